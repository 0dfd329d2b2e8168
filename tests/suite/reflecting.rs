//! The exercises as a person does them: every one from its first step to its last, in each way through.

use std::collections::{BTreeMap, BTreeSet};

use app::content::content;
use app::export::{Format, export};
use app::views::{
    Answer, CardFieldKind, ExerciseView, Leaving, NoteEdit, Person, PickedLine, Reason, RunView, StepKind, StepView,
};
use app::{AppError, OpenApp, notes, reflect, search, today};
use domain::exercise::Exercise;
use suite::{Household, begun, moment, say_it_was_heard};

/// An answer of the kind that the step asks for; `turn` chooses among what is offered.
fn answer_to(step: &StepView, turn: usize) -> Answer {
    let words = format!("What I wrote at {}.", step.id);
    let option = || step.options[turn % step.options.len()].id.clone();
    match step.kind {
        StepKind::Arrive | StepKind::Information | StepKind::Settle | StepKind::ReadAloud => Answer::Seen,
        StepKind::LongText | StepKind::ShortText => Answer::Text { text: words },
        StepKind::Choice => Answer::Choice { option: option(), own: String::new() },
        StepKind::Choices | StepKind::Body => Answer::Choices { options: vec![option()], own: String::new() },
        StepKind::Scale => Answer::Scale { value: 4 },
        StepKind::List => Answer::List { items: vec![words, "And another.".to_owned()] },
        StepKind::Date => Answer::Date { date: "2026-01-02".to_owned(), about: String::new() },
        StepKind::Feelings => Answer::Feelings { words: vec!["numb".to_owned()], own: String::new() },
        StepKind::Grid => {
            let column = step.columns[turn % step.columns.len()].id.clone();
            Answer::Grid { rows: step.rows.iter().map(|row| (row.id.clone(), column.clone())).collect() }
        }
        StepKind::Cards => {
            let value = |field: &app::views::CardFieldView| match field.kind {
                CardFieldKind::Short | CardFieldKind::Long => format!("{} at {}", field.id, step.id),
                CardFieldKind::Choice => field.options[turn % field.options.len()].id.clone(),
                CardFieldKind::Date => "2026-01-02".to_owned(),
            };
            Answer::Cards { cards: vec![step.fields.iter().map(|field| (field.id.clone(), value(field))).collect()] }
        }
        StepKind::Pick => Answer::Picked { picked: vec![PickedLine { text: words, entry: String::new() }] },
        StepKind::Hold => Answer::Hold { until: Some("2026-01-03".to_owned()) },
        StepKind::Gate => unreachable!("the gates were cleared, and are asked no more"),
    }
}

/// The steps that come after these answers, as the window works it out.
fn coming<'a>(exercise: &'a ExerciseView, answers: &BTreeMap<String, Answer>) -> Vec<&'a StepView> {
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    let mut steps = Vec::new();
    for step in &exercise.steps {
        let holds = |branch: &app::views::BranchView| {
            ids.contains(branch.step.as_str())
                && match answers.get(&branch.step) {
                    Some(Answer::Choice { option, .. }) => branch.any.contains(option),
                    Some(Answer::Choices { options, .. }) => options.iter().any(|option| branch.any.contains(option)),
                    _ => false,
                }
        };
        if step.only_if.as_ref().is_none_or(holds) && !step.not_if.as_ref().is_some_and(holds) {
            ids.insert(&step.id);
            steps.push(step);
        }
    }
    steps
}

/// What has to be chosen so that a step comes: options by step.
fn needed(exercise: &Exercise, step: &str, chosen: &mut BTreeMap<String, String>) {
    let step = exercise.step(step).expect("it is there");
    if let Some(branch) = &step.only_if {
        let open = chosen.get(&branch.step).filter(|option| branch.any.contains(option)).cloned();
        chosen.insert(branch.step.clone(), open.unwrap_or_else(|| branch.any[0].clone()));
        needed(exercise, &branch.step, chosen);
    }
    if let Some(branch) = &step.not_if {
        let options = &exercise.step(&branch.step).expect("it is there").words.options;
        let other = options.iter().find(|option| !branch.any.contains(&option.id)).expect("not every answer bars it");
        chosen.entry(branch.step.clone()).or_insert_with(|| other.id.clone());
        needed(exercise, &branch.step, chosen);
    }
}

