use super::{AgreementState, CoachMessage, CopyTrace, Person, PostKind};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::collections::BTreeMap;

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
    /// Agreements that both wanted to look at again around now. One or two at the most.
    pub looks: Vec<LookLine>,
    /// Whether this person has promised something that stands. Nothing is ever due.
    pub promises: bool,
    /// Whether this person keeps it light for now.
    pub light: bool,
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
    /// It comes next on the way from here.
    NextStep,
    /// It was done before, and some time has passed.
    Again {
        /// The day on which it was last finished.
        last: String,
    },
    /// Something light is enough: the last sittings were heavy, or the person keeps it light.
    Lighter,
    /// Days that do not feel safe ask for steadying first.
    Steadying,
}

/// An agreement whose day to look again has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LookLine {
    /// The agreement.
    pub agreement: String,
    /// What it is called.
    pub title: String,
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
    /// Whose answer is open.
    pub waiting_for: Person,
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
    /// Where it stands in the list.
    pub shelf: Shelf,
    /// The newest entry that was begun and not finished.
    pub open_entry: Option<String>,
    /// When it was last finished; `null` for never.
    pub last: Option<String>,
    /// How many finished entries there are.
    pub sittings: u32,
    /// What it waits for; empty where it is open.
    pub waits: Vec<Wait>,
}

/// An exercise that has to be finished before another opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Wait {
    /// The exercise that comes first.
    pub exercise: String,
    /// Its name.
    pub title: String,
    /// Why, in one line.
    pub because: String,
}

/// Where an exercise stands in the list, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Shelf {
    /// Where to begin.
    Begin,
    /// A hard day, and how to get through it.
    Steady,
    /// What it did to me.
    Impact,
    /// What I did, and making it good.
    Account,
    /// Feelings, and saying them.
    Feelings,
    /// Needs, requests and small concerns.
    Needs,
    /// Where I come from.
    Roots,
    /// How it came about, and where it leaves me.
    Meaning,
    /// What lies ahead.
    Ahead,
    /// Finding somebody who helps.
    Help,
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

/// An entry that can be deleted for good, and what would stay of it elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeletionLine {
    /// The entry.
    pub line: EntryLine,
    /// It lies in the bin.
    pub binned: bool,
    /// A copy of it stands in the shared room, and would stay there.
    pub shared: bool,
    /// Lines of it were carried into other pages, and would stay there.
    pub carried: bool,
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
    /// How the person left it, where they said so.
    pub leaving: Option<Leaving>,
    /// The own word for whom it is about: only where there are several records.
    pub frame: Option<String>,
    /// Finished runs through the same exercise, newest first, without this one.
    pub earlier: Vec<EntryLine>,
    /// The other entries that lines were picked up from, as far as they are in the room and not in
    /// the bin. A line stays as it was picked, whatever becomes of its source.
    pub picked_from: Vec<EntryLine>,
    /// Those of them that are in the bin.
    pub picked_from_bin: Vec<EntryLine>,
    /// What its answers can become between the two, by its writer's own act.
    pub becomes: Option<PostKind>,
}

/// How a person is at the end of a sitting, in their own judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Leaving {
    /// Steadier than before.
    Steadier,
    /// Much as before.
    Same,
    /// More stirred up than before.
    Stirred,
}

/// A line that was written elsewhere and can be picked up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PickLine {
    /// The line.
    pub text: String,
    /// The entry it stands in.
    pub entry: String,
    /// The name of the exercise.
    pub title: String,
    /// When that entry was last changed.
    pub at: String,
}

/// A question about danger that comes before an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GateView {
    /// The step that asks it.
    pub step: String,
    /// The question.
    pub prompt: String,
    /// What can be answered.
    pub options: Vec<OptionView>,
}

/// Where the answer to a gate leads. The answer itself is forgotten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum GateAnswered {
    /// On.
    Cleared,
    /// To an ending of its own.
    Ends {
        /// The ending.
        ending: EndingView,
    },
}

/// What is read where a gate does not clear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EndingView {
    /// Its name in the content.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Its paragraphs. `{ $emergency }` and `{ $crisis }` stand for the numbers of the chosen country.
    pub body: Vec<String>,
    /// Whether it tells that sitting down together is closed from this side now, and offers to leave it as it was:
    /// in every household of two, whether or not there was anything to close.
    pub closes: bool,
    /// The ways on, in order.
    pub acts: Vec<EndingAct>,
}

/// A way on from an ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum EndingAct {
    /// Help, at thoughts of suicide.
    HelpSuicide,
    /// Help, at fear of someone.
    HelpFear,
    /// Help, for somebody who uses force.
    HelpForce,
    /// Help, at a child in danger.
    HelpChild,
    /// What already stands between the two.
    Between,
    /// Only light pages for a while.
    KeepLight,
    /// Out of it, to Today.
    Close,
}

