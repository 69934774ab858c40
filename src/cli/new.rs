//! Runs `urbi new`: asks for missing values, writes the new files and shows the next steps.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

use super::args::NewArgs;
use super::{CommandResult, FINE, SITE, USAGE, ended, today, translations, usage};
use crate::diag::format::{self, Format, Style, Summary};
use crate::diag::{Diagnostic, Diagnostics, Message, Severity, UiLanguage, message};
use crate::i18n;
use crate::locale::Locale;
use crate::new::{
    self, ExistingNetwork, NewFiles, NewItem, NewSiteOptions, PromptReply, Prompter, Question,
    QuestionTopic, Questionnaire,
};
use crate::path::SourcePath;
use crate::pipeline::{self, Options};
use crate::source::{self, SourceFile, Sources};

/// The argument that creates a site.
const SITE_WORD: &str = "site";
/// The argument that adds a locale.
const LOCALE_WORD: &str = "locale";

/// Creates the item, and fails if it exists already.
pub(super) fn run(args: &NewArgs, ui_language: UiLanguage) -> CommandResult {
    match (&args.name, args.what.as_str()) {
        (Some(folder), SITE_WORD) => return site(args, Path::new(folder), ui_language),
        (None, SITE_WORD) => return Err(message!("cli.site-folder-missing")),
        (_, _) if args.empty || !args.languages.is_empty() => {
            return Err(message!("cli.options-only-for-site"));
        }
        (None, LOCALE_WORD) => return Err(message!("cli.language-missing")),
        (Some(_), LOCALE_WORD) | (None, _) => {}
        (Some(folder), _) => return Err(message!("cli.unexpected-argument", folder)),
    }
    let (sources, mut found) = source::load(&args.root);
    let Some(network) = ExistingNetwork::read(&sources, &mut found) else {
        show(&found.sorted(), &sources, ui_language);
        return Ok(USAGE);
    };
    match &args.name {
        Some(tag) => locale(args, &network, tag, ui_language),
        None => entry(args, &sources, &network, ui_language),
    }
}

/// Adds a locale to the site in `--root`.
fn locale(
    args: &NewArgs,
    network: &ExistingNetwork,
    tag: &str,
    ui_language: UiLanguage,
) -> CommandResult {
    let made = new::locale(network, tag, args.title.first().map(String::as_str))?;
    write(args, &made)?;
    let tag = Locale::parse(tag).map_or_else(|| tag.to_owned(), |tag| tag.to_string());
    let lines = [message!("cli.language-added", tag), message!("cli.list-translations-next", tag)];
    Ok(ended(&say(&lines, ui_language), FINE))
}

/// Writes files, and prints their paths relative to the current folder.
fn write(args: &NewArgs, made: &NewFiles) -> Result<(), Message> {
    source::save(&args.root, made.iter().map(|(path, text)| (path, text.as_bytes())))
        .map_err(|(path, error)| message!("cli.not-written", path, error))?;
    let root = args.root.strip_prefix(".").unwrap_or(&args.root);
    let line = |path: &SourcePath| [root.join(path.as_str()).display().to_string(), "\n".into()];
    let paths: String = made.keys().flat_map(line).collect();
    match io::stdout().write_all(paths.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(message!("cli.file-names-not-printed", error))
        }
        _ => Ok(()),
    }
}

fn site(args: &NewArgs, folder: &Path, ui_language: UiLanguage) -> CommandResult {
    if !is_free(folder) {
        return Err(message!("cli.folder-not-empty", shown = folder.display()));
    }
    let languages = args.languages.iter().map(|tag| {
        let locale = Locale::parse(tag).filter(|_| i18n::is_known_language(tag));
        locale.ok_or_else(|| message!("cli.invalid-language-code", tag))
    });
    let wish = NewSiteOptions {
        languages: languages.collect::<Result<_, _>>()?,
        names: args.title.clone(),
        is_empty: args.empty,
        ui_language,
    };
    let files = new::starter(&wish)?;
    source::save(folder, files.iter().map(|(path, bytes)| (path, bytes.as_slice())))
        .map_err(|(path, error)| message!("cli.not-written", path, error))?;
    translations::record(folder)?;
    let root = folder.display().to_string();
    let root = if root.contains(' ') { format!("\"{root}\"") } else { root };
    let (made, next) = if args.empty {
        (message!("cli.empty-site-created", root), message!("cli.first-city-next", root))
    } else {
        (message!("cli.example-site-created", root), message!("cli.first-news-next", root))
    };
    let lines = [made, message!("cli.preview-next", root), next];
    Ok(ended(&say(&lines, ui_language), FINE))
}

