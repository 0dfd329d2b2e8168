//! What each command does, step by step.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::command::{answer, cargo, exists, go, listen, listen_to_errors, npm, program};
use crate::needs::{Consent, Purpose, meet};
use crate::page;
use crate::root::Root;
use crate::spoken::spoken;
use crate::tally::{Tally, of_cargo, of_nextest, of_vitest};

/// Installs what is missing, builds the real thing and opens it.
pub(crate) fn run(root: &Root, consent: Consent) -> Result<(), String> {
    meet(root, Purpose::Run, consent)?;
    page::install(root)?;
    page::build(root)?;
    if !root.shipping().is_file() {
        println!("The first build takes about ten minutes on two cores. Later ones are short.");
    }
    go(cargo(root.top()).args(["run", "--locked", "--release", "--package", "shell", "--bin", "hearthside"]))
}

/// One thing that `test` does. Each stage reports what it counted.
struct Stage {
    name: &'static str,
    says: &'static str,
    act: fn(&Root) -> Result<Tally, String>,
}

/// In an order that finds cheap mistakes first. The page comes before the
/// shell, which compiles the built page into itself.
const STAGES: &[Stage] = &[
    Stage { name: "format", says: "Rust formatting", act: format },
    Stage { name: "ui", says: "user interface: types, lint, tests, build", act: ui },
    Stage { name: "lint", says: "lints and documentation of every package but the shell", act: lint },
    Stage { name: "rust", says: "Rust tests: the library crates, the suite, this tool", act: rust },
    Stage { name: "shell", says: "the shell: lints and tests, in the release profile", act: shell },
    Stage { name: "build", says: "the shipping binary, and the one that tests can drive", act: build },
    Stage { name: "window", says: "journeys in the real window", act: window },
    Stage { name: "deny", says: "advisories, licences and bans", act: deny },
];

/// Names the stages.
pub(crate) fn list() {
    for stage in STAGES {
        println!("{:<8}{}", stage.name, stage.says);
    }
}

/// Runs every test, or only the named stages. Goes on after a failure, so that
/// one run tells everything that is wrong.
pub(crate) fn test(root: &Root, consent: Consent, only: &[&str]) -> Result<(), String> {
    if let Some(unknown) = only.iter().find(|name| STAGES.iter().all(|stage| stage.name != **name)) {
        return Err(format!("there is no stage {unknown}; `cargo xtask test --list` names them"));
    }
    let start = Instant::now();
    let mut total = Tally::default();
    let mut summary = Vec::new();
    let mut record = |name: &'static str, took: Duration, outcome: Result<Tally, String>| {
        let tally = outcome.unwrap_or_else(|reason| {
            println!("{reason}");
            Tally::ONE_FAILED
        });
        total += tally;
        summary.push(format!("  {name:<8}{:>8}   {} passed, {} failed", spoken(took), tally.passed, tally.failed));
    };

    println!("== setup");
    let setup = meet(root, Purpose::Test, consent).and_then(|()| page::install(root));
    let ready = setup.is_ok();
    record("setup", start.elapsed(), setup.map(|()| Tally::ONE_PASSED));
    let before = tree(root);

    if ready {
        for stage in STAGES {
            if !only.is_empty() && !only.contains(&stage.name) {
                continue;
            }
            println!("\n== {}: {}", stage.name, stage.says);
            let begun = Instant::now();
            let outcome = (stage.act)(root);
            record(stage.name, begun.elapsed(), outcome);
        }
        println!("\n== tree: the run has changed no file that is kept");
        record("tree", Duration::ZERO, unchanged(&before, &tree(root)));
    }

    println!("\n== {} in all", spoken(start.elapsed()));
    for line in summary {
        println!("{line}");
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 { Ok(()) } else { Err(String::new()) }
}

fn format(root: &Root) -> Result<Tally, String> {
    go(cargo(root.top()).args(["fmt", "--all", "--check"]))?;
    Ok(Tally::ONE_PASSED)
}

fn ui(root: &Root) -> Result<Tally, String> {
    let mut tally = Tally::default();
    for script in ["check", "lint"] {
        tally += match go(npm(&root.ui()).args(["run", script])) {
            Ok(()) => Tally::ONE_PASSED,
            Err(reason) => {
                println!("{reason}");
                Tally::ONE_FAILED
            }
        };
    }
    let heard = listen(npm(&root.ui()).args(["test"]).env("NO_COLOR", "1").env("CI", "true"))?;
    tally += of_vitest(&heard.text).given_the_end(heard.ended_well);
    page::build(root)?;
    tally += Tally::ONE_PASSED;
    Ok(tally)
}

fn lint(root: &Root) -> Result<Tally, String> {
    go(cargo(root.top()).args([
        "clippy",
        "--locked",
        "--workspace",
        "--exclude",
        "shell",
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ]))?;
    go(cargo(root.top())
        .args(["doc", "--locked", "--workspace", "--exclude", "shell", "--no-deps", "--document-private-items"])
        .env("RUSTDOCFLAGS", "--deny warnings"))?;
    Ok(Tally { passed: 2, failed: 0 })
}

