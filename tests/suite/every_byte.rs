//! One bad byte costs at most one entry, is always noticed, and never crashes: tried at every byte of
//! a small household for two.
//!
//! The room is opened by the recovery code, which needs no slow key derivation; so each of the some
//! two hundred thousand files is really opened. Where a flip keeps the code from opening, the
//! passphrase is tried, and then the raw bytes are searched.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use suite::{MIKA, MIKAS, ROBIN, ROBINS};
use vault::testing::{Resident, small_household};
use vault::{ClosedVault, EntryId, Millis, OpenVault, Passphrase, Person, Place, RecoveryCode, carve};

const ENTRIES: [(EntryId, &[u8]); 3] = [
    (EntryId([1; 16]), br#"{"v":1,"kind":"note","text":"one"}"#),
    (EntryId([2; 16]), br#"{"v":1,"kind":"note","text":"two"}"#),
    (EntryId([3; 16]), br#"{"v":1,"kind":"note","text":"three"}"#),
];

struct Small {
    whole: Vec<u8>,
    code: String,
    passphrase: Passphrase,
}

fn small(folder: &Path) -> Small {
    let place = at(folder, "small");
    let robin = Resident { label: ROBIN, passphrase: ROBINS, recovery: true, entries: &ENTRIES };
    let mika = Resident { label: MIKA, passphrase: MIKAS, recovery: false, entries: &ENTRIES };
    let post: &[u8] = br#"{"v":1,"kind":"note","text":"for both"}"#;
    let [code, _] = small_household(&place, &robin, Some(&mika), &[post], Millis(1)).expect("a small household");
    Small {
        whole: fs::read(&place.file).expect("our file"),
        code: code.expect("asked for").expose_grouped().to_string(),
        passphrase: Passphrase::to_try(ROBINS).expect("a passphrase"),
    }
}

fn at(folder: &Path, name: &str) -> Place {
    Place { file: folder.join(name), witness: None }
}

/// What is left of Robin's entries, whether anything was said about it, and by which way it was found.
struct Left {
    entries: BTreeMap<EntryId, Vec<u8>>,
    noticed: bool,
}

impl Left {
    fn of(vault: &OpenVault) -> Self {
        let entries = vault.entries().map(|entry| (entry.id, entry.bytes.to_vec())).collect();
        Self { entries, noticed: !vault.findings().is_empty() }
    }

    fn after(place: &Place, small: &Small) -> Self {
        let code = RecoveryCode::parse(&small.code).expect("the code");
        let by_code = ClosedVault::open(place)
            .and_then(|vault| vault.unlock_with_code(Person::First, &code).map_err(|refused| refused.error));
        if let Ok(vault) = by_code {
            return Self::of(&vault);
        }
        let by_passphrase = ClosedVault::open(place)
            .and_then(|vault| vault.unlock(Person::First, &small.passphrase).map_err(|refused| refused.error));
        if let Ok(vault) = by_passphrase {
            return Self { noticed: true, ..Self::of(&vault) };
        }
        let carved = carve(place, Person::First, &small.passphrase).map(|carved| carved.entries).unwrap_or_default();
        Self { entries: carved.into_iter().collect(), noticed: true }
    }
}

/// A folder in memory where there is one: the same file is written two hundred thousand times.
fn folder() -> tempfile::TempDir {
    let memory = PathBuf::from("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.expect("a temporary folder")
}

#[test]
fn one_flipped_bit_at_every_byte_costs_at_most_one_entry_and_is_noticed() {
    let folder = folder();
    let small = small(folder.path());
    let given: BTreeMap<EntryId, Vec<u8>> = ENTRIES.into_iter().map(|(id, bytes)| (id, bytes.to_vec())).collect();
    let whole = Left::after(&at(folder.path(), "small"), &small);
    assert!(whole.entries == given && !whole.noticed, "the household is whole to begin with");
    let lost = AtomicU32::new(0);
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for worker in 0..workers {
            let (folder, small, given, lost) = (folder.path(), &small, &given, &lost);
            scope.spawn(move || {
                let place = at(folder, &format!("flipped-{worker}"));
                fs::write(&place.file, &small.whole).expect("our file");
                for byte in (worker..small.whole.len()).step_by(workers) {
                    flip_one(&place, small, given, byte, lost);
                }
            });
        }
    });
    assert!(lost.load(Ordering::Relaxed) > 0, "some flips do cost an entry, so the test can tell");
}

fn flip_one(place: &Place, small: &Small, given: &BTreeMap<EntryId, Vec<u8>>, byte: usize, lost: &AtomicU32) {
    let offset = byte as u64;
    let write = |value: u8| {
        let file = fs::OpenOptions::new().write(true).open(&place.file).expect("our file");
        file.write_all_at(&[value], offset).expect("our file");
    };
    write(small.whole[byte] ^ (1 << (byte % 8)));
    let left = Left::after(place, small);
    write(small.whole[byte]);
    assert!(left.entries.len() + 1 >= given.len(), "byte {byte}: {} entries are left", left.entries.len());
    for (id, bytes) in &left.entries {
        assert_eq!(given.get(id), Some(bytes), "byte {byte}: an entry reads otherwise than it was written");
    }
    if left.entries.len() < given.len() {
        assert!(left.noticed, "byte {byte}: an entry is gone and nothing is said");
        lost.fetch_add(1, Ordering::Relaxed);
    }
}

#[test]
fn a_flip_in_any_byte_of_a_passphrase_slot_still_lets_the_person_in_by_its_second_copy() {
    let folder = folder();
    let small = small(folder.path());
    let place = at(folder.path(), "slots");
    let slots: Vec<usize> = small
        .whole
        .windows(8)
        .enumerate()
        .filter(|(_, each)| *each == b"VKS1\x01\x01\x01\x00")
        .map(|(at, _)| at)
        .collect();
    assert_eq!(slots.len(), 2, "two copies of the founder's passphrase slot");
    for slot in slots {
        for byte in (slot..slot + 184).step_by(3) {
            let mut flipped = small.whole.clone();
            flipped[byte] ^= 1 << (byte % 8);
            fs::write(&place.file, &flipped).expect("our file");
            let vault = ClosedVault::open(&place).expect("it opens");
            let open = vault.unlock(Person::First, &small.passphrase).map_err(|refused| refused.error);
            let open = open.expect("the other copy opens");
            assert!(!open.findings().is_empty(), "byte {byte} of the file: nothing is said of the damaged copy");
            assert_eq!(open.entries().count(), ENTRIES.len());
        }
    }
}
