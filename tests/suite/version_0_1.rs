//! A household as version 0.1 left it: it opens, loses nothing but stored answers to gates, and reads as on its
//! days.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use app::export::{Format, export};
use app::views::{NoteEdit, Person, RunView, StepView};
use app::{AppError, LockedApp, OpenApp, copies, deletion, notes, reflect};
use serde_json::{Value, json};
use suite::{Household, MIKAS, ROBINS, clear, moment};
use tempfile::TempDir;
use vault::{Change, ClosedVault, EntryId, Millis, OpenVault, Passphrase, Place};

fn vector(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors/version-0.1").join(name)
}

struct Left {
    folder: TempDir,
}

impl Left {
    fn copied() -> Self {
        let left = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        fs::copy(vector("household.hearth"), left.file()).expect("a copy");
        left
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("household.hearth")
    }

    fn open(&self, person: Person, at: i64) -> OpenApp {
        let passphrase = if person == Person::First { ROBINS } else { MIKAS };
        LockedApp::at(self.file(), None).unlock(person, passphrase, &moment(at)).expect("it opens")
    }

    /// The entries of a room as they lie in the file.
    fn raw(&self, person: Person) -> Vec<Value> {
        let open = beneath(self.file(), person);
        open.entries().map(|entry| serde_json::from_slice(entry.bytes).expect("an entry")).collect()
    }
}

/// A room without the program around it.
fn beneath(file: PathBuf, person: Person) -> OpenVault {
    let passphrase = if person == Person::First { ROBINS } else { MIKAS };
    let closed = ClosedVault::open(&Place { file, witness: None }).expect("it is a household");
    let typed = Passphrase::to_try(passphrase).expect("it can be typed");
    closed.unlock(person.into(), &typed).map_err(|refused| refused.error).expect("it opens")
}

/// The questions about danger of version 0.1: of each, its answers that tell of it. None: all of them.
fn dangers() -> BTreeMap<(String, String), Option<Vec<String>>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/content/en/archive/dangers.toml");
    let table: toml::Table = toml::from_str(&fs::read_to_string(file).expect("it reads")).expect("it is TOML");
    let all = table["danger"].as_array().expect("a list").iter().map(|danger| {
        let text = |key: &str| danger[key].as_str().expect("a text").to_owned();
        let options = danger.get("options").and_then(toml::Value::as_array);
        let texts = |each: &Vec<toml::Value>| {
            each.iter().filter_map(|option| option.as_str().map(str::to_owned)).collect::<Vec<_>>()
        };
        ((text("exercise"), text("step")), options.map(texts))
    });
    all.collect()
}

/// The answers about danger that lie in these entries.
fn told(entries: &[Value]) -> Vec<String> {
    let dangers = dangers();
    let mut told = Vec::new();
    for entry in entries.iter().filter(|entry| entry["kind"] == "run" && entry["version"] == 1) {
        for (step, answer) in entry["answers"].as_object().expect("answers") {
            let exercise = entry["exercise"].as_str().unwrap_or_default().to_owned();
            let tells = match dangers.get(&(exercise, step.clone())) {
                Some(None) => true,
                Some(Some(options)) => {
                    options.iter().any(|option| answer.to_string().contains(&format!("\"{option}\"")))
                }
                None => false,
            };
            if tells {
                told.push(format!("{}/{step}: {answer}", entry["exercise"]));
            }
        }
    }
    told
}

fn written_out(room: &OpenApp, folder: &Path) -> String {
    fs::read_to_string(export(room, Format::Markdown, folder).expect("an export")).expect("it reads")
}

#[test]
fn it_loses_nothing_but_answers_to_gates_and_reads_as_on_its_days() {
    for (person, name) in [(Person::First, "robin"), (Person::Second, "mika")] {
        let left = Left::copied();
        let before = fs::read(left.file()).expect("bytes");
        let room = left.open(person, 400);
        let page = written_out(&room, &left.folder.path().join(name));
        let golden = fs::read_to_string(vector(&format!("{name}.today.md"))).expect("the golden text");
        assert_eq!(page, golden, "{name}");
        drop(room.lock());
        assert!(fs::read(left.file()).expect("bytes") == before, "opening and reading wrote something");
    }
}

#[test]
fn its_answers_about_danger_leave_the_file_with_the_first_save() {
    for person in [Person::First, Person::Second] {
        let left = Left::copied();
        assert!(told(&left.raw(person)).len() >= 4, "there is nothing to lose");
        let mut room = left.open(person, 400);
        let note = NoteEdit { date: "2026-10-02".to_owned(), title: String::new(), text: "Tea.".to_owned() };
        notes::write(&mut room, None, note, &moment(401)).expect("it is saved");
        drop(room.lock());
        assert_eq!(told(&left.raw(person)), Vec::<String>::new());
    }
}

