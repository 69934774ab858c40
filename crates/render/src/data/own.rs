//! The values of fields that a site declares, as open data.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::{DataWriter, PerTag};
use crate::network::Extensible;
use crate::schema::{OwnField, OwnKind, OwnValue, OwnValues};

/// The declared fields of one record, in the order of `data/fields.yaml`. A missing value is null.
pub(super) struct OwnData<'a>(Vec<(&'a str, Option<OwnDatum<'a>>)>);

impl Serialize for OwnData<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

/// A value as JSON.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum OwnDatum<'a> {
    Texts(PerTag<&'a str>),
    Plain(&'a str),
    Integer(i64),
    Decimal(f64),
    Flag(bool),
    Date(String),
    List(Vec<OwnDatum<'a>>),
    Period { starts: String, ends: Option<String> },
    Figure { value: Box<OwnDatum<'a>>, year: Option<i64>, source: Option<&'a str> },
}

impl<'a> DataWriter<'a> {
    /// Returns the declared fields of a file that the open data contains.
    pub(super) fn own_fields(&self, file: &str) -> impl Iterator<Item = &'a OwnField> + use<'a> {
        self.site.own.of(file).iter().filter(|field| field.is_open_data())
    }

    /// Returns the declared fields of a record.
    pub(super) fn own<R: Extensible>(&self, record: Option<&'a R>) -> OwnData<'a> {
        self.own_values(R::FILE, record.map(Extensible::own))
    }

    /// Returns the declared fields of a record in a file.
    pub(super) fn own_values(&self, file: &str, values: Option<&'a OwnValues>) -> OwnData<'a> {
        let datum = |field: &'a OwnField| {
            let value = values.and_then(|values| values.get(field));
            (field.key.value.as_str(), value.map(|value| self.datum(value)))
        };
        OwnData(self.own_fields(file).map(datum).collect())
    }

    fn datum(&self, value: OwnValue<'a>) -> OwnDatum<'a> {
        match value {
            OwnValue::Localized(text) => OwnDatum::Texts(self.texts(text)),
            OwnValue::Plain(text) => OwnDatum::Plain(text),
            OwnValue::Integer(number) => OwnDatum::Integer(number),
            OwnValue::Decimal(number) => OwnDatum::Decimal(number),
            OwnValue::Flag(flag) => OwnDatum::Flag(flag),
            OwnValue::Date(date) => OwnDatum::Date(date.to_string()),
            OwnValue::Period(starts, ends) => OwnDatum::Period {
                starts: starts.to_string(),
                ends: ends.map(|ends| ends.to_string()),
            },
            OwnValue::List(items) => {
                OwnDatum::List(items.into_iter().map(|item| self.datum(item)).collect())
            }
            OwnValue::Figure { value, year, source } => {
                OwnDatum::Figure { value: Box::new(self.datum(*value)), year, source }
            }
        }
    }

    /// Returns the columns of a field in comma-separated values: a text has one for each locale of the site.
    pub(super) fn own_columns(&self, field: &OwnField) -> Vec<String> {
        let key = &field.key.value;
        if field.kind == OwnKind::Text {
            return self.tags().map(|tag| format!("{key}_{tag}")).collect();
        }
        let parts: &[&str] = match field.kind {
            OwnKind::Period => &["_starts", "_ends"],
            _ if field.is_dated() => &["", "_source", "_year"],
            _ => &[""],
        };
        parts.iter().map(|part| format!("{key}{part}")).collect()
    }

    /// Returns the cells of these columns. Semicolons separate the items of a list, and spaces separate ids.
    pub(super) fn own_cells(&self, field: &OwnField, values: &'a OwnValues) -> Vec<String> {
        let value = values.get(field).map(|value| self.datum(value));
        if field.kind == OwnKind::Text {
            return self.tags().map(|tag| cell(value.as_ref(), tag)).collect();
        }
        if field.kind == OwnKind::Period {
            return match value {
                Some(OwnDatum::Period { starts, ends }) => vec![starts, ends.unwrap_or_default()],
                _ => vec![String::new(); 2],
            };
        }
        let mut cells = vec![cell(value.as_ref(), self.source_tag())];
        if field.kind.is_id() {
            // Ids contain no spaces, and built-in fields separate them in this way.
            cells[0] = cells[0].replace("; ", " ");
        }
        if field.is_dated() {
            let (year, source) = match &value {
                Some(OwnDatum::Figure { year, source, .. }) => (*year, *source),
                _ => (None, None),
            };
            cells.push(source.unwrap_or_default().to_owned());
            cells.push(year.map(|year| year.to_string()).unwrap_or_default());
        }
        cells
    }

    pub(super) fn tags(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.site.config.locales.iter().map(|locale| locale.locale.as_str())
    }

    fn source_tag(&self) -> &'a str {
        self.site.config.locale(self.site.config.source_locale).locale.as_str()
    }

    /// Returns the fields as plain values, for programs that show no nested ones. Texts are in the source language.
    pub(super) fn plain_own<R: Extensible>(&self, record: &'a R) -> OwnData<'a> {
        let tag = self.source_tag();
        let OwnData(all) = self.own(Some(record));
        OwnData(
            all.into_iter()
                .map(|(key, value)| (key, value.map(|value| value.plain(tag))))
                .collect(),
        )
    }
}

impl OwnDatum<'_> {
    fn plain(self, tag: &str) -> Self {
        match self {
            Self::Figure { value, .. } => *value,
            Self::Texts(_) | Self::List(_) | Self::Period { .. } => {
                Self::Date(cell(Some(&self), tag))
            }
            other => other,
        }
    }
}

/// Returns a value as the text of a cell.
fn cell(value: Option<&OwnDatum<'_>>, tag: &str) -> String {
    match value {
        None => String::new(),
        Some(OwnDatum::Texts(texts)) => {
            texts.get(tag).map(|text| (*text).to_owned()).unwrap_or_default()
        }
        Some(OwnDatum::Plain(text)) => (*text).to_owned(),
        Some(OwnDatum::Integer(number)) => number.to_string(),
        Some(OwnDatum::Decimal(number)) => number.to_string(),
        Some(OwnDatum::Flag(flag)) => flag.to_string(),
        Some(OwnDatum::Date(date)) => date.clone(),
        Some(OwnDatum::Period { starts, ends: None }) => starts.clone(),
        Some(OwnDatum::Period { starts, ends: Some(ends) }) => format!("{starts}/{ends}"),
        Some(OwnDatum::List(items)) => {
            items.iter().map(|item| cell(Some(item), tag)).collect::<Vec<_>>().join("; ")
        }
        Some(OwnDatum::Figure { value, .. }) => cell(Some(value), tag),
    }
}
