//! Some accounts over a period, ready to be measured: what each held on the opening day and on the last, and every figure of them.

use super::arr::Held;
use super::{renewals, retention, service, value};
use crate::domain::Rates;
use crate::domain::kpi::{AccountFacts, Choices, CohortDay, Figure, Kpi, Span, Unit};
use crate::domain::voice::{self, Answer, Measure};
use chrono::NaiveDate;

/// What figures are made with beside the facts.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    pub span: Span,
    pub rates: &'a Rates,
    pub choices: &'a Choices,
}

/// Some accounts over a period.
#[derive(Clone, Debug)]
pub struct Measured<'a> {
    pub ground: Ground<'a>,
    pub accounts: Vec<Standing<'a>>,
}

/// An account at both ends of a period.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    pub facts: &'a AccountFacts,
    pub opening: Held,
    pub closing: Held,
}

impl Ground<'_> {
    /// Returns the day whose active accounts are the opening cohort.
    pub fn opening_day(&self) -> NaiveDate {
        match self.choices.cohort {
            CohortDay::FirstDay => self.span.from,
            CohortDay::DayBefore => self.span.from.pred_opt().unwrap_or(self.span.from),
        }
    }

    pub fn money(&self) -> Unit {
        Unit::Money(self.rates.base())
    }

    /// Returns how many years the period has: twelfths of whole months, else days.
    pub fn years(&self) -> f64 {
        const DAYS_OF_A_YEAR: f64 = 365.25;
        match self.span.whole_months() {
            Some(months) => f64::from(months) / 12.0,
            None if self.span.is_whole_years() => f64::from(self.span.years()),
            None => self.span.days() as f64 / DAYS_OF_A_YEAR,
        }
    }
}

impl<'a> Measured<'a> {
    pub fn of(accounts: impl IntoIterator<Item = &'a AccountFacts>, ground: Ground<'a>) -> Measured<'a> {
        let (first, last) = (ground.opening_day(), ground.span.to);
        let standing =
            |facts: &'a AccountFacts| Standing { facts, opening: facts.held_on(first, &ground), closing: facts.held_on(last, &ground) };
        Measured { ground, accounts: accounts.into_iter().map(standing).collect() }
    }

    /// Returns the accounts with a running contract on the opening day.
    pub fn cohort(&self) -> impl Iterator<Item = &Standing<'a>> {
        self.accounts.iter().filter(|standing| standing.opening.is_active)
    }

    /// Works out a figure.
    pub fn figure(&self, kpi: Kpi) -> Figure {
        match kpi {
            Kpi::Nps => self.survey(Measure::Nps),
            Kpi::Csat => self.survey(Measure::Csat),
            Kpi::Ces => self.survey(Measure::Ces),
            Kpi::CesShare => self.survey(Measure::CesShare),
            Kpi::Retention => retention::chosen(self),
            Kpi::LogoRetention => retention::logo(self),
            Kpi::LogoChurn => retention::logo_churn(self),
            Kpi::ActiveRetention => retention::active(self),
            Kpi::Grr => retention::gross(self),
            Kpi::Nrr => retention::net(self),
            Kpi::RenewalRate => renewals::rate(self),
            Kpi::RenewalRateNet => renewals::net_rate(self),
            Kpi::ExpectedRenewal => renewals::expected(self),
            Kpi::Arr => value::arr(self),
            Kpi::ArrAtRisk => renewals::at_risk(self),
            Kpi::Ltv => value::lifetime(self),
            Kpi::PurchaseLtv => value::purchase_lifetime(self),
            Kpi::UpsellRate => value::upsell(self),
            Kpi::CrossSellRate => value::cross_sell(self),
            Kpi::RepeatRate => value::repeat(self),
            Kpi::FirstResponseHours => service::first_response(self.tickets(), self.ground.span, service::MEDIAN),
            Kpi::FirstResponseHoursP90 => service::first_response(self.tickets(), self.ground.span, service::NINE_TENTHS),
            Kpi::ResolutionHours => service::resolution(self.tickets(), self.ground.span, service::MEDIAN),
            Kpi::ResolutionHoursP90 => service::resolution(self.tickets(), self.ground.span, service::NINE_TENTHS),
            Kpi::TimeToValueDays => service::time_to_value(self),
        }
    }

    /// Works out a figure of surveys, as Voice does.
    fn survey(&self, measure: Measure) -> Figure {
        let answers: Vec<Answer> = self.accounts.iter().flat_map(|standing| &standing.facts.answers).copied().collect();
        voice::figure(measure, &answers, self.ground.span)
    }

    fn tickets(&self) -> impl Iterator<Item = (crate::domain::AccountId, &'a super::TicketFact)> {
        self.accounts.iter().flat_map(|standing| standing.facts.tickets.iter().map(|ticket| (standing.facts.id, ticket)))
    }
}
