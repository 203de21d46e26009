//! From steps to dated tasks: each on a working day, none in the past, and without those whose condition does not hold.

use super::step::PlayStep;
use crate::domain::{Priority, Workdays};
use chrono::NaiveDate;

/// A step with its day.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedStep {
    pub title: String,
    pub priority: Priority,
    /// The day that the offset gives, moved to a working day.
    pub wanted_on: NaiveDate,
    /// The day it is due: `wanted_on`, or the first working day from today on when that is past.
    pub due_on: NaiveDate,
    pub done_when: Option<String>,
    pub only_if: Option<String>,
    /// Whether its condition does not hold, so that it makes no task.
    pub is_left_out: bool,
}

impl PlannedStep {
    /// Says whether its own day has passed.
    pub fn is_past(&self) -> bool {
        self.wanted_on < self.due_on
    }
}

/// Dates steps from an anchor, the earliest first; those of one day stay in their order. `holds` tells of a condition.
///
/// A step before the anchor goes back to a working day, so that it is not late for the anchor; all others go on to the next.
pub fn schedule(
    steps: &[PlayStep],
    anchor: NaiveDate,
    today: NaiveDate,
    workdays: &Workdays,
    holds: impl Fn(&str) -> bool,
) -> Vec<PlannedStep> {
    let first = workdays.on_or_after(today);
    let mut planned: Vec<PlannedStep> = steps
        .iter()
        .map(|step| {
            let day = step.offset.from(anchor, workdays);
            let wanted_on = if step.offset.n < 0 { workdays.on_or_before(day) } else { workdays.on_or_after(day) };
            PlannedStep {
                title: step.title.clone(),
                priority: step.priority,
                wanted_on,
                due_on: if wanted_on < today { first } else { wanted_on },
                done_when: step.done_when.clone(),
                only_if: step.only_if.clone(),
                is_left_out: step.only_if.as_deref().is_some_and(|condition| !holds(condition)),
            }
        })
        .collect();
    planned.sort_by_key(|step| step.wanted_on);
    planned
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::playbook::Script;
    use chrono::Weekday;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn dated(line: &str, anchor: &str, today: &str) -> PlannedStep {
        // Monday 23 November 2026 is a holiday.
        let workdays = Workdays::new([Weekday::Sat, Weekday::Sun], [day("2026-11-23")]);
        let steps = Script::read(line).into_steps();
        schedule(&steps, day(anchor), day(today), &workdays, |_| true).remove(0)
    }

    #[test]
    fn days_are_working_days_over_weekends_and_holidays() {
        // Anchor, today, line, day.
        let cases = [
            ("2026-11-20", "2026-11-20", "+0d On a Friday", "2026-11-20"),
            ("2026-11-21", "2026-11-21", "+0d On a Saturday before a free Monday", "2026-11-24"),
            ("2026-11-20", "2026-11-20", "+1wd After the long weekend", "2026-11-24"),
            ("2026-11-20", "2026-11-20", "+3d Monday is free", "2026-11-24"),
            ("2026-12-21", "2026-11-01", "-28d Back over the free Monday to Friday", "2026-11-20"),
            ("2026-11-24", "2026-11-01", "-1wd Back to Friday", "2026-11-20"),
            ("2026-12-25", "2026-11-01", "-1m On a Wednesday", "2026-11-25"),
        ];
        for (anchor, today, line, expected) in cases {
            let step = dated(line, anchor, today);
            assert_eq!((step.due_on, step.is_past()), (day(expected), false), "{line}");
        }
    }

    #[test]
    fn what_is_past_is_due_on_the_first_working_day_and_keeps_its_own() {
        let step = dated("-90d Send the summary", "2026-12-25", "2026-11-22");
        assert_eq!((step.wanted_on, step.due_on, step.is_past()), (day("2026-09-25"), day("2026-11-24"), true));
        let step = dated("-1wd Yesterday", "2026-11-20", "2026-11-20");
        assert_eq!((step.wanted_on, step.due_on), (day("2026-11-19"), day("2026-11-20")));
    }

    #[test]
    fn steps_come_by_day_and_know_which_are_left_out() {
        let steps = Script::read("+2w Later\n+0d First\n+2w Maybe (only if score>=70)\n+1d Ask (done when usage>40)").into_steps();
        let planned = schedule(&steps, day("2026-11-23"), day("2026-11-23"), &Workdays::plain(), |condition| condition != "score>=70");
        let told: Vec<(&str, bool)> = planned.iter().map(|step| (step.title.as_str(), step.is_left_out)).collect();
        assert_eq!(told, [("First", false), ("Ask", false), ("Later", false), ("Maybe", true)]);
        assert_eq!(planned[1].done_when.as_deref(), Some("usage>40"));
    }
}
