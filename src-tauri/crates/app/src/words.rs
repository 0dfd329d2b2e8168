//! The words that are made on this side of the wire: export headings, file dialogs, the command
//! line. They stand in the same Fluent files as those of the window.

use crate::content::WORDS;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::sync::OnceLock;
use unic_langid::langid;

/// The text of a message, with its arguments put in. A message that does not exist gives its own
/// name, and a test holds that none does.
#[must_use]
pub fn words(id: &str, args: &[(&str, &str)]) -> String {
    let bundle = bundle();
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
        return id.to_owned();
    };
    let mut given = FluentArgs::new();
    for (name, value) in args {
        given.set(*name, *value);
    }
    bundle.format_pattern(pattern, Some(&given), &mut Vec::new()).into_owned()
}

/// Whether there is such a message.
#[must_use]
pub fn has(id: &str) -> bool {
    bundle().has_message(id)
}

fn bundle() -> &'static FluentBundle<FluentResource> {
    static BUNDLE: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    BUNDLE.get_or_init(|| {
        let mut bundle = FluentBundle::new_concurrent(vec![langid!("en")]);
        for (_, text) in WORDS {
            // A file with a fault still gives its other messages.
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        bundle
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fluent_file_reads_without_fault_and_no_message_stands_twice() {
        let mut seen = std::collections::HashMap::new();
        for (name, text) in WORDS {
            let resource = FluentResource::try_new((*text).to_owned());
            assert!(resource.is_ok(), "{name}.ftl: {:?}", resource.err().map(|(_, faults)| faults));
            for line in text.lines() {
                if let Some((id, _)) = line
                    .split_once(" =")
                    .filter(|(id, _)| !id.is_empty() && !id.starts_with([' ', '#', '.', '-', '}', '*', '[']))
                    && let Some(before) = seen.insert(id, name)
                {
                    panic!("{id} stands in {before}.ftl and in {name}.ftl");
                }
            }
        }
    }

    #[test]
    fn a_message_takes_its_arguments() {
        assert!(words("export-written-by", &[("name", "Robin")]).contains("Robin"));
        assert_eq!(words("no-such-message", &[]), "no-such-message");
    }
}
