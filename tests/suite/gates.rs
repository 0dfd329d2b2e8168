//! Questions about danger. They bind without being remembered, and that one was asked tells nothing: whoever is
//! led to an ending leaves the room exactly as somebody who said "Not now" on the first page.

use std::fs;

use app::content::content;
use app::export::{Format, export};
use app::views::{Answer, CopyEdit, CopyPick, CopyText, GateAnswered, Person, PickedLine};
use app::{AppError, OpenApp, becoming, copies, copy_drafts, gates, notes, posts, pulse, reflect, today};
use domain::exercise::{Ask, Exercise, Step};
use domain::gate::{Gate, GateKind, Way};
use suite::{DAY, Household, begun, clear, moment, say_it_was_heard};

const RELATIONS: [&str; 3] = ["partner", "sibling", "friend"];
const SIDES: [&str; 3] = ["hurt", "broke", "both"];

fn choice(option: &str) -> Answer {
    Answer::Choice { option: option.to_owned(), own: String::new() }
}

/// Says in the intake who the other is and which side one is on.
pub(super) fn intake(room: &mut OpenApp, who: &str, side: &str) {
    let run = begun(room, "where-we-are", &moment(3)).expect("the intake is built in");
    for (step, option) in [("who", who), ("side", side)] {
        reflect::answer(room, &run.entry, step, choice(option), &moment(3)).expect("it is saved");
    }
    reflect::finish(room, &run.entry, None, &moment(3)).expect("it is saved");
}

/// Everything that this person can be shown, as text.
pub(super) fn views(room: &mut OpenApp) -> String {
    let now = moment(600);
    let runs: Vec<String> = reflect::list(room)
        .open
        .iter()
        .chain(&reflect::list(room).written)
        .map(|line| format!("{:?}", reflect::read(room, &line.entry)))
        .collect();
    format!(
        "{:?}{:?}{:?}{:?}{:?}{:?}{runs:?}",
        today::show(room, &now),
        reflect::list(room),
        notes::list(room),
        posts::list(room),
        pulse::show(room, &now),
        room.view()
    )
}

/// The answers of a gate that do not clear it, and none, each with the ending that it leads to.
fn ways_out(gate: &Gate) -> Vec<(Option<&str>, &str)> {
    let answers = gate.options.iter().map(|option| Some(option.id.as_str())).chain([None]);
    let out = answers.filter_map(|answer| match gate.way(answer) {
        Way::Ends(ending) => Some((answer, ending)),
        Way::Cleared => None,
    });
    out.collect()
}

/// Makes a step of a run come, by the answers that it waits for.
pub(super) fn lead_to(room: &mut OpenApp, entry: &str, exercise: &Exercise, step: &Step) {
    let Some(branch) = &step.only_if else { return };
    let asked = exercise.step(&branch.step).expect("reading holds that it is there");
    lead_to(room, entry, exercise, asked);
    let option = branch.any[0].clone();
    let answer = match asked.ask {
        Ask::Choice => choice(&option),
        _ => Answer::Choices { options: vec![option], own: String::new() },
    };
    reflect::answer(room, entry, &asked.id, answer, &moment(5)).expect("it is saved");
}

/// Finishes what other exercises wait for.
pub(super) fn finish_what_comes_first(room: &mut OpenApp) {
    let first = content().exercises.iter().flat_map(|exercise| &exercise.opens_after);
    let mut first: Vec<&str> = first.map(|first| first.exercise.as_str()).collect();
    first.sort_unstable();
    first.dedup();
    while !first.is_empty() {
        let before = first.len();
        first.retain(|id| match begun(room, id, &moment(4)) {
            Ok(run) => {
                let leaving = Some(app::views::Leaving::Same);
                reflect::finish(room, &run.entry, leaving, &moment(4)).expect("it is finished");
                false
            }
            Err(_) => true,
        });
        assert!(first.len() < before, "two exercises wait for each other");
    }
    say_it_was_heard(room, &moment(4));
}

