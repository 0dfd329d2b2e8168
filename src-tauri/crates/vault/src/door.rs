//! What anyone with the file can read: the keyslots and the hints for the Door.

use crate::error::VaultError;
use crate::finding::{CopyNumber, Finding, SlotKind, Table};
use crate::kdf;
use crate::keys::{UserKey, VaultId};
use crate::person::{DoorPerson, LABEL_BYTES, Person};
use crate::recovery::RecoveryCode;
use crate::secret::{Passphrase, Secret32};
use crate::slots::{NotUnwrapped, Slot, slot_row};
use crate::store::{Row, Store, cell_row};
use crate::tags::MOST_CELLS;
use crate::wire::{u16_at, u64_at};

// FORMAT: the rows of `meta`.
pub(crate) const META_VAULT: i64 = 1;
pub(crate) const META_VERSION: i64 = 2;
const META_LABELS: [i64; 2] = [3, 4];

pub(crate) fn label_row(person: Person) -> i64 {
    META_LABELS[usize::from(person.index())]
}

/// One keyslot in its two copies.
#[derive(Default, Clone)]
struct SlotPair {
    copies: [Option<Slot>; 2],
}

/// What a way of unlocking brings.
pub(crate) enum Secret<'a> {
    Passphrase(&'a Passphrase),
    Code(&'a RecoveryCode),
}

impl Secret<'_> {
    fn kind(&self) -> SlotKind {
        match self {
            Self::Passphrase(_) => SlotKind::Passphrase,
            Self::Code(_) => SlotKind::Recovery,
        }
    }

    /// A or R. The full key derivation for a passphrase.
    fn derive(&self, slot: &Slot) -> Result<Secret32, VaultError> {
        match self {
            Self::Passphrase(passphrase) => kdf::derive(passphrase, &slot.salt(), slot.cost()),
            Self::Code(code) => Ok(code.derive_secret(&slot.vault())),
        }
    }
}

/// A user key and where it came from.
pub(crate) struct Unlocked {
    pub(crate) key: UserKey,
    pub(crate) vault: VaultId,
    pub(crate) user_generation: u32,
    /// The rows that make the other copy of the slot whole.
    pub(crate) mends: Vec<Row>,
}

/// The part of the file that needs no key.
pub(crate) struct Door {
    pub(crate) persons: Vec<DoorPerson>,
    pub(crate) findings: Vec<Finding>,
    /// Major, minor and features as the hint says.
    pub(crate) version: Option<(u16, u16, u64)>,
    slots: [[SlotPair; 2]; 2],
}

impl Door {
    pub(crate) fn read(store: &Store) -> Result<Self, VaultError> {
        let mut door = Self { persons: Vec::new(), findings: Vec::new(), version: None, slots: Default::default() };
        for person in Person::BOTH {
            if person == Person::First || door_has(store, person)? {
                door.read_slots(store, person)?;
                let label = door.read_label(store, person)?;
                door.persons.push(DoorPerson { person, label });
            }
        }
        door.read_meta(store)?;
        door.find_foreign_rows(store)?;
        Ok(door)
    }

    pub(crate) fn has(&self, person: Person) -> bool {
        self.persons.iter().any(|found| found.person == person)
    }

    fn read_slots(&mut self, store: &Store, person: Person) -> Result<(), VaultError> {
        for kind in SlotKind::BOTH {
            let row = slot_row(person, kind);
            let mut pair = SlotPair::default();
            for (copy, table) in (0..).zip([Table::Keyslot, Table::Keyslot2]) {
                match store.read(table, row)? {
                    None => self.findings.push(Finding::SlotMissing { person, kind, copy }),
                    Some(bytes) => match Slot::parse(person, kind, &bytes) {
                        None => self.findings.push(Finding::SlotDamaged { person, kind, copy }),
                        Some(slot) if kind == SlotKind::Passphrase && !slot.cost().is_within_caps() => {
                            self.findings.push(Finding::SlotCost { person, copy });
                        }
                        Some(slot) => pair.copies[usize::from(copy)] = Some(slot),
                    },
                }
            }
            if let [Some(first), Some(second)] = &pair.copies
                && first != second
            {
                self.findings.push(Finding::SlotCopiesDiffer { person, kind });
            }
            self.slots[usize::from(person.index())][kind as usize] = pair;
        }
        Ok(())
    }

    fn read_label(&mut self, store: &Store, person: Person) -> Result<String, VaultError> {
        let row = label_row(person);
        let bytes = store.read(Table::Meta, row)?.unwrap_or_default();
        let label = String::from_utf8(bytes).ok().filter(|label| (1..=LABEL_BYTES).contains(&label.len()));
        if label.is_none() {
            self.findings.push(Finding::MetaDamaged { row: row as u8 });
        }
        Ok(label.unwrap_or_default())
    }

    fn read_meta(&mut self, store: &Store) -> Result<(), VaultError> {
        let version = store.read(Table::Meta, META_VERSION)?.filter(|bytes| bytes.len() == 12);
        self.version = version.map(|bytes| (u16_at(&bytes, 0), u16_at(&bytes, 2), u64_at(&bytes, 4)));
        if self.version.is_none() {
            self.findings.push(Finding::MetaDamaged { row: META_VERSION as u8 });
        }
        let hint = store.read(Table::Meta, META_VAULT)?;
        match hint.as_deref().map(<[u8; 16]>::try_from) {
            Some(Ok(id)) if self.vault().is_none_or(|vault| vault.0 == id) => {}
            Some(Ok(_)) => self.findings.push(Finding::VaultIdDiffers),
            _ => self.findings.push(Finding::MetaDamaged { row: META_VAULT as u8 }),
        }
        Ok(())
    }

