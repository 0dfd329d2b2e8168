//! Placeholder.
pub fn run() { let _ = tauri::Builder::default().plugin(tauri_plugin_window_state::Builder::new().build()); }
