//! A rule of the coach: what it looks for, where it keeps silent, and what it says.

use super::{Mark, Message};
use regex::{Regex, RegexBuilder};
use std::collections::BTreeMap;

/// A rule as it is written down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuleText {
    /// Never changes: "leave it as it is" is remembered by it.
    pub id: String,
    /// What it marks; `None` for a place where the other rules keep silent.
    pub mark: Option<Mark>,
    /// The messages in which it speaks.
    pub messages: Vec<Message>,
    /// Patterns over the plain form, any of which is a hit.
    pub matches: Vec<String>,
    /// Patterns that take a hit back where they touch it.
    pub except: Vec<String>,
    /// Patterns that take a hit back anywhere in its sentence.
    pub unless: Vec<String>,
    /// Patterns one of which has to stand not far from the hit.
    pub near: Vec<String>,
    /// Marks beside which this one is not worth saying.
    pub yields_to: Vec<Mark>,
    /// Why a person may want to look at these words again.
    pub why: String,
    /// One way to say it differently.
    pub instead: String,
}

/// A rule that cannot be used. The first text is its id.
#[derive(Debug, thiserror::Error)]
pub enum RuleFault {
    /// Another rule has this id.
    #[error("{0} stands twice")]
    Twice(String),
    /// It has nothing to look for.
    #[error("{0} looks for nothing")]
    Nothing(String),
    /// It does not say why, or gives no other wording.
    #[error("{0} does not say why, or has no other wording")]
    Speechless(String),
    /// It speaks in no message.
    #[error("{0} speaks in no message")]
    Nowhere(String),
    /// A piece that is not among the pieces.
    #[error("{0} asks for the piece {1}, which there is not")]
    Piece(String, String),
    /// A pattern that does not compile.
    #[error("{0} has a pattern that does not compile")]
    Pattern(String, #[source] Box<regex::Error>),
}

/// A rule, ready to look.
#[derive(Debug)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// What it marks; `None` for silence.
    pub mark: Option<Mark>,
    /// Why a person may want to look at these words again.
    pub why: String,
    /// One way to say it differently.
    pub instead: String,
    pub(super) messages: Vec<Message>,
    pub(super) yields_to: Vec<Mark>,
    pub(super) matches: Regex,
    pub(super) except: Option<Regex>,
    pub(super) unless: Option<Regex>,
    pub(super) near: Option<Regex>,
}

impl Rule {
    /// Compiles it, with the pieces that patterns share.
    pub(super) fn new(text: RuleText, pieces: &BTreeMap<String, String>) -> Result<Self, RuleFault> {
        if text.matches.is_empty() {
            return Err(RuleFault::Nothing(text.id));
        }
        if text.messages.is_empty() {
            return Err(RuleFault::Nowhere(text.id));
        }
        if text.mark.is_some() && (text.why.trim().is_empty() || text.instead.trim().is_empty()) {
            return Err(RuleFault::Speechless(text.id));
        }
        let compile = |patterns: &[String]| compile(&text.id, patterns, pieces);
        let some = |patterns: &[String]| if patterns.is_empty() { Ok(None) } else { compile(patterns).map(Some) };
        Ok(Self {
            matches: compile(&text.matches)?,
            except: some(&text.except)?,
            unless: some(&text.unless)?,
            near: some(&text.near)?,
            id: text.id,
            mark: text.mark,
            why: text.why,
            instead: text.instead,
            messages: text.messages,
            yields_to: text.yields_to,
        })
    }
}

/// All patterns of a rule as one, so that a text is read once a rule. Whole words only: the plain form
/// has a space on each side of every word.
fn compile(id: &str, patterns: &[String], pieces: &BTreeMap<String, String>) -> Result<Regex, RuleFault> {
    let whole: Vec<String> =
        patterns.iter().map(|pattern| written_out(id, pattern, pieces, 0)).collect::<Result<_, _>>()?;
    RegexBuilder::new(&format!(" (?:{}) ", whole.join("|")))
        .unicode(false)
        .size_limit(SIZE)
        .dfa_size_limit(SIZE)
        .build()
        .map_err(|error| RuleFault::Pattern(id.to_owned(), Box::new(error)))
}

/// A rule with many ways to say a thing is large once its pieces are written out. It stays linear.
const SIZE: usize = 32 * 1024 * 1024;
/// Pieces may hold pieces, and none holds itself.
const DEEPEST: usize = 5;

/// `%name%` is a piece; `%g3%` is up to three words of any kind.
fn written_out(id: &str, pattern: &str, pieces: &BTreeMap<String, String>, depth: usize) -> Result<String, RuleFault> {
    let mut whole = String::with_capacity(pattern.len());
    for (number, part) in pattern.split('%').enumerate() {
        if number % 2 == 0 {
            whole.push_str(part);
            continue;
        }
        let unknown = || RuleFault::Piece(id.to_owned(), part.to_owned());
        match part.strip_prefix('g').and_then(|most| most.parse::<u8>().ok()) {
            Some(most) => whole.push_str(&format!("(?:[a-z0-9]+ ){{0,{most}}}")),
            None if depth == DEEPEST => return Err(unknown()),
            None => whole.push_str(&written_out(id, pieces.get(part).ok_or_else(unknown)?, pieces, depth + 1)?),
        }
    }
    Ok(whole)
}
