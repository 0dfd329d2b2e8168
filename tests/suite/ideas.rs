//! The deck of ideas: each marks alone, and only what both marked comes to light, by an act of both.

use app::export::{Format, export};
use app::shared::By;
use app::views::{IdeasView, Person, PostKind, PostPart, PostReply, PostSaying, PostText};
use app::{AppError, Folders, KdfCost, OpenApp, Program, gates, ideas, plans, posts, reflect, short, today};
use std::fs;
use suite::{DAY, Household, MIKA, MIKAS, ROBIN, ROBINS, agreement, moment, say};
use tempfile::TempDir;
use vault::{Content, Passphrase};

/// The program with a household of two, as the window runs it.
fn program() -> (TempDir, Program) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name);
    let mut program = Program::start(Folders { config: at("config"), data: at("data") });
    program.create(ROBIN, ROBINS, KdfCost::for_tests(), &moment(0)).expect("a household");
    program.welcome(ROBINS).expect("the founder is there");
    program.join(MIKA, MIKAS, &moment(1)).expect("the second person joins");
    (folder, program)
}

fn mark(program: &mut Program, person: Person, wanted: &[&str], at: i64) {
    let passphrase = if person == Person::First { ROBINS } else { MIKAS };
    program.unlock(passphrase, None, &moment(at)).expect("the own room");
    let room = program.open().expect("it is open");
    for idea in wanted {
        ideas::mark(room, idea, &moment(at), true).expect("it is marked");
    }
    program.lock();
}

/// Robin marks soup, bread and stars; Mika marks bread, swim and stars.
fn marked() -> (TempDir, Program) {
    let (folder, mut program) = program();
    mark(&mut program, Person::First, &["soup", "bread", "stars"], 2);
    mark(&mut program, Person::Second, &["bread", "swim", "stars"], 3);
    program.unlock(ROBINS, None, &moment(4)).expect("the own room");
    (folder, program)
}

fn of(view: &IdeasView, chosen: impl Fn(&app::views::IdeaLine) -> bool) -> Vec<&str> {
    let mut ids: Vec<_> = view.ideas.iter().filter(|idea| chosen(idea)).map(|idea| idea.id.as_str()).collect();
    ids.sort_unstable();
    ids
}

fn text(view: &IdeasView, id: &str) -> String {
    let idea = view.ideas.iter().find(|idea| idea.id == id).expect("there is such an idea");
    idea.text.parts[&PostPart::What].clone()
}

#[test]
fn looking_together_forgets_nothing_that_was_answered_and_keeps_what_was_begun() {
    let (folder, mut program) = marked();
    let room = program.open().expect("it is open");
    say(room, true, 4 - 2 * DAY);
    let draft = plans::draft(room, None, &moment(4 - 2 * DAY)).expect("a draft").draft;
    plans::draft_save(room, &draft, agreement("We talk."), &moment(4 - 2 * DAY)).expect("it is saved");
    let other = plans::draft(room, None, &moment(4 - 2 * DAY)).expect("a draft").draft;
    plans::draft_save(room, &other, agreement("We walk."), &moment(4 - 2 * DAY)).expect("it is saved");
    plans::propose(room, &other, ROBINS, &moment(4)).expect("it is signed");
    let parts = [(PostPart::What, "Call me.".to_owned())].into();
    let post = posts::begin_with(room, PostText { kind: PostKind::Request, parts }, &moment(4)).expect("a draft").draft;
    assert_eq!(today::show(room, &moment(5)).plans.len(), 1);
    let looked_into = reflect::begin(room, "trusting-myself-again", &moment(5)).expect("a run").entry;
    let asking = reflect::begin(room, "asking-for-one-thing", &moment(5)).expect("a run").entry;
    gates::answer(room, &asking, "gate-fear", Some("yes")).expect("it has that gate");

    program.compare_ideas(ROBINS, MIKAS, &moment(6)).expect("both are there");
    let room = program.open().expect("it is open");
    let shown = today::show(room, &moment(7));
    assert!(shown.plans.is_empty() && shown.looks.is_empty() && !shown.promises, "nothing joint stands there");
    assert!(reflect::open(room, &looked_into).is_ok(), "what was begun is there still");
    // The yes that the answer took out can still be left as it was; what is joint stays closed all the same.
    short::leave_as_it_was(room).expect("it is saved");
    let refused = Some(AppError::ClosedForNow);
    assert_eq!(plans::propose(room, &draft, ROBINS, &moment(8)).err(), refused);
    assert_eq!(posts::share(room, &post, &moment(8)).err(), refused);
    program.lock();
    program.unlock(ROBINS, None, &moment(9)).expect("the own room");
    let room = program.open().expect("it is open");
    plans::propose(room, &draft, ROBINS, &moment(9)).expect("the lock forgets, and the yes stands as it was");
    drop(folder);
}

