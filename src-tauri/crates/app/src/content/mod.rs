//! Exercises, feelings and help lines, read from the content files that are built in.

pub(crate) mod becoming;
pub(crate) mod coach;
pub(crate) mod help;
pub(crate) mod ideas;
mod layout;
pub mod templates;

use crate::views::HelpView;
use domain::exercise::{Ask, Danger, Exercise, Fault, FieldKind, Ground, Replaced, Source, Step, StepWords};
use domain::feeling::Feelings;
use domain::gate::{Ending, Gate, GateKind};
use std::collections::HashSet;
use std::sync::OnceLock;

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}

pub(crate) use embedded::WORDS;

const FEELINGS: &str = include_str!("../../../../content/en/feelings.toml");
const PATH: &str = include_str!("../../../../content/path.toml");
const HELP_LINES: &str = include_str!("../../../../content/help-lines.toml");
const GATES: &str = include_str!("../../../../content/en/gates.toml");
const KEPT: &str = include_str!("../../../../content/en/dangers.toml");
/// The files of the archive that are no wording.
const DANGERS: &str = "dangers";
const REPLACED: &str = "replaced";

/// Everything that is written for people to work with, in one language.
#[derive(Debug)]
pub struct Content {
    /// The exercises: those of the path in its order, then the others by id.
    pub exercises: Vec<Exercise>,
    /// How many of the exercises are on the path, in the order in which they follow each other.
    on_path: usize,
    /// Wordings that shipped and are offered no more: runs that began with them are read by them.
    archive: Vec<Exercise>,
    gates: Vec<Gate>,
    endings: Vec<Ending>,
    /// The feelings vocabulary.
    pub feelings: Feelings,
    /// Help lines by country.
    pub help: HelpView,
}

/// A content file is not as it has to be. The first text is the file.
#[derive(Debug, thiserror::Error)]
pub enum ContentFault {
    /// It does not read as this layout.
    #[error("{0} does not read: {1}")]
    Layout(String, #[source] Box<toml::de::Error>),
    /// An exercise breaks a rule.
    #[error("{0}: {1}")]
    Exercise(String, Fault),
    /// The file is not named after the exercise in it.
    #[error("{0} holds an exercise of another name")]
    Name(String),
    /// It names an exercise or step that does not exist.
    #[error("{0} names {1}, which does not exist")]
    Nowhere(String, String),
    /// A question about danger is no gate, or a gate is not whole.
    #[error("{0} asks about danger outside of a gate, or its gate is not whole: {1}")]
    Danger(String, String),
    /// A feeling or help line stands twice.
    #[error("{0} holds {1} twice")]
    Twice(String, String),
}

/// The texts that content is read from. Lists are pairs of file stem and text.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    /// The exercises that are offered.
    pub exercises: &'a [(&'a str, &'a str)],
    /// Wordings that shipped, as `ID@VERSION`; what they asked about danger, as `dangers`; and their lines that
    /// nobody comes to any more, as `replaced`.
    pub archive: &'a [(&'a str, &'a str)],
    /// The questions about danger and their endings.
    pub gates: &'a str,
    /// Words about danger, and where they may stand outside of gates.
    pub kept: &'a str,
    /// The order in which exercises follow each other.
    pub path: &'a str,
    /// The feelings vocabulary.
    pub feelings: &'a str,
    /// Help lines.
    pub help: &'a str,
}

const BUILT_IN: Files<'static> = Files {
    exercises: embedded::EXERCISES,
    archive: embedded::ARCHIVE,
    gates: GATES,
    kept: KEPT,
    path: PATH,
    feelings: FEELINGS,
    help: HELP_LINES,
};

/// The English content. It is checked by a test, so a build that passed its tests always has it.
///
/// # Panics
///
/// When a built-in file does not read; the test `the_built_in_content_has_no_fault` holds that none
/// is shipped so.
#[must_use]
pub fn content() -> &'static Content {
    static CONTENT: OnceLock<Content> = OnceLock::new();
    CONTENT.get_or_init(|| match Content::read(&BUILT_IN) {
        Ok(content) => content,
        Err(fault) => panic!("built-in content: {fault}"),
    })
}

