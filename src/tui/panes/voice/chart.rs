//! Charts that read in 80 columns: how answers spread over their scale, a column an answer, and a trend with its months and values
//! written out. Bars are Braille, which is one cell wide in every terminal; counts and words stand beside, so that nothing is said
//! by colour or height alone.

use crate::domain::kpi::{Figure, Span};
use crate::domain::voice::{Class, Classes, Measure, Spread, class, is_thin};
use crate::domain::{Score, SurveyKind};
use crate::say;
use crate::theme::Role;
use crate::tui::pane::Cx;
use crate::tui::tone::role_of;
use crate::tui::widget::{Pen, Phrase, sparkline};
use crate::wording::voice as wording;
use chrono::Datelike;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The dots of a cell from the bottom up: a quarter, a half, three quarters, full.
const FILLED: [&str; 4] = ["⣀", "⣤", "⣶", "⣿"];
/// Cells of a column of the trend at least, and of a bar at most.
const LEAST: u16 = 5;
const WIDEST: u16 = 8;
/// Where a chart begins.
const LEFT: u16 = 3;

/// Returns how many rows a spread takes with so many rows of bars: heading, bars, answers, counts.
pub(super) fn spread_height(bars: u16) -> u16 {
    bars + 3
}

/// Draws how the answers of a scale spread.
pub(super) fn draw_spread(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, kind: SurveyKind, spread: &Spread, bars: u16) {
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = pen.width().saturating_sub(LEFT + 1);
    let whole = heading(cx, kind, spread, true);
    let fits = whole.width(cx.look.cells) <= usize::from(room);
    pen.put_phrase(LEFT, 0, room, &if fits { whole } else { heading(cx, kind, spread, false) });
    let answers: Vec<(u8, usize)> = spread.answers().collect();
    let columns = u16::try_from(answers.len()).unwrap_or(u16::MAX).max(1);
    let width = (room / columns).clamp(2, WIDEST);
    let most = answers.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    for (place, (answer, count)) in (0..).zip(answers) {
        let x = LEFT + place * width;
        if x + width > pen.width() {
            break;
        }
        let role = role_of_answer(kind, spread, answer);
        let eighths = usize::from(bars) * 4 * count;
        // Whoever is there at all is seen.
        let dots = if count == 0 { 0 } else { (eighths / most).max(1) };
        for row in 0..bars {
            let level = dots.saturating_sub(usize::from(row) * 4).min(4);
            if let Some(cell) = level.checked_sub(1).map(|level| FILLED[level]) {
                let bar = cell.repeat(usize::from(width.saturating_sub(2).max(1)));
                pen.put(x, bars - row, width, &bar, role);
            }
        }
        pen.put(x, bars + 1, width, &answer.to_string(), Role::Dim);
        let (said, role) = if count == 0 { ("·".to_owned(), Role::Dim) } else { (count.to_string(), Role::Text) };
        pen.put(x, bars + 2, width, &said, role);
    }
}

/// `NPS 0-10   9–10 promoter 24   7–8 passive 15   0–6 detractor 9`.
fn heading(cx: &Cx<'_>, kind: SurveyKind, spread: &Spread, with_shares: bool) -> Phrase<'static> {
    let classes = Classes::of(spread.answers().flat_map(|(answer, count)| {
        let class = class_of(kind, spread, answer);
        std::iter::repeat_n(class, count).flatten()
    }));
    let mut phrase = Phrase::new(format!("{} {}", cx.words.word(kind), spread.scale), Role::Heading);
    let ranges = [
        (Class::High, classes.high, format!("{} ", wording::high_range(kind, spread.scale))),
        (Class::Middle, classes.middle, String::new()),
        (Class::Low, classes.low, format!("{} ", wording::low_range(kind, spread.scale))),
    ];
    for (class, count, range) in ranges {
        let role = role_of(wording::tone_of_class(class));
        let word = cx.words.get(wording::class_id(kind, class));
        let share = cx.format.percent(count as f64 / spread.all().max(1) as f64);
        phrase = phrase.then(format!("   {range}"), Role::Dim).then(word, role).then(format!(" {count}"), Role::Text);
        if with_shares {
            phrase = phrase.then(format!(" ({share})"), Role::Dim);
        }
    }
    phrase
}

fn class_of(kind: SurveyKind, spread: &Spread, answer: u8) -> Option<Class> {
    Score::new(answer.into(), spread.scale).ok().map(|score| class(kind, &score))
}

fn role_of_answer(kind: SurveyKind, spread: &Spread, answer: u8) -> Role {
    class_of(kind, spread, answer).map_or(Role::Text, |class| role_of(wording::tone_of_class(class)))
}

/// Draws a figure over the periods before: a line, and below each point its period, value and how many answers it is made of.
pub(super) fn draw_trend(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, measure: Measure, course: &[(Span, Figure)]) {
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = pen.width().saturating_sub(LEFT + 1);
    let heading = say!(cx.words, "voice-trend", measure = cx.words.word(measure));
    pen.put(LEFT, 0, room, &heading, Role::Heading);
    let fitting = usize::from((room / LEAST).max(1));
    let shown = &course[course.len().saturating_sub(fitting)..];
    let width = (room / u16::try_from(shown.len()).unwrap_or(u16::MAX).max(1)).min(WIDEST);
    let points: Vec<Option<f64>> = shown.iter().map(|(_, figure)| figure.known().map(|value| level(measure, value))).collect();
    let spaced: Vec<Option<f64>> = points.iter().flat_map(|point| std::iter::repeat_n(*point, usize::from(width) * 2)).collect();
    pen.put(LEFT, 1, room, &sparkline(&spaced, usize::from(width) * shown.len()), Role::Accent);
    for (place, (span, figure)) in (0..).zip(shown) {
        let x = LEFT + place * width;
        let role = if is_thin(figure) || figure.n == 0 { Role::Dim } else { Role::Text };
        pen.put(x, 2, width.saturating_sub(1), &short_name(cx, *span), Role::Dim);
        pen.put(x, 3, width.saturating_sub(1), &wording::figure_value(cx.format, figure), role);
        if figure.n > 0 {
            pen.put(x, 4, width.saturating_sub(1), &format!("n{}", figure.n), Role::Dim);
        }
    }
}

/// Returns where a value lies between the lowest and the highest it can have, 0 to 100.
fn level(measure: Measure, value: f64) -> f64 {
    match measure {
        Measure::Nps => (value + 100.0) / 2.0,
        Measure::Ces => (value - 1.0) / 6.0 * 100.0,
        Measure::Csat | Measure::CesShare | Measure::ResponseRate => value * 100.0,
    }
}

/// The month of a period; of a longer one the quarter.
fn short_name(cx: &Cx<'_>, span: Span) -> String {
    match span.whole_months() {
        Some(1) => say!(cx.words, "voice-month", n = span.from.month()),
        _ => say!(cx.words, "voice-quarter", n = span.from.month0() / 3 + 1),
    }
}
