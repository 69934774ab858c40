//! Reads `data/fields.yaml`: the fields that a site adds to its records.

use super::{
    AwardRecord, Call, CityRecord, ClusterRecord, CountryNames, KindRecord, RegionRecord,
    RoundRecord,
};
use crate::config::Kinds;
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span, did_you_mean, message};
use crate::i18n;
use crate::path::SourcePath;
use crate::reference::FamilyNames;
use crate::schema::{
    self, ExtendedSchema, FieldDeclaration, Fields, Kind, OwnField, OwnKind, OwnValue, OwnValues,
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
                Self { $($file: reader.valid($record::SCHEMA, file.$file),)* kinds: Vec::new() }
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

        $(
            impl Extensible for $record {
                const FILE: &'static str = stringify!($file);

                fn own(&self) -> &OwnValues {
                    &self.own
                }
            }
        )*
    };
}

/// A kind of record to which a site can add fields.
pub trait Extensible: Record {
    /// The key of its fields in `data/fields.yaml`, which is the name of the file of the records.
    const FILE: &'static str;

    /// Returns the values of the declared fields.
    fn own(&self) -> &OwnValues;
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
    /// Returns the fields of a kind of record.
    pub fn of_kind<R: Extensible>(&self) -> &[OwnField] {
        self.of(R::FILE)
    }

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
        let fields = reader.valid(KindRecord::SCHEMA, kind.fields.clone());
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

/// Reads declarations of fields.
struct DeclarationReader<'a> {
    names: &'a FamilyNames,
    diagnostics: &'a mut Diagnostics,
}

impl DeclarationReader<'_> {
    fn report(&mut self, (span, message, hint): Problem) {
        self.diagnostics.push(Diagnostic::new(Code::InvalidValue, span, message).hint(hint));
    }

    /// Keeps the valid declarations for a schema, and reports the others.
    fn valid(
        &mut self,
        schema: &Schema<'static>,
        declared: Vec<(Spanned<String>, FieldDeclaration)>,
    ) -> Vec<OwnField> {
        let mut fields = Vec::new();
        for (key, declaration) in declared {
            if let Some(problem) = key_error(schema, &key) {
                self.report(problem);
                continue;
            }
            let kind = declaration.kind.clone();
            let Some(field) = OwnField::new(key, declaration, self.names) else {
                self.diagnostics.push(unknown_kind(&kind, self.names));
                continue;
            };
            let problems = misfits(&field).into_iter().chain(no_facet(schema, &field));
            problems.for_each(|problem| self.report(problem));
            fields.push(field);
        }
        let columns = fields.iter().filter(|field| {
            fields.iter().any(|own: &OwnField| is_column_of(own, &field.key.value))
        });
        columns.map(|field| taken(schema, &field.key)).for_each(|problem| self.report(problem));
        fields
    }
}

/// Reports a kind of field that does not exist.
fn unknown_kind(kind: &Spanned<String>, names: &FamilyNames) -> Diagnostic {
    let members = names.all().map(|family| names.member(family));
    let known: Vec<&str> = OwnKind::NAMES.iter().copied().chain(members).collect();
    let noun = message!("schema.noun-allowed-value");
    let message = message!("schema.wrong-value", key = "kind", noun, text = kind.value);
    let problem = Diagnostic::new(Code::InvalidValue, kind.span.clone(), message);
    match did_you_mean(&kind.value, known.iter().copied()) {
        Some(near) => {
            problem.hint(message!("schema.did-you-mean-hint", near)).fix(kind.span.clone(), near)
        }
        None => problem.hint(message!("schema.allowed-values-hint", words = known.join(", "))),
    }
}

type Problem = (Span, Message, Message);

