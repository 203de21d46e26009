//! `renewals set|close|add`: writes about renewals, named by their own id, by that of a contract, or by an account.

use super::read;
use crate::cli::args::{ForecastArgs, RenewalsAddArgs, RenewalsCloseArgs, RenewalsSetArgs};
use crate::cli::context::{Context, each_once};
use crate::cli::done::{carry_out, carry_out_and_say};
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::cli::typed::{filled, money, percent};
use crate::domain::query::Filter;
use crate::domain::renewal::close::{Closing, Timing};
use crate::domain::{Currency, Invalid, Renewal};
use crate::ops::{Op, RenewalChange, RenewalOp};
use crate::review::renewals::{Pipeline, PipelineLine, base_currency, find_open};
use crate::say;
use crate::store::Reader;
use crate::wording::renewals::timing;

pub fn set(cx: &Context, args: &RenewalsSetArgs) -> Result<Answer, Failure> {
    let due_on = args.due.as_deref().map(|text| cx.coming_day("--due", text)).transpose()?;
    let book = cx.write()?;
    let found = read(cx, &book.reader, &Filter::default())?;
    let lines = each_once(&args.ids, |line: &&PipelineLine| line.deal.target_of, |id| named(cx, &book.reader, &found, id))?;
    let usual = lines.iter().find_map(|line| line.deal.target).map_or(found.rates.base(), |target| target.currency);
    let change = RenewalChange { due_on, ..change(&args.forecast, usual)? };
    if change == RenewalChange::default() {
        return Err(Failure::Usage(say!(cx.words, "cli-renewals-nothing")));
    }
    let targets = lines.iter().map(|line| line.deal.target_of).collect();
    carry_out(cx, book, &Op::Renewal(RenewalOp::Set(targets, change)))
}

pub fn add(cx: &Context, args: &RenewalsAddArgs) -> Result<Answer, Failure> {
    let due_on = cx.coming_day("--due", &args.due)?;
    let book = cx.write()?;
    let account = cx.account(&book.reader, &args.account)?.id;
    let change = change(&args.forecast, base_currency(book.reader.connection(), cx.words.home()))?;
    let renewal = Renewal {
        forecast: change.forecast.flatten(),
        probability: change.probability.flatten(),
        amount: change.amount.flatten(),
        risk: change.risk.flatten(),
        note: change.note.flatten(),
        ..Renewal::due(account, due_on)
    };
    carry_out(cx, book, &Op::SaveRenewal(None, renewal))
}

pub fn close(cx: &Context, args: &RenewalsCloseArgs) -> Result<Answer, Failure> {
    let on = args.on.as_deref().map(|text| cx.past_day("--on", text)).transpose()?.unwrap_or(cx.format.today);
    let next_start = args.next_start.as_deref().map(|text| cx.coming_day("--next-start", text)).transpose()?;
    let book = cx.write()?;
    let found = read(cx, &book.reader, &Filter::default())?;
    let line = named(cx, &book.reader, &found, &args.id)?;
    let usual = line.deal.target.map_or(found.rates.base(), |target| target.currency);
    let closing = Closing {
        amount: args.amount.as_deref().map(|text| money("--amount", text, usual)).transpose()?,
        churn_reason: args.reason.as_deref().map(|reason| cx.words.reasons().kept(reason)).filter(|reason| !reason.is_empty()),
        note: args.note.as_deref().and_then(filled),
        next_start,
        ..Closing::of(on, args.outcome)
    };
    if args.outcome == crate::domain::Outcome::Churned && closing.churn_reason.is_none() {
        let offered: Vec<&str> = cx.words.reasons().offered().map(|reason| reason.key.as_str()).collect();
        let list = say!(cx.words, "cli-renewals-reasons", reasons = offered.join(", "));
        let why = say!(cx.words, "cli-option", name = "--reason", why = cx.words.invalid(&Invalid::Empty));
        return Err(Failure::Usage(format!("{why}\n{list}")));
    }
    let told = timing(&cx.words, Timing::of(on, line.deal.due_on));
    carry_out_and_say(cx, book, &Op::Renewal(RenewalOp::Close(line.deal.target_of, closing)), &[told])
}

/// Finds the open end that an argument names.
fn named<'a>(cx: &Context, reader: &Reader, found: &'a Pipeline, id: &str) -> Result<&'a PipelineLine, Failure> {
    let by_id = find_open(found, id);
    if let [one] = by_id.as_slice() {
        return Ok(one);
    }
    let missing = || Failure::Failed(say!(cx.words, "cli-no-renewal", id = id.to_owned()));
    let is_number = id.parse::<i64>().is_ok();
    let lines: Vec<&PipelineLine> = if by_id.is_empty() && !is_number {
        let account = cx.account(reader, id)?.id;
        found.open.iter().filter(|line| line.deal.account == account).collect()
    } else {
        by_id
    };
    match lines.as_slice() {
        [one] => Ok(one),
        [] => Err(missing()),
        several => Err(Failure::Failed(ambiguous(cx, id, several))),
    }
}

fn ambiguous(cx: &Context, id: &str, lines: &[&PipelineLine]) -> String {
    let listed = lines.iter().map(|line| {
        let product = line.contract.as_ref().and_then(|contract| contract.product.clone()).unwrap_or_default();
        format!("\n  {}  {}  {product}", line.deal.row().id, cx.format.date(line.deal.due_on))
    });
    format!("{}{}", say!(cx.words, "cli-many-renewals", id = id.to_owned(), n = lines.len()), listed.collect::<String>())
}

/// Reads what is to be changed; an empty text takes a field away.
fn change(args: &ForecastArgs, usual: Currency) -> Result<RenewalChange, Failure> {
    let amount = |text: &String| filled(text).map(|text| money("--amount", &text, usual)).transpose();
    let chance = |text: &String| filled(text).map(|text| percent("--probability", &text)).transpose();
    Ok(RenewalChange {
        forecast: args.forecast.map(Some),
        probability: args.probability.as_ref().map(chance).transpose()?,
        amount: args.amount.as_ref().map(amount).transpose()?,
        due_on: None,
        risk: args.risk.as_deref().map(filled),
        note: args.note.as_deref().map(filled),
    })
}
