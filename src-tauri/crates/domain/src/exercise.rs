//! An exercise: a guided piece of reflection, one question a screen.

use crate::person::{Relation, Role};
use std::collections::HashSet;

/// How much an exercise asks of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Can be done on an ordinary evening.
    Light,
    /// Touches what hurts; carries notes of care.
    Heavy,
}

/// How well something is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Several trials.
    SeveralTrials,
    /// Few or small studies.
    FewOrSmall,
    /// Clinical experience.
    ClinicalExperience,
}

/// What an exercise rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The practice, model or study it comes from.
    pub from: String,
    /// How well that is known.
    pub strength: Strength,
    /// What is not known.
    pub unknown: String,
    /// Where it can be read.
    pub sources: Vec<String>,
}

/// An exercise as its content file defines it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exercise {
    /// Never changes: stored entries name it.
    pub id: String,
    /// Rises when steps are added or taken away.
    pub version: u32,
    /// Which capability it serves, such as `C08`.
    pub capability: String,
    /// Its name.
    pub title: String,
    /// One line for lists.
    pub summary: String,
    /// About how long it takes.
    pub minutes: u32,
    /// Whom it is written for.
    pub role: Role,
    /// How much it asks.
    pub weight: Weight,
    /// When not to do it.
    pub care: Vec<String>,
    /// What it rests on.
    pub evidence: Evidence,
    /// Its steps, in order.
    pub steps: Vec<Step>,
}

/// One step of an exercise: one screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Never changes: stored answers name it.
    pub id: String,
    /// What it asks for.
    pub ask: Ask,
    /// Its words, for a partner.
    pub words: StepWords,
    /// Other words where the other person is family.
    pub family: Option<StepWords>,
    /// Other words where the other person is a friend.
    pub friend: Option<StepWords>,
    /// An earlier step whose answer may be shown back here.
    pub recall: Option<String>,
}

/// The words of one step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StepWords {
    /// The question, or the heading of a step that asks nothing.
    pub prompt: String,
    /// Paragraphs of a step that asks nothing.
    pub body: Vec<String>,
    /// One line under the question.
    pub help: String,
    /// A second, smaller way in.
    pub gentler: String,
    /// Ways to begin, shown only when asked for.
    pub examples: Vec<String>,
    /// What can be chosen.
    pub options: Vec<Choice>,
}

/// One thing that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Never changes.
    pub id: String,
    /// As it is shown.
    pub label: String,
    /// Whether choosing it opens a field for own words.
    pub own: bool,
}

/// What a step asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// The first step: what this is, how long, who can see it.
    Arrive,
    /// Something to read.
    Information,
    /// A breath, or the way out.
    Settle,
    /// As much text as a person wants.
    LongText,
    /// A line or two.
    ShortText,
    /// One of several.
    Choice,
    /// Any of several.
    Choices,
    /// 0 to 10, with words at some of the values.
    Scale(Vec<(u8, String)>),
    /// Items, one a line. The text names one item.
    List(String),
    /// A day, or words for about when.
    Date,
    /// Words from the feelings vocabulary.
    Feelings,
}

impl Ask {
    /// Whether the step puts a question.
    #[must_use]
    pub const fn is_question(&self) -> bool {
        !matches!(self, Self::Arrive | Self::Information | Self::Settle)
    }
}

impl Step {
    /// The words for this relation.
    #[must_use]
    pub fn words_for(&self, relation: Relation) -> &StepWords {
        let other = match relation {
            Relation::Partner => None,
            Relation::Family => self.family.as_ref(),
            Relation::Friend => self.friend.as_ref(),
        };
        other.unwrap_or(&self.words)
    }
}

impl Exercise {
    /// The step with this id.
    #[must_use]
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// How many questions it puts.
    #[must_use]
    pub fn questions(&self) -> usize {
        self.steps.iter().filter(|step| step.ask.is_question()).count()
    }

    /// The number of the question at this step, from 1. A step that asks nothing has the number of
    /// the question before it, 0 at the start; so has an unknown step.
    #[must_use]
    pub fn question_at(&self, step: &str) -> usize {
        let Some(place) = self.steps.iter().position(|each| each.id == step) else {
            return 0;
        };
        self.steps.iter().take(place + 1).filter(|each| each.ask.is_question()).count()
    }

