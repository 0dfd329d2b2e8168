//! The short page: what each answers alone, in the own room, before anything close opens between the two.
//!
//! Every time it begins with whether anyone could see it, and asks everything anew. No view tells what was answered
//! or whether a yes stands, not even to the person whose yes it is: it is in no list, count, search or export.
//!
//! A yes is for one sitting. What one person does alone does not use it up.
//!
//! Beginning rewrites the own room in the file, and so does "not now" as well as a yes: what was answered is read off
//! neither the bytes nor the day of the file.

use crate::breaches;
use crate::content::content;
use crate::gates::{ending_view, options};
use crate::open::Own;
use crate::records::{OwnYesRecordV1, Record};
use crate::views::{GateView, ShortAnswer, ShortView};
use crate::{AppError, Moment, OpenApp};
use domain::day::Day;
use domain::gate::{Gate, GateKind, Way};
use domain::short_page::{OwnYes, Page, way};
use vault::{EntryId, Presence};

/// Begins at the first question, whatever was answered before.
///
/// # Errors
///
/// [`AppError::SecondPersonMissing`] while there is nobody to sit down with.
pub fn begin(app: &mut OpenApp) -> Result<ShortView, AppError> {
    if app.persons().len() < 2 {
        return Err(AppError::SecondPersonMissing);
    }
    rewrite(app);
    Ok(stand_at(app, Page::FIRST))
}

/// Takes the answers of the page that is open, and forgets them. A question without an answer is not cleared.
///
/// # Errors
///
/// [`AppError::AnswerDoesNotFit`] where no questions are open.
pub fn answer(app: &mut OpenApp, answers: &[ShortAnswer]) -> Result<ShortView, AppError> {
    let (page, next) = match app.short.take() {
        Some(page) => (page, page.next().ok_or(AppError::AnswerDoesNotFit)?),
        None => return Err(AppError::AnswerDoesNotFit),
    };
    let said = |gate: &Gate| answers.iter().find(|each| each.gate == gate.kind.id()).map(|each| each.option.as_str());
    let asked: Vec<(&Gate, Option<&str>)> =
        page.gates().iter().map(|kind| content().gate(*kind)).map(|gate| (gate, said(gate))).collect();
    let led = way(&asked);
    // A page that is put off because somebody could see it binds nothing and changes nothing: whoever looks on must
    // not see anything close.
    if let (Page::Alone, Way::Ends(ending)) = (page, led) {
        return Ok(ShortView::PutOff {
            body: content().ending(ending).body.of(breaches::current(app).relation).clone(),
        });
    }
    for (gate, answer) in &asked {
        app.gates.note(gate.kind, gate.way(*answer));
    }
    match led {
        Way::Cleared => Ok(stand_at(app, next)),
        Way::Ends(ending) => {
            take_out(app);
            Ok(ShortView::Ends { ending: ending_view(app, content().ending(ending), breaches::current(app).relation) })
        }
    }
}

/// Takes the last answer. A yes is kept and counts from the next day; "not now" is nothing kept, and takes an earlier
/// yes out of the file.
///
/// # Errors
///
/// [`AppError::AnswerDoesNotFit`] where the questions before it were not cleared, or why it could not be saved.
pub fn finish(app: &mut OpenApp, yes: bool, now: &Moment) -> Result<ShortView, AppError> {
    if app.short != Some(Page::Together) {
        return Err(AppError::AnswerDoesNotFit);
    }
    let earlier: Vec<EntryId> = all(app).map(|(id, _)| id).collect();
    let mut own: Vec<Own> = earlier.into_iter().map(Own::Delete).collect();
    if yes {
        let record = OwnYesRecordV1::write(OwnYes::given_on(now.day()));
        own.push(Own::Put(EntryId::make()?, Box::new(Record::OwnYes(record))));
    }
    if own.is_empty() {
        rewrite(app);
    } else {
        app.save_unseen(own)?;
    }
    app.short = None;
    app.taken_out.clear();
    Ok(ShortView::Done)
}

