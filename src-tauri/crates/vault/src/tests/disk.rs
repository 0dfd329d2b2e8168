//! What happens when the disk does not do what was asked.

use super::*;
use crate::store::Fault;

#[test]
fn a_full_disk_at_the_first_save_is_tried_once_more_without_sealing_the_whole_room() {
    let (house, mut vault) = House::alone();
    vault.closed.store.faults = vec![Fault::Full];
    put(&mut vault, entry(1), b"words");
    assert!(!vault.own_sealed_anew, "the next save seals the room anew");
    assert_eq!(vault.rooms.own.head.epoch, 2);
    put(&mut vault, entry(2), b"more");
    assert!(vault.own_sealed_anew);
    drop(vault);
    let vault = house.open_as(Person::First).expect("opens");
    assert_eq!(vault.findings(), []);
    assert_eq!(vault.entries().count(), 2);
}

#[test]
fn a_full_disk_is_reported_and_memory_equals_the_file() {
    let (house, mut vault) = House::alone();
    put(&mut vault, entry(1), b"words");
    vault.closed.store.faults = vec![Fault::Full];
    let refused = vault.save(&[Change::Put { id: entry(1), bytes: b"lost" }], NOW);
    assert!(matches!(refused, Err(VaultError::DiskFull)));
    assert_eq!(vault.entry(entry(1)), Some(&b"words"[..]));
    put(&mut vault, entry(1), b"saved after all");
    drop(vault);
    assert_eq!(house.open_as(Person::First).expect("opens").entry(entry(1)), Some(&b"saved after all"[..]));
}

#[test]
fn a_commit_with_an_unknown_outcome_is_settled_by_the_file() {
    let (house, mut vault) = House::joined();
    put(&mut vault, entry(1), b"words");
    vault.closed.store.faults = vec![Fault::BrokenAfter];
    put(&mut vault, entry(1), b"durable although it was reported broken");
    vault.closed.store.faults = vec![Fault::BrokenBefore];
    let refused = vault.save(&[Change::Put { id: entry(1), bytes: b"never written" }], NOW);
    assert!(matches!(refused, Err(VaultError::Disk(_))));
    assert_eq!(vault.entry(entry(1)), Some(&b"durable although it was reported broken"[..]));
    vault.closed.store.faults = vec![Fault::BrokenAfter];
    vault.post(&own(Action::Post, entry(1), 0, b"{}"), NOW).expect("posted");
    assert_eq!(vault.log().len(), 3);
    let log = vault.log().to_vec();
    drop(vault);
    let vault = house.open_as(Person::First).expect("opens");
    assert_eq!(vault.findings(), []);
    assert_eq!(vault.log(), log);
}

#[test]
fn a_post_and_what_is_noted_of_it_stand_in_the_file_together_or_not_at_all() {
    let (house, mut vault) = House::joined();
    put(&mut vault, entry(1), b"a draft");
    let note = [Change::Delete { id: entry(1) }, Change::Put { id: entry(2), bytes: b"a trace" }];
    let founded = vault.log().len();
    vault.closed.store.faults = vec![Fault::BrokenBefore];
    let refused = vault.post_and_save(&own(Action::Post, entry(9), 0, b"{}"), &note, NOW);
    assert!(matches!(refused, Err(VaultError::Disk(_))), "{refused:?}");
    assert_eq!(
        (vault.log().len(), vault.entry(entry(1)), vault.entry(entry(2))),
        (founded, Some(&b"a draft"[..]), None)
    );
    vault.closed.store.faults = vec![Fault::BrokenAfter];
    vault.post_and_save(&own(Action::Post, entry(9), 0, b"{}"), &note, NOW).expect("it is in the file");
    drop(vault);
    let vault = house.open_as(Person::First).expect("opens");
    assert_eq!(vault.findings(), []);
    assert_eq!((vault.log().len(), vault.entry(entry(1))), (founded + 1, None));
    assert_eq!(vault.entry(entry(2)), Some(&b"a trace"[..]));
}

