//! Nothing between two persons is measured, pressed or laid side by side: not in words, not in names
//! on the wire, not in what a screen sorts or counts, not in colour.

use super::speech::{everything_said, said};
use super::tree::{self, File, has_word};
use super::{holds_for_all, tells_apart};

/// Words of measuring and of comparing, beside those that nobody reads anywhere (`speech.rs`).
const MEASURES: [&str; 28] = [
    "ranks",
    "ranked",
    "ranking",
    "compares",
    "compared",
    "than you do",
    "than yours",
    "than mine",
    "more often than",
    "less often than",
    "average",
    "in a row",
    "days ago",
    "days left",
    "days to go",
    "days late",
    "day late",
    "not yet kept",
    "out of date",
    "behind on",
    "catch up",
    "still owes",
    "still waiting",
    "has not answered",
    "has not read",
    "has read this",
    "has seen this",
    "success rate",
];

/// The files whose words speak of what two persons share, and in which no number but a version's stands.
const UNCOUNTED: [&str; 10] = [
    "ahead.ftl",
    "recurrence.ftl",
    "plans.ftl",
    "rituals.ftl",
    "calendar.ftl",
    "ideas.ftl",
    "posts.ftl",
    "sign.ftl",
    "handover.ftl",
    "proof.ftl",
];

/// The files that speak of other things too, which may have numbers.
const MIXED: [&str; 4] = ["today.ftl", "export.ftl", "notices.ftl", "agreements.toml"];

fn is_among(file: &File, names: &[&str]) -> bool {
    names.iter().any(|name| file.path.ends_with(&format!("/{name}")))
}

fn shared_words() -> Vec<File> {
    let mut files = everything_said();
    files.retain(|file| is_among(file, &UNCOUNTED) || is_among(file, &MIXED));
    assert_eq!(files.len(), UNCOUNTED.len() + MIXED.len(), "one of the files has another name");
    files
}

fn measures_nothing(file: &File) -> Vec<String> {
    let mut complaints = Vec::new();
    for (line, words) in said(file) {
        let lower = words.to_lowercase();
        for word in MEASURES.iter().chain(&["rank", "compare"]).filter(|word| has_word(&lower, word)) {
            complaints.push(file.complain(line, &format!("says {word:?}: it measures or compares")));
        }
    }
    complaints
}

#[test]
fn no_word_between_two_measures_or_compares() {
    holds_for_all(&shared_words(), measures_nothing);
}

#[test]
fn words_that_measure_or_compare_are_refused() {
    let good = "# Compare: an average.\nplans-compare = { $name } signed on { $day }. There is no deadline.\n";
    for bad in [
        "plans-both = Compare how each of you did.",
        "plans-kept = Kept five days in a row.",
        "post-more = { $name } tells more often than you.",
        "post-waits = { $name } has not answered.",
        "post-read =\n    Shared.\n    { $name } has read this.",
        "plans-late = Two days late.",
    ] {
        tells_apart(measures_nothing, "src-tauri/locales/en/plans.ftl", bad, good);
    }
    tells_apart(
        measures_nothing,
        "src-tauri/content/en/agreements.toml",
        "[[templates]]\nabout = \"Which of you is ranked first.\"\n",
        "[[templates]]\nid = \"rank\"\nabout = \"A line that both of you hold.\"\n",
    );
    tells_apart(
        measures_nothing,
        "src-tauri/content/en/agreements.toml",
        "[[templates]]\n[templates.parts]\nkeeping = \"We compare on Fridays.\"\n",
        "[[templates]]\n[templates.parts]\nkeeping = \"We talk on Fridays.\"\n",
    );
}

