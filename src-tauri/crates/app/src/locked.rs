//! The Door: what can be done while nobody's room is open.

use crate::notices::notices;
use crate::views::{DoorView, Notice, Person, PersonView, PlaceView};
use crate::{AppError, Moment, OpenApp, passphrase};
use std::path::{Path, PathBuf};
use vault::{ClosedVault, KdfCost, NewPerson, OpenVault, Opened, Passphrase, Place, Presence, VaultError};

/// The longest label, in bytes of UTF-8 (format 1).
const LONGEST_LABEL: usize = 64;

/// The program while nobody's room is open. It holds no key, and no lock on the file either:
/// between two acts another program may open it.
#[derive(Debug, Clone)]
pub struct LockedApp {
    place: Place,
    leaves_no_note: bool,
}

/// What a passphrase opened at a Door without names.
pub enum Opening {
    /// The room that it fits.
    Room(Box<OpenApp>),
    /// It fits both rooms: only now the two are named, and whoever typed it says which.
    Which(Vec<PersonView>),
}

/// The founder has confirmed being there; the second person may join now, in one act.
///
/// It holds the founder's keys, so it is dropped as soon as the act is done or given up.
pub struct Welcoming {
    place: Place,
    vault: OpenVault,
    founder: Presence,
}

impl LockedApp {
    /// Stands at the door of the household that lies at `file`, whether or not one lies there yet.
    #[must_use]
    pub const fn at(file: PathBuf, witness: Option<PathBuf>) -> Self {
        Self { place: Place { file, witness }, leaves_no_note: false }
    }

    /// This computer begins no note of the household. One that it keeps already is looked at and
    /// renewed as ever.
    #[must_use]
    pub fn leaving_no_note(self) -> Self {
        Self { leaves_no_note: true, ..self }
    }

    /// Where the household lies.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.place.file
    }

    /// What stands at the Door: the same for one person and for two, and no name.
    #[must_use]
    pub fn door(&self) -> DoorView {
        let place = PlaceView::of(self.file());
        match self.closed() {
            Ok(vault) => DoorView::Household { place, notices: uncounted(notices(vault.findings())) },
            Err(error) => DoorView::Trouble { place, error: error.into() },
        }
    }

    fn closed(&self) -> Result<ClosedVault, VaultError> {
        let vault = ClosedVault::open(&self.place)?;
        Ok(if self.leaves_no_note { vault.beginning_no_note() } else { vault })
    }

    /// Makes a household with one person, and opens that person's room.
    ///
    /// # Errors
    ///
    /// A label or passphrase that may not be set; a file that already lies there; a disk that
    /// refuses. Nothing is left behind.
    pub fn create(&self, label: &str, passphrase: &str, cost: KdfCost, now: &Moment) -> Result<OpenApp, AppError> {
        let label = fit_label(label, None)?;
        let passphrase = passphrase::to_set(passphrase, std::slice::from_ref(&label))?;
        self.create_as(&label, &passphrase, cost, now)
    }

    /// As [`create`](Self::create), for a passphrase that was judged elsewhere: the command line
    /// warns about a weak one and leaves the choice to whoever types it.
    ///
    /// # Errors
    ///
    /// As [`create`](Self::create).
    pub fn create_as(
        &self,
        label: &str,
        passphrase: &Passphrase,
        cost: KdfCost,
        now: &Moment,
    ) -> Result<OpenApp, AppError> {
        let label = fit_label(label, None)?;
        let founder = NewPerson { label: &label, passphrase, recovery: false };
        let (vault, _) = vault::create(&self.place, &founder, cost, now.instant())?;
        Ok(OpenApp::new(self.place.clone(), vault, now))
    }

    /// Opens the room that a passphrase fits. Both are always tried, with the same work, so that the
    /// Door tells nobody who lives here. Where it fits both, `of_two` says whose is meant.
    ///
    /// # Errors
    ///
    /// [`AppError::WrongPassphrase`], or what is wrong with the file.
    pub fn unlock_either(&self, passphrase: &str, of_two: Option<Person>, now: &Moment) -> Result<Opening, AppError> {
        let passphrase = try_passphrase(passphrase)?;
        let opened = self.closed()?.unlock_either(&passphrase, of_two.map(Into::into));
        Ok(match opened.map_err(|refused| refused.error)? {
            Opened::Room(room) => Opening::Room(Box::new(OpenApp::new(self.place.clone(), *room, now))),
            Opened::Either(vault) => Opening::Which(vault.persons().iter().map(PersonView::from).collect()),
        })
    }

    /// Opens a person's room, where it is known whose it is: for the command line, and where two sit
    /// side by side.
    ///
    /// # Errors
    ///
    /// [`AppError::WrongPassphrase`], or what is wrong with the file.
    pub fn unlock(&self, person: Person, passphrase: &str, now: &Moment) -> Result<OpenApp, AppError> {
        let passphrase = try_passphrase(passphrase)?;
        let open = self.closed()?.unlock(person.into(), &passphrase).map_err(|refused| refused.error)?;
        Ok(OpenApp::new(self.place.clone(), open, now))
    }

    /// The founder confirms being there, so that a second person may join.
    ///
    /// # Errors
    ///
    /// [`AppError::AlreadyJoined`], [`AppError::WrongPassphrase`], or what is wrong with the file.
    pub fn welcome(&self, passphrase: &str) -> Result<Welcoming, AppError> {
        let passphrase = try_passphrase(passphrase)?;
        let vault = self.closed()?;
        if vault.persons().len() > 1 {
            return Err(AppError::AlreadyJoined);
        }
        let vault = vault.unlock(vault::Person::First, &passphrase).map_err(|refused| refused.error)?;
        let founder = vault.confirm(vault::Person::First, &passphrase)?;
        Ok(Welcoming::new(self.place.clone(), vault, founder))
    }

    /// The person with this label, exactly as written.
    ///
    /// # Errors
    ///
    /// What is wrong with the file.
    pub fn person(&self, label: &str) -> Result<Option<Person>, AppError> {
        let vault = self.closed()?;
        Ok(vault.persons().iter().find(|person| person.label == label).map(|person| person.person.into()))
    }
}

