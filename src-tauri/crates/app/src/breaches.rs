//! What happened: the private record of what broke trust, of which there may be several.
//!
//! Each run, pulse and note belongs to one, or to none. Where none was written by hand, there is one that is read
//! out of the newest run through the intake; it is in no file of its own. What is corrected here changes no word
//! of a run: a run keeps the relation and the side with which it was begun.

use crate::export::name_of;
use crate::open::{Own, entry_id};
use crate::records::{BreachRecordV1, Record};
use crate::views::{
    BreachBetween, BreachHere, BreachKind, BreachLine, BreachOffers, BreachShape, BreachSide, BreachText, BreachesView,
    SavedBreach,
};
use crate::words::words;
use crate::{AppError, Moment, OpenApp};
use domain::breach::{self, Belongs, Breach, INTAKE, Side, Standing};
use domain::day::Day;
use domain::person::Relation;
use std::collections::HashSet;
use vault::EntryId;

/// With what something new is begun.
pub(crate) struct Current {
    /// To which record it belongs.
    pub(crate) belongs: Belongs<EntryId>,
    /// What the other person is to the writer.
    pub(crate) relation: Relation,
    /// The writer's side.
    pub(crate) side: Option<Side>,
}

/// What happened, with everybody it is about.
#[must_use]
pub fn list(app: &OpenApp) -> BreachesView {
    let current = breach::current(&standings(app));
    let line = |id: EntryId, breach: Breach, is_current: bool, is_aside: bool| BreachLine {
        breach: id.to_hex(),
        entries: number(entries_of(app, id).count()),
        text: text(breach),
        current: is_current,
        aside: is_aside,
        from_intake: false,
    };
    let mut kept: Vec<(&Moment, BreachLine)> = kept(app)
        .map(|(id, record)| (&record.begun, line(id, record.breach(), current == Some(id), record.aside.is_some())))
        .collect();
    kept.sort_by(|(a, one), (b, other)| (a.millis, &one.breach).cmp(&(b.millis, &other.breach)));
    let mut breaches: Vec<BreachLine> = kept.into_iter().map(|(_, line)| line).collect();
    breaches.extend(told(app).map(|(id, breach, _)| BreachLine { from_intake: true, ..line(id, breach, true, false) }));
    BreachesView { frame: frame(app), breaches, offers: offers(app) }
}

/// Writes a new one, which is worked on from then on, or corrects one. What was read out of the intake so far
/// stands by itself from the first of these on.
///
/// # Errors
///
/// [`AppError::UnknownEntry`], [`AppError::AnswerDoesNotFit`] where a new one says nothing, its word is too long
/// or its day is none, or why it could not be saved.
pub fn save(app: &mut OpenApp, breach: Option<&str>, text: BreachText, now: &Moment) -> Result<SavedBreach, AppError> {
    let said = read(text)?;
    said.fits().map_err(|_| AppError::AnswerDoesNotFit)?;
    let mut changes = Vec::new();
    let id = match breach {
        Some(breach) => {
            let (id, mut record) = one(app, breach, now)?;
            record.put(&said, now);
            changes.push((id, record));
            id
        }
        None if said.says_nothing() => return Err(AppError::AnswerDoesNotFit),
        None => {
            if let Some((_, breach, begun)) = told(app) {
                changes.push((EntryId::make()?, BreachRecordV1::write(&breach, &begun, now)));
            }
            let mut record = BreachRecordV1::write(&said, now, now);
            record.chosen = Some(now.clone());
            let id = EntryId::make()?;
            changes.push((id, record));
            id
        }
    };
    let left = left_where_first_changes(app, &changes);
    Ok(SavedBreach { breach: id.to_hex(), all: put(app, changes, left, now)? })
}

