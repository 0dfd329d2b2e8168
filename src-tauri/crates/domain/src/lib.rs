//! What Hearthside is about, as values and rules.
//!
//! This crate knows persons, exercises, entries and agreements.
//! It must never read a file, a clock or a source of randomness: the day, the ids and the
//! texts all come in as arguments, so that every rule can be tested with plain values.
//!
//! # Glossary
//!
//! One word per thing, the same in Rust, SQL, TypeScript and on the screen.
//!
//! - **household**: the one encrypted file and the one or two persons in it.
//! - **person**: somebody with an own secret in the household.
//! - **private room**, **shared room**: the two kinds of space; a third person has none.
//! - **breach**: one thing that broke trust, with its roles; a private record (on screen: "what happened").
//! - **exercise**: a guided piece of reflection, defined in content files.
//! - **gate**: a question about danger, asked first, never stored, binding until the lock.
//! - **short page**: the questions that each answers alone before close things open. **Own yes**: what comes of it,
//!   for one sitting, from the next day.
//! - **entry**: one person's run through an exercise, or a journal note; drafts are entries too.
//! - **agreement**: something both signed; each change is a new **version**, numbered by its
//!   **revision**. **Remark**: one person's signed word that they looked at it again and keep it.
//! - **pulse**: a short self-rating of the facets of trust, by default each week.
//! - **post**: something one person places in the shared room that needs no consent; the other may
//!   **reply**.
//! - **commitment**: an observable act one person promises (the verb; the thing is never "a promise").
//!   **Outcome**: how it went on a day.
//! - **deed**: something done to put right. **Request**: something asked for that may be refused.
//! - **ritual**: an agreement on a good thing that comes back. **Rhythm**: on which days, at what
//!   time, for how long.
//! - **idea**: something two people could do together. What both have marked is a **match**.
//! - **session**: a side-by-side sitting of both persons.
//! - **disclosure**: something told unasked.
//! - **share**, **withdraw**: place a frozen copy in the shared room; take it out again. People read that
//!   they *take back* what they placed or proposed, and *withdraw* a consent that they gave.
//!
//! # Reading order
//!
//! [`person`] and [`day`], then [`gate`], [`short_page`], [`exercise`], [`answer`], [`run`] and [`breach`], then [`pulse`], [`rhythm`], [`agreement`],
//! [`first_read`], [`remark`] and [`post`],
//! and last [`suggestion`], which looks at all of it.

pub mod agreement;
pub mod answer;
pub mod breach;
pub mod coach;
pub mod control;
pub mod day;
pub mod exercise;
pub mod feeling;
pub mod first_read;
pub mod gate;
pub mod person;
pub mod post;
pub mod pulse;
pub mod remark;
pub mod rhythm;
pub mod run;
pub mod short_page;
pub mod suggestion;
