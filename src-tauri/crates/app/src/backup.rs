//! Copies of the household file.

use crate::{AppError, Moment, OpenApp};
use std::path::Path;
use vault::VaultError;

/// What a copy is called unless its maker calls it otherwise. It tells nothing but the day.
#[must_use]
pub fn name(now: &Moment) -> String {
    format!("household-{}.hearth", now.day())
}

/// Writes a copy of the household file to a place where nothing stands. Returns once it is on the disk, has
/// been opened again and is the same; otherwise nothing is left there, and the household is as it was.
///
/// # Errors
///
/// [`AppError::CopyStands`], [`AppError::CopyNoSpace`], [`AppError::CopyDiffers`], or
/// [`AppError::NotWritten`] where the place takes no file.
pub fn save(app: &mut OpenApp, file: &Path) -> Result<(), AppError> {
    app.vault.copy_to(file).map_err(|error| match error {
        VaultError::Exists => AppError::CopyStands,
        VaultError::DiskFull => AppError::CopyNoSpace,
        VaultError::Damaged(_) => AppError::CopyDiffers,
        _ => AppError::NotWritten,
    })
}
