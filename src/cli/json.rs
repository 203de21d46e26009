//! The shapes of JSON that others rely on: snake_case keys, dates `YYYY-MM-DD`, times RFC 3339, ids as strings, money as
//! `{minor, currency}`, rates as fractions, `null` where something is not known.

use crate::domain::health::{Group, Score};
use crate::domain::kpi::{Figure, Interval, Ratio, Unit};
use crate::domain::timeline::EntryKind;
use crate::domain::triage::{Reason, ShareOf};
use crate::domain::{
    AccountId, Band, Billing, ContactId, ContactRole, ContractId, Currency, Direction, EntityKind, Moment, Money, OpId, Outcome,
    OverrideId, RenewalId, Stage, TaskId, TaskPurpose, TouchModel,
};
use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// A day, spelled `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug)]
pub struct Day(pub NaiveDate);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// A figure: shares are fractions, NPS is in points, money in minor units; `null` where it cannot be told. A median has neither
/// numerator nor denominator.
#[derive(Debug, Serialize)]
pub struct Rate {
    pub value: Option<f64>,
    #[serde(serialize_with = "plainly_known")]
    pub numerator: Option<f64>,
    #[serde(serialize_with = "plainly_known")]
    pub denominator: Option<f64>,
    /// Of the 95 % interval.
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// How many rows count.
    pub n: usize,
}

impl From<&Figure> for Rate {
    fn from(figure: &Figure) -> Self {
        let is_median = matches!(figure.unit, Unit::Hours | Unit::Days);
        let term = |value: f64| (!is_median).then(|| rounded(value, DIGITS));
        let end = |pick: fn(&Interval) -> f64| figure.interval.as_ref().map(|interval| rounded(pick(interval), DIGITS));
        Rate {
            value: figure.known().map(|value| rounded(value, DIGITS)),
            numerator: term(figure.numerator),
            denominator: term(figure.denominator),
            low: end(|interval| interval.low),
            high: end(|interval| interval.high),
            n: figure.n,
        }
    }
}

/// Decimals of a figure.
const DIGITS: i32 = 6;

impl From<Ratio> for Rate {
    fn from(ratio: Ratio) -> Rate {
        let short = |part: f64| rounded(part, DIGITS);
        let interval = ratio.interval();
        Rate {
            value: ratio.value().map(short),
            numerator: Some(ratio.numerator as f64),
            denominator: Some(ratio.denominator as f64),
            low: interval.map(|interval| short(interval.low)),
            high: interval.map(|interval| short(interval.high)),
            n: ratio.denominator,
        }
    }
}

/// Writes what is whole without a fraction: `9` and not `9.0`.
pub fn plainly<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    // Exact below 2^53, and only what is whole goes through the cast.
    if value.fract() == 0.0 && value.abs() < 9.0e15 { serializer.serialize_i64(*value as i64) } else { serializer.serialize_f64(*value) }
}

/// The same of what may be unknown.
fn plainly_known<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => plainly(value, serializer),
        None => serializer.serialize_none(),
    }
}

/// Health in short: whole scores 0–100, and what share of the weights is known.
#[derive(Debug, Serialize)]
pub struct Health {
    pub score: Option<u8>,
    pub band: Band,
    pub coverage: f64,
    pub low: u8,
    pub high: u8,
}

#[derive(Debug, Serialize)]
pub struct ListLine {
    pub id: AccountId,
    pub external_id: Option<String>,
    pub name: String,
    pub segment: Option<String>,
    pub touch_model: Option<TouchModel>,
    pub stage: Option<Stage>,
    pub arr: Option<Money>,
    pub health: Health,
    pub change_30d: Option<i16>,
    pub renewal_on: Option<Day>,
    pub notice_by: Option<Day>,
    pub last_touch_on: Option<Day>,
    pub next_task: Option<NextTask>,
}

#[derive(Debug, Serialize)]
pub struct NextTask {
    pub id: TaskId,
    pub title: String,
    pub due_on: Option<Day>,
    pub priority: u8,
}

