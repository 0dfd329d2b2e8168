//! Two people look at an agreement again: to keep it is one signed line of each, to change it is an
//! amendment, to let it go is the act of one. Keeping changes no word that both signed.

use app::export::{Format, export};
use app::plans::{self, Answering};
use app::views::{AgreementField, AgreementState, AgreementView, Answer, Leaving, Person, Remark};
use app::{AppError, OpenApp, reflect, search, today};
use std::fs;
use suite::{DAY, Household, MIKAS, ROBINS, agreement, begun, moment, read_the_day_before, say};

fn agreed(room: &mut OpenApp) -> String {
    let draft = plans::draft(room, None, &moment(2 - 2 * DAY)).expect("a draft").draft;
    plans::draft_save(room, &draft, agreement("We talk each evening."), &moment(2 - 2 * DAY)).expect("it is saved");
    let id = plans::propose(room, &draft, ROBINS, &moment(3 - DAY)).expect("it is signed").agreement;
    read_the_day_before(room, Person::Second, &id, 4);
    plans::answer(room, &id, Answering::Accept, 1, Person::Second, MIKAS, &moment(4)).expect("it is signed");
    id
}

fn remark(text: &str, again_on: Option<&str>) -> Remark {
    Remark { text: text.to_owned(), again_on: again_on.map(str::to_owned) }
}

fn keep(room: &mut OpenApp, id: &str, person: Person, remark: Remark, minutes: i64) -> Result<AgreementView, AppError> {
    let passphrase = if person == Person::First { ROBINS } else { MIKAS };
    plans::keep(room, id, 1, remark, person, passphrase, &moment(minutes))
}

#[test]
fn both_keep_it_side_by_side_and_each_reads_who_said_what() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = agreed(&mut room);
    let before = plans::agreement(&room, &id).expect("it is there");
    keep(&mut room, &id, Person::First, remark("It has become easy.", Some("2027-06-01")), 5).expect("it is signed");
    assert_eq!(
        plans::agreement(&room, &id).expect("it is there").look_on.as_deref(),
        Some("2027-01-10"),
        "one alone moves no day that both signed"
    );
    keep(&mut room, &id, Person::Second, remark("", Some("2027-06-01")), 6).expect("it is signed");
    drop(room.lock());

    let other = household.open(Person::Second, 10);
    let after = plans::agreement(&other, &id).expect("it is there");
    let said: Vec<_> = after.remarks.iter().map(|said| (said.person, said.remark.text.as_str())).collect();
    assert_eq!(said, [(Person::Second, ""), (Person::First, "It has become easy.")]);
    assert_eq!(after.versions, before.versions, "no signed word and no signature is another");
    assert_eq!((after.state, after.in_force), (AgreementState::InForce, Some(1)));
    assert_eq!(after.look_on.as_deref(), Some("2027-06-01"));
    assert_eq!(plans::show(&other).agreements[0].review_on.as_deref(), Some("2027-06-01"));
    assert_eq!(other.view().notices, []);
}

#[test]
fn it_can_be_looked_at_on_any_day_and_again() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = agreed(&mut room);
    drop(room.lock());
    let mut room = household.open(Person::Second, 5);
    let year = 60 * 24 * 365;
    for minutes in [5, 6, year] {
        say(&mut room, true, minutes - DAY);
        keep(&mut room, &id, Person::Second, remark("", None), minutes).expect("no day is too early or too late");
    }
    assert_eq!(plans::agreement(&room, &id).expect("it is there").remarks.len(), 3);
}

#[test]
fn a_remark_is_written_out_with_everything_else() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = agreed(&mut room);
    keep(&mut room, &id, Person::Second, remark("Marker of the remark.", Some("2027-06-01")), 5).expect("it is signed");
    let folder = household.folder().join("out");
    for format in [Format::Markdown, Format::Json] {
        let file = export(&room, format, &folder).expect("it is written");
        let text = fs::read_to_string(file).expect("it reads");
        assert!(text.contains("Marker of the remark.") && text.contains("2027-06-01"), "{text}");
    }
}

