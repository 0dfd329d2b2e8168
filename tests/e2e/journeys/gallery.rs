//! A picture of every screen, for people to look at: light and dark, wide and
//! narrow. Run by `cargo xtask gallery`.

use std::collections::BTreeSet;

use e2e::{App, Options, Theme, words};

use crate::hands::Hands;
use crate::kinds_by_keys;
use crate::steps::pass_the_gates;
use crate::story::Story;

const HEIGHT: u32 = 900;
const WIDTHS: [u32; 2] = [1280, 900];

/// In both themes and both widths.
pub(crate) fn look(app: &App, name: &str) {
    for width in WIDTHS {
        app.set_size(width, HEIGHT);
        for theme in [Theme::Dark, Theme::Light] {
            app.set_theme(theme);
            app.shot(&format!("{name}-{}-{width}", theme.word()));
        }
    }
    app.set_size(WIDTHS[0], HEIGHT);
    app.settle();
}

#[test]
#[ignore = "takes pictures for people, and proves nothing that the story does not"]
fn gallery() {
    let _ = Story { hands: Hands::Mouse, look: &look }.tell(&Options::driven());
}

#[test]
#[ignore = "takes pictures for people, and proves nothing that the walk by keyboard does not"]
fn gallery_of_the_private_room() {
    let app = App::start(&Options::driven());
    let story = Story { hands: Hands::Mouse, look: &|_, _| {} };
    let press = |key: &str| Hands::Mouse.press(&app, &words(key, &[]));
    story.make_the_household(&app);
    let mut seen = BTreeSet::new();
    for title in kinds_by_keys::EXERCISES.into_iter().chain([kinds_by_keys::EXERCISES[3]]) {
        story.begin(&app, title);
        kinds_by_keys::walk(&app, title, |kind| {
            if seen.insert(kind.to_owned()) {
                look(&app, &format!("40-step-{kind}"));
            }
        });
    }
    look(&app, "41-reflect-written");
    let twice = words("reflect-beside-of", &[("title", kinds_by_keys::EXERCISES[3])]);
    Hands::Mouse.press(&app, &twice);
    app.wait_for_screen("entry");
    look(&app, "42-two-sittings");
    press("rooms-reflect");
    app.wait_for_screen("reflect");
    let written = words("reflect-written-then", &[("on", "")]);
    Hands::Mouse.press(&app, &format!("{} {}", kinds_by_keys::EXERCISES[1], written.trim_end()));
    app.wait_for_screen("entry");
    look(&app, "43-entry");
    press("rooms-today");
    app.wait_for_screen("today");
    look(&app, "44-today-later");
    press("today-note");
    app.wait_for_screen("note");
    Hands::Mouse.write(
        &app,
        &words("note-text", &[]),
        "The window stood open all night and nobody said a word about it.",
    );
    app.wait_for_text(&words("kit-saved", &[]));
    look(&app, "45-note");
    press("note-done");
    press("pulse-title");
    app.wait_for_screen("pulse");
    look(&app, "46-pulse-empty");
    if app.says(&words("pulse-empty-title", &[])) {
        press("pulse-empty-begin");
    }
    Hands::Keys.choose(&app, "6");
    look(&app, "47-pulse-rate");
    press("pulse-done");
    look(&app, "48-pulse-lines");
    press("pulse-show-table");
    look(&app, "49-pulse-table");
    story.begin(&app, "Words for an apology");
    press("runner-begin");
    while !app.says(&words("runner-coach-look", &[])) {
        pass_the_gates(&app, Hands::Keys);
        press("runner-skip");
    }
    app.click_on("main textarea");
    app.type_keys("I am sorry if you were hurt, but you made me do it. It was only once.");
    press("runner-coach-look");
    app.wait_for_text(&words("runner-coach-instead", &[]));
    look(&app, "50-coach");
    press("kit-help");
    app.wait_for_screen("help");
    look(&app, "51-help");
}
