//! Wrote `tests/vectors/version-0.1`, once, with the program of version 0.1: a household of two as that
//! program left it, answers to its questions of danger among them. It is never made again.
#![allow(clippy::print_stdout, reason = "it says when it is done")]

use std::path::{Path, PathBuf};

use app::export::{Format, export};
use app::plans::{self, Answering};
use app::shared::By;
use app::views::{Answer, CopyEdit, CopyPick, Leaving, NoteEdit, Person, PickedLine, PostKind, PostPart, PostText};
use app::{OpenApp, copies, ideas, notes, posts, reflect, today};
use suite::{Household, MIKAS, ROBINS, agreement, moment};

fn choice(option: &str) -> Answer {
    Answer::Choice { option: option.to_owned(), own: String::new() }
}

fn choices(options: &[&str]) -> Answer {
    Answer::Choices { options: options.iter().map(|id| (*id).to_owned()).collect(), own: String::new() }
}

fn text(words: &str) -> Answer {
    Answer::Text { text: words.to_owned() }
}

/// A run with these answers, finished where `leaving` is there.
fn run(room: &mut OpenApp, at: i64, exercise: &str, answers: Vec<(&str, Answer)>, leaving: Option<Leaving>) -> String {
    let entry = reflect::begin(room, exercise, &moment(at)).expect("a run").entry;
    for (step, answer) in answers {
        reflect::answer(room, &entry, step, answer, &moment(at)).unwrap_or_else(|error| panic!("{step}: {error:?}"));
    }
    if leaving.is_some() {
        reflect::finish(room, &entry, leaving, &moment(at)).expect("it is finished");
    }
    entry
}

fn robin(room: &mut OpenApp) {
    let done = Some(Leaving::Same);
    let intake = |who: &str, what: &[&str], side: &str| {
        vec![
            ("who", choice(who)),
            ("own-words", text("R.")),
            ("what", choices(what)),
            ("side", choice(side)),
            ("safe", choice("afraid")),
            ("if-afraid", Answer::Seen),
            ("begin-afraid", Answer::Seen),
            ("enough", text("One quiet week.")),
        ]
    };
    run(room, 10, "where-we-are", intake("partner", &["affair", "lie"], "hurt"), done);
    // Left in the middle, with what the questions of danger brought.
    run(
        room,
        20,
        "forgiving-or-not",
        vec![("arrive", Answer::Seen), ("safe", choice("afraid")), ("not-in-fear", Answer::Seen)],
        None,
    );
    let safe_ear =
        vec![("safe", choice("afraid")), ("not-to-them", Answer::Seen), ("safe-ear", text("My sister, on Sunday."))];
    run(room, 30, "say-it", safe_ear, None);
    let letter = vec![
        ("for-whom", choice("afraid")),
        ("if-afraid", Answer::Seen),
        ("happened", text("You told them before you told me.")),
        ("meant", text("That I was the last to know.")),
    ];
    run(room, 40, "impact-letter", letter, None);
    let memory = vec![("looking-back", choice("afraid"))];
    run(room, 45, "memory-jar", memory, None);
    let revenge = vec![("body-safe", choice("flash"))];
    run(room, 46, "revenge-or-repair", revenge, None);
    // Finished, with what was kept all the same.
    let need = vec![("if-i-said-it", choice("harm"))];
    run(room, 50, "what-i-need", need, done);
    let inventory =
        run(room, 60, "impact-inventory", vec![("last-time-back", text("I found the letters on a Tuesday."))], done);
    run(room, 65, "what-i-have-seen", vec![("safe", choice("apart-afraid"))], None);
    // A second person in the person's life, and words that read otherwise for a friend.
    run(room, 100, "where-we-are", intake("friend", &["affair", "told-on"], "hurt"), done);
    let picked = Answer::Picked {
        picked: vec![PickedLine { text: "I found the letters on a Tuesday.".to_owned(), entry: inventory.clone() }],
    };
    let _ = run_with_pick(room, picked);
    let note = NoteEdit {
        date: "2026-10-01".to_owned(),
        title: "Tuesday".to_owned(),
        text: "Rain all day.\n\nI slept.".to_owned(),
    };
    notes::write(room, None, note, &moment(120)).expect("a note");
    today::set_aside(room, "check-in", &moment(121)).expect("set aside");
    let own = run(
        room,
        122,
        "asking-for-one-thing",
        vec![("safe", choice("nervous")), ("what", text("Come home at six on Fridays."))],
        None,
    );
    app::becoming::begin(room, &own, &moment(123)).ok();
    share_one(room, &inventory);
}

