//! Resolves collisions: every output path has one owner.

use std::collections::BTreeMap;

use super::{OutputKind, Owner, Route};
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
    let mut folded: BTreeMap<String, Claim> = BTreeMap::new();
    for route in routes {
        let path = route.url.out_path();
        let claim = Claim::of(&route);
        if let Some(first) = folded.get(&path.as_str().to_lowercase()) {
            // The share images of two pages collide where the pages do, so only the pages are reported.
            if !matches!(route.kind, OutputKind::Card(..)) {
                diagnostics.push(collision(&path, first, &claim));
            }
            continue;
        }
        folded.insert(path.as_str().to_lowercase(), claim);
        settled.insert(path, route);
    }
    for (path, route) in &settled {
        let mut folder = path.as_str();
        while let Some((parent, _)) = folder.rsplit_once('/') {
            if let Some(first) = folded.get(&parent.to_lowercase()) {
                diagnostics.push(collision(path, first, &Claim::of(route)));
            }
            folder = parent;
        }
    }
    settled
}

/// An owner that claims a path.
struct Claim {
    owner: Owner,
    is_alias: bool,
}

impl Claim {
    fn of(route: &Route) -> Self {
        let is_alias = matches!(route.kind, OutputKind::Alias(..));
        Self { owner: route.owner.clone(), is_alias }
    }
}

fn collision(path: &OutPath, one: &Claim, other: &Claim) -> Diagnostic {
    let (first, second) = (&one.owner, &other.owner);
    let hint = match (one.is_alias, other.is_alias) {
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
