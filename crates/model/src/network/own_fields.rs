//! Reads `data/fields.yaml`: the fields that a site adds to its records.

use super::{
    AwardRecord, Call, CityRecord, ClusterRecord, CountryNames, KindRecord, RegionRecord,
    RoundRecord,
};
use crate::config::Kinds;
use crate::diag::Diagnostics;
use crate::path::SourcePath;
use crate::schema::{
    self, DeclarationReader, DeclarationRules, ExtendedSchema, FieldDeclaration, Kind, OwnField,
    Record, Schema, Spanned, TranslatableField, field, record,
};
use crate::source::{SourceFile, Sources};
use crate::yaml;

macro_rules! extensible {
    ($($file:ident, $record:ident, $help:literal;)*) => {
        record! {
            /// The file with the declarations, by the name of the file that contains the records.
            pub struct FieldsFile: "noun.fields-file" {
                $(
                    /// The declarations for the records of one file.
                    $file: Vec<(Spanned<String>, FieldDeclaration)> =
                        field(Kind::Keyed(FieldDeclaration::SCHEMA), $help);
                )*
            }
        }

        /// The declared fields of every kind of record.
        #[derive(Clone, Debug, Default)]
        pub struct OwnFields {
            $($file: Vec<OwnField>,)*
            /// The fields of each declared kind.
            kinds: Vec<(String, Vec<OwnField>)>,
        }

        impl OwnFields {
            fn of_file(file: FieldsFile, reader: &mut DeclarationReader<'_>) -> Self {
                Self { $($file: reader.valid(&rules($record::SCHEMA), file.$file),)* kinds: Vec::new() }
            }

            /// Returns the fields of the records in `data/<file>.yaml`; those of cities for `members`.
            pub fn of(&self, file: &str) -> &[OwnField] {
                match file {
                    $(stringify!($file) => &self.$file,)*
                    "members" => &self.cities,
                    _ => {
                        let own = self.kinds.iter().find(|(name, _)| name == file);
                        own.map_or(&[], |(_, fields)| fields)
                    }
                }
            }
        }
    };
}

extensible! {
    cities, CityRecord, "help.fields_file.cities";
    countries, CountryNames, "help.fields_file.countries";
    regions, RegionRecord, "help.fields_file.regions";
    clusters, ClusterRecord, "help.fields_file.clusters";
    rounds, RoundRecord, "help.fields_file.rounds";
    awards, AwardRecord, "help.fields_file.awards";
    calls, Call, "help.fields_file.calls";
}

impl OwnFields {
    /// Returns the schema of the records in a file, with the declared fields.
    pub fn extended(&self, file: &str, schema: &Schema<'static>) -> ExtendedSchema<'_> {
        ExtendedSchema::new(schema, self.of(file))
    }
}

/// Reads the declarations, and the translatable texts of `data/fields.yaml`.
pub(super) fn read(
    sources: &Sources,
    kinds: &Kinds,
    diagnostics: &mut Diagnostics,
) -> (OwnFields, Vec<TranslatableField>) {
    let (file, texts) = read_file(sources, diagnostics).unwrap_or_default();
    let mut reader = DeclarationReader { names: kinds.names(), diagnostics };
    let mut own = file.map(|file| OwnFields::of_file(file, &mut reader)).unwrap_or_default();
    let declared = kinds.iter().map(|(_, name, kind)| {
        let fields = reader.valid(&rules(KindRecord::SCHEMA), kind.fields.clone());
        (name.value.clone(), fields)
    });
    own.kinds = declared.collect();
    (own, texts)
}

fn read_file(
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<(Option<FieldsFile>, Vec<TranslatableField>)> {
    let path = SourcePath::new("data/fields.yaml")?;
    let Some(SourceFile::Text(text)) = sources.get(&path) else { return None };
    let parsed = yaml::parse(&path, text, 0..text.len(), diagnostics);
    parsed.root.report_duplicates(diagnostics);
    let fields = schema::read(FieldsFile::SCHEMA, &parsed.root, diagnostics);
    let texts = schema::texts(FieldsFile::SCHEMA, &parsed.root);
    Some((fields.and_then(FieldsFile::from_fields), texts))
}

/// Returns the declared fields. Errors are reported when the records are read.
pub fn own_fields(sources: &Sources, kinds: &Kinds) -> OwnFields {
    read(sources, kinds, &mut Diagnostics::new()).0
}

const RESERVED: &[&str] = &[
    "awards",
    "cities",
    "data",
    "lat",
    "latitude",
    "lon",
    "longitude",
    "page",
    "pages",
    "region",
    "round",
    "seat",
];

/// `name_pt`, `page_pt`, `population_year`, `source_title`.
const RESERVED_STARTS: &[&str] = &["name_", "page_", "population_", "source_"];

/// The names of the filters that the directory of cities has in any case.
const FILTERS: &[&str] = &["award", "cluster", "names", "q", "year"];

/// Returns what a kind of record allows.
fn rules(schema: &Schema<'static>) -> DeclarationRules<'static> {
    let Schema { noun, fields } = *schema;
    let schema = Schema { noun, fields };
    if noun == KindRecord::SCHEMA.noun {
        return DeclarationRules {
            schema,
            reserved: &["page", "pages"],
            reserved_starts: &["name_", "page_", "source_", "summary_"],
            filters: Some(&[]),
        };
    }
    let filters = (noun == CityRecord::SCHEMA.noun).then_some(FILTERS);
    DeclarationRules { schema, reserved: RESERVED, reserved_starts: RESERVED_STARTS, filters }
}
