//! Finds merge conflicts, and reads one version of each.

use super::Part;
use crate::diag::{Code, Diagnostic, Diagnostics, message};

/// Reports the merge conflicts of a text, and returns the text with the first version of each. Spaces replace the
/// markers and the other versions, so that positions do not change. Returns `None` if there is no conflict.
pub(super) fn one_side(part: Part<'_>, diagnostics: &mut Diagnostics) -> Option<String> {
    let source = part.text;
    if !source.contains("<<<<<<< ") && !source.contains(">>>>>>> ") {
        return None;
    }
    let mut kept = String::with_capacity(source.len());
    let (mut is_other, mut found) = (false, false);
    for line in source.split_inclusive('\n') {
        let begins = line.starts_with("<<<<<<< ");
        let ends = line.starts_with(">>>>>>> ");
        let parts = line.starts_with("|||||||") || line.trim_end() == "=======";
        if begins || (ends && !found) {
            let span = part.span(kept.len()..kept.len() + line.trim_end().len());
            let problem =
                Diagnostic::new(Code::MergeConflict, span, message!("content.merge-conflict"));
            diagnostics.push(problem.hint(message!("content.resolve-merge-conflict-hint")));
        }
        found |= begins;
        is_other = (is_other || (parts && found)) && !ends;
        let is_hidden = begins || ends || (parts && found) || is_other;
        let hidden = if is_hidden { line.trim_end_matches(['\n', '\r']).len() } else { 0 };
        kept.push_str(&" ".repeat(hidden));
        kept.push_str(&line[hidden..]);
        found &= !ends;
    }
    Some(kept)
}
