//! The shapes of JSON of `kpi`.

use crate::cli::json::{Day, Rate};
use crate::domain::kpi::{Aside, ChoiceName, CohortRow, Figure, GroupBy, Kpi, Movement, Part, ReasonRow, Span, Undefined, Unit};
use crate::domain::{AccountId, Currency, EntityKind, Money};
use crate::review::kpi::{KpiGroup, KpiReview};
use serde::Serialize;
use std::collections::BTreeMap;

/// Figures by their names.
type Figures = BTreeMap<Kpi, FigureLine>;

#[derive(Debug, Serialize)]
pub struct KpiReport {
    from: Day,
    to: Day,
    currency: Currency,
    accounts: usize,
    #[serde(flatten)]
    figures: Figures,
    /// What changed the definitions, by its name; `null` where nothing was chosen.
    choices: BTreeMap<ChoiceName, Option<String>>,
    targets: BTreeMap<Kpi, TargetLine>,
    previous: Compared,
    year_before: Compared,
    by: Option<GroupBy>,
    groups: Vec<GroupLine>,
    waterfall: BTreeMap<Movement, Money>,
    churn_reasons: Vec<ReasonLine>,
    cohorts: Vec<CohortLine>,
    /// Contracts that are in no sum: without an amount, or in a currency without a rate.
    unpriced: Vec<PartLine>,
}

/// A rate, with the amount where it is money, and why it has no value or some rows do not count.
#[derive(Debug, Serialize)]
pub struct FigureLine {
    #[serde(flatten)]
    rate: Rate,
    #[serde(flatten)]
    money: Option<Amount>,
    undefined: Option<Undefined>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    not_counted: BTreeMap<Aside, usize>,
}

#[derive(Debug, Serialize)]
struct Amount {
    minor: Option<i64>,
    currency: Currency,
}

#[derive(Debug, Serialize)]
struct TargetLine {
    value: f64,
    on_track: Option<bool>,
}

#[derive(Debug, Serialize)]
struct Compared {
    from: Day,
    to: Day,
    #[serde(flatten)]
    figures: Figures,
}

#[derive(Debug, Serialize)]
struct GroupLine {
    name: Option<String>,
    accounts: usize,
    #[serde(flatten)]
    figures: Figures,
}

#[derive(Debug, Serialize)]
struct ReasonLine {
    reason: Option<String>,
    count: usize,
    arr: Money,
}

#[derive(Debug, Serialize)]
struct CohortLine {
    from: Day,
    to: Day,
    accounts: usize,
    quarters: Vec<QuarterLine>,
}

#[derive(Debug, Serialize)]
struct QuarterLine {
    on: Day,
    logo_retention: FigureLine,
    revenue_retention: FigureLine,
    repeat_rate: FigureLine,
}

/// A row behind a figure.
#[derive(Debug, Serialize)]
pub struct PartLine {
    kind: EntityKind,
    id: String,
    account: Option<AccountId>,
    on: Option<Day>,
    numerator: f64,
    denominator: f64,
    counts: bool,
    not_counted: Option<Aside>,
}

impl From<&Figure> for FigureLine {
    fn from(figure: &Figure) -> Self {
        let money = match figure.unit {
            Unit::Money(currency) => Some(Amount { minor: figure.known().map(|value| value.round() as i64), currency }),
            _ => None,
        };
        let mut not_counted = BTreeMap::new();
        for why in figure.parts.iter().filter_map(|part| part.aside) {
            *not_counted.entry(why).or_default() += 1;
        }
        FigureLine { rate: Rate::from(figure), money, undefined: figure.value.err(), not_counted }
    }
}

impl From<&Part> for PartLine {
    fn from(part: &Part) -> Self {
        PartLine {
            kind: part.row.kind,
            id: part.row.id.to_string(),
            account: part.account,
            on: part.on.map(Day),
            numerator: part.numerator,
            denominator: part.denominator,
            counts: part.counts,
            not_counted: part.aside,
        }
    }
}

pub fn report(review: &KpiReview, by: Option<GroupBy>) -> KpiReport {
    let figures = |pick: fn(&crate::review::kpi::KpiLine) -> &Figure| -> Figures {
        review.lines.iter().map(|line| (line.kpi, FigureLine::from(pick(line)))).collect()
    };
    let compared = |span: Span, figures| Compared { from: Day(span.from), to: Day(span.to), figures };
    let targets = review.lines.iter().filter_map(|line| {
        let value = line.target?;
        Some((line.kpi, TargetLine { value, on_track: line.is_on_track() }))
    });
    let amount = |minor: f64| Money { minor: minor.round() as i64, currency: review.currency };
    KpiReport {
        from: Day(review.periods.now.from),
        to: Day(review.periods.now.to),
        currency: review.currency,
        accounts: review.accounts,
        figures: figures(|line| &line.now),
        choices: ChoiceName::ALL.iter().map(|name| (*name, review.choices.value(*name))).collect(),
        targets: targets.collect(),
        previous: compared(review.periods.before, figures(|line| &line.before)),
        year_before: compared(review.periods.year_before, figures(|line| &line.year_before)),
        by,
        groups: review.groups.iter().map(group).collect(),
        waterfall: Movement::ALL.iter().map(|movement| (*movement, amount(review.waterfall.amount(*movement)))).collect(),
        churn_reasons: review.reasons.iter().map(|row| reason(row, review.currency)).collect(),
        cohorts: review.cohorts.iter().map(cohort).collect(),
        unpriced: review.unpriced().iter().map(PartLine::from).collect(),
    }
}

fn group(group: &KpiGroup) -> GroupLine {
    let figures = group.figures.iter().map(|(kpi, figure)| (*kpi, FigureLine::from(figure))).collect();
    GroupLine { name: group.name.clone(), accounts: group.accounts, figures }
}

fn reason(row: &ReasonRow, currency: Currency) -> ReasonLine {
    ReasonLine { reason: row.reason.clone(), count: row.count, arr: Money { minor: row.arr, currency } }
}

fn cohort(row: &CohortRow) -> CohortLine {
    let quarters = row.cells.iter().map(|cell| QuarterLine {
        on: Day(cell.on),
        logo_retention: FigureLine::from(&cell.logos),
        revenue_retention: FigureLine::from(&cell.revenue),
        repeat_rate: FigureLine::from(&cell.repeat),
    });
    CohortLine { from: Day(row.quarter.from), to: Day(row.quarter.to), accounts: row.size, quarters: quarters.collect() }
}
