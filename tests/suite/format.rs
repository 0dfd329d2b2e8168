//! The document is the format: a second program, written from `docs/FORMAT.md` alone, opens what
//! the crate makes, and the crate opens what that program makes.
//!
//! The second program needs Python with one package. `cargo xtask test` brings both and names the
//! Python in `HEARTHSIDE_PYTHON`; without it, the system's is taken.

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};
use vault::{
    Action, Change, ClosedVault, Content, EntryId, KdfCost, Millis, NewBody, NewPerson, NewRecord, OpenVault,
    Passphrase, Person, Place, RecoveryCode, Standing,
};

const ADA: &str = "a quiet set of words by ada";
const BEN: &str = "ben has other words, née ß";
const NOW: Millis = Millis(1_790_000_000_123);

/// A folder that is gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn make() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("hearthside-format-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir(&path).expect("a new folder");
        Self(path.canonicalize().expect("a folder that is there"))
    }

    fn place(&self) -> Place {
        Place { file: self.0.join("home.hearth"), witness: Some(self.0.join("witness")) }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn passphrase(text: &str) -> Passphrase {
    Passphrase::to_set(text).expect("a passphrase")
}

fn new_person<'a>(label: &'a str, passphrase: &'a Passphrase) -> NewPerson<'a> {
    NewPerson { label, passphrase, recovery: true }
}

fn entry(number: u8) -> EntryId {
    EntryId([number; 16])
}

fn note(text: &str) -> Vec<u8> {
    json!({"v": 1, "kind": "note", "text": text}).to_string().into_bytes()
}

fn save(vault: &mut OpenVault, number: u8, bytes: &[u8]) {
    vault.save(&[Change::Put { id: entry(number), bytes }], NOW).expect("a save");
}

fn unlock(place: &Place, person: Person, text: &str) -> OpenVault {
    let closed = ClosedVault::open(place).expect("a household file");
    match closed.unlock(person, &Passphrase::to_try(text).expect("a passphrase")) {
        Ok(open) => open,
        Err(refused) => panic!("{}", refused.error),
    }
}

/// Two persons, each with entries of several sizes, an agreement in force, a comment and a post.
fn household_of_two(place: &Place) -> [RecoveryCode; 2] {
    let (ada, ben) = (passphrase(ADA), passphrase(BEN));
    let (mut vault, ada_code) =
        vault::create(place, &new_person("Ada", &ada), KdfCost::from_mib(64), NOW).expect("a new household");
    for (number, text) in [(1, String::new()), (2, "n".repeat(3_773)), (3, "ü".repeat(30_000))] {
        save(&mut vault, number, &note(&text));
    }
    save(&mut vault, 4, &note("soon gone"));
    vault.save(&[Change::Delete { id: entry(4) }], NOW).expect("a save");

    let presence = vault.confirm(Person::First, &ada).expect("the right passphrase");
    let ben_code = vault.join(&presence, &new_person("Ben", &ben), NOW).expect("room for a second person");
    let theirs = vault.confirm(Person::Second, &ben).expect("the right passphrase");
    let agreement = NewBody::Own(br#"{"v":1,"kind":"agreement","line":"We eat at seven."}"#);
    let propose = NewRecord { action: Action::Propose, entry: entry(9), revision: 1, body: agreement };
    let seq = vault.sign(&presence, &propose, NOW).expect("a signed proposal");
    let accept = NewRecord { action: Action::Accept, entry: entry(9), revision: 1, body: NewBody::Of(seq) };
    vault.sign(&theirs, &accept, NOW).expect("a signed acceptance");
    drop(vault);

    let mut vault = unlock(place, Person::Second, BEN);
    save(&mut vault, 5, &note("ben's own"));
    let comment = NewBody::Own(br#"{"v":1,"kind":"comment","text":"seven is good"}"#);
    let comment = NewRecord { action: Action::Comment, entry: entry(9), revision: 1, body: comment };
    vault.post(&comment, NOW).expect("a comment");
    [ada_code, ben_code].map(|code| code.expect("a code was asked for"))
}

fn opener_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("opener")
}

/// Runs a program of the opener's folder and gives its exit code and what it said.
fn run<A: AsRef<OsStr>>(arguments: &[A], input: &str) -> (i32, String) {
    let python = std::env::var("HEARTHSIDE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let mut child = Command::new(&python)
        .current_dir(opener_folder())
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{python} is needed to run the second opener: {error}"));
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input.as_bytes()).expect("a program that reads");
    drop(stdin);
    let output = child.wait_with_output().expect("a program that ends");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complained = String::from_utf8_lossy(&output.stderr);
    (output.status.code().unwrap_or(-1), if said.is_empty() { complained.into_owned() } else { said })
}

fn open_in_python(place: &Place, arguments: &[&str], secrets: &str) -> (i32, Value) {
    let mut all = vec!["open_household.py".as_ref(), place.file.as_os_str(), "--json".as_ref()];
    all.extend(arguments.iter().map(OsStr::new));
    let (code, said) = run(&all, secrets);
    (code, serde_json::from_str(&said).unwrap_or_else(|_| panic!("exit code {code}: {said}")))
}

fn texts(room: &Value) -> Vec<&str> {
    let entries = room["entries"].as_array().expect("a list");
    entries.iter().map(|entry| entry["content"]["text"].as_str().expect("a note")).collect()
}

#[test]
fn the_second_opener_lists_both_rooms_and_the_log_of_a_household_that_we_made() {
    let folder = Folder::make();
    household_of_two(&folder.place());
    let (code, said) = open_in_python(&folder.place(), &["--all"], &format!("{ADA}\n{BEN}\n"));
    assert_eq!(code, 0, "{said}");
    assert_eq!(texts(&said["rooms"][0]), ["", &"n".repeat(3_773), &"ü".repeat(30_000)]);
    assert_eq!(texts(&said["rooms"][1]), ["ben's own"]);
    for room in [0, 1] {
        let room = &said["rooms"][room];
        assert_eq!(room["findings"], json!([]));
        assert_eq!(room["persons"][1]["label"], "Ben");
        let log = room["log"].as_array().expect("a list");
        let actions: Vec<_> = log.iter().map(|record| record["action"].as_str().unwrap_or("")).collect();
        assert_eq!(actions, ["found", "found", "propose", "accept", "comment"]);
        for record in log {
            assert_eq!((&record["signature"], &record["chain"]), (&json!("good"), &json!("good")), "{record}");
        }
        assert_eq!(log[2]["content"]["line"], "We eat at seven.");
        assert_eq!(log[3]["content_hash"], log[2]["content_hash"]);
    }
    // Each pins what was last verified at an own save: the first at signing, the second at the comment.
    assert_eq!(said["rooms"][0]["pins"]["own"]["seq"], 4);
    assert_eq!(said["rooms"][1]["pins"]["own"]["seq"], 5);
}

#[test]
fn the_second_opener_refuses_a_wrong_passphrase_and_takes_a_recovery_code() {
    let folder = Folder::make();
    let codes = household_of_two(&folder.place());
    for (person, secret) in [("Ada", "not her words"), ("Ada", BEN), ("Ben", ADA)] {
        assert_eq!(open_in_python(&folder.place(), &["--as", person], secret).0, 5);
    }
    for (person, code) in ["0", "1"].iter().zip(&codes) {
        let (exit, said) = open_in_python(&folder.place(), &["--as", person, "--code"], &code.expose_grouped());
        assert_eq!(exit, 0, "{said}");
        assert_eq!(said["has_code"], true);
    }
    let swapped = open_in_python(&folder.place(), &["--as", "0", "--code"], &codes[1].expose_grouped());
    assert_eq!(swapped.0, 5);
}

#[test]
fn both_programs_name_a_file_that_was_put_back_to_an_earlier_day() {
    let folder = Folder::make();
    let place = folder.place();
    household_of_two(&place);
    let earlier = std::fs::read(&place.file).expect("the file");
    let mut vault = unlock(&place, Person::First, ADA);
    save(&mut vault, 6, &note("later"));
    drop(vault);
    let witness = place.witness.as_ref().expect("a folder").to_str().expect("a plain path").to_owned();
    let open = || open_in_python(&place, &["--as", "0", "--witness", &witness], ADA);
    assert_eq!(open().0, 0);

    std::fs::write(&place.file, earlier).expect("a file that can be written");
    let (code, said) = open();
    assert_eq!(code, 3);
    assert_eq!(said["findings"], json!([{"finding": "file-older-than-the-witness"}]));
    assert!(!unlock(&place, Person::First, ADA).findings().is_empty());
}

/// Makes a household from the document alone; returns what the maker said.
fn household_made_in_python(place: &Place) -> Value {
    let acts = [
        json!({"person": 0, "entry": {"v": 1, "kind": "note", "text": "of one cell"}}),
        json!({"person": 0, "entry": {"v": 1, "kind": "note", "text": "ß".repeat(5_000)}}),
        json!({"person": 1, "entry": {"v": 1, "kind": "note", "text": "of the second"}}),
        json!({"person": 0, "action": "propose", "id": "09".repeat(16), "at": -5, "content": {"v": 1, "kind": "agreement"}}),
        json!({"person": 1, "action": "accept", "of": 3}),
        json!({"person": 1, "action": "amend", "id": "09".repeat(16), "revision": 2, "content": {"v": 1, "kind": "agreement"}}),
        json!({"person": 0, "action": "decline", "of": 5}),
        json!({"person": 1, "action": "post", "content": {"v": 1, "kind": "note"}}),
        json!({"person": 1, "action": "withdraw", "of": 7}),
    ];
    let mut input = format!("{ADA}\n{BEN}\n");
    for act in acts {
        input += &format!("{act}\n");
    }
    let file = place.file.as_os_str();
    let arguments = ["seal_household.py".as_ref(), file, "--name".as_ref(), "Ada".as_ref()];
    let (code, said) = run(&[&arguments[..], &["--with", "Ben", "--code"].map(OsStr::new)].concat(), &input);
    assert_eq!(code, 0, "{said}");
    serde_json::from_str(&said).expect("JSON")
}

#[test]
fn we_open_a_household_that_was_made_from_the_document_alone() {
    let folder = Folder::make();
    let place = Place { witness: None, ..folder.place() };
    let made = household_made_in_python(&place);

    let vault = unlock(&place, Person::First, ADA);
    assert_eq!(vault.findings(), []);
    let labels: Vec<_> = vault.persons().iter().map(|person| person.label.as_str()).collect();
    assert_eq!(labels, ["Ada", "Ben"]);
    let mut notes: Vec<Value> =
        vault.entries().map(|entry| serde_json::from_slice(entry.bytes).expect("JSON")).collect();
    notes.sort_by_key(|note| note["text"].as_str().map_or(0, str::len));
    assert_eq!(notes[0]["text"], "of one cell");
    assert_eq!(notes[1]["text"], "ß".repeat(5_000));
    assert!(vault.entries().all(|entry| entry.age_proven));
    let log = vault.log();
    assert!(log.iter().all(|record| matches!(record.standing, Standing::Verified)));
    let actions: Vec<_> = log.iter().map(|record| format!("{:?}", record.action)).collect();
    let expected = ["Found", "Found", "Propose", "Accept", "Amend", "Decline", "Post", "Withdraw"];
    assert_eq!(actions, expected);
    assert_eq!((log[2].at, log[2].entry, log[2].revision), (Millis(-5), entry(9), 1));
    let Content::Own(agreement) = &log[2].content else { panic!("a proposal has a text") };
    assert_eq!(serde_json::from_slice::<Value>(agreement).expect("JSON")["kind"], "agreement");
    drop(vault);

    assert_eq!(unlock(&place, Person::Second, BEN).entries().count(), 1);
    for (person, code) in Person::BOTH.iter().zip(made["codes"].as_array().expect("a list")) {
        let code = RecoveryCode::parse(code.as_str().expect("a code")).expect("a code");
        let closed = ClosedVault::open(&place).expect("a household file");
        assert!(closed.unlock_with_code(*person, &code).is_ok());
    }
}

#[test]
fn what_we_save_into_a_file_that_we_did_not_make_opens_in_the_second_opener() {
    let folder = Folder::make();
    let place = folder.place();
    household_made_in_python(&place);
    let mut vault = unlock(&place, Person::First, ADA);
    for number in 1..=40 {
        save(&mut vault, number, &note(&"long ".repeat(usize::from(number) * 400)));
    }
    let post = NewRecord {
        action: Action::Post,
        entry: entry(8),
        revision: 0,
        body: NewBody::Own(br#"{"v":1,"kind":"note","text":"for both"}"#),
    };
    vault.post(&post, NOW).expect("a post");
    drop(vault);
    let (code, said) = open_in_python(&place, &["--all"], &format!("{ADA}\n{BEN}"));
    assert_eq!(code, 0, "{said}");
    assert_eq!(said["rooms"][0]["entries"].as_array().map(Vec::len), Some(42));
    assert_eq!(said["rooms"][0]["pins"]["own"]["seq"], 9);
    assert_eq!(said["rooms"][1]["log"][8]["content"]["text"], "for both");
}

#[test]
fn the_second_opener_passes_its_own_tests() {
    let (code, said) = run(&["-m", "unittest", "--quiet"], "");
    assert_eq!(code, 0, "{said}");
}

/// The names in backticks that look like those of tests.
fn tests_named_in(text: &str) -> Vec<&str> {
    let is_name = |word: &&str| {
        word.matches('_').count() > 3 && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    text.split('`').skip(1).step_by(2).filter(is_name).collect()
}

/// Everything that is written in Rust or Python below a folder.
fn sources_below(folder: &Path, text: &mut String) {
    for found in std::fs::read_dir(folder).expect("a folder of the project") {
        let path = found.expect("a readable folder").path();
        if path.is_dir() && !path.ends_with("target") {
            sources_below(&path, text);
        } else if path.extension().is_some_and(|ending| ending == "rs" || ending == "py") {
            text.push_str(&std::fs::read_to_string(&path).expect("UTF-8"));
        }
    }
}

fn missing_tests<'a>(document: &'a str, sources: &str) -> Vec<&'a str> {
    let is_missing = |name: &&str| !["fn", "def"].iter().any(|word| sources.contains(&format!("{word} {name}(")));
    tests_named_in(document).into_iter().filter(is_missing).collect()
}

#[test]
fn every_test_that_the_threat_document_names_exists() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let top = tests.parent().expect("the project");
    let document = std::fs::read_to_string(top.join("docs/THREATS.md")).expect("the document");
    let mut sources = String::new();
    sources_below(tests, &mut sources);
    sources_below(&top.join("src-tauri"), &mut sources);
    assert!(tests_named_in(&document).len() > 30, "the table of promises has lost its tests");
    assert_eq!(missing_tests(&document, &sources), Vec::<&str>::new());
}

#[test]
fn a_promise_whose_test_is_gone_is_noticed() {
    let document = "| a promise | `this_test_was_taken_out`, `this_one_is_still_there`, `docs/X.md` |";
    assert_eq!(missing_tests(document, "fn this_one_is_still_there() {}"), ["this_test_was_taken_out"]);
}