    /// What is wrong with the exercise as written; empty when nothing is.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.title.trim().is_empty() || self.summary.trim().is_empty() {
            faults.push(Fault::NoName);
        }
        if self.minutes == 0 {
            faults.push(Fault::NoLength);
        }
        if self.evidence.sources.is_empty() || self.evidence.from.is_empty() || self.evidence.unknown.is_empty() {
            faults.push(Fault::NoSource);
        }
        if self.weight == Weight::Heavy && self.care.is_empty() {
            faults.push(Fault::NoCare);
        }
        if !matches!(self.steps.first(), Some(step) if step.ask == Ask::Arrive) {
            faults.push(Fault::NoArrival);
        }
        if !matches!(self.steps.last(), Some(step) if step.ask == Ask::Settle) {
            faults.push(Fault::NoSettling);
        }
        let mut seen = HashSet::new();
        for step in &self.steps {
            if step.recall.as_ref().is_some_and(|earlier| !seen.contains(earlier.as_str())) {
                faults.push(Fault::RecallsNothing(step.id.clone()));
            }
            if !seen.insert(step.id.as_str()) {
                faults.push(Fault::StepTwice(step.id.clone()));
            }
            for words in [Some(&step.words), step.family.as_ref(), step.friend.as_ref()].into_iter().flatten() {
                faults.extend(step_faults(step, words));
            }
        }
        faults
    }
}

fn step_faults(step: &Step, words: &StepWords) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault = |holds: bool, make: fn(String) -> Fault| {
        if !holds {
            faults.push(make(step.id.clone()));
        }
    };
    let needs_options = matches!(step.ask, Ask::Choice | Ask::Choices);
    fault(!words.prompt.trim().is_empty(), Fault::NoPrompt);
    fault(words.prompt.split_whitespace().count() < 25, Fault::LongPrompt);
    fault(words.prompt.matches('?').count() <= 1, Fault::TwoQuestions);
    fault(step.ask.is_question() == words.body.is_empty(), Fault::BodyDoesNotFit);
    fault(needs_options != words.options.is_empty(), Fault::OptionsDoNotFit);
    let ids: HashSet<_> = words.options.iter().map(|option| option.id.as_str()).collect();
    fault(ids.len() == words.options.len(), Fault::OptionTwice);
    fault(
        !needs_options || ["something-else", "dont-know-yet", "not-today"].iter().all(|way_out| ids.contains(way_out)),
        Fault::NoWayOut,
    );
    if let Ask::Scale(values) = &step.ask {
        fault(
            values.iter().all(|(value, word)| *value <= 10 && !word.is_empty())
                && [0, 10].iter().all(|end| values.iter().any(|(value, _)| value == end)),
            Fault::ScaleWithoutWords,
        );
    }
    faults
}

