//! Ten places where the source articles are not followed to the letter, R1 to R10, each held by a test.

use std::fs;
use std::path::Path;

use app::content::content;
use app::shared::By;
use app::views::{
    AgreementDraftView, AgreementField, AgreementForm, AgreementSubject, Answer, CopyEdit, CopyPick, Person, PostKind,
    PostPart, PostText,
};
use app::{AppError, OpenApp, copies, notes, plans, posts, reflect, search, today};
use domain::answer::Answer as Said;
use domain::exercise::{Ask, Exercise, Stage, Step, StepWords};
use domain::gate::{GateKind, Way};
use domain::person::Role;
use domain::run::Run;
use suite::{DAY, Household, MIKAS, ROBINS, begun, clear, moment};

fn exercise(id: &str) -> &'static Exercise {
    content().exercise(id).unwrap_or_else(|| panic!("{id} is built in"))
}

/// A run in which these options were chosen.
fn chosen(exercise: &Exercise, answers: &[(&str, &str)]) -> Run {
    let mut run = Run::begin(exercise);
    for (step, option) in answers {
        let asked = exercise.step(step).unwrap_or_else(|| panic!("{} asks {step}", exercise.id));
        let (option, own) = ((*option).to_owned(), String::new());
        let said = match asked.ask {
            Ask::Choice => Said::Choice { option, own },
            _ => Said::Choices { options: vec![option], own },
        };
        run.answer(exercise, &content().feelings, step, said)
            .unwrap_or_else(|_| panic!("{} offers that at {step}", exercise.id));
    }
    run
}

/// Every text of a step, in each wording.
fn texts(step: &Step) -> Vec<&str> {
    let of = |words: &'static StepWords| -> Vec<&'static str> {
        let single = [&words.prompt, &words.help, &words.gentler].map(String::as_str);
        let many = words.body.iter().chain(&words.examples).map(String::as_str);
        let labels = words.options.iter().map(|option| option.label.as_str());
        let rows = words.rows.iter().map(|row| row.label.as_str());
        single.into_iter().chain(many).chain(labels).chain(rows).collect()
    };
    // The content lives as long as the program.
    let step: &'static Step =
        content().exercises.iter().flat_map(|e| &e.steps).find(|each| std::ptr::eq(*each, step)).expect("built in");
    [Some(&step.words), step.family.as_ref(), step.friend.as_ref()].into_iter().flatten().flat_map(of).collect()
}

/// Every word of every exercise that matches none of these.
fn nowhere(words: &[&str]) {
    for exercise in &content().exercises {
        for step in &exercise.steps {
            for text in texts(step) {
                let plain = text.to_lowercase();
                let found = words.iter().find(|word| {
                    plain.split(|letter: char| !letter.is_alphanumeric() && letter != '-').any(|each| each == **word)
                });
                assert_eq!(found, None, "{}, {}: {text}", exercise.id, step.id);
            }
        }
    }
}

#[test]
fn r1_privacy_is_not_secrecy_no_act_opens_the_room_of_the_other() {
    let household = Household::of_two();
    let mut mine = household.open(Person::First, 10);
    let run = begun(&mut mine, "responsibility-account", &moment(11)).expect("it begins");
    let words = Answer::Text { text: "The blue notebook.".to_owned() };
    let step = run.exercise.steps.iter().find(|step| step.kind == app::views::StepKind::LongText).expect("it asks");
    reflect::answer(&mut mine, &run.entry, &step.id, words, &moment(12)).expect("it is saved");
    drop(mine.lock());

    let mut theirs = household.open(Person::Second, 20);
    assert_eq!(reflect::read(&theirs, &run.entry).err(), Some(AppError::UnknownEntry));
    assert_eq!(reflect::open(&theirs, &run.entry).err(), Some(AppError::UnknownEntry));
    let list = reflect::list(&theirs);
    assert!(list.open.is_empty() && list.written.is_empty() && list.binned.is_empty());
    assert!(search::find(&mut theirs, "notebook").is_empty());
    assert!(notes::list(&theirs).is_empty());
}

