//! The shared log as one of the two can rewrite it who has own secrets, the file and a program of
//! their own: everything that only the keys of the shared room guard is made anew, and what would
//! need the other's signature is left, copied or forged.

use crate::error::VaultError;
use crate::head::Pin;
use crate::open::OpenVault;
use crate::person::{EntryId, Millis, Person};
use crate::record::{self, Action, Record, State, Statement, cell_entry_of};
use crate::save::Whole;
use crate::stage::{Change, Draft, Reseal};

/// Where a stored record names its author.
const AUTHOR: usize = 63;
/// Where the signature stands in a stored record.
const SIGNATURE: std::ops::Range<usize> = 125..189;

/// What the writer does about a record of the other that no longer fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfitting {
    /// It is stored byte for byte as it was.
    AsItWas,
    /// It is made to fit, and keeps the signature that it had.
    WithItsOldSignature,
    /// It is made to fit, and signed with the writer's own key.
    SignedByTheWriter,
}

impl Unfitting {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::AsItWas, Self::WithItsOldSignature, Self::SignedByTheWriter];
}

/// One record, with every field in the writer's hand.
#[derive(Clone)]
pub struct LooseRecord {
    /// Whom it names as its author.
    pub author: Person,
    /// What it does.
    pub action: Action,
    /// What it speaks of.
    pub entry: EntryId,
    /// The revision.
    pub revision: u32,
    /// The author's clock.
    pub at: Millis,
    /// The hash of the content that was signed.
    pub content_hash: [u8; 32],
    /// The content as it is stored, with the random bytes before the words.
    pub content: Option<Vec<u8>>,
    withdrawn: bool,
    stored: Vec<u8>,
}

impl LooseRecord {
    /// Other words, and the hash that fits them.
    pub fn say(&mut self, words: &[u8]) {
        let content = [&[0x5A; 16], words].concat();
        self.content_hash = record::sha256(&[&content]);
        self.content = Some(content);
        self.withdrawn = false;
    }

    fn of(record: &Record, stored: &[u8]) -> Self {
        Self {
            author: record.author(),
            action: record.action(),
            entry: record.entry(),
            revision: record.revision(),
            at: record.at(),
            content_hash: record.content_hash(),
            content: (record.state == State::Content).then(|| record.content.to_vec()),
            withdrawn: record.state == State::Withdrawn,
            stored: stored.to_vec(),
        }
    }

    /// The record as the writer stores it with this number, behind the record with this hash.
    fn store(&self, vault: &OpenVault, seq: u64, prev: [u8; 32], unfitting: Unfitting) -> Vec<u8> {
        let me = &vault.rooms.me;
        let statement = Statement {
            seq,
            prev,
            author: self.author,
            action: self.action,
            entry: self.entry,
            revision: self.revision,
            content_hash: self.content_hash,
            at: self.at,
        };
        let made = statement.sign(&me.vault, &me.bundle.seed, self.content.as_deref());
        let made = if self.withdrawn { made.withdrawn() } else { made };
        let mut bytes = made.encode().to_vec();
        let fits = self.stored.get(..SIGNATURE.start) == bytes.get(..SIGNATURE.start);
        let was_the_other_s = self.stored.get(AUTHOR).is_some_and(|author| *author != me.person.index());
        if was_the_other_s {
            if fits || unfitting == Unfitting::WithItsOldSignature {
                bytes[SIGNATURE].copy_from_slice(&self.stored[SIGNATURE]);
            } else if unfitting == Unfitting::AsItWas && self.author != me.person {
                bytes.clone_from(&self.stored);
            }
        }
        bytes
    }
}

/// The records of the log, to be changed by hand.
#[must_use]
pub fn loose_log(vault: &OpenVault) -> Vec<LooseRecord> {
    let Some(room) = &vault.rooms.shared else { return Vec::new() };
    let mut records: Vec<(u64, LooseRecord)> = room
        .entries
        .iter()
        .filter_map(|(id, entry)| {
            let seq = record::seq_of(*id)?;
            Some((seq, LooseRecord::of(&Record::parse(&vault.rooms.me.vault, seq, &entry.bytes)?, &entry.bytes)))
        })
        .collect();
    records.sort_by_key(|(seq, _)| *seq);
    records.into_iter().map(|(_, record)| record).collect()
}

/// A record that nobody made, in the name of whomever it says.
#[must_use]
pub fn invented(author: Person, action: Action, of: &LooseRecord, at: Millis) -> LooseRecord {
    LooseRecord { author, action, at, content: None, withdrawn: false, stored: Vec::new(), ..of.clone() }
}

/// Writes the log anew from these records: numbered from 1, chained, signed wherever the writer's key
/// signs, with fresh cells, tag pages and heads for the shared room and for the writer's own.
///
/// # Errors
///
/// Those of saving.
pub fn rewrite_log(
    vault: &mut OpenVault,
    records: &[LooseRecord],
    unfitting: Unfitting,
    now: Millis,
) -> Result<(), VaultError> {
    let mut pin = Pin::NONE;
    let mut stored: Vec<(u64, Vec<u8>)> = Vec::new();
    for (seq, record) in (1..).zip(records) {
        let bytes = record.store(vault, seq, pin.hash, unfitting);
        pin = Pin { seq, hash: record::sha256(&[&bytes[..SIGNATURE.end]]) };
        stored.push((seq, bytes));
    }
    let room = vault.shared_room()?;
    let gone = room.entries.keys().filter(|id| record::seq_of(**id).is_none_or(|seq| seq > pin.seq));
    let mut changes: Vec<Change<'_>> = gone.map(|id| Change::Delete { id: *id }).collect();
    changes.extend(stored.iter().map(|(seq, bytes)| Change::Put { id: cell_entry_of(*seq), bytes }));
    let shared = room.stage(&Draft {
        changes: &changes,
        reseal: Reseal::WholeRoom,
        saved: now,
        pin,
        bundle: [0; 32],
        least_cells: 0,
        grows: vault.size.grows,
    })?;
    let own = vault.stage_own(&[], Whole::IfFirst, pin, now)?;
    vault.closed.store.write(&[&own.rows, &shared.rows])
}
