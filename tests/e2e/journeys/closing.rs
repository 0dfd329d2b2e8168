//! Closing hides everything at once and keeps every word, by whatever way and
//! from whatever screen.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::RwLock;
use std::time::Duration;
use std::{env, fs, thread};

use e2e::{App, Closed, Options, Sight, Stroke, Theme, Way, words};

use crate::by_keys;
use crate::hands::Hands;
use crate::story::{Story, household_file, opened_from_outside};

/// No process is left after so long.
const GONE: Duration = Duration::from_secs(3);
/// How often it is closed.
const ROUNDS: usize = 20;
/// So long a window that is painted without a graphics card lags behind its keys.
const LAG: Duration = Duration::from_millis(400);
const WAYS: [Way; 5] = [Way::Control, Way::Key, Way::Shifts, Way::Cross, Way::Session];
const WORD: &str = "lanternfish";

/// A screen to close from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum From {
    Door,
    Today,
    /// Typing has not come to an end.
    Note,
    Dialog,
    /// Help, before anybody has unlocked.
    Help,
    /// The passphrase was handed in, and its key is being derived.
    Key,
    /// What was typed is on its way to the file.
    Saving,
    Reflect,
    Plans,
    Settings,
    Runner,
}

const FROM: [From; 4] = [From::Note, From::Door, From::Dialog, From::Today];

/// From where a proof closes again and again. To come to the Door takes a second, to come to a note more than ten; so
/// each comes the less often the longer it takes.
const BEFORE_UNLOCKING: [From; 5] = [From::Door, From::Door, From::Key, From::Door, From::Help];
/// After so many of these comes one from after unlocking.
const BEFORE_ONE_AFTER: usize = 3 * BEFORE_UNLOCKING.len();
const AFTER_UNLOCKING: [From; 8] =
    [From::Today, From::Note, From::Saving, From::Dialog, From::Reflect, From::Plans, From::Settings, From::Runner];

/// What the driven build shows of the way to each screen.
struct Learned {
    /// The keys that lead there from a new window.
    keys: Vec<(From, Vec<Stroke>)>,
    /// How the word looks in a note.
    word: Sight,
}

impl Learned {
    /// The keys that lead to a screen, and those in the middle of which it is closed.
    fn before(&self, from: From) -> (&[Stroke], &[Stroke]) {
        let (_, keys) = self.keys.iter().find(|(known, _)| *known == from).expect("its keys were learned");
        keys.split_at(if from == From::Key { keys.len() - 1 } else { keys.len() })
    }
}

fn learn(app: &mut App, from: &[From]) -> Learned {
    let story = Story { hands: Hands::Keys, look: &|_, _| {} };
    let keys_to = |from: &From| {
        let from = *from;
        app.start_again();
        app.wait_for_screen("door");
        app.record();
        match from {
            From::Door => {}
            From::Help => {
                story.press(app, "door-help");
                app.wait_for_screen("help");
            }
            _ => story.unlock(app, by_keys::PASSPHRASE),
        }
        match from {
            From::Door | From::Help | From::Key | From::Today => {}
            From::Note | From::Saving => {
                story.press(app, "rooms-reflect");
                app.wait_for_screen("reflect");
                story.press(app, "reflect-note");
                app.wait_for_screen("note");
                app.tab_to(&words("note-text", &[]));
            }
            From::Dialog => {
                app.press("F1");
                app.wait_for_text(&words("keys-title", &[]));
            }
            From::Reflect | From::Plans | From::Settings => {
                let room = match from {
                    From::Reflect => "reflect",
                    From::Plans => "plans",
                    _ => "settings",
                };
                story.press(app, &format!("rooms-{room}"));
                app.wait_for_screen(room);
            }
            From::Runner => story.begin(app, "What I did, in full"),
        }
        let mut keys = app.recorded();
        if from == From::Key {
            // The wait for the room is what it is closed in.
            let last = keys.iter().rposition(|stroke| matches!(stroke, Stroke::Pressed(_))).expect("a key opens it");
            keys.truncate(last + 1);
        }
        (from, keys)
    };
    let keys = from.iter().map(keys_to).collect();
    app.start_again();
    story.unlock(app, by_keys::PASSPHRASE);
    story.press(app, "rooms-reflect");
    app.wait_for_screen("reflect");
    story.press(app, "reflect-note");
    app.wait_for_screen("note");
    app.tab_to(&words("note-text", &[]));
    app.type_keys(WORD);
    Learned { keys, word: app.sight_of("textarea") }
}

