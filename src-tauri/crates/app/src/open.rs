//! One person's room, open.

use crate::locked::{LockedApp, Welcoming, try_passphrase};
use crate::notices::notices;
use crate::records::{OwnYesRecordV1, Record, RunRecordV2};
use crate::search::Folded;
use crate::views::{Person, PersonView, RoomView};
use crate::{AppError, Moment, breaches};
use domain::breach::{Belongs, Breach, INTAKE, intake_before};
use domain::gate::Answers;
use domain::short_page::Page;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::mem;
use vault::{Change, EntryId, Millis, NewRecord, OpenVault, Place, Presence};

/// What is known since unlocking and is in no file. A lock forgets it.
pub(crate) struct Sitting {
    gates: Answers,
    cleared_here: HashSet<(EntryId, String)>,
    unwritten: BTreeMap<EntryId, RunRecordV2>,
    short: Option<Page>,
    taken_out: Vec<(EntryId, OwnYesRecordV1)>,
    moved: Option<(EntryId, Belongs<EntryId>)>,
    rested: Vec<EntryId>,
}

/// The longest text of one entry, in bytes.
const LONGEST_TEXT: usize = 1024 * 1024;

/// The program with one person's room open, and the shared room where there is one.
pub struct OpenApp {
    place: Place,
    pub(crate) vault: OpenVault,
    room: BTreeMap<EntryId, Record>,
    pub(crate) folded: Option<Folded>,
    opened: Moment,
    /// What has rested in the bin for long enough. It is out of sight already.
    rested: Vec<EntryId>,
    /// Entries from which something was dropped that an earlier program kept about danger. They are written
    /// with the next act that saves something: opening a room writes nothing.
    cleansed: BTreeSet<EntryId>,
    /// Runs of version 1, of which only memory knows in which words they were begun. Each is written as version 2
    /// with its own next save, and all of them with the first change of an intake, which is where it is known from.
    unsettled: BTreeSet<EntryId>,
    /// What was answered to gates since unlocking.
    pub(crate) gates: Answers,
    /// Gates that are asked at their place even when they were cleared before, and were cleared there.
    pub(crate) cleared_here: HashSet<(EntryId, String)>,
    /// Runs in which nothing was written so far. They are in no file and no list.
    pub(crate) unwritten: BTreeMap<EntryId, RunRecordV2>,
    /// Where the person stands on the short page.
    pub(crate) short: Option<Page>,
    /// The yes that an answer about danger took out of the file since unlocking.
    pub(crate) taken_out: Vec<(EntryId, OwnYesRecordV1)>,
    /// The entry that was last moved to another record, and where it belonged before.
    pub(crate) moved: Option<(EntryId, Belongs<EntryId>)>,
}

impl OpenApp {
    pub(crate) fn new(place: Place, vault: OpenVault, now: &Moment) -> Self {
        let mut room: BTreeMap<EntryId, Record> =
            vault.entries().filter_map(|entry| Some((entry.id, Record::read(entry.bytes)?))).collect();
        let cleansed = cleanse(&mut room);
        let unsettled = settle(&mut room);
        Self {
            place,
            vault,
            room,
            folded: None,
            opened: now.clone(),
            rested: Vec::new(),
            cleansed,
            unsettled,
            gates: Answers::default(),
            cleared_here: HashSet::new(),
            unwritten: BTreeMap::new(),
            short: None,
            taken_out: Vec::new(),
            moved: None,
        }
    }

    /// What goes on when the room is closed and opened again in one act, without a lock.
    pub(crate) fn sitting(&mut self) -> Sitting {
        Sitting {
            gates: mem::take(&mut self.gates),
            cleared_here: mem::take(&mut self.cleared_here),
            unwritten: mem::take(&mut self.unwritten),
            short: self.short.take(),
            taken_out: mem::take(&mut self.taken_out),
            moved: self.moved.take(),
            rested: mem::take(&mut self.rested),
        }
    }

    /// Goes on with it.
    pub(crate) fn go_on(&mut self, sitting: Sitting) {
        let Sitting { gates, cleared_here, unwritten, short, taken_out, moved, rested } = sitting;
        self.let_go(rested);
        self.gates = gates;
        self.cleared_here = cleared_here;
        self.unwritten = unwritten;
        self.short = short;
        self.taken_out = taken_out;
        self.moved = moved;
    }

    /// Closes the room and forgets everything in it.
    #[must_use]
    pub fn lock(self) -> LockedApp {
        let Place { file, witness } = self.place.clone();
        drop(self.vault.lock());
        LockedApp::at(file, witness)
    }

    /// The founder, whose room this is, confirms being there, so that a second person can join. The
    /// room is forgotten with it: what follows is done by somebody else at this computer.
    ///
    /// # Errors
    ///
    /// [`AppError::AlreadyJoined`] or [`AppError::WrongPassphrase`], with the room as it was.
    pub fn welcome(self, passphrase: &str) -> Result<Welcoming, (Box<Self>, AppError)> {
        if self.vault.persons().len() > 1 {
            return Err((Box::new(self), AppError::AlreadyJoined));
        }
        match try_passphrase(passphrase).and_then(|typed| Ok(self.vault.confirm(self.vault.me(), &typed)?)) {
            Ok(founder) => Ok(Welcoming::new(self.place, self.vault, founder)),
            Err(error) => Err((Box::new(self), error)),
        }
    }

