//! Names say what a thing is. These words say nothing, and everything ends up
//! in them.

use super::tree::{self, File, code};
use super::{holds_for_all, tells_apart};

const EMPTY_WORDS: [&str; 19] = [
    "manager",
    "managers",
    "service",
    "services",
    "helper",
    "helpers",
    "util",
    "utils",
    "common",
    "misc",
    "processor",
    "processors",
    "handler",
    "handlers",
    "data",
    "info",
    "infos",
    "base",
    "bases",
];

/// `SaveQueue`, `save_queue` and `save-queue` are both words of the name.
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in name.chars() {
        let begins = c.is_uppercase() && !before.is_uppercase();
        if !c.is_alphanumeric() || begins {
            words.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
        before = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

fn empty_word_in(name: &str) -> Option<String> {
    words_of(name).into_iter().find(|word| EMPTY_WORDS.contains(&word.as_str()))
}

/// What stands right after one of these words is a name that we chose.
const DECLARATIONS: [&str; 10] =
    ["struct", "enum", "trait", "fn", "mod", "type", "union", "class", "interface", "function"];

fn names_declared(code: &str) -> Vec<(usize, String)> {
    let mut names = Vec::new();
    for (number, line) in code.lines().enumerate() {
        let words: Vec<&str> = line
            // A hyphen holds an attribute of the page together: data-person is no
            // name of ours.
            .split(|c: char| !c.is_alphanumeric() && c != '_' && c != '-')
            .filter(|word| !word.is_empty())
            .collect();
        for pair in words.windows(2) {
            if DECLARATIONS.contains(&pair[0]) && !pair[1].contains('-') {
                names.push((number, pair[1].to_owned()));
            }
        }
    }
    names
}

fn names_say_something(file: &File) -> Vec<String> {
    let mut complaints = Vec::new();
    let folders = file.path.rsplit_once('/').map_or("", |(folders, _)| folders);
    for part in folders.split('/').chain([file.stem()]) {
        if let Some(word) = empty_word_in(part) {
            complaints.push(format!("{}: {word} says nothing", file.path));
        }
    }
    if matches!(file.extension(), "rs" | "ts" | "svelte") {
        for (line, name) in names_declared(&code(&file.text)) {
            if let Some(word) = empty_word_in(&name) {
                complaints.push(file.complain(line, &format!("{name}: {word} says nothing")));
            }
        }
    }
    complaints
}

#[test]
fn no_name_says_nothing() {
    let mut files = tree::all_rust();
    files.extend(tree::page());
    holds_for_all(&files, names_say_something);
}

#[test]
fn a_name_that_says_nothing_is_refused() {
    for (path, bad) in [
        ("src-tauri/src/utils.rs", ""),
        ("ui/src/helpers/day.ts", ""),
        ("src-tauri/src/a.rs", "struct KeyManager;"),
        ("src-tauri/src/a.rs", "fn row_helper() {}"),
        ("src-tauri/src/a.rs", "mod common;"),
        ("ui/src/a.ts", "export class ExerciseService {}"),
        ("ui/src/a.ts", "interface PersonData {}"),
    ] {
        let refused = names_say_something(&File { path: path.to_owned(), text: bad.to_owned() });
        assert!(!refused.is_empty(), "{path}: {bad}");
    }
    tells_apart(
        names_say_something,
        "src-tauri/src/database.rs",
        "fn load_data() {}",
        "struct Database; // no manager\nfn informed() {}\nlet base64 = \"struct DataInfo\";",
    );
}

/// A folder module file repeats no name: `lib.rs`, `main.rs` and `mod.rs` are the
/// entries, and everything else is named by its noun.
fn crate_roots_introduce_themselves(file: &File) -> Vec<String> {
    if file.text.trim_start().starts_with("//!") {
        Vec::new()
    } else {
        vec![file.complain(0, "does not open with what this crate does")]
    }
}

#[test]
fn every_crate_opens_with_what_it_does() {
    let mut roots = tree::all_rust();
    roots.retain(|file| file.path.ends_with("src/lib.rs") || file.path.ends_with("src/main.rs"));
    holds_for_all(&roots, crate_roots_introduce_themselves);
}

#[test]
fn a_crate_without_an_introduction_is_refused() {
    tells_apart(
        crate_roots_introduce_themselves,
        "src-tauri/crates/app/src/lib.rs",
        "mod open;\n",
        "//! What a person can do.\nmod open;\n",
    );
}

/// The types that hold a secret. Copying, printing or storing one must never be
/// a matter of one derived word.
const SECRET_TYPES: [&str; 6] = ["Passphrase", "RecoveryCode", "Presence", "Secret32", "OpenVault", "OpenApp"];

fn secrets_stay_in_their_types(file: &File) -> Vec<String> {
    let code = code(&file.text);
    let lines: Vec<&str> = code.lines().collect();
    let mut complaints = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let Some(name) = names_declared(line)
            .into_iter()
            .map(|(_, name)| name)
            .find(|name| line.contains("struct ") && (SECRET_TYPES.contains(&name.as_str()) || name.ends_with("Key")))
        else {
            continue;
        };
        let above = lines[..number]
            .iter()
            .rev()
            .take_while(|line| line.trim_start().starts_with('#') || line.trim().is_empty());
        for line in above {
            for word in ["Debug", "Clone", "Copy", "Serialize", "PartialEq"] {
                if line.contains("derive") && tree::has_word(line, word) {
                    complaints.push(file.complain(number, &format!("{name} derives {word}")));
                }
            }
        }
    }
    complaints
}

#[test]
fn no_secret_can_be_copied_printed_or_stored_by_a_derived_word() {
    holds_for_all(&tree::product_rust(), secrets_stay_in_their_types);
}

#[test]
fn a_secret_with_a_derived_word_is_refused() {
    for word in ["Debug", "Clone", "Serialize", "PartialEq"] {
        tells_apart(
            secrets_stay_in_their_types,
            "src-tauri/crates/vault/src/keys.rs",
            &format!("/// A key.\n#[derive({word})]\npub(crate) struct RoomKey([u8; 32]);"),
            &format!("#[derive({word})]\nstruct Day(u32);\n/// A key.\nstruct RoomKey([u8; 32]);"),
        );
    }
}
