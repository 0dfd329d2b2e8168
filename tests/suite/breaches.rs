//! What happened, as records of their own: several, correctable, and changing no word of an earlier answer.

use app::export::{Format, export};
use app::shared::By;
use app::views::{
    Answer, BreachBetween, BreachHere, BreachKind, BreachShape, BreachSide, BreachText, BreachesView, CopyEdit,
    CopyPick, CopyText, GateAnswered, Leaving, NoteEdit, Person, PickedLine, PostKind, PostPart, PostText, PulseEdit,
    PulseFacet, PulseRating,
};
use app::{
    AppError, OpenApp, ahead, becoming, breaches, copies, copy_drafts, deletion, gates, notes, posts, pulse, reflect,
    search,
};
use suite::{DAY, Household, MIKA, MIKAS, ROBINS, begun, clear, clearing, moment, say_it_was_heard};

fn text(word: &str, between: BreachBetween) -> BreachText {
    BreachText {
        between,
        word: word.to_owned(),
        kinds: Vec::new(),
        other: String::new(),
        shape: None,
        since: None,
        since_about: String::new(),
        side: Some(BreachSide::Hurt),
        here: None,
    }
}

fn add(room: &mut OpenApp, word: &str, between: BreachBetween, here: BreachHere, at: i64) -> BreachesView {
    let text = BreachText { here: Some(here), ..text(word, between) };
    breaches::save(room, None, text, &moment(at)).expect("it is saved").all
}

/// The id of the one with this word.
fn id(room: &OpenApp, word: &str) -> String {
    let list = breaches::list(room).breaches;
    list.into_iter().find(|line| line.text.word == word).map(|line| line.breach).expect("it stands there")
}

fn current(room: &OpenApp) -> Option<String> {
    breaches::list(room).breaches.into_iter().find(|line| line.current).map(|line| line.text.word)
}

fn choices(options: &[&str]) -> Answer {
    Answer::Choices { options: options.iter().map(|id| (*id).to_owned()).collect(), own: String::new() }
}

/// A finished run whose answers read otherwise in each relation.
fn protected(room: &mut OpenApp, options: &[&str], at: i64) -> String {
    let entry = begun(room, "trusting-myself-again", &moment(at)).expect("a run").entry;
    reflect::answer(room, &entry, "protected", choices(options), &moment(at)).expect("it is saved");
    reflect::finish(room, &entry, Some(Leaving::Same), &moment(at)).expect("it is finished");
    entry
}

/// What was chosen there, as the screen shows it.
fn shown(room: &OpenApp, entry: &str) -> Vec<String> {
    let run = reflect::read(room, entry).expect("it reads").run.expect("a run");
    let step = run.exercise.steps.iter().find(|step| step.id == "protected").expect("the step");
    let answered = run.answers.iter().find(|answered| answered.step == "protected").expect("the answer");
    let Answer::Choices { options, .. } = &answered.answer else { panic!("choices") };
    let label = |id: &String| step.options.iter().find(|option| option.id == *id).map(|option| option.label.clone());
    options.iter().map(|id| label(id).unwrap_or_else(|| format!("nothing for {id}"))).collect()
}

fn intake(room: &mut OpenApp, who: &str, side: &str, at: i64) -> String {
    let entry = begun(room, "where-we-are", &moment(at)).expect("the intake").entry;
    for (step, option) in [("who", who), ("side", side)] {
        let answer = Answer::Choice { option: option.to_owned(), own: String::new() };
        reflect::answer(room, &entry, step, answer, &moment(at)).expect("it is saved");
    }
    entry
}

fn copy(room: &mut OpenApp, entry: &str, at: i64) -> Result<String, AppError> {
    let blocks = copies::offer(room, entry)?.blocks;
    let chosen = blocks.iter().map(|block| CopyPick { id: block.id.clone(), text: block.text.clone() }).collect();
    let edit = CopyEdit { entry: entry.to_owned(), chosen, before: String::new(), deed: None };
    let seen = copies::preview(room, &edit)?;
    copies::share(room, &edit, &seen, &moment(at)).map(|copy| copy.text.blocks[0].text.clone())
}

fn written_out(room: &OpenApp, household: &Household, name: &str) -> String {
    let file = export(room, Format::Markdown, &household.folder().join(name)).expect("an export");
    std::fs::read_to_string(file).expect("it reads")
}

fn save_pulse(room: &mut OpenApp, safe: u8, at: i64) -> String {
    let edit = PulseEdit {
        date: moment(at).day().to_string(),
        ratings: vec![PulseRating { facet: PulseFacet::Safe, value: safe }],
        note: String::new(),
    };
    pulse::save(room, None, edit, &moment(at)).expect("it is saved").entry
}

const WRITTEN_OUT: &str = include_str!("golden/three_people.md");