impl Welcoming {
    pub(crate) const fn new(place: Place, vault: OpenVault, founder: Presence) -> Self {
        Self { place, vault, founder }
    }

    /// The second person joins. Ends at the Door, with both rooms closed.
    ///
    /// # Errors
    ///
    /// A label or passphrase that may not be set, or a disk that refuses; with the state as it was,
    /// so that the person can try again.
    pub fn join(mut self, label: &str, passphrase: &str, now: &Moment) -> Result<LockedApp, (Box<Self>, AppError)> {
        let judged = self.fit_newcomer(label).and_then(|label| {
            passphrase::to_set(passphrase, &[label.clone(), self.founder_label()]).map(|set| (label, set))
        });
        match judged {
            Ok((label, passphrase)) => match self.join_inner(&label, &passphrase, now) {
                Ok(()) => Ok(self.closed()),
                Err(error) => Err((Box::new(self), error)),
            },
            Err(error) => Err((Box::new(self), error)),
        }
    }

    /// As [`join`](Self::join), for a passphrase that was judged elsewhere.
    ///
    /// # Errors
    ///
    /// As [`join`](Self::join).
    pub fn join_as(mut self, label: &str, passphrase: &Passphrase, now: &Moment) -> Result<LockedApp, AppError> {
        let label = self.fit_newcomer(label)?;
        self.join_inner(&label, passphrase, now)?;
        Ok(self.closed())
    }

    fn join_inner(&mut self, label: &str, passphrase: &Passphrase, now: &Moment) -> Result<(), AppError> {
        let newcomer = NewPerson { label, passphrase, recovery: false };
        self.vault.join(&self.founder, &newcomer, now.instant())?;
        Ok(())
    }

    fn closed(self) -> LockedApp {
        LockedApp::at(self.place.file, self.place.witness)
    }

    fn founder_label(&self) -> String {
        self.vault.persons().first().map(|person| person.label.clone()).unwrap_or_default()
    }

    fn fit_newcomer(&self, label: &str) -> Result<String, AppError> {
        fit_label(label, Some(&self.founder_label()))
    }
}

/// What is found without a key could tell by its number how many live here.
fn uncounted(notices: Vec<Notice>) -> Vec<Notice> {
    notices.into_iter().map(|notice| Notice { count: 1, ..notice }).collect()
}

/// What was typed to open something: whatever cannot be a passphrase is simply a wrong one.
pub(crate) fn try_passphrase(text: &str) -> Result<Passphrase, AppError> {
    Passphrase::to_try(text).map_err(|_| AppError::WrongPassphrase)
}

/// A label as it is kept: trimmed, without invisible characters, and not that of the other.
fn fit_label(label: &str, other: Option<&str>) -> Result<String, AppError> {
    let label: String = label.trim().chars().filter(|each| !is_invisible(*each)).collect();
    if label.is_empty() {
        return Err(AppError::LabelEmpty);
    }
    if label.len() > LONGEST_LABEL {
        return Err(AppError::LabelTooLong);
    }
    if other.is_some_and(|other| crate::search::fold(other) == crate::search::fold(&label)) {
        return Err(AppError::LabelTaken);
    }
    Ok(label)
}

/// Controls, bidirectional overrides and zero-width characters: with them two labels could look
/// alike and differ.
fn is_invisible(each: char) -> bool {
    each.is_control()
        || matches!(each, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{00ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_could_not_be_told_apart_are_refused() {
        assert_eq!(fit_label("  ", None), Err(AppError::LabelEmpty));
        assert_eq!(fit_label("\u{200b}", None), Err(AppError::LabelEmpty));
        assert_eq!(fit_label(" Robin\u{202e} ", None), Ok("Robin".to_owned()));
        assert_eq!(fit_label("ROBIN", Some("Robin")), Err(AppError::LabelTaken));
        assert_eq!(fit_label(&"é".repeat(33), None), Err(AppError::LabelTooLong));
        assert_eq!(fit_label(&"é".repeat(32), None), Ok("é".repeat(32)));
    }
}
