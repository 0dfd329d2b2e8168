//! The story that has to work: one household, two people, an exercise each, one
//! agreement signed and amended. Walked with the mouse, and again by keyboard
//! alone.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use e2e::{App, Options, words};

use crate::hands::Hands;
use crate::steps::{kind, pass_the_gates};
use crate::walls;

/// What the first person writes in private. Nobody else may ever read it.
pub(crate) const FIRST_WORDS: [&str; 2] = [
    "I hid quietlantern letters from the person I live with",
    "I said the amberfold money was for the roof and it was not",
];
/// What the second person writes in private.
pub(crate) const SECOND_WORDS: [&str; 2] =
    ["On the stairs by the coldriver door", "I look at the marblefern clock until it is four"];

pub(crate) const FIRST: &str = "Ana";
pub(crate) const SECOND: &str = "Ben";
pub(crate) const SECOND_PASSPHRASE: &str = "gravel otter nineteen violet ladder";
pub(crate) const MAY_FIRST: [&str; 3] = ["1", "May", "2031"];

const RESPONSIBILITY: &str = "What I did, in full";
const IMPACT: &str = "What it did to me";

/// The questions that the first person answers, as the exercise asks them.
const FIRST_QUESTIONS: [&str; 2] =
    ["In one plain sentence, what did you do?", "What did you say, hide or leave out so that it would not be known?"];
const SECOND_QUESTIONS: [&str; 2] = [
    "One time when it came back to you: where were you?",
    "Take one hour of an ordinary day. What does it cost you now?",
];

/// The first of the places where an agreement can begin.
const OWN_WORDS: &str = "In your own words";
const TITLE: &str = "Evenings on work trips";
const LINE: &str = "On a work trip we talk each evening between eight and ten";
const AMENDED: &str = " and by nine on Fridays";

/// The short page, page by page, with the answers that clear it.
const SHORT_PAGE: [&[(&str, &str)]; 4] = [
    &[("Could anyone see this screen now, or make you tell them what was on it?", "Nobody could")],
    &[("Are both of you 18 or older?", "Yes")],
    &[
        ("Are you ever afraid of what they might do if you say no or say what you think?", "No, I can say no to them"),
        ("Have they ever hit you, held you down, choked you, or threatened you or someone you love?", "No"),
        ("Do they decide about your money, your phone or the people you see, or follow you and check on you?", "No"),
        ("Have they ever pushed you into sex or touch you didn’t want?", "No"),
        (
            "Have they said they’d kill themselves, take the children or tell people things about you if you left or said no?",
            "No",
        ),
    ],
    &[("Have you hit, held or threatened them, or decided who they see, what they spend or where they go?", "No")],
];

/// One telling of the story.
pub(crate) struct Story<'a> {
    pub(crate) hands: Hands,
    /// Called on every screen, under its name, for pictures and for axe-core.
    pub(crate) look: &'a dyn Fn(&App, &str),
}

/// Who opened which room with what, for looking at the file afterwards.
pub(crate) struct Told {
    pub(crate) app: App,
    pub(crate) passphrases: [String; 2],
}

