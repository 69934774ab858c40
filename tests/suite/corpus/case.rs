//! Reads a case of the corpus: its files, the expected diagnostics and the expected fix.
//! `tests/corpus/README.md` describes the format.

use std::collections::BTreeMap;
use std::fmt;

/// The contents of files, by path.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

pub(super) struct Case {
    pub(super) name: String,
    pub(super) now: String,
    edits: Vec<Edit>,
    pub(super) expected: Vec<Expected>,
    pub(super) corrected: Vec<(String, String)>,
    pub(super) renamed: Vec<(String, String)>,
}

enum Edit {
    Write(String, Vec<u8>),
    Replace(String, String, String),
    Remove(String),
}

/// A file, and the line and column of a marker in it.
type Mark = (String, (usize, usize));

/// An expected diagnostic.
#[derive(Clone, Default)]
pub(super) struct Expected {
    pub(super) code: String,
    pub(super) severity: String,
    pub(super) correction: bool,
    pub(super) file: String,
    /// Line and column of the marker, or `None` for the whole file.
    pub(super) place: Option<(usize, usize)>,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.place.unwrap_or((0, 0));
        write!(f, "{}:{line}:{column}: {}[{}]", self.file, self.severity, self.code)
    }
}

impl Case {
    /// Reads a file of the corpus.
    pub(super) fn read(name: &str, text: &str) -> Self {
        let mut case = Self {
            name: name.trim_end_matches(".txt").to_owned(),
            now: "2026-05-15".to_owned(),
            edits: Vec::new(),
            expected: Vec::new(),
            corrected: Vec::new(),
            renamed: Vec::new(),
        };
        let mut parts = text.split("\n== ").skip(1).peekable();
        assert!(parts.peek().is_some(), "{name} has no sections");
        for part in parts {
            let (head, body) = part.split_once('\n').unwrap_or((part, ""));
            let body = if body.is_empty() || body.ends_with('\n') {
                body.to_owned()
            } else {
                format!("{body}\n")
            };
            case.section(head.trim_end(), &body);
        }
        case
    }

    fn section(&mut self, head: &str, body: &str) {
        let (verb, path) = head.split_once(' ').unwrap_or((head, ""));
        match verb {
            "write" => self.edits.push(Edit::Write(path.to_owned(), body.as_bytes().to_vec())),
            "bytes" => self.edits.push(Edit::Write(path.to_owned(), unescaped(body))),
            "remove" => self.edits.push(Edit::Remove(path.to_owned())),
            "replace" => {
                let (old, new) = body
                    .split_once("\n=>\n")
                    .unwrap_or_else(|| panic!("{}: a replacement has no `=>`", self.name));
                let new = new.strip_suffix('\n').unwrap_or(new);
                self.edits.push(Edit::Replace(path.to_owned(), old.to_owned(), new.to_owned()));
            }
            "now" => path.clone_into(&mut self.now),
            "expect" if body.trim() == "nothing" => {}
            "expect" => {
                self.expected = body.lines().filter(|l| !l.is_empty()).map(expected).collect();
            }
            "fixed" => self.corrected.push((path.to_owned(), body.to_owned())),
            "fixed-bytes" => {
                let text = String::from_utf8(unescaped(body)).unwrap();
                self.corrected.push((path.to_owned(), text));
            }
            "renamed" => self.renamed.push((path.to_owned(), body.trim().to_owned())),
            other => panic!("{}: what is `== {other}`?", self.name),
        }
    }

    pub(super) fn expects(&self, code: &str) -> bool {
        self.expected.iter().any(|expected| expected.code == code)
    }

    /// Applies the case to a network, and removes the markers.
    pub(super) fn files(&self, base: &Files) -> Files {
        self.laid(base).0
    }

