//! Tests that old addresses redirect to the pages that replaced them.

use crate::harness::Site;
use crate::html::Page;

fn refresh(page: &Page) -> Option<&str> {
    let metas = page.all("meta").filter(|meta| meta.attribute("http-equiv") == Some("refresh"));
    metas.last().and_then(|meta| meta.attribute("content"))
}

fn canonical(page: &Page) -> Option<&str> {
    let links = page.all("link").filter(|link| link.attribute("rel") == Some("canonical"));
    links.last().and_then(|link| link.attribute("href"))
}

#[test]
fn an_alias_redirects_immediately_and_has_a_link() {
    let files = &Site::harbours_made().files;
    for (path, to) in [
        ("beitritt/index.html", "/mitglied-werden/"),
        ("alt/antrag.html", "/mitglied-werden/"),
        ("sv/ansokan/index.html", "/sv/bli-medlem/"),
    ] {
        let page = Page::parse(&files[path]);
        assert_eq!(refresh(&page), Some(format!("0; url={to}").as_str()), "{path}");
        assert_eq!(canonical(&page), Some(format!("https://harbours.example{to}").as_str()));
        assert_eq!(page.one("a").attribute("href"), Some(to), "for those whose browser stays");
        let robots = page.all("meta").find(|meta| meta.attribute("name") == Some("robots"));
        assert_eq!(robots.unwrap().attribute("content"), Some("noindex"));
    }
}

#[test]
fn an_alias_is_below_the_path_of_the_site() {
    let files = Site::harbours().base_url("https://a.example/net").made();
    let page = Page::parse(&files["beitritt/index.html"]);
    assert_eq!(refresh(&page), Some("0; url=/net/mitglied-werden/"));
    assert_eq!(canonical(&page), Some("https://a.example/net/mitglied-werden/"));
}

#[test]
fn an_alias_follows_its_page_to_a_new_address() {
    let slug = "slug: mitglied-werden";
    let site = Site::harbours().replace("content/pages/join.de.md", slug, "slug: aufnahme");
    let page = Page::parse(&site.made()["alt/antrag.html"]);
    assert_eq!(refresh(&page), Some("0; url=/aufnahme/"));
}

#[test]
fn an_alias_with_letters_of_any_script_is_a_file_of_that_name() {
    let site = Site::harbours().replace("content/pages/join.de.md", "/beitritt/", "/für alle/ب/");
    let files = site.made();
    assert!(files.contains_key("für alle/ب/index.html"));
    let sitemap = String::from_utf8(files["sitemap.xml"].clone()).unwrap();
    assert!(!sitemap.contains("f%C3%BCr"), "an alias is no page");
}

#[test]
fn an_alias_never_leaves_the_output_folder() {
    for alias in ["/../../etc/", "/a/../../b/", "//evil.example/", "/a\\b/", "/a?b=c", "/a#b"] {
        let quoted = format!("'{alias}'");
        let site = Site::harbours().replace("content/pages/join.de.md", "/beitritt/", &quoted);
        let errors = site.run().errors();
        assert_eq!(errors.len(), 1, "{alias}: {errors:?}");
        let start = "content/pages/join.de.md:5:11: error[invalid-address]";
        assert!(errors[0].starts_with(start), "{alias}: {errors:?}");
    }
}

#[test]
fn an_alias_speaks_the_language_of_its_document() {
    let page = Page::parse(&Site::harbours_made().files["sv/ansokan/index.html"]);
    assert_eq!(page.one("html").attribute("lang"), Some("sv"));
    assert_eq!(page.one("title").text(), "Har flyttat till");
}

#[test]
fn an_alias_without_a_slash_is_a_page_too() {
    let files =
        Site::harbours().replace("content/pages/join.de.md", "/beitritt/", "/antrag").made();
    let path = files.keys().find(|path| path.starts_with("antrag")).unwrap();
    assert_eq!(path, "antrag/index.html");
}

#[test]
fn only_a_page_leads_on() {
    let with = |aliases: &[&str]| {
        Site::harbours().replace("content/pages/join.de.md", "/beitritt/", &aliases.join(", "))
    };
    let files = ["/up/plan.pdf", "/old.php", "/a/foto.JPG", "/feed.xml", "/x.aspx", "/v1.2"];
    let run = with(&files).run();
    let errors = run.errors();
    assert_eq!(errors.len(), files.len(), "{errors:?}");
    for (alias, error) in files.iter().zip(&errors) {
        let is_here = error.starts_with("content/pages/join.de.md:5:");
        assert!(is_here && error.contains(": warning[alias-ending]: "), "{alias}: {error}");
    }
    let made = run.files();
    for alias in files {
        let there = made.get(alias.trim_start_matches('/'));
        let is_page = |bytes: &Vec<u8>| bytes.starts_with(b"<!doctype html>");
        assert!(!there.is_some_and(is_page), "{alias}");
    }
    assert!(made.contains_key("alt/antrag.html"), "the other alias is there");
    let pages = ["/old/", "/older", "/old.html", "/old.htm", "/oldest.HTML", "/v1.2/"];
    assert_eq!(with(&pages).planned().errors(), [""; 0]);
}

