//! Stored forms: what an entry looks like as bytes in a room or in the shared log.
//!
//! Each is one UTF-8 JSON object with `"v"` and `"kind"`. A form that was ever shipped is read for
//! ever; a change makes a new version beside the old one. What this program cannot read is kept as
//! it is, and never written over.

mod agreement;
mod breach;
mod copy;
mod first_read;
mod ideas;
mod keep_light;
mod note;
mod own_yes;
mod post;
mod pulse;
mod remark;
mod run;
mod saying;
mod set_aside;

pub(crate) use agreement::{AgreementDraftRecordV1, AgreementDraftRecordV2, AgreementRecordV2, read_agreement};
pub(crate) use breach::BreachRecordV1;
pub(crate) use copy::{CopyBlockV1, CopyDraftRecordV1, CopyPickV1, CopyRecordV1, SharedFromRecordV1};
pub(crate) use first_read::FirstReadRecordV1;
pub(crate) use ideas::{BothMarked, IdeasRecordV1};
pub(crate) use keep_light::KeepLightRecordV1;
pub(crate) use note::{NoteRecordV1, SharedNoteRecordV1, first_words};
pub(crate) use own_yes::OwnYesRecordV1;
pub(crate) use post::{PostDraftRecordV1, PostDraftRecordV2, ReplyRecordV1, post_bytes, read_post};
pub(crate) use pulse::PulseRecordV1;
pub(crate) use remark::RemarkRecordV1;
pub(crate) use run::RunRecordV2;
pub(crate) use saying::SayingDraftRecordV1;
pub(crate) use set_aside::SetAsideRecordV1;

use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One entry of a private room.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Record {
    Run(RunRecordV2),
    Note(NoteRecordV1),
    AgreementDraft(AgreementDraftRecordV2),
    SetAside(SetAsideRecordV1),
    Pulse(PulseRecordV1),
    PostDraft(PostDraftRecordV2),
    SharedFrom(SharedFromRecordV1),
    CopyDraft(CopyDraftRecordV1),
    SayingDraft(SayingDraftRecordV1),
    Ideas(IdeasRecordV1),
    OwnYes(OwnYesRecordV1),
    KeepLight(KeepLightRecordV1),
    Breach(BreachRecordV1),
    FirstRead(FirstReadRecordV1),
}

#[derive(Deserialize)]
struct Frame<'a> {
    v: u32,
    #[serde(borrow)]
    kind: std::borrow::Cow<'a, str>,
}

