//! What a save will write, worked out before anything is written.
//!
//! The first save of a session seals the whole room anew, so that two copies of the file show
//! that something was written and nothing more. Later saves seal a multiple of eight cells.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use zeroize::Zeroizing;

use crate::cells::{self, MOST_ENTRY_BYTES, parts_of};
use crate::error::{Rule, VaultError};
use crate::finding::Table;
use crate::head::{Head, Pin};
use crate::person::{EntryId, Millis};
use crate::random;
use crate::room::{CellUse, Entry, Room, page_range};
use crate::seal::{self, Kind, empty_plain};
use crate::store::{Row, cell_row, copy_row, tag_row};
use crate::tags::{self, MOST_CELLS, Tag, page_of, pages_for, tag_of};

// FORMAT: rules of the writer.
const GROWTH: u32 = 64;
const LEAST_FREE: usize = 16;
const SEALED_TOGETHER: usize = 8;
const MOST_SEALED_ANEW: u32 = 16_384;
/// The cells of a new room.
pub(crate) const NEW_ROOM_CELLS: u32 = 128;
/// Fewer cells than this are sealed by one thread.
const ALONE_CELLS: usize = 256;

/// A change of one entry.
#[derive(Clone, Copy)]
pub enum Change<'a> {
    /// The entry is made, or replaced as a whole.
    Put {
        /// Its name.
        id: EntryId,
        /// Its content, opaque to the vault.
        bytes: &'a [u8],
    },
    /// The entry goes; its cells are sealed anew as free.
    Delete {
        /// Its name.
        id: EntryId,
    },
}

/// How many cells are sealed beside the changed ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reseal {
    /// The first save of a session.
    WholeRoom,
    /// A later save, and every save of the shared room.
    Eights,
}

/// What a save asks for.
pub(crate) struct Draft<'a> {
    pub(crate) changes: &'a [Change<'a>],
    pub(crate) reseal: Reseal,
    pub(crate) saved: Millis,
    pub(crate) pin: Pin,
    pub(crate) bundle: [u8; 32],
    /// The number of cells that the room has at least afterwards.
    pub(crate) least_cells: u32,
    /// Whether some cells are kept free; small rooms for tests do without.
    pub(crate) grows: bool,
}

/// What a save writes, and what the room is afterwards.
pub(crate) struct Stage {
    pub(crate) rows: Vec<Row>,
    pub(crate) head: Head,
    pub(crate) head_commitment: [u8; 32],
    tags: Vec<(u32, Tag)>,
    cells: Vec<(u32, CellUse)>,
    entries: Vec<(EntryId, Option<Entry>)>,
}

/// What one cell will hold.
#[derive(Clone, Copy)]
enum Text<'a> {
    Free,
    Part { entry: EntryId, sequence: u64, part: u16, bytes: &'a [u8] },
}

/// The plan of a save: cells to cells, before anything is sealed.
struct Plan<'a> {
    room: &'a Room,
    epoch: u64,
    count: u32,
    texts: BTreeMap<u32, Text<'a>>,
    released: BTreeSet<u32>,
    taken: BTreeSet<u32>,
    entries: Vec<(EntryId, Option<Entry>)>,
}

impl Room {
    /// Works out a save.
    pub(crate) fn stage(&self, draft: &Draft<'_>) -> Result<Stage, VaultError> {
        if !self.can_be_saved() {
            return Err(VaultError::NotAllowed(Rule::RoomDamaged));
        }
        let mut plan = Plan {
            room: self,
            epoch: self.head.epoch + 1,
            count: self.head.cells,
            texts: BTreeMap::new(),
            released: BTreeSet::new(),
            taken: BTreeSet::new(),
            entries: Vec::new(),
        };
        if draft.least_cells > plan.count {
            let exact = if draft.grows { draft.least_cells.next_multiple_of(GROWTH) } else { draft.least_cells };
            plan.grow_to(exact)?;
        }
        let mut last: BTreeMap<EntryId, Option<&[u8]>> = BTreeMap::new();
        for change in draft.changes {
            match change {
                Change::Put { id, bytes } => last.insert(*id, Some(bytes)),
                Change::Delete { id } => last.insert(*id, None),
            };
        }
        for (id, bytes) in last {
            plan.change(id, bytes)?;
        }
        plan.keep_some_free(draft.grows);
        plan.add_others(draft.reseal)?;
        plan.seal(draft)
    }

