//! Writes the CMS page, its configuration and its content security policy. No theme template: the page is
//! for editors, and the CMS controls its appearance.

use std::fmt::Write as _;

use crate::config::Cms;
use crate::diag::UiLanguage;
use crate::forms::{FormContext, cms};
use crate::plan::{CMS_FOLDER, CmsFile};
use crate::site::Site;
use crate::source::Sources;
use crate::xml::escape;

/// The fonts of Sveltia CMS: the file names in its package, and the names that it requests. The last font
/// contains its icons.
const FONTS: [(&str, &str, &str); 3] = [
    ("source-sans-3", "Source Sans 3", "200 900"),
    ("noto-mono", "Noto Mono", "400"),
    ("material-symbols-outlined", "Material Symbols Outlined", "400"),
];

/// Writes one of the files.
pub(super) fn write(site: &Site, sources: &Sources, file: CmsFile) -> String {
    let Some(own) = &site.config.cms else { return String::new() };
    let ui_language = ui_language(site);
    match file {
        CmsFile::Page => page(own, ui_language),
        CmsFile::Config => {
            let known = FormContext::new(ui_language).with_site(site);
            cms::write(&known.forms(), &known, Some(own), sources)
        }
        CmsFile::Start => start(sources),
        CmsFile::Fonts => fonts(sources),
    }
}

/// The language of the CMS interface: that of the source locale if supported.
fn ui_language(site: &Site) -> UiLanguage {
    let source = &site.config.locale(site.config.source_locale).locale;
    UiLanguage::parse(source.as_str()).unwrap_or_default()
}

fn page(own: &Cms, ui_language: UiLanguage) -> String {
    let script = own.script.as_ref().map_or("", |script| &script.value);
    let needs_script = ui_language.template("render.cms-needs-javascript");
    format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>{title}</title>\n\
         <link href=\"config.yml\" type=\"text/yaml\" rel=\"cms-config-url\">\n\
         <link href=\"fonts.css\" rel=\"stylesheet\">\n</head>\n<body>\n\
         <noscript><p>{needs_script}</p></noscript>\n<script src=\"start.js\"></script>\n\
         <script src=\"{script}\"></script>\n</body>\n</html>\n",
        tag = ui_language.tag(),
        policy = escape(&policy(own)),
        title = escape(ui_language.template("render.cms-title")),
        script = escape(script),
    )
}

/// The content security policy: the page can connect only to this site and the hosts of its repository.
fn policy(own: &Cms) -> String {
    let hosts = match own.backend.as_str() {
        "github" => "https://api.github.com https://github.com https://*.githubusercontent.com",
        "gitlab" => "https://gitlab.com https://secure.gravatar.com",
        _ => "",
    };
    let server = own.server.as_deref().map(|server| server.split('/').take(3).collect::<Vec<_>>());
    let hosts = format!("{hosts} {}", server.unwrap_or_default().join("/"));
    let hosts = hosts.trim();
    // The older CMS compiles its schemas to code at run time.
    let code = if own.is_sveltia() { "'wasm-unsafe-eval'" } else { "'unsafe-eval'" };
    format!(
        "default-src 'self'; script-src 'self' {code}; style-src 'self' 'unsafe-inline'; \
         img-src 'self' data: blob: {hosts}; connect-src 'self' data: blob: {hosts}; \
         worker-src 'self' blob:; object-src 'none'"
    )
}

fn start(sources: &Sources) -> String {
    let folder = format!("{CMS_FOLDER}/locales");
    let names: Vec<String> =
        sources.below(&folder).map(|(path, _)| format!("{:?}", path.file_name())).collect();
    format!("const FILES = [{}];\n{}", names.join(", "), include_str!("start.js"))
}

fn fonts(sources: &Sources) -> String {
    let mut css = String::new();
    for (file, family, weight) in FONTS {
        let own = sources.below(CMS_FOLDER).map(|(path, _)| &path.as_str()[CMS_FOLDER.len() + 1..]);
        let own = own.into_iter().find(|path| {
            let name = path.rsplit('/').next().unwrap_or(path);
            name.starts_with(file) && name.ends_with(".woff2")
        });
        let Some(path) = own else { continue };
        // Writing to a `String` cannot fail.
        let _ = writeln!(
            css,
            "@font-face {{ font-family: \"{family}\"; font-weight: {weight}; \
             src: url(\"{path}\") format(\"woff2\"); }}"
        );
    }
    css
}
