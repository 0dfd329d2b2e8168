//! The trust pulse: rated alone, seen alone, and told no more clearly than it is.

use app::export::{Format, export};
use app::plans::{self, Answering};
use app::views::{
    Leaving, Person, PulseChange, PulseEdit, PulseFacet, PulseMark, PulseMarkKind, PulseRating, PulseView, Reason,
};
use app::words::words;
use app::{AppError, Moment, OpenApp, pulse, reflect, search, today};
use serde_json::to_string;
use std::fs;
use suite::{DAY, Household, MIKAS, ROBINS, agreement, begun, moment, read_the_day_before};

/// A word that stands nowhere else.
const WORD: &str = "quokkaberry";
const WEEK: i64 = 7 * 24 * 60;

fn rated(on: &Moment, ratings: &[(PulseFacet, u8)], note: &str) -> PulseEdit {
    let ratings = ratings.iter().map(|(facet, value)| PulseRating { facet: *facet, value: *value }).collect();
    PulseEdit { date: on.day().to_string(), ratings, note: note.to_owned() }
}

fn keep(room: &mut OpenApp, on: i64, ratings: &[(PulseFacet, u8)]) -> String {
    let now = moment(on);
    pulse::save(room, None, rated(&now, ratings, ""), &now).expect("it is saved").entry
}

fn line(view: &PulseView, facet: PulseFacet) -> &app::views::PulseFacetLine {
    view.facets.iter().find(|line| line.facet == facet).expect("every facet has a line")
}

#[test]
fn each_facet_is_rated_on_its_own_and_any_may_be_left_out() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 10);
    keep(&mut room, 10, &[(PulseFacet::Truthful, 6), (PulseFacet::Reliable, 2), (PulseFacet::Reach, 5)]);
    let view = pulse::show(&room, &moment(10));
    let value = |facet| line(&view, facet).stretches.first().map(|stretch| stretch[0].value);
    assert_eq!(value(PulseFacet::Truthful), Some(6), "I trust you to tell the truth");
    assert_eq!(value(PulseFacet::Reliable), Some(2), "and not yet to turn up");
    assert_eq!(value(PulseFacet::Close), None);
    assert_eq!((value(PulseFacet::Reach), value(PulseFacet::Reachable)), (Some(5), None));
    assert_eq!(view.facets[0].facet, PulseFacet::Safe, "felt safety comes first");
    let wire = to_string(&view).expect("a view");
    assert!(!wire.contains("average") && !wire.contains("total") && !wire.contains("target"));
}

#[test]
fn a_pulse_above_ten_of_a_day_to_come_or_of_nothing_is_not_taken() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 10);
    let now = moment(10);
    for edit in [
        rated(&now, &[(PulseFacet::Safe, 11)], ""),
        rated(&moment(3 * 24 * 60), &[(PulseFacet::Safe, 5)], ""),
        rated(&now, &[], " "),
        PulseEdit { date: "soon".to_owned(), ratings: Vec::new(), note: "N".to_owned() },
    ] {
        assert_eq!(pulse::save(&mut room, None, edit, &now), Err(AppError::AnswerDoesNotFit));
    }
    assert_eq!(pulse::show(&room, &now).pulses, []);
    let back = rated(&moment(-WEEK), &[], "Only words.");
    pulse::save(&mut room, None, back.clone(), &now).expect("a day that is past, and a note alone");
    let unknown = pulse::save(&mut room, Some(&"0".repeat(32)), back, &now);
    assert_eq!(unknown, Err(AppError::UnknownEntry));
}

#[test]
fn an_earlier_pulse_is_changed_taken_out_and_taken_back_after_a_lock() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 0);
    let entry = keep(&mut room, 0, &[(PulseFacet::Safe, 3), (PulseFacet::Close, 1)]);
    keep(&mut room, WEEK, &[(PulseFacet::Safe, 5)]);
    let edit = rated(&moment(0), &[(PulseFacet::Safe, 4)], WORD);
    assert_eq!(pulse::save(&mut room, Some(&entry), edit, &moment(WEEK)).expect("it is saved").entry, entry);
    drop(room.lock());

    let mut room = household.open(Person::First, WEEK + 1);
    let now = moment(WEEK + 1);
    let view = pulse::show(&room, &now);
    assert_eq!(view.pulses.len(), 2);
    assert_eq!((view.pulses[0].entry.as_str(), view.pulses[0].ratings.len()), (entry.as_str(), 1));
    let binned = pulse::bin(&mut room, &entry, &now).expect("it is there");
    assert_eq!(binned.pulses.len(), 1);
    let list = reflect::list(&room);
    assert_eq!(list.binned.iter().map(|line| line.entry.as_str()).collect::<Vec<_>>(), [entry.as_str()]);
    assert!(list.written.is_empty(), "the lines of the pulse stand on their own screen");
    reflect::take_back(&mut room, &entry, &now).expect("the bin of the room holds it as well");
    assert_eq!(pulse::show(&room, &now).pulses.len(), 2);
    pulse::bin(&mut room, &entry, &now).expect("it is there");
    assert_eq!(pulse::take_back(&mut room, &entry, &now).expect("it is there").pulses.len(), 2);
}

