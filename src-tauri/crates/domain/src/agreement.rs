//! An agreement: something both signed, and that neither can rewrite.
//!
//! An agreement is never stored as such. It is read out of the shared log, record by record, and
//! the rules here say what the records amount to. A record that the rules do not allow (an
//! acceptance by its own proposer, an answer to other words than those proposed) changes nothing
//! and is counted, so that a hand-made log gains nothing.

use crate::day::Day;
use crate::person::Person;
use crate::remark::{Remark, Remarked, look_on};
use crate::rhythm::Rhythm;
use std::collections::BTreeMap;

/// What a signed text is for. Each form asks for its own fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub enum Form {
    /// A line that both hold: a boundary, a rule, one of the plans.
    #[default]
    Boundary,
    /// What happens in the first hours if it happens again.
    Recurrence,
    /// A recurring good thing.
    Ritual,
    /// Something to look forward to, with a first step.
    Goal,
    /// Choosing each other again, for now.
    Recommitment,
    /// A chapter that begins, once what happened has been understood by both.
    Chapter,
}

/// What a boundary is about. It sorts templates and the page. What [is told or shown](Self::is_told) needs an
/// end; else it changes no rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub enum Subject {
    /// Something of their own.
    #[default]
    Own,
    /// What somebody sets up on their own devices.
    Devices,
    /// Situations to steer clear of.
    Situations,
    /// Contact with others.
    Contact,
    /// Money.
    Money,
    /// Time.
    Time,
    /// Alcohol and other substances.
    Substance,
    /// Offered openness. It always has an end.
    Openness,
    /// How soon something is told.
    Telling,
    /// Putting right.
    Amends,
    /// Closeness.
    Connection,
}

impl Subject {
    /// All subjects.
    pub const ALL: [Self; 11] = [
        Self::Own,
        Self::Devices,
        Self::Situations,
        Self::Contact,
        Self::Money,
        Self::Time,
        Self::Substance,
        Self::Openness,
        Self::Telling,
        Self::Amends,
        Self::Connection,
    ];

    /// Whether it is about telling or showing the other something. Openness that is offered helps, and
    /// openness without an end turns into being watched: so it has one.
    #[must_use]
    pub const fn is_told(self) -> bool {
        matches!(self, Self::Openness | Self::Telling | Self::Contact | Self::Money)
    }
}

/// One part of an agreement's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// What it is called.
    Title,
    /// The line itself: what both agree, in one or two sentences.
    Line,
    /// How it comes back, in the notation of [`Rhythm`].
    Rhythm,
    /// Why it matters.
    Reason,
    /// What keeping it looks like.
    Keeping,
    /// What I do to look after myself if it is crossed.
    IfCrossed,
    /// When it does not apply.
    Exceptions,
    /// The early signs that the one who broke trust knows in themselves.
    OwnSigns,
    /// The early signs that the other would notice.
    SeenSigns,
    /// What happens in the first hour.
    FirstHour,
    /// What happens on the first day.
    FirstDay,
    /// Who tells whom, and how soon.
    WhoIsTold,
    /// What rests meanwhile.
    Pauses,
    /// Whom they call.
    WhomToCall,
    /// The first step towards a goal.
    FirstStep,
    /// What is left behind, and stays true all the same.
    Leaving,
    /// What is taken along.
    Taking,
    /// What is put away meanwhile: phones, topics.
    Pact,
    /// The word for when a topic cannot rest after all.
    StopWord,
    /// From when it holds; at once if not said.
    StartsOn,
    /// The day of the first step.
    FirstStepOn,
    /// When both look at it again.
    ReviewOn,
    /// Until when it holds; without end if not said.
    EndsOn,
}

impl Field {
    /// All fields, in the order of the page.
    pub const ALL: [Self; 23] = [
        Self::Title,
        Self::Line,
        Self::Rhythm,
        Self::Reason,
        Self::Keeping,
        Self::IfCrossed,
        Self::Exceptions,
        Self::OwnSigns,
        Self::SeenSigns,
        Self::FirstHour,
        Self::FirstDay,
        Self::WhoIsTold,
        Self::Pauses,
        Self::WhomToCall,
        Self::FirstStep,
        Self::Leaving,
        Self::Taking,
        Self::Pact,
        Self::StopWord,
        Self::StartsOn,
        Self::FirstStepOn,
        Self::ReviewOn,
        Self::EndsOn,
    ];

    /// Whether it is a day; the others are words.
    #[must_use]
    pub const fn is_day(self) -> bool {
        matches!(self, Self::StartsOn | Self::FirstStepOn | Self::ReviewOn | Self::EndsOn)
    }
}

impl Form {
    /// All forms.
    pub const ALL: [Self; 6] =
        [Self::Boundary, Self::Recurrence, Self::Ritual, Self::Goal, Self::Recommitment, Self::Chapter];

