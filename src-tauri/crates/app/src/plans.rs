//! Plans: what both have agreed. Signed by each, rewritten by nobody.

use crate::content::{self, templates::Template};
use crate::locked::try_passphrase;
use crate::open::{Own, entry_id};
use crate::records::{
    AgreementDraftRecordV2, AgreementRecordV2, Record, RemarkRecordV1, bytes, first_words, read_agreement,
};
use crate::reflect::agreement_draft_line;
use crate::rituals::rhythm_words;
use crate::translate::{InDomain, agreement_line, agreement_view, remark_from, text_from, text_view};
use crate::views::{
    AgreementDraftView, AgreementField, AgreementForm, AgreementLine, AgreementState, AgreementSubject,
    AgreementTemplate, AgreementText as TextView, AgreementView, DraftLine, EntryLine, Person, PlanView,
    Remark as RemarkView, SavedView, SignDayView,
};
use crate::words::words;
use crate::{AppError, Moment, OpenApp, first_reads, gates, posts, sayings, shared};
use domain::agreement::{Act, Agreement, AgreementText, Event, Field, Form, Subject, Version};
use domain::first_read::{self, needs_another_day};
use domain::remark::may_look_again_on;
use domain::rhythm::Rhythm;
use std::collections::BTreeMap;
use vault::{Action, Content, EntryId, LogRecord, Millis, NewBody, NewRecord, Presence, Standing};

/// Our plan, and the own drafts.
#[must_use]
pub fn show(app: &OpenApp) -> PlanView {
    let mut agreements: Vec<(Millis, AgreementLine)> = Vec::new();
    for (id, agreement) in all(app) {
        let newest = agreement.versions.iter().map(|version| version.proposed_at).max().unwrap_or(Millis(0));
        agreements.push((newest, agreement_line(id, &agreement, &app.here())));
    }
    agreements.sort_by_key(|(newest, line)| (rank(line.state), std::cmp::Reverse(*newest), line.agreement.clone()));
    let mut drafts: Vec<(i64, DraftLine)> =
        standing(app).map(|(id, draft)| (draft.changed.millis, draft_line(id, draft))).collect();
    drafts.sort_by_key(|(changed, line)| (std::cmp::Reverse(*changed), line.draft.clone()));
    PlanView {
        persons: app.persons(),
        agreements: agreements.into_iter().map(|(_, line)| line).collect(),
        drafts: drafts.into_iter().map(|(_, line)| line).collect(),
    }
}

/// An agreement with all its versions.
///
/// # Errors
///
/// [`AppError::UnknownAgreement`].
pub fn agreement(app: &OpenApp, agreement: &str) -> Result<AgreementView, AppError> {
    let id = entry_id(agreement, AppError::UnknownAgreement)?;
    Ok(agreement_view(id, &one(app, id)?, app.persons(), &app.here()))
}

/// When the words that are open before the opener can be signed by them: an own draft by its id, or the version of an
/// agreement that waits. That a version is open is kept in the own room with the day, the first time.
///
/// # Errors
///
/// [`AppError::UnknownAgreement`].
pub fn sign_day(app: &mut OpenApp, draft_or_agreement: &str, now: &Moment) -> Result<SignDayView, AppError> {
    let id = entry_id(draft_or_agreement, AppError::UnknownAgreement)?;
    if let Ok(draft) = draft_record(app, id) {
        let text = draft.text();
        let from_tomorrow = !may_propose(draft, &text, now);
        return Ok(SignDayView { another_day: needs_another_day(&text), from_tomorrow });
    }
    let agreement = one(app, id)?;
    let Some(version) = agreement.pending() else {
        return Ok(SignDayView { another_day: false, from_tomorrow: false });
    };
    let another_day = needs_another_day(&version.text);
    if version.proposed_by == app.me().into() {
        return Ok(SignDayView { another_day, from_tomorrow: false });
    }
    first_reads::note(app, version, now);
    Ok(SignDayView { another_day, from_tomorrow: !first_reads::opener_may_sign(app, &version.text, now) })
}

/// Whether these words of a draft were written on an earlier day.
fn may_propose(draft: &AgreementDraftRecordV2, text: &AgreementText, now: &Moment) -> bool {
    first_read::may_sign(text, Some(draft.changed.day()), now.day())
}

