//! Goals: what a customer calls success, and the dated readings of it.

use crate::domain::{AccountId, GoalId, words::text_enum};
use chrono::{Days, NaiveDate};

text_enum! {
    pub enum GoalOutcome { Reached = "reached", Missed = "missed", Dropped = "dropped" }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    pub account: AccountId,
    pub title: String,
    pub metric: Option<String>,
    pub unit: Option<String>,
    pub baseline: Option<f64>,
    pub baseline_on: Option<NaiveDate>,
    /// Below the baseline where less is better.
    pub target: Option<f64>,
    pub due_on: Option<NaiveDate>,
    /// Days from one review with the customer to the next.
    pub review_days: Option<u32>,
    /// When and how it was closed; both or neither.
    pub closed: Option<(NaiveDate, GoalOutcome)>,
    pub note: Option<String>,
}

impl Goal {
    pub fn titled(account: AccountId, title: impl Into<String>) -> Goal {
        Goal {
            account,
            title: title.into(),
            metric: None,
            unit: None,
            baseline: None,
            baseline_on: None,
            target: None,
            due_on: None,
            review_days: None,
            closed: None,
            note: None,
        }
    }
}

/// Where a goal stood on a day, and who says so.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub goal: GoalId,
    pub account: AccountId,
    pub read_on: NaiveDate,
    pub value: f64,
    pub source: Option<String>,
    pub note: Option<String>,
}

text_enum! {
    /// How a goal stands on a day.
    pub enum GoalStanding {
        /// The target is met.
        Reached = "reached",
        /// At least as far as a straight line from baseline to target asks for, with a tenth of the way to spare.
        OnTrack = "on_track",
        Behind = "behind",
        /// The due day is past and the target is not met.
        Overdue = "overdue",
        /// There is no reading, or no target to measure it by.
        Unmeasured = "unmeasured",
        Closed = "closed",
    }
}

/// How far below the straight line a goal may be and still be on track, as a share of the whole way.
const SPARE: f64 = 0.1;

/// How far a goal is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// The newest reading up to the day.
    pub current: Option<f64>,
    pub read_on: Option<NaiveDate>,
    /// The share of the way from baseline to target that is done; below 0 when it went the wrong way.
    pub done: Option<f64>,
    /// The share that a straight line from the baseline's day to the due day asks for, 0 to 1.
    pub expected: Option<f64>,
    pub standing: GoalStanding,
    /// The day of the next review with the customer: the last reading, else the baseline, and the rhythm.
    pub review_on: Option<NaiveDate>,
}

impl Goal {
    /// Measures the goal on a day by its readings (any order; later ones than the day do not count).
    ///
    /// Done is `(current - baseline) / (target - baseline)`, so a target below the baseline works as well; without a baseline the
    /// share is that of the target itself. The standing compares it with a straight line in time.
    pub fn progress(&self, readings: &[Reading], day: NaiveDate) -> Progress {
        // Of two readings of one day the later one in the list counts.
        let newest = readings.iter().filter(|reading| reading.read_on <= day).max_by_key(|reading| reading.read_on);
        let (current, read_on) = (newest.map(|reading| reading.value), newest.map(|reading| reading.read_on));
        let done = current.and_then(|current| self.share(current));
        let expected = self.expected(day);
        let seen_on = read_on.or(self.baseline_on);
        let next = |seen: NaiveDate| seen.checked_add_days(Days::new(u64::from(self.review_days?)));
        Progress {
            current,
            read_on,
            done,
            expected,
            standing: self.standing(done, expected, day),
            review_on: seen_on.and_then(next).filter(|_| self.closed.is_none()),
        }
    }

    /// Returns which share of the way a value is; `None` where there is no way to go.
    fn share(&self, value: f64) -> Option<f64> {
        let (target, from) = (self.target?, self.baseline.unwrap_or(0.0));
        let way = target - from;
        match way == 0.0 {
            // To keep what one has is a goal too.
            true => Some(if value >= target { 1.0 } else { 0.0 }),
            false => Some((value - from) / way),
        }
    }

    fn expected(&self, day: NaiveDate) -> Option<f64> {
        let (from, due) = self.baseline_on.zip(self.due_on)?;
        let (gone, whole) = ((day - from).num_days(), (due - from).num_days());
        Some(if whole <= 0 { 1.0 } else { (gone as f64 / whole as f64).clamp(0.0, 1.0) })
    }