#[test]
fn only_the_answers_that_say_so_clear_a_gate_and_no_answer_never_does() {
    for kind in GateKind::ALL {
        let gate = content().gate(kind);
        let clears: Vec<&str> = gate
            .options
            .iter()
            .map(|option| option.id.as_str())
            .filter(|option| gate.way(Some(option)) == Way::Cleared)
            .collect();
        let expected: &[&str] = match kind {
            GateKind::Alone => &["nobody"],
            GateKind::Adult => &["yes"],
            GateKind::Harm => &["no", "passing"],
            _ => &["no"],
        };
        assert_eq!(clears, expected, "{kind:?}");
        assert_ne!(gate.way(None), Way::Cleared, "{kind:?}");
    }
    // The one who used force only to get away is led to the page for fear, and the one who is feared is not.
    let leads = |kind: GateKind, answer: &str| content().gate(kind).way(Some(answer));
    assert_eq!(leads(GateKind::OwnForce, "to-get-away"), Way::Ends("fear"));
    assert_eq!(leads(GateKind::OwnForce, "yes"), Way::Ends("own-force"));
    assert_eq!(leads(GateKind::Argument, "to-get-away"), Way::Ends("fear"));
    assert_eq!(leads(GateKind::Argument, "by-me"), Way::Ends("own-force"));
    assert_eq!(leads(GateKind::Fear, "of-me"), Way::Ends("own-force"));
    assert_eq!(leads(GateKind::SelfHarm, "might"), Way::Ends("might-act"));
    assert_eq!(leads(GateKind::SelfHarm, "thinking"), Way::Ends("suicide"));
}

#[test]
fn no_ending_says_what_must_never_be_said_to_somebody_in_danger() {
    let never = [
        "selfish",
        "committed",
        "commit suicide",
        "attention",
        "owe",
        "need you",
        "promise",
        "it will pass",
        "brave",
        "courage",
        "next month",
        "repair",
        "the next talk",
        "stay alive",
    ];
    for kind in GateKind::ALL {
        for (_, ending) in ways_out(content().gate(kind)) {
            let ending = content().ending(ending);
            let bodies = [Some(&ending.body.partner), ending.body.family.as_ref(), ending.body.friend.as_ref()];
            let said: String = bodies.into_iter().flatten().flatten().cloned().collect::<Vec<_>>().join(" ");
            let said = format!("{} {said}", ending.title).to_lowercase();
            for word in never {
                assert!(!said.contains(word), "{}: {word}", ending.id);
            }
        }
    }
}

#[test]
fn every_way_out_of_every_gate_leaves_the_room_as_not_now_does() {
    let mut walked = 0;
    for who in RELATIONS {
        for side in SIDES {
            let household = Household::alone();
            let mut room = household.open(Person::First, 2);
            intake(&mut room, who, side);
            finish_what_comes_first(&mut room);
            drop(room.lock());
            let mut room = household.open(Person::First, 30);
            let (file, seen) = (fs::read(household.file()).expect("the file"), views(&mut room));
            for exercise in &content().exercises {
                for (gate, kind, again) in exercise.gates() {
                    for (answer, ending) in ways_out(content().gate(kind)) {
                        walked += 1;
                        let told = format!("{who}, {side}, {}, {}, {answer:?}", exercise.id, gate.id);
                        let run = reflect::begin(&mut room, &exercise.id, &moment(5)).expect("it begins").entry;
                        for (earlier, before, _) in exercise.gates().take_while(|(step, ..)| step.id != gate.id) {
                            let clears = content().gate(before).clears.first().map(String::as_str);
                            gates::answer(&mut room, &run, &earlier.id, clears).expect("it is one of its own");
                        }
                        // A gate that asks again stands after words, and those stay: the other tests look at it.
                        if !again {
                            lead_to(&mut room, &run, exercise, gate);
                        }
                        reflect::go_to(&mut room, &run, &exercise.steps[0].id, &moment(6)).expect("the first page");
                        let said = gates::answer(&mut room, &run, &gate.id, answer).expect("it is a gate");
                        let GateAnswered::Ends { ending: shown } = said else { panic!("{told}: it went on") };
                        assert_eq!(shown.id, ending, "{told}");
                        assert!(!shown.body.is_empty() && !shown.acts.is_empty(), "{told}");
                        let gone = reflect::open(&room, &run).err();
                        assert_eq!(gone, Some(AppError::UnknownEntry), "{told}: something of it is left");
                        assert_eq!(fs::read(household.file()).expect("the file"), file, "{told}: the file changed");
                    }
                }
            }
            // Lock, idle, kill and crash meet the same bytes; what they show is what they showed before.
            drop(room.lock());
            let mut room = household.open(Person::First, 60);
            assert_eq!(first_difference(&views(&mut room), &seen), None, "{who}, {side}");
        }
    }
    assert!(walked > 2_000, "only {walked} ways were walked");
}

