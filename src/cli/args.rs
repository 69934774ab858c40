//! Defines the command line. The comments of fields are the help texts.

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
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
    /// Checks the site as `build` does, without writing files
    Check(CommonArgs),
    /// Shows the fields of records and front matter: for people, code editors and a CMS
    Schema(SchemaArgs),
    /// Shows the site in a browser on this computer, and updates it when you save a file
    Serve(ServeArgs),
    /// Shows the errors that urbi can fix automatically, and fixes them with `--write`
    Fix(FixArgs),
    /// Merges a spreadsheet of members or other records into the data: shows the changes, and writes
    /// them with `--write`
    Import(ImportArgs),
    /// Writes the members or other records to a spreadsheet, which you can edit and import
    Export(ExportArgs),
    /// Explains the code of an error or a warning, and how to fix it
    Explain(ExplainArgs),
    /// Creates the files of a news item or a page, a city or another record, or a new site
    New(NewArgs),
    /// Lists missing translations, and translations that are out of date
    Translations(TranslationsArgs),
}

#[derive(Debug, ClapArgs)]
pub(super) struct TranslationsArgs {
    #[command(subcommand)]
    pub(super) command: Option<TranslationsCommand>,
    /// The site's folder, with `data`, `content` and `themes`
    #[arg(long, value_name = "DIR", default_value = ".", global = true)]
    pub(super) root: PathBuf,
    /// Only translations into this language
    #[arg(long, value_name = "TAG")]
    pub(super) to: Option<String>,
    /// The format of the list
    #[arg(long, value_enum, default_value_t = ListFormat::Human)]
    pub(super) format: ListFormat,
    /// When to use colour
    #[arg(long, value_enum, default_value_t = Color::Auto, global = true)]
    pub(super) color: Color,
}

