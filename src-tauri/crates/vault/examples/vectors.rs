//! Writes the published vectors of format 1, once. They are committed and never made again: files
//! that people have look like these, whatever the program becomes.
#![allow(clippy::print_stdout, reason = "it says when it is done")]

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use vault::testing::{Resident, Schedule, Step, schedule, small_household};
use vault::{
    Action, Change, ClosedVault, Content, EntryId, KdfCost, Millis, NewBody, NewPerson, NewRecord, OpenVault,
    Passphrase, Person, Place, create,
};

type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

/// The acute accent stands apart, and the numeral is one sign: both change under NFKC.
const ADA: &str = "Cafe\u{301} au lait and \u{2167} lanterns ";
const BEN: &str = "a kettle, a window, \u{65e5}\u{672c}\u{8a9e}";
const NOW: Millis = Millis(1_790_000_000_123);

fn main() -> Fallible<()> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from).ok_or("name the folder to write into")?;
    if folder.exists() {
        return Err("the vectors exist; they are never made again".into());
    }
    std::fs::create_dir_all(&folder)?;
    let vectors = json!({ "format": 1, "alone": alone(&folder)?, "two": two(&folder)? });
    std::fs::write(folder.join("vectors.json"), serde_json::to_string_pretty(&vectors)? + "\n")?;
    println!("written");
    Ok(())
}

fn entry(number: u8) -> EntryId {
    EntryId([number; 16])
}

fn note(text: &str) -> Vec<u8> {
    json!({"v": 1, "kind": "note", "text": text}).to_string().into_bytes()
}

// EXPOSE: the code is published with the household.
/// An ordinary household of one: 128 cells, a recovery code, entries of one and three cells.
fn alone(folder: &Path) -> Fallible<Value> {
    let place = Place { file: folder.join("household-alone.hearth"), witness: Some(folder.join("witness-alone")) };
    let secret = Passphrase::to_set(ADA)?;
    let founder = NewPerson { label: "Ada", passphrase: &secret, recovery: true };
    let (mut vault, code) = create(&place, &founder, KdfCost::from_mib(64), NOW)?;
    let (short, long) = (note("A quiet first line."), note(&"\u{fc}".repeat(4_500)));
    vault.save(&[Change::Put { id: entry(1), bytes: &short }, Change::Put { id: entry(2), bytes: &long }], NOW)?;
    vault.save(&[Change::Put { id: entry(3), bytes: &note("soon gone") }], NOW)?;
    vault.save(&[Change::Delete { id: entry(3) }], NOW)?;
    let steps = schedule(&vault, &secret, entry(1), None)?;
    let value = json!({
        "file": "household-alone.hearth",
        "founder": person(ADA, code.map(|code| code.expose_grouped().to_string()), &vault),
        "schedule": steps_of(steps),
    });
    drop(vault);
    remove_journal(&place)?;
    Ok(value)
}

// EXPOSE: the code is published with the household.
/// A small household of two: 8 cells a room, an agreement in force, a post and its withdrawal.
fn two(folder: &Path) -> Fallible<Value> {
    let place = Place { file: folder.join("household-two.hearth"), witness: None };
    let (one, long, theirs) = (note("one"), note(&"x".repeat(4_000)), note("theirs"));
    let ada =
        Resident { label: "Ada", passphrase: ADA, recovery: false, entries: &[(entry(1), &one), (entry(2), &long)] };
    let ben = Resident { label: "Ben", passphrase: BEN, recovery: true, entries: &[(entry(1), &theirs)] };
    let [_, code] = small_household(&place, &ada, Some(&ben), &[br#"{"v":1,"kind":"note","text":"shared"}"#], NOW)?;
    let mut vault = unlock(&place, Person::First, ADA)?;
    let mine = vault.confirm(Person::First, &Passphrase::to_try(ADA)?)?;
    let other = vault.confirm(Person::Second, &Passphrase::to_try(BEN)?)?;
    let words = NewBody::Own(br#"{"v":1,"kind":"agreement","line":"We eat at seven."}"#);
    let proposed = vault.sign(&mine, &new(Action::Propose, 9, 1, words), NOW)?;
    vault.sign(&other, &new(Action::Accept, 9, 1, NewBody::Of(proposed)), NOW)?;
    vault.sign(&mine, &new(Action::Withdraw, 1, 0, NewBody::Of(3)), NOW)?;
    let steps = schedule(&vault, &Passphrase::to_try(ADA)?, entry(1), Some(proposed))?;
    let founder = person(ADA, None, &vault);
    let log: Vec<Value> = vault.log().iter().map(record).collect();
    drop(vault);
    let vault = unlock(&place, Person::Second, BEN)?;
    let newcomer = person(BEN, code.map(|code| code.expose_grouped().to_string()), &vault);
    drop(vault);
    remove_journal(&place)?;
    Ok(json!({
        "file": "household-two.hearth",
        "founder": founder,
        "newcomer": newcomer,
        "log": log,
        "schedule": steps_of(steps),
    }))
}

fn new(action: Action, number: u8, revision: u32, body: NewBody<'_>) -> NewRecord<'_> {
    NewRecord { action, entry: entry(number), revision, body }
}

fn unlock(place: &Place, person: Person, secret: &str) -> Fallible<OpenVault> {
    Ok(ClosedVault::open(place)?.unlock(person, &Passphrase::to_try(secret)?).map_err(|refused| refused.error)?)
}

fn person(secret: &str, code: Option<String>, vault: &OpenVault) -> Value {
    let entries: Map<String, Value> = vault
        .entries()
        .map(|entry| (entry.id.to_hex(), String::from_utf8_lossy(entry.bytes).into_owned().into()))
        .collect();
    json!({ "passphrase": secret, "recovery_code": code, "entries": entries })
}

fn record(record: &vault::LogRecord) -> Value {
    let content = match &record.content {
        Content::Own(words) => hex(words).into(),
        Content::Withdrawn => "withdrawn".into(),
        Content::None => Value::Null,
    };
    json!({
        "seq": record.seq,
        "author": record.author.index(),
        "action": format!("{:?}", record.action).to_lowercase(),
        "entry": record.entry.to_hex(),
        "revision": record.revision,
        "at": record.at.0,
        "content": content,
        "content_hash": hex(&record.content_hash()),
        "hash": hex(&record.hash()),
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn steps_of(schedule: Schedule) -> Value {
    let object = |steps: Vec<Step>| -> Value {
        steps.into_iter().map(|(name, bytes)| (name.to_owned(), Value::from(bytes))).collect::<Map<_, _>>().into()
    };
    json!({
        "slot": object(schedule.slot),
        "user": object(schedule.user),
        "envelope": object(schedule.envelope),
        "record": object(schedule.record),
    })
}

/// The empty journal that a closed file leaves says nothing and need not be kept here.
fn remove_journal(place: &Place) -> Fallible<()> {
    let mut journal = place.file.clone().into_os_string();
    journal.push("-journal");
    match std::fs::metadata(&journal) {
        Ok(found) if found.len() == 0 => Ok(std::fs::remove_file(&journal)?),
        _ => Ok(()),
    }
}
