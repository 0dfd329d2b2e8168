//! Small households with known contents, for the suites that flip every byte.
//!
//! Nothing here is compiled into a release: the feature `test-builder` turns it on. The files are
//! genuine format 1, only smaller than a writer would make them and cheaper to unlock. `schedule`
//! lays open every key on the way to one text; for the published vectors. `by_hand` rewrites the
//! shared log as a hostile one of the two could.

pub mod by_hand;

use ring::{hkdf, hmac};

use crate::create::create_sized;
use crate::door::Secret;
use crate::error::VaultError;
use crate::finding::{SlotKind, Table};
use crate::kdf::{self, KdfCost};
use crate::open::OpenVault;
use crate::person::{EntryId, Millis, NewPerson, Person, Place, hex};
use crate::record::{self, Action, Record};
use crate::recovery::RecoveryCode;
use crate::save::RoomSize;
use crate::secret::Passphrase;
use crate::sign::{NewBody, NewRecord};
use crate::slots::{Slot, slot_row};
use crate::stage::Change;
use crate::store::{cell_row, copy_row};

/// The cells of a room in a small household.
pub const SMALL_ROOM_CELLS: u32 = 8;

/// A person of a small household, and what is in that person's room from the beginning.
pub struct Resident<'a> {
    /// The name.
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

/// The payload of every cell that one person's keys open, wherever it lies in the raw bytes of the file
/// and however old it is: what somebody with that passphrase could still read in a copy.
///
/// # Errors
///
/// Those of carving.
pub fn every_part_that_opens(
    place: &Place,
    person: Person,
    passphrase: &Passphrase,
) -> Result<Vec<Vec<u8>>, VaultError> {
    crate::carve::every_part(place, person, passphrase)
}

/// One step of the key schedule: its name, and its bytes in hexadecimal.
pub type Step = (&'static str, String);

/// What the published vectors lay open.
pub struct Schedule {
    /// From the passphrase to the user key.
    pub slot: Vec<Step>,
    /// From the user key to the keys of the bundle and the witness.
    pub user: Vec<Step>,
    /// From the key of the own room to the text of one cell.
    pub envelope: Vec<Step>,
    /// One signed record of the log, if there is a log.
    pub record: Vec<Step>,
}

/// Lays open every key on the way from a passphrase to one entry and one record. The steps are
/// computed a second time here, from the written format, and compared with what the file holds.
///
/// # Errors
///
/// Those of unlocking.
pub fn schedule(
    vault: &OpenVault,
    passphrase: &Passphrase,
    entry: EntryId,
    seq: Option<u64>,
) -> Result<Schedule, VaultError> {
    let me = &vault.rooms.me;
    let slot_bytes = vault.closed.store.read(Table::Keyslot, slot_row(me.person, SlotKind::Passphrase))?;
    let slot = slot_bytes.as_deref().and_then(Slot::parse_anywhere).ok_or(VaultError::WrongPassphrase)?;
    vault.closed.user_key(me.person, &Secret::Passphrase(passphrase))?;
    Ok(Schedule {
        slot: slot_steps(&slot, passphrase)?,
        user: user_steps(vault),
        envelope: envelope_steps(vault, entry)?,
        record: seq.map(|seq| record_steps(vault, seq)).unwrap_or_default(),
    })
}

fn extract(salt: &[&[u8]], ikm: &[u8]) -> Vec<u8> {
    hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &salt.concat()), ikm).as_ref().to_vec()
}

fn expand(prk: &[u8], info: &[&[u8]], length: usize) -> Vec<u8> {
    struct Length(usize);
    impl hkdf::KeyType for Length {
        fn len(&self) -> usize {
            self.0
        }
    }
    let mut okm = vec![0; length];
    let prk = hkdf::Prk::new_less_safe(hkdf::HKDF_SHA256, prk);
    prk.expand(info, Length(length)).and_then(|out| out.fill(&mut okm)).expect("64 bytes at most");
    okm
}

