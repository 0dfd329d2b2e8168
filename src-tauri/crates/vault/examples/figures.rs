//! Prints the figures that the format was designed for: unlocking and saving in rooms of 1,000 and
//! 10,000 notes of 2 KB. Run with `--release --features test-builder`.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "it measures, and prints what it measured")]

use std::time::{Duration, Instant};

use vault::{Change, ClosedVault, EntryId, KdfCost, Millis, NewPerson, Passphrase, Person, Place, create};

fn main() {
    for notes in [1_000, 10_000] {
        figures(notes).expect("a household in a temporary folder");
    }
}

fn figures(notes: u32) -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let place = Place { file: folder.path().join("home.hearth"), witness: Some(folder.path().join("witness")) };
    let secret = Passphrase::to_set("figures for the format")?;
    let founder = NewPerson { label: "Ada", passphrase: &secret, recovery: false };
    let (mut vault, _) = create(&place, &founder, KdfCost::for_tests(), Millis(0))?;
    let text = vec![b'x'; 2_000];
    let ids: Vec<EntryId> = (0..notes).map(|_| EntryId::make()).collect::<Result<_, _>>()?;
    let changes: Vec<_> = ids.iter().map(|id| Change::Put { id: *id, bytes: &text }).collect();
    vault.save(&changes, Millis(1))?;
    drop(vault);

    let start = Instant::now();
    drop(ClosedVault::open(&place)?);
    let door = start.elapsed();
    let mut whole = Vec::new();
    let mut kdf = Vec::new();
    for _ in 0..9 {
        let closed = ClosedVault::open(&place)?;
        let start = Instant::now();
        let vault = closed.unlock(Person::First, &secret).map_err(|refused| refused.error)?;
        whole.push(start.elapsed());
        let start = Instant::now();
        let _presence = vault.confirm(Person::First, &secret)?;
        kdf.push(start.elapsed());
    }
    println!(
        "{notes} notes: door {door:?}, unlock beyond key derivation {:?}",
        median(&mut whole).saturating_sub(median(&mut kdf))
    );

    let mut vault = ClosedVault::open(&place)?.unlock(Person::First, &secret).map_err(|refused| refused.error)?;
    let mut save = |at: u32| -> Result<Duration, vault::VaultError> {
        let start = Instant::now();
        vault.save(&[Change::Put { id: ids[(at * 37 % notes) as usize], bytes: &text }], Millis(2))?;
        Ok(start.elapsed())
    };
    println!("  first save {:?}", save(0)?);
    let mut later: Vec<_> = (1..300).map(&mut save).collect::<Result<_, _>>()?;
    let middle = median(&mut later);
    println!("  later saves p50 {middle:?}, p99 {:?}", later[later.len() * 99 / 100]);
    Ok(())
}

fn median(durations: &mut [Duration]) -> Duration {
    durations.sort();
    durations[durations.len() / 2]
}
