//! This computer's note of a household: how new the file was when it was last written here.
//!
//! One file for both persons, so that its time tells nothing of either one's last save. It is a
//! tripwire against a file that was put back, and no proof: who can write the folder can remove it.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::frame::beside;
use crate::head::Pin;
use crate::keys::{SealingKey, SpaceId, VaultId};
use crate::person::{Person, hex};
use crate::record::sha256;
use crate::seal::{self, Belongs, ENVELOPE_BYTES, ENVELOPE_MAGIC, Kind, empty_plain};
use crate::wire::{array_at, is_zero, put, u16_at, u64_at};

const SIZE: usize = 2 * ENVELOPE_BYTES;

// FORMAT: the places of the fields.
const EPOCH: usize = 0;
const COMMITMENT: usize = 8;
const SEQ: usize = 40;
const HASH: usize = 48;
const END: usize = 80;

/// What this computer remembers of one person's room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Witness {
    pub(crate) epoch: u64,
    pub(crate) head: [u8; 32],
    pub(crate) log: Pin,
}

/// How one person's record is sealed.
pub(crate) struct WitnessKey {
    pub(crate) key: SealingKey,
    pub(crate) vault: VaultId,
    pub(crate) space: SpaceId,
    pub(crate) user_generation: u32,
}

impl WitnessKey {
    fn belongs(&self) -> Belongs {
        let generation = u16::try_from(self.user_generation).expect("a generation has 16 bits in a slot that was read");
        Belongs { kind: Kind::Witness, generation, space: self.space, number: 0 }
    }
}

/// What a note says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Note {
    /// Never written here.
    Absent,
    /// It does not open.
    Damaged,
    Says(Witness),
}

/// A file of exactly the size of two records.
fn whole(path: &Path) -> std::io::Result<Vec<u8>> {
    if fs::metadata(path)?.len() != SIZE as u64 {
        return Err(ErrorKind::InvalidData.into());
    }
    let bytes = fs::read(path)?;
    if bytes.len() == SIZE { Ok(bytes) } else { Err(ErrorKind::InvalidData.into()) }
}

/// The notes of one household, as bytes.
pub(crate) struct WitnessFile {
    path: PathBuf,
    records: [Vec<u8>; 2],
}

impl WitnessFile {
    // FORMAT: 32 hex digits: the first 16 bytes of SHA-256("v1/witness" || vault_id).
    pub(crate) fn read(folder: &Path, vault: &VaultId) -> Self {
        let name = hex(&sha256(&[b"v1/witness", &vault.0])[..16]);
        let path = folder.join(name);
        let bytes = match whole(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => vec![0; SIZE],
            // No envelope, and not the zeros of a note that was never written: damaged, for both.
            Err(_) => vec![0xff; SIZE],
        };
        let (first, second) = bytes.split_at(ENVELOPE_BYTES);
        Self { path, records: [first.to_vec(), second.to_vec()] }
    }

    fn record(&self, person: Person) -> &[u8] {
        &self.records[usize::from(person.index())]
    }

    /// Whether this computer has noted nothing of this household.
    pub(crate) fn is_blank(&self) -> bool {
        self.records.iter().all(|record| is_zero(record))
    }

    /// The generation in clear: above that of the file's slot, the file accepts an older secret.
    pub(crate) fn generation(&self, person: Person) -> Option<u16> {
        let record = self.record(person);
        record.starts_with(ENVELOPE_MAGIC).then(|| u16_at(record, 6))
    }

    /// What this computer remembers of a person.
    pub(crate) fn note(&self, person: Person, key: &WitnessKey) -> Note {
        let record = self.record(person);
        if is_zero(record) {
            return Note::Absent;
        }
        let plain = seal::open(&key.key, &key.vault, &key.belongs(), record);
        match plain.filter(|plain| is_zero(&plain[END..])) {
            Some(plain) => Note::Says(Witness {
                epoch: u64_at(&plain[..], EPOCH),
                head: array_at(&plain[..], COMMITMENT),
                log: Pin { seq: u64_at(&plain[..], SEQ), hash: array_at(&plain[..], HASH) },
            }),
            None => Note::Damaged,
        }
    }

