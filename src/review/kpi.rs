//! The figures of a period: each compared with the period before and with a year before, by groups of accounts, against the
//! targets, with the tables that explain them.

mod held;

pub use held::KpiFacts;

use crate::domain::health::facts::Facts;
use crate::domain::health::{self, Model, Signals};
use crate::domain::kpi::{
    AccountFacts, Aside, Choices, CohortRow, Figure, Ground, GroupBy, Kpi, Measured, Part, Periods, ReasonRow, Span, Undefined, Waterfall,
    churn_reasons, cohort_table, waterfall,
};
use crate::domain::{AccountId, Band, Currency, Rates, Zone};
use crate::store::facts::{AT_ONCE, Window, facts_of};
use crate::store::share::{beside, shared_out};
use crate::store::{Result, kpi as stored};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    pub periods: Periods,
    /// Only these accounts; all without it.
    pub accounts: Option<&'a HashSet<AccountId>>,
    pub by: Option<GroupBy>,
    /// The book's currency where nobody chose one.
    pub currency: Currency,
    pub zone: &'a Zone,
    pub health: Health<'a>,
}

/// How healthy accounts are, for what is at risk.
#[derive(Clone, Copy, Debug)]
pub enum Health<'a> {
    /// Nobody asks: what is at risk has no value.
    Unasked,
    /// Known already, of the last day.
    Known(&'a HashMap<AccountId, Band>),
    /// To be scored on a day by a model: those with a contract. It costs several times what all other figures cost.
    Scored(&'a Model, NaiveDate),
}

/// All figures of a period.
#[derive(Clone, Debug, PartialEq)]
pub struct KpiReview {
    pub periods: Periods,
    pub currency: Currency,
    pub choices: Choices,
    /// How many accounts there are, with a contract or not.
    pub accounts: usize,
    pub lines: Vec<KpiLine>,
    pub groups: Vec<KpiGroup>,
    pub waterfall: Waterfall,
    pub reasons: Vec<ReasonRow>,
    pub cohorts: Vec<CohortRow>,
}

/// One figure, with what it is compared with.
#[derive(Clone, Debug, PartialEq)]
pub struct KpiLine {
    pub kpi: Kpi,
    pub now: Figure,
    pub before: Figure,
    pub year_before: Figure,
    pub target: Option<f64>,
}

/// The figures of the accounts that are filed alike.
#[derive(Clone, Debug, PartialEq)]
pub struct KpiGroup {
    /// `None`: filed under nothing.
    pub name: Option<String>,
    pub accounts: usize,
    pub figures: Vec<(Kpi, Figure)>,
}

/// How many quarters of customers the table of cohorts goes back.
const COHORTS: usize = 12;

/// Reads what a person chose and aims at.
pub fn choices(connection: &Connection) -> Result<Choices> {
    stored::choices(connection)
}

/// What the book holds for some periods, read once: any figure of them follows without reading again.
#[derive(Clone, Debug)]
pub struct Ledger {
    pub facts: Vec<AccountFacts>,
    pub rates: Rates,
    pub choices: Choices,
}

impl Ledger {
    /// Reads what figures of some periods are made of; the last day of the question's own period is that of health.
    pub fn read(connection: &Connection, question: &Question<'_>, spans: &[Span]) -> Result<Ledger> {
        let choices = stored::choices(connection)?;
        let rates = stored::rates(connection, choices.currency.unwrap_or(question.currency))?;
        let now = question.periods.now;
        let read = || stored::facts(connection, reach(now, spans), &days_of_use(spans, &rates, &choices), question.zone);
        // Scoring costs more than all the rest, and asks nothing of it.
        let (bands, mut facts) = match question.health {
            Health::Scored(..) => beside(connection, |connection| bands(connection, question), read)?,
            Health::Unasked | Health::Known(_) => (bands(connection, question)?, read()?),
        };
        if let Some(accounts) = question.accounts {
            facts.retain(|facts| accounts.contains(&facts.id));
        }
        for facts in &mut facts {
            facts.band = bands.get(&facts.id).copied();
        }
        Ok(Ledger { facts, rates, choices })
    }

    pub fn ground(&self, span: Span) -> Ground<'_> {
        Ground { span, rates: &self.rates, choices: &self.choices }
    }

    /// Measures all its accounts over a period, one of those it was read for.
    pub fn measured(&self, span: Span) -> Measured<'_> {
        Measured::of(&self.facts, self.ground(span))
    }
}

/// Returns the bands of the accounts that have a contract; of those that run something follows from it.
fn bands(connection: &Connection, question: &Question<'_>) -> Result<HashMap<AccountId, Band>> {
    match question.health {
        Health::Unasked => Ok(HashMap::new()),
        Health::Known(bands) => Ok(bands.clone()),
        Health::Scored(model, day) => {
            let mut accounts = stored::under_contract(connection)?;
            accounts.retain(|account| question.accounts.is_none_or(|wanted| wanted.contains(account)));
            scored_bands(connection, &accounts, model, day, question.zone)
        }
    }
}

