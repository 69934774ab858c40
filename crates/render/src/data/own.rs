//! The fields that a site declares, as open data.

use super::DataWriter;
use super::datum::{DataShape, Datum};
use crate::schema::{OwnField, OwnKind, OwnValue};

/// Returns how tables without nested values show a declared field.
pub(super) fn shape(field: &OwnField) -> DataShape {
    match field.kind {
        OwnKind::Text => DataShape::PerLocale,
        OwnKind::Period => DataShape::PERIOD,
        _ if field.is_dated() => DataShape::FIGURE,
        kind if kind.is_id() => DataShape::Ids,
        _ => DataShape::Plain,
    }
}

impl<'a> DataWriter<'a> {
    /// Returns the declared fields of a file that the open data contains.
    pub(super) fn own_fields(&self, file: &str) -> impl Iterator<Item = &'a OwnField> + use<'a> {
        self.site.own.of(file).iter().filter(|field| field.is_open_data())
    }

    /// Returns the value of a declared field.
    pub(super) fn own(&self, value: OwnValue<'a>) -> Datum<'a> {
        match value {
            OwnValue::Localized(text) => self.texts(text).into(),
            OwnValue::Plain(text) => text.into(),
            OwnValue::Integer(number) => number.into(),
            OwnValue::Decimal(number) => number.into(),
            OwnValue::Flag(flag) => flag.into(),
            OwnValue::Date(date) => date.to_string().into(),
            OwnValue::Period(starts, ends) => [
                ("starts", starts.to_string().into()),
                ("ends", ends.map(|ends| ends.to_string()).into()),
            ]
            .into(),
            OwnValue::List(items) => {
                items.into_iter().map(|item| self.own(item)).collect::<Vec<_>>().into()
            }
            OwnValue::Figure { value, year, source } => {
                super::figure(self.own(*value), year, source)
            }
        }
    }
}
