//! Nobody signs what no screen can show. The hostile partner here has own keys and writes records by
//! hand, past the program.

use app::plans::{self, Answering};
use app::views::{AgreementField, AgreementForm, AgreementState, AgreementSubject, Person, VersionState};
use app::{AppError, OpenApp, posts};
use suite::{DAY, Household, MIKAS, ROBINS, agreement, moment, read_the_day_before};
use vault::{Action, ClosedVault, EntryId, Millis, NewBody, NewRecord, OpenVault, Passphrase, Place, Presence};

/// The words of an agreement as bytes, with something put into them that no screen shows.
fn with_a_rider() -> Vec<u8> {
    br#"{"v":1,"kind":"agreement","title":"T","line":"L","rider":"and all my money","reason":"R","keeping":"K","if_crossed":"C","exceptions":"","starts_on":null,"review_on":"2027-01-10","ends_on":null}"#.to_vec()
}

/// The vault, opened past the program.
fn by_hand(household: &Household, person: vault::Person, passphrase: &str) -> (OpenVault, Presence) {
    let place = Place { file: household.file(), witness: None };
    let passphrase = Passphrase::to_try(passphrase).expect("a passphrase");
    let closed = ClosedVault::open(&place).expect("a household");
    let vault = closed.unlock(person, &passphrase).map_err(|refused| refused.error).expect("own room");
    let presence = vault.confirm(person, &passphrase).expect("own passphrase");
    (vault, presence)
}

fn sign_by_hand(household: &Household, action: Action, entry: EntryId, revision: u32, content: &[u8]) -> bool {
    let (mut vault, presence) = by_hand(household, vault::Person::First, ROBINS);
    let record = NewRecord { action, entry, revision, body: NewBody::Own(content) };
    vault.sign(&presence, &record, Millis(moment(5).millis)).is_ok()
}

