//! Between the domain, the vault and the wire. No rule is decided here.

use crate::AppError;
use crate::content::content;
use crate::gates;
use crate::moment::Moment;
use crate::twins::twins;
use crate::views::{
    AgreementField, AgreementForm, AgreementLine, AgreementState, AgreementSubject, AgreementText as TextView,
    AgreementView, Answer as AnswerView, AnsweredStep, BranchView, CardFieldKind, CardFieldView,
    EndingAct as EndingActWord, EvidenceStrength, EvidenceView, ExerciseLine, ExerciseView, FeelingFamily, FeelingWord,
    FeelingsView, FieldChange, LabelView, Leaving as LeavingWord, OptionView, Person as PersonWord, PersonView,
    PickSource, PickedLine, Piece, PieceKind, PlaceView, PostAsk, PostChoice, PostFill, PostKind as PostKindWord,
    PostPart, PostReply, PostText as PostTextView, Remark as RemarkText, RemarkView, Role as RoleWord, ScaleWord,
    Shelf as ShelfWord, Signature as SignatureView, StepKind, StepView, VersionState as VersionWord, VersionView, Wait,
    Weight as WeightWord,
};
use domain::agreement::{self, Agreement, AgreementText, Field, Form, Signature, Subject, Version, VersionState};
use domain::answer::{Answer, Picked};
use domain::day::Day;
use domain::exercise::{Ask, Branch, CardField, Exercise, FieldKind, Label, Shelf, Source, Step, Strength, Weight};
use domain::feeling::{self, Feelings};
use domain::gate::EndingAct;
use domain::person::{Person, Relation, Role};
use domain::post::{Fill, Kind as PostKind, Part, PostText, Reply};
use domain::remark::{Remark, Remarked};
use domain::run::{Leaving, Run};
use similar::{ChangeTag, TextDiff};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;
use vault::{DoorPerson, EntryId, Millis};

impl From<vault::Person> for PersonWord {
    fn from(person: vault::Person) -> Self {
        match person {
            vault::Person::First => Self::First,
            vault::Person::Second => Self::Second,
        }
    }
}

impl From<PersonWord> for vault::Person {
    fn from(person: PersonWord) -> Self {
        match person {
            PersonWord::First => Self::First,
            PersonWord::Second => Self::Second,
        }
    }
}

impl From<Person> for PersonWord {
    fn from(person: Person) -> Self {
        match person {
            Person::First => Self::First,
            Person::Second => Self::Second,
        }
    }
}

impl From<PersonWord> for Person {
    fn from(person: PersonWord) -> Self {
        match person {
            PersonWord::First => Self::First,
            PersonWord::Second => Self::Second,
        }
    }
}

/// Domain and vault each have a word for a person; only this crate knows both.
pub(crate) trait InDomain {
    fn in_domain(self) -> Person;
}

impl InDomain for vault::Person {
    fn in_domain(self) -> Person {
        match self {
            Self::First => Person::First,
            Self::Second => Person::Second,
        }
    }
}

impl From<&DoorPerson> for PersonView {
    fn from(person: &DoorPerson) -> Self {
        Self { person: person.person.into(), label: person.label.clone() }
    }
}

impl PlaceView {
    /// Where a file lies, in words for people.
    pub(crate) fn of(path: &Path) -> Self {
        let told = |part: Option<&OsStr>| part.map(|part| part.to_string_lossy().into_owned()).unwrap_or_default();
        Self { file: told(path.file_name()), folder: told(path.parent().map(Path::as_os_str)) }
    }
}

pub(crate) fn exercise_line(exercise: &Exercise, written: Written, waits: Vec<Wait>) -> ExerciseLine {
    ExerciseLine {
        id: exercise.id.clone(),
        title: exercise.discreet_title().to_owned(),
        summary: exercise.discreet_summary().to_owned(),
        minutes: exercise.minutes,
        questions: number(exercise.questions()),
        role: role(exercise.role),
        weight: weight(exercise.weight),
        shelf: shelf(exercise.shelf),
        open_entry: written.open,
        last: written.last,
        sittings: written.sittings,
        waits,
    }
}

