use super::{V1, kind};
use domain::day::Day;
use serde::{Deserialize, Serialize};

kind!(SetAsideKind, "set-aside");

/// What a person said "not now" to, for one day. Yesterday's says nothing today.
// FORMAT: entry kind "set-aside", version 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct SetAsideRecordV1 {
    v: V1,
    kind: SetAsideKind,
    day: String,
    exercises: Vec<String>,
}

impl SetAsideRecordV1 {
    pub(crate) fn on(day: Day, exercises: Vec<String>) -> Self {
        Self { v: V1, kind: SetAsideKind::Kind, day: day.to_string(), exercises }
    }

    /// What was set aside on this day.
    pub(crate) fn of(&self, day: Day) -> &[String] {
        if Day::parse(&self.day) == Some(day) { &self.exercises } else { &[] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::bytes;

    #[test]
    fn not_now_counts_for_one_day_only() {
        let day = Day::parse("2026-01-02").expect("a day");
        let record = SetAsideRecordV1::on(day, vec!["a".to_owned()]);
        let frozen = r#"{"v":1,"kind":"set-aside","day":"2026-01-02","exercises":["a"]}"#;
        assert_eq!(String::from_utf8(bytes(&record)).as_deref(), Ok(frozen));
        assert_eq!(record.of(day), ["a".to_owned()]);
        assert!(record.of(Day::parse("2026-01-03").expect("a day")).is_empty());
    }
}
