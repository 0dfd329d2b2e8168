use super::breach::{belonging, belongs};
use super::{V1, kind};
use crate::moment::Moment;
use domain::breach::Belongs;
use domain::day::Day;
use domain::pulse::{Facet, Pulse};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use vault::EntryId;

kind!(PulseKind, "pulse");

/// A trust pulse.
// FORMAT: entry kind "pulse", version 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct PulseRecordV1 {
    v: V1,
    kind: PulseKind,
    /// The day it is about, which a person may set back.
    day: String,
    /// 0 to 10 by the name of the facet; what was left out is not there.
    ratings: BTreeMap<String, u8>,
    note: String,
    pub(crate) begun: Moment,
    pub(crate) changed: Moment,
    pub(crate) binned: Option<Moment>,
    /// To which breach it belongs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    record: Option<String>,
}

impl PulseRecordV1 {
    pub(crate) fn write(pulse: &Pulse, now: &Moment) -> Self {
        let mut record = Self {
            v: V1,
            kind: PulseKind::Kind,
            day: String::new(),
            ratings: BTreeMap::new(),
            note: String::new(),
            begun: now.clone(),
            changed: now.clone(),
            binned: None,
            record: None,
        };
        record.put(pulse, now);
        record
    }

    /// Changes it. A rating under a name that this program does not know stays.
    pub(crate) fn put(&mut self, pulse: &Pulse, now: &Moment) {
        for facet in Facet::ALL {
            let name = name(facet).to_owned();
            match pulse.ratings.get(&facet) {
                Some(value) => drop(self.ratings.insert(name, *value)),
                None => drop(self.ratings.remove(&name)),
            }
        }
        self.day = pulse.day.to_string();
        self.note.clone_from(&pulse.note);
        self.changed = now.clone();
    }

    /// `None` where its day does not read.
    pub(crate) fn pulse(&self) -> Option<Pulse> {
        let rating = |facet: Facet| Some((facet, *self.ratings.get(name(facet))?));
        Some(Pulse {
            day: Day::parse(&self.day)?,
            ratings: Facet::ALL.into_iter().filter_map(rating).collect(),
            note: self.note.clone(),
        })
    }

    /// To which breach it belongs.
    pub(crate) fn belongs(&self) -> Belongs<EntryId> {
        belongs(self.record.as_deref())
    }

    /// Moves it to another breach.
    pub(crate) fn belong(&mut self, to: Belongs<EntryId>) {
        self.record = belonging(to);
    }

    /// The own words of it.
    pub(crate) fn note(&self) -> &str {
        &self.note
    }
}

// FORMAT: the names of the facets.
const fn name(facet: Facet) -> &'static str {
    match facet {
        Facet::Safe => "safe",
        Facet::Truthful => "truthful",
        Facet::Reliable => "reliable",
        Facet::Open => "open",
        Facet::Close => "close",
        Facet::Respected => "respected",
        Facet::Reach => "reach",
        Facet::Reachable => "reachable",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Record, bytes};

    fn pulse() -> Pulse {
        let day = Day::parse("2026-01-02").expect("a day");
        let ratings = Facet::ALL.into_iter().zip(0..).collect();
        Pulse { day, ratings, note: "N".to_owned() }
    }

    fn now() -> Moment {
        Moment { millis: 5, offset: 60, zone: Some("Europe/Paris".to_owned()) }
    }

    #[test]
    fn the_bytes_of_a_pulse_are_frozen() {
        let record = PulseRecordV1::write(&pulse(), &now());
        let frozen = concat!(
            r#"{"v":1,"kind":"pulse","day":"2026-01-02","#,
            r#""ratings":{"close":4,"open":3,"reach":6,"reachable":7,"reliable":2,"respected":5,"safe":0,"truthful":1},"#,
            r#""note":"N","begun":{"ms":5,"offset":60,"zone":"Europe/Paris"},"#,
            r#""changed":{"ms":5,"offset":60,"zone":"Europe/Paris"},"binned":null}"#,
        );
        assert_eq!(String::from_utf8(bytes(&record)).as_deref(), Ok(frozen));
        assert_eq!(record.pulse(), Some(pulse()));
        assert_eq!(Record::read(frozen.as_bytes()), Some(Record::Pulse(record)));
    }

    #[test]
    fn a_pulse_that_belongs_to_another_than_the_first_says_so_last() {
        let id = EntryId::from_hex("00112233445566778899aabbccddeeff").expect("an id");
        let mut record = PulseRecordV1::write(&pulse(), &now());
        assert_eq!(record.belongs(), Belongs::First);
        record.belong(Belongs::To(id));
        let written = String::from_utf8(bytes(&record)).expect("text");
        assert!(written.ends_with(r#""binned":null,"record":"00112233445566778899aabbccddeeff"}"#), "{written}");
        assert_eq!(Record::read(written.as_bytes()), Some(Record::Pulse(record)));
    }

    #[test]
    fn what_is_left_out_is_not_kept_and_what_a_newer_program_rated_is() {
        let mut record = PulseRecordV1::write(&pulse(), &now());
        record.ratings.insert("rested".to_owned(), 9);
        let fewer = Pulse { ratings: [(Facet::Safe, 8)].into(), note: String::new(), ..pulse() };
        record.put(&fewer, &now());
        assert_eq!(record.pulse(), Some(fewer));
        assert_eq!(record.ratings.keys().collect::<Vec<_>>(), ["rested", "safe"]);
    }
}
