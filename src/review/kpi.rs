//! The figures of a period: each compared with the period before and with a year before, by groups of accounts, against the
//! targets, with the tables that explain them.

mod held;

pub use held::{KpiFacts, bands_of, currency};

use crate::domain::health::Model;
use crate::domain::kpi::{
    AccountFacts, Aside, Choices, CohortRow, Figure, Ground, GroupBy, Kpi, Measured, Part, Periods, ReasonRow, Span, Undefined, Waterfall,
};
use crate::domain::{AccountId, Band, Currency, Rates, Zone};
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
    /// How healthy accounts are on the last day, for what is at risk.
    pub bands: Option<&'a HashMap<AccountId, Band>>,
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

/// Reads what a person chose and aims at.
pub fn choices(connection: &Connection) -> Result<Choices> {
    stored::choices(connection)
}

/// Reads the facts once and works out every figure.
pub fn kpi(connection: &Connection, question: &Question<'_>) -> Result<KpiReview> {
    let periods = question.periods;
    let spans = [periods.now, periods.before, periods.year_before];
    let mut held = KpiFacts::read(connection, question.currency, question.zone, reach(&spans), &spans)?;
    if let Some(accounts) = question.accounts {
        held.keep_only(accounts);
    }
    if let Some(bands) = question.bands {
        held.take_bands(bands);
    }
    Ok(held.review(periods, question.by))
}

/// Scores the accounts of the book on a day, for what is at risk.
pub fn bands(connection: &Connection, model: &Model, day: NaiveDate, zone: &Zone) -> Result<HashMap<AccountId, Band>> {
    let accounts: Vec<AccountId> = crate::store::directory::account_names(connection)?.into_iter().map(|account| account.id).collect();
    Ok(bands_of(connection, &accounts, model, day, zone)?.into_iter().collect())
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

fn lines(facts: &[AccountFacts], periods: &Periods, rates: &Rates, choices: &Choices) -> Vec<KpiLine> {
    let measured = |span| Measured::of(facts, Ground { span, rates, choices });
    let now = measured(periods.now);
    let (before, year_before) = (measured(periods.before), measured(periods.year_before));
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
        target: choices.targets.get(kpi).copied(),
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
pub fn reach(spans: &[Span]) -> Span {
    let from = spans.iter().map(|span| span.from).min().unwrap_or_default();
    let to = spans.iter().map(|span| span.to).max().unwrap_or_default();
    Span { from, to }
}
