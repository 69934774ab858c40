//! Runs `urbi export`: writes the members, or the records of a declared kind, to a spreadsheet.

use std::io::{self, Write};
use std::path::Path;

use super::args::ExportArgs;
use super::{CommandResult, FINE, SITE, ended};
use crate::config::{self, Overrides};
use crate::diag::format::{self, Style, Summary};
use crate::diag::{Diagnostic, Diagnostics, Message, UiLanguage, message};
use crate::sheet::{self, Members, SheetFormat, SheetSubject};
use crate::source::{self, Sources};

/// Writes the sheet to standard output or a file. Messages go to standard error.
pub(super) fn run(args: &ExportArgs, ui_language: UiLanguage) -> CommandResult {
    let format = match &args.out {
        None => SheetFormat::Csv,
        Some(out) => SheetFormat::of(&out.to_string_lossy())
            .ok_or_else(|| message!("cli.invalid-spreadsheet-name", out = out.display()))?,
    };
    let (sources, mut diagnostics) = source::load(&args.root);
    let kind = args.kind.as_deref();
    let members = members(&sources, &Overrides::default(), kind, &mut diagnostics)?;
    let Some(members) = members else {
        return Ok(ended(&problems(&diagnostics.sorted(), &sources, ui_language), SITE));
    };
    let bytes =
        sheet::export(&members, format).ok_or_else(|| message!("cli.workbook-not-created"))?;
    let said = |out: &Path| message!("cli.records-exported", out = out.display());
    write(args.out.as_deref(), args.force, &bytes, said, ui_language)
}

/// Writes an export to standard output, or to a file. Then a message goes to standard error.
pub(super) fn write(
    out: Option<&Path>,
    force: bool,
    bytes: &[u8],
    said: impl Fn(&Path) -> Message,
    ui_language: UiLanguage,
) -> CommandResult {
    let Some(out) = out else {
        return Ok(ended(&io::stdout().write_all(bytes), FINE));
    };
    let path = out.display();
    if out.exists() && !force {
        return Err(message!("cli.output-exists", out = path));
    }
    std::fs::write(out, bytes).map_err(|error| message!("cli.not-written", path, error))?;
    Ok(ended(&writeln!(io::stderr(), "{}", said(out).text(ui_language)), FINE))
}

/// Reads the members of a site, or the records of a kind. Reports errors in the records, and then returns `None`.
///
/// # Errors
/// The site does not declare the kind.
pub(super) fn members(
    sources: &Sources,
    overrides: &Overrides,
    kind: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Members>, Message> {
    let Some(config) = config::configure(sources, overrides, diagnostics) else { return Ok(None) };
    let subject = SheetSubject::parse(&config, kind)?;
    let members = Members::new(sources, &config, subject, diagnostics);
    Ok((!diagnostics.has_errors()).then_some(members))
}

/// Prints diagnostics on standard error.
pub(super) fn problems(
    shown: &[&Diagnostic],
    sources: &Sources,
    ui_language: UiLanguage,
) -> io::Result<()> {
    let style = Style { ui_language, color: false };
    let text = format::render(format::Format::Human, shown, &Summary::default(), sources, style);
    io::stderr().write_all(text.as_bytes())
}
