//! What the screens say, read from where the screens read it. A journey names a
//! message by its key, so that better words break no test, and a key that is
//! gone fails at once.

use std::fs;

use crate::project;

/// The message of this key, with what is filled in. Panics when there is none.
#[must_use]
#[track_caller]
pub fn words(key: &str, filled: &[(&str, &str)]) -> String {
    let folder = project().join("src-tauri/locales/en");
    let files = fs::read_dir(&folder).expect("the words lie in src-tauri/locales");
    for file in files.flatten() {
        let text = fs::read_to_string(file.path()).unwrap_or_default();
        if let Some(message) = message(&text, key) {
            let said = fill(&message, filled);
            assert!(!said.contains("{ $"), "the message {key} is not filled in: {said}");
            return said;
        }
    }
    panic!("there is no message {key}");
}

/// A plain message: one line, or lines that go on indented. Plural forms are
/// not needed by any journey.
fn message(text: &str, key: &str) -> Option<String> {
    let mut lines = text.lines();
    let first = lines.find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix('='))?;
    let rest = lines.take_while(|line| line.starts_with(' '));
    let all: Vec<&str> = [first].into_iter().chain(rest).map(str::trim).collect();
    Some(all.join(" ").trim().to_owned())
}

fn fill(message: &str, filled: &[(&str, &str)]) -> String {
    let mut said = message.to_owned();
    for (name, value) in filled {
        said = said.replace(&format!("{{ ${name} }}"), value);
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_found_by_its_whole_key_and_filled_in() {
        let text = "# door = not this\ndoor-more = No\ndoor = Who is { $name }?\nlong =\n    One\n    two.\n";
        assert_eq!(message(text, "door").as_deref(), Some("Who is { $name }?"));
        assert_eq!(message(text, "long").as_deref(), Some("One two."));
        assert_eq!(message(text, "other"), None);
        assert_eq!(fill("Who is { $name }?", &[("name", "Ana")]), "Who is Ana?");
    }
}
