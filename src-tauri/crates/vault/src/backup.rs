//! A copy of the whole file, looked at before it gets its name.
//!
//! The copy is a household file like the one it came from: it opens with the passphrases of the day on
//! which it was made. The other person's room travels along unread.

use std::fs::{self, OpenOptions};
use std::path::Path;

use crate::closed::ClosedVault;
use crate::create::{keep_name, new_draft, nothing_stands_at, put_in_place};
use crate::error::VaultError;
use crate::finding::Finding;
use crate::frame::{beside, resolve};
use crate::open::{OpenVault, Rooms};
use crate::person::{Place, hex};
use crate::random;
use crate::room::Notes;
use crate::store::Store;

/// Puts the rows of a file into an empty one. Tests hand in one that makes a mistake.
pub(crate) type CopyInto<'a> = dyn Fn(&Store, &Path) -> Result<(), VaultError> + 'a;

impl OpenVault {
    /// Writes a copy of the whole file to a place where nothing stands, and returns when the disk has it
    /// and it has been opened again: every row is the same, and with the opener's key nothing is wrong
    /// with it that isn't wrong with this file. Otherwise nothing is left there. This file isn't changed.
    ///
    /// # Errors
    ///
    /// [`VaultError::Exists`] where something stands; [`VaultError::Damaged`] for a copy that differs, or a
    /// file that can't be read as a whole; or what the disk says.
    pub fn copy_to(&mut self, path: &Path) -> Result<(), VaultError> {
        self.copy_by(path, &Store::copy_into)
    }

    pub(crate) fn copy_by(&mut self, path: &Path, copy: &CopyInto<'_>) -> Result<(), VaultError> {
        if self.unsettled {
            self.read_again()?;
        }
        let path = resolve(path)?;
        nothing_stands_at(&path)?;
        let draft = path.with_file_name(format!(".hearth-{}", hex(&random::make::<8>()?)));
        let made = self.write_copy(&draft, copy).and_then(|()| put_in_place(&draft, &path));
        for left in [beside(&draft, "-journal"), draft] {
            // What is left of it is whole or worthless, and stands under a name that nobody gave.
            let _ = fs::remove_file(left);
        }
        made?;
        keep_name(&path);
        Ok(())
    }

    fn write_copy(&self, draft: &Path, copy: &CopyInto<'_>) -> Result<(), VaultError> {
        new_draft(draft)?;
        copy(&self.closed.store, draft)?;
        self.compare_with(draft)?;
        // Only after SQLite has let go: on Unix, closing a handle of a file gives up its locks.
        Ok(OpenOptions::new().write(true).open(draft)?.sync_all()?)
    }

    pub(crate) fn compare_with(&self, draft: &Path) -> Result<(), VaultError> {
        let copy = ClosedVault::open(&Place { file: draft.to_owned(), witness: None })?;
        let mut notes = Notes::default();
        let rooms = Rooms::read(&copy, self.me(), self.unlocked(), &mut notes)?;
        let mut found: Vec<Finding> = copy.findings().iter().chain(&notes.findings).cloned().collect();
        found.retain(|finding| !self.findings().contains(finding));
        let is_same = rooms.own.head_commitment == self.rooms.own.head_commitment
            && copy.store.has_the_rows_of(&self.closed.store)?;
        if is_same && found.is_empty() { Ok(()) } else { Err(VaultError::Damaged(found)) }
    }
}
