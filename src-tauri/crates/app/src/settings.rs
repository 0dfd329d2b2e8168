//! What this computer remembers outside the household file: how the window looks, when it locks,
//! which households it knows, and at whose door it starts. Never a word, a name or a time.

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
    /// The households that this computer knows, in the order in which they came.
    pub households: Vec<PathBuf>,
    /// The one at whose door the program starts.
    pub household: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        let view = SettingsView { theme: Theme::System, text_size: 100, idle_minutes: 5 };
        Self { view, households: Vec::new(), household: None }
    }
}

// FORMAT: settings.json, version 1. It knew one household; it is read for ever and never written.
#[derive(Deserialize)]
struct SettingsRecordV1 {
    theme: Theme,
    text_size: u32,
    idle_minutes: u32,
    household: Option<PathBuf>,
}

// FORMAT: settings.json, version 2.
#[derive(Serialize, Deserialize)]
struct SettingsRecordV2 {
    v: u32,
    theme: Theme,
    text_size: u32,
    idle_minutes: u32,
    households: Vec<PathBuf>,
    household: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Version {
    v: u32,
}

impl From<SettingsRecordV1> for SettingsRecordV2 {
    fn from(record: SettingsRecordV1) -> Self {
        let SettingsRecordV1 { theme, text_size, idle_minutes, household } = record;
        Self { v: 2, theme, text_size, idle_minutes, households: household.iter().cloned().collect(), household }
    }
}

impl SettingsRecordV2 {
    fn read(folder: &Path) -> Option<Self> {
        let bytes = fs::read(file(folder)).ok()?;
        match serde_json::from_slice::<Version>(&bytes).ok()?.v {
            1 => serde_json::from_slice::<SettingsRecordV1>(&bytes).ok().map(Into::into),
            2 => serde_json::from_slice(&bytes).ok(),
            _ => None,
        }
    }
}

impl Settings {
    /// Reads the settings in this folder. A file that is missing or does not read gives the
    /// defaults: settings are never worth an error at the Door.
    #[must_use]
    pub fn read(folder: &Path) -> Self {
        let Some(record) = SettingsRecordV2::read(folder) else {
            return Self::default();
        };
        let view = SettingsView { theme: record.theme, text_size: record.text_size, idle_minutes: record.idle_minutes };
        Self { view: within_bounds(view), households: record.households, household: record.household }
    }

    /// Whether settings that read are kept in this folder.
    #[must_use]
    pub fn kept_in(folder: &Path) -> bool {
        SettingsRecordV2::read(folder).is_some()
    }

    /// Puts a household on the list, at its end, and starts at its door from now on. None leaves it.
    pub fn know(&mut self, household: PathBuf) {
        if !self.households.contains(&household) {
            self.households.push(household.clone());
        }
        self.household = Some(household);
    }

    /// Takes a household off the list.
    pub fn forget(&mut self, household: &Path) {
        self.households.retain(|known| known != household);
        if self.household.as_deref() == Some(household) {
            self.household = self.households.first().cloned();
        }
    }

    /// Writes the settings: a temporary file, sync, rename.
    ///
    /// # Errors
    ///
    /// [`AppError::DiskFailed`]; the settings that were there stay.
    pub fn write(&self, folder: &Path) -> Result<(), AppError> {
        let view = within_bounds(self.view.clone());
        let record = SettingsRecordV2 {
            v: 2,
            theme: view.theme,
            text_size: view.text_size,
            idle_minutes: view.idle_minutes,
            households: self.households.clone(),
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
        let households = ["/somewhere/household.hearth", "/elsewhere/household.hearth"].map(PathBuf::from);
        let settings = Settings { view, household: households.last().cloned(), households: households.into() };
        settings.write(folder.path()).expect("the folder is ours");
        let read = Settings::read(folder.path());
        assert_eq!(read.view, SettingsView { theme: Theme::Dark, text_size: 200, idle_minutes: 1 });
        assert_eq!((read.households, read.household), (settings.households, settings.household));
    }

    #[test]
    fn the_settings_of_the_days_of_one_household_still_read() {
        let folder = tempfile::tempdir().expect("a folder");
        // FORMAT: as version 1 was written. Never changed.
        let first = r#"{"v":1,"theme":"dark","text_size":125,"idle_minutes":10,"household":"/somewhere/house.hearth"}"#;
        fs::write(file(folder.path()), first).expect("the folder is ours");
        let read = Settings::read(folder.path());
        assert_eq!(read.view, SettingsView { theme: Theme::Dark, text_size: 125, idle_minutes: 10 });
        let known = PathBuf::from("/somewhere/house.hearth");
        assert_eq!((read.households, read.household), (vec![known.clone()], Some(known)));
        fs::write(file(folder.path()), first.replace(r#""/somewhere/house.hearth""#, "null")).expect("ours");
        assert_eq!(Settings::read(folder.path()).households, Vec::<PathBuf>::new());
    }

    #[test]
    fn a_household_that_is_known_already_is_not_listed_twice_and_keeps_its_place() {
        let [one, two] = ["/one.hearth", "/two.hearth"].map(PathBuf::from);
        let mut settings = Settings::default();
        for household in [&one, &two, &one] {
            settings.know(household.clone());
        }
        assert_eq!((&settings.households, &settings.household), (&vec![one.clone(), two.clone()], &Some(one.clone())));
        settings.forget(&one);
        assert_eq!((&settings.households, &settings.household), (&vec![two.clone()], &Some(two)));
    }

    #[test]
    fn settings_that_do_not_read_are_the_defaults() {
        let folder = tempfile::tempdir().expect("a folder");
        for text in [
            "",
            "{",
            r#"{"v":2}"#,
            r#"{"v":9}"#,
            r#"{"v":9,"theme":"dark","text_size":100,"idle_minutes":5,"household":null}"#,
        ] {
            fs::write(file(folder.path()), text).expect("the folder is ours");
            assert_eq!(Settings::read(folder.path()), Settings::default(), "{text}");
        }
    }
}
