//! The deck of ideas: what two people could do together. Each marks, in the own room, what they would
//! like. There is no mark for "no": what is not marked is only that, so a no is stored nowhere and can be
//! told to nobody.
//!
//! What both marked comes to light in one act of both, with both passphrases, at
//! [`Program::compare_ideas`](crate::Program::compare_ideas): each room is opened by its own secret, one
//! after the other, and each person keeps the list in the own room. The shared room holds nothing of it.

use crate::content::ideas::{Circle, Idea, ideas};
use crate::locked::try_passphrase;
use crate::records::{BothMarked, IdeasRecordV1, Record};
use crate::shared::By;
use crate::translate::post_text_view;
use crate::views::{IdeaCircle, IdeaLine, IdeasView, Person, PostDraftView, PostPart};
use crate::{AppError, Moment, OpenApp, posts};
use std::collections::BTreeSet;
use vault::EntryId;

/// The deck as this person sees it: their own marks, and what both marked as far as they have looked
/// together.
#[must_use]
pub fn list(app: &OpenApp) -> IdeasView {
    let wanted = wanted(app);
    let both = both(app);
    let line = |idea: &Idea| IdeaLine {
        id: idea.id.clone(),
        text: post_text_view(&idea.date()),
        with: idea.with.iter().copied().map(circle).collect(),
        wanted: wanted.contains(&idea.id),
        both: both.is_some_and(|both| both.ideas.contains(&idea.id)),
    };
    IdeasView {
        persons: app.persons(),
        ideas: ideas().iter().map(line).collect(),
        compared: both.map(|both| both.at.text()),
    }
}

/// Marks an idea as something this person would like, or takes the mark away.
///
/// # Errors
///
/// [`AppError::UnknownEntry`] for an idea there is not, or why it could not be saved.
pub fn mark(app: &mut OpenApp, idea: &str, now: &Moment, is_wanted: bool) -> Result<IdeasView, AppError> {
    one(idea)?;
    let mut marks = wanted(app);
    if is_wanted {
        marks.insert(idea.to_owned());
    } else {
        marks.remove(idea);
    }
    let both = both(app).cloned();
    write(app, marks, both, now)?;
    Ok(list(app))
}

/// Puts the own list of what both marked away. The other keeps theirs.
///
/// # Errors
///
/// Why it could not be saved.
pub fn put_away(app: &mut OpenApp, now: &Moment) -> Result<IdeasView, AppError> {
    let marks = wanted(app);
    write(app, marks, None, now)?;
    Ok(list(app))
}

fn write(app: &mut OpenApp, marks: BTreeSet<String>, both: Option<BothMarked>, now: &Moment) -> Result<(), AppError> {
    let id = record(app).map_or_else(EntryId::make, |(id, _)| Ok(id))?;
    app.put(id, Record::Ideas(IdeasRecordV1::write(marks, both, now)), now)
}

/// A draft of a date that begins with an idea.
///
/// # Errors
///
/// [`AppError::UnknownEntry`] for an idea there is not, or why it could not be saved.
pub fn begin(app: &mut OpenApp, idea: &str, now: &Moment) -> Result<PostDraftView, AppError> {
    let text = post_text_view(&one(idea)?.date());
    posts::begin_with(app, text, now)
}

fn one(id: &str) -> Result<&'static Idea, AppError> {
    ideas().iter().find(|idea| idea.id == id).ok_or(AppError::UnknownEntry)
}

fn record(app: &OpenApp) -> Option<(EntryId, &IdeasRecordV1)> {
    app.records().find_map(|(id, record)| match record {
        Record::Ideas(record) => Some((id, record)),
        _ => None,
    })
}

/// What this person marked.
pub(crate) fn wanted(app: &OpenApp) -> BTreeSet<String> {
    record(app).map(|(_, record)| record.wanted.clone()).unwrap_or_default()
}

/// The texts of some ideas, for writing them out.
pub(crate) fn texts(app: &OpenApp, chosen: impl Fn(&IdeaLine) -> bool) -> Vec<String> {
    let all = list(app).ideas.into_iter();
    all.filter(chosen).filter_map(|idea| idea.text.parts.get(&PostPart::What).cloned()).collect()
}

/// Whether both persons are there: the opener and the one beside, each by the own passphrase. Returns who
/// sits beside.
pub(crate) fn both_are_here(app: &OpenApp, mine: &str, beside: &str) -> Result<Person, AppError> {
    let other = By::Beside(beside).person(app)?;
    app.resume(mine)?;
    app.vault.confirm(other.into(), &try_passphrase(beside)?)?;
    Ok(other)
}

/// Keeps, in the room that is open, what both marked. Nothing else of the other's marks is in it.
pub(crate) fn keep(app: &mut OpenApp, both: &BTreeSet<String>, now: &Moment) -> Result<(), AppError> {
    let marks = wanted(app);
    write(app, marks, Some(BothMarked { ideas: both.clone(), at: now.clone() }), now)
}

fn both(app: &OpenApp) -> Option<&BothMarked> {
    record(app)?.1.both.as_ref()
}

const fn circle(circle: Circle) -> IdeaCircle {
    match circle {
        Circle::Partners => IdeaCircle::Partners,
        Circle::Family => IdeaCircle::Family,
        Circle::Friends => IdeaCircle::Friends,
    }
}
