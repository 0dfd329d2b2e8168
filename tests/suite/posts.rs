//! Posts: what one person tells, asks, promises or does in the shared room, and what the other may
//! and may not do about it.

use app::export::{Format, export};
use app::plans::{self, Answering};
use app::shared::By;
use app::views::{
    AgreementField, AgreementForm, AgreementSubject, AgreementText, Person, PostKind, PostPart, PostReply, PostSaying,
    PostText, PostView,
};
use app::words::words;
use app::{AppError, OpenApp, posts};
use std::collections::{BTreeMap, BTreeSet};
use suite::{DAY, Household, MIKAS, ROBINS, moment, read_the_day_before};
use vault::{Action, ClosedVault, EntryId, Millis, NewBody, NewRecord, Passphrase, Place};

fn text(kind: PostKind, parts: &[(PostPart, &str)]) -> PostText {
    PostText { kind, parts: parts.iter().map(|(part, text)| (*part, (*text).to_owned())).collect() }
}

fn promise() -> PostText {
    text(
        PostKind::Commitment,
        &[
            (PostPart::What, "I write before six."),
            (PostPart::If, "a meeting runs late"),
            (PostPart::Then, "write before six"),
            (PostPart::Often, "workdays"),
            (PostPart::About, "time"),
            (PostPart::CheckOn, "2027-01-10"),
        ],
    )
}

fn saying(reply: PostReply, words: &str) -> PostSaying {
    PostSaying { reply, text: words.to_owned(), day: None }
}

fn outcome(reply: PostReply, day: &str) -> PostSaying {
    PostSaying { reply, text: String::new(), day: Some(day.to_owned()) }
}

fn share(room: &mut OpenApp, words: PostText, at: i64) -> PostView {
    let draft = posts::begin_with(room, words, &moment(at)).expect("a draft").draft;
    posts::share(room, &draft, &moment(at)).expect("it is shared")
}

#[test]
fn a_draft_is_its_writers_own_until_it_is_shared_and_gone_from_the_drafts_then() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let draft = posts::begin(&mut room, PostKind::Disclosure, &moment(2)).expect("a draft").draft;
    let words = text(PostKind::Disclosure, &[(PostPart::What, "We met on the stairs.")]);
    posts::draft_save(&mut room, &draft, words.clone(), &moment(3)).expect("it is saved");
    drop(room.lock());
    let other = household.open(Person::Second, 4);
    assert!(posts::list(&other).posts.is_empty() && posts::list(&other).drafts.is_empty());
    drop(other.lock());
    let mut room = household.open(Person::First, 5);
    assert_eq!(posts::draft(&room, &draft).expect("it is there").text, words, "no word is lost over a lock");
    let shared = posts::share(&mut room, &draft, &moment(6)).expect("it is shared");
    assert!(posts::list(&room).drafts.is_empty());
    drop(room.lock());
    let other = household.open(Person::Second, 7);
    let seen = posts::show(&other, &shared.post).expect("both can read it");
    assert_eq!((seen.by, seen.versions[0].text.clone()), (Person::First, words));
}

#[test]
fn a_change_is_a_new_version_and_the_earlier_words_stay_readable() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let post = share(&mut room, promise(), 2).post;
    let draft = posts::change(&mut room, &post, &moment(3)).expect("a change").draft;
    let mut words = promise();
    words.parts.insert(PostPart::What, "I call before six.".to_owned());
    posts::draft_save(&mut room, &draft, words, &moment(3)).expect("it is saved");
    let changed = posts::share(&mut room, &draft, &moment(4)).expect("it is shared");
    let said: Vec<_> = changed.versions.iter().map(|each| each.text.parts[&PostPart::What].as_str()).collect();
    assert_eq!(said, ["I call before six.", "I write before six."]);
    assert_eq!(posts::list(&room).posts.len(), 1);
    drop(room.lock());
    let mut other = household.open(Person::Second, 5);
    assert_eq!(posts::change(&mut other, &post, &moment(5)).err(), Some(AppError::UnknownShared), "only its author");
}

