//! The Door: one field, no names, and no act at it that forgets a household.

use app::views::{DoorView, NoticeKind, OpenedView, PlaceView};
use app::{AppError, Folders, KdfCost, LockedApp, Program};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use suite::{Household, MIKA, MIKAS, ROBIN, ROBINS, moment};
use vault::testing::{Resident, small_household};
use vault::{Millis, Place};

/// The passphrase of a household of its own.
const ANAS: &str = "copper thistle pocket river eleven dune";

/// One computer: the folders of an account, and programs started on it one after the other.
struct Computer {
    folder: tempfile::TempDir,
}

impl Computer {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    fn start(&self) -> Program {
        Program::start(Folders { config: self.at("config"), data: self.at("data") })
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn make(&self, passphrase: &str) -> PathBuf {
        let mut program = self.start();
        program.create(ROBIN, passphrase, KdfCost::for_tests(), &moment(0)).expect("a household");
        let place = program.household().expect("it is open").place;
        program.lock();
        Path::new(&place.folder).join(place.file)
    }

    /// Every file that the program keeps beside the households, with its bytes.
    fn kept(&self) -> BTreeSet<(PathBuf, Vec<u8>)> {
        let mut found = BTreeSet::new();
        let mut folders = vec![self.at("config")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                if entry.path().is_dir() {
                    folders.push(entry.path());
                } else {
                    found.insert((entry.path(), fs::read(entry.path()).expect("our file")));
                }
            }
        }
        found
    }
}

fn place_at(program: &Program) -> PlaceView {
    match program.door() {
        DoorView::Household { place, .. } | DoorView::Trouble { place, .. } => place,
        DoorView::None => panic!("no household"),
    }
}

fn opens(program: &mut Program, passphrase: &str) -> Option<String> {
    match program.unlock(passphrase, None, &moment(9)) {
        Ok(OpenedView::Room { room }) => Some(room.me.label),
        Ok(OpenedView::Which { .. }) => None,
        Err(error) => {
            assert_eq!(error, AppError::WrongPassphrase);
            None
        }
    }
}

fn visit_elsewhere(computer: &Computer, elsewhere: &Household, only_this_time: bool) {
    let mut program = computer.start();
    program.choose(elsewhere.file(), only_this_time);
    assert_eq!(opens(&mut program, ROBINS).as_deref(), Some(ROBIN));
    let room = program.open().expect("it is open");
    let note = app::notes::NewNote { when: moment(10), title: String::new(), text: "Here for once.".to_owned() };
    app::notes::keep(room, note, &moment(10)).expect("it is saved");
    program.lock();
}

#[test]
fn the_door_is_the_same_for_one_person_and_for_two() {
    let household = Household::alone();
    let door = || serde_json::to_string(&household.locked().door()).expect("it has a form on the wire");
    let alone = door();
    let welcoming = household.locked().welcome(ROBINS).expect("the founder's passphrase");
    drop(welcoming.join(MIKA, MIKAS, &moment(1)).map_err(|(_, error)| error).expect("the second person joins"));
    assert_eq!(door(), alone);
    for name in [ROBIN, MIKA] {
        assert!(!alone.contains(name), "{alone}");
    }
}

/// Spoils every keyslot that stands in the file a second time.
fn damage_second_copies(file: &Path) {
    const SLOT: usize = 184;
    let mut bytes = fs::read(file).expect("our file");
    let mut seen = BTreeSet::new();
    for at in 0..bytes.len() - SLOT {
        if bytes[at..].starts_with(b"VKS1") && !seen.insert(bytes[at..at + SLOT].to_vec()) {
            bytes[at + SLOT / 2] ^= 1;
        }
    }
    fs::write(file, bytes).expect("our file");
}

#[test]
fn what_is_found_without_a_key_does_not_count_who_lives_here() {
    let told = |household: &Household| {
        damage_second_copies(&household.file());
        match household.locked().door() {
            DoorView::Household { notices, .. } => notices,
            other => panic!("{other:?}"),
        }
    };
    let alone = told(&Household::alone());
    assert_eq!(alone.iter().map(|notice| notice.kind).collect::<Vec<_>>(), [NoticeKind::CopyMended]);
    assert_eq!(told(&Household::of_two()), alone);
}

#[test]
fn both_rooms_open_through_the_one_field_and_a_wrong_passphrase_says_the_same_everywhere() {
    for (household, rooms) in
        [(Household::of_two(), vec![(ROBINS, ROBIN), (MIKAS, MIKA)]), (Household::alone(), vec![(ROBINS, ROBIN)])]
    {
        let computer = Computer::new();
        let mut program = computer.start();
        program.choose(household.file(), false);
        for (passphrase, label) in rooms {
            assert_eq!(opens(&mut program, passphrase).as_deref(), Some(label));
            program.lock();
        }
        for wrong in [ANAS, "", " ", "x"] {
            assert_eq!(opens(&mut program, wrong), None, "{wrong:?}");
            assert!(!program.is_open());
        }
    }
}

