//! Health in words: the score in a phrase, its parts by name, why each has its value, and what would change the band.
//!
//! One sentence each, without a full stop where it stands in a column; numbers and days as the reader's language writes them.

mod change;
mod reason;

pub use change::{change_step, smallest_change, way_out};
pub use reason::{cap_reason, missing, reason};

use crate::domain::health::{ActiveOverride, CapId, Cause, Grade, Group, InputId, Model, Score, Why};
use crate::domain::{Band, OverrideTo};
use crate::i18n::format::NOTHING;
use crate::i18n::{Format, Words};
use crate::say;

/// Returns the grade, the whole score and the word of the band: `D 31 at risk`; a score that is not there is a dash.
pub fn health_phrase(words: &Words, grade: Grade, score: Option<u8>, band: Band) -> String {
    let score = score.map_or_else(|| NOTHING.to_owned(), |score| score.to_string());
    format!("{grade} {score} {}", words.word(band))
}

/// Says how much of the weight is known, and between which whole scores the truth must lie.
pub fn coverage(words: &Words, format: &Format, score: &Score) -> String {
    if score.value.is_none() {
        return say!(words, "health-coverage-none");
    }
    let (known, low, high) = (format.percent(score.coverage), score.low.round(), score.high.round());
    // Where both ends are held at one score there is nothing between them.
    if low == high {
        return say!(words, "health-coverage-share", known = known);
    }
    say!(words, "health-coverage", known = known, low = low, high = high)
}

/// Says how much is known where that is too little for a band, and how much is needed.
pub fn coverage_needed(words: &Words, format: &Format, score: &Score, model: &Model) -> String {
    let (known, needed) = (format.percent(score.coverage), format.percent(model.minimum_coverage));
    say!(words, "change-unknown", known = known, needed = needed)
}

/// Says what an override puts beside the score, until when, and why.
pub fn override_line(words: &Words, format: &Format, over: &ActiveOverride, reason: &str) -> String {
    let (to, until) = (override_target(words, over.to), format.short_date(over.expires_on));
    let reason = reason.trim();
    if reason.is_empty() {
        return say!(words, "health-override-bare", to = to, until = until);
    }
    say!(words, "health-override", to = to, until = until, reason = crate::text::sanitise(reason).into_owned())
}

/// Returns the score or the band that an override states.
pub fn override_target(words: &Words, to: OverrideTo) -> String {
    match to {
        OverrideTo::Score(score) => score.to_string(),
        OverrideTo::Band(band) => words.word(band),
    }
}

/// Returns the name of an input, at most 17 cells.
pub fn input_name(words: &Words, id: InputId) -> String {
    words.get(&word_id("input", id.as_str()))
}

pub fn group_name(words: &Words, group: Group) -> String {
    words.get(&word_id("group", group.as_str()))
}

/// Returns the name of a cap, at most 17 cells.
pub fn cap_name(words: &Words, id: CapId) -> String {
    words.get(&word_id("cap", id.as_str()))
}

/// Returns the name of what moved a score.
pub fn cause_name(words: &Words, cause: Cause) -> String {
    match cause {
        Cause::Input(id) => input_name(words, id),
        Cause::Cap(id) => cap_name(words, id),
        Cause::Override => say!(words, "moved-by-override"),
        Cause::Model => say!(words, "moved-by-model"),
    }
}

/// Says whether time, news or another model moved it.
pub fn why(words: &Words, why: Why) -> String {
    match why {
        Why::Time => say!(words, "why-time"),
        Why::NewData => say!(words, "why-new-data"),
        Why::Model => say!(words, "why-model"),
    }
}

/// Returns a number of days with its unit: `1 day`, `35 days`, `35日`.
pub fn days(words: &Words, days: u32) -> String {
    say!(words, "health-days", n = days)
}

/// Writes a number with at most one decimal, none where it is zero, grouped, with the minus sign.
pub fn decimal(format: &Format, number: f64) -> String {
    // The cast saturates; nothing measured here is that large.
    let tenths = (number * 10.0).round() as i64;
    if tenths % 10 == 0 || tenths.abs() >= 1_000 {
        return format.whole(number.round() as i64);
    }
    // The whole part of −0.4 has no sign of its own.
    let sign = if tenths < 0 { "−" } else { "" };
    format!("{sign}{}.{}", format.whole(tenths.abs() / 10), tenths.abs() % 10)
}

