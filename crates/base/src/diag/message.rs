//! Messages to editors as an id with arguments; their texts are in the catalogs `messages/*.po`.
//!
//! `message!("yaml.unknown-field", field)` names an entry of every catalog and the values of its `{placeholders}`.
//! A test reads the sources and the catalogs, and finds messages without an entry, entries without a message
//! and placeholders that differ. `{count|page|pages}` is the first text if `count` is 1, else the second.

use std::fmt;

use super::ui_language::UiLanguage;
use crate::date::Date;
use crate::locale::Locale;
use crate::path::{OutPath, SourcePath, UrlPath};

/// A text, or a part of one, in every language of the user interface.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Message(Inner);

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Inner {
    /// An entry of the catalogs, with the values of its placeholders.
    Template { id: &'static str, args: Vec<(&'static str, Message)> },
    /// A text that is the same in every language: a name, a value, the output of another program.
    Verbatim(String),
    /// A text of CLDR, in the order of [`UiLanguage::ALL`].
    Localized(Box<[String; UiLanguage::ALL.len()]>),
}

impl Message {
    /// Creates a message from an entry of the catalogs. Use [`message!`](crate::message) if the id is constant.
    pub fn new(id: &'static str, args: Vec<(&'static str, Self)>) -> Self {
        Self(Inner::Template { id, args })
    }

    /// Creates a message from a text that is the same in every language. Escapes control characters, which a terminal
    /// would execute.
    pub fn verbatim(text: impl Into<String>) -> Self {
        let text = text.into();
        let is_control = |c: char| c.is_control() && c != '\n' && c != '\t';
        if !text.contains(is_control) {
            return Self(Inner::Verbatim(text));
        }
        let escaped = text
            .chars()
            .map(|c| if is_control(c) { c.escape_default().to_string() } else { c.to_string() });
        Self(Inner::Verbatim(escaped.collect()))
    }

    /// Makes a message of a text that CLDR has in every language, such as the name of a script.
    pub fn localized(text: impl Fn(UiLanguage) -> String) -> Self {
        Self(Inner::Localized(Box::new(UiLanguage::ALL.map(text))))
    }

    /// Makes a message of a number, with the decimal mark of each language.
    pub fn decimal(value: f64, digits: usize) -> Self {
        Self::localized(|language| language.decimal(value, digits))
    }

    /// Replaces the value of a placeholder, if the message has it.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        if let Inner::Template { args, .. } = &mut self.0
            && let Some((_, old)) = args.iter_mut().find(|(other, _)| *other == name)
        {
            *old = Self::verbatim(value);
        }
        self
    }

    /// Returns the text in a language.
    pub fn text(&self, language: UiLanguage) -> String {
        match &self.0 {
            Inner::Verbatim(text) => text.clone(),
            Inner::Localized(texts) => texts[language as usize].clone(),
            Inner::Template { id, args } => {
                let args: Vec<(&str, String)> =
                    args.iter().map(|(name, value)| (*name, value.text(language))).collect();
                fill(language.template(id), &args)
            }
        }
    }
}

impl fmt::Display for Message {
    /// Writes the text in English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(UiLanguage::English))
    }
}

impl fmt::Debug for Message {
    /// Writes the id with its arguments, so that tests do not depend on the wording:
    /// `yaml.unknown-field(field: "name")`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Inner::Verbatim(text) => write!(f, "{text:?}"),
            Inner::Localized(texts) => write!(f, "{:?}", texts[0]),
            Inner::Template { id, args } => {
                f.write_str(id)?;
                for (index, (name, value)) in args.iter().enumerate() {
                    let open = if index == 0 { "(" } else { ", " };
                    write!(f, "{open}{name}: {value:?}")?;
                }
                f.write_str(if args.is_empty() { "" } else { ")" })
            }
        }
    }
}

/// Replaces placeholders with their values. Other braces stay, because messages quote YAML.
fn fill(template: &str, args: &[(&str, String)]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let inside = rest[1..].split('}').next().unwrap_or_default();
        let mut parts = inside.split('|');
        let name = parts.next().unwrap_or_default();
        if let Some((_, value)) = args.iter().find(|(other, _)| *other == name) {
            out.push_str(match (parts.next(), parts.next()) {
                (Some(one), _) if value == "1" => one,
                (Some(_), Some(more)) => more,
                _ => value,
            });
            rest = &rest[inside.len() + 2..];
        } else {
            out.push('{');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

/// A type that can be the value of a placeholder.
pub trait ToMessage {
    /// Returns the value as a message.
    fn to_message(&self) -> Message;
}

impl ToMessage for Message {
    fn to_message(&self) -> Message {
        self.clone()
    }
}

impl<T: ToMessage + ?Sized> ToMessage for &T {
    fn to_message(&self) -> Message {
        (**self).to_message()
    }
}

macro_rules! same_in_every_language {
    ($($kind:ty)*) => {
        $(impl ToMessage for $kind {
            fn to_message(&self) -> Message {
                Message::verbatim(self.to_string())
            }
        })*
    };
}

same_in_every_language!(str String char usize u64 u32 i64 f64);
same_in_every_language!(Locale SourcePath UrlPath OutPath Date);
same_in_every_language!(std::io::Error std::path::Display<'_>);

/// Creates a [`Message`] from an id and the values of its placeholders: `message!("yaml.duplicate-field", field)`,
/// or `message!("schema.write-example", example = example(kind))`.
#[macro_export]
macro_rules! message {
    (@value $name:ident) => { $crate::diag::ToMessage::to_message(&$name) };
    (@value $name:ident, $value:expr) => { $crate::diag::ToMessage::to_message(&$value) };
    ($id:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::diag::Message::new(
            $id,
            vec![$((stringify!($name), $crate::message!(@value $name $(, $value)?)),)*],
        )
    };
}

#[cfg(test)]
mod tests {
    use super::{Message, fill};

    #[test]
    fn one_and_more_have_texts_of_their_own() {
        for (count, text) in [("0", "0 pages are"), ("1", "1 page is"), ("12", "12 pages are")] {
            let filled =
                fill("{count} {count|page|pages} {count|is|are}", &[("count", count.to_owned())]);
            assert_eq!(filled, text);
        }
    }

    #[test]
    fn placeholders_are_replaced_and_other_braces_stay() {
        let args = [("key", "tag".to_owned()), ("what", "odd".to_owned())];
        let filled = fill("`{key}` in `{tag: en}` is {what}", &args);
        assert_eq!(filled, "`tag` in `{tag: en}` is odd");
    }

    #[test]
    fn debug_output_names_the_entry_and_its_arguments() {
        let key = "tag";
        let message = message!("some.entry", key, what = Message::new("other.entry", Vec::new()));
        assert_eq!(format!("{message:?}"), r#"some.entry(key: "tag", what: other.entry)"#);
        let message = message.with("key", "Tag").with("other", "x");
        assert_eq!(format!("{message:?}"), r#"some.entry(key: "Tag", what: other.entry)"#);
    }
}
