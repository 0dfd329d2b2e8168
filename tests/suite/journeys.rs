//! What two people do, from the first evening to an agreement that changes.

use app::export::{Format, export};
use app::plans::{self, Answering};
use app::program::{Folders, Program};
use app::views::{AgreementField, AgreementState, Answer, CopyEdit, Person, Reason, VersionState};
use app::{AppError, KdfCost, LockedApp, OpenApp, copy_drafts, notes, reflect, search, today};
use suite::{DAY, Household, MIKAS, ROBINS, agreement, begun, moment, read_the_day_before};

fn text(text: &str) -> Answer {
    Answer::Text { text: text.to_owned() }
}

/// The first step of an exercise that takes words.
fn first_long_step(app: &mut OpenApp, exercise: &str) -> (String, String) {
    let run = begun(app, exercise, &moment(2)).expect("the exercise is built in");
    let step = run.exercise.steps.iter().find(|step| matches!(step.kind, app::views::StepKind::LongText));
    (run.entry, step.expect("it asks for words").id.clone())
}

#[test]
fn a_person_stops_half_way_locks_and_finds_every_word_and_the_place() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let (entry, step) = first_long_step(&mut room, "responsibility-account");
    reflect::answer(&mut room, &entry, &step, text("I hid the letters for a year."), &moment(3)).expect("it is saved");
    drop(room.lock());

    let room = household.open(Person::First, 60);
    let found = reflect::open(&room, &entry).expect("the draft is there");
    assert_eq!(found.place, step);
    assert_eq!(
        found.answers.iter().find(|answered| answered.step == step).map(|answered| &answered.answer),
        Some(&text("I hid the letters for a year."))
    );
    let today = today::show(&room, &moment(60));
    let suggestion = today.suggestion.expect("what was left open is suggested");
    assert_eq!(suggestion.entry, Some(entry));
    assert!(matches!(suggestion.reason, Reason::LeftOpen { .. }));
}

#[test]
fn looking_into_an_exercise_twice_leaves_one_draft_and_nothing_lying_open() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let first = begun(&mut room, "impact-inventory", &moment(2)).expect("it begins");
    let second = begun(&mut room, "impact-inventory", &moment(3)).expect("it begins");
    assert_eq!(first.entry, second.entry);
    assert!(reflect::list(&room).open.is_empty());
}

#[test]
fn writing_an_exercise_again_leaves_the_finished_one_as_it_was() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let (entry, step) = first_long_step(&mut room, "responsibility-account");
    reflect::answer(&mut room, &entry, &step, text("The first time."), &moment(3)).expect("it is saved");
    reflect::finish(&mut room, &entry, None, &moment(4)).expect("it is saved");
    let again = begun(&mut room, "responsibility-account", &moment(5)).expect("it begins");
    assert_ne!(again.entry, entry);
    assert!(again.answers.is_empty());
    assert_eq!(reflect::list(&room).written.len(), 1);
}

#[test]
fn not_now_costs_nothing_and_counts_for_one_day() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let offered = today::show(&room, &moment(2)).suggestion.expect("something is offered").exercise;
    let after = today::set_aside(&mut room, &offered, &moment(3)).expect("it is saved");
    assert_ne!(after.suggestion.map(|next| next.exercise), Some(offered.clone()));
    let tomorrow = today::show(&room, &moment(24 * 60));
    assert_eq!(tomorrow.suggestion.map(|next| next.exercise), Some(offered));
}

#[test]
fn what_goes_into_the_bin_can_be_taken_back() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let (entry, step) = first_long_step(&mut room, "impact-inventory");
    reflect::answer(&mut room, &entry, &step, text("Mornings."), &moment(3)).expect("it is saved");
    let binned = reflect::bin(&mut room, &entry, &moment(4)).expect("it is saved");
    assert_eq!((binned.open.len(), binned.binned.len()), (0, 1));
    assert_eq!(search::find_notes(&mut room, "mornings"), [], "the bin is not searched");
    let back = reflect::take_back(&mut room, &entry, &moment(5)).expect("it is saved");
    assert_eq!((back.open.len(), back.binned.len()), (1, 0));
    assert_eq!(search::find_notes(&mut room, "mornings").len(), 1);
}

