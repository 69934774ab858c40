//! Documents: their names, their front matter, what they may hold.

use urbi::diag::Code;

use super::{Case, REMOVED, case};

const JOIN: &str = "content/pages/join.de.md";
const CRANE: &str = "content/news/2021-03-01-kran.de.md";
const HANDBOOK: &str = "content/pages/handbook.de.md";

pub(super) fn cases() -> Vec<Case> {
    [names(), front_matter(), text(), translations()].into_iter().flatten().collect()
}

fn names() -> Vec<Case> {
    vec![
        case(
            Code::FileName,
            &[("content/new.de.md", "", "‹---\ntitle: Neu\n---\n")],
            "`content/new.de.md` lies in no section",
            "content/pages/",
        ),
        case(
            Code::FileName,
            &[("content/pages/new.de.yaml", "", "‹title: Neu\n")],
            "nothing reads the file `content/pages/new.de.yaml`",
            "<slug>.<locale>.md",
        ),
        case(
            Code::DateInName,
            &[(
                "content/news/2021-03-02-tag.de.md",
                "",
                "---\ntitle: Tag\ndate: ‹2021-02-03›\n---\n\nText.\n",
            )],
            "the date is 2021-02-03, and the name of the file begins with 2021-03-02",
            "the right day in both",
        ),
        case(
            Code::UnknownLocale,
            &[("content/pages/new.de_DE.md", "", "‹---\ntitle: Neu\n---\n")],
            "`de_DE` in the name of `content/pages/new.de_DE.md` is not the tag of a locale",
            "`de`",
        ),
        case(
            Code::UnknownLocale,
            &[("content/pages/join.fr.md", "", "‹---\ntitle: Adhérer\n---\n")],
            "`fr` is not one of the site's locales",
            "de, sv, ar",
        ),
        case(
            Code::UnknownReference,
            &[("content/newz/a.de.md", "", "‹---\ntitle: Neu\n---\n")],
            "`newz` is not a section of the site",
            "did you mean `content/news/`?",
        ),
        case(
            Code::UnknownReference,
            &[("content/cities/hamborg.de.md", "", "‹---\nsummary: Neu\n---\n")],
            "there is no city `hamborg` whose profile this could be",
            "did you mean `hamburg`?",
        ),
        case(
            Code::EmptyFile,
            &[("content/pages/new.de.md", "", "‹")],
            "`content/pages/new.de.md` is empty",
            "write the document",
        ),
        case(
            Code::FileName,
            &[("content/pages/new.md", "", "‹---\ntitle: Neu\n---\n")],
            "the name of `content/pages/new.md` does not tell its locale",
            "with the tag of its locale",
        ),
    ]
}

fn front_matter() -> Vec<Case> {
    vec![
        case(
            Code::FrontMatter,
            &[("content/pages/new.de.md", "", "‹# Neu›\n\nText.\n")],
            "this file does not begin with front matter",
            "`title: …`",
        ),
        case(
            Code::FrontMatter,
            &[("content/pages/new.de.md", "", "‹---›\ntitle: Neu\n\nText.\n")],
            "the front matter that begins here does not end",
            "write a line `---`",
        ),
        case(
            Code::MissingField,
            &[(CRANE, "title: Ein neuer Kran\nsummary", "‹summary›")],
            "`title` is missing, and a document must have it",
            "add a line `title: …`",
        ),
        case(
            Code::MissingField,
            &[
                (CRANE, "title: Ein neuer Kran", "title: ‹Ein neuer Kran›"),
                (CRANE, "date: 2021-03-01\n", ""),
            ],
            "this document has no `date`",
            "date: 2022-09-02",
        ),
        case(
            Code::Yaml,
            &[(CRANE, "title: Ein neuer Kran", "title: ‹Ein Kran: neu›")],
            "a colon followed by a space is inside this value",
            "\"Ein Kran: neu\"",
        ),
        case(
            Code::UnknownKey,
            &[(CRANE, "summary:", "‹sumary›:")],
            "a document has no field `sumary`",
            "did you mean `summary`?",
        ),
        case(
            Code::InvalidValue,
            &[(JOIN, "slug: mitglied-werden", "slug: ‹Mitglied werden›")],
            "`slug` must be an id, and `Mitglied werden` is not",
            "mitglied-werden",
        ),
        case(
            Code::InvalidAddress,
            &[(JOIN, "[/beitritt/, /alt", "[‹beitritt›, /alt")],
            "`aliases` must be an address of this site, beginning with `/`",
            "/old/page/",
        ),
        case(
            Code::UnknownReference,
            &[(CRANE, "[quays]", "[quays, ‹qays›]")],
            "there is no cluster `qays`",
            "did you mean `quays`?",
        ),
        case(
            Code::UnknownReference,
            &[("content/news/2025-12-24-lichter.de.md", "[AX]", "[‹DK›]")],
            "there is no country with members `DK`",
            "",
        ),
        case(
            Code::UnknownReference,
            &[("content/news/2024-06-02-aufnahme.de.md", "awards: [2024]", "awards: [‹2042›]")],
            "there is no award `2042`",
            "did you mean `2024`?",
        ),
        case(
            Code::InvalidDate,
            &[(CRANE, "date: 2021-03-01", "date: ‹1. März 2021›")],
            "`date` must be a day, and `1. März 2021` is not",
            "2021-03-01",
        ),
        case(
            Code::InvalidDate,
            &[(CRANE, "date: 2021-03-01", "date: ‹2021-03›")],
            "`date` must be a day, and `2021-03` is not",
            "year, month and day",
        ),
        case(
            Code::AliasEnding,
            &[(JOIN, "/beitritt/", "‹/plan.pdf›")],
            "no page can lead on from `/plan.pdf`",
            "permanent redirect (301)",
        ),
        case(
            Code::InvalidAddress,
            &[(JOIN, "/beitritt/", "‹/.urbi-manifest.json›")],
            "`aliases` must be an address of this site, beginning with `/`",
            "/old/page/",
        ),
    ]
}

