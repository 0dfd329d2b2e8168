//! Carving: what can be opened from the raw bytes when SQLite refuses the file.
//!
//! Every keyslot and every envelope begins with a mark and stands for itself, so what is left of
//! a file gives back what is left of the words.

use std::cmp::Reverse;
use std::collections::HashMap;

use zeroize::Zeroizing;

use crate::bundle::Bundle;
use crate::cells::{self, CellText, Part};
use crate::door::Unlocked;
use crate::error::VaultError;
use crate::finding::{Finding, SlotKind, Space};
use crate::frame::Frame;
use crate::kdf;
use crate::keys::UserKeys;
use crate::log::{Log, LogRecord, Trust};
use crate::person::{EntryId, Person, Place};
use crate::person_keys::PersonKeys;
use crate::room::RoomKeys;
use crate::seal::{self, Belongs, Claim, ENVELOPE_BYTES, ENVELOPE_MAGIC, Kind};
use crate::secret::Passphrase;
use crate::slots::{NotUnwrapped, SLOT_BYTES, SLOT_MAGIC, Slot};
use crate::wire::u64_at;

/// A hostile file may hold any number of slots; each costs a key derivation.
const MOST_SLOTS: usize = 4;

/// What carving gave back.
pub struct Carved {
    /// The entries of the own room: of each the newest complete version. Their age is not proven.
    pub entries: Vec<(EntryId, Vec<u8>)>,
    /// The shared log, verified as far as it is left.
    pub log: Vec<LogRecord>,
    /// What was seen to be missing.
    pub findings: Vec<Finding>,
}

impl std::fmt::Debug for Carved {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Carved").field("findings", &self.findings).finish_non_exhaustive()
    }
}

/// Opens what can be opened from the raw bytes. Nothing is written.
pub fn carve(place: &Place, person: Person, passphrase: &Passphrase) -> Result<Carved, VaultError> {
    crate::self_test::pass()?;
    let frame = Frame::look_at_bytes(&place.file)?;
    let unlocked = unlock(&frame, person, passphrase)?;
    let me = find_bundle(&frame, person, unlocked)?;
    let mut findings = Vec::new();
    let own = Gathered::from(&frame, &me.own_room()?)?;
    let shared = match me.shared_room() {
        Some(keys) => Some(Gathered::from(&frame, &keys?)?),
        None => None,
    };
    let log = match (Trust::of(me.vault, &me.bundle), shared) {
        (Some(trust), Some(shared)) => {
            let records = shared.into_entries(Space::Shared, &mut findings);
            Log::of_stored(records.iter().map(|(id, bytes)| (*id, bytes.as_slice())), 0, &trust, &mut findings)
        }
        _ => Log::default(),
    };
    let entries = own.into_entries(Space::Own, &mut findings);
    let entries = entries.into_iter().map(|(id, mut bytes)| (id, std::mem::take(&mut *bytes))).collect();
    Ok(Carved { entries, log: log.records, findings })
}

/// The payload of every cell that opens, wherever it lies in the raw bytes and however old it is.
#[cfg(any(test, feature = "test-builder"))]
pub(crate) fn every_part(place: &Place, person: Person, passphrase: &Passphrase) -> Result<Vec<Vec<u8>>, VaultError> {
    let frame = Frame::look_at_bytes(&place.file)?;
    let me = find_bundle(&frame, person, unlock(&frame, person, passphrase)?)?;
    let mut payloads = Vec::new();
    for keys in [Some(me.own_room()), me.shared_room()].into_iter().flatten() {
        let keys = keys?;
        frame.each_mark(*ENVELOPE_MAGIC, ENVELOPE_BYTES, |bytes| {
            let ours = |claim: &Claim| claim.kind == Kind::Cell.number() && claim.space == keys.space;
            let part = Claim::read(bytes).filter(ours).and_then(|claim| open_part(&claim, &keys, bytes));
            payloads.extend(part.map(|part| part.payload.to_vec()));
        })?;
    }
    Ok(payloads)
}

fn unlock(frame: &Frame, person: Person, passphrase: &Passphrase) -> Result<Unlocked, VaultError> {
    let mut slots: Vec<Slot> = Vec::new();
    frame.each_mark(*SLOT_MAGIC, SLOT_BYTES, |bytes| {
        let slot = Slot::parse_anywhere(bytes).filter(|slot| slot.is_for(person, SlotKind::Passphrase));
        if let Some(slot) = slot.filter(|slot| slot.cost().is_within_caps() && !slots.contains(slot)) {
            slots.push(slot);
        }
    })?;
    if slots.is_empty() {
        let missing = |copy| Finding::SlotMissing { person, kind: SlotKind::Passphrase, copy };
        return Err(VaultError::Damaged(vec![missing(0), missing(1)]));
    }
    for slot in slots.iter().take(MOST_SLOTS) {
        match slot.unwrap_key(&kdf::derive(passphrase, &slot.salt(), slot.cost())?) {
            Ok(key) => {
                let user_generation = slot.generation();
                return Ok(Unlocked { key, vault: slot.vault(), user_generation, mends: Vec::new() });
            }
            Err(NotUnwrapped::OtherSecret | NotUnwrapped::Damaged) => {}
        }
    }
    Err(VaultError::WrongPassphrase)
}

