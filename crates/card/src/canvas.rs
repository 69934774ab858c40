//! The pixels of a share image, and the filling of shapes. The only module that uses the rasterizer crate.

use ab_glyph_rasterizer::Rasterizer;
pub(super) use ab_glyph_rasterizer::{Point, point};

use super::colour::ColourRamp;
use super::{HEIGHT, WIDTH};

/// A segment of an outline, in pixels from the top left corner of the image.
#[derive(Clone, Copy, Debug)]
pub(super) enum PathSegment {
    Move(Point),
    Line(Point),
    Quad(Point, Point),
    Cubic(Point, Point, Point),
}

/// Closed outlines with a filled inside.
#[derive(Clone, Debug, Default)]
pub(super) struct FilledShape(Vec<PathSegment>);

impl FilledShape {
    pub(super) fn push(&mut self, segment: PathSegment) {
        self.0.push(segment);
    }

    /// Adds a circle. An `inner` circle has the opposite winding, so that it cuts a hole.
    pub(super) fn circle(&mut self, x: f32, y: f32, radius: f32, inner: bool) {
        // The distance of the Bézier handles of a quarter circle from its ends.
        let turn = if inner { -radius } else { radius };
        let (near, far) = (0.552_284_8 * radius, 0.552_284_8 * turn);
        self.push(PathSegment::Move(point(x + radius, y)));
        for [x1, y1, x2, y2, to_x, to_y] in [
            [radius, far, near, turn, 0.0, turn],
            [-near, turn, -radius, far, -radius, 0.0],
            [-radius, -far, -near, -turn, 0.0, -turn],
            [near, -turn, radius, -far, radius, 0.0],
        ] {
            let (by, then) = (point(x + x1, y + y1), point(x + x2, y + y2));
            self.push(PathSegment::Cubic(by, then, point(x + to_x, y + to_y)));
        }
    }

    /// Returns the bounding box in whole pixels: left, top, right, bottom.
    fn bounds(&self) -> Option<[f32; 4]> {
        let mut points = self.0.iter().flat_map(|piece| match piece {
            PathSegment::Move(a) | PathSegment::Line(a) => [*a, *a, *a],
            PathSegment::Quad(a, b) => [*a, *b, *b],
            PathSegment::Cubic(a, b, c) => [*a, *b, *c],
        });
        let first = points.next()?;
        let start = [first.x, first.y, first.x, first.y];
        let [left, top, right, bottom] = points.fold(start, |[left, top, right, bottom], p| {
            [left.min(p.x), top.min(p.y), right.max(p.x), bottom.max(p.y)]
        });
        Some([left.floor(), top.floor(), right.ceil() + 1.0, bottom.ceil() + 1.0])
    }
}

/// The palette indices of the pixels, row by row.
pub(super) struct Canvas {
    pub(super) pixels: Vec<u8>,
    /// Its memory is reused for each shape.
    rasterizer: Rasterizer,
}

impl Canvas {
    /// Creates an image of the background colour.
    pub(super) fn new() -> Self {
        Self::on(vec![0; WIDTH * HEIGHT])
    }

    /// Continues an image.
    pub(super) fn on(pixels: Vec<u8>) -> Self {
        Self { pixels, rasterizer: Rasterizer::new(0, 0) }
    }

    /// Fills a rectangle with a palette entry: left, top, width and height in pixels.
    pub(super) fn fill(&mut self, [left, top, width, height]: [usize; 4], entry: u8) {
        for row in self.pixels.chunks_exact_mut(WIDTH).skip(top).take(height) {
            row[left.min(WIDTH)..(left + width).min(WIDTH)].fill(entry);
        }
    }

    /// Draws a shape. Skips a shape that is not completely inside the image.
    pub(super) fn draw(&mut self, shape: &FilledShape, ramp: ColourRamp) {
        let Some([left, top, right, bottom]) = shape.bounds() else { return };
        let inside = left >= 0.0 && top >= 0.0 && right <= WIDTH as f32 && bottom <= HEIGHT as f32;
        if !inside {
            return;
        }
        // Non-negative integers within the size of the image.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let [x, y, width, height] =
            [left, top, right - left, bottom - top].map(|side| side as usize);
        self.rasterizer.reset(width, height);
        self.outline(shape, left, top);
        let mut rows =
            self.pixels.chunks_exact_mut(WIDTH).skip(y).map(|row| &mut row[x..x + width]);
        let mut row = rows.next();
        let mut column = 0;
        self.rasterizer.for_each_pixel(|_, cover| {
            if cover > 0.02
                && let (Some(row), Some(entry)) = (&mut row, ramp.entry(cover))
            {
                row[column] = entry;
            }
            column += 1;
            if column == width {
                column = 0;
                row = rows.next();
            }
        });
    }

    fn outline(&mut self, shape: &FilledShape, left: f32, top: f32) {
        let raster = &mut self.rasterizer;
        let own = |p: Point| point(p.x - left, p.y - top);
        let mut start = point(0.0, 0.0);
        let mut at = start;
        for piece in &shape.0 {
            let (PathSegment::Move(to)
            | PathSegment::Line(to)
            | PathSegment::Quad(_, to)
            | PathSegment::Cubic(_, _, to)) = *piece;
            let to = own(to);
            match *piece {
                PathSegment::Move(_) => {
                    raster.draw_line(at, start);
                    start = to;
                }
                PathSegment::Line(_) => raster.draw_line(at, to),
                PathSegment::Quad(by, _) => raster.draw_quad(at, own(by), to),
                PathSegment::Cubic(one, two, _) => raster.draw_cubic(at, own(one), own(two), to),
            }
            at = to;
        }
        raster.draw_line(at, start);
    }
}
