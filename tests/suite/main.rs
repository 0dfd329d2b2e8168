//! The promises, tested over the library crates as the shell uses them, and the
//! rules of the house.

mod bad_input;
mod coach;
mod every_byte;
mod format;
mod joining;
mod journeys;
mod signing;
mod tidy;
mod walls;
