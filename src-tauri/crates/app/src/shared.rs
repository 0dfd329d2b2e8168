//! What stands in the shared room beside the agreements: posts, their later versions, and what was
//! said about them.
//!
//! A post is somebody's own: only its author changes it, by posting again under the same id, and
//! takes it out again. The other may say something about it, and changes no word of it. Nothing here
//! knows what a post is about; each noun reads its own.

use crate::locked::try_passphrase;
use crate::open::Own;
use crate::views::Person;
use crate::{AppError, Moment, OpenApp, gates, sayings};
use std::collections::BTreeMap;
use vault::{Action, Content, EntryId, Millis, NewBody, NewRecord, Standing};

/// Who acts in the shared room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By<'a> {
    /// The person whose room is open.
    Opener,
    /// The other one, who sits beside the opener and types the own passphrase.
    Beside(&'a str),
}

impl<'a> By<'a> {
    /// As it comes from the window: with a passphrase it is the other person.
    #[must_use]
    pub const fn of(beside: Option<&'a str>) -> Self {
        match beside {
            Some(passphrase) => Self::Beside(passphrase),
            None => Self::Opener,
        }
    }

    /// Who that is in this household.
    ///
    /// # Errors
    ///
    /// [`AppError::SecondPersonMissing`] while there is nobody to share with.
    pub(crate) fn person(self, app: &OpenApp) -> Result<Person, AppError> {
        if app.persons().len() < 2 {
            return Err(AppError::SecondPersonMissing);
        }
        Ok(match (self, app.me()) {
            (Self::Opener, me) => me,
            (Self::Beside(_), Person::First) => Person::Second,
            (Self::Beside(_), Person::Second) => Person::First,
        })
    }
}

/// One post with all its versions and what was said about it.
#[derive(Debug, Clone)]
pub(crate) struct Post<'a> {
    pub(crate) entry: EntryId,
    pub(crate) author: Person,
    /// Oldest first; at least one.
    pub(crate) versions: Vec<Version<'a>>,
    /// Oldest first. What was taken back is not among them.
    pub(crate) comments: Vec<Comment<'a>>,
    /// When its author took the newest version back.
    pub(crate) taken_back: Option<Millis>,
}

/// What a post said from one moment on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Version<'a> {
    pub(crate) seq: u64,
    pub(crate) at: Millis,
    content_hash: [u8; 32],
    /// `None` once it was taken back.
    pub(crate) bytes: Option<&'a [u8]>,
}

/// Something said about a post or an agreement.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Comment<'a> {
    pub(crate) seq: u64,
    pub(crate) author: Person,
    pub(crate) at: Millis,
    pub(crate) bytes: &'a [u8],
}

impl<'a> Post<'a> {
    /// Its newest words and when they were posted. `None` once it was taken back: then no older
    /// version comes back in their place.
    pub(crate) fn current(&self) -> Option<(Millis, &'a [u8])> {
        let newest = self.versions.last()?;
        Some((newest.at, newest.bytes?))
    }

    /// When it was first posted.
    pub(crate) fn since(&self) -> Millis {
        self.versions.first().map_or(Millis(0), |version| version.at)
    }
}

/// Everything that both can read, in one pass over the log.
#[derive(Debug, Default)]
pub(crate) struct SharedRoom<'a> {
    pub(crate) posts: BTreeMap<EntryId, Post<'a>>,
    /// What was said about entries that are no posts, such as agreements. Oldest first.
    pub(crate) comments: BTreeMap<EntryId, Vec<Comment<'a>>>,
}

/// The id of records that speak of no post and no agreement.
const NO_ENTRY: EntryId = EntryId([0; 16]);

