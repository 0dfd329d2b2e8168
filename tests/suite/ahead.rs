//! What lies ahead of two people: a day in three years of each, and goals and choices that both sign
//! and can look at again.

use app::plans::{self, Answering};
use app::views::{
    AgreementField, AgreementForm, AgreementState, AgreementSubject, AgreementText, Answer, CopyEdit, CopyPick, Person,
    Remark,
};
use app::{OpenApp, copies, posts, reflect};
use suite::{Household, MIKAS, ROBINS, moment};

const DAY: &str = "a-day-three-years-on";

/// A person shares one answer of their own day.
fn share_a_day(household: &Household, person: Person, words: &str, at: i64) {
    let mut room = household.open(person, at);
    let run = reflect::begin(&mut room, DAY, &moment(at)).expect("a run");
    let step = run.exercise.steps.iter().find(|step| step.id == "begin-now").expect("it asks for it");
    let answer = Answer::Text { text: words.to_owned() };
    reflect::answer(&mut room, &run.entry, &step.id, answer, &moment(at)).expect("it is saved");
    let edit = CopyEdit {
        entry: run.entry,
        chosen: vec![CopyPick { id: step.id.clone(), text: words.to_owned() }],
        before: String::new(),
        deed: None,
    };
    let seen = copies::preview(&room, &edit).expect("a preview");
    copies::share(&mut room, &edit, &seen, &moment(at)).expect("it is shared");
    drop(room.lock());
}

fn titles(room: &OpenApp) -> Vec<(Person, String)> {
    posts::list(room).copies.into_iter().map(|line| (line.by, line.title)).collect()
}

#[test]
fn each_writes_their_day_alone_and_what_is_shared_of_it_is_known_by_the_title_of_the_exercise() {
    let household = Household::of_two();
    share_a_day(&household, Person::First, "We eat at noon, away from the desk.", 2);
    share_a_day(&household, Person::Second, "I wake by the sea.", 4);
    let room = household.open(Person::First, 6);
    let title = reflect::list(&room).exercises.into_iter().find(|line| line.id == DAY).expect("it is there").title;
    assert_eq!(titles(&room), [(Person::Second, title.clone()), (Person::First, title)]);
    let own = reflect::list(&room).open.into_iter().chain(reflect::list(&room).written);
    assert_eq!(own.filter(|line| line.exercise.as_deref() == Some(DAY)).count(), 1, "the own one, and no other");
}

#[test]
fn a_goal_and_a_choice_hold_once_both_have_signed_and_are_kept_or_let_go_later() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let parts = [
        (AgreementForm::Goal, AgreementField::FirstStep, "We look for a tent."),
        (AgreementForm::Recommitment, AgreementField::Line, "I choose the talks on Sundays, until spring."),
    ];
    for (form, field, words) in parts {
        let draft = plans::begin(&mut room, form, AgreementSubject::Own, &moment(2)).expect("a draft").draft;
        let parts = [(AgreementField::Title, "Ours".to_owned()), (field, words.to_owned())].into();
        let text = AgreementText { form, subject: AgreementSubject::Own, parts };
        plans::draft_save(&mut room, &draft, text, &moment(2)).expect("it is saved");
        let id = plans::propose(&mut room, &draft, ROBINS, &moment(3)).expect("no day is asked for").agreement;
        assert_eq!(plans::agreement(&room, &id).expect("it is there").state, AgreementState::Proposed);
        plans::answer(&mut room, &id, Answering::Accept, 1, Person::Second, MIKAS, &moment(4)).expect("it is signed");
        let kept = Remark { text: "Still.".to_owned(), again_on: None };
        let kept = plans::keep(&mut room, &id, 1, kept, Person::Second, MIKAS, &moment(5)).expect("it is signed");
        assert_eq!((kept.state, kept.remarks.len()), (AgreementState::InForce, 1));
        let gone = plans::retire(&mut room, &id, Person::Second, MIKAS, &moment(6)).expect("one is enough");
        assert_eq!(gone.state, AgreementState::Retired);
    }
}
