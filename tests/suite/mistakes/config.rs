//! Errors in `data/site.yaml`, and missing or unexpected files.

use urbi::diag::Code;

use super::{Case, REMOVED, case};

const SITE: &str = "data/site.yaml";

pub(super) fn cases() -> Vec<Case> {
    [accounts(), locales(), menus(), values()].into_iter().flatten().collect()
}

fn accounts() -> Vec<Case> {
    vec![
        case(
            Code::InvalidAddress,
            &[(SITE, "  website: https://kai.example", "  accounts: {instagram: ‹hafen›}")],
            "schema.wrong-value(key: \"instagram\", noun: schema.noun-account-address, text: \"hafen\")",
            "schema.write-like-this-hint(fixed: \"https://www.instagram.com/hafen\")",
        ),
        case(
            Code::InvalidAddress,
            &[(SITE, "  website: https://kai.example", "  accounts: {x: ‹\"@hafen\"›}")],
            "schema.wrong-value(key: \"x\", noun: schema.noun-account-address, text: \"@hafen\")",
            "schema.write-like-this-hint(fixed: \"https://x.com/hafen\")",
        ),
        case(
            Code::InvalidAddress,
            &[(
                SITE,
                "  website: https://kai.example",
                "  accounts: {mastodon: ‹\"@hafen@ton.example\"›}",
            )],
            "schema.wrong-value(key: \"mastodon\", noun: schema.noun-account-address, text: \"@hafen@ton.example\")",
            "schema.write-like-this-hint(fixed: \"https://ton.example/@hafen\")",
        ),
        case(
            Code::InvalidAddress,
            &[(SITE, "  website: https://kai.example", "  accounts: {bluesky: ‹hafen›}")],
            "schema.wrong-value(key: \"bluesky\", noun: schema.noun-account-address, text: \"hafen\")",
            "schema.begin-address-hint",
        ),
        case(
            Code::InvalidAddress,
            &[(
                SITE,
                "  website: https://kai.example",
                "  accounts: {linkedin: ‹https://facebook.com/hafen›}",
            )],
            "config.account-on-another-network(key: \"linkedin\", network: \"Facebook\")",
            "config.move-account-hint(right: \"facebook\")",
        ),
        case(
            Code::InvalidAddress,
            &[(
                SITE,
                "  website: https://kai.example",
                "  accounts: {x: https://x.com/hafen, mastodon: ‹https://mobile.Twitter.com/hafen›}",
            )],
            "config.account-on-another-network(key: \"mastodon\", network: \"X\")",
            "config.move-account-hint(right: \"x\")",
        ),
    ]
}

