//! One pass over all cells of a room, opened on every core.
//!
//! The reading thread hands pieces of sealed rows to the others and opens a piece itself when
//! they are busy. A cell is opened in the memory it was read into.

use std::collections::HashSet;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread;

use subtle::ConstantTimeEq;
use zeroize::{Zeroize, Zeroizing};

use crate::cells::{self, CellText};
use crate::error::VaultError;
use crate::finding::{Finding, Space, Table};
use crate::room::{ReadPart, RoomKeys};
use crate::seal::{self, Belongs, Claim, ENVELOPE_BYTES, ENVELOPE_MAGIC, Kind};
use crate::store::{Store, cell_row};
use crate::tags::{MOST_CELLS, Tag, tag_of};

/// How many cells travel together.
const PIECE_CELLS: usize = 64;
/// Rooms up to this size are opened by one thread.
const ALONE_CELLS: usize = 256;
const MOST_THREADS: usize = 8;

/// What the tag page says of a cell.
#[derive(Clone, Copy)]
pub(crate) enum Expected {
    Tag(Tag),
    /// The tag page is lost, so that the age of the cell is not proven.
    Unknown,
}

/// What the cells of a room hold.
#[derive(Default)]
pub(crate) struct Scanned {
    pub(crate) free: Vec<u32>,
    pub(crate) parts: Vec<ReadPart>,
    pub(crate) findings: Vec<Finding>,
}

/// A piece of sealed rows.
struct Piece {
    cells: Vec<u32>,
    bytes: Vec<u8>,
}

impl Piece {
    fn new() -> Self {
        Self { cells: Vec::with_capacity(PIECE_CELLS), bytes: Vec::with_capacity(PIECE_CELLS * ENVELOPE_BYTES) }
    }
}

impl Drop for Piece {
    fn drop(&mut self) {
        self.bytes.zeroize();
    }
}

struct Opening<'a> {
    keys: &'a RoomKeys,
    space: Space,
    expected: &'a [Expected],
}

/// Opens every cell that a room is meant to have.
pub(crate) fn room(
    store: &Store,
    index: u8,
    space: Space,
    keys: &RoomKeys,
    expected: &[Expected],
) -> Result<Scanned, VaultError> {
    let opening = Opening { keys, space, expected };
    let mut met = vec![false; expected.len()];
    let mut scanned = if expected.len() <= ALONE_CELLS {
        opening.alone(store, index, &mut met)?
    } else {
        opening.together(store, index, &mut met)?
    };
    opening.ask_for_missing(store, index, &met, &mut scanned)?;
    opening.search_raw(store, &mut scanned)?;
    Ok(scanned)
}

