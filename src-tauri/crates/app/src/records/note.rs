use super::breach::{belonging, belongs};
use super::{V1, kind};
use crate::moment::Moment;
use domain::breach::Belongs;
use serde::{Deserialize, Serialize};
use vault::EntryId;

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
    /// What it said before, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    before: Vec<EarlierNoteV1>,
    /// To which breach it belongs. Left out: to none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    record: String,
}

// FORMAT: what a note said before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct EarlierNoteV1 {
    until: Moment,
    title: String,
    text: String,
}

/// Changes within this time of each other are one sitting: only the words before it are kept.
const ONE_SITTING_MS: i64 = 30 * 60 * 1000;
/// So many earlier texts are kept, the newest ones.
const KEPT: usize = 50;

/// So many characters of a text stand for it in a list.
const FIRST_WORDS: usize = 60;

/// The first words of a text, in one line; cut between two words where it goes on.
pub(crate) fn first_words(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let Some((end, _)) = line.char_indices().nth(FIRST_WORDS) else { return line.to_owned() };
    let kept = &line[..end];
    let whole = kept.rfind(char::is_whitespace).map_or(kept, |space| &kept[..space]);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '–', '-', ' ']))
}

impl NoteRecordV1 {
    pub(crate) fn write(when: Moment, title: String, text: String, now: &Moment) -> Self {
        Self {
            v: V1,
            kind: NoteKind::Kind,
            when,
            title,
            text,
            begun: now.clone(),
            changed: now.clone(),
            binned: None,
            before: Vec::new(),
            record: String::new(),
        }
    }

    /// To which breach it belongs.
    pub(crate) fn belongs(&self) -> Belongs<EntryId> {
        belongs(Some(&self.record))
    }

    /// Moves it to another breach, or to none.
    pub(crate) fn belong(&mut self, to: Belongs<EntryId>) {
        self.record = belonging(to).unwrap_or_default();
    }

    /// Changes the note. What it said before stays readable, unless it was written in this sitting.
    pub(crate) fn rewrite(&mut self, when: Moment, title: String, text: String, now: &Moment) {
        let differs = self.title != title || self.text != text;
        let is_later = now.millis - self.changed.millis > ONE_SITTING_MS;
        if differs && is_later && !self.text.trim().is_empty() {
            let (title, text) = (std::mem::take(&mut self.title), std::mem::take(&mut self.text));
            self.before.push(EarlierNoteV1 { until: now.clone(), title, text });
            let too_many = self.before.len().saturating_sub(KEPT);
            self.before.drain(..too_many);
        }
        (self.when, self.title, self.text, self.changed) = (when, title, text, now.clone());
    }

    /// What it is called in a list: its title, or its first words.
    pub(crate) fn called(&self) -> String {
        let title = self.title.trim();
        if title.is_empty() { first_words(&self.text) } else { title.to_owned() }
    }

    /// What it said before, newest first: until when, title, text.
    pub(crate) fn before(&self) -> impl Iterator<Item = (String, String, String)> {
        self.before.iter().rev().map(|each| (each.until.text(), each.title.clone(), each.text.clone()))
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
    fn a_note_that_belongs_to_something_says_so_last() {
        let now = Moment { millis: 5, offset: 60, zone: None };
        let id = EntryId::from_hex("00112233445566778899aabbccddeeff").expect("an id");
        let mut record = NoteRecordV1::write(now.clone(), String::new(), "Text".to_owned(), &now);
        assert_eq!(record.belongs(), Belongs::Nowhere);
        record.belong(Belongs::To(id));
        let written = String::from_utf8(bytes(&record)).expect("text");
        assert!(written.ends_with(r#""binned":null,"record":"00112233445566778899aabbccddeeff"}"#), "{written}");
        assert_eq!(Record::read(written.as_bytes()), Some(Record::Note(record)));
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

    #[test]
    fn the_first_words_of_a_text_are_cut_between_words() {
        assert_eq!(first_words("\n  A short line.\nMore."), "A short line.");
        assert_eq!(first_words(" \n"), "");
        let long = "Today I waited for the call, and when it came I could hear that something was wrong.";
        assert_eq!(first_words(long), "Today I waited for the call, and when it came I could hear…");
        assert_eq!(first_words(&"ä".repeat(100)), format!("{}…", "ä".repeat(60)));
        assert_eq!(first_words(&"ä".repeat(60)), "ä".repeat(60));
    }

    #[test]
    fn what_a_note_said_in_an_earlier_sitting_stays_readable() {
        let at = |minutes: i64| Moment { millis: minutes * 60_000, offset: 0, zone: None };
        let mut note = NoteRecordV1::write(at(0), String::new(), "One".to_owned(), &at(0));
        let mut say = |text: &str, minutes| {
            note.rewrite(at(0), String::new(), text.to_owned(), &at(minutes));
            note.before().map(|(_, _, text)| text).collect::<Vec<_>>()
        };
        assert_eq!(say("One two", 10), Vec::<String>::new());
        assert_eq!(say("One two three", 60), ["One two"]);
        assert_eq!(say("One two three", 600), ["One two"]);
        assert_eq!(say("Other", 700), ["One two three", "One two"]);
        let read = Record::read(&bytes(&note));
        assert_eq!(read, Some(Record::Note(note)));
    }
}
