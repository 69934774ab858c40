//! Writes fields as YAML with a help comment above each, in the language of the program.

use super::questionnaire::Questionnaire;
use crate::config::Config;
use crate::diag::{Message, UiLanguage};
use crate::locale::LocaleId;
use crate::reference::Family;
use crate::schema::{Field, Kind, ReferenceTarget};
use crate::{wrapped, yaml};

/// The maximum length of a comment line, in characters.
const WIDTH: usize = 96;

/// Writes the fields of one network.
#[derive(Clone, Copy)]
pub(super) struct FieldWriter<'a> {
    pub(super) form: Questionnaire<'a>,
    pub(super) ui_language: UiLanguage,
}

impl FieldWriter<'_> {
    /// Returns a message as YAML comment lines, indented by `margin` spaces.
    pub(super) fn comment(&self, words: &Message, margin: usize) -> String {
        wrapped(&words.text(self.ui_language), &format!("{:margin$}# ", ""), WIDTH)
    }

    /// Returns the help of a field as a comment.
    pub(super) fn help(&self, field: &Field, margin: usize) -> String {
        let own = field.own.map(|own| own.declared.help.as_ref().unwrap_or(&own.declared.label));
        let help = match own {
            Some(own) => {
                let config = &self.form.network.config;
                Message::verbatim(config.text(own, config.source_locale).1)
            }
            None => Message::new(field.help, Vec::new()),
        };
        self.comment(&help, margin)
    }

    /// Returns an optional field for the editor to complete: its help, and an example that is commented out.
    pub(super) fn open(&self, field: &Field, margin: usize) -> String {
        let word = field.own.and_then(|own| own.declared.choices.first());
        let example = match word {
            Some((word, _)) => word.value.clone(),
            None => self.example(field.kind, field.names),
        };
        format!("{}{:margin$}# {}: {example}\n", self.help(field, margin), "", field.key)
    }

    fn example(&self, kind: Kind, names: Option<ReferenceTarget>) -> String {
        match kind {
            Kind::Text | Kind::Name => {
                per_locale(&self.form.network.config, |_| Some("…".to_owned())).unwrap_or_default()
            }
            Kind::Plain | Kind::Alt => "…".into(),
            Kind::Id | Kind::Segment | Kind::Slug => self.id_of(names).unwrap_or("an-id").into(),
            // A range from 1900 is a year.
            Kind::Integer(1900, _) => self.form.today.year.to_string(),
            Kind::Integer(low, high) => if low < 0 { 10 } else { high.min(10_000) }.to_string(),
            Kind::Decimal(..) => "12.5".into(),
            Kind::Flag => "true".into(),
            Kind::Date | Kind::Day => self.form.today.to_string(),
            Kind::Url | Kind::Account(_) | Kind::Base | Kind::Source => "https://…".into(),
            Kind::Email => "name@example.org".into(),
            Kind::Address => "/old/page/".into(),
            Kind::Country => {
                let first = self.form.network.records.cities.first();
                first.map_or("PT", |city| city.country.value.as_str()).into()
            }
            Kind::Locale => self
                .form
                .network
                .config
                .locale(self.form.network.config.source_locale)
                .locale
                .to_string(),
            Kind::OneOf(words) => words.first().copied().unwrap_or_default().into(),
            Kind::List(item) => format!("[{}]", self.example(*item, names)),
            Kind::Map(schema) | Kind::Keyed(schema) => {
                let fields = schema.fields.iter().filter(|field| field.required);
                let shown = fields.map(|field| {
                    format!("{}: {}", field.key, self.example(field.kind, field.names))
                });
                format!("{{{}}}", shown.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// Returns the id of the first record that the field can refer to, as a valid example.
    fn id_of(&self, names: Option<ReferenceTarget>) -> Option<&str> {
        let records = &self.form.network.records;
        let Some(ReferenceTarget::Record(family)) = names else { return None };
        let id = match family {
            Family::Cities => &records.cities.first()?.id,
            Family::Countries => return None,
            Family::Regions => &records.regions.first()?.id,
            Family::Clusters => &records.clusters.first()?.id,
            Family::Rounds => &records.rounds.first()?.id,
            Family::Awards => &records.awards.first()?.id,
            Family::Own(kind) => &records.of_kinds.get(kind.index())?.first()?.id,
        };
        Some(&id.value)
    }
}

/// Returns `{en: …, pt: …}` with the locales that have a text. Returns a plain text if only the source locale
/// has one.
pub(super) fn localized(config: &Config, text: impl Fn(LocaleId) -> Option<String>) -> String {
    let has_others =
        config.locale_ids().any(|locale| locale != config.source_locale && text(locale).is_some());
    if !has_others {
        return yaml::written(&text(config.source_locale).unwrap_or_default());
    }
    per_locale(config, |locale| text(locale).map(|text| in_braces(&text))).unwrap_or_default()
}

fn per_locale(config: &Config, text: impl Fn(LocaleId) -> Option<String>) -> Option<String> {
    if config.locales.len() == 1 {
        return text(config.source_locale);
    }
    let forms = config
        .locale_ids()
        .filter_map(|locale| Some(format!("{}: {}", config.locale(locale).locale, text(locale)?)));
    Some(format!("{{{}}}", forms.collect::<Vec<_>>().join(", ")))
}

/// Returns a text as a scalar in braces, where a comma also ends a value.
fn in_braces(text: &str) -> String {
    let written = yaml::written(text);
    if written == text && text.contains([',', '[', ']', '{', '}']) {
        yaml::quoted(text)
    } else {
        written
    }
}
