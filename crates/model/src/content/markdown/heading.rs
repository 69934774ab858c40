//! Handles headings, their ids and anchors.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::{Located, Writer};
use crate::content::body::{Heading, Segment};
use crate::diag::{Code, Diagnostic, message};
use crate::i18n;

impl<'a> Writer<'a, '_> {
    pub(super) fn heading(&mut self, id: Option<&str>, events: &[Located<'a>], at: usize) -> usize {
        let mut text = String::new();
        let inside = events[at + 1..]
            .iter()
            .take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Heading(_))))
            .count();
        let end = at + 1 + inside;
        for (event, _) in &events[at + 1..end] {
            match event {
                Event::Text(part) | Event::Code(part) => text.push_str(part),
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                // The name of an empty link's target is not known yet. Its id is similar.
                Event::Start(Tag::Link { dest_url, .. })
                    if matches!(
                        events[at + 2..end].first(),
                        Some((Event::End(TagEnd::Link), _))
                    ) =>
                {
                    text.push_str(dest_url.rsplit(':').next().unwrap_or(dest_url));
                }
                _ => {}
            }
        }
        let (Event::Start(Tag::Heading { level, .. }), range) = &events[at] else { return at + 1 };
        self.check_level(number(*level), range);
        let id = self.unique_id(id, &text, range);
        let heading = Heading { level: number(*level), id: id.clone(), text };
        self.headings.push(heading.clone());
        let level = *level;
        self.out.push(Event::Start(Tag::Heading {
            level,
            id: Some(id.into()),
            classes: Vec::new(),
            attrs: Vec::new(),
        }));
        self.run(&events[at + 1..end]);
        self.hole(Segment::Anchor(heading));
        self.out.push(Event::End(TagEnd::Heading(level)));
        end + 1
    }

    /// Reports a heading that is more than one level below its parent, and remembers its correct level.
    /// Its siblings belong at that level too.
    fn check_level(&mut self, level: u8, range: &Range<usize>) {
        while self.levels.last().is_some_and(|(written, _)| *written >= level) {
            self.levels.pop();
        }
        let parent = self.levels.last().map_or(1, |(_, right)| *right);
        // A heading of level 1 is reported separately. It belongs at the level of the parts of the page.
        let right = level.min(parent + 1).max(2);
        self.levels.push((level, right));
        let hashes = self.written(range).bytes().take_while(|b| *b == b'#').count();
        if right >= level || hashes != usize::from(level) {
            return;
        }
        let line = self.written(range).lines().next().unwrap_or_default().trim_end().len();
        let wanted = "#".repeat(right.into());
        let message = message!(
            "content.heading-level-skipped",
            level = usize::from(level),
            parent = usize::from(parent)
        );
        let marks = range.start..range.start + hashes;
        self.diagnostics.push(
            Diagnostic::new(
                Code::HeadingLevel,
                self.span(&(range.start..range.start + line)),
                message,
            )
            .hint(message!("content.begin-heading-hint", wanted))
            .fix(self.span(&marks), wanted),
        );
    }

    /// Reports duplicate ids that an editor chose. Ids generated from the text are made unique.
    fn unique_id(&mut self, given: Option<&str>, text: &str, range: &Range<usize>) -> String {
        if let Some(given) = given {
            if given.starts_with('_') {
                let message = message!("content.reserved-heading-id", given);
                let span = self.span(range);
                self.diagnostics.push(Diagnostic::new(Code::InvalidValue, span, message).hint(
                    message!(
                        "content.write-heading-id-hint",
                        given = given.trim_start_matches('_')
                    ),
                ));
            }
            if !self.ids.insert(given.to_owned()) {
                let message = message!("content.duplicate-heading-id", given);
                let span = self.span(range);
                self.diagnostics.push(Diagnostic::new(Code::DuplicateId, span, message));
            }
            return given.to_owned();
        }
        let slug = i18n::slug(text);
        let base = if slug.is_empty() { "section".to_owned() } else { slug };
        let mut id = base.clone();
        // Continues from the last number, so that many equal headings take linear time.
        let mut count = self.counts.get(&base).copied().unwrap_or(1);
        while !self.ids.insert(id.clone()) {
            count += 1;
            id = format!("{base}-{count}");
        }
        self.counts.insert(base, count);
        id
    }
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
