//! An exercise: a guided piece of reflection, one question a screen.

use crate::answer::Answer;
use crate::coach::Message;
use crate::gate::GateKind;
use crate::person::{Relation, Role};
use std::collections::{BTreeMap, HashSet};

/// The capability whose exercises never leave the private room.
const WEIGHS_STAYING_OR_LEAVING: &str = "C21";

/// How much an exercise asks of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Can be done on an ordinary evening.
    Light,
    /// Touches what hurts; carries notes of care.
    Heavy,
}

/// Where an exercise stands in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shelf {
    /// Where to begin.
    Begin,
    /// A hard day, and how to get through it.
    Steady,
    /// What it did to me.
    Impact,
    /// What I did, and making it good.
    Account,
    /// Feelings, and saying them.
    Feelings,
    /// Needs, requests and small concerns.
    Needs,
    /// Where I come from.
    Roots,
    /// How it came about, and where it leaves me.
    Meaning,
    /// What lies ahead.
    Ahead,
    /// Finding somebody who helps.
    Help,
}

/// The stages of repair. They suggest an order and lock nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Getting through the days, and taking in what happened.
    Steady,
    /// Understanding it.
    Understand,
    /// Building anew.
    Rebuild,
}

/// How often an exercise is worth coming back to. Nothing is ever late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// Once is enough.
    Once,
    /// On any day.
    Daily,
    /// After some days.
    Weekly,
    /// After some weeks.
    Monthly,
    /// After a long while.
    Yearly,
    /// When it is needed, and never by itself.
    AsNeeded,
}

impl Again {
    /// After how many days it may be offered anew. `None`: never by itself.
    #[must_use]
    pub const fn days(self) -> Option<u32> {
        match self {
            Self::Once | Self::AsNeeded => None,
            Self::Daily => Some(1),
            Self::Weekly => Some(7),
            Self::Monthly => Some(28),
            Self::Yearly => Some(330),
        }
    }
}

/// Another exercise that comes first, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prerequisite {
    /// The exercise that comes first.
    pub exercise: String,
    /// One line for the person.
    pub because: String,
    /// The side of which it is asked.
    pub role: Role,
    /// What shows that it was done. Any one of these is enough.
    pub enough: Vec<Ground>,
}

/// Something in the own room, or in the log of the shared one, that another exercise can wait for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// An own run through this exercise, finished.
    Finished(String),
    /// Own words at this step.
    Written(Source),
    /// One of these options, chosen at this step.
    Chosen(Source, Vec<String>),
    /// A copy of something that was written in this exercise, shared by the other person.
    SharedByOther(String),
}

/// How well something is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// Several trials.
    SeveralTrials,
    /// Few or small studies.
    FewOrSmall,
    /// Clinical experience.
    ClinicalExperience,
}

/// What an exercise rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The practice, model or study it comes from.
    pub from: String,
    /// How well that is known.
    pub strength: Strength,
    /// What is not known.
    pub unknown: String,
    /// Where it can be read.
    pub sources: Vec<String>,
}

/// An exercise as its content file defines it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exercise {
    /// Never changes: stored entries name it.
    pub id: String,
    /// Rises when steps are added or taken away.
    pub version: u32,
    /// Which capability it serves, such as `C08`.
    pub capability: String,
    /// What is written in it never leaves the private room, not even by its writer's own act.
    pub never_shared: bool,
    /// Its name.
    pub title: String,
    /// One line on it.
    pub summary: String,
    /// What it is called wherever somebody else could read along, where its own name would tell.
    pub list_title: Option<String>,
    /// One line on it for lists, where its own would tell.
    pub list_summary: Option<String>,
    /// About how long it takes.
    pub minutes: u32,
    /// Whom it is written for.
    pub role: Role,
    /// How much it asks.
    pub weight: Weight,
    /// Where it stands in the list.
    pub shelf: Shelf,
    /// The stage it belongs to.
    pub stage: Stage,
    /// How often it is worth coming back to.
    pub again: Again,
    /// When not to do it.
    pub care: Vec<String>,
    /// What has to be finished first.
    pub opens_after: Vec<Prerequisite>,
    /// What it rests on.
    pub evidence: Evidence,
    /// Its steps, in order.
    pub steps: Vec<Step>,
    /// What an earlier wording asked about danger and kept. Empty in every wording that is offered.
    pub dangers: Vec<Danger>,
    /// Lines of an earlier wording that nobody comes to any more. Empty in every wording that is offered.
    pub replaced: Vec<Replaced>,
}

