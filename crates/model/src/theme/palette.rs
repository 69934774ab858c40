//! The colours of pages in the light and the dark scheme. Adds them to style sheets, and checks their
//! contrast.

use std::sync::Arc;

use super::contrast::{self, ContrastNeed};
use super::settings::{colour, one};
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span, message};
use crate::schema::{Fields, Kind, Schema, Spanned, optional};
use urbi_card::Colour;

/// The mark in a style sheet or drawing that the theme's colours replace.
const MARK: &str = "/* colours of theme.yaml */";

/// The colours of a scheme.
pub(super) const SCHEME: Schema<'static> = Schema {
    noun: "noun.scheme",
    fields: &[
        optional("paper", Kind::Plain).help("help.scheme.paper"),
        optional("ink", Kind::Plain).help("help.scheme.ink"),
        optional("quiet", Kind::Plain).help("help.scheme.quiet"),
        optional("rule", Kind::Plain).help("help.scheme.rule"),
        optional("line", Kind::Plain).help("help.scheme.line"),
        optional("strong", Kind::Plain).help("help.scheme.strong"),
        optional("accent", Kind::Plain).help("help.scheme.accent"),
        optional("sea", Kind::Plain).help("help.scheme.sea"),
        optional("land", Kind::Plain).help("help.scheme.land"),
        optional("wash", Kind::Plain).help("help.scheme.wash"),
        optional("hues", Kind::List(&Kind::Plain)).help("help.scheme.hues"),
        optional("spare_hues", Kind::List(&Kind::Plain)).help("help.scheme.spare_hues"),
    ],
};

/// A colour with its name and span.
#[derive(Clone, Debug)]
struct Named {
    name: String,
    colour: Colour,
    span: Span,
}

impl Named {
    /// Reads a colour. Reports an invalid one.
    fn read(name: String, written: Spanned<String>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let span = written.span.clone();
        Some(Self { name, colour: colour(written, diagnostics)?, span })
    }
}

/// One colour scheme, as written.
#[derive(Clone, Debug, Default)]
pub(super) struct ColourScheme {
    named: Vec<Named>,
    hues: Vec<Named>,
    /// The number of hues that are also the regions' hues in share images.
    own_hues: usize,
}

impl ColourScheme {
    /// Takes a scheme from a theme. Reports invalid colours.
    pub(super) fn take(fields: &mut Fields, key: &str, diagnostics: &mut Diagnostics) -> Self {
        let Some(group) = fields.group(key) else { return Self::default() };
        let mut group = group.value;
        let mut scheme = Self::default();
        for field in SCHEME.fields.iter().filter(|field| matches!(field.kind, Kind::Plain)) {
            let written = one(&mut group, field.key, diagnostics);
            let name = field.key.to_owned();
            let read = written.and_then(|written| Named::read(name, written, diagnostics));
            scheme.named.extend(read);
        }
        for key in ["hues", "spare_hues"] {
            for written in group.plains(key) {
                let name = format!("r{}", scheme.hues.len() + 1);
                scheme.hues.extend(Named::read(name, written, diagnostics));
            }
            if key == "hues" {
                scheme.own_hues = scheme.hues.len();
            }
        }
        scheme
    }

    /// Takes the colours of share images and PDFs from the top level of a theme. Those that it lacks are the colours of
    /// `light`. Reports a text colour with too little contrast.
    pub(super) fn take_own(
        fields: &mut Fields,
        light: &Self,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut scheme = Self::default();
        let mut is_text = false;
        for key in ["paper", "ink", "land", "accent"] {
            let written = one(fields, key, diagnostics);
            let read = written.and_then(|own| Named::read(key.to_owned(), own, diagnostics));
            is_text |= read.is_some() && key != "land";
            scheme.named.extend(read.or_else(|| light.find(key).cloned()));
        }
        if is_text {
            scheme.check(&message!("theme.print-scheme"), diagnostics);
        }
        scheme
    }

