//! One person's room and the shared room, open.

use crate::closed::{ClosedVault, Refused};
use crate::door::Unlocked;
use crate::error::VaultError;
use crate::finding::{Finding, Space};
use crate::head::{FEATURES, MAJOR, MINOR, Pin};
use crate::keys::UserKey;
use crate::log::{Log, LogRecord, Trust};
use crate::person::{DoorPerson, EntryId, Millis, Person};
use crate::person_keys::PersonKeys;
use crate::room::{Notes, Room, SHARED_INDEX};
use crate::save::RoomSize;
use crate::store::Row;
use crate::witness::Note;

/// One person's room and the shared room, open. Dropping it forgets the keys and the words.
pub struct OpenVault {
    pub(crate) closed: ClosedVault,
    pub(crate) rooms: Rooms,
    pub(crate) last_save: Option<Millis>,
    /// Whether the own room was sealed anew as a whole since it was unlocked.
    pub(crate) own_sealed_anew: bool,
    /// The same for the other room, when both sit side by side.
    pub(crate) other_sealed_anew: bool,
    pub(crate) size: RoomSize,
    /// Drawn at each unlocking, so that a proof of presence does not outlive it.
    pub(crate) session: [u8; 16],
    /// A write failed and the file could not be read again yet.
    pub(crate) unsettled: bool,
    findings: Vec<Finding>,
}

/// What is read from the file for one person; replaced as a whole when a write failed.
pub(crate) struct Rooms {
    pub(crate) me: PersonKeys,
    pub(crate) own: Room,
    pub(crate) shared: Option<Room>,
    pub(crate) log: Log,
    pub(crate) mends: Vec<Row>,
    /// The own pin does not fit the log; a private save keeps it, so that the alarm stays.
    pub(crate) pin_is_violated: bool,
}

/// An entry of the own room.
#[derive(Clone, Copy)]
pub struct StoredEntry<'a> {
    /// Its name.
    pub id: EntryId,
    /// Its content, as it was given.
    pub bytes: &'a [u8],
    /// Whether it is proven that this is its newest version.
    pub age_proven: bool,
}

impl std::fmt::Debug for OpenVault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OpenVault(..)")
    }
}

impl OpenVault {
    pub(crate) fn open(closed: ClosedVault, person: Person, unlocked: Unlocked) -> Result<Self, Refused> {
        let mut notes = Notes::default();
        let read = Rooms::read(&closed, person, unlocked, &mut notes);
        match read.and_then(|rooms| Ok((rooms, crate::random::make()?))) {
            Ok((rooms, session)) => Ok(Self::from_rooms(closed, rooms, session, notes)),
            Err(error) => Err(Refused { vault: Box::new(closed), error }),
        }
    }

    fn from_rooms(closed: ClosedVault, rooms: Rooms, session: [u8; 16], notes: Notes) -> Self {
        let mut vault = Self {
            last_save: rooms.own.has_head.then_some(rooms.own.head.saved),
            closed,
            rooms,
            own_sealed_anew: false,
            other_sealed_anew: false,
            size: RoomSize::ORDINARY,
            session,
            unsettled: false,
            findings: Vec::new(),
        };
        vault.findings = vault.closed.findings().to_vec();
        vault.findings.extend(notes.findings);
        vault
    }

    /// Reads everything again after a write whose outcome is unknown.
    pub(crate) fn read_again(&mut self) -> Result<(), VaultError> {
        self.unsettled = true;
        self.closed.store.reconnect()?;
        self.reload()?;
        self.unsettled = false;
        Ok(())
    }

    /// Reads everything from the file as it is now.
    pub(crate) fn reload(&mut self) -> Result<(), VaultError> {
        self.closed.read_door_again()?;
        let mut notes = Notes::default();
        self.rooms = Rooms::read(&self.closed, self.me(), self.unlocked(), &mut notes)?;
        self.findings = self.closed.findings().to_vec();
        self.findings.extend(notes.findings);
        Ok(())
    }

    /// What the keyslot gave when this room was unlocked.
    pub(crate) fn unlocked(&self) -> Unlocked {
        Unlocked {
            key: UserKey(self.rooms.me.key.0.copy()),
            vault: self.rooms.me.vault,
            user_generation: self.rooms.me.user_generation,
            mends: Vec::new(),
        }
    }

    /// Whose room it is.
    #[must_use]
    pub fn me(&self) -> Person {
        self.rooms.me.person
    }

    /// Who lives here.
    #[must_use]
    pub fn persons(&self) -> &[DoorPerson] {
        self.closed.persons()
    }

    /// Forgets all keys and words; the lock on the file stays.
    #[must_use]
    pub fn lock(self) -> ClosedVault {
        self.closed
    }

    /// Everything that this person can see is wrong.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// A file that was made a moment ago: that nobody has seen it before is no finding.
    pub(crate) fn is_new_here(&mut self) {
        self.findings.retain(|finding| *finding != Finding::WitnessAbsent);
    }

