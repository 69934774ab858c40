//! Runs `urbi translations`: lists open translations, writes the report and updates the lock file.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::args::{Color, ListFormat, ReportFormat, TranslationsArgs, TranslationsCommand};
use super::{CommandResult, FINE, SITE, USAGE, ended, exchange, export, today};
use crate::config::Overrides;
use crate::diag::Texts as _;
use crate::diag::{Diagnostic, Diagnostics, Message, Severity, UiLanguage, message};
use crate::locale::LocaleId;
use crate::parity::{self, Parity};
use crate::path::SourcePath;
use crate::pipeline::{self, Options};
use crate::site::{Site, Visibility};
use crate::source::{self, Sources};
use crate::theme::Theme;
use crate::translation::{
    self, ComparisonLine, LockUpdate, RecordedBlocks, TextKey, TextVersion, TranslatableTexts,
    TranslationLock, TranslationStatus,
};

/// Runs the selected subcommand.
pub(super) fn run(args: &TranslationsArgs, ui_language: UiLanguage) -> CommandResult {
    match &args.command {
        Some(TranslationsCommand::Export(export)) => {
            return exchange::export(args, export, ui_language);
        }
        Some(TranslationsCommand::Import(import)) => {
            return exchange::import(args, import, ui_language);
        }
        Some(TranslationsCommand::Report { format, out }) => {
            return report(&args.root, *format, out.as_deref(), ui_language);
        }
        _ => {}
    }
    let (sources, mut found) = source::load(&args.root);
    let Some((site, theme)) = linked(&sources, &mut found)? else {
        return Ok(ended(&problems(&found, &sources, ui_language), SITE));
    };
    let texts = TranslatableTexts::of(&site, &theme, &sources);
    let lock = TranslationLock::read(&sources, &mut found);
    let work = Work { args, sources, site: &site, texts, lock, found, ui_language };
    match &args.command {
        Some(TranslationsCommand::Sync { check, accept }) => work.sync(*check, accept),
        Some(TranslationsCommand::Show { file }) => work.show(file),
        _ => work.list(),
    }
}

/// Returns the site with all documents: scheduled ones need a translation before their day.
fn linked(sources: &Sources, found: &mut Diagnostics) -> Result<Option<(Site, Theme)>, Message> {
    let showing = Visibility { now: today(None)?, unpublished: true };
    Ok(pipeline::linked(sources, &Overrides::default(), showing, found))
}

/// Writes the lock file of a new site.
pub(super) fn record(root: &Path) -> Result<(), Message> {
    let (sources, mut found) = source::load(root);
    let Some((site, theme)) = linked(&sources, &mut found)? else { return Ok(()) };
    let texts = TranslatableTexts::of(&site, &theme, &sources);
    let lock = TranslationLock::read(&sources, &mut found);
    let synced = translation::sync(&texts, &lock, &site.config, &sources, &|_, _| false);
    write(root, records(&texts, &synced, &sources))
}

/// Returns the new texts of the lock files that change.
fn records(
    texts: &TranslatableTexts<'_>,
    synced: &LockUpdate,
    sources: &Sources,
) -> impl Iterator<Item = (&'static str, String)> {
    let said = RecordedBlocks::read(sources).synced(texts, synced);
    let path = SourcePath::new(translation::SAID);
    let before = path.and_then(|path| sources.text(&path)).unwrap_or_default();
    let is_behind = !(said.is_empty() && before.is_empty()) && said.text() != before;
    let files = [
        synced.is_behind().then(|| (translation::FILE, synced.text())),
        is_behind.then(|| (translation::SAID, said.text())),
    ];
    files.into_iter().flatten()
}

