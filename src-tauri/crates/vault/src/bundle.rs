//! The bundle: the keys of one person, sealed under the user key.

use crate::keys::SpaceId;
use crate::person::Person;
use crate::seal::{PLAIN_BYTES, Plain, empty_plain};
use crate::secret::Secret32;
use crate::wire::{array_at, is_zero, put, u16_at, u32_at, u64_at};

// FORMAT: the places of the fields.
const PERSON: usize = 2;
const FLAGS: usize = 3;
const GENERATION: usize = 4;
const SERIAL: usize = 8;
const OWN_SPACE: usize = 16;
const SHARED_SPACE: usize = 32;
const OTHER_SPACE: usize = 48;
const SEED: usize = 64;
const PUBLIC: usize = 96;
const OTHER_PUBLIC: usize = 128;
const RECOVERY: usize = 160;
const KEY_COUNT: usize = 192;
const KEYS: usize = 194;
const KEY_BYTES: usize = 36;
const MOST_KEYS: usize = 100;
const LAYOUT: u16 = 1;
const HAS_RECOVERY: u8 = 1;
const HAS_JOINED: u8 = 2;

/// Which space a key of the bundle opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeyOf {
    Own,
    Shared,
}

/// One key of a space.
pub(crate) struct BundleKey {
    pub(crate) of: KeyOf,
    pub(crate) retired: bool,
    pub(crate) generation: u16,
    pub(crate) key: Secret32,
}

/// What the bundle knows of the other person, from the moment of joining.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Joined {
    pub(crate) shared_space: SpaceId,
    pub(crate) other_space: SpaceId,
    pub(crate) other_public: [u8; 32],
}

/// The keys of one person.
pub(crate) struct Bundle {
    pub(crate) person: Person,
    pub(crate) user_generation: u32,
    pub(crate) serial: u64,
    pub(crate) own_space: SpaceId,
    pub(crate) joined: Option<Joined>,
    pub(crate) seed: Secret32,
    pub(crate) public: [u8; 32],
    pub(crate) recovery: Option<Secret32>,
    pub(crate) keys: Vec<BundleKey>,
}

impl Bundle {
    pub(crate) fn copy(&self) -> Self {
        let copy_key = |key: &BundleKey| BundleKey { key: key.key.copy(), ..*key };
        Self {
            seed: self.seed.copy(),
            recovery: self.recovery.as_ref().map(Secret32::copy),
            keys: self.keys.iter().map(copy_key).collect(),
            ..*self
        }
    }

    pub(crate) fn encode(&self) -> Plain {
        let mut plain = empty_plain();
        let bytes = &mut plain[..];
        put(bytes, 0, &LAYOUT.to_le_bytes());
        bytes[PERSON] = self.person.index();
        put(bytes, GENERATION, &self.user_generation.to_le_bytes());
        put(bytes, SERIAL, &self.serial.to_le_bytes());
        put(bytes, OWN_SPACE, &self.own_space.0);
        // EXPOSE: the seed, R and the space keys go into the bundle, which is sealed at once.
        put(bytes, SEED, self.seed.expose());
        put(bytes, PUBLIC, &self.public);
        if let Some(joined) = &self.joined {
            bytes[FLAGS] |= HAS_JOINED;
            put(bytes, SHARED_SPACE, &joined.shared_space.0);
            put(bytes, OTHER_SPACE, &joined.other_space.0);
            put(bytes, OTHER_PUBLIC, &joined.other_public);
        }
        if let Some(recovery) = &self.recovery {
            bytes[FLAGS] |= HAS_RECOVERY;
            put(bytes, RECOVERY, recovery.expose());
        }
        let count = u16::try_from(self.keys.len()).expect("a bundle has 100 keys at most");
        put(bytes, KEY_COUNT, &count.to_le_bytes());
        for (key, at) in self.keys.iter().zip((KEYS..).step_by(KEY_BYTES)) {
            bytes[at] = u8::from(key.of == KeyOf::Shared);
            bytes[at + 1] = if key.retired { 2 } else { 1 };
            put(bytes, at + 2, &key.generation.to_le_bytes());
            put(bytes, at + 4, key.key.expose());
        }
        plain
    }

    /// Reads a bundle. `None`: not a layout that a writer makes.
    pub(crate) fn decode(plain: &[u8; PLAIN_BYTES]) -> Option<Self> {
        let flags = plain[FLAGS];
        if u16_at(plain, 0) != LAYOUT || flags > (HAS_RECOVERY | HAS_JOINED) {
            return None;
        }
        let joined = flags & HAS_JOINED != 0;
        let alone_is_zero = is_zero(&plain[SHARED_SPACE..SEED]) && is_zero(&plain[OTHER_PUBLIC..RECOVERY]);
        let recovery = flags & HAS_RECOVERY != 0;
        if (!joined && !alone_is_zero) || (!recovery && !is_zero(&plain[RECOVERY..KEY_COUNT])) {
            return None;
        }
        let bundle = Self {
            person: Person::from_index(plain[PERSON])?,
            user_generation: u32_at(plain, GENERATION),
            serial: u64_at(plain, SERIAL),
            own_space: SpaceId(array_at(plain, OWN_SPACE)),
            joined: joined.then(|| Joined {
                shared_space: SpaceId(array_at(plain, SHARED_SPACE)),
                other_space: SpaceId(array_at(plain, OTHER_SPACE)),
                other_public: array_at(plain, OTHER_PUBLIC),
            }),
            seed: Secret32::new(array_at(plain, SEED)),
            public: array_at(plain, PUBLIC),
            recovery: recovery.then(|| Secret32::new(array_at(plain, RECOVERY))),
            keys: decode_keys(plain)?,
        };
        bundle.is_sound().then_some(bundle)
    }

