//! Creates a new site from the starter in the program: a few cities, texts in four languages and the theme.
//! The examples are optional.

mod comments;
mod languages;
mod settings;
mod words;

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

use super::blocks::front_matter;
use crate::config::Kinds;
use crate::diag::{Message, UiLanguage, message};
use crate::i18n;
use crate::locale::Locale;
use crate::network;
use crate::path::SourcePath;
use crate::yaml;

static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/new/starter");
static THEME: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../themes/atlas");

/// The scripts that the fonts of the theme cover.
const WRITTEN: [&str; 4] = ["Arab", "Cyrl", "Grek", "Latn"];

const SETTINGS: &str = "data/site.yaml";
const HOME: &str = "content/pages/home";

/// The options of a new site.
#[derive(Clone, Debug, Default)]
pub struct NewSiteOptions {
    /// Its languages, the source language first. Empty means English and Portuguese.
    pub languages: Vec<Locale>,
    /// Its name for all languages, or `pt=…` for one language.
    pub names: Vec<String>,
    /// Whether to leave out the examples.
    pub is_empty: bool,
    /// The language of the program.
    pub ui_language: UiLanguage,
}

/// Validated options.
struct NewSitePlan {
    source: Locale,
    /// In the order of the language menu.
    locales: Vec<Locale>,
    names: Vec<(Option<Locale>, String)>,
    is_empty: bool,
    ui_language: UiLanguage,
}

impl NewSitePlan {
    fn of(wish: &NewSiteOptions) -> Result<Self, Message> {
        let usual = || languages::USUAL.iter().filter_map(|tag| Locale::parse(tag)).collect();
        let mut locales: Vec<Locale> =
            if wish.languages.is_empty() { usual() } else { wish.languages.clone() };
        let source = locales[0].clone();
        locales.sort_by_key(i18n::rank);
        locales.dedup();
        let name = |written: &String| match written.split_once('=') {
            Some((tag, name)) if Locale::parse(tag.trim()).is_some() => {
                (Locale::parse(tag.trim()), name.trim().to_owned())
            }
            _ => (None, written.trim().to_owned()),
        };
        let names: Vec<_> = wish.names.iter().map(name).collect();
        let is_odd = |(tag, name): &&(Option<Locale>, String)| {
            name.is_empty() || tag.as_ref().is_some_and(|tag| !locales.contains(tag))
        };
        if let Some((_, name)) = names.iter().find(is_odd) {
            return Err(message!("new.invalid-site-name", name));
        }
        if words::find("title.news", &source).is_none() {
            return Err(message!("new.no-titles-in-language", tag = source));
        }
        if !wish.is_empty && !languages::EXAMPLE.contains(&source.as_str()) {
            return Err(message!("new.no-examples-in-language", tag = source));
        }
        let is_portuguese = wish.ui_language == UiLanguage::Portuguese || source.language() == "pt";
        let ui_language = if is_portuguese { UiLanguage::Portuguese } else { UiLanguage::English };
        Ok(Self { source, locales, names, is_empty: wish.is_empty, ui_language })
    }

    /// Returns whether a language needs a script that the fonts of the theme do not cover.
    fn lacks_letters(&self) -> bool {
        self.locales.iter().any(|locale| !WRITTEN.contains(&i18n::script(locale).as_str()))
    }

    /// Returns whether the languages are those that the comments of the starter name.
    fn is_usual(&self) -> bool {
        self.locales.iter().map(Locale::as_str).eq(languages::USUAL)
    }

    fn is_renamed(&self) -> bool {
        self.is_empty || !self.names.is_empty()
    }

    /// Returns the name of the site in a language. A name without a language applies to all.
    fn name(&self, locale: &Locale) -> String {
        let given = |wanted: Option<&Locale>| {
            self.names.iter().find(|(tag, _)| tag.as_ref() == wanted).map(|(_, name)| name.as_str())
        };
        let own = given(Some(locale)).or_else(|| given(None));
        let first = self.names.first().map(|(_, name)| name.as_str());
        let known = || words::find("name", locale).or_else(|| words::find("name", &self.source));
        own.or(first).or_else(known).unwrap_or_default().to_owned()
    }
}

/// Returns every file of a new site by its path in the new folder, including a page for its editors.
///
/// # Errors
/// The options are invalid.
pub fn starter(wish: &NewSiteOptions) -> Result<BTreeMap<SourcePath, Vec<u8>>, Message> {
    let plan = NewSitePlan::of(wish)?;
    let mut files = BTreeMap::new();
    add(&mut files, &THEME, "themes/atlas/");
    let mut example = BTreeMap::new();
    add(&mut example, &STARTER, "");
    if plan.is_empty {
        emptied(&example, &plan, &mut files);
    } else {
        chosen(example, &plan, &mut files);
    }
    let readme = match plan.ui_language {
        UiLanguage::English => include_str!("site/README.en.md"),
        UiLanguage::Portuguese => include_str!("site/README.pt.md"),
    };
    let examples = message!("new.examples-note").text(plan.ui_language);
    let note = if plan.is_empty { String::new() } else { format!("\n{examples}\n") };
    let others = [
        ("README.md", format!("{readme}{note}")),
        (".gitignore", "/public/\n/.*.urbi-*\n".into()),
        (".gitattributes", include_str!("site/gitattributes.txt").into()),
    ];
    let others = others.into_iter();
    files.extend(
        others.filter_map(|(path, text)| Some((SourcePath::new(path)?, text.into_bytes()))),
    );
    Ok(files)
}

