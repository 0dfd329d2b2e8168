//! What a hostile person with write access can do to the closed file, and what is noticed.

use super::*;
use crate::testing::{Resident, small_household};
use crate::{Content, Finding, Rule, SlotKind, Space, Standing, Table, carve, check};

const OWN: Space = Space::Own;

/// The id of a cell's row.
fn row(space_index: i64, cell: i64) -> i64 {
    (space_index << 32) + cell
}

/// The cells in which the sealed text of a row differs between two files.
fn changed_cells(before: &Path, after: &Path, space_index: i64) -> Vec<i64> {
    let read = |path: &Path| {
        let connection = rusqlite::Connection::open(path).expect("opened");
        let mut statement =
            connection.prepare("SELECT id, env FROM cell WHERE id >> 32 = ?1 ORDER BY id").expect("prepared");
        let rows = statement.query_map([space_index], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
        rows.collect::<Result<Vec<(i64, Vec<u8>)>, _>>().expect("rows")
    };
    let (before, after) = (read(before), read(after));
    let old: std::collections::HashMap<_, _> = before.into_iter().collect();
    after.into_iter().filter(|(id, env)| old.get(id) != Some(env)).map(|(id, _)| id & 0xFFFF_FFFF).collect()
}

/// The cell of an entry with one part.
fn cell_of(vault: &OpenVault, id: EntryId) -> i64 {
    i64::from(vault.rooms.own.entries[&id].cells[0])
}

#[test]
fn a_cell_that_was_removed_spoiled_swapped_or_replayed_is_named() {
    let (house, mut vault) = House::alone();
    for number in 1..=6 {
        put(&mut vault, entry(number), &[number; 100]);
    }
    let cells: Vec<i64> = (1..=6).map(|number| cell_of(&vault, entry(number))).collect();
    drop(vault);
    let old = house.copy_to("old");
    let mut vault = house.open_as(Person::First).expect("opens");
    put(&mut vault, entry(3), b"newer words");
    assert_eq!(cell_of(&vault, entry(3)), cells[2]);
    drop(vault);
    let old = old.display();
    house.meddle(&format!(
        "DELETE FROM cell WHERE id = {removed};
         UPDATE cell SET env = zeroblob(3952) WHERE id = {spoiled};
         ATTACH '{old}' AS old;
         UPDATE cell SET env = (SELECT env FROM old.cell WHERE id = {replayed}) WHERE id = {replayed};
         UPDATE cell SET env = (SELECT env FROM cell WHERE id = {from}) WHERE id = {onto};",
        removed = cells[0],
        spoiled = cells[1],
        replayed = cells[2],
        from = cells[3],
        onto = cells[4],
    ));
    let vault = house.open_as(Person::First).expect("opens");
    let mut findings = alarms(&vault);
    findings.sort();
    let at = |cell: i64| u32::try_from(cell).expect("small");
    assert_eq!(
        findings,
        [
            Finding::CellMissing { space: OWN, cell: at(cells[0]) },
            Finding::CellDamaged { space: OWN, cell: at(cells[1]) },
            Finding::CellReplaced { space: OWN, cell: at(cells[2]) },
            Finding::CellForeign { space: OWN, cell: at(cells[4]) },
        ]
    );
    let seen: Vec<_> = vault.entries().map(|entry| (entry.id.0[0], entry.age_proven)).collect();
    assert_eq!(seen, [(3, false), (4, true), (6, true)]);
    assert_eq!(vault.entry(entry(3)), Some(&[3; 100][..]));
}

#[test]
fn a_save_after_damage_launders_nothing_and_touches_nothing_that_does_not_open() {
    let (house, mut vault) = House::alone();
    put(&mut vault, entry(1), b"one");
    put(&mut vault, entry(2), b"two");
    let (first, second) = (cell_of(&vault, entry(1)), cell_of(&vault, entry(2)));
    drop(vault);
    let old = house.copy_to("old");
    let mut vault = house.open_as(Person::First).expect("opens");
    put(&mut vault, entry(1), b"one again");
    drop(vault);
    house.meddle(&format!(
        "ATTACH '{}' AS old;
         UPDATE cell SET env = (SELECT env FROM old.cell WHERE id = {first}) WHERE id = {first};
         UPDATE cell SET env = zeroblob(3952) WHERE id = {second};",
        old.display()
    ));
    let mut vault = house.open_as(Person::First).expect("opens");
    let before = alarms(&vault);
    assert_eq!(before.len(), 2, "{before:?}");
    put(&mut vault, entry(3), b"three");
    drop(vault);
    let vault = house.open_as(Person::First).expect("opens");
    assert_eq!(alarms(&vault), before);
    assert_eq!(vault.entry(entry(3)), Some(&b"three"[..]));
    drop(vault);
    let mut vault = house.open_as(Person::First).expect("opens");
    put(&mut vault, entry(1), b"the person's own edit");
    drop(vault);
    let vault = house.open_as(Person::First).expect("opens");
    assert_eq!(alarms(&vault).len(), 1, "an own edit replaces the older copy");
    assert_eq!(vault.entry(entry(1)), Some(&b"the person's own edit"[..]));
}

#[test]
fn a_cell_of_another_household_or_of_the_other_room_is_foreign() {
    let (house, vault) = House::joined();
    drop(vault);
    let (other_house, other) = House::alone();
    drop(other);
    house.meddle(&format!(
        "ATTACH '{}' AS other;
         UPDATE cell SET env = (SELECT env FROM other.cell WHERE id = 7) WHERE id = 7;
         UPDATE cell SET env = (SELECT env FROM cell WHERE id = {}) WHERE id = 8;",
        other_house.file().display(),
        row(1, 8)
    ));
    let vault = house.open_as(Person::First).expect("opens");
    let foreign = |cell| Finding::CellForeign { space: OWN, cell };
    assert_eq!(alarms(&vault), [foreign(7), foreign(8)]);
}

#[test]
fn one_good_copy_of_each_pair_is_enough_and_the_next_save_mends_the_other() {
    let (house, mut vault) = House::joined();
    put(&mut vault, entry(1), b"words");
    drop(vault);
    house.meddle(
        "UPDATE keyslot SET blob = zeroblob(184) WHERE id = 0;
         DELETE FROM bundle WHERE id = 1;
         UPDATE head SET env = zeroblob(3952) WHERE id = 0;
         DELETE FROM tags WHERE id = 1;",
    );
    let mut vault = house.open_as(Person::First).expect("opens");
    let kind = SlotKind::Passphrase;
    let expected = [
        Finding::SlotDamaged { person: Person::First, kind, copy: 0 },
        Finding::BundleMissing { space: OWN, copy: 1 },
        Finding::HeadDamaged { space: OWN, copy: 0 },
        Finding::TagPageMissing { space: OWN, page: 0, copy: 1 },
    ];
    for finding in &expected {
        assert!(vault.findings().contains(finding), "{finding:?} in {:?}", vault.findings());
    }
    put(&mut vault, entry(2), b"more");
    drop(vault);
    let vault = house.open_as(Person::First).expect("opens");
    assert_eq!(alarms(&vault), []);
    assert_eq!(vault.entries().count(), 2);
}

#[test]
fn a_damaged_slot_is_told_from_a_wrong_passphrase() {
    let (house, vault) = House::alone();
    drop(vault);
    house.meddle(
        "UPDATE keyslot SET blob = zeroblob(184) WHERE id = 0; UPDATE keyslot2 SET blob = zeroblob(184) WHERE id = 0;",
    );
    let Err(VaultError::Damaged(findings)) = house.open_as(Person::First) else { panic!("damage expected") };
    assert_eq!(findings.len(), 2);
    assert!(findings.iter().all(|finding| matches!(finding, Finding::SlotDamaged { .. })));
}

#[test]
fn a_slot_from_elsewhere_that_opens_with_the_same_words_does_not_stand_before_the_right_one() {
    let (house, vault) = House::alone();
    drop(vault);
    let (other_house, other) = House::alone();
    drop(other);
    house.meddle(&format!(
        "ATTACH '{}' AS other; UPDATE keyslot SET blob = (SELECT blob FROM other.keyslot WHERE id = 0) WHERE id = 0;",
        other_house.file().display()
    ));
    let vault = house.open_as(Person::First).expect("opens by the second copy");
    let kind = SlotKind::Passphrase;
    assert!(vault.findings().contains(&Finding::SlotCopiesDiffer { person: Person::First, kind }));
    drop(vault);
    house.meddle("UPDATE keyslot2 SET blob = (SELECT blob FROM keyslot WHERE id = 0) WHERE id = 0");
    let Err(VaultError::Damaged(findings)) = house.open_as(Person::First) else { panic!("damage expected") };
    assert!(findings.contains(&Finding::BundleDamaged { space: OWN, copy: 0 }), "{findings:?}");
}

#[test]
fn words_that_open_a_planted_slot_confirm_nobody() {
    let (house, vault) = House::alone();
    drop(vault);
    let other_house = House::empty();
    let planted = passphrase("words of somebody else");
    let stranger = NewPerson { label: "Cy", passphrase: &planted, recovery: false };
    drop(create(&other_house.place, &stranger, KdfCost::for_tests(), NOW).expect("made"));
    house.meddle(&format!(
        "ATTACH '{}' AS other; UPDATE keyslot2 SET blob = (SELECT blob FROM other.keyslot WHERE id = 0) WHERE id = 0;",
        other_house.file().display()
    ));
    let vault = house.open_as(Person::First).expect("opens");
    assert!(matches!(vault.confirm(Person::First, &planted), Err(VaultError::WrongPassphrase)));
    assert!(vault.confirm(Person::First, &passphrase(FOUNDER_SECRET)).is_ok());
    let refused = vault.lock().unlock(Person::First, &planted).expect_err("opens nothing here");
    assert!(matches!(refused.error, VaultError::Damaged(_)), "{refused:?}");
}

#[test]
fn a_hostile_slot_never_runs_its_key_derivation() {
    let (house, vault) = House::alone();
    drop(vault);
    let slot: Vec<u8> = {
        let connection = rusqlite::Connection::open(house.file()).expect("opened");
        connection.query_row("SELECT blob FROM keyslot WHERE id = 0", [], |row| row.get(0)).expect("a slot")
    };
    let mut hostile = slot;
    hostile[40..44].copy_from_slice(&u32::MAX.to_le_bytes());
    let checksum = ring::digest::digest(&ring::digest::SHA256, &hostile[..152]);
    hostile[152..].copy_from_slice(checksum.as_ref());
    house.meddle(&format!(
        "UPDATE keyslot SET blob = x'{0}' WHERE id = 0; UPDATE keyslot2 SET blob = x'{0}' WHERE id = 0;",
        crate::person::hex(&hostile)
    ));
    let Err(VaultError::Damaged(findings)) = house.open_as(Person::First) else { panic!("damage expected") };
    let cost = |copy| Finding::SlotCost { person: Person::First, copy };
    assert_eq!(findings, [cost(0), cost(1)]);
}

#[test]
fn copies_that_both_open_and_differ_are_decided_by_age_and_always_named() {
    let (house, mut vault) = House::alone();
    put(&mut vault, entry(1), b"one");
    drop(vault);
    let old = house.copy_to("old");
    let mut vault = house.open_as(Person::First).expect("opens");
    put(&mut vault, entry(1), b"two");
    drop(vault);
    for copy in [0, 1] {
        let now = house.copy_to("now");
        house.meddle(&format!(
            "ATTACH '{}' AS old;
             UPDATE head SET env = (SELECT env FROM old.head WHERE id = {copy}) WHERE id = {copy};
             UPDATE tags SET env = (SELECT env FROM old.tags WHERE id = {copy}) WHERE id = {copy};",
            old.display()
        ));
        let vault = house.open_as(Person::First).expect("opens");
        assert_eq!(
            alarms(&vault),
            [Finding::HeadCopiesDiffer { space: OWN }, Finding::TagPageCopiesDiffer { space: OWN, page: 0 }]
        );
        assert_eq!(vault.entry(entry(1)), Some(&b"two"[..]));
        drop(vault);
        std::fs::copy(now, house.file()).expect("put back");
    }
}

#[test]
fn an_older_bundle_that_is_put_back_is_noticed_by_the_head() {
    let (house, mut vault) = House::alone();
    let before_joining = house.copy_to("old");
    join(&mut vault, false);
    drop(vault);
    house.meddle(&format!(
        "ATTACH '{}' AS old; DELETE FROM bundle WHERE id < 2;
         INSERT INTO bundle SELECT id, env FROM old.bundle WHERE id < 2;",
        before_joining.display()
    ));
    let vault = house.open_as(Person::First).expect("opens");
    assert!(vault.findings().contains(&Finding::BundleReplaced { space: OWN }), "{:?}", vault.findings());
}

#[test]
fn a_lost_head_costs_the_proof_of_age_and_no_word() {
    let (house, mut vault) = House::alone();
    put(&mut vault, entry(1), b"one");
    put(&mut vault, entry(1), b"two");
    drop(vault);
    house.meddle("DELETE FROM head");
    let mut vault = house.open_as(Person::First).expect("opens");
    assert!(vault.findings().contains(&Finding::HeadLost { space: OWN }));
    let entries: Vec<_> = vault.entries().map(|entry| (entry.bytes.to_vec(), entry.age_proven)).collect();
    assert_eq!(entries, [(b"two".to_vec(), false)]);
    let refused = vault.save(&[Change::Put { id: entry(2), bytes: b"x" }], NOW);
    assert!(matches!(refused, Err(VaultError::NotAllowed(Rule::RoomDamaged))));
    // Even where no tag page stands in the way.
    let (_house, mut vault) = House::alone();
    vault.rooms.own.has_head = false;
    let refused = vault.save(&[Change::Put { id: entry(2), bytes: b"x" }], NOW);
    assert!(matches!(refused, Err(VaultError::NotAllowed(Rule::RoomDamaged))));
}

#[test]
fn a_lost_tag_page_costs_the_proof_of_age_of_its_cells_only() {
    let (house, mut vault) = House::alone();
    let many: Vec<EntryId> = (0..600_u32)
        .map(|i| EntryId([[1; 12].as_slice(), &i.to_be_bytes()].concat().try_into().expect("16")))
        .collect();
    let changes: Vec<_> = many.iter().map(|id| Change::Put { id: *id, bytes: b"words" }).collect();
    vault.save(&changes, NOW).expect("saved");
    drop(vault);
    house.meddle("DELETE FROM tags WHERE id IN (0, 1)");
    let mut vault = house.open_as(Person::First).expect("opens");
    assert!(vault.findings().contains(&Finding::TagPageLost { space: OWN, page: 0 }));
    let unproven = vault.entries().filter(|entry| !entry.age_proven).count();
    assert_eq!((vault.entries().count(), unproven), (600, 480));
    put(&mut vault, entry(9), b"still possible");
    drop(vault);
    let vault = house.open_as(Person::First).expect("opens");
    assert_eq!(vault.entry(entry(9)), Some(&b"still possible"[..]));
    assert_eq!(vault.entries().count(), 601);
}

#[test]
fn a_room_put_back_is_found_by_the_witness_and_by_its_own_newer_record() {
    let (house, mut vault) = House::joined();
    let first_day = house.copy_to("old");
    vault.post(&own(Action::Post, entry(1), 0, b"{}"), NOW).expect("posted");
    drop(vault);
    // The own room goes back; the log keeps what was signed since.
    let only_room = "ATTACH '@' AS old;
        DELETE FROM cell WHERE id >> 32 = 0; INSERT INTO cell SELECT id, env FROM old.cell WHERE id >> 32 = 0;
        DELETE FROM tags WHERE id >> 32 = 0; INSERT INTO tags SELECT id, env FROM old.tags WHERE id >> 32 = 0;
        DELETE FROM head WHERE id < 2; INSERT INTO head SELECT id, env FROM old.head WHERE id < 2;";
    house.meddle(&only_room.replace('@', &first_day.display().to_string()));
    let vault = house.open_as(Person::First).expect("opens");
    assert_eq!(vault.findings(), [Finding::OwnRecordNewer { space: OWN, seq: 3 }, Finding::OlderThanWitness]);
    drop(vault);
    // The whole file goes back: only this computer's note remembers.
    std::fs::copy(&first_day, house.file()).expect("put back");
    let vault = house.open_as(Person::First).expect("opens");
    assert_eq!(vault.findings(), [Finding::OlderThanWitness, Finding::LogDiffersFromWitness]);
}

#[test]
fn a_file_as_new_as_the_noted_one_that_is_another_one_is_a_fork() {
    let (house, vault) = House::alone();
    drop(vault);
    let start = house.copy_to("start");
    let mut vault = house.open_as(Person::First).expect("opens");
    put(&mut vault, entry(1), b"here");
    drop(vault);
    std::fs::copy(&start, house.file()).expect("put back");
    let elsewhere = Place { file: house.file().to_path_buf(), witness: None };
    let closed = ClosedVault::open(&elsewhere).expect("opens");
    let mut vault = closed.unlock(Person::First, &passphrase(FOUNDER_SECRET)).expect("opens");
    put(&mut vault, entry(1), b"elsewhere");
    drop(vault);
    assert_eq!(house.open_as(Person::First).expect("opens").findings(), [Finding::ForkedFromWitness]);
}

#[test]
fn the_log_cannot_be_shortened_below_what_one_has_pinned() {
    let (house, mut vault) = House::joined();
    let mut short = house.copy_to("short");
    vault.post(&own(Action::Post, entry(1), 0, b"{}"), NOW).expect("posted");
    drop(vault);
    let mut vault = house.open_as(Person::Second).expect("opens");
    put(&mut vault, entry(1), b"seen and saved");
    drop(vault);
    // The founder, who has the shared key, puts an earlier log back, head and all.
    let shared = format!(
        "ATTACH '{}' AS old;
        DELETE FROM cell WHERE id >> 32 = 2; INSERT INTO cell SELECT id, env FROM old.cell WHERE id >> 32 = 2;
        DELETE FROM tags WHERE id >> 32 = 2; INSERT INTO tags SELECT id, env FROM old.tags WHERE id >> 32 = 2;
        DELETE FROM head WHERE id >= 4; INSERT INTO head SELECT id, env FROM old.head WHERE id >= 4;",
        short.display()
    );
    house.meddle(&shared);
    let vault = house.open_as(Person::Second).expect("opens");
    assert!(vault.findings().contains(&Finding::PinMissing { space: OWN, seq: 3 }), "{:?}", vault.findings());
    assert_eq!(vault.log().len(), 2);
    drop(vault);
    // A private save keeps the pin, so that the alarm stays.
    let mut vault = house.open_as(Person::Second).expect("opens");
    put(&mut vault, entry(1), b"saved once more");
    drop(vault);
    let vault = house.open_as(Person::Second).expect("opens");
    assert!(vault.findings().contains(&Finding::PinMissing { space: OWN, seq: 3 }), "{:?}", vault.findings());
    short.clear();
}

/// What is put into the cells of the log: a record number and bytes.
type Forging = dyn Fn(&OpenVault) -> Vec<(u64, Vec<u8>)>;

/// Forges the shared log with the shared key, as either person could with a program of their own.
fn forge(house: &House, person: Person, forge: impl Fn(&mut OpenVault) -> Vec<(u64, Vec<u8>)>) {
    let mut vault = house.open_as(person).expect("opens");
    let forged = forge(&mut vault);
    let changes: Vec<_> =
        forged.iter().map(|(seq, bytes)| Change::Put { id: crate::record::cell_entry_of(*seq), bytes }).collect();
    let shared = vault.rooms.shared.as_ref().expect("a shared room");
    let stage = shared
        .stage(&crate::stage::Draft {
            changes: &changes,
            reseal: crate::stage::Reseal::Eights,
            saved: NOW,
            pin: shared.head.pin,
            bundle: [0; 32],
            least_cells: 0,
            grows: true,
        })
        .expect("staged");
    vault.closed.store.write(&[&stage.rows]).expect("written");
}

fn stored(vault: &OpenVault, seq: u64) -> Vec<u8> {
    let shared = vault.rooms.shared.as_ref().expect("a shared room");
    shared.entries[&crate::record::cell_entry_of(seq)].bytes.to_vec()
}

#[test]
fn a_record_forged_in_the_other_s_name_is_a_bad_signature() {
    let (house, mut vault) = House::joined();
    let mine = presence(&vault, Person::First);
    let seq = vault.sign(&mine, &own(Action::Propose, entry(5), 1, b"{}"), NOW).expect("signed");
    drop(vault);
    forge(&house, Person::First, |vault| {
        let answered = vault.log()[2].clone();
        let forged = crate::record::Statement {
            seq: 4,
            prev: answered.hash(),
            author: Person::Second,
            action: Action::Accept,
            entry: entry(5),
            revision: 1,
            content_hash: answered.content_hash(),
            at: NOW,
        };
        vec![(4, forged.sign(&vault.rooms.me.vault, &vault.rooms.me.bundle.seed, None).encode().to_vec())]
    });
    let vault = house.open_as(Person::First).expect("opens");
    assert_eq!(vault.findings(), [Finding::RecordSignature { seq: 4 }]);
    assert_eq!(vault.log()[3].standing, Standing::BadSignature);
    assert_eq!(vault.log()[2].standing, Standing::Verified);
    assert_eq!(seq, 3);
}

#[test]
fn changed_removed_and_reordered_records_are_named() {
    let (house, mut vault) = House::joined();
    for number in 1..=4 {
        vault.post(&own(Action::Post, entry(number), 0, b"{\"v\":1}"), NOW).expect("posted");
    }
    drop(vault);
    let whole = house.copy_to("whole");
    let after = |forged: &Forging| {
        std::fs::copy(&whole, house.file()).expect("put back");
        forge(&house, Person::Second, |vault| forged(vault));
        let vault = house.open_as(Person::First).expect("opens");
        (vault.findings().to_vec(), vault.log().iter().map(|record| record.standing).collect::<Vec<_>>())
    };
    let (findings, standings) = after(&|vault| {
        let mut bytes = stored(vault, 4);
        *bytes.last_mut().expect("content") ^= 1;
        vec![(4, bytes)]
    });
    assert_eq!(findings, [Finding::RecordDamaged { seq: 4 }]);
    assert_eq!(standings[3], Standing::Damaged);
    assert_eq!(standings[4], Standing::Verified);

    let (findings, standings) = after(&|_| vec![(4, b"nothing of the kind".to_vec())]);
    assert_eq!(findings, [Finding::RecordDamaged { seq: 4 }]);
    assert_eq!(standings.len(), 5, "the record behind a damaged one still stands");
    assert!(standings.iter().all(|standing| *standing == Standing::Verified));

    let (findings, _) = after(&|vault| vec![(4, stored(vault, 5))]);
    assert_eq!(findings, [Finding::RecordDamaged { seq: 4 }], "a record lies in its own place only");

    // The content is taken out without a withdrawal.
    let (findings, standings) = after(&|vault| {
        let record = crate::record::Record::parse(&vault.rooms.me.vault, 4, &stored(vault, 4)).expect("a record");
        vec![(4, record.withdrawn().encode().to_vec())]
    });
    assert_eq!(findings, [Finding::ContentMissing { seq: 4 }]);
    assert_eq!(standings[3], Standing::Damaged);
}

#[test]
fn another_record_of_the_same_author_in_the_place_of_one_breaks_the_chain_and_the_pin() {
    let (house, mut vault) = House::joined();
    vault.post(&own(Action::Post, entry(1), 0, b"{\"v\":1}"), NOW).expect("posted");
    vault.post(&own(Action::Post, entry(2), 0, b"{\"v\":1}"), NOW).expect("posted");
    drop(vault);
    let mut vault = house.open_as(Person::Second).expect("opens");
    put(&mut vault, entry(1), b"seen and saved");
    drop(vault);
    forge(&house, Person::First, |vault| {
        let content = crate::record::salted(b"{\"v\":1,\"other\":true}").expect("randomness");
        let statement = crate::record::Statement {
            seq: 3,
            prev: vault.log()[1].hash(),
            author: Person::First,
            action: Action::Post,
            entry: entry(1),
            revision: 0,
            content_hash: crate::record::sha256(&[&content]),
            at: NOW,
        };
        let record = statement.sign(&vault.rooms.me.vault, &vault.rooms.me.bundle.seed, Some(&content));
        vec![(3, record.encode().to_vec())]
    });
    let vault = house.open_as(Person::Second).expect("opens");
    assert_eq!(vault.findings(), [Finding::RecordChain { seq: 4 }]);
    assert_eq!(vault.log()[3].standing, Standing::BrokenChain);
}

#[test]
fn a_withdrawn_post_is_gone_from_the_room_and_breaks_no_chain() {
    let (house, mut vault) = House::joined();
    let mine = presence(&vault, Person::First);
    let theirs = presence(&vault, Person::Second);
    let posted = vault.post(&own(Action::Post, entry(1), 0, b"{\"marker\":1}"), NOW).expect("posted");
    vault.post(&own(Action::Comment, entry(1), 0, b"{}"), NOW).expect("posted");
    let refused = vault.sign(&theirs, &answer(Action::Withdraw, entry(1), 0, posted), NOW);
    assert!(matches!(refused, Err(VaultError::NotAllowed(Rule::NotYours))));
    vault.sign(&mine, &answer(Action::Withdraw, entry(1), 0, posted), NOW).expect("withdrawn");
    assert!(vault.log()[2].content == Content::Withdrawn);
    drop(vault);
    for person in Person::BOTH {
        let vault = house.open_as(person).expect("opens");
        assert_eq!(alarms(&vault), []);
        assert!(vault.log()[2].content == Content::Withdrawn);
        assert!(vault.log().iter().all(|record| record.standing == Standing::Verified));
        assert!(!stored(&vault, posted).windows(6).any(|six| six == b"marker"));
    }
}

#[test]
fn one_withdrawal_excuses_one_missing_text_and_no_other_of_the_same_entry() {
    let (house, mut vault) = House::joined();
    let mine = presence(&vault, Person::First);
    let first = vault.post(&own(Action::Post, entry(1), 0, b"{\"v\":1}"), NOW).expect("posted");
    let second = vault.post(&own(Action::Comment, entry(1), 0, b"{\"v\":2}"), NOW).expect("posted");
    vault.sign(&mine, &answer(Action::Withdraw, entry(1), 0, first), NOW).expect("withdrawn");
    drop(vault);
    forge(&house, Person::Second, |vault| {
        let record = crate::record::Record::parse(&vault.rooms.me.vault, second, &stored(vault, second));
        vec![(second, record.expect("a record").withdrawn().encode().to_vec())]
    });
    let vault = house.open_as(Person::First).expect("opens");
    assert!(vault.findings().contains(&Finding::ContentMissing { seq: second }), "{:?}", vault.findings());
    assert!(!vault.findings().contains(&Finding::ContentMissing { seq: first }));
}

#[test]
fn what_both_accepted_stays_readable_after_one_withdraws_the_consent() {
    let (_house, mut vault) = House::joined();
    let (mine, theirs) = (presence(&vault, Person::First), presence(&vault, Person::Second));
    let proposed = vault.sign(&mine, &own(Action::Propose, entry(5), 1, b"{}"), NOW).expect("signed");
    let amended = vault.sign(&mine, &own(Action::Amend, entry(5), 2, b"{}"), NOW).expect("signed");
    vault.sign(&theirs, &answer(Action::Accept, entry(5), 1, proposed), NOW).expect("signed");
    vault.sign(&mine, &answer(Action::Withdraw, entry(5), 1, proposed), NOW).expect("signed");
    vault.sign(&mine, &answer(Action::Withdraw, entry(5), 2, amended), NOW).expect("signed");
    assert!(matches!(vault.log()[2].content, Content::Own(_)), "accepted by the other");
    assert!(vault.log()[3].content == Content::Withdrawn, "never accepted");
}

#[test]
fn answers_and_revisions_have_to_fit() {
    let (_house, mut vault) = House::joined();
    let mine = presence(&vault, Person::First);
    let proposed = vault.sign(&mine, &own(Action::Propose, entry(5), 1, b"{}"), NOW).expect("signed");
    let posted = vault.post(&own(Action::Post, entry(6), 0, b"{}"), NOW).expect("posted");
    let mut refused = |record: &NewRecord<'_>| match vault.sign(&mine, record, NOW) {
        Err(VaultError::NotAllowed(rule)) => rule,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(&own(Action::Propose, entry(5), 1, b"{}")), Rule::Revision);
    assert_eq!(refused(&own(Action::Propose, entry(7), 2, b"{}")), Rule::Revision);
    assert_eq!(refused(&own(Action::Amend, entry(5), 3, b"{}")), Rule::Revision);
    assert_eq!(refused(&own(Action::Amend, entry(7), 2, b"{}")), Rule::Revision);
    assert_eq!(refused(&answer(Action::Accept, entry(5), 1, 99)), Rule::NothingToAnswer);
    assert_eq!(refused(&answer(Action::Accept, entry(5), 2, proposed)), Rule::NothingToAnswer);
    assert_eq!(refused(&answer(Action::Accept, entry(6), 1, proposed)), Rule::NothingToAnswer);
    assert_eq!(refused(&answer(Action::Accept, entry(6), 0, posted)), Rule::NothingToAnswer);
    assert_eq!(refused(&own(Action::Leave, entry(5), 0, b"{}")), Rule::Body);
    assert_eq!(refused(&own(Action::Propose, EntryId::NONE, 1, b"{}")), Rule::Body);
    assert_eq!(refused(&own(Action::Accept, entry(5), 1, b"{}")), Rule::Body);
    assert_eq!(refused(&answer(Action::Propose, entry(5), 1, proposed)), Rule::Body);
    assert_eq!(vault.log().len(), 4);
}

