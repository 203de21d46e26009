//! Reads one term: text, a saved segment, or a field with what is asked of it.

use super::ast::{Filter, Key, Operand, Pattern, Relation, Term, Value};
use super::error::{QueryError, QueryErrorKind, nearest};
use super::field::{Field, Nature};
use super::quantity::{self, DayText, Trouble};
use super::source::Source;
use super::{folded, parser};
use chrono::NaiveDate;
use std::ops::Range;

type Read<T> = Result<T, QueryError>;

const VIEW_NAMES: &[&str] = &["view", "ビュー", "絞り込み"];
const ALIAS_NAMES: &[&str] = &["is", "状況"];

/// What `is:` stands for beside the words of band, stage and touch model.
const ALIASES: &[(&[&str], &str)] = &[
    (&["active", "継続中", "現役"], "churned:none"),
    (&["churned", "解約済み", "解約"], "churned:any"),
    (&["new", "新規"], "created<90d"),
    (&["overdue", "期限切れ"], "task:overdue"),
    (&["detractor", "批判者"], "nps:detractor"),
    (&["promoter", "推奨者"], "nps:promoter"),
    (&["late", "遅れ"], "plan:late"),
    (&["falling", "下降"], "change<0"),
    (&["rising", "上昇"], "change>0"),
];

/// Reads the term at a place; returns it with the place behind it.
pub(super) fn read(source: &Source, start: usize) -> Read<(Filter, usize)> {
    if source.at(start) == Some('@') {
        let (name, end) = view_name(source, start + 1, start)?;
        return Ok((Filter::Term(Term::View(name)), end));
    }
    if source.opens_quotation(start) {
        let (text, end) = source.quotation(start)?;
        return if text.trim().is_empty() { Err(QueryErrorKind::MissingName.at(start..end)) } else { Ok((parser::text(text), end)) };
    }
    let end = name_end(source, start)?;
    if end == start {
        return Err(QueryErrorKind::MissingField.at(start..start + 1));
    }
    let is_name = source.at(start).is_some_and(char::is_alphabetic);
    match relation(source, end).filter(|_| is_name).or_else(|| spaced_relation(source, start..end)) {
        Some(found) => field_term(source, start..end, found),
        None => {
            let end = source.word_end(start, false)?;
            let word = source.text(start..end);
            let bare = word.trim_matches(['*', '＊']);
            Ok((parser::text(if bare.is_empty() { word } else { bare.to_owned() }), end))
        }
    }
}

/// A sign between field and value, and where the value begins.
struct Sign {
    relation: Relation,
    is_opposite: bool,
    end: usize,
}

/// Reads the sign at a place.
fn relation(source: &Source, place: usize) -> Option<Sign> {
    let (first, second) = (source.at(place)?, source.at(place + 1));
    let sign = |relation, length| Some(Sign { relation, is_opposite: false, end: place + length });
    match (first, second) {
        ('!', Some('=')) => Some(Sign { relation: Relation::Equal, is_opposite: true, end: place + 2 }),
        (':', Some('<' | '>' | '≤' | '≥')) => relation(source, place + 1),
        ('<', Some('=')) | ('=', Some('<')) => sign(Relation::LessOrEqual, 2),
        ('>', Some('=')) | ('=', Some('>')) => sign(Relation::MoreOrEqual, 2),
        ('=', Some('=')) => sign(Relation::Equal, 2),
        (':' | '=', _) => sign(Relation::Equal, 1),
        ('<', _) => sign(Relation::Less, 1),
        ('>', _) => sign(Relation::More, 1),
        ('≤', _) => sign(Relation::LessOrEqual, 1),
        ('≥', _) => sign(Relation::MoreOrEqual, 1),
        _ => None,
    }
}

/// Finds a sign behind white space, where a field stands before it: `score < 40`.
fn spaced_relation(source: &Source, name: Range<usize>) -> Option<Sign> {
    let place = source.skip_space(name.end);
    let is_sign = matches!(source.at(place), Some('<' | '>' | '=' | '≤' | '≥'));
    (place > name.end && is_sign && key(source, name).is_ok()).then(|| relation(source, place))?
}

