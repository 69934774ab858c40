//! Writes values in the syntax of Typst.

use std::borrow::Cow;
use std::fmt::{self, Display, Write};

/// A Typst value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TypstValue {
    /// `none`.
    None,
    /// A text, which is quoted.
    Text(String),
    /// A number.
    Number(i64),
    /// Typst code: `ltr`, `<label>`, `rgb("#fff")`.
    Code(String),
    /// Typst markup, such as the body of a document.
    Markup(String),
    /// An array.
    List(Vec<Self>),
    /// A dictionary.
    Dict(Vec<(Cow<'static, str>, Self)>),
}

impl TypstValue {
    /// Creates a dictionary.
    pub fn dict(entries: impl IntoIterator<Item = (&'static str, Self)>) -> Self {
        Self::Dict(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }

    /// Creates a text, or `none`.
    pub fn maybe(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::None, |text| Self::Text(text.into()))
    }
}

impl From<&str> for TypstValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for TypstValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Display for TypstValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("none"),
            Self::Text(text) => f.write_str(&quote(text)),
            Self::Number(number) => write!(f, "{number}"),
            Self::Code(code) => f.write_str(code),
            Self::Markup(markup) => write!(f, "[{markup}]"),
            Self::List(values) => {
                f.write_char('(')?;
                // Typst needs the trailing comma for arrays with one value.
                values.iter().try_for_each(|value| write!(f, "{value},"))?;
                f.write_char(')')
            }
            Self::Dict(entries) if entries.is_empty() => f.write_str("(:)"),
            Self::Dict(entries) => {
                f.write_char('(')?;
                entries.iter().try_for_each(|(key, value)| write!(f, "{}:{value},", quote(key)))?;
                f.write_char(')')
            }
        }
    }
}

/// Quotes a text and escapes its special characters.
pub fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\0'..='\u{1f}' | '\u{7f}' => {
                let _ = write!(quoted, "\\u{{{:x}}}", u32::from(letter));
            }
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::{TypstValue, quote};

    #[test]
    fn values_are_written_in_the_language() {
        let dict = TypstValue::dict([
            ("title", "a \"b\" \\ #c".into()),
            ("list", TypstValue::List(vec![TypstValue::Number(1), TypstValue::None])),
            ("dir", TypstValue::Code("ltr".into())),
            ("body", TypstValue::Markup("#\"x\";".into())),
        ]);
        let written = r#"("title":"a \"b\" \\ #c","list":(1,none,),"dir":ltr,"body":[#"x";],)"#;
        assert_eq!(dict.to_string(), written);
        assert_eq!(TypstValue::Dict(Vec::new()).to_string(), "(:)");
        assert_eq!(quote("a\nb"), "\"a\\u{a}b\"");
    }
}
