//! `urbi new`: asks what was not given, writes what is made, says what comes next.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

use super::args::NewArgs;
use super::{CommandResult, FINE, SITE, USAGE, ended, today, translations, usage};
use crate::diag::format::{self, Format, Style, Summary};
use crate::diag::{Diagnostic, Diagnostics, Severity, Tongue, Words, words};
use crate::i18n;
use crate::locale::Locale;
use crate::new::{
    self, ExistingNetwork, NewFiles, NewItem, NewSiteOptions, PromptReply, Prompter, Question,
    QuestionTopic, Questionnaire,
};
use crate::path::SourcePath;
use crate::pipeline::{self, Options};
use crate::source::{self, SourceFile, Sources};

/// The word for a whole network.
const SITE_WORD: &str = "site";
/// The word for a language more.
const LOCALE_WORD: &str = "locale";

/// Makes it, unless something with its name is there.
pub(super) fn run(args: &NewArgs, tongue: Tongue) -> CommandResult {
    match (&args.name, args.what.as_str()) {
        (Some(folder), SITE_WORD) => site(args, Path::new(folder), tongue),
        (None, SITE_WORD) => {
            Err(words!("say where the site shall lie: `urbi new site my-network`"))
        }
        (_, _) if args.empty || !args.languages.is_empty() => {
            Err(words!("`--empty` and `--languages` belong to `urbi new site`"))
        }
        (Some(tag), LOCALE_WORD) => locale(args, tag, tongue),
        (None, LOCALE_WORD) => Err(words!("say which language: `urbi new locale fr`")),
        (Some(folder), _) => Err(words!(
            "`{folder}` is not asked for here; the site's folder is given with `--root`",
            folder
        )),
        (None, _) => entry(args, tongue),
    }
}

/// Adds a locale to the site in `--root`.
fn locale(args: &NewArgs, tag: &str, tongue: Tongue) -> CommandResult {
    let (sources, mut found) = source::load(&args.root);
    let Some(network) = ExistingNetwork::read(&sources, &mut found) else {
        show(&found.sorted(), &sources, tongue);
        return Ok(USAGE);
    };
    let made = new::locale(&network, tag, args.title.first().map(String::as_str))?;
    write(args, &made)?;
    let tag = Locale::parse(tag).map_or_else(|| tag.to_owned(), |tag| tag.to_string());
    let lines = [
        words!(
            "The site has the language `{tag}` now. Its pages show what is not translated yet in another language, and say so.",
            tag
        ),
        words!("To see what there is to translate: `urbi translations --to {tag}`", tag),
    ];
    Ok(ended(&say(&lines, tongue), FINE))
}

/// Writes files, and prints their names as they are typed from where the program was called.
fn write(args: &NewArgs, made: &NewFiles) -> Result<(), Words> {
    source::save(&args.root, made.iter().map(|(path, text)| (path, text.as_bytes())))
        .map_err(|(path, error)| words!("`{path}` could not be written: {error}", path, error))?;
    let root = args.root.strip_prefix(".").unwrap_or(&args.root);
    let line = |path: &SourcePath| [root.join(path.as_str()).display().to_string(), "\n".into()];
    let paths: String = made.keys().flat_map(line).collect();
    match io::stdout().write_all(paths.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(words!("the names of the files could not be printed: {error}", error))
        }
        _ => Ok(()),
    }
}

/// Writes the network that another can start from.
fn site(args: &NewArgs, folder: &Path, tongue: Tongue) -> CommandResult {
    if !is_free(folder) {
        let shown = folder.display();
        return Err(words!("`{shown}` is not empty: name a folder that is new, or empty", shown));
    }
    let languages = args.languages.iter().map(|tag| {
        let is_known = |_: &Locale| i18n::is_known_language(tag);
        Locale::parse(tag).filter(is_known).ok_or_else(|| {
            words!("`{tag}` is no code of a language; write one such as `fr` or `pt-BR`", tag)
        })
    });
    let wish = NewSiteOptions {
        languages: languages.collect::<Result<_, _>>()?,
        names: args.title.clone(),
        is_empty: args.empty,
        tongue,
    };
    let files = new::starter(&wish)?;
    source::save(folder, files.iter().map(|(path, bytes)| (path, bytes.as_slice())))
        .map_err(|(path, error)| words!("`{path}` could not be written: {error}", path, error))?;
    translations::record(folder)?;
    let root = folder.display().to_string();
    let root = if root.contains(' ') { format!("\"{root}\"") } else { root };
    Ok(ended(&say(&welcome(&root, args.empty), tongue), FINE))
}

/// Says what was made, and what an editor does next.
fn welcome(root: &str, is_empty: bool) -> [Words; 3] {
    let serve = words!("To see it, and to see each change: `urbi serve --root {root}`", root);
    if is_empty {
        let made = words!(
            "A site without texts and cities is in {root}: its name and settings are in `data/site.yaml`; `README.md` explains the rest.",
            root
        );
        [made, serve, words!("To add the first city: `urbi new city --root {root}`", root)]
    } else {
        let made = words!(
            "A small network is in {root}: texts in `content`, cities and settings in `data`, the look in `themes`; `README.md` explains the rest.",
            root
        );
        [made, serve, words!("To write the first news: `urbi new news --root {root}`", root)]
    }
}

