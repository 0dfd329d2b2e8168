//! The short page: a yes that only its own acts can feel, and that nothing tells of.

use app::export::{Format, export};
use app::plans::{self, Answering};
use app::shared::By;
use app::views::{
    CopyEdit, CopyPick, CopyPiece, EndingAct, GateAnswered, NoteEdit, Person, PostKind, PostPart, PostReply,
    PostSaying, PostText, Remark, ShortAnswer, ShortView,
};
use app::{
    AppError, OpenApp, ahead, copies, gates, ideas, notes, posts, pulse, reflect, rituals, search, short, today,
};
use std::fs;
use suite::{DAY, Household, MIKAS, ROBINS, agreement, clearing, moment, read_the_day_before, say};
use vault::{ClosedVault, Passphrase, Place};

/// Answers the page that is open: all questions cleared but this one.
fn but(view: &ShortView, gate: &str, option: Option<&str>) -> Vec<ShortAnswer> {
    let ShortView::Asks { questions } = view else { panic!("questions are open: {view:?}") };
    let answer = |step: &str| {
        let option = if step == gate { option.map(str::to_owned) } else { Some(clearing(step)) };
        option.map(|option| ShortAnswer { gate: step.to_owned(), option })
    };
    questions.iter().filter_map(|question| answer(&question.step)).collect()
}

/// Goes through the short page until this gate, and answers it so.
fn end_at(room: &mut OpenApp, gate: &str, option: Option<&str>) -> ShortView {
    let mut view = short::begin(room).expect("there are two");
    loop {
        let ShortView::Asks { questions } = &view else { return view };
        let is_here = questions.iter().any(|question| question.step == gate);
        view = short::answer(room, &but(&view, gate, option)).expect("the answers fit");
        if is_here {
            return view;
        }
    }
}

/// The own entries of a person, as they are kept.
fn kept(household: &Household, person: Person) -> Vec<String> {
    let (who, passphrase) = match person {
        Person::First => (vault::Person::First, ROBINS),
        Person::Second => (vault::Person::Second, MIKAS),
    };
    let place = Place { file: household.file(), witness: None };
    let passphrase = Passphrase::to_try(passphrase).expect("a passphrase");
    let open = ClosedVault::open(&place).expect("a household").unlock(who, &passphrase);
    let open = open.map_err(|refused| refused.error).expect("the own room");
    open.entries().map(|entry| String::from_utf8_lossy(entry.bytes).into_owned()).collect()
}

fn yeses(household: &Household, person: Person) -> usize {
    kept(household, person).iter().filter(|entry| entry.contains("own-yes")).count()
}

/// Every view of a room as one text, and what it writes out.
fn seen(household: &Household, room: &mut OpenApp, at: i64, name: &str) -> String {
    let now = moment(at);
    let json = |view: serde_json::Result<String>| view.expect("a view is JSON");
    let mut all = vec![
        json(serde_json::to_string(&room.view())),
        json(serde_json::to_string(&today::show(room, &now))),
        json(serde_json::to_string(&reflect::list(room))),
        json(serde_json::to_string(&plans::show(room))),
        json(serde_json::to_string(&posts::list(room))),
        json(serde_json::to_string(&ideas::list(room))),
        json(serde_json::to_string(&pulse::show(room, &now))),
        json(serde_json::to_string(&rituals::next(room, &now))),
        json(serde_json::to_string(&ahead::show(room))),
        json(serde_json::to_string(&notes::list(room))),
        format!("{:?}", ["yes", "own", "2026", "given"].map(|word| search::find(room, word))),
    ];
    for format in [Format::Json, Format::Markdown] {
        let folder = household.folder().join(format!("{name}-{format:?}"));
        all.push(fs::read_to_string(export(room, format, &folder).expect("an export")).expect("it reads"));
    }
    all.join("\n")
}

/// A household in which drafts, a post and a proposal of each, and an agreement stand, with the yes of both from the day before.
struct Between {
    household: Household,
    draft: String,
    post_draft: String,
    note: String,
    mine: String,
    theirs: String,
    asked: String,
    pending: String,
    in_force: String,
}

