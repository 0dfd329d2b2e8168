//! The short page, and the yes that an answer about danger took out.

use crate::clock::now;
use crate::door::Door;
use app::views::{ShortAnswer, ShortView};
use app::{AppError, short};
use tauri::State;

/// Begins at the first question, whatever was answered before.
#[tauri::command]
#[specta::specta]
pub(crate) async fn short_begin(door: State<'_, Door>) -> Result<ShortView, AppError> {
    door.ask(|program| short::begin(program.open()?)).await
}

/// Takes the answers of the page that is open. They are kept nowhere.
#[tauri::command]
#[specta::specta]
pub(crate) async fn short_answer(door: State<'_, Door>, answers: Vec<ShortAnswer>) -> Result<ShortView, AppError> {
    door.ask(move |program| short::answer(program.open()?, &answers)).await
}

/// Takes the last answer of the short page.
#[tauri::command]
#[specta::specta]
pub(crate) async fn short_finish(door: State<'_, Door>, yes: bool) -> Result<ShortView, AppError> {
    door.ask(move |program| short::finish(program.open()?, yes, &now())).await
}

/// Leaves sitting down together as it was before an answer closed it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn ending_leave(door: State<'_, Door>) -> Result<(), AppError> {
    door.ask(|program| short::leave_as_it_was(program.open()?)).await
}
