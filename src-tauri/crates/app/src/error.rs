//! Every way in which a thing a person does can fail, as a code.
//!
//! A code exists only if the window acts on it. The words (what happened, what is safe, what to do
//! next) stand in the Fluent files; no text, path or name of a person ever travels in an error.

use crate::views::AgreementField;
use domain::agreement::NotNow;
use domain::run::NotTaken;
use serde::Serialize;
use specta::Type;
use vault::{PassphraseFault, Rule, VaultError};

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum AppError {
    /// The passphrase does not open this person's room.
    #[error("the passphrase does not open this household")]
    WrongPassphrase,
    /// Under 15 characters.
    #[error("the passphrase is too short")]
    PassphraseTooShort,
    /// Among the first 10^13 guesses.
    #[error("the passphrase is easy to guess")]
    PassphraseTooGuessable,
    /// Over 1,024 characters.
    #[error("the passphrase is too long")]
    PassphraseTooLong,
    /// Holds a character that another keyboard or a later Unicode may not give back.
    #[error("the passphrase holds a character that cannot be relied on")]
    PassphraseCharacter,
    /// Cannot be the newcomer's, for a reason that is nobody's to know.
    #[error("the passphrase cannot be used here")]
    PassphraseUnusable,
    /// No label.
    #[error("the name is empty")]
    LabelEmpty,
    /// Over 64 bytes.
    #[error("the name is too long")]
    LabelTooLong,
    /// The other person is called that.
    #[error("the name is already taken in this household")]
    LabelTaken,
    /// No household is known here.
    #[error("no household is known here")]
    NoHousehold,
    /// A household already lies at that place.
    #[error("a household already lies there")]
    HouseholdExists,
    /// Two persons live in it already.
    #[error("two persons live in this household already")]
    AlreadyJoined,
    /// The founder has not confirmed being there.
    #[error("the first person has not confirmed being there")]
    NotPresent,
    /// Not a household file.
    #[error("this is not a household file")]
    NotAHousehold,
    /// Written by a newer program.
    #[error("this household was made by a newer version")]
    NewerVersion,
    /// Damaged beyond what can be opened in the ordinary way.
    #[error("the household file is damaged")]
    Damaged,
    /// Another window or another user has it open.
    #[error("the household is open in another window or by another user")]
    InUse,
    /// The key derivation found no memory.
    #[error("not enough free memory")]
    NotEnoughMemory,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The disk refused to read or write.
    #[error("the disk did not do what was asked")]
    DiskFailed,
    /// The file is gone.
    #[error("the household file is not where it was")]
    FileMissing,
    /// The file can be read, not changed.
    #[error("the household file cannot be changed")]
    ReadOnly,
    /// The room has reached its largest size.
    #[error("the room is full")]
    RoomFull,
    /// Over 1 MiB in one entry.
    #[error("the text is too long for one entry")]
    TextTooLong,
    /// Nobody's room is open.
    #[error("nobody's room is open")]
    Locked,
    /// No such exercise.
    #[error("there is no such exercise")]
    UnknownExercise,
    /// Another exercise has to be finished first.
    #[error("another exercise comes first")]
    ExerciseWaits,
    /// No such entry in this room.
    #[error("there is no such entry in this room")]
    UnknownEntry,
    /// No such agreement or draft.
    #[error("there is no such agreement")]
    UnknownAgreement,
    /// No such thing in the shared room, or it was taken back.
    #[error("there is no such thing in the shared room")]
    UnknownShared,
    /// Something has to be written before it can enter the shared room.
    #[error("it is not finished")]
    Unfinished,
    /// The system did not open its print dialog.
    #[error("the system did not print")]
    NotPrinted,
    /// The folder takes no file.
    #[error("the file was not written")]
    NotWritten,
    /// Something stands where the copy of the household was meant to go.
    #[error("something stands in that place already")]
    CopyStands,
    /// The copy of the household needs more space than there is.
    #[error("there is not enough space for the copy")]
    CopyNoSpace,
    /// The copy of the household did not come out the same, and is not there any more.
    #[error("the copy did not come out whole")]
    CopyDiffers,
    /// What is written there never leaves the private room.
    #[error("this never leaves the private room")]
    NeverShared,
    /// A question about danger of its exercise comes first.
    #[error("a question comes first")]
    GateFirst,
    /// What two people share is closed from this side until the lock.
    #[error("this can wait for another day")]
    ClosedForNow,
    /// Its writer chose to keep it until a later day.
    #[error("its writer keeps it for now")]
    Held,
    /// Something that was chosen for sharing reads differently now.
    #[error("what was chosen has changed since")]
    ChoiceDiffers,
    /// A new chapter opens only when both have marked that sense was made.
    #[error("the chapter is not open yet")]
    ChapterWaits,
    /// A word for the day is written on the day itself, and once.
    #[error("there is a word for this day, or the day has gone by")]
    StatementStands,
    /// What is told belongs to an agreement that no longer holds, or to one that is about something else.
    #[error("the agreement that this belongs to does not hold")]
    AgreementOver,
    /// The answer is not of the kind the step asks for.
    #[error("the answer does not fit the question")]
    AnswerDoesNotFit,
    /// Something has to be written before it can be signed.
    #[error("the agreement is not finished")]
    AgreementUnfinished {
        /// What.
        missing: Vec<AgreementField>,
    },
    /// The words are those already agreed or proposed.
    #[error("the words are the same as before")]
    AgreementUnchanged,
    /// It has changed since the person looked at it.
    #[error("the agreement has moved on")]
    AgreementMovedOn,
    /// The other person's room has to be opened by its owner before anything is signed there.
    #[error("the other person has to open the own room first")]
    UnlockFirst,
    /// The system gives no randomness, or the ciphers do not give the known answers.
    #[error("the program found that it cannot rely on this system")]
    SystemFault,
    /// Its signer first read or wrote it today.
    #[error("it can be signed from tomorrow")]
    FromTomorrow,
    /// There is nobody yet to agree with.
    #[error("there is no second person yet")]
    SecondPersonMissing,
}