/// Where a number is filled in by right: which version of a text is meant, how many parts of an own
/// draft are open, and how often a ritual comes back.
const NUMBERED: &[(&str, &[&str])] = &[
    ("plans-amendment-waits", &["version", "next"]),
    ("plans-signed-by-both", &["version"]),
    ("plans-signed-by-one", &["version"]),
    ("agreement-version", &["version"]),
    ("agreement-version-in-force", &["version"]),
    ("agreement-version-next-to", &["version", "other"]),
    ("agreement-lead-in-force", &["version"]),
    ("agreement-lead-over", &["version"]),
    ("agreement-lead-over-change", &["version", "next"]),
    ("agreement-lead-resting-change", &["next"]),
    ("agreement-version-resting", &["version"]),
    ("agreement-lead-amendment", &["version", "next"]),
    ("agreement-lead-declined", &["version"]),
    ("agreement-key-added-means", &["version"]),
    ("agreement-signatures", &["version"]),
    ("agreement-keep-version", &["version"]),
    ("look-log-older", &["version"]),
    ("editor-moved-on", &["version", "next"]),
    ("editor-moved-on-safe", &["version"]),
    ("editor-start-anew", &["version"]),
    ("editor-reading-missing", &["count"]),
    ("sign-title-accept", &["version"]),
    ("sign-title-decline", &["version"]),
    ("sign-title-keep", &["version"]),
    ("sign-do-keep", &["version"]),
    ("sign-does-", &["version"]),
    ("rhythm-every-weeks", &["weeks"]),
    ("rhythm-month-day", &["number"]),
    ("rhythm-minutes", &["minutes"]),
    ("rhythm-hours", &["hours"]),
    ("planner-every-weeks", &["weeks"]),
    ("planner-day-number", &["number"]),
];

/// Names of what is filled in that are words: a label, a day, a text.
const WORDED: &[&str] = &[
    "name", "one", "other", "day", "time", "when", "on", "changed", "kind", "part", "title", "text", "list", "from",
    "to", "if", "then", "instead", "length",
];

fn is_numbered_by_right(id: &str, filled_in: &str) -> bool {
    let fits = |name: &str| if name.ends_with('-') { id.starts_with(name) } else { id == name };
    let version_of_what_was_signed = id.starts_with("sign-done-") && filled_in == "version";
    version_of_what_was_signed || NUMBERED.iter().any(|(name, numbers)| fits(name) && numbers.contains(&filled_in))
}

fn counts_nothing(file: &File) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut id = "";
    for (number, line) in file.text.lines().enumerate() {
        if line.starts_with('#') {
            continue;
        }
        if let Some((key, _)) = line.split_once('=').filter(|_| !line.starts_with([' ', '}', '*', '['])) {
            id = key.trim();
        }
        for filled_in in line.split("{ $").skip(1) {
            let name: String = filled_in.chars().take_while(char::is_ascii_alphanumeric).collect();
            if !is_numbered_by_right(id, &name) && !WORDED.contains(&name.as_str()) {
                complaints.push(file.complain(number, &format!("{id} fills in {name:?}, which may be a number")));
            }
        }
    }
    for (number, words) in said(file) {
        let case = words.trim_start().starts_with(['[', '*']);
        if !case && words.chars().any(|c| c.is_ascii_digit()) {
            complaints.push(file.complain(number, "has a number in its words"));
        }
    }
    complaints
}

#[test]
fn what_is_shared_is_told_without_numbers_but_for_those_that_name_a_version() {
    let mut files = shared_words();
    files.retain(|file| is_among(file, &UNCOUNTED));
    holds_for_all(&files, counts_nothing);
}

#[test]
fn a_message_of_plans_that_counts_is_refused() {
    let good = "agreement-version = Version { $version }\nplans-next-look = You look at it on { $day }.\n";
    for bad in [
        "plans-kept = { $name } has kept { $count }",
        "dots-kept = { $count ->\n    [one] kept once\n   *[other] kept { $count } times\n  }",
        "plans-of = { $kept } of { $all }",
        "plans-version = Version { $version }",
        "plans-many = 3 of your promises were kept.",
        "post-many =\n    { $count ->\n        [one] one\n       *[other] { $count } answers\n    }",
    ] {
        tells_apart(counts_nothing, "src-tauri/locales/en/plans.ftl", bad, good);
    }
}

/// The names of types, fields and choices that cross to the page.
const UNNAMED: [&str; 26] = [
    "streak",
    "score",
    "scores",
    "points",
    "rank",
    "ranking",
    "percent",
    "overdue",
    "due",
    "countdown",
    "average",
    "total",
    "ratio",
    "rate",
    "compare",
    "best",
    "worst",
    "winner",
    "receipt",
    "unread",
    "seenby",
    "readby",
    "reminder",
    "deadline",
    "late",
    "failed",
];

