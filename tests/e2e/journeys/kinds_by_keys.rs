//! Every kind of step, and the quick things of the private room, by keyboard
//! alone. Each answer is looked for where it is read later, so that a key that
//! leads nowhere shows.

use std::collections::BTreeSet;

use e2e::{App, Focused, Options, words};

use crate::hands::Hands;
use crate::steps::{kind, pass_the_gates, question, turn};
use crate::story::Story;

/// Together they ask in every way there is.
pub(crate) const EXERCISES: [&str; 4] = [
    "One feeling, two minutes",
    "Where it starts, and what I do instead",
    "Words for an apology",
    "Two minutes, looking at my day",
];
const KINDS: [&str; 18] = [
    "arrive",
    "body",
    "cards",
    "choice",
    "choices",
    "date",
    "feelings",
    "gate",
    "grid",
    "hold",
    "information",
    "list",
    "longText",
    "pick",
    "readAloud",
    "scale",
    "settle",
    "shortText",
];
/// One of the choices that every list of them holds.
const DONT_KNOW: &str = "I don’t know yet";
const MOST_TABS: usize = 120;

/// Tab, until something of one of these roles has the focus.
#[track_caller]
fn tab_to_a(app: &App, roles: &[&str]) -> Focused {
    for _ in 0..MOST_TABS {
        let focused = app.focused();
        if roles.contains(&focused.role.as_str()) {
            return focused;
        }
        app.move_focus("Tab");
    }
    panic!("the keyboard never reaches one of {roles:?}; {}", app.state());
}

/// Answers one step with keys. What it gives back is read later on the page of the entry.
fn answer(app: &App, kind: &str, number: usize) -> Option<String> {
    let typed = format!("By hand, line {number}.");
    match kind {
        "shortText" | "longText" | "list" | "cards" | "pick" => {
            tab_to_a(app, &["textbox"]);
            app.type_keys(&typed);
            Some(typed)
        }
        "choice" => {
            // The way out that every choice has: it leads past the side steps of some exercises, and into others.
            app.arrow_to(DONT_KNOW);
            Some(DONT_KNOW.to_owned())
        }
        "hold" => {
            tab_to_a(app, &["radio"]);
            app.press("space");
            None
        }
        "choices" | "body" => {
            let focused = tab_to_a(app, &["checkbox"]);
            app.press("space");
            Some(focused.name)
        }
        "feelings" => {
            app.tick("stung");
            Some("stung".to_owned())
        }
        "grid" => {
            let focused = tab_to_a(app, &["radio"]);
            app.press("space");
            Some(focused.name)
        }
        "scale" => {
            app.arrow_to("7");
            Some(words("entry-scale", &[("value", "7")]))
        }
        "date" => {
            tab_to_a(app, &["textbox"]);
            app.type_keys("1");
            for part in ["May", "2031"] {
                app.move_focus("Tab");
                app.type_keys(part);
            }
            app.move_focus("Tab");
            Some("1 May 2031".to_owned())
        }
        "readAloud" => {
            if app.says(&words("runner-aloud-alone", &[])) {
                Hands::Keys.press(app, &words("runner-aloud-alone", &[]));
                assert!(app.has("dialog[open]"), "the words stand alone; {}", app.state());
                app.press("Escape");
                app.settle();
                assert!(!app.has("dialog[open]"), "Escape leads back; {}", app.state());
                let focused = app.focused();
                assert_eq!(focused.name, words("runner-aloud-alone", &[]), "the focus is where it was");
            }
            None
        }
        _ => None,
    }
}

/// Walks an exercise to its end, looking at each step once it is answered. Gives back what was
/// answered.
pub(crate) fn walk(app: &App, title: &str, mut look: impl FnMut(&str)) -> Vec<String> {
    let mut written = Vec::new();
    for number in 0.. {
        assert!(number < 40, "{title} never ends; {}", app.state());
        let (kind, asked) = (kind(app), question(app));
        let focused = app.focused();
        assert_eq!((focused.role.as_str(), focused.name.as_str()), ("heading", asked.as_str()), "{kind}: {focused:?}");
        if let Some(answered) = answer(app, &kind, number) {
            app.wait_for_text(&words("kit-saved", &[]));
            written.push(answered);
        }
        look(&kind);
        if kind == "gate" {
            pass_the_gates(app, Hands::Keys);
            continue;
        }
        if app.says(&words("runner-done", &[])) {
            break;
        }
        let begins = kind == "arrive" && number == 0;
        turn(app, Hands::Keys, &words(if begins { "runner-begin" } else { "runner-next" }, &[]));
    }
    Hands::Keys.press(app, &words("runner-done", &[]));
    app.wait_for_screen("reflect");
    written
}

