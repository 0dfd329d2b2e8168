//! Damage is named, contained, and never a panic.

use super::{Place, bytes, code, note, told};
use std::fs;

#[test]
fn a_damaged_byte_is_named_and_the_other_notes_are_still_there() {
    let place = Place::alone();
    let notes: String = (0..6).map(|number| note(&number.to_string(), "kept")).collect();
    place.hearth(&["put", "FILE", "--as", "Robin", "--passphrases", "robin"], &notes);
    let whole = bytes(&place.file());
    let envelopes: Vec<usize> =
        whole.windows(6).enumerate().filter(|(_, each)| *each == b"VCL1\x01\x01").map(|(at, _)| at).collect();
    assert!(envelopes.len() >= 128, "the cells of the room");
    let mut lost = 0;
    for at in envelopes.iter().step_by(9) {
        let mut damaged = whole.clone();
        damaged[at + 500] ^= 1;
        fs::write(place.file(), &damaged).expect("our file");
        let check = place.hearth(&["check", "FILE", "--as", "Robin", "--json", "--passphrases", "robin"], "");
        assert_eq!(code(&check), 3, "{}", told(&check));
        let report: serde_json::Value = serde_json::from_slice(&check.stdout).expect("JSON");
        assert!(report["findings"].as_array().is_some_and(|findings| !findings.is_empty()), "what is damaged is named");
        let left = place.list("Robin").len();
        assert!(left >= 5, "at most one note is lost: {left} are left");
        lost += 6 - left;
    }
    fs::write(place.file(), &whole).expect("our file");
    assert_eq!(place.list("Robin").len(), 6, "{lost} were out of reach only while the byte was wrong");
}

#[test]
fn a_household_cut_short_anywhere_is_reported() {
    let place = Place::alone();
    place.hearth(&["put", "FILE", "--as", "Robin", "--passphrases", "robin"], &note("One", "kept"));
    let whole = bytes(&place.file());
    for pages in (0..whole.len() / 4096).step_by(7) {
        fs::write(place.file(), &whole[..pages * 4096]).expect("our file");
        let check = place.hearth(&["check", "FILE", "--as", "Robin", "--passphrases", "robin"], "");
        assert!(matches!(code(&check), 3 | 4), "{pages} pages: {} {}", code(&check), told(&check));
    }
}
