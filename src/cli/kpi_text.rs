//! What `kpi` says in text: figures beside those they are compared with, groups, and the tables that explain them.

use crate::cli::context::Context;
use crate::cli::text::{Column, Line, Piece, Table, Text, Tone};
use crate::domain::kpi::{ChoiceName, Choices, CohortRow, Figure, GroupBy, Kpi, Movement, Span, Unit};
use crate::domain::{Currency, Money};
use crate::i18n::format::NOTHING;
use crate::review::kpi::{KpiLine, KpiReview};
use crate::say;
use crate::wording::kpi::{asides, change, choice, full_amount, group_name, interval, quarter, target, value};

/// The figures that groups are compared by.
const OF_GROUPS: &[Kpi] = &[Kpi::Arr, Kpi::LogoRetention, Kpi::Grr, Kpi::Nrr, Kpi::RenewalRate, Kpi::Nps, Kpi::Csat];
/// Quarters of a cohort that fit a line.
const QUARTERS: usize = 8;

pub fn text(cx: &Context, review: &KpiReview, by: Option<GroupBy>) -> Text {
    let mut text = Text::default();
    let accounts = cx.words.count(crate::domain::EntityKind::Account, review.accounts);
    text.line(Piece::new(format!("{} · {accounts} · {}", span(cx, review.periods.now), review.currency), Tone::Strong));
    let (before, year) = (span(cx, review.periods.before), span(cx, review.periods.year_before));
    let compared = match has_year(review) {
        true => say!(cx.words, "cli-kpi-compared", before = before, year = year),
        false => say!(cx.words, "cli-kpi-compared-once", before = before),
    };
    text.line(Piece::new(compared, Tone::Dim));
    text.blank().table(&figures(cx, review));
    if let Some(by) = by {
        text.blank().line(Piece::new(say!(cx.words, "cli-kpi-by", field = cx.words.word(by)), Tone::Strong));
        text.table(&groups(cx, review, by));
    }
    text.blank().line(Piece::new(say!(cx.words, "cli-kpi-waterfall"), Tone::Strong)).table(&waterfall(cx, review));
    if !review.reasons.is_empty() {
        text.blank().line(Piece::new(say!(cx.words, "cli-kpi-reasons"), Tone::Strong)).table(&reasons(cx, review));
    }
    if !review.cohorts.is_empty() {
        text.blank().line(Piece::new(say!(cx.words, "cli-kpi-cohorts"), Tone::Strong)).table(&cohorts(cx, &review.cohorts));
    }
    let unpriced = review.unpriced().len();
    if unpriced > 0 {
        text.blank().line(Piece::new(say!(cx.words, "cli-kpi-unpriced", n = unpriced), Tone::Watch));
    }
    text
}

/// The definitions in force.
pub fn chosen(cx: &Context, choices: &Choices, currency: Currency) -> Text {
    let mut table = Table::new(vec![
        Column::left(say!(cx.words, "cli-kpi-col-choice")),
        Column::left(say!(cx.words, "cli-kpi-col-name")),
        Column::left(say!(cx.words, "cli-kpi-col-value")),
        Column::whole(say!(cx.words, "cli-kpi-col-values")),
    ]);
    for name in ChoiceName::ALL {
        let now = if *name == ChoiceName::Currency { currency.to_string() } else { choice(&cx.words, *name, choices) };
        let values = cx.words.get(&format!("kpi-values-{}", name.as_str().replace('_', "-")));
        table.row(vec![name.as_str().into(), cx.words.word(*name).into(), now.into(), Piece::new(values, Tone::Dim)]);
    }
    let mut text = Text::default();
    text.table(&table);
    text
}

pub fn span(cx: &Context, span: Span) -> String {
    crate::wording::kpi::span(&cx.format, span)
}

fn figures(cx: &Context, review: &KpiReview) -> Table {
    let has_year = has_year(review);
    let mut columns = vec![
        Column::left(say!(cx.words, "cli-kpi-col-id")),
        Column::left(say!(cx.words, "cli-kpi-col-name")),
        Column::right(say!(cx.words, "cli-kpi-col-value")),
        Column::right(say!(cx.words, "cli-kpi-col-interval")),
        Column::right(say!(cx.words, "cli-kpi-col-n")),
        Column::right(say!(cx.words, "cli-kpi-col-before")),
    ];
    columns.extend(has_year.then(|| Column::right(say!(cx.words, "cli-kpi-col-year"))));
    columns.extend([Column::right(say!(cx.words, "cli-kpi-col-target")), Column::whole("")]);
    let mut table = Table::new(columns);
    for line in &review.lines {
        let changed = |other: &Figure| Piece::new(change(&cx.words, &cx.format, &line.now, other), Tone::Dim);
        let mut row: Line = vec![
            Piece::new(line.kpi.as_str(), Tone::Dim),
            cx.words.word(line.kpi).into(),
            Piece::new(value(&cx.words, &cx.format, &line.now), Tone::Strong),
            interval(&cx.words, &cx.format, &line.now).into(),
            cx.format.count(line.now.n).into(),
            changed(&line.before),
        ];
        row.extend(has_year.then(|| changed(&line.year_before)));
        row.extend([aimed(cx, line, review.currency), note(cx, &line.now)]);
        table.row(row);
    }
    table
}

