//! The words that `hearth` takes.

use crate::outcome::Failure;
use crate::secrets::Secrets;
use app::export::Format;
use app::views::CoachMessage;
use lexopt::Arg::{Long, Short, Value};
use lexopt::{Parser, ValueExt};
use std::ffi::OsString;
use std::path::PathBuf;

pub(crate) const USAGE: &str = "\
hearth new FILE --name N [--kdf-memory MIB]
hearth join FILE --name M --with N
hearth put FILE --as N [--shared]            notes as JSON lines {\"when\",\"title\",\"text\"} on standard input
hearth list FILE --as N --json
hearth search FILE --as N --json WORDS
hearth export FILE --as N --format json|markdown DIR
hearth check FILE [--as N] [--json]
hearth coach --kind apology|feelings --json   JSON lines {\"id\",\"text\"} on standard input

Passphrases are asked for, or read one a line with --passphrases FILE.
Exit codes: 0 well, 2 usage, 3 damaged, 4 not a household file, 5 wrong passphrase,
6 in use, 7 made by a newer version, 8 disk.";

/// What to do.
pub(crate) enum Act {
    New { name: String, memory_mib: Option<u32> },
    Join { name: String, with: String },
    Put { by: String, shared: bool },
    List { by: String },
    Search { by: String, words: String },
    Export { by: String, format: Format, folder: PathBuf },
    Check { by: Option<String>, json: bool },
    Coach { message: CoachMessage },
    Help,
}

/// A whole command.
pub(crate) struct Command {
    pub(crate) act: Act,
    pub(crate) file: PathBuf,
    pub(crate) secrets: Secrets,
}

#[derive(Default)]
struct Given {
    values: Vec<OsString>,
    name: Option<String>,
    with: Option<String>,
    by: Option<String>,
    format: Option<String>,
    kind: Option<String>,
    memory_mib: Option<u32>,
    shared: bool,
    json: bool,
    help: bool,
    passphrases: Option<PathBuf>,
}

/// Reads the command.
pub(crate) fn read(words: impl IntoIterator<Item = OsString>) -> Result<Command, Failure> {
    let given = given(Parser::from_iter(words)).map_err(|error| usage(&error.to_string()))?;
    let secrets = match &given.passphrases {
        Some(file) => Secrets::from_file(file)?,
        None => Secrets::Prompt,
    };
    if given.help {
        return Ok(Command { act: Act::Help, file: PathBuf::new(), secrets });
    }
    let mut values = given.values.into_iter();
    let verb = values.next().ok_or_else(|| usage("no command"))?;
    let file = match verb.to_str() {
        Some("coach") => PathBuf::new(),
        _ => values.next().map(PathBuf::from).ok_or_else(|| usage("no household file"))?,
    };
    let needs = |value: Option<String>, name: &str| value.ok_or_else(|| usage(&format!("{name} is missing")));
    let act = match verb.to_str() {
        Some("new") => Act::New { name: needs(given.name, "--name")?, memory_mib: given.memory_mib },
        Some("join") => Act::Join { name: needs(given.name, "--name")?, with: needs(given.with, "--with")? },
        Some("put") => Act::Put { by: needs(given.by, "--as")?, shared: given.shared },
        Some("list") => Act::List { by: needs(given.by, "--as")? },
        Some("search") => {
            let words: Vec<String> = values.by_ref().map(|word| word.to_string_lossy().into_owned()).collect();
            if words.is_empty() {
                return Err(usage("no words to search for"));
            }
            Act::Search { by: needs(given.by, "--as")?, words: words.join(" ") }
        }
        Some("export") => Act::Export {
            by: needs(given.by, "--as")?,
            format: match needs(given.format, "--format")?.as_str() {
                "json" => Format::Json,
                "markdown" => Format::Markdown,
                _ => return Err(usage("--format is json or markdown")),
            },
            folder: values.next().map(PathBuf::from).ok_or_else(|| usage("no folder to write to"))?,
        },
        Some("check") => Act::Check { by: given.by, json: given.json },
        Some("coach") if !given.json => return Err(usage("--json is missing")),
        Some("coach") => Act::Coach {
            message: match needs(given.kind, "--kind")?.as_str() {
                "apology" => CoachMessage::Apology,
                "feelings" => CoachMessage::Feelings,
                _ => return Err(usage("--kind is apology or feelings")),
            },
        },
        _ => return Err(usage("there is no such command")),
    };
    match values.next() {
        Some(_) => Err(usage("there are words too many")),
        None => Ok(Command { act, file, secrets }),
    }
}

fn given(mut parser: Parser) -> Result<Given, lexopt::Error> {
    let mut given = Given::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Value(value) => given.values.push(value),
            Long("name") => given.name = Some(parser.value()?.string()?),
            Long("with") => given.with = Some(parser.value()?.string()?),
            Long("as") => given.by = Some(parser.value()?.string()?),
            Long("kind") => given.kind = Some(parser.value()?.string()?),
            Long("format") => given.format = Some(parser.value()?.string()?),
            Long("kdf-memory") => given.memory_mib = Some(parser.value()?.parse()?),
            Long("passphrases") => given.passphrases = Some(parser.value()?.into()),
            Long("shared") => given.shared = true,
            Long("json") => given.json = true,
            Long("help") | Short('h') => given.help = true,
            _ => return Err(argument.unexpected()),
        }
    }
    Ok(given)
}

fn usage(what: &str) -> Failure {
    Failure::Usage(format!("{what}\n\n{USAGE}"))
}
