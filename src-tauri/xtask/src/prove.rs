//! Proofs: tests of the suite that run small in `test` and for long here.
//!
//! A proof is an ordinary test marked `#[ignore = "proof"]`. It takes its count from
//! `HEARTHSIDE_COUNT`, keeps how far it came in the folder `HEARTHSIDE_PROVE_STATE`, and prints one
//! line `figure: NAME = …` that begins with how much it tried. That figure becomes a row of
//! `docs/PROOF.md`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::command::{Ended, answer, built, cargo, listen_for, program, spelled};
use crate::needs::{Consent, Purpose, meet};
use crate::root::Root;
use crate::row::{Machine, Row, today};
use crate::spoken::spoken;
use crate::stages::build;

/// One proof.
struct Proof {
    name: &'static str,
    says: &'static str,
    /// The test target, and the test in it. It belongs to a default member, or holds the journeys in the real window.
    target: &'static str,
    test: &'static str,
    count: u32,
}

const PROOFS: &[Proof] = &[
    Proof {
        name: "kills",
        says: "`hearth` is killed while it saves, and nothing that it called saved is lost",
        target: "hearth",
        test: "kills::kills_at_any_moment_lose_nothing_that_was_acknowledged",
        count: 1_000,
    },
    Proof {
        name: "every-byte",
        says: "every bit of every byte of a household is flipped, and it costs at most one entry and is noticed",
        target: "suite",
        test: "every_byte::every_bit_flipped_costs_at_most_one_entry_and_is_noticed",
        count: 8,
    },
    Proof {
        name: "gates",
        says: "every gate is answered and left in every way, and the file is that of somebody who said \"Not now\"",
        target: "suite",
        test: "gates_on_file::every_way_through_every_gate_leaves_nothing_however_somebody_leaves",
        count: 3,
    },
    Proof {
        name: "close",
        says: "the window is closed from every screen and moment, is blank within 100 ms in 99 of 100 times, and gone in 3 s",
        target: JOURNEYS,
        test: "closing::a_thousand_presses_close_it_at_once_from_every_screen_and_moment",
        count: 1_000,
    },
];

/// The test target that drives the real window, and so needs it built.
const JOURNEYS: &str = "journeys";

/// So long a proof may take, all its sittings together.
const LIMIT: Duration = Duration::from_secs(30 * 60);

/// Names the proofs.
pub(crate) fn list() {
    for proof in PROOFS {
        println!("{:<12}{}", proof.name, proof.says);
    }
}

/// Runs every proof, or only the named ones. Goes on after a failure. What is finished for this
/// commit is left alone, unless it is wanted again.
pub(crate) fn prove(root: &Root, consent: Consent, only: &[&str], again: bool) -> Result<(), String> {
    if let Some(unknown) = only.iter().find(|name| PROOFS.iter().all(|proof| proof.name != **name)) {
        return Err(format!("there is no proof {unknown}; `cargo xtask prove --list` names them"));
    }
    if again && only.is_empty() {
        return Err("--again needs the name of a proof".to_owned());
    }
    let commit = commit(root)?;
    meet(root, Purpose::Test, consent)?;
    let mut failed = Vec::new();
    for proof in PROOFS.iter().filter(|proof| only.is_empty() || only.contains(&proof.name)) {
        println!("\n== {}: {}", proof.name, proof.says);
        if let Err(reason) = one(root, proof, &commit, again) {
            println!("{}: {reason}", proof.name);
            failed.push(proof.name);
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("not proven: {}", failed.join(", "))) }
}

/// A figure speaks of one commit, so what is tried must be that commit. The page of figures itself
/// may have changed: each proof writes into it.
fn commit(root: &Root) -> Result<String, String> {
    let git = |words: &[&str]| answer(program("git", root.top()).args(words));
    let changes = git(&["status", "--porcelain", "--", ".", ":!docs/PROOF.md"]);
    match (git(&["rev-parse", "--short=12", "HEAD"]), changes) {
        (Some(commit), Some(changes)) if changes.is_empty() => Ok(commit.trim().to_owned()),
        (Some(_), Some(_)) => Err("there are changes that are not committed; a proof names its commit".to_owned()),
        _ => Err("this is no git checkout; a proof names its commit".to_owned()),
    }
}

fn one(root: &Root, proof: &Proof, commit: &str, again: bool) -> Result<(), String> {
    let sitting = Sitting { folder: root.target().join("prove").join(proof.name), commit, limit: LIMIT };
    if sitting.is_finished() && !again {
        println!("It was proven for this commit already; `--again {}` does it once more.", proof.name);
        return Ok(());
    }
    let drives_the_window = proof.target == JOURNEYS;
    if drives_the_window {
        build(root)?;
    }
    let executable = executable(root, proof.target)?;
    let mut command = program(executable, root.top());
    command
        .args(["--ignored", "--exact", proof.test, "--nocapture"])
        .env("HEARTHSIDE_COUNT", proof.count.to_string())
        .env("HEARTHSIDE_SHIPPING", root.shipping())
        .env("HEARTHSIDE_AUTOMATION", root.automation())
        .env("HEARTHSIDE_PYTHON", root.python());
    let (figure, took) = sitting.run(proof.name, &mut command)?;
    let row = Row {
        date: today(),
        commit: commit.to_owned(),
        proof: proof.name.to_owned(),
        figure,
        took: spoken(took),
        machine: Machine::this().to_string(),
    };
    row.add_to(&root.top().join("docs").join("PROOF.md"))
}