fn proposed(room: &mut OpenApp, line: &str, passphrase: &str) -> String {
    let draft = written(room, line);
    plans::propose(room, &draft, passphrase, &moment(3 - DAY)).expect("it is signed").agreement
}

fn written(room: &mut OpenApp, line: &str) -> String {
    let draft = plans::draft(room, None, &moment(2 - 2 * DAY)).expect("a draft").draft;
    plans::draft_save(room, &draft, agreement(line), &moment(2 - 2 * DAY)).expect("it is saved");
    draft
}

fn request() -> PostText {
    let parts = [(PostPart::What, "Call me at six."), (PostPart::Why, "The evenings are long.")];
    PostText { kind: PostKind::Request, parts: parts.map(|(part, text)| (part, text.to_owned())).into() }
}

fn between() -> Between {
    let household = Household::of_two();
    let mut room = household.open(Person::Second, 2);
    let theirs = posts::say(&mut room, request(), By::Opener, &moment(2)).expect("it is shared").post;
    let pending = proposed(&mut room, "We talk at eight.", MIKAS);
    let in_force = proposed(&mut room, "We call each evening.", MIKAS);
    read_the_day_before(&mut room, Person::First, &in_force, 4);
    plans::answer(&mut room, &in_force, Answering::Accept, 1, Person::First, ROBINS, &moment(4)).expect("signed");
    drop(room.lock());
    let mut room = household.open(Person::First, 5);
    read_the_day_before(&mut room, Person::First, &pending, 5);
    let mine = posts::say(&mut room, request(), By::Opener, &moment(5)).expect("it is shared").post;
    let asked = proposed(&mut room, "We walk on Sundays.", ROBINS);
    read_the_day_before(&mut room, Person::Second, &asked, 5);
    let draft = written(&mut room, "We eat at seven.");
    let post_draft = posts::begin_with(&mut room, request(), &moment(5)).expect("a draft").draft;
    let edit =
        NoteEdit { date: "2026-09-20".to_owned(), title: "A day".to_owned(), text: "What I would tell.".to_owned() };
    let note = notes::write(&mut room, None, edit, &moment(5)).expect("it is saved").entry;
    drop(room.lock());
    Between { household, draft, post_draft, note, mine, theirs, asked, pending, in_force }
}

fn replying(reply: PostReply) -> PostSaying {
    PostSaying { reply, text: String::new(), day: None }
}

fn kept_on() -> Remark {
    Remark { text: String::new(), again_on: None }
}

/// Every act by which somebody comes closer, by the opener and by whoever sits beside, with what it gave.
fn closer(all: &Between, room: &mut OpenApp, at: i64) -> Vec<Result<(), AppError>> {
    let now = moment(at);
    let edit = |room: &OpenApp| {
        let offer = copies::offer(room, &all.note).expect("it is an own note");
        let pick = |block: &CopyPiece| CopyPick { id: block.id.clone(), text: block.text.clone() };
        CopyEdit {
            entry: all.note.clone(),
            before: String::new(),
            chosen: offer.blocks.iter().map(pick).collect(),
            deed: None,
        }
    };
    let copy = edit(room);
    let text = copies::preview(room, &copy).expect("it is shown beforehand");
    vec![
        plans::propose(room, &all.draft, ROBINS, &now).map(drop),
        plans::answer(room, &all.pending, Answering::Accept, 1, Person::First, ROBINS, &now).map(drop),
        plans::keep(room, &all.in_force, 1, kept_on(), Person::First, ROBINS, &now).map(drop),
        posts::share(room, &all.post_draft, &now).map(drop),
        posts::say(room, request(), By::Opener, &now).map(drop),
        posts::reply(room, &all.theirs, replying(PostReply::Yes), By::Opener, &now),
        copies::share(room, &copy, &text, &now).map(drop),
    ]
}

