//! What is wrong with a page, and what to look for in the templates.

use crate::diag::{Message, message};

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PageError {
    pub(super) message: Message,
    /// What to do, if there is more to say than who wrote it.
    pub(super) hint: Option<Message>,
    pub(super) clue: TagPattern,
}

/// What the start tag has that wrote a fault.
#[derive(Clone, Default, Debug, PartialEq, Eq)]
pub(super) struct TagPattern {
    pub(super) tag: Option<String>,
    pub(super) attribute: Option<String>,
    pub(super) value: Option<String>,
    /// The attributes that it has not.
    pub(super) lacks: Vec<&'static str>,
}

impl PageError {
    pub(super) fn new(message: Message, clue: TagPattern) -> Self {
        Self { message, hint: None, clue }
    }

    #[must_use]
    pub(super) fn hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }
}

impl TagPattern {
    /// A start tag.
    pub(super) fn tag(tag: &str) -> Self {
        Self { tag: Some(tag.to_owned()), ..Self::default() }
    }

    /// Any start tag with a value.
    pub(super) fn value(value: &str) -> Self {
        Self { value: Some(value.to_owned()), ..Self::default() }
    }

    /// With an attribute.
    #[must_use]
    pub(super) fn with(mut self, attribute: &str, value: &str) -> Self {
        self.attribute = Some(attribute.to_owned());
        self.value = (!value.is_empty()).then(|| value.to_owned());
        self
    }

    /// Without an attribute.
    #[must_use]
    pub(super) fn without(mut self, attribute: &'static str) -> Self {
        self.lacks.push(attribute);
        self
    }
}

/// A file that a page takes from another site.
pub(super) fn foreign(tag: &str, attribute: &str, url: &str) -> PageError {
    let message = message!("check.loads-from-other-site", tag, url);
    PageError::new(message, TagPattern::tag(tag).with(attribute, url))
        .hint(message!("check.move-foreign-file-hint"))
}
