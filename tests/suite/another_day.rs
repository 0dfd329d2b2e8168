//! What asks something of one person is signed from the day after its signer first read or wrote it: for everybody, by
//! every way there is. That somebody has read it is told to nobody.

use app::export::{Format, export};
use app::plans::{self, Answering};
use app::shared::By;
use app::views::{
    AgreementField, AgreementForm, AgreementState, AgreementSubject, AgreementText, Person, PostKind, PostText, Remark,
    SignDayView,
};
use app::{AppError, OpenApp, Program, ahead, ideas, posts, recurrence, search, today};
use std::collections::BTreeMap;
use std::fs;
use suite::{DAY, Household, MIKA, MIKAS, ROBIN, ROBINS, agreement, moment, passphrase_of, read_the_day_before, say};
use vault::{ClosedVault, Passphrase, Place};

const FORMS: [AgreementForm; 6] = [
    AgreementForm::Boundary,
    AgreementForm::Recurrence,
    AgreementForm::Ritual,
    AgreementForm::Goal,
    AgreementForm::Recommitment,
    AgreementForm::Chapter,
];
const SUBJECTS: [AgreementSubject; 11] = [
    AgreementSubject::Own,
    AgreementSubject::Devices,
    AgreementSubject::Situations,
    AgreementSubject::Contact,
    AgreementSubject::Money,
    AgreementSubject::Time,
    AgreementSubject::Substance,
    AgreementSubject::Openness,
    AgreementSubject::Telling,
    AgreementSubject::Amends,
    AgreementSubject::Connection,
];

/// Words for every part of every form; a form leaves out what it does not ask for.
fn text(form: AgreementForm, subject: AgreementSubject) -> AgreementText {
    use AgreementField::{
        EndsOn, FirstDay, FirstHour, FirstStep, IfCrossed, Keeping, Leaving, Line, Reason, ReviewOn, Taking, Title,
        WhoIsTold,
    };
    let words = [Title, Line, Reason, Keeping, IfCrossed, FirstHour, FirstDay, WhoIsTold, FirstStep, Leaving, Taking];
    let days = [(ReviewOn, "2027-01-10"), (EndsOn, "2027-03-10")];
    let words = words.map(|field| (field, format!("{form:?} {subject:?}")));
    let parts: BTreeMap<_, _> = words.into_iter().chain(days.map(|(field, day)| (field, day.to_owned()))).collect();
    AgreementText { form, subject, parts }
}

/// What is only good, and about nothing that one of the two shows, has or does.
fn is_at_once(form: AgreementForm, subject: AgreementSubject) -> bool {
    use AgreementSubject::{Contact, Money, Openness, Substance, Telling};
    matches!(form, AgreementForm::Ritual | AgreementForm::Goal)
        && !matches!(subject, Contact | Money | Openness | Substance | Telling)
}

fn written(room: &mut OpenApp, of: Option<&str>, text: AgreementText, at: i64) -> String {
    let draft = plans::draft(room, of, &moment(at)).expect("a draft").draft;
    plans::draft_save(room, &draft, text, &moment(at)).expect("it is saved");
    draft
}

/// Written the day before this moment, and proposed.
fn proposed(room: &mut OpenApp, of: Option<&str>, line: &str, at: i64) -> String {
    let draft = written(room, of, agreement(line), at - DAY);
    let passphrase = passphrase_of(room.me());
    plans::propose(room, &draft, passphrase, &moment(at)).expect("it is signed").agreement
}

fn accept(room: &mut OpenApp, id: &str, revision: u32, person: Person, at: i64) -> Result<(), AppError> {
    let passphrase = passphrase_of(person);
    plans::answer(room, id, Answering::Accept, revision, person, passphrase, &moment(at)).map(drop)
}

fn read(room: &mut OpenApp, id: &str, at: i64) -> SignDayView {
    plans::sign_day(room, id, &moment(at)).expect("it is there")
}

const EARLY: Result<(), AppError> = Err(AppError::FromTomorrow);
/// What whoever sits beside the opener is told, whatever their own room holds.
const CLOSED: Result<(), AppError> = Err(AppError::ClosedForNow);
const TODAY: SignDayView = SignDayView { another_day: true, from_tomorrow: true };
const FREE: SignDayView = SignDayView { another_day: true, from_tomorrow: false };

/// The entries of a person's own room, as they are kept.
fn kept(place: &Place, person: Person) -> Vec<String> {
    let passphrase = Passphrase::to_try(passphrase_of(person)).expect("a passphrase");
    let open = ClosedVault::open(place).expect("a household").unlock(person.into(), &passphrase);
    let open = open.map_err(|refused| refused.error).expect("the own room");
    open.entries().map(|entry| String::from_utf8_lossy(entry.bytes).into_owned()).collect()
}

