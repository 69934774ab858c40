//! The guides: every command in them runs, and their sentences are short.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::disk::Disk;
use crate::harness::{crate_root, read_tree};

const HANDBOOK: &str = "crates/editing/src/forms/handbook";

/// 4 May 2026, so that the day of the machine decides nothing.
const DAY: &str = "1777852800";

/// The programs that the commands run.
const RUN: [&str; 2] = ["urbi", "cp"];

/// The programs of commands that the test does not run, and why.
const NOT_RUN: [(&str, &str); 1] = [("cargo", "it compiles the program again")];

/// The longest sentence of a document, in words.
const LONGEST: usize = 30;

/// The largest median of a document's sentences, in words.
const MEDIAN: usize = 16;

fn read(path: &str) -> String {
    fs::read_to_string(crate_root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns the lines of code in the `sh` blocks of a document.
fn commands(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut is_inside = false;
    for line in text.lines().map(str::trim) {
        match line.strip_prefix("```") {
            Some(language) => is_inside = language == "sh",
            None if is_inside && !line.is_empty() && !line.starts_with('#') => {
                found.push(line.to_owned());
            }
            None => {}
        }
    }
    found
}

/// Returns the program that a command runs: its first word that sets no variable.
fn program(command: &str) -> &str {
    command.split(' ').find(|word| !word.contains('=')).unwrap_or_default()
}

/// Returns the exit code that a comment behind the command names, or 0.
fn expected_code(command: &str) -> i32 {
    let comment = command.split_once(" # ").map_or("", |(_, comment)| comment);
    comment.split("exit code ").nth(1).map_or(0, |code| code.trim().parse().unwrap())
}

/// Prepares a command of a guide: in the folder, with the compiled program on the path.
fn prepared(command: &str, folder: &Path) -> Command {
    let program = Path::new(env!("CARGO_BIN_EXE_urbi"));
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(command).current_dir(folder).stdin(Stdio::null());
    shell.env("PATH", format!("{}:/usr/bin:/bin", program.parent().unwrap().display()));
    shell.env("LC_ALL", "C").env("SOURCE_DATE_EPOCH", DAY).env_remove("CLICOLOR_FORCE");
    shell
}

/// Starts a server, waits until it names its address, and stops it.
fn serve(command: &str, folder: &Path) {
    let mut shell = prepared(&format!("exec {command} 2>&1"), folder);
    let mut server = shell.stdout(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(server.stdout.take().unwrap()).lines();
    let mut printed: Vec<String> = Vec::new();
    for line in lines.map_while(Result::ok) {
        printed.push(line);
        if printed.iter().any(|line| line.contains("http://127.0.0.1:")) {
            break;
        }
    }
    server.kill().unwrap();
    server.wait().unwrap();
    let is_ready = printed.last().is_some_and(|line| line.contains("http://127.0.0.1:"));
    assert!(is_ready, "`{command}` does not serve: {printed:?}");
}

/// Runs the commands of a document in their order, in a new site.
fn run_all(path: &str) {
    let disk = Disk::empty();
    let made = disk.urbi(&["new", "site", "network"]);
    assert_eq!(made.code, Some(0), "{}", made.stderr);
    let site = disk.folder().join("network");
    let mut count = 0;
    for command in commands(&read(path)) {
        let name = program(&command);
        if NOT_RUN.iter().any(|(known, _)| *known == name) {
            continue;
        }
        assert!(RUN.contains(&name), "{path}: `{command}` is not on the lists");
        count += 1;
        if command.starts_with("urbi serve") {
            serve(&command, &site);
            continue;
        }
        let output = prepared(&command, &site).output().unwrap();
        let printed = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(
            output.status.code(),
            Some(expected_code(&command)),
            "{path}: `{command}` {printed}"
        );
    }
    assert!(count > 0, "{path} has no commands");
}

#[test]
fn the_commands_of_the_readme_run() {
    run_all("README.md");
}

#[test]
fn the_commands_of_the_editors_guide_run() {
    run_all(&format!("{HANDBOOK}/writing.en.md"));
    run_all(&format!("{HANDBOOK}/writing.pt.md"));
}

#[test]
fn the_commands_of_the_translators_guide_run() {
    run_all(&format!("{HANDBOOK}/translating.en.md"));
    run_all(&format!("{HANDBOOK}/translating.pt.md"));
}

#[test]
fn the_commands_of_the_publishers_guide_run() {
    run_all(&format!("{HANDBOOK}/publishing.en.md"));
    run_all(&format!("{HANDBOOK}/publishing.pt.md"));
}

#[test]
fn the_commands_of_the_designers_guide_run() {
    run_all("themes/README.md");
}

#[test]
fn the_commands_of_a_new_site_run() {
    run_all("crates/editing/src/new/site/README.en.md");
    run_all("crates/editing/src/new/site/README.pt.md");
}

#[test]
fn both_languages_of_a_guide_have_the_same_commands_and_headings() {
    let without_language = |command: &String| {
        let code = command.split(" # ").next().unwrap_or_default().trim();
        code.replace(" --locale pt", "")
    };
    let ids = |text: &str| -> Vec<String> {
        let headings = text.lines().filter(|line| line.starts_with("## "));
        headings.filter_map(|line| Some(line.split_once("{#")?.1.to_owned())).collect()
    };
    for guide in ["start", "writing", "translating", "publishing"] {
        let [english, portuguese] =
            ["en", "pt"].map(|language| read(&format!("{HANDBOOK}/{guide}.{language}.md")));
        let [one, other] = [&english, &portuguese]
            .map(|text| commands(text).iter().map(without_language).collect::<Vec<_>>());
        assert_eq!(one, other, "{guide}");
        assert_eq!(ids(&english), ids(&portuguese), "{guide}");
        assert!(!ids(&english).is_empty(), "{guide}");
    }
}

/// Returns the documents of the repository, without those that belong to a site or to a test.
pub(crate) fn documents() -> Vec<String> {
    let mut found: Vec<String> = ["README", "CONTRIBUTING", "ARCHITECTURE", "CHANGELOG"]
        .map(|name| format!("{name}.md"))
        .into_iter()
        .chain(["themes/README.md", "themes/REFERENCE.md"].map(str::to_owned))
        .collect();
    for folder in ["tests", "crates"] {
        let files = read_tree(&crate_root().join(folder));
        let paths = files.into_keys().map(|path| format!("{folder}/{path}"));
        found.extend(paths.filter(|path| is_document(path)));
    }
    found
}

fn is_document(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_readme = name.starts_with("README.") && name.ends_with(".md");
    let is_guide = path.starts_with(HANDBOOK) && name.ends_with(".md");
    (is_readme || is_guide) && !path.contains("node_modules")
}

/// Returns the paragraphs and items of a list, each as one line, without code, tables and headings.
fn paragraphs(text: &str) -> Vec<String> {
    let mut found: Vec<String> = vec![String::new()];
    let (mut fence, mut is_front_matter) = (None, false);
    for (number, line) in text.lines().map(str::trim).enumerate() {
        if line == "---" && (number == 0 || is_front_matter) {
            is_front_matter = !is_front_matter;
            continue;
        }
        let ticks = line.bytes().take_while(|byte| matches!(byte, b'`' | b'~')).count();
        if ticks >= 3 {
            fence = match fence {
                None => Some(ticks),
                Some(open) if ticks >= open => None,
                open => open,
            };
            found.push(String::new());
            continue;
        }
        if fence.is_some() || is_front_matter {
            continue;
        }
        let item = line.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(". ");
        let item = item.or_else(|| line.strip_prefix("- ")).or_else(|| line.strip_prefix("> "));
        let is_other = line.starts_with(['#', '|', '<']) || line.starts_with("![");
        if line.is_empty() || is_other || item.is_some() {
            found.push(String::new());
        }
        if !is_other {
            let paragraph = found.last_mut().unwrap();
            paragraph.push_str(item.unwrap_or(line));
            paragraph.push(' ');
        }
    }
    found.retain(|paragraph| !paragraph.trim().is_empty());
    found
}

/// Takes code and the targets of links out of a paragraph: code counts as one word.
fn plain(paragraph: &str) -> String {
    let code = paragraph.split('`').enumerate();
    let text: String = code.map(|(index, part)| if index % 2 == 0 { part } else { "X" }).collect();
    let mut plain = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("](") {
        plain.push_str(&before.replace('[', ""));
        rest = after.split_once(')').map_or("", |(_, after)| after);
    }
    plain + rest
}

/// Returns the sentences of a document.
fn sentences(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for paragraph in paragraphs(text) {
        let mut sentence = Vec::new();
        for word in plain(&paragraph).split_whitespace() {
            sentence.push(word.to_owned());
            if word.trim_end_matches(['*', '"', ')', '”', '_']).ends_with(['.', '!', '?', ':']) {
                found.push(std::mem::take(&mut sentence).join(" "));
            }
        }
        found.push(sentence.join(" "));
    }
    found.retain(|sentence| sentence.chars().any(char::is_alphabetic));
    found
}

fn word_count(sentence: &str) -> usize {
    sentence.split(' ').filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

#[test]
fn sentences_are_short() {
    let documents = documents();
    assert!(documents.len() > 10, "{documents:?}");
    let mut faults = Vec::new();
    for path in documents {
        let sentences = sentences(&read(&path));
        let mut counts: Vec<usize> = sentences.iter().map(|text| word_count(text)).collect();
        counts.sort_unstable();
        let median = counts.get(counts.len() / 2).copied().unwrap_or_default();
        if median > MEDIAN {
            faults.push(format!("{path}: the median sentence has {median} words"));
        }
        let long = sentences.iter().filter(|text| word_count(text) > LONGEST);
        faults.extend(long.map(|text| format!("{path}: {} words: {text}", word_count(text))));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_main_documents_are_not_too_long() {
    for (path, longest) in [("README.md", 150), ("ARCHITECTURE.md", 250)] {
        let count = read(path).lines().count();
        assert!(count <= longest, "{path} has {count} lines, and {longest} are allowed");
    }
    for name in ["writing", "translating", "publishing"] {
        for language in ["en", "pt"] {
            let path = format!("{HANDBOOK}/{name}.{language}.md");
            let count = read(&path).lines().count();
            assert!(count <= 220, "{path} has {count} lines");
        }
    }
}

#[test]
fn sentences_are_split_where_they_end() {
    let text = "---\ntitle: No sentence\n---\n\n# No sentence\n\nOne [two](three.md) `four five`. Six\n\
                seven!\n\n```sh\nno sentence\n```\n\n| no | sentence |\n\n- Eight nine\n- Ten.\n";
    let expected = ["One two X.", "Six seven!", "Eight nine", "Ten."];
    assert_eq!(sentences(text), expected);
}
