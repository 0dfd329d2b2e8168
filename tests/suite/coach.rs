//! The wording coach, measured on messages that its rules were not written from, and held up against
//! texts that nobody would send.
//!
//! `tests/corpus/coach/README.md` says how the messages were made, labelled and divided.

use app::coach;
use app::views::{CoachComponent, CoachFlag, CoachMessage};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A message with what it is known to hold.
struct Labelled {
    id: String,
    message: CoachMessage,
    text: String,
    flags: BTreeSet<CoachFlag>,
    components: BTreeSet<CoachComponent>,
}

fn read_all() -> Vec<Labelled> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/coach");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("the corpus").map(|file| file.expect("a file").path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "jsonl"));
    files.sort();
    let texts = files.iter().map(|file| fs::read_to_string(file).expect("the corpus can be read"));
    texts.flat_map(|text| text.lines().map(labelled).collect::<Vec<_>>()).collect()
}

fn labelled(line: &str) -> Labelled {
    let mut row: Value = serde_json::from_str(line).expect("a line of the corpus is JSON");
    let message = serde_json::from_value(row["kind"].take()).expect("apology or feelings");
    Labelled {
        id: row["id"].as_str().expect("an id").to_owned(),
        message,
        text: row["text"].as_str().expect("a text").to_owned(),
        flags: serde_json::from_value(row["flags"].take()).expect("flags that the coach knows"),
        components: serde_json::from_value(row["components"].take()).expect("components that the coach knows"),
    }
}

/// The rules were written from two thirds of the first messages; this third was never looked at. FNV-1a
/// over the id, so that nobody chooses.
fn is_held_back(each: &Labelled) -> bool {
    let hash = each
        .id
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    hash.is_multiple_of(3) && !is_later(each)
}

/// Written when the rules stood already, and used since to find what they missed.
fn is_later(each: &Labelled) -> bool {
    ["second-", "third-", "fourth-", "fifth-"].iter().any(|part| each.id.starts_with(part))
}

/// How often a thing was seen rightly, wrongly, and not at all.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    right: u32,
    wrong: u32,
    missed: u32,
}

impl Tally {
    fn count(&mut self, is: bool, seen: bool) {
        match (is, seen) {
            (true, true) => self.right += 1,
            (false, true) => self.wrong += 1,
            (true, false) => self.missed += 1,
            (false, false) => {}
        }
    }

    fn precision(self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    fn f1(self) -> f64 {
        share(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }
}

fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
}

struct Figures {
    any: Tally,
    flags: Vec<(CoachFlag, Tally)>,
    components: Vec<(CoachComponent, Tally)>,
    clean_flagged: f64,
}

impl Figures {
    fn of(messages: &[&Labelled]) -> Self {
        let mut any = Tally::default();
        let mut flags = CoachFlag::ALL.map(|flag| (flag, Tally::default())).to_vec();
        let mut components = CoachComponent::ALL.map(|component| (component, Tally::default())).to_vec();
        let (mut clean, mut clean_flagged) = (0, 0);
        for each in messages {
            let seen = coach::names(each.message, &each.text);
            any.count(!each.flags.is_empty(), !seen.flags.is_empty());
            if each.flags.is_empty() {
                clean += 1;
                clean_flagged += u32::from(!seen.flags.is_empty());
            }
            for (flag, tally) in &mut flags {
                tally.count(each.flags.contains(flag), seen.flags.contains(flag));
            }
            // Only an apology was labelled with its parts.
            if each.message == CoachMessage::Apology {
                for (component, tally) in &mut components {
                    tally.count(each.components.contains(component), seen.components.contains(component));
                }
            }
        }
        Self { any, flags, components, clean_flagged: share(clean_flagged, clean) }
    }

    fn macro_f1(&self) -> f64 {
        self.flags.iter().map(|(_, tally)| tally.f1()).sum::<f64>() / 14.0
    }

    fn told(&self) -> String {
        let row = |name: String, tally: &Tally| {
            format!(
                "  {name:<20} precision {:.2}  recall {:.2}  F1 {:.2}  ({tally:?})\n",
                tally.precision(),
                tally.recall(),
                tally.f1()
            )
        };
        let flags: String = self.flags.iter().map(|(flag, tally)| row(format!("{flag:?}"), tally)).collect();
        let components: String =
            self.components.iter().map(|(component, tally)| row(format!("{component:?}"), tally)).collect();
        format!(
            "any flag F1 {:.3}, macro F1 {:.3}, clean messages flagged {:.1} in a hundred\n{flags}{components}",
            self.any.f1(),
            self.macro_f1(),
            self.clean_flagged * 100.0
        )
    }
}

#[test]
fn the_corpus_is_large_half_clean_and_has_no_message_twice() {
    let all = read_all();
    let clean = all.iter().filter(|each| each.flags.is_empty()).count();
    assert!(all.len() >= 750, "{}", all.len());
    assert!((all.len() * 2 / 5..=all.len() * 3 / 5).contains(&clean), "{clean} of {}", all.len());
    let ids: BTreeSet<_> = all.iter().map(|each| &each.id).collect();
    let texts: BTreeSet<_> = all.iter().map(|each| each.text.to_lowercase()).collect();
    assert_eq!((ids.len(), texts.len()), (all.len(), all.len()));
    let first = all.iter().filter(|each| !is_later(each)).count();
    let held_back = all.iter().filter(|each| is_held_back(each)).count();
    assert!(first >= 600 && (first / 4..first / 2).contains(&held_back), "{held_back} of {first}");
    for flag in CoachFlag::ALL {
        let with = all.iter().filter(|each| each.flags.contains(&flag)).count();
        assert!(with >= 15, "{flag:?} stands in {with} messages");
    }
}

#[test]
fn the_coach_is_right_on_messages_its_rules_were_not_written_from() {
    let all = read_all();
    let held_back: Vec<_> = all.iter().filter(|each| is_held_back(each)).collect();
    let figures = Figures::of(&held_back);
    assert!(figures.any.f1() >= 0.92, "{}", figures.told());
    assert!(figures.macro_f1() >= 0.85, "{}", figures.told());
    assert!(figures.clean_flagged <= 0.06, "{}", figures.told());
}

/// `cargo test -p suite -- --ignored --nocapture the_figures_of_the_coach`
#[test]
#[ignore = "prints figures for people"]
#[expect(clippy::print_stdout, reason = "it prints figures for people")]
fn the_figures_of_the_coach() {
    let all = read_all();
    let part = |name: &str, belongs: &dyn Fn(&Labelled) -> bool| {
        let messages: Vec<_> = all.iter().filter(|each| belongs(each)).collect();
        println!("{name}, {} messages: {}", messages.len(), Figures::of(&messages).told());
    };
    part("developed on", &|each| !is_later(each) && !is_held_back(each));
    part("held back", &is_held_back);
    part("written after the rules", &is_later);
}

/// A small generator with a fixed seed: the same strange texts each time.
struct Strange(u64);

impl Strange {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % below
    }

