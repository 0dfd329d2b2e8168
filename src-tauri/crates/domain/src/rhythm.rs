//! How a ritual comes back: on which days, at what time, for how long.
//!
//! A time of day here is what the clock on the wall shows, and nothing else. It is never turned into
//! an instant: an evening at seven stays at seven when the clocks change, and after a move.

use crate::day::Day;
use chrono::{Datelike, Months, NaiveDate, NaiveTime, Timelike, Weekday, WeekdaySet};
use std::fmt;

/// The most weeks from one time to the next.
const MOST_WEEKS: u8 = 12;
/// The last day of a month that every month has.
const LAST_DAY_OF_ALL: u8 = 28;
/// The longest a ritual takes, in minutes: one day.
const LONGEST: u16 = 24 * 60;

/// On which days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beat {
    /// On these days of the week, in every so manyth week.
    Weeks {
        /// 1 for every week.
        every: u8,
        /// At least one.
        on: WeekdaySet,
    },
    /// On the same day of each month. Only days that every month has.
    MonthDay(u8),
    /// On the last day of each month.
    LastDay,
    /// On the first, second, third or fourth such day of each month.
    Nth(u8, Weekday),
    /// On the last such day of each month.
    Last(Weekday),
}

/// How a ritual comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rhythm {
    beat: Beat,
    at: Option<NaiveTime>,
    minutes: Option<u16>,
}

impl Rhythm {
    /// Reads the notation of its [`Display`](fmt::Display): a recurrence rule of RFC 5545, then the time, then the
    /// length, each where there is one: `FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH 19:00 PT90M`. Only the few
    /// rules that [`Beat`] knows, written the one way there is to write each, so that nobody signs what
    /// no screen shows.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split(' ').peekable();
        let beat = Beat::parse(words.next()?)?;
        let at = words.next_if(|word| word.contains(':')).map(|word| NaiveTime::parse_from_str(word, "%H:%M").ok());
        let minutes = words.next().map(|word| word.strip_prefix("PT")?.strip_suffix('M')?.parse::<u16>().ok());
        let rhythm = Self { beat, at: or_none(at)?, minutes: or_none(minutes)? };
        (rhythm.minutes.is_none_or(|minutes| (1..=LONGEST).contains(&minutes)) && rhythm.to_string() == text)
            .then_some(rhythm)
    }

    /// On which days.
    #[must_use]
    pub const fn beat(&self) -> Beat {
        self.beat
    }

    /// At what time, as the clock on the wall shows it.
    #[must_use]
    pub const fn at(&self) -> Option<NaiveTime> {
        self.at
    }

    /// For how many minutes.
    #[must_use]
    pub const fn minutes(&self) -> Option<u16> {
        self.minutes
    }

    /// The days on which it falls, from `from` on. It begins on `first`, and ends with `last` where
    /// there is one. Weeks are counted from the first day that it falls on: "every second Tuesday"
    /// that holds from a Wednesday begins on the next Tuesday.
    pub fn days(self, first: Day, last: Option<Day>, from: Day) -> impl Iterator<Item = Day> {
        let week = first.date().iter_days().find(|day| self.beat.has(*day)).map(monday);
        first
            .max(from)
            .date()
            .iter_days()
            .map(Day::from)
            .take_while(move |day| last.is_none_or(|last| *day <= last))
            .filter(move |day| self.beat.has(day.date()) && self.beat.in_week(week, day.date()))
    }
}

/// `None` where there was a word that does not read.
#[allow(clippy::option_option, reason = "a word that is not there and a word that does not read are two things")]
fn or_none<T>(word: Option<Option<T>>) -> Option<Option<T>> {
    word.map_or(Some(None), |read| read.map(Some))
}

/// The Monday of the week of a day.
fn monday(day: NaiveDate) -> NaiveDate {
    day.week(Weekday::Mon).checked_first_day().unwrap_or(day)
}

