//! Declares a kind of record once: its struct, its schema, and how its fields are read.

use super::{Fields, Localized, Schema, Spanned};
use crate::date::Date;
use crate::locale::Locale;

/// A kind of record: its schema, and how to build it from the fields. [`record!`](crate::schema::record) implements it.
pub trait Record: Sized {
    /// The schema of the record.
    const SCHEMA: &'static Schema<'static>;

    /// Builds the record. Returns `None` if a required field is missing, which was reported.
    fn from_fields(fields: Fields) -> Option<Self>;
}

/// The Rust type of a field. It decides whether the field is required, and how its value is taken.
pub trait FieldType: Sized {
    /// Whether a record without the field is invalid.
    const REQUIRED: bool = true;

    /// Takes the value. Returns `None` if a required value is missing.
    fn take(fields: &mut Fields, key: &str) -> Option<Self>;
}

/// The Rust type of an item in a list.
pub trait ItemType: Sized {
    /// Takes every valid item.
    fn take_all(fields: &mut Fields, key: &str) -> Vec<Self>;
}

/// Declares a record: each field with its type, its kind and its help. `+ own` at the end adds the fields that a site
/// declares. A field is required if its type cannot be
/// empty. The compiler thus sees every field that the schema has, and no other.
macro_rules! record {
    (
        $(#[$doc:meta])*
        pub struct $name:ident: $noun:literal {
            $($(#[$field_doc:meta])* $field:ident: $type:ty = $declared:expr;)*
            $(+ $own:ident)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)*
            $(
                /// The values of the fields that the site declares.
                pub $own: $crate::schema::OwnValues,
            )?
        }

        impl $crate::schema::Record for $name {
            const SCHEMA: &'static $crate::schema::Schema<'static> = &$crate::schema::Schema {
                noun: $noun,
                fields: &[$($crate::schema::Field {
                    key: stringify!($field),
                    required: <$type as $crate::schema::FieldType>::REQUIRED || $declared.required,
                    ..$declared
                },)*],
            };

            fn from_fields(mut fields: $crate::schema::Fields) -> Option<Self> {
                $(let $field = $crate::schema::FieldType::take(&mut fields, stringify!($field))?;)*
                Some(Self {
                    $($field,)*
                    $($own: $crate::schema::OwnValues::rest(fields),)?
                })
            }
        }
    };
}
pub(crate) use record;

/// Declares an enum whose variants are the words that a field can have. A field without a value has the default.
macro_rules! words {
    (
        $(#[$doc:meta])*
        pub enum $name:ident {
            $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $name {
            /// The words, in the order of the variants.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The kind of a field with one of the words.
            pub const KIND: $crate::schema::Kind = $crate::schema::Kind::OneOf(Self::WORDS);

            fn of(word: &str) -> Self {
                match word {
                    $($word => Self::$variant,)*
                    _ => Self::default(),
                }
            }

            /// Returns the word in files and for templates.
            pub fn word(self) -> &'static str {
                Self::WORDS[self as usize]
            }
        }

        impl $crate::schema::FieldType for $name {
            const REQUIRED: bool = false;

            fn take(fields: &mut $crate::schema::Fields, key: &str) -> Option<Self> {
                let written = fields.plain(key);
                Some(written.map(|word| Self::of(&word.value)).unwrap_or_default())
            }
        }

        impl $crate::schema::FieldType for $crate::schema::Spanned<$name> {
            fn take(fields: &mut $crate::schema::Fields, key: &str) -> Option<Self> {
                let $crate::schema::Spanned { value, span } = fields.plain(key)?;
                Some(Self { value: $name::of(&value), span })
            }
        }
    };
}
pub(crate) use words;

macro_rules! scalars {
    ($($type:ty, $take:ident;)*) => {
        $(
            impl FieldType for Spanned<$type> {
                fn take(fields: &mut Fields, key: &str) -> Option<Self> {
                    fields.$take(key)
                }
            }

            impl FieldType for $type {
                fn take(fields: &mut Fields, key: &str) -> Option<Self> {
                    fields.$take(key).map(|spanned| spanned.value)
                }
            }
        )*
    };
}

scalars! {
    String, plain;
    i64, integer;
    f64, decimal;
    Date, date;
}

impl FieldType for Localized {
    fn take(fields: &mut Fields, key: &str) -> Option<Self> {
        fields.localized(key)
    }
}

impl FieldType for bool {
    const REQUIRED: bool = false;

    fn take(fields: &mut Fields, key: &str) -> Option<Self> {
        Some(fields.flag(key))
    }
}

impl FieldType for Spanned<bool> {
    fn take(fields: &mut Fields, key: &str) -> Option<Self> {
        fields.given_flag(key)
    }
}

/// An optional value, and whether the field is there: it can be there with an invalid value.
#[derive(Clone, Debug, Default)]
pub struct Given<T> {
    /// The value, if it is valid.
    pub value: Option<T>,
    /// Whether the field is there.
    pub is_given: bool,
}

impl<T: FieldType> FieldType for Given<T> {
    const REQUIRED: bool = false;

    fn take(fields: &mut Fields, key: &str) -> Option<Self> {
        let is_given = fields.gives(key);
        Some(Self { value: T::take(fields, key), is_given })
    }
}

impl<R: Record> ItemType for (Spanned<String>, R) {
    fn take_all(fields: &mut Fields, key: &str) -> Vec<Self> {
        let groups = fields.keyed(key).into_iter();
        groups.filter_map(|(key, group)| R::from_fields(group).map(|value| (key, value))).collect()
    }
}

impl<R: Record> FieldType for Spanned<R> {
    fn take(fields: &mut Fields, key: &str) -> Option<Self> {
        let group = fields.group(key)?;
        R::from_fields(group.value).map(|value| Self { value, span: group.span })
    }
}

impl<R: Record> FieldType for R {
    fn take(fields: &mut Fields, key: &str) -> Option<Self> {
        R::from_fields(fields.group(key)?.value)
    }
}

impl<T: FieldType> FieldType for Option<T> {
    const REQUIRED: bool = false;

    fn take(fields: &mut Fields, key: &str) -> Option<Self> {
        Some(T::take(fields, key))
    }
}

impl<T: ItemType> FieldType for Vec<T> {
    const REQUIRED: bool = false;

    fn take(fields: &mut Fields, key: &str) -> Option<Self> {
        Some(T::take_all(fields, key))
    }
}

impl ItemType for Spanned<String> {
    fn take_all(fields: &mut Fields, key: &str) -> Vec<Self> {
        fields.plains(key)
    }
}

impl ItemType for Localized {
    fn take_all(fields: &mut Fields, key: &str) -> Vec<Self> {
        fields.texts(key)
    }
}

impl ItemType for Locale {
    fn take_all(fields: &mut Fields, key: &str) -> Vec<Self> {
        fields.plains(key).iter().filter_map(|tag| Self::parse(&tag.value)).collect()
    }
}

impl<R: Record> ItemType for R {
    fn take_all(fields: &mut Fields, key: &str) -> Vec<Self> {
        fields.groups(key).into_iter().filter_map(R::from_fields).collect()
    }
}
