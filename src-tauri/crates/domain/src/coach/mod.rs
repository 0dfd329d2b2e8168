//! The wording coach: looks at an apology or at a message about feelings, only when its writer asks.
//!
//! It knows the plain shapes in which an apology takes itself back and in which a feeling turns into an
//! attack, and it knows the parts of an apology that people are glad to hear. It says where and why and
//! gives one other wording. It never gives a number and never a verdict.
//!
//! All patterns run in linear time, so that no text, however strange, can hold it up.
//!
//! # Which rules speak in which message
//!
//! Each rule names its messages. What takes an apology back (a condition, an excuse, shrinking, a
//! passive, pressure to be done) speaks in an apology alone: in a message about feelings the same
//! words are harmless, as in "I was fine, but". Guesses about a mind, "I feel that you" and
//! questioning speak in a message about feelings alone: an apology may well say what it thinks the
//! other went through. What hurts anywhere speaks in both: blame put in plain words, "you always",
//! names, contempt and threats.

mod plain;
mod rule;

pub use plain::Spelling;
pub use rule::{Rule, RuleFault, RuleText};

use plain::Plain;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

/// What somebody is writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Message {
    /// An apology.
    Apology,
    /// A message about feelings or a wish.
    Feelings,
}

/// A wording that tends to do harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// "Sorry if": the harm is left in doubt.
    Conditional,
    /// The act is given to the other.
    BlameShift,
    /// "Sorry, but": an excuse takes it back.
    ButExcuse,
    /// The harm is made small.
    Minimising,
    /// Nobody did it, or it has no name.
    VaguePassive,
    /// Forgiveness or an end is asked for now.
    DemandClosure,
    /// Sorry for their feeling, not for the act.
    SorryForFeelings,
    /// Always, never, everything, nothing.
    Absolute,
    /// A name for the whole person.
    CharacterAttack,
    /// From above: mockery and disgust.
    Contempt,
    /// A guess about their mind, told as a fact.
    MindReading,
    /// "I feel that you": an opinion in the clothes of a feeling.
    FeelThatYou,
    /// A price on their next step.
    ThreatPunish,
    /// Questions that want a defence.
    Interrogation,
}

/// A part of an apology.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Component {
    /// Being sorry.
    Regret,
    /// Owning it.
    Responsibility,
    /// How it came about.
    Explanation,
    /// What will be different.
    ChangePromise,
    /// Something offered to put it right.
    RepairOffer,
    /// Asking to be forgiven.
    AskForgiveness,
    /// What was done, by name.
    NamesHarm,
    /// What it did to the other.
    Impact,
}

/// What a rule marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Something to look at again.
    Flag(Flag),
    /// Something that is there.
    Component(Component),
}

/// A place in a text that a rule speaks about.
#[derive(Debug, Clone)]
pub struct Finding<'a> {
    /// What it is.
    pub mark: Mark,
    /// Bytes of the text, on character borders.
    pub place: Range<usize>,
    /// The rule, with what it says.
    pub rule: &'a Rule,
}

/// All rules, ready to look.
#[derive(Debug)]
pub struct Coach {
    spelling: Spelling,
    rules: Vec<Rule>,
    silences: Vec<Rule>,
}

/// How far around a hit an exception is looked for, in bytes of the plain form. Bounded, so that a text
/// of hits without end takes no longer than its length.
const AROUND: usize = 240;
/// After so many hits taken back, a rule goes on behind them and no longer looks inside them.
const PATIENCE: usize = 12;
/// After so many hits, kept or not, a rule has seen enough. A search for the next one may have to read
/// on to the end of the text, so without a bound a text made for it would take the square of its length.
const ENOUGH: usize = 400;

impl Coach {
    /// Compiles the rules. `pieces` are what their patterns share.
    ///
    /// # Errors
    ///
    /// The first [`RuleFault`] found.
    pub fn new(spelling: Spelling, pieces: &BTreeMap<String, String>, rules: Vec<RuleText>) -> Result<Self, RuleFault> {
        let mut seen = HashSet::new();
        if let Some(twice) = rules.iter().find(|rule| !seen.insert(rule.id.as_str())) {
            return Err(RuleFault::Twice(twice.id.clone()));
        }
        let rules: Vec<Rule> = rules.into_iter().map(|rule| Rule::new(rule, pieces)).collect::<Result<_, _>>()?;
        let (rules, silences) = rules.into_iter().partition(|rule| rule.mark.is_some());
        Ok(Self { spelling, rules, silences })
    }