#[test]
fn r2_openness_is_offered_and_no_command_demands_it_or_watches() {
    let wire =
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a folder").join("ui/src/ipc/generated/bindings.ts");
    let wire = fs::read_to_string(wire).expect("the commands are written down").to_lowercase();
    assert!(wire.contains("exercise_begin"));
    for word in ["receipt", "location", "lastseen", "last_seen", "lastopened", "monitor", "track", "screenshot"] {
        assert!(!wire.contains(word), "a command or view speaks of {word}");
    }
    nowhere(&["gps", "spyware", "tracker"]);
}

/// Writes everything that a draft asks for, with this last day or none, and signs it.
fn sign(room: &mut OpenApp, draft: AgreementDraftView, end: Option<&str>) -> Result<(), AppError> {
    let days =
        [AgreementField::StartsOn, AgreementField::FirstStepOn, AgreementField::ReviewOn, AgreementField::EndsOn];
    let mut text = draft.text;
    for field in draft.fields.into_iter().filter(|field| !days.contains(field) && *field != AgreementField::Rhythm) {
        text.parts.entry(field).or_insert_with(|| "Some words.".to_owned());
    }
    text.parts.insert(AgreementField::StartsOn, "2026-09-01".to_owned());
    text.parts.insert(AgreementField::ReviewOn, "2027-01-10".to_owned());
    text.parts.extend(end.map(|end| (AgreementField::EndsOn, end.to_owned())));
    plans::draft_save(room, &draft.draft, text, &moment(2 - DAY))?;
    plans::propose(room, &draft.draft, ROBINS, &moment(3)).map(drop)
}

#[test]
fn r2_no_agreement_to_tell_or_show_something_is_signed_without_an_end() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let endless = Err(AppError::AgreementUnfinished { missing: vec![AgreementField::EndsOn] });
    let mut told = Vec::new();
    // A new chapter has a condition of its own, and no template of it tells anything.
    for template in plans::templates().into_iter().filter(|each| each.form != AgreementForm::Chapter) {
        let begun = plans::begin_from(&mut room, &template.id, &moment(2 - DAY)).expect("a draft");
        let signed = sign(&mut room, begun, None);
        if signed == endless {
            let begun = plans::begin_from(&mut room, &template.id, &moment(2 - DAY)).expect("a draft");
            sign(&mut room, begun, Some("2027-03-10")).expect("with an end it is signed");
            told.push(template.id);
        } else {
            assert_eq!(signed, Ok(()), "{}", template.id);
        }
    }
    assert_eq!(told, ["telling", "contact", "money", "openness"], "the windows among the templates");

    let forms = [
        AgreementForm::Boundary,
        AgreementForm::Recurrence,
        AgreementForm::Ritual,
        AgreementForm::Goal,
        AgreementForm::Recommitment,
        AgreementForm::Chapter,
    ];
    for form in forms {
        let draft = plans::begin(&mut room, form, AgreementSubject::Openness, &moment(2 - DAY)).expect("a draft");
        assert_eq!(sign(&mut room, draft, None), endless, "{form:?}");
    }
    let own = plans::begin(&mut room, AgreementForm::Boundary, AgreementSubject::Own, &moment(2)).expect("a draft");
    assert!(own.asks_whether_told && own.told.contains(&AgreementSubject::Openness), "own words are asked about");
    assert!(!own.told.contains(&AgreementSubject::Own));
}