#[test]
fn the_owner_says_how_a_commitment_went_and_the_other_adds_a_note() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let post = share(&mut room, promise(), 2).post;
    // The fixed evening is 21 September 2026.
    for (reply, day) in [
        (PostReply::Kept, "2026-09-18"),
        (PostReply::LateTold, "2026-09-19"),
        (PostReply::Kept, "2026-09-21"),
        (PostReply::MissedTold, "2026-09-21"),
    ] {
        posts::reply(&mut room, &post, outcome(reply, day), By::Opener, &moment(3)).expect("it is kept");
    }
    let refused = posts::reply(&mut room, &post, outcome(PostReply::Kept, "2026-09-22"), By::Opener, &moment(3));
    assert_eq!(refused.err(), Some(AppError::AnswerDoesNotFit), "no day to come");
    drop(room.lock());
    let mut other = household.open(Person::Second, 4);
    let forged =
        posts::reply(&mut other, &post, outcome(PostReply::MissedNotTold, "2026-09-18"), By::Opener, &moment(4));
    assert_eq!(forged.err(), Some(AppError::AnswerDoesNotFit), "only its owner says how it went");
    posts::reply(&mut other, &post, saying(PostReply::Note, "I noticed."), By::Opener, &moment(5)).expect("a note");
    let seen = posts::show(&other, &post).expect("it is there");
    assert_eq!(seen.outcomes["2026-09-21"], PostReply::MissedTold, "the last word on a day counts");
    assert_eq!(seen.outcomes.len(), 3);
    assert_eq!(seen.replies.len(), 5, "and what was said before stays readable");
}

#[test]
fn an_outcome_signed_past_the_program_by_the_other_changes_nothing() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let post = share(&mut room, promise(), 2).post;
    drop(room.lock());
    let place = Place { file: household.file(), witness: None };
    let passphrase = Passphrase::to_try(MIKAS).expect("a passphrase");
    let closed = ClosedVault::open(&place).expect("a household");
    let mut vault =
        closed.unlock(vault::Person::Second, &passphrase).map_err(|refused| refused.error).expect("own room");
    let entry = EntryId::from_hex(&post).expect("an id");
    let forged = br#"{"v":1,"kind":"reply","reply":"missed-not-told","text":"","day":"2026-09-18"}"#;
    let other_words =
        br#"{"v":1,"kind":"commitment","parts":{"what":"Nothing.","if":"x","then":"y","check_on":"2027-01-10"}}"#;
    for (action, content) in [(Action::Comment, &forged[..]), (Action::Post, &other_words[..])] {
        let record = NewRecord { action, entry, revision: 0, body: NewBody::Own(content) };
        vault.post(&record, Millis(moment(3).millis)).expect("the vault knows no words");
    }
    drop(vault);
    let room = household.open(Person::First, 4);
    let seen = posts::show(&room, &post).expect("it is there");
    assert!(seen.outcomes.is_empty() && seen.replies.is_empty());
    assert_eq!(seen.versions.len(), 1);
    assert_eq!(seen.versions[0].text, promise());
}

#[test]
fn letting_a_commitment_go_ends_it_and_keeps_everything_that_was_written() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let post = share(&mut room, promise(), 2).post;
    posts::reply(&mut room, &post, outcome(PostReply::Kept, "2026-09-18"), By::Opener, &moment(3)).expect("it is kept");
    posts::reply(&mut room, &post, saying(PostReply::LetGo, ""), By::Opener, &moment(4)).expect("one act");
    let line = posts::list(&room).posts.remove(0);
    assert_eq!((line.ending, line.outcomes.len()), (Some(PostReply::LetGo), 1));
}

#[test]
fn a_request_is_answered_by_the_other_and_no_is_enough() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let words = text(PostKind::Request, &[(PostPart::What, "Tell me the evening before.")]);
    let post = share(&mut room, words, 2).post;
    let own = posts::reply(&mut room, &post, saying(PostReply::Yes, ""), By::Opener, &moment(2));
    assert_eq!(own.err(), Some(AppError::AnswerDoesNotFit));
    drop(room.lock());
    let mut other = household.open(Person::Second, 3);
    posts::reply(&mut other, &post, saying(PostReply::Later, ""), By::Opener, &moment(3)).expect("later");
    posts::reply(&mut other, &post, saying(PostReply::No, ""), By::Opener, &moment(4)).expect("no");
    let seen = posts::show(&other, &post).expect("it is there");
    assert_eq!(seen.answer.map(|said| said.reply), Some(PostReply::No));
    assert_eq!(seen.replies.len(), 2, "the earlier answer stays readable");
    drop(other.lock());
    let mut room = household.open(Person::First, 5);
    let draft = posts::change(&mut room, &post, &moment(5)).expect("a change").draft;
    let anew = text(PostKind::Request, &[(PostPart::What, "Tell me on the day.")]);
    posts::draft_save(&mut room, &draft, anew, &moment(5)).expect("it is saved");
    let changed = posts::share(&mut room, &draft, &moment(6)).expect("it is shared");
    assert_eq!(changed.answer, None, "an answer to other words is no answer to these");
}