fn rust(root: &Root) -> Result<Tally, String> {
    let mut tally = Tally::default();
    // Without a package name this is the default members, as a newcomer would
    // run it; this tool and the window tests' own parts come beside it.
    for packages in [&[][..], &["--package", "xtask", "--package", "e2e", "--lib", "--bins"]] {
        tally += run_tests(root, packages, |command| command)?;
    }
    if exists("cargo-nextest") {
        // It runs every kind of test but this one.
        tally += cargo_test(cargo(root.top()).args(["test", "--locked", "--no-fail-fast", "--doc"]))?;
    } else {
        println!("cargo-nextest is not installed here, so the tests of one program waited for those of the other.");
    }
    Ok(tally)
}

/// Runs tests by cargo-nextest where it is installed, which starts the tests of all programs side by
/// side, and by cargo itself where it is not.
fn run_tests(root: &Root, words: &[&str], prepare: fn(&mut Command) -> &mut Command) -> Result<Tally, String> {
    let mut command = cargo(root.top());
    let by_nextest = exists("cargo-nextest");
    command.args(if by_nextest { &["nextest", "run"][..] } else { &["test"] });
    prepare(command.args(["--locked", "--no-fail-fast"]).args(words)).env("HEARTHSIDE_PYTHON", root.python());
    if !by_nextest {
        return cargo_test(&mut command);
    }
    let heard = listen_to_errors(command.env("CARGO_TERM_COLOR", "never"))?;
    Ok(of_nextest(&heard.text).given_the_end(heard.ended_well))
}

fn cargo_test(command: &mut Command) -> Result<Tally, String> {
    let heard = listen(command.env("CARGO_TERM_COLOR", "never"))?;
    Ok(of_cargo(&heard.text).given_the_end(heard.ended_well))
}

/// The shell is compiled by clippy while its tests are built. `cargo clippy`
/// itself would compile the whole webview stack a second time, only for its
/// metadata, which costs five minutes and a gigabyte.
fn shell(root: &Root) -> Result<Tally, String> {
    page::build(root)?;
    run_tests(root, &["--release", "--package", "shell", "--lib", "--bins", "--tests"], |command| {
        command.env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver").env("CLIPPY_ARGS", DENY_WARNINGS)
    })
}

/// How `cargo clippy` itself hands arguments to its driver.
const DENY_WARNINGS: &str = "--deny__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__";

/// Builds the shipping binary, and the one that tests can drive.
pub(crate) fn build(root: &Root) -> Result<Tally, String> {
    build_driven(root)?;
    build_shipping(root)?;
    Ok(Tally { passed: 2, failed: 0 })
}

fn build_shipping(root: &Root) -> Result<(), String> {
    page::build(root)?;
    go(cargo(root.top()).args(["build", "--locked", "--release", "--package", "shell", "--bin", "hearthside"]))
}

/// Builds with the test-only feature, and moves the result out of the way of
/// the shipping binary, which cargo writes to the same place.
fn build_driven(root: &Root) -> Result<(), String> {
    page::build(root)?;
    go(cargo(root.top()).args([
        "build",
        "--locked",
        "--release",
        "--package",
        "shell",
        "--bin",
        "hearthside",
        "--features",
        "automation",
    ]))?;
    let to = root.automation();
    let keep = || -> std::io::Result<()> {
        if let Some(folder) = to.parent() {
            std::fs::create_dir_all(folder)?;
        }
        // Under a new inode: a running copy must not be written into.
        let fresh = to.with_extension("new");
        std::fs::copy(root.shipping(), &fresh)?;
        std::fs::rename(&fresh, &to)?;
        // What lies in the shipping place now is not the shipping binary.
        std::fs::remove_file(root.shipping())
    };
    keep().map_err(|error| format!("{}: {error}", to.display()))
}

fn window(root: &Root) -> Result<Tally, String> {
    if !cfg!(target_os = "linux") {
        println!("The journeys in the real window run on Linux only. None was run here.");
        return Ok(Tally::default());
    }
    for binary in [root.shipping(), root.automation()] {
        if !binary.is_file() {
            return Err(format!("{} is not built; run the stage `build` first", binary.display()));
        }
    }
    // Mostly they wait for the page, so two at a time share the machine.
    let mut several = window_tests(root, 2);
    several.arg("--").args(ALONE.iter().flat_map(|name| ["--skip", name]));
    let mut tally = cargo_test(&mut several)?;
    tally += cargo_test(window_tests(root, 1).arg("--").args(ALONE))?;
    Ok(tally)
}

/// Journeys that count seconds, that give keys without seeing where they lead, or that open two windows
/// themselves. They have the machine to themselves.
const ALONE: [&str; 4] = ["closing::", "exercises::", "loses_nothing::", "no_trap::no_key"];

