//! Reflect: exercises, the runs through them, and what was written.

use crate::content::content;
use crate::open::entry_id;
use crate::records::{NoteRecordV1, Record, RunRecordV1};
use crate::translate::{answer_from, answered, exercise_line, exercise_view, feelings_view};
use crate::views::{Answer, EntryLine, EntryView, FeelingsView, ReflectView, RunView, SavedView};
use crate::{AppError, Moment, OpenApp};
use domain::exercise::Exercise;
use domain::person::Relation;
use domain::run::Run;
use vault::EntryId;

/// All exercises, and everything this person has written.
#[must_use]
pub fn list(app: &OpenApp) -> ReflectView {
    let mut view = ReflectView { exercises: Vec::new(), open: Vec::new(), written: Vec::new(), binned: Vec::new() };
    for (id, record) in app.records() {
        match record {
            Record::Run(run) => {
                let line = run_line(id, run);
                if run.binned.is_some() {
                    view.binned.push(line);
                } else if run.run().finished {
                    view.written.push(line);
                } else if is_begun(run) {
                    view.open.push(line);
                }
            }
            Record::Note(note) if note.binned.is_some() => view.binned.push(note_line(id, note)),
            Record::Note(note) => view.written.push(note_line(id, note)),
            Record::AgreementDraft(_) | Record::SetAside(_) => {}
        }
    }
    for lines in [&mut view.open, &mut view.written, &mut view.binned] {
        newest_first(lines);
    }
    let open_entry = |exercise: &str| {
        view.open.iter().find(|line| line.exercise.as_deref() == Some(exercise)).map(|line| line.entry.clone())
    };
    view.exercises =
        content().exercises.iter().map(|exercise| exercise_line(exercise, open_entry(&exercise.id))).collect();
    view
}

/// The feelings vocabulary.
#[must_use]
pub fn feelings() -> FeelingsView {
    feelings_view(&content().feelings)
}

/// Begins an exercise. The draft stands in the file before the first key is pressed. A run that was
/// begun and holds no word yet is gone on with, so that looking in twice leaves one draft.
///
/// # Errors
///
/// [`AppError::UnknownExercise`], or why it could not be saved.
pub fn begin(app: &mut OpenApp, exercise: &str, now: &Moment) -> Result<RunView, AppError> {
    let exercise = content().exercise(exercise).ok_or(AppError::UnknownExercise)?;
    let blank = app.records().find_map(|(id, record)| match record {
        Record::Run(run)
            if run.exercise() == exercise.id && run.binned.is_none() && !run.run().finished && !is_begun(run) =>
        {
            Some(id)
        }
        _ => None,
    });
    let id = match blank {
        Some(id) => id,
        None => {
            let id = EntryId::make()?;
            app.put(id, Record::Run(RunRecordV1::begin(&Run::begin(exercise), now)), now)?;
            id
        }
    };
    open(app, &id.to_hex())
}

/// A run, to go on with.
///
/// # Errors
///
/// [`AppError::UnknownEntry`], or [`AppError::UnknownExercise`] for one of a newer program.
pub fn open(app: &OpenApp, entry: &str) -> Result<RunView, AppError> {
    let id = entry_id(entry, AppError::UnknownEntry)?;
    let record = run_record(app, id)?;
    let exercise = content().exercise(record.exercise()).ok_or(AppError::UnknownExercise)?;
    Ok(run_view(id, record, exercise))
}

/// An entry, to be read.
///
/// # Errors
///
/// [`AppError::UnknownEntry`].
pub fn read(app: &OpenApp, entry: &str) -> Result<EntryView, AppError> {
    let id = entry_id(entry, AppError::UnknownEntry)?;
    match app.record(id) {
        Some(Record::Note(note)) => {
            let line = note_line(id, note);
            Ok(EntryView {
                entry: line.entry,
                title: line.title,
                at: line.at,
                note: Some(note.text.clone()),
                run: None,
            })
        }
        Some(Record::Run(run)) => {
            let line = run_line(id, run);
            Ok(EntryView {
                entry: line.entry,
                title: line.title,
                at: line.at,
                note: None,
                run: Some(open(app, entry)?),
            })
        }
        _ => Err(AppError::UnknownEntry),
    }
}

/// Saves the answer to one step, and the place.
///
/// # Errors
///
/// An entry or answer that does not fit, or why it could not be saved. What was saved before stays.
pub fn answer(app: &mut OpenApp, entry: &str, step: &str, answer: Answer, now: &Moment) -> Result<SavedView, AppError> {
    let answer = answer_from(answer)?;
    change(app, entry, now, |run, exercise| Ok(run.answer(exercise, &content().feelings, step, answer)?))
}

