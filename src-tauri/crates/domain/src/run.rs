//! One person's run through one exercise.

use crate::answer::{Answer, DoesNotFit};
use crate::exercise::Exercise;
use crate::feeling::Feelings;
use std::collections::BTreeMap;

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

    /// Whether anything was written in it.
    #[must_use]
    pub fn has_words(&self) -> bool {
        self.answers.values().any(|answer| !answer.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::tests::exercise;

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
