//! Finds room for names beside their points.

use super::plane::{Point, Rect};

/// A name to be written.
#[derive(Clone, Copy, Debug)]
pub struct LabelText {
    /// The point that it belongs to.
    pub point: Point,
    /// How wide it is, as [`LabelText::width_of`] has it.
    pub width: f64,
}

impl LabelText {
    /// Returns about how wide a text is in a plain face of a size: a little wider than it will be.
    pub fn width_of(text: &str, size: f64) -> f64 {
        let width = |c: char| match c {
            'i' | 'j' | 'l' | 'I' | '.' | ',' | '\'' | '’' | ' ' => 0.31,
            'f' | 't' | 'r' | '-' | '(' | ')' => 0.4,
            'm' | 'w' | 'M' | 'W' => 0.9,
            'A'..='Z' | '\u{C0}'..='\u{DE}' => 0.7,
            // Arabic and Hebrew are joined or narrow, marks stand above others.
            '\u{300}'..='\u{36F}' => 0.0,
            '\u{590}'..='\u{8FF}' => 0.52,
            // From Hangul on, signs are as wide as they are high.
            '\u{1100}'.. => 1.0,
            _ => 0.58,
        };
        text.chars().map(width).sum::<f64>() * size
    }
}

/// Where a name stands.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct LabelPlacement {
    /// The point of the line of writing that `side` tells.
    pub at: Point,
    /// Which part of the name is at the point: -1 its left end, 0 its middle, 1 its right end.
    pub side: i8,
}

/// The ways to put a name beside its point, the best first: where it begins or ends, and how far
/// away in `x` and `y`, in radii and in sizes.
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
/// How much of the size stands above and below the middle of the writing.
const HALF: f64 = 0.52;
/// From the middle of the writing down to its line.
const TO_LINE: f64 = 0.34;
/// Between a point and its name.
const GAP: f64 = 3.0;

/// Places names of a size beside points of a radius, so that none lies on another name or on one of
/// `points`, and all lie inside of the map. `None` for a name for which there is no room.
pub fn label(
    names: &[LabelText],
    points: &[Point],
    radius: f64,
    size: f64,
    (width, height): (f64, f64),
) -> Vec<Option<LabelPlacement>> {
    let inside = Rect { from: Point::new(4.0, 4.0), to: Point::new(width - 4.0, height - 4.0) };
    let crowd =
        |name: &LabelText| points.iter().filter(|p| p.distance(name.point) < 6.0 * size).count();
    let mut order: Vec<usize> = (0..names.len()).collect();
    // Names that stand alone first: they have the best places, and take none from others.
    order.sort_by_key(|index| crowd(&names[*index]));
    let mut placed: Vec<Option<LabelPlacement>> = vec![None; names.len()];
    let mut taken: Vec<Rect> = Vec::new();
    for index in order {
        let name = &names[index];
        let found = WAYS.into_iter().find_map(|way| {
            let (label, room) = way_of(name, way, radius, size);
            let own = |point: &&Point| point.distance(name.point) > 0.01;
            let is_free = inside.holds(room.from)
                && inside.holds(room.to)
                && !taken.iter().any(|other| overlap(room, *other))
                && !points
                    .iter()
                    .filter(own)
                    .any(|point| room.grown(radius + GAP + 2.0).holds(*point));
            is_free.then_some((label, room))
        });
        if let Some((label, room)) = found {
            taken.push(room.grown(1.0));
            placed[index] = Some(label);
        }
    }
    placed
}

fn way_of(name: &LabelText, way: (i8, f64, f64), radius: f64, size: f64) -> (LabelPlacement, Rect) {
    let (side, across, down) = way;
    let rise = if side == 0 { radius + GAP + HALF * size } else { size };
    let x = name.point.x + across * (radius + GAP);
    let middle = name.point.y + down * rise;
    let left = x - name.width * f64::from(side + 1) / 2.0;
    let room = Rect {
        from: Point::new(left, middle - HALF * size),
        to: Point::new(left + name.width, middle + HALF * size),
    };
    (LabelPlacement { at: Point::new(x, middle + TO_LINE * size), side }, room)
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.from.x < b.to.x && b.from.x < a.to.x && a.from.y < b.to.y && b.from.y < a.to.y
}
