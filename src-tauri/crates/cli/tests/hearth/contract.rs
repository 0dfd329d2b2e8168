//! The contract that scripts rely on.

use super::{Place, ROBINS, bytes, code, note, told};
use std::fs;

#[test]
fn notes_go_in_as_json_lines_and_come_out_as_written() {
    let place = Place::alone();
    let input = note("First", "one\ntwo \u{1f642} \"quoted\"") + &note("", "");
    let put = place.hearth(&["put", "FILE", "--as", "Robin", "--passphrases", "robin"], &input);
    assert_eq!(code(&put), 0, "{}", told(&put));
    let saved: Vec<_> = String::from_utf8(put.stdout).expect("text").lines().map(str::to_owned).collect();
    let list = place.list("Robin");
    assert_eq!((saved.len(), list.len()), (2, 2));
    for (line, note) in saved.iter().zip(&list) {
        assert!(saved.contains(&format!("saved {}", note["id"].as_str().expect("an id"))), "{line}");
    }
    let first = list.iter().find(|note| note["title"] == "First").expect("the first note");
    assert_eq!(first["text"], "one\ntwo \u{1f642} \"quoted\"");
    assert_eq!(first["when"], "2026-01-02T03:04:05Z");
}

#[test]
fn what_is_shared_is_seen_by_both_and_what_is_private_by_one() {
    let place = Place::of_two();
    place.hearth(&["put", "FILE", "--as", "Robin", "--passphrases", "robin"], &note("Mine", "quokkaberry"));
    let share = ["put", "FILE", "--as", "Robin", "--shared", "--passphrases", "robin"];
    let refused = place.hearth(&share, &note("Ours", "bread"));
    assert_eq!(code(&refused), 2, "it needs the own yes from the short page, as in the window");
    assert!(told(&refused).contains("This can wait for another day."), "{}", told(&refused));
    assert_eq!(place.list("Mika").len(), 0);
    place.says_yes(ROBINS);
    let shared = place.hearth(&share, &note("Ours", "bread"));
    assert_eq!(code(&shared), 0, "{}", told(&shared));
    assert_eq!(place.list("Robin").len(), 2);
    let seen = place.list("Mika");
    assert_eq!(seen.len(), 1);
    assert_eq!(
        (&seen[0]["title"], &seen[0]["by"], &seen[0]["shared"]),
        (&"Ours".into(), &"first".into(), &true.into())
    );
    let search = |person: &str, words: &str| {
        let passphrases = person.to_lowercase();
        let found = place.json(&["search", "FILE", "--as", person, "--json", words, "--passphrases", &passphrases]);
        found.as_array().expect("a list").len()
    };
    assert_eq!((search("Robin", "QUOKKABERRY"), search("Mika", "quokkaberry"), search("Mika", "bread")), (1, 0, 1));
}

#[test]
fn no_command_of_the_second_person_tells_of_the_first_room() {
    let place = Place::of_two();
    let untouched = |place: &Place| {
        let mut told = Vec::new();
        for words in [
            &["list", "FILE", "--as", "Mika", "--json", "--passphrases", "mika"][..],
            &["search", "FILE", "--as", "Mika", "--json", "quokkaberry", "--passphrases", "mika"],
            &["check", "FILE", "--as", "Mika", "--json", "--passphrases", "mika"],
            &["check", "FILE", "--json"],
            &["check", "FILE"],
            &["export", "FILE", "--as", "Mika", "--format", "json", "@export", "--passphrases", "mika"],
            &["export", "FILE", "--as", "Mika", "--format", "markdown", "@export", "--passphrases", "mika"],
        ] {
            let output = place.hearth(words, "");
            assert_eq!(code(&output), 0, "{words:?}: {}", self::told(&output));
            told.push((output.stdout, output.stderr));
        }
        let export =
            ["export/hearthside-export.json", "export/hearthside-export.md"].map(|name| bytes(&place.path(name)));
        fs::remove_dir_all(place.path("export")).expect("our folder");
        (told, export)
    };
    let before = untouched(&place);
    let many: String = (0..20).map(|number| note(&format!("quokkaberry {number}"), "quokkaberry")).collect();
    place.hearth(&["put", "FILE", "--as", "Robin", "--passphrases", "robin"], &many);
    assert!(untouched(&place) == before, "every command answers as if nothing had been written");
}

