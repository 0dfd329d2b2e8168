//! The two persons of a household.

/// One of the two persons.
///
/// The order says only who made the household. Roles belong to a breach, never to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Person {
    /// Who made the household.
    First,
    /// Who joined it.
    Second,
}

impl Person {
    /// Both, in the order of joining.
    pub const BOTH: [Self; 2] = [Self::First, Self::Second];

    /// The person who is not this one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }
}

/// A person's role in one breach. A pair may hold two breaches with the roles reversed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The one who broke trust.
    Broke,
    /// The one who was hurt.
    Hurt,
    /// Open to both.
    Either,
}

/// What the other person is to the writer. It changes wording, never what is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Relation {
    /// A partner, married or not.
    #[default]
    Partner,
    /// A member of the family.
    Family,
    /// A close friend.
    Friend,
}
