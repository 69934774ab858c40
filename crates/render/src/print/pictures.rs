//! The images of a printed document: drawings unchanged, photographs in the resolution that print needs.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Diagnostic, Span};
use crate::path::{SourcePath, percent_decode};
use crate::plan::Plan;
use crate::source::{SourceFile, Sources};
use urbi_picture::Size;

/// The images in a document, by the path that its text uses.
pub(super) struct PrintImages<'a> {
    plan: &'a Plan,
    sources: &'a Sources,
    /// The prefix of this site's addresses.
    base: String,
    /// The position reported for an image that cannot be decoded.
    place: Span,
    pub(super) files: BTreeMap<String, Arc<[u8]>>,
    /// The source file of each image.
    pub(super) origins: BTreeMap<String, SourcePath>,
    pub(super) problems: Vec<Diagnostic>,
}

impl<'a> PrintImages<'a> {
    pub(super) fn new(plan: &'a Plan, sources: &'a Sources, base: String, place: Span) -> Self {
        let (files, origins, problems) = Default::default();
        Self { plan, sources, base, place, files, origins, problems }
    }

    /// Adds the image at an address. Returns its path and its size.
    pub(super) fn take(&mut self, address: &str) -> Option<(String, (u32, u32))> {
        let path = percent_decode(address.strip_prefix(&self.base)?)?;
        let (file, shown) = self.plan.pictured(&path)?;
        let (name, bytes, Size { width, height }) = match &shown.raster {
            None => {
                let bytes = self.sources.get(file).and_then(SourceFile::bytes)?;
                (format!("/{file}"), bytes, shown.size)
            }
            Some(raster) => {
                let version = raster.for_print();
                let made = raster.lazy_output(version, file, &self.place).compute();
                let bytes = match made {
                    Ok(bytes) => bytes,
                    Err(problem) => {
                        self.problems.push(*problem);
                        return None;
                    }
                };
                // The names of two images can differ only in their extensions.
                (format!("/{file}.{}", version.encoding.ending()), bytes, version.size)
            }
        };
        self.files.insert(name.clone(), bytes);
        self.origins.insert(name.clone(), file.clone());
        Some((name, (width, height)))
    }
}
