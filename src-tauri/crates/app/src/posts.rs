//! Posts: what one person tells, asks, promises or does, where both can read it.
//!
//! A draft stands in the writer's own room until it is shared. Sharing it is an act; what was shared
//! is a copy of its own, and its author can take it out again.

use crate::copies;
use crate::export::name_of;
use crate::open::{Own, entry_id};
use crate::records::{
    CopyRecordV1, PostDraftRecordV2, Record, ReplyRecordV1, bytes, first_words, post_bytes, read_post,
};
use crate::shared::{self, By, Post};
use crate::translate::{post_ask, post_text_from, post_text_view};
use crate::views::{
    Person, PostDraftLine, PostDraftView, PostKind, PostLine, PostPart, PostSaid, PostSaying, PostText as TextView,
    PostVersion, PostView, PostsView, SavedView,
};
use crate::words::words;
use crate::{AppError, Moment, OpenApp, becoming, copy_drafts, gates, plans};
use domain::agreement::{Agreement, AgreementText, Field, Form, Subject};
use domain::day::Day;
use domain::post::{
    Fill, Kind, Part, PostText, Reply, Said, answer, ending, has_gone_by, is_marked_by_both, is_open, may_be_about,
    may_say, may_state, outcomes, stands,
};
use std::collections::BTreeMap;
use vault::{EntryId, Millis};

/// Every post that both can read, newest change first, and the own drafts.
#[must_use]
pub fn list(app: &OpenApp) -> PostsView {
    let room = shared::read(app);
    let mut posts: Vec<(Millis, PostLine)> =
        room.posts.values().filter(|post| is_there(app, post)).filter_map(|post| line(app, post)).collect();
    posts.sort_by(|(a, one), (b, other)| b.cmp(a).then_with(|| one.post.cmp(&other.post)));
    let mut drafts: Vec<(i64, PostDraftLine)> = app
        .records()
        .filter_map(|(id, record)| match record {
            Record::PostDraft(draft) if draft.binned.is_none() => Some((draft.changed.millis, draft_line(id, draft))),
            _ => None,
        })
        .chain(copy_drafts::lines(app))
        .collect();
    drafts.sort_by_key(|(changed, line)| (std::cmp::Reverse(*changed), line.draft.clone()));
    PostsView {
        persons: app.persons(),
        posts: posts.into_iter().map(|(_, line)| line).collect(),
        copies: copies::lines(app, &room),
        drafts: drafts.into_iter().map(|(_, line)| line).collect(),
    }
}

/// One post with its versions and everything said about it.
///
/// # Errors
///
/// [`AppError::UnknownShared`].
pub fn show(app: &OpenApp, post: &str) -> Result<PostView, AppError> {
    let post = shared::one(app, entry_id(post, AppError::UnknownShared)?)?;
    Some(post).filter(|post| is_there(app, post)).and_then(|post| view(app, &post)).ok_or(AppError::UnknownShared)
}

/// Whether a post is shown to the opener. That sense was made is shown to the one who marked it and to
/// nobody else: neither is ever told whether the other has.
fn is_shown(app: &OpenApp, post: &Post<'_>) -> bool {
    post.author == app.me() || text_of(post).is_none_or(|text| text.kind() != Kind::Meaning)
}

/// Whether it stands between the two today.
fn is_there(app: &OpenApp, post: &Post<'_>) -> bool {
    let gone = |text: &PostText| {
        let replies: Vec<_> = said(post, text.kind()).into_iter().map(|(_, _, said)| said).collect();
        has_gone_by(text, &replies, app.here().day())
    };
    is_shown(app, post) && !text_of(post).is_some_and(|text| gone(&text))
}

/// A new draft of a kind, in the own room. An empty one of that kind is gone on with.
///
/// # Errors
///
/// Why it could not be saved.
pub fn begin(app: &mut OpenApp, kind: PostKind, now: &Moment) -> Result<PostDraftView, AppError> {
    write_draft(app, None, PostText::of(kind.into()), None, now)
}

