//! Rituals: what comes back falls on the days that were signed, whatever the clocks do.

use app::export::{Format, export};
use app::plans::{self, Answering};
use app::views::{AgreementField, AgreementForm, AgreementSubject, AgreementText, Person};
use app::{AppError, Moment, OpenApp, calendar, rituals};
use domain::day::Day;
use domain::rhythm::Rhythm;
use rrule::{RRuleSet, Tz};
use std::fs;
use suite::{DAY, Household, MIKAS, ROBINS, moment, read_the_day_before};

fn ritual(parts: &[(AgreementField, &str)]) -> AgreementText {
    let always = [(AgreementField::Title, "A walk"), (AgreementField::Line, "We walk, as far as we like.")];
    AgreementText {
        form: AgreementForm::Ritual,
        subject: AgreementSubject::Connection,
        parts: always.iter().chain(parts).map(|(field, text)| (*field, (*text).to_owned())).collect(),
    }
}

fn weekly() -> AgreementText {
    ritual(&[
        (AgreementField::Rhythm, "FREQ=WEEKLY;BYDAY=TU,SU 02:30 PT60M"),
        (AgreementField::Pauses, "What happened."),
        (AgreementField::Pact, "Phones stay at home."),
        (AgreementField::StopWord, "Umbrella"),
        (AgreementField::StartsOn, "2026-09-22"),
    ])
}

fn proposed(room: &mut OpenApp, of: Option<&str>, text: AgreementText, at: i64) -> Result<String, AppError> {
    let draft = plans::draft(room, of, &moment(at - DAY))?.draft;
    plans::draft_save(room, &draft, text, &moment(at - DAY))?;
    Ok(plans::propose(room, &draft, ROBINS, &moment(at))?.agreement)
}

fn signed(room: &mut OpenApp, text: AgreementText) -> String {
    let id = proposed(room, None, text, 3 - DAY).expect("it is proposed");
    read_the_day_before(room, Person::Second, &id, 4);
    plans::answer(room, &id, Answering::Accept, 1, Person::Second, MIKAS, &moment(4)).expect("it is signed");
    id
}

/// A local time at a place so many minutes east of Greenwich.
fn at(text: &str, offset: i32) -> Moment {
    Moment { millis: 0, offset, zone: None }.read(text).expect("a time")
}

fn next(room: &OpenApp, now: &Moment) -> Vec<String> {
    rituals::next(room, now).into_iter().flat_map(|ritual| ritual.next).collect()
}

/// Every rhythm that the planner offers, and many sets of days of the week.
fn rhythms() -> Vec<String> {
    const SHORT: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let sets = [1_u8, 2, 64, 0b000_0011, 0b110_0000, 0b001_0101, 0b100_0001, 0b111_1111];
    let weeks = (1..=12).flat_map(|every| {
        sets.iter().map(move |set| {
            let days: Vec<_> =
                SHORT.iter().enumerate().filter(|(place, _)| set & (1 << place) != 0).map(|(_, day)| *day).collect();
            let interval = if every == 1 { String::new() } else { format!("INTERVAL={every};") };
            format!("FREQ=WEEKLY;{interval}BYDAY={}", days.join(","))
        })
    });
    let month_days = (1..=28).chain([-1]).map(|day| format!("FREQ=MONTHLY;BYMONTHDAY={day}"));
    let nths = [1, 2, 3, 4, -1];
    let nths = nths.iter().flat_map(|nth| SHORT.iter().map(move |day| format!("FREQ=MONTHLY;BYDAY={nth}{day}")));
    weeks.chain(month_days).chain(nths).collect()
}

#[test]
fn every_rhythm_falls_on_the_days_that_another_program_computes_for_its_rule() {
    for rule in rhythms() {
        let rhythm = Rhythm::parse(&rule).expect("the planner offers it");
        for first in ["2026-12-02", "2027-02-28", "2028-02-29", "2026-10-19"] {
            let first = Day::parse(first).expect("a day");
            let ours: Vec<_> = rhythm.days(first, None, first).take(25).map(|day| day.to_string()).collect();
            let start = ours[0].replace('-', "");
            let set: RRuleSet =
                format!("DTSTART:{start}T120000Z\nRRULE:{rule}").parse().expect("a rule of the standard");
            let theirs: Vec<_> = set.all(25).dates.iter().map(|day| day.format("%Y-%m-%d").to_string()).collect();
            assert_eq!(ours, theirs, "{rule} from {first}");
        }
    }
}