/// Where two texts begin to differ, with the words around it.
pub(super) fn first_difference(one: &str, other: &str) -> Option<String> {
    let at = one.chars().zip(other.chars()).position(|(a, b)| a != b).or((one != other).then_some(0))?;
    Some(one.chars().skip(at.saturating_sub(80)).take(160).collect())
}

#[test]
fn a_run_that_was_in_the_file_stays_as_it_was_days_included() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    for exercise in content().exercises.iter().filter(|each| each.opens_after.is_empty()) {
        let Some((step, words)) = first_words(exercise) else { continue };
        if exercise.gates().next().is_none() {
            continue;
        }
        let run = begun(&mut room, &exercise.id, &moment(3)).expect("it begins").entry;
        reflect::answer(&mut room, &run, &step, words, &moment(3)).expect("it is saved");
        drop(room.lock());
        room = household.open(Person::First, 10);
        let file = fs::read(household.file()).expect("the file");
        for (gate, kind, _) in exercise.gates() {
            for (answer, _) in ways_out(content().gate(kind)) {
                gates::answer(&mut room, &run, &gate.id, answer).expect("it is a gate");
                let refused = reflect::answer(&mut room, &run, &step, text("More."), &moment(11));
                assert_eq!(refused.err(), Some(AppError::GateFirst), "{}", exercise.id);
                let refused = reflect::go_to(&mut room, &run, &step, &moment(11));
                assert_eq!(refused.err(), Some(AppError::GateFirst), "{}", exercise.id);
                let refused = reflect::finish(&mut room, &run, None, &moment(11));
                assert_eq!(refused.err(), Some(AppError::GateFirst), "{}", exercise.id);
            }
        }
        assert_eq!(fs::read(household.file()).expect("the file"), file, "{}", exercise.id);
        let shown = reflect::read(&room, &run).expect("it can be read").run.expect("a run");
        assert!(shown.answers.iter().any(|answered| answered.step == step), "{}", exercise.id);
    }
}

#[test]
fn looking_again_into_what_was_written_changes_nothing_before_its_gates_are_cleared() {
    const LATER: i64 = 3 * DAY;
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let gated = content().exercises.iter().filter(|each| each.gates().any(|(.., again)| !again));
    let mut entries = Vec::new();
    for exercise in gated.filter(|each| each.opens_after.is_empty()) {
        let Some((step, words)) = first_words(exercise) else { continue };
        let run = begun(&mut room, &exercise.id, &moment(3)).expect("it begins").entry;
        reflect::answer(&mut room, &run, &step, words, &moment(3)).expect("it is saved");
        reflect::finish(&mut room, &run, Some(app::views::Leaving::Stirred), &moment(3)).expect("it is finished");
        entries.push((exercise, run, step));
    }
    assert!(entries.len() > 10, "only {} are looked at", entries.len());
    drop(room.lock());
    let mut room = household.open(Person::First, LATER);
    let seen = |room: &mut OpenApp| (views(room), format!("{:?}", today::show(room, &moment(LATER))));
    let (file, before) = (fs::read(household.file()).expect("the file"), seen(&mut room));
    for (exercise, run, _) in &entries {
        let told = &exercise.id;
        reflect::open(&room, run).expect("it opens");
        reflect::answer(&mut room, run, &exercise.steps[0].id, Answer::Seen, &moment(LATER)).expect("it begins");
        let gates: Vec<&str> = exercise.gates().map(|(gate, ..)| gate.id.as_str()).take(1).collect();
        for step in gates.iter().chain(&[exercise.steps[0].id.as_str()]) {
            reflect::go_to(&mut room, run, step, &moment(LATER)).expect("it goes there and back");
        }
        assert!(fs::read(household.file()).expect("the file") == file, "{told}: the file changed");
    }
    let after = seen(&mut room);
    assert_eq!(first_difference(&after.0, &before.0), None);
    assert_eq!(first_difference(&after.1, &before.1), None);
    // Once they are cleared, whoever goes on goes on.
    let (exercise, run, step) = &entries[0];
    clear(&mut room, run, &exercise.id);
    reflect::go_to(&mut room, run, step, &moment(LATER)).expect("it goes on");
    assert!(fs::read(household.file()).expect("the file") != file);
}

