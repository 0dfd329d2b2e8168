//! Door: which household, and how a room is opened and locked.

use crate::door::Door;
use crate::{clock, lock, window};
use app::views::{DoorView, HouseholdView, KnownView, OpenedView, PassphraseJudgement, Person, RoomView};
use app::words::words;
use app::{AppError, KdfCost, passphrase};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use zeroize::Zeroizing;

#[tauri::command]
#[specta::specta]
pub(crate) async fn door_show(door: State<'_, Door>) -> Result<DoorView, AppError> {
    door.ask(|program| Ok(program.door())).await
}

/// Both rooms are tried, whoever it is. Who is meant is said only where the passphrase fits both.
#[tauri::command]
#[specta::specta]
pub(crate) async fn door_unlock(
    door: State<'_, Door>,
    closing: State<'_, lock::Closing>,
    passphrase: String,
    of_two: Option<Person>,
) -> Result<OpenedView, AppError> {
    let _unlocking = closing.unlocking();
    let passphrase = Zeroizing::new(passphrase);
    door.ask(move |program| program.unlock(&passphrase, of_two, &clock::now())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn household_create(
    door: State<'_, Door>,
    label: String,
    passphrase: String,
) -> Result<RoomView, AppError> {
    let passphrase = Zeroizing::new(passphrase);
    door.ask(move |program| program.create(&label, &passphrase, cost(), &clock::now())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn household_choose(
    app: AppHandle,
    door: State<'_, Door>,
    only_this_time: bool,
) -> Result<DoorView, AppError> {
    let (chosen, mut choice) = tauri::async_runtime::channel(1);
    let dialog = app.dialog().file().set_title(words("dialog-choose-household", &[]));
    dialog
        .add_filter(words("dialog-household-files", &[]), &["hearth"])
        .pick_file(move |file| drop(chosen.blocking_send(file)));
    let file = choice.recv().await.flatten().and_then(|file| file.into_path().ok());
    if let Some(file) = &file {
        window::forget_what_was_chosen(&app, file);
    }
    door.ask(move |program| {
        Ok(match file {
            Some(file) => program.choose(file, only_this_time),
            None => program.door(),
        })
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn household_list(door: State<'_, Door>) -> Result<Vec<KnownView>, AppError> {
    door.ask(|program| Ok(program.known())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn household_choose_known(door: State<'_, Door>, known: u32) -> Result<DoorView, AppError> {
    door.ask(move |program| program.choose_known(known)).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn household_show(door: State<'_, Door>) -> Result<HouseholdView, AppError> {
    door.ask(app::Program::household).await
}

/// Only from within: a room of the household has to be open.
#[tauri::command]
#[specta::specta]
pub(crate) async fn household_forget(door: State<'_, Door>) -> Result<HouseholdView, AppError> {
    door.ask(app::Program::forget).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn household_welcome(door: State<'_, Door>, passphrase: String) -> Result<(), AppError> {
    let passphrase = Zeroizing::new(passphrase);
    door.ask(move |program| program.welcome(&passphrase)).await
}

/// Ends at the Door in a new process: the founder's keys go with the old one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn household_join(
    app: AppHandle,
    door: State<'_, Door>,
    label: String,
    passphrase: String,
) -> Result<(), AppError> {
    let passphrase = Zeroizing::new(passphrase);
    door.ask(move |program| program.join(&label, &passphrase, &clock::now())).await?;
    lock::lock(app).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn passphrase_suggest() -> Result<String, AppError> {
    passphrase::suggest().map(|phrase| phrase.to_string())
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn passphrase_judge(passphrase: String, labels: Vec<String>) -> Result<PassphraseJudgement, AppError> {
    let passphrase = Zeroizing::new(passphrase);
    Ok(passphrase::judge(&passphrase, &labels))
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn room_show(door: State<'_, Door>) -> Result<RoomView, AppError> {
    door.ask(|program| Ok(program.open()?.view())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn room_lock(app: AppHandle) -> Result<(), AppError> {
    lock::lock(app).await
}

/// Somebody else sat here: is this the person whose room is open?
#[tauri::command]
#[specta::specta]
pub(crate) async fn room_resume(door: State<'_, Door>, passphrase: String) -> Result<(), AppError> {
    let passphrase = Zeroizing::new(passphrase);
    door.ask(move |program| program.open()?.resume(&passphrase)).await
}

/// What this machine can bear: about a second, and an eighth of its memory.
fn cost() -> KdfCost {
    let mut system = sysinfo::System::new();
    system.refresh_memory();
    KdfCost::choose(clock::stopwatch(), system.total_memory())
}
