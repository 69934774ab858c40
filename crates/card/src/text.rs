//! Lays out a text in lines: direction, line breaks and size.

use std::ops::Range;

use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

use super::CardText;
use super::font::{ANY, Fonts, Glyph, RunProperties, script};
use crate::i18n::line_ends;
use crate::locale::Direction;

/// A possible size of a text, with its limits.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextFit {
    /// The font size in pixels.
    pub(super) size: f32,
    pub(super) lines: usize,
    /// The maximum height of all lines in pixels.
    pub(super) height: f32,
}

/// A line with its glyphs.
#[derive(Debug)]
pub(super) struct ShapedLine {
    pub(super) glyphs: Vec<Glyph>,
    /// The width in pixels.
    pub(super) width: f32,
}

/// A text in lines.
#[derive(Debug)]
pub(super) struct TextLayout {
    pub(super) lines: Vec<ShapedLine>,
    /// The font size in pixels.
    pub(super) size: f32,
    /// The distance between two baselines in pixels.
    pub(super) leading: f32,
}

/// The factor for the line height of the font, because titles need less line spacing than body text.
const TIGHT: f32 = 0.8;

/// Breaks a text into lines of at most `width` pixels, in the largest size that fits. Truncates a text that does not
/// fit in the smallest size.
pub(super) fn fit(
    fonts: &Fonts,
    words: &CardText,
    width: f32,
    steps: &[TextFit],
) -> Option<TextLayout> {
    let whole = Paragraph::new(fonts, &words.text, words)?;
    if let Some(block) = steps.iter().find_map(|step| whole.fit(*step, width, false)) {
        return Some(block);
    }
    let last = *steps.last()?;
    let mut end = words.text.len();
    loop {
        // Drops whole words first, then single characters.
        let before = line_ends(&words.text[..end]).into_iter().rev().find(|cut| *cut < end);
        end = before.or_else(|| Some(words.text[..end].char_indices().next_back()?.0))?;
        let is_end = |c: char| c.is_whitespace() || c.is_ascii_punctuation() || "–—،؛".contains(c);
        let text = format!("{}…", words.text[..end].trim_end_matches(is_end));
        if let Some(block) = Paragraph::new(fonts, &text, words)?.fit(last, width, true) {
            return Some(block);
        }
    }
}

/// A shaped text, ready for line breaking.
struct Paragraph<'a> {
    fonts: &'a Fonts,
    text: &'a str,
    tag: &'a str,
    bidi: ParagraphBidiInfo<'a>,
    /// The runs of the text in logical order.
    runs: Vec<(Range<usize>, RunProperties)>,
    /// The width of the text before each of its bytes, in ems.
    widths: Vec<f32>,
    ends: Vec<usize>,
    /// The distance between two baselines in ems.
    leading: f32,
}

impl<'a> Paragraph<'a> {
    /// Shapes a text. Returns `None` if no font has its characters.
    fn new(fonts: &'a Fonts, text: &'a str, words: &'a CardText) -> Option<Self> {
        // On a right-to-left page a name without right-to-left letters stays left to right, including its last full
        // stop.
        let is_rtl = |c: char| matches!(bidi_class(c), BidiClass::R | BidiClass::AL);
        let is_rtl = words.direction == Direction::Rtl && text.chars().any(is_rtl);
        let level = if is_rtl { Level::rtl() } else { Level::ltr() };
        let bidi = ParagraphBidiInfo::new(text, Some(level));
        let tag = words.locale.as_str();
        let runs = runs(fonts, text, &bidi)?;
        let mut widths = vec![0.0; text.len() + 1];
        let mut leading: f32 = 0.0;
        for (part, manner) in &runs {
            for glyph in fonts.shape(text, part.clone(), *manner, tag) {
                widths[glyph.cluster + 1] += glyph.advance;
            }
            let [above, below] = fonts.line(manner.face);
            leading = leading.max((above - below) * TIGHT);
        }
        for at in 1..widths.len() {
            widths[at] += widths[at - 1];
        }
        Some(Self { fonts, text, tag, bidi, runs, widths, ends: line_ends(text), leading })
    }

    /// Breaks the text at a size. Returns `None` if it does not fit.
    fn fit(&self, step: TextFit, width: f32, break_words: bool) -> Option<TextLayout> {
        // A script with taller lines gets fewer of them.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let room = (step.height / (self.leading * step.size)).max(1.0) as usize;
        let lines = self.lines(width / step.size, step.lines.min(room), break_words)?;
        let line = |part: Range<usize>| {
            let glyphs = self.glyphs(self.trimmed(part));
            let width = glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() * step.size;
            ShapedLine { glyphs, width }
        };
        let (size, leading) = (step.size, self.leading * step.size);
        Some(TextLayout { lines: lines.into_iter().map(line).collect(), size, leading })
    }