/// Words about telling, as they were signed before an end was needed.
fn without_an_end(subject: &str) -> Vec<u8> {
    let words = r#""title":"T","line":"L","reason":"R","keeping":"K","if_crossed":"C""#;
    let days = r#""days":{"review_on":"2027-01-10"}"#;
    let form = r#""kind":"agreement","form":"boundary""#;
    format!(r#"{{"v":2,{form},"subject":"{subject}","words":{{{words}}},{days}}}"#).into_bytes()
}

#[test]
fn an_old_agreement_to_tell_something_stays_in_force_without_an_end_and_says_so() {
    for (subject, lacks_an_end) in
        [("openness", true), ("telling", true), ("contact", true), ("money", true), ("time", false), ("own", false)]
    {
        let household = Household::of_two();
        let entry = EntryId([7; 16]);
        assert!(sign_by_hand(&household, Action::Propose, entry, 1, &without_an_end(subject)));
        let (mut vault, presence) = by_hand(&household, vault::Person::Second, MIKAS);
        let seq = vault.log().iter().find(|record| record.entry == entry).expect("it is there").seq;
        let consent = NewRecord { action: Action::Accept, entry, revision: 1, body: NewBody::Of(seq) };
        vault.sign(&presence, &consent, Millis(moment(6).millis)).expect("it is signed");
        drop(vault);

        let mut room = household.open(Person::First, 10);
        let id = entry.to_hex();
        let seen = plans::agreement(&room, &id).expect("it is there");
        assert_eq!((seen.state, seen.in_force), (AgreementState::InForce, Some(1)), "{subject}");
        assert_eq!(seen.versions[0].lacks_an_end, lacks_an_end, "{subject}");
        let line = plans::show(&room).agreements.remove(0);
        assert_eq!((line.lacks_an_end, line.ends_on), (lacks_an_end, None), "{subject}");

        let draft = plans::draft(&mut room, Some(&id), &moment(11 - DAY)).expect("a change").draft;
        let mut text = plans::draft(&mut room, Some(&draft), &moment(11 - DAY)).expect("the change").text;
        text.parts.insert(AgreementField::Line, "Another line.".to_owned());
        plans::draft_save(&mut room, &draft, text, &moment(11 - DAY)).expect("it is saved");
        let changed = plans::propose(&mut room, &draft, ROBINS, &moment(12)).err();
        let end = AppError::AgreementUnfinished { missing: vec![AgreementField::EndsOn] };
        assert_eq!(changed, lacks_an_end.then_some(end), "new words need an end: {subject}");
    }
}

#[test]
fn a_proposal_to_tell_something_without_an_end_that_still_waits_is_signed_by_nobody() {
    let household = Household::of_two();
    let entry = EntryId([7; 16]);
    assert!(sign_by_hand(&household, Action::Propose, entry, 1, &without_an_end("telling")));
    let mut room = household.open(Person::Second, 10);
    let id = entry.to_hex();
    assert_eq!(plans::agreement(&room, &id).expect("it waits").pending, Some(1));
    let signed = plans::answer(&mut room, &id, Answering::Accept, 1, Person::Second, MIKAS, &moment(11));
    assert_eq!(signed, Err(AppError::AgreementUnfinished { missing: vec![AgreementField::EndsOn] }));
    plans::answer(&mut room, &id, Answering::Decline, 1, Person::Second, MIKAS, &moment(12))
        .expect("no is always free");
}

#[test]
fn an_old_commitment_to_tell_something_stands_without_an_end_and_says_so() {
    let household = Household::of_two();
    let (mut vault, _) = by_hand(&household, vault::Person::First, ROBINS);
    let entry = EntryId([8; 16]);
    let old = br#"{"v":1,"kind":"commitment","parts":{"what":"W","if":"I","then":"T","about":"openness","check_on":"2027-01-10"}}"#;
    let record = NewRecord { action: Action::Post, entry, revision: 0, body: NewBody::Own(old) };
    vault.post(&record, Millis(moment(3).millis)).expect("it is shared");
    drop(vault);
    let room = household.open(Person::Second, 10);
    assert!(posts::list(&room).posts[0].lacks_an_end);
    let seen = posts::show(&room, &entry.to_hex()).expect("both can read it");
    assert!(seen.versions[0].lacks_an_end && seen.ending.is_none());
}

#[test]
fn a_proposal_that_says_more_than_the_screen_shows_can_be_signed_by_nobody() {
    let household = Household::of_two();
    let entry = EntryId([7; 16]);
    assert!(sign_by_hand(&household, Action::Propose, entry, 1, &with_a_rider()), "the vault knows no words");
    let mut room = household.open(Person::Second, 10);
    let id = entry.to_hex();
    let seen = plans::agreement(&room, &id).expect("it keeps its place in the history");
    assert_eq!((seen.in_force, seen.pending), (None, None));
    let answered = plans::answer(&mut room, &id, Answering::Accept, 1, Person::Second, MIKAS, &moment(11));
    assert_eq!(answered, Err(AppError::AgreementMovedOn));
}

#[test]
fn records_written_by_hand_stand_in_the_way_of_no_later_amendment() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let draft = plans::draft(&mut room, None, &moment(2 - 2 * DAY)).expect("a draft").draft;
    plans::draft_save(&mut room, &draft, agreement("We talk."), &moment(2 - 2 * DAY)).expect("it is saved");
    let id = plans::propose(&mut room, &draft, ROBINS, &moment(3 - DAY)).expect("it is signed").agreement;
    read_the_day_before(&mut room, Person::Second, &id, 4);
    plans::answer(&mut room, &id, Answering::Accept, 1, Person::Second, MIKAS, &moment(4)).expect("it is signed");
    drop(room.lock());
    let entry = EntryId::from_hex(&id).expect("an id");
    assert!(!sign_by_hand(&household, Action::Amend, entry, u32::MAX, &with_a_rider()), "our own writer refuses it");
    assert!(sign_by_hand(&household, Action::Amend, entry, 2, &with_a_rider()));

    let mut room = household.open(Person::Second, 10);
    let seen = plans::agreement(&room, &id).expect("it is there");
    assert_eq!((seen.state, seen.in_force, seen.pending), (AgreementState::InForce, Some(1), None));
    assert_eq!(seen.versions[0].state, VersionState::Withdrawn);
    let draft = plans::draft(&mut room, Some(&id), &moment(11 - DAY)).expect("a draft").draft;
    plans::draft_save(&mut room, &draft, agreement("We talk at eight."), &moment(11 - DAY)).expect("it is saved");
    let amended = plans::propose(&mut room, &draft, MIKAS, &moment(12)).expect("the way is free");
    assert_eq!((amended.in_force, amended.pending), (Some(1), Some(3)));
}

#[test]
fn a_draft_ends_in_the_act_that_proposes_it_and_stays_where_nothing_is_signed() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let draft = plans::draft(&mut room, None, &moment(2 - DAY)).expect("a draft").draft;
    plans::draft_save(&mut room, &draft, agreement("We talk."), &moment(2 - DAY)).expect("it is saved");
    assert_eq!(plans::propose(&mut room, &draft, MIKAS, &moment(3)), Err(AppError::WrongPassphrase));
    let standing = |room: &app::OpenApp| (plans::show(room).drafts.len(), plans::show(room).agreements.len());
    assert_eq!(standing(&room), (1, 0));
    plans::propose(&mut room, &draft, ROBINS, &moment(3)).expect("it is signed");
    assert_eq!(standing(&room), (0, 1));
    assert_eq!(plans::propose(&mut room, &draft, ROBINS, &moment(3)), Err(AppError::UnknownAgreement), "not twice");
    drop(room.lock());
    assert_eq!(standing(&household.open(Person::First, 4)), (0, 1), "as the file has it");
}