#[test]
fn planted_tables_triggers_and_views_are_refused_before_anything_is_read() {
    let planted = [
        "CREATE TABLE kept (id, env)",
        "CREATE TABLE kept (id, env); CREATE TRIGGER keep AFTER UPDATE ON cell BEGIN INSERT INTO kept VALUES (old.id, old.env); END",
        "CREATE VIEW seen AS SELECT id FROM cell",
        "CREATE INDEX ix ON cell (env)",
        "ALTER TABLE cell ADD COLUMN more BLOB",
        "DROP TABLE tags",
    ];
    for sql in planted {
        let (house, vault) = House::alone();
        drop(vault);
        house.meddle(sql);
        let refused = ClosedVault::open(&house.place);
        assert!(
            matches!(&refused, Err(VaultError::Damaged(f)) if *f == [Finding::SchemaDiffers]),
            "{sql}: {refused:?}"
        );
    }
}

#[test]
fn a_newer_file_is_refused_and_left_as_it_is() {
    let (house, vault) = House::alone();
    drop(vault);
    house.meddle("PRAGMA user_version = 2");
    let before = house.bytes();
    assert!(matches!(ClosedVault::open(&house.place), Err(VaultError::NewerVersion)));
    assert!(house.bytes() == before);
}

/// Seals a head of another version into the file, as a newer program would.
fn seal_head(house: &House, change: impl Fn(&mut crate::head::Head)) {
    let mut vault = house.open_as(Person::First).expect("opens");
    let rows = changed_head(&vault.rooms.own, change);
    vault.closed.store.write(&[&rows]).expect("written");
}

