use super::{AgreementLine, AgreementView, CopyView, EntryLine, PostLine};
use serde::Serialize;
use specta::Type;

/// What two people look forward to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AheadView {
    /// Goals in force, in the order of the plan.
    pub goals: Vec<GoalLine>,
    /// The day in three years of each.
    pub days: AheadDays,
    /// What they do now that they did not do before.
    pub now: Vec<PostLine>,
    /// That they choose each other, and a new chapter: what is in force of it.
    pub chosen: Vec<AgreementLine>,
    /// Why each chooses the other.
    pub whys: Vec<PostLine>,
    /// When the reader marked that sense was made. Of the other nothing is told.
    pub marked: Option<String>,
}

/// A goal that both signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GoalLine {
    /// The agreement.
    pub agreement: String,
    /// What it is called.
    pub title: String,
    /// Its first step.
    pub first_step: String,
    /// The day of the first step.
    pub first_step_on: Option<String>,
}

/// The day in three years of each, written alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AheadDays {
    /// The exercise in which it is written.
    pub exercise: String,
    /// The day of each, as it was shared; none while one of the two has not shared theirs.
    pub both: Vec<CopyView>,
    /// Whether the reader has shared theirs.
    pub has_shared: bool,
    /// The own day, once it is finished.
    pub own: Option<EntryLine>,
    /// Whether the own day can be begun now.
    pub may_begin: bool,
}

/// What was written for the day on which it happens again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecurrenceView {
    /// The exercise in which the own plan is written.
    pub exercise: String,
    /// Own sittings, those that were not finished first, each the newest first.
    pub own: Vec<RecurrenceOwn>,
    /// Whether the exercise can be begun now.
    pub may_begin: bool,
    /// The shared plans in force.
    pub shared: Vec<RecurrenceShared>,
    /// A shared plan that waits for a signature, where none is in force.
    pub waiting: Option<String>,
}

/// One own sitting of the exercise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecurrenceOwn {
    /// The entry.
    pub line: EntryLine,
    /// Whether it is finished.
    pub finished: bool,
}

/// A plan that both signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecurrenceShared {
    /// Its words.
    pub plan: AgreementView,
    /// When it was opened because it had happened, the newest first.
    pub opened: Vec<PostLine>,
}