/// A letter with a picked line: finished.
fn run_with_pick(room: &mut OpenApp, picked: Answer) -> String {
    run(
        room,
        110,
        "impact-letter",
        vec![("belongs", picked), ("for-whom", choice("me")), ("costs", text("Sleep, mostly."))],
        Some(Leaving::Stirred),
    )
}

fn share_one(room: &mut OpenApp, entry: &str) {
    let offer = copies::offer(room, entry).expect("it can be shared");
    let first = offer.blocks.first().expect("a piece");
    let chosen = vec![CopyPick { id: first.id.clone(), text: first.text.clone() }];
    let edit = CopyEdit { entry: entry.to_owned(), chosen, before: "I want you to know this.".to_owned(), deed: None };
    let seen = copies::preview(room, &edit).expect("a preview");
    copies::share(room, &edit, &seen, &moment(130)).expect("it is shared");
}

fn mika(room: &mut OpenApp) {
    let done = Some(Leaving::Steadier);
    run(
        room,
        200,
        "where-we-are",
        vec![("who", choice("sibling")), ("side", choice("broke")), ("safe", choice("they-are"))],
        done,
    );
    let living = vec![("what-you-do", choices(&["gone"])), ("gone", Answer::Seen)];
    let account =
        vec![("one-sentence", text("I told them first.")), ("go-on", choice("gone")), ("if-gone", Answer::Seen)];
    run(room, 215, "responsibility-account", vec![("one-sentence", text("I lied about May."))], done);
    run(room, 220, "responsibility-account", account, None);
    let day = vec![("one-line", text("They sat in the car for an hour."))];
    run(room, 225, "a-day-in-their-shoes", day, done);
    let amends = vec![("asked", choice("fear"))];
    run(room, 228, "amends", vec![("asked", choice("yes"))], done);
    run(room, 230, "amends", amends, None);
    run(room, 235, "living-with-what-i-did", living, None);
    run(room, 240, "climate-around-it", vec![("side", choice("afraid")), ("afraid", Answer::Seen)], None);
    run(room, 250, "finding-help", vec![("signs", choices(&["afraid", "force"]))], done);
    ideas::mark(room, "tea", &moment(260), true).ok();
}

fn between(household: &Household) {
    let mut room = household.open(Person::First, 300);
    let draft = plans::draft(&mut room, None, &moment(301)).expect("a draft").draft;
    plans::draft_save(&mut room, &draft, agreement("I call before ten."), &moment(301)).expect("it is saved");
    let id = plans::propose(&mut room, &draft, ROBINS, &moment(302)).expect("it is signed").agreement;
    plans::answer(&mut room, &id, Answering::Accept, 1, Person::Second, MIKAS, &moment(303)).expect("it is signed");
    let promise = PostText {
        kind: PostKind::Commitment,
        parts: [(PostPart::What, "I bring the keys back on Friday.".to_owned())].into(),
    };
    posts::say(&mut room, promise, By::Opener, &moment(304)).ok();
    drop(room.lock());
}

fn main() {
    let folder = std::env::args_os().nth(1).map(PathBuf::from).expect("name the folder to write into");
    assert!(!folder.exists(), "the vector exists; it is never made again");
    std::fs::create_dir_all(&folder).expect("a folder");
    let household = Household::of_two();
    let mut room = household.open(Person::First, 5);
    robin(&mut room);
    drop(room.lock());
    let mut room = household.open(Person::Second, 195);
    mika(&mut room);
    drop(room.lock());
    between(&household);
    keep(&household, &folder);
    println!("written");
}

fn keep(household: &Household, folder: &Path) {
    for (person, name) in [(Person::First, "robin"), (Person::Second, "mika")] {
        let room = household.open(person, 400);
        let file = export(&room, Format::Markdown, &folder.join(name)).expect("an export");
        std::fs::rename(file, folder.join(format!("{name}.md"))).expect("a file");
        std::fs::remove_dir(folder.join(name)).expect("an empty folder");
        drop(room.lock());
    }
    std::fs::copy(household.file(), folder.join("household.hearth")).expect("a copy");
}