fn text() -> Vec<Case> {
    vec![
        case(
            Code::RawHtml,
            &[(JOIN, "Vorher das", "Vorher ‹<b>›das")],
            "HTML in Markdown is not let through",
            "write it in Markdown",
        ),
        case(
            Code::RawHtml,
            &[(JOIN, "Vorher das", "‹<script src=\"https://x.example\"></script>\n\nVorher das")],
            "HTML in Markdown is not let through",
            "write it in Markdown",
        ),
        case(
            Code::InvalidValue,
            &[(JOIN, "Vorher das", "Vorher‹\0›das")],
            "a NUL character stands here",
            "PDF",
        ),
        case(
            Code::DuplicateId,
            &[(JOIN, "## Anschrift {#contact}", "‹## Anschrift {#windows}")],
            "another heading has the id `windows`",
            "",
        ),
        case(
            Code::UnknownCodeLanguage,
            &[(HANDBOOK, "```rust", "```‹rusty›")],
            "`rusty` is not a language whose code can be coloured",
            "`text`",
        ),
        case(
            Code::UnusedFootnote,
            &[("content/pages/handbook.sv.md", "[^knot]: En", "[^knot]: En\n\n‹[^rep]: En")],
            "nothing refers to the footnote `rep`",
            "write `[^rep]` where it belongs",
        ),
        case(
            Code::MarkupInText,
            &[
                ("content/pages/handbook.sv.md", "[^knot]: En", "[^knut]: En"),
                ("content/pages/handbook.sv.md", "knop*.[^knot]", "knop*.‹[^knot]›"),
            ],
            "there is no footnote `knot`",
            "did you mean `[^knut]`?",
        ),
        case(
            Code::MarkupInText,
            &[(JOIN, "Vorher das", "‹[Vorher] (https://a.example)› das")],
            "this is no link: there is a space between `]` and `(`",
            "directly behind the brackets",
        ),
        case(
            Code::AccidentalMarkup,
            &[(JOIN, "Vorher das", "‹2024.› Ein gutes Jahr.\n\nVorher das")],
            "`2024.` makes a list of one item",
            "write `2024\\.`",
        ),
        case(
            Code::MergeConflict,
            &[(JOIN, "Vorher das", "‹<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c›\n\nVorher das")],
            "the file contains two versions of this text",
            "keep the right version",
        ),
    ]
}

fn translations() -> Vec<Case> {
    vec![
        case(
            Code::OrphanTranslation,
            &[("content/pages/alone.sv.md", "", "‹---\ntitle: Ny\n---\n")],
            "this translates `pages/alone.de.md`, which does not exist",
            "source locale",
        ),
        case(
            Code::Scheduled,
            &[(
                "content/news/2027-03-01-tag.de.md",
                "",
                "---\ntitle: Tag\ndate: ‹2027-03-01›\n---\n\nText.\n",
            )],
            "this document is left out until 2027-03-01",
            "--now",
        ),
        case(
            Code::DuplicateKey,
            &[(HANDBOOK, "[^rope]: Aus Hanf.", "[^rope]: Aus Hanf.\n‹[^rope]:› Aus Nylon.")],
            "the footnote `rope` is given twice",
            "another name",
        ),
        case(
            Code::InvalidValue,
            &[(HANDBOOK, "## Zahlen", "‹## Zahlen {#_fn-1}›")],
            "the id `_fn-1` begins with `_`",
            "write `#fn-1`",
        ),
        case(
            Code::RawHtml,
            &[(HANDBOOK, "![Ein Anker]", "![Ein ‹<b>›Anker]")],
            "HTML in Markdown is not let through",
            "write it in Markdown",
        ),
        case(
            Code::MissingTranslation,
            &[
                ("content/pages/handbook.sv.md", "", REMOVED),
                (HANDBOOK, "---\ntitle: \"Hand", "‹---\ntitle: \"Hand"),
            ],
            "`pages/handbook` is not translated into `sv`",
            "content/pages/handbook.sv.md",
        ),
        case(
            Code::MachineTranslation,
            &[("content/news/2021-03-01-kran.sv.md", "title: En", "machine: ‹true›\ntitle: En")],
            "a machine translated this text, and nobody has read it over yet",
            "take `machine: true` out",
        ),
        case(
            Code::IgnoredField,
            &[(CRANE, "title: Ein", "machine: ‹true›\ntitle: Ein")],
            "`machine` is for translations",
            "take it out here",
        ),
        case(
            Code::IgnoredField,
            &[("content/news/2021-03-01-kran.sv.md", "title: En", "cities: [‹bergen]\ntitle: En")],
            "`cities` is the same in every language, and is not read here",
            "write it in `content/news/2021-03-01-kran.de.md`",
        ),
    ]
}
