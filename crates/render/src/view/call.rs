//! Calls for applications as views for templates.

use serde::Serialize;

use super::{DateView, OwnFact, SourceView, Text, ViewBuilder};
use crate::content::CallsBlock;
use crate::network::Call;

/// A call for applications.
#[derive(Clone, Debug, Serialize)]
pub struct CallView {
    /// The name.
    pub name: Text,
    /// `ahead`, `open` or `closed` on the day of the build.
    pub window: &'static str,
    /// The first day.
    pub opens: Option<DateView>,
    /// The dates as a range formatted for the locale, if both days are known.
    pub dates: Option<String>,
    /// The last day, as first announced.
    pub closes: Option<DateView>,
    /// The last day after the window was extended.
    pub extended: Option<DateView>,
    /// The last day, extended or not.
    pub last: Option<DateView>,
    /// A note with more information.
    pub note: Option<Text>,
    /// The facts of fields that the site declares.
    pub own: Vec<OwnFact>,
    /// The source of the facts.
    pub source: Option<SourceView>,
}

impl ViewBuilder<'_> {
    /// Builds the calls that a block lists, the latest first.
    pub fn calls(&self, block: &CallsBlock) -> Vec<CallView> {
        self.site.calls_in(block).map(|call| self.call(call)).collect()
    }

    /// Builds the calls that the home page announces.
    pub fn announced_calls(&self) -> Vec<CallView> {
        self.site.announced_calls().into_iter().map(|call| self.call(call)).collect()
    }

    fn call(&self, call: &Call) -> CallView {
        let format = &self.site.formats[self.locale];
        CallView {
            name: self.text(&call.name),
            window: call.window(self.site.now).as_str(),
            opens: call.opens.map(|date| self.date(date)),
            dates: call.opens.zip(call.closes()).map(|(from, to)| format.date_range(from, to)),
            closes: call.closes().map(|date| self.date(date)),
            extended: call.extended.map(|date| self.date(date)),
            last: call.last().map(|date| self.date(date)),
            note: call.note.as_ref().map(|note| self.text(note)),
            own: self.call_facts(call),
            source: call.source.as_ref().map(|source| self.source(source)),
        }
    }
}
