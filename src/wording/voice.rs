//! What customers say, in words: figures with their intervals, changes, groups, and how far the loop of an answer is.

use crate::domain::kpi::{Figure, Span, Undefined, Unit};
use crate::domain::voice::{Change, Class, GroupKey, Measure, Standing, high_from, low_to};
use crate::domain::{Scale, Score, SurveyKind};
use crate::i18n::format::NOTHING;
use crate::i18n::{Format, Words};
use crate::review::voice::{Comment, Waiting};
use crate::say;
use crate::wording::timeline::Tone;

/// A value as it is shown: `+32`, `78 %`, `5.3`; `–` where there is none.
pub fn figure_value(format: &Format, figure: &Figure) -> String {
    figure.known().map_or_else(|| NOTHING.to_owned(), |value| number(format, figure.unit, value))
}

/// The interval of a figure: `+7…+51`, `60 %…88 %`, `4.9…5.6`; `None` where it has none.
pub fn interval(format: &Format, figure: &Figure) -> Option<String> {
    let interval = figure.interval?;
    let end = |value| number(format, figure.unit, value);
    Some(format!("{}…{}", end(interval.low), end(interval.high)))
}

fn number(format: &Format, unit: Unit, value: f64) -> String {
    match unit {
        Unit::Points => format.change(value.round() as i64),
        Unit::Share => format.percent(value),
        _ => format!("{value:.1}"),
    }
}

/// Says why a figure has no value.
pub fn why_none(words: &Words, why: Undefined) -> String {
    match why {
        Undefined::NoInvitations => say!(words, "voice-none-asked"),
        _ => say!(words, "voice-none-answered"),
    }
}

/// Says how many answers a figure is made of, or how many were asked.
pub fn made_of(words: &Words, measure: Measure, figure: &Figure) -> String {
    match measure {
        Measure::ResponseRate => say!(words, "voice-of-asked", n = figure.n),
        _ => say!(words, "voice-of-answers", n = figure.n),
    }
}

/// Says how a figure stands to that of the period before, without claiming what may be chance.
pub fn change_words(words: &Words, format: &Format, unit: Unit, change: Change) -> (String, Tone) {
    match change {
        Change::Unknown => (NOTHING.to_owned(), Tone::Quiet),
        Change::Thin => (say!(words, "voice-change-thin"), Tone::Quiet),
        Change::Chance(by) => (say!(words, "voice-change-chance", by = by_words(format, unit, by)), Tone::Plain),
        Change::Clear(by) => {
            let tone = if by > 0.0 { Tone::Good } else { Tone::Bad };
            (say!(words, "voice-change-clear", by = by_words(format, unit, by)), tone)
        }
    }
}

fn by_words(format: &Format, unit: Unit, by: f64) -> String {
    match unit {
        Unit::Points => format.change(by.round() as i64),
        // A difference of percents is one of points.
        Unit::Share => format.change((by * 100.0).round() as i64),
        _ if by < 0.0 => format!("−{:.1}", -by),
        _ => format!("+{by:.1}"),
    }
}

/// Names a period: its month, or its first and last day.
pub fn span_name(words: &Words, format: &Format, span: Span) -> String {
    if span.whole_months() == Some(1) {
        return format.month(span.from);
    }
    say!(words, "voice-span", from = format.short_date(span.from), to = format.short_date(span.to))
}

/// Returns the id of the word for what an answer says of the person.
pub fn class_id(kind: SurveyKind, class: Class) -> &'static str {
    match (kind, class) {
        (SurveyKind::Nps, Class::High) => "survey-promoter",
        (SurveyKind::Nps, Class::Middle) => "survey-passive",
        (SurveyKind::Nps, Class::Low) => "survey-detractor",
        (SurveyKind::Csat, Class::High) => "survey-satisfied",
        (SurveyKind::Csat, Class::Low) => "survey-dissatisfied",
        (SurveyKind::Ces, Class::High) => "survey-easy",
        (SurveyKind::Ces, Class::Low) => "survey-hard",
        (_, Class::Middle) => "survey-neutral",
    }
}

/// Says which answers of a scale are of the high class: `4–5`; what another scale than the usual one counts as.
pub fn high_range(kind: SurveyKind, scale: Scale) -> String {
    range(high_from(kind, scale), scale.max)
}

