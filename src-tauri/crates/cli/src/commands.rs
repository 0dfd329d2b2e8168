//! What `hearth` does.

use crate::arguments::{Act, Command, USAGE};
use crate::outcome::Failure;
use crate::secrets::Secrets;
use app::notes::{self, NewNote};
use app::views::{CoachMessage, CoachNames};
use app::{AppError, KdfCost, LockedApp, Moment, OpenApp, checkup, coach, export, passphrase, search};
use chrono::Local;
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The cheapest key derivation that may be set, in MiB.
const LEAST_MEMORY_MIB: u32 = if cfg!(feature = "cheap-kdf") { 19 } else { 64 };
/// The dearest that every reader accepts, in MiB: 1 GiB, and with 3 passes under 4 GiB of work.
const MOST_MEMORY_MIB: u32 = 1024;
/// The longest line of standard input that is a note: 1 MiB of text, each byte escaped.
const LONGEST_LINE: u64 = 8 * 1024 * 1024;

/// Does it.
pub(crate) fn run(command: Command) -> Result<(), Failure> {
    let Command { act, file, mut secrets } = command;
    match act {
        Act::Help => say(USAGE),
        Act::New { name, memory_mib } => new(file, &name, memory_mib, &mut secrets),
        Act::Join { name, with } => join(file, &name, &with, &mut secrets),
        Act::Put { by, shared } => put(&mut open(file, &by, &mut secrets)?, shared),
        Act::List { by } => say_json(&notes::list(&open(file, &by, &mut secrets)?)),
        Act::Search { by, words } => say_json(&search::find_notes(&mut open(file, &by, &mut secrets)?, &words)),
        Act::Export { by, format, folder } => {
            let written = export::export(&open(file, &by, &mut secrets)?, format, &folder)?;
            say(&written.display().to_string())
        }
        Act::Check { by, json } => check(&file, by.as_deref(), json, &mut secrets),
        Act::Coach { message } => look(message),
    }
}

fn new(file: PathBuf, name: &str, memory_mib: Option<u32>, secrets: &mut Secrets) -> Result<(), Failure> {
    let cost = match memory_mib {
        Some(mib) if !(LEAST_MEMORY_MIB..=MOST_MEMORY_MIB).contains(&mib) => {
            return Err(Failure::Usage(format!("--kdf-memory is {LEAST_MEMORY_MIB} to {MOST_MEMORY_MIB}")));
        }
        Some(mib) => KdfCost::from_mib(mib),
        None => KdfCost::choose(stopwatch(), u64::MAX),
    };
    let secret = secrets.new_for(name)?;
    warn_of_weakness(&secret, &[name.to_owned()]);
    let secret = passphrase::to_set_unjudged(&secret)?;
    drop(LockedApp::at(file, None).create_as(name, &secret, cost, &now())?);
    Ok(())
}

fn join(file: PathBuf, name: &str, with: &str, secrets: &mut Secrets) -> Result<(), Failure> {
    let locked = LockedApp::at(file, None);
    person(&locked, with)?;
    let existing = secrets.existing(with)?;
    let welcoming = locked.welcome(&existing)?;
    let secret = secrets.new_for(name)?;
    warn_of_weakness(&secret, &[name.to_owned(), with.to_owned()]);
    welcoming.join_as(name, &passphrase::to_set_unjudged(&secret)?, &now())?;
    Ok(())
}

/// A note as it comes in.
#[derive(Deserialize)]
struct NoteLine {
    #[serde(default)]
    when: Option<String>,
    #[serde(default)]
    title: String,
    #[serde(default)]
    text: String,
}