/// `at_once`: how many windows may be open at the same time.
fn window_tests(root: &Root, at_once: u8) -> Command {
    let mut command = cargo(root.top());
    command
        .args(["test", "--locked", "--no-fail-fast", "--package", "e2e"])
        .args(["--test", "journeys"])
        .env("RUST_TEST_THREADS", at_once.to_string())
        .env("HEARTHSIDE_SHIPPING", root.shipping())
        .env("HEARTHSIDE_AUTOMATION", root.automation())
        .env("HEARTHSIDE_PYTHON", root.python());
    command
}

fn deny(root: &Root) -> Result<Tally, String> {
    if !exists("cargo-deny") {
        println!("cargo-deny is not installed here, so this was not checked.");
        return Ok(Tally::default());
    }
    go(cargo(root.top()).args(["deny", "--config", ".deny.toml", "check"]))?;
    Ok(Tally::ONE_PASSED)
}

/// What git sees of the working tree: the names of changed files and, through
/// the difference, their content.
struct Tree {
    status: String,
    difference: String,
}

fn tree(root: &Root) -> Option<Tree> {
    let git = |words: &[&str]| answer(program("git", root.top()).args(words));
    Some(Tree { status: git(&["status", "--porcelain"])?, difference: git(&["diff", "HEAD"])? })
}

/// Generated files that are out of date show here: the tests write them anew.
fn unchanged(before: &Option<Tree>, after: &Option<Tree>) -> Result<Tally, String> {
    let (Some(before), Some(after)) = (before, after) else {
        println!("This is not a git checkout, so this was not checked.");
        return Ok(Tally::default());
    };
    if before.status == after.status && before.difference == after.difference {
        return Ok(Tally::ONE_PASSED);
    }
    Err(format!("the run has changed the working tree; before:\n{}after:\n{}", before.status, after.status))
}

/// A picture of every screen of the real window.
pub(crate) fn gallery(root: &Root, consent: Consent) -> Result<(), String> {
    meet(root, Purpose::Test, consent)?;
    page::install(root)?;
    build_driven(root)?;
    let mut command = window_tests(root, 1);
    command.args(["gallery", "--", "--ignored", "--nocapture"]);
    go(&mut command)?;
    println!("The pictures are in {}", root.top().join("gallery").display());
    Ok(())
}

/// Prints measurements; judges nothing.
pub(crate) fn bench(root: &Root, consent: Consent) -> Result<(), String> {
    meet(root, Purpose::Test, consent)?;
    page::install(root)?;
    go(cargo(root.top()).args(["bench", "--locked"]))?;
    if cfg!(target_os = "linux") {
        build_shipping(root)?;
        go(cargo(root.top()).args(["build", "--locked", "--release", "--package", "shell", "--example", "bare"]))?;
        let mut command = window_tests(root, 1);
        command.args(["first_paint", "--", "--ignored", "--nocapture"]);
        go(&mut command)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_has_a_name_of_its_own() {
        let mut names: Vec<&str> = STAGES.iter().map(|stage| stage.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), STAGES.len());
    }

    #[test]
    fn a_tree_that_changed_is_noticed_by_name_and_by_content() {
        let tree = |status: &str, difference: &str| {
            Some(Tree { status: status.to_owned(), difference: difference.to_owned() })
        };
        let clean = tree("", "");
        assert_eq!(unchanged(&clean, &tree("", "")), Ok(Tally::ONE_PASSED));
        assert!(unchanged(&clean, &tree(" M a.ts\n", "+x")).is_err());
        let touched = tree(" M a.ts\n", "+x");
        assert!(unchanged(&touched, &tree(" M a.ts\n", "+y")).is_err());
    }

    /// Otherwise what is tested is not what ships, and the webview stack is compiled twice.
    #[test]
    #[cfg(target_os = "linux")]
    fn the_program_for_tests_and_the_shells_own_tests_are_made_of_the_libraries_that_people_get() {
        let root = Root::find().expect("the project folder is known");
        let made_of = |edges: &str, features: &[&str]| -> std::collections::BTreeSet<String> {
            let tree = answer(
                cargo(root.top())
                    .args(["tree", "--locked", "--package", "shell", "--edges", edges])
                    .args(["--prefix", "none", "--format", "{p} [{f}]"])
                    .args(features),
            )
            .expect("cargo lists what a package is made of");
            // What stands there again is marked, and only its parts are left out.
            let lines = tree.lines().map(|line| line.trim_end_matches(" (*)"));
            lines.filter(|line| !line.starts_with("shell ")).map(str::to_owned).collect()
        };
        let shipped = made_of("normal,build", &[]);
        assert!(shipped.iter().any(|line| line.starts_with("tauri v2")), "{shipped:?}");
        for (what, other) in [
            ("`automation`", made_of("normal,build", &["--features", "automation"])),
            ("what the tests need", made_of("normal,build,dev", &[])),
        ] {
            let others: Vec<_> = shipped.difference(&other).collect();
            assert!(others.is_empty(), "{what} changes the features of {others:?}; name these beside the others");
        }
    }

    #[test]
    fn the_program_for_tests_never_lies_where_the_shipping_one_does() {
        let root = Root::find().expect("the project folder is known");
        assert_ne!(root.shipping(), root.automation());
        assert!(root.shipping().is_absolute());
    }
}
