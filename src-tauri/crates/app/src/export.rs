//! Everything a person may see, written out readable.
//!
//! Straight to the chosen folder, by this person's act; nothing of the other's private room is in
//! reach here. What does not open is named, never written as empty.

use crate::notes::{self, NoteView};
use crate::records::Record;
use crate::views::{Answer, EntryLine, FeelingsView, RunView, VersionState, VersionView};
use crate::words::words;
use crate::{AppError, OpenApp, plans, reflect};
use serde::Serialize;
use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// How an export is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One JSON file, for programs.
    Json,
    /// One Markdown file, for people.
    Markdown,
}

#[derive(Serialize)]
struct Everything {
    v: u32,
    kind: &'static str,
    by: String,
    notes: Vec<NoteView>,
    runs: Vec<RunView>,
    agreements: Vec<crate::views::AgreementView>,
    binned: Vec<EntryLine>,
    from_newer_version: usize,
}

/// Writes everything this person may see into `folder`, which is made if it is not there. Returns
/// the file. An existing file is never written over.
///
/// # Errors
///
/// [`AppError::DiskFull`], [`AppError::DiskFailed`], or [`AppError::HouseholdExists`] where an export
/// of that name lies already.
pub fn export(app: &OpenApp, format: Format, folder: &Path) -> Result<PathBuf, AppError> {
    let everything = gather(app);
    let (name, bytes) = match format {
        Format::Json => {
            ("hearthside-export.json", serde_json::to_vec_pretty(&everything).map_err(|_| AppError::DiskFailed)?)
        }
        Format::Markdown => ("hearthside-export.md", markdown(app, &everything).into_bytes()),
    };
    fs::create_dir_all(folder).map_err(disk)?;
    let file = folder.join(name);
    let mut open = OpenOptions::new().write(true).create_new(true).open(&file).map_err(disk)?;
    open.write_all(&bytes).and_then(|()| open.sync_all()).map_err(disk)?;
    Ok(file)
}

fn disk(error: std::io::Error) -> AppError {
    match vault::VaultError::from(error) {
        vault::VaultError::Missing => AppError::DiskFailed,
        other => other.into(),
    }
}

fn gather(app: &OpenApp) -> Everything {
    let reflect = reflect::list(app);
    let runs = reflect.open.iter().chain(&reflect.written).filter(|line| line.exercise.is_some());
    let agreements = plans::all(app).into_keys().filter_map(|id| plans::agreement(app, &id.to_hex()).ok());
    let mine = app.persons().into_iter().find(|person| person.person == app.me());
    Everything {
        v: 1,
        kind: "hearthside-export",
        by: mine.map(|person| person.label).unwrap_or_default(),
        notes: notes::list(app),
        runs: runs.filter_map(|line| reflect::open(app, &line.entry).ok()).collect(),
        agreements: agreements.collect(),
        binned: reflect.binned,
        from_newer_version: app.vault.entries().filter(|entry| Record::read(entry.bytes).is_none()).count(),
    }
}

fn markdown(app: &OpenApp, all: &Everything) -> String {
    let mut page = String::new();
    let say = |id: &str| words(id, &[]);
    heading(&mut page, 1, &words("export-title", &[("name", &all.by)]));
    paragraph(&mut page, &say("export-readable"));
    heading(&mut page, 2, &say("export-private"));
    notes_page(&mut page, all.notes.iter().filter(|note| !note.shared), app);
    for run in &all.runs {
        run_page(&mut page, run, &reflect::feelings());
    }
    if all.from_newer_version > 0 {
        paragraph(&mut page, &words("export-from-newer", &[("count", &all.from_newer_version.to_string())]));
    }
    if app.persons().len() > 1 {
        heading(&mut page, 2, &say("export-shared"));
        notes_page(&mut page, all.notes.iter().filter(|note| note.shared), app);
        heading(&mut page, 3, &say("export-agreements"));
        for version in all.agreements.iter().flat_map(|agreement| &agreement.versions) {
            version_page(&mut page, version, app);
        }
        paragraph(&mut page, &say("export-signature-note"));
    }
    page
}

fn notes_page<'a>(page: &mut String, notes: impl Iterator<Item = &'a NoteView>, app: &OpenApp) {
    for note in notes {
        heading(page, 3, &format!("{} {}", day(&note.when), note.title));
        if note.shared {
            paragraph(page, &words("export-written-by", &[("name", &label(app, note.by))]));
        }
        quote(page, &note.text);
    }
}

