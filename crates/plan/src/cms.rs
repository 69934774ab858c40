//! Plans the CMS in the browser: its page, its configuration, and the files of its program. The site
//! hosts them itself.

use super::{OutputKind, Route};
use crate::config::Cms;
use crate::diag::{Code, Diagnostic, Diagnostics, message};
use crate::path::{SourcePath, UrlPath};
use crate::schema::Spanned;
use crate::site::Site;
use crate::source::Sources;

/// The source folder in which editors put the files of the program.
pub const FOLDER: &str = "data/cms";
/// The URL folder of the CMS.
const PLACE: &str = "admin";

/// A file that urbi generates next to the program.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum CmsFile {
    /// The page that loads the program.
    Page,
    /// The configuration, generated from the schemas.
    Config,
    /// The script that runs before the program and keeps it on this site.
    Start,
    /// The fonts of the program that the site hosts.
    Fonts,
}

impl CmsFile {
    const ALL: [Self; 4] = [Self::Page, Self::Config, Self::Start, Self::Fonts];

    fn url(self) -> UrlPath {
        match self {
            Self::Page => UrlPath::page([PLACE]),
            Self::Config => UrlPath::file([PLACE, "config.yml"]),
            Self::Start => UrlPath::file([PLACE, "start.js"]),
            Self::Fonts => UrlPath::file([PLACE, "fonts.css"]),
        }
    }
}

/// Plans the CMS, if the site has one. Reports a missing program.
pub(super) fn plan(site: &Site, sources: &Sources, diagnostics: &mut Diagnostics) -> Vec<Route> {
    let Some(Cms { script: Some(script), .. }) = &site.config.cms else { return Vec::new() };
    if !has_program(script, sources, diagnostics) {
        return Vec::new();
    }
    let route = |url, kind| {
        let (what, span) = (message!("plan.cms-owner"), Some(script.span.clone()));
        Route { url, kind, what, span }
    };
    let written = CmsFile::ALL.into_iter().map(|file| route(file.url(), OutputKind::Cms(file)));
    let copied = sources.below(FOLDER).map(|(path, _)| {
        let rest = &path.as_str()[FOLDER.len() + 1..];
        route(UrlPath::file([PLACE, rest]), OutputKind::Asset(path.clone()))
    });
    written.chain(copied).collect()
}

fn has_program(script: &Spanned<String>, sources: &Sources, diagnostics: &mut Diagnostics) -> bool {
    let name = &script.value;
    let is_name = !name.contains(['/', '\\']) && name.ends_with(".js");
    let path = SourcePath::new(&format!("{FOLDER}/{name}")).filter(|_| is_name);
    let Some(path) = path else {
        let message = message!("plan.invalid-cms-script-name", script = name);
        let problem = Diagnostic::new(Code::InvalidValue, script.span.clone(), message);
        diagnostics.push(problem.hint(message!("plan.write-script-name-hint")));
        return false;
    };
    if sources.get(&path).is_some() {
        return true;
    }
    let (package, file) = if name.contains("decap") {
        ("decap-cms", "dist/decap-cms.js")
    } else {
        ("@sveltia/cms", "dist/sveltia-cms.js")
    };
    let message = message!("plan.cms-script-missing", path = &path);
    let problem = Diagnostic::new(Code::MissingFile, script.span.clone(), message);
    diagnostics.push(problem.hint(message!("plan.copy-cms-script-hint", package, file)));
    false
}
