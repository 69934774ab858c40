//! Defines an error in a page, with a pattern to find its cause in the templates.

use crate::diag::{Message, message};

/// An error in a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PageError {
    pub(super) message: Message,
    /// The correction, if the message does not already explain it.
    pub(super) hint: Option<Message>,
    pub(super) pattern: TagPattern,
}

/// A pattern for the start tag that caused an error.
#[derive(Clone, Default, Debug, PartialEq, Eq)]
pub(super) struct TagPattern {
    pub(super) tag: Option<String>,
    pub(super) attribute: Option<String>,
    pub(super) value: Option<String>,
    /// The attributes that the tag must not have.
    pub(super) lacks: Vec<&'static str>,
}

impl PageError {
    pub(super) fn new(message: Message, pattern: TagPattern) -> Self {
        Self { message, hint: None, pattern }
    }

    #[must_use]
    pub(super) fn hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }
}

impl TagPattern {
    pub(super) fn tag(tag: &str) -> Self {
        Self { tag: Some(tag.to_owned()), ..Self::default() }
    }

    /// Matches any tag that contains a value.
    pub(super) fn value(value: &str) -> Self {
        Self { value: Some(value.to_owned()), ..Self::default() }
    }

    /// Requires an attribute.
    #[must_use]
    pub(super) fn with(mut self, attribute: &str, value: &str) -> Self {
        self.attribute = Some(attribute.to_owned());
        self.value = (!value.is_empty()).then(|| value.to_owned());
        self
    }

    /// Requires that an attribute is missing.
    #[must_use]
    pub(super) fn without(mut self, attribute: &'static str) -> Self {
        self.lacks.push(attribute);
        self
    }
}

/// Returns the error for a file that a page loads from another site.
pub(super) fn foreign(tag: &str, attribute: &str, url: &str) -> PageError {
    let message = message!("check.loads-from-other-site", tag, url);
    PageError::new(message, TagPattern::tag(tag).with(attribute, url))
        .hint(message!("check.move-foreign-file-hint"))
}
