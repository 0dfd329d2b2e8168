//! If it happens again: what was written in calm for that day. The own plan, and the one that both signed.

use crate::views::{
    AgreementForm, AgreementState, EntryLine, PostKind, PostPart, RecurrenceOwn, RecurrenceShared, RecurrenceView,
};
use crate::{OpenApp, plans, posts, reflect};

/// The exercise in which the own plan is written.
const PLAN: &str = "if-it-happens-again";

/// What stands on the page.
#[must_use]
pub fn show(app: &OpenApp) -> RecurrenceView {
    let room = reflect::list(app);
    let own = |lines: Vec<EntryLine>, finished: bool| {
        let of = lines.into_iter().filter(|line| line.exercise.as_deref() == Some(PLAN));
        of.map(move |line| RecurrenceOwn { line, finished })
    };
    RecurrenceView {
        exercise: PLAN.to_owned(),
        may_begin: room.exercises.iter().any(|line| line.id == PLAN && line.waits.is_empty()),
        own: own(room.open, false).chain(own(room.written, true)).collect(),
        shared: shared(app),
        waiting: waiting(app),
    }
}

/// A shared plan that one has proposed, as long as none is in force.
fn waiting(app: &OpenApp) -> Option<String> {
    let mut plans = plans::show(app).agreements;
    plans.retain(|line| line.form == AgreementForm::Recurrence);
    let holds = plans.iter().any(|line| line.state == AgreementState::InForce);
    let proposed = plans.into_iter().find(|line| line.state == AgreementState::Proposed);
    proposed.filter(|_| !holds).map(|line| line.agreement)
}

/// The shared plans that both have signed, also where one rests: on that day its words can still help. Each has
/// the days on which it was opened, the newest first.
fn shared(app: &OpenApp) -> Vec<RecurrenceShared> {
    let mut opened = posts::list(app).posts;
    opened.retain(|line| line.text.kind == PostKind::Activation);
    let plans = plans::show(app).agreements.into_iter();
    let is_signed = |state| matches!(state, AgreementState::InForce | AgreementState::Resting);
    let standing = plans.filter(|line| line.form == AgreementForm::Recurrence && is_signed(line.state));
    standing
        .filter_map(|line| {
            let of = opened.iter().filter(|post| post.text.parts.get(&PostPart::Agreement) == Some(&line.agreement));
            let opened = of.cloned().collect();
            Some(RecurrenceShared { plan: plans::agreement(app, &line.agreement).ok()?, opened })
        })
        .collect()
}
