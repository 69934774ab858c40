//! Compiles a job to a PDF, and collects errors and layout issues.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;

use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Dict, Label, Selector, Smart, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::layout::{Frame, FrameItem};
use typst::model::Document;
use typst::syntax::{DiagSpanKind, Span};
use typst::utils::PicoStr;
use typst::visualize::ImageKind;
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::join::joined;
use super::overflow::wide;
use super::world::{DocumentWorld, is_seen};
use super::{LayoutIssue, TypesetDocument, TypesetError, TypesetJob, Typesetter};

/// The label with which layouts mark text that does not fit.
const TOLD: &str = "urbi-warning";

/// The start of Typst's error when `image` gets a PDF. Its hint blames the file, although urbi supports no PDFs.
const REFUSED_PDF: &str = "failed to load PDF";

/// The resolution in pixels per inch below which an image looks coarse in print.
const PER_INCH: f64 = 150.0;

/// The number of documents between two evictions of Typst's cache. Each eviction takes longer, the larger the cache
/// is.
const ROUND: usize = 32;

/// The number of evictions that an unused cache entry survives.
const REMEMBERED: usize = 2;

impl Typesetter {
    /// Typesets a document. The same job returns the same bytes.
    pub fn print(&self, job: &TypesetJob) -> Result<TypesetDocument, TypesetError> {
        let done = self.threads.work(|| self.typeset(job));
        // A long build would use too much memory without evictions.
        if self.printed.fetch_add(1, Ordering::Relaxed) % ROUND == ROUND - 1 {
            forget();
        }
        done.unwrap_or_else(|| {
            let message = "typesetting broke off".to_owned();
            Err(TypesetError { message, hint: None, place: None })
        })
    }

    fn typeset(&self, job: &TypesetJob) -> Result<TypesetDocument, TypesetError> {
        let sheet = DocumentWorld::new(self, job);
        let made = typst::compile::<PagedDocument>(&sheet).output;
        let document = whole(&made.map_err(|faults| fault(&sheet, &faults))?);
        let mut found = Found::default();
        for page in document.pages() {
            found.read(&page.frame, &sheet);
        }
        let ua = PdfStandards::new(&[PdfStandard::Ua_1]).expect("one standard agrees with itself");
        let options = PdfOptions {
            ident: Smart::Custom(job.ident.clone()),
            creator: Smart::Custom(Some("urbi".to_owned())),
            // With missing glyphs the PDF cannot conform to the standard, so it is built without.
            standards: if found.is_missing { PdfStandards::default() } else { ua },
            ..PdfOptions::default()
        };
        let pdf = typst_pdf::pdf(&document, &options).map_err(|faults| fault(&sheet, &faults))?;
        let mut flaws = overflows(&document);
        let wide = wide(&document, flaws.is_empty());
        flaws.extend((!wide.is_empty()).then_some(LayoutIssue::Wide(wide)));
        let coarse = found.coarse.into_iter();
        flaws.extend(coarse.map(|(file, per_inch)| LayoutIssue::LowResolution { file, per_inch }));
        flaws.extend(
            (!found.letters.is_empty()).then_some(LayoutIssue::MissingGlyphs(found.letters)),
        );
        Ok(TypesetDocument { pdf: pdf.into(), pages: document.pages().len(), flaws })
    }
}

/// Removes cache entries of earlier documents that were not used recently.
pub fn forget() {
    typst::comemo::evict(REMEMBERED);
}

/// Joins split text runs on every page.
fn whole(document: &PagedDocument) -> PagedDocument {
    let page = |page: &Page| Page { frame: joined(&page.frame), ..page.clone() };
    PagedDocument::new(document.pages().iter().map(page).collect(), document.info().clone())
}

/// Converts the first of Typst's errors. The others are usually its consequences.
fn fault(sheet: &DocumentWorld<'_>, faults: &[SourceDiagnostic]) -> TypesetError {
    let Some(first) = faults.first() else {
        return TypesetError { message: String::new(), hint: None, place: None };
    };
    let own = |span: typst::syntax::DiagSpan| {
        let id = match span.get() {
            DiagSpanKind::Number { id, .. } | DiagSpanKind::Range { id, .. } => id,
            DiagSpanKind::Detached => return None,
        };
        let path = sheet.layout(id)?;
        Some((path.to_owned(), sheet.range(span)?))
    };
    // For an error in the text of a document, the place is the line of the layout that used the text.
    let traced = || first.trace.iter().find_map(|point| own(Span::into(point.span)));
    let hint = if first.message.starts_with(REFUSED_PDF) {
        Some("urbi does not read PDFs: save the picture as SVG".to_owned())
    } else {
        first.hints.first().map(|hint| hint.v.to_string())
    };
    TypesetError {
        message: first.message.to_string(),
        hint,
        place: own(first.span).or_else(traced),
    }
}

/// Returns the overflows that the layout marks.
fn overflows(document: &PagedDocument) -> Vec<LayoutIssue> {
    let Some(label) = Label::new(PicoStr::intern(TOLD)) else { return Vec::new() };
    let reported = document.introspector().query(&Selector::Label(label));
    let mut seen = BTreeSet::new();
    let read = |dict: &Dict| match dict.get("id") {
        Ok(Value::Str(id)) => Some(id.to_string()),
        _ => None,
    };
    let parts =
        reported.iter().filter_map(|content| match &content.to_packed::<MetadataElem>()?.value {
            Value::Dict(dict) => Some(read(dict)),
            _ => None,
        });
    parts.filter(|part| seen.insert(part.clone())).map(LayoutIssue::Overflow).collect()
}

/// The findings on the pages.
#[derive(Default)]
struct Found {
    letters: String,
    /// Whether any font lacks a character, including invisible ones.
    is_missing: bool,
    /// The lowest resolution of each image by path, in pixels per inch.
    coarse: BTreeMap<String, u32>,
}

impl Found {
    fn read(&mut self, frame: &Frame, sheet: &DocumentWorld<'_>) {
        for (_, item) in frame.items() {
            match item {
                FrameItem::Group(group) => self.read(&group.frame, sheet),
                FrameItem::Text(text) => {
                    for glyph in text.glyphs.iter().filter(|glyph| glyph.id == 0) {
                        self.is_missing = true;
                        let letters = text.text[glyph.range()].chars();
                        for letter in letters.filter(|letter| is_seen(*letter)) {
                            if !self.letters.contains(letter) {
                                self.letters.push(letter);
                            }
                        }
                    }
                }
                FrameItem::Image(image, size, _) => {
                    let ImageKind::Raster(raster) = image.kind() else { continue };
                    let per_inch = image.width() / size.x.to_inches();
                    if let (true, Some(file)) = (per_inch < PER_INCH, sheet.file_of(raster.data()))
                    {
                        #[expect(
                            clippy::cast_possible_truncation,
                            clippy::cast_sign_loss,
                            reason = "less than a few hundred"
                        )]
                        let per_inch = per_inch.round() as u32;
                        let worst = self.coarse.entry(file.to_owned()).or_insert(per_inch);
                        *worst = per_inch.min(*worst);
                    }
                }
                FrameItem::Shape(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }
}
