//! Two people and what stands between them: a copy that is shared as an act, something told and taken
//! back, a request and its answer, a promise and how it went, alone and side by side. Walked with the
//! mouse, and again by keyboard alone.

use e2e::{App, Options, words};

use crate::gallery;
use crate::hands::Hands;
use crate::story::{FIRST, SECOND, SECOND_PASSPHRASE, Story};

/// What stays private, in the very note of which a copy is shared: its title is not in the copy's words.
const PRIVATE: [&str; 1] = ["The marblefern evening stays mine"];
const SHARED: &str = "I was afraid and I hid it from you";
const TOLD: &str = "We met on the coldriver stairs";
const PROMISE: &str = "I write before six";

fn tell(hands: Hands, look: &dyn Fn(&App, &str)) {
    let mut app = App::start(&Options::driven());
    let story = Story { hands, look };
    let first = story.make_the_household(&app);
    story.press(&app, "rooms-plans");
    app.wait_for_screen("plans");
    story.add_the_second_person_from_plans(&mut app, &first);
    story.unlock(&app, &first);

    keep_something_private(&app, &story);
    share_a_copy(&app, &story);
    tell_and_take_back(&app, &story, &first);
    ask_for_something(&app, &story);
    promise_and_say_how_it_went(&app, &story);
    answer_side_by_side(&app, &story, &first);

    story.lock(&mut app);
    story.unlock(&app, SECOND_PASSPHRASE);
    story.sees_nothing_of(&app, &PRIVATE);
    story.press(&app, "rooms-plans");
    app.wait_for_screen("plans");
    app.wait_for_text(PROMISE);
    story.look(&app, "66-plans-of-the-other");
    story.press(&app, "plans-page-between");
    app.wait_for_screen("between");
    app.wait_for_text("Tell me the evening before");
    story.sees_nothing_of(&app, &PRIVATE);
    story.sees_nothing_of(&app, &[TOLD]);
    story.look(&app, "67-between-of-the-other");
    story.hands.press(&app, "Tell me the evening before");
    app.wait_for_screen("post");
    app.wait_for_text(&format!("{SECOND} said no on"));
    story.choose(&app, "post-say-yes");
    story.press(&app, "post-say-do");
    app.wait_for_text(&format!("{SECOND} said yes on"));
    story.look(&app, "68-request-answered");
    story.press(&app, "post-back");
    app.wait_for_screen("between");
    story.hands.press(&app, "Note");
    app.wait_for_screen("copy");
    app.wait_for_text(SHARED);
    story.sees_nothing_of(&app, &PRIVATE);
    story.look(&app, "69-copy-of-the-other");
}

fn keep_something_private(app: &App, story: &Story<'_>) {
    story.press(app, "today-note");
    app.wait_for_screen("note");
    story.write(app, "note-text", PRIVATE[0]);
    app.wait_for_text(&words("kit-saved", &[]));
    story.press(app, "note-done");
}

fn share_a_copy(app: &App, story: &Story<'_>) {
    story.press(app, "today-note");
    app.wait_for_screen("note");
    story.write(app, "note-title", "Note for us");
    story.write(app, "note-text", SHARED);
    app.wait_for_text(&words("kit-saved", &[]));
    story.press(app, "note-done");
    story.press(app, "rooms-reflect");
    app.wait_for_screen("reflect");
    story.hands.press(app, "Note for us Note,");
    app.wait_for_screen("entry");
    story.press(app, "share-open");
    app.wait_for_screen("share");
    story.look(app, "50-share-choose");
    story.hands.tick(app, &words("share-of-note", &[]));
    story.press_for(app, "share-look", SECOND);
    app.wait_for_text(&words("share-preview-title", &[("name", SECOND)]));
    app.wait_for_text(SHARED);
    story.sees_nothing_of(app, &PRIVATE);
    story.look(app, "51-share-preview");
    story.press(app, "share-do");
    app.wait_for_screen("copy");
    app.wait_for_text(SHARED);
    story.look(app, "52-copy");
}

fn tell_and_take_back(app: &App, story: &Story<'_>, first: &str) {
    story.press(app, "post-back");
    app.wait_for_screen("between");
    story.look(app, "53-between");
    story.press(app, "between-begin-disclosure");
    app.wait_for_screen("post-editor");
    story.hands.choose(app, &words("post-option-contact", &[]));
    story.write(app, "post-asks-disclosure-what", TOLD);
    app.wait_for_text(&words("kit-saved", &[]));
    story.look(app, "54-disclosure-writing");
    story.press(app, "post-write-read");
    app.wait_for_text(&words("post-read-title", &[("name", SECOND)]));
    story.look(app, "55-disclosure-reading");
    story.press_for(app, "post-read-share", SECOND);
    app.wait_for_screen("post");
    app.wait_for_text(TOLD);
    story.look(app, "56-disclosure");
    story.press(app, "post-take-back");
    app.wait_for_text(&words("post-take-back-title", &[]));
    story.look(app, "57-take-back");
    story.hands.write(app, &words("sign-passphrase", &[("name", FIRST)]), first);
    story.press(app, "post-take-back-do");
    app.wait_for_screen("between");
    story.sees_nothing_of(app, &[TOLD]);
}

