//! Sharing as an act: what was chosen and nothing else, shown beforehand, and no hint of what stays
//! private.

use app::export::{Format, export};
use app::shared::By;
use app::views::{Answer, CopyEdit, Person, PostReply, PostSaying};
use app::{AppError, OpenApp, content, copies, notes, posts, reflect, search};
use suite::{Household, ROBINS, moment};

/// A run with two answers, and one that was skipped.
fn written(room: &mut OpenApp, exercise: &str, answers: &[(&str, &str)]) -> String {
    let entry = reflect::begin(room, exercise, &moment(2)).expect("a run").entry;
    for (step, text) in answers {
        let answer = Answer::Text { text: (*text).to_owned() };
        reflect::answer(room, &entry, step, answer, &moment(2)).expect("it is saved");
    }
    entry
}

const CHOSEN: &str = "I hid the quietlantern letters.";
const KEPT: &str = "And the amberfold money, which I do not tell yet.";

fn account(room: &mut OpenApp) -> String {
    written(room, "responsibility-account", &[("one-sentence", CHOSEN), ("kept-hidden", KEPT)])
}

fn edit(entry: &str, chosen: &[&str]) -> CopyEdit {
    CopyEdit {
        entry: entry.to_owned(),
        chosen: chosen.iter().map(|id| (*id).to_owned()).collect(),
        before: String::new(),
        deed: None,
    }
}

/// Everything that a person can get out of the program, as text.
fn everything(household: &Household, room: &mut OpenApp, name: &str) -> String {
    let file = export(room, Format::Json, &household.folder().join(name)).expect("an export");
    let found = format!("{:?}", ["quietlantern", "amberfold"].map(|word| search::find_notes(room, word)));
    let lists = format!("{:?}{:?}{:?}{:?}", posts::list(room), reflect::list(room), notes::list(room), room.view());
    std::fs::read_to_string(file).expect("it reads") + &found + &lists
}

#[test]
fn the_other_reads_what_was_chosen_and_not_a_word_of_what_was_not() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let entry = account(&mut room);
    drop(room.lock());
    let mut other = household.open(Person::Second, 3);
    let before = everything(&household, &mut other, "before");
    assert!(!before.contains("quietlantern") && !before.contains("amberfold"));
    drop(other.lock());

    let mut room = household.open(Person::First, 4);
    let offer = copies::offer(&room, &entry).expect("it can be shared");
    assert_eq!(offer.blocks.iter().map(|block| block.id.as_str()).collect::<Vec<_>>(), ["one-sentence", "kept-hidden"]);
    let chosen = edit(&entry, &["one-sentence"]);
    let preview = copies::preview(&room, &chosen).expect("a preview");
    let shared = copies::share(&mut room, &chosen, &moment(5)).expect("it is shared");
    assert_eq!(preview, shared.text, "what was shown beforehand is what is shared");
    assert_eq!(copies::offer(&room, &entry).expect("the owner sees it").shared.len(), 1);
    drop(room.lock());

    let mut other = household.open(Person::Second, 6);
    let seen = copies::show(&other, &shared.post).expect("both can read it");
    assert_eq!(seen.text, preview);
    let after = everything(&household, &mut other, "after");
    assert!(after.contains("quietlantern") && !after.contains("amberfold"));
    assert!(!after.contains(&entry), "nothing leads back to the private entry");
}

#[test]
fn a_copy_is_frozen_and_later_words_do_not_enter_it() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let entry = account(&mut room);
    let shared = copies::share(&mut room, &edit(&entry, &["one-sentence"]), &moment(3)).expect("it is shared");
    let later = Answer::Text { text: "Other words.".to_owned() };
    reflect::answer(&mut room, &entry, "one-sentence", later, &moment(4)).expect("it is saved");
    assert_eq!(copies::show(&room, &shared.post).expect("it is there").text.blocks[0].text, CHOSEN);
}

#[test]
fn taken_back_it_is_gone_for_the_other_and_the_private_original_stays() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let entry = account(&mut room);
    let shared = copies::share(&mut room, &edit(&entry, &["one-sentence"]), &moment(3)).expect("it is shared").post;
    posts::take_back(&mut room, &shared, Person::First, ROBINS, &moment(4)).expect("it is taken back");
    assert!(!copies::offer(&room, &entry).expect("the owner sees it").shared[0].stands);
    assert!(reflect::open(&room, &entry).is_ok());
    drop(room.lock());
    let mut other = household.open(Person::Second, 5);
    assert_eq!(copies::show(&other, &shared).err(), Some(AppError::UnknownShared));
    assert!(!everything(&household, &mut other, "gone").contains("quietlantern"));
}