#[test]
fn every_earlier_answer_reads_as_on_the_day_it_was_written() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    add(&mut room, "Kim", BreachBetween::Partner, BreachHere::Yes, 3);
    let with_partner = protected(&mut room, &["peace", "children"], 4);
    let on_the_day = shown(&room, &with_partner);
    assert_eq!(on_the_day, ["Peace at home", "Children, or others who needed me"]);
    add(&mut room, "Lou", BreachBetween::Friend, BreachHere::Yes, 5);
    let with_friend = protected(&mut room, &["peace", "not-alone"], 6);
    assert_eq!(shown(&room, &with_friend), ["Peace in the group", "Not being alone"]);
    add(&mut room, "Mum", BreachBetween::Family, BreachHere::NobodyYet, 7);
    let with_family = protected(&mut room, &["peace"], 8);
    // What is said of it later, by hand or in the intake, changes no word of it.
    intake(&mut room, "friend", "broke", 9);
    let (kim, lou) = (id(&room, "Kim"), id(&room, "Lou"));
    let corrected = BreachText { word: "K.".to_owned(), ..text("", BreachBetween::Friend) };
    breaches::save(&mut room, Some(&kim), corrected, &moment(10)).expect("it is corrected");
    breaches::move_entry(&mut room, &with_partner, Some(&lou), &moment(11)).expect("it is moved");
    breaches::choose(&mut room, &lou, &moment(12)).expect("it is chosen");
    assert_eq!(copy(&mut room, &with_partner, 13).as_deref(), Ok("Peace at home\nChildren, or others who needed me"));
    assert_eq!(copy(&mut room, &with_friend, 14).as_deref(), Ok("Peace in the group\nNot being alone"));
    drop(room.lock());
    let room = household.open(Person::First, 20);
    assert_eq!(shown(&room, &with_partner), on_the_day);
    assert_eq!(shown(&room, &with_friend), ["Peace in the group", "Not being alone"]);
    assert_eq!(shown(&room, &with_family).len(), 1);
    let earlier = reflect::open(&room, &with_family).expect("it opens").earlier;
    assert_eq!(earlier.len(), 2, "earlier sittings lie beside it");
    assert_eq!(written_out(&room, &household, "out"), WRITTEN_OUT);
}

#[test]
fn a_second_intake_changes_no_earlier_answer() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    intake(&mut room, "partner", "hurt", 3);
    let earlier = protected(&mut room, &["peace", "children"], 4);
    let on_the_day = shown(&room, &earlier);
    intake(&mut room, "friend", "broke", 5);
    let later = protected(&mut room, &["peace"], 6);
    assert_eq!(shown(&room, &later), ["Peace in the group"]);
    assert_eq!(shown(&room, &earlier), on_the_day);
    assert!(!on_the_day.contains(&"Peace in the group".to_owned()));
    drop(room.lock());
    assert_eq!(shown(&household.open(Person::First, 9), &earlier), on_the_day);
}

#[test]
fn what_is_about_somebody_outside_of_the_household_is_never_shared() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    add(&mut room, "Kim", BreachBetween::Partner, BreachHere::Yes, 3);
    let about_kim = protected(&mut room, &["peace"], 4);
    add(&mut room, "Lou", BreachBetween::Friend, BreachHere::No, 5);
    let about_lou = protected(&mut room, &["peace"], 6);
    let asking = begun(&mut room, "asking-for-one-thing", &moment(7)).expect("a run").entry;
    let words = Answer::Text { text: "Call me on Fridays.".to_owned() };
    reflect::answer(&mut room, &asking, "what", words, &moment(7)).expect("it is saved");
    let note = NoteEdit { date: "2026-09-21".to_owned(), title: String::new(), text: "A note on Lou.".to_owned() };
    let note = notes::write(&mut room, None, note, &moment(8)).expect("a note").entry;
    assert_eq!(copies::offer(&room, &about_lou), Err(AppError::NeverShared));
    // Nor by any other command that leads there, also where it is called by hand.
    let blocks = copies::offer(&room, &about_kim).expect("it is about the other").blocks;
    let chosen = blocks.into_iter().map(|block| CopyPick { id: block.id, text: block.text }).collect();
    let of_kim = CopyEdit { entry: about_kim.clone(), chosen, before: String::new(), deed: None };
    let words = copies::preview(&room, &of_kim).expect("it can be looked at");
    let edit = CopyEdit { entry: about_lou.clone(), ..of_kim };
    assert_eq!(copies::preview(&room, &edit), Err(AppError::NeverShared));
    assert_eq!(copies::share(&mut room, &edit, &words, &moment(9)).map(|_| ()), Err(AppError::NeverShared));
    assert_eq!(copy_drafts::save(&mut room, edit, &moment(9)).map(|_| ()), Err(AppError::NeverShared));
    let stays = |room: &OpenApp, entry: &str| reflect::read(room, entry).expect("it reads").stays_here;
    assert!(stays(&room, &about_lou) && stays(&room, &asking) && !stays(&room, &about_kim) && !stays(&room, &note));
    assert_eq!(becoming::begin(&mut room, &asking, &moment(9)).map(|_| ()), Err(AppError::NeverShared));
    assert_eq!(reflect::open(&room, &asking).expect("it opens").becomes, None);
    assert!(copies::offer(&room, &about_kim).is_ok() && copies::offer(&room, &note).is_ok());
    let (kim, lou) = (id(&room, "Kim"), id(&room, "Lou"));
    breaches::move_entry(&mut room, &note, Some(&lou), &moment(10)).expect("it is moved");
    assert_eq!(copies::offer(&room, &note), Err(AppError::NeverShared));
    breaches::move_entry(&mut room, &note, None, &moment(11)).expect("a note may belong to none");
    assert!(copies::offer(&room, &note).is_ok());
    // Neither the bin nor a deletion for good lets it out.
    breaches::bin(&mut room, &lou, false, &moment(12)).expect("it goes into the bin");
    assert_eq!(copies::offer(&room, &about_lou), Err(AppError::NeverShared));
    deletion::delete(&mut room, &lou, &moment(13)).expect("it is gone");
    assert_eq!(copies::offer(&room, &about_lou), Err(AppError::NeverShared));
    breaches::move_entry(&mut room, &about_lou, Some(&kim), &moment(14)).expect("it is moved");
    assert!(copies::offer(&room, &about_lou).is_ok());
}