/// Goes from the first step to the last, choosing the `turn`th of everything, and finishes.
fn walk(app: &mut OpenApp, exercise: &str, turn: usize, at: i64) -> (RunView, BTreeSet<String>) {
    walk_by(app, exercise, turn, &BTreeMap::new(), at)
}

/// As [`walk`], with these options where they are named.
fn walk_by(
    app: &mut OpenApp,
    exercise: &str,
    turn: usize,
    chosen: &BTreeMap<String, String>,
    at: i64,
) -> (RunView, BTreeSet<String>) {
    let run = begun(app, exercise, &moment(at)).unwrap_or_else(|error| panic!("{exercise}: {error}"));
    let mut answers = BTreeMap::new();
    while let Some(step) = coming(&run.exercise, &answers).into_iter().find(|step| !answers.contains_key(&step.id)) {
        let answer = match (chosen.get(&step.id), answer_to(step, turn)) {
            (Some(option), Answer::Choice { own, .. }) => Answer::Choice { option: option.clone(), own },
            (Some(option), Answer::Choices { own, .. }) => Answer::Choices { options: vec![option.clone()], own },
            (_, answer) => answer,
        };
        reflect::answer(app, &run.entry, &step.id, answer.clone(), &moment(at))
            .unwrap_or_else(|error| panic!("{exercise}, {}: {error}", step.id));
        answers.insert(step.id.clone(), answer);
    }
    let last = coming(&run.exercise, &answers).pop().expect("it has steps");
    assert_eq!(last.kind, StepKind::Settle, "{exercise} ends by settling, whatever was chosen");
    reflect::finish(app, &run.entry, Some(Leaving::Same), &moment(at)).expect("it is saved");
    (reflect::open(app, &run.entry).expect("it reads"), answers.into_keys().collect())
}

/// All exercises, those that others wait for first.
fn in_order() -> Vec<&'static str> {
    let mut order: Vec<&str> = Vec::new();
    while order.len() < content().exercises.len() {
        let before = order.len();
        for exercise in &content().exercises {
            let open = exercise.opens_after.iter().all(|gate| order.contains(&gate.exercise.as_str()));
            if open && !order.contains(&exercise.id.as_str()) {
                order.push(&exercise.id);
            }
        }
        assert!(order.len() > before, "two exercises wait for each other");
    }
    order
}

fn option(step: &StepView, id: &str) -> Answer {
    assert!(step.options.iter().any(|option| option.id == id), "{} offers {id}", step.id);
    Answer::Choice { option: id.to_owned(), own: String::new() }
}

fn intake(app: &mut OpenApp, who: &str, side: &str, at: i64) {
    let run = begun(app, "where-we-are", &moment(at)).expect("the intake is built in");
    for (step, id) in [("who", who), ("side", side)] {
        let asked = run.exercise.steps.iter().find(|each| each.id == step).expect("the intake asks it");
        reflect::answer(app, &run.entry, step, option(asked, id), &moment(at)).expect("it is saved");
    }
    reflect::finish(app, &run.entry, None, &moment(at)).expect("it is saved");
}

#[test]
fn every_exercise_is_walked_from_its_first_step_to_its_last() {
    assert!(content().exercises.len() >= 45);
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let mut at = 3;
    for exercise in in_order() {
        let steps = content().exercise(exercise).expect("it is there").steps.iter();
        let is_gate = |step: &&domain::exercise::Step| matches!(step.ask, domain::exercise::Ask::Gate { .. });
        let all: BTreeSet<String> = steps.filter(|step| !is_gate(step)).map(|step| step.id.clone()).collect();
        let mut seen = BTreeSet::new();
        let ways =
            content().exercise(exercise).expect("it is there").steps.iter().map(|step| step.words.options.len()).max();
        for turn in 0..ways.unwrap_or(1).max(1) {
            let (run, steps) = walk(&mut room, exercise, turn, at);
            assert!(run.finished && run.leaving == Some(Leaving::Same));
            let read = reflect::read(&room, &run.entry).expect("it reads").run.expect("it is a run");
            assert_eq!(read.answers, run.answers);
            seen.extend(steps);
            at += 1;
        }
        let exercise = content().exercise(exercise).expect("it is there");
        for step in &all {
            if !seen.contains(step) {
                let mut chosen = BTreeMap::new();
                needed(exercise, step, &mut chosen);
                seen.extend(walk_by(&mut room, &exercise.id, 0, &chosen, at).1);
                at += 1;
            }
        }
        if exercise.id == "what-was-heard" {
            say_it_was_heard(&mut room, &moment(at));
        }
        let never: Vec<_> = all.difference(&seen).collect();
        assert!(never.is_empty(), "no way through {} leads to {never:?}", exercise.id);
    }
    let folder = household.folder().join("out");
    export(&room, Format::Markdown, &folder).expect("it is written");
}

