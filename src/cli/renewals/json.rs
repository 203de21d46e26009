//! The JSON of `renewals`.

use crate::cli::json::{Day, Health, NextTask, Rate, rounded};
use crate::domain::kpi::{Figure, Unit};
use crate::domain::renewal::Gap;
use crate::domain::renewal::calibration::{Calibration, CategoryCalibration};
use crate::domain::renewal::change::{Change, Moved};
use crate::domain::renewal::group::Group;
use crate::domain::renewal::outlook::{Outlook, Retention};
use crate::domain::renewal::totals::Totals;
use crate::domain::{AccountId, ContractId, Currency, Forecast, Money, Outcome, RenewalId};
use crate::review::ScoredLine;
use crate::review::renewals::PipelineLine;
use serde::Serialize;
use std::collections::HashMap;

/// One end: `id` is that of the renewal, `null` while only the contract is known; both name it to `renewals set` and `close`.
#[derive(Debug, Serialize)]
pub struct RenewalsLine {
    account: AccountId,
    contract: Option<ContractId>,
    due_on: Day,
    notice_by: Option<Day>,
    /// What it is forecast at.
    amount: Option<Money>,
    forecast: Option<Forecast>,
    probability: Option<f64>,
    /// The chance times the smaller of amount and target; `null` of one that is decided.
    expected: Option<Money>,
    outcome: Option<Outcome>,
    churn_reason: Option<String>,
    health: Health,
    id: Option<RenewalId>,
    name: String,
    /// What is up for renewal.
    target: Option<Money>,
    risk: Option<String>,
    note: Option<String>,
    closed_on: Option<Day>,
    final_arr: Option<Money>,
    next_contract: Option<ContractId>,
    missing: Vec<Gap>,
    last_touch_on: Option<Day>,
    next_task: Option<NextTask>,
}

/// Sums in the book's currency; `low` and `high` are those of what is expected.
#[derive(Debug, Serialize)]
pub struct TotalsLine {
    n: usize,
    due: Money,
    committed: Money,
    expected: Money,
    expected_low: Option<Money>,
    expected_high: Option<Money>,
    at_risk: Money,
    unforecast: Money,
    unforecast_n: usize,
    without_amount: usize,
    without_rate: Vec<Currency>,
}

#[derive(Debug, Serialize)]
pub struct GroupLine {
    /// `past`, `0-30`, `31-60`, `61-90`, `later`, `2026-12` or `2026-Q4`.
    pub group: String,
    #[serde(flatten)]
    pub totals: TotalsLine,
}

#[derive(Debug, Serialize)]
pub struct Summary {
    pub currency: Currency,
    pub groups: Vec<GroupLine>,
    pub total: TotalsLine,
    pub outlook: OutlookLine,
    pub since: Day,
    pub changes: Vec<ChangeLine>,
    pub missing: Vec<MissingLine>,
    pub churn_reasons: Vec<ReasonLine>,
}

#[derive(Debug, Serialize)]
pub struct OutlookLine {
    from: Day,
    to: Day,
    worst: RetentionLine,
    expected: RetentionLine,
    best: RetentionLine,
    open: usize,
    left_out: usize,
}

#[derive(Debug, Serialize)]
struct RetentionLine {
    grr: Rate,
    nrr: Rate,
}

#[derive(Debug, Serialize)]
pub struct ChangeLine {
    kind: &'static str,
    id: String,
    account: AccountId,
    due_on: Day,
    amount: Option<Money>,
    moves: Vec<MoveLine>,
}

