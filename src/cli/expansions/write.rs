//! `expansions add|set|win|lose|reopen|delete`.

use crate::cli::args::{
    ExpansionFields, ExpansionsAddArgs, ExpansionsLoseArgs, ExpansionsReopenArgs, ExpansionsSetArgs, ExpansionsWinArgs,
};
use crate::cli::context::{Context, each_once, row_named};
use crate::cli::done::{carry_out, carry_out_and_say};
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::cli::typed::{filled, money, percent};
use crate::domain::check::Fault;
use crate::domain::expansion::win::{Winning, running, won_contract};
use crate::domain::{Contract, Currency, Expansion, ExpansionId, ExpansionKind, ExpansionSource, Row};
use crate::i18n::format::NOTHING;
use crate::ops::{ExpansionChange, ExpansionOp, Losing, Op};
use crate::review::currency::currency_of;
use crate::say;
use crate::store::{self, Book, Reader};

pub fn add(cx: &Context, args: &ExpansionsAddArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let account = cx.account(&book.reader, &args.account)?.id;
    let change = change(cx, &args.fields, usual_currency(cx, &book.reader, account)?)?;
    let kind = change.kind.unwrap_or(ExpansionKind::Upsell);
    let mut expansion = Expansion::titled(account, kind, args.title.trim());
    expansion.stage = change.stage.unwrap_or(expansion.stage);
    expansion.product = change.product.flatten();
    expansion.amount = change.amount.flatten();
    expansion.probability = change.probability.flatten();
    expansion.source = change.source.flatten();
    expansion.expected_on = change.expected_on.flatten();
    expansion.note = change.note.flatten();
    carry_out(cx, book, &Op::Expansion(ExpansionOp::Add(expansion)))
}

pub fn set(cx: &Context, args: &ExpansionsSetArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let rows = several(cx, &book.reader, &args.ids)?;
    let usual = match rows.iter().find_map(|row| row.amount) {
        Some(amount) => amount.currency,
        None => usual_currency(cx, &book.reader, rows[0].account)?,
    };
    let title = args.title.as_deref().map(|title| title.trim().to_owned());
    let change = ExpansionChange { title, ..change(cx, &args.fields, usual)? };
    if change == ExpansionChange::default() {
        return Err(Failure::Usage(say!(cx.words, "cli-expansions-nothing")));
    }
    carry_out(cx, book, &Op::Expansion(ExpansionOp::Set(rows.iter().map(|row| row.id).collect(), change)))
}

pub fn win(cx: &Context, args: &ExpansionsWinArgs) -> Result<Answer, Failure> {
    let on = args.on.as_deref().map(|text| cx.day_that_came("--on", text)).transpose()?.unwrap_or(cx.format.today);
    let start_on = args.from.as_deref().map(|text| cx.coming_day("--from", text)).transpose()?;
    let book = cx.write()?;
    let row = one(cx, &book.reader, &args.id)?;
    let usual = match row.amount {
        Some(amount) => amount.currency,
        None => usual_currency(cx, &book.reader, row.account)?,
    };
    let winning = Winning {
        start_on,
        months: args.months,
        amount: args.amount.as_deref().map(|text| money("--amount", text, usual)).transpose()?,
        seats: args.seats,
        product: args.product.as_deref().and_then(filled),
        note: args.note.as_deref().map(filled),
        ..Winning::of(on)
    };
    let told = if row.is_open() { contract_told(cx, &book, &row, &winning)? } else { None };
    carry_out_and_say(cx, book, &Op::Expansion(ExpansionOp::Win(row.id, winning)), &told.into_iter().collect::<Vec<_>>())
}

