//! One field for two rooms: which one opens, and that the work tells nothing.

use std::collections::HashSet;
use std::sync::Mutex;
use std::thread::{self, ThreadId};

use super::*;
use crate::secret::Secret32;
use crate::{Finding, Opened, Rule, SlotKind, kdf};

const OTHER_SECRET: &str = "a window for nobody";

/// What was opened, how many keys were derived for it, and on which threads.
struct Told {
    opened: Option<Person>,
    error: Option<VaultError>,
    derived: usize,
    threads: usize,
}

fn try_at_the_door(house: &House, secret: &str, if_both: Option<Person>) -> Told {
    let runs: Mutex<Vec<ThreadId>> = Mutex::new(Vec::new());
    let derive = |typed: &Passphrase, salt: &[u8; 16], cost| {
        runs.lock().expect("no run panics").push(thread::current().id());
        kdf::derive(typed, salt, cost)
    };
    let (opened, error) = match house.closed().unlock_either_by(&passphrase(secret), if_both, &derive) {
        Ok(Opened::Room(room)) => (Some(room.me()), None),
        Ok(Opened::Either(_)) => (None, None),
        Err(refused) => (None, Some(refused.error)),
    };
    let runs = runs.into_inner().expect("no run panics");
    Told { opened, error, derived: runs.len(), threads: runs.into_iter().collect::<HashSet<_>>().len() }
}

/// A household of two with one passphrase, as it could be made before such a newcomer was refused.
fn with_equal_passphrases() -> House {
    let (house, mut vault) = House::alone();
    let presence = presence(&vault, Person::First);
    let secret = passphrase(FOUNDER_SECRET);
    let newcomer = NewPerson { label: "Ben", passphrase: &secret, recovery: false };
    vault.join_with(&presence, &newcomer, NOW, &[]).expect("joined");
    drop(vault);
    house
}

#[test]
fn each_passphrase_opens_its_own_room_through_the_one_field() {
    let (house, vault) = House::joined();
    drop(vault);
    for person in Person::BOTH {
        assert_eq!(try_at_the_door(&house, secret_of(person), None).opened, Some(person));
        assert_eq!(try_at_the_door(&house, secret_of(person), Some(person.other())).opened, Some(person));
    }
    let told = try_at_the_door(&house, OTHER_SECRET, None);
    assert!(matches!(told.error, Some(VaultError::WrongPassphrase)));
}

#[test]
fn every_try_costs_the_same_derivations_whoever_it_is_and_however_many_live_here() {
    let (two, vault) = House::joined();
    drop(vault);
    let (one, vault) = House::alone();
    drop(vault);
    let equal = with_equal_passphrases();
    let tries = [
        (&two, FOUNDER_SECRET),
        (&two, NEWCOMER_SECRET),
        (&two, OTHER_SECRET),
        (&one, FOUNDER_SECRET),
        (&one, OTHER_SECRET),
        (&equal, FOUNDER_SECRET),
        (&equal, OTHER_SECRET),
    ];
    for (number, (house, secret)) in tries.into_iter().enumerate() {
        let told = try_at_the_door(house, secret, None);
        assert_eq!((told.derived, told.threads), (2, 2), "try {number}");
    }
}

#[test]
fn a_slot_whose_copies_differ_costs_every_passphrase_the_same() {
    let (house, vault) = House::joined();
    drop(vault);
    let (other, vault) = House::joined();
    drop(vault);
    let slot: Vec<u8> = rusqlite::Connection::open(other.file())
        .and_then(|open| open.query_row("SELECT blob FROM keyslot WHERE id = 2", [], |row| row.get(0)))
        .expect("a slot of another household");
    let hex: String = slot.iter().map(|byte| format!("{byte:02x}")).collect();
    house.meddle(&format!("UPDATE keyslot SET blob = x'{hex}' WHERE id = 2"));
    for (secret, opened) in
        [(FOUNDER_SECRET, Some(Person::First)), (NEWCOMER_SECRET, Some(Person::Second)), (OTHER_SECRET, None)]
    {
        let told = try_at_the_door(&house, secret, None);
        assert_eq!((told.derived, told.opened), (4, opened));
    }
}