#[test]
fn two_who_have_the_same_passphrase_are_asked_which_and_only_after_it_was_right() {
    let computer = Computer::new();
    let file = computer.at("older.hearth");
    let resident = |label| Resident { label, passphrase: ROBINS, recovery: false, entries: &[] };
    let place = Place { file: file.clone(), witness: None };
    let made = small_household(&place, &resident(ROBIN), Some(&resident(MIKA)), &[], Millis(0));
    made.expect("a household from before equal passphrases were refused");
    let mut program = computer.start();
    program.choose(file, false);
    assert_eq!(program.unlock(MIKAS, None, &moment(1)), Err(AppError::WrongPassphrase));
    let asked = program.unlock(ROBINS, None, &moment(1)).expect("it is right");
    let OpenedView::Which { persons } = asked else { panic!("{asked:?}") };
    assert!(!program.is_open());
    for person in persons {
        let opened = program.unlock(ROBINS, Some(person.person), &moment(1)).expect("it is right");
        assert!(matches!(opened, OpenedView::Room { room } if room.me == person));
        program.lock();
    }
}

#[test]
fn beginning_another_household_adds_one_and_forgets_none() {
    let computer = Computer::new();
    let first = computer.make(ROBINS);
    let second = computer.make(ANAS);
    assert_ne!(first, second);
    let mut program = computer.start();
    assert_eq!(place_at(&program), PlaceView { file: "household-2.hearth".to_owned(), folder: told(&second) });
    let known = program.known();
    assert_eq!(known.len(), 1);
    assert_eq!(known[0].place, PlaceView { file: "household.hearth".to_owned(), folder: told(&first) });
    program.choose_known(known[0].known).expect("it is on the list");
    assert_eq!(opens(&mut program, ROBINS).as_deref(), Some(ROBIN));
    assert_eq!(program.choose_known(7), Err(AppError::NoHousehold));
}

fn told(file: &Path) -> String {
    file.parent().expect("a folder").display().to_string()
}

#[test]
fn nothing_at_the_door_changes_what_this_computer_keeps_before_a_passphrase_opens() {
    let computer = Computer::new();
    computer.make(ROBINS);
    computer.make(ANAS);
    let elsewhere = Household::alone();
    let kept = computer.kept();
    assert!(!kept.is_empty());
    let mut program = computer.start();
    assert_eq!(program.forget(), Err(AppError::Locked));
    assert_eq!(program.household(), Err(AppError::Locked));
    program.choose(elsewhere.file(), false);
    program.choose_known(0).expect("it is on the list");
    assert_eq!(opens(&mut program, ANAS), None, "another household's passphrase");
    program.choose(computer.at("nowhere.hearth"), false);
    assert!(matches!(program.door(), DoorView::Trouble { .. }));
    assert_eq!(program.forget(), Err(AppError::Locked));
    assert_eq!(computer.kept(), kept);
    assert_eq!(place_at(&computer.start()).file, "household-2.hearth", "the next start is where it was");
}

#[test]
fn a_household_is_taken_off_the_list_only_from_within_and_its_file_stays() {
    let computer = Computer::new();
    let first = computer.make(ROBINS);
    let second = computer.make(ANAS);
    let mut program = computer.start();
    assert_eq!(opens(&mut program, ANAS).as_deref(), Some(ROBIN));
    assert!(program.household().expect("it is open").listed);
    assert!(!program.forget().expect("it is taken off").listed);
    assert!(program.is_open() && second.is_file());
    program.lock();
    assert_eq!(opens(&mut program, ANAS).as_deref(), Some(ROBIN), "the room can be opened until the program ends");
    program.lock();
    let program = computer.start();
    assert_eq!(place_at(&program).folder, told(&first));
    assert_eq!(place_at(&program).file, "household.hearth");
    assert_eq!(program.known(), []);
}

#[test]
fn a_file_that_was_found_again_is_known_from_the_first_passphrase_that_opens_it() {
    let computer = Computer::new();
    let first = computer.make(ROBINS);
    let moved = computer.at("moved.hearth");
    fs::rename(&first, &moved).expect("our file");
    let mut program = computer.start();
    assert!(matches!(program.door(), DoorView::Trouble { error: AppError::FileMissing, .. }));
    program.choose(moved, false);
    assert_eq!(opens(&mut program, ROBINS).as_deref(), Some(ROBIN));
    program.lock();
    assert_eq!(place_at(&computer.start()).file, "moved.hearth");
}