/// Returns whether a folder is missing, or empty apart from `.git`.
fn is_free(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.all(|entry| entry.is_ok_and(|e| e.file_name() == ".git")),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

/// Creates a document or a record in the site in `--root`.
fn entry(
    args: &NewArgs,
    sources: &Sources,
    network: &ExistingNetwork,
    ui_language: UiLanguage,
) -> CommandResult {
    let what = NewItem::parse(&network.config, &args.what)?;
    let today = today(None)?;
    let form = Questionnaire { network, what, today };
    let mut given = BTreeMap::new();
    for (key, value) in flags(args) {
        let (ask, text) = form.given(key, value)?;
        given.insert(ask, text);
    }
    let is_asked = !args.yes && io::stdin().is_terminal() && io::stderr().is_terminal();
    let answers = if is_asked {
        let (input, output) = (io::stdin().lock(), io::stderr());
        form.fill(&given, &mut Terminal { input, output, ui_language })
    } else {
        form.fill(&given, &mut NonInteractive)
    }?;
    let made = form.make(&answers, ui_language)?;
    let options = Options { unpublished: true, ..Options::of(today) };
    let (after, problems) = problems(sources, &made, &options);
    if !problems.is_empty() {
        show(&problems.iter().collect::<Vec<_>>(), &after, ui_language);
        usage(&message!("cli.no-files-written"), ui_language);
        return Ok(SITE);
    }
    write(args, &made)?;
    let first = match what {
        NewItem::Document(_) => message!("cli.new-files-are-drafts"),
        _ => message!("cli.new-entry-at-end"),
    };
    Ok(ended(&say(&[first, message!("cli.check-next")], ui_language), FINE))
}

fn flags(args: &NewArgs) -> impl Iterator<Item = (QuestionTopic, &str)> {
    let once = [
        (QuestionTopic::Country, &args.country),
        (QuestionTopic::Region, &args.region),
        (QuestionTopic::Year, &args.year),
        (QuestionTopic::Date, &args.date),
        (QuestionTopic::Opens, &args.opens),
        (QuestionTopic::Closes, &args.closes),
        (QuestionTopic::Starts, &args.starts),
        (QuestionTopic::Ends, &args.ends),
    ];
    let round = args.add_round.then_some((QuestionTopic::Round, "yes"));
    let titles = args.title.iter().map(|text| (QuestionTopic::Title, text.as_str()));
    let slugs = args.slug.iter().map(|text| (QuestionTopic::Slug, text.as_str()));
    let once = once.into_iter().filter_map(|(key, text)| Some((key, text.as_deref()?)));
    let fields = args.field.iter().map(|text| (QuestionTopic::Field(0), text.as_str()));
    titles.chain(slugs).chain(once).chain(round).chain(fields)
}

/// Finds errors that the new files would cause, such as an address that another page has.
fn problems(sources: &Sources, made: &NewFiles, options: &Options) -> (Sources, Vec<Diagnostic>) {
    let mut after = sources.clone();
    for (path, text) in made {
        after.insert(path.clone(), SourceFile::Text(text.as_str().into()));
    }
    let found = |sources: &Sources| {
        let mut found = Diagnostics::new();
        pipeline::prepare(sources, options, &mut found);
        found
    };
    let (before, all) = (found(sources), found(&after));
    let before = before.sorted();
    let is_new = |d: &&Diagnostic| d.severity() != Severity::Note && !before.contains(d);
    let new = all.sorted().into_iter().filter(is_new).cloned().collect();
    (after, new)
}

fn say(lines: &[Message], ui_language: UiLanguage) -> io::Result<()> {
    let text: String =
        lines.iter().flat_map(|line| [line.text(ui_language), "\n".into()]).collect();
    io::stderr().write_all(text.as_bytes())
}

fn show(problems: &[&Diagnostic], sources: &Sources, ui_language: UiLanguage) {
    let style = Style { ui_language, color: io::stderr().is_terminal() };
    let text = format::render(Format::Human, problems, &Summary::default(), sources, style);
    let _ = io::stderr().write_all(text.as_bytes());
}

/// Accepts the proposed answers without asking.
struct NonInteractive;

impl Prompter for NonInteractive {
    fn answer(&mut self, _: &Question, _: Option<&Message>) -> PromptReply {
        PromptReply::Unavailable
    }
}

/// Asks an editor at a terminal.
struct Terminal<R, W> {
    input: R,
    output: W,
    ui_language: UiLanguage,
}

impl<R: BufRead, W: Write> Prompter for Terminal<R, W> {
    fn answer(&mut self, question: &Question, refused: Option<&Message>) -> PromptReply {
        let mut text = String::new();
        if let Some(refused) = refused {
            text.push_str(&format!("  {}\n", refused.text(self.ui_language)));
        }
        text.push_str(&question.words.text(self.ui_language));
        if let Some(proposed) = &question.proposed {
            text.push_str(&format!(" [{proposed}]"));
        }
        text.push(' ');
        let shown = self.output.write_all(text.as_bytes()).and_then(|()| self.output.flush());
        let mut line = String::new();
        match shown.and_then(|()| self.input.read_line(&mut line)) {
            Ok(0) | Err(_) => {
                let _ = self.output.write_all(b"\n");
                PromptReply::Closed
            }
            Ok(_) => PromptReply::Text(line),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Terminal;
    use crate::diag::{UiLanguage, message};
    use crate::new::{PromptReply, Prompter, Question};

    #[test]
    fn a_question_shows_what_is_proposed_and_why_an_answer_was_refused() {
        let mut output = Vec::new();
        let mut terminal = Terminal {
            input: &b"soon\n\n"[..],
            output: &mut output,
            ui_language: UiLanguage::Portuguese,
        };
        let question = Question {
            words: message!("cli.publication-day-question"),
            proposed: Some("2026-01-15".into()),
        };
        assert_eq!(terminal.answer(&question, None), PromptReply::Text("soon\n".into()));
        let refused = message!("cli.answer-empty");
        assert_eq!(terminal.answer(&question, Some(&refused)), PromptReply::Text("\n".into()));
        assert_eq!(terminal.answer(&question, None), PromptReply::Closed);
        let asked = format!("{} [2026-01-15] ", question.words.text(UiLanguage::Portuguese));
        let refused = refused.text(UiLanguage::Portuguese);
        assert_eq!(
            String::from_utf8(output).unwrap(),
            format!("{asked}  {refused}\n{asked}{asked}\n")
        );
    }
}
