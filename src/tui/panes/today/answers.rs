//! The short lists that are chosen from: until when an item is held back, and how many are to be done today.

use crate::say;
use crate::tui::pane::Cx;
use crate::tui::route::{Choice, ChoiceRow};
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The choice that leaves day and reason to a form.
const OTHER: &str = "snooze 4";
/// Stands before the key of a row whose day is taken, to be given a reason.
const REASON: &str = "reason ";
/// Numbers of items that are offered.
const CAPACITIES: &[usize] = &[3, 4, 5, 6, 8, 10, 12, 15, 20, 30];

pub(super) fn snooze_choice(cx: &Cx<'_>) -> Choice {
    let words = ["snooze-tomorrow", "snooze-three-days", "snooze-monday"];
    let row = |(number, word): (usize, &&str)| {
        let key = format!("snooze {}", number + 1);
        let hint = snooze_day(&key, cx.today()).map(|day| cx.format.date(day)).unwrap_or_default();
        ChoiceRow { label: format!("{}  {}", number + 1, cx.words.get(word)), key, hint }
    };
    let mut rows: Vec<ChoiceRow> = words.iter().enumerate().map(row).collect();
    let label = format!("4  {}", say!(cx.words, "today-snooze-other"));
    rows.push(ChoiceRow { key: OTHER.to_owned(), label, hint: String::new() });
    Choice { title: say!(cx.words, "today-snooze-title"), rows, selected: 0, more: Some(REASON) }
}

/// Returns the day a key of the choice stands for: tomorrow, three days on, the next Monday.
pub(super) fn snooze_day(key: &str, today: NaiveDate) -> Option<NaiveDate> {
    let to_monday = 7 - u64::from(today.weekday().days_since(Weekday::Mon));
    let days = match key {
        "snooze 1" => 1,
        "snooze 2" => 3,
        "snooze 3" => to_monday,
        _ => return None,
    };
    today.checked_add_days(Days::new(days))
}

/// Divides the answer into the key of the row and whether a reason is to be given.
pub(super) fn with_reason(answer: &str) -> (&str, bool) {
    answer.strip_prefix(REASON).map_or((answer, false), |key| (key, true))
}

pub(super) fn capacity_choice(cx: &Cx<'_>, present: Option<usize>) -> Choice {
    let mut rows = vec![ChoiceRow { key: "capacity ".to_owned(), label: say!(cx.words, "today-capacity-none"), hint: String::new() }];
    rows.extend(CAPACITIES.iter().map(|count| ChoiceRow {
        key: format!("capacity {count}"),
        label: say!(cx.words, "today-cli-count", n = *count),
        hint: String::new(),
    }));
    let selected = CAPACITIES.iter().position(|count| *count == present.unwrap_or(8)).map_or(0, |place| place + 1);
    Choice { title: say!(cx.words, "today-capacity-title"), rows, selected, more: None }
}

/// Reads a key of the choice of a capacity; `None` for a key of another choice.
pub(super) fn capacity(key: &str) -> Option<Option<usize>> {
    key.strip_prefix("capacity ").map(|count| count.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stand_for_days_and_counts() {
        let sunday = "2026-11-22".parse().expect("a day");
        let day = |key| snooze_day(key, sunday).map(|day| day.to_string());
        assert_eq!(
            ["snooze 1", "snooze 2", "snooze 3"].map(day),
            ["2026-11-23", "2026-11-25", "2026-11-23"].map(|day| Some(day.to_owned()))
        );
        assert_eq!((with_reason("reason snooze 2"), with_reason(OTHER)), (("snooze 2", true), (OTHER, false)));
        assert_eq!((day(OTHER), capacity("capacity 8"), capacity("capacity "), capacity(OTHER)), (None, Some(Some(8)), Some(None), None));
    }
}
