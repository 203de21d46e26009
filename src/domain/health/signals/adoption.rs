//! Adoption: how many of the seats are in use, and whether use grows or shrinks.

use super::{Reading, View};
use crate::domain::health::facts::{UsageFact, UserKey};
use crate::domain::health::input::InputId;
use crate::domain::health::reason::{Missing, Reason, UsageMeasure};
use chrono::NaiveDate;

/// Parts of a unit that amounts are added up in: whole numbers give the same sum in any order.
const PARTS: f64 = 1000.0;
/// No row counts for more, so that its parts are a whole number of 64 bits and no sum overflows.
const LARGEST: f64 = 1e15;

/// What one window of usage holds.
#[derive(Default)]
struct Window {
    /// People the rows name, unsorted and with repeats.
    named: Vec<UserKey>,
    /// The largest number of active people that a row counted beforehand.
    counted: f64,
    amount: i128,
    amount_rows: u32,
}

impl Window {
    fn take(&mut self, row: &UsageFact) {
        if row.counts_people {
            self.counted = self.counted.max(row.value);
            return;
        }
        // A row of zero says that a person did nothing.
        if let Some(user) = row.user.filter(|_| row.value > 0.0) {
            self.named.push(user);
        }
        self.amount += i128::from((row.value.clamp(-LARGEST, LARGEST) * PARTS).round() as i64);
        self.amount_rows += 1;
    }

    /// Returns the number of active people: named ones and counted ones are both lower bounds of it, so the larger holds.
    fn people(&mut self) -> u32 {
        self.named.sort_unstable();
        self.named.dedup();
        (self.named.len() as u32).max(self.counted.round() as u32)
    }
}

/// The usage of two windows, the later one ending on the day looked at.
struct Usage {
    now: Window,
    before: Window,
    last_on: Option<NaiveDate>,
    tells_people: bool,
}

pub(super) fn read(view: &View) -> [Reading; 2] {
    let mut usage = tally(view);
    if let Some(missing) = absent(view, &usage) {
        return [InputId::ActiveShare, InputId::UsageChange].map(|input| Reading::missing(input, missing));
    }
    [active_share(view, &mut usage), usage_change(view, &usage)]
}

fn tally(view: &View) -> Usage {
    let (now, both) = windows(view);
    let stale = view.as_of.day_before(view.model.windows.usage_stale);
    let mut usage = Usage { now: Window::default(), before: Window::default(), last_on: None, tells_people: false };
    for row in known_rows(view) {
        usage.last_on = usage.last_on.max(Some(row.on));
        usage.tells_people |= row.on > stale && row.tells_people();
        if row.on > now {
            usage.now.take(row);
        } else if row.on > both {
            usage.before.take(row);
        }
    }
    usage
}

/// Returns the days before the later window and before both.
fn windows(view: &View) -> (NaiveDate, NaiveDate) {
    let days = view.model.windows.usage;
    (view.as_of.day_before(days), view.as_of.day_before(2 * days))
}

fn known_rows<'a>(view: &'a View) -> impl Iterator<Item = &'a UsageFact> {
    view.facts.usage.iter().filter(|row| row.on <= view.as_of.day && view.as_of.is_known(row.known_at))
}

/// Says why nothing about usage is known. A customer who stops is read as 0; a feed that has long ended tells nothing.
fn absent(view: &View, usage: &Usage) -> Option<Missing> {
    let Some(last_on) = usage.last_on else { return Some(Missing::NoUsage) };
    let stale = view.as_of.days_since(last_on) >= view.model.windows.usage_stale;
    stale.then_some(Missing::UsageEnded { last_on })
}

fn active_share(view: &View, usage: &mut Usage) -> Reading {
    let input = InputId::ActiveShare;
    if !usage.tells_people {
        return Reading::missing(input, Missing::NoPeople);
    }
    let Some(seats) = view.seats(view.as_of.day) else { return Reading::missing(input, Missing::NoSeats) };
    let active = usage.now.people();
    let (now, _) = windows(view);
    let rows = known_rows(view).filter(|row| row.on > now && row.tells_people());
    let evidence = view.evidence(rows.map(|row| (row.id, row.on)));
    let reason = Reason::ActiveShare { active, seats, days: view.model.windows.usage };
    Reading::known(input, f64::from(active) / f64::from(seats), reason, evidence)
}

fn usage_change(view: &View, usage: &Usage) -> Reading {
    let input = InputId::UsageChange;
    let days = view.model.windows.usage;
    if view.age_days.is_some_and(|age| age < 2 * days) {
        return Reading::missing(input, Missing::TooYoung);
    }
    let Some((before, after, measure)) = compared(view, usage) else {
        return Reading::missing(input, Missing::NothingToCompare);
    };
    let (_, both) = windows(view);
    let rows = known_rows(view).filter(|row| row.on > both && row.counts_people == (measure == UsageMeasure::People));
    let evidence = view.evidence(rows.map(|row| (row.id, row.on)));
    Reading::known(input, after / before - 1.0, Reason::UsageChange { before, after, measure, days }, evidence)
}

