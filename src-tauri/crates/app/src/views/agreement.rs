use super::{Person, PersonView};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Our plan: what both have agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PlanView {
    /// Who lives in the household.
    pub persons: Vec<PersonView>,
    /// The agreements: in force first, then what waits, then what ended.
    pub agreements: Vec<AgreementLine>,
    /// The own drafts. The other person never sees them.
    pub drafts: Vec<DraftLine>,
}

/// An own draft in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DraftLine {
    /// The draft.
    pub draft: String,
    /// The agreement it would change; `null` for a new one.
    pub agreement: Option<String>,
    /// What it is called so far.
    pub title: String,
    /// When it was last changed.
    pub at: String,
}

/// An agreement in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AgreementLine {
    /// The agreement.
    pub agreement: String,
    /// What it is called.
    pub title: String,
    /// How it stands.
    pub state: AgreementState,
    /// The revision in force.
    pub in_force: Option<u32>,
    /// The revision that waits for an answer.
    pub pending: Option<u32>,
    /// Who proposed the one that waits.
    pub pending_by: Option<Person>,
    /// The signatures under the version in force, or else under the newest.
    pub signed: Vec<Signature>,
    /// When both look at it again.
    pub review_on: Option<String>,
}

/// How an agreement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AgreementState {
    /// Nothing was in force yet; a version waits.
    Proposed,
    /// A version is in force.
    InForce,
    /// The last version was declined, and nothing is in force.
    Declined,
    /// The last version was taken back, and nothing is in force.
    Withdrawn,
    /// One person ended it.
    Retired,
}

/// The words of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AgreementText {
    /// What it is called.
    pub title: String,
    /// The line itself.
    pub line: String,
    /// Why it matters.
    pub reason: String,
    /// What keeping it looks like.
    pub keeping: String,
    /// What I do if it is crossed.
    pub if_crossed: String,
    /// When it does not apply.
    pub exceptions: String,
    /// From when.
    pub starts_on: Option<String>,
    /// When both look again.
    pub review_on: Option<String>,
    /// Until when.
    pub ends_on: Option<String>,
}

/// The words of a draft, as the window sends them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AgreementTextEdit {
    /// What it is called.
    pub title: String,
    /// The line itself.
    pub line: String,
    /// Why it matters.
    pub reason: String,
    /// What keeping it looks like.
    pub keeping: String,
    /// What I do if it is crossed.
    pub if_crossed: String,
    /// When it does not apply.
    pub exceptions: String,
    /// From when.
    pub starts_on: Option<String>,
    /// When both look again.
    pub review_on: Option<String>,
    /// Until when.
    pub ends_on: Option<String>,
}

/// One part of an agreement's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AgreementField {
    /// What it is called.
    Title,
    /// The line itself.
    Line,
    /// Why it matters.
    Reason,
    /// What keeping it looks like.
    Keeping,
    /// What I do if it is crossed.
    IfCrossed,
    /// When it does not apply.
    Exceptions,
    /// From when.
    StartsOn,
    /// When both look again.
    ReviewOn,
    /// Until when.
    EndsOn,
}

/// A draft in the editor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AgreementDraftView {
    /// The draft.
    pub draft: String,
    /// The agreement it would change.
    pub agreement: Option<String>,
    /// Its words so far.
    pub text: AgreementText,
}

/// An agreement with all its versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AgreementView {
    /// The agreement.
    pub agreement: String,
    /// Who lives in the household.
    pub persons: Vec<PersonView>,
    /// How it stands.
    pub state: AgreementState,
    /// The revision in force.
    pub in_force: Option<u32>,
    /// The revision that waits for an answer.
    pub pending: Option<u32>,
    /// Its versions, newest first.
    pub versions: Vec<VersionView>,
    /// Who ended it.
    pub retired: Option<Signature>,
}

/// One version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VersionView {
    /// From 1.
    pub revision: u32,
    /// Its words.
    pub text: AgreementText,
    /// Who proposed it.
    pub proposed_by: Person,
    /// When.
    pub proposed_at: String,
    /// How it stands.
    pub state: VersionState,
    /// Who signed it.
    pub signed: Vec<Signature>,
    /// Who said no.
    pub declined: Vec<Signature>,
    /// The revision it is laid beside; `null` for the first.
    pub against: Option<u32>,
    /// Word by word against that revision, one row a field that differs.
    pub changes: Vec<FieldChange>,
}

/// How a version stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum VersionState {
    /// The other has not answered.
    Pending,
    /// Both have signed, and it holds.
    InForce,
    /// A later version took its place.
    Replaced,
    /// The other said no.
    Declined,
    /// It was taken back.
    Withdrawn,
    /// One person ended the agreement.
    Retired,
}

/// Who, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Signature {
    /// Who.
    pub person: Person,
    /// When.
    pub at: String,
}

/// How one field differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    /// The field.
    pub field: AgreementField,
    /// Its words, in order.
    pub pieces: Vec<Piece>,
}

/// A run of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Piece {
    /// In both, only in the new, or only in the old.
    pub kind: PieceKind,
    /// The words with the space around them.
    pub text: String,
}

/// Where a run of words stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PieceKind {
    /// In both.
    Same,
    /// Only in the new version.
    Added,
    /// Only in the old version.
    Removed,
}