#[test]
fn its_runs_keep_their_words_when_the_intakes_are_gone() {
    let left = Left::copied();
    let mut room = left.open(Person::First, 400);
    let intakes = reflect::list(&room).written.into_iter();
    let intakes = intakes.filter(|line| line.exercise.as_deref() == Some("where-we-are"));
    for intake in intakes.map(|line| line.entry).collect::<Vec<_>>() {
        deletion::delete(&mut room, &intake, &moment(401)).expect("it is deleted");
    }
    drop(room.lock());
    drop(left.open(Person::First, 402).lock());
    let runs: Vec<Value> = left.raw(Person::First).into_iter().filter(|entry| entry["kind"] == "run").collect();
    let relations = |of: &str| {
        let of = runs.iter().filter(|run| run["exercise"] == of);
        let mut relations: Vec<String> = of.map(|run| format!("{} {}", run["v"], run["relation"])).collect();
        relations.sort();
        relations
    };
    assert_eq!(relations("impact-letter"), ["2 \"friend\"", "2 \"partner\""]);
    assert_eq!(relations("impact-inventory"), ["2 \"partner\""]);
    assert_eq!(relations("asking-for-one-thing"), ["2 \"friend\""]);
}

/// What version 0.1 said that was unsafe, untrue, or could be turned on somebody: of each line what only it says.
const UNSAFE: [&str; 28] = [
    "I feel that I would like to be gone",
    "Being gone would not lift",
    "In a month, write the scenes again",
    "What does the person you hurt some good",
    "came from two",
    "I would ask a third time",
    "did not dare to ask",
    "one sentence is ready",
    "There is a simple sign",
    "It does not turn every month before it into a lie",
    "What was kept for months was kept",
    "Flat hand on the table",
    "Nothing is kept.",
    "Nobody made you",
    "So is a doctor you know.",
    "You have looked long enough",
    "A day without it is nothing",
    "That is hard to see",
    "can be answered for only by somebody who is here",
    "shame speaking at its loudest",
    "Say it once under your breath. Then say it to them",
    "that was not good” is enough",
    "Do you think of hurting a body",
    "You said it, and that was the hard part",
    "find their own account empty",
    "shake your fist",
    "If it is safe and you want to say it",
    "“I feel …, since … .",
];

/// Which of them stand on pages that can come.
fn unsafe_on(run: &RunView) -> Vec<&'static str> {
    let comes = |step: &&StepView| step.only_if.as_ref().is_none_or(|branch| !branch.any.is_empty());
    let pages = format!("{:?}", run.exercise.steps.iter().filter(comes).collect::<Vec<_>>());
    UNSAFE.into_iter().filter(|line| pages.contains(line)).collect()
}

/// The exercises of version 0.1.
fn shipped() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/content/en/archive");
    let names = fs::read_dir(folder).expect("it reads").map(|file| file.expect("it reads").file_name());
    names.filter_map(|name| Some(name.to_str()?.strip_suffix("@1.toml")?.to_owned())).collect()
}

fn unfinished(exercise: &str, answers: &Value) -> Vec<u8> {
    let at = json!({"ms": moment(10).millis, "offset": 120});
    let run = json!({"v": 1, "kind": "run", "exercise": exercise, "version": 1, "answers": answers, "place": "",
        "finished": false, "begun": at, "changed": at, "binned": null});
    run.to_string().into_bytes()
}

#[test]
fn an_unfinished_run_of_it_goes_on_without_its_unsafe_lines_and_is_read_as_it_was() {
    let exercises = shipped();
    assert!(exercises.len() > 60, "the archive is not where the test looks");
    let mut held = 0;
    for who in ["partner", "sibling", "friend"] {
        let household = Household::alone();
        let mut room = beneath(household.file(), Person::First);
        let told = json!({"who": {"kind": "choice", "option": who, "own": ""}});
        let mut left = vec![(EntryId::make().expect("an id"), unfinished("where-we-are", &told))];
        for exercise in &exercises {
            left.push((EntryId::make().expect("an id"), unfinished(exercise, &json!({}))));
        }
        let put: Vec<Change<'_>> = left.iter().map(|(id, bytes)| Change::Put { id: *id, bytes }).collect();
        room.save(&put, Millis(moment(11).millis)).expect("it is saved");
        drop(room);
        let mut room = household.open(Person::First, 400);
        for (exercise, (id, _)) in exercises.iter().zip(&left[1..]) {
            let entry = id.to_hex();
            clear(&mut room, &entry, exercise);
            let run = reflect::open(&room, &entry).expect("it goes on");
            assert_eq!(unsafe_on(&run), Vec::<&str>::new(), "{exercise} for a {who}");
            let read = reflect::read(&room, &entry).expect("it reads").run.expect("it is a run");
            if unsafe_on(&read).is_empty() {
                continue;
            }
            held += 1;
            for step in &run.exercise.steps {
                reflect::go_to(&mut room, &entry, &step.id, &moment(401)).expect("it is a step");
                let there = reflect::open(&room, &entry).expect("it goes on");
                assert_eq!(unsafe_on(&there), Vec::<&str>::new(), "{exercise} for a {who}, at {}", step.id);
            }
        }
    }
    assert!(held >= 40, "only {held} wordings are read as they were, with such a line");
}

#[test]
fn what_it_could_share_and_today_never_leaves_the_room_is_shared_no_more() {
    let household = Household::of_two();
    let mut room = beneath(household.file(), Person::First);
    let words = json!({"first-words": {"kind": "text", "text": "I look for somebody."}});
    let (id, run) = (EntryId::make().expect("an id"), unfinished("first-call", &words));
    room.save(&[Change::Put { id, bytes: &run }], Millis(moment(11).millis)).expect("it is saved");
    drop(room);
    let mut room = household.open(Person::First, 12);
    clear(&mut room, &id.to_hex(), "first-call");
    assert_eq!(copies::offer(&room, &id.to_hex()).err(), Some(AppError::NeverShared));
}