#[test]
fn a_ritual_at_half_past_two_stays_there_on_the_days_on_which_the_clocks_change() {
    let weekly = Rhythm::parse("FREQ=WEEKLY;BYDAY=SU 02:30").expect("a rhythm");
    let zones = [
        (Tz::Europe__Berlin, "2026-10-11"),
        (Tz::Europe__Berlin, "2027-03-14"),
        (Tz::America__New_York, "2027-02-28"),
        (Tz::Australia__Lord_Howe, "2027-03-21"),
        (Tz::America__Santiago, "2027-03-21"),
    ];
    for (zone, first) in zones {
        let first = Day::parse(first).expect("a day");
        let ours: Vec<_> = weekly.days(first, None, first).take(5).map(|day| day.to_string()).collect();
        let start = ours[0].replace('-', "");
        let set = format!("DTSTART;TZID={}:{start}T123000\nRRULE:FREQ=WEEKLY;BYDAY=SU", zone.name());
        let set: RRuleSet = set.parse().expect("a rule of the standard");
        let theirs: Vec<_> = set.all(5).dates.iter().map(|day| day.format("%Y-%m-%d").to_string()).collect();
        assert_eq!(ours, theirs, "{}", zone.name());
    }

    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    signed(&mut room, self::weekly());
    // Central European time: summer until the night of 25 October 2026, and again from 28 March 2027.
    assert_eq!(next(&room, &at("2026-10-24 12:00", 120)), ["2026-10-25T02:30", "2026-10-27T02:30"]);
    assert_eq!(next(&room, &at("2026-10-25 02:29", 120)), ["2026-10-25T02:30", "2026-10-27T02:30"]);
    assert_eq!(next(&room, &at("2026-10-25 02:31", 60)), ["2026-10-27T02:30", "2026-11-01T02:30"]);
    assert_eq!(next(&room, &at("2027-03-27 12:00", 60)), ["2027-03-28T02:30", "2027-03-30T02:30"]);
    assert_eq!(next(&room, &at("2027-03-28 03:00", 120)), ["2027-03-30T02:30", "2027-04-04T02:30"]);
    assert_eq!(
        next(&room, &at("2027-03-27 12:00", -480)),
        ["2027-03-28T02:30", "2027-03-30T02:30"],
        "after a move it is half past two there"
    );
}

#[test]
fn a_ritual_comes_back_only_while_both_have_signed_it_and_it_holds() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let begun = at("2026-10-01 09:00", 120);
    let id = proposed(&mut room, None, weekly(), 3).expect("it is proposed");
    assert_eq!(rituals::next(&room, &begun), [], "one signature is none");
    plans::answer(&mut room, &id, Answering::Accept, 1, Person::Second, MIKAS, &moment(4)).expect("it is signed");
    assert_eq!(next(&room, &begun), ["2026-10-04T02:30", "2026-10-06T02:30"]);
    assert_eq!(
        next(&room, &at("2026-01-01 09:00", 60)),
        ["2026-09-22T02:30", "2026-09-27T02:30"],
        "not before it starts"
    );

    let mut other = weekly();
    other.parts.insert(AgreementField::Rhythm, "FREQ=MONTHLY;BYDAY=-1FR".to_owned());
    other.parts.insert(AgreementField::EndsOn, "2026-12-20".to_owned());
    proposed(&mut room, Some(&id), other, 5).expect("it is proposed");
    assert_eq!(next(&room, &begun)[0], "2026-10-04T02:30", "a change that waits changes nothing");
    let agreed =
        plans::answer(&mut room, &id, Answering::Accept, 2, Person::Second, MIKAS, &moment(6)).expect("signed");
    assert_eq!(next(&room, &begun), ["2026-10-30", "2026-11-27"]);
    assert_eq!(
        next(&room, &at("2026-12-01 09:00", 60)),
        [] as [&str; 0],
        "after its end there is no next day, and no word"
    );
    let fields: Vec<_> = agreed.versions[0].changes.iter().map(|change| change.field).collect();
    assert_eq!(fields, [AgreementField::Rhythm, AgreementField::EndsOn]);
    plans::retire(&mut room, &id, Person::Second, MIKAS, &moment(7)).expect("it is let go");
    assert_eq!(rituals::next(&room, &begun), []);
}

#[test]
fn a_rhythm_that_does_not_read_is_not_kept_and_one_without_its_first_day_is_not_signed() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    for unread in ["whenever", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270101", "FREQ=SECONDLY", "FREQ=WEEKLY;BYDAY=TU 25:00"] {
        let draft = plans::draft(&mut room, None, &moment(2)).expect("a draft").draft;
        let text = ritual(&[(AgreementField::Rhythm, unread)]);
        plans::draft_save(&mut room, &draft, text, &moment(2)).expect("the rest is saved");
        let kept = plans::draft(&mut room, Some(&draft), &moment(2)).expect("it is there").text.parts;
        assert_eq!(kept.get(&AgreementField::Rhythm), None, "{unread}");
        plans::draft_discard(&mut room, &draft, &moment(2)).expect("it is thrown away");
    }
    let no_start = ritual(&[(AgreementField::Rhythm, "FREQ=WEEKLY;BYDAY=TU")]);
    let refused = proposed(&mut room, None, no_start, 3);
    assert_eq!(refused, Err(AppError::AgreementUnfinished { missing: vec![AgreementField::StartsOn] }));
}

