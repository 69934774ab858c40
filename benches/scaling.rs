//! Finds parsers whose time grows faster than the length of their input: it doubles the length three times. It
//! also measures plain scans, which `tests/suite/work.rs` does not count.
//!
//! `cargo bench --profile dev --bench scaling`, on a quiet machine.

#[path = "../tests/suite/work/texts.rs"]
mod texts;

use std::time::Instant;

use urbi::date::Date;
use urbi::new;
use urbi::pipeline::Options;
use urbi::source::{SourceFile, Sources};

/// The numbers of repetitions of a text's unit.
const SIZES: [usize; 4] = [2_000, 4_000, 8_000, 16_000];

/// The ratio of two steps above which a text is reported: 2 is linear, 4 is quadratic.
const MOST: f64 = 2.8;

/// Shorter times, in seconds, are noise.
const LEAST: f64 = 0.1;

#[expect(clippy::print_stdout, reason = "a benchmark prints")]
fn main() {
    let mut starter = Sources::default();
    for (path, bytes) in new::starter(&new::NewSiteOptions::default()).expect("the small network") {
        let Ok(text) = String::from_utf8(bytes) else { continue };
        starter.insert(path, SourceFile::Text(text.into()));
    }
    let now = Date::parse("2026-01-15").expect("a date");
    let reader = texts::Reader::new(&starter, Options::of(now));
    let families = texts::families();
    let mut named = 0;
    for family in &families {
        let seconds = SIZES.map(|size| {
            let text = (family.text)(size);
            let start = Instant::now();
            reader.read(&family.kind, &text);
            start.elapsed().as_secs_f64()
        });
        let [_, second, third, fourth] = seconds;
        let ratio = (fourth - third) / (third - second).max(0.001);
        if fourth > LEAST && ratio > MOST {
            named += 1;
            println!("{ratio:.2}  {fourth:.3} s  {}", family.name);
        }
    }
    println!("{named} of {} texts cost more than in proportion.", families.len());
}