    /// Takes over what was committed.
    pub(crate) fn apply(&mut self, stage: Stage) {
        let count = stage.head.cells;
        self.tags.resize(count as usize, [0; 8]);
        self.cells.resize(count as usize, CellUse::Free);
        self.sound_pages.resize(pages_for(count) as usize, true);
        for (cell, tag) in stage.tags {
            self.tags[cell as usize] = tag;
        }
        for (cell, used) in stage.cells {
            self.cells[cell as usize] = used;
            if used == CellUse::Free {
                self.free.insert(cell);
            } else {
                self.free.remove(&cell);
            }
        }
        for (id, entry) in stage.entries {
            match entry {
                Some(entry) => self.entries.insert(id, entry),
                None => self.entries.remove(&id),
            };
        }
        self.head = stage.head;
        self.head_commitment = stage.head_commitment;
    }
}

impl<'a> Plan<'a> {
    fn change(&mut self, id: EntryId, bytes: Option<&'a [u8]>) -> Result<(), VaultError> {
        let old = self.room.entries.get(&id).map_or(&[][..], |entry| &entry.cells);
        let writable = |cell: &&u32| self.room.is_sound(**cell);
        if bytes.is_none() && !old.iter().all(|cell| writable(&cell)) {
            // What cannot be sealed as free would come back at the next unlocking.
            return Err(VaultError::NotAllowed(Rule::RoomDamaged));
        }
        let mut own: Vec<u32> = old.iter().filter(writable).copied().collect();
        let need = bytes.map_or(0, |bytes| parts_of(bytes.len()));
        if bytes.is_some_and(|bytes| bytes.len() > MOST_ENTRY_BYTES) {
            return Err(VaultError::TooLong);
        }
        for cell in own.split_off(need.min(own.len())) {
            self.released.insert(cell);
            self.texts.insert(cell, Text::Free);
        }
        while own.len() < need {
            own.push(self.take_free()?);
        }
        if let Some(bytes) = bytes {
            for (part, cell) in (0..).zip(&own) {
                self.texts.insert(*cell, Text::Part { entry: id, sequence: self.epoch, part, bytes });
            }
            let bytes = Zeroizing::new(bytes.to_vec());
            self.entries.push((id, Some(Entry { bytes, sequence: self.epoch, cells: own, proven: true })));
        } else {
            self.entries.push((id, None));
        }
        Ok(())
    }

    /// A free cell, from the tag pages that are written anyway if possible.
    fn take_free(&mut self) -> Result<u32, VaultError> {
        let near = self.texts.keys().next_back().map(|cell| page_range(page_of(*cell), self.count));
        let near = near.and_then(|range| {
            let cells = self.room.free.range(range.start as u32..range.end as u32);
            cells.copied().find(|cell| !self.taken.contains(cell))
        });
        let any = || self.room.free.iter().copied().find(|cell| !self.taken.contains(cell));
        let cell = match near.or_else(any).or_else(|| self.released.pop_first()) {
            Some(cell) => cell,
            None => {
                let from = self.count;
                self.grow_to((from + 1).next_multiple_of(GROWTH))?;
                from
            }
        };
        self.taken.insert(cell);
        self.released.remove(&cell);
        Ok(cell)
    }

