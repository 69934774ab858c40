//! Geometry on a flat map: clips lines to the frame and simplifies them. `y` grows downwards, as in SVG.

/// A point of a map, in units of the view box.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub struct Point {
    /// The distance from the left.
    pub x: f64,
    /// The distance from the top.
    pub y: f64,
}

impl Point {
    /// Creates a point.
    pub fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Returns the point rounded to 1/256 of a unit, which is invisible.
    pub(super) fn rounded(self) -> Self {
        Self::new((self.x * 256.0).round() / 256.0, (self.y * 256.0).round() / 256.0)
    }

    /// Returns the distance to another point.
    pub fn distance(self, other: Self) -> f64 {
        // Not `hypot`, whose rounding differs between machines.
        ((self.x - other.x).powi(2) + (self.y - other.y).powi(2)).sqrt()
    }

    /// Returns the square of the distance to the line from `a` to `b`.
    fn square_to_line(self, a: Self, b: Self) -> f64 {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let (x, y) = (self.x - a.x, self.y - a.y);
        let (along, length) = (x * dx + y * dy, dx * dx + dy * dy);
        if along <= 0.0 {
            x * x + y * y
        } else if along >= length {
            (x - dx) * (x - dx) + (y - dy) * (y - dy)
        } else {
            let across = x * dy - y * dx;
            across * across / length
        }
    }

    fn axis(self, vertical: bool) -> f64 {
        if vertical { self.y } else { self.x }
    }
}

/// A rectangle.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rect {
    /// The corner at the top left.
    pub from: Point,
    /// The corner at the bottom right.
    pub to: Point,
}

impl Rect {
    /// Creates the rectangle of a size whose corner is the origin.
    pub fn of_size(width: f64, height: f64) -> Self {
        Self { from: Point::default(), to: Point::new(width, height) }
    }

    pub(super) fn middle(self) -> Point {
        let Self { from, to } = self;
        Point::new(f64::midpoint(from.x, to.x), f64::midpoint(from.y, to.y))
    }

    /// Returns the bounding box of the points.
    pub(super) fn around(points: &[Point]) -> Self {
        let infinite = Point::new(f64::INFINITY, f64::INFINITY);
        let mut frame = Self { from: infinite, to: Point::new(-infinite.x, -infinite.y) };
        for point in points {
            frame.from = Point::new(frame.from.x.min(point.x), frame.from.y.min(point.y));
            frame.to = Point::new(frame.to.x.max(point.x), frame.to.y.max(point.y));
        }
        frame
    }

    /// Returns the width.
    pub fn width(self) -> f64 {
        self.to.x - self.from.x
    }

    /// Returns the height.
    pub fn height(self) -> f64 {
        self.to.y - self.from.y
    }

    pub(super) fn contains(self, point: Point) -> bool {
        (self.from.x..=self.to.x).contains(&point.x) && (self.from.y..=self.to.y).contains(&point.y)
    }

    /// Returns the rectangle with an added margin; a negative margin shrinks it.
    pub(super) fn grown(self, margin: f64) -> Self {
        Self {
            from: Point::new(self.from.x - margin, self.from.y - margin),
            to: Point::new(self.to.x + margin, self.to.y + margin),
        }
    }

    pub(super) fn corners(self) -> Vec<Point> {
        let Self { from, to } = self;
        vec![from, Point::new(to.x, from.y), to, Point::new(from.x, to.y)]
    }

    pub(super) fn meets(self, other: Self) -> bool {
        self.from.x <= other.to.x
            && other.from.x <= self.to.x
            && self.from.y <= other.to.y
            && other.from.y <= self.to.y
    }

    /// Clips a closed line (Sutherland–Hodgman). Where a shore leaves the frame and returns, the result follows the
    /// edge.
    pub(super) fn clip_ring(self, ring: Vec<Point>) -> Vec<Point> {
        let bounds = Self::around(&ring);
        if !self.meets(bounds) {
            return Vec::new();
        }
        if self.contains(bounds.from) && self.contains(bounds.to) {
            return ring;
        }
        let Self { from, to } = self;
        let edges =
            [(false, from.x, 1.0), (false, to.x, -1.0), (true, from.y, 1.0), (true, to.y, -1.0)];
        edges.into_iter().fold(ring, |ring, edge| clip_at(&ring, edge))
    }

    /// Clips an open line. Returns its parts inside the rectangle.
    pub(super) fn clip_line(self, line: &[Point]) -> Vec<Vec<Point>> {
        let mut parts: Vec<Vec<Point>> = Vec::new();
        for pair in line.windows(2) {
            let Some((from, to)) = self.clip_segment(pair[0], pair[1]) else { continue };
            match parts.last_mut() {
                Some(part) if part.last() == Some(&from) => part.push(to),
                _ => parts.push(vec![from, to]),
            }
        }
        parts
    }