fn text(words: &str) -> Answer {
    Answer::Text { text: words.to_owned() }
}

/// The first step of an exercise that takes words whatever was answered, and words for it.
fn first_words(exercise: &Exercise) -> Option<(String, Answer)> {
    exercise.steps.iter().filter(|step| step.only_if.is_none() && step.not_if.is_none()).find_map(|step| {
        match step.ask {
            Ask::LongText | Ask::ShortText => Some((step.id.clone(), text("Words of a quiet hour."))),
            Ask::List(_) => Some((step.id.clone(), Answer::List { items: vec!["Words of a quiet hour.".to_owned()] })),
            _ => None,
        }
    })
}

#[test]
fn a_gate_that_asks_again_keeps_what_was_written_before_it_and_lets_nothing_after_it() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    finish_what_comes_first(&mut room);
    let mut found = 0;
    for exercise in &content().exercises {
        for (gate, kind, _) in exercise.gates().filter(|(.., again)| *again) {
            found += 1;
            assert_eq!(kind, GateKind::SelfHarm);
            let run = reflect::begin(&mut room, &exercise.id, &moment(5)).expect("it begins").entry;
            for (earlier, before, _) in exercise.gates().take_while(|(step, ..)| step.id != gate.id) {
                let clears = content().gate(before).clears.first().map(String::as_str);
                gates::answer(&mut room, &run, &earlier.id, clears).expect("it is one of its own");
            }
            let (step, words) = first_words(exercise).expect("it asks for words");
            reflect::answer(&mut room, &run, &step, words, &moment(6)).expect("it is saved");
            lead_to(&mut room, &run, exercise, gate);
            let file = fs::read(household.file()).expect("the file");
            let after = exercise.steps.iter().skip_while(|each| each.id != gate.id).nth(1).expect("it goes on");
            let refused = reflect::go_to(&mut room, &run, &after.id, &moment(7));
            assert_eq!(refused.err(), Some(AppError::GateFirst), "{}: not asked yet", exercise.id);
            let said = gates::answer(&mut room, &run, &gate.id, Some("might")).expect("it is a gate");
            assert!(matches!(said, GateAnswered::Ends { ending } if ending.id == "might-act"));
            assert_eq!(fs::read(household.file()).expect("the file"), file, "{}", exercise.id);
            assert!(reflect::read(&room, &run).is_ok(), "{}: the words stay", exercise.id);
            let refused = reflect::finish(&mut room, &run, None, &moment(8));
            assert_eq!(refused.err(), Some(AppError::GateFirst), "{}", exercise.id);
        }
    }
    assert!(found >= 3, "only {found} ask again");
}

