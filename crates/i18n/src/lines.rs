//! Finds the positions where a line of text may break.

use icu_segmenter::{LineSegmenter, options::LineBreakOptions};

/// Returns the byte offsets where a line may break, in order; the last one is the end of the text.
///
/// Thai, Khmer, Lao and Burmese, which need a dictionary, only break at spaces.
pub fn line_ends(text: &str) -> Vec<usize> {
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    segmenter.segment_str(text).filter(|end| *end > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::line_ends;

    #[test]
    fn lines_end_where_readers_expect_it() {
        let parts = |text: &'static str| -> Vec<&str> {
            let mut start = 0;
            let part = |end| &text[std::mem::replace(&mut start, end)..end];
            line_ends(text).into_iter().map(part).collect()
        };
        assert_eq!(parts("Lisbon and Évora"), ["Lisbon ", "and ", "Évora"]);
        assert_eq!(parts("Al-Madinah, 21–23 May"), ["Al-", "Madinah, ", "21–", "23 ", "May"]);
        assert_eq!(parts("50\u{a0}km"), ["50\u{a0}km"]);
        assert_eq!(parts("学习型城市"), ["学", "习", "型", "城", "市"]);
        assert_eq!(parts("مدن الموانئ"), ["مدن ", "الموانئ"]);
        assert_eq!(parts(""), [""; 0]);
    }
}