#[test]
fn a_proposal_and_the_end_of_its_draft_stand_in_the_file_together_or_not_at_all() {
    let (house, mut vault) = House::joined();
    put(&mut vault, entry(1), b"a draft");
    let presence = presence(&vault, Person::First);
    let end = [Change::Delete { id: entry(1) }];
    let founded = vault.log().len();
    vault.closed.store.faults = vec![Fault::BrokenBefore];
    let refused = vault.sign_and_save(&presence, &own(Action::Propose, entry(9), 1, b"{}"), &end, NOW);
    assert!(matches!(refused, Err(VaultError::Disk(_))), "{refused:?}");
    assert_eq!((vault.log().len(), vault.entry(entry(1))), (founded, Some(&b"a draft"[..])));
    vault.closed.store.faults = vec![Fault::BrokenAfter];
    vault.sign_and_save(&presence, &own(Action::Propose, entry(9), 1, b"{}"), &end, NOW).expect("it is in the file");
    drop(vault);
    let vault = house.open_as(Person::First).expect("opens");
    assert_eq!(vault.findings(), []);
    assert_eq!((vault.log().len(), vault.entry(entry(1))), (founded + 1, None));
}

#[test]
fn nothing_is_written_until_the_file_could_be_read_again() {
    let (house, mut vault) = House::alone();
    put(&mut vault, entry(1), b"words");
    let hidden = house.file().with_file_name("hidden");
    std::fs::rename(house.file(), &hidden).expect("moved away");
    for _ in 0..2 {
        let refused = vault.save(&[Change::Put { id: entry(1), bytes: b"x" }], NOW);
        assert!(matches!(refused, Err(VaultError::Missing)), "{refused:?}");
    }
    assert_eq!(vault.entry(entry(1)), Some(&b"words"[..]));
    std::fs::rename(&hidden, house.file()).expect("moved back");
    put(&mut vault, entry(1), b"back again");
    drop(vault);
    assert_eq!(house.open_as(Person::First).expect("opens").entry(entry(1)), Some(&b"back again"[..]));
}

#[test]
fn nothing_is_saved_into_a_file_that_was_replaced() {
    let (house, mut vault) = House::alone();
    let copy = house.copy_to("copy");
    put(&mut vault, entry(1), b"words");
    std::fs::rename(&copy, house.file()).expect("replaced");
    let refused = vault.save(&[Change::Put { id: entry(1), bytes: b"x" }], NOW);
    assert!(matches!(refused, Err(VaultError::Missing)), "{refused:?}");
    assert_eq!(vault.entry(entry(1)), Some(&b"words"[..]));
}

#[test]
fn a_really_full_file_system_is_a_full_disk() {
    let (_house, mut vault) = House::alone();
    put(&mut vault, entry(1), b"words");
    let connection = vault.closed.store.connection().expect("connected");
    let pages: i64 = connection.pragma_query_value(None, "page_count", |row| row.get(0)).expect("a number");
    connection.pragma_update(None, "max_page_count", pages).expect("set");
    let large = vec![7; 3809 * 200];
    let refused = vault.save(&[Change::Put { id: entry(2), bytes: &large }], NOW);
    assert!(matches!(refused, Err(VaultError::DiskFull)), "{refused:?}");
    assert_eq!(vault.entries().count(), 1);
}

#[test]
fn an_entry_that_is_too_long_is_refused_and_nothing_changes() {
    let (_house, mut vault) = House::alone();
    let long = vec![b'x'; crate::cells::MOST_ENTRY_BYTES + 1];
    let refused = vault.save(&[Change::Put { id: entry(1), bytes: &long }], NOW);
    assert!(matches!(refused, Err(VaultError::TooLong)));
    assert_eq!(vault.entries().count(), 0);
    let longest = &long[1..];
    put(&mut vault, entry(1), longest);
    assert_eq!(vault.entry(entry(1)), Some(longest));
}