#[test]
fn only_what_both_marked_comes_to_light_and_a_no_is_told_to_nobody() {
    let (folder, mut program) = marked();
    let before = ideas::list(program.open().expect("it is open"));
    assert_eq!((of(&before, |idea| idea.both), before.compared.clone()), (vec![], None), "nothing before both ask");
    let seen = program.compare_ideas(ROBINS, MIKAS, &moment(5)).expect("both are there");
    assert_eq!(of(&seen, |idea| idea.both), ["bread", "stars"]);
    assert_eq!(of(&seen, |idea| idea.wanted), ["bread", "soup", "stars"], "the opener's own marks, and no other");
    assert!(seen.compared.is_some());

    let room = program.open().expect("the opener's room stands open again");
    assert_eq!(room.me(), Person::First);
    let files: Vec<String> = [Format::Json, Format::Markdown]
        .into_iter()
        .map(|format| fs::read_to_string(export(room, format, folder.path()).expect("written")).expect("it reads"))
        .collect();
    for file in &files {
        assert!(file.contains(&text(&seen, "bread")[..20]) && file.contains(&text(&seen, "soup")[..20]));
        assert!(!file.contains(&text(&seen, "swim")[..20]) && !file.contains("swim"), "what the other marked alone");
    }
    program.lock();
    program.unlock(MIKAS, None, &moment(6)).expect("the own room");
    let theirs = ideas::list(program.open().expect("it is open"));
    assert_eq!(of(&theirs, |idea| idea.both), ["bread", "stars"]);
    assert_eq!(of(&theirs, |idea| idea.wanted), ["bread", "stars", "swim"]);
}

