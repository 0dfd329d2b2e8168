//! The head: what a room is made of and how old it is.

use crate::person::Millis;
use crate::schema::SCHEMA_HASH;
use crate::seal::{PLAIN_BYTES, Plain, empty_plain};
use crate::tags::{MOST_CELLS, Tag, pages_for};
use crate::wire::{array_at, is_zero, put, u16_at, u32_at, u64_at};

// FORMAT: version 1.0 and no required feature.
pub(crate) const MAJOR: u16 = 1;
pub(crate) const MINOR: u16 = 0;
pub(crate) const FEATURES: u64 = 0;
// FORMAT: the places of the fields.
const FEATURE_BITS: usize = 8;
const SCHEMA: usize = 16;
const EPOCH: usize = 48;
const CELLS: usize = 56;
const PAGES: usize = 60;
const SAVED: usize = 64;
const PIN_SEQ: usize = 72;
const PIN_HASH: usize = 80;
const BUNDLE: usize = 112;
const RESERVED: usize = 144;
const PAGE_TAGS: usize = 256;

/// A record of the shared log, named by its number and hash. Number 0 names none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pin {
    pub(crate) seq: u64,
    pub(crate) hash: [u8; 32],
}

impl Pin {
    pub(crate) const NONE: Self = Self { seq: 0, hash: [0; 32] };
}

/// The head of a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) major: u16,
    pub(crate) minor: u16,
    pub(crate) features: u64,
    pub(crate) schema: [u8; 32],
    pub(crate) epoch: u64,
    pub(crate) cells: u32,
    pub(crate) saved: Millis,
    pub(crate) pin: Pin,
    pub(crate) bundle: [u8; 32],
    pub(crate) page_tags: Vec<Tag>,
    /// Whether the bytes that version 1.0 keeps at zero are zero.
    pub(crate) reserved_is_zero: bool,
}

impl Head {
    /// The head of a room that has never been saved.
    pub(crate) fn unsaved() -> Self {
        Self {
            major: MAJOR,
            minor: MINOR,
            features: FEATURES,
            schema: SCHEMA_HASH,
            epoch: 0,
            cells: 0,
            saved: Millis(0),
            pin: Pin::NONE,
            bundle: [0; 32],
            page_tags: Vec::new(),
            reserved_is_zero: true,
        }
    }

    /// Whether this program may open what the head describes.
    pub(crate) fn is_readable(&self) -> bool {
        self.major == MAJOR && self.features == FEATURES
    }

    pub(crate) fn encode(&self) -> Plain {
        let mut plain = empty_plain();
        put(&mut plain[..], 0, &self.major.to_le_bytes());
        put(&mut plain[..], 2, &self.minor.to_le_bytes());
        put(&mut plain[..], FEATURE_BITS, &self.features.to_le_bytes());
        put(&mut plain[..], SCHEMA, &self.schema);
        put(&mut plain[..], EPOCH, &self.epoch.to_le_bytes());
        put(&mut plain[..], CELLS, &self.cells.to_le_bytes());
        put(&mut plain[..], PAGES, &pages_for(self.cells).to_le_bytes());
        put(&mut plain[..], SAVED, &self.saved.0.to_le_bytes());
        put(&mut plain[..], PIN_SEQ, &self.pin.seq.to_le_bytes());
        put(&mut plain[..], PIN_HASH, &self.pin.hash);
        put(&mut plain[..], BUNDLE, &self.bundle);
        put(&mut plain[..], PAGE_TAGS, self.page_tags.as_flattened());
        plain
    }

    /// Reads a head. `None`: it describes no room of this format. The head of another major
    /// version is read as far as its version, for everything else may lie elsewhere.
    pub(crate) fn decode(plain: &[u8; PLAIN_BYTES]) -> Option<Self> {
        let mut head = Self { major: u16_at(plain, 0), minor: u16_at(plain, 2), ..Self::unsaved() };
        head.features = u64_at(plain, FEATURE_BITS);
        if !head.is_readable() {
            return Some(head);
        }
        head.schema = array_at(plain, SCHEMA);
        head.epoch = u64_at(plain, EPOCH);
        head.cells = u32_at(plain, CELLS);
        head.saved = Millis(i64::from_le_bytes(array_at(plain, SAVED)));
        head.pin = Pin { seq: u64_at(plain, PIN_SEQ), hash: array_at(plain, PIN_HASH) };
        head.bundle = array_at(plain, BUNDLE);
        let pages = u32_at(plain, PAGES);
        if !(1..=MOST_CELLS).contains(&head.cells) || pages != pages_for(head.cells) {
            return None;
        }
        let end = PAGE_TAGS + pages as usize * 8;
        head.page_tags = plain[PAGE_TAGS..end].chunks_exact(8).map(|tag| array_at(tag, 0)).collect();
        head.reserved_is_zero =
            is_zero(&plain[4..FEATURE_BITS]) && is_zero(&plain[RESERVED..PAGE_TAGS]) && is_zero(&plain[end..]);
        Some(head)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::hex;

    fn sample() -> Head {
        Head {
            epoch: 5,
            cells: 1024,
            saved: Millis(-2),
            pin: Pin { seq: 7, hash: [0xAA; 32] },
            bundle: [0xBB; 32],
            page_tags: vec![[1; 8], [2; 8], [3; 8]],
            ..Head::unsaved()
        }
    }

    #[test]
    fn the_layout_of_a_head_is_frozen() {
        let plain = sample().encode();
        assert_eq!(hex(&plain[..16]), "01000000000000000000000000000000");
        assert_eq!(plain[16..48], SCHEMA_HASH);
        assert_eq!(
            hex(&plain[48..80]),
            "0500000000000000".to_owned() + "00040000" + "03000000" + "feffffffffffffff" + "0700000000000000"
        );
        assert_eq!(hex(&plain[80..144]), "aa".repeat(32) + &"bb".repeat(32));
        assert!(is_zero(&plain[144..256]));
        assert_eq!(hex(&plain[256..288]), "01".repeat(8) + &"02".repeat(8) + &"03".repeat(8) + &"00".repeat(8));
    }

    #[test]
    fn a_head_reads_back() {
        assert_eq!(Head::decode(&sample().encode()), Some(sample()));
    }

    #[test]
    fn a_head_that_describes_no_room_is_not_read() {
        for cells in [0, MOST_CELLS + 1] {
            let mut plain = *sample().encode();
            put(&mut plain, CELLS, &cells.to_le_bytes());
            put(&mut plain, PAGES, &pages_for(cells).to_le_bytes());
            assert_eq!(Head::decode(&plain), None, "{cells} cells");
        }
        let mut plain = *sample().encode();
        put(&mut plain, PAGES, &4_u32.to_le_bytes());
        assert_eq!(Head::decode(&plain), None);
    }

    #[test]
    fn another_major_version_and_a_required_feature_are_not_readable() {
        for (at, value) in [(0, 2), (FEATURE_BITS, 1)] {
            let mut plain = *sample().encode();
            plain[at] = value;
            assert!(!Head::decode(&plain).expect("the version reads").is_readable());
        }
    }

    #[test]
    fn bytes_kept_at_zero_are_looked_at() {
        for at in [4, RESERVED, PAGE_TAGS - 1, PLAIN_BYTES - 1] {
            let mut plain = *sample().encode();
            plain[at] = 1;
            assert!(!Head::decode(&plain).expect("a head").reserved_is_zero, "byte {at}");
        }
    }
}