/// Which words of a step. None of them is what an answer is read by: the question, and what could be chosen,
/// stay as they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// One of the paragraphs of a step that asks nothing.
    Body,
    /// The line under the question.
    Help,
    /// The smaller way in.
    Gentler,
    /// One of the ways to begin.
    Examples,
}

/// A line of an earlier wording, and what stands in its place on a page that is still to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// The step.
    pub step: String,
    /// Where in it.
    pub part: Part,
    /// The whole line, as it shipped.
    pub old: String,
    /// What stands there now. Nothing: the line is left out.
    pub new: Vec<String>,
}

impl Replaced {
    /// Whether the old line stands in this step, in any relation.
    #[must_use]
    pub fn stands_in(&self, step: &Step) -> bool {
        let holds = |words: &StepWords| match self.part {
            Part::Body => words.body.contains(&self.old),
            Part::Examples => words.examples.contains(&self.old),
            Part::Help => words.help == self.old,
            Part::Gentler => words.gentler == self.old,
        };
        step.all_words().any(holds)
    }

    fn put_into(&self, words: &mut StepWords) {
        let line = |line: &mut String| {
            if *line == self.old {
                *line = self.new.concat();
            }
        };
        let among = |lines: &mut Vec<String>| {
            if let Some(at) = lines.iter().position(|line| *line == self.old) {
                lines.splice(at..=at, self.new.iter().cloned());
            }
        };
        match self.part {
            Part::Body => among(&mut words.body),
            Part::Examples => among(&mut words.examples),
            Part::Help => line(&mut words.help),
            Part::Gentler => line(&mut words.gentler),
        }
    }
}

/// Something that an earlier wording asked about danger and kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Danger {
    /// The step.
    pub step: String,
    /// The answers that told of danger: options, rows of a grid, or what a field of a card holds. `None`: the
    /// whole question was one about danger.
    pub options: Option<Vec<String>>,
}

impl Danger {
    /// Whether the whole question was one about danger.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.options.is_none()
    }

    /// What is left of an answer without what told of danger. `None` where nothing is.
    #[must_use]
    pub fn rest_of(&self, answer: Answer) -> Option<Answer> {
        let told = self.options.as_ref()?;
        let rest = match answer {
            Answer::Choice { option, .. } if told.contains(&option) => return None,
            Answer::Choices { options, own } => {
                Answer::Choices { options: options.into_iter().filter(|each| !told.contains(each)).collect(), own }
            }
            Answer::Grid(rows) => Answer::Grid(rows.into_iter().filter(|(row, _)| !told.contains(row)).collect()),
            Answer::Cards(cards) => {
                let clear = |mut card: BTreeMap<String, String>| {
                    card.retain(|_, value| !told.contains(value));
                    card
                };
                Answer::Cards(cards.into_iter().map(clear).collect())
            }
            other => other,
        };
        (!rest.is_empty()).then_some(rest)
    }
}

/// One step of an exercise: one screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Never changes: stored answers name it.
    pub id: String,
    /// What it asks for.
    pub ask: Ask,
    /// Its words, for a partner.
    pub words: StepWords,
    /// Other words where the other person is family.
    pub family: Option<StepWords>,
    /// Other words where the other person is a friend.
    pub friend: Option<StepWords>,
    /// An earlier step whose answer may be shown back here.
    pub recall: Option<String>,
    /// Earlier steps of writing whose words can be put together here, as a text to go on with.
    pub gathers: Vec<String>,
    /// The step comes only after one of these answers.
    pub only_if: Option<Branch>,
    /// The step does not come after one of these answers.
    pub not_if: Option<Branch>,
    /// The step came only after an answer about danger, in a wording that kept such answers.
    pub only_by_danger: bool,
    /// Its answer stays in the own room: the page says that nobody sees it.
    pub stays: bool,
    /// A softer second question for an answer that is short or waves it off; may be empty.
    pub follow_up: String,
    /// After how many minutes of writing a quiet line says so.
    pub minutes: Option<u32>,
    /// What the wording is looked at for, when a person asks.
    pub coach: Option<Message>,
}

/// An earlier step was answered with one of these options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// The earlier step, of kind choice, choices or body.
    pub step: String,
    /// The options.
    pub any: Vec<String>,
}

/// The words of one step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StepWords {
    /// The question, or the heading of a step that asks nothing.
    pub prompt: String,
    /// Paragraphs of a step that asks nothing.
    pub body: Vec<String>,
    /// One line under the question.
    pub help: String,
    /// A second, smaller way in.
    pub gentler: String,
    /// Ways to begin, shown only when asked for.
    pub examples: Vec<String>,
    /// What can be chosen.
    pub options: Vec<Choice>,
    /// The rows of a grid.
    pub rows: Vec<Label>,
}