#[test]
fn nothing_is_shared_where_nothing_is_chosen_and_alone_nothing_at_all() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let entry = account(&mut room);
    assert_eq!(copies::share(&mut room, &edit(&entry, &[]), &moment(3)).err(), Some(AppError::Unfinished));
    let alone = Household::alone();
    let mut room = alone.open(Person::First, 2);
    let entry = account(&mut room);
    let refused = copies::share(&mut room, &edit(&entry, &["one-sentence"]), &moment(3));
    assert_eq!(refused.err(), Some(AppError::SecondPersonMissing));
    assert!(copies::offer(&room, &entry).expect("it is there").shared.is_empty());
}

#[test]
fn what_was_written_to_weigh_staying_or_leaving_never_leaves_the_private_room() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let never: Vec<_> = content::content().exercises.iter().filter(|exercise| exercise.never_shared).collect();
    for exercise in content::content().exercises.iter().filter(|exercise| exercise.capability == "C21") {
        assert!(exercise.never_shared, "{}", exercise.id);
    }
    assert!(!never.is_empty());
    for exercise in never {
        let step = exercise
            .steps
            .iter()
            .find(|step| matches!(step.ask, domain::exercise::Ask::LongText | domain::exercise::Ask::ShortText));
        let step = step.expect("it asks for words").id.clone();
        let entry = written(&mut room, &exercise.id, &[(&step, "Nobody else reads this.")]);
        assert_eq!(copies::offer(&room, &entry).err(), Some(AppError::NeverShared));
        // Also when it is named by hand, among everything else.
        let forced = copies::share(&mut room, &edit(&entry, &[&step]), &moment(3));
        assert_eq!(forced.err(), Some(AppError::NeverShared));
    }
}

#[test]
fn answers_to_questions_of_safety_are_never_offered() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let mut looked_at = 0;
    for exercise in &content::content().exercises {
        let forgets: Vec<_> = exercise.steps.iter().filter(|step| step.forget).collect();
        if forgets.is_empty() || exercise.never_shared {
            continue;
        }
        let entry = reflect::begin(&mut room, &exercise.id, &moment(2)).map(|run| run.entry);
        let Ok(entry) = entry else { continue };
        for step in forgets {
            let Some(option) = step.words.options.first() else { continue };
            let answer = Answer::Choice { option: option.id.clone(), own: String::new() };
            if reflect::answer(&mut room, &entry, &step.id, answer, &moment(2)).is_err() {
                continue;
            }
            let offered = copies::offer(&room, &entry).expect("it can be shared").blocks;
            assert!(offered.iter().all(|block| block.id != step.id), "{} {}", exercise.id, step.id);
            looked_at += 1;
        }
    }
    assert!(looked_at >= 10, "only {looked_at} questions were looked at");
}

#[test]
fn a_question_that_only_fear_brings_is_never_offered_before_or_after_the_end() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    for (exercise, asks, afraid, brought, otherwise) in [
        ("say-it", "safe", "afraid", "safe-ear", "event"),
        ("small-risks", "safe", "afraid", "safe-person", "guard"),
        ("under-the-anger", "danger", "afraid", "safer-now", "moment"),
    ] {
        let entry = reflect::begin(&mut room, exercise, &moment(2)).expect("a run").entry;
        let choice = |option: &str| Answer::Choice { option: option.to_owned(), own: String::new() };
        let words = || Answer::Text { text: "Words of a quiet hour.".to_owned() };
        let brings = match brought {
            "safer-now" => choice("something-else"),
            _ => words(),
        };
        reflect::answer(&mut room, &entry, asks, choice(afraid), &moment(2)).expect("it is saved");
        reflect::answer(&mut room, &entry, brought, brings, &moment(2)).expect("it is saved");
        reflect::answer(&mut room, &entry, otherwise, words(), &moment(2)).expect("it is saved");
        if otherwise == "guard" {
            reflect::answer(&mut room, &entry, "side", choice("hurt"), &moment(2)).expect("it is saved");
        }
        for finished in [false, true] {
            if finished {
                reflect::finish(&mut room, &entry, None, &moment(3)).expect("it comes to its end");
            }
            let offered = copies::offer(&room, &entry).expect("it can be shared").blocks;
            let ids: Vec<&str> = offered.iter().map(|block| block.id.as_str()).collect();
            assert!(!ids.contains(&brought) && !ids.contains(&asks), "{exercise}: {ids:?}");
            assert!(ids.contains(&otherwise), "{exercise}: {ids:?}");
            let forced = copies::preview(&room, &edit(&entry, &[brought]));
            assert_eq!(forced.err(), Some(AppError::Unfinished), "{exercise}: named by hand");
        }
    }
}

