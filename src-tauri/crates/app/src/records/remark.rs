use super::{V1, digest_from, digest_text, kind};
use domain::day::Day;
use domain::remark::Remark;
use serde::{Deserialize, Serialize};

kind!(RemarkKind, "remark");

/// That somebody looked at an agreement again and keeps the words in force.
// FORMAT: content of a comment on an agreement, kind "remark", version 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct RemarkRecordV1 {
    v: V1,
    kind: RemarkKind,
    /// The content hash of the proposal or amendment that is kept, hexadecimal, lower case.
    of: String,
    text: String,
    again_on: Option<String>,
}

impl RemarkRecordV1 {
    pub(crate) fn write(of: &[u8; 32], remark: &Remark) -> Self {
        Self {
            v: V1,
            kind: RemarkKind::Kind,
            of: digest_text(of),
            text: remark.text.clone(),
            again_on: remark.again_on.map(|day| day.to_string()),
        }
    }

    /// Reads what somebody signed, as strictly as the words of an agreement.
    pub(crate) fn read(bytes: &[u8]) -> Option<([u8; 32], Remark)> {
        let record: Self = serde_json::from_slice(bytes).ok()?;
        let of = digest_from(&record.of)?;
        let remark = Remark { text: record.text, again_on: record.again_on.as_deref().and_then(Day::parse) };
        (super::bytes(&Self::write(&of, &remark)) == bytes).then_some((of, remark))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::bytes;

    const REMARK: &str = concat!(
        r#"{"v":1,"kind":"remark","of":"0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a","#,
        r#""text":"It fits.","again_on":"2026-01-02"}"#,
    );

    #[test]
    fn the_bytes_of_a_remark_are_frozen() {
        let remark = Remark { text: "It fits.".to_owned(), again_on: Day::parse("2026-01-02") };
        assert_eq!(String::from_utf8(bytes(&RemarkRecordV1::write(&[10; 32], &remark))).as_deref(), Ok(REMARK));
        assert_eq!(RemarkRecordV1::read(REMARK.as_bytes()), Some(([10; 32], remark)));
        let silent = Remark::default();
        let written = bytes(&RemarkRecordV1::write(&[255; 32], &silent));
        assert!(String::from_utf8_lossy(&written).ends_with(r#"ff","text":"","again_on":null}"#));
        assert_eq!(RemarkRecordV1::read(&written), Some(([255; 32], silent)));
    }

    #[test]
    fn bytes_that_say_more_than_a_screen_shows_do_not_read() {
        for (from, to) in [
            (r#""text""#, r#""rider":"and all my money","text""#),
            (r#""2026-01-02""#, r#""soon""#),
            (r#""of":"0a"#, r#""of":"0A"#),
            (r#""of":"0a"#, r#""of":""#),
            (r#""of":"0a"#, r#""of":"0a0a"#),
            (r#""of":"0a"#, r#""of":"é""#),
            (r#""of":"0a"#, r#""of":"+a"#),
            (r#"{"v""#, r#"{ "v""#),
            (r#""v":1"#, r#""v":2"#),
            (r#""kind":"remark""#, r#""kind":"reply""#),
        ] {
            let changed = REMARK.replacen(from, to, 1);
            assert_ne!(changed, REMARK);
            assert_eq!(RemarkRecordV1::read(changed.as_bytes()), None, "{changed}");
        }
    }
}
