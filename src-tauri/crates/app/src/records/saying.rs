use super::{V1, kind};
use crate::moment::Moment;
use serde::{Deserialize, Serialize};

kind!(SayingDraftKind, "saying-draft");

/// Words begun beneath something shared, and not said yet.
// FORMAT: entry kind "saying-draft", version 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct SayingDraftRecordV1 {
    v: V1,
    kind: SayingDraftKind,
    /// The post or agreement, by its id.
    pub(crate) about: String,
    pub(crate) text: String,
    pub(crate) changed: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) binned: Option<Moment>,
}

impl SayingDraftRecordV1 {
    pub(crate) fn write(about: String, text: String, now: &Moment) -> Self {
        Self { v: V1, kind: SayingDraftKind::Kind, about, text, changed: now.clone(), binned: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Record, bytes};

    #[test]
    fn the_bytes_of_words_that_are_not_said_yet_are_frozen() {
        let now = Moment { millis: 5, offset: 0, zone: None };
        let frozen = r#"{"v":1,"kind":"saying-draft","about":"0a","text":"I","changed":{"ms":5,"offset":0}}"#;
        let record = SayingDraftRecordV1::write("0a".to_owned(), "I".to_owned(), &now);
        assert_eq!(String::from_utf8(bytes(&record)).as_deref(), Ok(frozen));
        assert_eq!(Record::read(frozen.as_bytes()), Some(Record::SayingDraft(record.clone())));
        let binned = SayingDraftRecordV1 { binned: Some(now), ..record };
        let frozen = frozen.replace(r#""offset":0}}"#, r#""offset":0},"binned":{"ms":5,"offset":0}}"#);
        assert_eq!(String::from_utf8(bytes(&binned)), Ok(frozen.clone()));
        assert_eq!(Record::read(frozen.as_bytes()), Some(Record::SayingDraft(binned)));
    }
}
