//! The command line as a script meets it: the real program, real files, real kills.

mod coach;
mod contract;
mod damage;
mod kills;

use app::views::{Person, ShortAnswer, ShortView};
use app::{LockedApp, Moment, short};
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};
use tempfile::TempDir;

const HEARTH: &str = env!("CARGO_BIN_EXE_hearth");
const ROBINS: &str = "velvet orbit cactus lantern mosaic thunder";
const MIKAS: &str = "harbor walnut pencil gravity saddle bloom";

/// The cheapest key derivation that this build of the program takes.
const MEMORY: &str = if cfg!(feature = "cheap-kdf") { "19" } else { "64" };

/// A folder with a household and files of passphrases.
struct Place {
    folder: TempDir,
}

impl Place {
    fn empty() -> Self {
        let place = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        for (name, lines) in [
            ("robin", ROBINS.to_owned()),
            ("mika", MIKAS.to_owned()),
            ("both", format!("{ROBINS}\n{MIKAS}\nleft over")),
        ] {
            std::fs::write(place.path(name), lines).expect("our folder");
        }
        place
    }

    fn alone() -> Self {
        let place = Self::empty();
        let made =
            place.hearth(&["new", "FILE", "--name", "Robin", "--kdf-memory", MEMORY, "--passphrases", "robin"], "");
        assert_eq!(code(&made), 0, "{}", told(&made));
        place
    }

    fn of_two() -> Self {
        let place = Self::alone();
        let joined = place.hearth(&["join", "FILE", "--name", "Mika", "--with", "Robin", "--passphrases", "both"], "");
        assert_eq!(code(&joined), 0, "{}", told(&joined));
        place
    }

    /// The founder said yes on the short page, as in the window, two days ago.
    #[expect(clippy::disallowed_methods, reason = "the command line takes the day of the clock, and so does this")]
    fn says_yes(&self, passphrase: &str) {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock after 1970");
        let millis = i64::try_from(since.as_millis()).expect("a day of this age") - 2 * 24 * 60 * 60 * 1000;
        let then = Moment { millis, offset: 0, zone: None };
        let locked = LockedApp::at(self.file(), None);
        let mut room = locked.unlock(Person::First, passphrase, &then).expect("the own room");
        let clears = |gate: &str| match gate {
            "alone" => "nobody",
            "adult" => "yes",
            _ => "no",
        };
        let mut view = short::begin(&mut room).expect("there are two");
        while let ShortView::Asks { questions } = view {
            let answer = |gate: String| ShortAnswer { option: clears(&gate).to_owned(), gate };
            let answers: Vec<ShortAnswer> = questions.into_iter().map(|question| answer(question.step)).collect();
            view = short::answer(&mut room, &answers).expect("the answers fit");
        }
        short::finish(&mut room, true, &then).expect("it is kept");
        drop(room.lock());
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self) -> PathBuf {
        self.path("household.hearth")
    }

    /// Runs `hearth`. `FILE` stands for the household, and the word after `--passphrases` and every
    /// word that begins with `@` for a name in the folder.
    fn hearth(&self, words: &[&str], input: &str) -> Output {
        let mut child =
            command(self, words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        // A program that ends before it has read everything is no failure of the test.
        _ = child.stdin.take().expect("piped").write_all(input.as_bytes());
        child.wait_with_output().expect("the program ends")
    }

    fn json(&self, words: &[&str]) -> Value {
        let output = self.hearth(words, "");
        assert_eq!(code(&output), 0, "{}", told(&output));
        serde_json::from_slice(&output.stdout).expect("JSON on standard output")
    }

    fn list(&self, person: &str) -> Vec<Value> {
        let passphrases = person.to_lowercase();
        let list = self.json(&["list", "FILE", "--as", person, "--json", "--passphrases", &passphrases]);
        list.as_array().expect("a list").clone()
    }
}

fn command(place: &Place, words: &[&str]) -> Command {
    let mut command = Command::new(HEARTH);
    let mut after_passphrases = false;
    for word in words {
        let path = match word.strip_prefix('@') {
            Some(name) => Some(place.path(name)),
            None if *word == "FILE" => Some(place.file()),
            None if after_passphrases => Some(place.path(word)),
            None => None,
        };
        after_passphrases = *word == "--passphrases";
        match path {
            Some(path) => command.arg(path),
            None => command.arg(word),
        };
    }
    command.stdin(Stdio::piped());
    command
}

fn note(title: &str, text: &str) -> String {
    format!("{}\n", serde_json::json!({ "when": "2026-01-02T03:04:05Z", "title": title, "text": text }))
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn bytes(file: &Path) -> Vec<u8> {
    std::fs::read(file).expect("our file")
}
