//! A household as version 0.1 left it: it opens, loses nothing but stored answers to gates, and reads as on its
//! days.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use app::content::content;
use app::export::{Format, export};
use app::search::{Hit, find};
use app::views::{NoteEdit, Person, RunView, StepView};
use app::{AppError, LockedApp, OpenApp, copies, deletion, notes, reflect};
use domain::exercise::Ask;
use serde_json::{Value, json};
use suite::{Household, MIKAS, ROBINS, begun, clear, moment};
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

/// A word that stands nowhere else, in what was answered about danger.
const TOLD: &str = "quokkaberry";

/// A question about danger of version 0.1, with an answer that tells of it.
struct Asked {
    exercise: String,
    step: String,
    option: String,
    answer: Value,
}

impl Asked {
    fn is_told_in(&self, answer: &str) -> bool {
        answer.contains(TOLD) || answer.contains(&format!("\"{}\"", self.option))
    }
}

/// The steps of a wording as it shipped.
fn steps_of(exercise: &str) -> Vec<toml::Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/content/en/archive");
    let text = fs::read_to_string(folder.join(format!("{exercise}@1.toml"))).expect("it shipped");
    let table: toml::Table = toml::from_str(&text).expect("it is TOML");
    table["steps"].as_array().expect("a list").clone()
}

/// Every question about danger, each answered with what tells of it.
fn asked() -> Vec<Asked> {
    let text = |value: &toml::Value, key: &str| value[key].as_str().expect("a text").to_owned();
    let has = |value: &toml::Value, list: &str, id: &str| {
        let ids = value.get(list).and_then(toml::Value::as_array);
        ids.is_some_and(|ids| ids.iter().any(|each| each["id"].as_str() == Some(id)))
    };
    let all = dangers().into_iter().map(|((exercise, step), options)| {
        let steps = steps_of(&exercise);
        let asked = steps.iter().find(|each| text(each, "id") == step).expect("the step");
        let first = || text(&asked["options"].as_array().expect("a list")[0], "id");
        let option = options.as_ref().map_or_else(first, |told| told[0].clone());
        let answer = match asked["kind"].as_str().expect("a kind") {
            "choice" => json!({"kind": "choice", "option": option, "own": TOLD}),
            // Own words beside what told of danger are not the answer that goes.
            "choices" => json!({"kind": "choices", "options": [option], "own": ""}),
            "grid" => json!({"kind": "grid", "rows": {option.clone(): "x"}}),
            "cards" => {
                let fields = asked["fields"].as_array().expect("a list");
                let field = fields.iter().find(|field| has(field, "options", &option)).expect("a field offers it");
                json!({"kind": "cards", "cards": [{text(field, "id"): option}]})
            }
            other => panic!("{exercise}/{step} is answered by {other}"),
        };
        Asked { exercise, step, option, answer }
    });
    all.collect()
}

/// Leaves these runs in the founder's room as version 0.1 did.
fn leave(household: &Household, runs: &[(&str, Value)]) -> Vec<EntryId> {
    let mut room = beneath(household.file(), Person::First);
    let made = |(exercise, answers): &(&str, Value)| (EntryId::make().expect("an id"), unfinished(exercise, answers));
    let runs: Vec<(EntryId, Vec<u8>)> = runs.iter().map(made).collect();
    let put: Vec<Change<'_>> = runs.iter().map(|(id, bytes)| Change::Put { id: *id, bytes }).collect();
    room.save(&put, Millis(moment(11).millis)).expect("it is saved");
    runs.into_iter().map(|(id, _)| id).collect()
}

/// Every line that can be picked up anywhere: in what is begun today, and in these runs. With the entry it is of.
fn lines_to_pick(room: &mut OpenApp, left: &[(String, String)]) -> Vec<(String, String)> {
    let mut places: Vec<(String, String)> = Vec::new();
    for exercise in &content().exercises {
        let picks = exercise.steps.iter().filter(|step| matches!(step.ask, Ask::Pick { .. }));
        let picks: Vec<String> = picks.map(|step| step.id.clone()).collect();
        if picks.is_empty() {
            continue;
        }
        let Ok(run) = begun(room, &exercise.id, &moment(20)) else { continue };
        places.extend(picks.into_iter().map(|step| (run.entry.clone(), step)));
    }
    for (exercise, entry) in left {
        let picks = steps_of(exercise).into_iter().filter(|step| step["kind"].as_str() == Some("pick"));
        places.extend(picks.map(|step| (entry.clone(), step["id"].as_str().expect("an id").to_owned())));
    }
    assert!(places.len() > 15, "the look itself finds where lines are picked up: {}", places.len());
    let offered =
        places.iter().flat_map(|(entry, step)| reflect::lines_to_pick(room, entry, step).expect("it picks").lines);
    offered.map(|line| (line.entry, line.text)).collect()
}

/// The answer to a step, in a run as it is written out or as it lies in the file.
fn written_at(run: &Value, step: &str) -> String {
    let of = |each: &&Value| each["step"] == step;
    match &run["answers"] {
        Value::Array(answers) => answers.iter().find(of).map(Value::to_string).unwrap_or_default(),
        answers => answers.get(step).map(Value::to_string).unwrap_or_default(),
    }
}

