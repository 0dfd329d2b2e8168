//! Every exercise, from its first screen to its last, in the real window.

use std::collections::BTreeSet;
use std::fs;

use e2e::{App, Options, Theme, project, words};

use crate::hands::Hands;
use crate::story::Story;

/// The titles of all exercises; those that wait for another come last.
fn titles() -> Vec<String> {
    let folder = project().join("src-tauri/content/en/exercises");
    let files = fs::read_dir(folder).expect("the exercises are there").map(|file| file.expect("a file").path());
    let mut exercises: Vec<(usize, String)> = files
        .map(|file| {
            let text = fs::read_to_string(&file).expect("it reads");
            let title = text.lines().find_map(|line| line.strip_prefix("title = \"")?.strip_suffix('"'));
            let gates = text.matches("exercise = \"").count();
            (gates, title.expect("it has a title").to_owned())
        })
        .collect();
    exercises.sort();
    exercises.into_iter().map(|(_, title)| title).collect()
}

/// What kind of step is on the screen, as its own class says.
fn kind(app: &App) -> String {
    let said = app.script("return document.querySelector('main .step')?.classList[1] ?? '';", &[]);
    said.as_str().unwrap_or_default().to_owned()
}

#[test]
fn every_exercise_is_walked_to_its_end_and_axe_finds_nothing() {
    let titles = titles();
    assert!(titles.len() >= 45, "{} exercises", titles.len());
    let app = App::start(&Options::driven());
    let look = |_: &App, _: &str| {};
    let story = Story { hands: Hands::Mouse, look: &look };
    story.make_the_household(&app);

    let mut kinds: BTreeSet<String> = BTreeSet::new();
    let mut screens = 0;
    for (number, title) in titles.iter().enumerate() {
        story.begin(&app, title);
        app.set_theme(if number % 2 == 0 { Theme::Light } else { Theme::Dark });
        for step in 0.. {
            assert!(step < 60, "{title} never ends; {}", app.state());
            screens += 1;
            let kind = kind(&app);
            if kinds.insert(kind.clone()) {
                app.axe_in_both_themes();
            } else if kind == "settle" || kind == "arrive" {
                app.axe(if number % 2 == 0 { Theme::Light } else { Theme::Dark });
            }
            assert!(!app.scrolls_sideways(), "{title}: {}", app.state());
            if app.says(&words("runner-done", &[])) {
                break;
            }
            let begins = kind == "arrive" && step == 0;
            Hands::Mouse.press(&app, &words(if begins { "runner-begin" } else { "runner-next" }, &[]));
        }
        Hands::Mouse.press(&app, &words("runner-done", &[]));
        app.wait_for_screen("reflect");
    }
    println!("{} exercises, {screens} screens, kinds of steps: {kinds:?}", titles.len());
    for needed in ["body", "cards", "grid", "pick", "readAloud", "hold", "feelings", "scale", "longText"] {
        assert!(kinds.contains(needed), "no exercise showed a step of kind {needed}");
    }
}
