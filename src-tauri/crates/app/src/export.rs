//! Everything a person may see, written out readable.
//!
//! Straight to the chosen folder, by this person's act; nothing of the other's private room is in
//! reach here. What does not open is named, never written as empty.

use crate::notes::{self, NoteView};
use crate::records::Record;
use crate::translate::post_ask;
use crate::views::{
    AgreementDraftView, AgreementField, AgreementText, AgreementView, Answer, BreachLine, CopyDraftView, CopyView,
    EntryView, FeelingsView, LabelView, PostDraftView, PostFill, PostSaid, PostText, PostView, PulseLine, RemarkView,
    RunView, SayingDraftView, StepView, VersionState, VersionView,
};
use crate::words::words;
use crate::{AppError, OpenApp, breaches, copies, copy_drafts, ideas, plans, posts, pulse, reflect, sayings};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use vault::EntryId;

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
    /// What happened, as its writer keeps it.
    breaches: Vec<BreachLine>,
    notes: Vec<NoteView>,
    runs: Vec<RunView>,
    pulses: Vec<PulseLine>,
    drafts: Vec<AgreementDraftView>,
    binned: Vec<EntryView>,
    agreements: Vec<AgreementView>,
    posts: Vec<PostView>,
    copies: Vec<CopyView>,
    /// Own drafts of posts.
    post_drafts: Vec<PostDraftView>,
    /// What was chosen for sharing, and not shared yet.
    copy_drafts: Vec<CopyDraftView>,
    /// What was begun beneath something shared, and not said yet.
    saying_drafts: Vec<SayingDraftView>,
    ideas_marked: Vec<String>,
    ideas_of_both: Vec<String>,
    /// Every entry of the own room as it is kept, whatever it is and whoever wrote it: what the lists
    /// above do not know stands here all the same.
    entries: Vec<KeptEntry>,
}

#[derive(Serialize)]
struct KeptEntry {
    id: String,
    entry: Value,
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
        breaches: breaches::all(app),
        notes: notes::list(app),
        runs: runs.filter_map(|line| reflect::run_to_read(app, &line.entry).ok()).collect(),
        pulses: pulse::lines(app),
        drafts: plans::drafts(app),
        binned: reflect.binned.iter().filter_map(|line| reflect::read(app, &line.entry).ok()).collect(),
        agreements: agreements.collect(),
        posts: posts::all(app),
        copies: copies::all(app),
        post_drafts: posts::drafts(app),
        copy_drafts: copy_drafts::all(app),
        saying_drafts: sayings::all(app),
        ideas_marked: ideas::texts(app, |idea| idea.wanted),
        ideas_of_both: ideas::texts(app, |idea| idea.both),
        entries: app
            .vault
            .entries()
            .filter(|entry| !app.has_let_go(entry.id))
            // Whether a yes stands is told nowhere, not even to the person whose yes it is; nor is what they read.
            .filter(|entry| !matches!(app.record(entry.id), Some(Record::OwnYes(_) | Record::FirstRead(_))))
            .map(|entry| {
                // What an earlier program kept about danger is written out nowhere.
                let cleansed = app.record(entry.id).filter(|_| app.has_cleansed(entry.id)).map(Record::bytes);
                KeptEntry { id: entry.id.to_hex(), entry: kept(cleansed.as_deref().unwrap_or(entry.bytes)) }
            })
            .collect(),
    }
}

/// An entry as it is kept. What is no JSON is given as text, as far as it is text.
fn kept(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap_or_else(|_| Value::String(String::from_utf8_lossy(bytes).into_owned()))
}

