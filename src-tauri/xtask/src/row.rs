//! A row of `docs/PROOF.md`: what was proven, when, and on what kind of machine.

use std::fmt;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

pub(crate) struct Row {
    pub(crate) date: String,
    pub(crate) commit: String,
    pub(crate) proof: String,
    pub(crate) figure: String,
    pub(crate) took: String,
    pub(crate) machine: String,
}

impl Row {
    /// At the end of the page, whose table is the last thing on it.
    pub(crate) fn add_to(&self, page: &Path) -> Result<(), String> {
        let add = || -> std::io::Result<()> {
            let mut file = fs::OpenOptions::new().append(true).open(page)?;
            writeln!(file, "{self}")
        };
        println!("{self}");
        add().map_err(|error| format!("{}: {error}", page.display()))
    }
}

impl fmt::Display for Row {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { date, commit, proof, figure, took, machine } = self;
        // A line between two cells would make a third.
        let figure = figure.replace('|', "/");
        write!(out, "| {date} | `{commit}` | {proof} | {figure} | {took} | {machine} |")
    }
}

/// What a figure depends on. No name of a computer and no path.
pub(crate) struct Machine {
    cores: usize,
    gibibytes: Option<u64>,
    system: String,
}

impl Machine {
    pub(crate) fn this() -> Self {
        let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
        Self {
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            gibibytes: fs::read_to_string("/proc/meminfo").ok().and_then(|text| memory(&text)),
            system: format!("{} {}", std::env::consts::OS, numbers_of(&kernel)).trim().to_owned(),
        }
    }
}

impl fmt::Display for Machine {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} cores, ", self.cores)?;
        if let Some(gibibytes) = self.gibibytes {
            write!(out, "{gibibytes} GiB, ")?;
        }
        write!(out, "{}", self.system)
    }
}

/// The line `MemTotal: 24566804 kB`, in full gibibytes.
fn memory(text: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some((kibibytes + (1 << 19)) >> 20)
}

/// `6.1.0-18-name` is 6.1.0: whoever builds a kernel may write anything behind its numbers.
fn numbers_of(kernel: &str) -> &str {
    let end = kernel.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(kernel.len());
    kernel[..end].trim_end_matches('.')
}

/// Today in UTC, as 2026-01-31.
pub(crate) fn today() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    date(seconds / 86_400)
}

/// The date so many days after the first of January 1970, counted from the first of March of the
/// year 0: then the leap day is the last of its year.
fn date(days: u64) -> String {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates_across_leap_days_and_centuries() {
        for (days, said) in [
            (0, "1970-01-01"),
            (11_016, "2000-02-29"),
            (11_017, "2000-03-01"),
            (20_787, "2026-11-30"),
            (47_540, "2100-02-28"),
            (47_541, "2100-03-01"),
        ] {
            assert_eq!(date(days), said);
        }
    }

    #[test]
    fn a_machine_is_told_by_what_it_has_and_by_no_name() {
        assert_eq!(memory("MemFree: 1 kB\nMemTotal:       24566804 kB\n"), Some(23));
        assert_eq!(numbers_of("6.1.0-18-of-somebody\n"), "6.1.0");
        assert_eq!(numbers_of("6.8.12\n"), "6.8.12");
        let machine = Machine { cores: 2, gibibytes: Some(23), system: "linux 6.1.0".to_owned() };
        assert_eq!(machine.to_string(), "2 cores, 23 GiB, linux 6.1.0");
    }

    #[test]
    fn a_row_is_added_below_the_others() {
        let page = std::env::temp_dir().join(format!("hearthside-row-{}.md", std::process::id()));
        fs::write(&page, "| date |\n|---|\n").expect("a temporary file can be written");
        let row = Row {
            date: date(0),
            commit: "abc".to_owned(),
            proof: "kills".to_owned(),
            figure: "3 kills | none lost".to_owned(),
            took: "1.0 s".to_owned(),
            machine: "2 cores, linux".to_owned(),
        };
        row.add_to(&page).expect("it can be written");
        let text = fs::read_to_string(&page).expect("it reads");
        fs::remove_file(&page).expect("it can be removed");
        let added = "| 1970-01-01 | `abc` | kills | 3 kills / none lost | 1.0 s | 2 cores, linux |";
        assert_eq!(text, format!("| date |\n|---|\n{added}\n"));
    }
}
