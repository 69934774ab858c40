//! The difference of two texts as a patch in the unified format, which people, `git apply` and `patch` can read.

use similar::TextDiff;

/// The number of unchanged lines around a change.
const CONTEXT: usize = 3;

/// The kind of a line in a patch, for coloured output.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DiffLine {
    /// The name of a file, before or after the change.
    File,
    /// The position of the following lines: `@@ … @@`.
    Place,
    /// A removed line.
    Removed,
    /// An added line.
    Added,
    /// An unchanged line, or a remark about the line before.
    Kept,
}

/// Returns the patch from `before` to `after`; empty if they are equal. `path` is relative to the folder in which
/// the patch will be applied.
pub fn unified(path: &str, before: &str, after: &str) -> String {
    if before == after {
        return String::new();
    }
    let (old, new) = (format!("a/{path}"), format!("b/{path}"));
    let old = if before.is_empty() { "/dev/null" } else { &old };
    let new = if after.is_empty() { "/dev/null" } else { &new };
    TextDiff::from_lines(before, after)
        .unified_diff()
        .context_radius(CONTEXT)
        .header(old, new)
        .to_string()
}

/// Returns the lines of a patch with their kinds. The counts of the hunk distinguish a removed line that begins
/// with `-- ` from the name of a file.
pub fn lines(patch: &str) -> impl Iterator<Item = (DiffLine, &str)> {
    let mut in_hunk = false;
    let mut left = (0, 0);
    patch.lines().map(move |line| {
        in_hunk &= left != (0, 0);
        let kind = match line.as_bytes().first() {
            Some(b'-') if in_hunk => DiffLine::Removed,
            Some(b'+') if in_hunk => DiffLine::Added,
            Some(b'-' | b'+') => DiffLine::File,
            Some(b'@') if !in_hunk => DiffLine::Place,
            _ => DiffLine::Kept,
        };
        match kind {
            DiffLine::Place => (left, in_hunk) = (lengths(line), true),
            DiffLine::Removed => left.0 -= 1,
            DiffLine::Added => left.1 -= 1,
            DiffLine::Kept if !line.starts_with('\\') => left = (left.0 - 1, left.1 - 1),
            DiffLine::Kept | DiffLine::File => {}
        }
        (kind, line)
    })
}

/// Parses the line counts of both versions from the header of a hunk: `@@ -3,7 +3,8 @@`.
fn lengths(place: &str) -> (i64, i64) {
    let mut parts = place.split(' ').skip(1).map(|part| {
        let length = part.split_once(',').map_or("1", |(_, length)| length);
        length.parse().unwrap_or(0)
    });
    (parts.next().unwrap_or(0), parts.next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::DiffLine::{self, Added, File, Kept, Place, Removed};
    use super::{lines, unified};

    #[test]
    fn a_patch_shows_what_goes_and_what_comes() {
        let before = "a\nb\nc\nd\ne\n";
        let expected = "--- a/x.yaml\n+++ b/x.yaml\n@@ -1,5 +1,5 @@\n a\n-b\n+B\n c\n d\n e\n";
        assert_eq!(unified("x.yaml", before, &before.replace('b', "B")), expected);
        assert_eq!(unified("x.yaml", before, before), "");
    }

    #[test]
    fn a_missing_end_of_line_is_said() {
        let patch = unified("x", "a", "a\n");
        assert!(patch.contains("-a\n\\ No newline at end of file\n+a\n"), "{patch}");
    }

    #[test]
    fn files_that_come_and_go_are_named_so() {
        assert!(unified("x", "", "a\n").starts_with("--- /dev/null\n+++ b/x\n"));
        assert!(unified("x", "a\n", "").starts_with("--- a/x\n+++ /dev/null\n"));
    }

    #[test]
    fn lines_that_look_like_names_of_files_are_none() {
        let patch = unified("x", "-- a\nb\n", "++ a\nb\n") + &unified("y", "@@\n", "\n");
        let kinds: Vec<DiffLine> = lines(&patch).map(|(kind, _)| kind).collect();
        assert_eq!(
            kinds,
            [File, File, Place, Removed, Added, Kept, File, File, Place, Removed, Added]
        );
    }
}
