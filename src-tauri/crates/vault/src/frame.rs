//! A look at the file before SQLite touches it, and the rule that one process opens it once.

use std::ffi::OsString;
use std::fs::{self, File, Metadata};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::error::VaultError;
use crate::finding::Finding;
use crate::schema::APPLICATION_ID;

// FORMAT: how every SQLite file begins.
const SQLITE_MAGIC: &[u8; 16] = b"SQLite format 3\0";
// FORMAT: header bytes 16..24: page size 4,096, rollback journal, no reserved bytes.
const FRAME: [u8; 8] = [0x10, 0x00, 0x01, 0x01, 0x00, 0x40, 0x20, 0x20];
const HEADER_BYTES: usize = 100;
/// The end of a journal that names a super-journal (SQLite's `aJournalMagic`).
const JOURNAL_MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
const JOURNAL_TAIL: u64 = 16;
/// The raw bytes are read in pieces of this size.
const WINDOW: usize = 1 << 20;

/// A file that may be a household, held open for reading.
///
/// The handle stays open as long as SQLite has the file: on Unix, closing any handle of a file
/// gives up every lock that the process holds on it.
pub(crate) struct Frame {
    pub(crate) path: PathBuf,
    file: File,
    one: OneOpening,
}

impl Frame {
    /// Looks at a file without SQLite, so that nothing planted beside it is acted upon.
    pub(crate) fn look(path: &Path) -> Result<Self, VaultError> {
        let frame = Self::look_at_bytes(path)?;
        check_header(&mut &frame.file)?;
        check_sidecars(&frame.path)?;
        Ok(frame)
    }

    /// The same without the demand that SQLite can read it; for carving.
    pub(crate) fn look_at_bytes(path: &Path) -> Result<Self, VaultError> {
        let path = resolve(path)?;
        // Not `metadata`: a link is refused, and a pipe would make us wait for ever.
        let found = fs::symlink_metadata(&path)?;
        if !found.is_file() {
            return Err(VaultError::NotAHousehold);
        }
        let one = OneOpening::claim(&path, &found)?;
        let file = File::open(&path)?;
        Ok(Self { path, file, one })
    }
}

impl Frame {
    /// Whether the path still leads to this file. What is written into a file that was moved away
    /// or replaced is lost to the person, whatever the disk says.
    pub(crate) fn check_in_place(&self) -> Result<(), VaultError> {
        let found = fs::symlink_metadata(&self.path)?;
        if identity(&self.path, &found) == self.one.0 { Ok(()) } else { Err(VaultError::Missing) }
    }

    /// Hands over every run of `length` bytes that begins with a mark, wherever it lies in the file.
    pub(crate) fn each_mark(
        &self,
        mark: [u8; 4],
        length: usize,
        mut each: impl FnMut(&[u8]),
    ) -> Result<(), VaultError> {
        let mut file = &self.file;
        let mut window = Vec::with_capacity(WINDOW + length);
        file.seek(SeekFrom::Start(0))?;
        loop {
            let read = file.take(WINDOW as u64).read_to_end(&mut window)?;
            let begins = window.len().saturating_sub(length - 1);
            for at in 0..begins {
                if window[at..].starts_with(&mark) {
                    each(&window[at..at + length]);
                }
            }
            if read == 0 {
                return Ok(());
            }
            // What may be the beginning of a run goes into the next window, and is met once.
            window.drain(..begins);
        }
    }
}

/// Resolves the folder, for SQLite refuses a link anywhere in the path when told not to follow.
pub(crate) fn resolve(path: &Path) -> Result<PathBuf, VaultError> {
    let name = path.file_name().ok_or(VaultError::Missing)?;
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    Ok(fs::canonicalize(folder)?.join(name))
}

pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}

