//! The program as the window runs it: which household, and whether a room is open.
//!
//! All of it lives on one thread of the shell. What is locked, welcoming or open is one value, so
//! that no act can find itself between two of them.

use crate::content::content;
use crate::locked::{LockedApp, Welcoming};
use crate::open::OpenApp;
use crate::settings::Settings;
use crate::views::{DoorView, HelpView, IdeasView, Person, RoomView, SettingsView};
use crate::{AppError, Moment, ideas, reflect, short};
use std::fs;
use std::path::PathBuf;
use vault::KdfCost;

/// The folders of this person's account on this computer.
#[derive(Debug, Clone)]
pub struct Folders {
    /// Settings and witness.
    pub config: PathBuf,
    /// Where a new household is put.
    pub data: PathBuf,
}

/// The program: its settings, its household, and the room that is open, if one is.
pub struct Program {
    folders: Folders,
    settings: Settings,
    stage: Stage,
}

enum Stage {
    Locked,
    Welcoming(Box<Welcoming>),
    Open(Box<OpenApp>),
}

impl Program {
    /// Starts at the Door. A household that lies in the usual place is found even when the settings
    /// are gone.
    #[must_use]
    pub fn start(folders: Folders) -> Self {
        let mut settings = Settings::read(&folders.config);
        if !Settings::kept_in(&folders.config) {
            let usual = folders.data.join(file_name(1));
            settings.household = usual.is_file().then_some(usual);
        }
        Self { folders, settings, stage: Stage::Locked }
    }

    /// What stands at the Door.
    #[must_use]
    pub fn door(&self) -> DoorView {
        self.locked().map_or(DoorView::None, |locked| locked.door())
    }

    /// Makes a household in the usual place, and opens the founder's room.
    ///
    /// # Errors
    ///
    /// See [`LockedApp::create`].
    pub fn create(&mut self, label: &str, passphrase: &str, cost: KdfCost, now: &Moment) -> Result<RoomView, AppError> {
        fs::create_dir_all(&self.folders.data).map_err(|_| AppError::DiskFailed)?;
        let file = (1..).map(|number| self.folders.data.join(file_name(number))).find(|file| !file.exists());
        let file = file.ok_or(AppError::HouseholdExists)?;
        let open = self.at(file.clone()).create(label, passphrase, cost, now)?;
        let view = open.view();
        self.stage = Stage::Open(Box::new(open));
        // The household stands and is open; settings that cannot be kept only cost the choice of
        // it at the next start.
        _ = self.remember(Some(file));
        Ok(view)
    }

    /// Stands at another household's door.
    ///
    /// # Errors
    ///
    /// [`AppError::DiskFailed`] when the choice could not be kept.
    pub fn choose(&mut self, file: PathBuf) -> Result<DoorView, AppError> {
        self.remember(Some(file))?;
        Ok(self.door())
    }

    /// Stands at no door, so that a new household can be made. The file stays where it is.
    ///
    /// # Errors
    ///
    /// [`AppError::DiskFailed`] when the choice could not be kept.
    pub fn forget(&mut self) -> Result<DoorView, AppError> {
        self.remember(None)?;
        Ok(self.door())
    }

    /// Opens a person's room. What has rested in its bin for 30 days is out of sight from now on, and leaves
    /// the file with the first act that saves something. Opening writes nothing.
    ///
    /// # Errors
    ///
    /// See [`LockedApp::unlock`].
    pub fn unlock(&mut self, person: Person, passphrase: &str, now: &Moment) -> Result<RoomView, AppError> {
        let view = self.reopen(person, passphrase, now)?;
        reflect::empty_bin(self.open()?, now);
        short::drop_what_ran_out(self.open()?, now);
        Ok(view)
    }

    fn reopen(&mut self, person: Person, passphrase: &str, now: &Moment) -> Result<RoomView, AppError> {
        let open = self.locked().ok_or(AppError::NoHousehold)?.unlock(person, passphrase, now)?;
        let view = open.view();
        self.stage = Stage::Open(Box::new(open));
        Ok(view)
    }

    /// The founder confirms being there, so that a second person may join.
    ///
    /// # Errors
    ///
    /// See [`LockedApp::welcome`].
    pub fn welcome(&mut self, passphrase: &str) -> Result<(), AppError> {
        let welcoming = match std::mem::replace(&mut self.stage, Stage::Locked) {
            Stage::Open(open) => match open.welcome(passphrase) {
                Ok(welcoming) => welcoming,
                Err((open, error)) => {
                    self.stage = Stage::Open(open);
                    return Err(error);
                }
            },
            closed => {
                // A founder who confirms again starts over, and the file has to be free for that.
                drop(closed);
                self.locked().ok_or(AppError::NoHousehold)?.welcome(passphrase)?
            }
        };
        self.stage = Stage::Welcoming(Box::new(welcoming));
        Ok(())
    }

