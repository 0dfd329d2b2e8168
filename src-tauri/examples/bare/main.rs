//! A Tauri window with nothing in it but one line, shown at its first paint.
//!
//! The yardstick for Hearthside's own first paint: what the webview itself costs
//! on this machine. Never shipped; `cargo xtask bench` builds and times it.

use tauri::WebviewWindow;

#[tauri::command(async)]
fn window_painted(window: WebviewWindow) {
    _ = window.show();
}

fn main() {
    tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![window_painted])
        .run(tauri::generate_context!("examples/bare/tauri.conf.json"))
        .expect("a desktop has a webview");
}
