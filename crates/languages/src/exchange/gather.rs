//! Merges repeated diagnostics: some tools cause the same error in every unit of a file.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Diagnostics, Message, message};
use crate::path::SourcePath;

/// The maximum number of similar diagnostics reported separately. A larger number is the effect of a tool.
const MOST: usize = 3;

/// Merges diagnostics of a file with the same message: the first reports the number of the others.
pub fn gathered(file: &SourcePath, all: Diagnostics) -> Diagnostics {
    let key = |problem: &Diagnostic| {
        let is_in_file = problem.span.as_ref().is_some_and(|span| span.file == *file);
        is_in_file.then(|| (problem.code, problem.message.clone()))
    };
    let all: Vec<Diagnostic> = all.into_iter().collect();
    let mut counts: BTreeMap<(Code, Message), usize> = BTreeMap::new();
    for key in all.iter().filter_map(key) {
        *counts.entry(key).or_default() += 1;
    }
    counts.retain(|_, count| *count > MOST);
    let once = |mut problem: Diagnostic| {
        match key(&problem).and_then(|key| counts.get_mut(&key)) {
            None => Some(problem),
            // An earlier diagnostic already counts this one.
            Some(0) => None,
            Some(count) => {
                let others = std::mem::take(count) - 1;
                let message = problem.message;
                problem.message = message!("exchange.same-elsewhere", message, others);
                Some(problem)
            }
        }
    };
    all.into_iter().filter_map(once).collect()
}

#[cfg(test)]
mod tests {
    use super::gathered;
    use crate::diag::{Code, Diagnostic, Diagnostics, Span, message};
    use crate::path::SourcePath;

    #[test]
    fn many_problems_that_are_alike_become_one() {
        let [file, other] = ["a.po", "b.md"].map(|name| SourcePath::new(name).unwrap());
        let all = |count: usize, file: &SourcePath| -> Diagnostics {
            let message = message!("exchange.msgid-missing");
            let span = |at: usize| Span::new(file, at..at + 1);
            (0..count)
                .map(|at| Diagnostic::new(Code::Exchange, span(at), message.clone()))
                .collect()
        };
        assert_eq!(gathered(&file, all(3, &file)).len(), 3, "few are reported one by one");
        assert_eq!(gathered(&file, all(9, &other)).len(), 9, "they are in another file");
        let found = gathered(&file, all(9, &file));
        let said: Vec<String> = found.into_iter().map(|one| format!("{:?}", one.message)).collect();
        assert_eq!(
            said,
            ["exchange.same-elsewhere(message: exchange.msgid-missing, others: \"8\")"]
        );
    }
}
