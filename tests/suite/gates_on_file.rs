//! Every gate, in every way through it, left in every way that a process can be left, on a real file: afterwards
//! the records and all views are those of somebody who said "Not now", and no answer lies anywhere.
//!
//! Which gates there are, and which answers clear one, is not asked of the program: it is read from the content
//! files and written down here, so that a question that became an ordinary one is missed.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use std::{env, fs, process, thread};

use app::content::content;
use app::views::{GateAnswered, Person, ShortAnswer, ShortView};
use app::{
    AppError, Folders, LockedApp, OpenApp, Program, ahead, breaches, deletion, gates, ideas, plans, recurrence,
    reflect, rituals, short,
};
use domain::gate::{GateKind, Way};
use suite::{Household, ROBINS, clearing, moment};
use vault::{ClosedVault, Passphrase, Place};

use crate::gates::{finish_what_comes_first, first_difference, intake, lead_to, views};

/// Each relation once, from one side each.
const PERSONS: [(&str, &str); 3] = [("partner", "hurt"), ("sibling", "broke"), ("friend", "both")];

/// The gates of the short page, in the order of its pages.
const SHORT: [&[&str]; 4] = [&["alone"], &["adult"], &["fear", "hit", "control", "touch", "threat"], &["own-force"]];

/// So many there are. One that is an ordinary question from now on would be missing.
const GATES: usize = 75;

/// The answers that clear a gate.
fn clears(kind: &str) -> &'static [&'static str] {
    match kind {
        "alone" => &["nobody"],
        "adult" => &["yes"],
        "harm" => &["no", "passing"],
        _ => &["no"],
    }
}

/// How somebody leaves a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leaving {
    /// On to the next page.
    Next,
    /// To the page before it.
    Back,
    /// To the list.
    Stop,
    /// The key that locks.
    Lock,
    /// Nobody was there any more, and nothing was handed in.
    Idle,
    /// The program ends with the room open.
    Close,
    /// The system ends the process, at any moment around the answer.
    Kill,
    /// The process ends itself in the middle.
    Crash,
}

impl Leaving {
    const ALL: [Self; 8] =
        [Self::Next, Self::Back, Self::Stop, Self::Lock, Self::Idle, Self::Close, Self::Kill, Self::Crash];
}

/// A gate, and where it is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    /// The exercise. Empty: the short page.
    exercise: String,
    /// Its step.
    step: String,
    kind: String,
}

/// The gates of the content files and of the short page.
fn gates_of_the_files() -> Vec<Asked> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/content/en/exercises");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("it reads").map(|file| file.expect("it reads").path()).collect();
    files.sort();
    let mut asked = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("it reads");
        let exercise = file.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_owned();
        let (mut step, mut gate) = (String::new(), None);
        for line in text.lines().chain(["[[steps]]"]) {
            let value = |key: &str| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"').map(str::to_owned);
            if line == "[[steps]]" {
                let kind: Option<String> = gate.take();
                asked.extend(kind.map(|kind| Asked { exercise: exercise.clone(), step: step.clone(), kind }));
            }
            step = value("id").unwrap_or(step);
            gate = value("gate").or(gate);
        }
    }
    let of_the_short_page = SHORT.iter().flat_map(|page| page.iter());
    asked.extend(of_the_short_page.map(|kind| Asked {
        exercise: String::new(),
        step: (*kind).to_owned(),
        kind: (*kind).to_owned(),
    }));
    asked
}

fn kind(asked: &Asked) -> GateKind {
    GateKind::ALL.into_iter().find(|kind| kind.id() == asked.kind).expect("a gate of the program")
}

/// The answers of a gate, and none.
fn answers(asked: &Asked) -> Vec<Option<String>> {
    let options = content().gate(kind(asked)).options.iter().map(|option| Some(option.id.clone()));
    options.chain([None]).collect()
}

/// One way to try.
#[derive(Debug, Clone)]
struct Case {
    asked: Asked,
    answer: Option<String>,
    leaving: Leaving,
}

