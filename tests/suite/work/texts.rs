//! Generates long texts by repetition: the units of each format that an editor or another program writes.

use urbi::config::{self, Overrides};
use urbi::diag::Diagnostics;
use urbi::exchange;
use urbi::path::SourcePath;
use urbi::pipeline::{self, Options};
use urbi::sheet::{self, Members, SheetSubject};
use urbi::source::{SourceFile, Sources};

/// The parser for a text.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// The whole site, in which the text is this file.
    Site(SourcePath),
    /// The import of members.
    Csv,
    /// The import of translations in XLIFF.
    Xliff,
    /// The import of translations in PO.
    Po,
}

/// Texts that differ only in their length.
pub(super) struct Family {
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) text: Box<dyn Fn(usize) -> String>,
}

/// Units of Markdown. `{}` is the number of the repetition.
const MARKDOWN: &[&str] = &[
    "word ",
    "word\n",
    "word\n\n",
    "\n",
    " ",
    "\t",
    "# same\n\n",
    "## h {}\n\n",
    "h\n===\n\n",
    "- a\n",
    "- a\n\n",
    "  - a\n",
    "1. a\n",
    "{}. a\n",
    "> ",
    "> a\n",
    "> a\n\n",
    "* * *\n",
    "---\n",
    "```\n",
    "```\na\n```\n",
    "`",
    "``` ",
    "`a` ",
    "~~~\n",
    "    code\n",
    "*",
    "**",
    "*a ",
    "*a* ",
    "**a",
    "**a** ",
    "_a ",
    "a_b",
    "~~a ",
    "~~a~~ ",
    "[",
    "![",
    "]",
    "[a]",
    "[a](",
    "[a](b) ",
    "[a](b.md) ",
    "![a](b.jpg) ",
    "[a][b] ",
    "[a]: b\n",
    "[a{}]: b\n",
    "[a{}] ",
    "(",
    ")",
    "<",
    ">",
    "<a",
    "<a> ",
    "<!--",
    "-->",
    "</",
    "<b>a</b> ",
    "&",
    "&amp;",
    "&#",
    "\\",
    "\\*",
    "| a ",
    "| a | b |\n",
    "a | b\n--- | ---\n",
    "|---|\n",
    "[^1]",
    "[^{}]",
    "[^1]: a\n\n",
    "[^{}]: same\n\n",
    "w[^1] ",
    "http://a.example ",
    "www.a.example ",
    "a@b.example ",
    "{",
    "{#a}",
    "{.a} ",
    "# a {#b}\n",
    ":::",
    "::: note\n",
    "> [!NOTE]\n> a\n\n",
    "\"",
    "\"a\" ",
    "'",
    "--",
    "...",
    "汉字\n",
    "汉**字**",
    "عرب ",
    "é",
    "e\u{301}",
    "\u{200b}",
    "\u{a0}",
    "\u{202e}",
    "😀",
    "=\n",
    "•a\n",
    "a:\n",
    "$a$ ",
    "a  \n",
    "a\\\n",
    "\r\n",
    "a\r",
    "city:lisbon ",
    "[x](city:lisbon) ",
    "```urbi\nmembers:\n```\n\n",
];

/// Units of YAML, at the top level and in a value.
const YAML: &[&str] = &[
    "k{}: 1\n",
    "same: 1\n",
    "titl{}e: x\n",
    "- a\n",
    "- id: a{}\n  name: A\n  country: PT\n",
    "- id: a\n  name: A\n  country: PT\n",
    "- {id: a{}, name: A, country: PT}\n",
    "- id: a{} name: A\n",
    "# c\n",
    "\n",
    "a\n",
    "  a\n",
    "\t",
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    "{a: ",
    "[a, ",
    "a, ",
    "a: b: c\n",
    "a: [b\n",
    "a: {b\n",
    "a: \"b\n",
    "k{}: \"b\n",
    "- id: a{}\n  name: \"A\n",
    "&a ",
    "*a ",
    "|\n",
    ">\n",
    "!a ",
    "---\n",
    "...\n",
    "? a\n",
    ": ",
    "<<<<<<< a\n",
    "=======\n",
    ">>>>>>> a\n",
    "<<<<<<< a\nk: 1\n=======\nk: 2\n>>>>>>> b\n",
    "\u{ff1a}",
    "k：v\n",
    "é",
    "e\u{301}",
    "\r\n",
    "k{}:v\n",
    "k{} v\n",
    "-a\n",
    " - a\n",
    "@a\n",
    "%a\n",
    "`a`\n",
    "k: |\n a\n",
    "\u{7}",
    "a: [[b]\n",
    "[a, , ",
    "['a\n, ",
    "a: \"\\d\"\n",
    "a: \"b\nc\n",
    "a: - b\n",
    "a: > b\n",
    "k: |\n\t\n a\n",
    "name{}\n",
    "k: [a]# b\n",
];

