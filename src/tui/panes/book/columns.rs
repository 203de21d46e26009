//! The columns of the book and the cells of one account.
//!
//! As the width shrinks they leave in this order: trend, next step, last touch, ARR, change; health, account and renewal stay.
//! The column by which the book is sorted stays longer than those that may leave.

use super::courses::Seen;
use super::order::{BookColumn, Order, notice_near};
use super::totals::{Totals, override_text};
use crate::domain::Band;
use crate::domain::health::Score;
use crate::i18n::Format;
use crate::i18n::format::NOTHING;
use crate::i18n::format::money::COMPACT_CELLS;
use crate::review::ScoredLine;
use crate::say;
use crate::theme::Role;
use crate::tui::pane::Cx;
use crate::tui::tone::role_of_band;
use crate::tui::widget::{Column, ColumnWidth, Phrase, sparkline};
use chrono::NaiveDate;

/// Cells of a trend: two of the twelve weeks each.
const TREND_CELLS: usize = 6;

/// Cells between a due day and the title behind it.
const DUE_GAP: usize = 2;

/// A change that is worth a colour, in points.
const MARKED_CHANGE: i16 = 10;

/// Below this width a name needs its room for itself: half a remark behind it says nothing.
const NARROW: u16 = 132;

/// From this width on a name has its usual room.
const ROOMY: u16 = 116;

/// From this width on there is room to read a next step, and an override, in full.
const WIDE: u16 = 140;

/// Returns the headings, in the order of the columns.
pub(super) fn headings(cx: &Cx<'_>) -> Vec<String> {
    BookColumn::ALL.iter().map(|column| cx.words.get(column.word_ids()[0])).collect()
}

/// Returns the columns for a screen of some width.
pub(super) fn columns<'a>(cx: &Cx<'_>, headings: &'a [String], order: Order, totals: &Totals, width: u16) -> Vec<Column<'a>> {
    let column = |(column, heading): (&BookColumn, &'a String)| {
        let mark = order.mark(*column);
        // The mark of the sorted column stands behind its heading.
        let heading_cells = cells(cx.look.cells.width(heading)) + if mark.is_some() { 2 } else { 0 };
        let (column_width, priority) = extent(cx, *column, heading_cells, totals, width);
        let made = Column::new(heading, column_width, if mark.is_some() { priority.min(1) } else { priority }).sorted(mark);
        if matches!(column, BookColumn::Change | BookColumn::Arr) { made.right() } else { made }
    };
    BookColumn::ALL.iter().zip(headings).map(column).collect()
}

/// Returns how wide a column is and when it leaves; 0 never does.
fn extent(cx: &Cx<'_>, column: BookColumn, heading: u16, totals: &Totals, width: u16) -> (ColumnWidth, u8) {
    let is_wide = width >= WIDE;
    let fixed = |least: u16| ColumnWidth::Fixed(least.max(heading));
    match column {
        BookColumn::Health => (health_width(cx, heading, totals, width), 0),
        BookColumn::Change => (fixed(4), 2),
        BookColumn::Trend => (fixed(cells(TREND_CELLS)), 6),
        BookColumn::Account => (account_width(width), 0),
        BookColumn::Arr => (fixed(cells(COMPACT_CELLS)), 3),
        BookColumn::Renewal => (fixed(15), 0),
        BookColumn::LastTouch => (fixed(10), 4),
        BookColumn::NextStep => (ColumnWidth::Flexible { min: 16, max: if is_wide { 72 } else { 40 } }, 5),
    }
}

/// Grade, score and word take a fixed place. An override stands beside them in full where there is room, and as a mark elsewhere:
/// one account's override must not cost all of them their trend.
fn health_width(cx: &Cx<'_>, heading: u16, totals: &Totals, width: u16) -> ColumnWidth {
    let word = Band::ALL.iter().map(|band| cx.look.cells.width(&cx.words.word(*band))).max().unwrap_or(0);
    let own = cells(6 + word);
    let beside = match cells(totals.override_cells(cx)) {
        0 => 0,
        full if width >= WIDE => 2 + full,
        _ => 2,
    };
    ColumnWidth::Fixed((own + beside).max(heading))
}

/// Where there is room a name is worth more than the trend.
fn account_width(width: u16) -> ColumnWidth {
    let min = if width >= ROOMY { 18 } else { 14 };
    ColumnWidth::Flexible { min, max: if width >= WIDE { 48 } else { 36 } }
}

/// Narrows a width to what a screen can have.
fn cells(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// Returns the cells of an account of which only the name is known yet.
pub(super) fn unread_row(scored: &ScoredLine) -> Vec<Phrase<'static>> {
    let cell = |column: &BookColumn| match column {
        BookColumn::Health => Phrase::new("…", Role::Dim),
        BookColumn::Account => Phrase::new(scored.line.name.clone(), Role::Text),
        _ => Phrase::default(),
    };
    BookColumn::ALL.iter().map(cell).collect()
}

