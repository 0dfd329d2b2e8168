//! Sharing as an act: a frozen copy of something from the own room, chosen piece by piece and shown
//! beforehand exactly as the other will see it.
//!
//! Nothing is ever told of what was not chosen, of the entry it came from, or that there is one. What
//! is kept about it stands in the writer's own room.

use crate::content::content;
use crate::export::answer_text;
use crate::open::{Own, entry_id};
use crate::posts::{said_views, title_of_deed};
use crate::records::{CopyBlockV1, CopyDraftRecordV1, CopyRecordV1, Record, SharedFromRecordV1, bytes, first_words};
use crate::shared::{self, Post};
use crate::views::{Answer, FeelingsView, PickedLine, StepView};
use crate::views::{
    CopyBlock, CopyDeed, CopyDraft, CopyEdit, CopyLine, CopyOffer, CopyPiece, CopyText, CopyTrace, CopyView, Person,
    PersonView,
};
use crate::{AppError, Moment, OpenApp, breaches, copy_drafts, gates, reflect};
use domain::post::Kind;
use std::collections::HashSet;
use vault::{EntryId, Millis};

/// The block of a note, which has no questions.
const NOTE: &str = "note";
/// The step that asks what somebody wants of a letter, and the answer that it should hurt.
const INTENT: &str = "intent";
const PUNISH: &str = "punish";
/// The exercises that make an apology: it completes only with a deed.
const APOLOGIES: [&str; 2] = ["apology", "apology-again"];

/// What can be shared of an own entry. Answers to questions of safety are never among it, nor what only such
/// an answer brought.
///
/// # Errors
///
/// [`AppError::UnknownEntry`], [`AppError::NeverShared`] for what never leaves the private room, and
/// [`AppError::GateFirst`], [`AppError::ClosedForNow`] or [`AppError::Held`] where it stays there for now.
pub fn offer(app: &OpenApp, entry: &str) -> Result<CopyOffer, AppError> {
    let (title, blocks, wants_a_deed) = shareable(app, entry)?;
    Ok(CopyOffer {
        draft: copy_drafts::of(app, entry).map(|(_, draft)| draft_view(draft, &blocks)),
        entry: entry.to_owned(),
        title,
        blocks,
        deeds: deeds_of(app, app.me()),
        wants_a_deed,
        meant_to_hurt: is_meant_to_hurt(app, entry),
        shared: traces(app, entry),
    })
}

/// Whether the writer of a letter said that they want it to hurt.
fn is_meant_to_hurt(app: &OpenApp, entry: &str) -> bool {
    match EntryId::from_hex(entry).and_then(|id| app.record(id)) {
        Some(Record::Run(record)) => {
            record.run().answers.get(INTENT).is_some_and(|answer| answer.chose_any(&[PUNISH.to_owned()]))
        }
        _ => false,
    }
}

/// What was shared of an entry, newest first, and what became of it. It is told in its writer's own room
/// and nowhere else.
pub(crate) fn traces(app: &OpenApp, entry: &str) -> Vec<CopyTrace> {
    let traces = app.records().filter_map(|(_, record)| match record {
        Record::SharedFrom(trace) if trace.entry == entry => Some(trace),
        _ => None,
    });
    let mut traces: Vec<&SharedFromRecordV1> = traces.collect();
    if traces.is_empty() {
        return Vec::new();
    }
    traces.sort_by_key(|trace| std::cmp::Reverse(trace.at.millis));
    let room = shared::read(app);
    let told = traces.into_iter().map(|trace| {
        let post = EntryId::from_hex(&trace.post).and_then(|id| room.posts.get(&id));
        CopyTrace {
            post: trace.post.clone(),
            at: trace.at.text(),
            stands: post.is_some_and(|post| post.current().is_some()),
            taken_back: post.and_then(|post| post.taken_back).map(|at| app.here().tell(at)),
        }
    });
    told.collect()
}

/// The words of a copy, as both would read them.
///
/// # Errors
///
/// As [`offer`], [`AppError::Unfinished`] where nothing is chosen, [`AppError::ChoiceDiffers`] where the
/// entry no longer says what was chosen, and [`AppError::UnknownShared`] for a deed that is not the own one.
pub fn preview(app: &OpenApp, edit: &CopyEdit) -> Result<CopyText, AppError> {
    Ok(text(app, &record(app, edit)?))
}

