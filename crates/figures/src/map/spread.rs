//! Separates points that are too close, so that each is visible and selectable.

use super::plane::{Point, Rect};

/// The number of rounds in which points are pushed apart and pulled back to their places.
const PULLING: u32 = 160;
/// The maximum number of rounds after that, in which points are only pushed apart.
const PUSHING: u32 = 600;
/// The strength of the pull in the first round.
const PULL: f64 = 0.2;

/// Moves `points` apart to a distance of at least `distance`, if there is space in `frame`. Each point stays as close
/// to its place as possible.
///
/// The order of the points only matters for equal points: the earlier one is farther left.
pub fn spread(points: &[Point], distance: f64, frame: Rect) -> Vec<Point> {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|a, b| by_place(points[*a], points[*b]));
    // Equal points would have no direction in which to move apart.
    let apart = |(rank, index): (usize, &usize)| {
        let Point { x, y } = points[*index];
        let turn = (rank % 7) as f64 / 7.0 - 0.5;
        Point::new(x + rank as f64 * 1e-4, y + turn * 1e-3)
    };
    let own: Vec<Point> = order.iter().map(|index| points[*index]).collect();
    let mut moved: Vec<Point> = order.iter().enumerate().map(apart).collect();
    let edge = distance / 2.0;
    let (left, top) = (frame.from.x + edge, frame.from.y + edge);
    for round in 0..PULLING + PUSHING {
        if round < PULLING {
            let pull = PULL * (1.0 - f64::from(round) / f64::from(PULLING));
            for (point, own) in moved.iter_mut().zip(&own) {
                point.x += (own.x - point.x) * pull;
                point.y += (own.y - point.y) * pull;
            }
        }
        let were_near = push(&mut moved, distance);
        for point in &mut moved {
            point.x = point.x.clamp(left, (frame.to.x - edge).max(left));
            point.y = point.y.clamp(top, (frame.to.y - edge).max(top));
        }
        if !were_near && round >= PULLING {
            break;
        }
    }
    let mut placed = vec![Point::default(); points.len()];
    for (index, point) in order.into_iter().zip(moved) {
        placed[index] = point.rounded();
    }
    placed
}

fn by_place(a: Point, b: Point) -> std::cmp::Ordering {
    a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y))
}

/// Moves every pair of points that is too close apart, from left to right. Returns whether there were any.
fn push(points: &mut [Point], distance: f64) -> bool {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|a, b| by_place(points[*a], points[*b]));
    let mut were_near = false;
    for (rank, first) in order.iter().copied().enumerate() {
        for second in order[rank + 1..].iter().copied() {
            let (a, b) = (points[first], points[second]);
            // The points were sorted by `x`, and may have moved by up to a distance since.
            if b.x - a.x > 2.0 * distance {
                break;
            }
            let gap = a.distance(b);
            if gap >= distance * 0.995 {
                continue;
            }
            were_near = true;
            let (dx, dy) =
                if gap > 1e-9 { ((b.x - a.x) / gap, (b.y - a.y) / gap) } else { (1.0, 0.0) };
            let step = (distance - gap) / 2.0;
            points[first] = Point::new(a.x - dx * step, a.y - dy * step);
            points[second] = Point::new(b.x + dx * step, b.y + dy * step);
        }
    }
    were_near
}
