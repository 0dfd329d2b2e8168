use super::{V1, kind};
use domain::day::Day;
use domain::short_page::OwnYes;
use serde::{Deserialize, Serialize};

kind!(OwnYesKind, "own-yes");

/// A yes to sitting down together. It has no place of its own in any list, count, search or export.
// FORMAT: entry kind "own-yes", version 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct OwnYesRecordV1 {
    v: V1,
    kind: OwnYesKind,
    given: String,
    until: String,
}

impl OwnYesRecordV1 {
    pub(crate) fn write(yes: OwnYes) -> Self {
        Self { v: V1, kind: OwnYesKind::Kind, given: yes.given().to_string(), until: yes.until().to_string() }
    }

    /// `None` where its days do not read: then it counts on none.
    pub(crate) fn yes(&self) -> Option<OwnYes> {
        Some(OwnYes::kept(Day::parse(&self.given)?, Day::parse(&self.until)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Record, bytes};

    #[test]
    fn the_bytes_of_a_yes_are_frozen() {
        let yes = OwnYes::given_on(Day::parse("2026-01-02").expect("a day"));
        let record = OwnYesRecordV1::write(yes);
        let frozen = r#"{"v":1,"kind":"own-yes","given":"2026-01-02","until":"2026-02-06"}"#;
        assert_eq!(String::from_utf8(bytes(&record)).as_deref(), Ok(frozen));
        assert_eq!(record.yes(), Some(yes));
        assert_eq!(Record::read(frozen.as_bytes()), Some(Record::OwnYes(record)));
    }
}
