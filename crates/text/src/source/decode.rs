//! Decodes text files: UTF-8, and the encodings that other programs write instead.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::diag::{Code, Diagnostic, Span, message};
use crate::path::SourcePath;

/// Decodes a text file, removes its byte-order mark, and reports either problem. Bytes that are not UTF-8 are decoded
/// with the most likely encoding, to avoid follow-up errors.
pub fn decode(path: &SourcePath, bytes: &[u8]) -> (String, Option<Diagnostic>) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, is_broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
        if encoding == UTF_8 && !is_broken {
            let first = text.chars().next().map_or(0, char::len_utf8);
            let message = message!("source.byte-order-mark", path);
            let problem = Diagnostic::new(Code::ByteOrderMark, Span::new(path, 0..first), message)
                .hint(message!("source.save-without-mark-hint"))
                .fix_writing(path);
            return (text.into_owned(), Some(problem));
        }
        if encoding == UTF_16LE || encoding == UTF_16BE {
            return not_utf8(path, 0, text, !is_broken);
        }
    }
    let Err(error) = std::str::from_utf8(bytes) else {
        return (String::from_utf8_lossy(bytes).into_owned(), None);
    };
    let start = error.valid_up_to();
    // Windows-1252 leaves five codes undefined. They decode to control characters, which people do not type.
    let has_letters = bytes.iter().all(|byte| !matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d));
    // A text that contains valid UTF-8 beyond ASCII is truncated or mixed UTF-8.
    let is_mixed = bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    if has_letters && !is_mixed {
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
        let is_certain = is_western(&text);
        return not_utf8(path, start, text, is_certain);
    }
    not_utf8(path, start, String::from_utf8_lossy(bytes), false)
}

/// Decodes a file that declares its encoding, in a byte-order mark or in an XML declaration. Returns `None` if the
/// bytes are invalid in that encoding.
pub fn decode_declared(bytes: &[u8]) -> Option<String> {
    let marked = Encoding::for_bom(bytes);
    let (encoding, mark) = marked.unwrap_or_else(|| (declared(bytes), 0));
    let (text, is_broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
    (!is_broken).then(|| text.into_owned())
}

/// Returns UTF-16 if the first bytes show it, else the encoding of the XML declaration, else UTF-8.
fn declared(bytes: &[u8]) -> &'static Encoding {
    match bytes {
        [b'<', 0, ..] => return UTF_16LE,
        [0, b'<', ..] => return UTF_16BE,
        _ => {}
    }
    let declaration = bytes.strip_prefix(b"<?xml").unwrap_or_default();
    let end = declaration.iter().position(|byte| *byte == b'>').unwrap_or_default();
    let declaration = String::from_utf8_lossy(&declaration[..end]);
    let named = declaration.split_once("encoding").and_then(|(_, rest)| {
        let rest = rest.trim_start().strip_prefix('=')?.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        Encoding::for_label(rest[1..].split(quote).next()?.as_bytes())
    });
    // An ASCII declaration that is readable up to here cannot be UTF-16.
    named.filter(|encoding| ![UTF_16LE, UTF_16BE].contains(encoding)).unwrap_or(UTF_8)
}

/// Returns whether a text decoded from Windows-1252 looks plausible: Western letters, at most two in a row, and
/// typographic signs. Other old encodings produce long sequences of accented letters.
fn is_western(text: &str) -> bool {
    const LETTERS: &str = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŠšŽžðþÞÐ";
    const SIGNS: &str = "’‘“”„–—…«»ºª°€£§©®·\u{a0}×½¼¡¿´";
    let mut row = 0;
    text.chars().all(|c| {
        row = if LETTERS.contains(c) { row + 1 } else { 0 };
        c.is_ascii() || (LETTERS.contains(c) && row < 3) || SIGNS.contains(c)
    })
}

/// Reports the first wrong character of a text. If the decoded text is certain, the fix writes it as UTF-8.
fn not_utf8(
    path: &SourcePath,
    start: usize,
    text: Cow<'_, str>,
    is_certain: bool,
) -> (String, Option<Diagnostic>) {
    let letter = text[start..].chars().next().map_or(0, char::len_utf8);
    let span = Span::new(path, start..start + letter);
    let problem = Diagnostic::new(Code::NotUtf8, span, message!("source.not-utf8", path))
        .label(message!("source.first-wrong-character-label"))
        .hint(message!("source.save-as-utf8-hint"));
    let problem = if is_certain { problem.fix_writing(path) } else { problem };
    (text.into_owned(), Some(problem))
}
