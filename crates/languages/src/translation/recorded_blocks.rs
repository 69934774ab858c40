//! Records source texts in `data/translations-sources.lock`, to show what changed since a translation.
//!
//! The translation record has a hash for each source block; this file has the text, so that translators can
//! see the old version. Each line after the first is one block, in order of hash: its hash, and its text with
//! `\n` for a line end. A block has one line for all languages, so two branches change different lines. No
//! check needs this file: without it, urbi does not show the old texts.

use std::collections::{BTreeMap, BTreeSet};

use super::normal::Hash;
use super::state::LockUpdate;
use super::text::TranslatableTexts;
use crate::diag::Texts;
use crate::path::SourcePath;
use crate::source::Sources;

/// The path of the file.
pub const SAID: &str = "data/translations-sources.lock";

const HEAD: &str = "urbi-translation-sources 1";

/// The texts of blocks by their hashes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RecordedBlocks(BTreeMap<Hash, String>);

impl RecordedBlocks {
    /// Reads the file. Skips lines that are not records, such as merge conflict markers.
    pub fn read(sources: &Sources) -> Self {
        let path = SourcePath::new(SAID);
        let text = path.and_then(|path| sources.text(&path)).unwrap_or_default();
        let line = |line: &str| {
            let (hash, words) = line.trim_end_matches('\r').split_once(' ')?;
            Some((Hash::parse(hash)?, unescaped(words)))
        };
        Self(text.lines().filter_map(line).collect())
    }

    /// Returns the text of a block.
    pub fn get(&self, hash: Hash) -> Option<&str> {
        self.0.get(&hash).map(String::as_str)
    }

    /// Returns the text of every block in the updated record: the recorded text, or else the current source.
    #[must_use]
    pub fn synced(&self, texts: &TranslatableTexts<'_>, synced: &LockUpdate) -> Self {
        let wanted: BTreeSet<Hash> = synced.blocks().collect();
        let sources = texts.all.iter().filter_map(|text| text.versions[texts.source].as_ref());
        let units = sources.flat_map(|source| &source.units);
        let now = units.map(|unit| (unit.hash, unit.text.to_owned()));
        // Of blocks with the same hash the first applies, and recorded texts are kept.
        let mut all: BTreeMap<Hash, String> = BTreeMap::new();
        for (hash, words) in self.0.clone().into_iter().chain(now) {
            if wanted.contains(&hash) {
                all.entry(hash).or_insert(words);
            }
        }
        Self(all)
    }

    /// Returns whether nothing is recorded.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the text of the file.
    pub fn text(&self) -> String {
        let lines = self.0.iter().map(|(hash, words)| format!("{hash} {}\n", escaped(words)));
        format!("{HEAD}\n{}", lines.collect::<String>())
    }
}

fn escaped(words: &str) -> String {
    words.replace('\\', "\\\\").replace('\r', "").replace('\n', "\\n")
}

fn unescaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        out.push(match c {
            '\\' => match chars.next() {
                Some('n') => '\n',
                other => other.unwrap_or(c),
            },
            c => c,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{HEAD, RecordedBlocks, SAID};
    use crate::source::Sources;

    #[test]
    fn what_is_written_is_read_and_what_a_merge_left_is_not() {
        let text = format!("{HEAD}\n111111111111 a \\\\ b\\nc\n222222222222 d\n");
        let said = RecordedBlocks::read(&Sources::from_literal(&format!("-- {SAID} --\n{text}")));
        assert_eq!(said.0.values().collect::<Vec<_>>(), ["a \\ b\nc", "d"]);
        assert_eq!(said.text(), text);
        let merged = text.replace("222222222222", "<<<<<<< HEAD\n222222222222");
        let merged = format!("{merged}=======\n333333333333 e\n>>>>>>> x\n");
        let said = RecordedBlocks::read(&Sources::from_literal(&format!("-- {SAID} --\n{merged}")));
        assert_eq!(said.0.values().collect::<Vec<_>>(), ["a \\ b\nc", "d", "e"]);
    }
}
