//! How programs are started: always announced, always from a known folder, and
//! never with the variables that cargo sets for ourselves.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// A program to start in `folder`.
pub(crate) fn program(name: impl AsRef<OsStr>, folder: &Path) -> Command {
    let mut command = Command::new(name);
    command.current_dir(folder);
    // Build scripts ask cargo to rerun when some of these change; handing ours
    // on would rebuild half the tree for nothing.
    for (key, _) in std::env::vars_os() {
        if key.to_str().is_some_and(belongs_to_our_own_run) {
            command.env_remove(&key);
        }
    }
    command
}

fn belongs_to_our_own_run(key: &str) -> bool {
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_", "CARGO_PRIMARY_"]
        .iter()
        .any(|prefix| key.starts_with(prefix))
}

/// The cargo that started us.
pub(crate) fn cargo(folder: &Path) -> Command {
    program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), folder)
}

/// npm has another name on Windows, and a plain "npm" is not found there.
pub(crate) fn npm(folder: &Path) -> Command {
    program(if cfg!(windows) { "npm.cmd" } else { "npm" }, folder)
}

/// The command as a person would type it.
pub(crate) fn spelled(command: &Command) -> String {
    let mut line =
        Path::new(command.get_program()).file_name().unwrap_or(command.get_program()).to_string_lossy().into_owned();
    for word in command.get_args() {
        line.push(' ');
        line.push_str(&word.to_string_lossy());
    }
    line
}

