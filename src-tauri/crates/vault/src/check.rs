//! A look at the whole file, as far as the looker can see.

use crate::closed::ClosedVault;
use crate::error::VaultError;
use crate::finding::{Finding, Table};
use crate::log::Standing;
use crate::person::{Person, Place};
use crate::secret::Passphrase;
use crate::store::cell_row;
use crate::tags::MOST_CELLS;

/// What a look at the whole file has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckReport {
    /// Everything that is wrong; empty in a whole file.
    pub findings: Vec<Finding>,
    /// The cells of the founder's room, the second room and the shared room.
    pub cells: [u64; 3],
    /// How many entries of the own room can be read.
    pub entries: usize,
    /// How many records of the log are proven.
    pub records: usize,
}

/// Looks at the whole file as far as the given person, or nobody, can. Nothing is written.
pub fn check(place: &Place, who: Option<(Person, &Passphrase)>) -> Result<CheckReport, VaultError> {
    let closed = ClosedVault::open(place)?;
    let mut cells = [0; 3];
    for (index, count) in (0..).zip(&mut cells) {
        *count = closed.store.count(Table::Cell, cell_row(index, 0), cell_row(index, MOST_CELLS - 1))?;
    }
    let Some((person, passphrase)) = who else {
        return Ok(CheckReport { findings: closed.findings().to_vec(), cells, entries: 0, records: 0 });
    };
    let open = closed.unlock(person, passphrase).map_err(|refused| refused.error)?;
    let proven = open.log().iter().filter(|record| record.standing == Standing::Verified);
    Ok(CheckReport {
        findings: open.findings().to_vec(),
        cells,
        entries: open.entries().count(),
        records: proven.count(),
    })
}
