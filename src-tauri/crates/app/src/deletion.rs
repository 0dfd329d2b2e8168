//! Deleting for good: at once, without the days in the bin, and without a way back.
//!
//! With an entry goes what hangs on it in the own room: what was chosen of it to be shared, and the note
//! that it was. What stands in the shared room stays there, and so do lines that were carried from it into
//! other pages: those are words of the other page.

use crate::open::{Own, entry_id};
use crate::records::Record;
use crate::views::DeletionLine;
use crate::{AppError, Moment, OpenApp, breaches, copies, reflect};
use domain::answer::Answer;
use std::collections::HashSet;
use vault::EntryId;

/// Everything of the own room that can be deleted, newest first.
#[must_use]
pub fn show(app: &OpenApp) -> Vec<DeletionLine> {
    let mut lines: Vec<_> = app.records().filter_map(|(id, record)| reflect::line_of(app, id, record)).collect();
    reflect::newest_first(&mut lines);
    let binned = |entry: &str| EntryId::from_hex(entry).and_then(|id| app.record(id)?.binned()).is_some();
    let told = lines.into_iter().map(|line| DeletionLine {
        binned: binned(&line.entry),
        shared: copies::traces(app, &line.entry).iter().any(|trace| trace.stands),
        carried: is_carried(app, &line.entry),
        line,
    });
    told.collect()
}

/// Takes one entry out of the file, with all that hangs on it: in one save, or not at all. It does not come
/// back.
///
/// # Errors
///
/// [`AppError::UnknownEntry`], or why it could not be saved; then everything is as it was.
pub fn delete(app: &mut OpenApp, entry: &str, now: &Moment) -> Result<Vec<DeletionLine>, AppError> {
    let id = entry_id(entry, AppError::UnknownEntry)?;
    let record = app.record(id).ok_or(AppError::UnknownEntry)?;
    reflect::line_of(app, id, record).ok_or(AppError::UnknownEntry)?;
    delete_all(app, HashSet::from([id]), now)
}

/// The same for all that lies in the bin.
///
/// # Errors
///
/// As [`delete`].
pub fn delete_bin(app: &mut OpenApp, now: &Moment) -> Result<Vec<DeletionLine>, AppError> {
    let binned = app.records().filter(|(_, record)| record.binned().is_some());
    let binned = binned.map(|(id, _)| id).collect();
    delete_all(app, binned, now)
}

fn delete_all(app: &mut OpenApp, ids: HashSet<EntryId>, now: &Moment) -> Result<Vec<DeletionLine>, AppError> {
    let gone = with_what_hangs_on(app, &ids);
    let left = breaches::left_by(app, &ids);
    app.save(gone.into_iter().map(Own::Delete).chain(left).collect(), now)?;
    Ok(show(app))
}

/// These entries, and what has no meaning without them.
pub(crate) fn with_what_hangs_on(app: &OpenApp, ids: &HashSet<EntryId>) -> Vec<EntryId> {
    let is_of = |entry: &str| EntryId::from_hex(entry).is_some_and(|id| ids.contains(&id));
    let hangs = |record: &Record| match record {
        Record::CopyDraft(draft) => is_of(&draft.entry),
        Record::SharedFrom(trace) => is_of(&trace.entry),
        _ => false,
    };
    app.records().filter(|(id, record)| ids.contains(id) || hangs(record)).map(|(id, _)| id).collect()
}

/// Whether another page holds a line that was picked up from this one, or a draft of a post began with it.
fn is_carried(app: &OpenApp, entry: &str) -> bool {
    app.records().any(|(_, record)| match record {
        Record::PostDraft(draft) => draft.from.as_deref() == Some(entry),
        Record::Run(run) => run.run().answers.values().any(|answer| match answer {
            Answer::Picked(lines) => lines.iter().any(|line| line.entry == entry),
            _ => false,
        }),
        _ => false,
    })
}
