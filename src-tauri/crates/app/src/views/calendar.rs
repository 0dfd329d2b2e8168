use serde::Serialize;
use specta::Type;

/// What the calendar file holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CalendarView {
    /// What every entry in it is called.
    pub title: String,
    /// What is in it, in the order of the days.
    pub lines: Vec<CalendarLine>,
    /// The file itself, to the letter.
    pub text: String,
}

/// One entry of the calendar file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CalendarLine {
    /// What it comes from. The file does not say it.
    pub kind: CalendarKind,
    /// Its first day, `YYYY-MM-DD`, with `THH:MM` where it has a time.
    pub on: String,
    /// How it comes back; empty where it is one day.
    pub rhythm: String,
}

/// What an entry of the calendar file comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum CalendarKind {
    /// A ritual.
    Ritual,
    /// A day on which both look at an agreement again.
    LookAgain,
    /// Time together.
    Together,
    /// A day on which both look at a commitment.
    Check,
    /// The first step of a goal.
    FirstStep,
}
