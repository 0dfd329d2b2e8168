//! Deleting for good: what was deleted opens nowhere in the file, and nothing else goes.

use app::plans;
use app::shared::By;
use app::views::{
    Answer, CopyEdit, CopyPick, Person, PickedLine, PostKind, PostPart, PostText, PulseEdit, PulseFacet, PulseRating,
};
use app::{AppError, OpenApp, copies, copy_drafts, deletion, notes, posts, pulse, reflect, sayings};
use suite::{Household, ROBINS, agreement, begun, moment};
use vault::{ClosedVault, Passphrase, Place};

/// What is never shared here.
const PRIVATE: &str = "amberfold";
/// What a copy of it says.
const SHARED: &str = "quietlantern";

fn note(room: &mut OpenApp, text: &str, at: i64) -> String {
    let note = notes::NewNote { when: moment(at), title: String::new(), text: text.to_owned() };
    notes::keep(room, note, &moment(at)).expect("it is saved")
}

/// A note of which a part was shared, and more was chosen.
fn shared_in_part(room: &mut OpenApp) -> String {
    let entry = note(room, &format!("It was {SHARED}.\n\nAnd {PRIVATE}."), 2);
    let chosen = vec![CopyPick { id: "note/0".to_owned(), text: format!("It was {SHARED}.") }];
    let edit = CopyEdit { entry: entry.clone(), chosen, before: String::new(), deed: None };
    let seen = copies::preview(room, &edit).expect("it reads");
    copies::share(room, &edit, &seen, &moment(3)).expect("it is shared");
    let more = CopyEdit { chosen: Vec::new(), before: format!("Once {PRIVATE} is said."), ..edit };
    copy_drafts::save(room, more, &moment(3)).expect("it is kept");
    entry
}

/// One entry of every kind that has words of its own, each with the private word in it.
fn one_of_each_kind(room: &mut OpenApp) -> Vec<String> {
    let words = || format!("A word: {PRIVATE}.");
    let run = begun(room, "responsibility-account", &moment(2)).expect("a run").entry;
    reflect::answer(room, &run, "one-sentence", Answer::Text { text: words() }, &moment(2)).expect("it is saved");
    let ratings = vec![PulseRating { facet: PulseFacet::Safe, value: 3 }];
    let date = moment(2).day().to_string();
    let rated = pulse::save(room, None, PulseEdit { date, ratings, note: words() }, &moment(2)).expect("it is saved");
    let told = PostText { kind: PostKind::Disclosure, parts: [(PostPart::What, words())].into() };
    let post = posts::begin_with(room, told, &moment(2)).expect("a draft").draft;
    let plan = plans::draft(room, None, &moment(2)).expect("a draft").draft;
    plans::draft_save(room, &plan, agreement(&words()), &moment(2)).expect("it is saved");
    let jar = PostText { kind: PostKind::Jar, parts: [(PostPart::What, "The ferry.".to_owned())].into() };
    let about = posts::say(room, jar, By::Opener, &moment(2)).expect("it is shared").post;
    sayings::save(room, &about, words(), &moment(2)).expect("it is saved");
    let all: Vec<String> = deletion::show(room).into_iter().map(|line| line.line.entry).collect();
    assert!([run, rated.entry, post, plan].iter().all(|entry| all.contains(entry)));
    assert_eq!(all.len(), 5, "and what was begun beneath something shared");
    all
}

/// How many cells that the founder's keys open hold this, wherever they lie in the file.
fn openings(household: &Household, word: &str) -> usize {
    let place = Place { file: household.file(), witness: None };
    let passphrase = Passphrase::to_try(ROBINS).expect("a passphrase");
    let parts = vault::testing::every_part_that_opens(&place, vault::Person::First, &passphrase).expect("it opens");
    parts.iter().filter(|part| String::from_utf8_lossy(part).contains(word)).count()
}

/// Whether the founder's room has an entry of this id, or one that names it.
fn is_named(household: &Household, entry: &str) -> bool {
    let closed = ClosedVault::open(&Place { file: household.file(), witness: None }).expect("a household");
    let passphrase = Passphrase::to_try(ROBINS).expect("a passphrase");
    let open = closed.unlock(vault::Person::First, &passphrase).expect("the own passphrase");
    open.entries().any(|stored| stored.id.to_hex() == entry || String::from_utf8_lossy(stored.bytes).contains(entry))
}

#[test]
fn what_is_deleted_for_good_opens_nowhere_in_the_file_and_what_was_shared_of_it_stays() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let entry = shared_in_part(&mut room);
    let kept = note(&mut room, "It stays: silverreed.", 3);
    let told = deletion::show(&room).into_iter().find(|line| line.line.entry == entry).expect("it is listed");
    assert!(told.shared && !told.binned && !told.carried);
    drop(room.lock());
    assert!(openings(&household, PRIVATE) >= 2 && is_named(&household, &entry), "the look itself finds them");

    let mut room = household.open(Person::First, 4);
    let left = deletion::delete(&mut room, &entry, &moment(4)).expect("it is deleted");
    assert_eq!(left.iter().map(|line| &line.line.entry).collect::<Vec<_>>(), [&kept], "its draft of a copy too");
    assert_eq!(reflect::read(&room, &entry), Err(AppError::UnknownEntry));
    assert_eq!(reflect::take_back(&mut room, &entry, &moment(4)), Err(AppError::UnknownEntry));
    assert_eq!(deletion::delete(&mut room, &entry, &moment(4)), Err(AppError::UnknownEntry));
    drop(room.lock());
    assert_eq!(openings(&household, PRIVATE), 0);
    assert_eq!(openings(&household, "silverreed"), 1);
    assert!(!is_named(&household, &entry) && is_named(&household, &kept));
    let other = household.open(Person::Second, 5);
    assert!(posts::list(&other).copies[0].title.contains(SHARED), "the copy stays with both");
}

