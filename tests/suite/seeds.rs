//! The table of `docs/SEEDS.md`: every practice of the source articles is somewhere, or said to come.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, iter};

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests lie one folder below the top").to_path_buf()
}

/// It proves that an exercise can be gone through, and not that it serves what is asked.
const WALK: &str = "reflecting::every_exercise_is_walked_from_its_first_step_to_its_last";

struct Row {
    seed: String,
    capability: String,
    state: String,
    place: String,
    proof: String,
}

fn rows(table: &str) -> Vec<Row> {
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    table
        .lines()
        .filter(|line| line.starts_with("| S"))
        .map(|line| {
            let cells: [String; 6] = cells(line).try_into().unwrap_or_else(|_| panic!("six cells: {line}"));
            let [seed, capability, _, state, place, proof] = cells;
            Row { seed, capability, state, place, proof: proof.trim_matches('`').to_owned() }
        })
        .collect()
}

/// The numbers of the five articles.
fn numbers() -> BTreeSet<String> {
    let article = |article: u8, last: u8, parts: Option<u8>| {
        (1..=last).flat_map(move |row| {
            let letters: Vec<String> = match parts {
                Some(divided) if divided == row => ('a'..='f').map(String::from).collect(),
                _ => iter::once(String::new()).collect(),
            };
            letters.into_iter().map(move |letter| format!("S{article}-{row}{letter}"))
        })
    };
    article(0, 52, None)
        .chain(article(1, 27, Some(9)))
        .chain(article(2, 28, None))
        .chain(article(3, 42, Some(5)))
        .chain(article(4, 40, None))
        .collect()
}

/// The numbers that each exercise claims.
fn claimed() -> BTreeMap<String, BTreeSet<String>> {
    let folder = project().join("src-tauri/content/en/exercises");
    let files = fs::read_dir(folder).expect("the exercises are there").map(|file| file.expect("a file").path());
    files
        .map(|path| {
            let text = fs::read_to_string(&path).expect("it reads");
            let line = text.lines().find_map(|line| line.strip_prefix("seeds = [")).expect("it names its seeds");
            let seeds = line.trim_end_matches(']').split(',').map(|seed| seed.trim().trim_matches('"').to_owned());
            let id = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (id, seeds.filter(|seed| !seed.is_empty()).collect())
        })
        .collect()
}

/// The names of all tests in Rust, with the file they stand in.
fn tests() -> BTreeSet<String> {
    fn walk(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                walk(&entry, found);
            } else if entry.extension().is_some_and(|ending| ending == "rs") {
                let module = entry.file_stem().expect("a name").to_string_lossy().into_owned();
                let text = fs::read_to_string(&entry).expect("it reads");
                let tests = text.split("#[test]").skip(1);
                let name =
                    |test: &str| test.split_once("fn ").and_then(|(_, rest)| rest.split('(').next()).map(str::to_owned);
                found.extend(tests.filter_map(name).map(|name| format!("{module}::{name}")));
                if text.contains("#[test]") {
                    found.insert(module);
                }
            }
        }
    }
    let mut found = BTreeSet::new();
    for folder in ["src-tauri/crates", "src-tauri/src", "tests"] {
        walk(&project().join(folder), &mut found);
    }
    found
}

/// What is wrong with the table.
fn faults(rows: &[Row]) -> Vec<String> {
    let (claimed, tests) = (claimed(), tests());
    let mut faults = Vec::new();
    let mut missing = numbers();
    for row in rows {
        let Row { seed, capability, state, place, proof } = row;
        if !missing.remove(seed) {
            faults.push(format!("{seed} stands twice, or is no number of an article"));
        }
        if !capability.split(", ").all(|each| {
            each.strip_prefix('C')
                .is_some_and(|number| number.parse::<u8>().is_ok_and(|number| (1..=35).contains(&number)))
        }) {
            faults.push(format!("{seed} belongs to no capability"));
        }
        if place.is_empty() {
            faults.push(format!("{seed} is nowhere"));
        }
        match state.as_str() {
            "later" if proof.is_empty() => continue,
            "later" => faults.push(format!("{seed} comes later and proves it already")),
            "walked only" if proof != WALK || !place.starts_with("exercise ") => {
                faults.push(format!("{seed} is walked only, and not by the walk through the exercises"));
            }
            "walked only" => {}
            "proven" if proof == WALK => {
                faults.push(format!("{seed} is called proven, and its test is the walk that proves no practice"));
            }
            "proven" => {}
            other => faults.push(format!("{seed} has no state that is known: {other:?}")),
        }
        if !tests.contains(proof) {
            faults.push(format!("{seed} is proved by no test: {proof}"));
        }
        if let Some(named) = place.strip_prefix("exercise ") {
            for id in named.split(", ").map(|id| id.trim_matches('`')) {
                if !claimed.get(id).is_some_and(|seeds| seeds.contains(seed)) {
                    faults.push(format!("{seed} is not among the seeds of {id}"));
                }
            }
        }
    }
    faults.extend(missing.into_iter().map(|seed| format!("{seed} is missing")));
    let in_table =
        |id: &str, seed: &str| rows.iter().any(|row| row.seed == seed && row.place.contains(&format!("`{id}`")));
    for (id, seeds) in &claimed {
        faults.extend(
            seeds
                .iter()
                .filter(|seed| !in_table(id, seed))
                .map(|seed| format!("{id} claims {seed}, and the table does not say so")),
        );
    }
    faults
}

