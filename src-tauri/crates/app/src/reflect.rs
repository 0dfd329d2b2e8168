//! Reflect: exercises, the runs through them, and what was written.

use crate::content::content;
use crate::open::entry_id;
use crate::records::{
    AgreementDraftRecordV2, BreachRecordV1, CopyDraftRecordV1, NoteRecordV1, PostDraftRecordV2, PulseRecordV1, Record,
    RunRecordV2, SayingDraftRecordV1,
};
use crate::translate::{
    Written, answer_from, answered, exercise_line, exercise_view, feelings_view, leaving_from, leaving_view, lines_of,
};
use crate::views::{
    Answer, EntryLine, EntryView, FeelingsView, Leaving, NoteBefore, PickLine, PickView, ReflectView, RunView,
    SavedView, Wait,
};
use crate::words::words;
use crate::{
    AppError, Moment, OpenApp, becoming, breaches, copies, copy_drafts, deletion, gates, plans, posts, pulse, sayings,
};
use domain::answer::Answer as Answered;
use domain::breach::{Belongs, Breach, INTAKE, Kind, Shape, Side, relation_told};
use domain::day::Day;
use domain::exercise::{Ask, Choice, Exercise, Ground, Source, Step};
use domain::person::Role;
use domain::run::Run;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::slice;
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
            // Pulses have lines of their own, on their own screen, and so has what happened; drafts where they are
            // written.
            Record::Run(_)
            | Record::Pulse(_)
            | Record::CopyDraft(_)
            | Record::SayingDraft(_)
            | Record::AgreementDraft(_)
            | Record::PostDraft(_)
            | Record::SharedFrom(_)
            | Record::SetAside(_)
            | Record::Ideas(_)
            | Record::OwnYes(_)
            | Record::KeepLight(_)
            | Record::FirstRead(_)
            | Record::Breach(_) => {}
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

/// What an exercise still waits for. The page, the act and the suggestion of Today all ask here. It is read out of
/// the own room and the log each time, and written nowhere.
pub(crate) fn waits(app: &OpenApp, exercise: &Exercise) -> Vec<Wait> {
    let standing = WhatStands::of(app);
    let mut waits: Vec<Wait> = Vec::new();
    for first in exercise.waits_for(named_side(app), |ground| standing.holds(ground)) {
        if waits.iter().all(|wait| wait.exercise != first.exercise) {
            waits.push(Wait {
                exercise: first.exercise.clone(),
                title: title_of(&first.exercise),
                because: first.because.clone(),
            });
        }
    }
    waits
}

/// What exercises can wait for, as far as it stands in the own room or in the log.
struct WhatStands<'a> {
    app: &'a OpenApp,
    shared_by_other: OnceCell<HashSet<String>>,
}

impl<'a> WhatStands<'a> {
    const fn of(app: &'a OpenApp) -> Self {
        Self { app, shared_by_other: OnceCell::new() }
    }

    fn holds(&self, ground: &Ground) -> bool {
        match ground {
            Ground::Finished(exercise) => finished_runs(self.app, exercise).next().is_some(),
            Ground::Written(at) => self.said(at).is_some(),
            Ground::Chosen(at, any) => self.said(at).is_some_and(|answer| answer.chose_any(any)),
            Ground::SharedByOther(exercise) => {
                self.shared_by_other.get_or_init(|| copies::shared_by_other(self.app)).contains(exercise)
            }
        }
    }

    /// The newest answer to a step, in a finished run in which it comes.
    fn said(&self, at: &Source) -> Option<Answered> {
        let said = |record: &RunRecordV2| {
            let run = record.run();
            let comes = run.steps(record.wording()?).any(|step| step.id == at.step);
            run.answers.get(&at.step).filter(|answer| comes && !answer.is_empty()).cloned()
        };
        let runs = finished_runs(self.app, &at.exercise);
        let said = runs.filter_map(|(_, record)| Some((record.changed.millis, said(record)?)));
        said.max_by_key(|(at, _)| *at).map(|(_, answer)| answer)
    }
}

