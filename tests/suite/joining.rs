//! How the second person is added while the founder's room is open, which is
//! where the window offers it.

use app::{AppError, Folders, KdfCost, Program};
use suite::{MIKA, MIKAS, ROBIN, ROBINS, moment};

fn program_with_an_open_room(folder: &std::path::Path) -> Program {
    let mut program = Program::start(Folders { config: folder.join("config"), data: folder.join("data") });
    program.create(ROBIN, ROBINS, KdfCost::for_tests(), &moment(0)).expect("a household can be made");
    program
}

#[test]
fn the_founder_confirms_in_the_open_room_and_the_second_person_joins() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut program = program_with_an_open_room(folder.path());
    program.welcome(ROBINS).expect("the founder is there");
    assert!(!program.is_open(), "the founder's room stays open while somebody else sits here");
    program.join(MIKA, MIKAS, &moment(1)).expect("the second person can join");
    program.unlock(MIKAS, None, &moment(2)).expect("the second person has a room");
    assert_eq!(program.open().map(|room| room.persons().len()), Ok(2));
}

#[test]
fn a_newcomer_cannot_take_the_founders_passphrase_and_may_try_another() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut program = program_with_an_open_room(folder.path());
    program.welcome(ROBINS).expect("the founder is there");
    assert_eq!(program.join(MIKA, ROBINS, &moment(1)), Err(AppError::PassphraseUnusable));
    program.join(MIKA, MIKAS, &moment(1)).expect("another one");
}

#[test]
fn a_founder_who_mistypes_keeps_the_open_room() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut program = program_with_an_open_room(folder.path());
    assert_eq!(program.welcome(MIKAS), Err(AppError::WrongPassphrase));
    assert!(program.is_open());
    program.welcome(ROBINS).expect("the founder tries again");
}

#[test]
fn a_founder_may_confirm_twice() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut program = program_with_an_open_room(folder.path());
    program.welcome(ROBINS).expect("the founder is there");
    program.welcome(ROBINS).expect("and confirms once more");
}
