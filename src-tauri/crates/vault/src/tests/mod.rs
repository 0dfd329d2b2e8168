//! What the parts do together: one file for each intent.

mod backups;
mod disk;
mod either;
mod frozen;
mod journeys;
mod tampering;

use std::path::{Path, PathBuf};

use crate::{
    Action, Change, ClosedVault, EntryId, KdfCost, Millis, NewBody, NewPerson, NewRecord, OpenVault, Passphrase,
    Person, Place, Presence, RecoveryCode, VaultError, create,
};

pub(crate) const FOUNDER_SECRET: &str = "a lantern for the founder";
pub(crate) const NEWCOMER_SECRET: &str = "a kettle for the newcomer";
pub(crate) const NOW: Millis = Millis(1_700_000_000_000);

/// A folder that goes away, and a place in it.
pub(crate) struct House {
    pub(crate) place: Place,
    _folder: tempfile::TempDir,
}

impl House {
    /// A place without a file, and with a folder for the witness.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let place = Place { file: folder.path().join("home.hearth"), witness: Some(folder.path().join("witness")) };
        Self { place, _folder: folder }
    }

    /// A household of one.
    pub(crate) fn alone() -> (Self, OpenVault) {
        let house = Self::empty();
        let secret = passphrase(FOUNDER_SECRET);
        let founder = NewPerson { label: "Ada", passphrase: &secret, recovery: false };
        let (vault, code) = create(&house.place, &founder, KdfCost::for_tests(), NOW).expect("made");
        assert!(code.is_none());
        (house, vault)
    }

    /// A household of two, the founder's room open.
    pub(crate) fn joined() -> (Self, OpenVault) {
        let (house, mut vault) = Self::alone();
        join(&mut vault, false);
        (house, vault)
    }

    pub(crate) fn file(&self) -> &Path {
        &self.place.file
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.file()).expect("the file reads")
    }

    pub(crate) fn copy_to(&self, name: &str) -> PathBuf {
        let copy = self.file().with_file_name(name);
        std::fs::copy(self.file(), &copy).expect("copied");
        copy
    }

    /// Changes the closed file the way a hostile person with SQLite would.
    pub(crate) fn meddle(&self, sql: &str) {
        let connection = rusqlite::Connection::open(self.file()).expect("opened");
        connection.execute_batch(sql).expect(sql);
    }

    pub(crate) fn closed(&self) -> ClosedVault {
        ClosedVault::open(&self.place).expect("opens")
    }

    pub(crate) fn open_as(&self, person: Person) -> Result<OpenVault, VaultError> {
        let secret = passphrase(secret_of(person));
        ClosedVault::open(&self.place)?.unlock(person, &secret).map_err(|refused| refused.error)
    }
}

pub(crate) fn secret_of(person: Person) -> &'static str {
    match person {
        Person::First => FOUNDER_SECRET,
        Person::Second => NEWCOMER_SECRET,
    }
}

pub(crate) fn passphrase(text: &str) -> Passphrase {
    Passphrase::to_set(text).expect("a passphrase")
}

pub(crate) fn join(vault: &mut OpenVault, recovery: bool) -> Option<RecoveryCode> {
    let presence = presence(vault, Person::First);
    let secret = passphrase(NEWCOMER_SECRET);
    let newcomer = NewPerson { label: "Ben", passphrase: &secret, recovery };
    vault.join(&presence, &newcomer, NOW).expect("joined")
}

pub(crate) fn presence(vault: &OpenVault, person: Person) -> Presence {
    vault.confirm(person, &passphrase(secret_of(person))).expect("the passphrase")
}

pub(crate) fn entry(number: u8) -> EntryId {
    EntryId([number; 16])
}

pub(crate) fn put(vault: &mut OpenVault, id: EntryId, bytes: &[u8]) {
    vault.save(&[Change::Put { id, bytes }], NOW).expect("saved");
}

pub(crate) fn own(action: Action, id: EntryId, revision: u32, words: &[u8]) -> NewRecord<'_> {
    NewRecord { action, entry: id, revision, body: NewBody::Own(words) }
}

pub(crate) fn answer(action: Action, id: EntryId, revision: u32, seq: u64) -> NewRecord<'static> {
    NewRecord { action, entry: id, revision, body: NewBody::Of(seq) }
}

/// What is wrong beside what this computer has not noted yet.
pub(crate) fn alarms(vault: &OpenVault) -> Vec<crate::Finding> {
    vault.findings().iter().filter(|finding| **finding != crate::Finding::WitnessAbsent).cloned().collect()
}