/// A row or column of a grid, or an option of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Never changes.
    pub id: String,
    /// As it is shown.
    pub label: String,
}

/// One thing that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Never changes.
    pub id: String,
    /// As it is shown.
    pub label: String,
    /// Whether choosing it opens a field for own words.
    pub own: bool,
}

/// A field of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardField {
    /// Never changes.
    pub id: String,
    /// As it is shown.
    pub label: String,
    /// What it takes.
    pub kind: FieldKind,
    /// One line under the label; may be empty.
    pub hint: String,
}

/// What a field of a card takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// A few words.
    Short,
    /// As much text as a person wants.
    Long,
    /// One of several.
    Choice(Vec<Label>),
    /// A day.
    Date,
}

/// Where a person wrote something that can be picked up again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The exercise.
    pub exercise: String,
    /// Its step.
    pub step: String,
}

/// What a step asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// The first step: what this is, how long, who can see it.
    Arrive,
    /// Something to read.
    Information,
    /// A breath, or the way out.
    Settle,
    /// As much text as a person wants.
    LongText,
    /// A line or two.
    ShortText,
    /// One of several.
    Choice,
    /// Any of several, or at most so many.
    Choices(Option<usize>),
    /// Places in the body: any of several, drawn as an outline too.
    Body,
    /// 0 to 10, with words at some of the values.
    Scale(Vec<(u8, String)>),
    /// Items, one a line. The text names one item.
    List(String),
    /// Small cards with the same fields.
    Cards {
        /// What one card is.
        item: String,
        /// The fields of each, 1 to 6.
        fields: Vec<CardField>,
        /// Cards that are there from the start: the text of their first field.
        starts: Vec<String>,
    },
    /// One of these columns for each row.
    Grid(Vec<Label>),
    /// A day, or words for about when.
    Date,
    /// Words from the feelings vocabulary.
    Feelings,
    /// Items that were written elsewhere, to choose from, and a line of one's own.
    Pick {
        /// Where they were written.
        from: Vec<Source>,
        /// At most so many.
        at_most: Option<usize>,
    },
    /// Earlier answers of this run, large, to be read aloud.
    ReadAloud(Vec<String>),
    /// Whether to keep it until another day before it goes anywhere.
    Hold,
    /// A question about danger, whose answer is never kept.
    Gate {
        /// Which one.
        kind: GateKind,
        /// Whether it is asked here though it was cleared before: what came before it can bring on what it asks.
        again: bool,
    },
}

impl Ask {
    /// Whether the step puts a question whose answer is kept.
    #[must_use]
    pub const fn is_question(&self) -> bool {
        !matches!(self, Self::Arrive | Self::Information | Self::Settle | Self::ReadAloud(_) | Self::Gate { .. })
    }
}

impl Step {
    /// The words for this relation.
    #[must_use]
    pub fn words_for(&self, relation: Relation) -> &StepWords {
        let other = match relation {
            Relation::Partner => None,
            Relation::Family => self.family.as_ref(),
            Relation::Friend => self.friend.as_ref(),
        };
        other.unwrap_or(&self.words)
    }

    /// Its words for every relation that has words of its own.
    pub fn all_words(&self) -> impl Iterator<Item = &StepWords> {
        [Some(&self.words), self.family.as_ref(), self.friend.as_ref()].into_iter().flatten()
    }
}

impl Exercise {
    /// What it is called where somebody else could read along: in lists, on Today, in the frame and in print.
    #[must_use]
    pub fn discreet_title(&self) -> &str {
        self.list_title.as_deref().unwrap_or(&self.title)
    }

    /// One line on it for the same places.
    #[must_use]
    pub fn discreet_summary(&self) -> &str {
        self.list_summary.as_deref().unwrap_or(&self.summary)
    }

    /// Whether it prepares words for the other: a letter, an apology, a request, something to tell.
    #[must_use]
    pub fn leads_to_the_other(&self) -> bool {
        self.steps.iter().any(|step| step.ask == Ask::Hold || step.coach.is_some())
    }

    /// The gates among its steps, in order: the step, which gate, and whether it is asked again.
    pub fn gates(&self) -> impl Iterator<Item = (&Step, GateKind, bool)> {
        self.steps.iter().filter_map(|step| match step.ask {
            Ask::Gate { kind, again } => Some((step, kind, again)),
            _ => None,
        })
    }

