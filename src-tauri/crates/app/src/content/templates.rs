//! Where an agreement can begin: starting words that the writer changes.

use crate::views::{AgreementForm, AgreementSubject};
use domain::agreement::{AgreementText, Field};
use serde::Deserialize;
use std::sync::OnceLock;

const TEMPLATES: &str = include_str!("../../../../content/en/agreements.toml");

/// One place to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Never changes.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What it is for, in one line.
    pub about: String,
    /// The starting words.
    pub text: AgreementText,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplatesFile {
    templates: Vec<TemplateTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateTable {
    id: String,
    form: AgreementForm,
    subject: AgreementSubject,
    title: String,
    about: String,
    #[serde(default)]
    parts: PartsTable,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct PartsTable {
    #[serde(default)]
    title: String,
    #[serde(default)]
    line: String,
    #[serde(default)]
    keeping: String,
    #[serde(default)]
    rhythm: String,
    #[serde(default)]
    pauses: String,
    #[serde(default)]
    pact: String,
    #[serde(default)]
    stop_word: String,
}

/// All templates, in the order in which they are offered.
///
/// # Panics
///
/// When the built-in file does not read; the test `every_template_reads` holds that none is shipped so.
#[must_use]
pub fn templates() -> &'static [Template] {
    static ALL: OnceLock<Vec<Template>> = OnceLock::new();
    ALL.get_or_init(|| match toml::from_str::<TemplatesFile>(TEMPLATES) {
        Ok(file) => file.templates.into_iter().map(Template::from).collect(),
        Err(fault) => panic!("built-in agreements: {fault}"),
    })
}

impl From<TemplateTable> for Template {
    fn from(table: TemplateTable) -> Self {
        let text = AgreementText::of(table.form.into(), table.subject.into())
            .with(Field::Title, table.parts.title)
            .with(Field::Line, table.parts.line)
            .with(Field::Keeping, table.parts.keeping)
            .with(Field::Rhythm, table.parts.rhythm)
            .with(Field::Pauses, table.parts.pauses)
            .with(Field::Pact, table.parts.pact)
            .with(Field::StopWord, table.parts.stop_word);
        Self { id: table.id, title: table.title, about: table.about, text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::agreement::Form;
    use std::collections::BTreeSet;

    #[test]
    fn every_template_reads_has_a_name_of_its_own_and_cannot_be_signed_as_it_is() {
        let ids: BTreeSet<_> = templates().iter().map(|template| &template.id).collect();
        assert_eq!(ids.len(), templates().len());
        for template in templates().iter().filter(|template| template.text.form() == Form::Boundary) {
            assert!(
                template.text.missing().contains(&Field::Reason),
                "{}: the reason is the writer's own",
                template.id
            );
        }
        for form in Form::ALL {
            assert!(templates().iter().any(|template| template.text.form() == form), "{form:?}");
        }
    }

    #[test]
    fn no_template_asks_for_a_password_a_place_messages_or_a_life_without_friends() {
        for word in
            ["password", "passcode", "location", "track", "gps", "read each other", "check the phone", "no friends"]
        {
            assert!(
                !TEMPLATES.to_lowercase().lines().filter(|line| !line.starts_with('#')).any(|line| line.contains(word)),
                "{word}"
            );
        }
    }
}