#[test]
fn r2_no_commitment_to_tell_or_show_something_is_shared_without_an_end_and_each_says_what_it_is_about() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let promise = |more: &[(PostPart, &str)]| {
        let parts = [
            (PostPart::What, "I say where I mean to be."),
            (PostPart::If, "I go out"),
            (PostPart::Then, "say it before I leave"),
            (PostPart::CheckOn, "2027-01-10"),
        ];
        let parts = parts.iter().chain(more).map(|(part, text)| (*part, (*text).to_owned())).collect();
        PostText { kind: PostKind::Commitment, parts }
    };
    let openness = (PostPart::About, "openness");
    for (more, says) in [
        (&[][..], "what it is about is not left open"),
        (&[openness], "openness has an end"),
        (&[openness, (PostPart::EndsOn, "some day")], "which is a day"),
    ] {
        let draft = posts::begin_with(&mut room, promise(more), &moment(2)).expect("a draft").draft;
        assert_eq!(posts::share(&mut room, &draft, &moment(3)).err(), Some(AppError::Unfinished), "{says}");
        let said = posts::say(&mut room, promise(more), By::Opener, &moment(3));
        assert_eq!(said.err(), Some(AppError::Unfinished), "{says}");
    }
    let until = promise(&[openness, (PostPart::EndsOn, "2027-03-10")]);
    let shared = posts::say(&mut room, until.clone(), By::Opener, &moment(4)).expect("with an end it is shared");
    assert_eq!((&shared.versions[0].text, shared.versions[0].lacks_an_end), (&until, false));
    let draft = posts::change(&mut room, &shared.post, &moment(5)).expect("a change").draft;
    posts::draft_save(&mut room, &draft, promise(&[openness]), &moment(5)).expect("it is saved");
    assert_eq!(posts::share(&mut room, &draft, &moment(6)).err(), Some(AppError::Unfinished), "nor by a change");
    posts::say(&mut room, promise(&[(PostPart::About, "time")]), By::Opener, &moment(7)).expect("others need none");
}

#[test]
fn r3_forgiveness_gates_nothing_and_is_left_out_of_an_apology_unless_chosen() {
    let of_forgiving = ["forgiving-or-not", "what-resentment-guards", "living-with-what-i-did"];
    for exercise in &content().exercises {
        assert!(
            exercise.opens_after.iter().all(|gate| !of_forgiving.contains(&gate.exercise.as_str())),
            "{}",
            exercise.id
        );
    }
    let apology = exercise("apology");
    let asks = |run: &Run| run.steps(apology).any(|step| step.id == "ask-words");
    assert!(!asks(&Run::begin(apology)));
    assert!(!asks(&chosen(apology, &[("forgiveness", "leave-out")])));
    assert!(asks(&chosen(apology, &[("forgiveness", "ask")])));
    assert_eq!(apology.step("forgiveness").expect("it is asked").words.options[0].id, "leave-out");
    let repair: Vec<_> =
        exercise("living-with-what-i-did").opens_after.iter().map(|gate| gate.exercise.as_str()).collect();
    assert_eq!(repair, ["responsibility-account", "amends"]);
}

/// What waits until the hurt was heard, for either side.
const AFTER_IT_WAS_HEARD: [&str; 2] = ["climate-around-it", "looking-back"];

fn choice(option: &str) -> Answer {
    Answer::Choice { option: option.to_owned(), own: String::new() }
}

fn text(words: &str) -> Answer {
    Answer::Text { text: words.to_owned() }
}

/// A finished run with these answers.
fn done(room: &mut OpenApp, exercise: &str, answers: &[(&str, Answer)], at: i64) -> String {
    let run = begun(room, exercise, &moment(at)).unwrap_or_else(|error| panic!("{exercise}: {error}")).entry;
    for (step, answer) in answers {
        reflect::answer(room, &run, step, answer.clone(), &moment(at)).expect("it asks that");
    }
    reflect::finish(room, &run, None, &moment(at)).expect("it is finished");
    run
}

