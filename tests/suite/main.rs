//! The promises, tested over the library crates as the shell uses them, and the
//! rules of the house.

mod ahead;
mod another_day;
mod backups;
mod bad_input;
mod breaches;
mod calendar;
mod coach;
mod control;
mod corrections;
mod deleting;
mod demands;
mod door;
mod every_byte;
mod format;
mod gates;
mod ideas;
mod joining;
mod journeys;
mod keeping_light;
mod looking_again;
mod posts;
mod pulses;
mod reflecting;
mod resting;
mod rewriting;
mod rituals;
mod sayings;
mod seeds;
mod sharing;
mod short_page;
mod signing;
mod telling;
mod tidy;
mod version_0_1;
mod walls;
