//! Sharing as an act: what was chosen and nothing else, shown beforehand, and no hint of what stays
//! private.

use app::export::{Format, export};
use app::program::{Folders, Program};
use app::shared::By;
use app::views::{Answer, CopyEdit, CopyPick, CopyView, Person, PickedLine, PostReply, PostSaying};
use app::{AppError, OpenApp, content, copies, copy_drafts, notes, posts, reflect, search};
use suite::{DAY, Household, ROBINS, begun, clear, moment};

/// A run with two answers, and one that was skipped.
fn written(room: &mut OpenApp, exercise: &str, answers: &[(&str, &str)]) -> String {
    let entry = begun(room, exercise, &moment(2)).expect("a run").entry;
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

/// Chosen as the screen does it: the blocks by their ids, with the words that are offered there now.
fn edit(room: &OpenApp, entry: &str, chosen: &[&str]) -> CopyEdit {
    let offered = copies::offer(room, entry).map(|offer| offer.blocks).unwrap_or_default();
    let pick = |id: &&str| {
        let text = offered.iter().find(|block| block.id == *id).map(|block| block.text.clone());
        CopyPick { id: (*id).to_owned(), text: text.unwrap_or_default() }
    };
    let chosen = chosen.iter().map(pick).collect();
    CopyEdit { entry: entry.to_owned(), chosen, before: String::new(), deed: None }
}

/// Chosen, looked at, and then shared.
fn copy(room: &mut OpenApp, entry: &str, chosen: &[&str], at: i64) -> Result<CopyView, AppError> {
    let edit = edit(room, entry, chosen);
    share(room, &edit, at)
}

/// Looked at, and then shared.
fn share(room: &mut OpenApp, edit: &CopyEdit, at: i64) -> Result<CopyView, AppError> {
    let seen = copies::preview(room, edit)?;
    copies::share(room, edit, &seen, &moment(at))
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
    clear(&mut room, &entry, "responsibility-account");
    let offer = copies::offer(&room, &entry).expect("it can be shared");
    assert_eq!(offer.blocks.iter().map(|block| block.id.as_str()).collect::<Vec<_>>(), ["one-sentence", "kept-hidden"]);
    let chosen = edit(&room, &entry, &["one-sentence"]);
    let preview = copies::preview(&room, &chosen).expect("a preview");
    let shared = copies::share(&mut room, &chosen, &preview, &moment(5)).expect("it is shared");
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
    let shared = copy(&mut room, &entry, &["one-sentence"], 3).expect("it is shared");
    let later = Answer::Text { text: "Other words.".to_owned() };
    reflect::answer(&mut room, &entry, "one-sentence", later, &moment(4)).expect("it is saved");
    assert_eq!(copies::show(&room, &shared.post).expect("it is there").text.blocks[0].text, CHOSEN);
}

#[test]
fn taken_back_it_is_gone_for_the_other_and_the_private_original_stays() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let entry = account(&mut room);
    let shared = copy(&mut room, &entry, &["one-sentence"], 3).expect("it is shared").post;
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
    assert_eq!(copy(&mut room, &entry, &[], 3).err(), Some(AppError::Unfinished));
    let alone = Household::alone();
    let mut room = alone.open(Person::First, 2);
    let entry = account(&mut room);
    let refused = copy(&mut room, &entry, &["one-sentence"], 3);
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
        let asks_for_words = |ask: &domain::exercise::Ask| {
            use domain::exercise::Ask;
            matches!(ask, Ask::LongText | Ask::ShortText | Ask::List(_))
        };
        let step = exercise.steps.iter().find(|step| asks_for_words(&step.ask)).expect("it asks for words");
        let (step, is_list) = (step.id.clone(), matches!(step.ask, domain::exercise::Ask::List(_)));
        let entry = begun(&mut room, &exercise.id, &moment(2)).expect("a run").entry;
        let words = "Nobody else reads this.".to_owned();
        let answer = if is_list { Answer::List { items: vec![words] } } else { Answer::Text { text: words } };
        reflect::answer(&mut room, &entry, &step, answer, &moment(2)).expect("it is saved");
        assert_eq!(copies::offer(&room, &entry).err(), Some(AppError::NeverShared));
        // Also when it is named by hand, among everything else.
        let forced = copy(&mut room, &entry, &[&step], 3);
        assert_eq!(forced.err(), Some(AppError::NeverShared));
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
    let held = Answer::Hold { until: None };
    reflect::answer(&mut room, &entry, "hold", held, &moment(2)).expect("it is saved");
    let offered = copies::offer(&room, &entry).expect("it can be shared").blocks;
    assert_eq!(offered.iter().map(|block| block.id.as_str()).collect::<Vec<_>>(), ["whole"], "no word on keeping it");
    let plain = copy(&mut room, &entry, &["whole"], 3).expect("words can be shared");
    assert!(plain.text.wants_a_deed && plain.text.deed.is_none());
    let parts = [(PostPart::What, "I pay it back each month.".to_owned())].into();
    let deed = PostText { kind: PostKind::Deed, parts };
    let deed = posts::say(&mut room, deed, By::Opener, &moment(4)).expect("a deed").post;
    let tied = CopyEdit { deed: Some(deed.clone()), ..edit(&room, &entry, &["whole"]) };
    let whole = share(&mut room, &tied, 5).expect("it is shared");
    assert_eq!(whole.text.deed.as_ref().map(|deed| deed.title.as_str()), Some("I pay it back each month."));
    let wrong = CopyEdit { deed: Some(plain.post.clone()), ..edit(&room, &entry, &["whole"]) };
    assert_eq!(copies::preview(&room, &wrong).err(), Some(AppError::UnknownShared), "only a deed, and only one's own");

    // The words came first, and the deed later.
    let words = plain.text.blocks.clone();
    let later = copies::tie(&mut room, &plain.post, Some(deed.clone()), &moment(6)).expect("it is tied");
    assert_eq!((later.text.blocks, later.text.deed.map(|deed| deed.post)), (words, Some(deed.clone())));
    assert_eq!(posts::list(&room).copies.len(), 2, "it is the same copy");
    let loose = copies::tie(&mut room, &plain.post, None, &moment(6)).expect("it is untied");
    assert_eq!(loose.text.deed, None);
    for (post, tied) in [(&plain.post, &whole.post), (&deed, &deed)] {
        let wrong = copies::tie(&mut room, post, Some(tied.clone()), &moment(6)).err();
        assert_eq!(wrong, Some(AppError::UnknownShared), "only a copy, and only to a deed");
    }
    drop(room.lock());
    let mut other = household.open(Person::Second, 7);
    let not_mine = copies::tie(&mut other, &plain.post, Some(deed.clone()), &moment(7)).err();
    assert_eq!(not_mine, Some(AppError::UnknownShared));
    drop(other.lock());
    let mut room = household.open(Person::First, 8);

    posts::take_back(&mut room, &deed, Person::First, ROBINS, &moment(8)).expect("it is taken back");
    assert_eq!(copies::show(&room, &whole.post).expect("it is there").text.deed, None);
}