    /// What it asks for, in the order of the page.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        use Field::{
            EndsOn, Exceptions, FirstDay, FirstHour, FirstStep, FirstStepOn, IfCrossed, Keeping, Leaving, Line,
            OwnSigns, Pact, Pauses, Reason, ReviewOn, Rhythm, SeenSigns, StartsOn, StopWord, Taking, Title, WhoIsTold,
            WhomToCall,
        };
        match self {
            Self::Boundary => &[Title, Line, Reason, Keeping, IfCrossed, Exceptions, StartsOn, ReviewOn, EndsOn],
            Self::Recurrence => {
                &[Title, OwnSigns, SeenSigns, FirstHour, FirstDay, WhoIsTold, Pauses, WhomToCall, ReviewOn, EndsOn]
            }
            Self::Ritual => &[Title, Line, Rhythm, Pauses, Pact, StopWord, StartsOn, ReviewOn, EndsOn],
            Self::Goal => &[Title, Line, Reason, FirstStep, FirstStepOn, ReviewOn],
            Self::Recommitment => &[Title, Line, Reason, Keeping, ReviewOn],
            Self::Chapter => &[Title, Leaving, Taking, Line, Keeping, StartsOn, ReviewOn],
        }
    }

    /// What has to be written before it can be signed.
    #[must_use]
    pub const fn needed(self) -> &'static [Field] {
        use Field::{
            FirstDay, FirstHour, FirstStep, IfCrossed, Keeping, Leaving, Line, Reason, Taking, Title, WhoIsTold,
        };
        match self {
            Self::Boundary => &[Title, Line, Reason, Keeping, IfCrossed],
            Self::Recurrence => &[Title, FirstHour, FirstDay, WhoIsTold],
            Self::Ritual | Self::Recommitment => &[Title, Line],
            Self::Goal => &[Title, FirstStep],
            Self::Chapter => &[Title, Leaving, Taking, Line],
        }
    }

    /// Whether its writer is asked if it is about telling or showing each other something: a line in own words
    /// can be about anything.
    #[must_use]
    pub const fn asks_whether_told(self) -> bool {
        matches!(self, Self::Boundary)
    }

    /// Whether it needs a day to look again or an end. What binds has one; what is only good need not.
    #[must_use]
    pub const fn needs_a_day(self) -> bool {
        matches!(self, Self::Boundary | Self::Recurrence)
    }
}

/// The words of one version: of one form, and only the fields of that form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AgreementText {
    form: Form,
    subject: Subject,
    words: BTreeMap<Field, String>,
    days: BTreeMap<Field, Day>,
}

impl AgreementText {
    /// Nothing written yet.
    #[must_use]
    pub fn of(form: Form, subject: Subject) -> Self {
        Self { form, subject, ..Self::default() }
    }

    /// The same with a part written. A field that this form does not ask for, or that is a day, is
    /// left out; so is an empty part, and a rhythm that does not read.
    #[must_use]
    pub fn with(mut self, field: Field, text: impl Into<String>) -> Self {
        let text = text.into();
        let reads = field != Field::Rhythm || Rhythm::parse(&text).is_some();
        if text.is_empty() || field.is_day() || !reads || !self.form.fields().contains(&field) {
            self.words.remove(&field);
        } else {
            self.words.insert(field, text);
        }
        self
    }

    /// The same with a day set or taken away.
    #[must_use]
    pub fn on(mut self, field: Field, day: Option<Day>) -> Self {
        match day.filter(|_| field.is_day() && self.form.fields().contains(&field)) {
            Some(day) => self.days.insert(field, day),
            None => self.days.remove(&field),
        };
        self
    }

    /// The same with this first day, where its form can come back and no first day is set.
    #[must_use]
    pub fn beginning_on(self, day: Day) -> Self {
        let first = self.day(Field::StartsOn).or(Some(day));
        if self.form.fields().contains(&Field::Rhythm) { self.on(Field::StartsOn, first) } else { self }
    }

    /// What it is for.
    #[must_use]
    pub const fn form(&self) -> Form {
        self.form
    }

    /// What it is about.
    #[must_use]
    pub const fn subject(&self) -> Subject {
        self.subject
    }

    /// The words of a part; empty where nothing is written.
    #[must_use]
    pub fn word(&self, field: Field) -> &str {
        self.words.get(&field).map_or("", String::as_str)
    }

    /// A day, where one is set.
    #[must_use]
    pub fn day(&self, field: Field) -> Option<Day> {
        self.days.get(&field).copied()
    }

    /// How it comes back, where it says so.
    #[must_use]
    pub fn rhythm(&self) -> Option<Rhythm> {
        Rhythm::parse(self.word(Field::Rhythm))
    }

    /// The days on which it falls, from `from` on: none where it has no rhythm.
    pub fn falls_on(&self, from: Day) -> impl Iterator<Item = Day> {
        let first = self.day(Field::StartsOn);
        let rhythm = self.rhythm().zip(first);
        rhythm.into_iter().flat_map(move |(rhythm, first)| rhythm.days(first, self.day(Field::EndsOn), from))
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self) -> &str {
        self.word(Field::Title)
    }

    /// What is written, in the order of the page.
    pub fn words(&self) -> impl Iterator<Item = (Field, &str)> {
        self.words.iter().map(|(field, text)| (*field, text.as_str()))
    }

    /// The days that are set, in the order of the page.
    pub fn days(&self) -> impl Iterator<Item = (Field, Day)> {
        self.days.iter().map(|(field, day)| (*field, *day))
    }

    /// One field as text; a day as `YYYY-MM-DD`, empty where there is none.
    #[must_use]
    pub fn field(&self, field: Field) -> String {
        match self.day(field) {
            Some(day) => day.to_string(),
            None => self.word(field).to_owned(),
        }
    }

    /// Whether it is about telling or showing something, and says no end. Only what was written before an end
    /// was needed says none.
    #[must_use]
    pub fn lacks_an_end(&self) -> bool {
        self.subject.is_told() && self.day(Field::EndsOn).is_none()
    }

