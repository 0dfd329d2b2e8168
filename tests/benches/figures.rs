//! How long the things take that a person waits for. Run by `cargo xtask bench`.
//!
//! A room is opened by its recovery code, which needs no slow key derivation, so that what is timed is
//! what comes beyond it: finding the keys, verifying the whole room, and reading every entry. Saves
//! are timed in memory, where there is no disk to wait for, and on the disk of the temporary folder.

#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "it measures, and prints what it measured")]

use app::content::content;
use app::notes::{self, NewNote};
use app::plans::{self, Answering};
use app::shared::By;
use app::views::{AgreementField, Answer, CoachMessage, PostKind, PostPart, PostReply, PostSaying, PostText, StepKind};
use app::{OpenApp, coach, posts, reflect, search, today};
use divan::{Bencher, black_box};
use std::cell::RefCell;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use suite::{DAY, Household, MIKAS, ROBIN, ROBINS, agreement, begun, moment};
use tempfile::TempDir;
use vault::{
    Change, ClosedVault, EntryId, KdfCost, Millis, NewPerson, OpenVault, Passphrase, Person, Place, RecoveryCode,
};

const SIZES: [usize; 2] = [1_000, 10_000];
const TEXT: usize = 2_048;

fn main() {
    for size in SIZES {
        saves(size);
    }
    divan::main();
}

/// A room with notes of 2 KB.
struct Room {
    _folder: TempDir,
    place: Place,
    code: RecoveryCode,
    ids: Vec<EntryId>,
}

impl Room {
    fn new(notes: usize, folder: TempDir) -> Self {
        let place =
            Place { file: folder.path().join("household.hearth"), witness: Some(folder.path().join("witness")) };
        let passphrase = Passphrase::to_set(ROBINS).expect("a passphrase");
        let founder = NewPerson { label: ROBIN, passphrase: &passphrase, recovery: true };
        let (mut vault, code) = vault::create(&place, &founder, KdfCost::for_tests(), Millis(0)).expect("a household");
        let ids: Vec<_> = (0..notes).map(|_| EntryId::make().expect("randomness")).collect();
        let text = note();
        let changes: Vec<_> = ids.iter().map(|id| Change::Put { id: *id, bytes: &text }).collect();
        vault.save(&changes, Millis(1)).expect("it is saved");
        Self { _folder: folder, place, code: code.expect("asked for"), ids }
    }

    fn open(&self) -> OpenVault {
        let closed = ClosedVault::open(&self.place).expect("a household");
        closed.unlock_with_code(Person::First, &self.code).map_err(|refused| refused.error).expect("the code")
    }
}

