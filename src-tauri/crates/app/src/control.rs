//! A look at the wording of an agreement: whether one person would watch, hold or cut off the other.
//!
//! Nothing is kept of it. It is a note beside the words, before they are signed.

use crate::views::ControlNote;
use domain::control::{Rule, find};
use serde::Deserialize;
use std::sync::OnceLock;

const RULES: &str = include_str!("../../../content/en/control.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RulesFile {
    rules: Vec<RuleTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleTable {
    id: String,
    phrases: Vec<String>,
    unless: Vec<String>,
    turns: bool,
    why: String,
    instead: String,
}

/// The notes on a text, one a sentence.
#[must_use]
pub fn look(text: &str) -> Vec<ControlNote> {
    find(rules(), text)
        .into_iter()
        .map(|found| {
            let start = units(&text[..found.sentence.start]);
            let sentence = &text[found.sentence];
            ControlNote {
                rule: found.rule.id.clone(),
                start,
                end: start + units(sentence),
                sentence: sentence.to_owned(),
                words: found.words,
                why: found.rule.why.clone(),
                instead: found.rule.instead.clone(),
            }
        })
        .collect()
}

/// As the page counts.
fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// Panics when the built-in file does not read; the test below holds that none is shipped so.
fn rules() -> &'static [Rule] {
    static ALL: OnceLock<Vec<Rule>> = OnceLock::new();
    ALL.get_or_init(|| match toml::from_str::<RulesFile>(RULES) {
        Ok(file) => file.rules.into_iter().map(Rule::from).collect(),
        Err(fault) => panic!("built-in rules of control: {fault}"),
    })
}

impl From<RuleTable> for Rule {
    fn from(RuleTable { id, phrases, unless, turns, why, instead }: RuleTable) -> Self {
        Self { id, phrases, unless, turns, why, instead }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_reads_and_its_other_wording_meets_no_rule() {
        assert!(rules().len() >= 5);
        for rule in rules() {
            assert!(!rule.phrases.is_empty() && !rule.why.is_empty(), "{}", rule.id);
            assert_eq!(look(&rule.instead), [], "{}", rule.id);
        }
    }

    #[test]
    fn a_note_says_where_its_sentence_stands_as_the_page_counts() {
        let text = "\u{1f642} caf\u{e9}. You give me your password. And then we eat.";
        let notes = look(text);
        let units: Vec<u16> = text.encode_utf16().collect();
        let chosen = String::from_utf16(&units[notes[0].start as usize..notes[0].end as usize]).expect("whole letters");
        assert_eq!((notes.len(), chosen.as_str()), (1, "You give me your password."));
        assert_eq!(notes[0].sentence, chosen);
    }
}