#[test]
fn what_is_gated_and_not_cleared_leaves_its_page_by_no_command() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    finish_what_comes_first(&mut room);
    let mut entries = Vec::new();
    for exercise in content().exercises.iter().filter(|each| each.gates().next().is_some() && !each.never_shared) {
        let Some((step, words)) = first_words(exercise) else { continue };
        let run = begun(&mut room, &exercise.id, &moment(5)).expect("it begins").entry;
        reflect::answer(&mut room, &run, &step, words, &moment(5)).expect("it is saved");
        entries.push((exercise, run, step));
    }
    assert!(entries.len() >= 15, "only {} are looked at", entries.len());
    drop(room.lock());
    let mut room = household.open(Person::First, 10);
    for (exercise, run, step) in &entries {
        let told = &exercise.id;
        assert!(gates::first(&room, run).expect("it is there").is_some(), "{told}: its gate is asked first");
        refused(&mut room, run, step, &AppError::GateFirst, told);
        assert!(reflect::read(&room, run).is_ok(), "{told}: one's own reading stays");
    }
    // Cleared: it can be shared. Not cleared in any page: nothing is, until the lock.
    let (exercise, run, _) = &entries[0];
    clear(&mut room, run, &exercise.id);
    assert!(gates::first(&room, run).expect("it is there").is_none());
    assert!(copies::offer(&room, run).is_ok());
    let (other, gate) = (&entries[1].1, entries[1].0.gates().next().expect("it is gated").0);
    gates::answer(&mut room, other, &gate.id, Some("not-today")).expect("it is a gate");
    for (exercise, run, step) in &entries {
        refused(&mut room, run, step, &AppError::ClosedForNow, &exercise.id);
    }
    clear(&mut room, other, &entries[1].0.id);
    assert_eq!(copies::offer(&room, other).err(), Some(AppError::ClosedForNow), "it holds until the lock");
    drop(room.lock());
    let mut room = household.open(Person::First, 20);
    clear(&mut room, run, &exercise.id);
    assert!(copies::offer(&room, run).is_ok(), "and no longer");
}

/// No command makes anything of this entry that the other could see.
fn refused(room: &mut OpenApp, entry: &str, step: &str, as_: &AppError, told: &str) {
    let pick = CopyPick { id: step.to_owned(), text: "Words of a quiet hour.".to_owned() };
    let edit = CopyEdit { entry: entry.to_owned(), chosen: vec![pick], before: String::new(), deed: None };
    let seen =
        CopyText { title: String::new(), before: String::new(), blocks: Vec::new(), wants_a_deed: false, deed: None };
    assert_eq!(copies::offer(room, entry).err().as_ref(), Some(as_), "{told}");
    assert_eq!(copies::preview(room, &edit).err().as_ref(), Some(as_), "{told}");
    assert_eq!(copies::share(room, &edit, &seen, &moment(11)).err().as_ref(), Some(as_), "{told}");
    assert_eq!(copy_drafts::save(room, edit, &moment(11)).err().as_ref(), Some(as_), "{told}");
    assert_eq!(becoming::begin(room, entry, &moment(11)).err().as_ref(), Some(as_), "{told}");
}

#[test]
fn lines_of_a_gated_exercise_are_picked_up_only_once_its_gate_is_cleared() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let account = begun(&mut room, "responsibility-account", &moment(3)).expect("it begins").entry;
    let acts = Answer::List { items: vec!["I hid the letters.".to_owned()] };
    reflect::answer(&mut room, &account, "acts", acts, &moment(3)).expect("it is saved");
    drop(room.lock());
    let mut room = household.open(Person::First, 10);
    let apology = reflect::begin(&mut room, "apology", &moment(11)).expect("it begins").entry;
    // Only the gate that the account has and the apology has not is still to be answered.
    let kinds = |id: &str| -> Vec<GateKind> {
        content().exercise(id).expect("built in").gates().map(|(_, kind, _)| kind).collect()
    };
    assert!(kinds("responsibility-account").iter().any(|kind| !kinds("apology").contains(kind)));
    clear(&mut room, &apology, "apology");
    let offered = reflect::lines_to_pick(&room, &apology, "what-for").expect("it picks");
    assert!(offered.lines.is_empty());
    assert_eq!(offered.behind.iter().map(|line| line.entry.as_str()).collect::<Vec<_>>(), [account.as_str()]);
    clear(&mut room, &account, "responsibility-account");
    let offered = reflect::lines_to_pick(&room, &apology, "what-for").expect("it picks");
    assert_eq!((offered.lines.len(), offered.behind.len()), (1, 0));
}

