//! Gives what a tab shows to its chart, with a line above that writes the chosen mark out and a line below that says how to read it.

use super::NumbersPane;
use super::grids::{point_name, side, signed, standing};
use super::tab::Shown;
use crate::domain::kpi::{CohortRow, DueMonth, Figure, Movement, ScoreRow, Span, TrendStep, Waterfall};
use crate::review::kpi::KpiLine;
use crate::say;
use crate::theme::Role;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::widget::chart::{Bar, Bars, GUTTER, Heat, Step, Steps, Trend};
use crate::tui::widget::{Blank, Pen, Phrase};
use crate::wording::kpi::{amount, change, interval, value};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// From this height on a chart has a line that says how to read it.
const EXPLAINED: u16 = 9;

pub(super) fn draw(pane: &NumbersPane, cx: &Cx<'_>, shown: &Shown, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let chosen = pane.chosen().map_or(0, |(row, _)| row);
    if let Some(sentence) = nothing(cx, shown) {
        return Blank { sentence: &sentence, role: Role::Text, key: None }.draw(cx.look, area, buffer);
    }
    let (head, foot) = words(pane, cx, shown, chosen);
    let below = u16::from(area.height >= EXPLAINED && !foot.is_empty());
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = pen.width().saturating_sub(GUTTER + 1);
    pen.put_phrase(GUTTER, 0, room, &head);
    if below > 0 {
        pen.put(GUTTER, area.height - 1, room, &foot, Role::Dim);
    }
    let air = u16::from(area.height >= 14);
    let body = Rect { y: area.y + 1 + air, height: area.height.saturating_sub(1 + air + 2 * below), ..area };
    state.cursor = chart(pane, cx, shown, chosen, body, buffer);
    state.page_rows = usize::from(body.height.max(1));
}

/// Says why there is nothing to draw.
fn nothing(cx: &Cx<'_>, shown: &Shown) -> Option<String> {
    match shown {
        Shown::Trend(points) if points.iter().all(|(_, figure)| figure.known().is_none()) => {
            let why = points.last().and_then(|(_, figure)| figure.value.err());
            let why = why.map(|why| cx.words.word(why)).unwrap_or_default();
            Some(say!(cx.words, "numbers-no-trend", why = why))
        }
        Shown::Arr(waterfall) if waterfall.steps.iter().all(|(_, figure)| figure.n == 0) => Some(say!(cx.words, "numbers-no-arr")),
        Shown::Cohorts(rows) if rows.is_empty() => Some(say!(cx.words, "numbers-no-cohorts")),
        Shown::Nps(rows, _) if rows.iter().all(|row| row.answers.n == 0) => Some(say!(cx.words, "numbers-no-answers")),
        Shown::Renewals(months) if months.iter().all(|month| month.due.parts.is_empty()) => Some(say!(cx.words, "numbers-no-renewals")),
        _ => None,
    }
}

fn chart(pane: &NumbersPane, cx: &Cx<'_>, shown: &Shown, chosen: usize, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    match shown {
        Shown::Trend(points) => draw_trend(pane, cx, points, chosen, area, buffer),
        Shown::Arr(waterfall) => draw_arr(cx, waterfall, chosen, area, buffer),
        Shown::Cohorts(rows) => draw_cohorts(pane, cx, rows, area, buffer),
        Shown::Nps(rows, _) => Bars { bars: &scores(cx, rows), chosen }.draw(cx.look, area, buffer),
        Shown::Renewals(months) => Bars { bars: &due(cx, months), chosen }.draw(cx.look, area, buffer),
        Shown::Figures(_) | Shown::Groups(_) => None,
    }
}

