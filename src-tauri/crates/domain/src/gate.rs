//! Questions about danger: asked in one wording everywhere, never stored, and binding until the room is locked.
//!
//! An answer goes no further than the process. What clears lets a person go on; every other answer, and none,
//! leads to an ending of its own. That a gate was asked leaves nothing behind: no entry, no place, no day.

use crate::person::Relation;
use std::collections::BTreeSet;
use std::str::FromStr;

/// A question about danger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GateKind {
    /// Whether anyone could see the screen, or make the person tell.
    Alone,
    /// Whether both are adults.
    Adult,
    /// Fear of what the other might do.
    Fear,
    /// Force and threats from the other.
    Hit,
    /// Being controlled or followed.
    Control,
    /// Being pushed into touch.
    Touch,
    /// Threats of suicide or exposure.
    Threat,
    /// Own force and control.
    OwnForce,
    /// Thoughts of hurting someone.
    Harm,
    /// Thoughts of suicide or of hurting oneself.
    SelfHarm,
    /// A drink, or something taken, in the last hours.
    Drink,
    /// Force in the argument that is looked at.
    Argument,
}

impl GateKind {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Alone,
        Self::Adult,
        Self::Fear,
        Self::Hit,
        Self::Control,
        Self::Touch,
        Self::Threat,
        Self::OwnForce,
        Self::Harm,
        Self::SelfHarm,
        Self::Drink,
        Self::Argument,
    ];

    /// Its name in content files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Alone => "alone",
            Self::Adult => "adult",
            Self::Fear => "fear",
            Self::Hit => "hit",
            Self::Control => "control",
            Self::Touch => "touch",
            Self::Threat => "threat",
            Self::OwnForce => "own-force",
            Self::Harm => "harm",
            Self::SelfHarm => "self-harm",
            Self::Drink => "drink",
            Self::Argument => "argument",
        }
    }
}

/// No gate has this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no such gate")]
pub struct NoSuchGate;

impl FromStr for GateKind {
    type Err = NoSuchGate;

    fn from_str(id: &str) -> Result<Self, NoSuchGate> {
        Self::ALL.into_iter().find(|kind| kind.id() == id).ok_or(NoSuchGate)
    }
}

/// One question about danger with its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// Which one.
    pub kind: GateKind,
    /// The question, by relation.
    pub prompt: ByRelation<String>,
    /// What can be answered.
    pub options: Vec<GateOption>,
    /// The answers after which a person goes on.
    pub clears: Vec<String>,
    /// The ending for every answer that names none of its own, and for no answer.
    pub otherwise: String,
}

/// One answer to a gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateOption {
    /// Its id.
    pub id: String,
    /// As it is shown.
    pub label: String,
    /// Its own ending, where it has one.
    pub ending: Option<String>,
}

/// Something that can read otherwise where the other is family or a friend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByRelation<T> {
    /// For a partner, and wherever nothing else is said.
    pub partner: T,
    /// For family.
    pub family: Option<T>,
    /// For a friend.
    pub friend: Option<T>,
}

impl<T> ByRelation<T> {
    /// What it is for this relation.
    #[must_use]
    pub fn of(&self, relation: Relation) -> &T {
        let other = match relation {
            Relation::Partner => None,
            Relation::Family => self.family.as_ref(),
            Relation::Friend => self.friend.as_ref(),
        };
        other.unwrap_or(&self.partner)
    }
}

/// Where a gate leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way<'a> {
    /// A person goes on.
    Cleared,
    /// To the ending of this name.
    Ends(&'a str),
}

impl Gate {
    /// Where this answer leads. `None`, and an answer that nobody offered, are no clearance.
    #[must_use]
    pub fn way(&self, answer: Option<&str>) -> Way<'_> {
        let option = answer.and_then(|id| self.options.iter().find(|option| option.id == id));
        match option {
            Some(option) if self.clears.contains(&option.id) => Way::Cleared,
            Some(GateOption { ending: Some(ending), .. }) => Way::Ends(ending),
            _ => Way::Ends(&self.otherwise),
        }
    }
}