#[test]
fn of_a_list_each_line_is_chosen_by_itself() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let entry = begun(&mut room, "responsibility-account", &moment(2)).expect("a run").entry;
    let items = ["I hid the letters.", "", "I kept the amberfold money."].map(str::to_owned).to_vec();
    reflect::answer(&mut room, &entry, "acts", Answer::List { items }, &moment(2)).expect("it is saved");
    let offered = copies::offer(&room, &entry).expect("it can be shared").blocks;
    assert_eq!(offered.iter().map(|block| block.id.as_str()).collect::<Vec<_>>(), ["acts/0", "acts/1"]);
    let shared = copy(&mut room, &entry, &["acts/0"], 3).expect("it is shared");
    let texts: Vec<_> = shared.text.blocks.into_iter().map(|block| block.text).collect();
    assert_eq!(texts, ["I hid the letters."]);
}

#[test]
fn what_somebody_grows_in_is_told_item_by_item_and_the_rest_stays() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let entry = begun(&mut room, "growing", &moment(2)).expect("a run").entry;
    let card = |what: &str| [("what".to_owned(), what.to_owned())].into();
    let cards = vec![card("The Wednesday group"), card("Half an hour with amberfold")];
    reflect::answer(&mut room, &entry, "week", Answer::Cards { cards }, &moment(2)).expect("it is saved");
    let stays = Answer::Text { text: "I can sit with quietlantern.".to_owned() };
    reflect::answer(&mut room, &entry, "take-away", stays, &moment(2)).expect("it is saved");
    let offered = copies::offer(&room, &entry).expect("it can be shared").blocks;
    assert_eq!(offered.iter().map(|block| block.id.as_str()).collect::<Vec<_>>(), ["week/0", "week/1", "take-away"]);
    copy(&mut room, &entry, &["week/0"], 3).expect("it is shared");
    drop(room.lock());
    let mut other = household.open(Person::Second, 4);
    let seen = everything(&household, &mut other, "growing");
    assert!(seen.contains("The Wednesday group"), "{seen}");
    assert!(!seen.contains("amberfold") && !seen.contains("quietlantern"), "{seen}");
}