/// What a person has of one exercise.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// The newest entry that was begun and not finished.
    pub(crate) open: Option<String>,
    /// When it was last finished.
    pub(crate) last: Option<String>,
    /// How many finished entries there are.
    pub(crate) sittings: u32,
}

/// An exercise with the steps that are gone through now.
pub(crate) fn exercise_view(exercise: &Exercise, steps: &[Step], relation: Relation) -> ExerciseView {
    ExerciseView {
        id: exercise.id.clone(),
        title: exercise.discreet_title().to_owned(),
        summary: exercise.discreet_summary().to_owned(),
        minutes: exercise.minutes,
        questions: number(exercise.questions()),
        role: role(exercise.role),
        weight: weight(exercise.weight),
        care: exercise.care.clone(),
        evidence: EvidenceView {
            from: exercise.evidence.from.clone(),
            strength: match exercise.evidence.strength {
                Strength::SeveralTrials => EvidenceStrength::SeveralTrials,
                Strength::FewOrSmall => EvidenceStrength::FewOrSmall,
                Strength::ClinicalExperience => EvidenceStrength::ClinicalExperience,
            },
            unknown: exercise.evidence.unknown.clone(),
            sources: exercise.evidence.sources.clone(),
        },
        steps: steps.iter().map(|step| step_view(exercise, step, relation)).collect(),
    }
}

fn step_view(exercise: &Exercise, step: &Step, relation: Relation) -> StepView {
    let words = step.words_for(relation).clone();
    let mut view = StepView {
        id: step.id.clone(),
        kind: StepKind::Arrive,
        prompt: words.prompt,
        body: words.body,
        help: words.help,
        gentler: words.gentler,
        examples: words.examples,
        options: words
            .options
            .into_iter()
            .map(|each| OptionView { id: each.id, label: each.label, own: each.own })
            .collect(),
        words: Vec::new(),
        item_label: String::new(),
        rows: label_views(&words.rows),
        columns: Vec::new(),
        fields: Vec::new(),
        starts: Vec::new(),
        at_most: None,
        reads: Vec::new(),
        sources: Vec::new(),
        only_if: if step.only_by_danger { Some(never(step)) } else { step.only_if.as_ref().map(branch_view) },
        not_if: step.not_if.as_ref().map(branch_view),
        follow_up: step.follow_up.clone(),
        minutes: step.minutes,
        coach: step.coach.map(Into::into),
        recall: step.recall.clone(),
        gathers: step.gathers.clone(),
        asks: step.ask.is_question(),
    };
    match &step.ask {
        Ask::Arrive => {}
        Ask::Information => view.kind = StepKind::Information,
        Ask::Settle => view.kind = StepKind::Settle,
        Ask::LongText => view.kind = StepKind::LongText,
        Ask::ShortText => view.kind = StepKind::ShortText,
        Ask::Choice => view.kind = StepKind::Choice,
        Ask::Choices(at_most) => {
            view.kind = StepKind::Choices;
            view.at_most = at_most.map(number);
        }
        Ask::Body => view.kind = StepKind::Body,
        Ask::Scale(values) => {
            view.kind = StepKind::Scale;
            view.words = values.iter().map(|(value, word)| ScaleWord { value: *value, word: word.clone() }).collect();
        }
        Ask::List(item) => {
            view.kind = StepKind::List;
            view.item_label.clone_from(item);
        }
        Ask::Cards { item, fields, starts } => {
            view.kind = StepKind::Cards;
            view.item_label.clone_from(item);
            view.fields = fields.iter().map(field_view).collect();
            view.starts.clone_from(starts);
        }
        Ask::Grid(columns) => {
            view.kind = StepKind::Grid;
            view.columns = label_views(columns);
        }
        Ask::Date => view.kind = StepKind::Date,
        Ask::Feelings => view.kind = StepKind::Feelings,
        Ask::Pick { from, at_most } => {
            view.kind = StepKind::Pick;
            view.at_most = at_most.map(number);
            view.sources = from.iter().map(|source| pick_source(exercise, source)).collect();
        }
        Ask::ReadAloud(of) => {
            view.kind = StepKind::ReadAloud;
            view.reads.clone_from(of);
        }
        Ask::Hold => view.kind = StepKind::Hold,
        Ask::Gate { kind, .. } => {
            view.kind = StepKind::Gate;
            view.options = gates::options(*kind);
        }
    }
    view
}