fn slot_steps(slot: &Slot, passphrase: &Passphrase) -> Result<Vec<Step>, VaultError> {
    let bytes = slot.as_bytes();
    // EXPOSE: into the published vectors of a household that nobody lives in.
    let a = kdf::derive(passphrase, &slot.salt(), slot.cost())?;
    let prk = extract(&[b"v1/slot", &bytes[8..24], &bytes[24..40]], a.expose());
    let okm = expand(&prk, &[b"v1/slot/wrap", &bytes[..72]], 64);
    let key = slot.unwrap_key(&a).map_err(|_| VaultError::WrongPassphrase)?;
    assert_eq!(okm[32..], bytes[72..104], "the commitment is that of the written format");
    Ok(vec![
        ("passphrase_utf8", hex(passphrase.expose())),
        ("slot", hex(bytes)),
        ("argon2_output_a", hex(a.expose())),
        ("slot_prk", hex(&prk)),
        ("k_wrap", hex(&okm[..32])),
        ("commitment", hex(&okm[32..])),
        ("user_key", hex(key.0.expose())),
    ])
}

fn user_steps(vault: &OpenVault) -> Vec<Step> {
    let me = &vault.rooms.me;
    // EXPOSE: into the published vectors.
    let prk = extract(&[b"v1/uk", &me.vault.0, &[me.person.index()]], me.key.0.expose());
    let mut steps = vec![("vault_id", hex(&me.vault.0)), ("prk_u", hex(&prk))];
    for (name, label) in [("prk_b", "bundle"), ("prk_w", "witness"), ("k_hu", "hedge")] {
        steps.push((name, hex(&expand(&prk, &[label.as_bytes()], 32))));
    }
    if let Ok(Some(bundle)) = vault.closed.store.read(Table::Bundle, copy_row(me.person.index(), 0)) {
        steps.push(("bundle_envelope", hex(&bundle)));
    }
    steps.push(("bundle_plaintext", hex(&me.bundle.encode()[..])));
    if let Some(recovery) = &me.bundle.recovery {
        steps.push(("recovery_secret_r", hex(recovery.expose())));
    }
    steps
}

fn envelope_steps(vault: &OpenVault, entry: EntryId) -> Result<Vec<Step>, VaultError> {
    let (me, room) = (&vault.rooms.me, &vault.rooms.own);
    let cell = room.entries.get(&entry).and_then(|entry| entry.cells.first()).copied().unwrap_or_default();
    let envelope = vault.closed.store.read(Table::Cell, cell_row(room.index, cell))?.unwrap_or_default();
    let generation = room.keys.generation.to_le_bytes();
    // EXPOSE: into the published vectors.
    let key = me.bundle.keys[0].key.expose();
    let prk = extract(&[b"v1/space", &me.vault.0, &room.keys.space.0, &generation], key);
    let okm = expand(&prk, &[b"v1/obj", &[1], &cell.to_le_bytes(), &envelope[28..60]], 64);
    assert_eq!(okm[32..], envelope[60..92], "the commitment is that of the written format");
    let associated = [&b"v1/env"[..], &me.vault.0, &envelope[..28], &envelope[92..96]].concat();
    let place = room.keys.belongs(crate::seal::Kind::Cell, cell);
    let plain = crate::seal::open(&room.keys.active, &me.vault, &place, &envelope);
    Ok(vec![
        ("cell", cell.to_string()),
        ("private_space_key", hex(key)),
        ("prk_s", hex(&prk)),
        ("k_h", hex(&expand(&prk, &[b"hedge"], 32))),
        ("envelope", hex(&envelope)),
        ("k", hex(&okm[..32])),
        ("commitment", hex(&okm[32..])),
        ("associated", hex(&associated)),
        ("plaintext", plain.map(|plain| hex(&plain[..])).unwrap_or_default()),
    ])
}

fn record_steps(vault: &OpenVault, seq: u64) -> Vec<Step> {
    let me = &vault.rooms.me;
    let stored = vault.rooms.shared.as_ref().and_then(|room| room.entries.get(&record::cell_entry_of(seq)));
    let Some(stored) = stored else { return Vec::new() };
    let hash = Record::parse(&me.vault, seq, &stored.bytes).map(|record| hex(&record.hash()));
    vec![
        // EXPOSE: into the published vectors.
        ("seed", hex(me.bundle.seed.expose())),
        ("public_key", hex(&me.bundle.public)),
        ("signed_bytes", hex(&stored.bytes[..125])),
        ("signature", hex(&stored.bytes[125..189])),
        ("stored_record", hex(&stored.bytes)),
        ("record_hash", hash.unwrap_or_default()),
    ]
}
