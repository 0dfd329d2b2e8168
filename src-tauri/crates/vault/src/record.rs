//! One record of the shared log: signed bytes of a fixed layout, and content beside them.

use ring::digest::SHA256;
use ring::signature::{ED25519, Ed25519KeyPair, UnparsedPublicKey};
use zeroize::Zeroizing;

use crate::keys::VaultId;
use crate::person::{EntryId, Millis, Person};
use crate::secret::Secret32;
use crate::wire::{array_at, put, u32_at, u64_at};

// FORMAT: the signed bytes, 125 of them.
const LABEL: &[u8; 7] = b"v1/sign";
const VAULT: usize = 7;
const SEQ: usize = 23;
const PREV: usize = 31;
const AUTHOR: usize = 63;
const ACTION: usize = 64;
const ENTRY: usize = 65;
const REVISION: usize = 81;
const CONTENT_HASH: usize = 85;
const AT: usize = 117;
const SIGNED_BYTES: usize = 125;
// FORMAT: signed bytes, signature, state, length, content.
const SIGNATURE_BYTES: usize = 64;
const STATE: usize = SIGNED_BYTES + SIGNATURE_BYTES;
const LENGTH: usize = STATE + 1;
const CONTENT: usize = LENGTH + 4;

/// What a record does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// Names the keys and rooms, at joining.
    Found,
    /// Shares something that needs no consent.
    Post,
    /// Proposes an agreement.
    Propose,
    /// Agrees to a revision.
    Accept,
    /// Says no to a revision.
    Decline,
    /// Proposes a further revision, and agrees to it.
    Amend,
    /// Takes back one's own earlier record.
    Withdraw,
    /// Ends an agreement.
    Retire,
    /// Says something about an entry.
    Comment,
    /// Tells that the whole file was restored.
    Restore,
    /// Tells that the author has left.
    Leave,
    /// Replaces the author's signing key.
    Key,
    /// From a newer version; kept, and counted for the chain.
    Unknown(u8),
}

impl Action {
    // FORMAT: the number of each action.
    pub(crate) fn number(self) -> u8 {
        match self {
            Self::Found => 1,
            Self::Post => 2,
            Self::Propose => 3,
            Self::Accept => 4,
            Self::Decline => 5,
            Self::Amend => 6,
            Self::Withdraw => 7,
            Self::Retire => 8,
            Self::Comment => 9,
            Self::Restore => 10,
            Self::Leave => 11,
            Self::Key => 12,
            Self::Unknown(number) => number,
        }
    }

    fn from_number(number: u8) -> Self {
        match number {
            1 => Self::Found,
            2 => Self::Post,
            3 => Self::Propose,
            4 => Self::Accept,
            5 => Self::Decline,
            6 => Self::Amend,
            7 => Self::Withdraw,
            8 => Self::Retire,
            9 => Self::Comment,
            10 => Self::Restore,
            11 => Self::Leave,
            12 => Self::Key,
            other => Self::Unknown(other),
        }
    }

    /// Whether such a record answers another one and has no content of its own.
    pub(crate) fn answers(self) -> bool {
        matches!(self, Self::Accept | Self::Decline | Self::Withdraw | Self::Retire)
    }

    /// Whether its content is the fixed bytes of the format, without random bytes or JSON.
    fn is_bare(self) -> bool {
        matches!(self, Self::Found | Self::Key)
    }
}

/// What stands beside the signed bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    NoOwnContent,
    Content,
    Withdrawn,
}

impl State {
    // FORMAT: the number of each state.
    fn number(self) -> u8 {
        match self {
            Self::NoOwnContent => 0,
            Self::Content => 1,
            Self::Withdrawn => 2,
        }
    }
}

/// What an author signs.
pub(crate) struct Statement {
    pub(crate) seq: u64,
    pub(crate) prev: [u8; 32],
    pub(crate) author: Person,
    pub(crate) action: Action,
    pub(crate) entry: EntryId,
    pub(crate) revision: u32,
    pub(crate) content_hash: [u8; 32],
    pub(crate) at: Millis,
}

impl Statement {
    fn encode(&self, vault: &VaultId) -> [u8; SIGNED_BYTES] {
        let mut signed = [0; SIGNED_BYTES];
        put(&mut signed, 0, LABEL);
        put(&mut signed, VAULT, &vault.0);
        put(&mut signed, SEQ, &self.seq.to_le_bytes());
        put(&mut signed, PREV, &self.prev);
        signed[AUTHOR] = self.author.index();
        signed[ACTION] = self.action.number();
        put(&mut signed, ENTRY, &self.entry.0);
        put(&mut signed, REVISION, &self.revision.to_le_bytes());
        put(&mut signed, CONTENT_HASH, &self.content_hash);
        put(&mut signed, AT, &self.at.0.to_le_bytes());
        signed
    }

