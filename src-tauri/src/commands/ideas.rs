//! The deck of ideas, and what both have marked in it.

use crate::clock::now;
use crate::door::Door;
use app::views::{IdeasView, PostDraftView};
use app::{AppError, ideas};
use tauri::State;
use zeroize::Zeroizing;

#[tauri::command]
#[specta::specta]
pub(crate) async fn idea_list(door: State<'_, Door>) -> Result<IdeasView, AppError> {
    door.ask(|program| Ok(ideas::list(program.open()?))).await
}

/// Marks an idea for oneself, or takes the mark away. The other is never told.
#[tauri::command]
#[specta::specta]
pub(crate) async fn idea_mark(door: State<'_, Door>, idea: String, wanted: bool) -> Result<IdeasView, AppError> {
    door.ask(move |program| ideas::mark(program.open()?, &idea, &now(), wanted)).await
}

/// Puts the own list of what both marked away. The other keeps theirs, and is never told.
#[tauri::command]
#[specta::specta]
pub(crate) async fn idea_put_away(door: State<'_, Door>) -> Result<IdeasView, AppError> {
    door.ask(|program| ideas::put_away(program.open()?, &now())).await
}

/// A draft of a date that begins with an idea.
#[tauri::command]
#[specta::specta]
pub(crate) async fn idea_begin(door: State<'_, Door>, idea: String) -> Result<PostDraftView, AppError> {
    door.ask(move |program| ideas::begin(program.open()?, &idea, &now())).await
}

/// What both have marked, with both there and both passphrases given.
#[tauri::command]
#[specta::specta]
pub(crate) async fn idea_compare(
    door: State<'_, Door>,
    passphrase: String,
    beside: String,
) -> Result<IdeasView, AppError> {
    let (passphrase, beside) = (Zeroizing::new(passphrase), Zeroizing::new(beside));
    door.ask(move |program| program.compare_ideas(&passphrase, &beside, &now())).await
}
