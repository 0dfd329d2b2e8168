//! Tag pages: eight bytes of every cell's commitment, 480 cells a page.
//!
//! Without the key nobody can make a new genuine cell, only put an old one back; so eight bytes
//! are enough to tell which one is meant.

use crate::seal::{PLAIN_BYTES, Plain, empty_plain};
use crate::wire::{array_at, put};

/// The first eight bytes of a commitment.
pub(crate) type Tag = [u8; TAG_BYTES];

const TAG_BYTES: usize = 8;
// FORMAT: page i holds cells 480 i to 480 i + 479.
pub(crate) const TAGS_PER_PAGE: u32 = 480;
// FORMAT: the largest room.
pub(crate) const MOST_CELLS: u32 = 215_040;

pub(crate) fn tag_of(commitment: &[u8; 32]) -> Tag {
    array_at(commitment, 0)
}

pub(crate) fn page_of(cell: u32) -> u32 {
    cell / TAGS_PER_PAGE
}

pub(crate) fn pages_for(cells: u32) -> u32 {
    cells.div_ceil(TAGS_PER_PAGE)
}

/// Writes one page.
pub(crate) fn encode(tags: &[Tag]) -> Plain {
    let mut plain = empty_plain();
    put(&mut plain[..], 0, tags.as_flattened());
    plain
}

/// Reads the tags of `count` cells. `None`: something stands behind them.
pub(crate) fn decode(plain: &[u8; PLAIN_BYTES], count: usize) -> Option<Vec<Tag>> {
    let (tags, rest) = plain.split_at(count * TAG_BYTES);
    crate::wire::is_zero(rest).then(|| tags.chunks_exact(TAG_BYTES).map(|tag| array_at(tag, 0)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_holds_480_tags_one_after_another() {
        let tags: Vec<Tag> = (0..480_u64).map(u64::to_le_bytes).collect();
        let plain = encode(&tags);
        assert_eq!(plain[8 * 479..8 * 479 + 8], 479_u64.to_le_bytes());
        assert_eq!(decode(&plain, 480), Some(tags));
    }

    #[test]
    fn a_page_with_something_behind_its_tags_is_not_read() {
        let plain = encode(&[[1; 8]; 3]);
        assert_eq!(decode(&plain, 3), Some(vec![[1; 8]; 3]));
        assert_eq!(decode(&plain, 2), None);
    }

    #[test]
    fn cell_480_begins_the_second_page() {
        assert_eq!((page_of(479), page_of(480)), (0, 1));
        assert_eq!((pages_for(1), pages_for(480), pages_for(481), pages_for(MOST_CELLS)), (1, 1, 2, 448));
    }
}
