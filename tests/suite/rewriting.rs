//! Nobody can rewrite what both have in the shared room. The hostile person here is Robin, with own
//! secrets, write access to the file and a program that makes every cell, tag page and head of the
//! shared room anew. Each test says what Mika is told at the next unlocking, also when Robin has
//! taken this computer's own note of the file away.

use app::plans::{self, Answering};
use app::shared::By;
use app::views::{
    AgreementState, NoticeKind, Person, PostKind, PostPart, PostReply, PostSaying, PostText, Remark, VersionState,
};
use app::{OpenApp, notes, posts, words};
use std::fs;
use suite::{DAY, Household, MIKAS, ROBINS, agreement, moment, read_the_day_before};
use vault::testing::by_hand::{LooseRecord, Unfitting, invented, loose_log, rewrite_log};
use vault::{Action, ClosedVault, Millis, OpenVault, Passphrase, Place};

const AGREED: &str = "On a work trip we talk each evening.";

/// The household after both have agreed to one line: two founding records, a proposal by Robin and
/// Mika's consent.
fn agreed() -> (Household, String) {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = propose(&mut room, None, AGREED, ROBINS, 3 - DAY);
    drop(room.lock());
    let mut other = household.open(Person::Second, 4);
    read_the_day_before(&mut other, Person::Second, &id, 5);
    plans::answer(&mut other, &id, Answering::Accept, 1, Person::Second, MIKAS, &moment(5)).expect("it is signed");
    drop(other.lock());
    (household, id)
}

fn propose(room: &mut OpenApp, of: Option<&str>, line: &str, passphrase: &str, at: i64) -> String {
    let draft = plans::draft(room, of, &moment(at - DAY)).expect("a draft").draft;
    plans::draft_save(room, &draft, agreement(line), &moment(at - DAY)).expect("it is saved");
    plans::propose(room, &draft, passphrase, &moment(at)).expect("it is signed").agreement
}

fn tell(room: &mut OpenApp, line: &str, at: i64) -> String {
    let text = PostText { kind: PostKind::Deed, parts: [(PostPart::What, line.to_owned())].into() };
    posts::say(room, text, By::Opener, &moment(at)).expect("it is shared").post
}

/// Robin's own room, past the program.
fn robins_vault(household: &Household) -> OpenVault {
    let place = Place { file: household.file(), witness: None };
    let passphrase = Passphrase::to_try(ROBINS).expect("a passphrase");
    let closed = ClosedVault::open(&place).expect("a household");
    closed.unlock(vault::Person::First, &passphrase).map_err(|refused| refused.error).expect("own room")
}

/// Robin writes the log anew.
fn rewrite(household: &Household, unfitting: Unfitting, change: impl Fn(&mut Vec<LooseRecord>)) {
    let mut vault = robins_vault(household);
    let mut records = loose_log(&vault);
    change(&mut records);
    rewrite_log(&mut vault, &records, unfitting, Millis(moment(90).millis)).expect("nothing hinders a writer");
}

/// What a person is told at the next unlocking, without the line that this computer has no note. The
/// note is taken away first: it is not what this rests on.
fn told(household: &Household, person: Person) -> (Vec<NoticeKind>, OpenApp) {
    _ = fs::remove_dir_all(household.folder().join("witness"));
    let room = household.open(person, 100);
    let kinds = room.view().notices.into_iter().map(|notice| notice.kind);
    (kinds.filter(|kind| *kind != NoticeKind::NoWitness).collect(), room)
}

/// Robin tries a change in each of the ways there are, from the same file, and Mika unlocks.
#[track_caller]
fn each_way_is_named(
    household: &Household,
    change: impl Fn(&mut Vec<LooseRecord>),
    kind: NoticeKind,
    seen: impl Fn(&OpenApp),
) {
    let whole = fs::read(household.file()).expect("our file");
    for unfitting in Unfitting::ALL {
        rewrite(household, unfitting, &change);
        let (kinds, room) = told(household, Person::Second);
        assert!(kinds.contains(&kind), "{unfitting:?}: {kinds:?}");
        seen(&room);
        drop(room.lock());
        fs::write(household.file(), &whole).expect("our file");
    }
    let (kinds, room) = told(household, Person::Second);
    assert_eq!(kinds, [], "the file that nobody touched raises no alarm");
    drop(room.lock());
}

