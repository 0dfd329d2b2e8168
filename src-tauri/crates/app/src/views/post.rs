use super::{Person, PersonView};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::collections::BTreeMap;

/// What a post is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PostKind {
    /// A frozen copy of something from a private room.
    Copy,
    /// Something told unasked.
    Disclosure,
    /// Something asked for.
    Request,
    /// Something done to put right.
    Deed,
    /// Then and now.
    Contrast,
    /// One day's word of intent.
    Statement,
    /// Something good to keep.
    Jar,
    /// Time together.
    Date,
    /// A promise.
    Commitment,
    /// The plan for a recurrence is needed now.
    Activation,
    /// What both do now.
    Now,
    /// Sense was made of what happened.
    Meaning,
}

/// One part of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PostPart {
    /// Which sort.
    Sort,
    /// What.
    What,
    /// Why.
    Why,
    /// What I did.
    Did,
    /// What comes next.
    Next,
    /// How it was told.
    Told,
    /// When it was told, or will be.
    ToldOn,
    /// When.
    When,
    /// How often.
    Often,
    /// How I will know.
    Knowing,
    /// The harm.
    Harm,
    /// What would help.
    Helps,
    /// Whether they were asked.
    Asked,
    /// If.
    If,
    /// Then.
    Then,
    /// Before.
    Before,
    /// How long.
    Size,
    /// How new.
    Novelty,
    /// What is put away.
    Pact,
    /// What it is about.
    About,
    /// The agreement it belongs to.
    Agreement,
    /// From which day.
    FromOn,
    /// On which day.
    On,
    /// The next day to look.
    CheckOn,
    /// Its last day.
    EndsOn,
}

/// How a reply goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PostReply {
    /// A few words.
    Note,
    /// Yes.
    Yes,
    /// No.
    No,
    /// Something different.
    Different,
    /// Later.
    Later,
    /// Done.
    Done,
    /// Let go.
    LetGo,
    /// Noticed.
    Noticed,
    /// What stays of a date.
    Afterglow,
    /// Thanks.
    Thanks,
    /// Kept.
    Kept,
    /// Late and told.
    LateTold,
    /// Missed and told.
    MissedTold,
    /// Missed and not told.
    MissedNotTold,
    /// No longer agreed.
    NoLongerAgreed,
}

/// What a post says, in both directions. Empty parts are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PostText {
    /// What it is.
    pub kind: PostKind,
    /// What is filled in: words, a choice by its id, a day, an entry.
    pub parts: BTreeMap<PostPart, String>,
}

/// A part that is asked for, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PostAsk {
    /// The part.
    pub part: PostPart,
    /// How it is filled in.
    pub fill: PostFill,
    /// The choices, by their ids.
    pub options: Vec<String>,
    /// Whether it has to be there.
    pub needed: bool,
    /// The choice with which it has to be there all the same.
    pub needed_with: Option<PostChoice>,
}

/// One of the options of a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PostChoice {
    /// The part.
    pub part: PostPart,
    /// The option, by its id.
    pub option: String,
}

/// How a part is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PostFill {
    /// Free words.
    Words,
    /// One of the options.
    OneOf,
    /// A calendar day.
    Day,
    /// An agreement of both.
    Entry,
}

/// A post that is being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PostDraftView {
    /// The draft.
    pub draft: String,
    /// The post it would change; `null` for a new one.
    pub post: Option<String>,
    /// Its words so far.
    pub text: PostText,
    /// What is asked for, in the order of the page.
    pub asks: Vec<PostAsk>,
}

/// An own draft in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PostDraftLine {
    /// The draft.
    pub draft: String,
    /// The post it would change.
    pub post: Option<String>,
    /// The own entry of which it would share a copy.
    pub entry: Option<String>,
    /// What it is.
    pub kind: PostKind,
    /// What it is called so far.
    pub title: String,
    /// When it was last changed.
    pub at: String,
}

/// Every post that both can read, and the own drafts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PostsView {
    /// Who lives in the household.
    pub persons: Vec<PersonView>,
    /// The posts, newest change first.
    pub posts: Vec<PostLine>,
    /// The copies, newest first.
    pub copies: Vec<CopyLine>,
    /// The own drafts. The other person never sees them.
    pub drafts: Vec<PostDraftLine>,
}

/// A copy in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CopyLine {
    /// The post.
    pub post: String,
    /// What it is called.
    pub title: String,
    /// Who shared it.
    pub by: Person,
    /// Since when.
    pub since: String,
}

/// A post in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PostLine {
    /// The post.
    pub post: String,
    /// Who shared it.
    pub by: Person,
    /// When it was first shared.
    pub since: String,
    /// When it was last changed; `null` where it still says what it first said.
    pub changed: Option<String>,
    /// What it says now.
    pub text: PostText,
    /// Whether it needs an end by now and none was agreed.
    pub lacks_an_end: bool,
    /// The answer that stands, to a request.
    pub answer: Option<PostReply>,
    /// The last word on a deed, a date or a commitment that ended it.
    pub ending: Option<PostReply>,
    /// How a commitment went, day by day: one outcome a day.
    pub outcomes: BTreeMap<String, PostReply>,
}

