//! Journeys in the real window. Run by `cargo xtask test`, which builds the two
//! binaries first.
#![cfg(target_os = "linux")]
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a journey measures how long things take and says it"
)]

mod between;
mod by_keys;
mod closing;
mod each_kind;
mod exercises;
mod first_paint;
mod gallery;
mod hands;
mod harness;
mod kinds_by_keys;
mod leaks;
mod loses_nothing;
mod network;
mod no_trap;
mod reader;
mod steps;
mod story;
mod walls;
mod what_happened;
