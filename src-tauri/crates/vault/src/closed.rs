//! The file, locked: the lock held, the frame verified, no key in memory.

use crate::door::{Derive, Door, Fits, Secret, Unlocked};
use crate::error::VaultError;
use crate::finding::Finding;
use crate::frame::Frame;
use crate::kdf;
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
    /// A note that this computer keeps already is renewed; none is begun.
    pub(crate) begins_no_note: bool,
}

/// What a passphrase opened at a Door without names.
pub enum Opened {
    /// The room that it fits.
    Room(Box<OpenVault>),
    /// It fits both rooms, and nobody has said which one is meant. Nothing is open.
    Either(Box<ClosedVault>),
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
        let mut closed =
            Self { store, place: place.clone(), door, frame_findings, findings: Vec::new(), begins_no_note: false };
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

    /// From now on this computer begins no note of this household. One that it keeps already is
    /// looked at and renewed as ever, so that no check is lost.
    #[must_use]
    pub fn beginning_no_note(self) -> Self {
        Self { begins_no_note: true, ..self }
    }

    /// Who lives here. Nothing of it is shown before a passphrase was right.
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

    /// Opens the room that the passphrase fits, whoever's it is. Both rooms are always tried, side by
    /// side and with the same work, in a household of one too. Where it fits both, `if_both` says
    /// which one is meant. Nothing is written.
    pub fn unlock_either(self, passphrase: &Passphrase, if_both: Option<Person>) -> Result<Opened, Refused> {
        self.unlock_either_by(passphrase, if_both, &kdf::derive)
    }

    pub(crate) fn unlock_either_by(
        self,
        passphrase: &Passphrase,
        if_both: Option<Person>,
        derive: &Derive<'_>,
    ) -> Result<Opened, Refused> {
        let fits = |person, unlocked: &Unlocked| PersonKeys::fit(&self.store, person, unlocked);
        let (person, unlocked) = match (self.door.unlock_either(passphrase, derive, fits), if_both) {
            (Ok(Fits::One(person, unlocked)), _) => (person, unlocked),
            (Ok(Fits::Both(_)), None) => return Ok(Opened::Either(Box::new(self))),
            (Ok(Fits::Both([first, _])), Some(Person::First)) => (Person::First, first),
            (Ok(Fits::Both([_, second])), Some(Person::Second)) => (Person::Second, second),
            (Err(error), _) => return Err(Refused { error, vault: Box::new(self) }),
        };
        Ok(Opened::Room(Box::new(OpenVault::open(self, person, unlocked)?)))
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
