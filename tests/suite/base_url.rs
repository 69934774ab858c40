//! Tests the address of the site: the same rule on the command line and in `data/site.yaml`.

use crate::harness::Site;

/// The same address in Unicode and in ASCII.
const SAME: [(&str, &str); 3] = [
    ("https://harbours.example/réseau/", "https://harbours.example/r%C3%A9seau"),
    ("https://municípios.example", "https://xn--municpios-k5a.example"),
    ("HTTPS://Мир.example:8443/a", "https://xn--h1ahn.example:8443/a"),
];

/// Invalid addresses, and the address in the hint.
const REFUSED: [(&str, &str); 6] = [
    ("https://harbours.example/\"><x", "https://harbours.example"),
    ("https://harbours.example/a b", "https://harbours.example/a%20b"),
    ("https://ana:secret@harbours.example", "https://harbours.example"),
    ("https://harbours.example/?a=b", "https://harbours.example"),
    ("https://harbours.example/#a", "https://harbours.example"),
    ("ftp://harbours.example", "https://harbours.example"),
];

fn configured(url: &str) -> Site {
    let line = format!("base_url: '{url}'");
    Site::harbours().replace("data/site.yaml", "base_url: https://harbours.example", &line)
}

#[test]
fn an_address_of_any_script_is_written_in_ascii() {
    for (written, ascii) in SAME {
        let files = configured(written).made();
        for path in ["sitemap.xml", "robots.txt", "index.html"] {
            let text = String::from_utf8_lossy(&files[path]);
            assert!(text.contains(ascii), "{ascii} in {path}");
            assert!(!text.contains(written.trim_end_matches('/')), "{written} in {path}");
        }
    }
}

#[test]
fn the_command_line_keeps_the_rule_of_the_file() {
    let disk = Site::harbours().on_disk();
    let (written, ascii) = SAME[0];
    let said = disk.on_site("build", &["--base-url", written]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert!(String::from_utf8_lossy(&disk.public()["sitemap.xml"]).contains(ascii));
    for (written, meant) in REFUSED {
        let said = disk.on_site("check", &["--base-url", written]);
        assert_eq!(said.code, Some(2), "{written}: {}", said.stderr);
        let hint = format!("is not the address of a site; write it like this: {meant}\n");
        assert!(said.stderr.ends_with(&hint), "{}", said.stderr);
        let said = disk.on_site("check", &["--base-url", written, "--locale", "pt"]);
        let hint = format!("não é o endereço de um sítio; escreva-o assim: {meant}\n");
        assert!(said.stderr.ends_with(&hint), "{}", said.stderr);
    }
}

#[test]
fn the_file_is_refused_with_the_address_that_may_be_meant() {
    for (written, meant) in REFUSED {
        let run = configured(written).run();
        let problems: Vec<_> = run.problems.iter().filter(|p| p.severity == "error").collect();
        let [only] = problems.as_slice() else { panic!("{written}: {problems:?}") };
        assert_eq!(only.code, "invalid-address", "{written}");
        assert!(only.hint.as_ref().unwrap().ends_with(meant), "{written}: {:?}", only.hint);
        assert_eq!(only.file.as_deref(), Some("data/site.yaml"));
    }
}

#[test]
fn a_link_to_the_own_address_is_known_in_any_letters() {
    let site = configured("https://municípios.example/réseau");
    for host in
        ["https://municípios.example/réseau", "https://xn--municpios-k5a.example/r%C3%A9seau"]
    {
        let text = format!("---\ntitle: A\n---\n\n[Join]({host}/mitglied-werden/)\n");
        let run = site.clone().write("content/pages/linked.de.md", text).planned();
        let errors = run.error_ids();
        let wanted = "error[dead-link]: plan.link-to-page-address(url: ";
        assert!(errors.len() == 1 && errors[0].contains(wanted), "{host}: {errors:#?}");
    }
}
