//! The calendar file: a strict parser reads it, its days are those of the plan, and it says no word of
//! an agreement.

use app::plans::{self, Answering};
use app::shared::By;
use app::views::{
    AgreementField, AgreementForm, AgreementSubject, AgreementText, CalendarKind, Person, PostKind, PostPart,
    PostReply, PostSaying, PostText, Remark,
};
use app::{AppError, Moment, OpenApp, calendar, posts, rituals};
use icalendar::parser::{Component, read_calendar, unfold};
use rrule::RRuleSet;
use std::collections::BTreeSet;
use std::fs;
use suite::{DAY, Household, MIKAS, ROBINS, agreement, moment, read_the_day_before};

const MARKERS: [&str; 6] = ["SECRETTITLE", "SECRETLINE", "SECRETPACT", "SECRETTOPIC", "SECRETWORD", "SECRETREASON"];

fn ritual(rhythm: &str, ends: Option<&str>) -> AgreementText {
    let mut parts = vec![
        (AgreementField::Title, MARKERS[0]),
        (AgreementField::Line, MARKERS[1]),
        (AgreementField::Pact, MARKERS[2]),
        (AgreementField::Pauses, MARKERS[3]),
        (AgreementField::StopWord, MARKERS[4]),
        (AgreementField::Rhythm, rhythm),
        (AgreementField::StartsOn, "2026-09-22"),
    ];
    parts.extend(ends.map(|end| (AgreementField::EndsOn, end)));
    AgreementText {
        form: AgreementForm::Ritual,
        subject: AgreementSubject::Connection,
        parts: parts.into_iter().map(|(field, text)| (field, text.to_owned())).collect(),
    }
}

fn signed(room: &mut OpenApp, text: AgreementText, at: i64) -> String {
    let draft = plans::draft(room, None, &moment(at - 2 * DAY)).expect("a draft").draft;
    plans::draft_save(room, &draft, text, &moment(at - 2 * DAY)).expect("it is saved");
    let id = plans::propose(room, &draft, ROBINS, &moment(at - DAY)).expect("it is proposed").agreement;
    read_the_day_before(room, Person::Second, &id, at);
    plans::answer(room, &id, Answering::Accept, 1, Person::Second, MIKAS, &moment(at)).expect("it is signed");
    id
}

/// A plan with rituals of every sort, one that has ended, and a day to look again.
fn planned() -> (Household, OpenApp, Moment) {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    for (minute, (rhythm, ends)) in (3..).zip([
        ("FREQ=WEEKLY;BYDAY=TU,SU 02:30 PT60M", None),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH 19:00 PT90M", Some("2027-03-01")),
        ("FREQ=MONTHLY;BYDAY=-1FR", Some("2027-05-28")),
        ("FREQ=MONTHLY;BYMONTHDAY=15 08:05", None),
        ("FREQ=WEEKLY;BYDAY=SA", Some("2026-09-30")),
    ]) {
        signed(&mut room, ritual(rhythm, ends), minute);
    }
    let mut reviewed = agreement(MARKERS[1]);
    reviewed.parts.insert(AgreementField::Reason, MARKERS[5].to_owned());
    signed(&mut room, reviewed, 20);
    let now = Moment { millis: 0, offset: 120, zone: None }.read("2026-10-12 12:00").expect("a time");
    (household, room, now)
}

fn value<'a>(event: &'a Component<'_>, name: &str) -> Option<&'a str> {
    event.properties.iter().find(|property| property.name.as_str() == name).map(|property| property.val.as_str())
}

