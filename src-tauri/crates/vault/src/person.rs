//! The few plain values that cross the border of this crate.

use std::path::PathBuf;

use ring::digest::{Context, SHA256};

use crate::error::VaultError;
use crate::random;
use crate::secret::Passphrase;

/// One of the two persons. A third has no room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Person {
    /// The founder of the household.
    First,
    /// The person who joined.
    Second,
}

impl Person {
    /// Both, in the order of the file.
    pub const BOTH: [Self; 2] = [Self::First, Self::Second];

    // FORMAT: person 0 and person 1.
    /// The number of this person in the file.
    #[must_use]
    pub fn index(self) -> u8 {
        match self {
            Self::First => 0,
            Self::Second => 1,
        }
    }

    /// The one who is not this one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }

    pub(crate) fn from_index(index: u8) -> Option<Self> {
        Self::BOTH.into_iter().find(|person| person.index() == index)
    }
}

/// Milliseconds since 1970 UTC, signed. The vault never reads the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Millis(pub i64);

/// The name of an entry: 16 random bytes, so that it tells nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct EntryId(pub [u8; 16]);

impl EntryId {
    /// No entry: the records of founding, keys, restoring and leaving speak of none.
    pub const NONE: Self = Self([0; 16]);

    /// Draws a new one.
    pub fn make() -> Result<Self, VaultError> {
        Ok(Self(random::make()?))
    }

    /// A name for this entry in a file that leaves the household: always the same for one `usage`, and no way
    /// back. The first 16 bytes of the SHA-256 of a label, the id and the number of the usage.
    #[must_use]
    pub fn name_outside(self, usage: u8) -> [u8; 16] {
        // FORMAT: a program outside knows each entry by this name again.
        let mut context = Context::new(&SHA256);
        context.update(b"hearthside name outside v1");
        context.update(&self.0);
        context.update(&[usage]);
        let mut name = [0; 16];
        name.iter_mut().zip(context.finish().as_ref()).for_each(|(byte, hashed)| *byte = *hashed);
        name
    }

    /// The 32 hexadecimal digits, lower case.
    #[must_use]
    pub fn to_hex(self) -> String {
        hex(&self.0)
    }

    /// Reads 32 hexadecimal digits of either case.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        if text.len() != 32 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let mut id = [0; 16];
        for (byte, at) in id.iter_mut().zip((0..32).step_by(2)) {
            *byte = u8::from_str_radix(text.get(at..at + 2)?, 16).ok()?;
        }
        Some(Self(id))
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|b| [DIGITS[usize::from(b >> 4)], DIGITS[usize::from(b & 15)]]).map(char::from).collect()
}

/// Where a household lies.
#[derive(Debug, Clone)]
pub struct Place {
    /// The household file.
    pub file: PathBuf,
    /// The folder of witness files, if this computer keeps one.
    pub witness: Option<PathBuf>,
}

/// A person as the file names them without a key. The label is a hint that anyone can read and change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoorPerson {
    /// Which of the two.
    pub person: Person,
    /// The name; empty if the file has lost it.
    pub label: String,
}

/// What a person brings when a household is made or joined.
pub struct NewPerson<'a> {
    /// The name, readable by anyone with the file; at most 64 bytes.
    pub label: &'a str,
    /// The secret of the new room.
    pub passphrase: &'a Passphrase,
    /// Whether a recovery code is made.
    pub recovery: bool,
}

// FORMAT: labels are UTF-8 of at most 64 bytes.
pub(crate) const LABEL_BYTES: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_id_survives_its_hexadecimal_form() {
        let id = EntryId(std::array::from_fn(|i| i as u8 * 17));
        assert_eq!(id.to_hex(), "00112233445566778899aabbccddeeff");
        assert_eq!(EntryId::from_hex(&id.to_hex()), Some(id));
        assert_eq!(EntryId::from_hex("00112233445566778899AABBCCDDEEFF"), Some(id));
    }

    #[test]
    fn what_is_not_32_hexadecimal_digits_is_no_entry_id() {
        for text in ["", "00", "+0112233445566778899aabbccddeeff", "é0112233445566778899aabbccddeef"] {
            assert_eq!(EntryId::from_hex(text), None, "{text}");
        }
    }

    #[test]
    fn each_person_is_the_other_of_the_other() {
        for person in Person::BOTH {
            assert_eq!(person.other().other(), person);
            assert_eq!(Person::from_index(person.index()), Some(person));
        }
        assert_eq!(Person::from_index(2), None);
    }

    #[test]
    fn the_name_of_an_entry_outside_is_frozen_and_another_for_each_usage() {
        let id = EntryId([7; 16]);
        assert_eq!(hex(&id.name_outside(0)), "c3450f83da4db239f484a8c91b86b139");
        assert_ne!(id.name_outside(1), id.name_outside(0));
        assert_ne!(EntryId([8; 16]).name_outside(0), id.name_outside(0));
    }
}