/// Chooses the one to work on: what is begun from now on belongs to it and is in its words.
///
/// # Errors
///
/// [`AppError::UnknownEntry`], or why it could not be saved.
pub fn choose(app: &mut OpenApp, breach: &str, now: &Moment) -> Result<BreachesView, AppError> {
    let chosen = change(app, breach, now, |record| {
        record.chosen = Some(now.clone());
        record.aside = None;
    });
    chosen.map(|saved| saved.all)
}

/// Sets one aside, or takes it up again. What belongs to it stays where it is.
///
/// # Errors
///
/// As [`choose`].
pub fn set_aside(app: &mut OpenApp, breach: &str, aside: bool, now: &Moment) -> Result<SavedBreach, AppError> {
    change(app, breach, now, |record| record.aside = aside.then(|| now.clone()))
}

/// Puts one into the bin, with what belongs to it or without. It stays in the file for at least 30 days, and
/// can be taken back.
///
/// # Errors
///
/// As [`choose`]; also for one that only the intake tells: it goes with the intake.
pub fn bin(app: &mut OpenApp, breach: &str, with_entries: bool, now: &Moment) -> Result<BreachesView, AppError> {
    let id = entry_id(breach, AppError::UnknownEntry)?;
    let Some(Record::Breach(record)) = app.record(id).filter(|record| record.binned().is_none()) else {
        return Err(AppError::UnknownEntry);
    };
    let mut record = record.clone();
    record.binned = Some(now.clone());
    if breach::first(&standings(app)) == Some(id) {
        stay_with(app, id);
    }
    // What belonged to the first one goes on belonging to this one, so that it comes back with it.
    let entries = belonging(app, id).map(|(entry, record)| {
        let mut record = record.clone();
        belong(&mut record, Belongs::To(id));
        if with_entries && record.binned().is_none() {
            set_binned(&mut record, Some(now.clone()));
        }
        Own::Put(entry, Box::new(record))
    });
    let changes = entries.chain([Own::Put(id, Box::new(Record::Breach(record)))]).collect();
    app.save(changes, now)?;
    Ok(list(app))
}

/// Takes one back out of the bin, with what went there along with it.
///
/// # Errors
///
/// As [`choose`].
pub fn take_back(app: &mut OpenApp, breach: &str, now: &Moment) -> Result<BreachesView, AppError> {
    let id = entry_id(breach, AppError::UnknownEntry)?;
    let Some(Record::Breach(record)) = app.record(id) else { return Err(AppError::UnknownEntry) };
    let changes = taken_back(app, id, record.clone());
    app.save(changes, now)?;
    Ok(list(app))
}

/// A record that is taken back out of the bin, and what went there with it in one act.
pub(crate) fn taken_back(app: &mut OpenApp, id: EntryId, record: BreachRecordV1) -> Vec<Own> {
    let mut back = record.clone();
    back.binned = None;
    let back = [(id, back)];
    let left = left_where_first_changes(app, &back);
    let along = app.records().filter(|(_, entry)| {
        belongs_of(entry) == Some(Belongs::To(id))
            && record.binned.is_some()
            && entry.binned() == record.binned.as_ref()
    });
    let along = along.map(|(entry, record)| {
        let mut record = record.clone();
        set_binned(&mut record, None);
        Own::Put(entry, Box::new(record))
    });
    let [(id, back)] = back;
    along.chain(left).chain([Own::Put(id, Box::new(Record::Breach(back)))]).collect()
}

/// What belonged to the first record, where that one is among what is deleted: it goes on belonging to it, and not
/// to another that is the first from then on.
pub(crate) fn left_by(app: &mut OpenApp, ids: &HashSet<EntryId>) -> Vec<Own> {
    let first = breach::first(&standings(app)).filter(|first| ids.contains(first));
    first.map(|first| left_with(app, first, ids)).unwrap_or_default()
}