    /// The rules that speak, in their order.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// What there is to say about a text: at most one finding a rule, in the order of the text.
    #[must_use]
    pub fn look(&self, message: Message, text: &str) -> Vec<Finding<'_>> {
        let plain = Plain::new(text, &self.spelling);
        let silent = self.silent(message, &plain.text);
        let speaks = |rule: &Rule, hit: &Range<usize>| {
            matches!(rule.mark, Some(Mark::Component(_))) || !silent.iter().any(|place| covers(place, hit))
        };
        let mut found: Vec<Finding<'_>> = self
            .rules
            .iter()
            .filter(|rule| rule.messages.contains(&message))
            .filter_map(|rule| {
                let hit = hits(rule, &plain.text).find(|hit| speaks(rule, hit))?;
                Some(Finding { mark: rule.mark?, place: plain.source(&hit), rule })
            })
            .collect();
        let marks: HashSet<_> = found.iter().map(|finding| finding.mark).map(key).collect();
        found.retain(|finding| !finding.rule.yields_to.iter().any(|mark| marks.contains(&key(*mark))));
        found.sort_by_key(|finding| (finding.place.start, finding.place.end));
        found
    }

    /// From what opens a silence to the end of its clause.
    fn silent(&self, message: Message, plain: &str) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        for rule in self.silences.iter().filter(|rule| rule.messages.contains(&message)) {
            places.extend(hits(rule, plain).map(|hit| hit.start..clause_end(plain, hit.end)));
        }
        places
    }
}

const fn key(mark: Mark) -> (bool, u8) {
    match mark {
        Mark::Flag(flag) => (false, flag as u8),
        Mark::Component(component) => (true, component as u8),
    }
}

/// A hit that begins inside a silence is silent, and one that begins with it if it also ends in it.
fn covers(silence: &Range<usize>, hit: &Range<usize>) -> bool {
    silence.contains(&hit.start) && (silence.start < hit.start || hit.end <= silence.end + 1)
}

/// The hits of a rule that no exception takes back.
fn hits<'a>(rule: &'a Rule, plain: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut from = 0;
    let mut taken_back = 0;
    let mut seen = 0;
    std::iter::from_fn(move || {
        while let Some(hit) = rule.matches.find_at(plain, from).filter(|_| seen < ENOUGH) {
            let hit = hit.range();
            seen += 1;
            let kept = holds(rule, plain, &hit);
            taken_back += usize::from(!kept);
            // The space that ends a hit may begin the next.
            from = if kept || taken_back > PATIENCE { hit.end - 1 } else { next_word(plain, hit.start) };
            if kept {
                return Some(hit);
            }
        }
        None
    })
}

fn next_word(plain: &str, start: usize) -> usize {
    plain[start + 1..].find(' ').map_or(plain.len(), |end| start + 1 + end)
}

fn holds(rule: &Rule, plain: &str, hit: &Range<usize>) -> bool {
    let sentence = sentence(plain, hit);
    let within = &plain[sentence.clone()];
    if rule.unless.as_ref().is_some_and(|unless| unless.is_match(within)) {
        return false;
    }
    let touches = |each: regex::Match<'_>| {
        each.start() + sentence.start + 1 < hit.end && each.end() + sentence.start > hit.start + 1
    };
    if rule.except.as_ref().is_some_and(|except| except.find_iter(within).any(touches)) {
        return false;
    }
    rule.near.as_ref().is_none_or(|near| near.is_match(&plain[around(plain, hit)]))
}

fn around(plain: &str, hit: &Range<usize>) -> Range<usize> {
    // Never longer than two neighbourhoods, even where the hit itself is.
    let end = hit.end.min(hit.start + 2 * AROUND);
    hit.start.saturating_sub(AROUND)..(end + AROUND).min(plain.len())
}

