//! The command line: reads arguments, clock and environment, prints, and says how to exit.
//! The only module that prints.

mod args;
mod report;

use std::io::Write;
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;

use crate::config::Overrides;
use crate::date::Date;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::pipeline::{self, Options};
use crate::publish::{self, Published};
use crate::source;
use args::{Args, Command, Common};

/// The site has no errors.
const FINE: u8 = 0;
/// The site has errors, or warnings that are denied.
const SITE: u8 = 1;
/// The command line, the configuration or the disk is at fault.
const USAGE: u8 = 2;

/// Runs the program.
pub fn main() -> ExitCode {
    let started = Instant::now();
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { USAGE } else { FINE });
        }
    };
    let (common, out) = match &args.command {
        Command::Build(build) => (&build.common, Some(build.out_dir())),
        Command::Check(common) => (common, None),
    };
    let now = match today(common) {
        Ok(now) => now,
        Err(message) => return usage(&message),
    };
    if let Some(jobs) = common.jobs {
        // Fails only if a pool was made before, and none was.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
    }
    ExitCode::from(run(common, out.as_deref(), now, started))
}

fn usage(message: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "error: {message}");
    ExitCode::from(USAGE)
}

/// The day for which the site is built: `--now`, else `SOURCE_DATE_EPOCH`, else that of the clock.
#[expect(clippy::disallowed_methods, reason = "the only place that asks the clock and environment")]
fn today(common: &Common) -> Result<Date, String> {
    if let Some(text) = &common.now {
        return Date::parse(text)
            .filter(Date::is_full)
            .ok_or_else(|| format!("`--now {text}` is not a date such as 2026-01-31"));
    }
    let seconds = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text.parse().ok(),
        Err(_) => std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .ok()
            .and_then(|since| i64::try_from(since.as_secs()).ok()),
    };
    seconds
        .and_then(Date::from_unix_seconds)
        .ok_or_else(|| "SOURCE_DATE_EPOCH is not a number of seconds".to_owned())
}

fn run(common: &Common, out: Option<&std::path::Path>, now: Date, started: Instant) -> u8 {
    let (sources, found) = source::load(&common.root);
    let overrides = Overrides { base_url: common.base_url.clone() };
    let options = Options { now, overrides, minify: !common.no_minify };
    let mut outcome = pipeline::run(&sources, &options, found);
    let denied = common.deny_warnings && outcome.diagnostics.has_warnings();
    let mut published = None;
    if let (Some(out), Some(rendered), false) = (out, &outcome.rendered, denied) {
        match publish::publish(rendered, out, &common.root) {
            Ok(done) => published = Some(done),
            Err(problem) => outcome.diagnostics.push(*problem),
        }
    }
    let code = exit_code(&outcome.diagnostics, denied);
    let report = report::Report { outcome: &outcome, published, out, started };
    let written = report.print(common, &sources);
    // A reader that went away (`| head`) is no fault of ours.
    match written {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => USAGE,
        _ => code,
    }
}

fn exit_code(diagnostics: &Diagnostics, denied: bool) -> u8 {
    let is_ours = |diagnostic: &&Diagnostic| {
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

/// What publishing did, where it was done.
type Done = Option<Published>;
