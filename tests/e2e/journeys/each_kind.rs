//! Every kind of thing that two people can place between them, written by one and answered by the other;
//! every form of agreement, signed by both at one screen; and the ways in which an agreement ends.

use std::fs;
use std::time::Duration;

use e2e::{App, Options, wait, words};

use crate::gallery;
use crate::hands::Hands;
use crate::steps::{kind, pass_the_gates, question, turn};
use crate::story::{FIRST, MAY_FIRST, SECOND, SECOND_PASSPHRASE, Story};

/// One kind of post: how it begins, what is written into it, and what the other answers.
struct Told {
    kind: &'static str,
    parts: &'static [(&'static str, &'static str)],
    /// The line under which it stands in the list.
    line: &'static str,
    reply: &'static str,
    reply_words: Option<&'static str>,
    /// What can be read once it was answered.
    then: &'static str,
}

const TOLD: [Told; 6] = [
    Told {
        kind: "deed",
        parts: &[("what", "I paid the glasstone bill myself")],
        line: "I paid the glasstone bill myself",
        reply: "noticed",
        reply_words: Some("I saw the letter on the table"),
        then: "I saw the letter on the table",
    },
    Told {
        kind: "contrast",
        parts: &[("before", "You came home and said nothing"), ("what", "You sat down and told me")],
        line: "You sat down and told me",
        reply: "note",
        reply_words: Some("It was not easy"),
        then: "It was not easy",
    },
    Told {
        kind: "statement",
        parts: &[("what", "Today I drink tea")],
        line: "Today I drink tea",
        reply: "thanks",
        reply_words: None,
        then: "Thanks",
    },
    Told {
        kind: "jar",
        parts: &[("what", "The ferry in the rain")],
        line: "The ferry in the rain",
        reply: "note",
        reply_words: Some("And the wet sandwiches"),
        then: "And the wet sandwiches",
    },
    Told {
        kind: "date",
        parts: &[("what", "Swim in the millpond")],
        line: "Swim in the millpond",
        reply: "done",
        reply_words: None,
        then: "Done,",
    },
    Told {
        kind: "now",
        parts: &[("what", "We say when we leave")],
        line: "We say when we leave",
        reply: "note",
        reply_words: Some("Both of us"),
        then: "Both of us",
    },
];

/// One form of agreement: the place where it begins, and what has to be added there.
struct Form {
    template: &'static str,
    title: &'static str,
    parts: &'static [(&'static str, &'static str)],
    review: Review,
}

/// When the two want to look at it again.
enum Review {
    Never,
    WhenSigned,
    Later,
}

const FORMS: [Form; 4] = [
    Form { template: "A walk without phones", title: "One walk without phones", parts: &[], review: Review::Never },
    Form {
        template: "Something to look forward to",
        title: "A garden of our own",
        parts: &[("editor-field-title", "A garden of our own"), ("editor-field-first-step", "Ask about the plot")],
        review: Review::Never,
    },
    Form {
        template: "Choosing each other again, for now",
        title: "For this year",
        parts: &[
            ("editor-field-title", "For this year"),
            ("editor-recommitment-field-line", "We stay, and we look again in spring"),
        ],
        review: Review::WhenSigned,
    },
    Form {
        template: "If it happens again",
        // Its template gives it the name that the way to the page of that day has too.
        title: "If it happens again, our plan",
        parts: &[
            ("editor-field-title", ", our plan"),
            ("editor-field-first-hour", "I stop and say where I am"),
            ("editor-field-first-day", "I tell all of it"),
            ("editor-field-who-is-told", "My sister"),
        ],
        review: Review::Later,
    },
];

/// What one proposes and the other does not want.
const BOAT: &str = "A boat of our own";

/// What is begun beneath something, and said later with the rest.
const BEGUN: &str = "Let me think. ";

/// What is said while looking again, until it is taken back.
const SAID: &str = "It holds on most days";

/// An exercise, and what is written in it.
const APOLOGY: &str = "Words for an apology";
const APOLOGY_WORDS: &str = "I hid the glasstone bill, and you lay awake for it";

/// Two of the ideas for time together.
const IDEAS: [&str; 2] = ["Wash up together with the radio on", "Go outside in the dark and find the brightest star"];