#[test]
fn a_line_stops_where_nothing_was_rated_and_says_so() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 0);
    for week in [0, 1, 2, 5, 6] {
        keep(&mut room, week * WEEK, &[(PulseFacet::Safe, 4)]);
    }
    keep(&mut room, 3 * WEEK, &[(PulseFacet::Open, 4)]);
    let view = pulse::show(&room, &moment(6 * WEEK));
    let safe = line(&view, PulseFacet::Safe);
    assert_eq!(safe.stretches.iter().map(Vec::len).collect::<Vec<_>>(), [3, 2], "a facet left out is a gap as well");
    assert!(safe.says.contains("nothing was rated"), "{}", safe.says);
    assert!(safe.says.contains("too few weeks"), "{}", safe.says);
    assert_eq!(safe.change, PulseChange::TooFew);
}

#[test]
fn a_change_is_told_only_beyond_the_ups_and_downs() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 0);
    for week in 0..24_u8 {
        let wobble = week % 3;
        let reliable = if week < 16 { 2 } else { 6 } + wobble;
        let ratings =
            [(PulseFacet::Safe, 4 + wobble), (PulseFacet::Reliable, reliable), (PulseFacet::Close, 9 - reliable)];
        keep(&mut room, i64::from(week) * WEEK, &ratings);
    }
    let view = pulse::show(&room, &moment(23 * WEEK));
    let told = |facet| (line(&view, facet).change, line(&view, facet).says.as_str());
    assert_eq!(told(PulseFacet::Safe).0, PulseChange::Within);
    assert!(told(PulseFacet::Safe).1.contains("usual ups and downs"));
    let (change, says) = told(PulseFacet::Reliable);
    assert_eq!(change, PulseChange::Higher);
    assert!(says.contains("“You do what you say” stood around 3") && says.contains("around 7"), "{says}");
    assert_eq!(told(PulseFacet::Close).0, PulseChange::Lower);
    assert_eq!(told(PulseFacet::Open).0, PulseChange::TooFew);
}

#[test]
fn agreements_and_hard_days_stand_as_marks_beside_the_lines() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let mut signed = |of: Option<&str>, line: &str, at: i64, revision: u32| {
        let draft = plans::draft(&mut room, of, &moment(at - DAY)).expect("a draft").draft;
        plans::draft_save(&mut room, &draft, agreement(line), &moment(at - DAY)).expect("it is saved");
        let id = plans::propose(&mut room, &draft, ROBINS, &moment(at)).expect("it is signed").agreement;
        read_the_day_before(&mut room, Person::Second, &id, at + WEEK);
        plans::answer(&mut room, &id, Answering::Accept, revision, Person::Second, MIKAS, &moment(at + WEEK))
            .expect("it is signed");
        id
    };
    let id = signed(None, "We talk.", 3, 1);
    signed(Some(&id), "We talk at eight.", 3 * WEEK, 2);
    let draft = plans::draft(&mut room, None, &moment(4 * WEEK - DAY)).expect("a draft").draft;
    plans::draft_save(&mut room, &draft, agreement("Only proposed."), &moment(4 * WEEK - DAY)).expect("it is saved");
    plans::propose(&mut room, &draft, ROBINS, &moment(4 * WEEK)).expect("it is signed");
    let run = begun(&mut room, "a-setback", &moment(6 * WEEK)).expect("it begins").entry;
    begun(&mut room, "aftershock", &moment(6 * WEEK)).expect("it begins");
    reflect::finish(&mut room, &run, Some(Leaving::Same), &moment(6 * WEEK)).expect("it is saved");

    let marks = pulse::show(&room, &moment(7 * WEEK)).marks;
    let seen: Vec<_> = marks.iter().map(|mark| (mark.date.clone(), mark.kind)).collect();
    let on = |at: i64| moment(at).day().to_string();
    assert_eq!(
        seen,
        [
            (on(WEEK + 3), PulseMarkKind::Agreement),
            (on(4 * WEEK), PulseMarkKind::AgreementChanged),
            (on(6 * WEEK), PulseMarkKind::Setback),
        ],
        "each on the day it held or was finished; what is only proposed or begun is no mark",
    );
    assert_eq!(marks[0].title, "Evenings on work trips");
}