#[derive(Debug, Serialize)]
pub struct Shown {
    #[serde(flatten)]
    pub line: ListLine,
    pub kana: Option<String>,
    pub domain: Option<String>,
    pub industry: Option<String>,
    pub region: Option<String>,
    pub country: Option<String>,
    pub seats: Option<u32>,
    pub currency: Option<Currency>,
    pub created_on: Option<Day>,
    pub churned_on: Option<Day>,
    pub owner: Option<String>,
    pub note: Option<String>,
    pub custom: BTreeMap<String, String>,
    pub contacts: Vec<Person>,
    pub contracts: Vec<ContractLine>,
    pub renewals: Vec<RenewalLine>,
    pub tasks: Vec<TaskLine>,
}

#[derive(Debug, Serialize)]
pub struct Person {
    pub id: ContactId,
    pub external_id: Option<String>,
    pub name: String,
    pub email: Option<String>,
    pub other_emails: Vec<String>,
    pub phone: Option<String>,
    pub title: Option<String>,
    pub role: ContactRole,
    pub left_on: Option<Day>,
    pub opted_out_on: Option<Day>,
}

#[derive(Debug, Serialize)]
pub struct ContractLine {
    pub id: ContractId,
    pub external_id: Option<String>,
    pub product: Option<String>,
    pub plan: Option<String>,
    pub seats: Option<u32>,
    pub arr: Option<Money>,
    pub start_on: Option<Day>,
    pub end_on: Option<Day>,
    pub notice_by: Option<Day>,
    pub auto_renew: Option<bool>,
    pub billing: Option<Billing>,
}

