//! One field: its name, its label, its value as text, and how that text is read.

use super::Known;
use crate::domain::{Moment, Money, Scale, Zone};
use crate::i18n::{Named, Words};
use crate::text::key_fold;
use crate::tui::input::{LineInput, TextArea};
use chrono::NaiveDate;
use std::borrow::Cow;

/// A field of a form.
#[derive(Clone, Debug)]
pub struct Field {
    /// As `domain::check` names it, so that a fault finds its field.
    pub name: Cow<'static, str>,
    pub label: Label,
    pub value: FieldValue,
    pub reading: Reading,
    /// The id of the words that stand beside an empty field.
    pub hint: Option<&'static str>,
    /// What the book knows that it could hold.
    pub known: Option<Known>,
    /// What divides several of them; empty where the field holds one.
    pub dividers: &'static [char],
}

/// What stands left of a field.
#[derive(Clone, Debug)]
pub enum Label {
    /// The id of its words.
    Id(&'static str),
    /// A name out of the book, as of a column of an import.
    Own(String),
}

#[derive(Clone, Debug)]
pub enum FieldValue {
    Line(LineInput),
    /// Several lines, drawn in so many rows.
    Lines(TextArea, u16),
    Choice(Options),
    /// An answer on a scale, chosen with one key.
    Scale(Scale, Option<u8>),
}

/// What a line means, for reading it and for showing beside it what was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    Text,
    /// A day to come: `fri` is the next Friday.
    PlannedDay,
    /// A day that was: `fri` is the last Friday.
    PastDay,
    /// When something happened, with the time where it is known.
    Moment,
    /// When something is planned; it may have been.
    PlannedMoment,
    Money,
    /// A number whose hint is its unit: the hint stays.
    Counted,
}

/// The values one can choose from, each with its spelling and its word; always at least one.
#[derive(Clone, Debug)]
pub struct Options {
    pub rows: Vec<(String, String)>,
    pub chosen: usize,
}

impl Field {
    fn new(name: &'static str, label: &'static str, value: FieldValue) -> Field {
        Field { name: Cow::Borrowed(name), label: Label::Id(label), value, reading: Reading::Text, hint: None, known: None, dividers: &[] }
    }

    pub fn line(name: &'static str, label: &'static str, text: impl AsRef<str>) -> Field {
        Field::new(name, label, FieldValue::Line(LineInput::with_text(text.as_ref())))
    }

    /// A line that may stay empty.
    pub fn optional(name: &'static str, label: &'static str, text: &Option<String>) -> Field {
        Field::line(name, label, text.as_deref().unwrap_or_default())
    }

    pub fn lines(name: &'static str, label: &'static str, text: &str, rows: u16) -> Field {
        Field::new(name, label, FieldValue::Lines(TextArea::with_text(text), rows))
    }

    /// Several lines that are read before they are changed: the cursor stands before them.
    pub fn lines_to_read(name: &'static str, label: &'static str, text: &str, rows: u16) -> Field {
        Field::new(name, label, FieldValue::Lines(TextArea::before(text), rows))
    }

    pub fn choice(name: &'static str, label: &'static str, options: Options) -> Field {
        Field::new(name, label, FieldValue::Choice(options))
    }

    pub fn scale(name: &'static str, label: &'static str, scale: Scale, chosen: Option<u8>) -> Field {
        Field::new(name, label, FieldValue::Scale(scale, chosen))
    }

    pub fn planned_day(name: &'static str, label: &'static str, day: Option<NaiveDate>) -> Field {
        Field::line(name, label, spelled(day)).read_as(Reading::PlannedDay).hint("form-hint-planned-day")
    }

    pub fn past_day(name: &'static str, label: &'static str, day: Option<NaiveDate>) -> Field {
        Field::line(name, label, spelled(day)).read_as(Reading::PastDay).hint("form-hint-past-day")
    }

    pub fn moment(name: &'static str, label: &'static str, at: &Moment, zone: &Zone) -> Field {
        Field::line(name, label, spelled_moment(at, zone)).read_as(Reading::Moment).hint("form-hint-moment")
    }

    pub fn planned_moment(name: &'static str, label: &'static str, at: Option<&Moment>, zone: &Zone) -> Field {
        let text = at.map(|at| spelled_moment(at, zone)).unwrap_or_default();
        Field::line(name, label, text).read_as(Reading::PlannedMoment).hint("event-hint-at")
    }

    pub fn money(name: &'static str, label: &'static str, money: Option<Money>) -> Field {
        let text = money.map(|money| money.as_typed()).unwrap_or_default();
        Field::line(name, label, text).read_as(Reading::Money).hint("form-hint-money")
    }

    pub fn number(name: &'static str, label: &'static str, number: Option<u32>) -> Field {
        Field::line(name, label, number.map(|number| number.to_string()).unwrap_or_default())
    }

    /// A field of the book's own, under a name no form has.
    pub fn own(name: String, label: String, text: &str) -> Field {
        let line = FieldValue::Line(LineInput::with_text(text));
        Field {
            name: Cow::Owned(name),
            label: Label::Own(label),
            value: line,
            reading: Reading::Text,
            hint: None,
            known: None,
            dividers: &[],
        }
    }

    #[must_use]
    pub fn hint(self, id: &'static str) -> Field {
        Field { hint: Some(id), ..self }
    }