/// A draft to write in: an own draft by its id, a change to an agreement by the agreement's, or with
/// no id a new one. It stands in the own room before the first key is pressed; a change begins with
/// the words in force. A draft of the same change that was begun before is gone on with.
///
/// # Errors
///
/// [`AppError::UnknownAgreement`], or why it could not be saved.
pub fn draft(
    app: &mut OpenApp,
    draft_or_agreement: Option<&str>,
    now: &Moment,
) -> Result<AgreementDraftView, AppError> {
    let of = draft_or_agreement.map(|text| entry_id(text, AppError::UnknownAgreement)).transpose()?;
    if let Some(id) = of
        && let Ok(record) = draft_record(app, id)
    {
        return Ok(draft_view(app, id, record));
    }
    let Some(id) = of else { return write_draft(app, AgreementText::default(), now) };
    let begun = change_of(app, id, now)?;
    begin_or_go_on(app, begun, now)
}

/// Another draft of the same change, from the words in force by now. The one before goes into the bin,
/// both in one act.
///
/// # Errors
///
/// [`AppError::UnknownAgreement`], also where the draft changes no agreement, or why it could not be saved.
/// The draft stays then.
pub fn draft_anew(app: &mut OpenApp, draft: &str, now: &Moment) -> Result<AgreementDraftView, AppError> {
    let id = entry_id(draft, AppError::UnknownAgreement)?;
    let record = draft_record(app, id)?;
    let of = record.agreement.as_deref().ok_or(AppError::UnknownAgreement)?;
    let begun = change_of(app, entry_id(of, AppError::UnknownAgreement)?, now)?;
    let (gone, fresh) = (record.with_bin(Some(now)), EntryId::make()?);
    app.save(vec![put(id, gone), put(fresh, begun.clone())], now)?;
    Ok(draft_view(app, fresh, &begun))
}

/// A change as it begins: with the words in force.
fn change_of(app: &OpenApp, id: EntryId, now: &Moment) -> Result<AgreementDraftRecordV2, AppError> {
    let agreement = one(app, id)?;
    let start = agreement.in_force().or(agreement.versions.last());
    let (text, from) = start.map(|version| (version.text.clone(), version.revision)).unzip();
    Ok(AgreementDraftRecordV2::write(Some(id.to_hex()), &text.unwrap_or_default(), now).of_version(from))
}

/// A new draft with these words, or one with the same words that was begun before.
///
/// What can come back begins today until somebody chooses another day. That day alone makes no draft
/// another one, or an untouched one would be left lying each day.
fn write_draft(app: &mut OpenApp, text: AgreementText, now: &Moment) -> Result<AgreementDraftView, AppError> {
    begin_or_go_on(app, AgreementDraftRecordV2::write(None, &text.beginning_on(now.day()), now), now)
}

/// The draft of a change that was begun before, or of a new agreement with the same words; else this one.
fn begin_or_go_on(
    app: &mut OpenApp,
    fresh: AgreementDraftRecordV2,
    now: &Moment,
) -> Result<AgreementDraftView, AppError> {
    let is_begun = |draft: &AgreementDraftRecordV2| {
        draft.agreement == fresh.agreement && (fresh.agreement.is_some() || dayless(draft) == dayless(&fresh))
    };
    if let Some((id, begun)) = standing(app).find(|(_, draft)| is_begun(draft)) {
        return Ok(draft_view(app, id, begun));
    }
    let id = EntryId::make()?;
    app.save(vec![put(id, fresh.clone())], now)?;
    Ok(draft_view(app, id, &fresh))
}

fn dayless(draft: &AgreementDraftRecordV2) -> AgreementText {
    draft.text().on(Field::StartsOn, None)
}

fn put(id: EntryId, draft: AgreementDraftRecordV2) -> Own {
    Own::Put(id, Box::new(Record::AgreementDraft(draft)))
}

/// A new draft of a form, about something. An empty one of the same kind that was begun before is
/// gone on with.
///
/// # Errors
///
/// Why it could not be saved.
pub fn begin(
    app: &mut OpenApp,
    form: AgreementForm,
    subject: AgreementSubject,
    now: &Moment,
) -> Result<AgreementDraftView, AppError> {
    write_draft(app, AgreementText::of(form.into(), subject.into()), now)
}

