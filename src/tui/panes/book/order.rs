//! The order of the book: by rank, or by any column in either direction. What is not known comes last both ways.

use super::courses::Courses;
use crate::domain::Currency;
use crate::domain::words::text_enum;
use crate::review::ScoredLine;
use crate::say;
use crate::text::search_key;
use crate::tui::pane::Cx;
use crate::tui::route::{Choice, ChoiceRow};
use crate::tui::widget::Sorted;
use chrono::NaiveDate;
use std::cmp::Ordering;

text_enum! {
    /// The columns, from left to right.
    pub enum BookColumn {
        Health = "health",
        Change = "change",
        Trend = "trend",
        Account = "account",
        Arr = "arr",
        Renewal = "renewal",
        LastTouch = "last-touch",
        NextStep = "next-step",
    }
}

impl BookColumn {
    /// Returns the ids of its heading, of its name in a list, and of what stands first and, turned around, then.
    pub fn word_ids(self) -> [&'static str; 4] {
        match self {
            BookColumn::Health => ["book-head-health", "book-by-health", "book-first-risk", "book-first-healthy"],
            BookColumn::Change => ["book-head-change", "book-by-change", "book-first-fallen", "book-first-risen"],
            BookColumn::Trend => ["book-head-trend", "book-by-trend", "book-first-fallen", "book-first-risen"],
            BookColumn::Account => ["book-head-account", "book-by-account", "book-first-a", "book-first-z"],
            BookColumn::Arr => ["book-head-arr", "book-by-arr", "book-first-large", "book-first-small"],
            BookColumn::Renewal => ["book-head-renewal", "book-by-renewal", "book-first-soon", "book-first-late"],
            BookColumn::LastTouch => ["book-head-last-touch", "book-by-last-touch", "book-first-long-ago", "book-first-recent"],
            BookColumn::NextStep => ["book-head-next-step", "book-by-next-step", "book-first-soon", "book-first-late"],
        }
    }
}

/// By which column the book is sorted; each begins with what needs its manager most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Order {
    column: BookColumn,
    is_reversed: bool,
}

impl Default for Order {
    fn default() -> Self {
        Order::by(BookColumn::Health)
    }
}

impl Order {
    pub fn by(column: BookColumn) -> Order {
        Order { column, is_reversed: false }
    }

    /// Takes the column of this spelling; the present one turns around.
    pub fn choose(&mut self, spelling: &str) {
        match spelling.parse() {
            Ok(column) if column == self.column => self.reverse(),
            Ok(column) => *self = Order { column, is_reversed: false },
            Err(_) => {}
        }
    }

    pub fn reverse(&mut self) {
        self.is_reversed = !self.is_reversed;
    }

    /// Returns the list of columns to choose from, each with what it would put first; the present one, with what does.
    pub fn choice(&self, cx: &Cx<'_>) -> Choice {
        let row = |column: &BookColumn| {
            let [_, label, first, reversed] = column.word_ids().map(|id| cx.words.get(id));
            let hint = match (*column == self.column, self.is_reversed) {
                (false, _) => first,
                (true, false) => say!(cx.words, "book-sort-turns", now = first),
                (true, true) => say!(cx.words, "book-sort-turns", now = reversed),
            };
            ChoiceRow { key: column.as_str().to_owned(), label, hint }
        };
        let selected = BookColumn::ALL.iter().position(|column| *column == self.column).unwrap_or(0);
        Choice { title: cx.words.get("book-sort-title"), rows: BookColumn::ALL.iter().map(row).collect(), selected, more: None }
    }

    /// Returns the mark of a column's heading: the way its own values run.
    pub fn mark(&self, column: BookColumn) -> Option<Sorted> {
        let starts_low = column != BookColumn::Arr;
        (column == self.column).then_some(if starts_low != self.is_reversed { Sorted::Ascending } else { Sorted::Descending })
    }

    /// Sorts places of rows that stand by rank; the rank decides between equals.
    pub fn sort(&self, cx: &Cx<'_>, rows: &[ScoredLine], courses: &Courses, places: &mut Vec<usize>) {
        let change = |row: &ScoredLine| courses.of(cx, row).and_then(|course| course.change_30d);
        let trend = |row: &ScoredLine| courses.of(cx, row).and_then(|course| rise(&course.trend));
        match self.column {
            BookColumn::Health if self.is_reversed => places.reverse(),
            BookColumn::Health => {}
            BookColumn::Change => self.sort_known(rows, places, change),
            BookColumn::Trend => self.sort_known(rows, places, trend),
            BookColumn::Account => self.sort_known(rows, places, |row| Some(spoken_name(row))),
            BookColumn::Arr => self.sort_by_arr(rows, places),
            BookColumn::Renewal => self.sort_known(rows, places, |row| renewal_on(row, cx.today())),
            // Never spoken to is longer ago than any day.
            BookColumn::LastTouch => self.sort_known(rows, places, |row| Some(row.line.last_touch_on)),
            BookColumn::NextStep => self.sort_known(rows, places, next_step_on),
        }
    }

