//! The trust pulse.

use crate::clock::now;
use crate::door::Door;
use app::views::{PulseEdit, PulseView, SavedPulse};
use app::{AppError, pulse};
use tauri::State;

#[tauri::command]
#[specta::specta]
pub(crate) async fn pulse_show(door: State<'_, Door>) -> Result<PulseView, AppError> {
    door.ask(|program| Ok(pulse::show(program.open()?, &now()))).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn pulse_save(
    door: State<'_, Door>,
    entry: Option<String>,
    pulse: PulseEdit,
) -> Result<SavedPulse, AppError> {
    door.ask(move |program| pulse::save(program.open()?, entry.as_deref(), pulse, &now())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn pulse_bin(door: State<'_, Door>, entry: String) -> Result<PulseView, AppError> {
    door.ask(move |program| pulse::bin(program.open()?, &entry, &now())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn pulse_take_back(door: State<'_, Door>, entry: String) -> Result<PulseView, AppError> {
    door.ask(move |program| pulse::take_back(program.open()?, &entry, &now())).await
}
