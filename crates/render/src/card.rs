//! The share image of a page: its text, its map markers, and the lazy output that draws it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Renderer;
use super::view::{ShareView, Text};
use crate::config::Layout;
use crate::diag::{Code, Diagnostic, Diagnostics, message};
use crate::i18n::script_name;
use crate::locale::{Direction, Locale, LocaleId};
use crate::map::{Land, Point, ProjectedMap};
use crate::output::{LazyOutput, OutputBody};
use crate::reference::Family;
use crate::site::{CityId, Entity, GroupId, LeadPicture};
use crate::theme::Theme;
use urbi_card::{
    Card, CardColours, CardRenderer, CardText, Colour, HEIGHT, MapMarker, PictureArea, VERSION,
    WIDTH, WorldOutline,
};
use urbi_picture::{RasterImage, Size};

/// Data shared by all share images.
pub(super) struct CardContext {
    renderer: Arc<CardRenderer>,
    /// The hash of everything that is the same in every image.
    print: blake3::Hash,
    /// The number of hues of regions.
    hues: usize,
    /// The font folder of the theme, for messages.
    folder: String,
}

/// The texts of an image.
struct Caption {
    over: Option<Text>,
    title: Text,
    foot: Option<Text>,
}

/// The lead picture of a page, if it is no drawing: drawings have no pixels.
struct Photograph {
    lead: LeadPicture,
    raster: RasterImage,
}

impl Photograph {
    /// Draws an image with the part of the picture around its focus.
    fn draw(&self, renderer: &CardRenderer, card: &Card) -> Result<Arc<[u8]>, Box<Diagnostic>> {
        let LeadPicture { file, focus, .. } = &self.lead;
        let side = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
        let size = |width, height| Size { width: side(width), height: side(height) };
        let PictureArea { width, height, .. } = card.picture_area();
        let focus = [focus.x, focus.y];
        let part = self.raster.cropped(size(width, height), focus, &file.value, &file.span)?;
        let pixels = renderer.draw_around(card, &part);
        let image = urbi_picture::jpeg(size(WIDTH, HEIGHT), pixels);
        Ok(image.expect("a share image is small enough for JPEG").into())
    }
}

impl CardContext {
    /// `name` is the name of the theme, and `hues` are the colours of the tabs.
    pub(super) fn new(theme: &Theme, name: &str, hues: &[Colour]) -> Self {
        let fonts: Vec<Arc<[u8]>> = theme.fonts.iter().map(|font| font.bytes.clone()).collect();
        let mut print = blake3::Hasher::new();
        let colours = CardColours { hues: hues.to_vec(), ..theme.colours.clone() };
        print.update(format!("{VERSION} {colours:?}").as_bytes());
        for font in &fonts {
            print.update(blake3::hash(font).as_bytes());
        }
        Self {
            renderer: Arc::new(CardRenderer::new(&fonts, colours, || world(Land::get()))),
            print: print.finalize(),
            hues: hues.len(),
            folder: format!("themes/{name}/fonts"),
        }
    }

    /// Returns a lazy output that draws an image, with the lead picture of the page.
    fn promise(&self, card: Card, photograph: Option<Photograph>) -> OutputBody {
        let shown = photograph.as_ref().map(|own| (own.raster.cache_key(), own.lead.focus));
        let key = format!("{} {card:?} {shown:?}", self.print.to_hex());
        let key = format!("card {}", blake3::hash(key.as_bytes()).to_hex());
        let renderer = Arc::clone(&self.renderer);
        OutputBody::Lazy(LazyOutput::new(key, move || match &photograph {
            None => Ok(renderer.draw(&card).into()),
            Some(photograph) => photograph.draw(&renderer, &card),
        }))
    }
}