/// Returns the line above a chart and the one below it.
fn words(pane: &NumbersPane, cx: &Cx<'_>, shown: &Shown, chosen: usize) -> (Phrase<'static>, String) {
    match shown {
        Shown::Trend(points) => (trend_head(pane, cx, points, chosen), trend_foot(pane, cx)),
        Shown::Arr(waterfall) => {
            let of = |movement| amount(cx.words, cx.format, waterfall.steps[0].1.unit, waterfall.amount(movement));
            let said = say!(cx.words, "numbers-arr-head", opening = of(Movement::Opening), closing = of(Movement::Closing));
            (Phrase::new(said, Role::Heading), say!(cx.words, "numbers-arr-foot"))
        }
        Shown::Cohorts(_) => (Phrase::new(cx.words.get(&pane.measure_id()), Role::Heading), say!(cx.words, "numbers-cohorts-foot")),
        Shown::Nps(_, nps) => (of_figure(cx, "NPS".to_owned(), nps), nps_foot(cx, shown)),
        Shown::Renewals(months) => {
            let total = |pick: fn(&DueMonth) -> &Figure| months.iter().map(|month| pick(month).numerator).sum::<f64>();
            let worth = |value: f64| amount(cx.words, cx.format, months[0].due.unit, value);
            let (all, risk) = (worth(total(|month| &month.due)), worth(total(|month| &month.at_risk)));
            let said = say!(cx.words, "numbers-renewals-head", due = all, risk = risk);
            (Phrase::new(said, Role::Heading), say!(cx.words, "numbers-renewals-foot"))
        }
        Shown::Figures(_) | Shown::Groups(_) => (Phrase::default(), String::new()),
    }
}

fn trend_foot(pane: &NumbersPane, cx: &Cx<'_>) -> String {
    let goes_by = cx.words.get(&format!("numbers-step-{}", pane.step.as_str()));
    match pane.work.choices.targets.contains_key(&pane.kpi) {
        true => format!("{goes_by} {}", say!(cx.words, "numbers-dotted")),
        false => goes_by,
    }
}

