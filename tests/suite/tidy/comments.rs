//! Comments that a reader relies on, and comments that nobody wants.

use super::tree::{self, File, Strings, blanked, code, has_word, lines_with};
use super::{holds_for_all, tells_apart};

/// Whether one of the lines right above, or the line itself, carries the mark.
/// "Right above" is the unbroken run of comments and attributes.
fn is_marked(lines: &[&str], number: usize, mark: &str) -> bool {
    if lines[number].contains(mark) {
        return true;
    }
    lines[..number]
        .iter()
        .rev()
        .take_while(|line| {
            let line = line.trim_start();
            line.starts_with("//") || line.starts_with('#')
        })
        .any(|line| line.contains(mark))
}

fn unsafe_is_argued(file: &File) -> Vec<String> {
    let lines: Vec<&str> = file.text.lines().collect();
    lines_with(&blanked(&file.text, Strings::Blank), "unsafe")
        .into_iter()
        .filter(|number| !is_marked(&lines, *number, "// SAFETY:"))
        .map(|number| file.complain(number, "unsafe without // SAFETY: above it"))
        .collect()
}

#[test]
fn every_unsafe_line_says_why_it_is_safe() {
    holds_for_all(&tree::all_rust(), unsafe_is_argued);
}

#[test]
fn an_unsafe_line_without_its_reason_is_refused() {
    tells_apart(
        unsafe_is_argued,
        "src-tauri/src/hardening.rs",
        "let a = unsafe { libc::getuid() };",
        "// SAFETY: it only reads.\nlet a = unsafe { libc::getuid() };\n// unsafe is rare",
    );
}

/// A call or a definition that lets a secret out of its type.
fn exposure_is_argued(file: &File) -> Vec<String> {
    let lines: Vec<&str> = file.text.lines().collect();
    let code = code(&file.text);
    code.lines()
        .enumerate()
        .filter(|(_, line)| line.contains(".expose") || line.contains("fn expose"))
        .map(|(number, _)| number)
        // One mark speaks for the function it stands in.
        .filter(|number| {
            let first = function_begin(&lines, *number);
            !(first..=*number).any(|line| is_marked(&lines, line, "// EXPOSE:"))
        })
        .map(|number| file.complain(number, "a secret is exposed without // EXPOSE: above it"))
        .collect()
}

/// Goes back to the line on which this function began.
fn function_begin(lines: &[&str], number: usize) -> usize {
    (0..=number).rev().find(|line| has_word(lines[*line], "fn")).unwrap_or(0)
}

#[test]
fn every_exposed_secret_says_where_it_goes() {
    holds_for_all(&tree::product_rust(), exposure_is_argued);
}

#[test]
fn an_exposed_secret_without_its_reason_is_refused() {
    for bad in [
        "fn seal() {\n    let bytes = key.0.expose();\n}",
        "fn expose_grouped(&self) -> String {",
        "// EXPOSE: to the hash.\nfn hash() { key.expose() }\nfn seal() {\n    hash(\n        key.expose(),\n    );\n}",
    ] {
        let good = bad.replace("fn ", "// EXPOSE: to the hash.\nfn ");
        tells_apart(exposure_is_argued, "src-tauri/crates/vault/src/keys.rs", bad, &good);
    }
}

/// Where bytes of the file are fixed for ever: stored forms of the application,
/// and byte strings that separate one use of a key from another.
fn frozen_bytes_are_marked(file: &File) -> Vec<String> {
    let lines: Vec<&str> = file.text.lines().collect();
    let code = code(&file.text);
    let with_strings = blanked(&file.text, Strings::Keep);
    let mut complaints = Vec::new();
    for (number, line) in code.lines().enumerate() {
        let stored = line.contains("struct ")
            && line
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| word.rsplit_once("RecordV").is_some_and(|(_, version)| version.parse::<u32>().is_ok()));
        let label = file.path.starts_with("src-tauri/crates/vault/")
            && with_strings
                .lines()
                .nth(number)
                // Inside a function a constant is a detail of that function.
                .is_some_and(|line| line.contains("const ") && !line.starts_with(' ') && line.contains("b\""));
        if (stored || label) && !is_marked(&lines, number, "// FORMAT:") {
            complaints.push(file.complain(number, "frozen bytes without // FORMAT: above them"));
        }
    }
    complaints
}

