//! Signals: what was known of an account at the end of a day, measured but not yet judged.
//!
//! Each input is read by the file of its group. A fact counts only if it had happened and was known by then, so that a past day
//! is scored with the eyes of that day.

mod adoption;
mod as_of;
mod caps;
mod engagement;
mod onboarding;
mod sentiment;
mod support;

use crate::domain::health::facts::{ContactFact, ContractFact, Facts, Learned};
use crate::domain::health::input::{CapId, InputId};
use crate::domain::health::model::Model;
use crate::domain::health::reason::{CapReason, Evidence, Missing, Reason};
use crate::domain::health::score::ActiveOverride;
use crate::domain::{EntityRef, Zone};
use as_of::AsOf;
use chrono::NaiveDate;

/// Everything the score of one account on one day is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Signals {
    pub day: NaiveDate,
    /// Days since the account was created, or since its first contract began; `None` if neither is known.
    pub age_days: Option<u32>,
    /// Expected days between two-way touches.
    pub cadence_days: u32,
    /// One for each input that counts, known or not; onboarding is read only while the account is in it.
    pub readings: Vec<Reading>,
    pub caps: Vec<CapSignal>,
    pub override_: Option<ActiveOverride>,
}

/// The raw value of one input.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub input: InputId,
    /// In the unit of the input; `None` where it is not known.
    pub raw: Option<f64>,
    /// How much of its weight the value still carries, 0–1.
    pub freshness: f64,
    pub reason: Reason,
    pub evidence: Vec<Evidence>,
}

/// A sign that holds the score down.
#[derive(Clone, Debug, PartialEq)]
pub struct CapSignal {
    pub id: CapId,
    pub reason: CapReason,
    pub evidence: Vec<Evidence>,
}

/// Whether the rows behind the values are collected: they are for showing, and cost more than the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    Evidence,
    Numbers,
}

impl Signals {
    /// Reads what was known at the end of a day.
    pub fn at(facts: &Facts, model: &Model, day: NaiveDate, zone: &Zone) -> Signals {
        Signals::read(facts, model, AsOf::new(day, day, zone), Detail::Evidence)
    }

    /// Reads a day without the rows behind the values, for trends and rankings.
    pub fn numbers_at(facts: &Facts, model: &Model, day: NaiveDate, zone: &Zone) -> Signals {
        Signals::read(facts, model, AsOf::new(day, day, zone), Detail::Numbers)
    }

    /// Reads how a day would look if nothing had become known after another: only time has passed.
    pub(super) fn aged(facts: &Facts, model: &Model, known_by: NaiveDate, day: NaiveDate, zone: &Zone) -> Signals {
        Signals::read(facts, model, AsOf::new(day, known_by, zone), Detail::Numbers)
    }

    fn read(facts: &Facts, model: &Model, as_of: AsOf, detail: Detail) -> Signals {
        let view = View { facts, model, age_days: age_days(facts, &as_of), as_of, detail };
        let onboarding = onboarding::is_in_onboarding(&view);
        let cadence_days = model.cadence.days(facts.account.touch_model, facts.account.stage, onboarding);
        let mut readings = Vec::with_capacity(InputId::ALL.len());
        readings.extend(adoption::read(&view));
        readings.extend(engagement::read(&view, cadence_days));
        readings.extend(sentiment::read(&view));
        readings.extend(support::read(&view));
        if onboarding {
            readings.extend(onboarding::read(&view));
        }
        let override_ = caps::active_override(&view);
        Signals { day: as_of.day, age_days: view.age_days, cadence_days, readings, caps: caps::read(&view), override_ }
    }
}

/// What the readers of the groups look at.
struct View<'a> {
    facts: &'a Facts,
    model: &'a Model,
    as_of: AsOf,
    age_days: Option<u32>,
    detail: Detail,
}

impl View<'_> {
    /// Collects the rows behind a value, newest first, if they are asked for.
    fn evidence<E: Into<EntityRef>>(&self, rows: impl Iterator<Item = (E, NaiveDate)>) -> Vec<Evidence> {
        if self.detail == Detail::Numbers {
            return Vec::new();
        }
        let mut evidence: Vec<Evidence> = rows.map(|(id, on)| Evidence { entity: id.into(), on: Some(on) }).collect();
        evidence.sort_unstable_by_key(|row| std::cmp::Reverse((row.on, row.entity)));
        evidence
    }

    /// Returns the seats of the contracts that ran on a day, or else those the account states; never 0.
    fn seats(&self, on: NaiveDate) -> Option<u32> {
        let stated = self.contracts().filter(|contract| contract.is_active(on)).filter_map(|contract| contract.seats);
        let sum = stated.fold(0_u32, u32::saturating_add);
        Some(sum).filter(|sum| *sum > 0).or(self.facts.account.seats).filter(|seats| *seats > 0)
    }

    /// Says whether a dated change had happened and was known.
    fn learned(&self, change: Learned) -> bool {
        change.on <= self.as_of.day && self.as_of.is_known(change.known_at)
    }

    /// Says whether a person was known to have left.
    fn is_gone(&self, contact: &ContactFact) -> bool {
        contact.left.is_some_and(|left| self.learned(left))
    }

    /// Returns the contracts that were known.
    fn contracts(&self) -> impl Iterator<Item = &ContractFact> {
        self.facts.contracts.iter().filter(|contract| self.as_of.is_known(contract.known_at))
    }
}

impl Reading {
    fn known(input: InputId, raw: f64, reason: Reason, evidence: Vec<Evidence>) -> Reading {
        Reading { input, raw: Some(raw), freshness: 1.0, reason, evidence }
    }

    fn missing(input: InputId, missing: Missing) -> Reading {
        Reading { input, raw: None, freshness: 0.0, reason: Reason::Missing(missing), evidence: Vec::new() }
    }
}

fn age_days(facts: &Facts, as_of: &AsOf) -> Option<u32> {
    let first_contract =
        || facts.contracts.iter().filter(|contract| as_of.is_known(contract.known_at)).filter_map(|contract| contract.start_on).min();
    facts.account.created_on.or_else(first_contract).map(|start| as_of.days_since(start))
}
