//! Says whether an account fits a filter. What is unknown fits no comparison.

use super::ast::{Filter, Key, Operand, Pattern, Relation, Span, Term, Value};
use super::field::{Field, Nature};
use super::fold::folded;
use super::quantity;
use super::subject::{NpsKind, Subject};
use crate::domain::{Stage, TouchKind, when};
use chrono::NaiveDate;

/// A filter made ready for a day: texts folded, days counted out.
#[derive(Clone, Debug)]
pub struct Matcher {
    filter: Filter,
    today: NaiveDate,
}

impl Filter {
    /// Makes the filter ready to be asked of many accounts; segments it names must have been expanded.
    pub fn on(&self, today: NaiveDate) -> Matcher {
        let ready = self.try_map_terms(&mut |term| Ok::<_, std::convert::Infallible>(Filter::Term(ready(term, today))));
        Matcher { filter: ready.unwrap_or_else(|never| match never {}), today }
    }
}

fn ready(term: &Term, today: NaiveDate) -> Term {
    match term {
        Term::Text(text) => Term::Text(folded(text)),
        Term::Has { key, values } => Term::Has { key: ready_key(key), values: values.iter().map(ready_value).collect() },
        Term::Compare { key, relation, operand } => ready_comparison(key, *relation, operand, today),
        Term::View(_) | Term::Silent { .. } => term.clone(),
    }
}

fn ready_key(key: &Key) -> Key {
    Key { field: key.field, part: key.part.as_deref().map(folded) }
}

fn ready_value(value: &Value) -> Value {
    match value {
        Value::Text(pattern) => Value::Text(Pattern { text: folded(&pattern.text), ..pattern.clone() }),
        other => other.clone(),
    }
}

/// Turns what counts from today into days. A day that cannot be stays as it is, and nothing fits it.
fn ready_comparison(key: &Key, relation: Relation, operand: &Operand, today: NaiveDate) -> Term {
    let is_ahead = key.nature() == Nature::Coming;
    let (day, relation) = match operand {
        Operand::Span(span) if is_ahead => (span.after(today), relation),
        // The longer ago, the earlier.
        Operand::Span(span) => (span.before(today), relation.turned()),
        Operand::Phrase(phrase) if is_ahead => (when::parse_day(phrase, today), relation),
        Operand::Phrase(phrase) => (when::parse_past_day(phrase, today), relation),
        _ => (None, relation),
    };
    Term::Compare { key: ready_key(key), relation, operand: day.map_or_else(|| operand.clone(), Operand::Day) }
}

impl Matcher {
    pub fn matches(&self, subject: &Subject) -> bool {
        self.fits(&self.filter, subject)
    }

    fn fits(&self, filter: &Filter, subject: &Subject) -> bool {
        match filter {
            Filter::All => true,
            Filter::And(parts) => parts.iter().all(|part| self.fits(part, subject)),
            Filter::Or(parts) => parts.iter().any(|part| self.fits(part, subject)),
            Filter::Not(inner) => !self.fits(inner, subject),
            Filter::Term(term) => self.term(term, subject),
        }
    }

    fn term(&self, term: &Term, subject: &Subject) -> bool {
        match term {
            Term::Text(text) => subject.search.contains(text.as_str()),
            Term::View(_) => false,
            Term::Has { key, values } => values.iter().any(|value| self.has(key, value, subject)),
            Term::Compare { key, relation, operand } => self.compares(key, *relation, operand, subject),
            Term::Silent { field, relation, span } => self.is_silent(*field, *relation, *span, subject),
        }
    }

    fn has(&self, key: &Key, value: &Value, subject: &Subject) -> bool {
        match value {
            Value::None => self.is_known(key, subject) == Some(false),
            Value::Any => self.is_known(key, subject) == Some(true),
            Value::Word(word) => self.has_word(key.field, word, subject),
            Value::Text(pattern) => {
                let is_prose = key.nature() == Nature::Prose;
                texts(key, subject).iter().any(|text| fits_pattern(pattern, text, is_prose))
            }
        }
    }

