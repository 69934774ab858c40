//! Tests the preview: its responses after many edits, the page that stays after an error, and that its script is never
//! published.

use std::fs;

use urbi::diag::{Diagnostics, UiLanguage, message};
use urbi::output::OutputBody;
use urbi::pipeline::{self, Options};
use urbi::serve::{Editor, Response, ResponseBody, ServeSettings, ServerState, answer};
use urbi::source::{self, FolderCache};

use crate::harness::Site;
use crate::photos;

fn settings(site: &Site) -> ServeSettings {
    let options = Options { unpublished: true, ..site.options() };
    ServeSettings {
        root: "/site".into(),
        options,
        editor: Editor::Vscode,
        ui_language: UiLanguage::English,
    }
}

fn state(site: &Site) -> ServerState {
    let state = ServerState::new(settings(site));
    take(&state, site);
    state
}

fn take(state: &ServerState, site: &Site) {
    state.take(site.sources(), Diagnostics::new());
}

fn bytes(answer: &Response) -> Vec<u8> {
    match &answer.content {
        ResponseBody::Bytes(bytes) => bytes.to_vec(),
        ResponseBody::File(path) => fs::read(path).unwrap(),
    }
}

/// Returns a response without the script that the server adds to pages.
fn page(state: &ServerState, address: &str) -> Vec<u8> {
    let bytes = bytes(&answer(state, address));
    let Ok(text) = String::from_utf8(bytes.clone()) else { return bytes };
    let Some(start) = text.find("<script src=\"/_urbi/client.js\"") else { return bytes };
    let end = start + text[start..].find("</script>").unwrap() + "</script>".len();
    format!("{}{}", &text[..start], &text[end..]).into_bytes()
}

fn text(state: &ServerState, address: &str) -> String {
    String::from_utf8(page(state, address)).unwrap()
}

fn panel(state: &ServerState, address: &str) -> serde_json::Value {
    let address = format!("/_urbi/panel.json?page={address}");
    serde_json::from_slice(&bytes(&answer(state, &address))).unwrap()
}

/// Asserts that every output has the same bytes as after a build from the start.
fn assert_clean(state: &ServerState, site: &Site) {
    let options = settings(site).options;
    let outcome = pipeline::run(&site.sources(), &options, Diagnostics::new());
    let rendered = outcome.rendered.expect("the site has no errors");
    let mut count = 0;
    for (path, body) in rendered {
        let OutputBody::Bytes(expected) = body else { continue };
        count += 1;
        let address = format!("/{}", path.as_str());
        assert_eq!(*expected, *page(state, &address), "{address}");
    }
    assert!(count > 100, "{count} outputs");
}

const HANDBOOK: &str = "content/pages/handbook.de.md";
const JOIN: &str = "content/pages/join.de.md";
const MEMBERS: &str = "data/members/north.yaml";
const BASE: &str = "themes/plain/templates/base.html";
const STYLE: &str = "themes/plain/assets/plain.css";
const NEW: &str = "content/news/2026-01-02-neu.de.md";

/// Applies one of many edits. Some of them are errors.
fn edited(site: Site, step: usize, kind: usize) -> Site {
    let append = |site: Site, path: &str, more: &str| {
        let text = site.text(path);
        site.write(path, format!("{text}{more}"))
    };
    match kind {
        0 => append(site, HANDBOOK, &format!("\nSatz {step}.\n")),
        1 => append(
            site,
            MEMBERS,
            &format!("\n- id: neu{step}\n  name: Neu {step}\n  country: DE\n"),
        ),
        2 => append(site, BASE, &format!("<!-- {step} -->")),
        3 => append(site, STYLE, &format!("\nb{{order:{step}}}\n")),
        4 => site.write(NEW, format!("---\ntitle: Neu {step}\ndate: 2026-01-02\n---\nText.\n")),
        5 if site.files().contains_key(NEW) => site.remove(NEW),
        6 => site.write(JOIN, "---\ntitel: falsch\n---\n"),
        _ => site.write(JOIN, Site::harbours().text(JOIN)),
    }
}

