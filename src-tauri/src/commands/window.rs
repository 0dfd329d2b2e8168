//! The window itself.

use crate::lock::Closing;
use crate::window;
use app::AppError;
use tauri::{State, WebviewWindow};

/// The page has painted for the first time: now there is something to show.
#[tauri::command]
#[specta::specta]
pub(crate) async fn window_painted(window: WebviewWindow) -> Result<(), AppError> {
    window::show(&window);
    Ok(())
}

/// The window is being closed, and the page still holds words that could not be kept: the person
/// decides what becomes of them.
#[tauri::command]
#[specta::specta]
pub(crate) async fn window_waits(closing: State<'_, Closing>) -> Result<(), AppError> {
    closing.wait_for_the_person();
    Ok(())
}

/// The page on paper, through the system's own dialog. The page itself cannot ask for it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn window_print(window: WebviewWindow) -> Result<(), AppError> {
    window.print().map_err(|_| AppError::NotPrinted)
}
