//! Checks the structured data of a page: it must be JSON with a `@context` (JSON-LD).

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::error::{PageError, TagPattern};
use crate::diag::message;

#[derive(Deserialize)]
struct Graph {
    #[serde(rename = "@context")]
    context: Option<IgnoredAny>,
}

/// Returns the first error in the structured data of a page.
pub(super) fn fault(text: &str) -> Option<PageError> {
    let graphs: Result<Vec<Graph>, _> = if text.trim_start().starts_with('[') {
        serde_json::from_str(text)
    } else {
        serde_json::from_str(text).map(|graph| vec![graph])
    };
    let message = match graphs {
        Err(_) => message!("check.invalid-linked-data"),
        Ok(graphs) if graphs.iter().any(|graph| graph.context.is_none()) => {
            message!("check.linked-data-without-context")
        }
        Ok(_) => return None,
    };
    let pattern = TagPattern::tag("script").with("type", "application/ld+json");
    Some(PageError::new(message, pattern).hint(message!("check.write-linked-data-hint")))
}
