//! Sharing as an act: a frozen copy of something from the own room, chosen piece by piece and shown
//! beforehand exactly as the other will see it.
//!
//! Nothing is ever told of what was not chosen, of the entry it came from, or that there is one. What
//! is kept about it stands in the writer's own room.

use crate::content::content;
use crate::export::answer_text;
use crate::open::entry_id;
use crate::posts::{said_views, title_of_deed};
use crate::records::{CopyBlockV1, CopyRecordV1, Record, SharedFromRecordV1, bytes};
use crate::shared::{self, By, Post};
use crate::views::{Answer, FeelingsView, StepView};
use crate::views::{CopyBlock, CopyDeed, CopyEdit, CopyLine, CopyOffer, CopyText, CopyTrace, CopyView};
use crate::{AppError, Moment, OpenApp, reflect};
use domain::post::Kind;
use vault::{EntryId, Millis};

/// The block of a note, which has no questions.
const NOTE: &str = "note";
/// The exercises that make an apology: it completes only with a deed.
const APOLOGIES: [&str; 2] = ["apology", "apology-again"];

/// What can be shared of an own entry. Answers to questions of safety are never among it, nor what only such
/// an answer brought.
///
/// # Errors
///
/// [`AppError::UnknownEntry`], or [`AppError::NeverShared`] for what never leaves the private room.
pub fn offer(app: &OpenApp, entry: &str) -> Result<CopyOffer, AppError> {
    let (title, blocks, wants_a_deed) = blocks(app, entry)?;
    let room = shared::read(app);
    let mine = room.posts.values().filter(|post| post.author == app.me());
    let mut traces: Vec<(i64, CopyTrace)> = app
        .records()
        .filter_map(|(_, record)| match record {
            Record::SharedFrom(trace) if trace.entry == entry => Some((trace.at.millis, trace)),
            _ => None,
        })
        .map(|(at, trace)| {
            let id = EntryId::from_hex(&trace.post);
            let stands = id.and_then(|id| room.posts.get(&id)).is_some_and(|post| post.current().is_some());
            (at, CopyTrace { post: trace.post.clone(), at: trace.at.text(), stands })
        })
        .collect();
    traces.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    Ok(CopyOffer {
        entry: entry.to_owned(),
        title,
        blocks,
        deeds: mine.filter_map(|post| deed(post)).collect(),
        wants_a_deed,
        shared: traces.into_iter().map(|(_, trace)| trace).collect(),
    })
}

/// The words of a copy, as both would read them.
///
/// # Errors
///
/// As [`offer`], [`AppError::Unfinished`] where nothing is chosen, and [`AppError::UnknownShared`] for a
/// deed that is not the own one.
pub fn preview(app: &OpenApp, edit: &CopyEdit) -> Result<CopyText, AppError> {
    Ok(text(app, &record(app, edit)?))
}

/// Shares the copy. Returns only after the commit.
///
/// # Errors
///
/// As [`preview`], [`AppError::SecondPersonMissing`], or why it could not be saved.
pub fn share(app: &mut OpenApp, edit: &CopyEdit, now: &Moment) -> Result<CopyView, AppError> {
    let content = bytes(&record(app, edit)?);
    let post = EntryId::make()?;
    shared::post(app, post, &content, By::Opener, now)?;
    // The copy stands. A trace that could not be kept is no failure of that, and is told by the copy itself.
    let trace = SharedFromRecordV1::write(edit.entry.clone(), post.to_hex(), now);
    _ = app.put(EntryId::make()?, Record::SharedFrom(trace), now);
    show(app, &post.to_hex())
}

/// A copy in the shared room.
///
/// # Errors
///
/// [`AppError::UnknownShared`].
pub fn show(app: &OpenApp, post: &str) -> Result<CopyView, AppError> {
    let post = shared::one(app, entry_id(post, AppError::UnknownShared)?)?;
    view(app, &post).ok_or(AppError::UnknownShared)
}

/// All copies, newest first.
pub(crate) fn lines(app: &OpenApp, room: &shared::SharedRoom<'_>) -> Vec<CopyLine> {
    let here = app.here();
    let mut lines: Vec<(Millis, CopyLine)> = room
        .posts
        .values()
        .filter_map(|post| {
            let (at, bytes) = post.current()?;
            let title = CopyRecordV1::read(bytes)?.title;
            Some((at, CopyLine { post: post.entry.to_hex(), title, by: post.author, since: here.tell(post.since()) }))
        })
        .collect();
    lines.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.post.cmp(&other.post)));
    lines.into_iter().map(|(_, line)| line).collect()
}

/// All copies with their words, for writing them out.
pub(crate) fn all(app: &OpenApp) -> Vec<CopyView> {
    let mut copies: Vec<CopyView> = shared::read(app).posts.values().filter_map(|post| view(app, post)).collect();
    copies.sort_by(|a, b| (&a.since, &a.post).cmp(&(&b.since, &b.post)));
    copies
}

