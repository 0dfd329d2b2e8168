//! Freezing what ships: each exercise is copied, as it is, under its own name and version.
//!
//! A run is read for ever by the wording with which it was begun. What stands in the archive is therefore never
//! changed, and a change to an exercise raises its version.

use std::fs;
use std::path::Path;

use crate::root::Root;

/// Copies every exercise whose version is not in the archive. Nothing there is written over.
pub(crate) fn freeze(root: &Root) -> Result<(), String> {
    let content = root.top().join("src-tauri/content/en");
    let frozen = copy_new(&content.join("exercises"), &content.join("archive"))?;
    for name in &frozen {
        println!("{name}");
    }
    println!("{} frozen", frozen.len());
    Ok(())
}

/// Returns the names of the files that are new in the archive.
fn copy_new(exercises: &Path, archive: &Path) -> Result<Vec<String>, String> {
    let told = |error: std::io::Error| error.to_string();
    let mut frozen = Vec::new();
    for file in fs::read_dir(exercises).map_err(told)? {
        let path = file.map_err(told)?.path();
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        let version = version(&text).ok_or_else(|| format!("{} has no version", path.display()))?;
        let name = format!("{id}@{version}.toml");
        let there = archive.join(&name);
        if there.exists() {
            if fs::read_to_string(&there).map_err(told)? != text {
                return Err(format!("{id} differs from {name}: a change raises its version"));
            }
        } else {
            fs::write(&there, &text).map_err(told)?;
            frozen.push(name);
        }
    }
    frozen.sort();
    Ok(frozen)
}

/// The number of the line `version = …` before the first table.
fn version(text: &str) -> Option<u32> {
    let head = text.lines().take_while(|line| !line.starts_with('['));
    head.filter_map(|line| line.strip_prefix("version = ")).find_map(|number| number.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ships_is_copied_once_and_never_written_over() {
        let top = std::env::temp_dir().join(format!("freeze-{}", std::process::id()));
        let (exercises, archive) = (top.join("exercises"), top.join("archive"));
        for folder in [&exercises, &archive] {
            fs::create_dir_all(folder).expect("a folder");
        }
        let write = |text: &str| fs::write(exercises.join("one.toml"), text).expect("a file");
        write("id = \"one\"\nversion = 1\n[evidence]\nversion = 7\n");
        assert_eq!(copy_new(&exercises, &archive), Ok(vec!["one@1.toml".to_owned()]));
        assert_eq!(copy_new(&exercises, &archive), Ok(Vec::new()));
        write("id = \"one\"\nversion = 1\ntitle = \"Other\"\n");
        assert!(copy_new(&exercises, &archive).is_err());
        write("id = \"one\"\nversion = 2\ntitle = \"Other\"\n");
        assert_eq!(copy_new(&exercises, &archive), Ok(vec!["one@2.toml".to_owned()]));
        let first = fs::read_to_string(archive.join("one@1.toml")).expect("it is kept");
        assert!(first.contains("[evidence]"));
        fs::remove_dir_all(&top).expect("it was made here");
    }
}
