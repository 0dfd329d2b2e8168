//! Reflect: exercises, the runs through them, and what was written.

use crate::content::content;
use crate::open::entry_id;
use crate::records::{
    AgreementDraftRecordV2, CopyDraftRecordV1, NoteRecordV1, PostDraftRecordV1, PulseRecordV1, Record, RunRecordV1,
    SayingDraftRecordV1,
};
use crate::translate::{
    Written, answer_from, answered, exercise_line, exercise_view, feelings_view, leaving_from, leaving_view, lines_of,
};
use crate::views::{
    Answer, EntryLine, EntryView, FeelingsView, Leaving, NoteBefore, PickLine, ReflectView, RunView, SavedView, Wait,
};
use crate::words::words;
use crate::{AppError, Moment, OpenApp, becoming, copies, copy_drafts, deletion, plans, posts, pulse, sayings};
use domain::answer::Answer as Answered;
use domain::exercise::{Ask, Exercise};
use domain::person::{Relation, Role};
use domain::run::Run;
use std::collections::{HashMap, HashSet};
use vault::EntryId;

/// All exercises, and everything this person has written.
#[must_use]
pub fn list(app: &OpenApp) -> ReflectView {
    let mut view = ReflectView { exercises: Vec::new(), open: Vec::new(), written: Vec::new(), binned: Vec::new() };
    for (id, record) in app.records() {
        match record {
            _ if record.binned().is_some() => view.binned.extend(line_of(app, id, record)),
            Record::Run(run) if run.is_finished() => view.written.push(run_line(id, run)),
            Record::Run(run) if is_begun(run) => view.open.push(run_line(id, run)),
            Record::Note(note) => view.written.push(note_line(id, note)),
            Record::SayingDraft(draft) if sayings::is_alone(app, draft) => {
                view.written.push(saying_line(app, id, draft));
            }
            // Pulses have lines of their own, on their own screen, and drafts where they are written.
            Record::Run(_)
            | Record::Pulse(_)
            | Record::CopyDraft(_)
            | Record::SayingDraft(_)
            | Record::AgreementDraft(_)
            | Record::PostDraft(_)
            | Record::SharedFrom(_)
            | Record::SetAside(_)
            | Record::Ideas(_) => {}
        }
    }
    for lines in [&mut view.open, &mut view.written, &mut view.binned] {
        newest_first(lines);
    }
    let mut of: HashMap<&str, Written> = HashMap::new();
    for line in &view.written {
        let Some(exercise) = &line.exercise else { continue };
        let written = of.entry(exercise).or_default();
        written.last.get_or_insert_with(|| line.at.clone());
        written.sittings += 1;
    }
    for line in &view.open {
        let Some(exercise) = &line.exercise else { continue };
        of.entry(exercise).or_default().open.get_or_insert_with(|| line.entry.clone());
    }
    let line = |exercise: &Exercise| {
        exercise_line(exercise, of.remove(exercise.id.as_str()).unwrap_or_default(), waits(app, exercise))
    };
    view.exercises = content().exercises.iter().map(line).collect();
    view
}

/// What an exercise waits for and is not finished yet.
fn waits(app: &OpenApp, exercise: &Exercise) -> Vec<Wait> {
    let finished = |id: &str| finished_runs(app, id).next().is_some();
    let gates = exercise.opens_after.iter().filter(|gate| !finished(&gate.exercise));
    gates
        .map(|gate| Wait {
            exercise: gate.exercise.clone(),
            title: content().exercise(&gate.exercise).map(|first| first.title.clone()).unwrap_or_default(),
            because: gate.because.clone(),
        })
        .collect()
}

fn finished_runs<'a>(app: &'a OpenApp, exercise: &'a str) -> impl Iterator<Item = (EntryId, &'a RunRecordV1)> {
    app.records().filter_map(move |(id, record)| match record {
        Record::Run(run) if run.exercise() == exercise && run.binned.is_none() && run.is_finished() => Some((id, run)),
        _ => None,
    })
}

const INTAKE: &str = "where-we-are";

/// The newest run through the intake, finished or not.
fn intake(app: &OpenApp) -> Option<Run> {
    let runs = app.records().filter_map(|(_, record)| match record {
        Record::Run(run) if run.exercise() == INTAKE && run.binned.is_none() => Some(run),
        _ => None,
    });
    runs.max_by_key(|run| run.changed.millis).map(RunRecordV1::run)
}

/// What the other person is to the writer, as the intake says; a partner where it says nothing.
pub(crate) fn relation(app: &OpenApp) -> Relation {
    let said = intake(app).and_then(|run| run.answers.get("who").cloned());
    let is = |of: &[&str]| {
        let of: Vec<String> = of.iter().map(|id| (*id).to_owned()).collect();
        said.as_ref().is_some_and(|answer| answer.chose_any(&of))
    };
    if is(&["parent", "grown-child", "sibling", "relative"]) {
        Relation::Family
    } else if is(&["friend"]) {
        Relation::Friend
    } else {
        Relation::Partner
    }
}