    /// Signs. Without content of its own the record has state 0.
    pub(crate) fn sign(&self, vault: &VaultId, seed: &Secret32, content: Option<&[u8]>) -> Record {
        let signed = self.encode(vault);
        // EXPOSE: to the signature.
        let pair = Ed25519KeyPair::from_seed_unchecked(seed.expose()).expect("a seed has 32 bytes");
        let signature = array_at(pair.sign(&signed).as_ref(), 0);
        let state = if content.is_some() { State::Content } else { State::NoOwnContent };
        Record { signed, signature, state, content: Zeroizing::new(content.unwrap_or_default().to_vec()) }
    }
}

/// One record as it is stored.
pub(crate) struct Record {
    signed: [u8; SIGNED_BYTES],
    signature: [u8; SIGNATURE_BYTES],
    pub(crate) state: State,
    pub(crate) content: Zeroizing<Vec<u8>>,
}

impl Record {
    /// Reads a record. `None`: damaged, or of another vault or number.
    pub(crate) fn parse(vault: &VaultId, seq: u64, bytes: &[u8]) -> Option<Self> {
        let fixed = bytes.get(..CONTENT)?;
        let content = &bytes[CONTENT..];
        let state = match fixed[STATE] {
            0 => State::NoOwnContent,
            1 => State::Content,
            2 => State::Withdrawn,
            _ => return None,
        };
        let whole = fixed.starts_with(LABEL)
            && fixed[VAULT..SEQ] == vault.0
            && u64_at(fixed, SEQ) == seq
            && fixed[AUTHOR] <= 1
            && u32_at(fixed, LENGTH) as usize == content.len()
            && (state == State::Content || content.is_empty());
        whole.then(|| Self {
            signed: array_at(fixed, 0),
            signature: array_at(fixed, SIGNED_BYTES),
            state,
            content: Zeroizing::new(content.to_vec()),
        })
    }

    pub(crate) fn encode(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(CONTENT + self.content.len()));
        bytes.extend_from_slice(&self.signed);
        bytes.extend_from_slice(&self.signature);
        bytes.push(self.state.number());
        let length = u32::try_from(self.content.len()).expect("an entry has 8 MiB at most");
        bytes.extend_from_slice(&length.to_le_bytes());
        bytes.extend_from_slice(&self.content);
        bytes
    }

    /// The same record without its content, as it is stored after a withdrawal.
    pub(crate) fn withdrawn(&self) -> Self {
        Self {
            signed: self.signed,
            signature: self.signature,
            state: State::Withdrawn,
            content: Zeroizing::new(Vec::new()),
        }
    }

    // FORMAT: SHA-256 of signed bytes and signature; the content is not in it.
    pub(crate) fn hash(&self) -> [u8; 32] {
        sha256(&[&self.signed, &self.signature])
    }

    pub(crate) fn is_signed_by(&self, public: &[u8; 32]) -> bool {
        UnparsedPublicKey::new(&ED25519, public).verify(&self.signed, &self.signature).is_ok()
    }

    /// Whether the content that stands beside the signature is the one that was signed.
    pub(crate) fn content_is_genuine(&self) -> bool {
        sha256(&[&self.content]) == self.content_hash()
    }

    pub(crate) fn seq(&self) -> u64 {
        u64_at(&self.signed, SEQ)
    }

    pub(crate) fn prev(&self) -> [u8; 32] {
        array_at(&self.signed, PREV)
    }

    pub(crate) fn author(&self) -> Person {
        if self.signed[AUTHOR] == 0 { Person::First } else { Person::Second }
    }

    pub(crate) fn action(&self) -> Action {
        Action::from_number(self.signed[ACTION])
    }

    pub(crate) fn entry(&self) -> EntryId {
        EntryId(array_at(&self.signed, ENTRY))
    }

    pub(crate) fn revision(&self) -> u32 {
        u32_at(&self.signed, REVISION)
    }

    pub(crate) fn content_hash(&self) -> [u8; 32] {
        array_at(&self.signed, CONTENT_HASH)
    }

    pub(crate) fn at(&self) -> Millis {
        Millis(i64::from_le_bytes(array_at(&self.signed, AT)))
    }

    /// The content that people wrote, without the random bytes before it.
    pub(crate) fn words(&self) -> Option<&[u8]> {
        match self.action().is_bare() {
            true => Some(&self.content),
            false => self.content.get(SALT_BYTES..),
        }
    }
}

// FORMAT: 16 random bytes keep a withdrawn text from being confirmed by guessing.
const SALT_BYTES: usize = 16;

/// Content as it is stored: random bytes, then what people wrote.
pub(crate) fn salted(words: &[u8]) -> Result<Zeroizing<Vec<u8>>, crate::error::VaultError> {
    let mut content = Zeroizing::new(Vec::with_capacity(SALT_BYTES + words.len()));
    content.extend_from_slice(&crate::random::make::<SALT_BYTES>()?);
    content.extend_from_slice(words);
    Ok(content)
}

/// By what some words are known again, for whoever has to know them without keeping them.
#[must_use]
pub fn digest_of(words: &[u8]) -> [u8; 32] {
    sha256(&[words])
}

pub(crate) fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut context = ring::digest::Context::new(&SHA256);
    for part in parts {
        context.update(part);
    }
    array_at(context.finish().as_ref(), 0)
}

