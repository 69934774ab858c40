//! The template engine. Only this module uses Tera.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span, did_you_mean, message};
use crate::i18n::Formatter;
use crate::locale::{Direction, Locale, LocaleId, PerLocale};
use crate::path::{SourcePath, UrlPath};
use crate::plan::Plan;
use crate::site::Site;
use crate::theme::{Catalog, Palette, Theme};

mod fallback;
mod functions;

/// The templates of a theme, ready to render.
pub struct Engine {
    tera: Tera,
    files: BTreeMap<String, SourcePath>,
    words: Arc<FunctionContext>,
}

/// Data that template functions use.
struct FunctionContext {
    catalogs: PerLocale<Catalog>,
    formats: Arc<PerLocale<Formatter>>,
    locales: Vec<String>,
    directions: PerLocale<Direction>,
    assets: BTreeMap<String, String>,
    palette: Palette,
}

/// The template variable that contains the locale of the page, for functions.
const LOCALE: &str = "__locale";

/// Values that all pages of a locale share, converted once for the engine.
pub(super) struct SharedContext {
    site: Value,
}

impl SharedContext {
    pub(super) fn new(site: &impl Serialize) -> Self {
        Self { site: Value::from_serializable(site) }
    }
}

/// The variables of one template.
pub(super) struct Context {
    locale: LocaleId,
    values: tera::Context,
}

impl Context {
    pub(super) fn new(locale: LocaleId, shared: &SharedContext) -> Self {
        let mut context = tera::Context::new();
        context.insert(LOCALE, &locale.index());
        context.insert_value("site", shared.site.clone());
        Self { locale, values: context }
    }

    pub(super) fn insert(&mut self, key: &'static str, value: &impl Serialize) {
        self.values.insert(key, value);
    }
}

impl Engine {
    /// Parses the templates of a theme. Reports each malformed template; returns `None` if there is any.
    pub fn new(
        theme: &Theme,
        site: &Site,
        plan: &Plan,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let base = &site.config.base_url.path;
        let address =
            |(name, url): (&str, &UrlPath)| (name.to_owned(), format!("{base}{}", url.encoded()));
        let words = Arc::new(FunctionContext {
            catalogs: theme.catalogs.clone(),
            formats: site.formats.clone(),
            locales: site.config.locales.iter().map(|locale| locale.locale.to_string()).collect(),
            directions: site.config.per_locale(|locale| site.config.locale(locale).direction),
            assets: plan.assets().map(address).collect(),
            palette: theme.palette.clone(),
        });
        let mut tera = Tera::new();
        functions::register(&mut tera, &words);
        let files: BTreeMap<String, SourcePath> =
            theme.templates.iter().map(|t| (t.name.clone(), t.file.clone())).collect();
        let mut texts: BTreeMap<&str, &str> =
            theme.templates.iter().map(|t| (t.name.as_str(), &*t.text)).collect();
        let mut failed = false;
        // The engine stops at the first template that it cannot parse. Without that one, it finds the next.
        // Errors between templates count only if every template parses alone.
        while let Err(error) = tera.add_raw_templates(texts.iter().map(|(k, v)| (*k, *v))) {
            let culprit = match error.kind() {
                ErrorKind::SyntaxError(report) => Some(report.filename()),
                _ => None,
            };
            if culprit.is_some() || !failed {
                diagnostics.push(diagnose(&files, &error, ""));
            }
            failed = true;
            if culprit.and_then(|name| texts.remove(name)).is_none() {
                break;
            }
        }
        (!failed).then_some(Self { tera, files, words })
    }

    /// Renders one template. `page` is the address of the page being rendered, for messages.
    pub(super) fn render(
        &self,
        template: &str,
        context: &Context,
        page: &str,
    ) -> Result<String, Box<Diagnostic>> {
        self.tera
            .render(template, &context.values)
            .map(|html| fallback::marked(html, self.words.directions[context.locale]))
            .map_err(|error| Box::new(diagnose(&self.files, &error, page)))
    }

