//! What the book holds, kept between questions: the figures of any period within reach follow without reading again.

use super::{KpiGroup, KpiLine, Ledger, days_of_use, groups, lines};
use crate::domain::kpi::{
    CohortRow, DueMonth, Figure, GroupBy, Kpi, Periods, RetentionBy, ScoreRow, Span, Waterfall, cohort_table, due_by_month, nps_spread,
    waterfall,
};
use crate::domain::voice::Answer;
use crate::domain::{AccountId, Band, Currency, Zone};
use crate::store::{Result, kpi as stored};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::{HashMap, HashSet};

/// What was read, and of which days.
#[derive(Clone, Debug)]
pub struct KpiFacts {
    pub ledger: Ledger,
    reach: Span,
    use_days: Vec<NaiveDate>,
}

impl KpiFacts {
    /// Reads the facts: answers and tickets of the days within reach, and use at both ends of some periods.
    pub fn read(connection: &Connection, currency: Currency, zone: &Zone, reach: Span, spans: &[Span]) -> Result<KpiFacts> {
        let choices = stored::choices(connection)?;
        let rates = stored::rates(connection, choices.currency.unwrap_or(currency))?;
        let use_days = days_of_use(spans, &rates, &choices);
        let facts = stored::facts(connection, reach, &use_days, zone)?;
        Ok(KpiFacts { ledger: Ledger { facts, rates, choices }, reach, use_days })
    }

    /// Says whether the facts reach that far, and know the use at both ends of some periods.
    pub fn covers(&self, reach: Span, spans: &[Span]) -> bool {
        let reaches = self.reach.from <= reach.from && reach.to <= self.reach.to;
        let Ledger { rates, choices, .. } = &self.ledger;
        reaches && days_of_use(spans, rates, choices).iter().all(|day| self.use_days.contains(day))
    }

    /// Says whether a figure asks who uses the product.
    pub fn is_by_use(kpi: Kpi, retention: RetentionBy) -> bool {
        kpi == Kpi::ActiveRetention || (kpi == Kpi::Retention && retention == RetentionBy::Active)
    }

    pub fn currency(&self) -> Currency {
        self.ledger.rates.base()
    }

    /// Leaves all other accounts out.
    pub fn keep_only(&mut self, accounts: &HashSet<AccountId>) {
        self.ledger.facts.retain(|facts| accounts.contains(&facts.id));
    }

    /// Notes how healthy accounts are.
    pub fn take_bands(&mut self, bands: &HashMap<AccountId, Band>) {
        for facts in &mut self.ledger.facts {
            facts.band = bands.get(&facts.id).copied();
        }
    }

    pub fn accounts(&self) -> usize {
        self.ledger.facts.len()
    }

    /// Lists the accounts with a running contract on a day: those whose health counts.
    pub fn running_on(&self, day: NaiveDate) -> Vec<AccountId> {
        let ground = self.ledger.ground(Span { from: day, to: day });
        self.ledger.facts.iter().filter(|facts| facts.held_on(day, &ground).is_active).map(|facts| facts.id).collect()
    }

    /// Works out every figure, with those it is compared with.
    pub fn lines(&self, periods: &Periods) -> Vec<KpiLine> {
        lines(&self.ledger, periods)
    }

    /// Works out the figures of accounts that are filed alike.
    pub fn groups(&self, span: Span, by: GroupBy) -> Vec<KpiGroup> {
        groups(&self.ledger.facts, by, self.ledger.ground(span))
    }

    /// Works out one figure for each of several periods.
    pub fn trend(&self, kpi: Kpi, spans: &[Span]) -> Vec<(Span, Figure)> {
        spans.iter().map(|span| (*span, self.ledger.measured(*span).figure(kpi))).collect()
    }

    pub fn waterfall(&self, span: Span) -> Waterfall {
        waterfall(&self.ledger.measured(span))
    }

    pub fn cohorts(&self, span: Span) -> Vec<CohortRow> {
        cohort_table(&self.ledger.facts, &self.ledger.ground(span), super::COHORTS)
    }

    /// Counts the answers to the net promoter question by their score.
    pub fn spread(&self, span: Span) -> Vec<ScoreRow> {
        let answers: Vec<Answer> = self.ledger.facts.iter().flat_map(|facts| &facts.answers).copied().collect();
        nps_spread(&answers, span)
    }

    /// Adds up what comes up for renewal in some months from that of a day on.
    pub fn due(&self, today: NaiveDate, months: u32) -> Vec<DueMonth> {
        due_by_month(&self.ledger.facts, today, months, &self.ledger.ground(Span { from: today, to: today }))
    }
}
