//! The Door: what can be done while nobody's room is open.

use crate::notices::notices;
use crate::views::{DoorView, Person, PersonView};
use crate::{AppError, Moment, OpenApp, passphrase};
use std::path::{Path, PathBuf};
use vault::{ClosedVault, KdfCost, NewPerson, OpenVault, Passphrase, Place, Presence};

/// The longest label, in bytes of UTF-8 (format 1).
const LONGEST_LABEL: usize = 64;

/// The program while nobody's room is open. It holds no key, and no lock on the file either:
/// between two acts another program may open it.
#[derive(Debug, Clone)]
pub struct LockedApp {
    place: Place,
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
        Self { place: Place { file, witness } }
    }

    /// Where the household lies.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.place.file
    }

    /// What stands at the Door.
    #[must_use]
    pub fn door(&self) -> DoorView {
        match ClosedVault::open(&self.place) {
            Ok(vault) => DoorView::Household {
                persons: vault.persons().iter().map(PersonView::from).collect(),
                can_join: vault.persons().len() < 2,
                notices: notices(vault.findings()),
            },
            Err(error) => DoorView::Trouble {
                file_name: self
                    .place
                    .file
                    .file_name()
                    .map(|name| name.to_string_lossy().into_owned())
                    .unwrap_or_default(),
                error: error.into(),
            },
        }
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

    /// Opens a person's room.
    ///
    /// # Errors
    ///
    /// [`AppError::WrongPassphrase`], or what is wrong with the file.
    pub fn unlock(&self, person: Person, passphrase: &str, now: &Moment) -> Result<OpenApp, AppError> {
        let passphrase = try_passphrase(passphrase)?;
        let vault = ClosedVault::open(&self.place)?;
        let open = vault.unlock(person.into(), &passphrase).map_err(|refused| refused.error)?;
        Ok(OpenApp::new(self.place.clone(), open, now))
    }

    /// The founder confirms being there, so that a second person may join.
    ///
    /// # Errors
    ///
    /// [`AppError::AlreadyJoined`], [`AppError::WrongPassphrase`], or what is wrong with the file.
    pub fn welcome(&self, passphrase: &str) -> Result<Welcoming, AppError> {
        let passphrase = try_passphrase(passphrase)?;
        let vault = ClosedVault::open(&self.place)?;
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
        let vault = ClosedVault::open(&self.place)?;
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
                Ok(()) => Ok(LockedApp { place: self.place }),
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
        Ok(LockedApp { place: self.place })
    }

    fn join_inner(&mut self, label: &str, passphrase: &Passphrase, now: &Moment) -> Result<(), AppError> {
        let newcomer = NewPerson { label, passphrase, recovery: false };
        self.vault.join(&self.founder, &newcomer, now.instant())?;
        Ok(())
    }

    fn founder_label(&self) -> String {
        self.vault.persons().first().map(|person| person.label.clone()).unwrap_or_default()
    }

    fn fit_newcomer(&self, label: &str) -> Result<String, AppError> {
        fit_label(label, Some(&self.founder_label()))
    }
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
