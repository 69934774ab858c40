//! Reports print problems at their position in the Markdown.

use std::collections::BTreeMap;

use crate::config::Layout;
use crate::content::{Block, BlockKind, Document, Segment};
use crate::diag::{Code, Diagnostic, Message, Span, message};
use crate::i18n::script_name;
use crate::path::SourcePath;
use crate::site::TranslationGroup;
use crate::source::{SourceFile, Sources};
use urbi_card::script_of;
use urbi_typeset::{LayoutIssue, TypesetDocument, TypesetError};

/// The default maximum number of pages of a flyer: the two sides of a sheet.
const SIDES: usize = 2;

/// The maximum number of missing glyphs that a message shows.
const NAMED: usize = 12;

/// Finds the source positions of printed content.
pub(super) struct PrintReporter<'a> {
    pub(super) group: &'a TranslationGroup,
    pub(super) document: &'a Document,
    pub(super) sources: &'a Sources,
    /// The source files of the images, by their paths in the printed document.
    pub(super) origins: &'a BTreeMap<String, SourcePath>,
    /// The addresses that are too long for a link in a PDF.
    pub(super) too_long: &'a [String],
}

impl PrintReporter<'_> {
    /// Returns diagnostics for the problems in a typeset document.
    pub(super) fn flaws(&self, printed: &TypesetDocument, layout: Layout) -> Vec<Diagnostic> {
        let mut reported: Vec<Diagnostic> =
            printed.flaws.iter().flat_map(|flaw| self.flaw(flaw)).collect();
        reported.extend(self.long_addresses());
        let most = &self.group.source().document.front.max_pages;
        let (allowed, place) = match most {
            Some(most) => (usize::try_from(most.value).ok(), most.span.clone()),
            None => ((layout == Layout::Flyer).then_some(SIDES), self.title()),
        };
        if let Some(allowed) = allowed.filter(|allowed| printed.pages > *allowed) {
            let message = message!(
                "print.too-many-pages",
                file = self.document.file,
                pages = printed.pages,
                allowed
            );
            let problem = Diagnostic::new(Code::PrintOverflow, place, message)
                .hint(message!("print.shorten-or-allow-pages-hint"));
            // The page count already reports that the text as a whole does not fit.
            reported.retain(|reported| {
                reported.code != Code::PrintOverflow || reported.label.is_some()
            });
            reported.push(problem);
        }
        reported
    }

    fn flaw(&self, flaw: &LayoutIssue) -> Vec<Diagnostic> {
        match flaw {
            LayoutIssue::MissingGlyphs(letters) => {
                by_script(letters).iter().map(|letters| self.letters(letters)).collect()
            }
            LayoutIssue::LowResolution { file, per_inch } => {
                self.coarse(file, *per_inch).into_iter().collect()
            }
            LayoutIssue::Overflow(part) => vec![self.overflow(part.as_deref())],
            LayoutIssue::Wide(texts) => self.wide(texts),
        }
    }

    fn coarse(&self, file: &str, per_inch: u32) -> Option<Diagnostic> {
        let file = self.origins.get(file)?;
        let place = self.place_of(file)?;
        let message = message!("print.low-resolution", file, per_inch);
        let problem = Diagnostic::new(Code::CoarsePicture, place, message);
        Some(problem.hint(message!("print.larger-image-hint")))
    }

    fn overflow(&self, part: Option<&str>) -> Diagnostic {
        let place = part.and_then(|id| self.heading(id));
        let message = match &place {
            Some(_) => message!("print.panel-overflow"),
            None => message!("print.text-overflow"),
        };
        let is_panel = place.is_some();
        let place = place.unwrap_or_else(|| self.title());
        let problem = Diagnostic::new(Code::PrintOverflow, place, message)
            .hint(message!("print.shorten-or-divide-hint"));
        if is_panel { problem.label(message!("print.next-panel-label")) } else { problem }
    }

    pub(super) fn title(&self) -> Span {
        let title = self.document.front.title.as_ref();
        title.map_or_else(|| Span::file(&self.document.file), |title| title.span.clone())
    }

    /// Returns the position of a heading in the source.
    fn heading(&self, id: &str) -> Option<Span> {
        let body = &self.document.body;
        let rank = body.headings.iter().position(|heading| heading.id == id)?;
        let mut headings =
            body.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(_)));
        let block = headings.nth(rank)?;
        Some(Span::new(&self.document.file, block.range.clone()))
    }

    /// Returns the position of the image reference.
    fn place_of(&self, file: &SourcePath) -> Option<Span> {
        let lead = self.group.source().document.front.image.as_ref();
        let lead =
            lead.filter(|image| image.span.file.join(image.value.trim()).as_ref() == Some(file));
        if let Some(lead) = lead {
            return Some(lead.span.clone());
        }
        self.document.body.segments.iter().find_map(|segment| match segment {
            Segment::Image { file: own, span, .. } if own == file => Some(span.clone()),
            Segment::Block(Block::Figure(figure)) if figure.file.value == *file => {
                Some(figure.file.span.clone())
            }
            _ => None,
        })
    }

    /// Returns the source text of the printed file.
    pub(super) fn text(&self) -> &str {
        match self.sources.get(&self.document.file) {
            Some(SourceFile::Text(text)) => text.as_ref(),
            _ => "",
        }
    }

    fn letters(&self, letters: &str) -> Diagnostic {
        let place = letters.chars().find_map(|letter| {
            let at = self.text().find(letter)?;
            Some(Span::new(&self.document.file, at..at + letter.len_utf8()))
        });
        missing_letters(letters, place.unwrap_or_else(|| self.title()))
    }
}