#[test]
fn each_act_that_comes_closer_needs_the_own_yes_and_is_done_with_it() {
    let all = between();
    let mut room = all.household.open(Person::First, 6);
    say(&mut room, false, 6);
    let before = room.view();
    let refused = closer(&all, &mut room, 7);
    assert_eq!(refused, vec![Err(AppError::ClosedForNow); refused.len()]);
    say(&mut room, true, 8);
    let today = closer(&all, &mut room, 9);
    assert_eq!(today, vec![Err(AppError::ClosedForNow); today.len()], "a yes counts from the next day");
    assert_eq!(room.view(), before);
    let tomorrow = closer(&all, &mut room, DAY + 9);
    assert_eq!(tomorrow, vec![Ok(()); tomorrow.len()]);
}

#[test]
fn an_amendment_and_a_changed_post_need_the_own_yes_too() {
    let all = between();
    let mut room = all.household.open(Person::First, 6);
    say(&mut room, false, 7);
    let draft = plans::draft(&mut room, Some(&all.in_force), &moment(7 - DAY)).expect("a draft").draft;
    plans::draft_save(&mut room, &draft, agreement("We call at nine."), &moment(7 - DAY)).expect("it is saved");
    assert_eq!(plans::propose(&mut room, &draft, ROBINS, &moment(8)), Err(AppError::ClosedForNow));
    let change = posts::change(&mut room, &all.mine, &moment(7)).expect("a draft").draft;
    assert_eq!(posts::share(&mut room, &change, &moment(8)).err(), Some(AppError::ClosedForNow));
}

#[test]
fn a_note_for_both_needs_the_own_yes_too() {
    let household = Household::of_two_without_a_yes();
    let mut room = household.open(Person::First, 2);
    let post = |room: &mut OpenApp, at: i64| {
        let note = notes::NewNote { when: moment(at), title: String::new(), text: "For both.".to_owned() };
        notes::post(room, note, &moment(at)).map(drop)
    };
    assert_eq!(post(&mut room, 3), Err(AppError::ClosedForNow));
    say(&mut room, true, 4);
    assert_eq!(post(&mut room, 5), Err(AppError::ClosedForNow));
    assert_eq!(post(&mut room, DAY + 5), Ok(()));
    answers_fear(&mut room, None);
    assert_eq!(post(&mut room, DAY + 6), Err(AppError::ClosedForNow));
}

#[test]
fn what_lets_go_never_needs_a_yes() {
    let all = between();
    let mut room = all.household.open(Person::First, 6);
    say(&mut room, false, 7);
    let now = moment(8);
    posts::reply(&mut room, &all.theirs, replying(PostReply::Later), By::Opener, &now).expect("later");
    posts::reply(&mut room, &all.theirs, replying(PostReply::No), By::Opener, &now).expect("no");
    posts::take_back(&mut room, &all.mine, Person::First, ROBINS, &now).expect("taken back");
    plans::answer(&mut room, &all.asked, Answering::Withdraw, 1, Person::First, ROBINS, &now).expect("withdrawn");
    plans::answer(&mut room, &all.pending, Answering::Decline, 1, Person::First, ROBINS, &now).expect("declined");
    plans::retire(&mut room, &all.in_force, Person::First, ROBINS, &now).expect("ended");
    copies::offer(&room, &all.note).expect("what could be shared is read");
    export(&room, Format::Markdown, &all.household.folder().join("free")).expect("written out");
}

/// Everything of the shared room, as both read it.
fn shared(room: &OpenApp) -> String {
    serde_json::to_string(&(posts::list(room), plans::show(room))).expect("views are JSON")
}

