//! A remark: somebody looked again at an agreement that is in force, and says that it is kept.
//!
//! Looking again has three outcomes. Letting go and changing have acts of their own; keeping has this
//! one. It changes no word of what both signed. A next day to look again holds once both have named
//! the same day, for the day in the text is one that both signed.

use crate::day::Day;
use crate::person::Person;
use std::collections::BTreeMap;

/// What somebody says who looked at an agreement and keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remark {
    /// Own words; often empty.
    pub text: String,
    /// When they would look at it again together.
    pub again_on: Option<Day>,
}

/// A remark as the log tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remarked<T> {
    /// Its number in the log, by which its author can take it back.
    pub number: u64,
    /// Who signed it.
    pub person: Person,
    /// When.
    pub at: T,
    /// The revision that was in force, and is kept.
    pub revision: u32,
    /// What it says.
    pub remark: Remark,
}

/// Whether somebody who looks at an agreement today may name this day for the next time: one to come.
#[must_use]
pub fn may_look_again_on(day: Day, today: Day) -> bool {
    day > today
}

/// When both look again at a revision whose words say `written`: the day that both named last, or else
/// the written one. What one names alone moves nothing.
#[must_use]
pub fn look_on<T>(remarks: &[Remarked<T>], revision: u32, written: Option<Day>) -> Option<Day> {
    let mut named: BTreeMap<Person, Day> = BTreeMap::new();
    let mut agreed = written;
    for said in remarks.iter().filter(|said| said.revision == revision) {
        let Some(day) = said.remark.again_on else { continue };
        named.insert(said.person, day);
        if Person::BOTH.iter().all(|person| named.get(person) == Some(&day)) {
            agreed = Some(day);
        }
    }
    agreed
}

#[cfg(test)]
mod tests {
    use super::*;
    use Person::{First, Second};

    fn said(person: Person, revision: u32, again_on: &str) -> Remarked<u64> {
        let remark = Remark { text: String::new(), again_on: Day::parse(again_on) };
        Remarked { number: 0, person, at: 0, revision, remark }
    }

    #[test]
    fn a_next_day_holds_once_both_have_named_it_and_until_both_name_another() {
        let written = Day::parse("2027-01-10");
        let mut remarks = vec![said(First, 1, "2027-03-01")];
        assert_eq!(look_on(&remarks, 1, written), written, "one alone moves nothing");
        remarks.push(said(Second, 1, "2027-04-01"));
        assert_eq!(look_on(&remarks, 1, written), written, "two days are no common day");
        remarks.push(said(Second, 1, "2027-03-01"));
        assert_eq!(look_on(&remarks, 1, written), Day::parse("2027-03-01"));
        remarks.push(said(First, 1, "2028-01-01"));
        remarks.push(said(Second, 1, ""));
        assert_eq!(look_on(&remarks, 1, written), Day::parse("2027-03-01"), "and one alone moves it no further");
        assert_eq!(look_on(&remarks, 2, None), None, "a later version has days of its own");
    }

    #[test]
    fn the_next_day_lies_ahead() {
        let day = |text| Day::parse(text).expect("a day");
        assert!(may_look_again_on(day("2027-01-11"), day("2027-01-10")));
        assert!(!may_look_again_on(day("2027-01-10"), day("2027-01-10")));
        assert!(!may_look_again_on(day("2026-01-11"), day("2027-01-10")));
    }
}