/// A draft that begins with some parts filled in, such as lines of an exercise.
///
/// # Errors
///
/// Why it could not be saved.
pub fn begin_with(app: &mut OpenApp, text: TextView, now: &Moment) -> Result<PostDraftView, AppError> {
    write_draft(app, None, post_text_from(text), None, now)
}

/// The same where they are lines of an entry. The draft keeps which one, so that it is shared no sooner than that.
pub(crate) fn begin_from(
    app: &mut OpenApp,
    text: TextView,
    entry: EntryId,
    now: &Moment,
) -> Result<PostDraftView, AppError> {
    write_draft(app, None, post_text_from(text), Some(entry.to_hex()), now)
}

/// A draft of a change to an own post. It begins with the words that stand.
///
/// # Errors
///
/// [`AppError::UnknownShared`] where it is not an own post, or why it could not be saved.
pub fn change(app: &mut OpenApp, post: &str, now: &Moment) -> Result<PostDraftView, AppError> {
    let id = entry_id(post, AppError::UnknownShared)?;
    let standing = shared::one(app, id)?;
    if standing.author != app.me() {
        return Err(AppError::UnknownShared);
    }
    let text = standing.current().and_then(|(_, bytes)| read_post(bytes)).ok_or(AppError::UnknownShared)?;
    write_draft(app, Some(id.to_hex()), text, None, now)
}

/// A draft, to go on with.
///
/// # Errors
///
/// [`AppError::UnknownEntry`].
pub fn draft(app: &OpenApp, draft: &str) -> Result<PostDraftView, AppError> {
    let id = entry_id(draft, AppError::UnknownEntry)?;
    Ok(draft_view(id, draft_record(app, id)?))
}

/// Saves a draft.
///
/// # Errors
///
/// [`AppError::UnknownEntry`], or why it could not be saved. What was saved before stays.
pub fn draft_save(app: &mut OpenApp, draft: &str, text: TextView, now: &Moment) -> Result<SavedView, AppError> {
    let id = entry_id(draft, AppError::UnknownEntry)?;
    let mut record = draft_record(app, id)?.clone();
    record.put(&post_text_from(text), now);
    app.put(id, Record::PostDraft(record), now)?;
    Ok(SavedView { at: now.text() })
}

/// Puts a draft into the bin, from which it can be taken back. One that holds no word goes for good.
///
/// # Errors
///
/// As [`draft_save`].
pub fn draft_discard(app: &mut OpenApp, draft: &str, now: &Moment) -> Result<(), AppError> {
    let id = entry_id(draft, AppError::UnknownEntry)?;
    let record = draft_record(app, id)?;
    if record.text().parts().next().is_none() {
        return app.delete(id, now);
    }
    let binned = record.with_bin(Some(now));
    app.put(id, Record::PostDraft(binned), now)
}

/// What a draft is called in the bin.
pub(crate) fn draft_title(text: &PostText) -> String {
    let kind = || words(&format!("post-kind-{}", name_of(&PostKind::from(text.kind()))), &[]);
    let title = Some(first_words(text.title())).filter(|title| !title.is_empty()).unwrap_or_else(kind);
    words("post-draft-of", &[("title", &title)])
}

/// Its parts with their names, as one text.
pub(crate) fn readable(text: &PostText) -> String {
    let part = |part: Part, value: &str| {
        let value = match part.fill(text.kind()) {
            Fill::OneOf(_) => words(&format!("post-option-{value}"), &[]),
            Fill::Words | Fill::Day | Fill::Entry => value.to_owned(),
        };
        format!("{}: {value}", words(&format!("post-part-{}", name_of(&PostPart::from(part))), &[]))
    };
    text.parts().map(|(each, value)| part(each, value)).collect::<Vec<_>>().join("\n")
}

/// Shares what a draft says: a copy enters the shared room, and the draft goes, both in one act.
///
/// # Errors
///
/// [`AppError::SecondPersonMissing`], [`AppError::Unfinished`], [`AppError::NeverShared`], [`AppError::GateFirst`] or
/// [`AppError::Held`] where it began with an entry that stays on its page, or why it could not be saved. The draft
/// stays.
pub fn share(app: &mut OpenApp, draft: &str, now: &Moment) -> Result<PostView, AppError> {
    let id = entry_id(draft, AppError::UnknownEntry)?;
    let record = draft_record(app, id)?;
    if let Some(from) = &record.from {
        becoming::may_leave(app, entry_id(from, AppError::NeverShared)?)?;
    }
    let of = record.post.clone();
    let text = of_its_day(record.text(), of.is_none(), now);
    let post = may_put(app, of.as_deref(), &text, app.me(), now)?;
    let content = post_bytes(&text);
    shared::post_and_save(app, post, &content, vec![Own::Delete(id)], now)?;
    show(app, &post.to_hex())
}