/// The step in which an exercise asks which side the writer is on.
const SIDE: &str = "side";

/// The answer to an exercise's question about the side, where the intake asked the very same and was answered:
/// it stands there already, and can be changed like any other. A question that also asks of fear is put anew.
fn known_side(app: &OpenApp, exercise: &Exercise) -> Option<Answered> {
    let options = |exercise: &Exercise| {
        let step = exercise.step(SIDE).filter(|step| step.ask == Ask::Choice)?;
        Some(step.words.options.clone())
    };
    let asked = options(exercise).filter(|_| exercise.id != INTAKE)?;
    let known = options(content().exercise(INTAKE)?)?;
    intake(app)?.answers.get(SIDE).filter(|_| asked == known).cloned()
}

/// The side the writer named in the intake. `None` where none was named, or each in different things.
pub(crate) fn side(app: &OpenApp) -> Option<Role> {
    let said = intake(app)?.answers.get(SIDE).cloned()?;
    let is = |id: &str| said.chose_any(&[id.to_owned()]);
    if is("hurt") {
        Some(Role::Hurt)
    } else if is("broke") {
        Some(Role::Broke)
    } else {
        None
    }
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
/// [`AppError::UnknownExercise`], [`AppError::ExerciseWaits`], or why it could not be saved.
pub fn begin(app: &mut OpenApp, exercise: &str, now: &Moment) -> Result<RunView, AppError> {
    let exercise = content().exercise(exercise).ok_or(AppError::UnknownExercise)?;
    if !waits(app, exercise).is_empty() {
        return Err(AppError::ExerciseWaits);
    }
    let blank = app.records().find_map(|(id, record)| match record {
        Record::Run(run)
            if run.exercise() == exercise.id && run.binned.is_none() && !run.is_finished() && !is_begun(run) =>
        {
            Some(id)
        }
        _ => None,
    });
    let id = match blank {
        Some(id) => id,
        None => {
            let id = EntryId::make()?;
            let mut run = Run::begin(exercise);
            run.answers.extend(known_side(app, exercise).map(|answer| (SIDE.to_owned(), answer)));
            app.put(id, Record::Run(RunRecordV1::begin(&run, now)), now)?;
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
    let run = record.run();
    let mut earlier: Vec<EntryLine> = finished_runs(app, &exercise.id)
        .filter(|(other, _)| *other != id)
        .map(|(other, record)| run_line(other, record))
        .collect();
    newest_first(&mut earlier);
    Ok(RunView {
        entry: id.to_hex(),
        exercise: exercise_view(exercise, relation(app)),
        answers: answered(&run),
        place: run.place_in(exercise).to_owned(),
        finished: run.finished,
        leaving: run.leaving.map(leaving_view),
        earlier,
        picked_from: picked_from(app, id, &run, false),
        picked_from_bin: picked_from(app, id, &run, true),
        becomes: becoming::becomes(&run),
    })
}

/// The entries that lines of a run were picked up from, in the order in which they were picked: those in
/// the bin, or the others.
fn picked_from(app: &OpenApp, own: EntryId, run: &Run, binned: bool) -> Vec<EntryLine> {
    let picked = run.answers.values().filter_map(|answer| match answer {
        Answered::Picked(lines) => Some(lines),
        _ => None,
    });
    let mut lines: Vec<EntryLine> = Vec::new();
    for source in picked.flatten().filter_map(|line| EntryId::from_hex(&line.entry)).filter(|source| *source != own) {
        let line = match app.record(source) {
            Some(Record::Run(record)) if record.binned.is_some() == binned => run_line(source, record),
            _ => continue,
        };
        if lines.iter().all(|known| known.entry != line.entry) {
            lines.push(line);
        }
    }
    lines
}

/// The lines that can be picked up at a step of a run: those of this run, then of the newest entries first.
///
/// # Errors
///
/// As [`open`], and [`AppError::AnswerDoesNotFit`] where the step picks nothing up.
pub fn lines_to_pick(app: &OpenApp, entry: &str, step: &str) -> Result<Vec<PickLine>, AppError> {
    let id = entry_id(entry, AppError::UnknownEntry)?;
    let exercise = content().exercise(run_record(app, id)?.exercise()).ok_or(AppError::UnknownExercise)?;
    let Some(Ask::Pick { from, .. }) = exercise.step(step).map(|step| &step.ask) else {
        return Err(AppError::AnswerDoesNotFit);
    };
    let relation = relation(app);
    let mut lines: Vec<PickLine> = Vec::new();
    for source in from {
        let Some(written) = content().exercise(&source.exercise) else { continue };
        let Some(step) = written.step(&source.step) else { continue };
        let mut runs: Vec<(EntryId, &RunRecordV1)> = app
            .records()
            .filter_map(|(other, record)| match record {
                Record::Run(run) if run.exercise() == source.exercise && run.binned.is_none() => Some((other, run)),
                _ => None,
            })
            .collect();
        runs.sort_by_key(|(other, run)| (*other != id, std::cmp::Reverse(run.changed.millis), other.to_hex()));
        for (other, record) in runs {
            let run = record.run();
            let Some(answer) = run.answers.get(&source.step) else { continue };
            lines.extend(lines_of(answer, step, relation).into_iter().map(|text| PickLine {
                text,
                entry: other.to_hex(),
                title: written.title.clone(),
                at: record.changed.text(),
            }));
        }
    }
    let mut seen = HashSet::new();
    lines.retain(|line| seen.insert(line.text.clone()));
    Ok(lines)
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
                title: note.title.clone(),
                at: line.at,
                note: Some(note.text.clone()),
                before: note.before().map(|(until, title, text)| NoteBefore { until, title, text }).collect(),
                run: None,
                shared: copies::traces(app, entry),
            })
        }
        Some(Record::Run(run)) => {
            let line = run_line(id, run);
            Ok(EntryView {
                entry: line.entry,
                title: line.title,
                at: line.at,
                note: None,
                before: Vec::new(),
                run: Some(open(app, entry)?),
                shared: copies::traces(app, entry),
            })
        }
        Some(Record::PostDraft(draft)) if draft.binned.is_some() => {
            Ok(told(post_draft_line(id, draft), posts::readable(&draft.text())))
        }
        Some(Record::AgreementDraft(draft)) if draft.binned.is_some() => {
            Ok(told(agreement_draft_line(id, draft), plans::readable(&draft.text())))
        }
        Some(Record::CopyDraft(draft)) if draft.binned.is_some() => {
            Ok(told(copy_draft_line(app, id, draft), copy_drafts::text(draft)))
        }
        Some(Record::SayingDraft(draft)) => Ok(told(saying_line(app, id, draft), draft.text.clone())),
        Some(Record::Pulse(pulse)) => {
            let line = pulse_line(id, pulse).ok_or(AppError::UnknownEntry)?;
            let ratings = pulse.pulse().map(|pulse| pulse::pulse_line(id, &pulse).ratings).unwrap_or_default();
            Ok(told(line, pulse::text(&ratings, pulse.note())))
        }
        _ => Err(AppError::UnknownEntry),
    }
}

