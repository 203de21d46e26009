//! The JSON of `expansions`.

use crate::cli::context::Context;
use crate::cli::json::{Day, Health, rounded};
use crate::domain::expansion::rule::Rule;
use crate::domain::expansion::suggest::{Because, Hold, Room};
use crate::domain::{AccountId, ContractId, EntityKind, ExpansionId, ExpansionKind, ExpansionSource, ExpansionStage, Money};
use crate::review::expansions::{ExpansionLine, ProposalLine};
use crate::wording::expansions as wording;
use serde::Serialize;

/// One opportunity; `likelihood` is a fraction, that of the stage where nobody gave one (`likelihood_given` is false then).
#[derive(Debug, Serialize)]
pub struct ExpansionsLine {
    id: ExpansionId,
    account: AccountId,
    name: String,
    kind: ExpansionKind,
    title: String,
    product: Option<String>,
    stage: ExpansionStage,
    amount: Option<Money>,
    likelihood: f64,
    likelihood_given: bool,
    weighted: Option<Money>,
    source: Option<ExpansionSource>,
    expected_on: Option<Day>,
    closed_on: Option<Day>,
    contract: Option<ContractId>,
    note: Option<String>,
    health: Health,
}

#[derive(Debug, Serialize)]
pub struct Suggested {
    pub suggested: Vec<ProposalJson>,
    pub held_back: Vec<ProposalJson>,
    pub rule: RuleLine,
}

/// What the rule sees; `amount` is a start, not an agreement.
#[derive(Debug, Serialize)]
pub struct ProposalJson {
    account: AccountId,
    name: String,
    kind: ExpansionKind,
    product: Option<String>,
    amount: Option<Money>,
    health: Health,
    why: Vec<ReasonLine>,
    held_by: Vec<ReasonLine>,
}

#[derive(Debug, Serialize)]
struct ReasonLine {
    reason: &'static str,
    text: String,
    evidence: Vec<RowLine>,
}

#[derive(Debug, Serialize)]
struct RowLine {
    kind: EntityKind,
    id: String,
    on: Option<Day>,
}

/// The thresholds; shares are fractions.
#[derive(Debug, Serialize)]
pub struct RuleLine {
    seats_in_use_upsell: f64,
    seats_in_use_cross_sell: f64,
    usage_rise: f64,
    request_days: i64,
    product_customers: usize,
    nps_mean: f64,
    severe_ticket_days: u32,
    poor_pulse: u8,
    lost_days: u64,
    upsell_share: f64,
}

pub fn line(line: &ExpansionLine) -> ExpansionsLine {
    let expansion = &line.row.fields;
    ExpansionsLine {
        id: line.row.id,
        account: expansion.account,
        name: line.account.line.name.clone(),
        kind: expansion.kind,
        title: expansion.title.clone(),
        product: expansion.product.clone(),
        stage: expansion.stage,
        amount: expansion.amount,
        likelihood: rounded(expansion.likelihood(), 4),
        likelihood_given: expansion.probability.is_some() && expansion.is_open(),
        weighted: expansion.weighted(),
        source: expansion.source,
        expected_on: expansion.expected_on.map(Day),
        closed_on: expansion.closed_on.map(Day),
        contract: expansion.contract,
        note: expansion.note.clone(),
        health: Health::of(&line.account.score),
    }
}

pub fn proposal(cx: &Context, line: &ProposalLine) -> ProposalJson {
    let proposal = &line.proposal;
    let why = |because: &Because<Room>| reason(name_of_room(&because.what), wording::room(&cx.words, &cx.format, &because.what), because);
    let held = |because: &Because<Hold>| reason(name_of_hold(&because.what), wording::hold(&cx.words, &cx.format, &because.what), because);
    ProposalJson {
        account: proposal.account,
        name: line.account.line.name.clone(),
        kind: proposal.kind,
        product: proposal.product.clone(),
        amount: proposal.amount,
        health: Health::of(&line.account.score),
        why: proposal.room.iter().map(why).collect(),
        held_by: proposal.holds.iter().map(held).collect(),
    }
}

fn reason<T>(name: &'static str, text: String, because: &Because<T>) -> ReasonLine {
    let row = |row: &crate::domain::health::Evidence| RowLine { kind: row.entity.kind, id: row.entity.id.to_string(), on: row.on.map(Day) };
    ReasonLine { reason: name, text, evidence: because.rows.iter().map(row).collect() }
}

fn name_of_room(room: &Room) -> &'static str {
    match room {
        Room::SeatsFull { .. } => "seats_full",
        Room::UsageRises { .. } => "usage_rises",
        Room::Requested { .. } => "requested",
        Room::NotOwned { .. } => "product_not_owned",
        Room::Praised { .. } => "praised",
        Room::Champion => "champion",
    }
}

fn name_of_hold(hold: &Hold) -> &'static str {
    match hold {
        Hold::Health { .. } => "health",
        Hold::Override { .. } => "override",
        Hold::Sign(sign) => match sign {
            crate::domain::health::CapReason::ChampionLeft { .. } => "champion_left",
            _ => "notice_given",
        },
        Hold::Answer { .. } => "unanswered",
        Hold::SevereTickets { .. } => "severe_ticket",
        Hold::Pulse { .. } => "pulse",
        Hold::Onboarding { .. } => "onboarding",
        Hold::Renewal { .. } => "renewal",
        Hold::LostLately { .. } => "lost_lately",
    }
}

pub fn rule(rule: &Rule) -> RuleLine {
    RuleLine {
        seats_in_use_upsell: rule.full_share,
        seats_in_use_cross_sell: rule.used_share,
        usage_rise: rule.rise,
        request_days: rule.request_days,
        product_customers: rule.customers,
        nps_mean: rule.praise,
        severe_ticket_days: rule.severe_days,
        poor_pulse: rule.poor_pulse,
        lost_days: rule.lost_days,
        upsell_share: rule.more,
    }
}
