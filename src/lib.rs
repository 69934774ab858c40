//! urbi compiles a folder of YAML and Markdown into the website of a network of cities, in every
//! language of the network.
//!
//! `ARCHITECTURE.md` explains the stages, the crates and where a change goes. These are the stages, and
//! [`pipeline`] runs those from 2 to 8:
//!
//! 1. [`source::load()`] reads the folder.
//! 2. [`config::configure()`] reads `data/site.yaml`.
//! 3. [`network::parse()`], [`content::parse()`] and [`theme::load()`] read records, documents and the theme.
//! 4. [`site::link()`] resolves ids.
//! 5. [`translation`] computes the status of each translation.
//! 6. [`plan::plan()`] plans every output.
//! 7. [`render::render()`] renders the outputs.
//! 8. [`check::check()`] checks the rendered pages.
//! 9. [`publish::publish()`] writes the output folder.
//!
//! [`serve`] is the preview, and [`cli`] is the program.

pub mod check;
pub mod cli;
pub mod fixing;
pub mod pipeline;
pub mod publish;
pub mod serve;

pub use urbi_base::{date, diag, diff, locale, output, path, po, reference};
pub use urbi_card as card;
pub use urbi_editing::{forms, new, sheet};
pub use urbi_figures::{chart, map};
pub use urbi_i18n as i18n;
pub use urbi_languages::{exchange, parity, translation};
pub use urbi_model::{config, content, network, schema, site, theme};
pub use urbi_picture as picture;
pub use urbi_plan as plan;
pub use urbi_render as render;
pub use urbi_text::{fix, html, letters, source, xml, yaml};
pub use urbi_typeset as typeset;
