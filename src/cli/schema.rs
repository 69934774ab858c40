//! Runs `urbi schema`: the fields of records and front matter, for editors and their tools.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::args::{ListFormat, SchemaArgs};
use super::{CommandResult, FINE};
use crate::config::{self, Overrides};
use crate::date::Date;
use crate::diag::{Diagnostics, Message, UiLanguage, did_you_mean, message};
use crate::forms::{EditorForm, FormContext, cms, handbook, json_schema, listing, vscode};
use crate::pipeline;
use crate::site::Visibility;
use crate::source::{self, Sources};

/// Prints or writes the schemas in the selected format.
pub(super) fn run(args: &SchemaArgs, ui_language: UiLanguage) -> CommandResult {
    let (sources, _) = source::load(&args.root);
    let known = known(&sources, ui_language);
    let forms = known.forms();
    if let Some(kind) = &args.kind
        && !forms.iter().any(|form| *form.name == **kind)
    {
        return Err(unknown_kind(kind, &forms));
    }
    if args.handbook && args.out.is_none() {
        return Err(message!("cli.handbook-output-missing"));
    }
    let done = answer(args, &forms, &known, &sources);
    match done {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Message::verbatim(error.to_string()))
        }
        _ => Ok(FINE),
    }
}

fn answer(
    args: &SchemaArgs,
    forms: &[EditorForm],
    known: &FormContext,
    sources: &Sources,
) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if args.cms {
        let config = config::configure(sources, &Overrides::default(), &mut Diagnostics::new());
        let own = config.as_ref().and_then(|config| config.cms.as_ref());
        return out.write_all(cms::write(forms, known, own, sources).as_bytes());
    }
    match (&args.out, &args.kind) {
        (Some(folder), _) if args.handbook => write_handbook(forms, known, &args.root.join(folder)),
        (Some(folder), _) => write_schemas(forms, known, &args.root, folder),
        (None, kind) => match forms.iter().find(|form| Some(&*form.name) == kind.as_deref()) {
            Some(form) if is_for_people(args) => out.write_all(listing(form, known).as_bytes()),
            Some(form) => out.write_all(json_schema::write(form, known).to_json().as_bytes()),
            None => out.write_all(overview(forms, known).as_bytes()),
        },
    }
}

/// Returns whether to print the fields for people.
fn is_for_people(args: &SchemaArgs) -> bool {
    let is_terminal = || io::stdout().is_terminal();
    args.format.map_or_else(is_terminal, |format| format == ListFormat::Human)
}

fn unknown_kind(kind: &str, forms: &[EditorForm]) -> Message {
    match did_you_mean(kind, forms.iter().map(|form| &*form.name)) {
        Some(near) => message!("cli.unknown-schema-near", kind, near),
        None => message!("cli.unknown-schema", kind),
    }
}

/// Returns the readable values of the site. `urbi check` reports its errors.
fn known(sources: &Sources, ui_language: UiLanguage) -> FormContext {
    let known = FormContext::new(ui_language);
    // The context needs no publication day: the last day includes the ids of scheduled documents.
    let Some(now) = Date::parse("9999-12-31") else { return known };
    let showing = Visibility { now, unpublished: true };
    match pipeline::link(sources, &Overrides::default(), showing, &mut Diagnostics::new()) {
        Some(site) => known.with_site(&site),
        None => known,
    }
}

fn overview(forms: &[EditorForm], known: &FormContext) -> String {
    let widest = forms.iter().map(|form| form.name.len()).max().unwrap_or_default();
    let mut text = String::new();
    for form in forms {
        let (name, title) = (&form.name, known.text(&form.title));
        text.push_str(&format!("{name:widest$}  {:24}  {title}\n", form.place.pattern()));
    }
    text
}

/// Writes a schema for each form, and configures Visual Studio Code to use them.
fn write_schemas(
    forms: &[EditorForm],
    known: &FormContext,
    root: &Path,
    folder: &Path,
) -> io::Result<()> {
    let place = root.join(folder);
    for form in forms {
        write(&place.join(vscode::file_name(form)), &json_schema::write(form, known).to_json())?;
    }
    say(known, &message!("cli.schemas-written", count = forms.len(), folder = shown(&place)))?;
    if folder.is_absolute() {
        return Ok(());
    }
    tie(forms, known, root, folder)?;
    say(known, &message!("cli.editor-extension"))
}

/// Adds the schemas to the settings of Visual Studio Code, in the site's folder.
fn tie(forms: &[EditorForm], known: &FormContext, root: &Path, folder: &Path) -> io::Result<()> {
    let parts: Vec<_> = folder.iter().map(|part| part.to_string_lossy()).collect();
    let folder = parts.join("/");
    let file = root.join(".vscode/settings.json");
    let settings = match read(&file)? {
        None => Some(vscode::settings(forms, &folder)),
        Some(there) => vscode::merge(&there, forms, &folder),
    };
    let name = shown(&file);
    if let Some(settings) = settings {
        write(&file, &settings)?;
        return say(known, &message!("cli.editor-settings-written", name));
    }
    say(known, &message!("cli.editor-settings-not-json", name))?;
    io::stderr().write_all(vscode::settings(forms, &folder).as_bytes())
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn say(known: &FormContext, words: &Message) -> io::Result<()> {
    writeln!(io::stderr(), "{}", words.text(known.ui_language))
}

fn write_handbook(forms: &[EditorForm], known: &FormContext, folder: &Path) -> io::Result<()> {
    let pages = handbook::pages(forms, known);
    for page in &pages {
        let name = format!("{}.{}.md", page.name, known.ui_language.tag());
        write(&folder.join(name), &page.text)?;
    }
    say(known, &message!("cli.pages-written", count = pages.len(), folder = shown(folder)))
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, text)
}

fn read(path: &Path) -> io::Result<Option<String>> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