    /// Returns a part without trailing spaces.
    fn trimmed(&self, part: Range<usize>) -> Range<usize> {
        part.start..part.start + self.text[part].trim_end().len()
    }

    /// Returns the width of a part without trailing spaces, in ems.
    fn width(&self, part: Range<usize>) -> f32 {
        let part = self.trimmed(part);
        self.widths[part.end] - self.widths[part.start]
    }

    /// Breaks the text into at most `most` lines of at most `width` ems, and balances their lengths. Returns `None`
    /// if it does not fit, or if a word is too long and must not be broken.
    fn lines(&self, width: f32, most: usize, break_words: bool) -> Option<Vec<Range<usize>>> {
        let mut best = self.greedy(width, break_words)?;
        if best.len() > most {
            return None;
        }
        let (mut low, mut high) = (0.0, width);
        for _ in 0..8 {
            let middle = f32::midpoint(low, high);
            match self.greedy(middle, false).filter(|lines| lines.len() <= best.len()) {
                Some(lines) => (best, high) = (lines, middle),
                None => low = middle,
            }
        }
        Some(best)
    }

    /// Fills lines greedily.
    fn greedy(&self, width: f32, break_words: bool) -> Option<Vec<Range<usize>>> {
        let mut lines = Vec::new();
        let mut start = 0;
        let mut end = 0;
        for next in &self.ends {
            if self.width(start..*next) <= width {
                end = *next;
                continue;
            }
            if end > start {
                lines.push(start..end);
                start = end;
            }
            while self.width(start..*next) > width {
                let letters = self.text[start..*next].char_indices().skip(1);
                // Letters that were joined need more space at the ends of a line.
                let room = (width - 1.0).max(0.5);
                let fits = |(at, _): &(usize, char)| self.width(start..start + at) <= room;
                let cut = letters.take_while(fits).last().filter(|_| break_words)?;
                lines.push(start..start + cut.0);
                start += cut.0;
            }
            end = *next;
        }
        if end > start {
            lines.push(start..end);
        }
        Some(lines)
    }

    /// Shapes a line. Returns the glyphs in visual order.
    fn glyphs(&self, line: Range<usize>) -> Vec<Glyph> {
        let mut glyphs = Vec::new();
        if line.is_empty() {
            return glyphs;
        }
        let (levels, visual) = self.bidi.visual_runs(line);
        for run in visual {
            let parts = self.runs.iter().filter_map(|(part, manner)| {
                let part = part.start.max(run.start)..part.end.min(run.end);
                (!part.is_empty()).then_some((part, *manner))
            });
            let mut parts: Vec<_> = parts.collect();
            if levels[run.start].is_rtl() {
                parts.reverse();
            }
            for (part, manner) in parts {
                glyphs.extend(self.fonts.shape(self.text, part, manner, self.tag));
            }
        }
        glyphs
    }
}

/// Splits a text into runs of one direction, font and script.
fn runs(
    fonts: &Fonts,
    text: &str,
    bidi: &ParagraphBidiInfo<'_>,
) -> Option<Vec<(Range<usize>, RunProperties)>> {
    let mut runs: Vec<(Range<usize>, RunProperties)> = Vec::new();
    // Characters before the first letter of a script belong to that script.
    let mut last = (None, text.chars().find_map(script).unwrap_or(ANY));
    // The font and script of each open bracket, for its closing bracket.
    let mut open = Vec::new();
    for (at, letter) in text.char_indices() {
        let before = match letter {
            ')' | ']' | '}' | '»' | '›' | '”' => open.pop().unwrap_or(last),
            _ => last,
        };
        let face = if is_unseen(letter) { before.0 } else { fonts.face(letter, before.0) };
        let face = face.or_else(|| fonts.face(' ', None))?;
        last = (Some(face), script(letter).unwrap_or(before.1));
        if matches!(letter, '(' | '[' | '{' | '«' | '‹' | '“') {
            open.push(last);
        }
        let manner =
            RunProperties { face, script: last.1, right_to_left: bidi.levels[at].is_rtl() };
        let end = at + letter.len_utf8();
        match runs.last_mut() {
            Some((part, same)) if *same == manner => part.end = end,
            _ => runs.push((at..end, manner)),
        }
    }
    Some(runs)
}

/// Returns whether a character is invisible, so that no font needs it.
pub(super) fn is_unseen(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}