    /// Offers what the book knows already.
    #[must_use]
    pub fn known(self, known: Known) -> Field {
        Field { known: Some(known), ..self }
    }

    /// As `known`, for several with dividers between them.
    #[must_use]
    pub fn known_several(self, known: Known, dividers: &'static [char]) -> Field {
        Field { known: Some(known), dividers, ..self }
    }

    /// Names what a number counts; unlike a hint it stays beside the number.
    #[must_use]
    pub fn unit(self, id: &'static str) -> Field {
        self.read_as(Reading::Counted).hint(id)
    }

    /// Returns the hint of an empty field; only a scale that reaches ten has answers of two digits.
    pub fn hint_id(&self) -> Option<&'static str> {
        match &self.value {
            FieldValue::Scale(scale, _) => Some(if scale.max < 10 { "form-hint-digit" } else { "form-hint-scale" }),
            _ => self.hint,
        }
    }

    #[must_use]
    fn read_as(self, reading: Reading) -> Field {
        Field { reading, ..self }
    }

    /// Returns the value as the draft keeps it: the text, the spelling of the choice, the digits of the answer.
    pub fn text(&self) -> Cow<'_, str> {
        match &self.value {
            FieldValue::Line(line) => Cow::Borrowed(line.text()),
            FieldValue::Lines(area, _) => Cow::Borrowed(area.text()),
            FieldValue::Choice(options) => Cow::Borrowed(options.key()),
            FieldValue::Scale(_, chosen) => Cow::Owned(chosen.map(|answer| answer.to_string()).unwrap_or_default()),
        }
    }

    /// Takes a text as the draft kept it; a choice or an answer that is not there any more stays as it is.
    pub fn set_text(&mut self, text: &str) {
        match &mut self.value {
            FieldValue::Line(line) => line.set_text(text),
            FieldValue::Lines(area, _) => *area = TextArea::with_text(text),
            FieldValue::Choice(options) => options.choose(text),
            FieldValue::Scale(scale, chosen) => {
                let answer = text.parse().ok().filter(|answer| (scale.min..=scale.max).contains(answer));
                *chosen = if text.is_empty() { None } else { answer.or(*chosen) };
            }
        }
    }

    pub fn is_empty(&self) -> bool {
        self.text().trim().is_empty()
    }

    /// Says whether it holds a day, with a time or without.
    pub fn is_day(&self) -> bool {
        matches!(self.reading, Reading::PlannedDay | Reading::PastDay | Reading::Moment | Reading::PlannedMoment)
    }
}

impl Label {
    pub fn worded(&self, words: &Words) -> String {
        match self {
            Label::Id(id) => words.get(id),
            Label::Own(name) => name.clone(),
        }
    }
}

impl Options {
    /// Takes spellings with their words; `chosen` is a spelling, the first where it is none of them.
    pub fn new(rows: Vec<(String, String)>, chosen: &str) -> Options {
        let mut options = Options { rows, chosen: 0 };
        options.choose(chosen);
        options
    }

    /// Takes a closed set of the domain with its words.
    pub fn of<T: Named + std::fmt::Display + Copy>(words: &Words, all: &[T], chosen: T) -> Options {
        Options::new(all.iter().map(|one| (one.to_string(), words.word(*one))).collect(), &chosen.to_string())
    }

    /// As `of`, with nothing chosen as the first choice.
    pub fn of_optional<T: Named + std::fmt::Display + Copy>(words: &Words, all: &[T], chosen: Option<T>) -> Options {
        let mut rows = vec![(String::new(), crate::i18n::format::NOTHING.to_owned())];
        rows.extend(all.iter().map(|one| (one.to_string(), words.word(*one))));
        Options::new(rows, &chosen.map(|one| one.to_string()).unwrap_or_default())
    }

    pub fn key(&self) -> &str {
        self.rows.get(self.chosen).map_or("", |(key, _)| key)
    }

    pub fn word(&self) -> &str {
        self.rows.get(self.chosen).map_or("", |(_, word)| word)
    }

    pub fn choose(&mut self, key: &str) {
        if let Some(found) = self.rows.iter().position(|(own, _)| own == key) {
            self.chosen = found;
        }
    }

    /// Goes to the value after or before, around the ends.
    pub fn step(&mut self, forward: bool) {
        let count = self.rows.len().max(1);
        self.chosen = (self.chosen + if forward { 1 } else { count - 1 }) % count;
    }

    /// Goes to the next value whose spelling or word begins with a character; says whether there is one.
    pub fn jump(&mut self, typed: char) -> bool {
        let wanted = key_fold(typed).to_ascii_lowercase();
        let begins = |text: &str| text.chars().next().is_some_and(|first| first.to_ascii_lowercase() == wanted);
        let count = self.rows.len();
        let after = (1..=count).map(|step| (self.chosen + step) % count);
        let found = after.into_iter().find(|index| begins(&self.rows[*index].0) || begins(&self.rows[*index].1));
        self.chosen = found.unwrap_or(self.chosen);
        found.is_some()
    }
}

fn spelled(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// Writes a moment on the person's wall clock as it is read back.
fn spelled_moment(at: &Moment, zone: &Zone) -> String {
    let day = at.day(zone);
    at.time(zone).map_or_else(|| day.to_string(), |time| format!("{day} {}", time.format("%H:%M")))
}