fn check_header(file: &mut (impl Read + Seek)) -> Result<(), VaultError> {
    let mut header = Vec::with_capacity(HEADER_BYTES);
    file.seek(SeekFrom::Start(0))?;
    file.take(HEADER_BYTES as u64).read_to_end(&mut header)?;
    if !header.starts_with(SQLITE_MAGIC) {
        return Err(VaultError::NotAHousehold);
    }
    if header.len() == HEADER_BYTES && header[16..24] == FRAME {
        return Ok(());
    }
    let ours = header
        .get(68..72)
        .is_none_or(|id| i64::from(u32::from_be_bytes(crate::wire::array_at(id, 0))) == APPLICATION_ID);
    Err(if ours { VaultError::Damaged(vec![Finding::FrameHeader]) } else { VaultError::NotAHousehold })
}

fn check_sidecars(path: &Path) -> Result<(), VaultError> {
    let foreign = || VaultError::Damaged(vec![Finding::ForeignJournal]);
    // A journal of the other kind would be read in place of the file.
    if fs::symlink_metadata(beside(path, "-wal")).is_ok() {
        return Err(foreign());
    }
    let journal = beside(path, "-journal");
    match fs::symlink_metadata(&journal) {
        Err(_) => Ok(()),
        Ok(found) if !found.is_file() => Err(foreign()),
        Ok(found) if names_super_journal(&journal, found.len())? => Err(foreign()),
        Ok(_) => Ok(()),
    }
}

/// Whether a journal ends in a valid super-journal record. We never write one; an old SQLite
/// could be made to delete any file by it.
fn names_super_journal(journal: &Path, len: u64) -> Result<bool, VaultError> {
    if len <= JOURNAL_TAIL {
        return Ok(false);
    }
    let mut file = File::open(journal)?;
    let mut tail = [0; JOURNAL_TAIL as usize];
    file.seek(SeekFrom::End(-(JOURNAL_TAIL as i64)))?;
    file.read_exact(&mut tail)?;
    let name_len = u64::from(u32::from_be_bytes(crate::wire::array_at(&tail, 0)));
    let checksum = u32::from_be_bytes(crate::wire::array_at(&tail, 4));
    if tail[8..] != JOURNAL_MAGIC || name_len == 0 || name_len > len - JOURNAL_TAIL {
        return Ok(false);
    }
    let mut name = vec![0; usize::try_from(name_len.min(1 << 16)).expect("64 KiB fits")];
    file.seek(SeekFrom::End(-(JOURNAL_TAIL as i64) - name.len() as i64))?;
    file.read_exact(&mut name)?;
    // SQLite sums the bytes of the name as signed characters on most machines.
    let unsigned = name.iter().fold(0_u32, |sum, b| sum.wrapping_add(u32::from(*b)));
    let signed = name.iter().fold(0_u32, |sum, b| sum.wrapping_add(i32::from(*b as i8).cast_unsigned()));
    Ok(checksum == unsigned || checksum == signed || name_len > 1 << 16)
}

/// Which file it is, whatever it is called.
#[cfg(unix)]
type Identity = (u64, u64);
#[cfg(not(unix))]
type Identity = PathBuf;

#[cfg(unix)]
fn identity(_path: &Path, found: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;
    (found.dev(), found.ino())
}

#[cfg(not(unix))]
fn identity(path: &Path, _found: &Metadata) -> Identity {
    path.to_path_buf()
}

static OPENINGS: Mutex<Vec<Identity>> = Mutex::new(Vec::new());

/// One process opens a file once. SQLite's lock keeps other processes out, but would not survive
/// a second handle of this one.
struct OneOpening(Identity);

impl OneOpening {
    fn claim(path: &Path, found: &Metadata) -> Result<Self, VaultError> {
        let claimed = identity(path, found);
        let mut openings = openings();
        if openings.contains(&claimed) {
            return Err(VaultError::InUse);
        }
        openings.push(claimed);
        Ok(Self(identity(path, found)))
    }
}

impl Drop for OneOpening {
    fn drop(&mut self) {
        openings().retain(|identity| *identity != self.0);
    }
}

