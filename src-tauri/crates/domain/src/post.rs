//! A post: something one person places in the shared room, that needs no consent of the other.
//!
//! It stays its author's own. Only the author changes it, in a new version, or takes it out again.
//! The other may reply, and changes no word of it. What a post is asked for, and who may reply how,
//! is decided here; a reply that its writer may not give counts for nothing.
//!
//! There is no post by which one person could ask the other to tell something, and none that says
//! whether somebody read something. Openness is offered, never extracted.

use crate::day::Day;
use crate::person::Person;
use std::collections::{BTreeMap, BTreeSet};

/// What a post is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A frozen copy of something from a private room. Its words are no parts but blocks.
    Copy,
    /// Something told unasked.
    Disclosure,
    /// Something asked for, which the other is free to refuse.
    Request,
    /// Something done to put right.
    Deed,
    /// How it was then, and how it is now.
    Contrast,
    /// One day's word of intent about alcohol or something like it, by the one who drinks.
    Statement,
    /// Something good to keep: noticed, remembered, or why you.
    Jar,
    /// Time together that is planned.
    Date,
    /// An observable act one person promises.
    Commitment,
    /// That the plan for "if it happens again" is needed now.
    Activation,
    /// What both do now that they did not do before.
    Now,
    /// That this person has made sense of what happened, as far as they want to.
    Meaning,
}

/// One part of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Which of a few sorts it is.
    Sort,
    /// What it is, in the writer's words.
    What,
    /// Why it could not be avoided, or why it matters.
    Why,
    /// What the writer did.
    Did,
    /// What comes next.
    Next,
    /// How it was told.
    Told,
    /// On which day it was told, or will be.
    ToldOn,
    /// When it would be.
    When,
    /// How often.
    Often,
    /// How the writer will know that it was done.
    Knowing,
    /// The harm that a deed answers.
    Harm,
    /// What would help, as far as the writer knows.
    Helps,
    /// Whether the other was asked what would help.
    Asked,
    /// When this comes up.
    If,
    /// The writer does that.
    Then,
    /// How it was before.
    Before,
    /// How much time it takes.
    Size,
    /// How new it is to both.
    Novelty,
    /// What is put away meanwhile.
    Pact,
    /// What a commitment is about.
    About,
    /// The agreement it belongs to, as the caller names entries.
    Agreement,
    /// From which day.
    FromOn,
    /// On which day.
    On,
    /// The next day to look at it together.
    CheckOn,
    /// Its last day.
    EndsOn,
}

/// How a part is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// Free words.
    Words,
    /// One of these.
    OneOf(&'static [&'static str]),
    /// A calendar day.
    Day,
    /// The name of an entry of the shared room.
    Entry,
}

impl Part {
    /// How it is filled in. Of a sort, it depends on the kind.
    #[must_use]
    pub const fn fill(self, kind: Kind) -> Fill {
        match (self, kind) {
            (Self::Sort, Kind::Disclosure) => Fill::OneOf(&["contact", "intention", "time", "slip", "money", "other"]),
            (Self::Sort, Kind::Contrast) => Fill::OneOf(&["mine", "yours"]),
            (Self::Sort, Kind::Jar) => Fill::OneOf(&["noticed", "memory", "why-you"]),
            (Self::Sort, Kind::Date) => Fill::OneOf(&["together", "repair-free", "quiet"]),
            (Self::Told, _) => Fill::OneOf(&["said", "will-say", "here-first"]),
            (Self::Asked, _) => Fill::OneOf(&["told-me", "not-asked", "would-ask"]),
            (Self::Often, Kind::Commitment) => Fill::OneOf(&["daily", "workdays", "weekly", "when-it-happens", "once"]),
            (Self::Size, _) => Fill::OneOf(&["ten-minutes", "an-hour", "half-a-day"]),
            (Self::Novelty, _) => Fill::OneOf(&["well-known", "a-little-new", "mostly-new", "new", "a-dare"]),
            (Self::About, _) => Fill::OneOf(&[
                OPENNESS,
                "time",
                "money",
                "substance",
                "amends",
                "devices",
                "recurrence",
                "connection",
                "own",
            ]),
            (Self::FromOn | Self::On | Self::CheckOn | Self::EndsOn | Self::ToldOn, _) => Fill::Day,
            (Self::Agreement, _) => Fill::Entry,
            _ => Fill::Words,
        }
    }
}

