//! Ahead: what two people look forward to. Goals, a day in three years of each, what is new, and why they
//! choose each other.

use crate::views::{AgreementForm, AgreementState, AheadDays, AheadView, GoalLine, PostKind, PostLine, PostPart};
use crate::{OpenApp, breaches, copies, plans, posts, reflect};
use domain::agreement::{Agreement, Field};
use vault::{EntryId, Millis};

/// The exercise in which each writes their day, alone.
const DAY: &str = "a-day-three-years-on";

/// What stands on the page.
#[must_use]
pub fn show(app: &OpenApp) -> AheadView {
    let in_force = plans::show(app).agreements.into_iter().filter(|line| line.state == AgreementState::InForce);
    let (mut goals, mut chosen) = (Vec::new(), Vec::new());
    let all = plans::all(app);
    for line in in_force {
        match line.form {
            AgreementForm::Goal => {
                let agreement = EntryId::from_hex(&line.agreement).and_then(|id| all.get(&id));
                goals.push(GoalLine {
                    first_step_on: agreement.and_then(first_step_on),
                    first_step: line.line,
                    agreement: line.agreement,
                    title: line.title,
                });
            }
            AgreementForm::Recommitment | AgreementForm::Chapter => chosen.push(line),
            AgreementForm::Boundary | AgreementForm::Recurrence | AgreementForm::Ritual => {}
        }
    }
    let posts = posts::list(app).posts;
    let of = |fits: fn(&PostLine) -> bool| posts.iter().filter(|line| fits(line)).cloned().collect();
    AheadView {
        goals,
        chosen,
        now: of(|line| line.text.kind == PostKind::Now),
        whys: of(|line| line.text.kind == PostKind::Jar && sort(line) == Some("why-you")),
        // The mark of the other is in no list of the opener's.
        marked: posts.iter().find(|line| line.text.kind == PostKind::Meaning).map(|line| line.since.clone()),
        days: days(app),
    }
}

fn first_step_on(agreement: &Agreement<Millis>) -> Option<String> {
    agreement.in_force()?.text.day(Field::FirstStepOn).map(|day| day.to_string())
}

fn sort(line: &PostLine) -> Option<&str> {
    line.text.parts.get(&PostPart::Sort).map(String::as_str)
}

/// The day of each. Neither stands here alone: while one of the two has not shared theirs, the page has
/// nothing of the other's, and does not tell that there is one.
fn days(app: &OpenApp) -> AheadDays {
    let shared = copies::newest_of(app, DAY);
    let room = reflect::list(app);
    AheadDays {
        exercise: DAY.to_owned(),
        has_shared: shared.iter().any(|copy| copy.by == app.me()),
        own: room
            .written
            .into_iter()
            .find(|line| line.exercise.as_deref() == Some(DAY) && !breaches::entry_stays_here(app, &line.entry)),
        may_begin: room.exercises.iter().any(|line| line.id == DAY && line.waits.is_empty()),
        both: if shared.len() > 1 { shared } else { Vec::new() },
    }
}
