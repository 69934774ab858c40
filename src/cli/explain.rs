//! Runs `urbi explain`: shows what a code means, why it matters and how to fix it.

use std::io::{self, IsTerminal, Write};

use super::args::ExplainArgs;
use super::{CommandResult, FINE, ended, plain};
use crate::diag::{Code, UiLanguage, did_you_mean, message};

/// The maximum width in columns, and the width without a terminal.
const WIDEST: usize = 80;
/// The minimum width in columns: words do not fit in less.
const NARROWEST: usize = 20;

/// Prints the explanation of a code, or the titles of all codes.
pub(super) fn run(args: &ExplainArgs, ui_language: UiLanguage) -> CommandResult {
    let text = match &args.code {
        None => list(ui_language),
        Some(name) => entry(name.trim_matches(['[', ']', '`']), ui_language)?,
    };
    Ok(ended(&io::stdout().write_all(text.as_bytes()), FINE))
}

fn entry(name: &str, ui_language: UiLanguage) -> Result<String, crate::diag::Message> {
    let Some(code) = Code::parse(name) else {
        let near = did_you_mean(name, Code::ALL.iter().map(|code| code.name()));
        return Err(match near {
            Some(near) => message!("cli.unknown-code-near", name, near),
            None => message!("cli.unknown-code", name),
        });
    };
    let severity = ui_language.severity(code.severity());
    let color = io::stdout().is_terminal();
    let text = plain::plain(code.explanation(ui_language), columns(), color);
    Ok(format!("{severity}[{code}]\n\n{text}"))
}

/// Returns the width of the text. It is limited, because long lines are hard to read.
fn columns() -> usize {
    let columns = terminal_columns().filter(|columns| *columns > 0);
    columns.map_or(WIDEST, |columns| columns.clamp(NARROWEST, WIDEST))
}

#[cfg(unix)]
fn terminal_columns() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    Some(size.ws_col.into())
}

#[cfg(not(unix))]
fn terminal_columns() -> Option<usize> {
    None
}

fn list(ui_language: UiLanguage) -> String {
    let widest = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or(0);
    let line = |code: &Code| {
        let title = code.explanation(ui_language).lines().next().unwrap_or_default();
        format!("{:widest$}  {}\n", code.name(), title.trim_start_matches("# "))
    };
    Code::ALL.iter().map(line).collect()
}