#[test]
fn what_is_shared_is_what_was_seen_also_when_the_list_has_changed_since() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let entry = begun(&mut room, "responsibility-account", &moment(2)).expect("a run").entry;
    let say = |room: &mut OpenApp, items: &[&str]| {
        let items = items.iter().map(|item| (*item).to_owned()).collect();
        reflect::answer(room, &entry, "acts", Answer::List { items }, &moment(2)).expect("it is saved");
    };
    say(&mut room, &["I hid the letters.", "I kept the amberfold money."]);
    let chosen = edit(&room, &entry, &["acts/0"]);
    let seen = copies::preview(&room, &chosen).expect("a preview");

    // Another line has come before it, and its place is another one: it is the line that counts.
    say(&mut room, &["I took the amberfold ring.", "I hid the letters.", "I kept the amberfold money."]);
    let shared = copies::share(&mut room, &chosen, &seen, &moment(3)).expect("it is shared");
    assert_eq!(shared.text, seen);
    assert_eq!(shared.text.blocks[0].text, "I hid the letters.");

    // The line itself reads otherwise: nothing is shared before its writer has looked again.
    say(&mut room, &["I took the amberfold ring.", "I hid the letters in the amberfold box."]);
    assert_eq!(copies::share(&mut room, &chosen, &seen, &moment(4)).err(), Some(AppError::ChoiceDiffers));
    assert_eq!(copies::preview(&room, &chosen).err(), Some(AppError::ChoiceDiffers));

    // What was seen is compared as a whole, the word before it too.
    let again = edit(&room, &entry, &["acts/1"]);
    let seen = copies::preview(&room, &again).expect("a preview");
    let other = CopyEdit { before: "Read this first.".to_owned(), ..again };
    assert_eq!(copies::share(&mut room, &other, &seen, &moment(5)).err(), Some(AppError::ChoiceDiffers));
    assert_eq!(posts::list(&room).copies.len(), 1, "only what was seen stands there");
}

#[test]
fn what_is_chosen_is_kept_in_the_own_room_until_it_is_shared() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let entry = account(&mut room);
    let before = "Please read this with some quietlantern time.";
    let chosen = CopyEdit { before: before.to_owned(), ..edit(&room, &entry, &["one-sentence"]) };
    copy_drafts::save(&mut room, chosen.clone(), &moment(3)).expect("it is saved");
    drop(room.lock());

    let mut other = household.open(Person::Second, 4);
    let seen = everything(&household, &mut other, "meanwhile");
    assert!(!seen.contains("quietlantern") && !seen.contains(&entry) && posts::list(&other).drafts.is_empty());
    drop(other.lock());

    let mut room = household.open(Person::First, 5);
    clear(&mut room, &entry, "responsibility-account");
    let draft = copies::offer(&room, &entry).expect("it is there").draft.expect("what was chosen");
    assert_eq!((draft.chosen.as_slice(), draft.before.as_str()), (&["one-sentence".to_owned()][..], before));
    assert!(!draft.differs);
    let lines = posts::list(&room).drafts;
    assert_eq!(lines.iter().map(|line| line.entry.as_deref()).collect::<Vec<_>>(), [Some(entry.as_str())]);
    for format in [Format::Json, Format::Markdown] {
        let file = export(&room, format, &household.folder().join(format!("own-{format:?}"))).expect("an export");
        let words = std::fs::read_to_string(file).expect("it reads");
        assert!(words.matches(before).count() >= 1, "{format:?}");
    }

    share(&mut room, &chosen, 6).expect("it is shared");
    assert_eq!(copies::offer(&room, &entry).expect("it is there").draft, None);
    assert!(posts::list(&room).drafts.is_empty());
}