#[test]
fn an_export_is_readable_and_never_written_over_another() {
    let place = Place::alone();
    place.hearth(&["put", "FILE", "--as", "Robin", "--passphrases", "robin"], &note("A title", "Words of mine"));
    for (format, name) in [("json", "hearthside-export.json"), ("markdown", "hearthside-export.md")] {
        let words = ["export", "FILE", "--as", "Robin", "--format", format, "@out", "--passphrases", "robin"];
        assert_eq!(code(&place.hearth(&words, "")), 0);
        let written = bytes(&place.path("out").join(name));
        assert!(String::from_utf8_lossy(&written).contains("Words of mine"));
        assert_ne!(code(&place.hearth(&words, "")), 0, "the second export finds the first");
        assert_eq!(bytes(&place.path("out").join(name)), written);
    }
}

#[test]
fn every_failure_has_its_exit_code_and_none_panics() {
    let place = Place::of_two();
    let list = |extra: &[&str]| {
        let mut words = vec!["list", "FILE", "--as", "Robin", "--json", "--passphrases", "robin"];
        words.extend_from_slice(extra);
        place.hearth(&words, "")
    };
    assert_eq!(code(&list(&["word too many"])), 2);
    for usage in [
        &[][..],
        &["dance", "FILE"],
        &["list"],
        &["list", "FILE"],
        &["list", "FILE", "--as", "Nobody", "--passphrases", "robin"],
        &["new", "FILE", "--name", "X", "--kdf-memory", "1", "--passphrases", "robin"],
        &["new", "FILE", "--name", "X", "--kdf-memory", "a lot", "--passphrases", "robin"],
        &["new", "@other", "--name", "", "--kdf-memory", super::MEMORY, "--passphrases", "robin"],
        &["join", "FILE", "--name", "Third", "--with", "Robin", "--passphrases", "both"],
        &["export", "FILE", "--as", "Robin", "--format", "scroll", "@out", "--passphrases", "robin"],
        &["list", "FILE", "--as", "Robin", "--surprise"],
    ] {
        let output = place.hearth(usage, "");
        assert_eq!(code(&output), 2, "{usage:?}: {}", told(&output));
    }
    fs::write(place.path("text"), "Dear diary, this is no household.").expect("our folder");
    assert_eq!(code(&place.hearth(&["check", "@text"], "")), 4);
    assert_eq!(code(&place.hearth(&["list", "FILE", "--as", "Robin", "--json", "--passphrases", "mika"], "")), 5);
    assert_eq!(code(&place.hearth(&["check", "@nothing-there"], "")), 8);
    let made =
        place.hearth(&["new", "FILE", "--name", "X", "--kdf-memory", super::MEMORY, "--passphrases", "robin"], "");
    assert_ne!(code(&made), 0, "a household is never made over another");
    assert_eq!(place.list("Robin").len(), 0, "and the one that was there still opens");
}

#[test]
fn a_line_that_is_no_note_ends_the_work_and_keeps_what_came_before() {
    let place = Place::alone();
    for wrong in ["not json\n", "{\"when\":\"yesterday\"}\n", "{\"title\":1}\n", "{\"text\":\"\\ud800\"}\n", "[]\n"] {
        let before = place.list("Robin").len();
        let put = place.hearth(
            &["put", "FILE", "--as", "Robin", "--passphrases", "robin"],
            &(note("Kept", "kept") + wrong + &note("Not", "read")),
        );
        assert_eq!(code(&put), 2, "{wrong}: {}", told(&put));
        assert_eq!(place.list("Robin").len(), before + 1, "{wrong}");
    }
}

#[test]
fn a_newer_household_is_refused_and_left_byte_for_byte() {
    let place = Place::alone();
    let mut changed = bytes(&place.file());
    changed[60..64].copy_from_slice(&2_u32.to_be_bytes());
    fs::write(place.file(), &changed).expect("our file");
    let output = place.hearth(&["list", "FILE", "--as", "Robin", "--json", "--passphrases", "robin"], "");
    assert_eq!(code(&output), 7, "{}", told(&output));
    assert!(bytes(&place.file()) == changed);
}

#[test]
fn nothing_that_is_told_holds_a_passphrase_or_a_text() {
    let place = Place::alone();
    place.hearth(&["put", "FILE", "--as", "Robin", "--passphrases", "robin"], &note("quokkaberry", "quokkaberry"));
    for words in [
        &["check", "FILE", "--as", "Robin", "--passphrases", "robin"][..],
        &["check", "FILE", "--as", "Robin", "--json", "--passphrases", "robin"],
        &["list", "FILE", "--as", "Robin", "--json", "--passphrases", "mika"],
        &["put", "FILE", "--as", "Robin", "--passphrases", "robin"],
    ] {
        let output = place.hearth(words, "{\"text\":\"quokkaberry\",\"when\":\"quokkaberry\"}");
        let all = [output.stdout, output.stderr].concat();
        let all = String::from_utf8_lossy(&all);
        assert!(!all.contains("quokkaberry") && !all.contains(ROBINS), "{words:?}: {all}");
    }
}
