//! `kpi`: the figures of a period, what is behind each, targets and definitions.

use crate::cli::args::{KpiArgs, KpiChooseArgs, KpiCommand, KpiPeriod, KpiTargetArgs};
use crate::cli::context::Context;
use crate::cli::done::carry_out;
use crate::cli::failure::Failure;
use crate::cli::kpi_csv::csv;
use crate::cli::kpi_explain::explain;
use crate::cli::kpi_json::report;
use crate::cli::kpi_text::{chosen, text};
use crate::cli::list::understood;
use crate::cli::output::Answer;
use crate::domain::kpi::{Choice, ChoiceName, GroupBy, NamedSpan, Periods, Span, choices::read_target};
use crate::domain::{AccountId, Invalid};
use crate::ops::{KpiOp, Op};
use crate::review::kpi::{Health, KpiReview, Question, choices};
use crate::review::{self, accounts_matching};
use crate::shell::session::currency;
use crate::store::Book;
use std::collections::{BTreeMap, HashSet};

pub fn kpi(cx: &Context, args: &KpiArgs) -> Result<Answer, Failure> {
    match &args.command {
        None => figures(cx, args),
        Some(KpiCommand::Explain(args)) => explain(cx, args),
        Some(KpiCommand::Target(args)) => target(cx, args),
        Some(KpiCommand::Choose(args)) => choose(cx, args),
        Some(KpiCommand::Choices) => list_choices(cx),
    }
}

fn figures(cx: &Context, args: &KpiArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let review = reviewed(cx, &book, &args.period, args.by, &args.filter)?;
    Ok(match args.csv {
        Some(table) => Answer::made(csv(cx, &review, table)),
        None => cx.answer(&report(&review, args.by), || text(cx, &review, args.by)),
    })
}

/// Works out the figures of a period, of all accounts or those that fit a filter.
pub fn reviewed(cx: &Context, book: &Book, period: &KpiPeriod, by: Option<GroupBy>, filter: &[String]) -> Result<KpiReview, Failure> {
    let (reader, connection) = (&book.reader, book.reader.connection());
    let model = cx.model(reader)?;
    let filter = understood(cx, reader, &filter.join(" "))?;
    let accounts: Option<HashSet<AccountId>> = match filter.is_all() {
        true => None,
        false => Some(accounts_matching(connection, &filter, &model, cx.format.today, &cx.zone())?.into_iter().collect()),
    };
    let periods = periods(cx, period, choices(connection)?.year_begins)?;
    let question = Question {
        periods,
        accounts: accounts.as_ref(),
        by,
        currency: currency(book, cx.words.home()),
        zone: &cx.zone(),
        health: Health::Scored(&model, periods.now.to.min(cx.format.today)),
    };
    Ok(review::kpi::kpi(connection, &question)?)
}

/// Reads the period that was asked for; without any, the twelve months up to today. A first day alone runs up to today, a last day
/// alone is the end of twelve months.
fn periods(cx: &Context, period: &KpiPeriod, year_begins: u32) -> Result<Periods, Failure> {
    let day = |option, text: &Option<String>| text.as_deref().map(|text| cx.past_day(option, text)).transpose();
    let (from, to) = (day("--from", &period.from)?, day("--to", &period.to)?);
    let today = cx.format.today;
    match (from, to) {
        (None, None) => Ok(Periods::named(period.named.unwrap_or(NamedSpan::TwelveMonths), today, year_begins)),
        (None, Some(to)) => Ok(Periods::named(NamedSpan::TwelveMonths, to, year_begins)),
        (Some(from), to) => {
            let span = Span::new(from, to.unwrap_or(today)).map_err(|why| Failure::Option { name: "--to", why })?;
            Ok(Periods::of(span))
        }
    }
}

fn target(cx: &Context, args: &KpiTargetArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let currency = currency(&book, cx.words.home());
    let target = args.target.as_deref().map(|text| read_target(args.figure, text, currency)).transpose();
    let target = target.map_err(|why| Failure::Option { name: "VALUE", why })?;
    carry_out(cx, book, &Op::Kpi(KpiOp::Target(args.figure, target)))
}

fn choose(cx: &Context, args: &KpiChooseArgs) -> Result<Answer, Failure> {
    let read = |text: &str| -> Result<Choice, Invalid> { Choice::read(args.name, text) };
    let choice = args.value.as_deref().map(read).transpose().map_err(|why| Failure::Option { name: "VALUE", why })?;
    let op = choice.map_or(KpiOp::Forget(args.name), KpiOp::Choose);
    carry_out(cx, cx.write()?, &Op::Kpi(op))
}

fn list_choices(cx: &Context) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let chosen_now = choices(book.reader.connection())?;
    let json: BTreeMap<ChoiceName, Option<String>> = ChoiceName::ALL.iter().map(|name| (*name, chosen_now.value(*name))).collect();
    Ok(cx.answer(&json, || chosen(cx, &chosen_now, currency(&book, cx.words.home()))))
}
