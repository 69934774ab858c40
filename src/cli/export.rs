//! Runs `urbi export`: writes the members, or the records of a declared kind, to a spreadsheet.

use std::io::{self, Write};

use super::args::ExportArgs;
use super::{CommandResult, FINE, SITE, ended};
use crate::config::{self, Overrides};
use crate::diag::format::{self, Style, Summary};
use crate::diag::{Diagnostics, Message, UiLanguage, message};
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
        return Ok(ended(&problems(&diagnostics, &sources, ui_language), SITE));
    };
    let bytes =
        sheet::export(&members, format).ok_or_else(|| message!("cli.workbook-not-created"))?;
    let Some(out) = &args.out else {
        return Ok(ended(&io::stdout().write_all(&bytes), FINE));
    };
    if out.exists() && !args.force {
        return Err(message!("cli.output-exists", out = out.display()));
    }
    std::fs::write(out, &bytes)
        .map_err(|error| message!("cli.not-written", path = out.display(), error))?;
    let said = message!("cli.records-exported", out = out.display()).text(ui_language);
    Ok(ended(&writeln!(io::stderr(), "{said}"), FINE))
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

fn problems(
    diagnostics: &Diagnostics,
    sources: &Sources,
    ui_language: UiLanguage,
) -> io::Result<()> {
    let style = Style { ui_language, color: false };
    let shown = diagnostics.sorted();
    let text = format::render(format::Format::Human, &shown, &Summary::default(), sources, style);
    io::stderr().write_all(text.as_bytes())
}
