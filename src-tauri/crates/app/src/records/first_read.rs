use super::{V1, digest_from, digest_text, kind};
use domain::day::Day;
use domain::first_read::FirstRead;
use serde::{Deserialize, Serialize};

kind!(FirstReadKind, "first-read");

/// That a text was open before the person whose room this is, and on which day first. It stands in no list, count,
/// search or export, and leaves the room once the text is answered.
// FORMAT: entry kind "first-read", version 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct FirstReadRecordV1 {
    v: V1,
    kind: FirstReadKind,
    /// The digest of the words as version 2 of an agreement writes them, hexadecimal, lower case.
    of: String,
    on: String,
}

impl FirstReadRecordV1 {
    pub(crate) fn write(read: &FirstRead) -> Self {
        Self { v: V1, kind: FirstReadKind::Kind, of: digest_text(read.digest()), on: read.on().to_string() }
    }

    /// `None` where it does not read: then nothing was read.
    pub(crate) fn first_read(&self) -> Option<FirstRead> {
        Some(FirstRead::kept(digest_from(&self.of)?, Day::parse(&self.on)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Record, bytes};

    #[test]
    fn the_bytes_of_a_first_reading_are_frozen() {
        let read = FirstRead::kept([10; 32], Day::parse("2026-01-02").expect("a day"));
        let record = FirstReadRecordV1::write(&read);
        let frozen = concat!(
            r#"{"v":1,"kind":"first-read","#,
            r#""of":"0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a","on":"2026-01-02"}"#,
        );
        assert_eq!(String::from_utf8(bytes(&record)).as_deref(), Ok(frozen));
        assert_eq!(record.first_read(), Some(read));
        assert_eq!(Record::read(frozen.as_bytes()), Some(Record::FirstRead(record)));
    }
}
