//! How programs are started: always announced, always from a known folder, and
//! never with the variables that cargo sets for ourselves.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

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
    let line = spelled(command);
    println!("$ {line}");
    let could_not = |error: std::io::Error| format!("{line} failed: {error}");
    let mut child = match command.stdout(Stdio::piped()).spawn() {
        Ok(child) => child,
        Err(error) => return Err(could_not(error)),
    };
    let mut text = String::new();
    if let Some(stdout) = child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut line = Vec::new();
        loop {
            line.clear();
            match reader.read_until(b'\n', &mut line) {
                Ok(0) | Err(_) => break,
                Ok(_) => {
                    let said = String::from_utf8_lossy(&line);
                    print!("{said}");
                    let _ = std::io::stdout().flush();
                    text.push_str(&said);
                }
            }
        }
    }
    let status = child.wait().map_err(could_not)?;
    Ok(Heard { text, ended_well: status.success() })
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
    fn what_a_program_printed_and_how_it_ended_are_both_heard() {
        let mut command = program("sh", Path::new("."));
        command.args(["-c", "echo heard; exit 3"]);
        let heard = listen(&mut command).expect("sh starts");
        assert_eq!(heard.text, "heard\n");
        assert!(!heard.ended_well);
    }
}