impl Beat {
    fn parse(rule: &str) -> Option<Self> {
        if let Some(rest) = rule.strip_prefix("FREQ=WEEKLY;") {
            let (every, days) = match rest.strip_prefix("INTERVAL=") {
                Some(rest) => rest.split_once(';').and_then(|(every, days)| Some((every.parse().ok()?, days)))?,
                None => (1, rest),
            };
            let days = days.strip_prefix("BYDAY=")?.split(',').map(weekday);
            let on = days.collect::<Option<Vec<_>>>()?.into_iter().collect();
            return (1..=MOST_WEEKS).contains(&every).then_some(Self::Weeks { every, on });
        }
        let rest = rule.strip_prefix("FREQ=MONTHLY;")?;
        if let Some(day) = rest.strip_prefix("BYMONTHDAY=") {
            return match day.parse::<i8>().ok()? {
                -1 => Some(Self::LastDay),
                day => u8::try_from(day).ok().filter(|day| (1..=LAST_DAY_OF_ALL).contains(day)).map(Self::MonthDay),
            };
        }
        let day = rest.strip_prefix("BYDAY=")?;
        match day.strip_prefix("-1") {
            Some(day) => weekday(day).map(Self::Last),
            None => {
                let (nth, day) = day.split_at_checked(1)?;
                let nth = nth.parse().ok().filter(|nth| (1..=4).contains(nth))?;
                weekday(day).map(|day| Self::Nth(nth, day))
            }
        }
    }

    /// Whether such a day can be one, whatever week it is.
    fn has(self, day: NaiveDate) -> bool {
        match self {
            Self::Weeks { on, .. } => on.contains(day.weekday()),
            Self::MonthDay(number) => day.day() == u32::from(number),
            Self::LastDay => is_last(day, 1),
            Self::Nth(nth, weekday) => day.weekday() == weekday && day.day0() / 7 == u32::from(nth) - 1,
            Self::Last(weekday) => day.weekday() == weekday && is_last(day, 7),
        }
    }

    /// Whether the week of a day is one of those that count, from the week that begins on `first`.
    fn in_week(self, first: Option<NaiveDate>, day: NaiveDate) -> bool {
        match (self, first) {
            (Self::Weeks { every, .. }, Some(first)) => (monday(day) - first).num_weeks() % i64::from(every) == 0,
            _ => true,
        }
    }
}

/// Whether a day is among the last so many of its month.
fn is_last(day: NaiveDate, many: u32) -> bool {
    let end = day.with_day(1).and_then(|first| first.checked_add_months(Months::new(1)));
    end.is_none_or(|end| (end - day).num_days() <= i64::from(many))
}

const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "MO"),
    (Weekday::Tue, "TU"),
    (Weekday::Wed, "WE"),
    (Weekday::Thu, "TH"),
    (Weekday::Fri, "FR"),
    (Weekday::Sat, "SA"),
    (Weekday::Sun, "SU"),
];

fn weekday(text: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(_, short)| *short == text).map(|(day, _)| *day)
}

fn short(weekday: Weekday) -> &'static str {
    WEEKDAYS[weekday.num_days_from_monday() as usize].1
}

impl fmt::Display for Beat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weeks { every, on } => {
                f.write_str("FREQ=WEEKLY;")?;
                if *every != 1 {
                    write!(f, "INTERVAL={every};")?;
                }
                let days: Vec<_> = on.iter(Weekday::Mon).map(short).collect();
                write!(f, "BYDAY={}", days.join(","))
            }
            Self::MonthDay(day) => write!(f, "FREQ=MONTHLY;BYMONTHDAY={day}"),
            Self::LastDay => f.write_str("FREQ=MONTHLY;BYMONTHDAY=-1"),
            Self::Nth(nth, day) => write!(f, "FREQ=MONTHLY;BYDAY={nth}{}", short(*day)),
            Self::Last(day) => write!(f, "FREQ=MONTHLY;BYDAY=-1{}", short(*day)),
        }
    }
}