#[test]
fn an_exercise_that_promises_that_nobody_is_told_cannot_be_shared() {
    let mut found = 0;
    for exercise in &content::content().exercises {
        let arrive = exercise.steps.first().map(|step| step.words.body.join(" ")).unwrap_or_default();
        let promises = ["not now and not later", "It never leaves your private room"];
        if promises.iter().any(|promise| arrive.contains(promise)) {
            assert!(exercise.never_shared, "{}", exercise.id);
            found += 1;
        }
    }
    assert!(found >= 2, "the promises are worded in another way: {found}");
}

#[test]
fn an_apology_is_words_so_far_until_it_is_tied_to_an_own_deed() {
    use app::views::{PostKind, PostPart, PostText};
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let entry = written(&mut room, "apology", &[("whole", "I hid the letters. I am sorry.")]);
    let plain = copies::share(&mut room, &edit(&entry, &["whole"]), &moment(3)).expect("words can be shared");
    assert!(plain.text.wants_a_deed && plain.text.deed.is_none());
    let parts = [(PostPart::What, "I pay it back each month.".to_owned())].into();
    let deed = PostText { kind: PostKind::Deed, parts };
    let deed = posts::say(&mut room, deed, By::Opener, &moment(4)).expect("a deed").post;
    let tied = CopyEdit { deed: Some(deed.clone()), ..edit(&entry, &["whole"]) };
    let whole = copies::share(&mut room, &tied, &moment(5)).expect("it is shared");
    assert_eq!(whole.text.deed.as_ref().map(|deed| deed.title.as_str()), Some("I pay it back each month."));
    let wrong = CopyEdit { deed: Some(plain.post), ..edit(&entry, &["whole"]) };
    assert_eq!(copies::preview(&room, &wrong).err(), Some(AppError::UnknownShared), "only a deed, and only one's own");
    posts::take_back(&mut room, &deed, Person::First, ROBINS, &moment(6)).expect("it is taken back");
    assert_eq!(copies::show(&room, &whole.post).expect("it is there").text.deed, None);
}

#[test]
fn of_a_list_each_line_is_chosen_by_itself() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let entry = reflect::begin(&mut room, "responsibility-account", &moment(2)).expect("a run").entry;
    let items = ["I hid the letters.", "", "I kept the amberfold money."].map(str::to_owned).to_vec();
    reflect::answer(&mut room, &entry, "acts", Answer::List { items }, &moment(2)).expect("it is saved");
    let offered = copies::offer(&room, &entry).expect("it can be shared").blocks;
    assert_eq!(offered.iter().map(|block| block.id.as_str()).collect::<Vec<_>>(), ["acts/0", "acts/1"]);
    let shared = copies::share(&mut room, &edit(&entry, &["acts/0"]), &moment(3)).expect("it is shared");
    let texts: Vec<_> = shared.text.blocks.into_iter().map(|block| block.text).collect();
    assert_eq!(texts, ["I hid the letters."]);
}

#[test]
fn a_copy_takes_notes_from_both_and_nothing_else() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let entry = account(&mut room);
    let shared = copies::share(&mut room, &edit(&entry, &["one-sentence"]), &moment(3)).expect("it is shared").post;
    drop(room.lock());
    let mut other = household.open(Person::Second, 4);
    let say = |reply| PostSaying { reply, text: "I have read it.".to_owned(), day: None };
    posts::reply(&mut other, &shared, say(PostReply::Note), By::Opener, &moment(4)).expect("a note");
    let judged = posts::reply(&mut other, &shared, say(PostReply::Yes), By::Opener, &moment(5));
    assert_eq!(judged.err(), Some(AppError::AnswerDoesNotFit));
    assert_eq!(copies::show(&other, &shared).expect("it is there").replies.len(), 1);
}
