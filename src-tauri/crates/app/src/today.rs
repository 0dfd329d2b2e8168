//! Today: one suggested next step with its reason, and what lies open.

use crate::content::content;
use crate::open::Own;
use crate::records::{KeepLightRecordV1, Record, SetAsideRecordV1};
use crate::reflect::{is_begun, newest_first, run_line};
use crate::views::{AgreementLine, EntryLine, LookLine, PlanLine, Reason, Suggestion, TodayView};
use crate::{AppError, Moment, OpenApp, gates, plans, posts, pulse, reflect};
use domain::agreement::Agreement;
use domain::day::Day;
use domain::exercise::Weight;
use domain::remark::Remarked;
use domain::run::Leaving;
use domain::suggestion::{self, Days, Standing, suggest};
use vault::{EntryId, Millis};

/// The most agreements of which Today tells that their day to look again has come.
const LOOKS: usize = 2;

/// What stands on Today.
#[must_use]
pub fn show(app: &OpenApp, now: &Moment) -> TodayView {
    let mut open: Vec<EntryLine> = app
        .records()
        .filter_map(|(id, record)| match record {
            Record::Run(run) if run.binned.is_none() && !run.is_finished() && is_begun(run) => Some(run_line(id, run)),
            _ => None,
        })
        .collect();
    newest_first(&mut open);
    // After an answer about danger that did not clear, nothing joint is shown here until the lock.
    let joint = gates::joint_is_open(app);
    TodayView {
        date: now.day().to_string(),
        suggestion: suggestion(app, &open, now),
        open,
        plans: if joint { unsettled(app) } else { Vec::new() },
        looks: if joint { looks(app, now) } else { Vec::new() },
        promises: joint && posts::has_promised(app),
        light: keeps_light(app, now.day()),
    }
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

/// Keeps it light for a while, or no longer. It needs no reason, and says none.
///
/// # Errors
///
/// Why it could not be saved.
pub fn keep_light(app: &mut OpenApp, light: bool, now: &Moment) -> Result<TodayView, AppError> {
    let earlier: Vec<EntryId> = light_records(app).map(|(id, _)| id).collect();
    let mut own: Vec<Own> = earlier.into_iter().map(Own::Delete).collect();
    if light {
        let record = KeepLightRecordV1::until(suggestion::light_until(now.day()));
        own.push(Own::Put(EntryId::make()?, Box::new(Record::KeepLight(record))));
    }
    if !own.is_empty() {
        app.save(own, now)?;
    }
    Ok(show(app, now))
}

fn keeps_light(app: &OpenApp, today: Day) -> bool {
    light_records(app).any(|(_, record)| record.counts_on(today))
}

fn light_records(app: &OpenApp) -> impl Iterator<Item = (EntryId, &KeepLightRecordV1)> {
    app.records().filter_map(|(id, record)| match record {
        Record::KeepLight(record) => Some((id, record)),
        _ => None,
    })
}

fn suggestion(app: &OpenApp, open: &[EntryLine], now: &Moment) -> Option<Suggestion> {
    let left = open
        .iter()
        .filter_map(|line| Some(Standing { exercise: line.exercise.clone()?, open: Some(line.clone()), last: None }));
    let finished = app.records().filter_map(|(_, record)| match record {
        Record::Run(run) if run.binned.is_none() && run.is_finished() => {
            Some(Standing { exercise: run.exercise().to_owned(), open: None, last: Some(run.changed.day()) })
        }
        _ => None,
    });
    let room: Vec<Standing<EntryLine>> = left.chain(finished).collect();
    let mut path = content().path();
    path.retain(|exercise| reflect::waits(app, exercise).is_empty());
    let step = suggest(&path, &content().exercises, &room, &days(app, now))?;
    let reason = match (step.reason, &step.entry) {
        (suggestion::Reason::LeftOpen, Some(line)) => {
            Reason::LeftOpen { question: line.question, of: line.of, on: line.at.clone() }
        }
        (suggestion::Reason::FirstStep, _) => Reason::FirstStep,
        (suggestion::Reason::NextStep | suggestion::Reason::LeftOpen, _) => Reason::NextStep,
        (suggestion::Reason::Again(last), _) => Reason::Again { last: last.to_string() },
        (suggestion::Reason::Lighter, _) => Reason::Lighter,
        (suggestion::Reason::Steadying, _) => Reason::Steadying,
    };
    Some(Suggestion {
        exercise: step.exercise.id.clone(),
        title: step.exercise.discreet_title().to_owned(),
        summary: step.exercise.discreet_summary().to_owned(),
        minutes: step.exercise.minutes,
        questions: u32::try_from(step.exercise.questions()).unwrap_or(u32::MAX),
        reason,
        entry: step.entry.map(|line| line.entry),
    })
}

/// What the choice of a step has to know of this person's days.
fn days(app: &OpenApp, now: &Moment) -> Days {
    let today = now.day();
    let (mut heavy_today, mut stirred_lately) = (0, 0);
    for (_, record) in app.records() {
        let Record::Run(run) = record else { continue };
        if run.binned.is_some() || !run.is_finished() {
            continue;
        }
        let days_ago = (today.date() - run.changed.day().date()).num_days();
        let heavy = content().exercise(run.exercise()).is_some_and(|exercise| exercise.weight == Weight::Heavy);
        heavy_today += usize::from(heavy && days_ago == 0);
        stirred_lately += usize::from(run.run().leaving == Some(Leaving::Stirred) && (0..7).contains(&days_ago));
    }
    let happened = reflect::what_happened(app, today);
    Days {
        today,
        side: reflect::side(app),
        heavy_today,
        stirred_lately,
        feels_unsafe: pulse::feels_unsafe(app, today),
        only_steadying: !gates::joint_is_open(app) || happened.still_goes_on || happened.is_new,
        pattern_of_harm: happened.pattern_of_harm,
        may_lead_to_the_other: gates::joint_is_open(app),
        keeps_light: keeps_light(app, today),
        set_aside: set_aside_record(app).map(|(_, record)| record.of(today).to_vec()).unwrap_or_default(),
    }
}

fn set_aside_record(app: &OpenApp) -> Option<(EntryId, &SetAsideRecordV1)> {
    app.records().find_map(|(id, record)| match record {
        Record::SetAside(record) => Some((id, record)),
        _ => None,
    })
}

/// The agreements whose day to look again has come, the newest day first. Nothing is told of it where the days
/// ask for something light, once somebody has looked, or while a change waits.
fn looks(app: &OpenApp, now: &Moment) -> Vec<LookLine> {
    if days(app, now).ask_for_gentleness() {
        return Vec::new();
    }
    let here = app.here();
    let day_of = |at: Millis| here.day_of(at);
    let line = |(id, agreement): (EntryId, Agreement<Millis>)| {
        let version = agreement.holding(now.day(), day_of).filter(|_| agreement.pending().is_none())?;
        let day = agreement.look_on().filter(|day| *day <= now.day())?;
        let has_looked = |said: &Remarked<Millis>| said.revision == version.revision && day_of(said.at) >= day;
        let line = LookLine { agreement: id.to_hex(), title: version.text.title().to_owned() };
        (!agreement.remarks.iter().any(has_looked)).then_some((day, line))
    };
    let mut come: Vec<(Day, LookLine)> = plans::all(app).into_iter().filter_map(line).collect();
    come.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.agreement.cmp(&other.agreement)));
    come.into_iter().take(LOOKS).map(|(_, line)| line).collect()
}

fn unsettled(app: &OpenApp) -> Vec<PlanLine> {
    let waiting = |line: AgreementLine| {
        let waiting_for = line.pending_by?.other();
        Some(PlanLine { agreement: line.agreement, title: line.title, state: line.state, waiting_for })
    };
    plans::show(app).agreements.into_iter().filter_map(waiting).collect()
}
