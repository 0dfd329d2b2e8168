//! Today and Reflect: exercises, entries and answers.

use crate::clock::now;
use crate::door::Door;
use app::views::{
    Answer, DeletionLine, EntryView, FeelingsView, GateAnswered, GateView, Leaving, NoteEdit, PickView, ReflectView,
    RunView, SavedNote, SavedView, TodayView,
};
use app::{AppError, deletion, gates, notes, reflect, today};
use tauri::State;

#[tauri::command]
#[specta::specta]
pub(crate) async fn today_show(door: State<'_, Door>) -> Result<TodayView, AppError> {
    door.ask(|program| Ok(today::show(program.open()?, &now()))).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn suggestion_set_aside(door: State<'_, Door>, exercise: String) -> Result<TodayView, AppError> {
    door.ask(move |program| today::set_aside(program.open()?, &exercise, &now())).await
}

/// Only light pages are suggested for a while, or no longer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn light_keep(door: State<'_, Door>, light: bool) -> Result<TodayView, AppError> {
    door.ask(move |program| today::keep_light(program.open()?, light, &now())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn exercise_list(door: State<'_, Door>) -> Result<ReflectView, AppError> {
    door.ask(|program| Ok(reflect::list(program.open()?))).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn exercise_begin(door: State<'_, Door>, exercise: String) -> Result<RunView, AppError> {
    door.ask(move |program| reflect::begin(program.open()?, &exercise, &now())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn feeling_list() -> Result<FeelingsView, AppError> {
    Ok(reflect::feelings())
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn entry_open(door: State<'_, Door>, entry: String) -> Result<RunView, AppError> {
    door.ask(move |program| reflect::open(program.open()?, &entry)).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn entry_read(door: State<'_, Door>, entry: String) -> Result<EntryView, AppError> {
    door.ask(move |program| reflect::read(program.open()?, &entry)).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn answer_save(
    door: State<'_, Door>,
    entry: String,
    step: String,
    answer: Answer,
) -> Result<SavedView, AppError> {
    door.ask(move |program| reflect::answer(program.open()?, &entry, &step, answer, &now())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn place_save(door: State<'_, Door>, entry: String, step: String) -> Result<SavedView, AppError> {
    door.ask(move |program| reflect::go_to(program.open()?, &entry, &step, &now())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn entry_finish(
    door: State<'_, Door>,
    entry: String,
    leaving: Option<Leaving>,
) -> Result<SavedView, AppError> {
    door.ask(move |program| reflect::finish(program.open()?, &entry, leaving, &now())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn gate_show(door: State<'_, Door>, entry: String) -> Result<Option<GateView>, AppError> {
    door.ask(move |program| gates::first(program.open()?, &entry)).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn gate_answer(
    door: State<'_, Door>,
    entry: String,
    step: String,
    answer: Option<String>,
) -> Result<GateAnswered, AppError> {
    door.ask(move |program| gates::answer(program.open()?, &entry, &step, answer.as_deref())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn line_list(door: State<'_, Door>, entry: String, step: String) -> Result<PickView, AppError> {
    door.ask(move |program| reflect::lines_to_pick(program.open()?, &entry, &step)).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn note_save(
    door: State<'_, Door>,
    entry: Option<String>,
    note: NoteEdit,
) -> Result<SavedNote, AppError> {
    door.ask(move |program| notes::write(program.open()?, entry.as_deref(), note, &now())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn entry_bin(door: State<'_, Door>, entry: String) -> Result<ReflectView, AppError> {
    door.ask(move |program| reflect::bin(program.open()?, &entry, &now())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn entry_take_back(door: State<'_, Door>, entry: String) -> Result<ReflectView, AppError> {
    door.ask(move |program| reflect::take_back(program.open()?, &entry, &now())).await
}

/// Everything of the own room that can be deleted for good.
#[tauri::command]
#[specta::specta]
pub(crate) async fn deletion_show(door: State<'_, Door>) -> Result<Vec<DeletionLine>, AppError> {
    door.ask(|program| Ok(deletion::show(program.open()?))).await
}

/// Deletes an entry for good. There is no way back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn entry_delete(door: State<'_, Door>, entry: String) -> Result<Vec<DeletionLine>, AppError> {
    door.ask(move |program| deletion::delete(program.open()?, &entry, &now())).await
}

/// Deletes all that lies in the bin for good. There is no way back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn bin_empty(door: State<'_, Door>) -> Result<Vec<DeletionLine>, AppError> {
    door.ask(|program| deletion::delete_bin(program.open()?, &now())).await
}
