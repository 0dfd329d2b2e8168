//! Adding to the shared log: signed by the one who typed the passphrase, or in silence for what
//! needs no consent.

use zeroize::Zeroizing;

use crate::error::{Rule, VaultError};
use crate::head::Pin;
use crate::log::{Content, LogRecord, Standing};
use crate::open::OpenVault;
use crate::person::{EntryId, Millis, Person};
use crate::person_keys::PersonKeys;
use crate::presence::Presence;
use crate::record::{self, Action, Record, Statement, cell_entry_of};
use crate::room::Room;
use crate::save::{Act, OtherHead, Whole};
use crate::stage::{Change, Draft, Reseal, Stage};

/// A record that is about to be made.
pub struct NewRecord<'a> {
    /// What it does.
    pub action: Action,
    /// The agreement or post that is spoken of.
    pub entry: EntryId,
    /// The revision, or 0 where there is none.
    pub revision: u32,
    /// Its content.
    pub body: NewBody<'a>,
}

/// What a new record says.
#[derive(Clone, Copy)]
pub enum NewBody<'a> {
    /// Content of its own: one UTF-8 JSON object.
    Own(&'a [u8]),
    /// An answer to the record of this number.
    Of(u64),
}

/// A record, ready to be written.
struct Prepared {
    record: Record,
    /// The earlier record without its content, when this one withdraws it.
    withdrawn: Option<(u64, Zeroizing<Vec<u8>>)>,
}

impl OpenVault {
    /// Adds a record that needs the passphrase: propose, amend, accept, decline, withdraw, retire,
    /// restore, leave. It is signed by the one who is present. So is a post or a comment of the one
    /// who did not open the room and sits beside the opener. Returns its number.
    pub fn sign(&mut self, presence: &Presence, record: &NewRecord<'_>, now: Millis) -> Result<u64, VaultError> {
        self.sign_and_save(presence, record, &[], now)
    }