/// What a commitment is about if it is about telling or showing the other something.
const OPENNESS: &str = "openness";

impl Part {
    /// The part, and the option of it, with which this one has to be there: openness always has an end.
    #[must_use]
    pub const fn needed_with(self, kind: Kind) -> Option<(Self, &'static str)> {
        match (self, kind) {
            (Self::EndsOn, Kind::Commitment) => Some((Self::About, OPENNESS)),
            _ => None,
        }
    }
}

/// Something said about a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reply {
    /// A few words.
    Note,
    /// Yes to a request.
    Yes,
    /// No to a request. A complete answer.
    No,
    /// Something different instead.
    Different,
    /// Later.
    Later,
    /// It is done, or it took place.
    Done,
    /// It is let go.
    LetGo,
    /// What the other noticed of a deed.
    Noticed,
    /// What stays of a date that took place, in a line.
    Afterglow,
    /// Thanks.
    Thanks,
    /// A commitment: kept.
    Kept,
    /// Late, and told.
    LateTold,
    /// Missed, and told.
    MissedTold,
    /// Missed, and not told until now.
    MissedNotTold,
    /// No longer agreed.
    NoLongerAgreed,
}

impl Reply {
    /// The five outcomes of a commitment on a day. Being honest comes before being perfect: they have
    /// no order of worth, and nothing counts one person's against the other's.
    pub const OUTCOMES: [Self; 5] =
        [Self::Kept, Self::LateTold, Self::MissedTold, Self::MissedNotTold, Self::NoLongerAgreed];

    /// Whether it tells how a commitment went on a day.
    #[must_use]
    pub fn is_outcome(self) -> bool {
        Self::OUTCOMES.contains(&self)
    }

    /// Whether it begins or agrees to something between the two. A no, a later, letting go and how an own
    /// commitment went do not: they stay possible whatever else is closed.
    #[must_use]
    pub const fn comes_closer(self) -> bool {
        match self {
            Self::Note | Self::Yes | Self::Different | Self::Noticed | Self::Afterglow | Self::Thanks => true,
            Self::No
            | Self::Later
            | Self::Done
            | Self::LetGo
            | Self::Kept
            | Self::LateTold
            | Self::MissedTold
            | Self::MissedNotTold
            | Self::NoLongerAgreed => false,
        }
    }

    /// Whether it says nothing without words.
    #[must_use]
    pub const fn needs_words(self) -> bool {
        matches!(self, Self::Note | Self::Different | Self::Noticed | Self::Afterglow)
    }
}

impl Kind {
    /// All kinds that are written as parts.
    pub const ALL: [Self; 11] = [
        Self::Disclosure,
        Self::Request,
        Self::Deed,
        Self::Contrast,
        Self::Statement,
        Self::Jar,
        Self::Date,
        Self::Commitment,
        Self::Activation,
        Self::Now,
        Self::Meaning,
    ];

    /// What it asks for, in the order of the page.
    #[must_use]
    pub const fn parts(self) -> &'static [Part] {
        use Part::{
            About, Agreement, Asked, Before, CheckOn, Did, EndsOn, FromOn, Harm, Helps, If, Knowing, Next, Novelty,
            Often, On, Pact, Size, Sort, Then, Told, ToldOn, What, When, Why,
        };
        match self {
            Self::Disclosure => &[Sort, What, Why, Did, On, Next, Told, ToldOn, Agreement],
            Self::Request => &[What, When, Often, Knowing, Why],
            Self::Deed => &[Harm, Asked, Helps, What, On],
            Self::Contrast => &[Sort, Before, What, On],
            Self::Statement => &[What, On],
            Self::Jar => &[Sort, What],
            Self::Date => &[What, Size, Novelty, Sort, On, When, Pact],
            Self::Commitment => &[What, If, Then, About, Often, Agreement, FromOn, CheckOn, EndsOn],
            Self::Activation => &[Agreement, What],
            Self::Now => &[What],
            Self::Meaning | Self::Copy => &[],
        }
    }

    /// What its writer is asked for. The day of a word for the day is the day on which it is shared: a
    /// question that has one answer is none.
    pub fn asked(self) -> impl Iterator<Item = Part> {
        self.parts().iter().copied().filter(move |part| (self, *part) != (Self::Statement, Part::On))
    }

    /// What has to be there before it can be shared. Little: the smallest true thing is enough.
    #[must_use]
    pub const fn needed(self) -> &'static [Part] {
        use Part::{About, Agreement, Before, CheckOn, If, Then, What};
        match self {
            Self::Commitment => &[What, If, Then, About, CheckOn],
            Self::Contrast => &[Before, What],
            Self::Activation => &[Agreement],
            Self::Meaning | Self::Copy => &[],
            _ => &[What],
        }
    }

    /// How its author may reply to it.
    #[must_use]
    pub const fn replies_of_author(self) -> &'static [Reply] {
        use Reply::{Afterglow, Done, Kept, LateTold, LetGo, MissedNotTold, MissedTold, NoLongerAgreed, Note};
        match self {
            Self::Commitment => &[Kept, LateTold, MissedTold, MissedNotTold, NoLongerAgreed, LetGo, Note],
            Self::Deed => &[Done, LetGo, Note],
            Self::Date => &[Done, LetGo, Afterglow, Note],
            Self::Statement => &[LetGo],
            Self::Meaning => &[],
            _ => &[Note],
        }
    }

    /// How the other may reply to it. Nothing waits for it, and nothing says that it did not come.
    #[must_use]
    pub const fn replies_of_other(self) -> &'static [Reply] {
        use Reply::{Afterglow, Different, Done, Later, LetGo, No, Note, Noticed, Thanks, Yes};
        match self {
            Self::Request => &[Yes, No, Different, Later, Note],
            Self::Deed => &[Noticed, Note],
            Self::Statement => &[Thanks],
            Self::Date => &[Done, LetGo, Afterglow, Note],
            Self::Meaning => &[],
            _ => &[Note],
        }
    }
}

