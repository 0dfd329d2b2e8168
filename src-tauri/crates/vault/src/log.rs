//! The shared log, verified: signatures, chain, content, and what the heads have pinned.

use std::collections::{BTreeMap, HashSet};

use ring::signature::{ED25519, UnparsedPublicKey};
use zeroize::Zeroize;

use crate::bundle::Bundle;
use crate::finding::{Finding, Space};
use crate::head::Pin;
use crate::keys::VaultId;
use crate::person::{EntryId, Millis, Person};
use crate::record::{self, Action, Record, State};
use crate::room::Room;
use crate::wire::array_at;

/// One record of the shared log, as far as it can be trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogRecord {
    /// Its number, from 1 without gaps.
    pub seq: u64,
    /// Who made it.
    pub author: Person,
    /// What it does.
    pub action: Action,
    /// The agreement or post that is spoken of.
    pub entry: EntryId,
    /// The revision, or 0.
    pub revision: u32,
    /// The author's clock when it was made.
    pub at: Millis,
    /// Its content.
    pub content: Content,
    /// What reading has proven.
    pub standing: Standing,
    hash: [u8; 32],
    content_hash: [u8; 32],
}

impl LogRecord {
    /// The hash that names the content: its own, or that of the record it answers.
    #[must_use]
    pub fn content_hash(&self) -> [u8; 32] {
        self.content_hash
    }

    /// The hash that names the record.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        self.hash
    }

    pub(crate) fn pin(&self) -> Pin {
        Pin { seq: self.seq, hash: self.hash }
    }

    pub(crate) fn read(record: &Record, standing: Standing) -> Self {
        let content = match (record.state, record.words()) {
            (State::Withdrawn, _) => Content::Withdrawn,
            (State::Content, Some(words)) => Content::Own(words.to_vec()),
            _ => Content::None,
        };
        Self {
            seq: record.seq(),
            author: record.author(),
            action: record.action(),
            entry: record.entry(),
            revision: record.revision(),
            at: record.at(),
            content,
            standing,
            hash: record.hash(),
            content_hash: record.content_hash(),
        }
    }
}

/// The content of a record.
#[derive(Clone, PartialEq, Eq)]
pub enum Content {
    /// None of its own.
    None,
    /// What was written, without the random bytes before it. The records of founding and of keys
    /// hold the fixed bytes of the format instead of JSON.
    Own(Vec<u8>),
    /// Taken out by its author.
    Withdrawn,
}

impl std::fmt::Debug for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::None => "None",
            Self::Own(_) => "Own(..)",
            Self::Withdrawn => "Withdrawn",
        })
    }
}

impl Drop for Content {
    fn drop(&mut self) {
        if let Self::Own(words) = self {
            words.zeroize();
        }
    }
}

/// What reading a record has proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Signature, chain and content are right.
    Verified,
    /// Its author did not sign it.
    BadSignature,
    /// It does not follow the record before it.
    BrokenChain,
    /// Its content is not the one that was signed, or is missing without a withdrawal.
    Damaged,
}

/// Who is believed: what the reader's bundle has pinned.
pub(crate) struct Trust {
    pub(crate) vault: VaultId,
    pub(crate) me: Person,
    pub(crate) own_public: [u8; 32],
    pub(crate) other_public: [u8; 32],
    /// The space ids of index 0, 1, 2.
    pub(crate) spaces: [[u8; 16]; 3],
}

impl Trust {
    /// `None` while nobody has joined.
    pub(crate) fn of(vault: VaultId, bundle: &Bundle) -> Option<Self> {
        let joined = bundle.joined.as_ref()?;
        let (own, other) = (bundle.own_space.0, joined.other_space.0);
        let rooms = if bundle.person == Person::First { [own, other] } else { [other, own] };
        Some(Self {
            vault,
            me: bundle.person,
            own_public: bundle.public,
            other_public: joined.other_public,
            spaces: [rooms[0], rooms[1], joined.shared_space.0],
        })
    }

