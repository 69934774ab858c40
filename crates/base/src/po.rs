//! The syntax of PO, the catalog format of GNU gettext: quoted strings with C escapes, and catalogs keyed by id.

use std::collections::BTreeMap;
use std::ops::Range;

/// The error of an invalid quoted string.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StringError {
    /// It does not begin with a quotation mark.
    NotOpened,
    /// It does not end with a quotation mark.
    NotClosed,
    /// Text follows the closing quotation mark.
    TextAfterEnd,
    /// The escape does not exist in PO.
    UnknownEscape(String),
}

/// Appends the bytes of a quoted string to `out`: bytes, because several escapes can form one UTF-8 character.
///
/// # Errors
///
/// Returns the position of the error, in bytes of `quoted`, and the error.
pub fn unquote(quoted: &str, out: &mut Vec<u8>) -> Result<(), (Range<usize>, StringError)> {
    let Some(inner) = quoted.strip_prefix('"') else {
        return Err((0..quoted.len(), StringError::NotOpened));
    };
    let mut rest = inner;
    loop {
        let at = quoted.len() - rest.len();
        let Some(stop) = rest.find(['"', '\\']) else {
            return Err((0..quoted.len(), StringError::NotClosed));
        };
        out.extend_from_slice(&rest.as_bytes()[..stop]);
        let (at, from) = (at + stop, &rest[stop..]);
        if let Some(after) = from.strip_prefix('"') {
            let is_end = after.trim().is_empty();
            return if is_end { Ok(()) } else { Err((at..at + 1, StringError::TextAfterEnd)) };
        }
        match escape(&from[1..]) {
            Some((byte, length)) => {
                out.push(byte);
                rest = &from[1 + length..];
            }
            // `\"` is an escape, so a string that ends with a backslash is not closed.
            None if from.len() == 1 => return Err((0..quoted.len(), StringError::NotClosed)),
            None => {
                let end = 1 + from[1..].chars().next().map_or(0, char::len_utf8);
                return Err((at..at + end, StringError::UnknownEscape(from[..end].to_owned())));
            }
        }
    }
}

/// Returns the byte of an escape, and the length of the escape without its backslash.
fn escape(rest: &str) -> Option<(u8, usize)> {
    let first = *rest.as_bytes().first()?;
    let simple = match first {
        b'n' => b'\n',
        b't' => b'\t',
        b'r' => b'\r',
        b'a' => 0x07,
        b'b' => 0x08,
        b'f' => 0x0c,
        b'v' => 0x0b,
        b'"' | b'\\' => first,
        b'0'..=b'7' => return number(rest, 8, 3),
        b'x' => return number(&rest[1..], 16, 2).map(|(byte, length)| (byte, length + 1)),
        _ => return None,
    };
    Some((simple, 1))
}

/// Parses a byte of at most `most` digits.
fn number(rest: &str, radix: u32, most: usize) -> Option<(u8, usize)> {
    let digits = rest.chars().take(most).take_while(|c| c.is_digit(radix)).count();
    let byte = u8::from_str_radix(rest.get(..digits)?, radix).ok()?;
    Some((byte, digits))
}

/// Reads a catalog whose `msgid`s are ids and whose `msgstr`s are their texts. Skips comments, entries without a
/// text, and the header, which has an empty id.
///
/// # Errors
///
/// Returns the number of the first invalid line, from 1. A line that repeats an id is invalid.
pub fn catalog(text: &str) -> Result<BTreeMap<String, String>, usize> {
    let mut catalog = BTreeMap::new();
    let mut id = Vec::new();
    let mut value: Option<Vec<u8>> = None;
    // The extra `msgid` completes the last entry.
    for (index, line) in text.lines().chain(["msgid \"\""]).enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let read = if let Some(quoted) = line.strip_prefix("msgid ") {
            if let Some(value) = value.take() {
                insert(&mut catalog, std::mem::take(&mut id), value).ok_or(index)?;
            }
            unquote(quoted.trim_start(), &mut id)
        } else if let Some(quoted) = line.strip_prefix("msgstr ") {
            unquote(quoted.trim_start(), value.insert(Vec::new()))
        } else {
            unquote(line, value.as_mut().unwrap_or(&mut id))
        };
        read.map_err(|_| index + 1)?;
    }
    Ok(catalog)
}

fn insert(catalog: &mut BTreeMap<String, String>, id: Vec<u8>, value: Vec<u8>) -> Option<()> {
    let (id, value) = (String::from_utf8(id).ok()?, String::from_utf8(value).ok()?);
    if id.is_empty() || value.is_empty() {
        return Some(());
    }
    catalog.insert(id, value).is_none().then_some(())
}

#[cfg(test)]
mod tests {
    use super::{StringError, catalog, unquote};

    fn unquoted(quoted: &str) -> Result<String, (std::ops::Range<usize>, StringError)> {
        let mut bytes = Vec::new();
        unquote(quoted, &mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    #[test]
    fn every_escape_is_read() {
        for (quoted, text) in [
            (r#""""#, ""),
            (r#""a\n\t\r\"\\""#, "a\n\t\r\"\\"),
            (r#""O que \303\251 a rede." "#, "O que é a rede."),
            (r#""\xc3\xa9a \xC3\xA91""#, "éa é1"),
            (r#""\a\b\f\v""#, "\u{7}\u{8}\u{c}\u{b}"),
            (r#""\0618\61x\7z""#, "18\u{31}x\u{7}z"),
            (r#""\360\237\214\212 é \\303""#, "🌊 é \\303"),
        ] {
            assert_eq!(unquoted(quoted), Ok(text.to_owned()), "{quoted}");
        }
    }

    #[test]
    fn errors_have_a_place() {
        let escape = |text: &str| StringError::UnknownEscape(text.to_owned());
        for (quoted, place, error) in [
            ("a\"", 0..2, StringError::NotOpened),
            ("", 0..0, StringError::NotOpened),
            ("\"a", 0..2, StringError::NotClosed),
            (r#""a\""#, 0..4, StringError::NotClosed),
            (r#""a\"#, 0..3, StringError::NotClosed),
            (r#""a "b" c""#, 3..4, StringError::TextAfterEnd),
            (r#""a\d""#, 2..4, escape("\\d")),
            (r#""a\'s""#, 2..4, escape("\\'")),
            (r#""\é""#, 1..4, escape("\\é")),
            (r#""\xg""#, 1..3, escape("\\x")),
            (r#""\777""#, 1..3, escape("\\7")),
            (r#""\8""#, 1..3, escape("\\8")),
        ] {
            assert_eq!(unquoted(quoted), Err((place, error)), "{quoted}");
        }
    }

    #[test]
    fn a_catalog_has_its_entries_and_no_header() {
        let text = "msgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n\n# About links.\nmsgid \"link.dead\"\n\
                    msgstr \"\"\n\"no page \"\n\"is here\"\n\nmsgid \"b\"\nmsgstr \"c\"\n";
        let catalog = catalog(text).unwrap();
        let entries: Vec<_> =
            catalog.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
        assert_eq!(entries, [("b", "c"), ("link.dead", "no page is here")]);
    }

    #[test]
    fn a_catalog_that_cannot_be_read_has_a_line() {
        for (text, line) in [
            ("msgid \"a\"\nmsgstr \"b\nmsgid \"c\"\n", 2),
            ("msgid \"a\"\nmsgstr \"b\"\nmsgid \"a\"\nmsgstr \"c\"\n", 4),
            ("msgid \"a\"\nmsgctxt \"b\"\n", 2),
        ] {
            assert_eq!(catalog(text), Err(line), "{text}");
        }
    }
}
