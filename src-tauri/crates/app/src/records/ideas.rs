use super::{V1, kind};
use crate::moment::Moment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

kind!(IdeasKind, "ideas");
kind!(MatchesKind, "matches");

/// The ideas that a person marked. There is no mark for "no".
// FORMAT: entry kind "ideas", version 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct IdeasRecordV1 {
    v: V1,
    kind: IdeasKind,
    pub(crate) wanted: BTreeSet<String>,
    changed: Moment,
}

/// The ideas that both had marked, as each of the two signs them.
// FORMAT: content of a post and of the comment by which the other signs it, kind "matches", version 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct MatchesRecordV1 {
    v: V1,
    kind: MatchesKind,
    ideas: BTreeSet<String>,
}

impl IdeasRecordV1 {
    pub(crate) fn write(wanted: BTreeSet<String>, now: &Moment) -> Self {
        Self { v: V1, kind: IdeasKind::Kind, wanted, changed: now.clone() }
    }
}

impl MatchesRecordV1 {
    pub(crate) fn write(ideas: BTreeSet<String>) -> Self {
        Self { v: V1, kind: MatchesKind::Kind, ideas }
    }

    /// Only bytes that this program would have written count: nobody signs what no screen can show.
    pub(crate) fn read(bytes: &[u8]) -> Option<BTreeSet<String>> {
        let record: Self = serde_json::from_slice(bytes).ok()?;
        (super::bytes(&record) == bytes).then_some(record.ideas)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Record, bytes};

    #[test]
    fn the_bytes_of_marks_and_matches_are_frozen() {
        let ideas = BTreeSet::from(["walk".to_owned(), "soup".to_owned()]);
        let marks = IdeasRecordV1::write(ideas.clone(), &Moment { millis: 5, offset: 0, zone: None });
        let frozen = r#"{"v":1,"kind":"ideas","wanted":["soup","walk"],"changed":{"ms":5,"offset":0}}"#;
        assert_eq!(String::from_utf8(bytes(&marks)).as_deref(), Ok(frozen));
        assert_eq!(Record::read(frozen.as_bytes()), Some(Record::Ideas(marks)));
        let frozen = r#"{"v":1,"kind":"matches","ideas":["soup","walk"]}"#;
        assert_eq!(String::from_utf8(bytes(&MatchesRecordV1::write(ideas.clone()))).as_deref(), Ok(frozen));
        assert_eq!(MatchesRecordV1::read(frozen.as_bytes()), Some(ideas));
        for other in [r#"["walk","soup"]"#, r#"["soup","walk","walk"]"#, r#"["soup","walk"],"not":["tea"]"#] {
            let changed = frozen.replace(r#"["soup","walk"]"#, other);
            assert_eq!(MatchesRecordV1::read(changed.as_bytes()), None, "{changed}");
        }
    }
}
