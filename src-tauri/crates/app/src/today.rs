//! Today: one suggested next step with its reason, and what lies open.

use crate::content::content;
use crate::records::{Record, SetAsideRecordV1};
use crate::reflect::{is_begun, newest_first, run_line};
use crate::views::{EntryLine, PlanLine, Reason, Suggestion, TodayView};
use crate::{AppError, Moment, OpenApp, plans};
use domain::suggestion::{self, Standing, suggest};
use vault::EntryId;

/// What stands on Today.
#[must_use]
pub fn show(app: &OpenApp, now: &Moment) -> TodayView {
    let mut open: Vec<EntryLine> = app
        .records()
        .filter_map(|(id, record)| match record {
            Record::Run(run) if run.binned.is_none() && !run.run().finished && is_begun(run) => Some(run_line(id, run)),
            _ => None,
        })
        .collect();
    newest_first(&mut open);
    TodayView { date: now.day().to_string(), suggestion: suggestion(app, &open, now), open, plans: unsettled(app) }
}

/// "Not now": the exercise is not suggested again today. It costs nothing and is not counted.
///
/// # Errors
///
/// [`AppError::UnknownExercise`], or why it could not be saved.
pub fn set_aside(app: &mut OpenApp, exercise: &str, now: &Moment) -> Result<TodayView, AppError> {
    let exercise = content().exercise(exercise).ok_or(AppError::UnknownExercise)?;
    let (id, mut exercises) = match set_aside_record(app) {
        Some((id, record)) => (id, record.of(now.day()).to_vec()),
        None => (EntryId::make()?, Vec::new()),
    };
    if !exercises.contains(&exercise.id) {
        exercises.push(exercise.id.clone());
    }
    app.put(id, Record::SetAside(SetAsideRecordV1::on(now.day(), exercises)), now)?;
    Ok(show(app, now))
}

fn suggestion(app: &OpenApp, open: &[EntryLine], now: &Moment) -> Option<Suggestion> {
    let finished = app.records().filter_map(|(_, record)| match record {
        Record::Run(run) if run.binned.is_none() && run.run().finished => {
            Some(Standing { exercise: run.exercise().to_owned(), open: None, finished: true })
        }
        _ => None,
    });
    let left = open.iter().filter_map(|line| {
        Some(Standing { exercise: line.exercise.clone()?, open: Some(line.clone()), finished: false })
    });
    let room: Vec<Standing<EntryLine>> = left.chain(finished).collect();
    let aside = set_aside_record(app).map(|(_, record)| record.of(now.day()).to_vec()).unwrap_or_default();
    let step = suggest(&content().exercises, &room, &aside)?;
    Some(Suggestion {
        exercise: step.exercise.id.clone(),
        title: step.exercise.title.clone(),
        summary: step.exercise.summary.clone(),
        minutes: step.exercise.minutes,
        questions: u32::try_from(step.exercise.questions()).unwrap_or(u32::MAX),
        reason: match (step.reason, &step.entry) {
            (suggestion::Reason::LeftOpen, Some(line)) => {
                Reason::LeftOpen { question: line.question, of: line.of, on: line.at.clone() }
            }
            (suggestion::Reason::OtherSide, _) => Reason::OtherRole,
            _ => Reason::FirstStep,
        },
        entry: step.entry.map(|line| line.entry),
    })
}

fn set_aside_record(app: &OpenApp) -> Option<(EntryId, &SetAsideRecordV1)> {
    app.records().find_map(|(id, record)| match record {
        Record::SetAside(record) => Some((id, record)),
        _ => None,
    })
}

fn unsettled(app: &OpenApp) -> Vec<PlanLine> {
    let waiting = |line: &crate::views::AgreementLine| line.pending_by.map(crate::views::Person::other);
    plans::show(app)
        .agreements
        .into_iter()
        .filter(|line| line.pending.is_some())
        .map(|line| PlanLine {
            waiting_for: waiting(&line),
            agreement: line.agreement,
            title: line.title,
            state: line.state,
        })
        .collect()
}
