//! What comes up for renewal, month by month, and how much of it is at risk.

use super::renewals::{is_at_risk, target};
use crate::domain::kpi::{AccountFacts, Aside, Figure, Ground, Part, Span};
use crate::domain::{EntityRef, Money};
use chrono::{Days, NaiveDate};

/// The renewals of a month.
#[derive(Clone, Debug, PartialEq)]
pub struct DueMonth {
    pub month: Span,
    /// The recurring revenue that comes up.
    pub due: Figure,
    /// What of it belongs to accounts at risk.
    pub at_risk: Figure,
}

/// A renewal before the end of its contract by no more than this is the one of that end.
const EARLY_DAYS: u64 = 31;

/// Adds up what is undecided by the month it is due in: renewals, and contracts that end without a renewal being written down.
/// The day of health and of notice is the last of the ground.
pub fn due_by_month(accounts: &[AccountFacts], first: NaiveDate, months: u32, ground: &Ground<'_>) -> Vec<DueMonth> {
    let whole = |span: &Span| Some(Span::months(span.to.succ_opt()?, 1));
    let spans: Vec<Span> = std::iter::successors(Some(Span::months(first, 1)), whole).take(months as usize).collect();
    let rows: Vec<(&AccountFacts, EntityRef, NaiveDate, Option<Money>)> = accounts.iter().flat_map(undecided).collect();
    let month = |month: Span| {
        let due = rows.iter().filter(|(_, _, on, _)| month.contains(*on));
        let part = |(facts, row, on, amount): &(&AccountFacts, EntityRef, NaiveDate, Option<Money>)| {
            let minor = amount.and_then(|amount| ground.minor(amount));
            let part = match minor {
                Some(minor) => Part::counted(*row, facts.id, Some(*on), (minor as f64, 1.0)),
                None => Part::aside(*row, facts.id, Some(*on), ground.aside_of(*amount).unwrap_or(Aside::NoAmount)),
            };
            (part, facts.is_at_risk(ground.span.to))
        };
        let parts: Vec<(Part, bool)> = due.map(part).collect();
        let at_risk = parts.iter().filter(|(_, is_at_risk)| *is_at_risk).map(|(part, _)| part.clone()).collect();
        DueMonth {
            month,
            at_risk: Figure::sum(ground.money(), at_risk),
            due: Figure::sum(ground.money(), parts.into_iter().map(|(part, _)| part).collect()),
        }
    };
    spans.into_iter().map(month).collect()
}

fn undecided(facts: &AccountFacts) -> Vec<(&AccountFacts, EntityRef, NaiveDate, Option<Money>)> {
    let open = facts.renewals.iter().filter(|renewal| renewal.outcome.is_none());
    let mut rows: Vec<_> = open.map(|renewal| (facts, EntityRef::from(renewal.id), renewal.due_on, target(facts, renewal))).collect();
    if facts.churned_on.is_some() {
        return rows;
    }
    for contract in &facts.contracts {
        let Some(end) = contract.end_on else { continue };
        let since = end.checked_sub_days(Days::new(EARLY_DAYS)).unwrap_or(end);
        let is_known = facts.renewals.iter().any(|renewal| renewal.contract == Some(contract.id) && renewal.due_on >= since);
        if !is_known {
            rows.push((facts, EntityRef::from(contract.id), end, contract.arr));
        }
    }
    rows
}

impl AccountFacts {
    /// Says whether it is at risk on a day, by the written rule; not where its health is not known.
    fn is_at_risk(&self, day: NaiveDate) -> bool {
        self.band.is_some_and(|band| is_at_risk(band, self.notice_by(day), day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::kpi::{Choices, ContractFact, RenewalFact};
    use crate::domain::{AccountId, Band, ContractId, Currency, Outcome, Rates, RenewalId};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn contract(id: i64, minor: i64, end: &str) -> ContractFact {
        ContractFact {
            id: ContractId(id),
            arr: Some(Money { minor, currency: Currency::JPY }),
            start_on: Some(day("2025-01-01")),
            end_on: Some(day(end)),
            notice_days: Some(30),
            notice_given_on: None,
        }
    }

    fn renewal(id: i64, contract: i64, due: &str, outcome: Option<Outcome>) -> RenewalFact {
        RenewalFact {
            id: RenewalId(id),
            contract: Some(ContractId(contract)),
            due_on: day(due),
            closed_on: None,
            outcome,
            forecast: None,
            probability: None,
            amount: None,
            final_arr: None,
            churn_reason: None,
            next_contract: None,
        }
    }

    #[test]
    fn each_end_comes_up_once_and_what_is_decided_not_at_all() {
        let mut facts = AccountFacts::of(AccountId(1));
        facts.contracts = vec![contract(1, 100, "2026-12-31"), contract(2, 50, "2027-01-31"), contract(3, 7, "2026-12-15")];
        facts.renewals = vec![renewal(1, 1, "2026-12-31", None), renewal(2, 3, "2026-12-15", Some(Outcome::Renewed))];
        facts.band = Some(Band::Red);
        let (rates, choices) = (Rates::new(Currency::JPY, []), Choices::default());
        let today = day("2026-11-22");
        let ground = Ground { span: Span { from: today, to: today }, rates: &rates, choices: &choices };
        let months = due_by_month(&[facts], today, 3, &ground);
        let told: Vec<(f64, f64, usize)> = months.iter().map(|month| (month.due.numerator, month.at_risk.numerator, month.due.n)).collect();
        assert_eq!(told, [(0.0, 0.0, 0), (100.0, 100.0, 1), (50.0, 50.0, 1)]);
        assert_eq!(months[2].month.from, day("2027-01-01"));
    }
}