    /// Returns the part of a segment inside the rectangle (Liang–Barsky).
    fn clip_segment(self, from: Point, to: Point) -> Option<(Point, Point)> {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let (mut start, mut end) = (0.0_f64, 1.0_f64);
        let edges = [
            (-dx, from.x - self.from.x),
            (dx, self.to.x - from.x),
            (-dy, from.y - self.from.y),
            (dy, self.to.y - from.y),
        ];
        for (step, room) in edges {
            if step == 0.0 {
                if room < 0.0 {
                    return None;
                }
            } else if step < 0.0 {
                start = start.max(room / step);
            } else {
                end = end.min(room / step);
            }
        }
        let at = |part: f64| match part {
            0.0 => from,
            1.0 => to,
            _ => Point::new(from.x + part * dx, from.y + part * dy),
        };
        (start <= end).then(|| (at(start), at(end)))
    }
}

/// Clips a closed line at one edge: whether it is vertical, its position, and the side to keep.
fn clip_at(ring: &[Point], (vertical, edge, side): (bool, f64, f64)) -> Vec<Point> {
    let mut kept = Vec::with_capacity(ring.len());
    let Some(mut last) = ring.last().copied() else { return kept };
    let inside = |point: Point| (point.axis(vertical) - edge) * side >= 0.0;
    for point in ring.iter().copied() {
        if inside(point) != inside(last) {
            let part = (edge - last.axis(vertical)) / (point.axis(vertical) - last.axis(vertical));
            let other =
                last.axis(!vertical) + part * (point.axis(!vertical) - last.axis(!vertical));
            kept.push(if vertical { Point::new(other, edge) } else { Point::new(edge, other) });
        }
        if inside(point) {
            kept.push(point);
        }
        last = point;
    }
    kept
}

/// Returns the area of a closed line, positive if it is clockwise on the screen.
pub(super) fn area(ring: &[Point]) -> f64 {
    let ends = ring.iter().skip(1).chain(ring.first());
    ring.iter().zip(ends).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f64>() / 2.0
}

/// Returns whether a point is inside a closed line, or at most `reach` away from it.
pub(super) fn is_near(ring: &[Point], point: Point, reach: f64) -> bool {
    if !Rect::around(ring).grown(reach).contains(point) {
        return false;
    }
    let mut within = false;
    for (a, b) in ring.iter().zip(ring.iter().skip(1).chain(ring.first())) {
        let crosses = (a.y > point.y) != (b.y > point.y)
            && point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x);
        within ^= crosses;
        if point.square_to_line(*a, *b) <= reach * reach {
            return true;
        }
    }
    within
}

/// Simplifies an open line (Ramer–Douglas–Peucker): removes points with a deviation of less than `tolerance`.
pub(super) fn simplify_line(line: &[Point], tolerance: f64) -> Vec<Point> {
    let mut keep = vec![false; line.len()];
    let mut spans = vec![(0, line.len().saturating_sub(1))];
    while let Some((start, end)) = spans.pop() {
        let (Some(first), Some(last)) = (line.get(start), line.get(end)) else { continue };
        (keep[start], keep[end]) = (true, true);
        let (mut farthest, mut square) = (start, tolerance * tolerance);
        for (index, point) in line.iter().enumerate().take(end).skip(start + 1) {
            let own = point.square_to_line(*first, *last);
            if own > square {
                (farthest, square) = (index, own);
            }
        }
        if farthest > start {
            spans.extend([(start, farthest), (farthest, end)]);
        }
    }
    line.iter().zip(keep).filter_map(|(point, keep)| keep.then_some(*point)).collect()
}

/// Simplifies a closed line like [`simplify_line`].
pub(super) fn simplify_ring(ring: &[Point], tolerance: f64) -> Vec<Point> {
    let Some(first) = ring.first() else { return Vec::new() };
    let (mut opposite, mut square) = (0, 0.0);
    for (index, point) in ring.iter().enumerate() {
        let own = point.square_to_line(*first, *first);
        if own > square {
            (opposite, square) = (index, own);
        }
    }
    let mut there = simplify_line(&ring[..=opposite], tolerance);
    let back: Vec<Point> = ring[opposite..].iter().chain([first]).copied().collect();
    let back = simplify_line(&back, tolerance);
    there.extend(&back[1..back.len() - 1]);
    there
}