#[test]
fn what_never_leaves_the_room_does_not_leave_it_as_a_line_picked_up_elsewhere() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let never = content().exercises.iter().find(|each| each.never_shared && first_words(each).is_some());
    let never = never.expect("some exercise is never shared");
    let (step, words) = first_words(never).expect("it asks for words");
    let source = begun(&mut room, &never.id, &moment(3)).expect("it begins").entry;
    reflect::answer(&mut room, &source, &step, words, &moment(3)).expect("it is saved");

    let open = begun(&mut room, "apology", &moment(4)).expect("it begins").entry;
    let line = |entry: &str| PickedLine { text: format!("Words of {}.", entry.len()), entry: entry.to_owned() };
    let picked = Answer::Picked { picked: vec![line(&source), line("")] };
    reflect::answer(&mut room, &open, "what-for", picked, &moment(5)).expect("it is saved");
    let told: Vec<String> =
        copies::offer(&room, &open).expect("it can be shared").blocks.into_iter().map(|block| block.text).collect();
    assert_eq!(told, ["Words of 0."], "the line of one's own, and no other");
}

#[test]
fn a_line_of_a_gated_page_leaves_another_page_only_once_its_own_gate_is_cleared_again() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    finish_what_comes_first(&mut room);
    let source = content().exercise("how-it-came-about").expect("built in");
    let free = content().exercise("old-rule-new-choice").expect("built in");
    assert!(source.gates().next().is_some() && free.gates().next().is_none());
    let (step, words) = first_words(source).expect("it asks for words");
    let came = begun(&mut room, &source.id, &moment(5)).expect("it begins").entry;
    reflect::answer(&mut room, &came, &step, words, &moment(5)).expect("it is saved");
    let rule = begun(&mut room, &free.id, &moment(6)).expect("it begins").entry;
    let picked = vec![PickedLine { text: "I stayed away.".to_owned(), entry: came.clone() }];
    reflect::answer(&mut room, &rule, "source", Answer::Picked { picked }, &moment(6)).expect("it is saved");
    reflect::answer(&mut room, &rule, "rule", text("Never ask."), &moment(6)).expect("it is saved");
    let told = |room: &OpenApp| -> Vec<String> {
        copies::offer(room, &rule).expect("it can be shared").blocks.into_iter().map(|block| block.text).collect()
    };
    assert_eq!(told(&room), ["I stayed away.", "Never ask."]);
    drop(room.lock());

    let mut room = household.open(Person::First, 10);
    assert_eq!(told(&room), ["Never ask."]);
    let pick = CopyPick { id: "source".to_owned(), text: "I stayed away.".to_owned() };
    let edit = CopyEdit { entry: rule.clone(), chosen: vec![pick], before: String::new(), deed: None };
    let seen =
        CopyText { title: String::new(), before: String::new(), blocks: Vec::new(), wants_a_deed: false, deed: None };
    assert_eq!(copies::share(&mut room, &edit, &seen, &moment(11)).err(), Some(AppError::ChoiceDiffers));
    clear(&mut room, &came, &source.id);
    assert_eq!(told(&room), ["I stayed away.", "Never ask."]);
    let seen = copies::preview(&room, &edit).expect("it can be looked at");
    assert!(copies::share(&mut room, &edit, &seen, &moment(12)).is_ok());
}

