//! The picture itself: what stands where.

use super::canvas::{Canvas, Raster, Shape};
use super::colour::{Colour, Palette, Ramp};
use super::text::{Block, Step, fit};
use super::{Card, Colours, Studio, WIDTH, Words, World, encode};
use crate::locale::Direction;

/// What stays free at either side.
const MARGIN: usize = 72;
/// Where the thick rule at the head begins, and how thick it is.
const RULE: [usize; 2] = [56, 10];
/// The thin rule below it.
const HAIRLINE: [usize; 2] = [72, 2];
/// Where the texts of the head begin.
const HEAD: f32 = 98.0;
/// Where the texts of the foot end.
const FOOT: f32 = 572.0;
/// The width of the map, which ends where the texts of the foot do.
const MAP_WIDTH: f32 = 540.0;
/// How far the map reaches into the margin: its edge is sea.
const OUTSET: f32 = 26.0;

/// What stays free above a title.
const TITLE_GAP: f32 = 8.0;
/// The place of the baseline in the height of a line.
const BASELINE: f32 = 0.76;

/// The sizes of a title: few words are large.
const TITLE: [Step; 7] = [
    Step { size: 128.0, lines: 1, height: 200.0 },
    Step { size: 106.0, lines: 2, height: 250.0 },
    Step { size: 90.0, lines: 2, height: 250.0 },
    Step { size: 76.0, lines: 3, height: 260.0 },
    Step { size: 66.0, lines: 3, height: 260.0 },
    Step { size: 58.0, lines: 4, height: 320.0 },
    Step { size: 50.0, lines: 4, height: 320.0 },
];
const OVER: [Step; 2] =
    [Step { size: 34.0, lines: 1, height: 80.0 }, Step { size: 27.0, lines: 1, height: 80.0 }];
const NAME: [Step; 2] =
    [Step { size: 28.0, lines: 3, height: 150.0 }, Step { size: 24.0, lines: 4, height: 150.0 }];
/// The width of the texts of the foot, beside the map.
const FOOT_WIDTH: f32 = 450.0;

/// How many grades lie between the paper and a colour: enough for smooth edges, and few enough that
/// a picture of one hue has sixteen colours, of which two share a byte.
const LAND_GRADES: u8 = 2;
const INK_GRADES: u8 = 7;
const HUE_GRADES: u8 = 6;
/// Of hues that only small marks have.
const MARK_GRADES: u8 = 3;

/// The palette of one picture, and where its colours are.
struct Paints {
    palette: Palette,
    land: Ramp,
    ink: Ramp,
    hue: Ramp,
    /// The colours of marks that have not the hue of the page.
    others: Vec<(Option<usize>, Ramp)>,
}

impl Paints {
    fn new(colours: &Colours, card: &Card) -> Self {
        let colour = |hue: Option<usize>| -> Colour {
            let count = colours.hues.len().max(1);
            let own = hue.and_then(|hue| colours.hues.get(hue % count));
            own.copied().unwrap_or(colours.accent)
        };
        let mut palette = Palette::new(colours.paper);
        let land = palette.ramp(colours.land, LAND_GRADES);
        let ink = palette.ramp(colours.ink, INK_GRADES);
        let hue = palette.ramp(colour(card.hue), HUE_GRADES);
        let mut others: Vec<(Option<usize>, Ramp)> = Vec::new();
        for mark in card.marks.iter().filter(|mark| mark.hue != card.hue) {
            // A palette has room for 256 colours, and no theme as many hues.
            if palette.len() < 200 && others.iter().all(|(own, _)| *own != mark.hue) {
                others.push((mark.hue, palette.ramp(colour(mark.hue), MARK_GRADES)));
            }
        }
        Self { palette, land, ink, hue, others }
    }

    fn mark(&self, hue: Option<usize>) -> Ramp {
        self.others.iter().find(|(own, _)| *own == hue).map_or(self.hue, |(_, ramp)| *ramp)
    }
}

