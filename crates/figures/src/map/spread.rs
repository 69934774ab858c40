//! Moves near points apart, so that each can be seen and chosen.

use super::plane::Point;

/// How often points are drawn back to their places while they push each other away.
const PULLING: u32 = 160;
/// How often they are pushed apart after that, at most.
const PUSHING: u32 = 600;
/// How strongly a point is drawn back at first.
const PULL: f64 = 0.2;

/// Returns a point for each of `points`, no two nearer than `distance`, each as near to its own as
/// it can be, inside of `width` and `height`.
///
/// The order of the points does not matter, save for those that are one point: the earlier stays
/// farther left.
pub fn spread(points: &[Point], distance: f64, width: f64, height: f64) -> Vec<Point> {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|a, b| by_place(points[*a], points[*b]));
    // Two that are one would know no direction to go.
    let apart = |(rank, index): (usize, &usize)| {
        let Point { x, y } = points[*index];
        let turn = (rank % 7) as f64 / 7.0 - 0.5;
        Point::new(x + rank as f64 * 1e-4, y + turn * 1e-3)
    };
    let own: Vec<Point> = order.iter().map(|index| points[*index]).collect();
    let mut moved: Vec<Point> = order.iter().enumerate().map(apart).collect();
    let edge = distance / 2.0;
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
            point.x = point.x.clamp(edge, (width - edge).max(edge));
            point.y = point.y.clamp(edge, (height - edge).max(edge));
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

/// Pushes every two points that are too near half the way apart, from left to right; tells whether
/// there were any.
fn push(points: &mut [Point], distance: f64) -> bool {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|a, b| by_place(points[*a], points[*b]));
    let mut were_near = false;
    for (rank, first) in order.iter().copied().enumerate() {
        for second in order[rank + 1..].iter().copied() {
            let (a, b) = (points[first], points[second]);
            // They were sorted by `x`, and may have moved by a distance since.
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