impl Opening<'_> {
    fn alone(&self, store: &Store, index: u8, met: &mut [bool]) -> Result<Scanned, VaultError> {
        let mut scanned = Scanned::default();
        let mut envelope = Zeroizing::new(Vec::with_capacity(ENVELOPE_BYTES));
        self.each_row(store, index, met, |cell, bytes| {
            envelope.clear();
            envelope.extend_from_slice(bytes);
            self.open(cell, &mut envelope, &mut scanned);
        })?;
        Ok(scanned)
    }

    fn together(&self, store: &Store, index: u8, met: &mut [bool]) -> Result<Scanned, VaultError> {
        let threads = thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
        let (give, take) = sync_channel::<Piece>(threads);
        let (give_back, take_back) = sync_channel::<Piece>(threads * 4);
        let take = &Mutex::new(take);
        thread::scope(|scope| {
            let mut workers = Vec::new();
            for _ in 1..threads {
                let give_back = give_back.clone();
                workers.push(scope.spawn(move || self.work(take, &give_back)));
            }
            let mut own = Scanned::default();
            let mut piece = Piece::new();
            let outcome = self.each_row(store, index, met, |cell, bytes| {
                if bytes.len() != ENVELOPE_BYTES {
                    own.findings.push(Finding::CellDamaged { space: self.space, cell });
                    return;
                }
                piece.cells.push(cell);
                piece.bytes.extend_from_slice(bytes);
                if piece.cells.len() == PIECE_CELLS {
                    let next = take_back.try_recv().unwrap_or_else(|_| Piece::new());
                    let full = std::mem::replace(&mut piece, next);
                    self.hand_over(full, &give, &give_back, &mut own);
                }
            });
            self.open_piece(&mut piece, &mut own);
            drop(give);
            for worker in workers {
                let theirs = worker.join().expect("a worker opens cells and nothing in that can fail");
                own.free.extend(theirs.free);
                own.parts.extend(theirs.parts);
                own.findings.extend(theirs.findings);
            }
            own.findings.sort_unstable();
            outcome.map(|()| own)
        })
    }

    fn work(&self, take: &Mutex<Receiver<Piece>>, give_back: &SyncSender<Piece>) -> Scanned {
        let mut scanned = Scanned::default();
        loop {
            let next = take.lock().map(|take| take.recv());
            let Ok(Ok(mut piece)) = next else { return scanned };
            self.open_piece(&mut piece, &mut scanned);
            // A full way back only means that the piece is wiped here.
            let _ = give_back.try_send(piece);
        }
    }

    fn hand_over(&self, piece: Piece, give: &SyncSender<Piece>, give_back: &SyncSender<Piece>, own: &mut Scanned) {
        match give.try_send(piece) {
            Ok(()) => {}
            Err(TrySendError::Full(mut piece) | TrySendError::Disconnected(mut piece)) => {
                self.open_piece(&mut piece, own);
                let _ = give_back.try_send(piece);
            }
        }
    }

    fn open_piece(&self, piece: &mut Piece, scanned: &mut Scanned) {
        for (cell, envelope) in piece.cells.iter().zip(piece.bytes.chunks_exact_mut(ENVELOPE_BYTES)) {
            self.open(*cell, envelope, scanned);
        }
        piece.cells.clear();
        piece.bytes.clear();
    }

    fn each_row(
        &self,
        store: &Store,
        index: u8,
        met: &mut [bool],
        mut each: impl FnMut(u32, &[u8]),
    ) -> Result<(), VaultError> {
        let from = cell_row(index, 0);
        let until = from + self.expected.len() as i64;
        store.scan_cells(from, until, |row, bytes| {
            let Ok(cell) = u32::try_from(row - from) else { return };
            if let Some(met) = met.get_mut(cell as usize) {
                *met = true;
                each(cell, bytes);
            }
        })
    }

    /// A damaged page ends a scan; what lies behind it may still be reached one by one.
    fn ask_for_missing(&self, store: &Store, index: u8, met: &[bool], scanned: &mut Scanned) -> Result<(), VaultError> {
        for cell in (0..).zip(met).filter(|(_, met)| !**met).map(|(cell, _)| cell) {
            match store.read(Table::Cell, cell_row(index, cell))? {
                Some(bytes) => self.open(cell, &mut Zeroizing::new(bytes), scanned),
                None => scanned.findings.push(Finding::CellMissing { space: self.space, cell }),
            }
        }
        Ok(())
    }

    /// Looks for cells that SQLite could not reach, or not whole, in the raw bytes of the file.
    /// Only the very cell that the tag page names is taken.
    fn search_raw(&self, store: &Store, scanned: &mut Scanned) -> Result<(), VaultError> {
        let lost: HashSet<u32> = scanned.findings.iter().filter_map(|finding| self.lost_cell(finding)).collect();
        if lost.is_empty() {
            return Ok(());
        }
        let mut found = HashSet::new();
        let mut recovered = Scanned::default();
        store.frame.each_mark(*ENVELOPE_MAGIC, ENVELOPE_BYTES, |bytes| {
            let Some(claim) = Claim::read(bytes) else { return };
            let cell = claim.number;
            let wanted = claim.kind == Kind::Cell.number() && claim.space == self.keys.space;
            if !wanted || !lost.contains(&cell) || found.contains(&cell) || self.is_named(cell, bytes) != Some(true) {
                return;
            }
            let before = recovered.findings.len();
            self.open(cell, &mut Zeroizing::new(bytes.to_vec()), &mut recovered);
            if recovered.findings.len() == before {
                found.insert(cell);
            }
        })?;
        scanned.findings.retain(|finding| self.lost_cell(finding).is_none_or(|cell| !found.contains(&cell)));
        scanned.findings.extend(found.iter().map(|cell| Finding::CellRecovered { space: self.space, cell: *cell }));
        scanned.findings.sort_unstable();
        scanned.free.extend(recovered.free);
        scanned.parts.extend(recovered.parts);
        Ok(())
    }

    fn lost_cell(&self, finding: &Finding) -> Option<u32> {
        match finding {
            Finding::CellMissing { space, cell } | Finding::CellDamaged { space, cell } if *space == self.space => {
                Some(*cell)
            }
            _ => None,
        }
    }

    fn open(&self, cell: u32, envelope: &mut [u8], scanned: &mut Scanned) {
        match self.read(cell, envelope) {
            Ok((proven, CellText::Part(part))) => scanned.parts.push(ReadPart { cell, proven, part }),
            Ok((true, CellText::Free)) => scanned.free.push(cell),
            Ok((false, CellText::Free)) => {}
            Err(finding) => return scanned.findings.push(finding),
        }
        // A genuine cell that is not the one the tag page names.
        if self.is_named(cell, envelope) == Some(false) {
            scanned.findings.push(Finding::CellReplaced { space: self.space, cell });
        }
    }

    fn is_named(&self, cell: u32, envelope: &[u8]) -> Option<bool> {
        let commitment = seal::commitment_of(envelope);
        match self.expected.get(cell as usize)? {
            Expected::Tag(tag) => Some(tag_of(&commitment).ct_eq(tag).into()),
            Expected::Unknown => None,
        }
    }

    fn read(&self, cell: u32, envelope: &mut [u8]) -> Result<(bool, CellText), Finding> {
        let space = self.space;
        let damaged = Finding::CellDamaged { space, cell };
        let claim = Claim::read(envelope).ok_or_else(|| damaged.clone())?;
        let mut place =
            Belongs { kind: Kind::Cell, generation: claim.generation, space: self.keys.space, number: cell };
        if claim.kind != Kind::Cell.number() || claim.space != place.space {
            return Err(Finding::CellForeign { space, cell });
        }
        let is_active = claim.generation == self.keys.generation;
        let retired = self.keys.retired.iter().find(|(generation, _)| *generation == claim.generation);
        let key = match (is_active, retired) {
            (true, _) => &self.keys.active,
            (false, Some((_, key))) => key,
            (false, None) => return Err(damaged),
        };
        if claim.number != cell {
            // A genuine cell of this room in another cell's row, or a damaged number.
            place.number = claim.number;
            let genuine = seal::open_in_place(key, &self.keys.vault, &place, envelope).is_some();
            return Err(if genuine { Finding::CellForeign { space, cell } } else { damaged });
        }
        // Nothing is ever sealed under a retired key: whoever had the old secret can make such cells.
        let proven = is_active && self.is_named(cell, envelope) == Some(true);
        let plain = seal::open_in_place(key, &self.keys.vault, &place, envelope).ok_or_else(|| damaged.clone())?;
        cells::decode(plain).map(|text| (proven, text)).ok_or(damaged)
    }
}

/// How many cells a room has when its head is lost: as far as there are rows.
pub(crate) fn highest_cell(store: &Store, index: u8) -> Result<u32, VaultError> {
    let from = cell_row(index, 0);
    let mut highest = 0;
    store.scan_cells(from, from + i64::from(MOST_CELLS), |row, _| {
        highest = u32::try_from(row - from).map_or(highest, |cell| cell + 1);
    })?;
    Ok(highest)
}