    /// The step with this id.
    #[must_use]
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// How many questions it puts at most, whatever is answered on the way.
    #[must_use]
    pub fn questions(&self) -> usize {
        let asked = |chosen: &dyn Fn(&Branch) -> bool| {
            let comes = |step: &&Step| step.ask.is_question() && step.only_if.as_ref().is_none_or(chosen);
            self.steps.iter().filter(comes).count()
        };
        let branches = self.steps.iter().filter_map(|step| step.only_if.as_ref());
        let ways = branches.flat_map(|branch| branch.any.iter().map(move |option| (&branch.step, option)));
        ways.map(|(step, option)| asked(&|branch| branch.step == *step && branch.any.contains(option)))
            .max()
            .unwrap_or_else(|| asked(&|_| false))
    }

    /// What the exercise still waits for, for a person on this side, by what stands. `None`: no side was named, or
    /// each in different things, and what is asked of either side is asked.
    pub fn waits_for<'a>(
        &'a self,
        side: Option<Role>,
        stands: impl Fn(&Ground) -> bool + 'a,
    ) -> impl Iterator<Item = &'a Prerequisite> {
        let is_asked = move |first: &Prerequisite| {
            first.role == Role::Either || side.is_none_or(|side| side == first.role || side == Role::Either)
        };
        self.opens_after.iter().filter(move |first| is_asked(first) && !first.enough.iter().any(&stands))
    }

    /// What is wrong with the exercise as written; empty when nothing is.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.title.trim().is_empty() || self.summary.trim().is_empty() {
            faults.push(Fault::NoName);
        }
        if self.minutes == 0 {
            faults.push(Fault::NoLength);
        }
        if self.evidence.sources.is_empty() || self.evidence.from.is_empty() || self.evidence.unknown.is_empty() {
            faults.push(Fault::NoSource);
        }
        if self.weight == Weight::Heavy && self.care.is_empty() {
            faults.push(Fault::NoCare);
        }
        if self.capability == WEIGHS_STAYING_OR_LEAVING && !self.never_shared {
            faults.push(Fault::CanBeShared);
        }
        if !matches!(self.steps.first(), Some(step) if step.ask == Ask::Arrive) {
            faults.push(Fault::NoArrival);
        }
        if !matches!(self.steps.last(), Some(step) if step.ask == Ask::Settle) {
            faults.push(Fault::NoSettling);
        }
        if self.gates().any(|(step, kind, again)| !self.gate_stands(step, kind, again)) {
            faults.push(Fault::GateTooLate);
        }
        let mut seen: HashSet<&str> = HashSet::new();
        for step in &self.steps {
            if !self.branch_stands(step, &seen) {
                faults.push(Fault::BranchesOnNothing(step.id.clone()));
            }
            if let Ask::ReadAloud(of) = &step.ask
                && (of.is_empty() || of.iter().any(|earlier| !seen.contains(earlier.as_str())))
            {
                faults.push(Fault::RecallsNothing(step.id.clone()));
            }
            if step.recall.as_ref().is_some_and(|earlier| !seen.contains(earlier.as_str())) {
                faults.push(Fault::RecallsNothing(step.id.clone()));
            }
            if !self.gathers_words(step, &seen) {
                faults.push(Fault::RecallsNothing(step.id.clone()));
            }
            if !seen.insert(step.id.as_str()) {
                faults.push(Fault::StepTwice(step.id.clone()));
            }
            for words in [Some(&step.words), step.family.as_ref(), step.friend.as_ref()].into_iter().flatten() {
                faults.extend(step_faults(step, words));
            }
        }
        faults
    }
}

impl Exercise {
    /// An earlier wording as it is read today: without what it asked about danger, and with the steps marked that
    /// only such an answer brought.
    #[must_use]
    pub fn without_dangers(mut self, dangers: Vec<Danger>) -> Self {
        let told = |branch: &Branch, gone: &HashSet<String>| {
            let of = dangers.iter().find(|danger| danger.step == branch.step);
            let tells = |option: &String| {
                of.is_some_and(|danger| danger.options.as_ref().is_none_or(|told| told.contains(option)))
            };
            gone.contains(&branch.step) || branch.any.iter().all(tells)
        };
        let mut gone: HashSet<String> = HashSet::new();
        for step in &mut self.steps {
            step.only_by_danger = step.only_if.as_ref().is_some_and(|branch| told(branch, &gone));
            if step.only_by_danger {
                gone.insert(step.id.clone());
            }
            if step.not_if.as_ref().is_some_and(|branch| told(branch, &gone)) {
                step.not_if = None;
            }
            if step.only_by_danger {
                step.only_if = None;
            }
            let of = dangers.iter().find(|danger| danger.step == step.id).and_then(|danger| danger.options.as_ref());
            for words in [Some(&mut step.words), step.family.as_mut(), step.friend.as_mut()].into_iter().flatten() {
                words.options.retain(|option| of.is_none_or(|told| !told.contains(&option.id)));
                words.rows.retain(|row| of.is_none_or(|told| !told.contains(&row.id)));
            }
        }
        self.steps.retain(|step| !dangers.iter().any(|danger| danger.is_whole() && danger.step == step.id));
        self.dangers = dangers;
        self
    }

