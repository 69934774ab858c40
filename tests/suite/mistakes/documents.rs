//! Errors in documents: file names, front matter and text.

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
            "content.in-no-section(path: \"content/new.de.md\")",
            "content.move-to-section-hint",
        ),
        case(
            Code::FileName,
            &[("content/pages/new.de.yaml", "", "‹title: Neu\n")],
            "network.unused-file(path: \"content/pages/new.de.yaml\")",
            "content.document-name-hint",
        ),
        case(
            Code::DateInName,
            &[(
                "content/news/2021-03-02-tag.de.md",
                "",
                "---\ntitle: Tag\ndate: ‹2021-02-03›\n---\n\nText.\n",
            )],
            "content.date-differs-from-name(date: \"2021-02-03\", day: \"2021-03-02\")",
            "content.write-same-day-hint",
        ),
        case(
            Code::UnknownLocale,
            &[("content/pages/new.de_DE.md", "", "‹---\ntitle: Neu\n---\n")],
            "content.name-invalid-language(tag: \"de_DE\", path: \"content/pages/new.de_DE.md\")",
            "content.write-language-code-hint(meant: \"de\")",
        ),
        case(
            Code::UnknownLocale,
            &[("content/pages/join.fr.md", "", "‹---\ntitle: Adhérer\n---\n")],
            "content.unknown-language(locale: \"fr\")",
            "content.known-languages-hint(tags: \"de, sv, ar\")",
        ),
        case(
            Code::UnknownReference,
            &[("content/newz/a.de.md", "", "‹---\ntitle: Neu\n---\n")],
            "site.unknown-section(section: \"newz\")",
            "site.similar-section-hint(near: \"news\")",
        ),
        case(
            Code::UnknownReference,
            &[("content/cities/hamborg.de.md", "", "‹---\nsummary: Neu\n---\n")],
            "site.profile-without-city(name: \"hamborg\")",
            "schema.did-you-mean-hint(near: \"hamburg\")",
        ),
        case(
            Code::EmptyFile,
            &[("content/pages/new.de.md", "", "‹")],
            "network.empty-file(path: \"content/pages/new.de.md\")",
            "content.write-or-delete-file-hint",
        ),
        case(
            Code::FileName,
            &[("content/pages/new.md", "", "‹---\ntitle: Neu\n---\n")],
            "content.name-without-language(path: \"content/pages/new.md\")",
            "content.add-language-code-hint(stem: \"new\", tag: \"de\")",
        ),
    ]
}