/// Groups characters by script, in order of the first character of each script. Characters without a
/// script form one group.
pub(super) fn by_script(letters: &str) -> Vec<String> {
    let mut parts: Vec<(Option<String>, String)> = Vec::new();
    for letter in letters.chars() {
        let script = script_of(letter);
        match parts.iter_mut().find(|(own, _)| *own == script) {
            Some((_, part)) => part.push(letter),
            None => parts.push((script, letter.to_string())),
        }
    }
    parts.into_iter().map(|(_, part)| part).collect()
}

/// Returns a warning about characters of one script that no font has.
pub(super) fn missing_letters(letters: &str, place: Span) -> Diagnostic {
    let count = letters.chars().count();
    let named: String = letters.chars().take(NAMED).collect();
    let named = if count > NAMED { format!("{named}…") } else { named };
    let script = letters.chars().next().and_then(script_of);
    let what = match script.as_deref() {
        Some(script) => message!("print.these-letters", script = script_name(script)),
        None => message!("print.these-characters"),
    };
    let message = message!("print.missing-glyphs", what, named);
    let problem = Diagnostic::new(Code::MissingLetter, place, message);
    problem.hint(match script {
        Some(_) => message!("print.add-font-hint"),
        None => message!("print.delete-characters-hint"),
    })
}

/// Returns the error for a document that failed to typeset. Its position is in the layouts, or else in
/// `main`, the layout that was called and does not accept its arguments.
pub(super) fn fault(
    fault: &TypesetError,
    document: &Span,
    main: &str,
    layout: impl Fn(&str) -> Option<SourcePath>,
) -> Diagnostic {
    let own = fault.place.as_ref();
    let own = own.and_then(|(path, range)| Some(Span::new(&layout(path)?, range.clone())));
    let place = own.or_else(|| Some(Span::file(&layout(main)?)));
    let message = message!("print.pdf-failed", problem = fault.message.clone());
    let at = place.unwrap_or_else(|| document.clone());
    Diagnostic::new(Code::Template, at, message)
        .related(document.clone(), message!("print.pdf-source-label"))
        .maybe_hint(fault.hint.clone().map(Message::verbatim))
}
