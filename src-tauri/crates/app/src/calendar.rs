//! The calendar file: the rituals and the days that lie ahead, for a calendar program of one's own.
//!
//! It leaves the protected file, and a calendar is often seen by others: on a wall, on a shared
//! account, on the screen of a phone. So it holds days, times and one neutral title, and no word of an
//! agreement or of anything else that was written.
//!
//! All times are *floating* (RFC 5545, 3.3.5, form 1): what the clock on the wall shows, without a
//! zone. That is what both have signed: "Thursday at seven" is meant to stay at seven when the clocks
//! change and after a move. A time in UTC would shift by an hour twice a year, and a time with a zone
//! would need the rules of that zone in the file, would tell where the two live, and would be wrong
//! after a move.

use crate::views::{CalendarKind, CalendarLine, CalendarView};
use crate::words::words;
use crate::{AppError, Moment, OpenApp, plans, posts, rituals};
use chrono::NaiveTime;
use domain::agreement::{AgreementText, Field};
use domain::day::Day;
use domain::post::Kind;
use std::io::Write as _;
use std::path::Path;
use vault::EntryId;

/// The most octets of a line, without its end (RFC 5545, 3.1).
const WIDEST: usize = 75;
/// The longest title, in characters.
const LONGEST_TITLE: usize = 120;

/// One thing in a calendar.
struct Event {
    uid: String,
    kind: CalendarKind,
    day: Day,
    at: Option<NaiveTime>,
    minutes: Option<u16>,
    rule: Option<String>,
    last: Option<Day>,
    rhythm: String,
}

/// What the calendar file holds, before it is written: every day in it, and its very text.
#[must_use]
pub fn show(app: &OpenApp, title: &str, now: &Moment) -> CalendarView {
    let title = title_of(title);
    let events = events(app, now);
    let line = |event: &Event| CalendarLine {
        kind: event.kind,
        on: rituals::local(event.day, event.at),
        rhythm: event.rhythm.clone(),
    };
    CalendarView { lines: events.iter().map(line).collect(), text: text_of(&events, &title, now), title }
}

/// Writes the calendar file. It is whole or not there at all: a file of that name is replaced only
/// once the new one is on the disk.
///
/// # Errors
///
/// [`AppError::DiskFull`], or [`AppError::NotWritten`] where the folder takes no file.
pub fn save(app: &OpenApp, title: &str, file: &Path, now: &Moment) -> Result<(), AppError> {
    let text = show(app, title, now).text;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).ok_or(AppError::NotWritten)?;
    let write = || -> std::io::Result<()> {
        let mut fresh = tempfile::NamedTempFile::new_in(folder)?;
        fresh.write_all(text.as_bytes())?;
        fresh.as_file().sync_all()?;
        fresh.persist(file)?;
        Ok(())
    };
    write().map_err(|error| match vault::VaultError::from(error) {
        vault::VaultError::DiskFull => AppError::DiskFull,
        _ => AppError::NotWritten,
    })
}

/// The title as it is typed, in one line; a neutral word where nothing is typed.
fn title_of(typed: &str) -> String {
    let plain: String = typed.chars().map(|each| if each.is_control() { ' ' } else { each }).collect();
    let short: String = plain.trim().chars().take(LONGEST_TITLE).collect();
    if short.trim().is_empty() { words("calendar-reserved", &[]) } else { short }
}

/// The rituals from their next day on, and the single days that lie ahead, in the order of the days.
fn events(app: &OpenApp, now: &Moment) -> Vec<Event> {
    let rituals = rituals::holding(app, now).into_iter().filter_map(|(id, text)| ritual(id, &text, now));
    let mut days = Vec::new();
    for (id, agreement) in plans::all(app) {
        let Some(version) = agreement.holding(now.day(), |at| now.day_of(at)) else { continue };
        let named = [
            (
                CalendarKind::LookAgain,
                agreement.look_on().filter(|day| version.text.day(Field::EndsOn).is_none_or(|end| *day <= end)),
            ),
            (CalendarKind::FirstStep, version.text.day(Field::FirstStepOn)),
        ];
        days.extend(named.into_iter().filter_map(|(kind, day)| Some((id, kind, day?))));
    }
    days.extend(posts::standing_days(app).into_iter().map(|(id, kind, day)| {
        let kind = if kind == Kind::Date { CalendarKind::Together } else { CalendarKind::Check };
        (id, kind, day)
    }));
    let days = days.into_iter().filter(|(_, _, day)| *day >= now.day()).map(|(id, kind, day)| Event {
        uid: uid(id, kind),
        kind,
        day,
        at: None,
        minutes: None,
        rule: None,
        last: None,
        rhythm: String::new(),
    });
    let mut events: Vec<_> = rituals.chain(days).collect();
    events.sort_by(|one, other| (one.day, one.at, &one.uid).cmp(&(other.day, other.at, &other.uid)));
    events
}

