//! Finding files and reading them as code.

use std::fs;
use std::path::{Path, PathBuf};

/// A file of the project: its path from the top, with forward slashes, and its
/// text.
pub(super) struct File {
    pub(super) path: String,
    pub(super) text: String,
}

impl File {
    pub(super) fn extension(&self) -> &str {
        self.path.rsplit('.').next().unwrap_or_default()
    }

    /// The name without folders and without any ending.
    pub(super) fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.split('.').next().unwrap_or_default()
    }

    /// A complaint about a line of this file; lines count from 1.
    pub(super) fn complain(&self, line: usize, what: &str) -> String {
        format!("{}:{}: {what}", self.path, line + 1)
    }
}

pub(super) fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie one folder below the top").to_path_buf()
}

/// One file that must be there.
pub(super) fn file(path: &str) -> File {
    let text = fs::read_to_string(top().join(path)).unwrap_or_else(|error| panic!("{path} can be read: {error}"));
    File { path: path.to_owned(), text }
}

/// Every file at or below a place that has one of these endings. What is built,
/// fetched or generated is left out.
pub(super) fn files(place: &str, endings: &[&str]) -> Vec<File> {
    let mut paths = Vec::new();
    walk(&top().join(place), &mut paths);
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let below = path.strip_prefix(top()).expect("it was found below the top");
            below.to_string_lossy().replace('\\', "/")
        })
        .filter(|path| endings.iter().any(|ending| path.ends_with(ending)))
        .filter(|path| !path.contains("/generated/"))
        .map(|path| file(&path))
        .collect()
}

fn walk(place: &Path, paths: &mut Vec<PathBuf>) {
    const MADE: [&str; 7] = ["target", "node_modules", "dist", "gallery", "gen", ".git", "__pycache__"];
    if place.is_file() {
        paths.push(place.to_path_buf());
        return;
    }
    let Ok(entries) = fs::read_dir(place) else {
        return;
    };
    for entry in entries.flatten() {
        if !MADE.iter().any(|made| entry.file_name() == *made) {
            walk(&entry.path(), paths);
        }
    }
}

/// Rust of the product: the crates and the shell, without this tool and tests.
pub(super) fn product_rust() -> Vec<File> {
    let mut all = files("src-tauri/crates", &[".rs"]);
    all.extend(files("src-tauri/src", &[".rs"]));
    all.retain(|file| !file.path.contains("/tests/") && !file.path.contains("/benches/"));
    all
}

/// All Rust of the project.
pub(super) fn all_rust() -> Vec<File> {
    let mut all = files("src-tauri", &[".rs"]);
    all.extend(files("tests", &[".rs"]));
    all
}

/// The page's own sources, with its tests.
pub(super) fn page() -> Vec<File> {
    files("ui/src", &[".ts", ".svelte"])
}

/// The text with comments blanked out, and with the inside of strings blanked
/// out too when `strings` says so. Lines keep their numbers. Knows the comments
/// and strings of Rust, TypeScript, Svelte and CSS well enough for these rules.
pub(super) fn blanked(text: &str, strings: Strings) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    let blank = |out: &mut String, from: usize, to: usize| {
        for c in &chars[from..to.min(chars.len())] {
            out.push(if *c == '\n' { '\n' } else { ' ' });
        }
    };
    while at < chars.len() {
        let ahead = |word: &str| word.chars().enumerate().all(|(offset, c)| chars.get(at + offset) == Some(&c));
        if ahead("//") && (at == 0 || chars[at - 1] != ':') {
            let end = (at..chars.len()).find(|place| chars[*place] == '\n').unwrap_or(chars.len());
            blank(&mut out, at, end);
            at = end;
        } else if ahead("/*") {
            let end = end_of(&chars, at + 2, "*/");
            blank(&mut out, at, end);
            at = end;
        } else if ahead("<!--") {
            let end = end_of(&chars, at + 4, "-->");
            blank(&mut out, at, end);
            at = end;
        } else if let Some(end) = string_at(&chars, at) {
            match strings {
                Strings::Keep => out.extend(&chars[at..end]),
                Strings::Blank => blank(&mut out, at, end),
            }
            at = end;
        } else {
            out.push(chars[at]);
            at += 1;
        }
    }
    out
}

