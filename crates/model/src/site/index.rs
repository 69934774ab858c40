//! Typed ids for the tables of a site, so that an id of one table cannot index another.

use super::{Award, City, Cluster, Country, KindMember, Region, Round, Site, TranslationGroup};
use crate::reference::KindId;

macro_rules! indexes {
    ($($(#[$doc:meta])* $id:ident, $table:ident, $item:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $id(u32);

        impl $id {
            /// Creates the id of the item at `index`.
            pub(super) fn new(index: usize) -> Self {
                Self(u32::try_from(index).expect("a site has fewer than four milliards of records"))
            }

            /// Returns the index in the site's table.
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// Returns the ids of a table of `len` items.
            pub fn all(len: usize) -> impl Iterator<Item = Self> {
                (0..len).map(Self::new)
            }
        }

        impl std::ops::Index<$id> for Site {
            type Output = $item;
            fn index(&self, id: $id) -> &$item {
                &self.$table[id.index()]
            }
        }
    )*};
}

indexes! {
    /// A city of the site.
    CityId, cities, City;
    /// A country of the site.
    CountryId, countries, Country;
    /// A region of the site.
    RegionId, regions, Region;
    /// A cluster of the site.
    ClusterId, clusters, Cluster;
    /// A round of the site.
    RoundId, rounds, Round;
    /// An edition of the award.
    AwardId, awards, Award;
    /// A document with its translations.
    GroupId, groups, TranslationGroup;
}

/// A record of a declared kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RecordId {
    /// The kind.
    pub kind: KindId,
    index: u32,
}

impl RecordId {
    /// Creates the id of the record at `index`.
    pub(super) fn new(kind: KindId, index: usize) -> Self {
        Self { kind, index: u32::try_from(index).unwrap_or(u32::MAX) }
    }

    /// Returns the index in the table of its kind.
    pub fn index(self) -> usize {
        self.index as usize
    }

    /// Returns the ids of the first `len` records of a kind.
    pub fn all(kind: KindId, len: usize) -> impl Iterator<Item = Self> {
        (0..len).map(move |index| Self::new(kind, index))
    }
}

impl Site {
    pub(super) fn record_mut(&mut self, id: RecordId) -> &mut KindMember {
        &mut self.of_kinds[id.kind.index()][id.index()]
    }
}

impl std::ops::Index<RecordId> for Site {
    type Output = KindMember;
    fn index(&self, id: RecordId) -> &KindMember {
        &self.of_kinds[id.kind.index()][id.index()]
    }
}