impl From<NotNow> for AppError {
    fn from(error: NotNow) -> Self {
        match error {
            NotNow::MovedOn => Self::AgreementMovedOn,
            NotNow::Unchanged => Self::AgreementUnchanged,
        }
    }
}

impl From<NotTaken> for AppError {
    fn from(_: NotTaken) -> Self {
        Self::AnswerDoesNotFit
    }
}

impl From<PassphraseFault> for AppError {
    fn from(fault: PassphraseFault) -> Self {
        match fault {
            PassphraseFault::Empty => Self::PassphraseTooShort,
            PassphraseFault::TooLong => Self::PassphraseTooLong,
            PassphraseFault::Character => Self::PassphraseCharacter,
        }
    }
}

impl From<VaultError> for AppError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::NotAHousehold => Self::NotAHousehold,
            VaultError::NewerVersion => Self::NewerVersion,
            VaultError::WrongPassphrase => Self::WrongPassphrase,
            VaultError::Damaged(_) => Self::Damaged,
            VaultError::InUse => Self::InUse,
            VaultError::NotEnoughMemory => Self::NotEnoughMemory,
            VaultError::DiskFull => Self::DiskFull,
            VaultError::Disk(_) => Self::DiskFailed,
            VaultError::Missing => Self::FileMissing,
            VaultError::Exists => Self::HouseholdExists,
            VaultError::ReadOnly => Self::ReadOnly,
            VaultError::RoomFull => Self::RoomFull,
            VaultError::TooLong => Self::TextTooLong,
            VaultError::NoRandomness | VaultError::SelfTest => Self::SystemFault,
            VaultError::NotAllowed(rule) => rule.into(),
        }
    }
}

impl From<Rule> for AppError {
    fn from(rule: Rule) -> Self {
        match rule {
            Rule::NobodyJoined => Self::SecondPersonMissing,
            Rule::AlreadyJoined => Self::AlreadyJoined,
            Rule::PreparedFile | Rule::RoomDamaged => Self::Damaged,
            Rule::FounderOnly | Rule::StalePresence => Self::NotPresent,
            Rule::UnlockFirst => Self::UnlockFirst,
            Rule::PassphraseTaken => Self::PassphraseUnusable,
            Rule::KdfCost => Self::NotEnoughMemory,
            Rule::Label => Self::LabelTooLong,
            Rule::WrongWay | Rule::NothingToAnswer | Rule::NotYours | Rule::Revision | Rule::Body => {
                Self::AgreementMovedOn
            }
        }
    }
}