/// Names in the open data and in spreadsheets that no schema has.
const RESERVED: [&str; 12] = [
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

/// The first parts of such names: `name_pt`, `page_pt`, `population_year`, `source_title`.
const RESERVED_STARTS: [&str; 4] = ["name_", "page_", "population_", "source_"];

/// The same for records of declared kinds.
const RESERVED_OF_KINDS: [&str; 2] = ["page", "pages"];
const RESERVED_STARTS_OF_KINDS: [&str; 4] = ["name_", "page_", "source_", "summary_"];

fn key_error(schema: &Schema<'static>, key: &Spanned<String>) -> Option<Problem> {
    let text = key.value.as_str();
    let is_letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    if !text.bytes().all(is_letter) || !text.starts_with(|c: char| c.is_ascii_lowercase()) {
        let message = message!("own_fields.invalid-key", key = text);
        return Some((key.span.clone(), message, message!("own_fields.key-letters-hint")));
    }
    let (names, starts) = if schema.noun == KindRecord::SCHEMA.noun {
        (&RESERVED_OF_KINDS[..], RESERVED_STARTS_OF_KINDS)
    } else {
        (&RESERVED[..], RESERVED_STARTS)
    };
    let is_reserved = names.contains(&text) || starts.iter().any(|start| text.starts_with(start));
    let is_taken = is_reserved || schema.fields.iter().any(|own| own.key == text);
    is_taken.then(|| taken(schema, key))
}

fn taken(schema: &Schema<'static>, key: &Spanned<String>) -> Problem {
    let noun = Message::new(schema.noun, Vec::new());
    let message = message!("own_fields.key-is-taken", noun, key = key.value);
    (key.span.clone(), message, message!("own_fields.other-key-hint"))
}

/// Returns whether a key is the name of a column that belongs to another field: `area_year`, `motto_pt`.
fn is_column_of(field: &OwnField, key: &str) -> bool {
    let part = key.strip_prefix(&*field.key.value).and_then(|rest| rest.strip_prefix('_'));
    part.is_some_and(|part| {
        (field.is_dated() && ["year", "source"].contains(&part))
            || (field.kind == OwnKind::Period && ["starts", "ends"].contains(&part))
            || (field.kind == OwnKind::Text && i18n::is_known_language(part))
    })
}

/// Returns what does not fit the kind of a field.
fn misfits(field: &OwnField) -> Vec<Problem> {
    let declared = &field.declared;
    let kind = declared.kind.value.as_str();
    let mut found = Vec::new();
    let mut unfit = |span: &Span, key: &'static str| {
        let message = message!("own_fields.only-for-numbers", key, kind);
        found.push((span.clone(), message, message!("own_fields.delete-option-hint", key)));
    };
    if !field.kind.is_quantity() {
        if let Some(unit) = &declared.unit {
            unfit(&unit.span, "unit");
        }
        if let Some(dated) = declared.dated.as_ref().filter(|dated| dated.value) {
            unfit(&dated.span, "dated");
        }
    }
    if let Some(list) = declared.list.as_ref().filter(|list| list.value)
        && (field.is_dated() || matches!(field.kind, OwnKind::Flag | OwnKind::Period))
    {
        let message = message!("own_fields.list-of-one-value");
        found.push((list.span.clone(), message, message!("own_fields.delete-list-hint")));
    }
    let has_choices = !declared.choices.is_empty();
    if has_choices != (field.kind == OwnKind::Choice) {
        let (message, hint) = if has_choices {
            (
                message!("own_fields.choices-of-other-kind", kind),
                message!("own_fields.kind-choice-hint"),
            )
        } else {
            (message!("own_fields.no-choices"), message!("own_fields.add-choices-hint"))
        };
        found.push((declared.kind.span.clone(), message, hint));
    }
    found
}

/// The names of the filters that the directory of cities has in any case.
const FILTERS: [&str; 5] = ["award", "cluster", "names", "q", "year"];

/// Returns why a field cannot be a facet, if it is declared as one.
fn no_facet(schema: &Schema<'static>, field: &OwnField) -> Option<Problem> {
    let facet = field.declared.facet.as_ref().filter(|facet| facet.value)?;
    let has_directory = [CityRecord::SCHEMA.noun, KindRecord::SCHEMA.noun].contains(&schema.noun);
    let delete = message!("own_fields.delete-option-hint", key = "facet");
    if !has_directory {
        let message = message!("own_fields.facet-without-directory");
        return Some((facet.span.clone(), message, delete));
    }
    if !field.kind.is_id() {
        let kind = &field.declared.kind.value;
        let message = message!("own_fields.facet-of-free-value", kind);
        return Some((facet.span.clone(), message, message!("own_fields.kind-for-facet-hint")));
    }
    FILTERS.contains(&field.key.value.as_str()).then(|| taken(schema, &field.key))
}

/// Reports words of choices that are not declared, and periods that end before they start.
pub fn check_values(own: &[OwnField], fields: &Fields, diagnostics: &mut Diagnostics) {
    check_choices(own, fields, diagnostics);
    for field in own.iter().filter(|field| field.kind == OwnKind::Period) {
        if let Some((OwnValue::Period(starts, Some(ends)), span)) = fields.own_value(field)
            && ends.last_day() < starts.first_day()
        {
            let message = message!("site.ends-before-starts");
            let problem = Diagnostic::new(Code::InvalidDate, span.clone(), message);
            diagnostics.push(problem.hint(message!("site.check-dates-hint")));
        }
    }
}

fn check_choices(own: &[OwnField], fields: &Fields, diagnostics: &mut Diagnostics) {
    for field in own.iter().filter(|field| field.kind == OwnKind::Choice) {
        let words: Vec<&str> =
            field.declared.choices.iter().map(|(word, _)| word.value.as_str()).collect();
        for value in fields.own_plains(field) {
            if words.is_empty() || words.contains(&value.value.as_str()) {
                continue;
            }
            let key = &field.key.value;
            let noun = message!("schema.noun-allowed-value");
            let message = message!("schema.wrong-value", key, noun, text = value.value);
            let hint = match did_you_mean(&value.value, words.iter().copied()) {
                Some(near) => message!("schema.did-you-mean-hint", near),
                None => message!("schema.allowed-values-hint", words = words.join(", ")),
            };
            diagnostics.push(Diagnostic::new(Code::InvalidValue, value.span, message).hint(hint));
        }
    }
}