fn values() -> Vec<Case> {
    vec![
        case(
            Code::MissingFile,
            &[(SITE, "", REMOVED)],
            "config.missing-site-file(file: \"data/site.yaml\")",
            "config.find-site-folder-hint",
        ),
        case(
            Code::MissingFile,
            &[(SITE, "theme: plain", "theme: ‹plian›")],
            "theme.missing-theme(folder: \"themes/plian\")",
            "schema.did-you-mean-hint(near: \"plain\")",
        ),
        case(
            Code::InvalidAddress,
            &[(SITE, "https://harbours.example\n", "‹harbours.example›\n")],
            "schema.wrong-value(key: \"base_url\", noun: schema.kind-site-address, text: \"harbours.example\")",
            "schema.write-like-this-hint(fixed: \"https://harbours.example\")",
        ),
        case(
            Code::InvalidAddress,
            &[(SITE, "kai@harbours.example", "‹kai at harbours›")],
            "schema.wrong-value(key: \"email\", noun: schema.noun-email, text: \"kai at harbours\")",
            "schema.write-example-hint(example: \"name@example.org\")",
        ),
        case(
            Code::UnknownKey,
            &[(SITE, "country_feeds", "‹country_feed›")],
            "schema.unknown-field(noun: noun.site, key: \"country_feed\")",
            "schema.did-you-mean-hint(near: \"country_feeds\")",
        ),
        case(
            Code::WrongType,
            &[(SITE, "country_feeds: true", "country_feeds: ‹yes›")],
            "schema.wrong-value(key: \"country_feeds\", noun: schema.noun-true-or-false, text: \"yes\")",
            "schema.write-like-this-hint(fixed: \"true\")",
        ),
        case(
            Code::InvalidAddress,
            &[(SITE, "country_feeds: true", "data_licence: ‹licence.example/by›")],
            "schema.wrong-value(key: \"data_licence\", noun: schema.noun-web-address, text: \"licence.example/by\")",
            "schema.write-like-this-hint(fixed: \"https://licence.example/by\")",
        ),
        case(
            Code::InvalidValue,
            &[(SITE, "layout: news", "layout: ‹newz›")],
            "schema.wrong-value(key: \"layout\", noun: schema.noun-allowed-value, text: \"newz\")",
            "schema.did-you-mean-hint(near: \"news\")",
        ),
        case(
            Code::InvalidValue,
            &[(SITE, "per_page: 2", "per_page: ‹0›")],
            "schema.number-out-of-range(key: \"per_page\", low: \"1\", high: \"1000\", text: \"0\")",
            "schema.write-number-in-range-hint(low: \"1\", high: \"1000\")",
        ),
        case(
            Code::UnknownKey,
            &[(SITE, "  cities: {slug", "  ‹citys›: {slug")],
            "config.unknown-page-family(name: \"citys\")",
            "schema.did-you-mean-hint(near: \"cities\")",
        ),
        case(
            Code::FileName,
            &[("data/roundz.yaml", "", "‹- id: 1\n")],
            "network.unused-file(path: \"data/roundz.yaml\")",
            "network.did-you-mean-file-hint(near: \"rounds\")",
        ),
        case(
            Code::InvalidValue,
            &[
                (SITE, "    fallback: none\n\nkin", "    fallback: none\n    feed: true\n\nkin"),
                (SITE, "  pages:", "  ‹pages›:"),
            ],
            "config.second-feed",
            "config.remove-feed-hint",
        ),
        case(
            Code::MissingField,
            &[(
                SITE,
                "    title: {de: Nachrichten, sv: Nyheter, ar: أخبار}\n    slug",
                "    ‹slug",
            )],
            "schema.missing-required-field(noun: noun.section, key: \"title\")",
            "schema.add-field-hint(key: \"title\", example: \"…\", help: help.section.title)",
        ),
        case(
            Code::UnknownKey,
            &[(SITE, "sections:", "‹sektions›:")],
            "schema.unknown-field(noun: noun.site, key: \"sektions\")",
            "schema.did-you-mean-hint(near: \"sections\")",
        ),
    ]
}

