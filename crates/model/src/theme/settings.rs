//! Reads the settings of a theme: `theme.yaml` and the fonts.

use super::ThemeFile;
use super::palette::{ColourScheme, Palette, SCHEME};
use crate::config::Config;
use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::locale::Locale;
use crate::path::SourcePath;
use crate::schema::{self, Fields, Kind, Schema, Spanned, optional};
use crate::source::{SourceFile, Sources};
use crate::yaml;
use urbi_card::{CardColours, Colour, is_font};

/// The file extensions of fonts.
const FONTS: [&str; 2] = [".otf", ".ttf"];

/// The maximum number of hues, which is the capacity of a palette.
const HUES: usize = 24;

/// The fields of `theme.yaml`.
pub static THEME: Schema<'static> = Schema {
    noun: "noun.theme",
    fields: &[
        optional("name", Kind::Plain).help("help.theme.name"),
        optional("licence", Kind::Plain).help("help.theme.licence"),
        optional("description", Kind::Plain).help("help.theme.description"),
        optional("language", Kind::Locale).help("help.theme.language"),
        optional("unreviewed", Kind::List(&Kind::Locale)).help("help.theme.unreviewed"),
        optional("light", Kind::Map(&SCHEME)).help("help.theme.light"),
        optional("dark", Kind::Map(&SCHEME)).help("help.theme.dark"),
        optional("paper", Kind::Plain).help("help.theme.paper"),
        optional("ink", Kind::Plain).help("help.theme.ink"),
        optional("land", Kind::Plain).help("help.theme.land"),
        optional("accent", Kind::Plain).help("help.theme.accent"),
        optional("hues", Kind::List(&Kind::Plain)).help("help.theme.hues"),
    ],
};

/// The settings in `theme.yaml`.
pub(super) struct ThemeSettings {
    /// The colours of share images and PDFs.
    pub(super) colours: CardColours,
    /// The colours of pages.
    pub(super) palette: Palette,
    /// The language in which the theme is complete. `None` if that is the site's source language.
    pub(super) language: Option<Locale>,
    /// The languages that no native speaker has reviewed.
    pub(super) unreviewed: Vec<Locale>,
}

/// Reads `theme.yaml`.
pub(super) fn read(
    sources: &Sources,
    folder: &str,
    diagnostics: &mut Diagnostics,
) -> ThemeSettings {
    let [white, grey, black] = [255, 224, 0].map(|value| Colour([value; 3]));
    let default =
        CardColours { paper: white, ink: black, land: grey, accent: black, hues: Vec::new() };
    let (palette, unreviewed) = (Palette::default(), Vec::new());
    let mut look = ThemeSettings { colours: default, palette, language: None, unreviewed };
    let Some(mut fields) = fields(sources, folder, diagnostics) else { return look };
    let tag = |written: Spanned<String>| Locale::parse(&written.value);
    look.language = fields.plain("language").and_then(tag);
    look.unreviewed = fields.plains("unreviewed").into_iter().filter_map(tag).collect();
    (look.colours, look.palette) = colours(&mut fields, look.colours, diagnostics);
    look
}

/// Reads the colours of a theme: those of pages, and those of share images and PDFs. The latter default
/// to the light scheme, and then to black on white.
fn colours(
    fields: &mut Fields,
    mut colours: CardColours,
    diagnostics: &mut Diagnostics,
) -> (CardColours, Palette) {
    let light = ColourScheme::take(fields, "light", diagnostics);
    let dark = ColourScheme::take(fields, "dark", diagnostics);
    let scheme = ColourScheme::take_own(fields, &light, diagnostics);
    for (key, own) in [
        ("paper", &mut colours.paper),
        ("ink", &mut colours.ink),
        ("land", &mut colours.land),
        ("accent", &mut colours.accent),
    ] {
        *own = scheme.get(key).unwrap_or(*own);
    }
    let hues = fields.plains("hues").into_iter();
    colours.hues = hues.filter_map(|written| colour(written, diagnostics)).collect();
    if colours.hues.is_empty() {
        colours.hues = light.hues().collect();
    }
    colours.hues.truncate(HUES);
    light.check(&message!("theme.light-scheme"), diagnostics);
    dark.check(&message!("theme.dark-scheme"), diagnostics);
    (colours, Palette { light, dark })
}

