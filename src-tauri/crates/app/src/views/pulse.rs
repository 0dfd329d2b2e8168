use serde::{Deserialize, Serialize};
use specta::Type;

/// The trust pulse: what was rated, and the own lines over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PulseView {
    /// The day.
    pub today: String,
    /// Everything that was rated, oldest first.
    pub pulses: Vec<PulseLine>,
    /// One line a facet, in the order in which they are asked.
    pub facets: Vec<PulseFacetLine>,
    /// What happened meanwhile, oldest first.
    pub marks: Vec<PulseMark>,
    /// The first day of the last weeks, which are compared with those before.
    pub now_from: String,
    /// The newest rating of felt safety is low.
    pub feels_unsafe: bool,
}

/// One sitting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PulseLine {
    /// The entry.
    pub entry: String,
    /// The day it is about.
    pub date: String,
    /// What was rated; what was left out is not there.
    pub ratings: Vec<PulseRating>,
    /// Own words; may be empty.
    pub note: String,
}

/// One facet, rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PulseRating {
    /// Which.
    pub facet: PulseFacet,
    /// 0 to 10.
    pub value: u8,
}

/// What is rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PulseFacet {
    /// Feeling safe.
    Safe,
    /// Being told the truth.
    Truthful,
    /// What is said is done.
    Reliable,
    /// Being able to show oneself.
    Open,
    /// Closeness.
    Close,
    /// Respect.
    Respected,
    /// "I could reach you".
    Reach,
    /// "You could reach me".
    Reachable,
}

/// One facet over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PulseFacetLine {
    /// Which.
    pub facet: PulseFacet,
    /// The stretches of its line. Between two of them nothing was rated, and nothing is drawn.
    pub stretches: Vec<Vec<PulsePoint>>,
    /// Whether it moved by more than its usual ups and downs.
    pub change: PulseChange,
    /// What the line shows, in a plain sentence or two.
    pub says: String,
}

/// One point of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PulsePoint {
    /// The entry it was rated in.
    pub entry: String,
    /// The day.
    pub date: String,
    /// 0 to 10.
    pub value: u8,
}

/// Whether a facet has moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PulseChange {
    /// Too few weeks to tell.
    TooFew,
    /// Within its usual ups and downs.
    Within,
    /// Beyond them, upwards.
    Higher,
    /// Beyond them, downwards.
    Lower,
}

/// Something that happened, as a mark beside the lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PulseMark {
    /// The day.
    pub date: String,
    /// What kind of thing.
    pub kind: PulseMarkKind,
    /// What it is called.
    pub title: String,
    /// The one line that it belongs to; none where it stands beside all of them.
    pub facet: Option<PulseFacet>,
}

/// What a mark stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PulseMarkKind {
    /// An agreement came into force.
    Agreement,
    /// A new version of one came into force.
    AgreementChanged,
    /// A setback was written down.
    Setback,
    /// A wave that came back was written down.
    Aftershock,
    /// What is asked says more since then.
    Wording,
}

/// A pulse, as it is rated. Nothing need be rated.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PulseEdit {
    /// The day it is about.
    pub date: String,
    /// What is rated.
    pub ratings: Vec<PulseRating>,
    /// Own words; may be empty.
    pub note: String,
}

/// Acknowledged: the pulse is in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SavedPulse {
    /// The entry.
    pub entry: String,
    /// When it was saved.
    pub at: String,
}