    /// What still has to be written before it can be signed. What binds has an end or a day to look
    /// again, so one of those two days is needed. What is told or shown always has an end. No day may lie
    /// before the start. What comes back has a first day: every second week is counted from there.
    #[must_use]
    pub fn missing(&self) -> Vec<Field> {
        let mut missing: Vec<_> =
            self.form.needed().iter().copied().filter(|field| self.word(*field).trim().is_empty()).collect();
        let (review, end) = (self.day(Field::ReviewOn), self.day(Field::EndsOn));
        if self.lacks_an_end() {
            missing.push(Field::EndsOn);
        } else if self.form.needs_a_day() && review.is_none() && end.is_none() {
            missing.push(Field::ReviewOn);
        }
        if self.rhythm().is_some() && self.day(Field::StartsOn).is_none() {
            missing.push(Field::StartsOn);
        }
        if let Some(start) = self.day(Field::StartsOn) {
            let before = |day: Option<Day>| day.is_some_and(|day| day < start);
            missing.extend(before(review).then_some(Field::ReviewOn));
            missing.extend(before(end).then_some(Field::EndsOn));
        }
        missing
    }
}

/// How many days an agreement goes on after its day to look again, if the two do not both keep it.
const RESTS_AFTER_DAYS: u64 = 28;

/// What a record of the log says about an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Revision 1.
    Propose(AgreementText),
    /// A later revision.
    Amend(AgreementText),
    /// Consent to a revision.
    Accept,
    /// No consent to a revision.
    Decline,
    /// The own proposal or the own consent is taken back.
    Withdraw,
    /// The agreement ends, by one person's act.
    Retire,
    /// Somebody looked at the version in force again and keeps it.
    Keep {
        /// Its number in the log.
        number: u64,
        /// What is said.
        remark: Remark,
    },
    /// A proposal or amendment whose words this program cannot read. It keeps its number, and nobody
    /// can answer it: nobody signs what no screen can show.
    Unreadable,
}

/// One verified record of the log about one agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event<T> {
    /// Who signed it.
    pub author: Person,
    /// What it says.
    pub act: Act,
    /// The revision it speaks of. A remark says it by the hash alone.
    pub revision: u32,
    /// The hash of the words it speaks of: its own, or those it answers.
    pub words: [u8; 32],
    /// When it was signed.
    pub at: T,
}

/// How a version stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VersionState {
    /// Proposed; the other has not answered.
    Pending,
    /// Both have signed it, and nothing later replaced or ended it.
    InForce,
    /// A later version took its place.
    Replaced,
    /// The other said no.
    Declined,
    /// Its proposer or one of the signers took it back.
    Withdrawn,
    /// One person ended the agreement.
    Retired,
}

/// A signature: who, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signature<T> {
    /// Who signed.
    pub person: Person,
    /// When.
    pub at: T,
}

/// One version of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version<T> {
    /// From 1, without gaps.
    pub revision: u32,
    /// Its words. They never change.
    pub text: AgreementText,
    /// The hash of its words in the log.
    pub words: [u8; 32],
    /// Who proposed it.
    pub proposed_by: Person,
    /// When.
    pub proposed_at: T,
    /// How it stands.
    pub state: VersionState,
    /// Who signed it. The proposer signs by proposing.
    pub signed: Vec<Signature<T>>,
    /// Who said no.
    pub declined: Option<Signature<T>>,
    /// The revision that was in force when it was proposed.
    pub against: Option<u32>,
}

/// How an agreement stands as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgreementState {
    /// Nothing was ever in force yet; a version waits.
    Proposed,
    /// A version is in force.
    InForce,
    /// Nothing is in force; the last version was declined.
    Declined,
    /// Nothing is in force; the last version was taken back.
    Withdrawn,
    /// One person ended it.
    Retired,
}

/// An agreement, as the log tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement<T> {
    /// Its versions, oldest first.
    pub versions: Vec<Version<T>>,
    /// Who ended it, if somebody did and nothing came after.
    pub retired: Option<Signature<T>>,
    /// What was said by those who looked at it again and keep it, oldest first.
    pub remarks: Vec<Remarked<T>>,
    /// How many records the rules did not allow.
    pub refused: u32,
}

/// Why an act cannot be done now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotNow {
    /// The agreement has moved on since the person looked at it.
    #[error("the agreement has moved on")]
    MovedOn,
    /// The words are those already in force.
    #[error("the words are the same")]
    Unchanged,
}

impl<T: Copy> Agreement<T> {
    /// Reads an agreement out of its records, in the order of the log.
    /// `None` where no allowed proposal is among them.
    pub fn read(events: impl IntoIterator<Item = Event<T>>) -> Option<Self> {
        let mut agreement = Self { versions: Vec::new(), retired: None, remarks: Vec::new(), refused: 0 };
        for event in events {
            if agreement.take(event).is_none() {
                agreement.refused += 1;
            }
        }
        (!agreement.versions.is_empty()).then_some(agreement)
    }

    /// The version that both have agreed and that nothing replaced or ended.
    #[must_use]
    pub fn in_force(&self) -> Option<&Version<T>> {
        self.versions.iter().find(|version| version.state == VersionState::InForce)
    }

    /// The version in force, as long as the last day that it names for itself is not over and it does not
    /// rest. `day_of` tells on which day a moment was.
    #[must_use]
    pub fn holding(&self, today: Day, day_of: impl Fn(T) -> Day) -> Option<&Version<T>> {
        self.not_over(today).filter(|_| !self.rests(today, day_of))
    }

