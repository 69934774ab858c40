//! Corrupts files of a site at random: urbi must report errors and never panic.

use std::panic::{AssertUnwindSafe, catch_unwind};

use urbi::diag::Diagnostics;

use crate::harness::Site;
use crate::numbers::Numbers;

/// The number of corrupted sites. `URBI_CHAOS` in the compiler's environment sets another.
const ROUNDS: &str = match option_env!("URBI_CHAOS") {
    Some(rounds) => rounds,
    None => "150",
};

/// Texts that get into files by accident or misunderstanding.
const STRAYS: [&str; 40] = [
    "\t",
    "'",
    "\"",
    ": ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "{{",
    "}}",
    "{%",
    "%}",
    "#",
    "---\n",
    "```\n",
    "```members\n",
    "<b>",
    "<!--",
    "&",
    "*a",
    "&a ",
    "!x ",
    "|",
    ">",
    "\u{0}",
    "\u{feff}",
    "\r\n",
    "\u{202e}",
    "e\u{301}",
    "\u{10ffff}",
    "[^1]: ",
    "[x](",
    "](city:",
    "![](",
    "- [ ] ",
    "\n: ",
    "1e999",
    "99999999999999999999",
    "../../",
];

fn spoil(text: &str, numbers: &mut Numbers) -> String {
    let at = |numbers: &mut Numbers| text.floor_char_boundary(numbers.below(text.len() + 1));
    let (first, second) = (at(numbers), at(numbers));
    let (start, end) = (first.min(second), first.max(second));
    match numbers.below(5) {
        0 => text[..start].to_owned(),
        1 => {
            format!("{}{}", &text[..start], &text[text.floor_char_boundary(start + 9).max(start)..])
        }
        2 => format!("{}{}{}", &text[..end], &text[start..end], &text[end..]),
        3 => {
            let lines: Vec<&str> = text.split_inclusive('\n').collect();
            let (one, two) = (numbers.below(lines.len().max(1)), numbers.below(lines.len().max(1)));
            let swapped = (0..lines.len()).map(|line| match line {
                _ if line == one => lines[two],
                _ if line == two => lines[one],
                _ => lines[line],
            });
            swapped.collect()
        }
        _ => format!("{}{}{}", &text[..start], STRAYS[numbers.below(STRAYS.len())], &text[start..]),
    }
}

#[test]
fn a_corrupt_file_is_reported_and_never_a_panic() {
    let fixture = Site::harbours();
    let texts = fixture.files().iter().filter(|(_, bytes)| std::str::from_utf8(bytes).is_ok());
    let paths: Vec<&String> = texts.map(|(path, _)| path).collect();
    let mut numbers = Numbers::new(2026);
    let (mut made, mut refused, mut corrected) = (0, 0, 0);
    for round in 0..ROUNDS.parse().unwrap() {
        let mut site = fixture.clone();
        let mut spoilt = Vec::new();
        for _ in 0..=numbers.below(2) {
            let path = paths[numbers.below(paths.len())];
            let text = spoil(&site.text(path), &mut numbers);
            site = site.write(path, &text);
            spoilt.push((path, text));
        }
        let Ok(run) = catch_unwind(AssertUnwindSafe(|| site.run())) else {
            panic!("round {round}: a panic with {spoilt:#?}");
        };
        let errors = run.problems.iter().filter(|problem| problem.severity == "error").count();
        assert_eq!(run.outcome.rendered.is_none(), errors > 0, "round {round}: {spoilt:#?}");
        if errors == 0 {
            made += 1;
        } else {
            refused += 1;
        }
        let correction = || urbi::fixing::fix(&site.sources(), &site.options(), Diagnostics::new());
        let Ok(correction) = catch_unwind(AssertUnwindSafe(correction)) else {
            panic!("round {round}: a panic in mending {spoilt:#?}");
        };
        corrected += usize::from(correction.count > 0);
    }
    assert!(corrected > 0, "nothing was corrected");
    assert!(made > 0 && refused > 0, "{made} sites were made, {refused} refused");
}
