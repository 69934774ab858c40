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
        /// The last day of the window, if there is one.
        closes: Option<Spanned<Date>> = field(Kind::Date, "help.schema.closes");
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
    /// Returns the last day as first announced.
    pub fn closes(&self) -> Option<Date> {
        self.closes.as_ref().map(|closes| closes.value)
    }

    /// Returns the last day, extended or not. A call without one stays open.
    pub fn last(&self) -> Option<Date> {
        self.extended.or(self.closes())
    }

    /// Returns the phase of the window on the day `now`. The first and last days are part of the window. A call without
    /// any date is announced.
    pub fn window(&self, now: Date) -> CallPhase {
        let is_before = match self.opens {
            Some(opens) => now.last_day() < opens.first_day(),
            None => self.last().is_none(),
        };
        if self.last().is_some_and(|last| now.first_day() > last.last_day()) {
            CallPhase::Closed
        } else if is_before {
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

    fn phases(dates: &str, days: [&str; 4]) -> [CallPhase; 4] {
        let file = format!("-- data/calls.yaml --\n- {{id: a, name: A{dates}}}\n");
        let sources = Sources::from_literal(&file);
        let call: Call =
            crate::network::parse(&sources, &Kinds::default(), &mut Diagnostics::new())
                .calls
                .remove(0);
        days.map(|now| call.window(Date::parse(now).unwrap()))
    }

    #[test]
    fn both_ends_of_a_window_belong_to_it() {
        use CallPhase::{Ahead, Closed, Open};
        let days = ["2025-05-14", "2025-05-15", "2025-06-15", "2025-06-16"];
        for (dates, expected) in [
            (", opens: 2025-05-15, closes: 2025-06-15", [Ahead, Open, Open, Closed]),
            (", opens: 2025-05-15", [Ahead, Open, Open, Open]),
            (", closes: 2025-06-15", [Open, Open, Open, Closed]),
            (", opens: 2025-05-15, extended: 2025-06-15", [Ahead, Open, Open, Closed]),
            ("", [Ahead; 4]),
        ] {
            assert_eq!(phases(dates, days), expected, "{dates}");
        }
    }
}
