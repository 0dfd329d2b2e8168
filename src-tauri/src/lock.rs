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
pub(crate) struct Closing {
    asked: AtomicBool,
    waits: AtomicBool,
}

impl Closing {
    /// The page lives and holds words that could not be kept: nothing is closed by force.
    pub(crate) fn wait_for_the_person(&self) {
        self.waits.store(true, Ordering::SeqCst);
    }
}

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
    if app.state::<Closing>().asked.load(Ordering::SeqCst) {
        app.exit(0);
    } else {
        // The name has to be free before the successor asks for it, or it would see this process as
        // the running one and end.
        tauri_plugin_single_instance::destroy(&app);
        app.request_restart();
    }
    Ok(())
}

/// A window that is closed hands in what was typed last, as any lock does. It is closed by force only
/// when the page gives no sign of life; a second wish to close changes nothing.
pub(crate) fn on_window_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    api.prevent_close();
    let app = window.app_handle().clone();
    if app.state::<Closing>().asked.swap(true, Ordering::SeqCst) {
        return;
    }
    window::ask_to_lock(&app);
    thread::spawn(move || {
        thread::sleep(LAST_WORDS);
        if !app.state::<Closing>().waits.load(Ordering::SeqCst) {
            _ = tauri::async_runtime::block_on(lock(app));
        }
    });
}
