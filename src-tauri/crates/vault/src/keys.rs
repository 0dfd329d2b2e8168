//! The whole key schedule on one page.
//!
//! ```text
//! slot PRK = Extract("v1/slot" || vault_id || slot_id, A or R)
//! K_wrap || C = Expand(slot PRK, "v1/slot/wrap" || slot bytes 0..72, 64)
//! PRK_u = Extract("v1/uk" || vault_id || person, UK)
//!   PRK_b = Expand(PRK_u, "bundle")   PRK_w = Expand(PRK_u, "witness")   K_hu = Expand(PRK_u, "hedge")
//! PRK_s = Extract("v1/space" || vault_id || space_id || generation, PSK or SSK)
//!   K || C = Expand(PRK_s, "v1/obj" || kind || number || salt, 64)   K_h = Expand(PRK_s, "hedge")
//! ```
//!
//! Extract and Expand are HKDF with SHA-256 (RFC 5869). Every other part of a message has a
//! fixed length, so no two inputs can meet.

use ring::{hkdf, hmac};
use zeroize::Zeroizing;

use crate::person::Person;
use crate::secret::Secret32;

/// The name of a household, 16 random bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct VaultId(pub(crate) [u8; 16]);

/// The name of a space, 16 random bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct SpaceId(pub(crate) [u8; 16]);

/// A key and the commitment that says which key it is.
pub(crate) struct Committed {
    okm: Zeroizing<[u8; 64]>,
}

impl Committed {
    pub(crate) fn key(&self) -> &[u8] {
        &self.okm[..32]
    }

    pub(crate) fn commitment(&self) -> [u8; 32] {
        crate::wire::array_at(&self.okm[..], 32)
    }
}

/// HKDF-Extract, whose output `ring` keeps to itself.
fn extract(salt: &[&[u8]], secret: &Secret32) -> hkdf::Prk {
    // EXPOSE: to HKDF.
    let tag = mac(&hmac::Key::new(hmac::HMAC_SHA256, &salt.concat()), &[secret.expose()]);
    hkdf::Prk::new_less_safe(hkdf::HKDF_SHA256, &tag[..])
}

fn mac(key: &hmac::Key, parts: &[&[u8]]) -> Zeroizing<[u8; 32]> {
    let mut context = hmac::Context::with_key(key);
    for part in parts {
        context.update(part);
    }
    Zeroizing::new(crate::wire::array_at(context.sign().as_ref(), 0))
}

struct Length(usize);

impl hkdf::KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

fn expand<const N: usize>(prk: &hkdf::Prk, info: &[&[u8]]) -> Zeroizing<[u8; N]> {
    let mut okm = Zeroizing::new([0; N]);
    prk.expand(info, Length(N))
        .and_then(|out| out.fill(&mut okm[..]))
        .expect("HKDF gives up to 8,160 bytes and we ask for 64 at most");
    okm
}

fn hedge_key(prk: &hkdf::Prk) -> hmac::Key {
    hmac::Key::new(hmac::HMAC_SHA256, &expand::<32>(prk, &[b"hedge"])[..])
}

// FORMAT: R = Extract("v1/rec" || vault_id, the 26 signs of the code).
pub(crate) fn derive_recovery_secret(vault: &VaultId, code: &[u8]) -> Secret32 {
    let salt = [&b"v1/rec"[..], &vault.0].concat();
    Secret32::new(*mac(&hmac::Key::new(hmac::HMAC_SHA256, &salt), &[code]))
}

// FORMAT: the wrapping key of a slot, bound to every byte of its header.
pub(crate) fn derive_slot_key(vault: &VaultId, slot_id: &[u8], header: &[u8; 72], secret: &Secret32) -> Committed {
    let prk = extract(&[b"v1/slot", &vault.0, slot_id], secret);
    Committed { okm: expand(&prk, &[b"v1/slot/wrap", header]) }
}

/// The user key of a person: what the slots of that person wrap.
pub(crate) struct UserKey(pub(crate) Secret32);

/// What is derived from a user key.
pub(crate) struct UserKeys {
    prk: hkdf::Prk,
}

impl UserKeys {
    // FORMAT: PRK_u.
    pub(crate) fn derive(vault: &VaultId, person: Person, key: &UserKey) -> Self {
        Self { prk: extract(&[b"v1/uk", &vault.0, &[person.index()]], &key.0) }
    }

    /// Seals the bundle.
    pub(crate) fn bundle(&self) -> SealingKey {
        SealingKey::from_prk_bytes(&expand::<32>(&self.prk, &[b"bundle"]))
    }

    /// Seals the note of the file that this computer keeps.
    pub(crate) fn witness(&self) -> SealingKey {
        SealingKey::from_prk_bytes(&expand::<32>(&self.prk, &[b"witness"]))
    }

    // FORMAT: the first 16 bytes of HMAC(K_hu, random || slot bytes 0..24 || slot bytes 40..72).
    pub(crate) fn slot_id(&self, random: &[u8; 32], before: &[u8], after: &[u8]) -> [u8; 16] {
        crate::wire::array_at(&mac(&hedge_key(&self.prk), &[random, before, after])[..], 0)
    }
}

/// Seals and opens the objects of one space under one generation; PRK_s of the format.
pub(crate) struct SealingKey {
    prk: hkdf::Prk,
    hedge: hmac::Key,
}

impl SealingKey {
    // FORMAT: PRK_s.
    pub(crate) fn derive(vault: &VaultId, space: &SpaceId, generation: u16, key: &Secret32) -> Self {
        let prk = extract(&[b"v1/space", &vault.0, &space.0, &generation.to_le_bytes()], key);
        let hedge = hedge_key(&prk);
        Self { prk, hedge }
    }

    fn from_prk_bytes(bytes: &[u8; 32]) -> Self {
        let prk = hkdf::Prk::new_less_safe(hkdf::HKDF_SHA256, bytes);
        let hedge = hedge_key(&prk);
        Self { prk, hedge }
    }

    // FORMAT: the key and the commitment of one object.
    pub(crate) fn object(&self, kind: u8, number: u32, salt: &[u8; 32]) -> Committed {
        let info: [&[u8]; 4] = [b"v1/obj", &[kind], &number.to_le_bytes(), salt];
        Committed { okm: expand(&self.prk, &info) }
    }

    // FORMAT: a salt is a keyed hash over randomness, header and text, so that even a generator
    // that repeats gives another key to another text.
    pub(crate) fn salt(&self, random: &[u8; 32], header: &[u8], plain_hash: &[u8]) -> [u8; 32] {
        *mac(&self.hedge, &[random, header, plain_hash])
    }
}
