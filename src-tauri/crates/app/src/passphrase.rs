//! The rules for a passphrase: offer one of random words first; take an own one when it is long
//! and hard to guess.

use crate::AppError;
use crate::views::{PassphraseFit, PassphraseJudgement};
use bip39::Language;
use vault::Passphrase;
use zeroize::Zeroizing;
use zxcvbn::zxcvbn;

/// Six of the words that may be drawn are close to 65 bits.
const WORDS: usize = 6;
/// Words of the list that nobody wants to find drawn on such an evening.
const HARSH: &str = include_str!("../../../content/en/harsh-words.txt");
/// NIST SP 800-63B-4, where the passphrase is the only factor.
const LEAST_CHARS: usize = 15;
/// At 256 MiB and 3 passes one fast graphics card tries some 600 a second: 500 years.
const LEAST_GUESSES_LOG10: f64 = 13.0;
/// The estimator's work grows with the square of the length; what comes after adds only strength.
const JUDGED_CHARS: usize = 100;
/// What somebody who knows the program would try first.
const WORDS_OF_OURS: [&str; 6] = ["hearthside", "hearth", "household", "trust", "passphrase", "private"];

/// Six random words (list: BIP 39 English, without the words that could hurt; close to 65 bits).
///
/// # Errors
///
/// [`AppError::SystemFault`] when the system gives no randomness.
pub fn suggest() -> Result<Zeroizing<String>, AppError> {
    let list = Language::English.word_list();
    let mut phrase = Zeroizing::new(String::with_capacity(WORDS * 9));
    let mut drawn = 0;
    while drawn < WORDS {
        let draw = vault::random_bytes::<2>().map_err(AppError::from)?;
        // 65,536 is a multiple of 2,048, and a harsh word is drawn again: each word that is left is as
        // likely as any other.
        let word = list[usize::from(u16::from_le_bytes(*draw)) % list.len()];
        if is_harsh(word) {
            continue;
        }
        if drawn > 0 {
            phrase.push(' ');
        }
        phrase.push_str(word);
        drawn += 1;
    }
    Ok(phrase)
}

fn is_harsh(word: &str) -> bool {
    HARSH.split_ascii_whitespace().any(|harsh| harsh == word)
}

/// Judges a passphrase before it is set. `labels`: names that a person who knows the two would try.
#[must_use]
pub fn judge(passphrase: &str, labels: &[String]) -> PassphraseJudgement {
    PassphraseJudgement { fit: fit(passphrase, labels) }
}

/// A passphrase that may be set.
///
/// # Errors
///
/// Why not.
pub fn to_set(passphrase: &str, labels: &[String]) -> Result<Passphrase, AppError> {
    match fit(passphrase, labels) {
        PassphraseFit::TooShort => Err(AppError::PassphraseTooShort),
        PassphraseFit::TooGuessable => Err(AppError::PassphraseTooGuessable),
        PassphraseFit::TooLong => Err(AppError::PassphraseTooLong),
        PassphraseFit::BadCharacter => Err(AppError::PassphraseCharacter),
        PassphraseFit::Strong => Ok(Passphrase::to_set(passphrase)?),
    }
}

/// A passphrase whose strength somebody else answers for. It still has to be one that can be typed
/// again: not empty, not endless, without characters that cannot be relied on.
///
/// # Errors
///
/// Why not.
pub fn to_set_unjudged(passphrase: &str) -> Result<Passphrase, AppError> {
    Ok(Passphrase::to_set(passphrase)?)
}

fn fit(text: &str, labels: &[String]) -> PassphraseFit {
    let passphrase = match Passphrase::to_set(text) {
        Ok(passphrase) => passphrase,
        Err(fault) => {
            return match AppError::from(fault) {
                AppError::PassphraseTooLong => PassphraseFit::TooLong,
                AppError::PassphraseCharacter => PassphraseFit::BadCharacter,
                _ => PassphraseFit::TooShort,
            };
        }
    };
    if passphrase.chars() < LEAST_CHARS {
        return PassphraseFit::TooShort;
    }
    let known: Vec<&str> = WORDS_OF_OURS.into_iter().chain(labels.iter().map(String::as_str)).collect();
    let judged: Zeroizing<String> = Zeroizing::new(text.trim().chars().take(JUDGED_CHARS).collect());
    if zxcvbn(&judged, &known).guesses_log10() < LEAST_GUESSES_LOG10 {
        return PassphraseFit::TooGuessable;
    }
    PassphraseFit::Strong
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_suggested_passphrase_may_be_set() {
        for _ in 0..200 {
            let phrase = suggest().expect("the system has randomness");
            assert_eq!(phrase.split(' ').count(), WORDS);
            assert_eq!(fit(&phrase, &[]), PassphraseFit::Strong, "{}", *phrase);
        }
    }

    #[test]
    fn a_suggestion_is_worth_at_least_64_bits() {
        let list = Language::English.word_list();
        let left: std::collections::HashSet<_> = list.iter().filter(|word| !is_harsh(word)).collect();
        assert!(f64::from(u32::try_from(left.len()).expect("small")).log2() * 6.0 >= 64.0);
        assert_eq!(65_536 % list.len(), 0, "each word is as likely as any other");
    }

    #[test]
    fn no_word_is_drawn_that_could_hurt() {
        let list = Language::English.word_list();
        assert!(HARSH.split_ascii_whitespace().all(|harsh| list.contains(&harsh)));
        for _ in 0..500 {
            let phrase = suggest().expect("the system has randomness");
            assert!(
                !phrase
                    .split(' ')
                    .any(|word| ["affair", "betray", "divorce", "despair"].contains(&word) || is_harsh(word))
            );
        }
    }

    #[test]
    fn short_and_guessable_ones_are_refused_by_name() {
        assert_eq!(fit("", &[]), PassphraseFit::TooShort);
        assert_eq!(fit("kitchen table", &[]), PassphraseFit::TooShort);
        assert_eq!(fit("aaaaaaaaaaaaaaaaaaaa", &[]), PassphraseFit::TooGuessable);
        assert_eq!(fit("password password", &[]), PassphraseFit::TooGuessable);
        assert_eq!(fit(&"x".repeat(1_025), &[]), PassphraseFit::TooLong);
        assert_eq!(fit("a tab\tbetween the words", &[]), PassphraseFit::BadCharacter);
    }

    #[test]
    fn the_names_of_the_two_add_nothing() {
        let phrase = "Qvistgaard Ljungdahl Xu";
        let known = ["Qvistgaard".to_owned(), "Ljungdahl".to_owned()];
        assert_eq!(fit(phrase, &[]), PassphraseFit::Strong);
        assert_eq!(fit(phrase, &known), PassphraseFit::TooGuessable);
    }
}
