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

/// Returns a title without the account's name in front of it; a title that says nothing else stays.
pub fn without_account<'a>(title: &'a str, account: &str) -> &'a str {
    let Some(rest) = title.strip_prefix(account) else { return title };
    let rest = rest.strip_prefix('様').unwrap_or(rest);
    // The name of another account may begin with that of this one: a word ends here, or nothing is taken away.
    let bare = rest.trim_start_matches([':', '：', '/', '／', '|', '-', '–', '—', '・', ' ', '\u{3000}']);
    if bare.is_empty() || bare.len() == rest.len() { title } else { bare }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_account_is_not_said_twice() {
        for (title, account, expected) in [
            ("Acme: business review", "Acme", "business review"),
            ("Acme – monthly call", "Acme", "monthly call"),
            ("Acmeville visit", "Acme", "Acmeville visit"),
            ("Acme", "Acme", "Acme"),
            ("青葉システム様 定例会", "青葉システム", "定例会"),
            ("青葉システム様", "青葉システム", "青葉システム様"),
            ("定例会", "青葉システム", "定例会"),
        ] {
            assert_eq!(without_account(title, account), expected, "{title}");
        }
    }
}
