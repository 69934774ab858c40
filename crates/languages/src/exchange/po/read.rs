//! Reads PO files: entries with a context. Obsolete entries are skipped.

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span, message};
use crate::exchange::returned::{ReturnedFile, ReturnedText, ReturnedUnit, TranslationProgress};
use crate::path::SourcePath;
use crate::po::{self, StringError};

/// Reads a file. Reports unreadable entries and continues with the rest.
pub fn read(file: &SourcePath, text: &str, diagnostics: &mut Diagnostics) -> ReturnedFile {
    let mut reader = Reader {
        file,
        diagnostics,
        entry: Entry::default(),
        field: None,
        returned: ReturnedFile::default(),
        is_other_charset: false,
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        reader.line(line.trim_end_matches(['\n', '\r']), start);
        start += line.len();
    }
    reader.finish();
    reader.returned
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Field {
    Context,
    Source,
    Target,
}

const KEYWORDS: [(&str, Field); 3] =
    [("msgctxt", Field::Context), ("msgid", Field::Source), ("msgstr", Field::Target)];

/// The bytes of a text, with the range of its lines.
type Written = (Vec<u8>, Range<usize>);

/// An entry during parsing.
#[derive(Default)]
struct Entry {
    is_fuzzy: bool,
    is_broken: bool,
    context: Option<Written>,
    source: Option<Written>,
    target: Option<Written>,
}

impl Entry {
    fn field(&mut self, field: Field) -> &mut Option<Written> {
        match field {
            Field::Context => &mut self.context,
            Field::Source => &mut self.source,
            Field::Target => &mut self.target,
        }
    }
}

struct Reader<'a> {
    file: &'a SourcePath,
    diagnostics: &'a mut Diagnostics,
    entry: Entry,
    field: Option<Field>,
    returned: ReturnedFile,
    /// Whether the header names another encoding, which is reported.
    is_other_charset: bool,
}

