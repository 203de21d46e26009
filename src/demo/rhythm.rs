//! What comes back: routines of closely served accounts, and tasks that were held back.

use super::draft::{Draft, Topic};
use crate::domain::{Repeat, RepeatUnit, Task, TouchModel};

impl Draft<'_> {
    /// Gives some accounts a routine and holds back some of the tasks that are to come.
    pub(super) fn write_routines(&mut self) {
        let mut draw = self.draw(Topic::Rhythm);
        if self.story.is_some() || self.profile.churn.is_some() || self.profile.scant {
            return;
        }
        let chance = if self.profile.touch_model == TouchModel::High { 0.45 } else { 0.12 };
        if draw.chance(chance) {
            let (every, unit) = draw.weighted(&[((2, RepeatUnit::Week), 40), ((1, RepeatUnit::Month), 45), ((3, RepeatUnit::Month), 15)]);
            let mut task = Task::titled(draw.pick(&self.words.routines).clone());
            task.repeat = Repeat::new(every, unit).ok();
            task.due_on = Some(self.calendar.workday_ahead(draw.whole(0..=20)));
            let at = self.office_time(draw.whole(8..=25), 0, &mut draw);
            self.add_task(task, at);
        }
        let until = self.calendar.workday_ahead(draw.whole(3..=12));
        let waits = |task: &Task| task.done_at.is_none() && task.repeat.is_none() && task.promised_in.is_none();
        if draw.chance(0.12)
            && let Some(row) = self.history.tasks.iter_mut().find(|row| waits(&row.fields))
        {
            row.fields.snoozed_until = Some(until);
        }
    }
}