#[test]
fn what_was_written_while_nobody_else_was_here_is_not_shared_with_whoever_joins() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    add(&mut room, "Kim", BreachBetween::Partner, BreachHere::NobodyYet, 3);
    let about_kim = protected(&mut room, &["peace"], 4);
    let asking = begun(&mut room, "asking-for-one-thing", &moment(5)).expect("a run").entry;
    let words = Answer::Text { text: "Call me on Fridays.".to_owned() };
    reflect::answer(&mut room, &asking, "what", words, &moment(5)).expect("it is saved");
    assert_eq!(copies::offer(&room, &about_kim), Err(AppError::NeverShared), "alone nothing can be shared");
    drop(room.lock());
    let welcoming = household.locked().welcome(ROBINS).expect("the founder's passphrase");
    drop(welcoming.join(MIKA, MIKAS, &moment(6)).map_err(|(_, error)| error).expect("the second person joins"));
    household.both_say_yes(2 * DAY);

    let at = 2 * DAY;
    let mut room = household.open(Person::First, at);
    clear(&mut room, &asking, "asking-for-one-thing");
    assert!(reflect::read(&room, &about_kim).expect("it reads").stays_here);
    assert_eq!(copy(&mut room, &about_kim, at), Err(AppError::NeverShared));
    let blocks = vec![CopyPick { id: "protected".to_owned(), text: "Peace at home".to_owned() }];
    let edit = CopyEdit { entry: about_kim.clone(), chosen: blocks, before: String::new(), deed: None };
    let seen =
        CopyText { title: String::new(), before: String::new(), blocks: Vec::new(), wants_a_deed: false, deed: None };
    assert_eq!(copies::share(&mut room, &edit, &seen, &moment(at)).map(|_| ()), Err(AppError::NeverShared));
    assert_eq!(copy_drafts::save(&mut room, edit, &moment(at)).map(|_| ()), Err(AppError::NeverShared));
    assert_eq!(becoming::begin(&mut room, &asking, &moment(at)).map(|_| ()), Err(AppError::NeverShared));
    // Once its writer says that it is them, it can be.
    let kim = id(&room, "Kim");
    let it_is_them = BreachText { here: Some(BreachHere::Yes), ..text("Kim", BreachBetween::Partner) };
    breaches::save(&mut room, Some(&kim), it_is_them, &moment(at + 1)).expect("it is corrected");
    assert_eq!(copy(&mut room, &about_kim, at + 2).as_deref(), Ok("Peace at home"));
    assert!(becoming::begin(&mut room, &asking, &moment(at + 2)).is_ok());
}

/// What of an entry could be shared, piece by piece.
fn offered(room: &OpenApp, entry: &str) -> Vec<String> {
    let offer = copies::offer(room, entry).expect("it can be looked at");
    offer.blocks.into_iter().map(|block| block.text).collect()
}

/// A line that was picked up, and one of one's own beside it.
fn picked(from: &str, text: &str) -> Answer {
    let line = |text: &str, entry: &str| PickedLine { text: text.to_owned(), entry: entry.to_owned() };
    Answer::Picked { picked: vec![line(text, from), line("I came late.", "")] }
}

/// The line that was picked up into this step is offered nowhere, and no command takes it, also called by hand.
fn stays_hidden(room: &mut OpenApp, entry: &str, step: &str, text: &str, told: &str) {
    assert_eq!(offered(room, entry), ["I came late."], "{told}");
    let pick = CopyPick { id: format!("{step}/0"), text: text.to_owned() };
    let edit = CopyEdit { entry: entry.to_owned(), chosen: vec![pick], before: String::new(), deed: None };
    let seen =
        CopyText { title: String::new(), before: String::new(), blocks: Vec::new(), wants_a_deed: true, deed: None };
    assert_eq!(copies::preview(room, &edit).err(), Some(AppError::ChoiceDiffers), "{told}");
    assert_eq!(copies::share(room, &edit, &seen, &moment(20)).err(), Some(AppError::ChoiceDiffers), "{told}");
}

