//! The values of the open data. Every format is written from them.

use std::borrow::Cow;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// A value as JSON. An unknown one is null.
#[derive(Clone, Serialize)]
#[serde(untagged)]
pub(super) enum Datum<'a> {
    Null,
    Text(Cow<'a, str>),
    Integer(i64),
    Decimal(f64),
    Flag(bool),
    Texts(PerTag<'a>),
    List(Vec<Self>),
    Group(DataRecord<'a>),
}

/// Texts by locale tag: the site's locales first, in their order.
#[derive(Clone)]
pub(super) struct PerTag<'a>(pub(super) Vec<(&'a str, Cow<'a, str>)>);

/// The fields of one record, in order.
#[derive(Clone)]
pub(super) struct DataRecord<'a>(pub(super) Vec<(&'a str, Datum<'a>)>);

/// How tables without nested values show a field.
#[derive(Clone, Copy)]
pub(super) enum DataShape {
    /// One column.
    Plain,
    /// One column of ids, which contain no spaces. A space separates them.
    Ids,
    /// A column for each locale of the site.
    PerLocale,
    /// A column for each part of a group: the end of its name, and the key in the group.
    Parts(&'static [(&'static str, &'static str)]),
}

impl DataShape {
    /// A number with its year and its source.
    pub(super) const FIGURE: Self =
        Self::Parts(&[("", "value"), ("_source", "source"), ("_year", "year")]);
    /// A first and a last day.
    pub(super) const PERIOD: Self = Self::Parts(&[("_starts", "starts"), ("_ends", "ends")]);

    /// Returns the names of the columns.
    pub(super) fn columns(self, name: &str, tags: &[&str]) -> Vec<String> {
        match self {
            Self::Plain | Self::Ids => vec![name.to_owned()],
            Self::PerLocale => tags.iter().map(|tag| format!("{name}_{tag}")).collect(),
            Self::Parts(parts) => parts.iter().map(|(end, _)| format!("{name}{end}")).collect(),
        }
    }

    /// Returns the cells of these columns. Semicolons separate the items of a list.
    pub(super) fn cells(self, datum: &Datum<'_>, tags: &[&str]) -> Vec<String> {
        match self {
            Self::Plain => vec![datum.cell("", "; ")],
            Self::Ids => vec![datum.cell("", " ")],
            Self::PerLocale => tags.iter().map(|tag| datum.cell(tag, "; ")).collect(),
            Self::Parts(parts) => {
                let part = |key| datum.part(key).map(|part| part.cell("", "; "));
                parts.iter().map(|(_, key)| part(key).unwrap_or_default()).collect()
            }
        }
    }
}

impl Datum<'_> {
    /// Returns the value for programs that show no nested ones. Texts are in the language of a tag.
    pub(super) fn plain(self, tag: &str) -> Self {
        match &self {
            Self::Group(_) => match self.part("value") {
                Some(value) => value.clone().plain(tag),
                None => self.cell(tag, "; ").into(),
            },
            Self::Texts(texts) => texts.get(tag).map_or(Self::Null, |text| text.to_owned().into()),
            Self::List(_) => self.cell(tag, "; ").into(),
            _ => self,
        }
    }

    fn part(&self, key: &str) -> Option<&Self> {
        let Self::Group(DataRecord(fields)) = self else { return None };
        fields.iter().find(|(own, _)| *own == key).map(|(_, datum)| datum)
    }

    fn cell(&self, tag: &str, between: &str) -> String {
        match self {
            Self::Null => String::new(),
            Self::Text(text) => guarded(text),
            Self::Integer(number) => number.to_string(),
            Self::Decimal(number) => number.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::Texts(texts) => texts.get(tag).map(guarded).unwrap_or_default(),
            Self::List(items) => {
                let items: Vec<_> = items.iter().map(|item| item.cell(tag, between)).collect();
                items.join(between)
            }
            Self::Group(DataRecord(parts)) => {
                let known = parts.iter().filter(|(_, part)| !matches!(part, Self::Null));
                known.map(|(_, part)| part.cell(tag, between)).collect::<Vec<_>>().join("/")
            }
        }
    }
}

/// First characters that a spreadsheet interprets as the start of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Adds an apostrophe before text that a spreadsheet would run as a formula.
fn guarded(text: &str) -> String {
    let mark = if text.starts_with(FORMULA) { "'" } else { "" };
    format!("{mark}{text}")
}

impl PerTag<'_> {
    fn get(&self, tag: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| *own == tag).map(|(_, text)| &**text)
    }
}

impl Serialize for PerTag<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(tag, text)| (tag, text)))
    }
}

impl Serialize for DataRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<'a> From<&'a str> for Datum<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Datum<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<i64> for Datum<'_> {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<f64> for Datum<'_> {
    fn from(number: f64) -> Self {
        Self::Decimal(number)
    }
}

impl From<bool> for Datum<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl<'a> From<PerTag<'a>> for Datum<'a> {
    fn from(texts: PerTag<'a>) -> Self {
        Self::Texts(texts)
    }
}

impl<T: Into<Self>> From<Option<T>> for Datum<'_> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Self>> From<Vec<T>> for Datum<'_> {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

impl<'a, const N: usize> From<[(&'a str, Self); N]> for Datum<'a> {
    fn from(fields: [(&'a str, Self); N]) -> Self {
        Self::Group(DataRecord(fields.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::{DataShape, Datum, guarded};

    #[test]
    fn no_text_is_a_formula() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        assert_eq!(guarded("'s-Gravendeel"), "'s-Gravendeel");
        assert_eq!(guarded("Évry-Courcouronnes"), "Évry-Courcouronnes");
    }

    #[test]
    fn a_negative_number_remains_a_number() {
        assert_eq!(DataShape::Plain.cells(&Datum::from(-33.4), &[]), ["-33.4"]);
        assert_eq!(DataShape::Plain.cells(&Datum::from("-33.4"), &[]), ["'-33.4"]);
    }

    #[test]
    fn a_group_has_a_column_for_each_part() {
        let figure = [("value", 5.into()), ("source", Datum::Null), ("year", 2020.into())].into();
        assert_eq!(DataShape::FIGURE.columns("area", &[]), ["area", "area_source", "area_year"]);
        assert_eq!(DataShape::FIGURE.cells(&figure, &[]), ["5", "", "2020"]);
        assert_eq!(DataShape::FIGURE.cells(&Datum::Null, &[]), ["", "", ""]);
        assert_eq!(DataShape::Plain.cells(&figure.plain("en"), &[]), ["5"]);
    }
}
