//! What an editor can write costs in proportion to its length. Counted are the allocations and their bytes,
//! which are the same on every machine: a text of twice the length may take twice as many, and not four times.
//!
//! What scans without an allocation is not seen here: `cargo bench --bench scaling` times the same texts.

mod texts;

use urbi::config::{self, Overrides};
use urbi::diag::Diagnostics;
use urbi::pipeline;
use urbi::sheet::{self, Members};
use urbi::source::{SourceFile, Sources};

use crate::harness::Site;
use texts::{Family, Kind};

/// How often the unit of a text is repeated.
const SIZES: [usize; 3] = [300, 600, 1200];

/// A cost that doubles with the length has 2 here, one that grows with its square 4.
const MOST: f64 = 2.7;

/// What grows by less than this is not looked at: tables grow by steps.
const LEAST: u64 = 100_000;

#[test]
fn what_can_be_written_costs_in_proportion_to_its_length() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let site = texts::site(&Site::starter().sources());
    let found: Vec<String> = pool.install(|| {
        let families = texts::families();
        assert!(families.len() > 150, "{}", families.len());
        families.iter().filter_map(|family| excess(&site, family)).collect()
    });
    assert_eq!(found, [""; 0]);
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

/// Returns how much is allocated while something is done: bytes, and something for each call.
fn work(doing: impl FnOnce()) -> u64 {
    let counted = allocation_counter::measure(doing);
    counted.bytes_total + 64 * counted.count_total
}

/// Names a family of texts that costs more than in proportion.
fn excess(site: &Sources, family: &Family) -> Option<String> {
    let [small, middle, large] =
        SIZES.map(|size| work(|| read(site, &family.kind, &(family.text)(size))));
    let (first, second) = (middle.saturating_sub(small), large.saturating_sub(middle));
    let ratio = second as f64 / first.max(1) as f64;
    (second > LEAST && ratio > MOST).then(|| format!("{}: {ratio:.2}", family.name))
}

/// Does with a text what a check does, up to the plan; with a sheet what an import does; with a file of a
/// translation tool what its reader does.
fn read(site: &Sources, kind: &Kind, text: &str) {
    let mut diagnostics = Diagnostics::new();
    match kind {
        Kind::Site(path) => {
            let mut sources = site.clone();
            sources.insert(path.clone(), SourceFile::Text(text.into()));
            let options = Site::starter().options();
            drop(pipeline::prepare(&sources, &options, &mut diagnostics));
        }
        Kind::Csv => {
            let config = config::configure(site, &Overrides::default(), &mut diagnostics).unwrap();
            let members = Members::new(site, &config, &mut diagnostics);
            if let Some(table) = sheet::read("sheet.csv", text.as_bytes(), &mut diagnostics) {
                drop(sheet::merge(&members, &table, &mut diagnostics));
            }
        }
        Kind::Xliff => {
            drop(urbi::exchange::xliff::read(&texts::exchanged("x.xliff"), text, &mut diagnostics))
        }
        Kind::Po => {
            drop(urbi::exchange::po::read(&texts::exchanged("x.po"), text, &mut diagnostics))
        }
    }
    drop(diagnostics.sorted());
}