/// Returns the cells of one account, in the order of the columns; `seen` is what is known of its course by now, and the pair is the
/// width of the screen and the cells of a due day.
pub(super) fn row(cx: &Cx<'_>, scored: &ScoredLine, seen: Seen, (width, due_cells): (u16, usize)) -> Vec<Phrase<'static>> {
    vec![
        health(cx, &scored.score, width),
        change(cx.format, seen),
        trend(seen),
        account(cx, scored, width),
        arr(cx, scored),
        renewal(cx, scored),
        last_touch(cx, scored),
        next_step(cx, scored, due_cells),
    ]
}

/// Grade, number and word: nothing is said by colour alone.
fn health(cx: &Cx<'_>, score: &Score, width: u16) -> Phrase<'static> {
    let role = role_of_band(score.band);
    let number = score.sure().map_or_else(|| NOTHING.to_owned(), |score| score.to_string());
    let number = cx.look.cells.pad_left(&number, 3);
    let own = Phrase::new(format!("{} {number} {}", score.grade, cx.words.word(score.band)), role);
    match override_text(cx, score) {
        Some(text) if width >= WIDE => own.then("  ", Role::Dim).then(text, Role::Text),
        Some(_) => own.then(" *", Role::Text),
        None => own,
    }
}

fn change(format: &Format, seen: Seen) -> Phrase<'static> {
    let course = match seen {
        Seen::Known(Some(course)) => course,
        Seen::Known(None) => return Phrase::new("?", Role::Error),
        Seen::Coming => return Phrase::default(),
    };
    match course.change_30d {
        None => Phrase::new(NOTHING, Role::Dim),
        Some(0) => Phrase::new(format.change(0), Role::Dim),
        Some(change) if change <= -MARKED_CHANGE => Phrase::new(format.change(change.into()), Role::Red),
        Some(change) if change >= MARKED_CHANGE => Phrase::new(format.change(change.into()), Role::Green),
        Some(change) => Phrase::new(format.change(change.into()), Role::Text),
    }
}

fn trend(seen: Seen) -> Phrase<'static> {
    let Seen::Known(course) = seen else { return Phrase::default() };
    let points: Vec<Option<f64>> = course.iter().flat_map(|course| course.trend).map(|score| score.map(f64::from)).collect();
    Phrase::new(sparkline(&points, TREND_CELLS), Role::Dim)
}

/// The name, and where there is room why its score says little.
fn account(cx: &Cx<'_>, scored: &ScoredLine, width: u16) -> Phrase<'static> {
    let name = scored.line.name.clone();
    if scored.has_churned() {
        return Phrase::new(name, Role::Dim).then(say!(cx.words, "book-churned"), Role::Dim);
    }
    if scored.score.band != Band::Unknown || width < NARROW {
        return Phrase::new(name, Role::Text);
    }
    let share = cx.format.percent(scored.score.coverage);
    Phrase::new(name, Role::Text).then(say!(cx.words, "book-known", share = share), Role::Dim)
}

fn arr(cx: &Cx<'_>, scored: &ScoredLine) -> Phrase<'static> {
    match scored.line.arr {
        Some(arr) => Phrase::new(cx.format.money(arr), Role::Text).means(arr),
        None => Phrase::new(NOTHING, Role::Dim),
    }
}

fn renewal(cx: &Cx<'_>, scored: &ScoredLine) -> Phrase<'static> {
    let today = cx.today();
    let Some(renewal) = scored.line.renewal else { return Phrase::new(NOTHING, Role::Dim) };
    if let Some(day) = notice_near(scored, today) {
        let role = if scored.score.band == Band::Green { Role::Text } else { Role::Yellow };
        return Phrase::new(say!(cx.words, "book-notice", when = cx.format.relative(day)), role).means(renewal.due_on);
    }
    let said = match (renewal.due_on - today).num_days() {
        days @ ..0 => Phrase::new(say!(cx.words, "book-overdue", n = -days), Role::Red),
        _ => Phrase::new(cx.format.near(renewal.due_on), Role::Text),
    };
    said.means(renewal.due_on)
}

fn last_touch(cx: &Cx<'_>, scored: &ScoredLine) -> Phrase<'static> {
    match scored.line.last_touch_on {
        Some(day) => Phrase::new(past(cx.format, day), Role::Text).means(day),
        None => Phrase::new(say!(cx.words, "book-never"), Role::Dim),
    }
}

/// Within a year a distance, before that the month: a day says no more and takes more room.
fn past(format: &Format, day: NaiveDate) -> String {
    if (format.today - day).num_days() > 365 { format.month(day) } else { format.relative(day) }
}

/// The due day first: it is what is looked for, and a long title is cut behind it.
fn next_step(cx: &Cx<'_>, scored: &ScoredLine, due_cells: usize) -> Phrase<'static> {
    let Some(task) = &scored.line.next_task else { return Phrase::new(NOTHING, Role::Dim) };
    let (due, role) = match task.due_on {
        Some(day) if day < cx.today() => (cx.format.due(day), Role::Red),
        Some(day) if day == cx.today() => (cx.format.due(day), Role::Heading),
        Some(day) => (cx.format.due(day), Role::Dim),
        None => (NOTHING.to_owned(), Role::Dim),
    };
    let gap = due_cells.saturating_sub(cx.look.cells.width(&due)) + DUE_GAP;
    Phrase::new(due, role).then(" ".repeat(gap), Role::Dim).then(task.title.clone(), Role::Text)
}
