//! Records of calls for applications, and their application windows.

use crate::date::Date;
use crate::schema::{Kind, Localized, Source, Spanned, field, record};

record! {
    /// A call for applications.
    pub struct Call: "noun.call" {
        /// The permanent id.
        id: Spanned<String> = field(Kind::Id, "help.schema.id-record");
        /// The name per locale.
        name: Localized = field(Kind::Text, "help.schema.name-record");
        /// The first day of the window, if it is known.
        opens: Option<Date> = field(Kind::Date, "help.schema.opens");
        /// The last day of the window.
        closes: Spanned<Date> = field(Kind::Date, "help.schema.closes");
        /// The new last day, if the window was extended.
        extended: Option<Date> = field(Kind::Date, "help.schema.extended");
        /// Additional information.
        note: Option<Localized> = field(Kind::Text, "help.contact.note");
        /// The source of this information.
        source: Option<Source> = field(Kind::Source, "help.schema.source-record");
        + own
    }
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

#[cfg(test)]
mod tests {
    use super::{Call, CallPhase};
    use crate::config::Kinds;
    use crate::date::Date;
    use crate::diag::Diagnostics;
    use crate::source::Sources;

    #[test]
    fn both_ends_of_a_window_belong_to_it() {
        let sources = Sources::from_literal(
            "-- data/calls.yaml --\n- {id: a, name: A, opens: 2025-05-15, closes: 2025-06-15}\n",
        );
        let call: Call =
            crate::network::parse(&sources, &Kinds::default(), &mut Diagnostics::new())
                .calls
                .remove(0);
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