fn fields(sources: &Sources, folder: &str, diagnostics: &mut Diagnostics) -> Option<Fields> {
    let path = SourcePath::new(&format!("{folder}/theme.yaml"))?;
    let Some(SourceFile::Text(text)) = sources.get(&path) else { return None };
    let parsed = yaml::parse(&path, text, 0..text.len(), diagnostics);
    parsed.root.report_duplicates(diagnostics);
    schema::read(&THEME, &parsed.root, diagnostics)
}

/// Takes a colour. A colour without quotation marks is a YAML comment, so its value is empty.
pub(super) fn one(
    fields: &mut Fields,
    key: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Spanned<String>> {
    let is_given = fields.gives(key);
    let written = fields.plain(key);
    if is_given && written.is_none() {
        let message = message!("theme.missing-colour", key);
        let problem = Diagnostic::new(Code::InvalidValue, fields.span.clone(), message);
        diagnostics.push(problem.hint(message!("theme.quote-colour-hint", key)));
    }
    written
}

pub(super) fn colour(written: Spanned<String>, diagnostics: &mut Diagnostics) -> Option<Colour> {
    let colour = Colour::parse(&written.value);
    if colour.is_none() {
        let message = message!("theme.invalid-colour", written = written.value);
        let problem = Diagnostic::new(Code::InvalidValue, written.span, message);
        diagnostics.push(problem.hint(message!("theme.colour-format-hint")));
    }
    colour
}

/// The folder of the fonts that the site adds.
const OWN_FONTS: &str = "data/fonts";

/// Reads the fonts of a theme, sorted by name, then those that the site adds. Reports unreadable fonts,
/// and a theme without fonts if the site wants share images.
pub(super) fn fonts(
    sources: &Sources,
    folder: &str,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Vec<ThemeFile> {
    let folder = format!("{folder}/fonts");
    let mut fonts = Vec::new();
    let mut is_broken = false;
    for (path, file) in sources.below(&folder) {
        if !FONTS.iter().any(|ending| path.as_str().to_ascii_lowercase().ends_with(ending)) {
            continue;
        }
        let Some(bytes) = file.bytes() else { continue };
        if is_font(&bytes) {
            fonts.push(ThemeFile { file: path.clone(), bytes });
        } else {
            is_broken = true;
            diagnostics.push(unread(path, Span::file(path)));
        }
    }
    if fonts.is_empty() && config.share_pictures && !is_broken {
        let message = message!("theme.share-images-without-font");
        let problem = Diagnostic::new(Code::Font, config.theme.span.clone(), message);
        diagnostics.push(problem.hint(message!("theme.add-font-hint", folder)));
    }
    fonts.extend(own_fonts(sources, config, diagnostics));
    fonts
}

/// Reads the fonts in the site's configuration, in their order. Reports missing ones.
fn own_fonts(sources: &Sources, config: &Config, diagnostics: &mut Diagnostics) -> Vec<ThemeFile> {
    let mut fonts = Vec::new();
    for name in &config.fonts {
        let span = &name.span;
        let own = name.value.strip_prefix(OWN_FONTS).map(|own| own.trim_start_matches('/'));
        let own = own.unwrap_or(&name.value);
        let path = SourcePath::new(&format!("{OWN_FONTS}/{own}"));
        let found = path.and_then(|path| Some((sources.get(&path)?.bytes(), path)));
        let Some((bytes, file)) = found else {
            let message = message!("theme.font-missing", name = name.value);
            let hint = message!("theme.add-font-file-hint", folder = OWN_FONTS);
            diagnostics.push(Diagnostic::new(Code::Font, span.clone(), message).hint(hint));
            continue;
        };
        match bytes.filter(is_font) {
            Some(bytes) => fonts.push(ThemeFile { file, bytes }),
            None => diagnostics.push(unread(&file, span.clone())),
        }
    }
    fonts
}

fn unread(path: &SourcePath, span: Span) -> Diagnostic {
    let message = message!("theme.unreadable-font", path);
    Diagnostic::new(Code::Font, span, message).hint(message!("theme.font-format-hint"))
}
