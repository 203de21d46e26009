//! A contract: product, plan, seats, annual recurring revenue, term and notice period.

use crate::domain::{AccountId, Money, words::text_enum};
use chrono::{Datelike, Days, Months, NaiveDate};

text_enum! {
    pub enum Billing { Monthly = "monthly", Quarterly = "quarterly", Annual = "annual", Other = "other" }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Contract {
    pub account: AccountId,
    pub external_id: Option<String>,
    pub product: Option<String>,
    pub plan: Option<String>,
    pub seats: Option<u32>,
    /// Annual recurring revenue.
    pub arr: Option<Money>,
    pub start_on: Option<NaiveDate>,
    /// The last day; `None` runs on without an end.
    pub end_on: Option<NaiveDate>,
    pub term_months: Option<u32>,
    pub auto_renew: Option<bool>,
    /// How many days before the end notice must be given.
    pub notice_days: Option<u32>,
    /// The day the customer gave notice.
    pub notice_given_on: Option<NaiveDate>,
    pub billing: Option<Billing>,
}

impl Contract {
    pub fn of(account: AccountId) -> Contract {
        Contract {
            account,
            external_id: None,
            product: None,
            plan: None,
            seats: None,
            arr: None,
            start_on: None,
            end_on: None,
            term_months: None,
            auto_renew: None,
            notice_days: None,
            notice_given_on: None,
            billing: None,
        }
    }

    /// Says whether the contract runs on a day; its last day counts.
    pub fn is_active(&self, day: NaiveDate) -> bool {
        self.start_on.is_none_or(|start| start <= day) && self.end_on.is_none_or(|end| day <= end)
    }

    /// Returns the last day on which notice can be given.
    pub fn notice_by(&self) -> Option<NaiveDate> {
        self.notice_before(self.end_on?)
    }

    /// Returns the last day for notice to an end; without a notice period, the end itself.
    pub fn notice_before(&self, end: NaiveDate) -> Option<NaiveDate> {
        end.checked_sub_days(Days::new(u64::from(self.notice_days.unwrap_or(0))))
    }

    /// Returns the last day; without one, the last day of the term that runs on a day. `None` where no term is known either.
    pub fn ends_on(&self, day: NaiveDate) -> Option<NaiveDate> {
        if self.end_on.is_some() {
            return self.end_on;
        }
        let (start, term) = (self.start_on?, self.term_months.filter(|months| *months > 0)?);
        let gone = (day.year() - start.year()) * 12 + day.month() as i32 - start.month() as i32;
        let first = u32::try_from(gone).unwrap_or(0) / term;
        // Counted from the start each time, so that a 31st stays one; the day lies in this term or the next.
        (first.max(1)..=first + 1).filter_map(|terms| last_day(start, term.checked_mul(terms)?)).find(|end| *end >= day)
    }

    /// Returns the last day of a term as long as this contract's that starts on a day; `None` where its length is not known.
    ///
    /// Without `term_months` the length is that from start to end: whole months where it is so many, else days.
    pub fn next_end(&self, start: NaiveDate) -> Option<NaiveDate> {
        if let Some(months) = self.term_months.filter(|months| *months > 0) {
            return last_day(start, months);
        }
        let (from, to) = self.start_on.zip(self.end_on)?;
        let months = (1..=LONGEST_MONTHS).find(|months| last_day(from, *months).is_none_or(|end| end >= to))?;
        if last_day(from, months) == Some(to) { last_day(start, months) } else { start.checked_add_signed(to - from) }
    }
}

/// Fifty years: longer than any term.
const LONGEST_MONTHS: u32 = 600;

/// Returns the last day of some months from a day on: the day before the same day of the month; where the month has no such day,
/// its last one (twelve months from 29 February 2024 end on 28 February 2025, one month from 31 January at the end of February).
fn last_day(start: NaiveDate, months: u32) -> Option<NaiveDate> {
    let same = start.checked_add_months(Months::new(months))?;
    if same.day() < start.day() { Some(same) } else { same.pred_opt() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn terms_end_the_day_before_the_same_day_or_at_the_end_of_the_month() {
        let cases = [
            ("2026-04-01", 12, "2027-03-31"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2024-02-29", 48, "2028-02-28"),
            ("2026-01-31", 1, "2026-02-28"),
            ("2024-01-31", 1, "2024-02-29"),
            ("2026-01-31", 2, "2026-03-30"),
            ("2026-03-01", 36, "2029-02-28"),
            ("2027-03-01", 12, "2028-02-29"),
            ("2026-08-31", 6, "2027-02-28"),
        ];
        for (start, months, end) in cases {
            assert_eq!(last_day(day(start), months), Some(day(end)), "{start} and {months} months");
        }
    }

    #[test]
    fn the_next_term_is_as_long_as_the_one_before() {
        let mut contract = Contract::of(AccountId(1));
        assert_eq!(contract.next_end(day("2027-01-01")), None, "nothing is known");
        (contract.start_on, contract.end_on) = (Some(day("2024-03-01")), Some(day("2026-02-28")));
        assert_eq!(contract.next_end(day("2026-03-01")), Some(day("2028-02-29")), "two years, to the end of February");
        contract.end_on = Some(day("2024-03-10"));
        assert_eq!(contract.next_end(day("2024-03-11")), Some(day("2024-03-20")), "ten days");
        contract.term_months = Some(36);
        assert_eq!(contract.next_end(day("2026-07-01")), Some(day("2029-06-30")), "the term that is written down counts");
    }

    #[test]
    fn notice_may_fall_before_the_start() {
        let mut contract = Contract::of(AccountId(1));
        (contract.start_on, contract.end_on, contract.notice_days) = (Some(day("2026-12-01")), Some(day("2026-12-31")), Some(60));
        assert_eq!(contract.notice_by(), Some(day("2026-11-01")));
        contract.end_on = None;
        assert_eq!((contract.notice_by(), contract.ends_on(day("2026-12-05"))), (None, None));
        contract.term_months = Some(1);
        assert_eq!(contract.ends_on(day("2026-11-05")), Some(day("2026-12-31")), "before it starts, its first end");
        assert_eq!(contract.ends_on(day("2027-02-10")), Some(day("2027-02-28")));
    }
}
