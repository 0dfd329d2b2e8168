use super::{V1, V2, kind, stored};
use crate::moment::Moment;
use domain::day::Day;
use domain::post::{Kind, Part, PostText, Reply};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

kind!(ReplyKind, "reply");
kind!(PostDraftKind, "post-draft");

/// What a post says, as its author signs it.
// FORMAT: content of a post of the kinds below, version 1. Empty parts are left out, and it has no last day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct PostRecordV1 {
    v: V1,
    kind: KindWord,
    parts: BTreeMap<PartWord, String>,
}

/// What a post says that has a last day.
// FORMAT: content of a post of the kinds below, version 2: as version 1, with a part `ends_on`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct PostRecordV2 {
    v: V2,
    kind: KindWord,
    parts: BTreeMap<PartWord, String>,
}

/// Something said about a post, as its writer signs it.
// FORMAT: content of a comment, kind "reply", version 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ReplyRecordV1 {
    v: V1,
    kind: ReplyKind,
    reply: ReplyWord,
    text: String,
    day: Option<String>,
}

/// A draft of a post, in the room of the one who writes it.
// FORMAT: entry kind "post-draft", version 2: as version 1, and it may have a part `ends_on`, and before `binned` in
// `from` the entry it began with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct PostDraftRecordV2 {
    v: V2,
    kind: PostDraftKind,
    /// Hexadecimal entry id of the post it would change.
    pub(crate) post: Option<String>,
    of: KindWord,
    parts: BTreeMap<PartWord, String>,
    pub(crate) changed: Moment,
    /// Hexadecimal id of the entry of the own room whose words it began with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) binned: Option<Moment>,
}

/// A draft as it was kept first.
// FORMAT: entry kind "post-draft", version 1. Read, never written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct PostDraftRecordV1 {
    v: V1,
    kind: PostDraftKind,
    post: Option<String>,
    of: KindWord,
    parts: BTreeMap<PartWord, String>,
    changed: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    binned: Option<Moment>,
}

/// The bytes that the author of a post signs.
pub(crate) fn post_bytes(text: &PostText) -> Vec<u8> {
    let (kind, parts) = (text.kind().into(), parts(text));
    if has_a_last_day(&parts) {
        super::bytes(&PostRecordV2 { v: V2, kind, parts })
    } else {
        super::bytes(&PostRecordV1 { v: V1, kind, parts })
    }
}

/// Reads what somebody signed, of every version there was. Only bytes that this program would have
/// written for these very words count: nobody signs what no screen can show.
pub(crate) fn read_post(bytes: &[u8]) -> Option<PostText> {
    let first = serde_json::from_slice::<PostRecordV1>(bytes).map(|record| (record.kind, record.parts));
    let (kind, parts) = first
        .or_else(|_| serde_json::from_slice::<PostRecordV2>(bytes).map(|record| (record.kind, record.parts)))
        .ok()?;
    // A copy has blocks, and a form of its own.
    let text = (!matches!(kind, KindWord::Copy)).then(|| text(kind, &parts))?;
    (post_bytes(&text) == bytes).then_some(text)
}

fn has_a_last_day(parts: &BTreeMap<PartWord, String>) -> bool {
    parts.contains_key(&PartWord::EndsOn)
}

impl PostDraftRecordV1 {
    /// The same as it is kept now. `None` where it holds what no draft of its version did.
    pub(crate) fn raised(self) -> Option<PostDraftRecordV2> {
        let Self { v: V1, kind, post, of, parts, changed, binned } = self;
        let from = None;
        (!has_a_last_day(&parts)).then_some(PostDraftRecordV2 { v: V2, kind, post, of, parts, changed, from, binned })
    }
}

impl ReplyRecordV1 {
    pub(crate) fn write(reply: Reply, text: String, day: Option<Day>) -> Self {
        Self { v: V1, kind: ReplyKind::Kind, reply: reply.into(), text, day: day.map(|day| day.to_string()) }
    }

    /// The reply, its words and its day, read as strictly as a post.
    pub(crate) fn read(bytes: &[u8]) -> Option<(Reply, String, Option<Day>)> {
        let record: Self = serde_json::from_slice(bytes).ok()?;
        let day = record.day.as_deref().and_then(Day::parse);
        let again = Self::write(record.reply.into(), record.text.clone(), day);
        (super::bytes(&again) == bytes).then(|| (record.reply.into(), record.text, day))
    }
}