#[test]
fn what_it_kept_about_danger_is_shown_written_out_found_picked_up_and_shared_nowhere() {
    let household = Household::of_two();
    let asked = asked();
    assert!(asked.len() > 40, "the look itself finds the questions");
    let runs: Vec<_> =
        asked.iter().map(|each| (each.exercise.as_str(), json!({each.step.clone(): each.answer}))).collect();
    let entries: Vec<String> = leave(&household, &runs).into_iter().map(EntryId::to_hex).collect();
    let left: Vec<_> = asked.iter().map(|each| each.exercise.clone()).zip(entries.iter().cloned()).collect();
    let mut room = household.open(Person::First, 12);
    for (exercise, entry) in &left {
        clear(&mut room, entry, exercise);
    }
    let out = |format, name: &str| {
        fs::read_to_string(export(&room, format, &household.folder().join(name)).expect("an export")).expect("it reads")
    };
    let all: Value = serde_json::from_str(&out(Format::Json, "json")).expect("JSON");
    let of = |list: &str, key: &str, entry: &str| {
        all[list].as_array().expect("a list").iter().find(|each| each[key] == entry).cloned().unwrap_or_default()
    };
    let mut told: Vec<String> = Vec::new();
    told.extend(out(Format::Markdown, "page").contains(TOLD).then(|| "written out as a page".to_owned()));
    let mut offered = 0;
    for (each, entry) in asked.iter().zip(&entries) {
        let place = format!("{}/{}", each.exercise, each.step);
        let says = |run: &RunView| {
            let answer = run.answers.iter().find(|answered| answered.step == each.step);
            answer.is_some_and(|answered| each.is_told_in(&format!("{:?}", answered.answer)))
        };
        let read = reflect::read(&room, entry).expect("it reads").run.expect("it is a run");
        told.extend(says(&read).then(|| format!("read: {place}")));
        let gone_on_with = reflect::open(&room, entry).expect("it opens");
        told.extend(says(&gone_on_with).then(|| format!("gone on with: {place}")));
        for run in [of("runs", "entry", entry), of("entries", "id", entry)["entry"].take()] {
            told.extend(each.is_told_in(&written_at(&run, &each.step)).then(|| format!("written out: {place}")));
        }
        match copies::offer(&room, entry) {
            Ok(offer) => {
                offered += 1;
                let blocks = offer.blocks.iter().filter(|block| each.is_told_in(&format!("{block:?}")));
                told.extend(blocks.map(|block| format!("shared: {place}: {}", block.text)));
            }
            Err(refused) => assert_eq!(refused, AppError::NeverShared, "{place}"),
        }
    }
    assert!(offered > 30, "only {offered} were looked at for what can be shared");
    told.extend(find(&mut room, TOLD).into_iter().map(|hit| format!("found: {hit:?}")));
    for (entry, line) in lines_to_pick(&mut room, &left) {
        let at = entries.iter().position(|each| *each == entry);
        let is_told = line.contains(TOLD) || at.is_some_and(|at| line == asked[at].option);
        told.extend(is_told.then(|| format!("picked up: {line}")));
    }
    assert_eq!(told, Vec::<String>::new());
}

#[test]
fn own_words_on_a_page_that_an_answer_about_danger_brought_stay_with_their_writer() {
    const OWN: &str = "Could we eat before ten?";
    let household = Household::of_two();
    let safe = steps_of("from-fear-to-a-request").into_iter().find(|step| step["id"].as_str() == Some("safe"));
    let answer = safe.expect("it asks")["options"][0]["id"].as_str().expect("an id").to_owned();
    let run = json!({
        "safe": {"kind": "choice", "option": answer, "own": ""},
        "they-fear": {"kind": "seen"},
        "ask": {"kind": "text", "text": OWN},
    });
    let id = leave(&household, &[("from-fear-to-a-request", run)])[0];
    let entry = id.to_hex();
    let mut room = household.open(Person::First, 12);
    clear(&mut room, &entry, "from-fear-to-a-request");
    let read = reflect::read(&room, &entry).expect("it reads").run.expect("it is a run");
    let comes = |step: &str| {
        let page = read.exercise.steps.iter().find(|each| each.id == step).expect("the page is there");
        page.only_if.as_ref().is_none_or(|branch| !branch.any.is_empty())
    };
    assert!(comes("ask") && !comes("they-fear") && !comes("small-enough"), "only the page with own words is read");
    let kept: Vec<&str> = read.answers.iter().map(|answered| answered.step.as_str()).collect();
    assert_eq!(kept, ["ask"], "no mark of a page, and no answer about danger");
    assert!(written_out(&room, &household.folder().join("page")).contains(OWN));
    assert_eq!(find(&mut room, OWN), [Hit::Own(id)]);
    let blocks = copies::offer(&room, &entry).expect("it can be shared").blocks;
    assert!(blocks.iter().all(|block| !block.text.contains(OWN)), "that it was asked would tell the answer");
    let left = [("from-fear-to-a-request".to_owned(), entry)];
    assert!(lines_to_pick(&mut room, &left).iter().all(|(_, line)| line != OWN), "and so would a line of it");
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
    let words = json!({"first-words": {"kind": "text", "text": "I look for somebody."}});
    let id = leave(&household, &[("first-call", words)])[0];
    let mut room = household.open(Person::First, 12);
    clear(&mut room, &id.to_hex(), "first-call");
    assert_eq!(copies::offer(&room, &id.to_hex()).err(), Some(AppError::NeverShared));
}