#[test]
fn a_choice_is_one_for_each_entry_goes_when_it_is_empty_and_says_what_reads_differently_now() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let entry = account(&mut room);
    let both = edit(&room, &entry, &["one-sentence", "kept-hidden"]);
    copy_drafts::save(&mut room, both, &moment(3)).expect("it is saved");
    let one = edit(&room, &entry, &["kept-hidden"]);
    copy_drafts::save(&mut room, one, &moment(4)).expect("it is saved");
    assert_eq!(posts::list(&room).drafts.len(), 1);
    let later = Answer::Text { text: "Other words.".to_owned() };
    reflect::answer(&mut room, &entry, "kept-hidden", later, &moment(4)).expect("it is saved");
    let draft = copies::offer(&room, &entry).expect("it is there").draft.expect("what was chosen");
    assert!(draft.differs && draft.chosen.is_empty());
    let none = edit(&room, &entry, &[]);
    copy_drafts::save(&mut room, none, &moment(5)).expect("it is saved");
    assert_eq!(copies::offer(&room, &entry).expect("it is there").draft, None);
    let never = written(&mut room, "first-call", &[("first-words", "One question.")]);
    let forced = edit(&room, &never, &[]);
    let kept = copy_drafts::save(&mut room, forced, &moment(5));
    assert_eq!(kept.err(), Some(AppError::NeverShared));
}

#[test]
fn a_choice_that_was_thrown_away_lies_in_the_bin_and_comes_back_as_it_was() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let entry = account(&mut room);
    let save = |room: &mut OpenApp, before: &str, at| {
        let edit = CopyEdit { before: before.to_owned(), ..edit(room, &entry, &["one-sentence"]) };
        copy_drafts::save(room, edit, &moment(at)).expect("it is saved");
    };
    let before = |room: &OpenApp| copies::offer(room, &entry).expect("it is there").draft.map(|draft| draft.before);
    save(&mut room, "The first word.", 3);
    let gone = copy_drafts::discard(&mut room, &entry, &moment(4)).expect("it is in the bin");
    assert_eq!(before(&room), None);
    assert_eq!(copy_drafts::discard(&mut room, &entry, &moment(4)).err(), Some(AppError::UnknownEntry));
    let binned = reflect::list(&room).binned;
    assert!(binned[0].title.contains("Draft of a copy") && binned[0].title.contains("What I did, in full"));
    assert!(reflect::read(&room, &gone).expect("it reads").note.is_some_and(|text| text.contains("The first word.")));
    // Meanwhile something else was chosen. It takes the place in the bin, and no word of either is lost.
    save(&mut room, "The second word.", 5);
    reflect::take_back(&mut room, &gone, &moment(6)).expect("it is taken back");
    assert_eq!(before(&room).as_deref(), Some("The first word."));
    let binned = reflect::list(&room).binned;
    let other = reflect::read(&room, &binned[0].entry).expect("it reads");
    assert!(binned.len() == 1 && other.note.is_some_and(|text| text.contains("The second word.")));
}

