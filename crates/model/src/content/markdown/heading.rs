//! Handles headings, their ids and anchors.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::{Located, Writer, spoken};
use crate::content::body::{Heading, Segment};
use crate::diag::{Code, Diagnostic, message};
use crate::i18n;

impl<'a> Writer<'a, '_> {
    pub(super) fn heading(
        &mut self,
        level: HeadingLevel,
        id: Option<&str>,
        range: &Range<usize>,
        inside: &[Located<'a>],
    ) {
        let begins_empty = matches!(inside.get(1), Some((Event::End(TagEnd::Link), _)));
        let words = inside.iter().filter_map(|(event, _)| match event {
            // The name of an empty link's target is not known yet. Its id is similar.
            Event::Start(Tag::Link { dest_url, .. }) if begins_empty => dest_url.rsplit(':').next(),
            _ => spoken(event),
        });
        let text: String = words.collect();
        let number = level as u8;
        self.check_level(number, range);
        let id = self.unique_id(id, &text, range);
        let heading = Heading { level: number, id: id.clone(), text };
        self.body.headings.push(heading.clone());
        let (classes, attrs) = (Vec::new(), Vec::new());
        self.out.push(Event::Start(Tag::Heading { level, id: Some(id.into()), classes, attrs }));
        self.run(inside);
        self.hole(Segment::Anchor(heading));
        self.out.push(Event::End(TagEnd::Heading(level)));
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
        let (level, parent) = (usize::from(level), usize::from(parent));
        let message = message!("content.heading-level-skipped", level, parent);
        let span = self.span(&(range.start..range.start + line));
        let marks = self.span(&(range.start..range.start + hashes));
        let problem = Diagnostic::new(Code::HeadingLevel, span, message)
            .hint(message!("content.begin-heading-hint", wanted))
            .fix(marks, wanted);
        self.diagnostics.push(problem);
    }

    /// Reports duplicate ids that an editor chose. Ids generated from the text are made unique.
    fn unique_id(&mut self, given: Option<&str>, text: &str, range: &Range<usize>) -> String {
        if let Some(given) = given {
            if given.starts_with('_') {
                let message = message!("content.reserved-heading-id", given);
                let given = given.trim_start_matches('_');
                let hint = message!("content.write-heading-id-hint", given);
                self.refuse(Code::InvalidValue, range, message, hint);
            }
            if !self.ids.insert(given.to_owned()) {
                let message = message!("content.duplicate-heading-id", given);
                let problem = Diagnostic::new(Code::DuplicateId, self.span(range), message);
                self.diagnostics.push(problem);
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
