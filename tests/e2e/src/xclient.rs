//! Asks a window to close, as the cross in a title bar does.
//!
//! A screen without a window manager has no title bar, and killing the process
//! would not be closing. So we say the one sentence of the X protocol that a
//! window manager says: a client message `WM_PROTOCOLS` with `WM_DELETE_WINDOW`
//! (X Window System Protocol, sections 8 and 9; ICCCM 4.2.8.1).

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;

const INTERN_ATOM: u8 = 16;
const SEND_EVENT: u8 = 25;
const GET_INPUT_FOCUS: u8 = 43;
const CLIENT_MESSAGE: u8 = 33;

/// `display` is the number after the colon.
pub(crate) fn close_window(display: &str, window: u32) -> std::io::Result<()> {
    let mut server = UnixStream::connect(format!("/tmp/.X11-unix/X{display}"))?;
    greet(&mut server)?;
    let protocols = atom(&mut server, b"WM_PROTOCOLS")?;
    let delete = atom(&mut server, b"WM_DELETE_WINDOW")?;

    let mut event = vec![CLIENT_MESSAGE, 32, 0, 0];
    for word in [window, protocols, delete, 0, 0, 0, 0] {
        event.extend(word.to_le_bytes());
    }
    let mut request = vec![SEND_EVENT, 0, 11, 0];
    request.extend(window.to_le_bytes());
    request.extend(0u32.to_le_bytes());
    request.extend(event);
    server.write_all(&request)?;

    // An answer to anything proves that the message before it was handled.
    server.write_all(&[GET_INPUT_FOCUS, 0, 1, 0])?;
    server.read_exact(&mut [0; 32])
}

/// Little-endian, version 11.0, no credentials: the screen is ours.
fn greet(server: &mut UnixStream) -> std::io::Result<()> {
    server.write_all(&[b'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0])?;
    let mut head = [0; 8];
    server.read_exact(&mut head)?;
    let words = u16::from_le_bytes([head[6], head[7]]);
    server.read_exact(&mut vec![0; usize::from(words) * 4])?;
    match head[0] {
        1 => Ok(()),
        _ => Err(std::io::Error::other("the screen refuses us")),
    }
}

fn atom(server: &mut UnixStream, name: &[u8]) -> std::io::Result<u32> {
    let padded = name.len().div_ceil(4) * 4;
    let words = (2 + padded / 4) as u16;
    let mut request = vec![INTERN_ATOM, 0];
    request.extend(words.to_le_bytes());
    request.extend((name.len() as u16).to_le_bytes());
    request.extend([0, 0]);
    request.extend(name);
    request.resize(8 + padded, 0);
    server.write_all(&request)?;
    let mut answer = [0; 32];
    server.read_exact(&mut answer)?;
    Ok(u32::from_le_bytes([answer[8], answer[9], answer[10], answer[11]]))
}
