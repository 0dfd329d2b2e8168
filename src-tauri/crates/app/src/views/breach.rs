use crate::twins::twins;
use domain::breach::{Here, Kind, Shape, Side};
use domain::person::Relation;
use serde::{Deserialize, Serialize};
use specta::Type;

/// What happened, as its writer sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BreachesView {
    /// The own word for whom the current one is about, for the frame: only where there are several.
    pub frame: Option<String>,
    /// All of them, the first one first.
    pub breaches: Vec<BreachLine>,
    /// What can be chosen on the page of one.
    pub offers: BreachOffers,
}

/// What can be chosen on the page of one, each list in the order in which it stands there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BreachOffers {
    /// What the other person is to the writer.
    pub between: Vec<BreachBetween>,
    /// What it was.
    pub kinds: Vec<BreachKind>,
    /// How it came.
    pub shapes: Vec<BreachShape>,
    /// The writer's side.
    pub sides: Vec<BreachSide>,
    /// Whether the other person is the one of this household, as far as that can be said now.
    pub here: Vec<BreachHere>,
}

/// Acknowledged: what happened is in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SavedBreach {
    /// Its id, which is another one than before where only the intake told of it.
    pub breach: String,
    /// All of them as they stand now.
    pub all: BreachesView,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BreachLine {
    /// Its id.
    pub breach: String,
    /// What it says.
    pub text: BreachText,
    /// Whether its writer works on it.
    pub current: bool,
    /// Whether it is set aside.
    pub aside: bool,
    /// Whether only the intake tells it so far.
    pub from_intake: bool,
    /// How many entries belong to it.
    pub entries: u32,
}

/// What somebody says of what happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BreachText {
    /// What the other person is to the writer.
    pub between: BreachBetween,
    /// The own word for them; may be empty.
    pub word: String,
    /// What it was.
    pub kinds: Vec<BreachKind>,
    /// Own words for what no kind names; may be empty.
    pub other: String,
    /// How it came.
    pub shape: Option<BreachShape>,
    /// Since which day.
    pub since: Option<String>,
    /// Words for since when; may be empty.
    pub since_about: String,
    /// The writer's side.
    pub side: Option<BreachSide>,
    /// Whether the other person is the one of this household.
    pub here: Option<BreachHere>,
}

/// A word of what happened on the wire.
macro_rules! wire {
    ($(#[$doc:meta])* $twin:ident, $value:ident, [$($(#[$name_doc:meta])* $name:ident),+ $(,)?]) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
        #[serde(rename_all = "camelCase")]
        pub enum $twin {
            $($(#[$name_doc])* $name),+
        }

        twins!($twin, $value, [$($name),+]);

        impl $twin {
            /// All of them, in the order in which a page offers them.
            pub(crate) const ALL: &[Self] = &[$(Self::$name),+];
        }
    };
}

wire!(
    /// What the other person is to the writer.
    BreachBetween,
    Relation,
    [
        /// A partner.
        Partner,
        /// A member of the family.
        Family,
        /// A close friend.
        Friend,
    ]
);
wire!(
    /// A kind of thing that breaks trust.
    BreachKind,
    Kind,
    [
        /// An affair.
        Affair,
        /// An emotional affair, or secret contact.
        SecretContact,
        /// A lie, or many.
        Lies,
        /// Something left out or kept hidden.
        Omissions,
        /// Broken promises.
        BrokenPromises,
        /// Money or debts.
        Money,
        /// Drink, drugs, gambling or another habit.
        Substances,
        /// Not being there.
        Neglect,
        /// Many small let-downs.
        LetDowns,
        /// Being treated badly, again and again.
        HurtfulPattern,
        /// Something else, in own words.
        Other,
    ]
);
wire!(
    /// How it came.
    BreachShape,
    Shape,
    [
        /// Once.
        Once,
        /// Again and again.
        Pattern,
        /// It is still going on.
        StillGoingOn,
    ]
);
wire!(
    /// The writer's side.
    BreachSide,
    Side,
    [
        /// Was hurt.
        Hurt,
        /// Broke trust.
        Broke,
        /// Each in different things.
        Both,
    ]
);
wire!(
    /// Whether the other person is the one of this household.
    BreachHere,
    Here,
    [
        /// The same person.
        Yes,
        /// Somebody else.
        No,
        /// Nobody else is there so far.
        NobodyYet,
    ]
);