#[test]
fn a_disclosure_needs_one_line_and_nothing_waits_for_it_or_after_it() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let draft = posts::begin(&mut room, PostKind::Disclosure, &moment(2)).expect("a draft");
    assert_eq!(draft.asks.iter().filter(|ask| ask.needed).map(|ask| ask.part).collect::<Vec<_>>(), [PostPart::What]);
    assert_eq!(posts::share(&mut room, &draft.draft, &moment(2)).err(), Some(AppError::Unfinished));
    let shared = share(&mut room, text(PostKind::Disclosure, &[(PostPart::What, "We met on the stairs.")]), 3);
    assert_eq!(shared.other_may, [PostReply::Note], "no receipt, no question that has to be answered");
    assert_eq!(shared.answer, None);
}

#[test]
fn the_daily_word_is_the_drinkers_own_and_only_thanks_come_back() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let words = || text(PostKind::Statement, &[(PostPart::What, "Today I do not drink.")]);
    let post = share(&mut room, words(), 2);
    let day = post.versions[0].text.parts.get(&PostPart::On).map(String::as_str);
    assert_eq!(day, Some("2026-09-21"), "its day is the day on which it is shared");
    let again = posts::begin_with(&mut room, words(), &moment(2)).expect("a draft").draft;
    assert_eq!(posts::share(&mut room, &again, &moment(2)).err(), Some(AppError::StatementStands));
    assert_eq!(posts::draft(&room, &again).expect("it is there").text, words(), "the draft stays");
    assert_eq!((post.author_may, post.other_may), (vec![PostReply::LetGo], vec![PostReply::Thanks]));
    let mut other = {
        drop(room.lock());
        household.open(Person::Second, 3)
    };
    posts::reply(&mut other, &post.post, saying(PostReply::Thanks, ""), By::Opener, &moment(3)).expect("thanks");
    let checked = posts::reply(&mut other, &post.post, saying(PostReply::Note, "Did you?"), By::Opener, &moment(4));
    assert_eq!(checked.err(), Some(AppError::AnswerDoesNotFit), "no checking");
}

#[test]
fn who_sits_beside_the_opener_acts_by_their_own_passphrase_and_by_no_other() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let post = share(&mut room, promise(), 2).post;
    let note = || saying(PostReply::Note, "Thank you for telling me.");
    let wrong = posts::reply(&mut room, &post, note(), By::Beside(ROBINS), &moment(3));
    assert_eq!(wrong.err(), Some(AppError::WrongPassphrase));
    posts::reply(&mut room, &post, note(), By::Beside(MIKAS), &moment(3)).expect("the own passphrase");
    let jar = text(PostKind::Jar, &[(PostPart::Sort, "noticed"), (PostPart::What, "You waited up.")]);
    let said = posts::say(&mut room, jar, By::Beside(MIKAS), &moment(4)).expect("the own passphrase");
    assert_eq!(said.by, Person::Second);
    assert_eq!(posts::show(&room, &post).expect("it is there").replies[0].by, Person::Second);
}

#[test]
fn alone_nothing_can_be_shared_and_the_draft_waits() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let draft = posts::begin_with(&mut room, promise(), &moment(2)).expect("a draft").draft;
    assert_eq!(posts::share(&mut room, &draft, &moment(3)).err(), Some(AppError::SecondPersonMissing));
    assert_eq!(posts::draft(&room, &draft).expect("it is there").text, promise());
}