/// Shares words that have no draft: a short line, or those of the person who sits beside the opener.
///
/// # Errors
///
/// As [`share`], and [`AppError::WrongPassphrase`].
pub fn say(app: &mut OpenApp, text: TextView, by: By<'_>, now: &Moment) -> Result<PostView, AppError> {
    let post = put(app, None, post_text_from(text), by, now)?;
    view(app, &shared::one(app, post)?).ok_or(AppError::UnknownShared)
}

/// Says something about a post.
///
/// # Errors
///
/// [`AppError::UnknownShared`], [`AppError::ClosedForNow`] for a reply by which somebody comes closer
/// without the own yes,
/// [`AppError::AnswerDoesNotFit`] for a reply that this person may not give or a day it cannot be about,
/// [`AppError::WrongPassphrase`], or why it could not be saved.
pub fn reply(app: &mut OpenApp, post: &str, saying: PostSaying, by: By<'_>, now: &Moment) -> Result<(), AppError> {
    let id = entry_id(post, AppError::UnknownShared)?;
    let person = by.person(app)?;
    let reply: Reply = saying.reply.into();
    if person == app.me() && reply.comes_closer() {
        gates::may_come_closer(app, now)?;
    }
    let standing = shared::one(app, id)?;
    let kind = kind_of(&standing).ok_or(AppError::UnknownShared)?;
    let day = saying.day.as_deref().map(|day| Day::parse(day).ok_or(AppError::AnswerDoesNotFit)).transpose()?;
    let said = Said {
        by_author: person == standing.author,
        reply,
        text: saying.text,
        day,
        at: now.instant(),
        version: number(standing.versions.len()),
    };
    let earlier: Vec<_> = self::said(&standing, kind).into_iter().map(|(_, _, said)| said).collect();
    if !may_say(kind, &said)
        || !is_open(said.reply, &earlier)
        || day.is_some_and(|day| !may_be_about(said.reply, day, now.day()))
    {
        return Err(AppError::AnswerDoesNotFit);
    }
    let words = said.text.clone();
    let content = bytes(&ReplyRecordV1::write(said.reply, said.text, said.day));
    let closer = reply.comes_closer();
    shared::comment(app, &shared::Saying { entry: id, bytes: &content, words: &words, closer }, by, now)
}

/// Takes an own post out of the shared room. The words leave the file; who has read them has read
/// them.
///
/// # Errors
///
/// [`AppError::UnknownShared`], [`AppError::WrongPassphrase`], or why it could not be saved.
pub fn take_back(
    app: &mut OpenApp,
    post: &str,
    person: Person,
    passphrase: &str,
    now: &Moment,
) -> Result<(), AppError> {
    shared::withdraw(app, entry_id(post, AppError::UnknownShared)?, person, passphrase, now)
}

/// Takes back something that `person` said about a post.
///
/// # Errors
///
/// As [`take_back`].
pub fn reply_take_back(
    app: &mut OpenApp,
    post: &str,
    said: &str,
    person: Person,
    passphrase: &str,
    now: &Moment,
) -> Result<(), AppError> {
    let id = entry_id(post, AppError::UnknownShared)?;
    let seq = said.parse().map_err(|_| AppError::UnknownShared)?;
    shared::withdraw_comment(app, id, seq, person, passphrase, now)
}

/// All own drafts.
pub(crate) fn drafts(app: &OpenApp) -> Vec<PostDraftView> {
    app.records()
        .filter_map(|(id, record)| match record {
            Record::PostDraft(draft) if draft.binned.is_none() => Some(draft_view(id, draft)),
            _ => None,
        })
        .collect()
}

