//! The shape every figure has: its value, what it is divided by what, an interval, and the rows it was made of.

use crate::domain::kpi::{Interval, quantile};
use crate::domain::words::text_enum;
use crate::domain::{AccountId, Currency, EntityRef};
use chrono::NaiveDate;
use std::fmt;

/// What the value of a figure is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A fraction: 0.787 is 78.7 %.
    Share,
    /// Points of the net promoter score, −100 to 100.
    Points,
    /// The mean of answers on their scale.
    Mean,
    /// Minor units of the book's currency.
    Money(Currency),
    Hours,
    Days,
    Count,
}

/// How files name a unit.
impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unit::Share => f.write_str("share"),
            Unit::Points => f.write_str("points"),
            Unit::Mean => f.write_str("mean"),
            Unit::Money(currency) => write!(f, "{currency} minor units"),
            Unit::Hours => f.write_str("hours"),
            Unit::Days => f.write_str("days"),
            Unit::Count => f.write_str("count"),
        }
    }
}

text_enum! {
    /// Why a figure has no value.
    pub enum Undefined {
        /// No account had an active contract on the first day.
        EmptyCohort = "empty_cohort",
        /// Accounts were active, but none has an amount.
        NoAmounts = "no_amounts",
        /// No answer was given in the period.
        NoAnswers = "no_answers",
        /// No renewal was due in the period.
        NothingDue = "nothing_due",
        /// Nobody bought or renewed in the period.
        NoPurchases = "no_purchases",
        /// No ticket was opened, answered or closed in the period.
        NoTickets = "no_tickets",
        /// No plan reached first value in the period.
        NoFirstValue = "no_first_value",
        /// No churn was seen, so that a lifetime cannot be told from it.
        NoChurn = "no_churn",
        /// No invitations are known.
        NoInvitations = "no_invitations",
        /// A figure it needs is missing: a gross margin, a rate of exchange.
        NotGiven = "not_given",
        /// The accounts were not scored for that day.
        NotScored = "not_scored",
        /// No account of the cohort has use, so that there is none to keep up.
        NoUsage = "no_usage",
        /// The rows tell of no people.
        NoPeople = "no_people",
        /// No seats are stated.
        NoSeats = "no_seats",
        /// There is nothing before it to compare with.
        NothingBefore = "nothing_before",
        /// Nothing was used in the days looked at.
        NothingUsed = "nothing_used",
        /// The days it looks at have not come.
        NotYet = "not_yet",
        /// Whoever is looked at had to be there when it began, so that before it nobody can have left.
        OnlyThose = "only_those",
        /// No account has it on both sides of a day.
        NoPairs = "no_pairs",
        /// There are no accounts to look at.
        NoAccounts = "no_accounts",
    }
}

text_enum! {
    /// Why a row is listed and does not count.
    pub enum Aside {
        /// A later answer of the same person counts.
        Superseded = "superseded",
        /// Nothing came of it yet: an unanswered ticket, an undecided renewal, a plan without first value.
        Open = "open",
        /// It has no amount.
        NoAmount = "no_amount",
        /// Its currency has no rate on that day.
        NoRate = "no_rate",
        /// Its source gives no time for it.
        NoTime = "no_time",
        /// It is known on one side only.
        OneSided = "one_sided",
        Other = "other",
    }
}

/// A figure: `value` is `numerator / denominator` where it is a share or a mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub unit: Unit,
    pub value: Result<f64, Undefined>,
    pub numerator: f64,
    pub denominator: f64,
    /// 95 %, in the unit of the value.
    pub interval: Option<Interval>,
    /// How many rows count.
    pub n: usize,
    /// What it was made of; together they make numerator and denominator.
    pub parts: Vec<Part>,
}

/// A row behind a figure and what it brings.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub row: EntityRef,
    pub account: Option<AccountId>,
    pub on: Option<NaiveDate>,
    pub numerator: f64,
    pub denominator: f64,
    /// False of a row that is listed and does not count: a superseded answer, an open case.
    pub counts: bool,
    /// Why it does not count.
    pub aside: Option<Aside>,
}

impl Part {
    /// A row that counts.
    pub fn counted(row: impl Into<EntityRef>, account: AccountId, on: Option<NaiveDate>, (numerator, denominator): (f64, f64)) -> Part {
        Part { row: row.into(), account: Some(account), on, numerator, denominator, counts: true, aside: None }
    }