/// A condition that no answer fulfils.
fn never(step: &Step) -> BranchView {
    BranchView { step: step.id.clone(), any: Vec::new() }
}

fn branch_view(branch: &Branch) -> BranchView {
    BranchView { step: branch.step.clone(), any: branch.any.clone() }
}

fn label_views(labels: &[Label]) -> Vec<LabelView> {
    labels.iter().map(|each| LabelView { id: each.id.clone(), label: each.label.clone() }).collect()
}

fn field_view(field: &CardField) -> CardFieldView {
    let (kind, options) = match &field.kind {
        FieldKind::Short => (CardFieldKind::Short, Vec::new()),
        FieldKind::Long => (CardFieldKind::Long, Vec::new()),
        FieldKind::Choice(options) => (CardFieldKind::Choice, label_views(options)),
        FieldKind::Date => (CardFieldKind::Date, Vec::new()),
    };
    CardFieldView { id: field.id.clone(), label: field.label.clone(), kind, hint: field.hint.clone(), options }
}

fn pick_source(here: &Exercise, source: &Source) -> PickSource {
    let title = if source.exercise == here.id {
        here.discreet_title().to_owned()
    } else {
        content().exercise(&source.exercise).map(|exercise| exercise.discreet_title().to_owned()).unwrap_or_default()
    };
    PickSource { exercise: source.exercise.clone(), title, step: source.step.clone() }
}

/// The lines of an answer that can be picked up elsewhere.
pub(crate) fn lines_of(answer: &Answer, step: &Step, relation: Relation) -> Vec<String> {
    let options = &step.words_for(relation).options;
    let label = |id: &String| options.iter().find(|option| option.id == *id && !option.own).map(|o| o.label.clone());
    let mut lines: Vec<String> = match answer {
        Answer::Text(text) => vec![text.clone()],
        Answer::Choice { option, own } => label(option).into_iter().chain([own.clone()]).collect(),
        Answer::Choices { options, own } => options.iter().filter_map(label).chain([own.clone()]).collect(),
        Answer::List(items) => items.clone(),
        Answer::Cards(cards) => {
            let Ask::Cards { fields, starts, .. } = &step.ask else { return Vec::new() };
            let is_written = |value: &&String| !value.trim().is_empty();
            let named = |card: &BTreeMap<String, String>| {
                // A card that holds no more than the words it began with was not written by anybody.
                let only_begun = card.values().filter(is_written).all(|value| starts.contains(value));
                fields.iter().filter(|_| !only_begun).find_map(|field| card.get(&field.id).filter(is_written)).cloned()
            };
            cards.iter().filter_map(named).collect()
        }
        Answer::Picked(picked) => picked.iter().map(|each| each.text.clone()).collect(),
        Answer::Scale(_)
        | Answer::Date { .. }
        | Answer::Feelings { .. }
        | Answer::Grid(_)
        | Answer::Hold(_)
        | Answer::Skipped
        | Answer::Seen => Vec::new(),
    };
    lines.retain(|line| !line.trim().is_empty());
    lines
}

pub(crate) fn feelings_view(feelings: &Feelings) -> FeelingsView {
    let word = |word: &feeling::FeelingWord| FeelingWord {
        id: word.id.clone(),
        label: word.label.clone(),
        meaning: word.meaning.clone(),
        strength: match word.strength {
            None => 0,
            Some(feeling::Strength::Little) => 1,
            Some(feeling::Strength::Clear) => 2,
            Some(feeling::Strength::Strong) => 3,
        },
    };
    let family = |family: &feeling::FeelingFamily| FeelingFamily {
        id: family.id.clone(),
        label: family.label.clone(),
        words: family.words.iter().map(word).collect(),
    };
    FeelingsView {
        apart: feelings.apart.iter().map(word).collect(),
        families: feelings.families.iter().map(family).collect(),
    }
}

pub(crate) fn answered(run: &Run) -> Vec<AnsweredStep> {
    run.answers.iter().map(|(step, answer)| AnsweredStep { step: step.clone(), answer: answer_view(answer) }).collect()
}

