//! The tables of format 1, word for word.

use rusqlite::Connection;

use crate::error::VaultError;
use crate::finding::Table;

// FORMAT: "HRTH".
pub(crate) const APPLICATION_ID: i64 = 0x4852_5448;
// FORMAT: raised only when older programs must stay out.
pub(crate) const USER_VERSION: i64 = 1;

// FORMAT: the statements, in byte order of the names.
const STATEMENTS: [(&str, &str); 7] = [
    ("bundle", "CREATE TABLE bundle (id INTEGER PRIMARY KEY, env BLOB NOT NULL) STRICT"),
    ("cell", "CREATE TABLE cell (id INTEGER PRIMARY KEY, env BLOB NOT NULL) STRICT"),
    ("head", "CREATE TABLE head (id INTEGER PRIMARY KEY, env BLOB NOT NULL) STRICT"),
    ("keyslot", "CREATE TABLE keyslot (id INTEGER PRIMARY KEY, blob BLOB NOT NULL) STRICT"),
    ("keyslot2", "CREATE TABLE keyslot2 (id INTEGER PRIMARY KEY, blob BLOB NOT NULL) STRICT"),
    ("meta", "CREATE TABLE meta (id INTEGER PRIMARY KEY, v BLOB NOT NULL) STRICT"),
    ("tags", "CREATE TABLE tags (id INTEGER PRIMARY KEY, env BLOB NOT NULL) STRICT"),
];

// FORMAT: SHA-256 of `schema_text`.
pub(crate) const SCHEMA_HASH: [u8; 32] = [
    0x64, 0x06, 0x40, 0x8a, 0x98, 0x90, 0x6a, 0x50, 0x79, 0x8d, 0x80, 0x01, 0xb5, 0x81, 0xcb, 0xea, //
    0x59, 0x8a, 0x7a, 0x7a, 0x03, 0xfd, 0x32, 0xd4, 0x84, 0xbf, 0x99, 0x39, 0x90, 0xc3, 0xe9, 0x72,
];

/// Makes the tables; for a new file.
pub(crate) fn create(connection: &Connection) -> Result<(), VaultError> {
    for (_, statement) in STATEMENTS {
        connection.execute_batch(statement)?;
    }
    Ok(())
}

fn schema_text() -> String {
    STATEMENTS.map(|(name, sql)| format!("table|{name}|{name}|{sql}\n")).concat()
}

/// Whether the tables of a file are exactly ours, and nothing was planted beside them.
pub(crate) fn is_ours(connection: &Connection) -> Result<bool, VaultError> {
    // One row more than ours is enough to know; a planted schema may have ten thousand.
    let mut statement = connection
        .prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name COLLATE BINARY LIMIT 8")?;
    let mut rows = statement.query([])?;
    let mut found = String::new();
    while let Some(row) = rows.next()? {
        for column in 0..4 {
            let text = match row.get_ref(column)? {
                rusqlite::types::ValueRef::Text(text) => String::from_utf8_lossy(text),
                _ => "?".into(),
            };
            found.push_str(&text);
            found.push(if column < 3 { '|' } else { '\n' });
        }
    }
    Ok(found == schema_text())
}

impl Table {
    /// All tables, in the order in which they are looked at.
    pub(crate) const ALL: [Self; 7] =
        [Self::Meta, Self::Keyslot, Self::Keyslot2, Self::Bundle, Self::Head, Self::Tags, Self::Cell];