impl Story<'_> {
    pub(crate) fn tell(&self, options: &Options) -> Told {
        let mut app = App::start(options);
        let first = self.make_the_household(&app);
        self.answer_half_and_lock(&mut app, &first);
        self.add_the_second_person(&mut app, &first);
        self.second_writes_about_the_impact(&app);
        self.write_and_sign_an_agreement(&mut app, &first);
        self.amend_the_agreement(&mut app, &first);
        self.lock(&mut app);
        Told { app, passphrases: [first, SECOND_PASSPHRASE.to_owned()] }
    }

    pub(crate) fn press(&self, app: &App, key: &str) {
        self.hands.press(app, &words(key, &[]));
    }

    pub(crate) fn choose(&self, app: &App, key: &str) {
        self.hands.choose(app, &words(key, &[]));
    }

    pub(crate) fn press_for(&self, app: &App, key: &str, name: &str) {
        self.hands.press(app, &words(key, &[("name", name)]));
    }

    pub(crate) fn write(&self, app: &App, key: &str, text: &str) {
        self.hands.write(app, &words(key, &[]), text);
    }

    pub(crate) fn look(&self, app: &App, name: &str) {
        (self.look)(app, name);
    }

    /// The Door of a new computer; the three sentences; six words from the list.
    pub(crate) fn make_the_household(&self, app: &App) -> String {
        app.wait_for_screen("door");
        for sentence in ["door-none-what", "door-none-private", "door-none-not"] {
            app.wait_for_text(&words(sentence, &[]));
        }
        self.look(app, "01-door-first-start");
        self.press(app, "door-none-begin");
        app.wait_for_screen("create");
        self.look(app, "02-create-name");
        self.write(app, "create-name-label", FIRST);
        self.press(app, "create-next");
        app.wait_for_text(&words("create-words-lost", &[]));
        let passphrase = self.six_words(app);
        self.look(app, "03-create-passphrase");
        self.press(app, "create-words-take");
        app.wait_for_field(&words("create-again-label", &[]));
        self.look(app, "04-create-again");
        self.write(app, "create-again-label", &passphrase);
        self.press(app, "create-do");
        app.wait_for_screen("today");
        self.look(app, "05-today-new");
        passphrase
    }

    fn six_words(&self, app: &App) -> String {
        let label = words("create-words-label", &[]);
        let six = e2e::wait(std::time::Duration::from_secs(10), "six words", || {
            let said = app.script(
                "const place = document.querySelector(`[aria-label=\"${arguments[0]}\"]`);
                 return place ? place.innerText : '';",
                &[label.clone().into()],
            );
            let said = said.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
            (said.split(' ').count() == 6).then_some(said)
        });
        assert!(six.split(' ').all(|word| word.chars().all(|c| c.is_ascii_lowercase())), "{six}");
        six
    }

    /// Two questions answered, the rest skipped, locked in the middle; then every
    /// word and the place are there again.
    fn answer_half_and_lock(&self, app: &mut App, passphrase: &str) {
        self.press(app, "rooms-reflect");
        app.wait_for_screen("reflect");
        self.look(app, "06-reflect");
        self.find_and_begin(app, RESPONSIBILITY);
        self.look(app, "07-runner-arrive");
        self.press(app, "runner-begin");
        self.go_on_to(app, FIRST_QUESTIONS[0]);
        self.hands.write(app, FIRST_QUESTIONS[0], FIRST_WORDS[0]);
        app.wait_for_text(&words("kit-saved", &[]));
        self.look(app, "08-runner-question");
        self.press(app, "runner-next");
        self.go_on_to(app, FIRST_QUESTIONS[1]);
        self.hands.write(app, FIRST_QUESTIONS[1], FIRST_WORDS[1]);
        app.wait_for_text(&words("kit-saved", &[]));

        self.lock(app);
        self.look(app, "09-door-one-person");
        self.sees_nothing_of(app, &FIRST_WORDS);
        self.unlock(app, passphrase);
        app.wait_for_text(RESPONSIBILITY);
        self.look(app, "10-today-left-open");
        self.press(app, "today-go-on");
        app.wait_for_screen("runner");
        pass_the_gates(app, self.hands);
        app.wait_for_text(FIRST_QUESTIONS[1]);
        assert_eq!(app.written_in(FIRST_QUESTIONS[1]).as_deref(), Some(FIRST_WORDS[1]));
        while !app.says(FIRST_QUESTIONS[0]) {
            self.press(app, "runner-back");
        }
        assert_eq!(app.written_in(FIRST_QUESTIONS[0]).as_deref(), Some(FIRST_WORDS[0]));
        self.press(app, "runner-stop");
        app.wait_for_screen("today");
        self.press(app, "rooms-reflect");
        app.wait_for_screen("reflect");
        self.look(app, "11-reflect-left-open");
    }

    /// Begins an exercise from wherever the rooms are in sight.
    pub(crate) fn begin(&self, app: &App, title: &str) {
        self.press(app, "rooms-reflect");
        app.wait_for_screen("reflect");
        self.find_and_begin(app, title);
    }

    /// Looks for an exercise among the shelves by its title, and begins it.
    pub(crate) fn find_and_begin(&self, app: &App, title: &str) {
        self.write(app, "reflect-find", title);
        self.hands.press(app, title);
        app.wait_for_screen("runner");
    }

    /// Presses Skip, or Next where there is nothing to skip, until the question
    /// is asked.
    pub(crate) fn go_on_to(&self, app: &App, question: &str) {
        for _ in 0..20 {
            app.settle();
            if app.says(question) {
                return;
            }
            if kind(app) == "gate" {
                pass_the_gates(app, self.hands);
                continue;
            }
            self.press(app, "runner-skip");
        }
        panic!("the exercise never asks {question:?}; {}", app.state());
    }

    fn add_the_second_person(&self, app: &mut App, passphrase: &str) {
        self.press(app, "rooms-plans");
        app.wait_for_screen("plans");
        self.add_the_second_person_from_plans(app, passphrase);
    }

    pub(crate) fn add_the_second_person_from_plans(&self, app: &mut App, passphrase: &str) {
        self.look(app, "12-plans-alone");
        self.press(app, "plans-alone-add");
        app.wait_for_screen("join");
        self.look(app, "13-join");
        self.hands.write(app, &words("door-passphrase", &[("name", FIRST)]), passphrase);
        self.press(app, "join-confirm");
        app.wait_for_screen("handover");
        self.sees_nothing_of(app, &FIRST_WORDS);
        self.look(app, "14-handover");
        self.press(app, "handover-here-new");
        app.wait_for_screen("join");
        self.sees_nothing_of(app, &FIRST_WORDS);
        self.write(app, "create-name-label", SECOND);
        self.press(app, "create-next");
        app.wait_for_text(&words("create-words-lost", &[]));
        self.press(app, "create-words-own");
        self.write(app, "create-own-label", SECOND_PASSPHRASE);
        app.wait_for_text(&words("judge-strong", &[]));
        self.look(app, "15-join-own-passphrase");
        self.press(app, "create-own-take");
        self.write(app, "create-again-label", SECOND_PASSPHRASE);
        self.press(app, "join-do");
        app.restarted();
        app.wait_for_screen("door");
        self.sees_nothing_of(app, &FIRST_WORDS);
        self.look(app, "16-door-two-persons");
        self.both_say_yes(app, [(FIRST, passphrase), (SECOND, SECOND_PASSPHRASE)]);
    }

    /// Each goes through the short page alone and says yes, and then the next day has come. Ends at the Door.
    fn both_say_yes(&self, app: &mut App, both: [(&str, &str); 2]) {
        for (name, passphrase) in both {
            self.unlock(app, passphrase);
            self.press(app, "rooms-plans");
            app.wait_for_screen("plans");
            self.press(app, "short-way-go");
            app.wait_for_screen("short");
            for page in SHORT_PAGE {
                for (question, answer) in page {
                    app.wait_for_text(question);
                    self.clear(app, question, answer);
                }
                if page.len() > 1 && name == FIRST {
                    self.look(app, "16-short-page");
                }
                self.press(app, "short-go-on");
            }
            let together = words("short-together", &[]);
            app.wait_for_text(&together);
            self.clear(app, &together, &words("short-together-yes", &[]));
            self.press(app, "short-done");
            app.wait_for_text(&words("short-end", &[]));
            self.lock(app);
        }
        app.start_days_later(1);
        app.wait_for_screen("door");
    }

    /// Locks, and opens a room so many days after the household was made.
    pub(crate) fn come_back(&self, app: &mut App, days: u64, passphrase: &str) {
        self.lock(app);
        app.start_days_later(days);
        self.unlock(app, passphrase);
    }

    /// From the editor to the whole text, and on to its signature.
    pub(crate) fn go_on_to_sign(&self, app: &App) {
        self.press(app, "editor-read-once-more");
        app.wait_for_text(&words("editor-reading-title", &[]));
        self.press(app, "editor-reading-sign");
        app.wait_for_screen("sign");
    }

    /// What was written today is proposed from tomorrow. Its draft waits in the plans.
    pub(crate) fn leave_until_tomorrow(&self, app: &App) {
        self.go_on_to_sign(app);
        app.wait_for_text(&words("sign-propose-tomorrow", &[]));
        self.press(app, "sign-leave");
        app.wait_for_screen("plans");
    }

    /// Has what waits for the own signature open, on a day on which it cannot be signed, and leaves it.
    pub(crate) fn read_and_leave(&self, app: &App, title: &str) {
        self.press(app, "rooms-plans");
        app.wait_for_screen("plans");
        self.hands.press(app, title);
        app.wait_for_screen("agreement");
        app.wait_for_text(&words("sign-tomorrow", &[]));
        assert!(!app.says(&words("sign-do-sign", &[("name", FIRST)])), "it can be signed at once; {}", app.state());
        self.look(app, "25-sign-from-tomorrow");
        self.press(app, "sign-leave");
        app.wait_for_screen("plans");
    }

    /// Chooses the first answer of one group among several.
    fn clear(&self, app: &App, question: &str, answer: &str) {
        let both = format!("{question} {answer}");
        match self.hands {
            Hands::Mouse => app.click(&both),
            Hands::Keys => {
                app.tab_to(&both);
                app.press("space");
            }
        }
        app.settle();
    }

    fn second_writes_about_the_impact(&self, app: &App) {
        self.unlock(app, SECOND_PASSPHRASE);
        self.sees_nothing_of(app, &FIRST_WORDS);
        assert!(!app.says(&words("today-go-on", &[])), "the second person is told that something lies open");
        self.look(app, "17-today-second-person");
        self.press(app, "rooms-reflect");
        app.wait_for_screen("reflect");
        self.sees_nothing_of(app, &FIRST_WORDS);
        assert!(!app.says(&words("reflect-open", &[])), "the second person is told that something lies open");
        self.find_and_begin(app, IMPACT);
        self.press(app, "runner-begin");
        for (question, answer) in SECOND_QUESTIONS.into_iter().zip(SECOND_WORDS) {
            self.go_on_to(app, question);
            self.hands.write(app, question, answer);
            app.wait_for_text(&words("kit-saved", &[]));
            self.press(app, "runner-next");
        }
        while !app.says(&words("runner-done", &[])) {
            pass_the_gates(app, self.hands);
            if app.has("table [type=checkbox]") {
                self.hands.tick(app, "stung");
                app.wait_for_text(&words("runner-feelings-chosen", &[("words", "stung")]));
            }
            self.look_at_step(app);
            self.press(app, "runner-skip");
            app.settle();
        }
        self.look(app, "19-runner-settle");
        self.press(app, "runner-done");
        app.wait_for_screen("reflect");
        app.wait_for_text(&words("runner-kept", &[]));
        self.look(app, "20-reflect-written");
    }

    /// A picture of each kind of step that the exercise passes.
    fn look_at_step(&self, app: &App) {
        let kind = app.script(
            "const main = document.querySelector('main');
             const has = (what) => Boolean(main.querySelector(what));
             if (has('[type=checkbox]')) return 'choices';
             if (has('[type=radio]')) return 'choice';
             if (has('ol textarea')) return 'list';
             if (has('textarea')) return 'text';
             return 'telling';",
            &[],
        );
        self.look(app, &format!("18-runner-{}", kind.as_str().unwrap_or_default()));
    }

    fn write_and_sign_an_agreement(&self, app: &mut App, first: &str) {
        self.press(app, "rooms-plans");
        app.wait_for_screen("plans");
        self.look(app, "21-plans-empty");
        self.press(app, "plans-write");
        app.wait_for_screen("agreement-begin");
        self.look(app, "21-agreement-begin");
        self.hands.press(app, OWN_WORDS);
        app.wait_for_screen("agreement-editor");
        self.look(app, "22-agreement-editor");
        self.write(app, "editor-field-title", TITLE);
        self.write(app, "editor-field-line", LINE);
        self.write(app, "editor-field-reason", "A fixed hour lets me rest");
        self.write(app, "editor-field-keeping", "The one who is away calls by ten");
        self.write(app, "editor-field-if-crossed", "I call my sister and sleep there");
        self.write(app, "editor-field-exceptions", "Night flights");
        self.hands.choose(app, &words("editor-told-no", &[]));
        self.fill_the_review_day(app, MAY_FIRST);
        app.wait_for_text(&words("kit-saved", &[]));
        self.press(app, "editor-read-once-more");
        app.wait_for_text(&words("editor-reading-title", &[]));
        self.look(app, "23-agreement-reading");
        self.press(app, "editor-reading-sign");
        app.wait_for_screen("sign");
        app.wait_for_text(&words("sign-propose-tomorrow", &[]));
        self.look(app, "24-sign-propose-tomorrow");
        self.press(app, "sign-leave");
        app.wait_for_screen("plans");

        self.come_back(app, 2, SECOND_PASSPHRASE);
        self.open_from_plans(app, TITLE, "agreement-editor");
        self.hands.choose(app, &words("editor-told-no", &[]));
        self.go_on_to_sign(app);
        self.look(app, "24-sign-propose");
        self.sign_as(app, SECOND, SECOND_PASSPHRASE);
        app.wait_for_text(&words("sign-done-proposed", &[("name", SECOND)]));
        self.look(app, "25-sign-proposed");
        self.lock(app);
        self.unlock(app, first);
        self.read_and_leave(app, TITLE);

        self.come_back(app, 3, SECOND_PASSPHRASE);
        self.open_from_plans(app, TITLE, "agreement");
        self.press_for(app, "agreement-pass-to", FIRST);
        app.wait_for_screen("handover");
        self.sees_nothing_of(app, &SECOND_WORDS);
        self.sees_nothing_of(app, &FIRST_WORDS);
        self.look(app, "26-handover-to-sign");
        self.press_for(app, "handover-here", FIRST);
        app.wait_for_screen("sign");
        self.sees_nothing_of(app, &SECOND_WORDS);
        self.look(app, "27-sign-accept");
        self.sign_as(app, FIRST, first);
        app.wait_for_text(&words("sign-done-in-force", &[("version", "1")]));
        self.look(app, "28-in-force");
    }

    /// One of the two dates is needed: the day to look again. Its three parts
    /// follow each other by Tab.
    pub(crate) fn fill_the_review_day(&self, app: &App, [day, month, year]: [&str; 3]) {
        let field = format!("{} {}", words("editor-field-review", &[]), words("kit-day", &[]));
        self.hands.write(app, &field, day);
        for part in [month, year] {
            app.move_focus("Tab");
            app.type_keys(part);
        }
        app.move_focus("Tab");
    }

    fn open_from_plans(&self, app: &App, title: &str, screen: &str) {
        self.press(app, "rooms-plans");
        app.wait_for_screen("plans");
        self.hands.press(app, title);
        app.wait_for_screen(screen);
    }

    fn sign_as(&self, app: &App, name: &str, passphrase: &str) {
        self.hands.write(app, &words("sign-passphrase", &[("name", name)]), passphrase);
        self.press_for(app, "sign-do-sign", name);
    }

    fn amend_the_agreement(&self, app: &mut App, first: &str) {
        self.press_for(app, "sign-pass-back", SECOND);
        app.wait_for_screen("handover");
        self.sees_nothing_of(app, &SECOND_WORDS);
        self.hands.write(app, &words("door-passphrase", &[("name", SECOND)]), SECOND_PASSPHRASE);
        self.press_for(app, "handover-here", SECOND);
        app.wait_for_screen("agreement");
        app.wait_for_text(&words("agreement-lead-in-force", &[("version", "1")]));
        self.look(app, "29-agreement-in-force");
        self.press(app, "look-change");
        app.wait_for_screen("agreement-editor");
        self.write(app, "editor-field-line", AMENDED);
        self.hands.choose(app, &words("editor-told-no", &[]));
        app.wait_for_text(&words("kit-saved", &[]));
        self.leave_until_tomorrow(app);

        self.come_back(app, 4, SECOND_PASSPHRASE);
        self.open_from_plans(app, TITLE, "agreement");
        self.press(app, "agreement-continue-change");
        app.wait_for_screen("agreement-editor");
        self.hands.choose(app, &words("editor-told-no", &[]));
        self.go_on_to_sign(app);
        self.sign_as(app, SECOND, SECOND_PASSPHRASE);
        app.wait_for_text(&words("sign-done-amended-text", &[("version", "1"), ("other", FIRST)]));
        self.press(app, "sign-to-agreement");
        app.wait_for_screen("agreement");
        app.wait_for_text("Version 1 is in force");
        self.look(app, "30-agreement-amendment");
        self.press(app, "rooms-plans");
        app.wait_for_screen("plans");
        app.wait_for_text(TITLE);
        self.look(app, "31-plans");

        self.lock(app);
        self.sees_nothing_of(app, &SECOND_WORDS);
        self.unlock(app, first);
        self.sees_nothing_of(app, &SECOND_WORDS);
        self.read_and_leave(app, TITLE);

        self.come_back(app, 5, first);
        self.open_from_plans(app, TITLE, "agreement");
        app.wait_for_text("Version 1 is in force");
        self.press_for(app, "agreement-sign-as", FIRST);
        app.wait_for_screen("sign");
        self.sign_as(app, FIRST, first);
        app.wait_for_text(&words("sign-done-in-force", &[("version", "2")]));
        self.press(app, "sign-to-agreement");
        app.wait_for_screen("agreement");
        app.wait_for_text(&words("agreement-lead-in-force", &[("version", "2")]));
        self.look(app, "32-agreement-version-2");
        self.hands.press(app, &words("agreement-version", &[("version", "1")]));
        app.wait_for_text(LINE);
        self.look(app, "33-agreement-version-1");
        self.press(app, "rooms-settings");
        app.wait_for_screen("settings");
        self.look(app, "34-settings");
        self.press(app, "rooms-help");
        app.wait_for_screen("help");
        self.look(app, "35-help");
    }

    /// One key; the process is replaced; the Door of the new one.
    pub(crate) fn lock(&self, app: &mut App) {
        app.press("ctrl+l");
        app.restarted();
        app.wait_for_screen("door");
    }

    /// One field, whoever it is: no name stands beside it.
    pub(crate) fn unlock(&self, app: &App, passphrase: &str) {
        app.wait_for_screen("door");
        self.write(app, "door-field", passphrase);
        self.press(app, "door-open");
        app.wait_for_screen("today");
    }

    /// Neither seen nor hidden: not in the text, the markup or a field.
    #[track_caller]
    pub(crate) fn sees_nothing_of(&self, app: &App, texts: &[&str]) {
        walls::holds_none_of(&app.everything_in_page(), texts);
    }
}

