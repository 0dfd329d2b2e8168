//! What a test asks of the screen itself: to close a window as its title bar
//! would, to press keys without a program between, whether anything can be read
//! on it yet, and who holds the clipboard.

use std::error::Error;
use std::thread;
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xfixes::{ConnectionExt as _, SelectionEvent, SelectionEventMask};
use x11rb::protocol::xproto::{
    Atom, AtomEnum, BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ClientMessageEvent, ConnectionExt, EventMask,
    ImageFormat, KEY_PRESS_EVENT, KEY_RELEASE_EVENT, MOTION_NOTIFY_EVENT,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

/// A pixel of the paper and a pixel of the ink: the sum of red, green and blue.
const PAPER: u16 = 600;
const INK: u16 = 300;
/// So much paper has no desktop without a window, and so much ink no empty window.
const PAPER_PIXELS: usize = 100_000;
const INK_PIXELS: usize = 60;

/// Asks a window to close, as the cross in a title bar does.
///
/// A screen without a window manager has no title bar, and killing the process
/// would not be closing. So we say what a window manager says: a client message
/// `WM_PROTOCOLS` with `WM_DELETE_WINDOW` (ICCCM 4.2.8.1).
pub(crate) fn close_window(display: &str, window: u32) -> Result<(), Box<dyn Error>> {
    let (screen, _) = RustConnection::connect(Some(display))?;
    let protocols = screen.intern_atom(false, b"WM_PROTOCOLS")?.reply()?.atom;
    let delete = screen.intern_atom(false, b"WM_DELETE_WINDOW")?.reply()?.atom;
    let message = ClientMessageEvent::new(32, window, protocols, [delete, u32::from(AtomEnum::NONE), 0, 0, 0]);
    screen.send_event(false, window, EventMask::NO_EVENT, message)?.check()?;
    Ok(())
}

/// A connection that looks at the screen again and again.
pub(crate) struct Eye {
    connection: RustConnection,
    root: u32,
    size: (u16, u16),
}

impl Eye {
    pub(crate) fn on(display: &str) -> Result<Self, Box<dyn Error>> {
        let (connection, number) = RustConnection::connect(Some(display))?;
        let screen = &connection.setup().roots[number];
        let (root, size) = (screen.root, (screen.width_in_pixels, screen.height_in_pixels));
        Ok(Self { connection, root, size })
    }

    /// True as soon as dark words stand on light paper somewhere on the screen.
    pub(crate) fn can_read(&self) -> Result<bool, Box<dyn Error>> {
        let (width, height) = self.size;
        let image = self.look(0, 0, width, height)?;
        let rows: Vec<&[u8]> = image.chunks_exact(usize::from(width) * 4).collect();
        let (mut paper, mut ink) = (0, 0);
        for row in rows {
            let pixels = || row.chunks_exact(4).map(light);
            // What lies left of the first and right of the last paper is not in the window.
            let first = pixels().position(|light| light >= PAPER);
            let last = pixels().rposition(|light| light >= PAPER);
            let (Some(first), Some(last)) = (first, last) else { continue };
            for light in pixels().skip(first).take(last - first) {
                paper += usize::from(light >= PAPER);
                ink += usize::from(light <= INK);
            }
        }
        Ok(paper >= PAPER_PIXELS && ink >= INK_PIXELS)
    }
}

fn light(pixel: &[u8]) -> u16 {
    pixel[..3].iter().map(|&part| u16::from(part)).sum()
}

/// How wide and high a spot is, in pixels: a few words.
const SPOT: (u16, u16) = (160, 24);
/// So much ink has a spot with words, at least.
const SPOT_INK: usize = 60;

/// A place on the screen where words stand. It is small, so that it can be looked at every millisecond.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spot(i16, i16);

impl Eye {
    /// Four bytes for each pixel of a rectangle.
    pub(crate) fn look(&self, x: i16, y: i16, width: u16, height: u16) -> Result<Vec<u8>, Box<dyn Error>> {
        let look = self.connection.get_image(ImageFormat::Z_PIXMAP, self.root, x, y, width, height, u32::MAX)?;
        Ok(look.reply()?.data)
    }

    /// Where the most words stand.
    pub(crate) fn spot(&self) -> Result<Option<Spot>, Box<dyn Error>> {
        let (wide, high) = SPOT;
        let mut best: Option<(usize, Spot)> = None;
        for y in (0..self.size.1 - high).step_by(usize::from(high)) {
            let band = self.look(0, y as i16, self.size.0, high)?;
            for x in (0..self.size.0 - wide).step_by(usize::from(wide)) {
                let row = |row: &[u8]| row[usize::from(x) * 4..usize::from(x + wide) * 4].to_vec();
                let spot: Vec<u8> = band.chunks_exact(usize::from(self.size.0) * 4).flat_map(row).collect();
                let ink = ink_of_words(&spot);
                if ink > best.map_or(0, |(most, _)| most) {
                    best = Some((ink, Spot(x as i16, y as i16)));
                }
            }
        }
        Ok(best.map(|(_, spot)| spot))
    }

    /// Whether words stand there.
    pub(crate) fn can_read_at(&self, spot: Spot) -> Result<bool, Box<dyn Error>> {
        Ok(ink_of_words(&self.look(spot.0, spot.1, SPOT.0, SPOT.1)?) > 0)
    }
}

/// How much ink stands on paper there. None where the paper is not most of it, as on a dark desktop, and none where
/// it is too little for words.
fn ink_of_words(spot: &[u8]) -> usize {
    let (mut paper, mut ink) = (0, 0);
    for light in spot.chunks_exact(4).map(light) {
        paper += usize::from(light >= PAPER);
        ink += usize::from(light <= INK);
    }
    if ink >= SPOT_INK && paper * 2 > spot.len() / 4 { ink } else { 0 }
}

/// Keys and clicks as the screen itself makes them, with no program to be started first.
pub(crate) struct Hand {
    connection: RustConnection,
    root: u32,
    control: u8,
    shift: u8,
    letter_q: u8,
}

/// What X calls these keys (keysymdef.h).
const CONTROL_L: u32 = 0xffe3;
const SHIFT_L: u32 = 0xffe1;
const LETTER_Q: u32 = 0x71;
/// Between two presses of one key, as by a quick finger.
const BETWEEN_SHIFTS: Duration = Duration::from_millis(60);

impl Hand {
    pub(crate) fn on(display: &str) -> Result<Self, Box<dyn Error>> {
        let (connection, number) = RustConnection::connect(Some(display))?;
        let setup = connection.setup();
        let (root, first, last) = (setup.roots[number].root, setup.min_keycode, setup.max_keycode);
        let map = connection.get_keyboard_mapping(first, last - first + 1)?.reply()?;
        let each = usize::from(map.keysyms_per_keycode);
        let code = |wanted: u32| -> Result<u8, Box<dyn Error>> {
            let keys = map.keysyms.chunks_exact(each);
            let found = (first..=last).zip(keys).find(|(_, symbols)| symbols.first() == Some(&wanted));
            Ok(found.ok_or("the keyboard has no such key")?.0)
        };
        let (control, shift, letter_q) = (code(CONTROL_L)?, code(SHIFT_L)?, code(LETTER_Q)?);
        Ok(Self { connection, root, control, shift, letter_q })
    }

    fn make(&self, kind: u8, detail: u8, (x, y): (i16, i16)) -> Result<(), Box<dyn Error>> {
        self.connection.xtest_fake_input(kind, detail, 0, self.root, x, y, 0)?.ignore_error();
        Ok(())
    }

    /// Presses Ctrl Q. Returns the moment from which on the program could know.
    pub(crate) fn control_q(&self) -> Result<Instant, Box<dyn Error>> {
        self.make(KEY_PRESS_EVENT, self.control, (0, 0))?;
        let from = Instant::now();
        self.make(KEY_PRESS_EVENT, self.letter_q, (0, 0))?;
        self.make(KEY_RELEASE_EVENT, self.letter_q, (0, 0))?;
        self.make(KEY_RELEASE_EVENT, self.control, (0, 0))?;
        self.connection.flush()?;
        Ok(from)
    }

    /// Presses Shift three times. The last one counts.
    pub(crate) fn three_shifts(&self) -> Result<Instant, Box<dyn Error>> {
        let mut from = Instant::now();
        for press in 0..3 {
            if press > 0 {
                thread::sleep(BETWEEN_SHIFTS);
            }
            from = Instant::now();
            self.make(KEY_PRESS_EVENT, self.shift, (0, 0))?;
            self.make(KEY_RELEASE_EVENT, self.shift, (0, 0))?;
            self.connection.flush()?;
        }
        Ok(from)
    }

    /// Goes there with the pointer and clicks.
    pub(crate) fn click(&self, at: (i16, i16)) -> Result<Instant, Box<dyn Error>> {
        self.make(MOTION_NOTIFY_EVENT, 0, at)?;
        let from = Instant::now();
        self.make(BUTTON_PRESS_EVENT, 1, at)?;
        self.make(BUTTON_RELEASE_EVENT, 1, at)?;
        self.connection.flush()?;
        Ok(from)
    }
}

/// Watches who holds what was copied.
pub struct Clipboard {
    connection: RustConnection,
    clipboard: Atom,
}

impl Clipboard {
    pub(crate) fn on(display: &str) -> Result<Self, Box<dyn Error>> {
        let (connection, number) = RustConnection::connect(Some(display))?;
        let root = connection.setup().roots[number].root;
        let clipboard = connection.intern_atom(false, b"CLIPBOARD")?.reply()?.atom;
        connection.xfixes_query_version(5, 0)?.reply()?;
        let all = SelectionEventMask::SET_SELECTION_OWNER
            | SelectionEventMask::SELECTION_WINDOW_DESTROY
            | SelectionEventMask::SELECTION_CLIENT_CLOSE;
        connection.xfixes_select_selection_input(root, clipboard, all)?.check()?;
        Ok(Self { connection, clipboard })
    }

    /// Whether somebody holds something that was copied.
    ///
    /// # Panics
    ///
    /// When the screen does not answer.
    #[must_use]
    pub fn is_held(&self) -> bool {
        let asked = self.connection.get_selection_owner(self.clipboard).expect("the screen answers");
        asked.reply().expect("the screen answers").owner != u32::from(AtomEnum::NONE)
    }

    /// Whether it was given up by an act since this began to watch, and did not only go with a process.
    ///
    /// # Panics
    ///
    /// When the screen does not answer.
    #[must_use]
    pub fn was_given_up(&self) -> bool {
        let mut given_up = false;
        while let Some(event) = self.connection.poll_for_event().expect("the screen answers") {
            if let Event::XfixesSelectionNotify(told) = event {
                given_up |= told.subtype == SelectionEvent::SET_SELECTION_OWNER && told.owner == 0;
            }
        }
        given_up
    }
}
