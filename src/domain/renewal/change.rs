//! What moved in the pipeline since an instant: new ends, forecasts that changed, and what was decided.

use super::{Deal, Forecast, ForecastMade, Outcome, Renewal};
use crate::domain::{AccountId, EntityRef, Money, RenewalId, Row, Timestamp};
use chrono::NaiveDate;
use std::collections::HashMap;

/// An end of which something is different now.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub row: EntityRef,
    pub account: AccountId,
    pub due_on: NaiveDate,
    /// What was at stake, after the change.
    pub amount: Option<Money>,
    /// Never empty.
    pub moves: Vec<Moved>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Moved {
    /// The contract, or the renewal without one, was not known before.
    New,
    Forecast(Option<Forecast>, Option<Forecast>),
    Probability(Option<f64>, Option<f64>),
    Amount(Option<Money>, Option<Money>),
    Due(NaiveDate, NaiveDate),
    Closed(Outcome),
}

/// The forecasts made of each renewal, the oldest first.
pub type Made = HashMap<RenewalId, Vec<ForecastMade>>;

/// Returns the last forecast up to an instant.
pub fn standing_at(made: &[ForecastMade], at: Timestamp) -> Option<&ForecastMade> {
    made.iter().rev().find(|made| made.at <= at)
}

/// Lists what moved since an instant: of the open ends, and of those closed after the instant's day. `is_new` says which ends
/// became known since.
pub fn changes(
    deals: &[Deal],
    renewals: &[Row<RenewalId, Renewal>],
    made: &Made,
    since: (Timestamp, NaiveDate),
    is_new: impl Fn(&Deal) -> bool,
) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for deal in deals {
        let renewal = renewals.iter().find(|row| EntityRef::from(row.id) == deal.row());
        let mut moves = Vec::from_iter(is_new(deal).then_some(Moved::New));
        moves.extend(renewal.map(|row| moved(made.get(&row.id).map_or(&[], Vec::as_slice), since.0)).unwrap_or_default());
        if !moves.is_empty() {
            changes.push(Change { row: deal.row(), account: deal.account, due_on: deal.due_on, amount: deal.amount, moves });
        }
    }
    for row in renewals {
        if let Some(outcome) = row.outcome.filter(|_| row.closed_on.is_some_and(|on| on > since.1)) {
            let amount = row.final_arr.or(row.amount);
            let moves = vec![Moved::Closed(outcome)];
            changes.push(Change { row: row.id.into(), account: row.account, due_on: row.due_on, amount, moves });
        }
    }
    changes.sort_by_key(|change| (change.due_on, change.row));
    changes
}

fn moved(made: &[ForecastMade], since: Timestamp) -> Vec<Moved> {
    let Some(now) = made.last().filter(|now| now.at > since) else { return Vec::new() };
    let before = standing_at(made, since);
    let mut moves = Vec::new();
    let category = before.and_then(|before| before.forecast);
    if category != now.forecast {
        moves.push(Moved::Forecast(category, now.forecast));
    }
    let chance = before.and_then(|before| before.probability);
    if chance != now.probability {
        moves.push(Moved::Probability(chance, now.probability));
    }
    // The first forecast states amount and day; they moved only where there was one before.
    if let Some(before) = before {
        if before.amount != now.amount {
            moves.push(Moved::Amount(before.amount, now.amount));
        }
        if before.due_on != now.due_on {
            moves.push(Moved::Due(before.due_on, now.due_on));
        }
    }
    moves
}

#[cfg(test)]
mod tests {
    use super::super::totals::tests::deal;
    use super::*;
    use crate::domain::Currency;

    fn at(text: &str) -> Timestamp {
        format!("{text}T09:00:00Z").parse().expect("an instant")
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn made(on: &str, forecast: Forecast, minor: i64) -> ForecastMade {
        let amount = Some(Money { minor, currency: Currency::USD });
        let (renewal, account, due_on) = (RenewalId(1), AccountId(1), day("2026-12-31"));
        ForecastMade { renewal, account, at: at(on), due_on, forecast: Some(forecast), probability: None, amount }
    }

    fn of(history: Vec<ForecastMade>, since: &str) -> Vec<Moved> {
        let deals = [deal(1, 100, Currency::USD, Some(Forecast::Open))];
        let rows = [Row { id: RenewalId(1), fields: Renewal::due(AccountId(1), day("2026-12-31")) }];
        let made = Made::from([(RenewalId(1), history)]);
        changes(&deals, &rows, &made, (at(since), day(since)), |_| false).pop().map(|change| change.moves).unwrap_or_default()
    }

    #[test]
    fn only_what_is_different_from_what_stood_then_is_told() {
        let history = vec![
            made("2026-10-01", Forecast::Likely, 100),
            made("2026-11-17", Forecast::AtRisk, 100),
            made("2026-11-20", Forecast::Open, 80),
        ];
        let usd = |minor| Some(Money { minor, currency: Currency::USD });
        assert_eq!(
            of(history.clone(), "2026-11-15"),
            [Moved::Forecast(Some(Forecast::Likely), Some(Forecast::Open)), Moved::Amount(usd(100), usd(80))]
        );
        assert_eq!(of(history.clone(), "2026-11-21"), []);
        assert_eq!(of(history.clone(), "2026-09-01"), [Moved::Forecast(None, Some(Forecast::Open))], "there was no forecast before");
        let back =
            vec![made("2026-10-01", Forecast::Open, 100), made("2026-11-17", Forecast::Lost, 100), made("2026-11-20", Forecast::Open, 100)];
        assert_eq!(of(back, "2026-11-15"), [], "there and back again");
    }

    #[test]
    fn what_was_decided_since_and_what_is_new_is_told() {
        let mut closed = Row { id: RenewalId(9), fields: Renewal::due(AccountId(2), day("2026-11-30")) };
        (closed.fields.outcome, closed.fields.closed_on) = (Some(Outcome::Churned), Some(day("2026-11-18")));
        let deals = [deal(1, 100, Currency::USD, None)];
        let since = (at("2026-11-15"), day("2026-11-15"));
        let changes = changes(&deals, &[closed.clone()], &Made::new(), since, |_| true);
        let moves: Vec<_> = changes.iter().map(|change| change.moves.clone()).collect();
        assert_eq!(moves, [vec![Moved::Closed(Outcome::Churned)], vec![Moved::New]]);
    }
}