/// What a post says: of one kind, and only the parts of that kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostText {
    kind: Kind,
    parts: BTreeMap<Part, String>,
}

impl PostText {
    /// Nothing written yet.
    #[must_use]
    pub const fn of(kind: Kind) -> Self {
        Self { kind, parts: BTreeMap::new() }
    }

    /// The same with a part filled in. What this kind does not ask for, what is empty, and what does
    /// not fit the part (a word that is not offered, a day that no calendar has) is left out.
    #[must_use]
    pub fn with(mut self, part: Part, text: impl Into<String>) -> Self {
        let text = text.into();
        let fits = match part.fill(self.kind) {
            Fill::OneOf(words) => words.contains(&text.as_str()),
            Fill::Day => Day::parse(&text).is_some(),
            Fill::Words | Fill::Entry => true,
        };
        if text.is_empty() || !fits || !self.kind.parts().contains(&part) {
            self.parts.remove(&part);
        } else {
            self.parts.insert(part, text);
        }
        self
    }

    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// A part; empty where nothing is written.
    #[must_use]
    pub fn part(&self, part: Part) -> &str {
        self.parts.get(&part).map_or("", String::as_str)
    }

    /// A day, where one is set.
    #[must_use]
    pub fn day(&self, part: Part) -> Option<Day> {
        Day::parse(self.part(part))
    }

    /// All that is filled in, in a fixed order.
    pub fn parts(&self) -> impl Iterator<Item = (Part, &str)> {
        self.parts.iter().map(|(part, text)| (*part, text.as_str()))
    }

    /// What is still needed before it can be shared.
    #[must_use]
    pub fn missing(&self) -> Vec<Part> {
        let is_needed = |part: Part| self.kind.needed().contains(&part) || self.is_needed_with(part);
        let parts = self.kind.parts().iter().copied();
        parts.filter(|part| is_needed(*part) && self.part(*part).trim().is_empty()).collect()
    }

    /// Whether it is about telling or showing something, and says no end. Only what was shared before an end
    /// was needed says none.
    #[must_use]
    pub fn lacks_an_end(&self) -> bool {
        self.is_needed_with(Part::EndsOn) && self.day(Part::EndsOn).is_none()
    }

    /// Whether its last day has gone by.
    #[must_use]
    pub fn is_over(&self, today: Day) -> bool {
        self.day(Part::EndsOn).is_some_and(|end| end < today)
    }

    fn is_needed_with(&self, part: Part) -> bool {
        part.needed_with(self.kind).is_some_and(|(other, option)| self.part(other) == option)
    }

    /// What it is called in a list: its own words, in one line.
    #[must_use]
    pub fn title(&self) -> &str {
        self.part(Part::What).lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim()
    }
}

