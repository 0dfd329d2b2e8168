use super::{V1, kind};
use crate::moment::Moment;
use serde::{Deserialize, Serialize};

kind!(NoteKind, "note");

/// A journal note.
// FORMAT: entry kind "note", version 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct NoteRecordV1 {
    v: V1,
    kind: NoteKind,
    /// The moment the note is about, which a person may set back.
    pub(crate) when: Moment,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) begun: Moment,
    pub(crate) changed: Moment,
    pub(crate) binned: Option<Moment>,
}

impl NoteRecordV1 {
    pub(crate) fn write(when: Moment, title: String, text: String, now: &Moment) -> Self {
        Self { v: V1, kind: NoteKind::Kind, when, title, text, begun: now.clone(), changed: now.clone(), binned: None }
    }
}

/// A note in the shared room.
// FORMAT: content of a post, kind "note", version 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct SharedNoteRecordV1 {
    v: V1,
    kind: NoteKind,
    pub(crate) when: Moment,
    pub(crate) title: String,
    pub(crate) text: String,
}

impl SharedNoteRecordV1 {
    pub(crate) const fn write(when: Moment, title: String, text: String) -> Self {
        Self { v: V1, kind: NoteKind::Kind, when, title, text }
    }

    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Record, bytes};

    #[test]
    fn the_bytes_of_a_note_are_frozen() {
        let now = Moment { millis: 5, offset: 60, zone: Some("Europe/Paris".to_owned()) };
        let record = NoteRecordV1::write(now.clone(), "Title".to_owned(), "Text".to_owned(), &now);
        let frozen = concat!(
            r#"{"v":1,"kind":"note","when":{"ms":5,"offset":60,"zone":"Europe/Paris"},"title":"Title","text":"Text","#,
            r#""begun":{"ms":5,"offset":60,"zone":"Europe/Paris"},"changed":{"ms":5,"offset":60,"zone":"Europe/Paris"},"binned":null}"#,
        );
        assert_eq!(String::from_utf8(bytes(&record)).as_deref(), Ok(frozen));
        assert_eq!(Record::read(frozen.as_bytes()), Some(Record::Note(record)));
    }

    #[test]
    fn the_bytes_of_a_shared_note_are_frozen() {
        let record = SharedNoteRecordV1::write(
            Moment { millis: 5, offset: 60, zone: None },
            "Title".to_owned(),
            "Text".to_owned(),
        );
        let frozen = r#"{"v":1,"kind":"note","when":{"ms":5,"offset":60},"title":"Title","text":"Text"}"#;
        assert_eq!(String::from_utf8(bytes(&record)).as_deref(), Ok(frozen));
        assert_eq!(SharedNoteRecordV1::read(frozen.as_bytes()), Some(record));
    }
}
