//! Search over what this person may see, in memory only.
//!
//! No index is kept: the texts are folded once (NFKC, lower case) when the first search is made, and
//! scanned. 20 MB take a few milliseconds, and nothing new lies anywhere on a disk.

use crate::notes::{self, NoteView};
use crate::records::Record;
use crate::{OpenApp, reflect};
use memchr::memmem;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;
use vault::EntryId;
use zeroize::Zeroizing;

/// The folded texts of the private room.
#[derive(Debug, Default)]
pub(crate) struct Folded {
    texts: BTreeMap<EntryId, Zeroizing<String>>,
}

impl Folded {
    pub(crate) fn put(&mut self, id: EntryId, record: &Record) {
        match text_of(record) {
            Some(text) => drop(self.texts.insert(id, Zeroizing::new(fold(&text)))),
            None => self.remove(id),
        }
    }

    pub(crate) fn remove(&mut self, id: EntryId) {
        self.texts.remove(&id);
    }
}

/// The same word however it was typed: NFKC, then lower case, without soft hyphens.
#[must_use]
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkc().flat_map(char::to_lowercase).filter(|each| *each != '\u{ad}').nfc().collect()
}

/// A hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hit {
    /// An entry of the own room.
    Own(EntryId),
    /// A note in the shared room.
    Shared(NoteView),
}

/// The entries that hold every one of the words, wherever they stand in it. Nothing for no words.
pub fn find(app: &mut OpenApp, words: &str) -> Vec<Hit> {
    let folded = fold(words);
    let needles: Vec<_> = folded.split_whitespace().map(|word| memmem::Finder::new(word.as_bytes())).collect();
    if needles.is_empty() {
        return Vec::new();
    }
    let holds = |text: &str| needles.iter().all(|needle| needle.find(text.as_bytes()).is_some());
    if app.folded.is_none() {
        let mut all = Folded::default();
        for (id, record) in app.records() {
            all.put(id, record);
        }
        app.folded = Some(all);
    }
    let own = app.folded.iter().flat_map(|all| &all.texts).filter(|(_, text)| holds(text)).map(|(id, _)| Hit::Own(*id));
    let shared = notes::list(app)
        .into_iter()
        .filter(|note| note.shared && holds(&fold(&format!("{}\n{}", note.title, note.text))))
        .map(Hit::Shared);
    own.chain(shared).collect()
}

/// The notes among the hits, and for runs their title and what was written, as notes.
pub fn find_notes(app: &mut OpenApp, words: &str) -> Vec<NoteView> {
    let hits = find(app, words);
    let me = app.me();
    hits.into_iter()
        .filter_map(|hit| match hit {
            Hit::Shared(note) => Some(note),
            Hit::Own(id) => {
                let record = app.record(id)?;
                let entry = reflect::read(app, &id.to_hex()).ok()?;
                let text = match entry.note {
                    Some(text) => text,
                    None => text_of(record)?,
                };
                Some(NoteView { id: entry.entry, when: entry.at, title: entry.title, text, shared: false, by: me })
            }
        })
        .collect()
}

/// All words a person wrote into an entry; `None` for what is not searched, such as the bin.
pub(crate) fn text_of(record: &Record) -> Option<String> {
    match record {
        Record::Note(note) if note.binned.is_none() => Some(format!("{}\n{}", note.title, note.text)),
        Record::Run(run) if run.binned.is_none() => Some(crate::translate::written(&run.run())),
        Record::Pulse(pulse) if pulse.binned.is_none() => Some(pulse.note().to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn one_word_folds_to_one_form_however_it_was_typed() {
        assert_eq!(fold("Caf\u{e9}"), fold("cafe\u{301}"));
        assert_eq!(fold("STRASSE"), "strasse");
        assert_eq!(fold("Ａ"), "a");
        assert_eq!(fold("so\u{ad}ft"), "soft");
    }
}