fn tell_each_kind(hands: Hands, look: &dyn Fn(&App, &str)) {
    let mut app = App::start(&Options::driven());
    let story = Story { hands, look };
    let first = household_of_two(&mut app, &story);
    for told in &TOLD {
        go_between(&app, &story);
        tell(&app, &story, told);
    }
    an_apology_is_tied_to_a_deed(&app, &story);
    go_between(&app, &story);
    begin(&app, &story, "between-meaning");
    app.wait_for_text(&words("between-meaning-done", &[]));
    story.lock(&mut app);
    story.unlock(&app, SECOND_PASSPHRASE);
    go_between(&app, &story);
    story.hands.press(&app, APOLOGY);
    app.wait_for_screen("copy");
    app.wait_for_text(APOLOGY_WORDS);
    app.wait_for_text(&words("copy-tied", &[("title", TOLD[0].line)]));
    what_is_begun_outlives_a_lock(&mut app, &story);
    for told in &TOLD {
        go_between(&app, &story);
        answer(&app, &story, told);
    }
    go_between(&app, &story);
    assert!(!app.says(&words("post-kind-meaning", &[])), "the mark of the other is told; {}", app.state());

    open_a_new_chapter_when_both_have_marked(&mut app, &story, &first);
}

/// Written in an exercise, shared as a copy, and whole only with the deed that stands behind it.
fn an_apology_is_tied_to_a_deed(app: &App, story: &Story<'_>) {
    story.begin(app, APOLOGY);
    turn(app, story.hands, &words("runner-begin", &[]));
    let mut is_written = false;
    while !app.says(&words("runner-done", &[])) {
        if !is_written && kind(app) == "longText" {
            story.hands.write(app, &question(app), APOLOGY_WORDS);
            app.wait_for_text(&words("kit-saved", &[]));
            is_written = true;
        }
        if kind(app) == "hold" {
            // Else it stays in the own room until tomorrow.
            story.hands.choose(app, &words("runner-hold-not", &[]));
        }
        pass_the_gates(app, story.hands);
        turn(app, story.hands, &words("runner-next", &[]));
    }
    story.press(app, "runner-done");
    app.wait_for_screen("reflect");
    let written = words("reflect-written-then", &[("on", "")]);
    story.hands.press(app, &format!("{APOLOGY} {}", written.trim_end()));
    app.wait_for_screen("entry");
    story.press(app, "share-open");
    app.wait_for_screen("share");
    app.click_on("main input[type=checkbox]");
    story.hands.choose(app, TOLD[0].line);
    story.look(app, "share-with-a-deed");
    story.press_for(app, "share-look", SECOND);
    app.wait_for_text(&words("share-preview-title", &[("name", SECOND)]));
    app.wait_for_text(APOLOGY_WORDS);
    story.press(app, "share-do");
    app.wait_for_screen("copy");
    app.wait_for_text(&words("copy-tied", &[("title", TOLD[0].line)]));
    // The deed can come later, or another one.
    story.hands.choose(app, &words("share-deed-none", &[]));
    story.press(app, "copy-tie-do");
    app.wait_for_text(&words("copy-words-so-far", &[]));
    story.look(app, "copy-words-so-far");
    story.hands.choose(app, TOLD[0].line);
    story.press(app, "copy-tie-do");
    app.wait_for_text(&words("copy-tied", &[("title", TOLD[0].line)]));
}

/// Words that are not said yet are in the writer's own room, and go on where they stopped.
fn what_is_begun_outlives_a_lock(app: &mut App, story: &Story<'_>) {
    go_between(app, story);
    story.hands.press(app, TOLD[0].line);
    app.wait_for_screen("post");
    story.choose(app, "post-say-note");
    story.write(app, "post-say-words", BEGUN);
    app.wait_for_text(&words("kit-saved", &[]));
    story.lock(app);
    story.unlock(app, SECOND_PASSPHRASE);
    go_between(app, story);
    story.hands.press(app, TOLD[0].line);
    app.wait_for_screen("post");
    app.wait_for_text(&words("saying-begun", &[]));
    assert!(!app.says(BEGUN), "it is said to nobody; {}", app.state());
    story.choose(app, "post-say-note");
    assert_eq!(app.written_in(&words("post-say-words", &[])).as_deref(), Some(BEGUN));
    story.look(app, "begun");
    story.press(app, "post-say-stop");
}