#[test]
fn what_is_taken_back_is_gone_for_the_other_from_exports_and_from_every_later_copy_of_the_file() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let told = |words: &str| text(PostKind::Disclosure, &[(PostPart::What, words)]);
    let post = share(&mut room, told("We met by the coldriver door."), 2).post;
    let draft = posts::change(&mut room, &post, &moment(3)).expect("a change").draft;
    posts::draft_save(&mut room, &draft, told("We met by the marblefern door."), &moment(3)).expect("it is saved");
    posts::share(&mut room, &draft, &moment(3)).expect("it is shared");
    posts::reply(&mut room, &post, saying(PostReply::Note, "It was the ironthistle key."), By::Opener, &moment(3))
        .expect("its author adds a note");
    posts::reply(&mut room, &post, saying(PostReply::Note, "Mikas saltwren note."), By::Beside(MIKAS), &moment(3))
        .expect("the other adds one");
    let kept = share(&mut room, told("This one stays: quietlantern."), 4).post;
    let not_mine = posts::take_back(&mut room, &post, Person::Second, MIKAS, &moment(5));
    assert_eq!(not_mine.err(), Some(AppError::UnknownShared));
    let wrong = posts::take_back(&mut room, &post, Person::First, MIKAS, &moment(5));
    assert_eq!(wrong.err(), Some(AppError::WrongPassphrase));
    posts::take_back(&mut room, &post, Person::First, ROBINS, &moment(5)).expect("it is taken back");
    assert_eq!(posts::show(&room, &post).err(), Some(AppError::UnknownShared), "gone at once");
    drop(room.lock());

    let copy = household.folder().join("copy.hearth");
    std::fs::copy(household.file(), &copy).expect("a copy of the file");
    let other = household.open(Person::Second, 6);
    assert_eq!(posts::list(&other).posts.iter().map(|line| line.post.as_str()).collect::<Vec<_>>(), [kept.as_str()]);
    for format in [Format::Json, Format::Markdown] {
        let folder = household.folder().join(format!("export-{format:?}"));
        let file = export(&other, format, &folder).expect("an export");
        let words = std::fs::read_to_string(file).expect("it reads");
        assert!(words.contains("quietlantern") && !words.contains("coldriver") && !words.contains("marblefern"));
        assert!(!words.contains("ironthistle"));
    }
    drop(other.lock());
    // The copy, opened with the other's secret past the program: nothing in it says the words any more.
    let place = Place { file: copy, witness: None };
    let passphrase = Passphrase::to_try(MIKAS).expect("a passphrase");
    let vault = ClosedVault::open(&place).expect("a household").unlock(vault::Person::Second, &passphrase);
    let vault = vault.map_err(|refused| refused.error).expect("own room");
    let all: Vec<String> = vault
        .log()
        .iter()
        .map(|record| match &record.content {
            vault::Content::Own(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            vault::Content::None | vault::Content::Withdrawn => String::new(),
        })
        .collect();
    assert!(all.iter().any(|content| content.contains("quietlantern")), "the look itself finds words");
    let gone = ["coldriver", "marblefern", "ironthistle"];
    assert!(all.iter().all(|content| gone.iter().all(|word| !content.contains(word))));
    assert!(all.iter().any(|content| content.contains("saltwren")), "what the other said is the other's");
}

#[test]
fn no_cell_of_what_was_taken_back_opens_anywhere_in_the_file() {
    const WORD: &str = "coldriver";
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    // So long that it lies in several cells, then shorter; a reply; and a proposal that nobody signed.
    let long = text(PostKind::Disclosure, &[(PostPart::What, &format!("{WORD} ").repeat(1_500))]);
    let post = share(&mut room, long, 2).post;
    let draft = posts::change(&mut room, &post, &moment(3)).expect("a change").draft;
    let short = text(PostKind::Disclosure, &[(PostPart::What, &format!("Only {WORD}."))]);
    posts::draft_save(&mut room, &draft, short, &moment(3)).expect("it is saved");
    posts::share(&mut room, &draft, &moment(3)).expect("it is shared");
    let kept = share(&mut room, text(PostKind::Disclosure, &[(PostPart::What, "Quietlantern.")]), 4).post;
    posts::reply(&mut room, &kept, saying(PostReply::Note, WORD), By::Opener, &moment(4)).expect("a note");
    let draft = plans::draft(&mut room, None, &moment(5 - DAY)).expect("a draft").draft;
    plans::draft_save(&mut room, &draft, suite::agreement(WORD), &moment(5 - DAY)).expect("it is saved");
    let proposal = plans::propose(&mut room, &draft, ROBINS, &moment(5)).expect("it is signed").agreement;

    let openings = |household: &Household, word: &str| {
        let place = Place { file: household.file(), witness: None };
        [(vault::Person::First, ROBINS), (vault::Person::Second, MIKAS)].map(|(person, passphrase)| {
            let passphrase = Passphrase::to_try(passphrase).expect("a passphrase");
            let parts = vault::testing::every_part_that_opens(&place, person, &passphrase).expect("it opens");
            parts.iter().filter(|part| String::from_utf8_lossy(part).contains(word)).count()
        })
    };
    drop(room.lock());
    assert!(openings(&household, WORD).iter().all(|count| *count >= 6), "the look itself finds the words");

    let mut room = household.open(Person::First, 6);
    posts::take_back(&mut room, &post, Person::First, ROBINS, &moment(6)).expect("it is taken back");
    let said = posts::show(&room, &kept).expect("it is there").replies[0].id.clone();
    posts::reply_take_back(&mut room, &kept, &said, Person::First, ROBINS, &moment(6)).expect("it is taken back");
    plans::answer(&mut room, &proposal, Answering::Withdraw, 1, Person::First, ROBINS, &moment(6)).expect("taken back");
    drop(room.lock());
    assert_eq!(openings(&household, WORD), [0, 0]);
    assert_eq!(openings(&household, "Quietlantern"), [1, 1], "and what stays, stays once");
}