fn finished_runs<'a>(app: &'a OpenApp, exercise: &'a str) -> impl Iterator<Item = (EntryId, &'a RunRecordV2)> {
    app.records().filter_map(move |(id, record)| match record {
        Record::Run(run) if run.exercise() == exercise && run.binned.is_none() && run.is_finished() => Some((id, run)),
        _ => None,
    })
}

/// The newest run through the intake, finished or not.
fn intake(app: &OpenApp) -> Option<Run> {
    let runs = app.records().filter_map(|(_, record)| match record {
        Record::Run(run) if run.exercise() == INTAKE && run.binned.is_none() => Some(run),
        _ => None,
    });
    runs.max_by_key(|run| run.changed.millis).map(RunRecordV2::run)
}

/// The step in which an exercise asks which side the writer is on.
const SIDE: &str = "side";
/// What can be answered there.
const HURT: &str = "hurt";
const BROKE: &str = "broke";
const BOTH: &str = "both";

/// The answer to an exercise's question about the side, where the intake asked the very same and was answered:
/// it stands there already, and can be changed like any other. A question that also asks of fear is put anew.
fn known_side(app: &OpenApp, exercise: &Exercise) -> Option<Answered> {
    let options = |exercise: &Exercise| {
        let step = exercise.step(SIDE).filter(|step| step.ask == Ask::Choice)?;
        Some(step.words.options.clone())
    };
    let asked = options(exercise).filter(|_| exercise.id != INTAKE)?;
    let known = options(content().exercise(INTAKE)?)?;
    if asked != known {
        return None;
    }
    let side = |side: Side| Answered::Choice { option: side.option().to_owned(), own: String::new() };
    let current = breaches::current(app);
    match (current.belongs, current.side) {
        (_, Some(known)) => Some(side(known)),
        // The intake also takes other answers than these three.
        (Belongs::First, None) => intake(app)?.answers.get(SIDE).cloned(),
        _ => None,
    }
}

/// The side of the writer in what they work on. `None` where none was named, or each in different things.
pub(crate) fn side(app: &OpenApp) -> Option<Role> {
    breaches::current(app).side.and_then(Side::role)
}

/// The short exercise in which somebody says what was told of the hurt, and whether it was heard. It asks for the
/// side too.
const WHAT_WAS_HEARD: &str = "what-was-heard";

/// The side that was named last, in the intake or where it was said what was heard. `None` where none was, or each
/// in different things.
fn named_side(app: &OpenApp) -> Option<Role> {
    let named = |record: &RunRecordV2| {
        let answer = record.run().answers.get(SIDE).cloned()?;
        [(HURT, Role::Hurt), (BROKE, Role::Broke), (BOTH, Role::Either)]
            .into_iter()
            .find_map(|(id, role)| answer.chose_any(&[id.to_owned()]).then_some(role))
    };
    let runs = app.records().filter_map(|(_, record)| match record {
        Record::Run(run) if run.binned.is_none() && [INTAKE, WHAT_WAS_HEARD].contains(&run.exercise()) => {
            Some((run.changed.millis, named(run)?))
        }
        _ => None,
    });
    runs.max_by_key(|(at, _)| *at).map(|(_, side)| side).filter(|side| *side != Role::Either)
}

/// The answers to the question about the side that an exercise does not offer yet, because what comes before the
/// pages of that side is not done. A tick never stands in for it.
fn sides_that_wait(app: &OpenApp, exercise: &Exercise) -> Vec<&'static str> {
    let standing = WhatStands::of(app);
    let waits =
        |side: Role| exercise.waits_for(Some(side), |ground| standing.holds(ground)).any(|first| first.role == side);
    let (hurt, broke) = (waits(Role::Hurt), waits(Role::Broke));
    [(HURT, hurt), (BROKE, broke), (BOTH, hurt || broke)]
        .into_iter()
        .filter(|(_, waits)| *waits)
        .map(|(id, _)| id)
        .collect()
}