#[test]
fn a_line_about_somebody_else_stays_hidden_in_another_page_also_once_its_source_is_deleted() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    add(&mut room, "Lou", BreachBetween::Friend, BreachHere::No, 3);
    let account = begun(&mut room, "responsibility-account", &moment(4)).expect("a run").entry;
    let acts = Answer::List { items: vec!["I hid the letters.".to_owned()] };
    reflect::answer(&mut room, &account, "acts", acts, &moment(4)).expect("it is saved");
    add(&mut room, "Kim", BreachBetween::Partner, BreachHere::Yes, 5);
    let apology = begun(&mut room, "apology", &moment(6)).expect("a run").entry;
    let line = picked(&account, "I hid the letters.");
    reflect::answer(&mut room, &apology, "what-for", line, &moment(6)).expect("it is saved");
    let hidden = |room: &mut OpenApp, told: &str| stays_hidden(room, &apology, "what-for", "I hid the letters.", told);
    hidden(&mut room, "its source stands");
    reflect::bin(&mut room, &account, &moment(7)).expect("it goes into the bin");
    hidden(&mut room, "its source is in the bin");
    deletion::delete(&mut room, &account, &moment(8)).expect("it is gone");
    hidden(&mut room, "its source is gone");
    let note = NoteEdit { date: "2026-09-21".to_owned(), title: String::new(), text: "A note.".to_owned() };
    let note = notes::write(&mut room, None, note, &moment(9)).expect("a note").entry;
    let line = picked(&note, "I hid the letters.");
    reflect::answer(&mut room, &apology, "what-for", line, &moment(9)).expect("it is saved");
    hidden(&mut room, "its source is no page of an exercise");
}

#[test]
fn a_line_of_a_page_that_is_held_stays_hidden_in_another_page_also_once_its_source_is_deleted() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    say_it_was_heard(&mut room, &moment(3));
    add(&mut room, "Kim", BreachBetween::Partner, BreachHere::Yes, 4);
    let apology = begun(&mut room, "apology", &moment(5)).expect("a run").entry;
    let words = Answer::Text { text: "I hid the letters.".to_owned() };
    reflect::answer(&mut room, &apology, "whole", words, &moment(5)).expect("it is saved");
    reflect::finish(&mut room, &apology, None, &moment(5)).expect("it is finished");
    let again = begun(&mut room, "apology-again", &moment(6)).expect("a run").entry;
    let line = picked(&apology, "I hid the letters.");
    reflect::answer(&mut room, &again, "said-before", line, &moment(6)).expect("it is saved");
    assert_eq!(offered(&room, &again), ["I hid the letters.", "I came late."], "nothing holds it");
    let until = Answer::Hold { until: Some(moment(3 * DAY).day().to_string()) };
    reflect::answer(&mut room, &apology, "hold", until, &moment(7)).expect("it is held");
    stays_hidden(&mut room, &again, "said-before", "I hid the letters.", "it is held");
    deletion::delete(&mut room, &apology, &moment(8)).expect("it is gone");
    stays_hidden(&mut room, &again, "said-before", "I hid the letters.", "nobody can tell any more that it was held");
}

#[test]
fn a_draft_that_began_with_a_page_is_shared_no_sooner_than_the_page_itself_could_be() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    add(&mut room, "Kim", BreachBetween::Partner, BreachHere::Yes, 3);
    let asking = begun(&mut room, "asking-for-one-thing", &moment(4)).expect("a run").entry;
    let words = Answer::Text { text: "Call me on Fridays.".to_owned() };
    reflect::answer(&mut room, &asking, "what", words, &moment(4)).expect("it is saved");
    let draft = becoming::begin(&mut room, &asking, &moment(5)).expect("nothing holds it").draft;
    let mut words = posts::draft(&room, &draft).expect("it is there").text;
    words.parts.insert(PostPart::Why, "The evenings are long.".to_owned());
    posts::draft_save(&mut room, &draft, words, &moment(5)).expect("it is saved");
    // Words that were typed by hand are their writer's to share, whatever a page says.
    let by_hand =
        PostText { kind: PostKind::Request, parts: [(PostPart::What, "Call me on Sundays.".to_owned())].into() };
    let by_hand = posts::begin_with(&mut room, by_hand, &moment(5)).expect("a draft").draft;
    let hold = |days: i64| Answer::Hold { until: Some(moment(days * DAY).day().to_string()) };
    reflect::answer(&mut room, &asking, "keep-it", hold(3), &moment(6)).expect("it is held");
    assert_eq!(posts::share(&mut room, &draft, &moment(7)).err(), Some(AppError::Held));
    posts::share(&mut room, &by_hand, &moment(7)).expect("it began with nothing");
    drop(room.lock());

    let later = 3 * DAY;
    let share = |act: &dyn Fn(&mut OpenApp)| {
        let household = household.copied();
        let mut room = household.open(Person::First, later);
        act(&mut room);
        posts::share(&mut room, &draft, &moment(later + 1)).map(|_| ())
    };
    let here_is_no = |room: &mut OpenApp| {
        clear(room, &asking, "asking-for-one-thing");
        let kim = id(room, "Kim");
        let text = BreachText { here: Some(BreachHere::No), ..text("Kim", BreachBetween::Partner) };
        breaches::save(room, Some(&kim), text, &moment(later)).expect("it is corrected");
    };
    assert_eq!(share(&|_| {}), Err(AppError::GateFirst), "the lock forgot what was answered");
    assert_eq!(share(&here_is_no), Err(AppError::NeverShared));
    let gone = |room: &mut OpenApp| drop(deletion::delete(room, &asking, &moment(later)).expect("it is gone"));
    assert_eq!(share(&gone), Err(AppError::NeverShared), "nobody can tell any more");
    let binned_and_back = |room: &mut OpenApp| {
        posts::draft_discard(room, &draft, &moment(later)).expect("it is in the bin");
        reflect::take_back(room, &draft, &moment(later)).expect("it is taken back");
    };
    assert_eq!(share(&binned_and_back), Err(AppError::GateFirst));
    assert_eq!(share(&|room| clear(room, &asking, "asking-for-one-thing")), Ok(()), "the day has come");
}

