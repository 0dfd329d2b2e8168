//! What an entry can become between the two, and with which of its answers the draft begins.

use crate::views::{PostKind, PostPart};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

const BECOMING: &str = include_str!("../../../../content/becoming.toml");

/// One exercise, and what it can become.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Becoming {
    pub(crate) exercise: String,
    pub(crate) kind: PostKind,
    /// Parts that are the same whatever was answered.
    #[serde(default)]
    pub(crate) always: BTreeMap<PostPart, String>,
    /// The answers that fill the other parts: `step`, or `step/field` for a field of cards.
    pub(crate) parts: BTreeMap<PostPart, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BecomingFile {
    becoming: Vec<Becoming>,
}

/// What an exercise can become. `None` for one that stays what it is.
pub(crate) fn becoming(exercise: &str) -> Option<&'static Becoming> {
    all().iter().find(|each| each.exercise == exercise)
}

/// A place as the file names it: a step, and a field of its cards.
pub(crate) fn place(text: &str) -> (&str, Option<&str>) {
    text.split_once('/').map_or((text, None), |(step, field)| (step, Some(field)))
}

/// Panics when the built-in file does not read; the test below holds that none is shipped so.
fn all() -> &'static [Becoming] {
    static ALL: OnceLock<Vec<Becoming>> = OnceLock::new();
    ALL.get_or_init(|| match toml::from_str::<BecomingFile>(BECOMING) {
        Ok(file) => file.becoming,
        Err(fault) => panic!("built-in file becoming: {fault}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;
    use domain::exercise::{Ask, Exercise};
    use domain::post::{Fill, Kind};
    use std::collections::HashSet;

    fn faults(each: &Becoming, exercise: &Exercise) -> Vec<String> {
        let kind = Kind::from(each.kind);
        let mut faults = Vec::new();
        for (part, from) in &each.parts {
            let (step, field) = place(from);
            let step = exercise.step(step).filter(|step| step.ask.is_question());
            let is_there = step.is_some_and(|step| match (&step.ask, field) {
                (Ask::Cards { fields, .. }, Some(field)) => fields.iter().any(|each| each.id == field),
                (Ask::ShortText | Ask::LongText | Ask::List(_) | Ask::Pick { .. }, None) => true,
                _ => false,
            });
            let takes_it = kind.parts().contains(&(*part).into())
                && matches!(domain::post::Part::from(*part).fill(kind), Fill::Words | Fill::Day);
            if !is_there || !takes_it {
                faults.push(format!("{part:?} from {from}"));
            }
        }
        for (part, text) in &each.always {
            if !matches!(domain::post::Part::from(*part).fill(kind), Fill::OneOf(words) if words.contains(&text.as_str()))
            {
                faults.push(format!("{part:?} is never {text}"));
            }
        }
        if exercise.never_shared {
            faults.push("it is never shared".to_owned());
        }
        faults
    }

    #[test]
    fn every_answer_that_is_named_is_asked_for_and_none_was_asked_for_safety() {
        let mut seen = HashSet::new();
        for each in all() {
            let exercise = content().exercise(&each.exercise).expect("the exercise is there");
            assert_eq!(faults(each, exercise), Vec::<String>::new(), "{}", each.exercise);
            assert!(seen.insert(&each.exercise), "{} stands twice", each.exercise);
        }
    }

    #[test]
    fn an_answer_that_nobody_gives_or_that_was_asked_for_safety_is_found() {
        let request = |from: &str| Becoming {
            exercise: "from-fear-to-a-request".to_owned(),
            kind: PostKind::Request,
            always: BTreeMap::new(),
            parts: [(PostPart::What, from.to_owned())].into(),
        };
        let exercise = content().exercise("from-fear-to-a-request").expect("the exercise is there");
        assert!(faults(&request("ask"), exercise).is_empty());
        for from in ["gate-fear", "moon", "arrive", "ask/field", "where"] {
            assert!(!faults(&request(from), exercise).is_empty(), "{from}");
        }
        let stays = Exercise { never_shared: true, ..exercise.clone() };
        assert_eq!(faults(&request("ask"), &stays), ["it is never shared"]);
    }
}