/// What can be wrong with an exercise as written. The text is the id of the step.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Title or summary missing.
    #[error("has no title or summary")]
    NoName,
    /// No minutes.
    #[error("does not say how long it takes")]
    NoLength,
    /// Evidence card incomplete.
    #[error("names no source, or not what is unknown")]
    NoSource,
    /// Heavy, and says nothing about care.
    #[error("is heavy and says nothing about care")]
    NoCare,
    /// Does not begin by arriving.
    #[error("does not begin with an arrive step")]
    NoArrival,
    /// Does not end by settling.
    #[error("does not end with a settle step")]
    NoSettling,
    /// Two steps with one id.
    #[error("step {0} stands twice")]
    StepTwice(String),
    /// Recalls a step that is not before it.
    #[error("step {0} recalls a step that does not come before it")]
    RecallsNothing(String),
    /// No prompt.
    #[error("step {0} has no prompt")]
    NoPrompt(String),
    /// 25 words or more.
    #[error("the prompt of step {0} is too long")]
    LongPrompt(String),
    /// Two question marks.
    #[error("step {0} puts two questions")]
    TwoQuestions(String),
    /// Paragraphs at a question, or none where there is nothing else.
    #[error("the body of step {0} does not fit its kind")]
    BodyDoesNotFit(String),
    /// Options at a step that offers none, or none where they are needed.
    #[error("the options of step {0} do not fit its kind")]
    OptionsDoNotFit(String),
    /// Two options with one id.
    #[error("an option of step {0} stands twice")]
    OptionTwice(String),
    /// "Something else", "I don't know yet" or "not today" is missing.
    #[error("step {0} has no way out")]
    NoWayOut(String),
    /// Ends of the scale without words.
    #[error("the scale of step {0} has no words at its ends")]
    ScaleWithoutWords(String),
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn step(id: &str, ask: Ask) -> Step {
        let options = if matches!(ask, Ask::Choice | Ask::Choices) {
            ["sleep", "something-else", "dont-know-yet", "not-today"]
                .map(|id| Choice { id: id.to_owned(), label: id.to_owned(), own: id == "something-else" })
                .to_vec()
        } else {
            Vec::new()
        };
        let body = if ask.is_question() { Vec::new() } else { vec!["A paragraph.".to_owned()] };
        let words = StepWords { prompt: "Who spoke first?".to_owned(), body, options, ..StepWords::default() };
        Step { id: id.to_owned(), ask, words, family: None, friend: None, recall: None }
    }

    pub(crate) fn exercise() -> Exercise {
        Exercise {
            id: "sample".to_owned(),
            version: 1,
            capability: "C05".to_owned(),
            title: "A sample".to_owned(),
            summary: "For tests.".to_owned(),
            minutes: 10,
            role: Role::Hurt,
            weight: Weight::Heavy,
            care: vec!["Not after drinking.".to_owned()],
            evidence: Evidence {
                from: "Practice".to_owned(),
                strength: Strength::ClinicalExperience,
                unknown: "Much".to_owned(),
                sources: vec!["A book, 2001".to_owned()],
            },
            steps: vec![
                step("arrive", Ask::Arrive),
                step("scene", Ask::LongText),
                step("where", Ask::Choices),
                step("pause", Ask::Information),
                step("how-much", Ask::Scale(vec![(0, "not at all".to_owned()), (10, "all day".to_owned())])),
                step("settle", Ask::Settle),
            ],
        }
    }

    #[test]
    fn a_whole_exercise_has_no_faults() {
        assert_eq!(exercise().faults(), []);
    }

    #[test]
    fn questions_are_counted_and_reading_steps_are_not() {
        let sample = exercise();
        assert_eq!(sample.questions(), 3);
        assert_eq!(sample.question_at("arrive"), 0);
        assert_eq!(sample.question_at("where"), 2);
        assert_eq!(sample.question_at("pause"), 2);
        assert_eq!(sample.question_at("nowhere"), 0);
    }

    #[test]
    fn each_fault_is_found() {
        let broken = |change: fn(&mut Exercise)| {
            let mut sample = exercise();
            change(&mut sample);
            sample.faults()
        };
        let at = |id: &str| id.to_owned();
        assert_eq!(broken(|e| e.title.clear()), [Fault::NoName]);
        assert_eq!(broken(|e| e.minutes = 0), [Fault::NoLength]);
        assert_eq!(broken(|e| e.evidence.sources.clear()), [Fault::NoSource]);
        assert_eq!(broken(|e| e.care.clear()), [Fault::NoCare]);
        assert_eq!(broken(|e| drop(e.steps.remove(0))), [Fault::NoArrival]);
        assert_eq!(broken(|e| drop(e.steps.pop())), [Fault::NoSettling]);
        assert_eq!(broken(|e| e.steps[2].id = "scene".to_owned()), [Fault::StepTwice(at("scene"))]);
        assert_eq!(broken(|e| e.steps[1].recall = Some("where".to_owned())), [Fault::RecallsNothing(at("scene"))]);
        assert_eq!(broken(|e| e.steps[1].words.prompt.clear()), [Fault::NoPrompt(at("scene"))]);
        assert_eq!(broken(|e| e.steps[1].words.prompt = "word ".repeat(25)), [Fault::LongPrompt(at("scene"))]);
        assert_eq!(
            broken(|e| e.steps[1].words.prompt = "Who? And when?".to_owned()),
            [Fault::TwoQuestions(at("scene"))]
        );
        assert_eq!(broken(|e| e.steps[3].words.body.clear()), [Fault::BodyDoesNotFit(at("pause"))]);
        assert_eq!(
            broken(|e| e.steps[1].words.options = e.steps[2].words.options.clone()),
            [Fault::OptionsDoNotFit(at("scene"))]
        );
        assert_eq!(broken(|e| drop(e.steps[2].words.options.pop())), [Fault::NoWayOut(at("where"))]);
        assert_eq!(
            broken(|e| e.steps[2].words.options[0].id = "not-today".to_owned()),
            [Fault::OptionTwice(at("where"))]
        );
        assert_eq!(broken(|e| e.steps[4].ask = Ask::Scale(Vec::new())), [Fault::ScaleWithoutWords(at("how-much"))]);
    }

    #[test]
    fn words_for_family_and_friends_stand_in_only_where_written() {
        let mut sample = step("scene", Ask::LongText);
        sample.family = Some(StepWords { prompt: "For family?".to_owned(), ..StepWords::default() });
        assert_eq!(sample.words_for(Relation::Family).prompt, "For family?");
        assert_eq!(sample.words_for(Relation::Friend).prompt, "Who spoke first?");
    }
}
