//! Keyslots: the ways to unlock, each wrapping the user key of one person.

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey};
use ring::digest::{SHA256, digest};
use subtle::ConstantTimeEq;

use crate::error::VaultError;
use crate::finding::SlotKind;
use crate::kdf::KdfCost;
use crate::keys::{self, Committed, UserKey, UserKeys, VaultId};
use crate::person::Person;
use crate::random;
use crate::secret::Secret32;
use crate::wire::{array_at, is_zero, put, u32_at};

pub(crate) const SLOT_BYTES: usize = 184;
// FORMAT: the carving mark of a keyslot, then format 1 and suite 1.
pub(crate) const SLOT_MAGIC: &[u8; 4] = b"VKS1";
const FORMAT_AND_SUITE: [u8; 2] = [1, 1];
// FORMAT: the places of the fields.
const KIND: usize = 6;
const PERSON: usize = 7;
const VAULT: usize = 8;
const SLOT_ID: usize = 24;
const COST: usize = 40;
const SALT: usize = 52;
const GENERATION: usize = 68;
const COMMITMENT: usize = 72;
const WRAPPED: usize = 104;
const CHECKSUM: usize = 152;
const HEADER_BYTES: usize = 72;
/// A generation travels in 16 bits inside envelopes.
const MOST_GENERATIONS: u32 = 65_535;

impl SlotKind {
    /// Both, in the order of the file.
    pub(crate) const BOTH: [Self; 2] = [Self::Passphrase, Self::Recovery];

    // FORMAT: kind 1 and kind 2.
    fn number(self) -> u8 {
        match self {
            Self::Passphrase => 1,
            Self::Recovery => 2,
        }
    }
}

// FORMAT: person * 2 + (kind - 1).
pub(crate) fn slot_row(person: Person, kind: SlotKind) -> i64 {
    i64::from(person.index()) * 2 + i64::from(kind.number()) - 1
}

/// A keyslot whose checksum and header are right.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Slot {
    bytes: [u8; SLOT_BYTES],
}

/// Why a slot did not give its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotUnwrapped {
    /// The secret is another one.
    OtherSecret,
    /// The secret is right and the wrapped key is not.
    Damaged,
}

/// What a new slot is made of.
pub(crate) struct NewSlot<'a> {
    pub(crate) vault: &'a VaultId,
    pub(crate) person: Person,
    pub(crate) kind: SlotKind,
    /// Zero for a recovery slot.
    pub(crate) cost: KdfCost,
    /// Zero for a recovery slot.
    pub(crate) salt: [u8; 16],
    pub(crate) generation: u32,
}

impl NewSlot<'_> {
    /// Wraps the user key under A or R.
    pub(crate) fn wrap(&self, secret: &Secret32, key: &UserKey) -> Result<Slot, VaultError> {
        Ok(self.wrap_with(secret, key, &random::make()?))
    }

    fn wrap_with(&self, secret: &Secret32, key: &UserKey, random: &[u8; 32]) -> Slot {
        let mut bytes = self.header(key, random);
        let header: [u8; HEADER_BYTES] = array_at(&bytes, 0);
        let derived = keys::derive_slot_key(self.vault, &bytes[SLOT_ID..COST], &header, secret);
        put(&mut bytes, COMMITMENT, &derived.commitment());
        // EXPOSE: into the wrapped part of the slot, sealed on the next line.
        put(&mut bytes, WRAPPED, key.0.expose());
        let (plain, rest) = bytes[WRAPPED..].split_at_mut(32);
        let tag = aead(&derived)
            .seal_in_place_separate_tag(zero_nonce(), Aad::from(header), plain)
            .expect("32 bytes are within the bounds of the cipher");
        put(rest, 0, tag.as_ref());
        let checksum = digest(&SHA256, &bytes[..CHECKSUM]);
        put(&mut bytes, CHECKSUM, checksum.as_ref());
        Slot { bytes }
    }

    fn header(&self, key: &UserKey, random: &[u8; 32]) -> [u8; SLOT_BYTES] {
        let mut bytes = [0; SLOT_BYTES];
        put(&mut bytes, 0, SLOT_MAGIC);
        put(&mut bytes, 4, &FORMAT_AND_SUITE);
        bytes[KIND] = self.kind.number();
        bytes[PERSON] = self.person.index();
        put(&mut bytes, VAULT, &self.vault.0);
        put(&mut bytes, COST, &self.cost.memory_kib.to_le_bytes());
        put(&mut bytes, COST + 4, &self.cost.passes.to_le_bytes());
        put(&mut bytes, COST + 8, &self.cost.lanes.to_le_bytes());
        put(&mut bytes, SALT, &self.salt);
        put(&mut bytes, GENERATION, &self.generation.to_le_bytes());
        let slot_id = UserKeys::derive(self.vault, self.person, key).slot_id(
            random,
            &bytes[..SLOT_ID],
            &bytes[COST..HEADER_BYTES],
        );
        put(&mut bytes, SLOT_ID, &slot_id);
        bytes
    }
}