/// Until both have marked that sense was made there is no new chapter; then there is.
fn open_a_new_chapter_when_both_have_marked(app: &mut App, story: &Story<'_>, first: &str) {
    let chapter = [
        ("editor-field-title", "Another spring"),
        ("editor-field-leaving", "The silence"),
        ("editor-field-taking", "The Sunday walk"),
        ("editor-chapter-field-line", "We live here and say how it is"),
    ];
    begin_agreement(app, story, "A new chapter", &chapter);
    app.wait_for_text(&words("kit-saved", &[]));
    story.leave_until_tomorrow(app);
    story.come_back(app, 2, SECOND_PASSPHRASE);
    open_draft(app, story, "Another spring");
    story.go_on_to_sign(app);
    sign(app, story, SECOND, SECOND_PASSPHRASE);
    app.wait_for_text(&words("error-chapterWaits-happened", &[]));
    story.press(app, "sign-stop");
    go_between(app, story);
    begin(app, story, "between-meaning");
    app.wait_for_text(&words("between-meaning-done", &[]));
    sign_on_later_days(app, story, &["Another spring"], 2, [(SECOND, SECOND_PASSPHRASE), (FIRST, first)]);
    app.wait_for_text("Another spring");
}

fn sign_each_form(hands: Hands, look: &dyn Fn(&App, &str)) {
    let mut app = App::start(&Options::driven());
    let story = Story { hands, look };
    let first = household_of_two(&mut app, &story);
    a_draft_rests_in_the_bin(&mut app, &story, &first);
    for form in &FORMS {
        begin_agreement(&app, &story, form.template, form.parts);
        let at_once = matches!(form.review, Review::Never);
        match form.review {
            Review::Never => {}
            Review::WhenSigned => {
                let today = day_of_the_signatures(&app);
                story.fill_the_review_day(&app, today.each_ref().map(String::as_str));
            }
            Review::Later => story.fill_the_review_day(&app, MAY_FIRST),
        }
        story.look(&app, &format!("form-{}", form.title));
        if at_once {
            sign_together(&app, &story, [(FIRST, &first), (SECOND, SECOND_PASSPHRASE)]);
        } else {
            app.wait_for_text(&words("kit-saved", &[]));
            story.leave_until_tomorrow(&app);
        }
    }
    story.come_back(&mut app, 2, &first);
    let later = [FORMS[2].title, FORMS[3].title];
    sign_on_later_days(&mut app, &story, &later, 2, [(FIRST, &first), (SECOND, SECOND_PASSPHRASE)]);
    story.press(&app, "rooms-plans");
    app.wait_for_screen("plans");
    story.look(&app, "plan-of-every-form");

    the_recurrence_plan_is_needed(&app, &story);
    one_lets_an_agreement_go(&app, &story, &first);
    the_day_to_look_again_has_come(&app, &story);
    one_looks_again_and_keeps_it(&app, &story, &first);
    one_takes_back_what_was_said(&app, &story, &first);
    the_pages_beside_the_plan(&app, &story);
    the_other_does_not_agree(&mut app, &story, &first);
    what_both_would_like(&mut app, &story, &first);
    one_withdraws_their_consent(&app, &story);
}

/// What was thrown away comes back at once, and also after a lock, with every word.
fn a_draft_rests_in_the_bin(app: &mut App, story: &Story<'_>, first: &str) {
    begin_agreement(app, story, FORMS[1].template, &[("editor-field-title", BOAT)]);
    throw_away(app, story);
    story.look(app, "draft-in-the-bin");
    story.press(app, "reflect-undo");
    app.wait_for_screen("agreement-editor");
    throw_away(app, story);
    story.lock(app);
    story.unlock(app, first);
    story.press(app, "rooms-reflect");
    app.wait_for_screen("reflect");
    story.hands.press(app, &words("reflect-bin-show", &[("count", "1")]));
    app.wait_for_text(BOAT);
    story.press(app, "reflect-take-back");
    app.wait_for_text("is back where you wrote it");
    story.look(app, "draft-back");
    story.press(app, "rooms-plans");
    app.wait_for_screen("plans");
    story.hands.press(app, BOAT);
    app.wait_for_screen("agreement-editor");
    assert_eq!(app.written_in(&words("editor-field-title", &[])).as_deref(), Some(BOAT));
    throw_away(app, story);
}

