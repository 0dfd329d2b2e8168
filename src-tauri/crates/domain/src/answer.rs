//! What a person answers to one step.

use crate::day::Day;
use crate::exercise::{Ask, Step, StepWords};
use crate::feeling::Feelings;

/// The answer to one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Words.
    Text(String),
    /// One option, and own words where the option opens a field.
    Choice {
        /// The id of the option.
        option: String,
        /// Own words, often empty.
        own: String,
    },
    /// Any number of options, and own words.
    Choices {
        /// The ids of the options.
        options: Vec<String>,
        /// Own words, often empty.
        own: String,
    },
    /// 0 to 10.
    Scale(u8),
    /// One text an item.
    List(Vec<String>),
    /// A day, or words for about when, or both.
    Date {
        /// The day, where one is known.
        day: Option<Day>,
        /// "Some time in spring", often empty.
        about: String,
    },
    /// Words from the feelings vocabulary, and an own one.
    Feelings {
        /// The ids of the words.
        words: Vec<String>,
        /// An own word, often empty.
        own: String,
    },
    /// The person went on without answering.
    Skipped,
    /// A step that asks nothing was read.
    Seen,
}

/// The answer is not of the kind the step asks for, or names an option it does not offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the answer does not fit the step")]
pub struct DoesNotFit;

impl Answer {
    /// Checks the answer against the step it belongs to. Any step may be skipped.
    ///
    /// # Errors
    ///
    /// [`DoesNotFit`] when the step asks for something else, an option or feeling does not exist,
    /// or a scale value is above 10.
    pub fn fits(&self, step: &Step, feelings: &Feelings) -> Result<(), DoesNotFit> {
        let fits = match (self, &step.ask) {
            (Self::Skipped, _)
            | (Self::Seen, Ask::Arrive | Ask::Information | Ask::Settle)
            | (Self::Text(_), Ask::LongText | Ask::ShortText)
            | (Self::List(_), Ask::List(_))
            | (Self::Date { .. }, Ask::Date) => true,
            (Self::Choice { option, .. }, Ask::Choice) => offers(step, option),
            (Self::Choices { options, .. }, Ask::Choices) => options.iter().all(|option| offers(step, option)),
            (Self::Scale(value), Ask::Scale(_)) => *value <= 10,
            (Self::Feelings { words, .. }, Ask::Feelings) => words.iter().all(|word| feelings.word(word).is_some()),
            _ => false,
        };
        if fits { Ok(()) } else { Err(DoesNotFit) }
    }

    /// Whether there is anything in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Choice { option, own } => option.is_empty() && own.trim().is_empty(),
            Self::Choices { options: chosen, own } | Self::Feelings { words: chosen, own } => {
                chosen.is_empty() && own.trim().is_empty()
            }
            Self::Scale(_) => false,
            Self::List(items) => items.iter().all(|item| item.trim().is_empty()),
            Self::Date { day, about } => day.is_none() && about.trim().is_empty(),
            Self::Skipped | Self::Seen => true,
        }
    }

    /// How many bytes of text it holds.
    #[must_use]
    pub fn text_bytes(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Choice { own, .. } | Self::Choices { own, .. } | Self::Feelings { own, .. } => own.len(),
            Self::List(items) => items.iter().map(String::len).sum(),
            Self::Date { about, .. } => about.len(),
            Self::Scale(_) | Self::Skipped | Self::Seen => 0,
        }
    }
}

fn offers(step: &Step, id: &str) -> bool {
    let has = |words: &StepWords| words.options.iter().any(|option| option.id == id);
    has(&step.words) || step.family.as_ref().is_some_and(has) || step.friend.as_ref().is_some_and(has)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::tests::step;

    #[test]
    fn an_answer_fits_only_the_step_that_asks_for_it() {
        let none = Feelings::default();
        let text = Answer::Text("words".to_owned());
        assert_eq!(text.fits(&step("a", Ask::LongText), &none), Ok(()));
        assert_eq!(text.fits(&step("a", Ask::Date), &none), Err(DoesNotFit));
        assert_eq!(Answer::Skipped.fits(&step("a", Ask::Date), &none), Ok(()));
        assert_eq!(Answer::Seen.fits(&step("a", Ask::LongText), &none), Err(DoesNotFit));
        assert_eq!(Answer::Scale(11).fits(&step("a", Ask::Scale(Vec::new())), &none), Err(DoesNotFit));
    }

    #[test]
    fn an_option_or_feeling_nobody_offered_is_refused() {
        let chosen = |id: &str| Answer::Choices { options: vec![id.to_owned()], own: String::new() };
        let asked = step("a", Ask::Choices);
        assert_eq!(chosen("sleep").fits(&asked, &Feelings::default()), Ok(()));
        assert_eq!(chosen("moon").fits(&asked, &Feelings::default()), Err(DoesNotFit));
        let felt = Answer::Feelings { words: vec!["moon".to_owned()], own: String::new() };
        assert_eq!(felt.fits(&step("a", Ask::Feelings), &Feelings::default()), Err(DoesNotFit));
    }

    #[test]
    fn blank_answers_count_as_empty() {
        assert!(Answer::Text(" \n".to_owned()).is_empty());
        assert!(Answer::List(vec![String::new()]).is_empty());
        assert!(!Answer::Scale(0).is_empty());
    }
}
