//! What a person answers to one step.

use crate::day::Day;
use crate::exercise::{Ask, CardField, FieldKind, Step, StepWords};
use crate::feeling::Feelings;
use std::collections::BTreeMap;

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
    /// The column chosen for each row that was answered: ids of rows and columns.
    Grid(BTreeMap<String, String>),
    /// One map a card: ids of fields, and what stands there. A choice is its id, a day as `YYYY-MM-DD`.
    Cards(Vec<BTreeMap<String, String>>),
    /// What was picked up from elsewhere, in the words it had there.
    Picked(Vec<Picked>),
    /// Kept until this day before it goes anywhere. `None`: not kept.
    Hold(Option<Day>),
    /// The person went on without answering.
    Skipped,
    /// A step that asks nothing was read.
    Seen,
}

/// A line that was picked up from another entry, or newly written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picked {
    /// The line.
    pub text: String,
    /// The entry it came from, as the caller names entries; empty for a line newly written.
    pub entry: String,
}

/// The answer is not of the kind the step asks for, or names an option it does not offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the answer does not fit the step")]
pub struct DoesNotFit;

impl Answer {
    /// Checks the answer against the step it belongs to. Any step may be skipped but a gate, which keeps nothing.
    ///
    /// # Errors
    ///
    /// [`DoesNotFit`] when the step asks for something else, an option or feeling does not exist,
    /// or a scale value is above 10.
    pub fn fits(&self, step: &Step, feelings: &Feelings) -> Result<(), DoesNotFit> {
        let fits = match (self, &step.ask) {
            (_, Ask::Gate { .. }) => false,
            (Self::Skipped, _)
            | (Self::Seen, Ask::Arrive | Ask::Information | Ask::Settle | Ask::ReadAloud(_))
            | (Self::Text(_), Ask::LongText | Ask::ShortText)
            | (Self::List(_), Ask::List(_))
            | (Self::Date { .. }, Ask::Date)
            | (Self::Hold(_), Ask::Hold) => true,
            (Self::Choice { option, .. }, Ask::Choice) => offers(step, option),
            (Self::Choices { options, .. }, Ask::Choices(at_most)) => {
                options.iter().all(|option| offers(step, option)) && at_most.is_none_or(|most| options.len() <= most)
            }
            (Self::Choices { options, .. }, Ask::Body) => options.iter().all(|option| offers(step, option)),
            (Self::Grid(chosen), Ask::Grid(columns)) => {
                chosen.iter().all(|(row, column)| has_row(step, row) && columns.iter().any(|each| each.id == *column))
            }
            (Self::Cards(cards), Ask::Cards { fields, .. }) => {
                cards.iter().flatten().all(|(field, value)| holds(fields, field, value))
            }
            (Self::Picked(picked), Ask::Pick { at_most, .. }) => at_most.is_none_or(|most| picked.len() <= most),
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
            Self::Grid(chosen) => chosen.is_empty(),
            Self::Cards(cards) => cards.iter().flatten().all(|(_, value)| value.trim().is_empty()),
            Self::Picked(picked) => picked.iter().all(|each| each.text.trim().is_empty()),
            Self::Hold(_) | Self::Skipped | Self::Seen => true,
        }
    }

    /// Whether one of these options was chosen.
    #[must_use]
    pub fn chose_any(&self, of: &[String]) -> bool {
        match self {
            Self::Choice { option, .. } => of.contains(option),
            Self::Choices { options, .. } => options.iter().any(|option| of.contains(option)),
            _ => false,
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
            Self::Cards(cards) => cards.iter().flatten().map(|(_, value)| value.len()).sum(),
            Self::Picked(picked) => picked.iter().map(|each| each.text.len()).sum(),
            Self::Scale(_) | Self::Grid(_) | Self::Hold(_) | Self::Skipped | Self::Seen => 0,
        }
    }
}