/// The test program of this name, built as the stage `rust` builds it. It is started by itself, so
/// that what is killed at the limit is the test and not a program around it.
fn executable(root: &Root, target: &str) -> Result<PathBuf, String> {
    let package: &[&str] = if target == JOURNEYS { &["--package", "e2e"] } else { &[] };
    let told = built(
        cargo(root.top())
            .args(["test", "--locked", "--no-run", "--message-format=json-render-diagnostics"])
            .args(package),
    )?;
    executable_in(&told, target).ok_or(format!("cargo names no test program {target}"))
}

fn executable_in(told: &str, target: &str) -> Option<PathBuf> {
    let name = format!("\"name\":\"{target}\"");
    let line = told.lines().find(|line| line.contains("\"kind\":[\"test\"]") && line.contains(&name))?;
    let path = line.split_once("\"executable\":\"")?.1.split('"').next()?;
    Some(PathBuf::from(path.replace("\\\\", "\\")))
}

/// One proof of one commit, over all the times that it is taken up.
struct Sitting<'a> {
    folder: PathBuf,
    commit: &'a str,
    limit: Duration,
}

impl Sitting<'_> {
    fn is_finished(&self) -> bool {
        self.read("finished") == self.commit
    }

    /// Goes on where this commit was left, or begins anew. Returns the figure and what it took.
    fn run(&self, name: &str, command: &mut Command) -> Result<(String, Duration), String> {
        if self.read("commit") != self.commit || self.is_finished() {
            self.begin()?;
        }
        let before = Duration::from_millis(self.read("spent").parse().unwrap_or(0));
        if before > Duration::ZERO {
            println!("It goes on; {} of it are done.", spoken(before));
        }
        let left = self.limit.saturating_sub(before);
        let begun = Instant::now();
        let ended = listen_for(command.env("HEARTHSIDE_PROVE_STATE", self.folder.join("state")), left, || {
            let spent = before + begun.elapsed();
            // Lost with a kill in this very moment, it costs the limit a second of its strictness.
            let _ = fs::write(self.folder.join("spent"), spent.as_millis().to_string());
        })?;
        let took = before + begun.elapsed();
        let judged = match ended {
            Ended::OutOfTime => Err(format!("it took longer than {} and was killed", spoken(self.limit))),
            Ended::Badly => Err(format!("{} failed", spelled(command))),
            Ended::Well(text) => figure(name, &text),
        };
        match judged {
            Ok(figure) => {
                self.write("finished", self.commit)?;
                Ok((figure, took))
            }
            Err(reason) => {
                // What has failed begins anew, so that no half of it can count.
                self.begin()?;
                Err(reason)
            }
        }
    }

    fn begin(&self) -> Result<(), String> {
        if self.folder.is_dir() {
            fs::remove_dir_all(&self.folder).map_err(|error| format!("{}: {error}", self.folder.display()))?;
        }
        fs::create_dir_all(self.folder.join("state")).map_err(|error| format!("{}: {error}", self.folder.display()))?;
        self.write("commit", self.commit)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap_or_default()
    }

    fn write(&self, name: &str, text: &str) -> Result<(), String> {
        let path: &Path = &self.folder.join(name);
        fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
    }
}