fn first_reads(place: &Place, person: Person) -> usize {
    kept(place, person).iter().filter(|entry| entry.contains("first-read")).count()
}

fn place(household: &Household) -> Place {
    Place { file: household.file(), witness: None }
}

#[test]
fn every_sort_of_text_is_signed_by_each_from_the_day_after_and_what_is_only_good_at_once() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let sense = || PostText { kind: PostKind::Meaning, parts: BTreeMap::new() };
    for by in [By::Opener, By::Beside(MIKAS)] {
        posts::say(&mut room, sense(), by, &moment(2)).expect("a chapter can be opened");
    }
    let mut asks = Vec::new();
    for (form, subject) in FORMS.into_iter().flat_map(|form| SUBJECTS.map(|subject| (form, subject))) {
        let draft = written(&mut room, None, text(form, subject), 2);
        match plans::propose(&mut room, &draft, ROBINS, &moment(3)) {
            // About telling, in a form that has no end: nobody signs it at all.
            Err(AppError::AgreementUnfinished { .. }) => drop(plans::draft_discard(&mut room, &draft, &moment(3))),
            Err(AppError::FromTomorrow) => {
                assert!(!is_at_once(form, subject), "{form:?} {subject:?}");
                assert_eq!(read(&mut room, &draft, 3), TODAY, "{form:?} {subject:?}");
                asks.push(draft);
            }
            now => {
                assert!(is_at_once(form, subject), "{form:?} {subject:?}");
                let id = now.expect("it is signed").agreement;
                accept(&mut room, &id, 1, Person::Second, 4).expect("by both, side by side");
            }
        }
    }
    assert!(asks.len() > 30, "{}", asks.len());
    assert_eq!(plans::show(&room).drafts.len(), asks.len(), "they are where drafts are found");

    let mut ids = Vec::new();
    for draft in asks {
        assert_eq!(read(&mut room, &draft, DAY + 3), FREE);
        ids.push(plans::propose(&mut room, &draft, ROBINS, &moment(DAY + 3)).expect("from the next day").agreement);
    }
    for id in &ids {
        assert_eq!(accept(&mut room, id, 1, Person::Second, DAY + 4), CLOSED, "never read, beside the other");
    }
    drop(room.lock());
    let mut theirs = household.open(Person::Second, DAY + 5);
    for id in &ids {
        assert_eq!(accept(&mut theirs, id, 1, Person::Second, DAY + 5), EARLY, "never read, in the own room");
        assert_eq!(read(&mut theirs, id, DAY + 6), TODAY);
        assert_eq!(accept(&mut theirs, id, 1, Person::Second, DAY + 6), EARLY, "read today");
    }
    drop(theirs.lock());
    let mut room = household.open(Person::First, DAY + 7);
    let (alone, beside) = ids.split_at(ids.len() / 2);
    for id in beside {
        assert_eq!(accept(&mut room, id, 1, Person::Second, DAY + 7), CLOSED, "read today, beside the other");
        accept(&mut room, id, 1, Person::Second, 2 * DAY + 1).expect("the day after, beside the other");
    }
    drop(room.lock());
    let mut theirs = household.open(Person::Second, 2 * DAY + 2);
    for id in alone {
        assert_eq!(read(&mut theirs, id, 2 * DAY + 2), FREE);
        accept(&mut theirs, id, 1, Person::Second, 2 * DAY + 2).expect("the day after, in the own room");
    }
}

