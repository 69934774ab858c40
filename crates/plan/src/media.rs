//! Plans the media of a site: lead pictures, and the images and files of documents.
//!
//! A shown raster image is published only as smaller versions, each an output of its own. A linked file
//! is copied; a linked image loses its metadata.

mod misnamed;

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{OutputKind, Plan, Route};
use crate::content::{Block, LinkTarget, Segment};
use crate::diag::{Code, Diagnostic, Diagnostics, Span, did_you_mean, message};
use crate::path::{SourcePath, UrlPath};
use crate::site::{LeadPicture, Site};
use crate::source::{SourceFile, Sources, is_picture};
use urbi_picture::{ImageError, ImageFormat, Picture, RasterImage, Size};

/// An image that pages show.
#[derive(Clone, Debug)]
pub struct ShownImage {
    /// The largest size offered.
    pub size: Size,
    /// The address for software that ignores the other versions.
    pub url: UrlPath,
    /// The addresses of the WebP versions with their widths in pixels, narrowest first.
    pub webp: Vec<(UrlPath, u32)>,
    /// The image that the versions are built from.
    pub raster: Option<RasterImage>,
}

/// A file that a document links.
#[derive(Clone, Debug)]
pub struct LinkedFile {
    /// Its address.
    pub url: UrlPath,
    /// The size of the published file in bytes.
    pub bytes: u64,
}

/// How a document uses a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    Shows,
    Links,
}

/// Extensions of formats that can contain metadata of a camera or program. urbi copies these files with
/// it.
const TELLING: [&str; 9] = ["arw", "avif", "cr2", "dng", "heic", "heif", "nef", "tif", "tiff"];

/// Extensions of files that a browser would run on the site's own address.
const RUNNING: [&str; 10] =
    ["htm", "html", "js", "mht", "mhtml", "mjs", "svgz", "xht", "xhtml", "xml"];

/// Plans the files next to documents that a document shows or links.
pub(super) fn plan(
    site: &Site,
    sources: &Sources,
    plan: &mut Plan,
    diagnostics: &mut Diagnostics,
) -> Vec<Route> {
    let uses = uses(site);
    let mut places: BTreeMap<&SourcePath, Vec<&Span>> = BTreeMap::new();
    for ((file, _), spans) in &uses {
        places.entry(file).or_default().extend(spans);
    }
    let mut planner = Planner { sources, plan, diagnostics, routes: Vec::new() };
    let known: Vec<_> = uses
        .into_iter()
        .filter(|((file, how), spans)| planner.is_there(file, *how, spans))
        .filter_map(|(used, spans)| Some((used, *spans.first()?)))
        .collect();
    let read: Vec<_> = known
        .into_par_iter()
        .map(|((file, how), span)| (file, how, span, read(sources, file, how)))
        .collect();
    for (file, how, span, read) in read {
        match (read, how) {
            (Err(refusal), _) => {
                let right = misnamed::find(file, sources);
                let problem =
                    right.map(|right| misnamed::problem(file, &right, &places[file], sources));
                planner.diagnostics.push(problem.unwrap_or_else(|| refusal.at(span)));
            }
            (Ok(Some(picture)), Use::Shows) => planner.show(file, picture, span),
            (Ok(_), _) => planner.link(file, span),
        }
    }
    let Planner { routes, plan, diagnostics, .. } = planner;
    diagnostics.extend(site.pictures().filter_map(|picture| too_small(picture, plan)));
    routes
}

/// The minimum width in pixels of a lead picture: that of a share image, and of a page on a wide screen.
const LEAD_WIDTH: u32 = 1200;

/// Reports a lead picture that is too small for its place.
fn too_small(picture: &LeadPicture, plan: &Plan) -> Option<Diagnostic> {
    let file = &picture.file;
    let raster = plan.picture(&file.value)?.raster.as_ref()?;
    (raster.size.width < LEAD_WIDTH).then(|| {
        let (width, least) = (raster.size.width, LEAD_WIDTH);
        let message = message!("plan.picture-too-small", file = file.value, width, least);
        Diagnostic::new(Code::CoarsePicture, file.span.clone(), message)
            .hint(message!("plan.larger-picture-hint", least))
    })
}

/// Returns the spans of each use of each file.
fn uses(site: &Site) -> BTreeMap<(&SourcePath, Use), Vec<&Span>> {
    let mut uses: BTreeMap<_, Vec<&Span>> = BTreeMap::new();
    let groups = site.groups.iter().flat_map(|group| group.translations.iter());
    let translations = groups.filter_map(|(_, translation)| translation.as_ref());
    for picture in site.pictures() {
        uses.entry((&picture.file.value, Use::Shows)).or_default().push(&picture.file.span);
    }
    for segment in translations.flat_map(|translation| &translation.document.body.segments) {
        let (file, how, span) = match segment {
            Segment::Image { file, span, .. } => (file, Use::Shows, span),
            Segment::Link { target: LinkTarget::File(file), span, .. } => (file, Use::Links, span),
            Segment::Block(Block::Figure(figure)) => {
                (&figure.file.value, Use::Shows, &figure.file.span)
            }
            Segment::Block(Block::Download { file, .. }) => (&file.value, Use::Links, &file.span),
            _ => continue,
        };
        uses.entry((file, how)).or_default().push(span);
    }
    uses
}

/// Reads a shown file, or a linked file that browsers display.
fn read(sources: &Sources, file: &SourcePath, how: Use) -> Result<Option<Picture>, ImageError> {
    let is_drawing = ending(file) == "svg";
    if how == Use::Links && !is_drawing {
        return Ok(None);
    }
    match sources.get(file).and_then(SourceFile::bytes) {
        Some(_) if misnamed::find(file, sources).is_some() => Err(urbi_picture::unread(file)),
        Some(bytes) => urbi_picture::read(file, &bytes).map(Some),
        // The file name is that of an image: only images that are too large are not loaded.
        None if is_picture(file) => Err(urbi_picture::too_many_bytes(file)),
        None => Err(urbi_picture::unread(file)),
    }
}

