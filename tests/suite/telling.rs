//! What is told, asked for and put right between two people: offered and never extracted, refused
//! without a word more, and prepared in the own room.

use app::export::{Format, export};
use app::plans::{self, Answering};
use app::shared::By;
use app::views::{
    AgreementField, AgreementForm, AgreementSubject, AgreementText, Answer, Person, PostKind, PostPart, PostReply,
    PostSaying, PostText, PostView,
};
use app::{AppError, Moment, OpenApp, becoming, posts, reflect};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use suite::{Household, MIKAS, ROBINS, begun, moment, read_the_day_before};
use vault::{Action, ClosedVault, EntryId, Millis, NewBody, NewRecord, Passphrase, Place};

/// The fixed evening of the suite.
const TODAY: &str = "2026-09-21";
const DAY: i64 = 24 * 60;

fn text(kind: PostKind, parts: &[(PostPart, &str)]) -> PostText {
    PostText { kind, parts: parts.iter().map(|(part, text)| (*part, (*text).to_owned())).collect() }
}

fn saying(reply: PostReply, words: &str, day: Option<&str>) -> PostSaying {
    PostSaying { reply, text: words.to_owned(), day: day.map(str::to_owned) }
}

fn say(room: &mut OpenApp, words: PostText, at: &Moment) -> Result<PostView, AppError> {
    posts::say(room, words, By::Opener, at)
}

fn contact(agreement: &str) -> PostText {
    text(
        PostKind::Disclosure,
        &[
            (PostPart::Sort, "contact"),
            (PostPart::What, "We stood in the same lift."),
            (PostPart::Why, "It was the only one that worked."),
            (PostPart::Did, "I said good morning and got out."),
            (PostPart::Next, "I take the stairs."),
            (PostPart::Told, "will-say"),
            (PostPart::ToldOn, "2026-09-22"),
            (PostPart::Agreement, agreement),
        ],
    )
}

/// An agreement that both have signed.
fn agreed(room: &mut OpenApp, subject: AgreementSubject, ends: Option<&str>, at: i64) -> String {
    let draft = plans::begin(room, AgreementForm::Boundary, subject, &moment(at - 2 * DAY)).expect("a draft").draft;
    let mut parts: BTreeMap<AgreementField, String> = [
        (AgreementField::Title, "What I tell by myself"),
        (AgreementField::Line, "I tell the same day whom I met."),
        (AgreementField::Reason, "The first weeks were all guessing."),
        (AgreementField::Keeping, "A line before supper."),
        (AgreementField::IfCrossed, "I go for a walk and we talk the next day."),
        (AgreementField::ReviewOn, "2026-12-01"),
    ]
    .map(|(field, text)| (field, text.to_owned()))
    .into();
    parts.extend(ends.map(|end| (AgreementField::EndsOn, end.to_owned())));
    let words = AgreementText { form: AgreementForm::Boundary, subject, parts };
    plans::draft_save(room, &draft, words, &moment(at - 2 * DAY)).expect("it is saved");
    let id = plans::propose(room, &draft, ROBINS, &moment(at - DAY)).expect("it is signed").agreement;
    read_the_day_before(room, Person::Second, &id, at);
    plans::answer(room, &id, Answering::Accept, 1, Person::Second, MIKAS, &moment(at)).expect("it is signed");
    id
}

#[test]
fn what_is_told_unasked_can_belong_to_an_openness_that_has_an_end_and_to_nothing_else() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let openness = agreed(&mut room, AgreementSubject::Openness, Some("2026-09-30"), 3);
    let money = agreed(&mut room, AgreementSubject::Money, Some("2026-09-30"), 3);
    let told = say(&mut room, contact(&openness), &moment(4)).expect("it is told");
    assert_eq!(told.versions[0].text, contact(&openness), "every part that was written is there");
    let refused = say(&mut room, contact(&money), &moment(5)).err();
    assert_eq!(refused, Some(AppError::AgreementOver), "an agreement about something else");
    assert_eq!(say(&mut room, contact(&told.post), &moment(5)).err(), Some(AppError::AgreementOver));
    assert!(say(&mut room, contact(&openness), &moment(9 * DAY)).is_ok(), "its last day is in it");
    let over = say(&mut room, contact(&openness), &moment(10 * DAY)).err();
    assert_eq!(over, Some(AppError::AgreementOver), "it is over, and nothing goes on by itself");
    plans::retire(&mut room, &openness, Person::Second, MIKAS, &moment(6)).expect("either may end it");
    assert_eq!(say(&mut room, contact(&openness), &moment(7)).err(), Some(AppError::AgreementOver));
    assert!(say(&mut room, contact(""), &moment(8)).is_ok(), "telling needs no agreement");
    let change = posts::change(&mut room, &told.post, &moment(11 * DAY)).expect("a change").draft;
    posts::share(&mut room, &change, &moment(11 * DAY)).expect("old words can be put right after its end");
}