/// Nothing is shown as agreed that says these words.
fn nothing_agreed_says(room: &OpenApp, id: &str, words: &str) {
    let Ok(view) = plans::agreement(room, id) else { return };
    let in_force = view.versions.iter().filter(|version| version.state == VersionState::InForce);
    assert!(in_force.flat_map(|version| version.text.parts.values()).all(|part| !part.contains(words)));
}

/// The stored words of an agreement, with a line of the writer's choosing.
fn with_line(record: &LooseRecord, line: &str) -> Vec<u8> {
    let words = String::from_utf8(record.content.as_ref().expect("words")[16..].to_vec()).expect("text");
    assert!(words.contains(AGREED), "{words}");
    words.replace(AGREED, line).into_bytes()
}

#[test]
fn each_of_these_notices_has_its_three_sentences() {
    for kind in ["logRewritten", "logDamaged", "ownRecordNewer"] {
        for part in ["happened", "safe", "next"] {
            assert!(words::has(&format!("notice-{kind}-{part}")), "{kind} {part}");
        }
    }
}

#[test]
fn a_changed_text_of_an_agreed_version_is_named_and_not_in_force() {
    let (household, id) = agreed();
    let change = |records: &mut Vec<LooseRecord>| {
        let words = with_line(&records[2], "We never talk.");
        records[2].say(&words);
    };
    each_way_is_named(&household, change, NoticeKind::LogRewritten, |room| nothing_agreed_says(room, &id, "never"));
    // And with the consent pointed at the new words.
    let change = |records: &mut Vec<LooseRecord>| {
        change(records);
        records[3].content_hash = records[2].content_hash;
    };
    each_way_is_named(&household, change, NoticeKind::LogRewritten, |room| nothing_agreed_says(room, &id, "never"));
}

#[test]
fn words_changed_beside_the_signature_are_named_and_not_in_force() {
    let (household, id) = agreed();
    let change = |records: &mut Vec<LooseRecord>| {
        let words = with_line(&records[2], "We never talk.");
        records[2].content = Some([&[0x5A; 16], &words[..]].concat());
    };
    each_way_is_named(&household, change, NoticeKind::LogDamaged, |room| nothing_agreed_says(room, &id, "never"));
}

#[test]
fn a_version_that_was_removed_is_named() {
    let (household, id) = agreed();
    let mut room = household.open(Person::First, 6);
    propose(&mut room, Some(&id), "We talk when we can.", ROBINS, 6 - DAY);
    drop(room.lock());
    let mut other = household.open(Person::Second, 7);
    read_the_day_before(&mut other, Person::Second, &id, 7);
    plans::answer(&mut other, &id, Answering::Accept, 2, Person::Second, MIKAS, &moment(7)).expect("it is signed");
    drop(other.lock());
    // The later version goes, and the earlier one would hold again.
    each_way_is_named(&household, |records| records.truncate(4), NoticeKind::LogRewritten, |_| {});
    // Only its proposal goes, and everything after it moves up.
    let change = |records: &mut Vec<LooseRecord>| drop(records.remove(4));
    each_way_is_named(&household, change, NoticeKind::LogRewritten, |_| {});
    // The first version goes, and what is left looks as if it had been the first.
    let change = |records: &mut Vec<LooseRecord>| drop(records.drain(2..4));
    each_way_is_named(&household, change, NoticeKind::LogRewritten, |_| {});
}

#[test]
fn an_acceptance_forged_in_the_other_s_name_is_named_and_counts_for_nothing() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = propose(&mut room, None, AGREED, ROBINS, 3);
    drop(room.lock());
    rewrite(&household, Unfitting::SignedByTheWriter, |records| {
        let forged = invented(vault::Person::Second, Action::Accept, &records[2], Millis(moment(4).millis));
        records.push(forged);
    });
    for person in [Person::Second, Person::First] {
        let (kinds, room) = told(&household, person);
        assert_eq!(kinds, [NoticeKind::LogRewritten]);
        let seen = plans::agreement(&room, &id).expect("the proposal is there");
        assert_eq!((seen.state, seen.in_force), (AgreementState::Proposed, None));
        drop(room.lock());
    }
}

/// Mika looks at the agreement again and keeps it.
fn kept_by_mika(household: &Household, id: &str, at: i64) {
    let mut room = household.open(Person::Second, at);
    let remark = Remark { text: "It fits.".to_owned(), again_on: None };
    plans::keep(&mut room, id, 1, remark, Person::Second, MIKAS, &moment(at)).expect("it is signed");
    drop(room.lock());
}