#[test]
fn what_was_begun_while_no_record_stood_passes_to_no_other_record_later() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    add(&mut room, "Kim", BreachBetween::Partner, BreachHere::Yes, 3);
    let about_kim = protected(&mut room, &["peace"], 4);
    let kim = id(&room, "Kim");
    breaches::bin(&mut room, &kim, false, &moment(5)).expect("it goes into the bin, and its pages stay");
    let begun_then = protected(&mut room, &["peace"], 6);
    // Nothing of this one is in the file so far.
    let looked_into = begun(&mut room, "trusting-myself-again", &moment(6)).expect("a run").entry;
    add(&mut room, "Lou", BreachBetween::Friend, BreachHere::No, 7);
    assert_eq!(copies::offer(&room, &begun_then), Err(AppError::NeverShared));
    for back in [breaches::take_back, |room: &mut OpenApp, breach: &str, now: &app::Moment| {
        breaches::bin(room, breach, false, now)?;
        reflect::take_back(room, breach, now)?;
        Ok(breaches::list(room))
    }] {
        back(&mut room, &kim, &moment(8)).expect("it is taken back");
        assert_eq!(copies::offer(&room, &begun_then), Err(AppError::NeverShared));
        assert!(copies::offer(&room, &about_kim).is_ok());
    }
    reflect::answer(&mut room, &looked_into, "protected", choices(&["peace"]), &moment(9)).expect("it is saved");
    assert_eq!(copies::offer(&room, &looked_into), Err(AppError::NeverShared), "memory follows the file");
}

#[test]
fn a_record_that_is_written_under_a_clock_set_back_takes_nothing_from_the_first() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let before_any = protected(&mut room, &["peace"], 3);
    add(&mut room, "Lou", BreachBetween::Friend, BreachHere::No, 4);
    assert_eq!(copies::offer(&room, &before_any), Err(AppError::NeverShared));
    add(&mut room, "Kim", BreachBetween::Partner, BreachHere::Yes, 4 - DAY);
    assert_eq!(copies::offer(&room, &before_any), Err(AppError::NeverShared));
    let told = reflect::read(&room, &before_any).expect("it reads").about;
    assert_eq!(told, Some(id(&room, "Lou")));

    // Nor from what only the intake tells until then.
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    intake(&mut room, "friend", "hurt", 3);
    let before_any = protected(&mut room, &["peace"], 4);
    add(&mut room, "Kim", BreachBetween::Partner, BreachHere::Yes, 4 - DAY);
    let told = reflect::read(&room, &before_any).expect("it reads").about.expect("it is about somebody");
    assert_ne!(told, id(&room, "Kim"));
}

#[test]
fn a_line_about_somebody_outside_is_not_shared_with_the_page_that_took_it_up() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    add(&mut room, "Lou", BreachBetween::Friend, BreachHere::No, 3);
    let about_lou = begun(&mut room, "responsibility-account", &moment(4)).expect("a run").entry;
    let acts = Answer::List { items: vec!["I told what Lou told me.".to_owned()] };
    reflect::answer(&mut room, &about_lou, "acts", acts, &moment(4)).expect("it is saved");
    add(&mut room, "Kim", BreachBetween::Partner, BreachHere::Yes, 5);
    let to_kim = begun(&mut room, "apology", &moment(6)).expect("a run").entry;
    let line = |text: &str, entry: &str| PickedLine { text: text.to_owned(), entry: entry.to_owned() };
    let picked = vec![line("I told what Lou told me.", &about_lou), line("I hid the letters.", "")];
    reflect::answer(&mut room, &to_kim, "what-for", Answer::Picked { picked }, &moment(6)).expect("it is saved");
    let blocks = copies::offer(&room, &to_kim).expect("it is about the other").blocks;
    let told: Vec<String> = blocks.into_iter().map(|block| block.text).collect();
    assert_eq!(told, ["I hid the letters."], "the line of its own, and no other");
}