/// The same where some that come stand before the one that was first so far, or that only the intake tells so far: the
/// clock was set back, or one is taken back out of the bin.
fn left_where_first_changes(app: &mut OpenApp, coming: &[(EntryId, BreachRecordV1)]) -> Vec<Own> {
    let standing = |(id, record): &(EntryId, BreachRecordV1)| record.standing(*id);
    let before = standings(app);
    // What the intake tells is written beside a new one, and stood before it.
    let first = breach::first(&before).or_else(|| coming.first().filter(|_| coming.len() > 1).map(|(id, _)| *id));
    let is_new = |id: &EntryId| before.iter().all(|each| each.id != *id);
    let all: Vec<_> = coming.iter().filter(|(id, _)| is_new(id)).map(standing).chain(before.iter().copied()).collect();
    match first.filter(|first| breach::first(&all) != Some(*first)) {
        Some(first) => left_with(app, first, &HashSet::new()),
        None => Vec::new(),
    }
}

/// What belongs to the first record, in the file and in memory, told by its id from now on.
fn left_with(app: &mut OpenApp, first: EntryId, but: &HashSet<EntryId>) -> Vec<Own> {
    stay_with(app, first);
    let left = app.records().filter(|(id, record)| !but.contains(id) && belongs_of(record) == Some(Belongs::First));
    let left = left.map(|(id, record)| {
        let mut record = record.clone();
        belong(&mut record, Belongs::To(first));
        Own::Put(id, Box::new(record))
    });
    left.collect()
}

/// The same of what is in no file. It says what is true already, so that it stays also where nothing can be saved.
fn stay_with(app: &mut OpenApp, first: EntryId) {
    for run in app.unwritten.values_mut().filter(|run| run.belongs() == Belongs::First) {
        run.belong(Belongs::To(first));
    }
    if let Some((_, before @ Belongs::First)) = &mut app.moved {
        *before = Belongs::To(first);
    }
}

/// Moves a run, a pulse or a note to another record; a note also to none. Its words stay as they are.
///
/// # Errors
///
/// As [`choose`].
pub fn move_entry(
    app: &mut OpenApp,
    entry: &str,
    breach: Option<&str>,
    now: &Moment,
) -> Result<BreachesView, AppError> {
    let id = entry_id(entry, AppError::UnknownEntry)?;
    let mut record = app.record(id).cloned().ok_or(AppError::UnknownEntry)?;
    let before = belongs_of(&record).ok_or(AppError::UnknownEntry)?;
    let may_be_nowhere = matches!(record, Record::Note(_));
    let mut changes = Vec::new();
    let to = match breach {
        Some(breach) => {
            let (to, known) = one(app, breach, now)?;
            if app.record(to).is_none() {
                changes.push(Own::Put(to, Box::new(Record::Breach(known))));
            }
            Belongs::To(to)
        }
        None if may_be_nowhere => Belongs::Nowhere,
        None => return Err(AppError::UnknownEntry),
    };
    belong(&mut record, to);
    changes.push(Own::Put(id, Box::new(record)));
    app.save(changes, now)?;
    app.moved = Some((id, before));
    Ok(list(app))
}

/// Takes back the last move of an entry: it belongs again where it did, also where that is nowhere any more.
///
/// # Errors
///
/// [`AppError::UnknownEntry`] where it is not the one that was moved last, or why it could not be saved.
pub fn move_back(app: &mut OpenApp, entry: &str, now: &Moment) -> Result<BreachesView, AppError> {
    let id = entry_id(entry, AppError::UnknownEntry)?;
    let (_, before) = app.moved.filter(|(moved, _)| *moved == id).ok_or(AppError::UnknownEntry)?;
    let mut record = app.record(id).cloned().ok_or(AppError::UnknownEntry)?;
    belong(&mut record, before);
    app.put(id, record, now)?;
    app.moved = None;
    Ok(list(app))
}