fn front_matter() -> Vec<Case> {
    vec![
        case(
            Code::FrontMatter,
            &[("content/pages/new.de.md", "", "‹# Neu›\n\nText.\n")],
            "content.no-front-matter",
            "content.write-front-matter-hint",
        ),
        case(
            Code::FrontMatter,
            &[("content/pages/new.de.md", "", "‹---›\ntitle: Neu\n\nText.\n")],
            "content.front-matter-not-closed",
            "content.close-front-matter-hint",
        ),
        case(
            Code::MissingField,
            &[(CRANE, "title: Ein neuer Kran\nsummary", "‹summary›")],
            "schema.missing-required-field(noun: noun.document, key: \"title\")",
            "schema.add-field-hint(key: \"title\", example: \"…\", help: help.fields.title)",
        ),
        case(
            Code::MissingField,
            &[
                (CRANE, "title: Ein neuer Kran", "title: ‹Ein neuer Kran›"),
                (CRANE, "date: 2021-03-01\n", ""),
            ],
            "site.undated-document",
            "site.add-date-hint",
        ),
        case(
            Code::Yaml,
            &[(CRANE, "title: Ein neuer Kran", "title: ‹Ein Kran: neu›")],
            "yaml.colon-in-value",
            "schema.put-in-quotation-marks-hint(quoted: \"\\\"Ein Kran: neu\\\"\")",
        ),
        case(
            Code::UnknownKey,
            &[(CRANE, "summary:", "‹sumary›:")],
            "schema.unknown-field(noun: noun.document, key: \"sumary\")",
            "schema.did-you-mean-hint(near: \"summary\")",
        ),
        case(
            Code::InvalidValue,
            &[(JOIN, "slug: mitglied-werden", "slug: ‹Mitglied werden›")],
            "schema.wrong-value(key: \"slug\", noun: schema.noun-id, text: \"Mitglied werden\")",
            "schema.write-slug-hint(known: \"mitglied-werden\")",
        ),
        case(
            Code::InvalidAddress,
            &[(JOIN, "[/beitritt/, /alt", "[‹beitritt›, /alt")],
            "schema.wrong-value(key: \"aliases\", noun: schema.noun-site-address, text: \"beitritt\")",
            "schema.write-example-hint(example: \"/old/page/\")",
        ),
        case(
            Code::UnknownReference,
            &[(CRANE, "[quays]", "[quays, ‹qays›]")],
            "site.unknown-record(noun: site.noun-cluster, id: \"qays\")",
            "site.near-or-add-record-hint(near: \"quays\", id: \"qays\", file: \"data/clusters.yaml\")",
        ),
        case(
            Code::UnknownReference,
            &[("content/news/2025-12-24-lichter.de.md", "[AX]", "[‹DK›]")],
            "site.unknown-record(noun: site.country-with-members, id: \"DK\")",
            "site.correct-or-add-city-hint(id: \"DK\", file: \"data/members/\")",
        ),
        case(
            Code::UnknownReference,
            &[("content/news/2024-06-02-aufnahme.de.md", "awards: [2024]", "awards: [‹2042›]")],
            "site.unknown-record(noun: site.noun-award, id: \"2042\")",
            "site.near-or-add-record-hint(near: \"2024\", id: \"2042\", file: \"data/awards.yaml\")",
        ),
        case(
            Code::InvalidDate,
            &[(CRANE, "date: 2021-03-01", "date: ‹1. März 2021›")],
            "schema.wrong-value(key: \"date\", noun: schema.noun-day, text: \"1. März 2021\")",
            "schema.write-date-hint(fixed: \"2021-03-01\")",
        ),
        case(
            Code::InvalidDate,
            &[(CRANE, "date: 2021-03-01", "date: ‹2021-03›")],
            "schema.wrong-value(key: \"date\", noun: schema.noun-day, text: \"2021-03\")",
            "schema.write-full-date-hint",
        ),
        case(
            Code::AliasEnding,
            &[(JOIN, "/beitritt/", "‹/plan.pdf›")],
            "plan.alias-not-a-page(alias: \"/plan.pdf\")",
            "plan.remove-alias-hint",
        ),
        case(
            Code::InvalidAddress,
            &[(JOIN, "/beitritt/", "‹/.urbi-manifest.json›")],
            "schema.wrong-value(key: \"aliases\", noun: schema.noun-site-address, text: \"/.urbi-manifest.json\")",
            "schema.write-example-hint(example: \"/old/page/\")",
        ),
    ]
}