/// Returns where a word ends that may be a field's name: at a sign, or where words end. A part may be quoted: `custom."a b"`.
fn name_end(source: &Source, start: usize) -> Read<usize> {
    let mut place = start;
    while let Some(c) = source.at(place) {
        let is_part = place > start && source.at(place - 1) == Some('.');
        if source.opens_quotation(place) && is_part {
            place = source.quotation(place)?.1;
            continue;
        }
        let is_sign = matches!(c, ':' | '<' | '>' | '=' | '≤' | '≥') || c == '!' && source.at(place + 1) == Some('=');
        if is_sign || c.is_whitespace() || matches!(c, '(' | ')' | '|') || source.opens_quotation(place) {
            break;
        }
        place += 1;
    }
    Ok(place)
}

/// Reads the name of a segment; `sign` is where the term begins.
fn view_name(source: &Source, start: usize, sign: usize) -> Read<(String, usize)> {
    let (name, end) = if source.opens_quotation(start) {
        source.quotation(start)?
    } else {
        let end = source.word_end(start, false)?;
        (source.text(start..end), end)
    };
    if name.trim().is_empty() { Err(QueryErrorKind::MissingName.at(sign..end)) } else { Ok((name, end)) }
}

/// Reads a field's name with its part.
fn key(source: &Source, name: Range<usize>) -> Read<Key> {
    let plain = source.plain(name.clone());
    let dot = plain.chars().position(|c| c == '.');
    let base = dot.map_or(plain.clone(), |dot| plain.chars().take(dot).collect());
    let unknown = || {
        let kind = QueryErrorKind::UnknownField { name: plain.clone(), nearest: nearest(&plain, Field::all_names()) };
        kind.at(name.clone())
    };
    let field = Field::named(&folded(&base)).ok_or_else(unknown)?;
    let Some(dot) = dot else {
        let needs_part = field == Field::Custom;
        return if needs_part { Err(QueryErrorKind::MissingName.at(name)) } else { Ok(field.into()) };
    };
    if !field.takes_part() {
        return Err(unknown());
    }
    let start = name.start + dot + 1;
    let part = if source.opens_quotation(start) { source.quotation(start)?.0 } else { source.text(start..name.end) };
    if part.trim().is_empty() { Err(QueryErrorKind::MissingName.at(name)) } else { Ok(Key { field, part: Some(part) }) }
}

fn field_term(source: &Source, name: Range<usize>, sign: Sign) -> Read<(Filter, usize)> {
    let start = source.skip_space(sign.end);
    let spelled = folded(&source.plain(name.clone()));
    let is_of = |names: &[&str]| names.iter().any(|known| folded(known) == spelled);
    if is_of(VIEW_NAMES) {
        let (name, end) = view_name(source, start, name.start)?;
        return Ok((opposite(Filter::Term(Term::View(name)), sign.is_opposite), end));
    }
    let end = source.word_end(start, true)?;
    if is_of(ALIAS_NAMES) {
        return Ok((opposite(alias(source, start..end)?, sign.is_opposite), end));
    }
    let key = key(source, name.clone())?;
    if start == end {
        return Err(QueryErrorKind::MissingValue { field: key.field }.at(sign.end..end));
    }
    let asked = Asked { source, key, name, value: start..end };
    Ok((opposite(asked.read(sign.relation)?, sign.is_opposite), end))
}

fn opposite(filter: Filter, is_opposite: bool) -> Filter {
    if is_opposite { Filter::not(filter) } else { filter }
}

