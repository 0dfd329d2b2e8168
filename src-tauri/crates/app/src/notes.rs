//! Journal notes: free words, private, or posted to the shared room.

use crate::open::entry_id;
use crate::records::{NoteRecordV1, Record, SharedNoteRecordV1, bytes};
use crate::views::{NoteEdit, Person, SavedNote};
use crate::{AppError, Moment, OpenApp, gates};
use domain::day::Day;
use serde::Serialize;
use vault::{Action, Content, EntryId, NewBody, NewRecord, Standing};

/// A note to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNote {
    /// The moment it is about.
    pub when: Moment,
    /// Its title; may be empty.
    pub title: String,
    /// Its text.
    pub text: String,
}

/// A note, private or shared, as a program reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoteView {
    /// The entry.
    pub id: String,
    /// The moment it is about.
    pub when: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
    /// Whether it stands in the shared room.
    pub shared: bool,
    /// Who wrote it.
    pub by: Person,
}

/// Keeps a private note. Returns its id, only after the commit.
///
/// # Errors
///
/// Why it could not be saved.
pub fn keep(app: &mut OpenApp, note: NewNote, now: &Moment) -> Result<String, AppError> {
    let id = EntryId::make()?;
    app.put(id, Record::Note(NoteRecordV1::write(note.when, note.title, note.text, now)), now)?;
    Ok(id.to_hex())
}

/// Writes a private note from the window, or changes one. A day before today is kept as its noon.
///
/// # Errors
///
/// [`AppError::UnknownEntry`], [`AppError::AnswerDoesNotFit`] for a day that no calendar has, or why
/// it could not be saved.
pub fn write(app: &mut OpenApp, entry: Option<&str>, note: NoteEdit, now: &Moment) -> Result<SavedNote, AppError> {
    let about = |known: Option<&Moment>| match known {
        Some(known) if known.day().to_string() == note.date => Ok(known.clone()),
        _ if now.day().to_string() == note.date => Ok(now.clone()),
        _ => Day::parse(&note.date).and_then(|_| now.read(&note.date)).ok_or(AppError::AnswerDoesNotFit),
    };
    let (id, record) = match entry {
        None => (EntryId::make()?, NoteRecordV1::write(about(None)?, note.title, note.text, now)),
        Some(entry) => {
            let id = entry_id(entry, AppError::UnknownEntry)?;
            match app.record(id) {
                Some(Record::Note(known)) => {
                    let mut known = known.clone();
                    known.rewrite(about(Some(&known.when))?, note.title, note.text, now);
                    (id, known)
                }
                // Words that can be said nowhere any more are a note from the first change on.
                Some(Record::SayingDraft(begun)) if begun.binned.is_none() => {
                    (id, NoteRecordV1::write(about(Some(&begun.changed))?, note.title, note.text, now))
                }
                _ => return Err(AppError::UnknownEntry),
            }
        }
    };
    app.put(id, Record::Note(record), now)?;
    Ok(SavedNote { entry: id.to_hex(), at: now.text() })
}

/// Posts a note to the shared room, signed by this person. Returns its id, only after the commit.
///
/// # Errors
///
/// [`AppError::SecondPersonMissing`], [`AppError::ClosedForNow`] without the own yes, or why it could not be saved.
pub fn post(app: &mut OpenApp, note: NewNote, now: &Moment) -> Result<String, AppError> {
    if app.persons().len() < 2 {
        return Err(AppError::SecondPersonMissing);
    }
    gates::may_come_closer(app, now)?;
    let id = EntryId::make()?;
    let content = bytes(&SharedNoteRecordV1::write(note.when, note.title, note.text));
    app.vault.post(
        &NewRecord { action: Action::Post, entry: id, revision: 0, body: NewBody::Own(&content) },
        now.instant(),
    )?;
    Ok(id.to_hex())
}

/// All notes that this person may see: the own private ones and those in the shared room, in the
/// order of what they are about.
#[must_use]
pub fn list(app: &OpenApp) -> Vec<NoteView> {
    let me = app.me();
    let own = app.records().filter_map(|(id, record)| match record {
        Record::Note(note) if note.binned.is_none() => Some((note.when.millis, private(id, note, me))),
        _ => None,
    });
    let mut notes: Vec<_> = own.chain(shared(app).map(|(when, note)| (when.millis, note))).collect();
    notes.sort_by(|a, b| (a.0, &a.1.id).cmp(&(b.0, &b.1.id)));
    notes.into_iter().map(|(_, note)| note).collect()
}

fn private(id: EntryId, note: &NoteRecordV1, me: Person) -> NoteView {
    NoteView {
        id: id.to_hex(),
        when: note.when.text(),
        title: note.title.clone(),
        text: note.text.clone(),
        shared: false,
        by: me,
    }
}

fn shared(app: &OpenApp) -> impl Iterator<Item = (Moment, NoteView)> {
    app.vault
        .log()
        .iter()
        .filter(|record| record.standing == Standing::Verified && record.action == Action::Post)
        .filter_map(|record| {
            let Content::Own(bytes) = &record.content else { return None };
            let note = SharedNoteRecordV1::read(bytes)?;
            let view = NoteView {
                id: record.entry.to_hex(),
                when: note.when.text(),
                title: note.title,
                text: note.text,
                shared: true,
                by: record.author.into(),
            };
            Some((note.when, view))
        })
}
