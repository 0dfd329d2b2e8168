//! The short page: what each answers alone before close things open, and the yes that comes of it.
//!
//! Only a yes is kept. Never answered, "not now", a gate that did not clear and a yes that ran out are all nothing
//! kept, so that none of them can be told from another.

use crate::day::Day;
use crate::gate::{Gate, GateKind, Way};
use chrono::Days;

/// So many days after it was given a yes still counts: five weeks.
const COUNTS_FOR: u64 = 35;

/// A page of the short page. Every time it begins with the first, and asks all of them anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// Whether anyone could see it, or make the person tell.
    Alone,
    /// Whether both are adults.
    Adult,
    /// The five questions about fear and force from the other.
    Five,
    /// Own force.
    OwnForce,
    /// Whether the person would like to sit down together.
    Together,
}

impl Page {
    /// The first one.
    pub const FIRST: Self = Self::Alone;

    /// The gates that stand on it.
    #[must_use]
    pub const fn gates(self) -> &'static [GateKind] {
        match self {
            Self::Alone => &[GateKind::Alone],
            Self::Adult => &[GateKind::Adult],
            Self::Five => &[GateKind::Fear, GateKind::Hit, GateKind::Control, GateKind::Touch, GateKind::Threat],
            Self::OwnForce => &[GateKind::OwnForce],
            Self::Together => &[],
        }
    }

    /// The one after it.
    #[must_use]
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Alone => Some(Self::Adult),
            Self::Adult => Some(Self::Five),
            Self::Five => Some(Self::OwnForce),
            Self::OwnForce => Some(Self::Together),
            Self::Together => None,
        }
    }
}

/// Where the answers of one page lead. One that does not clear is enough. What was said goes before what was left
/// open, and what the other did before what the person thinks of themselves: people who were hit often call
/// themselves the violent one.
#[must_use]
pub fn way<'a>(answers: &[(&'a Gate, Option<&str>)]) -> Way<'a> {
    let ends = answers.iter().filter_map(|(gate, answer)| match gate.way(*answer) {
        Way::Ends(ending) => Some((ending == gate.otherwise, gate.kind == GateKind::Fear, ending)),
        Way::Cleared => None,
    });
    let first = ends.min_by_key(|(is_open, of_oneself, _)| (*is_open, *of_oneself));
    first.map_or(Way::Cleared, |(_, _, ending)| Way::Ends(ending))
}

/// A yes to sitting down together. It counts from the day after it was given, for one sitting, within five weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnYes {
    given: Day,
    until: Day,
}

impl OwnYes {
    /// A yes that is given on this day.
    #[must_use]
    pub fn given_on(day: Day) -> Self {
        Self { given: day, until: last_day(day) }
    }

    /// A yes as it was kept. None counts for longer than five weeks, whatever was kept.
    #[must_use]
    pub fn kept(given: Day, until: Day) -> Self {
        Self { given, until: until.min(last_day(given)) }
    }

    /// The day it was given.
    #[must_use]
    pub const fn given(self) -> Day {
        self.given
    }

    /// The last day on which it counts.
    #[must_use]
    pub const fn until(self) -> Day {
        self.until
    }

    /// Whether it counts on this day.
    #[must_use]
    pub fn counts_on(self, day: Day) -> bool {
        self.given < day && day <= self.until
    }

    /// Whether it has run out by this day.
    #[must_use]
    pub fn has_run_out(self, day: Day) -> bool {
        self.until < day
    }
}

fn last_day(given: Day) -> Day {
    given.date().checked_add_days(Days::new(COUNTS_FOR)).map_or(given, Day::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gate::{ByRelation, GateOption};

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn gate(kind: GateKind) -> Gate {
        let option = |id: &str, ending: Option<&str>| GateOption {
            id: id.to_owned(),
            label: id.to_owned(),
            ending: ending.map(str::to_owned),
        };
        Gate {
            kind,
            prompt: ByRelation { partner: "?".to_owned(), family: None, friend: None },
            options: vec![option("no", None), option("yes", Some("fear")), option("of-me", Some("own-force"))],
            clears: vec!["no".to_owned()],
            otherwise: "unsure".to_owned(),
        }
    }

    #[test]
    fn a_yes_counts_from_the_next_day_and_for_five_weeks() {
        let yes = OwnYes::given_on(day("2026-11-30"));
        for (today, counts) in [
            ("2026-11-29", false),
            ("2026-11-30", false),
            ("2026-12-01", true),
            ("2027-01-04", true),
            ("2027-01-05", false),
        ] {
            assert_eq!(yes.counts_on(day(today)), counts, "{today}");
        }
        assert!(!yes.has_run_out(day("2027-01-04")) && yes.has_run_out(day("2027-01-05")));
    }

    #[test]
    fn what_was_kept_counts_for_no_longer_than_five_weeks() {
        let yes = OwnYes::kept(day("2026-11-30"), day("2030-01-01"));
        assert_eq!(yes, OwnYes::given_on(day("2026-11-30")));
        assert!(!OwnYes::kept(day("2026-11-30"), day("2026-12-02")).counts_on(day("2026-12-03")));
    }

    #[test]
    fn the_pages_come_one_after_the_other_and_all_of_them() {
        let pages: Vec<Page> = std::iter::successors(Some(Page::FIRST), |page| page.next()).collect();
        assert_eq!(pages, [Page::Alone, Page::Adult, Page::Five, Page::OwnForce, Page::Together]);
        let asked: usize = pages.iter().map(|page| page.gates().len()).sum();
        assert_eq!(asked, 8);
    }

    #[test]
    fn one_answer_that_does_not_clear_ends_the_page_and_what_was_done_to_a_person_goes_first() {
        let (fear, hit) = (gate(GateKind::Fear), gate(GateKind::Hit));
        let both = |of_fear, of_hit| way(&[(&fear, of_fear), (&hit, of_hit)]);
        assert_eq!(both(Some("no"), Some("no")), Way::Cleared);
        assert_eq!(both(Some("no"), None), Way::Ends("unsure"));
        assert_eq!(both(Some("of-me"), Some("yes")), Way::Ends("fear"));
        assert_eq!(both(Some("of-me"), None), Way::Ends("own-force"));
        assert_eq!(both(Some("yes"), Some("no")), Way::Ends("fear"));
        assert_eq!(both(None, None), Way::Ends("unsure"));
    }
}
