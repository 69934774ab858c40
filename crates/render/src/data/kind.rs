//! The fields of every record of a declared kind in the open data. Its own fields follow them.

use super::DataField;
use super::DataFormat::{Csv, Json};
use super::datum::DataShape;
use crate::site::{Entity, RecordId};

pub(super) const RECORD: &[DataField<RecordId>] = &[
    DataField::new("id", |data, id: RecordId| data.site[id].record.id.value.as_str().into()),
    DataField::new("name", |data, id: RecordId| data.names(&data.site[id].record.name).into())
        .shape(DataShape::PerLocale),
    DataField::new("summary", |data, id: RecordId| {
        data.text(data.site[id].record.summary.as_ref())
    })
    .shape(DataShape::PerLocale),
    DataField::new("source", |data, id: RecordId| {
        data.source(data.site[id].record.source.as_ref())
    })
    .only(&[Json]),
    DataField::new("source", |data, id: RecordId| {
        data.source_name(data.site[id].record.source.as_ref())
    })
    .only(&[Csv]),
    DataField::new("sources", |data, id: RecordId| {
        data.sources(data.site[id].record.all_sources())
    })
    .only(&[Json]),
    DataField::new("unconfirmed", |data, id: RecordId| {
        data.text(data.site[id].record.unconfirmed.as_ref())
    })
    .only(&[Json]),
    DataField::new("unconfirmed", |data, id: RecordId| {
        data.site[id].record.unconfirmed.is_some().into()
    })
    .only(&[Csv]),
    DataField::new("pages", |data, id: RecordId| data.pages(Entity::Record(id))).only(&[Json]),
    DataField::new("page", |data, id: RecordId| data.pages(Entity::Record(id)))
        .shape(DataShape::PerLocale)
        .only(&[Csv]),
];
