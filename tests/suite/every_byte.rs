//! One bad byte costs at most one entry, is always noticed, and never crashes: tried at every byte of
//! a small household for two.
//!
//! The room is opened by the recovery code, which needs no slow key derivation; so each of the some
//! two hundred thousand files is really opened. Where a flip keeps the code from opening, the
//! passphrase is tried, and then the raw bytes are searched. Four tests share the bytes, one bit of
//! each, so that they run side by side; a proof tries every bit of them.

use std::collections::BTreeMap;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, thread};
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
fn one_flipped_bit_in_the_first_of_every_four_bytes_costs_at_most_one_entry_and_is_noticed() {
    flip_a_quarter(0);
}

#[test]
fn one_flipped_bit_in_the_second_of_every_four_bytes_costs_at_most_one_entry_and_is_noticed() {
    flip_a_quarter(1);
}

#[test]
fn one_flipped_bit_in_the_third_of_every_four_bytes_costs_at_most_one_entry_and_is_noticed() {
    flip_a_quarter(2);
}

#[test]
fn one_flipped_bit_in_the_last_of_every_four_bytes_costs_at_most_one_entry_and_is_noticed() {
    flip_a_quarter(3);
}

fn flip_a_quarter(first: usize) {
    let household = Flipped::new();
    let worker = Worker::new(&household, "quarter");
    for byte in (first..household.small.whole.len()).step_by(4) {
        worker.flip(byte, byte % 8);
    }
    assert!(household.lost.load(Ordering::Relaxed) > 0, "some flips do cost an entry, so the test can tell");
}

#[test]
#[ignore = "proof"]
fn every_bit_flipped_costs_at_most_one_entry_and_is_noticed() {
    let bits: usize = env::var("HEARTHSIDE_COUNT").expect("a proof has a count").parse().expect("a number");
    let state = PathBuf::from(env::var_os("HEARTHSIDE_PROVE_STATE").expect("a proof has a folder"));
    let household = Flipped::new();
    let bytes = household.small.whole.len();
    let workers = thread::available_parallelism().map_or(1, usize::from);
    for bit in 0..bits {
        // Whoever goes on seals a household anew: other bytes in the same places, so only whole rounds count.
        let done = state.join(bit.to_string());
        if done.is_file() {
            continue;
        }
        thread::scope(|scope| {
            for number in 0..workers {
                let household = &household;
                scope.spawn(move || {
                    let worker = Worker::new(household, &format!("worker-{number}"));
                    (number..bytes).step_by(workers).for_each(|byte| worker.flip(byte, bit));
                });
            }
        });
        assert!(household.lost.swap(0, Ordering::Relaxed) > 0, "some flips do cost an entry, so the test can tell");
        fs::write(done, "").expect("our folder");
    }
    tell(&format!("figure: every-byte = {} damaged files, {bits} bits of each of {bytes} bytes", bits * bytes));
}

#[expect(clippy::print_stdout, reason = "a proof tells its figure")]
fn tell(figure: &str) {
    println!("{figure}");
}

/// A household of which one bit after the other is flipped.
struct Flipped {
    folder: tempfile::TempDir,
    small: Small,
    given: BTreeMap<EntryId, Vec<u8>>,
    lost: AtomicU32,
}

impl Flipped {
    fn new() -> Self {
        let folder = folder();
        let small = small(folder.path());
        let given: BTreeMap<EntryId, Vec<u8>> = ENTRIES.into_iter().map(|(id, bytes)| (id, bytes.to_vec())).collect();
        let whole = Left::after(&at(folder.path(), "small"), &small);
        assert!(whole.entries == given && !whole.noticed, "the household is whole to begin with");
        Self { folder, small, given, lost: AtomicU32::new(0) }
    }
}

/// One file that is damaged and mended again and again.
struct Worker<'a> {
    of: &'a Flipped,
    place: Place,
}

impl<'a> Worker<'a> {
    fn new(of: &'a Flipped, name: &str) -> Self {
        let place = at(of.folder.path(), name);
        fs::write(&place.file, &of.small.whole).expect("our file");
        Self { of, place }
    }

    fn flip(&self, byte: usize, bit: usize) {
        let Flipped { small, given, lost, .. } = self.of;
        let offset = byte as u64;
        let write = |value: u8| {
            let file = fs::OpenOptions::new().write(true).open(&self.place.file).expect("our file");
            file.write_all_at(&[value], offset).expect("our file");
        };
        write(small.whole[byte] ^ (1 << bit));
        let left = Left::after(&self.place, small);
        write(small.whole[byte]);
        assert!(
            left.entries.len() + 1 >= given.len(),
            "byte {byte}, bit {bit}: {} entries are left",
            left.entries.len()
        );
        for (id, bytes) in &left.entries {
            assert_eq!(
                given.get(id),
                Some(bytes),
                "byte {byte}, bit {bit}: an entry reads otherwise than it was written"
            );
        }
        if left.entries.len() < given.len() {
            assert!(left.noticed, "byte {byte}, bit {bit}: an entry is gone and nothing is said");
            lost.fetch_add(1, Ordering::Relaxed);
        }
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