#[test]
fn what_has_rested_in_the_bin_for_thirty_days_is_gone_for_good_unless_something_is_odd_about_the_file() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let note = |text: &str| notes::NewNote { when: moment(2), title: "A note".to_owned(), text: text.to_owned() };
    let kept = notes::keep(&mut room, note("It stays."), &moment(2)).expect("it is saved");
    let later = notes::keep(&mut room, note("A day later."), &moment(2)).expect("it is saved");
    let first = notes::keep(&mut room, note("Gone first."), &moment(2)).expect("it is saved");
    let draft = plans::draft(&mut room, None, &moment(2)).expect("a draft").draft;
    plans::draft_save(&mut room, &draft, agreement("Gone first too."), &moment(2)).expect("it is saved");
    for (of, before) in [(&kept, "Chosen of what stays."), (&first, "Chosen of what goes.")] {
        let edit = CopyEdit { entry: of.clone(), chosen: Vec::new(), before: before.to_owned(), deed: None };
        copy_drafts::save(&mut room, edit, &moment(3)).expect("it is kept");
    }
    reflect::bin(&mut room, &first, &moment(4)).expect("it is saved");
    plans::draft_discard(&mut room, &draft, &moment(4)).expect("it is saved");
    reflect::bin(&mut room, &later, &moment(4 + DAY)).expect("it is saved");
    drop(room.lock());
    let binned = |room: &OpenApp| reflect::list(room).binned.into_iter().map(|line| line.entry).collect::<Vec<_>>();

    let at = |folder: &str| household.folder().join(folder);
    let mut program = Program::start(Folders { config: at(""), data: at("data") });
    program.choose(household.file(), false);
    let mut unlock = |minute: i64, look: &dyn Fn(&mut OpenApp)| {
        program.unlock(ROBINS, None, &moment(minute)).expect("the own passphrase");
        look(program.open().expect("a room"));
        program.lock();
    };
    let save = |room: &mut OpenApp, at: i64| {
        let more = notes::NewNote { when: moment(at), title: "Another".to_owned(), text: "More.".to_owned() };
        notes::keep(room, more, &moment(at)).expect("it is saved");
    };
    let bytes = || std::fs::read(household.file()).expect("it reads");
    unlock(3 + 30 * DAY, &|room| {
        assert_eq!(binned(room).len(), 3, "a minute before, everything is there");
        save(room, 3 + 30 * DAY);
    });
    unlock(4 + 400 * DAY, &|room| assert_eq!(binned(room).len(), 3, "one wrong clock is not enough"));
    unlock(4 + 30 * DAY, &|room| save(room, 4 + 30 * DAY));
    let earlier = bytes();
    for round in ["one", "two"] {
        unlock(4 + 30 * DAY, &|room| {
            assert_eq!(binned(room), std::slice::from_ref(&later));
            assert_eq!(reflect::read(room, &first), Err(AppError::UnknownEntry));
            assert_eq!(reflect::take_back(room, &draft, &moment(5)), Err(AppError::UnknownEntry));
            assert!(reflect::read(room, &kept).is_ok());
            let file = export(room, Format::Json, &at(round)).expect("it is written");
            let written = std::fs::read_to_string(file).expect("it is text");
            for (word, is_there) in
                [("Gone first", false), ("what goes", false), ("It stays", true), ("what stays", true)]
            {
                assert_eq!(written.contains(word), is_there, "{word}");
            }
        });
        assert!(bytes() == earlier, "opening and reading write nothing");
    }
    let room = household.open(Person::First, 4 + 40 * DAY);
    assert_eq!(binned(&room).len(), 3, "it is in the file until something is saved");
    drop(room.lock());
    unlock(4 + 30 * DAY, &|room| save(room, 5 + 30 * DAY));
    let room = household.open(Person::First, 5 + 30 * DAY);
    assert_eq!(binned(&room), std::slice::from_ref(&later), "and out of it then");
    drop(room.lock());

    std::fs::write(household.file(), earlier).expect("an older copy is put back");
    unlock(4 + 40 * DAY, &|room| {
        assert!(!room.view().notices.is_empty(), "the program says that it is older");
        assert_eq!(binned(room).len(), 3, "and lets go of nothing in it");
    });
}