/// Every post with all that was said, for writing it out: what stands between the two today, and the own words that
/// have gone by.
pub(crate) fn all(app: &OpenApp) -> Vec<PostView> {
    views(app, |post| is_there(app, post) || post.author == app.me() && is_shown(app, post))
}

/// The same of what stands between the two today, for finding it.
pub(crate) fn there(app: &OpenApp) -> Vec<PostView> {
    views(app, |post| is_there(app, post))
}

fn views(app: &OpenApp, is_in: impl Fn(&Post<'_>) -> bool) -> Vec<PostView> {
    let room = shared::read(app);
    let mut posts: Vec<PostView> =
        room.posts.values().filter(|post| is_in(post)).filter_map(|post| view(app, post)).collect();
    posts.sort_by(|a, b| (&a.since, &a.post).cmp(&(&b.since, &b.post)));
    posts
}

/// Whether the opener has a commitment that stands.
pub(crate) fn has_promised(app: &OpenApp) -> bool {
    let (room, today) = (shared::read(app), app.here().day());
    let mut own = room.posts.values().filter(|post| post.author == app.me());
    own.any(|post| {
        let replies = || said(post, Kind::Commitment).into_iter().map(|(_, _, said)| said).collect::<Vec<_>>();
        let is_promised = |text: &PostText| text.kind() == Kind::Commitment && !text.is_over(today);
        text_of(post).is_some_and(|text| is_promised(&text)) && stands(&replies())
    })
}

/// What has a day and still stands: time together, and commitments with the day to look at them.
pub(crate) fn standing_days(app: &OpenApp) -> Vec<(EntryId, Kind, Day)> {
    let of = |post: &Post<'_>| {
        let text = text_of(post)?;
        let day = match text.kind() {
            Kind::Date => text.day(Part::On),
            Kind::Commitment => text.day(Part::CheckOn).filter(|day| !text.is_over(*day)),
            _ => None,
        }?;
        let replies: Vec<_> = said(post, text.kind()).into_iter().map(|(_, _, said)| said).collect();
        stands(&replies).then_some((post.entry, text.kind(), day))
    };
    shared::read(app).posts.values().filter_map(of).collect()
}

/// Whether both have marked that sense was made of what happened: only then a new chapter opens. It is
/// never told which of the two has.
pub(crate) fn meaning_is_made(app: &OpenApp) -> bool {
    let room = shared::read(app);
    let marks = room.posts.values().filter(|post| text_of(post).is_some_and(|text| text.kind() == Kind::Meaning));
    is_marked_by_both(marks.map(|post| post.author.into()))
}

fn put(app: &mut OpenApp, of: Option<&str>, text: PostText, by: By<'_>, now: &Moment) -> Result<EntryId, AppError> {
    let text = of_its_day(text, of.is_none(), now);
    let entry = may_put(app, of, &text, by.person(app)?, now)?;
    shared::post(app, entry, &post_bytes(&text), by, now)?;
    Ok(entry)
}

/// Where it goes, if `person` may share it now.
fn may_put(
    app: &OpenApp,
    of: Option<&str>,
    text: &PostText,
    person: Person,
    now: &Moment,
) -> Result<EntryId, AppError> {
    if app.persons().len() < 2 {
        return Err(AppError::SecondPersonMissing);
    }
    if !text.missing().is_empty() {
        return Err(AppError::Unfinished);
    }
    let entry = match of {
        Some(of) => entry_id(of, AppError::UnknownShared)?,
        None => EntryId::make()?,
    };
    let agreement = text.part(Part::Agreement);
    let today = now.day();
    let belongs = match text.kind() {
        // Old words can be put right whatever has become of the agreement meanwhile.
        _ if of.is_some() && belongs_to(app, entry).as_deref() == Some(agreement) => true,
        // A plan for the hard day can be followed though it rests.
        Kind::Activation => is_of(app, agreement, |of| Some(of.in_force()?.text.form() == Form::Recurrence)),
        Kind::Disclosure if !agreement.is_empty() => {
            is_of(app, agreement, |of| Some(is_open_on(&of.holding(today, |at| now.day_of(at))?.text, today)))
        }
        _ => true,
    };
    if !belongs {
        let is_told = text.kind() == Kind::Disclosure;
        return Err(if is_told { AppError::AgreementOver } else { AppError::UnknownAgreement });
    }
    if let (Kind::Statement, Some(day)) = (text.kind(), text.day(Part::On))
        && !may_state(day, now.day(), stated(app, person, entry))
    {
        return Err(AppError::StatementStands);
    }
    Ok(entry)
}

