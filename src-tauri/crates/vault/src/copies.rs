//! Two copies of one row: the sealed bytes are the same, stored on two pages.

use crate::error::VaultError;
use crate::finding::{CopyNumber, Table};
use crate::store::{Row, Store};

/// What is wrong with one copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CopyFault {
    Missing,
    Damaged,
}

/// What reading two copies gave.
pub(crate) struct Copies<T> {
    /// The one that counts.
    pub(crate) best: Option<T>,
    pub(crate) faults: Vec<(CopyNumber, CopyFault)>,
    /// Both open, and differ.
    pub(crate) differ: bool,
    /// The rows that make both copies whole again, at the next save.
    pub(crate) mends: Vec<Row>,
}

/// Reads both copies. `rank` decides when both open and differ: the higher one counts.
pub(crate) fn read<T>(
    store: &Store,
    places: [(Table, i64); 2],
    open: impl Fn(&[u8]) -> Option<T>,
    rank: impl Fn(&T) -> u64,
) -> Result<Copies<T>, VaultError> {
    let rows = [store.read(places[0].0, places[0].1)?, store.read(places[1].0, places[1].1)?];
    let mut copies = Copies { best: None, faults: Vec::new(), differ: false, mends: Vec::new() };
    let mut kept: Option<(usize, T)> = None;
    for (at, row) in rows.iter().enumerate() {
        let same_as_first = at == 1 && row.is_some() && rows[0] == rows[1];
        if same_as_first && kept.is_some() {
            continue;
        }
        match (row, row.as_deref().and_then(&open)) {
            (_, Some(opened)) => {
                copies.differ = kept.is_some();
                if kept.as_ref().is_none_or(|(_, first)| rank(&opened) > rank(first)) {
                    kept = Some((at, opened));
                }
            }
            (Some(_), None) => copies.faults.push((at as CopyNumber, CopyFault::Damaged)),
            (None, None) => copies.faults.push((at as CopyNumber, CopyFault::Missing)),
        }
    }
    if let Some((at, best)) = kept {
        if copies.differ || !copies.faults.is_empty() {
            let (table, id) = places[1 - at];
            let bytes = rows[at].as_deref().unwrap_or_default().into();
            copies.mends.push(Row { table, id, bytes });
        }
        copies.best = Some(best);
    }
    Ok(copies)
}