/// Reads the shared room. Only verified records count; a post under the id of somebody else's post
/// changes nothing.
pub(crate) fn read(app: &OpenApp) -> SharedRoom<'_> {
    let mut room = SharedRoom::default();
    let verified = app.vault.log().iter().filter(|record| record.standing == Standing::Verified);
    for record in verified.filter(|record| record.entry != NO_ENTRY) {
        let author: Person = record.author.into();
        let bytes = match &record.content {
            Content::Own(bytes) => Some(bytes.as_slice()),
            Content::Withdrawn | Content::None => None,
        };
        match record.action {
            Action::Post => {
                let version = Version { seq: record.seq, at: record.at, content_hash: record.content_hash(), bytes };
                let post = room.posts.entry(record.entry).or_insert_with(|| Post {
                    entry: record.entry,
                    author,
                    versions: Vec::new(),
                    comments: Vec::new(),
                    taken_back: None,
                });
                if post.author == author {
                    post.versions.push(version);
                }
            }
            Action::Comment => {
                if let Some(bytes) = bytes {
                    let comment = Comment { seq: record.seq, author, at: record.at, bytes };
                    room.comments.entry(record.entry).or_default().push(comment);
                }
            }
            // What was said about a post is taken back under the id of the post: it is told by its content.
            Action::Withdraw => {
                if let Some(post) = room.posts.get_mut(&record.entry).filter(|post| post.author == author)
                    && post.versions.last().is_some_and(|newest| newest.content_hash == record.content_hash())
                {
                    post.taken_back = Some(record.at);
                }
            }
            _ => {}
        }
    }
    for post in room.posts.values_mut() {
        post.comments = room.comments.remove(&post.entry).unwrap_or_default();
    }
    room
}

/// A post by its id, as long as its author has not taken it back.
pub(crate) fn one<'a>(app: &'a OpenApp, entry: EntryId) -> Result<Post<'a>, AppError> {
    let mut room: SharedRoom<'a> = read(app);
    room.posts.remove(&entry).filter(|post| post.current().is_some()).ok_or(AppError::UnknownShared)
}

/// Posts something of the one who acts; under the id of an own post it becomes its next version.
/// Returns only after the commit.
///
/// # Errors
///
/// [`AppError::SecondPersonMissing`], [`AppError::UnknownShared`] where the post is not the own one
/// or was taken back, [`AppError::WrongPassphrase`], or why it could not be saved.
pub(crate) fn post(app: &mut OpenApp, entry: EntryId, bytes: &[u8], by: By<'_>, now: &Moment) -> Result<(), AppError> {
    may_post(app, entry, by)?;
    let record = NewRecord { action: Action::Post, entry, revision: 0, body: NewBody::Own(bytes) };
    append(app, &record, Vec::new(), true, by, now)
}

/// Posts something of the opener, and makes these changes of the opener's own room with it: the draft
/// that goes, the trace that stays. Either all of it is in the file, or nothing.
///
/// # Errors
///
/// As [`post`].
pub(crate) fn post_and_save(
    app: &mut OpenApp,
    entry: EntryId,
    bytes: &[u8],
    own: Vec<Own>,
    now: &Moment,
) -> Result<(), AppError> {
    may_post(app, entry, By::Opener)?;
    let record = NewRecord { action: Action::Post, entry, revision: 0, body: NewBody::Own(bytes) };
    append(app, &record, own, true, By::Opener, now)
}

/// There is somebody to share with, and no post of somebody else and none that was taken back.
fn may_post(app: &OpenApp, entry: EntryId, by: By<'_>) -> Result<(), AppError> {
    let person = by.person(app)?;
    match read(app).posts.get(&entry) {
        Some(post) if post.author != person || post.current().is_none() => Err(AppError::UnknownShared),
        _ => Ok(()),
    }
}

/// Something that is said about a post.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Saying<'a> {
    /// The post.
    pub(crate) entry: EntryId,
    /// As it is kept.
    pub(crate) bytes: &'a [u8],
    /// What its writer typed of it.
    pub(crate) words: &'a str,
    /// Whether somebody comes closer by it: then it needs their own yes.
    pub(crate) closer: bool,
}