/// Saves the place.
///
/// # Errors
///
/// As [`answer`].
pub fn go_to(app: &mut OpenApp, entry: &str, step: &str, now: &Moment) -> Result<SavedView, AppError> {
    change(app, entry, now, |run, exercise| run.go_to(exercise, step).map_err(|_| AppError::AnswerDoesNotFit))
}

/// The person came to the end.
///
/// # Errors
///
/// As [`answer`].
pub fn finish(app: &mut OpenApp, entry: &str, now: &Moment) -> Result<SavedView, AppError> {
    change(app, entry, now, |run, _| {
        run.finished = true;
        Ok(())
    })
}

/// Puts an entry into the bin. It stays in the file, and can be taken back.
///
/// # Errors
///
/// [`AppError::UnknownEntry`], or why it could not be saved.
pub fn bin(app: &mut OpenApp, entry: &str, now: &Moment) -> Result<ReflectView, AppError> {
    set_binned(app, entry, Some(now.clone()), now)
}

/// Takes an entry back out of the bin.
///
/// # Errors
///
/// As [`bin`].
pub fn take_back(app: &mut OpenApp, entry: &str, now: &Moment) -> Result<ReflectView, AppError> {
    set_binned(app, entry, None, now)
}

fn set_binned(app: &mut OpenApp, entry: &str, binned: Option<Moment>, now: &Moment) -> Result<ReflectView, AppError> {
    let id = entry_id(entry, AppError::UnknownEntry)?;
    let mut record = app.record(id).cloned().ok_or(AppError::UnknownEntry)?;
    match &mut record {
        Record::Run(run) => run.binned = binned,
        Record::Note(note) => note.binned = binned,
        Record::AgreementDraft(_) | Record::SetAside(_) => return Err(AppError::UnknownEntry),
    }
    app.put(id, record, now)?;
    Ok(list(app))
}

fn change(
    app: &mut OpenApp,
    entry: &str,
    now: &Moment,
    act: impl FnOnce(&mut Run, &Exercise) -> Result<(), AppError>,
) -> Result<SavedView, AppError> {
    let id = entry_id(entry, AppError::UnknownEntry)?;
    let mut record = run_record(app, id)?.clone();
    let exercise = content().exercise(record.exercise()).ok_or(AppError::UnknownExercise)?;
    let mut run = record.run();
    act(&mut run, exercise)?;
    record.put(&run, now);
    app.put(id, Record::Run(record), now)?;
    Ok(SavedView { at: now.text() })
}

fn run_record(app: &OpenApp, id: EntryId) -> Result<&RunRecordV1, AppError> {
    match app.record(id) {
        Some(Record::Run(record)) => Ok(record),
        _ => Err(AppError::UnknownEntry),
    }
}

fn run_view(id: EntryId, record: &RunRecordV1, exercise: &Exercise) -> RunView {
    let run = record.run();
    RunView {
        entry: id.to_hex(),
        exercise: exercise_view(exercise, Relation::Partner),
        answers: answered(&run),
        place: run.place_in(exercise).to_owned(),
        finished: run.finished,
    }
}

/// Whether a person did more than look in.
pub(crate) fn is_begun(record: &RunRecordV1) -> bool {
    let run = record.run();
    run.has_words()
        || content().exercise(&run.exercise).is_none_or(|exercise| exercise.question_at(run.place_in(exercise)) > 0)
}

pub(crate) fn run_line(id: EntryId, record: &RunRecordV1) -> EntryLine {
    let run = record.run();
    let exercise = content().exercise(&run.exercise);
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    EntryLine {
        entry: id.to_hex(),
        title: exercise.map_or_else(|| run.exercise.clone(), |exercise| exercise.title.clone()),
        at: record.changed.text(),
        question: number(exercise.map_or(0, |exercise| exercise.question_at(run.place_in(exercise)))),
        of: number(exercise.map_or(0, Exercise::questions)),
        exercise: Some(run.exercise),
    }
}

fn note_line(id: EntryId, note: &NoteRecordV1) -> EntryLine {
    EntryLine {
        entry: id.to_hex(),
        exercise: None,
        title: note.title.clone(),
        at: note.when.text(),
        question: 0,
        of: 0,
    }
}

pub(crate) fn newest_first(lines: &mut [EntryLine]) {
    let instant =
        |line: &EntryLine| chrono::DateTime::parse_from_rfc3339(&line.at).map_or(0, |time| time.timestamp_millis());
    lines.sort_by_cached_key(|line| (std::cmp::Reverse(instant(line)), line.entry.clone()));
}