/// The places where an agreement can begin.
#[must_use]
pub fn templates() -> Vec<AgreementTemplate> {
    let view = |template: &Template| AgreementTemplate {
        id: template.id.clone(),
        form: template.text.form().into(),
        title: template.title.clone(),
        about: template.about.clone(),
    };
    content::templates::templates().iter().map(view).collect()
}

/// A new draft that begins with the words of a template.
///
/// # Errors
///
/// [`AppError::UnknownAgreement`], or why it could not be saved.
pub fn begin_from(app: &mut OpenApp, template: &str, now: &Moment) -> Result<AgreementDraftView, AppError> {
    let template = content::templates::templates().iter().find(|each| each.id == template);
    write_draft(app, template.ok_or(AppError::UnknownAgreement)?.text.clone(), now)
}

/// All own drafts.
pub(crate) fn drafts(app: &OpenApp) -> Vec<AgreementDraftView> {
    standing(app).map(|(id, draft)| draft_view(app, id, draft)).collect()
}

/// The own drafts that are in no bin.
fn standing(app: &OpenApp) -> impl Iterator<Item = (EntryId, &AgreementDraftRecordV2)> {
    app.records().filter_map(|(id, record)| match record {
        Record::AgreementDraft(draft) if draft.binned.is_none() => Some((id, draft)),
        _ => None,
    })
}

/// Saves a draft.
///
/// # Errors
///
/// [`AppError::UnknownAgreement`], or why it could not be saved. What was saved before stays.
pub fn draft_save(app: &mut OpenApp, draft: &str, text: TextView, now: &Moment) -> Result<SavedView, AppError> {
    let id = entry_id(draft, AppError::UnknownAgreement)?;
    let mut record = draft_record(app, id)?.clone();
    record.put(&text_from(text)?, now);
    app.put(id, Record::AgreementDraft(record), now)?;
    Ok(SavedView { at: now.text() })
}

/// Puts a draft into the bin, from which it can be taken back. One in which nothing was written goes for good.
///
/// Gives back its line in the bin.
///
/// # Errors
///
/// As [`draft_save`].
pub fn draft_discard(app: &mut OpenApp, draft: &str, now: &Moment) -> Result<Option<EntryLine>, AppError> {
    let id = entry_id(draft, AppError::UnknownAgreement)?;
    let record = draft_record(app, id)?;
    let line = agreement_draft_line(id, record);
    if is_untouched(app, record) {
        app.delete(id, now)?;
        return Ok(None);
    }
    let gone = record.with_bin(Some(now));
    app.save(vec![put(id, gone)], now)?;
    Ok(Some(line))
}

/// Whether it says no more than it began with: nothing, the words of a template, or those that were signed.
/// The first day that it was given when it was begun is no word of its writer.
fn is_untouched(app: &OpenApp, draft: &AgreementDraftRecordV2) -> bool {
    let text = draft.text();
    let has_chosen = text.day(Field::StartsOn).is_some_and(|day| day != draft.changed.day());
    let text = if has_chosen { text } else { dayless(draft) };
    let is_empty = text.words().next().is_none() && text.days().next().is_none();
    let of = draft.agreement.as_deref().and_then(EntryId::from_hex).and_then(|id| one(app, id).ok());
    is_empty
        || of.map_or_else(
            || content::templates::templates().iter().any(|each| each.text.clone().on(Field::StartsOn, None) == text),
            |agreement| {
                let began = |revision| draft.begun_from.is_none_or(|from| from == revision);
                agreement.versions.iter().any(|version| began(version.revision) && version.text == draft.text())
            },
        )
}

/// A draft that is taken back out of the bin. Another one of the same change takes its place there.
pub(crate) fn taken_back(app: &OpenApp, id: EntryId, draft: &AgreementDraftRecordV2, now: &Moment) -> Vec<Own> {
    let is_meanwhile = |other: &AgreementDraftRecordV2| draft.agreement.is_some() && other.agreement == draft.agreement;
    let meanwhile = standing(app).filter(|(_, other)| is_meanwhile(other));
    let meanwhile = meanwhile.map(|(other, record)| put(other, record.with_bin(Some(now))));
    meanwhile.chain([put(id, draft.with_bin(None))]).collect()
}

