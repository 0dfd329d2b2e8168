//! Passphrases: by prompt, or one a line from a file, in the order in which they are asked.

use crate::outcome::Failure;
use app::AppError;
use std::path::Path;
use zeroize::Zeroizing;

/// Where passphrases come from.
pub(crate) enum Secrets {
    /// A person types them; nothing shows on the screen.
    Prompt,
    /// The lines of a file, each read once; further lines are ignored.
    Lines(std::vec::IntoIter<Zeroizing<String>>),
}

impl Secrets {
    pub(crate) fn from_file(file: &Path) -> Result<Self, Failure> {
        let text = std::fs::read_to_string(file).map(Zeroizing::new);
        let text = text.map_err(|_| Failure::Usage("the passphrases file cannot be read as text".to_owned()))?;
        let lines: Vec<_> = text.lines().map(|line| Zeroizing::new(line.to_owned())).collect();
        Ok(Self::Lines(lines.into_iter()))
    }

    /// An existing person's passphrase.
    pub(crate) fn existing(&mut self, label: &str) -> Result<Zeroizing<String>, Failure> {
        self.next(&format!("Passphrase for {label}: "))
    }

    /// A new passphrase. Typed twice at the prompt, read once from a file.
    pub(crate) fn new_for(&mut self, label: &str) -> Result<Zeroizing<String>, Failure> {
        let first = self.next(&format!("New passphrase for {label}: "))?;
        if matches!(self, Self::Prompt) && *self.next("The same once more: ")? != *first {
            return Err(Failure::Usage("the two were not the same; nothing was made".to_owned()));
        }
        Ok(first)
    }

    fn next(&mut self, prompt: &str) -> Result<Zeroizing<String>, Failure> {
        match self {
            Self::Prompt => {
                rpassword::prompt_password(prompt).map(Zeroizing::new).map_err(|_| AppError::WrongPassphrase.into())
            }
            Self::Lines(lines) => {
                lines.next().ok_or_else(|| Failure::Usage("the passphrases file has too few lines".to_owned()))
            }
        }
    }
}
