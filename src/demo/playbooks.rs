//! Playbooks under way: some accounts have one that was started some weeks ago, with most of what was due done.

use super::draft::{Draft, Topic};
use crate::domain::playbook::{Run, Script, built_in, schedule};
use crate::domain::{Moment, Row, RunId, Task, TouchModel, Workdays};

impl Draft<'_> {
    /// Starts a playbook for one account in six; the told stories and those who left have none.
    pub(super) fn write_playbooks(&mut self) {
        if self.story.is_some() || self.profile.churn.is_some() || self.profile.scant || self.index_number() % 6 != 2 {
            return;
        }
        let mut draw = self.draw(Topic::Playbooks);
        let key = match self.profile.touch_model {
            TouchModel::High => "adoption-high",
            TouchModel::Low => "quiet-low",
            TouchModel::Tech => "adoption-tech",
        };
        let Some(template) = built_in(self.settings.lang).iter().find(|template| template.key == key) else { return };
        let ago = draw.whole(4..=18);
        let start = self.calendar.workday(ago);
        let run = RunId(self.id_at(start.into()));
        let (playbook, name) = (template.key.clone(), template.name.clone());
        let fields = Run { account: self.account(), playbook, name, anchor_on: start, reason: template.reason, stopped_on: None };
        self.history.runs.push(Row { id: run, fields });
        for step in schedule(&Script::read(&template.body).into_steps(), start, start, &Workdays::plain(), |_| true) {
            let mut task = Task { run: Some(run), due_on: Some(step.due_on), priority: step.priority, ..Task::titled(step.title) };
            let due = self.calendar.days_ago(step.due_on);
            if due > 0 && draw.chance(0.85) {
                task.done_at = match self.calendar.at(self.calendar.workday(due), draw.whole(9 * 60..=18 * 60)) {
                    Moment::At(instant) => Some(instant),
                    Moment::Day(_) => None,
                };
            }
            self.add_task(task, start.into());
        }
    }
}
