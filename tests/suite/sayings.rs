//! Words begun beneath something shared, and not said yet: they are their writer's, and no lock loses them.

use app::export::{Format, export};
use app::plans::{self, Answering};
use app::shared::By;
use app::views::{NoteEdit, Person, PostKind, PostPart, PostReply, PostSaying, PostText, Remark};
use app::{AppError, OpenApp, copies, notes, posts, reflect, sayings, search};
use std::collections::BTreeMap;
use suite::{DAY, Household, MIKAS, ROBINS, agreement, moment, read_the_day_before};

const BEGUN: &str = "I saw the quietlantern letter.";

fn jar(room: &mut OpenApp) -> String {
    let parts = BTreeMap::from([(PostPart::What, "The ferry in the rain.".to_owned())]);
    posts::say(room, PostText { kind: PostKind::Jar, parts }, By::Opener, &moment(2)).expect("it is shared").post
}

fn note(words: &str) -> PostSaying {
    PostSaying { reply: PostReply::Note, text: words.to_owned(), day: None }
}

/// What can be found, and what is written out for a person and for a program.
fn everything(household: &Household, room: &mut OpenApp, name: &str) -> String {
    let written = [Format::Json, Format::Markdown].map(|format| {
        let file = export(room, format, &household.folder().join(name)).expect("an export");
        std::fs::read_to_string(file).expect("it reads")
    });
    format!("{}{:?}", written.concat(), search::find_notes(room, "quietlantern"))
}

#[test]
fn what_somebody_begins_to_say_is_there_after_a_lock_and_nobody_else_learns_of_it() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let post = jar(&mut room);
    sayings::save(&mut room, &post, "I saw".to_owned(), &moment(3)).expect("it is saved");
    sayings::save(&mut room, &post, BEGUN.to_owned(), &moment(3)).expect("it is saved");
    drop(room.lock());

    let mut other = household.open(Person::Second, 4);
    assert_eq!(sayings::begun(&other, &post), "");
    let seen = everything(&household, &mut other, "other");
    assert!(!seen.contains("quietlantern"), "{seen}");
    drop(other.lock());

    let mut room = household.open(Person::First, 5);
    assert_eq!(sayings::begun(&room, &post), BEGUN);
    let found = search::find_notes(&mut room, "quietlantern");
    assert_eq!(found.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), [BEGUN], "once, and its last words");
    assert!(found[0].title.contains("The ferry in the rain."), "{}", found[0].title);
    let words = everything(&household, &mut room, "own");
    assert!(words.matches(BEGUN).count() >= 3, "in both exports and in what was found");
}

#[test]
fn what_is_said_is_no_longer_begun_and_what_is_refused_still_is() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let post = jar(&mut room);
    sayings::save(&mut room, &post, BEGUN.to_owned(), &moment(3)).expect("it is saved");
    let refused = posts::reply(&mut room, &post, note(" "), By::Opener, &moment(3));
    assert_eq!(refused.err(), Some(AppError::AnswerDoesNotFit));
    posts::reply(&mut room, &post, note("Of Mika."), By::Beside(MIKAS), &moment(4)).expect("Mika says something");
    assert_eq!(sayings::begun(&room, &post), BEGUN, "what the other says ends no words of one's own");
    posts::reply(&mut room, &post, note(BEGUN), By::Opener, &moment(4)).expect("it is said");
    assert_eq!(sayings::begun(&room, &post), "");
    drop(room.lock());
    assert_eq!(sayings::begun(&household.open(Person::First, 5), &post), "");
}

#[test]
fn without_a_word_nothing_is_kept_and_what_is_no_id_is_refused() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let post = jar(&mut room);
    sayings::save(&mut room, &post, BEGUN.to_owned(), &moment(3)).expect("it is saved");
    assert!(everything(&household, &mut room, "with").contains("saying-draft"));
    sayings::save(&mut room, &post, " \n".to_owned(), &moment(3)).expect("it is saved");
    assert_eq!(sayings::begun(&room, &post), "");
    assert!(!everything(&household, &mut room, "without").contains("saying-draft"), "not even an empty entry stays");
    let refused = sayings::save(&mut room, "ferry", BEGUN.to_owned(), &moment(3));
    assert_eq!(refused.err(), Some(AppError::UnknownShared));
}

