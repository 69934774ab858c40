//! Tests the program: exit codes, output streams, and behaviour that needs a disk.

use std::fs;

use urbi::diag::{Message, message};

use crate::disk::Disk;
use crate::harness::{NOW, Site, crate_root, read_tree};
use crate::problem::Problem;
use crate::xml;

#[test]
fn exit_codes_separate_errors_of_the_site_and_of_the_command() {
    let fine = Site::harbours().on_disk();
    assert_eq!(fine.on_site("check", &[]).code, Some(0));
    assert_eq!(fine.on_site("build", &[]).code, Some(0));
    let wrong = Site::harbours().replace("data/calls.yaml", "2026-02-28", "soon").on_disk();
    assert_eq!(wrong.on_site("check", &[]).code, Some(1));
    assert_eq!(wrong.on_site("build", &[]).code, Some(1));
    for args in [
        &["build", "--root", "nowhere"][..],
        &["check", "--root", "."],
        &["check", "--root", "site", "--now", "soon"],
        &["check", "--root", "site", "--now", "2026"],
        &["check", "--root", "site", "--base-url", "harbours.example"],
        &["check", "--root", "site", "--format", "xml"],
        &["check", "--root", "site", "--jobs", "many"],
        &["publish"],
        &[],
    ] {
        let said = fine.urbi(args);
        assert_eq!(said.code, Some(2), "{args:?}: {}", said.stderr);
        assert!(!said.stderr.is_empty() && said.stdout.is_empty(), "{args:?}");
    }
    for args in [&["--help"][..], &["--version"], &["build", "--help"]] {
        let said = fine.urbi(args);
        assert_eq!((said.code, said.stderr.as_str()), (Some(0), ""), "{args:?}");
    }
}

#[test]
fn a_root_that_is_missing_is_named() {
    let disk = Disk::empty();
    let run = disk.urbi(&["build", "--root", "nowhere"]);
    let error = fs::read_dir(disk.folder().join("nowhere")).unwrap_err();
    let message = message!("source.unreadable-folder", root = "nowhere", error).to_string();
    assert!(run.stderr.contains(&message), "{}", run.stderr);
    assert!(read_tree(disk.folder()).is_empty(), "and nothing is made there");
}

/// A value of a summary that a test does not compare.
const ANY: &str = "ANY";

/// Splits the text of a message at the value that is not compared.
fn around(message: &Message) -> (String, String) {
    let text = message.to_string();
    let (before, after) = text.split_once(ANY).unwrap();
    (before.to_owned(), after.to_owned())
}

#[test]
fn check_writes_nothing() {
    let site = Site::harbours();
    let disk = site.on_disk();
    let run = disk.on_site("check", &[]);
    let pages = message!("cli.pages", count = 111_u32);
    let all = message!("cli.pages-by-language", pages, locales = "37 de, 37 sv, 37 ar");
    let made = message!("cli.in-seconds", all, seconds = ANY);
    let (start, _) = around(&message!("cli.checked", made));
    assert!(run.stderr.starts_with(&start), "{}", run.stderr);
    assert!(read_tree(&disk.root()) == *site.files());
    assert_eq!(fs::read_dir(disk.folder()).unwrap().count(), 1);
}

#[test]
fn warnings_are_denied_on_demand() {
    let site = Site::harbours().replace("content/pages/handbook.de.md", "```rust", "```rusty");
    let disk = site.on_disk();
    let denied = disk.on_site("build", &["--deny-warnings"]);
    assert_eq!(denied.code, Some(1));
    assert!(
        denied.stderr.contains(&message!("cli.warnings-denied").to_string()),
        "{}",
        denied.stderr
    );
    assert!(disk.public().is_empty());
    let run = disk.on_site("build", &[]);
    assert_eq!(run.code, Some(0));
    let problems = message!("serve.one-warning");
    let made = message!("cli.built-with-messages", made = ANY, problems);
    let (_, end) = around(&message!("cli.built", made));
    assert!(run.stderr.contains(&format!("{end}\n")), "{}", run.stderr);
    assert_eq!(disk.on_site("check", &["--deny-warnings"]).code, Some(1));
    let note = Site::harbours().on_disk();
    assert_eq!(note.on_site("check", &["--deny-warnings"]).code, Some(0), "a note is no warning");
}

/// Returns a site with an error, a warning and a note.
fn three_problems() -> Disk {
    let site = Site::harbours()
        .replace("content/pages/handbook.de.md", "```rust", "```rusty")
        .replace("content/pages/handbook.de.md", "[](city:hamburg)", "![Nichts](nowhere.png)");
    site.on_disk()
}