struct Planner<'a> {
    sources: &'a Sources,
    plan: &'a mut Plan,
    diagnostics: &'a mut Diagnostics,
    routes: Vec<Route>,
}

impl Planner<'_> {
    /// Returns whether a file exists. If not, reports each place that names it.
    fn is_there(&mut self, file: &SourcePath, how: Use, spans: &[&Span]) -> bool {
        let is_content = file.as_str().starts_with("content/");
        let is_there = is_content && self.sources.get(file).is_some();
        if !is_there {
            let missing = spans.iter().map(|span| missing(file, span, how, self.sources));
            self.diagnostics.extend(missing);
        }
        is_there
    }

    fn show(&mut self, file: &SourcePath, picture: Picture, span: &Span) {
        let shown = match picture {
            Picture::Drawing(size) => {
                let bytes = self.sources.get(file).and_then(SourceFile::published);
                let mark = urbi_picture::mark(file, &bytes.unwrap_or_default());
                let url = media(file, &format!("{mark}.svg"));
                self.route(file, url.clone(), OutputKind::Asset(file.clone()), span);
                ShownImage { size, url, webp: Vec::new(), raster: None }
            }
            Picture::Raster(raster) => {
                self.diagnostics.extend(raster.warning(file, span));
                self.versions(file, raster, span)
            }
        };
        self.plan.pictures.insert(file.clone(), shown);
    }

    fn versions(&mut self, file: &SourcePath, raster: RasterImage, span: &Span) -> ShownImage {
        let mark = raster.mark(file);
        let (mut fallback, mut webp, mut largest) = (None, Vec::new(), raster.size);
        for version in raster.versions() {
            let (width, ending) = (version.size.width, version.encoding.ending());
            let url = media(file, &format!("{mark}-{width}.{ending}"));
            self.route(file, url.clone(), OutputKind::Picture(file.clone(), version), span);
            if version.encoding == ImageFormat::Webp {
                largest = version.size;
                webp.push((url, width));
            } else {
                fallback = Some(url);
            }
        }
        let url = fallback.expect("every picture has a fallback");
        ShownImage { size: largest, url, webp, raster: Some(raster) }
    }

    fn link(&mut self, file: &SourcePath, span: &Span) {
        let Some(source) = self.sources.get(file) else { return };
        let length = |bytes: &[u8]| u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let ending = ending(file);
        let mut bytes = source.published().map_or(source.size(), |bytes| length(&bytes));
        if RUNNING.contains(&ending.as_str()) {
            let message = message!("plan.unsafe-download", file);
            let problem = Diagnostic::new(Code::InvalidAddress, span.clone(), message);
            return self.diagnostics.push(problem.hint(message!("plan.offer-pdf-or-zip-hint")));
        }
        let url = UrlPath::file(["media", below_content(file)]);
        let mut kind = OutputKind::Asset(file.clone());
        match source.bytes().filter(|_| is_picture(file)) {
            Some(whole) => match urbi_picture::bare(file, &whole) {
                Ok(bare) => {
                    bytes = length(&bare);
                    kind = OutputKind::StrippedImage(file.clone());
                }
                Err(refusal) => return self.diagnostics.push(refusal.at(span)),
            },
            None if is_picture(file) || TELLING.contains(&ending.as_str()) => {
                let message = message!("plan.published-with-metadata", file);
                let problem = Diagnostic::new(Code::KeptMetadata, span.clone(), message);
                self.diagnostics.push(problem.hint(message!("plan.save-without-metadata-hint")));
            }
            None => {}
        }
        self.plan.files.insert(file.clone(), LinkedFile { url: url.clone(), bytes });
        self.route(file, url, kind, span);
    }

    fn route(&mut self, file: &SourcePath, url: UrlPath, kind: OutputKind, span: &Span) {
        let (what, span) = (message!("plan.owner-file", file), Some(span.clone()));
        self.routes.push(Route { url, kind, what, span });
    }
}

fn ending(file: &SourcePath) -> String {
    let ending = file.file_name().rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.to_ascii_lowercase()
}

fn below_content(file: &SourcePath) -> &str {
    let path = file.as_str();
    path.strip_prefix("content/").unwrap_or(path)
}

/// Returns the address of a version of an image: the name of its file with a hash of its content, and a
/// new extension.
fn media(file: &SourcePath, end: &str) -> UrlPath {
    let path = below_content(file);
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    UrlPath::file(["media", &format!("{stem}.{end}")])
}

fn missing(file: &SourcePath, span: &Span, how: Use, sources: &Sources) -> Diagnostic {
    let (code, noun) = match how {
        Use::Shows => (Code::MissingImage, message!("content.image-noun")),
        Use::Links => (Code::DeadLink, message!("plan.file-noun")),
    };
    // A PDF is never a misspelt page.
    let extension =
        |path: &SourcePath| path.as_str().rsplit_once('.').map(|(_, end)| end.to_owned());
    let is_alike = |path: &&SourcePath| extension(path) == extension(file);
    let files = sources.below(file.folder()).map(|(path, _)| path).filter(is_alike);
    let near = did_you_mean(file.as_str(), files.map(SourcePath::as_str));
    Diagnostic::new(code, span.clone(), message!("plan.unknown-file", noun, file))
        .hint(message!("plan.put-file-and-check-name-hint"))
        .maybe_hint(near.map(|near| message!("schema.did-you-mean-hint", near)))
}