#[test]
fn a_wall_of_ones_own_begins_with_the_words_of_a_template_and_holds_once_both_have_signed() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    for (template, subject) in [("situations", AgreementSubject::Situations), ("devices", AgreementSubject::Devices)] {
        let id = signed_from(&mut room, template, &[]);
        let text = plans::agreement(&room, &id).expect("it is there").versions.remove(0).text;
        assert_eq!(text.subject, subject);
        let line = &text.parts[&AgreementField::Line];
        assert!(line.starts_with(['I', 'O']) && line.contains('I'), "it binds the one who writes it: {line}");
    }
    let standing = plans::show(&room).agreements;
    assert!(standing.iter().all(|line| line.state == AgreementState::InForce) && standing.len() == 2);
}

/// Begins with a template, fills in what it leaves open, and lets both sign.
fn signed_from(room: &mut OpenApp, template: &str, more: &[(AgreementField, &str)]) -> String {
    assert!(plans::templates().iter().any(|each| each.id == template));
    let draft = plans::begin_from(room, template, &moment(2 - 2 * DAY)).expect("a draft");
    let mut text = draft.text;
    // A form leaves out what it does not ask for.
    for (field, words) in [
        (AgreementField::Title, "For the two of us"),
        (AgreementField::Reason, "It went wrong there."),
        (AgreementField::IfCrossed, "I tell you the same day."),
        (AgreementField::FirstStep, "We look at a map."),
        (AgreementField::ReviewOn, "2027-01-10"),
        (AgreementField::EndsOn, "2027-03-10"),
    ] {
        text.parts.entry(field).or_insert_with(|| words.to_owned());
    }
    text.parts.extend(more.iter().map(|(field, words)| (*field, (*words).to_owned())));
    plans::draft_save(room, &draft.draft, text, &moment(2 - 2 * DAY)).expect("it is saved");
    let id = plans::propose(room, &draft.draft, ROBINS, &moment(3 - DAY)).expect("it is signed").agreement;
    read_the_day_before(room, Person::Second, &id, 4);
    plans::answer(room, &id, Answering::Accept, 1, Person::Second, MIKAS, &moment(4)).expect("it is signed");
    id
}

#[test]
fn a_rule_to_tell_first_begins_with_its_template_and_holds_once_both_have_signed() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = signed_from(&mut room, "telling", &[]);
    let seen = plans::agreement(&room, &id).expect("it is there");
    let text = &seen.versions[0].text;
    assert_eq!((seen.state, text.subject), (AgreementState::InForce, AgreementSubject::Telling));
    let line = &text.parts[&AgreementField::Line];
    assert!(line.contains("a right to know") && line.contains("tells it within a day"), "telling comes first: {line}");
    assert!(line.contains("whoever it happened to"), "it binds both alike: {line}");
}

#[test]
fn what_somebody_changes_is_written_from_its_template_signed_by_both_and_looked_at_again() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let seen_by = (AgreementField::Keeping, "I say it at the table on Sunday.");
    let id = signed_from(&mut room, "change", &[seen_by]);
    let text = plans::agreement(&room, &id).expect("it is there").versions.remove(0).text;
    assert_eq!(text.subject, AgreementSubject::Amends);
    let line = &text.parts[&AgreementField::Line];
    assert!(line.starts_with("I am changing") && line.contains("before I am asked"), "the will and the act: {line}");
    assert_eq!(text.parts[&AgreementField::Keeping], seen_by.1, "and how it can be seen");
    assert!(text.parts.contains_key(&AgreementField::ReviewOn), "both look at it again");
}

#[test]
fn one_plan_holds_what_both_signed_as_boundary_ritual_and_goal_and_each_with_its_form() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let of_each =
        [("time", AgreementForm::Boundary), ("weekly-meeting", AgreementForm::Ritual), ("goal", AgreementForm::Goal)];
    for (template, _) in of_each {
        signed_from(&mut room, template, &[]);
    }
    let plan = plans::show(&room).agreements;
    assert_eq!(plan.len(), of_each.len());
    for (_, form) in of_each {
        let stands = plan.iter().any(|line| line.form == form && line.state == AgreementState::InForce);
        assert!(stands, "{form:?} is not in the plan");
    }
}