#[test]
fn nobody_keeps_what_is_not_in_force_or_names_a_day_that_is_past_or_signs_for_the_other() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = agreed(&mut room);
    let none = || remark("", None);
    let today = moment(5).day().to_string();
    for day in [today.as_str(), "2020-01-01", "2027-02-30", "soon"] {
        let said = keep(&mut room, &id, Person::First, remark("", Some(day)), 5);
        assert_eq!(said, Err(AppError::AnswerDoesNotFit), "{day}");
    }
    let forged = plans::keep(&mut room, &id, 1, none(), Person::Second, ROBINS, &moment(5));
    assert_eq!(forged, Err(AppError::WrongPassphrase));
    let other_revision = plans::keep(&mut room, &id, 2, none(), Person::First, ROBINS, &moment(5));
    assert_eq!(other_revision, Err(AppError::AgreementMovedOn));
    let unknown = plans::keep(&mut room, &"0".repeat(32), 1, none(), Person::First, ROBINS, &moment(5));
    assert_eq!(unknown, Err(AppError::UnknownAgreement));
    plans::retire(&mut room, &id, Person::Second, MIKAS, &moment(6)).expect("it is let go");
    assert_eq!(keep(&mut room, &id, Person::First, none(), 7), Err(AppError::AgreementMovedOn));
    assert_eq!(plans::agreement(&room, &id).expect("it is there").remarks, []);
}

#[test]
fn an_amendment_goes_on_with_days_of_its_own_and_the_log_of_looks_stays() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = agreed(&mut room);
    for person in [Person::First, Person::Second] {
        keep(&mut room, &id, person, remark("Good.", Some("2027-06-01")), 5).expect("it is signed");
    }
    let draft = plans::draft(&mut room, Some(&id), &moment(6)).expect("a draft").draft;
    plans::draft_save(&mut room, &draft, agreement("We talk at eight."), &moment(6)).expect("it is saved");
    plans::propose(&mut room, &draft, ROBINS, &moment(DAY + 7)).expect("it is signed");
    read_the_day_before(&mut room, Person::Second, &id, 2 * DAY + 8);
    let changed = plans::answer(&mut room, &id, Answering::Accept, 2, Person::Second, MIKAS, &moment(2 * DAY + 8));
    let changed = changed.expect("it is signed");
    assert_eq!(changed.look_on.as_deref(), Some("2027-01-10"), "the day that both signed with the new words");
    assert_eq!(changed.remarks.iter().map(|said| said.revision).collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn a_remark_is_taken_back_by_its_author_and_leaves_its_place_in_the_log_without_its_words() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = agreed(&mut room);
    let before = plans::agreement(&room, &id).expect("it is there");
    for (person, words) in [(Person::First, "Marker of the first."), (Person::Second, "Marker of the second.")] {
        keep(&mut room, &id, person, remark(words, Some("2027-06-01")), 5).expect("it is signed");
    }
    let looked = plans::agreement(&room, &id).expect("it is there");
    assert_eq!(looked.look_on.as_deref(), Some("2027-06-01"));
    let (theirs, mine) = (looked.remarks[0].id.clone(), looked.remarks[1].id.clone());
    let back = |room: &mut OpenApp, which: &str, person, passphrase| {
        plans::remark_take_back(room, &id, which, person, passphrase, &moment(6))
    };
    assert_eq!(back(&mut room, &theirs, Person::First, ROBINS), Err(AppError::UnknownShared), "not the other's");
    assert_eq!(back(&mut room, &mine, Person::First, MIKAS), Err(AppError::WrongPassphrase));
    assert_eq!(back(&mut room, "2", Person::First, ROBINS), Err(AppError::UnknownShared), "nor a signature");
    assert_eq!(plans::agreement(&room, &id).expect("it is there"), looked, "nothing is changed by that");

    let after = back(&mut room, &mine, Person::First, ROBINS).expect("it is taken back");
    assert_eq!(after.remarks.iter().map(|said| said.person).collect::<Vec<_>>(), [Person::Second]);
    assert_eq!(after.look_on.as_deref(), Some("2027-01-10"), "a day that one named alone moves nothing");
    assert_eq!((after.versions, after.state, after.in_force), (before.versions, before.state, before.in_force));
    assert_eq!(back(&mut room, &mine, Person::First, ROBINS), Err(AppError::UnknownShared), "once");
    let beside = back(&mut room, &theirs, Person::Second, MIKAS).expect("by the own passphrase, side by side");
    assert_eq!(beside.remarks, []);
    drop(room.lock());

    let mut other = household.open(Person::Second, 10);
    assert_eq!(other.view().notices, [], "the log holds");
    assert_eq!(plans::agreement(&other, &id).expect("it is there"), beside, "as the file has it");
    for format in [Format::Markdown, Format::Json] {
        let file = export(&other, format, &household.folder().join("out")).expect("it is written");
        assert!(!fs::read_to_string(file).expect("it reads").contains("Marker of the"));
    }
    assert_eq!(search::find(&mut other, "marker"), []);
}

