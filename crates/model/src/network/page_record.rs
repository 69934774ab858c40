//! What every record with a page has, so that linking needs no code for each kind of record.

use super::{AwardRecord, CityRecord, ClusterRecord, KindRecord, RegionRecord, RoundRecord};
use crate::schema::{Localized, OwnValues, PictureRecord, Record, Spanned};

/// A record that has a page of its own.
pub trait PageRecord: Record {
    /// Returns the permanent id.
    fn id(&self) -> &Spanned<String>;

    /// Returns the name, if it is a text of the record.
    fn name(&self) -> Option<&Localized>;

    /// Returns the given segment of its address.
    fn slug(&self) -> Option<&Localized>;

    /// Returns a summary of one or two sentences.
    fn summary(&self) -> Option<&Localized>;

    /// Returns the lead picture of its page.
    fn picture(&self) -> Option<&PictureRecord>;

    /// Returns the old addresses of its pages.
    fn aliases(&self) -> &[Spanned<String>];

    /// Returns the values of the fields that the site declares.
    fn own(&self) -> &OwnValues;
}

macro_rules! page_records {
    ($($record:ident: $name:expr, $slug:expr, $summary:expr;)*) => {$(
        impl PageRecord for $record {
            fn id(&self) -> &Spanned<String> {
                &self.id
            }

            fn name(&self) -> Option<&Localized> {
                let of: fn(&Self) -> Option<&Localized> = $name;
                of(self)
            }

            fn slug(&self) -> Option<&Localized> {
                let of: fn(&Self) -> Option<&Localized> = $slug;
                of(self)
            }

            fn summary(&self) -> Option<&Localized> {
                let of: fn(&Self) -> Option<&Localized> = $summary;
                of(self)
            }

            fn picture(&self) -> Option<&PictureRecord> {
                self.picture.as_ref()
            }

            fn aliases(&self) -> &[Spanned<String>] {
                &self.aliases
            }

            fn own(&self) -> &OwnValues {
                &self.own
            }
        }
    )*};
}

page_records! {
    CityRecord: |own| Some(&own.name), |own| own.slug.as_ref(), |own| own.summary.as_ref();
    RegionRecord: |own| Some(&own.name), |own| own.slug.as_ref(), |own| own.summary.as_ref();
    ClusterRecord: |own| Some(&own.name), |own| own.slug.as_ref(), |own| own.summary.as_ref();
    RoundRecord: |own| own.name.as_ref(), |_| None, |own| own.summary.as_ref();
    AwardRecord: |own| Some(&own.name), |own| own.slug.as_ref(), |_| None;
    KindRecord: |own| Some(&own.name), |own| own.slug.as_ref(), |own| own.summary.as_ref();
}
