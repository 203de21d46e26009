//! The facts of a book, read once, from which the figures of several periods are worked out.

use super::{KpiGroup, KpiLine, KpiReview, groups, lines};
use crate::domain::health::Model;
use crate::domain::kpi::{
    AccountFacts, Choices, CohortRow, DueMonth, Figure, Ground, GroupBy, Kpi, Measured, Periods, ReasonRow, ScoreRow, Span, Waterfall,
    churn_reasons, cohort_table, due_by_month, nps_spread, waterfall,
};
use crate::domain::{AccountId, Band, Currency, Rates, Zone};
use crate::review::some_of_book;
use crate::store::{Result, directory, kpi as stored};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::{HashMap, HashSet};

/// How many quarters of customers the table of cohorts goes back.
const COHORTS: usize = 12;

/// The facts of some accounts, with the choices and rates they are measured by.
#[derive(Clone, Debug)]
pub struct KpiFacts {
    pub choices: Choices,
    pub currency: Currency,
    rates: Rates,
    facts: Vec<AccountFacts>,
    reach: Span,
    use_days: Vec<NaiveDate>,
}

/// Returns the currency that amounts are added up in: the book's own choice, else the one that most of its amounts are in.
pub fn currency(connection: &Connection, fallback: Currency) -> Currency {
    let chosen = stored::choices(connection).ok().and_then(|choices| choices.currency);
    let setting = || directory::setting(connection, "currency").ok().flatten().and_then(|code| code.parse().ok());
    let usual = || directory::usual_currency(connection).ok().flatten().and_then(|code| code.parse().ok());
    chosen.or_else(setting).or_else(usual).unwrap_or(fallback)
}

/// Scores some accounts on a day.
pub fn bands_of(
    connection: &Connection,
    accounts: &[AccountId],
    model: &Model,
    day: NaiveDate,
    zone: &Zone,
) -> Result<Vec<(AccountId, Band)>> {
    let scored = some_of_book(connection, accounts, model, day, zone)?;
    Ok(scored.into_iter().map(|row| (row.line.id, row.score.band)).collect())
}

impl KpiFacts {
    /// Reads the facts: answers and tickets of the days within reach, and use at both ends of some periods.
    pub fn read(connection: &Connection, currency: Currency, zone: &Zone, reach: Span, spans: &[Span]) -> Result<KpiFacts> {
        let choices = stored::choices(connection)?;
        let currency = choices.currency.unwrap_or(currency);
        let rates = stored::rates(connection, currency)?;
        let use_days = days_of_use(spans, &rates, &choices);
        let facts = stored::facts(connection, reach, &use_days, zone)?;
        Ok(KpiFacts { choices, currency, rates, facts, reach, use_days })
    }

    /// Says whether the facts reach that far, and know the use at both ends of some periods.
    pub fn covers(&self, reach: Span, spans: &[Span]) -> bool {
        let reaches = self.reach.from <= reach.from && reach.to <= self.reach.to;
        reaches && days_of_use(spans, &self.rates, &self.choices).iter().all(|day| self.use_days.contains(day))
    }

    /// Leaves all other accounts out.
    pub fn keep_only(&mut self, accounts: &HashSet<AccountId>) {
        self.facts.retain(|facts| accounts.contains(&facts.id));
    }

    /// Notes how healthy accounts are on the last day.
    pub fn take_bands(&mut self, bands: &HashMap<AccountId, Band>) {
        for facts in &mut self.facts {
            facts.band = bands.get(&facts.id).copied();
        }
    }

    pub fn ids(&self) -> Vec<AccountId> {
        self.facts.iter().map(|facts| facts.id).collect()
    }

    pub fn accounts(&self) -> usize {
        self.facts.len()
    }

    /// Works out everything there is to a period.
    pub fn review(&self, periods: Periods, by: Option<GroupBy>) -> KpiReview {
        KpiReview {
            periods,
            currency: self.currency,
            accounts: self.facts.len(),
            lines: self.lines(&periods),
            groups: by.map(|by| self.groups(periods.now, by)).unwrap_or_default(),
            waterfall: self.waterfall(periods.now),
            reasons: self.reasons(periods.now),
            cohorts: self.cohorts(periods.now),
            choices: self.choices.clone(),
        }
    }

    /// Works out every figure, with those it is compared with.
    pub fn lines(&self, periods: &Periods) -> Vec<KpiLine> {
        lines(&self.facts, periods, &self.rates, &self.choices)
    }

    /// Works out the figures of accounts that are filed alike.
    pub fn groups(&self, span: Span, by: GroupBy) -> Vec<KpiGroup> {
        groups(&self.facts, by, self.ground(span))
    }

    /// Works out one figure for each of several periods.
    pub fn trend(&self, kpi: Kpi, spans: &[Span]) -> Vec<(Span, Figure)> {
        spans.iter().map(|span| (*span, self.measured(*span).figure(kpi))).collect()
    }

    pub fn waterfall(&self, span: Span) -> Waterfall {
        waterfall(&self.measured(span))
    }

    pub fn reasons(&self, span: Span) -> Vec<ReasonRow> {
        churn_reasons(&self.measured(span))
    }

    pub fn cohorts(&self, span: Span) -> Vec<CohortRow> {
        cohort_table(&self.facts, &self.ground(span), COHORTS)
    }

    /// Counts the answers to the net promoter question by their score.
    pub fn spread(&self, span: Span) -> Vec<ScoreRow> {
        nps_spread(self.facts.iter().flat_map(|facts| &facts.answers), span)
    }

    /// Adds up what comes up for renewal in some months from that of a day on.
    pub fn due(&self, today: NaiveDate, months: u32) -> Vec<DueMonth> {
        due_by_month(&self.facts, today, months, &self.ground(Span { from: today, to: today }))
    }

    fn measured(&self, span: Span) -> Measured<'_> {
        Measured::of(&self.facts, self.ground(span))
    }

    fn ground(&self, span: Span) -> Ground<'_> {
        Ground { span, rates: &self.rates, choices: &self.choices }
    }
}

fn days_of_use(spans: &[Span], rates: &Rates, choices: &Choices) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = spans.iter().flat_map(|span| [Ground { span: *span, rates, choices }.opening_day(), span.to]).collect();
    days.sort();
    days.dedup();
    days
}
