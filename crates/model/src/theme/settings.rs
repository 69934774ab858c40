//! How a theme looks: its colours, from `theme.yaml`, and its fonts.

use super::Font;
use super::palette::{ColourScheme, Palette, SCHEME};
use crate::config::Config;
use crate::diag::{Code, Diagnostic, Diagnostics, Span, words};
use crate::locale::Locale;
use crate::path::SourcePath;
use crate::schema::{self, Fields, Kind, Schema, Spanned, optional};
use crate::source::{SourceFile, Sources};
use crate::yaml;
use urbi_card::{CardColours, Colour, is_font};

/// The endings of fonts.
const FONTS: [&str; 2] = [".otf", ".ttf"];

/// How many hues are taken at most: as many as a palette has room for.
const HUES: usize = 24;

/// The fields of `theme.yaml`.
pub static THEME: Schema = Schema {
    noun: "a theme",
    fields: &[
        optional("name", Kind::Plain).help("The theme’s name."),
        optional("licence", Kind::Plain).help("The licence of the theme."),
        optional("description", Kind::Plain).help("What the theme is like, in a sentence."),
        optional("language", Kind::Locale).help(
            "The language in which the theme has all its words: `en`. A language of the site that \
             lacks a word shows it in this one.",
        ),
        optional("unreviewed", Kind::List(&Kind::Locale))
            .help("The languages whose words no native speaker has read yet."),
        optional("light", Kind::Map(&SCHEME)).help("The colours of pages in the light scheme."),
        optional("dark", Kind::Map(&SCHEME)).help("The colours of pages in the dark scheme."),
        optional("paper", Kind::Plain).help(
            "The colour of the ground in pictures, if not that of the light scheme: \
             `\"#f6f2e9\"`, in quotes.",
        ),
        optional("ink", Kind::Plain)
            .help("The colour of writing in pictures, if not that of the light scheme."),
        optional("land", Kind::Plain)
            .help("The colour of land in pictures, if not that of the light scheme."),
        optional("accent", Kind::Plain)
            .help("The colour of what stands out in pictures, if not that of the light scheme."),
        optional("hues", Kind::List(&Kind::Plain)).help(
            "The colours of the regions in pictures, in their order, if not those of the light \
             scheme.",
        ),
    ],
};

/// What `theme.yaml` says.
pub(super) struct ThemeSettings {
    /// The colours of pictures and print.
    pub(super) colours: CardColours,
    /// The colours of pages.
    pub(super) palette: Palette,
    /// The language in which the theme has all its words.
    pub(super) language: Option<Locale>,
    /// The languages whose words no native speaker has read.
    pub(super) unreviewed: Vec<Locale>,
}

/// Reads `theme.yaml`.
pub(super) fn read(
    sources: &Sources,
    folder: &str,
    diagnostics: &mut Diagnostics,
) -> ThemeSettings {
    let mut look = ThemeSettings {
        colours: CardColours {
            paper: Colour([255; 3]),
            ink: Colour([0; 3]),
            land: Colour([224; 3]),
            accent: Colour([0; 3]),
            hues: Vec::new(),
        },
        palette: Palette::default(),
        language: None,
        unreviewed: Vec::new(),
    };
    let Some(mut fields) = fields(sources, folder, diagnostics) else { return look };
    let tag = |written: Spanned<String>| Locale::parse(&written.value);
    look.language = fields.plain("language").and_then(tag);
    look.unreviewed = fields.plains("unreviewed").into_iter().filter_map(tag).collect();
    (look.colours, look.palette) = colours(&mut fields, look.colours, diagnostics);
    look
}

/// Reads the colours of a theme: those of pictures and print, which are those of the light scheme
/// unless it says otherwise, and those of pages. What it does not say is black on white in pictures.
fn colours(
    fields: &mut Fields,
    mut colours: CardColours,
    diagnostics: &mut Diagnostics,
) -> (CardColours, Palette) {
    let light = ColourScheme::take(fields, "light", diagnostics);
    let dark = ColourScheme::take(fields, "dark", diagnostics);
    for (key, own) in [
        ("paper", &mut colours.paper),
        ("ink", &mut colours.ink),
        ("land", &mut colours.land),
        ("accent", &mut colours.accent),
    ] {
        let written = one(fields, key, diagnostics);
        let written = written.and_then(|written| colour(written, diagnostics));
        *own = written.or_else(|| light.get(key)).unwrap_or(*own);
    }
    let hues = fields.plains("hues").into_iter();
    colours.hues = hues.filter_map(|written| colour(written, diagnostics)).collect();
    if colours.hues.is_empty() {
        colours.hues = light.hues().collect();
    }
    colours.hues.truncate(HUES);
    (colours, Palette::new(light, dark, diagnostics))
}