    /// Returns the language of a message, if it is not the locale's own.
    pub(super) fn fallback_language(&self, locale: LocaleId, key: &str) -> Option<&Locale> {
        let fallback = self.words.catalogs[locale].get(key)?.fallback.as_ref()?;
        Some(&fallback.locale)
    }

    /// Returns a message of the catalog, or its key if it is missing, which was reported earlier.
    pub(super) fn word(&self, locale: LocaleId, key: &str, args: &[(&str, &str)]) -> String {
        self.message(locale, key, None, args)
    }

    /// Returns a message with its placeholders still in braces, for code that fills them in later. A plural
    /// message has the form that most numbers use.
    #[cfg(feature = "pdf")]
    pub(super) fn pattern(&self, locale: LocaleId, key: &str) -> String {
        let placeholder = |name: &str| Some(format!("{{{name}}}"));
        let said = self.words.message(locale, key, None, &placeholder);
        said.map(|(text, _)| text).unwrap_or_default()
    }

    /// Returns the plural form of a message for a count.
    pub(super) fn counted(
        &self,
        locale: LocaleId,
        key: &str,
        count: usize,
        args: &[(&str, &str)],
    ) -> String {
        self.message(locale, key, u64::try_from(count).ok(), args)
    }

    fn message(
        &self,
        locale: LocaleId,
        key: &str,
        count: Option<u64>,
        args: &[(&str, &str)],
    ) -> String {
        let argument = |name: &str| {
            args.iter().find(|(own, _)| *own == name).map(|(_, value)| (*value).to_owned())
        };
        let said = self.words.message(locale, key, count, &argument);
        said.map_or_else(|_| key.to_owned(), |(text, _)| text)
    }
}

impl FunctionContext {
    /// Returns the locale that a call names, or else that of the page. Tera components see no variables except
    /// their own arguments.
    fn locale(&self, kwargs: &Kwargs, state: &State<'_>) -> TeraResult<LocaleId> {
        let index = match kwargs.get::<&str>("locale")? {
            Some(tag) => self.locales.iter().position(|locale| locale == tag),
            None => state.get::<u64>(LOCALE)?.and_then(|index| usize::try_from(index).ok()),
        };
        index.and_then(LocaleId::new).ok_or_else(|| {
            tera::Error::message("the locale is not known here: name it with `locale=site.locale`")
        })
    }

    /// Formats a message. Returns its language too, if it is not the page's.
    fn message(
        &self,
        locale: LocaleId,
        key: &str,
        count: Option<u64>,
        argument: &dyn Fn(&str) -> Option<String>,
    ) -> Result<(String, Option<&Locale>), String> {
        let catalog = &self.catalogs[locale];
        let Some(word) = catalog.get(key) else {
            let near = did_you_mean(key, catalog.keys());
            let near = near.map(|near| format!(": did you mean `{near}`?")).unwrap_or_default();
            return Err(format!("the catalog has no message `{key}`{near}"));
        };
        let fallback = word.fallback.as_deref();
        let format = fallback.and_then(|fallback| fallback.formatter.as_ref());
        let text = word
            .message
            .format(format.unwrap_or(&self.formats[locale]), count, argument)
            .map_err(|error| format!("the message `{key}` cannot be written: {error}"))?;
        Ok((text, fallback.map(|fallback| &fallback.locale)))
    }
}

/// Converts a Tera error to a diagnostic at its position in the template.
fn diagnose(files: &BTreeMap<String, SourcePath>, error: &tera::Error, page: &str) -> Diagnostic {
    let (ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report)) = error.kind() else {
        let message = Message::verbatim(error.to_string());
        return Diagnostic::without_place(Code::Template, message)
            .hint(message!("render.template-path-hint"));
    };
    let message = Message::verbatim(report.message().replace('\n', " "));
    let mut diagnostic = Diagnostic::without_place(Code::Template, message);
    if let Some(file) = files.get(report.filename()) {
        diagnostic.span = Some(Span::new(file, report.span().range.clone()));
    }
    if !page.is_empty() {
        diagnostic = diagnostic.label(message!("render.while-rendering-label", page));
    }
    diagnostic
}
