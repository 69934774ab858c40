//! Reads the progress of a translation from XLIFF attributes: `state` and `subState` of version 2; `state`,
//! `state-qualifier` and `approved` of version 1.

use crate::exchange::returned::TranslationProgress;
use crate::xml::Node;

/// Reads the attributes of a segment of version 2.
///
/// An export writes no `initial` if there is no translation, and tools that set no state leave it out too. So
/// `initial` with a translation comes from a tool that reports it as unfinished.
pub(super) fn of_segment(segment: Node<'_, '_>) -> TranslationProgress {
    let of_state = match segment.attribute("state") {
        Some("initial") => TranslationProgress::Unfinished,
        _ => TranslationProgress::Finished,
    };
    let sub = segment.attribute("subState").unwrap_or_default();
    let sub = sub.rsplit_once(':').map_or(sub, |(_, sub)| sub).to_ascii_lowercase();
    // The values that tools write after the colon.
    let of_sub = match sub.as_str() {
        "machine" | "mt" | "mt-suggestion" => TranslationProgress::Machine,
        "fuzzy" | "fuzzy-match" | "needs-work" | "needs-review" | "needs-translation"
        | "needs-adaptation" | "needs-l10n" | "unfinished" | "draft" | "rejected" | "stale" => {
            TranslationProgress::Unfinished
        }
        _ => TranslationProgress::Finished,
    };
    of_state.max(of_sub)
}

/// Reads the attributes of a version 1 unit and of its target.
pub(super) fn of_target(unit: Node<'_, '_>, target: Node<'_, '_>) -> TranslationProgress {
    let state = target.attribute("state").unwrap_or_default();
    let of_state = match state {
        // A person reviewed it, so its origin no longer matters.
        "final" | "signed-off" => return TranslationProgress::Finished,
        "new" | "x-fuzzy" | "x-unfinished" | "x-draft" => TranslationProgress::Unfinished,
        _ if state.starts_with("needs-") || state.starts_with("x-needs-") => {
            TranslationProgress::Unfinished
        }
        _ => TranslationProgress::Finished,
    };
    let of_approval = match unit.attribute("approved") {
        Some("no") => TranslationProgress::Unfinished,
        Some("yes") => return of_state,
        _ => TranslationProgress::Finished,
    };
    let of_origin = match target.attribute("state-qualifier").unwrap_or_default() {
        "mt-suggestion" | "leveraged-mt" => TranslationProgress::Machine,
        "fuzzy-match" | "tm-suggestion" => TranslationProgress::Unfinished,
        other if other.starts_with("rejected") => TranslationProgress::Unfinished,
        _ => TranslationProgress::Finished,
    };
    of_state.max(of_approval).max(of_origin)
}
