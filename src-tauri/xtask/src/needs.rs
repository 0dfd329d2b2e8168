//! What the machine must have: found, named, asked about, installed.
//!
//! On Debian, Ubuntu, Fedora and Arch the package manager brings it, after we
//! have said what and asked. On macOS and Windows we say exactly what to get,
//! because there nothing should be installed behind a person's back.

use std::io::{IsTerminal, Write};
use std::path::Path;

use crate::command::{answer, exists, go, program};
use crate::root::Root;

/// What the machine is wanted for. Testing needs all that running needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
pub(crate) enum Purpose {
    Run,
    Test,
}

/// Whether we may install without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Consent {
    Ask,
    Given,
}

/// How we find out that something is there.
enum Sign {
    /// A program of this name can be found.
    Program(&'static str),
    /// pkg-config knows this library.
    Library(&'static str),
    /// At least one font can be listed, else every page would be empty boxes.
    Font,
    /// A session's bus can start the service of this name.
    BusService(&'static str),
    /// This Python can make virtual environments.
    PythonVenv,
}

struct Need {
    what: &'static str,
    purpose: Purpose,
    sign: Sign,
    apt: &'static [&'static str],
    dnf: &'static [&'static str],
    pacman: &'static [&'static str],
}

/// The oldest Node that the build of the user interface runs on.
const NODE: (u32, u32) = (20, 19);

/// The one Python package the tests need, at the version they were written with.
const CRYPTOGRAPHY: &str = "cryptography==48.0.0";

const NEEDS: &[Need] = &[
    Need {
        what: "a C compiler",
        purpose: Purpose::Run,
        sign: Sign::Program("cc"),
        apt: &["build-essential"],
        dnf: &["gcc", "gcc-c++", "make"],
        pacman: &["base-devel"],
    },
    Need {
        what: "pkg-config",
        purpose: Purpose::Run,
        sign: Sign::Program("pkg-config"),
        apt: &["pkg-config"],
        dnf: &["pkgconf-pkg-config"],
        pacman: &["pkgconf"],
    },
    Need {
        what: "the webview's development files (WebKitGTK 4.1)",
        purpose: Purpose::Run,
        sign: Sign::Library("webkit2gtk-4.1"),
        apt: &["libwebkit2gtk-4.1-dev"],
        dnf: &["webkit2gtk4.1-devel"],
        pacman: &["webkit2gtk-4.1"],
    },
    Need {
        what: "a font",
        purpose: Purpose::Run,
        sign: Sign::Font,
        apt: &["fontconfig", "fonts-dejavu-core"],
        dnf: &["fontconfig", "dejavu-sans-fonts"],
        pacman: &["fontconfig", "ttf-dejavu"],
    },
    Need {
        what: "a display without a screen (Xvfb)",
        purpose: Purpose::Test,
        sign: Sign::Program("Xvfb"),
        apt: &["xvfb"],
        dnf: &["xorg-x11-server-Xvfb"],
        pacman: &["xorg-server-xvfb"],
    },
    Need {
        what: "a message bus of its own for each test (dbus-daemon)",
        purpose: Purpose::Test,
        sign: Sign::Program("dbus-daemon"),
        apt: &["dbus"],
        dnf: &["dbus-daemon"],
        pacman: &["dbus"],
    },
    Need {
        what: "the bus that screen readers listen on (AT-SPI)",
        purpose: Purpose::Test,
        sign: Sign::BusService("org.a11y.Bus"),
        apt: &["at-spi2-core"],
        dnf: &["at-spi2-core"],
        pacman: &["at-spi2-core"],
    },
    Need {
        what: "a keyboard and mouse for the tests (xdotool)",
        purpose: Purpose::Test,
        sign: Sign::Program("xdotool"),
        apt: &["xdotool"],
        dnf: &["xdotool"],
        pacman: &["xdotool"],
    },
    Need {
        what: "pictures of the screen (ImageMagick)",
        purpose: Purpose::Test,
        sign: Sign::Program("import"),
        apt: &["imagemagick"],
        dnf: &["ImageMagick"],
        pacman: &["imagemagick"],
    },
    Need {
        what: "a watcher of system calls (strace)",
        purpose: Purpose::Test,
        sign: Sign::Program("strace"),
        apt: &["strace"],
        dnf: &["strace"],
        pacman: &["strace"],
    },
    Need {
        what: "an empty network to test in (ip)",
        purpose: Purpose::Test,
        sign: Sign::Program("ip"),
        apt: &["iproute2"],
        dnf: &["iproute"],
        pacman: &["iproute2"],
    },
    Need {
        what: "Python with virtual environments",
        purpose: Purpose::Test,
        sign: Sign::PythonVenv,
        apt: &["python3", "python3-venv"],
        dnf: &["python3", "python3-pip"],
        pacman: &["python", "python-pip"],
    },
];

/// Finds what is missing for this purpose, says so, and installs it.
pub(crate) fn meet(root: &Root, purpose: Purpose, consent: Consent) -> Result<(), String> {
    if cfg!(target_os = "macos") {
        on_macos(root)?;
    } else if cfg!(windows) {
        on_windows(root)?;
    } else {
        on_linux(root, purpose, consent)?;
    }
    if purpose == Purpose::Test {
        python_packages(root)?;
    }
    Ok(())
}