/// The sentence or sentences of a hit, as far as they lie around it.
fn sentence(plain: &str, hit: &Range<usize>) -> Range<usize> {
    let near = around(plain, hit);
    let before = &plain[near.start..(hit.start + 1).max(near.start)];
    let start = [" . ", " ? "].iter().filter_map(|mark| before.rfind(mark)).max().unwrap_or(0) + near.start;
    let last = hit.end.saturating_sub(2).clamp(start, near.end);
    let after = &plain[last..near.end];
    let end = [" . ", " ? "].iter().filter_map(|mark| after.find(mark)).min().map_or(near.end, |end| last + end + 3);
    start..end
}

/// Where the clause ends that begins or goes on at this place.
fn clause_end(plain: &str, from: usize) -> usize {
    let from = from.saturating_sub(1);
    let rest = &plain[from..(from + 2 * AROUND).min(plain.len())];
    [" . ", " ? ", " , ", " but "]
        .iter()
        .filter_map(|mark| rest.find(mark))
        .min()
        .map_or(from + rest.len(), |end| from + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABSOLUTE: Mark = Mark::Flag(Flag::Absolute);
    const REGRET: Mark = Mark::Component(Component::Regret);

    fn rule(id: &str, mark: Option<Mark>, matches: &str) -> RuleText {
        let list = |text: &str| vec![text.to_owned()];
        RuleText {
            id: id.to_owned(),
            mark,
            messages: vec![Message::Feelings],
            matches: list(matches),
            why: "Why.".to_owned(),
            instead: "Instead.".to_owned(),
            ..RuleText::default()
        }
    }

    fn coach(rules: Vec<RuleText>) -> Coach {
        Coach::new(Spelling::default(), &BTreeMap::new(), rules).expect("rules that compile")
    }

    fn found(coach: &Coach, text: &str) -> Vec<String> {
        let findings = coach.look(Message::Feelings, text);
        findings.into_iter().map(|finding| text[finding.place].to_owned()).collect()
    }

    #[test]
    fn an_exception_takes_back_the_hit_it_touches_and_no_other() {
        let mut never = rule("never", Some(ABSOLUTE), "you never");
        never.except = vec!["never gave up".to_owned()];
        let coach = coach(vec![never]);
        assert_eq!(found(&coach, "You never listen."), ["You never"]);
        assert!(found(&coach, "You never gave up.").is_empty());
        assert_eq!(found(&coach, "You never gave up. YOU NEVER listen."), ["YOU NEVER"]);
    }

    #[test]
    fn a_word_in_the_same_sentence_or_a_missing_neighbour_takes_a_hit_back() {
        let mut never = rule("never", Some(ABSOLUTE), "you never");
        never.unless = vec!["yesterday".to_owned()];
        let mut but = rule("but", Some(Mark::Flag(Flag::ButExcuse)), "but");
        but.near = vec!["sorry".to_owned()];
        let coach = coach(vec![never, but]);
        assert!(found(&coach, "Yesterday you never came.").is_empty());
        assert_eq!(found(&coach, "It was yesterday. You never came."), ["You never"]);
        assert!(found(&coach, "It rained but it was fine.").is_empty());
        assert_eq!(found(&coach, "Sorry. I was late but so what."), ["but"]);
    }

    #[test]
    fn a_silence_lasts_to_the_end_of_its_clause_and_spares_what_is_good() {
        let coach = coach(vec![
            rule("never", Some(ABSOLUTE), "you never"),
            rule("sorry", Some(REGRET), "sorry"),
            rule("told", None, "i said"),
        ]);
        assert!(found(&coach, "I said you never listen.").is_empty());
        assert_eq!(found(&coach, "I said you never listen, and you never do."), ["you never"]);
        assert_eq!(found(&coach, "I said sorry."), ["sorry"]);
        assert!(coach.look(Message::Apology, "You never listen.").is_empty());
    }

    #[test]
    fn a_rule_yields_to_what_makes_it_needless() {
        let mut vague = rule("vague", Some(ABSOLUTE), "everything");
        vague.yields_to = vec![REGRET];
        let coach = coach(vec![vague, rule("sorry", Some(REGRET), "sorry")]);
        assert_eq!(found(&coach, "Everything."), ["Everything"]);
        assert_eq!(found(&coach, "Everything. Sorry."), ["Sorry"]);
    }
}