/// Says which answers of a scale are of the low class.
pub fn low_range(kind: SurveyKind, scale: Scale) -> String {
    range(scale.min, low_to(kind, scale))
}

fn range(from: u8, to: u8) -> String {
    if from == to { from.to_string() } else { format!("{from}–{to}") }
}

/// An answer with its scale: `4 of 10`.
pub fn score_words(words: &Words, score: &Score) -> String {
    say!(words, "voice-score", score = score.value(), of = score.scale().max)
}

pub fn tone_of_class(class: Class) -> Tone {
    match class {
        Class::High => Tone::Good,
        Class::Middle => Tone::Watch,
        Class::Low => Tone::Bad,
    }
}

/// Names a group; accounts, segments and industries by their own names.
pub fn group_name(words: &Words, key: &GroupKey) -> String {
    match key {
        GroupKey::Account(name, _) | GroupKey::Text(name) => name.clone(),
        GroupKey::Role(role) => words.word(role),
        GroupKey::TouchModel(model) => words.word(model),
        GroupKey::Stage(stage) => words.word(stage),
        GroupKey::Nothing => say!(words, "voice-group-nothing"),
    }
}

/// Says how far the loop of an answer is, and since when where that is known.
pub fn standing_words(words: &Words, format: &Format, comment: &Comment) -> (String, Tone) {
    let follow_up = &comment.response.follow_up;
    let word = words.word(comment.standing);
    let (since, tone) = match comment.standing {
        Standing::Unanswered => (Some(comment.on), Tone::Bad),
        Standing::Planned => (None, Tone::Watch),
        Standing::Closed => (follow_up.closed_on, Tone::Watch),
        Standing::Told => (follow_up.told_on, Tone::Good),
        Standing::Answered => (comment.answered_at.map(|at| at.day(&format.zone)), Tone::Good),
        Standing::Quiet => return (NOTHING.to_owned(), Tone::Quiet),
    };
    (since.map_or_else(|| word.clone(), |day| format!("{word} {}", format.near(day))), tone)
}

/// Says how much of the time for an answer is left: `1 of 2 days`, `3 days late`.
pub fn clock_words(words: &Words, waiting: &Waiting, allowed: u32) -> (String, Tone) {
    match waiting.is_late {
        true => (say!(words, "voice-clock-late", n = waiting.workdays.saturating_sub(allowed)), Tone::Bad),
        false => (say!(words, "voice-clock-running", n = waiting.workdays, of = allowed), Tone::Watch),
    }
}

/// The words of an answer in one line.
pub fn one_line(comment: &Comment) -> String {
    let words = comment.response.comment.as_deref().unwrap_or_default();
    crate::text::sanitise(words).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::voice::class;

    #[test]
    fn answers_are_classed_by_their_survey() {
        for (kind, answer, word) in [
            (SurveyKind::Nps, 9, "survey-promoter"),
            (SurveyKind::Nps, 8, "survey-passive"),
            (SurveyKind::Nps, 6, "survey-detractor"),
            (SurveyKind::Csat, 2, "survey-dissatisfied"),
            (SurveyKind::Csat, 3, "survey-neutral"),
            (SurveyKind::Csat, 4, "survey-satisfied"),
            (SurveyKind::Ces, 3, "survey-hard"),
            (SurveyKind::Ces, 4, "survey-neutral"),
            (SurveyKind::Ces, 5, "survey-easy"),
        ] {
            let score = Score::new(answer, kind.usual_scale()).expect("on the scale");
            assert_eq!(class_id(kind, class(kind, &score)), word, "{kind} {answer}");
        }
    }

    #[test]
    fn a_difference_that_chance_can_make_is_said_to_be_one() {
        let words = Words::new(crate::domain::Lang::En);
        let format =
            Format { lang: crate::domain::Lang::En, today: "2026-11-22".parse().expect("a date"), zone: crate::domain::Zone::utc() };
        let said = |unit, change| change_words(&words, &format, unit, change).0;
        assert_eq!(said(Unit::Points, Change::Chance(-3.4)), "−3, may be chance");
        assert_eq!(said(Unit::Share, Change::Clear(0.125)), "+13, more than chance");
        assert_eq!(said(Unit::Mean, Change::Clear(-0.44)), "−0.4, more than chance");
        assert_eq!(said(Unit::Points, Change::Thin), "too few to compare");
    }
}