fn answer_view(answer: &Answer) -> AnswerView {
    match answer.clone() {
        Answer::Text(text) => AnswerView::Text { text },
        Answer::Choice { option, own } => AnswerView::Choice { option, own },
        Answer::Choices { options, own } => AnswerView::Choices { options, own },
        Answer::Scale(value) => AnswerView::Scale { value },
        Answer::List(items) => AnswerView::List { items },
        Answer::Date { day, about } => {
            AnswerView::Date { date: day.map(|day| day.to_string()).unwrap_or_default(), about }
        }
        Answer::Feelings { words, own } => AnswerView::Feelings { words, own },
        Answer::Grid(rows) => AnswerView::Grid { rows },
        Answer::Cards(cards) => AnswerView::Cards { cards },
        Answer::Picked(picked) => {
            let line = |Picked { text, entry }| PickedLine { text, entry };
            AnswerView::Picked { picked: picked.into_iter().map(line).collect() }
        }
        Answer::Hold(until) => AnswerView::Hold { until: until.map(|day| day.to_string()) },
        Answer::Skipped => AnswerView::Skipped,
        Answer::Seen => AnswerView::Seen,
    }
}

pub(crate) fn answer_from(answer: AnswerView) -> Result<Answer, AppError> {
    Ok(match answer {
        AnswerView::Text { text } => Answer::Text(text),
        AnswerView::Choice { option, own } => Answer::Choice { option, own },
        AnswerView::Choices { options, own } => Answer::Choices { options, own },
        AnswerView::Scale { value } => Answer::Scale(value),
        AnswerView::List { items } => Answer::List(items),
        AnswerView::Date { date, about } => Answer::Date { day: day_from(Some(&date))?, about },
        AnswerView::Feelings { words, own } => Answer::Feelings { words, own },
        AnswerView::Grid { rows } => Answer::Grid(rows),
        AnswerView::Cards { cards } => Answer::Cards(cards),
        AnswerView::Picked { picked } => {
            let line = |PickedLine { text, entry }| Picked { text, entry };
            Answer::Picked(picked.into_iter().map(line).collect())
        }
        AnswerView::Hold { until } => Answer::Hold(day_from(until.as_deref())?),
        AnswerView::Skipped => Answer::Skipped,
        AnswerView::Seen => Answer::Seen,
    })
}

/// All words a person wrote in a run, one answer a line. For search and for reading outside.
pub(crate) fn written(run: &Run) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for answer in run.answers.values() {
        match answer {
            Answer::Text(text) => lines.push(text),
            Answer::Choice { own, .. } | Answer::Choices { own, .. } | Answer::Feelings { own, .. } => lines.push(own),
            Answer::List(items) => lines.extend(items.iter().map(String::as_str)),
            Answer::Date { about, .. } => lines.push(about),
            Answer::Cards(cards) => lines.extend(cards.iter().flatten().map(|(_, value)| value.as_str())),
            Answer::Picked(picked) => lines.extend(picked.iter().map(|each| each.text.as_str())),
            Answer::Scale(_) | Answer::Grid(_) | Answer::Hold(_) | Answer::Skipped | Answer::Seen => {}
        }
    }
    lines.retain(|line| !line.trim().is_empty());
    lines.join("\n")
}

/// What one reads of it in a list: its line, or the first step of a goal.
fn line_of(text: &AgreementText) -> String {
    let field = if text.form() == Form::Goal { Field::FirstStep } else { Field::Line };
    text.word(field).to_owned()
}

pub(crate) fn text_view(text: &AgreementText) -> TextView {
    TextView {
        form: text.form().into(),
        subject: text.subject().into(),
        parts: text
            .words()
            .map(|(field, words)| (field.into(), words.to_owned()))
            .chain(text.days().map(|(field, day)| (field.into(), day.to_string())))
            .collect(),
    }
}

/// The words as they come from the window. A part that the form does not ask for is left out.
pub(crate) fn text_from(edit: TextView) -> Result<AgreementText, AppError> {
    let empty = AgreementText::of(edit.form.into(), edit.subject.into());
    edit.parts.into_iter().try_fold(empty, |text, (field, part)| {
        let field: Field = field.into();
        Ok(match field.is_day() {
            true => text.on(field, day_from(Some(&part))?),
            false => text.with(field, part),
        })
    })
}

