//! Messages of a theme catalog: text with placeholders, plain or with one form for each plural category.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{Formatter, PluralCategory};

/// A parsed message of a catalog.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MessageFormat {
    /// The plural forms except `other`; `None` for a message without plural forms.
    forms: Option<BTreeMap<PluralCategory, Pattern>>,
    /// The form for all other counts, or the only text.
    other: Pattern,
}

/// The placeholder whose number selects the plural form. The locale formats its value.
const COUNT: &str = "count";

impl MessageFormat {
    /// Creates a message without plural forms.
    pub fn plain(pattern: Pattern) -> Self {
        Self { forms: None, other: pattern }
    }

    /// Creates a message with plural forms. Returns `None` without `other`, which CLDR requires of every language.
    pub fn plural(mut forms: BTreeMap<PluralCategory, Pattern>) -> Option<Self> {
        let other = forms.remove(&PluralCategory::Other)?;
        Some(Self { forms: Some(forms), other })
    }

    /// Replaces the digits in the message itself with those of the locale, so that digits are consistent on a page.
    /// Values of placeholders do not change.
    #[must_use]
    pub fn in_digits_of(mut self, formatter: &Formatter) -> Self {
        for pattern in self.forms.iter_mut().flat_map(BTreeMap::values_mut).chain([&mut self.other])
        {
            pattern.write_digits_of(formatter);
        }
        self
    }

    /// Returns whether the message has plural forms, so that it needs a count.
    pub fn is_plural(&self) -> bool {
        self.forms.is_some()
    }

    /// Returns the categories with a form, in order; empty for a plain message.
    pub fn categories(&self) -> Vec<PluralCategory> {
        let own = self.forms.iter().flat_map(BTreeMap::keys).copied();
        own.chain(self.is_plural().then_some(PluralCategory::Other)).collect()
    }

    /// Returns whether another form has the same text as that of a category.
    pub fn repeats(&self, category: PluralCategory) -> bool {
        let Some(forms) = &self.forms else { return false };
        let Some(own) = forms.get(&category) else { return false };
        *own == self.other || forms.iter().any(|(name, form)| *name != category && form == own)
    }

    /// Returns the names of the placeholders of all forms.
    pub fn placeholders(&self) -> BTreeSet<&str> {
        let forms = self.forms.iter().flat_map(BTreeMap::values).chain([&self.other]);
        forms.flat_map(Pattern::placeholders).collect()
    }

    /// Formats the form for `count`, with `{count}` in the digits of the locale and `args` for the other
    /// placeholders.
    ///
    /// A category without a form uses `other`. Fails if a placeholder has no value, or if a plural message has no
    /// count.
    pub fn format(
        &self,
        formatter: &Formatter,
        count: Option<u64>,
        args: &dyn Fn(&str) -> Option<String>,
    ) -> Result<String, MissingArgument> {
        let form = match (&self.forms, count) {
            (None, _) => None,
            (Some(forms), Some(count)) => forms.get(&formatter.plural(count)),
            (Some(_), None) => return Err(MissingArgument { name: COUNT.into() }),
        };
        form.unwrap_or(&self.other).format(&|name| match count {
            Some(count) if name == COUNT => Some(formatter.count(count)),
            _ => args(name),
        })
    }
}

/// Text with placeholders such as `{name}`. Names consist of ASCII letters, digits, `_` and `-`. `{{` and `}}` are
/// literal braces.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pattern(Vec<Item>);

#[derive(Clone, PartialEq, Eq, Debug)]
enum Item {
    Text(String),
    Placeholder(String),
}

impl Pattern {
    /// Parses a pattern.
    pub fn parse(text: &str) -> Result<Self, PatternError> {
        let mut items = Vec::new();
        let mut literal = String::new();
        let mut offset = 0;
        while let Some(found) = text[offset..].find(['{', '}']) {
            literal.push_str(&text[offset..offset + found]);
            offset += found;
            let rest = &text[offset..];
            if rest.starts_with("{{") || rest.starts_with("}}") {
                literal.push_str(&rest[..1]);
                offset += 2;
                continue;
            }
            let name = placeholder(rest)?;
            if !literal.is_empty() {
                items.push(Item::Text(std::mem::take(&mut literal)));
            }
            items.push(Item::Placeholder(name.to_owned()));
            offset += name.len() + "{}".len();
        }
        literal.push_str(&text[offset..]);
        if !literal.is_empty() {
            items.push(Item::Text(literal));
        }
        Ok(Self(items))
    }

    /// Returns the names of the placeholders.
    pub fn placeholders(&self) -> BTreeSet<&str> {
        let name = |item| match item {
            &Item::Text(_) => None,
            Item::Placeholder(name) => Some(name.as_str()),
        };
        self.0.iter().filter_map(name).collect()
    }

    fn write_digits_of(&mut self, formatter: &Formatter) {
        for item in &mut self.0 {
            if let Item::Text(text) = item {
                *text = formatter.in_own_digits(text);
            }
        }
    }

    /// Formats the pattern with the values of its placeholders from `args`.
    pub fn format(&self, args: &dyn Fn(&str) -> Option<String>) -> Result<String, MissingArgument> {
        let mut text = String::new();
        for item in &self.0 {
            match item {
                Item::Text(literal) => text.push_str(literal),
                Item::Placeholder(name) => {
                    let value = args(name).ok_or_else(|| MissingArgument { name: name.clone() })?;
                    text.push_str(&value);
                }
            }
        }
        Ok(text)
    }
}

/// Returns the name of the placeholder at the start of `rest`.
fn placeholder(rest: &str) -> Result<&str, PatternError> {
    let inner = rest.strip_prefix('{').ok_or(PatternError::UnmatchedClose)?;
    let (name, _) = inner.split_once('}').ok_or(PatternError::Unclosed)?;
    let is_name = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    match name {
        "" => Err(PatternError::EmptyName),
        _ if !is_name => Err(PatternError::InvalidName),
        _ => Ok(name),
    }
}

/// The error of an invalid pattern.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PatternError {
    /// A `{` without its `}`.
    Unclosed,
    /// A `}` without its `{`.
    UnmatchedClose,
    /// A placeholder without a name: `{}`.
    EmptyName,
    /// A placeholder with an invalid character in its name. Allowed are ASCII letters, digits, `_` and `-`.
    InvalidName,
}

/// A placeholder without a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MissingArgument {
    /// The name of the placeholder.
    pub name: String,
}

impl fmt::Display for MissingArgument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no value for the placeholder `{}`", self.name)
    }
}

#[cfg(test)]
mod tests;