fn run_page(page: &mut String, run: &RunView, feelings: &FeelingsView) {
    heading(page, 3, &run.exercise.title);
    for step in &run.exercise.steps {
        let Some(answered) = run.answers.iter().find(|answered| answered.step == step.id) else { continue };
        let option = |id: &str| {
            step.options
                .iter()
                .find(|option| option.id == id)
                .map_or_else(|| id.to_owned(), |option| option.label.clone())
        };
        let feeling = |id: &str| {
            let mut all = feelings.apart.iter().chain(feelings.families.iter().flat_map(|family| &family.words));
            all.find(|word| word.id == id).map_or_else(|| id.to_owned(), |word| word.label.clone())
        };
        let text = match &answered.answer {
            Answer::Text { text } => text.clone(),
            Answer::Choice { option: id, own } => [option(id), own.clone()].join("\n"),
            Answer::Choices { options, own } => {
                options.iter().map(|id| option(id)).chain([own.clone()]).collect::<Vec<_>>().join("\n")
            }
            Answer::Scale { value } => value.to_string(),
            Answer::List { items } => items.join("\n"),
            Answer::Date { date, about } => [date.as_str(), about].join("\n"),
            Answer::Feelings { words, own } => {
                words.iter().map(|id| feeling(id)).chain([own.clone()]).collect::<Vec<_>>().join("\n")
            }
            Answer::Skipped => words("export-skipped", &[]),
            Answer::Seen => continue,
        };
        heading(page, 4, &step.prompt);
        quote(page, text.trim());
    }
}

fn version_page(page: &mut String, version: &VersionView, app: &OpenApp) {
    let state = match version.state {
        VersionState::Pending => "pending",
        VersionState::InForce => "in-force",
        VersionState::Replaced => "replaced",
        VersionState::Declined => "declined",
        VersionState::Withdrawn => "withdrawn",
        VersionState::Retired => "retired",
    };
    let number = words("export-version", &[("revision", &version.revision.to_string())]);
    heading(page, 4, &format!("{}. {number}. {}", version.text.title, words(&format!("export-state-{state}"), &[])));
    let text = &version.text;
    for (name, value) in [
        ("line", Some(&text.line)),
        ("reason", Some(&text.reason)),
        ("keeping", Some(&text.keeping)),
        ("if-crossed", Some(&text.if_crossed)),
        ("exceptions", Some(&text.exceptions)),
        ("starts-on", text.starts_on.as_ref()),
        ("review-on", text.review_on.as_ref()),
        ("ends-on", text.ends_on.as_ref()),
    ] {
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            paragraph(page, &format!("**{}**", words(&format!("export-field-{name}"), &[])));
            quote(page, value);
        }
    }
    for signed in &version.signed {
        paragraph(page, &words("export-signed", &[("name", &label(app, signed.person)), ("at", &day(&signed.at))]));
    }
}

fn label(app: &OpenApp, person: crate::views::Person) -> String {
    app.persons().into_iter().find(|each| each.person == person).map(|each| each.label).unwrap_or_default()
}

fn day(at: &str) -> String {
    at.split('T').next().unwrap_or(at).to_owned()
}

fn heading(page: &mut String, level: usize, text: &str) {
    _ = writeln!(page, "{} {}\n", "#".repeat(level), text.replace(['\n', '\r'], " ").trim());
}

fn paragraph(page: &mut String, text: &str) {
    _ = writeln!(page, "{text}\n");
}

/// A person's words, as a quotation: nothing in them can become a heading or a link target of the
/// page, and they read back line by line.
fn quote(page: &mut String, text: &str) {
    for line in text.lines() {
        _ = writeln!(page, "> {}", escape(line));
    }
    page.push('\n');
}

fn escape(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len());
    for each in line.chars() {
        if matches!(each, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~') {
            escaped.push('\\');
        }
        escaped.push(each);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_person_cannot_become_structure_of_the_page() {
        let mut page = String::new();
        quote(&mut page, "# Not a heading\n[not](a link) <b>");
        assert_eq!(page, "> \\# Not a heading\n> \\[not\\](a link) \\<b\\>\n\n");
    }
}