/// Units of tables.
const CSV: &[&str] = &[
    "a,b\n",
    "id{},Name,PT\n",
    "same,Name,PT\n",
    ",",
    "\"",
    "\"a\",",
    "\n",
    ";",
    "\t",
    "a",
    "=1+1,",
    "'=a,",
    "#REF!\n",
    "?",
    "Ã©",
    "x,\"a\nb\",PT\n",
    "\"\"",
    "é",
    "lisbon,Lisboa,PT\n",
    "\r\n",
];

/// Units of XLIFF.
const XLIFF: &[&str] = &[
    "<unit id=\"u{}\"><segment><source>a</source><target>b</target></segment></unit>",
    "<unit id=\"u\"><segment><source>a</source><target>b</target></segment></unit>",
    "<unit id=\"u{}\"><segment><source>a<pc id=\"1\">b</pc></source><target>c<pc id=\"1\">d</pc></target></segment></unit>",
    "<unit id=\"u{}\"><originalData><data id=\"d\">x</data></originalData><segment><source>a</source></segment></unit>",
    "<note>a</note>",
    "<",
    "&amp;",
    "a",
    "<!-- a -->",
    "<a>",
    "<![CDATA[a]]>",
];

/// Units inside one segment of XLIFF.
const SEGMENT: &[&str] = &[
    "a ",
    "<pc id=\"p{}\">",
    "<ph id=\"1\"/>",
    "<ph id=\"p{}\"/>",
    "<mrk id=\"m{}\">",
    "&lt;",
    "<x/>",
    "*",
    "\n",
];

/// Units of PO.
const PO: &[&str] = &[
    "msgid \"a{}\"\nmsgstr \"b\"\n\n",
    "msgid \"a\"\nmsgstr \"b\"\n\n",
    "#. c\n",
    "#, fuzzy\n",
    "\"a\"\n",
    "msgid \"a\"\n",
    "#~ msgid \"a\"\n",
    "msgctxt \"c{}\"\nmsgid \"a\"\nmsgstr \"b\"\n\n",
    "msgstr[{}] \"a\"\n",
    "\"",
    "\\",
    "x\n",
    "\n",
];

const DOCUMENT: &str = "content/news/2026-01-10-long.en.md";
const MEMBERS: &str = "data/members/long.yaml";
const CATALOG: &str = "data/i18n/pt.yaml";

/// Parses texts.
pub(super) struct Reader {
    site: Sources,
    options: Options,
}

impl Reader {
    /// Creates a reader with the data of a network, without its theme and documents, so that their cost is not counted.
    pub(super) fn new(network: &Sources, options: Options) -> Self {
        let mut site = Sources::default();
        let kept = network.below("data").filter(|(path, _)| !path.as_str().ends_with(".lock"));
        for (path, file) in kept {
            site.insert(path.clone(), file.clone());
        }
        Self { site, options }
    }

