use super::{V1, V2, kind, stored};
use crate::moment::Moment;
use domain::agreement::{AgreementText, Field, Form, Subject};
use domain::day::Day;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

kind!(AgreementKind, "agreement");
kind!(AgreementDraftKind, "agreement-draft");

/// The words of one version, as both sign them.
// FORMAT: content of a propose or amend record, kind "agreement", version 2.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct AgreementRecordV2 {
    v: V2,
    kind: AgreementKind,
    #[serde(flatten)]
    words: WordsV2,
}

// FORMAT: the words of an agreement, in a record of the log and in a draft. Empty parts are left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct WordsV2 {
    form: FormWord,
    subject: SubjectWord,
    words: BTreeMap<FieldWord, String>,
    days: BTreeMap<FieldWord, String>,
}

/// A draft of a version, in the room of the one who writes it.
// FORMAT: entry kind "agreement-draft", version 2.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct AgreementDraftRecordV2 {
    v: V2,
    kind: AgreementDraftKind,
    /// Hexadecimal entry id of the agreement it would change.
    pub(crate) agreement: Option<String>,
    words: WordsV2,
    pub(crate) changed: Moment,
    /// The version of that agreement whose words it began with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) begun_from: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) binned: Option<Moment>,
}

/// Reads what somebody signed, of every version there was. Only bytes that this program would have
/// written for these very words count: a key that no screen shows, or a day that does not read,
/// would be signed unseen.
pub(crate) fn read_agreement(bytes: &[u8]) -> Option<AgreementText> {
    let text = serde_json::from_slice::<AgreementRecordV2>(bytes).ok();
    let text = text.map(|record| AgreementText::from(&record.words));
    let text = text.filter(|text| super::bytes(&AgreementRecordV2::write(text)) == bytes);
    text.or_else(|| AgreementRecordV1::read(bytes))
}

impl AgreementRecordV2 {
    pub(crate) fn write(text: &AgreementText) -> Self {
        Self { v: V2, kind: AgreementKind::Kind, words: text.into() }
    }
}

impl AgreementDraftRecordV2 {
    pub(crate) fn write(agreement: Option<String>, text: &AgreementText, now: &Moment) -> Self {
        let (kind, words) = (AgreementDraftKind::Kind, text.into());
        Self { v: V2, kind, agreement, words, changed: now.clone(), begun_from: None, binned: None }
    }

    pub(crate) fn of_version(self, version: Option<u32>) -> Self {
        Self { begun_from: version, ..self }
    }

    pub(crate) fn with_bin(&self, binned: Option<&Moment>) -> Self {
        Self { binned: binned.cloned(), ..self.clone() }
    }

    pub(crate) fn text(&self) -> AgreementText {
        (&self.words).into()
    }

    pub(crate) fn put(&mut self, text: &AgreementText, now: &Moment) {
        let words = text.into();
        // It tells since when these words stand: saving them again moves it as little as a clock that was set back.
        if self.words != words && now.millis > self.changed.millis {
            self.changed = now.clone();
        }
        self.words = words;
    }
}

impl From<AgreementDraftRecordV1> for AgreementDraftRecordV2 {
    fn from(draft: AgreementDraftRecordV1) -> Self {
        Self::write(draft.agreement, &(&draft.words).into(), &draft.changed)
    }
}

impl From<&AgreementText> for WordsV2 {
    fn from(text: &AgreementText) -> Self {
        Self {
            form: text.form().into(),
            subject: text.subject().into(),
            words: text.words().map(|(field, words)| (field.into(), words.to_owned())).collect(),
            days: text.days().map(|(field, day)| (field.into(), day.to_string())).collect(),
        }
    }
}

impl From<&WordsV2> for AgreementText {
    fn from(stored: &WordsV2) -> Self {
        let text = Self::of(stored.form.into(), stored.subject.into());
        let text = stored.words.iter().fold(text, |text, (field, words)| text.with((*field).into(), words));
        stored.days.iter().fold(text, |text, (field, day)| text.on((*field).into(), Day::parse(day)))
    }
}

// FORMAT: the names of forms, subjects and fields, and the order in which fields are written.
stored!(FormWord, Form, "snake_case", [Boundary, Recurrence, Ritual, Goal, Recommitment, Chapter]);
stored!(
    SubjectWord,
    Subject,
    "snake_case",
    [Own, Devices, Situations, Contact, Money, Time, Substance, Openness, Telling, Amends, Connection]
);
stored!(
    FieldWord,
    Field,
    "snake_case",
    [
        Title,
        Line,
        Rhythm,
        Reason,
        Keeping,
        IfCrossed,
        Exceptions,
        OwnSigns,
        SeenSigns,
        FirstHour,
        FirstDay,
        WhoIsTold,
        Pauses,
        WhomToCall,
        FirstStep,
        Leaving,
        Taking,
        Pact,
        StopWord,
        StartsOn,
        FirstStepOn,
        ReviewOn,
        EndsOn,
    ]
);