#[test]
fn after_any_edits_every_output_is_that_of_a_clean_build() {
    let mut site = Site::harbours();
    let state = state(&site);
    let mut random: u64 = 20_260_115;
    for step in 0..24 {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        site = edited(site, step, usize::try_from(random >> 33).unwrap() % 8);
        take(&state, &site);
        // Requests between edits must not change the result.
        page(&state, "/handbuch/");
        if step % 8 == 7 {
            let corrected = edited(site.clone(), step, 7);
            take(&state, &corrected);
            assert_clean(&state, &corrected);
        }
    }
}

#[test]
fn an_error_keeps_the_last_good_page_and_is_shown_until_it_is_fixed() {
    let good = Site::harbours();
    let state = state(&good);
    let before = page(&state, "/mitglied-werden/");
    take(&state, &good.clone().replace(JOIN, "title: ", "titel: "));
    assert_eq!(page(&state, "/mitglied-werden/"), before);
    let reported = panel(&state, "/mitglied-werden/");
    let codes: Vec<_> =
        reported["problems"].as_array().unwrap().iter().map(|p| &p["code"]).collect();
    assert!(codes.iter().any(|code| *code == "unknown-key"), "{codes:?}");
    assert_eq!(reported["is_behind"], true);
    assert_eq!(reported["problems"][0]["excerpt"][1]["marked"], "titel");
    assert_eq!(reported["problems"][0]["open"], format!("vscode://file/site/{JOIN}:2:1"));
    take(&state, &good);
    let reported = panel(&state, "/mitglied-werden/");
    assert_eq!((&reported["is_behind"], &reported["counts"]["errors"]), (&false.into(), &0.into()));
    assert_eq!(page(&state, "/mitglied-werden/"), before);
}

#[test]
fn a_template_that_fails_keeps_the_last_sound_page() {
    let good = Site::harbours();
    let state = state(&good);
    assert!(state.check());
    let before = page(&state, "/mitglied-werden/");
    let broken = good.clone().replace(BASE, "<main>", "<main>{{ page.tilte }}");
    take(&state, &broken);
    assert_eq!(page(&state, "/mitglied-werden/"), before);
    let problems = panel(&state, "/mitglied-werden/")["problems"].clone();
    assert_eq!(problems[0]["code"], "template");
    state.check();
    let problems = panel(&state, "/mitglied-werden/")["problems"].clone();
    assert_eq!(problems.as_array().unwrap().len(), 1, "reported once: {problems}");
    take(&state, &good);
    assert_eq!(panel(&state, "/")["counts"]["errors"], 0, "a file that was changed is not blamed");
}

#[test]
fn a_site_that_was_never_good_says_so_and_follows() {
    let good = Site::harbours();
    let state = state(&good.clone().replace(JOIN, "title: ", "titel: "));
    let waiting = answer(&state, "/handbuch/");
    assert_eq!(waiting.status, 503);
    take(&state, &good);
    assert_eq!(answer(&state, "/handbuch/").status, 200);
}

#[test]
fn a_check_finds_errors_in_pages_that_were_not_requested() {
    let site = Site::harbours().replace(BASE, "<main>", "<main><a href=\"/nowhere/\">x</a>");
    let state = state(&site);
    assert_eq!(panel(&state, "/")["problems"], serde_json::json!([]));
    assert!(state.check());
    assert_eq!(panel(&state, "/")["problems"][0]["code"], "html");
}

#[test]
fn drafts_and_what_is_to_come_are_shown_to_those_who_write_alone() {
    let site = Site::harbours()
        .write(NEW, "---\ntitle: Entwurf\ndraft: true\ndate: 2026-01-02\n---\nText.\n")
        .write(
            "content/news/2026-03-01-bald.de.md",
            "---\ntitle: Bald\ndate: 2026-03-01\n---\nText.\n",
        );
    let state = state(&site);
    let list = text(&state, "/nachrichten/");
    assert!(list.contains("Entwurf") && list.contains("Bald"), "{list}");
    let draft = message!("serve.draft").to_string();
    let scheduled = message!("serve.scheduled", date = "2026-03-01").to_string();
    assert_eq!(panel(&state, "/nachrichten/neu/")["page"]["badge"], draft);
    assert_eq!(panel(&state, "/nachrichten/bald/")["page"]["badge"], scheduled);
    let marks = &panel(&state, "/nachrichten/")["unpublished"];
    assert_eq!(
        *marks,
        serde_json::json!([
            {"url": "/nachrichten/neu/", "badge": draft},
            {"url": "/nachrichten/bald/", "badge": scheduled},
        ])
    );
    let overview = text(&state, "/_urbi/");
    assert!(overview.contains("Entwurf") && overview.contains(&scheduled));
    assert_eq!(
        site.made().keys().find(|path| path.contains("/neu/") || path.contains("bald")),
        None
    );
}

