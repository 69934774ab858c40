//! The arguments.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::diag::UiLanguage;
use crate::diag::format::Format;
use crate::serve::Editor;

/// Compiles the website of a network of cities, in every language of the network.
#[derive(Debug, Parser)]
#[command(name = "urbi", version, arg_required_else_help = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
    /// The language of messages: en or pt [default: that of the environment, else en]
    #[arg(long, global = true, value_name = "TAG", value_parser = ui_language)]
    pub(super) locale: Option<UiLanguage>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Builds the site and publishes it to the output folder
    Build(BuildArgs),
    /// Does all that `build` does, without writing
    Check(CommonArgs),
    /// Says what records and front matter may hold: for people, code editors and a CMS
    Schema(SchemaArgs),
    /// Shows the site in a browser of this machine, and every change as it is saved
    Serve(ServeArgs),
    /// Shows what the program can fix by itself, and writes it if told to
    Fix(FixArgs),
    /// Merges a spreadsheet of members into the data: shows what it would do, and writes it if told
    /// to
    Import(ImportArgs),
    /// Writes the members as a spreadsheet, to be edited and imported
    Export(ExportArgs),
    /// Tells what a problem is, why it matters, and how it is mended
    Explain(ExplainArgs),
    /// Makes the files of a news item or a page, a city, a call, a conference, a round, an award, or a
    /// whole site to begin with
    New(NewArgs),
    /// Lists what is not translated, and what changed in its source since it was
    Translations(TranslationsArgs),
}

#[derive(Debug, ClapArgs)]
pub(super) struct TranslationsArgs {
    #[command(subcommand)]
    pub(super) command: Option<TranslationsCommand>,
    /// The site's folder, which holds `data`, `content` and `themes`
    #[arg(long, value_name = "DIR", default_value = ".", global = true)]
    pub(super) root: PathBuf,
    /// Only the work of this language
    #[arg(long, value_name = "TAG")]
    pub(super) to: Option<String>,
    /// How the work is listed
    #[arg(long, value_enum, default_value_t = ListFormat::Human)]
    pub(super) format: ListFormat,
    /// When to colour
    #[arg(long, value_enum, default_value_t = Color::Auto, global = true)]
    pub(super) color: Color,
}

