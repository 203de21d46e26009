//! Coming back: of the people active in a week, who is active in the next; of those of a day, who on the next day of use.

use super::series::Series;
use super::trend::weeks_up_to;
use crate::domain::AccountId;
use crate::domain::kpi::{Figure, Part, Span, Undefined, Unit, wilson};
use chrono::NaiveDate;

/// Who came back, step by step and in all.
#[derive(Clone, Debug, PartialEq)]
pub struct Return {
    /// The later of two neighbours, and the share of the earlier one's people who are in it, with its 95 % interval.
    pub steps: Vec<(Span, Figure)>,
    /// All steps together: people who came back by people who were there, each counted in every step. Without an interval, since
    /// the same people are in several steps.
    pub whole: Figure,
}

/// Returns who came back from week to week in the last weeks up to a day.
pub fn week_return(people: &Series, account: AccountId, day: NaiveDate, weeks: u64) -> Return {
    returned(people, account, &weeks_up_to(day, weeks))
}

/// Returns who came back on the next day of use in some days; days on which nobody was active (weekends, holidays) are passed
/// over.
pub fn day_return(people: &Series, account: AccountId, span: Span) -> Return {
    let days = people.days.range(span.from..=span.to).filter(|(_, day)| !day.users.is_empty());
    let days: Vec<Span> = days.map(|(on, _)| Span { from: *on, to: *on }).collect();
    returned(people, account, &days)
}

fn returned(people: &Series, account: AccountId, spans: &[Span]) -> Return {
    let mut steps = Vec::new();
    let mut every: Vec<Part> = Vec::new();
    for pair in spans.windows(2) {
        let &[earlier, later] = pair else { continue };
        let then = people.users_within(later);
        let there = people.users_within(earlier);
        if there.is_empty() {
            continue;
        }
        let came = |user| if then.contains_key(user) { 1.0 } else { 0.0 };
        let parts: Vec<Part> = there.iter().map(|(user, (on, row))| Part::counted(*row, account, Some(*on), (came(user), 1.0))).collect();
        every.extend(parts.iter().cloned());
        let back = there.keys().filter(|user| then.contains_key(user)).count();
        steps.push((later, Figure::ratio(Unit::Share, parts, Undefined::NoPeople).within(wilson(back, there.len()))));
    }
    Return { steps, whole: Figure::ratio(Unit::Share, every, Undefined::NoPeople) }
}