/// Whether an exercise is open. The page, the act and the list say the same.
fn is_open(room: &mut OpenApp, exercise: &str) -> bool {
    let line = reflect::list(room).exercises.into_iter().find(|line| line.id == exercise).expect("it is listed");
    match reflect::begin(room, exercise, &moment(90)) {
        Ok(_) => assert_eq!(line.waits, [], "{exercise}"),
        Err(refused) => {
            assert_eq!(refused, AppError::ExerciseWaits, "{exercise}");
            assert!(!line.waits.is_empty() && line.waits.iter().all(|wait| !wait.because.is_empty()), "{exercise}");
            let mut named: Vec<_> = line.waits.iter().map(|wait| &wait.exercise).collect();
            named.dedup();
            assert_eq!(named.len(), line.waits.len(), "{exercise} names nothing twice");
        }
    }
    line.waits.is_empty()
}

fn all_open(room: &mut OpenApp, exercises: &[&str]) -> bool {
    let open: Vec<bool> = exercises.iter().map(|exercise| is_open(room, exercise)).collect();
    assert!(open.iter().all(|each| *each == open[0]), "{exercises:?} open together: {open:?}");
    open[0]
}

/// The shared room, to the last byte that reading proves, and all that a person is shown.
fn shared_and_shown(household: &Household, person: Person, passphrase: &str) -> [String; 2] {
    let place = vault::Place { file: household.file(), witness: None };
    let closed = vault::ClosedVault::open(&place).expect("a household");
    let tried = vault::Passphrase::to_try(passphrase).expect("a passphrase");
    let open = closed.unlock(person.into(), &tried).map_err(|refused| refused.error).expect("the own room");
    let log = format!("{:?}", open.log());
    drop(open);
    let room = household.open(person, 95);
    let shown = (reflect::list(&room), today::show(&room, &moment(95)), posts::list(&room), plans::show(&room));
    [log, format!("{shown:?}{:?}", room.view())]
}

#[test]
fn r4_the_breach_has_one_owner_and_the_climate_waits_until_the_hurt_was_heard() {
    assert_eq!(exercise("responsibility-account").role, Role::Broke);
    let all = [AFTER_IT_WAS_HEARD[0], AFTER_IT_WAS_HEARD[1], "how-it-came-about"];
    let household = Household::of_two();
    let theirs = || shared_and_shown(&household, Person::Second, MIKAS);
    let before = theirs();
    let mut mine = household.open(Person::First, 10);
    done(&mut mine, "where-we-are", &[("side", choice("broke"))], 11);
    assert!(!all_open(&mut mine, &all));
    done(&mut mine, "what-was-heard", &[("side", choice("broke")), ("told", text("  "))], 12);
    assert!(!all_open(&mut mine, &all), "a tick opens nothing");
    done(&mut mine, "what-was-heard", &[("told", text("They told me, on Sunday, that they lie awake."))], 13);
    assert!(!all_open(&mut mine, &all), "what one did comes first");
    let words = reflect::list(&mine).written.iter().map(|line| line.entry.clone()).next().expect("the newest");
    done(&mut mine, "responsibility-account", &[("one-sentence", text("I hid the letters."))], 14);
    assert!(all_open(&mut mine, &all), "an own account, and own words");

    // Inside, a tick cannot take the place of what the other side would have to do first.
    let run = reflect::begin(&mut mine, "climate-around-it", &moment(15)).expect("it is open").entry;
    clear(&mut mine, &run, "climate-around-it");
    let view = reflect::open(&mine, &run).expect("it opens").exercise;
    let side = view.steps.iter().find(|step| step.id == "side").expect("it asks for the side");
    let offered: Vec<&str> = side.options.iter().map(|option| option.id.as_str()).collect();
    assert_eq!(offered, ["broke", "something-else", "dont-know-yet", "not-today"]);
    for other in ["hurt", "both"] {
        let refused = reflect::answer(&mut mine, &run, "side", choice(other), &moment(15));
        assert_eq!(refused.err(), Some(AppError::AnswerDoesNotFit), "{other}");
    }
    reflect::bin(&mut mine, &words, &moment(16)).expect("it goes into the bin");
    assert!(!all_open(&mut mine, &all), "the words are in the bin");
    drop(mine.lock());
    assert_eq!(theirs(), before, "nothing of it is in the shared room, and nothing of it is shown to the other");

    let mut other = household.open(Person::Second, 20);
    let letter = done(&mut other, "impact-letter", &[("happened", text("I read it on the stairs."))], 21);
    done(&mut other, "where-we-are", &[("side", choice("broke"))], 21);
    done(&mut other, "responsibility-account", &[("one-sentence", text("I read the letters."))], 21);
    drop(other.lock());
    let mut mine = household.open(Person::First, 22);
    assert!(!all_open(&mut mine, &all), "what the other wrote and kept is nothing that was told");
    drop(mine.lock());
    let mut other = household.open(Person::Second, 23);
    clear(&mut other, &letter, "impact-letter");
    let chosen = copies::offer(&other, &letter).expect("it can be shared").blocks;
    let chosen = chosen.into_iter().map(|block| CopyPick { id: block.id, text: block.text }).collect();
    let edit = CopyEdit { entry: letter, chosen, before: String::new(), deed: None };
    let seen = copies::preview(&other, &edit).expect("it can be looked at");
    let copy = copies::share(&mut other, &edit, &seen, &moment(23)).expect("it is shared").post;
    assert!(!all_open(&mut other, &all), "an own copy is not one of the other");
    drop(other.lock());
    let before = theirs();
    let mut mine = household.open(Person::First, 24);
    assert!(all_open(&mut mine, &all), "an own account, and a copy that the other shared");
    drop(mine.lock());
    assert_eq!(theirs(), before);
    let mut other = household.open(Person::Second, 25);
    posts::take_back(&mut other, &copy, Person::Second, MIKAS, &moment(25)).expect("it is taken back");
    drop(other.lock());
    assert!(!all_open(&mut household.open(Person::First, 26), &all), "and taken back it stands no more");
}