/// Returns whether a site can be put into a folder. One that only holds what git keeps there is empty.
fn is_free(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.all(|entry| entry.is_ok_and(|e| e.file_name() == ".git")),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

/// Makes a document or a record of the site in `--root`.
fn entry(args: &NewArgs, tongue: Tongue) -> CommandResult {
    let (sources, mut found) = source::load(&args.root);
    let Some(network) = ExistingNetwork::read(&sources, &mut found) else {
        show(&found.sorted(), &sources, tongue);
        return Ok(USAGE);
    };
    let what = NewItem::parse(&network.config, &args.what)?;
    let today = today(None)?;
    let form = Questionnaire { network: &network, what, today };
    let mut given = BTreeMap::new();
    for (key, value) in flags(args) {
        let (ask, text) = form.given(key, value)?;
        given.insert(ask, text);
    }
    let is_asked = !args.yes && io::stdin().is_terminal() && io::stderr().is_terminal();
    let answers = if is_asked {
        form.fill(&given, &mut Terminal { input: io::stdin().lock(), output: io::stderr(), tongue })
    } else {
        form.fill(&given, &mut NonInteractive)
    }?;
    let made = form.make(&answers, tongue)?;
    let options = Options { unpublished: true, ..Options::of(today) };
    let (after, problems) = problems(&sources, &made, &options);
    if !problems.is_empty() {
        show(&problems.iter().collect::<Vec<_>>(), &after, tongue);
        usage(&words!("so nothing was written"), tongue);
        return Ok(SITE);
    }
    write(args, &made)?;
    Ok(ended(&say(&next(what), tongue), FINE))
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
    titles.chain(slugs).chain(once).chain(round)
}

/// Finds what would be wrong with the site for what was made: an address that another page has.
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
    let before = found(sources);
    let before = before.sorted();
    let mut new: Diagnostics = found(&after);
    new = new
        .into_iter()
        .filter(|d| d.severity() != Severity::Note && !before.contains(&d))
        .collect();
    let new = new.sorted().into_iter().cloned().collect();
    (after, new)
}

/// What an editor does next.
fn next(what: NewItem) -> Vec<Words> {
    let first = match what {
        NewItem::Document(_) => words!(
            "Each file is a draft: `urbi serve` shows it, and readers see it once you take out `draft: true`. The text goes below the second line of `---`."
        ),
        _ => words!(
            "The new entry is at the end of its file. Fill in the fields that you know, and take out the rest."
        ),
    };
    vec![first, words!("`urbi check` tells whether all is right.")]
}

fn say(lines: &[Words], tongue: Tongue) -> io::Result<()> {
    let text: String = lines.iter().flat_map(|line| [line.say(tongue), "\n".into()]).collect();
    io::stderr().write_all(text.as_bytes())
}

fn show(problems: &[&Diagnostic], sources: &Sources, tongue: Tongue) {
    let style = Style { tongue, color: io::stderr().is_terminal() };
    let text = format::render(Format::Human, problems, &Summary::default(), sources, style);
    let _ = io::stderr().write_all(text.as_bytes());
}

/// Nobody: what is proposed is taken.
struct NonInteractive;

impl Prompter for NonInteractive {
    fn answer(&mut self, _: &Question, _: Option<&Words>) -> PromptReply {
        PromptReply::Unavailable
    }
}

/// A person at a terminal.
struct Terminal<R, W> {
    input: R,
    output: W,
    tongue: Tongue,
}

impl<R: BufRead, W: Write> Prompter for Terminal<R, W> {
    fn answer(&mut self, question: &Question, refused: Option<&Words>) -> PromptReply {
        let mut text = String::new();
        if let Some(refused) = refused {
            text.push_str(&format!("  {}\n", refused.say(self.tongue)));
        }
        text.push_str(&question.words.say(self.tongue));
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
    use crate::diag::{Tongue, words};
    use crate::new::{PromptReply, Prompter, Question};

    #[test]
    fn a_question_shows_what_is_proposed_and_why_an_answer_was_refused() {
        let mut output = Vec::new();
        let mut terminal =
            Terminal { input: &b"soon\n\n"[..], output: &mut output, tongue: Tongue::Portuguese };
        let question =
            Question { words: words!("Day of publication?"), proposed: Some("2026-01-15".into()) };
        assert_eq!(terminal.answer(&question, None), PromptReply::Text("soon\n".into()));
        let refused = words!("this cannot be left out");
        assert_eq!(terminal.answer(&question, Some(&refused)), PromptReply::Text("\n".into()));
        assert_eq!(terminal.answer(&question, None), PromptReply::Closed);
        assert_eq!(
            String::from_utf8(output).unwrap(),
            "Dia da publicação? [2026-01-15]   isto não pode faltar\n\
             Dia da publicação? [2026-01-15] Dia da publicação? [2026-01-15] \n"
        );
    }
}
