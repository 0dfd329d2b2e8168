//! What the command line answers: a code for scripts, a sentence for people.

use app::AppError;
use app::words::words;
use std::process::ExitCode;

/// Why a command ended before its work was done.
pub(crate) enum Failure {
    /// The words given make no command.
    Usage(String),
    /// The household, the passphrase or the disk.
    App(AppError),
    /// Something is damaged, and was named already.
    Damaged,
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

impl Failure {
    /// Says it on standard error and gives the exit code:
    /// 2 usage, 3 damaged, 4 not a household file, 5 wrong passphrase, 6 in use, 7 made by a newer
    /// version, 8 disk.
    #[expect(clippy::print_stderr, reason = "a command answers on standard error")]
    pub(crate) fn tell(self) -> ExitCode {
        let (code, text) = match self {
            Self::Usage(text) => (2, text),
            Self::Damaged => (3, String::new()),
            Self::App(error) => (code(&error), sentence(&error)),
        };
        if !text.is_empty() {
            eprintln!("hearth: {text}");
        }
        ExitCode::from(code)
    }
}

const fn code(error: &AppError) -> u8 {
    match error {
        AppError::Damaged => 3,
        AppError::NotAHousehold => 4,
        AppError::WrongPassphrase => 5,
        AppError::InUse => 6,
        AppError::NewerVersion => 7,
        AppError::DiskFull
        | AppError::DiskFailed
        | AppError::ReadOnly
        | AppError::RoomFull
        | AppError::NotEnoughMemory
        | AppError::SystemFault
        | AppError::FileMissing => 8,
        _ => 2,
    }
}

/// The same three parts that the window shows: what happened, what is safe, what to do next.
fn sentence(error: &AppError) -> String {
    let name = key(error);
    let parts = ["happened", "safe", "next"].map(|part| words(&format!("error-{name}-{part}"), &[]));
    if parts.iter().any(|part| part.starts_with("error-")) { error.to_string() } else { parts.join(" ") }
}

/// The name under which the window has the same error: `WrongPassphrase { .. }` to `wrongPassphrase`.
fn key(error: &AppError) -> String {
    let name: String = format!("{error:?}").chars().take_while(char::is_ascii_alphabetic).collect();
    let mut letters = name.chars();
    letters.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_has_the_sentences_of_the_window() {
        for error in [
            AppError::WrongPassphrase,
            AppError::DiskFull,
            AppError::InUse,
            AppError::NewerVersion,
            AppError::NotAHousehold,
            AppError::Damaged,
            AppError::AgreementUnfinished { missing: Vec::new() },
        ] {
            assert!(app::words::has(&format!("error-{}-happened", key(&error))), "{}", key(&error));
            assert!(sentence(&error).len() > error.to_string().len());
        }
    }
}
