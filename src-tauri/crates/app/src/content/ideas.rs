//! Ideas for time together.

use domain::post::{Kind, Part, PostText};
use serde::Deserialize;
use std::sync::OnceLock;

const IDEAS: &str = include_str!("../../../../content/en/ideas.toml");

/// One idea.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Idea {
    /// Never changes.
    pub(crate) id: String,
    /// What to do.
    pub(crate) text: String,
    size: String,
    novelty: String,
    /// Whether it is time side by side, without many words.
    #[serde(default)]
    quiet: bool,
    /// For whom it is meant; empty for anyone.
    #[serde(default)]
    pub(crate) with: Vec<Circle>,
}

/// What two people are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Circle {
    Partners,
    Family,
    Friends,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IdeasFile {
    ideas: Vec<Idea>,
}

impl Idea {
    /// The words with which a date begins.
    pub(crate) fn date(&self) -> PostText {
        PostText::of(Kind::Date)
            .with(Part::What, &self.text)
            .with(Part::Size, &self.size)
            .with(Part::Novelty, &self.novelty)
            .with(Part::Sort, if self.quiet { "quiet" } else { "" })
    }
}

/// All ideas, the smallest first.
///
/// # Panics
///
/// When the built-in file does not read; the test below holds that none is shipped so.
pub(crate) fn ideas() -> &'static [Idea] {
    static ALL: OnceLock<Vec<Idea>> = OnceLock::new();
    ALL.get_or_init(|| match toml::from_str::<IdeasFile>(IDEAS) {
        Ok(mut file) => {
            let rank =
                |idea: &Idea| ["ten-minutes", "an-hour", "half-a-day"].iter().position(|size| *size == idea.size);
            file.ideas.sort_by_key(rank);
            file.ideas
        }
        Err(fault) => panic!("built-in ideas: {fault}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::post::Fill;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn every_idea_has_a_name_of_its_own_a_size_and_a_word_for_how_new_it_is() {
        let ids: BTreeSet<_> = ideas().iter().map(|idea| &idea.id).collect();
        assert_eq!(ids.len(), ideas().len());
        assert!(ids.len() >= 60);
        let mut found: BTreeMap<Part, BTreeSet<String>> = BTreeMap::new();
        for idea in ideas() {
            let date = idea.date();
            for part in [Part::What, Part::Size, Part::Novelty] {
                assert_ne!(date.part(part), "", "{}: {part:?}", idea.id);
                found.entry(part).or_default().insert(date.part(part).to_owned());
            }
            assert!(idea.text.ends_with('.') && !idea.text.contains('\n'), "{}", idea.id);
        }
        for part in [Part::Size, Part::Novelty] {
            let Fill::OneOf(words) = part.fill(Kind::Date) else { panic!("{part:?} is chosen from words") };
            assert_eq!(found[&part].len(), words.len(), "there is an idea for each word of {part:?}");
        }
        assert!(ideas().iter().any(|idea| idea.date().part(Part::Sort) == "quiet"), "quiet together counts");
        for circle in [Circle::Partners, Circle::Family, Circle::Friends] {
            let fits = ideas().iter().filter(|idea| idea.with.is_empty() || idea.with.contains(&circle));
            assert!(fits.count() >= 50, "{circle:?}");
        }
    }
}
