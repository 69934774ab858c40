//! The records of a kind that the site declares.

use super::{ALIASES, PICTURE};
use crate::config::KindDeclaration;
use crate::date::Date;
use crate::schema::{
    Field, Kind, Localized, OwnValue, PictureRecord, Record, Schema, Source, Spanned, field, record,
};

record! {
    /// A record of a declared kind. Its other values are in `own`.
    pub struct KindRecord: "noun.record" {
        /// The permanent id.
        id: Spanned<String> = field(Kind::Id, "help.schema.id-record");
        /// The name per locale.
        name: Localized = field(Kind::Text, "help.schema.name-record");
        /// The segment of its address. If there is none, the id.
        slug: Option<Localized> = field(Kind::Slug, "help.schema.slug-record");
        /// A summary of one or two sentences.
        summary: Option<Localized> = field(Kind::Text, "help.schema.summary-record");
        /// The source of this information.
        source: Option<Source> = field(Kind::Source, "help.schema.source-record");
        /// More sources, if one page does not prove everything.
        sources: Vec<Source> = field(Kind::List(&Kind::Source), "help.schema.sources-more");
        /// The reason why a detail is in doubt, if one is.
        unconfirmed: Option<Localized> = field(Kind::Text, "help.schema.unconfirmed");
        /// The lead picture of its page.
        picture: Option<PictureRecord> = PICTURE;
        /// Old addresses of its pages.
        aliases: Vec<Spanned<String>> = ALIASES;
        + own
    }
}

/// The number of fields of every record.
const COUNT: usize = KindRecord::SCHEMA.fields.len();

/// The same fields with a proper name.
const NAMED: [Field<'static>; COUNT] = {
    let mut fields = [KindRecord::SCHEMA.fields[0]; COUNT];
    let mut index = 0;
    while index < COUNT {
        fields[index] = KindRecord::SCHEMA.fields[index];
        if matches!(fields[index].kind, Kind::Text) && fields[index].required {
            fields[index].kind = Kind::Name;
        }
        index += 1;
    }
    fields
};

const PROPER: Schema<'static> = Schema { noun: KindRecord::SCHEMA.noun, fields: &NAMED };

impl KindRecord {
    /// Returns its sources, the main one first.
    pub fn all_sources(&self) -> impl Iterator<Item = &Source> {
        self.source.iter().chain(&self.sources)
    }

    /// Returns the schema of the records of a kind, without its own fields.
    pub fn schema(kind: &KindDeclaration) -> &'static Schema<'static> {
        if kind.proper_names { &PROPER } else { Self::SCHEMA }
    }

    /// Returns the first and the last day of the record, from the field with its date.
    pub fn period(&self, kind: &KindDeclaration) -> Option<(Date, Option<Date>)> {
        match self.own.at(kind.date_field()?)? {
            OwnValue::Date(date) => Some((date, None)),
            OwnValue::Period(starts, ends) => Some((starts, ends)),
            _ => None,
        }
    }
}