#[derive(Debug, Subcommand)]
pub(super) enum TranslationsCommand {
    /// Records the source of each new or changed translation in `data/translations.lock`
    Sync {
        /// Write nothing, and fail if the record is not up to date
        #[arg(long)]
        check: bool,
        /// Mark this translation as up to date, although only its source changed: a file, or a key
        #[arg(long, value_name = "FILE")]
        accept: Vec<String>,
    },
    /// Shows the changes in the source since a translation was made
    Show {
        /// The file of the translation, or of its source
        file: String,
    },
    /// Reports the progress of each language, and the rules for multilingual sites
    Report {
        /// The format of the report
        #[arg(long, value_enum, default_value_t = ReportFormat::Html)]
        format: ReportFormat,
        /// The output file [default: standard output]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Writes the texts to translate, with context, to a file for translation tools
    Export(ExportTranslationsArgs),
    /// Imports a translated file: shows the changes, and writes them with `--write`
    Import(ImportTranslationsArgs),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum ReportFormat {
    Html,
    Json,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ExportTranslationsArgs {
    /// The target language
    #[arg(long, value_name = "TAG")]
    pub(super) to: String,
    /// The format of the file [default: from its name, else XLIFF]
    #[arg(long, value_enum)]
    pub(super) format: Option<ExchangeFormat>,
    /// The file: `.xliff`, `.xlf` or `.po` [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Include texts that are already translated
    #[arg(long)]
    pub(super) all: bool,
    /// Overwrite an existing file
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ImportTranslationsArgs {
    /// The translated file from the translation tool: XLIFF 2 or PO
    pub(super) file: PathBuf,
    /// Write new and changed texts, except doubtful ones
    #[arg(long)]
    pub(super) write: bool,
    /// Write doubtful texts too
    #[arg(long)]
    pub(super) accept_doubtful: bool,
    /// The format of errors and warnings; `human` and `short` go to standard error, the others to standard output
    #[arg(long, default_value = "human", value_parser = one_of(&FORMATS))]
    pub(super) format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum ExchangeFormat {
    /// XLIFF 2.1
    Xliff,
    /// PO, the format of gettext
    Po,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum ListFormat {
    Human,
    Json,
}

#[derive(Debug, ClapArgs)]
pub(super) struct SchemaArgs {
    /// The kind of record or text, such as `city` [default: list all kinds]
    pub(super) kind: Option<String>,
    /// The format: for people, or as JSON Schema [default: for people in a terminal, else JSON Schema]
    #[arg(long, value_enum)]
    pub(super) format: Option<ListFormat>,
    /// The site's folder, with the locales and ids to offer
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    /// Writes every JSON Schema to a folder of the site, and configures VS Code to use them
    /// [default: `.vscode/urbi`]
    #[arg(long, value_name = "DIR", num_args = 0..=1, default_missing_value = ".vscode/urbi")]
    pub(super) out: Option<PathBuf>,
    /// Prints the configuration of a CMS
    #[arg(long, conflicts_with_all = ["kind", "out", "handbook"])]
    pub(super) cms: bool,
    /// Writes the editors' handbook as Markdown to `--out`
    #[arg(long, conflicts_with = "kind")]
    pub(super) handbook: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct FixArgs {
    #[command(flatten)]
    pub(super) common: CommonArgs,
    /// Write the fixes to the files
    #[arg(long)]
    pub(super) write: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ImportArgs {
    /// The spreadsheet: `.csv` or `.xlsx`, with the column names in the first row
    pub(super) file: PathBuf,
    #[command(flatten)]
    pub(super) common: CommonArgs,
    /// The kind of the records, such as `projects`, from `kinds` in `data/site.yaml` [default: the members]
    #[arg(long, value_name = "KIND")]
    pub(super) kind: Option<String>,
    /// Write new and changed records, except doubtful ones
    #[arg(long)]
    pub(super) write: bool,
    /// Accept the doubtful changes of this record
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub(super) accept: Vec<String>,
    /// Accept all doubtful changes
    #[arg(long)]
    pub(super) accept_doubtful: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ExportArgs {
    /// The site's folder, with `data`, `content` and `themes`
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    /// The kind of the records, such as `projects`, from `kinds` in `data/site.yaml` [default: the members]
    #[arg(long, value_name = "KIND")]
    pub(super) kind: Option<String>,
    /// The spreadsheet: `.csv` or `.xlsx` [default: CSV on standard output]
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Overwrite an existing file
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ExplainArgs {
    /// The code in square brackets, such as `unknown-key` [default: list all codes]
    pub(super) code: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct NewArgs {
    /// news, flyer, concept-note, page, or the name of a folder of `content`; city, call, round, award,
    /// or the name of a record that `kinds` in `data/site.yaml` declares; locale; site
    pub(super) what: String,
    /// The folder of a new site, or the code of a locale, such as `fr`
    #[arg(value_name = "FOLDER|CODE")]
    pub(super) name: Option<String>,
    /// The site's folder, with `data`, `content` and `themes`
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    /// The title or name; `--title pt="…"` for another language
    #[arg(long, value_name = "TEXT", visible_alias = "name")]
    pub(super) title: Vec<String>,
    /// The slug or the id; `--slug pt=…` for another language
    #[arg(long, value_name = "SLUG", visible_alias = "id")]
    pub(super) slug: Vec<String>,
    /// The publication date [default: today]
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<String>,
    /// The country of a city, by name or code
    #[arg(long, value_name = "COUNTRY")]
    pub(super) country: Option<String>,
    /// The region for the country of a city, if the country is new
    #[arg(long, value_name = "REGION")]
    pub(super) region: Option<String>,
    /// The year in which a city joined, or the year of a round or an award
    #[arg(long, value_name = "YEAR")]
    pub(super) year: Option<String>,
    /// Add the round of the city's year, if it is missing
    #[arg(long)]
    pub(super) add_round: bool,
    /// The first day on which cities can apply to a call
    #[arg(long, value_name = "DATE")]
    pub(super) opens: Option<String>,
    /// The last day on which cities can apply to a call
    #[arg(long, value_name = "DATE")]
    pub(super) closes: Option<String>,
    /// The first day of an event
    #[arg(long, value_name = "DATE")]
    pub(super) starts: Option<String>,
    /// The last day of an event
    #[arg(long, value_name = "DATE")]
    pub(super) ends: Option<String>,
    /// The value of a field that the site declares, such as `--field city=lisbon` or
    /// `--field "cities=[lisbon, cork]"`
    #[arg(long, value_name = "KEY=VALUE")]
    pub(super) field: Vec<String>,
    /// The languages of a site, the source language first [default: en,pt]
    #[arg(long, value_name = "TAG,…", value_delimiter = ',')]
    pub(super) languages: Vec<String>,
    /// Create a site without the examples
    #[arg(long)]
    pub(super) empty: bool,
    /// Ask no questions, and use the proposed answers
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
    /// The site's folder, with `data`, `content` and `themes`
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    /// The port of the preview; if it is in use, the next free one
    #[arg(long, value_name = "N", default_value_t = 4000)]
    pub(super) port: u16,
    /// Open the site in the browser
    #[arg(long)]
    pub(super) open: bool,
    /// The editor that opens a file when you click it; `none` copies the file name
    #[arg(long, default_value = "vscode", value_parser = one_of(&EDITORS))]
    pub(super) editor: Editor,
    /// The day for which to show the site, such as 2026-01-31 [default: `SOURCE_DATE_EPOCH` in UTC,
    /// else today in the time zone of this computer]
    #[arg(long, value_name = "DATE")]
    pub(super) now: Option<String>,
    /// Do not minify pages
    #[arg(long)]
    pub(super) no_minify: bool,
    /// When to use colour
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub(super) color: Color,
    /// Print only the address, errors and warnings
    #[arg(short, long)]
    pub(super) quiet: bool,
}

/// The names of code editors.
const EDITORS: [(&str, &str, Editor); 5] = [
    ("vscode", "", Editor::Vscode),
    ("cursor", "", Editor::Cursor),
    ("idea", "", Editor::Idea),
    ("zed", "", Editor::Zed),
    ("none", "", Editor::None),
];

#[derive(Debug, ClapArgs)]
pub(super) struct CommonArgs {
    /// The site's folder, with `data`, `content` and `themes`
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) root: PathBuf,
    /// The address of the site, instead of `base_url`
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    /// The previous site, to find lost addresses: a folder that `build` wrote, or its
    /// `.urbi-manifest.json` [default: the output folder]
    #[arg(long, value_name = "PATH")]
    pub(super) published: Option<PathBuf>,
    /// The day for which to build, such as 2026-01-31 [default: `SOURCE_DATE_EPOCH` in UTC, else today
    /// in the time zone of this computer]
    #[arg(long, value_name = "DATE")]
    pub(super) now: Option<String>,
    /// The format of errors and warnings; `human` and `short` go to standard error, the others to standard output
    #[arg(long, default_value = "human", value_parser = one_of(&FORMATS))]
    pub(super) format: Format,
    /// Do not publish if there is a warning
    #[arg(long)]
    pub(super) deny_warnings: bool,
    /// When to use colour
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub(super) color: Color,
    /// Do not minify pages
    #[arg(long)]
    pub(super) no_minify: bool,
    /// The number of threads [default: one for each core]
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<usize>,
    /// Print only errors and warnings
    #[arg(short, long, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// The number of errors and warnings to show in full; 0 for all
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(super) limit: usize,
    /// Print notes too
    #[arg(short, long)]
    pub(super) verbose: bool,
}

impl CommonArgs {
    /// Returns the output folder: the option, or its default.
    pub(super) fn out_dir(&self) -> PathBuf {
        self.root.join("public")
    }

    /// Returns whether to show progress.
    pub(super) fn shows_progress(&self) -> bool {
        !self.quiet && is_for_people(self.format)
    }
}

/// The names of the formats of diagnostics, with their help texts.
const FORMATS: [(&str, &str, Format); 5] = [
    ("human", "Message, excerpt and fix", Format::Human),
    ("short", "One line for each error or warning", Format::Short),
    ("json", "One JSON document", Format::Json),
    ("github", "Annotations of GitHub Actions", Format::Github),
    ("sarif", "SARIF 2.1.0", Format::Sarif),
];

/// Returns a parser of the names in a table. An empty help text is not shown.
fn one_of<T: Copy + Send + Sync + 'static>(
    table: &'static [(&'static str, &'static str, T)],
) -> impl TypedValueParser<Value = T> {
    let names = table.iter().map(|(name, help, _)| match *help {
        "" => PossibleValue::new(name),
        help => PossibleValue::new(name).help(help),
    });
    PossibleValuesParser::new(names).map(|name| {
        let entry = table.iter().find(|(own, ..)| *own == name);
        entry.expect("the parser accepts only names of the table").2
    })
}

/// Returns whether people read a format, not programs.
pub(super) fn is_for_people(format: Format) -> bool {
    matches!(format, Format::Human | Format::Short)
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    /// Returns whether to colour the text of a stream.
    pub(super) fn is_on(self, stream: &impl IsTerminal) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => stream.is_terminal(),
        }
    }
}

fn ui_language(text: &str) -> Result<UiLanguage, String> {
    UiLanguage::parse(text).ok_or_else(|| "write en or pt".to_owned())
}
