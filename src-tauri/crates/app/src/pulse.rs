//! The trust pulse: own ratings of how trust feels, kept in the own room and seen by nobody else.

use crate::open::entry_id;
use crate::records::{PulseRecordV1, Record};
use crate::reflect;
use crate::views::{
    PulseChange, PulseEdit, PulseFacet, PulseFacetLine, PulseLine, PulseMark, PulseMarkKind, PulsePoint, PulseRating,
    PulseView, SavedPulse,
};
use crate::words::words;
use crate::{AppError, Moment, OpenApp, breaches, plans};
use domain::agreement::VersionState;
use domain::breach::Belongs;
use domain::day::Day;
use domain::pulse::{self, Change, Facet, Pulse, WEEKS_NOW};
use std::collections::BTreeMap;
use vault::EntryId;

/// The exercises that are set as marks when they are finished.
const MARKED: [(&str, PulseMarkKind); 2] =
    [("a-setback", PulseMarkKind::Setback), ("aftershock", PulseMarkKind::Aftershock)];

/// All pulses, and the lines they make.
#[must_use]
pub fn show(app: &OpenApp, now: &Moment) -> PulseView {
    let today = now.day();
    let pulses: Vec<(EntryId, Pulse)> = kept(app)
        .into_iter()
        .filter(|(_, _, belongs)| breaches::is_of_current(app, *belongs))
        .map(|(id, pulse, _)| (id, pulse))
        .collect();
    PulseView {
        today: today.to_string(),
        facets: Facet::ALL.into_iter().map(|facet| facet_line(facet, &pulses, today)).collect(),
        pulses: pulses.iter().map(|(id, pulse)| pulse_line(*id, pulse)).collect(),
        marks: marks(app, &pulses, today),
        feels_unsafe: feels_unsafe(app, today),
        now_from: Day::from(today.date() - chrono::Duration::days(WEEKS_NOW * 7 - 1)).to_string(),
    }
}

/// Keeps a new pulse, or changes one.
///
/// # Errors
///
/// [`AppError::AnswerDoesNotFit`] for a rating above ten, a day that has not come or a new pulse that
/// says nothing, [`AppError::UnknownEntry`], or why it could not be saved.
pub fn save(app: &mut OpenApp, entry: Option<&str>, edit: PulseEdit, now: &Moment) -> Result<SavedPulse, AppError> {
    let pulse = Pulse {
        day: Day::parse(&edit.date).ok_or(AppError::AnswerDoesNotFit)?,
        ratings: edit.ratings.into_iter().map(|rating| (rating.facet.into(), rating.value)).collect(),
        note: edit.note,
    };
    pulse.fits(now.day()).map_err(|_| AppError::AnswerDoesNotFit)?;
    let (id, record) = match entry {
        None if pulse.is_blank() => return Err(AppError::AnswerDoesNotFit),
        None => {
            let mut record = PulseRecordV1::write(&pulse, now);
            record.belong(breaches::current(app).belongs);
            (EntryId::make()?, record)
        }
        Some(entry) => {
            let (id, mut record) = record(app, entry)?;
            record.put(&pulse, now);
            (id, record)
        }
    };
    app.put(id, Record::Pulse(record), now)?;
    Ok(SavedPulse { entry: id.to_hex(), at: now.text() })
}

/// Puts a pulse into the bin. It stays in the file, and can be taken back.
///
/// # Errors
///
/// [`AppError::UnknownEntry`], or why it could not be saved.
pub fn bin(app: &mut OpenApp, entry: &str, now: &Moment) -> Result<PulseView, AppError> {
    set_binned(app, entry, Some(now.clone()), now)
}

/// Takes a pulse back out of the bin.
///
/// # Errors
///
/// As [`bin`].
pub fn take_back(app: &mut OpenApp, entry: &str, now: &Moment) -> Result<PulseView, AppError> {
    set_binned(app, entry, None, now)
}

fn set_binned(app: &mut OpenApp, entry: &str, binned: Option<Moment>, now: &Moment) -> Result<PulseView, AppError> {
    let (id, mut record) = record(app, entry)?;
    record.binned = binned;
    app.put(id, Record::Pulse(record), now)?;
    Ok(show(app, now))
}