/// How often the keys are given again where they did not lead to a note.
const TRIES: usize = 3;

/// Starts anew and comes to a screen, or to where something is done last.
fn come_to(app: &mut App, from: From, learned: &Learned) {
    match from {
        From::Note | From::Saving => {
            // Keys that are given blindly go astray on a busy machine. What was typed on another page was not lost by
            // closing.
            let came = (0..TRIES).any(|_| {
                go_to(app, from, learned);
                app.type_as_a_person(WORD);
                app.comes(&learned.word, GONE)
            });
            assert!(came, "the keys do not lead to a note");
        }
        _ => {
            go_to(app, from, learned);
            app.stands_still();
        }
    }
}

fn go_to(app: &mut App, from: From, learned: &Learned) {
    app.start_again();
    app.desk().wait_for_words();
    thread::sleep(LAG);
    // At the Door nothing is done that the page would have to follow.
    if from != From::Door {
        thread::sleep(LAG);
        app.replay(learned.before(from).0);
    }
}

/// What is done last, so that the window is closed in the middle of it. Returns what was typed.
fn in_the_middle(app: &mut App, from: From, learned: &Learned, way: Way, round: usize) -> Option<String> {
    if from == From::Key {
        app.replay(learned.before(from).1);
        // The key is derived from now on.
        thread::sleep(Duration::from_millis(20 * (round as u64 % 13)));
    }
    if !matches!(from, From::Note | From::Saving) {
        return None;
    }
    app.type_as_a_person(&format!("{round}x"));
    match (from, way) {
        // The page waits so long for the next key before it saves.
        (From::Saving, _) => thread::sleep(LAG + Duration::from_millis(10 * (round as u64 % 13))),
        // The pointer, the cross and the session do not stand in the row of the keys.
        (_, Way::Control | Way::Cross | Way::Session) => thread::sleep(LAG),
        (_, Way::Key | Way::Shifts) => {}
    }
    Some(format!("{WORD}{round}x"))
}

/// Closes from every screen in turn and by every way, and says what was typed meanwhile.
fn close_again_and_again(app: &mut App, learned: &Learned) -> (Vec<Closed>, Vec<String>) {
    let (mut closed, mut typed) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let from = FROM[round % FROM.len()];
        let way = WAYS[round % WAYS.len()];
        come_to(app, from, learned);
        typed.extend(in_the_middle(app, from, learned, way, round));
        let seen = app.close_by(way);
        println!("{from:?} by {way:?}: blank {} ms, gone {} ms", seen.blank.as_millis(), seen.gone.as_millis());
        assert!(seen.gone <= GONE, "{from:?} by {way:?} took {:?}", seen.gone);
        closed.push(seen);
    }
    (closed, typed)
}

#[test]
fn closing_from_any_screen_hides_everything_and_keeps_every_word() {
    let mut driven = App::start(&Options::driven());
    let household = by_keys::learn_in(&mut driven, "I said one thing and did another");
    let learned = learn(&mut driven, &FROM);
    driven.close();

    let mut app = App::start(&Options { theme: Theme::Light, ..Options::shipping() });
    app.replay(&household);
    let (closed, typed) = close_again_and_again(&mut app, &learned);
    let most = |of: fn(&Closed) -> Duration| closed.iter().map(of).max().unwrap_or_default().as_millis();
    println!(
        "closed {ROUNDS} times: blank after at most {} ms, gone after at most {} ms",
        most(|c| c.blank),
        most(|c| c.gone)
    );

    all_are_kept(&app, &typed);
}

/// Everything that was typed lies in the file.
fn all_are_kept(app: &App, typed: &[String]) {
    let secret = format!("{}\n", by_keys::PASSPHRASE);
    let (said, code) = opened_from_outside(&household_file(app), &["--as", by_keys::NAME, "--json"], &secret);
    assert_eq!(code, 0, "{said}");
    for word in typed {
        assert!(said.contains(word), "{word:?} was lost when the window was closed");
    }
}