#[test]
fn the_other_may_write_a_few_words_to_what_was_told_and_nothing_says_that_it_was_read() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let post = say(&mut room, contact(""), &moment(3)).expect("it is told").post;
    drop(room.lock());
    let mut other = household.open(Person::Second, 4);
    posts::show(&other, &post).expect("it is read");
    drop(other.lock());
    let room = household.open(Person::First, 5);
    assert_eq!(posts::show(&room, &post).expect("it is there").replies, [], "reading leaves no trace");
    drop(room.lock());
    other = household.open(Person::Second, 6);
    posts::reply(&mut other, &post, saying(PostReply::Note, "Thank you.", None), By::Opener, &moment(6))
        .expect("a few words");
    for reply in [PostReply::Yes, PostReply::No, PostReply::Later, PostReply::Noticed, PostReply::Done] {
        let refused = posts::reply(&mut other, &post, saying(reply, "More.", None), By::Opener, &moment(7)).err();
        assert_eq!(refused, Some(AppError::AnswerDoesNotFit), "{reply:?}");
    }
}

#[test]
fn a_request_put_off_may_name_a_day_to_come_and_a_new_answer_leaves_the_earlier_readable() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let request = text(
        PostKind::Request,
        &[(PostPart::What, "Tell me before supper."), (PostPart::Knowing, "You say it yourself.")],
    );
    let post = say(&mut room, request, &moment(2)).expect("it is asked").post;
    let answer = |room: &mut OpenApp, reply, words, day| {
        posts::reply(room, &post, saying(reply, words, day), By::Beside(MIKAS), &moment(3))
    };
    assert_eq!(
        answer(&mut room, PostReply::Later, "", Some("2026-09-20")).err(),
        Some(AppError::AnswerDoesNotFit),
        "a later does not lie behind"
    );
    answer(&mut room, PostReply::Later, "When I have thought.", None).expect("without a day");
    answer(&mut room, PostReply::Later, "", Some("2026-09-28")).expect("with a day");
    answer(&mut room, PostReply::Different, "I write it on the board.", None).expect("something different");
    let empty = answer(&mut room, PostReply::Different, " ", None).err();
    assert_eq!(empty, Some(AppError::AnswerDoesNotFit), "what is different has to be said");
    let seen = posts::show(&room, &post).expect("it is there");
    let said: Vec<_> = seen.replies.iter().map(|said| (said.reply, said.day.as_deref())).collect();
    let later = PostReply::Later;
    assert_eq!(said, [(later, None), (later, Some("2026-09-28")), (PostReply::Different, None)]);
    assert_eq!(seen.answer.map(|said| said.text).as_deref(), Some("I write it on the board."));
}

#[test]
fn a_no_is_a_whole_answer_and_the_program_says_nothing_more_of_it_on_any_later_day() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let post = say(&mut room, text(PostKind::Request, &[(PostPart::What, "Come along.")]), &moment(2)).expect("asked");
    posts::reply(&mut room, &post.post, saying(PostReply::No, "", None), By::Beside(MIKAS), &moment(3)).expect("no");
    let before = posts::list(&room);
    drop(room.lock());
    for (person, days) in [(Person::First, 30), (Person::Second, 31)] {
        let room = household.open(person, days * DAY);
        let today = format!("{:?}", app::today::show(&room, &moment(days * DAY)));
        assert!(!today.contains("Come along"), "no reminder on Today");
        assert_eq!(posts::list(&room).posts, before.posts, "and nothing grows old in the list");
    }
}

