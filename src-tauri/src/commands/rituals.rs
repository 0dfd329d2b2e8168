//! Rituals: what comes back, and when.

use crate::clock::now;
use crate::door::Door;
use app::views::RitualNext;
use app::{AppError, rituals};
use tauri::State;

/// When each ritual in force comes back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn ritual_list(door: State<'_, Door>) -> Result<Vec<RitualNext>, AppError> {
    door.ask(|program| Ok(rituals::next(program.open()?, &now()))).await
}