#[test]
fn what_the_intake_tells_is_a_record_until_one_is_written_by_hand() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    assert_eq!(breaches::list(&room).breaches, []);
    let told_by = intake(&mut room, "sibling", "broke", 3);
    let run = protected(&mut room, &["peace"], 4);
    let list = breaches::list(&room);
    let [told] = &list.breaches[..] else { panic!("one: {list:?}") };
    assert!(told.from_intake && told.current && told.breach == told_by && list.frame.is_none());
    assert_eq!((told.text.between, told.text.side), (BreachBetween::Family, Some(BreachSide::Broke)));
    assert_eq!(told.entries, 2, "the intake itself and the run");
    assert_eq!(breaches::bin(&mut room, &told.breach, false, &moment(5)), Err(AppError::UnknownEntry));
    // Correcting it makes it one of its own; what belonged to it goes on belonging to it.
    let corrected = BreachText {
        kinds: vec![BreachKind::Money],
        shape: Some(BreachShape::Pattern),
        since: Some("2026-01-02".to_owned()),
        ..text("Jo", BreachBetween::Family)
    };
    let saved = breaches::save(&mut room, Some(&told.breach), corrected.clone(), &moment(6)).expect("it is saved");
    let [own] = &saved.all.breaches[..] else { panic!("one: {saved:?}") };
    assert!(own.breach == saved.breach && saved.breach != told.breach, "whoever goes on writing is told its new place");
    assert!(!own.from_intake && own.current && own.text == corrected && own.entries == 2);
    intake(&mut room, "friend", "hurt", 7);
    assert_eq!(breaches::list(&room).breaches.len(), 1, "an intake changes none that was written by hand");
    assert_eq!(reflect::read(&room, &run).expect("it reads").about, Some(own.breach.clone()));
}

#[test]
fn a_new_record_beside_the_one_of_the_intake_leaves_both() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    intake(&mut room, "partner", "hurt", 3);
    let earlier = protected(&mut room, &["peace"], 4);
    let list = add(&mut room, "Lou", BreachBetween::Friend, BreachHere::No, 5);
    assert_eq!(list.breaches.len(), 2);
    assert_eq!(list.frame.as_deref(), Some("Lou"));
    let first = &list.breaches[0];
    assert!(!first.from_intake && !first.current && first.entries == 2, "{first:?}");
    assert_eq!(reflect::read(&room, &earlier).expect("it reads").about, Some(first.breach.clone()));
    let first = first.breach.clone();
    let list = breaches::choose(&mut room, &first, &moment(6)).expect("it is chosen");
    assert_eq!(list.frame, None, "where there is no word, the frame says none");
    assert!(list.breaches[0].current);
    let lou = id(&room, "Lou");
    let list = breaches::set_aside(&mut room, &lou, true, &moment(7)).expect("it is set aside").all;
    assert!(list.breaches[1].aside && list.frame.is_none());
    assert_eq!(
        breaches::save(&mut room, None, text("k".repeat(61).as_str(), BreachBetween::Friend), &moment(8)),
        Err(AppError::AnswerDoesNotFit)
    );
    let no_day = BreachText { since: Some("2026-02-30".to_owned()), ..text("Kim", BreachBetween::Friend) };
    assert_eq!(breaches::save(&mut room, None, no_day, &moment(8)), Err(AppError::AnswerDoesNotFit));
}

#[test]
fn a_record_goes_with_what_belongs_to_it_or_without_and_comes_back_as_it_was() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    add(&mut room, "Kim", BreachBetween::Partner, BreachHere::Yes, 3);
    let about_kim = protected(&mut room, &["peace"], 4);
    save_pulse(&mut room, 7, 5);
    add(&mut room, "Lou", BreachBetween::Friend, BreachHere::Yes, 6);
    let about_lou = protected(&mut room, &["peace"], 7);
    let kim = id(&room, "Kim");
    let before = format!("{:?}{:?}", breaches::list(&room), reflect::list(&room));
    for with_entries in [false, true] {
        breaches::bin(&mut room, &kim, with_entries, &moment(10)).expect("it goes into the bin");
        assert_eq!(current(&room).as_deref(), Some("Lou"));
        assert_eq!(breaches::list(&room).breaches.len(), 1);
        let lists = reflect::list(&room);
        let binned: Vec<&str> = lists.binned.iter().map(|line| line.entry.as_str()).collect();
        assert!(binned.contains(&kim.as_str()), "the bin lists it");
        assert_eq!(binned.contains(&about_kim.as_str()), with_entries);
        assert!(!binned.contains(&about_lou.as_str()));
        assert!(reflect::read(&room, &about_kim).is_ok(), "it is read in the bin too");
        reflect::take_back(&mut room, &kim, &moment(11)).expect("it comes back from the page of the bin");
        assert_eq!(format!("{:?}{:?}", breaches::list(&room), reflect::list(&room)), before);
    }
    breaches::bin(&mut room, &kim, true, &moment(12)).expect("it goes into the bin");
    breaches::take_back(&mut room, &kim, &moment(13)).expect("it comes back");
    assert_eq!(format!("{:?}{:?}", breaches::list(&room), reflect::list(&room)), before);
}