/// Reports on the site as visitors see it today.
fn report(
    root: &Path,
    format: ReportFormat,
    out: Option<&Path>,
    ui_language: UiLanguage,
) -> CommandResult {
    let (sources, mut found) = source::load(root);
    let options = Options::of(today(None)?);
    let prepared = pipeline::prepare(&sources, &options, &mut found);
    let Some(prepared) = prepared.filter(|_| !found.has_errors()) else {
        return Ok(ended(&problems(&found, &sources, ui_language), SITE));
    };
    let site = &prepared.site;
    let texts = TranslatableTexts::of(site, &prepared.theme, &sources);
    let parity = Parity::of(site, &prepared.plan, &texts, &prepared.translation_status);
    let written = match format {
        ReportFormat::Html => parity::html(&parity, &site.config, &sources, ui_language),
        ReportFormat::Json => parity::json(&parity, &site.config, &sources, ui_language),
    };
    let Some(out) = out else {
        return Ok(ended(&io::stdout().write_all(written.as_bytes()), FINE));
    };
    let path = out.display().to_string();
    fs::write(out, written).map_err(|error| message!("cli.not-written", path, error))?;
    Ok(ended(&writeln!(io::stdout(), "{path}"), FINE))
}

struct Work<'a> {
    args: &'a TranslationsArgs,
    sources: Sources,
    site: &'a Site,
    texts: TranslatableTexts<'a>,
    lock: TranslationLock,
    found: Diagnostics,
    ui_language: UiLanguage,
}

impl Work<'_> {
    fn list(&self) -> CommandResult {
        let config = &self.site.config;
        let only = self.args.to.as_ref().map(|tag| locale(self.site, tag)).transpose()?;
        let translation_status =
            TranslationStatus::of(&self.texts, &self.lock, config, &self.sources);
        if self.args.format == ListFormat::Json {
            let json =
                translation::json(&self.texts, &translation_status, config, only, &self.sources);
            return Ok(ended(&io::stdout().write_all(json.as_bytes()), FINE));
        }
        let listing =
            translation::listing(&self.texts, &translation_status, config, only, self.ui_language);
        let written = io::stdout().write_all(listing.as_bytes()).and_then(|()| {
            let behind = translation_status.synced.count();
            if behind == 0 || self.lock.is_newer {
                return Ok(());
            }
            self.say(&message!("cli.translations-not-recorded", behind))
        });
        Ok(ended(&written, FINE))
    }

    fn sync(&self, is_check: bool, accept: &[String]) -> CommandResult {
        if self.lock.is_newer {
            let file = translation::FILE;
            return Err(message!("cli.record-from-newer-urbi", file));
        }
        if self.found.has_errors() {
            let written = problems(&self.found, &self.sources, self.ui_language)
                .and_then(|()| self.say(&message!("cli.fix-errors-first")));
            return Ok(ended(&written, SITE));
        }
        let names: Vec<String> = accept.iter().map(|name| self.name(name)).collect();
        let is_accepted = |key: &TextKey, file: &SourcePath| {
            names.iter().any(|name| name == file.as_str() || *name == key.to_string())
        };
        let is_unknown = |name: &&String| {
            let mut texts = self.texts.all.iter();
            !texts.any(|text| {
                let versions = text.versions.iter().filter(|(id, _)| *id != self.texts.source);
                let mut versions = versions.filter_map(|(_, version)| version.as_ref());
                versions.any(|own| own.file.as_str() == *name || text.key.to_string() == **name)
            })
        };
        if let Some(name) = names.iter().find(is_unknown) {
            return Err(message!("cli.unknown-translation", name));
        }
        let config = &self.site.config;
        let synced =
            translation::sync(&self.texts, &self.lock, config, &self.sources, &is_accepted);
        if is_check {
            let code = if synced.is_behind() { SITE } else { FINE };
            return Ok(ended(&self.say(&Self::summary(&synced, true)), code));
        }
        let records = records(&self.texts, &synced, &self.sources);
        if let Err(problem) = write(&self.args.root, records) {
            return Ok(ended(&self.say(&problem), USAGE));
        }
        Ok(ended(&self.say(&Self::summary(&synced, false)), FINE))
    }

    fn summary(synced: &LockUpdate, is_check: bool) -> Message {
        let all = synced.all();
        if !synced.is_behind() {
            return message!("cli.record-up-to-date", all);
        }
        let LockUpdate { added, updated, removed, .. } = *synced;
        if is_check {
            message!("cli.record-differences", added, updated, removed)
        } else {
            message!("cli.record-updated", all, added, updated, removed)
        }
    }

    fn show(&self, file: &str) -> CommandResult {
        let name = self.name(file);
        let said = RecordedBlocks::read(&self.sources);
        let is_named = |version: &Option<TextVersion<'_>>| {
            let file = version.as_ref().map(|version| &version.file);
            file.is_some_and(|file| [file.as_str(), file.file_name()].contains(&name.as_str()))
        };
        let mut lines = Vec::new();
        let mut is_there = false;
        for text in &self.texts.all {
            let key = text.key.to_string();
            let is_whole = key == name
                || key.rsplit('/').next() == Some(name.as_str())
                || is_named(&text.versions[self.texts.source]);
            for (locale, version) in text.versions.iter().filter(|(id, _)| *id != self.texts.source)
            {
                if !is_whole && !is_named(version) {
                    continue;
                }
                is_there = true;
                lines.extend(translation::show(
                    text,
                    locale,
                    &self.lock,
                    &said,
                    &self.site.config,
                    &self.sources,
                    self.ui_language,
                ));
            }
        }
        if !is_there {
            return Err(message!("cli.unknown-translation", name));
        }
        if lines.is_empty() {
            let said = message!("cli.source-unchanged", name);
            return Ok(ended(&self.say(&said), FINE));
        }
        Ok(ended(&io::stdout().write_all(colored(&lines, self.args.color).as_bytes()), FINE))
    }

    /// Returns the path of a file relative to the site's folder.
    fn name(&self, written: &str) -> String {
        let written = written.replace('\\', "/");
        let root = self.args.root.to_string_lossy().replace('\\', "/");
        let rest = written.strip_prefix(&*root).unwrap_or(&written);
        rest.trim_start_matches("./").trim_start_matches('/').to_owned()
    }

    fn say(&self, words: &Message) -> io::Result<()> {
        writeln!(io::stderr(), "{}", words.text(self.ui_language))
    }
}