#[test]
fn where_one_passphrase_fits_both_rooms_the_person_says_which() {
    let house = with_equal_passphrases();
    let told = try_at_the_door(&house, FOUNDER_SECRET, None);
    assert!(told.opened.is_none() && told.error.is_none(), "neither is chosen for anybody");
    for person in Person::BOTH {
        assert_eq!(try_at_the_door(&house, FOUNDER_SECRET, Some(person)).opened, Some(person));
    }
}

#[test]
fn beside_a_slot_that_nothing_opens_nobody_is_told_that_the_words_were_wrong() {
    let (house, vault) = House::joined();
    drop(vault);
    house.meddle("UPDATE keyslot SET blob = zeroblob(184) WHERE id = 2");
    house.meddle("UPDATE keyslot2 SET blob = zeroblob(184) WHERE id = 2");
    assert_eq!(try_at_the_door(&house, FOUNDER_SECRET, None).opened, Some(Person::First));
    let told = try_at_the_door(&house, NEWCOMER_SECRET, None);
    let damaged = |copy| Finding::SlotDamaged { person: Person::Second, kind: SlotKind::Passphrase, copy };
    assert!(matches!(told.error, Some(VaultError::Damaged(found)) if found == [damaged(0), damaged(1)]));
    assert_eq!(told.derived, 2);
}

#[test]
fn where_memory_does_not_suffice_for_both_at_once_one_follows_the_other() {
    let (house, vault) = House::joined();
    drop(vault);
    let runs: Mutex<usize> = Mutex::new(0);
    let derive = |typed: &Passphrase, salt: &[u8; 16], cost| -> Result<Secret32, VaultError> {
        let mut run = runs.lock().expect("no run panics");
        *run += 1;
        if *run <= 2 { Err(VaultError::NotEnoughMemory) } else { kdf::derive(typed, salt, cost) }
    };
    let opened = house.closed().unlock_either_by(&passphrase(NEWCOMER_SECRET), None, &derive);
    assert!(matches!(opened, Ok(Opened::Room(room)) if room.me() == Person::Second));
}

#[test]
fn a_newcomer_whose_passphrase_opens_the_founders_room_is_not_let_in() {
    let (house, mut vault) = House::alone();
    let presence = presence(&vault, Person::First);
    let secret = passphrase(FOUNDER_SECRET);
    let before = house.bytes();
    let refused = vault.join(&presence, &NewPerson { label: "Ben", passphrase: &secret, recovery: false }, NOW);
    assert!(matches!(refused, Err(VaultError::NotAllowed(Rule::PassphraseTaken))));
    assert!(house.bytes() == before, "nothing was written");
    join(&mut vault, false);
}

#[test]
fn a_household_that_is_only_visited_leaves_no_new_note_and_loses_none_that_is_there() {
    let (house, vault) = House::alone();
    drop(vault);
    let folder = house.place.witness.clone().expect("a folder");
    let visit = |bytes: &[u8]| {
        let secret = passphrase(FOUNDER_SECRET);
        let mut vault = house.closed().beginning_no_note().unlock(Person::First, &secret).expect("opens");
        put(&mut vault, entry(1), bytes);
    };
    visit(b"noted here before");
    let saved = house.bytes();
    visit(b"and once more");
    std::fs::write(house.file(), saved).expect("an older copy is put back");
    let vault = house.open_as(Person::First).expect("opens");
    assert!(vault.findings().contains(&Finding::OlderThanWitness), "the note was renewed");
    drop(vault);
    std::fs::remove_dir_all(&folder).expect("removed");
    visit(b"never noted here");
    assert!(!folder.exists());
}