fn changed_head(room: &crate::room::Room, change: impl Fn(&mut crate::head::Head)) -> Vec<crate::store::Row> {
    let mut head = room.head.clone();
    change(&mut head);
    let sealed = room.keys.seal(crate::seal::Kind::Head, 0, &head.encode()).expect("sealed");
    let mut rows = Vec::new();
    let ids = [0, 1].map(|copy| crate::store::copy_row(room.index, copy));
    crate::stage::push_twice(&mut rows, Table::Head, ids, sealed);
    rows
}

#[test]
fn an_unknown_minor_version_of_the_shared_room_can_only_be_read_as_well() {
    let (house, mut vault) = House::joined();
    let rows = changed_head(vault.rooms.shared.as_ref().expect("a shared room"), |head| head.minor = 1);
    vault.closed.store.write(&[&rows]).expect("written");
    drop(vault);
    let mut vault = house.open_as(Person::First).expect("opens");
    assert!(vault.read_only());
    let refused = vault.post(&own(Action::Post, entry(1), 0, b"{}"), NOW);
    assert!(matches!(refused, Err(VaultError::ReadOnly)));
}

#[test]
fn a_sealed_major_version_or_required_feature_is_refused_and_the_file_left_as_it_is() {
    for change in
        [(|head: &mut crate::head::Head| head.major = 2) as fn(&mut crate::head::Head), |head| head.features = 1]
    {
        let (house, vault) = House::alone();
        drop(vault);
        seal_head(&house, change);
        let before = house.bytes();
        assert!(matches!(house.open_as(Person::First), Err(VaultError::NewerVersion)));
        assert!(house.bytes() == before);
    }
}

