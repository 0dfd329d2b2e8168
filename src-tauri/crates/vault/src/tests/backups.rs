//! A copy of the whole file: it opens like the file, or it isn't there.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::store::Store;

/// Everything in the folder of a household, by name.
fn names(house: &House) -> Vec<String> {
    let folder = house.file().parent().expect("a folder");
    let entries = fs::read_dir(folder).expect("it reads");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn opened(file: &Path, person: Person) -> OpenVault {
    let place = Place { file: file.to_owned(), witness: None };
    let closed = ClosedVault::open(&place).expect("a household");
    closed.unlock(person, &passphrase(secret_of(person))).expect("the own passphrase")
}

fn copy(house: &House) -> PathBuf {
    house.file().with_file_name("copy.hearth")
}

#[test]
fn a_copy_opens_for_both_with_everything_that_was_saved_and_the_file_is_as_it_was() {
    let (house, mut vault) = House::joined();
    put(&mut vault, entry(1), b"words of the founder");
    put(&mut vault, entry(2), b"gone again");
    vault.save(&[Change::Delete { id: entry(2) }], NOW).expect("saved");
    vault.post(&own(Action::Post, entry(3), 0, b"{}"), NOW).expect("posted");
    let log = vault.log().to_vec();
    drop(vault);
    let mut second = house.open_as(Person::Second).expect("opens");
    put(&mut second, entry(4), b"words of the newcomer");
    drop(second);
    let mut vault = house.open_as(Person::First).expect("opens");
    let before = house.bytes();
    vault.copy_to(&copy(&house)).expect("copied");
    assert!(house.bytes() == before, "the file was only read");
    put(&mut vault, entry(5), b"later");
    drop(vault);

    let first = opened(&copy(&house), Person::First);
    assert_eq!(alarms(&first), []);
    assert_eq!(first.entries().map(|entry| entry.bytes).collect::<Vec<_>>(), [b"words of the founder"]);
    assert_eq!(first.log(), log);
    drop(first);
    let mut second = opened(&copy(&house), Person::Second);
    assert_eq!(alarms(&second), []);
    assert_eq!(second.entry(entry(4)), Some(&b"words of the newcomer"[..]));
    put(&mut second, entry(6), b"a copy is a household file");
    drop(second);
    assert_eq!(alarms(&opened(&copy(&house), Person::Second)), []);
}

#[test]
fn nothing_is_ever_written_over_and_a_copy_that_fails_leaves_nothing_behind() {
    let (house, mut vault) = House::alone();
    put(&mut vault, entry(1), b"words");
    fs::write(copy(&house), b"something of somebody").expect("written");
    let before = names(&house);
    assert!(matches!(vault.copy_to(&copy(&house)), Err(VaultError::Exists)));
    assert!(matches!(vault.copy_to(house.file()), Err(VaultError::Exists)), "least of all over itself");
    let nowhere = house.file().with_file_name("no such folder").join("copy.hearth");
    assert!(matches!(vault.copy_to(&nowhere), Err(VaultError::Missing)));
    assert_eq!(fs::read(copy(&house)).expect("it reads"), b"something of somebody");
    assert_eq!(names(&house), before);
    put(&mut vault, entry(2), b"and the room goes on");
}

#[test]
fn a_copy_that_differs_in_one_row_is_noticed() {
    let (house, mut vault) = House::joined();
    put(&mut vault, entry(1), b"words");
    vault.copy_to(&copy(&house)).expect("copied");
    assert!(vault.compare_with(&copy(&house)).is_ok());
    // The other person's cells open with no key that is here: only their bytes can be compared.
    let connection = rusqlite::Connection::open(copy(&house)).expect("opened");
    let other = crate::store::cell_row(Person::Second.index(), 5);
    let mut bytes: Vec<u8> =
        connection.query_row("SELECT env FROM cell WHERE id = ?1", [other], |row| row.get(0)).expect("a cell");
    bytes[2_000] ^= 1;
    connection.execute("UPDATE cell SET env = ?2 WHERE id = ?1", (other, &bytes)).expect("changed");
    drop(connection);
    assert!(matches!(vault.compare_with(&copy(&house)), Err(VaultError::Damaged(_))));
}

#[test]
fn a_file_with_a_damaged_cell_is_copied_as_it_is() {
    let (house, mut vault) = House::alone();
    put(&mut vault, entry(1), b"words");
    drop(vault);
    house.meddle("UPDATE cell SET env = zeroblob(3952) WHERE id = 7");
    let mut vault = house.open_as(Person::First).expect("opens");
    assert!(!alarms(&vault).is_empty());
    vault.copy_to(&copy(&house)).expect("what is left can be kept safe");
    let found = alarms(&vault);
    drop(vault);
    assert_eq!(alarms(&opened(&copy(&house), Person::First)), found);
}

#[cfg(unix)]
#[test]
fn nobody_else_on_this_computer_can_read_a_copy() {
    use std::os::unix::fs::PermissionsExt;
    let (house, mut vault) = House::alone();
    vault.copy_to(&copy(&house)).expect("copied");
    let mode = fs::metadata(copy(&house)).expect("found").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

/// Copies as it should, and then a mistake happens.
fn copied_with(mistake: impl Fn(&Path)) -> impl Fn(&Store, &Path) -> Result<(), VaultError> {
    move |store, draft| {
        store.copy_into(draft)?;
        mistake(draft);
        Ok(())
    }
}

#[test]
fn a_copy_is_called_saved_only_after_it_was_compared() {
    let (house, mut vault) = House::joined();
    put(&mut vault, entry(1), b"words");
    let before = names(&house);
    let one_bit = |draft: &Path| {
        let connection = rusqlite::Connection::open(draft).expect("opened");
        let changed = connection.execute("UPDATE cell SET env = zeroblob(3952) WHERE id = 7", []);
        assert_eq!(changed.expect("changed"), 1);
    };
    let refused = vault.copy_by(&copy(&house), &copied_with(one_bit));
    assert!(matches!(refused, Err(VaultError::Damaged(_))), "{refused:?}");
    assert_eq!(names(&house), before, "and nothing is left of it");
    vault.copy_by(&copy(&house), &copied_with(|_| ())).expect("without a mistake it is saved");
}

#[test]
fn what_appears_at_the_place_while_a_copy_is_made_is_not_written_over() {
    let (house, mut vault) = House::alone();
    let place = copy(&house);
    let somebody = |_: &Path| fs::write(&place, b"something of somebody").expect("written");
    let refused = vault.copy_by(&place, &copied_with(somebody));
    assert!(refused.is_err());
    assert_eq!(fs::read(&place).expect("it reads"), b"something of somebody");
}
