//! Seal and open one object: the envelope, always 3,952 bytes.
//!
//! The key of every envelope is derived for it alone and committed to, so that one envelope
//! opens to one text under one key, and a nonce never repeats.

use ring::aead::Aad;
use ring::digest::{SHA256, digest};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::error::VaultError;
use crate::keys::{SealingKey, SpaceId, VaultId};
use crate::random;
use crate::slots::{aead, zero_nonce};
use crate::wire::{array_at, put, u16_at, u32_at};

// FORMAT: the sizes of every envelope and every text inside.
pub(crate) const ENVELOPE_BYTES: usize = 3952;
pub(crate) const PLAIN_BYTES: usize = 3840;
// FORMAT: the carving mark of an envelope.
pub(crate) const ENVELOPE_MAGIC: &[u8; 4] = b"VCL1";
const SUITE: u8 = 1;
// FORMAT: the places of the fields.
const KIND: usize = 5;
const GENERATION: usize = 6;
const SPACE: usize = 8;
const NUMBER: usize = 24;
const SALT: usize = 28;
const COMMITMENT: usize = 60;
const LENGTH: usize = 92;
const BODY: usize = 96;
const BODY_BYTES: u32 = 3856;

/// The text of one envelope.
pub(crate) type Plain = Zeroizing<[u8; PLAIN_BYTES]>;

/// A text of zeros, to be filled in.
pub(crate) fn empty_plain() -> Plain {
    Zeroizing::new([0; PLAIN_BYTES])
}

/// What an envelope holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Cell,
    Head,
    Bundle,
    Witness,
    TagPage,
}

impl Kind {
    // FORMAT: the number of each kind.
    pub(crate) fn number(self) -> u8 {
        match self {
            Self::Cell => 1,
            Self::Head => 2,
            Self::Bundle => 3,
            Self::Witness => 4,
            Self::TagPage => 5,
        }
    }
}

/// Where an object belongs; all of it is authenticated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Belongs {
    pub(crate) kind: Kind,
    pub(crate) generation: u16,
    pub(crate) space: SpaceId,
    pub(crate) number: u32,
}

impl Belongs {
    fn header(&self) -> [u8; SALT] {
        let mut header = [0; SALT];
        put(&mut header, 0, ENVELOPE_MAGIC);
        header[4] = SUITE;
        header[KIND] = self.kind.number();
        put(&mut header, GENERATION, &self.generation.to_le_bytes());
        put(&mut header, SPACE, &self.space.0);
        put(&mut header, NUMBER, &self.number.to_le_bytes());
        header
    }
}

/// What the header of an envelope claims; for carving and for the choice of a generation.
pub(crate) struct Claim {
    pub(crate) kind: u8,
    pub(crate) generation: u16,
    pub(crate) space: SpaceId,
    pub(crate) number: u32,
}

impl Claim {
    pub(crate) fn read(envelope: &[u8]) -> Option<Self> {
        let ours = envelope.len() == ENVELOPE_BYTES
            && envelope.starts_with(ENVELOPE_MAGIC)
            && envelope[4] == SUITE
            && u32_at(envelope, LENGTH) == BODY_BYTES;
        ours.then(|| Self {
            kind: envelope[KIND],
            generation: u16_at(envelope, GENERATION),
            space: SpaceId(array_at(envelope, SPACE)),
            number: u32_at(envelope, NUMBER),
        })
    }
}

/// The commitment of an envelope, which names it.
pub(crate) fn commitment_of(envelope: &[u8]) -> [u8; 32] {
    array_at(envelope, COMMITMENT)
}

/// Seals a text for one place.
pub(crate) fn seal(
    key: &SealingKey,
    vault: &VaultId,
    place: &Belongs,
    plain: &[u8; PLAIN_BYTES],
) -> Result<Box<[u8]>, VaultError> {
    Ok(seal_with(key, vault, place, plain, &random::make()?))
}

pub(crate) fn seal_with(
    key: &SealingKey,
    vault: &VaultId,
    place: &Belongs,
    plain: &[u8; PLAIN_BYTES],
    random: &[u8; 32],
) -> Box<[u8]> {
    let mut envelope = vec![0; ENVELOPE_BYTES].into_boxed_slice();
    let header = place.header();
    let salt = key.salt(random, &header, digest(&SHA256, plain).as_ref());
    let derived = key.object(place.kind.number(), place.number, &salt);
    put(&mut envelope, 0, &header);
    put(&mut envelope, SALT, &salt);
    put(&mut envelope, COMMITMENT, &derived.commitment());
    put(&mut envelope, LENGTH, &BODY_BYTES.to_le_bytes());
    put(&mut envelope, BODY, plain);
    let aad = associated(vault, &envelope);
    let (text, tag_place) = envelope[BODY..].split_at_mut(PLAIN_BYTES);
    let tag = aead(&derived)
        .seal_in_place_separate_tag(zero_nonce(), Aad::from(aad), text)
        .expect("3,840 bytes are within the bounds of the cipher");
    put(tag_place, 0, tag.as_ref());
    envelope
}

