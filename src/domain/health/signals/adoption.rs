//! Adoption: how many of the seats are in use, and whether use grows or shrinks.

use super::{Reading, View};
use crate::domain::health::facts::{UsageFact, UserKey};
use crate::domain::health::input::InputId;
use crate::domain::health::reason::{Missing, Reason, UsageMeasure};
use chrono::NaiveDate;

/// Parts of a unit that amounts are added up in: whole numbers give the same sum in any order.
const PARTS: f64 = 1000.0;
/// No row counts for more, so that sums cannot overflow.
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
        self.amount += (row.value.clamp(-LARGEST, LARGEST) * PARTS).round() as i128;
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
        usage.tells_people |= row.on > stale && (row.counts_people || row.user.is_some());
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
    let rows = known_rows(view).filter(|row| row.on > now && (row.counts_people || row.user.is_some()));
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