impl Slot {
    /// Reads a slot. `None`: damaged, or in a row that is not its own.
    pub(crate) fn parse(person: Person, kind: SlotKind, bytes: &[u8]) -> Option<Self> {
        let slot = Self::parse_anywhere(bytes)?;
        (slot.bytes[KIND] == kind.number() && slot.bytes[PERSON] == person.index()).then_some(slot)
    }

    /// Reads a slot wherever it was found; for carving.
    pub(crate) fn parse_anywhere(bytes: &[u8]) -> Option<Self> {
        let slot = Self { bytes: bytes.try_into().ok()? };
        let checksum = digest(&SHA256, &slot.bytes[..CHECKSUM]);
        let whole = checksum.as_ref() == &slot.bytes[CHECKSUM..]
            && slot.bytes.starts_with(SLOT_MAGIC)
            && slot.bytes[4..6] == FORMAT_AND_SUITE
            && (1..=2).contains(&slot.bytes[KIND])
            && slot.bytes[PERSON] <= 1
            && (1..=MOST_GENERATIONS).contains(&u32_at(&slot.bytes, GENERATION))
            && (slot.bytes[KIND] == 1 || is_zero(&slot.bytes[COST..GENERATION]));
        whole.then_some(slot)
    }

    pub(crate) fn is_for(&self, person: Person, kind: SlotKind) -> bool {
        self.bytes[KIND] == kind.number() && self.bytes[PERSON] == person.index()
    }

    pub(crate) fn vault(&self) -> VaultId {
        VaultId(array_at(&self.bytes, VAULT))
    }

    pub(crate) fn cost(&self) -> KdfCost {
        KdfCost {
            memory_kib: u32_at(&self.bytes, COST),
            passes: u32_at(&self.bytes, COST + 4),
            lanes: u32_at(&self.bytes, COST + 8),
        }
    }

    pub(crate) fn salt(&self) -> [u8; 16] {
        array_at(&self.bytes, SALT)
    }

    pub(crate) fn generation(&self) -> u32 {
        u32_at(&self.bytes, GENERATION)
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Opens the slot with A or R.
    pub(crate) fn unwrap_key(&self, secret: &Secret32) -> Result<UserKey, NotUnwrapped> {
        let header: [u8; HEADER_BYTES] = array_at(&self.bytes, 0);
        let derived = keys::derive_slot_key(&self.vault(), &self.bytes[SLOT_ID..COST], &header, secret);
        if !bool::from(derived.commitment().ct_eq(&self.bytes[COMMITMENT..WRAPPED])) {
            return Err(NotUnwrapped::OtherSecret);
        }
        let mut wrapped = zeroize::Zeroizing::new(array_at::<48>(&self.bytes, WRAPPED));
        aead(&derived)
            .open_in_place(zero_nonce(), Aad::from(header), &mut wrapped[..])
            .map_err(|_| NotUnwrapped::Damaged)?;
        Ok(UserKey(Secret32::new(array_at(&wrapped[..], 0))))
    }
}

/// The cipher of the one object that this key seals.
pub(crate) fn aead(derived: &Committed) -> LessSafeKey {
    let key = UnboundKey::new(&CHACHA20_POLY1305, derived.key()).expect("the key has 32 bytes");
    LessSafeKey::new(key)
}

// FORMAT: nonce 0 throughout, safe because every key seals one text.
pub(crate) fn zero_nonce() -> Nonce {
    Nonce::assume_unique_for_key([0; 12])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::hex;

    fn new_slot(vault: &VaultId) -> NewSlot<'_> {
        NewSlot {
            vault,
            person: Person::Second,
            kind: SlotKind::Passphrase,
            cost: KdfCost { memory_kib: 65_536, passes: 3, lanes: 4 },
            salt: [0x22; 16],
            generation: 7,
        }
    }

