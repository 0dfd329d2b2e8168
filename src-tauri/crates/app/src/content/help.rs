//! Help lines: in which order a country's lines stand, and which of them the page names first.

use super::{ContentFault, layout};
use crate::views::{HelpCountry, HelpKind, HelpView};
use chrono::Months;
use domain::day::Day;
use std::collections::HashSet;

/// A list that was last checked longer ago says so before all else.
const AGED: Months = Months::new(18);

/// Hours that mean day and night, as the file writes them. Unknown hours are not among them.
const DAY_AND_NIGHT: [&str; 3] = ["24/7", "24 hours", "day and night"];

/// The European Union's rows stand for whichever member state has put them into service.
const UNION: &str = "EU";

pub(super) fn read(text: &str) -> Result<HelpView, ContentFault> {
    let file: layout::HelpFile =
        toml::from_str(text).map_err(|error| ContentFault::Layout("help-lines".to_owned(), Box::new(error)))?;
    let mut seen = HashSet::new();
    if let Some(row) = file.line.iter().find(|row| !seen.insert(row.id.clone())) {
        return Err(ContentFault::Twice("help-lines".to_owned(), row.id.clone()));
    }
    let checked_on = file.line.iter().map(|row| row.checked_on.clone()).min().unwrap_or_default();
    let mut rows = file.line;
    let countries = file.meta.countries.into_iter().filter_map(|code| {
        let own: Vec<_> = rows.extract_if(.., |row| row.country == code).collect();
        (!own.is_empty()).then(|| country(code, own))
    });
    let countries = countries.collect();
    Ok(HelpView { advice: file.meta.advice, checked_on, aged: false, countries })
}

/// The list as it is shown on this day.
pub(crate) fn on(view: &HelpView, today: Day) -> HelpView {
    let fresh_until = Day::parse(&view.checked_on).and_then(|day| day.date().checked_add_months(AGED));
    HelpView { aged: fresh_until.is_none_or(|until| today.date() > until), ..view.clone() }
}

fn country(code: String, mut rows: Vec<layout::HelpRow>) -> HelpCountry {
    // Emergency numbers keep the order of the file; the sort leaves equals where they are.
    rows.sort_by_key(|row| if row.kind == HelpKind::Emergency { 0 } else { place(row) });
    let silent = rows.iter().map(|row| row.silent.as_str()).find(|silent| !silent.is_empty()).unwrap_or_default();
    let crisis = rows
        .iter()
        .filter(|_| code != UNION)
        .find(|row| row.kind == HelpKind::SuicideCrisis && is_for_anyone(row) && !row.phone.is_empty());
    HelpCountry {
        silent: silent.to_owned(),
        crisis: crisis.map(|row| row.id.clone()),
        lines: rows.into_iter().map(Into::into).collect(),
        code,
    }
}

/// For anyone, from anywhere, at any hour; then at some hours; then for a group; then for a part of the country.
fn place(row: &layout::HelpRow) -> u8 {
    if !row.region.is_empty() {
        return 4;
    }
    if !is_for_anyone(row) {
        return 3;
    }
    if DAY_AND_NIGHT.contains(&row.hours.as_str()) { 1 } else { 2 }
}

/// Hearthside is written for adults, so a line for adults is for anyone who reads it.
fn is_for_anyone(row: &layout::HelpRow) -> bool {
    row.region.is_empty() && ["anyone", "adults"].contains(&row.who.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;

    fn ids(code: &str, kind: HelpKind) -> Vec<&'static str> {
        let country = content().help.countries.iter().find(|country| country.code == code).expect("it has lines");
        country.lines.iter().filter(|line| line.kind == kind).map(|line| line.id.as_str()).collect()
    }

    fn crisis(code: &str) -> Option<&'static str> {
        content().help.countries.iter().find(|country| country.code == code)?.crisis.as_deref()
    }

    #[test]
    fn lines_for_anyone_at_any_hour_come_first_then_groups_then_regions() {
        let lines = &content().help.countries;
        assert!(!lines.is_empty());
        for country in lines {
            let file: layout::HelpFile = toml::from_str(crate::content::HELP_LINES).expect("it reads");
            for kind in [HelpKind::Violence, HelpKind::SuicideCrisis, HelpKind::AlcoholDrugs] {
                let shown = country.lines.iter().filter(|line| line.kind == kind);
                let places: Vec<u8> = shown
                    .map(|line| place(file.line.iter().find(|row| row.id == line.id).expect("a row of the file")))
                    .collect();
                assert!(places.is_sorted(), "{} {kind:?}: {places:?}", country.code);
            }
        }
        // Two that stand the other way round in the file.
        assert_eq!(ids("NZ", HelpKind::Violence), ["nz-shine", "nz-safetotalk", "nz-refuge"]);
    }

    #[test]
    fn every_country_has_an_emergency_number() {
        for country in &content().help.countries {
            let has = country.lines.iter().any(|line| line.kind == HelpKind::Emergency && !line.phone.is_empty());
            assert!(has, "{}", country.code);
        }
    }

    #[test]
    fn the_line_named_first_is_for_anyone_in_the_whole_country_and_can_be_called() {
        assert_eq!(crisis("US"), Some("us-988"));
        assert_eq!(crisis("CO"), None, "its one line is of one city");
        assert_eq!(crisis("EU"), None, "it is not in service everywhere");
        for country in &content().help.countries {
            let Some(id) = &country.crisis else { continue };
            let line = country.lines.iter().find(|line| line.id == *id).expect("one of its own lines");
            assert_eq!(line.kind, HelpKind::SuicideCrisis);
            assert!(!line.phone.is_empty());
        }
    }

    #[test]
    fn what_to_do_without_speaking_comes_from_the_file() {
        let silent = |code: &str| {
            content().help.countries.iter().find(|country| country.code == code).map(|country| country.silent.as_str())
        };
        assert!(silent("GB").is_some_and(|says| says.contains("55")));
        assert_eq!(silent("US"), Some(""));
    }

    #[test]
    fn a_list_says_that_it_is_old_after_eighteen_months() {
        let on = |day: &str| super::on(&content().help, Day::parse(day).expect("a day")).aged;
        assert_eq!(content().help.checked_on, "2026-11-22");
        assert!(!on("2026-11-30"));
        assert!(!on("2028-05-22"));
        assert!(on("2028-05-23"));
    }

    #[test]
    fn a_line_that_stands_twice_is_refused() {
        let row = "\n[[line]]\nid = \"gb-999\"\ncountry = \"GB\"\nkind = \"emergency\"\nname = \"\"\nphone = \"\"\nchecked_on = \"\"\n";
        assert!(matches!(read(&format!("{}{row}", crate::content::HELP_LINES)), Err(ContentFault::Twice(..))));
    }
}
