//! Finds merge conflicts, and reads one version of each.

use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::path::SourcePath;

/// Reports the merge conflicts of a text that begins at byte `base` of `file`, and returns the text with the first
/// version of each. Spaces replace the markers and the other versions, so that positions do not change. Returns
/// `None` if there is no conflict.
pub(super) fn one_side(
    file: &SourcePath,
    source: &str,
    base: usize,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    if !source.contains("<<<<<<< ") && !source.contains(">>>>>>> ") {
        return None;
    }
    let mut kept = String::with_capacity(source.len());
    let (mut start, mut is_other, mut found) = (0, false, false);
    for line in source.split_inclusive('\n') {
        let begins = line.starts_with("<<<<<<< ");
        let ends = line.starts_with(">>>>>>> ");
        let parts = line.starts_with("|||||||") || line.trim_end() == "=======";
        if begins || (ends && !found) {
            diagnostics.push(conflict(file, base + start, line));
        }
        found |= begins;
        is_other = (is_other || (parts && found)) && !ends;
        if begins || ends || (parts && found) || is_other {
            let body = line.trim_end_matches(['\n', '\r']).len();
            kept.push_str(&" ".repeat(body));
            kept.push_str(&line[body..]);
        } else {
            kept.push_str(line);
        }
        found &= !ends;
        start += line.len();
    }
    Some(kept)
}

fn conflict(file: &SourcePath, start: usize, line: &str) -> Diagnostic {
    let span = Span::new(file, start..start + line.trim_end().len());
    let message = message!("content.merge-conflict");
    Diagnostic::new(Code::MergeConflict, span, message)
        .hint(message!("content.resolve-merge-conflict-hint"))
}
