//! The text inside a cell: one part of an entry, or nothing.

use zeroize::Zeroizing;

use crate::person::EntryId;
use crate::seal::{PLAIN_BYTES, Plain, empty_plain};
use crate::wire::{array_at, is_zero, put, u16_at, u64_at};

// FORMAT: type (1), entry id (16), save sequence (8), part (2), parts (2), used (2), payload.
const TYPE_DATA: u8 = 1;
const ENTRY: usize = 1;
const SEQUENCE: usize = 17;
const PART: usize = 25;
const PARTS: usize = 27;
const USED: usize = 29;
const PAYLOAD: usize = 31;
/// What one cell holds.
pub(crate) const PAYLOAD_BYTES: usize = PLAIN_BYTES - PAYLOAD;

/// The largest entry: eight times the text that the screen allows, for JSON may grow it sixfold.
pub(crate) const MOST_ENTRY_BYTES: usize = 8 * 1024 * 1024;

/// How many cells an entry of this size takes.
pub(crate) fn parts_of(len: usize) -> usize {
    len.div_ceil(PAYLOAD_BYTES).max(1)
}

/// What a cell says about itself.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum CellText {
    Free,
    Part(Part),
}

/// One part of one version of an entry.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) entry: EntryId,
    pub(crate) sequence: u64,
    pub(crate) part: u16,
    pub(crate) parts: u16,
    pub(crate) payload: Zeroizing<Vec<u8>>,
}

/// Writes part `part` of an entry.
pub(crate) fn encode_part(entry: EntryId, sequence: u64, part: u16, bytes: &[u8]) -> Plain {
    let mut plain = empty_plain();
    let parts = u16::try_from(parts_of(bytes.len())).expect("an entry of the largest size has 2,203 parts");
    let from = usize::from(part) * PAYLOAD_BYTES;
    let payload = &bytes[from..bytes.len().min(from + PAYLOAD_BYTES)];
    let used = u16::try_from(payload.len()).expect("a payload has 3,809 bytes at most");
    plain[0] = TYPE_DATA;
    put(&mut plain[..], ENTRY, &entry.0);
    put(&mut plain[..], SEQUENCE, &sequence.to_le_bytes());
    put(&mut plain[..], PART, &part.to_le_bytes());
    put(&mut plain[..], PARTS, &parts.to_le_bytes());
    put(&mut plain[..], USED, &used.to_le_bytes());
    put(&mut plain[..], PAYLOAD, payload);
    plain
}

/// Reads the text of a cell. `None`: not a layout that a writer makes.
pub(crate) fn decode(plain: &[u8; PLAIN_BYTES]) -> Option<CellText> {
    if plain[0] == 0 {
        return is_zero(plain).then_some(CellText::Free);
    }
    let (part, parts) = (u16_at(plain, PART), u16_at(plain, PARTS));
    let used = usize::from(u16_at(plain, USED));
    let is_last = part.checked_add(1) == Some(parts);
    let sound = plain[0] == TYPE_DATA
        && part < parts
        && parts < u16::MAX
        && used <= PAYLOAD_BYTES
        && (is_last || used == PAYLOAD_BYTES)
        && is_zero(&plain[PAYLOAD + used..]);
    sound.then(|| {
        CellText::Part(Part {
            entry: EntryId(array_at(plain, ENTRY)),
            sequence: u64_at(plain, SEQUENCE),
            part,
            parts,
            payload: Zeroizing::new(plain[PAYLOAD..PAYLOAD + used].to_vec()),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::hex;

    const ENTRY_ID: EntryId = EntryId([0xAB; 16]);

    #[test]
    fn the_layout_of_a_cell_is_frozen() {
        let plain = encode_part(ENTRY_ID, 0x0102_0304, 0, b"{}");
        let expected =
            "01".to_owned() + &"ab".repeat(16) + "0403020100000000" + "0000" + "0100" + "0200" + "7b7d" + "0000";
        assert_eq!(hex(&plain[..35]), expected);
        assert_eq!(PAYLOAD_BYTES, 3809);
    }

    #[test]
    fn the_border_between_one_cell_and_two_is_3809_bytes() {
        for (len, parts) in [(0, 1), (1, 1), (3809, 1), (3810, 2), (7618, 2), (7619, 3)] {
            assert_eq!(parts_of(len), parts, "{len} bytes");
        }
        assert!(parts_of(MOST_ENTRY_BYTES) < usize::from(u16::MAX));
    }

    #[test]
    fn parts_put_together_are_the_entry() {
        let bytes: Vec<u8> = (0..7619_u32).map(|i| i as u8).collect();
        let mut together = Vec::new();
        for part in 0..3 {
            match decode(&encode_part(ENTRY_ID, 9, part, &bytes)) {
                Some(CellText::Part(read)) => {
                    assert_eq!((read.part, read.parts, read.sequence), (part, 3, 9));
                    together.extend_from_slice(&read.payload);
                }
                _ => panic!("part {part} does not read"),
            }
        }
        assert_eq!(together, bytes);
    }

    #[test]
    fn a_free_cell_is_all_zero() {
        let mut plain = *empty_plain();
        assert_eq!(decode(&plain), Some(CellText::Free));
        plain[PLAIN_BYTES - 1] = 1;
        assert_eq!(decode(&plain), None);
    }

    #[test]
    fn what_no_writer_makes_is_not_read() {
        let sound = *encode_part(ENTRY_ID, 9, 0, &[7; 100]);
        let spoil: [(usize, u8); 5] = [(0, 2), (PART, 1), (PARTS, 0), (USED + 1, 0xFF), (PLAIN_BYTES - 1, 1)];
        for (at, value) in spoil {
            let mut plain = sound;
            plain[at] = value;
            assert_eq!(decode(&plain), None, "byte {at}");
        }
        let mut short_inner_part = sound;
        short_inner_part[PARTS] = 2;
        assert_eq!(decode(&short_inner_part), None);
        let mut most_parts = *encode_part(ENTRY_ID, 9, 0, &[7; 3810]);
        put(&mut most_parts, PARTS, &u16::MAX.to_le_bytes());
        assert_eq!(decode(&most_parts), None);
    }
}