/// Shares the copy, and notes in the own room that it was shared: both, or neither. What had been chosen is
/// no draft any more. `seen` is what its writer read beforehand: nothing else is ever shared. Returns only
/// after the commit.
///
/// # Errors
///
/// As [`preview`], [`AppError::ChoiceDiffers`] where it would say something else than `seen`,
/// [`AppError::SecondPersonMissing`], or why it could not be saved.
pub fn share(app: &mut OpenApp, edit: &CopyEdit, seen: &CopyText, now: &Moment) -> Result<CopyView, AppError> {
    let record = record(app, edit)?;
    if text(app, &record) != *seen {
        return Err(AppError::ChoiceDiffers);
    }
    let post = EntryId::make()?;
    let trace = Record::SharedFrom(SharedFromRecordV1::write(edit.entry.clone(), post.to_hex(), now));
    let mut own = vec![Own::Put(EntryId::make()?, Box::new(trace))];
    own.extend(copy_drafts::of(app, &edit.entry).map(|(id, _)| Own::Delete(id)));
    shared::post_and_save(app, post, &bytes(&record), own, now)?;
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

/// Ties an own copy to an own deed, or to none, in a new version of it: the words stay as they are. The deed that stands
/// behind an apology often comes after it. Returns only after the commit.
///
/// # Errors
///
/// [`AppError::UnknownShared`] where the copy or the deed is not the own one, or the copy asks for no deed; or why it
/// could not be saved.
pub fn tie(app: &mut OpenApp, post: &str, deed: Option<String>, now: &Moment) -> Result<CopyView, AppError> {
    let id = entry_id(post, AppError::UnknownShared)?;
    let standing = shared::one(app, id)?;
    let record = standing.current().and_then(|(_, bytes)| CopyRecordV1::read(bytes)).filter(|copy| copy.wants_a_deed);
    let record = record.filter(|_| standing.author == app.me()).ok_or(AppError::UnknownShared)?;
    may_tie(app, deed.as_deref())?;
    if record.deed != deed {
        shared::post(app, id, &bytes(&record.tied_to(deed)), shared::By::Opener, now)?;
    }
    show(app, post)
}

/// All copies, newest first.
pub(crate) fn lines(app: &OpenApp, room: &shared::SharedRoom<'_>) -> Vec<CopyLine> {
    let here = app.here();
    let mut lines: Vec<(Millis, CopyLine)> = room
        .posts
        .values()
        .filter_map(|post| {
            let (at, bytes) = post.current()?;
            let title = called(CopyRecordV1::read(bytes)?);
            Some((at, CopyLine { post: post.entry.to_hex(), title, by: post.author, since: here.tell(post.since()) }))
        })
        .collect();
    lines.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.post.cmp(&other.post)));
    lines.into_iter().map(|(_, line)| line).collect()
}

/// The newest copy of each person that was written in this exercise, in the order of the household.
pub(crate) fn newest_of(app: &OpenApp, exercise: &str) -> Vec<CopyView> {
    let room = shared::read(app);
    let of = |person: PersonView| {
        let own = room.posts.values().filter(|post| post.author == person.person);
        let dated = own.filter_map(|post| {
            let (at, bytes) = post.current()?;
            let is_of = CopyRecordV1::read(bytes)?.exercise.as_deref() == Some(exercise);
            is_of.then_some((at, post))
        });
        dated.max_by_key(|(at, _)| *at).and_then(|(_, post)| view(app, post))
    };
    app.persons().into_iter().filter_map(of).collect()
}

/// The exercises of which a copy by the other person stands.
pub(crate) fn shared_by_other(app: &OpenApp) -> HashSet<String> {
    let room = shared::read(app);
    let theirs = room.posts.values().filter(|post| post.author != app.me());
    theirs.filter_map(|post| CopyRecordV1::read(post.current()?.1)?.exercise).collect()
}

/// What a copy is called in a list: its title, or the first words that both can read in it.
fn called(copy: CopyRecordV1) -> String {
    let words = |text: &str| Some(first_words(text)).filter(|words| !words.is_empty());
    let first = || copy.blocks.iter().find_map(|block| words(&block.text));
    words(&copy.title).or_else(|| words(&copy.before)).or_else(first).unwrap_or_default()
}

/// All copies with their words, for writing them out.
pub(crate) fn all(app: &OpenApp) -> Vec<CopyView> {
    let mut copies: Vec<CopyView> = shared::read(app).posts.values().filter_map(|post| view(app, post)).collect();
    copies.sort_by(|a, b| (&a.since, &a.post).cmp(&(&b.since, &b.post)));
    copies
}

/// What an entry says, block by block, where it may be shared now.
pub(crate) fn shareable(app: &OpenApp, entry: &str) -> Result<(String, Vec<CopyPiece>, bool), AppError> {
    let told = blocks(app, entry)?;
    match EntryId::from_hex(entry).and_then(|id| app.record(id)) {
        Some(Record::Run(record)) => gates::may_leave_its_page(app, record)?,
        _ => gates::may_reach_the_other(app)?,
    }
    Ok(told)
}

