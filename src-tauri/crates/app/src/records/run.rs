use super::breach::{RelationWord, SideWord, belonging, belongs};
use super::{V1, V2, kind};
use crate::content::content;
use crate::moment::Moment;
use domain::answer::{Answer, Picked};
use domain::breach::{Belongs, Side};
use domain::day::Day;
use domain::exercise::Exercise;
use domain::person::Relation;
use domain::run::{Leaving, Run};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use vault::EntryId;

kind!(RunKind, "run");

/// A run through an exercise as version 0.1 kept it: it is read, and written no more.
// FORMAT: entry kind "run", version 1.
#[derive(Debug, Deserialize)]
pub(super) struct RunRecordV1 {
    #[expect(dead_code, reason = "it is there so that no other version reads as this one")]
    v: V1,
    kind: RunKind,
    exercise: String,
    version: u32,
    answers: BTreeMap<String, AnswerRecordV1>,
    place: String,
    finished: bool,
    begun: Moment,
    changed: Moment,
    binned: Option<Moment>,
    leaving: Option<LeavingRecordV1>,
}

impl From<RunRecordV1> for RunRecordV2 {
    fn from(old: RunRecordV1) -> Self {
        Self {
            v: V2,
            kind: old.kind,
            record: None,
            relation: None,
            role: None,
            exercise: old.exercise,
            version: old.version,
            answers: old.answers,
            place: old.place,
            finished: old.finished,
            begun: old.begun,
            changed: old.changed,
            binned: old.binned,
            leaving: old.leaving,
        }
    }
}

/// A run through an exercise.
// FORMAT: entry kind "run", version 2.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct RunRecordV2 {
    v: V2,
    kind: RunKind,
    record: Option<String>,
    /// `None` only in what was read from version 1, before it is known from the intakes of the room.
    relation: Option<RelationWord>,
    role: Option<SideWord>,
    exercise: String,
    version: u32,
    answers: BTreeMap<String, AnswerRecordV1>,
    place: String,
    finished: bool,
    pub(crate) begun: Moment,
    pub(crate) changed: Moment,
    pub(crate) binned: Option<Moment>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    leaving: Option<LeavingRecordV1>,
}

// FORMAT: how a person left a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum LeavingRecordV1 {
    Steadier,
    Same,
    Stirred,
}

// FORMAT: the answers of a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum AnswerRecordV1 {
    Text { text: String },
    Choice { option: String, own: String },
    Choices { options: Vec<String>, own: String },
    Scale { value: u8 },
    List { items: Vec<String> },
    Date { day: Option<String>, about: String },
    Feelings { words: Vec<String>, own: String },
    Grid { rows: BTreeMap<String, String> },
    Cards { cards: Vec<BTreeMap<String, String>> },
    Picked { picked: Vec<PickedRecordV1> },
    Hold { until: Option<String> },
    Skipped,
    Seen,
}

// FORMAT: a line picked up from another entry, 32 hex digits, or newly written, empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct PickedRecordV1 {
    text: String,
    entry: String,
}

impl RunRecordV2 {
    pub(crate) fn begin(
        run: &Run,
        belongs: Belongs<EntryId>,
        relation: Relation,
        side: Option<Side>,
        now: &Moment,
    ) -> Self {
        let mut record = Self {
            v: V2,
            kind: RunKind::Kind,
            record: belonging(belongs),
            relation: Some(relation.into()),
            role: side.map(Into::into),
            exercise: String::new(),
            version: 0,
            answers: BTreeMap::new(),
            place: String::new(),
            finished: false,
            begun: now.clone(),
            changed: now.clone(),
            binned: None,
            leaving: None,
        };
        record.put(run, now);
        record
    }

    pub(crate) fn exercise(&self) -> &str {
        &self.exercise
    }

    /// To which breach it belongs.
    pub(crate) fn belongs(&self) -> Belongs<EntryId> {
        belongs(self.record.as_deref())
    }

    /// Moves it to another breach. Its words, and the relation they are in, stay.
    pub(crate) fn belong(&mut self, to: Belongs<EntryId>) {
        self.record = belonging(to);
    }

    /// What the other person was to the writer when it was begun: its words are those for them.
    pub(crate) fn relation(&self) -> Relation {
        self.relation.map(Into::into).unwrap_or_default()
    }

    /// Whether it is known with which relation it was begun.
    pub(crate) const fn is_settled(&self) -> bool {
        self.relation.is_some()
    }

    /// With what it was begun, as the intake says.
    pub(crate) fn settle(&mut self, relation: Relation, side: Option<Side>) {
        self.relation = Some(relation.into());
        self.role = side.map(Into::into);
    }

