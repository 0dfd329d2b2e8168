//! Making a household, and letting the second person in.

use std::fs::{self, File, OpenOptions};
use std::path::Path;

use ring::signature::{Ed25519KeyPair, KeyPair};

use crate::bundle::{Bundle, BundleKey, Joined, KeyOf};
use crate::closed::ClosedVault;
use crate::door::{META_VAULT, META_VERSION, Secret, Unlocked, label_row};
use crate::error::{Rule, VaultError};
use crate::finding::{Finding, SlotKind, Space, Table};
use crate::frame::{Frame, beside, resolve};
use crate::head::{FEATURES, MAJOR, MINOR, Pin};
use crate::kdf::{self, KdfCost};
use crate::keys::{SpaceId, UserKey, VaultId};
use crate::open::OpenVault;
use crate::person::{LABEL_BYTES, Millis, NewPerson, Person, Place, hex};
use crate::person_keys::PersonKeys;
use crate::presence::Presence;
use crate::random;
use crate::record::{self, Action, Record, Statement, cell_entry_of};
use crate::recovery::RecoveryCode;
use crate::room::{Room, RoomKeys, SHARED_INDEX};
use crate::save::{Act, OtherHead, RoomSize};
use crate::secret::Secret32;
use crate::self_test;
use crate::slots::{NewSlot, slot_row};
use crate::stage::{Change, Draft, Reseal, Stage};
use crate::store::{Row, Store};
use crate::wire::array_at;

/// The generations with which everything begins.
const FIRST_GENERATION: u16 = 1;

/// Makes the file (never over an existing one, readable by its owner only) and opens the
/// founder's room.
pub fn create(
    place: &Place,
    founder: &NewPerson<'_>,
    cost: KdfCost,
    now: Millis,
) -> Result<(OpenVault, Option<RecoveryCode>), VaultError> {
    create_sized(place, founder, cost, now, RoomSize::ORDINARY, &[])
}

