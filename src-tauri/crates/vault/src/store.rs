//! Rows in and out of the file. Only sealed bytes pass here.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use crate::connection;
use crate::error::VaultError;
use crate::finding::{Finding, Table};
use crate::frame::Frame;
use crate::schema::{self, APPLICATION_ID, USER_VERSION};

/// One row to be written.
pub(crate) struct Row {
    pub(crate) table: Table,
    pub(crate) id: i64,
    pub(crate) bytes: Box<[u8]>,
}

impl Row {
    pub(crate) fn copy(&self) -> Self {
        Self { table: self.table, id: self.id, bytes: self.bytes.clone() }
    }
}

// FORMAT: space_index * 2^32 + number.
pub(crate) fn cell_row(space_index: u8, number: u32) -> i64 {
    (i64::from(space_index) << 32) + i64::from(number)
}

// FORMAT: space_index * 2^32 + page * 2 + copy.
pub(crate) fn tag_row(space_index: u8, page: u32, copy: u8) -> i64 {
    cell_row(space_index, page * 2 + u32::from(copy))
}

// FORMAT: index * 2 + copy; for heads and bundles.
pub(crate) fn copy_row(index: u8, copy: u8) -> i64 {
    i64::from(index) * 2 + i64::from(copy)
}

/// The file with the lock held. The connection goes before the frame, whose handle must outlive it.
pub(crate) struct Store {
    connection: Option<Connection>,
    pub(crate) frame: Frame,
    #[cfg(test)]
    pub(crate) faults: Vec<Fault>,
}

/// A fault for the tests of what happens when the disk does not do what was asked.
#[cfg(test)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The disk is full before the commit.
    Full,
    /// The disk fails before the commit.
    BrokenBefore,
    /// The commit is done and reported as failed.
    BrokenAfter,
}

impl Store {
    /// Opens a file that has been looked at, and compares what it says it is.
    pub(crate) fn open(frame: Frame, findings: &mut Vec<Finding>) -> Result<Self, VaultError> {
        let mut store = Self {
            connection: None,
            frame,
            #[cfg(test)]
            faults: Vec::new(),
        };
        // A failed read of the disk looks like a damaged file to SQLite: look twice.
        let damage = match store.connect() {
            Err(VaultError::Damaged(_)) => store.connect()?,
            other => other?,
        };
        findings.extend(damage);
        Ok(store)
    }

    /// Opens the tables of a file that is being made, before there is anything to compare.
    pub(crate) fn begin(frame: Frame) -> Result<Self, VaultError> {
        let connection = connection::open(&frame.path)?;
        Ok(Self {
            connection: Some(connection),
            frame,
            #[cfg(test)]
            faults: Vec::new(),
        })
    }

    /// Lets go of the file and takes it again; after an error whose outcome is unknown.
    pub(crate) fn reconnect(&mut self) -> Result<(), VaultError> {
        self.connect().map(|_| ())
    }

    fn connect(&mut self) -> Result<Vec<Finding>, VaultError> {
        self.connection = None;
        self.frame.check_in_place()?;
        let connection = connection::open(&self.frame.path)?;
        check_identity(&connection)?;
        let damage = quick_check(&connection)?;
        self.connection = Some(connection);
        Ok(damage)
    }

    pub(crate) fn connection(&self) -> Result<&Connection, VaultError> {
        self.connection.as_ref().ok_or(VaultError::InUse)
    }

    /// One row, or `None` if it is not there or SQLite cannot reach it.
    pub(crate) fn read(&self, table: Table, id: i64) -> Result<Option<Vec<u8>>, VaultError> {
        let mut statement = self.connection()?.prepare_cached(table.select_one())?;
        let row =
            statement.query_row([id], |row| Ok(row.get_ref(0)?.as_blob().map(<[u8]>::to_vec).unwrap_or_default()));
        match row.optional().map_err(VaultError::from) {
            Err(VaultError::Damaged(_)) => Ok(None),
            other => other,
        }
    }

    /// Every cell of a range of rows, in order, as far as SQLite can reach them.
    pub(crate) fn scan_cells(&self, from: i64, until: i64, mut each: impl FnMut(i64, &[u8])) -> Result<(), VaultError> {
        let mut statement =
            self.connection()?.prepare_cached("SELECT id, env FROM cell WHERE id >= ?1 AND id < ?2 ORDER BY id")?;
        let mut rows = statement.query([from, until])?;
        loop {
            let row = match rows.next().map_err(VaultError::from) {
                Ok(Some(row)) => row,
                // What lies behind a damaged page is asked for one by one.
                Ok(None) | Err(VaultError::Damaged(_)) => return Ok(()),
                Err(error) => return Err(error),
            };
            let id = row.get(0)?;
            each(id, row.get_ref(1)?.as_blob().unwrap_or_default());
        }
    }