    /// The wording with which it began.
    pub(crate) fn wording(&self) -> Option<&'static Exercise> {
        content().wording(&self.exercise, self.version)
    }

    /// Drops what an earlier program kept about danger. Its day stays. Returns whether anything was dropped.
    pub(crate) fn drop_dangers(&mut self) -> bool {
        let Some(wording) = self.wording() else { return false };
        let (mut run, changed) = (self.run(), self.changed.clone());
        let dropped = run.drop_dangers(wording);
        if dropped {
            self.put(&run, &changed);
        }
        dropped
    }

    pub(crate) fn is_finished(&self) -> bool {
        self.finished
    }

    pub(crate) fn run(&self) -> Run {
        Run {
            exercise: self.exercise.clone(),
            version: self.version,
            answers: self.answers.iter().map(|(step, answer)| (step.clone(), answer.into())).collect(),
            place: self.place.clone(),
            finished: self.finished,
            leaving: self.leaving.map(|leaving| match leaving {
                LeavingRecordV1::Steadier => Leaving::Steadier,
                LeavingRecordV1::Same => Leaving::Same,
                LeavingRecordV1::Stirred => Leaving::Stirred,
            }),
        }
    }

    pub(crate) fn put(&mut self, run: &Run, now: &Moment) {
        self.exercise.clone_from(&run.exercise);
        self.version = run.version;
        self.answers = run.answers.iter().map(|(step, answer)| (step.clone(), answer.into())).collect();
        self.place.clone_from(&run.place);
        self.finished = run.finished;
        self.leaving = run.leaving.map(|leaving| match leaving {
            Leaving::Steadier => LeavingRecordV1::Steadier,
            Leaving::Same => LeavingRecordV1::Same,
            Leaving::Stirred => LeavingRecordV1::Stirred,
        });
        self.changed = now.clone();
    }
}

impl From<&Answer> for AnswerRecordV1 {
    fn from(answer: &Answer) -> Self {
        match answer.clone() {
            Answer::Text(text) => Self::Text { text },
            Answer::Choice { option, own } => Self::Choice { option, own },
            Answer::Choices { options, own } => Self::Choices { options, own },
            Answer::Scale(value) => Self::Scale { value },
            Answer::List(items) => Self::List { items },
            Answer::Date { day, about } => Self::Date { day: day.map(|day| day.to_string()), about },
            Answer::Feelings { words, own } => Self::Feelings { words, own },
            Answer::Grid(rows) => Self::Grid { rows },
            Answer::Cards(cards) => Self::Cards { cards },
            Answer::Picked(picked) => {
                let record = |Picked { text, entry }| PickedRecordV1 { text, entry };
                Self::Picked { picked: picked.into_iter().map(record).collect() }
            }
            Answer::Hold(until) => Self::Hold { until: until.map(|day| day.to_string()) },
            Answer::Skipped => Self::Skipped,
            Answer::Seen => Self::Seen,
        }
    }
}