#[test]
fn an_answer_that_does_not_fit_or_is_too_long_is_refused_and_what_was_saved_stays() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let (entry, step) = first_long_step(&mut room, "impact-inventory");
    reflect::answer(&mut room, &entry, &step, text("Kept."), &moment(3)).expect("it is saved");
    assert_eq!(
        reflect::answer(&mut room, &entry, &step, Answer::Scale { value: 3 }, &moment(4)),
        Err(AppError::AnswerDoesNotFit)
    );
    assert_eq!(
        reflect::answer(&mut room, &entry, "no-such-step", text("x"), &moment(4)),
        Err(AppError::AnswerDoesNotFit)
    );
    assert_eq!(
        reflect::answer(&mut room, &entry, &step, text(&"x".repeat(2 << 20)), &moment(4)),
        Err(AppError::TextTooLong)
    );
    assert_eq!(reflect::answer(&mut room, "not-an-id", &step, text("x"), &moment(4)), Err(AppError::UnknownEntry));
    let found = reflect::open(&room, &entry).expect("the draft is there");
    assert_eq!(
        found.answers.iter().find(|answered| answered.step == step).map(|answered| &answered.answer),
        Some(&text("Kept."))
    );
}

#[test]
fn a_household_that_was_just_made_here_tells_of_nothing_odd() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let locked = LockedApp::at(folder.path().join("household.hearth"), Some(folder.path().join("witness")));
    let made = locked.create("Robin", ROBINS, KdfCost::for_tests(), &moment(0)).expect("an empty folder");
    assert_eq!(made.view().notices, []);
    drop(made.lock());
    let household = Household::of_two();
    assert_eq!(household.open(Person::First, 2).view().notices, []);
    assert_eq!(household.open(Person::Second, 3).view().notices, []);
}

#[test]
fn only_the_own_passphrase_opens_a_room() {
    let household = Household::of_two();
    let locked = household.locked();
    let refused = |person, passphrase: &str| locked.unlock(person, passphrase, &moment(2)).err();
    assert_eq!(refused(Person::First, MIKAS), Some(AppError::WrongPassphrase));
    assert_eq!(refused(Person::Second, ROBINS), Some(AppError::WrongPassphrase));
    assert_eq!(refused(Person::First, ""), Some(AppError::WrongPassphrase));
    assert_eq!(refused(Person::First, &"x".repeat(2_000)), Some(AppError::WrongPassphrase));
    assert!(
        locked.unlock(Person::First, &format!("  {ROBINS}\n"), &moment(2)).is_ok(),
        "spaces at the ends do not matter"
    );
}

#[test]
fn nobody_joins_a_household_of_two() {
    let household = Household::of_two();
    assert!(matches!(household.locked().welcome(ROBINS).err(), Some(AppError::AlreadyJoined)));
}

#[test]
fn two_people_agree_amend_and_end_an_agreement() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let draft = plans::draft(&mut room, None, &moment(2 - 2 * DAY)).expect("a draft").draft;
    plans::draft_save(&mut room, &draft, agreement("On a work trip we talk each evening."), &moment(3 - 2 * DAY))
        .expect("it is saved");
    assert_eq!(plans::propose(&mut room, &draft, MIKAS, &moment(4 - DAY)), Err(AppError::WrongPassphrase));
    let proposed = plans::propose(&mut room, &draft, ROBINS, &moment(4 - DAY)).expect("it is signed");
    assert_eq!((proposed.state, proposed.in_force, proposed.pending), (AgreementState::Proposed, None, Some(1)));
    assert!(plans::show(&room).drafts.is_empty(), "the draft went with the proposal");

    let id = proposed.agreement;
    let accept = |app: &mut OpenApp, revision, person, passphrase| {
        plans::answer(app, &id, Answering::Accept, revision, person, passphrase, &moment(5))
    };
    read_the_day_before(&mut room, Person::Second, &id, 5);
    assert_eq!(
        accept(&mut room, 1, Person::First, ROBINS),
        Err(AppError::AgreementMovedOn),
        "nobody accepts their own proposal"
    );
    assert_eq!(
        accept(&mut room, 1, Person::Second, ROBINS),
        Err(AppError::WrongPassphrase),
        "nobody signs for the other"
    );
    let agreed = accept(&mut room, 1, Person::Second, MIKAS).expect("the other signs at the same screen");
    assert_eq!((agreed.state, agreed.in_force), (AgreementState::InForce, Some(1)));
    drop(room.lock());

    let mut room = household.open(Person::Second, 10);
    let draft = plans::draft(&mut room, Some(&id), &moment(10 - 2 * DAY)).expect("a draft");
    assert_eq!(
        draft.text.parts[&AgreementField::Line],
        "On a work trip we talk each evening.",
        "a change begins with the words in force"
    );
    assert_eq!(plans::propose(&mut room, &draft.draft, MIKAS, &moment(11)), Err(AppError::AgreementUnchanged));
    let words = agreement("On a work trip we talk between eight and ten.");
    plans::draft_save(&mut room, &draft.draft, words, &moment(11 - 2 * DAY)).expect("it is saved");
    let amended = plans::propose(&mut room, &draft.draft, MIKAS, &moment(12 - DAY)).expect("it is signed");
    assert_eq!((amended.in_force, amended.pending), (Some(1), Some(2)), "the old version stays in force");
    drop(room.lock());

    let mut room = household.open(Person::First, 20);
    assert_eq!(today::show(&room, &moment(20)).plans.first().map(|plan| plan.waiting_for), Some(Person::First));
    read_the_day_before(&mut room, Person::First, &id, 5);
    let accepted = accept(&mut room, 2, Person::First, ROBINS).expect("it is signed");
    assert_eq!((accepted.in_force, accepted.pending), (Some(2), None));
    assert_eq!(
        accepted.versions.iter().map(|version| version.state).collect::<Vec<_>>(),
        [VersionState::InForce, VersionState::Replaced]
    );
    assert_eq!(
        accepted.versions[1].text.parts[&AgreementField::Line],
        "On a work trip we talk each evening.",
        "the old version stays readable"
    );
    assert!(!accepted.versions[0].changes.is_empty());

    let ended = plans::retire(&mut room, &id, Person::First, ROBINS, &moment(21)).expect("either ends it alone");
    assert_eq!((ended.state, ended.retired.map(|by| by.person)), (AgreementState::Retired, Some(Person::First)));
}

