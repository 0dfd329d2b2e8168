//! What the tests of the promises share: a household in a temporary folder, fixed days, and a key
//! derivation that is cheap enough to run many times.

use app::content::content;
use app::views::{
    AgreementField, AgreementForm, AgreementSubject, AgreementText, Answer, GateView, Person, RunView, ShortAnswer,
    ShortView,
};
use app::{AppError, KdfCost, LockedApp, Moment, OpenApp, gates, plans, reflect, short};
use std::mem;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The founder's label.
pub const ROBIN: &str = "Robin";
/// The label of the person who joins.
pub const MIKA: &str = "Mika";
/// The founder's passphrase.
pub const ROBINS: &str = "velvet orbit cactus lantern mosaic thunder";
/// The passphrase of the person who joins.
pub const MIKAS: &str = "harbor walnut pencil gravity saddle bloom";

/// A household file in a folder of its own, gone with this value.
pub struct Household {
    folder: TempDir,
}

impl Household {
    /// With one person, whose room is empty.
    #[must_use]
    pub fn alone() -> Self {
        let household = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        let made = household.locked().create(ROBIN, ROBINS, KdfCost::for_tests(), &moment(0));
        drop(made.expect("a household can be made in an empty folder"));
        household
    }

    /// With two persons, whose rooms hold nothing but a yes that counts from two days before that of [`moment`] zero:
    /// what both sign on that day was written and read on the days before.
    #[must_use]
    pub fn of_two() -> Self {
        let household = Self::of_two_without_a_yes();
        household.both_say_yes(-2 * DAY);
        household
    }

    /// Each says yes once more, so that both count on this day.
    pub fn both_say_yes(&self, at: i64) {
        for person in [Person::First, Person::Second] {
            let mut room = self.open(person, at - DAY);
            say(&mut room, true, at - DAY);
        }
    }

    /// With two persons, whose rooms are empty.
    #[must_use]
    pub fn of_two_without_a_yes() -> Self {
        let household = Self::alone();
        let welcoming = household.locked().welcome(ROBINS).expect("the founder's passphrase");
        let joined = welcoming.join(MIKA, MIKAS, &moment(1)).map_err(|(_, error)| error);
        drop(joined.expect("the second person can join"));
        household
    }

    /// Another one with the same file and witness, to go on with otherwise.
    #[must_use]
    pub fn copied(&self) -> Self {
        let copy = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        std::fs::copy(self.file(), copy.file()).expect("the file is copied");
        std::fs::create_dir(copy.witness()).expect("a new folder");
        for note in std::fs::read_dir(self.witness()).expect("the witness").map(|note| note.expect("it reads")) {
            std::fs::copy(note.path(), copy.witness().join(note.file_name())).expect("it is copied");
        }
        copy
    }

    fn witness(&self) -> PathBuf {
        self.folder.path().join("witness")
    }

    /// The file.
    #[must_use]
    pub fn file(&self) -> PathBuf {
        self.folder.path().join("household.hearth")
    }

    /// The folder of the file, its witness and nothing else.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The Door.
    #[must_use]
    pub fn locked(&self) -> LockedApp {
        LockedApp::at(self.file(), Some(self.witness()))
    }

    /// A person's room.
    #[must_use]
    pub fn open(&self, person: Person, at: i64) -> OpenApp {
        unlocked(self.locked(), person, at)
    }
}

/// What a person types.
#[must_use]
pub const fn passphrase_of(person: Person) -> &'static str {
    match person {
        Person::First => ROBINS,
        Person::Second => MIKAS,
    }
}

fn unlocked(door: LockedApp, person: Person, at: i64) -> OpenApp {
    door.unlock(person, passphrase_of(person), &moment(at)).expect("the own passphrase opens the own room")
}

