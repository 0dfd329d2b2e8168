//! Files of the first day of format 1 open as they did then.

use super::*;
use crate::{Content, Standing};

fn vectors() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/vectors/format1")
}

fn described() -> serde_json::Value {
    let text = std::fs::read_to_string(vectors().join("vectors.json")).expect("the vectors");
    serde_json::from_str(&text).expect("JSON")
}

/// A copy to open, for an opened file has a lock and an empty journal beside it.
fn copied(name: &str) -> House {
    let house = House::empty();
    std::fs::copy(vectors().join(name), house.file()).expect("copied");
    house
}

fn assert_person(house: &House, person: Person, said: &serde_json::Value) -> OpenVault {
    let secret = Passphrase::to_try(said["passphrase"].as_str().expect("text")).expect("a passphrase");
    let vault = house.closed().unlock(person, &secret).expect("opens");
    assert_eq!(alarms(&vault), []);
    let entries: serde_json::Map<_, _> = vault
        .entries()
        .map(|entry| (entry.id.to_hex(), String::from_utf8_lossy(entry.bytes).into_owned().into()))
        .collect();
    assert_eq!(serde_json::Value::from(entries), said["entries"]);
    let Some(code) = said["recovery_code"].as_str() else { return vault };
    let code = RecoveryCode::parse(code).expect("a code");
    vault.lock().unlock_with_code(person, &code).expect("opens by its code")
}

#[test]
fn the_first_household_of_one_still_opens() {
    let said = &described()["alone"];
    let mut house = copied("household-alone.hearth");
    house.place.witness = Some(vectors().join("witness-alone"));
    let vault = assert_person(&house, Person::First, &said["founder"]);
    assert_eq!(vault.findings(), [], "the note of this household reads as well");
}

#[test]
fn the_first_household_of_two_still_opens_for_both_with_its_log() {
    let said = &described()["two"];
    let house = copied("household-two.hearth");
    for (person, key) in [(Person::First, "founder"), (Person::Second, "newcomer")] {
        let vault = assert_person(&house, person, &said[key]);
        let log = said["log"].as_array().expect("a list");
        assert_eq!(vault.log().len(), log.len());
        for (record, said) in vault.log().iter().zip(log) {
            assert_eq!(record.standing, Standing::Verified);
            assert_eq!(Some(record.seq), said["seq"].as_u64());
            assert_eq!(Some(u64::from(record.author.index())), said["author"].as_u64());
            assert_eq!(Some(crate::person::hex(&record.hash()).as_str()), said["hash"].as_str());
            assert_eq!(Some(crate::person::hex(&record.content_hash()).as_str()), said["content_hash"].as_str());
            let content = match &record.content {
                Content::Own(words) => crate::person::hex(words).into(),
                Content::Withdrawn => "withdrawn".into(),
                Content::None => serde_json::Value::Null,
            };
            assert_eq!(content, said["content"]);
        }
    }
}

#[test]
fn every_step_of_the_published_schedule_is_still_computed() {
    for (key, name, seq) in [("alone", "household-alone.hearth", None), ("two", "household-two.hearth", Some(4))] {
        let said = &described()[key];
        let house = copied(name);
        let secret = Passphrase::to_try(said["founder"]["passphrase"].as_str().expect("text")).expect("a passphrase");
        let vault = house.closed().unlock(Person::First, &secret).expect("opens");
        let schedule = crate::testing::schedule(&vault, &secret, entry(1), seq).expect("laid open");
        let parts = [
            ("slot", schedule.slot),
            ("user", schedule.user),
            ("envelope", schedule.envelope),
            ("record", schedule.record),
        ];
        for (part, steps) in parts {
            assert_eq!(steps.len(), said["schedule"][part].as_object().expect("an object").len(), "{part}");
            for (step, bytes) in steps {
                assert_eq!(Some(bytes.as_str()), said["schedule"][part][step].as_str(), "{key} {part} {step}");
            }
        }
    }
}