impl Content {
    /// Reads content files.
    ///
    /// # Errors
    ///
    /// The first [`ContentFault`] found.
    pub fn read(files: &Files<'_>) -> Result<Self, ContentFault> {
        let (gates, endings) = read_gates(files.gates)?;
        let mut read = Vec::with_capacity(files.exercises.len());
        for (stem, text) in files.exercises {
            let exercise = read_exercise(stem, text, &gates, Wording::Offered)?;
            if let Some(fault) = exercise.faults().into_iter().next() {
                return Err(ContentFault::Exercise((*stem).to_owned(), fault));
            }
            read.push(exercise);
        }
        if let Some((id, named)) =
            read.iter().find_map(|exercise| Some((exercise.id.clone(), nowhere(exercise, &read)?)))
        {
            return Err(ContentFault::Nowhere(id, named));
        }
        asks_of_danger_only_by_gates(&read, files.kept)?;
        let path: layout::PathFile = parse("path", files.path)?;
        if let Some(id) = path.order.iter().find(|id| read.iter().all(|exercise| exercise.id != **id)) {
            return Err(ContentFault::Nowhere("path".to_owned(), id.clone()));
        }
        if let Some(id) = path.order.iter().enumerate().find(|(at, id)| path.order[..*at].contains(id)) {
            return Err(ContentFault::Twice("path".to_owned(), id.1.clone()));
        }
        let place = |exercise: &Exercise| path.order.iter().position(|id| *id == exercise.id).unwrap_or(usize::MAX);
        read.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.id.cmp(&b.id)));
        Ok(Self {
            exercises: read,
            on_path: path.order.len(),
            archive: read_archive(files.archive, &gates)?,
            gates,
            endings,
            feelings: read_feelings(files.feelings)?,
            help: help::read(files.help)?,
        })
    }

    /// The exercises in the order in which they follow each other.
    #[must_use]
    pub fn path(&self) -> Vec<&Exercise> {
        self.exercises.iter().take(self.on_path).collect()
    }

    /// The exercise with this id.
    #[must_use]
    pub fn exercise(&self, id: &str) -> Option<&Exercise> {
        self.exercises.iter().find(|exercise| exercise.id == id)
    }

    /// The wording with which a run began, or the one that is offered now where that is not known here.
    #[must_use]
    pub fn wording(&self, id: &str, version: u32) -> Option<&Exercise> {
        let is_it = |exercise: &&Exercise| exercise.id == id && exercise.version == version;
        self.archive.iter().find(is_it).or_else(|| self.exercise(id))
    }

    /// A question about danger.
    ///
    /// # Panics
    ///
    /// Never: reading refuses content that lacks one.
    #[must_use]
    pub fn gate(&self, kind: GateKind) -> &Gate {
        self.gates.iter().find(|gate| gate.kind == kind).expect("reading refuses content that lacks a gate")
    }

    /// What is read where a gate does not clear.
    ///
    /// # Panics
    ///
    /// Never for a name that a gate gives: reading refuses a gate that names none.
    #[must_use]
    pub fn ending(&self, id: &str) -> &Ending {
        self.endings.iter().find(|ending| ending.id == id).expect("reading refuses a gate whose ending is not there")
    }
}

/// Whether an exercise is offered, or only read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wording {
    Offered,
    Archived,
}

fn parse<T: serde::de::DeserializeOwned>(stem: &str, text: &str) -> Result<T, ContentFault> {
    toml::from_str(text).map_err(|error| ContentFault::Layout(stem.to_owned(), Box::new(error)))
}

fn read_exercise(stem: &str, text: &str, gates: &[Gate], wording: Wording) -> Result<Exercise, ContentFault> {
    let file: layout::ExerciseFile = parse(stem, text)?;
    if let Some(step) = file.fault_of_gates().filter(|_| wording == Wording::Offered) {
        return Err(ContentFault::Danger(stem.to_owned(), step));
    }
    let mut exercise = Exercise::from(file);
    let name = match wording {
        Wording::Offered => exercise.id.clone(),
        Wording::Archived => format!("{}@{}", exercise.id, exercise.version),
    };
    if name != stem {
        return Err(ContentFault::Name(stem.to_owned()));
    }
    for step in &mut exercise.steps {
        let Ask::Gate { kind, .. } = step.ask else { continue };
        let Some(gate) = gates.iter().find(|gate| gate.kind == kind) else { continue };
        let asks =
            |prompt: Option<&String>| prompt.map(|prompt| StepWords { prompt: prompt.clone(), ..StepWords::default() });
        step.words = asks(Some(&gate.prompt.partner)).unwrap_or_default();
        step.family = asks(gate.prompt.family.as_ref());
        step.friend = asks(gate.prompt.friend.as_ref());
    }
    Ok(exercise)
}

