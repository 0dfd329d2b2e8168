//! The feelings vocabulary: families down, strengths across.

/// One word for a feeling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeelingWord {
    /// Never changes, so that stored answers survive rewording.
    pub id: String,
    /// The word as it is shown.
    pub label: String,
    /// One plain line on what it means.
    pub meaning: String,
    /// `None` for the words that stand apart from all families.
    pub strength: Option<Strength>,
}

/// How strongly a feeling is felt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A little.
    Little,
    /// Clearly.
    Clear,
    /// Very strongly.
    Strong,
}

/// Words that are kin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeelingFamily {
    /// Never changes.
    pub id: String,
    /// The name of the family as it is shown.
    pub label: String,
    /// Its words, weakest first.
    pub words: Vec<FeelingWord>,
}

/// The whole vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Feelings {
    /// "I don't know yet" and its like: in no family.
    pub apart: Vec<FeelingWord>,
    /// The families, in the order of the screen.
    pub families: Vec<FeelingFamily>,
}

impl Feelings {
    /// Every word there is.
    pub fn words(&self) -> impl Iterator<Item = &FeelingWord> {
        self.apart.iter().chain(self.families.iter().flat_map(|family| &family.words))
    }

    /// The word with this id.
    #[must_use]
    pub fn word(&self, id: &str) -> Option<&FeelingWord> {
        self.words().find(|word| word.id == id)
    }
}