    fn sort_known<K: Ord>(&self, rows: &[ScoredLine], places: &mut Vec<usize>, key: impl Fn(&ScoredLine) -> Option<K>) {
        let (mut known, unknown): (Vec<_>, Vec<_>) =
            places.drain(..).map(|place| (key(&rows[place]), place)).partition(|(key, _)| key.is_some());
        known.sort_by(|(one, _), (other, _)| self.turned(one.cmp(other)));
        places.extend(known.into_iter().chain(unknown).map(|(_, place)| place));
    }

    /// Amounts of different currencies are not compared: each currency is a group of its own.
    fn sort_by_arr(&self, rows: &[ScoredLine], places: &mut Vec<usize>) {
        let key = |row: &ScoredLine| row.line.arr.map(|arr| (arr.currency, arr.minor));
        let (mut known, unknown): (Vec<_>, Vec<_>) =
            places.drain(..).map(|place| (key(&rows[place]), place)).partition(|(key, _)| key.is_some());
        let amount = |key: &Option<(Currency, i64)>| key.map(|(_, minor)| minor);
        let currency = |key: &Option<(Currency, i64)>| key.map(|(currency, _)| currency);
        known
            .sort_by(|(one, _), (other, _)| currency(one).cmp(&currency(other)).then_with(|| self.turned(amount(other).cmp(&amount(one)))));
        places.extend(known.into_iter().chain(unknown).map(|(_, place)| place));
    }

    fn turned(&self, ordering: Ordering) -> Ordering {
        if self.is_reversed { ordering.reverse() } else { ordering }
    }
}

/// Returns the points from the first known week to the last.
fn rise(trend: &[Option<u8>]) -> Option<i16> {
    let mut known = trend.iter().flatten().map(|score| i16::from(*score));
    let first = known.next()?;
    Some(known.next_back().unwrap_or(first) - first)
}

/// Returns the form of the name under which it is looked up: its reading where there is one.
pub(super) fn spoken_name(row: &ScoredLine) -> String {
    search_key(row.line.kana.as_ref().unwrap_or(&row.line.name))
}

/// Returns the day that the renewal column speaks of: the notice deadline while it is near, else the end.
pub(super) fn renewal_on(row: &ScoredLine, today: NaiveDate) -> Option<NaiveDate> {
    notice_near(row, today).or(row.line.renewal.map(|renewal| renewal.due_on))
}

/// Returns the notice deadline if it lies within 90 days ahead.
pub(super) fn notice_near(row: &ScoredLine, today: NaiveDate) -> Option<NaiveDate> {
    let notice_by = row.line.renewal?.notice_by?;
    (0..=NOTICE_DAYS).contains(&(notice_by - today).num_days()).then_some(notice_by)
}

/// How many days ahead a notice deadline is near.
const NOTICE_DAYS: i64 = 90;

/// A task without a due day comes after those with one, before accounts without a task.
fn next_step_on(row: &ScoredLine) -> Option<(bool, Option<NaiveDate>)> {
    row.line.next_task.as_ref().map(|task| (task.due_on.is_none(), task.due_on))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choosing_the_present_column_turns_it_around() {
        let mut order = Order::default();
        assert_eq!(order.mark(BookColumn::Health), Some(Sorted::Ascending));
        order.choose("arr");
        assert_eq!((order.mark(BookColumn::Arr), order.mark(BookColumn::Health)), (Some(Sorted::Descending), None));
        order.choose("arr");
        assert_eq!(order.mark(BookColumn::Arr), Some(Sorted::Ascending));
        order.choose("no column");
        assert_eq!(order.mark(BookColumn::Arr), Some(Sorted::Ascending));
        order.choose("health");
        assert_eq!(order, Order::default());
    }

    #[test]
    fn a_trend_is_what_it_rose_by() {
        for (trend, expected) in [
            (&[None, Some(40), None, Some(31)][..], Some(-9)),
            (&[Some(40), Some(90), Some(55)], Some(15)),
            (&[None, Some(40)], Some(0)),
            (&[None, None], None),
        ] {
            assert_eq!(rise(trend), expected, "{trend:?}");
        }
    }
}