/// Writes a figure out: name, value, interval, and of how many.
fn of_figure(cx: &Cx<'_>, name: String, figure: &Figure) -> Phrase<'static> {
    let phrase = Phrase::new(name, Role::Text).then("   ", Role::Dim).then(value(cx.words, cx.format, figure), Role::Heading);
    let around = interval(cx.words, cx.format, figure);
    let beside = match figure.value {
        Err(why) => cx.words.word(why),
        Ok(_) if around.is_empty() => format!("n {}", figure.n),
        Ok(_) => format!("95 %  {around}   n {}", figure.n),
    };
    phrase.then("   ", Role::Dim).then(beside, Role::Dim)
}

fn trend_head(pane: &NumbersPane, cx: &Cx<'_>, points: &[(Span, Figure)], chosen: usize) -> Phrase<'static> {
    let Some((on, figure)) = points.get(chosen) else { return Phrase::default() };
    let name = cx.words.word(pane.kpi);
    let mut phrase = Phrase::new(name, Role::Heading).then("   ", Role::Dim);
    phrase.pieces.extend(of_figure(cx, point_name(cx, pane.step, *on), figure).pieces);
    if let Some((_, before)) = chosen.checked_sub(1).and_then(|before| points.get(before)) {
        let changed = change(cx.words, cx.format, figure, before);
        phrase = phrase.then(if changed.is_empty() { String::new() } else { format!("   {changed}") }, Role::Text);
    }
    let target = pane.work.choices.targets.get(&pane.kpi).copied();
    let line = KpiLine { kpi: pane.kpi, now: figure.clone(), before: figure.clone(), year_before: figure.clone(), target };
    match standing(cx, &line) {
        Some((text, role)) => phrase.then("   ", Role::Dim).then(text, role),
        None => phrase,
    }
}

fn draw_trend(
    pane: &NumbersPane,
    cx: &Cx<'_>,
    points: &[(Span, Figure)],
    chosen: usize,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let values: Vec<Option<f64>> = points.iter().map(|(_, figure)| figure.known()).collect();
    let labels: Vec<String> = points.iter().map(|(on, _)| short(cx, pane.step, *on)).collect();
    let unit = points.first()?.1.unit;
    let number = |value: f64| amount(cx.words, cx.format, unit, value);
    let target = pane.work.choices.targets.get(&pane.kpi).copied();
    Trend { points: &values, labels: &labels, chosen, target, number: &number }.draw(cx.look, area, buffer)
}

/// Names a point in the few cells below an axis: `2026-07`.
fn short(_cx: &Cx<'_>, step: TrendStep, span: Span) -> String {
    let day = if step == TrendStep::Rolling { span.to } else { span.from };
    day.format("%Y-%m").to_string()
}

fn draw_arr(cx: &Cx<'_>, waterfall: &Waterfall, chosen: usize, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let step = |(movement, figure): &(Movement, Figure)| {
        let kind = match movement {
            Movement::Opening | Movement::Closing => Step::Total,
            Movement::New | Movement::Expansion => Step::Gain,
            Movement::Contraction | Movement::Churn => Step::Loss,
        };
        (kind, cx.words.word(*movement), figure.numerator, signed(cx, *movement, figure))
    };
    let steps: Vec<(Step, String, f64, String)> = waterfall.steps.iter().map(step).collect();
    Steps { steps: &steps, chosen }.draw(cx.look, area, buffer)
}

fn draw_cohorts(pane: &NumbersPane, cx: &Cx<'_>, rows: &[CohortRow], area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let most = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let names: Vec<(String, String)> = rows.iter().map(|row| (cx.format.month(row.quarter.from), row.size.to_string())).collect();
    let columns: Vec<String> = (0..most).map(|place| format!("+{place}")).collect();
    let shares = |row: &CohortRow| row.cells.iter().map(|cell| pane.measure.of(cell).known()).collect::<Vec<Option<f64>>>();
    let cells: Vec<Vec<Option<f64>>> = rows.iter().map(shares).collect();
    let heading = (say!(cx.words, "numbers-col-began"), say!(cx.words, "numbers-col-n"));
    let place = pane.chosen().map(|(row, column)| (row, column.saturating_sub(3))).unwrap_or_default();
    Heat { rows: &names, heading: (&heading.0, &heading.1), columns: &columns, cells: &cells, chosen: place }.draw(cx.look, area, buffer)
}

fn scores(cx: &Cx<'_>, rows: &[ScoreRow]) -> Vec<Bar> {
    let all: usize = rows.iter().map(|row| row.answers.n).sum();
    let bar = |row: &ScoreRow| {
        let side = side(row.score);
        let role = match side {
            "promoter" => Role::Green,
            "passive" => Role::Text,
            _ => Role::Red,
        };
        let share = cx.format.percent(row.answers.n as f64 / all.max(1) as f64);
        Bar {
            name: format!("{:>2} {}", row.score, cx.words.get(&format!("numbers-side-{side}"))),
            value: row.answers.n as f64,
            part: 0.0,
            text: format!("{}  {}", row.answers.n, cx.look.cells.pad_left(&share, 5)),
            role,
        }
    };
    rows.iter().map(bar).collect()
}

/// Counts the three sides that the score is made of.
fn nps_foot(cx: &Cx<'_>, shown: &Shown) -> String {
    let Shown::Nps(rows, _) = shown else { return String::new() };
    let count = |wanted: &str| rows.iter().filter(|row| side(row.score) == wanted).map(|row| row.answers.n).sum::<usize>();
    say!(cx.words, "numbers-nps-foot", promoters = count("promoter"), passives = count("passive"), detractors = count("detractor"))
}

fn due(cx: &Cx<'_>, months: &[DueMonth]) -> Vec<Bar> {
    let bar = |month: &DueMonth| Bar {
        name: cx.format.month(month.month.from),
        value: month.due.numerator,
        part: month.at_risk.numerator,
        text: if month.due.parts.is_empty() {
            crate::i18n::format::NOTHING.to_owned()
        } else {
            let due = amount(cx.words, cx.format, month.due.unit, month.due.numerator);
            format!("{due}  {}", cx.look.cells.pad_left(&format!("n {}", month.due.parts.len()), 5))
        },
        role: Role::Text,
    };
    months.iter().map(bar).collect()
}
