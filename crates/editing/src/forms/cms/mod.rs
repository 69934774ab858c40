//! Writes the configuration of a CMS that runs in the browser and saves to the repository.
//! The target is Sveltia CMS; Decap CMS reads most of it.
//!
//! Saving must not lose content. So texts are edited as Markdown source. A data file has a form only if
//! the form covers all its fields. Other data files are edited as text.

mod widget;

use std::sync::Arc;

use super::context::SectionChoice;
use super::shape::{FieldShapes, report_comments};
use super::{EditorForm, FormContext, FormLocation, Tree};
use crate::config::Cms;
use crate::content::PROFILES;
use crate::diag::{Diagnostics, Message, Texts, message};
use crate::path::SourcePath;
use crate::source::Sources;
use crate::yaml;
use widget::Widgets;

/// An example repository, for a site without a `cms:` field.
fn example() -> Cms {
    Cms {
        backend: "github".to_owned(),
        repository: Some("owner/name".to_owned()),
        branch: Some("main".to_owned()),
        server: None,
        app_id: None,
        script: None,
    }
}

/// Returns the configuration as YAML. A `site` adds the choices that depend on its files.
pub fn write(
    forms: &[EditorForm],
    known: &FormContext,
    cms: Option<&Cms>,
    sources: &Sources,
) -> String {
    let example = example();
    let cms = cms.unwrap_or(&example);
    let mut writer = Writer { forms, known, sources, left_out: Vec::new() };
    let mut notes = vec![known.say("forms.generated-file-note")];
    let mut collections = writer.sections();
    if cms.is_sveltia() {
        let files = writer.files();
        if !files.is_empty() {
            collections.push(Tree::map([
                ("name", "data".into()),
                ("label", known.say("rules.data").into()),
                ("files", Tree::List(files)),
            ]));
        }
    } else {
        notes.push(known.say("forms.cms-without-data-note"));
    }
    let tags = super::context::values(&known.locales);
    let mut config = Tree::map([("backend", backend(cms))])
        .with("media_folder", "content")
        .with("public_folder", "/content")
        .with("show_preview_links", false)
        .with("editor", Tree::map([("preview", false.into())]))
        .with("slug", Tree::map([("encoding", "ascii".into()), ("clean_accents", true.into())]));
    if cms.is_sveltia() {
        config.push("output", Tree::map([("omit_empty_optional_fields", true.into())]));
    }
    if let Some(source) = known.locales.first() {
        let mut i18n = Tree::map([("structure", "multiple_files".into())])
            .with("locales", tags)
            .with("default_locale", source.value.as_str());
        if cms.is_sveltia() {
            // Without this, the CMS creates an empty file for each missing translation.
            i18n.push("initial_locales", "default");
        }
        config.push("i18n", i18n);
    }
    config.push("collections", Tree::List(collections));
    let mut text = String::new();
    for note in notes.iter().copied().map(str::to_owned).chain(writer.left_out) {
        text.push_str(&format!("# {note}\n"));
    }
    text.push_str(&config.to_yaml());
    text
}

fn backend(cms: &Cms) -> Tree {
    let mut backend = Tree::map([("name", cms.backend.as_str().into())]);
    for (key, value) in [
        ("repo", &cms.repository),
        ("branch", &cms.branch),
        ("base_url", &cms.server),
        ("app_id", &cms.app_id),
    ] {
        if let Some(value) = value {
            backend.push(key, value.as_str());
        }
    }
    backend
}

struct Writer<'a> {
    forms: &'a [EditorForm],
    known: &'a FormContext,
    sources: &'a Sources,
    /// Notes about the files without a form.
    left_out: Vec<String>,
}

