use super::{V1, kind};
use crate::moment::Moment;
use domain::agreement::AgreementText;
use domain::day::Day;
use serde::{Deserialize, Serialize};

kind!(AgreementKind, "agreement");
kind!(AgreementDraftKind, "agreement-draft");

/// The words of one version, as both sign them.
// FORMAT: content of a propose or amend record, kind "agreement", version 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct AgreementRecordV1 {
    v: V1,
    kind: AgreementKind,
    #[serde(flatten)]
    words: WordsV1,
}

// FORMAT: the words of an agreement, in a record of the log and in a draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct WordsV1 {
    title: String,
    line: String,
    reason: String,
    keeping: String,
    if_crossed: String,
    exceptions: String,
    starts_on: Option<String>,
    review_on: Option<String>,
    ends_on: Option<String>,
}

/// A draft of a version, in the room of the one who writes it.
// FORMAT: entry kind "agreement-draft", version 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct AgreementDraftRecordV1 {
    v: V1,
    kind: AgreementDraftKind,
    /// Hexadecimal entry id of the agreement it would change.
    pub(crate) agreement: Option<String>,
    words: WordsV1,
    pub(crate) changed: Moment,
}

impl AgreementRecordV1 {
    pub(crate) fn write(text: &AgreementText) -> Self {
        Self { v: V1, kind: AgreementKind::Kind, words: text.into() }
    }

    /// Reads what somebody signed. Only bytes that this program would have written for these very
    /// words count: a key that no screen shows, or a day that does not read, would be signed unseen.
    pub(crate) fn read(bytes: &[u8]) -> Option<AgreementText> {
        let text = (&serde_json::from_slice::<Self>(bytes).ok()?.words).into();
        (super::bytes(&Self::write(&text)) == bytes).then_some(text)
    }
}

impl AgreementDraftRecordV1 {
    pub(crate) fn write(agreement: Option<String>, text: &AgreementText, now: &Moment) -> Self {
        Self { v: V1, kind: AgreementDraftKind::Kind, agreement, words: text.into(), changed: now.clone() }
    }

    pub(crate) fn text(&self) -> AgreementText {
        (&self.words).into()
    }

    pub(crate) fn put(&mut self, text: &AgreementText, now: &Moment) {
        self.words = text.into();
        self.changed = now.clone();
    }
}

impl From<&AgreementText> for WordsV1 {
    fn from(text: &AgreementText) -> Self {
        let day = |day: Option<Day>| day.map(|day| day.to_string());
        Self {
            title: text.title.clone(),
            line: text.line.clone(),
            reason: text.reason.clone(),
            keeping: text.keeping.clone(),
            if_crossed: text.if_crossed.clone(),
            exceptions: text.exceptions.clone(),
            starts_on: day(text.starts_on),
            review_on: day(text.review_on),
            ends_on: day(text.ends_on),
        }
    }
}

impl From<&WordsV1> for AgreementText {
    fn from(words: &WordsV1) -> Self {
        let day = |text: &Option<String>| text.as_deref().and_then(Day::parse);
        Self {
            title: words.title.clone(),
            line: words.line.clone(),
            reason: words.reason.clone(),
            keeping: words.keeping.clone(),
            if_crossed: words.if_crossed.clone(),
            exceptions: words.exceptions.clone(),
            starts_on: day(&words.starts_on),
            review_on: day(&words.review_on),
            ends_on: day(&words.ends_on),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Record, bytes};

    fn text() -> AgreementText {
        let word = |word: &str| word.to_owned();
        AgreementText {
            title: word("T"),
            line: word("L"),
            reason: word("R"),
            keeping: word("K"),
            if_crossed: word("C"),
            exceptions: word("E"),
            starts_on: None,
            review_on: Day::parse("2026-01-02"),
            ends_on: None,
        }
    }

    #[test]
    fn the_bytes_that_both_sign_are_frozen() {
        let frozen = concat!(
            r#"{"v":1,"kind":"agreement","title":"T","line":"L","reason":"R","keeping":"K","if_crossed":"C","#,
            r#""exceptions":"E","starts_on":null,"review_on":"2026-01-02","ends_on":null}"#,
        );
        assert_eq!(String::from_utf8(bytes(&AgreementRecordV1::write(&text()))).as_deref(), Ok(frozen));
        assert_eq!(AgreementRecordV1::read(frozen.as_bytes()), Some(text()));
    }

    #[test]
    fn bytes_that_say_more_than_a_screen_shows_do_not_read() {
        let whole = String::from_utf8(bytes(&AgreementRecordV1::write(&text()))).expect("text");
        for (from, to) in [
            (r#""title""#, r#""rider":"and all my money","title""#),
            (r#""ends_on":null"#, r#""ends_on":"never""#),
            (r#""v":1"#, r#""v":2"#),
            (r#"{"v""#, r#"{ "v""#),
        ] {
            let changed = whole.replacen(from, to, 1);
            assert_ne!(changed, whole);
            assert_eq!(AgreementRecordV1::read(changed.as_bytes()), None, "{changed}");
        }
    }

    #[test]
    fn a_draft_reads_back() {
        let record =
            AgreementDraftRecordV1::write(Some("00".to_owned()), &text(), &Moment { millis: 5, offset: 0, zone: None });
        let read = Record::read(&bytes(&record));
        assert_eq!(read, Some(Record::AgreementDraft(record.clone())));
        assert_eq!(record.text(), text());
    }
}
