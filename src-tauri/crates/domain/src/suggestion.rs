//! The one next step that Today suggests, and its reason.
//!
//! A suggestion is an offer. Setting it aside costs nothing and is not counted.

use crate::exercise::Exercise;

/// What Today may suggest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion<'a, E> {
    /// The exercise.
    pub exercise: &'a Exercise,
    /// The entry to go on with, where one was begun.
    pub entry: Option<E>,
    /// Why this one.
    pub reason: Reason,
}

/// Why a step is suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It was begun and left open.
    LeftOpen,
    /// Nothing has been written here yet.
    FirstStep,
    /// One side has been looked at; this is another.
    OtherSide,
}

/// What stands in a person's room for one exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing<E> {
    /// The exercise.
    pub exercise: String,
    /// The newest entry that was begun and not finished.
    pub open: Option<E>,
    /// Whether any entry was finished.
    pub finished: bool,
}

/// Chooses: first what was left open (the newest first, as the caller orders `room`), then the
/// first exercise of `order` that has not been finished. What was set aside today is passed over.
#[must_use]
pub fn suggest<'a, E: Clone>(
    order: &'a [Exercise],
    room: &[Standing<E>],
    set_aside: &[String],
) -> Option<Suggestion<'a, E>> {
    let offered = |id: &str| !set_aside.iter().any(|each| each == id);
    let left_open = room
        .iter()
        .filter(|standing| offered(&standing.exercise))
        .find_map(|standing| Some((order.iter().find(|each| each.id == standing.exercise)?, standing.open.clone()?)));
    if let Some((exercise, entry)) = left_open {
        return Some(Suggestion { exercise, entry: Some(entry), reason: Reason::LeftOpen });
    }
    let finished = |id: &str| room.iter().any(|standing| standing.exercise == id && standing.finished);
    let next = order.iter().find(|each| offered(&each.id) && !finished(&each.id))?;
    let reason = if room.iter().any(|standing| standing.finished) { Reason::OtherSide } else { Reason::FirstStep };
    Some(Suggestion { exercise: next, entry: None, reason })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::tests::exercise;

    fn named(id: &str) -> Exercise {
        Exercise { id: id.to_owned(), ..exercise() }
    }

    fn standing(id: &str, open: Option<u8>, finished: bool) -> Standing<u8> {
        Standing { exercise: id.to_owned(), open, finished }
    }

    #[test]
    fn what_was_left_open_comes_first() {
        let order = [named("a"), named("b")];
        let suggestion = suggest(&order, &[standing("b", Some(7), false)], &[]).expect("something is open");
        assert_eq!(
            (suggestion.exercise.id.as_str(), suggestion.entry, suggestion.reason),
            ("b", Some(7), Reason::LeftOpen)
        );
    }

    #[test]
    fn a_new_person_is_offered_the_first_exercise() {
        let order = [named("a"), named("b")];
        let suggestion = suggest::<u8>(&order, &[], &[]).expect("nothing is done");
        assert_eq!((suggestion.exercise.id.as_str(), suggestion.reason), ("a", Reason::FirstStep));
    }

    #[test]
    fn what_is_set_aside_today_is_not_offered_again_today() {
        let order = [named("a"), named("b")];
        let aside = ["a".to_owned()];
        assert_eq!(suggest::<u8>(&order, &[], &aside).map(|s| s.exercise.id.clone()), Some("b".to_owned()));
        let both = ["a".to_owned(), "b".to_owned()];
        assert_eq!(suggest(&order, &[standing("a", Some(1), false)], &both), None);
    }

    #[test]
    fn when_all_is_done_nothing_is_pressed_on_anybody() {
        let order = [named("a")];
        assert_eq!(suggest(&order, &[standing("a", None, true)], &[]), None);
    }
}
