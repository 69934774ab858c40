//! urbi compiles a folder of YAML and Markdown into the website of a network of cities, in every
//! language of the network.
//!
//! Each arrow is one function with one product, and no stage knows a later one:
//!
//! ```text
//! folder ──source::load──> Sources ─┬─config::configure─> Config
//!                                   ├─network::parse────> Records      per file, in parallel,
//!                                   ├─content::parse────> Documents    without cross-references
//!                                   └─theme::load───────> Theme
//! (Config, Records, Documents) ──site::link──────> Site       every id resolved, every list in order
//! (Site, Theme, lock)          ──translation────> Truth      what each translation is worth
//! (Site, Theme)                ──plan::plan──────> Plan       every output: address, owner, kind
//! (Plan, Site, Theme)          ──render::render──> Rendered   path → bytes, a copy, or a promise
//! Rendered                     ──check::check────> Diagnostics  what templates added
//! Rendered                     ──publish::publish─> Published  staged, swapped in whole, recorded
//! ```
//!
//! [`pipeline`] runs the stages, [`serve`] shows a site while it is written, [`cli`] is the program.
//! Stages report all that they find as [`diag::Diagnostic`]s with their places, and return a value
//! all the same.
//!
//! Where does a change go?
//!
//! - a new field of a city: its schema and struct in `network/city.rs`, its view in
//!   `render/view/entity.rs`, a line in the theme's `city.html` with a word in its catalogs; its
//!   place in the open data, `render/data/city.rs`
//! - a new kind of page: a [`site::Entity`], and a [`reference::Family`] if links name it (or a
//!   [`plan::OutputKind`] for what has no locale), its routes in `plan`, its view in `render/view`, its
//!   template
//! - a new message for editors: a [`diag::Code`], reported where the fault can be seen first
//!
//! `ARCHITECTURE.md` is the map, with the layers and what each must not know.

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
pub use urbi_press as press;
pub use urbi_render as render;
pub use urbi_text::{fix, html, letters, source, xml, yaml};
