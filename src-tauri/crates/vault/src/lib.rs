//! The household file: secrets, sealed cells, the signed log, and SQLite as their block store.
//!
//! **What this crate does.** It keeps two private rooms and one shared room in one file so that
//! whoever holds one key, the file and the source learns nothing of the other private room; it
//! says a save is done only when the disk has it; and it names whatever is not as it was left.
//!
//! **What it must never do.** It never reads the clock, the network or the words it keeps. It
//! never writes at unlock. It never deletes or overwrites what does not open. It never hands a
//! key out, prints one, or lets plain text reach SQLite. It knows no noun of the product.
//!
//! **In which order to read.** [`Person`] and [`Place`], then the file from the outside in:
//! `frame` (a look without SQLite), `connection` (every setting), `schema`, `store`, `door`. Then
//! the cryptography: `keys` (the whole schedule), `kdf`, `slots`, `seal` (the envelope). Then the
//! layouts: `bundle`, `head`, `tags`, `cells`, `record`. Then what is built from them: `scan` and
//! `room` (reading), `stage` and `save` (writing), `log` and `sign`, `create`, `witness`, and for
//! bad days `backup`, `check` and `carve`.

mod backup;
mod bundle;
mod carve;
mod cells;
mod check;
mod closed;
mod connection;
mod copies;
mod create;
mod door;
mod error;
mod finding;
mod frame;
mod head;
mod kdf;
mod keys;
mod log;
mod open;
mod person;
mod person_keys;
mod presence;
mod random;
mod record;
mod recovery;
mod room;
mod save;
mod scan;
mod schema;
mod seal;
mod secret;
mod self_test;
mod sign;
mod slots;
mod stage;
mod store;
mod tags;
mod wire;
mod witness;

#[cfg(any(test, feature = "test-builder"))]
pub mod testing;

pub use carve::{Carved, carve};
pub use check::{CheckReport, check};
pub use closed::{ClosedVault, Opened, Refused};
pub use create::create;
pub use error::{DiskFault, Rule, VaultError};
pub use finding::{CopyNumber, Finding, SlotKind, Space, Table};
pub use kdf::KdfCost;
pub use log::{Content, LogRecord, Standing};
pub use open::{OpenVault, StoredEntry};
pub use person::{DoorPerson, EntryId, Millis, NewPerson, Person, Place};
pub use presence::Presence;
pub use random::random_bytes;
pub use record::{Action, digest_of};
pub use recovery::{RecoveryCode, RecoveryCodeFault};
pub use secret::{Passphrase, PassphraseFault};
pub use sign::{NewBody, NewRecord};
pub use stage::Change;

#[cfg(test)]
mod tests;
