//! Help and Settings: what is there for anyone, unlocked or not.

use crate::clock::now;
use crate::door::Door;
use app::views::{HelpView, SettingsView};
use app::{AppError, Program};
use tauri::State;

#[tauri::command]
#[specta::specta]
pub(crate) async fn help_show() -> Result<HelpView, AppError> {
    Ok(Program::help(&now()))
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn settings_show(door: State<'_, Door>) -> Result<SettingsView, AppError> {
    door.ask(|program| Ok(program.settings())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn settings_save(door: State<'_, Door>, settings: SettingsView) -> Result<SettingsView, AppError> {
    door.ask(move |program| program.keep_settings(settings)).await
}