    /// Returns a colour by its name.
    pub(super) fn get(&self, name: &str) -> Option<Colour> {
        self.find(name).map(|named| named.colour)
    }

    fn find(&self, name: &str) -> Option<&Named> {
        self.named.iter().find(|named| named.name == name)
    }

    /// Returns the colours of the regions.
    pub(super) fn hues(&self) -> impl Iterator<Item = Colour> {
        self.hues[..self.own_hues].iter().map(|named| named.colour)
    }

    /// Writes the colours as custom properties.
    fn properties(&self) -> String {
        let all = self.named.iter().chain(&self.hues);
        let written: Vec<String> =
            all.map(|named| format!("--{}:{}", named.name, hex(named.colour))).collect();
        written.join(";")
    }

    /// Reports colours with too little contrast against their background, each one once.
    pub(super) fn check(&self, scheme: &Message, diagnostics: &mut Diagnostics) {
        let text = ["ink", "quiet", "accent"].iter().filter_map(|name| self.find(name));
        let marks = self.find("strong").into_iter().chain(&self.hues);
        let grounds = |names: &'static [&str]| names.iter().filter_map(|name| self.find(name));
        let pairs = text
            .map(|front| (front, ContrastNeed::Text, &["paper", "wash"][..]))
            .chain(marks.map(|front| (front, ContrastNeed::Mark, &["paper"][..])));
        for (front, need, behind) in pairs {
            let worst = grounds(behind)
                .map(|ground| (contrast::ratio(front.colour, ground.colour), ground))
                .min_by(|(a, _), (b, _)| a.total_cmp(b));
            if let Some((ratio, ground)) = worst.filter(|(ratio, _)| *ratio < need.ratio()) {
                diagnostics.push(too_low(ratio, front, ground, need, scheme));
            }
        }
    }
}

/// Reports a contrast ratio that is too low, with a colour that has enough contrast.
fn too_low(
    ratio: f64,
    front: &Named,
    ground: &Named,
    need: ContrastNeed,
    scheme: &Message,
) -> Diagnostic {
    // Round down, so that the ratio never appears to be sufficient.
    let ratio = Message::decimal((ratio * 10.0).floor() / 10.0, 1);
    let hint = contrast::enough(front.colour, ground.colour, need).map(|enough| {
        let (colour, ground, enough) = (hex(front.colour), hex(ground.colour), hex(enough));
        message!("theme.more-contrast-hint", colour, ground, enough)
    });
    let need = match need {
        ContrastNeed::Text => message!("theme.text-contrast"),
        ContrastNeed::Mark => message!("theme.line-contrast"),
    };
    let (front, ground, span) = (&front.name, &ground.name, front.span.clone());
    let scheme = scheme.clone();
    let message = message!("theme.low-contrast", front, ground, ratio, scheme, need);
    Diagnostic::new(Code::LowContrast, span, message).maybe_hint(hint)
}

/// The colours of pages.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    pub(super) light: ColourScheme,
    pub(super) dark: ColourScheme,
}

impl Palette {
    /// Returns a colour of the scheme `light` or `dark` as `#rrggbb`, if the theme has it.
    pub fn colour(&self, scheme: &str, name: &str) -> Option<String> {
        let scheme = match scheme {
            "light" => &self.light,
            "dark" => &self.dark,
            _ => return None,
        };
        scheme.get(name).map(hex)
    }

    /// Replaces the mark in a style sheet or drawing with the colours.
    pub(super) fn put_into(&self, text: &Arc<str>) -> Arc<str> {
        if !text.contains(MARK) {
            return Arc::clone(text);
        }
        let (light, dark) = (self.light.properties(), self.dark.properties());
        let mut css = format!(":root{{{light}}}");
        if !dark.is_empty() {
            css.push_str(&format!("@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"));
        }
        text.replacen(MARK, &css, 1).into()
    }
}

fn hex(Colour([red, green, blue]): Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
