//! Exercises, feelings and help lines, read from the content files that are built in.

pub(crate) mod becoming;
pub(crate) mod coach;
pub(crate) mod help;
pub(crate) mod ideas;
mod layout;
pub mod templates;

use crate::views::HelpView;
use domain::exercise::{Ask, Exercise, Fault};
use domain::feeling::Feelings;
use std::collections::HashSet;
use std::sync::OnceLock;

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}

pub(crate) use embedded::WORDS;

const FEELINGS: &str = include_str!("../../../../content/en/feelings.toml");
const PATH: &str = include_str!("../../../../content/path.toml");
const HELP_LINES: &str = include_str!("../../../../content/help-lines.toml");

/// Everything that is written for people to work with, in one language.
#[derive(Debug)]
pub struct Content {
    /// The exercises: those of the path in its order, then the others by id.
    pub exercises: Vec<Exercise>,
    /// How many of the exercises are on the path, in the order in which they follow each other.
    on_path: usize,
    /// The feelings vocabulary.
    pub feelings: Feelings,
    /// Help lines by country.
    pub help: HelpView,
}

/// A content file is not as it has to be. The first text is the file.
#[derive(Debug, thiserror::Error)]
pub enum ContentFault {
    /// It does not read as this layout.
    #[error("{0} does not read: {1}")]
    Layout(String, #[source] Box<toml::de::Error>),
    /// An exercise breaks a rule.
    #[error("{0}: {1}")]
    Exercise(String, Fault),
    /// The file is not named after the exercise in it.
    #[error("{0} holds an exercise of another name")]
    Name(String),
    /// It names an exercise or step that does not exist.
    #[error("{0} names {1}, which does not exist")]
    Nowhere(String, String),
    /// A feeling or help line stands twice.
    #[error("{0} holds {1} twice")]
    Twice(String, String),
}

/// The English content. It is checked by a test, so a build that passed its tests always has it.
///
/// # Panics
///
/// When a built-in file does not read; the test `the_built_in_content_has_no_fault` holds that none
/// is shipped so.
#[must_use]
pub fn content() -> &'static Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    CONTENT.get_or_init(|| match Content::read(embedded::EXERCISES, PATH, FEELINGS, HELP_LINES) {
        Ok(content) => content,
        Err(fault) => panic!("built-in content: {fault}"),
    })
}

impl Content {
    /// Reads content files. `exercises` are pairs of file stem and text.
    ///
    /// # Errors
    ///
    /// The first [`ContentFault`] found.
    pub fn read(exercises: &[(&str, &str)], path: &str, feelings: &str, help: &str) -> Result<Self, ContentFault> {
        let mut read = Vec::with_capacity(exercises.len());
        for (stem, text) in exercises {
            let file: layout::ExerciseFile =
                toml::from_str(text).map_err(|error| ContentFault::Layout((*stem).to_owned(), Box::new(error)))?;
            let exercise = Exercise::from(file);
            if exercise.id != *stem {
                return Err(ContentFault::Name((*stem).to_owned()));
            }
            if let Some(fault) = exercise.faults().into_iter().next() {
                return Err(ContentFault::Exercise((*stem).to_owned(), fault));
            }
            read.push(exercise);
        }
        if let Some((id, named)) =
            read.iter().find_map(|exercise| Some((exercise.id.clone(), nowhere(exercise, &read)?)))
        {
            return Err(ContentFault::Nowhere(id, named));
        }
        let path: layout::PathFile =
            toml::from_str(path).map_err(|error| ContentFault::Layout("path".to_owned(), Box::new(error)))?;
        if let Some(id) = path.order.iter().find(|id| read.iter().all(|exercise| exercise.id != **id)) {
            return Err(ContentFault::Nowhere("path".to_owned(), id.clone()));
        }
        if let Some(id) = path.order.iter().enumerate().find(|(at, id)| path.order[..*at].contains(id)) {
            return Err(ContentFault::Twice("path".to_owned(), id.1.clone()));
        }
        let place = |exercise: &Exercise| path.order.iter().position(|id| *id == exercise.id).unwrap_or(usize::MAX);
        read.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.id.cmp(&b.id)));
        let on_path = path.order.len();
        Ok(Self { exercises: read, on_path, feelings: read_feelings(feelings)?, help: help::read(help)? })
    }

    /// The exercises in the order in which they follow each other.
    #[must_use]
    pub fn path(&self) -> Vec<&Exercise> {
        self.exercises.iter().take(self.on_path).collect()
    }

    /// The exercise with this id.
    #[must_use]
    pub fn exercise(&self, id: &str) -> Option<&Exercise> {
        self.exercises.iter().find(|exercise| exercise.id == id)
    }
}

