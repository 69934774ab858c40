//! What the author of a theme can break, one fault at a time: each is named, with its page and its
//! place in the theme.

use rayon::prelude::*;
use urbi::diag::UiLanguage;

use crate::harness::{Run, Site};

const BASE: &str = "base.html";
/// A template of one page in each locale.
const BODY: &str = "clusters.html";
const CSS: &str = "../assets/plain.css";
const END: &str = "</h1>";
const HEAD: &str = "</head>";
const META: &str = "<meta charset=\"utf-8\">";
const CANONICAL: &str = "<link rel=\"canonical\" href=\"{{ page.canonical }}\">";

/// Template, the text before which something is put or in place of which it comes, what comes, how the
/// message begins.
type Case = (&'static str, &'static str, &'static str, &'static str);

/// What is put before a text.
const ADDED: [Case; 44] = [
    (BODY, END, "<script>alert(1)</script>", "a script is written into the page"),
    (BASE, HEAD, "<script type=module>a()</script>", "a script is written into the page"),
    (BASE, HEAD, "<style>p{color:red}</style>", "a style sheet is written into the page"),
    (BODY, END, "<b style=\"color:red\">x</b>", "the element `b` has a `style` of its own"),
    (BODY, END, "<button onclick=\"a()\">x</button>", "the attribute `onclick` runs a script"),
    (BODY, END, "<svg onload=a()></svg>", "the attribute `onload` runs a script"),
    (BODY, END, "<a href=\"javascript:a()\">x</a>", "an address is a script: `javascript:a()`"),
    (BODY, END, "<a href=\" JavaScript:a()\">x</a>", "an address is a script"),
    (BODY, END, "<a href=\"data:text/html,x\">x</a>", "an address contains a file: `data:text"),
    (BODY, END, "<img alt=\"\" src=\"data:image/png;base64,AAAA\">", "an address contains a file"),
    (
        BODY,
        END,
        "<img alt=x src=\"https://c.example/a.png\">",
        "the element `img` loads `https://c",
    ),
    (BODY, END, "<img alt=x src=\"//c.example/a.png\">", "the element `img` loads `//c.example"),
    (
        BODY,
        END,
        "<img alt=x src=/feed.xml srcset=\"/feed.xml 1x, https://c.example/b.png 2x\">",
        "the element `img` loads `https://c.example/b.png` from another site",
    ),
    (BODY, END, "<img alt=x src=/feed.xml srcset=\"/gone.png 2x\">", "a link leads to `/gone.png`"),
    (
        BODY,
        END,
        "<picture><source srcset=\"/gone.webp 480w\" sizes=1px><img alt=x src=/feed.xml></picture>",
        "a link leads to `/gone.webp`",
    ),
    (BODY, END, "<img alt=x src=/feed.xml srcset=\"/feed.xml 9w\">", "`srcset` offers widths"),
    (BODY, END, "<video controls poster=/gone.jpg></video>", "a link leads to `/gone.jpg`"),
    (BODY, END, "<video autoplay muted></video>", "the element `video` plays by itself"),
    (BODY, END, "<img src=\"/feed.xml\">", "a picture has no `alt`"),
    (BODY, END, "<iframe src=\"https://c.example/\"></iframe>", "the element `iframe` loads"),
    (BODY, END, "<iframe srcdoc=\"x\"></iframe>", "a page is written into a frame"),
    (BODY, END, "<object data=\"https://c.example/a\"></object>", "the element `object` loads"),
    (
        BODY,
        END,
        "<svg><image href=\"https://c.example/a.png\"/></svg>",
        "the element `image` loads",
    ),
    (BASE, HEAD, "<script src=\"https://c.example/a.js\"></script>", "the element `script` loads"),
    (
        BASE,
        HEAD,
        "<link rel=stylesheet href=\"https://c.example/a.css\">",
        "the element `link` loads",
    ),
    (BASE, HEAD, "<link rel=preconnect href=\"https://c.example\">", "the element `link` loads"),
    (
        BASE,
        HEAD,
        "<link rel=preload as=image imagesrcset=\"/gone.png 1x\">",
        "a link leads to `/gone.png`",
    ),
    (BODY, END, "<form action=\"https://c.example/\"></form>", "a form sends what readers write"),
    (
        BODY,
        END,
        "<form><button formaction=\"//c.example/\">x</button></form>",
        "a form sends what readers write to `//c.example/`",
    ),
    (BASE, HEAD, CANONICAL, "the page has two canonical addresses"),
    (
        BASE,
        HEAD,
        "<script type=\"application/ld+json\">{a}</script>",
        "the linked data is not JSON",
    ),
    (BASE, HEAD, "<script type=\"application/ld+json\"></script>", "the linked data is not JSON"),
    (
        BASE,
        HEAD,
        "<script type=\"application/ld+json\">{\"@type\": \"City\"}</script>",
        "the linked data has no",
    ),
    (BODY, END, "<b id=twice></b><i id=twice></i>", "the id `twice` appears twice"),
    (
        BASE,
        HEAD,
        "<meta http-equiv=Refresh content=\"5\">",
        "the page leads readers away by itself",
    ),
    (BASE, HEAD, "<base href=\"/sv/\">", "`base` changes where every link leads"),
    (BASE, HEAD, "<meta name=robots content=noindex>", "search engines are to list the page, and"),
    (BASE, HEAD, "<meta name=viewport content=\"user-scalable=no\">", "readers cannot enlarge"),
    (BASE, HEAD, "<meta property=\"og:image\" content=\"/card.png\">", "the share picture needs"),
    (
        BODY,
        END,
        "<a href=\"https://c.example/\" target=_blank>x</a>",
        "a link opens another window",
    ),
    (BODY, END, "<b tabindex=2>x</b>", "`tabindex` changes the order of the page: `2`"),
    (BODY, END, "<b aria-labelledby=nobody>x</b>", "`aria-labelledby` names the id `nobody`"),
    (BODY, END, "<a href=\"/gone/\">x</a>", "a link leads to `/gone/`, which does not exist"),
    (BODY, END, "<a href=\"#gone\">x</a>", "a link leads to `#gone`, which has no such id"),
];