    /// Whether this is the person whose room is open. For the moment when somebody else sat at the
    /// screen, and the keyboard is handed back.
    ///
    /// # Errors
    ///
    /// [`AppError::WrongPassphrase`]; the room stays open as it was.
    pub fn resume(&self, passphrase: &str) -> Result<(), AppError> {
        self.vault.confirm(self.vault.me(), &try_passphrase(passphrase)?)?;
        Ok(())
    }

    /// Whose room it is.
    #[must_use]
    pub fn me(&self) -> Person {
        self.vault.me().into()
    }

    /// Who lives in the household.
    #[must_use]
    pub fn persons(&self) -> Vec<PersonView> {
        self.vault.persons().iter().map(PersonView::from).collect()
    }

    /// The room as it is told at its door.
    #[must_use]
    pub fn view(&self) -> RoomView {
        let persons = self.persons();
        let me = self.me();
        let entries = self
            .room
            .values()
            .filter(|record| matches!(record, Record::Run(_) | Record::Note(_) | Record::Pulse(_)))
            .count();
        RoomView {
            me: persons
                .iter()
                .find(|person| person.person == me)
                .cloned()
                .unwrap_or(PersonView { person: me, label: String::new() }),
            persons,
            last_save: self.vault.last_save().map(|at| self.opened.tell(at)),
            entries: u32::try_from(entries).unwrap_or(u32::MAX),
            frame: breaches::frame(self),
            notices: notices(self.vault.findings()),
        }
    }

    /// A moment with the offset of this place, to tell instants that are kept without one.
    pub(crate) fn here(&self) -> Moment {
        self.opened.clone()
    }

    pub(crate) fn records(&self) -> impl Iterator<Item = (EntryId, &Record)> {
        self.room.iter().map(|(id, record)| (*id, record))
    }

    pub(crate) fn record(&self, id: EntryId) -> Option<&Record> {
        self.room.get(&id)
    }

    /// Saves one entry. Returns only after the commit; on an error the room is as it was.
    pub(crate) fn put(&mut self, id: EntryId, record: Record, now: &Moment) -> Result<(), AppError> {
        self.save(vec![Own::Put(id, Box::new(record))], now)
    }

    /// Puts entries out of sight. They leave the file with the next act that saves something: opening a room
    /// writes nothing.
    pub(crate) fn let_go(&mut self, rested: Vec<EntryId>) {
        rested.iter().for_each(|id| _ = self.room.remove(id));
        self.rested.extend(rested);
    }

    /// Whether an entry is out of sight, though it is in the file still.
    pub(crate) fn has_let_go(&self, id: EntryId) -> bool {
        self.rested.contains(&id)
    }

    /// Whether something was dropped from an entry, though it is in the file still.
    pub(crate) fn has_cleansed(&self, id: EntryId) -> bool {
        self.cleansed.contains(&id)
    }

    /// With what leaves the file along with these changes: what has rested in the bin, and what was dropped. Runs
    /// that are read by an intake are written before it changes.
    fn with_what_leaves(&self, own: Vec<Own>) -> Vec<Own> {
        let changed: HashSet<EntryId> = own.iter().map(Own::id).collect();
        let rested: Vec<EntryId> = self.rested.iter().filter(|id| !changed.contains(id)).copied().collect();
        let is_intake = |record: &Record| matches!(record, Record::Run(run) if run.exercise() == INTAKE);
        let of_an_intake = |change: &Own| match change {
            Own::Put(_, record) => is_intake(record),
            Own::Delete(id) => self.room.get(id).is_some_and(is_intake),
        };
        // What rests is out of the room in memory already: it may have been an intake.
        let settles = !self.rested.is_empty() || own.iter().any(of_an_intake);
        let unsettled = self.unsettled.iter().filter(|_| settles);
        let along: BTreeSet<EntryId> = self.cleansed.iter().chain(unsettled).copied().collect();
        let along = along.into_iter().filter(|id| !changed.contains(id) && !rested.contains(id));
        let along = along.filter_map(|id| Some(Own::Put(id, Box::new(self.room.get(&id)?.clone()))));
        let along: Vec<Own> = along.collect();
        own.into_iter().chain(rested.into_iter().map(Own::Delete)).chain(along).collect()
    }

    /// Takes one entry out of the file for good.
    pub(crate) fn delete(&mut self, id: EntryId, now: &Moment) -> Result<(), AppError> {
        self.save(vec![Own::Delete(id)], now)
    }

    /// Makes all these changes of the own room, or none of them.
    pub(crate) fn save(&mut self, own: Vec<Own>, now: &Moment) -> Result<(), AppError> {
        self.save_at(own, now.instant())
    }

