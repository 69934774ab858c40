//! The arguments.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::diag::format::Format;

/// Compiles the website of a network of cities, in every language of the network.
#[derive(Debug, Parser)]
#[command(name = "urbi", version, arg_required_else_help = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Builds the site and publishes it to the output folder
    Build(Build),
    /// Does all that `build` does, without writing
    Check(Common),
}

#[derive(Debug, ClapArgs)]
pub(super) struct Build {
    #[command(flatten)]
    pub(super) common: Common,
    /// The output folder [default: `public` in the site's folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Build {
    pub(super) fn out_dir(&self) -> PathBuf {
        self.out.clone().unwrap_or_else(|| self.common.root.join("public"))
    }
}

#[derive(Debug, ClapArgs)]
pub(super) struct Common {
    /// The site's folder, which holds `data`, `content` and `themes`
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    /// Where the site will stand, in place of `base_url`
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(super) base_url: Option<String>,
    /// The day for which to build, as 2026-01-31 [default: `SOURCE_DATE_EPOCH`, else today]
    #[arg(long, value_name = "DATE")]
    pub(super) now: Option<String>,
    /// How problems are printed; all but `human` and `short` go to standard output
    #[arg(long, value_enum, default_value_t = Shown::Human)]
    pub(super) format: Shown,
    /// Publish nothing if there is a warning
    #[arg(long)]
    pub(super) deny_warnings: bool,
    /// When to colour
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub(super) color: Color,
    /// Leave pages as the templates wrote them, to be read by people
    #[arg(long)]
    pub(super) no_minify: bool,
    /// How many threads to use [default: one for each core]
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<usize>,
    /// Print problems only
    #[arg(short, long, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Print notes too
    #[arg(short, long)]
    pub(super) verbose: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum Shown {
    /// Message, excerpt and mend
    Human,
    /// A line each
    Short,
    /// One JSON document
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0
    Sarif,
}

impl From<Shown> for Format {
    fn from(shown: Shown) -> Self {
        match shown {
            Shown::Human => Self::Human,
            Shown::Short => Self::Short,
            Shown::Json => Self::Json,
            Shown::Github => Self::Github,
            Shown::Sarif => Self::Sarif,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

fn base_url(text: &str) -> Result<String, String> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains([' ', '?', '#']) => Ok(text.to_owned()),
        _ => Err("write it as https://example.org or https://example.org/path".to_owned()),
    }
}
