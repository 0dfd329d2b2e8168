//! Everything that one person's user key opens: the bundle, and through it the rooms.

use crate::bundle::{Bundle, BundleKey, KeyOf};
use crate::copies;
use crate::door::Unlocked;
use crate::error::VaultError;
use crate::finding::{Finding, Space, Table};
use crate::keys::{SealingKey, SpaceId, UserKey, UserKeys, VaultId};
use crate::person::Person;
use crate::room::{Notes, RoomKeys};
use crate::seal::{self, Belongs, Kind};
use crate::store::{Row, Store, copy_row};
use crate::wire::u64_at;
use crate::witness::WitnessKey;

/// The keys of one person, open.
pub(crate) struct PersonKeys {
    pub(crate) person: Person,
    pub(crate) vault: VaultId,
    pub(crate) user_generation: u32,
    pub(crate) key: UserKey,
    pub(crate) bundle: Bundle,
    pub(crate) bundle_commitment: [u8; 32],
}

impl PersonKeys {
    /// Opens the bundle of a person who has just been unlocked.
    pub(crate) fn open(
        store: &Store,
        person: Person,
        space: Space,
        unlocked: Unlocked,
        notes: &mut Notes,
    ) -> Result<Self, VaultError> {
        let mut copies = read_bundle(store, person, &unlocked)?;
        let Unlocked { key, vault, user_generation, mends } = unlocked;
        notes.mends.extend(mends);
        notes.bundle_faults(space, &mut copies);
        let Some((bundle, bundle_commitment, _)) = copies.best else {
            return Err(VaultError::Damaged(std::mem::take(&mut notes.findings)));
        };
        Ok(Self { person, vault, user_generation, key, bundle, bundle_commitment })
    }

    /// Whether this key opens the bundle of its person.
    pub(crate) fn fit(store: &Store, person: Person, unlocked: &Unlocked) -> bool {
        let copies = read_bundle(store, person, unlocked);
        copies.is_ok_and(|copies| copies.best.is_some())
    }

    /// The same keys once more, for a joining that may fail.
    pub(crate) fn copy(&self) -> Self {
        Self {
            person: self.person,
            vault: self.vault,
            user_generation: self.user_generation,
            key: UserKey(self.key.0.copy()),
            bundle: self.bundle.copy(),
            bundle_commitment: self.bundle_commitment,
        }
    }

    pub(crate) fn own_room(&self) -> Result<RoomKeys, VaultError> {
        self.room_keys(KeyOf::Own, self.bundle.own_space)
    }

    pub(crate) fn shared_room(&self) -> Option<Result<RoomKeys, VaultError>> {
        let joined = self.bundle.joined.as_ref()?;
        Some(self.room_keys(KeyOf::Shared, joined.shared_space))
    }

    fn room_keys(&self, of: KeyOf, space: SpaceId) -> Result<RoomKeys, VaultError> {
        let derive = |key: &BundleKey| SealingKey::derive(&self.vault, &space, key.generation, &key.key);
        let keys = || self.bundle.keys.iter().filter(|key| key.of == of);
        let active = keys()
            .find(|key| !key.retired)
            .ok_or_else(|| VaultError::Damaged(vec![Finding::BundleDamaged { space: Space::Own, copy: 0 }]))?;
        Ok(RoomKeys {
            vault: self.vault,
            space,
            generation: active.generation,
            active: derive(active),
            retired: keys().filter(|key| key.retired).map(|key| (key.generation, derive(key))).collect(),
        })
    }

    pub(crate) fn witness(&self) -> WitnessKey {
        WitnessKey {
            key: UserKeys::derive(&self.vault, self.person, &self.key).witness(),
            vault: self.vault,
            space: self.bundle.own_space,
            user_generation: self.user_generation,
        }
    }

    /// Seals the bundle anew; the rows, and the commitment for the head.
    pub(crate) fn seal_bundle(&self) -> Result<(Vec<Row>, [u8; 32]), VaultError> {
        let sealing = UserKeys::derive(&self.vault, self.person, &self.key).bundle();
        let place = bundle_place(self.bundle.own_space, self.user_generation);
        let sealed = seal::seal(&sealing, &self.vault, &place, &self.bundle.encode())?;
        let commitment = seal::commitment_of(&sealed);
        let mut rows = Vec::new();
        let ids = [0, 1].map(|copy| copy_row(self.person.index(), copy));
        crate::stage::push_twice(&mut rows, Table::Bundle, ids, sealed);
        Ok((rows, commitment))
    }
}

// FORMAT: a bundle carries the space id of the own room and the user-key generation.
fn bundle_place(space: SpaceId, user_generation: u32) -> Belongs {
    let generation = u16::try_from(user_generation).unwrap_or(u16::MAX);
    Belongs { kind: Kind::Bundle, generation, space, number: 0 }
}

/// A bundle, its commitment and its serial.
type FoundBundle = (Bundle, [u8; 32], u64);

fn read_bundle(store: &Store, person: Person, unlocked: &Unlocked) -> Result<copies::Copies<FoundBundle>, VaultError> {
    let Unlocked { key, vault, user_generation, .. } = unlocked;
    let sealing = UserKeys::derive(vault, person, key).bundle();
    let open = |bytes: &[u8]| {
        // The own space id is known only from the envelope itself, which authenticates it.
        let claim = seal::Claim::read(bytes)?;
        let place = bundle_place(claim.space, *user_generation);
        let plain = seal::open(&sealing, vault, &place, bytes)?;
        let bundle = Bundle::decode(&plain)?;
        let fits =
            bundle.person == person && bundle.user_generation == *user_generation && bundle.own_space == claim.space;
        fits.then(|| (bundle, seal::commitment_of(bytes), u64_at(&plain[..], 8)))
    };
    let places = [0, 1].map(|copy| (Table::Bundle, copy_row(person.index(), copy)));
    copies::read(store, places, open, |(_, _, serial)| *serial)
}
