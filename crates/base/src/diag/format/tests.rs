use super::{Format, Style, Summary, render};
use crate::diag::{Code, Diagnostic, Message, Span, Texts};
use crate::path::SourcePath;

/// A source with the same text for every file.
pub(super) struct Everywhere(pub(super) &'static str);

impl Texts for Everywhere {
    fn text(&self, _: &SourcePath) -> Option<&str> {
        Some(self.0)
    }
}

fn shown(format: Format) -> String {
    let file = SourcePath::new("data/members/europe.yaml").unwrap();
    let diagnostic = Diagnostic::new(
        Code::UnknownKey,
        Span::new(&file, 10..16),
        Message::verbatim("unknown key `contry`"),
    )
    .label(Message::verbatim("not a field of a city"))
    .related(Span::new(&file, 0..1), Message::verbatim("this city"))
    .hint(Message::verbatim("did you mean `country`?"));
    let texts = Everywhere("- id: a\n  contry: DK\n- id: ção\n");
    let summary = Summary { errors: 1, ..Summary::default() };
    render(format, &[&diagnostic], &summary, &texts, Style::default())
}

#[test]
fn people_see_the_line_and_the_fix() {
    let text = shown(Format::Human);
    assert!(text.starts_with("error[unknown-key]: unknown key `contry`\n"), "{text}");
    for part in ["data/members/europe.yaml:2:3", "contry: DK", "^^^^^^ not a field", "country`?"] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
}

#[test]
fn a_line_is_a_line() {
    assert_eq!(
        shown(Format::Short),
        "data/members/europe.yaml:2:3: error[unknown-key]: unknown key `contry`\n"
    );
}

#[test]
fn json_has_the_documented_fields() {
    let value: serde_json::Value = serde_json::from_str(&shown(Format::Json)).unwrap();
    let first = &value["diagnostics"][0];
    assert_eq!(first["code"], "unknown-key");
    assert_eq!((&first["line"], &first["end_column"]), (&2.into(), &9.into()));
    assert_eq!(first["related"][0]["line"], 1);
    assert_eq!(value["summary"]["errors"], 1);
}

#[test]
fn github_and_sarif_carry_place_and_hint() {
    let line = shown(Format::Github);
    assert!(
        line.starts_with("::error title=unknown-key,file=data/members/europe.yaml,line=2,col=3")
    );
    assert!(line.ends_with("%0Ahint: did you mean `country`?\n"), "{line}");
    let sarif: serde_json::Value = serde_json::from_str(&shown(Format::Sarif)).unwrap();
    let region = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startColumn"], 3);
}