    /// The keys with which the log begins. The own one may have changed since, so the founding
    /// record says what it was; the other one is pinned.
    fn first_keys(&self, founding: Option<&[u8]>) -> [[u8; 32]; 2] {
        let own_at = usize::from(self.me.index()) * 32;
        let own = match founding {
            Some(content) if self.is_founding(content) => array_at(content, own_at),
            _ => self.own_public,
        };
        match self.me {
            Person::First => [own, self.other_public],
            Person::Second => [self.other_public, own],
        }
    }

    fn is_founding(&self, content: &[u8]) -> bool {
        let other_at = usize::from(self.me.other().index()) * 32;
        content.len() == 112
            && content[other_at..other_at + 32] == self.other_public
            && content[64..] == *self.spaces.as_flattened()
    }
}

/// The log as it was read.
#[derive(Default)]
pub(crate) struct Log {
    pub(crate) records: Vec<LogRecord>,
}

impl Log {
    /// Verifies everything.
    pub(crate) fn read(room: &Room, trust: &Trust, findings: &mut Vec<Finding>) -> Self {
        let stored = room.entries.iter().map(|(id, entry)| (*id, entry.bytes.as_slice()));
        Self::of_stored(stored, room.head.pin.seq, trust, findings)
    }

    /// The same over records wherever they were found. `last_known` is the number of a record
    /// that is known to exist.
    pub(crate) fn of_stored<'a>(
        entries: impl Iterator<Item = (EntryId, &'a [u8])>,
        last_known: u64,
        trust: &Trust,
        findings: &mut Vec<Finding>,
    ) -> Self {
        let mut stored = BTreeMap::new();
        let mut foreign = 0;
        for (id, bytes) in entries {
            match record::seq_of(id) {
                Some(seq) => drop(stored.insert(seq, bytes)),
                None => foreign += 1,
            }
        }
        if foreign > 0 {
            findings.push(Finding::ForeignRecords { count: foreign });
        }
        find_gaps(stored.keys().copied(), last_known, findings);
        let parsed: Vec<(u64, Option<Record>)> =
            stored.into_iter().map(|(seq, bytes)| (seq, Record::parse(&trust.vault, seq, bytes))).collect();
        let mut log = Self::judge(&parsed, trust, findings);
        log.forgive_withdrawals(findings);
        log
    }

    fn judge(parsed: &[(u64, Option<Record>)], trust: &Trust, findings: &mut Vec<Finding>) -> Self {
        let founding = parsed.iter().filter_map(|(_, record)| record.as_ref()).find(|r| r.action() == Action::Found);
        let mut keys = trust.first_keys(founding.map(|record| &record.content[..]));
        let mut before: Option<(u64, [u8; 32])> = Some((0, [0; 32]));
        let mut log = Self::default();
        for (seq, record) in parsed {
            let Some(record) = record else {
                findings.push(Finding::RecordDamaged { seq: *seq });
                before = None;
                continue;
            };
            let known_before = before.filter(|(before_seq, _)| before_seq + 1 == *seq).map(|(_, hash)| hash);
            let standing = judge_one(record, known_before, &mut keys, trust, findings);
            before = (standing != Standing::BadSignature).then(|| (*seq, record.hash()));
            log.records.push(LogRecord::read(record, standing));
        }
        if keys[usize::from(trust.me.index())] != trust.own_public {
            findings.push(Finding::FoundingDiffers);
        }
        log
    }

    /// Missing content is right if its author has withdrawn just this content later: one withdrawal
    /// excuses no other text of the same entry.
    fn forgive_withdrawals(&mut self, findings: &mut Vec<Finding>) {
        let mut withdrawn = HashSet::new();
        for record in self.records.iter_mut().rev() {
            let content = (record.author, record.entry, record.content_hash());
            if record.content == Content::Withdrawn && !withdrawn.contains(&content) {
                if record.standing == Standing::Verified {
                    record.standing = Standing::Damaged;
                }
                findings.push(Finding::ContentMissing { seq: record.seq });
            }
            if record.action == Action::Withdraw && record.standing == Standing::Verified {
                withdrawn.insert(content);
            }
        }
    }

    pub(crate) fn find(&self, seq: u64) -> Option<&LogRecord> {
        self.records.binary_search_by_key(&seq, |record| record.seq).ok().map(|at| &self.records[at])
    }

