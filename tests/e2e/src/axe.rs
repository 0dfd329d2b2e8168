//! Accessibility, as axe-core judges it.

use serde_json::{Value, json};

use crate::project;
use crate::wire::Wire;

/// How the page is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark text on paper.
    Light,
    /// Light text on night.
    Dark,
}

impl Theme {
    /// As the page's root element says it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The bar: WCAG 2.2 AA, and what axe-core itself holds to be good practice.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// What axe-core holds against the page: one line for each kind, with the
/// places. Empty when there is nothing.
pub(crate) fn violations(wire: &Wire) -> Vec<String> {
    let known = wire.run("return typeof window.axe === 'object';", &[]).expect("the page answers");
    if known != true {
        let file = project().join("ui/node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        wire.run(&format!("{source}; return true;"), &[]).expect("axe-core can be loaded into the page");
    }
    // A transition in flight has colours that nobody reads.
    let answer = wire
        .run_and_wait(
            "const [tags, done] = arguments;
             const finish = (value) => done(JSON.parse(JSON.stringify(value)));
             document.getAnimations().forEach((each) => { try { each.finish(); } catch { each.cancel(); } });
             window.axe.run(document, {
               runOnly: { type: 'tag', values: tags },
               preload: false,
               resultTypes: ['violations', 'passes'],
             }).then(
               (found) => finish({ passes: found.passes.length, violations: found.violations }),
               (error) => finish({ failed: String(error) }),
             );",
            &[json!(TAGS)],
        )
        .expect("axe-core answers");
    assert!(answer["passes"].as_u64().unwrap_or(0) > 0, "axe-core checked nothing: {answer}");
    answer["violations"].as_array().map(|list| list.iter().map(in_words).collect()).unwrap_or_default()
}

fn in_words(violation: &Value) -> String {
    let places: Vec<String> = violation["nodes"]
        .as_array()
        .map(|nodes| {
            nodes
                .iter()
                .map(|node| {
                    format!(
                        "    {}\n      {}",
                        node["html"].as_str().unwrap_or_default(),
                        node["failureSummary"].as_str().unwrap_or_default().replace('\n', "\n      ")
                    )
                })
                .collect()
        })
        .unwrap_or_default();
    format!(
        "  {}: {}\n{}",
        violation["id"].as_str().unwrap_or_default(),
        violation["help"].as_str().unwrap_or_default(),
        places.join("\n")
    )
}