    /// Whether the version in force rests by itself: its day to look again came four weeks ago, and since that
    /// day the two did not both sign that it goes on. Nobody has to do anything for it, and nobody is told: the
    /// log says nothing of it. It holds again once both have kept it, or signed other words.
    ///
    /// One alone keeps nothing that both leave to rest, or leaving it would be no way out for the other.
    #[must_use]
    pub fn rests(&self, today: Day, day_of: impl Fn(T) -> Day) -> bool {
        let (Some(version), Some(look)) = (self.not_over(today), self.look_on()) else { return false };
        let is_since = |at: T| day_of(at) >= look;
        let kept = self.remarks.iter().filter(|said| said.revision == version.revision && is_since(said.at));
        let kept_by: Vec<Person> = kept.map(|said| said.person).collect();
        // The later of the two signatures is the one with which both had signed.
        let is_signed_since = version.signed.iter().any(|signature| is_since(signature.at));
        let goes_on = is_signed_since || Person::BOTH.iter().all(|person| kept_by.contains(person));
        today >= look.after(RESTS_AFTER_DAYS) && !goes_on
    }

    fn not_over(&self, today: Day) -> Option<&Version<T>> {
        self.in_force().filter(|version| version.text.day(Field::EndsOn).is_none_or(|end| today <= end))
    }

    /// The newest version that both have signed, whatever became of it.
    #[must_use]
    pub fn agreed(&self) -> Option<&Version<T>> {
        self.versions.iter().rev().find(|version| version.signed.len() == Person::BOTH.len())
    }

    /// The version that waits for an answer.
    #[must_use]
    pub fn pending(&self) -> Option<&Version<T>> {
        self.versions.iter().find(|version| version.state == VersionState::Pending)
    }

    /// How it stands as a whole.
    #[must_use]
    pub fn state(&self) -> AgreementState {
        if self.in_force().is_some() {
            return AgreementState::InForce;
        }
        if self.pending().is_some() {
            return AgreementState::Proposed;
        }
        if self.retired.is_some() {
            return AgreementState::Retired;
        }
        // A change that came to nothing does not hide how the version ended that it was to change.
        let last = self.versions.last();
        let changed = last.and_then(|last| self.versions.iter().find(|version| Some(version.revision) == last.against));
        let ended = changed.filter(|version| version.state == VersionState::Withdrawn).or(last);
        match ended.map(|version| version.state) {
            Some(VersionState::Declined) => AgreementState::Declined,
            Some(VersionState::Withdrawn) => AgreementState::Withdrawn,
            Some(VersionState::Retired) => AgreementState::Retired,
            _ => AgreementState::Proposed,
        }
    }

    /// Whether `person` may answer (accept or decline) this revision now.
    ///
    /// # Errors
    ///
    /// [`NotNow::MovedOn`] when the revision is not the one that waits, or `person` proposed it.
    pub fn may_answer(&self, person: Person, revision: u32) -> Result<&Version<T>, NotNow> {
        self.pending()
            .filter(|version| version.revision == revision && version.proposed_by != person)
            .ok_or(NotNow::MovedOn)
    }

    /// Whether `person` may take back what they proposed or signed at this revision.
    ///
    /// # Errors
    ///
    /// [`NotNow::MovedOn`] when the revision neither waits nor holds, or `person` has not signed it.
    pub fn may_withdraw(&self, person: Person, revision: u32) -> Result<&Version<T>, NotNow> {
        self.versions
            .iter()
            .find(|version| {
                version.revision == revision
                    && matches!(version.state, VersionState::Pending | VersionState::InForce)
                    && version.signed.iter().any(|signature| signature.person == person)
            })
            .ok_or(NotNow::MovedOn)
    }

    /// The version that a retirement would end. Either person may, alone.
    ///
    /// # Errors
    ///
    /// [`NotNow::MovedOn`] when nothing is in force.
    pub fn may_retire(&self) -> Result<&Version<T>, NotNow> {
        self.in_force().ok_or(NotNow::MovedOn)
    }

    /// The version that somebody would keep who looked at this revision again.
    ///
    /// # Errors
    ///
    /// [`NotNow::MovedOn`] when another revision is in force, or none.
    pub fn may_keep(&self, revision: u32) -> Result<&Version<T>, NotNow> {
        self.in_force().filter(|version| version.revision == revision).ok_or(NotNow::MovedOn)
    }

    /// When both look at the version in force again; of an agreement that is not in force, the day
    /// that its newest words name.
    #[must_use]
    pub fn look_on(&self) -> Option<Day> {
        let version = self.in_force().or(self.pending()).or(self.versions.last())?;
        look_on(&self.remarks, version.revision, version.text.day(Field::ReviewOn))
    }

    /// The revision that an amendment with these words would have.
    ///
    /// # Errors
    ///
    /// [`NotNow::Unchanged`] when the words are those in force or already waiting.
    pub fn next_revision(&self, text: &AgreementText) -> Result<u32, NotNow> {
        let same = |version: Option<&Version<T>>| version.is_some_and(|version| version.text == *text);
        if same(self.in_force()) || same(self.pending()) {
            return Err(NotNow::Unchanged);
        }
        Ok(self.versions.last().map_or(0, |version| version.revision) + 1)
    }

