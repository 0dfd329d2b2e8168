//! The window.
//!
//! This is the only package that knows Tauri. It starts the webview with every fence up, hands each
//! command to the one thread that holds the household, and restarts the process to lock. It decides
//! nothing: what a person can do stands in `app`.
//!
//! Read [`hardening`], then `window.rs` (the fences), `door.rs` (the one way from a command to the
//! household), `lock.rs`, and `commands/`, one file a noun.

#![cfg_attr(not(test), warn(missing_docs))]

mod clock;
mod commands;
mod door;
pub mod hardening;
mod lock;
mod window;

use app::{Folders, Program};
use tauri::Manager;

/// Runs the application until its window is closed.
///
/// # Panics
///
/// When the system has no webview. There is no window yet in which it could be said.
pub fn run() {
    hardening::before_anything_else();
    let bindings = commands::bindings();
    tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| {
            if app.state::<lock::Closing>().started_once_more() {
                window::come_forward(app);
            }
        }))
        .manage(lock::Closing::default())
        .plugin(tauri_plugin_dialog::init())
        .plugin(window::remembering_size_and_place())
        .plugins_for_tests()
        .invoke_handler(bindings.invoke_handler())
        .setup(|app| {
            let folders = Folders { config: app.path().app_config_dir()?, data: app.path().app_data_dir()? };
            app.manage(door::Door::open(Program::start(folders)));
            window::create(app.handle())?;
            lock::close_when_the_session_ends(app.handle());
            Ok(())
        })
        .on_window_event(lock::on_window_event)
        .run(tauri::generate_context!())
        .expect("a desktop has a webview");
}

/// What test builds add. A shipped binary has neither the feature nor the code.
trait PluginsForTests {
    fn plugins_for_tests(self) -> Self;
}

impl PluginsForTests for tauri::Builder<tauri::Wry> {
    #[cfg(feature = "automation")]
    fn plugins_for_tests(self) -> Self {
        self.plugin(tauri_plugin_webdriver::init())
    }

    #[cfg(not(feature = "automation"))]
    fn plugins_for_tests(self) -> Self {
        self
    }
}
