//! The wording coach, asked by the writer about the writer's own words.
//!
//! Nothing is kept: not the text, not what was found. It is never run on what the other person wrote,
//! and never unasked.

use crate::content::coach::coach;
use crate::twins::twins;
use crate::views::{CoachComponent, CoachFlag, CoachMark, CoachMessage, CoachNames, CoachNote, CoachView};
use domain::coach::{Component, Finding, Flag, Mark, Message};
use std::collections::BTreeSet;

/// One thing that is good, if there is one, then what may be looked at again, one note a kind. How
/// many are shown at once is the window's to decide.
#[must_use]
pub fn look(message: CoachMessage, text: &str) -> CoachView {
    let found = coach().look(message.into(), text);
    let mut notes: Vec<&Finding<'_>> = best(&found).into_iter().collect();
    let mut again: Vec<&Finding<'_>> = Vec::new();
    for finding in found.iter().filter(|finding| weight(finding.mark).is_none()) {
        // One note a kind: the second of a kind says nothing new.
        if !again.iter().any(|other| other.mark == finding.mark) {
            again.push(finding);
        }
    }
    notes.extend(again);
    CoachView { notes: notes.into_iter().map(|finding| note(text, finding)).collect() }
}

/// All that was found, by name.
#[must_use]
pub fn names(message: CoachMessage, text: &str) -> CoachNames {
    let mut flags = BTreeSet::new();
    let mut components = BTreeSet::new();
    for finding in coach().look(message.into(), text) {
        match finding.mark {
            Mark::Flag(flag) => _ = flags.insert(flag.into()),
            Mark::Component(component) => _ = components.insert(component.into()),
        }
    }
    CoachNames { flags: flags.into_iter().collect(), components: components.into_iter().collect() }
}

/// The part of the apology that counts most, as far as studies can tell. A part inside words that are
/// worth another look is no praise: "I'm sorry you feel that way".
fn best<'a, 'b>(found: &'a [Finding<'b>]) -> Option<&'a Finding<'b>> {
    let inside_a_flag = |finding: &Finding<'_>| {
        found.iter().any(|other| {
            weight(other.mark).is_none()
                && other.place.start < finding.place.end
                && finding.place.start < other.place.end
        })
    };
    found
        .iter()
        .filter_map(|finding| weight(finding.mark).map(|weight| (weight, finding)))
        .filter(|(_, finding)| !inside_a_flag(finding))
        .min_by_key(|(weight, _)| *weight)
        .map(|(_, finding)| finding)
}

/// Owning it first, putting it right second, asking to be forgiven last.
const fn weight(mark: Mark) -> Option<u8> {
    match mark {
        Mark::Flag(_) => None,
        Mark::Component(component) => Some(match component {
            Component::Responsibility => 0,
            Component::NamesHarm => 1,
            Component::RepairOffer => 2,
            Component::Impact => 3,
            Component::ChangePromise => 4,
            Component::Regret => 5,
            Component::Explanation => 6,
            Component::AskForgiveness => 7,
        }),
    }
}

fn note(text: &str, finding: &Finding<'_>) -> CoachNote {
    let units = |bytes: &str| u32::try_from(bytes.encode_utf16().count()).unwrap_or(u32::MAX);
    let words = &text[finding.place.clone()];
    let start = units(&text[..finding.place.start]);
    CoachNote {
        rule: finding.rule.id.clone(),
        about: match finding.mark {
            Mark::Flag(flag) => CoachMark::Flag(flag.into()),
            Mark::Component(component) => CoachMark::Component(component.into()),
        },
        start,
        end: start + units(words),
        words: words.to_owned(),
        why: finding.rule.why.clone(),
        instead: finding.rule.instead.clone(),
    }
}

/// Twins of the domain on the wire, and the list of all.
macro_rules! listed {
    ($view:ident, $value:ident, $count:literal, [$($name:ident),+]) => {
        impl $view {
            /// Every one.
            pub const ALL: [Self; $count] = [$(Self::$name),+];
        }

        twins!($view, $value, [$($name),+]);
    };
}

listed!(CoachMessage, Message, 2, [Apology, Feelings]);
listed!(
    CoachFlag,
    Flag,
    14,
    [
        Conditional,
        BlameShift,
        ButExcuse,
        Minimising,
        VaguePassive,
        DemandClosure,
        SorryForFeelings,
        Absolute,
        CharacterAttack,
        Contempt,
        MindReading,
        FeelThatYou,
        ThreatPunish,
        Interrogation
    ]
);
listed!(
    CoachComponent,
    Component,
    8,
    [Regret, Responsibility, Explanation, ChangePromise, RepairOffer, AskForgiveness, NamesHarm, Impact]
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::CoachMessage::{Apology, Feelings};

    #[test]
    fn what_is_good_comes_first_and_each_kind_of_wording_is_named_once() {
        let text = "I lied to you. I'm sorry if you felt hurt, but you started it. It was only a joke, so let it go.";
        let notes = look(Apology, text).notes;
        assert_eq!(notes.len(), 7);
        assert_eq!(notes[0].about, CoachMark::Component(CoachComponent::NamesHarm));
        assert!(notes[1..].iter().all(|note| matches!(note.about, CoachMark::Flag(_))));
        assert!(notes.iter().all(|note| !note.why.is_empty() && !note.instead.is_empty()));
        let kinds: BTreeSet<_> = notes.iter().map(|note| format!("{:?}", note.about)).collect();
        assert_eq!(kinds.len(), notes.len());
    }

    #[test]
    fn a_sorry_that_takes_itself_back_is_not_praised() {
        let notes = look(Apology, "I'm sorry you feel that way.").notes;
        assert_eq!(notes.len(), 1);
        assert_eq!(notes[0].about, CoachMark::Flag(CoachFlag::SorryForFeelings));
    }

    #[test]
    fn a_note_says_where_as_the_page_counts() {
        let text = "\u{1f642}\u{1f642} caf\u{e9}: you never listen to me \u{1f642}";
        let notes = look(Feelings, text).notes;
        let note = notes.iter().find(|note| note.about == CoachMark::Flag(CoachFlag::Absolute)).expect("a note");
        let units: Vec<u16> = text.encode_utf16().collect();
        let chosen = String::from_utf16(&units[note.start as usize..note.end as usize]).expect("whole letters");
        assert_eq!(chosen, note.words);
        assert!(note.words.starts_with("you never"), "{}", note.words);
    }

    #[test]
    fn a_text_with_nothing_in_it_has_no_notes() {
        for text in ["", " ", "\n\n", "...", "\u{1f642}"] {
            assert_eq!(look(Apology, text).notes, [], "{text:?}");
            assert_eq!(names(Feelings, text), CoachNames { flags: Vec::new(), components: Vec::new() });
        }
    }
}