fn locales() -> Vec<Case> {
    vec![
        case(
            Code::UnknownLocale,
            &[(SITE, "fallback: [de]", "fallback: [‹fr›, de]")],
            "config.unknown-language(tag: \"fr\")",
            "config.other-locales-hint(known: \"de, sv\")",
        ),
        case(
            Code::InvalidValue,
            &[(SITE, "fallback: [de]", "fallback: [‹ar›, de]")],
            "config.locale-own-fallback(tag: \"ar\")",
            "config.remove-own-fallback-hint",
        ),
        case(
            Code::InvalidValue,
            &[
                (SITE, "label: Svenska}", "label: Svenska, fallback: [ar]}"),
                (SITE, "fallback: [de]", "fallback: [‹sv›]"),
            ],
            "config.circular-fallbacks(from: \"ar\", to: \"sv\")",
            "config.remove-circular-fallback-hint",
        ),
        case(
            Code::InvalidValue,
            &[(SITE, "label: Deutsch,", "label: Deutsch, fallback: [‹ar›],")],
            "config.circular-fallbacks(from: \"de\", to: \"ar\")",
            "config.remove-circular-fallback-hint",
        ),
        case(
            Code::InvalidValue,
            &[(SITE, "country_feeds: true", "country_feeds: true\nfallback: ‹pages›")],
            "schema.wrong-value(key: \"fallback\", noun: schema.noun-allowed-value, text: \"pages\")",
            "schema.did-you-mean-hint(near: \"page\")",
        ),
        case(
            Code::UnknownLocale,
            &[(SITE, "source_locale: de", "source_locale: ‹fr›")],
            "config.unknown-language(tag: \"fr\")",
            "",
        ),
        case(
            Code::DuplicateId,
            &[(SITE, "label: Svenska}", "label: Svenska}\n  - ‹{tag: sv, label: Svenska}›")],
            "config.duplicate-language(locale: \"sv\")",
            "config.one-language-at-root-hint",
        ),
        case(
            Code::UnknownLocale,
            &[(SITE, "sv: Sidor", "‹xx›: Sidor")],
            "schema.unknown-language-code(tag: \"xx\")",
            "schema.language-codes-hint",
        ),
        case(
            Code::InvalidValue,
            &[(SITE, "label: Svenska}", "label: Svenska, path: ‹../x›}")],
            "schema.wrong-value(key: \"path\", noun: schema.noun-id, text: \"../x\")",
            "schema.write-slug-hint(known: \"x\")",
        ),
        case(
            Code::UnknownLocale,
            &[(SITE, "- {tag: sv,", "- {tag: ‹schwedisch›,")],
            "schema.wrong-value(key: \"tag\", noun: schema.noun-language-code, text: \"schwedisch\")",
            "schema.write-example-hint(example: \"en\")",
        ),
        case(
            Code::DuplicateId,
            &[(SITE, "{tag: sv, label: Svenska}", "‹{tag: sv, label: Svenska, at_root: true}›")],
            "config.duplicate-language(locale: \"sv\")",
            "config.one-language-at-root-hint",
        ),
    ]
}

fn menus() -> Vec<Case> {
    vec![
        case(
            Code::DeadLink,
            &[(SITE, "to: pages/join", "to: ‹pages/joyn›")],
            "site.unknown-document(identity: \"pages/joyn\")",
            "schema.did-you-mean-hint(near: \"pages/join\")",
        ),
        case(
            Code::DeadLink,
            &[(SITE, "to: section:news", "to: ‹section:newz›")],
            "site.unknown-reference(written: \"section:newz\")",
            "schema.did-you-mean-hint(near: \"section:news\")",
        ),
        case(
            Code::InvalidValue,
            &[(SITE, "to: section:news", "to: ‹news›")],
            "config.not-a-page(text: \"news\")",
            "config.write-page-hint",
        ),
        case(
            Code::MissingField,
            &[(SITE, "menus:\n", "menus:\n  ‹footer›: {}\n")],
            "config.menu-without-entries(name: \"footer\")",
            "config.add-menu-entries-hint",
        ),
        case(
            Code::UnknownReference,
            &[(SITE, "home: pages/home", "home: pages/home\nfeatured_city: ‹hamborg›")],
            "site.unknown-record(noun: site.noun-city, id: \"hamborg\")",
            "site.near-or-add-record-hint(near: \"hamburg\", id: \"hamborg\", file: \"data/members/\")",
        ),
        case(
            Code::DeadLink,
            &[(SITE, "home: pages/home", "home: ‹pages/hone›")],
            "site.unknown-document(identity: \"pages/hone\")",
            "schema.did-you-mean-hint(near: \"pages/home\")",
        ),
        case(
            Code::DeadLink,
            &[(SITE, "join: pages/join", "join: ‹pages/joyn›")],
            "site.unknown-document(identity: \"pages/joyn\")",
            "schema.did-you-mean-hint(near: \"pages/join\")",
        ),
    ]
}
