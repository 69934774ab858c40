//! Times each stage on the real site: the fastest run and the median.
//!
//! `cargo bench`, on a quiet machine. Compare ratios within one run, not times of two runs.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use rayon::prelude::*;
use urbi::config::Kinds;
use urbi::date::Date;
use urbi::diag::Diagnostics;
use urbi::output::{LazyOutput, OutputBody, Rendered};
use urbi::pipeline::{self, Options};
use urbi::site::Visibility;
use urbi::translation::{self, TranslatableTexts, TranslationLock, TranslationStatus};
use urbi::{content, network, publish, source};

const RUNS: usize = 15;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let now = Date::parse("2026-01-15").expect("a date");
    let options = Options::of(now);
    let (sources, _) = source::load(root);
    let outcome = pipeline::run(&sources, &options, Diagnostics::new());
    let rendered = outcome.rendered.expect("the site has no errors");
    let out = std::env::temp_dir().join(format!("urbi-bench-{}", std::process::id()));

    time("load", || drop(black_box(source::load(root))));
    time("parse data", || {
        drop(black_box(network::parse(&sources, &Kinds::default(), &mut Diagnostics::new())));
    });
    time("parse content", || {
        drop(black_box(content::parse(
            &sources,
            &[],
            &content::DocumentRules::default(),
            &mut Diagnostics::new(),
        )));
    });
    let (now, mut found) = (options.now, Diagnostics::new());
    let showing = Visibility { now, unpublished: false };
    let (site, theme) = pipeline::linked(&sources, &options.overrides, showing, &mut found)
        .expect("the site can be linked");
    time("truth of translations", || {
        let mut found = Diagnostics::new();
        let texts = TranslatableTexts::of(&site, &theme, &sources);
        let lock = TranslationLock::read(&sources, &mut found);
        let translation_status = TranslationStatus::of(&texts, &lock, &site.config, &sources);
        translation::report(&texts, &translation_status, &lock, &site, &mut found);
        drop(black_box(translation_status));
    });
    time("everything in memory", || {
        drop(black_box(pipeline::run(&sources, &options, Diagnostics::new())));
    });
    time("publish, all new", || {
        let _ = std::fs::remove_dir_all(&out);
        publish::publish(&rendered, &out, root).expect("the folder can be written to");
    });
    time("publish, all kept", || {
        publish::publish(&rendered, &out, root).expect("the folder can be written to");
    });
    let _ = std::fs::remove_dir_all(&out);
    fact_sheets(&rendered);
}

/// Times all fact sheets in parallel. There are only a few runs, because each takes seconds.
fn fact_sheets(rendered: &Rendered) {
    let sheets = rendered.iter().filter(|(path, _)| path.as_str().ends_with(".pdf"));
    let sheets: Vec<&LazyOutput> = sheets
        .filter_map(|(_, body)| match body {
            OutputBody::Lazy(deferred) => Some(deferred),
            _ => None,
        })
        .collect();
    time_often(3, &format!("{} fact sheets", sheets.len()), || {
        sheets.par_iter().for_each(|sheet| drop(black_box(sheet.compute())));
    });
}

fn time(what: &str, run: impl FnMut()) {
    time_often(RUNS, what, run);
}

fn time_often(runs: usize, what: &str, mut run: impl FnMut()) {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let started = Instant::now();
            run();
            started.elapsed()
        })
        .collect();
    times.sort();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    let (fastest, median) = (milliseconds(times[0]), milliseconds(times[runs / 2]));
    #[expect(clippy::print_stdout, reason = "a benchmark prints")]
    {
        println!("{what:<22} {fastest:8.1} ms fastest {median:8.1} ms median");
    }
}
