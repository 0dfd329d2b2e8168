//! What a screen reader is told, and what assistive technology can do.

use std::thread;
use std::time::{Duration, Instant};

use e2e::{App, Desk, Heard, Options, Reader, Way, words};

use crate::hands::Hands;
use crate::no_trap::{at_a_note, nothing_happened};
use crate::story::Story;

const STORY: Story<'_> = Story { hands: Hands::Mouse, look: &|_, _| {} };
/// What was said before has arrived, and so has what is said last.
const LATER: Duration = Duration::from_millis(600);
/// What `AtspiRole` calls a push button: it does what stands on it.
const BUTTON: u32 = 43;
/// And an item of a list, which passes an action on to the button in it.
const LIST_ITEM: u32 = 32;

fn start() -> (App, Reader) {
    let desk = Desk::new();
    let reader = desk.reader();
    let (name, value) = Desk::HEARS_A_READER;
    let options = Options { environment: vec![(name.to_owned(), value.to_owned())], ..Options::driven() };
    (App::start_on(desk, &options), reader)
}

/// What is heard of a close, after the press.
fn heard_of(app: &mut App, reader: &Reader, way: Way) -> Vec<Heard> {
    thread::sleep(LATER);
    let (from, before) = (Instant::now(), reader.heard().len());
    app.close_by(way);
    thread::sleep(LATER);
    let heard = reader.heard().split_off(before);
    heard.into_iter().filter(|heard| heard.at > from).collect()
}

#[test]
fn a_screen_reader_says_nothing_after_it_is_closed() {
    let (mut app, reader) = start();
    app.wait_for_screen("door");
    let passphrase = STORY.make_the_household(&app);
    let heard = |words: &str| reader.heard().iter().any(|heard| heard.words == words);
    for (screen, way) in [("note", Way::Key), ("dialog", Way::Shifts), ("today", Way::Cross), ("note", Way::Session)] {
        match screen {
            "note" => {
                at_a_note(&app);
                app.type_as_a_person(" and long");
            }
            "dialog" => {
                app.press("F1");
                app.wait_for_text(&words("keys-title", &[]));
            }
            _ => app.wait_for_screen(screen),
        }
        assert_eq!(heard_of(&mut app, &reader, way), [], "{screen} by {way:?}");
        app.start_again();
        STORY.unlock(&app, &passphrase);
    }
    // Before, it was told where the focus went and what stood there.
    assert!(heard(&words("note-text", &[])), "{:?}", reader.heard());
    assert!(heard(&words("today-title", &[])), "{:?}", reader.heard());
}

#[test]
fn a_page_that_speaks_on_its_way_out_is_heard() {
    let (mut app, reader) = start();
    app.wait_for_screen("door");
    app.script(
        "const last = document.createElement('button');
         last.textContent = arguments[0];
         document.body.append(last);
         addEventListener('keydown', () => last.focus(), true);",
        &["A last word".into()],
    );
    let heard = heard_of(&mut app, &reader, Way::Key);
    assert!(heard.iter().any(|heard| heard.words == "A last word"), "{heard:?}");
}

#[test]
fn nothing_that_assistive_technology_offers_does_what_a_browser_does() {
    let (app, reader) = start();
    app.wait_for_screen("door");
    STORY.make_the_household(&app);
    at_a_note(&app);
    let actions = reader.actions().expect("the bus answers");
    assert!(actions.iter().any(|action| action.role == BUTTON && action.words == words("kit-close", &[])));
    let others: Vec<_> = actions.iter().filter(|action| ![BUTTON, LIST_ITEM].contains(&action.role)).collect();
    assert!(others.len() > 10, "{actions:?}");
    for action in others {
        reader.act(action).expect("the bus answers");
        nothing_happened(&app, &format!("{action:?}"));
    }
}