impl Record {
    /// Reads an entry. `None` where it was written by a newer program, or is not an entry at all.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let frame: Frame<'_> = serde_json::from_slice(bytes).ok()?;
        match (frame.v, frame.kind.as_ref()) {
            (1, "run") => serde_json::from_slice::<run::RunRecordV1>(bytes).ok().map(|run| Self::Run(run.into())),
            (2, "run") => serde_json::from_slice(bytes).ok().map(Self::Run),
            (1, "note") => serde_json::from_slice(bytes).ok().map(Self::Note),
            (1, "agreement-draft") => serde_json::from_slice::<AgreementDraftRecordV1>(bytes)
                .ok()
                .map(|draft| Self::AgreementDraft(draft.into())),
            (2, "agreement-draft") => serde_json::from_slice(bytes).ok().map(Self::AgreementDraft),
            (1, "set-aside") => serde_json::from_slice(bytes).ok().map(Self::SetAside),
            (1, "post-draft") => serde_json::from_slice::<PostDraftRecordV1>(bytes)
                .ok()
                .and_then(|draft| draft.raised())
                .map(Self::PostDraft),
            (2, "post-draft") => serde_json::from_slice(bytes).ok().map(Self::PostDraft),
            (1, "shared-from") => serde_json::from_slice(bytes).ok().map(Self::SharedFrom),
            (1, "copy-draft") => serde_json::from_slice(bytes).ok().map(Self::CopyDraft),
            (1, "saying-draft") => serde_json::from_slice(bytes).ok().map(Self::SayingDraft),
            (1, "ideas") => serde_json::from_slice(bytes).ok().map(Self::Ideas),
            (1, "own-yes") => serde_json::from_slice(bytes).ok().map(Self::OwnYes),
            (1, "keep-light") => serde_json::from_slice(bytes).ok().map(Self::KeepLight),
            (1, "breach") => serde_json::from_slice(bytes).ok().map(Self::Breach),
            (1, "first-read") => serde_json::from_slice(bytes).ok().map(Self::FirstRead),
            (1, "pulse") => serde_json::from_slice(bytes).ok().map(Self::Pulse),
            _ => None,
        }
    }

    /// When it was put into the bin, where it lies there.
    pub(crate) fn binned(&self) -> Option<&crate::Moment> {
        match self {
            Self::Run(record) => record.binned.as_ref(),
            Self::Note(record) => record.binned.as_ref(),
            Self::AgreementDraft(record) => record.binned.as_ref(),
            Self::Pulse(record) => record.binned.as_ref(),
            Self::PostDraft(record) => record.binned.as_ref(),
            Self::CopyDraft(record) => record.binned.as_ref(),
            Self::SayingDraft(record) => record.binned.as_ref(),
            Self::Breach(record) => record.binned.as_ref(),
            Self::SetAside(_)
            | Self::SharedFrom(_)
            | Self::Ideas(_)
            | Self::OwnYes(_)
            | Self::KeepLight(_)
            | Self::FirstRead(_) => None,
        }
    }

    /// The bytes to keep.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Run(record) => bytes(record),
            Self::Note(record) => bytes(record),
            Self::AgreementDraft(record) => bytes(record),
            Self::SetAside(record) => bytes(record),
            Self::Pulse(record) => bytes(record),
            Self::PostDraft(record) => bytes(record),
            Self::SharedFrom(record) => bytes(record),
            Self::CopyDraft(record) => bytes(record),
            Self::SayingDraft(record) => bytes(record),
            Self::Ideas(record) => bytes(record),
            Self::OwnYes(record) => bytes(record),
            Self::KeepLight(record) => bytes(record),
            Self::Breach(record) => bytes(record),
            Self::FirstRead(record) => bytes(record),
        }
    }
}

/// The bytes of a stored form.
pub(crate) fn bytes(record: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(record).expect("stored forms have text keys only, so that JSON can hold them")
}

/// A digest as it is stored: hexadecimal, lower case.
fn digest_text(digest: &[u8; 32]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn digest_from(text: &str) -> Option<[u8; 32]> {
    let mut digest = [0; 32];
    for (at, byte) in digest.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok()?;
    }
    Some(digest)
}

/// A `"v"` that is one fixed number; any other does not read.
macro_rules! version {
    ($name:ident, $number:literal) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub(crate) struct $name;

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_u32($number)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                match u32::deserialize(deserializer)? {
                    $number => Ok(Self),
                    other => {
                        Err(D::Error::invalid_value(Unexpected::Unsigned(other.into()), &concat!("version ", $number)))
                    }
                }
            }
        }
    };
}
version!(V1, 1);
version!(V2, 2);

/// A `"kind"` that is one fixed word.
macro_rules! kind {
    ($name:ident, $word:literal) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
        pub(crate) enum $name {
            #[default]
            #[serde(rename = $word)]
            Kind,
        }
    };
}
pub(crate) use kind;

/// Names that are stored in this case, and what they stand for.
macro_rules! stored {
    ($word:ident, $value:ident, $case:literal, $seen:vis, [$($name:ident),+ $(,)?]) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = $case)]
        $seen enum $word {
            $($name),+
        }

        crate::twins::twins!($word, $value, [$($name),+]);
    };
    ($word:ident, $value:ident, $case:literal, [$($name:ident),+ $(,)?]) => {
        $crate::records::stored!($word, $value, $case, , [$($name),+]);
    };
}
pub(crate) use stored;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_newer_program_wrote_is_not_read_as_something_else() {
        assert_eq!(Record::read(br#"{"v":2,"kind":"note"}"#), None);
        assert_eq!(Record::read(br#"{"v":1,"kind":"dance"}"#), None);
        assert_eq!(Record::read(b"\xff"), None);
        assert_eq!(Record::read(b"[]"), None);
    }
}
