//! The recovery code: 130 random bits that people can write down.

use std::fmt;

use ring::digest::{SHA256, digest};
use zeroize::Zeroizing;

use crate::error::VaultError;
use crate::keys::{self, VaultId};
use crate::random;
use crate::secret::Secret32;

// FORMAT: Crockford's base 32, 26 symbols and 2 check symbols, 5 bits each.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 26;
const WITH_CHECK: usize = 28;
const GROUP: usize = 4;

/// Why a text is no recovery code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryCodeFault {
    /// A sign that no code has.
    #[error("the code holds a sign that no code has")]
    Symbol,
    /// Too few or too many signs.
    #[error("the code has {found} of 28 signs")]
    Length {
        /// How many there are.
        found: usize,
    },
    /// The last two signs do not fit the others: a slip of the pen.
    #[error("the signs of the code do not fit together")]
    Check,
}

/// A recovery code. It redacts and wipes itself.
pub struct RecoveryCode(Zeroizing<[u8; LENGTH]>);

impl RecoveryCode {
    /// Draws a new one.
    pub(crate) fn make() -> Result<Self, VaultError> {
        let mut code = Self(Zeroizing::new([0; LENGTH]));
        random::fill(&mut code.0[..])?;
        for byte in code.0.iter_mut() {
            *byte = SYMBOLS[usize::from(*byte & 31)];
        }
        Ok(code)
    }

    /// Reads what a person typed: case, spaces and hyphens do not matter; O is 0, I and L are 1.
    pub fn parse(text: &str) -> Result<Self, RecoveryCodeFault> {
        let mut typed = Zeroizing::new([0_u8; WITH_CHECK]);
        let mut found = 0;
        for c in text.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            let symbol = canonical(c).ok_or(RecoveryCodeFault::Symbol)?;
            if let Some(place) = typed.get_mut(found) {
                *place = symbol;
            }
            found += 1;
        }
        if found != WITH_CHECK {
            return Err(RecoveryCodeFault::Length { found });
        }
        let mut code = Self(Zeroizing::new([0; LENGTH]));
        code.0.copy_from_slice(&typed[..LENGTH]);
        if check_symbols(&code.0) == typed[LENGTH..] { Ok(code) } else { Err(RecoveryCodeFault::Check) }
    }

    // EXPOSE: shown once, to be written down and typed back.
    /// The 28 signs in 7 groups of 4, for the person to write down.
    #[must_use]
    pub fn expose_grouped(&self) -> Zeroizing<String> {
        let mut shown = Zeroizing::new(String::with_capacity(WITH_CHECK + WITH_CHECK / GROUP));
        let check = check_symbols(&self.0);
        for (at, symbol) in self.0.iter().chain(&check).enumerate() {
            if at > 0 && at % GROUP == 0 {
                shown.push('-');
            }
            shown.push(char::from(*symbol));
        }
        shown
    }

    /// R of the key schedule. It depends on the vault, so no code opens another vault.
    pub(crate) fn derive_secret(&self, vault: &VaultId) -> Secret32 {
        keys::derive_recovery_secret(vault, &self.0[..])
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(..)")
    }
}

fn canonical(c: char) -> Option<u8> {
    let symbol = match c.to_ascii_uppercase() {
        'O' => b'0',
        'I' | 'L' => b'1',
        upper => u8::try_from(upper).ok()?,
    };
    SYMBOLS.contains(&symbol).then_some(symbol)
}

// FORMAT: the first 10 bits, most significant first, of SHA-256("v1/code" || the 26 signs).
fn check_symbols(code: &[u8; LENGTH]) -> [u8; 2] {
    let mut message = Zeroizing::new([0; 7 + LENGTH]);
    message[..7].copy_from_slice(b"v1/code");
    message[7..].copy_from_slice(code);
    let hash = digest(&SHA256, &message[..]);
    let bits = u16::from_be_bytes([hash.as_ref()[0], hash.as_ref()[1]]) >> 6;
    [SYMBOLS[usize::from(bits >> 5)], SYMBOLS[usize::from(bits & 31)]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_code_is_seven_groups_of_four_and_reads_back() {
        let code = RecoveryCode::make().expect("randomness");
        let shown = code.expose_grouped();
        let groups: Vec<_> = shown.split('-').collect();
        assert_eq!(groups.len(), 7);
        assert!(groups.iter().all(|g| g.len() == 4));
        assert_eq!(RecoveryCode::parse(&shown).expect("own code").0, code.0);
    }

    #[test]
    fn the_check_signs_of_a_known_code_never_change() {
        let code = RecoveryCode(Zeroizing::new(*b"ABCDEFGHJKMNPQRSTVWXYZ0123"));
        assert_eq!(*code.expose_grouped(), "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-23HW");
    }

    #[test]
    fn typing_habits_do_not_matter() {
        let shown = RecoveryCode(Zeroizing::new(*b"0011000000000000000000000A")).expose_grouped();
        let sloppy =
            shown.to_lowercase().replace('-', "  ").replace('0', "o").replacen('1', "l", 1).replacen('1', "I", 1);
        assert!(RecoveryCode::parse(&sloppy).is_ok(), "{sloppy}");
    }

    #[test]
    fn slips_are_told_apart() {
        let shown = RecoveryCode(Zeroizing::new(*b"ABCDEFGHJKMNPQRSTVWXYZ0123")).expose_grouped();
        assert_eq!(RecoveryCode::parse(&shown[5..]).err(), Some(RecoveryCodeFault::Length { found: 24 }));
        assert_eq!(RecoveryCode::parse(&shown.replacen('A', "U", 1)).err(), Some(RecoveryCodeFault::Symbol));
        assert_eq!(RecoveryCode::parse(&shown.replacen('A', "7", 1)).err(), Some(RecoveryCodeFault::Check));
        let swapped = shown.replacen("ABCD-EFGH", "EFGH-ABCD", 1);
        assert_eq!(RecoveryCode::parse(&swapped).err(), Some(RecoveryCodeFault::Check));
        assert_eq!(RecoveryCode::parse("").err(), Some(RecoveryCodeFault::Length { found: 0 }));
    }
}
