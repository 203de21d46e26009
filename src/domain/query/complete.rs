//! What could stand at the cursor: field names, and behind a sign the values that occur in the book.

use super::ast::Pattern;
use super::field::{Field, FieldSpec, Nature};
use super::folded;
use super::source::Source;
use crate::domain::Lang;
use std::collections::BTreeMap;
use std::ops::Range;

/// What occurs in the book, the most frequent first, and in which language fields are offered.
#[derive(Clone, Debug, PartialEq)]
pub struct Vocabulary {
    pub lang: Lang,
    /// Values of the free-text fields: segments, industries, owners …
    pub values: BTreeMap<Field, Vec<String>>,
    /// Names of custom fields with their values.
    pub custom: BTreeMap<String, Vec<String>>,
    pub metrics: Vec<String>,
    /// Names of the saved segments.
    pub views: Vec<String>,
}

impl Vocabulary {
    /// Returns the words of a book in which nothing occurs.
    pub fn empty(lang: Lang) -> Vocabulary {
        Vocabulary { lang, values: BTreeMap::new(), custom: BTreeMap::new(), metrics: Vec::new(), views: Vec::new() }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompletionKind {
    Field(Field),
    /// A custom field or a metric.
    Part(Field),
    Value(Field),
    View,
}

/// Something to put in the place of what stands around the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    pub insert: String,
    /// Characters of the text.
    pub range: Range<usize>,
    pub kind: CompletionKind,
}

/// No more than this is offered.
const MOST: usize = 50;

/// Returns what could stand at the cursor, given in characters, the likeliest first; nothing inside an open quotation.
pub fn complete(text: &str, cursor: usize, vocabulary: &Vocabulary) -> Vec<Completion> {
    let source = Source::of(text);
    let cursor = cursor.min(source.len());
    let Some(start) = token_start(&source, cursor) else { return Vec::new() };
    let typed = source.plain(start..cursor);
    if typed.starts_with('@') {
        return ranked(typed.trim_start_matches('@'), vocabulary.views.iter(), start..cursor, CompletionKind::View, |name| {
            format!("@{}", written(name))
        });
    }
    let sign = (start..cursor).find(|place| matches!(source.at(*place), Some(':' | '<' | '>' | '=')));
    match sign {
        Some(sign) => values(&source, start..sign, cursor, vocabulary),
        None => names(&typed, start..cursor, vocabulary),
    }
}

/// Returns where the token around the cursor begins, behind signs and parentheses; `None` in an open quotation.
fn token_start(source: &Source, cursor: usize) -> Option<usize> {
    let mut start = 0;
    let mut place = 0;
    while place < cursor {
        if source.opens_quotation(place) {
            place = source.quotation(place).ok().map(|(_, end)| end).filter(|end| *end <= cursor)?;
            continue;
        }
        let c = source.at(place)?;
        let is_opposite = start == place && matches!(c, '-' | '!');
        place += 1;
        if c.is_whitespace() || matches!(c, '(' | ')' | '|') || is_opposite {
            start = place;
        }
    }
    Some(start)
}

fn names(typed: &str, range: Range<usize>, vocabulary: &Vocabulary) -> Vec<Completion> {
    if let Some((base, part)) = typed.split_once('.')
        && let Some(field) = Field::named(&folded(base)).filter(|field| field.takes_part())
    {
        let base = base.to_owned();
        let known: Vec<&String> =
            if field == Field::Custom { vocabulary.custom.keys().collect() } else { vocabulary.metrics.iter().collect() };
        return ranked(part.trim_matches('"'), known.into_iter(), range, CompletionKind::Part(field), |name| {
            format!("{base}.{}{}", written(name), if field == Field::Custom { ":" } else { ">" })
        });
    }
    let wanted = folded(typed);
    let mut found: Vec<(bool, Completion)> = Vec::new();
    for field in Field::ALL {
        let spec = field.spec();
        let fits = |name: &str| folded(name).starts_with(&wanted);
        // A name is offered in the language that is typed; nothing typed yet, in that of the program.
        let own = if vocabulary.lang == Lang::Ja { spec.ja() } else { field.as_str() };
        let typed_name = [own].into_iter().chain(spec.names()).find(|name| fits(name));
        if let Some(name) = typed_name {
            let completion =
                Completion { insert: format!("{name}{}", sign_of(spec)), range: range.clone(), kind: CompletionKind::Field(*field) };
            found.push((name != own, completion));
        }
    }
    found.sort_by_key(|(is_other, _)| *is_other);
    found.into_iter().map(|(_, completion)| completion).take(MOST).collect()
}

/// Returns what usually follows the name of a field.
fn sign_of(spec: &FieldSpec) -> &'static str {
    match spec.nature {
        _ if spec.field == Field::Custom => ".",
        Nature::Text | Nature::Prose | Nature::Words => ":",
        Nature::Coming | Nature::Percent => "<",
        Nature::Money | Nature::Past | Nature::Recency => ">",
        Nature::Number if spec.words().next().is_some() => ":",
        Nature::Number => "<",
    }
}