#[test]
fn a_household_opened_only_this_time_leaves_nothing_on_this_computer() {
    let computer = Computer::new();
    let elsewhere = Household::alone();
    visit_elsewhere(&computer, &elsewhere, true);
    assert_eq!(computer.kept(), BTreeSet::new(), "on a computer that keeps nothing of ours");
    computer.make(ANAS);
    let kept = computer.kept();
    visit_elsewhere(&computer, &elsewhere, true);
    assert_eq!(computer.kept(), kept);
    visit_elsewhere(&computer, &elsewhere, false);
    assert_ne!(computer.kept(), kept);
    assert_eq!(place_at(&computer.start()).folder, told(&elsewhere.file()));
}

#[test]
fn settings_that_do_not_read_do_not_make_a_household_vanish() {
    let computer = Computer::new();
    computer.make(ROBINS);
    fs::write(computer.at("config").join("settings.json"), "{").expect("our file");
    assert_eq!(opens(&mut computer.start(), ROBINS).as_deref(), Some(ROBIN));
}

#[test]
fn the_per_person_unlocking_of_the_command_line_is_as_it_was() {
    let household = Household::of_two();
    let locked = LockedApp::at(household.file(), None);
    let mika = locked.person(MIKA).expect("it reads").expect("Mika lives here");
    assert_eq!(locked.unlock(mika, ROBINS, &moment(2)).err(), Some(AppError::WrongPassphrase));
    assert!(locked.unlock(mika, MIKAS, &moment(2)).is_ok());
}

/// The messages of a Fluent file, each as one run of text.
fn messages(file: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in read(&format!("src-tauri/locales/en/{file}")).lines() {
        match line.split_once(" =") {
            Some((id, text)) if !line.starts_with([' ', '#']) => found.push((id.to_owned(), text.trim().to_owned())),
            _ => {
                if let Some((_, text)) = found.last_mut().filter(|_| line.starts_with(' ')) {
                    *text = format!("{text} {}", line.trim());
                }
            }
        }
    }
    found
}

fn read(path: &str) -> String {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    fs::read_to_string(top.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The ids of the messages that the screens of the Door name, and of what can be told on them.
fn ids_at_the_door() -> BTreeSet<String> {
    let screens = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/screens/door"));
    let screens = screens.expect("the screens").flatten().map(|entry| entry.path());
    let mut files: Vec<String> = screens
        .filter(|file| file.extension().is_some_and(|ending| ending == "svelte"))
        .map(|file| fs::read_to_string(file).expect("a screen"))
        .collect();
    assert!(files.len() > 4, "the screens of the Door are there");
    files
        .extend(["LockedFrame", "Place", "Secret", "Notices"].map(|part| read(&format!("ui/src/parts/{part}.svelte"))));
    let named = |text: &String| -> Vec<String> {
        text.split("t('").skip(1).filter_map(|rest| Some(rest.split_once('\'')?.0.to_owned())).collect()
    };
    files.iter().flat_map(named).collect()
}

/// What can keep a household from being opened, by the names of the errors on the wire.
const TROUBLES: [&str; 11] = [
    "notAHousehold",
    "newerVersion",
    "damaged",
    "inUse",
    "notEnoughMemory",
    "diskFull",
    "diskFailed",
    "fileMissing",
    "readOnly",
    "systemFault",
    "noHousehold",
];

#[test]
fn no_word_at_the_door_tells_of_fear_or_of_an_answer() {
    let ids = ids_at_the_door();
    assert!(ids.contains("door-field") && ids.contains("door-help"), "{ids:?}");
    let is_trouble = |id: &str| TROUBLES.iter().any(|kind| id.starts_with(&format!("error-{kind}-")));
    let files = ["door.ftl", "kit.ftl", "errors.ftl", "notices.ftl"];
    let told: Vec<_> = files.into_iter().flat_map(messages).collect();
    let told: Vec<_> =
        told.into_iter().filter(|(id, _)| ids.contains(id) || is_trouble(id) || id.starts_with("notice-")).collect();
    assert!(told.len() > 60, "the messages were found: {}", told.len());
    for (id, text) in told {
        let words = text.to_lowercase().replace(|each: char| !each.is_alphabetic(), " ");
        let words = format!(" {} ", words.split_whitespace().collect::<Vec<_>>().join(" "));
        for word in ["safe", "afraid", "set up", "yet", "declined", "refused", "waiting"] {
            assert!(!words.contains(&format!(" {word} ")), "{id}: {text}");
        }
    }
}
