//! Share pictures: what a page looks like where somebody shares its address.
//!
//! A [`Card`] is what such a picture says and a [`CardRenderer`] what all pictures of a site are made
//! with: fonts, colours, the land of the earth. [`CardRenderer::draw`] is a pure function from a card to
//! the bytes of a PNG. It knows nothing of sites, pages or themes.

use urbi_base::locale;
use urbi_i18n as i18n;

mod canvas;
mod colour;
mod encode;
mod font;
mod painter;
mod text;

use std::sync::{Arc, OnceLock};

pub use colour::Colour;
pub use font::is_font;

use crate::locale::{Direction, Locale};
use font::Fonts;
use painter::Background;

/// The width of a picture in pixels.
pub const WIDTH: usize = 1200;
/// The height of a picture in pixels.
pub const HEIGHT: usize = 630;

/// To be raised with every change of how pictures are drawn: it stands for the program in the keys
/// of pictures that were made before.
pub const VERSION: u32 = 1;

/// What a picture says.
#[derive(Clone, Debug)]
pub struct Card {
    /// What the page stands under: the country of a city, the section of a document.
    pub over: Option<CardText>,
    /// What the page is called; none where no font can write it.
    pub title: Option<CardText>,
    /// What stands at the foot: the name of the network.
    pub foot: Option<CardText>,
    /// The direction in which the page is written: from which side the picture is read.
    pub direction: Direction,
    /// The hue of the page: an index into those of the theme, which must be there; none for its
    /// accent.
    pub hue: Option<usize>,
    /// The places that are marked on the map.
    pub marks: Vec<MapMarker>,
}

/// A text of a picture.
#[derive(Clone, Debug)]
pub struct CardText {
    text: String,
    locale: Locale,
    direction: Direction,
}

impl CardText {
    /// Makes a text that is in `locale`. What ends lines and paragraphs becomes a space.
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

/// A place that is marked on the map.
#[derive(Clone, Copy, Debug)]
pub struct MapMarker {
    /// From the left edge of the map (0) to its right one (1).
    pub x: f32,
    /// From the upper edge of the map, in widths of the map.
    pub y: f32,
    /// Its hue, as that of a [`Card`].
    pub hue: Option<usize>,
}

/// The land of the earth, as the map shows it. Its width is 1.
#[derive(Clone, Debug, Default)]
pub struct WorldOutline {
    /// The coasts; those of lakes run the other way round.
    pub coasts: Vec<Vec<[f32; 2]>>,
    /// The height of the map.
    pub height: f32,
}

/// The colours of a theme's pictures.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CardColours {
    /// The ground.
    pub paper: Colour,
    /// The letters.
    pub ink: Colour,
    /// The land of the map.
    pub land: Colour,
    /// What leads the eye where no region has a hue.
    pub accent: Colour,
    /// The hues of the regions.
    pub hues: Vec<Colour>,
}

/// What the pictures of a site are made with. Made once for a build.
pub struct CardRenderer {
    fonts: Fonts,
    colours: CardColours,
    draw_world: Box<dyn Fn() -> WorldOutline + Send + Sync>,
    world: OnceLock<WorldOutline>,
    /// The grounds of pictures that are read from the left, and of those that are read from the
    /// right, for each size of the map; each is drawn when the first picture needs it.
    grounds: [[OnceLock<Background>; painter::MAP_WIDTHS.len()]; 2],
}

impl CardRenderer {
    /// Makes a studio. `fonts` are asked for a letter in their order; `world` is called when the
    /// first picture is drawn, if one is.
    pub fn new(
        fonts: &[Arc<[u8]>],
        colours: CardColours,
        world: impl Fn() -> WorldOutline + Send + Sync + 'static,
    ) -> Self {
        Self {
            fonts: Fonts::new(fonts),
            colours,
            draw_world: Box::new(world),
            world: OnceLock::new(),
            grounds: Default::default(),
        }
    }

    /// Returns the ISO 15924 code of a script that a text needs and no font can write.
    pub fn missing(&self, words: &CardText) -> Option<String> {
        let is_there =
            |letter: char| text::is_unseen(letter) || self.fonts.face(letter, None).is_some();
        let letter = words.text.chars().find(|letter| !is_there(*letter))?;
        Some(font::script(letter).unwrap_or(font::ANY).tag().to_string())
    }

    /// Draws a picture, as PNG.
    pub fn draw(&self, card: &Card) -> Vec<u8> {
        let (canvas, palette) = painter::draw(self, card);
        encode::png(&canvas, &palette)
    }
}

/// Returns the ISO 15924 code of the script that a letter tells of; `None` where it may stand in any.
pub fn script_of(letter: char) -> Option<String> {
    font::script(letter).map(|script| script.tag().to_string())
}

#[cfg(test)]
mod tests;
