//! Nothing that a browser does by itself leads anywhere: each key, button and
//! act that reloads, navigates, zooms, prints, drags or inspects does nothing,
//! or something of ours.

use e2e::{App, Options, words};

use crate::by_keys;
use crate::hands::Hands;
use crate::story::Story;

const NOTE: &str = "The rain was loud";

/// Keys that do something in a browser.
const KEYS: [&str; 40] = [
    "F3",
    "F5",
    "F7",
    "F11",
    "F12",
    "ctrl+F5",
    "shift+F5",
    "ctrl+r",
    "ctrl+shift+r",
    "ctrl+p",
    "ctrl+shift+p",
    "ctrl+u",
    "ctrl+s",
    "ctrl+f",
    "ctrl+g",
    "ctrl+o",
    "ctrl+n",
    "ctrl+t",
    "ctrl+w",
    "ctrl+j",
    "ctrl+h",
    "ctrl+d",
    "ctrl+plus",
    "ctrl+minus",
    "ctrl+0",
    "ctrl+equal",
    "ctrl+KP_Add",
    "ctrl+KP_Subtract",
    "ctrl+shift+i",
    "ctrl+shift+c",
    "ctrl+shift+j",
    "ctrl+shift+k",
    "alt+Left",
    "alt+Right",
    "alt+Home",
    "Print",
    "Menu",
    "shift+F10",
    "XF86Back",
    "XF86Reload",
];

/// What a script in the page, or an inspector, could do.
const ACTS: [&str; 9] = [
    "history.back()",
    "history.forward()",
    "location.href = 'http://127.0.0.1:9/'",
    "location.href = 'view-source:tauri://localhost/'",
    "location.href = 'data:text/html,x'",
    "location.href = 'file:///etc/passwd'",
    "window.open('tauri://localhost/')",
    "window.open('https://example.org/')",
    "const way = document.createElement('a'); way.href = 'https://example.org/'; way.download = 'x'; way.click()",
];

/// At an open note, with a mark on the page that no other page has.
pub(crate) fn at_a_note(app: &App) {
    let story = Story { hands: Hands::Mouse, look: &|_, _| {} };
    story.press(app, "rooms-reflect");
    app.wait_for_screen("reflect");
    story.press(app, "reflect-note");
    app.wait_for_screen("note");
    story.write(app, "note-text", NOTE);
    app.script("window.hearthsideSame = true;", &[]);
}

/// The same page, as large as before, with the same words, and no window beside it.
#[track_caller]
pub(crate) fn nothing_happened(app: &App, after: &str) {
    app.settle();
    assert_eq!(app.script("return window.hearthsideSame === true;", &[]), true, "another page after {after}");
    assert_eq!(app.screen(), "note", "after {after}");
    assert_eq!(app.script("return visualViewport.scale * devicePixelRatio;", &[]), 1.0, "zoomed after {after}");
    assert_eq!(app.written_in(&words("note-text", &[])).as_deref(), Some(NOTE), "after {after}");
    assert_eq!(app.windows(), 1, "a window or a menu after {after}");
}

#[test]
fn what_a_browser_does_by_itself_does_nothing() {
    let story = Story { hands: Hands::Mouse, look: &|_, _| {} };
    let app = App::start(&Options::driven());
    story.make_the_household(&app);
    at_a_note(&app);
    for key in KEYS {
        app.press(key);
        nothing_happened(&app, key);
    }
    let (x, y) = (640, 420);
    for (what, button) in
        [("a right click", 3), ("the button back", 8), ("the button forward", 9), ("a middle click", 2)]
    {
        for place in [(x, y), (60, 500), (640, 60)] {
            app.press_mouse(button, place, 1);
            std::thread::sleep(std::time::Duration::from_millis(150));
            nothing_happened(&app, what);
        }
    }
    app.click_into(&words("note-text", &[]));
    app.press("ctrl+a");
    for to in [(80, 640), (640, 60)] {
        app.drag((330, 300), to);
        nothing_happened(&app, "dragging");
    }
    for act in ACTS {
        app.script(act, &[]);
        std::thread::sleep(std::time::Duration::from_millis(150));
        nothing_happened(&app, act);
    }
}

#[test]
fn a_reload_comes_back_to_the_locked_door_and_loses_nothing() {
    let story = Story { hands: Hands::Mouse, look: &|_, _| {} };
    let mut app = App::start(&Options::driven());
    let passphrase = story.make_the_household(&app);
    at_a_note(&app);
    for act in ["location.reload()", "location.href = location.href"] {
        app.script(&format!("setTimeout(() => {{ {act}; }}, 50); return true;"), &[]);
        app.restarted();
        app.wait_for_screen("door");
        story.sees_nothing_of(&app, &[NOTE]);
        story.unlock(&app, &passphrase);
    }
    story.press(&app, "rooms-reflect");
    app.wait_for_screen("reflect");
    app.wait_for_text(&NOTE[..8]);
}

#[test]
fn no_key_and_no_button_opens_anything_in_the_shipping_binary() {
    let keys = by_keys::learn("I said one thing and did another");
    let mut app = App::start(&Options::shipping());
    app.replay(&keys);
    app.desk().wait_for_words();
    let process = app.process();
    for key in KEYS {
        app.press(key);
        assert_eq!(app.windows(), 1, "a window or a menu after {key}");
    }
    for button in [2, 3, 8, 9] {
        for place in [(640, 420), (60, 840), (640, 60)] {
            app.press_mouse(button, place, 1);
            std::thread::sleep(std::time::Duration::from_millis(150));
            assert_eq!(app.windows(), 1, "a window or a menu after the button {button}");
        }
    }
    assert_eq!(app.process(), process);
    app.desk().wait_for_words();
    app.close();
}

#[test]
fn a_double_click_puts_one_entry_into_the_bin() {
    let story = Story { hands: Hands::Mouse, look: &|_, _| {} };
    let app = App::start(&Options::driven());
    story.make_the_household(&app);
    for note in ["Alder by the road", "Birch by the road", "Cedar by the road"] {
        story.press(&app, "rooms-reflect");
        app.wait_for_screen("reflect");
        story.press(&app, "reflect-note");
        app.wait_for_screen("note");
        story.write(&app, "note-text", note);
        story.press(&app, "note-done");
        app.wait_for_screen("reflect");
    }
    let bins = "return document.querySelectorAll('section[aria-labelledby=reflect-written] .rows > li').length;";
    assert_eq!(app.script(bins, &[]), 3);
    let place = app.place_of("Put “Birch");
    app.press_mouse(1, place, 2);
    app.wait_for("#reflect-undo");
    std::thread::sleep(std::time::Duration::from_millis(600));
    assert_eq!(app.script(bins, &[]), 2, "a double click binned more than one");
    app.click_on("#reflect-undo");
    e2e::wait(std::time::Duration::from_secs(20), "the entry to be back", || {
        (app.script(bins, &[]) == 3).then_some(())
    });
}