    /// Parses a text: as a site up to the plan, as a sheet up to the edit, or as a file of a translation tool.
    pub(super) fn read(&self, kind: &Kind, text: &str) {
        let mut diagnostics = Diagnostics::new();
        let found = &mut diagnostics;
        let file = |name| SourcePath::new(name).expect("a path");
        match kind {
            Kind::Site(path) => {
                let mut sources = self.site.clone();
                sources.insert(path.clone(), SourceFile::Text(text.into()));
                drop(pipeline::prepare(&sources, &self.options, found));
            }
            Kind::Csv => {
                let config = config::configure(&self.site, &Overrides::default(), found);
                let config = config.expect("it is sound");
                let members = Members::new(&self.site, &config, SheetSubject::Cities, found);
                if let Some(table) = sheet::read("sheet.csv", text.as_bytes(), found) {
                    drop(sheet::merge(&members, &table, found));
                }
            }
            Kind::Xliff => drop(exchange::xliff::read(&file("x.xliff"), text, found)),
            Kind::Po => drop(exchange::po::read(&file("x.po"), text, found)),
        }
        drop(diagnostics.sorted());
    }
}

/// Returns every family: the parser, the repeated unit, and the text before and after all units.
pub(super) fn families() -> Vec<Family> {
    let file = |path: &str| Kind::Site(SourcePath::new(path).expect("a path"));
    let mut all = Vec::new();
    let mut add = |kind: &Kind, head: &'static str, pieces: &[&'static str], tail: &'static str| {
        for piece in pieces {
            all.push(repeated(kind.clone(), head, piece, tail));
        }
    };
    let front = "---\ntitle: Long\ndate: 2026-01-10\n---\n\n";
    add(&file(DOCUMENT), front, MARKDOWN, "\n");
    add(
        &file(DOCUMENT),
        "---\ntitle: Long\ndate: 2026-01-10\nsummary: \"",
        &MARKDOWN[..20],
        "\"\n---\n\nText.\n",
    );
    add(&file(DOCUMENT), "---\ntitle: Long\ndate: 2026-01-10\n", YAML, "\n---\n\nText.\n");
    add(&file(DOCUMENT), "---\ntitle: Long ", YAML, "\ndate: 2026-01-10\n---\n\nText.\n");
    add(&file(MEMBERS), "", YAML, "\n");
    add(&file(MEMBERS), "- id: long\n  name: Long\n  country: PT\n  summary: ", YAML, "\n");
    add(&file(CATALOG), "menu:\n  home: A\n", YAML, "\n");
    add(&Kind::Csv, "id,name,country\n", CSV, "\n");
    add(&Kind::Po, PO_HEAD, PO, "\n");
    add(&Kind::Xliff, XLIFF_HEAD, XLIFF, "</file></xliff>");
    add(&Kind::Xliff, SEGMENT_HEAD, SEGMENT, "</source></segment></unit></file></xliff>");
    for [open, close] in [
        ["[", "]"],
        ["(", ")"],
        ["*", "*"],
        ["> ", ""],
        ["- ", ""],
        ["<b>", "</b>"],
        ["**a", "b**"],
        ["`", "`"],
    ] {
        let name = format!("{open} … {close}");
        let text =
            move |size: usize| format!("{front}{}x{}\n", open.repeat(size), close.repeat(size));
        all.push(Family { name, kind: file(DOCUMENT), text: Box::new(text) });
    }
    all
}

const PO_HEAD: &str = "msgid \"\"\nmsgstr \"Language: pt\\n\"\n\n";
const XLIFF_HEAD: &str = "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" trgLang=\"pt\"><file id=\"f\">";
const SEGMENT_HEAD: &str = "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\" trgLang=\"pt\"><file id=\"f\"><unit id=\"u\"><segment><source>";

fn repeated(kind: Kind, head: &'static str, piece: &'static str, tail: &'static str) -> Family {
    let is_numbered = piece.contains("{}");
    let name = format!("{} {piece:?} in {kind:?}", head.lines().last().unwrap_or_default());
    let text = move |size: usize| {
        let mut text = head.to_owned();
        for number in 0..size {
            if is_numbered {
                text.push_str(&piece.replace("{}", &number.to_string()));
            } else {
                text.push_str(piece);
            }
        }
        text + tail
    };
    Family { name, kind, text: Box::new(text) }
}