/// A reply as the log tells it. `T` is when it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said<T> {
    /// Whether the author of the post gave it.
    pub by_author: bool,
    /// What it says.
    pub reply: Reply,
    /// Own words; often empty.
    pub text: String,
    /// The day it is about, where it is about one.
    pub day: Option<Day>,
    /// When it was given.
    pub at: T,
    /// Of which version of the post it speaks, from 1.
    pub version: u32,
}

/// Whether somebody may give this reply: the kind allows it to them, an outcome has a day, and there
/// are words where it says nothing without.
#[must_use]
pub fn may_say<T>(kind: Kind, said: &Said<T>) -> bool {
    let allowed = if said.by_author { kind.replies_of_author() } else { kind.replies_of_other() };
    allowed.contains(&said.reply)
        && said.reply.is_outcome() == (said.day.is_some() && kind == Kind::Commitment)
        && !(said.reply.needs_words() && said.text.trim().is_empty())
}

/// Whether a reply may be about a day. What happened lies behind or is today; a "later" names a day to
/// come.
#[must_use]
pub fn may_be_about(reply: Reply, day: Day, today: Day) -> bool {
    if reply == Reply::Later { day >= today } else { day <= today }
}

/// Whether the drinker may write a word for `day`: it is for today and no other day, and once is
/// enough. A day without one is nothing, so none is ever filled in afterwards.
#[must_use]
pub fn may_state(day: Day, today: Day, mut written: impl Iterator<Item = Day>) -> bool {
    day == today && !written.any(|earlier| earlier == day)
}

/// The answer that stands to the newest version of a request. An answer to an earlier version stays
/// readable, and answers nothing that was written after it.
#[must_use]
pub fn answer<T>(replies: &[Said<T>], newest_version: u32) -> Option<&Said<T>> {
    let answers = [Reply::Yes, Reply::No, Reply::Different, Reply::Later];
    replies.iter().rev().find(|said| answers.contains(&said.reply) && said.version == newest_version)
}

/// Whether a deed, a date or a commitment is done or let go: the last word on it.
#[must_use]
pub fn ending<T>(replies: &[Said<T>]) -> Option<&Said<T>> {
    replies.iter().rev().find(|said| matches!(said.reply, Reply::Done | Reply::LetGo))
}

/// Whether a date or a commitment still lies ahead: it is neither done nor let go, and the last day of
/// which a commitment tells does not say that it is no longer agreed.
#[must_use]
pub fn stands<T>(replies: &[Said<T>]) -> bool {
    let is_agreed = || outcomes(replies).into_values().next_back() != Some(Reply::NoLongerAgreed);
    ending(replies).is_none() && is_agreed()
}

/// Whether time together is gone from both sides, from the morning after its day on: nobody said that it took place,
/// and nothing is to tell that it didn't.
#[must_use]
pub fn has_gone_by<T>(text: &PostText, replies: &[Said<T>], today: Day) -> bool {
    text.kind() == Kind::Date && text.day(Part::On).is_some_and(|day| day < today) && ending(replies).is_none()
}

/// Whether a reply can be given now, after what was said: only of a date that took place something stays.
#[must_use]
pub fn is_open<T>(reply: Reply, replies: &[Said<T>]) -> bool {
    reply != Reply::Afterglow || ending(replies).is_some_and(|last| last.reply == Reply::Done)
}

/// How a commitment went, day by day. The last word on a day counts, and every earlier one stays
/// readable among the replies. A day on which nothing was written is not in it, and is no miss.
#[must_use]
pub fn outcomes<T>(replies: &[Said<T>]) -> BTreeMap<Day, Reply> {
    replies.iter().filter(|said| said.reply.is_outcome()).filter_map(|said| Some((said.day?, said.reply))).collect()
}

