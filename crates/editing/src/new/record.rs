//! Adds records to the end of their file, in the style of the file. All existing bytes stay the same.

use std::collections::BTreeMap;

use super::field_writer::{FieldWriter, localized};
use super::questionnaire::{Answers, QuestionTopic as Topic, Questionnaire};
use super::{ExistingNetwork, NewFiles, NewItem, region};
use crate::config::Config;
use crate::diag::{Diagnostics, Message, message};
use crate::locale::LocaleId;
use crate::network::{AwardRecord, Call, CityRecord, KindRecord, RoundRecord};
use crate::path::SourcePath;
use crate::schema::{OwnField, Record, Schema};
use crate::source::SourceFile;
use crate::yaml::{self, Shape};

/// Returns the texts of the files with the new record, and with the records that a new city needs.
pub(super) fn make(writer: FieldWriter<'_>, answers: &Answers) -> Result<NewFiles, Message> {
    let Questionnaire { network, what, .. } = writer.form;
    let (config, source) = (&network.config, network.config.source_locale);
    let dated = what.date_key(config);
    let given = |key: &str| {
        let topic = match (what, key) {
            (_, "id") => Topic::Slug,
            (NewItem::City, "country") => Topic::Country,
            (NewItem::City, "joined") => Topic::Year,
            (_, "name") => {
                let title = |locale| answers.get(Topic::Title, locale).map(str::to_owned);
                let has_title = config.locale_ids().any(|id| title(id).is_some());
                return has_title.then(|| localized(config, title));
            }
            (NewItem::City, _) => return own(writer.form.own_fields(), key, answers, source),
            (_, "year") => Topic::Year,
            (_, "opens") => Topic::Opens,
            (_, "closes") => Topic::Closes,
            _ if Some(key) == dated => return days(what, config, answers),
            _ => return own(writer.form.own_fields(), key, answers, source),
        };
        answers.get(topic, source).map(str::to_owned)
    };
    let country = answers.get(Topic::Country, source).unwrap_or_default();
    let file = match what {
        NewItem::City => file_of_country(network, country),
        _ => format!("data/{}.yaml", what.collection(config)),
    };
    let schema = match what {
        NewItem::Record(kind) => KindRecord::schema(config.kinds.get(kind)),
        NewItem::Round => RoundRecord::SCHEMA,
        NewItem::Award => AwardRecord::SCHEMA,
        NewItem::City => CityRecord::SCHEMA,
        _ => Call::SCHEMA,
    };
    let mut made = append(writer, &file, schema, &given)?;
    if let Some(region) = answers.get(Topic::Region, source) {
        made.extend(region::with(network, region, country)?);
    }
    if answers.get(Topic::Round, source).is_some() {
        made.extend(round(writer, answers.get(Topic::Year, source).unwrap_or_default())?);
    }
    Ok(made)
}

/// Returns the text of the file with a new round for a year.
fn round(writer: FieldWriter<'_>, year: &str) -> Result<NewFiles, Message> {
    let is_taken = writer.form.network.records.rounds.iter().any(|round| round.id.value == year);
    let id = if is_taken { format!("round-{year}") } else { year.to_owned() };
    let given = |key: &str| match key {
        "id" => Some(id.clone()),
        "year" => Some(year.to_owned()),
        _ => None,
    };
    append(writer, "data/rounds.yaml", RoundRecord::SCHEMA, &given)
}

/// Returns the value of a declared field as YAML. A list or a group is written as it is.
fn own(fields: &[OwnField], key: &str, answers: &Answers, source: LocaleId) -> Option<String> {
    let at = fields.iter().position(|field| field.key.value == key)?;
    let text = answers.get(Topic::Field(at), source)?;
    let is_written = text.starts_with(['[', '{']);
    Some(if is_written { text.to_owned() } else { yaml::written(text) })
}

/// Returns the value of the field with the date of a record: a date, or a period.
fn days(what: NewItem, config: &Config, answers: &Answers) -> Option<String> {
    let source = config.source_locale;
    let starts = answers.get(Topic::Starts, source)?;
    if !what.has_period(config) {
        return Some(starts.to_owned());
    }
    let ends = answers.get(Topic::Ends, source);
    let ends = ends.map_or_else(String::new, |ends| format!(", ends: {ends}"));
    Some(format!("{{starts: {starts}{ends}}}"))
}

