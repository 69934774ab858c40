//! Tests random combinations of translations, locales, policies and fallback chains. No text may appear as another
//! language.

mod matrix;
mod reader;

use rayon::prelude::*;

use crate::numbers::Numbers;
use matrix::Matrix;
use reader::Reader;

/// The number of sites. `URBI_LANGUAGES` in the compiler's environment sets another.
const ROUNDS: &str = match option_env!("URBI_LANGUAGES") {
    Some(rounds) => rounds,
    None => "60",
};

/// Builds and reads the site of a round. Every twentieth has the theme of the real site.
fn round(number: usize) -> (Vec<String>, [usize; 3]) {
    let mut numbers = Numbers::new(2026 + number as u64);
    let matrix = Matrix::new(&mut numbers, number % 20 == 19);
    let run = matrix.site(&mut numbers).unminified().run();
    if run.outcome.rendered.is_none() {
        return (run.errors(), [0; 3]);
    }
    let files = run.files();
    let reader = Reader::read(&matrix, &files);
    (reader.wrong, reader.seen)
}

#[test]
fn every_text_is_in_the_language_that_its_page_says() {
    let count: usize = ROUNDS.parse().unwrap();
    let all: Vec<_> = (0..count).into_par_iter().map(|number| (number, round(number))).collect();
    let mut sum = [0; 3];
    for (number, (wrong, seen)) in all {
        assert!(wrong.is_empty(), "round {number}, {} faults:\n{}", wrong.len(), wrong.join("\n"));
        sum = [0, 1, 2].map(|at| sum[at] + seen[at]);
    }
    let [texts, links, pages] = sum;
    assert!(
        texts > 1_000 * count && links > 100 * count && pages > count,
        "{texts} texts, {links} links, {pages} pages that show the text of another locale"
    );
}
