//! Loads fonts and shapes runs of text. The only module that uses the shaper crate.

use std::ops::Range;
use std::sync::Arc;

use harfrust::{Direction, Language, Script, ShapeOptions, ShaperData, UnicodeBuffer};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider};
use unicode_script::UnicodeScript;

use super::canvas::{FilledShape, PathSegment, Point, point};

/// The fonts of a theme, in order of priority.
#[derive(Clone, Default)]
pub(super) struct Fonts(Vec<Face>);

/// One font.
#[derive(Clone)]
struct Face {
    bytes: Arc<[u8]>,
    shaper: Arc<ShaperData>,
    units_per_em: f32,
    /// Ascender and descender, in ems.
    line: [f32; 2],
}

impl Face {
    fn new(bytes: &Arc<[u8]>) -> Option<Self> {
        let font = font(bytes)?;
        let units_per_em = f32::from(font.head().ok()?.units_per_em());
        // A font without this table has no advances either.
        let table = font.hhea().ok()?;
        let ends = [table.ascender().to_i16(), table.descender().to_i16()];
        let line = ends.map(|end| f32::from(end) / units_per_em);
        let shaper = Arc::new(ShaperData::new(&font));
        Some(Self { bytes: Arc::clone(bytes), shaper, units_per_em, line })
    }

    fn font(&self) -> FontRef<'_> {
        FontRef::from_index(&self.bytes, 0).expect("the font was read before")
    }
}

/// The index of a font in [`Fonts`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct FaceId(usize);

/// The properties of a run: one font, one script, one direction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct RunProperties {
    pub(super) face: FaceId,
    pub(super) script: Script,
    pub(super) right_to_left: bool,
}

/// A glyph of a shaped run, with lengths in ems.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    face: FaceId,
    id: u32,
    /// The byte offset in the text of the characters that the glyph represents.
    pub(super) cluster: usize,
    pub(super) advance: f32,
    x: f32,
    y: f32,
}

/// Returns the font in the bytes; `None` if it cannot map or draw characters.
fn font(bytes: &[u8]) -> Option<FontRef<'_>> {
    let font = FontRef::from_index(bytes, 0).ok()?;
    let can_write = font.charmap().has_map() && font.outline_glyphs().format().is_some();
    can_write.then_some(font)
}

/// Returns whether the bytes are a usable font.
pub fn is_font(bytes: &Arc<[u8]>) -> bool {
    Face::new(bytes).is_some()
}

impl Fonts {
    pub(super) fn new(files: &[Arc<[u8]>]) -> Self {
        Self(files.iter().filter_map(Face::new).collect())
    }

    /// Returns the font for a character: the font of the previous character if possible, else the first that has it.
    pub(super) fn face(&self, letter: char, before: Option<FaceId>) -> Option<FaceId> {
        // Glyph 0 is the box for missing characters.
        let has = |id: &FaceId| {
            let glyph = self.0[id.0].font().charmap().map(letter);
            glyph.is_some_and(|glyph| glyph != GlyphId::NOTDEF)
        };
        before.filter(has).or_else(|| (0..self.0.len()).map(FaceId).find(has))
    }

    /// Returns the ascender and the descender of a font, in ems.
    pub(super) fn line(&self, face: FaceId) -> [f32; 2] {
        self.0[face.0].line
    }

    /// Shapes a part of a text. Returns the glyphs in visual order, from left to right.
    pub(super) fn shape(
        &self,
        text: &str,
        part: Range<usize>,
        manner: RunProperties,
        tag: &str,
    ) -> Vec<Glyph> {
        let face = &self.0[manner.face.0];
        let direction =
            if manner.right_to_left { Direction::RightToLeft } else { Direction::LeftToRight };
        let mut buffer = UnicodeBuffer::new();
        let offset = part.start;
        for (at, letter) in text[part].char_indices() {
            buffer.add(letter, u32::try_from(offset + at).unwrap_or(u32::MAX));
        }
        buffer.set_direction(direction);
        buffer.set_script(manner.script);
        if let Some(language) = Language::new(tag) {
            buffer.set_language(language);
        }
        let font = face.font();
        let shaped = face.shaper.shaper(&font).build().shape(buffer, ShapeOptions::new());
        let em = |units: i32| units as f32 / face.units_per_em;
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        glyphs
            .map(|(glyph, place)| Glyph {
                face: manner.face,
                id: glyph.glyph_id,
                cluster: glyph.cluster as usize,
                advance: em(place.x_advance),
                x: em(place.x_offset),
                y: em(place.y_offset),
            })
            .collect()
    }

    /// Adds the outlines of consecutive glyphs to a shape. The size is in pixels.
    pub(super) fn outline(
        &self,
        glyphs: &[Glyph],
        size: f32,
        (mut x, y): (f32, f32),
        shape: &mut FilledShape,
    ) {
        for glyph in glyphs {
            let font = self.0[glyph.face.0].font();
            if let Some(outline) = font.outline_glyphs().get(GlyphId::new(glyph.id)) {
                let mut pen = Pen { shape, x: x + glyph.x * size, y: y - glyph.y * size };
                let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
                // A corrupt glyph is omitted.
                let _ = outline.draw(settings, &mut pen);
            }
            x += glyph.advance * size;
        }
    }
}

/// The script of characters that are common to all scripts.
pub(super) const ANY: Script = harfrust::script::COMMON;

/// Returns the script of a character; `None` if several scripts use it.
pub(super) fn script(letter: char) -> Option<Script> {
    let script: Script = letter.script().short_name().parse().ok()?;
    let any = [ANY, harfrust::script::INHERITED, harfrust::script::UNKNOWN];
    (!any.contains(&script)).then_some(script)
}

/// Translates glyph outlines to pixels, and flips them because the y axis of fonts points up.
struct Pen<'a> {
    shape: &'a mut FilledShape,
    x: f32,
    y: f32,
}

impl Pen<'_> {
    fn at(&self, x: f32, y: f32) -> Point {
        point(self.x + x, self.y - y)
    }
}

impl OutlinePen for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.shape.push(PathSegment::Move(self.at(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.shape.push(PathSegment::Line(self.at(x, y)));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.shape.push(PathSegment::Quad(self.at(x1, y1), self.at(x, y)));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.shape.push(PathSegment::Cubic(self.at(x1, y1), self.at(x2, y2), self.at(x, y)));
    }

    fn close(&mut self) {}
}
