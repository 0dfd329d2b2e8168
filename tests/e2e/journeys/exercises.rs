//! Every exercise, from its first screen to its last, in the real window.

use std::collections::BTreeSet;
use std::{fs, thread};

use e2e::{App, Options, Theme, project, words};

use crate::hands::Hands;
use crate::steps::{kind, pass_the_gates, question, turn};
use crate::story::Story;

/// One exercise, as its file tells it.
struct Exercise {
    id: String,
    title: String,
    text: String,
}

impl Exercise {
    fn waits_for(&self, other: &str) -> bool {
        self.text.contains(&format!("exercise = \"{other}\""))
    }

    /// For how many others it waits.
    fn waits(&self) -> usize {
        self.text.matches("exercise = \"").count()
    }
}

fn exercises() -> Vec<Exercise> {
    let folder = project().join("src-tauri/content/en/exercises");
    let files = fs::read_dir(folder).expect("the exercises are there").map(|file| file.expect("a file").path());
    let mut exercises: Vec<Exercise> = files
        .map(|file| {
            let text = fs::read_to_string(&file).expect("it reads");
            let named = |key: &str| {
                let line = text.lines().find_map(|line| line.strip_prefix(key)?.strip_suffix('"'));
                line.map(str::to_owned)
            };
            let title = named("list_title = \"").or_else(|| named("title = \"")).expect("it has a title");
            let id = file.file_stem().expect("it has a name").to_string_lossy().into_owned();
            Exercise { id, title, text }
        })
        .collect();
    exercises.sort_by(|one, other| (one.waits(), &one.title).cmp(&(other.waits(), &other.title)));
    exercises
}

/// The titles in two halves, one for each of two households. What waits for another stands after it, in
/// the same half.
fn halves() -> [Vec<String>; 2] {
    let all = exercises();
    let is_tied = |exercise: &&Exercise| exercise.waits() > 0 || all.iter().any(|other| other.waits_for(&exercise.id));
    let (tied, free): (Vec<_>, Vec<_>) = all.iter().partition(is_tied);
    let titles = |some: &[&Exercise]| some.iter().map(|exercise| exercise.title.clone()).collect::<Vec<_>>();
    let (more, rest) = free.split_at((all.len() / 2).saturating_sub(tied.len()));
    [[titles(&tied), titles(more)].concat(), titles(rest)]
}

/// What a walk saw.
#[derive(Default)]
struct Seen {
    kinds: BTreeSet<String>,
    screens: usize,
}

/// What has to be said of what was heard before other exercises open: the beginning of each question, and the answer.
const OTHERS_WAIT_FOR: [(&str, &str); 2] =
    [("Were you hurt", "Each of us, in different things"), ("Has the person", "I don’t need that to go on")];
const TOLD: &str = "What have they told you about what it did to them?";

/// Says it, where this is the exercise that asks.
fn say_what_others_wait_for(app: &App, title: &str) {
    if title != "What was heard" {
        return;
    }
    let asked = question(app);
    if let Some((_, answer)) = OTHERS_WAIT_FOR.iter().find(|(begins, _)| asked.starts_with(begins)) {
        Hands::Mouse.choose(app, answer);
    } else if asked == TOLD {
        Hands::Mouse.write(app, TOLD, "They told me, on Sunday, that they lie awake.");
    }
}

/// Walks these exercises in a household of their own.
fn walk(titles: &[String]) -> Seen {
    let app = App::start(&Options::driven());
    let story = Story { hands: Hands::Mouse, look: &|_, _| {} };
    story.make_the_household(&app);
    let mut seen = Seen::default();
    for (number, title) in titles.iter().enumerate() {
        story.begin(&app, title);
        let theme = if number % 2 == 0 { Theme::Light } else { Theme::Dark };
        app.set_theme(theme);
        for step in 0.. {
            assert!(step < 60, "{title} never ends; {}", app.state());
            seen.screens += 1;
            let kind = kind(&app);
            if seen.kinds.insert(kind.clone()) {
                app.axe_in_both_themes();
            } else if kind == "settle" || kind == "arrive" {
                app.axe(theme);
            }
            assert!(!app.scrolls_sideways(), "{title}: {}", app.state());
            if kind == "gate" {
                pass_the_gates(&app, Hands::Mouse);
                continue;
            }
            if app.says(&words("runner-done", &[])) {
                break;
            }
            say_what_others_wait_for(&app, title);
            let begins = kind == "arrive" && step == 0;
            turn(&app, Hands::Mouse, &words(if begins { "runner-begin" } else { "runner-next" }, &[]));
        }
        // A word on how one leaves it is kept, and what waits for this exercise opens.
        if app.says(&words("runner-leaving", &[])) {
            Hands::Mouse.choose(&app, &words("runner-leaving-same", &[]));
        }
        Hands::Mouse.press(&app, &words("runner-done", &[]));
        app.wait_for_screen("reflect");
    }
    seen
}

#[test]
fn every_exercise_is_walked_to_its_end_and_axe_finds_nothing() {
    let [one, other] = halves();
    assert!(one.len() + other.len() >= 45, "{} exercises", one.len() + other.len());
    let (first, second) = thread::scope(|scope| {
        let first = scope.spawn(|| walk(&one));
        let second = walk(&other);
        (first.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), second)
    });
    let kinds = &first.kinds | &second.kinds;
    let screens = first.screens + second.screens;
    println!("{} exercises, {screens} screens, kinds of steps: {kinds:?}", one.len() + other.len());
    for needed in ["body", "cards", "gate", "grid", "pick", "readAloud", "hold", "feelings", "scale", "longText"] {
        assert!(kinds.contains(needed), "no exercise showed a step of kind {needed}");
    }
}