#[test]
fn an_exercise_that_waits_says_for_what_and_opens_when_that_is_done() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let gated = content().exercises.iter().find(|exercise| !exercise.opens_after.is_empty()).expect("one waits");
    assert_eq!(begun(&mut room, &gated.id, &moment(2)).err(), Some(AppError::ExerciseWaits));
    let line = |room: &OpenApp| {
        reflect::list(room).exercises.into_iter().find(|line| line.id == gated.id).expect("it is listed").waits
    };
    let waits = line(&room);
    assert_eq!(waits.len(), gated.opens_after.len());
    assert!(waits.iter().all(|wait| !wait.title.is_empty() && !wait.because.is_empty()));
    for (minute, gate) in gated.opens_after.iter().enumerate() {
        for first in in_order().into_iter().take_while(|id| *id != gate.exercise).filter(|id| {
            content().exercise(&gate.exercise).is_some_and(|e| e.opens_after.iter().any(|gate| gate.exercise == **id))
        }) {
            walk(&mut room, first, 0, 3);
        }
        let at = 4 + i64::try_from(minute).expect("few");
        walk(&mut room, &gate.exercise, 0, at);
        if gate.exercise == "what-was-heard" {
            assert_ne!(line(&room), [], "that it was walked is not that something was told");
            say_it_was_heard(&mut room, &moment(at));
        }
    }
    assert_eq!(line(&room), []);
    assert!(begun(&mut room, &gated.id, &moment(60)).is_ok());
}

#[test]
fn the_intake_changes_the_words_and_what_is_offered_and_nothing_else() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let examples = |room: &mut OpenApp, at| {
        let run = begun(room, "responsibility-account", &moment(at)).expect("it begins");
        run.exercise.steps.iter().find(|step| step.id == "others").expect("it asks").examples.clone()
    };
    let partner = examples(&mut room, 3);
    intake(&mut room, "sibling", "hurt", 4);
    let family = examples(&mut room, 5);
    intake(&mut room, "friend", "broke", 6);
    let friend = examples(&mut room, 7);
    assert!(partner != family && family != friend && friend != partner);

    let offered = |room: &mut OpenApp, at| {
        let mut ids = Vec::new();
        while let Some(next) = today::show(room, &moment(at)).suggestion {
            today::set_aside(room, &next.exercise, &moment(at)).expect("it is saved");
            ids.push(next.exercise);
        }
        ids
    };
    let is = |id: &String, role| content().exercise(id).is_some_and(|exercise| exercise.role == role);
    let for_broke = offered(&mut room, 8);
    assert!(for_broke.contains(&"responsibility-account".to_owned()));
    assert!(!for_broke.iter().any(|id| is(id, domain::person::Role::Hurt)));
    intake(&mut room, "partner", "hurt", 3 * 24 * 60);
    let for_hurt = offered(&mut room, 3 * 24 * 60 + 1);
    assert!(for_hurt.contains(&"impact-inventory".to_owned()));
    assert!(!for_hurt.iter().any(|id| is(id, domain::person::Role::Broke)));
}

#[test]
fn after_two_heavy_sittings_in_a_day_something_light_is_offered_with_its_reason() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    walk(&mut room, "impact-inventory", 0, 3);
    let one = today::show(&room, &moment(4)).suggestion.expect("something is offered");
    assert_ne!(one.reason, Reason::Lighter);
    walk(&mut room, "responsibility-account", 0, 5);
    let two = today::show(&room, &moment(6)).suggestion.expect("something light is offered");
    assert_eq!(two.reason, Reason::Lighter);
    let exercise = content().exercise(&two.exercise).expect("it is there");
    assert_eq!(exercise.weight, domain::exercise::Weight::Light);
    assert_ne!(today::show(&room, &moment(26 * 60)).suggestion.map(|next| next.reason), Some(Reason::Lighter));
}

