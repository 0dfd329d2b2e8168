//! Wording by which one person would watch, hold or cut off the other.
//!
//! Offered openness helps, extracted openness harms both. What is found here is a note with another
//! wording and never a bar: the two decide what they sign. A note speaks of one sentence, and of one
//! thing in it.

use std::ops::Range;

/// One kind of such wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Never changes.
    pub id: String,
    /// The words by which it is known: whole words, in lower case, without signs.
    pub phrases: Vec<String>,
    /// Words that make the same phrase innocent.
    pub unless: Vec<String>,
    /// Whether a "not" or a "nobody" shortly before makes the phrase innocent.
    pub turns: bool,
    /// Why it is worth another look.
    pub why: String,
    /// Another wording.
    pub instead: String,
}

/// A sentence that meets a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// Where the sentence stands in the text, without the space around it.
    pub sentence: Range<usize>,
    /// The words that met it.
    pub words: String,
}

/// How far before a phrase a denial still turns it.
const REACH: usize = 4;

/// What turns a phrase into its opposite.
const DENIALS: [&str; 18] = [
    "not", "no", "never", "nobody", "none", "neither", "nor", "dont", "doesnt", "wont", "cannot", "cant", "stop",
    "stops", "stopped", "instead", "hardly", "rather",
];

/// What turns a whole sentence that begins with it.
const NOBODY: [&str; 3] = ["nobody", "neither", "none"];

/// The sentences that meet a rule, in the order of the text, each with the first rule that it meets.
#[must_use]
pub fn find<'a>(rules: &'a [Rule], text: &str) -> Vec<Found<'a>> {
    sentences(text)
        .into_iter()
        .filter_map(|sentence| {
            let plain = plain(&text[sentence.clone()]);
            let (rule, words) = rules.iter().find_map(|rule| Some((rule, met(rule, &plain)?)))?;
            Some(Found { rule, sentence, words })
        })
        .collect()
}

fn met(rule: &Rule, plain: &str) -> Option<String> {
    // What is innocent is taken out first, so that it hides nothing that stands beside it.
    let rest = rule.unless.iter().fold(plain.to_owned(), |rest, words| rest.replace(&format!(" {words} "), "  "));
    let stands = |phrase: &String| {
        let found = format!(" {phrase} ");
        rest.match_indices(&found).any(|(at, _)| !(rule.turns && is_denied(&rest[..at])))
    };
    rule.phrases.iter().find(|phrase| stands(phrase)).cloned()
}

fn is_denied(before: &str) -> bool {
    let by_nobody = before.split_whitespace().next().is_some_and(|first| NOBODY.contains(&first));
    by_nobody || before.split_whitespace().rev().take(REACH).any(|word| DENIALS.contains(&word))
}

/// Where each sentence stands. It ends at the end of a line, or at a sign with space behind it.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut ends: Vec<usize> = text
        .char_indices()
        .filter(|(at, sign)| {
            let behind = text[at + sign.len_utf8()..].chars().next();
            *sign == '\n' || (matches!(sign, '.' | '!' | '?' | ';') && behind.is_none_or(char::is_whitespace))
        })
        .map(|(at, sign)| at + sign.len_utf8())
        .collect();
    ends.push(text.len());
    let mut start = 0;
    let mut found = Vec::new();
    for end in ends {
        let (whole, from) = (&text[start..end], start);
        start = end;
        let trimmed = whole.trim();
        if !trimmed.is_empty() {
            let from = from + (whole.len() - whole.trim_start().len());
            found.push(from..from + trimmed.len());
        }
    }
    found
}

/// Lower case, words only, with one space around each.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase().replace(['\u{2019}', '\''], "");
    let words = lower.split(|each: char| !each.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |line, word| line + word + " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Vec<Rule> {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let rule = |id: &str, phrases, unless, turns| Rule {
            id: id.to_owned(),
            phrases: words(phrases),
            unless: words(unless),
            turns,
            why: String::new(),
            instead: String::new(),
        };
        vec![
            rule("passwords", &["password"], &["own password"], true),
            rule("track", &["track"], &["train track"], true),
            rule("cut-off", &["not see your friends"], &[], false),
        ]
    }

    fn met(text: &str) -> Vec<String> {
        find(&rules(), text).into_iter().map(|found| found.rule.id.clone()).collect()
    }

    #[test]
    fn whole_words_meet_a_rule_however_they_are_written() {
        assert_eq!(met("You give me the PASSWORD. And I may track you."), ["passwords", "track"]);
        assert_eq!(met("I keep the trackpad"), Vec::<String>::new());
    }

    #[test]
    fn what_is_innocent_hides_nothing_that_stands_beside_it() {
        assert_eq!(met("Each keeps their own password."), Vec::<String>::new());
        assert_eq!(met("I keep my own password and you give me your password."), ["passwords"]);
        assert_eq!(met("We meet at the train track."), Vec::<String>::new());
    }

    #[test]
    fn a_denial_close_by_turns_what_is_said_and_one_far_off_does_not() {
        assert_eq!(met("Nobody will track you."), Vec::<String>::new());
        assert_eq!(met("Neither of us two will ever want to track you."), Vec::<String>::new());
        assert_eq!(met("You do not get lost because I track you."), ["track"]);
        assert_eq!(met("You do not track me, and I track you."), ["track"], "the second is still said");
        assert_eq!(met("You do not see your friends."), ["cut-off"], "where the not is what is asked for");
    }

    #[test]
    fn each_sentence_is_told_of_by_itself_where_it_stands() {
        let text = "  We talk at K.\u{2019}s home. You give me the password!\n\nI track you, password and all ";
        let rules = rules();
        let found = find(&rules, text);
        let said: Vec<_> = found.iter().map(|found| (&*found.rule.id, &text[found.sentence.clone()])).collect();
        assert_eq!(
            said,
            [("passwords", "You give me the password!"), ("passwords", "I track you, password and all")],
            "one thing in each sentence, and a dot inside a name ends none"
        );
        assert_eq!(find(&rules, ""), []);
        assert_eq!(find(&rules, " .\n. ! "), []);
    }
}
