//! The one place that draws randomness.

use ring::rand::{SecureRandom, SystemRandom};
use zeroize::Zeroizing;

use crate::error::VaultError;

/// `N` random bytes from the operating system.
pub(crate) fn make<const N: usize>() -> Result<[u8; N], VaultError> {
    let mut bytes = [0; N];
    fill(&mut bytes)?;
    Ok(bytes)
}

/// `N` random bytes from the operating system, for the callers' own secrets. Wiped on drop.
///
/// # Errors
///
/// [`VaultError::NoRandomness`].
pub fn random_bytes<const N: usize>() -> Result<Zeroizing<[u8; N]>, VaultError> {
    make().map(Zeroizing::new)
}

/// Fills a buffer from the operating system.
pub(crate) fn fill(bytes: &mut [u8]) -> Result<(), VaultError> {
    SystemRandom::new().fill(bytes).map_err(|_| VaultError::NoRandomness)
}

/// A number below `bound`, for the choice of cells that are sealed anew beside the changed ones.
/// The bias of at most 2^-40 tells nobody anything.
pub(crate) fn below(bound: usize) -> Result<usize, VaultError> {
    let drawn = u64::from_le_bytes(make()?);
    Ok((drawn % bound.max(1) as u64) as usize)
}