#[test]
fn another_programs_parser_reads_the_calendar_file_and_its_days_are_those_of_the_plan() {
    let (_household, room, now) = planned();
    let seen = calendar::show(&room, "", &now);
    let unfolded = unfold(&seen.text);
    let read = read_calendar(&unfolded).expect("a calendar by the standard");
    assert_eq!(read.components.len(), 5, "what has ended is not in it");
    let planned: Vec<_> = rituals::next(&room, &now).into_iter().filter(|ritual| !ritual.next.is_empty()).collect();
    let mut expanded = Vec::new();
    for event in &read.components {
        assert_eq!(value(event, "SUMMARY"), Some("Reserved"));
        assert!(value(event, "DTSTAMP").is_some() && value(event, "UID").is_some());
        let Some(rule) = value(event, "RRULE") else { continue };
        let start = value(event, "DTSTART").expect("a start");
        let timed = if start.contains('T') { start.to_owned() } else { format!("{start}T000000") };
        // The crate takes no end without a zone: in UTC it is the same wall clock.
        let rule = match rule.split_once(";UNTIL=") {
            Some((rule, end)) if end.contains('T') => format!("{rule};UNTIL={end}Z"),
            Some((rule, end)) => format!("{rule};UNTIL={end}T000000Z"),
            None => rule.to_owned(),
        };
        let set: RRuleSet = format!("DTSTART:{timed}Z\nRRULE:{rule}").parse().expect("a rule by the standard");
        let days = set.all(2).dates;
        let form = if start.contains('T') { "%Y-%m-%dT%H:%M" } else { "%Y-%m-%d" };
        expanded.push(days.iter().map(|day| day.format(form).to_string()).collect::<Vec<_>>());
    }
    let mut plan: Vec<_> = planned.into_iter().map(|ritual| ritual.next).collect();
    plan.sort();
    expanded.sort();
    assert_eq!(expanded, plan);
    assert_eq!(plan.len(), 4);
    let looks: Vec<_> = seen.lines.iter().filter(|line| line.kind == CalendarKind::LookAgain).collect();
    assert_eq!(looks.iter().map(|line| line.on.as_str()).collect::<Vec<_>>(), ["2027-01-10"]);
    assert!(seen.text.contains("DTSTART;VALUE=DATE:20270110\r\n"));
}

#[test]
fn times_in_the_calendar_file_are_those_of_the_clock_on_the_wall_also_where_they_end() {
    let (_household, room, now) = planned();
    let text = calendar::show(&room, "", &now).text;
    assert!(text.contains("DTSTART:20261013T023000\r\nDURATION:PT60M\r\nRRULE:FREQ=WEEKLY;BYDAY=TU,SU\r\n"), "{text}");
    assert!(text.contains("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20270301T235959\r\n"));
    assert!(text.contains("DTSTART;VALUE=DATE:20261030\r\nRRULE:FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20270528\r\n"));
    assert!(!text.contains("TZID") && !text.contains("VTIMEZONE"));
    let zulu = |line: &&str| line.ends_with('Z');
    assert!(
        text.lines().filter(zulu).all(|line| line == "DTSTAMP:20261012T000000Z"),
        "and the stamp tells the day alone"
    );
}

/// Eight digits in a row of an id that stand anywhere in the names of a calendar file, if there are any.
fn digits_of<'a>(id: &'a str, text: &str) -> Option<&'a str> {
    let names: String =
        text.lines().filter(|line| line.starts_with("UID:")).map(|line| line.replace('-', "")).collect();
    (0..=id.len() - 8).filter_map(|at| id.get(at..at + 8)).find(|part| names.contains(part))
}

#[test]
fn the_calendar_file_says_no_word_of_an_agreement_and_its_names_of_entries_stay() {
    let (household, room, now) = planned();
    let text = calendar::show(&room, "", &now).text;
    for word in MARKERS.iter().chain(&[suite::ROBIN, suite::MIKA]) {
        assert!(!text.contains(word), "{word}");
    }
    let uids = |text: &str| -> Vec<String> {
        let mut uids: Vec<_> = text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect();
        uids.sort();
        uids
    };
    assert_eq!(uids(&text).len(), 5);
    drop(room.lock());
    let other = household.open(Person::Second, 30);
    let later = now.read("2026-10-20 12:00").expect("a time");
    assert_eq!(uids(&calendar::show(&other, "Ours", &later).text), uids(&text), "for the other, and on another day");
    for line in plans::show(&other).agreements {
        assert_eq!(digits_of(&line.agreement, &text), None, "the id of an entry leaves the household in no file");
    }
}