    fn take(&mut self, event: Event<T>) -> Option<()> {
        let signature = Signature { person: event.author, at: event.at };
        match event.act {
            Act::Propose(text) if self.versions.is_empty() && event.revision == 1 => {
                self.add(text, event.revision, event.words, signature);
            }
            Act::Amend(text) if self.versions.last()?.revision.checked_add(1) == Some(event.revision) => {
                self.add(text, event.revision, event.words, signature);
            }
            Act::Unreadable
                if self.versions.last().map_or(0, |last| last.revision).checked_add(1) == Some(event.revision) =>
            {
                let (waits, retired) = (self.pending().map(|version| version.revision), self.retired);
                self.add(AgreementText::default(), event.revision, event.words, signature);
                for version in &mut self.versions {
                    if version.revision == event.revision {
                        version.state = VersionState::Withdrawn;
                    } else if waits == Some(version.revision) {
                        version.state = VersionState::Pending;
                    }
                }
                self.retired = retired;
            }
            Act::Propose(_) | Act::Amend(_) | Act::Unreadable => return None,
            Act::Accept => {
                let place = self.answered(&event.words, event.author, event.revision)?;
                if let Some(before) = self.versions.iter_mut().find(|version| version.state == VersionState::InForce) {
                    before.state = VersionState::Replaced;
                }
                self.versions[place].signed.push(signature);
                self.versions[place].state = VersionState::InForce;
            }
            Act::Decline => {
                let place = self.answered(&event.words, event.author, event.revision)?;
                self.versions[place].declined = Some(signature);
                self.versions[place].state = VersionState::Declined;
            }
            Act::Withdraw => {
                let revision = self.may_withdraw(event.author, event.revision).ok()?.revision;
                let version = self.versions.iter_mut().find(|version| version.revision == revision)?;
                if version.words != event.words {
                    return None;
                }
                version.state = VersionState::Withdrawn;
            }
            Act::Retire => {
                let version = self.may_retire().ok()?;
                if version.revision != event.revision || version.words != event.words {
                    return None;
                }
                // An amendment that waits ends too: its proposer's consent was given for an
                // agreement that went on, and nobody is bound by the other's later "yes".
                for version in &mut self.versions {
                    if matches!(version.state, VersionState::Pending | VersionState::InForce) {
                        version.state = VersionState::Retired;
                    }
                }
                self.retired = Some(signature);
            }
            Act::Keep { number, remark } => {
                let version = self.in_force().filter(|version| version.words == event.words)?;
                let revision = version.revision;
                self.remarks.push(Remarked { number, person: event.author, at: event.at, revision, remark });
            }
        }
        Some(())
    }

    fn add(&mut self, text: AgreementText, revision: u32, words: [u8; 32], by: Signature<T>) {
        // Only one version waits at a time: a newer proposal takes the place of an older one.
        if let Some(before) = self.versions.iter_mut().find(|version| version.state == VersionState::Pending) {
            before.state = VersionState::Replaced;
        }
        let against = self.in_force().map(|version| version.revision);
        self.retired = None;
        self.versions.push(Version {
            revision,
            text,
            words,
            proposed_by: by.person,
            proposed_at: by.at,
            state: VersionState::Pending,
            signed: vec![by],
            declined: None,
            against,
        });
    }

