//! Reads the members from the data, entry by entry, with the positions that an edit needs.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::field_path::{self, FieldPath, MemberValue};
use super::normal::CountryLookup;
use crate::config::Config;
use crate::diag::Diagnostics;
use crate::i18n;
use crate::locale::Locale;
use crate::network::{self, CityRecord, Extensible, MEMBER, OwnFields};
use crate::path::SourcePath;
use crate::schema::{self, ExtendedSchema, Schema};
use crate::source::{SourceFile, Sources};
use crate::yaml::{self, Node, Shape};

/// The members of a network, in the order of their files.
#[derive(Debug)]
pub struct Members {
    pub(super) files: Vec<MemberFile>,
    pub(super) source: Locale,
    /// The locales of the site, the source locale first.
    pub(super) locales: Vec<Locale>,
    /// The locale of dates and names, for each locale of the site.
    pub(super) formats: Vec<Locale>,
    pub(super) countries: CountryLookup,
    /// The region of each country, by country code.
    pub(super) regions: BTreeMap<String, String>,
    own: OwnFields,
}

/// A file of members.
#[derive(Debug)]
pub(super) struct MemberFile {
    pub(super) path: SourcePath,
    pub(super) text: Arc<str>,
    pub(super) entries: Vec<MemberEntry>,
}

/// An entry of a file.
#[derive(Debug)]
pub(super) struct MemberEntry {
    pub(super) id: String,
    pub(super) node: Node,
    pub(super) values: Vec<MemberValue>,
}

impl Members {
    /// Reads the members of a site. Reports errors in its records: then the members must not be edited.
    pub fn new(sources: &Sources, config: &Config, diagnostics: &mut Diagnostics) -> Self {
        let records = network::parse(sources, &config.kinds, diagnostics);
        let source = config.locale(config.source_locale);
        let others = config.locales.iter().filter(|other| other.locale != source.locale);
        let locales: Vec<_> = [source].into_iter().chain(others).collect();
        let extended = records.own.extended(CityRecord::FILE, MEMBER);
        let schema = extended.schema();
        let mut files = Vec::new();
        for (path, file) in sources.below(network::MEMBERS) {
            let SourceFile::Text(text) = file else { continue };
            if path.as_str().ends_with(".yaml") {
                // The call above already reported its errors.
                files.push(MemberFile::read(
                    path,
                    text,
                    &schema,
                    &source.locale,
                    &mut Diagnostics::new(),
                ));
            }
        }
        let regions = records.regions.iter().flat_map(|region| {
            region.countries.iter().map(|code| (code.value.clone(), region.id.value.clone()))
        });
        Self {
            files,
            source: source.locale.clone(),
            locales: locales.iter().map(|locale| locale.locale.clone()).collect(),
            formats: locales.iter().map(|locale| locale.format.clone()).collect(),
            countries: CountryLookup::new(config, &records.countries),
            regions: regions.collect(),
            own: records.own.clone(),
        }
    }

    /// Returns the schema of a city, with the fields that the site declares.
    pub(super) fn schema(&self) -> ExtendedSchema<'_> {
        self.own.extended(CityRecord::FILE, MEMBER)
    }

    /// Returns every entry, in file order.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&MemberFile, &MemberEntry)> {
        self.files.iter().flat_map(|file| file.entries.iter().map(move |entry| (file, entry)))
    }

    /// Finds an entry by its id.
    pub(super) fn find(&self, id: &str) -> Option<(&MemberFile, &MemberEntry)> {
        self.entries().find(|(_, entry)| entry.id == id)
    }
}

impl MemberFile {
    /// Reads a file of members.
    pub(super) fn read(
        path: &SourcePath,
        text: &Arc<str>,
        schema: &Schema<'_>,
        source: &Locale,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let parsed = yaml::parse(path, text, 0..text.len(), diagnostics);
        parsed.root.report_duplicates(diagnostics);
        let items = match parsed.root.shape {
            Shape::List(items) => items,
            _ => Vec::new(),
        };
        let entries = items.into_iter().filter_map(|node| {
            schema::read(schema, &node, diagnostics)?;
            let values = field_path::values(schema, &node, source);
            Some(MemberEntry { id: node.scalar_at("id")?.trim().to_owned(), node, values })
        });
        Self { path: path.clone(), text: text.clone(), entries: entries.collect() }
    }
}

impl MemberEntry {
    /// Returns the value at a path.
    pub(super) fn value(&self, slot: &FieldPath) -> Option<&MemberValue> {
        self.values.iter().find(|value| value.slot == *slot)
    }

    /// Returns the code of its country.
    pub(super) fn country(&self) -> Option<&str> {
        plain(&self.values, "country", None)
    }

    /// Returns its names in every locale.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        names(&self.values)
    }

    /// Returns its coordinates.
    pub(super) fn point(&self) -> Option<(f64, f64)> {
        point(&self.values)
    }
}

/// Returns a value without a locale.
pub(super) fn plain<'a>(
    values: &'a [MemberValue],
    key: &'static str,
    sub: Option<&'static str>,
) -> Option<&'a str> {
    let slot = FieldPath { key: key.into(), sub, locale: None };
    values.iter().find(|value| value.slot == slot).map(|value| value.text.as_str())
}

/// Returns the names among the values, in every locale.
pub(super) fn names(values: &[MemberValue]) -> impl Iterator<Item = &str> {
    values.iter().filter(|value| value.slot.key == "name").map(|value| value.text.as_str())
}

/// Returns the names among the values, as slugs.
pub(super) fn folded_names(values: &[MemberValue]) -> Vec<String> {
    names(values).map(i18n::slug).collect()
}

/// Returns the coordinates among the values.
pub(super) fn point(values: &[MemberValue]) -> Option<(f64, f64)> {
    let part = |sub| plain(values, "location", Some(sub))?.parse().ok();
    Some((part("lat")?, part("lon")?))
}
