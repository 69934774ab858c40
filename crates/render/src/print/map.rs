//! Maps for print: with their own colours, because no CSS applies, and without text.

use std::fmt::Write;
use std::sync::Arc;

use crate::Renderer;
use crate::map::MapPaths;
use crate::plan::MapScope;
use crate::site::CityId;
use crate::view::{DotView, MapView};
use urbi_card::Colour;

/// The colour of water: a very light grey, close to paper white.
const SEA: &str = "#f4f6f6";
/// The colour of the frames of insets.
const FRAME: &str = "#8a9490";
/// How much of the black over a country is visible.
const HOME: f64 = 0.14;

impl Renderer<'_> {
    /// Draws the world with every city in the hue of its region; `None` if the site has no maps.
    pub(super) fn world_map(&self) -> Option<Arc<[u8]>> {
        let world = &self.common.prints.world;
        let drawn = world.get_or_init(|| {
            let view = self.view_builder(self.site.config.source_locale).map_without_links()?;
            let mut svg = self.land(MapScope::World, &view)?;
            for dot in &view.dots {
                self.dot(dot, view.radius, dot.region, &mut svg);
            }
            Some((svg + "</svg>").into_bytes().into())
        });
        drawn.clone()
    }

    /// Draws a city's country with its members; `None` if the city's position is unknown.
    pub(super) fn country_map(&self, id: CityId) -> Option<Arc<[u8]>> {
        let view = self.view_builder(self.site.config.source_locale).city_map(id)?;
        let mut svg = self.land(MapScope::Country(self.site[id].country), &view)?;
        svg.push_str("<g fill-opacity=\".55\">");
        for dot in view.dots.iter().filter(|dot| !dot.here) {
            self.dot(dot, view.radius, view.region, &mut svg);
        }
        svg.push_str("</g>");
        for dot in view.dots.iter().filter(|dot| dot.here) {
            let hue = hex(self.hue(view.region));
            let (x, y, radius) = (dot.x, dot.y, view.radius * 2.8);
            let _ = write!(
                svg,
                "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"none\" stroke=\"{hue}\" stroke-width=\"{}\"/>",
                radius / 6.0
            );
            self.dot(dot, view.radius * 1.4, view.region, &mut svg);
        }
        Some((svg + "</svg>").into_bytes().into())
    }

    /// Returns the hue of a region by its number from 1, or the accent colour if there is none.
    pub(super) fn hue(&self, region: Option<usize>) -> Colour {
        let colours = &self.theme.colours;
        let number =
            region.and_then(|number| number.checked_sub(1)?.checked_rem(colours.hues.len()));
        number.map_or(colours.accent, |number| colours.hues[number])
    }

    /// Writes the start of an SVG map, with its land; `None` if the site does not have the map.
    fn land(&self, of: MapScope, view: &MapView) -> Option<String> {
        let drawing = self.common.geography.land(of)?;
        let (width, height) = (view.width, view.height);
        let mut svg =
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\">");
        self.panel(&drawing.main, &mut svg);
        if let Some(insets) = &drawing.insets {
            self.panel(insets, &mut svg);
            let _ = write!(
                svg,
                "<path fill=\"none\" stroke=\"{FRAME}\" stroke-width=\"1.5\" d=\"{}\"/>",
                insets.sea
            );
        }
        Some(svg)
    }

    /// Writes the parts of a map or of its insets.
    fn panel(&self, paths: &MapPaths, svg: &mut String) {
        let MapPaths { sea, land, home, .. } = paths;
        let colour = hex(self.theme.colours.land);
        let _ = write!(
            svg,
            "<path fill=\"{SEA}\" d=\"{sea}\"/><path fill=\"{colour}\" fill-rule=\"evenodd\" d=\"{land}\"/>"
        );
        if !home.is_empty() {
            let _ =
                write!(svg, "<path fill-opacity=\"{HOME}\" fill-rule=\"evenodd\" d=\"{home}\"/>");
        }
    }

    fn dot(&self, dot: &DotView, radius: f64, region: Option<usize>, svg: &mut String) {
        let (x, y, hue) = (dot.x, dot.y, hex(self.hue(region)));
        let _ = write!(svg, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{hue}\"/>");
    }
}

fn hex(Colour([red, green, blue]): Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