/// Says something about a post. Returns only after the commit.
///
/// # Errors
///
/// [`AppError::SecondPersonMissing`], [`AppError::WrongPassphrase`], [`AppError::ClosedForNow`], or why it could not
/// be saved. That there is something to speak of is the caller's to see.
pub(crate) fn comment(app: &mut OpenApp, saying: &Saying<'_>, by: By<'_>, now: &Moment) -> Result<(), AppError> {
    by.person(app)?;
    let record =
        NewRecord { action: Action::Comment, entry: saying.entry, revision: 0, body: NewBody::Own(saying.bytes) };
    // What the opener had begun to say is said.
    let own = match by {
        By::Opener => sayings::said(app, saying.entry, saying.words),
        By::Beside(_) => Vec::new(),
    };
    append(app, &record, own, saying.closer, by, now)
}

/// Takes a post of `person` out of the shared room, with every version of it and all that they said about it
/// themselves: the words leave the file, and their places in the log stay. What the other said about it is the
/// other's.
///
/// Each text is a record of its own. The newest version goes first, and with it the post is in no view and no export
/// any more. What an earlier act could not finish, because the program ended in the middle of it, goes with this one.
///
/// # Errors
///
/// [`AppError::UnknownShared`] where it is not an own post or nothing of it is left,
/// [`AppError::WrongPassphrase`], or why it could not be saved: then the same act goes on where it stopped.
pub(crate) fn withdraw(
    app: &mut OpenApp,
    entry: EntryId,
    person: Person,
    passphrase: &str,
    now: &Moment,
) -> Result<(), AppError> {
    let room = read(app);
    let mut left = room.posts.get(&entry).map(|post| texts_of(post, person)).unwrap_or_default();
    if left.is_empty() {
        return Err(AppError::UnknownShared);
    }
    let unfinished = room.posts.values().filter(|post| post.entry != entry && post.current().is_none());
    left.extend(unfinished.flat_map(|post| texts_of(post, person)));
    let presence = app.vault.confirm(person.into(), &try_passphrase(passphrase)?)?;
    for (entry, seq) in left {
        let record = NewRecord { action: Action::Withdraw, entry, revision: 0, body: NewBody::Of(seq) };
        app.vault.sign(&presence, &record, now.instant())?;
    }
    Ok(())
}

/// What still stands there of the words by which its author wrote and spoke of a post, the newest version first. None
/// for anybody else.
fn texts_of(post: &Post<'_>, person: Person) -> Vec<(EntryId, u64)> {
    if post.author != person {
        return Vec::new();
    }
    let versions = post.versions.iter().rev().filter(|version| version.bytes.is_some()).map(|version| version.seq);
    let said = post.comments.iter().filter(|comment| comment.author == person).map(|comment| comment.seq);
    versions.chain(said).map(|seq| (post.entry, seq)).collect()
}

/// Takes back something that `person` said about a post or an agreement.
///
/// # Errors
///
/// As [`withdraw`].
pub(crate) fn withdraw_comment(
    app: &mut OpenApp,
    entry: EntryId,
    seq: u64,
    person: Person,
    passphrase: &str,
    now: &Moment,
) -> Result<(), AppError> {
    let presence = app.vault.confirm(person.into(), &try_passphrase(passphrase)?)?;
    let record = NewRecord { action: Action::Withdraw, entry, revision: 0, body: NewBody::Of(seq) };
    app.vault.sign(&presence, &record, now.instant()).map_err(|error| match error.into() {
        AppError::AgreementMovedOn => AppError::UnknownShared,
        other => other,
    })?;
    Ok(())
}

/// Adds a record of the one who acts. Coming closer needs that person's own yes.
fn append(
    app: &mut OpenApp,
    record: &NewRecord<'_>,
    own: Vec<Own>,
    closer: bool,
    by: By<'_>,
    now: &Moment,
) -> Result<(), AppError> {
    match by {
        By::Opener => {
            if closer {
                gates::may_come_closer(app, now)?;
            }
            app.post(record, own, now)
        }
        By::Beside(passphrase) => {
            let person = by.person(app)?;
            let presence = app.vault.confirm(person.into(), &try_passphrase(passphrase)?)?;
            if closer {
                gates::may_sign(app, &presence, now)?;
            }
            app.vault.sign(&presence, record, now.instant())?;
            Ok(())
        }
    }
}