/// "Late and told" is a word of whoever promised, about their own deed.
const NAMED_BY_RIGHT: [&str; 1] = ["LateTold"];

fn words_of(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for c in name.chars() {
        if c == '_' || c.is_uppercase() || words.is_empty() {
            words.push(String::new());
        }
        if c != '_'
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
    }
    words
}

fn names_no_measure(file: &File) -> Vec<String> {
    let mut complaints = Vec::new();
    for (number, line) in tree::code(&file.text).lines().enumerate() {
        for name in line.split(|c: char| !c.is_alphanumeric() && c != '_') {
            let words = words_of(name);
            let pairs = words.windows(2).map(|pair| pair.concat());
            let measures = words.iter().cloned().chain(pairs).any(|word| UNNAMED.contains(&word.as_str()));
            if measures && !NAMED_BY_RIGHT.contains(&name) {
                complaints.push(file.complain(number, &format!("{name} names a measure, a verdict or a receipt")));
            }
        }
    }
    complaints
}

#[test]
fn no_name_on_the_wire_of_the_shared_half_measures_or_tells_who_read() {
    let files =
        ["agreement", "post", "door"].map(|name| tree::file(&format!("src-tauri/crates/app/src/views/{name}.rs")));
    holds_for_all(&files, names_no_measure);
}

#[test]
fn a_name_on_the_wire_that_measures_is_refused() {
    let good = "/// No score.\npub enum PostReply {\n    Kept,\n    LateTold,\n}\n";
    for bad in [
        "pub enum PostState { Overdue }",
        "pub struct PostView { pub days_late: u32 }",
        "pub struct PostView { pub read_by: Vec<Person> }",
        "pub struct PlanView { pub keptPercent: u8 }",
        "pub enum Answer { Late }",
    ] {
        tells_apart(names_no_measure, "src-tauri/crates/app/src/views/post.rs", bad, good);
    }
}

/// Where the page and the program put the things of two persons together.
fn shared_half() -> Vec<File> {
    const SCREENS: [&str; 13] = [
        "plans",
        "agreement",
        "between",
        "post",
        "copy",
        "sign",
        "share",
        "proof",
        "ahead",
        "recurrence",
        "ideas",
        "calendar",
        "today",
    ];
    let mut files: Vec<File> =
        SCREENS.iter().flat_map(|name| tree::files(&format!("ui/src/screens/{name}"), &[".svelte", ".ts"])).collect();
    for place in ["ui/src/parts/agreement", "ui/src/parts/post", "ui/src/state"] {
        files.extend(tree::files(place, &[".svelte", ".ts"]));
    }
    const ACTS: [&str; 12] = [
        "plans",
        "posts",
        "shared",
        "copies",
        "translate",
        "ahead",
        "recurrence",
        "ideas",
        "rituals",
        "calendar",
        "today",
        "sayings",
    ];
    for name in ACTS {
        files.push(tree::file(&format!("src-tauri/crates/app/src/{name}.rs")));
    }
    files.retain(|file| !file.path.contains(".test."));
    files
}

/// Signs that something is put in an order, put together or added up.
const ORDERS: [&str; 9] =
    [".sort(", ".toSorted(", ".sort_by", ".sort_unstable_by", ".max_by", ".min_by", ".reduce(", ".fold(", "groupBy("];
/// Signs that what was picked out is counted.
const COUNTS: [&str; 3] = [".count()", ".length", ".len()"];
/// Signs that a person is what it goes by.
const BY_PERSON: [&str; 12] = [
    ".by",
    "by ===",
    "by ==",
    "{ by }",
    ".author",
    "author ==",
    ".person",
    "{ person }",
    "signer",
    "person ===",
    "<Person,",
    "Record<Person",
];