#[test]
fn a_reply_is_taken_back_by_its_writer_and_by_nobody_else() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let post = share(&mut room, promise(), 2).post;
    posts::reply(&mut room, &post, saying(PostReply::Note, "Hard week."), By::Opener, &moment(3)).expect("a note");
    let said = posts::show(&room, &post).expect("it is there").replies[0].id.clone();
    let other = posts::reply_take_back(&mut room, &post, &said, Person::Second, MIKAS, &moment(4));
    assert_eq!(other.err(), Some(AppError::UnknownShared));
    posts::reply_take_back(&mut room, &post, &said, Person::First, ROBINS, &moment(4)).expect("it is taken back");
    assert!(posts::show(&room, &post).expect("it is there").replies.is_empty());
}

#[test]
fn who_has_marked_that_sense_was_made_is_shown_and_written_out_to_nobody_else() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let mark = || PostText { kind: PostKind::Meaning, parts: BTreeMap::new() };
    let own = posts::say(&mut room, mark(), By::Opener, &moment(2)).expect("it is marked").post;
    let marks = |room: &OpenApp| {
        let lines = posts::list(room).posts;
        lines.into_iter().filter(|line| line.text.kind == PostKind::Meaning).map(|line| line.post).collect::<Vec<_>>()
    };
    assert_eq!(marks(&room), [own.as_str()], "its maker sees it, and can take it back");
    drop(room.lock());

    let mut other = household.open(Person::Second, 3);
    assert_eq!(marks(&other), Vec::<String>::new());
    assert_eq!(posts::show(&other, &own).err(), Some(AppError::UnknownShared));
    for (format, name) in [(Format::Json, "json"), (Format::Markdown, "markdown")] {
        let written = export(&other, format, &household.folder().join(name)).expect("an export");
        let written = std::fs::read_to_string(written).expect("it reads");
        assert!(!written.contains(&own) && !written.contains("\"meaning\""), "{written}");
        assert!(!written.contains(&words("post-kind-meaning", &[])), "{written}");
    }
    // Beside the opener, too, the mark stays its maker's own.
    let beside = posts::say(&mut other, mark(), By::Beside(ROBINS), &moment(4)).expect("it is marked").post;
    assert_eq!(marks(&other), Vec::<String>::new());
    assert_eq!(posts::show(&other, &beside).err(), Some(AppError::UnknownShared));
}

fn signed(room: &mut OpenApp, form: AgreementForm, parts: &[(AgreementField, &str)], at: i64) -> String {
    let draft = plans::begin(room, form, AgreementSubject::Own, &moment(at - 2 * DAY)).expect("a draft").draft;
    let parts = parts.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
    let words = AgreementText { form, subject: AgreementSubject::Own, parts };
    plans::draft_save(room, &draft, words, &moment(at - 2 * DAY)).expect("it is saved");
    let id = plans::propose(room, &draft, ROBINS, &moment(at - DAY)).expect("it is signed").agreement;
    read_the_day_before(room, Person::Second, &id, at);
    plans::answer(room, &id, Answering::Accept, 1, Person::Second, MIKAS, &moment(at)).expect("it is signed");
    id
}