/// What a draft is called in the bin and among what is found.
pub(crate) fn draft_title(text: &AgreementText) -> String {
    let mut named = [Field::Title, Field::Line].into_iter().map(|field| first_words(text.word(field)));
    named
        .find(|title| !title.is_empty())
        .map_or_else(|| words("agreement-draft", &[]), |title| words("agreement-draft-of", &[("title", &title)]))
}

/// Its parts with their names, as one text.
pub(crate) fn readable(text: &AgreementText) -> String {
    let part = |(field, value): (AgreementField, String)| {
        format!("{}: {}", words(field_name(field), &[]), in_words(field, value))
    };
    text_view(text).parts.into_iter().map(part).collect::<Vec<_>>().join("\n")
}

/// What a part says, as people read it: a rhythm is kept as a rule.
pub(crate) fn in_words(field: AgreementField, value: String) -> String {
    match (field, Rhythm::parse(&value)) {
        (AgreementField::Rhythm, Some(rhythm)) => rhythm_words(&rhythm),
        _ => value,
    }
}

/// How the page calls it.
pub(crate) const fn field_name(field: AgreementField) -> &'static str {
    match field {
        AgreementField::Title => "agreement-field-title",
        AgreementField::Line => "agreement-field-line",
        AgreementField::Rhythm => "agreement-field-rhythm",
        AgreementField::Reason => "agreement-field-reason",
        AgreementField::Keeping => "agreement-field-keeping",
        AgreementField::IfCrossed => "agreement-field-if-crossed",
        AgreementField::Exceptions => "agreement-field-exceptions",
        AgreementField::OwnSigns => "agreement-field-own-signs",
        AgreementField::SeenSigns => "agreement-field-seen-signs",
        AgreementField::FirstHour => "agreement-field-first-hour",
        AgreementField::FirstDay => "agreement-field-first-day",
        AgreementField::WhoIsTold => "agreement-field-who-is-told",
        AgreementField::Pauses => "agreement-field-pauses",
        AgreementField::WhomToCall => "agreement-field-whom-to-call",
        AgreementField::FirstStep => "agreement-field-first-step",
        AgreementField::Leaving => "agreement-field-leaving",
        AgreementField::Taking => "agreement-field-taking",
        AgreementField::Pact => "agreement-field-pact",
        AgreementField::StopWord => "agreement-field-stop-word",
        AgreementField::StartsOn => "agreement-field-starts",
        AgreementField::FirstStepOn => "agreement-field-first-step-on",
        AgreementField::ReviewOn => "agreement-field-review",
        AgreementField::EndsOn => "agreement-field-ends",
    }
}

/// Proposes the words of a draft, signed by the person whose room is open. The draft goes with the act
/// that puts the proposal into the log.
///
/// # Errors
///
/// What is unfinished or unchanged, [`AppError::ClosedForNow`], [`AppError::FromTomorrow`] for words that were written
/// today, a wrong passphrase, or why it could not be saved. The draft stays.
pub fn propose(app: &mut OpenApp, draft: &str, passphrase: &str, now: &Moment) -> Result<AgreementView, AppError> {
    let id = entry_id(draft, AppError::UnknownAgreement)?;
    let record = draft_record(app, id)?;
    let (of, text) = (record.agreement.clone(), record.text());
    if app.persons().len() < 2 {
        return Err(AppError::SecondPersonMissing);
    }
    gates::may_come_closer(app, now)?;
    let missing = text.missing();
    if !missing.is_empty() {
        return Err(AppError::AgreementUnfinished { missing: missing.into_iter().map(Into::into).collect() });
    }
    if text.form() == Form::Chapter && !posts::meaning_is_made(app) {
        return Err(AppError::ChapterWaits);
    }
    if !may_propose(record, &text, now) {
        return Err(AppError::FromTomorrow);
    }
    let (entry, action, revision) = match of {
        Some(of) => {
            let entry = entry_id(&of, AppError::UnknownAgreement)?;
            (entry, Action::Amend, one(app, entry)?.next_revision(&text)?)
        }
        None => (EntryId::make()?, Action::Propose, 1),
    };
    let presence = app.vault.confirm(app.vault.me(), &try_passphrase(passphrase)?)?;
    let content = bytes(&AgreementRecordV2::write(&text));
    let proposal = NewRecord { action, entry, revision, body: NewBody::Own(&content) };
    // One act: a draft that stayed behind its proposal would be signed a second time.
    app.sign(&presence, &proposal, vec![Own::Delete(id)], now)?;
    // It may have taken the place of one that waited for an answer.
    first_reads::let_go_of_answered(app);
    agreement(app, &entry.to_hex())
}

