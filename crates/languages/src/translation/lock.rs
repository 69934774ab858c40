//! The translation record `data/translations.lock`: the source version of each translation.
//!
//! The first line is `urbi-translations 1`. Each other line is one translation, in order: its key, its
//! locale, the hash of the translation, and the hashes of the source blocks, separated by spaces. So branches
//! with changes to different translations change different lines. If git keeps the lines of both branches,
//! the line that matches the translation applies.

use std::collections::BTreeMap;
use std::ops::Range;

use super::normal::Hash;
use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
use crate::locale::Locale;
use crate::path::SourcePath;
use crate::source::{SourceFile, Sources};

/// The path of the file.
pub const FILE: &str = "data/translations.lock";

const HEAD: &str = "urbi-translations";
const VERSION: u32 = 1;

/// The key of a translation in the record: the text and the locale.
pub type LockKey = (String, Locale);

/// The record of a translation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LockEntry {
    /// The hash of the translation.
    pub own: Hash,
    /// The hashes of the source blocks that it translates.
    pub blocks: Vec<Hash>,
}

/// The parsed translation record.
#[derive(Clone, Debug, Default)]
pub struct TranslationLock {
    /// The lines by translation; several for one translation after a merge of branches.
    entries: BTreeMap<LockKey, Vec<LockEntry>>,
    /// Whether the file exists.
    pub is_there: bool,
    /// Whether a newer urbi wrote the file; then no entries are read.
    pub is_newer: bool,
    /// Whether the file has unreadable lines.
    pub is_damaged: bool,
}

impl TranslationLock {
    /// Reads the file. Reports merge conflict markers, a newer version and malformed lines, and reads all other
    /// lines.
    pub fn read(sources: &Sources, diagnostics: &mut Diagnostics) -> Self {
        let mut lock = Self::default();
        let file = sources.below("data").find(|(path, _)| path.as_str() == FILE);
        let Some((path, SourceFile::Text(text))) = file else { return lock };
        lock.is_there = true;
        let (range, first) = lines(text).next().unwrap_or_default();
        lock.is_newer = version(first).is_some_and(|version| version > VERSION);
        let wrong_head = head(path, range, first);
        lock.is_damaged = wrong_head.is_some();
        let start = usize::from(lock.is_damaged);
        diagnostics.extend(wrong_head);
        if lock.is_newer {
            return lock;
        }
        let mut report = |range: Range<usize>, message, hint| {
            let span = Span::new(path, range);
            diagnostics.push(Diagnostic::new(Code::TranslationLock, span, message).hint(hint));
        };
        let mut in_base = false;
        for (range, line) in lines(text).skip(start) {
            match Line::read(line) {
                Line::Mark(mark) => {
                    lock.is_damaged = true;
                    // The common ancestor in a conflict describes neither branch.
                    in_base = mark == '|';
                    if mark == '<' {
                        let message = message!("translations.merge-conflict");
                        let hint = message!("translations.resolve-conflict-hint");
                        report(range, message, hint);
                    }
                }
                Line::Entry(key, entry) if !in_base => {
                    lock.entries.entry(key).or_default().push(entry);
                }
                Line::Entry(..) | Line::Empty => {}
                Line::Malformed if line.starts_with(HEAD) => {}
                Line::Malformed => {
                    lock.is_damaged = true;
                    let message = message!("translations.invalid-record-line");
                    let hint = message!("translations.do-not-edit-record-hint");
                    report(range, message, hint);
                }
            }
        }
        lock
    }

    /// Returns the record of a translation: the line that matches its hash, or else the first.
    pub fn get(&self, key: &LockKey, own: Hash) -> Option<&LockEntry> {
        let entries = self.entries.get(key)?;
        entries.iter().find(|entry| entry.own == own).or_else(|| entries.first())
    }

    /// Returns the text of the file with new lines for some translations.
    pub fn with(&self, lines: BTreeMap<LockKey, LockEntry>) -> String {
        let mut entries = self.entries.clone();
        entries.extend(lines.into_iter().map(|(key, entry)| (key, vec![entry])));
        let entries = entries.iter();
        write(entries.flat_map(|(key, own)| own.iter().map(move |entry| (key, entry))))
    }

    /// Returns every key with its lines, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&LockKey, &[LockEntry])> {
        self.entries.iter().map(|(key, entries)| (key, entries.as_slice()))
    }
}

/// Writes the file.
pub(super) fn write<'a>(entries: impl IntoIterator<Item = (&'a LockKey, &'a LockEntry)>) -> String {
    let mut text = format!("{HEAD} {VERSION}\n");
    for ((key, locale), entry) in entries {
        text.push_str(&format!("{key} {locale} {}", entry.own));
        for block in &entry.blocks {
            text.push_str(&format!(" {block}"));
        }
        text.push('\n');
    }
    text
}