/// Reads the facts once and works out every figure.
pub fn kpi(connection: &Connection, question: &Question<'_>) -> Result<KpiReview> {
    let periods = question.periods;
    let ledger = Ledger::read(connection, question, &[periods.now, periods.before, periods.year_before])?;
    let measured = ledger.measured(periods.now);
    Ok(KpiReview {
        periods,
        currency: ledger.rates.base(),
        accounts: ledger.facts.len(),
        lines: lines(&ledger, &periods),
        groups: question.by.map(|by| groups(&ledger.facts, by, measured.ground)).unwrap_or_default(),
        waterfall: waterfall(&measured),
        reasons: churn_reasons(&measured),
        cohorts: cohort_table(&ledger.facts, &measured.ground, COHORTS),
        choices: ledger.choices.clone(),
    })
}

/// Works out some figures for each of some periods, in their order: how they went.
pub fn course(connection: &Connection, question: &Question<'_>, kpis: &[Kpi], spans: &[Span]) -> Result<Vec<(Span, Vec<Figure>)>> {
    let ledger = Ledger::read(connection, question, spans)?;
    let figures = |span: &Span| {
        let measured = ledger.measured(*span);
        (*span, kpis.iter().map(|kpi| measured.figure(*kpi)).collect())
    };
    Ok(spans.iter().map(figures).collect())
}

/// Scores some accounts on a day.
pub fn scored_bands(
    connection: &Connection,
    accounts: &[AccountId],
    model: &Model,
    day: NaiveDate,
    zone: &Zone,
) -> Result<HashMap<AccountId, Band>> {
    let band = |facts: &Facts| (facts.account.id, health::score(&Signals::numbers_at(facts, model, day, zone), model).band);
    let parts: Vec<&[AccountId]> = accounts.chunks(AT_ONCE).collect();
    let bands = shared_out(connection, &parts, |connection, some| {
        let read = facts_of(connection, some, Window::of_day(day, model))?;
        Ok(read.iter().map(band).collect::<Vec<_>>())
    })?;
    Ok(bands.into_iter().flatten().collect())
}

impl KpiReview {
    pub fn line(&self, kpi: Kpi) -> Option<&KpiLine> {
        self.lines.iter().find(|line| line.kpi == kpi)
    }

    /// Lists what has no amount that can be added up: contracts without one, or in a currency without a rate.
    pub fn unpriced(&self) -> Vec<Part> {
        let arr = self.line(Kpi::Arr).map(|line| line.now.parts.as_slice()).unwrap_or_default();
        arr.iter().filter(|part| matches!(part.aside, Some(Aside::NoAmount | Aside::NoRate))).cloned().collect()
    }
}

impl KpiLine {
    /// Says whether the target is reached; `None` without one, or without a value.
    pub fn is_on_track(&self) -> Option<bool> {
        Some(self.kpi.is_on_track(self.now.known()?, self.target?))
    }
}

fn lines(ledger: &Ledger, periods: &Periods) -> Vec<KpiLine> {
    let (now, before, year_before) = (ledger.measured(periods.now), ledger.measured(periods.before), ledger.measured(periods.year_before));
    let compared = |measured: &Measured<'_>, kpi| match kpi {
        // Accounts are scored for the last day alone.
        Kpi::ArrAtRisk => Figure::undefined(measured.ground.money(), Undefined::NotScored, Vec::new()),
        _ => measured.figure(kpi),
    };
    let line = |kpi: &Kpi| KpiLine {
        kpi: *kpi,
        now: now.figure(*kpi),
        before: compared(&before, *kpi),
        year_before: compared(&year_before, *kpi),
        target: ledger.choices.targets.get(kpi).copied(),
    };
    Kpi::ALL.iter().map(line).collect()
}

fn groups(facts: &[AccountFacts], by: GroupBy, ground: Ground<'_>) -> Vec<KpiGroup> {
    let mut filed: BTreeMap<Option<String>, Vec<&AccountFacts>> = BTreeMap::new();
    for facts in facts {
        filed.entry(facts.group(by, ground.choices.year_begins)).or_default().push(facts);
    }
    // What is filed under nothing comes last.
    let nothing = filed.remove(&None).map(|accounts| (None, accounts));
    let group = |(name, accounts): (Option<String>, Vec<&AccountFacts>)| {
        let measured = Measured::of(accounts.iter().copied(), ground);
        let figures = Kpi::ALL.iter().map(|kpi| (*kpi, measured.figure(*kpi))).collect();
        KpiGroup { name, accounts: accounts.len(), figures }
    };
    filed.into_iter().chain(nothing).map(group).collect()
}

/// Returns the days from the first of all periods to the last.
pub fn reach(now: Span, spans: &[Span]) -> Span {
    let from = spans.iter().map(|span| span.from).min().unwrap_or(now.from);
    let to = spans.iter().map(|span| span.to).max().unwrap_or(now.to);
    Span { from, to }
}

fn days_of_use(spans: &[Span], rates: &Rates, choices: &Choices) -> Vec<NaiveDate> {
    let ends = |span: &Span| [Ground { span: *span, rates, choices }.opening_day(), span.to];
    let mut days: Vec<NaiveDate> = spans.iter().flat_map(ends).collect();
    days.sort();
    days.dedup();
    days
}
