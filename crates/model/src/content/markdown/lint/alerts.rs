//! Finds alerts with an unknown name: `> [!NOTTE]`.

use super::LintFinding;
use super::prose::{HIDDEN, Prose, ProseKind};
use crate::diag::{did_you_mean, message};

/// The names of alerts, each with the words of other languages that must mean it.
const NAMES: [(&str, &str); 5] = [
    ("NOTE", "nota notas observação remarque hinweis примечание ملاحظة 注意 备注"),
    ("TIP", "dica consejo sugestão astuce conseil tipp совет 提示"),
    ("IMPORTANT", "importante wichtig важно 重要"),
    ("WARNING", "aviso advertencia avertissement warnung"),
    ("CAUTION", "cuidado vorsicht"),
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
    let names = NAMES.map(|(own, _)| own);
    let exact = names.into_iter().find(|own| own.eq_ignore_ascii_case(name));
    let lower = name.to_lowercase();
    let is_known = |others: &str| others.split(' ').any(|other| other == lower);
    let known = NAMES.into_iter().find(|(_, others)| is_known(others)).map(|(own, _)| own);
    let near = || did_you_mean(name, names).filter(|_| name.is_ascii());
    let right = exact.or(known).or_else(near);
    let range = first.start..end;
    if exact.is_some() && !rest.trim().is_empty() {
        let message = message!("content.text-after-alert-name");
        let name = &first.text[..end - first.start];
        let hint = message!("content.break-after-alert-name-hint", name);
        return Some(LintFinding::left(range, message, hint));
    }
    let message = message!("content.unknown-alert", name);
    let Some(right) = right else {
        let hint = message!("content.known-alerts-hint", all = names.join(", "));
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
