//! Plans the assets of the theme.

use super::{OutputKind, Plan, Route};
use crate::diag::message;
use crate::path::UrlPath;
use crate::source::SourceFile;
use crate::theme::Theme;

/// Plans the assets of the theme. Style sheets and scripts have a hash of their content in their names,
/// so that browsers can cache them permanently. The files that they reference keep their names.
pub(super) fn of_theme(theme: &Theme, plan: &mut Plan) -> Vec<Route> {
    let mut routes = Vec::new();
    for (name, (file, content)) in &theme.assets {
        let marked = match (content, name.rsplit_once('.')) {
            (SourceFile::Text(text), Some((stem, ending @ ("css" | "js")))) => {
                let mark = blake3::hash(text.as_bytes()).to_hex();
                format!("{stem}.{}.{ending}", &mark[..10])
            }
            _ => name.clone(),
        };
        let url = UrlPath::file(["assets", &marked]);
        plan.assets.insert(name.clone(), url.clone());
        let (what, kind) = (message!("plan.owner-file", file), OutputKind::Asset(file.clone()));
        routes.push(Route { url, kind, what, span: None });
    }
    routes
}