#[test]
fn what_was_copied_leaves_the_clipboard_when_it_is_closed() {
    let story = Story { hands: Hands::Keys, look: &|_, _| {} };
    let mut app = App::start(&Options::driven());
    app.wait_for_screen("door");
    story.make_the_household(&app);
    story.press(&app, "rooms-reflect");
    app.wait_for_screen("reflect");
    story.press(&app, "reflect-note");
    app.wait_for_screen("note");
    app.tab_to(&words("note-text", &[]));
    app.type_keys(WORD);
    let clipboard = app.desk().clipboard();
    app.press("ctrl+a");
    app.press("ctrl+c");
    let start = std::time::Instant::now();
    while !clipboard.is_held() {
        assert!(start.elapsed() < GONE, "nothing was copied");
    }
    assert!(!clipboard.was_given_up(), "it is there until the window is closed");
    app.close_by(Way::Key);
    assert!(
        clipboard.was_given_up(),
        "it only went with the process, after a manager of clipboards could have kept it"
    );
}

/// A press takes a person by surprise no more than this.
const BLANK: Duration = Duration::from_millis(100);
/// So many presses of one sitting lie between two looks at what was kept.
const BETWEEN_LOOKS: usize = 40;

/// What was measured before, one press a line: the moment, and microseconds until it was blank and until it was gone.
fn measured(file: &Path) -> Vec<(String, Closed)> {
    let text = fs::read_to_string(file).unwrap_or_default();
    let read = |line: &str| {
        let mut parts = line.split(' ');
        let moment = parts.next().expect("our own line").to_owned();
        let mut time = || Duration::from_micros(parts.next().expect("a time").parse().expect("our own number"));
        (moment, Closed { blank: time(), gone: time() })
    };
    text.lines().map(read).collect()
}

/// The time that so many of a hundred presses do not go beyond.
fn percentile(times: &mut [Duration], of_a_hundred: usize) -> Duration {
    times.sort_unstable();
    let at = (times.len() * of_a_hundred).div_ceil(100).saturating_sub(1);
    times.get(at).copied().unwrap_or_default()
}

/// The figures of these presses, in words.
fn figures(closed: &[Closed]) -> String {
    let told = |of: fn(&Closed) -> Duration| {
        let mut times: Vec<Duration> = closed.iter().map(of).collect();
        let [half, most_of, most] = [50, 99, 100].map(|share| percentile(&mut times, share).as_millis());
        format!("{half}/{most_of}/{most} ms")
    };
    format!("blank {}, gone {}", told(|each| each.blank), told(|each| each.gone))
}

/// Closes so many times, with those that were measured before, and notes each in the file.
fn close_from_everywhere(
    file: &Path,
    count: usize,
    begin: usize,
    (household, learned): (&[Stroke], &Learned),
    still: &RwLock<()>,
) {
    let mut app = App::start(&Options { theme: Theme::Light, ..Options::shipping() });
    app.replay(household);
    let mut typed = Vec::new();
    let mut lines = fs::read_to_string(file).unwrap_or_default();
    for round in measured(file).len()..count {
        let each = BEFORE_ONE_AFTER + 1;
        // Each begins at another place, so that they are not at one screen together.
        let turn = round / each + begin * 3;
        let from = match round % each {
            0 => AFTER_UNLOCKING[turn % AFTER_UNLOCKING.len()],
            other => BEFORE_UNLOCKING[other % BEFORE_UNLOCKING.len()],
        };
        let way = WAYS[(round + turn) % WAYS.len()];
        {
            let _with_others = still.read().expect("no other has failed");
            come_to(&mut app, from, learned);
        }
        // Nobody else's window is being opened, and no key is derived but its own, while somebody looks at the clock.
        let alone = still.write().expect("no other has failed");
        typed.extend(in_the_middle(&mut app, from, learned, way, round));
        let seen = app.close_by(way);
        drop(alone);
        assert!(seen.gone <= GONE, "{from:?} by {way:?} took {:?}", seen.gone);
        let (blank, gone) = (seen.blank.as_micros(), seen.gone.as_micros());
        lines.push_str(&format!("{from:?} {blank} {gone}\n"));
        if round % BETWEEN_LOOKS == BETWEEN_LOOKS - 1 || round + 1 == count {
            let _with_others = still.read().expect("no other has failed");
            all_are_kept(&app, &typed);
            fs::write(file, &lines).expect("our folder");
        }
    }
}

