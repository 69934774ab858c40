//! The layout of a share image: draws the map, the texts and the tabs.

use super::canvas::{Canvas, FilledShape, PathSegment, point};
use super::colour::{Colour, ColourRamp, IndexedPalette};
use super::text::{TextFit, TextLayout, fit};
use super::{Card, CardColours, CardRenderer, CardText, WIDTH, WorldOutline};
use crate::locale::Direction;

/// The margin on the left and on the right, in pixels.
const MARGIN: usize = 72;
/// The height of the tabs at the top edge, one for each hue. Lengths in this module are in pixels.
pub(super) const TAB: usize = 14;
/// The width of a picture next to the texts.
pub(super) const PICTURE: usize = 456;
/// The height of the tab of the page's own hue.
const OWN_TAB: usize = 40;
const GAP: usize = 4;
/// The top of the texts at the top.
const HEAD: f32 = 82.0;
/// The last baseline of the texts at the bottom.
const FOOT: f32 = 572.0;
/// The possible widths of the map. Its bottom is that of the texts.
pub(super) const MAP_WIDTHS: [f32; 3] = [640.0, 540.0, 430.0];
/// How far the map extends into the margin: its edge is only sea.
const OUTSET: f32 = 26.0;

/// The sizes of a title, largest first. Short titles are large.
const TITLE: [TextFit; 7] = [
    TextFit { size: 128.0, lines: 1, height: 200.0 },
    TextFit { size: 106.0, lines: 2, height: 250.0 },
    TextFit { size: 90.0, lines: 2, height: 250.0 },
    TextFit { size: 76.0, lines: 3, height: 260.0 },
    TextFit { size: 66.0, lines: 3, height: 260.0 },
    TextFit { size: 58.0, lines: 4, height: 320.0 },
    TextFit { size: 50.0, lines: 4, height: 320.0 },
];
const OVER: [TextFit; 2] = [
    TextFit { size: 34.0, lines: 1, height: 80.0 },
    TextFit { size: 27.0, lines: 1, height: 80.0 },
];
const NAME: [TextFit; 2] = [
    TextFit { size: 28.0, lines: 3, height: 150.0 },
    TextFit { size: 24.0, lines: 4, height: 150.0 },
];
/// The width of the texts at the bottom, next to the map.
const FOOT_WIDTH: f32 = 450.0;

/// The antialiasing levels of the land. Few are enough, because its contrast is low.
const LAND_GRADES: u8 = 2;
/// The antialiasing levels of text, of the page's hue and of other hues, for a palette of more than 16 colours.
const GRADES: [u8; 3] = [7, 6, 3];

/// The palette of an image with its ramps.
struct CardPalette {
    palette: IndexedPalette,
    land: ColourRamp,
    ink: ColourRamp,
    hue: ColourRamp,
    /// The other hues of the theme.
    others: Vec<(Option<usize>, ColourRamp)>,
}

impl CardPalette {
    fn new(colours: &CardColours, card: &Card) -> Self {
        let count = colours.hues.len();
        let colour = |hue: Option<usize>| -> Colour {
            hue.and_then(|hue| colours.hues.get(hue)).copied().unwrap_or(colours.accent)
        };
        let others: Vec<usize> = (0..count).filter(|hue| Some(*hue) != card.hue).collect();
        let is_plain = card.marks.iter().all(|mark| mark.hue == card.hue);
        // With at most 16 colours two pixels share a byte. Then other hues have a single level, without antialiasing.
        let free = u8::try_from(13_usize.saturating_sub(others.len())).unwrap_or(0);
        let [ink, hue, other] = match free.saturating_sub(1) / 2 {
            few if few >= 3 && is_plain => [free - few, few, 1],
            _ => GRADES,
        };
        let mut palette = IndexedPalette::new(colours.paper);
        let land = palette.ramp(colours.land, LAND_GRADES);
        let ink = palette.ramp(colours.ink, ink);
        let hue = palette.ramp(colour(card.hue), hue);
        let mut ramp = |hue| (Some(hue), palette.ramp(colour(Some(hue)), other));
        let others = others.into_iter().map(&mut ramp).collect();
        Self { palette, land, ink, hue, others }
    }

    /// Returns the ramp of a hue; without a hue, that of the page.
    fn of(&self, hue: Option<usize>) -> ColourRamp {
        self.others.iter().find(|(own, _)| *own == hue).map_or(self.hue, |(_, ramp)| *ramp)
    }
}

/// Draws an image: its pixels and its palette.
pub(super) fn draw(renderer: &CardRenderer, card: &Card) -> (Canvas, IndexedPalette) {
    let paints = CardPalette::new(&renderer.colours, card);
    let fit = |words: &Option<CardText>, width: f32, steps: &[TextFit]| {
        fit(&renderer.fonts, words.as_ref()?, width, steps)
    };
    let beside = if card.has_picture { PICTURE } else { 0 };
    let inner = WIDTH - 2 * MARGIN - beside;
    let over = fit(&card.over, inner as f32, &OVER);
    let title = fit(&card.title, inner as f32, &TITLE);
    let foot = fit(&card.foot, FOOT_WIDTH, &NAME);
    let title_top = HEAD + over.as_ref().map_or(0.0, |over| over.leading);
    let mut plate = CardPainter { renderer, direction: card.direction, canvas: Canvas::new() };
    if card.has_picture {
        plate.tabs(card, &paints);
    } else {
        let ground = ground(renderer, card.direction, title.as_ref(), title_top, &paints);
        plate.canvas = Canvas::on(ground.pixels.clone());
        plate.tabs(card, &paints);
        plate.marks(card, ground, &paints);
    }
    if let Some(over) = over {
        plate.write(&over, over.baseline(HEAD), paints.hue);
    }
    if let Some(title) = title {
        plate.write(&title, title.baseline(title_top), paints.ink);
    }
    if let Some(foot) = foot {
        let above = foot.leading * (foot.lines.len() as f32 - 1.0);
        plate.write(&foot, FOOT - above, paints.ink);
    }
    (plate.canvas, paints.palette)
}