/// A new word for the day is for the day on which it is shared. A later version keeps its day.
fn of_its_day(text: PostText, new: bool, now: &Moment) -> PostText {
    match text.kind() {
        Kind::Statement if new => text.with(Part::On, now.day().to_string()),
        _ => text,
    }
}

/// The agreement to which a post belongs as it stands.
fn belongs_to(app: &OpenApp, post: EntryId) -> Option<String> {
    let standing = shared::one(app, post).ok()?;
    Some(text_of(&standing)?.part(Part::Agreement).to_owned())
}

/// Whether there is this agreement, and it is one that fits.
fn is_of(app: &OpenApp, agreement: &str, fits: impl Fn(&Agreement<Millis>) -> Option<bool>) -> bool {
    let of = EntryId::from_hex(agreement).and_then(|id| plans::all(app).remove(&id));
    of.and_then(|agreement| fits(&agreement)).unwrap_or(false)
}

/// Offered openness that has not come to its end. One without an end is none.
fn is_open_on(text: &AgreementText, today: Day) -> bool {
    text.subject() == Subject::Openness && text.day(Field::EndsOn).is_some_and(|end| today <= end)
}

/// The days for which somebody has written a word about drinking, this one left out.
fn stated(app: &OpenApp, person: Person, besides: EntryId) -> impl Iterator<Item = Day> {
    let room = shared::read(app);
    let others = room.posts.values().filter(move |post| post.author == person && post.entry != besides);
    let texts: Vec<PostText> = others.filter_map(text_of).collect();
    texts.into_iter().filter(|text| text.kind() == Kind::Statement).filter_map(|text| text.day(Part::On))
}

fn write_draft(
    app: &mut OpenApp,
    post: Option<String>,
    text: PostText,
    from: Option<String>,
    now: &Moment,
) -> Result<PostDraftView, AppError> {
    let is_it = |draft: &PostDraftRecordV2| {
        draft.post == post && (post.is_some() || (draft.from == from && draft.text() == text))
    };
    let begun = app.records().find_map(|(id, record)| match record {
        Record::PostDraft(draft) if draft.binned.is_none() && is_it(draft) => Some((id, draft.clone())),
        _ => None,
    });
    let (id, record) = match begun {
        Some(begun) => begun,
        None => {
            let (id, record) = (EntryId::make()?, PostDraftRecordV2::write(post, &text, now).begun_from(from));
            app.put(id, Record::PostDraft(record.clone()), now)?;
            (id, record)
        }
    };
    Ok(draft_view(id, &record))
}

fn draft_record(app: &OpenApp, id: EntryId) -> Result<&PostDraftRecordV2, AppError> {
    match app.record(id) {
        Some(Record::PostDraft(record)) if record.binned.is_none() => Ok(record),
        _ => Err(AppError::UnknownEntry),
    }
}

fn draft_view(id: EntryId, record: &PostDraftRecordV2) -> PostDraftView {
    let text = record.text();
    PostDraftView {
        draft: id.to_hex(),
        post: record.post.clone(),
        asks: text.kind().asked().map(|part| post_ask(text.kind(), part)).collect(),
        text: post_text_view(&text),
    }
}

fn draft_line(id: EntryId, record: &PostDraftRecordV2) -> PostDraftLine {
    let text = record.text();
    PostDraftLine {
        draft: id.to_hex(),
        post: record.post.clone(),
        entry: None,
        kind: text.kind().into(),
        title: text.title().to_owned(),
        at: record.changed.text(),
    }
}

/// The newest words of a post that this program can read.
fn text_of(post: &Post<'_>) -> Option<PostText> {
    read_post(post.current()?.1)
}

