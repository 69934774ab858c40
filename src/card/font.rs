//! Fonts, and the shaping of a run of text with one of them. The only file that names the shaper.

use std::ops::Range;
use std::sync::Arc;

use harfrust::font::Source;
use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use harfrust::{
    Buffer, ClusterLevel, Direction, Font, GlyphId, Language, Script, ShapeOptions, ShaperFont,
    shape, unicode,
};

use super::canvas::Shape;

/// The fonts of a theme, in the order in which they are asked for a letter.
#[derive(Clone, Default)]
pub(super) struct Fonts(Vec<Face>);

/// One font.
#[derive(Clone)]
struct Face {
    font: Font,
    units_per_em: f32,
    /// From the upper to the lower end of a line, in ems.
    line: [f32; 2],
}

/// The place of a font among those of its theme.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct FaceId(usize);

/// What a run of text is shaped by: one font, one script, one direction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Manner {
    pub(super) face: FaceId,
    pub(super) script: Script,
    pub(super) right_to_left: bool,
}

/// A glyph of a shaped run; lengths are in ems.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    face: FaceId,
    id: u32,
    /// The place in the text of the letters that it stands for, in bytes.
    pub(super) cluster: usize,
    pub(super) advance: f32,
    x: f32,
    y: f32,
}

/// Returns the font that bytes hold; `None` where they hold none that can write a letter.
fn font(bytes: &Arc<[u8]>) -> Option<Font> {
    let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(Arc::clone(bytes));
    let font = Font::new(Source::Blob(shared.into()), 0)?;
    (font.charmap().has_unicode() && !font.outline_glyphs().is_empty()).then_some(font)
}

/// Tells whether bytes are a font that can be read.
pub fn is_font(bytes: &Arc<[u8]>) -> bool {
    font(bytes).is_some()
}

impl Fonts {
    pub(super) fn new(files: &[Arc<[u8]>]) -> Self {
        let face = |font: Font| {
            let metrics = font.metrics();
            let units_per_em = f32::from(metrics.units_per_em);
            let line = metrics.hhea_line.or(metrics.typo_line);
            let line = line.map_or([0.8, -0.2], |line| {
                [line.ascender.to_f32() / units_per_em, line.descender.to_f32() / units_per_em]
            });
            Face { font, units_per_em, line }
        };
        Self(files.iter().filter_map(font).map(face).collect())
    }

    /// Returns the font that writes a letter: the one that wrote what stands before, if it can.
    pub(super) fn face(&self, letter: char, before: Option<FaceId>) -> Option<FaceId> {
        let has = |id: &FaceId| self.0[id.0].font.charmap().map_unicode(letter).is_some();
        before.filter(has).or_else(|| (0..self.0.len()).map(FaceId).find(has))
    }

    /// Returns how far a line reaches above and below its baseline, in ems.
    pub(super) fn line(&self, face: FaceId) -> [f32; 2] {
        self.0[face.0].line
    }

    /// Shapes a part of a text. The glyphs are in the order in which they stand, from the left.
    pub(super) fn shape(
        &self,
        text: &str,
        part: Range<usize>,
        manner: Manner,
        tag: &str,
    ) -> Vec<Glyph> {
        let face = &self.0[manner.face.0];
        let direction =
            if manner.right_to_left { Direction::RightToLeft } else { Direction::LeftToRight };
        let mut buffer = Buffer::new();
        let offset = part.start;
        for (at, letter) in text[part].char_indices() {
            buffer.push(letter.into(), u32::try_from(offset + at).unwrap_or(u32::MAX));
        }
        buffer.set_direction(direction);
        buffer.set_script(Some(manner.script));
        buffer.set_language(Language::new(tag));
        buffer.set_cluster_level(ClusterLevel::MonotoneGraphemes);
        if shape(&ShaperFont::new(&face.font), &mut buffer, ShapeOptions::new()).is_err() {
            return Vec::new();
        }
        let em = |units: i32| units as f32 / face.units_per_em;
        let glyphs = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
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

    /// Adds the outlines of glyphs that stand one after the other, of a size in pixels, to a shape.
    pub(super) fn outline(
        &self,
        glyphs: &[Glyph],
        size: f32,
        (mut x, y): (f32, f32),
        shape: &mut Shape,
    ) {
        for glyph in glyphs {
            let font = &self.0[glyph.face.0].font;
            if let Some(outline) = font.outline_glyphs().get(GlyphId::new(glyph.id)) {
                let mut pen = Pen { shape, x: x + glyph.x * size, y: y - glyph.y * size };
                let options = DrawOptions::new().with_ppem(Some(size));
                // A glyph that is broken in the font is left out.
                let _ = outline.draw(&options, DrawMemory::Scratch, &mut pen);
            }
            x += glyph.advance * size;
        }
    }
}

/// The script of what may stand in any.
pub(super) const ANY: Script = Script::COMMON;

/// Returns the script that a letter tells of; `None` where it may stand in any.
pub(super) fn script(letter: char) -> Option<Script> {
    let script = unicode::script(letter.into());
    (![Script::COMMON, Script::INHERITED, Script::UNKNOWN].contains(&script)).then_some(script)
}

/// Moves outlines, which fonts draw upwards, to their places.
struct Pen<'a> {
    shape: &'a mut Shape,
    x: f32,
    y: f32,
}

impl PathSink for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.shape.move_to(self.x + x, self.y - y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.shape.line_to(self.x + x, self.y - y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.shape.quad_to(self.x + x1, self.y - y1, self.x + x, self.y - y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let at = |x: f32, y: f32| (self.x + x, self.y - y);
        self.shape.cubic_to(at(x1, y1), at(x2, y2), at(x, y));
    }

    fn close(&mut self) {}
}
