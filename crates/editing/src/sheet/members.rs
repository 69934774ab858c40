//! Reads the members from the data, entry by entry, with the positions that an edit needs. The members are the cities
//! of the network, or the records of a kind that the site declares.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::field_path::{self, FieldPath, MemberValue};
use super::normal::CountryLookup;
use crate::config::Config;
use crate::diag::{Code, Diagnostic, Diagnostics, Message, did_you_mean, message};
use crate::i18n;
use crate::locale::Locale;
use crate::network::{self, KindRecord, MEMBER, MEMBERS, OwnFields};
use crate::path::SourcePath;
use crate::reference::KindId;
use crate::schema::{self, ExtendedSchema, OwnField, Schema};
use crate::source::{SourceFile, Sources};
use crate::yaml::{self, Node, Shape};

/// What the rows of a sheet describe.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SheetSubject {
    /// The member cities.
    Cities,
    /// The records of a declared kind.
    Kind(KindId),
}

impl SheetSubject {
    /// Returns the kind with a name, or the cities if there is no name.
    ///
    /// # Errors
    /// The nearest name, or the names of all declared kinds.
    pub fn parse(config: &Config, kind: Option<&str>) -> Result<Self, Message> {
        let Some(kind) = kind else { return Ok(Self::Cities) };
        if let Some((id, ..)) = config.kinds.iter().find(|(_, name, _)| name.value == kind) {
            return Ok(Self::Kind(id));
        }
        let known: Vec<&str> = config.kinds.iter().map(|(_, name, _)| &*name.value).collect();
        Err(if let Some(near) = did_you_mean(kind, known.iter().copied()) {
            message!("sheet.unknown-kind-near", kind, near)
        } else if known.is_empty() {
            message!("sheet.no-kinds", kind)
        } else {
            message!("sheet.unknown-kind", kind, known = known.join(", "))
        })
    }

    /// Returns the name of all records, as in `data/`, and that of one of them.
    fn names(self, config: &Config) -> (String, String) {
        match self {
            Self::Cities => ("members".to_owned(), "city".to_owned()),
            Self::Kind(id) => {
                (config.kinds.name(id).value.clone(), config.kinds.get(id).member.value.clone())
            }
        }
    }

    /// Returns the schema of the records, without the fields that the site declares.
    fn schema(self, config: &Config) -> &'static Schema<'static> {
        match self {
            Self::Cities => MEMBER,
            Self::Kind(id) => KindRecord::schema(config.kinds.get(id)),
        }
    }

    /// Returns whether the records are in a file.
    fn is_in(self, config: &Config, path: &SourcePath) -> bool {
        let path = path.as_str();
        match self {
            Self::Cities => Path::new(path).starts_with(MEMBERS) && path.ends_with(".yaml"),
            Self::Kind(id) => path == file_of(&config.kinds.name(id).value),
        }
    }
}

/// Returns the path of the file with the records of a kind.
pub(super) fn file_of(kind: &str) -> String {
    format!("data/{kind}.yaml")
}

