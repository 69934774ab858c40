//! Renders sites once for all tests that only read them, and renders parts of sites.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, OnceLock};

use rayon::prelude::*;
use urbi::diag::Diagnostics;
use urbi::output::{OutputBody, Rendered};
use urbi::path::OutPath;
use urbi::pipeline::{self, Outcome, Prepared};
use urbi::plan::Route;
use urbi::source::Sources;

use crate::harness::{Files, Run, Site};
use crate::html::Page;

/// A site that was rendered without errors and warnings.
pub(crate) struct Made {
    /// The run that rendered it.
    pub(crate) run: Run,
    /// Every output, including those that `Run::files` leaves empty.
    pub(crate) files: Files,
    pages: OnceLock<BTreeMap<String, Page>>,
}

impl Made {
    pub(crate) fn of(site: &Site) -> Self {
        let run = site.run();
        assert_eq!(run.errors(), [""; 0]);
        let files = run.files();
        assert!(files.keys().any(|path| path.ends_with(".html")), "a site has pages");
        Self { run, files, pages: OnceLock::new() }
    }

    /// Returns every page by its path, each parsed once.
    pub(crate) fn pages(&self) -> &BTreeMap<String, Page> {
        self.pages.get_or_init(|| {
            let pages = self.files.iter().filter(|(path, _)| path.ends_with(".html"));
            pages.map(|(path, bytes)| (path.clone(), Page::parse(bytes))).collect()
        })
    }
}

/// The unmodified sites.
impl Site {
    /// Returns the rendered site of `tests/sites/harbours`.
    pub(crate) fn harbours_made() -> &'static Made {
        static MADE: LazyLock<Made> = LazyLock::new(|| Made::of(&Site::harbours()));
        &MADE
    }

    /// Returns the rendered site of `tests/sites/beacons`.
    pub(crate) fn beacons_made() -> &'static Made {
        static MADE: LazyLock<Made> = LazyLock::new(|| Made::of(&Site::beacons()));
        &MADE
    }

    /// Returns the rendered site at the root of this repository.
    pub(crate) fn repository_made() -> &'static Made {
        static MADE: LazyLock<Made> = LazyLock::new(|| Made::of(&Site::repository()));
        &MADE
    }
}

/// Sites that are rendered only in part.
impl Site {
    /// Runs the stages up to the plan, without rendering.
    pub(crate) fn planned(&self) -> Run {
        self.part(|_| false)
    }

    /// Returns the planned output paths of a site without errors and warnings.
    pub(crate) fn paths(&self) -> BTreeSet<String> {
        let paths = OnceLock::new();
        let run = self.finished(|prepared, _| {
            let own = prepared.plan.routes().map(|(path, _)| path.to_string()).collect();
            assert!(paths.set(own).is_ok());
            (Rendered::new(), Diagnostics::new())
        });
        assert_eq!(run.errors(), [""; 0]);
        paths.into_inner().unwrap()
    }

    /// Renders only the wanted paths. Checks of the whole site do not run, so a dead link in a template is not found.
    pub(crate) fn part(&self, is_wanted: impl Fn(&str) -> bool) -> Run {
        self.finished(|prepared, sources| {
            let routes = prepared.plan.routes().filter(|(path, _)| is_wanted(path.as_str()));
            self.outputs(prepared, sources, &routes.collect::<Vec<_>>())
        })
    }

    /// Renders some pages of a site without errors and warnings.
    pub(crate) fn pages<const COUNT: usize>(&self, paths: [&str; COUNT]) -> [Page; COUNT] {
        let run = self.part(|path| paths.contains(&path));
        assert_eq!(run.errors(), [""; 0]);
        let files = run.files();
        paths.map(|path| {
            Page::parse(files.get(path).unwrap_or_else(|| panic!("{path} is not made")))
        })
    }

    /// Runs the stages up to the plan, and `finish` if there are no errors.
    fn finished(&self, finish: impl FnOnce(&Prepared, &Sources) -> (Rendered, Diagnostics)) -> Run {
        let (sources, options) = (self.sources(), self.options());
        let (mut outcome, mut found) = (Outcome::default(), Diagnostics::new());
        if let Some(prepared) = pipeline::prepare(&sources, &options, &mut found)
            && !found.has_errors()
        {
            let (rendered, problems) = finish(&prepared, &sources);
            found.extend(problems);
            outcome.pages = prepared.pages();
            outcome.rendered = (!found.has_errors()).then_some(rendered);
        }
        outcome.diagnostics = found;
        Run::of(outcome, &sources)
    }

    fn outputs(
        &self,
        prepared: &Prepared,
        sources: &Sources,
        routes: &[(&OutPath, &Route)],
    ) -> (Rendered, Diagnostics) {
        let renderer = prepared.renderer(sources, &self.options());
        let made: Vec<(Option<(OutPath, OutputBody)>, Diagnostics)> = routes
            .par_iter()
            .map(|(path, route)| {
                let mut found = Diagnostics::new();
                let body = renderer.one(route, &mut found);
                (body.map(|body| ((*path).clone(), body)), found)
            })
            .collect();
        let (mut rendered, mut all) = (Rendered::new(), Diagnostics::new());
        for (output, found) in made {
            rendered.extend(output);
            all.extend(found);
        }
        (rendered, all)
    }
}