    fn sample() -> Slot {
        new_slot(&VaultId([0x11; 16])).wrap_with(
            &Secret32::new([0x33; 32]),
            &UserKey(Secret32::new([0x44; 32])),
            &[0x55; 32],
        )
    }

    #[test]
    fn a_slot_opens_with_its_secret_and_no_other() {
        let slot = sample();
        let key = slot.unwrap_key(&Secret32::new([0x33; 32]));
        let Ok(key) = key else { panic!("the secret fits") };
        assert_eq!(key.0.expose(), &[0x44; 32]);
        assert_eq!(slot.unwrap_key(&Secret32::new([0x34; 32])).err(), Some(NotUnwrapped::OtherSecret));
    }

    #[test]
    fn the_header_of_a_slot_is_frozen() {
        let slot = sample();
        assert_eq!(hex(&slot.bytes[..24]), "564b5331010101011111111111111111".to_owned() + "1111111111111111");
        assert_eq!(
            hex(&slot.bytes[40..72]),
            "00000100".to_owned() + "0300000004000000" + &"22".repeat(16) + "07000000"
        );
        assert_eq!(hex(digest(&SHA256, slot.as_bytes()).as_ref()), FROZEN);
    }

    /// Computed by another program from the written format.
    const FROZEN: &str = "16ee403ebde59aac6ccb952a3f976bc6711463c8581dc6990915a2094344e207";

    #[test]
    fn a_flip_in_any_byte_of_a_slot_is_damage_and_not_a_wrong_passphrase() {
        let slot = sample();
        for at in 0..SLOT_BYTES {
            let mut bytes = slot.bytes;
            bytes[at] ^= 1;
            assert!(Slot::parse(Person::Second, SlotKind::Passphrase, &bytes).is_none(), "byte {at}");
        }
        assert!(Slot::parse(Person::Second, SlotKind::Passphrase, &slot.bytes).is_some());
        assert!(Slot::parse(Person::First, SlotKind::Passphrase, &slot.bytes).is_none());
        assert!(Slot::parse(Person::Second, SlotKind::Recovery, &slot.bytes).is_none());
        assert!(Slot::parse(Person::Second, SlotKind::Passphrase, &slot.bytes[..183]).is_none());
    }

    #[test]
    fn a_weakened_cost_with_a_mended_checksum_only_breaks_the_slot() {
        let mut bytes = sample().bytes;
        put(&mut bytes, COST, &19_456_u32.to_le_bytes());
        let checksum = digest(&SHA256, &bytes[..CHECKSUM]);
        put(&mut bytes, CHECKSUM, checksum.as_ref());
        let slot = Slot::parse(Person::Second, SlotKind::Passphrase, &bytes).expect("the checksum is right");
        assert_eq!(slot.unwrap_key(&Secret32::new([0x33; 32])).err(), Some(NotUnwrapped::OtherSecret));
    }

    #[test]
    fn a_spoiled_wrapped_key_under_the_right_secret_is_damage() {
        let mut bytes = sample().bytes;
        bytes[WRAPPED] ^= 1;
        let slot = Slot { bytes };
        assert_eq!(slot.unwrap_key(&Secret32::new([0x33; 32])).err(), Some(NotUnwrapped::Damaged));
    }

    #[test]
    fn wrapping_twice_gives_two_slot_ids() {
        let vault = VaultId([1; 16]);
        let (secret, key) = (Secret32::new([2; 32]), UserKey(Secret32::new([3; 32])));
        let wrap = || new_slot(&vault).wrap(&secret, &key).expect("randomness");
        assert_ne!(wrap().bytes[SLOT_ID..COST], wrap().bytes[SLOT_ID..COST]);
    }
}