#[test]
fn a_proposal_that_was_taken_back_leaves_its_place_and_not_its_words() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let draft = plans::draft(&mut room, None, &moment(2 - DAY)).expect("a draft").draft;
    plans::draft_save(&mut room, &draft, agreement("We talk each evening."), &moment(3 - DAY)).expect("it is saved");
    let id = plans::propose(&mut room, &draft, ROBINS, &moment(4)).expect("it is signed").agreement;
    let back = plans::answer(&mut room, &id, Answering::Withdraw, 1, Person::First, ROBINS, &moment(5));
    let back = back.expect("it is signed");
    assert_eq!((back.state, back.versions.len()), (AgreementState::Withdrawn, 1));
    assert!(back.versions[0].text.parts.is_empty(), "the words left the shared room");

    let anew = plans::draft(&mut room, Some(&id), &moment(6)).expect("a new version begins").draft;
    plans::draft_save(&mut room, &anew, agreement("We write each evening."), &moment(7)).expect("it is saved");
    let again = plans::propose(&mut room, &anew, ROBINS, &moment(DAY + 8)).expect("it is signed");
    assert_eq!((again.pending, again.versions.len()), (Some(2), 2));

    read_the_day_before(&mut room, Person::Second, &id, 2 * DAY + 9);
    let now = moment(2 * DAY + 9);
    plans::answer(&mut room, &id, Answering::Accept, 2, Person::Second, MIKAS, &now).expect("it is signed");
    plans::answer(&mut room, &id, Answering::Withdraw, 2, Person::First, ROBINS, &now).expect("it is signed");
    let file = export(&room, Format::Markdown, &household.folder().join("out")).expect("it is written");
    let written = std::fs::read_to_string(file).expect("it is text");
    let how = |said: &str| written.lines().filter(|line| line.starts_with("#### ") && line.contains(said)).count();
    assert_eq!((how("Taken back before both had signed"), how("Consent was withdrawn")), (1, 1), "{written}");
}