/// Starts it, shows what it prints, and says whether it ended well.
pub(crate) fn go(command: &mut Command) -> Result<(), String> {
    println!("$ {}", spelled(command));
    let status = command.status().map_err(|error| format!("{} could not be started: {error}", spelled(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{} ended with {status}", spelled(command))) }
}

/// What a program printed, and whether it ended well.
pub(crate) struct Heard {
    pub(crate) text: String,
    pub(crate) ended_well: bool,
}

/// Starts it, shows what it prints, and keeps a copy for counting. The error
/// stream goes straight to the terminal: nothing is counted there.
pub(crate) fn listen(command: &mut Command) -> Result<Heard, String> {
    hear(command, Said::Printed)
}

/// As [`listen`], for a program that counts on its error stream.
pub(crate) fn listen_to_errors(command: &mut Command) -> Result<Heard, String> {
    hear(command, Said::Complained)
}

/// Which of a program's two streams is listened to.
#[derive(Clone, Copy, PartialEq)]
enum Said {
    Printed,
    Complained,
}

fn hear(command: &mut Command, said: Said) -> Result<Heard, String> {
    let line = spelled(command);
    println!("$ {line}");
    let could_not = |error: std::io::Error| format!("{line} failed: {error}");
    let mut child = match said {
        Said::Printed => command.stdout(Stdio::piped()),
        Said::Complained => command.stderr(Stdio::piped()),
    }
    .spawn()
    .map_err(could_not)?;
    let mut text = String::new();
    let mut keep = |line: &str| text.push_str(line);
    if let Some(stream) = child.stdout.take() {
        show(stream, &mut keep);
    }
    if let Some(stream) = child.stderr.take() {
        show(stream, &mut keep);
    }
    let status = child.wait().map_err(could_not)?;
    Ok(Heard { text, ended_well: status.success() })
}

/// Shows each line and hands it on.
fn show(stream: impl Read, each: &mut impl FnMut(&str)) {
    let mut reader = BufReader::new(stream);
    let mut line = Vec::new();
    while !matches!(reader.read_until(b'\n', &mut line), Ok(0) | Err(_)) {
        let said = String::from_utf8_lossy(&line);
        print!("{said}");
        let _ = std::io::stdout().flush();
        each(&said);
        line.clear();
    }
}

/// How a program ended that had a limit. What it printed counts where it ended well.
pub(crate) enum Ended {
    Well(String),
    Badly,
    OutOfTime,
}

/// As [`listen`], but kills it at the limit. `each_second` is called about once a second until it ends.
pub(crate) fn listen_for(
    command: &mut Command,
    limit: Duration,
    mut each_second: impl FnMut(),
) -> Result<Ended, String> {
    let line = spelled(command);
    println!("$ {line}");
    let could_not = |error: std::io::Error| format!("{line} failed: {error}");
    let begun = Instant::now();
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(could_not)?;
    let (tell, told) = mpsc::channel();
    if let Some(stream) = child.stdout.take() {
        // Nobody waits for it: a program that was left behind by the killed one may hold the stream.
        thread::spawn(move || show(stream, &mut |line| drop(tell.send(line.to_owned()))));
    }
    let mut text = String::new();
    let mut second = begun;
    loop {
        match told.recv_timeout(Duration::from_millis(100)) {
            Ok(line) => text.push_str(&line),
            Err(RecvTimeoutError::Timeout) => {}
            // It has closed its stream, and is about to end or will run into the limit.
            Err(RecvTimeoutError::Disconnected) => thread::sleep(Duration::from_millis(10)),
        }
        if let Some(status) = child.try_wait().map_err(could_not)? {
            while let Ok(line) = told.recv_timeout(Duration::from_secs(1)) {
                text.push_str(&line);
            }
            return Ok(if status.success() { Ended::Well(text) } else { Ended::Badly });
        }
        if begun.elapsed() >= limit {
            child.kill().map_err(could_not)?;
            child.wait().map_err(could_not)?;
            return Ok(Ended::OutOfTime);
        }
        if second.elapsed() >= Duration::from_secs(1) {
            second = Instant::now();
            each_second();
        }
    }
}

/// What a program prints. Its complaints go to the terminal.
pub(crate) fn built(command: &mut Command) -> Result<String, String> {
    println!("$ {}", spelled(command));
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("{} could not be started: {error}", spelled(command)))?;
    if !output.status.success() {
        return Err(format!("{} ended with {}", spelled(command), output.status));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What a program prints, quietly. Nothing when it is not there or fails.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program of this name can be found.
pub(crate) fn exists(name: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else {
        return false;
    };
    // Some distributions keep the tools of the administrator out of PATH.
    let more = [Path::new("/usr/sbin"), Path::new("/sbin")];
    std::env::split_paths(&path).chain(more.iter().map(|folder| folder.to_path_buf())).any(|folder| {
        let plain = folder.join(name);
        plain.is_file() || plain.with_extension("exe").is_file() || plain.with_extension("cmd").is_file()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variables_of_our_own_package_are_not_handed_on() {
        assert!(belongs_to_our_own_run("CARGO_PKG_NAME"));
        assert!(belongs_to_our_own_run("CARGO_MANIFEST_DIR"));
        assert!(!belongs_to_our_own_run("CARGO_TARGET_DIR"));
        assert!(!belongs_to_our_own_run("CARGO_HOME"));
    }

    #[test]
    fn a_command_is_spelled_as_a_person_would_type_it() {
        let mut command = program("/usr/bin/cargo", Path::new("."));
        command.args(["test", "-p", "vault"]);
        assert_eq!(spelled(&command), "cargo test -p vault");
    }

    #[cfg(unix)]
    #[test]
    fn what_a_program_says_on_its_error_stream_is_heard_when_that_is_wanted() {
        let mut command = program("sh", Path::new("."));
        command.args(["-c", "echo counted >&2"]);
        let heard = listen_to_errors(&mut command).expect("sh starts");
        assert_eq!(heard.text, "counted\n");
        assert!(heard.ended_well);
    }

    #[cfg(unix)]
    #[test]
    fn what_a_program_printed_and_how_it_ended_are_both_heard() {
        let mut command = program("sh", Path::new("."));
        command.args(["-c", "echo heard; exit 3"]);
        let heard = listen(&mut command).expect("sh starts");
        assert_eq!(heard.text, "heard\n");
        assert!(!heard.ended_well);
    }
}