/// What a proof says of itself. Its first number is how much was tried.
fn figure(name: &str, text: &str) -> Result<String, String> {
    let mark = format!("figure: {name} = ");
    // The runner may have begun the line with the name of the test.
    let said = text.lines().filter_map(|line| line.split_once(&mark)).next_back();
    let Some((_, figure)) = said else {
        return Err("it printed no figure, so nothing is proven".to_owned());
    };
    let tried: String = figure.chars().take_while(char::is_ascii_digit).collect();
    match tried.parse::<u64>() {
        Ok(tried) if tried > 0 => Ok(figure.trim().to_owned()),
        _ => Err(format!("it tried nothing, so nothing is proven: {figure}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_proof_has_a_name_of_its_own_and_a_test_that_only_it_runs() {
        let root = Root::find().expect("the project folder is known");
        let mut names: Vec<&str> = PROOFS.iter().map(|proof| proof.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), PROOFS.len());
        for proof in PROOFS {
            let (module, test) = proof.test.split_once("::").expect("a module and a test");
            let folder = match proof.target {
                "suite" => "tests/suite",
                JOURNEYS => "tests/e2e/journeys",
                _ => "src-tauri/crates/cli/tests/hearth",
            };
            let path = root.top().join(folder).join(format!("{module}.rs"));
            let text = fs::read_to_string(path).expect("the module is there");
            let marked = format!("#[test]\n#[ignore = \"proof\"]\nfn {test}()");
            assert!(text.contains(&marked), "{} names no proof of {folder}", proof.test);
            assert!(text.contains(&format!("figure: {} = ", proof.name)), "{} tells no figure", proof.test);
        }
    }

    #[test]
    fn no_proof_may_take_longer_than_half_an_hour() {
        assert!(LIMIT <= Duration::from_secs(1_800), "{}", spoken(LIMIT));
    }

    #[test]
    fn a_proof_without_data_fails() {
        assert_eq!(figure("kills", "running 1 test\ntest a ... figure: kills = 12 kills\n"), Ok("12 kills".to_owned()));
        for empty in
            ["test result: ok. 1 passed", "figure: kills = 0 kills", "figure: kills = many", "figure: other = 3"]
        {
            assert!(figure("kills", empty).is_err(), "{empty}");
        }
    }

    #[test]
    fn the_test_program_is_found_in_what_cargo_tells() {
        let told = concat!(
            r#"{"target":{"kind":["bin"],"name":"hearth"},"profile":{"test":true},"executable":"/t/bin"}"#,
            "\n",
            r#"{"target":{"kind":["test"],"name":"hearth"},"executable":"C:\\t\\hearth.exe"}"#,
        );
        assert_eq!(executable_in(told, "hearth"), Some(PathBuf::from(r"C:\t\hearth.exe")));
        assert_eq!(executable_in(told, "suite"), None);
    }

    #[cfg(unix)]
    mod sittings {
        use super::super::*;

        fn folder(name: &str) -> PathBuf {
            std::env::temp_dir().join(format!("hearthside-prove-{name}-{}", std::process::id()))
        }

        fn sh(script: &str) -> Command {
            let mut command = program("sh", Path::new("."));
            command.args(["-c", script]);
            command
        }

        /// Adds one to what lies in its state, and ends after the third.
        const THREE: &str = "cd \"$HEARTHSIDE_PROVE_STATE\"; echo >>steps; n=$(($(wc -l <steps)))
            echo \"step $n\"; [ $n -ge 3 ] && echo \"figure: it = $n steps\" || exec sleep 60";

        #[test]
        fn what_was_killed_in_the_middle_goes_on_and_what_is_finished_stands() {
            let folder = folder("resume");
            let sitting = Sitting { folder: folder.clone(), commit: "a", limit: Duration::from_secs(60) };
            sitting.begin().expect("a folder can be made");
            // Two sittings that somebody ended from outside.
            for _ in 0..2 {
                let mut killed = sh(THREE);
                let mut child = killed.env("HEARTHSIDE_PROVE_STATE", folder.join("state")).spawn().expect("sh starts");
                std::thread::sleep(Duration::from_millis(300));
                child.kill().expect("it sleeps");
                child.wait().expect("it ended");
            }
            assert!(!sitting.is_finished());
            let (figure, _) = sitting.run("it", &mut sh(THREE)).expect("the third step is the last");
            assert_eq!(figure, "3 steps");
            assert!(sitting.is_finished());
            let later = Sitting { folder: folder.clone(), commit: "b", limit: Duration::from_millis(500) };
            assert!(!later.is_finished(), "it speaks of its own commit alone");
            let begun_anew = later.run("it", &mut sh(THREE));
            assert!(
                begun_anew.is_err_and(|reason| reason.contains("killed")),
                "what another commit did counts for nothing"
            );
            fs::remove_dir_all(folder).expect("it can be removed");
        }

        #[test]
        fn a_proof_that_takes_too_long_is_killed_and_what_it_took_before_counts() {
            let folder = folder("limit");
            let sitting = Sitting { folder: folder.clone(), commit: "a", limit: Duration::from_secs(5) };
            sitting.begin().expect("a folder can be made");
            sitting.write("spent", "4500").expect("it can be written");
            let begun = Instant::now();
            let late = sitting.run("it", &mut sh("exec sleep 60"));
            assert!(late.is_err_and(|reason| reason.contains("killed")));
            assert!(begun.elapsed() < Duration::from_secs(4), "only what was left of the limit was given");
            assert_eq!(sitting.read("spent"), "", "it begins anew");
            fs::remove_dir_all(folder).expect("it can be removed");
        }

        #[test]
        fn a_proof_that_fails_is_not_finished_whatever_it_printed() {
            let folder = folder("fails");
            let sitting = Sitting { folder: folder.clone(), commit: "a", limit: Duration::from_secs(60) };
            assert!(sitting.run("it", &mut sh("echo 'figure: it = 1 step'; exit 1")).is_err());
            assert!(sitting.run("it", &mut sh("echo 'test result: ok. 0 passed'")).is_err(), "and without a figure");
            assert!(!sitting.is_finished());
            fs::remove_dir_all(folder).expect("it can be removed");
        }
    }
}