#[test]
fn an_unknown_minor_version_opens_and_can_only_be_read() {
    let (house, mut vault) = House::alone();
    put(&mut vault, entry(1), b"words");
    drop(vault);
    seal_head(&house, |head| head.minor = 1);
    let before = house.bytes();
    let mut vault = house.open_as(Person::First).expect("opens");
    assert!(vault.read_only());
    assert_eq!(vault.entry(entry(1)), Some(&b"words"[..]));
    assert!(matches!(vault.save(&[Change::Delete { id: entry(1) }], NOW), Err(VaultError::ReadOnly)));
    assert_eq!(vault.entry(entry(1)), Some(&b"words"[..]));
    drop(vault);
    assert!(house.bytes() == before);
}

#[test]
fn the_hints_at_the_door_cannot_lie_about_what_counts() {
    let (house, vault) = House::alone();
    drop(vault);
    house.meddle(
        "UPDATE meta SET v = zeroblob(16) WHERE id = 1; UPDATE meta SET v = x'020000000000000000000000' WHERE id = 2;
         UPDATE meta SET v = x'ff' WHERE id = 3; INSERT INTO meta VALUES (77, x'00');",
    );
    let vault = house.open_as(Person::First).expect("opens");
    let expected = [
        Finding::MetaDamaged { row: 3 },
        Finding::VaultIdDiffers,
        Finding::ForeignRows { table: Table::Meta, count: 1 },
        Finding::VersionDiffers,
    ];
    assert_eq!(alarms(&vault), expected);
}