#[test]
fn a_link_to_a_draft_is_reported_as_in_a_check() {
    let draft = Site::harbours()
        .write(NEW, "---\ntitle: Entwurf\ndraft: true\ndate: 2026-01-02\n---\nText.\n");
    let text = draft.text(HANDBOOK);
    let site = draft.write(HANDBOOK, format!("{text}\n[Neu](../news/2026-01-02-neu.md)\n"));
    let state = state(&site);
    assert_eq!(panel(&state, "/")["counts"]["errors"], 0);
    state.check();
    assert_eq!(panel(&state, "/")["problems"][0]["code"], "dead-link");
    assert_eq!(answer(&state, "/nachrichten/neu/").status, 200);
}

#[test]
fn nothing_of_the_server_is_published() {
    for (path, bytes) in &Site::harbours_made().files {
        let has_own = bytes.windows(5).any(|part| part == b"_urbi");
        assert!(!has_own, "{path}");
    }
}

#[test]
fn addresses_are_those_of_the_plan_and_never_of_the_disk() {
    let state = state(&Site::harbours());
    for address in [
        "/../Cargo.toml",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/data/site.yaml",
        "/handbuch/../handbuch/",
        "/a%00b",
        "/%ff",
        "/_urbi/../handbuch/",
        "",
    ] {
        let status = answer(&state, address).status;
        assert!([302, 400, 404].contains(&status), "{address} has {status}");
    }
    let lost = answer(&state, "/sv/nowhere/");
    assert_eq!((lost.status, lost.kind), (404, "text/html; charset=utf-8"));
    assert_eq!(page(&state, "/sv/nowhere/"), page(&state, "/sv/404.html"));
    assert_eq!(answer(&state, "/handbuch").location.as_deref(), Some("/handbuch/"));
}

#[test]
fn a_site_below_a_path_is_shown_there() {
    let site = Site::harbours().base_url("https://harbours.example/net");
    let state = state(&site);
    assert_eq!(answer(&state, "/net/handbuch/").status, 200);
    assert_eq!(answer(&state, "/").location.as_deref(), Some("/net/"));
    assert_eq!(answer(&state, "/net").location.as_deref(), Some("/net/"));
    assert_eq!(answer(&state, "/handbuch/").status, 404);
    assert_eq!(answer(&state, "/network/").status, 404);
    assert_eq!(panel(&state, "/net/handbuch/")["page"]["sources"][0]["file"], HANDBOOK);
}

#[test]
fn a_folder_is_read_again_as_it_is_read_at_first() {
    let picture = |corner: usize| photos::jpeg_of(16, 16, &photos::quarters(16, 16, [corner; 4]));
    let disk = Site::harbours().write("content/news/bild.jpg", picture(0)).on_disk();
    let root = disk.root();
    let mut folder = FolderCache::default();
    let same = |folder: &mut FolderCache| {
        let ((kept, _), (fresh, _)) = (folder.load(&root), source::load(&root));
        assert!(kept.iter().eq(fresh.iter()));
    };
    same(&mut folder);
    // An image of the same size, perhaps with the same modification time.
    let file = root.join("content/news/bild.jpg");
    fs::write(&file, picture(1)).unwrap();
    folder.forget(&file);
    same(&mut folder);
    fs::remove_file(&file).unwrap();
    fs::write(root.join(JOIN), "---\ntitle: Anders\n---\n").unwrap();
    same(&mut folder);
}
