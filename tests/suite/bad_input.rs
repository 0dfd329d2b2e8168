//! Text and files as they come from people, disks and enemies: refused kindly or kept exactly,
//! never a panic.

use app::notes::{self, NewNote};
use app::views::{DoorView, Person};
use app::{AppError, KdfCost, LockedApp, search};
use std::fs;
use suite::{Household, ROBINS, moment};

#[test]
fn whatever_a_person_writes_comes_back_byte_for_byte() {
    let long_line = "word ".repeat(40_000);
    let many_lines = "line\n".repeat(20_000);
    let texts = [
        "",
        " ",
        "\n\n\n",
        "\u{0}\u{1}\u{7f}\u{85}",
        "\u{feff}with a mark",
        "carriage\r\nreturn\rand feed",
        "Cafe\u{301} Caf\u{e9}",
        "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽",
        "Z\u{335}\u{322}a\u{321}l\u{336}g\u{328}o",
        "שלום עולם and مرحبا",
        "\u{202e}turned\u{202c}",
        "<script>alert(1)</script> [a](javascript:1) data:text/html,x",
        "'; DROP TABLE cell; -- \" \\ {\"v\":1}",
        "VCL1 VKS1 SQLite format 3",
        &long_line,
        &many_lines,
    ];
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    for text in texts {
        let note = NewNote { when: moment(2), title: text.chars().take(80).collect(), text: text.to_owned() };
        notes::keep(&mut room, note, &moment(2)).expect("it is saved");
    }
    drop(room.lock());
    let room = household.open(Person::First, 3);
    let mut kept: Vec<_> = notes::list(&room).into_iter().map(|note| note.text).collect();
    let mut given: Vec<_> = texts.map(str::to_owned).to_vec();
    kept.sort();
    given.sort();
    assert!(kept == given, "every text is as it was written");
}

#[test]
fn a_word_is_found_however_it_was_typed() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let note = NewNote { when: moment(2), title: String::new(), text: "We met at the Cafe\u{301} Central.".to_owned() };
    notes::keep(&mut room, note, &moment(2)).expect("it is saved");
    for words in ["caf\u{e9}", "CAFE\u{301}", "central caf\u{e9}", "met  at"] {
        assert_eq!(search::find_notes(&mut room, words).len(), 1, "{words}");
    }
    for words in ["cafeteria", "", "   ", "central absent"] {
        assert_eq!(search::find_notes(&mut room, words).len(), 0, "{words}");
    }
}

#[test]
fn files_that_are_no_household_are_told_apart_and_left_alone() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let trouble = |name: &str| match LockedApp::at(folder.path().join(name), None).door() {
        DoorView::Trouble { error, .. } => error,
        other => panic!("{name}: {other:?}"),
    };
    for (name, bytes) in [("empty", &b""[..]), ("one-byte", b"S"), ("text", b"Dear diary")] {
        fs::write(folder.path().join(name), bytes).expect("our folder");
        assert_eq!(trouble(name), AppError::NotAHousehold, "{name}");
        assert_eq!(fs::read(folder.path().join(name)).expect("our file"), bytes, "{name} is as it was");
    }
    fs::write(folder.path().join("cut"), b"SQLite format 3\0").expect("our folder");
    assert_eq!(trouble("cut"), AppError::Damaged, "it began as one");
    fs::create_dir(folder.path().join("folder")).expect("our folder");
    assert_eq!(trouble("folder"), AppError::NotAHousehold);
    assert_eq!(trouble("nothing"), AppError::FileMissing);
}

#[test]
fn a_household_is_never_made_over_another_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("household.hearth");
    fs::write(&file, b"something dear").expect("our folder");
    let made = LockedApp::at(file.clone(), None).create("Robin", ROBINS, KdfCost::for_tests(), &moment(0));
    assert_eq!(made.err(), Some(AppError::HouseholdExists));
    assert_eq!(fs::read(&file).expect("our file"), b"something dear");
}

#[test]
fn a_second_opener_is_told_that_the_household_is_in_use() {
    let household = Household::alone();
    let room = household.open(Person::First, 2);
    assert_eq!(household.locked().unlock(Person::First, ROBINS, &moment(3)).err(), Some(AppError::InUse));
    drop(room.lock());
    assert!(household.locked().unlock(Person::First, ROBINS, &moment(3)).is_ok());
}

#[test]
fn a_truncated_household_is_reported_and_not_touched() {
    let household = Household::alone();
    let whole = fs::read(household.file()).expect("our file");
    for pages in [1, 2, 20, 100] {
        let part = &whole[..pages * 4096];
        fs::write(household.file(), part).expect("our file");
        let opened = household.locked().unlock(Person::First, ROBINS, &moment(2));
        assert!(
            opened.is_err() || !opened.map(|room| room.view().notices).unwrap_or_default().is_empty(),
            "{pages} pages"
        );
        fs::write(household.file(), &whole).expect("our file");
    }
    assert!(household.locked().unlock(Person::First, ROBINS, &moment(2)).is_ok());
}
