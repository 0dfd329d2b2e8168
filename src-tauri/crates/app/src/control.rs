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
    why: String,
    instead: String,
}

/// The notes on a text, one a kind.
#[must_use]
pub fn look(text: &str) -> Vec<ControlNote> {
    find(rules(), text)
        .into_iter()
        .map(|(rule, words)| ControlNote {
            rule: rule.id.clone(),
            words,
            why: rule.why.clone(),
            instead: rule.instead.clone(),
        })
        .collect()
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
    fn from(RuleTable { id, phrases, unless, why, instead }: RuleTable) -> Self {
        Self { id, phrases, unless, why, instead }
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
}
