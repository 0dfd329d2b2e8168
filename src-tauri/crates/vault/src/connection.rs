//! Every SQLite setting, in one function, and read back.
//!
//! SQLite is our block store and nothing else. These settings decide whether an acknowledged
//! save survives a power cut, and whether what was deleted is gone.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use crate::error::VaultError;

/// How long a second program waits for the first to let go.
const PATIENCE: Duration = Duration::from_millis(2000);
/// No row of ours is larger than 3,952 bytes; a hostile one shall not take our memory.
const LARGEST_ROW: i32 = 16 * 1024 * 1024;

/// Opens an existing file, applies every setting and takes the lock that lasts as long as the
/// connection.
pub(crate) fn open(path: &Path) -> Result<Connection, VaultError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NOFOLLOW
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let connection = Connection::open_with_flags(path, flags)?;
    // SQLite falls back to reading without a word.
    if connection.is_readonly("main")? {
        return Err(VaultError::ReadOnly);
    }
    settle(&connection)?;
    lock(&connection)?;
    Ok(connection)
}

/// All settings.
fn settle(connection: &Connection) -> Result<(), VaultError> {
    connection.busy_timeout(PATIENCE)?;
    for (setting, on) in SWITCHES {
        connection.set_db_config(setting, on)?;
    }
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LARGEST_ROW)?;
    // Not 0: that breaks the copying of a whole file.
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    connection.set_prepared_statement_cache_capacity(32);
    for (pragma, value) in PRAGMAS {
        connection.pragma_update(None, pragma, value)?;
    }
    Ok(())
}

const SWITCHES: [(DbConfig, bool); 4] = [
    (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
    // A planted trigger could keep every old version of the other person's cells.
    (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
    (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
    (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
];

const PRAGMAS: [(&str, &str); 10] = [
    // 64 MiB of sealed pages: the check at the Door reads them, and unlocking finds them there.
    ("cache_size", "-65536"),
    ("mmap_size", "0"),
    ("cell_size_check", "ON"),
    ("temp_store", "MEMORY"),
    ("locking_mode", "EXCLUSIVE"),
    ("journal_mode", "TRUNCATE"),
    ("synchronous", "EXTRA"),
    ("fullfsync", "ON"),
    ("secure_delete", "ON"),
    ("foreign_keys", "OFF"),
];

/// Takes SQLite's exclusive lock, which stays with the connection. The bytes and the time of the
/// file do not change.
fn lock(connection: &Connection) -> Result<(), VaultError> {
    Ok(connection.execute_batch("BEGIN EXCLUSIVE; COMMIT")?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn new_file() -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().canonicalize().expect("resolved").join("h.hearth");
        fs::write(&path, b"").expect("written");
        (folder, path)
    }

    #[test]
    fn every_setting_reads_back() {
        let (_folder, path) = new_file();
        let connection = open(&path).expect("open");
        let text = |pragma: &str| {
            connection.pragma_query_value(None, pragma, |row| row.get::<_, rusqlite::types::Value>(0)).expect("a value")
        };
        use rusqlite::types::Value::{Integer, Text};
        let expected = [
            ("cache_size", Integer(-65536)),
            ("mmap_size", Integer(0)),
            ("cell_size_check", Integer(1)),
            ("temp_store", Integer(2)),
            ("locking_mode", Text("exclusive".into())),
            ("journal_mode", Text("truncate".into())),
            ("synchronous", Integer(3)),
            ("fullfsync", Integer(1)),
            ("secure_delete", Integer(1)),
            ("busy_timeout", Integer(2000)),
            ("trusted_schema", Integer(0)),
        ];
        for (pragma, value) in expected {
            assert_eq!(text(pragma), value, "{pragma}");
        }
        let switches = [
            (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
            (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        ];
        for (setting, on) in switches {
            assert_eq!(connection.db_config(setting).expect("a switch"), on, "{setting:?}");
        }
        assert_eq!(connection.limit(Limit::SQLITE_LIMIT_LENGTH).expect("a limit"), 16_777_216);
        assert_eq!(connection.limit(Limit::SQLITE_LIMIT_ATTACHED).expect("a limit"), 1);
    }

    #[test]
    fn the_linked_sqlite_is_the_one_we_build() {
        // A system's own SQLite may be old enough to act on planted journals, or built otherwise.
        assert!(rusqlite::version_number() >= 3_050_000, "{}", rusqlite::version());
    }

    #[test]
    fn taking_the_lock_changes_neither_the_bytes_nor_the_time_of_the_file() {
        let (_folder, path) = new_file();
        {
            let connection = open(&path).expect("open");
            connection.execute_batch("CREATE TABLE one (id INTEGER PRIMARY KEY) STRICT").expect("made");
        }
        let before = (fs::read(&path).expect("bytes"), fs::metadata(&path).expect("found").modified().expect("a time"));
        let connection = open(&path).expect("open");
        drop(connection);
        let after = (fs::read(&path).expect("bytes"), fs::metadata(&path).expect("found").modified().expect("a time"));
        assert!(before == after);
    }

    #[test]
    fn a_second_connection_finds_the_file_in_use() {
        let (_folder, path) = new_file();
        let _first = open(&path).expect("open");
        assert!(matches!(open(&path), Err(VaultError::InUse)));
    }
}