    fn text(&mut self, pieces: &[&str], count: usize) -> String {
        (0..count).map(|_| pieces[self.next(pieces.len())]).collect()
    }
}

const PIECES: [&str; 44] = [
    " ",
    "  ",
    "\n",
    "\r\n",
    "\t",
    "\u{0}",
    "'",
    "\u{2019}",
    "\u{2018}",
    "\"",
    "\u{201c}",
    "\u{201d}",
    ".",
    "..",
    "?",
    "!",
    ",",
    "\u{1f642}",
    "\u{1f468}\u{200d}\u{1f469}",
    "e\u{301}",
    "\u{202e}",
    "\u{feff}",
    "\u{df}",
    "\u{130}",
    "a",
    "I",
    "you",
    " sorry ",
    " if ",
    " but ",
    " never ",
    " always ",
    " I ",
    " feel that ",
    "you're ",
    " so ",
    " because ",
    "n't",
    "'re",
    "ooooo",
    "%",
    "(",
    "\\",
    "7",
];

#[test]
fn no_text_however_strange_stops_the_coach() {
    let mut strange = Strange(7);
    for round in 0..3_000 {
        let text = strange.text(&PIECES, round % 60);
        for message in [CoachMessage::Apology, CoachMessage::Feelings] {
            let units = text.encode_utf16().count();
            for note in coach::look(message, &text).notes {
                assert!(note.start < note.end && note.end as usize <= units, "{text:?}: {note:?}");
                assert!(text.contains(&note.words), "{text:?}: {note:?}");
            }
        }
    }
}

#[test]
fn a_very_long_text_of_the_same_signs_comes_to_an_end() {
    comes_to_an_end(&["'", "\"a b", "a", ".", "\u{1f642}"]);
}

#[test]
fn a_very_long_text_of_the_same_openings_comes_to_an_end() {
    comes_to_an_end(&["sorry ", "if you ", "I feel that you ", "but ", "you are so "]);
}

#[test]
fn a_very_long_text_of_the_same_turns_comes_to_an_end() {
    comes_to_an_end(&["? why did you", "you never ", "sorry you ", "it was just a "]);
}

#[test]
fn a_very_long_text_of_the_same_words_comes_to_an_end() {
    comes_to_an_end(&["if you you are not selfish ", "sorry but I know ", "had you i told you that "]);
}

/// A rule that went back and forth over them would still be at it tomorrow.
fn comes_to_an_end(pieces: &[&str]) {
    for piece in pieces {
        let text = piece.repeat(40_000);
        for message in [CoachMessage::Apology, CoachMessage::Feelings] {
            assert!(coach::look(message, &text).notes.len() <= 15, "one note a kind, and one for what is good");
        }
    }
}

/// What would make of a wish the control it is not meant to be: where somebody is, their phone, their secrets.
const WATCHING: [&str; 17] = [
    "where you are",
    "where you were",
    "where you go",
    "where you have been",
    "where are you",
    "where were you",
    "where they",
    "who you were with",
    "who you are with",
    "whereabouts",
    "location",
    "phone",
    "password",
    "passcode",
    "unlock",
    "receipt",
    "your messages to",
];

fn asks_to_watch(suggestion: &str) -> bool {
    let plain = suggestion.to_lowercase().replace('’', "'");
    WATCHING.iter().any(|words| plain.contains(words))
}

#[test]
fn no_suggestion_asks_where_somebody_is_or_for_their_phone_or_password() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/content/en/coach");
    let mut suggestions = 0;
    for file in fs::read_dir(folder).expect("the coach's rules") {
        let text = fs::read_to_string(file.expect("a file").path()).expect("it can be read");
        for line in text.lines().filter(|line| line.starts_with("try = ") || line.starts_with("why = ")) {
            suggestions += 1;
            assert!(!asks_to_watch(line), "{line}");
        }
    }
    assert!(suggestions > 60, "only {suggestions} were found");
    // What stood here once.
    assert!(asks_to_watch("I am scared and I need to know where you are."));
    assert!(asks_to_watch("I need to know where you were, because I was scared."));
}