/// What an entry says, block by block.
fn blocks(app: &OpenApp, entry: &str) -> Result<(String, Vec<CopyBlock>, bool), AppError> {
    let id = entry_id(entry, AppError::UnknownEntry)?;
    match app.record(id) {
        Some(Record::Note(note)) if note.binned.is_none() => {
            let block = CopyBlock { id: NOTE.to_owned(), asked: String::new(), text: note.text.clone() };
            Ok((note.title.clone(), vec![block], false))
        }
        Some(Record::Run(record)) if record.binned.is_none() => {
            let exercise = content().exercise(record.exercise()).ok_or(AppError::UnknownExercise)?;
            if exercise.never_shared {
                return Err(AppError::NeverShared);
            }
            let run = reflect::open(app, entry)?;
            let feelings = reflect::feelings();
            let tellable = record.run().tellable(exercise);
            let is_told = |step: &&StepView| tellable.iter().any(|told| told.id == step.id);
            let asked = run.exercise.steps.iter().filter(is_told).flat_map(|step| {
                let answered = run.answers.iter().find(|answered| answered.step == step.id);
                let texts = answered.map(|answered| pieces(&answered.answer, step, &feelings)).unwrap_or_default();
                let alone = texts.len() == 1;
                let block = move |(place, text): (usize, String)| CopyBlock {
                    id: if alone { step.id.clone() } else { format!("{}/{place}", step.id) },
                    asked: step.prompt.clone(),
                    text,
                };
                texts.into_iter().enumerate().map(block)
            });
            Ok((exercise.title.clone(), asked.collect(), APOLOGIES.contains(&exercise.id.as_str())))
        }
        _ => Err(AppError::UnknownEntry),
    }
}

/// What can be shared of one answer: a list or cards item by item, everything else as a whole.
fn pieces(answer: &Answer, step: &StepView, feelings: &FeelingsView) -> Vec<String> {
    let single: Vec<Answer> = match answer {
        Answer::Skipped => Vec::new(),
        Answer::List { items } => items.iter().map(|item| Answer::List { items: vec![item.clone()] }).collect(),
        Answer::Cards { cards } => cards.iter().map(|card| Answer::Cards { cards: vec![card.clone()] }).collect(),
        Answer::Picked { picked } => picked.iter().map(|line| Answer::Picked { picked: vec![line.clone()] }).collect(),
        other => vec![other.clone()],
    };
    let texts = single.iter().filter_map(|each| answer_text(each, Some(step), feelings));
    texts.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

fn record(app: &OpenApp, edit: &CopyEdit) -> Result<CopyRecordV1, AppError> {
    let (title, blocks, wants_a_deed) = blocks(app, &edit.entry)?;
    let chosen: Vec<CopyBlockV1> = blocks
        .into_iter()
        .filter(|block| edit.chosen.contains(&block.id))
        .map(|block| CopyBlockV1 { asked: block.asked, text: block.text })
        .collect();
    if chosen.is_empty() {
        return Err(AppError::Unfinished);
    }
    if let Some(tied) = &edit.deed {
        let post = shared::one(app, entry_id(tied, AppError::UnknownShared)?)?;
        if post.author != app.me() || title_of_deed(&post).is_none() {
            return Err(AppError::UnknownShared);
        }
    }
    Ok(CopyRecordV1::write(title, edit.before.trim().to_owned(), chosen, wants_a_deed, edit.deed.clone()))
}

fn text(app: &OpenApp, record: &CopyRecordV1) -> CopyText {
    let tied = record.deed.as_ref().and_then(|tied| EntryId::from_hex(tied));
    let blocks = record.blocks.iter().enumerate();
    CopyText {
        title: record.title.clone(),
        before: record.before.clone(),
        blocks: blocks
            .map(|(place, block)| CopyBlock {
                id: place.to_string(),
                asked: block.asked.clone(),
                text: block.text.clone(),
            })
            .collect(),
        wants_a_deed: record.wants_a_deed,
        // A deed that was taken back ties nothing any more.
        deed: tied.and_then(|id| shared::one(app, id).ok()).and_then(|post| deed(&post)),
    }
}

fn deed(post: &Post<'_>) -> Option<CopyDeed> {
    Some(CopyDeed { post: post.entry.to_hex(), title: title_of_deed(post)? })
}

fn view(app: &OpenApp, post: &Post<'_>) -> Option<CopyView> {
    let record = CopyRecordV1::read(post.current()?.1)?;
    Some(CopyView {
        post: post.entry.to_hex(),
        persons: app.persons(),
        by: post.author,
        since: app.here().tell(post.since()),
        text: text(app, &record),
        replies: said_views(app, post, Kind::Copy),
    })
}
