//! `urbi explain`: what a problem is, why it matters, how it is mended.

use std::io::{self, IsTerminal, Write};

use super::args::ExplainArgs;
use super::{CommandResult, FINE, ended, plain};
use crate::diag::{Code, Tongue, did_you_mean, words};

/// Prints the entry of a code, or the titles of all.
pub(super) fn run(args: &ExplainArgs, tongue: Tongue) -> CommandResult {
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
    Ok(format!("{severity}[{code}]\n\n{}", plain::plain(code.explanation(tongue), color)))
}

fn list(tongue: Tongue) -> String {
    let widest = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or(0);
    let line = |code: &Code| {
        let title = code.explanation(tongue).lines().next().unwrap_or_default();
        format!("{:widest$}  {}\n", code.name(), title.trim_start_matches("# "))
    };
    Code::ALL.iter().map(line).collect()
}
