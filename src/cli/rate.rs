//! `rate list|add|delete`: exchange rates with the day they hold from.

use crate::cli::args::{RateAddArgs, RateCommand};
use crate::cli::context::{Context, row_named};
use crate::cli::done::carry_out;
use crate::cli::failure::Failure;
use crate::cli::json::Day;
use crate::cli::output::Answer;
use crate::cli::text::{Column, Table, Text};
use crate::domain::{Currency, ExchangeRate, RateId, Row, number};
use crate::ops::{Op, RateOp};
use crate::say;
use crate::shell::session::currency;
use crate::store::all_of;
use serde::Serialize;

/// What one major unit of `currency` is worth in major units of `quote`.
#[derive(Debug, Serialize)]
struct RateLine {
    id: RateId,
    currency: Currency,
    quote: Currency,
    from_on: Day,
    rate: f64,
    source: Option<String>,
}

pub fn rate(cx: &Context, command: &RateCommand) -> Result<Answer, Failure> {
    match command {
        RateCommand::List => list(cx),
        RateCommand::Add(args) => add(cx, args),
        RateCommand::Delete(args) => {
            let book = cx.write()?;
            let row = row_named::<ExchangeRate>(&book.reader, &args.rate, |id| say!(cx.words, "cli-no-rate", id = id))?;
            carry_out(cx, book, &Op::Delete(row.id.into()))
        }
    }
}

fn list(cx: &Context) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let base = currency(&book, cx.words.home());
    let mut rates = all_of::<ExchangeRate>(book.reader.connection())?;
    rates.sort_by_key(|row| (row.currency, row.quote, std::cmp::Reverse(row.from_on), row.id));
    let line = |row: &Row<RateId, ExchangeRate>| RateLine {
        id: row.id,
        currency: row.currency,
        quote: row.quote,
        from_on: Day(row.from_on),
        rate: row.rate,
        source: row.source.clone(),
    };
    let json: Vec<RateLine> = rates.iter().map(line).collect();
    Ok(cx.answer(&json, || listed(cx, &rates, base)))
}

fn listed(cx: &Context, rates: &[Row<RateId, ExchangeRate>], base: Currency) -> Text {
    let mut text = Text::default();
    text.line(say!(cx.words, "cli-rate-base", currency = base.code().to_owned()));
    if rates.is_empty() {
        text.line(say!(cx.words, "cli-rate-empty"));
        return text;
    }
    let mut table = Table::new(vec![
        Column::left(say!(cx.words, "cli-field-id")),
        Column::right(say!(cx.words, "cli-rate-col-rate")),
        Column::left(say!(cx.words, "cli-rate-col-from")),
        Column::whole(say!(cx.words, "cli-rate-col-source")),
    ]);
    for row in rates {
        table.row(vec![
            row.id.to_string().into(),
            format!("1 {} = {} {}", row.currency, number::typed(row.rate), row.quote).into(),
            cx.format.plain_date(row.from_on).into(),
            row.source.as_deref().unwrap_or_default().into(),
        ]);
    }
    text.table(&table);
    text
}

fn add(cx: &Context, args: &RateAddArgs) -> Result<Answer, Failure> {
    let code = |name: &'static str, text: &str| text.parse::<Currency>().map_err(|why| Failure::Option { name, why });
    let rate = ExchangeRate {
        currency: code("CURRENCY", &args.currency)?,
        quote: code("QUOTE", &args.quote)?,
        from_on: args.from.as_deref().map(|text| cx.past_day("--from", text)).transpose()?.unwrap_or(cx.format.today),
        rate: number::parse(&args.rate).map_err(|why| Failure::Option { name: "RATE", why })?,
        source: args.source.clone(),
    };
    carry_out(cx, cx.write()?, &Op::Rate(RateOp::Save(None, rate)))
}
