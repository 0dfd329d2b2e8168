use crate::AppError;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Which of the two persons: the founder is the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Person {
    /// Who made the household.
    First,
    /// Who joined it.
    Second,
}

impl Person {
    /// The person who is not this one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }
}

/// A person, by the name that they chose here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    /// Which person.
    pub person: Person,
    /// What they want to be called.
    pub label: String,
}

/// What stands at the Door. It holds no name and nothing by which one person could be told from two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum DoorView {
    /// No household is known on this computer.
    None,
    /// A household file is there.
    Household {
        /// Where it lies.
        place: PlaceView,
        /// What was found without any key.
        notices: Vec<Notice>,
    },
    /// A file is known but cannot be opened now.
    Trouble {
        /// Where it lay.
        place: PlaceView,
        /// Why.
        error: AppError,
    },
}

/// Where a household file lies, in words for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PlaceView {
    /// Its name.
    pub file: String,
    /// The folder.
    pub folder: String,
}

/// Another household that this computer knows. It is told by its place and by nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KnownView {
    /// Its number in the list, which stands in the order in which they came.
    pub known: u32,
    /// Where it lies.
    pub place: PlaceView,
}

/// The household whose room is open, as this computer knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HouseholdView {
    /// Where it lies.
    pub place: PlaceView,
    /// Whether it is on this computer's list.
    pub listed: bool,
}

/// What a passphrase opened at the Door.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum OpenedView {
    /// The room that it fits.
    Room {
        /// The room.
        room: RoomView,
    },
    /// It fits both rooms: only now the two are named, and whoever typed it says which.
    Which {
        /// Who lives in the household.
        persons: Vec<PersonView>,
    },
}

/// Something found while opening, to be told calmly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// What.
    pub kind: NoticeKind,
    /// How often.
    pub count: u32,
}

/// What can be found while opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum NoticeKind {
    /// An entry, or a part of one, does not open.
    DamagedEntry,
    /// An entry, or a part of one, is gone.
    MissingEntry,
    /// An older genuine copy stands in the place of a newer one.
    ReplacedEntry,
    /// A list of the room is lost; entries open, their age is not proven.
    AgeNotProven,
    /// The file is older than the one this computer last saw.
    OlderFile,
    /// The file went another way than the one this computer last saw.
    ForkedFile,
    /// The file accepts an older passphrase.
    OlderPassphrase,
    /// This computer has no note of this file yet.
    NoWitness,
    /// One of two copies was damaged or differed; the other was used.
    CopyMended,
    /// A record of the shared room is damaged, or its words are.
    LogDamaged,
    /// The log of the shared room is not the one that was signed: something was changed, forged or
    /// taken out.
    LogRewritten,
    /// The shared room holds a record by this person that this person's room does not know of.
    OwnRecordNewer,
    /// The file holds something that does not belong there. It was not read.
    ForeignContent,
    /// The file was written by a newer program; it can be read, not changed.
    NewerMinor,
}

/// A room that was just opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoomView {
    /// Whose room it is.
    pub me: PersonView,
    /// Who lives in the household.
    pub persons: Vec<PersonView>,
    /// When this person last saved; `null` before the first time.
    pub last_save: Option<String>,
    /// How many entries stand in the room.
    pub entries: u32,
    /// The own word for whom the current record is about: only where there are several.
    pub frame: Option<String>,
    /// What was found while opening.
    pub notices: Vec<Notice>,
}

/// How well a passphrase fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PassphraseJudgement {
    /// The judgement.
    pub fit: PassphraseFit,
}

/// How well a passphrase fits, in the order in which it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PassphraseFit {
    /// Good.
    Strong,
    /// Under 15 characters.
    TooShort,
    /// Long enough, and yet among the first 10^13 guesses.
    TooGuessable,
    /// Over 1,024 characters.
    TooLong,
    /// Holds a character that another keyboard or a later Unicode may not give back.
    BadCharacter,
}

/// How the window looks and when it locks. Holds nothing private.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SettingsView {
    /// Light, dark, or as the system.
    pub theme: Theme,
    /// Text size in percent, 90 to 200.
    pub text_size: u32,
    /// Minutes without a key or a pointer before it locks, 1 to 60.
    pub idle_minutes: u32,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the system.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}