/// Says whether the year before is another period than the one before: of a year it is the same.
fn has_year(review: &KpiReview) -> bool {
    review.periods.before != review.periods.year_before
}

/// A target with a word for where one stands to it, so that it is not said by colour alone.
fn aimed(cx: &Context, line: &KpiLine, currency: Currency) -> Piece {
    let Some(aim) = line.target.map(|aim| target(&cx.words, &cx.format, line.kpi, aim, currency)) else { return "".into() };
    match line.is_on_track() {
        Some(true) => Piece::new(say!(cx.words, "kpi-on-track", target = aim), Tone::Good),
        Some(false) => Piece::new(say!(cx.words, "kpi-off-track", target = aim), Tone::Bad),
        None => aim.into(),
    }
}

/// Why there is no value, else how many rows are listed and do not count.
pub fn note(cx: &Context, figure: &Figure) -> Piece {
    if let Err(why) = figure.value {
        return Piece::new(cx.words.word(why), Tone::Dim);
    }
    Piece::new(asides(&cx.words, figure), Tone::Dim)
}

fn groups(cx: &Context, review: &KpiReview, by: GroupBy) -> Table {
    let mut columns = vec![Column::left(cx.words.word(by)), Column::right(say!(cx.words, "cli-kpi-col-accounts"))];
    columns.extend(OF_GROUPS.iter().map(|kpi| Column::right(say!(cx.words, "kpi-short", figure = kpi.as_str()))));
    let mut table = Table::new(columns);
    for group in &review.groups {
        let mut row: Line = vec![group_name(&cx.words, &cx.format, group.name.as_deref(), by).into(), group.accounts.to_string().into()];
        let figure = |kpi: &Kpi| group.figures.iter().find(|(name, _)| name == kpi).map(|(_, figure)| figure);
        row.extend(
            OF_GROUPS.iter().map(|kpi| Piece::from(figure(kpi).map(|figure| value(&cx.words, &cx.format, figure)).unwrap_or_default())),
        );
        table.row(row);
    }
    table
}

fn waterfall(cx: &Context, review: &KpiReview) -> Table {
    let mut table = Table::new(vec![Column::left(""), Column::right(""), Column::right(""), Column::whole("")]);
    for (movement, figure) in &review.waterfall.steps {
        let amount = full_amount(&cx.words, &cx.format, figure.unit, figure.numerator);
        let sign = match movement {
            Movement::Contraction | Movement::Churn if figure.numerator > 0.0 => "−",
            Movement::New | Movement::Expansion if figure.numerator > 0.0 => "+",
            _ => "",
        };
        let accounts = cx.words.count(crate::domain::EntityKind::Account, figure.n);
        table.row(vec![cx.words.word(*movement).into(), sign.into(), amount.into(), Piece::new(accounts, Tone::Dim)]);
    }
    table
}

fn reasons(cx: &Context, review: &KpiReview) -> Table {
    let mut table = Table::new(vec![
        Column::left(say!(cx.words, "cli-kpi-col-reason")),
        Column::right(say!(cx.words, "cli-kpi-col-lost")),
        Column::right(say!(cx.words, "cli-kpi-col-arr")),
    ]);
    for row in &review.reasons {
        // A loss without an amount is not one of nothing.
        let amount = Some(row.arr).filter(|arr| *arr != 0).map(|minor| cx.format.full_money(Money { minor, currency: review.currency }));
        let amount = amount.unwrap_or_else(|| NOTHING.to_owned());
        let reason = row.reason.clone().unwrap_or_else(|| say!(cx.words, "kpi-no-reason"));
        table.row(vec![reason.into(), cx.format.count(row.count).into(), amount.into()]);
    }
    table
}

fn cohorts(cx: &Context, rows: &[CohortRow]) -> Table {
    let mut columns = vec![Column::left(say!(cx.words, "cli-kpi-col-start")), Column::right(say!(cx.words, "cli-kpi-col-accounts"))];
    columns.extend((0..QUARTERS).map(|place| Column::right(format!("+{place}"))));
    let mut table = Table::new(columns);
    for row in rows {
        let mut line: Line = vec![quarter(&cx.format, row.quarter).into(), row.size.to_string().into()];
        let cell = |place: usize| row.cells.get(place).map_or_else(String::new, |cell| logos(cx, &cell.logos));
        line.extend((0..QUARTERS).map(|place| Piece::from(cell(place))));
        table.row(line);
    }
    table
}

fn logos(cx: &Context, figure: &Figure) -> String {
    figure.known().filter(|_| figure.unit == Unit::Share).map_or_else(|| NOTHING.to_owned(), |share| cx.format.percent(share))
}
