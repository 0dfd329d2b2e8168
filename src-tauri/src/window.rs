//! The one window, with every fence up.

use crate::door::Door;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;
use tauri::webview::{NewWindowResponse, PageLoadEvent, WebviewWindowBuilder};
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
    let (way, loads) = (OneWay::default(), Loads::default());
    let asked = app.clone();
    let window = WebviewWindowBuilder::from_config(app, &config)?
        .incognito(incognito())
        .general_autofill_enabled(false)
        .on_navigation(move |url| {
            let goes = way.goes(url);
            // A reload, by whatever key, menu or act, is a wish to begin anew: that is the Door.
            if goes == Goes::Again {
                ask(&asked, Wish::Lock);
            }
            goes == Goes::There
        })
        .on_page_load(move |window, load| {
            if load.event() == PageLoadEvent::Started {
                loads.began(&window.state::<Door>());
            }
        })
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    nothing_of_the_browser(&window)?;
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

/// Where a wish of the page to go somewhere leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Goes {
    /// To our page, for the first time.
    There,
    /// To our page, which is there already.
    Again,
    /// Elsewhere, which is nowhere.
    Nowhere,
}

/// The page is loaded once in the life of a process. There are no addresses in it, so whoever goes to
/// it again reloads it.
#[derive(Default)]
struct OneWay(AtomicBool);

impl OneWay {
    fn goes(&self, url: &Url) -> Goes {
        match is_ours(url) {
            false => Goes::Nowhere,
            true if self.0.swap(true, Ordering::SeqCst) => Goes::Again,
            true => Goes::There,
        }
    }
}

/// A page that was loaded again all the same knows nothing of the room that was open. It must not find
/// one: the room is closed before the page can ask for anything.
#[derive(Default)]
struct Loads(AtomicBool);

impl Loads {
    fn began(&self, door: &Door) {
        if self.0.swap(true, Ordering::SeqCst) {
            door.hand_in(app::Program::lock);
        }
    }
}

/// What a browser would add by itself: its own menu, and an empty window where the page has died.
#[cfg(target_os = "linux")]
fn nothing_of_the_browser(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;
    let app = window.app_handle().clone();
    window.with_webview(move |view| {
        let view = view.inner();
        view.connect_context_menu(|_, _, _, _| true);
        view.connect_web_process_terminated(move |_, _| {
            tauri::async_runtime::spawn(crate::lock::lock(app.clone()));
        });
    })
}

/// Elsewhere the page itself keeps the menu away.
#[cfg(not(target_os = "linux"))]
const fn nothing_of_the_browser(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// Text that was copied here leaves the clipboard with the window, as long as nobody has copied
/// something else since.
#[cfg(target_os = "linux")]
pub(crate) fn forget_what_was_copied(app: &AppHandle) {
    _ = app.run_on_main_thread(|| {
        for selection in [gtk::gdk::SELECTION_CLIPBOARD, gtk::gdk::SELECTION_PRIMARY] {
            // Without effect on what somebody else has put there.
            gtk::Clipboard::get(&selection).clear();
        }
    });
}

/// The other systems tell nobody whose text it is.
#[cfg(not(target_os = "linux"))]
pub(crate) const fn forget_what_was_copied(_: &AppHandle) {}

/// A file that was chosen in a dialog of the system stands among what was used last, for anybody at
/// this computer to see. It leaves that list again.
#[cfg(target_os = "linux")]
pub(crate) fn forget_what_was_chosen(app: &AppHandle, file: &Path) {
    use gtk::prelude::RecentManagerExt;
    let Ok(address) = gtk::glib::filename_to_uri(file, None) else { return };
    _ = app.run_on_main_thread(move || {
        if let Some(recent) = gtk::RecentManager::default() {
            _ = recent.remove_item(&address);
        }
    });
}

/// Elsewhere the dialog itself keeps that list, and takes nothing out of it.
#[cfg(not(target_os = "linux"))]
pub(crate) const fn forget_what_was_chosen(_: &AppHandle, _: &Path) {}

/// Shows the window, for the first time or again.
pub(crate) fn show<R: Runtime>(window: &WebviewWindow<R>) {
    _ = window.show();
    _ = window.set_focus();
}

/// Brings the window to where it can be seen.
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

/// What the shell can wish of the page. The page covers itself in the same frame, hands in what was
/// typed last, and answers by locking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    /// Back to a bare Door.
    Lock,
    /// The end.
    Close,
}

