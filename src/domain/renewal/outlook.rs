//! What gross and net retention of a quarter would come to: in the worst case, as expected, and at best.
//!
//! The cohort is the accounts with an active contract on the first day. Counted is what runs on the day after the last: what runs
//! by then whatever happens, and what the open renewals due until the last day bring. Amounts of all days are at the rates of
//! today, so that exchange moves nothing.

use super::{Deal, Forecast};
use crate::domain::kpi::{Figure, Part, Span, Undefined, Unit};
use crate::domain::{AccountId, Contract, ContractId, Money, Rates, Row};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    pub quarter: Span,
    /// Only what is committed renews.
    pub worst: Retention,
    /// Each renews by its chance; what nobody has forecast by that of an open one.
    pub expected: Retention,
    /// Everything renews but what is lost.
    pub best: Retention,
    /// Open renewals that are counted.
    pub open: usize,
    /// Contracts and renewals that have no amount, or none in the book's currency: they are in no figure.
    pub left_out: usize,
}

/// Shares of the opening revenue.
#[derive(Clone, Debug, PartialEq)]
pub struct Retention {
    pub gross: Figure,
    pub net: Figure,
}

/// An account of the cohort, in minor units of the book's currency.
#[derive(Clone, Debug, Default)]
struct Standing {
    opening: f64,
    /// What runs after the quarter whatever the open renewals bring.
    settled: f64,
    /// The open renewals: chance and amount.
    open: Vec<(Option<Forecast>, f64, f64)>,
}

/// More open renewals of one account than this, and their outcomes are no longer gone through one by one.
const FEW: usize = 12;

/// Works out the outlook of a quarter.
pub fn outlook(contracts: &[Row<ContractId, Contract>], deals: &[Deal], rates: &Rates, quarter: Span, today: NaiveDate) -> Outlook {
    let due: Vec<&Deal> = deals.iter().filter(|deal| deal.due_on <= quarter.to).collect();
    let mut left_out = 0;
    let mut minor = |money: Option<Money>| {
        let converted = money.and_then(|money| rates.convert(money, today).ok());
        left_out += usize::from(converted.is_none());
        converted.map_or(0.0, |money| money.minor as f64)
    };
    let mut accounts: BTreeMap<AccountId, Standing> = BTreeMap::new();
    for contract in contracts.iter().filter(|contract| contract.is_active(quarter.from)) {
        accounts.entry(contract.account).or_default().opening += minor(contract.arr);
    }
    let undecided: BTreeSet<ContractId> = due.iter().filter_map(|deal| deal.contract).collect();
    let next_day = quarter.to.succ_opt().unwrap_or(quarter.to);
    for contract in contracts.iter().filter(|contract| contract.is_active(next_day) && !undecided.contains(&contract.id)) {
        if let Some(standing) = accounts.get_mut(&contract.account) {
            standing.settled += minor(contract.arr);
        }
    }
    let mut open = 0;
    for deal in due {
        if let Some(standing) = accounts.get_mut(&deal.account) {
            open += 1;
            let chance = deal.probability().unwrap_or_else(|| Forecast::Open.usual_probability());
            standing.open.push((deal.forecast, chance, minor(deal.amount)));
        }
    }
    let retention = |kept: &dyn Fn(&Standing) -> (f64, f64)| retention(&accounts, quarter, kept);
    Outlook {
        quarter,
        worst: retention(&|standing| standing.certain(|forecast| forecast == Some(Forecast::Commit))),
        expected: retention(&Standing::expected),
        best: retention(&|standing| standing.certain(|forecast| forecast != Some(Forecast::Lost))),
        open,
        left_out,
    }
}

fn retention(accounts: &BTreeMap<AccountId, Standing>, quarter: Span, kept: impl Fn(&Standing) -> (f64, f64)) -> Retention {
    let figure = |share: fn((f64, f64)) -> f64| {
        let part = |(account, standing): (&AccountId, &Standing)| {
            Part::counted(*account, *account, Some(quarter.from), (share(kept(standing)), standing.opening))
        };
        let empty = if accounts.is_empty() { Undefined::EmptyCohort } else { Undefined::NoAmounts };
        Figure::ratio(Unit::Share, accounts.iter().map(part).collect(), empty)
    };
    Retention { gross: figure(|(gross, _)| gross), net: figure(|(_, net)| net) }
}

impl Standing {
    /// Returns what is kept of the opening revenue, and what runs in all, when just these forecasts come true.
    fn certain(&self, renews: impl Fn(Option<Forecast>) -> bool) -> (f64, f64) {
        let renewed: f64 = self.open.iter().filter(|(forecast, ..)| renews(*forecast)).map(|(.., amount)| amount).sum();
        let end = self.settled + renewed;
        (end.min(self.opening), end)
    }

