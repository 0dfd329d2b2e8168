//! Where things lie.

use std::path::{Path, PathBuf};

/// The top folder of the project, and the places derived from it.
pub(crate) struct Root {
    top: PathBuf,
    target: PathBuf,
}

impl Root {
    /// The folder that this program was compiled in. Two folders up from the
    /// manifest, so that the current directory does not matter.
    pub(crate) fn find() -> Result<Self, String> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let top = manifest
            .ancestors()
            .nth(2)
            .ok_or("the project folder has moved; run this through `cargo xtask`")?
            .to_path_buf();
        let target = match std::env::var_os("CARGO_TARGET_DIR") {
            Some(chosen) => top.join(chosen),
            None => top.join("target"),
        };
        Ok(Self { top, target })
    }

    pub(crate) fn top(&self) -> &Path {
        &self.top
    }

    pub(crate) fn ui(&self) -> PathBuf {
        self.top.join("ui")
    }

    /// Where cargo puts what it builds.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// The program as it is shipped.
    pub(crate) fn shipping(&self) -> PathBuf {
        self.target.join("release").join(program("hearthside"))
    }

    /// The same with the test-only WebDriver server inside. Under another name
    /// and in another folder, so that it is never mistaken for the real one.
    pub(crate) fn automation(&self) -> PathBuf {
        self.target.join("e2e").join(program("hearthside-automation"))
    }

    /// The Python that the tests use, with the one package they need.
    pub(crate) fn python(&self) -> PathBuf {
        let venv = self.target.join("python");
        if cfg!(windows) { venv.join("Scripts").join("python.exe") } else { venv.join("bin").join("python3") }
    }
}

fn program(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}
