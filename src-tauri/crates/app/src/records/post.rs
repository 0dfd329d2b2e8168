use super::{V1, kind, stored};
use crate::moment::Moment;
use domain::day::Day;
use domain::post::{Kind, Part, PostText, Reply};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

kind!(ReplyKind, "reply");
kind!(PostDraftKind, "post-draft");

/// What a post says, as its author signs it.
// FORMAT: content of a post of the kinds below, version 1. Empty parts are left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct PostRecordV1 {
    v: V1,
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
// FORMAT: entry kind "post-draft", version 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct PostDraftRecordV1 {
    v: V1,
    kind: PostDraftKind,
    /// Hexadecimal entry id of the post it would change.
    pub(crate) post: Option<String>,
    of: KindWord,
    parts: BTreeMap<PartWord, String>,
    pub(crate) changed: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) binned: Option<Moment>,
}

impl PostRecordV1 {
    pub(crate) fn write(text: &PostText) -> Self {
        Self { v: V1, kind: text.kind().into(), parts: parts(text) }
    }

    /// Reads what somebody signed. Only bytes that this program would have written for these very
    /// words count: nobody signs what no screen can show.
    pub(crate) fn read(bytes: &[u8]) -> Option<PostText> {
        let record: Self = serde_json::from_slice(bytes).ok()?;
        // A copy has blocks, and a form of its own.
        let parts = (!matches!(record.kind, KindWord::Copy)).then_some(&record.parts)?;
        let text = text(record.kind, parts);
        (super::bytes(&Self::write(&text)) == bytes).then_some(text)
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

impl PostDraftRecordV1 {
    pub(crate) fn write(post: Option<String>, text: &PostText, now: &Moment) -> Self {
        Self {
            v: V1,
            kind: PostDraftKind::Kind,
            post,
            of: text.kind().into(),
            parts: parts(text),
            changed: now.clone(),
            binned: None,
        }
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
        Novelty, Pact, About, Agreement, FromOn, On, CheckOn,
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
    const OUTCOME: &str = r#"{"v":1,"kind":"reply","reply":"missed-not-told","text":"T","day":"2026-01-02"}"#;

    #[test]
    fn the_bytes_of_posts_and_replies_are_frozen() {
        assert_eq!(String::from_utf8(bytes(&PostRecordV1::write(&promise()))).as_deref(), Ok(PROMISE));
        assert_eq!(PostRecordV1::read(PROMISE.as_bytes()), Some(promise()));
        let day = Day::parse("2026-01-02");
        let outcome = ReplyRecordV1::write(Reply::MissedNotTold, "T".to_owned(), day);
        assert_eq!(String::from_utf8(bytes(&outcome)).as_deref(), Ok(OUTCOME));
        assert_eq!(ReplyRecordV1::read(OUTCOME.as_bytes()), Some((Reply::MissedNotTold, "T".to_owned(), day)));
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
            let written = bytes(&PostRecordV1::write(&text));
            assert_eq!(PostRecordV1::read(&written), Some(text));
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
            assert!(written.starts_with(&format!(r#"{{"v":1,"kind":"{kind}","#)), "{written}");
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
            assert_eq!(PostRecordV1::read(changed.as_bytes()), None, "{changed}");
        }
        for (from, to) in [(r#""2026-01-02""#, r#""tomorrow""#), (r#""text""#, r#""more":1,"text""#)] {
            let changed = OUTCOME.replacen(from, to, 1);
            assert_eq!(ReplyRecordV1::read(changed.as_bytes()), None, "{changed}");
        }
    }

    #[test]
    fn a_draft_of_a_post_reads_back() {
        let now = Moment { millis: 5, offset: 0, zone: None };
        let mut record = PostDraftRecordV1::write(None, &promise(), &now);
        assert_eq!(Record::read(&bytes(&record)), Some(Record::PostDraft(record.clone())));
        assert_eq!(record.text(), promise());
        // A draft from before there was a bin for drafts has no word of it.
        assert!(!String::from_utf8_lossy(&bytes(&record)).contains("binned"));
        record.binned = Some(now);
        assert!(String::from_utf8_lossy(&bytes(&record)).ends_with(r#","binned":{"ms":5,"offset":0}}"#));
        assert_eq!(Record::read(&bytes(&record)), Some(Record::PostDraft(record)));
    }
}