#[test]
fn a_deed_is_done_on_a_day_or_no_longer_possible_and_only_its_author_says_so() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let deed = text(
        PostKind::Deed,
        &[
            (PostPart::Harm, "Finding out from a letter."),
            (PostPart::Asked, "told-me"),
            (PostPart::Helps, "To see the post first."),
            (PostPart::What, "The post lies on the table, unopened."),
        ],
    );
    let post = say(&mut room, deed, &moment(2)).expect("it is planned").post;
    let state = |room: &OpenApp| posts::show(room, &post).expect("it is there").ending;
    assert_eq!(state(&room), None, "planned");
    let ends = |room: &mut OpenApp, saying, by| posts::reply(room, &post, saying, by, &moment(3));
    let refused = ends(&mut room, saying(PostReply::Done, "", None), By::Beside(MIKAS)).err();
    assert_eq!(refused, Some(AppError::AnswerDoesNotFit), "the other does not tick it off");
    let ahead = ends(&mut room, saying(PostReply::Done, "", Some("2026-10-01")), By::Opener).err();
    assert_eq!(ahead, Some(AppError::AnswerDoesNotFit), "nothing is done before its day");
    ends(&mut room, saying(PostReply::Done, "", Some("2026-09-20")), By::Opener).expect("done on a day");
    assert_eq!(state(&room).and_then(|said| said.day).as_deref(), Some("2026-09-20"));
    ends(&mut room, saying(PostReply::LetGo, "The letter box is gone.", None), By::Opener).expect("with words");
    assert_eq!(state(&room).map(|said| said.text).as_deref(), Some("The letter box is gone."));
    ends(&mut room, saying(PostReply::Noticed, "I saw it lie there.", None), By::Beside(MIKAS)).expect("if they wish");
    let own = ends(&mut room, saying(PostReply::Noticed, "See what I did.", None), By::Opener).err();
    assert_eq!(own, Some(AppError::AnswerDoesNotFit), "nobody notices their own deed");
}

#[test]
fn then_and_now_takes_lines_from_both_says_of_whom_each_speaks_and_adds_nothing_up() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let line = |whose: &str, now: &str| {
        text(
            PostKind::Contrast,
            &[
                (PostPart::Sort, whose),
                (PostPart::Before, "The phone lay face down."),
                (PostPart::What, now),
                (PostPart::On, "2026-09-19"),
            ],
        )
    };
    say(&mut room, line("mine", "It lies in the hall."), &moment(2)).expect("an own line");
    posts::say(&mut room, line("yours", "I saw it in the hall."), By::Beside(MIKAS), &moment(3)).expect("seen");
    let lines = posts::list(&room).posts;
    let whose: Vec<_> = lines.iter().map(|line| (line.by, line.text.parts[&PostPart::Sort].as_str())).collect();
    assert_eq!(whose, [(Person::Second, "yours"), (Person::First, "mine")]);
    for line in &lines {
        assert_eq!((line.answer, line.ending, line.outcomes.len()), (None, None, 0), "no tally of any kind");
    }
}

fn word(day: &str) -> PostText {
    text(PostKind::Statement, &[(PostPart::What, "Today I do not drink."), (PostPart::On, day)])
}

#[test]
fn the_word_for_the_day_is_for_today_once_and_fills_no_gap() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let post = say(&mut room, word(TODAY), &moment(2)).expect("the first").post;
    for day in [TODAY, "2026-09-20", "2026-09-22"] {
        assert_eq!(say(&mut room, word(day), &moment(3)).err(), Some(AppError::StatementStands), "once a day");
    }
    let other = posts::say(&mut room, word("2026-09-20"), By::Beside(MIKAS), &moment(3));
    let other = other.expect("each speaks for themselves");
    let day = other.versions[0].text.parts.get(&PostPart::On).map(String::as_str);
    assert_eq!(day, Some(TODAY), "no gap is filled: its day is the day on which it is shared");
    say(&mut room, word("2026-09-24"), &moment(3 * DAY)).expect("days between are nothing");
    let seen = posts::list(&room).posts;
    assert_eq!(seen.iter().filter(|line| line.by == Person::First).count(), 2, "and leave no line");
    assert!(seen.iter().any(|line| line.post == post));
}

#[test]
fn the_drinker_lets_the_daily_word_rest_in_one_act_without_a_reason_and_nobody_else_does() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let post = say(&mut room, word(TODAY), &moment(2)).expect("the first").post;
    let other = posts::reply(&mut room, &post, saying(PostReply::LetGo, "", None), By::Beside(MIKAS), &moment(3)).err();
    assert_eq!(other, Some(AppError::AnswerDoesNotFit));
    posts::reply(&mut room, &post, saying(PostReply::LetGo, "", None), By::Opener, &moment(3)).expect("one act");
    assert_eq!(posts::list(&room).posts[0].ending, Some(PostReply::LetGo));
    let again = say(&mut room, word("2026-09-23"), &moment(2 * DAY)).expect("and begins again whenever");
    assert_eq!(again.ending, None);
}

fn answered(room: &mut OpenApp, exercise: &str, answers: Vec<(&str, Answer)>) -> String {
    let entry = begun(room, exercise, &moment(2)).expect("it begins").entry;
    for (step, answer) in answers {
        reflect::answer(room, &entry, step, answer, &moment(3)).expect("it is saved");
    }
    entry
}

