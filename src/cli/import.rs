//! Runs `urbi import`: compares a spreadsheet with the data, and applies the changes with `--write`.

use super::args::ImportArgs;
use super::edit::{EditReport, SourceEdit};
use super::{CommandResult, FINE, SITE, ended, export, options};
use crate::diag::{Diagnostic, Diagnostics, Message, Severity, UiLanguage, message};
use crate::pipeline::{self, Options};
use crate::sheet::{self, ProposedMember};
use crate::source::{self, SourceFile, Sources};

/// Prints diagnostics and the summary on standard error, and the patch on standard output.
pub(super) fn run(args: &ImportArgs, ui_language: UiLanguage) -> CommandResult {
    let options = options(&args.common, &args.common.out_dir())?;
    let path = args.file.display();
    let bytes =
        std::fs::read(&args.file).map_err(|error| message!("cli.unreadable-file", path, error))?;
    let name = args.file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let (sources, found) = source::load(&args.common.root);
    let edit = import(args, &options, &sources, &found, (&name, &bytes))?;
    if args.write {
        edit.write(&args.common.root)?;
    }
    let report = EditReport::of(&args.common, args.write, ui_language);
    let printed = report.print(&edit, &sources);
    Ok(ended(&printed, if edit.diagnostics.has_errors() { SITE } else { FINE }))
}

/// Reads and merges a sheet, and checks the site with the changes. Returns an error if the kind is unknown, or if an
/// accepted record is not doubtful.
fn import(
    args: &ImportArgs,
    options: &Options,
    sources: &Sources,
    found: &Diagnostics,
    (name, bytes): (&str, &[u8]),
) -> Result<SourceEdit, Message> {
    let mut edit = SourceEdit::new(sources);
    let diagnostics = &mut edit.diagnostics;
    let mut of_data = found.clone();
    let kind = args.kind.as_deref();
    let members = export::members(sources, &options.overrides, kind, &mut of_data)?;
    let Some(members) = members else {
        diagnostics.extend(of_data);
        return Ok(edit);
    };
    let Some(table) = sheet::read(name, bytes, diagnostics) else { return Ok(edit) };
    let merge = sheet::merge(&members, &table, diagnostics);
    let is_doubtful =
        |id: &String| merge.proposed.iter().any(|one| one.id == *id && !one.doubts.is_empty());
    if let Some(id) = args.accept.iter().find(|id| !is_doubtful(id)) {
        return Err(message!("cli.accepted-id-not-doubtful", id));
    }
    let is_accepted = |one: &ProposedMember| {
        one.doubts.is_empty() || args.accept_doubtful || args.accept.contains(&one.id)
    };
    let texts = sheet::edit(&members, &merge, is_accepted, diagnostics);
    edit.set_texts(texts);
    if !edit.texts.is_empty() {
        let new = new_problems(sources, &edit.after, options, found, Severity::Warning);
        edit.diagnostics.extend(new);
    }
    edit.lines = sheet::report(&table, &merge, is_accepted, args.common.verbose);
    edit.lines.push(Message::verbatim(""));
    edit.after.insert(table.file, SourceFile::Text(table.text.as_str().into()));
    Ok(edit)
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
