//! The user interface's packages and build, done again only when their inputs
//! have changed. That matters: the built page is compiled into the shell, so a
//! needless build costs two minutes of compiling after it.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::command::{go, npm};
use crate::root::Root;

/// `npm ci`, unless it was already done for this very package-lock.json.
pub(crate) fn install(root: &Root) -> Result<(), String> {
    let lock = root.ui().join("package-lock.json");
    let wanted = fs::read_to_string(&lock).map_err(|error| format!("{} could not be read: {error}", lock.display()))?;
    // In node_modules, so that deleting the folder deletes the mark.
    let mark = root.ui().join("node_modules").join(".installed-from");
    if fs::read_to_string(&mark).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    go(npm(&root.ui()).args(["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&mark, wanted).map_err(|error| format!("{}: {error}", mark.display()))
}

/// `npm run build`, unless nothing that it reads has changed.
pub(crate) fn build(root: &Root) -> Result<(), String> {
    let wanted = fingerprint(root)?;
    let mark = root.target().join("xtask").join("page-built-from");
    let is_built = root.ui().join("dist").join("index.html").is_file();
    if is_built && fs::read_to_string(&mark).is_ok_and(|built| built == wanted) {
        return Ok(());
    }
    go(npm(&root.ui()).args(["run", "build"]))?;
    // Taken anew, because the build itself writes the list of known words.
    let built = fingerprint(root)?;
    let keep = || -> std::io::Result<()> {
        fs::create_dir_all(root.target().join("xtask"))?;
        fs::write(&mark, &built)
    };
    keep().map_err(|error| format!("{}: {error}", mark.display()))
}

/// One number for everything that the build reads: the interface's own files,
/// and the words and content that both sides share.
fn fingerprint(root: &Root) -> Result<String, String> {
    let mut files = Vec::new();
    for folder in
        [root.ui(), root.top().join("src-tauri").join("locales"), root.top().join("src-tauri").join("content")]
    {
        list(&folder, &mut files).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        let bytes = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        file.strip_prefix(root.top()).unwrap_or(&file).hash(&mut hasher);
        bytes.hash(&mut hasher);
    }
    Ok(format!("{:016x}\n", hasher.finish()))
}

/// Everything below a folder but what is itself made from the rest.
fn list(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let made = name == "node_modules" || name == "dist" || name == "coverage";
        if entry.file_type()?.is_dir() {
            if !made {
                list(&entry.path(), files)?;
            }
        } else if !name.to_string_lossy().starts_with('.') {
            files.push(entry.path());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_by_the_build_is_not_an_input_of_the_build() {
        let folder = std::env::temp_dir().join(format!("hearthside-page-{}", std::process::id()));
        for inner in ["src", "dist", "node_modules"] {
            fs::create_dir_all(folder.join(inner)).expect("a temporary folder can be made");
            fs::write(folder.join(inner).join("a.ts"), "a").expect("it can be written to");
        }
        let mut files = Vec::new();
        list(&folder, &mut files).expect("it can be listed");
        fs::remove_dir_all(&folder).expect("it can be removed");
        assert_eq!(files, [folder.join("src").join("a.ts")]);
    }
}
