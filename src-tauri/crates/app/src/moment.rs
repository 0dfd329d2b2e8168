//! Instants and days as people live them.
//!
//! An instant is kept in UTC together with the offset and the name of the zone where it was
//! written, so that an evening stays an evening after a move or a change of the clocks.

use chrono::{DateTime, FixedOffset, NaiveDateTime, NaiveTime, Offset, SecondsFormat, TimeZone, Timelike, Utc};
use domain::day::Day;
use serde::{Deserialize, Serialize};
use vault::Millis;

/// "Now", as the shell or the command line reads it from the clock, and as records keep it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// Milliseconds since 1970 UTC.
    #[serde(rename = "ms")]
    pub millis: i64,
    /// Minutes east of UTC.
    pub offset: i32,
    /// IANA name of the zone, where the system tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
}

impl Moment {
    /// The moment of a clock reading.
    #[must_use]
    pub fn of<Z: TimeZone>(time: &DateTime<Z>, zone: Option<String>) -> Self {
        Self { millis: time.timestamp_millis(), offset: time.offset().fix().local_minus_utc() / 60, zone }
    }

    /// Reads RFC 3339 (with offset), a time without offset, which is one at the place of `self`, or
    /// a bare day `YYYY-MM-DD`, which counts as its noon there.
    #[must_use]
    pub fn read(&self, text: &str) -> Option<Self> {
        if let Ok(time) = DateTime::parse_from_rfc3339(text) {
            return Some(Self::of(&time, None));
        }
        let local = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
            .into_iter()
            .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok());
        let local = local.or_else(|| Day::parse(text)?.date().and_hms_opt(12, 0, 0))?;
        let time = self.offset().from_local_datetime(&local).single()?;
        Some(Self { zone: self.zone.clone(), ..Self::of(&time, None) })
    }

    /// The calendar day where it was written.
    #[must_use]
    pub fn day(&self) -> Day {
        Day::from(self.time().date_naive())
    }

    /// The calendar day of an instant that is kept without a place, as this place has it.
    #[must_use]
    pub(crate) fn day_of(&self, at: Millis) -> Day {
        Self { millis: at.0, ..self.clone() }.day()
    }

    /// The time of day where it was written, to the minute.
    #[must_use]
    pub fn time_of_day(&self) -> NaiveTime {
        let time = self.time().time();
        NaiveTime::from_hms_opt(time.hour(), time.minute(), 0).unwrap_or(time)
    }

    /// RFC 3339 with the offset of the place where it was written.
    #[must_use]
    pub fn text(&self) -> String {
        self.time().to_rfc3339_opts(SecondsFormat::AutoSi, true)
    }

    /// As the vault takes it.
    #[must_use]
    pub const fn instant(&self) -> Millis {
        Millis(self.millis)
    }

    /// Another instant, told with the offset of this moment. For instants that are kept without a
    /// place, such as those in the signed log.
    #[must_use]
    pub fn tell(&self, instant: Millis) -> String {
        Self { millis: instant.0, offset: self.offset, zone: None }.text()
    }

    fn offset(&self) -> FixedOffset {
        FixedOffset::east_opt(self.offset.saturating_mul(60)).unwrap_or_else(|| Utc.fix())
    }

    fn time(&self) -> DateTime<FixedOffset> {
        DateTime::from_timestamp_millis(self.millis).unwrap_or_default().with_timezone(&self.offset())
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;

    fn evening() -> Moment {
        Moment { millis: 1_790_000_000_000, offset: 120, zone: None }
    }

    #[test]
    fn a_moment_keeps_its_place() {
        assert_eq!(evening().text(), "2026-09-21T16:13:20+02:00");
        assert_eq!(evening().day().to_string(), "2026-09-21");
        let late = Moment { millis: 1_790_028_000_000, ..evening() };
        assert_eq!(late.day().to_string(), "2026-09-22", "the day is that of the place, not of UTC");
    }

    #[test]
    fn a_written_time_and_a_bare_day_are_read() {
        let read = |text: &str| evening().read(text).map(|moment| moment.text());
        assert_eq!(read("2026-01-02T03:04:05-05:00").as_deref(), Some("2026-01-02T03:04:05-05:00"));
        assert_eq!(read("2026-01-02").as_deref(), Some("2026-01-02T12:00:00+02:00"));
        assert_eq!(read("2026-01-02 03:04").as_deref(), Some("2026-01-02T03:04:00+02:00"));
        assert_eq!(read("yesterday"), None);
    }

    #[test]
    fn an_instant_no_calendar_has_does_not_panic() {
        let odd = Moment { millis: i64::MAX, offset: i32::MAX, zone: None };
        assert_eq!(odd.text(), "1970-01-01T00:00:00Z");
    }
}
