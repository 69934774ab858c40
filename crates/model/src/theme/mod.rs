//! Loads a theme from `themes/<name>/`: its templates, assets, fonts, catalogs and colours. It does not
//! know the data that templates receive.

mod catalog;
mod contrast;
mod palette;
mod settings;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use catalog::{Catalog, CatalogMessage, FallbackLanguage, RawMessages};
pub use palette::Palette;
pub use settings::THEME;

use crate::config::Config;
use crate::diag::{Code, Diagnostic, Diagnostics, did_you_mean, message};
use crate::locale::PerLocale;
use crate::path::SourcePath;
use crate::source::{SourceFile, Sources, with_line_feeds};
use settings::ThemeSettings;
use urbi_card::CardColours;

/// One template.
#[derive(Clone, Debug)]
pub struct Template {
    /// The path below `templates/`, which other templates use to include it.
    pub name: String,
    /// The file.
    pub file: SourcePath,
    /// Its text.
    pub text: Arc<str>,
}

/// A file of a theme that pages do not show: a font, or a source of the print layouts.
#[derive(Clone, Debug)]
pub struct ThemeFile {
    /// The file.
    pub file: SourcePath,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// A loaded theme.
#[derive(Clone, Debug)]
pub struct Theme {
    /// The templates, sorted by name.
    pub templates: Vec<Template>,
    /// The files below `assets/`, by their path in that folder.
    pub assets: BTreeMap<String, (SourcePath, SourceFile)>,
    /// The interface texts in each locale of the site.
    pub catalogs: PerLocale<Catalog>,
    /// The messages that each locale has itself, by key, as written.
    pub words: PerLocale<RawMessages>,
    /// The print layouts below `print/` and the drawings that they use, by their path in the theme:
    /// `/print/flyer.typ`.
    pub print: BTreeMap<String, ThemeFile>,
    /// The fonts below `fonts/`, sorted by name, then those that the site adds. They are used in share
    /// images and PDFs, and are not published.
    pub fonts: Vec<ThemeFile>,
    /// The colours of share images and PDFs.
    pub colours: CardColours,
    /// The colours of pages. The assets already contain them.
    pub palette: Palette,
}

/// Reads the theme in the configuration. Reports a missing theme, and returns an empty one so that the
/// plan can be checked.
pub fn load(sources: &Sources, config: &Config, diagnostics: &mut Diagnostics) -> Theme {
    let folder = format!("themes/{}", config.theme.value);
    let mut templates = Vec::new();
    let mut assets = BTreeMap::new();
    let mut print: BTreeMap<String, ThemeFile> = BTreeMap::new();
    for (path, file) in sources.below(&folder) {
        let rest = &path.as_str()[folder.len() + 1..];
        if let Some(name) = rest.strip_prefix("assets/") {
            assets.insert(name.to_owned(), (path.clone(), file.clone()));
        } else if let (true, Some(bytes)) = (rest.starts_with("print/"), file.bytes()) {
            print.insert(format!("/{rest}"), ThemeFile { file: path.clone(), bytes });
        } else if let (Some(name), SourceFile::Text(text)) = (rest.strip_prefix("templates/"), file)
        {
            templates.push(Template { name: name.into(), file: path.clone(), text: text.clone() });
        }
    }
    if templates.is_empty() && !config.theme.value.is_empty() {
        let themes = sources.below("themes");
        let names = themes.filter_map(|(path, _)| path.as_str().split('/').nth(1));
        let near = did_you_mean(&config.theme.value, names);
        let message = message!("theme.missing-theme", folder);
        let problem = Diagnostic::new(Code::MissingFile, config.theme.span.clone(), message);
        let hint = near.map(|near| message!("schema.did-you-mean-hint", near));
        diagnostics.push(problem.maybe_hint(hint));
    }
    let settings = settings::read(sources, &folder, diagnostics);
    for (_, file) in assets.values_mut() {
        if let SourceFile::Text(text) = file {
            *text = with_line_feeds(&settings.palette.put_into(text)).into();
        }
    }
    let layouts: Vec<&str> =
        print.values().filter_map(|layout| std::str::from_utf8(&layout.bytes).ok()).collect();
    let (catalogs, words, fonts) = if templates.is_empty() {
        (
            config.per_locale(|_| Catalog::default()),
            config.per_locale(|_| RawMessages::new()),
            Vec::new(),
        )
    } else {
        let (folder, templates, layouts, settings) = (&*folder, &*templates, &*layouts, &settings);
        let from = catalog::CatalogSource { sources, folder, templates, layouts, settings };
        let (catalogs, words) = catalog::load(&from, config, diagnostics);
        (catalogs, words, settings::fonts(sources, folder, config, diagnostics))
    };
    let ThemeSettings { colours, palette, .. } = settings;
    Theme { templates, assets, catalogs, words, print, fonts, colours, palette }
}