#[test]
fn frozen_bytes_say_so() {
    holds_for_all(&tree::product_rust(), frozen_bytes_are_marked);
}

#[test]
fn frozen_bytes_without_their_mark_are_refused() {
    for bad in ["#[derive(Serialize)]\npub(crate) struct NoteRecordV1 {}", "const MAGIC: &[u8; 4] = b\"HRTH\";"] {
        tells_apart(
            frozen_bytes_are_marked,
            "src-tauri/crates/vault/src/a.rs",
            bad,
            &format!("// FORMAT: version 1.\n{bad}"),
        );
    }
}

/// Notes to oneself. They are spelled in two halves so that this file does not
/// find itself.
fn notes_to_oneself() -> [String; 4] {
    [["TO", "DO"], ["FIX", "ME"], ["XX", "X"], ["HA", "CK"]].map(|halves| halves.concat())
}

fn nothing_is_left_for_later(file: &File) -> Vec<String> {
    notes_to_oneself()
        .iter()
        .flat_map(|note| {
            lines_with(&file.text, note)
                .into_iter()
                .map(|line| file.complain(line, &format!("{note}: finish it or open an issue")))
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn nothing_is_left_for_later_in_a_note() {
    let mut files = tree::all_rust();
    files.extend(tree::page());
    for place in ["docs", "README.md", "src-tauri/content", "src-tauri/locales", "tests/opener"] {
        files.extend(tree::files(place, &[".md", ".toml", ".ftl", ".py"]));
    }
    files.extend(tree::files("ui/src", &[".css"]));
    holds_for_all(&files, nothing_is_left_for_later);
}

#[test]
fn a_note_to_oneself_is_refused() {
    for note in notes_to_oneself() {
        tells_apart(
            nothing_is_left_for_later,
            "src-tauri/src/a.rs",
            &format!("// {note}: later"),
            "// Later versions read this too.",
        );
    }
}

/// Headings drawn with dashes rot, and hide that a file has become two.
fn no_drawn_headings(file: &File) -> Vec<String> {
    file.text
        .lines()
        .enumerate()
        .filter(|(_, line)| {
            let line = line.trim();
            let comment = line.strip_prefix("//").or_else(|| line.strip_prefix("/*"));
            let drawn = comment.unwrap_or_default().trim_start_matches(['/', '!', ' ']);
            comment.is_some() && ["---", "===", "***", "###", "───"].iter().any(|mark| drawn.starts_with(mark))
        })
        .map(|(number, _)| file.complain(number, "a heading drawn with signs"))
        .collect()
}

#[test]
fn no_source_has_a_drawn_heading() {
    let mut files = tree::all_rust();
    files.extend(tree::page());
    files.extend(tree::files("ui/src", &[".css"]));
    holds_for_all(&files, no_drawn_headings);
}

#[test]
fn a_drawn_heading_is_refused() {
    for bad in ["// ---- keys ----", "// ==========", "/* *** tokens *** */"] {
        tells_apart(no_drawn_headings, "src-tauri/src/a.rs", bad, "// Keys - all of them.");
    }
}

/// A lint may be let off, with the reason beside it.
fn every_exception_has_a_reason(file: &File) -> Vec<String> {
    let text = blanked(&file.text, Strings::Blank);
    let mut complaints = Vec::new();
    for mark in ["[allow(", "[expect("] {
        for (at, _) in text.match_indices(mark) {
            let end = text[at..].find(")]").map_or(text.len(), |end| at + end);
            if !has_word(&text[at..end], "reason =") {
                let line = text[..at].lines().count().saturating_sub(1);
                complaints.push(file.complain(line, "a lint is let off without a reason"));
            }
        }
    }
    complaints
}

#[test]
fn no_lint_is_let_off_without_a_reason() {
    holds_for_all(&tree::all_rust(), every_exception_has_a_reason);
}

#[test]
fn a_lint_let_off_without_a_reason_is_refused() {
    tells_apart(
        every_exception_has_a_reason,
        "src-tauri/src/a.rs",
        "#[allow(unsafe_code)]\nfn a() {}",
        "#[allow(unsafe_code, reason = \"the system has no other way\")]\nfn a() {}",
    );
}