/// The lines of a text with their byte ranges, without line ends.
fn lines(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let own = line.trim_end();
        let range = start..start + own.len();
        start += line.len();
        (range, own)
    })
}

/// Returns the version in the first line.
fn version(line: &str) -> Option<u32> {
    line.strip_prefix(HEAD)?.trim().parse().ok()
}

/// Checks the first line.
fn head(path: &SourcePath, range: Range<usize>, line: &str) -> Option<Diagnostic> {
    let (message, hint) = match version(line) {
        Some(VERSION) => return None,
        Some(version) if version > VERSION => (
            message!("translations.record-too-new", version, known = VERSION),
            message!("translations.newer-urbi-hint"),
        ),
        // Conflict markers and translation lines get their own diagnostics.
        _ if matches!(Line::read(line), Line::Mark(_) | Line::Entry(..)) => return None,
        _ => (
            message!("translations.record-without-head", head = format!("{HEAD} {VERSION}")),
            message!("translations.write-record-again-hint"),
        ),
    };
    let span = Span::new(path, range);
    Some(Diagnostic::new(Code::TranslationLock, span, message).hint(hint))
}

enum Line {
    Empty,
    Mark(char),
    Entry(LockKey, LockEntry),
    Malformed,
}

impl Line {
    fn read(line: &str) -> Self {
        if line.is_empty() {
            return Self::Empty;
        }
        let mark = ['<', '=', '>', '|'].into_iter().find(|mark| {
            let rest = line.trim_start_matches(*mark);
            line.len() - rest.len() == 7 && (rest.is_empty() || rest.starts_with(' '))
        });
        match mark {
            Some(mark) => Self::Mark(mark),
            None => Self::entry(line).unwrap_or(Self::Malformed),
        }
    }

    fn entry(line: &str) -> Option<Self> {
        let mut parts = line.split(' ');
        let key = parts.next().filter(|key| key.contains(['/', '#']))?;
        let locale = Locale::parse(parts.next()?)?;
        let own = Hash::parse(parts.next()?)?;
        let blocks: Option<Vec<Hash>> = parts.map(Hash::parse).collect();
        Some(Self::Entry((key.to_owned(), locale), LockEntry { own, blocks: blocks? }))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{FILE, TranslationLock};
    use crate::diag::Diagnostics;
    use crate::locale::Locale;
    use crate::source::Sources;

    fn read(text: &str) -> (TranslationLock, Vec<String>) {
        let mut found = Diagnostics::new();
        let lock = TranslationLock::read(
            &Sources::from_literal(&format!("-- {FILE} --\n{text}")),
            &mut found,
        );
        let said = found.sorted().iter().map(|d| d.message.to_string()).collect();
        (lock, said)
    }

    const A: &str = "content/pages/a pt aaaaaaaaaaaa 111111111111 222222222222";

    #[test]
    fn what_is_written_is_read() {
        let (lock, said) = read(&format!("urbi-translations 1\n{A}\n"));
        assert_eq!(said, [""; 0]);
        assert_eq!(lock.with(BTreeMap::new()), format!("urbi-translations 1\n{A}\n"));
    }

    #[test]
    fn the_lines_of_both_branches_are_kept() {
        let b = A.replace("aaaaaaaaaaaa", "bbbbbbbbbbbb");
        let base = A.replace("aaaaaaaaaaaa", "cccccccccccc");
        let (lock, said) = read(&format!(
            "urbi-translations 1\n<<<<<<< HEAD\n{A}\n||||||| base\n{base}\n=======\n{b}\n>>>>>>> x\n"
        ));
        assert_eq!(said.len(), 1);
        let key = ("content/pages/a".to_owned(), Locale::parse("pt").unwrap());
        for own in ["aaaaaaaaaaaa", "bbbbbbbbbbbb"] {
            let own = super::Hash::parse(own).unwrap();
            assert_eq!(lock.get(&key, own).unwrap().own, own);
        }
        assert_eq!(lock.iter().map(|(_, entries)| entries.len()).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn unreadable_parts_are_reported_and_the_rest_is_read() {
        let (lock, said) = read(&format!("urbi-translations 1\nnonsense\n{A}\n{A}x\n"));
        assert_eq!((said.len(), lock.iter().count()), (2, 1));
        assert!(lock.is_damaged);
        let (lock, said) = read(&format!("nonsense\n{A}\n"));
        assert_eq!((said.len(), lock.iter().count()), (1, 1), "the first line is reported once");
        let (lock, said) = read(&format!("urbi-translations 2\n{A}\n"));
        assert!(lock.is_newer && said.len() == 1 && lock.iter().count() == 0);
        let (lock, said) = read("");
        assert!(lock.is_damaged && said.len() == 1);
    }
}
