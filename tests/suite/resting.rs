//! Agreements that rest by themselves: who leaves one alone has done enough to be out of it, and the log says
//! nothing of it.

use app::export::{Format, export};
use app::plans::{self, Answering};
use app::shared::By;
use app::views::{AgreementField, AgreementForm, AgreementState, AgreementText, AgreementView, Person, Remark};
use app::views::{PostKind, PostPart, PostReply, PostSaying, PostText, VersionState};
use app::{AppError, OpenApp, ahead, calendar, posts, recurrence, rituals, search, today};
use suite::{Household, MIKAS, ROBINS, agreement, moment, read_the_day_before};

const DAY: i64 = 24 * 60;
/// The minutes until the day to look again in the words of these agreements: 10 January 2027.
const LOOK: i64 = 111 * DAY;
const RESTS: i64 = LOOK + 28 * DAY;

/// Proposed and signed.
fn agreed(room: &mut OpenApp, text: AgreementText) -> String {
    let draft = plans::draft(room, None, &moment(2 - 2 * DAY)).expect("a draft").draft;
    plans::draft_save(room, &draft, text, &moment(2 - 2 * DAY)).expect("it is saved");
    let id = plans::propose(room, &draft, ROBINS, &moment(3 - DAY)).expect("it is signed").agreement;
    read_the_day_before(room, Person::Second, &id, 4);
    plans::answer(room, &id, Answering::Accept, 1, Person::Second, MIKAS, &moment(4)).expect("it is signed");
    id
}

fn keep(room: &mut OpenApp, id: &str, person: Person, minutes: i64) -> AgreementView {
    let passphrase = if person == Person::First { ROBINS } else { MIKAS };
    let remark = Remark { text: String::new(), again_on: None };
    plans::keep(room, id, 1, remark, person, passphrase, &moment(minutes)).expect("it is signed")
}

fn state(household: &Household, id: &str, minutes: i64) -> AgreementState {
    let room = household.open(Person::Second, minutes);
    let view = plans::agreement(&room, id).expect("it is there");
    let line = plans::show(&room).agreements.into_iter().find(|line| line.agreement == id).expect("it is there");
    assert_eq!(line.state, view.state);
    view.state
}

#[test]
fn what_both_leave_rests_four_weeks_after_its_day_and_the_file_says_nothing_of_it() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = agreed(&mut room, agreement("We talk each evening."));
    drop(room.lock());
    let before = std::fs::read(household.file()).expect("it reads");
    assert_eq!(state(&household, &id, RESTS - DAY), AgreementState::InForce);
    assert_eq!(state(&household, &id, RESTS), AgreementState::Resting);

    for (minutes, asks) in [(LOOK, true), (RESTS - DAY, true), (RESTS, false), (RESTS + 400 * DAY, false)] {
        let room = household.open(Person::First, minutes);
        let now = moment(minutes);
        assert_eq!(today::show(&room, &now).looks.len(), usize::from(asks), "Today: {minutes}");
        assert_eq!(today::show(&room, &now).plans, [], "nothing waits for anybody");
        let in_calendar = calendar::show(&room, "", &now).lines.len();
        assert_eq!(in_calendar, usize::from(minutes == LOOK), "the calendar: {minutes}");
    }
    let room = household.open(Person::Second, RESTS);
    let view = plans::agreement(&room, &id).expect("it is there");
    assert_eq!((view.in_force, view.versions[0].state), (Some(1), VersionState::Resting));
    assert_eq!(view.versions[0].text.parts[&AgreementField::Line], "We talk each evening.", "it stays readable");
    assert_eq!(view.versions[0].signed.len(), 2);
    assert_eq!((view.retired, view.remarks.len()), (None, 0), "nobody ended it");
    let file = export(&room, Format::Markdown, &household.folder().join("out")).expect("it is written");
    let text = std::fs::read_to_string(file).expect("it reads");
    assert!(text.contains("Resting") && !text.contains("In force"));
    assert_eq!(room.view().notices, []);
    drop(room.lock());
    assert!(std::fs::read(household.file()).expect("it reads") == before, "nothing was written for it");
}