/// Wishes something of the page.
pub(crate) fn ask(app: &AppHandle, wish: Wish) {
    if let Some(window) = app.get_webview_window(LABEL) {
        _ = window.eval(match wish {
            Wish::Lock => "window.dispatchEvent(new Event('lock-requested'))",
            Wish::Close => "window.dispatchEvent(new Event('close-requested'))",
        });
    }
}

/// The page on paper. Answers when the person is done with the system's dialog, so that the page stays
/// covered as long as that stands before it.
#[cfg(target_os = "linux")]
pub(crate) async fn print(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::PrintOperationExt;
    let (done, mut told) = tauri::async_runtime::channel(1);
    window.with_webview(move |view| {
        webkit2gtk::PrintOperation::new(&view.inner()).run_dialog(None::<&gtk::Window>);
        _ = done.try_send(());
    })?;
    _ = told.recv().await;
    Ok(())
}

/// Elsewhere the system covers what lies behind its dialog, or prints without one.
#[cfg(not(target_os = "linux"))]
pub(crate) async fn print(window: &WebviewWindow) -> tauri::Result<()> {
    window.print()
}

/// Size and place are remembered; whether it was visible is not, so that it never flashes.
pub(crate) fn remembering_size_and_place() -> tauri::plugin::TauriPlugin<tauri::Wry> {
    tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .build()
}

#[cfg(test)]
mod tests {
    use super::{Goes, Loads, OneWay};
    use crate::clock;
    use crate::door::Door;
    use app::{Folders, KdfCost, Program};
    use tauri::Url;
    use tauri::async_runtime::block_on;

    fn url(of: &str) -> Url {
        Url::parse(of).expect("an address")
    }

    #[test]
    fn the_window_goes_nowhere_but_to_our_own_page() {
        let way = OneWay::default();
        for elsewhere in
            ["http://127.0.0.1:1", "https://example.org", "file:///etc/passwd", "data:text/html,x", "about:blank"]
        {
            assert_eq!(way.goes(&url(elsewhere)), Goes::Nowhere, "{elsewhere}");
        }
        assert_eq!(way.goes(&url("tauri://localhost/index.html")), Goes::There);
    }

    #[test]
    fn our_own_page_is_gone_to_once() {
        let way = OneWay::default();
        assert_eq!(way.goes(&url("tauri://localhost")), Goes::There);
        assert_eq!(way.goes(&url("tauri://localhost")), Goes::Again);
        assert_eq!(way.goes(&url("tauri://localhost/other")), Goes::Again);
    }

    #[test]
    fn a_second_page_load_locks_and_the_household_opens_again() {
        const PHRASE: &str = "gravel otter nineteen violet ladder";
        let folder = tempfile::tempdir().expect("a temporary folder");
        let folders = Folders { config: folder.path().join("config"), data: folder.path().join("data") };
        let door = Door::open(Program::start(folders));
        let is_open = || block_on(door.ask(|program| Ok(program.is_open())));
        let loads = Loads::default();

        loads.began(&door);
        let cost = KdfCost::from_mib(64);
        block_on(door.ask(move |program| program.create("Ana", PHRASE, cost, &clock::now()))).expect("a household");
        assert_eq!(is_open(), Ok(true), "the first load leaves the room alone");
        loads.began(&door);
        assert_eq!(is_open(), Ok(false));
        block_on(door.ask(|program| program.unlock(PHRASE, None, &clock::now())))
            .expect("nothing holds the file any more");
    }
}
