//! Valid values of records, with their spans.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::date::Date;
use crate::diag::Span;
use crate::locale::Locale;

/// A value with its span in the sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// The span of the value.
    pub span: Span,
}

/// A text per locale, or one in the source locale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Localized {
    /// The span of all forms.
    pub span: Span,
    plain: Option<Arc<str>>,
    forms: BTreeMap<Locale, Arc<str>>,
}

impl Localized {
    /// Creates a text in the source language.
    pub fn plain(text: &str, span: Span) -> Self {
        Self { span, plain: Some(text.into()), forms: BTreeMap::new() }
    }

    /// Creates a text from its forms, each with its locale.
    pub fn each<T: Into<Arc<str>>>(
        forms: impl IntoIterator<Item = (Locale, T)>,
        span: Span,
    ) -> Self {
        let forms = forms.into_iter().map(|(locale, form)| (locale, form.into()));
        Self::forms(forms.collect(), span)
    }

    pub(super) fn forms(forms: BTreeMap<Locale, Arc<str>>, span: Span) -> Self {
        Self { span, plain: None, forms }
    }

    /// Returns the text of the first locale in `chain` that has one, with that locale. A text without a
    /// locale is in the language `source`.
    pub fn get<'a>(
        &'a self,
        chain: &'a [Locale],
        source: &'a Locale,
    ) -> Option<(&'a Locale, &'a str)> {
        let form = |locale: &'a Locale| {
            let own = self.forms.get(locale).map(|text| (locale, &**text));
            own.or_else(|| {
                let plain = self.plain.as_deref().filter(|_| locale == source)?;
                Some((locale, plain))
            })
        };
        chain.iter().find_map(form).or_else(|| form(source))
    }

    /// Returns the first form with its locale. It is used if no locale of the chain has the text.
    pub fn any<'a>(&'a self, source: &'a Locale) -> (&'a Locale, &'a str) {
        let plain = self.plain.as_deref().map(|text| (source, text));
        plain.or_else(|| self.iter().next()).unwrap_or((source, ""))
    }

    /// Returns the text without a locale.
    pub fn unlocalized(&self) -> Option<&str> {
        self.plain.as_deref()
    }

    /// Returns the forms with and without a locale.
    pub fn all_forms(&self) -> impl Iterator<Item = &str> {
        self.plain.as_deref().into_iter().chain(self.iter().map(|(_, text)| text))
    }

    /// Returns the forms with a locale, sorted by tag.
    pub fn iter(&self) -> impl Iterator<Item = (&Locale, &str)> {
        self.forms.iter().map(|(locale, text)| (locale, &**text))
    }
}

#[derive(Clone, Debug)]
pub(super) enum FieldValue {
    Localized(Localized),
    Plain(String),
    Integer(i64),
    Decimal(f64),
    Flag(bool),
    Date(Date),
    List(Vec<Spanned<FieldValue>>),
    Map(Fields),
    Keyed(Vec<(Spanned<String>, Fields)>),
}

/// The valid fields of one record. Each value is taken out once, with the type of its kind. A missing or
/// invalid field is `None` or empty.
#[derive(Clone, Debug)]
pub struct Fields {
    /// The span of the record.
    pub span: Span,
    pub(super) values: BTreeMap<Box<str>, Spanned<FieldValue>>,
    pub(super) given: Vec<Box<str>>,
}

macro_rules! take {
    ($(#[$doc:meta])* $name:ident, $variant:ident, $kind:ty) => {
        $(#[$doc])*
        pub fn $name(&mut self, key: &str) -> Option<Spanned<$kind>> {
            let Spanned { value, span } = self.values.remove(key)?;
            match value {
                FieldValue::$variant(value) => Some(Spanned { value, span }),
                other => unreachable!("`{key}` was read as {other:?}"),
            }
        }
    };
}

impl Fields {
    take!(
        /// Takes an id, a plain text, an address, a code or one of a few words.
        plain, Plain, String
    );
    take!(
        /// Takes a whole number.
        integer, Integer, i64
    );
    take!(
        /// Takes a number.
        decimal, Decimal, f64
    );
    take!(
        /// Takes a date.
        date, Date, Date
    );
    take!(
        /// Takes a group of fields.
        group, Map, Self
    );

    /// Returns the number of valid entries in a list without taking it. The invalid ones were reported.
    pub fn count(&self, key: &str) -> usize {
        match self.values.get(key) {
            Some(Spanned { value: FieldValue::List(items), .. }) => items.len(),
            _ => 0,
        }
    }

    /// Returns whether the record contains a field, valid or not.
    pub fn gives(&self, key: &str) -> bool {
        self.given.iter().any(|given| **given == *key)
    }

    fn list(&mut self, key: &str) -> Vec<Spanned<FieldValue>> {
        match self.values.remove(key) {
            Some(Spanned { value: FieldValue::List(items), .. }) => items,
            _ => Vec::new(),
        }
    }

    /// Takes a text, a name or a slug.
    pub fn localized(&mut self, key: &str) -> Option<Localized> {
        match self.values.remove(key)?.value {
            FieldValue::Localized(text) => Some(text),
            other => unreachable!("`{key}` was read as {other:?}"),
        }
    }

    /// Takes a flag. A missing flag is `false`.
    pub fn flag(&mut self, key: &str) -> bool {
        matches!(self.values.remove(key), Some(Spanned { value: FieldValue::Flag(true), .. }))
    }

    /// Takes a flag that the record contains.
    pub fn given_flag(&mut self, key: &str) -> Option<Spanned<bool>> {
        match self.values.remove(key)? {
            Spanned { value: FieldValue::Flag(value), span } => Some(Spanned { value, span }),
            _ => None,
        }
    }

    /// Takes a flag. Returns its span if it is `true`.
    pub fn set_flag(&mut self, key: &str) -> Option<Span> {
        match self.values.remove(key) {
            Some(Spanned { value: FieldValue::Flag(true), span }) => Some(span),
            _ => None,
        }
    }

    /// Takes a list of ids, plain texts, addresses or codes.
    pub fn plains(&mut self, key: &str) -> Vec<Spanned<String>> {
        let plain = |item: Spanned<FieldValue>| match item.value {
            FieldValue::Plain(value) => Some(Spanned { value, span: item.span }),
            _ => None,
        };
        self.list(key).into_iter().filter_map(plain).collect()
    }

    /// Takes a list of groups of fields.
    pub fn groups(&mut self, key: &str) -> Vec<Self> {
        let group = |item: Spanned<FieldValue>| match item.value {
            FieldValue::Map(fields) => Some(fields),
            _ => None,
        };
        self.list(key).into_iter().filter_map(group).collect()
    }

    /// Takes groups of fields with their keys, in the order of the file.
    pub fn keyed(&mut self, key: &str) -> Vec<(Spanned<String>, Self)> {
        match self.values.remove(key) {
            Some(Spanned { value: FieldValue::Keyed(groups), .. }) => groups,
            _ => Vec::new(),
        }
    }

    /// Takes a list of texts or names.
    pub fn texts(&mut self, key: &str) -> Vec<Localized> {
        let text = |item: Spanned<FieldValue>| match item.value {
            FieldValue::Localized(text) => Some(text),
            _ => None,
        };
        self.list(key).into_iter().filter_map(text).collect()
    }
}
