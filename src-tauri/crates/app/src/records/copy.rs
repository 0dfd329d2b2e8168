use super::{V1, kind};
use crate::moment::Moment;
use serde::{Deserialize, Serialize};

kind!(CopyKind, "copy");
kind!(SharedFromKind, "shared-from");
kind!(CopyDraftKind, "copy-draft");

/// A frozen copy of something from a private room. It holds what was chosen and nothing else of the
/// entry: no id that leads back, no other day, no count of what was left out.
// FORMAT: content of a post, kind "copy", version 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct CopyRecordV1 {
    v: V1,
    kind: CopyKind,
    pub(crate) title: String,
    pub(crate) before: String,
    pub(crate) blocks: Vec<CopyBlockV1>,
    /// An apology: words so far, until it is tied to a deed.
    pub(crate) wants_a_deed: bool,
    /// Hexadecimal id of the author's deed in the shared room.
    pub(crate) deed: Option<String>,
    /// The exercise it was written in, as its title says. Copies of notes have none, nor had the first copies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) exercise: Option<String>,
}

// FORMAT: one block of a copy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct CopyBlockV1 {
    pub(crate) asked: String,
    pub(crate) text: String,
}

/// That something of an entry was shared. It stands in the writer's own room.
// FORMAT: entry kind "shared-from", version 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct SharedFromRecordV1 {
    v: V1,
    kind: SharedFromKind,
    /// Hexadecimal id of the private entry.
    pub(crate) entry: String,
    /// Hexadecimal id of the copy.
    pub(crate) post: String,
    pub(crate) at: Moment,
}

/// What somebody has chosen of an own entry and not shared yet. It stands in the writer's own room.
// FORMAT: entry kind "copy-draft", version 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct CopyDraftRecordV1 {
    v: V1,
    kind: CopyDraftKind,
    /// Hexadecimal id of the private entry.
    pub(crate) entry: String,
    pub(crate) chosen: Vec<CopyPickV1>,
    pub(crate) before: String,
    pub(crate) deed: Option<String>,
    pub(crate) changed: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) binned: Option<Moment>,
}

/// A piece that was chosen, by the words it had then: its place in the entry can change.
// FORMAT: one chosen piece of a draft of a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CopyPickV1 {
    /// The step, or "note".
    pub(crate) block: String,
    pub(crate) text: String,
}

impl CopyDraftRecordV1 {
    pub(crate) fn write(
        entry: String,
        chosen: Vec<CopyPickV1>,
        before: String,
        deed: Option<String>,
        now: &Moment,
    ) -> Self {
        Self { v: V1, kind: CopyDraftKind::Kind, entry, chosen, before, deed, changed: now.clone(), binned: None }
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.chosen.is_empty() && self.before.trim().is_empty() && self.deed.is_none()
    }

    /// The same in the bin, or out of it.
    pub(crate) fn with_bin(&self, binned: Option<&Moment>) -> Self {
        Self { binned: binned.cloned(), ..self.clone() }
    }
}

impl CopyRecordV1 {
    pub(crate) const fn write(
        title: String,
        before: String,
        blocks: Vec<CopyBlockV1>,
        wants_a_deed: bool,
        deed: Option<String>,
        exercise: Option<String>,
    ) -> Self {
        Self { v: V1, kind: CopyKind::Kind, title, before, blocks, wants_a_deed, deed, exercise }
    }

    /// The same words, tied to this deed or to none.
    pub(crate) fn tied_to(self, deed: Option<String>) -> Self {
        Self { deed, ..self }
    }

    /// Reads what somebody signed, as strictly as a post. No screen shows the id of the exercise, so nothing
    /// but an id may stand there.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let record: Self = serde_json::from_slice(bytes).ok()?;
        let is_id = record.exercise.as_deref().is_none_or(is_id);
        (is_id && super::bytes(&record) == bytes).then_some(record)
    }
}

fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

impl SharedFromRecordV1 {
    pub(crate) fn write(entry: String, post: String, at: &Moment) -> Self {
        Self { v: V1, kind: SharedFromKind::Kind, entry, post, at: at.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Record, bytes};

    const COPY: &str = concat!(
        r#"{"v":1,"kind":"copy","title":"T","before":"B","blocks":[{"asked":"A","text":"W"}],"#,
        r#""wants_a_deed":true,"deed":null}"#,
    );

    #[test]
    fn the_bytes_of_a_copy_are_frozen_and_hold_nothing_else() {
        let block = CopyBlockV1 { asked: "A".to_owned(), text: "W".to_owned() };
        let copy = CopyRecordV1::write("T".to_owned(), "B".to_owned(), vec![block], true, None, None);
        assert_eq!(String::from_utf8(bytes(&copy)).as_deref(), Ok(COPY));
        assert_eq!(CopyRecordV1::read(COPY.as_bytes()), Some(copy));
        for (from, to) in [(r#""title""#, r#""entry":"00","title""#), (r#""text":"W""#, r#""text":"W","at":5"#)] {
            assert_eq!(CopyRecordV1::read(COPY.replacen(from, to, 1).as_bytes()), None, "{to}");
        }
    }

    #[test]
    fn a_copy_names_its_exercise_by_an_id_and_by_nothing_else() {
        let named = |id: &str| COPY.replacen(r#""deed":null"#, &format!(r#""deed":null,"exercise":"{id}""#), 1);
        let copy = CopyRecordV1::read(named("a-day-three-years-on").as_bytes()).expect("it reads");
        assert_eq!(copy.exercise.as_deref(), Some("a-day-three-years-on"));
        assert_eq!(String::from_utf8(bytes(&copy)), Ok(named("a-day-three-years-on")));
        for rider in ["", "And all my money", "and all my money", "é"] {
            assert_eq!(CopyRecordV1::read(named(rider).as_bytes()), None, "{rider}");
        }
    }

    #[test]
    fn the_bytes_of_a_draft_of_a_copy_are_frozen() {
        let at = |ms| Moment { millis: ms, offset: 0, zone: None };
        let pick = CopyPickV1 { block: "acts".to_owned(), text: "W".to_owned() };
        let mut draft = CopyDraftRecordV1::write("0a".to_owned(), vec![pick], "B".to_owned(), None, &at(5));
        let frozen = concat!(
            r#"{"v":1,"kind":"copy-draft","entry":"0a","chosen":[{"block":"acts","text":"W"}],"before":"B","#,
            r#""deed":null,"changed":{"ms":5,"offset":0}}"#,
        );
        assert_eq!(String::from_utf8(bytes(&draft)).as_deref(), Ok(frozen));
        assert_eq!(Record::read(frozen.as_bytes()), Some(Record::CopyDraft(draft.clone())));
        draft.binned = Some(at(6));
        let binned = frozen.replacen(r#""offset":0}}"#, r#""offset":0},"binned":{"ms":6,"offset":0}}"#, 1);
        assert_eq!(String::from_utf8(bytes(&draft)), Ok(binned.clone()));
        assert_eq!(Record::read(binned.as_bytes()), Some(Record::CopyDraft(draft)));
    }

    #[test]
    fn the_trace_of_a_copy_reads_back() {
        let trace =
            SharedFromRecordV1::write("0a".to_owned(), "0b".to_owned(), &Moment { millis: 5, offset: 0, zone: None });
        assert_eq!(Record::read(&bytes(&trace)), Some(Record::SharedFrom(trace)));
    }
}