impl PostDraftRecordV2 {
    pub(crate) fn write(post: Option<String>, text: &PostText, now: &Moment) -> Self {
        Self {
            v: V2,
            kind: PostDraftKind::Kind,
            post,
            of: text.kind().into(),
            parts: parts(text),
            changed: now.clone(),
            from: None,
            binned: None,
        }
    }

    /// With the entry whose words it began with.
    pub(crate) fn begun_from(self, from: Option<String>) -> Self {
        Self { from, ..self }
    }

    pub(crate) fn text(&self) -> PostText {
        text(self.of, &self.parts)
    }

    pub(crate) fn put(&mut self, text: &PostText, now: &Moment) {
        (self.of, self.parts, self.changed) = (text.kind().into(), parts(text), now.clone());
    }

    /// The same in the bin, or out of it.
    pub(crate) fn with_bin(&self, binned: Option<&Moment>) -> Self {
        Self { binned: binned.cloned(), ..self.clone() }
    }
}

fn parts(text: &PostText) -> BTreeMap<PartWord, String> {
    text.parts().map(|(part, words)| (part.into(), words.to_owned())).collect()
}

fn text(kind: KindWord, parts: &BTreeMap<PartWord, String>) -> PostText {
    parts.iter().fold(PostText::of(kind.into()), |text, (part, words)| text.with((*part).into(), words))
}