#[test]
fn no_line_is_over_75_octets_no_character_is_cut_and_what_is_typed_cannot_become_structure() {
    let (_household, room, now) = planned();
    let typed = [
        "老虎".repeat(70),
        "a, b; c\\d\r\nEND:VCALENDAR\nX:1".to_owned(),
        "é".repeat(33) + &"x".repeat(200),
        "👩‍👩‍👧".repeat(30),
        "A".repeat(67),
        "A".repeat(66) + "é",
    ];
    for title in typed {
        let text = calendar::show(&room, &title, &now).text;
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        for line in text.split_terminator("\r\n") {
            assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
        }
        let unfolded = text.replace("\r\n ", "");
        assert_eq!(unfolded.matches("END:VCALENDAR").count(), 1 + unfolded.matches("END:VCALENDAR X").count());
        let kept: String = title.replace(['\r', '\n'], " ").chars().take(120).collect();
        let escaped = kept.trim().replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
        assert!(unfolded.contains(&format!("SUMMARY:{escaped}\r\n")), "{unfolded}");
        assert_eq!(read_calendar(&unfold(&text)).expect("a calendar by the standard").components.len(), 5);
    }
    assert_eq!(calendar::show(&room, " \u{7} ", &now).title, "Reserved", "a title of nothing is the neutral one");
}

#[test]
fn the_calendar_file_is_whole_or_not_there_and_a_folder_that_takes_none_is_named() {
    let (household, room, now) = planned();
    let file = household.folder().join("calendar.ics");
    fs::write(&file, "an older file").expect("the folder can be written");
    calendar::save(&room, "Ours", &file, &now).expect("it is written");
    assert_eq!(fs::read_to_string(&file).expect("it reads"), calendar::show(&room, "Ours", &now).text);
    let left: Vec<_> =
        fs::read_dir(household.folder()).expect("a folder").flatten().map(|each| each.file_name()).collect();
    assert_eq!(left.iter().filter(|name| name.to_string_lossy().starts_with(".tmp")).count(), 0, "{left:?}");
    for nowhere in ["gone/calendar.ics", "calendar.ics/calendar.ics"] {
        let refused = calendar::save(&room, "", &household.folder().join(nowhere), &now);
        assert_eq!(refused, Err(AppError::NotWritten), "{nowhere}");
    }
    assert_eq!(calendar::save(&room, "", "".as_ref(), &now), Err(AppError::NotWritten));
}

#[test]
fn the_day_that_both_named_when_they_kept_an_agreement_is_the_one_in_the_calendar_file() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let id = signed(&mut room, agreement("We talk each evening."), 3);
    let days = |room: &OpenApp, now: &Moment| -> Vec<String> {
        calendar::show(room, "", now).lines.into_iter().map(|line| line.on).collect()
    };
    let keep = |room: &mut OpenApp, person, passphrase| {
        let again = Remark { text: String::new(), again_on: Some("2027-06-01".to_owned()) };
        plans::keep(room, &id, 1, again, person, passphrase, &moment(5)).expect("it is signed");
    };
    keep(&mut room, Person::First, ROBINS);
    assert_eq!(days(&room, &moment(6)), ["2027-01-10"], "one alone moves no day that both signed");
    keep(&mut room, Person::Second, MIKAS);
    assert_eq!(days(&room, &moment(6)), ["2027-06-01"]);
    let later = moment(0).read("2027-03-01 12:00").expect("a time");
    assert_eq!(days(&room, &later), ["2027-06-01"], "also once the first day lies behind");
    assert!(calendar::show(&room, "", &later).text.contains("DTSTART;VALUE=DATE:20270601\r\n"));
}

fn told(room: &mut OpenApp, kind: PostKind, parts: &[(PostPart, &str)], at: i64) -> String {
    let marked = [(PostPart::What, MARKERS[0]), (PostPart::If, MARKERS[1]), (PostPart::Then, MARKERS[2])];
    let parts = marked.iter().chain(parts).map(|(part, text)| (*part, (*text).to_owned())).collect();
    posts::say(room, PostText { kind, parts }, By::Opener, &moment(at)).expect("it is told").post
}

fn time_together(room: &mut OpenApp, day: &str) -> String {
    told(room, PostKind::Date, &[(PostPart::On, day), (PostPart::When, MARKERS[3])], 3)
}

fn commitment(room: &mut OpenApp, day: &str) -> String {
    told(room, PostKind::Commitment, &[(PostPart::About, "time"), (PostPart::CheckOn, day)], 3)
}

fn replied(room: &mut OpenApp, post: &str, reply: PostReply, day: Option<&str>, at: i64) {
    let saying = PostSaying { reply, text: String::new(), day: day.map(str::to_owned) };
    posts::reply(room, post, saying, By::Opener, &moment(at)).expect("it is said");
}

