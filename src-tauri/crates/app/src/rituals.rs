//! Rituals: what comes back, and on which days.

use crate::views::RitualNext;
use crate::words::words;
use crate::{Moment, OpenApp, plans};
use chrono::{NaiveTime, Weekday};
use domain::agreement::{AgreementText, Field, Form};
use domain::day::Day;
use domain::rhythm::{Beat, Rhythm};
use vault::EntryId;

/// How many days ahead the plan names.
const NAMED: usize = 2;

/// When each ritual in force comes back, in the order of the plan.
#[must_use]
pub fn next(app: &OpenApp, now: &Moment) -> Vec<RitualNext> {
    holding(app, now)
        .into_iter()
        .map(|(id, text)| RitualNext {
            agreement: id.to_hex(),
            rhythm: text.word(Field::Rhythm).to_owned(),
            next: next_of(&text, now).take(NAMED).map(|(day, at)| local(day, at)).collect(),
        })
        .collect()
}

/// The rituals that both have signed and that hold, with the words that hold.
pub(crate) fn holding(app: &OpenApp, now: &Moment) -> Vec<(EntryId, AgreementText)> {
    let standing = |(id, agreement): (EntryId, domain::agreement::Agreement<vault::Millis>)| {
        let text = agreement.holding(now.day(), |at| now.day_of(at))?.text.clone();
        (text.form() == Form::Ritual && text.rhythm().is_some()).then_some((id, text))
    };
    plans::all(app).into_iter().filter_map(standing).collect()
}

/// From now on: what began earlier today is not next any more.
pub(crate) fn next_of(text: &AgreementText, now: &Moment) -> impl Iterator<Item = (Day, Option<NaiveTime>)> {
    let (today, clock) = (now.day(), now.time_of_day());
    let at = text.rhythm().and_then(|rhythm| rhythm.at());
    text.falls_on(today).filter(move |day| *day != today || at.is_none_or(|at| at >= clock)).map(move |day| (day, at))
}

/// A day and a time of the clock on the wall, without a zone: `2026-12-03` or `2026-12-03T19:00`.
pub(crate) fn local(day: Day, at: Option<NaiveTime>) -> String {
    at.map_or_else(|| day.to_string(), |at| format!("{day}T{}", at.format("%H:%M")))
}

/// A rhythm as a sentence, for what is written on this side of the wire. It is put together from our own
/// words, so the marks that keep a name apart from its sentence have nothing to do in it.
pub(crate) fn rhythm_words(rhythm: &Rhythm) -> String {
    say(rhythm).replace(['\u{2068}', '\u{2069}'], "")
}

fn say(rhythm: &Rhythm) -> String {
    let named = |day: Weekday| {
        let ids = ["rhythm-mo", "rhythm-tu", "rhythm-we", "rhythm-th", "rhythm-fr", "rhythm-sa", "rhythm-su"];
        words(ids[day.num_days_from_monday() as usize], &[])
    };
    let days = match rhythm.beat() {
        Beat::Weeks { every: 1, on } if on.len() == 7 => words("rhythm-every-day", &[]),
        Beat::Weeks { every, on } => {
            let days: Vec<_> = on.iter(Weekday::Mon).map(named).collect();
            let list = [("list", &*listed(&days)), ("weeks", &*every.to_string())];
            match every {
                1 => words("rhythm-every-week", &list),
                2 => words("rhythm-every-second-week", &list),
                _ => words("rhythm-every-weeks", &list),
            }
        }
        Beat::MonthDay(number) => words("rhythm-month-day", &[("number", &number.to_string())]),
        Beat::LastDay => words("rhythm-last-day", &[]),
        Beat::Nth(nth, day) => words(&format!("rhythm-nth-{nth}"), &[("day", &named(day))]),
        Beat::Last(day) => words("rhythm-last", &[("day", &named(day))]),
    };
    let at = rhythm.at().map(|at| at.format("%H:%M").to_string());
    let timed = at.map_or(days.clone(), |at| words("rhythm-at", &[("text", &days), ("time", &at)]));
    rhythm.minutes().map_or(timed.clone(), |minutes| {
        let length = match minutes {
            60 => words("rhythm-one-hour", &[]),
            _ if minutes % 60 == 0 => words("rhythm-hours", &[("hours", &(minutes / 60).to_string())]),
            _ => words("rhythm-minutes", &[("minutes", &minutes.to_string())]),
        };
        words("rhythm-for", &[("text", &timed), ("length", &length)])
    })
}

fn listed(days: &[String]) -> String {
    let Some((last, rest)) = days.split_last() else { return String::new() };
    let rest = rest.iter().cloned().reduce(|list, one| words("rhythm-more", &[("list", &list), ("one", &one)]));
    rest.map_or(last.clone(), |list| words("rhythm-and", &[("list", &list), ("one", last)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rhythm_is_said_as_a_sentence() {
        for (text, said) in [
            ("FREQ=WEEKLY;BYDAY=TH", "Every Thursday"),
            ("FREQ=WEEKLY;BYDAY=MO,WE,FR 19:00", "Every Monday, Wednesday and Friday, at 19:00"),
            ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU PT10M", "Every day, for 10 minutes"),
            ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU 02:30 PT60M", "Every second week, on Tuesday, at 02:30, for one hour"),
            ("FREQ=WEEKLY;INTERVAL=3;BYDAY=SA,SU", "Every 3 weeks, on Saturday and Sunday"),
            ("FREQ=MONTHLY;BYMONTHDAY=15 PT240M", "Each month, on day 15, for 4 hours"),
            ("FREQ=MONTHLY;BYMONTHDAY=-1", "Each month, on the last day"),
            ("FREQ=MONTHLY;BYDAY=2TU", "Each month, on the second Tuesday"),
            ("FREQ=MONTHLY;BYDAY=-1FR 20:15 PT90M", "Each month, on the last Friday, at 20:15, for 90 minutes"),
        ] {
            assert_eq!(rhythm_words(&Rhythm::parse(text).expect("a rhythm")), said);
        }
    }
}