fn kept_by(room: &OpenApp, id: &str) -> Vec<(Person, u32, String)> {
    let remarks = plans::agreement(room, id).expect("it is there").remarks;
    remarks.into_iter().map(|said| (said.person, said.revision, said.remark.text)).collect()
}

#[test]
fn a_remark_forged_in_the_other_s_name_is_named_and_not_shown() {
    let (household, id) = agreed();
    let keeps = format!(
        r#"{{"v":1,"kind":"remark","of":"{}","text":"I am content.","again_on":null}}"#,
        loose_log(&robins_vault(&household))[2].content_hash.iter().map(|b| format!("{b:02x}")).collect::<String>(),
    );
    let forge = |author: vault::Person| {
        let keeps = keeps.clone();
        move |records: &mut Vec<LooseRecord>| {
            let mut forged = invented(author, Action::Comment, &records[2], Millis(moment(6).millis));
            forged.revision = 0;
            forged.say(keeps.as_bytes());
            records.push(forged);
        }
    };
    let whole = fs::read(household.file()).expect("our file");
    rewrite(&household, Unfitting::SignedByTheWriter, forge(vault::Person::Second));
    for person in [Person::Second, Person::First] {
        let (kinds, room) = told(&household, person);
        assert_eq!(kinds, [NoticeKind::LogRewritten]);
        assert_eq!(kept_by(&room, &id), []);
        drop(room.lock());
    }
    // The same words in the own name are an own remark: it is the signature that was missing.
    fs::write(household.file(), whole).expect("our file");
    rewrite(&household, Unfitting::SignedByTheWriter, forge(vault::Person::First));
    let (_, room) = told(&household, Person::Second);
    assert_eq!(kept_by(&room, &id), [(Person::First, 1, "I am content.".to_owned())]);
}

#[test]
fn a_remark_that_was_changed_or_said_again_behind_other_words_is_named() {
    let (household, id) = agreed();
    kept_by_mika(&household, &id, 6);
    let mut room = household.open(Person::First, 7);
    propose(&mut room, Some(&id), "We never talk.", ROBINS, 7 - DAY);
    drop(room.lock());
    let mut other = household.open(Person::Second, 8);
    read_the_day_before(&mut other, Person::Second, &id, 8);
    plans::answer(&mut other, &id, Answering::Accept, 2, Person::Second, MIKAS, &moment(8)).expect("it is signed");
    assert_eq!(kept_by(&other, &id), [(Person::Second, 1, "It fits.".to_owned())]);
    drop(other.lock());
    // Said again behind the new words, as if it kept them.
    let whole = fs::read(household.file()).expect("our file");
    for (unfitting, kind) in [
        (Unfitting::AsItWas, NoticeKind::LogDamaged),
        (Unfitting::WithItsOldSignature, NoticeKind::LogRewritten),
        (Unfitting::SignedByTheWriter, NoticeKind::LogRewritten),
    ] {
        rewrite(&household, unfitting, |records| records.push(records[4].clone()));
        let (kinds, room) = told(&household, Person::Second);
        assert!(kinds.contains(&kind), "{unfitting:?}: {kinds:?}");
        assert_eq!(kept_by(&room, &id), [(Person::Second, 1, "It fits.".to_owned())]);
        drop(room.lock());
        fs::write(household.file(), &whole).expect("our file");
    }
    // Made to speak of the new words.
    let hash = |record: &LooseRecord| record.content_hash.iter().map(|b| format!("{b:02x}")).collect::<String>();
    let moved = |records: &mut Vec<LooseRecord>| {
        let words = String::from_utf8(records[4].content.as_ref().expect("words")[16..].to_vec()).expect("text");
        let words = words.replace(&hash(&records[2]), &hash(&records[5]));
        let mut remark = records.remove(4);
        remark.say(words.as_bytes());
        records.push(remark);
    };
    each_way_is_named(&household, moved, NoticeKind::LogRewritten, |room| {
        assert!(kept_by(room, &id).iter().all(|(_, revision, _)| *revision == 1));
    });
    // Taken out.
    each_way_is_named(&household, |records| drop(records.remove(4)), NoticeKind::LogRewritten, |_| {});
}

#[test]
fn the_shared_room_put_back_to_an_earlier_state_is_named() {
    let (household, _) = agreed();
    let earlier = loose_log(&robins_vault(&household));
    let mut room = household.open(Person::Second, 6);
    let kept = tell(&mut room, "I called the bank.", 6);
    drop(room.lock());
    let change = |records: &mut Vec<LooseRecord>| records.clone_from(&earlier);
    each_way_is_named(&household, change, NoticeKind::LogRewritten, |room| {
        assert!(posts::show(room, &kept).is_err(), "it is gone, and that is told");
    });
}