fn markdown(app: &OpenApp, all: &Everything) -> String {
    let mut page = String::new();
    let say = |id: &str| words(id, &[]);
    let feelings = reflect::feelings();
    heading(&mut page, 1, &words("export-title", &[("name", &all.by)]));
    paragraph(&mut page, &say("export-readable"));
    heading(&mut page, 2, &say("export-private"));
    notes_page(&mut page, all.notes.iter().filter(|note| !note.shared), app);
    for run in &all.runs {
        run_page(&mut page, run, &feelings);
    }
    if !all.pulses.is_empty() {
        heading(&mut page, 2, &say("pulse-title"));
        for line in &all.pulses {
            heading(&mut page, 3, &line.date);
            quote(&mut page, &pulse::text(&line.ratings, &line.note));
        }
    }
    if !all.breaches.is_empty() {
        heading(&mut page, 2, &say("breach-title"));
        for line in &all.breaches {
            heading(&mut page, 3, &breaches::line_title(line));
            quote(&mut page, &breaches::line_text(line));
        }
    }
    let has_drafts = !(all.drafts.is_empty()
        && all.post_drafts.is_empty()
        && all.copy_drafts.is_empty()
        && all.saying_drafts.is_empty());
    if has_drafts {
        heading(&mut page, 2, &say("export-drafts"));
        for draft in &all.post_drafts {
            heading(&mut page, 3, &words(&format!("post-kind-{}", name_of(&draft.text.kind)), &[]));
            parts_page(&mut page, &draft.text);
        }
        for draft in &all.copy_drafts {
            heading(&mut page, 3, &draft.title);
            quote(&mut page, &draft.text);
        }
        for draft in &all.saying_drafts {
            heading(&mut page, 3, &draft.title);
            quote(&mut page, &draft.text);
        }
        for draft in &all.drafts {
            heading(&mut page, 3, title(&draft.text));
            text_page(&mut page, &draft.text);
        }
    }
    ideas_page(&mut page, "export-ideas-marked", &all.ideas_marked);
    ideas_page(&mut page, "export-ideas-of-both", &all.ideas_of_both);
    if !all.binned.is_empty() {
        heading(&mut page, 2, &say("export-bin"));
        for entry in &all.binned {
            entry_page(&mut page, entry, &feelings);
        }
    }
    unlisted_page(&mut page, app, all);
    if app.persons().len() > 1 {
        heading(&mut page, 2, &say("export-shared"));
        notes_page(&mut page, all.notes.iter().filter(|note| note.shared), app);
        heading(&mut page, 3, &say("export-agreements"));
        for agreement in &all.agreements {
            for version in &agreement.versions {
                version_page(&mut page, version, app);
            }
            for said in &agreement.remarks {
                remark_page(&mut page, said, app);
            }
        }
        for copy in &all.copies {
            copy_page(&mut page, copy, app);
        }
        for post in &all.posts {
            post_page(&mut page, post, app);
        }
        paragraph(&mut page, &say("export-signature-note"));
    }
    page
}

fn ideas_page(page: &mut String, title: &str, texts: &[String]) {
    if !texts.is_empty() {
        heading(page, 3, &words(title, &[]));
        quote(page, &texts.join("\n"));
    }
}

fn entry_page(page: &mut String, entry: &EntryView, feelings: &FeelingsView) {
    match (&entry.note, &entry.run) {
        (_, Some(run)) => run_page(page, run, feelings),
        (Some(text), None) => {
            heading(page, 3, &format!("{} {}", day(&entry.at), entry.title));
            quote(page, text);
        }
        (None, None) => {}
    }
}