#[test]
fn a_proposal_can_lie_unread_for_years_and_nobody_is_told() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let draft = plans::draft(&mut room, None, &moment(2 - DAY)).expect("a draft").draft;
    plans::draft_save(&mut room, &draft, agreement("We talk each evening."), &moment(2 - DAY)).expect("it is saved");
    let id = plans::propose(&mut room, &draft, ROBINS, &moment(3)).expect("it is signed").agreement;
    drop(room.lock());
    let before = std::fs::read(household.file()).expect("it reads");
    let seen = |person: Person, minutes: i64| {
        let mut room = household.open(person, minutes);
        let plans = today::show(&room, &moment(minutes)).plans;
        let view = plans::agreement(&room, &id).expect("it is there");
        assert_eq!((view.state, view.pending), (AgreementState::Proposed, Some(1)), "{minutes}");
        let found = search::find(&mut room, "evening");
        format!("{view:?}{:?}{plans:?}{found:?}{:?}", plans::show(&room), room.view().notices)
    };
    for person in [Person::First, Person::Second] {
        let on_the_day = seen(person, 4);
        for years in [1, 3, 11] {
            assert_eq!(seen(person, years * 365 * DAY), on_the_day, "{person:?} after {years} years");
        }
    }
    assert!(std::fs::read(household.file()).expect("it reads") == before, "nothing was written for it");
    let late = 11 * 365 * DAY;
    household.both_say_yes(late);
    let mut room = household.open(Person::Second, late);
    read_the_day_before(&mut room, Person::Second, &id, late);
    let signed = plans::answer(&mut room, &id, Answering::Accept, 1, Person::Second, MIKAS, &moment(late));
    assert_eq!(signed.expect("it can still be signed").state, AgreementState::InForce);
}

#[test]
fn it_holds_again_once_both_have_kept_it_and_not_by_one_alone() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = agreed(&mut room, agreement("We talk each evening."));
    drop(room.lock());
    household.both_say_yes(RESTS + DAY);
    let mut room = household.open(Person::First, RESTS + DAY);
    let one = keep(&mut room, &id, Person::First, RESTS + DAY);
    assert_eq!(one.state, AgreementState::Resting);
    drop(room.lock());
    assert_eq!(state(&household, &id, RESTS + 2 * DAY), AgreementState::Resting, "one keeps it for nobody else");
    let mut room = household.open(Person::Second, RESTS + 3 * DAY);
    let both = keep(&mut room, &id, Person::Second, RESTS + 3 * DAY);
    assert_eq!((both.state, both.versions[0].state), (AgreementState::InForce, VersionState::InForce));
    drop(room.lock());
    assert_eq!(state(&household, &id, RESTS + 300 * DAY), AgreementState::InForce);
}

#[test]
fn it_holds_again_in_other_words_once_both_have_signed_them_and_can_still_be_let_go() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = agreed(&mut room, agreement("We talk each evening."));
    let other = agreed(&mut room, agreement("We eat together on Sundays."));
    drop(room.lock());
    household.both_say_yes(RESTS);
    let mut room = household.open(Person::First, RESTS);
    let draft = plans::draft(&mut room, Some(&id), &moment(RESTS - DAY)).expect("a change").draft;
    plans::draft_save(&mut room, &draft, agreement("We talk at eight."), &moment(RESTS - DAY)).expect("it is saved");
    let waits = plans::propose(&mut room, &draft, ROBINS, &moment(RESTS)).expect("it is signed");
    assert_eq!((waits.state, waits.pending), (AgreementState::Resting, Some(2)), "a change that waits keeps nothing");
    let next = RESTS + DAY + 1;
    read_the_day_before(&mut room, Person::Second, &id, next);
    let signed = plans::answer(&mut room, &id, Answering::Accept, 2, Person::Second, MIKAS, &moment(next));
    assert_eq!(signed.expect("it is signed").state, AgreementState::InForce);
    let gone = plans::retire(&mut room, &other, Person::Second, MIKAS, &moment(next)).expect("it is signed");
    assert_eq!(gone.state, AgreementState::Retired);
}

