//! What can go wrong, in the few ways that the layers above can act on.

use crate::finding::Finding;

/// Why the vault did not do what was asked.
///
/// Messages carry no name, path or text of a person.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The file is something else.
    #[error("this is not a household file")]
    NotAHousehold,
    /// A newer program made the file; it was not touched.
    #[error("the file was made by a newer version")]
    NewerVersion,
    /// The slot is whole and this secret does not open it.
    #[error("the secret does not open this room")]
    WrongPassphrase,
    /// Something that is needed is damaged; the findings name it.
    #[error("the file is damaged")]
    Damaged(Vec<Finding>),
    /// Another window or person has the file open.
    #[error("the file is in use")]
    InUse,
    /// The key derivation did not get its memory.
    #[error("not enough free memory")]
    NotEnoughMemory,
    /// The disk is full; nothing of this act was written.
    #[error("the disk is full")]
    DiskFull,
    /// The disk or the system failed.
    #[error("the disk did not do what was asked")]
    Disk(#[source] DiskFault),
    /// There is no such file.
    #[error("there is no such file")]
    Missing,
    /// Something stands where the new file would be.
    #[error("something stands in that place already")]
    Exists,
    /// The file, or this version of it, can only be read.
    #[error("the file can only be read")]
    ReadOnly,
    /// The room has reached its largest size.
    #[error("the room is full")]
    RoomFull,
    /// The text is larger than one entry may be.
    #[error("the text is too long for one entry")]
    TooLong,
    /// A rule of the household forbids it.
    #[error("not allowed: {0}")]
    NotAllowed(Rule),
    /// The operating system gave no randomness.
    #[error("the system gives no randomness")]
    NoRandomness,
    /// The program's own ciphers do not give the known answers, so it must not write.
    #[error("the self-test failed")]
    SelfTest,
}

/// The rule that forbids an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Rule {
    /// There is no second person, so there is no shared room.
    #[error("nobody has joined yet")]
    NobodyJoined,
    /// The household has two persons.
    #[error("somebody has joined already")]
    AlreadyJoined,
    /// The file holds rows of a second person whom nobody let in.
    #[error("the file was prepared for a joining")]
    PreparedFile,
    /// Only the founder can let somebody in, and must have typed the passphrase.
    #[error("only the founder can do this")]
    FounderOnly,
    /// The proof of presence was made for another vault or another unlocking.
    #[error("the proof of presence is of another time")]
    StalePresence,
    /// This action is signed with the passphrase, or in silence, and was asked for the other way.
    #[error("the action is not made this way")]
    WrongWay,
    /// The record that is answered does not exist, is damaged, or is of another kind or entry.
    #[error("there is nothing to answer")]
    NothingToAnswer,
    /// Only one's own records can be withdrawn.
    #[error("it belongs to the other person")]
    NotYours,
    /// A proposal begins at revision 1, and every amendment adds one.
    #[error("the revision does not follow")]
    Revision,
    /// The record needs content of its own, or none; or an entry that it speaks of, or none.
    #[error("the content or the entry does not fit the action")]
    Body,
    /// The list of the room is lost or cannot be trusted; a person decides first.
    #[error("the room is damaged; decide first")]
    RoomDamaged,
    /// The other room shows signs of an older copy; its person has to look first.
    #[error("the other person has to unlock first")]
    UnlockFirst,
    /// The key derivation is cheaper than the floor, or beyond what a reader accepts.
    #[error("the key derivation is out of bounds")]
    KdfCost,
    /// The newcomer's passphrase opens the founder's room: one field at the Door has to tell them apart.
    #[error("the passphrase cannot be used here")]
    PassphraseTaken,
    /// A label is empty or longer than 64 bytes.
    #[error("the label does not fit")]
    Label,
}

/// Where a disk fault came from.
#[derive(Debug, thiserror::Error)]
pub enum DiskFault {
    /// The operating system.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// SQLite.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
}

impl From<std::io::Error> for VaultError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::AlreadyExists => Self::Exists,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Disk(DiskFault::Io(error)),
        }
    }
}

impl From<rusqlite::Error> for VaultError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::NotADatabase) => Self::NotAHousehold,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(vec![Finding::PageStructure]),
            _ => Self::Disk(DiskFault::Sqlite(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sqlite(code: i32) -> VaultError {
        rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None).into()
    }

    #[test]
    fn sqlite_codes_become_the_errors_that_people_can_act_on() {
        use rusqlite::ffi;
        assert!(matches!(sqlite(ffi::SQLITE_FULL), VaultError::DiskFull));
        assert!(matches!(sqlite(ffi::SQLITE_BUSY), VaultError::InUse));
        assert!(matches!(sqlite(ffi::SQLITE_READONLY), VaultError::ReadOnly));
        assert!(matches!(sqlite(ffi::SQLITE_READONLY_DBMOVED), VaultError::ReadOnly));
        assert!(matches!(sqlite(ffi::SQLITE_NOTADB), VaultError::NotAHousehold));
        assert!(matches!(sqlite(ffi::SQLITE_CORRUPT), VaultError::Damaged(_)));
        assert!(matches!(sqlite(ffi::SQLITE_IOERR_WRITE), VaultError::Disk(_)));
    }

    #[test]
    fn a_full_disk_is_told_from_other_faults_of_the_system() {
        use std::io::{Error, ErrorKind};
        assert!(matches!(Error::from(ErrorKind::StorageFull).into(), VaultError::DiskFull));
        assert!(matches!(Error::from(ErrorKind::PermissionDenied).into(), VaultError::Disk(_)));
    }
}