// FORMAT: seq (8 bytes) || 8 zero bytes.
pub(crate) fn cell_entry_of(seq: u64) -> EntryId {
    let mut id = [0; 16];
    put(&mut id, 0, &seq.to_le_bytes());
    EntryId(id)
}

pub(crate) fn seq_of(entry: EntryId) -> Option<u64> {
    crate::wire::is_zero(&entry.0[8..]).then(|| u64_at(&entry.0, 0)).filter(|seq| *seq > 0)
}

// FORMAT: public keys 0 and 1, then the space ids of index 0, 1, 2.
pub(crate) fn founding(publics: [&[u8; 32]; 2], spaces: [&[u8; 16]; 3]) -> [u8; 112] {
    let mut content = [0; 112];
    put(&mut content, 0, publics.map(<[u8; 32]>::as_slice).concat().as_slice());
    put(&mut content, 64, spaces.map(<[u8; 16]>::as_slice).concat().as_slice());
    content
}

// FORMAT: "v1/key", vault_id, author, new public key: what the new key of a *key* record signs.
pub(crate) fn key_proof(vault: &VaultId, author: Person, public: &[u8]) -> Vec<u8> {
    [&b"v1/key"[..], &vault.0, &[author.index()], public].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::hex;
    use ring::signature::KeyPair;

    const VAULT_ID: VaultId = VaultId([0x11; 16]);

    fn seed() -> Secret32 {
        Secret32::new([7; 32])
    }

    fn statement(content: &[u8]) -> Statement {
        Statement {
            seq: 3,
            prev: [0x22; 32],
            author: Person::Second,
            action: Action::Propose,
            entry: EntryId([0x33; 16]),
            revision: 1,
            content_hash: sha256(&[content]),
            at: Millis(-2),
        }
    }

    #[test]
    fn the_signed_bytes_are_frozen() {
        let signed = statement(b"").encode(&VAULT_ID);
        let expected = hex(b"v1/sign")
            + &"11".repeat(16)
            + "0300000000000000"
            + &"22".repeat(32)
            + "0103"
            + &"33".repeat(16)
            + "01000000"
            + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            + "feffffffffffffff";
        assert_eq!(hex(&signed), expected);
    }

    #[test]
    fn a_record_reads_back_and_proves_its_author() {
        let content = salted(b"{}").expect("randomness");
        let record = statement(&content).sign(&VAULT_ID, &seed(), Some(&content));
        let read = Record::parse(&VAULT_ID, 3, &record.encode()).expect("a record");
        let public = Ed25519KeyPair::from_seed_unchecked(&[7; 32]).expect("a seed");
        assert!(read.is_signed_by(&array_at(public.public_key().as_ref(), 0)));
        assert!(!read.is_signed_by(&[9; 32]));
        assert!(read.content_is_genuine());
        assert_eq!(read.words(), Some(&b"{}"[..]));
        assert_eq!((read.author(), read.action(), read.at()), (Person::Second, Action::Propose, Millis(-2)));
    }

    #[test]
    fn withdrawing_the_content_leaves_the_hash_of_the_record() {
        let record = statement(b"text").sign(&VAULT_ID, &seed(), Some(b"text"));
        let withdrawn = Record::parse(&VAULT_ID, 3, &record.withdrawn().encode()).expect("a record");
        assert_eq!(withdrawn.hash(), record.hash());
        assert!(withdrawn.content.is_empty());
    }

    #[test]
    fn a_record_of_another_vault_number_or_length_is_not_read() {
        let bytes = statement(b"text").sign(&VAULT_ID, &seed(), Some(b"text")).encode();
        assert!(Record::parse(&VAULT_ID, 3, &bytes).is_some());
        assert!(Record::parse(&VAULT_ID, 4, &bytes).is_none());
        assert!(Record::parse(&VaultId([0x12; 16]), 3, &bytes).is_none());
        assert!(Record::parse(&VAULT_ID, 3, &bytes[..bytes.len() - 1]).is_none());
        assert!(Record::parse(&VAULT_ID, 3, &bytes[..20]).is_none());
        let mut state = bytes.clone();
        state[STATE] = 3;
        assert!(Record::parse(&VAULT_ID, 3, &state).is_none());
        state[STATE] = 2;
        assert!(Record::parse(&VAULT_ID, 3, &state).is_none(), "withdrawn content does not stay");
    }

    #[test]
    fn every_action_keeps_its_number() {
        for number in 0..=20 {
            assert_eq!(Action::from_number(number).number(), number);
        }
        assert_eq!(Action::from_number(12), Action::Key);
        assert_eq!(Action::from_number(13), Action::Unknown(13));
    }

    #[test]
    fn a_record_lies_in_the_cells_of_its_number() {
        assert_eq!(hex(&cell_entry_of(0x0102).0), "0201".to_owned() + &"00".repeat(14));
        assert_eq!(seq_of(cell_entry_of(9)), Some(9));
        assert_eq!(seq_of(EntryId::NONE), None);
        assert_eq!(seq_of(EntryId([1; 16])), None);
    }
}
