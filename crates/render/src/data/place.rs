//! The fields of countries, regions and clusters in the open data.

use super::DataField;
use crate::site::{ClusterId, CountryId, Entity, RegionId};

/// A country with at least one member.
pub(super) const COUNTRY: &[DataField<CountryId>] = &[
    DataField::new("code", |data, id| data.site[id].code.as_str().into()),
    DataField::new("name", |data, id| {
        data.per_locale(|builder| Some(data.site[id].names[builder.locale][..].into())).into()
    }),
    DataField::new("aka", |data, id| {
        let names = data.site[id].record.iter().flat_map(|record| &record.aka);
        names.map(|name| name.value.as_str()).collect::<Vec<_>>().into()
    }),
    DataField::new("region", |data, id| {
        data.site[id].region.map(|region| data.site[region].record.id.value.as_str()).into()
    }),
    DataField::new("cities", |data, id| data.city_ids(&data.site[id].cities)),
    DataField::new("pages", |data, id| data.pages(Entity::Country(id))),
];

/// A region, with the codes of its countries that have members.
pub(super) const REGION: &[DataField<RegionId>] = &[
    DataField::new("id", |data, id| data.site[id].record.id.value.as_str().into()),
    DataField::new("name", |data, id| data.names(&data.site[id].record.name).into()),
    DataField::new("summary", |data, id| data.text(data.site[id].record.summary.as_ref())),
    DataField::new("countries", |data, id| {
        let countries = data.site.countries_of(&data.site[id].cities).into_iter();
        countries.map(|id| data.site[id].code.as_str()).collect::<Vec<_>>().into()
    }),
    DataField::new("cities", |data, id| data.city_ids(&data.site[id].cities)),
    DataField::new("pages", |data, id| data.pages(Entity::Region(id))),
];

/// A cluster.
pub(super) const CLUSTER: &[DataField<ClusterId>] = &[
    DataField::new("id", |data, id| data.site[id].record.id.value.as_str().into()),
    DataField::new("name", |data, id| data.names(&data.site[id].record.name).into()),
    DataField::new("summary", |data, id| data.text(data.site[id].record.summary.as_ref())),
    DataField::new("coordinators", |data, id| data.city_ids(&data.site.coordinators(id))),
    DataField::new("cities", |data, id| data.city_ids(&data.site[id].cities)),
    DataField::new("source", |data, id| data.source(data.site[id].record.source.as_ref())),
    DataField::new("pages", |data, id| data.pages(Entity::Cluster(id))),
];