/// With what something new is begun: what its writer works on, or what the newest intake says.
pub(crate) fn current(app: &OpenApp) -> Current {
    let all = standings(app);
    match current_record(app) {
        Some((id, breach)) => Current { belongs: Belongs::To(id), relation: breach.between, side: breach.side },
        None => {
            let told = newest_intake(app).map(|(_, breach, _)| breach).unwrap_or_default();
            let belongs = if all.is_empty() { Belongs::First } else { Belongs::Nowhere };
            Current { belongs, relation: told.between, side: told.side }
        }
    }
}

/// The record that its writer works on. `None` as long as only the intake tells of it.
pub(crate) fn current_record(app: &OpenApp) -> Option<(EntryId, Breach)> {
    breach::current(&standings(app)).and_then(|id| match app.record(id) {
        Some(Record::Breach(record)) => Some((id, record.breach())),
        _ => None,
    })
}

/// The id of the record that something belongs to, as a page names it: also of the one that the intake tells.
/// `None` where it belongs to none that stands.
pub(crate) fn shown_of(app: &OpenApp, belongs: Belongs<EntryId>) -> Option<String> {
    let stands = resolved(app, belongs).filter(|id| kept(app).any(|(kept, _)| kept == *id));
    let told = || told(app).map(|(id, ..)| id).filter(|_| belongs == Belongs::First);
    stands.or_else(told).map(|id| id.to_hex())
}

/// Whether what belongs there never leaves the own room: it is about somebody who is not in this household. Where
/// the record is gone, nobody can tell any more.
pub(crate) fn stays_here(app: &OpenApp, belongs: Belongs<EntryId>) -> bool {
    match resolved(app, belongs) {
        None => false,
        Some(id) => match app.record(id) {
            Some(Record::Breach(record)) => !record.breach().may_be_shared(),
            _ => true,
        },
    }
}

/// The same of an entry by its id.
pub(crate) fn entry_stays_here(app: &OpenApp, entry: &str) -> bool {
    let record = EntryId::from_hex(entry).and_then(|id| app.record(id));
    record.and_then(belongs_of).is_some_and(|belongs| stays_here(app, belongs))
}

/// Whether something belongs to what its writer works on. While there are not several, all of it does.
pub(crate) fn is_of_current(app: &OpenApp, belongs: Belongs<EntryId>) -> bool {
    let all = standings(app);
    !several(&all) || resolved(app, belongs) == breach::current(&all)
}

/// The own word for whom the current record is about, for the frame.
pub(crate) fn frame(app: &OpenApp) -> Option<String> {
    current_record(app).and_then(|(id, _)| word_of(app, Belongs::To(id)))
}

/// The own word for whom something is about. `None` while there are not several records, and where there is no word:
/// a page that says something else in its place would say more than its writer chose to.
pub(crate) fn word_of(app: &OpenApp, belongs: Belongs<EntryId>) -> Option<String> {
    let id = resolved(app, belongs).filter(|_| several(&standings(app)))?;
    let (_, record) = kept(app).find(|(kept, _)| *kept == id)?;
    Some(record.breach().word).filter(|word| !word.is_empty())
}

fn several(all: &[Standing<EntryId>]) -> bool {
    all.iter().filter(|each| !each.is_aside).count() > 1
}

/// What can be chosen. Whether the other person is here is asked as things stand: while nobody else is in the
/// household they are not, and once somebody is, that is no answer any more.
fn offers(app: &OpenApp) -> BreachOffers {
    let untrue = if app.persons().len() > 1 { BreachHere::NobodyYet } else { BreachHere::Yes };
    BreachOffers {
        between: BreachBetween::ALL.to_vec(),
        kinds: BreachKind::ALL.to_vec(),
        shapes: BreachShape::ALL.to_vec(),
        sides: BreachSide::ALL.to_vec(),
        here: BreachHere::ALL.iter().copied().filter(|here| *here != untrue).collect(),
    }
}

/// What its list and the bin call it.
pub(crate) fn title(record: &BreachRecordV1) -> String {
    called(&text(record.breach()))
}