/// Something that is read as one text, of which nothing was shared.
fn told(line: EntryLine, text: String) -> EntryView {
    EntryView {
        entry: line.entry,
        title: line.title,
        at: line.at,
        note: Some(text),
        before: Vec::new(),
        run: None,
        shared: Vec::new(),
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

/// The person came to the end, and may have said how they leave it.
///
/// # Errors
///
/// As [`answer`].
pub fn finish(app: &mut OpenApp, entry: &str, leaving: Option<Leaving>, now: &Moment) -> Result<SavedView, AppError> {
    change(app, entry, now, |run, exercise| {
        run.finish(exercise, leaving.map(leaving_from));
        Ok(())
    })
}

/// How long something rests in the bin at least, as the page of the bin says it: 30 days, in milliseconds.
const BIN_MILLIS: i64 = 30 * 24 * 60 * 60 * 1000;

/// Lets go of what has rested in the bin for long enough, and of what was chosen of it to be shared and never
/// was. A clock can be wrong: the day when the file was saved last has to agree. Nothing goes from a file with
/// which something is not as it was left.
pub(crate) fn empty_bin(app: &mut OpenApp, now: &Moment) {
    if !app.vault.findings().is_empty() {
        return;
    }
    let clock = app.vault.last_save().map_or(i64::MIN, |saved| saved.0.min(now.millis));
    let has_rested = |at: &Moment| clock.saturating_sub(at.millis) >= BIN_MILLIS;
    let rested = app.records().filter(|(_, record)| record.binned().is_some_and(has_rested));
    let rested: HashSet<EntryId> = rested.map(|(id, _)| id).collect();
    let gone = deletion::with_what_hangs_on(app, &rested);
    app.let_go(gone);
}

/// Puts an entry into the bin. It stays in the file for at least 30 days, and can be taken back.
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
    // Of these one stands at a time: another one goes into the bin in its place.
    let changed_places = match &record {
        _ if binned.is_some() || record.binned().is_none() => None,
        Record::CopyDraft(draft) => Some(copy_drafts::taken_back(app, id, draft, now)),
        Record::AgreementDraft(draft) => Some(plans::taken_back(app, id, draft, now)),
        _ => None,
    };
    if let Some(changes) = changed_places {
        app.save(changes, now)?;
        return Ok(list(app));
    }
    match &mut record {
        Record::Run(run) => run.binned = binned,
        Record::Note(note) => note.binned = binned,
        Record::Pulse(pulse) => pulse.binned = binned,
        Record::CopyDraft(draft) => draft.binned = binned,
        Record::AgreementDraft(draft) => draft.binned = binned,
        Record::PostDraft(draft) => draft.binned = binned,
        Record::SayingDraft(draft) => draft.binned = binned,
        Record::SharedFrom(_) | Record::SetAside(_) | Record::Ideas(_) => {
            return Err(AppError::UnknownEntry);
        }
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

/// Whether a person did more than look in.
pub(crate) fn is_begun(record: &RunRecordV1) -> bool {
    let run = record.run();
    let own = run.answers.iter().any(|(step, answer)| step != SIDE && !answer.is_empty());
    own || content().exercise(&run.exercise).is_none_or(|exercise| run.progress(exercise).0 > 0)
}

/// How an entry is told in a list. `None` for what is no entry of its own, and for a run into which somebody
/// has only looked.
pub(crate) fn line_of(app: &OpenApp, id: EntryId, record: &Record) -> Option<EntryLine> {
    match record {
        Record::Run(run) if run.binned.is_none() && !run.is_finished() && !is_begun(run) => None,
        Record::Run(run) => Some(run_line(id, run)),
        Record::Note(note) => Some(note_line(id, note)),
        Record::Pulse(pulse) => pulse_line(id, pulse),
        Record::PostDraft(draft) => Some(post_draft_line(id, draft)),
        Record::AgreementDraft(draft) => Some(agreement_draft_line(id, draft)),
        Record::CopyDraft(draft) => Some(copy_draft_line(app, id, draft)),
        Record::SayingDraft(draft) => Some(saying_line(app, id, draft)),
        Record::SharedFrom(_) | Record::SetAside(_) | Record::Ideas(_) => None,
    }
}

pub(crate) fn run_line(id: EntryId, record: &RunRecordV1) -> EntryLine {
    let run = record.run();
    let exercise = content().exercise(&run.exercise);
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let (question, of) = exercise.map_or((0, 0), |exercise| run.progress(exercise));
    EntryLine {
        entry: id.to_hex(),
        title: title_of(&run.exercise),
        at: record.changed.text(),
        question: number(question),
        of: number(of),
        exercise: Some(run.exercise),
    }
}

/// What an exercise is called.
pub(crate) fn title_of(exercise: &str) -> String {
    content().exercise(exercise).map_or_else(|| exercise.to_owned(), |known| known.title.clone())
}

fn post_draft_line(id: EntryId, draft: &PostDraftRecordV1) -> EntryLine {
    EntryLine {
        entry: id.to_hex(),
        exercise: None,
        title: posts::draft_title(&draft.text()),
        at: draft.changed.text(),
        question: 0,
        of: 0,
    }
}

pub(crate) fn agreement_draft_line(id: EntryId, draft: &AgreementDraftRecordV2) -> EntryLine {
    EntryLine {
        entry: id.to_hex(),
        exercise: None,
        title: plans::draft_title(&draft.text()),
        at: draft.changed.text(),
        question: 0,
        of: 0,
    }
}

fn copy_draft_line(app: &OpenApp, id: EntryId, draft: &CopyDraftRecordV1) -> EntryLine {
    EntryLine {
        entry: id.to_hex(),
        exercise: None,
        title: copy_drafts::title(app, draft),
        at: draft.changed.text(),
        question: 0,
        of: 0,
    }
}

fn saying_line(app: &OpenApp, id: EntryId, draft: &SayingDraftRecordV1) -> EntryLine {
    EntryLine {
        entry: id.to_hex(),
        exercise: None,
        title: sayings::title(app, draft),
        at: draft.changed.text(),
        question: 0,
        of: 0,
    }
}

fn note_line(id: EntryId, note: &NoteRecordV1) -> EntryLine {
    EntryLine { entry: id.to_hex(), exercise: None, title: note.called(), at: note.when.text(), question: 0, of: 0 }
}

/// `None` where its day does not read.
fn pulse_line(id: EntryId, pulse: &PulseRecordV1) -> Option<EntryLine> {
    let day = pulse.pulse()?.day.to_string();
    Some(EntryLine {
        entry: id.to_hex(),
        exercise: None,
        title: words("pulse-title", &[]),
        at: pulse.begun.read(&day)?.text(),
        question: 0,
        of: 0,
    })
}

pub(crate) fn newest_first(lines: &mut [EntryLine]) {
    let instant =
        |line: &EntryLine| chrono::DateTime::parse_from_rfc3339(&line.at).map_or(0, |time| time.timestamp_millis());
    lines.sort_by_cached_key(|line| (std::cmp::Reverse(instant(line)), line.entry.clone()));
}