fn throw_away(app: &App, story: &Story<'_>) {
    story.press(app, "editor-discard");
    app.wait_for("dialog[open]");
    app.tab_and_enter(&words("editor-discard", &[]));
    app.wait_for_screen("plans");
    app.wait_for_text(BOAT);
}

fn the_recurrence_plan_is_needed(app: &App, story: &Story<'_>) {
    story.press(app, "plans-recurrence-open");
    app.wait_for_screen("recurrence");
    app.wait_for_text("I stop and say where I am");
    story.press(app, "recurrence-happened");
    app.wait_for_text(&words("recurrence-happened-what", &[]));
    story.look(app, "recurrence-asked");
    story.press(app, "recurrence-happened-do");
    app.wait_for_text("It happened, and the plan was opened");
    story.look(app, "recurrence");
    story.press(app, "rooms-plans");
    app.wait_for_screen("plans");
    story.press(app, "plans-page-between");
    app.wait_for_screen("between");
    app.wait_for_text(&words("post-kind-activation", &[]));
}

fn one_lets_an_agreement_go(app: &App, story: &Story<'_>, first: &str) {
    open_agreement(app, story, FORMS[0].title);
    story.press(app, "look-let-go");
    app.wait_for_screen("sign");
    story.hands.write(app, &words("sign-passphrase", &[("name", FIRST)]), first);
    story.press(app, "sign-do-retire");
    app.wait_for_text(&words("sign-done-retired", &[]));
    story.press(app, "sign-to-agreement");
    app.wait_for_screen("agreement");
    app.wait_for_text(&format!("{FIRST} let this agreement go"));
    story.look(app, "agreement-let-go");
}

fn the_other_does_not_agree(app: &mut App, story: &Story<'_>, first: &str) {
    begin_agreement(app, story, FORMS[1].template, &[("editor-field-title", BOAT), FORMS[1].parts[1]]);
    story.press(app, "editor-read-once-more");
    app.wait_for_text(&words("editor-reading-title", &[]));
    story.press(app, "editor-reading-sign");
    app.wait_for_screen("sign");
    sign(app, story, FIRST, first);
    app.wait_for_text(&words("sign-done-proposed", &[("name", FIRST)]));
    story.lock(app);
    story.unlock(app, SECOND_PASSPHRASE);
    open_agreement(app, story, FORMS[2].title);
    story.sees_nothing_of(app, &[SAID]);
    open_agreement(app, story, BOAT);
    story.press(app, "agreement-say-no");
    app.wait_for_screen("sign");
    story.hands.write(app, &words("sign-passphrase", &[("name", SECOND)]), SECOND_PASSPHRASE);
    story.press(app, "sign-do-decline");
    app.wait_for_text(&words("sign-done-declined", &[("name", SECOND)]));
}

#[test]
fn each_kind_is_told_by_one_and_answered_by_the_other() {
    tell_each_kind(Hands::Mouse, &look);
}

#[test]
fn each_form_of_agreement_is_signed_by_both_at_one_screen_and_can_end() {
    sign_each_form(Hands::Mouse, &look);
}

#[test]
fn the_pages_of_the_plan_are_walked_by_keyboard_alone() {
    sign_each_form(Hands::Keys, &|_, _| {});
}

#[test]
#[ignore = "takes pictures for people, and proves nothing that the walks do not"]
fn gallery_of_each_kind() {
    let look = |app: &App, name: &str| {
        let name = format!("each-kind/{name}");
        gallery::look(app, &name);
        app.set_text_size(200);
        app.shot(&format!("{name}-large"));
        app.set_text_size(100);
    };
    tell_each_kind(Hands::Mouse, &look);
    sign_each_form(Hands::Mouse, &look);
}

fn look(app: &App, _: &str) {
    app.axe_in_both_themes();
    app.fits();
}

fn household_of_two(app: &mut App, story: &Story<'_>) -> String {
    let unseen = Story { hands: story.hands, look: &|_, _| {} };
    let first = unseen.make_the_household(app);
    unseen.press(app, "rooms-plans");
    app.wait_for_screen("plans");
    unseen.add_the_second_person_from_plans(app, &first);
    unseen.unlock(app, &first);
    first
}