#[test]
fn a_prepared_file_gains_nothing_from_a_joining() {
    let (other_house, other) = House::joined();
    drop(other);
    for table in ["keyslot", "bundle", "cell"] {
        let (house, vault) = House::alone();
        drop(vault);
        let from = if table == "cell" { row(1, 0) } else { 2 };
        house.meddle(&format!(
            "ATTACH '{}' AS other; INSERT INTO {table} SELECT * FROM other.{table} WHERE id = {from}",
            other_house.file().display()
        ));
        let mut vault = house.open_as(Person::First).expect("opens");
        let presence = presence(&vault, Person::First);
        let secret = passphrase(NEWCOMER_SECRET);
        let newcomer = NewPerson { label: "Ben", passphrase: &secret, recovery: false };
        let refused = vault.join(&presence, &newcomer, NOW);
        assert!(matches!(refused, Err(VaultError::NotAllowed(Rule::PreparedFile))), "{table}: {refused:?}");
    }
}

#[test]
fn the_first_save_of_a_session_seals_every_cell_anew_and_later_ones_a_multiple_of_eight() {
    let (house, vault) = House::joined();
    drop(vault);
    let before = house.copy_to("before");
    let mut vault = house.open_as(Person::First).expect("opens");
    put(&mut vault, entry(1), b"one");
    let after_first = house.copy_to("first");
    assert_eq!(changed_cells(&before, &after_first, 0).len(), 128);
    assert_eq!(changed_cells(&before, &after_first, 1), [] as [i64; 0]);
    vault
        .save(&[Change::Put { id: entry(2), bytes: &[7; 3810] }, Change::Delete { id: entry(1) }], NOW)
        .expect("saved");
    let after_second = house.copy_to("second");
    assert_eq!(changed_cells(&after_first, &after_second, 0).len(), 8);
    vault.post(&own(Action::Post, entry(1), 0, b"{}"), NOW).expect("posted");
    let after_third = house.copy_to("third");
    assert_eq!(changed_cells(&after_second, &after_third, 0).len(), 8);
    assert_eq!(changed_cells(&after_second, &after_third, 2).len(), 8);
    let mut vault = vault.lock().unlock(Person::First, &passphrase(FOUNDER_SECRET)).expect("opens");
    vault.post(&own(Action::Post, entry(1), 0, b"{}"), NOW).expect("posted");
    let after_fourth = house.copy_to("fourth");
    assert_eq!(changed_cells(&after_third, &after_fourth, 0).len(), 128, "a shared save is a save of the own room");
}