#[test]
fn whoever_sits_beside_acts_by_their_own_yes_and_never_by_the_openers() {
    let all = between();
    let acts = |room: &mut OpenApp, at: i64| {
        let now = moment(at);
        vec![
            plans::answer(room, &all.asked, Answering::Accept, 1, Person::Second, MIKAS, &now).map(drop),
            plans::keep(room, &all.in_force, 1, kept_on(), Person::Second, MIKAS, &now).map(drop),
            posts::say(room, request(), By::Beside(MIKAS), &now).map(drop),
            posts::reply(room, &all.mine, replying(PostReply::Yes), By::Beside(MIKAS), &now),
        ]
    };
    let mut theirs = all.household.open(Person::Second, 6);
    say(&mut theirs, false, 6);
    drop(theirs.lock());
    let mut room = all.household.open(Person::First, 7);
    let before = shared(&room);
    let refused = acts(&mut room, 7);
    assert_eq!(refused, vec![Err(AppError::ClosedForNow); 4], "the opener's yes is not theirs");
    let no = posts::say(&mut room, request(), By::Beside("not their words at all"), &moment(7));
    assert_eq!(no.err(), Some(AppError::WrongPassphrase));
    posts::reply(&mut room, &all.mine, replying(PostReply::No), By::Beside(MIKAS), &moment(7)).expect("no is free");
    assert_ne!(shared(&room), before);
    say(&mut room, false, 8);
    drop(room.lock());

    let mut theirs = all.household.open(Person::Second, 9);
    say(&mut theirs, true, 9);
    drop(theirs.lock());
    let mut room = all.household.open(Person::First, DAY + 9);
    assert_eq!(acts(&mut room, DAY + 9), vec![Ok(()); 4], "theirs counts, whatever the opener's is");
    let own = posts::say(&mut room, request(), By::Opener, &moment(DAY + 9));
    assert_eq!(own.err(), Some(AppError::ClosedForNow));
}

/// Every gate of the short page with every answer that does not clear it, and none.
fn ways_out(household: &Household) -> Vec<(String, Option<String>)> {
    let mut room = household.open(Person::First, 8);
    let mut view = short::begin(&mut room).expect("there are two");
    let mut ways = Vec::new();
    while let ShortView::Asks { questions } = &view {
        for question in questions {
            let others = question.options.iter().map(|option| option.id.clone());
            let others = others.filter(|option| *option != clearing(&question.step)).map(Some);
            ways.extend(others.chain([None]).map(|option| (question.step.clone(), option)));
        }
        view = short::answer(&mut room, &but(&view, "", None)).expect("the answers fit");
    }
    ways
}

#[test]
fn whether_a_yes_stands_is_in_no_view_of_either_in_no_size_and_in_no_export() {
    const LATER: i64 = 40 * DAY;
    let all = between();
    let mut room = all.household.open(Person::First, 7);
    say(&mut room, false, 7);
    drop(room.lock());
    assert_eq!(yeses(&all.household, Person::First), 0);

    let in_case = |act: &dyn Fn(&mut OpenApp)| {
        let household = all.household.copied();
        let mut room = household.open(Person::First, LATER);
        act(&mut room);
        drop(room.lock());
        let door = format!("{:?}", household.locked().door()).replace(&*household.folder().to_string_lossy(), "");
        let size = fs::metadata(household.file()).expect("the file").len();
        let mut room = household.open(Person::First, LATER + 5);
        let own = seen(&household, &mut room, LATER + 5, "own");
        drop(room.lock());
        let mut theirs = household.open(Person::Second, LATER + 5);
        let others = seen(&household, &mut theirs, LATER + 5, "theirs");
        drop(theirs.lock());
        (own, others, log(&household), door, size)
    };
    let never = in_case(&|_| {});
    assert!(never.0.contains("What I would tell.") && never.1.contains("Call me at six."), "the look itself finds");
    assert_eq!(in_case(&|room| say(room, false, LATER)), never, "not now");
    assert_eq!(in_case(&|room| say(room, true, LATER)), never, "given today");
    assert_eq!(in_case(&|room| say(room, true, LATER - DAY)), never, "given yesterday: it counts");
    assert_eq!(in_case(&|room| say(room, true, 8)), never, "ran out");
    for (gate, option) in ways_out(&all.household) {
        let end = |room: &mut OpenApp| drop(end_at(room, &gate, option.as_deref()));
        assert_eq!(in_case(&end), never, "{gate} {option:?}");
    }
}

/// The shared log, record by record.
fn log(household: &Household) -> String {
    let place = Place { file: household.file(), witness: None };
    let passphrase = Passphrase::to_try(MIKAS).expect("a passphrase");
    let open = ClosedVault::open(&place).expect("a household").unlock(vault::Person::Second, &passphrase);
    format!("{:?}", open.map_err(|refused| refused.error).expect("the own room").log())
}

