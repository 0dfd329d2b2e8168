//! What happened, as records of their own: two of them, a run in the second, the own word in the frame, the first
//! one corrected, the run moved, and one deleted and taken back. Walked with the mouse, and again by keyboard alone.

use e2e::{App, Options, words};

use crate::gallery;
use crate::hands::Hands;
use crate::steps::pass_the_gates;
use crate::story::Story;

const FIRST: &str = "Quietlantern";
const SECOND: &str = "Marblefern";
const CORRECTED: &str = "-by-the-river";
const EXERCISE: &str = "What it did to me";
const QUESTION: &str = "One time when it came back to you: where were you?";

fn tell(hands: Hands, look: &dyn Fn(&App, &str)) {
    let mut app = App::start(&Options::driven());
    let story = Story { hands, look };
    let passphrase = story.make_the_household(&app);
    story.press(&app, "rooms-reflect");
    app.wait_for_screen("reflect");
    story.press(&app, "breach-title");
    app.wait_for_screen("breaches");
    answer_what_comes_first(&app, &story);
    app.wait_for_text(&words("breach-empty-title", &[]));
    story.look(&app, "70-what-happened-empty");

    add(&app, &story, "breach-add", FIRST, "breach-between-partner");
    assert_eq!(frame(&app), "", "one record has no word in the frame");
    add(&app, &story, "breach-add-another", SECOND, "breach-between-friend");
    assert_eq!(frame(&app), SECOND);
    assert_eq!(app.title(), "Hearthside");
    story.look(&app, "72-what-happened-two");

    run_in_the_second(&app, &story);
    correct_the_first(&app, &story);
    move_the_run(&app, &story);
    delete_and_take_back(&app, &story);

    story.lock(&mut app);
    story.sees_nothing_of(&app, &[FIRST, SECOND]);
    story.unlock(&app, &passphrase);
    assert_eq!(frame(&app), SECOND, "the frame is as it was");
}

/// The word in the frame; empty where there is none.
fn frame(app: &App) -> String {
    let said = app.script("return document.querySelector('nav .word')?.textContent ?? '';", &[]);
    said.as_str().unwrap_or_default().to_owned()
}

/// What the list calls a record.
fn with(word: &str) -> String {
    words("breach-with", &[("word", word)])
}

fn answer_what_comes_first(app: &App, story: &Story<'_>) {
    app.wait_for_text("Are both of you 18 or older?");
    story.look(app, "69-what-happened-first");
    story.hands.choose(app, "Yes");
    story.press(app, "gates-next");
}

fn add(app: &App, story: &Story<'_>, by: &str, word: &str, between: &str) {
    story.press(app, by);
    app.wait_for_screen("breach");
    story.choose(app, between);
    story.write(app, "breach-word", word);
    story.hands.tick(app, &words("breach-kind-money", &[]));
    app.wait_for_text(&words("kit-saved", &[]));
    story.look(app, "71-what-happened-page");
    story.press(app, "breach-done");
    app.wait_for_screen("breaches");
    app.wait_for_text(&with(word));
}

fn run_in_the_second(app: &App, story: &Story<'_>) {
    story.begin(app, EXERCISE);
    app.wait_for_screen("runner");
    assert!(app.says(SECOND), "the run says whom it is about; {}", app.state());
    story.press(app, "runner-begin");
    story.go_on_to(app, QUESTION);
    story.hands.write(app, QUESTION, "On the stairs");
    app.wait_for_text(&words("kit-saved", &[]));
    story.look(app, "73-run-with-a-word");
    while !app.says(&words("runner-done", &[])) {
        pass_the_gates(app, story.hands);
        if app.has("table [type=checkbox]") {
            story.hands.tick(app, "stung");
            app.wait_for_text(&words("runner-feelings-chosen", &[("words", "stung")]));
        }
        story.press(app, "runner-skip");
        app.settle();
    }
    story.press(app, "runner-done");
    app.wait_for_screen("reflect");
}

fn correct_the_first(app: &App, story: &Story<'_>) {
    story.press(app, "breach-title");
    app.wait_for_screen("breaches");
    assert!(!app.says("Are both of you 18 or older?"), "it is asked once between two locks");
    story.hands.press(app, &with(FIRST));
    app.wait_for_screen("breach");
    story.write(app, "breach-word", CORRECTED);
    app.wait_for_text(&words("kit-saved", &[]));
    story.press(app, "breach-done");
    app.wait_for_screen("breaches");
    app.wait_for_text(&with(&format!("{FIRST}{CORRECTED}")));
    assert_eq!(frame(app), SECOND);
}

fn move_the_run(app: &App, story: &Story<'_>) {
    story.press(app, "rooms-reflect");
    app.wait_for_screen("reflect");
    let written = words("reflect-written-then", &[("on", "")]);
    story.hands.press(app, &format!("{EXERCISE} {}", written.trim_end()));
    app.wait_for_screen("entry");
    let belongs = words("breach-entry", &[]);
    app.wait_for_field(&belongs);
    // The first letter leads on to the other one, with the mouse at hand as well: what a list opens is the desktop's.
    app.tab_to(&belongs);
    app.type_keys("W");
    app.wait_for_text("Its words stay as they were.");
    story.look(app, "74-run-moved");
    story.press(app, "breach-undo");
    app.wait_for_text(&words("breach-entry-back", &[]));
}

fn delete_and_take_back(app: &App, story: &Story<'_>) {
    story.press(app, "breach-entry-see");
    app.wait_for_screen("breaches");
    story.hands.press(app, &with(SECOND));
    app.wait_for_screen("breach");
    story.press(app, "breach-delete");
    app.wait_for_text(&words("breach-delete-undo", &[]));
    story.look(app, "75-what-happened-delete");
    story.press(app, "breach-delete-along");
    app.wait_for_screen("breaches");
    app.wait_for_text("is in the bin now.");
    assert_eq!(frame(app), "", "one record has no word in the frame");
    story.look(app, "76-what-happened-undo");
    story.press(app, "breach-undo");
    app.wait_for_text(&with(SECOND));
    assert_eq!(frame(app), SECOND);
    story.press(app, "rooms-reflect");
    app.wait_for_screen("reflect");
    app.wait_for_text(EXERCISE);
}

#[test]
fn what_happened_with_the_mouse() {
    let look = |app: &App, name: &str| {
        app.shot(&format!("what-happened/{name}"));
        app.axe_in_both_themes();
        assert!(!app.scrolls_sideways(), "{name} is wider than the window");
    };
    tell(Hands::Mouse, &look);
}

#[test]
fn what_happened_by_keyboard_alone() {
    tell(Hands::Keys, &|_, _| {});
}

#[test]
#[ignore = "takes pictures for people, and proves nothing that the walk does not"]
fn gallery_of_what_happened() {
    tell(Hands::Mouse, &|app, name| {
        gallery::look(app, name);
        app.set_text_size(200);
        app.shot(&format!("{name}-text200"));
        app.set_text_size(100);
    });
}