impl From<&AnswerRecordV1> for Answer {
    fn from(record: &AnswerRecordV1) -> Self {
        match record.clone() {
            AnswerRecordV1::Text { text } => Self::Text(text),
            AnswerRecordV1::Choice { option, own } => Self::Choice { option, own },
            AnswerRecordV1::Choices { options, own } => Self::Choices { options, own },
            AnswerRecordV1::Scale { value } => Self::Scale(value),
            AnswerRecordV1::List { items } => Self::List(items),
            AnswerRecordV1::Date { day, about } => Self::Date { day: day.as_deref().and_then(Day::parse), about },
            AnswerRecordV1::Feelings { words, own } => Self::Feelings { words, own },
            AnswerRecordV1::Grid { rows } => Self::Grid(rows),
            AnswerRecordV1::Cards { cards } => Self::Cards(cards),
            AnswerRecordV1::Picked { picked } => {
                let line = |PickedRecordV1 { text, entry }| Picked { text, entry };
                Self::Picked(picked.into_iter().map(line).collect())
            }
            AnswerRecordV1::Hold { until } => Self::Hold(until.as_deref().and_then(Day::parse)),
            AnswerRecordV1::Skipped => Self::Skipped,
            AnswerRecordV1::Seen => Self::Seen,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Record, bytes};

    #[test]
    fn the_bytes_of_a_run_are_frozen() {
        let answers = [
            ("a", Answer::Text("Words.".to_owned())),
            ("b", Answer::Choice { option: "x".to_owned(), own: String::new() }),
            ("c", Answer::Choices { options: vec!["x".to_owned()], own: "o".to_owned() }),
            ("d", Answer::Scale(3)),
            ("e", Answer::List(vec!["i".to_owned()])),
            ("f", Answer::Date { day: Day::parse("2026-01-02"), about: "spring".to_owned() }),
            ("g", Answer::Feelings { words: vec!["sad".to_owned()], own: String::new() }),
            ("h", Answer::Skipped),
            ("i", Answer::Seen),
        ];
        let run = Run {
            exercise: "sample".to_owned(),
            version: 2,
            answers: answers.into_iter().map(|(step, answer)| (step.to_owned(), answer)).collect(),
            place: "b".to_owned(),
            finished: true,
            leaving: None,
        };
        let id = EntryId::from_hex("00112233445566778899aabbccddeeff").expect("an id");
        let now = Moment { millis: 5, offset: 60, zone: None };
        let record = RunRecordV2::begin(&run, Belongs::To(id), Relation::Friend, Some(Side::Both), &now);
        let frozen = concat!(
            r#"{"v":2,"kind":"run","record":"00112233445566778899aabbccddeeff","relation":"friend","role":"both","#,
            r#""exercise":"sample","version":2,"answers":{"#,
            r#""a":{"kind":"text","text":"Words."},"b":{"kind":"choice","option":"x","own":""},"#,
            r#""c":{"kind":"choices","options":["x"],"own":"o"},"d":{"kind":"scale","value":3},"#,
            r#""e":{"kind":"list","items":["i"]},"f":{"kind":"date","day":"2026-01-02","about":"spring"},"#,
            r#""g":{"kind":"feelings","words":["sad"],"own":""},"h":{"kind":"skipped"},"i":{"kind":"seen"}},"#,
            r#""place":"b","finished":true,"begun":{"ms":5,"offset":60},"changed":{"ms":5,"offset":60},"binned":null}"#,
        );
        assert_eq!(String::from_utf8(bytes(&record)).as_deref(), Ok(frozen));
        assert_eq!(Record::read(frozen.as_bytes()), Some(Record::Run(record.clone())));
        assert_eq!(record.run(), run);
    }

    #[test]
    fn the_bytes_of_later_answers_are_frozen() {
        let at = |text: &str| text.to_owned();
        let answers = [
            ("a", Answer::Grid(BTreeMap::from([(at("anger"), at("punished"))]))),
            ("b", Answer::Cards(vec![BTreeMap::from([(at("when"), at("2026-11-22"))])])),
            ("c", Answer::Picked(vec![Picked { text: at("A call."), entry: at("00ff") }])),
            ("d", Answer::Hold(Day::parse("2026-11-23"))),
            ("e", Answer::Hold(None)),
        ];
        let run = Run {
            exercise: at("sample"),
            version: 2,
            answers: answers.into_iter().map(|(step, answer)| (at(step), answer)).collect(),
            place: at("b"),
            finished: true,
            leaving: Some(Leaving::Stirred),
        };
        let now = Moment { millis: 5, offset: 60, zone: None };
        let record = RunRecordV2::begin(&run, Belongs::First, Relation::Partner, None, &now);
        let frozen = concat!(
            r#"{"v":2,"kind":"run","record":null,"relation":"partner","role":null,"#,
            r#""exercise":"sample","version":2,"answers":{"#,
            r#""a":{"kind":"grid","rows":{"anger":"punished"}},"b":{"kind":"cards","cards":[{"when":"2026-11-22"}]},"#,
            r#""c":{"kind":"picked","picked":[{"text":"A call.","entry":"00ff"}]},"#,
            r#""d":{"kind":"hold","until":"2026-11-23"},"e":{"kind":"hold","until":null}},"#,
            r#""place":"b","finished":true,"begun":{"ms":5,"offset":60},"changed":{"ms":5,"offset":60},"binned":null,"#,
            r#""leaving":"stirred"}"#,
        );
        assert_eq!(String::from_utf8(bytes(&record)).as_deref(), Ok(frozen));
        assert_eq!(Record::read(frozen.as_bytes()), Some(Record::Run(record.clone())));
        assert_eq!(record.run(), run);
    }

    #[test]
    fn a_run_of_version_1_is_read_for_ever() {
        let frozen = concat!(
            r#"{"v":1,"kind":"run","exercise":"sample","version":1,"answers":{"a":{"kind":"scale","value":3}},"#,
            r#""place":"b","finished":true,"begun":{"ms":5,"offset":60},"changed":{"ms":6,"offset":60},"binned":null,"#,
            r#""leaving":"same"}"#,
        );
        let Some(Record::Run(mut record)) = Record::read(frozen.as_bytes()) else { panic!("it reads as a run") };
        assert!(!record.is_settled() && record.belongs() == Belongs::First);
        assert_eq!(record.run().answers.get("a"), Some(&Answer::Scale(3)));
        assert_eq!(record.run().leaving, Some(Leaving::Same));
        record.settle(Relation::Family, Some(Side::Hurt));
        let written = frozen.replace(
            r#"{"v":1,"kind":"run","#,
            r#"{"v":2,"kind":"run","record":null,"relation":"family","role":"hurt","#,
        );
        assert_eq!(String::from_utf8(bytes(&record)), Ok(written));
    }
}