impl Reader<'_> {
    fn problem(&mut self, place: Range<usize>, message: Message, hint: Option<Message>) {
        let problem = Diagnostic::new(Code::Exchange, Span::new(self.file, place), message);
        self.diagnostics.push(problem.maybe_hint(hint));
    }

    fn line(&mut self, line: &str, start: usize) {
        let trimmed = line.trim();
        let place = start + line.len() - line.trim_start().len();
        let place = place..place + trimmed.len();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            // A comment belongs to the next entry.
            if self.entry.target.is_some() || self.entry.is_broken {
                self.finish();
            }
            let is_flags = trimmed.starts_with("#,");
            self.entry.is_fuzzy |=
                is_flags && trimmed[2..].split(',').any(|flag| flag.trim() == "fuzzy");
            return;
        }
        if trimmed.starts_with('"') {
            match self.field {
                Some(field) => self.string(field, trimmed, place),
                None => self.stray(place),
            }
            return;
        }
        let (word, rest) =
            trimmed.split_at(trimmed.find([' ', '\t', '"', '[']).unwrap_or(trimmed.len()));
        let Some((_, field)) = KEYWORDS.iter().find(|(key, _)| *key == word) else {
            if word == "msgid_plural" {
                self.plural(place);
            } else {
                self.stray(place);
            }
            return;
        };
        if rest.starts_with('[') {
            self.plural(place);
            return;
        }
        let begins =
            *field == Field::Context || (*field == Field::Source && self.entry.source.is_some());
        if begins && (self.entry.source.is_some() || self.entry.target.is_some()) {
            self.finish();
        }
        if self.entry.field(*field).is_some() {
            self.stray(place);
            return;
        }
        self.field = Some(*field);
        let string = rest.trim_start();
        let at = place.end - string.len();
        *self.entry.field(*field) = Some((Vec::new(), at..place.end));
        self.string(*field, string, at..place.end);
    }

    fn stray(&mut self, place: Range<usize>) {
        let hint = message!("exchange.po-entry-form-hint");
        self.broken(place, message!("exchange.po-line-unreadable"), hint);
    }

    fn plural(&mut self, place: Range<usize>) {
        let hint = message!("exchange.export-again-hint");
        self.broken(place, message!("exchange.po-plural-entry"), hint);
    }

    /// Skips the entry. Each entry reports its first unreadable line only.
    fn broken(&mut self, place: Range<usize>, message: Message, hint: Message) {
        if !self.entry.is_broken {
            self.problem(place, message, Some(hint));
        }
        self.entry.is_broken = true;
        self.field = None;
    }

    /// Reads a quoted string.
    fn string(&mut self, field: Field, written: &str, place: Range<usize>) {
        let Some((bytes, range)) = self.entry.field(field) else { return };
        range.end = place.end;
        if let Err((at, error)) = po::unquote(written, bytes) {
            let (message, hint) = explained(&error);
            self.broken(place.start + at.start..place.start + at.end, message, hint);
        }
    }

    /// Reports escapes in another encoding, unless the header already named that encoding.
    fn other_encoding(&mut self, place: Range<usize>) {
        if !self.is_other_charset {
            let message = message!("exchange.po-escapes-not-utf8");
            let hint = message!("exchange.save-in-tool-hint");
            self.problem(place, message, Some(hint));
        }
    }

    fn finish(&mut self) {
        let entry = std::mem::take(&mut self.entry);
        self.field = None;
        if entry.is_broken {
            return;
        }
        let Entry { is_fuzzy, context, source, target, .. } = entry;
        let said = said(context).and_then(|context| Ok((context, said(source)?, said(target)?)));
        let (context, source, target) = match said {
            Ok(said) => said,
            Err(place) => return self.other_encoding(place),
        };
        let Some((source, place)) = source else {
            if let Some((_, place)) = context.or(target) {
                self.problem(place, message!("exchange.msgid-missing"), None);
            }
            return;
        };
        let Some((target, target_place)) = target else {
            self.problem(place, message!("exchange.msgstr-missing"), None);
            return;
        };
        match context {
            Some((name, _)) => self.returned.units.push(ReturnedUnit {
                name,
                place,
                source: ReturnedText::Written(source),
                target: (!target.is_empty()).then_some(ReturnedText::Written(target)),
                target_place,
                progress: if is_fuzzy {
                    TranslationProgress::Unfinished
                } else {
                    TranslationProgress::Finished
                },
                has_copied_part: false,
            }),
            None if source.is_empty() => self.header(&target, &target_place),
            None => {
                let message = message!("exchange.msgctxt-missing");
                let hint = message!("exchange.export-again-hint");
                self.problem(place, message, Some(hint));
            }
        }
    }

    fn header(&mut self, header: &str, place: &Range<usize>) {
        for line in header.lines() {
            let Some((key, value)) = line.split_once(':') else { continue };
            let value = value.trim();
            match key.trim() {
                "Language" if !value.is_empty() => {
                    self.returned.to = Some((value.replace('_', "-"), place.clone()));
                }
                "Content-Type" => {
                    let charset = value.split_once("charset=").map(|(_, charset)| charset);
                    if charset.is_some_and(|charset| !is_utf_8(charset)) {
                        self.is_other_charset = true;
                        let message = message!("exchange.po-other-charset");
                        let hint = message!("cli.save-as-utf8-hint");
                        self.problem(place.clone(), message, Some(hint));
                    }
                }
                _ => {}
            }
        }
    }
}

/// Returns the message for an invalid string, and the hint.
fn explained(error: &StringError) -> (Message, Message) {
    let hint = match error {
        StringError::NotOpened => message!("exchange.po-quote-text-hint"),
        StringError::NotClosed => message!("exchange.po-close-line-hint"),
        _ => message!("exchange.po-escape-hint"),
    };
    let message = match error {
        StringError::NotOpened => message!("exchange.po-text-not-quoted"),
        StringError::NotClosed => message!("exchange.po-text-not-closed"),
        StringError::TextAfterEnd => message!("exchange.po-quote-too-early"),
        StringError::UnknownEscape(escape) => message!("exchange.po-unknown-escape", escape),
    };
    (message, hint)
}

/// Returns the text of a field; fails with the range of escapes that are not UTF-8.
fn said(field: Option<Written>) -> Result<Option<(String, Range<usize>)>, Range<usize>> {
    let said = field.map(|(bytes, place)| match String::from_utf8(bytes) {
        Ok(text) => Ok((text, place)),
        Err(_) => Err(place),
    });
    said.transpose()
}

/// Returns whether a header names UTF-8 or a subset of it.
fn is_utf_8(charset: &str) -> bool {
    ["utf-8", "utf8", "us-ascii", "ascii"].iter().any(|own| charset.eq_ignore_ascii_case(own))
}