#[test]
fn what_was_said_of_an_agreement_is_found_with_it() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = agreed(&mut room);
    assert_eq!(search::find(&mut room, "lanternfold"), []);
    keep(&mut room, &id, Person::Second, remark("The Lanternfold helps.", None), 5).expect("it is signed");
    let found: Vec<_> =
        search::find_notes(&mut room, "lanternfold").into_iter().map(|note| (note.id, note.shared)).collect();
    assert_eq!(found, [(id, true)]);
}

fn told(room: &OpenApp, day: &str) -> Vec<String> {
    let now = moment(0).read(&format!("{day} 12:00")).expect("a time");
    today::show(room, &now).looks.into_iter().map(|line| line.agreement).collect()
}

#[test]
fn today_tells_that_a_day_to_look_again_has_come_until_somebody_has_looked() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = agreed(&mut room);
    assert_eq!(told(&room, "2027-01-09"), [] as [&str; 0]);
    assert_eq!(told(&room, "2027-01-10"), [id.as_str()]);
    assert_eq!(told(&room, "2027-02-06"), [id.as_str()], "in the same words on a later day");
    assert_eq!(told(&room, "2027-02-07"), [] as [&str; 0], "and what rests by then asks for nothing");
    let early = 60 * 24 * 5;
    keep(&mut room, &id, Person::First, remark("", None), early).expect("it is signed");
    assert_eq!(told(&room, "2027-01-10"), [id.as_str()], "that was long before the day");

    let draft = plans::draft(&mut room, Some(&id), &moment(early - DAY)).expect("a draft").draft;
    plans::draft_save(&mut room, &draft, agreement("We talk at eight."), &moment(early - DAY)).expect("it is saved");
    plans::propose(&mut room, &draft, ROBINS, &moment(early)).expect("it is signed");
    assert_eq!(told(&room, "2027-01-10"), [] as [&str; 0], "a change that waits is told of already");
    plans::answer(&mut room, &id, Answering::Decline, 2, Person::Second, MIKAS, &moment(early)).expect("it is signed");

    let after = moment(0).read("2027-01-11 12:00").expect("a time");
    say(&mut room, true, (after.millis - moment(0).millis) / 60_000 - DAY);
    plans::keep(&mut room, &id, 1, remark("", None), Person::First, ROBINS, &after).expect("it is signed");
    assert_eq!(told(&room, "2027-02-01"), [] as [&str; 0], "the look is had, also where no next day was named");
    plans::retire(&mut room, &id, Person::Second, MIKAS, &after).expect("it is let go");
    assert_eq!(told(&room, "2027-02-01"), [] as [&str; 0]);
}

#[test]
fn an_agreement_whose_own_last_day_has_gone_by_asks_nobody_to_look_at_it() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let draft = plans::draft(&mut room, None, &moment(2 - 2 * DAY)).expect("a draft").draft;
    let mut words = agreement("We talk each evening.");
    words.parts.insert(AgreementField::EndsOn, "2027-01-12".to_owned());
    plans::draft_save(&mut room, &draft, words, &moment(2 - 2 * DAY)).expect("it is saved");
    let id = plans::propose(&mut room, &draft, ROBINS, &moment(3 - DAY)).expect("it is signed").agreement;
    read_the_day_before(&mut room, Person::Second, &id, 4);
    plans::answer(&mut room, &id, Answering::Accept, 1, Person::Second, MIKAS, &moment(4)).expect("it is signed");
    assert_eq!(plans::show(&room).agreements[0].ends_on.as_deref(), Some("2027-01-12"));
    assert_eq!(told(&room, "2027-01-12"), [id], "its last day is in it");
    assert_eq!(told(&room, "2027-01-13"), [] as [&str; 0]);
}

#[test]
fn today_tells_of_two_looks_at_the_most_and_of_none_where_the_days_ask_for_something_light() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    for _ in 0..3 {
        agreed(&mut room);
    }
    assert_eq!(told(&room, "2027-01-12").len(), 2);
    let stirred = moment(0).read("2027-01-11 12:00").expect("a time");
    for _ in 0..2 {
        let run = begun(&mut room, "a-day-three-years-on", &stirred).expect("a run").entry;
        let answer = Answer::Text { text: "Half a day.".to_owned() };
        reflect::answer(&mut room, &run, "begin-now", answer, &stirred).expect("it is saved");
        reflect::finish(&mut room, &run, Some(Leaving::Stirred), &stirred).expect("it is finished");
    }
    assert_eq!(told(&room, "2027-01-12"), [] as [&str; 0]);
    drop(room.lock());
    assert_eq!(told(&household.open(Person::Second, 9), "2027-01-12").len(), 2, "the other's days are their own");
}
