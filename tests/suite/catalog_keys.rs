//! A mistyped key of a catalog is one error, in whichever language it is.

use urbi::diag::{Diagnostic, Diagnostics, Severity};
use urbi::pipeline;

use crate::harness::Site;
use crate::problem::ids;

const EN: &str = "themes/atlas/i18n/en.yaml";
const PT: &str = "themes/atlas/i18n/pt.yaml";

/// Returns the ids of messages and hints, and whether there is a fix.
fn found(site: &Site) -> Vec<(String, String, bool)> {
    let mut found = Diagnostics::new();
    pipeline::prepare(&site.sources(), &site.options(), &mut found);
    let sorted = found.sorted().into_iter();
    let grave = sorted.filter(|problem| problem.severity() != Severity::Note);
    let line = |problem: &Diagnostic| {
        let (message, hint) = ids(problem);
        (message, hint, !problem.fix.is_empty())
    };
    grave.map(line).collect()
}

fn unused(key: &str) -> String {
    format!("theme.unused-text(key: {key:?})")
}

fn not_in_source(key: &str) -> String {
    format!("theme.text-not-in-source(key: {key:?}, source: \"en\")")
}

fn did_you_mean(near: &str) -> String {
    format!("schema.did-you-mean-hint(near: {near:?})")
}

#[test]
fn a_mistyped_key_is_one_error() {
    let right = Site::starter();
    let (breadcrumbs, menu) = ("\n  breadcrumbs:", "menu.breadcrumbs");
    for (file, from, to, message, near, has_fix) in [
        (EN, breadcrumbs, "\n  breadcrums:", unused("menu.breadcrums"), menu, true),
        (EN, "\nskip:", "\nskpi:", unused("skpi"), "skip", true),
        (PT, breadcrumbs, "\n  breadcrums:", not_in_source("menu.breadcrums"), menu, true),
        // Another word: the only key that is missing in its group, and a guess.
        (PT, breadcrumbs, "\n  caminho:", not_in_source("menu.caminho"), menu, false),
    ] {
        let site = right.clone().replace(file, from, to);
        assert_eq!(found(&site), [(message, did_you_mean(near), has_fix)]);
    }
}

#[test]
fn a_key_of_the_site_itself_is_one_error_too() {
    for (file, message) in [
        ("data/i18n/en.yaml", unused("menu.hme")),
        ("data/i18n/pt.yaml", not_in_source("menu.hme")),
    ] {
        let site = Site::starter().write(file, "menu:\n  hme: Home\n");
        assert_eq!(found(&site), [(message, did_you_mean("menu.home"), false)]);
    }
}

#[test]
fn a_key_that_is_missing_and_one_that_is_odd_elsewhere_are_two_errors() {
    let site = Site::starter()
        .replace(PT, "\n  breadcrumbs:", "\n  x_breadcrumbs:")
        .replace(PT, "\nskip:", "\nzebra:");
    let found = found(&site);
    assert_eq!(found.len(), 2, "{found:#?}");
}
