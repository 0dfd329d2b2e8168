//! One person's run through one exercise.

use crate::answer::{Answer, DoesNotFit};
use crate::day::Day;
use crate::exercise::{Ask, Branch, Exercise, Step};
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

    /// Moves to a step. A gate is never a place: whoever stops there comes back to the step before it.
    ///
    /// # Errors
    ///
    /// [`NoSuchStep`]; the run is unchanged.
    pub fn go_to(&mut self, exercise: &Exercise, step: &str) -> Result<(), NoSuchStep> {
        let there = exercise.step(step).ok_or(NoSuchStep)?;
        if !matches!(there.ask, Ask::Gate { .. }) {
            step.clone_into(&mut self.place);
        }
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

    /// The person came to the end, and may have said how they leave it.
    pub fn finish(&mut self, leaving: Option<Leaving>) {
        self.finished = true;
        self.leaving = leaving;
    }

    /// Drops what an earlier wording kept about danger: the answers themselves, and the marks of pages that only
    /// they brought. Words that a person wrote stay. Returns whether anything was dropped.
    pub fn drop_dangers(&mut self, exercise: &Exercise) -> bool {
        let before = self.clone();
        for danger in &exercise.dangers {
            let told = self.answers.remove(&danger.step).and_then(|answer| danger.rest_of(answer));
            self.answers.extend(told.map(|answer| (danger.step.clone(), answer)));
        }
        let brought = |id: &str| exercise.step(id).is_some_and(|step| step.only_by_danger);
        self.answers.retain(|id, answer| !(brought(id) && answer.is_empty()));
        let whole = |id: &str| exercise.dangers.iter().any(|danger| danger.is_whole() && danger.step == id);
        if whole(&self.place) || brought(&self.place) {
            exercise.steps.first().map(|step| step.id.as_str()).unwrap_or_default().clone_into(&mut self.place);
        }
        *self != before
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
            let comes = !step.only_by_danger
                && step.only_if.as_ref().is_none_or(chosen)
                && !step.not_if.as_ref().is_some_and(chosen);
            if comes {
                coming.insert(step.id.as_str());
            }
            comes
        })
    }

    /// The questions whose answers may be told to somebody else: not those that only an answer about danger
    /// brought, for that they were put at all would tell the answer, and not those of which the page says that
    /// nobody sees them.
    #[must_use]
    pub fn tellable<'a>(&self, exercise: &'a Exercise) -> Vec<&'a Step> {
        let comes: HashSet<&str> = self.steps(exercise).map(|step| step.id.as_str()).collect();
        let is_told = |step: &&Step| step.ask.is_question() && !step.stays && comes.contains(step.id.as_str());
        exercise.steps.iter().filter(is_told).collect()
    }

    /// Until when the person keeps it to themselves, by the day that they chose last.
    #[must_use]
    pub fn held_until(&self) -> Option<Day> {
        self.answers.values().filter_map(|answer| if let Answer::Hold(until) = answer { *until } else { None }).max()
    }

    /// Whether nothing of it may leave the room on this day, because the person chose so.
    #[must_use]
    pub fn is_held(&self, today: Day) -> bool {
        self.held_until().is_some_and(|until| today < until)
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
    use crate::exercise::{Ask, Branch, Danger, Fault};
    use crate::gate::GateKind;

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

    /// A question of danger as version 0.1 had it: "where" asks, and two steps hang on the answer "sleep".
    fn of_an_earlier_wording(options: Option<Vec<String>>) -> Exercise {
        let mut sample = exercise();
        let after = |id: &str, ask: Ask| Step {
            only_if: Some(Branch { step: "where".to_owned(), any: vec!["sleep".to_owned()] }),
            ..step(id, ask)
        };
        let unless = Step {
            not_if: Some(Branch { step: "where".to_owned(), any: vec!["sleep".to_owned()] }),
            ..step("unless", Ask::LongText)
        };
        sample.steps.splice(3..3, [after("page", Ask::Information), after("ear", Ask::ShortText), unless]);
        sample.without_dangers(vec![Danger { step: "where".to_owned(), options }])
    }

    fn answered(exercise: &Exercise, options: &[&str]) -> Run {
        let mut run = Run::begin(exercise);
        let chosen =
            Answer::Choices { options: options.iter().map(|id| (*id).to_owned()).collect(), own: String::new() };
        let words = |text: &str| Answer::Text(text.to_owned());
        for (step, answer) in
            [("scene", words("Kept.")), ("where", chosen), ("page", Answer::Seen), ("ear", words("My sister."))]
        {
            run.answers.insert(step.to_owned(), answer);
        }
        run.place = "page".to_owned();
        run
    }

    #[test]
    fn what_an_earlier_wording_kept_about_danger_is_dropped_and_own_words_stay() {
        let sample = of_an_earlier_wording(None);
        let mut run = answered(&sample, &["sleep"]);
        assert!(run.drop_dangers(&sample));
        assert_eq!(run.answers.keys().collect::<Vec<_>>(), ["ear", "scene"]);
        assert_eq!(run.place, "arrive");
        assert!(!run.drop_dangers(&sample), "and there is nothing left to drop");
        let told: Vec<_> = run.tellable(&sample).iter().map(|step| step.id.as_str()).collect();
        assert_eq!(told, ["scene", "unless", "how-much"]);
    }

    #[test]
    fn of_a_question_that_is_otherwise_kept_only_the_answer_about_danger_is_dropped() {
        let sample = of_an_earlier_wording(Some(vec!["sleep".to_owned()]));
        let mut run = answered(&sample, &["sleep", "not-today"]);
        assert!(run.drop_dangers(&sample));
        let left = Answer::Choices { options: vec!["not-today".to_owned()], own: String::new() };
        assert_eq!(run.answers.get("where"), Some(&left));
        let mut run = answered(&sample, &["sleep"]);
        run.drop_dangers(&sample);
        assert_eq!(run.answers.get("where"), None, "an empty answer would tell that something stood there");
        let mut run = answered(&sample, &["not-today"]);
        assert!(run.drop_dangers(&sample), "the mark of the page goes");
        assert_eq!(run.answers.keys().collect::<Vec<_>>(), ["ear", "scene", "where"]);
    }

    #[test]
    fn a_gate_takes_no_answer_and_is_never_a_place() {
        let mut sample = exercise();
        sample.steps.insert(1, step("gate-fear", Ask::Gate { kind: GateKind::Fear, again: false }));
        assert_eq!(sample.faults(), []);
        let mut run = Run::begin(&sample);
        let before = run.clone();
        let yes = Answer::Choice { option: "yes".to_owned(), own: String::new() };
        for answer in [yes, Answer::Skipped, Answer::Seen] {
            assert!(run.answer(&sample, &Feelings::default(), "gate-fear", answer).is_err());
        }
        assert_eq!(run.go_to(&sample, "gate-fear"), Ok(()));
        assert_eq!(run, before);
        let late = sample.steps.remove(1);
        sample.steps.insert(2, late);
        assert_eq!(sample.faults(), [Fault::GateTooLate]);
    }

    #[test]
    fn what_is_held_is_held_until_the_day() {
        let sample = exercise();
        let day = |text: &str| Day::parse(text).expect("a day");
        let mut run = Run::begin(&sample);
        assert!(!run.is_held(day("2026-12-01")));
        run.answers.insert("hold".to_owned(), Answer::Hold(Some(day("2026-12-02"))));
        assert!(run.is_held(day("2026-12-01")) && !run.is_held(day("2026-12-02")));
        run.answers.insert("hold".to_owned(), Answer::Hold(None));
        assert!(!run.is_held(day("2026-12-01")));
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
