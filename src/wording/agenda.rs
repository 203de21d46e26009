//! Words of meetings: when they are, and what they are called.

use crate::domain::{Meeting, MeetingStatus, Moment};
use crate::i18n::{Format, Words};
use crate::say;

/// Words the hours of a meeting: `09:30–10:00`, `all day`, `until 3 Dec`.
pub fn hours(words: &Words, format: &Format, meeting: &Meeting) -> String {
    match (meeting.at, meeting.end_at) {
        (Moment::Day(_), Some(Moment::Day(last))) => say!(words, "agenda-until", day = format.short_date(last)),
        (Moment::Day(_), _) => say!(words, "agenda-all-day"),
        (at @ Moment::At(_), end) => {
            let clock = |moment: &Moment| format.clock(moment).unwrap_or_default();
            let end = end.filter(|end| *end != at).map(|end| format!("–{}", clock(&end))).unwrap_or_default();
            format!("{}{end}", clock(&at))
        }
    }
}

/// Returns the title; a meeting without one still needs a name, and one that is not certain says so.
pub fn title(words: &Words, meeting: &Meeting) -> String {
    let title = if meeting.title.trim().is_empty() { say!(words, "agenda-no-title") } else { meeting.title.clone() };
    if meeting.status == MeetingStatus::Tentative { say!(words, "agenda-tentative", title = title) } else { title }
}