fn note() -> Vec<u8> {
    let text = "word ".repeat(TEXT / 5);
    format!(r#"{{"v":1,"kind":"note","when":{{"ms":0,"offset":0}},"title":"A note","text":"{text}","begun":{{"ms":0,"offset":0}},"changed":{{"ms":0,"offset":0}},"binned":null}}"#).into_bytes()
}

fn in_memory() -> Option<TempDir> {
    let memory = PathBuf::from("/dev/shm");
    memory.is_dir().then(|| tempfile::tempdir_in(memory).expect("a folder in memory"))
}

fn saves(notes: usize) {
    let disk = Some(tempfile::tempdir().expect("a temporary folder"));
    for (place, folder) in [("in memory", in_memory()), ("on disk", disk)] {
        let Some(folder) = folder else { continue };
        let room = Room::new(notes, folder);
        let mut vault = room.open();
        let text = note();
        let mut save = |number: usize| {
            let start = Instant::now();
            vault
                .save(&[Change::Put { id: room.ids[number * 37 % notes], bytes: &text }], Millis(2))
                .expect("it is saved");
            start.elapsed()
        };
        let first = save(0);
        let mut later: Vec<Duration> = (1..=500).map(&mut save).collect();
        later.sort_unstable();
        println!(
            "one save, {notes:>6} notes, {place:<9}  the session's first {:>9.2?}   later p50 {:>9.2?}   p99 {:>9.2?}",
            first, later[250], later[495]
        );
    }
}

/// Door to list: open the file, find the keys, verify the room, read every entry.
#[divan::bench(args = SIZES, sample_count = 15, sample_size = 1)]
fn unlock_beyond_key_derivation(bencher: Bencher<'_, '_>, notes: usize) {
    let room = Room::new(notes, tempfile::tempdir().expect("a temporary folder"));
    let closed = || ClosedVault::open(&room.place).expect("a household");
    bencher.with_inputs(closed).bench_local_values(|closed| {
        let open =
            closed.unlock_with_code(Person::First, &room.code).map_err(|refused| refused.error).expect("the code");
        assert_eq!(
            open.entries().map(|entry| black_box(entry.bytes).len()).filter(|length| *length > TEXT - 8).count(),
            notes
        );
        open
    });
}

/// What stands at the Door: the file is locked, its frame verified, its pages checked.
#[divan::bench(args = SIZES, sample_count = 15, sample_size = 1)]
fn look_at_the_door(bencher: Bencher<'_, '_>, notes: usize) {
    let room = Room::new(notes, tempfile::tempdir().expect("a temporary folder"));
    bencher.bench_local(|| ClosedVault::open(&room.place).expect("a household"));
}

/// A household with 20 MB of notes, open, and searched once before.
fn twenty_megabytes() -> (Household, OpenApp) {
    let household = Household::alone();
    let mut room = household.open(app::views::Person::First, 2);
    for number in 0..2_000 {
        let text = format!(
            "{}{}",
            "an ordinary day with words in it ".repeat(305),
            if number == 1_234 { "quokkaberry" } else { "" }
        );
        let note = NewNote { when: moment(2), title: format!("Note {number}"), text };
        notes::keep(&mut room, note, &moment(2)).expect("it is saved");
    }
    assert!(search::find(&mut room, "quokkaberry").len() == 1);
    (household, room)
}

/// One word among 20 MB. A common word is in all of them.
#[divan::bench(args = ["quokkaberry", "ordinary", "absent"], sample_count = 20)]
fn search_twenty_megabytes(bencher: Bencher<'_, '_>, word: &str) {
    let (_household, mut room) = twenty_megabytes();
    bencher.bench_local(|| search::find(black_box(&mut room), black_box(word)).len());
}

/// A letter of 5,000 words, with everything in it that the coach knows. The first look compiles the rules
/// and is not counted.
#[divan::bench(args = ["apology", "feelings"], sample_count = 50)]
fn look_at_five_thousand_words(bencher: Bencher<'_, '_>, message: &str) {
    const LETTER: &str = "I have been thinking about last summer and about what I did. I told you that I was at work, \
        and I was not. You asked me twice, and I always had an answer ready. When I came home you were waiting \
        with dinner, and I just sat down as if nothing was wrong. I am sorry if that hurt you, but I was afraid. If I \
        could go back I would do it differently. You never listen to me, and I feel that you do not care. Next week I \
        am going to see somebody about it. The garden looks lovely, by the way, and the children miss you. ";
    let message = if message == "apology" { CoachMessage::Apology } else { CoachMessage::Feelings };
    let letter = LETTER.repeat(5_000 / LETTER.split_whitespace().count() + 1);
    assert!(coach::look(message, &letter).notes.len() >= 3);
    bencher.bench_local(|| coach::look(message, black_box(&letter)).notes.len());
}

/// Three years of one person: 3,000 entries, two in three of them finished runs through 20 exercises.
fn three_years() -> (Household, OpenApp) {
    let household = Household::alone();
    let mut room = household.open(app::views::Person::First, 2);
    let exercises: Vec<_> =
        content().exercises.iter().filter(|exercise| exercise.opens_after.is_empty()).take(20).collect();
    for number in 0..3_000_usize {
        let now = moment(i64::try_from(number).expect("small") * 525);
        if number % 3 == 0 {
            let text = "an ordinary day with words in it ".repeat(30);
            let note = NewNote { when: now.clone(), title: format!("Note {number}"), text };
            notes::keep(&mut room, note, &now).expect("it is saved");
            continue;
        }
        let exercise = exercises[number % exercises.len()];
        let run = begun(&mut room, &exercise.id, &now).expect("it begins");
        for step in run.exercise.steps.iter().filter(|step| step.kind == StepKind::LongText) {
            let answer = Answer::Text { text: "What I wrote then, in a line or two. ".repeat(6) };
            reflect::answer(&mut room, &run.entry, &step.id, answer, &now).expect("it is saved");
        }
        reflect::finish(&mut room, &run.entry, None, &now).expect("it is saved");
    }
    (household, room)
}

/// What stands on Today and on Reflect after three years.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn today_and_reflect_after_three_years(bencher: Bencher<'_, '_>) {
    let (_household, room) = three_years();
    let now = moment(3_000 * 525);
    bencher.bench_local(|| (today::show(black_box(&room), &now), reflect::list(black_box(&room))));
}

/// Two sittings of one exercise, to be laid side by side.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn two_sittings_side_by_side_after_three_years(bencher: Bencher<'_, '_>) {
    let (_household, room) = three_years();
    let lines = reflect::list(&room).written;
    let newest = lines.iter().find(|line| line.exercise.is_some()).expect("a run");
    let before = lines.iter().filter(|line| line.exercise == newest.exercise).nth(1).expect("an earlier one");
    bencher.bench_local(|| {
        [newest, before].map(|line| reflect::read(black_box(&room), &line.entry).expect("it reads").run.is_some())
    });
}