/// The one household file under a home.
pub(crate) fn household_file(app: &App) -> PathBuf {
    fn find(folder: &std::path::Path) -> Option<PathBuf> {
        let entries = std::fs::read_dir(folder).ok()?;
        entries.flatten().map(|entry| entry.path()).find_map(|path| match path.is_dir() {
            true => find(&path),
            false => path.extension().is_some_and(|ending| ending == "hearth").then_some(path),
        })
    }
    find(&app.home()).expect("there is a household file under the home")
}

/// What the independent opener says of a household, and its exit code.
pub(crate) fn opened_from_outside(file: &std::path::Path, words: &[&str], secrets: &str) -> (String, i32) {
    let python = std::env::var("HEARTHSIDE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let mut opener = Command::new(python)
        .arg(e2e::project().join("tests/opener/open_household.py"))
        .arg(file)
        .args(words)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("Python is installed");
    let mut stdin = opener.stdin.take().expect("standard input was asked for");
    std::io::Write::write_all(&mut stdin, secrets.as_bytes()).expect("the opener reads its secrets");
    drop(stdin);
    let output = opener.wait_with_output().expect("the opener ends");
    let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (told, output.status.code().unwrap_or(-1))
}

#[test]
fn the_story_with_the_mouse() {
    let look = |app: &App, name: &str| {
        app.shot(&format!("story/{name}"));
        app.axe_in_both_themes();
        walls::hold(app, name);
        assert!(!app.scrolls_sideways(), "{name} is wider than the window");
    };
    let mut told = Story { hands: Hands::Mouse, look: &look }.tell(&Options::driven());
    told.app.close();

    let file = household_file(&told.app);
    let secrets = told.passphrases.join("\n");
    let (said, code) = opened_from_outside(&file, &["--all", "--json"], &secrets);
    assert_eq!(code, 0, "{said}");
    for text in FIRST_WORDS.iter().chain(&SECOND_WORDS).chain(&[LINE]) {
        assert!(said.contains(text), "the independent opener does not find {text:?}");
    }
    let wrong = format!("{}x\n", told.passphrases[0]);
    let (_, code) = opened_from_outside(&file, &["--as", FIRST], &wrong);
    assert_eq!(code, 5);
    let log = told.app.log();
    assert!(!log.contains("hearthside stopped"), "{log}");
    walls::keep_out_of(&log);
}

#[test]
fn the_story_by_keyboard_alone() {
    let nothing = |_: &App, _: &str| {};
    Story { hands: Hands::Keys, look: &nothing }.tell(&Options::driven());
}
