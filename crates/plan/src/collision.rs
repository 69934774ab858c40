//! Resolves collisions: every output path has one owner.

use std::collections::BTreeMap;

use super::{OutputKind, Route};
use crate::diag::{Code, Diagnostic, Diagnostics, message};
use crate::path::OutPath;

/// Sorts routes by path. The first owner of a path keeps it; every other owner is reported.
///
/// Paths that differ only in case are the same path on the disks of many editors.
pub(super) fn settle(
    routes: Vec<Route>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<OutPath, Route> {
    let mut settled: BTreeMap<OutPath, Route> = BTreeMap::new();
    // The settled paths by their spelling in lower case.
    let mut folded: BTreeMap<String, OutPath> = BTreeMap::new();
    for route in routes {
        let path = route.url.out_path();
        if let Some(first) = folded.get(&path.as_str().to_lowercase()) {
            // The share images of two pages collide where the pages do, so only the pages are reported.
            if !matches!(route.kind, OutputKind::Card(..)) {
                diagnostics.push(collision(&path, &settled[first], &route));
            }
            continue;
        }
        folded.insert(path.as_str().to_lowercase(), path.clone());
        settled.insert(path, route);
    }
    for (path, route) in &settled {
        for (slash, _) in path.as_str().rmatch_indices('/') {
            if let Some(first) = folded.get(&path.as_str()[..slash].to_lowercase()) {
                diagnostics.push(collision(path, &settled[first], route));
            }
        }
    }
    settled
}

fn collision(path: &OutPath, first: &Route, second: &Route) -> Diagnostic {
    let is_alias = |route: &Route| matches!(route.kind, OutputKind::Alias(..));
    let hint = match (is_alias(first), is_alias(second)) {
        (true, true) => message!("plan.remove-shared-alias-hint"),
        (false, false) => message!("plan.change-slug-hint"),
        _ => message!("plan.remove-taken-alias-hint"),
    };
    let message =
        message!("plan.address-collision", first = first.what, second = second.what, path);
    let mut diagnostic = Diagnostic::without_place(Code::Collision, message)
        .label(message!("plan.collision-owner-label", what = second.what))
        .hint(hint);
    diagnostic.span.clone_from(&second.span);
    match &first.span {
        Some(span) if second.span.is_some() => diagnostic
            .related(span.clone(), message!("plan.collision-owner-label", what = first.what)),
        _ => {
            diagnostic.span = diagnostic.span.or_else(|| first.span.clone());
            diagnostic
        }
    }
}
