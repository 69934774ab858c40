//! Writes lines as the `d` attribute of an SVG path, in relative steps of tenths of a unit and in the shortest
//! notation.

use std::fmt::Write;

use super::plane::Point;

/// The data of a path.
#[derive(Default)]
pub(super) struct SvgPath {
    text: String,
}

impl SvgPath {
    /// Adds a closed line. Removes consecutive equal points, and ignores a line without area.
    pub(super) fn ring(&mut self, points: &[Point]) {
        let mut steps = tenths(points);
        while steps.len() > 1 && steps.first() == steps.last() {
            steps.pop();
        }
        if steps.len() > 2 {
            self.steps(&steps);
            self.text.push('z');
        }
    }

    /// Adds an open line.
    pub(super) fn line(&mut self, points: &[Point]) {
        let steps = tenths(points);
        if steps.len() > 1 {
            self.steps(&steps);
        }
    }

    /// Returns the value of the `d` attribute.
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn steps(&mut self, points: &[(i64, i64)]) {
        let (mut x, mut y) = points[0];
        self.text.push('M');
        self.pair(x, y);
        self.text.push('l');
        for (to_x, to_y) in &points[1..] {
            self.pair(to_x - x, to_y - y);
            (x, y) = (*to_x, *to_y);
        }
    }

    fn pair(&mut self, x: i64, y: i64) {
        self.number(x);
        self.number(y);
    }

    /// Writes a number of tenths. Adds a space before it only if it would merge with the previous number.
    fn number(&mut self, tenths: i64) {
        let (whole, part) = (tenths.abs() / 10, tenths.abs() % 10);
        let begins_with_digit = tenths >= 0 && (whole > 0 || part == 0);
        let begins_with_point = tenths >= 0 && !begins_with_digit;
        let digits = |c: char| c.is_ascii_digit();
        let after_number = self.text.ends_with(digits);
        let after_point = self.text.trim_end_matches(digits).ends_with('.');
        if after_number && (begins_with_digit || begins_with_point && !after_point) {
            self.text.push(' ');
        }
        if tenths < 0 {
            self.text.push('-');
        }
        if whole > 0 || part == 0 {
            let _ = write!(self.text, "{whole}");
        }
        if part > 0 {
            let _ = write!(self.text, ".{part}");
        }
    }
}

/// Rounds points to tenths and removes consecutive equal points.
fn tenths(points: &[Point]) -> Vec<(i64, i64)> {
    #[expect(clippy::cast_possible_truncation, reason = "a map is some thousand units wide")]
    let round = |value: f64| (value * 10.0).round() as i64;
    let mut rounded: Vec<_> = points.iter().map(|p| (round(p.x), round(p.y))).collect();
    rounded.dedup();
    rounded
}