/// What a post is, whether it has parts or blocks.
fn kind_of(post: &Post<'_>) -> Option<Kind> {
    let copy = || CopyRecordV1::read(post.current()?.1).map(|_| Kind::Copy);
    text_of(post).map(|text| text.kind()).or_else(copy)
}

/// What a deed is called; `None` for every other post.
pub(crate) fn title_of_deed(post: &Post<'_>) -> Option<String> {
    text_of(post).filter(|text| text.kind() == Kind::Deed).map(|text| text.title().to_owned())
}

/// What was said about a post, as the window shows it.
pub(crate) fn said_views(app: &OpenApp, post: &Post<'_>, kind: Kind) -> Vec<PostSaid> {
    let here = app.here();
    said(post, kind)
        .into_iter()
        .map(|(seq, by, said)| PostSaid {
            id: seq.to_string(),
            by,
            reply: said.reply.into(),
            text: said.text,
            day: said.day.map(|day| day.to_string()),
            at: here.tell(said.at),
            version: said.version,
        })
        .collect()
}

/// What was said about a post, as far as its writers may say it.
fn said(post: &Post<'_>, kind: Kind) -> Vec<(u64, Person, Said<Millis>)> {
    let told = post.comments.iter().filter_map(|comment| {
        let (reply, text, day) = ReplyRecordV1::read(comment.bytes)?;
        let version = number(post.versions.iter().filter(|version| version.seq < comment.seq).count());
        let said = Said { by_author: comment.author == post.author, reply, text, day, at: comment.at, version };
        may_say(kind, &said).then_some((comment.seq, comment.author, said))
    });
    told.collect()
}

fn line(app: &OpenApp, post: &Post<'_>) -> Option<(Millis, PostLine)> {
    let (changed, _) = post.current()?;
    let text = text_of(post)?;
    let here = app.here();
    let replies: Vec<Said<Millis>> = said(post, text.kind()).into_iter().map(|(_, _, said)| said).collect();
    let line = PostLine {
        post: post.entry.to_hex(),
        by: post.author,
        since: here.tell(post.since()),
        changed: (post.versions.len() > 1).then(|| here.tell(changed)),
        answer: answer(&replies, number(post.versions.len())).map(|said| said.reply.into()),
        ending: ending(&replies).map(|said| said.reply.into()),
        outcomes: outcomes_view(&replies),
        lacks_an_end: text.lacks_an_end(),
        text: post_text_view(&text),
    };
    Some((changed, line))
}

fn view(app: &OpenApp, post: &Post<'_>) -> Option<PostView> {
    let kind = text_of(post)?.kind();
    let here = app.here();
    let saids: Vec<Said<Millis>> = said(post, kind).into_iter().map(|(_, _, said)| said).collect();
    let replies = said_views(app, post, kind);
    let shown = |chosen: Option<&Said<Millis>>| {
        let place = saids.iter().position(|said| chosen.is_some_and(|chosen| std::ptr::eq(chosen, said)))?;
        replies.get(place).cloned()
    };
    let open = |ways: &[Reply]| ways.iter().copied().filter(|way| is_open(*way, &saids)).map(Into::into).collect();
    let mut versions: Vec<PostVersion> = (1..)
        .zip(&post.versions)
        .filter_map(|(version, each)| {
            let text = read_post(each.bytes?)?;
            let (at, lacks_an_end) = (here.tell(each.at), text.lacks_an_end());
            Some(PostVersion { version, at, text: post_text_view(&text), lacks_an_end })
        })
        .collect();
    versions.reverse();
    Some(PostView {
        post: post.entry.to_hex(),
        persons: app.persons(),
        by: post.author,
        since: here.tell(post.since()),
        versions,
        author_may: open(kind.replies_of_author()),
        other_may: open(kind.replies_of_other()),
        answer: shown(answer(&saids, number(post.versions.len()))),
        ending: shown(ending(&saids)),
        outcomes: outcomes_view(&saids),
        replies,
    })
}

fn outcomes_view(replies: &[Said<Millis>]) -> BTreeMap<String, crate::views::PostReply> {
    outcomes(replies).into_iter().map(|(day, reply): (Day, Reply)| (day.to_string(), reply.into())).collect()
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
