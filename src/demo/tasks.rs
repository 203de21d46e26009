//! Tasks: what was promised in conversations, and the next step of most accounts, due around today.

use super::draft::{Draft, Topic};
use super::draw::Draw;
use crate::domain::{Moment, Priority, Row, Task, TaskId, Timestamp, TouchId};
use chrono::NaiveDate;

impl Draft<'_> {
    /// Adds a task promised in a touch; the older ones are done.
    pub(super) fn promise(&mut self, ago: i64, touch: TouchId, draw: &mut Draw) {
        let due = ago - draw.whole(2..=9);
        let at = self.history.touches.last().map_or(self.calendar.today.into(), |(touch, _)| touch.at);
        let mut task = Task::titled(self.task_title(draw));
        task.promised_in = Some(touch);
        task.due_on = Some(self.day_of_work(due));
        task.done_at = (due > 3 || due > 0 && draw.chance(0.5)).then(|| self.done_at(ago, due, draw)).flatten();
        self.add_task(task, at);
    }

    /// Adds the next step of most accounts: some overdue, most in the coming three weeks.
    pub(super) fn write_tasks(&mut self) {
        let mut draw = self.draw(Topic::Tasks);
        if self.story.is_some() || self.profile.churn.is_some() {
            return;
        }
        for _ in 0..draw.weighted(&[(0, 25), (1, 50), (2, 25)]) {
            let due = if draw.chance(0.15) { draw.whole(1..=9) } else { -draw.whole(0..=21) };
            let since = due.max(0) + draw.whole(2..=12);
            let mut task = Task::titled(self.task_title(&mut draw));
            task.due_on = Some(self.day_of_work(due));
            task.priority = draw.weighted(&[(Priority::HIGH, 18), (Priority::NORMAL, 60), (Priority::LOW, 22)]);
            let present = self.present(1);
            task.contact = (!present.is_empty() && draw.chance(0.4)).then(|| self.contact(*draw.pick(&present)));
            let at = self.office_time(since, 0, &mut draw);
            self.add_task(task, at);
        }
    }

    fn task_title(&self, draw: &mut Draw) -> String {
        let person = self.present(1).first().copied().unwrap_or(0);
        self.fill(draw.pick(&self.words.tasks), person, draw)
    }

    /// Returns the working day for a due date: before it in the past, after it ahead.
    fn day_of_work(&self, ago: i64) -> NaiveDate {
        if ago > 0 { self.calendar.workday(ago) } else { self.calendar.workday_ahead(-ago) }
    }

    /// Returns when a promise was kept: after it was given, on its day or the day before.
    fn done_at(&self, promised: i64, due: i64, draw: &mut Draw) -> Option<Timestamp> {
        let ago = (due + draw.whole(0..=1)).min(promised - 1);
        match self.calendar.at(self.calendar.workday(ago), draw.whole(17 * 60 + 31..=18 * 60 + 30)) {
            Moment::At(instant) => Some(instant),
            Moment::Day(_) => None,
        }
    }

    /// Adds a task that came up at a moment.
    pub(super) fn add_task(&mut self, mut task: Task, at: Moment) {
        let id = TaskId(self.id_at(at));
        task.account = Some(self.account());
        self.history.tasks.push(Row { id, fields: task });
    }
}