/// Entries that no list knows: of a newer version, or through an exercise that this one does not
/// have. They are written as they are kept.
fn unlisted_page(page: &mut String, app: &OpenApp, all: &Everything) {
    let listed: HashSet<&str> = all
        .notes
        .iter()
        .map(|note| note.id.as_str())
        .chain(all.runs.iter().map(|run| run.entry.as_str()))
        .chain(all.pulses.iter().map(|line| line.entry.as_str()))
        .chain(all.breaches.iter().map(|line| line.breach.as_str()))
        .chain(all.drafts.iter().map(|draft| draft.draft.as_str()))
        .chain(all.post_drafts.iter().map(|draft| draft.draft.as_str()))
        .chain(all.copy_drafts.iter().map(|draft| draft.draft.as_str()))
        .chain(all.saying_drafts.iter().map(|draft| draft.draft.as_str()))
        .chain(all.binned.iter().map(|entry| entry.entry.as_str()))
        .collect();
    let has_words = |entry: &&KeptEntry| {
        let record = EntryId::from_hex(&entry.id).and_then(|id| app.record(id));
        let says_nothing = match record {
            Some(
                Record::SetAside(_)
                | Record::SharedFrom(_)
                | Record::Ideas(_)
                | Record::OwnYes(_)
                | Record::KeepLight(_)
                | Record::FirstRead(_),
            ) => true,
            // Into this one its writer has only looked, or it held nothing but answers about danger.
            Some(Record::Run(run)) => run.binned.is_none() && !reflect::is_begun(run),
            _ => false,
        };
        !listed.contains(entry.id.as_str()) && !says_nothing
    };
    let unlisted: Vec<_> = all.entries.iter().filter(has_words).collect();
    if unlisted.is_empty() {
        return;
    }
    heading(page, 2, &words("export-from-newer", &[("count", &unlisted.len().to_string())]));
    for entry in unlisted {
        quote(page, &serde_json::to_string_pretty(&entry.entry).unwrap_or_default());
    }
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
    let asked = run.exercise.steps.iter().filter_map(|step| {
        let answered = run.answers.iter().find(|answered| answered.step == step.id)?;
        Some((step.prompt.as_str(), Some(step), &answered.answer))
    });
    // An answer to a step that the exercise no longer has is a person's words like any other.
    let left = run.answers.iter().filter(|answered| !run.exercise.steps.iter().any(|step| step.id == answered.step));
    let left = left.map(|answered| (answered.step.as_str(), None, &answered.answer));
    for (prompt, step, answer) in asked.chain(left) {
        if let Some(text) = answer_text(answer, step, feelings) {
            heading(page, 4, prompt);
            quote(page, text.trim());
        }
    }
}

pub(crate) fn answer_text(answer: &Answer, step: Option<&StepView>, feelings: &FeelingsView) -> Option<String> {
    let option = |id: &String| {
        let found = step.and_then(|step| step.options.iter().find(|option| option.id == *id));
        found.map_or_else(|| id.clone(), |option| option.label.clone())
    };
    let label = |labels: &[LabelView], id: &str| {
        labels.iter().find(|each| each.id == id).map_or_else(|| id.to_owned(), |each| each.label.clone())
    };
    let feeling = |id: &String| {
        let mut all = feelings.apart.iter().chain(feelings.families.iter().flat_map(|family| &family.words));
        all.find(|word| word.id == *id).map_or_else(|| id.clone(), |word| word.label.clone())
    };
    let lines = |lines: Vec<String>, own: &str| [lines, vec![own.to_owned()]].concat().join("\n");
    Some(match answer {
        Answer::Text { text } => text.clone(),
        Answer::Choice { option: id, own } => lines(vec![option(id)], own),
        Answer::Choices { options, own } => lines(options.iter().map(option).collect(), own),
        Answer::Scale { value } => value.to_string(),
        Answer::List { items } => items.join("\n"),
        Answer::Date { date, about } => lines(vec![date.clone()], about),
        Answer::Feelings { words, own } => lines(words.iter().map(feeling).collect(), own),
        Answer::Grid { rows } => {
            let (of_rows, of_columns) = step.map_or((&[][..], &[][..]), |step| (&step.rows, &step.columns));
            let line =
                |(row, column): (&String, &String)| format!("{}: {}", label(of_rows, row), label(of_columns, column));
            rows.iter().map(line).collect::<Vec<_>>().join("\n")
        }
        Answer::Cards { cards } => {
            let field = |id: &str| step.and_then(|step| step.fields.iter().find(|field| field.id == id));
            let line = |(id, value): (&String, &String)| match field(id) {
                Some(field) => format!("{}: {}", field.label, label(&field.options, value)),
                None => format!("{id}: {value}"),
            };
            let card = |card: &BTreeMap<String, String>| {
                card.iter().filter(|(_, value)| !value.trim().is_empty()).map(line).collect::<Vec<_>>().join("\n")
            };
            cards.iter().map(card).filter(|card| !card.is_empty()).collect::<Vec<_>>().join("\n\n")
        }
        Answer::Picked { picked } => picked.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n"),
        Answer::Hold { until: Some(day) } => words("export-held", &[("until", day)]),
        Answer::Hold { until: None } => return None,
        Answer::Skipped => words("export-skipped", &[]),
        Answer::Seen => return None,
    })
}

