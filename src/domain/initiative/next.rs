//! From act back to plan: the initiative that follows another, and the story it leaves behind.

use super::{Initiative, Story};
use crate::domain::{AccountId, InitiativeId};
use chrono::{Days, NaiveDate};

impl Initiative {
    /// Returns the next round: the same accounts, deed and measure over as many days, from today or the day after the end, whichever is later. What was
    /// to come next becomes what is believed.
    pub fn following(&self, today: NaiveDate) -> Initiative {
        let start_on = self.end_on.succ_opt().unwrap_or(self.end_on).max(today);
        let length = Days::new((self.end_on - self.start_on).num_days().unsigned_abs());
        Initiative {
            title: next_title(&self.title),
            hypothesis: self.next_step.clone().unwrap_or_else(|| self.hypothesis.clone()),
            start_on,
            end_on: start_on.checked_add_days(length).unwrap_or(start_on),
            verdict: None,
            learned: None,
            next_step: None,
            ..self.clone()
        }
    }

    /// Returns the story it could be told as; `action` is what was done, in words.
    pub fn story(&self, id: InitiativeId, account: Option<AccountId>, action: String, today: NaiveDate) -> Story {
        Story {
            account,
            initiative: Some(id),
            title: self.title.clone(),
            problem: self.hypothesis.clone(),
            action,
            result: self.learned.clone().unwrap_or_default(),
            quote: None,
            tags: None,
            is_public: None,
            story_on: today.min(self.end_on),
        }
    }
}

/// Counts on: `Title`, `Title (2)`, `Title (3)`.
fn next_title(title: &str) -> String {
    let counted = title.strip_suffix(')').and_then(|title| title.rsplit_once(" ("));
    let counted = counted.and_then(|(name, round)| Some((name, round.parse::<u32>().ok()?)));
    match counted {
        Some((name, round)) => format!("{name} ({})", round.saturating_add(1)),
        None => format!("{title} (2)"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::example::initiative;
    use super::*;
    use crate::domain::Verdict;

    #[test]
    fn the_next_round_starts_from_what_was_learned() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let mut done = initiative("2026-09-01", "2026-09-30");
        done.verdict = Some((day("2026-10-05"), Verdict::Adapt));
        done.next_step = Some("Call earlier".into());
        let next = done.following(day("2026-11-22"));
        assert_eq!((next.title.as_str(), next.hypothesis.as_str(), next.verdict), ("Call the silent (2)", "Call earlier", None));
        assert_eq!((next.start_on, next.end_on), (day("2026-11-22"), day("2026-12-21")));
        assert_eq!(next.following(day("2026-11-22")).title, "Call the silent (3)");
        assert_eq!(next.following(day("2026-11-22")).start_on, day("2026-12-22"), "not before the other is over");
    }
}