/// Whether the newest rating of felt safety asks for steadying before talk, with whomever it is about.
pub(crate) fn feels_unsafe(app: &OpenApp, today: Day) -> bool {
    let mut of: BTreeMap<Option<EntryId>, Vec<Pulse>> = BTreeMap::new();
    for (_, pulse, belongs) in kept(app) {
        of.entry(breaches::resolved(app, belongs)).or_default().push(pulse);
    }
    of.values().any(|pulses| pulse::feels_unsafe(pulses, today))
}

/// All pulses for reading outside the program, oldest first.
pub(crate) fn lines(app: &OpenApp) -> Vec<PulseLine> {
    kept(app).iter().map(|(id, pulse, _)| pulse_line(*id, pulse)).collect()
}

/// A pulse as words: one rated facet a line, then the note.
pub(crate) fn text(ratings: &[PulseRating], note: &str) -> String {
    let rated = ratings.iter().map(|rating| {
        let value = rating.value.to_string();
        plain("pulse-rated", &[("facet", &facet_words(rating.facet)), ("value", &value)])
    });
    rated.chain(Some(note.to_owned()).filter(|note| !note.trim().is_empty())).collect::<Vec<_>>().join("\n")
}

pub(crate) fn pulse_line(id: EntryId, pulse: &Pulse) -> PulseLine {
    let rating = |(facet, value): (&Facet, &u8)| PulseRating { facet: (*facet).into(), value: *value };
    PulseLine {
        entry: id.to_hex(),
        date: pulse.day.to_string(),
        ratings: pulse.ratings.iter().map(rating).collect(),
        note: pulse.note.clone(),
    }
}

/// What lies outside the bin, by day and then by when it was begun.
fn kept(app: &OpenApp) -> Vec<(EntryId, Pulse, Belongs<EntryId>)> {
    let mut kept: Vec<_> = app
        .records()
        .filter_map(|(id, record)| match record {
            Record::Pulse(record) if record.binned.is_none() => {
                Some((record.begun.millis, id, record.pulse()?, record.belongs()))
            }
            _ => None,
        })
        .collect();
    kept.sort_by_key(|(begun, id, pulse, _)| (pulse.day, *begun, *id));
    kept.into_iter().map(|(_, id, pulse, belongs)| (id, pulse, belongs)).collect()
}

fn record(app: &OpenApp, entry: &str) -> Result<(EntryId, PulseRecordV1), AppError> {
    let id = entry_id(entry, AppError::UnknownEntry)?;
    match app.record(id) {
        Some(Record::Pulse(record)) => Ok((id, record.clone())),
        _ => Err(AppError::UnknownEntry),
    }
}

fn facet_line(facet: Facet, pulses: &[(EntryId, Pulse)], today: Day) -> PulseFacetLine {
    let rated: Vec<(EntryId, Day, u8)> =
        pulses.iter().filter_map(|(id, pulse)| Some((*id, pulse.day, *pulse.ratings.get(&facet)?))).collect();
    let days: Vec<Day> = rated.iter().map(|(_, day, _)| *day).collect();
    let series: Vec<(Day, u8)> = rated.iter().map(|(_, day, value)| (*day, *value)).collect();
    let change = pulse::change(&series, today);
    let stretches = pulse::stretches(&days);
    let point =
        |(id, day, value): &(EntryId, Day, u8)| PulsePoint { entry: id.to_hex(), date: day.to_string(), value: *value };
    PulseFacetLine {
        facet: facet.into(),
        says: says(facet, series.last().map(|(_, value)| *value), stretches.len() > 1, change),
        stretches: stretches.into_iter().map(|stretch| rated[stretch].iter().map(point).collect()).collect(),
        change: match change {
            Change::TooFew => PulseChange::TooFew,
            Change::Within => PulseChange::Within,
            Change::Moved { before, now } if now > before => PulseChange::Higher,
            Change::Moved { .. } => PulseChange::Lower,
        },
    }
}