fn ritual(id: EntryId, text: &AgreementText, now: &Moment) -> Option<Event> {
    let rhythm = text.rhythm()?;
    let (day, at) = rituals::next_of(text, now).next()?;
    Some(Event {
        uid: uid(id, CalendarKind::Ritual),
        kind: CalendarKind::Ritual,
        day,
        at,
        minutes: at.and(rhythm.minutes()),
        rule: Some(rhythm.beat().to_string()),
        last: text.day(Field::EndsOn),
        rhythm: text.word(Field::Rhythm).to_owned(),
    })
}

/// The same in each file, so that a calendar replaces what it has instead of showing it twice. It is made
/// one way of the random id of the entry, which itself stays in the household file, and of a number for the
/// sort of day, so that two days of one entry stay two. It says nothing of words, persons or dates.
/// Written as a UUID of free form (RFC 9562, version 8).
fn uid(id: EntryId, kind: CalendarKind) -> String {
    // FORMAT: a calendar knows each entry by these numbers again.
    let mut bytes = id.name_outside(match kind {
        CalendarKind::Ritual => 0,
        CalendarKind::LookAgain => 1,
        CalendarKind::Together => 2,
        CalendarKind::Check => 3,
        CalendarKind::FirstStep => 4,
    });
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

fn text_of(events: &[Event], title: &str, now: &Moment) -> String {
    let mut text = String::new();
    let mut line = |content: &str| fold(&mut text, content);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Hearthside//Hearthside//EN");
    line("CALSCALE:GREGORIAN");
    for event in events {
        line("BEGIN:VEVENT");
        line(&format!("UID:{}", event.uid));
        // The day alone: a second would tell when somebody sat here.
        line(&format!("DTSTAMP:{}T000000Z", basic(now.day())));
        line(&start(event));
        if let Some(minutes) = event.minutes {
            line(&format!("DURATION:PT{minutes}M"));
        }
        if let Some(rule) = &event.rule {
            line(&format!("RRULE:{rule}{}", until(event)));
        }
        line(&format!("SUMMARY:{}", escape(title)));
        line("CLASS:PRIVATE");
        if event.at.is_none() {
            line("TRANSP:TRANSPARENT");
        }
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    text
}

fn start(event: &Event) -> String {
    match event.at {
        Some(at) => format!("DTSTART:{}T{}", basic(event.day), at.format("%H%M%S")),
        None => format!("DTSTART;VALUE=DATE:{}", basic(event.day)),
    }
}

/// Of the same kind as the start, as RFC 5545, 3.3.10, asks: a day for days, a floating time for times.
fn until(event: &Event) -> String {
    let end = if event.at.is_some() { "T235959" } else { "" };
    event.last.map(|last| format!(";UNTIL={}{end}", basic(last))).unwrap_or_default()
}

fn basic(day: Day) -> String {
    day.date().format("%Y%m%d").to_string()
}

/// RFC 5545, 3.3.11.
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// One content line, folded by hand (icalendar 0.17.17 writes 76 octets where 75 are left over), so that no line is over 75 octets and no character is cut (RFC 5545, 3.1).
fn fold(text: &mut String, content: &str) {
    let mut width = 0;
    for each in content.chars() {
        if width + each.len_utf8() > WIDEST {
            text.push_str("\r\n ");
            width = 1;
        }
        text.push(each);
        width += each.len_utf8();
    }
    text.push_str("\r\n");
}
