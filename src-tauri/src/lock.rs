//! Locking ends the process.
//!
//! Memory of a webview cannot be wiped, so a lock covers the window, closes the file, and starts a
//! new process at the Door; the system clears what the old one held.

use crate::door::Door;
use crate::window;
use app::AppError;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;
use tauri::{AppHandle, Manager, Window, WindowEvent};

/// How long the page has to hand in what was typed last before the window closes all the same.
const LAST_WORDS: Duration = Duration::from_secs(3);

/// Whether the window is about to close, so that locking ends here instead of at the Door.
#[derive(Default)]
pub(crate) struct Closing(AtomicBool);

/// Closes the household, then starts anew at the Door, or ends where the window was closed.
pub(crate) async fn lock(app: AppHandle) -> Result<(), AppError> {
    let door = app.state::<Door>();
    let closed = door.ask(|program| {
        program.lock();
        Ok(())
    });
    // Whatever came of it, the process ends: that is what locks.
    _ = closed.await;
    window::hide(&app);
    if app.state::<Closing>().0.load(Ordering::SeqCst) {
        app.exit(0);
    } else {
        // The name has to be free before the successor asks for it, or it would see this process as
        // the running one and end.
        tauri_plugin_single_instance::destroy(&app);
        app.request_restart();
    }
    Ok(())
}

/// A window that is closed hands in what was typed last, as any lock does.
pub(crate) fn on_window_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    let app = window.app_handle().clone();
    if app.state::<Closing>().0.swap(true, Ordering::SeqCst) {
        return;
    }
    api.prevent_close();
    window::ask_to_lock(&app);
    thread::spawn(move || {
        thread::sleep(LAST_WORDS);
        tauri::async_runtime::block_on(lock(app))
    });
}
