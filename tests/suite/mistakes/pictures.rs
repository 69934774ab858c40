//! Pictures and files beside documents.

use urbi::diag::Code;

use super::{Case, case};

const JOIN: &str = "content/pages/join.de.md";
const HANDBOOK: &str = "content/pages/handbook.de.md";
const DRAWING: &str = "content/pages/x.svg";
const SHOW: (&str, &str, &str) =
    (HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "![Ein Tau](x.svg)");

/// The first bytes of a WebP whose sides have as many pixels as `\u{7f}\u{…}\0` says, and one more.
macro_rules! webp_of {
    ($width:literal, $height:literal) => {
        concat!("RIFF\x1e\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0", $width, $height, "VP8 \0\0\0\0")
    };
}

pub(super) fn cases() -> Vec<Case> {
    [words(), rasters(), drawings(), blocks()].into_iter().flatten().collect()
}

fn words() -> Vec<Case> {
    vec![
        case(
            Code::MissingAlt,
            &[(HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![](anker.svg)›")],
            "the picture `content/pages/anker.svg` has no words for those who do not see it",
            "`alt: \"\"`",
        ),
        case(
            Code::MissingAlt,
            &[(HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![ ](anker.svg)›")],
            "the picture `content/pages/anker.svg` has no words",
            "between the brackets",
        ),
        case(
            Code::PoorAlt,
            &[(HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![anker.svg](anker.svg)›")],
            "`anker.svg` is the name of the file, and tells nothing",
            "what it shows",
        ),
        case(
            Code::PoorAlt,
            &[(HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![Foto 3](anker.svg)›")],
            "`Foto 3` is all that is said of a picture",
            "what it shows",
        ),
        case(
            Code::PoorAlt,
            &[(HANDBOOK, "alt: Ein Anker, von vorn gesehen", "alt: ‹صورة›")],
            "`صورة` is all that is said of a picture",
            "what it shows",
        ),
        case(
            Code::MissingField,
            &[(HANDBOOK, "alt: \"\"", "‹alt›:")],
            "`alt` is empty, and a `figure` block must have it",
            "alt: …",
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
            "`content/pages/x.jpg` is not a picture that every browser shows",
            "save it as JPEG",
        ),
        case(
            Code::BrokenPicture,
            &[
                (HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![Ein Tau](x.gif)›"),
                ("content/pages/x.gif", "", "GIF89a"),
            ],
            "`content/pages/x.gif` moves, and readers could not stop it",
            "still picture",
        ),
        case(
            Code::BrokenPicture,
            &[
                (HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![Ein Tau](x.webp)›"),
                ("content/pages/x.webp", "", "RIFF\x7f\0\0\0WEBPVP8X"),
            ],
            "`content/pages/x.webp` is damaged: what there is of it is no whole WebP",
            "copy it again",
        ),
        case(
            Code::TooLarge,
            &[
                (HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![Ein Tau](x.webp)›"),
                ("content/pages/x.webp", "", webp_of!("\x7f\x3f\0", "\x7f\x3f\0")),
            ],
            "`content/pages/x.webp` is 16256 × 16256 pixels large; a picture may have 50 million, and 16383 on a side",
            "make it smaller",
        ),
        case(
            Code::TooLarge,
            &[
                (HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![Ein Tau](x.webp)›"),
                ("content/pages/x.webp", "", webp_of!("\x0f\0\0", "\x7f\x40\0")),
            ],
            "`content/pages/x.webp` is 16 × 16512 pixels large",
            "make it smaller",
        ),
        case(
            Code::LargePicture,
            &[
                (HANDBOOK, "![Ein Anker](anker.svg \"Anker\")", "‹![Ein Tau](x.webp)›"),
                ("content/pages/x.webp", "", webp_of!("\x7f\x0f\0", "\x7f\x0f\0")),
            ],
            "`content/pages/x.webp` is 3968 × 3968 pixels large, and at most 1600 from side to side are shown",
            "2400 pixels",
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
            "`content/pages/x.svg` holds `script`, which could run in a reader's browser",
            "plain SVG",
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
            "`content/pages/x.svg` holds `href`, which could run",
            "plain SVG",
        ),
        case(
            Code::UnsafePicture,
            &[
                (JOIN, "Vorher das", "[Tau](x.svg)"),
                (DRAWING, "", "<!DOCTYPE svg [‹<!ENTITY› x \"y\">]><svg/>"),
            ],
            "`content/pages/x.svg` holds an entity",
            "plain SVG",
        ),
        case(
            Code::BrokenPicture,
            &[SHOW, (DRAWING, "", "‹<svg xmlns=\"http://www.w3.org/2000/svg\">›</svg>")],
            "`content/pages/x.svg` does not say how large it is",
            "viewBox",
        ),
        case(
            Code::BrokenPicture,
            &[SHOW, (DRAWING, "", "‹<html>›</html>")],
            "`content/pages/x.svg` is XML, and not a drawing",
            "http://www.w3.org/2000/svg",
        ),
        case(
            Code::BrokenPicture,
            &[SHOW, (DRAWING, "", "<svg>\n‹</g>")],
            "`content/pages/x.svg` cannot be read as a drawing: ",
            "export it again",
        ),
    ]
}

fn blocks() -> Vec<Case> {
    vec![
        case(
            Code::MissingImage,
            &[(HANDBOOK, "image: anker.svg\nalt: Ein", "image: ‹ankr.svg›\nalt: Ein")],
            "there is no picture `content/pages/ankr.svg`",
            "did you mean `content/pages/anker.svg`?",
        ),
        case(
            Code::DeadLink,
            &[(HANDBOOK, "file: tiefen.csv", "file: ‹tiefn.csv›")],
            "there is no file `content/pages/tiefn.csv`",
            "did you mean `content/pages/tiefen.csv`?",
        ),
        case(
            Code::UnknownReference,
            &[(HANDBOOK, "file: tiefen.csv", "file: ‹join.md›")],
            "`pages/join` has no PDF",
            "write `pdf: true` in its front matter",
        ),
        case(
            Code::InvalidAddress,
            &[
                (HANDBOOK, "file: tiefen.csv", "file: ‹x.html›"),
                ("content/pages/x.html", "", "<script>alert(1)</script>"),
            ],
            "`content/pages/x.html` is something that browsers run, and is not offered",
            "PDF",
        ),
        case(
            Code::KeptMetadata,
            &[
                (HANDBOOK, "file: tiefen.csv", "file: ‹x.tif›"),
                ("content/pages/x.tif", "", "II*\0"),
            ],
            "`content/pages/x.tif` is offered with all that was written into it",
            "save it as JPEG",
        ),
        case(
            Code::BrokenPicture,
            &[
                (HANDBOOK, "file: tiefen.csv", "file: ‹x.png›"),
                ("content/pages/x.png", "", "not a picture"),
            ],
            "`content/pages/x.png` is not a picture that every browser shows",
            "save it as",
        ),
        case(
            Code::MissingField,
            &[(HANDBOOK, "file: tiefen.csv\ntitle: Tiefen der Häfen", "‹file: tiefen.csv")],
            "this block does not say what the file is called",
            "title: …",
        ),
    ]
}