#[test]
fn a_draft_of_a_change_names_the_version_it_began_with_also_after_a_later_one_was_signed() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let draft = plans::draft(&mut room, None, &moment(2 - 2 * DAY)).expect("a draft");
    assert_eq!(draft.begun_from, None, "a new agreement begins from none");
    plans::draft_save(&mut room, &draft.draft, agreement("We talk."), &moment(2 - 2 * DAY)).expect("it is saved");
    let id = plans::propose(&mut room, &draft.draft, ROBINS, &moment(3 - DAY)).expect("it is signed").agreement;
    let accept = |room: &mut OpenApp, revision, person, passphrase| {
        read_the_day_before(room, person, &id, 4);
        plans::answer(room, &id, Answering::Accept, revision, person, passphrase, &moment(4)).expect("it is signed");
    };
    accept(&mut room, 1, Person::Second, MIKAS);
    let begun = plans::draft(&mut room, Some(&id), &moment(5)).expect("a change");
    assert_eq!(begun.begun_from, Some(1));
    plans::draft_save(&mut room, &begun.draft, agreement("We talk at nine."), &moment(5)).expect("it is saved");
    drop(room.lock());

    let mut other = household.open(Person::Second, 6);
    let draft = plans::draft(&mut other, Some(&id), &moment(6 - 2 * DAY)).expect("a change").draft;
    plans::draft_save(&mut other, &draft, agreement("We talk at eight."), &moment(6 - 2 * DAY)).expect("it is saved");
    plans::propose(&mut other, &draft, MIKAS, &moment(7 - DAY)).expect("it is signed");
    accept(&mut other, 2, Person::First, ROBINS);
    drop(other.lock());

    let mut room = household.open(Person::First, 10);
    let found = plans::draft(&mut room, Some(&id), &moment(10)).expect("it is gone on with");
    assert_eq!((found.draft.as_str(), found.begun_from), (begun.draft.as_str(), Some(1)));
    plans::draft_save(&mut room, &found.draft, agreement("We talk at ten."), &moment(10)).expect("it is saved");
    let found = plans::draft(&mut room, Some(&found.draft), &moment(10)).expect("it is there");
    assert_eq!(found.begun_from, Some(1), "writing on does not change where it began");

    let anew = plans::draft_anew(&mut room, &found.draft, &moment(11)).expect("one from the version in force");
    assert_eq!((anew.begun_from, anew.text.parts[&AgreementField::Line].as_str()), (Some(2), "We talk at eight."));
    assert_eq!(anew.put_away, Some(found.draft.clone()), "the one before lies in the bin");
    plans::draft_save(&mut room, &anew.draft, agreement("We talk at noon."), &moment(12)).expect("it is saved");
    reflect::take_back(&mut room, &found.draft, &moment(13)).expect("it comes back");
    drop(room.lock());

    let mut room = household.open(Person::First, 20);
    let back = plans::draft(&mut room, Some(&id), &moment(20)).expect("it is gone on with");
    assert_eq!((back.draft.as_str(), back.begun_from, &back.text), (found.draft.as_str(), Some(1), &found.text));
    assert_eq!(back.put_away, Some(anew.draft), "both have changed places, and neither is lost");
    let unknown = plans::draft_anew(&mut room, &"0".repeat(32), &moment(20));
    assert_eq!(unknown, Err(AppError::UnknownAgreement));
    let fresh = plans::draft(&mut room, None, &moment(20)).expect("a draft").draft;
    assert_eq!(plans::draft_anew(&mut room, &fresh, &moment(20)), Err(AppError::UnknownAgreement));
}

#[test]
fn a_draft_of_an_agreement_that_is_thrown_away_rests_in_the_bin_with_every_word() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let draft = plans::draft(&mut room, None, &moment(2 - DAY)).expect("a draft").draft;
    plans::draft_save(&mut room, &draft, agreement("wordinadraft"), &moment(3 - DAY)).expect("it is saved");
    let binned = plans::draft_discard(&mut room, &draft, &moment(4)).expect("it is in the bin").expect("a line");
    assert!(binned.title.starts_with("Draft of an agreement: ") && binned.title.contains("Evenings"), "{binned:?}");
    assert_eq!(plans::show(&room).drafts, []);
    assert_eq!(plans::draft(&mut room, Some(&draft), &moment(4)), Err(AppError::UnknownAgreement));
    let save = plans::draft_save(&mut room, &draft, agreement("Late."), &moment(4));
    assert_eq!(save, Err(AppError::UnknownAgreement), "nothing is written over what lies there");
    drop(room.lock());

    let mut room = household.open(Person::First, 10);
    assert_eq!(reflect::list(&room).binned, std::slice::from_ref(&binned));
    let read = reflect::read(&room, &draft).expect("it can be read").note.expect("its words");
    assert!(read.contains("The line: wordinadraft"), "{read}");
    assert_eq!(search::find_notes(&mut room, "wordinadraft"), [], "what lies in the bin is not found");
    for format in [Format::Json, Format::Markdown] {
        let file = export(&room, format, &household.folder().join(format!("{format:?}"))).expect("it is written");
        assert!(std::fs::read_to_string(file).expect("it is text").contains("wordinadraft"), "{format:?}");
    }
    reflect::take_back(&mut room, &draft, &moment(11)).expect("it comes back");
    assert_eq!(plans::show(&room).drafts.len(), 1);
    assert_eq!(search::find_notes(&mut room, "wordinadraft").len(), 1);
    plans::propose(&mut room, &draft, ROBINS, &moment(12)).expect("it can be signed");

    let id = plans::show(&room).agreements[0].agreement.clone();
    let next = moment(DAY + 13);
    read_the_day_before(&mut room, Person::Second, &id, DAY + 13);
    plans::answer(&mut room, &id, Answering::Accept, 1, Person::Second, MIKAS, &next).expect("it is signed");
    let untouched = [
        plans::draft(&mut room, None, &moment(14)).expect("an empty one").draft,
        plans::begin_from(&mut room, "goodbye", &moment(14)).expect("a template").draft,
        plans::draft(&mut room, Some(&id), &moment(14)).expect("a change").draft,
    ];
    for draft in untouched {
        assert_eq!(plans::draft_discard(&mut room, &draft, &moment(15)), Ok(None), "nothing of its own was in it");
    }
    assert_eq!(reflect::list(&room).binned, []);

    let ritual = plans::begin_from(&mut room, "goodbye", &moment(14)).expect("a template");
    let mut text = ritual.text;
    text.parts.insert(AgreementField::StartsOn, "2027-05-01".to_owned());
    plans::draft_save(&mut room, &ritual.draft, text, &moment(15)).expect("it is saved");
    let binned = plans::draft_discard(&mut room, &ritual.draft, &moment(16)).expect("it is in the bin");
    assert!(binned.is_some(), "a day that somebody chose is kept");
}

