//! How much an item presses: weight of the reason × the account's share of the book's ARR × urgency, every term kept.
//!
//! Amounts of different currencies are never added: shares are of the currency most accounts are in, and an account without an
//! amount in it stands in the middle, at the median share, and says so.

use crate::domain::triage::{Raised, Settings};
use crate::domain::words::text_enum;
use crate::domain::{AccountId, Currency, Money};
use std::collections::{BTreeMap, HashMap, HashSet};

text_enum! {
    /// Where the share of an account comes from.
    pub enum ShareOf {
        /// Its own ARR.
        Own = "own",
        /// It has no ARR: the median share.
        NoArr = "no_arr",
        /// Its ARR is in another currency than most: the median share.
        OtherCurrency = "other_currency",
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// In percent of the book, 0–100.
    pub percent: f64,
    pub of: ShareOf,
}

/// The product and its terms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Priority {
    pub value: f64,
    pub weight: f64,
    pub share: Share,
    /// 1 to 2.
    pub urgency: f64,
}

impl Priority {
    pub fn of(raised: &Raised, settings: &Settings, share: Share) -> Priority {
        let urgency = 1.0 + (raised.pressing.max(0) as f64 / f64::from(settings.urgent_at.max(1))).min(1.0);
        Priority { value: settings.weight * share.percent * urgency, weight: settings.weight, share, urgency }
    }
}

/// The share of every account of a book.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shares {
    /// The currency that most accounts are in.
    pub currency: Option<Currency>,
    own: HashMap<AccountId, f64>,
    others: HashSet<AccountId>,
    median: f64,
}

impl Shares {
    /// Reads the ARR of the accounts that are customers today.
    pub fn of(accounts: impl Iterator<Item = (AccountId, Option<Money>)>) -> Shares {
        let known: Vec<(AccountId, Money)> = accounts.filter_map(|(id, arr)| Some((id, arr.filter(|arr| arr.minor > 0)?))).collect();
        let mut counts: BTreeMap<Currency, usize> = BTreeMap::new();
        for (_, arr) in &known {
            *counts.entry(arr.currency).or_default() += 1;
        }
        // Of as many, the first by its code.
        let currency = counts.iter().rev().max_by_key(|(_, count)| **count).map(|(currency, _)| *currency);
        let in_it = || known.iter().filter(|(_, arr)| Some(arr.currency) == currency);
        let total: f64 = in_it().map(|(_, arr)| arr.minor as f64).sum();
        let own: HashMap<AccountId, f64> = in_it().map(|(id, arr)| (*id, 100.0 * arr.minor as f64 / total)).collect();
        let others = known.iter().filter(|(_, arr)| Some(arr.currency) != currency).map(|(id, _)| *id).collect();
        Shares { currency, median: median(own.values().copied().collect()), own, others }
    }

    pub fn share(&self, account: AccountId) -> Share {
        match self.own.get(&account) {
            Some(percent) => Share { percent: *percent, of: ShareOf::Own },
            None if self.others.contains(&account) => Share { percent: self.median, of: ShareOf::OtherCurrency },
            None => Share { percent: self.median, of: ShareOf::NoArr },
        }
    }
}

/// Returns the middle of the shares, the lower of two; 1 for a book without any amounts, so that weight and urgency decide.
fn median(mut shares: Vec<f64>) -> f64 {
    shares.sort_by(f64::total_cmp);
    shares.get(shares.len().saturating_sub(1) / 2).copied().unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(minor: i64, currency: Currency) -> Option<Money> {
        Some(Money { minor, currency })
    }

    #[test]
    fn shares_are_of_one_currency_and_the_others_stand_in_the_middle() {
        let book = [
            money(600, Currency::USD),
            money(300, Currency::USD),
            money(100, Currency::USD),
            money(90_000, Currency::JPY),
            None,
            money(0, Currency::USD),
        ];
        let shares = Shares::of(book.into_iter().enumerate().map(|(id, arr)| (AccountId(id as i64), arr)));
        assert_eq!(shares.currency, Some(Currency::USD));
        let expected = [
            (60.0, ShareOf::Own),
            (30.0, ShareOf::Own),
            (10.0, ShareOf::Own),
            (30.0, ShareOf::OtherCurrency),
            (30.0, ShareOf::NoArr),
            (30.0, ShareOf::NoArr),
        ];
        for (id, (percent, of)) in expected.into_iter().enumerate() {
            assert_eq!(shares.share(AccountId(id as i64)), Share { percent, of }, "{id}");
        }
        assert_eq!(Shares::of(std::iter::empty()).share(AccountId(1)), Share { percent: 1.0, of: ShareOf::NoArr });
    }
}
