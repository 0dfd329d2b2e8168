//! Hearthside, running, and what a test can do with it.

use std::cell::{Cell, RefCell};
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::axe::{self, Theme};
use crate::desk::Desk;
use crate::wire::Wire;
use crate::xclient::{Eye, Hand};
use crate::{project, wait, xclient};

const PATIENCE: Duration = Duration::from_secs(60);
/// Between two keys. Faster than any person, and about what a page can follow
/// that is painted without a graphics card.
const KEY_PAUSE_MS: &str = "20";
/// From how many characters on a text counts as long.
const LONG_TEXT: usize = 400;
/// Between two keys of a long text.
const LONG_TEXT_PAUSE_MS: &str = "32";
/// Between two keys of somebody who types very fast: a thousand in a minute.
const PERSON_PAUSE_MS: &str = "60";
/// So long a key may be on its way behind others. A focus that has not moved then is at an end.
const FOCUS_PATIENCE: Duration = Duration::from_secs(3);
/// No screen has more things to tab through than this. A table of a hundred
/// words counts one for each row; the arrow keys lead through the row.
const MOST_TABS: usize = 60;
/// The narrowest window that is looked at, in pixels.
const NARROW: u32 = 900;
/// No row of words is longer than this.
const MOST_IN_A_ROW: usize = 20;

/// Which build to start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binary {
    /// The one that people get. Only keyboard, mouse and photographs.
    Shipping,
    /// The same with the test-only WebDriver server inside.
    Driven,
}

impl Binary {
    /// Where the project's own commands put it.
    #[must_use]
    pub fn path(self) -> PathBuf {
        let (variable, usual) = match self {
            Self::Shipping => ("HEARTHSIDE_SHIPPING", "target/release/hearthside"),
            Self::Driven => ("HEARTHSIDE_AUTOMATION", "target/e2e/hearthside-automation"),
        };
        let path = std::env::var_os(variable).map_or_else(|| project().join(usual), PathBuf::from);
        assert!(path.is_file(), "{} is not built; run these tests through `cargo xtask test`", path.display());
        path
    }
}

/// How to start.
#[derive(Debug, Clone)]
pub struct Options {
    /// Which build.
    pub binary: Binary,
    /// What the desktop prefers.
    pub theme: Theme,
    /// The window's size.
    pub size: (u32, u32),
    /// Variables to set on top of the clean environment.
    pub environment: Vec<(String, String)>,
    /// Watch these system calls (an argument of strace's `-e trace=`) and write
    /// them to the file.
    pub watch: Option<(String, PathBuf)>,
}

impl Options {
    /// The driven build, light, 1280 by 900.
    #[must_use]
    pub fn driven() -> Self {
        Self { binary: Binary::Driven, theme: Theme::Light, size: (1280, 900), environment: Vec::new(), watch: None }
    }

    /// The build that people get.
    #[must_use]
    pub fn shipping() -> Self {
        Self { binary: Binary::Shipping, ..Self::driven() }
    }
}

/// What has the keyboard's focus in the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Focused {
    /// Its role, as assistive technology is told.
    pub role: String,
    /// Its accessible name.
    pub name: String,
    /// The name of the group that it belongs to, if any.
    pub group: String,
    /// What it holds.
    pub text: String,
    /// Its id in the page.
    pub id: String,
}

impl Focused {
    /// Whether its name, or its group's and its own, begins like this. The
    /// argument is in lower case.
    fn is_called(&self, wanted: &str) -> bool {
        let whole = format!("{} {}", self.group, self.name);
        [self.name.as_str(), whole.trim()].iter().any(|name| name.to_lowercase().starts_with(wanted))
    }
}

/// A way to close that every screen has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The control in the corner.
    Control,
    /// Its key.
    Key,
    /// Shift, three times.
    Shifts,
    /// The cross of the window.
    Cross,
    /// The end of the session, which tells each process.
    Session,
}

/// What stands at a place in the window: what somebody sees who cannot ask the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sight {
    left: i64,
    top: i64,
    wide: u16,
    /// How green each pixel is, row by row.
    green: Vec<u8>,
}

/// How wide and high a word is in the size of a page, in pixels.
const A_WORD: (u16, u16) = (120, 40);
/// So much another green can be seen.
const ANOTHER_GREEN: u8 = 64;
/// A caret may stand there or not.
const CARET_PIXELS: usize = 60;

impl Sight {
    /// The same, but for a caret.
    fn is(&self, other: &Self) -> bool {
        let wide = usize::from(self.wide);
        let rows = self.green.chunks_exact(wide).zip(other.green.chunks_exact(wide));
        let in_row = |(one, other): (&[u8], &[u8])| {
            one.iter().zip(other).filter(|(one, other)| one.abs_diff(**other) > ANOTHER_GREEN).count()
        };
        rows.filter(|(one, other)| one != other).map(in_row).sum::<usize>() <= CARET_PIXELS
    }
}

/// What somebody at the screen saw of a close.
#[derive(Debug, Clone, Copy)]
pub struct Closed {
    /// From the press until the words that stood there could be read no more.
    pub blank: Duration,
    /// From the press until no process was left.
    pub gone: Duration,
}