/// The same of a line that is written out.
pub(crate) fn line_title(line: &BreachLine) -> String {
    called(&line.text)
}

fn called(text: &BreachText) -> String {
    let unnamed = || words(&format!("breach-with-{}", message(&text.between)), &[]);
    if text.word.trim().is_empty() { unnamed() } else { text.word.clone() }
}

/// What it says, for reading and for writing out.
pub(crate) fn readable(breach: &Breach) -> String {
    let told = text(breach.clone());
    let named = |part: &str, name: &str| words(&format!("breach-{part}-{name}"), &[]);
    let mut lines = vec![named("between", &message(&told.between))];
    lines.extend(told.kinds.iter().map(|kind| named("kind", &message(kind))));
    lines.push(told.other);
    lines.extend(told.shape.iter().map(|shape| named("shape", &message(shape))));
    lines.extend(told.since);
    lines.push(told.since_about);
    lines.extend(told.side.iter().map(|side| named("side", &message(side))));
    lines.extend(told.here.iter().map(|here| named("here", &message(here))));
    lines.retain(|line| !line.trim().is_empty());
    lines.join("\n")
}

/// The own words in it.
pub(crate) fn own_words(record: &BreachRecordV1) -> String {
    let breach = record.breach();
    [breach.word, breach.other, breach.since_about].join("\n")
}

/// All that stand, with their words, for writing them out.
pub(crate) fn all(app: &OpenApp) -> Vec<BreachLine> {
    list(app).breaches.into_iter().filter(|line| !line.from_intake).collect()
}

/// What a line that is written out says.
pub(crate) fn line_text(line: &BreachLine) -> String {
    read(line.text.clone()).map(|breach| readable(&breach)).unwrap_or_default()
}

/// The records that are not in the bin.
fn kept(app: &OpenApp) -> impl Iterator<Item = (EntryId, &BreachRecordV1)> {
    app.records().filter_map(|(id, record)| match record {
        Record::Breach(record) if record.binned.is_none() => Some((id, record)),
        _ => None,
    })
}

fn standings(app: &OpenApp) -> Vec<Standing<EntryId>> {
    kept(app).map(|(id, record)| record.standing(id)).collect()
}

/// What the newest run through the intake says, finished or not, and when that was begun.
fn newest_intake(app: &OpenApp) -> Option<(EntryId, Breach, Moment)> {
    let runs = app.records().filter_map(|(id, record)| match record {
        Record::Run(run) if run.exercise() == INTAKE && run.binned.is_none() => Some((id, run)),
        _ => None,
    });
    let (id, newest) = runs.max_by_key(|(_, run)| run.changed.millis)?;
    Some((id, Breach::told_by(&newest.run()), newest.begun.clone()))
}

/// The record that only the intake tells: where none stands that was written by hand.
fn told(app: &OpenApp) -> Option<(EntryId, Breach, Moment)> {
    newest_intake(app).filter(|(_, breach, _)| kept(app).next().is_none() && !breach.says_nothing())
}

/// A record, to be changed. What the intake tells gets a place of its own.
fn one(app: &OpenApp, breach: &str, now: &Moment) -> Result<(EntryId, BreachRecordV1), AppError> {
    let id = entry_id(breach, AppError::UnknownEntry)?;
    match app.record(id) {
        Some(Record::Breach(record)) if record.binned.is_none() => Ok((id, record.clone())),
        _ => match told(app) {
            Some((intake, breach, begun)) if intake == id => {
                Ok((EntryId::make()?, BreachRecordV1::write(&breach, &begun, now)))
            }
            _ => Err(AppError::UnknownEntry),
        },
    }
}

fn change(
    app: &mut OpenApp,
    breach: &str,
    now: &Moment,
    act: impl FnOnce(&mut BreachRecordV1),
) -> Result<SavedBreach, AppError> {
    let (id, mut record) = one(app, breach, now)?;
    act(&mut record);
    Ok(SavedBreach { breach: id.to_hex(), all: put(app, vec![(id, record)], Vec::new(), now)? })
}