/// Returns what `is:word` stands for.
fn alias(source: &Source, value: Range<usize>) -> Read<Filter> {
    let word = folded(&source.plain(value.clone()));
    if let Some((_, filter)) = ALIASES.iter().find(|(names, _)| names.iter().any(|name| folded(name) == word)) {
        return Ok(parser::parse(filter).expect("the filters of the table can be read"));
    }
    let fields = [Field::Band, Field::Stage, Field::Model];
    let known = fields.iter().find_map(|field| Some((*field, field.spec().word(&word)?)));
    match known {
        Some((field, word)) => Ok(Filter::Term(Term::Has { key: field.into(), values: vec![Value::Word(word)] })),
        None if word.is_empty() => Err(QueryErrorKind::MissingValue { field: Field::Band }.at(value)),
        None => {
            let own = ALIASES.iter().filter_map(|(names, _)| names.first().copied());
            let words = own.chain(fields.iter().flat_map(|field| field.spec().words())).collect();
            Err(QueryErrorKind::WrongValue { field: Field::Band, value: word, nature: Nature::Words, words }.at(value))
        }
    }
}

/// A field, and the value that stands behind its sign.
struct Asked<'a> {
    source: &'a Source,
    key: Key,
    name: Range<usize>,
    value: Range<usize>,
}

/// One of several values that commas divide.
struct Item {
    range: Range<usize>,
    text: String,
    is_quoted: bool,
    open_start: bool,
    open_end: bool,
}

