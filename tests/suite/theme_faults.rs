//! Tests errors in a theme, one at a time: each is reported with its page and its position in the theme.

use rayon::prelude::*;

use crate::harness::{Run, Site};

const BASE: &str = "base.html";
/// A template with one page in each locale.
const BODY: &str = "clusters.html";
const CSS: &str = "../assets/plain.css";
const END: &str = "</h1>";
const HEAD: &str = "</head>";
const META: &str = "<meta charset=\"utf-8\">";
const CANONICAL: &str = "<link rel=\"canonical\" href=\"{{ page.canonical }}\">";

/// Template, existing text, new text, and the start of the message id. The id is empty if there is no error.
type Case = (&'static str, &'static str, &'static str, &'static str);

/// New texts that are inserted before the existing text.
const ADDED: [Case; 44] = [
    (BODY, END, "<script>alert(1)</script>", "check.inline-script"),
    (BASE, HEAD, "<script type=module>a()</script>", "check.inline-script"),
    (BASE, HEAD, "<style>p{color:red}</style>", "check.inline-style-sheet"),
    (BODY, END, "<b style=\"color:red\">x</b>", r#"check.inline-style(element: "b")"#),
    (BODY, END, "<button onclick=\"a()\">x</button>", r#"check.script-attribute(name: "onclick")"#),
    (BODY, END, "<svg onload=a()></svg>", r#"check.script-attribute(name: "onload")"#),
    (
        BODY,
        END,
        "<a href=\"javascript:a()\">x</a>",
        r#"check.script-address(url: "javascript:a()")"#,
    ),
    (BODY, END, "<a href=\" JavaScript:a()\">x</a>", "check.script-address("),
    (BODY, END, "<a href=\"data:text/html,x\">x</a>", r#"check.file-in-address(url: "data:text"#),
    (BODY, END, "<img alt=\"\" src=\"data:image/png;base64,AAAA\">", "check.file-in-address("),
    (
        BODY,
        END,
        "<img alt=x src=\"https://c.example/a.png\">",
        r#"check.loads-from-other-site(tag: "img", url: "https://c"#,
    ),
    (
        BODY,
        END,
        "<img alt=x src=\"//c.example/a.png\">",
        r#"check.loads-from-other-site(tag: "img", url: "//c.example"#,
    ),
    (
        BODY,
        END,
        "<img alt=x src=/feed.xml srcset=\"/feed.xml 1x, https://c.example/b.png 2x\">",
        r#"check.loads-from-other-site(tag: "img", url: "https://c.example/b.png")"#,
    ),
    (
        BODY,
        END,
        "<img alt=x src=/feed.xml srcset=\"/gone.png 2x\">",
        r#"check.link-to-missing-page(place: "/gone.png")"#,
    ),
    (
        BODY,
        END,
        "<picture><source srcset=\"/gone.webp 480w\" sizes=1px><img alt=x src=/feed.xml></picture>",
        r#"check.link-to-missing-page(place: "/gone.webp")"#,
    ),
    (
        BODY,
        END,
        "<img alt=x src=/feed.xml srcset=\"/feed.xml 9w\">",
        r#"check.no-image-sizes(name: "srcset""#,
    ),
    (
        BODY,
        END,
        "<video controls poster=/gone.jpg></video>",
        r#"check.link-to-missing-page(place: "/gone.jpg")"#,
    ),
    (BODY, END, "<video autoplay muted></video>", r#"check.autoplay(element: "video")"#),
    (BODY, END, "<img src=\"/feed.xml\">", "check.no-alt"),
    (
        BODY,
        END,
        "<iframe src=\"https://c.example/\"></iframe>",
        r#"check.loads-from-other-site(tag: "iframe""#,
    ),
    (BODY, END, "<iframe srcdoc=\"x\"></iframe>", "check.page-in-frame"),
    (
        BODY,
        END,
        "<object data=\"https://c.example/a\"></object>",
        r#"check.loads-from-other-site(tag: "object""#,
    ),
    (
        BODY,
        END,
        "<svg><image href=\"https://c.example/a.png\"/></svg>",
        r#"check.loads-from-other-site(tag: "image""#,
    ),
    (
        BASE,
        HEAD,
        "<script src=\"https://c.example/a.js\"></script>",
        r#"check.loads-from-other-site(tag: "script""#,
    ),
    (
        BASE,
        HEAD,
        "<link rel=stylesheet href=\"https://c.example/a.css\">",
        r#"check.loads-from-other-site(tag: "link""#,
    ),
    (
        BASE,
        HEAD,
        "<link rel=preconnect href=\"https://c.example\">",
        r#"check.loads-from-other-site(tag: "link""#,
    ),
    (
        BASE,
        HEAD,
        "<link rel=preload as=image imagesrcset=\"/gone.png 1x\">",
        r#"check.link-to-missing-page(place: "/gone.png")"#,
    ),
    (BODY, END, "<form action=\"https://c.example/\"></form>", "check.form-to-other-site("),
    (
        BODY,
        END,
        "<form><button formaction=\"//c.example/\">x</button></form>",
        r#"check.form-to-other-site(url: "//c.example/")"#,
    ),
    (BASE, HEAD, CANONICAL, "check.duplicate-canonical"),
    (BASE, HEAD, "<script type=\"application/ld+json\">{a}</script>", "check.invalid-linked-data"),
    (BASE, HEAD, "<script type=\"application/ld+json\"></script>", "check.invalid-linked-data"),
    (
        BASE,
        HEAD,
        "<script type=\"application/ld+json\">{\"@type\": \"City\"}</script>",
        "check.linked-data-without-context",
    ),
    (BODY, END, "<b id=twice></b><i id=twice></i>", r#"check.duplicate-id(id: "twice")"#),
    (BASE, HEAD, "<meta http-equiv=Refresh content=\"5\">", "check.automatic-redirect"),
    (BASE, HEAD, "<base href=\"/sv/\">", "check.base-element"),
    (BASE, HEAD, "<meta name=robots content=noindex>", "check.unexpected-noindex"),
    (BASE, HEAD, "<meta name=viewport content=\"user-scalable=no\">", "check.zoom-disabled("),
    (
        BASE,
        HEAD,
        "<meta property=\"og:image\" content=\"/card.png\">",
        "check.share-image-without-host(",
    ),
    (BODY, END, "<a href=\"https://c.example/\" target=_blank>x</a>", "check.link-opens-window"),
    (BODY, END, "<b tabindex=2>x</b>", r#"check.tab-order(value: "2")"#),
    (
        BODY,
        END,
        "<b aria-labelledby=nobody>x</b>",
        r#"check.unknown-id(name: "aria-labelledby", id: "nobody")"#,
    ),
    (BODY, END, "<a href=\"/gone/\">x</a>", r#"check.link-to-missing-page(place: "/gone/")"#),
    (BODY, END, "<a href=\"#gone\">x</a>", r##"check.link-to-missing-id(link: "#gone")"##),
];

/// New texts that replace the existing text.
const CHANGED: [Case; 15] = [
    (BASE, "<html lang=\"{{ site.locale }}\"", "<html", "check.no-language"),
    (BASE, "lang=\"{{ site.locale }}\"", "lang=\"en\"", r#"check.wrong-language(lang: "en""#),
    (BASE, " dir=\"{{ site.dir }}\">\n<head>", ">\n<head>", "check.no-rtl"),
    (BASE, META, "", "check.no-charset"),
    (BASE, CANONICAL, "", "check.no-canonical"),
    (
        BASE,
        CANONICAL,
        "<link rel=canonical href=\"https://harbours.example/\">",
        "check.wrong-canonical(",
    ),
    (
        BASE,
        CANONICAL,
        "<link rel=canonical href=\"https://c.example/\">",
        r#"check.wrong-canonical(url: "https://c.example/")"#,
    ),
    (BASE, "{% for other in page.alternates %}", "{% for other in [] %}", "check.no-versions"),
    (BODY, "<h1>{{ t(key=\"clusters.title\") }}</h1>", "<p>x</p>", "check.no-heading"),
    (
        BASE,
        "{% block title %}{% endblock title %}{% if not page.title.lang and not site.short_name.lang %} – {{ site.short_name.text }}{% endif %}",
        "{% block title %}{% endblock title %}",
        "",
    ),
    (
        CSS,
        "body {",
        "@import \"https://c.example/a.css\"; body {",
        r#"check.style-sheet-loads-from-other-site(url: "https://c"#,
    ),
    (
        CSS,
        "body {",
        "@font-face { src: url(//c.example/a) } body {",
        r#"check.style-sheet-loads-from-other-site(url: "//c.ex"#,
    ),
    (
        CSS,
        "body {",
        "b { background: URL('HTTPS://c.example/a') } body {",
        r#"check.style-sheet-loads-from-other-site(url: "HTT"#,
    ),
    (
        CSS,
        "body {",
        "b { background: url(gone.png) } body {",
        r#"check.style-sheet-missing-file(url: "gone.png")"#,
    ),
    (CSS, "body {", "/* url(a) */ b { mask: url(#a), url(data:,x) } body {", ""),
];

/// Valid texts that are similar to errors.
const ALLOWED: [&str; 9] = [
    "<script type=\"application/ld+json\">[{\"@context\": \"https://schema.org\"}]</script>",
    "<script type=\"speculationrules\">{}</script>",
    "<a href=\"https://c.example/\" target=_blank rel=\"noopener\">x</a>",
    "<a href=\"mailto:a@c.example\">x</a>",
    "<img alt=\"\" src=\"/feed.xml\" srcset=\"/feed.xml 1x\">",
    "<form action=\"\"><label for=a>x</label><input id=a></form>",
    "<b tabindex=0 data-style=\"x\">x</b>",
    "<link rel=license href=\"https://c.example/\">",
    "<script src=\"https://harbours.example/feed.xml\"></script>",
];

fn file(template: &str) -> String {
    match template.strip_prefix("../") {
        Some(asset) => format!("themes/plain/{asset}"),
        None => format!("themes/plain/templates/{template}"),
    }
}

fn changed(template: &str, from: &str, to: &str) -> Run {
    Site::harbours().replace(&file(template), from, to).run()
}

/// Returns how the diagnostics of an error differ from the expected ones, or `None`.
fn complaint(template: &str, from: &str, to: &str, message: &str) -> Option<String> {
    let run = changed(template, from, to);
    let said = run.error_ids();
    if message.is_empty() {
        return (!said.is_empty()).then(|| format!("{to}: {said:#?}"));
    }
    let start = format!("check.message-with-place(message: {message}");
    let found: Vec<_> = run.problems.iter().filter(|p| p.ids.0.starts_with(&start)).collect();
    let is_of_page = |id: &str| id.contains(".html\"") || id.contains(".css\"");
    let names_template = |problem: &&crate::problem::Problem| {
        let own = file(template);
        problem.file.as_ref() == Some(&own)
            || problem.hint.as_ref().is_some_and(|hint| hint.contains("themes/plain/templates/"))
    };
    let is_right = found.iter().any(|p| p.code == "html" && is_of_page(&p.ids.0))
        && found.iter().any(names_template);
    (!is_right).then(|| format!("{to}\n  wanted: {message}\n  said: {said:#?}"))
}

#[test]
fn every_fault_of_a_theme_is_named() {
    let added = ADDED.iter().map(|(template, before, new, message)| {
        (*template, *before, format!("{new}{before}"), *message)
    });
    let changed = CHANGED
        .iter()
        .map(|(template, from, to, message)| (*template, *from, (*to).to_owned(), *message));
    let all: Vec<_> = added.chain(changed).collect();
    let complaints: Vec<String> = all
        .par_iter()
        .filter_map(|(template, from, to, message)| complaint(template, from, to, message))
        .collect();
    let (wrong, count) = (complaints.len(), all.len());
    assert!(complaints.is_empty(), "{wrong} of {count}:\n{}", complaints.join("\n"));
}

#[test]
fn what_is_right_is_left_alone() {
    for new in ALLOWED {
        let run = changed(BODY, END, &format!("{END}{new}"));
        let said: Vec<_> = run.problems.iter().filter(|p| p.severity != "note").collect();
        assert!(said.is_empty(), "{new}: {said:?}");
    }
}

#[test]
fn a_fault_is_shown_at_its_place() {
    let run = changed(BODY, END, "</h1>\n<b onclick=\"a('>')\">x</b><!-- <b onclick=b> -->");
    let [only] = run.problems.iter().filter(|p| p.code == "html").collect::<Vec<_>>()[..] else {
        panic!("{:?}", run.problems)
    };
    assert_eq!(only.file.as_deref(), Some("themes/plain/templates/clusters.html"));
    assert_eq!(only.place, Some([5, 1, 5, 21]));
}
