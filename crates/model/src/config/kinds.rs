//! The kinds of records that a site declares: `kinds` in `data/site.yaml`.

use crate::diag::{Code, Diagnostic, Diagnostics, Message, message};
use crate::reference::{FamilyNames, KindId};
use crate::schema::{
    self, FieldDeclaration, Kind, Localized, OwnKind, Spanned, field, record, words,
};

/// The types of schema.org for records.
const TYPES: &[&str] =
    &["Thing", "CreativeWork", "Event", "Organization", "Person", "Place", "Project"];

record! {
    /// The declaration of a kind of record.
    pub struct KindDeclaration: "noun.kind-declaration" {
        /// The name of one record in links: `project`.
        member: Spanned<String> = field(Kind::Id, "help.kind.member");
        /// The title of the index.
        title: Localized = field(Kind::Text, "help.kind.title");
        /// The name of one record for readers.
        label: Localized = field(Kind::Text, "help.kind.label");
        /// The segment of the addresses. If there is none, the name of the kind.
        slug: Option<Localized> = field(Kind::Slug, "help.kind.slug");
        /// An introduction to the index.
        summary: Option<Localized> = field(Kind::Text, "help.kind.summary");
        /// The order of the records.
        order: Option<Spanned<RecordOrder>> = field(RecordOrder::KIND, "help.kind.order");
        /// Whether a name without a language is the same in every language.
        proper_names: bool = field(Kind::Flag, "help.kind.proper_names");
        /// Whether the records are events, with a calendar.
        calendar: Option<Spanned<bool>> = field(Kind::Flag, "help.kind.calendar");
        /// Whether each language has a feed of the records.
        feed: Option<Spanned<bool>> = field(Kind::Flag, "help.kind.feed");
        /// The type of schema.org.
        schema_type: Option<String> = field(Kind::OneOf(TYPES), "help.kind.schema_type");
        /// The fields, in addition to those of every record.
        fields: Vec<(Spanned<String>, FieldDeclaration)> =
            field(Kind::Keyed(FieldDeclaration::SCHEMA), "help.kind.fields");
    }
}

words! {
    /// The order of the records of a kind.
    pub enum RecordOrder {
        /// By name, in the order of the language.
        #[default]
        Name = "name",
        /// By the first field with a date or a period: the latest first.
        Newest = "newest",
        /// By the same field: the earliest first.
        Oldest = "oldest",
        /// As in the file.
        File = "file",
    }
}

impl KindDeclaration {
    /// Returns the order of the records. Events without an order begin with the latest one.
    pub fn record_order(&self) -> RecordOrder {
        let default = if self.is_calendar() { RecordOrder::Newest } else { RecordOrder::default() };
        self.order.as_ref().map_or(default, |order| order.value)
    }

    /// Returns whether the records are events.
    pub fn is_calendar(&self) -> bool {
        self.calendar.as_ref().is_some_and(|flag| flag.value)
    }

    /// Returns whether each language has a feed of the records.
    pub fn has_feed(&self) -> bool {
        self.feed.as_ref().is_some_and(|flag| flag.value)
    }

    /// Returns the key of the first field with a date or a period, if there is one.
    pub fn date_field(&self) -> Option<&str> {
        let is_date = |declared: &FieldDeclaration| {
            let kind = OwnKind::parse(&declared.kind.value, &FamilyNames::default());
            let is_list = declared.list.as_ref().is_some_and(|list| list.value);
            kind.is_some_and(OwnKind::is_time) && !is_list
        };
        let found = self.fields.iter().find(|(_, declared)| is_date(declared));
        found.map(|(key, _)| key.value.as_str())
    }
}

/// The kinds of records that a site declares, in the order of the file, and the names of all families.
#[derive(Clone, Debug, Default)]
pub struct Kinds {
    declared: Vec<(Spanned<String>, KindDeclaration)>,
    names: FamilyNames,
    /// Whether a declaration is missing because it is invalid, or because the settings are.
    is_partial: bool,
}

