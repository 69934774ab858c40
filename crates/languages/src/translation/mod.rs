//! Finds the texts to translate, and checks whether each translation is up to date with its source.
//!
//! A [`TranslatableText`] is a text that readers see, divided into [`TranslationUnit`]s. [`TranslatableTexts::of`]
//! collects those of a site. Units are normalized before they are hashed, so that changes without an effect on
//! translations do not count. The [`TranslationLock`] records the hashes of the source of each translation.
//! [`TranslationStatus`] follows from the texts and the record, without version history or a clock.
//! [`RecordedBlocks`] contains the source texts of these hashes.

mod align;
mod json;
mod listing;
mod lock;
mod normal;
mod pairing;
mod recorded_blocks;
mod report;
mod show;
mod state;
mod text;

pub use align::{BlockChange, align};
pub use json::json;
pub use listing::{StateCounts, listing};
pub use lock::{FILE, LockEntry, LockKey, TranslationLock};
pub use normal::{Hash, words};
pub use pairing::{UnitIndexPair, links, pairs};
pub use recorded_blocks::{RecordedBlocks, SAID};
pub use report::report;
pub use show::{ComparisonLine, show};
pub use state::{
    LocaleStatus, LockUpdate, TextStatus, TranslationState, TranslationStatus, changes, sync,
};
pub use text::{
    Genre, TextKey, TextVersion, TranslatableText, TranslatableTexts, TranslationUnit, UnitKind,
};