fn words(text: &str) -> Answer {
    Answer::Text { text: text.to_owned() }
}

#[test]
fn a_need_becomes_a_request_and_a_plan_to_put_right_a_deed_in_a_draft_of_the_own_room() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let asking = vec![
        ("what", words("Tell me the same evening.")),
        ("when", words("For four weeks.")),
        ("know", words("You say it, I need not ask.")),
    ];
    let entry = answered(&mut room, "asking-for-one-thing", asking);
    assert_eq!(reflect::open(&room, &entry).expect("it is there").becomes, Some(PostKind::Request));
    let draft = becoming::begin(&mut room, &entry, &moment(4)).expect("a draft");
    let expected = text(
        PostKind::Request,
        &[
            (PostPart::What, "Tell me the same evening."),
            (PostPart::When, "For four weeks."),
            (PostPart::Knowing, "You say it, I need not ask."),
        ],
    );
    assert_eq!(draft.text, expected);
    let card = [("deed", "The post lies on the table."), ("harm", "The letter."), ("when", "2026-10-01")];
    let card = card.map(|(field, text)| (field.to_owned(), text.to_owned())).into();
    let deeds = answered(&mut room, "amends", vec![("deeds", Answer::Cards { cards: vec![BTreeMap::new(), card] })]);
    let deed = becoming::begin(&mut room, &deeds, &moment(5)).expect("a draft").text;
    let expected = [
        (PostPart::What, "The post lies on the table."),
        (PostPart::Harm, "The letter."),
        (PostPart::On, "2026-10-01"),
    ];
    assert_eq!(deed, text(PostKind::Deed, &expected));
    drop(room.lock());
    let other = household.open(Person::Second, 6);
    let seen = format!("{:?}", posts::list(&other));
    assert!(!seen.contains("the same evening") && !seen.contains("The letter"), "nothing was shared by it");
    let page = export(&other, Format::Json, &household.folder().join("export")).expect("an export");
    assert!(!fs::read_to_string(page).expect("it reads").contains("the same evening"));
}

#[test]
fn a_memory_and_what_was_noticed_go_into_the_jar_and_a_deed_of_care_becomes_a_promise() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let kept = "The ferry in the rain.";
    let jar = |sort: &str| text(PostKind::Jar, &[(PostPart::Sort, sort), (PostPart::What, kept)]);
    let becoming = [
        ("memory-jar", "memory", jar("memory")),
        ("noticed-today", "i-noticed", jar("noticed")),
        ("what-feels-like-care", "deed-broke", text(PostKind::Commitment, &[(PostPart::What, kept)])),
    ];
    for (exercise, step, expected) in becoming {
        let entry = answered(&mut room, exercise, vec![(step, words(kept))]);
        let draft = becoming::begin(&mut room, &entry, &moment(4)).expect("a draft");
        assert_eq!(draft.text, expected, "{exercise}");
    }
    let draft = posts::list(&room).drafts.into_iter().find(|line| line.kind == PostKind::Jar).expect("a draft").draft;
    posts::share(&mut room, &draft, &moment(5)).expect("it goes into the jar");
    drop(room.lock());
    let other = posts::list(&household.open(Person::Second, 6)).posts;
    assert_eq!(other.iter().map(|line| line.text.kind).collect::<Vec<_>>(), [PostKind::Jar], "and nothing else");
}

#[test]
fn an_entry_without_the_line_that_is_needed_becomes_nothing() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let entry = answered(&mut room, "asking-for-one-thing", vec![("when", words("For four weeks."))]);
    assert_eq!(reflect::open(&room, &entry).expect("it is there").becomes, None);
    assert_eq!(becoming::begin(&mut room, &entry, &moment(4)).err(), Some(AppError::UnknownEntry));
    let other = answered(&mut room, "where-we-are", vec![]);
    assert_eq!(becoming::begin(&mut room, &other, &moment(4)).err(), Some(AppError::UnknownEntry));
    let private = answered(&mut room, "what-i-need", vec![("plain", words("I need evenings that end."))]);
    reflect::bin(&mut room, &private, &moment(5)).expect("it is in the bin");
    assert_eq!(becoming::begin(&mut room, &private, &moment(6)).err(), Some(AppError::UnknownEntry));
}