#[test]
fn json_is_one_document_with_a_summary() {
    let said = Site::harbours().on_disk().on_site("build", &["--format", "json"]);
    let report = said.json();
    assert_eq!(report["summary"]["pages"], 111);
    assert_eq!(report["summary"]["errors"], 0);
    assert!(report["summary"]["files"].as_u64() > Some(111));
    assert!(report["summary"]["bytes"].as_u64() > Some(100_000));
    assert!(report["summary"]["seconds"].as_f64() > Some(0.0));
    let problems = said.problems();
    assert!(problems.iter().all(|problem| problem.severity == "note"), "{report:#}");
    let is_document = |file: &String| file.starts_with("content/");
    let documents = problems.iter().filter(|p| p.file.as_ref().is_some_and(is_document));
    let [note] = documents.collect::<Vec<_>>()[..] else { panic!("{report:#}") };
    assert_eq!(note.code, "missing-translation");

    let disk = three_problems();
    let problems = disk.on_site("check", &["--format", "json"]).problems();
    let order = |problem: &Problem| (problem.file.clone(), problem.place, problem.code.clone());
    assert!(problems.is_sorted_by_key(order), "{problems:#?}");
    assert!(problems.iter().any(|p| p.code == "missing-image" && p.severity == "error"));
}

/// The message of the error of `three_problems`.
fn missing_image() -> Message {
    let noun = message!("content.image-noun");
    message!("plan.unknown-file", noun, file = "content/pages/nowhere.png")
}

#[test]
fn short_is_a_line_for_each_problem() {
    let run = three_problems().on_site("check", &["--format", "short", "--quiet"]);
    let line = format!("handbook.de.md:24:3: error[missing-image]: {}\n", missing_image());
    assert_eq!(run.stderr, format!("content/pages/{line}"));
    assert_eq!(run.stdout, "");
}

#[test]
fn github_gets_commands_of_its_own() {
    let run = three_problems().on_site("check", &["--format", "github"]);
    let line = run.stdout.lines().find(|line| line.starts_with("::error ")).unwrap();
    let start = "::error title=missing-image,file=content/pages/handbook.de.md,line=24,col=3,";
    assert!(line.starts_with(start), "{line}");
    let text = format!("::{}%0A{}: ", missing_image(), message!("word.hint"));
    assert!(line.contains(&text), "{line}");
    assert!(run.stdout.lines().all(|line| line.starts_with("::")), "{}", run.stdout);
}