#[test]
fn pulses_belong_to_what_is_worked_on_and_felt_safety_counts_with_everyone() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let first = save_pulse(&mut room, 1, 3);
    add(&mut room, "Kim", BreachBetween::Partner, BreachHere::Yes, 4);
    add(&mut room, "Lou", BreachBetween::Friend, BreachHere::No, 5);
    let second = save_pulse(&mut room, 9, 6);
    let pulses = |room: &OpenApp| {
        let show = pulse::show(room, &moment(7));
        (show.pulses.into_iter().map(|line| line.entry).collect::<Vec<_>>(), show.feels_unsafe)
    };
    assert_eq!(pulses(&room), (vec![second.clone()], true));
    let kim = id(&room, "Kim");
    breaches::choose(&mut room, &kim, &moment(8)).expect("it is chosen");
    assert_eq!(pulses(&room), (vec![first.clone()], true));
    breaches::set_aside(&mut room, &kim, true, &moment(9)).expect("it is set aside");
    assert_eq!(pulses(&room).0.len(), 2);
}

#[test]
fn what_happened_is_found_and_written_out_in_its_own_words() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let said = BreachText { other: "The quietlantern evening.".to_owned(), ..text("Kim", BreachBetween::Partner) };
    breaches::save(&mut room, None, said, &moment(3)).expect("it is saved");
    let found = search::find_notes(&mut room, "quietlantern");
    assert_eq!(found.iter().map(|note| note.title.as_str()).collect::<Vec<_>>(), ["Kim"]);
    let page = written_out(&room, &household, "out");
    assert!(page.contains("## What happened\n") && page.contains("> The quietlantern evening.\n"), "{page}");
}

#[test]
fn what_belonged_to_the_first_record_does_not_pass_to_the_next_when_that_is_deleted_for_good() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let before_any = protected(&mut room, &["peace"], 3);
    add(&mut room, "Lou", BreachBetween::Friend, BreachHere::No, 4);
    add(&mut room, "Kim", BreachBetween::Partner, BreachHere::Yes, 5);
    let lou = id(&room, "Lou");
    assert_eq!(copies::offer(&room, &before_any), Err(AppError::NeverShared));
    deletion::delete(&mut room, &lou, &moment(6)).expect("it is gone");
    assert_eq!(reflect::read(&room, &before_any).expect("it reads").about, None);
    assert_eq!(copies::offer(&room, &before_any), Err(AppError::NeverShared));
}

#[test]
fn a_new_record_says_something_and_a_correction_may_leave_everything_empty() {
    let household = Household::alone();
    let mut room = household.open(Person::First, 2);
    let blank = BreachText { side: None, ..text(" ", BreachBetween::Partner) };
    let refused = breaches::save(&mut room, None, blank.clone(), &moment(3));
    assert_eq!(refused, Err(AppError::AnswerDoesNotFit));
    assert_eq!(breaches::list(&room).breaches, []);
    let friend = BreachText { between: BreachBetween::Friend, ..blank.clone() };
    let saved = breaches::save(&mut room, None, friend, &moment(4)).expect("a choice alone says something");
    let saved = breaches::save(&mut room, Some(&saved.breach), blank, &moment(5)).expect("all of it is left empty");
    assert_eq!(saved.all.breaches.len(), 1, "and it stands still");
}

#[test]
fn what_can_be_chosen_of_the_household_is_what_can_be_true() {
    let here = |household: &Household| breaches::list(&household.open(Person::First, 2)).offers.here;
    assert_eq!(here(&Household::alone()), [BreachHere::No, BreachHere::NobodyYet]);
    assert_eq!(here(&Household::of_two()), [BreachHere::Yes, BreachHere::No]);
}

#[test]
fn the_own_word_stands_in_the_frame_and_in_each_run_only_while_there_are_several() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    add(&mut room, "Kim", BreachBetween::Partner, BreachHere::Yes, 3);
    let about_kim = protected(&mut room, &["peace"], 4);
    let of_run = |room: &OpenApp, entry: &str| reflect::open(room, entry).expect("it opens").frame;
    assert_eq!((room.view().frame, of_run(&room, &about_kim)), (None, None));
    add(&mut room, "Lou", BreachBetween::Friend, BreachHere::No, 5);
    let about_lou = protected(&mut room, &["peace"], 6);
    assert_eq!(room.view().frame.as_deref(), Some("Lou"));
    assert_eq!(of_run(&room, &about_kim).as_deref(), Some("Kim"), "a run says whom it is about itself");
    assert_eq!(of_run(&room, &about_lou).as_deref(), Some("Lou"));
    let lou = id(&room, "Lou");
    breaches::set_aside(&mut room, &lou, true, &moment(7)).expect("it is set aside");
    assert_eq!((room.view().frame, of_run(&room, &about_lou)), (None, None));
    drop(room.lock());
    assert_eq!(household.open(Person::Second, 8).view().frame, None, "the other's frame knows nothing of it");
}