#[test]
fn the_shared_room_holds_nothing_of_the_deck() {
    let (folder, mut program) = marked();
    program.compare_ideas(ROBINS, MIKAS, &moment(5)).expect("both are there");
    program.lock();
    let file = folder.path().join("data").join("household.hearth");
    let place = vault::Place { file, witness: None };
    let passphrase = Passphrase::to_try(MIKAS).expect("a passphrase");
    let closed = vault::ClosedVault::open(&place).expect("a household");
    let open = closed.unlock(vault::Person::Second, &passphrase).map_err(|refused| refused.error).expect("own room");
    let said = open.log().iter().filter_map(|record| match &record.content {
        Content::Own(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
        _ => None,
    });
    let of_ideas = |content: &String| ["ideas", "bread", "stars"].iter().any(|word| content.contains(word));
    assert_eq!(said.filter(of_ideas).collect::<Vec<_>>(), [] as [&str; 0]);
    let own: Vec<String> = open.entries().map(|entry| String::from_utf8_lossy(entry.bytes).into_owned()).collect();
    assert!(own.iter().any(|entry| entry.contains(r#""both":{"ideas":["bread","stars"]"#)), "{own:?}");
    assert!(!own.iter().any(|entry| entry.contains("soup")), "what the other marked alone: {own:?}");
}

#[test]
fn each_puts_the_list_away_for_oneself_and_keeps_the_own_marks() {
    let (_folder, mut program) = marked();
    program.compare_ideas(ROBINS, MIKAS, &moment(5)).expect("both are there");
    let room = program.open().expect("it is open");
    let seen = ideas::put_away(room, &moment(6)).expect("it is put away");
    assert_eq!((of(&seen, |idea| idea.both), seen.compared.clone()), (vec![], None));
    assert_eq!(of(&seen, |idea| idea.wanted), ["bread", "soup", "stars"]);
    program.lock();
    program.unlock(MIKAS, None, &moment(7)).expect("the own room");
    assert_eq!(of(&ideas::list(program.open().expect("it is open")), |idea| idea.both), ["bread", "stars"]);
}

#[test]
fn without_both_passphrases_nothing_is_compared_and_the_room_stays_open() {
    let (_folder, mut program) = marked();
    for (mine, beside) in [("not mine at all", MIKAS), (ROBINS, "not theirs at all"), (ROBINS, ROBINS)] {
        assert_eq!(program.compare_ideas(mine, beside, &moment(5)), Err(AppError::WrongPassphrase));
        let room = program.open().expect("it stays open");
        assert_eq!((room.me(), ideas::list(room).compared), (Person::First, None));
    }
    program.lock();
    assert_eq!(program.compare_ideas(ROBINS, MIKAS, &moment(6)), Err(AppError::Locked));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut alone = Program::start(Folders { config: folder.path().join("config"), data: folder.path().join("data") });
    alone.create(ROBIN, ROBINS, KdfCost::for_tests(), &moment(0)).expect("a household");
    assert_eq!(alone.compare_ideas(ROBINS, MIKAS, &moment(1)), Err(AppError::SecondPersonMissing));
}

#[test]
fn a_mark_is_taken_away_again_and_the_newest_look_together_counts() {
    let (_folder, mut program) = marked();
    program.compare_ideas(ROBINS, MIKAS, &moment(5)).expect("both are there");
    let room = program.open().expect("it is open");
    assert_eq!(ideas::mark(room, "no-such-idea", &moment(6), true), Err(AppError::UnknownEntry));
    ideas::mark(room, "bread", &moment(6), false).expect("it is taken away");
    let before = ideas::list(program.open().expect("it is open"));
    assert_eq!(of(&before, |idea| idea.both), ["bread", "stars"], "a changed mark tells nothing by itself");
    let seen = program.compare_ideas(ROBINS, MIKAS, &moment(7)).expect("both are there");
    assert_eq!(of(&seen, |idea| idea.both), ["stars"]);
}

fn date(room: &mut OpenApp) -> String {
    let draft = ideas::begin(room, "water", &moment(2)).expect("a draft");
    let part = |part: PostPart| draft.text.parts.get(&part).map(String::as_str);
    let comes_with = (part(PostPart::Size), part(PostPart::Novelty), part(PostPart::Sort));
    assert_eq!(comes_with, (Some("half-a-day"), Some("a-little-new"), Some("quiet")));
    posts::share(room, &draft.draft, &moment(3)).expect("it is shared").post
}

#[test]
fn an_idea_becomes_a_date_of_its_size_and_what_stays_of_it_is_said_once_it_took_place() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let post = date(&mut room);
    let glow = || PostSaying { reply: PostReply::Afterglow, text: "The cold hands.".to_owned(), day: None };
    let done = PostSaying { reply: PostReply::Done, text: String::new(), day: None };
    let shown = posts::show(&room, &post).expect("it is there");
    assert!(!shown.author_may.contains(&PostReply::Afterglow) && !shown.other_may.contains(&PostReply::Afterglow));
    let early = posts::reply(&mut room, &post, glow(), By::Opener, &moment(4));
    assert_eq!(early, Err(AppError::AnswerDoesNotFit), "nothing stays of what has not been");
    posts::reply(&mut room, &post, done, By::Opener, &moment(5)).expect("it took place");
    assert!(posts::show(&room, &post).expect("it is there").other_may.contains(&PostReply::Afterglow));
    posts::reply(&mut room, &post, glow(), By::Beside(MIKAS), &moment(6)).expect("the other says it");
    posts::reply(&mut room, &post, glow(), By::Opener, &moment(7)).expect("and so does the author");
    let replies = posts::show(&room, &post).expect("it is there").replies;
    assert_eq!(replies.iter().filter(|said| said.reply == PostReply::Afterglow).count(), 2);
}

#[test]
fn dates_come_in_three_sizes_with_five_words_for_how_new_they_are_and_quiet_counts() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let draft = posts::begin(&mut room, PostKind::Date, &moment(2)).expect("a draft");
    let offered = |part: PostPart| -> Vec<String> {
        draft.asks.iter().find(|ask| ask.part == part).map(|ask| ask.options.clone()).unwrap_or_default()
    };
    assert_eq!(offered(PostPart::Size), ["ten-minutes", "an-hour", "half-a-day"]);
    assert_eq!(offered(PostPart::Novelty), ["well-known", "a-little-new", "mostly-new", "new", "a-dare"]);
    assert!(offered(PostPart::Sort).contains(&"quiet".to_owned()));
    let quiet = PostText {
        kind: PostKind::Date,
        parts: [(PostPart::What, "We sit."), (PostPart::Sort, "quiet"), (PostPart::Size, "ten-minutes")]
            .map(|(part, text)| (part, text.to_owned()))
            .into(),
    };
    posts::say(&mut room, quiet, By::Opener, &moment(3)).expect("ten quiet minutes are a date");
}