impl Writer<'_> {
    /// Returns a collection for each folder of `content/`.
    fn sections(&mut self) -> Vec<Tree> {
        let (known, forms) = (self.known, self.forms);
        let form = |place: FormLocation| forms.iter().find(move |form| form.place == place);
        let mut collections = Vec::new();
        if let Some(form) = form(FormLocation::Document) {
            let own = known.sections.iter().filter(|section| section.id != PROFILES);
            collections.extend(own.map(|section| self.section(form, section)));
        }
        if let Some(form) = form(FormLocation::Profile) {
            let title = self.known.text(&form.title);
            let section = SectionChoice { id: PROFILES.to_owned(), title, is_dated: false };
            collections.push(self.section(form, &section));
        }
        collections
    }

    /// Notes why a file has no form.
    fn leave_out(&mut self, file: &SourcePath, why: &Message) {
        self.left_out.push(format!("{file}: {}", why.text(self.known.ui_language)));
    }

    fn section(&mut self, form: &EditorForm, section: &SectionChoice) -> Tree {
        let folder = format!("content/{}", section.id);
        let (known, sources, mut shapes) = (self.known, self.sources, FieldShapes::default());
        for (path, _) in sources.below(&folder).filter(|(path, _)| path.folder() == folder) {
            if let Err(why) = self.front_matter(form, path, &mut shapes) {
                self.leave_out(path, &why);
            }
        }
        let widgets = Widgets { known, shapes: &shapes, is_document: true };
        let schema = match form.place {
            FormLocation::Document => known.document_schema(Some(&section.id)),
            _ => known.schema(form),
        };
        let mut fields = widgets.fields(&schema.schema(), "");
        fields.push(
            Tree::map([("name", "body".into()), ("label", known.say("forms.text-label").into())])
                .with("widget", "markdown")
                // A rich text editor would lose blocks, and links without text.
                .with("modes", Tree::list(["raw"]))
                .with("required", false)
                .with("i18n", true),
        );
        let slug =
            if section.is_dated { "{{year}}-{{month}}-{{day}}-{{slug}}" } else { "{{slug}}" };
        Tree::map([("name", section.id.as_str().into()), ("label", section.title.as_str().into())])
            .with("description", self.known.text(&form.about))
            .with("folder", folder)
            .with("create", form.place != FormLocation::Profile)
            .with("extension", "md")
            .with("format", "yaml-frontmatter")
            .with("slug", slug)
            .with("media_folder", "")
            .with("public_folder", "")
            .with("i18n", true)
            .with("fields", Tree::List(fields))
    }

    /// Returns the shapes of the fields in the front matter of a section's documents.
    fn front_matter(
        &self,
        form: &EditorForm,
        file: &SourcePath,
        shapes: &mut FieldShapes,
    ) -> Result<(), Message> {
        let text = self.sources.text(file).filter(|_| file.as_str().ends_with(".md"));
        let Some(inner) = text.and_then(|text| text.strip_prefix("---\n")) else { return Ok(()) };
        let inner = inner.split("\n---").next().unwrap_or_default();
        report_comments(inner)?;
        let parsed = yaml::parse(file, inner, 0..inner.len(), &mut Diagnostics::new());
        shapes.group(&self.known.schema(form).schema(), &parsed.root, "")
    }

    /// Returns an entry for each data file.
    fn files(&mut self) -> Vec<Tree> {
        let mut files = Vec::new();
        for form in self.forms {
            let pattern = form.place.pattern();
            if !form.place.is_file() || !pattern.starts_with("data/") {
                continue;
            }
            let own = self.sources.iter().filter(|(path, _)| is_match(pattern, path.as_str()));
            let own: Vec<_> =
                own.filter_map(|(path, _)| Some((path, self.sources.text(path)?))).collect();
            for (path, text) in &own {
                let stem = path.file_name().trim_end_matches(".yaml");
                let title = self.known.text(&form.title);
                let label = if own.len() > 1 { format!("{title}: {stem}") } else { title };
                let name = path.as_str().trim_end_matches(".yaml").replace('/', "-");
                let file = Tree::map([("name", name.into()), ("label", label.into())])
                    .with("file", path.as_str());
                let schema = self.known.schema(form);
                let shapes = match form.place {
                    FormLocation::List(_) => FieldShapes::of_list(&schema.schema(), path, text),
                    _ => Err(message!("forms.unsupported-file")),
                };
                files.push(match shapes {
                    Ok(shapes) => self.list(form, file, &shapes),
                    Err(why) => {
                        self.leave_out(path, &why);
                        self.as_text(form, file)
                    }
                });
            }
        }
        files
    }

    fn list(&self, form: &EditorForm, file: Tree, shapes: &FieldShapes) -> Tree {
        let widgets = Widgets { known: self.known, shapes, is_document: false };
        let list = Tree::map([("name", "entries".into())])
            .with("label", self.known.text(&form.title))
            .with("hint", self.known.text(&form.about))
            .with("widget", "list")
            .with("root", true)
            .with("collapsed", true)
            .with("fields", Tree::List(widgets.fields(&self.known.schema(form).schema(), "")));
        file.with("format", "yaml").with("fields", Tree::List(vec![list]))
    }

    /// Returns a file that is edited as text. Its hint lists the fields.
    fn as_text(&self, form: &EditorForm, file: Tree) -> Tree {
        let extended = self.known.schema(form);
        let keys: Vec<&str> = extended.schema().fields.iter().map(|field| field.key).collect();
        let hint =
            message!("forms.file-fields", keys = keys.join(", ")).text(self.known.ui_language);
        let body = Tree::map([("name", "body".into())])
            .with("label", self.known.say("forms.whole-file-label"))
            .with("hint", format!("{} {hint}", self.known.text(&form.about)))
            .with("widget", "code")
            .with("default_language", "yaml")
            .with("allow_language_selection", false)
            .with("output_code_only", true);
        file.with("format", "raw").with("fields", Tree::List(vec![body]))
    }
}

/// Returns whether a path matches a pattern, in which `*` matches part of a name.
fn is_match(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((before, after)) => path
            .strip_prefix(before)
            .and_then(|rest| rest.strip_suffix(after))
            .is_some_and(|name| !name.is_empty() && !name.contains('/')),
    }
}

/// Marks choices that many fields share, so that YAML writes them only once.
fn shared(name: &str, tree: Tree) -> Tree {
    Tree::Shared(name.to_owned(), Arc::new(tree))
}