#[test]
fn what_can_come_back_begins_today_until_its_writer_chooses_another_day() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let today = moment(2).day().to_string();
    let first = |parts: &AgreementText| parts.parts.get(&AgreementField::StartsOn).cloned();

    let hello = plans::begin_from(&mut room, "goodbye", &moment(2)).expect("a draft");
    assert_eq!(first(&hello.text), Some(today.clone()));
    plans::propose(&mut room, &hello.draft, ROBINS, &moment(3)).expect("it can be signed as it stands");

    let own = plans::begin(&mut room, AgreementForm::Ritual, AgreementSubject::Own, &moment(2)).expect("a draft");
    assert_eq!(first(&own.text), Some(today.clone()));
    let later = 2 + 60 * 24 * 3;
    let again = plans::begin(&mut room, AgreementForm::Ritual, AgreementSubject::Own, &moment(later));
    assert_eq!(again.expect("a draft").draft, own.draft, "an untouched one is gone on with");
    let mut text = own.text;
    text.parts.insert(AgreementField::StartsOn, "2027-05-01".to_owned());
    text.parts.insert(AgreementField::Title, "Sundays".to_owned());
    plans::draft_save(&mut room, &own.draft, text, &moment(later)).expect("it is saved");
    let chosen = plans::draft(&mut room, Some(&own.draft), &moment(later)).expect("it is there");
    assert_eq!(first(&chosen.text).as_deref(), Some("2027-05-01"));

    let goal = plans::begin(&mut room, AgreementForm::Goal, AgreementSubject::Own, &moment(2)).expect("a draft");
    let line = plans::begin(&mut room, AgreementForm::Boundary, AgreementSubject::Own, &moment(2)).expect("a draft");
    assert_eq!((first(&goal.text), first(&line.text)), (None, None), "what cannot come back has no day of its own");
    let mut weekly = weekly();
    weekly.parts.remove(&AgreementField::Rhythm);
    weekly.parts.remove(&AgreementField::StartsOn);
    let signed = signed(&mut room, weekly);
    let change = plans::draft(&mut room, Some(&signed), &moment(later)).expect("a draft");
    assert_eq!(first(&change.text), None, "a change begins with the words that both signed");
}

#[test]
fn the_readable_export_says_a_rhythm_in_words() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    signed(&mut room, weekly());
    let written = export(&room, Format::Markdown, household.folder()).expect("it is written");
    let page = fs::read_to_string(written).expect("it reads");
    assert!(page.contains("> Every Tuesday and Sunday, at 02:30, for one hour"), "{page}");
    assert!(!page.contains("FREQ="));
    assert!(page.contains("> Umbrella") && page.contains("> Phones stay at home."));
}

/// The words of a template, as a draft begins with them.
fn begun_from(room: &mut OpenApp, template: &str) -> AgreementText {
    let draft = plans::begin_from(room, template, &moment(2)).expect("there is such a place to begin");
    plans::draft_discard(room, &draft.draft, &moment(2)).expect("it is thrown away");
    draft.text
}

#[test]
fn time_in_which_the_hard_topic_rests_comes_back_with_the_word_for_when_it_cannot() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let mut text = begun_from(&mut room, "rest");
    let part = |text: &AgreementText, field| text.parts.get(&field).cloned().unwrap_or_default();
    let word = part(&text, AgreementField::StopWord);
    assert!(!word.is_empty() && !part(&text, AgreementField::Pauses).is_empty(), "{text:?}");
    text.parts.insert(AgreementField::Rhythm, "FREQ=WEEKLY;BYDAY=FR 19:00 PT120M".to_owned());
    text.parts.insert(AgreementField::StartsOn, "2026-09-25".to_owned());
    let id = signed(&mut room, text);
    drop(room.lock());
    let other = household.open(Person::Second, 5);
    let held = plans::agreement(&other, &id).expect("both can read it");
    assert_eq!(part(&held.versions[0].text, AgreementField::StopWord), word);
    let evening = &rituals::next(&other, &at("2026-09-24T12:00:00+02:00", 120))[0].next[0];
    assert!(evening.starts_with("2026-09-25T19:00"), "{evening}");
}

#[test]
fn where_two_have_drifted_apart_more_time_is_an_agreement_beside_what_comes_back() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let mut time = begun_from(&mut room, "time");
    for (field, words) in [
        (AgreementField::Reason, "We pass each other in the hall."),
        (AgreementField::IfCrossed, "I say that I miss us."),
        (AgreementField::ReviewOn, "2027-02-01"),
    ] {
        time.parts.insert(field, words.to_owned());
    }
    let time = signed(&mut room, time);
    signed(&mut room, weekly());
    drop(room.lock());
    let other = household.open(Person::Second, 5);
    let held = plans::agreement(&other, &time).expect("both can read it");
    let text = &held.versions[0].text;
    assert_eq!((text.form, text.subject), (AgreementForm::Boundary, AgreementSubject::Time));
    let days = calendar::show(&other, "Plan", &at("2026-09-24T12:00:00+02:00", 120)).lines;
    assert!(days.iter().any(|line| line.on == "2027-02-01"), "the day to look at it again: {days:?}");
    assert!(days.iter().any(|line| line.on.starts_with("2026-09-27T02:30")), "what comes back: {days:?}");
}