/// What moved: `new`, `forecast`, `probability`, `amount`, `due_on` or `outcome`.
#[derive(Debug, Serialize)]
struct MoveLine {
    what: &'static str,
    from: Option<String>,
    to: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct MissingLine {
    pub account: AccountId,
    pub contract: Option<ContractId>,
    pub renewal: Option<RenewalId>,
    /// `end`, `contract`, `amount`, `notice`, `notice_before_start`, `forecast`.
    pub missing: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
pub struct ReasonLine {
    /// `null` where none was given.
    pub reason: Option<String>,
    pub word: Option<String>,
    pub n: usize,
    pub lost: Money,
}

#[derive(Debug, Serialize)]
pub struct CalibrationLine {
    days_before: u32,
    n: usize,
    renewed: usize,
    without_forecast: usize,
    /// Decided by then: nothing was left to forecast.
    decided_before: usize,
    brier: Option<f64>,
    reference: Option<f64>,
    too_few: bool,
    categories: Vec<CategoryLine>,
}

#[derive(Debug, Serialize)]
struct CategoryLine {
    forecast: Option<Forecast>,
    n: usize,
    renewed: usize,
    said: f64,
    came: f64,
    bias: f64,
    too_few: bool,
}

/// Returns what is said of an end; its account is among those that were scored.
pub fn line(line: &PipelineLine, scored: &HashMap<AccountId, ScoredLine>) -> Option<RenewalsLine> {
    let ScoredLine { line: account, score } = scored.get(&line.account.id)?;
    let deal = &line.deal;
    let renewal = line.renewal.as_ref().map(|row| &row.fields);
    let outcome = line.outcome();
    Some(RenewalsLine {
        account: deal.account,
        contract: deal.contract,
        due_on: Day(deal.due_on),
        notice_by: deal.notice_by.map(Day),
        amount: deal.amount,
        forecast: deal.forecast,
        probability: deal.probability(),
        expected: deal.expected().filter(|_| outcome.is_none()),
        outcome,
        churn_reason: renewal.and_then(|renewal| renewal.churn_reason.clone()),
        health: Health::of(score),
        id: line.renewal.as_ref().map(|row| row.id),
        name: account.name.clone(),
        target: deal.target,
        risk: renewal.and_then(|renewal| renewal.risk.clone()),
        note: renewal.and_then(|renewal| renewal.note.clone()),
        closed_on: renewal.and_then(|renewal| renewal.closed_on).map(Day),
        final_arr: renewal.and_then(|renewal| renewal.final_arr),
        next_contract: renewal.and_then(|renewal| renewal.next_contract),
        missing: if outcome.is_none() { deal.gaps.clone() } else { Vec::new() },
        last_touch_on: account.last_touch_on.map(Day),
        next_task: account.next_task.as_ref().map(|task| NextTask {
            id: task.id,
            title: task.title.clone(),
            due_on: task.due_on.map(Day),
            priority: task.priority.value(),
        }),
    })
}

pub fn totals(totals: &Totals, currency: Currency) -> TotalsLine {
    let money = |minor: f64| Money { minor: minor.round() as i64, currency };
    let sum = |figure: &Figure| money(figure.numerator);
    let interval = totals.expected.interval;
    TotalsLine {
        n: totals.n,
        due: sum(&totals.due),
        committed: sum(&totals.committed),
        expected: sum(&totals.expected),
        expected_low: interval.map(|interval| money(interval.low)),
        expected_high: interval.map(|interval| money(interval.high)),
        at_risk: sum(&totals.at_risk),
        unforecast: sum(&totals.unforecast),
        unforecast_n: totals.unforecast.n,
        without_amount: totals.without_amount,
        without_rate: totals.without_rate.iter().map(|missing| missing.currency).collect(),
    }
}

/// Spells a group.
pub fn group(group: Group) -> String {
    match group {
        Group::Window(window) => window.as_str().to_owned(),
        Group::Month(span) => span.from.format("%Y-%m").to_string(),
        Group::Quarter(_, year, number) => format!("{year}-Q{number}"),
    }
}

pub fn outlook(outlook: &Outlook) -> OutlookLine {
    let of = |retention: &Retention| RetentionLine { grr: (&retention.gross).into(), nrr: (&retention.net).into() };
    OutlookLine {
        from: Day(outlook.quarter.from),
        to: Day(outlook.quarter.to),
        worst: of(&outlook.worst),
        expected: of(&outlook.expected),
        best: of(&outlook.best),
        open: outlook.open,
        left_out: outlook.left_out,
    }
}

pub fn change(change: &Change) -> ChangeLine {
    ChangeLine {
        kind: change.row.kind.as_str(),
        id: change.row.id.to_string(),
        account: change.account,
        due_on: Day(change.due_on),
        amount: change.amount,
        moves: change.moves.iter().map(|moved| move_line(*moved)).collect(),
    }
}

fn move_line(moved: Moved) -> MoveLine {
    let money = |money: Option<Money>| money.map(|money| money.as_typed());
    let word = |forecast: Option<Forecast>| forecast.map(|forecast| forecast.as_str().to_owned());
    let chance = |chance: Option<f64>| chance.map(|chance| rounded(chance, 4).to_string());
    let (what, from, to) = match moved {
        Moved::New => ("new", None, None),
        Moved::Forecast(from, to) => ("forecast", word(from), word(to)),
        Moved::Probability(from, to) => ("probability", chance(from), chance(to)),
        Moved::Amount(from, to) => ("amount", money(from), money(to)),
        Moved::Due(from, to) => ("due_on", Some(from.to_string()), Some(to.to_string())),
        Moved::Closed(outcome) => ("outcome", None, Some(outcome.as_str().to_owned())),
    };
    MoveLine { what, from, to }
}

pub fn calibration(calibration: &Calibration) -> CalibrationLine {
    CalibrationLine {
        days_before: calibration.days_before,
        n: calibration.n,
        renewed: calibration.renewed,
        without_forecast: calibration.without,
        decided_before: calibration.decided_before,
        brier: calibration.brier.map(|brier| rounded(brier, 6)),
        reference: calibration.reference.map(|reference| rounded(reference, 6)),
        too_few: calibration.is_few(),
        categories: calibration.categories.iter().map(category).collect(),
    }
}

fn category(category: &CategoryCalibration) -> CategoryLine {
    CategoryLine {
        forecast: category.forecast,
        n: category.n,
        renewed: category.renewed,
        said: rounded(category.forecast_mean, 6),
        came: rounded(category.actual, 6),
        bias: rounded(category.bias, 6),
        too_few: category.is_few(),
    }
}

/// Money of a figure, for reasons.
pub fn lost(figure: &Figure) -> Money {
    let currency = match figure.unit {
        Unit::Money(currency) => currency,
        _ => Currency::USD,
    };
    Money { minor: figure.numerator.round() as i64, currency }
}