fn on_macos(root: &Root) -> Result<(), String> {
    let mut missing = Vec::new();
    if answer(program("xcode-select", root.top()).arg("-p")).is_none() {
        missing.push("The command line tools of Xcode. Run: xcode-select --install".to_owned());
    }
    missing.extend(node_is_missing(root));
    say_what_to_get(&missing)
}

fn on_windows(root: &Root) -> Result<(), String> {
    let missing: Vec<String> = node_is_missing(root).into_iter().collect();
    if !missing.is_empty() {
        println!(
            "Also needed, if this is a new machine: the \"Desktop development with C++\" part of \
             the Visual Studio Build Tools, and on Windows 10 the WebView2 runtime."
        );
    }
    say_what_to_get(&missing)
}

fn say_what_to_get(missing: &[String]) -> Result<(), String> {
    if missing.is_empty() {
        return Ok(());
    }
    println!("Hearthside needs these first:");
    for line in missing {
        println!("  {line}");
    }
    Err("please get the above and try again".to_owned())
}

fn node_is_missing(root: &Root) -> Option<String> {
    let (major, minor) = NODE;
    let found = answer(program("node", root.top()).arg("--version"));
    let good = found.as_deref().and_then(node_version) >= Some(NODE);
    if good && (exists("npm") || exists("npm.cmd")) {
        return None;
    }
    Some(match found {
        Some(version) => {
            format!("Node {major}.{minor} or newer with npm, from https://nodejs.org (found {})", version.trim())
        }
        None => format!("Node {major}.{minor} or newer with npm, from https://nodejs.org"),
    })
}

/// `v20.20.2` is (20, 20).
fn node_version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().strip_prefix('v')?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

fn on_linux(root: &Root, purpose: Purpose, consent: Consent) -> Result<(), String> {
    let missing: Vec<&Need> =
        NEEDS.iter().filter(|need| need.purpose <= purpose && !is_there(root, &need.sign)).collect();
    let node = node_is_missing(root);
    if missing.is_empty() && node.is_none() {
        return Ok(());
    }
    println!("Missing on this machine:");
    for need in &missing {
        println!("  {}", need.what);
    }
    if let Some(line) = &node {
        println!("  {line}");
    }

    let Some(installer) = Installer::of_this_machine() else {
        return Err("this machine has none of apt-get, dnf and pacman; please install the above by hand".to_owned());
    };
    let mut packages: Vec<&str> = missing.iter().flat_map(|need| installer.names(need).iter().copied()).collect();
    if node.is_some() {
        packages.extend(installer.node(root)?);
    }
    installer.install(root, &packages, consent)?;

    let still: Vec<&str> = missing.iter().filter(|need| !is_there(root, &need.sign)).map(|need| need.what).collect();
    if !still.is_empty() {
        return Err(format!("still missing after installing: {}", still.join(", ")));
    }
    match node_is_missing(root) {
        Some(line) => Err(format!("still missing: {line}")),
        None => Ok(()),
    }
}

fn is_there(root: &Root, sign: &Sign) -> bool {
    match sign {
        Sign::Program(name) => exists(name),
        Sign::Library(name) => answer(program("pkg-config", root.top()).args(["--exists", name])).is_some(),
        Sign::Font => answer(program("fc-list", root.top()).arg(":")).is_some_and(|list| !list.trim().is_empty()),
        Sign::BusService(name) => Path::new("/usr/share/dbus-1/services").join(format!("{name}.service")).is_file(),
        Sign::PythonVenv => answer(program("python3", root.top()).args(["-c", "import ensurepip, venv"])).is_some(),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Installer {
    Apt,
    Dnf,
    Pacman,
}

impl Installer {
    fn of_this_machine() -> Option<Self> {
        [("apt-get", Self::Apt), ("dnf", Self::Dnf), ("pacman", Self::Pacman)]
            .into_iter()
            .find_map(|(name, installer)| exists(name).then_some(installer))
    }

    fn names(self, need: &Need) -> &'static [&'static str] {
        match self {
            Self::Apt => need.apt,
            Self::Dnf => need.dnf,
            Self::Pacman => need.pacman,
        }
    }

    /// Node's packages, unless this distribution's Node is known to be too old.
    fn node(self, root: &Root) -> Result<Vec<&'static str>, String> {
        if self == Self::Apt {
            let policy = answer(program("apt-cache", root.top()).args(["policy", "nodejs"]));
            let candidate = policy.as_deref().and_then(apt_candidate);
            if candidate < Some(NODE) {
                let (major, minor) = NODE;
                return Err(format!(
                    "the Node of this distribution is older than {major}.{minor}; please get \
                     the current one from https://nodejs.org and try again"
                ));
            }
        }
        Ok(vec!["nodejs", "npm"])
    }

    fn commands(self, packages: &[&str]) -> Vec<Vec<String>> {
        let words =
            |fixed: &[&str]| -> Vec<String> { fixed.iter().chain(packages).map(|word| (*word).to_owned()).collect() };
        match self {
            Self::Apt => vec![
                vec!["apt-get".to_owned(), "update".to_owned()],
                words(&["apt-get", "install", "-y", "--no-install-recommends"]),
            ],
            Self::Dnf => vec![words(&["dnf", "install", "-y"])],
            Self::Pacman => vec![words(&["pacman", "-S", "--needed", "--noconfirm"])],
        }
    }

    fn install(self, root: &Root, packages: &[&str], consent: Consent) -> Result<(), String> {
        let mut commands = self.commands(packages);
        if !we_are_root(root) {
            if !exists("sudo") {
                let lines: Vec<String> = commands.iter().map(|words| words.join(" ")).collect();
                return Err(format!("please run this as root and try again:\n  {}", lines.join(" && ")));
            }
            for words in &mut commands {
                words.insert(0, "sudo".to_owned());
            }
        }
        println!("To install them, this will run:");
        for words in &commands {
            println!("  {}", words.join(" "));
        }
        if consent == Consent::Ask && !person_agrees()? {
            return Err("nothing was installed".to_owned());
        }
        for words in &commands {
            let mut command = program(&words[0], root.top());
            command.args(&words[1..]).env("DEBIAN_FRONTEND", "noninteractive");
            go(&mut command)?;
        }
        Ok(())
    }
}

