use serde::{Deserialize, Serialize};
use specta::Type;

/// Help lines by country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HelpView {
    /// The advice to verify.
    pub advice: String,
    /// The oldest day on which a line was checked.
    pub checked_on: String,
    /// That day is so long ago that the page says it before all else.
    pub aged: bool,
    /// The countries, each with its lines in the order to show them.
    pub countries: Vec<HelpCountry>,
}

/// The lines of one country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HelpCountry {
    /// ISO 3166-1 alpha-2, or EU.
    pub code: String,
    /// What to do where one cannot speak to the emergency number; empty where nothing is known.
    pub silent: String,
    /// The line that the page names first for thoughts of suicide: for anyone, from the whole country. Its id.
    pub crisis: Option<String>,
    /// Its lines.
    pub lines: Vec<HelpLine>,
}

/// One help line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HelpLine {
    /// Stable name of the row.
    pub id: String,
    /// What it is for.
    pub kind: HelpKind,
    /// As it calls itself.
    pub name: String,
    /// As dialled inside the country; empty where there is text only.
    pub phone: String,
    /// Further numbers.
    pub also: Vec<String>,
    /// Text messages, empty if none was seen.
    pub text: String,
    /// Local time; empty means not seen.
    pub hours: String,
    /// Whom it is for.
    pub who: String,
    /// A short note.
    pub note: String,
    /// The day it was last checked.
    pub checked_on: String,
    /// The date the source itself bears; empty if none.
    pub seen_on: String,
}

/// What a help line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum HelpKind {
    /// Police, ambulance, fire.
    Emergency,
    /// Violence at home.
    Violence,
    /// Thoughts of suicide, acute crisis.
    SuicideCrisis,
    /// Alcohol and drugs.
    AlcoholDrugs,
    /// For children, and for whoever fears for one.
    Child,
    /// For people who use violence and want to stop.
    BehaviourChange,
}