#[test]
fn only_a_yes_is_kept_and_not_now_takes_it_out_of_the_file() {
    let household = Household::of_two_without_a_yes();
    let mut room = household.open(Person::First, 2);
    say(&mut room, false, 3);
    drop(room.lock());
    assert_eq!(kept(&household, Person::First), [] as [&str; 0], "nothing is kept where nothing stands");
    let mut room = household.open(Person::First, 4);
    say(&mut room, true, 4);
    say(&mut room, true, 5);
    drop(room.lock());
    let own = kept(&household, Person::First);
    assert_eq!(own, [r#"{"v":1,"kind":"own-yes","given":"2026-09-21","until":"2026-10-26"}"#]);
    assert_eq!(kept(&household, Person::Second), [] as [&str; 0]);
    let mut room = household.open(Person::First, 6);
    say(&mut room, false, 7);
    drop(room.lock());
    assert_eq!(kept(&household, Person::First), [] as [&str; 0], "undone in private before it counts");
}

#[test]
fn the_file_is_written_whichever_way_the_short_page_is_left_and_as_often_for_not_now_as_for_a_yes() {
    let household = Household::of_two_without_a_yes();
    let file = |household: &Household| fs::read(household.file()).expect("the file");
    let ways: [&dyn Fn(&mut OpenApp); 5] = [
        &|room| say(room, true, 3),
        &|room| say(room, false, 3),
        &|room| drop(short::begin(room).expect("there are two")),
        &|room| drop(end_at(room, "alone", Some("somebody"))),
        &|room| drop(end_at(room, "fear", Some("watch"))),
    ];
    for (number, way) in ways.iter().enumerate() {
        let copy = household.copied();
        let mut room = copy.open(Person::First, 2);
        let (seen, before) = (room.view(), file(&copy));
        way(&mut room);
        assert!(file(&copy) != before, "way {number}");
        assert_eq!(room.view(), seen, "the room says as before when it was last saved");
    }
    let written_at_the_end = |yes: bool| {
        let copy = household.copied();
        let mut room = copy.open(Person::First, 2);
        assert_eq!(end_at(&mut room, "", None), ShortView::Together);
        let before = file(&copy);
        short::finish(&mut room, yes, &moment(3)).expect("it is taken");
        file(&copy) != before
    };
    assert!(written_at_the_end(true) && written_at_the_end(false));
}

#[test]
fn a_disk_that_refuses_keeps_nobody_from_the_short_page() {
    let household = Household::of_two_without_a_yes();
    let mut room = household.open(Person::First, 2);
    let aside = household.folder().join("aside.hearth");
    fs::rename(household.file(), &aside).expect("it can be moved");
    say(&mut room, false, 3);
    fs::rename(&aside, household.file()).expect("it can be moved");
    say(&mut room, true, 4);
    drop(room.lock());
    assert_eq!(yeses(&household, Person::First), 1);
}

#[test]
fn every_time_the_short_page_begins_with_who_could_see_it_and_asks_everything_anew() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    say(&mut room, true, 2);
    for _ in 0..2 {
        let mut view = short::begin(&mut room).expect("there are two");
        let mut asked: Vec<Vec<String>> = Vec::new();
        while let ShortView::Asks { questions } = &view {
            asked.push(questions.iter().map(|question| question.step.clone()).collect());
            view = short::answer(&mut room, &but(&view, "", None)).expect("the answers fit");
        }
        let five = ["fear", "hit", "control", "touch", "threat"];
        assert_eq!(asked, [vec!["alone"], vec!["adult"], five.to_vec(), vec!["own-force"]]);
        assert_eq!(view, ShortView::Together);
    }
    short::begin(&mut room).expect("there are two");
    assert_eq!(short::finish(&mut room, true, &moment(3)), Err(AppError::AnswerDoesNotFit), "not past the questions");
    let mut alone = Household::alone().open(Person::First, 1);
    assert_eq!(short::begin(&mut alone), Err(AppError::SecondPersonMissing));
}

#[test]
fn a_page_put_off_because_somebody_could_see_it_says_no_word_of_fear_and_closes_nothing() {
    let all = between();
    let mut room = all.household.open(Person::First, 6);
    let today_before = serde_json::to_string(&today::show(&room, &moment(7))).expect("a view is JSON");
    for option in [Some("somebody"), None] {
        let view = end_at(&mut room, "alone", option);
        let body = vec!["This can wait for a day when you’re on your own.".to_owned()];
        assert_eq!(view, ShortView::PutOff { body });
        let answered = short::answer(&mut room, &[]);
        assert_eq!(answered, Err(AppError::AnswerDoesNotFit), "no question is open any more");
    }
    assert_eq!(serde_json::to_string(&today::show(&room, &moment(7))).expect("a view is JSON"), today_before);
    posts::say(&mut room, request(), By::Opener, &moment(7)).expect("what stood still stands");
}

#[test]
fn what_was_done_to_a_person_leads_to_the_ending_of_fear_and_the_rest_where_the_gates_say() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    let mut ending = |gate: &str, option: Option<&str>| match end_at(&mut room, gate, option) {
        ShortView::Ends { ending } => ending.id,
        other => panic!("{gate} is not cleared: {other:?}"),
    };
    assert_eq!(ending("adult", Some("no")), "adults-only");
    assert_eq!(ending("fear", Some("watch")), "fear");
    assert_eq!(ending("hit", Some("yes")), "fear");
    assert_eq!(ending("threat", None), "fear-unsure");
    assert_eq!(ending("own-force", Some("to-get-away")), "fear");
    assert_eq!(ending("own-force", Some("not-today")), "own-force");
}