impl Case {
    /// Whether somebody goes on in an exercise after an answer that clears.
    fn goes_on(&self) -> bool {
        let clears = self.answer.as_deref().is_some_and(|answer| clears(&self.asked.kind).contains(&answer));
        clears && !self.asked.exercise.is_empty() && matches!(self.leaving, Leaving::Next | Leaving::Back)
    }
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for asked in gates_of_the_files() {
        for answer in answers(&asked) {
            let case = |leaving| Case { asked: asked.clone(), answer: answer.clone(), leaving };
            cases.extend(Leaving::ALL.map(case));
        }
    }
    cases
}

/// Goes to a gate of an exercise, as somebody for whom nothing before it stands in the way.
fn go_to(room: &mut OpenApp, asked: &Asked) -> String {
    let exercise = content().exercise(&asked.exercise).expect("it is built in");
    let run = reflect::begin(room, &exercise.id, &moment(5)).expect("it begins").entry;
    let earlier = gates_of_the_files().into_iter().filter(|each| each.exercise == asked.exercise);
    for earlier in earlier.take_while(|each| each.step != asked.step) {
        let clear = clears(&earlier.kind)[0];
        gates::answer(room, &run, &earlier.step, Some(clear)).expect("it is one of its own");
    }
    let gate = exercise.step(&asked.step).expect("it is a step");
    // A gate that asks again stands after words, and those stay: other tests look at it.
    if !matches!(gate.ask, domain::exercise::Ask::Gate { again: true, .. }) {
        lead_to(room, &run, exercise, gate);
    }
    reflect::go_to(room, &run, &exercise.steps[0].id, &moment(6)).expect("the first page");
    run
}

/// Answers it, and looks where that leads.
fn answer(room: &mut OpenApp, run: &str, asked: &Asked, answer: Option<&str>) {
    let told = format!("{asked:?}, {answer:?}");
    let cleared = answer.is_some_and(|answer| clears(&asked.kind).contains(&answer));
    let ending = match content().gate(kind(asked)).way(answer) {
        Way::Ends(ending) => Some(ending.to_owned()),
        Way::Cleared => None,
    };
    match gates::answer(room, run, &asked.step, answer).expect("it is a gate") {
        GateAnswered::Cleared => assert!(cleared, "{told}: it went on"),
        GateAnswered::Ends { ending: shown } => {
            assert!(!cleared, "{told}: it ended");
            assert_eq!(Some(shown.id), ending, "{told}");
            assert!(!shown.body.is_empty() && !shown.acts.is_empty(), "{told}");
            assert_eq!(reflect::open(room, run).err(), Some(AppError::UnknownEntry), "{told}: something is left");
        }
    }
}

/// Answers a gate of the short page, with all before it cleared.
fn answer_the_short_page(room: &mut OpenApp, asked: &Asked, said: Option<&str>) {
    let told = format!("the short page, {}, {said:?}", asked.kind);
    let mut view = short::begin(room).expect("there are two");
    for page in SHORT {
        let ShortView::Asks { questions } = view else { panic!("{told}: {view:?}") };
        assert_eq!(questions.iter().map(|each| each.step.as_str()).collect::<Vec<_>>(), page, "{told}");
        let said_here = |kind: &&str| match *kind == asked.kind {
            true => said.map(str::to_owned),
            false => Some(clearing(kind)),
        };
        let all: Vec<ShortAnswer> = page
            .iter()
            .filter_map(|kind| Some(ShortAnswer { gate: (*kind).to_owned(), option: said_here(kind)? }))
            .collect();
        view = short::answer(room, &all).expect("it is the page");
        if page.contains(&asked.kind.as_str()) {
            break;
        }
    }
    let cleared = said.is_some_and(|said| clears(&asked.kind).contains(&said));
    let ended = matches!(view, ShortView::Ends { .. } | ShortView::PutOff { .. });
    assert_eq!(ended, !cleared, "{told}: {view:?}");
}