/// Reads the version that apt would install from `apt-cache policy`.
fn apt_candidate(policy: &str) -> Option<(u32, u32)> {
    let version = policy.lines().find_map(|line| line.trim().strip_prefix("Candidate: "))?;
    let mut parts = version.split(['.', '+', '~', '-']);
    Some((parts.next()?.parse().ok()?, parts.next().and_then(|part| part.parse().ok()).unwrap_or(0)))
}

fn we_are_root(root: &Root) -> bool {
    answer(program("id", root.top()).arg("-u")).is_some_and(|id| id.trim() == "0")
}

fn person_agrees() -> Result<bool, String> {
    if !std::io::stdin().is_terminal() {
        return Err("nobody is here to ask; say --yes to install".to_owned());
    }
    print!("Go ahead? [y/N] ");
    let _ = std::io::stdout().flush();
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).map_err(|error| format!("could not read the answer: {error}"))?;
    Ok(matches!(line.trim(), "y" | "Y" | "yes"))
}

/// A Python of our own in target/, so that nothing lands in the system's.
fn python_packages(root: &Root) -> Result<(), String> {
    let python = root.python();
    let check = "import cryptography, sys; sys.exit(cryptography.__version__ != sys.argv[1])";
    let version = CRYPTOGRAPHY.rsplit('=').next().unwrap_or_default();
    if answer(program(&python, root.top()).args(["-c", check, version])).is_some() {
        return Ok(());
    }
    let folder: &Path = &root.target().join("python");
    let system = if cfg!(windows) { "python" } else { "python3" };
    println!("The tests read the household file with a second program, written in Python.");
    println!("Its one package goes into {} only.", folder.display());
    go(program(system, root.top()).args(["-m", "venv"]).arg(folder))?;
    go(program(&python, root.top()).args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        CRYPTOGRAPHY,
    ]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_node_is_read_and_compared() {
        assert_eq!(node_version("v20.20.2\n"), Some((20, 20)));
        assert!(node_version("v18.20.4") < Some(NODE));
        assert!(node_version("v22.1.0") >= Some(NODE));
        assert!(node_version("no such program") < Some(NODE));
    }

    #[test]
    fn a_distribution_with_an_old_node_is_noticed() {
        let old = "nodejs:\n  Installed: (none)\n  Candidate: 18.20.4+dfsg-1~deb12u1\n";
        let new = "nodejs:\n  Installed: (none)\n  Candidate: 22.11.0+dfsg-1\n";
        assert!(apt_candidate(old) < Some(NODE));
        assert!(apt_candidate(new) >= Some(NODE));
        assert_eq!(apt_candidate("nodejs:\n  Candidate: (none)\n"), None);
    }

    #[test]
    fn every_need_has_a_package_on_every_known_system() {
        for need in NEEDS {
            for installer in [Installer::Apt, Installer::Dnf, Installer::Pacman] {
                assert!(!installer.names(need).is_empty(), "{} on {installer:?}", need.what);
            }
        }
    }

    #[test]
    fn running_asks_for_less_than_testing() {
        let wanted = |purpose| NEEDS.iter().filter(|need| need.purpose <= purpose).count();
        assert!(wanted(Purpose::Run) < wanted(Purpose::Test));
        assert_eq!(wanted(Purpose::Test), NEEDS.len());
    }

    #[test]
    fn each_installer_is_asked_to_install_the_packages_without_questions_of_its_own() {
        let apt = Installer::Apt.commands(&["strace"]);
        assert_eq!(apt[0], ["apt-get", "update"]);
        assert_eq!(apt[1].last().map(String::as_str), Some("strace"));
        assert!(apt[1].contains(&"-y".to_owned()));
        assert!(Installer::Pacman.commands(&["strace"])[0].contains(&"--noconfirm".to_owned()));
    }
}
