//! Words that somebody has begun beneath something shared and not said yet: they stand in the own room, so that a
//! lock or a step aside loses none of them.
//!
//! There is one draft for each post or agreement. It comes with the first word, and goes when the words are said or
//! when nothing is written any more.

use crate::open::{Own, entry_id};
use crate::records::{Record, SayingDraftRecordV1};
use crate::views::{SavedView, SayingDraftView};
use crate::words::words;
use crate::{AppError, Moment, OpenApp, plans, search, shared};
use vault::EntryId;

/// The words begun beneath a post or an agreement; empty where there are none.
#[must_use]
pub fn begun(app: &OpenApp, about: &str) -> String {
    of(app, about).map(|(_, draft)| draft.text.clone()).unwrap_or_default()
}

/// Keeps the words begun beneath a post or an agreement. Without a word there is nothing to keep.
///
/// # Errors
///
/// [`AppError::UnknownShared`] for what is no id, or why it could not be saved. What was saved before stays.
pub fn save(app: &mut OpenApp, about: &str, text: String, now: &Moment) -> Result<SavedView, AppError> {
    let about = entry_id(about, AppError::UnknownShared)?.to_hex();
    let known = of(app, &about).map(|(id, _)| id);
    match known {
        Some(id) if text.trim().is_empty() => app.delete(id, now)?,
        None if text.trim().is_empty() => {}
        known => {
            let record = SayingDraftRecordV1::write(about, text, now);
            app.put(known.map_or_else(EntryId::make, Ok)?, Record::SayingDraft(record), now)?;
        }
    }
    Ok(SavedView { at: now.text() })
}

/// What has to happen in the own room once these words are said. An answer that says something else leaves what was
/// begun where it is.
pub(crate) fn said(app: &OpenApp, about: EntryId, words: &str) -> Vec<Own> {
    let begun = of(app, &about.to_hex()).filter(|(_, draft)| draft.text.trim() == words.trim());
    begun.map(|(id, _)| Own::Delete(id)).into_iter().collect()
}

/// All of them with their words, for writing them out.
pub(crate) fn all(app: &OpenApp) -> Vec<SayingDraftView> {
    standing(app)
        .map(|(id, draft)| SayingDraftView {
            draft: id.to_hex(),
            about: draft.about.clone(),
            title: title(app, draft),
            text: draft.text.clone(),
        })
        .collect()
}

/// Whether there is no place any more at which the words could be said: what they were begun beneath is taken back, or
/// let go. Then they stand among what their writer has written.
pub(crate) fn is_alone(app: &OpenApp, draft: &SayingDraftRecordV1) -> bool {
    let Some(id) = EntryId::from_hex(&draft.about) else { return true };
    let holds = || plans::all(app).get(&id).is_some_and(|agreement| agreement.in_force().is_some());
    shared::one(app, id).is_err() && !holds()
}

/// What it is called on paper and in what was found. What it was about may be gone.
pub(crate) fn title(app: &OpenApp, draft: &SayingDraftRecordV1) -> String {
    match search::title_of_shared(app, &draft.about) {
        Some(about) => words("saying-draft-about", &[("title", &about)]),
        None => words("saying-draft-alone", &[]),
    }
}

fn of<'a>(app: &'a OpenApp, about: &str) -> Option<(EntryId, &'a SayingDraftRecordV1)> {
    standing(app).find(|(_, draft)| draft.about == about)
}

fn standing(app: &OpenApp) -> impl Iterator<Item = (EntryId, &SayingDraftRecordV1)> {
    app.records().filter_map(|(id, record)| match record {
        Record::SayingDraft(draft) if draft.binned.is_none() => Some((id, draft)),
        _ => None,
    })
}
