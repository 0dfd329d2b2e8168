//! The program as the window runs it: which household, and whether a room is open.
//!
//! All of it lives on one thread of the shell. What is locked, welcoming or open is one value, so
//! that no act can find itself between two of them.

use crate::content::{content, help};
use crate::locked::{LockedApp, Opening, Welcoming};
use crate::open::OpenApp;
use crate::settings::Settings;
use crate::views::{
    DoorView, HelpView, HouseholdView, IdeasView, KnownView, OpenedView, Person, PlaceView, RoomView, SettingsView,
};
use crate::{AppError, Moment, first_reads, ideas, reflect, short};
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

/// The program: its settings, the household at whose door it stands, and the room that is open, if one is.
pub struct Program {
    folders: Folders,
    settings: Settings,
    here: Option<Standing>,
    stage: Stage,
}

/// At which door. Standing somewhere is kept nowhere: only a passphrase that opens makes a household known.
struct Standing {
    file: PathBuf,
    only_this_time: bool,
}

impl Standing {
    const fn at(file: PathBuf) -> Self {
        Self { file, only_this_time: false }
    }
}

enum Stage {
    Locked,
    Welcoming(Box<Welcoming>),
    Open(Box<OpenApp>),
}

impl Program {
    /// Starts at the Door. A household that lies in the usual place is found even when the settings
    /// are gone or do not read.
    #[must_use]
    pub fn start(folders: Folders) -> Self {
        let mut settings = Settings::read(&folders.config);
        if !Settings::kept_in(&folders.config) {
            let usual = folders.data.join(file_name(1));
            if usual.is_file() {
                settings.know(usual);
            }
        }
        let here = settings.household.clone().map(Standing::at);
        Self { folders, settings, here, stage: Stage::Locked }
    }

    /// What stands at the Door.
    #[must_use]
    pub fn door(&self) -> DoorView {
        self.locked().map_or(DoorView::None, |locked| locked.door())
    }

    /// Makes a household in the usual place beside those that are there, and opens the founder's room.
    /// It is added to the list, and none leaves it.
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
        self.here = Some(Standing::at(file));
        self.know_where_it_stands();
        Ok(view)
    }

    /// Stands at the door of a household file that somebody chose. Nothing is kept of it before a
    /// passphrase opens it, and nothing at all when it is only for this time.
    pub fn choose(&mut self, file: PathBuf, only_this_time: bool) -> DoorView {
        self.stand(Standing { file, only_this_time })
    }

    /// The other households that this computer knows, by their places.
    #[must_use]
    pub fn known(&self) -> Vec<KnownView> {
        let here = self.here.as_ref().map(|here| &here.file);
        let known = (0..).zip(&self.settings.households).filter(|(_, file)| Some(*file) != here);
        known.map(|(known, file)| KnownView { known, place: PlaceView::of(file) }).collect()
    }

    /// Stands at the door of a household that this computer knows, by its number in the list.
    ///
    /// # Errors
    ///
    /// [`AppError::NoHousehold`] where the list has no such number.
    pub fn choose_known(&mut self, known: u32) -> Result<DoorView, AppError> {
        let file = usize::try_from(known).ok().and_then(|at| self.settings.households.get(at));
        let file = file.cloned().ok_or(AppError::NoHousehold)?;
        Ok(self.stand(Standing::at(file)))
    }

    /// Nobody stands at another door with a room open behind them.
    fn stand(&mut self, there: Standing) -> DoorView {
        self.lock();
        self.here = Some(there);
        self.door()
    }

    /// Where the household lies whose room is open, and whether it is on this computer's list.
    ///
    /// # Errors
    ///
    /// [`AppError::Locked`].
    pub fn household(&mut self) -> Result<HouseholdView, AppError> {
        self.open()?;
        let file = &self.here.as_ref().ok_or(AppError::NoHousehold)?.file;
        Ok(HouseholdView { place: PlaceView::of(file), listed: self.settings.households.contains(file) })
    }

    /// Takes the household whose room is open off this computer's list. The file stays where it is, and
    /// the room open.
    ///
    /// # Errors
    ///
    /// [`AppError::Locked`], or [`AppError::DiskFailed`] with the list as it was.
    pub fn forget(&mut self) -> Result<HouseholdView, AppError> {
        self.open()?;
        let here = self.here.as_mut().ok_or(AppError::NoHousehold)?;
        let mut settings = self.settings.clone();
        settings.forget(&here.file);
        settings.write(&self.folders.config)?;
        self.settings = settings;
        here.only_this_time = true;
        self.household()
    }

    /// Opens the room that a passphrase fits; `of_two` is asked for only where it fits both. What has
    /// rested in its bin for 30 days is out of sight from now on, and leaves the file with the first act
    /// that saves something. Opening writes nothing into the file; this computer knows the household
    /// from now on, unless it is only for this time.
    ///
    /// # Errors
    ///
    /// See [`LockedApp::unlock_either`].
    pub fn unlock(&mut self, passphrase: &str, of_two: Option<Person>, now: &Moment) -> Result<OpenedView, AppError> {
        let locked = self.locked().ok_or(AppError::NoHousehold)?;
        let open = match locked.unlock_either(passphrase, of_two, now)? {
            Opening::Room(open) => open,
            Opening::Which(persons) => return Ok(OpenedView::Which { persons }),
        };
        let room = open.view();
        self.stage = Stage::Open(open);
        self.know_where_it_stands();
        reflect::empty_bin(self.open()?, now);
        short::drop_what_ran_out(self.open()?, now);
        first_reads::let_go_of_answered(self.open()?);
        Ok(OpenedView::Room { room })
    }

    fn reopen(&mut self, person: Person, passphrase: &str, now: &Moment) -> Result<(), AppError> {
        let open = self.locked().ok_or(AppError::NoHousehold)?.unlock(person, passphrase, now)?;
        self.stage = Stage::Open(Box::new(open));
        Ok(())
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
        // Nobody locked: what was answered since unlocking binds on.
        let sitting = open.sitting();
        self.lock();
        let both = self.locked().ok_or(AppError::NoHousehold)?.unlock(other, beside, now).and_then(|mut room| {
            let both = &marked & &ideas::wanted(&room);
            let kept = ideas::keep(&mut room, &both, now);
            drop(room.lock());
            kept.map(|()| both)
        });
        self.reopen(me, mine, now).map_err(|_| AppError::Locked)?;
        let open = self.open()?;
        open.go_on(sitting);
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
    pub fn help(now: &Moment) -> HelpView {
        help::on(&content().help, now.day())
    }

    fn locked(&self) -> Option<LockedApp> {
        let here = self.here.as_ref()?;
        let locked = self.at(here.file.clone());
        Some(if here.only_this_time { locked.leaving_no_note() } else { locked })
    }

    fn at(&self, file: PathBuf) -> LockedApp {
        LockedApp::at(file, Some(self.folders.config.join("witness")))
    }

    /// The room is open already: settings that cannot be kept only cost the choice of it at the next start.
    fn know_where_it_stands(&mut self) {
        let Some(here) = self.here.as_ref().filter(|here| !here.only_this_time) else { return };
        let before = self.settings.clone();
        self.settings.know(here.file.clone());
        if self.settings != before {
            _ = self.settings.write(&self.folders.config);
        }
    }
}

/// Neutral names: nothing in a list of recent files tells a story.
fn file_name(number: u32) -> String {
    if number == 1 { "household.hearth".to_owned() } else { format!("household-{number}.hearth") }
}