/// A person has what waits for their signature open in their own room, on the day before this. Where another room is
/// open, it is closed for that long, as two people do who share a computer.
pub fn read_the_day_before(room: &mut OpenApp, person: Person, agreement: &str, at: i64) {
    let read = |room: &mut OpenApp| plans::sign_day(room, agreement, &moment(at - DAY)).expect("it can be read");
    let opener = room.me();
    if opener == person {
        read(room);
        return;
    }
    // Something has to stand in its place while it is closed.
    let elsewhere = Household::alone();
    let closed = mem::replace(room, elsewhere.open(Person::First, 0)).lock();
    let mut theirs = unlocked(closed, person, at - DAY);
    read(&mut theirs);
    *room = unlocked(theirs.lock(), opener, at);
}

/// The minutes of a day.
pub const DAY: i64 = 24 * 60;

/// Goes through the short page: every question cleared, and at the end a yes or "not now".
pub fn say(room: &mut OpenApp, yes: bool, at: i64) {
    let mut view = short::begin(room).expect("there are two");
    while let ShortView::Asks { questions } = view {
        let clear = |question: &GateView| ShortAnswer { gate: question.step.clone(), option: clearing(&question.step) };
        let answers: Vec<ShortAnswer> = questions.iter().map(clear).collect();
        view = short::answer(room, &answers).expect("the answers fit");
    }
    assert_eq!(view, ShortView::Together);
    assert_eq!(short::finish(room, yes, &moment(at)), Ok(ShortView::Done));
}

/// The answer that clears a question of the short page.
#[must_use]
pub fn clearing(gate: &str) -> String {
    match gate {
        "alone" => "nobody",
        "adult" => "yes",
        _ => "no",
    }
    .to_owned()
}

/// A fixed evening, and as many minutes after it.
#[must_use]
pub fn moment(minutes: i64) -> Moment {
    Moment { millis: 1_790_000_000_000 + minutes * 60_000, offset: 120, zone: None }
}

/// The words of an agreement that can be signed.
#[must_use]
pub fn agreement(line: &str) -> AgreementText {
    let parts = [
        (AgreementField::Title, "Evenings on work trips"),
        (AgreementField::Line, line),
        (AgreementField::Reason, "Waiting without a word was the worst of it."),
        (AgreementField::Keeping, "A call, or a message before ten."),
        (AgreementField::IfCrossed, "I go to bed and we talk in the morning."),
        (AgreementField::ReviewOn, "2027-01-10"),
    ];
    AgreementText {
        form: AgreementForm::Boundary,
        subject: AgreementSubject::Own,
        parts: parts.map(|(field, text)| (field, text.to_owned())).into(),
    }
}

/// Begins an exercise and clears its gates, as somebody does for whom nothing stands in the way.
///
/// # Errors
///
/// As [`reflect::begin`].
pub fn begun(room: &mut OpenApp, exercise: &str, now: &Moment) -> Result<RunView, AppError> {
    let run = reflect::begin(room, exercise, now)?;
    clear(room, &run.entry, exercise);
    reflect::open(room, &run.entry)
}

/// Says in the own room what was told of the hurt and that it was heard, as somebody who is on either side, so that
/// what waits for it opens.
pub fn say_it_was_heard(room: &mut OpenApp, now: &Moment) {
    let run = begun(room, "what-was-heard", now).expect("it waits for nothing").entry;
    let choice = |option: &str| Answer::Choice { option: option.to_owned(), own: String::new() };
    let told = Answer::Text { text: "They told me, on Sunday, that they lie awake.".to_owned() };
    for (step, answer) in [("side", choice("both")), ("heard", choice("no-need")), ("told", told)] {
        reflect::answer(room, &run, step, answer, now).expect("it asks that");
    }
    reflect::finish(room, &run, None, now).expect("it is finished");
}

/// Clears every gate of an exercise for one of its entries.
pub fn clear(room: &mut OpenApp, entry: &str, exercise: &str) {
    let exercise = content().exercise(exercise).expect("the exercise is built in");
    for (step, kind, _) in exercise.gates() {
        let cleared = gates::answer(room, entry, &step.id, content().gate(kind).clears.first().map(String::as_str));
        cleared.expect("the gate is one of its own");
    }
}
