//! The proof that a person typed the passphrase just now.

use crate::door::Secret;
use crate::error::{Rule, VaultError};
use crate::finding::Space;
use crate::open::OpenVault;
use crate::person::Person;
use crate::person_keys::PersonKeys;
use crate::room::{Notes, Room};
use crate::secret::Passphrase;

/// The proof that a person typed the passphrase just now: an unlocked, unattended screen must not
/// be able to agree. For the other person it also holds what signing needs.
pub struct Presence {
    person: Person,
    /// The unlocking in which the passphrase was typed.
    session: [u8; 16],
    pub(crate) other: Option<PersonKeys>,
}

impl std::fmt::Debug for Presence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Presence(..)")
    }
}

impl Presence {
    /// Who is present.
    #[must_use]
    pub fn person(&self) -> Person {
        self.person
    }
}

impl OpenVault {
    /// Runs the full key derivation and opens the keyslot: the proof that this person typed the
    /// passphrase just now.
    pub fn confirm(&self, person: Person, passphrase: &Passphrase) -> Result<Presence, VaultError> {
        let unlocked = self.closed.user_key(person, &Secret::Passphrase(passphrase))?;
        if person == self.me() {
            if !unlocked.key.0.equals(&self.rooms.me.key.0) {
                return Err(VaultError::WrongPassphrase);
            }
            return Ok(Presence { person, session: self.session, other: None });
        }
        let mut notes = Notes::default();
        let other = PersonKeys::open(&self.closed.store, person, Space::Other, unlocked, &mut notes)?;
        Ok(Presence { person, session: self.session, other: Some(other) })
    }

    /// Whether the person who typed the passphrase just now keeps an entry in the own room of which this is true.
    /// The other's room is opened by its own key for this one question, and forgotten before the answer.
    ///
    /// Refused where the other's room shows signs that its person has to see first.
    pub fn keeps(&self, presence: &Presence, is_it: impl Fn(&[u8]) -> bool) -> Result<bool, VaultError> {
        self.check_presence(presence)?;
        match &presence.other {
            None => Ok(self.entries().any(|entry| is_it(entry.bytes))),
            Some(other) => Ok(self.open_other_room(other)?.entries.values().any(|entry| is_it(&entry.bytes))),
        }
    }

    pub(crate) fn check_presence(&self, presence: &Presence) -> Result<(), VaultError> {
        if presence.session == self.session { Ok(()) } else { Err(VaultError::NotAllowed(Rule::StalePresence)) }
    }

    /// The other person's room, opened for one act and forgotten after it. Refused when it shows
    /// signs that its person has to see first: a save would wipe them away.
    pub(crate) fn open_other_room(&self, other: &PersonKeys) -> Result<Room, VaultError> {
        let mut notes = Notes::default();
        let store = &self.closed.store;
        let room = Room::open(store, Space::Other, other.person.index(), other.own_room()?, &mut notes)?;
        let pins = self.rooms.log.check_pin(Space::Other, other.person, &room.head.pin);
        let whole = room.has_head && pins.is_empty() && room.head.bundle == other.bundle_commitment;
        if whole { Ok(room) } else { Err(VaultError::NotAllowed(Rule::UnlockFirst)) }
    }
}