#[test]
fn side_by_side_the_other_room_is_sealed_anew_too_and_both_heads_pin_the_record() {
    let (house, vault) = House::joined();
    drop(vault);
    let mut vault = house.open_as(Person::First).expect("opens");
    let theirs = presence(&vault, Person::Second);
    let before = house.copy_to("before");
    vault.sign(&theirs, &own(Action::Propose, entry(5), 1, b"{}"), NOW).expect("signed");
    let after = house.copy_to("after");
    assert_eq!(changed_cells(&before, &after, 0).len(), 128);
    assert_eq!(changed_cells(&before, &after, 1).len(), 128);
    drop(vault);
    for person in Person::BOTH {
        let vault = house.open_as(person).expect("opens");
        assert_eq!(vault.findings(), []);
        assert_eq!(vault.rooms.own.head.pin.seq, 3);
    }
}

#[test]
fn a_room_grows_by_64_when_few_cells_are_left() {
    let (_house, mut vault) = House::alone();
    let ids = |count: u8| (0..count).map(|n| EntryId([n; 16]));
    let changes: Vec<_> = ids(112).map(|id| Change::Put { id, bytes: b"x" }).collect();
    vault.save(&changes, NOW).expect("saved");
    assert_eq!((vault.rooms.own.head.cells, vault.rooms.own.free.len()), (128, 16));
    put(&mut vault, EntryId([200; 16]), b"x");
    assert_eq!((vault.rooms.own.head.cells, vault.rooms.own.free.len()), (192, 79));
    let deletes: Vec<_> = ids(112).map(|id| Change::Delete { id }).collect();
    vault.save(&deletes, NOW).expect("saved");
    assert_eq!((vault.rooms.own.head.cells, vault.rooms.own.free.len()), (192, 191));
}

