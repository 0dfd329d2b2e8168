//! Small households with known contents, for the suites that flip every byte.
//!
//! Nothing here is compiled into a release: the feature `test-builder` turns it on. The files are
//! genuine format 1, only smaller than a writer would make them and cheaper to unlock.

use crate::create::create_sized;
use crate::error::VaultError;
use crate::kdf::KdfCost;
use crate::open::OpenVault;
use crate::person::{EntryId, Millis, NewPerson, Person, Place};
use crate::record::Action;
use crate::recovery::RecoveryCode;
use crate::save::RoomSize;
use crate::secret::Passphrase;
use crate::sign::{NewBody, NewRecord};
use crate::stage::Change;

/// The cells of a room in a small household.
pub const SMALL_ROOM_CELLS: u32 = 8;

/// A person of a small household, and what is in that person's room from the beginning.
pub struct Resident<'a> {
    /// The name for the Door.
    pub label: &'a str,
    /// The secret.
    pub passphrase: &'a str,
    /// Whether a recovery code is made.
    pub recovery: bool,
    /// The entries.
    pub entries: &'a [(EntryId, &'a [u8])],
}

impl<'a> Resident<'a> {
    fn changes(&self) -> Vec<Change<'a>> {
        self.entries.iter().map(|(id, bytes)| Change::Put { id: *id, bytes }).collect()
    }

    fn passphrase(&self) -> Result<Passphrase, VaultError> {
        Passphrase::to_set(self.passphrase).map_err(|_| VaultError::WrongPassphrase)
    }
}

/// Makes a household whose rooms have exactly `SMALL_ROOM_CELLS` cells, and closes it. With a
/// second resident there is a shared room with the two founding records and one post for each of
/// `posts`, made by the founder.
///
/// # Errors
///
/// Those of making, joining and posting.
pub fn small_household(
    place: &Place,
    founder: &Resident<'_>,
    newcomer: Option<&Resident<'_>>,
    posts: &[&[u8]],
    now: Millis,
) -> Result<[Option<RecoveryCode>; 2], VaultError> {
    let size = RoomSize { cells: SMALL_ROOM_CELLS, grows: false };
    let secret = founder.passphrase()?;
    let first = NewPerson { label: founder.label, passphrase: &secret, recovery: founder.recovery };
    let (mut vault, code) = create_sized(place, &first, KdfCost::for_tests(), now, size, &founder.changes())?;
    let second_code = match newcomer {
        Some(newcomer) => join_and_post(&mut vault, &secret, newcomer, posts, now)?,
        None => None,
    };
    Ok([code, second_code])
}

fn join_and_post(
    vault: &mut OpenVault,
    founder: &Passphrase,
    newcomer: &Resident<'_>,
    posts: &[&[u8]],
    now: Millis,
) -> Result<Option<RecoveryCode>, VaultError> {
    let presence = vault.confirm(Person::First, founder)?;
    let secret = newcomer.passphrase()?;
    let person = NewPerson { label: newcomer.label, passphrase: &secret, recovery: newcomer.recovery };
    let code = vault.join_with(&presence, &person, now, &newcomer.changes())?;
    for (number, post) in (1..).zip(posts) {
        let entry = EntryId([number; 16]);
        vault.post(&NewRecord { action: Action::Post, entry, revision: 0, body: NewBody::Own(post) }, now)?;
    }
    Ok(code)
}
