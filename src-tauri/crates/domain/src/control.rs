//! Wording by which one person would watch, hold or cut off the other.
//!
//! Offered openness helps, extracted openness harms both. What is found here is a note with another
//! wording and never a bar: the two decide what they sign.

/// One kind of such wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Never changes.
    pub id: String,
    /// The words by which it is known: whole words, in lower case, without signs.
    pub phrases: Vec<String>,
    /// Words that make the same phrase innocent.
    pub unless: Vec<String>,
    /// Why it is worth another look.
    pub why: String,
    /// Another wording.
    pub instead: String,
}

/// The rules that a text meets, in their order, each with the words that met it.
#[must_use]
pub fn find<'a>(rules: &'a [Rule], text: &str) -> Vec<(&'a Rule, String)> {
    let plain = plain(text);
    rules
        .iter()
        .filter_map(|rule| {
            // What is innocent is taken out first, so that it hides nothing that stands beside it.
            let rest = rule.unless.iter().fold(plain.clone(), |rest, words| rest.replace(&format!(" {words} "), "  "));
            let met = rule.phrases.iter().find(|phrase| rest.contains(&format!(" {phrase} ")))?;
            Some((rule, met.clone()))
        })
        .collect()
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
        let rule = |id: &str, phrases, unless| Rule {
            id: id.to_owned(),
            phrases: words(phrases),
            unless: words(unless),
            why: String::new(),
            instead: String::new(),
        };
        vec![rule("passwords", &["password"], &["own password"]), rule("track", &["track"], &["train track"])]
    }

    fn met(text: &str) -> Vec<String> {
        find(&rules(), text).into_iter().map(|(rule, _)| rule.id.clone()).collect()
    }

    #[test]
    fn whole_words_meet_a_rule_however_they_are_written() {
        assert_eq!(met("You give me the PASSWORD, and I may track you."), ["passwords", "track"]);
        assert_eq!(met("I keep the trackpad"), Vec::<String>::new());
    }

    #[test]
    fn what_is_innocent_hides_nothing_that_stands_beside_it() {
        assert_eq!(met("Each keeps their own password."), Vec::<String>::new());
        assert_eq!(met("I keep my own password and you give me your password."), ["passwords"]);
        assert_eq!(met("We meet at the train track."), Vec::<String>::new());
    }
}