#[test]
fn the_plan_for_a_recurrence_is_opened_in_need_and_nothing_else_is_reset() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let promised = share(&mut room, promise(), 2).post;
    posts::reply(&mut room, &promised, outcome(PostReply::Kept, "2026-09-18"), By::Opener, &moment(3))
        .expect("it is kept");
    let parts = [
        (AgreementField::Title, "If it happens again"),
        (AgreementField::FirstHour, "We sit down."),
        (AgreementField::FirstDay, "We call K."),
        (AgreementField::WhoIsTold, "You, before you sleep."),
        (AgreementField::ReviewOn, "2027-01-10"),
    ];
    let plan = signed(&mut room, AgreementForm::Recurrence, &parts, 4);
    let before = (plans::show(&room), posts::show(&room, &promised));
    let needed = text(PostKind::Activation, &[(PostPart::Agreement, &plan)]);
    posts::say(&mut room, needed, By::Opener, &moment(5)).expect("it is noted");
    assert_eq!((plans::show(&room), posts::show(&room, &promised)), before, "nothing is reset");
    let unknown = text(PostKind::Activation, &[(PostPart::Agreement, &promised)]);
    assert_eq!(posts::say(&mut room, unknown, By::Opener, &moment(6)).err(), Some(AppError::UnknownAgreement));
}

#[test]
fn a_new_chapter_opens_only_when_both_have_marked_that_sense_was_made() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let draft = plans::begin(&mut room, AgreementForm::Chapter, AgreementSubject::Own, &moment(2 - DAY))
        .expect("a draft")
        .draft;
    let parts = [
        (AgreementField::Title, "From here"),
        (AgreementField::Leaving, "The two phones."),
        (AgreementField::Taking, "Sundays."),
        (AgreementField::Line, "We tell first."),
    ];
    let parts = parts.map(|(field, text)| (field, text.to_owned())).into();
    let words = AgreementText { form: AgreementForm::Chapter, subject: AgreementSubject::Own, parts };
    plans::draft_save(&mut room, &draft, words, &moment(2 - DAY)).expect("it is saved");
    assert_eq!(plans::propose(&mut room, &draft, ROBINS, &moment(3)).err(), Some(AppError::ChapterWaits));
    let mark = || text(PostKind::Meaning, &[]);
    posts::say(&mut room, mark(), By::Opener, &moment(4)).expect("one mark");
    posts::say(&mut room, mark(), By::Opener, &moment(4)).expect("the same mark again");
    assert_eq!(plans::propose(&mut room, &draft, ROBINS, &moment(5)).err(), Some(AppError::ChapterWaits));
    posts::say(&mut room, mark(), By::Beside(MIKAS), &moment(6)).expect("the other mark");
    plans::propose(&mut room, &draft, ROBINS, &moment(7)).expect("it opens");
}

#[test]
fn every_form_of_agreement_keeps_its_old_version_while_a_change_waits_and_is_let_go_by_either_alone() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    for form in [AgreementForm::Ritual, AgreementForm::Goal, AgreementForm::Recommitment] {
        let parts = [
            (AgreementField::Title, "Sundays"),
            (AgreementField::Line, "We walk."),
            (AgreementField::FirstStep, "Find the boots."),
        ];
        let id = signed(&mut room, form, &parts, 3);
        let draft = plans::draft(&mut room, Some(&id), &moment(4 - DAY)).expect("a change");
        let mut words = draft.text.clone();
        words.parts.insert(AgreementField::Title, "Saturdays".to_owned());
        plans::draft_save(&mut room, &draft.draft, words, &moment(4 - DAY)).expect("it is saved");
        let waiting = plans::propose(&mut room, &draft.draft, ROBINS, &moment(5)).expect("it is signed");
        assert_eq!((waiting.in_force, waiting.pending), (Some(1), Some(2)), "{form:?}");
        let ended = plans::retire(&mut room, &id, Person::Second, MIKAS, &moment(6)).expect("alone");
        assert_eq!(ended.retired.map(|by| by.person), Some(Person::Second), "the log says who");
    }
}

#[test]
fn an_export_says_in_words_what_was_chosen_and_what_was_said() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let post = share(&mut room, promise(), 2).post;
    posts::reply(&mut room, &post, outcome(PostReply::MissedTold, "2026-09-18"), By::Opener, &moment(3)).expect("kept");
    posts::begin_with(&mut room, text(PostKind::Jar, &[(PostPart::What, "Half a thought.")]), &moment(4))
        .expect("a draft");
    let file = export(&room, Format::Markdown, &household.folder().join("export")).expect("an export");
    let page = std::fs::read_to_string(file).expect("it reads");
    for words in ["Each workday", "a meeting runs late", "2026-09-18. Robin: missed and told", "Half a thought."] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    let sections: BTreeSet<&str> = page.lines().filter(|line| line.contains("missing")).collect();
    assert!(sections.is_empty(), "every name has words: {sections:?}");
}