fn has_row(step: &Step, id: &str) -> bool {
    let has = |words: &StepWords| words.rows.iter().any(|row| row.id == id);
    has(&step.words) || step.family.as_ref().is_some_and(has) || step.friend.as_ref().is_some_and(has)
}

fn holds(fields: &[CardField], id: &str, value: &str) -> bool {
    let Some(field) = fields.iter().find(|field| field.id == id) else { return false };
    value.is_empty()
        || match &field.kind {
            FieldKind::Short | FieldKind::Long => true,
            FieldKind::Choice(options) => options.iter().any(|option| option.id == value),
            FieldKind::Date => Day::parse(value).is_some(),
        }
}

fn offers(step: &Step, id: &str) -> bool {
    let has = |words: &StepWords| words.options.iter().any(|option| option.id == id);
    has(&step.words) || step.family.as_ref().is_some_and(has) || step.friend.as_ref().is_some_and(has)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::tests::{label, step};

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
        let asked = step("a", Ask::Choices(None));
        assert_eq!(chosen("sleep").fits(&asked, &Feelings::default()), Ok(()));
        assert_eq!(chosen("moon").fits(&asked, &Feelings::default()), Err(DoesNotFit));
        let felt = Answer::Feelings { words: vec!["moon".to_owned()], own: String::new() };
        assert_eq!(felt.fits(&step("a", Ask::Feelings), &Feelings::default()), Err(DoesNotFit));
    }

    #[test]
    fn grids_cards_and_picks_take_only_what_their_step_offers() {
        let none = Feelings::default();
        let at = |id: &str| id.to_owned();
        let grid = step("a", Ask::Grid(vec![label("welcome"), label("punished")]));
        let row = |row: &str, column: &str| Answer::Grid(BTreeMap::from([(at(row), at(column))]));
        assert_eq!(row("anger", "welcome").fits(&grid, &none), Ok(()));
        assert_eq!(row("moon", "welcome").fits(&grid, &none), Err(DoesNotFit));
        assert_eq!(row("anger", "moon").fits(&grid, &none), Err(DoesNotFit));

        let field = |id: &str, kind: FieldKind| CardField { id: at(id), label: at(id), kind, hint: String::new() };
        let state = FieldKind::Choice(vec![label("asked")]);
        let fields = vec![field("what", FieldKind::Short), field("when", FieldKind::Date), field("state", state)];
        let cards = step("b", Ask::Cards { item: at("One harm"), fields, starts: Vec::new() });
        let card = |field: &str, value: &str| Answer::Cards(vec![BTreeMap::from([(at(field), at(value))])]);
        for (field, value) in [("what", "a call"), ("when", "2026-11-22"), ("when", ""), ("state", "asked")] {
            assert_eq!(card(field, value).fits(&cards, &none), Ok(()), "{field} {value}");
        }
        for (field, value) in [("moon", "a call"), ("when", "soon"), ("state", "moon")] {
            assert_eq!(card(field, value).fits(&cards, &none), Err(DoesNotFit), "{field} {value}");
        }

        let two = Answer::Picked(vec![Picked { text: at("a call"), entry: String::new() }; 2]);
        let pick = |at_most| step("c", Ask::Pick { from: Vec::new(), at_most });
        assert_eq!(two.fits(&pick(None), &none), Ok(()));
        assert_eq!(two.fits(&pick(Some(1)), &none), Err(DoesNotFit));
        let both = Answer::Choices { options: vec![at("sleep"), at("not-today")], own: String::new() };
        assert_eq!(both.fits(&step("d", Ask::Choices(Some(2))), &none), Ok(()));
        assert_eq!(both.fits(&step("d", Ask::Choices(Some(1))), &none), Err(DoesNotFit));
        assert_eq!(Answer::Hold(None).fits(&step("e", Ask::Hold), &none), Ok(()));
    }

    #[test]
    fn blank_answers_count_as_empty() {
        assert!(Answer::Text(" \n".to_owned()).is_empty());
        assert!(Answer::List(vec![String::new()]).is_empty());
        assert!(!Answer::Scale(0).is_empty());
    }
}