#[test]
fn a_consent_that_was_withdrawn_does_not_come_back_in_silence() {
    let (household, id) = agreed();
    let mut room = household.open(Person::Second, 6);
    plans::answer(&mut room, &id, Answering::Withdraw, 1, Person::Second, MIKAS, &moment(6)).expect("it is signed");
    drop(room.lock());
    let gone = |records: &mut Vec<LooseRecord>| drop(records.pop());
    each_way_is_named(&household, gone, NoticeKind::LogRewritten, |_| {});
    // Something of Robin's own in its place, so that no number is missing.
    let filled = |records: &mut Vec<LooseRecord>| {
        records.pop();
        let mut own = invented(vault::Person::First, Action::Comment, &records[2], Millis(moment(6).millis));
        own.say(br#"{"v":1,"kind":"comment","text":"Good."}"#);
        records.push(own);
    };
    each_way_is_named(&household, filled, NoticeKind::LogRewritten, |_| {});
}

#[test]
fn words_put_into_the_other_s_mouth_are_named_and_not_shown_as_theirs() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let post = tell(&mut room, "I lied about the money.", 2);
    drop(room.lock());
    let mut other = household.open(Person::Second, 3);
    let note = PostSaying { reply: PostReply::Note, text: "I read it.".to_owned(), day: None };
    let own = tell(&mut other, "I paid it back.", 3);
    posts::reply(&mut other, &post, note, By::Opener, &moment(3)).expect("a note");
    drop(other.lock());
    // Robin's words as Mika's.
    let change = |records: &mut Vec<LooseRecord>| records[2].author = vault::Person::Second;
    each_way_is_named(&household, change, NoticeKind::LogRewritten, |room| {
        assert!(posts::list(room).posts.iter().all(|line| line.post != post || line.by == Person::First));
    });
    // Mika's deed as Robin's.
    let change = |records: &mut Vec<LooseRecord>| records[3].author = vault::Person::First;
    each_way_is_named(&household, change, NoticeKind::LogRewritten, |room| {
        assert!(posts::list(room).posts.iter().any(|line| line.post == post), "what came before still stands");
    });
    assert_eq!(posts::show(&household.open(Person::Second, 101), &own).expect("it is there").by, Person::Second);
}

#[test]
fn records_in_another_order_are_named() {
    let (household, id) = agreed();
    let mut room = household.open(Person::First, 6);
    propose(&mut room, Some(&id), "We talk when we can.", ROBINS, 6);
    tell(&mut room, "I put the phone on the table.", 7);
    drop(room.lock());
    let mut other = household.open(Person::Second, 8);
    tell(&mut other, "I read it.", 8);
    tell(&mut other, "And I told my sister.", 8);
    drop(other.lock());
    // Robin's own two, which Robin can sign again in the other order.
    each_way_is_named(&household, |records| records.swap(4, 5), NoticeKind::LogRewritten, |_| {});
    // Mika's two.
    each_way_is_named(&household, |records| records.swap(6, 7), NoticeKind::LogRewritten, |_| {});
}

#[test]
fn an_own_record_taken_out_after_the_other_signed_something_is_named() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let post = tell(&mut room, "I promise to call.", 2);
    drop(room.lock());
    let mut other = household.open(Person::Second, 3);
    tell(&mut other, "I cooked.", 3);
    drop(other.lock());
    each_way_is_named(
        &household,
        |records| drop(records.remove(2)),
        NoticeKind::LogRewritten,
        |room| {
            assert!(posts::show(room, &post).is_err());
        },
    );
    // The words alone go, without an act of taking back.
    let blanked = |records: &mut Vec<LooseRecord>| records[2].content = None;
    each_way_is_named(&household, blanked, NoticeKind::LogDamaged, |_| {});
}

#[test]
fn a_private_save_of_the_other_is_enough_to_hold_what_was_seen() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    tell(&mut room, "I promise to call.", 2);
    drop(room.lock());
    let mut other = household.open(Person::Second, 3);
    let note = notes::NewNote { when: moment(3), title: String::new(), text: "Today was long.".to_owned() };
    notes::keep(&mut other, note, &moment(3)).expect("it is saved");
    drop(other.lock());
    each_way_is_named(&household, |records| drop(records.pop()), NoticeKind::LogRewritten, |_| {});
}

