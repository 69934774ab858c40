//! Records of calls for applications, and their application windows.

use super::{Record, Source};
use crate::date::Date;
use crate::schema::{Fields, Kind, Localized, Schema, Spanned, optional, required};

/// A call for applications.
#[derive(Clone, Debug)]
pub struct Call {
    /// The permanent id.
    pub id: Spanned<String>,
    /// The name per locale.
    pub name: Localized,
    /// The first day of the window, if it is known.
    pub opens: Option<Date>,
    /// The last day of the window.
    pub closes: Spanned<Date>,
    /// The new last day, if the window was extended.
    pub extended: Option<Date>,
    /// Additional information.
    pub note: Option<Localized>,
    /// The source of this information.
    pub source: Option<Source>,
}

/// The phase of an application window on a given day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CallPhase {
    /// The window has not opened.
    Ahead,
    /// The window is open.
    Open,
    /// The window has closed.
    Closed,
}

impl CallPhase {
    /// Returns the name that templates and the catalog use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

impl Call {
    /// Returns the phase of the window on the day `now`. The first and last days are part of the window.
    pub fn window(&self, now: Date) -> CallPhase {
        let last = self.extended.unwrap_or(self.closes.value).last_day();
        if now.first_day() > last {
            CallPhase::Closed
        } else if self.opens.is_some_and(|opens| now.last_day() < opens.first_day()) {
            CallPhase::Ahead
        } else {
            CallPhase::Open
        }
    }
}

impl Record for Call {
    const SCHEMA: &'static Schema = &Schema {
        noun: "noun.call",
        fields: &[
            required("id", Kind::Id).help("help.schema.id-record"),
            required("name", Kind::Text).help("help.schema.name-record"),
            optional("opens", Kind::Date).help("help.schema.opens"),
            required("closes", Kind::Date).help("help.schema.closes"),
            optional("extended", Kind::Date).help("help.schema.extended"),
            optional("note", Kind::Text).help("help.contact.note"),
            optional("source", Kind::Source).help("help.schema.source-record"),
        ],
    };

    fn from_fields(mut fields: Fields) -> Option<Self> {
        Some(Self {
            opens: fields.date("opens").map(|date| date.value),
            extended: fields.date("extended").map(|date| date.value),
            note: fields.localized("note"),
            source: Source::take(&mut fields, "source"),
            id: fields.plain("id")?,
            name: fields.localized("name")?,
            closes: fields.date("closes")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Call, CallPhase};
    use crate::date::Date;
    use crate::diag::Diagnostics;
    use crate::source::Sources;

    #[test]
    fn both_ends_of_a_window_belong_to_it() {
        let sources = Sources::from_literal(
            "-- data/calls.yaml --\n- {id: a, name: A, opens: 2025-05-15, closes: 2025-06-15}\n",
        );
        let call: Call = crate::network::parse(&sources, &mut Diagnostics::new()).calls.remove(0);
        for (now, window) in [
            ("2025-05-14", CallPhase::Ahead),
            ("2025-05-15", CallPhase::Open),
            ("2025-06-15", CallPhase::Open),
            ("2025-06-16", CallPhase::Closed),
        ] {
            assert_eq!(call.window(Date::parse(now).unwrap()), window, "{now}");
        }
    }
}
