//! Goals: what customers call success, with a reading every month or so; how far they come follows the mood of the account.

use super::draft::{Draft, Topic};
use super::draw::Draw;
use super::words::GoalWords;
use crate::domain::{Goal, GoalId, GoalOutcome, Reading, ReadingId, Row};

impl Draft<'_> {
    /// Gives most accounts one goal, some a second; the goals of a year that is over are closed.
    pub(super) fn write_goals(&mut self) {
        let mut draw = self.draw(Topic::Goals);
        let days = self.drawn_days();
        if self.profile.churn.is_some() || self.profile.scant || *days.end() < 60 {
            return;
        }
        let words = &self.words.goals;
        let first = draw.whole(0..=words.len() as i64 - 1) as usize;
        for nth in 0..draw.weighted(&[(0, 30), (1, 50), (2, 20)]) {
            self.add_goal(&words[(first + nth * 2 + 1) % words.len()], &mut draw);
        }
    }

    fn add_goal(&mut self, words: &GoalWords, draw: &mut Draw) {
        let began = (*self.drawn_days().end() - draw.whole(5..=30)).min(draw.whole(90..=420));
        let length = draw.whole(150..=330);
        let baseline_on = self.calendar.workday(began);
        let goal = GoalId(self.id_at(baseline_on.into()));
        let fields = Goal {
            metric: Some(words.metric.clone()),
            unit: Some(words.unit.clone()),
            baseline: Some(words.baseline),
            baseline_on: Some(baseline_on),
            target: Some(words.target),
            due_on: Some(self.calendar.day(began - length)),
            review_days: Some(draw.weighted(&[(30, 60), (90, 40)])),
            ..Goal::titled(self.account(), self.fill(&words.title, 0, draw))
        };
        self.history.goals.push(Row { id: goal, fields });
        let share = self.add_readings(goal, words, began, length, draw);
        // A goal whose time is up was closed at the review after it.
        if began - length > 10 {
            let outcome = if share >= 1.0 { GoalOutcome::Reached } else { GoalOutcome::Missed };
            let closed_on = self.calendar.workday(began - length - 7);
            if let Some(row) = self.history.goals.last_mut() {
                row.fields.closed = Some((closed_on, outcome));
            }
        }
    }

    /// Adds the readings up to today; returns the share of the way at the last one.
    fn add_readings(&mut self, goal: GoalId, words: &GoalWords, began: i64, length: i64, draw: &mut Draw) -> f64 {
        let (mut ago, mut share) = (began - draw.whole(25..=40), 0.0);
        while ago > 3 && began - ago <= length {
            let straight = (began - ago) as f64 / length as f64;
            share = (straight * (0.35 + self.profile.mood.at(ago)) + draw.between(-0.05, 0.05)).clamp(-0.1, 1.15);
            let exact = words.baseline + (words.target - words.baseline) * share;
            let source = draw.pick(&self.words.goal_sources);
            let read_on = self.calendar.workday(ago);
            let reading = Reading {
                goal,
                account: self.account(),
                read_on,
                value: exact.round(),
                source: Some(self.fill(source, 0, draw)),
                note: None,
            };
            let id = ReadingId(self.id_at(read_on.into()));
            self.history.readings.push(Row { id, fields: reading });
            ago -= draw.whole(25..=40);
        }
        share
    }
}