/// One statement at a time: from one semicolon, brace or blank line to the next.
fn orders_nobody(file: &File) -> Vec<String> {
    let code = match file.extension() {
        "rs" => tree::code(&file.text),
        _ => tree::blanked(&file.text, tree::Strings::Blank),
    };
    let mut complaints = Vec::new();
    let mut statement = String::new();
    for (number, line) in code.lines().enumerate() {
        statement.push_str(line.trim());
        let plain =
            statement.replace("sort_by", "sort_\u{1}").replace("max_by", "max_\u{1}").replace("min_by", "min_\u{1}");
        let person = BY_PERSON.iter().find(|sign| has_sign(&plain, sign));
        let total = plain.contains("<Person, u32>") || plain.contains("Record<Person, number>");
        let ordered = ORDERS.iter().any(|order| statement.contains(order));
        let counted = statement.contains("filter(") && COUNTS.iter().any(|count| statement.contains(count));
        if let Some(person) = person
            && (total || ordered || counted)
        {
            complaints.push(file.complain(number, &format!("orders or counts by a person ({person})")));
            statement.clear();
        }
        if line.trim().is_empty() || line.trim_end().ends_with([';', '{', '}', '>']) {
            statement.clear();
        }
    }
    complaints
}

/// Whether the sign stands there as a whole: `.by` is not found in `.bytes`.
fn has_sign(text: &str, sign: &str) -> bool {
    text.match_indices(sign).any(|(at, _)| {
        let after = text[at + sign.len()..].chars().next();
        let runs_on = sign.ends_with(char::is_alphanumeric) && after.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let before = text[..at].chars().next_back();
        let runs_on_before =
            sign.starts_with(char::is_alphabetic) && before.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !runs_on && !runs_on_before
    })
}

#[test]
fn nothing_that_is_shared_is_put_in_order_or_counted_by_person() {
    holds_for_all(&shared_half(), orders_nobody);
}

#[test]
fn an_order_or_a_count_by_person_is_refused() {
    let good =
        "const shown = lines.filter(({ by }) => from === 'all' || by === from);\nlines.sort((a, b) => a.at - b.at);\n";
    for bad in [
        "lines.sort((a, b) => a.by.localeCompare(b.by));\n",
        "const kept = lines\n  .filter(({ by }) => by === person)\n  .length;\n",
        "const each: Record<Person, number> = {};\n",
        "const groups = Object.groupBy(lines, (line) => line.by);\n",
        "const most = lines.reduce((sum, line) => sum + (line.person === me ? 1 : 0), 0);\n",
    ] {
        tells_apart(orders_nobody, "ui/src/screens/plans/a.ts", bad, good);
    }
    tells_apart(
        orders_nobody,
        "src-tauri/crates/app/src/posts.rs",
        "let mine = posts.iter().filter(|post| post.author == me).count();\n",
        "let mine = posts.iter().filter(|post| post.author == me);\nlet all = post.versions.len();\n",
    );
}

/// A component that draws a person wears none of the colours of notices, of the pen or of warnings.
fn judges_nobody_by_colour(file: &File) -> Vec<String> {
    const COLOURS: [&str; 4] = ["var(--ember)", "var(--attention)", "var(--gold)", "var(--marker)"];
    let draws_a_person = file.text.contains("PersonMark") || file.stem() == "PersonMark";
    let style = file.text.split_once("<style").map_or("", |(_, style)| style);
    let before = file.text.lines().count() - style.lines().count().min(file.text.lines().count());
    let mut complaints = Vec::new();
    for (number, line) in style.lines().enumerate().filter(|_| draws_a_person) {
        let named = ["red", "crimson", "tomato", "firebrick", "orangered"].iter().any(|name| has_word(line, name));
        if named || COLOURS.iter().any(|colour| line.contains(colour)) {
            complaints.push(file.complain(before + number, "a colour of warning where a person is drawn"));
        }
    }
    complaints
}

#[test]
fn no_colour_of_warning_stands_on_a_person() {
    let mut files = shared_half();
    files.extend(tree::files("ui/src/kit/PersonMark.svelte", &[".svelte"]));
    files.retain(|file| file.extension() == "svelte");
    assert!(files.iter().filter(|file| file.text.contains("PersonMark")).count() > 3, "they draw persons elsewhere");
    holds_for_all(&files, judges_nobody_by_colour);
}

#[test]
fn a_colour_of_warning_on_a_person_is_refused() {
    let with = |colour: &str| {
        format!("<PersonMark person=\"first\" label=\"R\" />\n<style>\n  .late {{ color: {colour}; }}\n</style>\n")
    };
    for bad in ["var(--ember)", "var(--gold)", "red"] {
        tells_apart(judges_nobody_by_colour, "ui/src/screens/plans/A.svelte", &with(bad), &with("var(--person)"));
    }
}
