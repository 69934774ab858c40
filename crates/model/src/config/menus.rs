//! The menus: groups of links, each with a label and a summary.

use super::{Menu, MenuEntry, MenuGroup};
use crate::diag::{Code, Diagnostic, Diagnostics, message};
use crate::reference::FamilyNames;
use crate::schema::{Fields, Kind, ReferenceTarget, Schema, Spanned, optional, required};

/// The fields of a menu.
pub(super) const MENU: Schema<'static> = Schema {
    noun: "noun.menu",
    fields: &[
        optional("entries", Kind::List(&Kind::Map(&ENTRY))).help("help.menu.entries"),
        optional("groups", Kind::List(&Kind::Map(&GROUP))).help("help.menu.groups"),
    ],
};

const GROUP: Schema<'static> = Schema {
    noun: "noun.menu-group",
    fields: &[
        required("title", Kind::Text).help("help.menu_group.title"),
        required("entries", Kind::List(&Kind::Map(&ENTRY))).help("help.menu_group.entries"),
    ],
};

const ENTRY: Schema<'static> = Schema {
    noun: "noun.menu-entry",
    fields: &[
        required("to", Kind::Plain).naming(ReferenceTarget::Place).help("help.menu_entry.to"),
        optional("label", Kind::Text).help("help.menu_entry.label"),
        optional("summary", Kind::Text).help("help.menu_entry.summary"),
    ],
};

/// Reads the menus. Reports entries that lead to no page, and menus without entries.
pub(super) fn menus(
    fields: &mut Fields,
    names: &FamilyNames,
    diagnostics: &mut Diagnostics,
) -> Vec<Menu> {
    let mut menus = Vec::new();
    for (name, mut fields) in fields.keyed("menus") {
        if !fields.gives("entries") && !fields.gives("groups") {
            let message = message!("config.menu-without-entries", name = name.value);
            let problem = Diagnostic::new(Code::MissingField, name.span.clone(), message);
            diagnostics.push(problem.hint(message!("config.add-menu-entries-hint")));
        }
        let mut groups =
            vec![MenuGroup { title: None, entries: entries(&mut fields, names, diagnostics) }];
        groups.extend(fields.groups("groups").into_iter().map(|mut group| MenuGroup {
            title: group.localized("title"),
            entries: entries(&mut group, names, diagnostics),
        }));
        menus.push(Menu { name: name.value, groups });
    }
    menus
}

fn entries(
    fields: &mut Fields,
    names: &FamilyNames,
    diagnostics: &mut Diagnostics,
) -> Vec<MenuEntry> {
    let mut entries = Vec::new();
    for mut fields in fields.groups("entries") {
        let Some(to) = fields.plain("to") else { continue };
        let Some(value) = names.parse(&to.value) else {
            let message = message!("config.not-a-page", text = to.value);
            let problem = Diagnostic::new(Code::InvalidValue, to.span, message);
            diagnostics.push(problem.hint(message!("config.write-page-hint")));
            continue;
        };
        let (label, summary) = (fields.localized("label"), fields.localized("summary"));
        entries.push(MenuEntry { to: Spanned { value, span: to.span }, label, summary });
    }
    entries
}