#[test]
fn deleted_and_replaced_text_leaves_no_old_cell_in_any_file() {
    let (house, mut vault) = House::alone();
    put(&mut vault, entry(1), b"old words");
    let old: Vec<u8> = {
        let cell = cell_of(&vault, entry(1));
        vault.closed.store.read(Table::Cell, cell).expect("read").expect("a row")
    };
    vault.save(&[Change::Delete { id: entry(1) }], NOW).expect("saved");
    drop(vault);
    for found in std::fs::read_dir(house.file().parent().expect("a folder")).expect("listed") {
        let path = found.expect("an entry").path();
        if path.is_file() {
            let bytes = std::fs::read(&path).expect("read");
            assert!(!bytes.windows(64).any(|run| run == &old[100..164]), "{path:?}");
        }
    }
}

fn small(place: &Place) {
    let founder = Resident {
        label: "Ada",
        passphrase: FOUNDER_SECRET,
        recovery: false,
        entries: &[(entry(1), b"{\"v\":1}"), (entry(2), &[b'x'; 4000]), (entry(3), b"{}")],
    };
    let newcomer =
        Resident { label: "Ben", passphrase: NEWCOMER_SECRET, recovery: true, entries: &[(entry(1), b"{}")] };
    small_household(place, &founder, Some(&newcomer), &[b"{\"v\":1}"], NOW).expect("made");
}

#[test]
fn a_small_household_is_whole_and_small() {
    let house = House::empty();
    small(&house.place);
    for (person, entries) in [(Person::First, 3), (Person::Second, 1)] {
        let vault = house.open_as(person).expect("opens");
        assert_eq!(vault.findings(), []);
        assert_eq!((vault.entries().count(), vault.log().len()), (entries, 3));
    }
    assert!(house.bytes().len() <= 260_000, "{}", house.bytes().len());
}

#[test]
fn carving_gives_back_what_a_file_that_sqlite_refuses_still_holds() {
    let house = House::empty();
    small(&house.place);
    let mut bytes = house.bytes();
    bytes[..4096].fill(0);
    std::fs::write(house.file(), &bytes).expect("written");
    assert!(ClosedVault::open(&house.place).is_err());
    let carved = carve(&house.place, Person::First, &passphrase(FOUNDER_SECRET)).expect("carved");
    let found: Vec<_> = carved.entries.iter().map(|(id, bytes)| (id.0[0], bytes.len())).collect();
    assert_eq!(found, [(1, 7), (2, 4000), (3, 2)]);
    assert_eq!(carved.log.len(), 3);
    assert!(carved.log.iter().all(|record| record.standing == Standing::Verified));
    assert_eq!(carved.findings, []);
    let wrong = carve(&house.place, Person::First, &passphrase(NEWCOMER_SECRET));
    assert!(matches!(wrong, Err(VaultError::WrongPassphrase)));
}

#[test]
fn carving_takes_the_newest_complete_version_of_each_entry() {
    let house = House::empty();
    small(&house.place);
    let old = house.bytes();
    let mut vault = house.open_as(Person::First).expect("opens");
    vault.size.grows = false;
    put(&mut vault, entry(1), b"the newer words");
    put(&mut vault, entry(2), &[b'y'; 5000]);
    drop(vault);
    let new = house.bytes();
    for pieces in [[&old, &new], [&new, &old]] {
        std::fs::write(house.file(), pieces.map(Vec::as_slice).concat()).expect("written");
        let carved = carve(&house.place, Person::First, &passphrase(FOUNDER_SECRET)).expect("carved");
        let found: Vec<_> = carved.entries.iter().map(|(id, bytes)| (id.0[0], bytes.len())).collect();
        assert_eq!(found, [(1, 15), (2, 5000), (3, 2)]);
    }
}

#[test]
fn a_cell_that_sqlite_cannot_reach_is_found_in_the_raw_bytes() {
    let (house, mut vault) = House::alone();
    put(&mut vault, entry(1), b"words");
    drop(vault);
    // The page that leads to the cells: everything is still in the file, and SQLite sees none of it.
    let page: usize = {
        let connection = rusqlite::Connection::open(house.file()).expect("opened");
        let sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'cell'";
        connection.query_row(sql, [], |row| row.get::<_, u32>(0)).expect("a page") as usize
    };
    let mut bytes = house.bytes();
    bytes[(page - 1) * 4096..page * 4096].fill(0xFF);
    std::fs::write(house.file(), &bytes).expect("written");
    let mut vault = house.open_as(Person::First).expect("opens");
    assert_eq!(vault.entry(entry(1)), Some(&b"words"[..]));
    assert!(vault.entries().all(|entry| entry.age_proven));
    assert!(vault.findings().contains(&Finding::PageStructure));
    assert!(vault.findings().contains(&Finding::CellRecovered { space: OWN, cell: 0 }));
    assert!(vault.read_only(), "SQLite would write over what it cannot see");
    assert!(matches!(vault.save(&[Change::Delete { id: entry(1) }], NOW), Err(VaultError::ReadOnly)));
}

