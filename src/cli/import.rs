//! Runs `urbi import`: compares a spreadsheet with the data, and applies the changes with `--write`.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};

use super::args::{Color, DiagnosticFormat, ImportArgs};
use super::{CommandResult, FINE, SITE, ended, export, options, report};
use crate::diag::format::{self, Style, Summary};
use crate::diag::{Diagnostic, Diagnostics, Message, Severity, Texts, UiLanguage, message};
use crate::diff;
use crate::path::SourcePath;
use crate::pipeline::{self, Options};
use crate::sheet::{self, ProposedMember, SheetMerge, SheetTable};
use crate::source::{self, SourceFile, Sources};

/// The result of an import.
struct Imported {
    /// The sources with the changes, and with the sheet, so that diagnostics can show its cells.
    after: Sources,
    /// The new texts of changed files.
    texts: BTreeMap<SourcePath, String>,
    merged: Option<(SheetTable, SheetMerge)>,
    diagnostics: Diagnostics,
}

/// Prints diagnostics and the summary on standard error, and the patch on standard output.
pub(super) fn run(args: &ImportArgs, ui_language: UiLanguage) -> CommandResult {
    let options = options(&args.common, &args.common.out_dir())?;
    let path = args.file.display();
    let bytes =
        std::fs::read(&args.file).map_err(|error| message!("cli.unreadable-file", path, error))?;
    let name = args.file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let (sources, found) = source::load(&args.common.root);
    let imported = import(args, &options, &sources, &found, (&name, &bytes))?;
    if let Some((_, merge)) = &imported.merged {
        let is_doubtful =
            |id: &String| merge.proposed.iter().any(|one| one.id == *id && !one.doubts.is_empty());
        if let Some(id) = args.accept.iter().find(|id| !is_doubtful(id)) {
            return Err(message!("cli.accepted-id-not-doubtful", id));
        }
    }
    let is_right = !imported.diagnostics.has_errors();
    if is_right && args.write {
        let texts = imported.texts.iter().map(|(path, text)| (path, text.as_bytes()));
        source::save(&args.common.root, texts)
            .map_err(|(path, error)| message!("cli.not-written", path, error))?;
    }
    let printed = print(args, &sources, &imported, ui_language);
    Ok(ended(&printed, if is_right { FINE } else { SITE }))
}

fn is_accepted(args: &ImportArgs, proposed: &ProposedMember) -> bool {
    proposed.doubts.is_empty() || args.accept_doubtful || args.accept.contains(&proposed.id)
}

/// Reads and merges a sheet, and checks the site with the changes. Returns an error if the kind is unknown.
fn import(
    args: &ImportArgs,
    options: &Options,
    sources: &Sources,
    found: &Diagnostics,
    (name, bytes): (&str, &[u8]),
) -> Result<Imported, Message> {
    let mut imported = Imported {
        after: sources.clone(),
        texts: BTreeMap::new(),
        merged: None,
        diagnostics: Diagnostics::new(),
    };
    let diagnostics = &mut imported.diagnostics;
    let mut of_data = found.clone();
    let kind = args.kind.as_deref();
    let members = export::members(sources, &options.overrides, kind, &mut of_data)?;
    let Some(members) = members else {
        diagnostics.extend(of_data);
        return Ok(imported);
    };
    let Some(table) = sheet::read(name, bytes, diagnostics) else { return Ok(imported) };
    let merge = sheet::merge(&members, &table, diagnostics);
    imported.texts = sheet::edit(&members, &merge, |one| is_accepted(args, one), diagnostics);
    for (path, text) in &imported.texts {
        imported.after.insert(path.clone(), SourceFile::Text(text.as_str().into()));
    }
    if !imported.texts.is_empty() {
        diagnostics.extend(new_problems(
            sources,
            &imported.after,
            options,
            found,
            Severity::Warning,
        ));
    }
    let text = SourceFile::Text(table.text.as_str().into());
    imported.after.insert(table.file.clone(), text);
    imported.merged = Some((table, merge));
    Ok(imported)
}

/// Returns the diagnostics that an edit adds, up to a severity.
pub(super) fn new_problems(
    before: &Sources,
    after: &Sources,
    options: &Options,
    found: &Diagnostics,
    most: Severity,
) -> Vec<Diagnostic> {
    let errors = |sources: &Sources| {
        let all = pipeline::run(sources, options, found.clone()).diagnostics.into_iter();
        let errors = all.filter(|problem| problem.severity() <= most);
        errors.collect::<Vec<_>>()
    };
    let mut new = errors(after);
    if !new.is_empty() {
        // An edit moves spans, but messages stay the same.
        let old = errors(before);
        new.retain(|problem| {
            !old.iter().any(|old| old.code == problem.code && old.message == problem.message)
        });
    }
    new
}

fn print(
    args: &ImportArgs,
    sources: &Sources,
    imported: &Imported,
    ui_language: UiLanguage,
) -> io::Result<()> {
    let common = &args.common;
    let color = |is_terminal: bool| match common.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => is_terminal,
    };
    let all = imported.diagnostics.sorted();
    let for_people = matches!(common.format, DiagnosticFormat::Human | DiagnosticFormat::Short);
    let shown: Vec<&Diagnostic> = all
        .into_iter()
        .filter(|problem| !for_people || common.verbose || problem.severity() != Severity::Note)
        .collect();
    let style = Style { ui_language, color: color(io::stderr().is_terminal()) };
    let render = |shown: &[&Diagnostic]| {
        let summary = summary(&imported.diagnostics);
        format::render(common.format.into(), shown, &summary, &imported.after, style)
    };
    if !for_people {
        return io::stdout().write_all(render(&shown).as_bytes());
    }
    let is_whole = common.limit == 0 || common.format == DiagnosticFormat::Short;
    let most = if is_whole { shown.len() } else { shown.len().min(common.limit) };
    let mut words = render(&shown[..most]);
    let mut line = |said: &Message| {
        words.push_str(&said.text(ui_language));
        words.push('\n');
    };
    if most < shown.len() {
        let more = shown.len() - most;
        line(&message!("cli.more-messages", more));
    }
    if !common.quiet {
        if let Some((table, merge)) = &imported.merged {
            let is_accepted = |one: &ProposedMember| is_accepted(args, one);
            let lines = sheet::report(table, merge, is_accepted, common.verbose);
            lines.iter().for_each(&mut line);
            line(&Message::verbatim(""));
        }
        line(&outcome(args, imported));
    }
    let patch = report::colored(&patch(sources, imported), color(io::stdout().is_terminal()));
    io::stdout().write_all(patch.as_bytes())?;
    io::stderr().write_all(words.as_bytes())
}

fn patch(sources: &Sources, imported: &Imported) -> String {
    let before = |path| sources.text(path).unwrap_or_default();
    let patches = imported.texts.iter();
    patches.map(|(path, text)| diff::unified(path.as_str(), before(path), text)).collect()
}

fn summary(diagnostics: &Diagnostics) -> Summary {
    Summary {
        errors: diagnostics.count(Severity::Error),
        warnings: diagnostics.count(Severity::Warning),
        ..Summary::default()
    }
}

/// Returns what the import wrote or would write.
fn outcome(args: &ImportArgs, imported: &Imported) -> Message {
    let files: Vec<&str> = imported.texts.keys().map(SourcePath::as_str).collect();
    let files = files.join(", ");
    if imported.diagnostics.has_errors() {
        message!("cli.nothing-written-errors")
    } else if files.is_empty() {
        message!("cli.nothing-to-write")
    } else if args.write {
        message!("cli.files-written", files)
    } else {
        message!("cli.write-option-needed", files)
    }
}
