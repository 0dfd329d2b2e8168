//! "Saved" survives a kill at any moment.

#![expect(clippy::disallowed_methods, reason = "the test measures how long the program takes to open")]

use super::{Place, bytes, code, command, note, told};
use std::collections::{HashMap, HashSet};
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};
use std::{env, fs};

/// After so many kills what lies in the file is compared with what was acknowledged.
const BETWEEN_LOOKS: u32 = 20;

/// A writer that saves until it is killed.
struct Writer {
    child: Child,
    first: u32,
    feeder: JoinHandle<u32>,
    reader: JoinHandle<Vec<String>>,
    began: Receiver<()>,
}

impl Writer {
    fn start(place: &Place, first: u32) -> Self {
        let mut child = command(place, &["put", "FILE", "--as", "Robin", "--passphrases", "robin"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut input = child.stdin.take().expect("piped");
        let feeder = thread::spawn(move || {
            let mut number = first;
            while input.write_all(note(&number.to_string(), &text(number)).as_bytes()).is_ok() {
                number += 1;
            }
            number
        });
        let output = BufReader::new(child.stdout.take().expect("piped"));
        let (begin, began) = mpsc::channel();
        let reader = thread::spawn(move || {
            let mut lines = Vec::new();
            for line in output.lines().map_while(Result::ok) {
                _ = begin.send(());
                lines.push(line);
            }
            lines
        });
        Self { child, first, feeder, reader, began }
    }

    /// Kills it. Returns the notes that were acknowledged, by id, and the next number to write.
    fn kill(mut self) -> (HashMap<String, u32>, u32) {
        self.child.kill().expect("it runs");
        self.child.wait().expect("it ended");
        let next = self.feeder.join().expect("no panic");
        let lines = self.reader.join().expect("no panic");
        let ids = lines.iter().map(|line| line.strip_prefix("saved ").expect("an acknowledgement").to_owned());
        (ids.zip(self.first..).collect(), next)
    }
}

fn text(number: u32) -> String {
    format!("text {number} {}", "x".repeat(number as usize % 5_000))
}

#[test]
fn forty_kills_of_a_first_household_lose_nothing_that_was_acknowledged() {
    lose_nothing(1, 0..40);
}

#[test]
fn forty_kills_of_a_second_household_lose_nothing_that_was_acknowledged() {
    lose_nothing(2, 0..40);
}

#[test]
#[ignore = "proof"]
fn kills_at_any_moment_lose_nothing_that_was_acknowledged() {
    let kills: u32 = env::var("HEARTHSIDE_COUNT").expect("a proof has a count").parse().expect("a number");
    let state = PathBuf::from(env::var_os("HEARTHSIDE_PROVE_STATE").expect("a proof has a folder"));
    let households = 3..5;
    let each = kills / 2;
    let notes: usize = thread::scope(|scope| {
        let each_alone = |seed: u64| {
            let done = state.join(seed.to_string());
            scope.spawn(move || {
                // A fresh household for every hundred kills, so that those done before stand by themselves.
                let told = fs::read_to_string(&done).unwrap_or_default();
                let before = told.split_once(' ');
                let (mut from, mut notes) = before.map_or((0, 0), |(from, notes)| {
                    (from.parse().expect("our own number"), notes.parse().expect("our own number"))
                });
                while from < each {
                    let to = each.min(from + 5 * BETWEEN_LOOKS);
                    notes += lose_nothing(seed, from..to);
                    from = to;
                    fs::write(&done, format!("{from} {notes}")).expect("our folder");
                }
                notes
            })
        };
        let all: Vec<_> = households.map(each_alone).collect();
        all.into_iter().map(|one| one.join().expect("no panic")).sum()
    });
    tell(&format!("figure: kills = {} kills, {notes} acknowledged notes, none of them lost", 2 * each));
}

#[expect(clippy::print_stdout, reason = "a proof tells its figure")]
fn tell(figure: &str) {
    println!("{figure}");
}

/// Kills writers of a household. Each kill comes 2 to 120 ms after a moment that changes too: while the
/// program still opens the room and does its first save, or after the first acknowledgement. Returns
/// how many notes were acknowledged.
fn lose_nothing(seed: u64, kills: std::ops::Range<u32>) -> usize {
    let place = Place::alone();
    let mut acknowledged: HashMap<String, u32> = HashMap::new();
    let mut next = 0;
    let mut opening = Duration::ZERO;
    for kill in kills.clone() {
        let moment = Duration::from_micros(2_000 + scattered(seed << 32 | u64::from(kill)) % 118_000);
        let started = Instant::now();
        let writer = Writer::start(&place, next);
        if kill % 2 == 0 {
            writer.began.recv_timeout(Duration::from_secs(60)).expect("it comes to save");
            opening = started.elapsed();
        } else {
            thread::sleep(opening.saturating_sub(Duration::from_millis(60)));
        }
        thread::sleep(moment);
        let (answered, after) = writer.kill();
        acknowledged.extend(answered);
        next = after;
        if kill % BETWEEN_LOOKS == BETWEEN_LOOKS - 1 || kill + 1 == kills.end {
            compare(&place, &acknowledged);
        }
    }
    assert!(acknowledged.len() > kills.len(), "the writer came to save between the kills: {}", acknowledged.len());
    let check = place.hearth(&["check", "FILE", "--as", "Robin", "--passphrases", "robin"], "");
    assert_eq!(code(&check), 0, "{}", told(&check));
    acknowledged.len()
}

/// The same number for the same seed, and no order among them (SplitMix64).
fn scattered(seed: u64) -> u64 {
    let mut mixed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

fn compare(place: &Place, acknowledged: &HashMap<String, u32>) {
    let list = place.list("Robin");
    let found: HashMap<_, _> = list.iter().map(|note| (note["id"].as_str().expect("an id"), note)).collect();
    for (id, number) in acknowledged {
        let note = found.get(id.as_str()).unwrap_or_else(|| panic!("{id} was acknowledged and is gone"));
        assert_eq!(note["title"], number.to_string());
        assert_eq!(note["text"], text(*number));
    }
    let titles: HashSet<_> = list.iter().map(|note| note["title"].as_str()).collect();
    assert_eq!(titles.len(), list.len(), "no note stands twice");
}

#[test]
fn twenty_openers_at_once_leave_the_household_whole() {
    let place = Place::alone();
    let answers: Vec<_> = thread::scope(|scope| {
        let openers: Vec<_> = (0..20)
            .map(|number| {
                let place = &place;
                scope.spawn(move || {
                    let words = ["put", "FILE", "--as", "Robin", "--passphrases", "robin"];
                    place.hearth(&words, &note(&number.to_string(), "at once"))
                })
            })
            .collect();
        openers.into_iter().map(|opener| opener.join().expect("no panic")).collect()
    });
    let saved = answers.iter().filter(|output| code(output) == 0).count();
    assert!(answers.iter().all(|output| matches!(code(output), 0 | 6)), "each saved or was told that it is in use");
    assert!(saved >= 1);
    assert_eq!(place.list("Robin").len(), saved);
    assert!(!bytes(&place.file()).is_empty());
}
