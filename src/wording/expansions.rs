//! How opportunities are worded: their sums, the signs of room, and what holds one back.

use super::health::{cap_reason, health_phrase, override_target, reason};
use super::renewals::Said;
use crate::domain::expansion::rule::Rule;
use crate::domain::expansion::suggest::{Hold, Proposal, Room};
use crate::domain::expansion::totals::Totals;
use crate::domain::health::Reason;
use crate::domain::kpi::Figure;
use crate::domain::{Expansion, ExpansionStage, Money};
use crate::i18n::format::NOTHING;
use crate::i18n::{Format, Words};
use crate::say;
use crate::wording::renewals::sum;
use crate::wording::timeline::Tone;

/// What opportunities come to, most important first: the amounts, the weighted sum with its interval, and what is in no sum.
pub fn totals(words: &Words, format: &Format, totals: &Totals) -> Vec<Said> {
    let mut said = vec![
        (say!(words, "expansions-sum", money = sum(format, &totals.amount)), Tone::Plain),
        (weighted(words, format, totals), Tone::Plain),
    ];
    if totals.without_amount > 0 {
        said.push((say!(words, "renewals-without-amount", n = totals.without_amount), Tone::Watch));
    }
    let missing: Vec<String> = totals.without_rate.iter().map(|missing| missing.currency.to_string()).collect();
    if !missing.is_empty() {
        said.push((say!(words, "renewals-without-rate", currencies = words.list(&missing)), Tone::Watch));
    }
    said
}

fn weighted(words: &Words, format: &Format, totals: &Totals) -> String {
    let money = sum(format, &totals.weighted);
    let end = |value: f64| sum(format, &Figure { numerator: value, ..totals.weighted.clone() });
    match totals.weighted.interval {
        Some(interval) if interval.low < interval.high => {
            let (low, high) = (end(interval.low), end(interval.high));
            say!(words, "expansions-weighted-within", money = money, low = low, high = high)
        }
        _ => say!(words, "expansions-weighted", money = money),
    }
}

/// The likelihood; one that a person gave has a mark, and the convention of its stage has none.
pub fn likelihood(format: &Format, expansion: &Expansion) -> String {
    let mark = if expansion.probability.is_some() && expansion.is_open() { "*" } else { "" };
    format!("{}{mark}", format.percent(expansion.likelihood()))
}

/// A sum of money in short, a dash where there is none.
pub fn money(format: &Format, money: Option<Money>) -> String {
    money.map_or_else(|| NOTHING.to_owned(), |money| format.money(money))
}

pub fn tone_of_stage(stage: ExpansionStage) -> Tone {
    match stage {
        ExpansionStage::Won => Tone::Good,
        ExpansionStage::Lost => Tone::Quiet,
        ExpansionStage::Negotiating | ExpansionStage::Proposed | ExpansionStage::Idea => Tone::Plain,
    }
}

/// What a proposal would be called: the product, or the sign of room that stands first.
pub fn title(words: &Words, proposal: &Proposal) -> String {
    match (&proposal.room.first().map(|because| &because.what), &proposal.product) {
        (Some(Room::SeatsFull { .. }), _) => say!(words, "expansions-title-seats"),
        (Some(Room::UsageRises { .. }), _) => say!(words, "expansions-title-usage"),
        (Some(Room::Requested { title, .. }), _) => title.clone(),
        (_, Some(product)) => product.clone(),
        (_, None) => words.word(proposal.kind),
    }
}

/// A sign of room in short, to stand in a list; of those that are none by themselves, nothing.
pub fn short_room(words: &Words, format: &Format, room: &Room) -> Option<String> {
    match room {
        Room::SeatsFull { active, seats, .. } => Some(say!(words, "expansions-short-seats", active = *active, seats = *seats)),
        Room::UsageRises { before, after, .. } => {
            let change = format.change(((after / before - 1.0) * 100.0).round() as i64);
            Some(say!(words, "expansions-short-usage", change = change))
        }
        Room::Requested { title, .. } => Some(title.clone()),
        Room::NotOwned { product, .. } => Some(product.clone()),
        Room::Praised { .. } | Room::Champion => None,
    }
}