#[derive(Debug, Subcommand)]
pub(super) enum TranslationsCommand {
    /// Remembers what every new or changed translation was made from, in `data/translations.lock`
    Sync {
        /// Write nothing, and fail if there is something to write
        #[arg(long)]
        check: bool,
        /// Take this translation as up to date, though only its source changed: a file, or a key
        #[arg(long, value_name = "FILE")]
        accept: Vec<String>,
    },
    /// Shows which parts of the source changed since a translation was made
    Show {
        /// The file of the translation, or of its source
        file: String,
    },
    /// Draws up how far each language is, and which rules for multilingual sites are kept
    Report {
        /// For people or for machines
        #[arg(long, value_enum, default_value_t = ReportFormat::Html)]
        format: ReportFormat,
        /// The file to be written [default: to the terminal]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Writes what is to be translated as a file for translation tools, with its context
    Export(ExportTranslationsArgs),
    /// Takes back a file that was exported and translated: shows what it would change, and writes it
    /// if told to
    Import(ImportTranslationsArgs),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum ReportFormat {
    Html,
    Json,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ExportTranslationsArgs {
    /// The language that is translated into
    #[arg(long, value_name = "TAG")]
    pub(super) to: String,
    /// The format of the file [default: that of its name, else XLIFF]
    #[arg(long, value_enum)]
    pub(super) format: Option<ExchangeFormat>,
    /// The file: `.xliff`, `.xlf` or `.po` [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Write what is translated already too
    #[arg(long)]
    pub(super) all: bool,
    /// Overwrite the file if it is there
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ImportTranslationsArgs {
    /// The file, as the translation tool gave it back: XLIFF 2 or PO
    pub(super) file: PathBuf,
    /// Write what is new or changed into the files, but for what is doubtful
    #[arg(long)]
    pub(super) write: bool,
    /// Take what is doubtful too
    #[arg(long)]
    pub(super) accept_doubtful: bool,
    /// How problems are printed; all but `human` and `short` go to standard output
    #[arg(long, value_enum, default_value_t = DiagnosticFormat::Human)]
    pub(super) format: DiagnosticFormat,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum ExchangeFormat {
    /// XLIFF 2.1
    Xliff,
    /// PO, as gettext has it
    Po,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum ListFormat {
    Human,
    Json,
}

#[derive(Debug, ClapArgs)]
pub(super) struct SchemaArgs {
    /// The kind whose fields are printed, such as `city`; without one, the kinds are listed
    pub(super) kind: Option<String>,
    /// How the fields are printed: for people, or as JSON Schema [default: for people at a terminal,
    /// else JSON Schema]
    #[arg(long, value_enum)]
    pub(super) format: Option<ListFormat>,
    /// The site's folder, whose locales and ids are offered
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    /// Writes every JSON Schema to a folder of the site, and ties files to them for VS Code
    /// [default: `.vscode/urbi`]
    #[arg(long, value_name = "DIR", num_args = 0..=1, default_missing_value = ".vscode/urbi")]
    pub(super) out: Option<PathBuf>,
    /// Prints the configuration of a CMS in the browser
    #[arg(long, conflicts_with_all = ["kind", "out", "handbook"])]
    pub(super) cms: bool,
    /// Writes the handbook for editors as Markdown to `--out`
    #[arg(long, conflicts_with = "kind")]
    pub(super) handbook: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct FixArgs {
    #[command(flatten)]
    pub(super) common: CommonArgs,
    /// Write the mends into the files
    #[arg(long)]
    pub(super) write: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ImportArgs {
    /// The spreadsheet: `.csv` or `.xlsx`, the names of its columns in the first row
    pub(super) file: PathBuf,
    #[command(flatten)]
    pub(super) common: CommonArgs,
    /// Write what is new or changed into the files, but for what is doubtful
    #[arg(long)]
    pub(super) write: bool,
    /// Take what is doubtful of this member all the same
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub(super) accept: Vec<String>,
    /// Take everything that is doubtful
    #[arg(long)]
    pub(super) accept_doubtful: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ExportArgs {
    /// The site's folder, which holds `data`, `content` and `themes`
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    /// The spreadsheet: `.csv` or `.xlsx` [default: CSV on standard output]
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Overwrite the file if it is there
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ExplainArgs {
    /// The name of a problem, as it stands in brackets: `unknown-key` [default: lists them all]
    pub(super) code: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct NewArgs {
    /// news, flyer, concept-note, page, or the name of a folder of `content`; city, call, conference,
    /// round, award; locale; site
    pub(super) what: String,
    /// Of a site: the folder to be made; of a locale: its code, such as `fr`
    #[arg(value_name = "FOLDER|CODE")]
    pub(super) name: Option<String>,
    /// The site's folder, which holds `data`, `content` and `themes`
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    /// The title or name; `--title pt="…"` gives that of another language
    #[arg(long, value_name = "TEXT", visible_alias = "name")]
    pub(super) title: Vec<String>,
    /// The last part of the address, or the id; `--slug pt=…` for another language
    #[arg(long, value_name = "SLUG", visible_alias = "id")]
    pub(super) slug: Vec<String>,
    /// The day of publication [default: today]
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<String>,
    /// Of a city: its country, by name or code
    #[arg(long, value_name = "COUNTRY")]
    pub(super) country: Option<String>,
    /// Of a city in a country that is new: the region that gets the country
    #[arg(long, value_name = "REGION")]
    pub(super) region: Option<String>,
    /// Of a city: the year in which it joined; of a round or an award: its year
    #[arg(long, value_name = "YEAR")]
    pub(super) year: Option<String>,
    /// Of a city: add a round of its year, if there is none
    #[arg(long)]
    pub(super) add_round: bool,
    /// Of a call: the first day on which cities can apply
    #[arg(long, value_name = "DATE")]
    pub(super) opens: Option<String>,
    /// Of a call: the last day on which cities can apply
    #[arg(long, value_name = "DATE")]
    pub(super) closes: Option<String>,
    /// Of a conference: its first day
    #[arg(long, value_name = "DATE")]
    pub(super) starts: Option<String>,
    /// Of a conference: its last day
    #[arg(long, value_name = "DATE")]
    pub(super) ends: Option<String>,
    /// Of a site: its languages, that of the sources first [default: en,pt]
    #[arg(long, value_name = "TAG,…", value_delimiter = ',')]
    pub(super) languages: Vec<String>,
    /// Of a site: without the examples
    #[arg(long)]
    pub(super) empty: bool,
    /// Ask nothing: take what is proposed for what is not given
    #[arg(short, long)]
    pub(super) yes: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct BuildArgs {
    #[command(flatten)]
    pub(super) common: CommonArgs,
    /// The output folder [default: `public` in the site's folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl BuildArgs {
    pub(super) fn out_dir(&self) -> PathBuf {
        self.out.clone().unwrap_or_else(|| self.common.out_dir())
    }
}

#[derive(Debug, ClapArgs)]
pub(super) struct ServeArgs {
    /// The site's folder, which holds `data`, `content` and `themes`
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    /// Where the site is shown; the next free port if it is taken
    #[arg(long, value_name = "N", default_value_t = 4000)]
    pub(super) port: u16,
    /// Open the site in the browser
    #[arg(long)]
    pub(super) open: bool,
    /// The program in which a click on a file opens it; `none` copies its name
    #[arg(long, value_enum, default_value_t = Opener::Vscode)]
    pub(super) editor: Opener,
    /// The day for which to show the site, as 2026-01-31 [default: that of `SOURCE_DATE_EPOCH` in UTC,
    /// else today in the time zone of this machine]
    #[arg(long, value_name = "DATE")]
    pub(super) now: Option<String>,
    /// Leave pages as the templates wrote them, to be read by people
    #[arg(long)]
    pub(super) no_minify: bool,
    /// When to colour
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub(super) color: Color,
    /// Print the address and problems only
    #[arg(short, long)]
    pub(super) quiet: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum Opener {
    Vscode,
    Cursor,
    Idea,
    Zed,
    None,
}

impl From<Opener> for Editor {
    fn from(opener: Opener) -> Self {
        match opener {
            Opener::Vscode => Self::Vscode,
            Opener::Cursor => Self::Cursor,
            Opener::Idea => Self::Idea,
            Opener::Zed => Self::Zed,
            Opener::None => Self::None,
        }
    }
}

#[derive(Debug, ClapArgs)]
pub(super) struct CommonArgs {
    /// The site's folder, which holds `data`, `content` and `themes`
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    /// Where the site will stand, in place of `base_url`
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    /// The site as it was published before, to name addresses that would be lost: a folder that `build`
    /// wrote, or its `.urbi-manifest.json` [default: the output folder]
    #[arg(long, value_name = "PATH")]
    pub(super) published: Option<PathBuf>,
    /// The day for which to build, as 2026-01-31 [default: that of `SOURCE_DATE_EPOCH` in UTC, else
    /// today in the time zone of this machine]
    #[arg(long, value_name = "DATE")]
    pub(super) now: Option<String>,
    /// How problems are printed; all but `human` and `short` go to standard output
    #[arg(long, value_enum, default_value_t = DiagnosticFormat::Human)]
    pub(super) format: DiagnosticFormat,
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
    /// How many problems are shown in full; 0 for all
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(super) limit: usize,
    /// Print notes too
    #[arg(short, long)]
    pub(super) verbose: bool,
}

impl CommonArgs {
    /// Returns the folder to which the site is published unless something else is said.
    pub(super) fn out_dir(&self) -> PathBuf {
        self.root.join("public")
    }

    /// Returns whether a person may want to see how far the run is.
    pub(super) fn shows_progress(&self) -> bool {
        !self.quiet && matches!(self.format, DiagnosticFormat::Human | DiagnosticFormat::Short)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum DiagnosticFormat {
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

impl From<DiagnosticFormat> for Format {
    fn from(shown: DiagnosticFormat) -> Self {
        match shown {
            DiagnosticFormat::Human => Self::Human,
            DiagnosticFormat::Short => Self::Short,
            DiagnosticFormat::Json => Self::Json,
            DiagnosticFormat::Github => Self::Github,
            DiagnosticFormat::Sarif => Self::Sarif,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

fn ui_language(text: &str) -> Result<UiLanguage, String> {
    UiLanguage::parse(text).ok_or_else(|| "write en or pt".to_owned())
}
