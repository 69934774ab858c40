//! Reads and checks the records of a network, file by file, as staff write them.
//!
//! References to other records remain plain ids here; `site` links them.

mod award;
mod call;
mod city;
mod kind_record;
mod own_fields;
mod page_record;
mod place;
mod round;
mod source_page;

use rayon::prelude::*;

pub use award::AwardRecord;
pub use call::{Call, CallPhase};
pub use city::{CityRecord, Coordinates, Location, Population};
pub use kind_record::KindRecord;
pub use own_fields::{FieldsFile, OwnFields, own_fields};
pub use page_record::PageRecord;
pub use place::{ClusterRecord, CountryNames, RegionRecord};
pub use round::{Count, RoundRecord, Total};
pub use source_page::{SourcePage, SourcePages};

use crate::config::Kinds;
use crate::diag::{Code, Diagnostic, Diagnostics, message};
use crate::path::SourcePath;
use crate::schema::{
    self, ExtendedSchema, Field, Kind, OwnField, PictureRecord, Record, Schema, TranslatableField,
    field,
};
use crate::source::{SourceFile, Sources};
use crate::yaml::{self, Shape};

/// The folder of the files of member cities.
pub const MEMBERS: &str = "data/members";

/// The schema of a member city.
pub const MEMBER: &Schema<'static> = CityRecord::SCHEMA;

/// The field for the old addresses of a record's pages.
const ALIASES: Field<'static> = field(Kind::List(&Kind::Address), "help.aliases.aliases");

/// The field for the lead picture of a record's page.
const PICTURE: Field<'static> = field(Kind::Map(PictureRecord::SCHEMA), "help.schema.picture");

/// Every record of a network, each kind in the order of its files.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// The fields that the site declares.
    pub own: OwnFields,
    /// The member cities.
    pub cities: Vec<CityRecord>,
    /// The names of countries that differ from CLDR.
    pub countries: Vec<CountryNames>,
    /// The regions with their countries.
    pub regions: Vec<RegionRecord>,
    /// The thematic clusters.
    pub clusters: Vec<ClusterRecord>,
    /// The admission rounds.
    pub rounds: Vec<RoundRecord>,
    /// Whether every round of the file is valid. If not, no round is reported as missing.
    pub all_rounds_read: bool,
    /// The totals that the network published, by date.
    pub totals: Vec<Total>,
    /// The pages that are sources, with their titles.
    pub source_pages: Vec<SourcePage>,
    /// The editions of the network's award.
    pub awards: Vec<AwardRecord>,
    /// The records of each declared kind, in the order of the declarations.
    pub of_kinds: Vec<Vec<KindRecord>>,
    /// The calls for applications.
    pub calls: Vec<Call>,
    /// The ids of invalid records. References to them are not reported as dead.
    pub broken_ids: Vec<String>,
    /// The translatable texts of all records, in the order of the files.
    pub texts: Vec<TranslatableField>,
}

/// Reads every record below `data/`; the files of member cities in parallel.
pub fn parse(sources: &Sources, kinds: &Kinds, diagnostics: &mut Diagnostics) -> Records {
    let (own, texts) = own_fields::read(sources, kinds, diagnostics);
    let extended = own.extended("cities", MEMBER);
    let members: Vec<_> = sources
        .below(MEMBERS)
        .filter(|(path, _)| path.as_str().ends_with(".yaml"))
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|(path, file)| {
            let mut diagnostics = Diagnostics::new();
            let own = own.of("cities");
            let read = read_file::<CityRecord>(path, file, &extended, own, &mut diagnostics);
            (read, diagnostics)
        })
        .collect();
    let mut records = Records { own, texts, ..Records::default() };
    for (members, problems) in members {
        records.cities.extend(members.records);
        records.broken_ids.extend(members.broken_ids);
        records.texts.extend(members.texts);
        diagnostics.extend(problems);
    }
    records.countries = read(sources, "countries", &mut records, diagnostics);
    records.regions = read(sources, "regions", &mut records, diagnostics);
    records.clusters = read(sources, "clusters", &mut records, diagnostics);
    let before = diagnostics.len();
    records.rounds = read(sources, "rounds", &mut records, diagnostics);
    records.all_rounds_read = diagnostics.len() == before;
    records.totals = read(sources, "totals", &mut records, diagnostics);
    records.source_pages = read(sources, "sources", &mut records, diagnostics);
    records.awards = read(sources, "awards", &mut records, diagnostics);
    for (_, name, kind) in kinds.iter() {
        let schema = KindRecord::schema(kind);
        let own = read_as(sources, &name.value, schema, &mut records, diagnostics);
        records.of_kinds.push(own);
    }
    records.calls = read(sources, "calls", &mut records, diagnostics);
    report_strays(sources, kinds, diagnostics);
    records
}

const FILES: [&str; 10] = [
    "site",
    "fields",
    "countries",
    "regions",
    "clusters",
    "rounds",
    "totals",
    "sources",
    "awards",
    "calls",
];

/// The names of the files of records and settings, without folder and ending.
fn files(kinds: &Kinds) -> impl Iterator<Item = &str> {
    FILES.into_iter().chain(kinds.iter().map(|(_, name, _)| name.value.as_str()))
}

