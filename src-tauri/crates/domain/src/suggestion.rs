//! The one next step that Today suggests, and its reason.
//!
//! A suggestion is an offer. Setting it aside costs nothing and is not counted, and no day is ever
//! late: what could be done again is offered, and never asked for.

use crate::day::Day;
use crate::exercise::{Exercise, Shelf, Weight};
use crate::person::Role;

/// So many heavy sittings on one day are enough.
pub const HEAVY_ENOUGH: usize = 2;
/// So many sittings in the last days that left a person more stirred up are enough.
pub const STIRRED_ENOUGH: usize = 2;

/// The capabilities of apology and of forgiving. Where somebody was treated badly for a long time, they wait
/// until the days are different: safety comes first, and then that it stops.
const APOLOGY_AND_FORGIVING: [&str; 2] = ["C10", "C30"];
/// So many days it is kept light after the day on which a person asked for it: two weeks.
const LIGHT_FOR: u64 = 14;

/// What Today may suggest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion<'a, E> {
    /// The exercise.
    pub exercise: &'a Exercise,
    /// The entry to go on with, where one was begun.
    pub entry: Option<E>,
    /// Why this one.
    pub reason: Reason,
}

/// Why a step is suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It was begun and left open.
    LeftOpen,
    /// Nothing has been finished here yet.
    FirstStep,
    /// It comes next on the way from here.
    NextStep,
    /// It was last done on this day, and some time has passed.
    Again(Day),
    /// The last sittings were heavy or left a person stirred up, or the person keeps it light: here is something light.
    Lighter,
    /// Days that do not feel safe ask for steadying first.
    Steadying,
}

/// What stands in a person's room for one exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing<E> {
    /// The exercise.
    pub exercise: String,
    /// The newest entry that was begun and not finished.
    pub open: Option<E>,
    /// The day on which one was last finished.
    pub last: Option<Day>,
}

/// What is known of a person's days when a step is chosen.
#[derive(Debug, Clone)]
pub struct Days {
    /// The day.
    pub today: Day,
    /// The side the person named in the intake. `None`: not named, or each in different things.
    pub side: Option<Role>,
    /// Heavy sittings finished today.
    pub heavy_today: usize,
    /// Sittings of the last seven days that left the person more stirred up.
    pub stirred_lately: usize,
    /// The newest pulse said that it does not feel safe.
    pub feels_unsafe: bool,
    /// Only what steadies fits: it still goes on, it came out in the last two weeks, or an answer about danger did
    /// not clear.
    pub only_steadying: bool,
    /// What happened is a pattern of hurtful treatment.
    pub pattern_of_harm: bool,
    /// Whether something that leads to the other may be suggested.
    pub may_lead_to_the_other: bool,
    /// The person wants only light pages for now, for whatever reason.
    pub keeps_light: bool,
    /// What was set aside today.
    pub set_aside: Vec<String>,
}

impl Days {
    /// Whether the last times asked so much, or were so little safe, that only something light fits.
    #[must_use]
    pub const fn ask_for_gentleness(&self) -> bool {
        self.asked_enough() || self.feels_unsafe || self.only_steadying || self.keeps_light
    }

    /// Whether what happened, and what was said of it, leaves room for this exercise.
    fn leave_room_for(&self, exercise: &Exercise) -> bool {
        let held = self.pattern_of_harm && APOLOGY_AND_FORGIVING.contains(&exercise.capability.as_str());
        !held && (self.may_lead_to_the_other || !exercise.leads_to_the_other())
    }

    const fn asked_enough(&self) -> bool {
        self.heavy_today >= HEAVY_ENOUGH || self.stirred_lately >= STIRRED_ENOUGH
    }
}

/// The last day on which it is kept light, where a person asks for it today.
#[must_use]
pub fn light_until(today: Day) -> Day {
    today.date().checked_add_days(chrono::Days::new(LIGHT_FOR)).map_or(today, Day::from)
}

