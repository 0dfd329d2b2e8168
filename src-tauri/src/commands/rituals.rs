//! Rituals: what comes back, when, and the calendar file of it.

use crate::clock::now;
use crate::door::Door;
use crate::window;
use app::views::{CalendarView, RitualNext};
use app::words::words;
use app::{AppError, calendar, rituals};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

/// When each ritual in force comes back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn ritual_list(door: State<'_, Door>) -> Result<Vec<RitualNext>, AppError> {
    door.ask(|program| Ok(rituals::next(program.open()?, &now()))).await
}

/// What the calendar file would hold, with this title.
#[tauri::command]
#[specta::specta]
pub(crate) async fn calendar_show(door: State<'_, Door>, title: String) -> Result<CalendarView, AppError> {
    door.ask(move |program| Ok(calendar::show(program.open()?, &title, &now()))).await
}

/// Asks where, and writes the calendar file there. False where the person thought better of it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn calendar_save(app: AppHandle, door: State<'_, Door>, title: String) -> Result<bool, AppError> {
    let (chosen, mut choice) = tauri::async_runtime::channel(1);
    let dialog = app.dialog().file().set_title(words("dialog-save-calendar", &[])).set_file_name("calendar.ics");
    dialog
        .add_filter(words("dialog-calendar-files", &[]), &["ics"])
        .save_file(move |file| drop(chosen.blocking_send(file)));
    let file = choice.recv().await.flatten().and_then(|file| file.into_path().ok());
    if let Some(file) = &file {
        window::forget_what_was_chosen(&app, file);
    }
    door.ask(move |program| match file {
        Some(file) => calendar::save(program.open()?, &title, &file, &now()).map(|()| true),
        None => Ok(false),
    })
    .await
}