/// Returns whether urbi reads a file below `data/`.
pub fn is_read(path: &SourcePath, kinds: &Kinds) -> bool {
    let rest = path.as_str().trim_start_matches("data/");
    let is_in_folder = rest.starts_with("members/") || rest.starts_with("i18n/");
    let yaml = rest.strip_suffix(".yaml");
    yaml.is_some_and(|name| is_in_folder || files(kinds).any(|own| own == name))
        // `translation` reads the translation record.
        || ["translations.lock", "translations-sources.lock"].contains(&rest)
        // `cms/` contains the CMS program: see `plan::cms`.
        || rest.starts_with("cms/")
        // site.yaml lists the files in `fonts/`, and the theme reads them.
        || rest.starts_with("fonts/")
}

/// Reports files below `data/` that urbi does not read. Their names are probably misspelt.
fn report_strays(sources: &Sources, kinds: &Kinds, diagnostics: &mut Diagnostics) {
    let files: Vec<&str> = files(kinds).collect();
    for (path, _) in sources.below("data") {
        let rest = path.as_str().trim_start_matches("data/");
        let name = rest.strip_suffix(".yaml").unwrap_or(rest);
        // The file can be that of a kind whose declaration has an error.
        let is_of_kind = kinds.is_partial() && rest.ends_with(".yaml");
        if is_read(path, kinds) || is_of_kind || rest.ends_with(".md") {
            continue;
        }
        let near = crate::diag::did_you_mean(name, files.iter().copied());
        let hint = near.map(|near| message!("network.did-you-mean-file-hint", near));
        let hint =
            hint.unwrap_or_else(|| message!("network.data-files-hint", names = files.join(", ")));
        let message = message!("network.unused-file", path);
        let problem =
            Diagnostic::new(Code::FileName, crate::diag::Span::file(path), message).hint(hint);
        let stem = rest.strip_suffix(".yml").or_else(|| rest.strip_suffix(".yaml.txt"));
        let to = stem.and_then(|stem| SourcePath::new(&format!("data/{stem}.yaml")));
        diagnostics.push(match to.filter(|to| sources.get(to).is_none()) {
            Some(to) => problem.fix_name(path, to),
            None => problem,
        });
    }
}

/// The result of reading one file.
struct Parsed<R> {
    records: Vec<R>,
    broken_ids: Vec<String>,
    texts: Vec<TranslatableField>,
}

/// Reads the file of one kind of record. Everything that is not a record goes to `all`.
fn read<R: Record>(
    sources: &Sources,
    name: &str,
    all: &mut Records,
    diagnostics: &mut Diagnostics,
) -> Vec<R> {
    read_as(sources, name, R::SCHEMA, all, diagnostics)
}

fn read_as<R: Record>(
    sources: &Sources,
    name: &str,
    schema: &Schema<'static>,
    all: &mut Records,
    diagnostics: &mut Diagnostics,
) -> Vec<R> {
    let found =
        sources.below("data").find(|(path, _)| path.as_str() == format!("data/{name}.yaml"));
    found.map_or_else(Vec::new, |(path, file)| {
        let extended = ExtendedSchema::new(schema, all.own.of(name));
        let parsed = read_file(path, file, &extended, all.own.of(name), diagnostics);
        all.broken_ids.extend(parsed.broken_ids);
        all.texts.extend(parsed.texts);
        parsed.records
    })
}

fn read_file<R: Record>(
    path: &crate::path::SourcePath,
    file: &SourceFile,
    extended: &ExtendedSchema<'_>,
    own: &[OwnField],
    diagnostics: &mut Diagnostics,
) -> Parsed<R> {
    let (mut records, mut texts) = (Vec::new(), Vec::new());
    let SourceFile::Text(text) = file else {
        return Parsed { records, broken_ids: Vec::new(), texts };
    };
    let yaml::Parsed { root, mut broken_ids } = yaml::parse(path, text, 0..text.len(), diagnostics);
    root.report_duplicates(diagnostics);
    let items = match &root.shape {
        Shape::List(items) => items.as_slice(),
        Shape::Unreadable => &[],
        Shape::Null => {
            if text.trim().is_empty() {
                let span = crate::diag::Span::file(path);
                let message = message!("network.empty-file", path);
                diagnostics.push(
                    Diagnostic::new(Code::EmptyFile, span, message)
                        .hint(message!("network.add-record-hint")),
                );
            }
            &[]
        }
        shape => {
            let message = message!("network.not-a-list-of-records", shape = shape.noun());
            diagnostics.push(
                Diagnostic::new(Code::WrongType, root.span.clone(), message)
                    .hint(message!("network.begin-record-hint")),
            );
            &[]
        }
    };
    let mut names = schema::EntryNames::default();
    for (index, item) in items.iter().enumerate() {
        let fields = schema::read(&extended.schema(), item, diagnostics);
        if let Some(fields) = &fields {
            schema::check_values(own, fields, diagnostics);
        }
        match fields.and_then(R::from_fields) {
            Some(record) => {
                records.push(record);
                texts.extend(schema::texts_of_entry(&extended.schema(), item, index, &mut names));
            }
            None => broken_ids.extend(item.scalar_at("id").map(str::to_owned)),
        }
    }
    Parsed { records, broken_ids, texts }
}