    fn grow_to(&mut self, count: u32) -> Result<(), VaultError> {
        if count > MOST_CELLS {
            return Err(VaultError::RoomFull);
        }
        // New cells would rewrite the tag page whose loss keeps the others unproven.
        if self.count > 0 && !self.room.sound_pages.get(page_of(self.count) as usize).unwrap_or(&true) {
            return Err(VaultError::NotAllowed(Rule::RoomDamaged));
        }
        for cell in self.count..count {
            self.texts.insert(cell, Text::Free);
            self.released.insert(cell);
        }
        self.count = count;
        Ok(())
    }

    /// The room grows when few cells are left, as long as it may.
    fn keep_some_free(&mut self, grows: bool) {
        let taken = self.taken.iter().filter(|cell| self.room.free.contains(cell)).count();
        while grows && self.room.free.len() + self.released.len() - taken < LEAST_FREE {
            if self.grow_to((self.count + 1).next_multiple_of(GROWTH)).is_err() {
                return;
            }
        }
    }

    fn add_others(&mut self, reseal: Reseal) -> Result<(), VaultError> {
        let pages = self.pages_to_write(reseal)?;
        let mut others = Vec::new();
        for page in pages {
            for cell in page_range(page, self.room.head.cells) {
                let cell = cell as u32;
                if !self.texts.contains_key(&cell) && self.text_now(cell).is_some() {
                    others.push(cell);
                }
            }
        }
        let wanted = match reseal {
            Reseal::WholeRoom => others.len(),
            Reseal::Eights => self.texts.len().max(1).next_multiple_of(SEALED_TOGETHER) - self.texts.len(),
        };
        for drawn in 0..wanted.min(others.len()) {
            if wanted < others.len() {
                let left = others.len() - drawn;
                others.swap(drawn, drawn + random::below(left)?);
            }
            if let Some(text) = self.text_now(others[drawn]) {
                self.texts.insert(others[drawn], text);
            }
        }
        Ok(())
    }

    /// The tag pages from which further cells are taken.
    fn pages_to_write(&self, reseal: Reseal) -> Result<BTreeSet<u32>, VaultError> {
        let sound: Vec<u32> =
            (0..pages_for(self.room.head.cells)).filter(|page| self.room.sound_pages[*page as usize]).collect();
        let mut pages: BTreeSet<u32> = self.texts.keys().map(|cell| page_of(*cell)).collect();
        match reseal {
            Reseal::WholeRoom if self.count <= MOST_SEALED_ANEW => pages.extend(&sound),
            Reseal::WholeRoom => {
                let most = (MOST_SEALED_ANEW / tags::TAGS_PER_PAGE) as usize;
                let mut rest: Vec<u32> = sound.iter().copied().filter(|page| !pages.contains(page)).collect();
                while pages.len() < most && !rest.is_empty() {
                    pages.insert(rest.swap_remove(random::below(rest.len())?));
                }
            }
            Reseal::Eights if pages.is_empty() && !sound.is_empty() => {
                pages.insert(sound[random::below(sound.len())?]);
            }
            Reseal::Eights => {}
        }
        Ok(pages)
    }