/// Writes a change in whole percents, always with its sign.
pub(super) fn percent_change(format: &Format, fraction: f64) -> String {
    let percents = format.percent(fraction);
    match (fraction * 100.0).round() {
        rounded if rounded > 0.0 => format!("+{percents}"),
        0.0 => format!("±{percents}"),
        _ => percents,
    }
}

fn word_id(family: &str, spelling: &str) -> String {
    format!("{family}-{}", spelling.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Lang, OverrideId, Zone};
    use crate::text::Cells;
    use chrono::NaiveDate;

    pub(super) fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    pub(super) fn both() -> [(Words, Format); 2] {
        [Lang::En, Lang::Ja].map(|lang| (Words::new(lang), Format { lang, today: day("2026-11-22"), zone: Zone::utc() }))
    }

    /// Checks that a sentence is whole and fits a line.
    pub(super) fn reads(said: &str) {
        assert!(!said.trim().is_empty() && !said.contains(['[', ']', '{', '}', '$']), "{said:?}");
        assert!(!said.contains("  ") && Cells::Narrow.width(said) <= 76, "{} cells: {said}", Cells::Narrow.width(said));
    }

    #[test]
    fn every_name_is_there_and_fits_its_column() {
        for (words, _) in both() {
            let names = InputId::ALL.iter().map(|id| input_name(&words, *id)).chain(CapId::ALL.iter().map(|id| cap_name(&words, *id)));
            for name in names.chain([Cause::Override, Cause::Model].map(|cause| cause_name(&words, cause))) {
                reads(&name);
                assert!(Cells::Narrow.width(&name) <= 17, "{name}");
            }
            Group::ALL.iter().for_each(|group| reads(&group_name(&words, *group)));
            [Why::Time, Why::NewData, Why::Model].iter().for_each(|one| reads(&why(&words, *one)));
        }
    }

    #[test]
    fn the_score_is_a_phrase_of_grade_number_and_word() {
        let [(english, _), (japanese, _)] = both();
        assert_eq!(health_phrase(&english, Grade::D, Some(31), Band::Red), "D 31 at risk");
        assert_eq!(health_phrase(&japanese, Grade::A, Some(92), Band::Green), "A 92 良好");
        assert_eq!(health_phrase(&english, Grade::Unknown, None, Band::Unknown), "· – unknown");
    }

    #[test]
    fn an_override_says_what_until_when_and_why() {
        let over = |to| ActiveOverride { id: OverrideId(1), to, on: day("2026-11-20"), expires_on: day("2026-12-05") };
        let [english, japanese] = both();
        let line = |(words, format): &(Words, Format), to, reason| override_line(words, format, &over(to), reason);
        assert_eq!(line(&english, OverrideTo::Score(80), "new sponsor"), "override: 80 until 5 Dec: new sponsor");
        assert_eq!(line(&english, OverrideTo::Band(Band::Green), " "), "override: healthy until 5 Dec");
        assert_eq!(line(&japanese, OverrideTo::Band(Band::Red), "組織変更"), "上書き: 危険（12月5日まで）組織変更");
        assert!(!line(&english, OverrideTo::Score(1), "a\x1b[31mb\nc").contains(['\x1b', '\n']));
    }

    #[test]
    fn numbers_carry_a_decimal_only_where_it_tells_something() {
        let (_, format) = &both()[0];
        let cases = [(7.0, "7"), (7.25, "7.3"), (-0.4, "−0.4"), (0.04, "0"), (1234.5, "1,235"), (12.96, "13")];
        for (number, expected) in cases {
            assert_eq!(decimal(format, number), expected);
        }
        let cases = [(-0.4, "−40 %"), (0.0, "±0 %"), (0.052, "+5 %"), (-0.001, "±0 %")];
        for (fraction, expected) in cases {
            assert_eq!(percent_change(format, fraction), expected);
        }
    }
}