/// Finds the file for a city of a country: the file with most cities of the country, or else of its region.
/// The next choice is the only file, and the last one a new file named after the region.
fn file_of_country(network: &ExistingNetwork, country: &str) -> String {
    let records = &network.records;
    let region = network.region_of(country);
    let most = |fits: &dyn Fn(&str) -> bool| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for city in records.cities.iter().filter(|city| fits(&city.country.value)) {
            *counts.entry(city.id.span.file.as_str()).or_default() += 1;
        }
        counts.into_iter().max_by_key(|(_, count)| *count).map(|(file, _)| file.to_owned())
    };
    let mut files = network.sources.below("data/members").map(|(path, _)| path.as_str());
    let only = files.next().filter(|_| files.next().is_none());
    most(&|code| code == country)
        .or_else(|| {
            region.and_then(|region| {
                most(&|code| region.countries.iter().any(|own| own.value == code))
            })
        })
        .or_else(|| only.filter(|path| path.ends_with(".yaml")).map(str::to_owned))
        .unwrap_or_else(|| {
            let name = region.map_or("cities", |region| region.id.value.as_str());
            format!("data/members/{name}.yaml")
        })
}

fn append(
    writer: FieldWriter<'_>,
    file: &str,
    schema: &Schema<'static>,
    given: &dyn Fn(&str) -> Option<String>,
) -> Result<NewFiles, Message> {
    let path = SourcePath::new(file).ok_or_else(|| message!("new.invalid-file-name", file))?;
    let before = match writer.form.network.sources.get(&path) {
        Some(SourceFile::Text(text)) => text.as_ref(),
        _ => "",
    };
    let style = Style::of(&path, before)?;
    let mut text = before.to_owned();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push_str(style.line_end);
    }
    if style.is_spaced && !text.is_empty() {
        text.push_str(style.line_end);
    }
    let name = file.trim_start_matches("data/").split(['/', '.']).next().unwrap_or_default();
    let extended = writer.form.network.records.own.extended(name, schema);
    let (mut entry, margin) = (String::new(), style.margin);
    for field in extended.schema().fields {
        let start = if entry.is_empty() { "- " } else { "  " };
        match given(field.key) {
            Some(value) => {
                entry.push_str(&format!("{:margin$}{start}{}: {value}\n", "", field.key));
            }
            // A file with comments gets examples of the optional fields.
            None if style.is_explained => entry.push_str(&writer.open(field, margin + 2)),
            None => {}
        }
    }
    text.push_str(&entry.replace('\n', style.line_end));
    Ok(NewFiles::from([(path, text)]))
}

/// The layout of the entries of a file.
struct Style {
    /// The number of spaces before `- `.
    margin: usize,
    /// Whether an empty line separates entries.
    is_spaced: bool,
    line_end: &'static str,
    /// Whether the file has comments. The CMS edits only files without comments as forms, so a file without
    /// comments must not get any.
    is_explained: bool,
}

impl Style {
    /// Detects the style of a file.
    fn of(path: &SourcePath, text: &str) -> Result<Self, Message> {
        let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let has_comment = text.lines().any(|line| line.trim_start().starts_with('#'));
        let is_explained = has_comment || text.trim().is_empty();
        let root = yaml::parse(path, text, 0..text.len(), &mut Diagnostics::new()).root;
        let Shape::List(items) = &root.shape else {
            if root.shape == Shape::Null {
                return Ok(Self { margin: 0, is_spaced: true, line_end, is_explained });
            }
            return Err(not_a_list(path));
        };
        let lines: Vec<&str> = text.lines().collect();
        let begins = |line: &str| {
            let rest = line.trim_start_matches(' ');
            rest.starts_with("- ").then_some(line.len() - rest.len())
        };
        let margin = lines.iter().find_map(|line| begins(line));
        // A flow sequence, or a text with an end marker, cannot be extended.
        let is_open = !items.is_empty() && !text.trim_end().ends_with("\n...");
        let Some(margin) = margin.filter(|_| is_open) else { return Err(not_a_list(path)) };
        let starts: Vec<usize> =
            (0..lines.len()).filter(|line| begins(lines[*line]) == Some(margin)).collect();
        let is_tight = |start: &&usize| {
            // Comments above an entry belong to it.
            let mut above = lines[..**start].iter().rev();
            let above = above.find(|line| !line.trim_start().starts_with('#'));
            above.is_some_and(|line| !line.trim().is_empty())
        };
        let tight = starts.iter().skip(1).filter(is_tight).count();
        Ok(Self { margin, is_spaced: tight * 2 < starts.len(), line_end, is_explained })
    }
}

fn not_a_list(path: &SourcePath) -> Message {
    message!("new.not-a-list", path)
}
