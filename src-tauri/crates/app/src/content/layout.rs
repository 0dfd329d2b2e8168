//! The layout of the content files, and how it becomes domain values.

use crate::views::{HelpKind, HelpLine};
use domain::exercise::{Ask, Choice, Evidence, Exercise, Step, StepWords, Strength, Weight};
use domain::feeling::{FeelingFamily, FeelingWord, Feelings, Strength as FeelingStrength};
use domain::person::Role;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExerciseFile {
    id: String,
    version: u32,
    capability: String,
    title: String,
    summary: String,
    minutes: u32,
    role: RoleWord,
    weight: WeightWord,
    #[expect(dead_code, reason = "only exercises for one person exist; the key is there for those for two")]
    mode: ModeWord,
    #[expect(dead_code, reason = "read by the conformance tests from the file itself")]
    seeds: Vec<String>,
    #[expect(dead_code, reason = "read by reviewers")]
    reviewed_on: String,
    #[expect(dead_code, reason = "read by reviewers")]
    reviewed_by: String,
    #[serde(default)]
    care: Vec<String>,
    evidence: EvidenceTable,
    steps: Vec<StepTable>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum RoleWord {
    Broke,
    Hurt,
    Either,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum WeightWord {
    Light,
    Heavy,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum ModeWord {
    Solo,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EvidenceTable {
    from: String,
    strength: StrengthWord,
    unknown: String,
    sources: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum StrengthWord {
    SeveralTrials,
    FewOrSmall,
    ClinicalExperience,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum KindWord {
    Arrive,
    Information,
    Settle,
    LongText,
    ShortText,
    Choice,
    Choices,
    Scale,
    List,
    Date,
    Feelings,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepTable {
    id: String,
    kind: KindWord,
    prompt: String,
    #[serde(default)]
    body: Vec<String>,
    #[serde(default)]
    help: String,
    #[serde(default)]
    gentler: String,
    #[serde(default)]
    examples: Vec<String>,
    #[serde(default)]
    options: Vec<OptionTable>,
    #[serde(default)]
    #[expect(dead_code, reason = "every step may be skipped; writers may still say so")]
    optional: Option<bool>,
    recall: Option<String>,
    #[serde(default)]
    item: String,
    #[serde(default)]
    words: Vec<ScaleTable>,
    family: Option<OtherWords>,
    friend: Option<OtherWords>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OtherWords {
    prompt: Option<String>,
    body: Option<Vec<String>>,
    help: Option<String>,
    gentler: Option<String>,
    examples: Option<Vec<String>>,
    options: Option<Vec<OptionTable>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OptionTable {
    id: String,
    label: String,
    #[serde(default)]
    own: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScaleTable {
    value: u8,
    word: String,
}

impl From<ExerciseFile> for Exercise {
    fn from(file: ExerciseFile) -> Self {
        Self {
            id: file.id,
            version: file.version,
            capability: file.capability,
            title: file.title,
            summary: file.summary,
            minutes: file.minutes,
            role: match file.role {
                RoleWord::Broke => Role::Broke,
                RoleWord::Hurt => Role::Hurt,
                RoleWord::Either => Role::Either,
            },
            weight: match file.weight {
                WeightWord::Light => Weight::Light,
                WeightWord::Heavy => Weight::Heavy,
            },
            care: file.care,
            evidence: Evidence {
                from: file.evidence.from,
                strength: match file.evidence.strength {
                    StrengthWord::SeveralTrials => Strength::SeveralTrials,
                    StrengthWord::FewOrSmall => Strength::FewOrSmall,
                    StrengthWord::ClinicalExperience => Strength::ClinicalExperience,
                },
                unknown: file.evidence.unknown,
                sources: file.evidence.sources,
            },
            steps: file.steps.into_iter().map(Step::from).collect(),
        }
    }
}

impl From<StepTable> for Step {
    fn from(table: StepTable) -> Self {
        let ask = match table.kind {
            KindWord::Arrive => Ask::Arrive,
            KindWord::Information => Ask::Information,
            KindWord::Settle => Ask::Settle,
            KindWord::LongText => Ask::LongText,
            KindWord::ShortText => Ask::ShortText,
            KindWord::Choice => Ask::Choice,
            KindWord::Choices => Ask::Choices,
            KindWord::Scale => Ask::Scale(table.words.into_iter().map(|row| (row.value, row.word)).collect()),
            KindWord::List => Ask::List(table.item),
            KindWord::Date => Ask::Date,
            KindWord::Feelings => Ask::Feelings,
        };
        let words = StepWords {
            prompt: table.prompt,
            body: table.body,
            help: table.help,
            gentler: table.gentler,
            examples: table.examples,
            options: choices(table.options),
        };
        let family = table.family.map(|other| other.over(&words));
        let friend = table.friend.map(|other| other.over(&words));
        Self { id: table.id, ask, words, family, friend, recall: table.recall }
    }
}

impl OtherWords {
    fn over(self, words: &StepWords) -> StepWords {
        StepWords {
            prompt: self.prompt.unwrap_or_else(|| words.prompt.clone()),
            body: self.body.unwrap_or_else(|| words.body.clone()),
            help: self.help.unwrap_or_else(|| words.help.clone()),
            gentler: self.gentler.unwrap_or_else(|| words.gentler.clone()),
            examples: self.examples.unwrap_or_else(|| words.examples.clone()),
            options: self.options.map_or_else(|| words.options.clone(), choices),
        }
    }
}

fn choices(rows: Vec<OptionTable>) -> Vec<Choice> {
    rows.into_iter().map(|row| Choice { id: row.id, label: row.label, own: row.own }).collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FeelingsFile {
    apart: Vec<WordTable>,
    family: Vec<FamilyTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FamilyTable {
    id: String,
    label: String,
    word: Vec<WordTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordTable {
    id: String,
    label: String,
    meaning: String,
    strength: Option<u8>,
}

impl From<FeelingsFile> for Feelings {
    fn from(file: FeelingsFile) -> Self {
        let family = |table: FamilyTable| {
            let mut words: Vec<_> = table.word.into_iter().map(FeelingWord::from).collect();
            words.sort_by_key(|word| word.strength);
            FeelingFamily { id: table.id, label: table.label, words }
        };
        Self {
            apart: file.apart.into_iter().map(FeelingWord::from).collect(),
            families: file.family.into_iter().map(family).collect(),
        }
    }
}

impl From<WordTable> for FeelingWord {
    fn from(table: WordTable) -> Self {
        let strength = match table.strength {
            Some(0) | None => None,
            Some(1) => Some(FeelingStrength::Little),
            Some(2) => Some(FeelingStrength::Clear),
            Some(_) => Some(FeelingStrength::Strong),
        };
        Self { id: table.id, label: table.label, meaning: table.meaning, strength }
    }
}

#[derive(Deserialize)]
pub(super) struct HelpFile {
    pub(super) meta: HelpMeta,
    pub(super) line: Vec<HelpRow>,
}

#[derive(Deserialize)]
pub(super) struct HelpMeta {
    pub(super) advice: String,
    pub(super) countries: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct HelpRow {
    pub(super) id: String,
    pub(super) country: String,
    kind: HelpKind,
    name: String,
    phone: String,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    text: String,
    #[serde(default)]
    hours: String,
    #[serde(default)]
    who: String,
    #[serde(default)]
    note: String,
    checked_on: String,
    #[serde(default)]
    seen_excerpt_date: String,
}

impl From<HelpRow> for HelpLine {
    fn from(row: HelpRow) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            name: row.name,
            phone: row.phone,
            also: row.also,
            text: row.text,
            hours: row.hours,
            who: row.who,
            note: row.note,
            checked_on: row.checked_on,
            seen_on: row.seen_excerpt_date,
        }
    }
}
