//! A Tauri window with nothing in it but one line.
//!
//! The yardstick for Hearthside's own first paint: what the webview itself costs
//! on this machine. Never shipped; `cargo xtask bench` builds and times it.

fn main() {
    tauri::Builder::default()
        .run(tauri::generate_context!("examples/bare/tauri.conf.json"))
        .expect("a desktop has a webview");
}