fn find_bundle(frame: &Frame, person: Person, unlocked: Unlocked) -> Result<PersonKeys, VaultError> {
    let Unlocked { key, vault, user_generation, .. } = unlocked;
    let sealing = UserKeys::derive(&vault, person, &key).bundle();
    let mut newest: Option<(u64, Bundle, [u8; 32])> = None;
    frame.each_mark(*ENVELOPE_MAGIC, ENVELOPE_BYTES, |bytes| {
        let claim = Claim::read(bytes).filter(|claim| claim.kind == Kind::Bundle.number());
        let Some(claim) = claim else { return };
        let place =
            Belongs { kind: Kind::Bundle, generation: claim.generation, space: claim.space, number: claim.number };
        let Some(plain) = seal::open(&sealing, &vault, &place, bytes) else { return };
        let serial = u64_at(&plain[..], 8);
        let bundle = Bundle::decode(&plain).filter(|bundle| bundle.person == person);
        if let Some(bundle) = bundle.filter(|_| newest.as_ref().is_none_or(|(newest, ..)| serial > *newest)) {
            newest = Some((serial, bundle, seal::commitment_of(bytes)));
        }
    })?;
    let missing = |copy| Finding::BundleMissing { space: Space::Own, copy };
    let (_, bundle, bundle_commitment) = newest.ok_or_else(|| VaultError::Damaged(vec![missing(0), missing(1)]))?;
    Ok(PersonKeys { person, vault, user_generation, key, bundle, bundle_commitment })
}

/// The parts of entries that were found, by entry and version.
struct Gathered {
    versions: HashMap<(EntryId, u64), Vec<Part>>,
}

impl Gathered {
    fn from(frame: &Frame, keys: &RoomKeys) -> Result<Self, VaultError> {
        let mut gathered = Self { versions: HashMap::new() };
        frame.each_mark(*ENVELOPE_MAGIC, ENVELOPE_BYTES, |bytes| {
            let ours = |claim: &Claim| claim.kind == Kind::Cell.number() && claim.space == keys.space;
            let Some(claim) = Claim::read(bytes).filter(ours) else { return };
            let Some(part) = open_part(&claim, keys, bytes) else { return };
            let version = gathered.versions.entry((part.entry, part.sequence)).or_default();
            if !version.iter().any(|known| known.part == part.part) {
                version.push(part);
            }
        })?;
        Ok(gathered)
    }

    /// Of each entry the newest version that is complete.
    fn into_entries(self, space: Space, findings: &mut Vec<Finding>) -> Vec<(EntryId, Zeroizing<Vec<u8>>)> {
        let mut versions: Vec<_> = self.versions.into_iter().collect();
        versions.sort_by_key(|((entry, sequence), _)| (*entry, Reverse(*sequence)));
        let mut entries: Vec<(EntryId, Zeroizing<Vec<u8>>)> = Vec::new();
        let mut incomplete: Vec<EntryId> = Vec::new();
        for ((entry, _), mut parts) in versions {
            if entries.last().is_some_and(|(last, _)| *last == entry) {
                continue;
            }
            parts.sort_by_key(|part| part.part);
            let whole = parts.len() == usize::from(parts[0].parts);
            if !whole {
                incomplete.push(entry);
                continue;
            }
            let mut bytes = Zeroizing::new(Vec::with_capacity(parts.iter().map(|part| part.payload.len()).sum()));
            for part in &parts {
                bytes.extend_from_slice(&part.payload);
            }
            entries.push((entry, bytes));
        }
        let lost = incomplete.iter().filter(|entry| !entries.iter().any(|(found, _)| found == *entry));
        findings.extend(lost.map(|_| Finding::EntryIncomplete { space, cell: 0 }));
        entries
    }
}

fn open_part(claim: &Claim, keys: &RoomKeys, envelope: &[u8]) -> Option<Part> {
    let retired = keys.retired.iter().map(|(generation, key)| (*generation, key));
    let (generation, key) = std::iter::once((keys.generation, &keys.active))
        .chain(retired)
        .find(|(generation, _)| *generation == claim.generation)?;
    let place = Belongs { kind: Kind::Cell, generation, space: keys.space, number: claim.number };
    match cells::decode(&*seal::open(key, &keys.vault, &place, envelope)?)? {
        CellText::Part(part) => Some(part),
        CellText::Free => None,
    }
}
