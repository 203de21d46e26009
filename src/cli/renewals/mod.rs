//! `renewals`: the pipeline with its sums, and `renewals set|close|add|summary|calibration`.

mod json;
mod text;
mod write;

use crate::cli::args::{RenewalsArgs, RenewalsCommand, RenewalsNarrowing, RenewalsSummaryArgs};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::json::Day;
use crate::cli::list::understood;
use crate::cli::output::Answer;
use crate::domain::kpi::Span;
use crate::domain::query::Filter;
use crate::review::renewals::{LineGroup, Pipeline, base_currency, churn_by_reason, pipeline};
use crate::store::Reader;
use chrono::{Days, NaiveDate};

pub fn renewals(cx: &Context, args: &RenewalsArgs) -> Result<Answer, Failure> {
    match &args.command {
        None => list(cx, args),
        Some(RenewalsCommand::Set(args)) => write::set(cx, args),
        Some(RenewalsCommand::Close(args)) => write::close(cx, args),
        Some(RenewalsCommand::Add(args)) => write::add(cx, args),
        Some(RenewalsCommand::Summary(args)) => summary(cx, args),
        Some(RenewalsCommand::Calibration) => calibration(cx),
    }
}

/// Reads the pipeline of the whole book, or of the accounts that fit a filter.
fn read(cx: &Context, reader: &Reader, filter: &Filter) -> Result<Pipeline, Failure> {
    let model = cx.model(reader)?;
    let base = base_currency(reader.connection(), cx.words.home());
    Ok(pipeline(&cx.ground(reader, &model), base, filter)?)
}

/// Reads the pipeline as options narrow it: by filter, and by the days they are due or notice is.
fn narrowed(cx: &Context, reader: &Reader, args: &RenewalsNarrowing) -> Result<Pipeline, Failure> {
    let filter = understood(cx, reader, &args.filter.join(" "))?;
    let day = |option, text: &Option<String>| text.as_deref().map(|text| cx.coming_day(option, text)).transpose();
    let (from, to) = (day("--from", &args.from)?, day("--to", &args.to)?);
    let span = Span::new(from.unwrap_or(NaiveDate::MIN), to.unwrap_or(NaiveDate::MAX));
    let span = span.map_err(|why| Failure::Option { name: "--to", why })?;
    let mut found = read(cx, reader, &filter)?;
    found.open.retain(|line| span.contains(args.basis.day(&line.deal)));
    found.closed.retain(|line| span.contains(args.basis.day(&line.deal)));
    Ok(found)
}

fn list(cx: &Context, args: &RenewalsArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let found = narrowed(cx, &book.reader, &args.narrowing)?;
    let (with_open, with_closed) = (!args.only_closed, !args.only_open);
    let open = found.open.iter().filter(|_| with_open);
    let scored = found.scored(&cx.ground(&book.reader, &cx.model(&book.reader)?))?;
    let line = |line| json::line(line, &scored);
    let lines: Vec<json::RenewalsLine> = open.chain(found.closed.iter().filter(|_| with_closed)).filter_map(line).collect();
    Ok(cx.answer(&lines, || text::list(cx, &found, &scored, args)))
}

fn summary(cx: &Context, args: &RenewalsSummaryArgs) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let reader = &book.reader;
    let found = narrowed(cx, reader, &args.narrowing)?;
    let model = cx.model(reader)?;
    let changes = found.changes(&cx.ground(reader, &model), args.days)?;
    let (groups, outlook) = (found.groups(args.narrowing.by, args.narrowing.basis), found.outlook());
    let reasons = churn_by_reason(&found.closed, &found);
    let json = summary_json(cx, &found, &groups, args.days);
    let json = json::Summary {
        outlook: json::outlook(&outlook),
        changes: changes.iter().map(json::change).collect(),
        churn_reasons: reasons.iter().map(|(reason, totals)| reason_line(cx, reason, totals)).collect(),
        ..json
    };
    Ok(cx.answer(&json, || text::summary(cx, &found, args, &changes)))
}

fn summary_json(cx: &Context, found: &Pipeline, groups: &[LineGroup], days: u64) -> json::Summary {
    let currency = found.rates.base();
    let group = |group: &LineGroup| json::GroupLine { group: json::group(group.group), totals: json::totals(&group.totals, currency) };
    json::Summary {
        currency,
        groups: groups.iter().map(group).collect(),
        total: json::totals(&found.totals(&found.open), currency),
        outlook: json::outlook(&found.outlook()),
        since: Day(cx.format.today.checked_sub_days(Days::new(days)).unwrap_or(cx.format.today)),
        changes: Vec::new(),
        missing: missing(found),
        churn_reasons: Vec::new(),
    }
}

fn missing(found: &Pipeline) -> Vec<json::MissingLine> {
    let endless = found.endless.iter().map(|(owner, contract)| json::MissingLine {
        account: owner.id,
        contract: Some(contract.id),
        renewal: None,
        missing: vec!["end"],
    });
    let gaps = found.open.iter().filter(|line| !line.deal.gaps.is_empty()).map(|line| json::MissingLine {
        account: line.deal.account,
        contract: line.deal.contract,
        renewal: line.renewal.as_ref().map(|row| row.id),
        missing: line.deal.gaps.iter().map(|gap| gap.as_str()).collect(),
    });
    endless.chain(gaps).collect()
}

fn reason_line(cx: &Context, reason: &str, totals: &crate::domain::renewal::totals::Totals) -> json::ReasonLine {
    let given = Some(reason).filter(|reason| !reason.is_empty());
    json::ReasonLine {
        reason: given.map(str::to_owned),
        word: given.map(|reason| cx.words.churn_reason(reason).to_owned()),
        n: totals.n,
        lost: json::lost(&totals.due),
    }
}

fn calibration(cx: &Context) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let reader = &book.reader;
    let found = read(cx, reader, &Filter::default())?;
    let model = cx.model(reader)?;
    let calibrations = found.calibrations(&cx.ground(reader, &model));
    let json: Vec<json::CalibrationLine> = calibrations.iter().map(json::calibration).collect();
    Ok(cx.answer(&json, || text::calibration(cx, &calibrations)))
}