    fn laid(&self, base: &Files) -> (Files, Vec<Mark>) {
        let mut files = base.clone();
        let mut touched: Vec<&str> = Vec::new();
        for edit in &self.edits {
            match edit {
                Edit::Write(path, bytes) => {
                    files.insert(path.clone(), bytes.clone());
                    touched.push(path);
                }
                Edit::Remove(path) => {
                    assert!(files.remove(path).is_some(), "{}: there is no {path}", self.name);
                }
                Edit::Replace(path, old, new) => {
                    let bytes = files.get(path);
                    let bytes = bytes.unwrap_or_else(|| panic!("{}: no {path}", self.name));
                    let text = String::from_utf8(bytes.clone()).unwrap();
                    assert_eq!(text.matches(old.as_str()).count(), 1, "{}: {old}", self.name);
                    files.insert(path.clone(), text.replace(old.as_str(), new).into_bytes());
                    if !touched.contains(&path.as_str()) {
                        touched.push(path);
                    }
                }
            }
        }
        let mut marks = Vec::new();
        for path in touched {
            let Some(bytes) = files.get_mut(path) else { continue };
            let (clean, places) = unmarked(bytes);
            *bytes = clean;
            marks.extend(places.into_iter().map(|place| (path.to_owned(), place)));
        }
        (files, marks)
    }

    /// Sets the position of each expected diagnostic.
    pub(super) fn placed(mut self, base: &Files) -> Self {
        let mut marks = self.laid(base).1.into_iter();
        for expected in self.expected.iter_mut().filter(|expected| expected.file.is_empty()) {
            let mark = marks.next();
            let (file, place) = mark.unwrap_or_else(|| panic!("{} lacks a mark", self.name));
            expected.file = file;
            expected.place = Some(place);
        }
        assert!(marks.next().is_none(), "{} has a mark too many", self.name);
        self
    }
}

fn expected(line: &str) -> Expected {
    let (words, file) = line.split_once(" at ").unwrap_or((line, ""));
    let mut words = words.split_whitespace();
    let mut next =
        || words.next().unwrap_or_else(|| panic!("{line}: a word is missing")).to_owned();
    let (code, severity, correction) = (next(), next(), next());
    assert!(correction == "fix" || correction == "no-fix", "{line}");
    Expected {
        code,
        severity,
        correction: correction == "fix",
        file: file.trim().to_owned(),
        place: None,
    }
}

/// Removes the markers `‹›`, and returns line and column of each. Columns count characters.
fn unmarked(bytes: &[u8]) -> (Vec<u8>, Vec<(usize, usize)>) {
    const OPEN: &[u8] = "‹".as_bytes();
    const CLOSE: &[u8] = "›".as_bytes();
    let mut clean = Vec::new();
    let mut places = Vec::new();
    let mut rest = bytes;
    while let Some(byte) = rest.first() {
        if let Some(after) = rest.strip_prefix(OPEN) {
            places.push(line_and_column(&clean));
            rest = after;
        } else if let Some(after) = rest.strip_prefix(CLOSE) {
            rest = after;
        } else {
            clean.push(*byte);
            rest = &rest[1..];
        }
    }
    (clean, places)
}

fn line_and_column(before: &[u8]) -> (usize, usize) {
    let before = before.strip_prefix("\u{feff}".as_bytes()).unwrap_or(before);
    let line_start = before.iter().rposition(|b| *b == b'\n').map_or(0, |newline| newline + 1);
    let line = before.split(|b| *b == b'\n').count();
    // A byte that is not UTF-8 is one character of an older encoding.
    let column: usize = before[line_start..]
        .utf8_chunks()
        .map(|chunk| chunk.valid().chars().count() + chunk.invalid().len())
        .sum();
    (line, column + 1)
}

/// Resolves the escapes of a `bytes` section: `\n \r \t \\ \xE9 \u{a0}`.
fn unescaped(body: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut chars = body.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n') => bytes.push(b'\n'),
                Some('r') => bytes.push(b'\r'),
                Some('t') => bytes.push(b'\t'),
                Some('x') => {
                    let digits: String = chars.by_ref().take(2).collect();
                    bytes.push(u8::from_str_radix(&digits, 16).unwrap());
                }
                Some('u') => {
                    let digits: String = chars.by_ref().skip(1).take_while(|c| *c != '}').collect();
                    let c = char::from_u32(u32::from_str_radix(&digits, 16).unwrap()).unwrap();
                    bytes.extend(c.to_string().bytes());
                }
                Some(other) => bytes.extend(other.to_string().bytes()),
                None => {}
            },
            other => bytes.extend(other.to_string().bytes()),
        }
    }
    bytes
}
