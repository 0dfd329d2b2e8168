//! What this computer remembers outside the household file: how the window looks, when it locks,
//! and which household was opened last. Never a word, a name or a time.

use crate::AppError;
use crate::views::{SettingsView, Theme};
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// The settings of this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// How the window looks and when it locks.
    pub view: SettingsView,
    /// The household that was opened last.
    pub household: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { view: SettingsView { theme: Theme::System, text_size: 100, idle_minutes: 5 }, household: None }
    }
}

// FORMAT: settings.json, version 1.
#[derive(Serialize, Deserialize)]
struct SettingsRecordV1 {
    v: u32,
    theme: Theme,
    text_size: u32,
    idle_minutes: u32,
    household: Option<PathBuf>,
}

impl Settings {
    /// Reads the settings in this folder. A file that is missing or does not read gives the
    /// defaults: settings are never worth an error at the Door.
    #[must_use]
    pub fn read(folder: &Path) -> Self {
        let record =
            fs::read(file(folder)).ok().and_then(|bytes| serde_json::from_slice::<SettingsRecordV1>(&bytes).ok());
        let Some(record) = record.filter(|record| record.v == 1) else {
            return Self::default();
        };
        let view = SettingsView { theme: record.theme, text_size: record.text_size, idle_minutes: record.idle_minutes };
        Self { view: within_bounds(view), household: record.household }
    }

    /// Whether any settings were ever kept in this folder.
    #[must_use]
    pub fn kept_in(folder: &Path) -> bool {
        file(folder).exists()
    }

    /// Writes the settings: a temporary file, sync, rename.
    ///
    /// # Errors
    ///
    /// [`AppError::DiskFailed`]; the settings that were there stay.
    pub fn write(&self, folder: &Path) -> Result<(), AppError> {
        let view = within_bounds(self.view.clone());
        let record = SettingsRecordV1 {
            v: 1,
            theme: view.theme,
            text_size: view.text_size,
            idle_minutes: view.idle_minutes,
            household: self.household.clone(),
        };
        let write = || -> std::io::Result<()> {
            fs::create_dir_all(folder)?;
            let mut temporary = NamedTempFile::new_in(folder)?;
            temporary.write_all(&serde_json::to_vec(&record)?)?;
            temporary.as_file().sync_all()?;
            temporary.persist(file(folder))?;
            Ok(())
        };
        write().map_err(|_| AppError::DiskFailed)
    }
}

fn within_bounds(view: SettingsView) -> SettingsView {
    SettingsView { text_size: view.text_size.clamp(90, 200), idle_minutes: view.idle_minutes.clamp(1, 60), ..view }
}

fn file(folder: &Path) -> PathBuf {
    folder.join("settings.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_read_back_and_stay_within_bounds() {
        let folder = tempfile::tempdir().expect("a folder");
        let view = SettingsView { theme: Theme::Dark, text_size: 900, idle_minutes: 0 };
        let settings = Settings { view, household: Some(PathBuf::from("/somewhere/household.hearth")) };
        settings.write(folder.path()).expect("the folder is ours");
        let read = Settings::read(folder.path());
        assert_eq!(read.view, SettingsView { theme: Theme::Dark, text_size: 200, idle_minutes: 1 });
        assert_eq!(read.household, settings.household);
    }

    #[test]
    fn settings_that_do_not_read_are_the_defaults() {
        let folder = tempfile::tempdir().expect("a folder");
        for text in
            ["", "{", r#"{"v":9}"#, r#"{"v":9,"theme":"dark","text_size":100,"idle_minutes":5,"household":null}"#]
        {
            fs::write(file(folder.path()), text).expect("the folder is ours");
            assert_eq!(Settings::read(folder.path()), Settings::default(), "{text}");
        }
    }
}
