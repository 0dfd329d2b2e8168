//! WebDriver over one small HTTP request at a time.
//!
//! The application's test-only server speaks the W3C protocol. We need four of
//! its commands, and a client that survives the application restarting itself,
//! so this is written by hand.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use serde_json::{Value, json};

use crate::base64;

/// Longer than the server's own limit for a script, so that its answer wins.
const PATIENCE: Duration = Duration::from_secs(45);

/// A conversation with one process of the application.
pub(crate) struct Wire {
    port: u16,
    session: String,
}

impl Wire {
    /// A port that nobody listens on just now.
    pub(crate) fn free_port() -> u16 {
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .and_then(|listener| listener.local_addr())
            .expect("the loopback has a free port")
            .port()
    }

    /// Begins a session with whoever listens on the port.
    pub(crate) fn connect(port: u16) -> Result<Self, String> {
        let answer = request(port, "POST", "/session", &json!({ "capabilities": {} }))?;
        let session = answer["sessionId"].as_str().ok_or_else(|| format!("no session in {answer}"))?.to_owned();
        Ok(Self { port, session })
    }

    /// Runs a function body in the page and returns what it returns.
    pub(crate) fn run(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        self.ask("execute/sync", script, arguments)
    }

    /// The same for a body that calls its last argument when it is done.
    pub(crate) fn run_and_wait(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        self.ask("execute/async", script, arguments)
    }

    fn ask(&self, how: &str, script: &str, arguments: &[Value]) -> Result<Value, String> {
        let path = format!("/session/{}/{how}", self.session);
        let body = json!({ "script": script, "args": arguments });
        request(self.port, "POST", &path, &body)
    }

    /// What the webview paints, as PNG.
    pub(crate) fn picture(&self) -> Result<Vec<u8>, String> {
        let path = format!("/session/{}/screenshot", self.session);
        let answer = request(self.port, "GET", &path, &Value::Null)?;
        answer.as_str().and_then(base64::decode).ok_or_else(|| "the picture is not base64".to_owned())
    }
}

fn request(port: u16, method: &str, path: &str, body: &Value) -> Result<Value, String> {
    let (status, text) = exchange(port, method, path, body).map_err(|error| format!("{method} {path}: {error}"))?;
    let answer: Value = match serde_json::from_str(&text) {
        Ok(answer) => answer,
        Err(_) => return Err(format!("{method} {path}: {status} {text}")),
    };
    if status == 200 {
        return Ok(answer["value"].clone());
    }
    let value = &answer["value"];
    Err(format!(
        "{method} {path}: {status} {} {}",
        value["error"].as_str().unwrap_or_default(),
        value["message"].as_str().unwrap_or_default()
    ))
}

fn exchange(port: u16, method: &str, path: &str, body: &Value) -> std::io::Result<(u16, String)> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(2))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let body = if body.is_null() { String::new() } else { body.to_string() };
    // "Connection: close" lets the end of the stream be the end of the answer.
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    stream.flush()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    parse(&answer).ok_or_else(|| std::io::Error::other("the answer is not HTTP"))
}

/// Status and body. The server states the length of each answer, so there are
/// no chunks to put together.
fn parse(answer: &[u8]) -> Option<(u16, String)> {
    let text = String::from_utf8_lossy(answer);
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.split_whitespace().nth(1)?.parse().ok()?;
    Some((status, body.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_taken_apart_into_status_and_body() {
        let answer = b"HTTP/1.1 404 Not Found\r\ncontent-length: 2\r\n\r\n{}";
        assert_eq!(parse(answer), Some((404, "{}".to_owned())));
        assert_eq!(parse(b"not http"), None);
    }
}