/// What can be picked up at a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PickView {
    /// The lines.
    pub lines: Vec<PickLine>,
    /// Entries whose lines come once a question of theirs is answered: one of each exercise.
    pub behind: Vec<EntryLine>,
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
    /// The rows of a grid.
    pub rows: Vec<LabelView>,
    /// The columns of a grid.
    pub columns: Vec<LabelView>,
    /// The fields of a card.
    pub fields: Vec<CardFieldView>,
    /// Cards that are there from the start: the text of their first field.
    pub starts: Vec<String>,
    /// How many may be chosen at most; `null` for any number.
    pub at_most: Option<u32>,
    /// Earlier steps whose answers are shown large.
    pub reads: Vec<String>,
    /// Where lines can be picked up.
    pub sources: Vec<PickSource>,
    /// The step comes only after one of these answers.
    pub only_if: Option<BranchView>,
    /// The step does not come after one of these answers.
    pub not_if: Option<BranchView>,
    /// A softer second question for a short answer; may be empty.
    pub follow_up: String,
    /// After how many minutes of writing a quiet line says so.
    pub minutes: Option<u32>,
    /// What the wording is looked at for, when asked.
    pub coach: Option<CoachMessage>,
    /// An earlier step whose answer may be shown back.
    pub recall: Option<String>,
    /// Earlier steps whose words can be put together here.
    pub gathers: Vec<String>,
    /// Whether it puts a question, and counts among them.
    pub asks: bool,
}

/// A row or column of a grid, or an option of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LabelView {
    /// Its id.
    pub id: String,
    /// As it is shown.
    pub label: String,
}

/// A field of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CardFieldView {
    /// Its id.
    pub id: String,
    /// As it is shown.
    pub label: String,
    /// What it takes.
    pub kind: CardFieldKind,
    /// One line under the label; may be empty.
    pub hint: String,
    /// What can be chosen.
    pub options: Vec<LabelView>,
}

/// What a field of a card takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum CardFieldKind {
    /// A few words.
    Short,
    /// As much text as a person wants.
    Long,
    /// One of several.
    Choice,
    /// A day.
    Date,
}

/// A condition of a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BranchView {
    /// The earlier step.
    pub step: String,
    /// One of these was chosen there.
    pub any: Vec<String>,
}

/// Where lines can be picked up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PickSource {
    /// The exercise.
    pub exercise: String,
    /// Its name.
    pub title: String,
    /// The step.
    pub step: String,
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
    /// Places in the body.
    Body,
    /// Small cards with the same fields.
    Cards,
    /// One column for each row.
    Grid,
    /// Lines from elsewhere, to choose from.
    Pick,
    /// Earlier answers, large.
    ReadAloud,
    /// Whether to keep it for a while.
    Hold,
    /// A question about danger: its answer goes to `gate_answer` and is never kept.
    Gate,
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
    /// The column chosen for each row.
    Grid {
        /// Ids of rows and columns.
        rows: BTreeMap<String, String>,
    },
    /// Cards.
    Cards {
        /// One map a card: ids of fields, and what stands there.
        cards: Vec<BTreeMap<String, String>>,
    },
    /// Lines picked up from elsewhere, or newly written.
    Picked {
        /// The lines.
        picked: Vec<PickedLine>,
    },
    /// Kept for a while.
    Hold {
        /// The day until which, or `null` for not kept.
        until: Option<String>,
    },
    /// Went on without answering.
    Skipped,
    /// Read a step that asks nothing.
    Seen,
}

/// A line that was picked up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PickedLine {
    /// The line.
    pub text: String,
    /// The entry it came from; empty for a line newly written.
    pub entry: String,
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
    /// What the note said before, newest first.
    pub before: Vec<NoteBefore>,
    /// The run through an exercise.
    pub run: Option<RunView>,
    /// To what of what happened it belongs; nothing where it belongs to none that stands.
    pub about: Option<String>,
    /// Whether it never leaves the own room, because of whom it is about.
    pub stays_here: bool,
    /// What was shared of it, newest first. Only its writer sees this.
    pub shared: Vec<CopyTrace>,
}

/// What a note said before it was changed on another day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NoteBefore {
    /// Until when it stood so.
    pub until: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
}

/// A journal note, as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NoteEdit {
    /// The day it is about.
    pub date: String,
    /// Its title; may be empty.
    pub title: String,
    /// Its text.
    pub text: String,
}

/// Acknowledged: the note is in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SavedNote {
    /// The entry.
    pub entry: String,
    /// When it was saved.
    pub at: String,
}