/// Offers the values of a field; behind a comma the next one.
fn values(source: &Source, name: Range<usize>, cursor: usize, vocabulary: &Vocabulary) -> Vec<Completion> {
    let plain = source.plain(name.clone());
    let (base, part) = plain.split_once('.').map_or((plain.as_str(), None), |(base, part)| (base, Some(part.trim_matches('"'))));
    let is_view = ["view", "ビュー", "絞り込み"].iter().any(|view| folded(view) == folded(base));
    let start = (name.end + 1..cursor)
        .rev()
        .find(|place| matches!(source.at(*place), Some(',' | '<' | '>' | '=')))
        .map_or(name.end + 1, |at| at + 1);
    let typed = source.text(start..cursor);
    if is_view {
        return ranked(&typed, vocabulary.views.iter(), start..cursor, CompletionKind::View, |name| written(name));
    }
    let Some(field) = Field::named(&folded(base)) else { return Vec::new() };
    let offered = offered(field, part, vocabulary);
    ranked(&typed, offered.iter(), start..cursor, CompletionKind::Value(field), |value| {
        if field.nature().is_text() { value_written(field, value) } else { value.clone() }
    })
}

fn offered(field: Field, part: Option<&str>, vocabulary: &Vocabulary) -> Vec<String> {
    let spec = field.spec();
    let is_ja = vocabulary.lang == Lang::Ja;
    let mut offered: Vec<String> = match part {
        Some(part) if field == Field::Custom => {
            let known = vocabulary.custom.iter().find(|(name, _)| folded(name) == folded(part));
            known.map_or_else(Vec::new, |(_, values)| values.clone())
        }
        _ if is_ja => spec.ja_words().map(str::to_owned).collect(),
        _ => spec.words().map(str::to_owned).collect(),
    };
    if part.is_none() {
        offered.extend(vocabulary.values.get(&field).into_iter().flatten().cloned());
    }
    let spans: &[&str] = match (field.nature(), is_ja) {
        (Nature::Coming, false) => &["30d", "60d", "90d", "eom", "eoq"],
        (Nature::Coming, true) => &["30日", "60日", "90日", "月末", "四半期末"],
        (Nature::Past | Nature::Recency, false) => &["14d", "30d", "60d", "3m", "1y"],
        (Nature::Past | Nature::Recency, true) => &["14日", "30日", "60日", "3か月", "1年"],
        _ => &[],
    };
    offered.extend(spans.iter().map(|span| (*span).to_owned()));
    offered.push(if is_ja { "なし" } else { "none" }.to_owned());
    offered.push(if is_ja { "あり" } else { "any" }.to_owned());
    offered
}

/// Keeps what begins with what was typed, then what holds it; the order is kept within each.
fn ranked<'a>(
    typed: &str,
    known: impl Iterator<Item = &'a String>,
    range: Range<usize>,
    kind: CompletionKind,
    insert: impl Fn(&String) -> String,
) -> Vec<Completion> {
    let wanted = folded(typed.trim_matches(['"', '「', '」']));
    let mut found: Vec<(bool, &String)> =
        known.filter(|known| folded(known).contains(&wanted)).map(|known| (!folded(known).starts_with(&wanted), known)).collect();
    found.sort_by_key(|(is_inside, _)| *is_inside);
    let completion = |(_, known): (bool, &String)| Completion { insert: insert(known), range: range.clone(), kind };
    found.into_iter().take(MOST).map(completion).collect()
}

/// Writes a name so that it is read back as one word.
fn written(name: &str) -> String {
    let filter = super::Term::View(name.to_owned()).to_string();
    filter.trim_start_matches('@').to_owned()
}

/// Writes a value; the words for emptiness stay bare.
fn value_written(field: Field, value: &str) -> String {
    if ["none", "any", "なし", "あり"].contains(&value) {
        return value.to_owned();
    }
    let key = super::Key { field, part: None };
    let term = super::Term::Has { key, values: vec![super::Value::Text(Pattern::exact(value))] }.to_string();
    term.split_once(':').map_or(term.clone(), |(_, value)| value.to_owned())
}