#[test]
fn r4_for_the_one_who_was_hurt_the_climate_waits_for_the_own_impact_and_an_own_word() {
    let heard = |room: &mut OpenApp, word: &str, at| {
        done(room, "what-was-heard", &[("side", choice("hurt")), ("heard", choice(word))], at);
        all_open(room, &AFTER_IT_WAS_HEARD)
    };
    for (impact, step) in [("impact-inventory", "last-time-back"), ("impact-letter", "happened")] {
        let household = Household::of_two();
        let theirs = || shared_and_shown(&household, Person::Second, MIKAS);
        let before = theirs();
        let mut mine = household.open(Person::First, 10);
        assert!(!all_open(&mut mine, &AFTER_IT_WAS_HEARD), "no side was named");
        done(&mut mine, "where-we-are", &[("side", choice("hurt"))], 11);
        assert!(!heard(&mut mine, "yes", 12), "a tick opens nothing");
        done(&mut mine, impact, &[(step, text("On the stairs."))], 13);
        assert!(all_open(&mut mine, &AFTER_IT_WAS_HEARD), "{impact} and an own word");
        for (at, word) in [(14, "part"), (15, "not-yet"), (16, "dont-know-yet"), (17, "not-today")] {
            assert!(!heard(&mut mine, word, at), "{word}");
        }
        assert!(heard(&mut mine, "yes", 18), "what was said last counts");
        drop(mine.lock());
        assert_eq!(theirs(), before, "nothing of it is in the shared room, and nothing of it is shown to the other");
    }
    let household = Household::alone();
    let mut mine = household.open(Person::First, 10);
    assert!(heard(&mut mine, "no-need", 11), "whoever does not need it waits for nothing");
    done(&mut mine, "where-we-are", &[("side", choice("both"))], 12);
    assert!(!all_open(&mut mine, &AFTER_IT_WAS_HEARD), "on either side, what is asked of either is asked");
}