    /// The statement that reads every row, in order.
    pub(crate) fn select_all(self) -> &'static str {
        match self {
            Self::Meta => "SELECT id, v FROM meta ORDER BY id",
            Self::Keyslot => "SELECT id, blob FROM keyslot ORDER BY id",
            Self::Keyslot2 => "SELECT id, blob FROM keyslot2 ORDER BY id",
            Self::Bundle => "SELECT id, env FROM bundle ORDER BY id",
            Self::Head => "SELECT id, env FROM head ORDER BY id",
            Self::Tags => "SELECT id, env FROM tags ORDER BY id",
            Self::Cell => "SELECT id, env FROM cell ORDER BY id",
        }
    }

    /// The statement that reads one row.
    pub(crate) fn select_one(self) -> &'static str {
        match self {
            Self::Meta => "SELECT v FROM meta WHERE id = ?1",
            Self::Keyslot => "SELECT blob FROM keyslot WHERE id = ?1",
            Self::Keyslot2 => "SELECT blob FROM keyslot2 WHERE id = ?1",
            Self::Bundle => "SELECT env FROM bundle WHERE id = ?1",
            Self::Head => "SELECT env FROM head WHERE id = ?1",
            Self::Tags => "SELECT env FROM tags WHERE id = ?1",
            Self::Cell => "SELECT env FROM cell WHERE id = ?1",
        }
    }

    /// The statement that writes one row.
    pub(crate) fn replace_one(self) -> &'static str {
        match self {
            Self::Meta => "INSERT OR REPLACE INTO meta (id, v) VALUES (?1, ?2)",
            Self::Keyslot => "INSERT OR REPLACE INTO keyslot (id, blob) VALUES (?1, ?2)",
            Self::Keyslot2 => "INSERT OR REPLACE INTO keyslot2 (id, blob) VALUES (?1, ?2)",
            Self::Bundle => "INSERT OR REPLACE INTO bundle (id, env) VALUES (?1, ?2)",
            Self::Head => "INSERT OR REPLACE INTO head (id, env) VALUES (?1, ?2)",
            Self::Tags => "INSERT OR REPLACE INTO tags (id, env) VALUES (?1, ?2)",
            Self::Cell => "INSERT OR REPLACE INTO cell (id, env) VALUES (?1, ?2)",
        }
    }

    /// The statement that counts the rows of an inclusive range of ids.
    pub(crate) fn count_range(self) -> &'static str {
        match self {
            Self::Meta => "SELECT count(*) FROM meta WHERE id BETWEEN ?1 AND ?2",
            Self::Keyslot => "SELECT count(*) FROM keyslot WHERE id BETWEEN ?1 AND ?2",
            Self::Keyslot2 => "SELECT count(*) FROM keyslot2 WHERE id BETWEEN ?1 AND ?2",
            Self::Bundle => "SELECT count(*) FROM bundle WHERE id BETWEEN ?1 AND ?2",
            Self::Head => "SELECT count(*) FROM head WHERE id BETWEEN ?1 AND ?2",
            Self::Tags => "SELECT count(*) FROM tags WHERE id BETWEEN ?1 AND ?2",
            Self::Cell => "SELECT count(*) FROM cell WHERE id BETWEEN ?1 AND ?2",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ring::digest::{SHA256, digest};

    #[test]
    fn the_schema_hash_is_that_of_the_format() {
        assert_eq!(digest(&SHA256, schema_text().as_bytes()).as_ref(), SCHEMA_HASH);
        assert_eq!(
            crate::person::hex(&SCHEMA_HASH),
            "6406408a98906a50798d8001b581cbea598a7a7a03fd32d484bf993990c3e972"
        );
    }

    #[test]
    fn our_own_tables_are_recognised_and_anything_planted_is_not() {
        let planted = [
            "CREATE TRIGGER keep AFTER UPDATE ON cell BEGIN SELECT 1; END",
            "CREATE VIEW aa AS SELECT 1",
            "CREATE TABLE zz (id INTEGER)",
            "CREATE INDEX ix ON cell (env)",
            "ALTER TABLE cell ADD COLUMN more TEXT",
            "ALTER TABLE meta RENAME COLUMN v TO w",
        ];
        let ours = Connection::open_in_memory().expect("memory");
        create(&ours).expect("our statements");
        assert!(is_ours(&ours).expect("a schema"));
        for statement in planted {
            let connection = Connection::open_in_memory().expect("memory");
            create(&connection).expect("our statements");
            connection.execute_batch(statement).expect(statement);
            assert!(!is_ours(&connection).expect("a schema"), "{statement}");
        }
    }
}
