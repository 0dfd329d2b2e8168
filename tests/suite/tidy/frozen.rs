//! A wording that shipped is never changed.
//!
//! What shipped lies in `content/en/archive` as `ID@VERSION.toml`, put there by `cargo xtask freeze`, the last step
//! before a release. An exercise whose version lies there is the same to the byte, so that a change has to raise
//! its version; runs that were begun before go on in their own wording.

use super::{holds_for_all, tree};

const EXERCISES: &str = "src-tauri/content/en/exercises";
const ARCHIVE: &str = "src-tauri/content/en/archive";

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
