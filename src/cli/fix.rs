//! Runs `urbi fix`: shows automatic fixes, and applies them with `--write`.

use std::io::{self, Write};
use std::path::Path;

use super::args::FixArgs;
use super::{CommandResult, FINE, SITE, USAGE, ended, options, report};
use crate::diag::{Severity, Texts, UiLanguage, message};
use crate::diff;
use crate::fixing::{self, Fixed};
use crate::source::{self, SourceFile, Sources};

/// Prints the fixes as a patch on standard output, and the summary on standard error.
pub(super) fn run(args: &FixArgs, ui_language: UiLanguage) -> CommandResult {
    let common = &args.common;
    let options = options(common, &common.out_dir())?;
    let (sources, found) = source::load(&common.root);
    let fixed = fixing::fix(&sources, &options, found);
    let color = common.color.is_on(&io::stdout());
    let patch = report::colored(&patch(&sources, &fixed), color);
    let written = io::stdout().write_all(patch.as_bytes());
    if args.write
        && let Err(problem) = write(&common.root, &sources, &fixed)
    {
        let _ = writeln!(io::stderr(), "{}", problem.text(ui_language));
        return Ok(USAGE);
    }
    let written = written.and_then(|()| {
        let mut words = summary(args, &fixed).text(ui_language);
        words.push('\n');
        let left = fixed.left.count(Severity::Error) + fixed.left.count(Severity::Warning);
        if left > 0 {
            words.push_str(&message!("cli.fix-by-hand", left).text(ui_language));
            words.push('\n');
        }
        io::stderr().write_all(words.as_bytes())
    });
    Ok(ended(&written, if fixed.left.has_errors() { SITE } else { FINE }))
}

fn summary(args: &FixArgs, fixed: &Fixed) -> crate::diag::Message {
    let problems = report::fix_count(fixed.count);
    let files = report::file_count(fixed.files.len() + fixed.names.len());
    match (fixed.count, args.write) {
        (0, _) => message!("cli.nothing-to-fix"),
        (_, true) => message!("cli.fixes-applied", problems, files),
        (_, false) => message!("cli.fixes-available", problems, files),
    }
}

fn patch(sources: &Sources, fixed: &Fixed) -> String {
    let mut patch = String::new();
    for (path, text) in &fixed.files {
        let own = diff::unified(path.as_str(), sources.text(path).unwrap_or_default(), text);
        if own.is_empty() {
            // Only the encoding changes, so there are no lines to compare.
            patch.push_str(&format!("--- a/{path}\n+++ b/{path}\n(UTF-8)\n"));
        }
        patch.push_str(&own);
    }
    for (from, to) in &fixed.names {
        patch.push_str(&format!("rename from {from}\nrename to {to}\n"));
    }
    patch
}

fn write(root: &Path, sources: &Sources, fixed: &Fixed) -> Result<(), crate::diag::Message> {
    debug_assert!(
        fixed.files.keys().all(|path| matches!(sources.get(path), Some(SourceFile::Text(_)))),
        "only texts are fixed"
    );
    let texts = fixed.files.iter().map(|(path, text)| (path, text.as_bytes()));
    source::save(root, texts).map_err(|(path, error)| message!("cli.not-written", path, error))?;
    fixed.names.iter().try_for_each(|(from, to)| {
        source::rename(root, from, to).map_err(|error| message!("cli.not-renamed", from, error))
    })
}
