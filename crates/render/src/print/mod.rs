//! Printed documents: what they hold, how large they came out, and the promise of those that no page
//! needs to know the size of.
//!
//! Texts are typeset before the pages are made, since pages say how many pages and bytes a document
//! has. Fact sheets have one page each and are made by publishing.

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
use super::view::PrintView;
use crate::diag::{Diagnostic, Diagnostics};
use crate::locale::{LocaleId, PerLocale};
use crate::output::{LazyOutput, OutputBody};
use crate::plan::{Plan, Route};
use crate::site::{Entity, GroupId, Site};
use crate::theme::Theme;
use urbi_press::{TypesetDocument, Typesetter, TypstValue};

/// What printed documents have in common.
pub(super) struct PrintContext {
    workshop: OnceLock<PrintTools>,
    /// The contact as fact sheets have it.
    contacts: PerLocale<OnceLock<TypstValue>>,
    /// The map of all cities, if the site has maps.
    world: OnceLock<Option<Arc<[u8]>>>,
    /// The texts that are printed.
    texts: BTreeMap<(GroupId, LocaleId), OnceLock<Arc<TypesetText>>>,
}

/// A text that was typeset, with what is to be told of it; nothing where that failed.
pub(super) struct TypesetText {
    printed: Option<TypesetDocument>,
    diagnostics: Vec<Diagnostic>,
}

/// What documents are typeset with.
struct PrintTools {
    press: Arc<Typesetter>,
    /// The families of fonts that the site adds to those of the theme.
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
        mark.update(&urbi_press::VERSION.to_le_bytes());
        for (path, bytes) in &layouts {
            mark.update(path.as_bytes()).update(blake3::hash(bytes).as_bytes());
        }
        for font in &fonts {
            mark.update(blake3::hash(font).as_bytes());
        }
        let own = theme.fonts.iter().filter(|font| font.file.as_str().starts_with("data/"));
        Self {
            families: own.flat_map(|font| urbi_press::families(&font.bytes)).collect(),
            press: Arc::new(Typesetter::new(&layouts, &fonts)),
            mark: mark.finalize(),
        }
    }
}

impl PrintContext {
    /// Typesets nothing yet but knows what there will be.
    pub(super) fn new(site: &Site, plan: &Plan) -> Self {
        let texts = plan.prints().filter_map(|(entity, locale)| match entity {
            Entity::Document(id) => Some(((id, locale), OnceLock::new())),
            _ => None,
        });
        let contacts = site.config.per_locale(|_| OnceLock::new());
        let (workshop, world) = (OnceLock::new(), OnceLock::new());
        Self { texts: texts.collect(), contacts, workshop, world }
    }
}

impl<'a> Renderer<'a> {
    /// Typesets every text that is printed, in parallel.
    pub(super) fn typeset(&self) {
        self.common.prints.texts.par_iter().for_each(|((id, locale), _)| {
            self.typeset_one(*id, *locale);
        });
        urbi_press::forget();
    }

    fn workshop(&self) -> &'a PrintTools {
        self.common.prints.workshop.get_or_init(|| PrintTools::new(self.theme))
    }

    /// Returns a text as it is printed.
    fn typeset_one(&self, id: GroupId, locale: LocaleId) -> Option<Arc<TypesetText>> {
        let cell = self.common.prints.texts.get(&(id, locale))?;
        if let Some(typeset) = cell.get() {
            return Some(typeset.clone());
        }
        // Made outside of the cell: typesetting works in parallel, and what waits for a cell while it
        // holds up a worker could wait for itself. Two that make it at once make the same.
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
                let workshop = self.workshop();
                let job = self.fact_sheet(id, locale, diagnostics);
                let mut key = blake3::Hasher::new();
                key.update(workshop.mark.as_bytes()).update(job.text.as_bytes());
                for bytes in job.files.values() {
                    key.update(blake3::hash(bytes).as_bytes());
                }
                let key = format!("print {}", key.finalize().to_hex());
                // One of each language is made even by a check, which so sees layouts that fail.
                let is_probe = id.index() == 0;
                let (press, owner) = (workshop.press.clone(), route.owner.clone());
                let files: BTreeMap<_, _> = self
                    .theme
                    .print
                    .iter()
                    .map(|(path, own)| (path.clone(), own.file.clone()))
                    .collect();
                let deferred =
                    LazyOutput::new(key, move || sheet::judge(press.print(&job), &owner, &files));
                if is_probe && let Err(problem) = deferred.make() {
                    diagnostics.push(*problem);
                    return None;
                }
                Some(OutputBody::Deferred(deferred))
            }
            _ => None,
        }
    }

    /// Makes the views of the printed documents of an entity: that in the reader's locale first, then
    /// those in the others.
    pub(super) fn print_views(&self, entity: Entity, reader: LocaleId) -> Vec<PrintView> {
        let config = &self.site.config;
        if let Entity::Document(id) = entity {
            let all: Vec<LocaleId> = config.locale_ids().collect();
            all.par_iter().for_each(|locale| drop(self.typeset_one(id, *locale)));
        }
        let others = config.locale_ids().filter(|locale| *locale != reader);
        let view = |locale: LocaleId| {
            let url = self.plan.print(entity, locale)?;
            let size = match entity {
                Entity::Document(id) => {
                    let typeset = self.typeset_one(id, locale)?;
                    let printed = typeset.printed.as_ref()?;
                    Some((printed.pages, printed.pdf.len()))
                }
                _ => None,
            };
            Some(PrintView::new(&self.maker(reader), url, locale, size))
        };
        std::iter::once(reader).chain(others).filter_map(view).collect()
    }
}
