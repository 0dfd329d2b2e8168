//! Search over what this person may see, in memory only.
//!
//! No index is kept: the texts are folded once (NFKC, lower case) when the first search is made, and
//! scanned. 20 MB take a few milliseconds, and nothing new lies anywhere on a disk.

use crate::notes::{self, NoteView};
use crate::records::Record;
use crate::views::{AgreementField, AgreementView, CopyView, PostSaid, PostView, VersionState};
use crate::{OpenApp, breaches, copies, copy_drafts, plans, posts, reflect, sayings};
use domain::post::{Fill, PostText};
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
    /// Something in the shared room that both can read: a note, a post, a copy or an agreement.
    Shared(NoteView),
}

/// What holds every one of the words, wherever they stand in it: own entries and drafts, and what both can
/// read now. What was taken back is not there any more, and the other's own room is out of reach. Nothing
/// for no words.
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
    let shared = shared(app).filter(|found| holds(&fold(&format!("{}\n{}", found.title, found.text))));
    own.chain(shared.map(Hit::Shared)).collect()
}

/// Everything that both can read, each with all its words.
fn shared(app: &OpenApp) -> impl Iterator<Item = NoteView> {
    let notes = notes::list(app).into_iter().filter(|note| note.shared);
    let agreements = plans::all(app).into_keys().filter_map(|id| plans::agreement(app, &id.to_hex()).ok());
    let agreements: Vec<NoteView> = agreements.filter_map(|agreement| agreement_found(&agreement)).collect();
    let posts = posts::there(app).into_iter().map(post_found);
    let copies = copies::all(app).into_iter().map(copy_found);
    notes.chain(agreements).chain(posts).chain(copies)
}

/// The words that hold or wait, and what was said of them. Of an agreement that ended or never came, those
/// that were the last.
fn agreement_found(agreement: &AgreementView) -> Option<NoteView> {
    let standing = |state| matches!(state, VersionState::Pending | VersionState::InForce);
    let readable = || agreement.versions.iter().filter(|version| version.state != VersionState::Withdrawn);
    let newest = readable().find(|version| standing(version.state)).or_else(|| readable().next())?;
    let shown = readable().filter(|version| standing(version.state) || version.revision == newest.revision);
    let written = shown.flat_map(|version| version.text.parts.values().cloned());
    let said = agreement.remarks.iter().map(|said| said.remark.text.clone()).filter(|text| !text.is_empty());
    let lines: Vec<String> = written.chain(said).collect();
    Some(NoteView {
        id: agreement.agreement.clone(),
        when: newest.proposed_at.clone(),
        title: newest.text.parts.get(&AgreementField::Title).cloned().unwrap_or_default(),
        text: lines.join("\n"),
        shared: true,
        by: newest.proposed_by,
    })
}

/// What something is called that both can read.
pub(crate) fn title_of_shared(app: &OpenApp, id: &str) -> Option<String> {
    shared(app).find(|found| found.id == id).map(|found| found.title)
}

fn post_found(post: PostView) -> NoteView {
    let texts: Vec<PostText> =
        post.versions.iter().map(|version| crate::translate::post_text_from(version.text.clone())).collect();
    let written = texts.iter().map(words_of).chain(post.replies.iter().map(said));
    NoteView {
        text: written.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n"),
        id: post.post,
        when: post.since,
        title: texts.first().map(|newest| newest.title().to_owned()).unwrap_or_default(),
        shared: true,
        by: post.by,
    }
}

fn copy_found(copy: CopyView) -> NoteView {
    let blocks = copy.text.blocks.into_iter().map(|block| block.text);
    let written = [copy.text.before].into_iter().chain(blocks).chain(copy.replies.iter().map(said));
    NoteView {
        text: written.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n"),
        id: copy.post,
        when: copy.since,
        title: copy.text.title,
        shared: true,
        by: copy.by,
    }
}

fn said(said: &PostSaid) -> String {
    said.text.clone()
}

/// What somebody wrote in a post, without what is chosen from a few.
fn words_of(text: &PostText) -> String {
    let own = text.parts().filter(|(part, _)| part.fill(text.kind()) == Fill::Words);
    own.map(|(_, words)| words).collect::<Vec<_>>().join("\n")
}

/// The hits as notes: for runs and drafts, their title and what was written.
pub fn find_notes(app: &mut OpenApp, words: &str) -> Vec<NoteView> {
    let hits = find(app, words);
    let me = app.me();
    hits.into_iter()
        .filter_map(|hit| match hit {
            Hit::Shared(note) => Some(note),
            Hit::Own(id) => {
                let record = app.record(id)?;
                if let Some(draft) = draft_found(app, id, record) {
                    return Some(draft);
                }
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

fn draft_found(app: &OpenApp, id: EntryId, record: &Record) -> Option<NoteView> {
    let (when, title, text) = match record {
        Record::PostDraft(draft) => {
            let text = draft.text();
            (&draft.changed, posts::draft_title(&text), posts::readable(&text))
        }
        Record::CopyDraft(draft) => (&draft.changed, copy_drafts::title(app, draft), copy_drafts::text(draft)),
        Record::SayingDraft(draft) => (&draft.changed, sayings::title(app, draft), draft.text.clone()),
        Record::AgreementDraft(draft) => {
            let text = draft.text();
            (&draft.changed, plans::draft_title(&text), agreement_words(&text))
        }
        _ => return None,
    };
    Some(NoteView { id: id.to_hex(), when: when.text(), title, text, shared: false, by: app.me() })
}

fn agreement_words(text: &domain::agreement::AgreementText) -> String {
    crate::translate::text_view(text).parts.into_values().collect::<Vec<_>>().join("\n")
}

/// All words a person wrote into an entry; `None` for what is not searched, such as the bin.
pub(crate) fn text_of(record: &Record) -> Option<String> {
    match record {
        Record::Note(note) if note.binned.is_none() => Some(format!("{}\n{}", note.title, note.text)),
        Record::Run(run) if run.binned.is_none() => Some(crate::translate::written(&run.run())),
        Record::Pulse(pulse) if pulse.binned.is_none() => Some(pulse.note().to_owned()),
        Record::PostDraft(draft) if draft.binned.is_none() => Some(words_of(&draft.text())),
        Record::AgreementDraft(draft) if draft.binned.is_none() => Some(agreement_words(&draft.text())),
        Record::SayingDraft(draft) if draft.binned.is_none() => Some(draft.text.clone()),
        Record::Breach(breach) if breach.binned.is_none() => Some(breaches::own_words(breach)),
        // What was chosen is found in its entry.
        Record::CopyDraft(draft) if draft.binned.is_none() => Some(draft.before.clone()),
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
