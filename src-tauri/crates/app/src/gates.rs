//! Gates: questions about danger, which bind until the lock and leave nothing behind.
//!
//! What was answered lives in this process and nowhere else. An answer that does not clear ends the run it was
//! asked in: where nothing of it was in the file, nothing ever is, and what was there stays as it was, days
//! included. Until the lock it closes whatever two people share, in the same words as everything that waits.

use crate::content::content;
use crate::open::entry_id;
use crate::records::{Record, RunRecordV2};
use crate::reflect::run_record;
use crate::views::{EndingView, GateAnswered, GateView, OptionView};
use crate::{AppError, Moment, OpenApp, breaches, short};
use domain::exercise::{Ask, Exercise, Step};
use domain::gate::{Ending, EndingAct, GateKind, Way};
use domain::person::Relation;
use domain::run::Run;
use vault::{EntryId, Presence};

/// The first gate of an entry that is asked before anything of it is shared, picked up elsewhere or becomes
/// something else. `None` where nothing is asked.
///
/// # Errors
///
/// [`AppError::UnknownEntry`], [`AppError::UnknownExercise`].
pub fn first(app: &OpenApp, entry: &str) -> Result<Option<GateView>, AppError> {
    let id = entry_id(entry, AppError::UnknownEntry)?;
    let record = run_record(app, id)?;
    let exercise = content().exercise(record.exercise()).ok_or(AppError::UnknownExercise)?;
    let relation = record.relation();
    Ok(to_clear(app, exercise).next().map(|(step, kind)| gate_view(step, kind, relation)))
}

/// Takes the answer to a gate, and forgets it. `None`: nothing was answered, which clears nothing.
///
/// # Errors
///
/// [`AppError::UnknownEntry`], [`AppError::UnknownExercise`], or [`AppError::AnswerDoesNotFit`] where the
/// exercise has no such gate.
pub fn answer(app: &mut OpenApp, entry: &str, step: &str, answer: Option<&str>) -> Result<GateAnswered, AppError> {
    let id = entry_id(entry, AppError::UnknownEntry)?;
    let record = run_record(app, id)?;
    let relation = record.relation();
    let asked = [record.wording(), content().exercise(record.exercise())];
    let asked = asked.into_iter().flatten().find_map(|exercise| match exercise.step(step)?.ask {
        Ask::Gate { kind, .. } => Some(kind),
        _ => None,
    });
    let kind = asked.ok_or(AppError::AnswerDoesNotFit)?;
    let way = content().gate(kind).way(answer);
    app.gates.note(kind, way);
    match way {
        Way::Cleared => {
            app.cleared_here.insert((id, step.to_owned()));
            Ok(GateAnswered::Cleared)
        }
        Way::Ends(ending) => {
            short::take_out(app);
            app.cleared_here.retain(|(other, _)| *other != id);
            app.unwritten.remove(&id);
            Ok(GateAnswered::Ends { ending: ending_view(app, content().ending(ending), relation) })
        }
    }
}

/// The question that comes before the records of what happened. `None` once it was answered since unlocking: whatever
/// was said, the records open from then on and look the same, so that nothing tells what it was.
#[must_use]
pub fn before_records(app: &OpenApp) -> Option<GateView> {
    let kind = GateKind::Adult;
    let relation = breaches::current(app).relation;
    let ask = || GateView {
        step: kind.id().to_owned(),
        prompt: content().gate(kind).prompt.of(relation).clone(),
        options: options(kind),
    };
    (!app.gates.is_answered(kind)).then(ask)
}

/// Takes the answer to it, and forgets it. Where it does not clear, what two people do stays closed until the lock;
/// the own records stay open to their writer.
pub fn answer_before_records(app: &mut OpenApp, answer: Option<&str>) -> GateAnswered {
    let way = content().gate(GateKind::Adult).way(answer);
    app.gates.note(GateKind::Adult, way);
    match way {
        Way::Cleared => GateAnswered::Cleared,
        Way::Ends(ending) => {
            short::take_out(app);
            let relation = breaches::current(app).relation;
            GateAnswered::Ends { ending: ending_view(app, content().ending(ending), relation) }
        }
    }
}

/// Whether anything that two people share may be begun, suggested or shown now.
pub(crate) fn joint_is_open(app: &OpenApp) -> bool {
    !app.gates.close_what_is_joint()
}

/// Refuses an act towards the other from an answer that did not clear until the lock.
pub(crate) fn may_reach_the_other(app: &OpenApp) -> Result<(), AppError> {
    if joint_is_open(app) { Ok(()) } else { Err(AppError::ClosedForNow) }
}

/// Refuses an act by which the opener comes closer to the other: something proposed, signed, kept, posted, or agreed
/// to. It needs the own yes that counts today, and nothing else of anybody's. In the same words as everything that
/// waits.
pub(crate) fn may_come_closer(app: &OpenApp, now: &Moment) -> Result<(), AppError> {
    may_reach_the_other(app)?;
    if short::counts(app, now.day()) { Ok(()) } else { Err(AppError::ClosedForNow) }
}

/// The same for whoever typed the passphrase just now, the opener or the one beside: each by the own yes, never by
/// the other's.
pub(crate) fn may_sign(app: &OpenApp, presence: &Presence, now: &Moment) -> Result<(), AppError> {
    if presence.person() == app.vault.me() {
        return may_come_closer(app, now);
    }
    if short::counts_for(app, presence, now.day())? { Ok(()) } else { Err(AppError::ClosedForNow) }
}

