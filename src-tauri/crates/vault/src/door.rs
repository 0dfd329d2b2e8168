//! What anyone with the file can read: the keyslots and the hints for the Door.

use std::panic::resume_unwind;
use std::thread;

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

/// The full key derivation, or a count of it in tests.
pub(crate) type Derive<'a> = dyn Fn(&Passphrase, &[u8; 16], kdf::KdfCost) -> Result<Secret32, VaultError> + Sync + 'a;

/// Which rooms a passphrase fits at a Door without names.
pub(crate) enum Fits {
    One(Person, Unlocked),
    Both([Unlocked; 2]),
}

/// What the copies of one person's slot gave, each tried with the same secret.
#[derive(Default)]
struct Tried {
    fit: Option<Unlocked>,
    misfit: Option<Unlocked>,
    refusal: Option<VaultError>,
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
        let mut tried = Tried::default();
        for (copy, slot) in self.copies(person, kind) {
            let opened = slot.unwrap_key(&secret.derive(slot)?);
            self.note_try(&mut tried, (person, kind, copy), slot, opened, &fits);
            if let Some(unlocked) = tried.fit.take() {
                return Ok(unlocked);
            }
        }
        // A key that opens nothing is passed on: what is missing is named further in.
        let refusal = tried.refusal;
        tried.misfit.ok_or_else(|| refusal.unwrap_or_else(|| VaultError::Damaged(self.slot_findings(person, kind))))
    }

    /// Tries a passphrase at both rooms, always both and each copy of each, so that neither the time
    /// nor the work tells whose it is, whether it is anybody's, or how many persons live here: where
    /// one has fewer slots than the other, or none, the same work is done for nothing.
    pub(crate) fn unlock_either(
        &self,
        passphrase: &Passphrase,
        derive: &Derive<'_>,
        fits: impl Fn(Person, &Unlocked) -> bool,
    ) -> Result<Fits, VaultError> {
        let kind = SlotKind::Passphrase;
        let slots = Person::BOTH.map(|person| self.copies(person, kind));
        let Some((_, model)) = slots.iter().flatten().next().copied() else {
            let findings = Person::BOTH.map(|person| self.slot_findings(person, kind)).concat();
            return Err(VaultError::Damaged(findings));
        };
        let rounds = slots.iter().map(Vec::len).max().unwrap_or_default();
        let work = slots.each_ref().map(|own| {
            let mut work: Vec<&Slot> = own.iter().map(|(_, slot)| *slot).collect();
            work.resize(rounds, model);
            work
        });
        let secrets = derive_beside(&work, |slot| derive(passphrase, &slot.salt(), slot.cost()));
        let mut tried = Vec::new();
        for ((person, own), secrets) in Person::BOTH.into_iter().zip(&slots).zip(secrets) {
            tried.push(self.try_copies(person, own, secrets, |unlocked| fits(person, unlocked)));
        }
        choose_fit(tried)
    }

    fn try_copies(
        &self,
        person: Person,
        slots: &[(CopyNumber, &Slot)],
        secrets: Vec<Result<Secret32, VaultError>>,
        fits: impl Fn(&Unlocked) -> bool,
    ) -> Tried {
        let kind = SlotKind::Passphrase;
        let mut tried = Tried::default();
        for ((copy, slot), secret) in slots.iter().zip(secrets) {
            match secret {
                Ok(secret) => self.note_try(&mut tried, (person, kind, *copy), slot, slot.unwrap_key(&secret), &fits),
                Err(error) => _ = tried.refusal.get_or_insert(error),
            }
        }
        if slots.is_empty() && self.has(person) {
            tried.refusal = Some(VaultError::Damaged(self.slot_findings(person, kind)));
        }
        tried
    }

    /// The copies of a slot that are worth a try: the second only where it differs.
    fn copies(&self, person: Person, kind: SlotKind) -> Vec<(CopyNumber, &Slot)> {
        let [first, second] = &self.pair(person, kind).copies;
        let second_if_it_differs = second.as_ref().filter(|slot| first.as_ref() != Some(slot));
        let copies = [(0, first.as_ref()), (1, second_if_it_differs)];
        copies.into_iter().filter_map(|(copy, slot)| Some((copy, slot?))).collect()
    }

    fn note_try(
        &self,
        tried: &mut Tried,
        (person, kind, copy): (Person, SlotKind, CopyNumber),
        slot: &Slot,
        opened: Result<UserKey, NotUnwrapped>,
        fits: impl Fn(&Unlocked) -> bool,
    ) {
        match opened {
            Ok(key) => {
                let unlocked = self.unlocked(person, kind, copy, slot, key);
                if fits(&unlocked) {
                    tried.fit.get_or_insert(unlocked);
                } else {
                    tried.misfit.get_or_insert(unlocked);
                }
            }
            Err(NotUnwrapped::Damaged) => {
                let finding = Finding::SlotDamaged { person, kind, copy };
                tried.refusal.get_or_insert(VaultError::Damaged(vec![finding]));
            }
            Err(NotUnwrapped::OtherSecret) => tried.refusal = Some(VaultError::WrongPassphrase),
        }
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

/// Derives the keys of two lists of slots on two threads at once, each list to its end. Where memory
/// does not suffice for both, one follows the other.
fn derive_beside(
    work: &[Vec<&Slot>; 2],
    derive: impl Fn(&Slot) -> Result<Secret32, VaultError> + Sync,
) -> [Vec<Result<Secret32, VaultError>>; 2] {
    let all = |slots: &[&Slot]| slots.iter().map(|slot| derive(slot)).collect::<Vec<_>>();
    let [first, second] = work;
    let derived = thread::scope(|scope| {
        let beside = thread::Builder::new().spawn_scoped(scope, || all(second));
        let here = all(first);
        let there = match beside {
            Ok(beside) => beside.join().unwrap_or_else(|panic| resume_unwind(panic)),
            Err(_) => all(second),
        };
        [here, there]
    });
    let [here, there] = derived;
    let anew = |found: Vec<_>, slots: &[&Slot]| {
        let is_short = found.iter().any(|secret| matches!(secret, Err(VaultError::NotEnoughMemory)));
        if is_short { all(slots) } else { found }
    };
    [anew(here, first), anew(there, second)]
}

fn choose_fit(tried: Vec<Tried>) -> Result<Fits, VaultError> {
    let mut fits = Vec::new();
    let mut misfits = Vec::new();
    let mut refusals = Vec::new();
    for (person, tried) in Person::BOTH.into_iter().zip(tried) {
        fits.extend(tried.fit.map(|unlocked| (person, unlocked)));
        misfits.extend(tried.misfit.map(|unlocked| (person, unlocked)));
        refusals.extend(tried.refusal);
    }
    let second = if fits.len() > 1 { fits.pop() } else { None };
    match (fits.pop(), second) {
        (Some((_, first)), Some((_, second))) => return Ok(Fits::Both([first, second])),
        (Some((person, unlocked)), None) => return Ok(Fits::One(person, unlocked)),
        (None, _) => {}
    }
    // A key that opens nothing is passed on, as when one room alone is tried.
    if let Some((person, unlocked)) = misfits.into_iter().next() {
        return Ok(Fits::One(person, unlocked));
    }
    // Beside a slot that nothing can open, nobody can say that the words were wrong.
    let graver = refusals.iter().position(|error| !matches!(error, VaultError::WrongPassphrase));
    Err(graver.map_or(VaultError::WrongPassphrase, |at| refusals.swap_remove(at)))
}

/// Whether the file has any keyslot row of a person.
fn door_has(store: &Store, person: Person) -> Result<bool, VaultError> {
    let [from, to] = SlotKind::BOTH.map(|kind| slot_row(person, kind));
    Ok(store.count(Table::Keyslot, from, to)? + store.count(Table::Keyslot2, from, to)? > 0)
}
