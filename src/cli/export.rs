//! `urbi export`: the members as a spreadsheet.

use std::io::{self, Write};

use super::args::ExportArgs;
use super::{CommandResult, FINE, SITE, ended};
use crate::config::{self, Overrides};
use crate::diag::format::{self, Style, Summary};
use crate::diag::{Diagnostics, Tongue, words};
use crate::sheet::{self, Members, SheetFormat};
use crate::source::{self, Sources};

/// Writes the sheet to standard output or a file; words go to the other output.
pub(super) fn run(args: &ExportArgs, tongue: Tongue) -> CommandResult {
    let format = match &args.out {
        None => SheetFormat::Csv,
        Some(out) => SheetFormat::of(&out.to_string_lossy())
            .ok_or_else(|| words!("`{out}` must end in `.csv` or `.xlsx`", out = out.display()))?,
    };
    let (sources, mut diagnostics) = source::load(&args.root);
    let Some(members) = members(&sources, &Overrides::default(), &mut diagnostics) else {
        return Ok(ended(&problems(&diagnostics, &sources, tongue), SITE));
    };
    let bytes =
        sheet::export(&members, format).ok_or_else(|| words!("the workbook could not be made"))?;
    let Some(out) = &args.out else {
        return Ok(ended(&io::stdout().write_all(&bytes), FINE));
    };
    if out.exists() && !args.force {
        return Err(words!(
            "`{out}` is there already: import it first, or overwrite it with `--force`",
            out = out.display()
        ));
    }
    std::fs::write(out, &bytes).map_err(|error| {
        words!("`{path}` could not be written: {error}", path = out.display(), error)
    })?;
    let said = words!("The members are in {out}", out = out.display()).say(tongue);
    Ok(ended(&writeln!(io::stderr(), "{said}"), FINE))
}

/// Reads the members of a site; none where something is wrong with the records, which is reported.
pub(super) fn members(
    sources: &Sources,
    overrides: &Overrides,
    diagnostics: &mut Diagnostics,
) -> Option<Members> {
    let config = config::configure(sources, overrides, diagnostics)?;
    let members = Members::new(sources, &config, diagnostics);
    (!diagnostics.has_errors()).then_some(members)
}

fn problems(diagnostics: &Diagnostics, sources: &Sources, tongue: Tongue) -> io::Result<()> {
    let style = Style { tongue, color: false };
    let shown = diagnostics.sorted();
    let text = format::render(format::Format::Human, &shown, &Summary::default(), sources, style);
    io::stderr().write_all(text.as_bytes())
}
