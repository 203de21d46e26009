//! What came of an initiative: its members before and after, the rest of the book over the same days, and how far the members moved
//! beyond the rest, each with what is known of chance.
//!
//! Nobody drew lots for who is a member. Accounts that are chosen because they stand badly stand better later in any case
//! (regression to the mean); the rest of the book takes only that part away which it shares.

use super::course::{Course, Pair, apart, estimate, gap, mean_of};
use super::{Design, Windows, Yardstick};
use crate::domain::kpi::{AccountFacts, Choices, Figure, Ground, Measured, Span, Undefined, difference, welch};
use crate::domain::words::text_enum;
use crate::domain::{AccountId, Rates, event, voice};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

text_enum! {
    /// What the figures say.
    pub enum Finding {
        NotBegun = "not_begun",
        /// A figure is missing.
        Untold = "untold",
        TooFew = "too_few",
        /// The interval holds 0.
        NoDifference = "no_difference",
        Better = "better",
        Worse = "worse",
    }
}

/// What is compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    pub yardstick: Yardstick,
    pub windows: Windows,
    pub members: Course,
    pub rest: Course,
    /// How far the members changed beyond the rest; where there is no before, how far they are above it.
    pub beyond: Figure,
    pub finding: Finding,
    /// Whether the finding rests on the rest of the book; else on the members alone.
    pub is_against_rest: bool,
}

/// What each account measured, by account, of what is read account by account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measurements {
    pub before: HashMap<AccountId, f64>,
    pub after: HashMap<AccountId, f64>,
}

/// What an effect is worked out from.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    pub facts: &'a [AccountFacts],
    pub rates: &'a Rates,
    pub choices: &'a Choices,
    pub members: &'a HashSet<AccountId>,
    /// Empty of what is a figure of the book.
    pub measured: &'a Measurements,
}

/// Compares the members of an initiative with themselves before it, and with the rest of the book.
pub fn effect(yardstick: Yardstick, windows: Windows, evidence: &Evidence<'_>) -> Effect {
    let eve = windows.eve();
    let members: Vec<&AccountFacts> = evidence.facts.iter().filter(|facts| evidence.members.contains(&facts.id)).collect();
    let is_rest = |facts: &&AccountFacts| !evidence.members.contains(&facts.id) && evidence.stands(facts, eve);
    let rest: Vec<&AccountFacts> = evidence.facts.iter().filter(is_rest).collect();
    let [members, rest] = [&members, &rest].map(|group| evidence.course(yardstick, windows, group).cut(yardstick.bounds()));
    let beyond = beyond(yardstick.design(), &members, &rest);
    let is_against_rest = beyond.value.is_ok();
    let deciding = if is_against_rest { &beyond } else { &members.change };
    let finding = finding(yardstick, windows, deciding);
    Effect { yardstick, windows, finding, members, rest, beyond, is_against_rest }
}

impl Effect {
    /// Returns the figure that the finding rests on.
    pub fn deciding(&self) -> &Figure {
        if self.is_against_rest { &self.beyond } else { &self.members.change }
    }

    /// Returns why nothing can be told, where a figure is missing.
    pub fn why_untold(&self) -> Option<Undefined> {
        [&self.members.after, &self.members.change, &self.members.before].into_iter().find_map(|figure| figure.value.err())
    }
}

fn beyond(design: Design, members: &Course, rest: &Course) -> Figure {
    match (members.changes(), rest.changes()) {
        _ if design == Design::AfterOnly => apart(&members.after, &rest.after),
        // Each account's own change: two groups of them.
        (Some(one), Some(two)) => gap(&members.change, &rest.change, welch(&one, &two)),
        _ => {
            let both = estimate(&members.change).zip(estimate(&rest.change));
            gap(&members.change, &rest.change, both.map(|(one, two)| difference(one, two)))
        }
    }
}

