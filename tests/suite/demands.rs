//! What single practices demand of the exercises that serve them, read off the content: a step, an
//! order, a default or a bound without which the exercise would not be that practice.

use app::content::content;
use domain::exercise::{Ask, Exercise, Step};

fn exercise(id: &str) -> &'static Exercise {
    content().exercise(id).unwrap_or_else(|| panic!("there is no exercise {id}"))
}

fn place(exercise: &Exercise, is: impl Fn(&Step) -> bool) -> usize {
    exercise.steps.iter().position(is).unwrap_or_else(|| panic!("{} has no such step", exercise.id))
}

fn named<'a>(exercise: &'a Exercise, id: &str) -> &'a Step {
    &exercise.steps[place(exercise, |step| step.id == id)]
}

#[test]
fn an_apology_puts_owning_it_first_and_repair_second_and_leaves_forgiveness_out_unless_chosen() {
    let apology = exercise("apology");
    let whole = named(apology, "whole");
    assert_eq!(whole.gathers[..2], ["responsibility", "repair"]);
    assert_eq!(whole.gathers.last().map(String::as_str), Some("ask-words"));
    assert_eq!(named(apology, "forgiveness").words.options[0].id, "leave-out");
    assert!(named(apology, "ask-words").only_if.is_some(), "nobody is led to ask for it");
    for part in &whole.gathers {
        assert!(named(apology, part).coach.is_some(), "the wording of {part} can be looked at");
    }
    assert!(matches!(named(apology, "deed").ask, Ask::Pick { .. }), "and a deed is asked for");
}

#[test]
fn a_letter_about_the_hurt_asks_for_its_intent_before_it_is_written_and_rests_before_it_goes() {
    let letter = exercise("impact-letter");
    let at = |id: &str| place(letter, |step| step.id == id);
    assert!(at("intent") < at("letter") && at("letter") < at("whole") && at("whole") < at("wait"));
    assert!(matches!(letter.steps[at("wait")].ask, Ask::Hold));
    assert!(matches!(letter.steps[at("whole")].ask, Ask::ReadAloud(_)));
    for step in letter.steps.iter().filter(|step| step.ask == Ask::LongText) {
        assert!(step.minutes.is_some_and(|minutes| minutes <= 20), "{} has no end to its time", step.id);
    }
}

#[test]
fn whoever_plays_down_what_happened_at_home_is_asked_once_more_and_softly() {
    for id in ["good-enough", "how-it-was-at-home", "when-i-was-small-and-in-trouble"] {
        assert!(exercise(id).steps.iter().any(|step| !step.follow_up.is_empty()), "{id}");
    }
}

#[test]
fn the_questions_about_drinking_are_the_three_of_the_published_screen_and_a_warning_stands_before_stopping() {
    let drink = exercise("drink-and-me");
    for id in ["how-often", "how-many", "six-or-more"] {
        let step = named(drink, id);
        assert_eq!(step.ask, Ask::Choice);
        assert_eq!(step.words.options.len(), 5 + 3, "{id}: its five answers, and the three ways out");
    }
    let warning = named(drink, "before-you-stop");
    assert!(warning.words.body.iter().any(|line| line.to_lowercase().contains("doctor")));
    let plan = exercise("my-own-plan-with-drink");
    assert!(plan.steps.iter().all(|step| !step.words.prompt.to_lowercase().contains("do they drink")), "own side only");
}

#[test]
fn every_heavy_exercise_says_when_not_to_do_it_and_leads_to_help() {
    for heavy in content().exercises.iter().filter(|exercise| exercise.weight == domain::exercise::Weight::Heavy) {
        assert!(!heavy.care.is_empty(), "{}", heavy.id);
        assert!(heavy.care.iter().any(|line| line.contains("Help")), "{} does not lead to Help", heavy.id);
        assert!(matches!(heavy.steps.last(), Some(step) if step.ask == Ask::Settle), "{}", heavy.id);
    }
}

#[test]
fn every_choice_can_be_left_open() {
    for exercise in &content().exercises {
        for step in exercise.steps.iter().filter(|step| !step.words.options.is_empty()) {
            for way_out in ["something-else", "dont-know-yet", "not-today"] {
                let offers = step.words.options.iter().any(|option| option.id == way_out);
                assert!(offers, "{} {}: {way_out}", exercise.id, step.id);
            }
        }
    }
}

#[test]
fn lines_of_one_practice_go_into_the_next() {
    // Harm to amends, amends to apology, what was found out to a plan with an if and a then.
    for (into, from) in [
        ("amends", "responsibility-account"),
        ("apology", "amends"),
        ("apology", "responsibility-account"),
        ("trigger-map", "responsibility-account"),
        ("old-rule-new-choice", "how-it-was-at-home"),
    ] {
        let picks = exercise(into).steps.iter().any(|step| match &step.ask {
            Ask::Pick { from: sources, .. } => sources.iter().any(|source| source.exercise == from),
            _ => false,
        });
        assert!(picks, "{into} takes nothing up from {from}");
    }
}