/// Goes to the gate of a case and answers it. Nothing is handed in where nobody is there any more.
fn come_and_answer(room: &mut OpenApp, case: &Case, at_the_gate: impl FnOnce()) -> String {
    if case.asked.exercise.is_empty() {
        at_the_gate();
        if case.leaving != Leaving::Idle {
            answer_the_short_page(room, &case.asked, case.answer.as_deref());
        }
        return String::new();
    }
    let run = go_to(room, &case.asked);
    at_the_gate();
    if case.leaving != Leaving::Idle {
        answer(room, &run, &case.asked, case.answer.as_deref());
    }
    run
}

/// Leaves it, and the program.
fn leave(household: &Household, case: &Case, seed: u64) {
    match case.leaving {
        Leaving::Next | Leaving::Back | Leaving::Stop => {
            let mut room = household.open(Person::First, 30);
            let run = come_and_answer(&mut room, case, || {});
            turn(&mut room, case, &run);
            _ = all_views(&mut room);
            drop(room.lock());
        }
        Leaving::Lock | Leaving::Idle | Leaving::Close => {
            let folders = Folders { config: household.folder().to_owned(), data: household.folder().join("data") };
            let mut program = Program::start(folders);
            program.choose(household.file(), true);
            program.unlock(ROBINS, None, &moment(30)).expect("it opens");
            come_and_answer(program.open().expect("it is open"), case, || {});
            if case.leaving != Leaving::Close {
                program.lock();
            }
        }
        Leaving::Kill | Leaving::Crash => {
            let mut child = started(household, case);
            let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines().map_while(Result::ok);
            assert!(lines.any(|line| line.ends_with(AT_THE_GATE)), "{case:?}: it never came to the gate");
            if case.leaving == Leaving::Kill {
                // Around the answer in most cases, and some time after it in the others.
                thread::sleep(Duration::from_micros(scattered(seed) % 12_000));
                child.kill().expect("it is ours");
            }
            let ended = child.wait().expect("it ended");
            assert!(!ended.success() && ended.code().is_none(), "{case:?}: {ended}, it was to die");
        }
    }
}

/// To another page, once it was answered.
fn turn(room: &mut OpenApp, case: &Case, run: &str) {
    let Some(exercise) = content().exercise(&case.asked.exercise) else { return };
    let at = exercise.steps.iter().position(|step| step.id == case.asked.step).expect("it is a step");
    let to = match case.leaving {
        Leaving::Next => at + 1,
        Leaving::Back => at - 1,
        _ => return,
    };
    // Where the answer ended the run there is no page to turn.
    let turned = reflect::go_to(room, run, &exercise.steps[to].id, &moment(31)).err();
    let fine = [None, Some(AppError::UnknownEntry), Some(AppError::GateFirst)];
    assert!(fine.contains(&turned), "{case:?}: {turned:?}");
}

const AT_THE_GATE: &str = "at the gate";
const CHILD: &str = "HEARTHSIDE_TEST_AT_A_GATE";