#[test]
fn days_of_posts_and_of_goals_are_in_the_calendar_file_while_they_stand_and_lie_ahead() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let goal = [
        (AgreementField::Title, MARKERS[0]),
        (AgreementField::FirstStep, MARKERS[1]),
        (AgreementField::FirstStepOn, "2026-10-20"),
        (AgreementField::ReviewOn, "2026-10-20"),
    ];
    let parts = goal.map(|(field, text)| (field, text.to_owned())).into();
    let goal = AgreementText { form: AgreementForm::Goal, subject: AgreementSubject::Connection, parts };
    let goal = signed(&mut room, goal, 3);
    let walk = time_together(&mut room, "2026-10-17");
    time_together(&mut room, "2026-09-22");
    told(&mut room, PostKind::Date, &[(PostPart::When, MARKERS[3])], 4);
    let done = time_together(&mut room, "2026-10-18");
    let promise = commitment(&mut room, "2026-10-19");
    let let_go = commitment(&mut room, "2026-10-19");
    let gone = commitment(&mut room, "2026-10-19");
    let taken_back = commitment(&mut room, "2026-10-19");
    told(&mut room, PostKind::Deed, &[(PostPart::On, "2026-10-19")], 5);
    replied(&mut room, &done, PostReply::Done, None, 6);
    replied(&mut room, &promise, PostReply::MissedTold, Some("2026-09-21"), 6);
    replied(&mut room, &let_go, PostReply::LetGo, None, 6);
    replied(&mut room, &gone, PostReply::NoLongerAgreed, Some("2026-09-21"), 6);
    posts::take_back(&mut room, &taken_back, Person::First, ROBINS, &moment(6)).expect("it is taken back");
    let now = moment(0).read("2026-10-12 12:00").expect("a time");

    let seen = calendar::show(&room, "", &now);
    let mut lines: Vec<_> = seen.lines.iter().map(|line| (line.on.as_str(), format!("{:?}", line.kind))).collect();
    lines.sort();
    let expected =
        [("2026-10-17", "Together"), ("2026-10-19", "Check"), ("2026-10-20", "FirstStep"), ("2026-10-20", "LookAgain")];
    assert_eq!(lines, expected.map(|(day, kind)| (day, kind.to_owned())));
    let unfolded = unfold(&seen.text);
    let read = read_calendar(&unfolded).expect("a calendar by the standard");
    let starts: Vec<_> = read.components.iter().filter_map(|event| value(event, "DTSTART")).collect();
    assert_eq!(starts, ["20261017", "20261019", "20261020", "20261020"]);
    assert!(read.components.iter().all(|event| value(event, "SUMMARY") == Some("Reserved")));
    for word in MARKERS.iter().chain(&[suite::ROBIN, suite::MIKA]) {
        assert!(!seen.text.contains(word), "{word}");
    }
    for id in [&goal, &walk, &promise] {
        assert_eq!(digits_of(id, &seen.text), None, "the id of an entry leaves the household in no file");
    }
    let uids = |text: &str| -> BTreeSet<String> {
        text.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
    };
    assert_eq!(uids(&seen.text).len(), 4, "also the two days of one goal on one day are two");
    drop(room.lock());
    let mut other = household.open(Person::Second, 30);
    assert_eq!(uids(&calendar::show(&other, "Ours", &now).text), uids(&seen.text), "for the other too");
    replied(&mut other, &walk, PostReply::LetGo, None, 31);
    plans::retire(&mut other, &goal, Person::Second, MIKAS, &moment(32)).expect("either may end it");
    let left: Vec<_> = calendar::show(&other, "", &now).lines.into_iter().map(|line| line.on).collect();
    assert_eq!(left, ["2026-10-19"]);
    let after = now.read("2026-10-20 00:30").expect("a time");
    assert_eq!(calendar::show(&other, "", &after).lines, []);
}

#[test]
fn an_empty_plan_makes_an_empty_calendar() {
    let household = Household::of_two();
    let room = household.open(Person::First, 2);
    let seen = calendar::show(&room, "", &moment(3));
    assert_eq!(seen.lines, []);
    assert!(!seen.text.contains("VEVENT"));
}
