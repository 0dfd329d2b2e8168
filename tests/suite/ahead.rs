//! What lies ahead of two people: a day in three years of each, and goals and choices that both sign
//! and can look at again. And the page for the day on which it happens again.

use app::plans::{self, Answering};
use app::shared::By;
use app::views::{
    AgreementField, AgreementForm, AgreementState, AgreementSubject, AgreementText, Answer, CopyEdit, CopyPick,
    Leaving, Person, PostKind, PostPart, PostText, Remark,
};
use app::{OpenApp, ahead, copies, notes, posts, recurrence, reflect};
use suite::{DAY, Household, MIKAS, ROBINS, begun, moment, read_the_day_before};

const IN_THREE_YEARS: &str = "a-day-three-years-on";

/// A person shares one answer of their own day.
fn share_a_day(household: &Household, person: Person, words: &str, at: i64) {
    let mut room = household.open(person, at);
    let run = begun(&mut room, IN_THREE_YEARS, &moment(at)).expect("a run");
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

/// Whose days stand side by side.
fn days(room: &OpenApp) -> Vec<Person> {
    ahead::show(room).days.both.into_iter().map(|copy| copy.by).collect()
}

#[test]
fn the_day_of_one_is_not_on_the_page_and_not_told_of_until_both_have_shared_theirs() {
    let household = Household::of_two();
    let before = ahead::show(&household.open(Person::First, 2));
    assert!(before.days.may_begin && before.days.own.is_none());
    share_a_day(&household, Person::Second, "I wake by the sea.", 2);
    assert_eq!(ahead::show(&household.open(Person::First, 4)), before, "nothing tells that the other has");
    let theirs = ahead::show(&household.open(Person::Second, 4)).days;
    assert_eq!((theirs.both, theirs.has_shared), (Vec::new(), true));

    share_a_day(&household, Person::First, "We eat at noon, away from the desk.", 6);
    for reader in [Person::First, Person::Second] {
        let room = household.open(reader, 8);
        let words: Vec<_> =
            ahead::show(&room).days.both.into_iter().map(|copy| copy.text.blocks[0].text.clone()).collect();
        assert_eq!(
            words,
            ["We eat at noon, away from the desk.", "I wake by the sea."],
            "in the order of the household"
        );
    }
    share_a_day(&household, Person::First, "We eat at one.", 10);
    let mut room = household.open(Person::First, 12);
    let newest = ahead::show(&room).days.both;
    assert_eq!((newest.len(), newest[0].text.blocks[0].text.as_str()), (2, "We eat at one."));
    for copy in posts::list(&room).copies.into_iter().filter(|copy| copy.by == Person::First) {
        posts::take_back(&mut room, &copy.post, Person::First, ROBINS, &moment(13)).expect("it is taken back");
    }
    assert_eq!(days(&room), [], "with one taken back, neither stands there alone");
    assert!(!ahead::show(&room).days.has_shared);
}

#[test]
fn a_shared_day_is_known_by_its_exercise_and_not_by_what_it_is_called() {
    let household = Household::of_two();
    share_a_day(&household, Person::Second, "I wake by the sea.", 2);
    let mut room = household.open(Person::First, 4);
    let title = posts::list(&room).copies[0].title.clone();
    let note = notes::NewNote { when: moment(4), title, text: "A note of that name.".to_owned() };
    let note = notes::keep(&mut room, note, &moment(4)).expect("it is saved");
    let pick = copies::offer(&room, &note).expect("it is offered").blocks.remove(0);
    let chosen = vec![CopyPick { id: pick.id, text: pick.text }];
    let edit = CopyEdit { entry: note, chosen, before: String::new(), deed: None };
    let seen = copies::preview(&room, &edit).expect("a preview");
    copies::share(&mut room, &edit, &seen, &moment(5)).expect("it is shared");
    assert_eq!(posts::list(&room).copies.len(), 2);
    assert_eq!(days(&room), []);
}

#[test]
fn the_own_day_is_the_finished_one_and_nobody_elses() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let run = begun(&mut room, IN_THREE_YEARS, &moment(2)).expect("a run").entry;
    let words = Answer::Text { text: "Half a day.".to_owned() };
    reflect::answer(&mut room, &run, "begin-now", words, &moment(2)).expect("it is saved");
    assert_eq!(reflect::list(&room).open.len(), 1);
    assert_eq!(ahead::show(&room).days.own, None, "not while it is being written");
    reflect::finish(&mut room, &run, None, &moment(3)).expect("it is finished");
    assert_eq!(ahead::show(&room).days.own.map(|line| line.entry), Some(run));
    drop(room.lock());
    assert_eq!(ahead::show(&household.open(Person::Second, 4)).days.own, None);
}

