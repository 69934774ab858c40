//! What is translated, and whether each translation still says what its source says.
//!
//! A [`Text`] is something that readers see, in its [`Unit`]s; [`Texts::of`] collects those of a site.
//! What a unit says is normalised before it is hashed, so that what nobody would translate anew does
//! not count.

mod normal;
mod text;

pub use normal::{Hash, words};
pub use text::{Genre, Key, Text, Texts, Unit, UnitKind, Version};