fn version_page(page: &mut String, version: &VersionView, app: &OpenApp) {
    let state = match version.state {
        VersionState::Pending => "pending",
        VersionState::InForce => "in-force",
        VersionState::Resting => "resting",
        VersionState::Replaced => "replaced",
        VersionState::Declined => "declined",
        VersionState::Withdrawn if version.signed.len() < 2 => "taken-back",
        VersionState::Withdrawn => "withdrawn",
        VersionState::Retired => "retired",
    };
    let number = words("export-version", &[("revision", &version.revision.to_string())]);
    heading(page, 4, &format!("{}. {number}. {}", title(&version.text), words(&format!("export-state-{state}"), &[])));
    text_page(page, &version.text);
    for signed in &version.signed {
        paragraph(page, &words("export-signed", &[("name", &label(app, signed.person)), ("at", &day(&signed.at))]));
    }
}

fn remark_page(page: &mut String, said: &RemarkView, app: &OpenApp) {
    let args = [("name", label(app, said.person)), ("at", day(&said.at)), ("revision", said.revision.to_string())];
    let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
    paragraph(page, &words("export-remark", &args));
    quote(page, &said.remark.text);
    if let Some(day) = &said.remark.again_on {
        paragraph(page, &words("export-remark-again", &[("day", day)]));
    }
}

fn copy_page(page: &mut String, copy: &CopyView, app: &OpenApp) {
    heading(page, 3, &format!("{} {}", day(&copy.since), copy.text.title));
    paragraph(page, &words("export-written-by", &[("name", &label(app, copy.by))]));
    quote(page, &copy.text.before);
    for block in &copy.text.blocks {
        heading(page, 4, &block.asked);
        quote(page, &block.text);
    }
    replies_page(page, &copy.replies, app);
}

/// A post with its newest words, the earlier ones, and what was said about it.
fn post_page(page: &mut String, post: &PostView, app: &OpenApp) {
    for version in &post.versions {
        let kind = words(&format!("post-kind-{}", name_of(&version.text.kind)), &[]);
        heading(page, 3, &format!("{} {kind}", day(&version.at)));
        paragraph(page, &words("export-written-by", &[("name", &label(app, post.by))]));
        parts_page(page, &version.text);
    }
    replies_page(page, &post.replies, app);
}

fn parts_page(page: &mut String, text: &PostText) {
    for (part, value) in &text.parts {
        paragraph(page, &format!("**{}**", words(&format!("post-part-{}", name_of(part)), &[])));
        match post_ask(text.kind.into(), (*part).into()).fill {
            PostFill::OneOf => quote(page, &words(&format!("post-option-{value}"), &[])),
            PostFill::Words | PostFill::Day | PostFill::Entry => quote(page, value),
        }
    }
}

fn replies_page(page: &mut String, replies: &[PostSaid], app: &OpenApp) {
    for said in replies {
        let reply = words(&format!("post-reply-{}", name_of(&said.reply)), &[]);
        let about = said.day.clone().unwrap_or_else(|| day(&said.at));
        paragraph(page, &format!("{about}. {}: {reply}", label(app, said.by)));
        quote(page, &said.text);
    }
}

/// A name as the wire has it.
pub(crate) fn name_of(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

fn text_page(page: &mut String, text: &AgreementText) {
    for (field, value) in text.parts.iter().filter(|(field, _)| **field != AgreementField::Title) {
        paragraph(page, &format!("**{}**", words(plans::field_name(*field), &[])));
        quote(page, &plans::in_words(*field, value.clone()));
    }
}

fn title(text: &AgreementText) -> &str {
    text.parts.get(&AgreementField::Title).map_or("", String::as_str)
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
