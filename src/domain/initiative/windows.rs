//! Where an initiative stands in its cycle, and which days are compared.

use super::Initiative;
use crate::domain::kpi::Span;
use crate::domain::words::text_enum;
use chrono::NaiveDate;

text_enum! {
    /// Where an initiative stands in the cycle of plan, do, check and act.
    pub enum Phase { Plan = "plan", Do = "do", Check = "check", Act = "act" }
}

/// The days that are compared: equally many on both sides of the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Windows {
    pub before: Span,
    /// `None` before the first day.
    pub after: Option<Span>,
}

const WEEK: u64 = 7;

impl Initiative {
    pub fn phase(&self, today: NaiveDate) -> Phase {
        match self.verdict {
            Some(_) => Phase::Act,
            None if today < self.start_on => Phase::Plan,
            None if today <= self.end_on => Phase::Do,
            None => Phase::Check,
        }
    }

    /// Returns the days from the start to the end, or to today while it runs, and as many before the start; before the first day
    /// the latest days there are.
    pub fn windows(&self, today: NaiveDate) -> Windows {
        let whole = Span { from: self.start_on, to: self.end_on };
        let after = (self.start_on <= today).then(|| whole.up_to(today));
        let eve = self.start_on.pred_opt().unwrap_or(self.start_on).min(today);
        Windows { before: Span::days_up_to(eve, after.unwrap_or(whole).days().unsigned_abs()), after }
    }
}

impl Windows {
    /// Returns the last day before the start.
    pub fn eve(&self) -> NaiveDate {
        self.before.to
    }

    /// Returns the last day that is looked at.
    pub fn last(&self) -> NaiveDate {
        self.after.map_or(self.before.to, |after| after.to)
    }

    /// Returns equally many whole weeks on both sides, which hold equally many weekends, up to the last day that is known; of less
    /// than a week the days there are.
    #[must_use]
    pub fn in_weeks(self, known_until: Option<NaiveDate>) -> Windows {
        let known = |span: Span| {
            let last = known_until?.min(span.to);
            (span.from <= last).then_some(Span { to: last, ..span })
        };
        let after = self.after.and_then(known);
        let days = after.unwrap_or(self.before).days().unsigned_abs();
        let days = if days < WEEK { days } else { days / WEEK * WEEK };
        let first_days = |span: Span| Span { to: span.from + chrono::Days::new(days.saturating_sub(1)), ..span };
        Windows { before: Span::days_up_to(self.before.to, days), after: after.map(first_days) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::example::initiative;
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn told(span: Span) -> String {
        format!("{} {}", span.from, span.to)
    }

    #[test]
    fn as_many_days_before_as_after_and_while_it_runs_up_to_today() {
        let initiative = initiative("2026-09-01", "2026-10-30");
        for (today, phase, before, after) in [
            ("2026-08-20", Phase::Plan, "2026-06-22 2026-08-20", None),
            ("2026-08-31", Phase::Plan, "2026-07-03 2026-08-31", None),
            ("2026-09-01", Phase::Do, "2026-08-31 2026-08-31", Some("2026-09-01 2026-09-01")),
            ("2026-09-30", Phase::Do, "2026-08-02 2026-08-31", Some("2026-09-01 2026-09-30")),
            ("2026-11-22", Phase::Check, "2026-07-03 2026-08-31", Some("2026-09-01 2026-10-30")),
        ] {
            let windows = initiative.windows(day(today));
            assert_eq!(initiative.phase(day(today)), phase, "{today}");
            assert_eq!((told(windows.before).as_str(), windows.after.map(told).as_deref()), (before, after), "{today}");
        }
    }

    #[test]
    fn weeks_are_whole_and_end_where_knowledge_ends() {
        let windows = initiative("2026-09-01", "2026-10-30").windows(day("2026-11-22"));
        let weeks = windows.in_weeks(Some(day("2026-10-01")));
        assert_eq!((told(weeks.before), weeks.after.map(told)), ("2026-08-04 2026-08-31".into(), Some("2026-09-01 2026-09-28".into())));
        assert_eq!(windows.in_weeks(Some(day("2026-08-30"))).after, None, "nothing is known since it began");
        assert_eq!(windows.in_weeks(Some(day("2026-09-03"))).after.map(told), Some("2026-09-01 2026-09-03".into()));
    }
}