fn go_between(app: &App, story: &Story<'_>) {
    story.press(app, "rooms-plans");
    app.wait_for_screen("plans");
    story.press(app, "plans-page-between");
    app.wait_for_screen("between");
}

/// What is needed less often lies behind one more press.
fn begin(app: &App, story: &Story<'_>, way: &str) {
    if !app.says(&words(way, &[])) {
        story.press(app, "between-more");
    }
    story.press(app, way);
}

fn tell(app: &App, story: &Story<'_>, told: &Told) {
    begin(app, story, &format!("between-begin-{}", told.kind));
    app.wait_for_screen("post-editor");
    for (part, text) in told.parts {
        story.write(app, &format!("post-asks-{}-{part}", told.kind), text);
    }
    app.wait_for_text(&words("kit-saved", &[]));
    story.look(app, &format!("writing-{}", told.kind));
    story.press(app, "post-write-read");
    app.wait_for_text(&words("post-read-title", &[("name", SECOND)]));
    story.press_for(app, "post-read-share", SECOND);
    app.wait_for_screen("post");
    app.wait_for_text(told.line);
}

fn answer(app: &App, story: &Story<'_>, told: &Told) {
    story.hands.press(app, told.line);
    app.wait_for_screen("post");
    story.choose(app, &format!("post-say-{}", told.reply));
    if let Some(text) = told.reply_words {
        story.write(app, "post-say-words", text);
    }
    story.press(app, "post-say-do");
    app.wait_for_text(told.then);
    story.look(app, &format!("answered-{}", told.kind));
}

/// The day on which the later forms are signed by both, in the three parts of a day field.
fn day_of_the_signatures(app: &App) -> [String; 3] {
    let parts = "const now = new Date(Date.now() + 3 * 24 * 60 * 60 * 1000);
        return [now.getDate(), now.toLocaleString('en', { month: 'long' }), now.getFullYear()].map(String);";
    serde_json::from_value(app.script(parts, &[])).expect("three parts")
}

fn open_agreement(app: &App, story: &Story<'_>, title: &str) {
    story.press(app, "rooms-plans");
    app.wait_for_screen("plans");
    story.hands.press(app, title);
    app.wait_for_screen("agreement");
}

fn open_draft(app: &App, story: &Story<'_>, title: &str) {
    story.press(app, "rooms-plans");
    app.wait_for_screen("plans");
    story.hands.press(app, title);
    app.wait_for_screen("agreement-editor");
}

fn begin_agreement(app: &App, story: &Story<'_>, template: &str, parts: &[(&str, &str)]) {
    story.press(app, "rooms-plans");
    app.wait_for_screen("plans");
    story.press(app, "plans-write");
    app.wait_for_screen("agreement-begin");
    story.hands.press(app, template);
    app.wait_for_screen("agreement-editor");
    for (field, text) in parts {
        story.write(app, field, text);
    }
}

fn sign(app: &App, story: &Story<'_>, name: &str, passphrase: &str) {
    story.hands.write(app, &words("sign-passphrase", &[("name", name)]), passphrase);
    story.press_for(app, "sign-do-sign", name);
}

/// Today says so, and leads to the page of the agreement.
fn the_day_to_look_again_has_come(app: &App, story: &Story<'_>) {
    story.press(app, "rooms-today");
    app.wait_for_screen("today");
    app.wait_for_text(&words("today-look", &[("title", FORMS[2].title)]));
    story.look(app, "today-look");
    story.press(app, "today-look-open");
    app.wait_for_screen("agreement");
}

/// One keeps it, with a signed line that both can read. Today has nothing more to say of it.
fn one_looks_again_and_keeps_it(app: &App, story: &Story<'_>, first: &str) {
    story.press(app, "look-keep");
    app.wait_for_screen("sign");
    story.write(app, "sign-look-words", SAID);
    story.hands.write(app, &words("sign-passphrase", &[("name", FIRST)]), first);
    story.look(app, "look-again");
    story.press(app, "sign-do-look");
    app.wait_for_text(&words("sign-done-looked", &[("name", FIRST)]));
    story.press(app, "sign-to-agreement");
    app.wait_for_screen("agreement");
    app.wait_for_text(SAID);
    story.look(app, "looked-at");
    story.press(app, "rooms-today");
    app.wait_for_screen("today");
    assert!(!app.says(&words("today-look-open", &[])), "{}", app.state());
}