#[test]
fn lines_written_in_one_exercise_can_be_picked_up_in_another() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let (account, _) = walk(&mut room, "responsibility-account", 0, 3);
    let run = begun(&mut room, "apology", &moment(4)).expect("it begins");
    let lines = reflect::lines_to_pick(&room, &run.entry, "what-for").expect("it picks").lines;
    assert!(lines.iter().any(|line| line.text == "What I wrote at acts." && line.entry == account.entry));
    let mut texts: Vec<_> = lines.iter().map(|line| line.text.clone()).collect();
    texts.sort();
    texts.dedup();
    assert_eq!(texts.len(), lines.len());
    assert_eq!(reflect::lines_to_pick(&room, &run.entry, "responsibility").err(), Some(AppError::AnswerDoesNotFit));
    reflect::bin(&mut room, &account.entry, &moment(5)).expect("it is saved");
    assert_eq!(reflect::lines_to_pick(&room, &run.entry, "what-for").expect("it picks").lines, []);
}

#[test]
fn the_way_back_to_where_a_line_was_picked_up_stays_as_long_as_the_entry_does() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let account = begun(&mut room, "responsibility-account", &moment(2)).expect("a run").entry;
    let acts = Answer::List { items: vec!["I hid the letters.".to_owned()] };
    reflect::answer(&mut room, &account, "acts", acts, &moment(3)).expect("it is saved");
    reflect::finish(&mut room, &account, None, &moment(4)).expect("it is finished");
    let apology = begun(&mut room, "apology", &moment(5)).expect("a run").entry;
    let line = reflect::lines_to_pick(&room, &apology, "what-for").expect("it picks").lines.remove(0);
    let own = PickedLine { text: "A line of my own.".to_owned(), entry: String::new() };
    let picked = vec![PickedLine { text: line.text, entry: line.entry }, own];
    reflect::answer(&mut room, &apology, "what-for", Answer::Picked { picked }, &moment(6)).expect("it is saved");

    let sources = |room: &OpenApp| reflect::open(room, &apology).expect("it opens").picked_from;
    assert_eq!(sources(&room).into_iter().map(|line| line.entry).collect::<Vec<_>>(), [account.as_str()]);
    reflect::bin(&mut room, &account, &moment(7)).expect("it goes");
    assert_eq!(sources(&room), [], "nothing leads into the bin");
    let kept = reflect::open(&room, &apology).expect("it opens").answers;
    let words = |line: &PickedLine| line.text == "I hid the letters.";
    let has_the_line = |each: &Answer| matches!(each, Answer::Picked { picked } if picked.iter().any(words));
    assert!(kept.iter().any(|each| has_the_line(&each.answer)), "the line stays as it was picked");
}

#[test]
fn earlier_sittings_lie_beside_a_new_one_and_stay_as_they_were() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let (first, _) = walk(&mut room, "impact-inventory", 0, 3);
    let (second, _) = walk(&mut room, "impact-inventory", 1, 4);
    let third = begun(&mut room, "impact-inventory", &moment(5)).expect("it begins");
    let earlier: Vec<_> = third.earlier.iter().map(|line| line.entry.clone()).collect();
    assert_eq!(earlier, [second.entry, first.entry.clone()]);
    assert!(third.answers.is_empty());
    assert_eq!(reflect::open(&room, &first.entry).expect("it reads").answers, first.answers);
}

#[test]
fn a_note_is_written_changed_set_back_and_found_with_what_it_said_before() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let edit = |date: &str, text: &str| NoteEdit { date: date.to_owned(), title: String::new(), text: text.to_owned() };
    let today = today::show(&room, &moment(2)).date;
    let saved = notes::write(&mut room, None, edit(&today, "The harbour."), &moment(2)).expect("it is saved");
    let again = notes::write(&mut room, Some(&saved.entry), edit("2020-02-03", "The old harbour."), &moment(200));
    assert_eq!(again.expect("it is saved").entry, saved.entry);
    let read = reflect::read(&room, &saved.entry).expect("it reads");
    assert_eq!(read.note.as_deref(), Some("The old harbour."));
    assert!(read.at.starts_with("2020-02-03T12:00"));
    assert_eq!(read.before.iter().map(|each| each.text.as_str()).collect::<Vec<_>>(), ["The harbour."]);
    assert_eq!(search::find_notes(&mut room, "old harbour").len(), 1);
    let refused = notes::write(&mut room, None, edit("2020-02-30", "Nothing."), &moment(201));
    assert_eq!(refused.err(), Some(AppError::AnswerDoesNotFit));
    assert_eq!(reflect::list(&room).written.len(), 1);
}