impl Asked<'_> {
    fn read(mut self, relation: Relation) -> Read<Filter> {
        let is_number = quantity::number(&self.text()).is_ok();
        if self.key.field == Field::Band && is_number {
            self.key = Field::Score.into();
        }
        match self.key.nature() {
            Nature::Text | Nature::Prose if relation == Relation::Equal => self.texts(),
            Nature::Text if self.key.field == Field::Custom => self.custom(relation),
            Nature::Text | Nature::Prose => Err(self.wrong_relation()),
            Nature::Words if relation == Relation::Equal => self.words(),
            Nature::Words => Err(self.wrong_relation()),
            Nature::Number | Nature::Percent | Nature::Money => self.quantity(relation),
            Nature::Coming | Nature::Past | Nature::Recency => self.day(relation),
        }
    }

    /// Returns the value as it was written, without its quotation marks.
    fn text(&self) -> String {
        if self.source.opens_quotation(self.value.start)
            && let Ok((text, end)) = self.source.quotation(self.value.start)
            && end == self.value.end
        {
            return text;
        }
        self.source.text(self.value.clone())
    }

    fn has(self, values: Vec<Value>) -> Filter {
        Filter::Term(Term::Has { key: self.key, values })
    }

    fn compare(&self, relation: Relation, operand: Operand) -> Filter {
        Filter::Term(Term::Compare { key: self.key.clone(), relation, operand })
    }

    fn wrong_relation(&self) -> QueryError {
        QueryErrorKind::WrongRelation { field: self.key.field }.at(self.name.end..self.value.start)
    }

    fn wrong_value(&self, value: String, range: Range<usize>) -> QueryError {
        let spec = self.key.field.spec();
        QueryErrorKind::WrongValue { field: spec.field, value, nature: self.key.nature(), words: spec.words().collect() }.at(range)
    }

    fn trouble(&self, trouble: Trouble, range: Range<usize>) -> QueryError {
        match trouble {
            Trouble::NoNumber => self.wrong_value(self.source.text(range.clone()), range),
            Trouble::Currency(code) => QueryErrorKind::UnknownCurrency(code).at(range),
            Trouble::Unit(unit) => {
                let length = unit.chars().count().min(range.len());
                let kind = QueryErrorKind::WrongUnit { field: self.key.field, unit, nature: self.key.nature() };
                kind.at(range.end - length..range.end)
            }
        }
    }

    fn texts(self) -> Read<Filter> {
        let spec = self.key.field.spec();
        let value = |item: Item| match spec.emptiness(&item.text).filter(|_| !item.is_quoted && !item.open_start && !item.open_end) {
            Some(true) => Value::None,
            Some(false) => Value::Any,
            None if item.text.is_empty() => Value::Any,
            None => Value::Text(Pattern { text: item.text, open_start: item.open_start, open_end: item.open_end }),
        };
        let values = self.items()?.into_iter().map(value).collect();
        Ok(self.has(values))
    }

    fn words(self) -> Read<Filter> {
        let values = self.items()?.into_iter().map(|item| {
            let found = self.word(&item);
            found.ok_or_else(|| self.wrong_value(item.text, item.range))
        });
        let values = values.collect::<Read<Vec<_>>>()?;
        Ok(self.has(values))
    }

    /// Reads a word of the field, or one for emptiness; a lone star is anything.
    fn word(&self, item: &Item) -> Option<Value> {
        let spec = self.key.field.spec();
        if item.open_start || item.open_end {
            return item.text.is_empty().then_some(Value::Any);
        }
        // A metric has no words of its own.
        let word = if self.key.part.is_none() { spec.word(&item.text) } else { None };
        match (word, spec.emptiness(&item.text)) {
            (Some(word), _) => Some(Value::Word(word)),
            (None, Some(true)) => Some(Value::None),
            (None, Some(false)) => Some(Value::Any),
            (None, None) => None,
        }
    }

    /// Divides the value at its commas.
    fn items(&self) -> Read<Vec<Item>> {
        let mut items = Vec::new();
        let mut start = self.value.start;
        let mut place = start;
        loop {
            if place >= self.value.end || self.source.at(place) == Some(',') {
                items.push(self.item(start..place)?);
                start = place + 1;
            }
            if place >= self.value.end {
                return Ok(items);
            }
            place = if self.source.opens_quotation(place) { self.source.quotation(place)?.1 } else { place + 1 };
        }
    }

    fn item(&self, range: Range<usize>) -> Read<Item> {
        let star = |place: usize| self.source.at(place) == Some('*');
        let (mut start, mut end) = (range.start, range.end);
        while start < end && star(start) {
            start += 1;
        }
        while end > start && star(end - 1) {
            end -= 1;
        }
        let quoted = self.source.opens_quotation(start).then(|| self.source.quotation(start)).transpose()?;
        let (text, is_quoted) = match quoted {
            Some((text, behind)) if behind == end => (text, true),
            _ => (self.source.text(start..end), false),
        };
        if range.is_empty() || is_quoted && text.trim().is_empty() {
            return Err(QueryErrorKind::MissingValue { field: self.key.field }.at(range));
        }
        Ok(Item { open_start: start > range.start, open_end: end < range.end, range, text, is_quoted })
    }

    fn custom(self, relation: Relation) -> Read<Filter> {
        let text = self.text();
        if let Some(DayText::Fixed(first, last)) = quantity::day(&text).filter(|_| quantity::number(&text).is_err()) {
            return Ok(self.in_range(relation, first, last));
        }
        let number = quantity::number(&text).map_err(|trouble| self.trouble(trouble, self.value.clone()))?;
        Ok(self.compare(relation, Operand::Number(number)))
    }

    /// Reads words, a number, a range of numbers (`40..60`), or several numbers.
    fn quantity(self, relation: Relation) -> Read<Filter> {
        if relation != Relation::Equal {
            let operand = self.operand(self.value.clone())?;
            return Ok(self.compare(relation, operand));
        }
        if let Some(values) = self.items()?.iter().map(|item| self.word(item)).collect::<Option<Vec<_>>>() {
            return Ok(self.has(values));
        }
        if let Some((low, high)) = self.range_ends() {
            let (low, high) = (self.operand(low)?, self.operand(high)?);
            return Ok(Filter::all_of([self.compare(Relation::MoreOrEqual, low), self.compare(Relation::LessOrEqual, high)]));
        }
        match self.operand(self.value.clone()) {
            Ok(operand) => Ok(self.compare(relation, operand)),
            Err(error) => self.several().unwrap_or(Err(error)),
        }
    }

    /// Reads numbers divided by commas; `None` where there is but one.
    fn several(&self) -> Option<Read<Filter>> {
        let items = self.items().ok().filter(|items| items.len() > 1)?;
        let one = |item: &Item| match self.word(item) {
            Some(value) => Ok(Filter::Term(Term::Has { key: self.key.clone(), values: vec![value] })),
            None => Ok(self.compare(Relation::Equal, self.operand(item.range.clone())?)),
        };
        Some(items.iter().map(one).collect::<Read<Vec<_>>>().map(Filter::any_of))
    }

    /// Returns the two ends of a range written with `..` or `~`.
    fn range_ends(&self) -> Option<(Range<usize>, Range<usize>)> {
        let plain: Vec<char> = self.source.plain(self.value.clone()).chars().collect();
        let (at, length) = match plain.iter().position(|c| *c == '~') {
            Some(at) => (at, 1),
            None => (plain.windows(2).position(|pair| pair == ['.', '.'])?, 2),
        };
        let (start, end) = (self.value.start, self.value.end);
        (at > 0 && start + at + length < end).then(|| (start..start + at, start + at + length..end))
    }

    fn operand(&self, range: Range<usize>) -> Read<Operand> {
        let text = if range == self.value { self.text() } else { self.source.text(range.clone()) };
        let read = match self.key.nature() {
            Nature::Percent => quantity::percent(&text).map(Operand::Number),
            Nature::Money => quantity::amount(&text).map(|(value, currency)| Operand::Amount { value, currency }),
            _ => quantity::number(&text).map(Operand::Number),
        };
        read.map_err(|trouble| self.trouble(trouble, range))
    }

    fn day(self, relation: Relation) -> Read<Filter> {
        if relation == Relation::Equal {
            if let Some(silent) = self.silent()? {
                return Ok(silent);
            }
            if let Some(values) = self.items()?.iter().map(|item| self.word(item)).collect::<Option<Vec<_>>>() {
                return Ok(self.has(values));
            }
        }
        let text = self.text();
        match (quantity::day(&text), quantity::span(&text)) {
            (Some(DayText::Fixed(first, last)), _) => Ok(self.in_range(relation, first, last)),
            // A length of time alone means: no further away than that.
            (_, Ok(span)) if relation == Relation::Equal => Ok(self.compare(Relation::LessOrEqual, Operand::Span(span))),
            (_, Ok(span)) => Ok(self.compare(relation, Operand::Span(span))),
            (Some(DayText::Phrase(phrase)), _) => Ok(self.compare(relation, Operand::Phrase(phrase))),
            (None, Err(trouble)) => Err(self.trouble(trouble, self.value.clone())),
        }
    }

    /// Compares with a stretch of days.
    fn in_range(&self, relation: Relation, first: NaiveDate, last: NaiveDate) -> Filter {
        let compare = |relation, day| self.compare(relation, Operand::Day(day));
        match relation {
            Relation::Equal if first == last => compare(Relation::Equal, first),
            Relation::Equal => Filter::all_of([compare(Relation::MoreOrEqual, first), compare(Relation::LessOrEqual, last)]),
            Relation::Less | Relation::MoreOrEqual => compare(relation, first),
            Relation::LessOrEqual | Relation::More => compare(relation, last),
        }
    }

    /// Reads `none>21d`; `None` where something else stands there.
    fn silent(&self) -> Read<Option<Filter>> {
        if self.key.nature() != Nature::Recency {
            return Ok(None);
        }
        let is_sign = |place: &usize| matches!(self.source.at(*place), Some('>' | '≥' | '<' | '≤'));
        let Some(at) = (self.value.start..self.value.end).find(is_sign) else { return Ok(None) };
        let word = self.source.plain(self.value.start..at);
        if self.key.field.spec().emptiness(&word) != Some(true) {
            return Err(self.wrong_value(word, self.value.start..at));
        }
        let sign = relation(self.source, at).expect("a sign stands there");
        if !matches!(sign.relation, Relation::More | Relation::MoreOrEqual) {
            return Err(QueryErrorKind::WrongRelation { field: self.key.field }.at(at..sign.end));
        }
        let range = sign.end..self.value.end;
        if range.is_empty() {
            return Err(QueryErrorKind::MissingValue { field: self.key.field }.at(range));
        }
        let span = quantity::span(&self.source.text(range.clone())).map_err(|trouble| self.trouble(trouble, range))?;
        Ok(Some(Filter::Term(Term::Silent { field: self.key.field, relation: sign.relation, span })))
    }
}
