//! The promises, tested over the library crates as the shell uses them, and the
//! rules of the house.

mod bad_input;
mod format;
mod joining;
mod journeys;
mod tidy;
mod walls;
