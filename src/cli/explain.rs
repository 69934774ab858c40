//! `urbi explain`: what a problem is, why it matters, how it is mended.

use std::io::{self, IsTerminal, Write};

use super::args::ExplainArgs;
use super::{CommandResult, FINE, ended, plain};
use crate::diag::{Code, UiLanguage, did_you_mean, message};

/// Prints the entry of a code, or the titles of all.
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
            Some(near) => {
                message!("cli.unknown-code-near", name, near)
            }
            None => message!("cli.unknown-code", name),
        });
    };
    let severity = ui_language.severity(code.severity());
    let color = io::stdout().is_terminal();
    Ok(format!("{severity}[{code}]\n\n{}", plain::plain(code.explanation(ui_language), color)))
}

fn list(ui_language: UiLanguage) -> String {
    let widest = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or(0);
    let line = |code: &Code| {
        let title = code.explanation(ui_language).lines().next().unwrap_or_default();
        format!("{:widest$}  {}\n", code.name(), title.trim_start_matches("# "))
    };
    Code::ALL.iter().map(line).collect()
}