/// A run of an exercise that asks about fear before its first question.
fn answers_fear(room: &mut OpenApp, option: Option<&str>) -> GateAnswered {
    let entry = reflect::begin(room, "asking-for-one-thing", &moment(2)).expect("a run").entry;
    gates::answer(room, &entry, "gate-fear", option).expect("it has that gate")
}

#[test]
fn a_gate_that_does_not_clear_takes_the_yes_out_at_once_and_it_can_be_left_as_it_was() {
    for option in [Some("yes"), Some("dont-know"), None] {
        let household = Household::of_two();
        let before = kept(&household, Person::First);
        assert_eq!(yeses(&household, Person::First), 1);
        let mut room = household.open(Person::First, 2);
        let GateAnswered::Ends { ending } = answers_fear(&mut room, option) else { panic!("it does not clear") };
        assert!(ending.closes && ending.acts.contains(&EndingAct::Between));
        // The process ends here: nothing was asked, nothing closed in order.
        drop(room);
        assert_eq!(yeses(&household, Person::First), 0, "{option:?}");

        let household = Household::of_two();
        let before_here = kept(&household, Person::First);
        let mut room = household.open(Person::First, 2);
        answers_fear(&mut room, option);
        answers_fear(&mut room, option);
        short::leave_as_it_was(&mut room).expect("it is saved");
        let closed = posts::say(&mut room, request(), By::Opener, &moment(3));
        assert_eq!(closed.err(), Some(AppError::ClosedForNow), "until the lock all the same");
        drop(room.lock());
        assert_eq!(kept(&household, Person::First), before_here, "the same days");
        assert_eq!(before_here, before);
        let mut room = household.open(Person::First, 4);
        posts::say(&mut room, request(), By::Opener, &moment(4)).expect("as it was");
    }
}

#[test]
fn a_short_page_that_was_begun_before_an_ending_elsewhere_takes_no_yes_any_more() {
    for stands in [true, false] {
        let household = if stands { Household::of_two() } else { Household::of_two_without_a_yes() };
        for end in [
            |room: &mut OpenApp| drop(answers_fear(room, Some("yes"))),
            |room: &mut OpenApp| drop(gates::answer_before_records(room, Some("no"))),
        ] {
            let household = household.copied();
            let mut room = household.open(Person::First, 2);
            assert_eq!(end_at(&mut room, "", None), ShortView::Together, "every question is cleared");
            end(&mut room);
            let finished = short::finish(&mut room, true, &moment(3));
            assert_eq!(finished, Err(AppError::AnswerDoesNotFit), "a yes stood before: {stands}");
            drop(room.lock());
            assert_eq!(yeses(&household, Person::First), 0);
        }
    }
}

