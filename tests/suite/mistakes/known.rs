//! Mistakes that are told badly, each with what is bad about it. A case that is mended moves to
//! its table.

use urbi::diag::Code;

use super::{Case, case};

const HANDBOOK: &str = "content/pages/handbook.de.md";

pub(super) fn cases() -> Vec<Case> {
    vec![
        // The first of the two is left out without a word.
        case(
            Code::DuplicateId,
            &[(HANDBOOK, "[^rope]: Aus Hanf.", "[^rope]: Aus Hanf.\n‹[^rope]: Aus Nylon.›")],
            "",
            "",
        ),
        // Told of the page, without the file, as a fault of the theme.
        case(Code::DuplicateId, &[(HANDBOOK, "## Zahlen", "‹## Zahlen {#_fn-1}›")], "", ""),
        // Left out without a word, where in a paragraph it is told.
        case(
            Code::RawHtml,
            &[(HANDBOOK, "![Ein Anker]", "![Ein ‹<b>›Anker]")],
            "HTML in Markdown is not let through",
            "write it in Markdown",
        ),
    ]
}
