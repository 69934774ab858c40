//! Errors in images and other files of documents.

use urbi::diag::Code;

use super::{Case, case};

const JOIN: &str = "content/pages/join.de.md";
const HANDBOOK: &str = "content/pages/handbook.de.md";
/// The line of the handbook that the cases of lead images replace.
const WEIGHT: &str = "weight: 5\n";
const DRAWING: &str = "content/pages/x.svg";
const SHOW: (&str, &str, &str) =
    (HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "![Ein Tau](x.svg)");

/// The first bytes of a WebP image. The width and height are the numbers in the argument plus one.
macro_rules! webp_of {
    ($width:literal, $height:literal) => {
        concat!("RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0", $width, $height, "VP8 \0\0\0\0")
    };
}

pub(super) fn cases() -> Vec<Case> {
    [words(), rasters(), drawings(), blocks(), leads(), lead_texts()]
        .into_iter()
        .flatten()
        .collect()
}

fn words() -> Vec<Case> {
    vec![
        case(
            Code::MissingAlt,
            &[(HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![](anker.svg)›")],
            "content.missing-alt(file: \"content/pages/anker.svg\")",
            "content.write-alt-hint",
        ),
        case(
            Code::MissingAlt,
            &[(HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![ ](anker.svg)›")],
            "content.missing-alt(file: \"content/pages/anker.svg\")",
            "content.write-alt-hint",
        ),
        case(
            Code::PoorAlt,
            &[(HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![anker.svg](anker.svg)›")],
            "content.alt-is-file-name(alt: \"anker.svg\")",
            "content.describe-image-hint",
        ),
        case(
            Code::PoorAlt,
            &[(HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![Foto 3](anker.svg)›")],
            "content.alt-says-nothing(alt: \"Foto 3\")",
            "content.describe-image-hint",
        ),
        case(
            Code::PoorAlt,
            &[(HANDBOOK, "alt: Ein Anker, von vorn gesehen", "alt: ‹صورة›")],
            "content.alt-says-nothing(alt: \"صورة\")",
            "content.describe-image-hint",
        ),
        case(
            Code::MissingField,
            &[(HANDBOOK, "alt: \"\"", "‹alt›:")],
            "schema.empty-required-field(key: \"alt\", noun: noun.figure-block)",
            "schema.write-field-example-hint(key: \"alt\", example: \"…\")",
        ),
    ]
}

fn rasters() -> Vec<Case> {
    vec![
        case(
            Code::BrokenPicture,
            &[
                (HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![Ein Tau](x.jpg)›"),
                ("content/pages/x.jpg", "", "not a picture"),
            ],
            "picture.unsupported-format(file: \"content/pages/x.jpg\")",
            "picture.save-as-supported-format-hint",
        ),
        case(
            Code::BrokenPicture,
            &[
                (HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![Ein Tau](x.gif)›"),
                ("content/pages/x.gif", "", "GIF89a"),
            ],
            "picture.animated-image(file: \"content/pages/x.gif\")",
            "picture.use-still-image-hint",
        ),
        case(
            Code::BrokenPicture,
            &[
                (HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![Ein Tau](x.webp)›"),
                ("content/pages/x.webp", "", "RIFF\x7f\0\0\0WEBPVP8X"),
            ],
            "picture.corrupt-image(file: \"content/pages/x.webp\", format: \"WebP\")",
            "picture.save-image-again-hint",
        ),
        case(
            Code::TooLarge,
            &[
                (HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![Ein Tau](x.webp)›"),
                ("content/pages/x.webp", "", webp_of!("\x7f\x3f\0", "\x7f\x3f\0")),
            ],
            "picture.too-many-pixels",
            "picture.reduce-image-hint",
        ),
        case(
            Code::TooLarge,
            &[
                (HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![Ein Tau](x.webp)›"),
                ("content/pages/x.webp", "", webp_of!("\x0f\0\0", "\x7f\x40\0")),
            ],
            "picture.too-many-pixels",
            "picture.reduce-image-hint",
        ),
        case(
            Code::LargePicture,
            &[
                (HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![Ein Tau](x.webp)›"),
                ("content/pages/x.webp", "", webp_of!("\x7f\x0f\0", "\x7f\x0f\0")),
            ],
            "picture.larger-than-shown(file: \"content/pages/x.webp\", width: \"3968\", height: \"3968\", most: \"1600\")",
            "picture.reduce-image-hint",
        ),
    ]
}

fn drawings() -> Vec<Case> {
    vec![
        case(
            Code::UnsafePicture,
            &[
                SHOW,
                (
                    DRAWING,
                    "",
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\">\n<‹script›>alert(1)</script></svg>",
                ),
            ],
            "picture.unsafe-drawing(file: \"content/pages/x.svg\", what: picture.element-name(name: \"script\"))",
            "picture.remove-unsafe-part-hint",
        ),
        case(
            Code::UnsafePicture,
            &[
                SHOW,
                (
                    DRAWING,
                    "",
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><a ‹href=\"https://x.example\"›/></svg>",
                ),
            ],
            "picture.unsafe-drawing(file: \"content/pages/x.svg\", what: picture.element-name(name: \"href\"))",
            "picture.remove-unsafe-part-hint",
        ),
        case(
            Code::UnsafePicture,
            &[
                (JOIN, "Vorher das", "[Tau](x.svg)"),
                (DRAWING, "", "<!DOCTYPE svg [‹<!ENTITY› x \"y\">]><svg/>"),
            ],
            "picture.unsafe-drawing(file: \"content/pages/x.svg\", what: picture.xml-entity)",
            "picture.remove-unsafe-part-hint",
        ),
        case(
            Code::BrokenPicture,
            &[SHOW, (DRAWING, "", "‹<svg xmlns=\"http://www.w3.org/2000/svg\">›</svg>")],
            "picture.drawing-without-size(file: \"content/pages/x.svg\")",
            "picture.add-view-box-hint",
        ),
        case(
            Code::BrokenPicture,
            &[SHOW, (DRAWING, "", "‹<html>›</html>")],
            "picture.xml-not-a-drawing(file: \"content/pages/x.svg\")",
            "picture.svg-root-hint",
        ),
        case(
            Code::BrokenPicture,
            &[SHOW, (DRAWING, "", "<svg>\n‹</g>")],
            "picture.invalid-drawing-detail",
            "picture.export-plain-svg-hint",
        ),
    ]
}

fn blocks() -> Vec<Case> {
    vec![
        case(
            Code::MissingImage,
            &[(HANDBOOK, "image: anker.svg\nalt: Ein", "image: ‹ankr.svg›\nalt: Ein")],
            "plan.unknown-file(noun: content.image-noun, file: \"content/pages/ankr.svg\")",
            "schema.did-you-mean-hint(near: \"content/pages/anker.svg\")",
        ),
        case(
            Code::DeadLink,
            &[(HANDBOOK, "file: tiefen.csv", "file: ‹tiefn.csv›")],
            "plan.unknown-file(noun: plan.file-noun, file: \"content/pages/tiefn.csv\")",
            "schema.did-you-mean-hint(near: \"content/pages/tiefen.csv\")",
        ),
        case(
            Code::UnknownReference,
            &[(HANDBOOK, "file: tiefen.csv", "file: ‹join.md›")],
            "plan.document-without-pdf(document: \"pages/join\")",
            "plan.write-pdf-hint",
        ),
        case(
            Code::InvalidAddress,
            &[
                (HANDBOOK, "file: tiefen.csv", "file: ‹x.html›"),
                ("content/pages/x.html", "", "<script>alert(1)</script>"),
            ],
            "plan.unsafe-download(file: \"content/pages/x.html\")",
            "plan.offer-pdf-or-zip-hint",
        ),
        case(
            Code::KeptMetadata,
            &[
                (HANDBOOK, "file: tiefen.csv", "file: ‹x.tif›"),
                ("content/pages/x.tif", "", "II*\0"),
            ],
            "plan.published-with-metadata(file: \"content/pages/x.tif\")",
            "plan.save-without-metadata-hint",
        ),
        case(
            Code::BrokenPicture,
            &[
                (HANDBOOK, "file: tiefen.csv", "file: ‹x.png›"),
                ("content/pages/x.png", "", "not a picture"),
            ],
            "picture.unsupported-format(file: \"content/pages/x.png\")",
            "picture.save-as-supported-format-hint",
        ),
        case(
            Code::MissingField,
            &[(HANDBOOK, "file: tiefen.csv\ntitle: Tiefen der Häfen", "‹file: tiefen.csv")],
            "content.file-without-title",
            "content.add-title-hint",
        ),
    ]
}

fn leads() -> Vec<Case> {
    vec![
        case(
            Code::MissingAlt,
            &[(HANDBOOK, WEIGHT, "image: ‹anker.svg›\n")],
            "content.missing-alt(file: \"anker.svg\")",
            "site.add-picture-alt-hint",
        ),
        case(
            Code::PoorAlt,
            &[(HANDBOOK, WEIGHT, "image: anker.svg\nalt: ‹Foto 3›\n")],
            "content.alt-says-nothing(alt: \"Foto 3\")",
            "content.describe-image-hint",
        ),
        case(
            Code::MissingTranslation,
            &[
                (HANDBOOK, WEIGHT, "image: anker.svg\nalt: Ein Anker im Gras\n"),
                (
                    "content/pages/handbook.sv.md",
                    "summary: En sida med allt.",
                    "alt: Ett ankare i gräset",
                ),
                (
                    "content/pages/handbook.ar.md",
                    "title: \"الدليل: كل ما يستطيعه Markdown\"",
                    "title: ‹\"الدليل: كل ما يستطيعه Markdown\"›",
                ),
            ],
            "site.picture-alt-untranslated(alt: \"Ein Anker im Gras\")",
            "site.translate-picture-alt-hint",
        ),
        case(
            Code::MissingImage,
            &[(HANDBOOK, WEIGHT, "image: ‹ankr.svg›\nalt: \"\"\n")],
            "plan.unknown-file(noun: content.image-noun, file: \"content/pages/ankr.svg\")",
            "schema.did-you-mean-hint(near: \"content/pages/anker.svg\")",
        ),
        case(
            Code::CoarsePicture,
            &[
                (HANDBOOK, WEIGHT, "image: ‹x.webp›\nalt: \"\"\n"),
                ("content/pages/x.webp", "", webp_of!("\x7f\x02\0", "\x7f\x01\0")),
            ],
            "plan.picture-too-small(file: \"content/pages/x.webp\", width: \"640\", least: \"1200\")",
            "plan.larger-picture-hint(least: \"1200\")",
        ),
        case(
            Code::InvalidValue,
            &[(HANDBOOK, WEIGHT, "image: anker.svg\nalt: \"\"\nfocus: ‹130% 20%›\n")],
            "schema.wrong-value(key: \"focus\", noun: schema.noun-focus, text: \"130% 20%\")",
            "schema.write-example-hint(example: \"50% 30%\")",
        ),
    ]
}

fn lead_texts() -> Vec<Case> {
    vec![
        case(
            Code::MissingField,
            &[
                (HANDBOOK, WEIGHT, "image: ‹anker.svg›\nalt: \"\"\n"),
                ("data/site.yaml", "country_feeds: true", "picture_credits: true"),
            ],
            "site.picture-without-credit(file: \"content/pages/anker.svg\")",
            "site.add-picture-credit-hint",
        ),
        case(
            Code::IgnoredField,
            &[(HANDBOOK, WEIGHT, "caption: ‹Ein Anker›\n")],
            "site.no-picture(key: \"caption\")",
            "site.add-image-hint(file: \"content/pages/handbook.de.md\")",
        ),
        case(
            Code::IgnoredField,
            &[
                (HANDBOOK, WEIGHT, "image: anker.svg\nalt: \"\"\n"),
                (
                    "content/pages/handbook.sv.md",
                    "summary: En sida med allt.",
                    "image: ‹anker.svg›",
                ),
            ],
            "site.shared-field-ignored(key: \"image\")",
            "site.move-shared-field-hint(file: \"content/pages/handbook.de.md\")",
        ),
        case(
            Code::InvalidAddress,
            &[(
                "data/regions.yaml",
                "  countries: [AX",
                "  picture: {image: ‹\"https://a.example/b.jpg\"›, alt: {de: Ein Schiff, sv: Ett skepp, ar: سفينة}}\n  countries: [AX",
            )],
            "site.not-a-picture-file(name: \"https://a.example/b.jpg\")",
            "site.write-picture-file-hint",
        ),
        case(
            Code::MissingField,
            &[(
                "data/regions.yaml",
                "  countries: [AX",
                "  picture: {‹image›: pages/anker.svg}\n  countries: [AX",
            )],
            "schema.missing-required-field(noun: noun.picture, key: \"alt\")",
            "schema.add-field-hint(key: \"alt\"",
        ),
    ]
}
