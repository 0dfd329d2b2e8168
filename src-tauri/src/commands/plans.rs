//! Plans: agreements, their drafts and their signatures.

use crate::clock::now;
use crate::door::Door;
use app::plans::Answering;
use app::views::{
    AgreementDraftView, AgreementForm, AgreementSubject, AgreementTemplate, AgreementText, AgreementView, AheadView,
    ControlNote, EntryLine, Person, PlanView, RecurrenceView, Remark, SavedView, SignDayView,
};
use app::{AppError, ahead, control, plans, recurrence};
use tauri::State;
use zeroize::Zeroizing;

#[tauri::command]
#[specta::specta]
pub(crate) async fn plan_show(door: State<'_, Door>) -> Result<PlanView, AppError> {
    door.ask(|program| Ok(plans::show(program.open()?))).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn agreement_show(door: State<'_, Door>, agreement: String) -> Result<AgreementView, AppError> {
    door.ask(move |program| plans::agreement(program.open()?, &agreement)).await
}

/// When what is open can be signed: an own draft, or the version of an agreement that waits. That it is open is kept
/// in the own room.
#[tauri::command]
#[specta::specta]
pub(crate) async fn agreement_sign_day(door: State<'_, Door>, of: String) -> Result<SignDayView, AppError> {
    door.ask(move |program| plans::sign_day(program.open()?, &of, &now())).await
}

/// An own draft by its id, a change by the agreement's id, or with none a new draft.
#[tauri::command]
#[specta::specta]
pub(crate) async fn agreement_draft(
    door: State<'_, Door>,
    agreement: Option<String>,
) -> Result<AgreementDraftView, AppError> {
    door.ask(move |program| plans::draft(program.open()?, agreement.as_deref(), &now())).await
}

/// A new draft of a form, about something.
#[tauri::command]
#[specta::specta]
pub(crate) async fn agreement_begin(
    door: State<'_, Door>,
    form: AgreementForm,
    subject: AgreementSubject,
) -> Result<AgreementDraftView, AppError> {
    door.ask(move |program| plans::begin(program.open()?, form, subject, &now())).await
}

/// Whether one person would watch, hold or cut off the other. Nothing is kept of it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn control_look(text: String) -> Result<Vec<ControlNote>, AppError> {
    Ok(control::look(&text))
}

/// The places where an agreement can begin.
#[tauri::command]
#[specta::specta]
pub(crate) async fn template_list() -> Result<Vec<AgreementTemplate>, AppError> {
    Ok(plans::templates())
}

/// A new draft that begins with the words of a template.
#[tauri::command]
#[specta::specta]
pub(crate) async fn agreement_begin_from(
    door: State<'_, Door>,
    template: String,
) -> Result<AgreementDraftView, AppError> {
    door.ask(move |program| plans::begin_from(program.open()?, &template, &now())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn agreement_draft_save(
    door: State<'_, Door>,
    draft: String,
    text: AgreementText,
) -> Result<SavedView, AppError> {
    door.ask(move |program| plans::draft_save(program.open()?, &draft, text, &now())).await
}

/// Another draft of the same change, from the words in force by now.
#[tauri::command]
#[specta::specta]
pub(crate) async fn agreement_draft_anew(door: State<'_, Door>, draft: String) -> Result<AgreementDraftView, AppError> {
    door.ask(move |program| plans::draft_anew(program.open()?, &draft, &now())).await
}

/// Puts a draft into the bin. Gives back its line there, where anything was written.
#[tauri::command]
#[specta::specta]
pub(crate) async fn agreement_draft_discard(
    door: State<'_, Door>,
    draft: String,
) -> Result<Option<EntryLine>, AppError> {
    door.ask(move |program| plans::draft_discard(program.open()?, &draft, &now())).await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn agreement_propose(
    door: State<'_, Door>,
    draft: String,
    passphrase: String,
) -> Result<AgreementView, AppError> {
    let passphrase = Zeroizing::new(passphrase);
    door.ask(move |program| plans::propose(program.open()?, &draft, &passphrase, &now())).await
}

/// The three answers differ in one word only.
macro_rules! answer {
    ($name:ident, $answering:expr) => {
        #[tauri::command]
        #[specta::specta]
        pub(crate) async fn $name(
            door: State<'_, Door>,
            agreement: String,
            revision: u32,
            person: Person,
            passphrase: String,
        ) -> Result<AgreementView, AppError> {
            let passphrase = Zeroizing::new(passphrase);
            door.ask(move |program| {
                plans::answer(program.open()?, &agreement, $answering, revision, person, &passphrase, &now())
            })
            .await
        }
    };
}

answer!(agreement_accept, Answering::Accept);
answer!(agreement_decline, Answering::Decline);
answer!(agreement_withdraw, Answering::Withdraw);

/// One of the two looked at it again and keeps it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn agreement_keep(
    door: State<'_, Door>,
    agreement: String,
    revision: u32,
    remark: Remark,
    person: Person,
    passphrase: String,
) -> Result<AgreementView, AppError> {
    let passphrase = Zeroizing::new(passphrase);
    door.ask(move |program| plans::keep(program.open()?, &agreement, revision, remark, person, &passphrase, &now()))
        .await
}

/// What one of the two said who kept it is taken back by its author.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remark_take_back(
    door: State<'_, Door>,
    agreement: String,
    remark: String,
    person: Person,
    passphrase: String,
) -> Result<AgreementView, AppError> {
    let passphrase = Zeroizing::new(passphrase);
    door.ask(move |program| plans::remark_take_back(program.open()?, &agreement, &remark, person, &passphrase, &now()))
        .await
}

#[tauri::command]
#[specta::specta]
pub(crate) async fn agreement_retire(
    door: State<'_, Door>,
    agreement: String,
    person: Person,
    passphrase: String,
) -> Result<AgreementView, AppError> {
    let passphrase = Zeroizing::new(passphrase);
    door.ask(move |program| plans::retire(program.open()?, &agreement, person, &passphrase, &now())).await
}

/// What two people look forward to.
#[tauri::command]
#[specta::specta]
pub(crate) async fn ahead_show(door: State<'_, Door>) -> Result<AheadView, AppError> {
    door.ask(|program| Ok(ahead::show(program.open()?))).await
}

/// What was written for the day on which it happens again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recurrence_show(door: State<'_, Door>) -> Result<RecurrenceView, AppError> {
    door.ask(|program| Ok(recurrence::show(program.open()?))).await
}
