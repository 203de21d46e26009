//! The order of the book: the riskiest account first. A total order, so that two readings never disagree.
//!
//! Band, then the score shown, then the larger revenue, then the nearer renewal, then the name, then the id.

use crate::domain::{AccountId, Band};
use chrono::NaiveDate;
use std::cmp::{Ordering, Reverse};

/// What an account is ranked by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RankKey<'a> {
    pub band: Band,
    /// The whole score shown; `None` where there is none.
    pub score: Option<u8>,
    /// Annual recurring revenue in one currency for all accounts; `None` where it is not known or not comparable.
    pub arr: Option<f64>,
    pub renewal_on: Option<NaiveDate>,
    pub name: &'a str,
    pub id: AccountId,
}

impl RankKey<'_> {
    /// Compares two accounts; the one that needs its manager sooner is the lesser.
    pub fn compare(&self, other: &RankKey) -> Ordering {
        // `None` sorts last in each of these, whichever way its values run.
        let arr = |key: &RankKey| key.arr.filter(|arr| arr.is_finite());
        danger(self.band)
            .cmp(&danger(other.band))
            .then_with(|| absent_last(self.score, other.score, |one, two| one.cmp(&two)))
            .then_with(|| absent_last(arr(self), arr(other), |one, two| two.total_cmp(&one)))
            .then_with(|| absent_last(self.renewal_on, other.renewal_on, |one, two| one.cmp(&two)))
            .then_with(|| self.name.cmp(other.name))
            .then_with(|| self.id.cmp(&other.id))
    }
}

/// An account of which too little is known may be in any state: it comes before those known to be healthy, after those known to
/// be in danger.
fn danger(band: Band) -> u8 {
    match band {
        Band::Red => 0,
        Band::Yellow => 1,
        Band::Unknown => 2,
        Band::Green => 3,
    }
}

fn absent_last<T: Copy>(one: Option<T>, other: Option<T>, compare: impl Fn(T, T) -> Ordering) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Reverse(one.is_some()).cmp(&Reverse(other.is_some())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(band: Band, score: Option<u8>, arr: Option<f64>, renewal: Option<&str>, name: &'static str, id: i64) -> RankKey<'static> {
        let renewal_on = renewal.map(|day| day.parse().expect("a day"));
        RankKey { band, score, arr, renewal_on, name, id: AccountId(id) }
    }

    #[test]
    fn the_riskiest_account_comes_first() {
        let ranked = [
            key(Band::Red, Some(10), None, None, "last by name", 9),
            key(Band::Red, Some(31), Some(500.0), None, "z", 1),
            key(Band::Red, Some(31), Some(480.0), Some("2026-12-01"), "z", 1),
            key(Band::Red, Some(31), Some(480.0), Some("2026-12-02"), "a", 1),
            key(Band::Red, Some(31), Some(480.0), Some("2026-12-02"), "b", 1),
            key(Band::Red, Some(31), Some(480.0), Some("2026-12-02"), "b", 2),
            key(Band::Red, Some(31), Some(480.0), None, "a", 0),
            key(Band::Red, Some(31), None, None, "a", 0),
            key(Band::Yellow, Some(40), Some(1e9), None, "a", 0),
            key(Band::Unknown, Some(20), None, None, "a", 0),
            key(Band::Unknown, None, Some(1e9), None, "a", 0),
            key(Band::Green, Some(70), Some(1e9), None, "a", 0),
        ];
        for (place, one) in ranked.iter().enumerate() {
            for (other_place, other) in ranked.iter().enumerate() {
                assert_eq!(one.compare(other), place.cmp(&other_place), "{one:?} / {other:?}");
            }
        }
    }
}