/// The step about the side, without the answers whose pages wait. What was answered stays.
fn without_sides_that_wait(app: &OpenApp, exercise: &Exercise, run: &Run, step: Step) -> Step {
    if step.id != SIDE {
        return step;
    }
    let waits = sides_that_wait(app, exercise);
    let answer = run.answers.get(SIDE);
    let is_offered = |option: &Choice| {
        !waits.contains(&option.id.as_str())
            || answer.is_some_and(|answer| answer.chose_any(slice::from_ref(&option.id)))
    };
    let mut step = step;
    for words in [Some(&mut step.words), step.family.as_mut(), step.friend.as_mut()].into_iter().flatten() {
        words.options.retain(is_offered);
    }
    step
}

/// For how many days after something came out only what steadies is suggested.
const NEW_DAYS: i64 = 14;

/// What is known of what happened, as far as it decides what is suggested.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Happened {
    /// It still goes on, or stops and comes back.
    pub(crate) still_goes_on: bool,
    /// It came out in the last two weeks.
    pub(crate) is_new: bool,
    /// It is a pattern of hurtful treatment.
    pub(crate) pattern_of_harm: bool,
}

/// What the record that its writer works on says of what happened, and the newest intake as long as there is none.
pub(crate) fn what_happened(app: &OpenApp, today: Day) -> Happened {
    let is_new =
        |since: Option<Day>| since.is_some_and(|day| (0..NEW_DAYS).contains(&(today.date() - day.date()).num_days()));
    if let Some((_, breach)) = breaches::current_record(app) {
        return Happened {
            still_goes_on: breach.shape == Some(Shape::StillGoingOn),
            is_new: is_new(breach.since),
            pattern_of_harm: breach.kinds.contains(&Kind::HurtfulPattern),
        };
    }
    let Some(run) = intake(app) else { return Happened::default() };
    let said = |step: &str, any: &[&str]| {
        let any: Vec<String> = any.iter().map(|id| (*id).to_owned()).collect();
        run.answers.get(step).is_some_and(|answer| answer.chose_any(&any))
    };
    let since = match run.answers.get("since") {
        Some(Answered::Date { day, .. }) => *day,
        _ => None,
    };
    Happened {
        still_goes_on: said("shape", &["still-on", "stops-and-starts"]),
        is_new: is_new(since),
        pattern_of_harm: said("what", &["hurtful"]),
    }
}

/// The feelings vocabulary.
#[must_use]
pub fn feelings() -> FeelingsView {
    feelings_view(&content().feelings)
}