fn day_from(text: Option<&str>) -> Result<Option<Day>, AppError> {
    match text {
        None | Some("") => Ok(None),
        Some(text) => Day::parse(text).map(Some).ok_or(AppError::AnswerDoesNotFit),
    }
}

pub(crate) fn agreement_line(id: EntryId, agreement: &Agreement<Millis>, here: &Moment) -> AgreementLine {
    let shown = agreement.in_force().or(agreement.pending()).or(agreement.agreed()).or(agreement.versions.last());
    AgreementLine {
        agreement: id.to_hex(),
        title: shown.map(|version| version.text.title().to_owned()).unwrap_or_default(),
        form: shown.map(|version| version.text.form()).unwrap_or_default().into(),
        subject: shown.map(|version| version.text.subject()).unwrap_or_default().into(),
        line: shown.map(|version| line_of(&version.text)).unwrap_or_default(),
        state: state_of(agreement, here),
        in_force: agreement.in_force().map(|version| version.revision),
        pending: agreement.pending().map(|version| version.revision),
        pending_by: agreement.pending().map(|version| version.proposed_by.into()),
        signed: shown.map(|version| signatures(&version.signed, here)).unwrap_or_default(),
        review_on: agreement.look_on().map(|day| day.to_string()),
        ends_on: day_in_force(agreement, Field::EndsOn),
        lacks_an_end: agreement.in_force().is_some_and(|version| version.text.lacks_an_end()),
        first_step_on: day_in_force(agreement, Field::FirstStepOn),
        ended: ended(agreement).map(|by| signature(by, here)),
    }
}

/// How it stands on the day on which the room was opened.
fn state_of(agreement: &Agreement<Millis>, here: &Moment) -> AgreementState {
    match rests(agreement, here) {
        true => AgreementState::Resting,
        false => agreement_state(agreement.state()),
    }
}

fn rests(agreement: &Agreement<Millis>, here: &Moment) -> bool {
    agreement.rests(here.day(), |at| here.day_of(at))
}

fn day_in_force(agreement: &Agreement<Millis>, field: Field) -> Option<String> {
    Some(agreement.in_force()?.text.day(field)?.to_string())
}

/// Who let it go, or said no to the newest version.
fn ended(agreement: &Agreement<Millis>) -> Option<Signature<Millis>> {
    match agreement.state() {
        agreement::AgreementState::Retired => agreement.retired,
        agreement::AgreementState::Declined => agreement.versions.last()?.declined,
        _ => None,
    }
}

pub(crate) fn agreement_view(
    id: EntryId,
    agreement: &Agreement<Millis>,
    persons: Vec<PersonView>,
    here: &Moment,
) -> AgreementView {
    AgreementView {
        agreement: id.to_hex(),
        persons,
        state: state_of(agreement, here),
        in_force: agreement.in_force().map(|version| version.revision),
        pending: agreement.pending().map(|version| version.revision),
        versions: agreement.versions.iter().rev().map(|version| version_view(version, agreement, here)).collect(),
        retired: agreement.retired.map(|by| signature(by, here)),
        remarks: agreement.remarks.iter().rev().map(|said| remark_view(said, here)).collect(),
        look_on: agreement.look_on().map(|day| day.to_string()),
    }
}

fn remark_view(said: &Remarked<Millis>, here: &Moment) -> RemarkView {
    RemarkView {
        id: said.number.to_string(),
        person: said.person.into(),
        at: here.tell(said.at),
        revision: said.revision,
        remark: RemarkText {
            text: said.remark.text.clone(),
            again_on: said.remark.again_on.map(|day| day.to_string()),
        },
    }
}

/// As it comes from the window. A day must be one.
pub(crate) fn remark_from(RemarkText { text, again_on }: RemarkText) -> Result<Remark, AppError> {
    Ok(Remark { text, again_on: day_from(again_on.as_deref())? })
}