fn ask_for_something(app: &App, story: &Story<'_>) {
    story.press(app, "between-begin-request");
    app.wait_for_screen("post-editor");
    story.write(app, "post-asks-request-what", "Tell me the evening before");
    app.wait_for_text(&words("kit-saved", &[]));
    story.press(app, "post-write-read");
    app.wait_for_text(&words("post-read-title", &[("name", SECOND)]));
    story.press_for(app, "post-read-share", SECOND);
    app.wait_for_screen("post");
    app.wait_for_text(&words("post-answer-none", &[]));
    story.look(app, "58-request");
}

fn promise_and_say_how_it_went(app: &App, story: &Story<'_>) {
    story.press(app, "rooms-plans");
    app.wait_for_screen("plans");
    story.press(app, "commitments-write");
    app.wait_for_screen("post-editor");
    story.write(app, "post-asks-commitment-what", PROMISE);
    story.write(app, "post-asks-commitment-if", "a meeting runs late");
    story.write(app, "post-asks-commitment-then", "I write before six");
    story.hands.choose(app, &words("post-option-time", &[]));
    let day = format!("{} {}", words("post-asks-commitment-checkOn", &[]), words("kit-day", &[]));
    story.hands.write(app, &day, "1");
    for part in ["May", "2031"] {
        app.move_focus("Tab");
        app.type_keys(part);
    }
    app.move_focus("Tab");
    app.wait_for_text(&words("kit-saved", &[]));
    story.look(app, "59-commitment-writing");
    story.press(app, "post-write-read");
    app.wait_for_text(&words("post-read-title", &[("name", SECOND)]));
    story.press_for(app, "post-read-share", SECOND);
    app.wait_for_screen("post");
    for outcome in ["post-reply-missedTold", "post-reply-kept"] {
        story.choose(app, "post-outcome");
        if story.hands == Hands::Keys {
            // Out of the answers, to what the chosen one asks.
            app.move_focus("Tab");
        }
        story.hands.choose(app, &words(outcome, &[]));
        story.look(app, "60-outcome");
        story.press(app, "post-outcome-do");
        app.wait_for_text(&words("post-said", &[]));
    }
    app.wait_for_text(": kept.");
    assert!(!app.says(": missed and told."), "the last word on a day counts; {}", app.state());
    story.look(app, "61-commitment");
    story.press(app, "dots-table-show");
    app.wait_for("table");
    story.look(app, "62-commitment-table");
    story.press(app, "agreement-back");
    app.wait_for_screen("plans");
    app.wait_for_text(PROMISE);
    story.look(app, "63-plans-with-a-commitment");
}

fn answer_side_by_side(app: &App, story: &Story<'_>, first: &str) {
    story.press(app, "plans-page-between");
    app.wait_for_screen("between");
    story.hands.press(app, "Tell me the evening before");
    app.wait_for_screen("post");
    story.press_for(app, "beside-pass", SECOND);
    app.wait_for_screen("handover");
    story.press_for(app, "handover-here", SECOND);
    app.wait_for_screen("post");
    app.wait_for_text(&words("beside-bar", &[("name", SECOND)]));
    story.sees_nothing_of(app, &PRIVATE);
    story.choose(app, "post-say-no");
    story.hands.write(app, &words("beside-passphrase", &[("name", SECOND)]), SECOND_PASSPHRASE);
    story.look(app, "64-beside");
    story.press(app, "post-say-do");
    app.wait_for_text(&format!("{SECOND} said no on"));
    story.press(app, "handover-stop");
    app.wait_for_screen("handover");
    story.look(app, "65-hand-back");
    story.hands.write(app, &words("door-passphrase", &[("name", FIRST)]), first);
    story.press_for(app, "handover-here", FIRST);
    app.wait_for_screen("post");
}

#[test]
fn what_stands_between_two_people_with_the_mouse() {
    let look = |app: &App, name: &str| {
        app.shot(&format!("between/{name}"));
        app.axe_in_both_themes();
        assert!(!app.scrolls_sideways(), "{name} is wider than the window");
    };
    tell(Hands::Mouse, &look);
}

#[test]
fn what_stands_between_two_people_by_keyboard_alone() {
    tell(Hands::Keys, &|_, _| {});
}

#[test]
#[ignore = "takes pictures for people, and proves nothing that the walk does not"]
fn gallery_of_what_stands_between() {
    tell(Hands::Mouse, &gallery::look);
}
