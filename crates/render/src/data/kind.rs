//! Open data records of declared kinds.

use serde::Serialize;

use super::own::OwnData;
use super::{DataWriter, PerTag, Source};
use crate::reference::KindId;
use crate::site::{Entity, RecordId};

/// A record of a declared kind.
#[derive(Serialize)]
pub(super) struct RecordData<'a> {
    id: &'a str,
    pub(super) name: PerTag<&'a str>,
    pub(super) summary: Option<PerTag<&'a str>>,
    source: Option<Source<'a>>,
    pages: PerTag<String>,
    #[serde(flatten)]
    own: OwnData<'a>,
}

/// The fields of [`RecordData`], in order.
pub(super) const RECORD: &[&str] = &["id", "name", "summary", "source", "pages"];

impl<'a> DataWriter<'a> {
    pub(super) fn kind(&self, kind: KindId) -> Vec<RecordData<'a>> {
        let record = |id: RecordId| {
            let record = &self.site[id].record;
            RecordData {
                id: &record.id.value,
                name: self.names(&record.name),
                summary: record.summary.as_ref().map(|summary| self.texts(summary)),
                source: record.source.as_ref().map(|source| self.source(source)),
                pages: self.pages(Entity::Record(id)),
                own: self.own_values(self.kind_name(kind), Some(&record.own)),
            }
        };
        self.record_ids(kind).map(record).collect()
    }

    pub(super) fn record_ids(&self, kind: KindId) -> impl Iterator<Item = RecordId> {
        RecordId::all(kind, self.site.of_kinds.get(kind.index()).map_or(0, Vec::len))
    }

    pub(super) fn kind_name(&self, kind: KindId) -> &'a str {
        &self.site.config.kinds.name(kind).value
    }

    /// Writes one row for each record. Texts and pages have one column for each locale of the site.
    pub(super) fn kind_csv(&self, kind: KindId) -> String {
        let mut text = super::csv::line(&self.kind_columns(kind));
        for (id, data) in self.record_ids(kind).zip(self.kind(kind)) {
            let per_tag = |texts: Option<&PerTag<&str>>| -> Vec<String> {
                let text = |tag| texts.and_then(|own| own.get(tag)).copied().unwrap_or_default();
                self.tags().map(|tag| text(tag).to_owned()).collect()
            };
            let source = data.source.as_ref().map(|source| {
                source.url.or(source.title.as_ref().and_then(|title| Some(title.0.first()?.1)))
            });
            let mut row = vec![data.id.to_owned()];
            row.extend(per_tag(Some(&data.name)));
            row.extend(per_tag(data.summary.as_ref()));
            row.push(source.flatten().unwrap_or_default().to_owned());
            row.extend(self.tags().map(|tag| data.pages.get(tag).cloned().unwrap_or_default()));
            let own = &self.site[id].record.own;
            let fields = self.own_fields(self.kind_name(kind));
            row.extend(fields.flat_map(|field| self.own_cells(field, own)));
            let row: Vec<String> = row.iter().map(|cell| super::csv::guarded(cell)).collect();
            text.push_str(&super::csv::line(&row));
        }
        text
    }

    /// Returns the names of the columns.
    pub(super) fn kind_columns(&self, kind: KindId) -> Vec<String> {
        let per_tag = |name: &str| self.tags().map(|tag| format!("{name}_{tag}")).collect();
        let fields = self.own_fields(self.kind_name(kind));
        let parts: [Vec<String>; 6] = [
            vec!["id".to_owned()],
            per_tag("name"),
            per_tag("summary"),
            vec!["source".to_owned()],
            per_tag("page"),
            fields.flat_map(|field| self.own_columns(field)).collect(),
        ];
        parts.into_iter().flatten().collect()
    }
}