    /// How many rows a table holds between two ids, both included. 0 if SQLite cannot tell.
    pub(crate) fn count(&self, table: Table, from: i64, to: i64) -> Result<u64, VaultError> {
        let mut statement = self.connection()?.prepare_cached(table.count_range())?;
        match statement.query_row([from, to], |row| row.get::<_, i64>(0)).map_err(VaultError::from) {
            Ok(count) => Ok(count.unsigned_abs()),
            Err(VaultError::Damaged(_)) => Ok(0),
            Err(error) => Err(error),
        }
    }

    /// Writes the file as a whole, without what SQLite keeps free, into an empty one.
    pub(crate) fn copy_into(&self, path: &Path) -> Result<(), VaultError> {
        let path = path.to_str().ok_or(std::io::Error::from(std::io::ErrorKind::InvalidFilename))?;
        self.connection()?.execute("VACUUM INTO ?1", [path])?;
        Ok(())
    }

    /// Whether this file holds what the other one holds, row by row, and no row more.
    pub(crate) fn has_the_rows_of(&self, other: &Self) -> Result<bool, VaultError> {
        for table in Table::ALL {
            let mut ours = self.connection()?.prepare_cached(table.select_all())?;
            let mut theirs = other.connection()?.prepare_cached(table.select_all())?;
            let (mut ours, mut theirs) = (ours.query([])?, theirs.query([])?);
            loop {
                let is_same = match (ours.next()?, theirs.next()?) {
                    (None, None) => break,
                    (Some(our), Some(their)) => {
                        our.get_ref(0)? == their.get_ref(0)? && our.get_ref(1)? == their.get_ref(1)?
                    }
                    _ => false,
                };
                if !is_same {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// Writes all rows, or none, and returns after the commit. An error leaves the outcome
    /// unknown: reconnect and compare.
    pub(crate) fn write(&mut self, rows: &[&[Row]]) -> Result<(), VaultError> {
        #[cfg(test)]
        let fault = self.faults.pop();
        self.frame.check_in_place()?;
        let connection = self.connection.as_mut().ok_or(VaultError::InUse)?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for row in rows.iter().copied().flatten() {
            transaction.prepare_cached(row.table.replace_one())?.execute((row.id, &row.bytes))?;
        }
        #[cfg(test)]
        match fault {
            Some(Fault::Full) => return Err(VaultError::DiskFull),
            Some(Fault::BrokenBefore) => return Err(broken()),
            _ => {}
        }
        transaction.commit()?;
        #[cfg(test)]
        if fault == Some(Fault::BrokenAfter) {
            return Err(broken());
        }
        Ok(())
    }

    /// Makes the tables and writes the first rows in one transaction.
    pub(crate) fn found(&mut self, rows: &[&[Row]]) -> Result<(), VaultError> {
        let connection = self.connection.as_mut().ok_or(VaultError::InUse)?;
        connection.pragma_update(None, "page_size", 4096)?;
        connection.pragma_update(None, "encoding", "UTF-8")?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", USER_VERSION)?;
        schema::create(&transaction)?;
        for row in rows.iter().copied().flatten() {
            transaction.prepare_cached(row.table.replace_one())?.execute((row.id, &row.bytes))?;
        }
        Ok(transaction.commit()?)
    }
}

#[cfg(test)]
fn broken() -> VaultError {
    std::io::Error::other("a fault that a test asked for").into()
}

fn check_identity(connection: &Connection) -> Result<(), VaultError> {
    let number = |pragma| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    let ours = number("application_id")? == APPLICATION_ID;
    let version = number("user_version")?;
    if ours && version > USER_VERSION {
        return Err(VaultError::NewerVersion);
    }
    match (schema::is_ours(connection)?, ours && version == USER_VERSION) {
        (true, true) => Ok(()),
        (true, false) => Err(VaultError::Damaged(vec![Finding::ApplicationId])),
        (false, _) if ours => Err(VaultError::Damaged(vec![Finding::SchemaDiffers])),
        (false, _) => Err(VaultError::NotAHousehold),
    }
}

/// SQLite's own check of its pages. Its words are not passed on: they may hold what was planted.
fn quick_check(connection: &Connection) -> Result<Vec<Finding>, VaultError> {
    let verdict = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0));
    match verdict.map_err(VaultError::from) {
        Ok(verdict) if verdict == "ok" => Ok(Vec::new()),
        Ok(_) | Err(VaultError::Damaged(_)) => Ok(vec![Finding::PageStructure]),
        Err(error) => Err(error),
    }
}
