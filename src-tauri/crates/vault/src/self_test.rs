//! Known answers at start: a program whose ciphers changed must not write into a household.

use std::sync::OnceLock;

use argon2::{Algorithm, Argon2, Params, Version};

use crate::error::VaultError;
use crate::keys::{SealingKey, SpaceId, VaultId};
use crate::record::sha256;
use crate::seal::{self, Belongs, Kind, PLAIN_BYTES};
use crate::secret::Secret32;

// FORMAT: SHA-256 of the envelope below, and the key below; both computed by another program from
// the written format.
const ENVELOPE_HASH: [u8; 32] = [
    0x04, 0x6e, 0xd5, 0xa8, 0x4b, 0x6d, 0x21, 0xe4, 0x6b, 0xd2, 0x4f, 0x0b, 0x3d, 0x2b, 0x2a, 0xea, //
    0xd7, 0x3e, 0x5e, 0x6c, 0x2f, 0x04, 0xe9, 0xf8, 0xac, 0x86, 0x01, 0xd2, 0x32, 0x4b, 0x4f, 0xb5,
];
const ARGON2_KEY: [u8; 32] = [
    0x94, 0xbd, 0x8e, 0x49, 0x1c, 0xd3, 0x82, 0xc8, 0x16, 0xb7, 0x3d, 0x0a, 0x05, 0x42, 0x0a, 0xc7, //
    0x58, 0x64, 0x33, 0xb8, 0x2b, 0xe6, 0xce, 0x34, 0x33, 0xe3, 0x0f, 0xa1, 0x4e, 0x0a, 0xcd, 0xa6,
];

/// Runs once in a process.
pub(crate) fn pass() -> Result<(), VaultError> {
    static PASSED: OnceLock<bool> = OnceLock::new();
    if *PASSED.get_or_init(known_answers_fit) { Ok(()) } else { Err(VaultError::SelfTest) }
}

fn known_answers_fit() -> bool {
    let envelope = known_envelope();
    let opened = seal::open(&known_key(), &VAULT, &PLACE, &envelope);
    let mut spoiled = envelope.clone();
    spoiled[2000] ^= 1;
    sha256(&[&envelope]) == ENVELOPE_HASH
        && opened.is_some_and(|plain| *plain == TEXT)
        && seal::open(&known_key(), &VAULT, &PLACE, &spoiled).is_none()
        && known_argon2_key() == Some(ARGON2_KEY)
}

const VAULT: VaultId = VaultId([0x11; 16]);
const PLACE: Belongs = Belongs { kind: Kind::Cell, generation: 1, space: SpaceId([0x22; 16]), number: 5 };
const TEXT: [u8; PLAIN_BYTES] = [0x44; PLAIN_BYTES];

fn known_key() -> SealingKey {
    SealingKey::derive(&VAULT, &PLACE.space, 1, &Secret32::new([0x33; 32]))
}

fn known_envelope() -> Box<[u8]> {
    seal::seal_with(&known_key(), &VAULT, &PLACE, &TEXT, &[0x55; 32])
}

/// Small, so that the start does not wait: 64 KiB, two passes, two lanes.
fn known_argon2_key() -> Option<[u8; 32]> {
    let params = Params::new(64, 2, 2, Some(32)).ok()?;
    let mut key = [0; 32];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2.hash_password_into(b"a known passphrase", &[0x66; 16], &mut key).ok()?;
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_known_answers_fit() {
        assert_eq!(sha256(&[&known_envelope()]), ENVELOPE_HASH);
        assert_eq!(known_argon2_key(), Some(ARGON2_KEY));
        assert!(pass().is_ok());
    }
}