/// The first exercise or step that an exercise names and that is not there.
fn nowhere(exercise: &Exercise, all: &[Exercise]) -> Option<String> {
    let find = |id: &str| all.iter().find(|each| each.id == id);
    let gate = exercise.opens_after.iter().find(|gate| find(&gate.exercise).is_none());
    let sources = exercise.steps.iter().flat_map(|step| match &step.ask {
        Ask::Pick { from, .. } => from.as_slice(),
        _ => &[],
    });
    let mut sources =
        sources.filter(|source| find(&source.exercise).is_none_or(|found| found.step(&source.step).is_none()));
    gate.map(|gate| gate.exercise.clone())
        .or_else(|| sources.next().map(|source| format!("{}/{}", source.exercise, source.step)))
}

fn read_feelings(text: &str) -> Result<Feelings, ContentFault> {
    let file: layout::FeelingsFile =
        toml::from_str(text).map_err(|error| ContentFault::Layout("feelings".to_owned(), Box::new(error)))?;
    let feelings = Feelings::from(file);
    let mut seen = HashSet::new();
    let twice = feelings.words().find(|word| !seen.insert(word.id.as_str())).map(|word| word.id.clone());
    match twice {
        Some(id) => Err(ContentFault::Twice("feelings".to_owned(), id)),
        None => Ok(feelings),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_content_has_no_fault() {
        let content = content();
        assert!(content.exercise("responsibility-account").is_some());
        assert!(content.exercise("impact-inventory").is_some());
        assert!(content.feelings.words().count() >= 100);
        assert!(
            content.help.countries.iter().all(|country| country.lines.iter().all(|line| !line.checked_on.is_empty()))
        );
    }

    #[test]
    fn a_file_with_an_unknown_key_a_wrong_name_or_a_broken_rule_is_refused() {
        let (stem, text) =
            embedded::EXERCISES.iter().find(|(stem, _)| *stem == "impact-inventory").copied().expect("it is built in");
        let read = |stem: &str, text: &str| Content::read(&[(stem, text)], "order = []", FEELINGS, HELP_LINES);
        assert!(read(stem, text).is_ok());
        assert!(matches!(read("other", text), Err(ContentFault::Name(_))));
        assert!(matches!(read(stem, &format!("surprise = 1\n{text}")), Err(ContentFault::Layout(..))));
        let endless = text.replacen("minutes = ", "minutes = 0 #", 1);
        assert!(matches!(read(stem, &endless), Err(ContentFault::Exercise(_, Fault::NoLength))));
    }

    #[test]
    fn what_leads_nowhere_is_refused() {
        let text = |stem: &str| {
            *embedded::EXERCISES.iter().find(|(name, _)| *name == stem).map(|(_, text)| text).expect("it is built in")
        };
        let gated =
            format!("opens_after = [{{ exercise = \"moon\", because = \"It waits.\" }}]\n{}", text("impact-inventory"));
        let read = |text: &str, path: &str| Content::read(&[("impact-inventory", text)], path, FEELINGS, HELP_LINES);
        assert!(matches!(read(&gated, "order = []"), Err(ContentFault::Nowhere(..))));
        let plain = text("impact-inventory");
        assert!(matches!(read(plain, "order = [\"moon\"]"), Err(ContentFault::Nowhere(..))));
        let twice = "order = [\"impact-inventory\", \"impact-inventory\"]";
        assert!(matches!(read(plain, twice), Err(ContentFault::Twice(..))));
        assert!(read(plain, "order = [\"impact-inventory\"]").is_ok());
    }

    #[test]
    fn a_feeling_that_stands_twice_is_refused() {
        let twice = format!("{FEELINGS}\n[[apart]]\nid = \"dont-know-yet\"\nlabel = \"Again\"\nmeaning = \"Again.\"\n");
        assert!(matches!(read_feelings(&twice), Err(ContentFault::Twice(..))));
    }
}
