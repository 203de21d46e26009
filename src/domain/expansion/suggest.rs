//! Where there is room for more, and whether trust allows to speak of it: a pure rule over what is known of an account.
//!
//! An account with a sign of room is suggested where its health is green and nothing holds it back; else it is listed with what
//! does. One that has an opportunity of the kind already is neither.

use super::request::Request;
use super::rule::Rule;
use super::win::{brings_most, is_same_product};
use super::{Expansion, ExpansionKind, ExpansionStage};
use crate::domain::health::facts::{ContactFact, ResponseFact};
use crate::domain::health::reason::UsageMeasure;
use crate::domain::health::signals::Reading;
use crate::domain::health::{CapReason, Evidence, Facts, Grade, InputId, Reason, Score, Signals};
use crate::domain::kpi::quantile;
use crate::domain::triage::{Day, waiting_answers};
use crate::domain::{
    AccountId, Band, ContactRole, Contract, ContractId, ExpansionId, Forecast, Money, OverrideTo, Rates, Renewal, RenewalId, Row,
    SurveyKind,
};
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// One account as the rule sees it.
#[derive(Clone, Copy)]
pub struct Prospect<'a> {
    pub facts: &'a Facts,
    /// What was read of today, and the score it makes.
    pub signals: &'a Signals,
    pub score: &'a Score,
    pub contracts: &'a [Row<ContractId, Contract>],
    pub renewals: &'a [Row<RenewalId, Renewal>],
    pub expansions: &'a [Row<ExpansionId, Expansion>],
    pub requests: &'a [Request],
    /// By which amounts in several currencies are compared.
    pub rates: &'a Rates,
}

/// A product that is sold, with its customers and what they usually pay for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sold {
    pub product: String,
    pub customers: BTreeSet<AccountId>,
    /// The median of what customers pay for it as a share of what they pay for the rest.
    pub share: Option<f64>,
}

/// A sign of room.
#[derive(Clone, Debug, PartialEq)]
pub enum Room {
    SeatsFull {
        active: u32,
        seats: u32,
        days: u32,
    },
    UsageRises {
        before: f64,
        after: f64,
        measure: UsageMeasure,
        days: u32,
    },
    Requested {
        title: String,
        on: NaiveDate,
    },
    /// A product that others run; the seats are used well.
    NotOwned {
        product: String,
        customers: usize,
        active: u32,
        seats: u32,
    },
    /// The mean of their NPS answers: no sign by itself.
    Praised {
        mean: f64,
        answers: u32,
        on: NaiveDate,
    },
    /// Somebody there speaks for us: no sign by itself.
    Champion,
}

/// What holds it back.
#[derive(Clone, Debug, PartialEq)]
pub enum Hold {
    Health {
        score: Option<u8>,
        grade: Grade,
        band: Band,
    },
    /// The manager's own word says that all is not well.
    Override {
        to: OverrideTo,
        on: NaiveDate,
    },
    /// The last champion left, notice was given.
    Sign(CapReason),
    Answer {
        kind: SurveyKind,
        answer: u8,
        of: u8,
        on: NaiveDate,
    },
    SevereTickets {
        open: u32,
        oldest_days: u32,
    },
    Pulse {
        rating: u8,
        on: NaiveDate,
    },
    Onboarding {
        late: u32,
        blocked: u32,
    },
    Renewal {
        forecast: Forecast,
        due_on: NaiveDate,
    },
    /// They said no lately.
    LostLately {
        on: NaiveDate,
        until: NaiveDate,
    },
}

/// A reason, with the rows behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Because<T> {
    pub what: T,
    pub rows: Vec<Evidence>,
}

/// An opportunity that the rule sees, suggested where nothing holds it back.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub account: AccountId,
    pub kind: ExpansionKind,
    pub product: Option<String>,
    /// About what it would bring a year, to begin with.
    pub amount: Option<Money>,
    /// Never empty.
    pub room: Vec<Because<Room>>,
    pub holds: Vec<Because<Hold>>,
}