/// Whoever said it can take it back, and nobody reads it any more. The agreement stays.
fn one_takes_back_what_was_said(app: &App, story: &Story<'_>, first: &str) {
    open_agreement(app, story, FORMS[2].title);
    let back = words("post-take-back-said", &[("text", SAID)]);
    story.hands.press(app, &back);
    app.wait_for_text(&words("look-take-back-title", &[]));
    story.look(app, "remark-take-back");
    story.press(app, "post-take-back-keep");
    app.wait_for_text(SAID);
    story.hands.press(app, &back);
    story.hands.write(app, &words("sign-passphrase", &[("name", FIRST)]), first);
    story.press(app, "post-take-back-do");
    wait(Duration::from_secs(60), "the words to go", || (!app.says(SAID)).then_some(()));
    assert_ne!(app.focused().role, "none", "the keyboard is lost; {}", app.state());
    app.wait_for_text(&words("agreement-lead-in-force", &[("version", "1")]));
    story.look(app, "remark-taken-back");
}

/// Both pages beside the plan: what lies ahead, and the file for a calendar.
fn the_pages_beside_the_plan(app: &App, story: &Story<'_>) {
    story.press(app, "rooms-plans");
    app.wait_for_screen("plans");
    story.press(app, "ahead-page");
    app.wait_for_screen("ahead");
    app.wait_for_text("A garden of our own");
    story.look(app, "ahead");
    story.press(app, "rooms-plans");
    app.wait_for_screen("plans");
    story.press(app, "plans-calendar");
    app.wait_for_screen("calendar");
    app.wait_for_text(&words("calendar-look-again", &[]));
    story.press(app, "calendar-letters");
    app.wait_for_text("BEGIN:VCALENDAR");
    assert!(!app.text_of_page().contains(FORMS[3].title), "the file names an agreement");
    story.look(app, "calendar");
    the_calendar_file_is_saved(app, story);
}

/// Through the desktop's own dialog; whoever closes it has saved nothing.
fn the_calendar_file_is_saved(app: &App, story: &Story<'_>) {
    let (asks, file) = (words("dialog-save-calendar", &[]), app.home().join("our days.ics"));
    story.press(app, "calendar-save");
    app.dismiss_dialog(&asks);
    assert!(!app.says(&words("calendar-saved", &[])), "{}", app.state());
    story.press(app, "calendar-save");
    app.save_in_dialog(&asks, &file);
    leaves_no_trace_among_what_was_used_last(app);
    app.wait_for_text(&words("calendar-saved", &[]));
    let saved = fs::read_to_string(&file).expect("it lies where the dialog was told");
    assert!(saved.starts_with("BEGIN:VCALENDAR\r\n") && saved.ends_with("END:VCALENDAR\r\n"), "{saved}");
    for form in &FORMS {
        assert!(!saved.contains(form.title), "the file names an agreement");
    }
}

/// The desktop keeps a list of files that were used last, with the program that used them.
fn leaves_no_trace_among_what_was_used_last(app: &App) {
    let list = app.home().join(".local/share/recently-used.xbel");
    // The desktop writes it a moment later.
    std::thread::sleep(std::time::Duration::from_secs(1));
    let said = std::fs::read_to_string(list).unwrap_or_default();
    assert!(!said.contains(".ics"), "{said}");
}

