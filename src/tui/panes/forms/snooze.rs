//! Holding a task back: one key for the usual days, a date for any other, and why.

use super::{boxed, draft_name, needed};
use crate::domain::{AccountId, Task, TaskId};
use crate::ops::Op;
use crate::say;
use crate::store;
use crate::store::occurring::Column;
use crate::tui::form::{Field, FormState, Known, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The choice that leaves the day to the field below.
const OTHER: &str = "4";

pub struct SnoozeForm {
    /// Never empty.
    ids: Vec<TaskId>,
    /// The first.
    task: Task,
    about: String,
}

impl SnoozeForm {
    pub fn open(cx: &Cx<'_>, ids: Vec<TaskId>) -> store::Result<Box<dyn Pane>> {
        let task = needed::<Task>(cx, ids.first().copied().unwrap_or(TaskId(0)))?;
        let about = if ids.len() == 1 { task.title.clone() } else { say!(cx.words, "task-snooze-several", n = ids.len()) };
        let words = ["snooze-tomorrow", "snooze-three-days", "snooze-monday"];
        let mut rows: Vec<(String, String)> = words
            .iter()
            .zip(usual_days(cx.today()))
            .map(|(word, (key, day))| {
                (key.to_owned(), format!("{key}  {}  {}", cx.words.get(word), day.map(|day| cx.format.short_date(day)).unwrap_or_default()))
            })
            .collect();
        rows.push((OTHER.to_owned(), format!("{OTHER}  {}", cx.words.get("snooze-other"))));
        let fields = vec![
            Field::choice("until", "label-until", Options::new(rows, "1")),
            Field::planned_day("date", "label-date", None),
            Field::line("reason", "label-snooze-reason", "").known(Known::Column(Column::SnoozeReason)),
        ];
        boxed(cx, SnoozeForm { ids, task, about }, fields)
    }
}

/// Returns the days that have a key: tomorrow, three days on, the next Monday.
fn usual_days(today: NaiveDate) -> [(&'static str, Option<NaiveDate>); 3] {
    let on = |days| today.checked_add_days(Days::new(days));
    let to_monday = 7 - u64::from(today.weekday().days_since(Weekday::Mon));
    [("1", on(1)), ("2", on(3)), ("3", on(to_monday))]
}

impl Subject for SnoozeForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "form-snooze")
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        draft_name("snooze", self.ids.first().map(|id| id.0), None)
    }

    fn is_new(&self) -> bool {
        true
    }

    fn account(&self) -> Option<AccountId> {
        self.task.account
    }

    fn understood(&self, cx: &Cx<'_>, _form: &FormState, field: &Field) -> Option<String> {
        (field.name == "until").then(|| say!(cx.words, "form-hint-snooze"))
    }

    /// A typed date is the day meant.
    fn changed(&self, _cx: &Cx<'_>, form: &mut FormState, name: &str) {
        let is_dated = !form.text("date").trim().is_empty();
        let target = match name {
            "date" if is_dated => Some(("until", OTHER)),
            "until" if is_dated && form.text("until") != OTHER => Some(("date", "")),
            _ => None,
        };
        if let Some((name, text)) = target
            && let Some(field) = form.field_mut(name)
        {
            field.set_text(text);
        }
    }

    fn op(&self, cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let chosen = values.text("until").unwrap_or_default();
        let usual = usual_days(cx.today()).into_iter().find(|(key, _)| *key == chosen).and_then(|(_, day)| day);
        let until = usual.or_else(|| values.day_to_come("date"));
        let (until, reason) = (until?, values.text("reason"));
        Some(match self.ids.as_slice() {
            [one] => Op::SnoozeTask(*one, until, reason),
            _ => Op::SnoozeTasks(self.ids.clone(), until, reason),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_monday_is_never_today() {
        for (today, monday) in [("2026-11-22", "2026-11-23"), ("2026-11-23", "2026-11-30"), ("2026-11-24", "2026-11-30")] {
            let days = usual_days(today.parse().expect("a date"));
            assert_eq!(days[2].1.map(|day| day.to_string()).as_deref(), Some(monday), "{today}");
        }
    }
}