#[test]
fn r5_where_there_is_fear_nothing_is_made_ready_for_the_other_person() {
    let mut seen = 0;
    for exercise in content().exercises.iter().filter(|exercise| !exercise.never_shared) {
        if exercise.steps.iter().all(|step| step.ask != Ask::Hold) {
            continue;
        }
        seen += 1;
        let fear = exercise.gates().find(|(_, kind, _)| *kind == GateKind::Fear);
        let (gate, kind, _) = fear.unwrap_or_else(|| panic!("{} turns to the other and asks of no fear", exercise.id));
        assert!(gate.only_if.is_none() && gate.not_if.is_none(), "{}: it is asked of everybody", exercise.id);
        for answer in content().gate(kind).options.iter().map(|option| Some(option.id.as_str())).chain([None]) {
            let way = content().gate(kind).way(answer);
            assert_eq!(way == Way::Cleared, answer == Some("no"), "{}: {answer:?}", exercise.id);
        }
    }
    assert!(seen >= 6, "only {seen} exercises turn to the other");
}

#[test]
fn r6_what_it_did_and_who_did_it_come_before_moving_on() {
    let path = content().path();
    let place = |id: &str| path.iter().position(|exercise| exercise.id == id).expect("it is on the path");
    let first_new = path.iter().position(|exercise| exercise.stage == Stage::Rebuild && exercise.id != "amends");
    let first_new = first_new.expect("the path goes on");
    for before in ["impact-inventory", "responsibility-account", "a-day-in-their-shoes"] {
        assert!(place(before) < first_new, "{before} comes before {}", path[first_new].id);
    }
}

#[test]
fn r7_undecided_and_trying_until_a_day_are_full_answers() {
    let willing = exercise("how-willing");
    let level = willing.steps.iter().find(|step| {
        let ids: Vec<_> = step.words.options.iter().map(|option| option.id.as_str()).collect();
        ["undecided", "not-now"].iter().all(|id| ids.contains(id))
    });
    let level = level.expect("one step asks for the level");
    for option in &level.words.options {
        let run = chosen(willing, &[(&level.id, &option.id)]);
        assert!(
            run.steps(willing).last().is_some_and(|step| step.ask == Ask::Settle),
            "{} comes to its end",
            option.id
        );
    }
    assert!(content().exercises.iter().all(|each| each.opens_after.iter().all(|gate| gate.exercise != "how-willing")));
}

#[test]
fn r8_facts_are_asked_for_and_no_graphic_detail() {
    for exercise in &content().exercises {
        for step in exercise.steps.iter().filter(|step| step.ask.is_question()) {
            for words in [Some(&step.words), step.family.as_ref(), step.friend.as_ref()].into_iter().flatten() {
                let asked = words.prompt.to_lowercase();
                assert!(!["sex", "naked", "position", "in bed"].iter().any(|word| asked.contains(word)), "{asked}");
            }
        }
    }
    let pace = exercise("responsibility-account").step("pace").expect("it speaks of pace");
    assert!(texts(pace).iter().any(|text| text.contains("advise against sexual detail")));
}

#[test]
fn r9_no_word_of_a_faith_and_of_no_programme_of_steps() {
    nowhere(&[
        "god",
        "lord",
        "prayer",
        "pray",
        "sin",
        "sins",
        "sinner",
        "amen",
        "higher-power",
        "scripture",
        "bible",
        "twelve-step",
    ]);
}

#[test]
fn r10_help_is_named_without_brand_or_link() {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a folder").join("src-tauri/content/en/exercises");

    for file in fs::read_dir(folder).expect("the exercises are there").map(|file| file.expect("a file").path()) {
        let text = fs::read_to_string(&file).expect("it reads").to_lowercase();
        for link in ["http", "www.", ".com", ".org", "@"] {
            assert!(!text.contains(link), "{}: {link}", file.display());
        }
    }
    let finding = exercise("finding-help");
    let kinds = finding.steps.iter().flat_map(|step| step.words.options.iter().map(|option| option.id.as_str()));
    let kinds: Vec<&str> = kinds.collect();
    for kind in ["individual", "both", "group", "law-money", "doctor", "violence", "change"] {
        assert!(kinds.contains(&kind), "{kind} help is among {kinds:?}");
    }
}
