//! Reads the text of a PDF as a search does: run by run, with the characters that fonts assign to glyphs.

use std::collections::BTreeMap;

use miniz_oxide::inflate::decompress_to_vec_zlib;

/// The objects of a PDF, by number.
struct Objects<'a>(BTreeMap<usize, &'a [u8]>);

/// Returns the runs of text of all pages, in drawing order.
pub(crate) fn runs(pdf: &[u8]) -> Vec<String> {
    let objects = Objects::read(pdf);
    let mut runs = Vec::new();
    for page in objects.0.values().filter(|own| find(own, b"/Type/Page/").is_some()) {
        let resources = objects.referred(page, "/Resources ").expect("a page has resources");
        let tables = objects.tables(resources);
        let content = objects.referred(page, "/Contents ").expect("a page has a content");
        drawn(&unpacked(content), &tables, &mut runs);
    }
    runs
}

/// Returns the number of structure elements with a role.
pub(crate) fn count(pdf: &[u8], role: &str) -> usize {
    String::from_utf8_lossy(pdf).matches(role).count()
}

impl<'a> Objects<'a> {
    fn read(pdf: &'a [u8]) -> Self {
        let mut objects = BTreeMap::new();
        let mut rest = pdf;
        while let Some(at) = find(rest, b" 0 obj\n") {
            let digits = rest[..at].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
            let number = String::from_utf8_lossy(&rest[at - digits..at]).parse().unwrap();
            rest = &rest[at + 7..];
            let end = find(rest, b"endobj").expect("an object ends");
            objects.insert(number, &rest[..end]);
            rest = &rest[end..];
        }
        Self(objects)
    }

    /// Returns the object that a key of another object refers to.
    fn referred(&self, object: &[u8], key: &str) -> Option<&'a [u8]> {
        let at = find(object, key.as_bytes())? + key.len();
        let text = String::from_utf8_lossy(&object[at..]);
        let number = text.split(' ').next()?.parse().ok()?;
        self.0.get(&number).copied()
    }

    /// Returns the characters of each glyph, by font.
    fn tables(&self, resources: &[u8]) -> BTreeMap<String, BTreeMap<u16, String>> {
        let text = String::from_utf8_lossy(resources).into_owned();
        let Some((_, fonts)) = text.split_once("/Font<<") else { return BTreeMap::new() };
        let fonts = fonts.split(">>").next().unwrap_or_default();
        let table = |font: &str| {
            let (name, number) = font.split_once(' ')?;
            let number = number.split(' ').next()?.parse().ok()?;
            let cmap = self.referred(self.0.get(&number)?, "/ToUnicode ")?;
            Some((name.to_owned(), letters(&String::from_utf8_lossy(&unpacked(cmap)))))
        };
        fonts.split('/').filter_map(table).collect()
    }
}

/// Parses a character map with lines such as `<0001> <0646>`.
fn letters(cmap: &str) -> BTreeMap<u16, String> {
    let hex = |text: &str| {
        let digits = text.trim_matches(['<', '>']).as_bytes();
        let unit = |four: &[u8]| u16::from_str_radix(std::str::from_utf8(four).ok()?, 16).ok();
        digits.chunks(4).map(unit).collect::<Option<Vec<u16>>>()
    };
    let line = |line: &str| {
        let (glyph, text) = line.split_once("> <")?;
        Some((*hex(glyph)?.first()?, String::from_utf16(&hex(text)?).ok()?))
    };
    cmap.lines().filter_map(line).collect()
}

/// The replacement text of a span: before its glyphs, and after.
enum Spoken {
    Text(String),
    Done,
}

/// Reads the runs that a page draws.
fn drawn(content: &[u8], tables: &BTreeMap<String, BTreeMap<u16, String>>, runs: &mut Vec<String>) {
    let (mut table, mut spoken) = (None, None);
    let (mut name, mut codes, mut at) = (String::new(), Vec::new(), 0);
    while at < content.len() {
        let rest = &content[at..];
        match content[at] {
            b'/' => {
                let length = rest[1..].iter().take_while(|own| own.is_ascii_alphanumeric()).count();
                name = String::from_utf8_lossy(&rest[1..=length]).into_owned();
                table = tables.get(&name).or(table);
                at += 1 + length;
            }
            b'(' if name == "ActualText" => {
                let mut text = Vec::new();
                at += string(rest, &mut text);
                spoken = Some(Spoken::Text(wide(&text)));
            }
            // The alternative text of an image is not drawn.
            b'(' if name == "Alt" => at += string(rest, &mut Vec::new()),
            b'(' => at += string(rest, &mut codes),
            b'E' if rest.starts_with(b"EMC") => (spoken, at) = (None, at + 3),
            b'T' if [&b"TJ"[..], b"Tj"].iter().any(|own| rest.starts_with(own)) => {
                let glyphs = codes.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]]));
                let said = |glyph| table.and_then(|table| table.get(&glyph).cloned());
                match spoken.replace(Spoken::Done) {
                    Some(Spoken::Text(text)) => push(vec![text], runs),
                    Some(Spoken::Done) => {}
                    None => {
                        push(glyphs.filter_map(said).collect(), runs);
                        spoken = None;
                    }
                }
                codes.clear();
                at += 2;
            }
            _ => at += 1,
        }
    }
}

/// Adds a run. Right-to-left runs have their glyphs and pieces in reverse order.
fn push(glyphs: Vec<String>, runs: &mut Vec<String>) {
    let is_turned = |text: &str| text.chars().any(|own| matches!(own, '\u{590}'..='\u{8ff}'));
    if !glyphs.iter().any(|glyph| is_turned(glyph)) {
        return runs.push(glyphs.concat());
    }
    let text: String = glyphs.into_iter().rev().collect();
    match runs.last_mut().filter(|last| is_turned(last)) {
        Some(last) => last.insert_str(0, &text),
        None => runs.push(text),
    }
}

/// Decodes a text with two bytes or one byte for each character.
fn wide(text: &[u8]) -> String {
    match text.strip_prefix(&[0xFE, 0xFF]) {
        Some(wide) => {
            let units = wide.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]]));
            String::from_utf16_lossy(&units.collect::<Vec<_>>())
        }
        None => String::from_utf8_lossy(text).into_owned(),
    }
}

/// Parses a string in parentheses, and returns its length in bytes.
fn string(text: &[u8], codes: &mut Vec<u8>) -> usize {
    let mut at = 1;
    while text[at] != b')' {
        if text[at] != b'\\' {
            codes.push(text[at]);
            at += 1;
            continue;
        }
        let octal = text[at + 1..].iter().take(3).take_while(|byte| byte.is_ascii_digit()).count();
        if octal == 0 {
            let plain = [(b'n', 10), (b'r', 13), (b't', 9), (b'b', 8), (b'f', 12)];
            let letter = plain.iter().find(|(name, _)| *name == text[at + 1]);
            codes.push(letter.map_or(text[at + 1], |(_, byte)| *byte));
            at += 2;
        } else {
            let digits = std::str::from_utf8(&text[at + 1..=at + octal]).unwrap();
            codes.push(u8::from_str_radix(digits, 8).unwrap());
            at += 1 + octal;
        }
    }
    at + 1
}

fn unpacked(object: &[u8]) -> Vec<u8> {
    let start = find(object, b"stream\n").expect("it is a stream") + 7;
    let end = find(object, b"\nendstream").expect("a stream ends");
    decompress_to_vec_zlib(&object[start..end]).expect("it is packed")
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|own| own == part)
}
