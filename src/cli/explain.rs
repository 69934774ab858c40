//! `urbi explain`: shows what a code means, why it matters and how to fix it.

use std::io::{self, IsTerminal, Write};

use super::args::Explain;
use super::{Ended, FINE, ended, plain};
use crate::diag::{Code, Tongue, did_you_mean, words};

/// The most columns of a text, and its width where there is no terminal.
const WIDEST: usize = 80;
/// The fewest: in a narrower terminal the words would not fit.
const NARROWEST: usize = 20;

/// Prints the entry of a code, or the titles of all.
pub(super) fn run(args: &Explain, tongue: Tongue) -> Ended {
    let text = match &args.code {
        None => list(tongue),
        Some(name) => entry(name.trim_matches(['[', ']', '`']), tongue)?,
    };
    Ok(ended(&io::stdout().write_all(text.as_bytes()), FINE))
}

fn entry(name: &str, tongue: Tongue) -> Result<String, crate::diag::Words> {
    let Some(code) = Code::parse(name) else {
        let near = did_you_mean(name, Code::ALL.iter().map(|code| code.name()));
        return Err(match near {
            Some(near) => {
                words!("there is no problem `{name}`; did you mean `{near}`?", name, near)
            }
            None => words!("there is no problem `{name}`; `urbi explain` lists them all", name),
        });
    };
    let severity = tongue.severity(code.severity());
    let color = io::stdout().is_terminal();
    let text = plain::plain(code.explanation(tongue), columns(), color);
    Ok(format!("{severity}[{code}]\n\n{text}"))
}

/// Returns how wide the text may be: longer lines are hard to read, however wide the terminal is.
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

fn list(tongue: Tongue) -> String {
    let widest = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or(0);
    let line = |code: &Code| {
        let title = code.explanation(tongue).lines().next().unwrap_or_default();
        format!("{:widest$}  {}\n", code.name(), title.trim_start_matches("# "))
    };
    Code::ALL.iter().map(line).collect()
}
