//! What a test asks of the screen itself: to close a window as its title bar
//! would, and whether anything can be read on it yet.

use std::error::Error;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, ImageFormat};
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
        let look = self.connection.get_image(ImageFormat::Z_PIXMAP, self.root, 0, 0, width, height, u32::MAX)?;
        let light = |pixel: &[u8]| pixel[..3].iter().map(|&part| u16::from(part)).sum::<u16>();
        let image = look.reply()?.data;
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