/// Somebody who comes to the gate in a process of their own.
fn started(household: &Household, case: &Case) -> Child {
    let told = [
        household.folder().to_str().expect("a plain path"),
        &case.asked.exercise,
        &case.asked.step,
        &case.asked.kind,
        case.answer.as_deref().unwrap_or("-"),
        if case.leaving == Leaving::Kill { "kill" } else { "crash" },
    ];
    Command::new(env::current_exe().expect("this program"))
        .args(["--ignored", "--exact", "gates_on_file::somebody_whose_process_dies", "--nocapture"])
        .env(CHILD, told.join("\n"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("this program starts once more")
}

#[test]
#[ignore = "a process that the other tests start and end"]
fn somebody_whose_process_dies() {
    let Ok(told) = env::var(CHILD) else { return };
    let told: Vec<&str> = told.split('\n').collect();
    let [folder, exercise, step, kind, answer, how] = told[..] else { panic!("told in another way") };
    let leaving = if how == "kill" { Leaving::Kill } else { Leaving::Crash };
    let asked = Asked { exercise: exercise.to_owned(), step: step.to_owned(), kind: kind.to_owned() };
    let case = Case { asked, answer: (answer != "-").then(|| answer.to_owned()), leaving };
    let (file, witness) = (Path::new(folder).join("household.hearth"), Path::new(folder).join("witness"));
    let locked = LockedApp::at(file, Some(witness));
    let mut room = locked.unlock(Person::First, ROBINS, &moment(30)).expect("it opens");
    come_and_answer(&mut room, &case, || say(AT_THE_GATE));
    if leaving == Leaving::Crash {
        process::abort();
    }
    thread::sleep(Duration::from_secs(60));
}

#[expect(clippy::print_stdout, reason = "whoever started it waits for this, and a proof tells its figure")]
fn say(line: &str) {
    println!("{line}");
}

/// The entries of the founder's room as they lie in the file, but for a yes.
fn records(household: &Household) -> BTreeMap<String, serde_json::Value> {
    let closed = ClosedVault::open(&Place { file: household.file(), witness: None }).expect("a household");
    let passphrase = Passphrase::to_try(ROBINS).expect("a passphrase");
    let open = closed.unlock(vault::Person::First, &passphrase).map_err(|refused| refused.error).expect("it opens");
    let read = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).expect("an entry");
    let all = open.entries().map(|entry| (entry.id.to_hex(), read(entry.bytes)));
    all.filter(|(_, record)| record["kind"] != "own-yes").collect()
}

/// No answer to any gate lies in them, under the name of its step or of its kind.
fn hold_no_gate(records: &BTreeMap<String, serde_json::Value>, asked: &[Asked]) {
    for record in records.values().filter(|record| record["kind"] == "run") {
        let answers = record["answers"].as_object().expect("answers");
        let is_of = |each: &&Asked| record["exercise"] == each.exercise.as_str();
        let kept = asked
            .iter()
            .filter(is_of)
            .find(|each| answers.contains_key(&each.step) || record["place"] == each.step.as_str());
        assert_eq!(kept, None, "{record}");
    }
}

/// Everything that this person can be shown.
fn all_views(room: &mut OpenApp) -> String {
    let now = moment(600);
    format!(
        "{}{:?}{:?}{:?}{:?}{:?}{:?}{:?}",
        views(room),
        plans::show(room),
        ahead::show(room),
        recurrence::show(room),
        rituals::next(room, &now),
        ideas::list(room),
        breaches::list(room),
        deletion::show(room)
    )
}

fn seen_after(household: &Household) -> String {
    let mut room = household.open(Person::First, 60);
    let seen = all_views(&mut room);
    drop(room.lock());
    seen
}

/// A household, and what somebody left in it who said "Not now".
struct Home {
    household: Household,
    bytes: Vec<u8>,
    records: BTreeMap<String, serde_json::Value>,
    seen: String,
}

impl Home {
    /// `a_yes`: a yes stands in the room, which an answer that does not clear takes out.
    fn of((who, side): (&str, &str), a_yes: bool) -> Self {
        let household = if a_yes { Household::of_two() } else { Household::of_two_without_a_yes() };
        let mut room = household.open(Person::First, 2);
        intake(&mut room, who, side);
        finish_what_comes_first(&mut room);
        drop(room.lock());
        // "Not now" on the first page: it was looked at, and nothing else.
        let mut room = household.open(Person::First, 30);
        for exercise in &content().exercises {
            reflect::begin(&mut room, &exercise.id, &moment(5)).expect("it begins");
        }
        drop(room.lock());
        let bytes = fs::read(household.file()).expect("the file");
        let (records, seen) = (records(&household), seen_after(&household));
        Self { household, bytes, records, seen }
    }

    /// Tries one case, and compares.
    fn hold(&self, case: &Case, seed: u64) {
        leave(&self.household, case, seed);
        // The same bytes hold the same records.
        assert!(fs::read(self.household.file()).expect("the file") == self.bytes, "{case:?}: the file changed");
        assert_eq!(first_difference(&seen_after(&self.household), &self.seen), None, "{case:?}");
    }

    /// The same in a copy, where more than the gate may have been told: a yes is gone that an answer took out, and
    /// whoever goes on after one that clears keeps what they had answered before it, as on any page.
    fn hold_in_a_copy(&self, case: &Case, asked: &[Asked], seed: u64) {
        let copy = self.household.copied();
        leave(&copy, case, seed);
        let mut more = records(&copy);
        more.retain(|id, _| !self.records.contains_key(id));
        if more.is_empty() {
            return self.compare(&copy, case, asked);
        }
        assert!(case.goes_on() && more.len() == 1, "{case:?}: {more:?}");
        assert!(more.values().all(|run| run["exercise"] == case.asked.exercise.as_str()), "{case:?}: {more:?}");
        hold_no_gate(&more, asked);
        let mut left = records(&copy);
        left.retain(|id, _| self.records.contains_key(id));
        assert_eq!(left, self.records, "{case:?}");
    }

    fn compare(&self, household: &Household, case: &Case, asked: &[Asked]) {
        let left = records(household);
        hold_no_gate(&left, asked);
        assert_eq!(left, self.records, "{case:?}");
        assert_eq!(first_difference(&seen_after(household), &self.seen), None, "{case:?}");
    }
}

/// The same number for the same seed, and no order among them (SplitMix64).
fn scattered(seed: u64) -> u64 {
    let mut mixed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// Tries those of the cases of one person that `is_tried` chooses by their number. Returns how many.
fn hold(person: usize, is_tried: impl Fn(usize) -> bool) -> usize {
    let asked = gates_of_the_files();
    assert!(asked.len() >= GATES, "a gate is missing: only {} are found", asked.len());
    let (home, with_a_yes) = (Home::of(PERSONS[person], false), Home::of(PERSONS[person], true));
    hold_no_gate(&home.records, &asked);
    let mut tried = 0;
    for (number, case) in cases().iter().enumerate().filter(|(number, _)| is_tried(*number)) {
        let seed = (person * 1_000_000 + number) as u64;
        // Beginning the short page rewrites the own room, whatever is answered there.
        if case.goes_on() || case.asked.exercise.is_empty() {
            home.hold_in_a_copy(case, &asked, seed);
        } else {
            home.hold(case, seed);
        }
        tried += 1;
        if case.asked.exercise.is_empty() {
            with_a_yes.hold_in_a_copy(case, &asked, seed);
            tried += 1;
        }
    }
    tried
}

#[test]
fn a_handful_of_ways_through_the_gates_leave_nothing_however_somebody_leaves() {
    // One of each leaving among every 8 numbers; 59 is no multiple of 8, so they take turns.
    let tried = hold(0, |number| number % 59 == 7);
    assert!(tried > 40, "only {tried} ways were tried");
}

#[test]
#[ignore = "proof"]
fn every_way_through_every_gate_leaves_nothing_however_somebody_leaves() {
    let persons: usize = env::var("HEARTHSIDE_COUNT").expect("a proof has a count").parse().expect("a number");
    let state = PathBuf::from(env::var_os("HEARTHSIDE_PROVE_STATE").expect("a proof has a folder"));
    let parts = 16;
    let tried: usize = thread::scope(|scope| {
        let each_alone = |person: usize| {
            let state = &state;
            scope.spawn(move || {
                let part_of = |part: usize| {
                    let done = state.join(format!("{person}-{part}"));
                    let before = fs::read_to_string(&done).ok().map(|told| told.parse().expect("our own number"));
                    before.unwrap_or_else(|| {
                        let tried = hold(person, |number| number / 8 % parts == part);
                        fs::write(&done, tried.to_string()).expect("our folder");
                        tried
                    })
                };
                (0..parts).map(part_of).sum::<usize>()
            })
        };
        let all: Vec<_> = (0..persons).map(each_alone).collect();
        all.into_iter().map(|one| one.join().expect("no panic")).sum()
    });
    let (gates, leavings) = (gates_of_the_files().len(), Leaving::ALL.len());
    say(&format!("figure: gates = {tried} ways through {gates} gates, {leavings} leavings each, and nothing was left"));
}
