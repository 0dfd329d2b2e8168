//! What the window receives, and the requests it may send.
//!
//! These types are the wire: the TypeScript twins are generated from them. Nothing here is stored.
//! Instants are RFC 3339 texts with the offset of the place where they were written; calendar days
//! are `YYYY-MM-DD`; ids are hexadecimal.

mod agreement;
mod ahead;
mod breach;
mod calendar;
mod coach;
mod door;
mod help;
mod ideas;
mod post;
mod pulse;
mod reflect;
mod short;

pub use agreement::*;
pub use ahead::*;
pub use breach::*;
pub use calendar::*;
pub use coach::*;
pub use door::*;
pub use help::*;
pub use ideas::*;
pub use post::*;
pub use pulse::*;
pub use reflect::*;
pub use short::*;

use serde::Serialize;
use specta::Type;

/// Acknowledged: the words are in the file. Sent only after the commit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SavedView {
    /// When it was saved.
    pub at: String,
}
