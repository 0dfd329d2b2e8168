//! The promises, tested over the library crates as the shell uses them, and the
//! rules of the house.

mod ahead;
mod bad_input;
mod calendar;
mod coach;
mod control;
mod corrections;
mod demands;
mod every_byte;
mod format;
mod ideas;
mod joining;
mod journeys;
mod keeping_light;
mod looking_again;
mod posts;
mod pulses;
mod reflecting;
mod rewriting;
mod rituals;
mod sayings;
mod seeds;
mod sharing;
mod short_page;
mod signing;
mod telling;
mod tidy;
mod walls;
