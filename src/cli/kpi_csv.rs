//! The tables of `kpi` as CSV: comma, UTF-8, numbers as a program reads them, the same columns in every language.

use crate::cli::args::KpiTable;
use crate::cli::context::Context;
use crate::domain::kpi::Figure;
use crate::review::kpi::KpiReview;

/// Writes a table out.
pub fn csv(cx: &Context, review: &KpiReview, table: KpiTable) -> Vec<u8> {
    let rows = match table {
        KpiTable::Figures => figures(cx, review),
        KpiTable::Groups => groups(review),
        KpiTable::Waterfall => waterfall(review),
        KpiTable::ChurnReasons => reasons(review),
        KpiTable::Cohorts => cohorts(review),
    };
    crate::export::table::csv(&rows)
}

type Row = Vec<String>;

fn heading(columns: &[&str]) -> Row {
    columns.iter().map(|column| (*column).to_owned()).collect()
}

fn number(value: f64) -> String {
    crate::cli::json::rounded(value, 6).to_string()
}

fn known(value: Option<f64>) -> String {
    value.map(number).unwrap_or_default()
}

fn cells(figure: &Figure) -> Row {
    let interval = figure.interval;
    vec![
        known(figure.known()),
        known(interval.map(|interval| interval.low)),
        known(interval.map(|interval| interval.high)),
        number(figure.numerator),
        number(figure.denominator),
        figure.n.to_string(),
        figure.unit.to_string(),
        figure.value.err().map(|why| why.to_string()).unwrap_or_default(),
    ]
}

const OF_A_FIGURE: [&str; 8] = ["value", "low", "high", "numerator", "denominator", "n", "unit", "undefined"];

fn figures(cx: &Context, review: &KpiReview) -> Vec<Row> {
    let mut head = heading(&["figure", "name", "from", "to"]);
    head.extend(heading(&OF_A_FIGURE));
    head.extend(heading(&["previous", "year_before", "target", "on_track"]));
    let mut rows = vec![head];
    for line in &review.lines {
        let span = review.periods.now;
        let mut row = vec![line.kpi.to_string(), cx.words.word(line.kpi), span.from.to_string(), span.to.to_string()];
        row.extend(cells(&line.now));
        let on_track = line.is_on_track().map(|is_on| is_on.to_string()).unwrap_or_default();
        row.extend([known(line.before.known()), known(line.year_before.known()), known(line.target), on_track]);
        rows.push(row);
    }
    rows
}

fn groups(review: &KpiReview) -> Vec<Row> {
    let mut head = heading(&["group", "accounts", "figure"]);
    head.extend(heading(&OF_A_FIGURE));
    let mut rows = vec![head];
    for group in &review.groups {
        for (kpi, figure) in &group.figures {
            let mut row = vec![group.name.clone().unwrap_or_default(), group.accounts.to_string(), kpi.to_string()];
            row.extend(cells(figure));
            rows.push(row);
        }
    }
    rows
}

fn waterfall(review: &KpiReview) -> Vec<Row> {
    let mut rows = vec![heading(&["step", "minor", "currency", "accounts"])];
    for (movement, figure) in &review.waterfall.steps {
        rows.push(vec![movement.to_string(), number(figure.numerator), review.currency.to_string(), figure.n.to_string()]);
    }
    rows
}

fn reasons(review: &KpiReview) -> Vec<Row> {
    let mut rows = vec![heading(&["reason", "count", "arr_minor", "currency"])];
    for row in &review.reasons {
        let reason = row.reason.clone().unwrap_or_default();
        rows.push(vec![reason, row.count.to_string(), row.arr.to_string(), review.currency.to_string()]);
    }
    rows
}

fn cohorts(review: &KpiReview) -> Vec<Row> {
    let mut rows = vec![heading(&["start_quarter", "accounts", "on", "logo_retention", "revenue_retention", "repeat_rate"])];
    for row in &review.cohorts {
        for cell in &row.cells {
            rows.push(vec![
                row.quarter.from.to_string(),
                row.size.to_string(),
                cell.on.to_string(),
                known(cell.logos.known()),
                known(cell.revenue.known()),
                known(cell.repeat.known()),
            ]);
        }
    }
    rows
}