/// A year of two people: 30 agreements with 4 versions each, 60 commitments with 2,000 outcomes, 100
/// disclosures and dates. About 2,400 signed records.
fn a_year_of_plans() -> Household {
    use app::views::Person::{First, Second};
    let household = Household::of_two();
    household.both_say_yes(290 * DAY);
    let mut ids: Vec<Option<String>> = vec![None; 30];
    for revision in 1..=4 {
        // Written on one day, proposed and read on the next, signed by both on the third.
        let written = (290 + 3 * i64::from(revision)) * DAY;
        let mut room = household.open(First, written);
        for (number, id) in ids.iter_mut().enumerate() {
            let draft = plans::draft(&mut room, id.as_deref(), &moment(written)).expect("a draft").draft;
            let mut words = agreement(&format!("Line {number}, version {revision}."));
            words.parts.insert(AgreementField::Exceptions, "Night flights, and days of illness.".repeat(3));
            plans::draft_save(&mut room, &draft, words, &moment(written)).expect("it is saved");
            let proposed = plans::propose(&mut room, &draft, ROBINS, &moment(written + DAY)).expect("it is signed");
            *id = Some(proposed.agreement);
        }
        drop(room.lock());
        let mut theirs = household.open(Second, written + DAY);
        for id in ids.iter().flatten() {
            plans::sign_day(&mut theirs, id, &moment(written + DAY)).expect("it is read");
            let now = moment(written + 2 * DAY);
            plans::answer(&mut theirs, id, Answering::Accept, revision, Second, MIKAS, &now).expect("it is signed");
        }
        drop(theirs.lock());
    }
    let now = moment(304 * DAY);
    let mut room = household.open(First, 304 * DAY);
    let words = |kind, parts: &[(PostPart, &str)]| PostText {
        kind,
        parts: parts.iter().map(|(part, text)| (*part, (*text).to_owned())).collect(),
    };
    let promise = |number: usize| {
        let what = format!("I write before six when meeting {number} runs late");
        let parts = [
            (PostPart::What, what.as_str()),
            (PostPart::If, "a meeting runs late"),
            (PostPart::Then, "write before six"),
            (PostPart::About, "time"),
            (PostPart::CheckOn, "2027-05-01"),
        ];
        words(PostKind::Commitment, &parts)
    };
    // Every second one is the other's.
    let by = |number: usize| if number.is_multiple_of(2) { By::Opener } else { By::Beside(MIKAS) };
    let promises: Vec<String> = (0..60)
        .map(|number| posts::say(&mut room, promise(number), by(number), &now).expect("it is shared").post)
        .collect();
    for number in 0..2_000_usize {
        let saying = PostSaying {
            reply: if number % 9 == 0 { PostReply::MissedTold } else { PostReply::Kept },
            text: String::new(),
            day: Some(format!("2026-{:02}-{:02}", number / 60 % 9 + 1, number % 28 + 1)),
        };
        posts::reply(&mut room, &promises[number % 60], saying, by(number), &now).expect("it is kept");
    }
    for number in 0..100 {
        let line = format!("What happened on day {number}, in one or two plain sentences.");
        let kind = if number % 2 == 0 { PostKind::Disclosure } else { PostKind::Date };
        posts::say(&mut room, words(kind, &[(PostPart::What, &line)]), By::Opener, &now).expect("it is shared");
    }
    drop(room.lock());
    household
}

/// To be taken away from the next: the key derivation of the tests, and a household with nothing in it.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn unlock_of_two_who_share_nothing(bencher: Bencher<'_, '_>) {
    let household = Household::of_two();
    bencher.bench_local(|| household.open(app::views::Person::First, 10));
}

/// Opens and verifies every signature, chain and text of a year.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn unlock_after_a_year_of_plans(bencher: Bencher<'_, '_>) {
    let household = a_year_of_plans();
    bencher.bench_local(|| household.open(app::views::Person::Second, 10));
}

/// What stands on both pages of Plans after a year.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn plans_and_posts_after_a_year(bencher: Bencher<'_, '_>) {
    let household = a_year_of_plans();
    let room = household.open(app::views::Person::Second, 10);
    bencher.bench_local(|| (plans::show(black_box(&room)), posts::list(black_box(&room))));
}

/// One more line in the shared room of a year, signed and on the disk. The session's first save, which
/// seals the own room anew, is over.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn one_more_post_after_a_year_of_plans(bencher: Bencher<'_, '_>) {
    let household = a_year_of_plans();
    let mut room = household.open(app::views::Person::Second, 10);
    let line = || PostText { kind: PostKind::Deed, parts: [(PostPart::What, "I called the bank.".to_owned())].into() };
    let mut say = || posts::say(&mut room, line(), By::Opener, &moment(11)).expect("it is shared").post;
    say();
    bencher.bench_local(say);
}

/// Taken back beside the other, whose room is open: from the act to the other's list without it. The key
/// derivation of the tests stands for the passphrase that is asked for.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn withdrawn_and_gone_from_the_others_view(bencher: Bencher<'_, '_>) {
    let household = a_year_of_plans();
    let room = RefCell::new(household.open(app::views::Person::Second, 10));
    let line = PostText { kind: PostKind::Deed, parts: [(PostPart::What, "I called the bank.".to_owned())].into() };
    let share = || {
        posts::say(&mut room.borrow_mut(), line.clone(), By::Beside(ROBINS), &moment(11)).expect("it is shared").post
    };
    drop(share());
    bencher.with_inputs(share).bench_local_values(|post| {
        let mut room = room.borrow_mut();
        let first = app::views::Person::First;
        posts::take_back(&mut room, &post, first, ROBINS, &moment(12)).expect("it is taken back");
        let listed = posts::list(&room).posts;
        assert!(listed.iter().all(|line| line.post != post) && !listed.is_empty());
        listed
    });
}