#[test]
fn words_about_an_agreement_are_kept_until_whoever_looked_again_has_signed() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let draft = plans::draft(&mut room, None, &moment(2 - 2 * DAY)).expect("a draft").draft;
    plans::draft_save(&mut room, &draft, agreement("We talk each evening."), &moment(2 - 2 * DAY))
        .expect("it is saved");
    let id = plans::propose(&mut room, &draft, ROBINS, &moment(3 - DAY)).expect("it is signed").agreement;
    read_the_day_before(&mut room, Person::Second, &id, 4);
    plans::answer(&mut room, &id, Answering::Accept, 1, Person::Second, MIKAS, &moment(4)).expect("it is signed");
    sayings::save(&mut room, &id, BEGUN.to_owned(), &moment(5)).expect("it is saved");
    let remark = || Remark { text: BEGUN.to_owned(), again_on: None };
    let wrong = plans::keep(&mut room, &id, 1, remark(), Person::First, MIKAS, &moment(5));
    assert_eq!(wrong.err(), Some(AppError::WrongPassphrase));
    plans::keep(&mut room, &id, 1, remark(), Person::Second, MIKAS, &moment(5)).expect("Mika keeps it");
    assert_eq!(sayings::begun(&room, &id), BEGUN);
    plans::keep(&mut room, &id, 1, remark(), Person::First, ROBINS, &moment(6)).expect("Robin keeps it");
    assert_eq!(sayings::begun(&room, &id), "");
}

#[test]
fn words_that_have_no_place_any_more_stand_among_what_was_written_and_can_be_thrown_away() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let post = jar(&mut room);
    drop(room.lock());
    let mut other = household.open(Person::Second, 3);
    sayings::save(&mut other, &post, BEGUN.to_owned(), &moment(3)).expect("it is saved");
    assert_eq!(reflect::list(&other).written, [], "as long as it can be said, it stands where it was begun");
    drop(other.lock());
    let mut room = household.open(Person::First, 4);
    posts::take_back(&mut room, &post, Person::First, ROBINS, &moment(4)).expect("it is taken back");
    drop(room.lock());

    let mut other = household.open(Person::Second, 5);
    let written = reflect::list(&other).written;
    assert_eq!(written.len(), 1);
    let entry = written[0].entry.clone();
    assert_eq!(reflect::read(&other, &entry).expect("it reads").note.as_deref(), Some(BEGUN));
    let after = reflect::bin(&mut other, &entry, &moment(6)).expect("it is thrown away");
    assert_eq!((after.written.len(), after.binned.len()), (0, 1));
    let back = reflect::take_back(&mut other, &entry, &moment(7)).expect("and comes back");
    assert_eq!((back.written.len(), back.binned.len()), (1, 0));
    assert_eq!(copies::offer(&other, &entry).expect("it can be shared").blocks[0].text, BEGUN);
    let on = NoteEdit { date: moment(8).day().to_string(), title: "A letter".to_owned(), text: BEGUN.to_owned() };
    notes::write(&mut other, Some(&entry), on, &moment(8)).expect("it goes on as a note");
    let written = reflect::list(&other).written;
    assert_eq!(written.iter().map(|line| line.title.as_str()).collect::<Vec<_>>(), ["A letter"]);
}

#[test]
fn an_answer_that_says_something_else_leaves_what_was_begun() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let post = jar(&mut room);
    sayings::save(&mut room, &post, BEGUN.to_owned(), &moment(3)).expect("it is saved");
    posts::reply(&mut room, &post, note("Something else."), By::Opener, &moment(4)).expect("it is said");
    assert_eq!(sayings::begun(&room, &post), BEGUN);
    posts::reply(&mut room, &post, note(&format!(" {BEGUN}")), By::Opener, &moment(5)).expect("it is said");
    assert_eq!(sayings::begun(&room, &post), "");
}