#[test]
fn a_change_waits_for_its_own_day_by_whatever_way_it_is_begun() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = proposed(&mut room, None, "We talk each evening.", 3 - DAY);
    read_the_day_before(&mut room, Person::Second, &id, 4);
    accept(&mut room, &id, 1, Person::Second, 4).expect("it is signed");
    let remark = Remark { text: "Still.".to_owned(), again_on: None };
    plans::keep(&mut room, &id, 1, remark, Person::First, ROBINS, &moment(4)).expect("what was signed was read");

    let propose = |room: &mut OpenApp, draft: &str, at: i64| {
        plans::propose(room, draft, ROBINS, &moment(at)).map(|view| view.pending)
    };
    let draft = written(&mut room, Some(&id), agreement("We talk at eight."), 5);
    assert_eq!(propose(&mut room, &draft, 6), Err(AppError::FromTomorrow), "a change");
    plans::draft_save(&mut room, &draft, agreement("We talk at nine."), &moment(DAY + 5)).expect("it is saved");
    assert_eq!(propose(&mut room, &draft, DAY + 6), Err(AppError::FromTomorrow), "other words");
    let anew = plans::draft_anew(&mut room, &draft, &moment(2 * DAY + 5)).expect("another one").draft;
    plans::draft_save(&mut room, &anew, agreement("We talk at ten."), &moment(2 * DAY + 5)).expect("it is saved");
    assert_eq!(propose(&mut room, &anew, 2 * DAY + 6), Err(AppError::FromTomorrow), "another draft of it");
    plans::draft_save(&mut room, &anew, agreement("We talk at ten."), &moment(3 * DAY + 5)).expect("it is saved");
    assert_eq!(propose(&mut room, &anew, 3 * DAY + 6), Ok(Some(2)), "saving the same words again changes no word");
    assert_eq!(accept(&mut room, &id, 2, Person::Second, 3 * DAY + 7), CLOSED);
    read_the_day_before(&mut room, Person::Second, &id, 4 * DAY + 7);
    accept(&mut room, &id, 2, Person::Second, 4 * DAY + 7).expect("from the day after");

    // Whoever answers with a change of their own has read the other's, and has written this one today.
    let mut room = changed_by(room, &id, "We talk at noon.", 5 * DAY);
    let counter = written(&mut room, Some(&id), agreement("We talk at one."), 6 * DAY);
    assert_eq!(propose(&mut room, &counter, 6 * DAY), Err(AppError::FromTomorrow));
}

/// Mika proposes a change, and Robin's room is open again.
fn changed_by(room: OpenApp, id: &str, line: &str, at: i64) -> OpenApp {
    let mut theirs = room.lock().unlock(Person::Second, MIKAS, &moment(at)).expect("the own room");
    proposed(&mut theirs, Some(id), line, at);
    theirs.lock().unlock(Person::First, ROBINS, &moment(at)).expect("the own room")
}

#[test]
fn a_text_is_read_where_it_is_open_in_the_own_room_and_nowhere_else() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = proposed(&mut room, None, "We talk each evening.", 3);
    assert_eq!(read(&mut room, &id, 4), FREE, "nothing waits for its writer");
    drop(room.lock());
    let mut theirs = household.open(Person::Second, 5);
    drop(plans::show(&theirs));
    drop(today::show(&theirs, &moment(5)));
    drop(ahead::show(&theirs));
    drop(recurrence::show(&theirs));
    assert_eq!(search::find(&mut theirs, "evening").len(), 1);
    export(&theirs, Format::Markdown, &household.folder().join("out")).expect("written out");
    assert_eq!(plans::agreement(&theirs, &id).expect("it is there").pending, Some(1));
    drop(theirs.lock());
    assert_eq!(first_reads(&place(&household), Person::Second), 0);
    let mut room = household.open(Person::First, DAY);
    assert_eq!(accept(&mut room, &id, 1, Person::Second, DAY), CLOSED, "nor at the other's screen the day before");
    drop(room.lock());
    let mut theirs = household.open(Person::Second, 9 * DAY);
    assert_eq!(accept(&mut theirs, &id, 1, Person::Second, 9 * DAY), EARLY, "however long it lay there");
    plans::answer(&mut theirs, &id, Answering::Decline, 1, Person::Second, MIKAS, &moment(9 * DAY))
        .expect("no is free");
}

#[test]
fn reading_changes_no_shared_byte_and_nothing_that_the_other_sees() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = proposed(&mut room, None, "We talk each evening.", 3);
    drop(room.lock());
    let after = |read_on: Option<i64>| {
        let household = household.copied();
        if let Some(at) = read_on {
            let mut theirs = household.open(Person::Second, at);
            let before = theirs.view();
            assert_eq!(read(&mut theirs, &id, at), TODAY);
            drop(theirs.lock());
            let theirs = household.open(Person::Second, at);
            assert_eq!(theirs.view(), before, "the room says as before when it was last saved");
            drop(theirs.lock());
            assert_eq!(first_reads(&place(&household), Person::Second), 1);
        }
        let robins = Passphrase::to_try(ROBINS).expect("a passphrase");
        let mut opens =
            vault::testing::every_part_that_opens(&place(&household), vault::Person::First, &robins).expect("it opens");
        opens.sort();
        let size = fs::metadata(household.file()).expect("the file").len();
        let mut room = household.open(Person::First, DAY + 9);
        let json = |view: serde_json::Result<String>| view.expect("a view is JSON");
        let mut seen = vec![
            json(serde_json::to_string(&room.view())),
            json(serde_json::to_string(&today::show(&room, &moment(DAY + 9)))),
            json(serde_json::to_string(&plans::show(&room))),
            json(serde_json::to_string(&plans::agreement(&room, &id).expect("it is there"))),
            json(serde_json::to_string(&read(&mut room, &id, DAY + 9))),
            format!("{:?}", search::find(&mut room, "evening")),
        ];
        for format in [Format::Json, Format::Markdown] {
            let folder = household.folder().join(format!("{format:?}"));
            seen.push(fs::read_to_string(export(&room, format, &folder).expect("an export")).expect("it reads"));
        }
        (opens, size, seen)
    };
    let never = after(None);
    assert!(never.2.concat().contains("We talk each evening."), "the look itself finds the words");
    for read_on in [4, DAY + 4] {
        assert_eq!(after(Some(read_on)), never, "{read_on}");
    }
}

