//! With one person's secrets alone, nothing shows a word, title, date or number of entries of the
//! other's private room. One test a way in.

use app::export::{Format, export};
use app::views::{Answer, Person, PostKind, PulseEdit, StepKind};
use app::{AppError, calendar, ideas, notes, plans, posts, pulse, reflect, rituals, search, today};
use serde_json::to_string;
use std::fs;
use suite::{Household, MIKA, agreement, begun, moment};

/// Words that stand nowhere else.
const WORD: &str = "quokkaberry";

/// A household where Robin has written much, and Mika nothing.
fn robin_has_written() -> Household {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 100);
    for number in 0..5 {
        let title = format!("{WORD} title {number}");
        let note = notes::NewNote { when: moment(100), title, text: format!("{WORD} text {number}") };
        notes::keep(&mut room, note, &moment(100)).expect("it is saved");
    }
    let run = begun(&mut room, "responsibility-account", &moment(101)).expect("it begins");
    let step =
        run.exercise.steps.iter().find(|step| matches!(step.kind, StepKind::LongText)).expect("it asks for words");
    reflect::answer(&mut room, &run.entry, &step.id, Answer::Text { text: format!("{WORD} answer") }, &moment(102))
        .expect("it is saved");
    let draft = plans::draft(&mut room, None, &moment(103)).expect("a draft").draft;
    plans::draft_save(&mut room, &draft, agreement(&format!("{WORD} draft")), &moment(103)).expect("it is saved");
    posts::begin(&mut room, PostKind::Date, &moment(104)).expect("a draft");
    ideas::mark(&mut room, "soup", &moment(105), true).expect("it is marked");
    let pulse = PulseEdit { date: moment(106).day().to_string(), ratings: vec![], note: format!("{WORD} pulse") };
    pulse::save(&mut room, None, pulse, &moment(106)).expect("it is saved");
    drop(room.lock());
    household
}

#[test]
fn every_view_of_the_second_person_is_as_if_the_first_had_written_nothing() {
    let (written, empty) = (robin_has_written(), Household::of_two());
    let views = |household: &Household| {
        let mut room = household.open(Person::Second, 200);
        let now = moment(200);
        [
            to_string(&room.view()),
            to_string(&today::show(&room, &now)),
            to_string(&reflect::list(&room)),
            to_string(&plans::show(&room)),
            to_string(&rituals::next(&room, &now)),
            to_string(&calendar::show(&room, "Plan", &now)),
            to_string(&posts::list(&room)),
            to_string(&ideas::list(&room)),
            to_string(&pulse::show(&room, &now)),
            to_string(&format!("{:?}", search::find(&mut room, WORD))),
            to_string(&notes::list(&room)),
            to_string(&search::find_notes(&mut room, WORD)),
            // Where each of the two lies is the one thing that differs.
            to_string(&household.locked().door()).map(|door| door.replace(&*household.folder().to_string_lossy(), "")),
        ]
        .map(|view| view.expect("a view"))
    };
    let seen = views(&written);
    assert_eq!(seen, views(&empty));
    assert!(!seen.iter().any(|view| view.contains(WORD)));
}

#[test]
fn the_ids_of_the_first_persons_entries_open_nothing_for_the_second() {
    let household = robin_has_written();
    let room = household.open(Person::First, 150);
    let lists = reflect::list(&room);
    let ids: Vec<_> = lists.open.iter().chain(&lists.written).map(|line| line.entry.clone()).collect();
    let drafts: Vec<_> = plans::show(&room).drafts.into_iter().map(|line| line.draft).collect();
    assert!(ids.len() >= 6 && drafts.len() == 1, "there is something to look for");
    drop(room.lock());
    let mut room = household.open(Person::Second, 200);
    for id in &ids {
        assert_eq!(reflect::read(&room, id).err(), Some(AppError::UnknownEntry));
        assert_eq!(reflect::open(&room, id).err(), Some(AppError::UnknownEntry));
        assert_eq!(reflect::bin(&mut room, id, &moment(200)).err(), Some(AppError::UnknownEntry));
    }
    assert_eq!(plans::draft(&mut room, Some(&drafts[0]), &moment(200)).err(), Some(AppError::UnknownAgreement));
}

#[test]
fn an_export_of_the_second_person_holds_no_word_of_the_first() {
    let household = robin_has_written();
    let room = household.open(Person::Second, 200);
    for format in [Format::Json, Format::Markdown] {
        let folder = household.folder().join("export");
        let file = export(&room, format, &folder).expect("it is written");
        let text = fs::read_to_string(&file).expect("it is text");
        assert!(!text.contains(WORD) && text.contains(MIKA), "{}", file.display());
    }
    drop(room.lock());
    let control = export(&household.open(Person::First, 201), Format::Markdown, &household.folder().join("control"))
        .expect("it is written");
    assert!(fs::read_to_string(control).expect("it is text").contains(WORD), "the first person's own export has them");
}

#[test]
fn no_file_of_the_household_holds_a_word_in_the_clear() {
    let household = robin_has_written();
    let mut searched = 0;
    let mut folders = vec![household.folder().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("our folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = fs::read(&path).expect("our file");
            let wide: Vec<u8> = WORD.encode_utf16().flat_map(u16::to_le_bytes).collect();
            for needle in [WORD.as_bytes(), &wide] {
                assert!(!bytes.windows(needle.len()).any(|window| window == needle), "{}", path.display());
            }
            searched += 1;
        }
    }
    assert!(searched >= 2, "the household file and its witness were looked at");
}