    /// The newest record that is proven.
    pub(crate) fn verified_tip(&self) -> Pin {
        let verified = self.records.iter().rev().find(|record| record.standing == Standing::Verified);
        verified.map_or(Pin::NONE, LogRecord::pin)
    }

    /// The newest record whose signature is its author's, whatever became of its content.
    pub(crate) fn tip(&self) -> Pin {
        let signed = self.records.iter().rev().find(|record| record.standing != Standing::BadSignature);
        signed.map_or(Pin::NONE, LogRecord::pin)
    }

    /// Compares the log with what a private head has pinned.
    pub(crate) fn check_pin(&self, space: Space, person: Person, pin: &Pin) -> Vec<Finding> {
        let mut findings = Vec::new();
        if pin.seq > 0 {
            match self.find(pin.seq) {
                None => findings.push(Finding::PinMissing { space, seq: pin.seq }),
                Some(record) if record.hash != pin.hash => findings.push(Finding::PinDiffers { space, seq: pin.seq }),
                Some(_) => {}
            }
        }
        let newer = self.records.iter().find(|record| {
            record.author == person && record.seq > pin.seq && record.standing != Standing::BadSignature
        });
        findings.extend(newer.map(|record| Finding::OwnRecordNewer { space, seq: record.seq }));
        findings
    }
}

/// Numbers that are missing between the first record and the last known one.
fn find_gaps(present: impl Iterator<Item = u64>, last_known: u64, findings: &mut Vec<Finding>) {
    let mut next = 1;
    for seq in present {
        if seq > next {
            findings.push(Finding::LogGap { from: next, to: seq - 1 });
        }
        next = seq.saturating_add(1);
    }
    if last_known >= next {
        findings.push(Finding::LogGap { from: next, to: last_known });
    }
}

fn judge_one(
    record: &Record,
    known_before: Option<[u8; 32]>,
    keys: &mut [[u8; 32]; 2],
    trust: &Trust,
    findings: &mut Vec<Finding>,
) -> Standing {
    let seq = record.seq();
    let author = usize::from(record.author().index());
    if !record.is_signed_by(&keys[author]) {
        findings.push(Finding::RecordSignature { seq });
        return Standing::BadSignature;
    }
    // Behind a damaged record the next one's own word stands in for its hash.
    if known_before.is_some_and(|hash| hash != record.prev()) {
        findings.push(Finding::RecordChain { seq });
        return Standing::BrokenChain;
    }
    if !content_is_right(record, trust, keys) {
        let content_only = record.state == State::NoOwnContent;
        findings.push(if content_only { Finding::ContentMissing { seq } } else { Finding::RecordDamaged { seq } });
        return Standing::Damaged;
    }
    if record.action() == Action::Key {
        keys[author] = array_at(&record.content, 0);
    }
    Standing::Verified
}

/// Whether the content fits the action and the signature. A withdrawn one is judged later.
fn content_is_right(record: &Record, trust: &Trust, keys: &[[u8; 32]; 2]) -> bool {
    match (record.state, record.action()) {
        (State::Withdrawn, action) => !action.answers(),
        (State::NoOwnContent, action) => action.answers() || matches!(action, Action::Unknown(_)),
        (State::Content, action) if action.answers() => false,
        (State::Content, Action::Found) => {
            record.content_is_genuine()
                && trust.is_founding(&record.content)
                && record.seq() == u64::from(record.author().index()) + 1
                && record.content[..64] == *keys.as_flattened()
        }
        (State::Content, Action::Key) => record.content_is_genuine() && is_key_proven(record, trust),
        (State::Content, Action::Unknown(_)) => record.content_is_genuine(),
        (State::Content, _) => record.content_is_genuine() && record.words().is_some(),
    }
}

fn is_key_proven(record: &Record, trust: &Trust) -> bool {
    let Some((public, proof)) = record.content.split_at_checked(32) else { return false };
    let message = record::key_proof(&trust.vault, record.author(), public);
    UnparsedPublicKey::new(&ED25519, public).verify(&message, proof).is_ok()
}