    fn standing(&self, done: Option<f64>, expected: Option<f64>, day: NaiveDate) -> GoalStanding {
        match done {
            _ if self.closed.is_some() => GoalStanding::Closed,
            Some(done) if done >= 1.0 => GoalStanding::Reached,
            _ if self.due_on.is_some_and(|due| due < day) => GoalStanding::Overdue,
            None => GoalStanding::Unmeasured,
            Some(done) if done + SPARE >= expected.unwrap_or(0.0) => GoalStanding::OnTrack,
            Some(_) => GoalStanding::Behind,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn goal(baseline: Option<f64>, target: Option<f64>) -> Goal {
        let mut goal = Goal::titled(AccountId(1), "Fewer manual steps");
        (goal.baseline, goal.target) = (baseline, target);
        (goal.baseline_on, goal.due_on) = (Some(day("2026-01-01")), Some(day("2026-12-31")));
        goal.review_days = Some(30);
        goal
    }

    fn reading(on: &str, value: f64) -> Reading {
        Reading { goal: GoalId(1), account: AccountId(1), read_on: day(on), value, source: None, note: None }
    }

    #[test]
    fn the_share_works_up_and_down_and_without_a_baseline() {
        let half = "2026-07-02";
        let cases = [
            (Some(100.0), Some(200.0), 150.0, Some(0.5), GoalStanding::OnTrack),
            (Some(100.0), Some(20.0), 60.0, Some(0.5), GoalStanding::OnTrack),
            (Some(100.0), Some(20.0), 95.0, Some(0.0625), GoalStanding::Behind),
            (Some(100.0), Some(20.0), 110.0, Some(-0.125), GoalStanding::Behind),
            (Some(100.0), Some(20.0), 18.0, Some(1.025), GoalStanding::Reached),
            (None, Some(80.0), 40.0, Some(0.5), GoalStanding::OnTrack),
            (Some(90.0), Some(90.0), 91.0, Some(1.0), GoalStanding::Reached),
            (Some(90.0), Some(90.0), 89.0, Some(0.0), GoalStanding::Behind),
            (Some(1.0), None, 5.0, None, GoalStanding::Unmeasured),
        ];
        for (baseline, target, value, done, standing) in cases {
            let progress = goal(baseline, target).progress(&[reading("2026-06-30", value)], day(half));
            assert_eq!((progress.done, progress.standing), (done, standing), "{baseline:?} to {target:?} at {value}");
        }
    }

    #[test]
    fn only_readings_up_to_the_day_count_and_the_newest_wins() {
        let readings = [reading("2026-03-01", 120.0), reading("2026-02-01", 110.0), reading("2026-09-01", 190.0)];
        let progress = goal(Some(100.0), Some(200.0)).progress(&readings, day("2026-03-15"));
        assert_eq!((progress.current, progress.read_on), (Some(120.0), Some(day("2026-03-01"))));
        assert_eq!(progress.review_on, Some(day("2026-03-31")));
        let nothing = goal(Some(100.0), Some(200.0)).progress(&[], day("2026-03-15"));
        assert_eq!((nothing.standing, nothing.review_on), (GoalStanding::Unmeasured, Some(day("2026-01-31"))));
    }

    #[test]
    fn past_its_day_a_goal_is_overdue_and_closed_it_is_closed() {
        let mut goal = goal(Some(100.0), Some(200.0));
        let readings = [reading("2026-12-01", 150.0)];
        assert_eq!(goal.progress(&readings, day("2026-12-31")).standing, GoalStanding::Behind);
        assert_eq!(goal.progress(&readings, day("2027-01-01")).standing, GoalStanding::Overdue);
        assert_eq!(goal.progress(&[], day("2027-01-01")).standing, GoalStanding::Overdue);
        goal.closed = Some((day("2027-01-02"), GoalOutcome::Missed));
        let closed = goal.progress(&readings, day("2027-01-03"));
        assert_eq!((closed.standing, closed.review_on), (GoalStanding::Closed, None));
    }

    #[test]
    fn the_line_is_straight_from_the_baselines_day_to_the_due_day() {
        let goal = goal(Some(0.0), Some(1.0));
        for (on, expected) in [("2025-12-01", 0.0), ("2026-01-01", 0.0), ("2026-12-31", 1.0), ("2027-06-01", 1.0)] {
            assert_eq!(goal.progress(&[], day(on)).expected, Some(expected), "{on}");
        }
        let half = goal.progress(&[], day("2026-07-02")).expected.expect("both days are known");
        assert!((half - 0.5).abs() < 0.01, "{half}");
    }
}