#[test]
fn the_question_before_the_records_is_asked_once_and_leaves_nothing_behind() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    add(&mut room, "Kim", BreachBetween::Partner, BreachHere::Yes, 3);
    drop(room.lock());
    let file = || std::fs::read(household.file()).expect("the household");
    let before = file();
    for answer in [Some(clearing("adult")), Some("no".to_owned()), None] {
        let copy = household.copied();
        let mut room = copy.open(Person::First, 5);
        let asked = gates::before_records(&room).expect("it is asked first");
        assert_eq!(asked.step, "adult");
        let way = gates::answer_before_records(&mut room, answer.as_deref());
        let is_cleared = way == GateAnswered::Cleared;
        assert_eq!(is_cleared, answer == Some(clearing("adult")));
        if let GateAnswered::Ends { ending } = way {
            assert_eq!(ending.id, "adults-only");
        }
        // Whatever was said, the records open, are the same, and can be written.
        assert_eq!(gates::before_records(&room), None);
        assert_eq!(breaches::list(&room), breaches::list(&household.open(Person::First, 5)));
        add(&mut room, "Lou", BreachBetween::Friend, BreachHere::No, 6);
        let request = PostText { kind: PostKind::Request, parts: [(PostPart::What, "Call me.".to_owned())].into() };
        let said = posts::say(&mut room, request, By::Opener, &moment(24 * 60)).map(|_| ());
        assert_eq!(said, if is_cleared { Ok(()) } else { Err(AppError::ClosedForNow) }, "{answer:?}");
        drop(room.lock());
        assert!(gates::before_records(&copy.open(Person::First, 7)).is_some(), "the lock forgets it");
    }
    assert_eq!(file(), before, "asking and looking write nothing");
}

#[test]
fn an_answer_that_does_not_clear_takes_the_own_yes_out_of_the_file_and_nothing_else() {
    let household = Household::of_two();
    let sizes = |household: &Household, room: &OpenApp| {
        (room.view(), breaches::list(room), reflect::list(room), household.file().metadata().expect("a file").len())
    };
    let mut room = household.open(Person::First, 5);
    let before = sizes(&household, &room);
    gates::answer_before_records(&mut room, Some("no"));
    assert_eq!(sizes(&household, &room), before);
    drop(room.lock());
    let mut room = household.open(Person::First, 6);
    let request = PostText { kind: PostKind::Request, parts: [(PostPart::What, "Call me.".to_owned())].into() };
    let said = posts::say(&mut room, request, By::Opener, &moment(24 * 60));
    assert_eq!(said.map(|_| ()), Err(AppError::ClosedForNow), "the yes is gone for good");
}

#[test]
fn a_move_is_taken_back_to_where_the_entry_was_also_where_that_is_gone() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    add(&mut room, "Kim", BreachBetween::Partner, BreachHere::Yes, 3);
    add(&mut room, "Lou", BreachBetween::Friend, BreachHere::No, 4);
    let about_lou = protected(&mut room, &["peace"], 5);
    let (kim, lou) = (id(&room, "Kim"), id(&room, "Lou"));
    let about = |room: &OpenApp| reflect::read(room, &about_lou).map(|view| (view.about, view.stays_here, view.at));
    let before = about(&room);
    breaches::move_entry(&mut room, &about_lou, Some(&kim), &moment(6)).expect("it is moved");
    assert_eq!(about(&room).expect("it reads").0.as_deref(), Some(kim.as_str()));
    breaches::move_back(&mut room, &about_lou, &moment(7)).expect("it is taken back");
    assert_eq!(about(&room), before);
    let twice = breaches::move_back(&mut room, &about_lou, &moment(8)).map(|_| ());
    assert_eq!(twice, Err(AppError::UnknownEntry), "there is nothing more to take back");
    deletion::delete(&mut room, &lou, &moment(9)).expect("it is gone");
    let before = about(&room);
    breaches::move_entry(&mut room, &about_lou, Some(&kim), &moment(10)).expect("it is moved");
    assert!(copies::offer(&room, &about_lou).is_ok());
    breaches::move_back(&mut room, &about_lou, &moment(11)).expect("it is taken back");
    assert_eq!(about(&room), before);
    assert_eq!(copies::offer(&room, &about_lou), Err(AppError::NeverShared));
    let another = protected(&mut room, &["peace"], 12);
    breaches::move_entry(&mut room, &about_lou, Some(&kim), &moment(13)).expect("it is moved");
    let other = breaches::move_back(&mut room, &another, &moment(14)).map(|_| ());
    assert_eq!(other, Err(AppError::UnknownEntry), "only what was moved last goes back");
}

#[test]
fn the_page_of_what_lies_ahead_offers_no_own_day_that_is_about_somebody_else() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    say_it_was_heard(&mut room, &moment(3));
    let day = |room: &mut OpenApp, at| {
        let entry = begun(room, "a-day-three-years-on", &moment(at)).expect("a run").entry;
        clear(room, &entry, "a-day-three-years-on");
        reflect::answer(room, &entry, "morning", Answer::Text { text: "Rain.".to_owned() }, &moment(at))
            .expect("saved");
        reflect::finish(room, &entry, Some(Leaving::Same), &moment(at)).expect("it is finished");
        entry
    };
    let own = |room: &OpenApp| ahead::show(room).days.own.map(|line| line.entry);
    add(&mut room, "Kim", BreachBetween::Partner, BreachHere::Yes, 4);
    let with_kim = day(&mut room, 5);
    assert_eq!(own(&room), Some(with_kim.clone()));
    add(&mut room, "Lou", BreachBetween::Friend, BreachHere::No, 6);
    day(&mut room, 7);
    assert_eq!(own(&room), Some(with_kim));
}