    /// Returns the means of both over all outcomes.
    fn expected(&self) -> (f64, f64) {
        let net = self.settled + self.open.iter().map(|(_, chance, amount)| chance * amount).sum::<f64>();
        let gross = if self.open.len() > FEW { net.min(self.opening) } else { self.mean_kept(self.settled, &self.open) };
        (gross, net)
    }

    /// Goes through every outcome: more than the opening revenue in one does not make up for less in another.
    fn mean_kept(&self, end: f64, open: &[(Option<Forecast>, f64, f64)]) -> f64 {
        match open.split_first() {
            None => end.min(self.opening),
            Some(((_, chance, amount), rest)) => chance * self.mean_kept(end + amount, rest) + (1.0 - chance) * self.mean_kept(end, rest),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::totals::tests::deal;
    use super::*;
    use crate::domain::Currency;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn contract(id: i64, account: i64, minor: i64, from: &str, to: &str) -> Row<ContractId, Contract> {
        let mut fields = Contract::of(AccountId(account));
        fields.arr = Some(Money { minor, currency: Currency::USD });
        (fields.start_on, fields.end_on) = (Some(day(from)), Some(day(to)));
        Row { id: ContractId(id), fields }
    }

    fn open(account: i64, contract: i64, minor: i64, forecast: Option<Forecast>) -> Deal {
        Deal { contract: Some(ContractId(contract)), ..deal(account, minor, Currency::USD, forecast) }
    }

    fn of(contracts: &[Row<ContractId, Contract>], deals: &[Deal]) -> Outlook {
        let quarter = Span::quarter(day("2026-11-22"), 1);
        outlook(contracts, deals, &Rates::new(Currency::USD, []), quarter, day("2026-11-22"))
    }

    fn shares(retention: &Retention) -> [Option<f64>; 2] {
        let tenths = |figure: &Figure| figure.known().map(|share| (share * 10_000.0).round() / 10_000.0);
        [tenths(&retention.gross), tenths(&retention.net)]
    }

    #[test]
    fn a_quarter_is_worked_out_three_ways() {
        let contracts = [
            contract(1, 1, 100, "2026-01-01", "2026-12-31"),
            contract(2, 2, 200, "2026-01-01", "2026-12-31"),
            contract(3, 3, 300, "2026-01-01", "2027-06-30"),
            // Renewed within the quarter, for less.
            contract(4, 4, 150, "2025-11-01", "2026-10-31"),
            contract(5, 4, 50, "2026-11-01", "2027-10-31"),
            // New customers never count.
            contract(6, 5, 999, "2026-10-15", "2027-10-14"),
        ];
        let deals = [open(1, 1, 100, Some(Forecast::Commit)), open(2, 2, 260, Some(Forecast::Likely))];
        let outlook = of(&contracts, &deals);
        let opening = 750.0;
        let share = |minor: f64| Some((minor / opening * 10_000.0_f64).round() / 10_000.0);
        assert_eq!(shares(&outlook.worst), [share(100.0 + 0.0 + 300.0 + 50.0), share(450.0)]);
        assert_eq!(shares(&outlook.best), [share(100.0 + 200.0 + 300.0 + 50.0), share(100.0 + 260.0 + 350.0)]);
        assert_eq!(shares(&outlook.expected), [share(95.0 + 150.0 + 350.0), share(95.0 + 195.0 + 350.0)]);
        assert_eq!((outlook.open, outlook.left_out), (2, 0));
    }

    #[test]
    fn two_renewals_of_one_account_are_gone_through_outcome_by_outcome() {
        let contracts = [contract(1, 1, 100, "2026-01-01", "2026-12-31"), contract(2, 1, 100, "2026-01-01", "2026-12-31")];
        let deals = [open(1, 1, 200, Some(Forecast::Open)), open(1, 2, 100, None)];
        let outlook = of(&contracts, &deals);
        // 300, 200, 100 and 0 with a quarter each; of the opening 200: 200, 200, 100, 0.
        assert_eq!(shares(&outlook.expected), [Some(0.625), Some(0.75)]);
        assert_eq!(shares(&outlook.worst), [Some(0.0), Some(0.0)]);
    }

    #[test]
    fn without_a_cohort_or_amounts_nothing_is_said() {
        assert_eq!(of(&[], &[]).expected.gross.value, Err(Undefined::EmptyCohort));
        let free = [contract(1, 1, 0, "2026-01-01", "2026-12-31")];
        let outlook = of(&free, &[open(1, 1, 0, Some(Forecast::Open))]);
        assert_eq!((outlook.expected.net.value, outlook.left_out), (Err(Undefined::NoAmounts), 0));
        let mut unknown = contract(1, 1, 0, "2026-01-01", "2027-12-31");
        unknown.fields.arr = None;
        assert_eq!(of(&[unknown], &[]).left_out, 2, "neither at the opening nor at the close");
    }
}
