//! Finds marks of emphasis that readers see as text: `**Note:**the`, `** Note **`, `**Note`.

use std::ops::Range;

use super::LintFinding;
use super::prose::{BREAK, HIDDEN, PREFIX};
use crate::content::markdown::cjk;
use crate::diag::message;

/// A run of marks that was parsed as text.
#[derive(Clone, Debug)]
struct Run {
    range: Range<usize>,
    before: char,
    after: char,
}

impl Run {
    fn is_loose_before(&self) -> bool {
        is_gap(self.before)
    }

    fn is_loose_after(&self) -> bool {
        is_gap(self.after)
    }

    fn is_loose(&self) -> bool {
        self.is_loose_before() && self.is_loose_after()
    }

    /// Returns whether it can open emphasis, if the text around it is corrected.
    fn can_open(&self) -> bool {
        !self.is_loose_after() && !is_word(self.before)
            || is_word(self.before) && is_opening(self.after)
    }
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, PREFIX | BREAK)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == HIDDEN
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '«' | '“' | '„' | '"' | '‘' | '¿' | '¡' | '（' | '「' | '『' | '《')
}

/// Finds marks of emphasis in words.
pub(super) fn find(words: &str) -> Vec<LintFinding> {
    let mut found = Vec::new();
    for (mark, length) in [('*', 2), ('_', 2), ('~', 2), ('*', 1), ('*', 3)] {
        let runs = runs(words, mark, length);
        let mut at = 0;
        while at < runs.len() {
            let (taken, finding) = judge(words, &runs[at..]);
            found.extend(finding);
            at += taken;
        }
    }
    found
}

fn runs(words: &str, mark: char, length: usize) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(start) = words[at..].find(mark).map(|found| at + found) {
        let count = words[start..].bytes().take_while(|byte| char::from(*byte) == mark).count();
        at = start + count;
        let before = words[..start].chars().next_back().unwrap_or('\n');
        let after = words[at..].chars().next().unwrap_or('\n');
        // In paths and patterns, these characters are not marks: `src/**/*.js`.
        let is_pattern = [before, after].iter().any(|c| matches!(c, '/' | '\\' | '=' | '*' | '_'));
        if count == length && !is_pattern {
            runs.push(Run { range: start..at, before, after });
        }
    }
    runs
}

/// Examines the first of some runs, and returns the number of runs that it consumed.
fn judge(words: &str, runs: &[Run]) -> (usize, Option<LintFinding>) {
    let first = &runs[0];
    let is_single = first.range.len() == 1;
    let Some(second) = runs.get(1) else {
        return (1, unclosed(words, first));
    };
    let inside = &words[first.range.end..second.range.start];
    let is_loose_pair = |a: &Run, b: &Run| a.is_loose() && (b.is_loose() || is_end(b));
    if first.is_loose() && !is_single {
        let has_words = inside.trim().chars().filter(|c| c.is_alphabetic()).count() > 1;
        if has_words
            && (is_loose_pair(first, second) || !second.is_loose_before())
            && is_start(words, first)
        {
            return (2, Some(pair(words, first, second)));
        }
        return (1, None);
    }
    if !first.can_open() || inside.trim().is_empty() {
        return (1, None);
    }
    if is_single {
        let is_plain = !second.is_loose_before() && is_blocked(second) && !first.is_loose_after();
        return if is_plain { (2, Some(pair(words, first, second))) } else { (1, None) };
    }
    // `**a ** b **`: the last two are a pair, and the first is not closed.
    let next_is_pair = runs.get(2).is_some_and(|third| is_loose_pair(second, third));
    let closes = !second.is_loose_before() || (runs.len() == 2 && !second.is_loose_after());
    if closes || (second.is_loose() && !next_is_pair) {
        let is_name = is_name(inside, &words[first.range.clone()]);
        return (2, (!is_name).then(|| pair(words, first, second)));
    }
    (1, unclosed(words, first))
}

/// Returns whether the text after a mark ends a sentence or a line.
fn is_end(run: &Run) -> bool {
    run.is_loose_before() && matches!(run.after, '.' | ',' | ';' | ':' | '!' | '?' | ')')
}

/// Returns whether a loose mark can be an opening mark. After a number it is a multiplication sign.
fn is_start(words: &str, run: &Run) -> bool {
    let before = words[..run.range.start].trim_end_matches(is_gap).chars().next_back();
    before.is_none_or(|c| !c.is_numeric())
}

/// Returns whether a closing mark is not parsed because it is between punctuation and a letter.
fn is_blocked(run: &Run) -> bool {
    cjk::is_punctuation(run.before) && is_word(run.after) && run.before != HIDDEN
}

