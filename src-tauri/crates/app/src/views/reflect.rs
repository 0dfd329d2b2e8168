use super::{AgreementState, Person};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Today: one suggested next step, and what lies open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TodayView {
    /// The day.
    pub date: String,
    /// One next step, if there is one to offer.
    pub suggestion: Option<Suggestion>,
    /// What was begun and not finished, newest first.
    pub open: Vec<EntryLine>,
    /// Agreements that wait for an answer.
    pub plans: Vec<PlanLine>,
}

/// A suggested step with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Suggestion {
    /// The exercise.
    pub exercise: String,
    /// The entry to go on with, if one was begun.
    pub entry: Option<String>,
    /// Its name.
    pub title: String,
    /// One line on it.
    pub summary: String,
    /// About how long it takes.
    pub minutes: u32,
    /// How many questions.
    pub questions: u32,
    /// Why this one.
    pub reason: Reason,
}

/// Why a step is suggested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Reason {
    /// It was begun and left open.
    LeftOpen {
        /// The question where the person stopped.
        question: u32,
        /// Of how many.
        of: u32,
        /// When.
        on: String,
    },
    /// Nothing has been written here yet.
    FirstStep,
    /// One side has been looked at; this is another.
    OtherRole,
}

/// An agreement that is not settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PlanLine {
    /// The agreement.
    pub agreement: String,
    /// What it is called.
    pub title: String,
    /// How it stands.
    pub state: AgreementState,
    /// Whose answer is open; `null` if nobody's.
    pub waiting_for: Option<Person>,
}

/// Everything to reflect with, and everything written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReflectView {
    /// The exercises.
    pub exercises: Vec<ExerciseLine>,
    /// Begun and not finished, newest first.
    pub open: Vec<EntryLine>,
    /// Finished, and notes, newest first.
    pub written: Vec<EntryLine>,
    /// In the bin, newest first.
    pub binned: Vec<EntryLine>,
}

/// An exercise in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExerciseLine {
    /// The exercise.
    pub id: String,
    /// Its name.
    pub title: String,
    /// One line on it.
    pub summary: String,
    /// About how long it takes.
    pub minutes: u32,
    /// How many questions.
    pub questions: u32,
    /// Whom it is written for.
    pub role: Role,
    /// How much it asks.
    pub weight: Weight,
    /// The newest entry that was begun and not finished.
    pub open_entry: Option<String>,
}

/// A role in one breach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// The one who broke trust.
    Broke,
    /// The one who was hurt.
    Hurt,
    /// Open to both.
    Either,
}

/// How much an exercise asks of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Weight {
    /// Little.
    Light,
    /// Much.
    Heavy,
}

/// An entry in a list. `exercise` is `null` for a journal note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EntryLine {
    /// The entry.
    pub entry: String,
    /// The exercise it runs through.
    pub exercise: Option<String>,
    /// Its title.
    pub title: String,
    /// When it was last changed, or the day a note is about.
    pub at: String,
    /// The question where the person is.
    pub question: u32,
    /// Of how many.
    pub of: u32,
}

/// A run, as the runner needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RunView {
    /// The entry.
    pub entry: String,
    /// The exercise with all its steps.
    pub exercise: ExerciseView,
    /// What has been answered.
    pub answers: Vec<AnsweredStep>,
    /// The step where the person is.
    pub place: String,
    /// Whether the person came to its end.
    pub finished: bool,
}

/// One answer with its step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AnsweredStep {
    /// The step.
    pub step: String,
    /// The answer.
    pub answer: Answer,
}

/// An exercise with all its steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExerciseView {
    /// The exercise.
    pub id: String,
    /// Its name.
    pub title: String,
    /// One line on it.
    pub summary: String,
    /// About how long it takes.
    pub minutes: u32,
    /// How many questions.
    pub questions: u32,
    /// Whom it is written for.
    pub role: Role,
    /// How much it asks.
    pub weight: Weight,
    /// When not to do it.
    pub care: Vec<String>,
    /// What it rests on.
    pub evidence: EvidenceView,
    /// Its steps.
    pub steps: Vec<StepView>,
}

