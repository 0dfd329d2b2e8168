//! One person's run through one exercise.

use crate::answer::{Answer, DoesNotFit};
use crate::exercise::{Branch, Exercise, Step};
use crate::feeling::Feelings;
use std::collections::{BTreeMap, HashSet};

/// An entry that runs through an exercise: its answers and the place where the person is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The exercise.
    pub exercise: String,
    /// The version of the exercise when the run began.
    pub version: u32,
    /// The answers by step.
    pub answers: BTreeMap<String, Answer>,
    /// The step where the person stopped.
    pub place: String,
    /// Whether the person came to its end.
    pub finished: bool,
    /// How the person left it, where they said so.
    pub leaving: Option<Leaving>,
}

/// How a person is at the end of a sitting, in their own judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// Steadier than before.
    Steadier,
    /// Much as before.
    Same,
    /// More stirred up than before.
    Stirred,
}

/// No step of the exercise has this id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the exercise has no such step")]
pub struct NoSuchStep;

/// Why an answer is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotTaken {
    /// No such step.
    #[error(transparent)]
    NoSuchStep(#[from] NoSuchStep),
    /// Not of the kind asked for.
    #[error(transparent)]
    DoesNotFit(#[from] DoesNotFit),
}

impl Run {
    /// Begins at the first step, with nothing answered.
    #[must_use]
    pub fn begin(exercise: &Exercise) -> Self {
        Self {
            exercise: exercise.id.clone(),
            version: exercise.version,
            answers: BTreeMap::new(),
            place: exercise.steps.first().map(|step| step.id.clone()).unwrap_or_default(),
            finished: false,
            leaving: None,
        }
    }

    /// Takes an answer. The place moves to the step, so that whoever stops here comes back here.
    ///
    /// # Errors
    ///
    /// [`NotTaken`] when the step does not exist or asks for something else; the run is unchanged.
    pub fn answer(
        &mut self,
        exercise: &Exercise,
        feelings: &Feelings,
        step: &str,
        answer: Answer,
    ) -> Result<(), NotTaken> {
        let asked = exercise.step(step).ok_or(NoSuchStep)?;
        answer.fits(asked, feelings)?;
        self.answers.insert(step.to_owned(), answer);
        step.clone_into(&mut self.place);
        Ok(())
    }

    /// Moves to a step.
    ///
    /// # Errors
    ///
    /// [`NoSuchStep`]; the run is unchanged.
    pub fn go_to(&mut self, exercise: &Exercise, step: &str) -> Result<(), NoSuchStep> {
        exercise.step(step).ok_or(NoSuchStep)?;
        step.clone_into(&mut self.place);
        Ok(())
    }

    /// The step to show: the place, or the first step where the exercise no longer has that step.
    #[must_use]
    pub fn place_in<'a>(&'a self, exercise: &'a Exercise) -> &'a str {
        match exercise.step(&self.place) {
            Some(_) => &self.place,
            None => exercise.steps.first().map_or("", |step| step.id.as_str()),
        }
    }

    /// The person came to the end, and may have said how they leave it. Answers that were asked for to keep
    /// somebody safe are forgotten, and which pages came because of them.
    pub fn finish(&mut self, exercise: &Exercise, leaving: Option<Leaving>) {
        let forgets = |id: &str| exercise.step(id).is_some_and(|step| step.forget);
        let tells = |step: &Step| {
            let branches = [&step.only_if, &step.not_if];
            let hangs_on_it = branches.into_iter().flatten().any(|branch| forgets(&branch.step));
            forgets(&step.id) || (hangs_on_it && !step.ask.is_question())
        };
        self.answers.retain(|id, _| exercise.step(id).is_none_or(|step| !tells(step)));
        self.finished = true;
        self.leaving = leaving;
    }

    /// The steps that come, given what was answered so far. An answer counts only where its own step
    /// comes; a step that no longer comes keeps its answer and is passed over.
    pub fn steps<'a>(&'a self, exercise: &'a Exercise) -> impl Iterator<Item = &'a Step> {
        let mut coming: HashSet<&str> = HashSet::new();
        exercise.steps.iter().filter(move |step| {
            let chosen = |branch: &Branch| {
                coming.contains(branch.step.as_str())
                    && self.answers.get(&branch.step).is_some_and(|answer| answer.chose_any(&branch.any))
            };
            let comes = step.only_if.as_ref().is_none_or(chosen) && !step.not_if.as_ref().is_some_and(chosen);
            if comes {
                coming.insert(step.id.as_str());
            }
            comes
        })
    }

    /// The questions whose answers may be told to somebody else. What was asked for safety's sake is not
    /// among them, and neither is a question that comes only after such an answer: that it was put at all
    /// would tell the answer. Nor is a question of a branch that no longer comes.
    #[must_use]
    pub fn tellable<'a>(&self, exercise: &'a Exercise) -> Vec<&'a Step> {
        // What would come to somebody who said nothing definite about safety.
        let comes_to_anybody: HashSet<String> = ["something-else", "not-today"]
            .into_iter()
            .flat_map(|way_out| {
                let mut anybody = self.clone();
                for step in exercise.steps.iter().filter(|step| step.forget) {
                    let left = Answer::Choice { option: way_out.to_owned(), own: String::new() };
                    anybody.answers.insert(step.id.clone(), left);
                }
                anybody.steps(exercise).map(|step| step.id.clone()).collect::<Vec<_>>()
            })
            .collect();
        let tells_nothing =
            |step: &&Step| step.ask.is_question() && !step.forget && comes_to_anybody.contains(&step.id);
        exercise.steps.iter().filter(tells_nothing).collect()
    }

    /// The number of the question where the person is, from 1, and of how many. A step that asks
    /// nothing has the number of the question before it, 0 at the start.
    #[must_use]
    pub fn progress(&self, exercise: &Exercise) -> (usize, usize) {
        let place = self.place_in(exercise);
        let (mut at, mut of, mut passed) = (0, 0, false);
        for step in self.steps(exercise) {
            let asks = usize::from(step.ask.is_question());
            of += asks;
            if !passed {
                at += asks;
            }
            passed |= step.id == place;
        }
        (if passed { at } else { 0 }, of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::tests::{exercise, step};
    use crate::exercise::{Ask, Branch};

    #[test]
    fn a_run_comes_back_to_the_step_where_the_person_stopped() {
        let sample = exercise();
        let mut run = Run::begin(&sample);
        assert_eq!(run.place, "arrive");
        assert_eq!(run.answer(&sample, &Feelings::default(), "scene", Answer::Text("One evening.".to_owned())), Ok(()));
        assert_eq!(run.place_in(&sample), "scene");
        assert_eq!(run.go_to(&sample, "where"), Ok(()));
        assert_eq!(run.place_in(&sample), "where");
    }

    #[test]
    fn a_branch_comes_and_goes_with_the_answer_it_hangs_on() {
        let mut sample = exercise();
        sample.steps.insert(
            3,
            Step {
                only_if: Some(Branch { step: "where".to_owned(), any: vec!["sleep".to_owned()] }),
                ..step("nights", Ask::LongText)
            },
        );
        let chosen = |id: &str| Answer::Choices { options: vec![id.to_owned()], own: String::new() };
        let ids = |run: &Run| run.steps(&sample).map(|step| step.id.clone()).collect::<Vec<_>>();
        let mut run = Run::begin(&sample);
        assert!(!ids(&run).contains(&"nights".to_owned()));
        assert_eq!(run.progress(&sample), (0, 3));
        run.answer(&sample, &Feelings::default(), "where", chosen("sleep")).expect("it fits");
        assert!(ids(&run).contains(&"nights".to_owned()));
        assert_eq!(run.progress(&sample), (2, 4));
        let words = Answer::Text("Awake at four.".to_owned());
        run.answer(&sample, &Feelings::default(), "nights", words.clone()).expect("it fits");
        assert_eq!(run.progress(&sample), (3, 4));
        run.answer(&sample, &Feelings::default(), "where", chosen("not-today")).expect("it fits");
        assert_eq!(run.progress(&sample), (2, 3));
        assert_eq!(run.answers.get("nights"), Some(&words));
        run.go_to(&sample, "pause").expect("it exists");
        assert_eq!(run.progress(&sample), (2, 3));
    }

    #[test]
    fn a_step_stays_away_after_an_answer_and_so_does_what_hangs_on_it() {
        let mut sample = exercise();
        let branch = |step: &str, option: &str| Some(Branch { step: step.to_owned(), any: vec![option.to_owned()] });
        let later = Step { not_if: branch("where", "not-today"), ..step("later", Ask::Choices(None)) };
        let last = Step { only_if: branch("later", "sleep"), ..step("last", Ask::LongText) };
        sample.steps.splice(3..3, [later, last]);
        assert_eq!(sample.faults(), []);
        let chosen = |id: &str| Answer::Choices { options: vec![id.to_owned()], own: String::new() };
        let mut run = Run::begin(&sample);
        let comes = |run: &Run, id: &str| run.steps(&sample).any(|step| step.id == id);
        assert!(comes(&run, "later") && !comes(&run, "last"));
        run.answer(&sample, &Feelings::default(), "later", chosen("sleep")).expect("it fits");
        assert!(comes(&run, "last"));
        run.answer(&sample, &Feelings::default(), "where", chosen("not-today")).expect("it fits");
        assert!(!comes(&run, "later") && !comes(&run, "last"));
    }

    #[test]
    fn what_was_asked_for_safety_s_sake_is_forgotten_at_the_end_with_the_pages_it_brought() {
        let mut sample = exercise();
        sample.steps[2].forget = true;
        let page = Step {
            only_if: Some(Branch { step: "where".to_owned(), any: vec!["sleep".to_owned()] }),
            ..step("page", Ask::Information)
        };
        sample.steps.insert(3, page);
        let mut run = Run::begin(&sample);
        let chosen = Answer::Choices { options: vec!["sleep".to_owned()], own: String::new() };
        let words = Answer::Text("Kept.".to_owned());
        for (step, answer) in [("scene", words), ("where", chosen), ("page", Answer::Seen), ("pause", Answer::Seen)] {
            run.answer(&sample, &Feelings::default(), step, answer).expect("it fits");
        }
        run.finish(&sample, Some(Leaving::Steadier));
        assert!(run.finished && run.leaving == Some(Leaving::Steadier));
        assert_eq!(run.answers.keys().collect::<Vec<_>>(), ["pause", "scene"]);
    }

    #[test]
    fn a_question_that_comes_only_after_an_answer_about_safety_is_not_told() {
        let mut sample = exercise();
        sample.steps[2].forget = true;
        let after = |id: &str, option: &str| Step {
            only_if: Some(Branch { step: "where".to_owned(), any: vec![option.to_owned()] }),
            ..step(id, Ask::LongText)
        };
        let unless = Step {
            not_if: Some(Branch { step: "where".to_owned(), any: vec!["sleep".to_owned()] }),
            ..step("unless", Ask::LongText)
        };
        sample.steps.splice(3..3, [after("afraid", "sleep"), after("otherwise", "something-else"), unless]);
        let told = |run: &Run| run.tellable(&sample).iter().map(|step| step.id.clone()).collect::<Vec<_>>();
        let mut run = Run::begin(&sample);
        let chosen = Answer::Choices { options: vec!["sleep".to_owned()], own: String::new() };
        run.answer(&sample, &Feelings::default(), "where", chosen).expect("it fits");
        assert_eq!(told(&run), ["scene", "otherwise", "unless", "how-much"]);
        run.finish(&sample, None);
        assert_eq!(
            told(&run),
            ["scene", "otherwise", "unless", "how-much"],
            "also when the answer itself is forgotten"
        );
    }

    #[test]
    fn a_refused_answer_changes_nothing() {
        let sample = exercise();
        let mut run = Run::begin(&sample);
        let before = run.clone();
        let refused = run.answer(&sample, &Feelings::default(), "scene", Answer::Scale(3));
        assert_eq!(refused, Err(NotTaken::DoesNotFit(DoesNotFit)));
        assert_eq!(
            run.answer(&sample, &Feelings::default(), "nowhere", Answer::Skipped),
            Err(NotTaken::NoSuchStep(NoSuchStep))
        );
        assert_eq!(run, before);
    }

    #[test]
    fn answers_to_steps_that_are_gone_are_kept() {
        let mut sample = exercise();
        let mut run = Run::begin(&sample);
        run.answer(&sample, &Feelings::default(), "scene", Answer::Text("Kept.".to_owned())).expect("the step exists");
        sample.steps.remove(1);
        assert_eq!(run.place_in(&sample), "arrive");
        assert_eq!(run.answers.get("scene"), Some(&Answer::Text("Kept.".to_owned())));
    }
}