/// Opens an envelope in its own memory. `None`: it is damaged, or belongs elsewhere.
pub(crate) fn open_in_place<'a>(
    key: &SealingKey,
    vault: &VaultId,
    place: &Belongs,
    envelope: &'a mut [u8],
) -> Option<&'a [u8; PLAIN_BYTES]> {
    Claim::read(envelope)?;
    if envelope[..SALT] != place.header() {
        return None;
    }
    let derived = key.object(place.kind.number(), place.number, &array_at(envelope, SALT));
    if !bool::from(derived.commitment().ct_eq(&envelope[COMMITMENT..LENGTH])) {
        return None;
    }
    let aad = associated(vault, envelope);
    let text = aead(&derived).open_in_place(zero_nonce(), Aad::from(aad), &mut envelope[BODY..]).ok()?;
    (&*text).try_into().ok()
}

/// Opens an envelope and leaves the sealed bytes as they are.
pub(crate) fn open(key: &SealingKey, vault: &VaultId, place: &Belongs, envelope: &[u8]) -> Option<Plain> {
    let mut copy = Zeroizing::new(envelope.to_vec());
    open_in_place(key, vault, place, &mut copy).map(|plain| Zeroizing::new(*plain))
}

// FORMAT: "v1/env" || vault_id || bytes 0..28 || bytes 92..96.
fn associated(vault: &VaultId, envelope: &[u8]) -> [u8; 54] {
    let mut aad = [0; 54];
    put(&mut aad, 0, b"v1/env");
    put(&mut aad, 6, &vault.0);
    put(&mut aad, 22, &envelope[..SALT]);
    put(&mut aad, 50, &envelope[LENGTH..BODY]);
    aad
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::hex;
    use crate::secret::Secret32;

    const VAULT: VaultId = VaultId([0x11; 16]);
    const PLACE: Belongs = Belongs { kind: Kind::Cell, generation: 1, space: SpaceId([0x22; 16]), number: 5 };

    fn key() -> SealingKey {
        SealingKey::derive(&VAULT, &PLACE.space, 1, &Secret32::new([0x33; 32]))
    }

    fn sample() -> Box<[u8]> {
        seal_with(&key(), &VAULT, &PLACE, &[0x44; PLAIN_BYTES], &[0x55; 32])
    }

    #[test]
    fn the_bytes_of_an_envelope_are_frozen() {
        let envelope = sample();
        assert_eq!(envelope.len(), ENVELOPE_BYTES);
        assert_eq!(hex(&envelope[..28]), "56434c3101010100".to_owned() + &"22".repeat(16) + "05000000");
        assert_eq!(hex(&envelope[92..96]), "100f0000");
        assert_eq!(hex(digest(&SHA256, &envelope).as_ref()), FROZEN);
    }

    /// Computed by another program from the written format.
    const FROZEN: &str = "046ed5a84b6d21e46bd24f0b3d2b2aead73e5e6c2f04e9f8ac8601d2324b4fb5";

    #[test]
    fn a_sealed_text_opens_in_its_place() {
        let plain = open(&key(), &VAULT, &PLACE, &sample()).expect("its own place");
        assert!(plain.iter().all(|b| *b == 0x44));
    }

    #[test]
    fn a_sealed_text_does_not_open_in_another_place() {
        let envelope = sample();
        let elsewhere = [
            Belongs { number: 6, ..PLACE },
            Belongs { generation: 2, ..PLACE },
            Belongs { kind: Kind::Head, ..PLACE },
            Belongs { space: SpaceId([0x23; 16]), ..PLACE },
        ];
        for place in elsewhere {
            assert!(open(&key(), &VAULT, &place, &envelope).is_none(), "{place:?}");
            let mut renamed = envelope.clone();
            put(&mut renamed, 0, &place.header());
            assert!(open(&key(), &VAULT, &place, &renamed).is_none(), "renamed to {place:?}");
        }
        assert!(open(&key(), &VaultId([0x12; 16]), &PLACE, &envelope).is_none());
        let other = SealingKey::derive(&VAULT, &PLACE.space, 1, &Secret32::new([0x34; 32]));
        assert!(open(&other, &VAULT, &PLACE, &envelope).is_none());
    }

    #[test]
    fn a_flip_in_any_byte_of_an_envelope_keeps_it_shut() {
        let envelope = sample();
        for at in 0..ENVELOPE_BYTES {
            let mut flipped = envelope.clone();
            flipped[at] ^= 0x80;
            assert!(open(&key(), &VAULT, &PLACE, &flipped).is_none(), "byte {at}");
        }
        assert!(open(&key(), &VAULT, &PLACE, &envelope[..ENVELOPE_BYTES - 1]).is_none());
    }

    #[test]
    fn a_generator_that_repeats_still_gives_another_salt_to_another_text() {
        let one = sample();
        let other = seal_with(&key(), &VAULT, &PLACE, &[0x45; PLAIN_BYTES], &[0x55; 32]);
        assert_ne!(one[SALT..COMMITMENT], other[SALT..COMMITMENT]);
        assert_eq!(one, sample());
    }

    #[test]
    fn a_text_that_looks_like_an_envelope_is_only_text() {
        let mut plain = [0; PLAIN_BYTES];
        put(&mut plain, 0, ENVELOPE_MAGIC);
        let envelope = seal(&key(), &VAULT, &PLACE, &plain).expect("randomness");
        assert_eq!(*open(&key(), &VAULT, &PLACE, &envelope).expect("its own place"), plain);
    }
}