/// The members of a network, or the records of a kind, in the order of their files.
#[derive(Debug)]
pub struct Members {
    pub(super) subject: SheetSubject,
    /// The names of all members and of one of them.
    pub(super) names: (String, String),
    schema: &'static Schema<'static>,
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

#[derive(Debug)]
pub(super) struct MemberFile {
    pub(super) path: SourcePath,
    pub(super) text: Arc<str>,
    pub(super) entries: Vec<MemberEntry>,
}

#[derive(Debug)]
pub(super) struct MemberEntry {
    pub(super) id: String,
    pub(super) node: Node,
    pub(super) values: Vec<MemberValue>,
}

impl Members {
    /// Reads the members of a site. Reports errors in its records: then the members must not be edited.
    pub fn new(
        sources: &Sources,
        config: &Config,
        subject: SheetSubject,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut found = Diagnostics::new();
        let records = network::parse(sources, &config.kinds, &mut found);
        // An import can fill an empty file.
        let is_fillable = |problem: &Diagnostic| {
            let file = problem.span.as_ref().map(|span| &span.file);
            problem.code == Code::EmptyFile && file.is_some_and(|file| subject.is_in(config, file))
        };
        diagnostics.extend(found.into_iter().filter(|problem| !is_fillable(problem)));
        let (names, schema) = (subject.names(config), subject.schema(config));
        let source = config.locale(config.source_locale);
        let others = config.locales.iter().filter(|other| other.locale != source.locale);
        let locales: Vec<_> = [source].into_iter().chain(others).collect();
        let regions = records.regions.iter().flat_map(|region| {
            region.countries.iter().map(|code| (code.value.clone(), region.id.value.clone()))
        });
        let mut members = Self {
            subject,
            names,
            schema,
            files: Vec::new(),
            source: source.locale.clone(),
            locales: locales.iter().map(|locale| locale.locale.clone()).collect(),
            formats: locales.iter().map(|locale| locale.format.clone()).collect(),
            countries: CountryLookup::new(config, &records.countries),
            regions: regions.collect(),
            own: records.own.clone(),
        };
        let files = sources.below("data").filter(|(path, _)| subject.is_in(config, path));
        let files = files.filter_map(|(path, file)| {
            let SourceFile::Text(text) = file else { return None };
            // The parser above already reported its errors.
            Some(members.read(path, text, &mut Diagnostics::new()))
        });
        members.files = files.collect();
        members
    }

    /// Reads a file of members.
    pub(super) fn read(
        &self,
        path: &SourcePath,
        text: &Arc<str>,
        diagnostics: &mut Diagnostics,
    ) -> MemberFile {
        let extended = self.schema();
        let schema = &extended.schema();
        let parsed = yaml::parse(path, text, 0..text.len(), diagnostics);
        parsed.root.report_duplicates(diagnostics);
        let items = match parsed.root.shape {
            Shape::List(items) => items,
            _ => Vec::new(),
        };
        let entries = items.into_iter().filter_map(|node| {
            schema::read(schema, &node, diagnostics)?;
            let values = field_path::values(schema, &node, &self.source);
            Some(MemberEntry { id: node.scalar_at("id")?.trim().to_owned(), node, values })
        });
        MemberFile { path: path.clone(), text: text.clone(), entries: entries.collect() }
    }

    /// Returns the schema of a member, with the fields that the site declares.
    pub(super) fn schema(&self) -> ExtendedSchema<'_> {
        ExtendedSchema::new(self.schema, self.own())
    }

    /// Returns the fields that the site declares.
    pub(super) fn own(&self) -> &[OwnField] {
        self.own.of(&self.names.0)
    }

    pub(super) fn are_cities(&self) -> bool {
        self.subject == SheetSubject::Cities
    }

    /// Returns the code of the country among the values of a city.
    pub(super) fn country<'v>(&self, values: &'v [MemberValue]) -> Option<&'v str> {
        plain(values, "country", None).filter(|_| self.are_cities())
    }

    /// Returns every entry, in file order.
    pub(super) fn entries(&self) -> impl Iterator<Item = &MemberEntry> {
        self.files.iter().flat_map(|file| &file.entries)
    }

    pub(super) fn find(&self, id: &str) -> Option<&MemberEntry> {
        self.entries().find(|entry| entry.id == id)
    }
}

impl MemberEntry {
    pub(super) fn value(&self, slot: &FieldPath) -> Option<&MemberValue> {
        self.values.iter().find(|value| value.slot == *slot)
    }

    pub(super) fn country(&self) -> Option<&str> {
        plain(&self.values, "country", None)
    }
}

/// Returns a value without a locale.
pub(super) fn plain<'a>(
    values: &'a [MemberValue],
    key: &str,
    sub: Option<&str>,
) -> Option<&'a str> {
    let is_sought = |slot: &FieldPath| slot.key == key && slot.sub == sub && slot.locale.is_none();
    values.iter().find(|value| is_sought(&value.slot)).map(|value| value.text.as_str())
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
