//! What one person wrote in private is not in what the other person's window
//! holds: not in its text, not in its markup, not in a field, not in the log.

use e2e::App;

use crate::story::{FIRST_WORDS, SECOND_WORDS};

/// The screens of the story that the second person sees, by their numbers.
const SEEN_BY_THE_SECOND: [std::ops::RangeInclusive<u32>; 2] = [16..=25, 29..=31];
/// The screens of the story that the first person sees after the second wrote.
const SEEN_BY_THE_FIRST: std::ops::RangeInclusive<u32> = 26..=28;
const SEEN_BY_THE_FIRST_AGAIN: std::ops::RangeInclusive<u32> = 32..=35;

/// Checks the page on a screen of the story, which is known by its number.
#[track_caller]
pub(crate) fn hold(app: &App, screen: &str) {
    let number: u32 = screen[..2].parse().expect("the name of a screen begins with its number");
    let everything = app.everything_in_page();
    if SEEN_BY_THE_SECOND.iter().any(|range| range.contains(&number)) {
        holds_none_of(&everything, &FIRST_WORDS);
    }
    if SEEN_BY_THE_FIRST.contains(&number) {
        // Both may look over each other's shoulder here.
        holds_none_of(&everything, &FIRST_WORDS);
        holds_none_of(&everything, &SECOND_WORDS);
    }
    if SEEN_BY_THE_FIRST_AGAIN.contains(&number) {
        holds_none_of(&everything, &SECOND_WORDS);
    }
}

/// Checks a text that belongs to nobody's room.
#[track_caller]
pub(crate) fn keep_out_of(text: &str) {
    holds_none_of(text, &FIRST_WORDS);
    holds_none_of(text, &SECOND_WORDS);
}

/// Looks for the telling words of each text; "the" and "from" are everywhere.
#[track_caller]
pub(crate) fn holds_none_of(everything: &str, texts: &[&str]) {
    for text in texts {
        for word in text.split(' ').filter(|word| word.len() > 8) {
            assert!(!everything.contains(word), "{word:?} is there");
        }
    }
}

#[test]
#[should_panic(expected = "quietlantern")]
fn a_wall_that_lets_a_word_through_is_noticed() {
    keep_out_of("<p>I hid quietlantern letters</p>");
}