/// All gates, each with the endings that it names.
fn read_gates(text: &str) -> Result<(Vec<Gate>, Vec<Ending>), ContentFault> {
    let file: layout::GatesFile = parse("gates", text)?;
    let gates: Vec<Gate> = file.gate.into_iter().map(Gate::from).collect();
    let endings: Vec<Ending> = file.ending.into_iter().map(Ending::from).collect();
    let broken = |id: &str| ContentFault::Danger("gates".to_owned(), id.to_owned());
    for kind in GateKind::ALL {
        let gate = gates.iter().find(|gate| gate.kind == kind).ok_or_else(|| broken(kind.id()))?;
        let offers = |id: &String| gate.options.iter().any(|option| option.id == *id);
        let mut named = gate.options.iter().filter_map(|option| option.ending.as_ref()).chain([&gate.otherwise]);
        let all_there = named.all(|name| endings.iter().any(|ending| ending.id == *name));
        if gate.clears.is_empty() || !gate.clears.iter().all(offers) || !all_there {
            return Err(broken(kind.id()));
        }
    }
    Ok((gates, endings))
}

/// The wordings that shipped, as they are read today.
fn read_archive(files: &[(&str, &str)], gates: &[Gate]) -> Result<Vec<Exercise>, ContentFault> {
    let mut dangers: Vec<(String, u32, Danger)> = Vec::new();
    let mut replaced: Vec<(String, u32, Replaced)> = Vec::new();
    let mut wordings = Vec::with_capacity(files.len());
    for (stem, text) in files {
        match *stem {
            DANGERS => {
                let file: layout::DangersFile = parse(stem, text)?;
                dangers.extend(file.danger.into_iter().map(|each| (each.exercise.clone(), each.version, each.into())));
            }
            REPLACED => replaced.extend(read_replaced(text)?),
            _ => wordings.push((*stem, read_exercise(stem, text, gates, Wording::Archived)?)),
        }
    }
    let mut read = Vec::with_capacity(wordings.len());
    for (stem, exercise) in wordings {
        let told: Vec<Danger> = of(&exercise, &dangers);
        if let Some(danger) = told.iter().find(|danger| exercise.step(&danger.step).is_none()) {
            return Err(ContentFault::Nowhere(stem.to_owned(), danger.step.clone()));
        }
        let mut exercise = exercise.without_dangers(told);
        exercise.replaced = of(&exercise, &replaced);
        let stands = |each: &&Replaced| exercise.step(&each.step).is_some_and(|step| each.stands_in(step));
        if let Some(gone) = exercise.replaced.iter().find(|each| !stands(each)) {
            return Err(ContentFault::Nowhere(stem.to_owned(), format!("{}: {}", gone.step, gone.old)));
        }
        read.push(exercise);
    }
    match unknown(&dangers, &read).map(|id| (DANGERS, id)).or_else(|| Some((REPLACED, unknown(&replaced, &read)?))) {
        Some((file, id)) => Err(ContentFault::Nowhere(file.to_owned(), id)),
        None => Ok(read),
    }
}

/// Of each line that is replaced its exercise and version. One without a reason is refused.
fn read_replaced(text: &str) -> Result<Vec<(String, u32, Replaced)>, ContentFault> {
    let file: layout::ReplacedFile = parse(REPLACED, text)?;
    if let Some(bare) = file.replaced.iter().find(|each| each.because.is_empty()) {
        return Err(ContentFault::Nowhere(REPLACED.to_owned(), bare.exercise.clone()));
    }
    Ok(file.replaced.into_iter().map(|each| (each.exercise.clone(), each.version, each.into())).collect())
}

/// What is told of this wording.
fn of<T: Clone>(exercise: &Exercise, told: &[(String, u32, T)]) -> Vec<T> {
    let is_of = |(id, version, _): &&(String, u32, T)| *id == exercise.id && *version == exercise.version;
    told.iter().filter(is_of).map(|(.., each)| each.clone()).collect()
}