impl TextLayout {
    /// Returns the first baseline of lines that begin at `top`. Large text needs more space above.
    fn baseline(&self, top: f32) -> f32 {
        top + 0.76 * self.leading + 0.11 * self.size
    }
}

/// Returns the background with the largest map that does not overlap the title, else with the smallest map.
fn ground<'a>(
    renderer: &'a CardRenderer,
    direction: Direction,
    title: Option<&TextLayout>,
    top: f32,
    paints: &CardPalette,
) -> &'a Background {
    let world = &*renderer.world;
    let is_clear = |width: &f32| {
        let room = (WIDTH - MARGIN) as f32 + OUTSET - width - MARGIN as f32;
        let Some(title) = title else { return true };
        let long = title.lines.iter().rposition(|line| line.width > room);
        let below = |line| title.baseline(top) + line as f32 * title.leading + 0.25 * title.size;
        long.is_none_or(|line| below(line) <= FOOT - world.height * width)
    };
    let size = MAP_WIDTHS.iter().position(is_clear).unwrap_or(MAP_WIDTHS.len() - 1);
    let direction_index = usize::from(direction == Direction::Rtl);
    renderer.grounds[direction_index][size]
        .get_or_init(|| Background::new(world, MAP_WIDTHS[size], direction, paints.land))
}

/// The background with the land, the same for every image with this direction and map size.
pub(super) struct Background {
    pixels: Vec<u8>,
    /// The left edge of the map.
    left: f32,
    top: f32,
    width: f32,
}

impl Background {
    fn new(world: &WorldOutline, width: f32, direction: Direction, ramp: ColourRamp) -> Self {
        // The map is on the side where lines end.
        let left = match direction {
            Direction::Ltr => (WIDTH - MARGIN) as f32 + OUTSET - width,
            Direction::Rtl => MARGIN as f32 - OUTSET,
        };
        let top = FOOT - world.height * width;
        let ground = Self { pixels: Vec::new(), left, top, width };
        let mut shape = FilledShape::default();
        for coast in &world.coasts {
            for (number, place) in coast.iter().enumerate() {
                let (x, y) = ground.place(*place);
                let to = point(x, y);
                shape.push(if number == 0 { PathSegment::Move(to) } else { PathSegment::Line(to) });
            }
        }
        let mut canvas = Canvas::new();
        canvas.draw(&shape, ramp);
        Self { pixels: canvas.pixels, ..ground }
    }

    fn place(&self, [x, y]: [f32; 2]) -> (f32, f32) {
        (self.left + x * self.width, self.top + y * self.width)
    }
}

/// The state while an image is drawn.
struct CardPainter<'a> {
    renderer: &'a CardRenderer,
    direction: Direction,
    canvas: Canvas,
}

impl CardPainter<'_> {
    /// Draws lines of text, aligned to the side where reading begins.
    fn write(&mut self, block: &TextLayout, mut baseline: f32, ramp: ColourRamp) {
        for line in &block.lines {
            let x = match self.direction {
                Direction::Ltr => MARGIN as f32,
                Direction::Rtl => (WIDTH - MARGIN) as f32 - line.width,
            };
            let mut shape = FilledShape::default();
            self.renderer.fonts.outline(&line.glyphs, block.size, (x, baseline), &mut shape);
            self.canvas.draw(&shape, ramp);
            baseline += block.leading;
        }
    }

    /// Draws the tabs at the top edge, one for each hue of the theme; without hues, a single bar.
    fn tabs(&mut self, card: &Card, paints: &CardPalette) {
        let count = self.renderer.colours.hues.len();
        // The page's own tab is one and a half times as wide as the others.
        let halves = 2 * count + usize::from(card.hue.is_some());
        let mut from = 0;
        for number in 0..count {
            let hue = if self.direction == Direction::Ltr { number } else { count - 1 - number };
            let is_own = Some(hue) == card.hue;
            let width = WIDTH * if is_own { 3 } else { 2 } / halves;
            let is_last = number + 1 == count;
            let to = if is_last { WIDTH } else { from + width };
            let gap = if is_last { 0 } else { GAP };
            let height = if is_own { OWN_TAB } else { TAB };
            self.canvas.fill([from, 0, to - from - gap, height], paints.of(Some(hue)).full());
            from = to;
        }
        if count == 0 {
            self.canvas.fill([0, 0, WIDTH, TAB], paints.hue.full());
        }
    }

    /// Marks the places of the page: a single place with a ring, several with dots.
    fn marks(&mut self, card: &Card, ground: &Background, paints: &CardPalette) {
        let (dot, halo) = match card.marks.len() {
            1 => (6.5, 18.0),
            2..=12 => (5.0, 6.5),
            _ => (3.4, 4.4),
        };
        for mark in &card.marks {
            let (x, y) = ground.place([mark.x, mark.y]);
            self.disc(x, y, halo, ColourRamp::PAPER);
            self.disc(x, y, dot, paints.of(mark.hue));
            if card.marks.len() == 1 {
                let mut ring = FilledShape::default();
                ring.circle(x, y, halo - 1.5, false);
                ring.circle(x, y, halo - 4.5, true);
                self.canvas.draw(&ring, paints.of(mark.hue));
            }
        }
    }

    fn disc(&mut self, x: f32, y: f32, radius: f32, ramp: ColourRamp) {
        let mut disc = FilledShape::default();
        disc.circle(x, y, radius, false);
        self.canvas.draw(&disc, ramp);
    }
}