#[test]
fn every_kind_of_entry_can_be_deleted_for_good_from_its_place_and_all_at_once_from_the_bin() {
    for through_the_bin in [false, true] {
        let household = Household::of_two();
        let mut room = household.open(Person::First, 2);
        let kept = note(&mut room, "It stays.", 2);
        let entries = {
            deletion::delete(&mut room, &kept, &moment(2)).expect("an empty room to begin with");
            one_of_each_kind(&mut room)
        };
        let kept = note(&mut room, "It stays: silverreed.", 3);
        for entry in &entries {
            if through_the_bin {
                reflect::bin(&mut room, entry, &moment(3)).expect("it is in the bin");
            } else {
                deletion::delete(&mut room, entry, &moment(3)).expect("it is deleted");
            }
        }
        if through_the_bin {
            assert_eq!(deletion::show(&room).iter().filter(|line| line.binned).count(), entries.len());
            deletion::delete_bin(&mut room, &moment(4)).expect("the bin is empty");
        }
        let left: Vec<String> = deletion::show(&room).into_iter().map(|line| line.line.entry).collect();
        assert_eq!(left, [kept]);
        drop(room.lock());
        assert_eq!(openings(&household, PRIVATE), 0, "through the bin: {through_the_bin}");
        assert!(entries.iter().all(|entry| !is_named(&household, entry)));
        assert_eq!(openings(&household, "silverreed"), 1);
    }
}

#[test]
fn emptying_an_empty_bin_writes_nothing() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let kept = note(&mut room, "It stays.", 2);
    let before = std::fs::read(household.file()).expect("it reads");
    let left = deletion::delete_bin(&mut room, &moment(3)).expect("there is nothing to do");
    assert_eq!(left[0].line.entry, kept);
    assert!(std::fs::read(household.file()).expect("it reads") == before);
}

#[test]
fn a_line_that_was_carried_into_another_page_stays_there_and_its_source_says_so_beforehand() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let picked = |room: &mut OpenApp| {
        use domain::exercise::Ask;
        for exercise in &app::content::content().exercises {
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
                if reflect::answer(room, &second.entry, &step.id, Answer::Picked { picked }, &moment(3)).is_ok() {
                    return (first.entry, second.entry);
                }
            }
        }
        panic!("no exercise picks up a line of a list of another one");
    };
    let (source, carrier) = picked(&mut room);
    let is_carried = |entry: &str| deletion::show(&room).iter().any(|line| line.line.entry == entry && line.carried);
    assert!(is_carried(&source) && !is_carried(&carrier));
    deletion::delete(&mut room, &source, &moment(4)).expect("it is deleted");
    assert!(format!("{:?}", reflect::open(&room, &carrier).expect("it opens").answers).contains("A call came late."));
    deletion::delete(&mut room, &carrier, &moment(5)).expect("it is deleted");
    drop(room.lock());
    assert_eq!(openings(&household, "A call came late."), 0);
}

#[test]
fn a_save_that_fails_deletes_nothing() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let entry = shared_in_part(&mut room);
    let binned = note(&mut room, "In the bin: silverreed.", 3);
    reflect::bin(&mut room, &binned, &moment(3)).expect("it is in the bin");
    let before = deletion::show(&room);
    let aside = household.folder().join("aside.hearth");
    std::fs::rename(household.file(), &aside).expect("it can be moved");
    assert_eq!(deletion::delete(&mut room, &entry, &moment(4)), Err(AppError::FileMissing));
    assert_eq!(deletion::delete_bin(&mut room, &moment(4)), Err(AppError::FileMissing));
    std::fs::rename(&aside, household.file()).expect("it can be moved");
    assert_eq!(deletion::show(&room), before);
    drop(room.lock());
    let room = household.open(Person::First, 5);
    assert_eq!(deletion::show(&room), before, "and so it is in the file");
    assert!(reflect::read(&room, &entry).is_ok());
}

#[test]
fn what_is_no_entry_of_its_own_cannot_be_deleted() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let entry = shared_in_part(&mut room);
    let idea = app::ideas::list(&room).ideas[0].id.clone();
    app::ideas::mark(&mut room, &idea, &moment(3), true).expect("it is marked");
    drop(room.lock());
    let closed = ClosedVault::open(&Place { file: household.file(), witness: None }).expect("a household");
    let passphrase = Passphrase::to_try(ROBINS).expect("a passphrase");
    let open = closed.unlock(vault::Person::First, &passphrase).expect("the own passphrase");
    let all: Vec<String> = open.entries().map(|stored| stored.id.to_hex()).collect();
    drop(open.lock());
    let mut room = household.open(Person::First, 4);
    let listed: Vec<String> = deletion::show(&room).into_iter().map(|line| line.line.entry).collect();
    assert!(listed.contains(&entry) && all.len() > listed.len());
    for id in all.iter().filter(|id| !listed.contains(id)) {
        assert_eq!(deletion::delete(&mut room, id, &moment(4)), Err(AppError::UnknownEntry));
    }
}
