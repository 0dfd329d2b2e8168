//! The layout of the content files, and how it becomes domain values.

use crate::views::{CoachMessage, HelpKind, HelpLine};
use domain::exercise::{
    Again, Ask, Branch, CardField, Choice, Danger, Evidence, Exercise, FieldKind, Ground, Label, Part, Prerequisite,
    Replaced, Shelf, Source, Stage, Step, StepWords, Strength, Weight,
};
use domain::feeling::{FeelingFamily, FeelingWord, Feelings, Strength as FeelingStrength};
use domain::gate::{ByRelation, Ending, EndingAct, Gate, GateKind, GateOption};
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
    list_title: Option<String>,
    list_summary: Option<String>,
    minutes: u32,
    role: RoleWord,
    weight: WeightWord,
    #[expect(dead_code, reason = "only exercises for one person exist; the key is there for those for two")]
    mode: ModeWord,
    shelf: ShelfWord,
    stage: StageWord,
    again: AgainWord,
    #[expect(dead_code, reason = "read by the conformance tests from the file itself")]
    seeds: Vec<String>,
    #[expect(dead_code, reason = "read by reviewers")]
    reviewed_on: String,
    #[expect(dead_code, reason = "read by reviewers")]
    reviewed_by: String,
    #[serde(default)]
    never_shared: bool,
    #[serde(default)]
    care: Vec<String>,
    #[serde(default)]
    opens_after: Vec<PrerequisiteTable>,
    evidence: EvidenceTable,
    #[expect(dead_code, reason = "read by the conformance tests from the file itself")]
    instrument: Option<InstrumentTable>,
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
#[serde(rename_all = "kebab-case")]
enum ShelfWord {
    Begin,
    Steady,
    Impact,
    Account,
    Feelings,
    Needs,
    Roots,
    Meaning,
    Ahead,
    Help,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum StageWord {
    Steady,
    Understand,
    Rebuild,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum AgainWord {
    Once,
    Daily,
    Weekly,
    Monthly,
    Yearly,
    AsNeeded,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PrerequisiteTable {
    exercise: String,
    because: String,
    role: Option<RoleWord>,
    /// Not that the exercise was finished, but what was said in it, is what counts.
    answered: Option<AnsweredTable>,
    #[serde(default)]
    or_finished: Vec<String>,
    or_answered: Option<AnsweredTable>,
    #[serde(default)]
    or_shared_by_other: Vec<String>,
}

/// A step, and the options of which one was chosen. Without any: own words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnsweredTable {
    step: String,
    #[serde(default)]
    any: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EvidenceTable {
    from: String,
    strength: StrengthWord,
    unknown: String,
    sources: Vec<String>,
}

/// A published set of questions, and by what right it stands here.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read by the conformance tests from the file itself")]
struct InstrumentTable {
    name: String,
    licence: String,
    credit: String,
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
    Body,
    Scale,
    List,
    Cards,
    Grid,
    Date,
    Feelings,
    Pick,
    ReadAloud,
    Hold,
    Gate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BranchTable {
    step: String,
    any: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelTable {
    id: String,
    label: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldTable {
    id: String,
    label: String,
    kind: FieldWord,
    #[serde(default)]
    hint: String,
    #[serde(default)]
    options: Vec<LabelTable>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum FieldWord {
    Short,
    Long,
    Choice,
    Date,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepTable {
    id: String,
    kind: KindWord,
    #[serde(default)]
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
    recall: Option<String>,
    #[serde(default)]
    gathers: Vec<String>,
    only_if: Option<BranchTable>,
    not_if: Option<BranchTable>,
    /// Only wordings of version 0.1 have it.
    forget: Option<bool>,
    gate: Option<GateWord>,
    /// Its answer stays in the own room.
    #[serde(default)]
    stays: bool,
    /// A gate is asked though it was cleared before.
    #[serde(default)]
    again: bool,
    #[serde(default)]
    follow_up: String,
    minutes: Option<u32>,
    coach: Option<CoachMessage>,
    #[serde(default)]
    item: String,
    #[serde(default)]
    words: Vec<ScaleTable>,
    at_most: Option<usize>,
    #[serde(default)]
    rows: Vec<LabelTable>,
    #[serde(default)]
    columns: Vec<LabelTable>,
    #[serde(default)]
    fields: Vec<FieldTable>,
    #[serde(default)]
    starts: Vec<String>,
    #[serde(default)]
    from: Vec<String>,
    #[serde(default)]
    of: Vec<String>,
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
    rows: Option<Vec<LabelTable>>,
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

impl ExerciseFile {
    /// What of it only an earlier program may hold, or what its gates lack. `None` where nothing is wrong.
    pub(super) fn fault_of_gates(&self) -> Option<String> {
        let wrong = |step: &&StepTable| {
            let is_gate = matches!(step.kind, KindWord::Gate);
            let has_words = !step.prompt.is_empty() || !step.body.is_empty() || !step.options.is_empty();
            step.forget.is_some() || is_gate != step.gate.is_some() || (is_gate && has_words)
        };
        self.steps.iter().find(wrong).map(|step| step.id.clone())
    }
}

impl From<ExerciseFile> for Exercise {
    fn from(file: ExerciseFile) -> Self {
        Self {
            id: file.id,
            version: file.version,
            capability: file.capability,
            never_shared: file.never_shared,
            title: file.title,
            summary: file.summary,
            list_title: file.list_title,
            list_summary: file.list_summary,
            minutes: file.minutes,
            role: file.role.into(),
            weight: match file.weight {
                WeightWord::Light => Weight::Light,
                WeightWord::Heavy => Weight::Heavy,
            },
            shelf: match file.shelf {
                ShelfWord::Begin => Shelf::Begin,
                ShelfWord::Steady => Shelf::Steady,
                ShelfWord::Impact => Shelf::Impact,
                ShelfWord::Account => Shelf::Account,
                ShelfWord::Feelings => Shelf::Feelings,
                ShelfWord::Needs => Shelf::Needs,
                ShelfWord::Roots => Shelf::Roots,
                ShelfWord::Meaning => Shelf::Meaning,
                ShelfWord::Ahead => Shelf::Ahead,
                ShelfWord::Help => Shelf::Help,
            },
            stage: match file.stage {
                StageWord::Steady => Stage::Steady,
                StageWord::Understand => Stage::Understand,
                StageWord::Rebuild => Stage::Rebuild,
            },
            again: match file.again {
                AgainWord::Once => Again::Once,
                AgainWord::Daily => Again::Daily,
                AgainWord::Weekly => Again::Weekly,
                AgainWord::Monthly => Again::Monthly,
                AgainWord::Yearly => Again::Yearly,
                AgainWord::AsNeeded => Again::AsNeeded,
            },
            care: file.care,
            opens_after: file.opens_after.into_iter().map(Prerequisite::from).collect(),
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
            dangers: Vec::new(),
            replaced: Vec::new(),
        }
    }
}

impl From<RoleWord> for Role {
    fn from(word: RoleWord) -> Self {
        match word {
            RoleWord::Broke => Self::Broke,
            RoleWord::Hurt => Self::Hurt,
            RoleWord::Either => Self::Either,
        }
    }
}

impl From<PrerequisiteTable> for Prerequisite {
    fn from(table: PrerequisiteTable) -> Self {
        let own = match table.answered {
            Some(answered) => said(Source { exercise: table.exercise.clone(), step: answered.step }, answered.any),
            None => Ground::Finished(table.exercise.clone()),
        };
        let finished = table.or_finished.into_iter().map(Ground::Finished);
        let answered = table.or_answered.map(|answered| said(source(&answered.step), answered.any));
        let shared = table.or_shared_by_other.into_iter().map(Ground::SharedByOther);
        Self {
            exercise: table.exercise,
            because: table.because,
            role: table.role.map_or(Role::Either, Role::from),
            enough: [own].into_iter().chain(finished).chain(answered).chain(shared).collect(),
        }
    }
}

fn said(at: Source, any: Vec<String>) -> Ground {
    if any.is_empty() { Ground::Written(at) } else { Ground::Chosen(at, any) }
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
            KindWord::Choices => Ask::Choices(table.at_most),
            KindWord::Body => Ask::Body,
            KindWord::Scale => Ask::Scale(table.words.into_iter().map(|row| (row.value, row.word)).collect()),
            KindWord::List => Ask::List(table.item),
            KindWord::Cards => Ask::Cards {
                item: table.item,
                fields: table.fields.into_iter().map(CardField::from).collect(),
                starts: table.starts,
            },
            KindWord::Grid => Ask::Grid(labels(table.columns)),
            KindWord::Date => Ask::Date,
            KindWord::Feelings => Ask::Feelings,
            KindWord::Pick => {
                Ask::Pick { from: table.from.iter().map(|place| source(place)).collect(), at_most: table.at_most }
            }
            KindWord::ReadAloud => Ask::ReadAloud(table.of),
            KindWord::Hold => Ask::Hold,
            KindWord::Gate => Ask::Gate { kind: table.gate.map_or(GateKind::Alone, |word| word.0), again: table.again },
        };
        let words = StepWords {
            prompt: table.prompt,
            body: table.body,
            help: table.help,
            gentler: table.gentler,
            examples: table.examples,
            options: choices(table.options),
            rows: labels(table.rows),
        };
        let family = table.family.map(|other| other.over(&words));
        let friend = table.friend.map(|other| other.over(&words));
        Self {
            id: table.id,
            ask,
            words,
            family,
            friend,
            recall: table.recall,
            gathers: table.gathers,
            only_if: table.only_if.map(Branch::from),
            not_if: table.not_if.map(Branch::from),
            only_by_danger: false,
            stays: table.stays,
            follow_up: table.follow_up,
            minutes: table.minutes,
            coach: table.coach.map(Into::into),
        }
    }
}

impl From<BranchTable> for Branch {
    fn from(table: BranchTable) -> Self {
        Self { step: table.step, any: table.any }
    }
}

impl From<FieldTable> for CardField {
    fn from(table: FieldTable) -> Self {
        let kind = match table.kind {
            FieldWord::Short => FieldKind::Short,
            FieldWord::Long => FieldKind::Long,
            FieldWord::Choice => FieldKind::Choice(labels(table.options)),
            FieldWord::Date => FieldKind::Date,
        };
        Self { id: table.id, label: table.label, kind, hint: table.hint }
    }
}

/// `exercise/step`.
fn source(place: &str) -> Source {
    let (exercise, step) = place.split_once('/').unwrap_or((place, ""));
    Source { exercise: exercise.to_owned(), step: step.to_owned() }
}

fn labels(rows: Vec<LabelTable>) -> Vec<Label> {
    rows.into_iter().map(|row| Label { id: row.id, label: row.label }).collect()
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
            rows: self.rows.map_or_else(|| words.rows.clone(), labels),
        }
    }
}

fn choices(rows: Vec<OptionTable>) -> Vec<Choice> {
    rows.into_iter().map(|row| Choice { id: row.id, label: row.label, own: row.own }).collect()
}

/// The order in which exercises follow each other.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PathFile {
    pub(super) order: Vec<String>,
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
    #[serde(default)]
    pub(super) region: String,
    pub(super) kind: HelpKind,
    name: String,
    pub(super) phone: String,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    text: String,
    #[serde(default)]
    pub(super) hours: String,
    #[serde(default)]
    pub(super) who: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    pub(super) silent: String,
    pub(super) checked_on: String,
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

struct GateWord(GateKind);

impl<'de> Deserialize<'de> for GateWord {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = String::deserialize(deserializer)?;
        id.parse().map(Self).map_err(serde::de::Error::custom)
    }
}

/// The questions about danger, and their endings.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GatesFile {
    pub(super) gate: Vec<GateTable>,
    pub(super) ending: Vec<EndingTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GateTable {
    id: GateWord,
    prompt: String,
    clears: Vec<String>,
    otherwise: String,
    options: Vec<GateOptionTable>,
    family: Option<GateWords>,
    friend: Option<GateWords>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GateOptionTable {
    id: String,
    label: String,
    ending: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GateWords {
    prompt: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EndingTable {
    id: String,
    title: String,
    body: Vec<String>,
    #[serde(default)]
    between: bool,
    acts: Vec<ActWord>,
    family: Option<EndingWords>,
    friend: Option<EndingWords>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EndingWords {
    body: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum ActWord {
    HelpSuicide,
    HelpFear,
    HelpForce,
    HelpChild,
    Between,
    KeepLight,
    Close,
}

impl From<GateTable> for Gate {
    fn from(table: GateTable) -> Self {
        let option = |row: GateOptionTable| GateOption { id: row.id, label: row.label, ending: row.ending };
        Self {
            kind: table.id.0,
            prompt: ByRelation {
                partner: table.prompt,
                family: table.family.map(|words| words.prompt),
                friend: table.friend.map(|words| words.prompt),
            },
            options: table.options.into_iter().map(option).collect(),
            clears: table.clears,
            otherwise: table.otherwise,
        }
    }
}

impl From<EndingTable> for Ending {
    fn from(table: EndingTable) -> Self {
        let act = |word: ActWord| match word {
            ActWord::HelpSuicide => EndingAct::HelpSuicide,
            ActWord::HelpFear => EndingAct::HelpFear,
            ActWord::HelpForce => EndingAct::HelpForce,
            ActWord::HelpChild => EndingAct::HelpChild,
            ActWord::Between => EndingAct::Between,
            ActWord::KeepLight => EndingAct::KeepLight,
            ActWord::Close => EndingAct::Close,
        };
        Self {
            id: table.id,
            title: table.title,
            body: ByRelation {
                partner: table.body,
                family: table.family.map(|words| words.body),
                friend: table.friend.map(|words| words.body),
            },
            between: table.between,
            acts: table.acts.into_iter().map(act).collect(),
        }
    }
}

/// What shipped wordings asked about danger and kept.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DangersFile {
    pub(super) danger: Vec<DangerTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DangerTable {
    pub(super) exercise: String,
    pub(super) version: u32,
    step: String,
    options: Option<Vec<String>>,
}

impl From<DangerTable> for Danger {
    fn from(table: DangerTable) -> Self {
        Self { step: table.step, options: table.options }
    }
}

/// Lines of shipped wordings that nobody comes to any more.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReplacedFile {
    pub(super) replaced: Vec<ReplacedTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReplacedTable {
    pub(super) exercise: String,
    pub(super) version: u32,
    step: String,
    part: PartWord,
    old: String,
    new: Vec<String>,
    /// Why nobody is to come to it.
    pub(super) because: String,
}

/// What an answer is read by, the question and what can be chosen, is not among them.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum PartWord {
    Body,
    Help,
    Gentler,
    Examples,
}

impl From<ReplacedTable> for Replaced {
    fn from(table: ReplacedTable) -> Self {
        let part = match table.part {
            PartWord::Body => Part::Body,
            PartWord::Help => Part::Help,
            PartWord::Gentler => Part::Gentler,
            PartWord::Examples => Part::Examples,
        };
        Self { step: table.step, part, old: table.old, new: table.new }
    }
}

/// Words about danger that stand nowhere but in gates, and where they may all the same.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KeptFile {
    pub(super) words: Vec<String>,
    pub(super) kept: Vec<KeptTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KeptTable {
    /// `exercise/step`.
    pub(super) step: String,
    /// Why it may.
    pub(super) because: String,
}