/// Each line is one transaction, and is answered only after its commit.
fn put(app: &mut OpenApp, shared: bool) -> Result<(), Failure> {
    let mut input = io::stdin().lock();
    for number in 1_u64.. {
        let mut line = Vec::new();
        let read =
            io::Read::take(&mut input, LONGEST_LINE).read_until(b'\n', &mut line).map_err(|_| AppError::DiskFailed)?;
        if read == 0 {
            break;
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let wrong = |what: &str| Failure::Usage(format!("line {number} {what}; the lines before it are saved"));
        // A list would read as the fields in order; only an object is a note.
        let is_object = line.trim_ascii_start().starts_with(b"{");
        let note: Option<NoteLine> = is_object.then(|| serde_json::from_slice(&line).ok()).flatten();
        let note = note.ok_or_else(|| wrong("is not a note in JSON"))?;
        let now = now();
        let when = match &note.when {
            Some(text) => now.read(text).ok_or_else(|| wrong("has a time that does not read"))?,
            None => now.clone(),
        };
        let note = NewNote { when, title: note.title, text: note.text };
        let id = if shared { notes::post(app, note, &now)? } else { notes::keep(app, note, &now)? };
        say(&format!("saved {id}"))?;
    }
    Ok(())
}

/// A message as it comes in.
#[derive(Deserialize)]
struct MessageLine {
    id: serde_json::Value,
    text: String,
}

/// What the coach sees in it.
#[derive(Serialize)]
struct NamesLine {
    id: serde_json::Value,
    #[serde(flatten)]
    names: CoachNames,
}

/// Each line is answered before the next is read.
fn look(message: CoachMessage) -> Result<(), Failure> {
    let mut input = io::stdin().lock();
    for number in 1_u64.. {
        let mut line = Vec::new();
        let read =
            io::Read::take(&mut input, LONGEST_LINE).read_until(b'\n', &mut line).map_err(|_| AppError::DiskFailed)?;
        if read == 0 {
            break;
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let is_object = line.trim_ascii_start().starts_with(b"{");
        let given: Option<MessageLine> = is_object.then(|| serde_json::from_slice(&line).ok()).flatten();
        let Some(MessageLine { id, text }) = given.filter(|given| given.id.is_string() || given.id.is_number()) else {
            return Err(Failure::Usage(format!("line {number} is not a message {{\"id\",\"text\"}} in JSON")));
        };
        say_json(&NamesLine { id, names: coach::names(message, &text) })?;
    }
    Ok(())
}

fn check(file: &Path, by: Option<&str>, json: bool, secrets: &mut Secrets) -> Result<(), Failure> {
    let locked = LockedApp::at(file.to_owned(), None);
    let report = match by {
        Some(label) => {
            let person = person(&locked, label)?;
            let secret = secrets.existing(label)?;
            checkup::check_as(file, person, &secret)?
        }
        None => checkup::check(file)?,
    };
    if json {
        say_json(&report)?;
    } else {
        say(&report.told())?;
    }
    if report.damaged { Err(Failure::Damaged) } else { Ok(()) }
}

fn open(file: PathBuf, label: &str, secrets: &mut Secrets) -> Result<OpenApp, Failure> {
    let locked = LockedApp::at(file, None);
    let person = person(&locked, label)?;
    let secret = secrets.existing(label)?;
    Ok(locked.unlock(person, &secret, &now())?)
}

fn person(locked: &LockedApp, label: &str) -> Result<app::views::Person, Failure> {
    let person = locked.person(label)?;
    person.ok_or_else(|| Failure::Usage("nobody in this household has that name".to_owned()))
}

/// The choice stays with whoever types it: a script may know what it does.
#[expect(clippy::print_stderr, reason = "a warning is told on standard error")]
fn warn_of_weakness(secret: &str, labels: &[String]) {
    if passphrase::judge(secret, labels).fit != app::views::PassphraseFit::Strong {
        eprintln!("hearth: this passphrase could be guessed by somebody patient; six random words are safer");
    }
}

fn say_json(value: &impl Serialize) -> Result<(), Failure> {
    say(&serde_json::to_string(value).map_err(|_| AppError::DiskFailed)?)
}

/// One line on standard output, flushed. A reader that is gone ends the command.
fn say(text: &str) -> Result<(), Failure> {
    let mut output = io::stdout().lock();
    writeln!(output, "{text}").and_then(|()| output.flush()).map_err(|_| AppError::DiskFailed.into())
}

#[expect(clippy::disallowed_methods, reason = "the command line reads the clock for the layers below")]
fn now() -> Moment {
    Moment::of(&Local::now(), iana_time_zone::get_timezone().ok())
}

#[expect(clippy::disallowed_methods, reason = "the cost of the key derivation is measured on this machine")]
fn stopwatch() -> impl Fn() -> Duration {
    let start = Instant::now();
    move || start.elapsed()
}