/// What a person answers to a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answering {
    /// Consents to the version that waits.
    Accept,
    /// Says no to the version that waits.
    Decline,
    /// Takes back the own proposal or the own signature.
    Withdraw,
}

/// Signs an answer, by the passphrase of `person`, who need not be the one whose room is open: two
/// people sit at one screen, and nobody's private room is needed to agree.
///
/// `revision` is the one the person was looking at.
///
/// # Errors
///
/// [`AppError::AgreementMovedOn`] when that is no longer possible, [`AppError::ClosedForNow`] for a consent without
/// the own yes, [`AppError::FromTomorrow`] for a consent to what the opener first read today or has not read in the
/// own room, which for the other is [`AppError::ClosedForNow`] too, [`AppError::AgreementUnfinished`] for a consent to what needs an end and has none,
/// [`AppError::WrongPassphrase`], or
/// why it could not be saved.
pub fn answer(
    app: &mut OpenApp,
    agreement: &str,
    answering: Answering,
    revision: u32,
    person: Person,
    passphrase: &str,
    now: &Moment,
) -> Result<AgreementView, AppError> {
    let id = entry_id(agreement, AppError::UnknownAgreement)?;
    let current = one(app, id)?;
    let (action, version) = match answering {
        Answering::Accept => (Action::Accept, current.may_answer(person.into(), revision)?),
        Answering::Decline => (Action::Decline, current.may_answer(person.into(), revision)?),
        Answering::Withdraw => (Action::Withdraw, current.may_withdraw(person.into(), revision)?),
    };
    if answering == Answering::Accept && version.text.lacks_an_end() {
        // It waits from before an end was needed. A change with an end takes its place.
        return Err(AppError::AgreementUnfinished { missing: vec![AgreementField::EndsOn] });
    }
    let own = (answering == Answering::Withdraw).then_some(person);
    let seq = words_of(app, id, version, own)?;
    let consented = (answering == Answering::Accept).then_some(&version.text);
    let record = NewRecord { action, entry: id, revision, body: NewBody::Of(seq) };
    sign(app, id, &record, consented, person, passphrase, now)
}

/// Ends an agreement, alone, in one act. The log says who.
///
/// # Errors
///
/// [`AppError::AgreementMovedOn`] when nothing is in force, [`AppError::WrongPassphrase`], or why it
/// could not be saved.
pub fn retire(
    app: &mut OpenApp,
    agreement: &str,
    person: Person,
    passphrase: &str,
    now: &Moment,
) -> Result<AgreementView, AppError> {
    let id = entry_id(agreement, AppError::UnknownAgreement)?;
    let current = one(app, id)?;
    let version = current.may_retire()?;
    let body = NewBody::Of(words_of(app, id, version, None)?);
    let record = NewRecord { action: Action::Retire, entry: id, revision: version.revision, body };
    sign(app, id, &record, None, person, passphrase, now)
}

/// Looks at an agreement again and keeps it: a signed line beside it, which changes no word of it.
///
/// `revision` is the one the person was looking at.
///
/// # Errors
///
/// [`AppError::AgreementMovedOn`] when that revision is not in force, [`AppError::ClosedForNow`],
/// [`AppError::AnswerDoesNotFit`] for a next day that does not lie ahead, [`AppError::WrongPassphrase`], or why it could not be saved.
pub fn keep(
    app: &mut OpenApp,
    agreement: &str,
    revision: u32,
    remark: RemarkView,
    person: Person,
    passphrase: &str,
    now: &Moment,
) -> Result<AgreementView, AppError> {
    let id = entry_id(agreement, AppError::UnknownAgreement)?;
    let current = one(app, id)?;
    let version = current.may_keep(revision)?;
    let remark = remark_from(remark)?;
    if remark.again_on.is_some_and(|day| !may_look_again_on(day, now.day())) {
        return Err(AppError::AnswerDoesNotFit);
    }
    let content = bytes(&RemarkRecordV1::write(&version.words, &remark));
    let record = NewRecord { action: Action::Comment, entry: id, revision: 0, body: NewBody::Own(&content) };
    let presence = app.vault.confirm(person.into(), &try_passphrase(passphrase)?)?;
    gates::may_sign(app, &presence, now)?;
    if person == app.me() {
        app.post(&record, sayings::said(app, id, &remark.text), now)?;
    } else {
        app.sign(&presence, &record, Vec::new(), now)?;
    }
    self::agreement(app, agreement)
}

