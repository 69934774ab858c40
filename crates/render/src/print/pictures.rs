//! The pictures of a printed document: drawings as they are, photographs as large as print needs.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{Diagnostic, Span};
use crate::path::{SourcePath, percent_decode};
use crate::plan::Plan;
use crate::source::{SourceFile, Sources};
use urbi_picture::Size;

/// The pictures that a document shows, each under the path by which its text names it.
pub(super) struct PrintImages<'a> {
    plan: &'a Plan,
    sources: &'a Sources,
    /// What stands before the addresses of this site.
    base: String,
    /// Where a picture is shown that cannot be decoded.
    place: Span,
    pub(super) files: BTreeMap<String, Arc<[u8]>>,
    /// The file from which each was made.
    pub(super) origins: BTreeMap<String, SourcePath>,
    pub(super) problems: Vec<Diagnostic>,
}

impl<'a> PrintImages<'a> {
    pub(super) fn new(plan: &'a Plan, sources: &'a Sources, base: String, place: Span) -> Self {
        let (files, origins, problems) = Default::default();
        Self { plan, sources, base, place, files, origins, problems }
    }

    /// Takes the picture at an address along. Returns its path and its size.
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
                let made = raster.deferred(version, file, &self.place).make();
                let bytes = match made {
                    Ok(bytes) => bytes,
                    Err(problem) => {
                        self.problems.push(*problem);
                        return None;
                    }
                };
                // Two pictures may differ in the endings of their names alone.
                (format!("/{file}.{}", version.encoding.ending()), bytes, version.size)
            }
        };
        self.files.insert(name.clone(), bytes);
        self.origins.insert(name.clone(), file.clone());
        Some((name, (width, height)))
    }
}
