//! The project's own commands, so that a stranger needs to know two of them:
//! `cargo xtask run` and `cargo xtask test`.
//!
//! This crate depends on nothing, because it is the first thing compiled on a
//! machine that has nothing yet. It must never delete anything of the user's,
//! and never install anything without having said what.
//!
//! Read in this order: `main.rs` (what can be asked), `root.rs` (where things
//! lie), `command.rs` (how programs are started), `needs.rs` (what the machine
//! must have), `page.rs` (the user interface's packages and build), `tally.rs`
//! and `spoken.rs` (counting), `stages.rs` (what each command does), `prove.rs`
//! and `row.rs` (the long proofs and their page), `freeze.rs` (what ships is kept).

// A command line tool speaks on the terminal and measures how long things take.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a tool on the terminal prints, and reads the clock to say how long a stage took"
)]

mod command;
mod freeze;
mod needs;
mod page;
mod prove;
mod root;
mod row;
mod spoken;
mod stages;
mod tally;

use std::process::ExitCode;

use needs::Purpose;
use root::Root;

const USAGE: &str = "\
cargo xtask run              install what is missing, build, and open Hearthside
cargo xtask test [STAGE...]  install what is missing and run every test
cargo xtask setup            only install what is missing
cargo xtask gallery          take a picture of every screen into gallery/
cargo xtask bench            print how fast the important things are
cargo xtask freeze           before a release: keep the wording of every exercise for ever
cargo xtask prove [NAME...]  run the long proofs, and write their figures into docs/PROOF.md

--yes (or CI=true)           do not ask before installing
--list                       with test: name the stages; with prove: name the proofs
--again                      with prove: also what is proven for this commit";

fn main() -> ExitCode {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let says_yes = take_flag(&mut words, "--yes");
    let list = take_flag(&mut words, "--list");
    let again = take_flag(&mut words, "--again");
    let consent = if says_yes || in_ci() { needs::Consent::Given } else { needs::Consent::Ask };
    let mut words = words.iter().map(String::as_str);
    let command = words.next();
    let rest: Vec<&str> = words.collect();

    let root = match Root::find() {
        Ok(root) => root,
        Err(reason) => return stop(&reason),
    };
    let outcome = match (command, rest.as_slice()) {
        (Some("setup"), []) => needs::meet(&root, Purpose::Test, consent).and_then(|()| page::install(&root)),
        (Some("run"), []) => stages::run(&root, consent),
        (Some("test"), _) if list => {
            stages::list();
            Ok(())
        }
        (Some("test"), only) => stages::test(&root, consent, only),
        (Some("freeze"), []) => freeze::freeze(&root),
        (Some("prove"), _) if list => {
            prove::list();
            Ok(())
        }
        (Some("prove"), only) => prove::prove(&root, consent, only, again),
        (Some("gallery"), []) => stages::gallery(&root, consent),
        (Some("bench"), []) => stages::bench(&root, consent),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => stop(&reason),
    }
}

/// Removes a flag wherever it stands, so that `test --yes ui` and
/// `test ui --yes` mean the same.
fn take_flag(words: &mut Vec<String>, flag: &str) -> bool {
    let before = words.len();
    words.retain(|word| word != flag);
    words.len() != before
}

fn in_ci() -> bool {
    matches!(std::env::var("CI").as_deref(), Ok("true" | "1"))
}

fn stop(reason: &str) -> ExitCode {
    if !reason.is_empty() {
        eprintln!("xtask: {reason}");
    }
    ExitCode::FAILURE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_is_found_before_and_after_the_stage_names() {
        for line in [["test", "--yes", "ui"], ["test", "ui", "--yes"]] {
            let mut words: Vec<String> = line.iter().map(|word| (*word).to_owned()).collect();
            assert!(take_flag(&mut words, "--yes"));
            assert_eq!(words, ["test", "ui"]);
            assert!(!take_flag(&mut words, "--yes"));
        }
    }
}