/// What an exercise rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceView {
    /// Where it comes from.
    pub from: String,
    /// How well that is known.
    pub strength: EvidenceStrength,
    /// What is not known.
    pub unknown: String,
    /// Where it can be read.
    pub sources: Vec<String>,
}

/// How well something is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum EvidenceStrength {
    /// Several trials.
    SeveralTrials,
    /// Few or small studies.
    FewOrSmall,
    /// Clinical experience.
    ClinicalExperience,
}

/// One step: one screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    /// The step.
    pub id: String,
    /// What it asks for.
    pub kind: StepKind,
    /// The question, or the heading of a step that asks nothing.
    pub prompt: String,
    /// Paragraphs of a step that asks nothing.
    pub body: Vec<String>,
    /// One line under the question; may be empty.
    pub help: String,
    /// A smaller way in; may be empty.
    pub gentler: String,
    /// Shown only when asked for.
    pub examples: Vec<String>,
    /// What can be chosen.
    pub options: Vec<OptionView>,
    /// Words for some of the values 0 to 10.
    pub words: Vec<ScaleWord>,
    /// What one item of a list is.
    pub item_label: String,
    /// An earlier step whose answer may be shown back.
    pub recall: Option<String>,
    /// Its number among the questions, from 1; 0 where nothing is asked.
    pub question: u32,
}

/// What a step asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum StepKind {
    /// What this is; begin or not now.
    Arrive,
    /// Something to read.
    Information,
    /// A breath, or the way out.
    Settle,
    /// As much text as a person wants.
    LongText,
    /// A line or two.
    ShortText,
    /// One of several.
    Choice,
    /// Any of several.
    Choices,
    /// 0 to 10.
    Scale,
    /// Items.
    List,
    /// A day, or about when.
    Date,
    /// Words for feelings.
    Feelings,
}

/// One thing that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OptionView {
    /// The option.
    pub id: String,
    /// As it is shown.
    pub label: String,
    /// Whether choosing it opens a field for own words.
    pub own: bool,
}

/// A word at one value of a scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ScaleWord {
    /// 0 to 10.
    pub value: u8,
    /// The word.
    pub word: String,
}

/// The answer to one step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Answer {
    /// Words.
    Text {
        /// The words.
        text: String,
    },
    /// One option.
    Choice {
        /// Its id.
        option: String,
        /// Own words.
        own: String,
    },
    /// Any number of options.
    Choices {
        /// Their ids.
        options: Vec<String>,
        /// Own words.
        own: String,
    },
    /// 0 to 10.
    Scale {
        /// The value.
        value: u8,
    },
    /// Items.
    List {
        /// One text an item.
        items: Vec<String>,
    },
    /// A day, or about when.
    Date {
        /// The day, or empty.
        date: String,
        /// Words for about when, or empty.
        about: String,
    },
    /// Words for feelings.
    Feelings {
        /// The ids of the words.
        words: Vec<String>,
        /// An own word.
        own: String,
    },
    /// Went on without answering.
    Skipped,
    /// Read a step that asks nothing.
    Seen,
}

/// The feelings vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FeelingsView {
    /// Words in no family.
    pub apart: Vec<FeelingWord>,
    /// The families.
    pub families: Vec<FeelingFamily>,
}

/// Words that are kin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FeelingFamily {
    /// The family.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Its words.
    pub words: Vec<FeelingWord>,
}

/// One word for a feeling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FeelingWord {
    /// The word's id.
    pub id: String,
    /// The word.
    pub label: String,
    /// What it means, in one plain line.
    pub meaning: String,
    /// 1 a little, 2 clearly, 3 very strongly; 0 for words in no family.
    pub strength: u8,
}

/// An entry as it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EntryView {
    /// The entry.
    pub entry: String,
    /// Its title.
    pub title: String,
    /// When it was last changed, or the day a note is about.
    pub at: String,
    /// The text of a journal note.
    pub note: Option<String>,
    /// The run through an exercise.
    pub run: Option<RunView>,
}
