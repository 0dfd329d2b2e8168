//! When a text can be signed: what asks something of one person, from the day after its signer first read or wrote
//! it. For everybody, so that nobody has to ask the other for time.
//!
//! A day is the one that the computer tells. Where its clock was set back, the day that was kept lies ahead and goes
//! on holding. A clock that is set forward cannot be told from time that went by: that is not guarded.

use crate::agreement::{AgreementText, Form, Subject};
use crate::day::Day;

/// Whether a text is signed on another day than it was first read or written. What is only good, and what names days,
/// can be signed at once, unless it is about what one of the two shows, has or does.
#[must_use]
pub const fn needs_another_day(text: &AgreementText) -> bool {
    match text.form() {
        Form::Boundary | Form::Recurrence | Form::Recommitment | Form::Chapter => true,
        Form::Ritual | Form::Goal => match text.subject() {
            Subject::Contact | Subject::Money | Subject::Substance | Subject::Openness | Subject::Telling => true,
            Subject::Own
            | Subject::Devices
            | Subject::Situations
            | Subject::Time
            | Subject::Amends
            | Subject::Connection => false,
        },
    }
}

/// Whether who has known a text since one day can sign it on another.
#[must_use]
pub fn may_sign(text: &AgreementText, since: Option<Day>, today: Day) -> bool {
    !needs_another_day(text) || since.is_some_and(|since| since < today)
}

/// That somebody read a text, and on which day first. A text is known by the digest of its words: the same words in
/// another version, or in another agreement, are the same text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstRead {
    digest: [u8; 32],
    on: Day,
}

impl FirstRead {
    /// Read today. No text was read before the day on which it was proposed, whatever the clock says.
    #[must_use]
    pub fn today(digest: [u8; 32], today: Day, proposed: Day) -> Self {
        Self { digest, on: today.max(proposed) }
    }

    /// As it was kept.
    #[must_use]
    pub const fn kept(digest: [u8; 32], on: Day) -> Self {
        Self { digest, on }
    }

    /// Whether these are the words.
    #[must_use]
    pub fn is_of(&self, digest: &[u8; 32]) -> bool {
        self.digest == *digest
    }

    /// The digest of the words.
    #[must_use]
    pub const fn digest(&self) -> &[u8; 32] {
        &self.digest
    }

    /// The day.
    #[must_use]
    pub const fn on(&self) -> Day {
        self.on
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn what_asks_something_of_one_person_is_signed_on_another_day_and_what_is_only_good_at_once() {
        let about_one = [Subject::Contact, Subject::Money, Subject::Substance, Subject::Openness, Subject::Telling];
        for (form, subject) in Form::ALL.into_iter().flat_map(|form| Subject::ALL.map(|subject| (form, subject))) {
            let is_only_good = matches!(form, Form::Ritual | Form::Goal) && !about_one.contains(&subject);
            let text = AgreementText::of(form, subject);
            assert_eq!(needs_another_day(&text), !is_only_good, "{form:?}, {subject:?}");
            let on = |since: Option<&str>| may_sign(&text, since.map(day), day("2026-12-02"));
            assert!(on(Some("2026-12-01")) && on(Some("2026-01-01")), "{form:?}, {subject:?}");
            for since in [None, Some("2026-12-02"), Some("2026-12-03")] {
                assert_eq!(on(since), is_only_good, "{form:?}, {subject:?}, {since:?}");
            }
        }
    }

    #[test]
    fn no_text_was_read_before_the_day_on_which_it_was_proposed() {
        let read = |today, proposed| FirstRead::today([7; 32], day(today), day(proposed)).on();
        assert_eq!(read("2026-12-02", "2026-11-30"), day("2026-12-02"));
        assert_eq!(read("2026-12-01", "2026-12-02"), day("2026-12-02"), "the clock was set back");
    }
}