#[test]
fn the_entry_tells_its_writer_when_it_was_shared_and_when_that_was_taken_back() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let entry = account(&mut room);
    let told = |room: &OpenApp| reflect::read(room, &entry).expect("it reads").shared;
    assert!(told(&room).is_empty());
    let first = copy(&mut room, &entry, &["one-sentence"], 3).expect("it is shared").post;
    let second = copy(&mut room, &entry, &["kept-hidden"], 4).expect("it is shared").post;
    let say = PostSaying { reply: PostReply::Note, text: "More soon.".to_owned(), day: None };
    posts::reply(&mut room, &first, say, By::Opener, &moment(5)).expect("a note");
    // Words said about a copy are taken back under its id too. The copy itself stands all the same.
    let said = copies::show(&room, &first).expect("it is there").replies[0].id.clone();
    posts::reply_take_back(&mut room, &first, &said, Person::First, ROBINS, &moment(6)).expect("taken back");
    assert!(told(&room).iter().all(|trace| trace.stands && trace.taken_back.is_none()));
    posts::take_back(&mut room, &first, Person::First, ROBINS, &moment(7)).expect("it is taken back");
    let at = |minutes| moment(minutes).text();
    drop(room.lock());

    let room = household.open(Person::First, 8);
    let shown: Vec<_> =
        told(&room).into_iter().map(|trace| (trace.post, trace.at, trace.stands, trace.taken_back)).collect();
    assert_eq!(shown, [(second, at(4), true, None), (first, at(3), false, Some(at(7)))]);
    drop(room.lock());
    let mut other = household.open(Person::Second, 9);
    assert!(!everything(&household, &mut other, "other").contains(&entry), "the history is its writer's alone");
}

fn note(room: &mut OpenApp, title: &str, text: &str) -> String {
    let note = notes::NewNote { when: moment(2), title: title.to_owned(), text: text.to_owned() };
    notes::keep(room, note, &moment(2)).expect("it is saved")
}

#[test]
fn of_a_note_single_paragraphs_are_shared_and_of_one_paragraph_its_lines() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let text =
        "I hid the letters.\nThey lay in the shed.\n\n  \nAnd the amberfold money.\n\nIt was quietlantern night.\n";
    let entry = note(&mut room, "", text);
    let offered = copies::offer(&room, &entry).expect("it can be shared").blocks;
    let texts: Vec<&str> = offered.iter().map(|block| block.text.as_str()).collect();
    let first = "I hid the letters.\nThey lay in the shed.";
    assert_eq!(texts, [first, "And the amberfold money.", "It was quietlantern night."]);
    assert!(offered.iter().all(|block| block.asked.is_empty()));

    let chosen = edit(&room, &entry, &["note/2", "note/0"]);
    let seen = copies::preview(&room, &chosen).expect("a preview");
    let shared = copies::share(&mut room, &chosen, &seen, &moment(3)).expect("it is shared");
    assert_eq!(shared.text, seen);
    let words: Vec<_> = shared.text.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(words, [first, "It was quietlantern night."], "in the order of the note, and no sign of a gap");

    let whole = copy(&mut room, &entry, &["note/0", "note/1", "note/2"], 4).expect("it is shared");
    assert_eq!(whole.text.blocks.len(), 1);
    assert_eq!(whole.text.blocks[0].text, text.trim(), "as a whole it is as it was written");

    let list = note(&mut room, "A list", "One.\nTwo.\n\n");
    assert_eq!(copy(&mut room, &list, &["note/1"], 5).expect("it is shared").text.blocks[0].text, "Two.");
    let line = note(&mut room, "A line", "Only this.");
    assert_eq!(copy(&mut room, &line, &["note"], 6).expect("it is shared").text.blocks[0].text, "Only this.");
    drop(room.lock());

    let mut other = household.open(Person::Second, 7);
    let excerpt = copies::show(&other, &shared.post).expect("both can read it");
    assert_eq!(excerpt.text, seen);
    posts::take_back(&mut other, &whole.post, Person::First, ROBINS, &moment(8)).expect("it is taken back");
    let seen = everything(&household, &mut other, "other");
    assert!(seen.contains("quietlantern") && !seen.contains("amberfold"));
}

