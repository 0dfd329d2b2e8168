use super::{EndingView, GateView};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What stands on the short page now. It never says what was answered before, or what is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ShortView {
    /// Questions, all on one page.
    Asks {
        /// The questions, each with the name of its gate as its step.
        questions: Vec<GateView>,
    },
    /// Whether the person would like to sit down together.
    Together,
    /// A page that is put off like any other.
    PutOff {
        /// What is read there.
        body: Vec<String>,
    },
    /// A question did not clear.
    Ends {
        /// The ending.
        ending: EndingView,
    },
    /// That was all.
    Done,
}

/// What was answered to one question of the short page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ShortAnswer {
    /// The gate.
    pub gate: String,
    /// The answer.
    pub option: String,
}