// FORMAT: the names of kinds, parts and replies, and the order in which parts are written.
stored!(
    KindWord,
    Kind,
    "kebab-case",
    [Copy, Disclosure, Request, Deed, Contrast, Statement, Jar, Date, Commitment, Activation, Now, Meaning]
);
stored!(
    PartWord,
    Part,
    "snake_case",
    [
        Sort, What, Why, Did, Next, Told, ToldOn, When, Often, Knowing, Harm, Helps, Asked, If, Then, Before, Size,
        Novelty, Pact, About, Agreement, FromOn, On, CheckOn, EndsOn,
    ]
);
stored!(
    ReplyWord,
    Reply,
    "kebab-case",
    [
        Note,
        Yes,
        No,
        Different,
        Later,
        Done,
        LetGo,
        Noticed,
        Afterglow,
        Thanks,
        Kept,
        LateTold,
        MissedTold,
        MissedNotTold,
        NoLongerAgreed,
    ]
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Record, bytes};

    fn promise() -> PostText {
        PostText::of(Kind::Commitment)
            .with(Part::What, "W")
            .with(Part::If, "I")
            .with(Part::Then, "T")
            .with(Part::Often, "when-it-happens")
            .with(Part::CheckOn, "2026-01-02")
    }

    const PROMISE: &str = concat!(
        r#"{"v":1,"kind":"commitment","parts":{"what":"W","often":"when-it-happens","if":"I","then":"T","#,
        r#""check_on":"2026-01-02"}}"#,
    );
    const PROMISE_THAT_ENDS: &str = concat!(
        r#"{"v":2,"kind":"commitment","parts":{"what":"W","often":"when-it-happens","if":"I","then":"T","#,
        r#""about":"openness","check_on":"2026-01-02","ends_on":"2026-03-04"}}"#,
    );
    const OUTCOME: &str = r#"{"v":1,"kind":"reply","reply":"missed-not-told","text":"T","day":"2026-01-02"}"#;

    #[test]
    fn the_bytes_of_posts_and_replies_are_frozen() {
        assert_eq!(String::from_utf8(post_bytes(&promise())).as_deref(), Ok(PROMISE));
        assert_eq!(read_post(PROMISE.as_bytes()), Some(promise()));
        let day = Day::parse("2026-01-02");
        let outcome = ReplyRecordV1::write(Reply::MissedNotTold, "T".to_owned(), day);
        assert_eq!(String::from_utf8(bytes(&outcome)).as_deref(), Ok(OUTCOME));
        assert_eq!(ReplyRecordV1::read(OUTCOME.as_bytes()), Some((Reply::MissedNotTold, "T".to_owned(), day)));
    }

    #[test]
    fn the_bytes_of_a_commitment_that_ends_are_frozen_and_are_of_no_other_version() {
        let until = promise().with(Part::About, "openness").with(Part::EndsOn, "2026-03-04");
        assert_eq!(String::from_utf8(post_bytes(&until)).as_deref(), Ok(PROMISE_THAT_ENDS));
        assert_eq!(read_post(PROMISE_THAT_ENDS.as_bytes()), Some(until));
        for (whole, from, to) in
            [(PROMISE_THAT_ENDS, r#""v":2"#, r#""v":1"#), (PROMISE_THAT_ENDS, r#"2026-03-04"#, "never")]
        {
            assert_eq!(read_post(whole.replacen(from, to, 1).as_bytes()), None, "{to}");
        }
    }

    #[test]
    fn every_kind_part_and_reply_keeps_its_name() {
        let name = |kind: Kind| {
            let text = kind.parts().iter().fold(PostText::of(kind), |text, part| {
                let fits = match part.fill(kind) {
                    domain::post::Fill::OneOf(words) => words[0],
                    domain::post::Fill::Day => "2026-01-02",
                    domain::post::Fill::Words | domain::post::Fill::Entry => "x",
                };
                text.with(*part, fits)
            });
            let written = post_bytes(&text);
            assert_eq!(read_post(&written), Some(text));
            String::from_utf8(written).expect("text")
        };
        let all: Vec<String> = Kind::ALL.into_iter().map(name).collect();
        assert_eq!(
            all[0],
            concat!(
                r#"{"v":1,"kind":"disclosure","parts":{"sort":"contact","what":"x","why":"x","did":"x","next":"x","#,
                r#""told":"said","told_on":"2026-01-02","agreement":"x","on":"2026-01-02"}}"#
            )
        );
        let kinds =
            ["disclosure", "request", "deed", "contrast", "statement", "jar", "date", "commitment", "activation"];
        for (written, kind) in all.iter().zip(kinds) {
            let version = if written.contains(r#""ends_on":"#) { 2 } else { 1 };
            assert!(written.starts_with(&format!(r#"{{"v":{version},"kind":"{kind}","#)), "{written}");
        }
        for part in ["knowing", "harm", "helps", "asked", "before", "size", "novelty", "pact", "about", "agreement"] {
            assert!(all.iter().any(|written| written.contains(&format!(r#""{part}":"#))), "{part}");
        }
    }

    #[test]
    fn bytes_that_say_more_than_a_screen_shows_do_not_read() {
        for (from, to) in [
            (r#""what""#, r#""rider":"all my money","what""#),
            (r#""what":"W""#, r#""what":"W","harm":"H""#),
            (r#""check_on":"2026-01-02""#, r#""check_on":"soon""#),
            (r#""often":"when-it-happens""#, r#""often":"each hour""#),
            (r#"{"v""#, r#"{ "v""#),
            (r#""v":1"#, r#""v":2"#),
        ] {
            let changed = PROMISE.replacen(from, to, 1);
            assert_ne!(changed, PROMISE);
            assert_eq!(read_post(changed.as_bytes()), None, "{changed}");
        }
        for (from, to) in [(r#""2026-01-02""#, r#""tomorrow""#), (r#""text""#, r#""more":1,"text""#)] {
            let changed = OUTCOME.replacen(from, to, 1);
            assert_eq!(ReplyRecordV1::read(changed.as_bytes()), None, "{changed}");
        }
    }

    #[test]
    fn a_draft_of_a_post_reads_back() {
        let now = Moment { millis: 5, offset: 0, zone: None };
        let mut record = PostDraftRecordV2::write(None, &promise(), &now);
        assert_eq!(Record::read(&bytes(&record)), Some(Record::PostDraft(record.clone())));
        assert_eq!(record.text(), promise());
        // A draft from before there was a bin for drafts has no word of it.
        assert!(!String::from_utf8_lossy(&bytes(&record)).contains("binned"));
        let first = String::from_utf8(bytes(&record)).expect("text").replacen(r#""v":2"#, r#""v":1"#, 1);
        assert_eq!(Record::read(first.as_bytes()), Some(Record::PostDraft(record.clone())), "as it was kept first");
        let ahead = first.replacen(r#""parts":{"#, r#""parts":{"ends_on":"2026-03-04","#, 1);
        assert_eq!(Record::read(ahead.as_bytes()), None, "a draft of that version had no last day");
        record.binned = Some(now);
        assert!(String::from_utf8_lossy(&bytes(&record)).ends_with(r#","binned":{"ms":5,"offset":0}}"#));
        assert_eq!(Record::read(&bytes(&record)), Some(Record::PostDraft(record.clone())));
        // Nor has one that began with no entry any word of that.
        assert!(!String::from_utf8_lossy(&bytes(&record)).contains("from"));
        let from = record.begun_from(Some("0a".repeat(16)));
        let end = format!(r#","from":"{}","binned":{{"ms":5,"offset":0}}}}"#, "0a".repeat(16));
        assert!(String::from_utf8_lossy(&bytes(&from)).ends_with(&end));
        assert_eq!(Record::read(&bytes(&from)), Some(Record::PostDraft(from)));
    }
}