/// What an entry says, block by block.
pub(crate) fn blocks(app: &OpenApp, entry: &str) -> Result<(String, Vec<CopyPiece>, bool), AppError> {
    let id = entry_id(entry, AppError::UnknownEntry)?;
    match app.record(id) {
        Some(Record::Note(note)) if note.binned.is_none() => {
            if breaches::stays_here(app, note.belongs()) {
                return Err(AppError::NeverShared);
            }
            let texts = passages(&note.text);
            Ok((note.title.clone(), numbered(NOTE, "", texts.into_iter().map(|text| (text, false)).collect()), false))
        }
        Some(Record::SayingDraft(begun)) if begun.binned.is_none() => {
            let texts = passages(&begun.text).into_iter().map(|text| (text, false)).collect();
            Ok((String::new(), numbered(NOTE, "", texts), false))
        }
        Some(Record::Run(record)) if record.binned.is_none() => {
            let exercise = record.wording().ok_or(AppError::UnknownExercise)?;
            let today = content().exercise(record.exercise());
            let never = exercise.never_shared || today.is_some_and(|today| today.never_shared);
            if never || breaches::stays_here(app, record.belongs()) {
                return Err(AppError::NeverShared);
            }
            let run = reflect::open(app, entry)?;
            let feelings = reflect::feelings();
            let tellable = record.run().tellable(exercise);
            let is_told = |step: &&StepView| tellable.iter().any(|told| told.id == step.id);
            let in_bin = |source: &str| run.picked_from_bin.iter().any(|line| line.entry == source);
            let asked = run.exercise.steps.iter().filter(is_told).flat_map(|step| {
                let answered = run.answers.iter().find(|answered| answered.step == step.id);
                let answer = answered.map(|answered| without_what_stays(app, &answered.answer));
                let texts = answer.map(|answer| pieces(&answer, step, &feelings, in_bin));
                numbered(&step.id, &step.prompt, texts.unwrap_or_default())
            });
            Ok((exercise.discreet_title().to_owned(), asked.collect(), APOLOGIES.contains(&exercise.id.as_str())))
        }
        _ => Err(AppError::UnknownEntry),
    }
}

/// An answer without the lines that were picked up from what never leaves the own room.
fn without_what_stays(app: &OpenApp, answer: &Answer) -> Answer {
    match answer {
        Answer::Picked { picked } => {
            let may = |line: &&PickedLine| gates::picked_may_be_shared(app, &line.entry);
            Answer::Picked { picked: picked.iter().filter(may).cloned().collect() }
        }
        _ => answer.clone(),
    }
}

/// The pieces of one step: under its own name where it is one, otherwise by their places.
fn numbered(step: &str, asked: &str, texts: Vec<(String, bool)>) -> Vec<CopyPiece> {
    let alone = texts.len() == 1;
    let piece = |(place, (text, source_binned)): (usize, (String, bool))| CopyPiece {
        id: if alone { step.to_owned() } else { format!("{step}/{place}") },
        asked: asked.to_owned(),
        text,
        source_binned,
    };
    texts.into_iter().enumerate().map(piece).collect()
}

/// The paragraphs of a note; where it has only one, its lines.
fn passages(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let paragraphs = lines.split(|line| line.trim().is_empty()).filter(|lines| !lines.is_empty());
    let mut passages: Vec<String> = paragraphs.map(|lines| lines.join("\n").trim().to_owned()).collect();
    if passages.len() == 1 {
        passages = lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    }
    passages
}

/// What can be shared of one answer: a list or cards item by item, everything else as a whole. With each
/// piece, whether it was picked up from an entry that is in the bin.
fn pieces(
    answer: &Answer,
    step: &StepView,
    feelings: &FeelingsView,
    in_bin: impl Fn(&str) -> bool,
) -> Vec<(String, bool)> {
    let single: Vec<(Answer, bool)> = match answer {
        // How long the writer keeps it for oneself is nothing to tell.
        Answer::Skipped | Answer::Hold { .. } => Vec::new(),
        Answer::List { items } => {
            items.iter().map(|item| (Answer::List { items: vec![item.clone()] }, false)).collect()
        }
        Answer::Cards { cards } => {
            cards.iter().map(|card| (Answer::Cards { cards: vec![card.clone()] }, false)).collect()
        }
        Answer::Picked { picked } => {
            let piece = |line: &PickedLine| (Answer::Picked { picked: vec![line.clone()] }, in_bin(&line.entry));
            picked.iter().map(piece).collect()
        }
        other => vec![(other.clone(), false)],
    };
    let texts = single.iter().filter_map(|(each, binned)| Some((answer_text(each, Some(step), feelings)?, *binned)));
    texts.map(|(text, binned)| (text.trim().to_owned(), binned)).filter(|(text, _)| !text.is_empty()).collect()
}

