//! Creates the files of a new document: one for each locale. The file of the source locale lists every field
//! that a document can have.

use super::field_writer::FieldWriter;
use super::questionnaire::{Answers, QuestionTopic as Topic};
use super::{ExistingNetwork, NewFiles};
use crate::config::{Config, Layout, Section, SectionOrder};
use crate::content::{DocumentRules, document_fields};
use crate::diag::{Diagnostics, message};
use crate::locale::LocaleId;
use crate::path::SourcePath;
use crate::schema::{Field, Kind, OwnField};
use crate::yaml;

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
        let fields = fields.iter().filter(|field| {
            // Lists are usually the same as in the source.
            locale == config.source_locale || !(field.once || matches!(field.kind, Kind::List(_)))
        });
        let fields = fields.map(|field| field_of(writer, field, locale, answers));
        let file = source.as_ref()?.file_name();
        let note = match answers.get(Topic::Title, locale) {
            _ if locale == config.source_locale => None,
            Some(_) => Some(message!("new.shared-fields-note", file)),
            None => Some(message!("new.untranslated-note", file)),
        };
        let note = note.map(|note| writer.comment(&note, 0));
        let parts: Vec<String> = note.into_iter().chain(fields).collect();
        Some((path, format!("---\n{}---\n\n", parts.join("\n"))))
    };
    config.locale_ids().filter_map(file).collect()
}

/// Returns a field with its value, or as a comment with an example.
fn field_of(writer: FieldWriter<'_>, field: &Field, locale: LocaleId, answers: &Answers) -> String {
    let source = writer.form.network.config.source_locale;
    let slug = answers.get(Topic::Slug, source).unwrap_or_default();
    let given = match field.key {
        "title" => {
            let own = answers.get(Topic::Title, locale);
            own.or_else(|| answers.get(Topic::Title, source)).map(yaml::written)
        }
        "date" => answers.get(Topic::Date, locale).map(str::to_owned),
        "slug" if locale != source => answers.get(Topic::Slug, locale).map(str::to_owned),
        _ => None,
    };
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
