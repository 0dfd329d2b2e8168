//! The steps of an exercise: what stands on one, and how to get to the next.

use std::fs;
use std::time::Duration;

use e2e::{App, project, wait, words};

use crate::hands::Hands;

/// What kind of step is on the screen, as its own class says.
pub(crate) fn kind(app: &App) -> String {
    let said = app.script("return document.querySelector('main .step')?.classList[1] ?? '';", &[]);
    said.as_str().unwrap_or_default().to_owned()
}

/// What it asks.
pub(crate) fn question(app: &App) -> String {
    let said = app.script("return document.querySelector('main h1')?.textContent ?? '';", &[]);
    said.as_str().unwrap_or_default().trim().to_owned()
}

/// Presses a button that leads to another step, and waits until that step is there. Whoever looks
/// sooner, on a busy machine, takes the old step for the new one.
#[track_caller]
pub(crate) fn turn(app: &App, hands: Hands, button: &str) {
    app.script("document.querySelector('main .step').hearthsideLeft = true;", &[]);
    hands.press(app, button);
    wait(Duration::from_secs(60), "another step", || {
        let there = "const step = document.querySelector('main .step'); return step !== null && !step.hearthsideLeft;";
        app.script(there, &[]).as_bool().filter(|there| *there)
    });
}

/// Answers the questions about danger that stand here so that the page goes on.
#[track_caller]
pub(crate) fn pass_the_gates(app: &App, hands: Hands) {
    while kind(app) == "gate" {
        hands.choose(app, &clearing(&question(app)));
        turn(app, hands, &words("runner-next", &[]));
        // The answer travels first. Whoever gives the same keys again elsewhere waits here too.
        app.wait_for_text(&question(app));
    }
}

/// The answer that clears a gate, by its question in any wording.
fn clearing(question: &str) -> String {
    let file = fs::read_to_string(project().join("src-tauri/content/en/gates.toml")).expect("the gates are there");
    let file: toml::Table = file.parse().expect("it is TOML");
    let gates = file["gate"].as_array().expect("it holds gates");
    let asks = |gate: &toml::Value| {
        let of = |words: Option<&toml::Value>| words.and_then(|words| words.get("prompt")?.as_str()) == Some(question);
        of(Some(gate)) || of(gate.get("family")) || of(gate.get("friend"))
    };
    let gate = gates.iter().find(|gate| asks(gate)).unwrap_or_else(|| panic!("no gate asks {question:?}"));
    let option =
        gate["options"].as_array().and_then(|options| options.iter().find(|each| each["id"] == gate["clears"][0]));
    option.and_then(|option| option["label"].as_str()).expect("it has an answer that clears").to_owned()
}