#[test]
fn a_line_picked_up_from_an_entry_in_the_bin_says_so_to_its_writer_alone() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let (source, entry) = picked_up(&mut room);
    let run = reflect::open(&room, &entry).expect("it opens");
    assert!(run.picked_from.iter().any(|line| line.entry == source) && run.picked_from_bin.is_empty());
    let offered = |room: &OpenApp| {
        let blocks = copies::offer(room, &entry).expect("it can be shared").blocks;
        blocks.into_iter().find(|block| block.text == "A call came late.").expect("the line").source_binned
    };
    assert!(!offered(&room));
    reflect::bin(&mut room, &source, &moment(4)).expect("it is in the bin");
    let run = reflect::open(&room, &entry).expect("it opens");
    assert!(run.picked_from.is_empty() && run.picked_from_bin.iter().any(|line| line.entry == source));
    assert!(offered(&room), "it can still be shared, and its writer sees where it came from");
    reflect::take_back(&mut room, &source, &moment(5)).expect("it is taken back");
    assert!(!offered(&room));

    let rested = 6 + 30 * 24 * 60;
    reflect::bin(&mut room, &source, &moment(6)).expect("it is in the bin");
    notes::keep(
        &mut room,
        notes::NewNote { when: moment(rested), title: String::new(), text: "Later.".to_owned() },
        &moment(rested),
    )
    .expect("it is saved");
    drop(room.lock());
    let mut program =
        Program::start(Folders { config: household.folder().to_owned(), data: household.folder().join("data") });
    program.choose(household.file(), false);
    program.unlock(ROBINS, None, &moment(rested)).expect("the own passphrase");
    let room = program.open().expect("a room");
    assert_eq!(reflect::read(room, &source), Err(AppError::UnknownEntry));
    let exercise = reflect::open(room, &entry).expect("it opens").exercise.id;
    clear(room, &entry, &exercise);
    let blocks = copies::offer(room, &entry).expect("it can be shared").blocks;
    let is_offered = blocks.iter().any(|block| block.text == "A call came late.");
    assert!(!is_offered, "once it is gone for good, nobody can tell any more whether it may be");
}

/// An entry, and another one that has picked up a line of it.
fn picked_up(room: &mut OpenApp) -> (String, String) {
    use domain::exercise::Ask;
    for exercise in content::content().exercises.iter().filter(|exercise| !exercise.never_shared) {
        for step in &exercise.steps {
            let Ask::Pick { from, .. } = &step.ask else { continue };
            let Some(source) = from.iter().find(|source| source.exercise != exercise.id) else { continue };
            let Ok(first) = begun(room, &source.exercise, &moment(2)) else { continue };
            let items = vec!["A call came late.".to_owned()];
            if reflect::answer(room, &first.entry, &source.step, Answer::List { items }, &moment(2)).is_err() {
                continue;
            }
            let Ok(second) = begun(room, &exercise.id, &moment(3)) else { continue };
            let picked = vec![PickedLine { text: "A call came late.".to_owned(), entry: first.entry.clone() }];
            let answer = Answer::Picked { picked };
            if reflect::answer(room, &second.entry, &step.id, answer, &moment(3)).is_ok() {
                let offered = copies::offer(room, &second.entry).map(|offer| offer.blocks).unwrap_or_default();
                if offered.iter().any(|block| block.text == "A call came late.") {
                    return (first.entry, second.entry);
                }
            }
        }
    }
    panic!("no exercise picks up a line of a list of another one");
}

#[test]
fn a_copy_without_a_title_is_called_by_the_words_that_both_can_read_in_it() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let entry = note(&mut room, "", "An amberfold first line.\n\nIt was quietlantern night.");
    copy(&mut room, &entry, &["note/1"], 3).expect("it is shared");
    assert_eq!(reflect::list(&room).written[0].title, "An amberfold first line.", "on the own side its first words");
    assert_eq!(reflect::read(&room, &entry).expect("it reads").title, "", "it still has no title");
    drop(room.lock());
    let other = household.open(Person::Second, 4);
    assert_eq!(posts::list(&other).copies[0].title, "It was quietlantern night.");
}