    /// Says whether anything is known, or there are any; `None` where it was not read.
    fn is_known(&self, key: &Key, subject: &Subject) -> Option<bool> {
        match key.field {
            Field::Stage => Some(subject.stage.is_some()),
            Field::Model => Some(subject.model.is_some()),
            Field::Arr => Some(subject.arr.is_some()),
            Field::Churned => Some(self.has_churned(subject)),
            Field::Band | Field::Grade => Some(subject.health?.band != crate::domain::Band::Unknown),
            Field::Custom => Some(!texts_read(key, subject.custom.is_some(), subject)?.is_empty()),
            Field::Product => Some(!subject.products.as_ref()?.is_empty()),
            Field::Ticket => Some(subject.tickets?.open > 0),
            Field::Task => Some(subject.tasks?.open > 0),
            Field::Contacts => Some(subject.people?.contacts > 0),
            Field::Champion => Some(subject.people?.champions > 0),
            Field::Plan => subject.plans.map(|plans| plans.open + plans.done > 0),
            Field::Goal => subject.goals.map(|goals| goals.open + goals.reached > 0),
            _ => match key.nature() {
                Nature::Text | Nature::Prose => {
                    let is_read = subject.details.is_some() || !matches!(key.field, Field::Domain | Field::Note);
                    Some(!texts_read(key, is_read, subject)?.is_empty())
                }
                Nature::Coming | Nature::Past | Nature::Recency => day(key.field, subject).map(|day| day.is_some()),
                _ => number(key, subject).map(|number| number.is_some()),
            },
        }
    }

    fn has_churned(&self, subject: &Subject) -> bool {
        subject.stage == Some(Stage::Churned) || subject.churned_on.is_some_and(|on| on <= self.today)
    }

    /// Says whether a word of a closed set holds.
    fn has_word(&self, field: Field, word: &str, subject: &Subject) -> bool {
        match field {
            Field::Band => subject.health.is_some_and(|health| health.band.as_str() == word),
            Field::Grade => subject.health.is_some_and(|health| health.grade.as_str().eq_ignore_ascii_case(word)),
            Field::Stage => subject.stage.is_some_and(|stage| stage.as_str() == word),
            Field::Model => subject.model.is_some_and(|model| model.as_str() == word),
            Field::Champion => word == "left" && subject.people.is_some_and(|people| people.champions == 0 && people.champions_left > 0),
            Field::Nps => subject.surveys.and_then(|surveys| surveys.nps).is_some_and(|(_, kind)| nps_word(kind) == word),
            _ => count(field, word, subject).is_some_and(|count| count > 0),
        }
    }

    fn compares(&self, key: &Key, relation: Relation, operand: &Operand, subject: &Subject) -> bool {
        match operand {
            Operand::Day(wanted) if key.field == Field::Custom => {
                let days = texts(key, subject).into_iter().filter_map(custom_day);
                days.into_iter().any(|day| relation.holds(day, *wanted))
            }
            Operand::Day(wanted) => day(key.field, subject).flatten().is_some_and(|day| relation.holds(day, *wanted)),
            Operand::Number(wanted) => number(key, subject).flatten().is_some_and(|number| relation.holds(number, *wanted)),
            Operand::Amount { value, currency } => {
                let arr = subject.arr.filter(|arr| currency.is_none_or(|currency| currency == arr.currency));
                arr.is_some_and(|arr| relation.holds(arr.major(), *value))
            }
            // What could not be counted out is no day at all.
            Operand::Span(_) | Operand::Phrase(_) => false,
        }
    }

    fn is_silent(&self, field: Field, relation: Relation, span: Span, subject: &Subject) -> bool {
        let last = match kind(field) {
            Some(kind) => subject.touches.by_kind.as_ref().map(|days| days.get(&kind).copied()),
            None => subject.touches.two_way_on,
        };
        match (last, span.before(self.today)) {
            (Some(None), _) => true,
            (Some(Some(last)), Some(bound)) => relation.turned().holds(last, bound),
            _ => false,
        }
    }
}

/// Returns the kind of touch that a field asks about; `None` for touches of every kind.
fn kind(field: Field) -> Option<TouchKind> {
    Some(match field {
        Field::Call => TouchKind::Call,
        Field::Meeting => TouchKind::Meeting,
        Field::Email => TouchKind::Email,
        Field::Chat => TouchKind::Chat,
        Field::Visit => TouchKind::Visit,
        Field::Webinar => TouchKind::Webinar,
        Field::Community => TouchKind::Community,
        _ => return None,
    })
}

fn nps_word(kind: NpsKind) -> &'static str {
    match kind {
        NpsKind::Detractor => "detractor",
        NpsKind::Passive => "passive",
        NpsKind::Promoter => "promoter",
    }
}

/// Returns how many there are of what a word names.
fn count(field: Field, word: &str, subject: &Subject) -> Option<u32> {
    match field {
        Field::Ticket => subject.tickets.and_then(|tickets| match word {
            "open" => Some(tickets.open),
            "severe" => Some(tickets.severe),
            "reopened" => Some(tickets.reopened),
            _ => None,
        }),
        Field::Task => subject.tasks.and_then(|tasks| match word {
            "open" => Some(tasks.open),
            "overdue" => Some(tasks.overdue),
            "today" => Some(tasks.today),
            _ => None,
        }),
        Field::Plan => subject.plans.and_then(|plans| match word {
            "late" => Some(plans.late_steps + plans.late_plans),
            "blocked" => Some(plans.blocked_steps),
            "open" => Some(plans.open),
            "done" => Some(plans.done),
            _ => None,
        }),
        Field::Goal => subject.goals.and_then(|goals| match word {
            "behind" => Some(goals.behind),
            "open" => Some(goals.open),
            "due" => Some(goals.due),
            "reached" => Some(goals.reached),
            _ => None,
        }),
        _ => None,
    }
}

