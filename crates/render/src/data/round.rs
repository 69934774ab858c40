//! The fields of admission rounds, awards and published totals in the open data.

use super::DataField;
use super::datum::Datum;
use crate::network::{Count, Total};
use crate::site::{AwardId, Entity, RoundId};

/// A round: the announced figures, and the cities in the data.
pub(super) const ROUND: &[DataField<RoundId>] = &[
    DataField::new("id", |data, id| data.site[id].record.id.value.as_str().into()),
    DataField::new("year", |data, id| data.site[id].record.year.value.into()),
    DataField::new("name", |data, id| {
        data.site[id].record.name.as_ref().map(|name| data.names(name)).into()
    }),
    DataField::new("date", |data, id| {
        data.site[id].record.date.map(|date| date.to_string()).into()
    }),
    // The announced number of new members.
    DataField::new("admitted", |data, id| data.site[id].record.admitted.map(count).into()),
    // The size of the network at that time, as published.
    DataField::new("total", |data, id| data.site[id].record.total.map(count).into()),
    DataField::new("summary", |data, id| data.text(data.site[id].record.summary.as_ref())),
    DataField::new("cities", |data, id| data.city_ids(&data.site[id].cities)),
    DataField::new("sources", |data, id| data.sources(&data.site[id].record.sources)),
    DataField::new("pages", |data, id| data.pages(Entity::Round(id))),
];

/// An edition of the award.
pub(super) const AWARD: &[DataField<AwardId>] = &[
    DataField::new("id", |data, id| data.site[id].record.id.value.as_str().into()),
    DataField::new("year", |data, id| data.site[id].record.year.into()),
    DataField::new("name", |data, id| data.names(&data.site[id].record.name).into()),
    DataField::new("winners", |data, id| data.city_ids(&data.site[id].cities)),
    DataField::new("source", |data, id| data.source(data.site[id].record.source.as_ref())),
    DataField::new("pages", |data, id| data.pages(Entity::Award(id))),
];

/// A published total, by its position. It is never computed from the data.
pub(super) const TOTAL: &[DataField<usize>] = &[
    DataField::new("date", |data, at| total(data.site, at).date.to_string().into()),
    DataField::new("cities", |data, at| total(data.site, at).cities.into()),
    DataField::new("countries", |data, at| total(data.site, at).countries.into()),
    DataField::new("people", |data, at| data.text(total(data.site, at).people.as_ref())),
    DataField::new("note", |data, at| data.text(total(data.site, at).note.as_ref())),
    DataField::new("source", |data, at| data.source(total(data.site, at).source.as_ref())),
];

fn total(site: &crate::site::Site, at: usize) -> &Total {
    &site.totals[at]
}

fn count(count: Count) -> Datum<'static> {
    [("cities", count.cities.into()), ("countries", count.countries.into())].into()
}
