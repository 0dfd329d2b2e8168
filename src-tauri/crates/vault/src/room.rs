//! A room in memory: what its cells hold, and what each entry says.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use zeroize::Zeroizing;

use crate::cells::Part;
use crate::copies::{self, CopyFault};
use crate::error::VaultError;
use crate::finding::{Finding, Space, Table};
use crate::head::{Head, MINOR};
use crate::keys::{SealingKey, SpaceId, VaultId};
use crate::person::EntryId;
use crate::scan::{self, Expected};
use crate::schema::SCHEMA_HASH;
use crate::seal::{self, Belongs, Kind};
use crate::store::{Row, Store, cell_row, copy_row, tag_row};
use crate::tags::{self, MOST_CELLS, TAGS_PER_PAGE, Tag, page_of, pages_for, tag_of};

/// The keys of one space.
pub(crate) struct RoomKeys {
    pub(crate) vault: VaultId,
    pub(crate) space: SpaceId,
    pub(crate) generation: u16,
    pub(crate) active: SealingKey,
    /// Keys that open what an earlier key sealed and seal nothing.
    pub(crate) retired: Vec<(u16, SealingKey)>,
}

impl RoomKeys {
    pub(crate) fn belongs(&self, kind: Kind, number: u32) -> Belongs {
        Belongs { kind, generation: self.generation, space: self.space, number }
    }

    pub(crate) fn seal(&self, kind: Kind, number: u32, plain: &seal::Plain) -> Result<Box<[u8]>, VaultError> {
        seal::seal(&self.active, &self.vault, &self.belongs(kind, number), plain)
    }

    fn open(&self, kind: Kind, number: u32, envelope: &[u8]) -> Option<seal::Plain> {
        seal::open(&self.active, &self.vault, &self.belongs(kind, number), envelope)
    }
}

/// What a cell is to the writer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CellUse {
    Free,
    /// A part of an entry; sealed anew with the room.
    Part {
        entry: EntryId,
        part: u16,
    },
    /// A part whose age is not proven: only its person's own edit may replace it.
    Unproven,
    /// Damaged, missing or left over: never touched, so that nothing is lost or laundered.
    Kept,
}

/// One entry.
pub(crate) struct Entry {
    pub(crate) bytes: Zeroizing<Vec<u8>>,
    pub(crate) sequence: u64,
    /// Its cells, in the order of the parts.
    pub(crate) cells: Vec<u32>,
    pub(crate) proven: bool,
}

/// A room in memory. It equals the file after every save.
pub(crate) struct Room {
    pub(crate) space: Space,
    /// 0 and 1 for the rooms of the persons, 2 for the shared one.
    pub(crate) index: u8,
    pub(crate) keys: RoomKeys,
    pub(crate) head: Head,
    pub(crate) head_commitment: [u8; 32],
    /// Whether a head was found; without one nothing is saved.
    pub(crate) has_head: bool,
    pub(crate) tags: Vec<Tag>,
    /// Whether each tag page is the one that the head names.
    pub(crate) sound_pages: Vec<bool>,
    pub(crate) cells: Vec<CellUse>,
    pub(crate) free: BTreeSet<u32>,
    pub(crate) entries: BTreeMap<EntryId, Entry>,
}

// FORMAT: the index of the shared space.
pub(crate) const SHARED_INDEX: u8 = 2;

/// Where the reading of a room notes what it finds, and the rows that make copies whole.
#[derive(Default)]
pub(crate) struct Notes {
    pub(crate) findings: Vec<Finding>,
    pub(crate) mends: Vec<Row>,
}

impl Notes {
    fn copy_faults<T>(
        &mut self,
        copies: &mut copies::Copies<T>,
        missing: impl Fn(u8) -> Finding,
        damaged: impl Fn(u8) -> Finding,
        differ: Finding,
    ) {
        self.findings.extend(copies.faults.iter().map(|(copy, fault)| match fault {
            CopyFault::Missing => missing(*copy),
            CopyFault::Damaged => damaged(*copy),
        }));
        if copies.differ {
            self.findings.push(differ);
        }
        self.mends.append(&mut copies.mends);
    }

    pub(crate) fn bundle_faults<T>(&mut self, space: Space, copies: &mut copies::Copies<T>) {
        self.copy_faults(
            copies,
            |copy| Finding::BundleMissing { space, copy },
            |copy| Finding::BundleDamaged { space, copy },
            Finding::BundleCopiesDiffer { space },
        );
    }

    fn head_faults<T>(&mut self, space: Space, copies: &mut copies::Copies<T>) {
        self.copy_faults(
            copies,
            |copy| Finding::HeadMissing { space, copy },
            |copy| Finding::HeadDamaged { space, copy },
            Finding::HeadCopiesDiffer { space },
        );
    }