impl fmt::Display for Rhythm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.beat.fmt(f)?;
        if let Some(at) = self.at {
            write!(f, " {:02}:{:02}", at.hour(), at.minute())?;
        }
        match self.minutes {
            Some(minutes) => write!(f, " PT{minutes}M"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn next(rhythm: &str, first: &str, from: &str) -> Vec<String> {
        let rhythm = Rhythm::parse(rhythm).expect("a rhythm");
        rhythm.days(day(first), None, day(from)).take(3).map(|day| day.to_string()).collect()
    }

    #[test]
    fn each_rhythm_reads_back_as_written() {
        for text in [
            "FREQ=WEEKLY;BYDAY=TH",
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU 07:05",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR 19:00 PT90M",
            "FREQ=WEEKLY;INTERVAL=12;BYDAY=SU PT1440M",
            "FREQ=MONTHLY;BYMONTHDAY=1 00:00",
            "FREQ=MONTHLY;BYMONTHDAY=28",
            "FREQ=MONTHLY;BYMONTHDAY=-1 23:59 PT1M",
            "FREQ=MONTHLY;BYDAY=4WE",
            "FREQ=MONTHLY;BYDAY=-1FR",
        ] {
            assert_eq!(Rhythm::parse(text).map(|rhythm| rhythm.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_the_planner_does_not_offer_and_a_second_way_to_write_the_same_do_not_read() {
        for text in [
            "",
            " ",
            "every Tuesday",
            "FREQ=DAILY",
            "FREQ=WEEKLY",
            "FREQ=WEEKLY;BYDAY=",
            "FREQ=WEEKLY;BYDAY=TH,MO",
            "FREQ=WEEKLY;BYDAY=TH,TH",
            "FREQ=WEEKLY;INTERVAL=1;BYDAY=TH",
            "FREQ=WEEKLY;INTERVAL=0;BYDAY=TH",
            "FREQ=WEEKLY;INTERVAL=13;BYDAY=TH",
            "FREQ=WEEKLY;INTERVAL=02;BYDAY=TH",
            "FREQ=WEEKLY;BYDAY=TH;COUNT=3",
            "FREQ=WEEKLY;BYDAY=TH 7:00",
            "FREQ=WEEKLY;BYDAY=TH 24:00",
            "FREQ=WEEKLY;BYDAY=TH 19:00:00",
            "FREQ=WEEKLY;BYDAY=TH  19:00",
            "FREQ=WEEKLY;BYDAY=TH PT0M",
            "FREQ=WEEKLY;BYDAY=TH PT1441M",
            "FREQ=WEEKLY;BYDAY=TH PT90M 19:00",
            "FREQ=WEEKLY;BYDAY=TH 19:00 PT90M and more",
            "FREQ=MONTHLY;BYMONTHDAY=0",
            "FREQ=MONTHLY;BYMONTHDAY=29",
            "FREQ=MONTHLY;BYMONTHDAY=-2",
            "FREQ=MONTHLY;BYMONTHDAY=+3",
            "FREQ=MONTHLY;BYDAY=5MO",
            "FREQ=MONTHLY;BYDAY=0MO",
            "FREQ=MONTHLY;BYDAY=éMO",
            "FREQ=MONTHLY;BYDAY=MO",
            "FREQ=YEARLY;BYDAY=1MO",
        ] {
            assert_eq!(Rhythm::parse(text), None, "{text}");
        }
    }

    #[test]
    fn weeks_are_counted_from_the_first_day_it_falls_on() {
        let second = "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU";
        assert_eq!(next(second, "2026-12-02", "2026-12-02"), ["2026-12-08", "2026-12-22", "2027-01-05"]);
        assert_eq!(next(second, "2026-12-02", "2026-12-09"), ["2026-12-22", "2027-01-05", "2027-01-19"]);
        let two = "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH";
        assert_eq!(next(two, "2026-12-02", "2026-11-01"), ["2026-12-03", "2026-12-14", "2026-12-17"]);
    }

    #[test]
    fn months_have_their_own_ends() {
        assert_eq!(
            next("FREQ=MONTHLY;BYMONTHDAY=-1", "2028-01-31", "2028-01-01"),
            ["2028-01-31", "2028-02-29", "2028-03-31"]
        );
        assert_eq!(
            next("FREQ=MONTHLY;BYDAY=-1FR", "2026-12-01", "2026-12-01"),
            ["2026-12-25", "2027-01-29", "2027-02-26"]
        );
        assert_eq!(
            next("FREQ=MONTHLY;BYDAY=1SU", "2026-12-07", "2026-12-01"),
            ["2027-01-03", "2027-02-07", "2027-03-07"]
        );
    }

    #[test]
    fn nothing_comes_before_the_first_day_or_after_the_last() {
        let weekly = Rhythm::parse("FREQ=WEEKLY;BYDAY=TH 19:00").expect("a rhythm");
        let days = |last: &str| -> Vec<String> {
            weekly
                .days(day("2026-12-03"), Day::parse(last), day("2020-01-01"))
                .take(9)
                .map(|day| day.to_string())
                .collect()
        };
        assert_eq!(days("2026-12-10"), ["2026-12-03", "2026-12-10"]);
        assert!(days("2026-12-02").is_empty());
    }
}
