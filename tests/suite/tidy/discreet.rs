//! What stands open when somebody comes into the room says nothing about danger.
//!
//! Today, the lists of Reflect, the shared sheet that is printed, and the title of the window are read over a
//! shoulder. None of their own sentences speaks of fear, violence, revenge, drink, leaving or self-harm.

use super::{holds_for_all, tells_apart, tree};

/// Beginnings of words, in small letters.
const TELLING: [&str; 48] = [
    "afraid",
    "fear",
    "scare",
    "frighten",
    "safe",
    "unsafe",
    "danger",
    "threat",
    "violen",
    "abus",
    "forced",
    "forcing",
    "by force",
    "hit ",
    "beat",
    "choke",
    "weapon",
    "control",
    "police",
    "assault",
    "rape",
    "stalk",
    "reveng",
    "get even",
    "pay back",
    "punish",
    "retaliat",
    "drink",
    "drunk",
    "alcohol",
    "drug",
    "sober",
    "addict",
    "leaving",
    "leave them",
    "leave you",
    "left you",
    "divorc",
    "separat",
    "break up",
    "move out",
    "suicid",
    "kill",
    "die",
    "dying",
    "self-harm",
    "harm yourself",
    "help line",
];

/// Messages that say one of these words of something else, and why that tells nobody anything.
const OTHERWISE: [(&str, &str); 2] = [
    ("editor-hint-if-crossed", "says what an own act is not, in the editor, which is not printed"),
    ("editor-hint-whom-to-call", "an offer to both in the editor, which is not printed"),
];

fn speaks_of_danger(file: &tree::File) -> Vec<String> {
    let words = |line: &str| line.to_lowercase().replace('’', "'");
    let telling = |said: &str| {
        let said = format!(" {}", words(said).replace(|letter: char| !letter.is_alphanumeric() && letter != '-', " "));
        TELLING.iter().find(|word| said.contains(&format!(" {word}"))).copied()
    };
    let mut id = "";
    let mut complaints = Vec::new();
    for line in file.text.lines().filter(|line| !line.starts_with('#')) {
        let said = match line.split_once(" = ") {
            Some((name, said)) if !line.starts_with(' ') => {
                id = name;
                said
            }
            _ => line,
        };
        // A name in braces is not read by anyone.
        let said: String = said.split('{').enumerate().fold(String::new(), |read, (place, part)| {
            read + if place == 0 { part } else { part.split_once('}').map_or(part, |(_, after)| after) }
        });
        if let Some(word) = telling(&said).filter(|_| OTHERWISE.iter().all(|(other, _)| *other != id)) {
            complaints.push(format!("{}: {id} says “{}”", file.path, word.trim()));
        }
    }
    complaints
}

fn open_to_the_room() -> Vec<tree::File> {
    let mut files = tree::files("src-tauri/locales", &[".ftl"]);
    files.retain(|file| {
        ["today.ftl", "reflect.ftl", "plans.ftl", "rooms.ftl"].iter().any(|name| file.path.ends_with(name))
    });
    files
}

#[test]
fn nothing_on_today_in_the_lists_or_in_print_speaks_of_danger() {
    assert_eq!(open_to_the_room().len(), 4);
    holds_for_all(&open_to_the_room(), speaks_of_danger);
    for (id, why) in OTHERWISE {
        assert!(!why.is_empty());
        let stands = open_to_the_room().iter().any(|file| file.text.contains(&format!("\n{id} = ")));
        assert!(stands, "{id} is excepted and does not exist");
    }
}

#[test]
fn the_window_is_called_by_the_name_of_the_program_alone() {
    assert!(tree::file("ui/index.html").text.contains("<title>Hearthside</title>"));
}

#[test]
fn the_rule_refuses_what_once_stood_on_today() {
    let path = "src-tauri/locales/en/today.ftl";
    let good = "today-why-steadying = Something short and steadying first. Everything else can wait.";
    for bad in [
        "today-why-steadying = Some days lately did not feel safe. Help is one step away.",
        "today-open-then = When I want revenge",
        "today-step =\n    Before you have a drink.",
        "today-step = If you’re leaving them",
    ] {
        tells_apart(speaks_of_danger, path, bad, good);
    }
}