    fn tag_page_faults<T>(&mut self, space: Space, page: u32, copies: &mut copies::Copies<T>) {
        self.copy_faults(
            copies,
            |copy| Finding::TagPageMissing { space, page, copy },
            |copy| Finding::TagPageDamaged { space, page, copy },
            Finding::TagPageCopiesDiffer { space, page },
        );
    }
}

impl Room {
    /// A room that is about to be made; it has no cell yet.
    pub(crate) fn empty(space: Space, index: u8, keys: RoomKeys) -> Self {
        Self {
            space,
            index,
            keys,
            head: Head::unsaved(),
            head_commitment: [0; 32],
            has_head: true,
            tags: Vec::new(),
            sound_pages: Vec::new(),
            cells: Vec::new(),
            free: BTreeSet::new(),
            entries: BTreeMap::new(),
        }
    }

    /// Opens a room in full: head, tag pages, every cell.
    pub(crate) fn open(
        store: &Store,
        space: Space,
        index: u8,
        keys: RoomKeys,
        notes: &mut Notes,
    ) -> Result<Self, VaultError> {
        let mut room = Self::empty(space, index, keys);
        room.read_head(store, notes)?;
        if !room.head.is_readable() {
            return Err(VaultError::NewerVersion);
        }
        room.read_tag_pages(store, notes)?;
        room.read_cells(store, notes)?;
        Ok(room)
    }

    fn read_head(&mut self, store: &Store, notes: &mut Notes) -> Result<(), VaultError> {
        let places = [0, 1].map(|copy| (Table::Head, copy_row(self.index, copy)));
        let open = |bytes: &[u8]| {
            let head = Head::decode(&*self.keys.open(Kind::Head, 0, bytes)?)?;
            Some((head, seal::commitment_of(bytes)))
        };
        let mut copies = copies::read(store, places, open, |(head, _)| head.epoch)?;
        let space = self.space;
        notes.head_faults(space, &mut copies);
        match copies.best {
            Some((head, commitment)) => {
                if head.is_readable() && head.minor == MINOR {
                    if !head.reserved_is_zero {
                        notes.findings.push(Finding::ReservedNotZero { space });
                    }
                    if head.schema != SCHEMA_HASH {
                        notes.findings.push(Finding::SchemaDiffers);
                    }
                }
                self.head = head;
                self.head_commitment = commitment;
            }
            None => {
                notes.findings.push(Finding::HeadLost { space });
                self.has_head = false;
                self.head.cells = scan::highest_cell(store, self.index)?;
            }
        }
        Ok(())
    }

    fn read_tag_pages(&mut self, store: &Store, notes: &mut Notes) -> Result<(), VaultError> {
        let cells = self.head.cells;
        self.tags = vec![[0; 8]; cells as usize];
        self.sound_pages = vec![false; pages_for(cells) as usize];
        if !self.has_head {
            return Ok(());
        }
        for page in 0..pages_for(cells) {
            let range = page_range(page, cells);
            let named = self.head.page_tags[page as usize];
            let places = [0, 1].map(|copy| (Table::Tags, tag_row(self.index, page, copy)));
            let open = |bytes: &[u8]| {
                let tags = tags::decode(&*self.keys.open(Kind::TagPage, page, bytes)?, range.len())?;
                Some((tags, tag_of(&seal::commitment_of(bytes)) == named))
            };
            let mut copies = copies::read(store, places, open, |(_, is_named)| u64::from(*is_named))?;
            let (space, best) = (self.space, copies.best.take());
            match best {
                Some((read, true)) => {
                    self.tags[range].copy_from_slice(&read);
                    self.sound_pages[page as usize] = true;
                }
                Some((_, false)) => {
                    copies.mends.clear();
                    notes.findings.push(Finding::TagPageReplaced { space, page });
                }
                None => notes.findings.push(Finding::TagPageLost { space, page }),
            }
            notes.tag_page_faults(space, page, &mut copies);
        }
        Ok(())
    }

    fn read_cells(&mut self, store: &Store, notes: &mut Notes) -> Result<(), VaultError> {
        let expected: Vec<Expected> = (0..self.head.cells)
            .map(|cell| match self.sound_pages[page_of(cell) as usize] {
                true => Expected::Tag(self.tags[cell as usize]),
                false => Expected::Unknown,
            })
            .collect();
        let scanned = scan::room(store, self.index, self.space, &self.keys, &expected)?;
        notes.findings.extend(scanned.findings);
        if self.has_head {
            self.find_rows_beyond(store, notes)?;
        }
        self.cells = vec![CellUse::Kept; expected.len()];
        for cell in scanned.free {
            if self.is_sound(cell) {
                self.cells[cell as usize] = CellUse::Free;
                self.free.insert(cell);
            }
        }
        self.assemble(scanned.parts, notes);
        Ok(())
    }