#[test]
fn what_somebody_has_read_is_in_no_view_and_no_export_of_their_own_either() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = proposed(&mut room, None, "We talk each evening.", 3);
    drop(room.lock());
    let mut theirs = household.open(Person::Second, 4);
    let written = |room: &OpenApp, name: &str| {
        [Format::Json, Format::Markdown].map(|format| {
            let folder = household.folder().join(format!("{name}-{format:?}"));
            fs::read_to_string(export(room, format, &folder).expect("an export")).expect("it reads")
        })
    };
    let before = written(&theirs, "before");
    read(&mut theirs, &id, 4);
    assert_eq!(written(&theirs, "after"), before);
    assert_eq!(search::find(&mut theirs, "first-read"), []);
}

#[test]
fn a_clock_that_was_set_back_opens_nothing_earlier() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let draft = written(&mut room, None, agreement("We talk each evening."), 3);
    plans::draft_save(&mut room, &draft, agreement("We talk at eight."), &moment(4 - DAY)).expect("it is saved");
    for at in [5 - DAY, 5] {
        assert_eq!(plans::propose(&mut room, &draft, ROBINS, &moment(at)), Err(AppError::FromTomorrow), "{at}");
    }
    let id = plans::propose(&mut room, &draft, ROBINS, &moment(DAY + 5)).expect("it is signed").agreement;
    let other = proposed(&mut room, None, "We write each evening.", DAY + 5);
    drop(room.lock());

    let mut theirs = household.open(Person::Second, DAY + 6);
    assert_eq!(read(&mut theirs, &id, DAY + 6), TODAY);
    // Set back, and the page is opened again; the second one is opened there for the first time.
    for at in [0, -2 * DAY] {
        assert_eq!((read(&mut theirs, &id, at), read(&mut theirs, &other, at)), (TODAY, TODAY), "{at}");
        assert_eq!(accept(&mut theirs, &id, 1, Person::Second, at), EARLY, "{at}");
    }
    for proposal in [&id, &other] {
        assert_eq!(accept(&mut theirs, proposal, 1, Person::Second, DAY + 7), EARLY, "no earlier than it was proposed");
        accept(&mut theirs, proposal, 1, Person::Second, 2 * DAY + 7).expect("the day after");
    }
}

#[test]
fn the_same_words_in_another_agreement_are_the_same_text_and_other_words_are_not() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = proposed(&mut room, None, "We talk each evening.", 3);
    read_the_day_before(&mut room, Person::Second, &id, DAY + 3);
    plans::answer(&mut room, &id, Answering::Withdraw, 1, Person::First, ROBINS, &moment(DAY + 4)).expect("taken back");
    let again = proposed(&mut room, None, "We talk each evening.", DAY + 5);
    let other = proposed(&mut room, None, "We talk each evenings.", DAY + 5);
    assert_ne!(again, id);
    assert_eq!(accept(&mut room, &other, 1, Person::Second, DAY + 6), CLOSED);
    accept(&mut room, &again, 1, Person::Second, DAY + 6).expect("these words were read the day before");
}

