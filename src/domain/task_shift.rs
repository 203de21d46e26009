//! Moving the days of several tasks at once: by so much (`+3d`, `+5wd`, `-1w`), or to a day (`next mon`, `金曜`, `2026-12-01`).

use crate::domain::{Offset, Workdays, when};
use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shift {
    By(Offset),
    To(NaiveDate),
}

impl Shift {
    /// Reads what a person types: a sign makes it a distance from each task's own day, all else is one day for all.
    pub fn typed(text: &str, today: NaiveDate) -> Option<Shift> {
        let folded: String = text.nfkc().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace()).collect();
        let folded = folded.replace('−', "-");
        if folded.starts_with(['+', '-'])
            && let Ok(offset) = spelled(&folded).parse()
        {
            return Some(Shift::By(offset));
        }
        when::parse_day(text, today).map(Shift::To)
    }

    /// Returns the new day of a task: a working day, unless a free day was named.
    ///
    /// Forward is counted from the task's day, and from today when that is past or there is none: what is overdue comes back
    /// ahead of us.
    pub fn moved(self, due_on: Option<NaiveDate>, today: NaiveDate, workdays: &Workdays) -> NaiveDate {
        match self {
            Shift::To(day) => day,
            Shift::By(offset) => {
                let due_on = due_on.unwrap_or(today);
                let from = if offset.n > 0 { due_on.max(today) } else { due_on };
                workdays.on_or_after(offset.from(from, workdays))
            }
        }
    }
}

/// Spells the units of Japanese and of the quick log as offsets have them.
fn spelled(text: &str) -> String {
    let units = [("営業日", "wd"), ("bd", "wd"), ("週間", "w"), ("週", "w"), ("ヶ月", "m"), ("か月", "m"), ("日", "d"), ("年", "y")];
    let unit = units.iter().find_map(|(own, unit)| text.strip_suffix(own).map(|number| format!("{number}{unit}")));
    unit.unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::holidays;
    use chrono::Weekday;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_sign_moves_each_from_its_own_day_and_all_else_is_one_day() {
        let today = day("2026-11-20");
        let japan = Workdays::new([Weekday::Sat, Weekday::Sun], holidays::built_in("JP").expect("is built in"));
        let cases = [
            ("+3d", Some("2026-11-24"), "2026-11-27"),
            ("+3d", Some("2026-11-20"), "2026-11-24"),
            ("+3d", Some("2026-10-01"), "2026-11-24"),
            ("+3d", None, "2026-11-24"),
            ("＋１週間", Some("2026-11-25"), "2026-12-02"),
            ("+1bd", Some("2026-11-20"), "2026-11-24"),
            ("-1w", Some("2026-12-01"), "2026-11-24"),
            ("next mon", Some("2026-11-20"), "2026-11-23"),
            ("2026-11-28", None, "2026-11-28"),
            ("来週金", None, "2026-11-27"),
        ];
        for (typed, due, expected) in cases {
            let moved = Shift::typed(typed, today).map(|shift| shift.moved(due.map(day), today, &japan));
            assert_eq!(moved, Some(day(expected)), "{typed} {due:?}");
        }
        for typed in ["", "+", "soon", "+3 fortnights"] {
            assert_eq!(Shift::typed(typed, today), None, "{typed}");
        }
    }
}
