//! Messages about invalid quoted strings.

use crate::diag::{Message, message};
use crate::po::StringError;

/// Returns the message for an invalid string.
pub(super) fn problem(error: &StringError) -> Message {
    match error {
        StringError::NotOpened => message!("exchange.po-text-not-quoted"),
        StringError::NotClosed => message!("exchange.po-text-not-closed"),
        StringError::TextAfterEnd => message!("exchange.po-quote-too-early"),
        StringError::UnknownEscape(escape) => message!("exchange.po-unknown-escape", escape),
    }
}

/// Returns the hint for an invalid string.
pub(super) fn hint(error: &StringError) -> Message {
    match error {
        StringError::NotOpened => message!("exchange.po-quote-text-hint"),
        StringError::NotClosed => message!("exchange.po-close-line-hint"),
        StringError::TextAfterEnd | StringError::UnknownEscape(_) => {
            message!("exchange.po-escape-hint")
        }
    }
}
