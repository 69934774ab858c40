//! The site as it is after one change: prepared whole, and made a page at a time when somebody asks.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::diag::{Diagnostic, Diagnostics};
use crate::output::OutputBody;
use crate::path::OutPath;
use crate::pipeline::{Options, Prepared};
use crate::plan::Route;
use crate::source::Sources;

/// One state of the site.
pub(super) struct Edition {
    pub(super) sources: Arc<Sources>,
    pub(super) prepared: Prepared,
    options: Options,
    made: Mutex<BTreeMap<OutPath, Arc<OnceLock<RenderedOutput>>>>,
}

/// An output that was made, and what was found at it.
pub(super) struct RenderedOutput {
    /// `None` where it could not be made.
    pub(super) body: Option<OutputBody>,
    pub(super) found: Diagnostics,
}

impl Edition {
    pub(super) fn new(sources: Arc<Sources>, prepared: Prepared, options: Options) -> Self {
        Self { sources, prepared, options, made: Mutex::default() }
    }

    /// Returns a planned output.
    pub(super) fn route(&self, path: &OutPath) -> Option<&Route> {
        self.prepared.plan.route(path)
    }

    /// Returns an output, made when it is first asked for. `None` if none of this path is planned.
    pub(super) fn output(&self, path: &OutPath) -> Option<RequestedOutput> {
        let route = self.route(path)?;
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let is_new = !made.contains_key(path);
        let output = Arc::clone(made.entry(path.clone()).or_default());
        // Others wait for this output alone, not for the table.
        drop(made);
        output.get_or_init(|| {
            let mut found = Diagnostics::new();
            let renderer = self.prepared.renderer(&self.sources, &self.options);
            RenderedOutput { body: renderer.one(route, &mut found), found }
        });
        Some(RequestedOutput { output, is_new })
    }

    /// Returns what was found at the outputs that were made.
    pub(super) fn found(&self) -> Vec<Diagnostic> {
        let made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let outputs = made.values().filter_map(|output| output.get());
        outputs.flat_map(|output| output.found.clone()).collect()
    }
}

/// An output that somebody asked for.
pub(super) struct RequestedOutput {
    output: Arc<OnceLock<RenderedOutput>>,
    /// Whether nobody asked before.
    pub(super) is_new: bool,
}

impl RequestedOutput {
    pub(super) fn get(&self) -> &RenderedOutput {
        self.output.get().expect("an output is made before it is returned")
    }
}