#[test]
fn rows_behind_the_end_of_a_room_are_foreign() {
    let (house, vault) = House::alone();
    drop(vault);
    house.meddle(
        "INSERT INTO cell SELECT 128, env FROM cell WHERE id = 3; INSERT INTO tags SELECT 2, env FROM tags WHERE id = 1;
         INSERT INTO cell SELECT -1, env FROM cell WHERE id = 3;",
    );
    let vault = house.open_as(Person::First).expect("opens");
    let foreign = |table| Finding::ForeignRows { table, count: 1 };
    assert_eq!(alarms(&vault), [foreign(Table::Cell), foreign(Table::Cell), foreign(Table::Tags)]);
}

#[test]
fn a_proof_of_presence_does_not_outlive_the_unlocking() {
    let (_house, mut vault) = House::joined();
    let stale = presence(&vault, Person::First);
    vault.sign(&stale, &own(Action::Propose, entry(5), 1, b"{}"), NOW).expect("signed");
    let mut vault = vault.lock().unlock(Person::First, &passphrase(FOUNDER_SECRET)).expect("opens");
    let refused = vault.sign(&stale, &own(Action::Propose, entry(6), 1, b"{}"), NOW);
    assert!(matches!(refused, Err(VaultError::NotAllowed(Rule::StalePresence))));
}

#[test]
fn the_other_room_is_not_saved_beside_its_signs_of_an_older_copy() {
    let (house, mut vault) = House::joined();
    let old = house.copy_to("old");
    let theirs = presence(&vault, Person::Second);
    vault.sign(&theirs, &own(Action::Propose, entry(5), 1, b"{}"), NOW).expect("signed");
    drop(vault);
    house.meddle(&format!(
        "ATTACH '{}' AS old; DELETE FROM head WHERE id IN (2, 3);
         INSERT INTO head SELECT id, env FROM old.head WHERE id IN (2, 3);",
        old.display()
    ));
    let mut vault = house.open_as(Person::First).expect("opens");
    let theirs = presence(&vault, Person::Second);
    let refused = vault.sign(&theirs, &own(Action::Propose, entry(6), 1, b"{}"), NOW);
    assert!(matches!(refused, Err(VaultError::NotAllowed(Rule::UnlockFirst))), "{refused:?}");
    assert_eq!(vault.log().len(), 3);
}

#[test]
fn a_byte_flipped_anywhere_costs_at_most_one_entry_and_is_named() {
    let house = House::empty();
    small(&house.place);
    let whole = house.bytes();
    // One flip in each stretch of 389 bytes here; the suite flips every byte.
    for at in (0..whole.len()).step_by(389).chain(0..100) {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        std::fs::write(house.file(), &bytes).expect("written");
        let left = match house.open_as(Person::First) {
            Ok(vault) => {
                let left = vault.entries().count();
                assert!(left == 3 || !vault.findings().is_empty(), "byte {at}: silent loss");
                left
            }
            Err(_) => 0,
        };
        if left < 2 {
            let carved = carve(&house.place, Person::First, &passphrase(FOUNDER_SECRET)).expect("carved");
            assert!(carved.entries.len() >= 2, "byte {at}: {} entries", carved.entries.len());
        }
    }
}

#[test]
fn a_check_tells_what_each_looker_can_see_and_writes_nothing() {
    let (house, mut vault) = House::joined();
    put(&mut vault, entry(1), b"words");
    drop(vault);
    let before = house.bytes();
    let report = check(&house.place, None).expect("looked");
    assert_eq!((report.findings, report.cells, report.entries, report.records), (vec![], [128, 128, 128], 0, 0));
    let secret = passphrase(FOUNDER_SECRET);
    let report = check(&house.place, Some((Person::First, &secret))).expect("looked");
    assert_eq!((report.findings, report.entries, report.records), (vec![], 1, 2));
    let wrong = check(&house.place, Some((Person::Second, &secret)));
    assert!(matches!(wrong, Err(VaultError::WrongPassphrase)));
    assert!(house.bytes() == before);
    house.meddle("UPDATE cell SET env = zeroblob(3952) WHERE id = 5");
    let report = check(&house.place, Some((Person::First, &secret))).expect("looked");
    assert_eq!(report.findings, [Finding::CellDamaged { space: OWN, cell: 5 }]);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_only_be_read_says_so() {
    use std::os::unix::fs::PermissionsExt;
    let (house, vault) = House::alone();
    drop(vault);
    std::fs::set_permissions(house.file(), std::fs::Permissions::from_mode(0o400)).expect("set");
    // An administrator may write whatever the mode says.
    let may_write = std::fs::OpenOptions::new().append(true).open(house.file()).is_ok();
    let opened = ClosedVault::open(&house.place);
    assert!(may_write || matches!(opened, Err(VaultError::ReadOnly)), "{opened:?}");
}

#[test]
fn a_hostile_file_of_any_size_is_answered_in_time() {
    let (house, vault) = House::alone();
    drop(vault);
    let file = std::fs::OpenOptions::new().write(true).open(house.file()).expect("opened");
    file.set_len(20 << 30).expect("a sparse file");
    drop(file);
    assert!(house.open_as(Person::First).is_ok_and(|vault| vault.entries().count() == 0));
}

#[test]
fn cut_files_end_in_a_finding_or_an_error_and_carving_gives_back_what_is_left() {
    let house = House::empty();
    small(&house.place);
    let whole = house.bytes();
    let secret = passphrase(FOUNDER_SECRET);
    let mut most = 0;
    for pages in 0..whole.len() / 4096 {
        std::fs::write(house.file(), &whole[..pages * 4096]).expect("written");
        if let Ok(vault) = house.open_as(Person::First) {
            assert!(!alarms(&vault).is_empty(), "{pages} pages: silent loss");
        }
        if let Ok(carved) = carve(&house.place, Person::First, &secret) {
            assert!(carved.entries.len() >= most, "{pages} pages");
            most = carved.entries.len();
        }
    }
    assert_eq!(most, 3);
}