/// The first wording of which something is told and that is not in the archive.
fn unknown<T>(told: &[(String, u32, T)], archive: &[Exercise]) -> Option<String> {
    let is_there = |id: &str, version: u32| archive.iter().any(|each| each.id == id && each.version == version);
    told.iter().find(|(id, version, _)| !is_there(id, *version)).map(|(id, ..)| id.clone())
}

/// Refuses a question about danger that is not a gate: its answer would be kept.
fn asks_of_danger_only_by_gates(exercises: &[Exercise], kept: &str) -> Result<(), ContentFault> {
    let file: layout::KeptFile = parse("dangers", kept)?;
    for kept in &file.kept {
        let (exercise, step) = kept.step.split_once('/').unwrap_or((&kept.step, ""));
        let there = exercises.iter().find(|each| each.id == exercise).is_none_or(|each| each.step(step).is_some());
        if !there || kept.because.is_empty() {
            return Err(ContentFault::Nowhere("dangers".to_owned(), kept.step.clone()));
        }
    }
    for exercise in exercises {
        for step in &exercise.steps {
            let place = format!("{}/{}", exercise.id, step.id);
            let may = file.kept.iter().any(|kept| kept.step == place);
            let mut said = answers_offered(step).into_iter().chain(asked_in_closed_form(step));
            if let Some(word) = said.find_map(|text| danger_in(text, &file.words))
                && !may
            {
                return Err(ContentFault::Danger(exercise.id.clone(), format!("{} says “{word}”", step.id)));
            }
        }
    }
    Ok(())
}

/// The first of these words that stands in a text, at the beginning of a word.
fn danger_in(text: &str, words: &[String]) -> Option<String> {
    let text = format!(" {}", text.to_lowercase().replace(|sign: char| !sign.is_alphanumeric(), " "));
    words.iter().find(|word| text.contains(&format!(" {word}"))).cloned()
}

/// Everything that a step offers to be chosen, in every relation.
fn answers_offered(step: &Step) -> Vec<&str> {
    let all = [Some(&step.words), step.family.as_ref(), step.friend.as_ref()];
    let of_words = all.into_iter().flatten().flat_map(|words| {
        let options = words.options.iter().map(|option| option.label.as_str());
        options.chain(words.rows.iter().map(|row| row.label.as_str()))
    });
    let fields = match &step.ask {
        Ask::Cards { fields, .. } => fields.as_slice(),
        _ => &[],
    };
    let of_fields = fields.iter().flat_map(|field| match &field.kind {
        FieldKind::Choice(options) => options.as_slice(),
        _ => &[],
    });
    of_words.chain(of_fields.map(|option| option.label.as_str())).collect()
}

/// The question in every relation, where it is answered by one of a few: "Yes" says what the question says. What is
/// answered in own words is a person's own.
fn asked_in_closed_form(step: &Step) -> Vec<&str> {
    if !matches!(step.ask, Ask::Choice | Ask::Choices(_) | Ask::Scale(_) | Ask::Grid(_) | Ask::Body) {
        return Vec::new();
    }
    let all = [Some(&step.words), step.family.as_ref(), step.friend.as_ref()];
    all.into_iter().flatten().map(|words| words.prompt.as_str()).collect()
}

/// The exercise, step or option that something to wait for names and that is not there.
fn nowhere_of<'a>(ground: &Ground, find: &impl Fn(&str) -> Option<&'a Exercise>) -> Option<String> {
    let step = |source: &Source| find(&source.exercise).and_then(|found| found.step(&source.step));
    match ground {
        Ground::Finished(id) | Ground::SharedByOther(id) => find(id).is_none().then(|| id.clone()),
        Ground::Written(source) => {
            let takes_words = |step: &Step| matches!(step.ask, Ask::ShortText | Ask::LongText);
            (!step(source).is_some_and(takes_words)).then(|| format!("{}/{}", source.exercise, source.step))
        }
        Ground::Chosen(source, any) => {
            let offers = |step: &Step| any.iter().all(|id| step.words.options.iter().any(|option| option.id == *id));
            (!step(source).is_some_and(offers)).then(|| format!("{}/{}", source.exercise, source.step))
        }
    }
}

