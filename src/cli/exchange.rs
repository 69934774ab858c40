//! Runs `urbi translations export` and `urbi translations import`: files for translation tools.

use std::path::Path;

use super::args::{
    ExchangeFormat, ExportTranslationsArgs, ImportTranslationsArgs, TranslationsArgs,
};
use super::edit::{EditReport, SourceEdit};
use super::{CommandResult, FINE, SITE, ended, export, import, today, translations};
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Severity, Span, UiLanguage, message};
use crate::exchange::{self, ExchangeMerge, LocaleView, ReturnedChange};
use crate::locale::LocaleId;
use crate::path::SourcePath;
use crate::pipeline::{self, Options, Prepared};
use crate::source::{self, SourceFile, Sources};
use crate::translation::{TranslatableTexts, TranslationLock};

/// Returns options that include drafts and scheduled documents, which translators also need.
fn options() -> Result<Options, Message> {
    Ok(Options { unpublished: true, ..Options::of(today(None)?) })
}

/// Returns a site with the data that the translation into `to` needs.
fn view<'a>(prepared: &'a Prepared, sources: &'a Sources, to: LocaleId) -> LocaleView<'a> {
    let Prepared { site, theme, plan, translation_status, .. } = prepared;
    let texts = TranslatableTexts::of(site, theme, sources);
    // `prepare` already reported its errors.
    let lock = TranslationLock::read(sources, &mut Diagnostics::new());
    LocaleView { site, plan, texts, translation_status, lock, sources, to }
}

/// Returns whether all texts were readable. Errors in catalogs are allowed: translators supply the missing texts.
fn is_readable(found: &Diagnostics) -> bool {
    let is_error = |problem: &&Diagnostic| problem.severity() == Severity::Error;
    found.sorted().into_iter().filter(is_error).all(|problem| problem.code == Code::Catalog)
}

/// Writes the file to standard output or the disk. Messages go to standard error.
pub(super) fn export(
    args: &TranslationsArgs,
    export: &ExportTranslationsArgs,
    ui_language: UiLanguage,
) -> CommandResult {
    let format = format_of(export)?;
    let (sources, mut found) = source::load(&args.root);
    let prepared = pipeline::prepare(&sources, &options()?, &mut found);
    let Some(prepared) = prepared.filter(|_| is_readable(&found)) else {
        return Ok(ended(&translations::problems(&found, &sources, ui_language), SITE));
    };
    let to = translations::locale(&prepared.site, &export.to)?;
    let view = view(&prepared, &sources, to);
    let exchange = exchange::export(&view, export.all, ui_language);
    let text = match format {
        ExchangeFormat::Xliff => exchange::xliff::write(&exchange),
        ExchangeFormat::Po => exchange::po::write(&exchange),
    };
    let (open, all) = exchange.count();
    let said = |out: &Path| message!("cli.exported-texts", open, all, out = out.display());
    export::write(export.out.as_deref(), export.force, text.as_bytes(), said, ui_language)
}

/// Returns the format from the option, else from the file name.
fn format_of(export: &ExportTranslationsArgs) -> Result<ExchangeFormat, Message> {
    let ending = export.out.as_ref().and_then(|out| out.extension());
    let ending = ending.map(|ending| ending.to_string_lossy().to_lowercase());
    let of_name = match ending.as_deref() {
        Some("po" | "pot") => Some(ExchangeFormat::Po),
        Some("xliff" | "xlf") => Some(ExchangeFormat::Xliff),
        _ => None,
    };
    match (export.format, of_name) {
        (Some(format), Some(of_name)) if format != of_name => {
            Err(message!("cli.format-and-name-differ"))
        }
        (format, of_name) => Ok(format.or(of_name).unwrap_or(ExchangeFormat::Xliff)),
    }
}

