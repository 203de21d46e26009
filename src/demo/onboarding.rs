//! The onboarding plan of an account that began within the history.

use super::calendar::SPAN_DAYS;
use super::draft::{Draft, Topic};
use super::draw::Draw;
use super::words::PlannedStep;
use crate::domain::onboarding::Dependency;
use crate::domain::{Plan, PlanId, Row, Step, StepId, StepOwner};
use chrono::NaiveDate;

/// How many days ago a step that waits for the customer was blocked.
const BLOCKED_DAYS: i64 = 4;

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
            target_on: self.history.steps.iter().find(|step| step.is_first_value).and_then(|step| step.due_on),
        };
        self.history.plans.push(Row { id, fields });
        self.link_steps();
        self.block_what_waits();
    }

    fn link_steps(&mut self) {
        let steps = &self.history.steps;
        let planned = self.words.onboarding.steps.iter().zip(steps);
        let links = planned.flat_map(|(planned, step)| planned.after.iter().map(move |after| (step.id, *after)));
        self.history.dependencies = links.filter_map(|(step, after)| Some(Dependency { step, after: steps.get(after)?.id })).collect();
    }

    /// What the customer is late with, or soon will be, has a reason. Draws nothing: all else goes on as it did.
    fn block_what_waits(&mut self) {
        let today = self.settings.today;
        let is_waiting = |step: &Step| {
            step.owner == StepOwner::Customer && step.done_on.is_none() && step.due_on.is_some_and(|due| (due - today).num_days() < 3)
        };
        let reasons = &self.words.onboarding.blocked;
        if self.profile.stalled.is_some() || reasons.is_empty() {
            return;
        }
        let Some(place) = self.history.steps.iter().position(|step| is_waiting(step)) else { return };
        let reason = &reasons[place % reasons.len()];
        let contact = self.history.contacts.first().map(|contact| contact.name.clone()).unwrap_or_default();
        let since = self.calendar.workday(BLOCKED_DAYS);
        let step = &mut self.history.steps[place].fields;
        step.blocked = Some(reason.replace("{contact}", &contact));
        step.blocked_on = Some(since.max(self.began_on));
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
            blocked_on: stalled.map(|_| due_on.max(self.began_on)),
            note: None,
        };
        self.history.steps.push(Row { id, fields });
    }
}