pub(crate) fn create_sized(
    place: &Place,
    founder: &NewPerson<'_>,
    cost: KdfCost,
    now: Millis,
    size: RoomSize,
    entries: &[Change<'_>],
) -> Result<(OpenVault, Option<RecoveryCode>), VaultError> {
    self_test::pass()?;
    check_label(founder.label)?;
    if !cost.is_enough_for_new() {
        return Err(VaultError::NotAllowed(Rule::KdfCost));
    }
    let vault = VaultId(random::make()?);
    let made = MadePerson::make(vault, Person::First, founder, cost)?;
    let (mut rows, bundle) = made.keys.seal_bundle()?;
    let room = Room::empty(Space::Own, Person::First.index(), made.keys.own_room()?);
    let stage = room.stage(&new_room(entries, size, now, Pin::NONE, bundle))?;
    rows.push(meta(META_VAULT, &vault.0));
    rows.push(meta(META_VERSION, &version_hint()));
    rows.push(meta(label_row(Person::First), founder.label.as_bytes()));
    let store = found(&place.file, &[&rows, &made.slots, &stage.rows])?;
    let MadePerson { keys, code, .. } = made;
    let closed = ClosedVault::from_store(store, place, Vec::new())?;
    let unlocked = Unlocked { key: keys.key, vault, user_generation: keys.user_generation, mends: Vec::new() };
    let mut open = OpenVault::open(closed, Person::First, unlocked).map_err(|refused| refused.error)?;
    open.size = size;
    open.remember(None);
    open.is_new_here();
    Ok((open, code))
}

/// Makes the file beside its place and moves it there when it is whole, so that a program that is
/// stopped in the middle leaves no half-made household.
fn found(path: &Path, rows: &[&[Row]]) -> Result<Store, VaultError> {
    let path = resolve(path)?;
    nothing_stands_at(&path)?;
    let draft = path.with_file_name(format!(".hearth-{}", hex(&random::make::<8>()?)));
    let made = write_draft(&draft, rows).and_then(|()| put_in_place(&draft, &path));
    for left in [beside(&draft, "-journal"), draft] {
        // What is left of it is whole or worthless, and stands under a name that nobody gave.
        let _ = fs::remove_file(left);
    }
    made?;
    keep_name(&path);
    Store::open(Frame::look(&path)?, &mut Vec::new())
}

/// The name of a new file is as durable as its content. Not every system can do it.
pub(crate) fn keep_name(path: &Path) {
    if let Some(folder) = path.parent() {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

pub(crate) fn nothing_stands_at(path: &Path) -> Result<(), VaultError> {
    let stands = |path: &Path| fs::symlink_metadata(path).is_ok();
    let left = fs::symlink_metadata(beside(path, "-journal"));
    // A closed file leaves an empty journal; any other would be played into the new file.
    let journal = left.is_ok_and(|left| !left.is_file() || left.len() > 0);
    if journal || stands(path) || stands(&beside(path, "-wal")) { Err(VaultError::Exists) } else { Ok(()) }
}

fn write_draft(draft: &Path, rows: &[&[Row]]) -> Result<(), VaultError> {
    new_draft(draft)?;
    Store::begin(Frame::look_at_bytes(draft)?)?.found(rows)
}

/// An empty file that nobody else reads, under a name of which there is no other.
pub(crate) fn new_draft(draft: &Path) -> Result<(), VaultError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    drop(options.open(draft)?);
    Ok(())
}

/// Gives the file its name, never over another. Where the file system knows no second names, the
/// look and the move are two steps.
pub(crate) fn put_in_place(draft: &Path, path: &Path) -> Result<(), VaultError> {
    match fs::hard_link(draft, path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            nothing_stands_at(path)?;
            Ok(fs::rename(draft, path)?)
        }
        linked => Ok(linked?),
    }
}

impl OpenVault {
    /// Lets the second person in: one transaction, with both present. Everything of the newcomer
    /// and of the shared room is made new, so that a prepared file gains nothing. A passphrase that
    /// opens the founder's room is refused, for at the Door one field tells the two apart.
    pub fn join(
        &mut self,
        presence: &Presence,
        newcomer: &NewPerson<'_>,
        now: Millis,
    ) -> Result<Option<RecoveryCode>, VaultError> {
        self.may_let_in(presence, newcomer)?;
        if self.closed.user_key(Person::First, &Secret::Passphrase(newcomer.passphrase)).is_ok() {
            return Err(VaultError::NotAllowed(Rule::PassphraseTaken));
        }
        self.join_with(presence, newcomer, now, &[])
    }

    pub(crate) fn join_with(
        &mut self,
        presence: &Presence,
        newcomer: &NewPerson<'_>,
        now: Millis,
        entries: &[Change<'_>],
    ) -> Result<Option<RecoveryCode>, VaultError> {
        self.may_let_in(presence, newcomer)?;
        let cost = self.closed.door.cost(Person::First).ok_or(VaultError::NotAllowed(Rule::RoomDamaged))?;
        let joining = Joining::make(self, newcomer, cost, now)?;
        let other_head = std::cell::Cell::new(None);
        self.perform(|vault, whole| {
            let (mut further, own_bundle) = joining.founder.seal_bundle()?;
            let (newcomer_bundle, bundle) = joining.newcomer.keys.seal_bundle()?;
            further.extend(newcomer_bundle);
            further.extend(joining.newcomer.slots.iter().map(Row::copy));
            further.push(meta(label_row(Person::Second), newcomer.label.as_bytes()));
            let room = Room::empty(Space::Other, Person::Second.index(), joining.newcomer.keys.own_room()?);
            let other = room.stage(&new_room(entries, vault.size, now, joining.pin, bundle))?;
            other_head.set(Some(OtherHead::of(&other)));
            Ok(Act {
                own: Some(vault.rooms.own.stage(&Draft {
                    changes: &[],
                    reseal: whole.unless(vault.own_sealed_anew),
                    saved: now,
                    pin: joining.pin,
                    bundle: own_bundle,
                    least_cells: 0,
                    grows: vault.size.grows,
                })?),
                shared: Some(joining.stage_shared(vault.size, now)?),
                other: Some(other),
                further,
            })
        })?;
        self.reload()?;
        self.remember(Some(&joining.newcomer.keys).zip(other_head.take()));
        Ok(joining.newcomer.code)
    }

    fn may_let_in(&mut self, presence: &Presence, newcomer: &NewPerson<'_>) -> Result<(), VaultError> {
        self.ready_to_write()?;
        self.check_presence(presence)?;
        self.may_join()?;
        check_label(newcomer.label)
    }

    fn may_join(&self) -> Result<(), VaultError> {
        let rule = if self.me() != Person::First {
            Rule::FounderOnly
        } else if self.rooms.me.bundle.joined.is_some() {
            Rule::AlreadyJoined
        } else if self.closed.door.has(Person::Second)
            || self.findings().iter().any(|finding| matches!(finding, Finding::ForeignRows { .. }))
        {
            Rule::PreparedFile
        } else {
            return Ok(());
        };
        Err(VaultError::NotAllowed(rule))
    }
}

/// A person whose keys have just been made.
struct MadePerson {
    keys: PersonKeys,
    slots: Vec<Row>,
    code: Option<RecoveryCode>,
}

impl MadePerson {
    fn make(vault: VaultId, person: Person, new: &NewPerson<'_>, cost: KdfCost) -> Result<Self, VaultError> {
        let key = UserKey(Secret32::make()?);
        let seed = Secret32::make()?;
        let code = if new.recovery { Some(RecoveryCode::make()?) } else { None };
        let recovery = code.as_ref().map(|code| code.derive_secret(&vault));
        let slots = make_slots(&vault, person, new, cost, &key, recovery.as_ref())?;
        let bundle = Bundle {
            person,
            user_generation: u32::from(FIRST_GENERATION),
            serial: 1,
            own_space: SpaceId(random::make()?),
            joined: None,
            public: public_of(&seed),
            seed,
            recovery,
            keys: vec![BundleKey {
                of: KeyOf::Own,
                retired: false,
                generation: FIRST_GENERATION,
                key: Secret32::make()?,
            }],
        };
        let user_generation = bundle.user_generation;
        let keys = PersonKeys { person, vault, user_generation, key, bundle, bundle_commitment: [0; 32] };
        Ok(Self { keys, slots, code })
    }
}

/// Both slots in both copies. Without a recovery code its slot is wrapped under a forgotten secret
/// around random bytes, so that nobody sees whether a code exists.
fn make_slots(
    vault: &VaultId,
    person: Person,
    new: &NewPerson<'_>,
    cost: KdfCost,
    key: &UserKey,
    recovery: Option<&Secret32>,
) -> Result<Vec<Row>, VaultError> {
    let generation = u32::from(FIRST_GENERATION);
    let salt = random::make()?;
    let secret = kdf::derive(new.passphrase, &salt, cost)?;
    let passphrase = NewSlot { vault, person, kind: SlotKind::Passphrase, cost, salt, generation };
    let free = KdfCost { memory_kib: 0, passes: 0, lanes: 0 };
    let by_code = NewSlot { vault, person, kind: SlotKind::Recovery, cost: free, salt: [0; 16], generation };
    let by_code = match recovery {
        Some(recovery) => by_code.wrap(recovery, key)?,
        None => by_code.wrap(&Secret32::make()?, &UserKey(Secret32::make()?))?,
    };
    let mut rows = Vec::new();
    for (kind, slot) in [(SlotKind::Passphrase, passphrase.wrap(&secret, key)?), (SlotKind::Recovery, by_code)] {
        for table in [Table::Keyslot, Table::Keyslot2] {
            rows.push(Row { table, id: slot_row(person, kind), bytes: slot.as_bytes().into() });
        }
    }
    Ok(rows)
}

/// What a joining makes, before it is sealed.
struct Joining {
    newcomer: MadePerson,
    /// The founder's keys as they are afterwards.
    founder: PersonKeys,
    records: [Record; 2],
    pin: Pin,
}

impl Joining {
    fn make(vault: &OpenVault, new: &NewPerson<'_>, cost: KdfCost, now: Millis) -> Result<Self, VaultError> {
        let me = &vault.rooms.me;
        let mut newcomer = MadePerson::make(me.vault, Person::Second, new, cost)?;
        let shared_space = SpaceId(random::make()?);
        let shared_keys = Secret32::make()?;
        let publics = [me.bundle.public, newcomer.keys.bundle.public];
        let (first, second) = (me.bundle.own_space, newcomer.keys.bundle.own_space);
        let mut founder = me.copy();
        founder.bundle.serial += 1;
        let joined = |other_space, other_public| Joined { shared_space, other_space, other_public };
        for (bundle, joined) in
            [(&mut founder.bundle, joined(second, publics[1])), (&mut newcomer.keys.bundle, joined(first, publics[0]))]
        {
            bundle.joined = Some(joined);
            let key = shared_keys.copy();
            bundle.keys.push(BundleKey { of: KeyOf::Shared, retired: false, generation: FIRST_GENERATION, key });
        }
        let content = record::founding([&publics[0], &publics[1]], [&first.0, &second.0, &shared_space.0]);
        let first_record = found_record(&founder, Pin::NONE, &content, now);
        let after = Pin { seq: 1, hash: first_record.hash() };
        let second_record = found_record(&newcomer.keys, after, &content, now);
        let pin = Pin { seq: 2, hash: second_record.hash() };
        Ok(Self { newcomer, founder, records: [first_record, second_record], pin })
    }

    fn stage_shared(&self, size: RoomSize, now: Millis) -> Result<Stage, VaultError> {
        let bytes = [0, 1].map(|at| self.records[at].encode());
        let changes: Vec<_> =
            (1..).zip(&bytes).map(|(seq, bytes)| Change::Put { id: cell_entry_of(seq), bytes }).collect();
        let room = Room::empty(Space::Shared, SHARED_INDEX, self.room_keys()?);
        room.stage(&new_room(&changes, size, now, self.pin, [0; 32]))
    }

    fn room_keys(&self) -> Result<RoomKeys, VaultError> {
        let keys = self.founder.shared_room();
        keys.unwrap_or(Err(VaultError::NotAllowed(Rule::NobodyJoined)))
    }
}

fn found_record(author: &PersonKeys, before: Pin, content: &[u8], now: Millis) -> Record {
    let statement = Statement {
        seq: before.seq + 1,
        prev: before.hash,
        author: author.person,
        action: Action::Found,
        entry: crate::person::EntryId::NONE,
        revision: 0,
        content_hash: record::sha256(&[content]),
        at: now,
    };
    statement.sign(&author.vault, &author.bundle.seed, Some(content))
}

fn new_room<'a>(changes: &'a [Change<'a>], size: RoomSize, saved: Millis, pin: Pin, bundle: [u8; 32]) -> Draft<'a> {
    Draft { changes, reseal: Reseal::WholeRoom, saved, pin, bundle, least_cells: size.cells, grows: size.grows }
}

fn public_of(seed: &Secret32) -> [u8; 32] {
    // EXPOSE: to the signature, for the public half.
    let pair = Ed25519KeyPair::from_seed_unchecked(seed.expose()).expect("a seed has 32 bytes");
    array_at(pair.public_key().as_ref(), 0)
}

fn check_label(label: &str) -> Result<(), VaultError> {
    if (1..=LABEL_BYTES).contains(&label.len()) { Ok(()) } else { Err(VaultError::NotAllowed(Rule::Label)) }
}

fn meta(id: i64, bytes: &[u8]) -> Row {
    Row { table: Table::Meta, id, bytes: bytes.into() }
}

// FORMAT: major u16, minor u16, required-feature bits u64.
fn version_hint() -> Vec<u8> {
    [&MAJOR.to_le_bytes()[..], &MINOR.to_le_bytes(), &FEATURES.to_le_bytes()].concat()
}