fn version_view(version: &Version<Millis>, agreement: &Agreement<Millis>, here: &Moment) -> VersionView {
    let before = version.against.and_then(|revision| agreement.versions.iter().find(|each| each.revision == revision));
    VersionView {
        revision: version.revision,
        text: text_view(&version.text),
        lacks_an_end: version.text.lacks_an_end(),
        proposed_by: version.proposed_by.into(),
        proposed_at: here.tell(version.proposed_at),
        state: match version.state {
            VersionState::Pending => VersionWord::Pending,
            VersionState::InForce if rests(agreement, here) => VersionWord::Resting,
            VersionState::InForce => VersionWord::InForce,
            VersionState::Replaced => VersionWord::Replaced,
            VersionState::Declined => VersionWord::Declined,
            VersionState::Withdrawn => VersionWord::Withdrawn,
            VersionState::Retired => VersionWord::Retired,
        },
        signed: signatures(&version.signed, here),
        declined: version.declined.into_iter().map(|by| signature(by, here)).collect(),
        against: version.against,
        changes: before.map(|before| changes(&before.text, &version.text)).unwrap_or_default(),
    }
}

/// Word by word, one row a field that differs. The pieces of a row, in order, make both texts.
fn changes(old: &AgreementText, new: &AgreementText) -> Vec<FieldChange> {
    let fields = Field::ALL.into_iter().filter(|field| old.field(*field) != new.field(*field));
    fields
        .map(|field| FieldChange { field: field.into(), pieces: pieces(&old.field(field), &new.field(field)) })
        .collect()
}

fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let diff = TextDiff::from_unicode_words(old, new);
    for change in diff.iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => PieceKind::Same,
            ChangeTag::Insert => PieceKind::Added,
            ChangeTag::Delete => PieceKind::Removed,
        };
        match pieces.last_mut() {
            Some(last) if last.kind == kind => last.text.push_str(change.value()),
            _ => pieces.push(Piece { kind, text: change.value().to_owned() }),
        }
    }
    pieces
}

fn signatures(signed: &[Signature<Millis>], here: &Moment) -> Vec<SignatureView> {
    signed.iter().map(|by| signature(*by, here)).collect()
}

fn signature(by: Signature<Millis>, here: &Moment) -> SignatureView {
    SignatureView { person: by.person.into(), at: here.tell(by.at) }
}

const fn agreement_state(state: agreement::AgreementState) -> AgreementState {
    match state {
        agreement::AgreementState::Proposed => AgreementState::Proposed,
        agreement::AgreementState::InForce => AgreementState::InForce,
        agreement::AgreementState::Declined => AgreementState::Declined,
        agreement::AgreementState::Withdrawn => AgreementState::Withdrawn,
        agreement::AgreementState::Retired => AgreementState::Retired,
    }
}

twins!(EndingActWord, EndingAct, [HelpSuicide, HelpFear, HelpForce, HelpChild, Between, KeepLight, Close]);
twins!(AgreementForm, Form, [Boundary, Recurrence, Ritual, Goal, Recommitment, Chapter]);
twins!(
    AgreementSubject,
    Subject,
    [Own, Devices, Situations, Contact, Money, Time, Substance, Openness, Telling, Amends, Connection]
);
twins!(
    AgreementField,
    Field,
    [
        Title,
        Line,
        Rhythm,
        Reason,
        Keeping,
        IfCrossed,
        Exceptions,
        OwnSigns,
        SeenSigns,
        FirstHour,
        FirstDay,
        WhoIsTold,
        Pauses,
        WhomToCall,
        FirstStep,
        Leaving,
        Taking,
        Pact,
        StopWord,
        StartsOn,
        FirstStepOn,
        ReviewOn,
        EndsOn,
    ]
);

const fn role(role: Role) -> RoleWord {
    match role {
        Role::Broke => RoleWord::Broke,
        Role::Hurt => RoleWord::Hurt,
        Role::Either => RoleWord::Either,
    }
}

const fn shelf(shelf: Shelf) -> ShelfWord {
    match shelf {
        Shelf::Begin => ShelfWord::Begin,
        Shelf::Steady => ShelfWord::Steady,
        Shelf::Impact => ShelfWord::Impact,
        Shelf::Account => ShelfWord::Account,
        Shelf::Feelings => ShelfWord::Feelings,
        Shelf::Needs => ShelfWord::Needs,
        Shelf::Roots => ShelfWord::Roots,
        Shelf::Meaning => ShelfWord::Meaning,
        Shelf::Ahead => ShelfWord::Ahead,
        Shelf::Help => ShelfWord::Help,
    }
}