fn fields(sources: &Sources, folder: &str, diagnostics: &mut Diagnostics) -> Option<Fields> {
    let path = SourcePath::new(&format!("{folder}/theme.yaml"))?;
    let Some(SourceFile::Text(text)) = sources.get(&path) else { return None };
    let parsed = yaml::parse(&path, text, 0..text.len(), diagnostics);
    parsed.root.report_duplicates(diagnostics);
    schema::read(&THEME, &parsed.root, diagnostics)
}

/// Takes a colour; one without quotes is a comment to YAML, and looks like nothing.
pub(super) fn one(
    fields: &mut Fields,
    key: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Spanned<String>> {
    let is_given = fields.gives(key);
    let written = fields.plain(key);
    if is_given && written.is_none() {
        let message = words!("`{key}` says no colour", key);
        diagnostics.push(Diagnostic::new(Code::InvalidValue, fields.span.clone(), message).hint(
            words!("write it in quotes, for `#` begins a comment: `{key}: \"#1d2123\"`", key),
        ));
    }
    written
}

pub(super) fn colour(written: Spanned<String>, diagnostics: &mut Diagnostics) -> Option<Colour> {
    let colour = Colour::parse(&written.value);
    if colour.is_none() {
        let message = words!("`{written}` is not a colour", written = written.value);
        diagnostics
            .push(Diagnostic::new(Code::InvalidValue, written.span, message).hint(words!(
                "write red, green and blue as six hexadecimal digits: `\"#1d2123\"`"
            )));
    }
    colour
}

/// Where a site has the fonts that it adds to those of its theme.
const OWN_FONTS: &str = "data/fonts";

/// Reads the fonts of a theme, in order of their names, and then those that the site adds. Reports
/// those that cannot be read, and that there is none where the site wants pictures.
pub(super) fn fonts(
    sources: &Sources,
    folder: &str,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Vec<Font> {
    let folder = format!("{folder}/fonts");
    let mut fonts = Vec::new();
    let mut is_broken = false;
    for (path, file) in sources.below(&folder) {
        if !FONTS.iter().any(|ending| path.as_str().to_ascii_lowercase().ends_with(ending)) {
            continue;
        }
        let Some(bytes) = file.bytes() else { continue };
        if is_font(&bytes) {
            fonts.push(Font { file: path.clone(), bytes });
            continue;
        }
        is_broken = true;
        diagnostics.push(unread(path, Span::file(path)));
    }
    if fonts.is_empty() && config.share_pictures && !is_broken {
        let message = words!("`share_pictures` needs a font, and the theme has none");
        diagnostics.push(
            Diagnostic::new(Code::Font, config.theme.span.clone(), message)
                .hint(words!("put a font (.ttf or .otf) into `{folder}/`", folder)),
        );
    }
    fonts.extend(own_fonts(sources, config, diagnostics));
    fonts
}

/// Reads the fonts that the site names, in its order. Reports those that are not there.
fn own_fonts(sources: &Sources, config: &Config, diagnostics: &mut Diagnostics) -> Vec<Font> {
    let mut fonts = Vec::new();
    for name in &config.fonts {
        let span = &name.span;
        let own = name
            .value
            .strip_prefix(OWN_FONTS)
            .map_or(&*name.value, |own| own.trim_start_matches('/'));
        let path = SourcePath::new(&format!("{OWN_FONTS}/{own}"));
        let found = path.and_then(|path| Some((sources.get(&path)?.bytes(), path)));
        let Some((bytes, file)) = found else {
            let message = words!("there is no font `{name}`", name = name.value);
            diagnostics.push(Diagnostic::new(Code::Font, span.clone(), message).hint(words!(
                "put the file into `{folder}/` and write its name here",
                folder = OWN_FONTS
            )));
            continue;
        };
        match bytes.filter(is_font) {
            Some(bytes) => fonts.push(Font { file, bytes }),
            None => diagnostics.push(unread(&file, span.clone())),
        }
    }
    fonts
}

fn unread(path: &SourcePath, span: Span) -> Diagnostic {
    let message = words!("`{path}` is not a font that can be read", path);
    Diagnostic::new(Code::Font, span, message)
        .hint(words!("TrueType and OpenType fonts can: files that end in .ttf or .otf"))
}