fn finding(yardstick: Yardstick, windows: Windows, deciding: &Figure) -> Finding {
    let few = if is_of_ones(yardstick) { voice::FEW } else { event::FEW };
    match (windows.after, deciding.value, deciding.interval) {
        (None, ..) => Finding::NotBegun,
        (_, Err(_), _) => Finding::Untold,
        _ if deciding.n < few => Finding::TooFew,
        (_, _, Some(interval)) if interval.low > 0.0 => {
            if yardstick.is_better_small() {
                Finding::Worse
            } else {
                Finding::Better
            }
        }
        (_, _, Some(interval)) if interval.high < 0.0 => {
            if yardstick.is_better_small() {
                Finding::Better
            } else {
                Finding::Worse
            }
        }
        _ => Finding::NoDifference,
    }
}

/// Says whether it counts yes and no: one of few then moves it by more than ten points.
fn is_of_ones(yardstick: Yardstick) -> bool {
    use crate::domain::kpi::Unit;
    matches!(yardstick.unit(), Unit::Share | Unit::Points)
}

impl Evidence<'_> {
    fn ground(&self, span: Span) -> Ground<'_> {
        Ground { span, rates: self.rates, choices: self.choices }
    }

    /// Says whether an account is a customer on a day: by its contracts, where it has any, else by its own days.
    fn stands(&self, facts: &AccountFacts, day: NaiveDate) -> bool {
        if facts.contracts.is_empty() {
            return facts.created_on.is_none_or(|on| on <= day) && facts.churned_on.is_none_or(|on| day < on);
        }
        facts.held_on(day, &self.ground(Span { from: day, to: day })).is_active
    }

    fn course(&self, yardstick: Yardstick, windows: Windows, accounts: &[&AccountFacts]) -> Course {
        let Some(kpi) = yardstick.kpi() else {
            let pairs: Vec<Pair> = accounts.iter().map(|facts| self.pair(yardstick, windows, facts)).collect();
            return Course::of_pairs(yardstick.unit(), &pairs, (windows.eve(), windows.after.map(|after| after.to)));
        };
        let is_median = kpi.measure() == crate::domain::kpi::Measure::Days || kpi.measure() == crate::domain::kpi::Measure::Hours;
        let figure = |span: Span| {
            let figure = Measured::of(accounts.iter().copied(), self.ground(span)).figure(kpi);
            if is_median { mean_of(figure) } else { figure }
        };
        let after = windows.after.map_or_else(|| Figure::undefined(yardstick.unit(), Undefined::NotYet, Vec::new()), figure);
        match yardstick.design() {
            Design::AfterOnly => Course::after_only(after),
            _ => Course::apart(figure(windows.before), after),
        }
    }

    fn pair(&self, yardstick: Yardstick, windows: Windows, facts: &AccountFacts) -> Pair {
        let account = facts.id;
        let (before, after) = (self.measured.before.get(&account).copied(), self.measured.after.get(&account).copied());
        // Who came in the midst of the days before has fewer of them.
        let was_there = facts.began_on().is_none_or(|on| on <= windows.before.from) && self.stands(facts, windows.eve());
        let (before, after) = match yardstick {
            // Not used at all, or not told: no telling which.
            Yardstick::Usage if before.is_none() && after.is_none() => (None, None),
            // Who has left is used no more, and nobody speaks to them: that counts.
            Yardstick::Usage | Yardstick::Touches => (Some(before.unwrap_or(0.0)).filter(|_| was_there), Some(after.unwrap_or(0.0))),
            Yardstick::Active => {
                let in_use = |day| self.stands(facts, day) && facts.in_use_on.contains(&day);
                let before = self.stands(facts, windows.eve()).then(|| share(in_use(windows.eve())));
                (before, windows.after.map(|after| share(in_use(after.to))))
            }
            _ => (before, after),
        };
        Pair { account, before, after }
    }
}

fn share(is_so: bool) -> f64 {
    f64::from(u8::from(is_so))
}