    fn is_sound(&self) -> bool {
        let active = |of| self.keys.iter().filter(|key| key.of == of && !key.retired).count();
        active(KeyOf::Own) == 1
            && active(KeyOf::Shared) == usize::from(self.joined.is_some())
            && ring::signature::Ed25519KeyPair::from_seed_and_public_key(
                // EXPOSE: to the signature, which checks that the two halves fit.
                self.seed.expose(),
                &self.public,
            )
            .is_ok()
    }
}

fn decode_keys(plain: &[u8; PLAIN_BYTES]) -> Option<Vec<BundleKey>> {
    let count = usize::from(u16_at(plain, KEY_COUNT));
    if count > MOST_KEYS || !is_zero(&plain[KEYS + count * KEY_BYTES..]) {
        return None;
    }
    let fields = plain[KEYS..KEYS + count * KEY_BYTES].chunks_exact(KEY_BYTES);
    fields
        .map(|field| {
            let of = match field[0] {
                0 => KeyOf::Own,
                1 => KeyOf::Shared,
                _ => return None,
            };
            let retired = match field[1] {
                1 => false,
                2 => true,
                _ => return None,
            };
            let generation = u16_at(field, 2);
            let key = Secret32::new(array_at(field, 4));
            (generation > 0).then_some(BundleKey { of, retired, generation, key })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::hex;
    use ring::signature::{Ed25519KeyPair, KeyPair};

    fn public(seed: &[u8; 32]) -> [u8; 32] {
        array_at(Ed25519KeyPair::from_seed_unchecked(seed).expect("a seed").public_key().as_ref(), 0)
    }

    fn key(of: KeyOf, retired: bool, generation: u16, byte: u8) -> BundleKey {
        BundleKey { of, retired, generation, key: Secret32::new([byte; 32]) }
    }

    fn sample() -> Bundle {
        Bundle {
            person: Person::Second,
            user_generation: 3,
            serial: 9,
            own_space: SpaceId([1; 16]),
            joined: Some(Joined {
                shared_space: SpaceId([2; 16]),
                other_space: SpaceId([3; 16]),
                other_public: [4; 32],
            }),
            seed: Secret32::new([5; 32]),
            public: public(&[5; 32]),
            recovery: Some(Secret32::new([6; 32])),
            keys: vec![key(KeyOf::Own, true, 1, 7), key(KeyOf::Own, false, 2, 8), key(KeyOf::Shared, false, 1, 9)],
        }
    }

    #[test]
    fn the_layout_of_a_bundle_is_frozen() {
        let plain = sample().encode();
        assert_eq!(hex(&plain[..16]), "0100010303000000".to_owned() + "0900000000000000");
        assert_eq!(hex(&plain[16..96]), "01".repeat(16) + &"02".repeat(16) + &"03".repeat(16) + &"05".repeat(32));
        assert_eq!(hex(&plain[128..194]), "04".repeat(32) + &"06".repeat(32) + "0300");
        assert_eq!(hex(&plain[194..230]), "00020100".to_owned() + &"07".repeat(32));
        assert_eq!(hex(&plain[230..234]), "00010200");
        assert_eq!(hex(&plain[266..270]), "01010100");
        assert!(is_zero(&plain[302..]));
    }

    #[test]
    fn a_bundle_reads_back() {
        let plain = sample().encode();
        let read = Bundle::decode(&plain).expect("a bundle");
        assert_eq!(*read.encode(), *plain);
    }

    #[test]
    fn a_bundle_alone_has_zeros_in_the_places_of_the_other() {
        let mut alone = Bundle { joined: None, recovery: None, ..sample() };
        alone.keys.pop();
        let plain = alone.encode();
        assert!(is_zero(&plain[32..64]) && is_zero(&plain[128..192]));
        assert!(Bundle::decode(&plain).is_some());
        for at in [32, 63, 128, 160, 191] {
            let mut spoiled = *plain;
            spoiled[at] = 1;
            assert!(Bundle::decode(&spoiled).is_none(), "byte {at}");
        }
    }

    #[test]
    fn what_no_writer_makes_is_not_read() {
        let sound = *sample().encode();
        for (at, value) in
            [(0, 2), (2, 2), (3, 4), (96, 0), (192, 101), (194, 2), (195, 3), (196, 0), (231, 2), (3839, 1)]
        {
            let mut plain = sound;
            plain[at] = value;
            assert!(Bundle::decode(&plain).is_none(), "byte {at}");
        }
    }
}
