//! Replaces the text behind Typst's `lorem`, which fills a layout for trying it out.
//!
//! The original learns a chain of words from two texts and walks through it by chance, with four crates
//! for the chance. Here the words are those of the well-known passage, in its order and again from its
//! beginning. So `lorem(5)` is the same text as before, and a long text repeats itself sooner.

/// The passage.
pub const LOREM_IPSUM: &str = "\
Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et \
dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip \
ex ea commodo consequat. Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore eu \
fugiat nulla pariatur. Excepteur sint occaecat cupidatat non proident, sunt in culpa qui officia \
deserunt mollit anim id est laborum.";

/// The second text: none.
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

    /// Returns the words again and again, from where two follow each other or else from the first.
    pub fn iter_from(&self, (first, second): (&str, &str)) -> impl Iterator<Item = &'a str> {
        let start = self.words.windows(2).position(|pair| pair == [first, second]);
        self.words.iter().copied().cycle().skip(start.unwrap_or_default())
    }
}
