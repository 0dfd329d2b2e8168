use super::Person;
use serde::Serialize;
use specta::Type;

/// Something in the shared room beside the plan, in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SharedLine {
    /// The post.
    pub entry: String,
    /// What it is.
    pub kind: SharedKind,
    /// What it is called.
    pub title: String,
    /// Who shared it.
    pub by: Person,
    /// When it was first shared.
    pub since: String,
    /// When it was last changed; `null` where it still says what it first said.
    pub changed: Option<String>,
}

/// What stands in the shared room beside the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SharedKind {
    /// A note posted to the shared room.
    Note,
}
