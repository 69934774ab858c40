//! The picture itself: what stands where.

use super::canvas::{Canvas, FilledShape, ShapeRasterizer};
use super::colour::{Colour, ColourRamp, IndexedPalette};
use super::text::{TextFit, TextLayout, fit};
use super::{Card, CardColours, CardRenderer, CardText, WIDTH, WorldOutline};
use crate::locale::Direction;

/// What stays free at either side.
const MARGIN: usize = 72;
/// The thumb index at the upper edge has a tab for each hue: how high they are, and what stays free
/// between them.
const TAB: usize = 14;
/// The tab of the page's own hue is drawn out.
const OWN_TAB: usize = 40;
const GAP: usize = 4;
/// Where the texts of the head begin.
const HEAD: f32 = 82.0;
/// The last baseline of the texts of the foot.
const FOOT: f32 = 572.0;
/// How wide the map may be. Its foot is that of the texts.
pub(super) const MAP_WIDTHS: [f32; 3] = [640.0, 540.0, 430.0];
/// How far the map reaches into the margin: its edge is sea.
const OUTSET: f32 = 26.0;

/// The sizes of a title: few words are large.
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
/// The width of the texts of the foot, beside the map.
const FOOT_WIDTH: f32 = 450.0;

/// The grades between the paper and the land: few, as it is quiet.
const LAND_GRADES: u8 = 2;
/// The grades of ink, of the hue of the page and of other hues where there may be many colours.
const GRADES: [u8; 3] = [7, 6, 3];

/// The palette of one picture, and where its colours are.
struct CardPalette {
    palette: IndexedPalette,
    land: ColourRamp,
    ink: ColourRamp,
    hue: ColourRamp,
    /// The hues of the theme that are not the page's.
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
        // Of sixteen colours, two share a byte; other hues then only have a tab, without an edge.
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

    /// Returns the colour of a hue of the theme; of no hue, that of the page.
    fn of(&self, hue: Option<usize>) -> ColourRamp {
        self.others.iter().find(|(own, _)| *own == hue).map_or(self.hue, |(_, ramp)| *ramp)
    }
}

/// Draws a picture: its pixels, and the colours that they have.
pub(super) fn draw(studio: &CardRenderer, card: &Card) -> (Canvas, IndexedPalette) {
    let paints = CardPalette::new(&studio.colours, card);
    let fit = |words: &Option<CardText>, width: f32, steps: &[TextFit]| {
        fit(&studio.fonts, words.as_ref()?, width, steps)
    };
    let inner = WIDTH - 2 * MARGIN;
    let over = fit(&card.over, inner as f32, &OVER);
    let title = fit(&card.title, inner as f32, &TITLE);
    let foot = fit(&card.foot, FOOT_WIDTH, &NAME);
    let title_top = HEAD + over.as_ref().map_or(0.0, |over| over.leading);
    let ground = ground(studio, card.direction, title.as_ref(), title_top, &paints);
    let canvas = ground.canvas.clone();
    let mut plate =
        CardPainter { studio, direction: card.direction, canvas, raster: ShapeRasterizer::new() };
    plate.tabs(card, &paints);
    plate.marks(card, ground, &paints);
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
    /// Returns the first baseline of lines that begin at `top`: larger letters need more room above.
    fn baseline(&self, top: f32) -> f32 {
        top + 0.76 * self.leading + 0.11 * self.size
    }
}

/// Returns the ground with the largest map that stays clear of the title, or else with the smallest.
fn ground<'a>(
    studio: &'a CardRenderer,
    direction: Direction,
    title: Option<&TextLayout>,
    top: f32,
    paints: &CardPalette,
) -> &'a Background {
    let world = studio.world.get_or_init(|| (studio.draw_world)());
    let is_clear = |width: &f32| {
        let room = (WIDTH - MARGIN) as f32 + OUTSET - width - MARGIN as f32;
        let Some(title) = title else { return true };
        let long = title.lines.iter().rposition(|line| line.width > room);
        let below = |line| title.baseline(top) + line as f32 * title.leading + 0.25 * title.size;
        long.is_none_or(|line| below(line) <= FOOT - world.height * width)
    };
    let size = MAP_WIDTHS.iter().position(is_clear).unwrap_or(MAP_WIDTHS.len() - 1);
    let direction_index = usize::from(direction == Direction::Rtl);
    studio.grounds[direction_index][size]
        .get_or_init(|| Background::new(world, MAP_WIDTHS[size], direction, paints.land))
}

/// The land, which is the same on every picture of a direction and a size of the map.
pub(super) struct Background {
    canvas: Canvas,
    /// Where the map begins, and how wide it is.
    left: f32,
    top: f32,
    width: f32,
}

impl Background {
    fn new(world: &WorldOutline, width: f32, direction: Direction, ramp: ColourRamp) -> Self {
        // The map stands where a line ends.
        let left = match direction {
            Direction::Ltr => (WIDTH - MARGIN) as f32 + OUTSET - width,
            Direction::Rtl => MARGIN as f32 - OUTSET,
        };
        let top = FOOT - world.height * width;
        let mut ground = Self { canvas: Canvas::new(), left, top, width };
        let mut shape = FilledShape::default();
        for coast in &world.coasts {
            for (number, point) in coast.iter().enumerate() {
                let (x, y) = ground.place(*point);
                if number == 0 { shape.move_to(x, y) } else { shape.line_to(x, y) }
            }
        }
        ground.canvas.draw(&shape, ramp, &mut ShapeRasterizer::new());
        ground
    }

    fn place(&self, [x, y]: [f32; 2]) -> (f32, f32) {
        (self.left + x * self.width, self.top + y * self.width)
    }
}

/// A picture that is being drawn.
struct CardPainter<'a> {
    studio: &'a CardRenderer,
    direction: Direction,
    canvas: Canvas,
    raster: ShapeRasterizer,
}

impl CardPainter<'_> {
    /// Writes lines, from the side where reading begins.
    fn write(&mut self, block: &TextLayout, mut baseline: f32, ramp: ColourRamp) {
        for line in &block.lines {
            let x = match self.direction {
                Direction::Ltr => MARGIN as f32,
                Direction::Rtl => (WIDTH - MARGIN) as f32 - line.width,
            };
            let mut shape = FilledShape::default();
            self.studio.fonts.outline(&line.glyphs, block.size, (x, baseline), &mut shape);
            self.canvas.draw(&shape, ramp, &mut self.raster);
            baseline += block.leading;
        }
    }

    /// Draws the thumb index: a tab for each hue of the theme, or one rule where it has none.
    fn tabs(&mut self, card: &Card, paints: &CardPalette) {
        let count = self.studio.colours.hues.len();
        // The tab that is drawn out is as wide as one and a half of the others.
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

    /// Marks the places of the page: one by a ring, many by dots.
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
                self.canvas.draw(&ring, paints.of(mark.hue), &mut self.raster);
            }
        }
    }

    fn disc(&mut self, x: f32, y: f32, radius: f32, ramp: ColourRamp) {
        let mut disc = FilledShape::default();
        disc.circle(x, y, radius, false);
        self.canvas.draw(&disc, ramp, &mut self.raster);
    }
}