#[test]
fn the_alarm_stays_after_a_private_save_and_after_what_the_other_signs_next() {
    let (household, _) = agreed();
    let mut room = household.open(Person::Second, 6);
    tell(&mut room, "I called the bank.", 6);
    drop(room.lock());
    rewrite(&household, Unfitting::AsItWas, |records| drop(records.pop()));
    let (kinds, mut room) = told(&household, Person::Second);
    assert_eq!(kinds, [NoticeKind::LogRewritten]);
    let note = notes::NewNote { when: moment(100), title: String::new(), text: "What is this?".to_owned() };
    notes::keep(&mut room, note, &moment(100)).expect("it is saved");
    drop(room.lock());
    let (kinds, mut room) = told(&household, Person::Second);
    assert_eq!(kinds, [NoticeKind::LogRewritten]);
    tell(&mut room, "I called the bank, and it was taken out here.", 101);
    drop(room.lock());
    assert_eq!(told(&household, Person::Second).0, [NoticeKind::LogRewritten], "the gap stays a gap");
}

/// A limit: what was replaced under its own number, and not only taken out, is told until one signs
/// something behind it. That signature then stands behind the new words.
#[test]
fn what_was_replaced_is_told_until_one_signs_something_behind_it() {
    let (household, _) = agreed();
    let mut room = household.open(Person::Second, 6);
    tell(&mut room, "I called the bank.", 6);
    drop(room.lock());
    rewrite(&household, Unfitting::AsItWas, |records| {
        records.pop();
        let mut own = invented(vault::Person::First, Action::Comment, &records[2], Millis(moment(6).millis));
        own.say(br#"{"v":1,"kind":"comment","text":"Good."}"#);
        records.push(own);
    });
    let (kinds, mut room) = told(&household, Person::Second);
    assert_eq!(kinds, [NoticeKind::LogRewritten]);
    let note = notes::NewNote { when: moment(100), title: String::new(), text: "What is this?".to_owned() };
    notes::keep(&mut room, note, &moment(100)).expect("it is saved");
    drop(room.lock());
    let (kinds, mut room) = told(&household, Person::Second);
    assert_eq!(kinds, [NoticeKind::LogRewritten], "a private save takes nothing back");
    tell(&mut room, "I called the bank.", 101);
    drop(room.lock());
    assert_eq!(told(&household, Person::Second).0, [], "the limit");
    assert!(words::has("proof-limit-after"));
}

/// The limits. They are said in the window (`proof-limit-unsaved`, `proof-limit-whole`) and in
/// `docs/THREATS.md`; a change here is a change there.
#[test]
fn what_the_other_saved_nothing_after_can_be_taken_out_unnoticed_by_its_author() {
    let (household, _) = agreed();
    let mut room = household.open(Person::First, 6);
    let post = tell(&mut room, "I promise to call.", 6);
    drop(room.lock());
    // Mika reads it and saves nothing: reading leaves no trace in the file, and so no proof either.
    let other = household.open(Person::Second, 7);
    assert!(posts::show(&other, &post).is_ok());
    drop(other.lock());
    rewrite(&household, Unfitting::AsItWas, |records| drop(records.pop()));
    let (kinds, room) = told(&household, Person::Second);
    assert_eq!(kinds, []);
    assert!(posts::show(&room, &post).is_err());
    drop(room.lock());
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/THREATS.md")).expect("the page");
    assert!(page.contains("after which you saved nothing, can be taken out again"));
    assert!(words::has("proof-limit-unsaved"));
}

#[test]
fn the_whole_file_put_back_to_an_earlier_day_is_known_to_this_computer_s_note_alone() {
    let (household, _) = agreed();
    let earlier = fs::read(household.file()).expect("our file");
    let mut room = household.open(Person::Second, 6);
    let post = tell(&mut room, "I called the bank.", 6);
    drop(room.lock());
    fs::write(household.file(), earlier).expect("our file");
    let room = household.open(Person::Second, 7);
    let kinds: Vec<NoticeKind> = room.view().notices.into_iter().map(|notice| notice.kind).collect();
    assert_eq!(kinds, [NoticeKind::OlderFile, NoticeKind::ForkedFile]);
    drop(room.lock());
    let (kinds, room) = told(&household, Person::Second);
    assert_eq!(kinds, [], "without the note only the line of the last save is left");
    assert!(posts::show(&room, &post).is_err() && room.view().last_save.is_some());
    assert!(words::has("proof-limit-whole"));
}