/// The words of one version, as they were signed first.
// FORMAT: content of a propose or amend record, kind "agreement", version 1. Read, never written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct AgreementRecordV1 {
    v: V1,
    kind: AgreementKind,
    #[serde(flatten)]
    words: WordsV1,
}

// FORMAT: the words of an agreement of version 1.
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

/// A draft as it was kept first.
// FORMAT: entry kind "agreement-draft", version 1. Read, never written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct AgreementDraftRecordV1 {
    v: V1,
    kind: AgreementDraftKind,
    agreement: Option<String>,
    words: WordsV1,
    changed: Moment,
}

impl AgreementRecordV1 {
    fn read(bytes: &[u8]) -> Option<AgreementText> {
        let text: AgreementText = (&serde_json::from_slice::<Self>(bytes).ok()?.words).into();
        let again = Self { v: V1, kind: AgreementKind::Kind, words: (&text).into() };
        (super::bytes(&again) == bytes).then_some(text)
    }
}

impl From<&AgreementText> for WordsV1 {
    fn from(text: &AgreementText) -> Self {
        let word = |field: Field| text.word(field).to_owned();
        let day = |field: Field| text.day(field).map(|day| day.to_string());
        Self {
            title: word(Field::Title),
            line: word(Field::Line),
            reason: word(Field::Reason),
            keeping: word(Field::Keeping),
            if_crossed: word(Field::IfCrossed),
            exceptions: word(Field::Exceptions),
            starts_on: day(Field::StartsOn),
            review_on: day(Field::ReviewOn),
            ends_on: day(Field::EndsOn),
        }
    }
}

impl From<&WordsV1> for AgreementText {
    fn from(words: &WordsV1) -> Self {
        let day = |text: &Option<String>| text.as_deref().and_then(Day::parse);
        Self::default()
            .with(Field::Title, &words.title)
            .with(Field::Line, &words.line)
            .with(Field::Reason, &words.reason)
            .with(Field::Keeping, &words.keeping)
            .with(Field::IfCrossed, &words.if_crossed)
            .with(Field::Exceptions, &words.exceptions)
            .on(Field::StartsOn, day(&words.starts_on))
            .on(Field::ReviewOn, day(&words.review_on))
            .on(Field::EndsOn, day(&words.ends_on))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Record, bytes};

    fn text() -> AgreementText {
        AgreementText::default()
            .with(Field::Title, "T")
            .with(Field::Line, "L")
            .with(Field::Reason, "R")
            .with(Field::Keeping, "K")
            .with(Field::IfCrossed, "C")
            .with(Field::Exceptions, "E")
            .on(Field::ReviewOn, Day::parse("2026-01-02"))
    }

    const FIRST: &str = concat!(
        r#"{"v":1,"kind":"agreement","title":"T","line":"L","reason":"R","keeping":"K","if_crossed":"C","#,
        r#""exceptions":"E","starts_on":null,"review_on":"2026-01-02","ends_on":null}"#,
    );
    const SECOND: &str = concat!(
        r#"{"v":2,"kind":"agreement","form":"boundary","subject":"own","words":{"title":"T","line":"L","reason":"R","#,
        r#""keeping":"K","if_crossed":"C","exceptions":"E"},"days":{"review_on":"2026-01-02"}}"#,
    );

    #[test]
    fn the_bytes_that_both_sign_are_frozen() {
        assert_eq!(String::from_utf8(bytes(&AgreementRecordV2::write(&text()))).as_deref(), Ok(SECOND));
        assert_eq!(read_agreement(SECOND.as_bytes()), Some(text()));
        assert_eq!(read_agreement(FIRST.as_bytes()), Some(text()), "what was signed first is read for ever");
    }