/// A post with everything said about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PostView {
    /// The post.
    pub post: String,
    /// Who lives in the household.
    pub persons: Vec<PersonView>,
    /// Who shared it.
    pub by: Person,
    /// When it was first shared.
    pub since: String,
    /// What it says, newest version first.
    pub versions: Vec<PostVersion>,
    /// What was said about it, oldest first.
    pub replies: Vec<PostSaid>,
    /// How its author may reply.
    pub author_may: Vec<PostReply>,
    /// How the other may reply.
    pub other_may: Vec<PostReply>,
    /// The answer that stands, to a request.
    pub answer: Option<PostSaid>,
    /// The last word on a deed, a date or a commitment that ended it.
    pub ending: Option<PostSaid>,
    /// How a commitment went, day by day: one outcome a day.
    pub outcomes: BTreeMap<String, PostReply>,
}

/// What a post said from one moment on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PostVersion {
    /// From 1.
    pub version: u32,
    /// Since when.
    pub at: String,
    /// What it says.
    pub text: PostText,
    /// Whether it needs an end by now and none was agreed.
    pub lacks_an_end: bool,
}

/// Something said about a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PostSaid {
    /// Its name, for taking it back.
    pub id: String,
    /// Who.
    pub by: Person,
    /// How.
    pub reply: PostReply,
    /// Own words; often empty.
    pub text: String,
    /// The day it is about.
    pub day: Option<String>,
    /// When it was said.
    pub at: String,
    /// Of which version of the post it speaks.
    pub version: u32,
}

/// What somebody is about to say about a post.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PostSaying {
    /// How.
    pub reply: PostReply,
    /// Own words.
    pub text: String,
    /// The day it is about.
    pub day: Option<String>,
}

/// What can be shared of an own entry, block by block. Nothing is chosen beforehand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CopyOffer {
    /// The entry.
    pub entry: String,
    /// What it is called.
    pub title: String,
    /// The blocks that can be chosen.
    pub blocks: Vec<CopyPiece>,
    /// Own deeds in the shared room, to which words can be tied.
    pub deeds: Vec<CopyDeed>,
    /// Whether it is an apology, which is words so far until it is tied to a deed.
    pub wants_a_deed: bool,
    /// Whether its writer said that it is meant to hurt: that is met once, kindly, before it is shared.
    pub meant_to_hurt: bool,
    /// What was shared of it before, newest first. Only its writer sees this.
    pub shared: Vec<CopyTrace>,
    /// What was chosen of it before and not shared yet.
    pub draft: Option<CopyDraft>,
}

/// What somebody has chosen of an own entry and not shared yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CopyDraft {
    /// The chosen blocks that still say what they said.
    pub chosen: Vec<String>,
    /// A word before them.
    pub before: String,
    /// The deed to which it is tied.
    pub deed: Option<String>,
    /// Whether something that was chosen reads differently now, or is gone.
    pub differs: bool,
}

/// A piece of an own entry that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CopyPiece {
    /// Its place in the entry.
    pub id: String,
    /// What was asked; empty for a note.
    pub asked: String,
    /// What was written.
    pub text: String,
    /// Whether it was picked up from an entry that was thrown away.
    pub source_binned: bool,
}

/// A piece of a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CopyBlock {
    /// Its place in the copy.
    pub id: String,
    /// What was asked; empty for a note.
    pub asked: String,
    /// What was written.
    pub text: String,
}

/// An own deed in the shared room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CopyDeed {
    /// The post.
    pub post: String,
    /// What it is called.
    pub title: String,
}

/// That something was shared, for its writer's eyes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CopyTrace {
    /// The copy.
    pub post: String,
    /// When.
    pub at: String,
    /// Whether it still stands in the shared room.
    pub stands: bool,
    /// When it was taken back; `null` while it stands.
    pub taken_back: Option<String>,
}

/// Words begun beneath something shared and not said yet, for writing them out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SayingDraftView {
    /// The draft.
    pub draft: String,
    /// The post or agreement.
    pub about: String,
    /// What it is called.
    pub title: String,
    /// The words.
    pub text: String,
}

/// A draft of a copy with its words, for writing it out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CopyDraftView {
    /// The draft.
    pub draft: String,
    /// The own entry.
    pub entry: String,
    /// What it is called.
    pub title: String,
    /// The word before, and what was chosen.
    pub text: String,
}

/// A block that was chosen, with the words that its writer saw.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CopyPick {
    /// Its place in the entry, as it was offered.
    pub id: String,
    /// What it said.
    pub text: String,
}

/// What is about to be shared.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CopyEdit {
    /// The entry.
    pub entry: String,
    /// The chosen blocks.
    pub chosen: Vec<CopyPick>,
    /// A word before it; may be empty.
    pub before: String,
    /// The deed to which it is tied.
    pub deed: Option<String>,
}

/// The words of a copy, exactly as both can read them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CopyText {
    /// What it is called.
    pub title: String,
    /// A word before it; may be empty.
    pub before: String,
    /// What was chosen, in the order of the entry.
    pub blocks: Vec<CopyBlock>,
    /// Whether it is an apology.
    pub wants_a_deed: bool,
    /// The deed to which it is tied.
    pub deed: Option<CopyDeed>,
}

/// A copy in the shared room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CopyView {
    /// The post.
    pub post: String,
    /// Who lives in the household.
    pub persons: Vec<PersonView>,
    /// Who shared it.
    pub by: Person,
    /// Since when.
    pub since: String,
    /// Its words.
    pub text: CopyText,
    /// The deeds of its writer to which it can be tied; none where it asks for none.
    pub deeds: Vec<CopyDeed>,
    /// What was said about it, oldest first.
    pub replies: Vec<PostSaid>,
}
