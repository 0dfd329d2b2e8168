//! What Hearthside never says. No pressure, no score, no verdict, no label for
//! a person, and nothing that takes a person's sex for granted.

use super::tree::{self, File, has_word};
use super::{holds_for_all, tells_apart};

/// Words, and why nobody reads them here. Compared in lower case.
const UNSAID: [(&[&str], &str); 6] = [
    (
        &[
            "streak",
            "streaks",
            "overdue",
            "score",
            "scores",
            "points",
            "badge",
            "badges",
            "leaderboard",
            "countdown",
            "days since",
            "percent",
            "level up",
            "achievement",
            "congratulations",
            "well done",
            "failed to",
            "you failed",
        ],
        "pressure or a score",
    ),
    (
        &[
            "cheater",
            "victim",
            "betrayer",
            "perpetrator",
            "offender",
            "abuser",
            "narcissist",
            "toxic",
            "guilty",
            "innocent party",
        ],
        "a label for a person",
    ),
    (&["should", "shouldn't", "ought"], "an order in disguise"),
    (
        &[
            "he",
            "she",
            "his",
            "him",
            "hers",
            "himself",
            "herself",
            "husband",
            "wife",
            "boyfriend",
            "girlfriend",
            "he/she",
            "his/her",
        ],
        "a person's sex taken for granted",
    ),
    (
        &["app store", "log in", "sign up", "account settings", "cloud", "sync", "notification"],
        "a service that this is not",
    ),
    (&["lorem", "ipsum", "placeholder", "coming soon"], "a text that is not one"),
];

/// Where a word stands by right: (file, what its line holds, the word).
const BY_RIGHT: [(&str, &str, &str); 3] = [
    // The size of the text on the screen is measured in percent everywhere.
    ("settings.ftl", "settings-size-value", "percent"),
    // To feel guilty is a feeling. To be called guilty is a verdict.
    ("feelings.toml", "\"guilty\"", "guilty"),
    ("feelings.toml", "you feel you ought", "ought"),
];

fn stands_by_right(file: &File, line: usize, word: &str) -> bool {
    let line = file.text.lines().nth(line).unwrap_or_default();
    BY_RIGHT.iter().any(|(path, holds, allowed)| file.path.ends_with(path) && line.contains(holds) && word == *allowed)
}

/// A thing that a person reads, with its line.
pub(super) type Said = (usize, String);

/// The messages of a Fluent file, without comments, keys and the names of what
/// is filled in.
fn said_in_fluent(text: &str) -> Vec<Said> {
    let mut said = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.starts_with('#') {
            continue;
        }
        let indented = line.starts_with(' ');
        let value = match line.split_once('=') {
            Some((_, value)) if !indented => value,
            Some((key, value)) if key.trim().starts_with('.') => value,
            _ if indented => line,
            _ => continue,
        };
        said.push((number, without_placeables(value)));
    }
    said
}

fn without_placeables(text: &str) -> String {
    let mut plain = String::new();
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain
}

/// The keys of a content file whose text is read by a person. Titles of sources
/// are somebody else's words and are left as they are.
const READ: [&str; 23] = [
    "title", "summary", "prompt", "body", "help", "gentler", "examples", "item", "label", "meaning", "care", "low",
    "high", "middle", "words", "unknown", "note", "why", "try", "about", "line", "keeping", "pact",
];

fn said_in_content(text: &str) -> Vec<Said> {
    fn gather(key: &str, value: &toml::Value, said: &mut Vec<String>) {
        match value {
            toml::Value::String(words) if READ.contains(&key) => said.push(words.clone()),
            toml::Value::Array(list) => {
                for each in list {
                    gather(key, each, said);
                }
            }
            toml::Value::Table(table) => {
                for (key, value) in table {
                    gather(key, value, said);
                }
            }
            _ => {}
        }
    }
    let table: toml::Table = toml::from_str(text).expect("content is TOML");
    let mut said = Vec::new();
    gather("", &toml::Value::Table(table), &mut said);
    said.into_iter()
        .map(|words| {
            let first: String = words.chars().take(24).collect();
            let line = text.lines().position(|line| line.contains(&format!("\"{first}")));
            (line.unwrap_or(0), words)
        })
        .collect()
}