/// Reports two marks, if at least one has an error.
fn pair(words: &str, first: &Run, second: &Run) -> LintFinding {
    let mark = &words[first.range.clone()];
    let inside = first.range.end..second.range.start;
    let own = &words[inside.clone()];
    let mut changes: Vec<(Range<usize>, &str)> = Vec::new();
    let lead = own.len() - own.trim_start_matches(is_gap).len();
    let trail = own.len() - own.trim_end_matches(is_gap).len();
    if lead > 0 {
        changes.push((inside.start..inside.start + lead, ""));
    } else if is_word(first.before) {
        changes.push((first.range.start..first.range.start, " "));
    }
    let is_first_right = changes.is_empty();
    if trail > 0 {
        changes.push((inside.end - trail..inside.end, ""));
    }
    if is_word(second.after) {
        changes.push((second.range.end..second.range.end, " "));
    }
    let wrong = if is_first_right && !changes.is_empty() { second } else { first };
    let message = message!("content.emphasis-without-effect", mark);
    let hint = if lead + trail > 0 {
        message!("content.emphasis-without-spaces-hint")
    } else {
        message!("content.space-after-emphasis-hint")
    };
    let is_clear = !own.contains([BREAK, PREFIX]) && (lead == 0 || !is_word(first.before));
    let finding = LintFinding::left(wrong.range.clone(), message, hint);
    let fix = |finding: LintFinding, (range, text)| finding.fix_if(is_clear, range, text);
    changes.into_iter().fold(finding, fix)
}

/// Returns whether a word between `__` can be an identifier of a program.
fn is_name(own: &str, mark: &str) -> bool {
    mark == "__" && own.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// Reports an opening mark of bold text without a closing one.
fn unclosed(words: &str, run: &Run) -> Option<LintFinding> {
    let mark = &words[run.range.clone()];
    let rest = &words[run.range.end..];
    let mut spoken = rest.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
    let has_words = spoken.nth(1).is_some();
    let first = rest.split(char::is_whitespace).next().unwrap_or_default();
    // These characters belong to a parameter in a program: `f(**options)`.
    let is_parameter = first.ends_with([')', ',', ']', '}']) || run.before == '(';
    let opens = !run.is_loose_after() && (run.is_loose_before() || is_opening(run.before));
    let is_known = mark == "**" && run.after.is_alphabetic();
    (is_known && opens && has_words && !is_parameter).then(|| {
        let message = message!("content.unclosed-bold", mark);
        let hint = message!("content.close-bold-hint", mark);
        LintFinding::left(run.range.clone(), message, hint)
    })
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::content::markdown::lint;

    fn corrected(words: &str) -> Vec<String> {
        let fixes = find(words).into_iter().map(|finding| finding.fix);
        let shown = |fixes: Vec<_>| {
            if fixes.is_empty() { "?".to_owned() } else { lint::corrected(words, fixes) }
        };
        fixes.map(shown).collect()
    }

    #[test]
    fn a_value_with_one_meaning_is_fixed() {
        for (words, right) in [
            ("**Nota:**o prazo.", "**Nota:** o prazo."),
            ("a **(b)**c", "a **(b)** c"),
            ("__Nota:__o prazo", "__Nota:__ o prazo"),
            ("~~antigo:~~novo", "~~antigo:~~ novo"),
            ("*«Olá»*disse", "*«Olá»* disse"),
            ("Cidade**(nova)**aberta", "Cidade **(nova)** aberta"),
            ("** Nota ** solta.", "**Nota** solta."),
            ("Uma ** nota ** solta.", "Uma **nota** solta."),
            ("** Nota**", "**Nota**"),
            ("**Nota ** solta", "**Nota** solta"),
            ("**Nota **solta", "**Nota** solta"),
            ("~~ antigo ~~ novo", "~~antigo~~ novo"),
            ("***Nota:***o prazo", "***Nota:*** o prazo"),
        ] {
            assert_eq!(corrected(words), [right], "{words}");
        }
    }

    #[test]
    fn several_readings_are_reported() {
        assert_eq!(corrected("**Bold without end."), ["?"]);
        assert_eq!(corrected("**Nota:**o prazo. **Bold without end. ** Nota ** solta.").len(), 3);
    }

    #[test]
    fn signs_that_are_no_marks_are_left_alone() {
        for words in [
            "5 * 3 * 2",
            "a_b_c",
            "snake_case",
            "2 ** 3",
            "2 ** 3 ** 4",
            "a ** b ** c",
            "* * *",
            "___",
            "src/**/*.js",
            "f(*args, **kwargs)",
            "12 000**",
            "** a note",
            "* a note",
            "word*",
            "5*",
            "~5 a ~10",
            "__init__.py",
            "*.md",
            "a * b",
            "Preço* e custo*",
            "__a",
            "2**3",
            "x**2 e y**2",
        ] {
            assert_eq!(corrected(words), [""; 0], "{words}");
        }
    }
}
