//! Places names next to their points without overlap.

use super::plane::{Point, Rect};

/// A name to place.
#[derive(Clone, Copy, Debug)]
pub struct LabelText {
    /// The point that it names.
    pub point: Point,
    /// Its width, estimated by [`LabelText::width_of`].
    pub width: f64,
}

impl LabelText {
    /// Estimates the width of a text in a sans-serif font; slightly more than the real width.
    pub fn width_of(text: &str, size: f64) -> f64 {
        let width = |c: char| match c {
            'i' | 'j' | 'l' | 'I' | '.' | ',' | '\'' | '’' | ' ' => 0.31,
            'f' | 't' | 'r' | '-' | '(' | ')' => 0.4,
            'm' | 'w' | 'M' | 'W' => 0.9,
            'A'..='Z' | '\u{C0}'..='\u{DE}' => 0.7,
            // Arabic and Hebrew letters are joined or narrow. Combining marks have no width.
            '\u{300}'..='\u{36F}' => 0.0,
            '\u{590}'..='\u{8FF}' => 0.52,
            // From Hangul on, characters are square.
            '\u{1100}'.. => 1.0,
            _ => 0.58,
        };
        text.chars().map(width).sum::<f64>() * size
    }
}

/// The position of a name.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct LabelPlacement {
    /// The anchor point on the baseline.
    pub at: Point,
    /// The part of the name at the anchor: -1 the left end, 0 the middle, 1 the right end.
    pub side: i8,
    /// The space that it takes.
    pub room: Rect,
}

/// The possible positions of a name, the best first: its side, and its distance from the point in `x` (point radii)
/// and `y` (font sizes).
const WAYS: [(i8, f64, f64); 8] = [
    (-1, 1.0, 0.0),
    (1, -1.0, 0.0),
    (-1, 0.75, -0.62),
    (-1, 0.75, 0.62),
    (1, -0.75, -0.62),
    (1, -0.75, 0.62),
    (0, 0.0, -1.0),
    (0, 0.0, 1.0),
];
/// Half the height of a name, in font sizes.
const HALF: f64 = 0.52;
/// The distance from the middle of a name to its baseline, in font sizes.
const TO_LINE: f64 = 0.34;
/// The distance between a point and its name.
const GAP: f64 = 3.0;

/// Places names next to their points, inside `room` and without overlap with names, points or `taken`. `radius` is
/// that of the points, and `size` is the font size. The position is `None` if there is no space.
pub fn label(
    names: &[LabelText],
    points: &[Point],
    radius: f64,
    size: f64,
    room: Rect,
    taken: &[Rect],
) -> Vec<Option<LabelPlacement>> {
    let inside = room.grown(-4.0);
    let crowd =
        |name: &LabelText| points.iter().filter(|p| p.distance(name.point) < 6.0 * size).count();
    let mut order: Vec<usize> = (0..names.len()).collect();
    // Isolated names first: they get the best positions and take no space from others.
    order.sort_by_key(|index| crowd(&names[*index]));
    let mut placed: Vec<Option<LabelPlacement>> = vec![None; names.len()];
    let mut taken = taken.to_vec();
    for index in order {
        let name = &names[index];
        let found = WAYS.into_iter().find_map(|way| {
            let label = way_of(name, way, radius, size);
            let room = label.room;
            let own = |point: &&Point| point.distance(name.point) > 0.01;
            let is_free = inside.contains(room.from)
                && inside.contains(room.to)
                && !taken.iter().any(|other| overlap(room, *other))
                && !points
                    .iter()
                    .filter(own)
                    .any(|point| room.grown(radius + GAP + 2.0).contains(*point));
            is_free.then_some(label)
        });
        taken.extend(found.map(|label| label.room.grown(1.0)));
        placed[index] = found;
    }
    placed
}

/// Places the one name of a map: over other points if necessary, and always inside `room`.
pub fn label_one(
    name: LabelText,
    points: &[Point],
    radius: f64,
    size: f64,
    room: Rect,
    taken: &[Rect],
) -> LabelPlacement {
    let free = |points: &[Point], taken: &[Rect]| {
        label(&[name], points, radius, size, room, taken).into_iter().next().flatten()
    };
    free(points, taken).or_else(|| free(&[], taken)).unwrap_or_else(|| {
        let half = name.width / 2.0;
        let (left, right) = (room.from.x + half + GAP, room.to.x - half - GAP);
        let x = name.point.x.min(right).max(left);
        let is_low = name.point.y > room.middle().y;
        let way = (0, 0.0, if is_low { -1.0 } else { 1.0 });
        way_of(&LabelText { point: Point::new(x, name.point.y), ..name }, way, radius, size)
    })
}

fn way_of(name: &LabelText, way: (i8, f64, f64), radius: f64, size: f64) -> LabelPlacement {
    let (side, across, down) = way;
    let rise = if side == 0 { radius + GAP + HALF * size } else { size };
    let x = name.point.x + across * (radius + GAP);
    let middle = name.point.y + down * rise;
    let left = x - name.width * f64::from(side + 1) / 2.0;
    let room = Rect {
        from: Point::new(left, middle - HALF * size),
        to: Point::new(left + name.width, middle + HALF * size),
    };
    LabelPlacement { at: Point::new(x, middle + TO_LINE * size), side, room }
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.from.x < b.to.x && b.from.x < a.to.x && a.from.y < b.to.y && b.from.y < a.to.y
}
