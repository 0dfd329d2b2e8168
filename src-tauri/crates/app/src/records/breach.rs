use super::{V1, kind, stored};
use crate::moment::Moment;
use domain::breach::{Belongs, Breach, Here, Kind, Shape, Side, Standing};
use domain::day::Day;
use domain::person::Relation;
use serde::{Deserialize, Serialize};
use vault::EntryId;

kind!(BreachKind, "breach");

/// What happened, as its writer keeps it.
// FORMAT: entry kind "breach", version 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct BreachRecordV1 {
    v: V1,
    kind: BreachKind,
    between: RelationWord,
    word: String,
    kinds: Vec<KindWord>,
    other: String,
    shape: Option<ShapeWord>,
    since: Option<String>,
    since_about: String,
    side: Option<SideWord>,
    here: Option<HereWord>,
    /// When its writer last chose to work on it.
    pub(crate) chosen: Option<Moment>,
    /// When it was set aside, where it is.
    pub(crate) aside: Option<Moment>,
    pub(crate) begun: Moment,
    pub(crate) changed: Moment,
    pub(crate) binned: Option<Moment>,
}

// FORMAT: what the other person is to the writer, of a breach and of a run.
stored!(RelationWord, Relation, "kebab-case", pub(super), [Partner, Family, Friend]);
// FORMAT: the kinds of a breach.
stored!(
    KindWord,
    Kind,
    "kebab-case",
    [
        Affair,
        SecretContact,
        Lies,
        Omissions,
        BrokenPromises,
        Money,
        Substances,
        Neglect,
        LetDowns,
        HurtfulPattern,
        Other,
    ]
);
// FORMAT: how a breach came.
stored!(ShapeWord, Shape, "kebab-case", [Once, Pattern, StillGoingOn]);
// FORMAT: the writer's side, of a breach and of a run.
stored!(SideWord, Side, "kebab-case", pub(super), [Hurt, Broke, Both]);
// FORMAT: whether the other person of a breach is the one of the household.
stored!(HereWord, Here, "kebab-case", [Yes, No, NobodyYet]);

impl BreachRecordV1 {
    pub(crate) fn write(breach: &Breach, begun: &Moment, now: &Moment) -> Self {
        let mut record = Self {
            v: V1,
            kind: BreachKind::Kind,
            between: RelationWord::Partner,
            word: String::new(),
            kinds: Vec::new(),
            other: String::new(),
            shape: None,
            since: None,
            since_about: String::new(),
            side: None,
            here: None,
            chosen: None,
            aside: None,
            begun: begun.clone(),
            changed: now.clone(),
            binned: None,
        };
        record.put(breach, now);
        record
    }

    pub(crate) fn put(&mut self, breach: &Breach, now: &Moment) {
        self.between = breach.between.into();
        self.word.clone_from(&breach.word);
        self.kinds = breach.kinds.iter().copied().map(Into::into).collect();
        self.other.clone_from(&breach.other);
        self.shape = breach.shape.map(Into::into);
        self.since = breach.since.map(|day| day.to_string());
        self.since_about.clone_from(&breach.since_about);
        self.side = breach.side.map(Into::into);
        self.here = breach.here.map(Into::into);
        self.changed = now.clone();
    }

    pub(crate) fn breach(&self) -> Breach {
        Breach {
            between: self.between.into(),
            word: self.word.clone(),
            kinds: self.kinds.iter().copied().map(Into::into).collect(),
            other: self.other.clone(),
            shape: self.shape.map(Into::into),
            since: self.since.as_deref().and_then(Day::parse),
            since_about: self.since_about.clone(),
            side: self.side.map(Into::into),
            here: self.here.map(Into::into),
        }
    }

    pub(crate) fn standing(&self, id: EntryId) -> Standing<EntryId> {
        Standing {
            id,
            begun: self.begun.millis,
            chosen: self.chosen.as_ref().map(|at| at.millis),
            is_aside: self.aside.is_some(),
        }
    }
}

// FORMAT: to which breach an entry belongs: 32 hex digits; empty for none; left out or null for the first one.
pub(super) fn belongs(stored: Option<&str>) -> Belongs<EntryId> {
    match stored {
        None => Belongs::First,
        Some(id) => EntryId::from_hex(id).map_or(Belongs::Nowhere, Belongs::To),
    }
}

pub(super) fn belonging(belongs: Belongs<EntryId>) -> Option<String> {
    match belongs {
        Belongs::First => None,
        Belongs::To(id) => Some(id.to_hex()),
        Belongs::Nowhere => Some(String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Record, bytes};

    fn now() -> Moment {
        Moment { millis: 5, offset: 60, zone: None }
    }

    #[test]
    fn the_bytes_of_what_happened_are_frozen() {
        let breach = Breach {
            between: Relation::Family,
            word: "K.".to_owned(),
            kinds: [Kind::SecretContact, Kind::HurtfulPattern].into(),
            other: "O".to_owned(),
            shape: Some(Shape::StillGoingOn),
            since: Day::parse("2026-01-02"),
            since_about: "winter".to_owned(),
            side: Some(Side::Both),
            here: Some(Here::NobodyYet),
        };
        let mut record = BreachRecordV1::write(&breach, &now(), &now());
        record.chosen = Some(Moment { millis: 6, offset: 60, zone: None });
        let frozen = concat!(
            r#"{"v":1,"kind":"breach","between":"family","word":"K.","kinds":["secret-contact","hurtful-pattern"],"#,
            r#""other":"O","shape":"still-going-on","since":"2026-01-02","since_about":"winter","side":"both","#,
            r#""here":"nobody-yet","chosen":{"ms":6,"offset":60},"aside":null,"begun":{"ms":5,"offset":60},"#,
            r#""changed":{"ms":5,"offset":60},"binned":null}"#,
        );
        assert_eq!(String::from_utf8(bytes(&record)).as_deref(), Ok(frozen));
        assert_eq!(record.breach(), breach);
        assert_eq!(Record::read(frozen.as_bytes()), Some(Record::Breach(record)));
    }

    #[test]
    fn an_entry_belongs_to_the_first_to_one_or_to_none() {
        let id = EntryId::from_hex("00112233445566778899aabbccddeeff").expect("an id");
        for belonging_to in [Belongs::First, Belongs::To(id), Belongs::Nowhere] {
            assert_eq!(belongs(belonging(belonging_to).as_deref()), belonging_to);
        }
    }
}
