//! `kpi explain`: the formula of a figure, its numerator and denominator, and the rows behind it.

use crate::cli::args::KpiExplainArgs;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::json::Day;
use crate::cli::kpi::reviewed;
use crate::cli::kpi_json::{FigureLine, PartLine};
use crate::cli::kpi_text::{note, span};
use crate::cli::output::Answer;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::domain::AccountId;
use crate::domain::kpi::{Figure, Kpi, Part, Unit};
use crate::i18n::format::NOTHING;
use crate::review::kpi::{KpiLine, KpiReview};
use crate::say;
use crate::store::directory::names_by_account;
use crate::wording::kpi::{formula, full_amount, interval, source, term};
use serde::Serialize;
use std::collections::HashMap;

/// The most rows of a figure that are listed in text when nothing is said.
const ROWS: usize = 40;

#[derive(Debug, Serialize)]
struct Explained {
    figure: Kpi,
    name: String,
    from: Day,
    to: Day,
    formula: String,
    source: String,
    #[serde(flatten)]
    line: FigureLine,
    target: Option<f64>,
    on_track: Option<bool>,
    rows: Vec<PartLine>,
}

pub fn explain(cx: &Context, args: &KpiExplainArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let review = reviewed(cx, &book, &args.period, None, &args.filter)?;
    let Some(line) = review.line(args.figure) else { return Ok(Answer::nothing()) };
    let parts = line.now.ordered();
    let shown = args.limit.unwrap_or(if cx.wants_json { usize::MAX } else { ROWS });
    let json = Explained {
        figure: line.kpi,
        name: cx.words.word(line.kpi),
        from: Day(review.periods.now.from),
        to: Day(review.periods.now.to),
        formula: formula(&cx.words, line.kpi, &review.choices),
        source: source(&cx.words, line.kpi),
        line: FigureLine::from(&line.now),
        target: line.target,
        on_track: line.is_on_track(),
        rows: parts.iter().take(shown).map(|part| PartLine::from(*part)).collect(),
    };
    let names = names_by_account(book.reader.connection())?;
    Ok(cx.answer(&json, || text(cx, &review, line, &parts, shown, &names)))
}

fn text(cx: &Context, review: &KpiReview, line: &KpiLine, parts: &[&Part], shown: usize, names: &HashMap<AccountId, String>) -> Text {
    let (words, format, figure) = (&cx.words, &cx.format, &line.now);
    let value = figure.known().map_or_else(|| NOTHING.to_owned(), |value| full_amount(words, format, figure.unit, value));
    let mut text = Text::default();
    text.pieces(vec![
        Piece::new(words.word(line.kpi), Tone::Strong),
        "  ".into(),
        Piece::new(value, Tone::Strong),
        "  ".into(),
        note(cx, figure),
    ]);
    text.line(Piece::new(span(cx, review.periods.now), Tone::Dim));
    text.line(formula(words, line.kpi, &review.choices));
    text.line(Piece::new(say!(words, "cli-kpi-source", source = source(words, line.kpi)), Tone::Dim));
    if !matches!(figure.unit, Unit::Hours | Unit::Days) {
        let terms = [figure.numerator, figure.denominator].map(|value| term(words, format, Some(line.kpi), figure, value));
        // A sum is divided by nothing.
        let is_sum = matches!(figure.unit, Unit::Money(_)) && figure.denominator == 1.0;
        let terms = if is_sum { format!("Σ {}", terms[0]) } else { terms.join(" / ") };
        text.line(format!("{terms}  n = {}", figure.n));
    }
    if figure.interval.is_some() {
        text.line(say!(words, "cli-kpi-interval", interval = interval(words, format, figure)));
    }
    text.blank().table(&rows(cx, line.kpi, figure, parts, shown, names));
    if parts.len() > shown {
        text.line(Piece::new(say!(words, "cli-kpi-more", n = parts.len() - shown), Tone::Dim));
    }
    text
}

fn rows(cx: &Context, kpi: Kpi, figure: &Figure, parts: &[&Part], shown: usize, names: &HashMap<AccountId, String>) -> Table {
    let mut table = Table::new(vec![
        Column::left(say!(cx.words, "cli-kpi-col-kind")),
        Column::left(say!(cx.words, "cli-field-id")),
        Column::left(say!(cx.words, "cli-col-account")),
        Column::left(say!(cx.words, "cli-kpi-col-on")),
        Column::right(say!(cx.words, "cli-kpi-col-numerator")),
        Column::right(say!(cx.words, "cli-kpi-col-denominator")),
        Column::whole(""),
    ]);
    for part in parts.iter().take(shown) {
        let term = |value: f64| {
            if part.counts { crate::wording::kpi::term(&cx.words, &cx.format, Some(kpi), figure, value) } else { String::new() }
        };
        let name = part.account.and_then(|account| names.get(&account)).map_or("", String::as_str);
        table.row(vec![
            cx.words.word(part.row.kind).into(),
            Piece::new(part.row.id.to_string(), Tone::Dim),
            name.into(),
            part.on.map(|day| cx.format.plain_date(day)).unwrap_or_default().into(),
            term(part.numerator).into(),
            term(part.denominator).into(),
            Piece::new(part.aside.map(|why| cx.words.word(why)).unwrap_or_default(), Tone::Dim),
        ]);
    }
    table
}