/// What a line shows. It says where the ratings stand, and of a change only what is beyond the noise.
fn says(facet: Facet, newest: Option<u8>, has_gaps: bool, change: Change) -> String {
    let facet = facet_words(facet.into());
    let Some(newest) = newest else { return plain("pulse-says-none", &[("facet", &facet)]) };
    let newest = newest.to_string();
    let first = match change {
        Change::TooFew => plain("pulse-says-few", &[("facet", &facet), ("value", &newest)]),
        Change::Within => plain("pulse-says-within", &[("facet", &facet), ("value", &newest)]),
        Change::Moved { before, now } => {
            let about = |level: f64| format!("{level:.0}");
            plain(
                "pulse-says-moved",
                &[("facet", &facet), ("before", &about(before.round())), ("now", &about(now.round()))],
            )
        }
    };
    if has_gaps { format!("{first} {}", plain("pulse-says-gaps", &[])) } else { first }
}

/// What is put into these sentences is a number or our own words, so no writing direction changes in
/// them, and the marks for that would only be in the way when the text is searched or copied.
fn plain(id: &str, args: &[(&str, &str)]) -> String {
    words(id, args).replace(['\u{2068}', '\u{2069}'], "")
}

fn facet_words(facet: PulseFacet) -> String {
    words(
        match facet {
            PulseFacet::Safe => "pulse-facet-safe",
            PulseFacet::Truthful => "pulse-facet-truthful",
            PulseFacet::Reliable => "pulse-facet-reliable",
            PulseFacet::Open => "pulse-facet-open",
            PulseFacet::Close => "pulse-facet-close",
            PulseFacet::Respected => "pulse-facet-respected",
            PulseFacet::Reach => "pulse-facet-reach",
            PulseFacet::Reachable => "pulse-facet-reachable",
        },
        &[],
    )
}

/// Agreements that came into force, what was written down of hard days, and where a line goes on with
/// other words than it began with.
fn marks(app: &OpenApp, pulses: &[(EntryId, Pulse)], today: Day) -> Vec<PulseMark> {
    let mut marks: Vec<PulseMark> = Vec::new();
    for agreement in plans::all(app).into_values() {
        let held = |state| matches!(state, VersionState::InForce | VersionState::Replaced | VersionState::Retired);
        let mut kind = PulseMarkKind::Agreement;
        for version in agreement.versions.iter().filter(|version| held(version.state)) {
            let Some(at) = version.signed.iter().map(|signature| signature.at).max() else { continue };
            let date = Moment { millis: at.0, ..app.here() }.day().to_string();
            marks.push(PulseMark { date, kind, title: version.text.title().to_owned(), facet: None });
            kind = PulseMarkKind::AgreementChanged;
        }
    }
    for (_, record) in app.records() {
        let Record::Run(run) = record else { continue };
        let marked = MARKED.iter().find(|(exercise, _)| *exercise == run.exercise());
        if let Some((exercise, kind)) = marked.filter(|_| run.is_finished() && run.binned.is_none()) {
            let title = reflect::title_of(exercise);
            marks.push(PulseMark { date: run.changed.day().to_string(), kind: *kind, title, facet: None });
        }
    }
    for facet in Facet::ALL {
        let Some(day) = facet.reworded().filter(|day| *day <= today) else { continue };
        if pulses.iter().any(|(_, pulse)| pulse.day < day && pulse.ratings.contains_key(&facet)) {
            let (date, title) = (day.to_string(), facet_words(facet.into()));
            marks.push(PulseMark { date, kind: PulseMarkKind::Wording, title, facet: Some(facet.into()) });
        }
    }
    marks.sort_by(|a, b| (&a.date, &a.title).cmp(&(&b.date, &b.title)));
    marks
}

impl From<Facet> for PulseFacet {
    fn from(facet: Facet) -> Self {
        match facet {
            Facet::Safe => Self::Safe,
            Facet::Truthful => Self::Truthful,
            Facet::Reliable => Self::Reliable,
            Facet::Open => Self::Open,
            Facet::Close => Self::Close,
            Facet::Respected => Self::Respected,
            Facet::Reach => Self::Reach,
            Facet::Reachable => Self::Reachable,
        }
    }
}

impl From<PulseFacet> for Facet {
    fn from(facet: PulseFacet) -> Self {
        match facet {
            PulseFacet::Safe => Self::Safe,
            PulseFacet::Truthful => Self::Truthful,
            PulseFacet::Reliable => Self::Reliable,
            PulseFacet::Open => Self::Open,
            PulseFacet::Close => Self::Close,
            PulseFacet::Respected => Self::Respected,
            PulseFacet::Reach => Self::Reach,
            PulseFacet::Reachable => Self::Reachable,
        }
    }
}
