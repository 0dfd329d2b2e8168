//! Lists the content files, so that a new exercise is embedded by being there.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("../..");
    let mut code = String::new();
    for (name, folder, ending) in [
        ("ARCHIVE", "content/en/archive", "toml"),
        ("COACH", "content/en/coach", "toml"),
        ("EXERCISES", "content/en/exercises", "toml"),
        ("WORDS", "locales/en", "ftl"),
    ] {
        let folder = root.join(folder);
        println!("cargo::rerun-if-changed={}", folder.display());
        let mut files: Vec<_> = fs::read_dir(&folder)?.collect::<Result<Vec<_>, _>>()?;
        files.sort_by_key(fs::DirEntry::file_name);
        _ = writeln!(code, "pub(crate) const {name}: &[(&str, &str)] = &[");
        for file in
            files.iter().map(fs::DirEntry::path).filter(|path| path.extension().is_some_and(|each| each == ending))
        {
            println!("cargo::rerun-if-changed={}", file.display());
            let stem = file.file_stem().unwrap_or_default().to_string_lossy();
            _ = writeln!(code, "    ({stem:?}, include_str!({:?})),", file.display().to_string());
        }
        code.push_str("];\n");
    }
    fs::write(Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("embedded.rs"), code)
}