#[test]
fn of_two_that_claim_an_old_address_one_must_let_it_go() {
    let hint = |site: &Site| {
        let run = site.run();
        let problem = run.problems.iter().find(|problem| problem.code == "collision").unwrap();
        problem.ids.1.clone()
    };
    let site = Site::harbours().replace("content/pages/join.sv.md", "/sv/ansokan/", "/beitritt/");
    assert_eq!(hint(&site), "plan.remove-shared-alias-hint");
    let site = Site::harbours().replace("content/pages/join.de.md", "/beitritt/", "/handbuch/");
    assert_eq!(hint(&site), "plan.remove-taken-alias-hint");
    let site = Site::harbours().replace("content/pages/join.de.md", "mitglied-werden", "handbuch");
    assert_eq!(hint(&site), "plan.change-slug-hint");
}

#[test]
fn a_record_has_old_addresses_too() {
    let aliases = "- id: bergen\n  aliases: [/sv/staedte/bjorgvin/, /alt/bergen.html]\n";
    let site = Site::harbours().replace("data/members/north.yaml", "- id: bergen\n", aliases);
    let files = site.made();
    let own =
        files.keys().find(|path| path.starts_with("sv/") && path.ends_with("/bergen/index.html"));
    let address = format!("/{}", own.unwrap().trim_end_matches("index.html"));
    let page = Page::parse(&files["sv/staedte/bjorgvin/index.html"]);
    assert_eq!(refresh(&page), Some(format!("0; url={address}").as_str()));
    assert_eq!(page.one("html").attribute("lang"), Some("sv"), "by the beginning of its address");
    let page = Page::parse(&files["alt/bergen.html"]);
    assert_eq!(
        page.one("html").attribute("lang"),
        Some("de"),
        "else in the language of the source"
    );
}

#[test]
fn the_address_of_a_city_is_its_name_in_the_language_of_the_page() {
    let made = Site::repository_made();
    let lisbon = &made.pages()["pt/cidades/lisboa/index.html"];
    assert_eq!(canonical(lisbon).map(|url| url.ends_with("/pt/cidades/lisboa/")), Some(true));
    assert!(made.files.contains_key("en/cities/lisbon/index.html"));
    assert!(!made.files.contains_key("en/cities/lisboa/index.html"), "it is Lisbon in English");
    let old = Page::parse(&made.files["pt/cidades/lisbon/index.html"]);
    assert_eq!(refresh(&old), Some("0; url=/pt/cidades/lisboa/"), "the old address still works");
    let sitemap = String::from_utf8_lossy(&made.files["sitemap.xml"]);
    assert!(sitemap.contains("/pt/cidades/lisboa/") && !sitemap.contains("/pt/cidades/lisbon/"));
}

#[test]
fn a_slug_an_id_and_the_letters_of_other_scripts_decide_the_address_of_a_city() {
    let file = "data/members/north.yaml";
    let text = Site::harbours().text(file);
    let name = text.lines().find(|line| line.contains("Hamburg")).expect("Hamburg has a name");
    let named = |new: &str| Site::harbours().replace(file, name, new).paths();
    let paths = named("  name: {de: Hamburg, sv: Hamborg, ar: هامبورغ}");
    assert!(paths.contains("sv/staeder/hamborg/index.html"), "{paths:?}");
    assert!(paths.contains("sv/staeder/hamburg/index.html"), "the id is an old address");
    assert!(paths.contains("ar/mudun/hamburg/index.html"), "Arabic letters make no Latin slug");
    let same = named("  name: {de: Hamburg, sv: Hamburg, ar: هامبورغ}");
    assert_eq!(same.iter().filter(|path| path.starts_with("sv/staeder/hamb")).count(), 1);
    let given = named("  name: {de: Hamburg, sv: Hamborg}\n  slug: {sv: hansestad}");
    assert!(given.contains("sv/staeder/hansestad/index.html"));
    assert!(
        !given.contains("sv/staeder/hamborg/index.html")
            && !given.contains("sv/staeder/hamburg/index.html")
    );
}