    /// A step as somebody comes to it who goes on with a run. What was answered is read by the step as it shipped.
    #[must_use]
    pub fn to_go_on(&self, mut step: Step) -> Step {
        for replaced in self.replaced.iter().filter(|replaced| replaced.step == step.id) {
            for words in [Some(&mut step.words), step.family.as_mut(), step.friend.as_mut()].into_iter().flatten() {
                replaced.put_into(words);
            }
        }
        step
    }

    /// Whether what is put together at a step are two or more pieces of writing from before it, and it
    /// has room for them.
    fn gathers_words(&self, step: &Step, seen: &HashSet<&str>) -> bool {
        let written =
            |id: &String| seen.contains(id.as_str()) && self.step(id).is_some_and(|earlier| is_writing(&earlier.ask));
        step.gathers.is_empty()
            || (step.ask == Ask::LongText && step.gathers.len() > 1 && step.gathers.iter().all(written))
    }

    /// Whether a gate stands before the first thing that is kept. One that asks again, or that asks only one
    /// side, may come after what brings it on.
    fn gate_stands(&self, gate: &Step, kind: GateKind, again: bool) -> bool {
        let before = self.steps.iter().take_while(|step| step.id != gate.id);
        let waits_for = gate.only_if.iter().chain(&gate.not_if).map(|branch| branch.step.as_str());
        let waits_for: HashSet<&str> = waits_for.collect();
        let written = before.filter(|step| step.ask.is_question()).any(|step| !waits_for.contains(step.id.as_str()));
        !written || (again && kind == GateKind::SelfHarm)
    }

    /// Whether the conditions of a step name options of a step before it.
    fn branch_stands(&self, step: &Step, seen: &HashSet<&str>) -> bool {
        [&step.only_if, &step.not_if].into_iter().flatten().all(|branch| {
            let earlier = self.step(&branch.step).filter(|earlier| seen.contains(earlier.id.as_str()));
            earlier.is_some_and(|earlier| {
                let offers = |id: &String| earlier.words.options.iter().any(|option| option.id == *id);
                !branch.any.is_empty() && branch.any.iter().all(offers)
            })
        })
    }
}

/// What is asked is answered in free words.
const fn is_writing(ask: &Ask) -> bool {
    matches!(ask, Ask::LongText | Ask::ShortText | Ask::List(_))
}

fn step_faults(step: &Step, words: &StepWords) -> Vec<Fault> {
    // The words of a gate are one text for all exercises, and none of this one's.
    if matches!(step.ask, Ask::Gate { .. }) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    let mut fault = |holds: bool, make: fn(String) -> Fault| {
        if !holds {
            faults.push(make(step.id.clone()));
        }
    };
    let needs_options = matches!(step.ask, Ask::Choice | Ask::Choices(_) | Ask::Body);
    let needs_body = matches!(step.ask, Ask::Arrive | Ask::Information | Ask::Settle);
    fault(!words.prompt.trim().is_empty(), Fault::NoPrompt);
    fault(words.prompt.split_whitespace().count() < 25, Fault::LongPrompt);
    fault(words.prompt.matches('?').count() <= 1, Fault::TwoQuestions);
    fault(needs_body != words.body.is_empty(), Fault::BodyDoesNotFit);
    fault(needs_options != words.options.is_empty(), Fault::OptionsDoNotFit);
    let ids: HashSet<_> = words.options.iter().map(|option| option.id.as_str()).collect();
    fault(ids.len() == words.options.len(), Fault::OptionTwice);
    fault(
        !needs_options || ["something-else", "dont-know-yet", "not-today"].iter().all(|way_out| ids.contains(way_out)),
        Fault::NoWayOut,
    );
    if let Ask::Scale(values) = &step.ask {
        fault(
            values.iter().all(|(value, word)| *value <= 10 && !word.is_empty())
                && [0, 10].iter().all(|end| values.iter().any(|(value, _)| value == end)),
            Fault::ScaleWithoutWords,
        );
    }
    let rows: HashSet<_> = words.rows.iter().map(|row| row.id.as_str()).collect();
    let (fit, columns) = match &step.ask {
        Ask::Grid(columns) => (!rows.is_empty() && rows.len() == words.rows.len(), (2..=5).contains(&columns.len())),
        _ => (words.rows.is_empty(), true),
    };
    fault(fit && columns, Fault::GridDoesNotFit);
    if let Ask::Cards { fields, starts, .. } = &step.ask {
        let ids: HashSet<_> = fields.iter().map(|field| field.id.as_str()).collect();
        let starts_fit = starts.is_empty() || fields.first().is_some_and(|field| field.kind == FieldKind::Short);
        let all_chosen_from = fields.iter().all(|field| field.kind != FieldKind::Choice(Vec::new()));
        let enough = (1..=6).contains(&fields.len()) && ids.len() == fields.len();
        fault(enough && starts_fit && all_chosen_from, Fault::CardsDoNotFit);
    }
    fault(!matches!(&step.ask, Ask::Pick { from, .. } if from.is_empty()), Fault::PicksFromNothing);
    faults
}

