//! Typesets the printed documents, as PDF bytes or lazy output.
//!
//! Documents are typeset before pages render, because pages show the number of pages and bytes. Fact sheets
//! always have one page, so they are lazy: publishing typesets them.

mod document;
mod map;
mod markup;
mod overflow;
mod pictures;
mod report;
mod sheet;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::Renderer;
use crate::diag::{Diagnostic, Diagnostics};
use crate::locale::{LocaleId, PerLocale};
use crate::output::{LazyOutput, OutputBody};
use crate::plan::{Plan, Route};
use crate::site::{CityId, Entity, GroupId, Site};
use crate::theme::Theme;
use urbi_typeset::{TypesetDocument, Typesetter, TypstValue};

/// Data that printed documents share.
pub(super) struct PrintContext {
    tools: OnceLock<PrintTools>,
    /// The contact block of fact sheets, by locale.
    contacts: PerLocale<OnceLock<TypstValue>>,
    /// The map of all cities, if the site has maps.
    world: OnceLock<Option<Arc<[u8]>>>,
    /// The typeset documents.
    texts: BTreeMap<(GroupId, LocaleId), OnceLock<Arc<TypesetText>>>,
    /// The city whose fact sheet even a check typesets: the first one with a profile, else the first one.
    probe: Option<CityId>,
}

/// A typeset document with its diagnostics; no document if typesetting failed.
pub(super) struct TypesetText {
    printed: Option<TypesetDocument>,
    diagnostics: Vec<Diagnostic>,
}

/// The typesetter with its settings.
struct PrintTools {
    typesetter: Arc<Typesetter>,
    /// The font families that the site adds to those of the theme.
    families: Vec<String>,
    /// The hash of the layouts and the fonts.
    mark: blake3::Hash,
}

impl PrintTools {
    fn new(theme: &Theme) -> Self {
        let layouts: BTreeMap<String, Arc<[u8]>> =
            theme.print.iter().map(|(path, layout)| (path.clone(), layout.bytes.clone())).collect();
        let fonts: Vec<Arc<[u8]>> = theme.fonts.iter().map(|font| font.bytes.clone()).collect();
        let mut mark = blake3::Hasher::new();
        mark.update(&urbi_typeset::VERSION.to_le_bytes());
        for (path, bytes) in &layouts {
            mark.update(path.as_bytes()).update(blake3::hash(bytes).as_bytes());
        }
        for font in &fonts {
            mark.update(blake3::hash(font).as_bytes());
        }
        let own = theme.fonts.iter().filter(|font| font.file.as_str().starts_with("data/"));
        Self {
            families: own.flat_map(|font| urbi_typeset::families(&font.bytes)).collect(),
            typesetter: Arc::new(Typesetter::new(&layouts, &fonts)),
            mark: mark.finalize(),
        }
    }
}

impl PrintContext {
    /// Prepares the cells for the given plan; typesets nothing yet.
    pub(super) fn new(site: &Site, plan: &Plan) -> Self {
        let texts = plan.prints().filter_map(|(entity, locale)| match entity {
            Entity::Document(id) => Some(((id, locale), OnceLock::new())),
            _ => None,
        });
        let contacts = site.config.per_locale(|_| OnceLock::new());
        let (tools, world) = (OnceLock::new(), OnceLock::new());
        let cities = plan.prints().filter_map(|(entity, _)| match entity {
            Entity::City(id) => Some(id),
            _ => None,
        });
        let probe = cities.min_by_key(|id| (site[*id].profile.is_none(), *id));
        Self { texts: texts.collect(), contacts, tools, world, probe }
    }
}

impl<'a> Renderer<'a> {
    /// Typesets every printed document, in parallel.
    pub(super) fn typeset(&self) {
        self.common.prints.texts.par_iter().for_each(|((id, locale), _)| {
            self.typeset_one(*id, *locale);
        });
        urbi_typeset::forget();
    }

    fn tools(&self) -> &'a PrintTools {
        self.common.prints.tools.get_or_init(|| PrintTools::new(self.theme))
    }

    fn typeset_one(&self, id: GroupId, locale: LocaleId) -> Option<Arc<TypesetText>> {
        let cell = self.common.prints.texts.get(&(id, locale))?;
        if let Some(typeset) = cell.get() {
            return Some(typeset.clone());
        }
        // Computed outside of the cell: typesetting runs in parallel. A worker that waits for a cell could wait
        // for itself. If two workers compute the same document, the results are equal.
        let typeset = Arc::new(self.document_print(id, locale));
        Some(cell.get_or_init(|| typeset).clone())
    }

    /// Returns the printed document of a route.
    pub(super) fn print(
        &self,
        entity: Entity,
        locale: LocaleId,
        route: &Route,
        diagnostics: &mut Diagnostics,
    ) -> Option<OutputBody> {
        match entity {
            Entity::Document(id) => {
                let typeset = self.typeset_one(id, locale)?;
                diagnostics.extend(typeset.diagnostics.iter().cloned());
                typeset.printed.as_ref().map(|printed| OutputBody::Bytes(printed.pdf.clone()))
            }
            Entity::City(id) => {
                let tools = self.tools();
                let job = self.fact_sheet(id, locale, diagnostics);
                let mut key = blake3::Hasher::new();
                key.update(tools.mark.as_bytes()).update(job.text.as_bytes());
                for bytes in job.files.values() {
                    key.update(blake3::hash(bytes).as_bytes());
                }
                let key = format!("print {}", key.finalize().to_hex());
                // Even a check typesets one fact sheet in each language, to find errors in layouts.
                let is_probe = self.common.prints.probe == Some(id);
                let (typesetter, what) = (tools.typesetter.clone(), route.what.clone());
                let place = self.site[id].record.id.span.clone();
                let layouts = self.theme.print.iter();
                let files: BTreeMap<_, _> =
                    layouts.map(|(path, own)| (path.clone(), own.file.clone())).collect();
                let deferred = LazyOutput::new(key, move || {
                    sheet::judge(typesetter.print(&job), &what, &place, &files)
                });
                if is_probe && let Err(problem) = deferred.compute() {
                    diagnostics.push(*problem);
                    return None;
                }
                Some(OutputBody::Lazy(deferred))
            }
            _ => None,
        }
    }
}

/// The sizes of printed documents. Views need nothing else of the typesetter.
#[derive(Clone, Copy)]
pub(super) struct PrintSizes<'a>(pub(super) Renderer<'a>);

impl PrintSizes<'_> {
    /// Returns the number of pages and bytes of a document in a locale. Returns `None` if typesetting failed.
    pub(super) fn of(&self, id: GroupId, locale: LocaleId) -> Option<(usize, usize)> {
        let typeset = self.0.typeset_one(id, locale)?;
        let printed = typeset.printed.as_ref()?;
        Some((printed.pages, printed.pdf.len()))
    }

    /// Typesets a document in every locale, in parallel.
    pub(super) fn prepare(&self, id: GroupId) {
        let all: Vec<LocaleId> = self.0.site.config.locale_ids().collect();
        all.par_iter().for_each(|locale| drop(self.0.typeset_one(id, *locale)));
    }
}