    /// Rows that no rule of the format allows. They are counted and never read.
    fn find_foreign_rows(&mut self, store: &Store) -> Result<(), VaultError> {
        let persons = self.persons.len() as i64;
        let spaces: &[u8] = if self.has(Person::Second) { &[0, 1, 2] } else { &[0] };
        for table in Table::ALL {
            let allowed: Vec<(i64, i64)> = match table {
                Table::Meta => vec![(1, 2 + persons)],
                Table::Keyslot | Table::Keyslot2 | Table::Bundle => vec![(0, persons * 2 - 1)],
                Table::Head => vec![(0, if persons == 2 { 5 } else { 1 })],
                Table::Tags => spaces.iter().map(|s| (cell_row(*s, 0), cell_row(*s, 2 * 448 - 1))).collect(),
                Table::Cell => spaces.iter().map(|s| (cell_row(*s, 0), cell_row(*s, MOST_CELLS - 1))).collect(),
            };
            let mut count = store.count(table, i64::MIN, i64::MAX)?;
            for (from, to) in allowed {
                count = count.saturating_sub(store.count(table, from, to)?);
            }
            if count > 0 {
                self.findings.push(Finding::ForeignRows { table, count });
            }
        }
        Ok(())
    }

    /// The vault id, as the first whole keyslot says.
    pub(crate) fn vault(&self) -> Option<VaultId> {
        self.slots.iter().flatten().flat_map(|pair| &pair.copies).flatten().next().map(Slot::vault)
    }

    fn pair(&self, person: Person, kind: SlotKind) -> &SlotPair {
        &self.slots[usize::from(person.index())][kind as usize]
    }

    /// The highest generation of a person's slots.
    pub(crate) fn user_generation(&self, person: Person) -> Option<u32> {
        let pairs = &self.slots[usize::from(person.index())];
        pairs.iter().flat_map(|pair| &pair.copies).flatten().map(Slot::generation).max()
    }

    /// The cost of a person's passphrase slot, which the one who joins takes over.
    pub(crate) fn cost(&self, person: Person) -> Option<kdf::KdfCost> {
        self.pair(person, SlotKind::Passphrase).copies.iter().flatten().next().map(Slot::cost)
    }

    /// Opens a keyslot: the first copy, and the second when the first is damaged, or differs and
    /// does not open. `fits` says whether a key opens this household: a slot of another time or
    /// place may open with the same words, and must not stand before the right one.
    pub(crate) fn unlock(
        &self,
        person: Person,
        secret: &Secret<'_>,
        fits: impl Fn(&Unlocked) -> bool,
    ) -> Result<Unlocked, VaultError> {
        if !self.has(person) {
            return Err(VaultError::NotAllowed(crate::error::Rule::NobodyJoined));
        }
        let kind = secret.kind();
        let pair = self.pair(person, kind);
        let [first, second] = &pair.copies;
        let second_if_it_differs = second.as_ref().filter(|slot| first.as_ref() != Some(slot));
        let mut refusal = None;
        let mut misfit = None;
        for (copy, slot) in [(0_u8, first.as_ref()), (1, second_if_it_differs)] {
            let Some(slot) = slot else { continue };
            match slot.unwrap_key(&secret.derive(slot)?) {
                Ok(key) => {
                    let unlocked = self.unlocked(person, kind, copy, slot, key);
                    if fits(&unlocked) {
                        return Ok(unlocked);
                    }
                    misfit.get_or_insert(unlocked);
                }
                Err(NotUnwrapped::Damaged) => {
                    let finding = Finding::SlotDamaged { person, kind, copy };
                    refusal.get_or_insert(VaultError::Damaged(vec![finding]));
                }
                Err(NotUnwrapped::OtherSecret) => refusal = Some(VaultError::WrongPassphrase),
            }
        }
        // A key that opens nothing is passed on: what is missing is named further in.
        misfit.ok_or_else(|| refusal.unwrap_or_else(|| VaultError::Damaged(self.slot_findings(person, kind))))
    }

    fn unlocked(&self, person: Person, kind: SlotKind, copy: CopyNumber, slot: &Slot, key: UserKey) -> Unlocked {
        let other = 1 - usize::from(copy);
        let table = [Table::Keyslot, Table::Keyslot2][other];
        let other_is_whole = self.pair(person, kind).copies[other].as_ref() == Some(slot);
        let mend = (!other_is_whole).then(|| Row { table, id: slot_row(person, kind), bytes: slot.as_bytes().into() });
        Unlocked { key, vault: slot.vault(), user_generation: slot.generation(), mends: mend.into_iter().collect() }
    }

    fn slot_findings(&self, of: Person, which: SlotKind) -> Vec<Finding> {
        let about = |finding: &&Finding| match finding {
            Finding::SlotMissing { person, kind, .. } | Finding::SlotDamaged { person, kind, .. } => {
                *person == of && *kind == which
            }
            Finding::SlotCost { person, .. } => *person == of && which == SlotKind::Passphrase,
            _ => false,
        };
        self.findings.iter().filter(about).cloned().collect()
    }

    /// Whether the remembered R still opens the recovery slot and gives the same key.
    pub(crate) fn recovery_opens(&self, person: Person, recovery: &Secret32, key: &UserKey) -> bool {
        let mut slots = self.pair(person, SlotKind::Recovery).copies.iter().flatten();
        slots.any(|slot| slot.unwrap_key(recovery).is_ok_and(|found| found.0.equals(&key.0)))
    }
}

/// Whether the file has any keyslot row of a person.
fn door_has(store: &Store, person: Person) -> Result<bool, VaultError> {
    let [from, to] = SlotKind::BOTH.map(|kind| slot_row(person, kind));
    Ok(store.count(Table::Keyslot, from, to)? + store.count(Table::Keyslot2, from, to)? > 0)
}