impl Proposal {
    pub fn is_suggested(&self) -> bool {
        self.holds.is_empty()
    }
}

fn because<T>(what: T, row: impl Into<crate::domain::EntityRef>, on: Option<NaiveDate>) -> Because<T> {
    Because { what, rows: vec![Evidence { entity: row.into(), on }] }
}

/// Reads which products are sold from the contracts that run on a day, the one with most customers first.
pub fn sold(contracts: &[Row<ContractId, Contract>], rates: &Rates, today: NaiveDate) -> Vec<Sold> {
    let mut paid: BTreeMap<AccountId, Vec<(String, Option<Money>)>> = BTreeMap::new();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for contract in contracts.iter().filter(|contract| contract.is_active(today)) {
        let Some(product) = contract.product.as_deref().map(str::trim).filter(|product| !product.is_empty()) else { continue };
        names.entry(product.to_lowercase()).or_insert_with(|| product.to_owned());
        // In the book's currency where there is a rate: what is left in its own is compared with the like alone.
        let arr = contract.arr.map(|arr| rates.convert(arr, today).unwrap_or(arr));
        paid.entry(contract.account).or_default().push((product.to_lowercase(), arr));
    }
    let of_product = |(key, product): (String, String)| {
        let is_of_it = |own: &&(String, Option<Money>)| own.0 == key;
        let customers = paid.iter().filter(|(_, own)| own.iter().any(|own| is_of_it(&own)));
        let customers: BTreeMap<AccountId, Option<f64>> = customers.map(|(account, own)| (*account, share_of(own, &key))).collect();
        let share = quantile(&mut customers.values().flatten().copied().collect::<Vec<f64>>(), 0.5);
        Sold { product, customers: customers.into_keys().collect(), share }
    };
    let mut sold: Vec<Sold> = names.into_iter().map(of_product).collect();
    sold.sort_by(|one, other| other.customers.len().cmp(&one.customers.len()).then_with(|| one.product.cmp(&other.product)));
    sold
}

/// Returns what a customer pays for a product as a share of what they pay for the others; `None` where nothing is to compare.
fn share_of(paid: &[(String, Option<Money>)], product: &str) -> Option<f64> {
    let currency = paid.iter().find_map(|(key, arr)| arr.filter(|_| key == product))?.currency;
    let sum = |is_it: bool| -> i64 {
        let counted = paid.iter().filter(|(key, _)| (key == product) == is_it).filter_map(|(_, arr)| *arr);
        counted.filter(|arr| arr.currency == currency).map(|arr| arr.minor).sum()
    };
    let (own, rest) = (sum(true), sum(false));
    (rest > 0).then(|| own as f64 / rest as f64)
}

/// Rounds a guess to two digits that count.
fn round_sum(minor: i64) -> i64 {
    let mut step = 1;
    while minor.abs() / step >= 100 {
        step *= 10;
    }
    (minor + step / 2) / step * step
}

/// Finds what an account has room for: at most one upsell and one cross-sell.
pub fn proposals(day: &Day<'_>, prospect: &Prospect<'_>, sold: &[Sold], rule: &Rule) -> Vec<Proposal> {
    if prospect.facts.account.churned_on.is_some_and(|on| on <= day.today) {
        return Vec::new();
    }
    let found: Vec<Proposal> = [upsell(day, prospect, rule), cross_sell(day, prospect, sold, rule)].into_iter().flatten().collect();
    if found.is_empty() {
        return found;
    }
    let holds = holds(day, prospect, rule);
    let held = |proposal: Proposal| {
        let lost = lost_lately(day, prospect, &proposal, rule);
        Proposal { holds: holds.iter().cloned().chain(lost).collect(), ..proposal }
    };
    found.into_iter().map(held).collect()
}

