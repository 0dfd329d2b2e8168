//! What happened: the own records of it, and what belongs to which.

use crate::clock::now;
use crate::door::Door;
use app::views::{BreachText, BreachesView, GateAnswered, GateView, SavedBreach};
use app::{AppError, breaches, gates};
use tauri::State;

/// The question that comes first, once between two locks.
#[tauri::command]
#[specta::specta]
pub(crate) async fn breach_gate(door: State<'_, Door>) -> Result<Option<GateView>, AppError> {
    door.ask(|program| Ok(gates::before_records(program.open()?))).await
}

/// Takes the answer to it. It is kept nowhere.
#[tauri::command]
#[specta::specta]
pub(crate) async fn breach_gate_answer(
    door: State<'_, Door>,
    answer: Option<String>,
) -> Result<GateAnswered, AppError> {
    door.ask(move |program| Ok(gates::answer_before_records(program.open()?, answer.as_deref()))).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn breach_list(door: State<'_, Door>) -> Result<BreachesView, AppError> {
    door.ask(|program| Ok(breaches::list(program.open()?))).await
}

/// Writes a new one, or corrects one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn breach_save(
    door: State<'_, Door>,
    breach: Option<String>,
    text: BreachText,
) -> Result<SavedBreach, AppError> {
    door.ask(move |program| breaches::save(program.open()?, breach.as_deref(), text, &now())).await
}

/// What is begun from now on belongs to this one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn breach_choose(door: State<'_, Door>, breach: String) -> Result<BreachesView, AppError> {
    door.ask(move |program| breaches::choose(program.open()?, &breach, &now())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn breach_set_aside(
    door: State<'_, Door>,
    breach: String,
    aside: bool,
) -> Result<SavedBreach, AppError> {
    door.ask(move |program| breaches::set_aside(program.open()?, &breach, aside, &now())).await
}

/// Puts one into the bin, with what belongs to it or without.
#[tauri::command]
#[specta::specta]
pub(crate) async fn breach_bin(
    door: State<'_, Door>,
    breach: String,
    with_entries: bool,
) -> Result<BreachesView, AppError> {
    door.ask(move |program| breaches::bin(program.open()?, &breach, with_entries, &now())).await
}

/// Takes one back out of the bin, with what went there along with it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn breach_take_back(door: State<'_, Door>, breach: String) -> Result<BreachesView, AppError> {
    door.ask(move |program| breaches::take_back(program.open()?, &breach, &now())).await
}

/// Moves an entry to another record; a note also to none.
#[tauri::command]
#[specta::specta]
pub(crate) async fn entry_move(
    door: State<'_, Door>,
    entry: String,
    breach: Option<String>,
) -> Result<BreachesView, AppError> {
    door.ask(move |program| breaches::move_entry(program.open()?, &entry, breach.as_deref(), &now())).await
}

/// Takes the last move of an entry back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn entry_move_back(door: State<'_, Door>, entry: String) -> Result<BreachesView, AppError> {
    door.ask(move |program| breaches::move_back(program.open()?, &entry, &now())).await
}
