//! Tests that the cost of parsing is proportional to the length of the input. The cost is the number and size of
//! allocations, which are the same on every computer. Doubling a text can double them, but not quadruple them.
//!
//! Scans without allocations are not visible here: `cargo bench --profile dev --bench scaling` times the same texts.

mod texts;

use crate::harness::Site;
use texts::{Family, Kind, Reader};

/// The numbers of repetitions of a text's unit.
const SIZES: [usize; 3] = [200, 400, 800];

/// The maximum ratio of two steps: a linear cost has 2, a quadratic cost has 4.
const MOST: f64 = 2.7;

/// Smaller increases, in bytes, are ignored, because tables grow in steps.
const LEAST: u64 = 70_000;

#[test]
fn what_can_be_written_in_texts_costs_in_proportion_to_its_length() {
    assert_eq!(
        excesses(|kind| matches!(kind, Kind::Site(path) if path.as_str().ends_with(".md"))),
        [""; 0]
    );
}

#[test]
fn what_can_be_written_in_data_and_by_tools_costs_in_proportion_to_its_length() {
    assert_eq!(
        excesses(|kind| !matches!(kind, Kind::Site(path) if path.as_str().ends_with(".md"))),
        [""; 0]
    );
}

/// Returns the families of some kinds whose cost is more than linear.
fn excesses(is_wanted: impl Fn(&Kind) -> bool + Sync) -> Vec<String> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let starter = Site::starter();
    let reader = Reader::new(&starter.sources(), starter.options());
    pool.install(|| {
        let families = texts::families().into_iter().filter(|family| is_wanted(&family.kind));
        let families: Vec<Family> = families.collect();
        assert!(families.len() > 150, "{}", families.len());
        families.iter().filter_map(|family| excess(&reader, family)).collect()
    })
}

#[test]
fn a_cost_that_grows_with_the_square_is_seen() {
    let mut text = String::new();
    let mut square = |length: usize| {
        for _ in 0..length {
            text = format!("{text}word ");
        }
    };
    let [small, middle, large] = SIZES.map(|size| work(|| square(size)));
    assert!(large - middle > 3 * (middle - small), "{small} {middle} {large}");
}

/// Returns the cost of a function: allocated bytes, plus a constant for each allocation.
fn work(doing: impl FnOnce()) -> u64 {
    let counted = allocation_counter::measure(doing);
    counted.bytes_total + 64 * counted.count_total
}

/// Returns a description if the cost of a family of texts is more than linear.
fn excess(reader: &Reader, family: &Family) -> Option<String> {
    let [small, middle, large] =
        SIZES.map(|size| work(|| reader.read(&family.kind, &(family.text)(size))));
    let (first, second) = (middle.saturating_sub(small), large.saturating_sub(middle));
    let ratio = second as f64 / first.max(1) as f64;
    (second > LEAST && ratio > MOST).then(|| format!("{}: {ratio:.2}", family.name))
}