/// The application, running on a desk of its own.
pub struct App {
    desk: Desk,
    options: Options,
    /// The first process that we started; its process group holds all others.
    first: Child,
    group: u32,
    /// The process that shows the window now. Locking replaces it.
    process: u32,
    window: String,
    wire: Option<Wire>,
    port: u16,
    /// What was done at the keyboard since `record`, to be done again elsewhere.
    strokes: RefCell<Option<Vec<Stroke>>>,
    /// When and where the mouse clicked last.
    clicked: Cell<Option<(Instant, (i64, i64))>>,
}

/// How far apart two clicks are at least that are none together.
const DOUBLE_CLICK: Duration = Duration::from_millis(600);

/// One thing done at the keyboard, or a wait for what it brought about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stroke {
    /// A text.
    Typed(String),
    /// A key or chord.
    Pressed(String),
    /// The screen took this long to follow, and looked like this when the next key was pressed.
    Waited(Duration, Option<Sight>),
    /// The process was replaced.
    Restarted,
}

impl App {
    /// Starts it and waits until its first screen can be used.
    #[must_use]
    #[track_caller]
    pub fn start(options: &Options) -> Self {
        Self::start_on(Desk::new(), options)
    }

    /// The same on a desk that holds a home from before.
    #[must_use]
    #[track_caller]
    pub fn start_on(desk: Desk, options: &Options) -> Self {
        desk.prefer_dark(options.theme == Theme::Dark);
        let port = Wire::free_port();
        let first = launch(&desk, options, port);
        let group = first.id();
        let mut app = Self {
            desk,
            options: options.clone(),
            first,
            group,
            process: 0,
            window: String::new(),
            wire: None,
            port,
            strokes: RefCell::new(None),
            clicked: Cell::new(None),
        };
        app.meet(0);
        app
    }

    /// Starts it again on the same desk, after it was closed or killed.
    #[track_caller]
    pub fn start_again(&mut self) {
        self.end();
        self.port = Wire::free_port();
        self.first = launch(&self.desk, &self.options, self.port);
        self.group = self.first.id();
        self.meet(0);
    }

    /// Starts it again on the same desk, so many days later by its own clock.
    #[track_caller]
    pub fn start_days_later(&mut self, days: u64) {
        const DAYS: &str = "HEARTHSIDE_TEST_DAYS";
        self.options.environment.retain(|(name, _)| name != DAYS);
        self.options.environment.push((DAYS.to_owned(), days.to_string()));
        self.start_again();
    }

    /// Waits for a process other than `before`, its window, and its page.
    #[track_caller]
    fn meet(&mut self, before: u32) {
        self.wire = None;
        self.process = wait(PATIENCE, "the application's process", || {
            processes_of(self.group)
                .into_iter()
                .find(|process| process.is_application() && process.id != before)
                .map(|process| process.id)
        });
        if self.options.binary == Binary::Driven {
            let port = self.port;
            let process = self.process;
            self.wire = Some(wait(PATIENCE, "the application to answer", || {
                assert!(is_alive(process), "the application ended at its start; its last words:\n{}", self.log());
                Wire::connect(port).ok()
            }));
            self.wait_for("main[data-screen]");
        }
        self.window = wait(PATIENCE, "the window", || self.largest_window());
        let (width, height) = self.options.size;
        self.set_size(width, height);
        self.take_focus();
    }

    /// Waits until the application has replaced its own process, as it does to
    /// lock, and goes on with the successor.
    #[track_caller]
    pub fn restarted(&mut self) {
        self.note(Stroke::Restarted);
        let before = self.process;
        wait(PATIENCE, "the old process to end", || {
            // A first process that has ended stays a zombie until we look.
            let _ = self.first.try_wait();
            (!is_alive(before)).then_some(())
        });
        self.meet(before);
    }

