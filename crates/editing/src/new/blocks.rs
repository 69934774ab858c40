//! Splits a YAML text into its top-level fields, each with its comments, so that fields can be replaced.

/// A field with the lines before it.
#[derive(Clone, Debug)]
pub(super) struct FieldBlock {
    /// Comments and empty lines above it.
    pub(super) head: String,
    pub(super) key: String,
    /// The line of the field and the lines below it, up to the next field.
    pub(super) body: String,
}

/// Splits a text at its top-level fields. The text after the last field belongs to that field.
pub(super) fn parted(text: &str) -> Vec<FieldBlock> {
    let mut blocks: Vec<FieldBlock> = Vec::new();
    let mut head = String::new();
    for line in text.split_inclusive('\n') {
        let key = line.split(':').next().unwrap_or_default();
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            let (head, body) = (std::mem::take(&mut head), line.to_owned());
            blocks.push(FieldBlock { head, key: key.to_owned(), body });
        } else if line.starts_with(' ')
            && head.is_empty()
            && let Some(last) = blocks.last_mut()
        {
            last.body.push_str(line);
        } else {
            head.push_str(line);
        }
    }
    if let Some(last) = blocks.last_mut() {
        last.body.push_str(&head);
    }
    blocks
}

/// Joins fields to a text.
pub(super) fn joined<'a>(blocks: impl IntoIterator<Item = &'a FieldBlock>) -> String {
    blocks.into_iter().flat_map(|block| [block.head.as_str(), block.body.as_str()]).collect()
}

/// Splits a document into its front matter, without the first `---` line, and the rest, which begins with the
/// second `---` line.
pub(super) fn front_matter(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("---\n")?;
    let end = if rest.starts_with("---\n") { 0 } else { rest.find("\n---\n")? + 1 };
    Some(rest.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::{front_matter, joined, parted};

    #[test]
    fn a_text_is_the_sum_of_its_fields() {
        let text = "# All.\n\n# A name.\nname: A\n# Two.\ntwo:\n  - b: 1\n    c: 2\n\n# End.\n";
        let blocks = parted(text);
        let keys: Vec<&str> = blocks.iter().map(|block| block.key.as_str()).collect();
        assert_eq!(keys, ["name", "two"]);
        assert_eq!(blocks[1].head, "# Two.\n");
        assert_eq!(joined(&blocks), text);
        assert_eq!(front_matter("---\na: b\n---\n\nText"), Some(("a: b\n", "---\n\nText")));
        assert_eq!(front_matter("Text"), None);
    }
}