#[test]
#[ignore = "proof"]
fn a_thousand_presses_close_it_at_once_from_every_screen_and_moment() {
    let count: usize = env::var("HEARTHSIDE_COUNT").expect("a proof has a count").parse().expect("a number");
    let state = PathBuf::from(env::var_os("HEARTHSIDE_PROVE_STATE").expect("a proof has a folder"));
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or_default();
    let mut driven = App::start(&Options::driven());
    let household = by_keys::learn_in(&mut driven, "I said one thing and did another");
    let learned = learn(&mut driven, &[&[From::Door, From::Help, From::Key][..], &AFTER_UNLOCKING].concat());
    driven.close();
    // Mostly a window waits for its page, so three share the machine until they are ready to be closed.
    let still = RwLock::new(());
    let files = ["first", "second", "third"].map(|name| state.join(name));
    thread::scope(|scope| {
        for (number, file) in files.iter().enumerate() {
            let (learned, still, each) = ((&household[..], &learned), &still, count.div_ceil(files.len()));
            scope.spawn(move || close_from_everywhere(file, each, number, learned, still));
        }
    });
    let all: Vec<_> = files.iter().flat_map(|file| measured(file)).collect();
    let mut by_moment: BTreeMap<&str, Vec<Closed>> = BTreeMap::new();
    for (moment, closed) in &all {
        by_moment.entry(moment).or_default().push(*closed);
    }
    let closed: Vec<Closed> = all.iter().map(|(_, closed)| *closed).collect();
    let mut blank: Vec<Duration> = closed.iter().map(|each| each.blank).collect();
    let moments: Vec<String> = by_moment
        .iter()
        .map(|(moment, closed)| format!("{} {}: {}", closed.len(), moment.to_lowercase(), figures(closed)))
        .collect();
    println!(
        "figure: close = {} presses, load {load} before (half/99 of 100/all within): {}; {}",
        all.len(),
        figures(&closed),
        moments.join("; ")
    );
    assert!(percentile(&mut blank, 99) <= BLANK, "it is not blank at once");
}

#[test]
fn a_start_while_it_closes_never_shows_the_window_that_was_closed() {
    let mut app = App::start(&Options::shipping());
    app.desk().wait_for_words();
    std::thread::sleep(LAG * 2);
    app.start_while_it_closes();
}

#[test]
fn the_way_out_is_on_every_screen_and_at_one_place() {
    let story = Story { hands: Hands::Mouse, look: &|_, _| {} };
    let app = App::start(&Options::driven());
    app.wait_for_screen("door");
    let close = words("kit-close", &[]);
    let place = app.place_of(&close);
    let same = |name: &str| {
        assert_eq!(app.place_of(&close), place, "on {name}");
        app.shot(&format!("closing/{name}"));
    };
    same("door-first-start");
    story.press(&app, "door-help");
    app.wait_for_screen("help");
    same("door-help");
    // The page of Help goes at once where somebody locks, and a bare Door is there.
    app.press("ctrl+l");
    app.wait_for_screen("door");
    story.make_the_household(&app);
    same("today");
    for (room, screen) in [("rooms-reflect", "reflect"), ("rooms-plans", "plans"), ("rooms-settings", "settings")] {
        story.press(&app, room);
        app.wait_for_screen(screen);
        same(screen);
    }
    app.press("F1");
    app.wait_for("dialog[open]");
    app.settle();
    let in_dialog = app.script(
        "const box = document.querySelector('dialog .corner button').getBoundingClientRect();
         return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];",
        &[],
    );
    assert_eq!(in_dialog, serde_json::json!([place.0, place.1]));
    app.shot("closing/dialog");
    app.press("Escape");
    story.begin(&app, "What I did, in full");
    same("runner");
}

#[test]
#[ignore = "takes pictures for people, and proves nothing that the other journeys do not"]
fn pictures_of_the_way_out() {
    let story = Story { hands: Hands::Mouse, look: &|_, _| {} };
    let app = App::start(&Options::driven());
    let look = |name: &str| {
        for size in [(1280, 860), (900, 600)] {
            app.set_size(size.0, size.1);
            for theme in [Theme::Dark, Theme::Light] {
                app.set_theme(theme);
                app.shot(&format!("closing/{name}-{}-{}", theme.word(), size.0));
            }
        }
    };
    app.wait_for_screen("door");
    look("first-start");
    story.make_the_household(&app);
    look("today");
    story.press(&app, "rooms-settings");
    app.wait_for_screen("settings");
    app.press("F1");
    app.wait_for("dialog[open]");
    look("dialog");
    app.press("Escape");
    story.begin(&app, "What I did, in full");
    look("runner");
}