fn table() -> Vec<Row> {
    rows(&fs::read_to_string(project().join("docs/SEEDS.md")).expect("the table is there"))
}

#[test]
fn every_practice_of_the_articles_is_somewhere_or_said_to_come() {
    assert_eq!(numbers().len(), 199);
    assert_eq!(faults(&table()), Vec::<String>::new());
}

fn a_row<'a>(rows: &'a mut [Row], state: &str) -> &'a mut Row {
    rows.iter_mut().find(|row| row.state == state).expect("each state stands in the table")
}

#[test]
fn a_row_that_is_missing_doubled_or_leads_nowhere_is_found() {
    let broken = |change: fn(&mut Vec<Row>)| {
        let mut rows = table();
        change(&mut rows);
        faults(&rows)
    };
    let is_found =
        |faults: Vec<String>, what: &str| assert!(faults.iter().any(|fault| fault.contains(what)), "{faults:?}");
    is_found(broken(|rows| drop(rows.remove(0))), "S0-1 is missing");
    is_found(broken(|rows| a_row(rows, "proven").proof = WALK.to_owned()), "is called proven");
    is_found(broken(|rows| a_row(rows, "walked only").state = "proven".to_owned()), "is called proven");
    is_found(broken(|rows| a_row(rows, "walked only").place = "screen `today`".to_owned()), "not by the walk");
    is_found(broken(|rows| a_row(rows, "proven").state = "walked only".to_owned()), "not by the walk");
    is_found(broken(|rows| a_row(rows, "proven").state = "served".to_owned()), "no state that is known");
    is_found(broken(|rows| a_row(rows, "later").proof = WALK.to_owned()), "proves it already");
    is_found(broken(|rows| a_row(rows, "later").place.clear()), "is nowhere");
    is_found(broken(|rows| rows[1].seed = "S0-1".to_owned()), "S0-1 stands twice");
    is_found(broken(|rows| rows[0].capability = "C36".to_owned()), "no capability");
    is_found(broken(|rows| a_row(rows, "proven").proof = "nothing::at_all".to_owned()), "proved by no test");
    is_found(
        broken(|rows| a_row(rows, "walked only").place = "exercise `spiral-stop`".to_owned()),
        "not among the seeds",
    );
}

/// Published questionnaires, as their names are written.
const INSTRUMENTS: [&str; 10] =
    ["AUDIT-C", "PHQ-2", "PHQ-9", "GAD-2", "GAD-7", "WHO-5", "CSI-4", "Dyadic Trust Scale", "ECR-RS", "HARK"];

/// What is wrong with the licence record of an exercise that uses a published questionnaire.
fn unlicensed(id: &str, text: &str) -> Option<String> {
    let used = INSTRUMENTS.iter().find(|name| text.contains(*name))?;
    let record = text.split("[instrument]").nth(1).unwrap_or_default();
    let said =
        |key: &str| record.lines().any(|line| line.starts_with(&format!("{key} = \"")) && line.len() > key.len() + 8);
    (!["name", "licence", "credit"].into_iter().all(said))
        .then(|| format!("{id} uses {used} and says not by what right"))
}

#[test]
fn a_published_questionnaire_stands_here_only_with_its_licence() {
    let folder = project().join("src-tauri/content/en/exercises");
    let mut used = 0;
    for file in fs::read_dir(folder).expect("the exercises are there").map(|file| file.expect("a file").path()) {
        let text = fs::read_to_string(&file).expect("it reads");
        assert_eq!(unlicensed(&file.display().to_string(), &text), None);
        used += usize::from(text.contains("[instrument]"));
    }
    assert!(used > 0);
    assert!(unlicensed("sample", "The questions of PHQ-9.").is_some());
}

#[test]
fn every_exercise_stands_in_the_page_on_evidence() {
    let page = fs::read_to_string(project().join("docs/EVIDENCE.md")).expect("the page is there");
    let missing: Vec<_> = claimed().into_keys().filter(|id| !page.contains(&format!("`{id}`"))).collect();
    assert_eq!(missing, Vec::<String>::new());
}
