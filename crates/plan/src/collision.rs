//! One path, one owner.

use std::collections::BTreeMap;

use super::{Kind, Owner, Route};
use crate::diag::{Code, Diagnostic, Diagnostics, words};
use crate::path::OutPath;

/// Puts routes in order of path. The first owner of a path keeps it; each other is reported.
///
/// Paths that differ in case alone are one path on the disks of many editors.
pub(super) fn settle(
    routes: Vec<Route>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<OutPath, Route> {
    let mut settled: BTreeMap<OutPath, Route> = BTreeMap::new();
    let mut folded: BTreeMap<String, Owner> = BTreeMap::new();
    for route in routes {
        let path = route.url.out_path();
        if let Some(first) = folded.get(&path.as_str().to_lowercase()) {
            // The pictures of two pages collide where the pages do, which is told once.
            if !matches!(route.kind, Kind::Card(..)) {
                diagnostics.push(collision(&path, first, &route.owner));
            }
            continue;
        }
        folded.insert(path.as_str().to_lowercase(), route.owner.clone());
        settled.insert(path, route);
    }
    for (path, route) in &settled {
        let mut folder = path.as_str();
        while let Some((parent, _)) = folder.rsplit_once('/') {
            if let Some(first) = folded.get(&parent.to_lowercase()) {
                diagnostics.push(collision(path, first, &route.owner));
            }
            folder = parent;
        }
    }
    settled
}

fn collision(path: &OutPath, first: &Owner, second: &Owner) -> Diagnostic {
    let message = words!(
        "{first} and {second} would both be `{path}`",
        first = first.what,
        second = second.what,
        path
    );
    let mut diagnostic = Diagnostic::without_place(Code::Collision, message)
        .label(words!("{what} stands here", what = second.what))
        .hint(words!("give one of them another `slug`"));
    diagnostic.span.clone_from(&second.span);
    match &first.span {
        Some(span) if second.span.is_some() => {
            diagnostic.related(span.clone(), words!("{what} stands here", what = first.what))
        }
        _ => {
            diagnostic.span = diagnostic.span.or_else(|| first.span.clone());
            diagnostic
        }
    }
}
