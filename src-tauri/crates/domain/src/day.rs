//! A calendar day, without time and place.

use chrono::{Days, NaiveDate};
use std::fmt;

/// A day of the calendar as a person writes it. "Today" is always an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(NaiveDate);

impl Day {
    /// Reads `YYYY-MM-DD` with exactly four, two and two digits; anything else, or a day that no
    /// calendar has, is `None`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 10 {
            return None;
        }
        NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(Self)
    }

    /// So many days later. The last day of the calendar where there is none.
    #[must_use]
    pub fn after(self, days: u64) -> Self {
        Self(self.0.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX))
    }

    /// The day as chrono has it.
    #[must_use]
    pub const fn date(self) -> NaiveDate {
        self.0
    }
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Self {
        Self(date)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn a_day_reads_back_as_written() {
        assert_eq!(Day::parse("2026-02-28").map(|day| day.to_string()), Some("2026-02-28".to_owned()));
    }

    #[test]
    fn a_day_no_calendar_has_is_refused() {
        for text in ["2026-02-30", "2026-13-01", "26-01-01", "2026-1-1", "2026-01-01T00", "", "tomorrow"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn days_stand_in_the_order_of_the_calendar() {
        assert!(Day::parse("2025-12-31") < Day::parse("2026-01-01"));
    }
}
