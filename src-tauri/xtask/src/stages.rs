//! What each command does, step by step.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::command::{answer, cargo, exists, go, listen, npm, program};
use crate::needs::{Consent, Purpose, meet};
use crate::page;
use crate::root::Root;
use crate::tally::{Tally, of_cargo, of_vitest};

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

fn spoken(took: Duration) -> String {
    let seconds = took.as_secs();
    if seconds < 60 {
        format!("{:.1} s", took.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
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
        tally += cargo_test(
            cargo(root.top())
                .args(["test", "--locked", "--no-fail-fast"])
                .args(packages)
                .env("HEARTHSIDE_PYTHON", root.python()),
        )?;
    }
    Ok(tally)
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
    let tally = cargo_test(
        cargo(root.top())
            .args([
                "test",
                "--locked",
                "--no-fail-fast",
                "--release",
                "--package",
                "shell",
                "--lib",
                "--bins",
                "--tests",
            ])
            .env("RUSTC_WORKSPACE_WRAPPER", "clippy-driver")
            .env("CLIPPY_ARGS", DENY_WARNINGS),
    )?;
    Ok(tally)
}

/// How `cargo clippy` itself hands arguments to its driver.
const DENY_WARNINGS: &str = "--deny__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__";

fn build(root: &Root) -> Result<Tally, String> {
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

/// Journeys that count seconds, that give the same keys again without asking the page, or that open two
/// windows themselves. They have the machine to themselves.
const ALONE: [&str; 6] =
    ["closing::", "exercises::", "leaks::", "loses_nothing::", "network::the_shipping_binary", "no_trap::no_key"];

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
    fn the_program_for_tests_is_made_of_the_libraries_that_people_get() {
        let root = Root::find().expect("the project folder is known");
        let made_of = |features: &[&str]| -> std::collections::BTreeSet<String> {
            let tree = answer(
                cargo(root.top())
                    .args(["tree", "--locked", "--package", "shell", "--edges", "normal,build"])
                    .args(["--prefix", "none", "--no-dedupe", "--format", "{p} [{f}]"])
                    .args(features),
            )
            .expect("cargo lists what a package is made of");
            tree.lines().filter(|line| !line.starts_with("shell ")).map(str::to_owned).collect()
        };
        let shipped = made_of(&[]);
        let driven = made_of(&["--features", "automation"]);
        assert!(shipped.iter().any(|line| line.starts_with("tauri v2")), "{shipped:?}");
        let others: Vec<_> = shipped.difference(&driven).collect();
        assert!(others.is_empty(), "`automation` changes the features of {others:?}; name these beside the others");
    }

    #[test]
    fn durations_are_said_in_seconds_and_minutes() {
        assert_eq!(spoken(Duration::from_millis(1500)), "1.5 s");
        assert_eq!(spoken(Duration::from_secs(125)), "2 min 05 s");
    }

    #[test]
    fn the_program_for_tests_never_lies_where_the_shipping_one_does() {
        let root = Root::find().expect("the project folder is known");
        assert_ne!(root.shipping(), root.automation());
        assert!(root.shipping().is_absolute());
    }
}