/// A sign of room: `26 of 28 seats active in 28 days`.
pub fn room(words: &Words, format: &Format, room: &Room) -> String {
    match room {
        Room::SeatsFull { active, seats, days } => {
            let said = reason(words, format, &Reason::ActiveShare { active: *active, seats: *seats, days: *days });
            say!(words, "expansions-room-seats", said = said)
        }
        Room::UsageRises { before, after, measure, days } => {
            let said = reason(words, format, &Reason::UsageChange { before: *before, after: *after, measure: *measure, days: *days });
            say!(words, "expansions-room-usage", said = said)
        }
        Room::Requested { title, on } => {
            let title = crate::text::sanitise(title).into_owned();
            say!(words, "expansions-room-request", title = title, on = format.short_date(*on))
        }
        Room::NotOwned { product, customers, active, seats } => {
            let product = crate::text::sanitise(product).into_owned();
            let values =
                [("product", product.into()), ("n", (*customers).into()), ("active", (*active).into()), ("seats", (*seats).into())];
            words.with("expansions-room-product", &values)
        }
        Room::Praised { mean, answers, on } => {
            let said = reason(words, format, &Reason::Answers { mean: *mean, answers: *answers, newest_on: *on });
            say!(words, "expansions-room-praise", said = said)
        }
        Room::Champion => say!(words, "expansions-room-champion"),
    }
}

/// What holds a proposal back: `health D 31 at risk`, `unanswered NPS 2 of 10 since 18 Oct`.
pub fn hold(words: &Words, format: &Format, hold: &Hold) -> String {
    let day = |on| format.short_date(on);
    match *hold {
        Hold::Health { score, grade, band } => say!(words, "expansions-hold-health", health = health_phrase(words, grade, score, band)),
        Hold::Override { to, on } => say!(words, "expansions-hold-override", to = override_target(words, to), on = day(on)),
        Hold::Sign(sign) => cap_reason(words, format, &sign),
        Hold::Answer { kind, answer, of, on } => {
            say!(words, "expansions-hold-answer", kind = words.word(kind), answer = answer, of = of, on = day(on))
        }
        Hold::SevereTickets { open, oldest_days } => say!(words, "expansions-hold-tickets", n = open, days = oldest_days),
        Hold::Pulse { rating, on } => say!(words, "expansions-hold-pulse", rating = rating, on = day(on)),
        Hold::Onboarding { late, blocked } => say!(words, "expansions-hold-onboarding", late = late, blocked = blocked),
        Hold::Renewal { forecast, due_on } => {
            say!(words, "expansions-hold-renewal", forecast = words.word(forecast), on = day(due_on))
        }
        Hold::LostLately { on, until } => say!(words, "expansions-hold-lost", on = day(on), until = day(until)),
    }
}

/// The rule in words, a sentence each: what must be there, what must not.
pub fn rule(words: &Words, format: &Format, rule: &Rule) -> Vec<String> {
    let percent = |share: f64| format.percent(share);
    let upsell = [
        ("full", percent(rule.full_share).into()),
        ("rise", percent(rule.rise).into()),
        ("days", rule.request_days.into()),
        ("nps", rule.praise.into()),
    ];
    let cross_sell = [("used", percent(rule.used_share).into()), ("n", rule.customers.into()), ("nps", rule.praise.into())];
    let holds = [("tickets", rule.severe_days.into()), ("pulse", rule.poor_pulse.into()), ("days", rule.lost_days.into())];
    vec![
        words.with("expansions-rule-upsell", &upsell),
        words.with("expansions-rule-cross-sell", &cross_sell),
        words.with("expansions-rule-holds", &holds),
        say!(words, "expansions-rule-amount", more = percent(rule.more)),
    ]
}