pub(crate) const fn leaving_view(leaving: Leaving) -> LeavingWord {
    match leaving {
        Leaving::Steadier => LeavingWord::Steadier,
        Leaving::Same => LeavingWord::Same,
        Leaving::Stirred => LeavingWord::Stirred,
    }
}

pub(crate) const fn leaving_from(leaving: LeavingWord) -> Leaving {
    match leaving {
        LeavingWord::Steadier => Leaving::Steadier,
        LeavingWord::Same => Leaving::Same,
        LeavingWord::Stirred => Leaving::Stirred,
    }
}

const fn weight(weight: Weight) -> WeightWord {
    match weight {
        Weight::Light => WeightWord::Light,
        Weight::Heavy => WeightWord::Heavy,
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

twins!(
    PostKindWord,
    PostKind,
    [Copy, Disclosure, Request, Deed, Contrast, Statement, Jar, Date, Commitment, Activation, Now, Meaning]
);
twins!(
    PostPart,
    Part,
    [
        Sort, What, Why, Did, Next, Told, ToldOn, When, Often, Knowing, Harm, Helps, Asked, If, Then, Before, Size,
        Novelty, Pact, About, Agreement, FromOn, On, CheckOn, EndsOn,
    ]
);
twins!(
    PostReply,
    Reply,
    [
        Note,
        Yes,
        No,
        Different,
        Later,
        Done,
        LetGo,
        Noticed,
        Afterglow,
        Thanks,
        Kept,
        LateTold,
        MissedTold,
        MissedNotTold,
        NoLongerAgreed,
    ]
);

pub(crate) fn post_text_view(text: &PostText) -> PostTextView {
    PostTextView {
        kind: text.kind().into(),
        parts: text.parts().map(|(part, words)| (part.into(), words.to_owned())).collect(),
    }
}

/// The words as they come from the window. What the kind does not ask for or what does not fit is left
/// out.
pub(crate) fn post_text_from(edit: PostTextView) -> PostText {
    let empty = PostText::of(edit.kind.into());
    edit.parts.into_iter().fold(empty, |text, (part, words)| text.with(part.into(), words))
}

pub(crate) fn post_ask(kind: PostKind, part: Part) -> PostAsk {
    let (fill, options) = match part.fill(kind) {
        Fill::Words => (PostFill::Words, &[][..]),
        Fill::OneOf(options) => (PostFill::OneOf, options),
        Fill::Day => (PostFill::Day, &[][..]),
        Fill::Entry => (PostFill::Entry, &[][..]),
    };
    PostAsk {
        part: part.into(),
        fill,
        options: options.iter().map(|option| (*option).to_owned()).collect(),
        needed: kind.needed().contains(&part),
        needed_with: part
            .needed_with(kind)
            .map(|(part, option)| PostChoice { part: part.into(), option: option.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pieces_of_a_change_make_both_texts() {
        let (old, new) = ("We talk each evening before eleven.", "We talk each evening between eight and ten.");
        let pieces = pieces(old, new);
        let side = |left_out: PieceKind| -> String {
            pieces.iter().filter(|piece| piece.kind != left_out).map(|piece| piece.text.as_str()).collect()
        };
        assert_eq!(side(PieceKind::Added), old);
        assert_eq!(side(PieceKind::Removed), new);
        assert!(
            pieces.iter().any(|piece| piece.kind == PieceKind::Same && piece.text.starts_with("We talk each evening"))
        );
    }

    #[test]
    fn only_fields_that_differ_are_listed() {
        let old = AgreementText::default().with(Field::Title, "Same").with(Field::Line, "Old");
        let new = old.clone().with(Field::Line, "New").on(Field::ReviewOn, Day::parse("2026-01-02"));
        let fields: Vec<_> = changes(&old, &new).into_iter().map(|change| change.field).collect();
        assert_eq!(fields, [AgreementField::Line, AgreementField::ReviewOn]);
    }
}
