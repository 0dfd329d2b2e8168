//! Drives Hearthside as a person does: the real window on a real (if invisible)
//! screen, a real keyboard and mouse, and a look at what is left on the disk.
//!
//! Each run has its own screen, message bus, home folder and temporary folder,
//! and ends every process that it started. Nothing of the person who runs the
//! tests is read or written.
//!
//! Two binaries can be started. The *shipping* one is driven by keyboard and
//! mouse alone and looked at from outside. The *driven* one is the same code
//! with the test-only feature `automation`: it answers WebDriver on a port of
//! the loopback, so that the page can be asked what is on it. Key presses and
//! clicks are real ones in both; nothing is ever clicked by script.
//!
//! This crate must never be shipped, and knows nothing of the other crates: what
//! it can say about the application, it has seen from outside.
//!
//! Read in this order: `app.rs` (what a test can do), `desk.rs` (screen, bus and
//! home), `wire.rs` (WebDriver), `page.js` (questions put to the page), `axe.rs`
//! (accessibility), `markers.rs` (words that must not be found), `isolation.rs`
//! (no network, and watching system calls), `words.rs` (what the screens
//! say), `xclient.rs` (what the screen is asked).

// A failed expectation in here is a failed test, said in a sentence; and waiting
// for a window needs a clock.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "the harness waits, times out, and tells the person at the terminal what it saw"
)]

mod app;
mod axe;
mod base64;
mod desk;
mod isolation;
mod markers;
mod reader;
mod wire;
mod words;
mod xclient;

pub use app::{App, Binary, Closed, Focused, Options, Sight, Stroke, Way};
pub use axe::Theme;
pub use desk::{Desk, Running};
pub use isolation::{inside_an_empty_network, internet_sockets, only_loopback_is_up, written_files};
pub use markers::{Find, Markers, search};
pub use reader::{Action, Heard, Reader};
pub use words::words;
pub use xclient::Clipboard;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The top folder of the project.
#[must_use]
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("the tests lie two folders below the top")
        .to_path_buf()
}

/// Asks again and again until there is an answer, or says what never came.
#[track_caller]
pub fn wait<T>(patience: Duration, what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(start.elapsed() < patience, "waited {} s in vain for {what}", patience.as_secs());
        std::thread::sleep(Duration::from_millis(40));
    }
}