/// Says whether somebody works on such an opportunity already.
fn is_under_way(prospect: &Prospect<'_>, kind: ExpansionKind, product: Option<&str>) -> bool {
    let is_of_it = |own: &str| product.is_none_or(|product| is_same_product(own, product));
    let fits = |row: &Expansion| row.kind == kind && row.is_open() && row.product.as_deref().is_none_or(is_of_it);
    prospect.expansions.iter().any(|row| fits(row))
}

fn reading<'a>(prospect: &'a Prospect<'_>, input: InputId) -> Option<&'a Reading> {
    prospect.signals.readings.iter().find(|reading| reading.input == input)
}

/// Returns the active people, the seats, and the days they are counted over.
fn seats(prospect: &Prospect<'_>) -> Option<(u32, u32, u32)> {
    match reading(prospect, InputId::ActiveShare)?.reason {
        Reason::ActiveShare { active, seats, days } => Some((active, seats, days)),
        _ => None,
    }
}

fn upsell(day: &Day<'_>, prospect: &Prospect<'_>, rule: &Rule) -> Option<Proposal> {
    let mut room: Vec<Because<Room>> = [full(prospect, rule), rises(prospect, rule)].into_iter().flatten().collect();
    room.extend(requested(day, prospect, !room.is_empty(), rule));
    if room.is_empty() || is_under_way(prospect, ExpansionKind::Upsell, None) {
        return None;
    }
    room.extend(champion(day, prospect));
    let main = main_contract(day, prospect);
    let amount = main.and_then(|main| main.arr).map(|arr| part_of(arr, rule.more));
    let product = main.and_then(|main| main.product.clone());
    let account = prospect.facts.account.id;
    Some(Proposal { account, kind: ExpansionKind::Upsell, product, amount, room, holds: Vec::new() })
}

/// The open requests of late that ask for more of what they have; any other only beside another sign, or where they praise it.
fn requested(day: &Day<'_>, prospect: &Prospect<'_>, has_sign: bool, rule: &Rule) -> Vec<Because<Room>> {
    let since = day.today.checked_sub_days(Days::new(rule.request_days.unsigned_abs())).unwrap_or(day.today);
    let praised = praised(prospect, rule);
    let counts = |request: &&Request| {
        let supported = has_sign || praised.is_some() || request.asks_for_more();
        (since..=day.today).contains(&request.on) && supported
    };
    let said = |request: &Request| {
        let what = Room::Requested { title: request.title.clone(), on: request.on };
        because(what, request.voice, Some(request.on))
    };
    let asked: Vec<Because<Room>> = prospect.requests.iter().filter(counts).map(said).collect();
    let support = praised.filter(|_| !asked.is_empty() && !has_sign);
    asked.into_iter().chain(support).collect()
}

fn running<'a>(day: &Day<'_>, prospect: &Prospect<'a>) -> impl Iterator<Item = &'a Row<ContractId, Contract>> {
    let today = day.today;
    prospect.contracts.iter().filter(move |contract| contract.is_active(today) && contract.arr.is_some())
}

/// Returns the running contract that brings most; `None` where none states an amount, or two cannot be compared.
fn main_contract<'a>(day: &Day<'_>, prospect: &Prospect<'a>) -> Option<&'a Contract> {
    brings_most(running(day, prospect), prospect.rates, day.today).ok().flatten().map(|row| &row.fields)
}

/// Adds up what runs, in its own currency where that is one; `None` where nothing does, or a rate is missing.
fn running_sum(day: &Day<'_>, prospect: &Prospect<'_>) -> Option<Money> {
    let amounts: Vec<Money> = running(day, prospect).filter_map(|contract| contract.arr).collect();
    let own = amounts.first()?.currency;
    if amounts.iter().all(|amount| amount.currency == own) {
        return Some(Money { minor: amounts.iter().map(|amount| amount.minor).sum(), currency: own });
    }
    let converted: Result<Vec<Money>, _> = amounts.into_iter().map(|amount| prospect.rates.convert(amount, day.today)).collect();
    Some(Money { minor: converted.ok()?.iter().map(|amount| amount.minor).sum(), currency: prospect.rates.base() })
}

