//! A copy of the household file: everything of both rooms, sealed, and never over something else.

use app::views::Person;
use app::{AppError, LockedApp, OpenApp, backup, checkup, notes, reflect};
use std::fs;
use suite::{Household, MIKAS, ROBINS, moment};

const WORD: &str = "quietlantern";

fn note(room: &mut OpenApp, text: &str, at: i64) -> String {
    let note = notes::NewNote { when: moment(at), title: String::new(), text: text.to_owned() };
    notes::keep(room, note, &moment(at)).expect("it is saved")
}

#[test]
fn a_copy_holds_both_rooms_as_they_are_and_is_whole_by_itself() {
    let household = Household::of_two();
    let mut second = household.open(Person::Second, 2);
    let theirs = note(&mut second, WORD, 2);
    drop(second.lock());
    let mut room = household.open(Person::First, 3);
    let own = note(&mut room, WORD, 3);
    let copy = household.folder().join(backup::name(&moment(3)));
    assert_eq!(copy.extension().and_then(|ending| ending.to_str()), Some("hearth"));
    backup::save(&mut room, &copy).expect("it is saved");
    let later = note(&mut room, "Not in the copy.", 4);
    drop(room.lock());

    // Beside the note each holds a yes for the next sitting.
    for (person, passphrase, entry) in [(Person::First, ROBINS, &own), (Person::Second, MIKAS, &theirs)] {
        let found = checkup::check_as(&copy, person, passphrase).expect("it opens");
        assert!(!found.damaged && found.entries == Some(2) && found.records == Some(2), "{found:?}");
        let room = LockedApp::at(copy.clone(), None).unlock(person, passphrase, &moment(5)).expect("it opens");
        assert_eq!(reflect::read(&room, entry).expect("it is there").note.as_deref(), Some(WORD));
        assert!(reflect::read(&room, &later).is_err());
        drop(room.lock());
    }
    let bytes = fs::read(&copy).expect("it reads");
    assert!(!bytes.windows(WORD.len()).any(|words| words == WORD.as_bytes()), "sealed like the file");
    let room = household.open(Person::First, 6);
    assert!(reflect::read(&room, &later).is_ok(), "and the household goes on");
}

#[test]
fn a_copy_never_takes_the_place_of_anything_and_what_fails_leaves_nothing() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    note(&mut room, WORD, 2);
    let taken = household.folder().join("letters.txt");
    fs::write(&taken, "Something of ours.").expect("written");
    let count = || fs::read_dir(household.folder()).expect("it reads").count();
    let before = (count(), fs::read(household.file()).expect("it reads"));
    assert_eq!(backup::save(&mut room, &taken), Err(AppError::CopyStands));
    assert_eq!(backup::save(&mut room, &household.file()), Err(AppError::CopyStands));
    let nowhere = household.folder().join("gone").join("copy.hearth");
    assert_eq!(backup::save(&mut room, &nowhere), Err(AppError::NotWritten));
    assert_eq!(fs::read_to_string(&taken).expect("it reads"), "Something of ours.");
    assert!((count(), fs::read(household.file()).expect("it reads")) == before);
}
