//! On which day a text was first read by the person who is to sign it.
//!
//! It stands in their own room alone. No view, count, search or export tells it, and the shared room holds nothing of
//! it: whoever proposed a text never learns that it was opened.

use crate::open::Own;
use crate::records::{AgreementRecordV2, FirstReadRecordV1, Record, bytes};
use crate::{AppError, Moment, OpenApp, plans};
use domain::agreement::{AgreementText, Version};
use domain::day::Day;
use domain::first_read::{self, FirstRead, needs_another_day};
use std::collections::HashSet;
use vault::{EntryId, Millis, Presence, digest_of};

/// Keeps that the version which waits for the opener is open before them, where it is the first time and matters.
/// Without a trace of when the room was last saved.
pub(crate) fn note(app: &mut OpenApp, version: &Version<Millis>, now: &Moment) {
    let digest = digest(&version.text);
    let is_known = all(app).any(|(_, read)| read.is_some_and(|read| read.is_of(&digest)));
    if !needs_another_day(&version.text) || is_known {
        return;
    }
    let read = FirstRead::today(digest, now.day(), now.day_of(version.proposed_at));
    // A disk that refuses keeps nobody from reading: then it was not read yet, and signing it stays closed.
    if let Ok(id) = EntryId::make() {
        let record = Record::FirstRead(FirstReadRecordV1::write(&read));
        let _ = app.save_unseen(vec![Own::Put(id, Box::new(record))]);
    }
}

/// Whether the opener can sign a text today.
pub(crate) fn opener_may_sign(app: &OpenApp, text: &AgreementText, now: &Moment) -> bool {
    let digest = digest(text);
    let since = all(app).filter_map(|(_, read)| since(read, &digest));
    first_read::may_sign(text, since.min(), now.day())
}

/// Refuses a signature by whoever typed the passphrase just now before the day after they first read the text in
/// their own room: the opener, or the one beside, whose room is read by their own key.
///
/// It is asked before anything else of theirs, so that the answer tells of nothing else.
pub(crate) fn may_sign(app: &OpenApp, presence: &Presence, text: &AgreementText, now: &Moment) -> Result<(), AppError> {
    let (digest, today) = (digest(text), now.day());
    let lets = |bytes: &[u8]| match Record::read(bytes) {
        Some(Record::FirstRead(record)) => {
            let since = since(record.first_read(), &digest);
            since.is_some() && first_read::may_sign(text, since, today)
        }
        _ => false,
    };
    if first_read::may_sign(text, None, today) || app.vault.keeps(presence, lets)? {
        Ok(())
    } else {
        Err(AppError::FromTomorrow)
    }
}

/// Puts out of sight what was kept of texts that wait for no answer of the opener any more: signed, declined, taken
/// back or replaced. It leaves the file with the next act that saves something.
pub(crate) fn let_go_of_answered(app: &mut OpenApp) {
    if all(app).next().is_none() {
        return;
    }
    let waiting: HashSet<[u8; 32]> =
        plans::waiting_for_opener(app).iter().map(|version| digest(&version.text)).collect();
    let is_over = |read: Option<FirstRead>| read.is_none_or(|read| !waiting.contains(read.digest()));
    let gone = all(app).filter(|(_, read)| is_over(*read)).map(|(id, _)| id).collect();
    app.let_go(gone);
}

fn since(read: Option<FirstRead>, digest: &[u8; 32]) -> Option<Day> {
    read.filter(|read| read.is_of(digest)).map(|read| read.on())
}

/// By the newest form, in whatever form the words were signed.
fn digest(text: &AgreementText) -> [u8; 32] {
    digest_of(&bytes(&AgreementRecordV2::write(text)))
}

fn all(app: &OpenApp) -> impl Iterator<Item = (EntryId, Option<FirstRead>)> {
    app.records().filter_map(|(id, record)| match record {
        Record::FirstRead(record) => Some((id, record.first_read())),
        _ => None,
    })
}