fn part_of(arr: Money, share: f64) -> Money {
    Money { minor: round_sum((arr.minor as f64 * share).round() as i64), ..arr }
}

fn full(prospect: &Prospect<'_>, rule: &Rule) -> Option<Because<Room>> {
    let (active, seats, days) = seats(prospect)?;
    let rows = reading(prospect, InputId::ActiveShare)?.evidence.clone();
    let is_full = f64::from(active) >= f64::from(seats) * rule.full_share;
    is_full.then_some(Because { what: Room::SeatsFull { active, seats, days }, rows })
}

fn rises(prospect: &Prospect<'_>, rule: &Rule) -> Option<Because<Room>> {
    let found = reading(prospect, InputId::UsageChange)?;
    let Reason::UsageChange { before, after, measure, days } = found.reason else { return None };
    // A quotient would put 50 to 60 a hair below 20 %.
    let rises = before > 0.0 && after >= before * (1.0 + rule.rise);
    rises.then(|| Because { what: Room::UsageRises { before, after, measure, days }, rows: found.evidence.clone() })
}

fn champion(day: &Day<'_>, prospect: &Prospect<'_>) -> Option<Because<Room>> {
    let is_there = |contact: &&ContactFact| {
        contact.role == ContactRole::Champion && contact.left.is_none_or(|left| left.on > day.today) && day.has_come(contact.known_at)
    };
    prospect.facts.contacts.iter().find(is_there).map(|contact| because(Room::Champion, contact.id, None))
}

fn praised(prospect: &Prospect<'_>, rule: &Rule) -> Option<Because<Room>> {
    let found = reading(prospect, InputId::Nps)?;
    let Reason::Answers { mean, answers, newest_on } = found.reason else { return None };
    let what = Room::Praised { mean, answers, on: newest_on };
    (mean >= rule.praise).then(|| Because { what, rows: found.evidence.clone() })
}

/// A product that others run, for a customer who uses what they have well, praises it and has somebody who speaks for us.
fn cross_sell(day: &Day<'_>, prospect: &Prospect<'_>, sold: &[Sold], rule: &Rule) -> Option<Proposal> {
    let account = prospect.facts.account.id;
    let owned: Vec<&Contract> = prospect.contracts.iter().filter(|row| row.is_active(day.today)).map(|row| &row.fields).collect();
    let (active, seats, _) = seats(prospect)?;
    if owned.is_empty() || f64::from(active) < f64::from(seats) * rule.used_share {
        return None;
    }
    let owns = |sold: &Sold| {
        let own = |contract: &&Contract| contract.product.as_deref().is_some_and(|own| is_same_product(own, &sold.product));
        sold.customers.contains(&account) || owned.iter().any(own)
    };
    let is_free = |sold: &Sold| !is_under_way(prospect, ExpansionKind::CrossSell, Some(&sold.product));
    let offered = sold.iter().find(|sold| sold.customers.len() >= rule.customers && !owns(sold) && is_free(sold))?;
    let (praised, champion) = (praised(prospect, rule)?, champion(day, prospect)?);
    let what = Room::NotOwned { product: offered.product.clone(), customers: offered.customers.len(), active, seats };
    let rows = reading(prospect, InputId::ActiveShare)?.evidence.clone();
    let arr = running_sum(day, prospect);
    Some(Proposal {
        account,
        kind: ExpansionKind::CrossSell,
        product: Some(offered.product.clone()),
        amount: arr.zip(offered.share).map(|(arr, share)| part_of(arr, share)),
        room: vec![Because { what, rows }, praised, champion],
        holds: Vec::new(),
    })
}