pub(super) fn said(file: &File) -> Vec<Said> {
    match file.extension() {
        "ftl" => said_in_fluent(&file.text),
        _ => said_in_content(&file.text),
    }
}

fn says_nothing_unsaid(file: &File) -> Vec<String> {
    let mut complaints = Vec::new();
    for (line, words) in said(file) {
        let lower = words.to_lowercase();
        for (unsaid, why) in UNSAID {
            for word in unsaid.iter().filter(|word| has_word(&lower, word)) {
                if stands_by_right(file, line, word) {
                    continue;
                }
                complaints.push(file.complain(line, &format!("says {word:?}: {why}")));
            }
        }
        if words.contains('!') {
            complaints.push(file.complain(line, "raises its voice with an exclamation mark"));
        }
        if words.contains('%') {
            complaints.push(file.complain(line, "says how much is done, in percent"));
        }
    }
    complaints
}

pub(super) fn everything_said() -> Vec<File> {
    let mut files = tree::files("src-tauri/locales", &[".ftl"]);
    files.extend(tree::files("src-tauri/content/en", &[".toml"]));
    files
}

#[test]
fn nothing_is_said_that_presses_judges_or_labels() {
    holds_for_all(&everything_said(), says_nothing_unsaid);
}

#[test]
fn a_text_that_presses_judges_or_labels_is_refused() {
    let good = "# No streak, no score.\nscore = Two of five. { $percent }\n";
    for bad in [
        "streak = You have a streak of three.",
        "late = This is overdue.",
        "much = 40 % done",
        "who = The victim writes first.",
        "do = You should write today.",
        "whom = Ask what she felt.",
        "loud = Saved!",
        "more =\n    A first line.\n    Your score is high.",
    ] {
        tells_apart(says_nothing_unsaid, "src-tauri/locales/en/a.ftl", bad, good);
    }
    tells_apart(
        says_nothing_unsaid,
        "src-tauri/content/en/exercises/a.toml",
        "[[steps]]\nid = \"score\"\noptions = [{ id = \"a\", label = \"Your score\" }]\n",
        "[[steps]]\nid = \"score\"\nsources = [\"The Score, 2014\"]\nprompt = \"What was it like?\"\n",
    );
}

/// What people read comes from the words, not from the code: a sentence between
/// two tags of a component cannot be translated or checked.
fn components_hold_no_sentences(file: &File) -> Vec<String> {
    let text = tree::blanked(&file.text, tree::Strings::Keep);
    let markup = match text.find("</script>") {
        Some(end) => {
            let lines = text[..end].lines().count();
            format!("{}{}", "\n".repeat(lines.saturating_sub(1)), &text[end + 9..])
        }
        None => text,
    };
    let markup = markup.split("<style").next().unwrap_or_default();
    let mut complaints = Vec::new();
    for (number, line) in markup.lines().enumerate() {
        let plain = without_placeables(line);
        let mut inside = false;
        let mut words = String::new();
        for c in plain.chars() {
            match c {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    words.push(' ');
                }
                _ if !inside => words.push(c),
                _ => {}
            }
        }
        // Code and attributes have signs in them that words do not have.
        let in_a_row = words
            .split_whitespace()
            .filter(|word| word.trim_end_matches(['.', ',', '?']).chars().all(|c| c.is_alphabetic() || c == '\''))
            .count();
        if in_a_row >= 3 && plain.contains('>') && plain.contains('<') && !plain.contains("=>") {
            complaints.push(file.complain(number, "a sentence that is not in the words"));
        }
    }
    complaints
}

#[test]
fn no_component_holds_a_sentence_of_its_own() {
    let mut components = tree::page();
    components.retain(|file| file.extension() == "svelte" && !file.path.starts_with("ui/src/test/"));
    holds_for_all(&components, components_hold_no_sentences);
}

#[test]
fn a_component_with_a_sentence_is_refused() {
    tells_apart(
        components_hold_no_sentences,
        "ui/src/screens/a.svelte",
        "<script>\nconst a = 1;\n</script>\n<p>This is a sentence.</p>\n",
        "<script>\nconst a = 1;\n</script>\n<p class=\"one two three\">{words('a')}</p>\n",
    );
}
