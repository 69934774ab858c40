//! One state of the site: prepared completely, with pages that are rendered on request.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::diag::{Diagnostic, Diagnostics};
use crate::locale::LocaleId;
use crate::output::OutputBody;
use crate::path::OutPath;
use crate::pipeline::{Options, Prepared};
use crate::plan::Route;
use crate::site::Entity;
use crate::source::Sources;

pub(super) struct Edition {
    pub(super) sources: Arc<Sources>,
    pub(super) prepared: Prepared,
    options: Options,
    made: Mutex<BTreeMap<OutPath, Arc<OnceLock<RenderedOutput>>>>,
}

/// A rendered output, with the diagnostics of rendering it.
pub(super) struct RenderedOutput {
    /// The bytes, or `None` after an error.
    pub(super) body: Option<OutputBody>,
    pub(super) found: Diagnostics,
}

impl Edition {
    pub(super) fn new(sources: Arc<Sources>, prepared: Prepared, options: Options) -> Self {
        Self { sources, prepared, options, made: Mutex::default() }
    }

    pub(super) fn route(&self, path: &OutPath) -> Option<&Route> {
        self.prepared.plan.route(path)
    }

    /// Returns an output, and renders it on the first request. Its diagnostics are returned only then. Returns `None` if
    /// no output is planned for this path.
    pub(super) fn output(&self, path: &OutPath) -> Option<RenderedOutput> {
        let route = self.route(path)?;
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let is_new = !made.contains_key(path);
        let output = Arc::clone(made.entry(path.clone()).or_default());
        // Other requests wait only for this output, not for the whole table.
        drop(made);
        let RenderedOutput { body, found } = output.get_or_init(|| {
            let mut found = Diagnostics::new();
            let renderer = self.prepared.renderer(&self.sources, &self.options);
            RenderedOutput { body: renderer.one(route, &mut found), found }
        });
        let found = if is_new { found.clone() } else { Diagnostics::new() };
        Some(RenderedOutput { body: body.clone(), found })
    }

    /// Returns the address of the page of an entity in a locale, below the host.
    pub(super) fn address(&self, entity: Entity, locale: LocaleId) -> Option<String> {
        let url = self.prepared.plan.url(entity, locale)?;
        Some(format!("{}{}", self.prepared.site.config.base_url.path, url.encoded()))
    }

    /// Returns the diagnostics of the outputs that were rendered.
    pub(super) fn found(&self) -> Vec<Diagnostic> {
        let made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let outputs = made.values().filter_map(|output| output.get());
        outputs.flat_map(|output| output.found.clone()).collect()
    }
}
