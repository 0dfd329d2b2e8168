//! Closing hides everything at once and keeps every word, by whatever way and
//! from whatever screen.

use std::time::Duration;

use e2e::{App, Closed, Options, Stroke, Theme, Way, words};

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
}

const FROM: [From; 4] = [From::Note, From::Door, From::Dialog, From::Today];

/// The keys that lead from a new window to each screen, as the driven build shows them.
fn learn(app: &mut App) -> Vec<(From, Vec<Stroke>)> {
    let story = Story { hands: Hands::Keys, look: &|_, _| {} };
    FROM.map(|from| {
        app.start_again();
        app.wait_for_screen("door");
        app.record();
        if from != From::Door {
            story.unlock(app, by_keys::PASSPHRASE);
        }
        match from {
            From::Door | From::Today => {}
            From::Note => {
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
        }
        (from, app.recorded())
    })
    .into()
}

/// Closes from every screen in turn and by every way, and says what was typed meanwhile.
fn close_again_and_again(app: &mut App, keys: &[(From, Vec<Stroke>)]) -> (Vec<Closed>, Vec<String>) {
    let (mut closed, mut typed) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let (from, strokes) = &keys[round % keys.len()];
        let way = WAYS[round % WAYS.len()];
        app.start_again();
        app.desk().wait_for_words();
        std::thread::sleep(LAG * 2);
        app.replay(strokes);
        if *from == From::Note {
            let word = format!("{WORD}{round}x");
            app.type_as_a_person(&word);
            // The pointer, the cross and the session do not stand in the row of the keys.
            if !matches!(way, Way::Key | Way::Shifts) {
                std::thread::sleep(LAG);
            }
            typed.push(word);
        } else {
            std::thread::sleep(LAG);
        }
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
    let keys = learn(&mut driven);
    driven.close();

    let mut app = App::start(&Options { theme: Theme::Light, ..Options::shipping() });
    app.replay(&household);
    let (closed, typed) = close_again_and_again(&mut app, &keys);
    let most = |of: fn(&Closed) -> Duration| closed.iter().map(of).max().unwrap_or_default().as_millis();
    println!(
        "closed {ROUNDS} times: blank after at most {} ms, gone after at most {} ms",
        most(|c| c.blank),
        most(|c| c.gone)
    );

    let secret = format!("{}\n", by_keys::PASSPHRASE);
    let (said, code) = opened_from_outside(&household_file(&app), &["--as", by_keys::NAME, "--json"], &secret);
    assert_eq!(code, 0, "{said}");
    for word in typed {
        assert!(said.contains(&word), "{word:?} was lost when the window was closed");
    }
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
