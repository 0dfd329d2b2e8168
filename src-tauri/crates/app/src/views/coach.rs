use serde::{Deserialize, Serialize};
use specta::Type;

/// What somebody is writing and asks the coach to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CoachMessage {
    /// An apology.
    Apology,
    /// A message about feelings or a wish.
    Feelings,
}

/// What the coach has to say: what is good first, one note a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CoachView {
    /// The notes; none is an answer too.
    pub notes: Vec<CoachNote>,
}

/// One note on a wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CoachNote {
    /// The rule, by which "leave it as it is" is remembered.
    pub rule: String,
    /// What it is about.
    pub about: CoachMark,
    /// Where the words begin, in UTF-16 units, as the page counts.
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// The words themselves.
    pub words: String,
    /// Why a person may want to look at them again, or may be glad of them.
    pub why: String,
    /// One way to say it differently, or to go on.
    pub instead: String,
}

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", content = "name", rename_all = "camelCase")]
pub enum CoachMark {
    /// Something to look at again.
    Flag(CoachFlag),
    /// Something that is there.
    Component(CoachComponent),
}

/// A wording that tends to do harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CoachFlag {
    /// The harm is left in doubt.
    Conditional,
    /// The act is given to the other.
    BlameShift,
    /// An excuse takes it back.
    ButExcuse,
    /// The harm is made small.
    Minimising,
    /// Nobody did it, or it has no name.
    VaguePassive,
    /// Forgiveness or an end is asked for now.
    DemandClosure,
    /// Sorry for their feeling, not for the act.
    SorryForFeelings,
    /// Always, never, everything, nothing.
    Absolute,
    /// A name for the whole person.
    CharacterAttack,
    /// Mockery and disgust.
    Contempt,
    /// A guess about their mind, told as a fact.
    MindReading,
    /// An opinion in the clothes of a feeling.
    FeelThatYou,
    /// A price on their next step.
    ThreatPunish,
    /// Questions that want a defence.
    Interrogation,
}

/// A part of an apology.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CoachComponent {
    /// Being sorry.
    Regret,
    /// Owning it.
    Responsibility,
    /// How it came about.
    Explanation,
    /// What will be different.
    ChangePromise,
    /// Something offered to put it right.
    RepairOffer,
    /// Asking to be forgiven.
    AskForgiveness,
    /// What was done, by name.
    NamesHarm,
    /// What it did to the other.
    Impact,
}

/// Everything that was found, by name only: for scripts and measurements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CoachNames {
    /// What to look at again.
    pub flags: Vec<CoachFlag>,
    /// What is there.
    pub components: Vec<CoachComponent>,
}
