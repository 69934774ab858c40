//! Texts in quotes as PO writes them: with the escapes of C, of which some are bytes of UTF-8.

use std::ops::Range;

use crate::diag::{Words, words};

/// What is wrong with a text in quotes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum PoStringError {
    /// No quotation mark begins it.
    Unquoted,
    /// No quotation mark ends it.
    Open,
    /// A quotation mark ends it, and more follows.
    TrailingText,
    /// PO has no such escape.
    Escape(String),
}

impl PoStringError {
    /// Says what is wrong.
    pub(super) fn message(&self) -> Words {
        match self {
            Self::Unquoted => words!("this text does not begin with `\"`"),
            Self::Open => words!("this text does not end: `\"` is missing"),
            Self::TrailingText => words!("this quotation mark ends the text, and more follows"),
            Self::Escape(escape) => words!("PO has no escape `{escape}`", escape),
        }
    }

    /// Says how to correct it.
    pub(super) fn hint(&self) -> Words {
        match self {
            Self::Unquoted => words!("put the text in quotation marks"),
            Self::Open => words!("write `\"` at the end of the line"),
            Self::TrailingText | Self::Escape(_) => {
                words!("write `\\\"` for a quotation mark and `\\\\` for a backslash")
            }
        }
    }
}

/// Appends the bytes that a text in quotes says: one character can be several escapes. Returns the place of
/// what cannot be read.
pub(super) fn read(written: &str, out: &mut Vec<u8>) -> Result<(), (Range<usize>, PoStringError)> {
    let Some(inner) = written.strip_prefix('"') else {
        return Err((0..written.len(), PoStringError::Unquoted));
    };
    let mut rest = inner;
    loop {
        let at = written.len() - rest.len();
        let Some(stop) = rest.find(['"', '\\']) else {
            return Err((0..written.len(), PoStringError::Open));
        };
        out.extend_from_slice(&rest.as_bytes()[..stop]);
        let (at, from) = (at + stop, &rest[stop..]);
        if let Some(behind) = from.strip_prefix('"') {
            let is_end = behind.trim().is_empty();
            return if is_end { Ok(()) } else { Err((at..at + 1, PoStringError::TrailingText)) };
        }
        match escape(&from[1..]) {
            Some((byte, length)) => {
                out.push(byte);
                rest = &from[1 + length..];
            }
            // A text that ends with a backslash has no end: `\"` is no quotation mark.
            None if from.len() == 1 => return Err((0..written.len(), PoStringError::Open)),
            None => {
                let end = 1 + from[1..].chars().next().map_or(0, char::len_utf8);
                return Err((at..at + end, PoStringError::Escape(from[..end].to_owned())));
            }
        }
    }
}

/// Returns the byte that an escape is, and how long the escape is without its backslash.
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

/// Reads the byte that at most `most` digits write.
fn number(rest: &str, radix: u32, most: usize) -> Option<(u8, usize)> {
    let digits = rest.chars().take(most).take_while(|c| c.is_digit(radix)).count();
    let byte = u8::from_str_radix(rest.get(..digits)?, radix).ok()?;
    Some((byte, digits))
}

#[cfg(test)]
mod tests {
    use super::{PoStringError, read};

    fn said(written: &str) -> Result<String, (std::ops::Range<usize>, PoStringError)> {
        let mut bytes = Vec::new();
        read(written, &mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    #[test]
    fn every_escape_of_po_is_read() {
        for (written, text) in [
            (r#""""#, ""),
            (r#""a\n\t\r\"\\""#, "a\n\t\r\"\\"),
            (r#""O que \303\251 a rede." "#, "O que é a rede."),
            (r#""\xc3\xa9a \xC3\xA91""#, "éa é1"),
            (r#""\a\b\f\v""#, "\u{7}\u{8}\u{c}\u{b}"),
            (r#""\0618\61x\7z""#, "18\u{31}x\u{7}z"),
            (r#""\360\237\214\212 é \\303""#, "🌊 é \\303"),
        ] {
            assert_eq!(said(written), Ok(text.to_owned()), "{written}");
        }
    }

    #[test]
    fn what_cannot_be_read_has_its_place() {
        let escape = |text: &str| PoStringError::Escape(text.to_owned());
        for (written, place, wrong) in [
            ("a\"", 0..2, PoStringError::Unquoted),
            ("", 0..0, PoStringError::Unquoted),
            ("\"a", 0..2, PoStringError::Open),
            (r#""a\""#, 0..4, PoStringError::Open),
            (r#""a\"#, 0..3, PoStringError::Open),
            (r#""a "b" c""#, 3..4, PoStringError::TrailingText),
            (r#""a\d""#, 2..4, escape("\\d")),
            (r#""a\'s""#, 2..4, escape("\\'")),
            (r#""\é""#, 1..4, escape("\\é")),
            (r#""\xg""#, 1..3, escape("\\x")),
            (r#""\777""#, 1..3, escape("\\7")),
            (r#""\8""#, 1..3, escape("\\8")),
        ] {
            assert_eq!(said(written), Err((place, wrong)), "{written}");
        }
    }
}
