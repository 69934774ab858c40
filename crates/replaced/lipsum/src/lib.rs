//! Replaces the placeholder text behind Typst's `lorem`.
//!
//! The original builds a Markov chain from two texts, and needs four crates for random numbers. This crate repeats
//! the words of the standard passage in order. So `lorem(5)` returns the same text as the original, and a long
//! text repeats sooner.

/// The standard passage.
pub const LOREM_IPSUM: &str = "\
Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et \
dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip \
ex ea commodo consequat. Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore eu \
fugiat nulla pariatur. Excepteur sint occaecat cupidatat non proident, sunt in culpa qui officia \
deserunt mollit anim id est laborum.";

/// The second text, which is empty.
pub const LIBER_PRIMUS: &str = "";

/// The words of the texts.
#[derive(Default)]
pub struct MarkovChain<'a> {
    words: Vec<&'a str>,
}

impl<'a> MarkovChain<'a> {
    /// Makes a chain without words.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the words of a text.
    pub fn learn(&mut self, text: &'a str) {
        self.words.extend(text.split_whitespace());
    }

    /// Returns an endless iterator over the words, starting at a pair of words, or at the first word.
    pub fn iter_from(&self, (first, second): (&str, &str)) -> impl Iterator<Item = &'a str> {
        let start = self.words.windows(2).position(|pair| pair == [first, second]);
        self.words.iter().copied().cycle().skip(start.unwrap_or_default())
    }
}
