//! Making, saving, joining, signing, locking and coming back.

use super::*;
use crate::{Content, Finding, Rule, Standing};

#[test]
fn what_was_saved_is_there_after_locking_and_opening() {
    let (house, mut vault) = House::alone();
    let long: Vec<u8> = (0..20_000_u32).map(|i| i as u8).collect();
    put(&mut vault, entry(1), b"{\"v\":1}");
    put(&mut vault, entry(2), &long);
    put(&mut vault, entry(3), b"goes again");
    vault.save(&[Change::Delete { id: entry(3) }, Change::Put { id: entry(1), bytes: b"second" }], NOW).expect("saved");
    drop(vault.lock());
    let vault = house.open_as(Person::First).expect("opens");
    assert_eq!(vault.findings(), []);
    assert_eq!(vault.entry(entry(1)), Some(&b"second"[..]));
    assert_eq!(vault.entry(entry(2)), Some(&long[..]));
    assert_eq!(vault.entry(entry(3)), None);
    assert!(vault.entries().all(|entry| entry.age_proven));
    assert_eq!(vault.last_save(), Some(NOW));
    assert!(!vault.read_only());
}

#[test]
fn a_wrong_passphrase_leaves_a_vault_to_try_again_with() {
    let (_house, vault) = House::alone();
    let refused = vault.lock().unlock(Person::First, &passphrase("not this one, sorry")).expect_err("refused");
    assert!(matches!(refused.error, VaultError::WrongPassphrase));
    assert!(refused.vault.unlock(Person::First, &passphrase(FOUNDER_SECRET)).is_ok());
}

#[test]
fn both_persons_have_their_own_room_and_share_a_log() {
    let (house, mut vault) = House::joined();
    put(&mut vault, entry(1), b"the founder's words");
    let seq = vault.post(&own(Action::Post, entry(9), 0, b"{\"v\":1,\"kind\":\"note\"}"), NOW).expect("posted");
    assert_eq!(seq, 3);
    drop(vault);
    let mut vault = house.open_as(Person::Second).expect("opens");
    assert_eq!(alarms(&vault), []);
    assert_eq!(vault.entries().count(), 0);
    assert_eq!(vault.persons().iter().map(|p| p.label.as_str()).collect::<Vec<_>>(), ["Ada", "Ben"]);
    assert_eq!(vault.log().len(), 3);
    assert!(vault.log().iter().all(|record| record.standing == Standing::Verified));
    assert!(vault.log()[2].content == Content::Own(b"{\"v\":1,\"kind\":\"note\"}".to_vec()));
    put(&mut vault, entry(1), b"the newcomer's words");
    drop(vault);
    let vault = house.open_as(Person::First).expect("opens");
    assert_eq!(vault.findings(), []);
    assert_eq!(vault.entry(entry(1)), Some(&b"the founder's words"[..]));
}

#[test]
fn an_agreement_is_proposed_and_accepted_side_by_side() {
    let (house, mut vault) = House::joined();
    let (mine, theirs) = (presence(&vault, Person::First), presence(&vault, Person::Second));
    let proposed = vault.sign(&mine, &own(Action::Propose, entry(5), 1, b"{}"), NOW).expect("signed");
    let accepted = vault.sign(&theirs, &answer(Action::Accept, entry(5), 1, proposed), NOW).expect("signed");
    let amended = vault.sign(&theirs, &own(Action::Amend, entry(5), 2, b"{}"), NOW).expect("signed");
    assert_eq!((proposed, accepted, amended), (3, 4, 5));
    let in_memory = vault.log().to_vec();
    drop(vault);
    for person in Person::BOTH {
        let vault = house.open_as(person).expect("opens");
        assert_eq!(vault.findings(), [], "{person:?}");
        assert_eq!(vault.log(), in_memory);
        assert_eq!(vault.log()[3].author, Person::Second);
        assert_eq!(vault.log()[3].content_hash(), vault.log()[2].content_hash());
    }
}

#[test]
fn a_recovery_code_opens_its_room_and_nobody_sees_whether_one_exists() {
    let house = House::empty();
    let secret = passphrase(FOUNDER_SECRET);
    let founder = NewPerson { label: "Ada", passphrase: &secret, recovery: true };
    let (mut vault, code) = create(&house.place, &founder, KdfCost::for_tests(), NOW).expect("made");
    let code = code.expect("a code");
    assert!(join(&mut vault, false).is_none());
    put(&mut vault, entry(1), b"words");
    let typed = RecoveryCode::parse(&code.expose_grouped().to_lowercase()).expect("the same code");
    let vault = vault.lock().unlock_with_code(Person::First, &typed).expect("opens");
    assert_eq!(vault.entry(entry(1)), Some(&b"words"[..]));
    let refused = vault.lock().unlock_with_code(Person::Second, &typed).expect_err("another room");
    assert!(matches!(refused.error, VaultError::WrongPassphrase));
    let other = RecoveryCode::make().expect("randomness");
    assert!(refused.vault.unlock_with_code(Person::First, &other).is_err());
}

#[test]
fn signing_asks_for_the_passphrase_and_posting_does_not() {
    let (_house, mut vault) = House::joined();
    let mine = presence(&vault, Person::First);
    let wrong_way = |result| matches!(result, Err(VaultError::NotAllowed(Rule::WrongWay)));
    assert!(wrong_way(vault.post(&own(Action::Propose, entry(5), 1, b"{}"), NOW)));
    assert!(wrong_way(vault.sign(&mine, &own(Action::Post, entry(5), 0, b"{}"), NOW)));
    for action in [Action::Found, Action::Key, Action::Unknown(99)] {
        assert!(wrong_way(vault.sign(&mine, &own(action, EntryId::NONE, 0, b"{}"), NOW)), "{action:?}");
    }
    assert!(matches!(vault.confirm(Person::First, &passphrase(NEWCOMER_SECRET)), Err(VaultError::WrongPassphrase)));
    assert_eq!(vault.log().len(), 2);
}

