//! Where a run takes place: a screen, a message bus, and a home of its own.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use crate::reader::Reader;
use crate::xclient::{Clipboard, Eye};

const PATIENCE: Duration = Duration::from_secs(60);

static COUNTER: AtomicU32 = AtomicU32::new(0);

/// A screen, a bus and a home. Ends and removes them when dropped; after a
/// failed test the folder stays, to be looked at.
pub struct Desk {
    folder: PathBuf,
    display: String,
    bus: String,
    screen_process: Child,
    bus_process: Child,
}

impl Desk {
    /// Sets one up. The screen is larger than any window that a test asks for.
    #[must_use]
    pub fn new() -> Self {
        let folder = std::env::temp_dir().join(format!(
            "hearthside-{}-{}",
            std::process::id(),
            COUNTER.fetch_add(1, Ordering::Relaxed)
        ));
        for inner in ["home", "temp", "runtime"] {
            fs::create_dir_all(folder.join(inner)).expect("a temporary folder can be made");
        }
        fs::set_permissions(folder.join("runtime"), fs::Permissions::from_mode(0o700))
            .expect("the runtime folder can be made private");

        let (screen_process, number) = start_and_read_line(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "1600x1200x24"])
                .args(["-nolisten", "tcp", "-noreset"])
                .stderr(Stdio::null()),
            "Xvfb, the screen",
        );
        let mut bus_command = Command::new("dbus-daemon");
        bus_command.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]).stderr(Stdio::null());
        surround(&mut bus_command, &folder);
        let (bus_process, bus) = start_and_read_line(&mut bus_command, "dbus-daemon, the bus");
        Self { folder, display: format!(":{number}"), bus, screen_process, bus_process }
    }

    /// Everything that a run may leave on the disk lies below this folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The home folder of the run.
    #[must_use]
    pub fn home(&self) -> PathBuf {
        self.folder.join("home")
    }

    /// A program that sees this desk and nothing of the real user's.
    pub(crate) fn program(&self, name: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(name);
        surround(&mut command, &self.folder);
        command.env("DISPLAY", &self.display).env("DBUS_SESSION_BUS_ADDRESS", &self.bus);
        command
    }

    /// Makes GTK ask for the dark theme, as a desktop set to dark does.
    pub(crate) fn prefer_dark(&self, dark: bool) {
        let folder = self.home().join(".config").join("gtk-3.0");
        let setting = format!("[Settings]\ngtk-application-prefer-dark-theme={}\n", u8::from(dark));
        fs::create_dir_all(&folder)
            .and_then(|()| fs::write(folder.join("settings.ini"), setting))
            .expect("the desktop's settings can be written");
    }

    /// One command of xdotool, and what it printed.
    pub(crate) fn xdotool(&self, words: &[&str]) -> Option<String> {
        let output = self.program("xdotool").args(words).output().expect("xdotool is installed");
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Starts a program here and nothing else. It ends when the value is dropped.
    ///
    /// # Panics
    ///
    /// When the program cannot be started.
    #[must_use]
    pub fn start(&self, binary: &Path) -> Running {
        let child = self
            .program(binary)
            // Hearthside chooses this way of painting itself; what it is compared with paints the same way.
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .unwrap_or_else(|error| panic!("{} does not start: {error}", binary.display()));
        Running(child)
    }

    /// Waits until something can be read on this screen.
    ///
    /// # Panics
    ///
    /// When a minute has passed, or the screen does not answer.
    pub fn wait_for_words(&self) {
        let start = Instant::now();
        let eye = Eye::on(&self.display).expect("the screen answers");
        // Asked without a pause, because the moment counts.
        while !eye.can_read().expect("the screen answers") {
            assert!(start.elapsed() < PATIENCE, "nothing can be read on the screen");
        }
    }

    /// Somebody who watches the clipboard of this screen.
    ///
    /// # Panics
    ///
    /// When the screen does not answer.
    #[must_use]
    pub fn clipboard(&self) -> Clipboard {
        Clipboard::on(&self.display).expect("the screen answers")
    }

    /// A screen reader that listens here. A program hears of it when it starts with [`Desk::HEARS_A_READER`].
    ///
    /// # Panics
    ///
    /// When the bus of assistive technology does not answer.
    #[must_use]
    pub fn reader(&self) -> Reader {
        Reader::on(&self.bus).expect("the bus of assistive technology answers")
    }

    /// A variable for a program that is to speak to assistive technology. The others are left in peace by it.
    pub const HEARS_A_READER: (&str, &str) = ("NO_AT_BRIDGE", "0");

    /// As in DISPLAY.
    pub(crate) fn display(&self) -> &str {
        &self.display
    }

    /// The whole screen as PNG, for a look at what the shipping binary shows.
    pub(crate) fn photograph(&self, to: &Path) -> bool {
        self.program("import")
            .args(["-window", "root"])
            .arg(to)
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }
}

/// A program that ends with this value, and everything that it started.
pub struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        for process in [&mut self.bus_process, &mut self.screen_process] {
            let _ = process.kill();
            let _ = process.wait();
        }
        if std::thread::panicking() {
            eprintln!("what the run left is in {}", self.folder.display());
        } else {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// An environment made from nothing. HOME is set for these programs only: a
/// changed HOME in the test's own process would break cargo.
fn surround(command: &mut Command, folder: &Path) {
    let home = folder.join("home");
    let path = std::env::var_os("PATH").unwrap_or_else(|| "/usr/bin:/bin".into());
    command
        .env_clear()
        .env("PATH", path)
        .env("LANG", "C.UTF-8")
        .env("TMPDIR", folder.join("temp"))
        .env("XDG_RUNTIME_DIR", folder.join("runtime"))
        .env("XDG_CONFIG_HOME", home.join(".config"))
        .env("XDG_DATA_HOME", home.join(".local/share"))
        .env("XDG_STATE_HOME", home.join(".local/state"))
        .env("XDG_CACHE_HOME", home.join(".cache"))
        .env("GDK_BACKEND", "x11")
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env("NO_AT_BRIDGE", "1")
        .env("HOME", home)
        .current_dir(folder);
}

fn start_and_read_line(command: &mut Command, what: &str) -> (Child, String) {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{what}, does not start: {error}"));
    let mut line = String::new();
    let stdout = child.stdout.take().expect("standard output was asked for");
    BufReader::new(stdout).read_line(&mut line).expect("its first line can be read");
    let line = line.trim().to_owned();
    assert!(!line.is_empty(), "{what}, ended before it was ready");
    (child, line)
}
