//! Help and Settings: what is there for anyone, unlocked or not.

use crate::clock::now;
use crate::door::Door;
use crate::window;
use app::views::{HelpView, SettingsView};
use app::words::words;
use app::{AppError, Program, backup};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

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

/// Asks where, and saves a copy of the household file there. False where the person thought better of it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn household_copy(app: AppHandle, door: State<'_, Door>) -> Result<bool, AppError> {
    let (chosen, mut choice) = tauri::async_runtime::channel(1);
    let dialog = app.dialog().file().set_title(words("dialog-save-copy", &[])).set_file_name(backup::name(&now()));
    dialog
        .add_filter(words("dialog-household-files", &[]), &["hearth"])
        .save_file(move |file| drop(chosen.blocking_send(file)));
    let file = choice.recv().await.flatten().and_then(|file| file.into_path().ok());
    if let Some(file) = &file {
        window::forget_what_was_chosen(&app, file);
    }
    door.ask(move |program| match file {
        Some(file) => backup::save(program.open()?, &file).map(|()| true),
        None => Ok(false),
    })
    .await
}
