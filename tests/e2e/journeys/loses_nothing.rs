//! No word is lost: what was typed a moment before everything ends is there
//! afterwards.

use std::time::Duration;

use e2e::{App, Options, words};

use crate::hands::Hands;
use crate::steps::pass_the_gates;
use crate::story::Story;

const QUESTION: &str = "In one plain sentence, what did you do?";

/// Makes a household and goes to the first question. Returns the passphrase.
fn at_the_first_question(app: &App, story: &Story<'_>) -> String {
    let passphrase = story.make_the_household(app);
    story.begin(app, "What I did, in full");
    Hands::Mouse.press(app, &words("runner-begin", &[]));
    while !app.has_field(QUESTION) {
        pass_the_gates(app, Hands::Mouse);
        if !app.has_field(QUESTION) {
            Hands::Mouse.press(app, &words("runner-skip", &[]));
        }
    }
    passphrase
}

/// Opens the room again and says what stands at the question.
fn what_is_left(app: &App, story: &Story<'_>, passphrase: &str) -> Option<String> {
    story.unlock(app, passphrase);
    Hands::Mouse.press(app, &words("today-go-on", &[]));
    app.wait_for_screen("runner");
    pass_the_gates(app, Hands::Mouse);
    app.wait_for_field(QUESTION);
    app.written_in(QUESTION)
}

#[test]
fn a_kill_one_and_a_half_seconds_after_the_last_key_loses_nothing() {
    let story = Story { hands: Hands::Mouse, look: &|_, _| {} };
    let mut app = App::start(&Options::driven());
    let passphrase = at_the_first_question(&app, &story);
    let answer = "I told my sister a story about the car and kept it up for a year, and then I could not stop";
    app.click_into(QUESTION);
    app.type_as_a_person(answer);
    std::thread::sleep(Duration::from_millis(1500));
    app.kill();
    app.start_again();
    assert_eq!(what_is_left(&app, &story, &passphrase).as_deref(), Some(answer));
}

#[test]
fn locking_in_the_middle_of_a_word_keeps_every_key_of_it() {
    let story = Story { hands: Hands::Mouse, look: &|_, _| {} };
    let mut app = App::start(&Options::driven());
    let passphrase = at_the_first_question(&app, &story);
    let answer = "I hid the lett";
    app.click_into(QUESTION);
    app.type_as_a_person(answer);
    story.lock(&mut app);
    assert_eq!(what_is_left(&app, &story, &passphrase).as_deref(), Some(answer));
}

#[test]
fn closing_the_window_in_the_middle_of_a_word_keeps_every_key_of_it() {
    let story = Story { hands: Hands::Mouse, look: &|_, _| {} };
    let mut app = App::start(&Options::driven());
    let passphrase = at_the_first_question(&app, &story);
    let answer = "I hid the lett";
    app.click_into(QUESTION);
    app.type_as_a_person(answer);
    app.close();
    app.start_again();
    assert_eq!(what_is_left(&app, &story, &passphrase).as_deref(), Some(answer));
}