/// What comes in the place of a text.
const CHANGED: [Case; 15] = [
    (BASE, "<html lang=\"{{ site.locale }}\"", "<html", "the page does not say its language"),
    (BASE, "lang=\"{{ site.locale }}\"", "lang=\"en\"", "the page says `lang=\"en\"`, and is in"),
    (BASE, " dir=\"{{ site.dir }}\">\n<head>", ">\n<head>", "the page does not say `dir=\"rtl\"`"),
    (BASE, META, "", "the page does not say that it is UTF-8"),
    (BASE, CANONICAL, "", "the page does not say its canonical address"),
    (
        BASE,
        CANONICAL,
        "<link rel=canonical href=\"https://harbours.example/\">",
        "the canonical address is that of another page",
    ),
    (
        BASE,
        CANONICAL,
        "<link rel=canonical href=\"https://c.example/\">",
        "the canonical address is that of another page: `https://c.example/`",
    ),
    (
        BASE,
        "{% for other in page.alternates %}",
        "{% for other in [] %}",
        "the page does not name its",
    ),
    (BODY, "<h1>{{ t(key=\"clusters.title\") }}</h1>", "<p>x</p>", "the page has no heading `h1`"),
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
        "a style sheet loads `https://c",
    ),
    (CSS, "body {", "@font-face { src: url(//c.example/a) } body {", "a style sheet loads `//c.ex"),
    (
        CSS,
        "body {",
        "b { background: URL('HTTPS://c.example/a') } body {",
        "a style sheet loads `HTT",
    ),
    (CSS, "body {", "b { background: url(gone.png) } body {", "a style sheet names `gone.png`"),
    (CSS, "body {", "/* url(a) */ b { mask: url(#a), url(data:,x) } body {", ""),
];

/// What is right, though it looks like one of the faults.
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

/// Returns what is wrong with what is said of a fault; nothing if all is well.
fn complaint(template: &str, from: &str, to: &str, message: &str) -> Option<String> {
    let run = changed(template, from, to);
    let said: Vec<String> =
        run.problems.iter().filter(|p| p.severity != "note").map(ToString::to_string).collect();
    if message.is_empty() {
        return (!said.is_empty()).then(|| format!("{to}: {said:#?}"));
    }
    let found: Vec<_> = run.problems.iter().filter(|p| p.message.starts_with(message)).collect();
    let is_of_page = |text: &str| text.contains(".html`") || text.contains(".css`");
    let names_template = |problem: &&crate::problem::Problem| {
        let own = file(template);
        problem.file.as_ref() == Some(&own)
            || problem.hint.as_ref().is_some_and(|hint| hint.contains("themes/plain/templates/"))
    };
    let is_right = found.iter().any(|p| p.code == "html" && is_of_page(&p.message))
        && found.iter().any(names_template);
    let portuguese = run.outcome.diagnostics.sorted().into_iter().all(|problem| {
        problem.message.text(UiLanguage::Portuguese) != problem.message.text(UiLanguage::English)
    });
    (!is_right || !portuguese).then(|| format!("{to}\n  wanted: {message}\n  said: {said:#?}"))
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