#[test]
fn what_rests_has_no_days_no_goals_and_nothing_hangs_on_it_but_the_plan_for_a_hard_day_stays_at_hand() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let text = |form: AgreementForm, parts: &[(AgreementField, &str)]| {
        let parts = parts.iter().map(|(field, words)| (*field, (*words).to_owned())).collect();
        AgreementText { form, parts, ..agreement("") }
    };
    let look = (AgreementField::ReviewOn, "2027-01-10");
    agreed(
        &mut room,
        text(
            AgreementForm::Ritual,
            &[
                (AgreementField::Title, "A walk"),
                (AgreementField::Line, "We walk."),
                (AgreementField::Rhythm, "FREQ=WEEKLY;BYDAY=SU"),
                (AgreementField::StartsOn, "2026-09-27"),
                look,
            ],
        ),
    );
    agreed(
        &mut room,
        text(AgreementForm::Goal, &[(AgreementField::Title, "The lake"), (AgreementField::FirstStep, "A map."), look]),
    );
    let plan = agreed(
        &mut room,
        text(
            AgreementForm::Recurrence,
            &[
                (AgreementField::Title, "That night"),
                (AgreementField::FirstHour, "Two rooms."),
                (AgreementField::FirstDay, "A walk."),
                (AgreementField::WhoIsTold, "Your sister."),
                look,
            ],
        ),
    );
    drop(room.lock());
    for (minutes, holds) in [(RESTS - DAY, 1), (RESTS, 0)] {
        let room = household.open(Person::First, minutes);
        assert_eq!(rituals::next(&room, &moment(minutes)).len(), holds);
        assert_eq!(ahead::show(&room).goals.len(), holds);
        let plans = recurrence::show(&room).shared;
        assert_eq!(plans.len(), 1, "both can read it on that night");
        assert_eq!(plans[0].plan.state == AgreementState::Resting, holds == 0);
    }
    household.both_say_yes(RESTS);
    let mut room = household.open(Person::First, RESTS);
    let opened = PostText { kind: PostKind::Activation, parts: [(PostPart::Agreement, plan)].into() };
    posts::say(&mut room, opened, app::shared::By::Opener, &moment(RESTS)).expect("and it can be followed");
}

#[test]
fn an_openness_that_rests_takes_no_more_disclosures() {
    use app::views::AgreementSubject;
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let mut offered = agreement("I show my account on Sundays.");
    offered.subject = AgreementSubject::Openness;
    offered.parts.insert(AgreementField::EndsOn, "2027-12-31".to_owned());
    let id = agreed(&mut room, offered);
    let told = || PostText {
        kind: PostKind::Disclosure,
        parts: [(PostPart::What, "This week's account.".to_owned()), (PostPart::Agreement, id.clone())].into(),
    };
    drop(room.lock());
    household.both_say_yes(RESTS - DAY);
    let mut room = household.open(Person::First, RESTS - DAY);
    posts::say(&mut room, told(), app::shared::By::Opener, &moment(RESTS - DAY)).expect("it holds");
    let refused = posts::say(&mut room, told(), app::shared::By::Opener, &moment(RESTS));
    assert_eq!(refused.err(), Some(AppError::AgreementOver));
}

/// Time together on the second day, told by the first person.
fn planned(room: &mut OpenApp, what: &str, minutes: i64) -> String {
    let day = moment(DAY).text()[..10].to_owned();
    let parts =
        [(PostPart::What, what), (PostPart::Sort, "together"), (PostPart::Size, "an-hour"), (PostPart::On, &day)];
    let text = PostText { kind: PostKind::Date, parts: parts.map(|(part, words)| (part, words.to_owned())).into() };
    posts::say(room, text, By::Opener, &moment(minutes)).expect("it is told").post
}

#[test]
fn time_together_is_gone_from_both_sides_the_morning_after_unless_somebody_said_that_it_is_done() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let (left, done) = (planned(&mut room, "A walk", 5), planned(&mut room, "Tea", 6));
    drop(room.lock());
    let there = |person: Person, minutes: i64| {
        let room = household.open(person, minutes);
        let listed: Vec<String> = posts::list(&room).posts.into_iter().map(|line| line.post).collect();
        [&left, &done].map(|post| {
            assert_eq!(posts::show(&room, post).is_ok(), listed.contains(post), "the list and the page say the same");
            listed.contains(post)
        })
    };
    let mut room = household.open(Person::Second, DAY + 1);
    let took_place = PostSaying { reply: PostReply::Done, text: String::new(), day: None };
    posts::reply(&mut room, &done, took_place, By::Opener, &moment(DAY + 2)).expect("it is said");
    drop(room.lock());
    for person in [Person::First, Person::Second] {
        assert_eq!(there(person, DAY + 30), [true, true], "on its day");
        assert_eq!(there(person, 2 * DAY), [false, true], "the morning after");
    }
    // Its words are lost to nobody: whoever planned it writes them out, and nothing finds them for the other.
    for (person, is_written) in [(Person::First, true), (Person::Second, false)] {
        let mut room = household.open(person, 3 * DAY);
        let file =
            export(&room, Format::Markdown, &household.folder().join(format!("{person:?}"))).expect("it is written");
        assert_eq!(std::fs::read_to_string(file).expect("it reads").contains("A walk"), is_written, "{person:?}");
        assert!(search::find(&mut room, "A walk").is_empty(), "{person:?}");
        assert!(!search::find(&mut room, "Tea").is_empty(), "{person:?}");
    }
}