    /// The second person joins. Ends at the Door.
    ///
    /// # Errors
    ///
    /// [`AppError::NotPresent`] when the founder has not confirmed; else see [`Welcoming::join`],
    /// and the person can try again.
    pub fn join(&mut self, label: &str, passphrase: &str, now: &Moment) -> Result<(), AppError> {
        match std::mem::replace(&mut self.stage, Stage::Locked) {
            Stage::Welcoming(welcoming) => match welcoming.join(label, passphrase, now) {
                Ok(_) => Ok(()),
                Err((welcoming, error)) => {
                    self.stage = Stage::Welcoming(welcoming);
                    Err(error)
                }
            },
            other => {
                self.stage = other;
                Err(AppError::NotPresent)
            }
        }
    }

    /// Looks, with both persons there, at which ideas both have marked. Each room is opened by its own
    /// passphrase, one after the other, and the opener's stands open again at the end. Only what both
    /// marked is told, and each of the two rooms keeps it.
    ///
    /// # Errors
    ///
    /// [`AppError::WrongPassphrase`] or [`AppError::SecondPersonMissing`] with the room open as it was, or
    /// what is wrong with the file; [`AppError::Locked`] where the opener's room could not be opened again.
    pub fn compare_ideas(&mut self, mine: &str, beside: &str, now: &Moment) -> Result<IdeasView, AppError> {
        let open = self.open()?;
        let (me, other) = (open.me(), ideas::both_are_here(open, mine, beside)?);
        let marked = ideas::wanted(open);
        self.lock();
        let both = self.locked().ok_or(AppError::NoHousehold)?.unlock(other, beside, now).and_then(|mut room| {
            let both = &marked & &ideas::wanted(&room);
            let kept = ideas::keep(&mut room, &both, now);
            drop(room.lock());
            kept.map(|()| both)
        });
        self.reopen(me, mine, now).map_err(|_| AppError::Locked)?;
        let open = self.open()?;
        ideas::keep(open, &both?, now)?;
        Ok(ideas::list(open))
    }

    /// Closes whatever is open. The file is closed when this returns.
    pub fn lock(&mut self) {
        match std::mem::replace(&mut self.stage, Stage::Locked) {
            Stage::Open(open) => drop(open.lock()),
            Stage::Welcoming(_) | Stage::Locked => {}
        }
    }

    /// Whether a room is open.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.stage, Stage::Open(_))
    }

    /// The open room.
    ///
    /// # Errors
    ///
    /// [`AppError::Locked`].
    pub const fn open(&mut self) -> Result<&mut OpenApp, AppError> {
        match &mut self.stage {
            Stage::Open(open) => Ok(open),
            Stage::Locked | Stage::Welcoming(_) => Err(AppError::Locked),
        }
    }

    /// How the window looks and when it locks.
    #[must_use]
    pub fn settings(&self) -> SettingsView {
        self.settings.view.clone()
    }

    /// Keeps how the window looks and when it locks.
    ///
    /// # Errors
    ///
    /// [`AppError::DiskFailed`]; the settings that were there stay.
    pub fn keep_settings(&mut self, view: SettingsView) -> Result<SettingsView, AppError> {
        let changed = Settings { view, ..self.settings.clone() };
        changed.write(&self.folders.config)?;
        self.settings = Settings::read(&self.folders.config);
        Ok(self.settings())
    }

    /// Help lines by country. Nothing needs to be unlocked for them.
    #[must_use]
    pub fn help() -> HelpView {
        content().help.clone()
    }

    fn locked(&self) -> Option<LockedApp> {
        self.settings.household.clone().map(|file| self.at(file))
    }

    fn at(&self, file: PathBuf) -> LockedApp {
        LockedApp::at(file, Some(self.folders.config.join("witness")))
    }

    fn remember(&mut self, household: Option<PathBuf>) -> Result<(), AppError> {
        self.settings.household = household;
        self.settings.write(&self.folders.config)
    }
}

/// Neutral names: nothing in a list of recent files tells a story.
fn file_name(number: u32) -> String {
    if number == 1 { "household.hearth".to_owned() } else { format!("household-{number}.hearth") }
}
