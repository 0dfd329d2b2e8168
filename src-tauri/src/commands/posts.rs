//! Posts and copies: what one person shares, and what is said about it.

use crate::clock::now;
use crate::door::Door;
use app::shared::By;
use app::views::{
    CopyEdit, CopyOffer, CopyText, CopyView, Person, PostDraftView, PostKind, PostSaying, PostText, PostView,
    PostsView, SavedView,
};
use app::{AppError, becoming, copies, copy_drafts, posts, sayings};
use tauri::State;
use zeroize::Zeroizing;

#[tauri::command]
#[specta::specta]
pub(crate) async fn post_list(door: State<'_, Door>) -> Result<PostsView, AppError> {
    door.ask(|program| Ok(posts::list(program.open()?))).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn post_show(door: State<'_, Door>, post: String) -> Result<PostView, AppError> {
    door.ask(move |program| posts::show(program.open()?, &post)).await
}

/// A new draft of a kind.
#[tauri::command]
#[specta::specta]
pub(crate) async fn post_begin(door: State<'_, Door>, kind: PostKind) -> Result<PostDraftView, AppError> {
    door.ask(move |program| posts::begin(program.open()?, kind, &now())).await
}

/// A new draft with some parts filled in.
#[tauri::command]
#[specta::specta]
pub(crate) async fn post_begin_with(door: State<'_, Door>, text: PostText) -> Result<PostDraftView, AppError> {
    door.ask(move |program| posts::begin_with(program.open()?, text, &now())).await
}

/// A draft that begins with the answers of an own entry.
#[tauri::command]
#[specta::specta]
pub(crate) async fn post_begin_from(door: State<'_, Door>, entry: String) -> Result<PostDraftView, AppError> {
    door.ask(move |program| becoming::begin(program.open()?, &entry, &now())).await
}

/// A draft of a change to an own post.
#[tauri::command]
#[specta::specta]
pub(crate) async fn post_change(door: State<'_, Door>, post: String) -> Result<PostDraftView, AppError> {
    door.ask(move |program| posts::change(program.open()?, &post, &now())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn post_draft(door: State<'_, Door>, draft: String) -> Result<PostDraftView, AppError> {
    door.ask(move |program| posts::draft(program.open()?, &draft)).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn post_draft_save(
    door: State<'_, Door>,
    draft: String,
    text: PostText,
) -> Result<SavedView, AppError> {
    door.ask(move |program| posts::draft_save(program.open()?, &draft, text, &now())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn post_draft_discard(door: State<'_, Door>, draft: String) -> Result<(), AppError> {
    door.ask(move |program| posts::draft_discard(program.open()?, &draft, &now())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn post_share(door: State<'_, Door>, draft: String) -> Result<PostView, AppError> {
    door.ask(move |program| posts::share(program.open()?, &draft, &now())).await
}

/// Words without a draft. `beside`: the passphrase of the other person, who sits beside the opener.
#[tauri::command]
#[specta::specta]
pub(crate) async fn post_say(
    door: State<'_, Door>,
    text: PostText,
    beside: Option<String>,
) -> Result<PostView, AppError> {
    let beside = beside.map(Zeroizing::new);
    door.ask(move |program| posts::say(program.open()?, text, By::of(beside.as_deref().map(String::as_str)), &now()))
        .await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn post_reply(
    door: State<'_, Door>,
    post: String,
    saying: PostSaying,
    beside: Option<String>,
) -> Result<(), AppError> {
    let beside = beside.map(Zeroizing::new);
    door.ask(move |program| {
        posts::reply(program.open()?, &post, saying, By::of(beside.as_deref().map(String::as_str)), &now())
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn post_take_back(
    door: State<'_, Door>,
    post: String,
    person: Person,
    passphrase: String,
) -> Result<(), AppError> {
    let passphrase = Zeroizing::new(passphrase);
    door.ask(move |program| posts::take_back(program.open()?, &post, person, &passphrase, &now())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn reply_take_back(
    door: State<'_, Door>,
    post: String,
    said: String,
    person: Person,
    passphrase: String,
) -> Result<(), AppError> {
    let passphrase = Zeroizing::new(passphrase);
    door.ask(move |program| posts::reply_take_back(program.open()?, &post, &said, person, &passphrase, &now())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn copy_offer(door: State<'_, Door>, entry: String) -> Result<CopyOffer, AppError> {
    door.ask(move |program| copies::offer(program.open()?, &entry)).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn copy_preview(door: State<'_, Door>, edit: CopyEdit) -> Result<CopyText, AppError> {
    door.ask(move |program| copies::preview(program.open()?, &edit)).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn copy_share(door: State<'_, Door>, edit: CopyEdit, seen: CopyText) -> Result<CopyView, AppError> {
    door.ask(move |program| copies::share(program.open()?, &edit, &seen, &now())).await
}

/// Ties an own copy to an own deed, or to none. The words stay as they are.
#[tauri::command]
#[specta::specta]
pub(crate) async fn copy_tie(door: State<'_, Door>, post: String, deed: Option<String>) -> Result<CopyView, AppError> {
    door.ask(move |program| copies::tie(program.open()?, &post, deed, &now())).await
}

/// What is chosen so far, and not shared yet.
#[tauri::command]
#[specta::specta]
pub(crate) async fn copy_draft_save(door: State<'_, Door>, edit: CopyEdit) -> Result<SavedView, AppError> {
    door.ask(move |program| copy_drafts::save(program.open()?, edit, &now())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn copy_draft_discard(door: State<'_, Door>, entry: String) -> Result<String, AppError> {
    door.ask(move |program| copy_drafts::discard(program.open()?, &entry, &now())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn copy_show(door: State<'_, Door>, post: String) -> Result<CopyView, AppError> {
    door.ask(move |program| copies::show(program.open()?, &post)).await
}

/// The words begun beneath a post or an agreement, and not said yet; empty where there are none.
#[tauri::command]
#[specta::specta]
pub(crate) async fn saying_begun(door: State<'_, Door>, about: String) -> Result<String, AppError> {
    door.ask(move |program| Ok(sayings::begun(program.open()?, &about))).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn saying_save(door: State<'_, Door>, about: String, text: String) -> Result<SavedView, AppError> {
    door.ask(move |program| sayings::save(program.open()?, &about, text, &now())).await
}