#[test]
fn every_kind_of_step_is_answered_by_keyboard_alone_and_read_again() {
    let app = App::start(&Options::driven());
    let look = |_: &App, _: &str| {};
    let story = Story { hands: Hands::Keys, look: &look };
    story.make_the_household(&app);
    let mut kinds = BTreeSet::new();
    for title in EXERCISES {
        story.begin(&app, title);
        let written = walk(&app, title, |kind| _ = kinds.insert(kind.to_owned()));
        Hands::Keys.press(&app, &format!("{title} {}", words("reflect-written-then", &[("on", "")]).trim_end()));
        app.wait_for_screen("entry");
        assert_eq!(app.focused().role, "heading", "{:?}", app.focused());
        for answered in written {
            app.wait_for_text(&answered);
        }
        Hands::Keys.press(&app, &words("entry-back", &[]));
        app.wait_for_screen("reflect");
    }
    let missing: Vec<_> = KINDS.into_iter().filter(|kind| !kinds.contains(*kind)).collect();
    assert!(missing.is_empty(), "no exercise asked in these ways: {missing:?}");
}

#[test]
fn note_pulse_coach_help_and_bin_work_by_keyboard_alone() {
    let app = App::start(&Options::driven());
    let look = |_: &App, _: &str| {};
    let story = Story { hands: Hands::Keys, look: &look };
    let press = |key: &str| Hands::Keys.press(&app, &words(key, &[]));
    story.make_the_household(&app);

    // A note, about another day.
    press("today-note");
    app.wait_for_screen("note");
    Hands::Keys.write(&app, &words("note-title", &[]), "The window");
    Hands::Keys.write(&app, &words("note-text", &[]), "It stood open.");
    press("note-day-open");
    let day = format!("{} {}", words("note-day", &[]), words("kit-day", &[]));
    app.wait_for_field(&day);
    app.tab_to(&day);
    app.press("ctrl+a");
    app.type_keys("3");
    for part in ["March", "2020"] {
        app.move_focus("Tab");
        app.press("ctrl+a");
        app.type_keys(part);
    }
    app.move_focus("Tab");
    app.wait_for_text(&words("kit-saved", &[]));
    press("note-done");
    press("rooms-reflect");
    app.wait_for_screen("reflect");
    app.wait_for_text("March 2020");

    // Into the bin and back.
    Hands::Keys.press(&app, &words("reflect-to-bin-of", &[("title", "The window")]));
    app.wait_for_text(&words("reflect-binned", &[("title", "The window")]));
    assert!(!app.says("The window\nNote, "), "what is in the bin stands in no list; {}", app.state());
    press("reflect-undo");
    Hands::Keys.press(&app, "The window Note, ");
    app.wait_for_screen("entry");
    app.wait_for_text("It stood open.");

    // The pulse: one facet, then its table.
    press("rooms-today");
    app.wait_for_screen("today");
    press("pulse-title");
    app.wait_for_screen("pulse");
    if app.says(&words("pulse-empty-title", &[])) {
        press("pulse-empty-begin");
    }
    app.arrow_to("6");
    app.wait_for_text(&words("kit-saved", &[]));
    press("pulse-done");
    app.wait_for_text(&words("pulse-kept", &[]));
    press("pulse-show-table");
    assert!(app.has("table"), "{}", app.state());

    // The coach, when asked; help, and back to the very question.
    story.begin(&app, "Words for an apology");
    turn(&app, Hands::Keys, &words("runner-begin", &[]));
    pass_the_gates(&app, Hands::Keys);
    while kind(&app) != "longText" || !app.says(&words("runner-coach-look", &[])) {
        turn(&app, Hands::Keys, &words("runner-skip", &[]));
    }
    let asked = question(&app);
    tab_to_a(&app, &["textbox"]);
    app.type_keys("I am sorry if you were hurt, but you made me do it.");
    app.wait_for_written(&asked, "you made me do it.");
    app.wait_for_text(&words("kit-saved", &[]));
    press("runner-coach-look");
    app.wait_for_text(&words("runner-coach-instead", &[]));
    press("runner-coach-leave");
    app.wait_for_text(&words("runner-coach-left", &[]));
    press("kit-help");
    app.wait_for_screen("help");
    press("kit-back");
    app.wait_for_screen("runner");
    assert_eq!(question(&app), asked);
    assert_eq!(app.written_in(&asked).as_deref(), Some("I am sorry if you were hurt, but you made me do it."));
}