    fn answered(&self, words: &[u8; 32], author: Person, revision: u32) -> Option<usize> {
        let version = self.may_answer(author, revision).ok()?;
        if version.words != *words {
            return None;
        }
        self.versions.iter().position(|each| each.revision == revision)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Person::{First, Second};

    fn text(line: &str) -> AgreementText {
        AgreementText::default()
            .with(Field::Title, "Evenings")
            .with(Field::Line, line)
            .with(Field::Reason, "So that nobody waits.")
            .with(Field::Keeping, "A call before ten.")
            .with(Field::IfCrossed, "I go for a walk.")
            .on(Field::ReviewOn, Day::parse("2027-01-10"))
    }

    fn event(author: Person, act: Act, revision: u32) -> Event<u64> {
        let at = u64::from(revision);
        Event { author, act, revision, words: [u8::try_from(revision).unwrap_or(0); 32], at }
    }

    fn agreed() -> Vec<Event<u64>> {
        vec![event(First, Act::Propose(text("We talk.")), 1), event(Second, Act::Accept, 1)]
    }

    fn read(events: Vec<Event<u64>>) -> Agreement<u64> {
        Agreement::read(events).expect("a proposal is among the records")
    }

    fn in_force(agreement: &Agreement<u64>) -> Option<u32> {
        agreement.in_force().map(|version| version.revision)
    }

    #[test]
    fn it_is_in_force_only_when_both_have_signed() {
        let mut records = agreed();
        let both = read(records.clone());
        assert_eq!((both.state(), in_force(&both)), (AgreementState::InForce, Some(1)));
        records.pop();
        let one = read(records);
        assert_eq!((one.state(), in_force(&one)), (AgreementState::Proposed, None));
    }

    #[test]
    fn an_amendment_that_waits_changes_nothing() {
        let mut records = agreed();
        records.push(event(Second, Act::Amend(text("We talk at eight.")), 2));
        let waiting = read(records.clone());
        assert_eq!((in_force(&waiting), waiting.pending().map(|v| v.revision)), (Some(1), Some(2)));
        assert_eq!(waiting.pending().and_then(|version| version.against), Some(1));
        records.push(event(First, Act::Accept, 2));
        let accepted = read(records);
        assert_eq!(in_force(&accepted), Some(2));
        assert_eq!(accepted.versions[0].state, VersionState::Replaced);
        assert_eq!(accepted.versions[0].text, text("We talk."), "the old words stay readable");
    }

    #[test]
    fn nobody_can_accept_their_own_proposal() {
        let records = vec![event(First, Act::Propose(text("We talk.")), 1), event(First, Act::Accept, 1)];
        let forged = read(records);
        assert_eq!((in_force(&forged), forged.refused), (None, 1));
    }

    #[test]
    fn an_acceptance_of_other_words_counts_for_nothing() {
        let mut records = agreed();
        records[1].words = [9; 32];
        let forged = read(records);
        assert_eq!((in_force(&forged), forged.refused), (None, 1));
    }

    #[test]
    fn a_declined_amendment_leaves_the_old_version_in_force() {
        let mut records = agreed();
        records.push(event(Second, Act::Amend(text("Never.")), 2));
        records.push(event(First, Act::Decline, 2));
        let declined = read(records);
        assert_eq!((in_force(&declined), declined.pending().is_none()), (Some(1), true));
        assert_eq!(declined.versions[1].declined.map(|no| no.person), Some(First));
    }

    #[test]
    fn a_change_that_came_to_nothing_does_not_hide_how_the_agreement_ended() {
        for end in [event(First, Act::Decline, 2), event(Second, Act::Withdraw, 2)] {
            let mut records = agreed();
            records.push(event(Second, Act::Amend(text("Never.")), 2));
            records.push(end);
            records.push(event(First, Act::Withdraw, 1));
            let ended = read(records);
            assert_eq!(ended.state(), AgreementState::Withdrawn);
            assert_eq!(ended.agreed().map(|version| version.revision), Some(1));
        }
        let mut never = agreed();
        never.truncate(1);
        never.push(event(Second, Act::Decline, 1));
        let never = read(never);
        assert_eq!((never.state(), never.agreed()), (AgreementState::Declined, None));
    }

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    /// The events of these tests are numbered by days.
    fn day_of(at: u64) -> Day {
        day("2027-01-01").after(at)
    }

    fn holds(agreement: &Agreement<u64>, on: &str) -> bool {
        agreement.holding(day(on), day_of).is_some()
    }

    #[test]
    fn it_holds_until_its_own_last_day_is_over() {
        let until = text("We talk.").on(Field::EndsOn, Some(day("2027-01-31")));
        let both = read(vec![event(First, Act::Propose(until), 1), event(Second, Act::Accept, 1)]);
        assert!(holds(&both, "2027-01-31") && !holds(&both, "2027-02-01"));
        assert_eq!(both.state(), AgreementState::InForce, "it stays signed, and can be amended and let go");
    }

    #[test]
    fn what_both_leave_rests_four_weeks_after_its_day_to_look_again_and_stays_signed() {
        let left = read(agreed());
        assert!(holds(&left, "2027-02-06") && !left.rests(day("2027-02-06"), day_of));
        assert!(!holds(&left, "2027-02-07") && left.rests(day("2027-02-07"), day_of));
        assert!(left.rests(day("2099-01-01"), day_of), "it stays so");
        assert_eq!((left.state(), in_force(&left)), (AgreementState::InForce, Some(1)), "both texts stay as signed");
        assert!(left.may_keep(1).is_ok() && left.may_retire().is_ok());

        let timeless = AgreementText { days: BTreeMap::new(), ..text("We talk.") };
        let timeless = read(vec![event(First, Act::Propose(timeless), 1), event(Second, Act::Accept, 1)]);
        assert!(holds(&timeless, "2099-01-01"), "what names no day to look again has none to leave by");
    }

    #[test]
    fn it_goes_on_or_holds_again_once_both_have_kept_it_or_signed_other_words() {
        let on = |at: u64, event: Event<u64>| Event { at, ..event };
        for late in [9, 20, 90] {
            let mut records = agreed();
            records.push(on(late, kept(First, 1, "")));
            let one = read(records.clone());
            assert!(one.rests(day("2027-06-01"), day_of), "one alone keeps nothing that the other leaves: {late}");
            records.push(on(late, kept(First, 1, "")));
            assert!(read(records.clone()).rests(day("2027-06-01"), day_of), "nor by saying it twice");
            records.push(on(late + 1, kept(Second, 1, "")));
            assert!(holds(&read(records), "2027-06-01"), "{late}");
        }
        let mut early = agreed();
        early.extend([on(8, kept(First, 1, "")), on(8, kept(Second, 1, ""))]);
        assert!(read(early).rests(day("2027-06-01"), day_of), "a look before the day is not the one that was agreed");
        let mut moved = agreed();
        moved.extend([on(8, kept(First, 1, "2027-05-20")), on(8, kept(Second, 1, "2027-05-20"))]);
        let moved = read(moved);
        assert!(holds(&moved, "2027-06-16") && !holds(&moved, "2027-06-17"), "unless both named another");

        let mut amended = agreed();
        amended.push(on(90, event(First, Act::Amend(text("We talk at eight.")), 2)));
        assert!(read(amended.clone()).rests(day("2027-06-01"), day_of), "a change that waits keeps nothing");
        amended.push(on(91, event(Second, Act::Accept, 2)));
        assert!(holds(&read(amended), "2027-06-01"), "what both sign now holds, whatever day its words name");
        let mut lain = agreed();
        lain.push(on(3, event(First, Act::Amend(text("We talk at eight.")), 2)));
        lain.push(on(91, event(Second, Act::Accept, 2)));
        assert!(holds(&read(lain), "2027-06-01"), "also where the proposal had lain unread");
    }

    #[test]
    fn what_has_come_to_its_own_end_does_not_rest_besides() {
        let until = text("We talk.").on(Field::EndsOn, Some(day("2027-01-31")));
        let over = read(vec![event(First, Act::Propose(until), 1), event(Second, Act::Accept, 1)]);
        assert!(!holds(&over, "2027-06-01") && !over.rests(day("2027-06-01"), day_of));
    }

    #[test]
    fn a_revision_that_skips_a_number_is_refused() {
        let mut records = agreed();
        records.push(event(Second, Act::Amend(text("Later.")), 7));
        assert_eq!(read(records).refused, 1);
    }

    #[test]
    fn either_person_ends_it_alone_and_the_log_says_who() {
        let mut records = agreed();
        records.push(event(First, Act::Amend(text("More.")), 2));
        records.push(event(Second, Act::Retire, 1));
        let retired = read(records.clone());
        assert_eq!((retired.state(), in_force(&retired)), (AgreementState::Retired, None));
        assert_eq!(retired.retired.map(|by| by.person), Some(Second));
        records.push(event(Second, Act::Accept, 2));
        assert_eq!(in_force(&read(records)), None, "a consent given before the end binds nobody after it");
    }

    #[test]
    fn taking_back_a_signature_ends_it_and_revives_nothing_older() {
        let mut records = agreed();
        records.push(event(Second, Act::Amend(text("We talk at eight.")), 2));
        records.push(event(First, Act::Accept, 2));
        records.push(event(First, Act::Withdraw, 2));
        let withdrawn = read(records);
        assert_eq!((withdrawn.state(), in_force(&withdrawn)), (AgreementState::Withdrawn, None));
        assert_eq!(withdrawn.versions[0].state, VersionState::Replaced);
    }

    #[test]
    fn only_a_signer_can_withdraw() {
        let records = vec![event(First, Act::Propose(text("We talk.")), 1), event(Second, Act::Withdraw, 1)];
        let kept = read(records);
        assert_eq!((kept.pending().map(|v| v.revision), kept.refused), (Some(1), 1));
    }

    #[test]
    fn a_counter_proposal_takes_the_place_of_the_one_that_waits() {
        let mut records = agreed();
        records.push(event(First, Act::Amend(text("At eight.")), 2));
        records.push(event(Second, Act::Amend(text("At nine.")), 3));
        records.push(event(Second, Act::Accept, 2));
        let countered = read(records);
        assert_eq!(
            (in_force(&countered), countered.pending().map(|v| v.revision), countered.refused),
            (Some(1), Some(3), 1)
        );
    }

    #[test]
    fn words_that_cannot_be_read_keep_their_number_and_can_be_answered_by_nobody() {
        let mut records = agreed();
        records.push(event(Second, Act::Amend(text("At eight.")), 2));
        records.push(event(Second, Act::Unreadable, 3));
        records.push(event(First, Act::Accept, 3));
        let unread = read(records.clone());
        assert_eq!((in_force(&unread), unread.refused), (Some(1), 1));
        assert_eq!(unread.pending().map(|v| v.revision), Some(2), "what waits goes on waiting");
        assert_eq!(unread.next_revision(&text("At nine.")), Ok(4));
        records.push(event(First, Act::Accept, 2));
        assert_eq!(in_force(&read(records)), Some(2));
        let alone = read(vec![event(First, Act::Unreadable, 1)]);
        assert_eq!((in_force(&alone), alone.pending().is_none()), (None, true));
    }

    fn kept(author: Person, revision: u8, again_on: &str) -> Event<u64> {
        let remark = Remark { text: "It fits.".to_owned(), again_on: Day::parse(again_on) };
        Event { author, act: Act::Keep { number: 7, remark }, revision: 0, words: [revision; 32], at: 9 }
    }

    #[test]
    fn who_keeps_it_keeps_the_words_in_force_and_no_others() {
        let mut records = agreed();
        records.push(kept(First, 1, "2027-05-01"));
        records.push(kept(Second, 1, "2027-05-01"));
        let looked = read(records.clone());
        assert_eq!(
            looked.remarks.iter().map(|said| (said.person, said.revision)).collect::<Vec<_>>(),
            [(First, 1), (Second, 1)]
        );
        assert_eq!((looked.look_on(), looked.refused), (Day::parse("2027-05-01"), 0));
        assert_eq!(in_force(&looked), Some(1), "it changes nothing that was signed");

        records.push(event(First, Act::Amend(text("We talk at eight.")), 2));
        records.push(kept(First, 2, ""));
        let waiting = read(records.clone());
        assert_eq!((waiting.remarks.len(), waiting.refused), (2, 1), "what waits is not kept yet");
        records.push(event(Second, Act::Accept, 2));
        records.push(kept(First, 1, ""));
        let moved_on = read(records.clone());
        assert_eq!((moved_on.remarks.len(), moved_on.refused), (2, 2), "nor what was replaced");
        assert_eq!(moved_on.look_on(), Day::parse("2027-01-10"), "the new words name their own day");
        records.push(event(Second, Act::Retire, 2));
        records.push(kept(First, 2, ""));
        assert_eq!(read(records).refused, 3, "nor what was let go");
    }

    #[test]
    fn only_the_revision_in_force_can_be_kept() {
        let current = read(agreed());
        assert_eq!(current.may_keep(1).map(|version| version.revision), Ok(1));
        assert_eq!(current.may_keep(2), Err(NotNow::MovedOn));
        let proposed = read(vec![event(First, Act::Propose(text("We talk.")), 1)]);
        assert_eq!(proposed.may_keep(1), Err(NotNow::MovedOn));
    }

    #[test]
    fn an_answer_before_any_proposal_is_no_agreement() {
        assert_eq!(Agreement::read(vec![event(Second, Act::Accept, 1)]), None);
    }

    #[test]
    fn the_same_words_cannot_be_proposed_again() {
        let current = read(agreed());
        assert_eq!(current.next_revision(&text("We talk.")), Err(NotNow::Unchanged));
        assert_eq!(current.next_revision(&text("We write.")), Ok(2));
    }

    #[test]
    fn what_is_missing_is_named_and_an_openness_needs_an_end_or_a_day_to_look_again() {
        assert_eq!(text("We talk.").missing(), []);
        assert_eq!(
            AgreementText::default().missing(),
            [Field::Title, Field::Line, Field::Reason, Field::Keeping, Field::IfCrossed, Field::ReviewOn]
        );
        let endless = text("We talk.").on(Field::ReviewOn, None).on(Field::EndsOn, Day::parse("2027-01-01"));
        assert_eq!(endless.missing(), []);
        let backwards = text("We talk.").on(Field::StartsOn, Day::parse("2028-01-01"));
        assert_eq!(backwards.missing(), [Field::ReviewOn]);
    }

    #[test]
    fn a_ritual_with_a_rhythm_needs_its_first_day_and_falls_on_its_days_until_it_ends() {
        let ritual = AgreementText::of(Form::Ritual, Subject::Connection)
            .with(Field::Title, "A walk")
            .with(Field::Line, "We walk.");
        assert_eq!(ritual.missing(), [], "a ritual may be without a rhythm");
        let from = Day::parse("2026-12-01").expect("a day");
        assert_eq!(ritual.falls_on(from).count(), 0);
        let weekly = ritual.with(Field::Rhythm, "FREQ=WEEKLY;BYDAY=TH 19:00");
        assert_eq!((weekly.missing(), weekly.falls_on(from).count()), (vec![Field::StartsOn], 0));
        assert_eq!(weekly.clone().beginning_on(from).day(Field::StartsOn), Some(from));
        let begun = weekly.on(Field::StartsOn, Day::parse("2026-12-02")).on(Field::EndsOn, Day::parse("2026-12-11"));
        assert_eq!(begun.clone().beginning_on(from), begun, "a day that is chosen stays");
        assert_eq!(begun.missing(), []);
        assert_eq!(begun.falls_on(from).map(|day| day.to_string()).collect::<Vec<_>>(), ["2026-12-03", "2026-12-10"]);
        let unread = begun.with(Field::Rhythm, "every Thursday");
        assert_eq!(unread.word(Field::Rhythm), "", "what does not read as a rhythm is not kept as one");
    }

    #[test]
    fn what_is_told_or_shown_needs_an_end_in_every_form_and_nothing_else_does() {
        let told: Vec<_> = Subject::ALL.into_iter().filter(|subject| subject.is_told()).collect();
        assert_eq!(told, [Subject::Contact, Subject::Money, Subject::Openness, Subject::Telling]);
        for (form, subject) in Form::ALL.into_iter().flat_map(|form| Subject::ALL.map(|subject| (form, subject))) {
            let text = AgreementText::of(form, subject).on(Field::ReviewOn, Day::parse("2027-01-10"));
            assert_eq!(text.missing().contains(&Field::EndsOn), subject.is_told(), "{form:?}, {subject:?}");
            assert_eq!(text.lacks_an_end(), subject.is_told(), "{form:?}, {subject:?}");
        }
    }

    #[test]
    fn offered_openness_always_has_an_end() {
        let open = |text: AgreementText| {
            text.words()
                .map(|(field, words)| (field, words.to_owned()))
                .collect::<Vec<_>>()
                .into_iter()
                .fold(AgreementText::of(Form::Boundary, Subject::Openness), |text, (field, words)| {
                    text.with(field, words)
                })
        };
        let offered = open(text("I say where I mean to be.")).on(Field::ReviewOn, Day::parse("2027-01-10"));
        assert_eq!(offered.missing(), [Field::EndsOn], "a day to look again is not enough");
        assert_eq!(offered.on(Field::EndsOn, Day::parse("2027-03-10")).missing(), []);
    }

    #[test]
    fn each_form_takes_its_own_fields_and_no_others() {
        for form in Form::ALL {
            assert!(form.needed().iter().all(|field| form.fields().contains(field)), "{form:?}");
            assert!(form.fields().is_sorted() || form == Form::Chapter, "{form:?} is written in the order of the page");
        }
        let goal = AgreementText::of(Form::Goal, Subject::Own).with(Field::IfCrossed, "I leave.");
        assert_eq!(goal.words().count(), 0);
        assert_eq!(goal.clone().on(Field::EndsOn, Day::parse("2027-01-01")).days().count(), 0);
        assert_eq!(goal.missing(), [Field::Title, Field::FirstStep], "what is only good needs no day to look again");
    }
}