/// Each marks alone; only what both marked is shown.
fn what_both_would_like(app: &mut App, story: &Story<'_>, first: &str) {
    let (both, one) = (IDEAS[0], IDEAS[1]);
    for (name, passphrase, marks) in [(FIRST, first, &[both, one][..]), (SECOND, SECOND_PASSPHRASE, &[both][..])] {
        story.lock(app);
        story.unlock(app, passphrase);
        go_between(app, story);
        begin(app, story, "between-begin-ideas");
        app.wait_for_screen("ideas");
        for idea in marks {
            story.hands.tick(app, idea);
        }
        story.look(app, &format!("ideas-of-{name}"));
    }
    if story.hands == Hands::Keys {
        // The deck is long; the way back up is the short one.
        app.tab_back_to(&words("ideas-look", &[]));
    }
    story.press(app, "ideas-look");
    app.wait_for_screen("ideas-together");
    story.hands.write(app, &words("beside-passphrase", &[("name", SECOND)]), SECOND_PASSPHRASE);
    story.hands.write(app, &words("beside-passphrase", &[("name", FIRST)]), first);
    story.look(app, "ideas-together");
    story.press(app, "ideas-look-do");
    app.wait_for_text(&words("ideas-both", &[]));
    let shown = app.everything_in_page();
    assert!(shown.contains(both), "{shown}");
    assert!(!shown.contains(one), "what one alone marked is told: {shown}");
    story.look(app, "ideas-of-both");
    story.press_for(app, "sign-pass-back", SECOND);
    app.wait_for_screen("handover");
    story.hands.write(app, &words("door-passphrase", &[("name", SECOND)]), SECOND_PASSPHRASE);
    story.press_for(app, "handover-here", SECOND);
    app.wait_for_screen("ideas");
    app.wait_for_text(&words("ideas-both", &[]));
    story.press(app, "ideas-both-put-away");
    app.wait_for_text(&words("ideas-both-away", &[]));
    assert!(!app.says(&words("ideas-both", &[])), "{}", app.state());
}

/// Alone, in one act and without a reason: then nothing of it is in force.
fn one_withdraws_their_consent(app: &App, story: &Story<'_>) {
    if story.hands == Hands::Keys {
        app.tab_back_to(&words("rooms-plans", &[]));
    }
    open_agreement(app, story, FORMS[1].title);
    story.press(app, "agreement-withdraw");
    app.wait_for_screen("sign");
    story.look(app, "withdraw-consent");
    story.hands.write(app, &words("sign-passphrase", &[("name", SECOND)]), SECOND_PASSPHRASE);
    story.press(app, "sign-do-withdraw");
    app.wait_for_text(&words("sign-done-withdrawn", &[]));
    story.press(app, "sign-to-agreement");
    app.wait_for_screen("agreement");
    app.wait_for_text(&words("agreement-lead-withdrawn", &[]));
    story.press(app, "rooms-plans");
    app.wait_for_screen("plans");
    assert!(!app.says("Ask about the plot"), "it is no longer part of the plan; {}", app.state());
}

/// From the editor to an agreement that both have signed, without a lock in between: what is only good.
fn sign_together(app: &App, story: &Story<'_>, [opener, beside]: [(&str, &str); 2]) {
    story.go_on_to_sign(app);
    sign(app, story, opener.0, opener.1);
    app.wait_for_text(&words("sign-done-proposed", &[("name", opener.0)]));
    story.press_for(app, "sign-pass-to", beside.0);
    sign_beside(app, story, [opener, beside]);
}

/// What asks something of one person: it was written on the day before this one, is proposed on it and read by the
/// other in their own room, and the day after the other signs it at the same screen.
fn sign_on_later_days(
    app: &mut App,
    story: &Story<'_>,
    titles: &[&str],
    day: u64,
    [opener, beside]: [(&str, &str); 2],
) {
    for title in titles {
        open_draft(app, story, title);
        story.go_on_to_sign(app);
        sign(app, story, opener.0, opener.1);
        app.wait_for_text(&words("sign-done-proposed", &[("name", opener.0)]));
        story.press(app, "sign-to-agreement");
        app.wait_for_screen("agreement");
    }
    story.lock(app);
    story.unlock(app, beside.1);
    for title in titles {
        story.read_and_leave(app, title);
    }
    story.come_back(app, day + 1, opener.1);
    for title in titles {
        open_agreement(app, story, title);
        story.press_for(app, "agreement-pass-to", beside.0);
        sign_beside(app, story, [opener, beside]);
    }
}

fn sign_beside(app: &App, story: &Story<'_>, [opener, beside]: [(&str, &str); 2]) {
    app.wait_for_screen("handover");
    story.press_for(app, "handover-here", beside.0);
    app.wait_for_screen("sign");
    sign(app, story, beside.0, beside.1);
    app.wait_for_text(&words("sign-done-in-force", &[("version", "1")]));
    story.press_for(app, "sign-pass-back", opener.0);
    app.wait_for_screen("handover");
    story.hands.write(app, &words("door-passphrase", &[("name", opener.0)]), opener.1);
    story.press_for(app, "handover-here", opener.0);
    app.wait_for_screen("agreement");
}