    /// What a cell holds now, if it may be sealed anew.
    fn text_now(&self, cell: u32) -> Option<Text<'a>> {
        match self.room.cells.get(cell as usize)? {
            CellUse::Free if self.room.is_sound(cell) => Some(Text::Free),
            CellUse::Part { entry, part } => {
                let found = self.room.entries.get(entry)?;
                Some(Text::Part { entry: *entry, sequence: found.sequence, part: *part, bytes: &found.bytes })
            }
            CellUse::Free | CellUse::Unproven | CellUse::Kept => None,
        }
    }

    fn seal(self, draft: &Draft<'_>) -> Result<Stage, VaultError> {
        let mut rows = self.seal_cells()?;
        let tags: Vec<(u32, Tag)> =
            self.texts.keys().zip(&rows).map(|(cell, row)| (*cell, tag_of(&seal::commitment_of(&row.bytes)))).collect();
        let mut head = self.next_head(draft);
        self.seal_tag_pages(&tags, &mut head, &mut rows)?;
        let sealed = self.room.keys.seal(Kind::Head, 0, &head.encode())?;
        let head_commitment = seal::commitment_of(&sealed);
        push_twice(&mut rows, Table::Head, [0, 1].map(|copy| copy_row(self.room.index, copy)), sealed);
        let cells = self.texts.iter().map(|(cell, text)| (*cell, text.cell_use())).collect();
        Ok(Stage { rows, head, head_commitment, tags, cells, entries: self.entries })
    }

    fn next_head(&self, draft: &Draft<'_>) -> Head {
        let mut head = self.room.head.clone();
        head.epoch = self.epoch;
        head.cells = self.count;
        head.saved = draft.saved;
        head.pin = draft.pin;
        head.bundle = draft.bundle;
        head.page_tags.resize(pages_for(self.count) as usize, [0; 8]);
        head
    }

    fn seal_cells(&self) -> Result<Vec<Row>, VaultError> {
        let all: Vec<(u32, Text<'_>)> = self.texts.iter().map(|(cell, text)| (*cell, *text)).collect();
        let threads = if all.len() <= ALONE_CELLS { 1 } else { thread::available_parallelism().map_or(1, usize::from) };
        let share = all.len().div_ceil(threads).max(1);
        let seal = |share: &[(u32, Text<'_>)]| share.iter().map(|(cell, text)| self.seal_cell(*cell, *text)).collect();
        thread::scope(|scope| {
            let mut shares = all.chunks(share);
            let first = shares.next().unwrap_or_default();
            let others: Vec<_> = shares.map(|share| scope.spawn(move || seal(share))).collect();
            let mut rows: Vec<Row> = seal(first)?;
            for other in others {
                let theirs: Result<Vec<Row>, VaultError> =
                    other.join().expect("sealing cells has nothing that can panic");
                rows.extend(theirs?);
            }
            Ok(rows)
        })
    }

    fn seal_cell(&self, cell: u32, text: Text<'_>) -> Result<Row, VaultError> {
        let plain = match text {
            Text::Free => empty_plain(),
            Text::Part { entry, sequence, part, bytes } => cells::encode_part(entry, sequence, part, bytes),
        };
        let bytes = self.room.keys.seal(Kind::Cell, cell, &plain)?;
        Ok(Row { table: Table::Cell, id: cell_row(self.room.index, cell), bytes })
    }

    fn seal_tag_pages(&self, tags: &[(u32, Tag)], head: &mut Head, rows: &mut Vec<Row>) -> Result<(), VaultError> {
        let pages: BTreeSet<u32> = tags.iter().map(|(cell, _)| page_of(*cell)).collect();
        for page in pages {
            let range = page_range(page, self.count);
            let known = self.room.tags.get(range.start..range.end.min(self.room.tags.len()));
            let mut page_tags = known.unwrap_or_default().to_vec();
            page_tags.resize(range.len(), [0; 8]);
            for (cell, tag) in tags.iter().filter(|(cell, _)| page_of(*cell) == page) {
                page_tags[*cell as usize - range.start] = *tag;
            }
            let sealed = self.room.keys.seal(Kind::TagPage, page, &tags::encode(&page_tags))?;
            head.page_tags[page as usize] = tag_of(&seal::commitment_of(&sealed));
            push_twice(rows, Table::Tags, [0, 1].map(|copy| tag_row(self.room.index, page, copy)), sealed);
        }
        Ok(())
    }
}

impl Text<'_> {
    fn cell_use(&self) -> CellUse {
        match self {
            Text::Free => CellUse::Free,
            Text::Part { entry, part, .. } => CellUse::Part { entry: *entry, part: *part },
        }
    }
}

/// The two copies of one sealed row.
pub(crate) fn push_twice(rows: &mut Vec<Row>, table: Table, ids: [i64; 2], sealed: Box<[u8]>) {
    rows.push(Row { table, id: ids[0], bytes: sealed.clone() });
    rows.push(Row { table, id: ids[1], bytes: sealed });
}
