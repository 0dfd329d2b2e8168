//! The rules of the wording coach, read from the content files that are built in.

use super::embedded;
use crate::views::{CoachComponent, CoachFlag, CoachMessage};
use domain::coach::{Coach, Mark, Message, RuleFault, RuleText, Spelling};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A coach file is not as it has to be.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CoachFault {
    /// It does not read as this layout.
    #[error("{0} does not read: {1}")]
    Layout(String, #[source] Box<toml::de::Error>),
    /// A rule breaks a rule.
    #[error(transparent)]
    Rule(#[from] RuleFault),
    /// A rule says of what kind it is nowhere.
    #[error("{0} has no kind")]
    Kind(String),
    /// A piece or a spelling stands twice.
    #[error("{0} stands twice")]
    Twice(String),
}

/// The English coach. Its rules are compiled when it is first asked, so that nobody else waits for it.
///
/// # Panics
///
/// When a built-in file does not read; the test `the_built_in_coach_has_no_fault` holds that none is
/// shipped so.
#[must_use]
pub(crate) fn coach() -> &'static Coach {
    static COACH: OnceLock<Coach> = OnceLock::new();
    COACH.get_or_init(|| match read(embedded::COACH) {
        Ok(coach) => coach,
        Err(fault) => panic!("built-in coach: {fault}"),
    })
}

/// One of three things: rules, the spellings, or the pieces.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CoachFile {
    kind: Option<Kind>,
    #[serde(rename = "in")]
    messages: Option<Vec<CoachMessage>>,
    #[serde(default)]
    rule: Vec<RuleRow>,
    #[serde(default)]
    word: Vec<SpellingRow>,
    #[serde(default)]
    ending: Vec<SpellingRow>,
    #[serde(default)]
    piece: Vec<PieceRow>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleRow {
    id: String,
    kind: Option<Kind>,
    #[serde(rename = "in")]
    messages: Option<Vec<CoachMessage>>,
    #[serde(rename = "match")]
    matches: Vec<String>,
    #[serde(default)]
    except: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    #[serde(default)]
    near: Vec<String>,
    #[serde(default)]
    yields_to: Vec<CoachComponent>,
    #[serde(default)]
    why: String,
    #[serde(default, rename = "try")]
    instead: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SpellingRow {
    from: String,
    to: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PieceRow {
    name: String,
    #[serde(rename = "match")]
    matches: String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged)]
enum Kind {
    Quiet(Quiet),
    Flag(CoachFlag),
    Component(CoachComponent),
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Quiet {
    Quiet,
}

impl Kind {
    fn mark(self) -> Option<Mark> {
        match self {
            Self::Quiet(Quiet::Quiet) => None,
            Self::Flag(flag) => Some(Mark::Flag(flag.into())),
            Self::Component(component) => Some(Mark::Component(component.into())),
        }
    }
}

fn read(files: &[(&str, &str)]) -> Result<Coach, CoachFault> {
    let mut rules = Vec::new();
    let mut spelling = Spelling::default();
    let mut pieces = BTreeMap::new();
    for (stem, text) in files {
        let file: CoachFile =
            toml::from_str(text).map_err(|error| CoachFault::Layout((*stem).to_owned(), Box::new(error)))?;
        for row in file.rule {
            let kind = row.kind.or(file.kind).ok_or_else(|| CoachFault::Kind(row.id.clone()))?;
            let messages = row.messages.or_else(|| file.messages.clone());
            let messages = messages.unwrap_or_else(|| vec![CoachMessage::Apology, CoachMessage::Feelings]);
            rules.push(RuleText {
                id: row.id,
                mark: kind.mark(),
                messages: messages.into_iter().map(Message::from).collect(),
                matches: row.matches,
                except: row.except,
                unless: row.unless,
                near: row.near,
                yields_to: row.yields_to.into_iter().map(|each| Mark::Component(each.into())).collect(),
                why: row.why,
                instead: row.instead,
            });
        }
        for row in file.word {
            if spelling.words.insert(row.from.clone(), row.to).is_some() {
                return Err(CoachFault::Twice(row.from));
            }
        }
        spelling.endings.extend(file.ending.into_iter().map(|row| (row.from, row.to)));
        for row in file.piece {
            if pieces.insert(row.name.clone(), row.matches).is_some() {
                return Err(CoachFault::Twice(row.name));
            }
        }
    }
    Ok(Coach::new(spelling, &pieces, rules)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: &str =
        "kind = \"absolute\"\n[[rule]]\nid = \"one\"\nmatch = ['you %s%always']\nwhy = \"Why.\"\ntry = \"Try.\"\n";
    const PIECES: &str = "[[piece]]\nname = \"s\"\nmatch = '(?:so )*'\n";

    #[test]
    fn the_built_in_coach_has_no_fault() {
        let coach = read(embedded::COACH).expect("the built-in files read");
        let has = |mark: Mark| coach.rules().iter().any(|rule| rule.mark == Some(mark));
        assert!(CoachFlag::ALL.into_iter().all(|flag| has(Mark::Flag(flag.into()))));
        assert!(CoachComponent::ALL.into_iter().all(|component| has(Mark::Component(component.into()))));
    }

    #[test]
    fn a_rule_that_cannot_be_used_is_refused() {
        assert!(read(&[("a", RULE), ("b", PIECES)]).is_ok());
        let refused = |from: &str, to: &str| {
            assert!(RULE.contains(from), "the sample changes nothing: {from}");
            read(&[("a", &RULE.replacen(from, to, 1)), ("b", PIECES)]).expect_err(from)
        };
        assert!(matches!(refused("always'", "always('"), CoachFault::Rule(RuleFault::Pattern(..))));
        assert!(matches!(refused("%s%", "%t%"), CoachFault::Rule(RuleFault::Piece(..))));
        assert!(matches!(refused("'you %s%always'", ""), CoachFault::Rule(RuleFault::Nothing(_))));
        assert!(matches!(refused("\"Why.\"", "\" \""), CoachFault::Rule(RuleFault::Speechless(_))));
        assert!(matches!(refused("\"Try.\"", "\"\""), CoachFault::Rule(RuleFault::Speechless(_))));
        assert!(matches!(refused("kind = \"absolute\"\n", ""), CoachFault::Kind(_)));
        assert!(matches!(refused("\"absolute\"", "\"loud\""), CoachFault::Layout(..)));
        assert!(matches!(refused("[[rule]]", "surprise = 1\n[[rule]]"), CoachFault::Layout(..)));
        assert!(matches!(refused("[[rule]]", "in = []\n[[rule]]"), CoachFault::Rule(RuleFault::Nowhere(_))));
        assert!(matches!(read(&[("a", RULE), ("b", RULE), ("c", PIECES)]), Err(CoachFault::Rule(RuleFault::Twice(_)))));
        assert!(matches!(read(&[("b", PIECES), ("c", PIECES)]), Err(CoachFault::Twice(_))));
    }
}