/// The step a block belongs to. Its place within the step can change; the step and the words are what it is.
pub(crate) fn step_of(block: &str) -> &str {
    block.split_once('/').map_or(block, |(step, _)| step)
}

/// Which of the blocks were chosen, in the order of the entry, and whether all that was chosen is among
/// them. A block is known by its step and its words, never by its place alone.
fn choose<'a>(blocks: &'a [CopyPiece], picks: impl Iterator<Item = (&'a str, &'a str)>) -> (Vec<&'a CopyPiece>, bool) {
    let mut taken = vec![false; blocks.len()];
    let mut all = true;
    for (step, text) in picks {
        let is_it = |(place, block): &(usize, &CopyPiece)| {
            !taken[*place] && step_of(&block.id) == step_of(step) && block.text == text
        };
        match blocks.iter().enumerate().find(is_it) {
            Some((place, _)) => taken[place] = true,
            None => all = false,
        }
    }
    (blocks.iter().zip(taken).filter_map(|(block, taken)| taken.then_some(block)).collect(), all)
}

fn draft_view(draft: &CopyDraftRecordV1, blocks: &[CopyPiece]) -> CopyDraft {
    let picks = draft.chosen.iter().map(|pick| (pick.block.as_str(), pick.text.as_str()));
    let (chosen, all) = choose(blocks, picks);
    CopyDraft {
        chosen: chosen.into_iter().map(|block| block.id.clone()).collect(),
        before: draft.before.clone(),
        deed: draft.deed.clone(),
        differs: !all,
    }
}

/// The words of a note in one piece, with its gaps as they are.
fn whole_note(app: &OpenApp, entry: &str) -> Option<String> {
    match app.record(entry_id(entry, AppError::UnknownEntry).ok()?) {
        Some(Record::Note(note)) => Some(note.text.trim().to_owned()),
        Some(Record::SayingDraft(begun)) => Some(begun.text.trim().to_owned()),
        _ => None,
    }
}

fn record(app: &OpenApp, edit: &CopyEdit) -> Result<CopyRecordV1, AppError> {
    let (title, blocks, wants_a_deed) = shareable(app, &edit.entry)?;
    let (chosen, all) = choose(&blocks, edit.chosen.iter().map(|pick| (pick.id.as_str(), pick.text.as_str())));
    if !all {
        return Err(AppError::ChoiceDiffers);
    }
    let whole = whole_note(app, &edit.entry).filter(|_| !chosen.is_empty() && chosen.len() == blocks.len());
    let block = |block: &CopyPiece| CopyBlockV1 { asked: block.asked.clone(), text: block.text.clone() };
    let chosen: Vec<CopyBlockV1> = match whole {
        Some(text) => vec![CopyBlockV1 { asked: String::new(), text }],
        None => chosen.into_iter().map(block).collect(),
    };
    if chosen.is_empty() {
        return Err(AppError::Unfinished);
    }
    may_tie(app, edit.deed.as_deref())?;
    let exercise = exercise_of(app, &edit.entry);
    Ok(CopyRecordV1::write(title, edit.before.trim().to_owned(), chosen, wants_a_deed, edit.deed.clone(), exercise))
}

/// Only an own deed in the shared room ties anything.
fn may_tie(app: &OpenApp, deed: Option<&str>) -> Result<(), AppError> {
    let Some(deed) = deed else { return Ok(()) };
    let post = shared::one(app, entry_id(deed, AppError::UnknownShared)?)?;
    match post.author == app.me() && title_of_deed(&post).is_some() {
        true => Ok(()),
        false => Err(AppError::UnknownShared),
    }
}

fn exercise_of(app: &OpenApp, entry: &str) -> Option<String> {
    match app.record(EntryId::from_hex(entry)?) {
        Some(Record::Run(run)) => Some(run.exercise().to_owned()),
        _ => None,
    }
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

/// The deeds of one person in the shared room.
fn deeds_of(app: &OpenApp, author: Person) -> Vec<CopyDeed> {
    let room = shared::read(app);
    room.posts.values().filter(|post| post.author == author).filter_map(deed).collect()
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
        deeds: if record.wants_a_deed { deeds_of(app, post.author) } else { Vec::new() },
        replies: said_views(app, post, Kind::Copy),
    })
}