    /// The same without a trace of when: the room says as before when it was last saved.
    pub(crate) fn save_unseen(&mut self, own: Vec<Own>) -> Result<(), AppError> {
        self.save_at(own, self.vault.saved())
    }

    fn save_at(&mut self, own: Vec<Own>, at: Millis) -> Result<(), AppError> {
        let own = self.with_what_leaves(own);
        let written = Written::of(&own)?;
        self.vault.save(&written.changes(), at)?;
        self.take(own);
        Ok(())
    }

    /// Posts something of the opener, and makes these changes of the own room: all of it, or nothing.
    pub(crate) fn post(&mut self, record: &NewRecord<'_>, own: Vec<Own>, now: &Moment) -> Result<(), AppError> {
        let own = self.with_what_leaves(own);
        let written = Written::of(&own)?;
        self.vault.post_and_save(record, &written.changes(), now.instant())?;
        self.take(own);
        Ok(())
    }

    /// Signs something of the one who is present, and makes these changes of the own room: all of it, or
    /// nothing.
    pub(crate) fn sign(
        &mut self,
        presence: &Presence,
        record: &NewRecord<'_>,
        own: Vec<Own>,
        now: &Moment,
    ) -> Result<(), AppError> {
        let own = self.with_what_leaves(own);
        let written = Written::of(&own)?;
        self.vault.sign_and_save(presence, record, &written.changes(), now.instant())?;
        self.take(own);
        Ok(())
    }

    /// The room in memory follows the file.
    fn take(&mut self, own: Vec<Own>) {
        for change in own {
            self.unsettled.remove(&change.id());
            match change {
                Own::Put(id, record) => {
                    if let Some(folded) = &mut self.folded {
                        folded.put(id, &record);
                    }
                    self.room.insert(id, *record);
                }
                Own::Delete(id) => {
                    if let Some(folded) = &mut self.folded {
                        folded.remove(id);
                    }
                    self.room.remove(&id);
                }
            }
        }
        self.rested.clear();
        self.cleansed.clear();
    }
}

/// Drops from the room what an earlier program kept about danger. Returns where.
fn cleanse(room: &mut BTreeMap<EntryId, Record>) -> BTreeSet<EntryId> {
    let mut cleansed = BTreeSet::new();
    for (id, record) in room {
        if let Record::Run(run) = record
            && run.drop_dangers()
        {
            cleansed.insert(*id);
        }
    }
    cleansed
}

/// Tells each run of version 1 in which words it was begun: those of the newest intake begun before it, or else of
/// the first. Returns which runs these are.
fn settle(room: &mut BTreeMap<EntryId, Record>) -> BTreeSet<EntryId> {
    let mut intakes: Vec<(i64, (EntryId, Breach))> = Vec::new();
    for (id, record) in &*room {
        if let Record::Run(run) = record
            && run.exercise() == INTAKE
        {
            intakes.push((run.begun.millis, (*id, Breach::told_by(&run.run()))));
        }
    }
    intakes.sort_by_key(|(begun, (id, _))| (*begun, *id));
    let mut unsettled = BTreeSet::new();
    for (id, record) in room {
        let Record::Run(run) = record else { continue };
        if run.is_settled() {
            continue;
        }
        let own = intakes.iter().find(|(_, (intake, _))| intake == id).map(|(_, told)| told);
        let told = own.or_else(|| intake_before(run.begun.millis, &intakes)).map(|(_, breach)| breach);
        run.settle(told.map(|breach| breach.between).unwrap_or_default(), told.and_then(|breach| breach.side));
        unsettled.insert(*id);
    }
    unsettled
}

/// A change of the own room.
pub(crate) enum Own {
    /// An entry is made, or replaced as a whole.
    Put(EntryId, Box<Record>),
    /// An entry leaves the file.
    Delete(EntryId),
}

impl Own {
    const fn id(&self) -> EntryId {
        match self {
            Self::Put(id, _) | Self::Delete(id) => *id,
        }
    }
}

/// The bytes of some changes, for as long as the vault looks at them.
struct Written(Vec<(EntryId, Option<Vec<u8>>)>);

impl Written {
    fn of(own: &[Own]) -> Result<Self, AppError> {
        let bytes = own.iter().map(|change| match change {
            Own::Put(id, record) => (*id, Some(record.bytes())),
            Own::Delete(id) => (*id, None),
        });
        let all: Vec<_> = bytes.collect();
        if all.iter().any(|(_, bytes)| bytes.as_ref().is_some_and(|bytes| bytes.len() > LONGEST_TEXT)) {
            return Err(AppError::TextTooLong);
        }
        Ok(Self(all))
    }

    fn changes(&self) -> Vec<Change<'_>> {
        self.0
            .iter()
            .map(|(id, bytes)| match bytes {
                Some(bytes) => Change::Put { id: *id, bytes },
                None => Change::Delete { id: *id },
            })
            .collect()
    }
}

/// An id as it travels: 32 hexadecimal digits.
pub(crate) fn entry_id(text: &str, unknown: AppError) -> Result<EntryId, AppError> {
    EntryId::from_hex(text).ok_or(unknown)
}
