//! Renders share images, which social networks and messengers show next to a link.
//!
//! A [`Card`] is the content of an image. A [`CardRenderer`] has what all images of a site share: fonts, colours and
//! the world map. [`CardRenderer::draw`] is a pure function from a card to the bytes of a PNG. This crate does not
//! depend on sites, pages or themes.

use urbi_base::locale;
use urbi_i18n as i18n;

mod canvas;
mod colour;
mod encode;
mod font;
mod painter;
mod text;

use std::sync::{Arc, LazyLock, OnceLock};

pub use colour::Colour;
pub use font::is_font;

use crate::locale::{Direction, Locale};
use font::Fonts;
use painter::Background;

/// The width of an image in pixels.
pub const WIDTH: usize = 1200;
/// The height of an image in pixels.
pub const HEIGHT: usize = 630;

/// The version of the drawing code, a part of cache keys. Increase it with every change of the images.
pub const VERSION: u32 = 2;

/// The content of a share image.
#[derive(Clone, Debug)]
pub struct Card {
    /// A line above the title: the country of a city, the section of a document.
    pub over: Option<CardText>,
    /// The title of the page; `None` if no font has its characters.
    pub title: Option<CardText>,
    /// A line at the bottom: the name of the network.
    pub foot: Option<CardText>,
    /// The writing direction of the page, which mirrors the layout.
    pub direction: Direction,
    /// The hue of the page, an index in the theme's hues that must exist; `None` for the accent colour.
    pub hue: Option<usize>,
    /// The places to mark on the map.
    pub marks: Vec<MapMarker>,
}

/// A text in a share image.
#[derive(Clone, Debug)]
pub struct CardText {
    text: String,
    locale: Locale,
    direction: Direction,
}

impl CardText {
    /// Creates a text in `locale`. Line breaks and control characters become spaces.
    pub fn new(text: &str, locale: Locale, direction: Direction) -> Self {
        let plain = |c: char| {
            let is_break = c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
            if is_break { ' ' } else { c }
        };
        Self { text: text.trim().chars().map(plain).collect(), locale, direction }
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// A marked place on the map.
#[derive(Clone, Copy, Debug)]
pub struct MapMarker {
    /// The horizontal position, from the left edge (0) to the right edge (1).
    pub x: f32,
    /// The distance from the top edge, in widths of the map.
    pub y: f32,
    /// Its hue, like that of a [`Card`].
    pub hue: Option<usize>,
}

/// The land of the world map, with a width of 1.
#[derive(Clone, Debug, Default)]
pub struct WorldOutline {
    /// The coastlines. Those of lakes have the opposite winding.
    pub coasts: Vec<Vec<[f32; 2]>>,
    /// The height of the map.
    pub height: f32,
}

/// The colours of a theme's share images.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CardColours {
    /// The background.
    pub paper: Colour,
    /// The text.
    pub ink: Colour,
    /// The land on the map.
    pub land: Colour,
    /// The accent colour, for pages without a hue.
    pub accent: Colour,
    /// The hues of the regions.
    pub hues: Vec<Colour>,
}

/// Renders the share images of a site. Created once for a build.
pub struct CardRenderer {
    fonts: Fonts,
    colours: CardColours,
    world: LazyLock<WorldOutline, Box<dyn FnOnce() -> WorldOutline + Send>>,
    /// The backgrounds by direction and size of the map, each drawn when it is first needed.
    grounds: [[OnceLock<Background>; painter::MAP_WIDTHS.len()]; 2],
}

impl CardRenderer {
    /// Creates a renderer. `fonts` are in order of priority. `world` is called when the first image is drawn.
    pub fn new(
        fonts: &[Arc<[u8]>],
        colours: CardColours,
        world: impl FnOnce() -> WorldOutline + Send + 'static,
    ) -> Self {
        Self {
            fonts: Fonts::new(fonts),
            colours,
            world: LazyLock::new(Box::new(world)),
            grounds: Default::default(),
        }
    }

    /// Returns the ISO 15924 code of a script in a text that no font supports.
    pub fn missing(&self, words: &CardText) -> Option<String> {
        let is_there =
            |letter: char| text::is_unseen(letter) || self.fonts.face(letter, None).is_some();
        let letter = words.text.chars().find(|letter| !is_there(*letter))?;
        Some(font::script(letter).unwrap_or(font::ANY).tag().to_string())
    }

    /// Renders an image as PNG.
    pub fn draw(&self, card: &Card) -> Vec<u8> {
        let (canvas, palette) = painter::draw(self, card);
        encode::png(&canvas, &palette)
    }
}

/// Returns the ISO 15924 code of a character's script; `None` if several scripts use the character.
pub fn script_of(letter: char) -> Option<String> {
    font::script(letter).map(|script| script.tag().to_string())
}

#[cfg(test)]
mod tests;