/// Takes back what `person` said who looked at an agreement again. The words leave the file, and a day that
/// was named in them counts no more; that something stood there stays in the log. The other cannot.
///
/// # Errors
///
/// [`AppError::UnknownAgreement`], [`AppError::UnknownShared`] where it is not an own remark or is gone
/// already, [`AppError::WrongPassphrase`], or why it could not be saved.
pub fn remark_take_back(
    app: &mut OpenApp,
    agreement: &str,
    remark: &str,
    person: Person,
    passphrase: &str,
    now: &Moment,
) -> Result<AgreementView, AppError> {
    let id = entry_id(agreement, AppError::UnknownAgreement)?;
    let standing = one(app, id)?;
    let own = standing.remarks.iter().find(|said| said.number.to_string() == remark && said.person == person.into());
    let number = own.ok_or(AppError::UnknownShared)?.number;
    shared::withdraw_comment(app, id, number, person, passphrase, now)?;
    self::agreement(app, agreement)
}

fn sign(
    app: &mut OpenApp,
    id: EntryId,
    record: &NewRecord<'_>,
    consented: Option<&AgreementText>,
    person: Person,
    passphrase: &str,
    now: &Moment,
) -> Result<AgreementView, AppError> {
    let presence = app.vault.confirm(person.into(), &try_passphrase(passphrase)?)?;
    if let Some(text) = consented {
        may_consent(app, &presence, text, now)?;
    }
    app.sign(&presence, record, Vec::new(), now)?;
    first_reads::let_go_of_answered(app);
    Ok(agreement_view(id, &one(app, id)?, app.persons(), &app.here()))
}

/// Refuses a consent that has no day behind it, or no yes. The opener is told which. Whoever sits beside them is told
/// one and the same, and both are looked for: at that screen the words would tell the opener what the other's own room
/// holds.
fn may_consent(app: &OpenApp, presence: &Presence, text: &AgreementText, now: &Moment) -> Result<(), AppError> {
    let was_read = first_reads::may_sign(app, presence, text, now);
    if presence.person() == app.vault.me() {
        was_read?;
        return gates::may_sign(app, presence, now);
    }
    let is_open = gates::may_sign(app, presence, now);
    was_read.and(is_open).map_err(|refused| match refused {
        AppError::FromTomorrow => AppError::ClosedForNow,
        other => other,
    })
}

/// The record with the words of a version: its proposal, or the record by which `own` consented.
fn words_of(app: &OpenApp, id: EntryId, version: &Version<Millis>, own: Option<Person>) -> Result<u64, AppError> {
    let consents = |record: &&LogRecord| match (own, record.action) {
        (None, Action::Propose | Action::Amend) => true,
        (Some(person), Action::Propose | Action::Amend | Action::Accept) => record.author == person.into(),
        _ => false,
    };
    let records = app.vault.log().iter().filter(|record| record.standing == Standing::Verified && record.entry == id);
    // By the hash of the very words that the person saw: another record of the same revision, which
    // the rules passed over, must never be what is signed.
    let mut of_version =
        records.filter(|record| record.revision == version.revision && record.content_hash() == version.words);
    of_version.find(consents).map(|record| record.seq).ok_or(AppError::AgreementMovedOn)
}