/// Posts past the program, by an own signature.
fn post_by_hand(household: &Household, person: vault::Person, passphrase: &str, entry: EntryId, content: &str) {
    let place = Place { file: household.file(), witness: None };
    let passphrase = Passphrase::to_try(passphrase).expect("a passphrase");
    let closed = ClosedVault::open(&place).expect("a household");
    let mut vault = closed.unlock(person, &passphrase).map_err(|refused| refused.error).expect("own room");
    let body = NewBody::Own(content.as_bytes());
    vault
        .post(&NewRecord { action: Action::Post, entry, revision: 0, body }, Millis(moment(5).millis))
        .expect("signed");
}

#[test]
fn nobody_puts_words_into_what_the_other_told() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let told = say(&mut room, contact(""), &moment(3)).expect("it is told");
    drop(room.lock());
    let entry = EntryId::from_hex(&told.post).expect("an id");
    let forged = r#"{"v":1,"kind":"disclosure","parts":{"what":"There was more in it."}}"#;
    post_by_hand(&household, vault::Person::Second, MIKAS, entry, forged);
    for (person, at) in [(Person::First, 6), (Person::Second, 7)] {
        let room = household.open(person, at);
        let seen = posts::show(&room, &told.post).expect("it is there");
        assert_eq!((seen.by, seen.versions), (Person::First, told.versions.clone()));
        drop(room.lock());
    }
    let alone = EntryId([9; 16]);
    post_by_hand(&household, vault::Person::Second, MIKAS, alone, &forged.replace("disclosure", "question"));
    let room = household.open(Person::First, 8);
    let unknown = posts::show(&room, &alone.to_hex()).err();
    assert_eq!(unknown, Some(AppError::UnknownShared), "a question to the other is no kind of thing");
}

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie one folder below the top").to_path_buf()
}

fn read(path: &str) -> String {
    fs::read_to_string(project().join(path)).unwrap_or_else(|error| panic!("{path} reads: {error}"))
}

/// Words with which one could demand, watch or be told of a reading. Whole words or starts of words.
const EXTRACTING: [&str; 14] = [
    "has read",
    "have seen it",
    "seen by",
    "read by",
    "not read yet",
    "unread",
    "ask them to tell",
    "ask to see",
    "demand",
    "remind",
    "still waiting",
    "is waiting",
    "owes you",
    "has not answered",
];

fn extracts(page: &str) -> Vec<String> {
    let lines = page.lines().filter(|line| !line.starts_with('#'));
    let found = lines.filter(|line| {
        let said = line.split_once('=').map_or(*line, |(_, said)| said).to_lowercase();
        EXTRACTING.iter().any(|word| said.contains(word))
    });
    found.map(str::to_owned).collect()
}

#[test]
fn no_word_of_what_stands_between_two_people_demands_watches_or_tells_of_a_reading() {
    let none: Vec<String> = Vec::new();
    assert_eq!(extracts(&read("src-tauri/locales/en/posts.ftl")), none);
    assert_eq!(extracts("a = { $name } has read it.\nb = Remind them.\n# remind\nremind = Leave it.").len(), 2);
}

/// The names of commands that would let one person ask the other to tell, or see what they read.
fn reaching(commands: &str) -> Vec<&str> {
    let names = commands.lines().filter_map(|line| line.trim().strip_suffix(','));
    let last = names.filter_map(|name| name.rsplit("::").next());
    let parts = ["ask", "seen", "receipt", "remind", "demand", "location", "track", "request_disclosure", "nudge"];
    last.filter(|name| name.split('_').any(|word| parts.contains(&word)) || name.contains("mark_read")).collect()
}

#[test]
fn there_is_no_command_to_ask_the_other_to_tell_and_none_that_says_whether_something_was_read() {
    let commands = read("src-tauri/src/commands/mod.rs");
    let listed = commands.split("collect_commands![").nth(1).and_then(|rest| rest.split(']').next());
    let listed = listed.expect("the commands are listed");
    assert!(listed.contains("posts::post_show,"), "the look itself finds commands");
    assert_eq!(reaching(listed), Vec::<&str>::new());
    assert_eq!(reaching("posts::disclosure_ask,\nposts::post_seen,\nposts::post_show,\n").len(), 2);
}

#[test]
fn a_post_holds_no_place_for_a_location_a_file_or_a_time_at_which_it_was_read() {
    let shapes = read("src-tauri/crates/app/src/views/post.rs").to_lowercase();
    for word in ["location", "latitude", "attachment", "read_at", "seen_at", "opened_at", "reminder", "due"] {
        assert!(!shapes.contains(word), "{word}");
    }
    assert!(shapes.contains("pub struct postview"), "the look itself finds shapes");
}