/// Returns a number; the outer `None` where it was not read, the inner where it is not known.
fn number(key: &Key, subject: &Subject) -> Option<Option<f64>> {
    match key.field {
        Field::Score => Some(subject.health?.score.map(f64::from)),
        // A little below a whole per cent is that per cent.
        Field::Coverage => Some(Some((subject.health?.coverage * 1000.0).round() / 10.0)),
        Field::Change => Some(subject.change.map(f64::from)),
        Field::Seats => Some(subject.details.as_ref()?.seats.map(f64::from)),
        Field::Nps => Some(subject.surveys?.nps.map(|(score, _)| f64::from(score))),
        Field::Csat => Some(subject.surveys?.csat.map(f64::from)),
        Field::Ces => Some(subject.surveys?.ces.map(f64::from)),
        Field::Pulse => Some(subject.pulse?.map(f64::from)),
        Field::Ticket => Some(Some(f64::from(subject.tickets?.open))),
        Field::Task => Some(Some(f64::from(subject.tasks?.open))),
        Field::Contacts => Some(Some(f64::from(subject.people?.contacts))),
        Field::Usage => match &key.part {
            Some(metric) => Some(subject.usage.metrics.as_ref()?.iter().find(|(name, _)| folded(name) == *metric).map(|(_, sum)| *sum)),
            None => subject.usage.active_percent,
        },
        Field::Custom => Some(texts(key, subject).first().and_then(|text| quantity::number(text).ok())),
        _ => None,
    }
}

/// Returns a day; the outer `None` where it was not read, the inner where there is none.
fn day(field: Field, subject: &Subject) -> Option<Option<NaiveDate>> {
    match field {
        Field::Renews => Some(subject.renews_on),
        Field::Notice => Some(subject.notice_by),
        Field::Created => Some(subject.created_on),
        Field::Churned => Some(subject.churned_on),
        Field::Touch => Some(subject.last_touch_on),
        _ => Some(subject.touches.by_kind.as_ref()?.get(&kind(field)?).copied()),
    }
}

fn custom_day(text: &str) -> Option<NaiveDate> {
    match quantity::day(text) {
        Some(quantity::DayText::Fixed(first, _)) => Some(first),
        _ => None,
    }
}

/// Returns the texts of a field where they were read.
fn texts_read<'a>(key: &Key, is_read: bool, subject: &'a Subject) -> Option<Vec<&'a str>> {
    is_read.then(|| texts(key, subject))
}

/// Returns the texts of a field; none where they are empty or were not read.
fn texts<'a>(key: &Key, subject: &'a Subject) -> Vec<&'a str> {
    let one = |text: &'a Option<String>| text.as_deref().filter(|text| !text.trim().is_empty()).into_iter().collect();
    match key.field {
        Field::Name => vec![subject.name.as_str()],
        Field::Kana => one(&subject.kana),
        Field::Id => one(&subject.external_id),
        Field::Segment => one(&subject.segment),
        Field::Industry => one(&subject.industry),
        Field::Region => one(&subject.region),
        Field::Country => one(&subject.country),
        Field::Owner => one(&subject.owner),
        Field::Domain => subject.details.as_ref().map_or_else(Vec::new, |details| one(&details.domain)),
        Field::Note => subject.details.as_ref().map_or_else(Vec::new, |details| one(&details.note)),
        Field::Product => subject.products.iter().flatten().map(String::as_str).collect(),
        Field::Custom => {
            let wanted = key.part.as_deref().unwrap_or_default();
            let fields = subject.custom.iter().flatten();
            fields.filter(|(name, value)| folded(name) == wanted && !value.trim().is_empty()).map(|(_, value)| value.as_str()).collect()
        }
        _ => Vec::new(),
    }
}

/// Compares a text with a folded pattern; in prose the pattern may stand anywhere unless a star says where.
fn fits_pattern(pattern: &Pattern, text: &str, is_prose: bool) -> bool {
    let text = folded(text.trim());
    let wanted = pattern.text.as_str();
    match (pattern.open_start, pattern.open_end) {
        (true, true) => text.contains(wanted),
        (false, true) => text.starts_with(wanted),
        (true, false) => text.ends_with(wanted),
        (false, false) if is_prose => text.contains(wanted),
        (false, false) => text == wanted,
    }
}