#[test]
fn an_ending_reads_the_same_and_writes_nothing_where_no_yes_stands() {
    let (with, without) = (Household::of_two(), Household::of_two_without_a_yes());
    let mut room = without.open(Person::First, 2);
    let before = fs::read(without.file()).expect("the file");
    let ends = answers_fear(&mut room, Some("yes"));
    assert_eq!(answers_fear(&mut with.open(Person::First, 2), Some("yes")), ends);
    short::leave_as_it_was(&mut room).expect("nothing has to be done");
    assert!(fs::read(without.file()).expect("the file") == before);
    let alone = Household::alone();
    let GateAnswered::Ends { ending } = answers_fear(&mut alone.open(Person::First, 2), Some("yes")) else {
        panic!("it does not clear")
    };
    assert!(!ending.closes, "alone there is nothing to close");
    assert_eq!(ending.id, "fear");
    assert!(!ending.body.concat().contains("notice"), "nor anybody who could notice");
}

#[test]
fn what_was_taken_out_comes_back_by_no_later_act() {
    let household = Household::of_two();
    let mut room = household.open(Person::First, 2);
    answers_fear(&mut room, Some("yes"));
    say(&mut room, false, 3);
    short::leave_as_it_was(&mut room).expect("nothing has to be done");
    drop(room.lock());
    assert_eq!(yeses(&household, Person::First), 0);
}

#[test]
fn a_yes_that_ran_out_leaves_the_file_with_the_next_save() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name);
    let mut program = app::Program::start(app::Folders { config: at("config"), data: at("data") });
    program.create(suite::ROBIN, ROBINS, app::KdfCost::for_tests(), &moment(0)).expect("a household");
    program.welcome(ROBINS).expect("the founder is there");
    program.join(suite::MIKA, MIKAS, &moment(1)).expect("the second person joins");
    program.unlock(ROBINS, None, &moment(2)).expect("the own room");
    say(program.open().expect("it is open"), true, 2);
    program.lock();
    program.unlock(ROBINS, None, &moment(36 * DAY)).expect("the own room");
    ideas::mark(program.open().expect("it is open"), "soup", &moment(36 * DAY), true).expect("it is marked");
    program.lock();
    let place = Place { file: at("data").join("household.hearth"), witness: None };
    let passphrase = Passphrase::to_try(ROBINS).expect("a passphrase");
    let open = ClosedVault::open(&place).expect("a household").unlock(vault::Person::First, &passphrase);
    let open = open.map_err(|refused| refused.error).expect("the own room");
    assert_eq!(open.entries().filter(|entry| entry.bytes.windows(7).any(|word| word == b"own-yes")).count(), 0);
    assert_eq!(open.entries().count(), 1);
}

/// What the own room says about opening, on the pages of both, and on the short page itself.
const MESSAGES: [&str; 2] = ["short", "between"];
/// What would tell that somebody did not, or has not, or should be afraid.
const TELLING: [&str; 7] = ["safe", "afraid", "set up", "yet", "declined", "refused", "waiting"];

#[test]
fn no_text_about_what_opens_tells_of_fear_or_of_anybody_who_did_not() {
    let locales = concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri/locales/en");
    let mut seen = 0;
    for file in fs::read_dir(locales).expect("the locales").map(|file| file.expect("it reads").path()) {
        let text = fs::read_to_string(&file).expect("it reads");
        let mut id = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" = ").filter(|_| !line.starts_with(' ')) {
                name.clone_into(&mut id);
            }
            let is_of = MESSAGES.iter().any(|of| id.strip_prefix(of).is_some_and(|rest| rest.starts_with('-')));
            if !is_of {
                continue;
            }
            seen += 1;
            let words = line.split_once(" = ").map_or(line, |(_, words)| words).to_lowercase();
            let spaced = format!(" {} ", words.replace(|c: char| !c.is_alphabetic(), " "));
            let telling = TELLING.iter().find(|word| spaced.contains(&format!(" {word} ")));
            assert_eq!(telling, None, "{id}: {words}");
        }
    }
    assert!(seen > 15, "the look itself finds the messages");
}