fn openings() -> MutexGuard<'static, Vec<Identity>> {
    OPENINGS.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::write;

    fn header() -> Vec<u8> {
        let mut header = vec![0; HEADER_BYTES];
        header[..16].copy_from_slice(SQLITE_MAGIC);
        header[16..24].copy_from_slice(&FRAME);
        header[68..72].copy_from_slice(&(APPLICATION_ID as u32).to_be_bytes());
        header
    }

    fn look_at(bytes: &[u8]) -> Result<(), VaultError> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("h.hearth");
        write(&path, bytes).expect("written");
        Frame::look(&path).map(|_| ())
    }

    #[test]
    fn what_is_no_sqlite_file_is_no_household() {
        for bytes in [&b""[..], b"S", b"Dear diary", &[0; 4096]] {
            assert!(matches!(look_at(bytes), Err(VaultError::NotAHousehold)));
        }
        assert!(look_at(&header()).is_ok());
    }

    #[test]
    fn a_household_with_another_frame_is_damaged_and_another_program_s_file_is_not_ours() {
        let mut log_mode = header();
        log_mode[18] = 2;
        assert!(matches!(look_at(&log_mode), Err(VaultError::Damaged(f)) if f == [Finding::FrameHeader]));
        log_mode[68] = 0;
        assert!(matches!(look_at(&log_mode), Err(VaultError::NotAHousehold)));
        assert!(matches!(look_at(&header()[..50]), Err(VaultError::Damaged(_))));
    }

    #[cfg(unix)]
    #[test]
    fn links_folders_and_pipes_are_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let real = folder.path().join("real");
        write(&real, header()).expect("written");
        let link = folder.path().join("link");
        std::os::unix::fs::symlink(&real, &link).expect("a link");
        assert!(matches!(Frame::look(&link), Err(VaultError::NotAHousehold)));
        assert!(matches!(Frame::look(folder.path()), Err(VaultError::NotAHousehold)));
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo");
        assert!(made.success());
        assert!(matches!(Frame::look(&pipe), Err(VaultError::NotAHousehold)));
        assert!(matches!(Frame::look(&folder.path().join("none")), Err(VaultError::Missing)));
        assert!(matches!(Frame::look(&folder.path().join("no/folder")), Err(VaultError::Missing)));
    }

    fn with_journal(make: impl Fn(&Path)) -> Result<(), VaultError> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("h.hearth");
        write(&path, header()).expect("written");
        make(&path);
        Frame::look(&path).map(|_| ())
    }

    fn super_journal(name: &[u8]) -> Vec<u8> {
        let sum = name.iter().fold(0_u32, |sum, b| sum.wrapping_add(u32::from(*b)));
        [&[0; 512][..], name, &(name.len() as u32).to_be_bytes(), &sum.to_be_bytes(), &JOURNAL_MAGIC].concat()
    }

    #[test]
    fn a_planted_journal_is_refused() {
        let foreign = |result| matches!(result, Err(VaultError::Damaged(f)) if f == [Finding::ForeignJournal]);
        assert!(foreign(with_journal(|path| std::fs::create_dir(beside(path, "-journal")).expect("made"))));
        assert!(foreign(with_journal(|path| {
            write(beside(path, "-journal"), super_journal(b"/home/someone/letter")).expect("written");
        })));
        assert!(foreign(with_journal(|path| write(beside(path, "-wal"), b"").expect("written"))));
    }

    #[test]
    fn a_journal_of_our_own_kind_is_left_to_sqlite() {
        assert!(with_journal(|path| write(beside(path, "-journal"), b"").expect("written")).is_ok());
        assert!(with_journal(|path| write(beside(path, "-journal"), [0; 4096]).expect("written")).is_ok());
    }

    #[test]
    fn a_file_is_opened_once_in_a_process() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("h.hearth");
        write(&path, header()).expect("written");
        let first = Frame::look(&path).expect("free");
        assert!(matches!(Frame::look(&path), Err(VaultError::InUse)));
        drop(first);
        assert!(Frame::look(&path).is_ok());
    }
}