/// Refuses to share, pick up or make something of a run before its gates were cleared since unlocking, or while
/// its writer keeps it to themselves.
pub(crate) fn may_leave_its_page(app: &OpenApp, record: &RunRecordV2) -> Result<(), AppError> {
    may_reach_the_other(app)?;
    if record.run().is_held(app.here().day()) {
        return Err(AppError::Held);
    }
    match is_clear(app, record.exercise()) {
        true => Ok(()),
        false => Err(AppError::GateFirst),
    }
}

/// Whether all gates of an exercise were cleared since unlocking.
pub(crate) fn is_clear(app: &OpenApp, exercise: &str) -> bool {
    content().exercise(exercise).is_none_or(|exercise| to_clear(app, exercise).next().is_none())
}

/// The gates of an exercise that were not cleared since unlocking.
fn to_clear<'a>(app: &'a OpenApp, exercise: &'a Exercise) -> impl Iterator<Item = (&'a Step, GateKind)> {
    exercise.gates().map(|(step, kind, _)| (step, kind)).filter(|(_, kind)| !app.gates.is_cleared(*kind))
}

/// Whether a gate of a run needs no answer any more.
fn is_passed(app: &OpenApp, id: EntryId, step: &Step) -> bool {
    match step.ask {
        Ask::Gate { again: true, .. } => app.cleared_here.contains(&(id, step.id.clone())),
        Ask::Gate { kind, .. } => app.gates.is_cleared(kind),
        _ => true,
    }
}

/// The steps of a run as they are gone through now: gates that were cleared are not asked again, and a wording
/// that shipped without gates begins with those of today.
pub(crate) fn steps_to_go(app: &OpenApp, id: EntryId, wording: &Exercise) -> Vec<Step> {
    let is_asked = |step: &&Step| !is_gate(step) || !is_passed(app, id, step);
    let mut steps: Vec<Step> = wording.steps.iter().filter(is_asked).cloned().collect();
    let today = content().exercise(&wording.id).filter(|today| today.version != wording.version);
    let asked = today.into_iter().flat_map(|today| to_clear(app, today)).map(|(step, _)| Step {
        only_if: None,
        not_if: None,
        ..step.clone()
    });
    let at = usize::from(!steps.is_empty());
    steps.splice(at..at, asked);
    steps
}

/// Whether a gate that comes in this run stands before a step and is not cleared. `None` for the step: any gate
/// that has to be cleared before the first thing is kept.
pub(crate) fn is_behind_a_gate(app: &OpenApp, id: EntryId, run: &Run, wording: &Exercise, step: Option<&str>) -> bool {
    let older = content().exercise(&run.exercise).is_some_and(|today| today.version != wording.version);
    if older && !is_clear(app, &run.exercise) {
        return true;
    }
    let before = run.steps(wording).take_while(|each| Some(each.id.as_str()) != step);
    before.filter(|each| is_gate(each)).any(|gate| {
        let at_the_start = !matches!(gate.ask, Ask::Gate { again: true, .. });
        (step.is_some() || at_the_start) && !is_passed(app, id, gate)
    })
}

const fn is_gate(step: &Step) -> bool {
    matches!(step.ask, Ask::Gate { .. })
}

/// Whether a line may be picked up into something else: not from a run of a gated exercise that was not
/// cleared since unlocking.
pub(crate) fn may_be_picked(app: &OpenApp, record: &RunRecordV2) -> bool {
    is_clear(app, record.exercise())
}

/// Whether a line that was picked up may go to the shared room: one of one's own, or from a page that could go there
/// itself now. Not from one that never leaves the own room, is about somebody outside of the household, is held, or
/// has a gate that was not cleared since unlocking; and not where its page is gone and nobody can tell any more.
pub(crate) fn picked_may_be_shared(app: &OpenApp, source: &str) -> bool {
    if source.is_empty() {
        return true;
    }
    let never = |id: &str| content().exercise(id).is_some_and(|exercise| exercise.never_shared);
    match EntryId::from_hex(source).and_then(|id| app.record(id)) {
        Some(Record::Run(record)) => {
            !breaches::stays_here(app, record.belongs())
                && !never(record.exercise())
                && !record.run().is_held(app.here().day())
                && may_be_picked(app, record)
        }
        _ => false,
    }
}

fn gate_view(step: &Step, kind: GateKind, relation: Relation) -> GateView {
    let gate = content().gate(kind);
    GateView { step: step.id.clone(), prompt: gate.prompt.of(relation).clone(), options: options(kind) }
}

/// What can be answered to a gate.
pub(crate) fn options(kind: GateKind) -> Vec<OptionView> {
    let option =
        |each: &domain::gate::GateOption| OptionView { id: each.id.clone(), label: each.label.clone(), own: false };
    content().gate(kind).options.iter().map(option).collect()
}

pub(crate) fn ending_view(app: &OpenApp, ending: &Ending, relation: Relation) -> EndingView {
    let joined = app.persons().len() > 1;
    let leads = |act: &EndingAct| joined || *act != EndingAct::Between;
    EndingView {
        id: ending.id.clone(),
        title: ending.title.clone(),
        body: ending.body.of(relation).clone(),
        closes: joined && ending.between,
        acts: ending.acts.iter().copied().filter(|act| leads(act)).map(Into::into).collect(),
    }
}