/// Words the contract that a win makes; what is missing for it is an option to give.
fn contract_told(cx: &Context, book: &Book, row: &Row<ExpansionId, Expansion>, winning: &Winning) -> Result<Option<String>, Failure> {
    let contracts = store::by_account::<Contract>(book.reader.connection(), row.account)?;
    let rates = store::kpi::own_rates(book.reader.connection())?;
    let option = |field: &str| match field {
        "amount" => "--amount",
        "product" => "--product",
        _ => "--months",
    };
    let missing = |(field, why): Fault| Failure::Option { name: option(field), why };
    let beside = running(row, winning, &contracts, &rates).map_err(missing)?;
    let contract = won_contract(row, winning, beside.map(|row| &row.fields)).map_err(missing)?;
    let (Some(arr), Some(start)) = (contract.arr, contract.start_on) else { return Ok(None) };
    let product = contract.product.unwrap_or_else(|| NOTHING.to_owned());
    let (arr, start) = (cx.format.money(arr), cx.format.date(start));
    Ok(Some(match contract.end_on {
        Some(end) => {
            let end = cx.format.date(end);
            say!(cx.words, "cli-expansion-contract-until", product = product, arr = arr, start = start, end = end)
        }
        None => say!(cx.words, "cli-expansion-contract", product = product, arr = arr, start = start),
    }))
}

pub fn lose(cx: &Context, args: &ExpansionsLoseArgs) -> Result<Answer, Failure> {
    let on = args.on.as_deref().map(|text| cx.day_that_came("--on", text)).transpose()?.unwrap_or(cx.format.today);
    let book = cx.write()?;
    let ids = several(cx, &book.reader, &args.several.ids)?.iter().map(|row| row.id).collect();
    let losing = Losing { on, reason: args.note.as_deref().and_then(filled) };
    carry_out(cx, book, &Op::Expansion(ExpansionOp::Lose(ids, losing)))
}

pub fn reopen(cx: &Context, args: &ExpansionsReopenArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let ids = several(cx, &book.reader, &args.several.ids)?.iter().map(|row| row.id).collect();
    carry_out(cx, book, &Op::Expansion(ExpansionOp::Reopen(ids, args.stage)))
}

pub fn delete(cx: &Context, id: &str) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let row = one(cx, &book.reader, id)?.id;
    carry_out(cx, book, &Op::Delete(row.into()))
}

fn one(cx: &Context, reader: &Reader, id: &str) -> Result<Row<ExpansionId, Expansion>, Failure> {
    row_named(reader, id, |id| say!(cx.words, "cli-no-expansion", id = id))
}

/// Finds what ids name, each once; never none.
fn several(cx: &Context, reader: &Reader, ids: &[String]) -> Result<Vec<Row<ExpansionId, Expansion>>, Failure> {
    each_once(ids, |row: &Row<ExpansionId, Expansion>| row.id, |id| one(cx, reader, id))
}

/// Returns the currency of an amount that states none.
fn usual_currency(cx: &Context, reader: &Reader, account: crate::domain::AccountId) -> Result<Currency, Failure> {
    Ok(currency_of(reader.connection(), account, cx.format.today, cx.words.home())?)
}

/// Reads what is to be changed; an empty text takes a field away.
fn change(cx: &Context, args: &ExpansionFields, usual: Currency) -> Result<ExpansionChange, Failure> {
    let amount = |text: &String| filled(text).map(|text| money("--amount", &text, usual)).transpose();
    let chance = |text: &String| filled(text).map(|text| percent("--likelihood", &text)).transpose();
    let day = |text: &String| filled(text).map(|text| cx.coming_day("--expected-on", &text)).transpose();
    Ok(ExpansionChange {
        kind: args.kind,
        title: None,
        product: args.product.as_deref().map(filled),
        stage: args.stage,
        amount: args.amount.as_ref().map(amount).transpose()?,
        probability: args.likelihood.as_ref().map(chance).transpose()?,
        source: args.source.as_deref().map(source).transpose()?,
        expected_on: args.expected_on.as_ref().map(day).transpose()?,
        note: args.note.as_deref().map(filled),
    })
}

fn source(text: &str) -> Result<Option<ExpansionSource>, Failure> {
    filled(text).map(|text| text.parse().map_err(|why| Failure::Option { name: "--source", why })).transpose()
}