/// Prints diagnostics and the summary on standard error, and the patch on standard output.
pub(super) fn import(
    args: &TranslationsArgs,
    import: &ImportTranslationsArgs,
    ui_language: UiLanguage,
) -> CommandResult {
    let path = import.file.display();
    let bytes = std::fs::read(&import.file)
        .map_err(|error| message!("cli.unreadable-file", path, error))?;
    let name = import.file.file_name().map(|name| name.to_string_lossy().into_owned());
    let file = name.and_then(|name| SourcePath::new(&name));
    let Some(file) = file else {
        return Err(message!("cli.import-file-name", path));
    };
    let (sources, found) = source::load(&args.root);
    let mut imported = SourceEdit::new(&sources);
    merged(import, &sources, &found, (&file, &bytes), &mut imported)?;
    imported.diagnostics = exchange::gathered(&file, imported.diagnostics);
    if import.write {
        imported.write(&args.root)?;
    }
    let report = EditReport {
        format: import.format,
        color: args.color,
        ui_language,
        limit: 0,
        verbose: false,
        quiet: false,
        write: import.write,
    };
    let printed = report.print(&imported, &sources);
    Ok(ended(&printed, if imported.diagnostics.has_errors() { SITE } else { FINE }))
}

/// Reads and merges the file, and checks the site with the changes.
fn merged(
    args: &ImportTranslationsArgs,
    sources: &Sources,
    found: &Diagnostics,
    (file, bytes): (&SourcePath, &[u8]),
    imported: &mut SourceEdit,
) -> Result<(), Message> {
    let options = options()?;
    let diagnostics = &mut imported.diagnostics;
    let Some(text) = source::decode_declared(bytes) else {
        let message = message!("cli.import-not-utf8", file);
        let problem = Diagnostic::new(Code::NotUtf8, Span::file(file), message);
        diagnostics.push(problem.hint(message!("cli.save-as-utf8-hint")));
        return Ok(());
    };
    let text = text.as_str();
    imported.after.insert(file.clone(), SourceFile::Text(text.into()));
    let is_po = file.as_str().ends_with(".po") || !text.trim_start().starts_with('<');
    let returned = if is_po {
        Some(exchange::po::read(file, text, diagnostics))
    } else {
        exchange::xliff::read(file, text, diagnostics)
    };
    let Some(returned) = returned else { return Ok(()) };
    let mut of_site = found.clone();
    let prepared = pipeline::prepare(sources, &options, &mut of_site);
    let Some(prepared) = prepared.filter(|_| is_readable(&of_site)) else {
        diagnostics.extend(of_site);
        return Ok(());
    };
    let site = &prepared.site;
    let Some(to) = exchange::locale(&returned, &site.config, file, diagnostics) else {
        return Ok(());
    };
    let before = view(&prepared, sources, to);
    let merge = exchange::merge(&before, &returned, file, diagnostics);
    let is_wanted = |change: &ReturnedChange| change.doubts.is_empty() || args.accept_doubtful;
    let edited = exchange::edit(&before, &merge, file, is_wanted, diagnostics);
    imported.lines = lines(&merge, &edited.drafts, is_wanted);
    imported.set_texts(edited.texts);
    let diagnostics = &mut imported.diagnostics;
    if imported.texts.is_empty() || diagnostics.has_errors() {
        return Ok(());
    }
    let errors = import::new_problems(sources, &imported.after, &options, found, Severity::Error);
    if !errors.is_empty() {
        diagnostics.extend(errors);
        return Ok(());
    }
    let after = pipeline::prepare(&imported.after, &options, &mut found.clone());
    if let Some(after) = after {
        let after = view(&after, &imported.after, to);
        exchange::verify(&before, &after, &merge, file, is_wanted, diagnostics);
    }
    Ok(())
}

/// Summarizes the import: the numbers of new, changed and doubtful texts, and the reasons for doubt.
fn lines(
    merge: &ExchangeMerge<'_>,
    drafts: &[SourcePath],
    is_wanted: impl Fn(&ReturnedChange) -> bool,
) -> Vec<Message> {
    let mut lines = Vec::new();
    let (sure, doubtful): (Vec<_>, Vec<_>) =
        merge.changes.iter().partition(|change| change.doubts.is_empty());
    for change in &doubtful {
        let name = &change.name;
        for why in &change.doubts {
            lines.push(if is_wanted(change) {
                message!("cli.doubtful-imported", name, why)
            } else {
                message!("cli.doubtful-skipped", name, why)
            });
        }
    }
    for file in drafts {
        lines.push(message!("cli.import-becomes-draft", file));
    }
    let new = sure.iter().filter(|change| change.is_new).count();
    let changed = sure.len() - new;
    lines.push(message!(
        "cli.import-counts",
        new,
        changed,
        doubtful = doubtful.len(),
        same = merge.same,
        empty = merge.empty
    ));
    lines
}
