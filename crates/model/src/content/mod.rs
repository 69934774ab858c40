//! Reads documents: Markdown files with front matter, one by one and in parallel.
//!
//! A document does not know the others. Parts that depend on them remain open in its [`Body`]: link
//! targets, data blocks, formatted dates. `render` fills them in.

mod alt;
mod block;
mod body;
mod document;
mod fence;
mod front_matter;
mod link;
mod markdown;
mod name;
mod rules;

use std::sync::Arc;

use rayon::prelude::*;

pub use block::{
    ApplyBlock, BLOCKS, Block, CallsBlock, ChartSubject, CityGrouping, DataBlock, FactsSubject,
    Figure, NamedRecord, RecordTime, RecordsBlock,
};
pub use body::{Body, Heading, Segment};
pub use document::Document;
pub use front_matter::{DOCUMENT, FrontMatter, PROFILE, PaperSize, document_fields};
pub use link::LinkTarget;
pub use markdown::{BlockKind, BlockPiece, Inline, TextBlock, inline};
pub use rules::DocumentRules;

use crate::diag::Diagnostics;
use crate::path::SourcePath;
use crate::source::{SourceFile, Sources};
use name::NameContext;

/// The folder of `content/` that contains the profiles of cities.
pub const PROFILES: &str = "cities";

/// A document that is generated, and that is in no file.
pub type GeneratedDocument = (SourcePath, Arc<str>);

/// Reads every Markdown file below `content/`, and the generated documents.
pub fn parse(
    sources: &Sources,
    generated: &[GeneratedDocument],
    rules: &DocumentRules,
    diagnostics: &mut Diagnostics,
) -> Documents {
    let names = NameContext { sources, rules };
    let written = sources.below("content").filter(|(path, _)| path.as_str().ends_with(".md"));
    let written = written.map(|(path, file)| match file {
        SourceFile::Text(text) => (path, Some(text)),
        // It is unreadable, which was reported.
        SourceFile::Bytes(_) | SourceFile::OnDisk { .. } => (path, None),
    });
    let generated = generated.iter().map(|(path, text)| (path, Some(text)));
    let mut all: Vec<(&SourcePath, Option<&Arc<str>>)> = written.chain(generated).collect();
    all.sort_by_key(|(path, _)| *path);
    let read: Vec<_> = all
        .into_par_iter()
        .map(|(path, text)| {
            let mut diagnostics = Diagnostics::new();
            let document =
                text.and_then(|text| document::parse(names, path, text, &mut diagnostics));
            (path, document, diagnostics)
        })
        .collect();
    let mut documents = Documents { rules: rules.clone(), ..Documents::default() };
    for (path, document, problems) in read {
        diagnostics.extend(problems);
        match document {
            Some(document) => documents.all.push(document),
            None => documents.broken.extend(document::identity(path)),
        }
    }
    names.report_strays(diagnostics);
    documents
}

/// The documents of a site, sorted by path.
#[derive(Debug, Default)]
pub struct Documents {
    /// The valid documents.
    pub all: Vec<Document>,
    /// The identities of invalid documents. Links to them are not reported as dead.
    pub broken: Vec<String>,
    /// What the site declares for them.
    pub rules: DocumentRules,
}

#[cfg(test)]
mod tests;
