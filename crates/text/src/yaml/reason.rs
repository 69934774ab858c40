//! Explains the parser's errors in plain words, for texts without a known fix.

use crate::diag::{Message, message};

/// Translates a message of the YAML crate into a message and a hint.
pub(super) fn reason(said: &str) -> (Message, Message) {
    let has = |parts: &[&str]| parts.iter().any(|part| said.contains(part));
    if has(&["escape", "hexadecimal", "surrogate"]) {
        (message!("yaml.invalid-escape"), message!("yaml.escape-backslash-hint"))
    } else if has(&["quote", "quoted scalar"]) {
        (message!("yaml.quoted-text-not-closed"), message!("yaml.check-quotes-hint"))
    } else if has(&["misplaced bracket"]) {
        (message!("yaml.unopened-bracket"), message!("yaml.delete-it-hint"))
    } else if has(&["document start"]) {
        (message!("yaml.line-after-end"), message!("yaml.move-line-inside-hint"))
    } else if has(&["bracket", "flow", "inside a block"]) {
        (message!("yaml.list-not-closed"), message!("yaml.separate-and-close-hint"))
    } else if has(&["tab"]) {
        (message!("yaml.tab-for-spaces"), message!("yaml.indent-with-spaces-hint"))
    } else if has(&["anchor", "alias"]) {
        (message!("yaml.anchor-at-value-start"), message!("yaml.quote-value-hint"))
    } else if has(&["tag", "handle"]) {
        (message!("yaml.tag-at-value-start"), message!("yaml.quote-value-hint"))
    } else if has(&["directive", "YAML version"]) {
        (message!("yaml.percent-at-line-start"), message!("yaml.quote-value-hint"))
    } else if has(&["comment"]) {
        (message!("yaml.comment-in-text"), message!("yaml.quote-or-move-comment-hint"))
    } else if has(&["document indicator", "document end", "multiple", "directive"]) {
        (message!("yaml.second-document"), message!("yaml.delete-document-end-hint"))
    } else if has(&["block scalar"]) {
        (message!("yaml.uneven-block-text"), message!("yaml.indent-text-hint"))
    } else if has(&["mapping values", "mapping value", "mapping keys"]) {
        (message!("yaml.unexpected-colon"), message!("yaml.quote-or-new-line-hint"))
    } else {
        (message!("yaml.line-out-of-place"), message!("yaml.line-form-hint"))
    }
}