/// What holds everything back at an account, what weighs most first.
fn holds(day: &Day<'_>, prospect: &Prospect<'_>, rule: &Rule) -> Vec<Because<Hold>> {
    let (score, account) = (prospect.score, prospect.facts.account.id);
    let mut holds = Vec::new();
    if score.band != Band::Green {
        let what = Hold::Health { score: score.sure(), grade: score.grade, band: score.band };
        holds.push(because(what, account, Some(score.day)));
    }
    let over = score.override_.filter(|over| !is_well(over.to, day));
    holds.extend(over.map(|over| because(Hold::Override { to: over.to, on: over.on }, over.id, Some(over.on))));
    let signs =
        prospect.signals.caps.iter().filter(|sign| {
            matches!(sign.reason, CapReason::ChampionLeft { .. } | CapReason::NoticeGiven { .. } | CapReason::Churned { .. })
        });
    holds.extend(signs.map(|sign| Because { what: Hold::Sign(sign.reason), rows: sign.evidence.clone() }));
    let waiting = SurveyKind::ALL.iter().flat_map(|kind| waiting_answers(day, prospect.facts, *kind));
    holds.extend(waiting.map(|answer| unanswered(day, answer)));
    holds.extend(service(prospect, rule));
    let doubtful = prospect.renewals.iter().filter(|row| row.outcome.is_none());
    holds.extend(doubtful.filter_map(|row| {
        let forecast = row.forecast.filter(|forecast| matches!(forecast, Forecast::AtRisk | Forecast::Lost))?;
        Some(because(Hold::Renewal { forecast, due_on: row.due_on }, row.id, Some(row.due_on)))
    }));
    holds
}

fn is_well(to: OverrideTo, day: &Day<'_>) -> bool {
    match to {
        OverrideTo::Band(band) => band == Band::Green,
        OverrideTo::Score(score) => score >= day.model.bands.green,
    }
}

fn unanswered(day: &Day<'_>, answer: &ResponseFact) -> Because<Hold> {
    let on = day.day_of(answer.at);
    let what = Hold::Answer { kind: answer.kind, answer: answer.score.value(), of: answer.score.scale().max, on };
    because(what, answer.id, Some(on))
}

/// Tickets, the manager's own rating, and an onboarding that does not go on.
fn service(prospect: &Prospect<'_>, rule: &Rule) -> Vec<Because<Hold>> {
    let read = |reading: &Reading| {
        let what = match reading.reason {
            Reason::SevereTickets { open, oldest_days } if open > 0 && oldest_days > rule.severe_days => {
                Hold::SevereTickets { open, oldest_days }
            }
            Reason::Pulse { rating, on, .. } if rating.value() <= rule.poor_pulse => Hold::Pulse { rating: rating.value(), on },
            Reason::OverdueSteps { late, blocked, .. } if late + blocked > 0 => Hold::Onboarding { late, blocked },
            _ => return None,
        };
        Some(Because { what, rows: reading.evidence.clone() })
    };
    prospect.signals.readings.iter().filter_map(read).collect()
}

/// They said no to such a thing not long ago.
fn lost_lately(day: &Day<'_>, prospect: &Prospect<'_>, proposal: &Proposal, rule: &Rule) -> Option<Because<Hold>> {
    let is_same = |row: &Expansion| {
        let product = row.product.as_deref().zip(proposal.product.as_deref());
        row.kind == proposal.kind && product.is_none_or(|(own, other)| is_same_product(own, other))
    };
    let lost = prospect.expansions.iter().filter(|row| row.stage == ExpansionStage::Lost && is_same(row));
    let (row, on) = lost.filter_map(|row| Some((row, row.closed_on?))).max_by_key(|(row, on)| (*on, row.id))?;
    let until = on.checked_add_days(Days::new(rule.lost_days))?;
    (until > day.today).then(|| because(Hold::LostLately { on, until }, row.id, Some(on)))
}
