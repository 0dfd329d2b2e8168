//! The steps of an exercise: what stands on one, and how to get to the next.

use std::time::Duration;

use e2e::{App, wait};

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
