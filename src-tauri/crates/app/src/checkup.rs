//! A look at the whole file: what is there, and what is not as it was left.

use crate::AppError;
use crate::locked::try_passphrase;
use crate::views::Person;
use serde::Serialize;
use std::path::Path;
use vault::{CheckReport, Finding, Place};

/// What a look at the file found. It names places, never contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checkup {
    /// Whether anything is damaged, missing or not what it has to be.
    pub damaged: bool,
    /// Each finding by its name and place.
    pub findings: Vec<String>,
    /// Cells of the first, second and shared room.
    pub cells: [u64; 3],
    /// How many entries of the own room open; absent where nobody gave a passphrase.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entries: Option<usize>,
    /// How many records of the shared room are proven; absent where nobody gave a passphrase.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub records: Option<usize>,
}

/// Looks without any key.
///
/// # Errors
///
/// What keeps the file from being looked at.
pub fn check(file: &Path) -> Result<Checkup, AppError> {
    Ok(told(vault::check(&place(file), None)?, false))
}

/// Looks with one person's key: the own room and the shared room too.
///
/// # Errors
///
/// [`AppError::WrongPassphrase`], or what keeps the file from being looked at.
pub fn check_as(file: &Path, person: Person, passphrase: &str) -> Result<Checkup, AppError> {
    let passphrase = try_passphrase(passphrase)?;
    Ok(told(vault::check(&place(file), Some((person.into(), &passphrase)))?, true))
}

impl Checkup {
    /// For people, one line a finding.
    #[must_use]
    pub fn told(&self) -> String {
        let mut lines = vec![if self.damaged { "damaged".to_owned() } else { "whole".to_owned() }];
        lines.push(format!("cells: {} {} {}", self.cells[0], self.cells[1], self.cells[2]));
        lines.extend(self.entries.map(|count| format!("entries that open: {count}")));
        lines.extend(self.records.map(|count| format!("shared records that are proven: {count}")));
        lines.extend(self.findings.iter().map(|finding| format!("found: {finding}")));
        lines.join("\n")
    }
}

fn place(file: &Path) -> Place {
    Place { file: file.to_owned(), witness: None }
}

fn told(report: CheckReport, with_key: bool) -> Checkup {
    // That this computer has no note of the file says nothing about the file.
    let findings = report.findings.iter().filter(|finding| !matches!(finding, Finding::WitnessAbsent));
    let findings: Vec<String> = findings.map(|finding| format!("{finding:?}")).collect();
    Checkup {
        damaged: !findings.is_empty(),
        findings,
        cells: report.cells,
        entries: with_key.then_some(report.entries),
        records: with_key.then_some(report.records),
    }
}
