//! The harness itself, seen to work and seen to fail.

use e2e::{App, Options, Theme};

#[test]
fn the_window_opens_at_the_door_and_closes_when_asked() {
    let mut app = App::start(&Options::driven());
    assert_eq!(app.screen(), "door");
    assert_eq!(app.title(), "Hearthside");
    app.close();
}

#[test]
fn a_killed_application_leaves_no_process_and_starts_again() {
    let mut app = App::start(&Options::driven());
    let before = app.process();
    app.kill();
    app.start_again();
    assert_ne!(app.process(), before);
    assert_eq!(app.screen(), "door");
}

#[test]
fn axe_finds_a_picture_without_words() {
    let app = App::start(&Options::driven());
    app.script(
        "const picture = document.createElement('img');
         picture.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
         document.querySelector('main').append(picture);
         return true;",
        &[],
    );
    let found = app.violations(Theme::Light);
    assert!(found.iter().any(|line| line.contains("image-alt")), "{found:?}");
}

#[test]
fn the_desktop_decides_between_light_and_dark() {
    let background = "return getComputedStyle(document.body).backgroundColor;";
    let dark = {
        let app = App::start(&Options { theme: Theme::Dark, ..Options::driven() });
        app.script(background, &[])
    };
    let light = App::start(&Options::driven()).script(background, &[]);
    assert_ne!(dark, light);
}
