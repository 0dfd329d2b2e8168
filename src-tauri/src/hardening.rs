//! What has to be so before the first window and the first secret.

use std::alloc::System;
use zeroizing_alloc::ZeroAlloc;

/// Wipes every piece of memory as it is freed.
///
/// Keys are wiped by their owners; this is for the rest: the texts of a room, JSON on its way to the
/// window, and whatever libraries copied.
#[global_allocator]
static WIPING: ZeroAlloc<System> = ZeroAlloc(System);

/// Another person with the same account could drive or inspect the window through these.
const UNWANTED: [&str; 3] = ["TAURI_WEBVIEW_AUTOMATION", "WEBKIT_INSPECTOR_SERVER", "WEBKIT_INSPECTOR_HTTP_SERVER"];

/// Called first in `main`, while the process still has one thread.
pub fn before_anything_else() {
    clean_environment();
    no_core_dumps();
    quiet_panics();
}

#[expect(unsafe_code, reason = "the environment can be changed only before other threads read it")]
fn clean_environment() {
    for name in UNWANTED {
        // SAFETY: called first in `main`; no other thread exists that could read the environment.
        unsafe { std::env::remove_var(name) };
    }
    // Some graphics drivers show an empty window with WebKitGTK's shared-buffer renderer. A value
    // that is already set stays.
    #[cfg(target_os = "linux")]
    if std::env::var_os("WEBKIT_DISABLE_DMABUF_RENDERER").is_none() {
        // SAFETY: as above.
        unsafe { std::env::set_var("WEBKIT_DISABLE_DMABUF_RENDERER", "1") };
    }
}

/// A crash must not leave a room's text in a file. What the system refuses here is no reason not to
/// start.
#[cfg(target_os = "linux")]
fn no_core_dumps() {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
    _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

#[cfg(not(target_os = "linux"))]
const fn no_core_dumps() {}

/// A panic says where it happened and nothing else: its message could hold a person's words.
#[expect(clippy::print_stderr, reason = "the place of a panic is all that is ever written")]
fn quiet_panics() {
    std::panic::set_hook(Box::new(|panic| {
        if let Some(place) = panic.location() {
            eprintln!("hearthside stopped at {}:{}", place.file(), place.line());
        }
    }));
}