/// Draws a picture, as PNG.
pub(super) fn draw(studio: &Studio, card: &Card) -> Vec<u8> {
    let paints = Paints::new(&studio.colours, card);
    let ground = &studio.grounds[usize::from(card.direction == Direction::Rtl)];
    let ground = ground.get_or_init(|| Ground::new(&(studio.world)(), card.direction, paints.land));
    let mut plate = Plate { studio, card, canvas: ground.canvas.clone(), raster: Raster::new() };
    let inner = WIDTH - 2 * MARGIN;
    plate.canvas.fill([MARGIN, RULE[0], inner, RULE[1]], paints.hue.full());
    plate.canvas.fill([MARGIN, HAIRLINE[0], inner, HAIRLINE[1]], paints.ink.full());
    plate.marks(ground, &paints);
    let mut top = HEAD;
    if let Some(block) = plate.fit(card.over.as_ref(), inner as f32, &OVER) {
        plate.block(&block, top, paints.hue);
        top += block.leading;
    }
    if let Some(block) = plate.fit(card.title.as_ref(), inner as f32, &TITLE) {
        plate.block(&block, top + TITLE_GAP, paints.ink);
    }
    if let Some(block) = plate.fit(card.foot.as_ref(), FOOT_WIDTH, &NAME) {
        let above = block.leading * (block.lines.len() as f32 - 1.0 + BASELINE);
        plate.block(&block, FOOT - above, paints.ink);
    }
    encode::png(&plate.canvas, &paints.palette)
}

/// The land, which is the same on every picture of a direction.
pub(super) struct Ground {
    canvas: Canvas,
    /// Where the map begins.
    left: f32,
    top: f32,
}

impl Ground {
    fn new(world: &World, direction: Direction, ramp: Ramp) -> Self {
        let left = match direction {
            Direction::Ltr => (WIDTH - MARGIN) as f32 + OUTSET - MAP_WIDTH,
            Direction::Rtl => MARGIN as f32 - OUTSET,
        };
        let mut ground = Self { canvas: Canvas::new(), left, top: FOOT - world.height * MAP_WIDTH };
        let mut shape = Shape::default();
        for coast in &world.coasts {
            let mut last: Option<(f32, f32)> = None;
            for point in coast {
                let (x, y) = ground.place(*point);
                match last {
                    None => shape.move_to(x, y),
                    // A shorter step cannot be seen.
                    Some((from_x, from_y)) if (x - from_x).hypot(y - from_y) < 0.3 => continue,
                    Some(_) => shape.line_to(x, y),
                }
                last = Some((x, y));
            }
        }
        ground.canvas.draw(&shape, ramp, &mut Raster::new());
        ground
    }

    fn place(&self, [x, y]: [f32; 2]) -> (f32, f32) {
        (self.left + x * MAP_WIDTH, self.top + y * MAP_WIDTH)
    }
}

/// A picture that is being drawn.
struct Plate<'a> {
    studio: &'a Studio,
    card: &'a Card,
    canvas: Canvas,
    raster: Raster,
}

impl Plate<'_> {
    fn fit(&self, words: Option<&Words>, width: f32, steps: &[Step]) -> Option<Block> {
        fit(&self.studio.fonts, words?, width, steps)
    }

    /// Writes lines below `top`, from the side where reading begins.
    fn block(&mut self, block: &Block, top: f32, ramp: Ramp) {
        let mut baseline = top + block.leading * BASELINE;
        for line in &block.lines {
            let x = match self.card.direction {
                Direction::Ltr => MARGIN as f32,
                Direction::Rtl => (WIDTH - MARGIN) as f32 - line.width,
            };
            let mut shape = Shape::default();
            self.studio.fonts.outline(&line.glyphs, block.size, (x, baseline), &mut shape);
            self.canvas.draw(&shape, ramp, &mut self.raster);
            baseline += block.leading;
        }
    }

    /// Marks the places of the page: one by a ring, many by dots.
    fn marks(&mut self, ground: &Ground, paints: &Paints) {
        let (dot, halo) = match self.card.marks.len() {
            1 => (6.5, 18.0),
            2..=12 => (5.0, 7.0),
            _ => (3.2, 4.2),
        };
        for mark in &self.card.marks {
            let (x, y) = ground.place([mark.x, mark.y]);
            self.disc(x, y, halo, Ramp::PAPER);
            self.disc(x, y, dot, paints.mark(mark.hue));
            if let [_] = self.card.marks.as_slice() {
                let mut ring = Shape::default();
                ring.circle(x, y, halo - 1.5, false);
                ring.circle(x, y, halo - 4.5, true);
                self.canvas.draw(&ring, paints.hue, &mut self.raster);
            }
        }
    }

    fn disc(&mut self, x: f32, y: f32, radius: f32, ramp: Ramp) {
        let mut disc = Shape::default();
        disc.circle(x, y, radius, false);
        self.canvas.draw(&disc, ramp, &mut self.raster);
    }
}