/// Writes the own room into the file with nothing changed in it. A disk that refuses keeps nobody from the page.
fn rewrite(app: &mut OpenApp) {
    if let Ok(nothing) = EntryId::make() {
        let _ = app.save_unseen(vec![Own::Delete(nothing)]);
    }
}

fn stand_at(app: &mut OpenApp, page: Page) -> ShortView {
    app.short = Some(page);
    match page {
        Page::Together => ShortView::Together,
        _ => ShortView::Asks { questions: page.gates().iter().map(|kind| question(app, *kind)).collect() },
    }
}

fn question(app: &OpenApp, kind: GateKind) -> GateView {
    let prompt = content().gate(kind).prompt.of(breaches::current(app).relation).clone();
    GateView { step: kind.id().to_owned(), prompt, options: options(kind) }
}

/// Whether the opener's own yes counts on this day.
pub(crate) fn counts(app: &OpenApp, today: Day) -> bool {
    all(app).any(|(_, record)| record.yes().is_some_and(|yes| yes.counts_on(today)))
}

/// The same for whoever typed the passphrase just now, at the opener's screen: it is read in their own room by their
/// own key, and nothing of it is kept anywhere.
pub(crate) fn counts_for(app: &OpenApp, presence: &Presence, today: Day) -> Result<bool, AppError> {
    let counts = |bytes: &[u8]| match Record::read(bytes) {
        Some(Record::OwnYes(record)) => record.yes().is_some_and(|yes| yes.counts_on(today)),
        _ => false,
    };
    Ok(app.vault.keeps(presence, counts)?)
}

/// Takes the yes out of the file, and remembers it until the lock for who would rather leave it as it was. At once,
/// so that a process that ends now has taken it out. Writes nothing where there is none. A short page that was begun
/// before is over: it takes no yes any more.
pub(crate) fn take_out(app: &mut OpenApp) {
    app.short = None;
    let standing: Vec<(EntryId, OwnYesRecordV1)> = all(app).map(|(id, record)| (id, record.clone())).collect();
    if standing.is_empty() {
        return;
    }
    let gone: Vec<EntryId> = standing.iter().map(|(id, _)| *id).collect();
    // A disk that refuses must not keep anybody from the ending they are led to: it counts no more all the same, and
    // leaves the file with the next save.
    if app.save_unseen(gone.iter().copied().map(Own::Delete).collect()).is_err() {
        app.let_go(gone);
    }
    app.taken_out = standing;
}

/// Leaves it as it was: what an answer took out since unlocking stands again, with the same days. Writes nothing
/// where nothing was taken out.
///
/// # Errors
///
/// Why it could not be saved.
pub fn leave_as_it_was(app: &mut OpenApp) -> Result<(), AppError> {
    let back = app.taken_out.iter().map(|(id, record)| Own::Put(*id, Box::new(Record::OwnYes(record.clone()))));
    let back: Vec<Own> = back.collect();
    if back.is_empty() {
        return Ok(());
    }
    app.save_unseen(back)?;
    app.taken_out.clear();
    Ok(())
}

/// Puts a yes that has run out out of sight. It leaves the file with the next act that saves something.
pub(crate) fn drop_what_ran_out(app: &mut OpenApp, now: &Moment) {
    let ran_out = |record: &OwnYesRecordV1| record.yes().is_none_or(|yes| yes.has_run_out(now.day()));
    let gone = all(app).filter(|(_, record)| ran_out(record)).map(|(id, _)| id).collect();
    app.let_go(gone);
}

fn all(app: &OpenApp) -> impl Iterator<Item = (EntryId, &OwnYesRecordV1)> {
    app.records().filter_map(|(id, record)| match record {
        Record::OwnYes(record) => Some((id, record)),
        _ => None,
    })
}
