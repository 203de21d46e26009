//! The onboarding plan of an account that began within the history.

use super::calendar::SPAN_DAYS;
use super::draft::{Draft, Topic};
use super::draw::Draw;
use super::words::PlannedStep;
use crate::domain::{Plan, PlanId, Row, Step, StepId};
use chrono::NaiveDate;

impl Draft<'_> {
    pub(super) fn write_onboarding(&mut self) {
        let age = self.calendar.days_ago(self.began_on);
        if age > SPAN_DAYS {
            return;
        }
        let mut draw = self.draw(Topic::Onboarding);
        let id = PlanId(self.id_at(self.began_on.into()));
        let planned = &self.words.onboarding.steps;
        let done: Vec<Option<NaiveDate>> = planned.iter().enumerate().map(|(at, step)| self.done_on(at, step, &mut draw)).collect();
        for ((position, step), done_on) in planned.iter().enumerate().zip(&done) {
            self.add_step(id, position, step, *done_on, &mut draw);
        }
        let name = draw.pick(&self.words.onboarding.names);
        let first_value = planned.iter().position(|step| step.first_value).and_then(|at| done[at]);
        let all_done = done.iter().all(Option::is_some).then(|| done.iter().flatten().max().copied()).flatten();
        let fields = Plan {
            account: self.account(),
            name: self.fill(name, 0, &mut draw),
            start_on: self.began_on,
            first_value_on: first_value,
            done_on: all_done,
            template: None,
            target_on: None,
        };
        self.history.plans.push(Row { id, fields });
    }

    /// Returns when a step was done, if it was: near its day, later where the mood is lower.
    fn done_on(&self, position: usize, step: &PlannedStep, draw: &mut Draw) -> Option<NaiveDate> {
        if self.profile.stalled.as_ref().is_some_and(|stalled| position as u32 >= stalled.position) {
            return None;
        }
        let due_ago = self.calendar.days_ago(self.began_on) - step.day;
        let late = if self.profile.mood.at(due_ago) > 0.75 { draw.whole(-3..=1) } else { draw.whole(0..=9) };
        let ago = due_ago - late;
        (ago >= 1).then(|| self.calendar.workday(ago).max(self.began_on))
    }

    fn add_step(&mut self, plan: PlanId, position: usize, step: &PlannedStep, done_on: Option<NaiveDate>, draw: &mut Draw) {
        let id = StepId(self.id_at(self.began_on.into()));
        let due_ago = self.calendar.days_ago(self.began_on) - step.day;
        let due_on = if due_ago > 0 { self.calendar.workday(due_ago) } else { self.calendar.workday_ahead(-due_ago) };
        let stalled = self.profile.stalled.as_ref().filter(|stalled| stalled.position as usize == position);
        let fields = Step {
            plan,
            account: self.account(),
            phase: step.phase.clone(),
            title: self.fill(&step.title, 0, draw),
            owner: step.owner,
            due_on: Some(due_on.max(self.began_on)),
            done_on,
            blocked: stalled.map(|stalled| stalled.why.of(self.settings.lang).clone()),
            position: position as u32,
            is_first_value: step.first_value,
            blocked_on: None,
            note: None,
        };
        self.history.steps.push(Row { id, fields });
    }
}
