//! From a passphrase to a key: Argon2id, its floor and its ceiling.

use std::time::Duration;

use argon2::{Algorithm, Argon2, Params, Version};

use crate::error::VaultError;
use crate::secret::{Passphrase, Secret32};

const KIB_PER_MIB: u32 = 1024;

/// What a new household pays at least (RFC 9106, second choice).
const FLOOR_MIB: u32 = 64;
/// The sizes that are tried at setup.
const CANDIDATES_MIB: [u32; 4] = [64, 128, 256, 512];
/// A setup does not choose what takes longer.
const PATIENCE: Duration = Duration::from_secs(1);

// FORMAT: what a reader accepts. A hostile slot must not exhaust memory or minutes.
const LEAST_KIB: u32 = 19 * KIB_PER_MIB;
const MOST_KIB: u32 = 1024 * KIB_PER_MIB;
const MOST_PASSES: u32 = 16;
const MOST_LANES: u32 = 8;
const MOST_WORK_KIB: u64 = 4 * 1024 * 1024;

/// What one guess at a passphrase costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KdfCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl KdfCost {
    /// Three passes and four lanes over this much memory.
    #[must_use]
    pub fn from_mib(mib: u32) -> Self {
        Self { memory_kib: mib.saturating_mul(KIB_PER_MIB), passes: 3, lanes: 4 }
    }

    /// The reader's floor. Only for tests: it guards nothing.
    #[cfg(any(test, feature = "cheap-kdf"))]
    #[must_use]
    pub fn for_tests() -> Self {
        Self { memory_kib: LEAST_KIB, passes: 1, lanes: 1 }
    }

    /// Measures this computer: the largest memory that stays under one second (the better of two
    /// runs) and under an eighth of the memory of the machine, and never less than the floor.
    pub fn choose(clock: impl Fn() -> Duration, ram_bytes: u64) -> Self {
        let sample = Passphrase::to_try("how long does one guess take here");
        let run = |cost: Self| {
            let before = clock();
            let done = sample.as_ref().is_ok_and(|sample| derive(sample, &[0; 16], cost).is_ok());
            if done { clock().saturating_sub(before) } else { Duration::MAX }
        };
        Self::choose_by(run, ram_bytes)
    }

    fn choose_by(mut run: impl FnMut(Self) -> Duration, ram_bytes: u64) -> Self {
        let mut chosen = Self::from_mib(FLOOR_MIB);
        for cost in CANDIDATES_MIB.map(Self::from_mib) {
            let fits = u64::from(cost.memory_kib) * 1024 < ram_bytes / 8;
            if !fits || run(cost).min(run(cost)) >= PATIENCE {
                break;
            }
            chosen = cost;
        }
        chosen
    }

    /// Whether a reader may run this without risking its memory or minutes.
    pub(crate) fn is_within_caps(self) -> bool {
        (LEAST_KIB..=MOST_KIB).contains(&self.memory_kib)
            && (1..=MOST_PASSES).contains(&self.passes)
            && (1..=MOST_LANES).contains(&self.lanes)
            && u64::from(self.memory_kib) * u64::from(self.passes) <= MOST_WORK_KIB
    }

    /// Whether a new secret may be guarded by this.
    pub(crate) fn is_enough_for_new(self) -> bool {
        let cheap = cfg!(any(test, feature = "cheap-kdf"));
        self.is_within_caps() && (cheap || self.memory_kib >= FLOOR_MIB * KIB_PER_MIB)
    }
}

// FORMAT: A = Argon2id v0x13, no secret, no associated data, 32 bytes.
pub(crate) fn derive(passphrase: &Passphrase, salt: &[u8; 16], cost: KdfCost) -> Result<Secret32, VaultError> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))
        .map_err(|_| VaultError::NotAllowed(crate::error::Rule::KdfCost))?;
    let mut key = zeroize::Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        // EXPOSE: to the key derivation.
        .hash_password_into(passphrase.expose(), salt, &mut key[..])
        .map_err(|_| VaultError::NotEnoughMemory)?;
    Ok(Secret32::new(*key))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GIB: u64 = 1 << 30;

    fn chosen(per_mib: Duration, ram: u64) -> u32 {
        KdfCost::choose_by(|cost| per_mib * (cost.memory_kib / KIB_PER_MIB), ram).memory_kib / KIB_PER_MIB
    }

    #[test]
    fn the_largest_memory_that_stays_under_a_second_is_chosen() {
        assert_eq!(chosen(Duration::from_millis(1), 64 * GIB), 512);
        assert_eq!(chosen(Duration::from_millis(3), 64 * GIB), 256);
        assert_eq!(chosen(Duration::from_millis(5), 64 * GIB), 128);
    }

    #[test]
    fn the_floor_holds_on_a_slow_or_small_machine() {
        assert_eq!(chosen(Duration::from_millis(900), 64 * GIB), 64);
        assert_eq!(chosen(Duration::from_millis(1), GIB / 4), 64);
    }

    #[test]
    fn memory_stays_under_an_eighth_of_the_machine() {
        assert_eq!(chosen(Duration::from_millis(1), 3 * GIB), 256);
        assert_eq!(chosen(Duration::from_millis(1), 2 * GIB), 128);
    }

    #[test]
    fn the_better_of_two_runs_counts() {
        let mut calls = 0;
        let cost = KdfCost::choose_by(
            |_| {
                calls += 1;
                if calls % 2 == 1 { Duration::from_secs(5) } else { Duration::from_millis(10) }
            },
            64 * GIB,
        );
        assert_eq!(cost, KdfCost::from_mib(512));
        assert_eq!(calls, 8);
    }

    #[test]
    fn a_reader_refuses_costs_that_would_exhaust_the_machine() {
        let within = |memory_kib, passes, lanes| KdfCost { memory_kib, passes, lanes }.is_within_caps();
        assert!(within(LEAST_KIB, 1, 1));
        assert!(within(MOST_KIB, 4, 8));
        assert!(within(256 * KIB_PER_MIB, 16, 1));
        assert!(!within(LEAST_KIB - 1, 1, 1));
        assert!(!within(MOST_KIB + 1, 1, 1));
        assert!(!within(MOST_KIB, 5, 1));
        assert!(!within(u32::MAX, 3, 4));
        assert!(!within(LEAST_KIB, 0, 1));
        assert!(!within(LEAST_KIB, 17, 1));
        assert!(!within(LEAST_KIB, 1, 0));
        assert!(!within(LEAST_KIB, 1, 9));
    }
}