    /// The same, with changes of the opener's own room in the same transaction, as at
    /// [`post_and_save`](Self::post_and_save).
    pub fn sign_and_save(
        &mut self,
        presence: &Presence,
        record: &NewRecord<'_>,
        changes: &[Change<'_>],
        now: Millis,
    ) -> Result<u64, VaultError> {
        use Action::{Accept, Amend, Comment, Decline, Leave, Post, Propose, Restore, Retire, Withdraw};
        self.check_presence(presence)?;
        match record.action {
            Propose | Amend | Accept | Decline | Withdraw | Retire | Restore | Leave => {
                self.append(presence.other.as_ref(), record, changes, now)
            }
            Post | Comment if presence.other.is_some() => self.append(presence.other.as_ref(), record, changes, now),
            _ => Err(VaultError::NotAllowed(Rule::WrongWay)),
        }
    }

    /// Adds a record that is signed in silence by the opener: post and comment only.
    pub fn post(&mut self, record: &NewRecord<'_>, now: Millis) -> Result<u64, VaultError> {
        self.post_and_save(record, &[], now)
    }

    /// The same, with changes of the opener's own room in the same transaction: what is noted there about
    /// the record stands in the file exactly when the record does.
    pub fn post_and_save(
        &mut self,
        record: &NewRecord<'_>,
        changes: &[Change<'_>],
        now: Millis,
    ) -> Result<u64, VaultError> {
        match record.action {
            Action::Post | Action::Comment => self.append(None, record, changes, now),
            _ => Err(VaultError::NotAllowed(Rule::WrongWay)),
        }
    }

    fn append(
        &mut self,
        other: Option<&PersonKeys>,
        new: &NewRecord<'_>,
        changes: &[Change<'_>],
        now: Millis,
    ) -> Result<u64, VaultError> {
        self.ready_to_write()?;
        let prepared = self.prepare(other.unwrap_or(&self.rooms.me), new, now)?;
        let pin = Pin { seq: prepared.record.seq(), hash: prepared.record.hash() };
        let other_room = other.map(|keys| self.open_other_room(keys)).transpose()?;
        let other_head = std::cell::Cell::new(None);
        self.perform(|vault, whole| {
            let other = other_room.as_ref().map(|room| vault.stage_other(room, whole, pin, now)).transpose()?;
            other_head.set(other.as_ref().map(OtherHead::of));
            Ok(Act {
                own: Some(vault.stage_own(changes, whole, pin, now)?),
                shared: Some(vault.stage_shared(&prepared, pin, now)?),
                other,
                further: Vec::new(),
            })
        })?;
        self.note_in_log(&prepared);
        self.remember(other.zip(other_head.take()));
        Ok(pin.seq)
    }

    fn stage_shared(&self, prepared: &Prepared, pin: Pin, now: Millis) -> Result<Stage, VaultError> {
        let bytes = prepared.record.encode();
        let mut changes = vec![Change::Put { id: cell_entry_of(pin.seq), bytes: &bytes }];
        if let Some((seq, bytes)) = &prepared.withdrawn {
            changes.push(Change::Put { id: cell_entry_of(*seq), bytes });
        }
        self.shared_room()?.stage(&Draft {
            changes: &changes,
            reseal: Reseal::Eights,
            saved: now,
            pin,
            bundle: [0; 32],
            least_cells: 0,
            grows: self.size.grows,
        })
    }

    fn stage_other(&self, room: &Room, whole: Whole, pin: Pin, now: Millis) -> Result<Stage, VaultError> {
        room.stage(&Draft {
            changes: &[],
            reseal: whole.unless(self.other_sealed_anew),
            saved: now,
            pin,
            bundle: room.head.bundle,
            least_cells: 0,
            grows: self.size.grows,
        })
    }

    fn prepare(&self, author: &PersonKeys, new: &NewRecord<'_>, now: Millis) -> Result<Prepared, VaultError> {
        let speaks_of_none = matches!(new.action, Action::Restore | Action::Leave);
        if speaks_of_none != (new.entry == EntryId::NONE) {
            return Err(VaultError::NotAllowed(Rule::Body));
        }
        let last = self.last_known_record()?;
        let mut withdrawn = None;
        let mut content = None;
        let content_hash = match new.body {
            NewBody::Own(words) => {
                self.check_own(new)?;
                let salted = record::salted(words)?;
                let hash = record::sha256(&[&salted]);
                content = Some(salted);
                hash
            }
            NewBody::Of(seq) => {
                let answered = self.check_answer(author.person, new, seq)?;
                if new.action == Action::Withdraw && self.content_goes(answered) {
                    withdrawn = Some((seq, self.without_content(seq)?));
                }
                answered.content_hash()
            }
        };
        let statement = Statement {
            seq: last.seq.checked_add(1).ok_or(VaultError::RoomFull)?,
            prev: last.hash,
            author: author.person,
            action: new.action,
            entry: new.entry,
            revision: new.revision,
            content_hash,
            at: now,
        };
        let content = content.as_ref().map(|content| content.as_slice());
        Ok(Prepared { record: statement.sign(&author.vault, &author.bundle.seed, content), withdrawn })
    }

    /// The record that the next one follows, as the log, the shared head or the own head know it.
    fn last_known_record(&self) -> Result<Pin, VaultError> {
        let pins = [self.rooms.log.tip(), self.shared_room()?.head.pin, self.rooms.own.head.pin];
        let mut last = Pin::NONE;
        for pin in pins {
            if pin.seq > last.seq {
                last = pin;
            }
        }
        Ok(last)
    }

    fn check_own(&self, new: &NewRecord<'_>) -> Result<(), VaultError> {
        if new.action.answers() {
            return Err(VaultError::NotAllowed(Rule::Body));
        }
        let earlier = self.highest_revision(new.entry);
        let follows = match new.action {
            Action::Propose => new.revision == 1 && earlier.is_none(),
            Action::Amend => earlier.is_some_and(|revision| revision.checked_add(1) == Some(new.revision)),
            _ => true,
        };
        if follows { Ok(()) } else { Err(VaultError::NotAllowed(Rule::Revision)) }
    }

    /// The highest revision of an agreement. One that does not follow the one before it counts for
    /// nothing, or a single record could stand in the way of every later amendment.
    fn highest_revision(&self, entry: EntryId) -> Option<u32> {
        let records = self.rooms.log.records.iter().filter(|record| record.entry == entry);
        let proven = records.filter(|record| record.standing == Standing::Verified);
        proven.fold(None, |highest, record| match (record.action, highest) {
            (Action::Propose, None) if record.revision == 1 => Some(1),
            (Action::Amend, Some(before)) if u32::checked_add(before, 1) == Some(record.revision) => {
                Some(record.revision)
            }
            _ => highest,
        })
    }

    /// The record that is answered, if this action may answer it.
    fn check_answer(&self, author: Person, new: &NewRecord<'_>, seq: u64) -> Result<&LogRecord, VaultError> {
        use Action::{Accept, Amend, Comment, Post, Propose};
        if !new.action.answers() {
            return Err(VaultError::NotAllowed(Rule::Body));
        }
        let nothing = VaultError::NotAllowed(Rule::NothingToAnswer);
        let Some(answered) = self.rooms.log.find(seq) else { return Err(nothing) };
        let kinds: &[Action] = match new.action {
            Action::Withdraw => &[Post, Comment, Propose, Amend, Accept],
            _ => &[Propose, Amend],
        };
        let fits = kinds.contains(&answered.action)
            && answered.standing == Standing::Verified
            && answered.entry == new.entry
            && answered.revision == new.revision;
        if !fits {
            return Err(nothing);
        }
        if new.action == Action::Withdraw && answered.author != author {
            return Err(VaultError::NotAllowed(Rule::NotYours));
        }
        Ok(answered)
    }

    /// A post goes with its withdrawal. A proposal that the other person has accepted stays
    /// readable: what both agreed cannot be rewritten by one.
    fn content_goes(&self, target: &LogRecord) -> bool {
        let accepted = || {
            self.rooms.log.records.iter().any(|record| {
                record.action == Action::Accept
                    && record.author != target.author
                    && record.entry == target.entry
                    && record.content_hash() == target.content_hash()
            })
        };
        matches!(target.content, Content::Own(_)) && !accepted()
    }

    fn without_content(&self, seq: u64) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let stored = self.shared_room()?.entries.get(&cell_entry_of(seq));
        let record = stored.and_then(|entry| Record::parse(&self.rooms.me.vault, seq, &entry.bytes));
        let record = record.ok_or(VaultError::NotAllowed(Rule::NothingToAnswer))?;
        Ok(record.withdrawn().encode())
    }

    fn note_in_log(&mut self, prepared: &Prepared) {
        let records = &mut self.rooms.log.records;
        let seq = prepared.record.seq();
        // After a commit with an unknown outcome the log was read anew and has it already.
        if records.last().is_none_or(|last| last.seq < seq) {
            records.push(LogRecord::read(&prepared.record, Standing::Verified));
        }
        if let Some((gone, _)) = &prepared.withdrawn
            && let Some(record) = records.iter_mut().find(|record| record.seq == *gone)
        {
            record.content = Content::Withdrawn;
        }
    }
}