impl Renderer<'_> {
    /// Returns the title of an entity's page.
    pub(super) fn title(&self, entity: Entity, locale: LocaleId) -> Text {
        let builder = self.view_builder(locale);
        match entity {
            Entity::Index(family) if let Some((name, _)) = family.built_in() => {
                builder.own(&self.engine.word(locale, &format!("{name}.title"), &[]))
            }
            entity => builder.name(entity),
        }
    }

    /// Returns the line above the title of an entity's page.
    fn over(&self, entity: Entity, locale: LocaleId) -> Option<Text> {
        let builder = self.view_builder(locale);
        let network = || Some(builder.text(self.site.config.short_name.as_ref()?));
        match entity {
            Entity::Home => None,
            Entity::Index(_) | Entity::Section(_) => network(),
            Entity::City(id) => Some(builder.name(Entity::Country(self.site[id].country))),
            Entity::Country(id) => match self.site[id].region {
                Some(region) => Some(builder.name(Entity::Region(region))),
                None => Some(self.title(Entity::Index(Family::Countries), locale)),
            },
            Entity::Document(id) => self.section_and_date(id, locale).or_else(network),
            Entity::Facet(id) => {
                let field = self.site.facet(id).map(|(field, _, _)| &field.declared.label);
                field.map(|label| builder.text(label))
            }
            _ => {
                let subject = self.site.subject(entity);
                subject.map(|own| self.title(Entity::Index(own.family), locale))
            }
        }
    }

    /// Returns the section of a document, with its date if it is news.
    fn section_and_date(&self, id: GroupId, locale: LocaleId) -> Option<Text> {
        let builder = self.view_builder(locale);
        let group = &self.site[id];
        let sections = &self.site.config.sections;
        let section = sections.iter().find(|section| section.id.value == group.section)?;
        if section.root {
            return None;
        }
        let mut over = builder.text(&section.title);
        if let (Layout::News, Some(date)) = (section.layout, group.date) {
            // No middle dot: next to Arabic digits it looks like a zero.
            // The whole line is in the language of the section's title.
            let tag = over.lang.as_deref().unwrap_or_default();
            let written = builder.site.config.find_locale(tag).unwrap_or(locale);
            over.text = format!("{} – {}", over.text, builder.writing(written).date(date).text);
        }
        Some(over)
    }

    fn caption(&self, entity: Entity, locale: LocaleId) -> Caption {
        let builder = self.view_builder(locale);
        let config = &self.site.config;
        let foot = match entity {
            Entity::Home => config.description.as_ref(),
            _ => Some(&config.name),
        };
        Caption {
            over: self.over(entity, locale),
            title: self.title(entity, locale),
            foot: foot.map(|foot| builder.text(foot)),
        }
    }

    /// Builds the view of a page's share image; `None` if the site has no share images.
    pub(super) fn share(&self, entity: Entity, locale: LocaleId) -> Option<ShareView> {
        let text = self.plan.text(entity, locale);
        let url = self.plan.card(entity, text)?;
        let Caption { over, title, foot } = self.caption(entity, text);
        let written = title.lang.as_deref().and_then(Locale::parse);
        let written = written.unwrap_or_else(|| self.site.config.locale(text).locale.clone());
        // The alternative text has one language, so it contains only texts in the language of the title.
        let more = [over, foot].into_iter().flatten().filter(|more| more.lang == title.lang);
        let more: Vec<String> = more.map(|more| more.text).collect();
        let lead = self.photograph(entity).map(|own| self.view_builder(text).text(&own.lead.alt));
        let lead = lead.filter(|alt| alt.lang == title.lang && !alt.text.is_empty());
        let more = more.into_iter().chain(lead.map(|alt| alt.text));
        let words: Vec<String> = std::iter::once(title.text).chain(more).collect();
        Some(ShareView {
            media_type: if url.as_str().ends_with(".jpg") { "image/jpeg" } else { "image/png" },
            url: self.view_builder(locale).permalink(url),
            width: WIDTH,
            height: HEIGHT,
            alt: self.view_builder(locale).text_in(&written, &words.join(" – ")),
        })
    }

    /// Returns the lazy output for a page's share image. Reports text that no font can render; the image then
    /// shows the network's name in the source locale instead of the title.
    pub(super) fn card(
        &self,
        entity: Entity,
        locale: LocaleId,
        diagnostics: &mut Diagnostics,
    ) -> OutputBody {
        let (cell, name) = (&self.common.pictures, &self.site.config.theme.value);
        let pictures = cell.get_or_init(|| CardContext::new(self.theme, name, self.region_hues()));
        let mut words = |text: &Text, locale| self.words(pictures, text, locale, diagnostics);
        let Caption { over, title, foot } = self.caption(entity, locale);
        let over = over.and_then(|over| words(&over, locale));
        let (mut title, mut foot) =
            (words(&title, locale), foot.and_then(|foot| words(&foot, locale)));
        let mut direction = self.site.config.locale(locale).direction;
        if title.is_none() {
            let source = self.site.config.source_locale;
            title = words(&self.view_builder(source).text(&self.site.config.name), source);
            foot = None;
            direction = self.site.config.locale(source).direction;
        }
        let marks = self.marks(pictures, entity);
        let hues: BTreeSet<Option<usize>> = marks.iter().map(|mark| mark.hue).collect();
        let hue = hues.first().copied().flatten().filter(|_| hues.len() == 1);
        let photograph = self.photograph(entity);
        let has_picture = photograph.is_some();
        let card = Card { over, title, foot, direction, hue, marks, has_picture };
        pictures.promise(card, photograph)
    }

    /// Returns the hues of the tabs on share images and documents: those of the theme, at most one for each region.
    pub(super) fn region_hues(&self) -> &[Colour] {
        let hues = &self.theme.colours.hues;
        &hues[..hues.len().min(self.site.regions.len())]
    }

    fn photograph(&self, entity: Entity) -> Option<Photograph> {
        let lead = self.site.picture(entity)?;
        let raster = self.plan.picture(&lead.file.value)?.raster.clone()?;
        Some(Photograph { lead: lead.clone(), raster })
    }

    fn words(
        &self,
        pictures: &CardContext,
        text: &Text,
        locale: LocaleId,
        diagnostics: &mut Diagnostics,
    ) -> Option<CardText> {
        let config = self.site.config.locale(locale);
        let tag = text.lang.as_deref().and_then(Locale::parse);
        let direction = match text.dir {
            Some("rtl") => Direction::Rtl,
            Some(_) => Direction::Ltr,
            None => config.direction,
        };
        let words =
            CardText::new(&text.text, tag.unwrap_or_else(|| config.locale.clone()), direction);
        let Some(script) = pictures.renderer.missing(&words) else { return Some(words) };
        let message = message!("render.share-image-glyphs-missing", script = script_name(&script));
        let source = self.site.config.locale(self.site.config.source_locale);
        let hint = message!(
            "render.add-font-for-share-images-hint",
            folder = pictures.folder,
            locale = source.locale
        );
        let span = self.site.config.theme.span.clone();
        diagnostics.push(Diagnostic::new(Code::MissingLetter, span, message).hint(hint));
        None
    }

    /// Returns the map markers of a page's share image: the cities that the page is about, or all cities if it
    /// is about the network.
    fn marks(&self, pictures: &CardContext, entity: Entity) -> Vec<MapMarker> {
        let site = self.site;
        let own = match entity {
            Entity::City(id) => Some(vec![id]),
            Entity::Document(id) => Some(site.cities_about(id)).filter(|own| !own.is_empty()),
            Entity::Facet(id) => Some(site.cities_among(site.facet_members(id))),
            _ => site.cities_of(entity).map(<[CityId]>::to_vec),
        };
        // A text about no particular city gets an image in one colour.
        let is_quiet = own.is_none() && !matches!(entity, Entity::Home | Entity::Index(_));
        let cities = own.unwrap_or_else(|| CityId::all(site.cities.len()).collect());
        let plate = ProjectedMap::world();
        let hues = pictures.hues;
        let mark = |id: CityId| {
            let [x, y] = measure(plate.point(self.common.geography.place(id)?)?, &plate);
            let region = site[site[id].country].region.filter(|_| !is_quiet);
            // A theme can have fewer hues than the network has regions.
            Some(MapMarker { x, y, hue: region.and_then(|id| id.index().checked_rem(hues)) })
        };
        cities.into_iter().filter_map(mark).collect()
    }
}

/// Scales a map point to the units of share images, where the width is 1.
#[expect(clippy::cast_possible_truncation, reason = "pixels are far larger than what is lost")]
fn measure(point: Point, plate: &ProjectedMap) -> [f32; 2] {
    [(point.x / plate.width()) as f32, (point.y / plate.width()) as f32]
}

/// Builds the world map of share images.
fn world(land: &Land) -> WorldOutline {
    let plate = ProjectedMap::world();
    let coasts = plate.coasts(land).into_iter();
    let [_, height] = measure(Point::new(0.0, plate.height()), &plate);
    let coast = |coast: Vec<Point>| coast.into_iter().map(|point| measure(point, &plate)).collect();
    WorldOutline { coasts: coasts.map(coast).collect(), height }
}
