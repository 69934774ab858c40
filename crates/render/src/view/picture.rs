//! Lead pictures as views for templates, and the drawings of items without a picture.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{PictureView, Text, ViewBuilder};
use crate::map::{Point, ProjectedMap};
use crate::plan::MapScope;
use crate::site::{Entity, GroupId, RegionId};

/// The lead picture of a page.
#[derive(Clone, Debug, Serialize)]
pub struct LeadPictureView {
    /// The image.
    pub picture: PictureView,
    /// The caption.
    pub caption: Option<Text>,
    /// The author and the licence.
    pub credit: Option<Text>,
    /// The point that crops keep, in tenths of the width from the left.
    pub x: u8,
    /// The same point, in tenths of the height from the top.
    pub y: u8,
}

/// The drawing of an item without a picture: a part of the world map with the places that the item is about.
#[derive(Clone, Debug, Serialize)]
pub struct PlateView {
    /// The address of the SVG file of the world map; `None` if the site has no maps.
    pub plate: Option<String>,
    /// The view box of the part, 3 by 2.
    pub view_box: String,
    /// The places as SVG path data. A line with round ends draws each as a dot.
    pub dots: String,
    /// The width of the line.
    pub dot: f64,
    /// The number of the region, if all places are in one.
    pub region: Option<usize>,
}

/// The width of a plate divided by its height.
const SHAPE: f64 = 1.5;
/// The least width of the shown part, in widths of the map.
const CLOSEST: f64 = 0.2;
/// The diameter of dots in widths of the plate: of one place, of a few, of many.
const DOTS: [f64; 3] = [0.055, 0.034, 0.018];

impl ViewBuilder<'_> {
    /// Builds the lead picture of an entity; `None` if it has none.
    pub fn lead_picture(&self, entity: Entity) -> Option<LeadPictureView> {
        let lead = self.site.picture(entity)?;
        let alt = self.text(&lead.alt);
        let picture = self.picture(&lead.file.value, &alt.text, "")?;
        Some(LeadPictureView {
            picture: PictureView { lang: alt.lang, dir: alt.dir, ..picture },
            caption: lead.caption.as_ref().map(|caption| self.text(caption)),
            // A name has no language.
            credit: lead.credit.as_ref().map(|own| self.own(&self.text(own).text)),
            x: (lead.focus.x + 5) / 10,
            y: (lead.focus.y + 5) / 10,
        })
    }

    /// Draws the plate of a document.
    pub fn plate(&self, id: GroupId) -> PlateView {
        let world = ProjectedMap::world();
        let cities = self.site.cities_about(id);
        let place = |city: &_| world.point(self.geography?.place(*city)?);
        let points: Vec<Point> = cities.iter().filter_map(place).collect();
        let [x, y, width] = part(&points, &world, share(&self.site[id].identity));
        let regions: BTreeSet<Option<RegionId>> =
            cities.iter().map(|city| self.site[self.site[*city].country].region).collect();
        let region = regions.first().copied().flatten().filter(|_| regions.len() == 1);
        let dots: BTreeSet<(i64, i64)> =
            points.iter().map(|at| (whole(at.x), whole(at.y))).collect();
        let size = match dots.len() {
            0..=1 => DOTS[0],
            2..=12 => DOTS[1],
            _ => DOTS[2],
        };
        let dots: Vec<String> = dots.iter().map(|(x, y)| format!("M{x} {y}h0")).collect();
        PlateView {
            plate: self.plan.map(MapScope::World).map(|url| self.href(url)),
            view_box: format!("{x} {y} {width} {}", whole(f64::from(width) / SHAPE)),
            dots: dots.concat(),
            dot: (f64::from(width) * size * 10.0).round() / 10.0,
            region: region.map(|region| region.index() + 1),
        }
    }
}

/// Returns the left edge, the top edge and the width of the part of the map around some points. Without points it is
/// as high as the map, and `shift` moves it from the left (0) to the right (1).
fn part(points: &[Point], world: &ProjectedMap, shift: f64) -> [i32; 3] {
    let (full, high) = (world.width(), world.height());
    let [mut left, mut top, mut right, mut bottom] = [full, high, 0.0, 0.0_f64];
    for point in points {
        (left, right) = (left.min(point.x), right.max(point.x));
        (top, bottom) = (top.min(point.y), bottom.max(point.y));
    }
    let width = if points.is_empty() {
        (left, right, top, bottom) = (full * shift, full * shift, 0.0, high);
        high * SHAPE
    } else {
        let needed = ((right - left) * 1.2).max((bottom - top) * 1.3 * SHAPE);
        needed.clamp(full * CLOSEST, full)
    };
    let height = width / SHAPE;
    let x = (f64::midpoint(left, right) - width / 2.0).clamp(0.0, full - width);
    // A part of the whole width is higher than the map: above and below is sea.
    let room = (high - height).min(0.0) / 2.0;
    let y = (f64::midpoint(top, bottom) - height / 2.0).clamp(room, (high - height).max(room));
    [x, y, width].map(|side| i32::try_from(whole(side)).unwrap_or_default())
}

/// Returns a number from 0 to 1 that depends only on a text.
fn share(text: &str) -> f64 {
    let sum = text.bytes().fold(7_u32, |sum, byte| (sum * 31 + u32::from(byte)) % 1009);
    f64::from(sum) / 1008.0
}

#[expect(clippy::cast_possible_truncation, reason = "a map is some thousand units wide")]
fn whole(value: f64) -> i64 {
    value.round() as i64
}
