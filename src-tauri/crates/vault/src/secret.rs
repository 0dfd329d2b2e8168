//! Wrappers that redact and wipe: the passphrase and the 32-byte secrets.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_public_assigned;
use zeroize::Zeroizing;

/// A 32-byte secret that wipes itself and cannot be printed.
pub(crate) struct Secret32(Zeroizing<[u8; 32]>);

impl Secret32 {
    pub(crate) fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    pub(crate) fn make() -> Result<Self, crate::error::VaultError> {
        let mut secret = Self::new([0; 32]);
        crate::random::fill(&mut secret.0[..])?;
        Ok(secret)
    }

    // EXPOSE: to the key schedule and to the sealed bundle, both inside this crate.
    pub(crate) fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    pub(crate) fn copy(&self) -> Self {
        Self(self.0.clone())
    }

    pub(crate) fn equals(&self, other: &Self) -> bool {
        use subtle::ConstantTimeEq;
        self.0.ct_eq(&*other.0).into()
    }
}

/// Why a text cannot be a passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseFault {
    /// Nothing is left after trimming.
    #[error("the passphrase is empty")]
    Empty,
    /// More than 1,024 characters.
    #[error("the passphrase is too long")]
    TooLong,
    /// A character that a later system may read in another way.
    #[error("the passphrase holds a character that may change its meaning")]
    Character,
}

/// The most characters that a passphrase may have.
const MOST_CHARS: usize = 1024;

/// What a person types to open a room: NFKC, then trimmed. It redacts and wipes itself.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// For a new secret. Also refuses control characters and code points that no Unicode
    /// version has assigned yet: a later one may normalise those in another way and lock the
    /// person out.
    pub fn to_set(text: &str) -> Result<Self, PassphraseFault> {
        let typed = Self::to_try(text)?;
        let lasting = |c: char| !c.is_control() && (is_public_assigned(c) || is_private_use(c));
        if text.trim().chars().all(lasting) && typed.0.chars().all(lasting) {
            Ok(typed)
        } else {
            Err(PassphraseFault::Character)
        }
    }

    /// For an attempt to open: whatever was accepted once must still open.
    pub fn to_try(text: &str) -> Result<Self, PassphraseFault> {
        // A long paste is refused before it is normalised, for that may grow it eighteenfold.
        if text.chars().nth(MOST_CHARS * 4).is_some() {
            return Err(PassphraseFault::TooLong);
        }
        // Measured first, so that no half-grown copy of it is left behind.
        let mut normal = Zeroizing::new(String::with_capacity(text.nfkc().map(char::len_utf8).sum()));
        normal.extend(text.nfkc());
        // FORMAT: NFKC first, then Unicode White_Space off both ends.
        let trimmed = Zeroizing::new(normal.trim().to_owned());
        match trimmed.chars().count() {
            0 => Err(PassphraseFault::Empty),
            n if n > MOST_CHARS => Err(PassphraseFault::TooLong),
            _ => Ok(Self(trimmed)),
        }
    }

    /// How many characters it has, after normalising.
    #[must_use]
    pub fn chars(&self) -> usize {
        self.0.chars().count()
    }

    // EXPOSE: to the key derivation only.
    pub(crate) fn expose(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(..)")
    }
}

fn is_private_use(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Vec<u8> {
        Passphrase::to_try(text).expect("a passphrase").expose().to_vec()
    }

    #[test]
    fn composed_and_decomposed_letters_are_one_passphrase() {
        assert_eq!(typed("caf\u{e9} au lait"), typed("cafe\u{301} au lait"));
        assert_eq!(typed("\u{ff21}BC"), b"ABC");
    }

    #[test]
    fn white_space_at_the_ends_is_trimmed_after_normalising() {
        assert_eq!(typed(" \u{3000}word word\u{a0}\n"), b"word word");
    }

    #[test]
    fn the_length_is_counted_in_characters_after_normalising() {
        assert_eq!(Passphrase::to_try("\u{fdfa}").expect("one ligature").chars(), 18);
        assert!(Passphrase::to_set(&"a".repeat(1024)).is_ok());
        assert_eq!(Passphrase::to_set(&"a".repeat(1025)).err(), Some(PassphraseFault::TooLong));
        assert_eq!(Passphrase::to_try(&"a".repeat(9000)).err(), Some(PassphraseFault::TooLong));
        assert_eq!(Passphrase::to_try(" \n ").err(), Some(PassphraseFault::Empty));
    }

    #[test]
    fn a_new_secret_refuses_what_may_change_its_meaning_and_an_attempt_does_not() {
        for text in ["tab\tinside", "nul\0inside", "unassigned \u{0378} inside", "non \u{fdd0} character"] {
            assert_eq!(Passphrase::to_set(text).err(), Some(PassphraseFault::Character), "{text:?}");
            assert!(Passphrase::to_try(text).is_ok(), "{text:?}");
        }
        for text in ["emoji \u{1f469}\u{200d}\u{1f680} inside", "日本語のことば", "private \u{f8ff} use"] {
            assert!(Passphrase::to_set(text).is_ok(), "{text:?}");
        }
    }

    #[test]
    fn a_passphrase_does_not_print() {
        let shown = format!("{:?}", Passphrase::to_try("marker words here").expect("a passphrase"));
        assert!(!shown.contains("marker"), "{shown}");
    }
}