fn put(
    app: &mut OpenApp,
    records: Vec<(EntryId, BreachRecordV1)>,
    along: Vec<Own>,
    now: &Moment,
) -> Result<BreachesView, AppError> {
    let changes = records.into_iter().map(|(id, record)| Own::Put(id, Box::new(Record::Breach(record))));
    app.save(changes.chain(along).collect(), now)?;
    Ok(list(app))
}

/// The record that is meant. `None` where it is none, or one that only the intake tells.
pub(crate) fn resolved(app: &OpenApp, belongs: Belongs<EntryId>) -> Option<EntryId> {
    match belongs {
        Belongs::First => breach::first(&standings(app)),
        Belongs::To(id) => Some(id),
        Belongs::Nowhere => None,
    }
}

/// What belongs to a record and is not in the bin.
fn entries_of(app: &OpenApp, id: EntryId) -> impl Iterator<Item = (EntryId, &Record)> {
    belonging(app, id).filter(|(_, record)| record.binned().is_none())
}

/// What belongs to a record; `id` may be that of the intake which tells it.
fn belonging(app: &OpenApp, id: EntryId) -> impl Iterator<Item = (EntryId, &Record)> {
    let first = breach::first(&standings(app));
    let is_first = first == Some(id) || (first.is_none() && told(app).is_some_and(|(intake, ..)| intake == id));
    app.records().filter(move |(_, record)| match belongs_of(record) {
        Some(Belongs::First) => is_first,
        other => other == Some(Belongs::To(id)),
    })
}

fn belongs_of(record: &Record) -> Option<Belongs<EntryId>> {
    match record {
        Record::Run(run) => Some(run.belongs()),
        Record::Pulse(pulse) => Some(pulse.belongs()),
        Record::Note(note) => Some(note.belongs()),
        _ => None,
    }
}

/// Moves what belongs to a record to another one.
fn belong(record: &mut Record, to: Belongs<EntryId>) {
    match record {
        Record::Run(run) => run.belong(to),
        Record::Pulse(pulse) => pulse.belong(to),
        Record::Note(note) => note.belong(to),
        _ => {}
    }
}

fn set_binned(record: &mut Record, binned: Option<Moment>) {
    match record {
        Record::Run(run) => run.binned = binned,
        Record::Pulse(pulse) => pulse.binned = binned,
        Record::Note(note) => note.binned = binned,
        _ => {}
    }
}

fn text(breach: Breach) -> BreachText {
    BreachText {
        between: breach.between.into(),
        word: breach.word,
        kinds: breach.kinds.into_iter().map(Into::into).collect(),
        other: breach.other,
        shape: breach.shape.map(Into::into),
        since: breach.since.map(|day| day.to_string()),
        since_about: breach.since_about,
        side: breach.side.map(Into::into),
        here: breach.here.map(Into::into),
    }
}

fn read(text: BreachText) -> Result<Breach, AppError> {
    let since = text.since.filter(|day| !day.is_empty());
    Ok(Breach {
        between: text.between.into(),
        word: text.word.trim().to_owned(),
        kinds: text.kinds.into_iter().map(Into::into).collect(),
        other: text.other.trim().to_owned(),
        shape: text.shape.map(Into::into),
        since: since.map(|day| Day::parse(&day).ok_or(AppError::AnswerDoesNotFit)).transpose()?,
        since_about: text.since_about.trim().to_owned(),
        side: text.side.map(Into::into),
        here: text.here.map(Into::into),
    })
}

/// The name of a word on the wire, in the case of message names.
fn message(word: &impl serde::Serialize) -> String {
    name_of(word).chars().fold(String::new(), |mut kebab, each| {
        if each.is_uppercase() {
            kebab.push('-');
        }
        kebab.extend(each.to_lowercase());
        kebab
    })
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