#[test]
fn an_agreement_that_is_not_finished_says_what_is_missing() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let draft = plans::draft(&mut room, None, &moment(2)).expect("a draft").draft;
    let unfinished = plans::propose(&mut room, &draft, ROBINS, &moment(3));
    assert!(matches!(unfinished, Err(AppError::AgreementUnfinished { missing }) if missing.len() == 6));
    assert_eq!(plans::show(&room).drafts.len(), 1, "the draft stays");
}

#[test]
fn nobody_agrees_alone() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let draft = plans::draft(&mut room, None, &moment(2)).expect("a draft can be written alone").draft;
    plans::draft_save(&mut room, &draft, agreement("A line."), &moment(2)).expect("it is saved");
    assert_eq!(plans::propose(&mut room, &draft, ROBINS, &moment(3)), Err(AppError::SecondPersonMissing));
    let note = notes::NewNote { when: moment(3), title: String::new(), text: "For both.".to_owned() };
    assert_eq!(notes::post(&mut room, note, &moment(3)), Err(AppError::SecondPersonMissing));
}

#[test]
fn a_posted_note_is_seen_by_both_and_a_private_one_by_its_writer() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let note = |text: &str| notes::NewNote { when: moment(2), title: "A note".to_owned(), text: text.to_owned() };
    notes::keep(&mut room, note("for me"), &moment(2)).expect("it is saved");
    notes::post(&mut room, note("for both"), &moment(3)).expect("it is saved");
    assert_eq!(notes::list(&room).len(), 2);
    drop(room.lock());
    let mut room = household.open(Person::Second, 10);
    let seen: Vec<_> = notes::list(&room).into_iter().map(|note| (note.text, note.by)).collect();
    assert_eq!(seen, [("for both".to_owned(), Person::First)]);
    assert_eq!(search::find_notes(&mut room, "FOR").len(), 1);
}

#[test]
fn an_export_holds_every_word_in_both_formats() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let note = |text: &str| notes::NewNote { when: moment(2), title: "A note".to_owned(), text: text.to_owned() };
    notes::keep(&mut room, note("wordinanote"), &moment(2)).expect("it is saved");
    let binned = notes::keep(&mut room, note("wordinthebin"), &moment(2)).expect("it is saved");
    reflect::bin(&mut room, &binned, &moment(3)).expect("it is saved");
    let (entry, step) = first_long_step(&mut room, "impact-inventory");
    reflect::answer(&mut room, &entry, &step, text("wordinananswer"), &moment(3)).expect("it is saved");
    let draft = plans::draft(&mut room, None, &moment(4)).expect("a draft").draft;
    plans::draft_save(&mut room, &draft, agreement("wordinadraft"), &moment(4)).expect("it is saved");
    notes::post(&mut room, note("wordinthesharedroom"), &moment(5)).expect("it is saved");
    for (format, name) in [(Format::Json, "json"), (Format::Markdown, "markdown")] {
        let file = export(&room, format, &household.folder().join(name)).expect("it is written");
        let written = std::fs::read_to_string(file).expect("it is text");
        for word in ["wordinanote", "wordinthebin", "wordinananswer", "wordinadraft", "wordinthesharedroom"] {
            assert!(written.contains(word), "{name}: {word}");
        }
    }
}
