//! What happened: one thing that broke trust, between the writer and one other person.
//!
//! It is a private record, and there may be several of them. A run keeps the relation and the side with which it
//! was begun, so that nothing that is corrected here changes what an earlier answer says.

use crate::answer::Answer;
use crate::day::Day;
use crate::person::{Relation, Role};
use crate::run::Run;
use std::collections::BTreeSet;

/// The exercise that asks first what happened.
pub const INTAKE: &str = "where-we-are";

/// The longest word for a person, in characters.
pub const LONGEST_WORD: usize = 60;
/// The longest beginning of somebody's own words that stands for a person by itself.
const LONGEST_TOLD: usize = 24;

/// One thing that broke trust.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Breach {
    /// What the other person is to the writer.
    pub between: Relation,
    /// The writer's own word for them; may be empty.
    pub word: String,
    /// What it was.
    pub kinds: BTreeSet<Kind>,
    /// Own words for what none of the kinds names.
    pub other: String,
    /// How it came.
    pub shape: Option<Shape>,
    /// Since which day, where one was named.
    pub since: Option<Day>,
    /// Words for since when.
    pub since_about: String,
    /// The writer's side in it.
    pub side: Option<Side>,
    /// Whether the other person is the one of this household. `None`: it was not asked.
    pub here: Option<Here>,
}

/// A kind of thing that breaks trust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
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
}

/// How it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Once.
    Once,
    /// Again and again.
    Pattern,
    /// It is still going on.
    StillGoingOn,
}

/// The writer's side in one breach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The writer was hurt.
    Hurt,
    /// The writer broke trust.
    Broke,
    /// Each of the two, in different things.
    Both,
}

impl Side {
    /// The role by which a next step is chosen. `None` for both: neither is put before the other.
    #[must_use]
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::Hurt => Some(Role::Hurt),
            Self::Broke => Some(Role::Broke),
            Self::Both => None,
        }
    }

    /// Its name among the answers of an exercise that asks for it.
    #[must_use]
    pub const fn option(self) -> &'static str {
        match self {
            Self::Hurt => "hurt",
            Self::Broke => "broke",
            Self::Both => "both",
        }
    }
}

/// Whether the other person of a breach is the other person of the household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Here {
    /// It is the same person.
    Yes,
    /// It is somebody else.
    No,
    /// Nobody else is in the household so far.
    NobodyYet,
}

/// The word for the person is too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("its word is too long")]
pub struct DoesNotFit;

impl Breach {
    /// Whether nothing of it was said: it is as a page on which nobody has written.
    #[must_use]
    pub fn says_nothing(&self) -> bool {
        let is_blank = |text: &str| text.trim().is_empty();
        is_blank(&self.word)
            && is_blank(&self.other)
            && is_blank(&self.since_about)
            && Self { word: String::new(), other: String::new(), since_about: String::new(), ..self.clone() }
                == Self::default()
    }

    /// Whether it can be kept: in a word that a list has room for. Whoever corrects one may leave all of it empty.
    ///
    /// # Errors
    ///
    /// [`DoesNotFit`].
    pub fn fits(&self) -> Result<(), DoesNotFit> {
        if self.word.chars().count() > LONGEST_WORD { Err(DoesNotFit) } else { Ok(()) }
    }

    /// Whether what belongs to it may go to the shared room at all: only the person it is about is ever there. Where
    /// nobody else was in the household when that was asked, whoever joins may be somebody else.
    #[must_use]
    pub fn may_be_shared(&self) -> bool {
        !matches!(self.here, Some(Here::No | Here::NobodyYet))
    }

    /// What a run through the intake says happened.
    #[must_use]
    pub fn told_by(intake: &Run) -> Self {
        let answer = |step: &str| intake.answers.get(step);
        let (kinds, other) = match answer("what") {
            Some(Answer::Choices { options, own }) => {
                (options.iter().filter_map(|option| kind_of(option)).collect(), own.clone())
            }
            _ => (BTreeSet::new(), String::new()),
        };
        let (since, since_about) = match answer("since") {
            Some(Answer::Date { day, about }) => (*day, about.clone()),
            _ => (None, String::new()),
        };
        Self {
            between: relation_told(intake).unwrap_or_default(),
            word: match answer("own-words") {
                Some(Answer::Text(text)) => word_in(text),
                _ => String::new(),
            },
            kinds,
            other,
            shape: match chosen(answer("shape")) {
                Some("once" | "once-and-more") => Some(Shape::Once),
                Some("worn" | "stops-and-starts") => Some(Shape::Pattern),
                Some("still-on") => Some(Shape::StillGoingOn),
                _ => None,
            },
            since,
            since_about,
            side: [Side::Hurt, Side::Broke, Side::Both]
                .into_iter()
                .find(|side| chosen(answer("side")) == Some(side.option())),
            here: None,
        }
    }
}

