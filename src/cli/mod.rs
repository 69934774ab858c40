//! The command line program: reads arguments, the clock and the environment, prints, and returns an exit code. Only
//! this module prints.

mod args;
mod edit;
mod exchange;
mod explain;
mod export;
mod fix;
mod import;
mod new;
mod plain;
mod progress;
mod report;
mod schema;
mod serve;
mod translations;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;

use crate::config::Overrides;
use crate::date::Date;
use crate::diag::{Code, Diagnostics, Message, UiLanguage, message};
use crate::output::PageFingerprints;
use crate::pipeline::{self, Options, PipelineStep};
use crate::publish;
use crate::source;
use args::{Args, Command, CommonArgs};
use progress::Progress;

/// The site has no errors.
const FINE: u8 = 0;
/// The site has errors, or warnings with `--deny-warnings`.
const SITE: u8 = 1;
/// The command line, the configuration or the disk has an error.
const USAGE: u8 = 2;

/// Runs the program, and returns its exit code.
pub fn main() -> ExitCode {
    let started = Instant::now();
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { USAGE } else { FINE });
        }
    };
    let ui_language = args.locale.unwrap_or_else(language_of_environment);
    let code = match &args.command {
        Command::Build(build) => run(&build.common, Some(&build.out_dir()), ui_language, started),
        Command::Check(common) => run(common, None, ui_language, started),
        Command::Serve(serve) => serve::run(serve, ui_language),
        Command::Fix(fix) => fix::run(fix, ui_language),
        Command::Import(import) => import::run(import, ui_language),
        Command::Export(export) => export::run(export, ui_language),
        Command::Explain(explain) => explain::run(explain, ui_language),
        Command::New(new) => new::run(new, ui_language),
        Command::Schema(schema) => schema::run(schema, ui_language),
        Command::Translations(args) => translations::run(args, ui_language),
    };
    ExitCode::from(code.unwrap_or_else(|problem| usage(&problem, ui_language)))
}

/// The result of a command: an exit code, or an error in its arguments or environment.
type CommandResult = Result<u8, Message>;

fn usage(problem: &Message, ui_language: UiLanguage) -> u8 {
    let severity = ui_language.severity(crate::diag::Severity::Error);
    let _ = writeln!(io::stderr(), "{severity}: {}", problem.text(ui_language));
    USAGE
}

/// Returns the exit code after output. A closed pipe (`| head`) is not an error.
fn ended(written: &io::Result<()>, code: u8) -> u8 {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => USAGE,
        _ => code,
    }
}

/// Returns the language of the environment, from the variables of POSIX in their order.
#[expect(clippy::disallowed_methods, reason = "the environment is read here")]
fn language_of_environment() -> UiLanguage {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let mut set = variables.iter().filter_map(|name| std::env::var(name).ok());
    set.find(|value| !value.is_empty())
        .and_then(|value| UiLanguage::parse(&value))
        .unwrap_or_default()
}

/// Returns the day of the build: `--now`, else `SOURCE_DATE_EPOCH` in UTC, else today in the local time zone.
#[expect(clippy::disallowed_methods, reason = "the only place that asks the clock and environment")]
fn today(now: Option<&str>) -> Result<Date, Message> {
    if let Some(text) = now {
        return Date::parse(text)
            .filter(Date::is_full)
            .ok_or_else(|| message!("cli.now-not-a-date", text));
    }
    if let Ok(text) = std::env::var("SOURCE_DATE_EPOCH") {
        let day = text.parse().ok().and_then(Date::from_unix_seconds);
        return day.ok_or_else(|| message!("cli.source-date-epoch"));
    }
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .ok()
        .and_then(|since| i64::try_from(since.as_secs()).ok())
        .and_then(Date::from_unix_seconds_here)
        .ok_or_else(|| message!("cli.wrong-clock"))
}

/// Parses `--base-url` by the rules of `base_url` in `data/site.yaml`.
fn base_url(text: &str) -> Result<String, Message> {
    crate::schema::base_url(text).map_err(|meant| {
        let example = meant.unwrap_or_else(|| "https://example.org".to_owned());
        message!("cli.invalid-base-url", text, example)
    })
}

/// Returns the options of the pipeline. `out` is the folder of the previous site, unless `--published` names another.
fn options(common: &CommonArgs, out: &Path) -> Result<Options, Message> {
    if let Some(jobs) = common.jobs {
        // This fails only if a thread pool exists already, and none does.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
    }
    let base_url = common.base_url.as_deref().map(base_url).transpose()?;
    let published = published(common, out)?;
    let overrides = Overrides { base_url, origin: None };
    let now = today(common.now.as_deref())?;
    Ok(Options { overrides, minify: !common.no_minify, published, ..Options::of(now) })
}

/// Reads the fingerprints of the previous site. If `--published` names it, its manifest must exist.
fn published(common: &CommonArgs, out: &Path) -> Result<PageFingerprints, Message> {
    let at = common.published.as_deref().unwrap_or(out);
    let found = publish::published(at)
        .map_err(|error| message!("cli.unreadable-file", path = at.display(), error))?;
    match found {
        None if common.published.is_some() => {
            Err(message!("cli.not-a-published-site", path = at.display()))
        }
        found => Ok(found.unwrap_or_default()),
    }
}

fn run(
    common: &CommonArgs,
    out: Option<&Path>,
    ui_language: UiLanguage,
    started: Instant,
) -> CommandResult {
    let options = options(common, out.unwrap_or(&common.out_dir()))?;
    let progress = Progress::new(common.shows_progress(), ui_language);
    let observer = |step| progress.report(step);
    observer(PipelineStep::Reading);
    let (sources, found) = source::load(&common.root);
    let mut outcome = pipeline::run_observed(&sources, &options, found, &observer);
    let denied = common.deny_warnings && outcome.diagnostics.has_warnings();
    let mut published = None;
    if let (Some(out), Some(rendered), false) = (out, &outcome.rendered, denied) {
        observer(PipelineStep::Publishing(rendered.len()));
        match publish::publish_observed(rendered, &outcome.traces, out, &common.root, &|| {
            observer(PipelineStep::One);
        }) {
            Ok(done) => {
                outcome.diagnostics.extend(done.notice.clone());
                published = Some(done);
            }
            Err(problem) => outcome.diagnostics.push(*problem),
        }
    }
    drop(progress);
    let code = exit_code(&outcome.diagnostics, denied);
    let report = report::RunReport { outcome: &outcome, published, out, started, ui_language };
    Ok(ended(&report.print(common, &sources), code))
}

fn exit_code(diagnostics: &Diagnostics, denied: bool) -> u8 {
    let is_ours = |diagnostic: &&crate::diag::Diagnostic| {
        matches!(diagnostic.code, Code::OutputFolder | Code::Unreadable | Code::MissingFile)
            && diagnostic.span.is_none()
    };
    if diagnostics.sorted().iter().any(is_ours) {
        USAGE
    } else if diagnostics.has_errors() || denied {
        SITE
    } else {
        FINE
    }
}