#[test]
fn low_felt_safety_turns_today_from_talk_to_steadying() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 0);
    let offers = |room: &OpenApp, at: i64| today::show(room, &moment(at)).suggestion.map(|step| step.reason);
    assert_ne!(offers(&room, 0), Some(Reason::Steadying));
    keep(&mut room, 0, &[(PulseFacet::Safe, 3)]);
    assert_eq!(offers(&room, 1), Some(Reason::Steadying));
    assert!(pulse::show(&room, &moment(1)).feels_unsafe);
    assert_ne!(offers(&room, 2 * WEEK), Some(Reason::Steadying), "after two weeks it says nothing of these days");
    let higher = keep(&mut room, 24 * 60, &[(PulseFacet::Safe, 4)]);
    assert_ne!(offers(&room, 24 * 60 + 1), Some(Reason::Steadying));
    pulse::bin(&mut room, &higher, &moment(24 * 60 + 2)).expect("it is there");
    assert_eq!(offers(&room, 24 * 60 + 3), Some(Reason::Steadying));
}

#[test]
fn the_other_person_sees_nothing_of_a_pulse() {
    let (written, empty) = (Household::of_two(), Household::of_two());
    let mut room = written.open(Person::First, 0);
    let now = moment(0);
    let entry = pulse::save(&mut room, None, rated(&now, &[(PulseFacet::Safe, 1)], WORD), &now).expect("saved").entry;
    drop(room.lock());
    let seen = |household: &Household| {
        let mut room = household.open(Person::Second, 10);
        let views = [
            to_string(&pulse::show(&room, &moment(10))),
            to_string(&today::show(&room, &moment(10))),
            to_string(&reflect::list(&room)),
            to_string(&search::find_notes(&mut room, WORD)),
        ];
        views.map(|view| view.expect("a view"))
    };
    assert_eq!(seen(&written), seen(&empty));
    let mut other = written.open(Person::Second, 20);
    assert_eq!(pulse::bin(&mut other, &entry, &moment(20)), Err(AppError::UnknownEntry));
}

#[test]
fn a_pulse_is_found_by_its_words_and_written_out_with_its_ratings() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 0);
    let now = moment(0);
    let edit = rated(&now, &[(PulseFacet::Safe, 4), (PulseFacet::Respected, 9)], WORD);
    let entry = pulse::save(&mut room, None, edit, &now).expect("it is saved").entry;
    let found = search::find_notes(&mut room, WORD);
    assert_eq!(found.iter().map(|note| note.id.as_str()).collect::<Vec<_>>(), [entry.as_str()]);
    assert_eq!(found[0].text, format!("Safe with you: 4 of 10\nRespected: 9 of 10\n{WORD}"));
    assert_eq!(room.view().entries, 1);
    let folder = tempfile::tempdir().expect("a folder");
    let page = export(&room, Format::Markdown, folder.path()).expect("it is written");
    let page = fs::read_to_string(page).expect("a page");
    for words in ["## Trust pulse", "### 2026-09-21", "> Safe with you: 4 of 10", WORD] {
        assert_eq!(page.matches(words).count(), 1, "{words}");
    }
    let json = export(&room, Format::Json, folder.path()).expect("it is written");
    let json: serde_json::Value = serde_json::from_slice(&fs::read(json).expect("a file")).expect("JSON");
    assert_eq!(json["pulses"][0]["ratings"][1]["value"], 9);
    pulse::bin(&mut room, &entry, &now).expect("it is there");
    assert!(search::find_notes(&mut room, WORD).is_empty());
    let bin = tempfile::tempdir().expect("a folder");
    let page = fs::read_to_string(export(&room, Format::Markdown, bin.path()).expect("it is written")).expect("a page");
    assert_eq!(page.matches(WORD).count(), 1, "what lies in the bin is written out once, as such");
}

#[test]
fn reliable_asks_for_ability_and_strength_too_and_its_line_is_marked_where_that_began() {
    let said = words("pulse-help-reliable", &[]);
    assert!(said.contains("small promises hold") && said.contains("able") && said.contains("strong"), "{said}");
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let reworded = 10 * WEEK;
    let marks = |room: &OpenApp, at: i64| pulse::show(room, &moment(at)).marks;
    keep(&mut room, reworded + WEEK, &[(PulseFacet::Reliable, 6)]);
    assert_eq!(marks(&room, 12 * WEEK), [], "whoever rated nothing before has one wording only");
    keep(&mut room, WEEK, &[(PulseFacet::Safe, 6)]);
    assert_eq!(marks(&room, 12 * WEEK), [], "and so has whoever rated other things");
    keep(&mut room, WEEK, &[(PulseFacet::Reliable, 6)]);
    assert_eq!(marks(&room, 9 * WEEK), [], "no mark stands on a day to come");
    let mark = PulseMark {
        date: "2026-11-30".to_owned(),
        kind: PulseMarkKind::Wording,
        title: "You do what you say".to_owned(),
        facet: Some(PulseFacet::Reliable),
    };
    assert_eq!(marks(&room, 12 * WEEK), [mark]);
}
