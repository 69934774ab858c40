//! A theme: its templates, assets and fonts as they lie below `themes/<name>/`, its catalogs and its
//! colours. Knows nothing of what the templates are filled with.

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
use urbi_card::CardColours;

/// One template.
#[derive(Clone, Debug)]
pub struct Template {
    /// The path below `templates/`, by which other templates include it.
    pub name: String,
    /// The file.
    pub file: SourcePath,
    /// Its text.
    pub text: Arc<str>,
}

/// A font that writes pictures and printed documents.
#[derive(Clone, Debug)]
pub struct Font {
    /// The file.
    pub file: SourcePath,
    /// Its bytes, which are a font that can be read.
    pub bytes: Arc<[u8]>,
}

/// A file of the layouts of printed documents.
#[derive(Clone, Debug)]
pub struct LayoutFile {
    /// The file.
    pub file: SourcePath,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// A theme, read.
#[derive(Clone, Debug)]
pub struct Theme {
    /// The templates, in order of name.
    pub templates: Vec<Template>,
    /// The files below `assets/`, by their path there.
    pub assets: BTreeMap<String, (SourcePath, SourceFile)>,
    /// The interface's words in each locale of the site.
    pub catalogs: PerLocale<Catalog>,
    /// The words that each locale has itself, by key, as they were written.
    pub words: PerLocale<RawMessages>,
    /// The layouts of printed documents below `print/`, with the drawings that they use, by their path
    /// in the theme: `/print/flyer.typ`.
    pub print: BTreeMap<String, LayoutFile>,
    /// The fonts below `fonts/`, in order of name, then those that the site adds. They write pictures
    /// and what is printed, and are not published.
    pub fonts: Vec<Font>,
    /// The colours of pictures and print.
    pub colours: CardColours,
    /// The colours of pages. The assets have them already.
    pub palette: Palette,
}

/// Reads the theme that the configuration names. Reports one that is not there; an empty one stands
/// for it, so that the plan can be checked all the same.
pub fn load(sources: &Sources, config: &Config, diagnostics: &mut Diagnostics) -> Theme {
    let folder = format!("themes/{}", config.theme.value);
    let mut templates = Vec::new();
    let mut assets = BTreeMap::new();
    let mut print = BTreeMap::new();
    for (path, file) in sources.below(&folder) {
        let rest = &path.as_str()[folder.len() + 1..];
        if let Some(name) = rest.strip_prefix("assets/") {
            assets.insert(name.to_owned(), (path.clone(), file.clone()));
        } else if let (true, Some(bytes)) = (rest.starts_with("print/"), file.bytes()) {
            print.insert(format!("/{rest}"), LayoutFile { file: path.clone(), bytes });
        } else if let (Some(name), SourceFile::Text(text)) = (rest.strip_prefix("templates/"), file)
        {
            templates.push(Template { name: name.into(), file: path.clone(), text: text.clone() });
        }
    }
    if templates.is_empty() && !config.theme.value.is_empty() {
        let names: Vec<&str> = sources
            .below("themes")
            .filter_map(|(path, _)| path.as_str().split('/').nth(1))
            .collect();
        let near = did_you_mean(&config.theme.value, names);
        let message = message!("theme.missing-theme", folder);
        diagnostics.push(
            Diagnostic::new(Code::MissingFile, config.theme.span.clone(), message)
                .maybe_hint(near.map(|near| message!("schema.did-you-mean-hint", near))),
        );
    }
    let settings::ThemeSettings { colours, palette, language, unreviewed } =
        settings::read(sources, &folder, diagnostics);
    for (_, file) in assets.values_mut() {
        if let SourceFile::Text(text) = file {
            *text = with_line_feeds(&palette.put_into(text)).into();
        }
    }
    if templates.is_empty() {
        let catalogs = config.per_locale(|_| Catalog::default());
        let words = config.per_locale(|_| RawMessages::new());
        return Theme {
            templates,
            assets,
            catalogs,
            words,
            print,
            fonts: Vec::new(),
            colours,
            palette,
        };
    }
    let layouts: Vec<&str> = print
        .values()
        .filter_map(|layout: &LayoutFile| std::str::from_utf8(&layout.bytes).ok())
        .collect();
    let from = catalog::CatalogSource {
        sources,
        folder: &folder,
        templates: &templates,
        layouts: &layouts,
        language,
        unreviewed,
    };
    let (catalogs, words) = catalog::load(&from, config, diagnostics);
    let fonts = settings::fonts(sources, &folder, config, diagnostics);
    Theme { templates, assets, catalogs, words, print, fonts, colours, palette }
}
