use super::{PersonView, PostText};
use serde::Serialize;
use specta::Type;

/// The deck of ideas, as one person sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IdeasView {
    /// Who lives in the household.
    pub persons: Vec<PersonView>,
    /// All ideas, the smallest first.
    pub ideas: Vec<IdeaLine>,
    /// When both last looked together at what both marked.
    pub compared: Option<String>,
}

/// One idea.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct IdeaLine {
    /// Its name.
    pub id: String,
    /// The words with which a date begins.
    pub text: PostText,
    /// For whom it is meant; empty for anyone.
    pub with: Vec<IdeaCircle>,
    /// Whether this person marked it. The other is never told.
    pub wanted: bool,
    /// Whether both had marked it when they last looked together.
    pub both: bool,
}

/// What two people are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum IdeaCircle {
    /// Partners.
    Partners,
    /// Family.
    Family,
    /// Friends.
    Friends,
}
