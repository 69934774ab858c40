//! What is translated, and whether each translation still says what its source says.
//!
//! A [`TranslatableText`] is something that readers see, in its [`TranslationUnit`]s; [`TranslatableTexts::of`] collects those of a site.
//! What a unit says is normalised before it is hashed, so that what nobody would translate anew does
//! not count. The [`TranslationLock`] remembers the hashes of the source that each translation was made from,
//! and [`TranslationStatus`] follows from both, without history and without a clock. [`RecordedBlocks`] has the words of
//! these hashes.

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
pub use show::{ComparisonLine, RecordedSources, show};
pub use state::{
    LocaleStatus, LockUpdate, TextStatus, TranslationState, TranslationStatus, changes, sync,
};
pub use text::{
    Genre, TextKey, TextVersion, TranslatableText, TranslatableTexts, TranslationUnit, UnitKind,
};