fn signed(room: &mut OpenApp, form: AgreementForm, parts: &[(AgreementField, &str)]) -> String {
    let draft = plans::begin(room, form, AgreementSubject::Own, &moment(2 - 2 * DAY)).expect("a draft").draft;
    let parts = parts.iter().map(|(field, words)| (*field, (*words).to_owned())).collect();
    let text = AgreementText { form, subject: AgreementSubject::Own, parts };
    plans::draft_save(room, &draft, text, &moment(2 - 2 * DAY)).expect("it is saved");
    let id = plans::propose(room, &draft, ROBINS, &moment(3 - DAY)).expect("it is signed").agreement;
    read_the_day_before(room, Person::Second, &id, 4);
    plans::answer(room, &id, Answering::Accept, 1, Person::Second, MIKAS, &moment(4)).expect("it is signed");
    id
}

fn say(room: &mut OpenApp, kind: PostKind, parts: &[(PostPart, &str)], by: By<'_>, at: i64) {
    let parts = parts.iter().map(|(part, words)| (*part, (*words).to_owned())).collect();
    posts::say(room, PostText { kind, parts }, by, &moment(at)).expect("it is shared");
}

#[test]
fn what_both_signed_and_what_each_said_stands_on_the_page_and_a_mark_only_before_its_writer() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    use AgreementField::{FirstStep, FirstStepOn, Line, Title};
    let step = [(Title, "A tent"), (FirstStep, "We look for one."), (FirstStepOn, "2027-03-06")];
    let goal = signed(&mut room, AgreementForm::Goal, &step);
    signed(&mut room, AgreementForm::Goal, &[(Title, "Gone"), (FirstStep, "None.")]);
    let gone = plans::show(&room).agreements.into_iter().find(|line| line.title == "Gone").expect("it is there");
    plans::retire(&mut room, &gone.agreement, Person::First, ROBINS, &moment(5)).expect("it is let go");
    let chosen = signed(&mut room, AgreementForm::Recommitment, &[(Title, "Ours"), (Line, "Until spring.")]);
    signed(&mut room, AgreementForm::Ritual, &[(Title, "A walk"), (Line, "We walk.")]);
    say(&mut room, PostKind::Now, &[(PostPart::What, "We say goodnight.")], By::Opener, 6);
    let why = [(PostPart::Sort, "why-you"), (PostPart::What, "You tell me.")];
    say(&mut room, PostKind::Jar, &why, By::Beside(MIKAS), 7);
    let memory = [(PostPart::Sort, "memory"), (PostPart::What, "The lake.")];
    say(&mut room, PostKind::Jar, &memory, By::Opener, 8);
    say(&mut room, PostKind::Meaning, &[], By::Beside(MIKAS), 9);

    let page = ahead::show(&room);
    let goals: Vec<_> = page.goals.iter().map(|line| (line.agreement.as_str(), line.first_step.as_str())).collect();
    assert_eq!(goals, [(goal.as_str(), "We look for one.")]);
    assert_eq!(page.goals[0].first_step_on.as_deref(), Some("2027-03-06"));
    assert_eq!(page.chosen.iter().map(|line| line.agreement.as_str()).collect::<Vec<_>>(), [chosen.as_str()]);
    assert_eq!(page.now.len(), 1);
    assert_eq!(page.whys.iter().map(|line| line.by).collect::<Vec<_>>(), [Person::Second]);
    assert_eq!(page.marked, None, "the mark of the other is told to nobody");
    drop(room.lock());
    assert!(ahead::show(&household.open(Person::Second, 10)).marked.is_some());
}