/// What a person reads where a gate does not clear: one thing to do now, who is there, nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// Its name in content files.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Its paragraphs, by relation.
    pub body: ByRelation<Vec<String>>,
    /// Whether it tells what becomes of sitting down together.
    pub between: bool,
    /// The ways on, in the order in which they stand.
    pub acts: Vec<EndingAct>,
}

/// A way on from an ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndingAct {
    /// Help, at thoughts of suicide.
    HelpSuicide,
    /// Help, at fear of someone.
    HelpFear,
    /// Help, for somebody who uses force.
    HelpForce,
    /// Help, at a child in danger.
    HelpChild,
    /// What already stands between the two.
    Between,
    /// Only light pages for a while.
    KeepLight,
    /// Out of it, to Today.
    Close,
}

/// What the process knows of gates since the room was unlocked. It is never stored, and gone with the lock.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    cleared: BTreeSet<GateKind>,
    not_cleared: BTreeSet<GateKind>,
}

impl Answers {
    /// Takes note of where a gate led.
    pub fn note(&mut self, kind: GateKind, way: Way<'_>) {
        match way {
            Way::Cleared => {
                self.cleared.insert(kind);
            }
            Way::Ends(_) => {
                self.cleared.remove(&kind);
                self.not_cleared.insert(kind);
            }
        }
    }

    /// Whether this gate was cleared, and not answered otherwise since.
    #[must_use]
    pub fn is_cleared(&self, kind: GateKind) -> bool {
        self.cleared.contains(&kind)
    }

    /// Whether this gate was answered, however it was.
    #[must_use]
    pub fn is_answered(&self, kind: GateKind) -> bool {
        self.cleared.contains(&kind) || self.not_cleared.contains(&kind)
    }

    /// Whether nothing that two people share may be begun, suggested or shown until the lock. An answer that
    /// did not clear holds until then, whatever is answered after it.
    #[must_use]
    pub fn close_what_is_joint(&self) -> bool {
        !self.not_cleared.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate() -> Gate {
        let option = |id: &str, ending: Option<&str>| GateOption {
            id: id.to_owned(),
            label: id.to_owned(),
            ending: ending.map(str::to_owned),
        };
        Gate {
            kind: GateKind::Fear,
            prompt: ByRelation { partner: "Afraid?".to_owned(), family: None, friend: None },
            options: vec![option("no", None), option("yes", Some("fear")), option("dont-know", None)],
            clears: vec!["no".to_owned()],
            otherwise: "fear-unsure".to_owned(),
        }
    }

    #[test]
    fn no_answer_and_i_do_not_know_lead_where_danger_leads() {
        let gate = gate();
        assert_eq!(gate.way(Some("no")), Way::Cleared);
        assert_eq!(gate.way(Some("yes")), Way::Ends("fear"));
        for unclear in [Some("dont-know"), Some("moon"), Some(""), None] {
            assert_eq!(gate.way(unclear), Way::Ends("fear-unsure"), "{unclear:?}");
        }
    }

    #[test]
    fn an_answer_that_did_not_clear_holds_until_the_lock() {
        let mut answers = Answers::default();
        answers.note(GateKind::Fear, Way::Cleared);
        assert!(answers.is_cleared(GateKind::Fear) && !answers.close_what_is_joint());
        assert!(answers.is_answered(GateKind::Fear) && !answers.is_answered(GateKind::Adult));
        answers.note(GateKind::Fear, Way::Ends("fear"));
        assert!(!answers.is_cleared(GateKind::Fear) && answers.close_what_is_joint());
        assert!(answers.is_answered(GateKind::Fear));
        answers.note(GateKind::Fear, Way::Cleared);
        assert!(answers.is_cleared(GateKind::Fear), "one's own page can go on");
        assert!(answers.close_what_is_joint(), "and what is joint stays closed");
    }

    #[test]
    fn every_gate_is_found_by_its_name() {
        for kind in GateKind::ALL {
            assert_eq!(kind.id().parse(), Ok(kind));
        }
        assert_eq!("moon".parse::<GateKind>(), Err(NoSuchGate));
    }
}
