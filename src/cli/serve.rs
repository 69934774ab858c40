//! Runs `urbi serve`: prints the address of the preview and its events.

use std::io::{self, Write};
use std::process::{Command, Stdio};
use std::sync::Mutex;

use super::args::ServeArgs;
use super::{CommandResult, FINE, today};
use crate::diag::format::{self, Format, Style, Summary};
use crate::diag::{Diagnostic, Message, Severity, UiLanguage, message};
use crate::pipeline::Options;
use crate::serve::{Event, ServeSettings, Server, StateReport};

/// The number of diagnostics that are printed in full.
const MOST: usize = 20;

/// Runs the server until it is stopped.
pub(super) fn run(args: &ServeArgs, ui_language: UiLanguage) -> CommandResult {
    let now = today(args.now.as_deref())?;
    let options = Options { minify: !args.no_minify, unpublished: true, ..Options::of(now) };
    // Without a site there is nothing to watch.
    if !args.root.join("data/site.yaml").exists() {
        return Err(message!("cli.site-missing"));
    }
    let (root, editor) = (args.root.clone(), args.editor);
    let settings = ServeSettings { root, options, editor, ui_language };
    let cannot = |error: io::Error| message!("cli.serve-failed", error);
    let server = Server::new(settings, args.port).map_err(cannot)?;
    let address = server.address().map_err(cannot)?;
    let color = args.color.is_on(&io::stderr());
    let reporter = ConsoleReporter {
        style: Style { ui_language, color },
        is_quiet: args.quiet,
        had_problems: Mutex::new(false),
    };
    reporter.line(&message!("cli.site-address", address));
    reporter.line(&message!("cli.save-to-update"));
    if args.open {
        open(&address);
    }
    server.run(move |event| reporter.report_event(&event)).map_err(cannot)?;
    Ok(FINE)
}

/// Prints events for people.
struct ConsoleReporter {
    style: Style,
    is_quiet: bool,
    had_problems: Mutex<bool>,
}

impl ConsoleReporter {
    /// Prints a text, and ignores errors: the browser shows the same information.
    fn print(text: &str) {
        let _ = io::stderr().write_all(text.as_bytes());
    }

    fn line(&self, words: &Message) {
        Self::print(&format!("{}\n", words.text(self.style.ui_language)));
    }

    fn report_event(&self, event: &Event) {
        match event {
            Event::Changed { files, took } if !self.is_quiet => {
                let (first, others) = (files.first(), files.len().saturating_sub(1));
                let file = first.map_or("", String::as_str);
                let took = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
                self.line(&match others {
                    0 => message!("cli.one-file-updated", file, took),
                    _ => message!("cli.files-updated", file, others, took),
                });
            }
            Event::Changed { .. } => {}
            Event::Checked(report) => self.report(report),
        }
    }

    fn report(&self, report: &StateReport) {
        let all = report.diagnostics();
        let mut grave: Vec<&Diagnostic> = all.sorted();
        grave.retain(|diagnostic| diagnostic.severity() != Severity::Note);
        let Ok(mut had_problems) = self.had_problems.lock() else { return };
        if grave.is_empty() && *had_problems {
            self.line(&message!("cli.all-fixed"));
        }
        *had_problems = !grave.is_empty();
        let shown = &grave[..grave.len().min(MOST)];
        let summary = Summary::default();
        Self::print(&format::render(Format::Human, shown, &summary, &*report.sources, self.style));
        if grave.len() > MOST {
            self.line(&message!("cli.more-not-shown", more = grave.len() - MOST));
        }
    }
}

/// Opens an address in the browser. Errors are ignored, because the address was printed.
fn open(address: &str) {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(target_os = "windows") {
        "explorer"
    } else {
        "xdg-open"
    };
    let mut command = Command::new(program);
    let _ = command.arg(address).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}