#[test]
fn the_page_for_the_day_it_happens_again_holds_the_own_sittings_and_each_plan_in_force_with_its_days() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let parts = [
        (AgreementField::Title, "If there is a message"),
        (AgreementField::FirstHour, "It is said in one sentence."),
        (AgreementField::FirstDay, "One of us sleeps elsewhere."),
        (AgreementField::WhoIsTold, "I tell you."),
        (AgreementField::ReviewOn, "2030-01-01"),
    ];
    let (one, other) = (signed(&mut room, AgreementForm::Recurrence, &parts), {
        let mut parts = parts;
        parts[0].1 = "If there is a drink";
        signed(&mut room, AgreementForm::Recurrence, &parts)
    });
    say(&mut room, PostKind::Activation, &[(PostPart::Agreement, &one)], By::Beside(MIKAS), 5);
    let plan = begun(&mut room, "if-it-happens-again", &moment(6)).expect("a run").entry;
    reflect::finish(&mut room, &plan, Some(Leaving::Same), &moment(7)).expect("it is finished");
    let page = recurrence::show(&room);
    assert!(page.may_begin);
    assert_eq!(
        page.own.iter().map(|own| (own.line.entry.as_str(), own.finished)).collect::<Vec<_>>(),
        [(plan.as_str(), true)]
    );
    let opened = |id: &str| page.shared.iter().find(|each| each.plan.agreement == id).map(|each| each.opened.len());
    assert_eq!((opened(&one), opened(&other)), (Some(1), Some(0)));
    plans::retire(&mut room, &one, Person::First, ROBINS, &moment(8)).expect("it is let go");
    assert_eq!(recurrence::show(&room).shared.len(), 1, "what was let go is followed no more");
    plans::retire(&mut room, &other, Person::First, ROBINS, &moment(8)).expect("it is let go");
    assert_eq!(recurrence::show(&room).waiting, None, "what was let go waits for nobody");
    let draft =
        plans::begin(&mut room, AgreementForm::Recurrence, AgreementSubject::Own, &moment(8 - DAY)).expect("a draft");
    let parts = parts.iter().map(|(field, words)| (*field, (*words).to_owned())).collect();
    let text = AgreementText { form: AgreementForm::Recurrence, subject: AgreementSubject::Own, parts };
    plans::draft_save(&mut room, &draft.draft, text, &moment(8 - DAY)).expect("it is saved");
    let proposed = plans::propose(&mut room, &draft.draft, ROBINS, &moment(8)).expect("it is signed").agreement;
    assert_eq!(recurrence::show(&room).waiting, Some(proposed));
    drop(room.lock());
    assert_eq!(recurrence::show(&household.open(Person::Second, 9)).own, [], "the own plan is its writer's alone");
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
        let draft = plans::begin(&mut room, form, AgreementSubject::Own, &moment(2 - 2 * DAY)).expect("a draft").draft;
        let parts = [(AgreementField::Title, "Ours".to_owned()), (field, words.to_owned())].into();
        let text = AgreementText { form, subject: AgreementSubject::Own, parts };
        plans::draft_save(&mut room, &draft, text, &moment(2 - 2 * DAY)).expect("it is saved");
        let id = plans::propose(&mut room, &draft, ROBINS, &moment(3 - DAY)).expect("no day is asked for").agreement;
        assert_eq!(plans::agreement(&room, &id).expect("it is there").state, AgreementState::Proposed);
        read_the_day_before(&mut room, Person::Second, &id, 4);
        plans::answer(&mut room, &id, Answering::Accept, 1, Person::Second, MIKAS, &moment(4)).expect("it is signed");
        let kept = Remark { text: "Still.".to_owned(), again_on: None };
        let kept = plans::keep(&mut room, &id, 1, kept, Person::Second, MIKAS, &moment(5)).expect("it is signed");
        assert_eq!((kept.state, kept.remarks.len()), (AgreementState::InForce, 1));
        let gone = plans::retire(&mut room, &id, Person::Second, MIKAS, &moment(6)).expect("one is enough");
        assert_eq!(gone.state, AgreementState::Retired);
    }
}