#[test]
fn sarif_is_what_code_scanning_reads() {
    let report = three_problems().on_site("check", &["--format", "sarif"]).json();
    assert_eq!(report["version"], "2.1.0");
    let run = &report["runs"][0];
    assert_eq!(run["tool"]["driver"]["name"], "urbi");
    let results = run["results"].as_array().unwrap();
    let error = results.iter().find(|result| result["level"] == "error").unwrap();
    assert_eq!(error["ruleId"], "missing-image");
    let place = &error["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "content/pages/handbook.de.md");
    assert_eq!(place["region"]["startLine"], 24);
    assert_eq!(place["region"]["startColumn"], 3);
    let rules: Vec<_> = run["tool"]["driver"]["rules"].as_array().unwrap().iter().collect();
    let known = |id: &serde_json::Value| rules.iter().any(|rule| rule["id"] == *id);
    assert!(results.iter().all(|result| known(&result["ruleId"])));
}

#[test]
fn base_url_moves_every_address() {
    let disk = Site::harbours().on_disk();
    let said = disk.on_site("build", &["--base-url", "https://a.example/net/"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    for (path, bytes) in disk.public() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("harbours.example/"), "{path}");
        assert!(!text.contains("href=/s") && !text.contains("href=/a"), "{path}");
    }
    let feed = xml::parse(&disk.public()["feed.xml"]).unwrap();
    assert_eq!(feed.text_of("id"), "https://a.example/net/feed.xml");
}

#[test]
fn output_folders_with_other_files_are_refused() {
    let disk = Site::harbours().on_disk();
    for out in ["site", ".", "site/content", "site/data/public", "/"] {
        let said = disk.on_site("build", &["--format", "json", "--out", out]);
        let problems = said.problems();
        assert!(problems.iter().any(|p| p.code == "output-folder"), "{out}: {problems:#?}");
        assert_eq!(said.code, Some(2), "{out}");
    }
    fs::write(disk.folder().join("file"), "mine").unwrap();
    assert_eq!(disk.on_site("build", &["--out", "file"]).code, Some(2));
    fs::create_dir(disk.folder().join("full")).unwrap();
    fs::write(disk.folder().join("full/index.html"), "mine").unwrap();
    let run = disk.on_site("build", &["--out", "full"]);
    assert_eq!(run.code, Some(2));
    let foreign = disk.folder().join("full/index.html");
    let message = message!("publish.foreign-file-in-output", out = foreign.display()).to_string();
    assert!(run.stderr.contains(&message), "{}", run.stderr);
    let kept = read_tree(disk.folder());
    assert_eq!(
        (kept["file"].as_slice(), kept["full/index.html"].as_slice()),
        (&b"mine"[..], &b"mine"[..])
    );
    assert_eq!(disk.on_site("build", &["--out", "new/deep/folder"]).code, Some(0));
    assert!(disk.folder().join("new/deep/folder/index.html").exists());
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let latin = b"---\ntitle: Caf\xe9\n---\n";
    let large = format!("---\ntitle: A\n---\n{}", "a ".repeat(2_500_000));
    let site = Site::harbours()
        .write("content/pages/a.de.md", latin)
        .write("content/pages/b.de.md", large);
    let problems = site.on_disk().on_site("check", &["--format", "json"]).problems();
    let of = |code: &str| problems.iter().find(|problem| problem.code == code).unwrap();
    assert_eq!(of("not-utf8").place.unwrap()[..2], [2, 11]);
    assert_eq!(of("not-utf8").hint, Some(message!("source.save-as-utf8-hint").to_string()));
    assert_eq!(of("too-large").file.as_deref(), Some("content/pages/b.de.md"));
}

#[test]
fn files_that_cannot_be_read_are_named_once() {
    let large = format!("---\ntitle: A\n---\n{}", "a ".repeat(2_500_000));
    let site = Site::harbours().write("content/pages/b.de.md", large);
    let problems = site.on_disk().on_site("check", &["--format", "json"]).problems();
    let errors = problems.iter().filter(|problem| problem.severity == "error").count();
    assert_eq!(errors, 1, "{problems:#?}");
}

#[cfg(unix)]
#[test]
fn links_on_the_disk_do_not_lead_out() {
    use std::os::unix::fs::symlink;
    let disk = Site::harbours().on_disk();
    fs::write(disk.folder().join("secret.de.md"), "---\ntitle: Secret\n---\n").unwrap();
    let pages = disk.root().join("content/pages");
    symlink(disk.folder().join("secret.de.md"), pages.join("secret.de.md")).unwrap();
    symlink("nowhere", pages.join("gone.de.md")).unwrap();
    symlink("join.de.md", pages.join("same.de.md")).unwrap();
    symlink("..", pages.join("loop")).unwrap();
    let problems = disk.on_site("check", &["--format", "json"]).problems();
    let file = |code: &str| {
        let own = problems.iter().filter(|problem| problem.code == code);
        own.map(|problem| problem.file.clone().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(file("outside-root"), ["content/pages/secret.de.md"]);
    assert_eq!(file("unreadable"), ["content/pages/gone.de.md", "content/pages/loop"]);
    assert!(problems.iter().all(|problem| !problem.message.contains("Secret")));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::process::Stdio;
    let disk = Site::harbours().on_disk();
    let args = ["check", "--root", "site", "--now", NOW, "--format", "json"];
    let mut child = disk.command(&args).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

/// Checks that the commands and options in the README exist.
#[test]
fn the_readme_names_what_exists() {
    let readme = fs::read_to_string(crate_root().join("README.md")).unwrap_or_default();
    let disk = Disk::empty();
    let fenced = readme.split("\n```").skip(1).step_by(2).flat_map(str::lines);
    let calls = fenced.filter_map(|line| {
        let call = line.strip_prefix("urbi ").or_else(|| Some(line.split_once(" -- ")?.1))?;
        Some(call.split('#').next().unwrap_or(call))
    });
    for call in calls {
        let mut parts = call.split_whitespace();
        let (command, part) = (parts.next().unwrap(), parts.next().unwrap_or_default());
        let mut help = disk.urbi(&[command, "--help"]);
        if help.stdout.contains("\nCommands:") && help.stdout.contains(&format!("\n  {part} ")) {
            help = disk.urbi(&[command, part, "--help"]);
        }
        assert_eq!(help.code, Some(0), "`urbi {call}`: {}", help.stderr);
        let words = call.split([' ', '[', ']', '=']).filter(|word| word.starts_with("--"));
        for option in words {
            assert!(help.stdout.contains(option), "`urbi {call}` has no {option}");
        }
    }
}
