use super::{V1, kind};
use crate::moment::Moment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

kind!(IdeasKind, "ideas");

/// The ideas that a person marked. There is no mark for "no".
// FORMAT: entry kind "ideas", version 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct IdeasRecordV1 {
    v: V1,
    kind: IdeasKind,
    pub(crate) wanted: BTreeSet<String>,
    /// What both had marked when they last looked together; none once this person has put it away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) both: Option<BothMarked>,
    changed: Moment,
}

/// The ideas that both persons had marked at one moment. Each keeps them in the own room.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct BothMarked {
    pub(crate) ideas: BTreeSet<String>,
    pub(crate) at: Moment,
}

impl IdeasRecordV1 {
    pub(crate) fn write(wanted: BTreeSet<String>, both: Option<BothMarked>, now: &Moment) -> Self {
        Self { v: V1, kind: IdeasKind::Kind, wanted, both, changed: now.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Record, bytes};

    #[test]
    fn the_bytes_of_marks_and_of_what_both_marked_are_frozen() {
        let now = Moment { millis: 5, offset: 0, zone: None };
        let wanted = BTreeSet::from(["walk".to_owned(), "soup".to_owned()]);
        let both = BothMarked { ideas: BTreeSet::from(["soup".to_owned()]), at: now.clone() };
        let without = r#"{"v":1,"kind":"ideas","wanted":["soup","walk"],"changed":{"ms":5,"offset":0}}"#;
        let with = without.replace(r#""changed""#, r#""both":{"ideas":["soup"],"at":{"ms":5,"offset":0}},"changed""#);
        for (both, frozen) in [(None, without), (Some(both), with.as_str())] {
            let record = IdeasRecordV1::write(wanted.clone(), both, &now);
            assert_eq!(String::from_utf8(bytes(&record)).as_deref(), Ok(frozen));
            assert_eq!(Record::read(frozen.as_bytes()), Some(Record::Ideas(record)));
        }
    }
}
