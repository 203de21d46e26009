//! What a filter is asked of: the plain values of one account. The layers above fill them from the book.

use crate::domain::health::Grade;
use crate::domain::{Band, Money, Stage, TouchKind, TouchModel};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One account, as far as the filter's `Needs` ask; a group that was not read is `None`, and nothing that asks for it fits.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Subject {
    pub name: String,
    pub kana: Option<String>,
    pub external_id: Option<String>,
    pub segment: Option<String>,
    pub industry: Option<String>,
    pub region: Option<String>,
    pub country: Option<String>,
    pub owner: Option<String>,
    pub model: Option<TouchModel>,
    pub stage: Option<Stage>,
    pub arr: Option<Money>,
    pub renews_on: Option<NaiveDate>,
    pub notice_by: Option<NaiveDate>,
    pub created_on: Option<NaiveDate>,
    pub churned_on: Option<NaiveDate>,
    /// The last touch in any direction; notes do not count.
    pub last_touch_on: Option<NaiveDate>,
    pub health: Option<Health>,
    /// The change of the score over 30 days, in points; `None` too where one of the two scores is not known.
    pub change: Option<i16>,
    pub details: Option<Details>,
    /// Everything the account is called or known by, folded; free text is looked for in it.
    pub search: String,
    pub custom: Option<BTreeMap<String, String>>,
    /// Products of running contracts.
    pub products: Option<Vec<String>>,
    pub touches: Touches,
    pub surveys: Option<Surveys>,
    pub usage: UsageNumbers,
    pub tickets: Option<Tickets>,
    pub tasks: Option<Tasks>,
    pub people: Option<People>,
    pub plans: Option<Plans>,
    pub goals: Option<Goals>,
    /// The rating in force, 1–5; the outer `None` where it was not read.
    pub pulse: Option<Option<u8>>,
}

/// The score of the day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Health {
    /// The whole score, where enough is known for one.
    pub score: Option<u8>,
    pub band: Band,
    pub grade: Grade,
    /// 0–1.
    pub coverage: f64,
}

#[derive(Clone, Debug, PartialEq, Default)]
pub struct Details {
    pub domain: Option<String>,
    pub note: Option<String>,
    /// Those of running contracts, else those the account states.
    pub seats: Option<u32>,
}

/// Days of last touches; the outer `None`s were not read.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Touches {
    pub two_way_on: Option<Option<NaiveDate>>,
    /// In any direction.
    pub by_kind: Option<BTreeMap<TouchKind, NaiveDate>>,
}

/// The latest answers, in points of their scales.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Surveys {
    /// With the place on the scale, which tells detractors from promoters.
    pub nps: Option<(u8, NpsKind)>,
    pub csat: Option<u8>,
    pub ces: Option<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NpsKind {
    Detractor,
    Passive,
    Promoter,
}

#[derive(Clone, Debug, PartialEq, Default)]
pub struct UsageNumbers {
    /// Active people of the last 28 days over seats, in per cent; the outer `None` was not read.
    pub active_percent: Option<Option<f64>>,
    /// What each metric added up to in the last 28 days.
    pub metrics: Option<BTreeMap<String, f64>>,
}

/// Open tickets by count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Tickets {
    pub open: u32,
    pub severe: u32,
    pub reopened: u32,
}

/// Open tasks by count; those held back count as open, and only as that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Tasks {
    pub open: u32,
    pub overdue: u32,
    pub today: u32,
}

/// The people of the account who are still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct People {
    pub contacts: u32,
    pub champions: u32,
    /// Champions who have left.
    pub champions_left: u32,
}

/// Onboarding plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Plans {
    pub open: u32,
    pub done: u32,
    /// Steps of open plans that are past their day.
    pub late_steps: u32,
    /// Open plans past the day of first value.
    pub late_plans: u32,
    pub blocked_steps: u32,
}

/// What the customer calls success.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Goals {
    pub open: u32,
    pub reached: u32,
    /// Open ones whose readings lag behind the straight way to the target.
    pub behind: u32,
    /// Open ones past their day.
    pub due: u32,
}