    /// The process that shows the window now.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.process
    }

    /// The desk that it runs on.
    #[must_use]
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// The home folder that it sees.
    #[must_use]
    pub fn home(&self) -> PathBuf {
        self.desk.home()
    }

    /// What it has printed so far, on both streams.
    #[must_use]
    pub fn log(&self) -> String {
        fs::read(log_file(&self.desk)).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
    }

    /// Ends all its processes at once and without a word, as a power cut would.
    pub fn kill(&mut self) {
        self.end();
    }

    /// Closes the window as its cross would, and waits for every process to end.
    #[track_caller]
    pub fn close(&mut self) {
        let window = self.window.parse().expect("a window id is a number");
        xclient::close_window(self.desk.display(), window).expect("the screen passes the request on");
        wait(PATIENCE, "every process to end after closing", || {
            let _ = self.first.try_wait();
            processes_of(self.group).iter().all(|process| !process.is_application()).then_some(())
        });
        self.end();
    }

    /// Closes it by this way and looks at the screen all the while. Nothing may
    /// be read again once nothing could be read.
    #[track_caller]
    pub fn close_by(&mut self, way: Way) -> Closed {
        let eye = Eye::on(self.desk.display()).expect("the screen answers");
        let can_read = || eye.can_read().expect("the screen answers");
        let look = || eye.spot().expect("the screen answers");
        let mut spot = look().expect("there is nothing on the screen that could be closed");
        let hand = Hand::on(self.desk.display()).expect("the screen answers");
        let window: u32 = self.window.parse().expect("a window id is a number");
        let (left, top, width, _) = self.place();
        let (desk, process, group) = (&self.desk, self.process, self.group);
        let press = || match way {
            Way::Control => {
                let place = |at: i64| i16::try_from(at).expect("it is on the screen");
                hand.click((place(left + width - 56), place(top + 28)))
            }
            Way::Key => hand.control_q(),
            Way::Shifts => hand.three_shifts(),
            Way::Cross => {
                let from = Instant::now();
                xclient::close_window(desk.display(), window).map(|()| from)
            }
            Way::Session => {
                let from = Instant::now();
                let _ = desk.program("kill").args(["-TERM", &process.to_string()]).status();
                Ok(from)
            }
        };
        std::thread::scope(|scope| {
            let begun = Instant::now();
            // The thread ends with the press; the eye does not wait for it.
            let pressed = scope.spawn(|| press().expect("the screen passes it on"));
            let blank = loop {
                while eye.can_read_at(spot).expect("the screen answers") {
                    assert!(begun.elapsed() < PATIENCE, "{way:?} does not close it");
                }
                let blank = Instant::now();
                if !can_read() {
                    break blank;
                }
                // Other words still stand there: the page has moved these before the press, or is not painted whole.
                match look() {
                    Some(other) => spot = other,
                    None => break Instant::now(),
                }
            };
            loop {
                assert!(!can_read(), "{way:?}: it can be read again after it was blank");
                let _ = self.first.try_wait();
                if processes_of(group).iter().all(|process| !process.is_application()) {
                    break;
                }
                assert!(begun.elapsed() < PATIENCE, "{way:?} does not close it");
            }
            let gone = Instant::now();
            let from = pressed.join().expect("it was pressed");
            assert!(!can_read(), "{way:?}: no process is left, and something can be read");
            Closed { blank: blank.saturating_duration_since(from), gone: gone.saturating_duration_since(from) }
        })
    }

    /// Starts the program once more while it is being closed by its key. Nothing
    /// may be read before the first process has ended; then there is a window.
    #[track_caller]
    pub fn start_while_it_closes(&mut self) {
        let eye = Eye::on(self.desk.display()).expect("the screen answers");
        let can_read = || eye.can_read().expect("the screen answers");
        self.desk.xdotool(&["key", "ctrl+q"]);
        let mut second = launch(&self.desk, &self.options, Wire::free_port());
        wait(PATIENCE, "the window to be gone", || (!can_read()).then_some(()));
        while is_alive(self.process) {
            let _ = self.first.try_wait();
            assert!(!can_read() || !is_alive(self.process), "the window that was closed is there again");
        }
        wait(PATIENCE, "a Door after it", || can_read().then_some(()));
        let groups = [self.group, second.id()];
        for group in groups {
            let _ = self.desk.program("kill").args(["-KILL", "--", &format!("-{group}")]).status();
        }
        let _ = second.wait();
        self.end();
    }

    fn end(&mut self) {
        self.wire = None;
        let _ =
            self.desk.program("kill").args(["-KILL", "--", &format!("-{}", self.group)]).stderr(Stdio::null()).status();
        let _ = self.first.kill();
        let _ = self.first.wait();
        let start = Instant::now();
        while !processes_of(self.group).is_empty() && start.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// The window.
impl App {
    /// The application's window is the largest one on the screen; GTK keeps
    /// tiny helpers beside it.
    fn largest_window(&self) -> Option<String> {
        let list = self.desk.xdotool(&["search", "--onlyvisible", "--class", "hearthside"])?;
        list.lines()
            .filter_map(|window| {
                let (_, _, width, height) = self.geometry(window)?;
                (width > 200 && height > 200).then(|| (width * height, window.to_owned()))
            })
            .max()
            .map(|(_, window)| window)
    }

    fn geometry(&self, window: &str) -> Option<(i64, i64, i64, i64)> {
        let text = self.desk.xdotool(&["getwindowgeometry", "--shell", window])?;
        let number = |key: &str| -> Option<i64> {
            text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='))?.parse().ok()
        };
        Some((number("X")?, number("Y")?, number("WIDTH")?, number("HEIGHT")?))
    }

    /// Where the window stands and how large it is.
    #[must_use]
    #[track_caller]
    pub fn place(&self) -> (i64, i64, i64, i64) {
        self.geometry(&self.window).expect("the window is there")
    }

    /// How many windows of the application can be seen: its own, its menus, and
    /// the dialogs of the system that it has opened.
    #[must_use]
    pub fn windows(&self) -> usize {
        let list = self.desk.xdotool(&["search", "--onlyvisible", "--class", "hearthside"]).unwrap_or_default();
        list.lines()
            .filter(|window| self.geometry(window).is_some_and(|(_, _, wide, high)| wide > 20 && high > 20))
            .count()
    }

    /// The title that the desktop shows for it.
    #[must_use]
    pub fn title(&self) -> String {
        self.desk.xdotool(&["getwindowname", &self.window]).unwrap_or_default().trim().to_owned()
    }

    /// Makes the window this large and waits until the page knows.
    #[track_caller]
    pub fn set_size(&self, width: u32, height: u32) {
        let (wide, high) = (width.to_string(), height.to_string());
        self.desk.xdotool(&["windowmove", &self.window, "0", "0"]);
        self.desk.xdotool(&["windowsize", &self.window, &wide, &high]);
        wait(PATIENCE, "the window to take its size", || {
            let (_, _, now_wide, now_high) = self.geometry(&self.window)?;
            ((now_wide, now_high) == (i64::from(width), i64::from(height))).then_some(())
        });
        if self.wire.is_some() {
            wait(PATIENCE, "the page to take the window's size", || {
                let size = self.ask("size", &[]);
                (size[0] == json!(width)).then_some(())
            });
        }
    }

    /// Without a window manager nobody else gives the window the keyboard.
    pub fn take_focus(&self) {
        self.desk.xdotool(&["windowfocus", &self.window]);
        self.desk.xdotool(&["windowraise", &self.window]);
    }
}

/// The desktop's own windows beside ours.
impl App {
    /// Waits for a window of this title and gives it the keyboard.
    #[track_caller]
    fn dialog(&self, title: &str) -> String {
        let window = wait(PATIENCE, &format!("the dialog {title:?}"), || {
            let found = self.desk.xdotool(&["search", "--onlyvisible", "--name", title])?;
            found.lines().next().map(str::to_owned)
        });
        self.desk.xdotool(&["windowfocus", "--sync", &window]);
        window
    }

    #[track_caller]
    fn wait_for_no_dialog(&self, title: &str) {
        wait(PATIENCE, &format!("the dialog {title:?} to go"), || {
            let found = self.desk.xdotool(&["search", "--onlyvisible", "--name", title]);
            found.is_none_or(|found| found.trim().is_empty()).then_some(())
        });
        self.take_focus();
    }

    /// Answers the desktop's dialog that asks where to save, with this place.
    #[track_caller]
    pub fn save_in_dialog(&self, title: &str, file: &Path) {
        self.dialog(title);
        let place = file.to_str().expect("a test's path is text");
        self.press("ctrl+a");
        self.type_keys(place);
        self.press("Return");
        self.wait_for_no_dialog(title);
    }

    /// Closes such a dialog without an answer.
    #[track_caller]
    pub fn dismiss_dialog(&self, title: &str) {
        self.dialog(title);
        self.press("Escape");
        self.wait_for_no_dialog(title);
    }
}

/// Keyboard and mouse. Every event is a real one of the screen.
impl App {
    /// Types a text into whatever has the focus.
    #[track_caller]
    pub fn type_keys(&self, text: &str) {
        self.note(Stroke::Typed(text.to_owned()));
        // A long text makes the page lay out more with each key; it has to keep up on a busy machine.
        let pause = if text.len() > LONG_TEXT { LONG_TEXT_PAUSE_MS } else { KEY_PAUSE_MS };
        self.desk.xdotool(&["type", "--delay", pause, "--", text]).expect("the keys can be typed");
    }

    /// The same at the pace of a very fast typist, where it matters how far the
    /// page lags behind.
    #[track_caller]
    pub fn type_as_a_person(&self, text: &str) {
        self.desk.xdotool(&["type", "--delay", PERSON_PAUSE_MS, "--", text]).expect("the keys can be typed");
    }

    /// Presses one key or chord, by its X name: `Tab`, `Return`, `ctrl+l`.
    #[track_caller]
    pub fn press(&self, key: &str) {
        self.note(Stroke::Pressed(key.to_owned()));
        self.desk.xdotool(&["key", "--delay", KEY_PAUSE_MS, "--", key]).expect("the key can be pressed");
    }

    /// Presses a button of the mouse at a place in the window, so many times.
    #[track_caller]
    pub fn press_mouse(&self, button: u8, (x, y): (i64, i64), times: u8) {
        let (left, top, _, _) = self.place();
        let (x, y, button, times) =
            ((left + x).to_string(), (top + y).to_string(), button.to_string(), times.to_string());
        self.desk
            .xdotool(&["mousemove", &x, &y, "click", "--repeat", &times, "--delay", "60", &button])
            .expect("the mouse can be moved and pressed");
    }

    /// Drags from one place in the window to another.
    #[track_caller]
    pub fn drag(&self, from: (i64, i64), to: (i64, i64)) {
        let (left, top, _, _) = self.place();
        let place = |(x, y): (i64, i64)| ((left + x).to_string(), (top + y).to_string());
        let ((x, y), (to_x, to_y)) = (place(from), place(to));
        self.desk
            .xdotool(&["mousemove", &x, &y, "mousedown", "1", "mousemove", &to_x, &to_y, "mouseup", "1"])
            .expect("the mouse can be moved and pressed");
    }

    /// The middle of the button, link, choice or tab of this name.
    #[must_use]
    #[track_caller]
    pub fn place_of(&self, name: &str) -> (i64, i64) {
        let place = self.await_page(&format!("{name:?}"), || {
            let place = self.ask("pressable", &[json!(name)]);
            (!place.is_null()).then_some(place)
        });
        let within = |key: &str| place[key].as_f64().unwrap_or_default().round() as i64;
        (within("x"), within("y"))
    }

    /// What stands at the beginning of the field that a CSS selector finds.
    #[must_use]
    #[track_caller]
    pub fn sight_of(&self, selector: &str) -> Sight {
        self.rest();
        let corner = self.script(
            "const { left, top } = document.querySelector(arguments[0]).getBoundingClientRect();
             return [Math.round(left), Math.round(top)];",
            &[json!(selector)],
        );
        let [left, top] = [0, 1].map(|at| corner[at].as_i64().expect("a place in the window"));
        self.sight(left, top, A_WORD).expect("the window is there")
    }

    /// Whether the same comes to stand there within this time.
    #[must_use]
    #[track_caller]
    pub fn comes(&self, sight: &Sight, within: Duration) -> bool {
        let start = Instant::now();
        let wide = usize::from(sight.wide);
        let size = (sight.wide, u16::try_from(sight.green.len() / wide).expect("it was on a screen"));
        loop {
            if self.sight(sight.left, sight.top, size).is_some_and(|now| now.is(sight)) {
                return true;
            }
            if start.elapsed() > within {
                return false;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until the window looks the same for a moment. Some page is never at rest; it is waited for a few seconds.
    pub fn stands_still(&self) {
        const MOMENT: Duration = Duration::from_millis(80);
        const SO_LONG: Duration = Duration::from_secs(3);
        let start = Instant::now();
        let mut before = self.window_sight();
        while start.elapsed() < SO_LONG {
            std::thread::sleep(MOMENT);
            let now = self.window_sight();
            if now.is(&before) {
                return;
            }
            before = now;
        }
    }

    /// `None` while no window is there, as in the middle of a restart.
    fn sight(&self, left: i64, top: i64, (wide, high): (u16, u16)) -> Option<Sight> {
        let (from_left, from_top, _, _) = self.geometry(&self.window)?;
        let eye = Eye::on(self.desk.display()).expect("the screen answers");
        let on_screen = |at: i64| i16::try_from(at).expect("it is on the screen");
        let pixels = eye.look(on_screen(from_left + left), on_screen(from_top + top), wide, high);
        let green = pixels.expect("the screen answers").chunks_exact(4).map(|pixel| pixel[1]).collect();
        Some(Sight { left, top, wide, green })
    }

    /// The whole window.
    fn window_sight(&self) -> Sight {
        let (_, _, wide, high) = self.place();
        let size = [wide, high].map(|length| u16::try_from(length).expect("it is on the screen"));
        self.sight(0, 0, size.into()).expect("the window is there")
    }

    /// Clicks on the button, link, choice or tab of this name, once it is there
    /// and not disabled.
    #[track_caller]
    pub fn click(&self, name: &str) {
        let place = self.await_page(&format!("{name:?} to click on"), || {
            let place = self.ask("pressable", &[json!(name)]);
            (!place.is_null() && place["disabled"] != true).then_some(place)
        });
        self.click_at(&place);
    }

    /// Clicks on the first visible element that a CSS selector finds.
    #[track_caller]
    pub fn click_on(&self, selector: &str) {
        let place = self.await_page(selector, || {
            let place = self.ask("selected", &[json!(selector)]);
            (!place.is_null()).then_some(place)
        });
        self.click_at(&place);
    }

    /// Clicks into the field of this name and types at the end of what is in it.
    #[track_caller]
    pub fn write(&self, field: &str, text: &str) {
        self.click_into(field);
        self.press("ctrl+End");
        self.type_keys(text);
        self.wait_for_written(field, text);
    }

    /// Clicks into the field of this name.
    #[track_caller]
    pub fn click_into(&self, field: &str) {
        let place = self.await_page(&format!("the field {field:?}"), || {
            let place = self.ask("writable", &[json!(field)]);
            (!place.is_null()).then_some(place)
        });
        self.click_at(&place);
    }

    /// Waits until every key has arrived in the field. A long text takes longer.
    #[track_caller]
    pub fn wait_for_written(&self, field: &str, text: &str) {
        let start = Instant::now();
        let patience = PATIENCE + Duration::from_millis(40) * u32::try_from(text.len()).unwrap_or(u32::MAX);
        loop {
            let written = self.written_in(field).unwrap_or_default();
            if written.ends_with(text) {
                self.note(Stroke::Waited(start.elapsed(), None));
                return;
            }
            assert!(start.elapsed() < patience, "{field:?} has {written:?} and never {text:?}");
            std::thread::sleep(Duration::from_millis(40));
        }
    }

    #[track_caller]
    fn click_at(&self, place: &Value) {
        let (left, top, _, _) = self.place();
        let within = |key: &str| place[key].as_f64().unwrap_or_default().round() as i64;
        let (x, y) = (left + within("x"), top + within("y"));
        // Two clicks on one spot at once are a double click to the desktop, and do one thing.
        if let Some((at, was)) = self.clicked.get()
            && (x - was.0).abs() + (y - was.1).abs() < 20
        {
            std::thread::sleep(DOUBLE_CLICK.saturating_sub(at.elapsed()));
        }
        self.clicked.set(Some((Instant::now(), (x, y))));
        self.desk
            .xdotool(&["mousemove", &x.to_string(), &y.to_string(), "click", "1"])
            .expect("the mouse can be moved and pressed");
    }

    /// Presses Tab until the focus is on something of this name. Panics, naming
    /// everything that had the focus, when it never is: then the thing cannot
    /// be reached by keyboard.
    #[track_caller]
    pub fn tab_to(&self, name: &str) {
        self.tab_until(name, "Tab");
    }

    /// The same backwards.
    #[track_caller]
    pub fn tab_back_to(&self, name: &str) {
        self.tab_until(name, "shift+Tab");
    }

    #[track_caller]
    fn tab_until(&self, name: &str, key: &str) {
        let wanted = name.to_lowercase();
        let mut seen = Vec::new();
        for _ in 0..MOST_TABS {
            let focused = self.focused();
            if focused.is_called(&wanted) && focused.role != "heading" {
                return;
            }
            seen.push(format!("{} {:?}", focused.role, focused.name));
            self.move_focus(key);
        }
        seen.dedup();
        panic!("the keyboard never reaches {name:?}; it passed:\n  {}\n{}", seen.join("\n  "), self.state());
    }

    /// Presses a key and waits until the focus has left where it was. The page takes one key after
    /// another: on a busy machine the ones typed before are still on their way, and whoever looks too
    /// soon presses Tab once too often. Where the focus stays, for there is nothing else, it goes on.
    #[track_caller]
    pub fn move_focus(&self, key: &str) {
        let before = self.ask("focusedOne", &[]);
        self.press(key);
        let start = Instant::now();
        loop {
            self.settle();
            if self.ask("focusedOne", &[]) != before || start.elapsed() > FOCUS_PATIENCE {
                return;
            }
        }
    }

    /// Reaches a group of radio buttons by Tab, and the one of this name by the
    /// arrow keys, as a screen reader's user would.
    #[track_caller]
    pub fn arrow_to(&self, choice: &str) {
        let wanted = choice.to_lowercase();
        for _ in 0..MOST_TABS {
            if self.focused().role == "radio" {
                break;
            }
            self.move_focus("Tab");
        }
        for _ in 0..MOST_TABS {
            let focused = self.focused();
            assert_eq!(focused.role, "radio", "no group of choices has the focus: {focused:?}");
            if focused.is_called(&wanted) {
                self.press("space");
                return;
            }
            self.move_focus("Down");
        }
        panic!("the arrow keys never reach {choice:?}; {}", self.state());
    }

    /// Reaches a word in a table of check boxes and ticks it: Tab goes from row
    /// to row, the arrow keys from word to word.
    #[track_caller]
    pub fn tick(&self, word: &str) {
        let wanted = word.to_lowercase();
        for _ in 0..MOST_TABS {
            for _ in 0..MOST_IN_A_ROW {
                let focused = self.focused();
                if focused.role != "checkbox" {
                    break;
                }
                if focused.is_called(&wanted) {
                    self.press("space");
                    self.settle();
                    return;
                }
                self.move_focus("Right");
                if self.focused() == focused {
                    break;
                }
            }
            self.move_focus("Tab");
        }
        panic!("the keyboard never reaches the word {word:?}; {}", self.state());
    }

    /// Reaches the thing by Tab and presses Return on it.
    #[track_caller]
    pub fn tab_and_enter(&self, name: &str) {
        self.wait_for_text_or_name(name);
        self.tab_to(name);
        self.press("Return");
    }

    /// From here on, notes what is done at the keyboard. The driven build shows
    /// where each key leads; the shipping binary, which says nothing, is then
    /// driven by the same keys.
    pub fn record(&self) {
        self.strokes.replace(Some(Vec::new()));
    }

    /// What was noted since `record`.
    #[must_use]
    pub fn recorded(&self) -> Vec<Stroke> {
        let mut strokes = self.strokes.take().unwrap_or_default();
        self.remember_in(&mut strokes);
        strokes
    }

    /// How it looks now is what the last wait was for.
    fn remember_in(&self, strokes: &mut [Stroke]) {
        if let Some(Stroke::Waited(_, sight)) = strokes.last_mut() {
            self.rest();
            // What the page has painted is a moment later on the screen.
            std::thread::sleep(Duration::from_millis(80));
            *sight = Some(self.window_sight());
        }
    }

    fn note(&self, stroke: Stroke) {
        let mut strokes = self.strokes.borrow_mut();
        let Some(strokes) = strokes.as_mut() else { return };
        match (strokes.last_mut(), &stroke) {
            (Some(Stroke::Waited(before, _)), Stroke::Waited(took, _)) => {
                *before += *took;
                return;
            }
            (_, Stroke::Typed(_) | Stroke::Pressed(_)) => self.remember_in(strokes),
            _ => {}
        }
        strokes.push(stroke);
    }

    /// Does the same at this keyboard. It waits until the screen looks as it did when the next key was pressed, or
    /// three times as long as that took: some screens never look the same again.
    #[track_caller]
    pub fn replay(&mut self, strokes: &[Stroke]) {
        const AT_LEAST: Duration = Duration::from_millis(120);
        const FOCUS: Duration = Duration::from_millis(40);
        for stroke in strokes {
            match stroke {
                Stroke::Typed(text) => self.type_keys(text),
                Stroke::Pressed(key) => {
                    self.press(key);
                    std::thread::sleep(if key.ends_with("Tab") { FOCUS } else { AT_LEAST });
                }
                Stroke::Waited(took, sight) => {
                    let within = *took * 3 + AT_LEAST * 5;
                    match sight {
                        Some(sight) => _ = self.comes(sight, within),
                        None => std::thread::sleep(within),
                    }
                }
                Stroke::Restarted => {
                    self.restarted();
                    std::thread::sleep(AT_LEAST * 10);
                }
            }
        }
    }

    /// Waits until nothing on the page moves or changes its colour any more, and
    /// two frames after that. Whoever looks before sees a colour between two.
    pub fn rest(&self) {
        self.settle();
        if let Some(wire) = &self.wire {
            let _ = wire.run_and_wait(
                "const done = arguments[0];
                 const end = performance.now() + 3000;
                 const look = () => {
                   if (document.getAnimations().length > 0 && performance.now() < end) requestAnimationFrame(look);
                   else requestAnimationFrame(() => requestAnimationFrame(() => done(true)));
                 };
                 look();",
                &[],
            );
        }
    }

    /// Lets the page handle what was pressed: two frames painted.
    pub fn settle(&self) {
        if let Some(wire) = &self.wire {
            let _ = wire.run_and_wait(
                "const done = arguments[0];
                 requestAnimationFrame(() => requestAnimationFrame(() => done(true)));",
                &[],
            );
        }
    }
}

/// Questions to the page; only the driven build answers.
impl App {
    #[track_caller]
    fn ask(&self, question: &str, arguments: &[Value]) -> Value {
        let mut all = vec![json!(question)];
        all.extend_from_slice(arguments);
        self.script(include_str!("page.js"), &all)
    }

    /// Runs a function body in the page.
    #[track_caller]
    pub fn script(&self, script: &str, arguments: &[Value]) -> Value {
        let wire = self.wire.as_ref().expect("only the driven build answers");
        match wire.run(script, arguments) {
            Ok(value) => value,
            Err(reason) => panic!("the page does not answer: {reason}\n{}", self.log()),
        }
    }

    /// The text that can be read on the page.
    #[must_use]
    #[track_caller]
    pub fn text_of_page(&self) -> String {
        self.ask("text", &[]).as_str().unwrap_or_default().to_owned()
    }

    /// Everything the page holds, seen or not: title, markup, and what stands
    /// in its fields.
    #[must_use]
    #[track_caller]
    pub fn everything_in_page(&self) -> String {
        self.ask("everything", &[]).as_str().unwrap_or_default().to_owned()
    }

    /// Which screen is shown, by its `data-screen`.
    #[must_use]
    #[track_caller]
    pub fn screen(&self) -> String {
        self.ask("screen", &[]).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until this screen is shown.
    #[track_caller]
    pub fn wait_for_screen(&self, screen: &str) {
        self.wait_for(&format!("main[data-screen=\"{screen}\"]"));
        self.settle();
    }

    /// Waits for the page, notes how long it took, and says at a failure what
    /// the page showed instead.
    #[track_caller]
    fn await_page<T>(&self, what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(answer) = ask() {
                self.note(Stroke::Waited(start.elapsed(), None));
                return answer;
            }
            assert!(start.elapsed() < PATIENCE, "waited in vain for {what}; instead: {}", self.state());
            std::thread::sleep(Duration::from_millis(40));
        }
    }

    /// What has the focus.
    #[must_use]
    #[track_caller]
    pub fn focused(&self) -> Focused {
        let answer = self.ask("focused", &[]);
        let word = |key: &str| answer[key].as_str().unwrap_or_default().to_owned();
        Focused { role: word("role"), name: word("name"), group: word("group"), text: word("text"), id: word("id") }
    }

    /// What stands in the field of this name, if there is one.
    #[must_use]
    #[track_caller]
    pub fn written_in(&self, field: &str) -> Option<String> {
        self.ask("value", &[json!(field)]).as_str().map(str::to_owned)
    }

    /// Whether a CSS selector finds something visible now.
    #[must_use]
    #[track_caller]
    pub fn has(&self, selector: &str) -> bool {
        self.ask("has", &[json!(selector)]) == true
    }

    /// Waits until a CSS selector finds something visible.
    #[track_caller]
    pub fn wait_for(&self, selector: &str) {
        self.await_page(&format!("{selector:?} on the page"), || self.has(selector).then_some(()));
    }

    /// Waits until the page says this, in whatever case and spacing.
    #[track_caller]
    pub fn wait_for_text(&self, text: &str) {
        let wanted = flat(text);
        self.await_page(&format!("the page to say {text:?}"), || {
            flat(&self.text_of_page()).contains(&wanted).then_some(())
        });
    }

    /// Waits until there is a field of this name.
    #[track_caller]
    pub fn wait_for_field(&self, field: &str) {
        self.await_page(&format!("the field {field:?}"), || {
            (!self.ask("writable", &[json!(field)]).is_null()).then_some(())
        });
    }

    /// Whether this stands on the page as a field's own name, so that nothing
    /// has to be chosen first.
    #[must_use]
    #[track_caller]
    pub fn has_field(&self, field: &str) -> bool {
        !self.ask("writable", &[json!(field)]).is_null()
    }

    #[track_caller]
    fn wait_for_text_or_name(&self, name: &str) {
        self.await_page(&format!("{name:?} on the page"), || {
            let there =
                flat(&self.text_of_page()).contains(&flat(name)) || !self.ask("pressable", &[json!(name)]).is_null();
            there.then_some(())
        });
    }

    /// Whether the page says this now.
    #[must_use]
    #[track_caller]
    pub fn says(&self, text: &str) -> bool {
        flat(&self.text_of_page()).contains(&flat(text))
    }

    /// Whether the page is wider than the window.
    #[must_use]
    #[track_caller]
    pub fn scrolls_sideways(&self) -> bool {
        let size = self.ask("size", &[]);
        size[2].as_i64() > size[0].as_i64()
    }

    /// Shows the page in a theme, as the setting in the application does.
    #[track_caller]
    pub fn set_theme(&self, theme: Theme) {
        self.ask("theme", &[json!(theme.word())]);
        self.rest();
    }

    /// Shows the page with its text at this size, in percent, as the setting in the application does.
    #[track_caller]
    pub fn set_text_size(&self, percent: u32) {
        self.ask("textSize", &[json!(percent)]);
        self.rest();
    }

    /// Panics when the page is wider than a narrow window, or than a wide one with its text at twice the size.
    #[track_caller]
    pub fn fits(&self) {
        let (width, height) = self.options.size;
        self.set_size(NARROW, height);
        assert!(!self.scrolls_sideways(), "too wide for {NARROW}: {}", self.state());
        self.set_size(width, height);
        self.set_text_size(200);
        assert!(!self.scrolls_sideways(), "too wide with large text: {}", self.state());
        self.set_text_size(100);
    }

    /// What axe-core holds against the page in a theme.
    #[must_use]
    #[track_caller]
    pub fn violations(&self, theme: Theme) -> Vec<String> {
        self.set_theme(theme);
        let wire = self.wire.as_ref().expect("only the driven build answers");
        axe::violations(wire)
    }

    /// Lets axe-core look at the page in a theme and panics with a list of what
    /// it holds against it.
    #[track_caller]
    pub fn axe(&self, theme: Theme) {
        let found = self.violations(theme);
        assert!(
            found.is_empty(),
            "axe-core finds on the screen {:?} ({theme:?}):\n{}",
            self.screen(),
            found.join("\n")
        );
    }

    /// Looks at the page in both themes.
    #[track_caller]
    pub fn axe_in_both_themes(&self) {
        self.axe(Theme::Dark);
        self.axe(Theme::Light);
    }

    /// A few lines for a failed test: which screen, what has the focus, what
    /// the page says.
    #[must_use]
    pub fn state(&self) -> String {
        let Some(wire) = &self.wire else {
            return String::new();
        };
        let ask = |question: &str| wire.run(include_str!("page.js"), &[json!(question)]).unwrap_or(Value::Null);
        format!(
            "screen {}, focus {}, text:\n{}",
            ask("screen"),
            ask("focused"),
            ask("text").as_str().unwrap_or_default()
        )
    }
}

/// Pictures.
impl App {
    /// A picture of the page, under this name in the gallery.
    #[track_caller]
    pub fn shot(&self, name: &str) {
        self.rest();
        let file = project().join("gallery").join(format!("{name}.png"));
        fs::create_dir_all(file.parent().expect("a picture lies in a folder")).expect("the gallery can be made");
        let wire = self.wire.as_ref().expect("only the driven build answers");
        let picture = wire.picture().expect("the page can be painted");
        fs::write(file, picture).expect("the picture can be kept");
    }

    /// A picture of the whole screen, for a look at the shipping binary.
    pub fn photograph(&self, to: &Path) -> bool {
        self.desk.photograph(to)
    }

    /// Keeps what helps to understand a failed test.
    fn keep_evidence(&self) {
        let name = std::thread::current().name().unwrap_or("test").replace("::", "-");
        let folder =
            Binary::Driven.path().parent().map_or_else(|| project().join("target"), Path::to_path_buf).join("failures");
        if fs::create_dir_all(&folder).is_err() {
            return;
        }
        let photo = folder.join(format!("{name}.png"));
        if self.photograph(&photo) {
            eprintln!("the screen, at the failure: {}", photo.display());
        }
        let text = format!("{}\n\n--- log ---\n{}", self.state(), self.log());
        let _ = fs::write(folder.join(format!("{name}.txt")), text);
    }
}

impl Drop for App {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.keep_evidence();
        }
        self.end();
    }
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn log_file(desk: &Desk) -> PathBuf {
    desk.folder().join("log.txt")
}

fn launch(desk: &Desk, options: &Options, port: u16) -> Child {
    let binary = options.binary.path();
    let mut command = match &options.watch {
        None => desk.program(&binary),
        Some((calls, file)) => {
            let mut strace = desk.program("strace");
            strace
                .args(["-f", "-qq", "-s", "256", "-e"])
                .arg(format!("trace={calls}"))
                .arg("-o")
                .arg(file)
                .arg(&binary);
            strace
        }
    };
    if options.binary == Binary::Driven {
        command.env("TAURI_WEBDRIVER_PORT", port.to_string());
    }
    let log = fs::OpenOptions::new().create(true).append(true).open(log_file(desk)).expect("the log can be opened");
    let also = log.try_clone().expect("one log takes both streams");
    command
        .envs(options.environment.iter().cloned())
        .stdin(Stdio::null())
        .stdout(log)
        .stderr(also)
        // Its own group: a restarted successor and the webview's processes stay
        // in it, so that all of them are found, and nothing else.
        .process_group(0)
        .spawn()
        .unwrap_or_else(|error| panic!("{} does not start: {error}", binary.display()))
}

/// A process as /proc shows it to everybody.
struct Process {
    id: u32,
    name: String,
    group: u32,
}

impl Process {
    /// Not the webview's helpers, and not strace.
    fn is_application(&self) -> bool {
        self.name.starts_with("hearthside")
    }
}

fn processes_of(group: u32) -> Vec<Process> {
    let Ok(entries) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter_map(process)
        .filter(|process| process.group == group)
        .collect()
}

/// Nothing for a process that has ended, also when nobody has collected it yet.
fn process(id: u32) -> Option<Process> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let (start, end) = (stat.find('(')?, stat.rfind(')')?);
    let mut rest = stat[end + 1..].split_whitespace();
    let state = rest.next()?;
    let _parent = rest.next()?;
    let group = rest.next()?.parse().ok()?;
    (!matches!(state, "Z" | "X")).then(|| Process { id, name: stat[start + 1..end].to_owned(), group })
}

fn is_alive(id: u32) -> bool {
    process(id).is_some()
}
