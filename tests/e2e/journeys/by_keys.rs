//! A short journey by keyboard alone, walked in the driven build first, where
//! the page can say that each key led where it was meant to, and then with the
//! same keys in the binary that people get.

use e2e::{App, Options, Stroke, words};

use crate::hands::Hands;
use crate::steps::{kind, pass_the_gates};

pub(crate) const NAME: &str = "Ana";
/// Typed, not suggested: the suggested words are others at every start.
pub(crate) const PASSPHRASE: &str = "gravel otter nineteen violet ladder";
const QUESTION: &str = "In one plain sentence, what did you do?";

/// The keys that make a household, answer a question with this text, and lock.
pub(crate) fn learn(answer: &str) -> Vec<Stroke> {
    learn_in(&mut App::start(&Options::driven()), answer)
}

/// The same in a driven build, which then has that household.
pub(crate) fn learn_in(app: &mut App, answer: &str) -> Vec<Stroke> {
    let hands = Hands::Keys;
    let press = |app: &App, key: &str| hands.press(app, &words(key, &[]));
    app.wait_for_screen("door");
    app.record();
    press(app, "door-none-begin");
    app.wait_for_screen("create");
    hands.write(app, &words("create-name-label", &[]), NAME);
    press(app, "create-next");
    press(app, "create-words-own");
    hands.write(app, &words("create-own-label", &[]), PASSPHRASE);
    app.wait_for_text(&words("judge-strong", &[]));
    press(app, "create-own-take");
    hands.write(app, &words("create-again-label", &[]), PASSPHRASE);
    press(app, "create-do");
    app.wait_for_screen("today");
    press(app, "rooms-reflect");
    app.wait_for_screen("reflect");
    hands.write(app, &words("reflect-find", &[]), "in full");
    hands.press(app, "What I did, in full");
    app.wait_for_screen("runner");
    press(app, "runner-begin");
    while !app.has_field(QUESTION) {
        if kind(app) == "gate" {
            pass_the_gates(app, hands);
        } else {
            press(app, "runner-skip");
        }
    }
    hands.write(app, QUESTION, answer);
    app.wait_for_text(&words("kit-saved", &[]));
    app.press("ctrl+l");
    app.restarted();
    app.recorded()
}
