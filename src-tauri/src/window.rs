//! The one window, with every fence up.

use std::thread;
use std::time::Duration;
use tauri::webview::{NewWindowResponse, WebviewWindowBuilder};
use tauri::{AppHandle, Manager, Runtime, Url, WebviewWindow};
use tauri_plugin_window_state::StateFlags;

const LABEL: &str = "main";

/// A page that never says that it is painted must not leave a person without a window.
const SHOWN_AT_THE_LATEST: Duration = Duration::from_millis(2_500);

/// Makes the window, hidden. The page shows it at its first paint, so that nothing flashes.
///
/// # Errors
///
/// What the system says when it cannot.
pub(crate) fn create(app: &AppHandle) -> tauri::Result<()> {
    let config = app.config().app.windows.iter().find(|window| window.label == LABEL);
    let config = config.ok_or(tauri::Error::WindowNotFound)?.clone();
    let window = WebviewWindowBuilder::from_config(app, &config)?
        .incognito(incognito())
        .general_autofill_enabled(false)
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    thread::spawn(move || {
        thread::sleep(SHOWN_AT_THE_LATEST);
        if !window.is_visible().unwrap_or(true) {
            show(&window);
        }
    });
    Ok(())
}

/// An ephemeral web context: nothing that the page holds reaches the disk. Test builds can switch it
/// off, to show that the search for leaks finds one.
fn incognito() -> bool {
    !(cfg!(feature = "automation") && std::env::var_os("HEARTHSIDE_TEST_PERSISTENT").is_some())
}

/// A content policy does not stop a page from being led elsewhere; this does.
fn is_ours(url: &Url) -> bool {
    url.scheme() == "tauri" || (cfg!(windows) && url.host_str() == Some("tauri.localhost"))
}

/// Shows the window, for the first time or again.
pub(crate) fn show<R: Runtime>(window: &WebviewWindow<R>) {
    _ = window.show();
    _ = window.set_focus();
}

/// A second start brings the first window forward instead of opening another.
pub(crate) fn come_forward<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window(LABEL) {
        _ = window.unminimize();
        show(&window);
    }
}

/// Takes the window off the screen.
pub(crate) fn hide(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        _ = window.hide();
    }
}

/// Asks the page to cover itself, hand in what was typed last, and lock.
pub(crate) fn ask_to_lock(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        _ = window.eval("window.dispatchEvent(new Event('lock-requested'))");
    }
}

/// Size and place are remembered; whether it was visible is not, so that it never flashes.
pub(crate) fn remembering_size_and_place() -> tauri::plugin::TauriPlugin<tauri::Wry> {
    tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .build()
}

#[cfg(test)]
mod tests {
    use super::is_ours;
    use tauri::Url;

    #[test]
    fn the_window_goes_nowhere_but_to_our_own_pages() {
        let ours = |url: &str| is_ours(&Url::parse(url).expect("an address"));
        assert!(ours("tauri://localhost/index.html"));
        for elsewhere in
            ["http://127.0.0.1:1", "https://example.org", "file:///etc/passwd", "data:text/html,x", "about:blank"]
        {
            assert!(!ours(elsewhere), "{elsewhere}");
        }
    }
}