/// Chooses. `path` is the order in which steps follow each other, without those that wait for another one
/// ([`Exercise::waits_for`]); `room` has the newest open entry first. After heavy or stirring sittings something
/// light comes first, then what lies open, then
/// the next step of the path, then what could be looked at again.
#[must_use]
pub fn suggest<'a, E: Clone>(
    path: &[&'a Exercise],
    all: &'a [Exercise],
    room: &[Standing<E>],
    days: &Days,
) -> Option<Suggestion<'a, E>> {
    let last = |id: &str| room.iter().filter(|each| each.exercise == id).filter_map(|each| each.last).max();
    let (enough, gentle) = (days.asked_enough(), days.ask_for_gentleness());
    let fits = |exercise: &Exercise| {
        let for_the_side = days.side.is_none_or(|side| exercise.role == Role::Either || exercise.role == side);
        let aside = days.set_aside.contains(&exercise.id);
        let bearable = !gentle || exercise.weight == Weight::Light;
        for_the_side && !aside && bearable && days.leave_room_for(exercise)
    };
    let offer = |exercise: &'a Exercise, reason: Reason| Suggestion { exercise, entry: None, reason };

    let open = room.iter().find_map(|standing| {
        let exercise = all.iter().find(|each| each.id == standing.exercise)?;
        let entry = standing.open.clone()?;
        // What somebody began is theirs, whatever side it is for.
        let held_back = days.set_aside.contains(&exercise.id)
            || (gentle && exercise.weight == Weight::Heavy)
            || !days.leave_room_for(exercise);
        (!held_back).then_some(Suggestion { exercise, entry: Some(entry), reason: Reason::LeftOpen })
    });
    if gentle {
        let reason = if enough || days.keeps_light { Reason::Lighter } else { Reason::Steadying };
        let steadying = |exercise: &&&'a Exercise| {
            exercise.shelf == Shelf::Steady && fits(exercise) && last(&exercise.id) != Some(days.today)
        };
        let light = path.iter().find(steadying).map(|exercise| offer(exercise, reason));
        return light.or(open);
    }
    if open.is_some() {
        return open;
    }
    if let Some(next) = path.iter().find(|exercise| fits(exercise) && last(&exercise.id).is_none()) {
        let is_first = room.iter().all(|standing| standing.last.is_none());
        return Some(offer(next, if is_first { Reason::FirstStep } else { Reason::NextStep }));
    }
    let again = path.iter().filter(|exercise| fits(exercise)).filter_map(|exercise| {
        let (last, after) = (last(&exercise.id)?, exercise.again.days()?);
        let passed = (days.today.date() - last.date()).num_days();
        (passed >= i64::from(after)).then_some((last, *exercise))
    });
    again.min_by_key(|(last, _)| *last).map(|(last, exercise)| offer(exercise, Reason::Again(last)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::Again;
    use crate::exercise::tests::exercise;

    fn named(id: &str) -> Exercise {
        Exercise { id: id.to_owned(), role: Role::Either, again: Again::Weekly, ..exercise() }
    }

    fn light(id: &str) -> Exercise {
        Exercise { weight: Weight::Light, shelf: Shelf::Steady, ..named(id) }
    }

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn days() -> Days {
        Days {
            today: day("2026-11-22"),
            side: None,
            heavy_today: 0,
            stirred_lately: 0,
            feels_unsafe: false,
            only_steadying: false,
            pattern_of_harm: false,
            may_lead_to_the_other: true,
            keeps_light: false,
            set_aside: Vec::new(),
        }
    }

    fn open(id: &str, entry: u8) -> Standing<u8> {
        Standing { exercise: id.to_owned(), open: Some(entry), last: None }
    }

    fn done(id: &str, on: &str) -> Standing<u8> {
        Standing { exercise: id.to_owned(), open: None, last: Some(day(on)) }
    }

    fn choose(all: &[Exercise], room: &[Standing<u8>], days: &Days) -> Option<(String, Option<u8>, Reason)> {
        let path: Vec<&Exercise> = all.iter().collect();
        suggest(&path, all, room, days).map(|chosen| (chosen.exercise.id.clone(), chosen.entry, chosen.reason))
    }

    fn offer(id: &str, reason: Reason) -> Option<(String, Option<u8>, Reason)> {
        Some((id.to_owned(), None, reason))
    }

    #[test]
    fn what_was_left_open_comes_first() {
        let all = [named("a"), named("b")];
        assert_eq!(choose(&all, &[open("b", 7)], &days()), Some(("b".to_owned(), Some(7), Reason::LeftOpen)));
    }

    #[test]
    fn a_new_person_is_offered_the_first_step_and_then_the_next_one() {
        let all = [named("a"), named("b")];
        assert_eq!(choose(&all, &[], &days()), offer("a", Reason::FirstStep));
        assert_eq!(choose(&all, &[done("a", "2026-11-22")], &days()), offer("b", Reason::NextStep));
    }

    #[test]
    fn what_is_set_aside_today_is_not_offered_again_today() {
        let all = [named("a"), named("b")];
        let aside = |ids: &[&str]| Days { set_aside: ids.iter().map(|id| (*id).to_owned()).collect(), ..days() };
        assert_eq!(choose(&all, &[], &aside(&["a"])), offer("b", Reason::FirstStep));
        assert_eq!(choose(&all, &[open("a", 1)], &aside(&["a", "b"])), None);
    }

    #[test]
    fn only_what_is_written_for_ones_own_side_is_offered() {
        let all = [Exercise { role: Role::Broke, ..named("a") }, Exercise { role: Role::Hurt, ..named("b") }];
        let on = |side| Days { side: Some(side), ..days() };
        assert_eq!(choose(&all, &[], &on(Role::Hurt)), offer("b", Reason::FirstStep));
        assert_eq!(choose(&all, &[], &on(Role::Broke)), offer("a", Reason::FirstStep));
        assert_eq!(choose(&all, &[], &days()), offer("a", Reason::FirstStep));
    }

    #[test]
    fn after_two_heavy_sittings_or_two_that_stirred_up_something_light_comes() {
        let all = [named("a"), named("b"), light("c")];
        let heavy = Days { heavy_today: 2, ..days() };
        let stirred = Days { stirred_lately: 2, ..days() };
        for days in [heavy, stirred] {
            assert_eq!(choose(&all, &[open("a", 1)], &days), offer("c", Reason::Lighter));
            assert_eq!(choose(&all, &[open("a", 1), done("c", "2026-11-22")], &days), None);
        }
        let one = Days { heavy_today: 1, stirred_lately: 1, ..days() };
        assert_eq!(choose(&all, &[], &one), offer("a", Reason::FirstStep));
    }

    #[test]
    fn where_it_does_not_feel_safe_steadying_comes_before_talk() {
        let all = [named("a"), light("c")];
        let days = Days { feels_unsafe: true, ..days() };
        assert_eq!(choose(&all, &[], &days), offer("c", Reason::Steadying));
    }

    #[test]
    fn whoever_keeps_it_light_is_offered_what_is_light_and_nothing_else() {
        let all = [named("a"), named("b"), light("c")];
        let days = Days { keeps_light: true, ..days() };
        assert_eq!(choose(&all, &[open("a", 1)], &days), offer("c", Reason::Lighter));
        assert_eq!(choose(&all, &[open("b", 2), done("c", "2026-11-22")], &days), None);
        assert_eq!(choose(&all[..2], &[], &days), None);
        assert_eq!(light_until(days.today), day("2026-12-06"));
    }

    #[test]
    fn what_was_done_is_offered_again_after_its_time_and_the_oldest_first() {
        let all = [named("a"), named("b"), Exercise { again: Again::Once, ..named("c") }];
        let room = |a: &str, b: &str| [done("a", a), done("b", b), done("c", "2020-01-01")];
        assert_eq!(choose(&all, &room("2026-11-16", "2026-11-20"), &days()), None);
        let due = day("2026-11-10");
        assert_eq!(choose(&all, &room("2026-11-14", "2026-11-10"), &days()), offer("b", Reason::Again(due)));
    }

    #[test]
    fn a_pattern_of_harm_holds_apology_and_forgiving_back() {
        let apology = Exercise { capability: "C10".to_owned(), ..named("a") };
        let all = [apology, named("b")];
        let days = Days { pattern_of_harm: true, ..days() };
        assert_eq!(choose(&all, &[], &days), offer("b", Reason::FirstStep));
        assert_eq!(choose(&all, &[open("a", 1)], &days), offer("b", Reason::FirstStep), "also one that lies open");
    }

    #[test]
    fn what_leads_to_the_other_waits_and_what_is_ones_own_does_not() {
        let mut letter = named("a");
        letter.steps.insert(1, crate::exercise::tests::step("rest", crate::exercise::Ask::Hold));
        let all = [letter, named("b")];
        let days = Days { may_lead_to_the_other: false, ..days() };
        assert_eq!(choose(&all, &[], &days), offer("b", Reason::FirstStep));
    }

    #[test]
    fn while_it_goes_on_only_what_steadies_is_offered() {
        let all = [named("a"), light("c")];
        let days = Days { only_steadying: true, ..days() };
        assert_eq!(choose(&all, &[], &days), offer("c", Reason::Steadying));
    }
}
