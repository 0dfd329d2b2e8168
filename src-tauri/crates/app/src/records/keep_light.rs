use super::{V1, kind};
use domain::day::Day;
use serde::{Deserialize, Serialize};

kind!(KeepLightKind, "keep-light");

/// A person wants only light pages for a while. It says nothing of why.
// FORMAT: entry kind "keep-light", version 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct KeepLightRecordV1 {
    v: V1,
    kind: KeepLightKind,
    /// The last day on which it counts.
    until: String,
}

impl KeepLightRecordV1 {
    pub(crate) fn until(day: Day) -> Self {
        Self { v: V1, kind: KeepLightKind::Kind, until: day.to_string() }
    }

    /// Whether it counts on this day.
    pub(crate) fn counts_on(&self, day: Day) -> bool {
        Day::parse(&self.until).is_some_and(|until| day <= until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Record, bytes};

    #[test]
    fn the_bytes_of_keeping_it_light_are_frozen() {
        let day = |text: &str| Day::parse(text).expect("a day");
        let record = KeepLightRecordV1::until(day("2026-01-16"));
        let frozen = r#"{"v":1,"kind":"keep-light","until":"2026-01-16"}"#;
        assert_eq!(String::from_utf8(bytes(&record)).as_deref(), Ok(frozen));
        assert!(record.counts_on(day("2026-01-16")) && !record.counts_on(day("2026-01-17")));
        assert_eq!(Record::read(frozen.as_bytes()), Some(Record::KeepLight(record)));
    }
}
