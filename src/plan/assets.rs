//! Files that are copied as they are: the theme's, and those that documents show or link.

use super::{Kind, Owner, Plan, Route};
use crate::content::{Segment, Target};
use crate::diag::{Code, Diagnostic, Diagnostics, Span, did_you_mean};
use crate::path::{SourcePath, UrlPath};
use crate::site::Site;
use crate::source::{SourceFile, Sources};
use crate::theme::Theme;

/// Plans the theme's assets. Style sheets and scripts carry a mark of their content in their names,
/// so that a browser may keep them for ever; what they name themselves keeps its name.
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
        let owner = Owner { what: format!("the file `{file}`"), span: None };
        routes.push(Route { url, kind: Kind::Asset(file.clone()), owner });
    }
    routes
}

/// Plans the files beside documents that one of them shows or links.
pub(super) fn of_documents(
    site: &Site,
    sources: &Sources,
    plan: &mut Plan,
    diagnostics: &mut Diagnostics,
) -> Vec<Route> {
    let mut routes = Vec::new();
    let translations = site
        .groups
        .iter()
        .flat_map(|group| group.translations.iter())
        .filter_map(|(_, t)| t.as_ref());
    for segment in translations.flat_map(|translation| &translation.document.body.segments) {
        let (file, span, code, noun) = match segment {
            Segment::Image { file, span, .. } => (file, span, Code::MissingImage, "picture"),
            Segment::Link { target: Target::File(file), span, .. } => {
                (file, span, Code::DeadLink, "file")
            }
            _ => continue,
        };
        if plan.files.contains_key(file) {
            continue;
        }
        let inside = file.as_str().strip_prefix("content/");
        let (Some(inside), Some(_)) = (inside, sources.get(file)) else {
            diagnostics.push(missing(file, span, code, noun, sources));
            continue;
        };
        let url = UrlPath::file(["media", inside]);
        plan.files.insert(file.clone(), url.clone());
        let owner = Owner { what: format!("the file `{file}`"), span: Some(span.clone()) };
        routes.push(Route { url, kind: Kind::Asset(file.clone()), owner });
    }
    routes
}

fn missing(
    file: &SourcePath,
    span: &Span,
    code: Code,
    noun: &str,
    sources: &Sources,
) -> Diagnostic {
    let beside: Vec<&str> = sources.below(file.folder()).map(|(path, _)| path.as_str()).collect();
    let near = did_you_mean(file.as_str(), beside);
    Diagnostic::new(code, span.clone(), format!("there is no {noun} `{file}`"))
        .hint("put it beside the document, and write its name as it is on the disk")
        .maybe_hint(near.map(|near| format!("did you mean `{near}`?")))
}
