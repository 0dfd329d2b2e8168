//! What somebody has chosen of an own entry and not shared yet: it stands in the own room, so that a lock or
//! a step aside loses none of it.
//!
//! There is one for each entry. It comes with the first tick or word, and goes when the copy is shared, when
//! nothing is chosen or written any more, or into the bin.

use crate::copies::{blocks, shareable, step_of};
use crate::open::{Own, entry_id};
use crate::records::{CopyDraftRecordV1, CopyPickV1, Record};
use crate::views::{CopyDraftView, CopyEdit, PostDraftLine, PostKind, SavedView};
use crate::words::words;
use crate::{AppError, Moment, OpenApp};
use vault::EntryId;

/// Keeps what is chosen of an entry and what is written before it.
///
/// # Errors
///
/// As [`crate::copies::offer`], or why it could not be saved. What was saved before stays.
pub fn save(app: &mut OpenApp, edit: CopyEdit, now: &Moment) -> Result<SavedView, AppError> {
    shareable(app, &edit.entry)?;
    let pick = |id: &str, text: String| CopyPickV1 { block: step_of(id).to_owned(), text };
    let chosen = edit.chosen.into_iter().map(|each| pick(&each.id, each.text)).collect();
    let known = of(app, &edit.entry).map(|(id, _)| id);
    let record = CopyDraftRecordV1::write(edit.entry, chosen, edit.before, edit.deed, now);
    match known {
        Some(id) if record.is_blank() => app.delete(id, now)?,
        None if record.is_blank() => {}
        known => app.put(known.map_or_else(EntryId::make, Ok)?, Record::CopyDraft(record), now)?,
    }
    Ok(SavedView { at: now.text() })
}

/// Puts what was chosen of an entry into the bin. Gives back its id, by which it can be taken back.
///
/// # Errors
///
/// [`AppError::UnknownEntry`] where nothing is chosen, or why it could not be saved.
pub fn discard(app: &mut OpenApp, entry: &str, now: &Moment) -> Result<String, AppError> {
    let (id, draft) = of(app, entry).ok_or(AppError::UnknownEntry)?;
    let binned = draft.with_bin(Some(now));
    app.put(id, Record::CopyDraft(binned), now)?;
    Ok(id.to_hex())
}

/// The draft of a copy of this entry, as long as it is not in the bin.
pub(crate) fn of<'a>(app: &'a OpenApp, entry: &str) -> Option<(EntryId, &'a CopyDraftRecordV1)> {
    standing(app).find(|(_, draft)| draft.entry == entry)
}

/// A draft that is taken back out of the bin. What was chosen of that entry meanwhile takes its place there.
pub(crate) fn taken_back(app: &OpenApp, id: EntryId, draft: &CopyDraftRecordV1, now: &Moment) -> Vec<Own> {
    let put = |id, draft| Own::Put(id, Box::new(Record::CopyDraft(draft)));
    let meanwhile = of(app, &draft.entry).filter(|(other, _)| *other != id);
    let meanwhile = meanwhile.map(|(other, draft)| put(other, draft.with_bin(Some(now))));
    meanwhile.into_iter().chain([put(id, draft.with_bin(None))]).collect()
}

/// The drafts whose entry can still be shared, for the list of the own drafts.
pub(crate) fn lines(app: &OpenApp) -> impl Iterator<Item = (i64, PostDraftLine)> {
    standing(app).filter_map(|(id, draft)| {
        blocks(app, &draft.entry).ok()?;
        let line = PostDraftLine {
            draft: id.to_hex(),
            post: None,
            entry: Some(draft.entry.clone()),
            kind: PostKind::Copy,
            title: called(app, draft),
            at: draft.changed.text(),
        };
        Some((draft.changed.millis, line))
    })
}

/// All of them with their words, for writing them out.
pub(crate) fn all(app: &OpenApp) -> Vec<CopyDraftView> {
    standing(app)
        .map(|(id, draft)| CopyDraftView {
            draft: id.to_hex(),
            entry: draft.entry.clone(),
            title: title(app, draft),
            text: text(draft),
        })
        .collect()
}

/// What it is called in the bin and on paper.
pub(crate) fn title(app: &OpenApp, draft: &CopyDraftRecordV1) -> String {
    words("copy-draft-of", &[("title", &called(app, draft))])
}

/// What its entry is called, on the own side.
fn called(app: &OpenApp, draft: &CopyDraftRecordV1) -> String {
    match entry_id(&draft.entry, AppError::UnknownEntry).ok().and_then(|id| app.record(id)) {
        Some(Record::Note(note)) => note.called(),
        Some(Record::Run(run)) => crate::reflect::title_of(run.exercise()),
        _ => String::new(),
    }
}

/// Its words: the one before, and what was chosen.
pub(crate) fn text(draft: &CopyDraftRecordV1) -> String {
    let chosen = draft.chosen.iter().map(|pick| pick.text.as_str());
    [draft.before.as_str()].into_iter().chain(chosen).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn standing(app: &OpenApp) -> impl Iterator<Item = (EntryId, &CopyDraftRecordV1)> {
    app.records().filter_map(|(id, record)| match record {
        Record::CopyDraft(draft) if draft.binned.is_none() => Some((id, draft)),
        _ => None,
    })
}