type Files = BTreeMap<SourcePath, Vec<u8>>;

/// Adds the files of the starter in the chosen languages.
fn chosen(example: Files, plan: &NewSitePlan, files: &mut Files) {
    let is_turned = plan.source.as_str() != languages::EXAMPLE[0];
    let mut texts: BTreeMap<SourcePath, String> = BTreeMap::new();
    for (path, bytes) in example {
        match String::from_utf8(bytes) {
            Ok(text) => drop(texts.insert(path, text)),
            Err(error) => drop(files.insert(path, error.into_bytes())),
        }
    }
    let sources: Vec<SourcePath> =
        texts.keys().filter(|path| path.as_str().ends_with(".en.md")).cloned().collect();
    for path in sources.iter().filter(|_| is_turned) {
        let stem = path.as_str().trim_end_matches(".en.md");
        let Some(other) = SourcePath::new(&format!("{stem}.{}.md", plan.source)) else { continue };
        let name = stem.rsplit('/').next().unwrap_or_default();
        let pair = texts.get(path).zip(texts.get(&other));
        if let Some((new, old)) = pair.and_then(|(own, said)| languages::exchanged(name, own, said))
        {
            texts.insert(other, new);
            texts.insert(path.clone(), old);
        }
    }
    for (path, text) in texts {
        let name = path.as_str();
        let tag = name.strip_suffix(".md").and_then(|stem| stem.rsplit_once('.'));
        let is_unspoken =
            |(_, tag): (&str, &str)| !plan.locales.iter().any(|locale| locale.as_str() == tag);
        if tag.is_some_and(is_unspoken) {
            continue;
        }
        let text = match name {
            SETTINGS => settings::settings(&text, plan),
            _ => text,
        };
        let text = if name.ends_with(".yaml") {
            let text = languages::only(&path, &text, &plan.locales);
            comments::in_language(&text, plan.ui_language)
        } else if name.starts_with(HOME) && plan.is_renamed() {
            said(&titled(&text, plan, &path), plan)
        } else if name.ends_with(".md") {
            said(&text, plan)
        } else {
            text
        };
        files.insert(path, text.into_bytes());
    }
}

/// Translates the comments of a document into the language of its editors.
fn said(text: &str, plan: &NewSitePlan) -> String {
    match front_matter(text) {
        Some((front, rest)) => {
            format!("---\n{}{rest}", comments::in_language(front, plan.ui_language))
        }
        None => text.to_owned(),
    }
}

/// Sets the title of the home page to the name of the site.
fn titled(text: &str, plan: &NewSitePlan, path: &SourcePath) -> String {
    let locale = plan
        .locales
        .iter()
        .find(|locale| path.as_str() == format!("{HOME}.{locale}.md"))
        .unwrap_or(&plan.source);
    let line = |line: &str| {
        if line.starts_with("title: ") {
            format!("title: {}\n", yaml::written(&plan.name(locale)))
        } else {
            line.to_owned()
        }
    };
    text.split_inclusive('\n').map(line).collect()
}

/// Adds the settings, the introductory comment of each data file, and a home page in each language.
fn emptied(example: &Files, plan: &NewSitePlan, files: &mut Files) {
    for (path, bytes) in example {
        let Ok(text) = str::from_utf8(bytes) else { continue };
        let text = match path.as_str() {
            SETTINGS => settings::settings(text, plan),
            // The kinds of the example are not declared in an empty site.
            name if name.ends_with(".yaml") && network::is_read(path, &Kinds::default()) => {
                let end = text.find("\n- ").map_or(0, |at| at + 1);
                format!("{}\n", text[..end].trim_end())
            }
            _ => continue,
        };
        files.insert(path.clone(), comments::in_language(&text, plan.ui_language).into_bytes());
    }
    for locale in &plan.locales {
        let comment = comments::in_language(
            "# Write the text of the home page below the second line ---.\n",
            plan.ui_language,
        );
        let title = yaml::written(&plan.name(locale));
        let text = format!("---\n{comment}title: {title}\n---\n");
        let path = SourcePath::new(&format!("{HOME}.{locale}.md"));
        files.extend(path.map(|path| (path, text.into_bytes())));
    }
}

fn add(files: &mut Files, folder: &'static Dir<'static>, prefix: &str) {
    for file in folder.files() {
        let parts: Vec<_> = file.path().iter().map(|part| part.to_string_lossy()).collect();
        let path = SourcePath::new(&format!("{prefix}{}", parts.join("/")));
        files.extend(path.map(|path| (path, file.contents().to_vec())));
    }
    for inner in folder.dirs() {
        add(files, inner, prefix);
    }
}