#[test]
fn the_side_that_the_intake_named_stands_there_already_and_begins_nothing_by_itself() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    intake(&mut room, "partner", "broke", 3);
    let asks = |exercise: &Exercise| {
        exercise
            .step("side")
            .is_some_and(|step| step.words.options.iter().any(|option| option.label == "I broke trust"))
    };
    let same = content()
        .exercises
        .iter()
        .find(|exercise| exercise.id != "where-we-are" && exercise.opens_after.is_empty() && asks(exercise));
    let same = same.expect("some exercise asks the same");
    let run = begun(&mut room, &same.id, &moment(5)).expect("it begins");
    let said = run.answers.iter().find(|answered| answered.step == "side").map(|answered| answered.answer.clone());
    assert_eq!(said, Some(Answer::Choice { option: "broke".to_owned(), own: String::new() }));
    assert!(reflect::list(&room).open.is_empty(), "nothing was begun by looking in");
    let again = begun(&mut room, &same.id, &moment(6)).expect("it begins");
    assert_eq!(again.entry, run.entry);
}

/// Everything that Today offers, one after the other, until it has nothing more.
fn all_offered(room: &mut OpenApp, at: i64) -> Vec<&'static Exercise> {
    let mut all = Vec::new();
    while let Some(next) = today::show(room, &moment(at)).suggestion {
        today::set_aside(room, &next.exercise, &moment(at)).expect("it is saved");
        all.push(content().exercise(&next.exercise).expect("it is built in"));
    }
    all
}

/// A room whose intake says these things beside the side.
fn room_after(household: &Household, answers: &[(&str, Answer)]) -> OpenApp {
    let mut room = household.open(Person::First, 2);
    let run = begun(&mut room, "where-we-are", &moment(3)).expect("the intake is built in");
    let side = ("side", Answer::Choice { option: "broke".to_owned(), own: String::new() });
    for (step, answer) in answers.iter().cloned().chain([side]) {
        reflect::answer(&mut room, &run.entry, step, answer, &moment(3)).expect("it is saved");
    }
    reflect::finish(&mut room, &run.entry, None, &moment(3)).expect("it is saved");
    room
}

#[test]
fn where_harm_is_a_pattern_or_goes_on_or_is_new_today_holds_back_what_has_to_wait() {
    let one = |option: &str| Answer::Choice { option: option.to_owned(), own: String::new() };
    let many = |option: &str| Answer::Choices { options: vec![option.to_owned()], own: String::new() };
    let is_apology = |exercise: &&Exercise| ["C10", "C30"].contains(&exercise.capability.as_str());

    let household = Household::alone();
    let plain = all_offered(&mut room_after(&household, &[("what", many("lie"))]), 4);
    assert!(plain.iter().any(is_apology), "otherwise it is offered");

    let household = Household::alone();
    let pattern = all_offered(&mut room_after(&household, &[("what", many("hurtful"))]), 4);
    assert!(!pattern.is_empty() && !pattern.iter().any(is_apology));

    let date = Answer::Date { date: moment(0).text()[..10].to_owned(), about: String::new() };
    for said in [("shape", one("still-on")), ("shape", one("stops-and-starts")), ("since", date)] {
        let household = Household::alone();
        let steadying = all_offered(&mut room_after(&household, std::slice::from_ref(&said)), 4);
        assert!(!steadying.is_empty(), "{said:?}");
        for exercise in steadying {
            assert_eq!(exercise.shelf, domain::exercise::Shelf::Steady, "{said:?}: {}", exercise.id);
            assert_eq!(exercise.weight, domain::exercise::Weight::Light, "{said:?}: {}", exercise.id);
        }
    }
}

#[test]
fn childhood_climate_and_staying_or_leaving_are_never_pushed_and_no_second_apology_comes_before_a_first() {
    use domain::exercise::Shelf;
    for exercise in content().path() {
        assert_ne!(exercise.shelf, Shelf::Roots, "{}", exercise.id);
        assert_ne!(exercise.capability, "C21", "{}", exercise.id);
        assert_ne!(exercise.id, "climate-around-it");
    }
    let later = content().exercise("apology-again").expect("it is built in");
    assert!(later.opens_after.iter().any(|first| first.exercise == "apology"));
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    assert_eq!(reflect::begin(&mut room, "apology-again", &moment(3)).err(), Some(AppError::ExerciseWaits));
}