/// What `blanked` does with the inside of strings.
#[derive(Clone, Copy)]
pub(super) enum Strings {
    Keep,
    Blank,
}

fn end_of(chars: &[char], from: usize, mark: &str) -> usize {
    let mark: Vec<char> = mark.chars().collect();
    (from..chars.len()).find(|place| chars[*place..].starts_with(&mark)).map_or(chars.len(), |place| place + mark.len())
}

/// If a double-quoted or raw Rust string begins here, where it ends. Single
/// quotes are left alone: in Rust they are lifetimes, in prose apostrophes.
fn string_at(chars: &[char], at: usize) -> Option<usize> {
    let word_before = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
    if chars[at] == 'r' && !word_before {
        let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
        if chars.get(at + 1 + hashes) == Some(&'"') {
            let end = format!("\"{}", "#".repeat(hashes));
            return Some(end_of(chars, at + 2 + hashes, &end));
        }
    }
    if chars[at] == '\'' && chars.get(at + 1) == Some(&'"') && chars.get(at + 2) == Some(&'\'') {
        return Some(at + 3);
    }
    if chars[at] == '\'' && chars.get(at + 1) == Some(&'\\') && chars.get(at + 3) == Some(&'\'') {
        return Some(at + 4);
    }
    if chars[at] != '"' {
        return None;
    }
    let mut place = at + 1;
    while place < chars.len() {
        match chars[place] {
            '\\' => place += 2,
            '"' => return Some(place + 1),
            _ => place += 1,
        }
    }
    Some(chars.len())
}

/// Code without comments, strings, and the tests at the end of the file.
pub(super) fn code(text: &str) -> String {
    let code = blanked(text, Strings::Blank);
    match code.find("#[cfg(test)]") {
        Some(end) => code[..end].to_owned(),
        None => code,
    }
}

/// The lines of a text that hold a word, as a whole word.
pub(super) fn lines_with(text: &str, word: &str) -> Vec<usize> {
    text.lines().enumerate().filter(|(_, line)| has_word(line, word)).map(|(number, _)| number).collect()
}

/// Whether the word stands in the line with no letter, digit or underscore
/// right beside it.
pub(super) fn has_word(line: &str, word: &str) -> bool {
    let part_of_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let own_edge = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let runs_on_before = own_edge(word.chars().next()) && part_of_word(before);
        let runs_on_after = own_edge(word.chars().next_back()) && part_of_word(after);
        !runs_on_before && !runs_on_after
    })
}

#[test]
fn comments_and_strings_are_told_from_code() {
    let text = "let a = \"tauri::x\"; // tauri::y\n/* tauri::z */ let b = 1;\nlet r = r#\"tauri \" q\"#;\n";
    let code = blanked(text, Strings::Blank);
    assert!(!code.contains("tauri"));
    assert!(code.contains("let b = 1;"));
    assert_eq!(code.lines().count(), text.lines().count());
    assert!(blanked(text, Strings::Keep).contains("tauri::x"));
    assert!(blanked("a(\"http://ipc.localhost\")", Strings::Keep).contains("ipc.localhost"));
}

#[test]
fn the_tests_at_the_end_of_a_file_are_not_its_code() {
    assert!(!code("fn a() {}\n#[cfg(test)]\nmod tests { fn b() {} }").contains('b'));
}

#[test]
fn a_word_is_found_only_as_a_whole_word() {
    assert!(has_word("use ring::aead;", "ring"));
    assert!(!has_word("let string = 1;", "ring"));
    assert!(has_word("a.expose()", ".expose"));
    assert_eq!(lines_with("one\ntwo ring\n", "ring"), [1]);
}

#[test]
fn the_project_is_found_where_these_tests_think_it_is() {
    assert!(top().join("Cargo.toml").is_file());
    assert!(all_rust().len() > 20);
    assert!(page().len() > 10);
    assert!(!all_rust().iter().any(|file| file.path.contains("target/")));
}
