//! Adoption: how many of the seats are active, and how widely each feature is used.

use super::series::{Series, used_days};
use crate::domain::kpi::{Figure, Part, Span, Undefined, Unit};
use crate::domain::{AccountId, Contract, ContractId, Row};
use chrono::NaiveDate;

/// What the share of a feature is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Of the people active, those who used it.
    People,
    /// Of the days with any use, those on which it was used; where the rows of the feature name nobody.
    Days,
}

/// How widely one metric is used.
#[derive(Clone, Debug, PartialEq)]
pub struct Adoption {
    pub by: By,
    pub share: Figure,
    /// The first and the last day with use that are recorded at all.
    pub recorded: Option<Recorded>,
}

/// The first and the last recorded use of a metric.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    pub metric: String,
    pub first_on: NaiveDate,
    pub last_on: NaiveDate,
}

/// Returns the seats of the contracts that run on a day, or else those the account states; never 0.
pub fn seats_on(contracts: &[Row<ContractId, Contract>], stated: Option<u32>, day: NaiveDate) -> Option<u32> {
    let running = contracts.iter().filter(|contract| contract.is_active(day)).filter_map(|contract| contract.seats);
    let sum = running.fold(0_u32, u32::saturating_add);
    Some(sum).filter(|sum| *sum > 0).or(stated).filter(|seats| *seats > 0)
}

/// Returns the share of the seats that was active in some days. It is no sample, and has no interval; above 1 more people are
/// active than seats are paid for.
pub(super) fn active_share(people: &Series, account: AccountId, seats: Option<u32>, span: Span) -> Figure {
    let named = people.users_within(span);
    let active = people.within(span);
    let mut parts: Vec<Part> = named.values().map(|(on, row)| Part::counted(*row, account, Some(*on), (1.0, 0.0))).collect();
    if active > named.len() as f64 {
        // The source counted more than it names: the day on which it counted most says so.
        parts.iter_mut().for_each(|part| part.counts = false);
        let most = people.days.range(span.from..=span.to).filter(|(_, day)| day.sum >= active).next_back();
        let row = most.and_then(|(on, day)| Some((*on, day.rows.first()?.0)));
        parts.extend(row.map(|(on, row)| Part::counted(row, account, Some(on), (active, 0.0))));
    }
    let value = match seats {
        _ if people.days.is_empty() => Err(Undefined::NoPeople),
        None => Err(Undefined::NoSeats),
        Some(seats) => Ok(active / f64::from(seats)),
    };
    let denominator = seats.map_or(0.0, f64::from);
    Figure { unit: Unit::Share, value, numerator: active, denominator, interval: None, n: named.len().max(active as usize), parts }
}

/// Returns how widely a metric was used in some days.
pub(super) fn adoption(
    series: &Series,
    (people, all): (&Series, &[Series]),
    account: AccountId,
    span: Span,
    recorded: Option<Recorded>,
) -> Adoption {
    let active = people.users_within(span);
    if series.names_people() && !active.is_empty() {
        let used = series.users_within(span);
        let part = |(user, (on, row)): (_, &(NaiveDate, _))| match used.get(user) {
            Some((on, row)) => Part::counted(*row, account, Some(*on), (1.0, 1.0)),
            None => Part::counted(*row, account, Some(*on), (0.0, 1.0)),
        };
        let parts = active.iter().map(part).collect();
        return Adoption { by: By::People, share: Figure::ratio(Unit::Share, parts, Undefined::NoPeople), recorded };
    }
    let days = used_days(all.iter().chain(std::iter::once(people)), span);
    let used = used_days(std::iter::once(series), span);
    let parts = days.iter().filter_map(|on| {
        let of_all = || all.iter().chain(std::iter::once(people)).find_map(|one| Some(one.days.get(on)?.rows.first()?.0));
        let own = series.days.get(on).and_then(|day| Some(day.rows.first()?.0));
        let brings = if used.contains(on) { (1.0, 1.0) } else { (0.0, 1.0) };
        Some(Part::counted(own.or_else(of_all)?, account, Some(*on), brings))
    });
    Adoption { by: By::Days, share: Figure::ratio(Unit::Share, parts.collect(), Undefined::NothingUsed), recorded }
}
