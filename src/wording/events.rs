//! How programmes are worded: changes of health and use after an event, and a group of accounts in one line.

use crate::domain::event::{After, Summary};
use crate::i18n::format::NOTHING;
use crate::i18n::{Format, Words};
use crate::ops::import::AttendanceReport;
use crate::say;
use crate::wording::timeline::Tone;

/// A change of score or use that is worth a colour.
const MARKED_POINTS: f64 = 5.0;
const MARKED_SHARE: f64 = 0.1;

/// The score on the day and later: `62 → 71`; `–` where one of them is not known.
pub fn health_course(after: &After) -> String {
    let score = |score: Option<u8>| score.map_or_else(|| NOTHING.to_owned(), |score| score.to_string());
    match (after.then.0, after.later.0) {
        (None, None) => NOTHING.to_owned(),
        (then, later) => format!("{} → {}", score(then), score(later)),
    }
}

/// A share with its sign: `+12 %`, `−4 %`, `±0 %`.
pub fn signed_percent(format: &Format, share: f64) -> String {
    let whole = (share * 100.0).round();
    let sign = if whole > 0.0 {
        "+"
    } else if whole == 0.0 {
        "±"
    } else {
        ""
    };
    // What rounds to nothing has no sign of its own left.
    format!("{sign}{}", format.percent(if whole == 0.0 { 0.0 } else { share }))
}

/// The change of use of one account; `–` where it cannot be told.
pub fn usage_change(format: &Format, after: &After) -> String {
    after.usage_change().map_or_else(|| NOTHING.to_owned(), |share| signed_percent(format, share))
}

/// Returns how a change is to be taken.
pub fn tone_of_health(after: &After) -> Tone {
    tone(after.health_change(), MARKED_POINTS)
}

pub fn tone_of_usage(share: Option<f64>) -> Tone {
    tone(share, MARKED_SHARE)
}

fn tone(change: Option<f64>, marked: f64) -> Tone {
    match change {
        None => Tone::Quiet,
        Some(change) if change >= marked => Tone::Good,
        Some(change) if change <= -marked => Tone::Bad,
        Some(_) => Tone::Plain,
    }
}

/// What came after for a group of accounts, each figure with the number of accounts it is of.
pub fn summary(words: &Words, format: &Format, summary: &Summary) -> String {
    let health = summary.health.map(|(change, n)| {
        let change = format.change(change.round() as i64);
        say!(words, "event-after-health", change = change, n = n)
    });
    let usage = summary.usage.map(|(change, n)| say!(words, "event-after-usage", change = signed_percent(format, change), n = n));
    let moved = summary.better + summary.worse > 0;
    let bands = moved.then(|| say!(words, "event-after-bands", better = summary.better, worse = summary.worse));
    let thin = (summary.is_thin() && summary.accounts > 0).then(|| say!(words, "event-after-thin"));
    let parts: Vec<String> = [health, usage, bands, thin].into_iter().flatten().collect();
    if summary.health.is_none() && summary.usage.is_none() { say!(words, "event-after-nothing") } else { parts.join("  ") }
}

/// What a list of attendance did, a sentence each.
pub fn attendance(words: &Words, report: &AttendanceReport) -> Vec<String> {
    let rows = say!(words, "event-list-read", file = report.file.clone(), n = report.read as f64);
    let marked = say!(words, "event-list-marked", attended = report.attended as f64, absent = report.absent as f64);
    let invited = (report.invited > 0).then(|| say!(words, "event-list-invited", n = report.invited as f64));
    let people = (report.new_contacts > 0).then(|| say!(words, "event-list-people", n = report.new_contacts as f64));
    let silent = (!report.says_who_came).then(|| say!(words, "event-list-silent"));
    let left_out = (!report.problems.is_empty()).then(|| say!(words, "event-list-left-out", n = report.problems.len()));
    let marked = report.says_who_came.then_some(marked);
    [Some(rows), marked, silent, invited, people, left_out].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Lang, Zone};

    #[test]
    fn a_share_always_has_its_sign() {
        let format = |lang| Format { lang, today: "2026-11-22".parse().expect("a date"), zone: Zone::utc() };
        for (share, en, ja) in
            [(0.12, "+12 %", "+12%"), (-0.044, "−4 %", "−4%"), (0.001, "±0 %", "±0%"), (-0.001, "±0 %", "±0%"), (1.5, "+150 %", "+150%")]
        {
            assert_eq!((signed_percent(&format(Lang::En), share), signed_percent(&format(Lang::Ja), share)), (en.into(), ja.into()));
        }
    }
}
