//! A network with nothing in it, and what strace saw.

use std::fs;
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

const MARK: &str = "HEARTHSIDE_WITHOUT_NETWORK";

/// Runs the calling test, named by its whole path, once more in a network
/// namespace of its own in which only the loopback is up. True inside it, where
/// the test then does its work; false outside, where the work is already done.
#[must_use]
#[track_caller]
pub fn inside_an_empty_network(test: &str) -> bool {
    if std::env::var_os(MARK).is_some() {
        return true;
    }
    let ourselves = std::env::current_exe().expect("this test binary has a path");
    let output = Command::new("unshare")
        .args(how_to_unshare())
        .args(["sh", "-c", "ip link set lo up && exec \"$0\" \"$@\""])
        .arg(ourselves)
        .args(["--exact", test, "--nocapture"])
        .env(MARK, "1")
        .output()
        .expect("unshare is installed");
    let told = String::from_utf8_lossy(&output.stdout);
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && told.contains("1 passed"),
        "without a network the test fails:\n{told}\n{complained}"
    );
    false
}

/// Root may make a network namespace; anybody else needs a user namespace too.
fn how_to_unshare() -> &'static [&'static str] {
    let root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n");
    if root { &["--net"] } else { &["--net", "--map-root-user"] }
}

/// Whether this process sees no network card but the loopback, and an address
/// outside is out of reach.
#[must_use]
pub fn only_loopback_is_up() -> bool {
    let cards = fs::read_to_string("/proc/net/dev").unwrap_or_default();
    let only_lo = cards.lines().skip(2).filter_map(|line| line.split(':').next()).all(|name| name.trim() == "lo");
    // 192.0.2.1 is kept for documentation by RFC 5737; nobody has it.
    let outside = SocketAddr::from(([192, 0, 2, 1], 80));
    only_lo && TcpStream::connect_timeout(&outside, Duration::from_millis(300)).is_err()
}

/// The lines of a strace file that open or use an internet socket, and how many
/// lines there are in all, so that a test can be sure something was watched. The
/// webview asks the kernel which network cards there are; that answer speaks of
/// internet addresses and is no use of one.
#[must_use]
pub fn internet_sockets(trace: &Path) -> (Vec<String>, usize) {
    let text = fs::read(trace).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let found = text
        .lines()
        .filter(|line| line.contains("socket(AF_INET") || line.contains("sa_family=AF_INET"))
        .map(|line| line.chars().take(200).collect())
        .collect();
    (found, text.lines().count())
}

/// The files that the watched processes opened for writing, or gave a new name,
/// and that are still there. Devices and the kernel's own files are left out.
#[must_use]
pub fn written_files(trace: &Path) -> Vec<PathBuf> {
    let text = fs::read(trace).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let mut files: Vec<PathBuf> = text.lines().flat_map(written_by).collect();
    files.retain(|file| !["/dev/", "/proc/", "/sys/"].iter().any(|kernel| file.starts_with(kernel)) && file.is_file());
    files.sort();
    files.dedup();
    files
}

/// The paths in one line of strace: all of them for a new name, the one that was
/// opened when it was opened for writing. Relative ones are left out: our
/// processes and the webview's use none for what they keep.
fn written_by(line: &str) -> Vec<PathBuf> {
    let writes = ["O_WRONLY", "O_RDWR", "O_CREAT", "creat(", "rename", "link"];
    if !writes.iter().any(|word| line.contains(word)) {
        return Vec::new();
    }
    line.split('"').skip(1).step_by(2).filter(|path| path.starts_with('/')).map(PathBuf::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_written_are_told_from_files_read() {
        let paths = |line: &str| written_by(line);
        assert_eq!(paths(r#"7 openat(AT_FDCWD, "/a/b", O_RDWR|O_CREAT, 0600) = 3"#), [PathBuf::from("/a/b")]);
        assert_eq!(paths(r#"7 openat(AT_FDCWD, "/a/b", O_RDONLY|O_CLOEXEC) = 3"#), [] as [PathBuf; 0]);
        assert_eq!(paths(r#"7 rename("/a/new", "/a/old") = 0"#).len(), 2);
    }

    #[test]
    fn an_internet_socket_is_told_from_a_local_one() {
        let file = std::env::temp_dir().join(format!("hearthside-trace-{}", std::process::id()));
        let lines = "\
12 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 7
12 connect(8, {sa_family=AF_INET, sin_port=htons(80)}, 16) = -1
12 socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP) = 9
12 recvmsg(5, {msg_name={sa_family=AF_NETLINK}, msg_iov=[{rtm_family=AF_INET}]}, 0) = 60
";
        fs::write(&file, lines).expect("a temporary file can be written");
        let (found, watched) = internet_sockets(&file);
        fs::remove_file(&file).expect("it can be removed");
        assert_eq!(found.len(), 2);
        assert_eq!(watched, 4);
    }
}
