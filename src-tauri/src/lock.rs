//! Closing and locking end the process.
//!
//! Memory of a webview cannot be wiped, so a lock covers the window, closes the file, and starts a
//! new process at the Door; the system clears what the old one held. Closing is the same and starts
//! nothing. However somebody closes, it happens here.

use crate::door::Door;
use crate::window;
use app::AppError;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;
use std::time::Duration;
use tauri::{AppHandle, Manager, Window, WindowEvent};

/// How long the page has to hand in what was typed last before the process ends all the same. The
/// window is gone before that, and the end itself takes a moment.
const LAST_WORDS: Duration = Duration::from_millis(2_500);

/// Whether the window is being closed, and what happened meanwhile.
#[derive(Default)]
pub(crate) struct Closing {
    begun: AtomicBool,
    waits: AtomicBool,
    started_again: AtomicBool,
    unlocking: AtomicU32,
}

/// A passphrase is being tried at the Door, until this goes.
pub(crate) struct Unlocking<'a>(&'a AtomicU32);

impl Drop for Unlocking<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// What follows when the household is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    /// The Door, in a new process.
    Door,
    /// Nothing.
    End,
}

impl Closing {
    /// Closing begins now. False where it had begun before.
    fn begin(&self) -> bool {
        !self.begun.swap(true, Ordering::SeqCst)
    }

    /// The page lives and holds words that could not be kept: nothing is ended by force.
    pub(crate) fn wait_for_the_person(&self) {
        self.waits.store(true, Ordering::SeqCst);
    }

    fn waits(&self) -> bool {
        self.waits.load(Ordering::SeqCst)
    }

    /// A passphrase is tried from now on. Nothing is open meanwhile.
    pub(crate) fn unlocking(&self) -> Unlocking<'_> {
        self.unlocking.fetch_add(1, Ordering::SeqCst);
        Unlocking(&self.unlocking)
    }

    fn is_unlocking(&self) -> bool {
        self.unlocking.load(Ordering::SeqCst) > 0
    }

    /// Somebody started the program once more. True where this window answers that by coming forward.
    /// One that is being closed never does: it ends first, and then there is a Door.
    pub(crate) fn started_once_more(&self) -> bool {
        let forward = !self.begun.load(Ordering::SeqCst);
        if !forward {
            self.started_again.store(true, Ordering::SeqCst);
        }
        forward
    }

    fn then(&self) -> Then {
        let closes = self.begun.load(Ordering::SeqCst) && !self.started_again.load(Ordering::SeqCst);
        if closes { Then::End } else { Then::Door }
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
    end(&app);
    Ok(())
}

/// Ends the process, and starts a new one where the Door is to come.
fn end(app: &AppHandle) {
    window::hide(app);
    window::forget_what_was_copied(app);
    // The name is free before anything else: a successor, or a start from now on, would see this
    // process as the running one and end.
    tauri_plugin_single_instance::destroy(app);
    match app.state::<Closing>().then() {
        Then::Door => app.request_restart(),
        Then::End => app.exit(0),
    }
}

/// The one way of closing, whichever door it came by: the window is gone at once, and the page has a
/// moment behind it to hand in what was typed last. It ends by force only when the page gives no sign
/// of life. A second wish to close changes nothing.
pub(crate) fn close(app: &AppHandle) {
    if !app.state::<Closing>().begin() {
        return;
    }
    window::hide(app);
    window::ask(app, window::Wish::Close);
    let app = app.clone();
    thread::spawn(move || {
        thread::sleep(LAST_WORDS);
        let closing = app.state::<Closing>();
        // A key that is still being derived opens nothing any more, and on a slow computer it takes longer than
        // anybody is to wait.
        match (closing.waits(), closing.is_unlocking()) {
            (true, _) => {}
            (false, true) => end(&app),
            (false, false) => _ = tauri::async_runtime::block_on(lock(app.clone())),
        }
    });
}

/// The page holds words that could not be kept: the window is there again, with the cover alone, and
/// the person decides.
pub(crate) fn wait_for_the_person(app: &AppHandle) {
    app.state::<Closing>().wait_for_the_person();
    window::come_forward(app);
}

/// The window's own button, and whatever of the system closes windows.
pub(crate) fn on_window_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    api.prevent_close();
    close(window.app_handle());
}

/// The end of a session says so to each process before it ends it.
#[cfg(target_os = "linux")]
pub(crate) fn close_when_the_session_ends(app: &AppHandle) {
    use gtk::glib;
    use rustix::process::Signal;
    for signal in [Signal::HUP, Signal::INT, Signal::TERM] {
        let app = app.clone();
        glib::unix_signal_add(signal.as_raw(), move || {
            close(&app);
            glib::ControlFlow::Continue
        });
    }
}

/// Elsewhere the end of a session closes the window, as its button does.
#[cfg(not(target_os = "linux"))]
pub(crate) const fn close_when_the_session_ends(_: &AppHandle) {}

#[cfg(test)]
mod tests {
    use super::{Closing, Then};

    #[test]
    fn a_start_brings_the_window_forward_as_long_as_nobody_closes() {
        assert!(Closing::default().started_once_more());
    }

    #[test]
    fn a_start_while_closing_shows_nothing_and_leads_to_the_door_afterwards() {
        let closing = Closing::default();
        assert!(closing.begin());
        assert!(!closing.started_once_more(), "the first window would be shown again");
        assert_eq!(closing.then(), Then::Door);
    }

    #[test]
    fn closing_starts_nothing_and_locking_starts_the_door() {
        let closing = Closing::default();
        assert_eq!(closing.then(), Then::Door);
        assert!(closing.begin());
        assert_eq!(closing.then(), Then::End);
    }

    #[test]
    fn a_passphrase_is_being_tried_until_the_last_try_has_ended() {
        let closing = Closing::default();
        assert!(!closing.is_unlocking());
        let (one, other) = (closing.unlocking(), closing.unlocking());
        drop(one);
        assert!(closing.is_unlocking());
        drop(other);
        assert!(!closing.is_unlocking());
    }

    #[test]
    fn whoever_closes_twice_closes_once() {
        let closing = Closing::default();
        assert!(closing.begin());
        assert!(!closing.begin());
    }
}