/// The first exercise or step that an exercise names and that is not there.
fn nowhere(exercise: &Exercise, all: &[Exercise]) -> Option<String> {
    let find = |id: &str| all.iter().find(|each| each.id == id);
    let first = exercise.opens_after.iter();
    let first = first.flat_map(|first| &first.enough).find_map(|ground| nowhere_of(ground, &find));
    let sources = exercise.steps.iter().flat_map(|step| match &step.ask {
        Ask::Pick { from, .. } => from.as_slice(),
        _ => &[],
    });
    let mut sources =
        sources.filter(|source| find(&source.exercise).is_none_or(|found| found.step(&source.step).is_none()));
    first.or_else(|| sources.next().map(|source| format!("{}/{}", source.exercise, source.step)))
}

fn read_feelings(text: &str) -> Result<Feelings, ContentFault> {
    let file: layout::FeelingsFile = parse("feelings", text)?;
    let feelings = Feelings::from(file);
    let mut seen = HashSet::new();
    let twice = feelings.words().find(|word| !seen.insert(word.id.as_str())).map(|word| word.id.clone());
    match twice {
        Some(id) => Err(ContentFault::Twice("feelings".to_owned(), id)),
        None => Ok(feelings),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_content_has_no_fault() {
        let content = content();
        assert!(content.exercise("responsibility-account").is_some());
        assert!(content.exercise("impact-inventory").is_some());
        assert!(content.feelings.words().count() >= 100);
        assert!(
            content.help.countries.iter().all(|country| country.lines.iter().all(|line| !line.checked_on.is_empty()))
        );
    }

    #[test]
    fn a_file_with_an_unknown_key_a_wrong_name_or_a_broken_rule_is_refused() {
        let (stem, text) =
            embedded::EXERCISES.iter().find(|(stem, _)| *stem == "impact-inventory").copied().expect("it is built in");
        let read = |stem: &str, text: &str| {
            Content::read(&Files { exercises: &[(stem, text)], path: "order = []", ..BUILT_IN })
        };
        assert!(read(stem, text).is_ok());
        assert!(matches!(read("other", text), Err(ContentFault::Name(_))));
        assert!(matches!(read(stem, &format!("surprise = 1\n{text}")), Err(ContentFault::Layout(..))));
        let endless = text.replacen("minutes = ", "minutes = 0 #", 1);
        assert!(matches!(read(stem, &endless), Err(ContentFault::Exercise(_, Fault::NoLength))));
    }

    #[test]
    fn a_question_about_danger_that_is_no_gate_is_refused() {
        let text = embedded::EXERCISES.iter().find(|(stem, _)| *stem == "say-it").expect("it is built in").1;
        let read =
            |text: &str| Content::read(&Files { exercises: &[("say-it", text)], path: "order = []", ..BUILT_IN });
        assert!(read(text).is_ok());
        let ordinary = "kind = \"choice\"\nprompt = \"Are you safe?\"\noptions = [\
            { id = \"no\", label = \"I am afraid of them\" }, { id = \"something-else\", label = \"Else\" }, \
            { id = \"dont-know-yet\", label = \"Unsure\" }, { id = \"not-today\", label = \"Later\" }]";
        let gate = "kind = \"gate\"\ngate = \"fear\"";
        assert!(text.contains(gate), "the sample has a gate");
        assert!(matches!(read(&text.replacen(gate, ordinary, 1)), Err(ContentFault::Danger(..))));
        let asked = ordinary.replacen("I am afraid of them", "No", 1);
        assert!(matches!(read(&text.replacen(gate, &asked, 1)), Err(ContentFault::Danger(..))), "by the question");
        let harmless = asked.replacen("Are you safe?", "Are you tired?", 1);
        assert!(read(&text.replacen(gate, &harmless, 1)).is_ok(), "nothing else is wrong with it");
        let kept = text.replacen("kind = \"feelings\"", "kind = \"feelings\"\nforget = true", 1);
        assert!(kept != text && matches!(read(&kept), Err(ContentFault::Danger(..))));
        let nameless = text.replacen(gate, "kind = \"gate\"", 1);
        assert!(matches!(read(&nameless), Err(ContentFault::Danger(..))));
        let worded = text.replacen(gate, &format!("{gate}\nprompt = \"Afraid?\""), 1);
        assert!(matches!(read(&worded), Err(ContentFault::Danger(..))));
    }

    #[test]
    fn a_gate_that_leads_nowhere_or_is_missing_is_refused() {
        let read = |gates: &str| Content::read(&Files { gates, ..BUILT_IN });
        assert!(read(GATES).is_ok());
        for broken in [
            GATES.replacen("otherwise = \"fear-unsure\"", "otherwise = \"moon\"", 1),
            GATES.replacen("ending = \"might-act\"", "ending = \"moon\"", 1),
            GATES.replacen("clears = [\"no\"]", "clears = [\"moon\"]", 1),
            GATES.replacen("clears = [\"no\"]", "clears = []", 1),
        ] {
            assert!(matches!(read(&broken), Err(ContentFault::Danger(..))));
        }
    }

    #[test]
    fn a_replaced_line_stands_in_what_shipped_and_is_never_what_an_answer_is_read_by() {
        let (stem, wording) =
            embedded::ARCHIVE.iter().find(|(stem, _)| *stem == "inventory@1").copied().expect("it shipped");
        let old = "It stays in your private room. A day without it is nothing. \
            If you tend to be hard on yourself, go straight to what went well.";
        let table = |exercise: &str, version: u32, step: &str, part: &str, old: &str, because: &str| {
            format!(
                "[[replaced]]\nexercise = \"{exercise}\"\nversion = {version}\nstep = \"{step}\"\n\
                 part = \"{part}\"\nold = \"{old}\"\nnew = []\nbecause = \"{because}\"\n"
            )
        };
        let read = |table: &str| Content::read(&Files { archive: &[(stem, wording), (REPLACED, table)], ..BUILT_IN });
        assert!(read(&table("inventory", 1, "arrive", "body", old, "It hurts.")).is_ok());
        for broken in [
            table("moon", 1, "arrive", "body", old, "It hurts."),
            table("inventory", 2, "arrive", "body", old, "It hurts."),
            table("inventory", 1, "moon", "body", old, "It hurts."),
            table("inventory", 1, "arrive", "body", "A day without it is nothing.", "It hurts."),
            table("inventory", 1, "arrive", "help", old, "It hurts."),
            table("inventory", 1, "arrive", "body", old, ""),
        ] {
            assert!(matches!(read(&broken), Err(ContentFault::Nowhere(..))), "{broken}");
        }
        let question = table("inventory", 1, "arrive", "prompt", "Two minutes, looking at my day", "It hurts.");
        assert!(matches!(read(&question), Err(ContentFault::Layout(..))));
    }

    #[test]
    fn what_leads_nowhere_is_refused() {
        let text = |stem: &str| {
            *embedded::EXERCISES.iter().find(|(name, _)| *name == stem).map(|(_, text)| text).expect("it is built in")
        };
        let gated =
            format!("opens_after = [{{ exercise = \"moon\", because = \"It waits.\" }}]\n{}", text("impact-inventory"));
        let read = |text: &str, path: &str| {
            Content::read(&Files { exercises: &[("impact-inventory", text)], path, ..BUILT_IN })
        };
        assert!(matches!(read(&gated, "order = []"), Err(ContentFault::Nowhere(..))));
        for own in ["answered = { step = \"moon\" }", "answered = { step = \"sleep\" }", "or_finished = [\"moon\"]"]
            .into_iter()
            .chain([
                "or_shared_by_other = [\"moon\"]",
                "or_answered = { step = \"impact-inventory/lighter\", any = [\"moon\"] }",
            ])
        {
            let first = format!("exercise = \"impact-inventory\", because = \"It waits.\", {own}");
            let gated = format!("opens_after = [{{ {first} }}]\n{}", text("impact-inventory"));
            assert!(matches!(read(&gated, "order = []"), Err(ContentFault::Nowhere(..))), "{own}");
        }
        let plain = text("impact-inventory");
        assert!(matches!(read(plain, "order = [\"moon\"]"), Err(ContentFault::Nowhere(..))));
        let twice = "order = [\"impact-inventory\", \"impact-inventory\"]";
        assert!(matches!(read(plain, twice), Err(ContentFault::Twice(..))));
        assert!(read(plain, "order = [\"impact-inventory\"]").is_ok());
    }

    #[test]
    fn a_feeling_that_stands_twice_is_refused() {
        let twice = format!("{FEELINGS}\n[[apart]]\nid = \"dont-know-yet\"\nlabel = \"Again\"\nmeaning = \"Again.\"\n");
        assert!(matches!(read_feelings(&twice), Err(ContentFault::Twice(..))));
    }
}
