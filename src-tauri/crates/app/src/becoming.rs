//! From an entry of the own room to a draft of something between the two: a need becomes a request, a
//! plan to put right becomes a deed.
//!
//! Only the draft is made, in the own room. The entry stays as it is, and what is shared in the end is
//! what its writer has read once more.

use crate::content::becoming::{becoming, place};
use crate::open::entry_id;
use crate::records::{Record, RunRecordV2};
use crate::views::{PostDraftView, PostKind, PostPart, PostText};
use crate::{AppError, Moment, OpenApp, breaches, gates, posts};
use domain::answer::Answer;
use domain::run::Run;
use vault::EntryId;

/// What the answers of a run can become. `None` where the one line that is needed is not there.
pub(crate) fn becomes(run: &Run) -> Option<PostKind> {
    text(run).map(|text| text.kind)
}

/// A draft that begins with the answers of an entry.
///
/// # Errors
///
/// [`AppError::UnknownEntry`] where there is no such entry or it becomes nothing, [`AppError::NeverShared`] where it
/// is about somebody who is not in this household, [`AppError::GateFirst`],
/// [`AppError::ClosedForNow`] or [`AppError::Held`] where it stays on its page for now, or why it could not be
/// saved.
pub fn begin(app: &mut OpenApp, entry: &str, now: &Moment) -> Result<PostDraftView, AppError> {
    let id = entry_id(entry, AppError::UnknownEntry)?;
    let text = match app.record(id) {
        Some(Record::Run(record)) if record.binned.is_none() => {
            may_leave(app, id)?;
            text(&without_what_stays(app, record))
        }
        _ => None,
    };
    posts::begin_from(app, text.ok_or(AppError::UnknownEntry)?, id, now)
}

/// Refuses what began with an entry that stays on its page for now, or of which nobody can tell any more: asked where
/// a draft is begun, and once more where it is shared.
pub(crate) fn may_leave(app: &OpenApp, entry: EntryId) -> Result<(), AppError> {
    match app.record(entry) {
        Some(Record::Run(record)) if !breaches::stays_here(app, record.belongs()) => {
            gates::may_leave_its_page(app, record)
        }
        _ => Err(AppError::NeverShared),
    }
}

/// The run without the lines that were picked up from what never leaves the own room.
fn without_what_stays(app: &OpenApp, record: &RunRecordV2) -> Run {
    let mut run = record.run();
    for answer in run.answers.values_mut() {
        if let Answer::Picked(lines) = answer {
            lines.retain(|line| gates::picked_may_be_shared(app, &line.entry));
        }
    }
    run
}

fn text(run: &Run) -> Option<PostText> {
    let becoming = becoming(&run.exercise)?;
    let mut parts = becoming.always.clone();
    let answered = becoming.parts.iter().filter_map(|(part, from)| {
        let (step, field) = place(from);
        Some((*part, words(run.answers.get(step)?, field)?))
    });
    parts.extend(answered);
    parts.contains_key(&PostPart::What).then_some(PostText { kind: becoming.kind, parts })
}

/// What was written, of cards in a field of the first one that holds any word.
fn words(answer: &Answer, field: Option<&str>) -> Option<String> {
    let words = match (answer, field) {
        (Answer::Text(text), None) => text.clone(),
        (Answer::List(items), None) => items.join("\n"),
        (Answer::Picked(lines), None) => lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n"),
        (Answer::Cards(cards), Some(field)) => {
            let first = cards.iter().find(|card| card.values().any(|value| !value.trim().is_empty()))?;
            first.get(field)?.clone()
        }
        _ => return None,
    };
    Some(words.trim().to_owned()).filter(|words| !words.is_empty())
}
