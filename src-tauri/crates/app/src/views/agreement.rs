use super::{Person, PersonView};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::collections::BTreeMap;

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
    /// What it is for.
    pub form: AgreementForm,
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
    /// What it is for.
    pub form: AgreementForm,
    /// What it is about.
    pub subject: AgreementSubject,
    /// Its line, or the first step of a goal.
    pub line: String,
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
    /// The last day of the version in force; without end if not said.
    pub ends_on: Option<String>,
    /// Whether it needs an end by now and none was agreed.
    pub lacks_an_end: bool,
    /// The day of the first step of a goal in force.
    pub first_step_on: Option<String>,
    /// Who let it go or did not agree, where nothing is in force.
    pub ended: Option<Signature>,
}

/// How an agreement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AgreementState {
    /// Nothing was in force yet; a version waits.
    Proposed,
    /// A version is in force.
    InForce,
    /// Nobody kept it after its day to look again, and it rests by itself until both do.
    Resting,
    /// The last version was declined, and nothing is in force.
    Declined,
    /// The last version was taken back, and nothing is in force.
    Withdrawn,
    /// One person ended it.
    Retired,
}

/// The words of a version, in both directions. Empty parts and days that are not set are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AgreementText {
    /// What it is for.
    pub form: AgreementForm,
    /// What it is about.
    pub subject: AgreementSubject,
    /// What is written, and the days that are set, in the order of the page.
    pub parts: BTreeMap<AgreementField, String>,
}

/// What a signed text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AgreementForm {
    /// A line that both hold.
    Boundary,
    /// What happens if it happens again.
    Recurrence,
    /// A recurring good thing.
    Ritual,
    /// Something to look forward to.
    Goal,
    /// Choosing each other again, for now.
    Recommitment,
    /// A chapter that begins.
    Chapter,
}

/// What a boundary is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AgreementSubject {
    /// Something of their own.
    Own,
    /// Own devices.
    Devices,
    /// Situations to steer clear of.
    Situations,
    /// Contact with others.
    Contact,
    /// Money.
    Money,
    /// Time.
    Time,
    /// Alcohol and other substances.
    Substance,
    /// Offered openness.
    Openness,
    /// How soon something is told.
    Telling,
    /// Putting right.
    Amends,
    /// Closeness.
    Connection,
}

/// One part of an agreement's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AgreementField {
    /// What it is called.
    Title,
    /// The line itself.
    Line,
    /// How it comes back.
    Rhythm,
    /// Why it matters.
    Reason,
    /// What keeping it looks like.
    Keeping,
    /// What I do if it is crossed.
    IfCrossed,
    /// When it does not apply.
    Exceptions,
    /// Early signs one knows in oneself.
    OwnSigns,
    /// Early signs the other would notice.
    SeenSigns,
    /// The first hour.
    FirstHour,
    /// The first day.
    FirstDay,
    /// Who tells whom.
    WhoIsTold,
    /// What rests meanwhile.
    Pauses,
    /// Whom they call.
    WhomToCall,
    /// The first step.
    FirstStep,
    /// What is left behind.
    Leaving,
    /// What is taken along.
    Taking,
    /// What is put away meanwhile.
    Pact,
    /// The word for when a topic cannot rest.
    StopWord,
    /// From when it holds.
    StartsOn,
    /// The day of the first step.
    FirstStepOn,
    /// When both look at it again.
    ReviewOn,
    /// Until when it holds.
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
    /// The version of that agreement whose words it began with, where it is known.
    pub begun_from: Option<u32>,
    /// Its words so far.
    pub text: AgreementText,
    /// What this form asks for, in the order of the page.
    pub fields: Vec<AgreementField>,
    /// What has to be written before it can be signed.
    pub needed: Vec<AgreementField>,
    /// Whether it needs a day to look again or an end.
    pub needs_a_day: bool,
    /// Whether its writer is asked if it is about telling or showing each other something.
    pub asks_whether_told: bool,
    /// What is about telling or showing: each of these needs an end.
    pub told: Vec<AgreementSubject>,
    /// The draft of the same change that was put into the bin last, if there is one.
    pub put_away: Option<String>,
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
    /// What was said by those who looked at it again and keep it, newest first.
    pub remarks: Vec<RemarkView>,
    /// When both look at it again.
    pub look_on: Option<String>,
}

/// What somebody says who looked at an agreement again and keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Remark {
    /// Own words; may be empty.
    pub text: String,
    /// When they would look at it again.
    pub again_on: Option<String>,
}

/// A remark that was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RemarkView {
    /// Which, for whoever takes it back.
    pub id: String,
    /// Who.
    pub person: Person,
    /// When.
    pub at: String,
    /// The revision that is kept.
    pub revision: u32,
    /// What it says.
    pub remark: Remark,
}

/// When words that are open before somebody can be signed by them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SignDayView {
    /// Whether nobody signs such words on the day on which they first read or wrote them.
    pub another_day: bool,
    /// Whether this is that day for the person whose room is open: they can sign from tomorrow.
    pub from_tomorrow: bool,
}

/// One version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VersionView {
    /// From 1.
    pub revision: u32,
    /// Its words.
    pub text: AgreementText,
    /// Whether it needs an end by now and none was agreed.
    pub lacks_an_end: bool,
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
    /// Both have signed, and it rests by itself.
    Resting,
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

/// When a ritual in force comes back next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RitualNext {
    /// The agreement.
    pub agreement: String,
    /// How it comes back, in the notation of the agreement.
    pub rhythm: String,
    /// The next days, `YYYY-MM-DD`, with `THH:MM` where it has a time.
    pub next: Vec<String>,
}

/// A place where an agreement can begin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AgreementTemplate {
    /// Its name.
    pub id: String,
    /// What it is for.
    pub form: AgreementForm,
    /// What it is called.
    pub title: String,
    /// What it is for, in one line.
    pub about: String,
}

/// A note on wording by which one person would watch, hold or cut off the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ControlNote {
    /// Its name.
    pub rule: String,
    /// Where its sentence begins, in UTF-16 units, as the page counts.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The sentence.
    pub sentence: String,
    /// The words that it is about.
    pub words: String,
    /// Why it is worth another look.
    pub why: String,
    /// Another wording.
    pub instead: String,
}