    /// Rows behind the last cell and the last tag page that the head knows.
    fn find_rows_beyond(&self, store: &Store, notes: &mut Notes) -> Result<(), VaultError> {
        let (cells, pages) = (self.head.cells, pages_for(self.head.cells));
        let last_page = pages_for(MOST_CELLS);
        let beyond = [
            (Table::Cell, cell_row(self.index, cells), cell_row(self.index, MOST_CELLS)),
            (Table::Tags, tag_row(self.index, pages, 0), tag_row(self.index, last_page, 0)),
        ];
        for (table, from, until) in beyond {
            let count = store.count(table, from, until - 1)?;
            if count > 0 {
                notes.findings.push(Finding::ForeignRows { table, count });
            }
        }
        Ok(())
    }

    /// Puts the parts of entries together. Without proof of age the newest complete version counts.
    fn assemble(&mut self, mut parts: Vec<ReadPart>, notes: &mut Notes) {
        parts.sort_unstable_by_key(|read| (read.part.entry, Reverse(read.part.sequence), read.part.part, read.cell));
        let mut parts = parts.into_iter().peekable();
        let mut entries = Vec::new();
        while let Some(first) = parts.next() {
            let id = first.part.entry;
            let mut versions = vec![vec![first]];
            while let Some(read) = parts.next_if(|read| read.part.entry == id) {
                match versions.last_mut() {
                    Some(version) if version[0].part.sequence == read.part.sequence => version.push(read),
                    _ => versions.push(vec![read]),
                }
            }
            let first_cell = versions[0][0].cell;
            let newest_is_complete = is_complete(&versions[0]);
            if !newest_is_complete {
                notes.findings.push(Finding::EntryIncomplete { space: self.space, cell: first_cell });
            }
            if let Some(version) = versions.into_iter().find(|version| is_complete(version)) {
                entries.push((id, self.entry_of(version, newest_is_complete)));
            }
        }
        self.entries = entries.into_iter().collect();
    }

    fn entry_of(&mut self, version: Vec<ReadPart>, is_newest: bool) -> Entry {
        let proven = is_newest && version.iter().all(|read| read.proven);
        let mut cells = Vec::with_capacity(version.len());
        let sequence = version[0].part.sequence;
        let mut bytes = Zeroizing::new(Vec::new());
        let total = version.iter().map(|read| read.part.payload.len()).sum();
        for (at, mut read) in version.into_iter().enumerate() {
            self.cells[read.cell as usize] = match (proven, self.is_sound(read.cell)) {
                (true, true) => CellUse::Part { entry: read.part.entry, part: read.part.part },
                (false, true) => CellUse::Unproven,
                (_, false) => CellUse::Kept,
            };
            cells.push(read.cell);
            if at == 0 {
                *bytes = std::mem::take(&mut *read.part.payload);
                // One allocation of the whole size, so that no half-grown text is left behind.
                if total > bytes.len() {
                    let first = std::mem::replace(&mut bytes, Zeroizing::new(Vec::with_capacity(total)));
                    bytes.extend_from_slice(&first);
                }
            } else {
                bytes.extend_from_slice(&read.part.payload);
            }
        }
        Entry { bytes, sequence, cells, proven }
    }

    pub(crate) fn is_sound(&self, cell: u32) -> bool {
        self.sound_pages.get(page_of(cell) as usize).copied().unwrap_or(false)
    }

    /// Whether a save is possible at all.
    pub(crate) fn can_be_saved(&self) -> bool {
        self.has_head
    }
}

/// A part of an entry, as it was read.
pub(crate) struct ReadPart {
    pub(crate) cell: u32,
    pub(crate) proven: bool,
    pub(crate) part: Part,
}

/// Whether a version has every part once, in order. The parts are sorted.
fn is_complete(version: &[ReadPart]) -> bool {
    let parts = usize::from(version[0].part.parts);
    version.len() == parts
        && version
            .iter()
            .enumerate()
            .all(|(at, read)| usize::from(read.part.part) == at && usize::from(read.part.parts) == parts)
}

/// The cells of one tag page.
pub(crate) fn page_range(page: u32, cells: u32) -> std::ops::Range<usize> {
    let from = page * TAGS_PER_PAGE;
    from as usize..cells.min(from + TAGS_PER_PAGE).min(MOST_CELLS) as usize
}