#[test]
fn what_is_held_stays_until_its_day_and_the_hold_is_lifted_no_sooner_than_the_next() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let letter = begun(&mut room, "impact-letter", &moment(3)).expect("it begins").entry;
    reflect::answer(&mut room, &letter, "happened", text("It rained."), &moment(3)).expect("it is saved");
    let held = |until: Option<&str>| Answer::Hold { until: until.map(str::to_owned) };
    let day = |days: i64| moment(days * 24 * 60);
    let until = |days: i64| day(days).text()[..10].to_owned();
    reflect::answer(&mut room, &letter, "wait", held(Some(&until(3))), &moment(4)).expect("it is saved");
    assert_eq!(copies::offer(&room, &letter).err(), Some(AppError::Held));
    let lifted = reflect::answer(&mut room, &letter, "wait", held(None), &moment(5));
    assert_eq!(lifted.err(), Some(AppError::Held), "not on the day on which it was set");
    reflect::answer(&mut room, &letter, "wait", held(Some(&until(4))), &moment(6)).expect("longer it can be");
    reflect::go_to(&mut room, &letter, "wait", &day(1)).expect("it goes there");
    let tomorrow = reflect::answer(&mut room, &letter, "wait", held(None), &day(1));
    assert!(tomorrow.is_ok(), "from the next day on");
    assert!(copies::offer(&room, &letter).is_ok());

    reflect::answer(&mut room, &letter, "wait", held(Some(&until(3))), &day(1)).expect("it is saved");
    drop(room.lock());
    let mut room = household.open(Person::First, 2 * 24 * 60);
    clear(&mut room, &letter, "impact-letter");
    assert_eq!(copies::offer(&room, &letter).err(), Some(AppError::Held));
    drop(room.lock());
    let mut room = household.open(Person::First, 3 * 24 * 60);
    clear(&mut room, &letter, "impact-letter");
    assert!(copies::offer(&room, &letter).is_ok(), "the day has come");
}

#[test]
fn looking_into_an_exercise_writes_nothing_and_the_first_kept_answer_writes_it() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let file = fs::read(household.file()).expect("the file");
    let run = begun(&mut room, "impact-letter", &moment(3)).expect("it begins").entry;
    for step in ["arrive", "ground"] {
        reflect::answer(&mut room, &run, step, Answer::Seen, &moment(3)).expect("it is taken");
    }
    reflect::answer(&mut room, &run, "belongs", Answer::Skipped, &moment(3)).expect("it is taken");
    reflect::go_to(&mut room, &run, "for-whom", &moment(3)).expect("it goes on");
    assert_eq!(fs::read(household.file()).expect("the file"), file);
    assert!(reflect::list(&room).open.is_empty());
    reflect::answer(&mut room, &run, "happened", text("It rained."), &moment(4)).expect("it is saved");
    assert_ne!(fs::read(household.file()).expect("the file"), file);
    assert_eq!(reflect::list(&room).open.len(), 1);
    drop(room.lock());
    let room = household.open(Person::First, 10);
    let kept = reflect::open(&room, &run).expect("it is in the file");
    assert_eq!(kept.place, "happened");
}

#[test]
fn nothing_joint_stands_on_today_after_an_answer_that_did_not_clear() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let draft = app::plans::draft(&mut room, None, &moment(3 - DAY)).expect("a draft").draft;
    app::plans::draft_save(&mut room, &draft, suite::agreement("We talk."), &moment(3 - DAY)).expect("it is saved");
    app::plans::propose(&mut room, &draft, suite::ROBINS, &moment(4)).expect("it is signed");
    assert_eq!(today::show(&room, &moment(5)).plans.len(), 1);
    let run = reflect::begin(&mut room, "say-it", &moment(6)).expect("it begins").entry;
    gates::answer(&mut room, &run, "gate-fear", None).expect("it is a gate");
    let shown = today::show(&room, &moment(7));
    assert!(shown.plans.is_empty() && shown.looks.is_empty() && !shown.promises);
    assert_eq!(app::plans::show(&room).agreements.len(), 1, "what stands can still be read");
    let folder = household.folder().join("out");
    assert!(export(&room, Format::Markdown, &folder).is_ok(), "and written out");
    drop(room.lock());
    let room = household.open(Person::First, 20);
    assert_eq!(today::show(&room, &moment(21)).plans.len(), 1);
}
