//! Usage in words: what a metric is called, how it went, and why a figure has no value.

use crate::domain::kpi::{Figure, Undefined};
use crate::domain::usage::{Adoption, By, Course, Grain, Measure, Outside, Series, WINDOW_DAYS};
use crate::i18n::format::NOTHING;
use crate::i18n::{Format, Words};
use crate::say;
use crate::wording::events::signed_percent;
use crate::wording::health::decimal;
use crate::wording::timeline::Tone;

/// A change of use that is worth a colour: that by which the morning's rule would call it fallen.
const MARKED: f64 = 0.3;

/// Names a series.
pub fn name(words: &Words, series: &Series) -> String {
    match series.measure {
        Measure::People => say!(words, "usage-people"),
        Measure::Amount => series.metric.clone(),
    }
}

/// The share of the seats that is active: `9 of 40 seats (23 %)`.
pub fn active(words: &Words, format: &Format, figure: &Figure) -> String {
    match figure.value {
        Ok(share) => {
            let (active, seats) = (decimal(format, figure.numerator), decimal(format, figure.denominator));
            say!(words, "usage-active", active = active, seats = seats, share = format.percent(share))
        }
        Err(Undefined::NoSeats) => say!(words, "usage-active-no-seats", active = decimal(format, figure.numerator)),
        Err(why) => words.word(why),
    }
}

/// A share with its parts: `80 % (24 of 30)`; why it has no value, where it has none.
pub fn share(words: &Words, format: &Format, figure: &Figure) -> String {
    match figure.value {
        Ok(share) => {
            let (part, whole) = (decimal(format, figure.numerator), decimal(format, figure.denominator));
            say!(words, "usage-share", share = format.percent(share), part = part, whole = whole)
        }
        Err(why) => words.word(why),
    }
}

/// The change against the 28 days before: `−40 %`; `–` where there was nothing.
pub fn change(format: &Format, figure: &Figure) -> String {
    figure.known().map_or_else(|| NOTHING.to_owned(), |share| signed_percent(format, share))
}

pub fn tone_of_change(figure: &Figure) -> Tone {
    match figure.known() {
        None => Tone::Quiet,
        Some(share) if share <= -MARKED => Tone::Bad,
        Some(share) if share >= MARKED => Tone::Good,
        Some(_) => Tone::Plain,
    }
}

/// The slope in units a week, with its sign: `−5.5`; `–` where too few weeks are known.
pub fn slope(format: &Format, course: &Course) -> String {
    match course.trend.slope {
        None => NOTHING.to_owned(),
        Some(slope) if (slope * 10.0).round() > 0.0 => format!("+{}", decimal(format, slope)),
        Some(slope) if (slope * 10.0).round() == 0.0 => "±0".to_owned(),
        Some(slope) => decimal(format, slope),
    }
}

/// How a metric went: `1,200 in 28 days, 2,000 before (−40 %), −55 a week`.
pub fn course(words: &Words, format: &Format, course: &Course) -> String {
    let (now, before) = (decimal(format, course.trend.now), decimal(format, course.trend.before));
    let days = WINDOW_DAYS;
    let said = match course.trend.change.value {
        Ok(share) => {
            say!(words, "usage-course", now = now, before = before, days = days, change = signed_percent(format, share))
        }
        Err(_) => say!(words, "usage-course-new", now = now, days = days),
    };
    match course.trend.slope {
        Some(_) => say!(words, "usage-course-slope", course = said, slope = slope(format, course)),
        None => said,
    }
}

/// How widely a feature is used, and since when: `3 of 9 people (33 %), first used 2 Mar`.
pub fn adoption(words: &Words, format: &Format, adoption: &Adoption) -> String {
    let share = adoption_share(words, format, adoption);
    match &adoption.recorded {
        Some(recorded) => say!(words, "usage-first-used", share = share, on = format.short_date(recorded.first_on)),
        None => share,
    }
}

/// How widely a feature is used: `3 of 9 people (33 %)`.
pub fn adoption_share(words: &Words, format: &Format, adoption: &Adoption) -> String {
    let figure = &adoption.share;
    let Ok(share) = figure.value else { return NOTHING.to_owned() };
    let (part, whole) = (decimal(format, figure.numerator), decimal(format, figure.denominator));
    let share = format.percent(share);
    match adoption.by {
        By::People => say!(words, "usage-of-people", part = part, whole = whole, share = share),
        By::Days => say!(words, "usage-of-days", part = part, whole = whole, share = share),
    }
}

/// The same without the share: `3 of 9 people`.
pub fn adoption_parts(words: &Words, format: &Format, adoption: &Adoption) -> String {
    let figure = &adoption.share;
    let (part, whole) = (decimal(format, figure.numerator), decimal(format, figure.denominator));
    match (figure.value, adoption.by) {
        (Err(_), _) => NOTHING.to_owned(),
        (Ok(_), By::People) => say!(words, "usage-parts-people", part = part, whole = whole),
        (Ok(_), By::Days) => say!(words, "usage-parts-days", part = part, whole = whole),
    }
}

/// A day or week that is not as usual: `Tue 10 Nov 3 (usually 12 to 20)`.
pub fn outside(words: &Words, format: &Format, outside: &Outside) -> String {
    let (low, high) = (decimal(format, outside.norm.low), decimal(format, outside.norm.high));
    let value = decimal(format, outside.value);
    match outside.span.days() {
        1 => say!(words, "usage-outside-day", on = format.date(outside.span.to), value = value, low = low, high = high),
        _ => say!(words, "usage-outside-week", on = format.short_date(outside.span.to), value = value, low = low, high = high),
    }
}

/// What a chart shows: `sums of 7 days, 31 May to 22 Nov`.
pub fn chart_title(words: &Words, course: &Course) -> String {
    match course.series.measure {
        Measure::People => say!(words, "usage-chart-people"),
        Measure::Amount => say!(words, "usage-chart-sums"),
    }
}

/// Says in which steps a metric is compared with itself.
pub fn grain(words: &Words, grain: Grain) -> String {
    match grain {
        Grain::Day => say!(words, "usage-by-day"),
        Grain::Week => say!(words, "usage-by-week"),
    }
}
