//! Finds alerts with an unknown name: `> [!NOTTE]`.

use super::LintFinding;
use super::prose::{HIDDEN, Prose, ProseKind};
use crate::diag::{did_you_mean, message};

/// The valid names of alerts.
const NAMES: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

/// Names in other languages, with the alert that each must mean.
const OTHERS: [(&str, &str); 27] = [
    ("nota", "NOTE"),
    ("notas", "NOTE"),
    ("observação", "NOTE"),
    ("remarque", "NOTE"),
    ("hinweis", "NOTE"),
    ("примечание", "NOTE"),
    ("ملاحظة", "NOTE"),
    ("注意", "NOTE"),
    ("备注", "NOTE"),
    ("dica", "TIP"),
    ("consejo", "TIP"),
    ("sugestão", "TIP"),
    ("astuce", "TIP"),
    ("conseil", "TIP"),
    ("tipp", "TIP"),
    ("совет", "TIP"),
    ("提示", "TIP"),
    ("importante", "IMPORTANT"),
    ("wichtig", "IMPORTANT"),
    ("важно", "IMPORTANT"),
    ("重要", "IMPORTANT"),
    ("aviso", "WARNING"),
    ("advertencia", "WARNING"),
    ("avertissement", "WARNING"),
    ("warnung", "WARNING"),
    ("cuidado", "CAUTION"),
    ("vorsicht", "CAUTION"),
];

/// Finds an alert that was parsed as a quotation.
pub(super) fn find(prose: &Prose) -> Option<LintFinding> {
    if prose.place != ProseKind::Quotation {
        return None;
    }
    let lines = prose.lines();
    let first = lines.first()?;
    let inside = first.text.strip_prefix("[!")?;
    let length = inside.find(']').filter(|length| *length < 40)?;
    let name = inside[..length].trim();
    let end = first.start + "[!".len() + length + 1;
    let rest = inside[length + 1..].trim_start_matches(['-', '+']);
    if name.is_empty() || name.contains(HIDDEN) {
        return None;
    }
    let exact = NAMES.into_iter().find(|own| own.eq_ignore_ascii_case(name));
    let lower = name.to_lowercase();
    let known = OTHERS.iter().find(|(other, _)| *other == lower).map(|(_, own)| *own);
    let near = || did_you_mean(name, NAMES).filter(|_| name.is_ascii());
    let right = exact.or(known).or_else(near);
    let range = first.start..end;
    if exact.is_some() && !rest.trim().is_empty() {
        let message = message!("content.text-after-alert-name");
        let hint = message!(
            "content.break-after-alert-name-hint",
            name = &first.text[..end - first.start]
        );
        return Some(LintFinding::left(range, message, hint));
    }
    let message = message!("content.unknown-alert", name);
    let Some(right) = right else {
        let hint = message!("content.known-alerts-hint", all = NAMES.join(", "));
        return Some(LintFinding::left(range, message, hint));
    };
    // The name is correct, so the error is that its line does not begin the quotation.
    if inside[..length] == *right {
        let hint = message!("content.alert-first-line-hint", right);
        return Some(LintFinding::left(range, message!("content.misplaced-alert"), hint));
    }
    let message = if exact.is_some() { message!("content.misspelled-alert") } else { message };
    let hint = message!("content.write-alert-hint", right);
    let whole = first.start..end + inside[length + 1..].len() - rest.len();
    Some(LintFinding::left(range, message, hint).fix(whole, format!("[!{right}]")))
}