fn text() -> Vec<Case> {
    vec![
        case(
            Code::RawHtml,
            &[(JOIN, "Vorher das", "Vorher ‹<b>›das")],
            "content.raw-html",
            "content.write-markdown-hint",
        ),
        case(
            Code::RawHtml,
            &[(JOIN, "Vorher das", "‹<script src=\"https://x.example\"></script>\n\nVorher das")],
            "content.raw-html",
            "content.write-markdown-hint",
        ),
        case(
            Code::InvalidValue,
            &[(JOIN, "Vorher das", "Vorher‹\0›das")],
            "content.nul-character",
            "content.delete-nul-hint",
        ),
        case(
            Code::DuplicateId,
            &[(JOIN, "## Anschrift {#contact}", "‹## Anschrift {#windows}")],
            "content.duplicate-heading-id(given: \"windows\")",
            "",
        ),
        case(
            Code::UnknownCodeLanguage,
            &[(HANDBOOK, "```rust", "```‹rusty›")],
            "render.unknown-code-language(name: \"rusty\")",
            "render.remove-code-language-hint",
        ),
        case(
            Code::UnusedFootnote,
            &[("content/pages/handbook.sv.md", "[^knot]: En", "[^knot]: En\n\n‹[^rep]: En")],
            "content.unused-footnote(label: \"rep\")",
            "content.use-or-delete-footnote-hint(label: \"rep\")",
        ),
        case(
            Code::MarkupInText,
            &[
                ("content/pages/handbook.sv.md", "[^knot]: En", "[^knut]: En"),
                ("content/pages/handbook.sv.md", "knop*.[^knot]", "knop*.‹[^knot]›"),
            ],
            "content.unknown-footnote(label: \"knot\")",
            "content.similar-footnote-hint(near: \"knut\")",
        ),
        case(
            Code::MarkupInText,
            &[(JOIN, "Vorher das", "‹[Vorher] (https://a.example)› das")],
            "content.link-with-gap(noun: content.link)",
            "content.close-link-gap-hint",
        ),
        case(
            Code::AccidentalMarkup,
            &[(JOIN, "Vorher das", "‹2024.› Ein gutes Jahr.\n\nVorher das")],
            "content.list-of-one-item(marker: \"2024.\")",
            "content.not-a-list-item-hint(plain: \"2024\\\\.\")",
        ),
        case(
            Code::MergeConflict,
            &[(JOIN, "Vorher das", "‹<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c›\n\nVorher das")],
            "content.merge-conflict",
            "content.resolve-merge-conflict-hint",
        ),
    ]
}

fn translations() -> Vec<Case> {
    vec![
        case(
            Code::OrphanTranslation,
            &[("content/pages/alone.sv.md", "", "‹---\ntitle: Ny\n---\n")],
            "site.translation-without-source(identity: \"pages/alone\", tag: \"de\")",
            "site.write-source-document-hint",
        ),
        case(
            Code::Scheduled,
            &[(
                "content/news/2027-03-01-tag.de.md",
                "",
                "---\ntitle: Tag\ndate: ‹2027-03-01›\n---\n\nText.\n",
            )],
            "site.scheduled-document(date: \"2027-03-01\")",
            "site.preview-scheduled-hint",
        ),
        case(
            Code::DuplicateKey,
            &[(HANDBOOK, "[^rope]: Aus Hanf.", "[^rope]: Aus Hanf.\n‹[^rope]:› Aus Nylon.")],
            "content.duplicate-footnote(label: \"rope\")",
            "content.rename-footnote-hint",
        ),
        case(
            Code::InvalidValue,
            &[(HANDBOOK, "## Zahlen", "‹## Zahlen {#_fn-1}›")],
            "content.reserved-heading-id(given: \"_fn-1\")",
            "content.write-heading-id-hint(given: \"fn-1\")",
        ),
        case(
            Code::RawHtml,
            &[(HANDBOOK, "![Ein Anker]", "![Ein ‹<b>›Anker]")],
            "content.raw-html",
            "content.write-markdown-hint",
        ),
        case(
            Code::MissingTranslation,
            &[
                ("content/pages/handbook.sv.md", "", REMOVED),
                (HANDBOOK, "---\ntitle: \"Hand", "‹---\ntitle: \"Hand"),
            ],
            "translations.document-not-translated(identity: \"pages/handbook\", tag: \"sv\")",
            "translations.write-translation-hint(identity: \"pages/handbook\", tag: \"sv\")",
        ),
        case(
            Code::MachineTranslation,
            &[("content/news/2021-03-01-kran.sv.md", "title: En", "machine: ‹true›\ntitle: En")],
            "site.machine-translation-not-reviewed",
            "site.review-translation-hint",
        ),
        case(
            Code::IgnoredField,
            &[(CRANE, "title: Ein", "machine: ‹true›\ntitle: Ein")],
            "site.machine-in-source",
            "site.delete-here-hint",
        ),
        case(
            Code::IgnoredField,
            &[("content/news/2021-03-01-kran.sv.md", "title: En", "cities: [‹bergen]\ntitle: En")],
            "site.shared-field-ignored(key: \"cities\")",
            "site.move-shared-field-hint(file: \"content/news/2021-03-01-kran.de.md\")",
        ),
    ]
}