    /// Notes a person's newest state; the other's record is carried as bytes.
    pub(crate) fn remember(&mut self, person: Person, key: &WitnessKey, witness: &Witness) {
        let mut plain = empty_plain();
        put(&mut plain[..], EPOCH, &witness.epoch.to_le_bytes());
        put(&mut plain[..], COMMITMENT, &witness.head);
        put(&mut plain[..], SEQ, &witness.log.seq.to_le_bytes());
        put(&mut plain[..], HASH, &witness.log.hash);
        if let Ok(sealed) = seal::seal(&key.key, &key.vault, &key.belongs(), &plain) {
            self.records[usize::from(person.index())] = sealed.into();
        }
    }

    /// Writes the file by a temporary one, sync and rename.
    pub(crate) fn write(&self) -> std::io::Result<()> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let temporary = beside(&self.path, ".new");
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&temporary)?;
        file.write_all(&self.records.concat())?;
        file.sync_all()?;
        fs::rename(&temporary, &self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::{UserKey, UserKeys};
    use crate::secret::Secret32;

    const VAULT: VaultId = VaultId([5; 16]);
    const SAID: Witness = Witness { epoch: 9, head: [1; 32], log: Pin { seq: 4, hash: [2; 32] } };

    fn key(byte: u8) -> WitnessKey {
        let user = UserKey(Secret32::new([byte; 32]));
        WitnessKey {
            key: UserKeys::derive(&VAULT, Person::First, &user).witness(),
            vault: VAULT,
            space: SpaceId([byte; 16]),
            user_generation: 3,
        }
    }

    #[test]
    fn a_note_reads_back_and_the_other_s_record_is_carried() {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path().join("witness");
        let mut file = WitnessFile::read(&folder, &VAULT);
        assert_eq!(file.note(Person::First, &key(1)), Note::Absent);
        file.remember(Person::First, &key(1), &SAID);
        file.write().expect("written");
        let mut file = WitnessFile::read(&folder, &VAULT);
        file.remember(Person::Second, &key(2), &Witness { epoch: 1, ..SAID });
        file.write().expect("written");
        let file = WitnessFile::read(&folder, &VAULT);
        assert_eq!(file.note(Person::First, &key(1)), Note::Says(SAID));
        assert_eq!(file.generation(Person::First), Some(3));
        assert_eq!(file.note(Person::First, &key(2)), Note::Damaged);
        let name = file.path.file_name().expect("a name").to_string_lossy().into_owned();
        assert_eq!(name.len(), 32);
        assert_eq!(fs::metadata(&file.path).expect("a file").len(), 7904);
    }

    #[test]
    fn a_note_of_another_size_is_damaged_for_both_until_each_saves_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let read = || WitnessFile::read(folder.path(), &VAULT);
        let mut file = read();
        file.remember(Person::First, &key(1), &SAID);
        file.remember(Person::Second, &key(2), &SAID);
        file.write().expect("written");
        for size in [0, 5, ENVELOPE_BYTES, SIZE - 1, SIZE + 1] {
            let mut bytes = fs::read(&file.path).expect("read");
            bytes.resize(size, 0);
            fs::write(&file.path, &bytes).expect("written");
            assert_eq!(read().note(Person::First, &key(1)), Note::Damaged, "{size}");
            assert_eq!(read().note(Person::Second, &key(2)), Note::Damaged, "{size}");
            assert_eq!(read().generation(Person::First), None, "{size}");
            file.write().expect("written");
        }
        fs::write(&file.path, b"short").expect("written");
        let mut mended = read();
        mended.remember(Person::First, &key(1), &SAID);
        mended.write().expect("written");
        assert_eq!(read().note(Person::First, &key(1)), Note::Says(SAID));
        assert_eq!(read().note(Person::Second, &key(2)), Note::Damaged);
    }
}
