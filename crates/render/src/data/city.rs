//! The fields of a member city in the open data.

use super::DataFormat::{Csv, GeoJson, Json};
use super::datum::DataShape;
use super::{DataField, DataWriter};
use crate::network::{CityRecord, Coordinates};
use crate::plan::DataFile;
use crate::site::{CityId, Entity};

pub(super) const CITY: &[DataField<CityId>] = &[
    DataField::new("id", |data, id| record(data, id).id.value.as_str().into()).only(&[Json, Csv]),
    DataField::new("name", |data, id| data.names(&record(data, id).name).into())
        .shape(DataShape::PerLocale),
    DataField::new("aka", |data, id| {
        let names = record(data, id).aka.iter();
        names.map(|name| name.value.as_str()).collect::<Vec<_>>().into()
    })
    .only(&[Json, Csv]),
    DataField::new("country", |data, id| data.site[data.site[id].country].code.as_str().into()),
    DataField::new("region", |data, id| {
        let region = data.site[data.site[id].country].region;
        region.map(|region| data.site[region].record.id.value.as_str()).into()
    }),
    DataField::new("joined", |data, id| {
        record(data, id).joined.as_ref().map(|joined| joined.value).into()
    }),
    DataField::new("round", |data, id: CityId| {
        data.site[id].round.map(|round| data.site[round].record.id.value.as_str()).into()
    })
    .only(&[Json]),
    DataField::new("location", |data, id| {
        let group = |location: Coordinates| {
            [
                ("latitude", location.lat.into()),
                ("longitude", location.lon.into()),
                ("seat", location.seat.into()),
            ]
        };
        record(data, id).point().map(group).into()
    })
    .only(&[Json]),
    DataField::new("latitude", |data, id| {
        record(data, id).point().map(|location| location.lat).into()
    })
    .only(&[Csv]),
    DataField::new("longitude", |data, id| {
        record(data, id).point().map(|location| location.lon).into()
    })
    .only(&[Csv]),
    DataField::new("seat", |data, id| {
        record(data, id).point().map(|location| location.seat).into()
    })
    .only(&[Csv, GeoJson]),
    DataField::new("population", |data, id| {
        let figure = record(data, id).population.as_ref();
        figure
            .map(|figure| super::figure(figure.value, figure.year, figure.source.as_deref()))
            .into()
    })
    .shape(DataShape::FIGURE),
    DataField::new("clusters", |data, id: CityId| {
        let ids = data.site[id].clusters.iter();
        ids.map(|id| data.site[*id].record.id.value.as_str()).collect::<Vec<_>>().into()
    })
    .shape(DataShape::Ids)
    .only(&[Json, Csv]),
    DataField::new("awards", |data, id: CityId| {
        let ids = data.site[id].awards.iter();
        ids.map(|id| data.site[*id].record.id.value.as_str()).collect::<Vec<_>>().into()
    })
    .shape(DataShape::Ids)
    .only(&[Json, Csv]),
    DataField::new("website", |data, id| record(data, id).website.as_deref().into()),
    DataField::new("summary", |data, id| data.text(record(data, id).summary.as_ref()))
        .only(&[Json]),
    DataField::new("unconfirmed", |data, id| data.text(record(data, id).unconfirmed.as_ref()))
        .only(&[Json]),
    DataField::new("unconfirmed", |data, id| record(data, id).unconfirmed.is_some().into())
        .only(&[Csv, GeoJson]),
    DataField::new("source", |data, id| data.source(record(data, id).source.as_ref()))
        .only(&[Json]),
    DataField::new("source", |data, id| data.source_name(record(data, id).source.as_ref()))
        .only(&[Csv]),
    DataField::new("sources", |data, id| data.sources(record(data, id).all_sources()))
        .only(&[Json]),
    DataField::new("pages", |data, id| data.pages(Entity::City(id))).only(&[Json]),
    DataField::new("page", |data, id| data.pages(Entity::City(id)))
        .shape(DataShape::PerLocale)
        .only(&[Csv, GeoJson]),
    DataField::new("data", |data, id| data.permalink(DataFile::City(id)).into())
        .only(&[Json, GeoJson]),
];

fn record<'a>(data: &DataWriter<'a>, id: CityId) -> &'a CityRecord {
    &data.site[id].record
}
