//! Creates the files of a new document: one for each locale. The file of the source locale lists every field
//! that a document can have.

use super::field_writer::{FieldWriter, value};
use super::questionnaire::{Answers, QuestionTopic as Topic};
use super::{ExistingNetwork, NewFiles};
use crate::config::{Config, Layout, Section, SectionOrder};
use crate::content::{DocumentRules, document_fields};
use crate::diag::{Diagnostics, message};
use crate::locale::LocaleId;
use crate::path::SourcePath;
use crate::schema::{Field, Kind, OwnField};

/// Returns whether documents of a section have a date, which begins their file names.
pub(super) fn is_dated(section: &Section) -> bool {
    section.layout == Layout::News || section.order == SectionOrder::Date
}

/// Returns the path of a document in a locale.
pub(super) fn path(
    config: &Config,
    section: &Section,
    answers: &Answers,
    locale: LocaleId,
) -> Option<SourcePath> {
    let slug = answers.get(Topic::Slug, config.source_locale)?;
    let day = answers.get(Topic::Date, config.source_locale).filter(|_| is_dated(section));
    let name = day.map_or_else(|| slug.to_owned(), |day| format!("{day}-{slug}"));
    let tag = &config.locale(locale).locale;
    SourcePath::new(&format!("content/{}/{name}.{tag}.md", section.id.value))
}

/// Returns the new files.
pub(super) fn make(writer: FieldWriter<'_>, section: &Section, answers: &Answers) -> NewFiles {
    let config = &writer.form.network.config;
    let source = path(config, section, answers, config.source_locale);
    let rules = DocumentRules::new(config, &mut Diagnostics::new());
    let mut fields = document_fields(&rules.families);
    fields.extend(rules.fields(&section.id.value).iter().map(OwnField::document_field));
    let file = |locale: LocaleId| {
        let path = path(config, section, answers, locale)?;
        let text = if locale == config.source_locale {
            first(writer, &fields, answers)
        } else {
            translation(writer, &fields, (source.as_ref()?, locale), answers)
        };
        Some((path, text))
    };
    config.locale_ids().filter_map(file).collect()
}

fn first(writer: FieldWriter<'_>, fields: &[Field<'_>], answers: &Answers) -> String {
    let locale = writer.form.network.config.source_locale;
    let fields = fields.iter().map(|field| {
        let given = match field.key {
            "title" => answers.get(Topic::Title, locale).map(value),
            "date" => answers.get(Topic::Date, locale).map(str::to_owned),
            _ => None,
        };
        field_of(writer, field, given, answers)
    });
    enclosed(&fields.collect::<Vec<_>>())
}

fn translation(
    writer: FieldWriter<'_>,
    fields: &[Field<'_>],
    (source, locale): (&SourcePath, LocaleId),
    answers: &Answers,
) -> String {
    let config = &writer.form.network.config;
    let (title, file) = (answers.get(Topic::Title, locale), source.file_name());
    let note = match title {
        Some(_) => message!("new.shared-fields-note", file),
        None => message!("new.untranslated-note", file),
    };
    let fields = fields.iter().filter(|field| is_translated(field)).map(|field| {
        let given = match field.key {
            "title" => title.or_else(|| answers.get(Topic::Title, config.source_locale)).map(value),
            "slug" => answers.get(Topic::Slug, locale).map(str::to_owned),
            _ => None,
        };
        field_of(writer, field, given, answers)
    });
    let note = writer.comment(&note, 0);
    enclosed(&std::iter::once(note).chain(fields).collect::<Vec<_>>())
}

/// Returns a field with its value, or as a comment with an example.
fn field_of(
    writer: FieldWriter<'_>,
    field: &Field,
    given: Option<String>,
    answers: &Answers,
) -> String {
    let slug =
        answers.get(Topic::Slug, writer.form.network.config.source_locale).unwrap_or_default();
    let (help, key) = (writer.help(field, 0), field.key);
    match (given, key) {
        (Some(value), _) => format!("{help}{key}: {value}\n"),
        // A new document has no text yet, so it is a draft.
        (None, "draft") => format!("{help}{key}: true\n"),
        // The file name already determines the slug.
        (None, "slug") => format!("{help}# {key}: {slug}\n"),
        (None, _) => writer.open(field, 0),
    }
}

/// Returns whether a translation has the field. Lists are usually the same as in the source.
fn is_translated(field: &Field) -> bool {
    !field.once && !matches!(field.kind, Kind::List(_))
}

fn enclosed(parts: &[String]) -> String {
    format!("---\n{}---\n\n", parts.join("\n"))
}

/// Returns the first of the files that already exists.
pub(super) fn taken(
    network: &ExistingNetwork,
    section: &Section,
    answers: &Answers,
) -> Option<SourcePath> {
    let config = &network.config;
    let paths = config.locale_ids().filter_map(|locale| path(config, section, answers, locale));
    paths.into_iter().find(|path| network.sources.get(path).is_some())
}
