//! Sentences for editors: English in the code, other tongues by way of a table of templates.
//!
//! `words!` takes an English template with names in braces, and what stands
//! for them. The template is also the key under which the tables of `diag/tongue` have the
//! sentence in another tongue; a test reads the sources and finds every template that has none.
//! `{count|page|pages}` is the first word if `count` is 1, else the second.

use std::fmt;

use super::tongue::Tongue;
use crate::date::Date;
use crate::locale::Locale;
use crate::path::{OutPath, SourcePath, UrlPath};
use crate::reference::Reference;

/// A sentence, or a part of one, that can be said in every tongue of the program.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words(Inner);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Inner {
    Template {
        english: &'static str,
        args: Vec<(&'static str, Words)>,
    },
    /// What is the same in every tongue: names, values, the words of others.
    Verbatim(String),
}

impl Words {
    /// Makes a sentence of a template that has an entry in the table of every other tongue.
    pub fn new(english: &'static str, args: Vec<(&'static str, Self)>) -> Self {
        Self(Inner::Template { english, args })
    }

    /// Takes a text that is the same in every language. A terminal would obey control characters, which
    /// are written as escapes.
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

    /// Puts another value in the place of an argument, if there is one of that name.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        if let Inner::Template { args, .. } = &mut self.0
            && let Some((_, old)) = args.iter_mut().find(|(other, _)| *other == name)
        {
            *old = Self::verbatim(value);
        }
        self
    }

    /// Says it.
    pub fn say(&self, tongue: Tongue) -> String {
        match &self.0 {
            Inner::Verbatim(text) => text.clone(),
            Inner::Template { english, args } => {
                let args: Vec<(&str, String)> =
                    args.iter().map(|(name, words)| (*name, words.say(tongue))).collect();
                fill(tongue.template(english), &args)
            }
        }
    }
}

impl fmt::Display for Words {
    /// Says it in English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.say(Tongue::English))
    }
}

/// Puts arguments in the place of their names. Other braces are left as they are: messages quote
/// YAML.
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

/// What can stand for a name in a template.
pub trait ToWords {
    /// Returns it as words.
    fn to_words(&self) -> Words;
}

impl ToWords for Words {
    fn to_words(&self) -> Words {
        self.clone()
    }
}

impl<T: ToWords + ?Sized> ToWords for &T {
    fn to_words(&self) -> Words {
        (**self).to_words()
    }
}

macro_rules! same_in_every_tongue {
    ($($kind:ty)*) => {
        $(impl ToWords for $kind {
            fn to_words(&self) -> Words {
                Words::verbatim(self.to_string())
            }
        })*
    };
}

same_in_every_tongue!(str String char usize u64 u32 i64 f64);
same_in_every_tongue!(Locale SourcePath UrlPath OutPath Date Reference);
same_in_every_tongue!(std::io::Error std::path::Display<'_>);

/// Makes [`Words`] of an English template: `words!("`{key}` is given twice", key)`, or
/// `words!("write `{example}`", example = example(kind))`.
#[macro_export]
macro_rules! words {
    (@value $name:ident) => { $crate::diag::ToWords::to_words(&$name) };
    (@value $name:ident, $value:expr) => { $crate::diag::ToWords::to_words(&$value) };
    ($template:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::diag::Words::new(
            $template,
            vec![$((stringify!($name), $crate::words!(@value $name $(, $value)?)),)*],
        )
    };
}

#[cfg(test)]
mod tests {
    use super::{Tongue, Words};

    #[test]
    fn one_and_more_have_words_of_their_own() {
        for (count, said) in [(0_usize, "0 pages are"), (1, "1 page is"), (12, "12 pages are")] {
            let words = words!("{count} {count|page|pages} {count|is|are}", count);
            assert_eq!(words.say(Tongue::English), said);
        }
    }

    #[test]
    fn names_are_filled_and_other_braces_stay() {
        let key = "tag";
        let words = words!("`{key}` in `{tag: en}` is {what}", key, what = Words::verbatim("odd"));
        assert_eq!(words.say(Tongue::English), "`tag` in `{tag: en}` is odd");
        let words = words.with("key", "Tag").with("other", "x");
        assert_eq!(words.say(Tongue::English), "`Tag` in `{tag: en}` is odd");
    }
}
