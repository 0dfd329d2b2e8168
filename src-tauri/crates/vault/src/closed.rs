//! The file, locked: the lock held, the frame verified, no key in memory.

use crate::door::{Door, Secret, Unlocked};
use crate::error::VaultError;
use crate::finding::Finding;
use crate::frame::Frame;
use crate::open::OpenVault;
use crate::person::{DoorPerson, Person, Place};
use crate::person_keys::PersonKeys;
use crate::recovery::RecoveryCode;
use crate::secret::Passphrase;
use crate::self_test;
use crate::store::Store;
use crate::witness::WitnessFile;

/// The file, locked: the lock held, the frame verified, no key in memory.
pub struct ClosedVault {
    pub(crate) store: Store,
    pub(crate) place: Place,
    pub(crate) door: Door,
    /// What SQLite's own check says of its pages.
    pub(crate) frame_findings: Vec<Finding>,
    /// All findings that need no key.
    findings: Vec<Finding>,
}

/// An unlocking that did not happen, and the vault to try again with.
pub struct Refused {
    /// The vault, still locked.
    pub vault: Box<ClosedVault>,
    /// Why.
    pub error: VaultError,
}

impl std::fmt::Debug for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Refused").field("error", &self.error).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for ClosedVault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ClosedVault(..)")
    }
}

impl ClosedVault {
    /// Opens the file as far as it opens without a secret. Nothing is written.
    pub fn open(place: &Place) -> Result<Self, VaultError> {
        self_test::pass()?;
        let mut frame_findings = Vec::new();
        let store = Store::open(Frame::look(&place.file)?, &mut frame_findings)?;
        Self::from_store(store, place, frame_findings)
    }

    pub(crate) fn from_store(store: Store, place: &Place, frame_findings: Vec<Finding>) -> Result<Self, VaultError> {
        let door = Door::read(&store)?;
        let mut closed = Self { store, place: place.clone(), door, frame_findings, findings: Vec::new() };
        closed.collect_findings();
        Ok(closed)
    }

    fn collect_findings(&mut self) {
        self.findings = self.frame_findings.clone();
        self.findings.extend_from_slice(&self.door.findings);
        let Some(file) = self.witness_file() else { return };
        for person in Person::BOTH {
            if let (Some(noted), Some(slot)) = (file.generation(person), self.door.user_generation(person))
                && u32::from(noted) > slot
            {
                self.findings.push(Finding::OlderSecret { person });
            }
        }
    }

    /// Reads the Door again, after it has changed or the connection was lost.
    pub(crate) fn read_door_again(&mut self) -> Result<(), VaultError> {
        self.door = Door::read(&self.store)?;
        self.collect_findings();
        Ok(())
    }

    pub(crate) fn witness_file(&self) -> Option<WitnessFile> {
        let folder = self.place.witness.as_deref()?;
        Some(WitnessFile::read(folder, &self.door.vault()?))
    }

    /// Who lives here, as the Door shows them.
    #[must_use]
    pub fn persons(&self) -> &[DoorPerson] {
        &self.door.persons
    }

    /// What is wrong, as far as it can be seen without a secret.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Opens a person's room and the shared room. Nothing is written.
    pub fn unlock(self, person: Person, passphrase: &Passphrase) -> Result<OpenVault, Refused> {
        self.unlock_by(person, &Secret::Passphrase(passphrase))
    }

    /// The same with a recovery code.
    pub fn unlock_with_code(self, person: Person, code: &RecoveryCode) -> Result<OpenVault, Refused> {
        self.unlock_by(person, &Secret::Code(code))
    }

    /// Runs the full key derivation, or takes the code, and opens the keyslot.
    pub(crate) fn user_key(&self, person: Person, secret: &Secret<'_>) -> Result<Unlocked, VaultError> {
        self.door.unlock(person, secret, |unlocked| PersonKeys::fit(&self.store, person, unlocked))
    }

    fn unlock_by(self, person: Person, secret: &Secret<'_>) -> Result<OpenVault, Refused> {
        match self.user_key(person, secret) {
            Ok(unlocked) => OpenVault::open(self, person, unlocked),
            // A code typed where none exists cannot be told from a wrong one: both are just wrong.
            Err(error) => Err(Refused { error, vault: Box::new(self) }),
        }
    }
}