    /// When this room was last saved before it was unlocked now, by the clock of then.
    #[must_use]
    pub fn last_save(&self) -> Option<Millis> {
        self.last_save
    }

    /// When this room was last saved, as its head says now.
    #[must_use]
    pub fn saved(&self) -> Millis {
        self.rooms.own.head.saved
    }

    /// Whether nothing can be saved: the file is of a newer minor version, whose fields this
    /// program would write away, or SQLite's own pages are damaged.
    #[must_use]
    pub fn read_only(&self) -> bool {
        let newer = |room: &Room| room.has_head && room.head.minor != MINOR;
        newer(&self.rooms.own)
            || self.rooms.shared.as_ref().is_some_and(newer)
            || self.closed.frame_findings.contains(&Finding::PageStructure)
    }

    /// The entries of the own room, ordered by id.
    pub fn entries(&self) -> impl Iterator<Item = StoredEntry<'_>> {
        self.rooms.own.entries.iter().map(|(id, entry)| StoredEntry {
            id: *id,
            bytes: &entry.bytes,
            age_proven: entry.proven,
        })
    }

    /// One entry of the own room.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> Option<&[u8]> {
        self.rooms.own.entries.get(&id).map(|entry| entry.bytes.as_slice())
    }

    /// The shared log in order; empty while nobody has joined. Records that are gone or cannot be
    /// read at all are named by the findings.
    #[must_use]
    pub fn log(&self) -> &[LogRecord] {
        &self.rooms.log.records
    }
}

impl Rooms {
    /// Slot, bundle, heads, tag pages, cells, log: in this order, each checked by the one before.
    pub(crate) fn read(
        closed: &ClosedVault,
        person: Person,
        unlocked: Unlocked,
        notes: &mut Notes,
    ) -> Result<Self, VaultError> {
        let store = &closed.store;
        let me = PersonKeys::open(store, person, Space::Own, unlocked, notes)?;
        if let Some(recovery) = &me.bundle.recovery
            && !closed.door.recovery_opens(person, recovery, &me.key)
        {
            notes.findings.push(Finding::RecoverySlotFails);
        }
        let own = Room::open(store, Space::Own, person.index(), me.own_room()?, notes)?;
        let shared = match me.shared_room() {
            Some(keys) => Some(Room::open(store, Space::Shared, SHARED_INDEX, keys?, notes)?),
            None => None,
        };
        check_against_head(&me, &own, closed, notes);
        let log = match (Trust::of(me.vault, &me.bundle), &shared) {
            (Some(trust), Some(room)) => Log::read(room, &trust, &mut notes.findings),
            _ => Log::default(),
        };
        let mut pins = Vec::new();
        if own.has_head {
            pins = log.check_pin(Space::Own, person, &own.head.pin);
        }
        let mut rooms = Self { me, own, shared, log, mends: Vec::new(), pin_is_violated: !pins.is_empty() };
        notes.findings.append(&mut pins);
        rooms.check_witness(closed, notes);
        rooms.mends = std::mem::take(&mut notes.mends);
        Ok(rooms)
    }

    fn check_witness(&self, closed: &ClosedVault, notes: &mut Notes) {
        let Some(file) = closed.witness_file() else { return };
        let head = &self.own.head;
        match file.note(self.me.person, &self.me.witness()) {
            Note::Absent => notes.findings.push(Finding::WitnessAbsent),
            Note::Damaged => notes.findings.push(Finding::WitnessDamaged),
            Note::Says(said) => {
                if head.epoch < said.epoch {
                    notes.findings.push(Finding::OlderThanWitness);
                } else if head.epoch == said.epoch && self.own.head_commitment != said.head {
                    notes.findings.push(Finding::ForkedFromWitness);
                }
                let known = self.log.find(said.log.seq).map(LogRecord::pin);
                if said.log != Pin::NONE && known != Some(said.log) {
                    notes.findings.push(Finding::LogDiffersFromWitness);
                }
            }
        }
    }

    /// What the next head of the own room pins when nothing shared is added.
    pub(crate) fn pin_for_private_save(&self) -> Pin {
        let (pinned, tip) = (self.own.head.pin, self.log.verified_tip());
        if self.pin_is_violated || pinned.seq > tip.seq { pinned } else { tip }
    }
}

/// The bundle and the version that count are those in the head.
fn check_against_head(me: &PersonKeys, own: &Room, closed: &ClosedVault, notes: &mut Notes) {
    if !own.has_head {
        return;
    }
    if own.head.bundle != me.bundle_commitment {
        notes.findings.push(Finding::BundleReplaced { space: Space::Own });
    }
    let hint_is_right = closed.door.version.is_none_or(|hint| hint == (MAJOR, own.head.minor, FEATURES));
    if !hint_is_right {
        notes.findings.push(Finding::VersionDiffers);
    }
}