/// What the other person is to the writer, as a run through the intake says. `None` where it does not.
#[must_use]
pub fn relation_told(intake: &Run) -> Option<Relation> {
    chosen(intake.answers.get("who")).map(|who| match who {
        "parent" | "grown-child" | "sibling" | "relative" => Relation::Family,
        "friend" => Relation::Friend,
        _ => Relation::Partner,
    })
}

fn chosen(answer: Option<&Answer>) -> Option<&str> {
    match answer {
        Some(Answer::Choice { option, .. }) => Some(option),
        _ => None,
    }
}

fn kind_of(option: &str) -> Option<Kind> {
    Some(match option {
        "affair" => Kind::Affair,
        "secret-contact" => Kind::SecretContact,
        "lie" => Kind::Lies,
        "left-out" => Kind::Omissions,
        "promises" => Kind::BrokenPromises,
        "money" => Kind::Money,
        "substance" => Kind::Substances,
        "neglect" => Kind::Neglect,
        "let-downs" => Kind::LetDowns,
        "hurtful" => Kind::HurtfulPattern,
        "told-on" | "sides" | "misunderstandings" | "something-else" => Kind::Other,
        _ => return None,
    })
}

/// The word for a person with which somebody begins to say who they are. Empty where it is none.
fn word_in(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    let word = line.split([',', ';', ':', '.', '(', '–']).next().unwrap_or_default().trim();
    if word.chars().count() > LONGEST_TOLD { String::new() } else { word.to_owned() }
}

/// To which breach something belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belongs<Id> {
    /// To the one that was there first: it was written before there could be two.
    First,
    /// To this one.
    To(Id),
    /// To none.
    Nowhere,
}

/// Where one breach stands among several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing<Id> {
    /// Which one.
    pub id: Id,
    /// When it was begun, in milliseconds.
    pub begun: i64,
    /// When its writer last chose to work on it.
    pub chosen: Option<i64>,
    /// Whether it is set aside.
    pub is_aside: bool,
}

/// The one that was there first.
#[must_use]
pub fn first<Id: Copy + Ord>(all: &[Standing<Id>]) -> Option<Id> {
    all.iter().min_by_key(|each| (each.begun, each.id)).map(|each| each.id)
}

/// The one that its writer works on: chosen last, or else the first of those that are not set aside.
#[must_use]
pub fn current<Id: Copy + Ord>(all: &[Standing<Id>]) -> Option<Id> {
    let open = || all.iter().filter(|each| !each.is_aside);
    let chosen = open().filter(|each| each.chosen.is_some()).max_by_key(|each| (each.chosen, each.id));
    chosen.or_else(|| open().min_by_key(|each| (each.begun, each.id))).map(|each| each.id)
}