impl Kinds {
    /// Keeps the valid declarations, and reports the others.
    pub(super) fn new(
        written: Vec<(Spanned<String>, KindDeclaration)>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut kinds = Self::default();
        for (name, declared) in written {
            if let Some(problem) = kinds.name_error(&name, &declared.member) {
                diagnostics.push(problem);
                kinds.is_partial = true;
                continue;
            }
            diagnostics.extend(undated(&declared));
            kinds.declared.push((name, declared));
            let own = kinds.declared.iter();
            let own = own.map(|(name, kind)| (name.value.clone(), kind.member.value.clone()));
            kinds.names = FamilyNames::new(own.collect());
        }
        kinds
    }

    /// Returns the kinds of a site without valid settings: any file can be that of a kind.
    pub fn unknown() -> Self {
        Self { is_partial: true, ..Self::default() }
    }

    /// Returns whether a declaration is missing because of an error, so that no file is reported as unused.
    pub fn is_partial(&self) -> bool {
        self.is_partial
    }

    /// Returns the names of all families.
    pub fn names(&self) -> &FamilyNames {
        &self.names
    }

    /// Returns every kind with its id, its name and its declaration.
    pub fn iter(&self) -> impl Iterator<Item = (KindId, &Spanned<String>, &KindDeclaration)> {
        let all = self.declared.iter().enumerate();
        all.filter_map(|(index, (name, kind))| Some((KindId::new(index)?, name, kind)))
    }

    /// Returns the declaration of a kind.
    pub fn get(&self, id: KindId) -> &KindDeclaration {
        &self.declared[id.index()].1
    }

    /// Returns the name of a kind, with its place in the file.
    pub fn name(&self, id: KindId) -> &Spanned<String> {
        &self.declared[id.index()].0
    }

    fn name_error(&self, name: &Spanned<String>, member: &Spanned<String>) -> Option<Diagnostic> {
        let report = |at: &Spanned<String>, message: Message, hint: Message| {
            Some(Diagnostic::new(Code::InvalidValue, at.span.clone(), message).hint(hint))
        };
        if !schema::is_id(&name.value) {
            let hint = message!("config.kind-name-hint");
            return report(name, message!("config.invalid-kind-name", name = name.value), hint);
        }
        if name.value == member.value {
            let hint = message!("config.kind-member-hint");
            return report(member, message!("config.kind-member-is-name"), hint);
        }
        let names = &self.names;
        let is_file = |text: &str| FILES.contains(&text) || names.find(text).is_some();
        let is_word = |text: &str| {
            SCHEMES.contains(&text) || OwnKind::parse(text, names).is_some() || is_file(text)
        };
        let taken = [(name, is_file(&name.value) || is_word(&name.value))];
        let mut taken = taken.into_iter().chain([(member, is_word(&member.value))]);
        let (at, _) = taken.find(|(_, is_taken)| *is_taken)?;
        let message = message!("config.kind-name-is-taken", name = at.value);
        report(at, message, message!("config.other-kind-name-hint"))
    }
}

/// The names of the files in `data/` that contain something else, and of the fields of documents, because the front
/// matter names records by their kind.
const FILES: [&str; 28] = [
    "site",
    "fields",
    "members",
    "totals",
    "calls",
    "translations",
    "i18n",
    "cms",
    "fonts",
    "title",
    "slug",
    "summary",
    "image",
    "alt",
    "caption",
    "credit",
    "focus",
    "date",
    "updated",
    "sources",
    "press",
    "aliases",
    "weight",
    "pdf",
    "paper",
    "draft",
    "machine",
    "pages",
];

/// The schemes of other links.
const SCHEMES: [&str; 8] = ["home", "section", "data", "http", "https", "mailto", "tel", "call"];

/// Reports a calendar, a feed, or an order by date, without a field that has a date.
fn undated(declared: &KindDeclaration) -> Option<Diagnostic> {
    let order = declared
        .order
        .as_ref()
        .filter(|_| matches!(declared.record_order(), RecordOrder::Newest | RecordOrder::Oldest));
    let flags = [&declared.calendar, &declared.feed].into_iter().flatten();
    let flag = flags.filter(|flag| flag.value).map(|flag| &flag.span).next();
    let span = flag.or(order.map(|order| &order.span))?;
    declared.date_field().is_none().then(|| {
        Diagnostic::new(Code::MissingField, span.clone(), message!("config.kind-without-date"))
            .hint(message!("config.add-date-field-hint"))
    })
}