/// What can be wrong with an exercise as written. The text is the id of the step.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Title or summary missing.
    #[error("has no title or summary")]
    NoName,
    /// No minutes.
    #[error("does not say how long it takes")]
    NoLength,
    /// Evidence card incomplete.
    #[error("names no source, or not what is unknown")]
    NoSource,
    /// Heavy, and says nothing about care.
    #[error("is heavy and says nothing about care")]
    NoCare,
    /// Weighs staying or leaving, and could leave the private room.
    #[error("weighs staying or leaving and is not kept from being shared")]
    CanBeShared,
    /// Does not begin by arriving.
    #[error("does not begin with an arrive step")]
    NoArrival,
    /// Does not end by settling.
    #[error("does not end with a settle step")]
    NoSettling,
    /// Asks of danger only after something was written.
    #[error("asks of danger only after something was written")]
    GateTooLate,
    /// Two steps with one id.
    #[error("step {0} stands twice")]
    StepTwice(String),
    /// Recalls a step that is not before it.
    #[error("step {0} recalls a step that does not come before it")]
    RecallsNothing(String),
    /// No prompt.
    #[error("step {0} has no prompt")]
    NoPrompt(String),
    /// 25 words or more.
    #[error("the prompt of step {0} is too long")]
    LongPrompt(String),
    /// Two question marks.
    #[error("step {0} puts two questions")]
    TwoQuestions(String),
    /// Paragraphs at a question, or none where there is nothing else.
    #[error("the body of step {0} does not fit its kind")]
    BodyDoesNotFit(String),
    /// Options at a step that offers none, or none where they are needed.
    #[error("the options of step {0} do not fit its kind")]
    OptionsDoNotFit(String),
    /// Two options with one id.
    #[error("an option of step {0} stands twice")]
    OptionTwice(String),
    /// "Something else", "I don't know yet" or "not today" is missing.
    #[error("step {0} has no way out")]
    NoWayOut(String),
    /// Comes only after an answer that nobody can give before it.
    #[error("step {0} waits for an answer that does not come before it")]
    BranchesOnNothing(String),
    /// Rows or columns missing or twice, or rows where there is no grid.
    #[error("the rows or columns of step {0} do not fit")]
    GridDoesNotFit(String),
    /// Fields missing, twice, too many, or without options.
    #[error("the fields of step {0} do not fit")]
    CardsDoNotFit(String),
    /// Nothing to pick from.
    #[error("step {0} picks from nothing")]
    PicksFromNothing(String),
    /// Ends of the scale without words.
    #[error("the scale of step {0} has no words at its ends")]
    ScaleWithoutWords(String),
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn label(id: &str) -> Label {
        Label { id: id.to_owned(), label: id.to_owned() }
    }

    pub(crate) fn step(id: &str, ask: Ask) -> Step {
        let options = if matches!(ask, Ask::Choice | Ask::Choices(_) | Ask::Body) {
            ["sleep", "something-else", "dont-know-yet", "not-today"]
                .map(|id| Choice { id: id.to_owned(), label: id.to_owned(), own: id == "something-else" })
                .to_vec()
        } else {
            Vec::new()
        };
        let reads = matches!(ask, Ask::Arrive | Ask::Information | Ask::Settle);
        let body = if reads { vec!["A paragraph.".to_owned()] } else { Vec::new() };
        let rows = if matches!(ask, Ask::Grid(_)) { vec![label("anger")] } else { Vec::new() };
        let words = StepWords { prompt: "Who spoke first?".to_owned(), body, options, rows, ..StepWords::default() };
        Step {
            id: id.to_owned(),
            ask,
            words,
            family: None,
            friend: None,
            recall: None,
            gathers: Vec::new(),
            only_if: None,
            not_if: None,
            only_by_danger: false,
            stays: false,
            follow_up: String::new(),
            minutes: None,
            coach: None,
        }
    }

    pub(crate) fn exercise() -> Exercise {
        Exercise {
            id: "sample".to_owned(),
            version: 1,
            capability: "C05".to_owned(),
            never_shared: false,
            title: "A sample".to_owned(),
            summary: "For tests.".to_owned(),
            list_title: None,
            list_summary: None,
            minutes: 10,
            role: Role::Hurt,
            weight: Weight::Heavy,
            shelf: Shelf::Impact,
            stage: Stage::Understand,
            again: Again::Once,
            opens_after: Vec::new(),
            care: vec!["Not after drinking.".to_owned()],
            evidence: Evidence {
                from: "Practice".to_owned(),
                strength: Strength::ClinicalExperience,
                unknown: "Much".to_owned(),
                sources: vec!["A book, 2001".to_owned()],
            },
            dangers: Vec::new(),
            replaced: Vec::new(),
            steps: vec![
                step("arrive", Ask::Arrive),
                step("scene", Ask::LongText),
                step("where", Ask::Choices(None)),
                step("pause", Ask::Information),
                step("how-much", Ask::Scale(vec![(0, "not at all".to_owned()), (10, "all day".to_owned())])),
                step("settle", Ask::Settle),
            ],
        }
    }

    #[test]
    fn a_whole_exercise_has_no_faults() {
        assert_eq!(exercise().faults(), []);
    }

    #[test]
    fn an_exercise_waits_for_what_is_asked_of_ones_own_side_and_any_one_ground_is_enough() {
        let finished = |id: &str| Ground::Finished(id.to_owned());
        let first = |id: &str, role: Role, enough: Vec<Ground>| Prerequisite {
            exercise: id.to_owned(),
            because: "It comes first.".to_owned(),
            role,
            enough,
        };
        let copy = Ground::SharedByOther("letter".to_owned());
        let mut sample = exercise();
        sample.opens_after = vec![
            first("account", Role::Broke, vec![finished("account"), copy.clone()]),
            first("impact", Role::Hurt, vec![finished("impact")]),
            first("intake", Role::Either, vec![finished("intake")]),
        ];
        let waits = |side: Option<Role>, standing: &[Ground]| -> Vec<&str> {
            let standing = standing.to_vec();
            let waits = sample.waits_for(side, move |ground| standing.contains(ground));
            waits.map(|first| first.exercise.as_str()).collect()
        };
        assert_eq!(waits(None, &[]), ["account", "impact", "intake"]);
        assert_eq!(waits(Some(Role::Broke), &[]), ["account", "intake"]);
        assert_eq!(waits(Some(Role::Hurt), &[]), ["impact", "intake"]);
        assert_eq!(waits(Some(Role::Broke), &[copy]), ["intake"]);
        assert_eq!(waits(Some(Role::Hurt), &[finished("impact"), finished("intake")]), [""; 0]);
    }

    #[test]
    fn questions_are_counted_and_reading_steps_are_not() {
        let sample = exercise();
        assert_eq!(sample.questions(), 3);
    }

    #[test]
    fn of_two_ways_through_only_the_longer_one_is_counted() {
        let mut sample = exercise();
        let after = |id: &str, option: &str| Step {
            only_if: Some(Branch { step: "where".to_owned(), any: vec![option.to_owned()] }),
            ..step(id, Ask::LongText)
        };
        let way = [after("a", "sleep"), after("b", "sleep"), after("c", "not-today")];
        sample.steps.splice(4..4, way);
        assert_eq!(sample.faults(), []);
        assert_eq!(sample.questions(), 5);
    }

    #[test]
    fn each_fault_of_a_branch_a_grid_or_cards_is_found() {
        let with = |step: Step| {
            let mut sample = exercise();
            sample.steps.insert(3, step);
            sample.faults()
        };
        let at = |id: &str| id.to_owned();
        let branch = |step_id: &str, option: &str| Step {
            only_if: Some(Branch { step: at(step_id), any: vec![at(option)] }),
            ..step("new", Ask::LongText)
        };
        assert_eq!(with(branch("where", "sleep")), []);
        assert_eq!(with(branch("where", "moon")), [Fault::BranchesOnNothing(at("new"))]);
        assert_eq!(with(branch("how-much", "sleep")), [Fault::BranchesOnNothing(at("new"))]);
        let grid = |columns: &[&str]| step("new", Ask::Grid(columns.iter().map(|id| label(id)).collect()));
        assert_eq!(with(grid(&["welcome", "punished"])), []);
        assert_eq!(with(grid(&["welcome"])), [Fault::GridDoesNotFit(at("new"))]);
        let mut twice = grid(&["welcome", "punished"]);
        twice.words.rows.push(label("anger"));
        assert_eq!(with(twice), [Fault::GridDoesNotFit(at("new"))]);
        let cards = |kinds: &[FieldKind], starts: &[&str]| {
            let field = |(number, kind): (usize, &FieldKind)| CardField {
                id: number.to_string(),
                label: at("Label"),
                kind: kind.clone(),
                hint: String::new(),
            };
            let fields = kinds.iter().enumerate().map(field).collect();
            let starts = starts.iter().map(|start| at(start)).collect();
            step("new", Ask::Cards { item: at("One"), fields, starts })
        };
        assert_eq!(with(cards(&[FieldKind::Short, FieldKind::Date], &["School"])), []);
        assert_eq!(with(cards(&[], &[])), [Fault::CardsDoNotFit(at("new"))]);
        assert_eq!(with(cards(&[FieldKind::Date], &["School"])), [Fault::CardsDoNotFit(at("new"))]);
        assert_eq!(with(cards(&[FieldKind::Choice(Vec::new())], &[])), [Fault::CardsDoNotFit(at("new"))]);
        let pick = Ask::Pick { from: Vec::new(), at_most: None };
        assert_eq!(with(step("new", pick)), [Fault::PicksFromNothing(at("new"))]);
        assert_eq!(with(step("new", Ask::ReadAloud(vec![at("scene")]))), []);
        assert_eq!(with(step("new", Ask::ReadAloud(vec![at("how-much")]))), [Fault::RecallsNothing(at("new"))]);
    }

    #[test]
    fn each_fault_is_found() {
        let broken = |change: fn(&mut Exercise)| {
            let mut sample = exercise();
            change(&mut sample);
            sample.faults()
        };
        let at = |id: &str| id.to_owned();
        assert_eq!(broken(|e| e.title.clear()), [Fault::NoName]);
        assert_eq!(broken(|e| e.minutes = 0), [Fault::NoLength]);
        assert_eq!(broken(|e| e.evidence.sources.clear()), [Fault::NoSource]);
        assert_eq!(broken(|e| e.care.clear()), [Fault::NoCare]);
        assert_eq!(broken(|e| drop(e.steps.remove(0))), [Fault::NoArrival]);
        assert_eq!(broken(|e| drop(e.steps.pop())), [Fault::NoSettling]);
        assert_eq!(broken(|e| e.capability = "C21".to_owned()), [Fault::CanBeShared]);
        assert_eq!(broken(|e| e.steps[2].id = "scene".to_owned()), [Fault::StepTwice(at("scene"))]);
        assert_eq!(broken(|e| e.steps[1].recall = Some("where".to_owned())), [Fault::RecallsNothing(at("scene"))]);
        let gathering = |ids: &'static [&str]| {
            move |e: &mut Exercise| e.steps[1].gathers = ids.iter().map(|id| (*id).to_owned()).collect()
        };
        for ids in [&["where", "how-much"][..], &["scene"], &["arrive", "arrive"]] {
            let mut sample = exercise();
            gathering(ids)(&mut sample);
            assert_eq!(sample.faults(), [Fault::RecallsNothing(at("scene"))], "{ids:?}");
        }
        assert_eq!(broken(|e| e.steps[1].words.prompt.clear()), [Fault::NoPrompt(at("scene"))]);
        assert_eq!(broken(|e| e.steps[1].words.prompt = "word ".repeat(25)), [Fault::LongPrompt(at("scene"))]);
        assert_eq!(
            broken(|e| e.steps[1].words.prompt = "Who? And when?".to_owned()),
            [Fault::TwoQuestions(at("scene"))]
        );
        assert_eq!(broken(|e| e.steps[3].words.body.clear()), [Fault::BodyDoesNotFit(at("pause"))]);
        assert_eq!(
            broken(|e| e.steps[1].words.options = e.steps[2].words.options.clone()),
            [Fault::OptionsDoNotFit(at("scene"))]
        );
        assert_eq!(broken(|e| drop(e.steps[2].words.options.pop())), [Fault::NoWayOut(at("where"))]);
        assert_eq!(
            broken(|e| e.steps[2].words.options[0].id = "not-today".to_owned()),
            [Fault::OptionTwice(at("where"))]
        );
        assert_eq!(broken(|e| e.steps[4].ask = Ask::Scale(Vec::new())), [Fault::ScaleWithoutWords(at("how-much"))]);
    }

    #[test]
    fn words_for_family_and_friends_stand_in_only_where_written() {
        let mut sample = step("scene", Ask::LongText);
        sample.family = Some(StepWords { prompt: "For family?".to_owned(), ..StepWords::default() });
        assert_eq!(sample.words_for(Relation::Family).prompt, "For family?");
        assert_eq!(sample.words_for(Relation::Friend).prompt, "Who spoke first?");
    }
}