    /// A row that is listed and does not count.
    pub fn listed(row: impl Into<EntityRef>, account: AccountId, on: Option<NaiveDate>) -> Part {
        Part::aside(row, account, on, Aside::Other)
    }

    /// A row that is listed and does not count, and why.
    pub fn aside(row: impl Into<EntityRef>, account: AccountId, on: Option<NaiveDate>, why: Aside) -> Part {
        Part { row: row.into(), account: Some(account), on, numerator: 0.0, denominator: 0.0, counts: false, aside: Some(why) }
    }
}

impl Figure {
    /// Returns a figure of parts: the sum of the numerators by the sum of the denominators, or why there is none.
    pub fn ratio(unit: Unit, parts: Vec<Part>, empty: Undefined) -> Figure {
        let counted = || parts.iter().filter(|part| part.counts);
        let (numerator, denominator) = (counted().map(|part| part.numerator).sum(), counted().map(|part| part.denominator).sum());
        let value = if denominator == 0.0 { Err(empty) } else { Ok(numerator / denominator) };
        let n = counted().count();
        Figure { unit, value, numerator, denominator, interval: None, n, parts }
    }

    /// Returns a figure that is a plain sum of parts.
    pub fn sum(unit: Unit, parts: Vec<Part>) -> Figure {
        let counted = || parts.iter().filter(|part| part.counts);
        let (numerator, n) = (counted().map(|part| part.numerator).sum(), counted().count());
        Figure { unit, value: Ok(numerator), numerator, denominator: 1.0, interval: None, n, parts }
    }

    /// Returns a quantile of what the parts measure: half of them for the median. The numerator of a part is its measurement.
    pub fn quantile(unit: Unit, parts: Vec<Part>, share: f64, empty: Undefined) -> Figure {
        let mut values: Vec<f64> = parts.iter().filter(|part| part.counts).map(|part| part.numerator).collect();
        let value = quantile(&mut values, share).ok_or(empty);
        let (numerator, denominator) = (value.unwrap_or(0.0), if value.is_ok() { 1.0 } else { 0.0 });
        Figure { unit, value, numerator, denominator, interval: None, n: values.len(), parts }
    }

    /// Returns a figure that cannot be told, with the rows that were looked at.
    pub fn undefined(unit: Unit, why: Undefined, parts: Vec<Part>) -> Figure {
        let n = parts.iter().filter(|part| part.counts).count();
        Figure { unit, value: Err(why), numerator: 0.0, denominator: 0.0, interval: None, n, parts }
    }

    /// Puts the rows that move the figure most first: of a sum or a median the largest, of a share those that hold it down. Those
    /// that do not count come last.
    pub fn ordered(&self) -> Vec<&Part> {
        let is_share = matches!(self.unit, Unit::Share | Unit::Points | Unit::Mean);
        let by_size = |one: &Part, other: &Part| match is_share {
            true => one.numerator.total_cmp(&other.numerator),
            false => other.numerator.total_cmp(&one.numerator),
        };
        let mut parts: Vec<&Part> = self.parts.iter().collect();
        parts.sort_by(|one, other| {
            let weight = if is_share { other.denominator.total_cmp(&one.denominator) } else { std::cmp::Ordering::Equal };
            other.counts.cmp(&one.counts).then(weight).then_with(|| by_size(one, other))
        });
        parts
    }

    /// Counts the rows that are listed for a reason.
    pub fn asides(&self, why: Aside) -> usize {
        self.parts.iter().filter(|part| part.aside == Some(why)).count()
    }

    /// Puts an interval to a figure that has a value.
    pub fn within(mut self, interval: Option<Interval>) -> Figure {
        self.interval = interval.filter(|_| self.value.is_ok());
        self
    }

    pub fn known(&self) -> Option<f64> {
        self.value.ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_without_a_denominator_says_why_and_what_is_only_listed_does_not_count() {
        let account = AccountId(1);
        let none = Figure::ratio(Unit::Share, vec![Part::listed(account, account, None)], Undefined::EmptyCohort);
        assert_eq!((none.value, none.n), (Err(Undefined::EmptyCohort), 0));
        let parts = vec![
            Part::counted(account, account, None, (1.0, 1.0)),
            Part::counted(account, account, None, (0.0, 1.0)),
            Part::listed(account, account, None),
        ];
        let half = Figure::ratio(Unit::Share, parts, Undefined::EmptyCohort);
        assert_eq!((half.value, half.n, half.parts.len()), (Ok(0.5), 2, 3));
    }
}
