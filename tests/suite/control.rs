//! The note about control in an agreement: it speaks where one person would watch, hold or cut off
//! the other, and stays silent over ordinary life with phones, friends and places in it.

use app::control;

const CONTROL: &str = include_str!("../corpus/control/control.txt");
const INNOCENT: &str = include_str!("../corpus/control/innocent.txt");

#[test]
fn wording_of_control_is_met_by_a_note_with_a_reason_and_another_wording() {
    assert!(CONTROL.lines().count() >= 40);
    for line in CONTROL.lines() {
        let notes = control::look(line);
        assert!(!notes.is_empty(), "{line}");
        assert!(notes.iter().all(|note| !note.why.is_empty() && !note.instead.is_empty()), "{line}");
    }
}

#[test]
fn ordinary_life_with_phones_friends_and_places_in_it_meets_none() {
    assert!(INNOCENT.lines().count() >= 40);
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
