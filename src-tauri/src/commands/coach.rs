//! The wording coach: asked, and only then. It needs no open room, and neither keeps nor logs a word.

use app::views::{CoachMessage, CoachView};
use app::{AppError, coach};
use zeroize::Zeroizing;

#[tauri::command]
#[specta::specta]
pub(crate) async fn coach_look(message: CoachMessage, text: String) -> Result<CoachView, AppError> {
    let text = Zeroizing::new(text);
    Ok(coach::look(message, &text))
}
