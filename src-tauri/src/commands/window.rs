//! The window itself.

use crate::window;
use app::AppError;
use tauri::WebviewWindow;

/// The page has painted for the first time: now there is something to show.
#[tauri::command]
#[specta::specta]
pub(crate) async fn window_painted(window: WebviewWindow) -> Result<(), AppError> {
    window::show(&window);
    Ok(())
}