/// Begins an exercise. Nothing of it is in the file before the first answer that is kept. A run that was begun
/// and holds no word yet is gone on with, so that looking in twice leaves one.
///
/// # Errors
///
/// [`AppError::UnknownExercise`], or [`AppError::ExerciseWaits`].
pub fn begin(app: &mut OpenApp, exercise: &str, now: &Moment) -> Result<RunView, AppError> {
    let exercise = content().exercise(exercise).ok_or(AppError::UnknownExercise)?;
    if !waits(app, exercise).is_empty() {
        return Err(AppError::ExerciseWaits);
    }
    let with = breaches::current(app);
    let is_blank = |run: &RunRecordV2| {
        let is_of_it = run.exercise() == exercise.id
            && run.wording() == Some(exercise)
            && run.relation() == with.relation
            && run.belongs() == with.belongs;
        is_of_it && run.binned.is_none() && !run.is_finished() && !is_begun(run)
    };
    let in_file = app.records().find_map(|(id, record)| match record {
        Record::Run(run) if is_blank(run) => Some(id),
        _ => None,
    });
    let blank = in_file.or_else(|| app.unwritten.iter().find(|(_, run)| is_blank(run)).map(|(id, _)| *id));
    let id = match blank {
        Some(id) => id,
        None => {
            let id = EntryId::make()?;
            let mut run = Run::begin(exercise);
            run.answers.extend(known_side(app, exercise).map(|answer| (SIDE.to_owned(), answer)));
            app.unwritten.insert(id, RunRecordV2::begin(&run, with.belongs, with.relation, with.side, now));
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
    let exercise = record.wording().ok_or(AppError::UnknownExercise)?;
    let run = record.run();
    let steps = gates::steps_to_go(app, id, exercise).into_iter();
    let steps = steps.map(|step| without_sides_that_wait(app, exercise, &run, exercise.to_go_on(step)));
    run_view(app, id, exercise, &steps.collect::<Vec<Step>>())
}

/// A run, to be read: also what was written at a page that comes no more.
///
/// # Errors
///
/// As [`open`].
pub(crate) fn run_to_read(app: &OpenApp, entry: &str) -> Result<RunView, AppError> {
    let id = entry_id(entry, AppError::UnknownEntry)?;
    let record = run_record(app, id)?;
    let exercise = record.wording().ok_or(AppError::UnknownExercise)?;
    let run = record.run();
    let is_read = |step: &&Step| !matches!(step.ask, Ask::Gate { .. });
    let with_own_words = |step: &Step| {
        let is_written = run.answers.get(&step.id).is_some_and(|answer| !answer.is_empty());
        Step { only_by_danger: step.only_by_danger && !is_written, ..step.clone() }
    };
    let steps: Vec<Step> = exercise.steps.iter().filter(is_read).map(with_own_words).collect();
    run_view(app, id, exercise, &steps)
}

fn run_view(app: &OpenApp, id: EntryId, exercise: &Exercise, steps: &[Step]) -> Result<RunView, AppError> {
    let record = run_record(app, id)?;
    let run = record.run();
    let mut earlier: Vec<EntryLine> = finished_runs(app, &exercise.id)
        .filter(|(other, _)| *other != id)
        .map(|(other, record)| run_line(other, record))
        .collect();
    newest_first(&mut earlier);
    Ok(RunView {
        entry: id.to_hex(),
        exercise: exercise_view(exercise, steps, record.relation()),
        answers: answered(&run),
        place: run.place_in(exercise).to_owned(),
        finished: run.finished,
        leaving: run.leaving.map(leaving_view),
        frame: breaches::word_of(app, record.belongs()),
        earlier,
        picked_from: picked_from(app, id, &run, false),
        picked_from_bin: picked_from(app, id, &run, true),
        becomes: becoming::becomes(&run).filter(|_| !breaches::stays_here(app, record.belongs())),
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
pub fn lines_to_pick(app: &OpenApp, entry: &str, step: &str) -> Result<PickView, AppError> {
    let id = entry_id(entry, AppError::UnknownEntry)?;
    let exercise = run_record(app, id)?.wording().ok_or(AppError::UnknownExercise)?;
    let Some(Ask::Pick { from, .. }) = exercise.step(step).map(|step| &step.ask) else {
        return Err(AppError::AnswerDoesNotFit);
    };
    let mut lines: Vec<PickLine> = Vec::new();
    let mut behind: Vec<EntryLine> = Vec::new();
    for source in from {
        let runs = app.records().filter_map(|(other, record)| match record {
            Record::Run(run) if run.exercise() == source.exercise && run.binned.is_none() => Some((other, run)),
            _ => None,
        });
        let own = app.unwritten.get_key_value(&id).filter(|(_, run)| run.exercise() == source.exercise);
        let mut runs: Vec<(EntryId, &RunRecordV2)> = runs.chain(own.map(|(id, run)| (*id, run))).collect();
        runs.sort_by_key(|(other, run)| (*other != id, std::cmp::Reverse(run.changed.millis), other.to_hex()));
        for (other, record) in runs {
            let run = record.run();
            let asked = record.wording().and_then(|wording| wording.step(&source.step));
            let (Some(step), Some(answer)) = (asked, run.answers.get(&source.step)) else { continue };
            if step.only_by_danger {
                continue;
            }
            let written = lines_of(answer, step, record.relation()).into_iter().map(|text| PickLine {
                text,
                entry: other.to_hex(),
                title: title_of(record.exercise()),
                at: record.changed.text(),
            });
            if other == id || gates::may_be_picked(app, record) {
                lines.extend(written);
            } else if written.count() > 0
                && behind.iter().all(|line| line.exercise.as_deref() != Some(record.exercise()))
            {
                behind.push(run_line(other, record));
            }
        }
    }
    let mut seen = HashSet::new();
    lines.retain(|line| seen.insert(line.text.clone()));
    Ok(PickView { lines, behind })
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
                about: breaches::shown_of(app, note.belongs()),
                stays_here: breaches::stays_here(app, note.belongs()),
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
                run: Some(run_to_read(app, entry)?),
                about: breaches::shown_of(app, run.belongs()),
                stays_here: breaches::stays_here(app, run.belongs()),
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
        Some(Record::Breach(breach)) => Ok(told(breach_line(id, breach), breaches::readable(&breach.breach()))),
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
        about: None,
        stays_here: false,
        shared: Vec::new(),
    }
}

/// Saves the answer to one step, and the place.
///
/// # Errors
///
/// An entry or answer that does not fit, or is not offered yet, [`AppError::GateFirst`] behind a gate that is not cleared,
/// [`AppError::Held`] where a hold is lifted on the day on which it was set, or why it could not be saved. What
/// was saved before stays.
pub fn answer(app: &mut OpenApp, entry: &str, step: &str, answer: Answer, now: &Moment) -> Result<SavedView, AppError> {
    let answer = answer_from(answer)?;
    let id = entry_id(entry, AppError::UnknownEntry)?;
    let record = run_record(app, id)?;
    let run = record.run();
    let held = |answer: Option<&Answered>| match answer {
        Some(Answered::Hold(until)) => *until,
        _ => None,
    };
    let (until, now_until) = (held(run.answers.get(step)), held(Some(&answer)));
    if until.is_some_and(|until| now.day() < until && now_until.is_none_or(|new| new < until))
        && record.changed.day() >= now.day()
    {
        return Err(AppError::Held);
    }
    let is_another_side = step == SIDE && run.answers.get(SIDE) != Some(&answer);
    if let Some(wording) = record.wording().filter(|_| is_another_side) {
        let waits: Vec<String> = sides_that_wait(app, wording).into_iter().map(str::to_owned).collect();
        if answer.chose_any(&waits) {
            return Err(AppError::AnswerDoesNotFit);
        }
    }
    change(app, entry, now, Some(step), |run, exercise| Ok(run.answer(exercise, &content().feelings, step, answer)?))
}

/// Saves the place.
///
/// # Errors
///
/// As [`answer`].
pub fn go_to(app: &mut OpenApp, entry: &str, step: &str, now: &Moment) -> Result<SavedView, AppError> {
    change(app, entry, now, Some(step), |run, exercise| {
        run.go_to(exercise, step).map_err(|_| AppError::AnswerDoesNotFit)
    })
}

/// The person came to the end, and may have said how they leave it.
///
/// # Errors
///
/// As [`answer`].
pub fn finish(app: &mut OpenApp, entry: &str, leaving: Option<Leaving>, now: &Moment) -> Result<SavedView, AppError> {
    change(app, entry, now, None, |run, _| {
        run.finish(leaving.map(leaving_from));
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
        Record::Breach(breach) => Some(breaches::taken_back(app, id, breach.clone())),
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
        // A record goes into the bin from its own page, where it is asked what becomes of what belongs to it.
        Record::SharedFrom(_)
        | Record::SetAside(_)
        | Record::Ideas(_)
        | Record::OwnYes(_)
        | Record::KeepLight(_)
        | Record::FirstRead(_)
        | Record::Breach(_) => {
            return Err(AppError::UnknownEntry);
        }
    }
    app.put(id, record, now)?;
    Ok(list(app))
}

/// Changes a run, at a step that no gate stands before. Until something is written in it that is kept, it is in
/// no file.
fn change(
    app: &mut OpenApp,
    entry: &str,
    now: &Moment,
    step: Option<&str>,
    act: impl FnOnce(&mut Run, &Exercise) -> Result<(), AppError>,
) -> Result<SavedView, AppError> {
    let id = entry_id(entry, AppError::UnknownEntry)?;
    let mut record = run_record(app, id)?.clone();
    let wording = record.wording().ok_or(AppError::UnknownExercise)?;
    let mut run = record.run();
    // A run as a whole is behind every gate of it; a gate itself is behind those before it.
    let until = step.or_else(|| wording.steps.last().map(|last| last.id.as_str()));
    if gates::is_behind_a_gate(app, id, &run, wording, until) {
        return Err(AppError::GateFirst);
    }
    let before = (run.clone(), record.changed.clone());
    act(&mut run, wording)?;
    record.put(&run, now);
    // Going about in what is held isn't writing: a hold is lifted from the day after the last words on.
    if before.0.held_until().is_some() && (Run { place: run.place.clone(), ..before.0 }) == run {
        record.changed = before.1;
    }
    // The intake itself is in the words of whom it says it is about.
    if run.exercise == INTAKE
        && let Some(relation) = relation_told(&run)
    {
        record.settle(relation, Breach::told_by(&run).side);
    }
    // The side may stand there from the start, as the intake told it.
    let counts = |id: &str| id != SIDE || step == Some(SIDE);
    let is_kept = run.answers.iter().any(|(id, answer)| counts(id) && !answer.is_empty());
    let has_end = run.leaving.is_some();
    let waits = gates::is_behind_a_gate(app, id, &run, wording, None);
    if app.unwritten.contains_key(&id) && (waits || !(is_kept || has_end)) {
        app.unwritten.insert(id, record);
    } else if waits {
        // Nobody writes anything before a gate, and looking into what was written says nothing new of it: it stays
        // as it is, days included, until its gates are cleared.
    } else {
        app.put(id, Record::Run(record), now)?;
        app.unwritten.remove(&id);
    }
    Ok(SavedView { at: now.text() })
}

/// A run: one of the file, or one in which nothing was written so far.
pub(crate) fn run_record(app: &OpenApp, id: EntryId) -> Result<&RunRecordV2, AppError> {
    match app.record(id) {
        Some(Record::Run(record)) => Ok(record),
        Some(_) => Err(AppError::UnknownEntry),
        None => app.unwritten.get(&id).ok_or(AppError::UnknownEntry),
    }
}

/// Whether a person did more than look in.
pub(crate) fn is_begun(record: &RunRecordV2) -> bool {
    let run = record.run();
    let own = run.answers.iter().any(|(step, answer)| step != SIDE && !answer.is_empty());
    own || record.wording().is_none_or(|exercise| run.progress(exercise).0 > 0)
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
        Record::Breach(breach) => Some(breach_line(id, breach)),
        Record::SharedFrom(_)
        | Record::SetAside(_)
        | Record::Ideas(_)
        | Record::OwnYes(_)
        | Record::KeepLight(_)
        | Record::FirstRead(_) => None,
    }
}

pub(crate) fn run_line(id: EntryId, record: &RunRecordV2) -> EntryLine {
    let run = record.run();
    let exercise = record.wording();
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
    content().exercise(exercise).map_or_else(|| exercise.to_owned(), |known| known.discreet_title().to_owned())
}

fn post_draft_line(id: EntryId, draft: &PostDraftRecordV2) -> EntryLine {
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

fn breach_line(id: EntryId, breach: &BreachRecordV1) -> EntryLine {
    EntryLine {
        entry: id.to_hex(),
        exercise: None,
        title: breaches::title(breach),
        at: breach.changed.text(),
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