/// Finds a target locale.
pub(super) fn locale(site: &Site, tag: &str) -> Result<LocaleId, Message> {
    let config = &site.config;
    let ids = || config.locale_ids().filter(|id| *id != config.source_locale);
    let found = config.find_locale(tag).filter(|id| *id != config.source_locale);
    found.ok_or_else(|| {
        let tags: Vec<&str> = ids().map(|id| config.locale(id).locale.as_str()).collect();
        message!("cli.unknown-target-language", tag, others = tags.join(", "))
    })
}

fn write(root: &Path, texts: impl Iterator<Item = (&'static str, String)>) -> Result<(), Message> {
    let files: Vec<(SourcePath, String)> =
        texts.filter_map(|(path, text)| Some((SourcePath::new(path)?, text))).collect();
    source::save(root, files.iter().map(|(path, text)| (path, text.as_bytes())))
        .map_err(|(path, error)| message!("cli.not-written", path, error))
}

fn colored(lines: &[(ComparisonLine, String)], color: Color) -> String {
    let color = color.is_on(&io::stdout());
    let mut out = String::new();
    for (kind, line) in lines {
        let code = match kind {
            ComparisonLine::Heading => "1",
            ComparisonLine::Changed => "33",
            ComparisonLine::Added => "32",
            ComparisonLine::Removed => "31",
            ComparisonLine::Text => "0",
        };
        if color && !line.is_empty() {
            out.push_str(&format!("\u{1b}[{code}m{line}\u{1b}[0m\n"));
        } else {
            out.push_str(&format!("{line}\n"));
        }
    }
    out
}

/// Prints the errors of a site.
pub(super) fn problems(
    found: &Diagnostics,
    sources: &Sources,
    ui_language: UiLanguage,
) -> io::Result<()> {
    let errors: Vec<&Diagnostic> =
        found.sorted().into_iter().filter(|d| d.severity() == Severity::Error).collect();
    export::problems(&errors, sources, ui_language)
}
