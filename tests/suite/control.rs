//! The note about control in an agreement: it speaks where one person would watch, hold or cut off
//! the other, and stays silent over ordinary life with phones, friends and places in it.

use app::control;

const CONTROL: &str = include_str!("../corpus/control/control.txt");
const INNOCENT: &str = include_str!("../corpus/control/innocent.txt");

#[test]
fn wording_of_control_is_met_by_a_note_with_a_reason_and_another_wording() {
    assert!(CONTROL.lines().count() >= 75);
    for line in CONTROL.lines() {
        let notes = control::look(line);
        assert!(!notes.is_empty(), "{line}");
        assert!(notes.iter().all(|note| !note.why.is_empty() && !note.instead.is_empty()), "{line}");
    }
}

#[test]
fn ordinary_life_with_phones_friends_and_places_in_it_meets_none() {
    assert!(INNOCENT.lines().count() >= 90);
    for line in INNOCENT.lines() {
        assert_eq!(control::look(line), [], "{line}");
    }
}

#[test]
fn no_template_of_ours_meets_a_note() {
    for template in app::content::templates::templates() {
        for (_, words) in template.text.words() {
            assert_eq!(control::look(words), [], "{}: {words}", template.id);
        }
    }
}

#[test]
fn in_a_longer_text_each_sentence_is_told_of_by_itself_and_the_others_stay_silent() {
    // Innocent sentences around one of control change nothing about it, and nothing about them.
    let innocent: Vec<&str> = INNOCENT.lines().collect();
    for (at, line) in CONTROL.lines().enumerate() {
        let (before, after) = (innocent[at % innocent.len()], innocent[(at * 7 + 3) % innocent.len()]);
        let text = format!("{before} {line}\n{after}");
        let notes = control::look(&text);
        assert!(!notes.is_empty(), "{line}");
        for note in notes {
            assert!(line.contains(&note.sentence), "{text}: {}", note.sentence);
        }
    }
}

#[test]
fn the_sentence_that_stands_in_for_another_meets_no_note() {
    for line in CONTROL.lines() {
        let mut text = line.to_owned();
        while let Some(note) = control::look(&text).into_iter().next() {
            let changed = text.replacen(&note.sentence, &note.instead, 1);
            assert_ne!(changed, text, "{line}");
            text = changed;
        }
        assert_eq!(control::look(&text), [], "{line}");
    }
}