#[derive(Debug, Serialize)]
pub struct RenewalLine {
    pub id: RenewalId,
    pub contract: Option<ContractId>,
    pub due_on: Day,
    pub amount: Option<Money>,
    pub closed_on: Option<Day>,
    pub outcome: Option<Outcome>,
    pub final_arr: Option<Money>,
    pub churn_reason: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct TaskLine {
    pub id: TaskId,
    pub account: Option<AccountId>,
    pub contact: Option<ContactId>,
    pub title: String,
    pub purpose: TaskPurpose,
    pub due_on: Option<Day>,
    pub snoozed_until: Option<Day>,
    pub snooze_reason: Option<String>,
    pub priority: u8,
    pub done_at: Option<String>,
    /// `2w`, `1m`, `5wd`.
    pub repeat: Option<String>,
    /// A filter over accounts.
    pub done_when: Option<String>,
    pub note: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct TimelineEntry {
    pub id: String,
    pub kind: EntryKind,
    pub at: Moment,
    pub title: String,
    pub text: String,
    pub direction: Option<Direction>,
    pub contacts: Vec<String>,
}

#[derive(Debug, Serialize)]
pub struct HealthReport {
    pub account: AccountId,
    pub as_of: Day,
    #[serde(flatten)]
    pub health: Health,
    pub grade: String,
    pub parts: Vec<PartLine>,
    pub caps: Vec<CapLine>,
    #[serde(rename = "override")]
    pub override_: Option<OverrideLine>,
    pub model_version: u32,
}

/// `value` is 0–100, `contribution` points of the score before caps; the known weights, not all weights, divide the sum.
#[derive(Debug, Serialize)]
pub struct PartLine {
    pub id: &'static str,
    /// In the person's language.
    pub name: String,
    pub group: Group,
    pub weight: f64,
    pub known_weight: f64,
    pub value: Option<f64>,
    pub contribution: f64,
    pub reason: String,
    pub evidence: Vec<EvidenceLine>,
}

#[derive(Debug, Serialize)]
pub struct EvidenceLine {
    pub kind: EntityKind,
    pub id: String,
    pub on: Option<Day>,
    pub text: String,
}

/// An item of the morning's queue; `priority` is the product of its terms.
#[derive(Debug, Serialize)]
pub struct TodayLine {
    pub id: String,
    pub account: AccountId,
    pub name: String,
    pub reason: Reason,
    pub why: Vec<WhyLine>,
    pub suggestion: String,
    pub due_on: Option<Day>,
    pub priority: f64,
    pub terms: TermsLine,
}

#[derive(Debug, Serialize)]
pub struct WhyLine {
    pub text: String,
    pub evidence: Vec<EvidenceLine>,
}

#[derive(Debug, Serialize)]
pub struct TermsLine {
    pub weight: f64,
    pub share: ShareLine,
    /// 1 to 2.
    pub urgency: f64,
}

#[derive(Debug, Serialize)]
pub struct ShareLine {
    pub percent: f64,
    pub of: ShareOf,
}

/// A rule of the queue, and what came of it in 90 days.
#[derive(Debug, Serialize)]
pub struct RuleLine {
    pub reason: Reason,
    pub weight: f64,
    pub muted: bool,
    pub rest_days: u32,
    pub open: usize,
    pub fired_90d: usize,
    pub acted_90d: usize,
    pub snoozed_90d: usize,
    pub skipped_90d: usize,
}

#[derive(Debug, Serialize)]
pub struct CapLine {
    pub id: &'static str,
    pub limit: f64,
    pub holds: bool,
    pub reason: String,
    pub evidence: Vec<EvidenceLine>,
}

#[derive(Debug, Serialize)]
pub struct OverrideLine {
    pub id: OverrideId,
    pub score: Option<u8>,
    pub band: Option<Band>,
    pub reason: String,
    pub on: Day,
    pub expires_on: Day,
}

#[derive(Debug, Serialize)]
pub struct HistoryLine {
    pub id: OpId,
    pub at: String,
    pub label: String,
    pub undone: bool,
    pub changes: u64,
}

/// What a writing command did; `op` is `null` when there was nothing to change.
#[derive(Debug, Serialize)]
pub struct Written {
    pub op: Option<OpId>,
    pub label: Option<String>,
    pub kind: Option<EntityKind>,
    pub id: Option<String>,
    pub account: Option<AccountId>,
    pub tasks: Vec<TaskId>,
}

#[derive(Debug, Serialize)]
pub struct DemoMade {
    pub path: String,
    pub accounts: u64,
    pub events: u64,
}

/// `batch` is the op that `undo` takes back; `null` when nothing was written.
#[derive(Debug, Serialize)]
pub struct Imported {
    pub kind: &'static str,
    pub batch: Option<OpId>,
    pub read: u64,
    pub added: u64,
    pub updated: u64,
    pub unchanged: u64,
    pub skipped: u64,
    pub new_accounts: u64,
    pub unmapped: Vec<String>,
    pub dry_run: bool,
    pub problems: Vec<ProblemLine>,
}

#[derive(Debug, Serialize)]
pub struct ProblemLine {
    pub file: String,
    pub row: u64,
    pub column: Option<String>,
    pub message: String,
}

#[derive(Debug, Serialize)]
pub struct BackupMade {
    pub path: String,
    pub bytes: u64,
}

/// What `restore` answers.
#[derive(Debug, Serialize)]
pub struct RestoreMade {
    pub path: String,
    /// Where the book that was there before is now.
    pub kept: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct Checked {
    pub ok: bool,
    pub problems: Vec<String>,
    pub rows: BTreeMap<String, u64>,
}

impl Health {
    pub fn of(score: &Score) -> Health {
        let whole = |value: f64| value.clamp(0.0, 100.0).round() as u8;
        Health {
            score: score.shown(),
            band: score.band,
            coverage: rounded(score.coverage, 4),
            low: whole(score.low),
            high: whole(score.high),
        }
    }
}

/// Cuts the noise of binary fractions: `0.30000000000000004` is `0.3`.
pub fn rounded(value: f64, digits: i32) -> f64 {
    let scale = 10_f64.powi(digits);
    (value * scale).round() / scale
}
