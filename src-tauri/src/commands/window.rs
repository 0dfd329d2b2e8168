//! The window itself.

use crate::{lock, window};
use app::AppError;
use tauri::{AppHandle, WebviewWindow};

/// The page has painted for the first time: now there is something to show.
#[tauri::command]
#[specta::specta]
pub(crate) async fn window_painted(window: WebviewWindow) -> Result<(), AppError> {
    window::show(&window);
    Ok(())
}

/// The person closes: the window is gone at once, and nothing starts again. What was typed last is
/// handed in behind it, and the page then locks.
#[tauri::command]
#[specta::specta]
pub(crate) async fn window_close(app: AppHandle) -> Result<(), AppError> {
    lock::close(&app);
    Ok(())
}

/// The window is being closed, and the page still holds words that could not be kept: the person
/// decides what becomes of them.
#[tauri::command]
#[specta::specta]
pub(crate) async fn window_waits(app: AppHandle) -> Result<(), AppError> {
    lock::wait_for_the_person(&app);
    Ok(())
}

/// The page on paper, through the system's own dialog. The page itself cannot ask for it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn window_print(window: WebviewWindow) -> Result<(), AppError> {
    window::print(&window).await.map_err(|_| AppError::NotPrinted)
}
