//! Why a text is not YAML, where no repair is known: the parser's reason in plain words.

use crate::diag::{Words, words};

/// Explains what the YAML crate says: what is wrong, and what to look at.
pub(super) fn reason(said: &str) -> (Words, Words) {
    let has = |parts: &[&str]| parts.iter().any(|part| said.contains(part));
    if has(&["escape", "hexadecimal", "surrogate"]) {
        (
            words!("a `\\` in this text in double quotes begins no escape of YAML"),
            words!("write `\\\\` for a backslash, or put the text in single quotes"),
        )
    } else if has(&["quote", "quoted scalar"]) {
        (
            words!("the text in quotes that is here does not end, or ends too early"),
            words!("look for the quotation mark that is missing, or is one too many"),
        )
    } else if has(&["misplaced bracket"]) {
        (words!("a bracket is here, but nothing opens it"), words!("delete it"))
    } else if has(&["document start"]) {
        (
            words!("the list or group ends above this line, and a file has only one"),
            words!("put the line between its brackets, or delete it"),
        )
    } else if has(&["bracket", "flow", "inside a block"]) {
        (
            words!("a list in brackets is not closed, or lacks a comma"),
            words!("separate the entries with commas: `{a: 1, b: 2}`, and close every bracket"),
        )
    } else if has(&["tab"]) {
        (
            words!("a tab is where spaces are needed"),
            words!("indent with spaces: two for each step"),
        )
    } else if has(&["anchor", "alias"]) {
        (words!("a value cannot begin with `&` or `*`"), words!("put the whole value in quotes"))
    } else if has(&["tag", "handle"]) {
        (words!("a value cannot begin with `!`"), words!("put the whole value in quotes"))
    } else if has(&["directive", "YAML version"]) {
        (words!("a line cannot begin with `%`"), words!("put the whole value in quotes"))
    } else if has(&["comment"]) {
        (
            words!("a comment begins in the middle of a text"),
            words!("put the whole value in quotes, or the comment on a line of its own"),
        )
    } else if has(&["document indicator", "document end", "multiple", "directive"]) {
        (
            words!("a second document begins here, and a file is one document"),
            words!("delete the line `---` or `...` above, which ends the first one"),
        )
    } else if has(&["block scalar"]) {
        (
            words!("the text below `|` or `>` is not indented evenly"),
            words!("indent each line of the text two spaces further than its key"),
        )
    } else if has(&["mapping values", "mapping value", "mapping keys"]) {
        (
            words!("there is a colon here, but no key can be here"),
            words!("put the value in quotes, or begin a new line before the key"),
        )
    } else {
        (
            words!("this line does not fit the lines above it"),
            words!(
                "each line is `key: value` or begins with `- `, below the lines that it belongs to"
            ),
        )
    }
}