/// Which of some intakes, by when they were begun and in that order, tells how an older run is read: the newest
/// one that was begun before it, or else the first.
#[must_use]
pub fn intake_before<T>(begun: i64, intakes: &[(i64, T)]) -> Option<&T> {
    let before = intakes.iter().take_while(|(at, _)| *at <= begun).last();
    before.or_else(|| intakes.first()).map(|(_, told)| told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn intake(answers: &[(&str, Answer)]) -> Run {
        Run {
            exercise: INTAKE.to_owned(),
            version: 1,
            answers: answers.iter().map(|(step, answer)| ((*step).to_owned(), answer.clone())).collect(),
            place: String::new(),
            finished: false,
            leaving: None,
        }
    }

    fn choice(option: &str) -> Answer {
        Answer::Choice { option: option.to_owned(), own: String::new() }
    }

    #[test]
    fn the_intake_says_what_happened() {
        let what = Answer::Choices { options: vec!["money".to_owned(), "told-on".to_owned()], own: String::new() };
        let day = Day::parse("2026-03-01");
        let told = Breach::told_by(&intake(&[
            ("who", choice("sibling")),
            ("own-words", Answer::Text("K., since the first day of school.".to_owned())),
            ("what", what),
            ("shape", choice("still-on")),
            ("since", Answer::Date { day, about: "spring".to_owned() }),
            ("side", choice("both")),
        ]));
        let is = Breach {
            between: Relation::Family,
            word: "K".to_owned(),
            kinds: [Kind::Money, Kind::Other].into(),
            other: String::new(),
            shape: Some(Shape::StillGoingOn),
            since: day,
            since_about: "spring".to_owned(),
            side: Some(Side::Both),
            here: None,
        };
        assert_eq!(told, is);
        assert_eq!(Breach::told_by(&intake(&[])), Breach::default());
        assert_eq!(relation_told(&intake(&[])), None);
        assert_eq!(relation_told(&intake(&[("who", Answer::Skipped)])), None);
        assert_eq!(relation_told(&intake(&[("who", choice("friend"))])), Some(Relation::Friend));
    }

    #[test]
    fn a_whole_sentence_is_no_word_for_a_person() {
        for (text, word) in [
            ("R.", "R"),
            ("My sister", "My sister"),
            ("The one I came to this country for.", ""),
            ("", ""),
            ("Mum\nand Dad", "Mum"),
        ] {
            assert_eq!(word_in(text), word, "{text}");
        }
    }

    #[test]
    fn a_word_of_one_s_own_fits_a_list() {
        assert_eq!(Breach { word: "k".repeat(LONGEST_WORD), ..Breach::default() }.fits(), Ok(()));
        assert_eq!(Breach { word: "k".repeat(LONGEST_WORD + 1), ..Breach::default() }.fits(), Err(DoesNotFit));
        assert_eq!(Breach::default().fits(), Ok(()));
    }

    #[test]
    fn blanks_say_nothing_and_every_choice_says_something() {
        assert!(Breach::default().says_nothing());
        assert!(Breach { word: " ".to_owned(), other: "\n".to_owned(), ..Breach::default() }.says_nothing());
        for said in [
            Breach { word: "K.".to_owned(), ..Breach::default() },
            Breach { between: Relation::Friend, ..Breach::default() },
            Breach { here: Some(Here::No), ..Breach::default() },
            Breach { side: Some(Side::Hurt), ..Breach::default() },
            Breach { kinds: [Kind::Money].into(), ..Breach::default() },
            Breach { since: Day::parse("2026-03-01"), ..Breach::default() },
        ] {
            assert!(!said.says_nothing(), "{said:?}");
        }
    }

    #[test]
    fn what_is_about_somebody_else_or_about_nobody_who_was_here_is_never_shared() {
        let with = |here| Breach { here, ..Breach::default() }.may_be_shared();
        assert!(with(None) && with(Some(Here::Yes)));
        assert!(!with(Some(Here::No)) && !with(Some(Here::NobodyYet)));
    }

    #[test]
    fn the_one_to_work_on_was_chosen_last_and_is_never_set_aside() {
        let at = |id: u8, chosen| Standing { id, begun: i64::from(id), chosen, is_aside: false };
        let mut all = [at(1, None), at(2, None), at(3, None)];
        assert_eq!((first(&all), current(&all)), (Some(1), Some(1)));
        all[1].chosen = Some(5);
        all[2].chosen = Some(9);
        assert_eq!((first(&all), current(&all)), (Some(1), Some(3)));
        all[2].is_aside = true;
        assert_eq!(current(&all), Some(2));
        all[0].is_aside = true;
        all[1].is_aside = true;
        assert_eq!((first(&all), current(&all)), (Some(1), None));
        assert_eq!(first::<u8>(&[]), None);
    }

    #[test]
    fn an_older_run_is_read_by_the_intake_before_it() {
        let intakes = [(10, "partner"), (100, "friend")];
        for (begun, told) in [(5, "partner"), (10, "partner"), (99, "partner"), (100, "friend"), (500, "friend")] {
            assert_eq!(intake_before(begun, &intakes), Some(&told), "{begun}");
        }
        assert_eq!(intake_before::<BTreeMap<u8, u8>>(5, &[]), None);
    }
}
