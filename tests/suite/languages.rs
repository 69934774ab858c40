//! Random matrices of translations, locales, policies and chains: nothing is shown as what it is not.

mod matrix;
mod reader;

use crate::numbers::Numbers;
use matrix::Matrix;
use reader::Reader;

/// How many sites are made; `URBI_LANGUAGES` in the environment of the compiler sets another.
const ROUNDS: &str = match option_env!("URBI_LANGUAGES") {
    Some(rounds) => rounds,
    None => "60",
};

/// Makes the site of a round: every tenth has the theme of the real site.
fn round(number: usize, seen: &mut [usize; 3]) -> Vec<String> {
    let mut numbers = Numbers::new(2026 + number as u64);
    let matrix = Matrix::new(&mut numbers, number % 10 == 9);
    let run = matrix.site(&mut numbers).unminified().run();
    if run.outcome.rendered.is_none() {
        return run.errors();
    }
    let files = run.files();
    let reader = Reader::read(&matrix, &files);
    for (all, own) in seen.iter_mut().zip(reader.seen) {
        *all += own;
    }
    reader.wrong
}

#[test]
fn every_text_is_in_the_language_that_its_page_says() {
    let mut seen = [0; 3];
    for number in 0..ROUNDS.parse().unwrap() {
        let wrong = round(number, &mut seen);
        assert!(wrong.is_empty(), "round {number}, {} faults:\n{}", wrong.len(), wrong.join("\n"));
    }
    let [texts, links, pages] = seen;
    assert!(
        texts > 10_000 && links > 1_000 && pages > 100,
        "{texts} texts, {links} links, {pages} pages"
    );
}