#[test]
fn search_finds_what_both_can_read_and_the_own_drafts_and_nothing_that_was_taken_back() {
    use app::views::{PostKind, PostPart, PostText};
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let found = |room: &mut OpenApp, words: &str| {
        let found = search::find_notes(room, words);
        found.into_iter().map(|note| (note.id, note.shared)).collect::<Vec<_>>()
    };
    let told =
        |words: &str| PostText { kind: PostKind::Disclosure, parts: [(PostPart::What, words.to_owned())].into() };
    let post = posts::say(&mut room, told("We met by the coldriver door."), By::Opener, &moment(3)).expect("told").post;
    let entry = account(&mut room);
    let copied = copy(&mut room, &entry, &["one-sentence"], 4).expect("it is shared").post;
    let draft = posts::begin_with(&mut room, told("Not yet: the marblefern box."), &moment(5)).expect("a draft").draft;
    let chosen = CopyEdit { before: "A thornapple word.".to_owned(), ..edit(&room, &entry, &["kept-hidden"]) };
    copy_drafts::save(&mut room, chosen, &moment(5)).expect("it is saved");
    let plan = app::plans::draft(&mut room, None, &moment(5 - DAY)).expect("a draft").draft;
    app::plans::draft_save(&mut room, &plan, suite::agreement("The silverreed line."), &moment(5 - DAY))
        .expect("saved");
    assert_eq!(found(&mut room, "coldriver"), [(post.clone(), true)]);
    assert_eq!(found(&mut room, "quietlantern"), [(entry.clone(), false), (copied.clone(), true)]);
    assert_eq!(found(&mut room, "MARBLEFERN box"), [(draft.clone(), false)]);
    assert_eq!(found(&mut room, "thornapple").len(), 1);
    assert_eq!(found(&mut room, "silverreed"), [(plan.clone(), false)]);
    posts::draft_discard(&mut room, &draft, &moment(6)).expect("it is in the bin");
    assert_eq!(found(&mut room, "marblefern"), [], "the bin is not searched");
    let agreed = app::plans::propose(&mut room, &plan, ROBINS, &moment(6)).expect("it is signed").agreement;
    drop(room.lock());

    let mut other = household.open(Person::Second, 7);
    let say = PostSaying { reply: PostReply::Note, text: "I saw the foxglove light.".to_owned(), day: None };
    posts::reply(&mut other, &post, say, By::Opener, &moment(7)).expect("a note");
    assert_eq!(found(&mut other, "coldriver foxglove"), [(post.clone(), true)], "with what was said about it");
    assert_eq!(found(&mut other, "quietlantern"), [(copied.clone(), true)]);
    assert_eq!(found(&mut other, "silverreed"), [(agreed.clone(), true)]);
    for word in ["amberfold", "marblefern", "thornapple"] {
        assert_eq!(found(&mut other, word), [], "{word} is private");
    }
    posts::take_back(&mut other, &post, Person::First, ROBINS, &moment(8)).expect("it is taken back");
    posts::take_back(&mut other, &copied, Person::First, ROBINS, &moment(8)).expect("it is taken back");
    let withdraw = app::plans::Answering::Withdraw;
    app::plans::answer(&mut other, &agreed, withdraw, 1, Person::First, ROBINS, &moment(8)).expect("taken back");
    for word in ["coldriver", "quietlantern", "silverreed", "foxglove"] {
        assert_eq!(found(&mut other, word), [], "{word} was taken back");
    }
}

