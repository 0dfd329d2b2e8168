//! What a person can do.
//!
//! This crate stands between the window (or the command line) and the two libraries: it translates
//! what a person does into domain rules and into saves of the household file, and what it finds
//! into views. It must never know Tauri, SQL or ciphers, read a clock, print, or exit.
//!
//! Locked and open are types: [`LockedApp`] can look at the Door and unlock; [`OpenApp`] holds one
//! person's room, and every act on a room asks for it. Dropping it forgets the keys.
//!
//! # Reading order
//!
//! [`program`], [`locked`] and [`open`], then the acts by noun ([`today`], [`breaches`], [`reflect`], [`gates`], [`short`], [`plans`], [`rituals`], [`calendar`], [`posts`], [`ideas`], [`becoming`], [`copies`], [`sayings`], [`notes`],
//! [`shared`], [`pulse`], [`search`], [`deletion`], [`export`], [`backup`], [`checkup`]), then [`views`] (the wire) and the stored forms in `records`.

pub mod ahead;
pub mod backup;
pub mod becoming;
pub mod breaches;
pub mod calendar;
pub mod checkup;
pub mod coach;
pub mod content;
pub mod control;
pub mod copies;
pub mod copy_drafts;
pub mod deletion;
pub mod export;
pub mod gates;
pub mod ideas;
pub mod locked;
pub mod moment;
pub mod notes;
pub mod open;
pub mod passphrase;
pub mod plans;
pub mod posts;
pub mod program;
pub mod pulse;
pub mod recurrence;
pub mod reflect;
pub mod rituals;
pub mod sayings;
pub mod search;
pub mod settings;
pub mod shared;
pub mod short;
pub mod today;
pub mod views;
pub mod words;

mod error;
mod first_reads;
mod notices;
mod records;
mod translate;
mod twins;

pub use error::AppError;
pub use locked::{LockedApp, Welcoming};
pub use moment::Moment;
pub use open::OpenApp;
pub use program::{Folders, Program};
pub use vault::KdfCost;
