//! A wording that shipped is never changed.
//!
//! What shipped lies in `content/en/archive` as `ID@VERSION.toml`, put there by `cargo xtask freeze`, the last step
//! before a release. An exercise whose version lies there is the same to the byte, so that a change has to raise
//! its version; runs that were begun before go on in their own wording. The bytes of the archive itself are held by
//! `frozen.txt` beside this file: a wording that shipped has its line there, and a new one adds it.

use super::{holds_for_all, tree};

const EXERCISES: &str = "src-tauri/content/en/exercises";
const ARCHIVE: &str = "src-tauri/content/en/archive";
/// Of each wording that shipped its name and the mark of its bytes.
const MARKS: &str = include_str!("frozen.txt");

/// FNV-1a of 64 bits. It is to notice a slip of the hand, not somebody who means it.
fn mark(text: &str) -> String {
    let mark = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |mark, byte| (mark ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{mark:016x}")
}

/// Complains of a wording in the archive that is not what shipped, of one without a line, and of a line whose wording
/// is gone.
fn not_as_shipped(archive: &[tree::File], marks: &str) -> Vec<String> {
    let wordings = archive.iter().filter(|file| file.stem().contains('@'));
    let lines: Vec<String> = wordings.map(|file| format!("{} {}", file.stem(), mark(&file.text))).collect();
    let unknown = lines.iter().filter(|line| marks.lines().all(|known| known != line.as_str()));
    let gone = marks.lines().filter(|known| lines.iter().all(|line| line != known));
    let unknown = unknown.map(|line| format!("frozen.txt has no line `{line}`"));
    unknown.chain(gone.map(|known| format!("no wording in the archive is `{known}`"))).collect()
}

/// Complains where the exercise differs from what shipped under its number.
fn changed(file: &tree::File, archive: &[tree::File]) -> Vec<String> {
    let version = file.text.lines().find_map(|line| line.strip_prefix("version = ")).unwrap_or_default();
    let name = format!("{ARCHIVE}/{}@{version}.toml", file.stem());
    let shipped = archive.iter().find(|shipped| shipped.path == name);
    let differs = shipped.is_some_and(|shipped| shipped.text != file.text);
    differs.then(|| file.complain(0, &format!("differs from {name}; a change raises `version`"))).into_iter().collect()
}

#[test]
fn an_exercise_is_what_shipped_under_its_number() {
    let archive = tree::files(ARCHIVE, &[".toml"]);
    assert!(archive.len() > 60, "the archive is not where the rule looks");
    holds_for_all(&tree::files(EXERCISES, &[".toml"]), |file| changed(file, &archive));
}

#[test]
fn a_changed_wording_under_an_old_number_is_refused() {
    let file = |path: &str, text: &str| tree::File { path: path.to_owned(), text: text.to_owned() };
    let shipped = [file(&format!("{ARCHIVE}/one@2.toml"), "id = \"one\"\nversion = 2\ntitle = \"Hello\"\n")];
    let now = |text: &str| changed(&file(&format!("{EXERCISES}/one.toml"), text), &shipped);
    assert_eq!(now("id = \"one\"\nversion = 2\ntitle = \"Hello\"\n"), Vec::<String>::new());
    assert_eq!(now("id = \"one\"\nversion = 2\ntitle = \"Hallo\"\n").len(), 1);
    assert_eq!(now("id = \"one\"\nversion = 3\ntitle = \"Hallo\"\n"), Vec::<String>::new());
}

#[test]
fn the_archive_holds_what_shipped_to_the_byte() {
    assert_eq!(not_as_shipped(&tree::files(ARCHIVE, &[".toml"]), MARKS), Vec::<String>::new());
}

#[test]
fn a_wording_in_the_archive_that_was_touched_added_or_taken_out_is_noticed() {
    let file = |name: &str, text: &str| tree::File { path: format!("{ARCHIVE}/{name}.toml"), text: text.to_owned() };
    let marks = format!("one@1 {}\n", mark("title = \"Hello\"\n"));
    let shipped = file("one@1", "title = \"Hello\"\n");
    let whole = [shipped, file("replaced", "It may change.")];
    assert_eq!(not_as_shipped(&whole, &marks), Vec::<String>::new());
    assert_eq!(not_as_shipped(&[file("one@1", "title = \"Hallo\"\n")], &marks).len(), 2);
    assert_eq!(not_as_shipped(&[], &marks).len(), 1);
    let [shipped, _] = whole;
    assert_eq!(not_as_shipped(&[shipped, file("two@1", "title = \"Hello\"\n")], &marks).len(), 1);
}