#[test]
fn a_copy_that_is_taken_back_leaves_no_marker_in_views_exports_or_a_later_copy_of_the_file() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let entry = note(&mut room, "The coldriver day", "Marblefern first.\n\nThen the amberfold money.");
    let before = CopyEdit { before: "Thornapple, before all.".to_owned(), ..edit(&room, &entry, &["note/0"]) };
    let shared = share(&mut room, &before, 3).expect("it is shared").post;
    let stays = account(&mut room);
    copy(&mut room, &stays, &["one-sentence"], 3).expect("it is shared");
    let markers = ["coldriver", "Marblefern", "Thornapple"];
    drop(room.lock());

    // Both sit side by side: the other's room is open when its author takes it back.
    let mut other = household.open(Person::Second, 4);
    let seen = everything(&household, &mut other, "before");
    assert!(markers.iter().all(|marker| seen.contains(marker)), "the look itself finds them");
    posts::take_back(&mut other, &shared, Person::First, ROBINS, &moment(5)).expect("it is taken back");
    let views = |other: &mut OpenApp, name: &str| {
        let markdown = export(other, Format::Markdown, &household.folder().join(name)).expect("an export");
        let found = format!("{:?}", markers.map(|marker| search::find_notes(other, marker)));
        everything(&household, other, name) + &std::fs::read_to_string(markdown).expect("it reads") + &found
    };
    let seen = views(&mut other, "after");
    assert!(markers.iter().all(|marker| !seen.contains(marker)), "gone at once");
    drop(other.lock());

    let copied = household.folder().join("copy.hearth");
    std::fs::copy(household.file(), &copied).expect("a copy of the file");
    let place = vault::Place { file: copied, witness: None };
    let passphrase = vault::Passphrase::to_try(suite::MIKAS).expect("a passphrase");
    let parts = vault::testing::every_part_that_opens(&place, vault::Person::Second, &passphrase).expect("it opens");
    let parts: Vec<_> = parts.iter().map(|part| String::from_utf8_lossy(part)).collect();
    assert!(parts.iter().any(|words| words.contains("quietlantern")), "the look itself finds what stays");
    assert!(parts.iter().all(|words| markers.iter().all(|marker| !words.contains(marker))));
    let room = household.open(Person::First, 6);
    assert!(reflect::read(&room, &entry).is_ok_and(|view| view.note.is_some()), "the private original stays");
}

#[test]
fn a_copy_takes_notes_from_both_and_nothing_else() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let entry = account(&mut room);
    let shared = copy(&mut room, &entry, &["one-sentence"], 3).expect("it is shared").post;
    drop(room.lock());
    let mut other = household.open(Person::Second, 4);
    let say = |reply| PostSaying { reply, text: "I have read it.".to_owned(), day: None };
    posts::reply(&mut other, &shared, say(PostReply::Note), By::Opener, &moment(4)).expect("a note");
    let judged = posts::reply(&mut other, &shared, say(PostReply::Yes), By::Opener, &moment(5));
    assert_eq!(judged.err(), Some(AppError::AnswerDoesNotFit));
    assert_eq!(copies::show(&other, &shared).expect("it is there").replies.len(), 1);
}

#[test]
fn what_a_page_says_that_nobody_sees_is_never_offered_and_a_letter_that_should_hurt_is_met_first() {
    let mut found = 0;
    for exercise in content::content().exercises.iter().filter(|exercise| !exercise.never_shared) {
        for step in exercise.steps.iter().filter(|step| step.ask.is_question()) {
            let said = format!("{} {}", step.words.prompt, step.words.help).to_lowercase();
            if ["nobody sees", "nobody else sees"].iter().any(|promise| said.contains(promise)) {
                assert!(step.stays, "{} {} promises what sharing would break", exercise.id, step.id);
                found += 1;
            }
        }
    }
    assert!(found >= 3, "only {found} promises were found");
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let letter = written(&mut room, "impact-letter", &[("happened", "It rained.")]);
    assert!(!copies::offer(&room, &letter).expect("it can be shared").meant_to_hurt);
    let punish = Answer::Choice { option: "punish".to_owned(), own: String::new() };
    reflect::answer(&mut room, &letter, "intent", punish, &moment(3)).expect("it is saved");
    let offer = copies::offer(&room, &letter).expect("it can be shared");
    assert!(offer.meant_to_hurt);
    assert_eq!(offer.blocks.iter().map(|block| block.id.as_str()).collect::<Vec<_>>(), ["happened"]);
}