#[test]
fn what_was_kept_of_a_reading_leaves_the_file_once_the_text_is_answered_or_taken_back() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name);
    let mut program = Program::start(app::Folders { config: at("config"), data: at("data") });
    program.create(ROBIN, ROBINS, app::KdfCost::for_tests(), &moment(0)).expect("a household");
    program.welcome(ROBINS).expect("the founder is there");
    program.join(MIKA, MIKAS, &moment(1)).expect("the second person joins");
    let place = Place { file: at("data").join("household.hearth"), witness: None };
    for passphrase in [MIKAS, ROBINS] {
        program.unlock(passphrase, None, &moment(2)).expect("the own room");
        say(program.open().expect("it is open"), true, 2 - 3 * DAY);
        if passphrase == MIKAS {
            program.lock();
        }
    }
    let room = program.open().expect("it is open");
    let lines = ["We talk.", "We walk.", "We write.", "We wait."];
    let [signed, declined, withdrawn, left] = lines.map(|line| proposed(room, None, line, 3 - DAY));
    program.lock();
    program.unlock(MIKAS, None, &moment(4 - DAY)).expect("the own room");
    let room = program.open().expect("it is open");
    for id in [&signed, &declined, &withdrawn, &left] {
        read(room, id, 4 - DAY);
        read(room, id, 5 - DAY);
    }
    program.lock();
    assert_eq!(first_reads(&place, Person::Second), 4, "one for each, however often it is opened");

    program.unlock(MIKAS, None, &moment(6)).expect("the own room");
    let room = program.open().expect("it is open");
    accept(room, &signed, 1, Person::Second, 6).expect("it is signed");
    plans::answer(room, &declined, Answering::Decline, 1, Person::Second, MIKAS, &moment(6)).expect("declined");
    ideas::mark(room, "soup", &moment(7), true).expect("it is saved");
    program.lock();
    assert_eq!(first_reads(&place, Person::Second), 2, "signed and declined");

    program.unlock(ROBINS, None, &moment(8)).expect("the own room");
    let room = program.open().expect("it is open");
    plans::answer(room, &withdrawn, Answering::Withdraw, 1, Person::First, ROBINS, &moment(8)).expect("taken back");
    program.lock();
    program.unlock(MIKAS, None, &moment(9)).expect("the own room");
    let room = program.open().expect("it is open");
    ideas::mark(room, "soup", &moment(9), false).expect("it is saved");
    accept(room, &left, 1, Person::Second, 9).expect("what still waits was read");
    program.lock();
    assert_eq!(first_reads(&place, Person::Second), 1, "what was just signed goes with the next save");
    assert_eq!(first_reads(&place, Person::First), 0, "whoever wrote it keeps nothing of the kind");
}

#[test]
fn a_disk_that_refuses_keeps_nobody_from_reading_and_opens_nothing() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = proposed(&mut room, None, "We talk each evening.", 3);
    drop(room.lock());
    let mut theirs = household.open(Person::Second, 4);
    let aside = household.folder().join("aside.hearth");
    fs::rename(household.file(), &aside).expect("it can be moved");
    assert_eq!(read(&mut theirs, &id, 4), TODAY, "and nothing is said of it");
    assert_eq!(plans::agreement(&theirs, &id).map(|view| view.state), Ok(AgreementState::Proposed));
    fs::rename(&aside, household.file()).expect("it can be moved");
    assert_eq!(accept(&mut theirs, &id, 1, Person::Second, DAY + 4), EARLY, "it was not kept, so it was not read");
    assert_eq!(read(&mut theirs, &id, DAY + 5), TODAY);
    accept(&mut theirs, &id, 1, Person::Second, 2 * DAY + 5).expect("the day after");
}

#[test]
fn in_the_own_room_a_text_is_told_to_be_too_early_before_anything_is_told_of_a_yes() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = proposed(&mut room, None, "We talk each evening.", 3);
    drop(room.lock());
    let mut theirs = household.open(Person::Second, 5);
    assert_eq!(accept(&mut theirs, &id, 1, Person::Second, 5), EARLY);
    say(&mut theirs, false, 5);
    assert_eq!(accept(&mut theirs, &id, 1, Person::Second, 6), EARLY, "the same with a yes and without one");
}

#[test]
fn beside_the_other_one_refusal_tells_neither_whether_it_was_read_nor_whether_a_yes_stands() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = proposed(&mut room, None, "We talk each evening.", 3);
    drop(room.lock());
    let at = 2 * DAY;
    let beside = |read_on: Option<i64>, yes: bool| {
        let household = household.copied();
        let mut theirs = household.open(Person::Second, 4);
        if let Some(at) = read_on {
            read(&mut theirs, &id, at);
        }
        if !yes {
            say(&mut theirs, false, 5);
        }
        drop(theirs.lock());
        let mut room = household.open(Person::First, at);
        let wrong = plans::answer(&mut room, &id, Answering::Accept, 1, Person::Second, ROBINS, &moment(at));
        assert_eq!(wrong.err(), Some(AppError::WrongPassphrase), "only to whoever typed their own passphrase");
        accept(&mut room, &id, 1, Person::Second, at)
    };
    for (read_on, yes) in [(None, true), (None, false), (Some(at), true), (Some(at), false), (Some(4), false)] {
        assert_eq!(beside(read_on, yes), CLOSED, "{read_on:?} {yes}");
    }
    assert_eq!(beside(Some(4), true), Ok(()));
}