/// Returns both windows in the finer measure that the earlier one has: amounts move before people leave.
fn compared(view: &View, usage: &Usage) -> Option<(f64, f64, UsageMeasure)> {
    let (before, now) = (&usage.before, &usage.now);
    if before.amount > 0 && before.amount_rows >= view.model.windows.usage_rows {
        Some((before.amount as f64 / PARTS, now.amount as f64 / PARTS, UsageMeasure::Amount))
    } else {
        (before.counted > 0.0).then_some((before.counted, now.counted, UsageMeasure::People))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::health::example::{self, ago, check, contract, usage};
    use crate::domain::health::facts::{ContractFact, Facts};

    /// Lets people use the product on a day.
    fn people(facts: &mut Facts, days: i64, count: usize) {
        let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
        facts.usage.extend(names.iter().take(count).map(|name| usage(days, Some(name), 1.0)));
    }

    fn counted(facts: &mut Facts, days: i64, value: f64) {
        facts.usage.push(UsageFact { counts_people: true, ..usage(days, None, value) });
    }

    fn amount(facts: &mut Facts, days: i64, value: f64) {
        facts.usage.extend((0..5).map(|_| usage(days, None, value / 5.0)));
    }

    #[test]
    fn active_people_are_counted_against_the_seats() {
        check(
            InputId::ActiveShare,
            &[
                ("worst", |facts| people(facts, 3, 2), Ok(0.0)),
                ("between", |facts| people(facts, 3, 5), Ok(54.545)),
                ("best", |facts| people(facts, 3, 8), Ok(100.0)),
                ("a person counts once", |facts| (0..28).for_each(|day| people(facts, day, 5)), Ok(54.545)),
                ("the 28th day counts, the 29th does not", |facts| (people(facts, 27, 3), people(facts, 28, 10)).0, Ok(18.182)),
                ("the source counted", |facts| (0..7).for_each(|day| counted(facts, day, 5.0)), Ok(54.545)),
                ("the larger of both", |facts| (people(facts, 1, 3), counted(facts, 2, 5.0)).0, Ok(54.545)),
                ("a row of zero is nobody", |facts| facts.usage.push(usage(1, Some("a"), 0.0)), Ok(0.0)),
                ("a customer who stopped", |facts| people(facts, 60, 8), Ok(0.0)),
                ("a feed that ended", |facts| people(facts, 90, 8), Err(Missing::UsageEnded { last_on: ago(90) })),
                ("no usage", |_| (), Err(Missing::NoUsage)),
                ("nobody named", |facts| amount(facts, 3, 50.0), Err(Missing::NoPeople)),
                ("no seats", |facts| (people(facts, 3, 5), facts.account.seats = None).0, Err(Missing::NoSeats)),
                ("zero seats", |facts| (people(facts, 3, 5), facts.account.seats = Some(0)).0, Err(Missing::NoSeats)),
                ("a new account is measured mildly", |facts| (people(facts, 3, 4), facts.account.created_on = Some(ago(30))).0, Ok(100.0)),
                (
                    "seats of contracts that run come first",
                    |facts| {
                        people(facts, 3, 5);
                        facts.contracts.push(ContractFact { seats: Some(20), ..contract(1, -30, None) });
                        facts.contracts.push(ContractFact { seats: Some(500), ..contract(2, 30, None) });
                    },
                    Ok(9.091),
                ),
            ],
        );
    }

    #[test]
    fn use_is_compared_with_the_weeks_before() {
        check(
            InputId::UsageChange,
            &[
                ("steady", |facts| (amount(facts, 30, 100.0), amount(facts, 3, 100.0)).0, Ok(100.0)),
                ("fell by 30 %", |facts| (amount(facts, 30, 100.0), amount(facts, 3, 70.0)).0, Ok(40.0)),
                ("halved", |facts| (amount(facts, 30, 100.0), amount(facts, 3, 50.0)).0, Ok(0.0)),
                ("grew", |facts| (amount(facts, 30, 100.0), amount(facts, 3, 500.0)).0, Ok(100.0)),
                ("people where there are no amounts", |facts| (counted(facts, 30, 10.0), counted(facts, 3, 8.0)).0, Ok(60.0)),
                ("too few rows", |facts| (facts.usage.push(usage(30, None, 9.0)), amount(facts, 3, 9.0)).0, Err(Missing::NothingToCompare)),
                ("nothing before", |facts| amount(facts, 3, 9.0), Err(Missing::NothingToCompare)),
                ("young", |facts| (amount(facts, 30, 9.0), facts.account.created_on = Some(ago(55))).0, Err(Missing::TooYoung)),
                ("no usage", |_| (), Err(Missing::NoUsage)),
            ],
        );
    }

    #[test]
    fn the_rows_behind_are_those_that_count_newest_first() {
        let facts = example::with(&[|facts| people(facts, 3, 1), |facts| people(facts, 10, 1), |facts| people(facts, 40, 1)]);
        let score = example::scored(&facts);
        let days: Vec<NaiveDate> = example::part(&score, InputId::ActiveShare).evidence.iter().filter_map(|row| row.on).collect();
        assert_eq!(days, [ago(3), ago(10)]);
    }

    #[test]
    fn values_that_are_no_numbers_do_no_harm() {
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX] {
            let mut facts = example::account();
            facts.usage.extend((0..50).map(|day| usage(day, None, value)));
            facts.usage.extend((0..50).map(|day| UsageFact { counts_people: true, ..usage(day, None, value) }));
            assert!(example::scored(&facts).value.is_none_or(|found| (0.0..=100.0).contains(&found)), "{value}");
        }
    }
}