    #[test]
    fn every_form_and_every_field_keeps_its_name() {
        let names = |form: Form| {
            let text = form.fields().iter().fold(AgreementText::of(form, Subject::Own), |text, field| {
                text.with(*field, "x").on(*field, Day::parse("2026-01-02"))
            });
            let written = String::from_utf8(bytes(&AgreementRecordV2::write(&text))).expect("text");
            assert_eq!(read_agreement(written.as_bytes()), Some(text));
            written
        };
        assert_eq!(
            names(Form::Recurrence),
            concat!(
                r#"{"v":2,"kind":"agreement","form":"recurrence","subject":"own","words":{"title":"x","own_signs":"x","#,
                r#""seen_signs":"x","first_hour":"x","first_day":"x","who_is_told":"x","pauses":"x","whom_to_call":"x"},"#,
                r#""days":{"review_on":"2026-01-02","ends_on":"2026-01-02"}}"#,
            )
        );
        assert!(names(Form::Goal).contains(r#""form":"goal","#));
        assert!(names(Form::Goal).contains(r#""first_step":"x""#));
        assert!(names(Form::Goal).contains(r#""first_step_on":"#));
        assert!(names(Form::Ritual).contains(r#""pact":"x""#));
        assert!(names(Form::Recommitment).contains(r#""form":"recommitment""#));
        assert!(names(Form::Chapter).contains(r#""leaving":"x","taking":"x""#));
        for (subject, word) in [(Subject::Openness, "openness"), (Subject::Telling, "telling")] {
            let written = bytes(&AgreementRecordV2::write(&AgreementText::of(Form::Boundary, subject)));
            assert!(String::from_utf8_lossy(&written).contains(&format!(r#""subject":"{word}""#)));
        }
    }

    #[test]
    fn the_bytes_of_a_rhythm_are_frozen() {
        let ritual = AgreementText::of(Form::Ritual, Subject::Connection)
            .with(Field::Title, "T")
            .with(Field::Rhythm, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH 02:30 PT90M")
            .with(Field::Pauses, "P")
            .with(Field::Pact, "A")
            .with(Field::StopWord, "S")
            .on(Field::StartsOn, Day::parse("2026-12-01"));
        let written = concat!(
            r#"{"v":2,"kind":"agreement","form":"ritual","subject":"connection","words":{"title":"T","#,
            r#""rhythm":"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH 02:30 PT90M","pauses":"P","pact":"A","stop_word":"S"},"#,
            r#""days":{"starts_on":"2026-12-01"}}"#,
        );
        assert_eq!(String::from_utf8(bytes(&AgreementRecordV2::write(&ritual))).as_deref(), Ok(written));
        assert_eq!(read_agreement(written.as_bytes()), Some(ritual));
        for unread in ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=TH,TU", "FREQ=WEEKLY;BYDAY=TU 2:30", "whenever I say"] {
            let changed = written.replace("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH 02:30 PT90M", unread);
            assert_eq!(read_agreement(changed.as_bytes()), None, "nobody signs what no screen can show: {unread}");
        }
    }

    #[test]
    fn bytes_that_say_more_than_a_screen_shows_do_not_read() {
        let changes = [
            (FIRST, r#""title""#, r#""rider":"and all my money","title""#),
            (FIRST, r#""ends_on":null"#, r#""ends_on":"never""#),
            (FIRST, r#""v":1"#, r#""v":2"#),
            (FIRST, r#"{"v""#, r#"{ "v""#),
            (SECOND, r#""words":{"#, r#""words":{"leaving":"everything","#),
            (SECOND, r#""line":"L","reason":"R""#, r#""reason":"R","line":"L""#),
            (SECOND, r#""exceptions":"E""#, r#""exceptions":"""#),
            (SECOND, r#""days":{"#, r#""days":{"ends_on":"never","#),
            (SECOND, r#""days":{"#, r#""days":{"first_step_on":"2026-01-02","#),
            (SECOND, r#""form""#, r#""rider":"and all my money","form""#),
            (SECOND, r#""v":2"#, r#""v":3"#),
        ];
        for (whole, from, to) in changes {
            let changed = whole.replacen(from, to, 1);
            assert_ne!(changed, whole);
            assert_eq!(read_agreement(changed.as_bytes()), None, "{changed}");
        }
    }

    #[test]
    fn a_draft_reads_back_also_one_that_was_kept_first() {
        let now = Moment { millis: 5, offset: 0, zone: None };
        let record = AgreementDraftRecordV2::write(Some("00".to_owned()), &text(), &now);
        assert_eq!(Record::read(&bytes(&record)), Some(Record::AgreementDraft(record.clone())));
        assert_eq!(record.text(), text());
        let first = concat!(
            r#"{"v":1,"kind":"agreement-draft","agreement":"00","words":{"title":"T","line":"L","reason":"R","#,
            r#""keeping":"K","if_crossed":"C","exceptions":"E","starts_on":null,"review_on":"2026-01-02","#,
            r#""ends_on":null},"changed":{"ms":5,"offset":0}}"#,
        );
        assert_eq!(Record::read(first.as_bytes()), Some(Record::AgreementDraft(record.clone())));
        let second = concat!(
            r#"{"v":2,"kind":"agreement-draft","agreement":"00","words":{"form":"boundary","subject":"own","#,
            r#""words":{"title":"T","line":"L","reason":"R","keeping":"K","if_crossed":"C","exceptions":"E"},"#,
            r#""days":{"review_on":"2026-01-02"}},"changed":{"ms":5,"offset":0}}"#,
        );
        assert_eq!(String::from_utf8(bytes(&record)).as_deref(), Ok(second));
        assert_eq!(Record::read(second.as_bytes()), Some(Record::AgreementDraft(record.clone())));
        let begun = record.of_version(Some(1));
        let written = second.replace(r#""offset":0}}"#, r#""offset":0},"begun_from":1}"#);
        assert_eq!(String::from_utf8(bytes(&begun)), Ok(written.clone()));
        assert_eq!(Record::read(written.as_bytes()), Some(Record::AgreementDraft(begun.clone())));
        let binned = begun.with_bin(Some(&begun.changed));
        let written = written.replace(r#""begun_from":1}"#, r#""begun_from":1,"binned":{"ms":5,"offset":0}}"#);
        assert_eq!(String::from_utf8(bytes(&binned)), Ok(written.clone()));
        assert_eq!(Record::read(written.as_bytes()), Some(Record::AgreementDraft(binned)));
    }
}