/// Whether both persons have marked that they made sense of what happened.
#[must_use]
pub fn is_marked_by_both(authors: impl IntoIterator<Item = Person>) -> bool {
    let marked: BTreeSet<Person> = authors.into_iter().collect();
    Person::BOTH.iter().all(|person| marked.contains(person))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(by_author: bool, reply: Reply, version: u32) -> Said<u64> {
        Said { by_author, reply, text: "Words.".to_owned(), day: None, at: 0, version }
    }

    fn outcome(day: &str, reply: Reply) -> Said<u64> {
        Said { day: Day::parse(day), ..said(true, reply, 1) }
    }

    #[test]
    fn something_stays_only_of_a_date_that_took_place() {
        let done = said(true, Reply::Done, 1);
        let let_go = said(false, Reply::LetGo, 1);
        assert!(!is_open(Reply::Afterglow, &[] as &[Said<u64>]));
        assert!(is_open(Reply::Afterglow, std::slice::from_ref(&done)));
        assert!(!is_open(Reply::Afterglow, &[done, let_go]));
        assert!(is_open(Reply::Note, &[] as &[Said<u64>]));
        for by_author in [true, false] {
            assert!(may_say(Kind::Date, &said(by_author, Reply::Afterglow, 1)));
            assert!(!may_say(Kind::Deed, &said(by_author, Reply::Afterglow, 1)));
            assert!(!may_say(Kind::Date, &Said { text: " ".to_owned(), ..said(by_author, Reply::Afterglow, 1) }));
        }
    }

    #[test]
    fn what_is_done_let_go_or_no_longer_agreed_stands_no_more() {
        let gone = outcome("2026-11-21", Reply::NoLongerAgreed);
        let kept = outcome("2026-11-22", Reply::Kept);
        assert!(stands(&[] as &[Said<u64>]) && stands(&[said(false, Reply::Note, 1), kept.clone()]));
        assert!(!stands(&[said(true, Reply::Done, 1)]) && !stands(&[said(false, Reply::LetGo, 1)]));
        assert!(!stands(std::slice::from_ref(&gone)));
        assert!(stands(&[kept, gone]), "a later day tells that it is agreed again");
    }

    #[test]
    fn each_kind_takes_its_own_parts_and_what_fits_them() {
        let told = PostText::of(Kind::Disclosure)
            .with(Part::Sort, "contact")
            .with(Part::What, "We met on the stairs.")
            .with(Part::Told, "by telegram")
            .with(Part::On, "2026-02-30")
            .with(Part::Harm, "Not asked here.");
        assert_eq!(
            told.parts().collect::<Vec<_>>(),
            [(Part::Sort, "contact"), (Part::What, "We met on the stairs.")],
            "what is not offered, no day of a calendar and no part of this kind is left out"
        );
        assert_eq!(told.missing(), []);
        for kind in Kind::ALL {
            assert!(kind.needed().iter().all(|part| kind.parts().contains(part)), "{kind:?}");
        }
    }

    #[test]
    fn only_a_later_looks_ahead() {
        let day = |text| Day::parse(text).expect("a day");
        let (before, today, after) = (day("2026-11-21"), day("2026-11-22"), day("2026-11-23"));
        assert!(may_be_about(Reply::Later, after, today) && may_be_about(Reply::Later, today, today));
        assert!(!may_be_about(Reply::Later, before, today));
        assert!(may_be_about(Reply::Done, before, today) && !may_be_about(Reply::Done, after, today));
    }

    #[test]
    fn a_word_for_the_day_is_for_today_and_there_is_one() {
        let day = |text| Day::parse(text).expect("a day");
        let (before, today, after) = (day("2026-11-21"), day("2026-11-22"), day("2026-11-23"));
        assert!(may_state(today, today, [before].into_iter()));
        assert!(!may_state(today, today, [before, today].into_iter()), "once a day");
        assert!(!may_state(before, today, [].into_iter()), "no gap is filled");
        assert!(!may_state(after, today, [].into_iter()), "and nothing is promised ahead");
    }

    #[test]
    fn nobody_is_asked_for_the_day_of_a_word_for_the_day() {
        assert_eq!(Kind::Statement.asked().collect::<Vec<_>>(), [Part::What]);
        assert_eq!(PostText::of(Kind::Statement).missing(), [Part::What]);
        assert!(Kind::Disclosure.asked().eq(Kind::Disclosure.parts().iter().copied()), "the others ask for all");
    }

    #[test]
    fn a_disclosure_needs_nothing_but_one_line() {
        assert_eq!(PostText::of(Kind::Disclosure).missing(), [Part::What]);
        assert_eq!(PostText::of(Kind::Disclosure).with(Part::What, " \n").missing(), [Part::What]);
    }

    #[test]
    fn a_commitment_has_an_act_an_if_a_then_something_it_is_about_and_a_day_to_look() {
        assert_eq!(
            PostText::of(Kind::Commitment).missing(),
            [Part::What, Part::If, Part::Then, Part::About, Part::CheckOn]
        );
    }

    #[test]
    fn a_commitment_to_tell_or_show_something_has_an_end_and_the_others_may_have_one() {
        let Fill::OneOf(about) = Part::About.fill(Kind::Commitment) else { panic!("it is one of a few") };
        for option in about {
            let promise = [Part::What, Part::If, Part::Then, Part::About, Part::CheckOn].into_iter().fold(
                PostText::of(Kind::Commitment),
                |text, part| match part {
                    Part::About => text.with(part, *option),
                    Part::CheckOn => text.with(part, "2027-01-10"),
                    _ => text.with(part, "x"),
                },
            );
            let missing = if *option == "openness" { vec![Part::EndsOn] } else { vec![] };
            assert_eq!((promise.missing(), promise.lacks_an_end()), (missing.clone(), !missing.is_empty()), "{option}");
            let ended = promise.with(Part::EndsOn, "2027-02-10");
            assert_eq!((ended.missing(), ended.lacks_an_end()), (vec![], false), "{option}");
        }
    }

    #[test]
    fn what_is_promised_until_a_day_is_over_when_that_day_has_gone_by() {
        let day = |text| Day::parse(text).expect("a day");
        let until = PostText::of(Kind::Commitment).with(Part::EndsOn, "2026-11-22");
        assert!(!until.is_over(day("2026-11-22")) && until.is_over(day("2026-11-23")));
        assert!(!PostText::of(Kind::Commitment).is_over(day("2099-01-01")));
    }

    #[test]
    fn only_its_owner_says_how_a_commitment_went() {
        let kept = outcome("2026-11-01", Reply::Kept);
        assert!(may_say(Kind::Commitment, &kept));
        assert!(
            !may_say(Kind::Commitment, &Said { by_author: false, ..kept.clone() }),
            "the other adds a note, no more"
        );
        assert!(!may_say(Kind::Commitment, &Said { day: None, ..kept.clone() }), "an outcome is about a day");
        assert!(!may_say(Kind::Deed, &kept), "and about a commitment");
        assert!(may_say(Kind::Commitment, &said(false, Reply::Note, 1)));
        assert!(!may_say(Kind::Commitment, &said(false, Reply::LetGo, 1)), "nobody else ends it");
    }

    #[test]
    fn a_note_without_words_says_nothing() {
        assert!(!may_say(Kind::Jar, &Said { text: " ".to_owned(), ..said(false, Reply::Note, 1) }));
        assert!(may_say(Kind::Request, &Said { text: String::new(), ..said(false, Reply::No, 1) }), "no is enough");
    }

    #[test]
    fn only_the_other_answers_a_request_and_the_last_answer_to_the_newest_words_stands() {
        assert!(!may_say(Kind::Request, &said(true, Reply::Yes, 1)));
        let replies = [said(false, Reply::Yes, 1), said(false, Reply::Later, 1)];
        assert_eq!(answer(&replies, 1).map(|said| said.reply), Some(Reply::Later));
        assert_eq!(answer(&replies, 2), None, "a yes to other words is no yes to these");
    }

    #[test]
    fn the_last_word_on_a_day_counts_and_a_day_without_one_is_no_miss() {
        let replies = [
            outcome("2026-11-01", Reply::Kept),
            outcome("2026-11-03", Reply::Kept),
            outcome("2026-11-03", Reply::MissedTold),
        ];
        let days = outcomes(&replies);
        assert_eq!(days.len(), 2);
        assert_eq!(Day::parse("2026-11-03").and_then(|day| days.get(&day).copied()), Some(Reply::MissedTold));
    }

    #[test]
    fn no_kind_lets_one_person_ask_the_other_to_tell_and_no_reply_says_that_something_was_read() {
        // A request asks for a deed, and is answered by the one who was asked. Nothing else waits for anybody.
        let waits = Kind::ALL.into_iter().filter(|kind| kind.replies_of_other().contains(&Reply::Yes));
        assert_eq!(waits.collect::<Vec<_>>(), [Kind::Request]);
        assert!(Kind::ALL.iter().all(|kind| !format!("{kind:?}").contains("Ask")));
        assert!(Reply::OUTCOMES.iter().all(|reply| !format!("{reply:?}").contains("Read")));
    }

    #[test]
    fn a_title_is_its_first_line_with_words() {
        assert_eq!(PostText::of(Kind::Jar).with(Part::What, "\n  You waited.\nLong.").title(), "You waited.");
    }

    #[test]
    fn meaning_is_made_only_when_both_have_said_so() {
        use crate::person::Person::{First, Second};
        assert!(!is_marked_by_both([First, First]));
        assert!(is_marked_by_both([First, Second]));
    }
}