/// The verified records of each agreement, as the domain reads them.
pub(crate) fn all(app: &OpenApp) -> BTreeMap<EntryId, Agreement<Millis>> {
    let mut events: BTreeMap<EntryId, Vec<Event<Millis>>> = BTreeMap::new();
    for record in app.vault.log() {
        if let Some(event) = event(record) {
            events.entry(record.entry).or_default().push(event);
        }
    }
    events.into_iter().filter_map(|(id, events)| Some((id, Agreement::read(events)?))).collect()
}

/// The versions that wait for an answer of the opener.
pub(crate) fn waiting_for_opener(app: &OpenApp) -> Vec<Version<Millis>> {
    let me = app.me().into();
    let pending = all(app).into_values().filter_map(|agreement| agreement.pending().cloned());
    pending.filter(|version| version.proposed_by != me).collect()
}

fn one(app: &OpenApp, id: EntryId) -> Result<Agreement<Millis>, AppError> {
    let events = app.vault.log().iter().filter(|record| record.entry == id).filter_map(event);
    Agreement::read(events).ok_or(AppError::UnknownAgreement)
}

/// The id of records that speak of no agreement and no post. One that does so is void.
const NO_ENTRY: EntryId = EntryId([0; 16]);

fn event(record: &LogRecord) -> Option<Event<Millis>> {
    if record.standing != Standing::Verified || record.entry == NO_ENTRY {
        return None;
    }
    if let (Action::Comment, Content::Own(bytes)) = (record.action, &record.content) {
        let (words, remark) = RemarkRecordV1::read(bytes)?;
        let author = record.author.in_domain();
        let act = Act::Keep { number: record.seq, remark };
        return Some(Event { author, act, revision: record.revision, words, at: record.at });
    }
    let words = match &record.content {
        Content::Own(bytes) => read_agreement(bytes),
        // What was taken back keeps its place in the history and has no words any more.
        Content::Withdrawn => Some(AgreementText::default()),
        Content::None => None,
    };
    let act = match record.action {
        Action::Propose => words.map_or(Act::Unreadable, Act::Propose),
        Action::Amend => words.map_or(Act::Unreadable, Act::Amend),
        Action::Accept => Act::Accept,
        Action::Decline => Act::Decline,
        Action::Withdraw => Act::Withdraw,
        Action::Retire => Act::Retire,
        _ => return None,
    };
    Some(Event {
        author: record.author.in_domain(),
        act,
        revision: record.revision,
        words: record.content_hash(),
        at: record.at,
    })
}

fn draft_record(app: &OpenApp, id: EntryId) -> Result<&AgreementDraftRecordV2, AppError> {
    match app.record(id) {
        Some(Record::AgreementDraft(record)) if record.binned.is_none() => Ok(record),
        _ => Err(AppError::UnknownAgreement),
    }
}

fn draft_view(app: &OpenApp, id: EntryId, record: &AgreementDraftRecordV2) -> AgreementDraftView {
    let text = record.text();
    let form = text.form();
    let put_away = app.records().filter_map(|(other, record_of)| match record_of {
        Record::AgreementDraft(draft) if record.agreement.is_some() && draft.agreement == record.agreement => {
            Some((draft.binned.as_ref()?.millis, other))
        }
        _ => None,
    });
    AgreementDraftView {
        draft: id.to_hex(),
        agreement: record.agreement.clone(),
        begun_from: record.begun_from,
        text: text_view(&text),
        fields: form.fields().iter().copied().map(Into::into).collect(),
        needed: form.needed().iter().copied().map(Into::into).collect(),
        needs_a_day: form.needs_a_day(),
        asks_whether_told: form.asks_whether_told(),
        told: Subject::ALL.into_iter().filter(|subject| subject.is_told()).map(Into::into).collect(),
        put_away: put_away.max().map(|(_, other)| other.to_hex()),
    }
}

fn draft_line(id: EntryId, record: &AgreementDraftRecordV2) -> DraftLine {
    DraftLine {
        draft: id.to_hex(),
        agreement: record.agreement.clone(),
        title: record.text().title().to_owned(),
        form: record.text().form().into(),
        at: record.changed.text(),
    }
}

const fn rank(state: AgreementState) -> u8 {
    match state {
        AgreementState::InForce => 0,
        AgreementState::Proposed => 1,
        AgreementState::Resting => 2,
        AgreementState::Declined | AgreementState::Withdrawn | AgreementState::Retired => 3,
    }
}