#[test]
fn a_file_is_never_made_over_another() {
    let (house, vault) = House::alone();
    drop(vault);
    let before = house.bytes();
    let secret = passphrase(FOUNDER_SECRET);
    let founder = NewPerson { label: "Ada", passphrase: &secret, recovery: false };
    assert!(matches!(create(&house.place, &founder, KdfCost::for_tests(), NOW), Err(VaultError::Exists)));
    assert!(house.bytes() == before);
    let beside = |suffix: &str| crate::frame::beside(house.file(), suffix);
    std::fs::rename(house.file(), beside("-journal")).expect("moved");
    assert!(matches!(create(&house.place, &founder, KdfCost::for_tests(), NOW), Err(VaultError::Exists)));
    std::fs::rename(beside("-journal"), beside("-wal")).expect("moved");
    assert!(matches!(create(&house.place, &founder, KdfCost::for_tests(), NOW), Err(VaultError::Exists)));
    std::fs::remove_file(beside("-wal")).expect("removed");
    std::fs::write(house.file(), b"").expect("written");
    assert!(matches!(create(&house.place, &founder, KdfCost::for_tests(), NOW), Err(VaultError::Exists)));
}

#[test]
fn making_a_household_leaves_nothing_else_behind() {
    let (house, vault) = House::alone();
    drop(vault);
    let folder = house.file().parent().expect("a folder");
    let mut names: Vec<_> =
        std::fs::read_dir(folder).expect("listed").map(|found| found.expect("an entry").file_name()).collect();
    names.sort();
    assert_eq!(names, ["home.hearth", "witness"]);
    let nowhere = Place { file: folder.join("none/home.hearth"), witness: None };
    let secret = passphrase(FOUNDER_SECRET);
    let founder = NewPerson { label: "Ada", passphrase: &secret, recovery: false };
    assert!(matches!(create(&nowhere, &founder, KdfCost::for_tests(), NOW), Err(VaultError::Missing)));
}

#[test]
fn labels_and_costs_have_their_bounds() {
    let house = House::empty();
    let secret = passphrase(FOUNDER_SECRET);
    let long = "ü".repeat(33);
    for label in ["", &long] {
        let founder = NewPerson { label, passphrase: &secret, recovery: false };
        let refused = create(&house.place, &founder, KdfCost::for_tests(), NOW);
        assert!(matches!(refused, Err(VaultError::NotAllowed(Rule::Label))), "{label}");
    }
    let founder = NewPerson { label: "Ada", passphrase: &secret, recovery: false };
    let refused = create(&house.place, &founder, KdfCost::from_mib(u32::MAX), NOW);
    assert!(matches!(refused, Err(VaultError::NotAllowed(Rule::KdfCost))));
    assert!(!house.file().exists());
}

#[test]
fn opening_and_unlocking_write_nothing() {
    let (house, vault) = House::joined();
    drop(vault);
    let before = (house.bytes(), std::fs::metadata(house.file()).expect("found").modified().expect("a time"));
    for person in Person::BOTH {
        drop(house.open_as(person).expect("opens"));
    }
    let after = (house.bytes(), std::fs::metadata(house.file()).expect("found").modified().expect("a time"));
    assert!(before == after);
}

#[test]
fn a_second_opener_finds_the_file_in_use() {
    let (house, vault) = House::alone();
    assert!(matches!(ClosedVault::open(&house.place), Err(VaultError::InUse)));
    let closed = vault.lock();
    assert!(matches!(ClosedVault::open(&house.place), Err(VaultError::InUse)));
    drop(closed);
    assert!(ClosedVault::open(&house.place).is_ok());
}

#[cfg(unix)]
#[test]
fn a_new_file_is_readable_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let (house, _vault) = House::alone();
    let mode = std::fs::metadata(house.file()).expect("found").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn this_computer_notes_each_save_and_nothing_at_unlock() {
    let (house, mut vault) = House::alone();
    put(&mut vault, entry(1), b"one");
    drop(vault);
    assert!(!house.open_as(Person::First).expect("opens").findings().contains(&Finding::WitnessAbsent));
    let folder = house.place.witness.clone().expect("a folder");
    std::fs::remove_dir_all(&folder).expect("removed");
    assert_eq!(house.open_as(Person::First).expect("opens").findings(), [Finding::WitnessAbsent]);
    assert!(!folder.exists());
}

#[test]
fn who_sits_beside_the_opener_posts_by_their_own_passphrase() {
    let (house, mut vault) = House::joined();
    let theirs = presence(&vault, Person::Second);
    let posted = vault.sign(&theirs, &own(Action::Post, entry(7), 0, b"{\"v\":1}"), NOW).expect("posted");
    vault.sign(&theirs, &own(Action::Comment, entry(7), 0, b"{\"v\":1}"), NOW).expect("posted");
    assert_eq!(vault.log().iter().filter(|record| record.author == Person::Second && record.seq >= posted).count(), 2);
    drop(vault);
    let vault = house.open_as(Person::Second).expect("opens");
    assert_eq!(alarms(&vault), []);
    assert!(vault.log().iter().all(|record| record.standing == Standing::Verified));
}
