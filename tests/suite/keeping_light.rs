//! "Keep it light": one bit in the own room, which anyone sets without a reason.

use app::export::{Format, export};
use app::views::{EndingAct, GateAnswered, Person, Reason};
use app::{gates, reflect, search, today};
use suite::{DAY, Household, moment};

#[test]
fn it_is_kept_light_for_two_weeks_with_a_reason_that_tells_nothing_and_until_it_is_switched_off() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let before = today::show(&room, &moment(2));
    let light = today::keep_light(&mut room, true, &moment(3)).expect("it is saved");
    assert!(light.light && !before.light);
    assert_eq!(light.suggestion.map(|step| step.reason), Some(Reason::Lighter));
    drop(room.lock());
    let mut room = household.open(Person::First, 14 * DAY);
    assert!(today::show(&room, &moment(14 * DAY)).light);
    let later = today::show(&room, &moment(15 * DAY));
    assert_eq!((later.light, later.suggestion), (false, before.suggestion.clone()), "two weeks are over");
    let off = today::keep_light(&mut room, false, &moment(14 * DAY)).expect("it is saved");
    assert_eq!((off.light, off.suggestion), (false, before.suggestion));
}

#[test]
fn keeping_it_light_is_no_entry_and_nothing_of_it_is_told_to_the_other() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let (entries, listed) = (room.view().entries, reflect::list(&room));
    today::keep_light(&mut room, true, &moment(3)).expect("it is saved");
    assert_eq!((room.view().entries, reflect::list(&room)), (entries, listed));
    assert_eq!(search::find(&mut room, "light"), []);
    let file = export(&room, Format::Markdown, &household.folder().join("own")).expect("written out");
    assert!(!std::fs::read_to_string(file).expect("it reads").contains("keep-light"));
    drop(room.lock());
    assert!(!today::show(&household.open(Person::Second, 4), &moment(4)).light);
}

#[test]
fn thoughts_of_suicide_end_where_it_can_be_kept_light() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    for (answer, offered) in [(Some("thinking"), true), (Some("dont-know"), true), (None, true), (Some("might"), false)]
    {
        let entry = reflect::begin(&mut room, "responsibility-account", &moment(2)).expect("a run").entry;
        let ended = gates::answer(&mut room, &entry, "gate-self-harm", answer).expect("it has that gate");
        let GateAnswered::Ends { ending } = ended else { panic!("{answer:?} does not clear") };
        assert_eq!(ending.acts.contains(&EndingAct::KeepLight), offered, "{answer:?}");
    }
}
