//! How figures are worded: values in their unit, intervals, why there is none, and the formula and source of each.

use crate::domain::kpi::{Aside, ChoiceName, Choices, Figure, GroupBy, Interval, Kpi, Measure, Span, Unit};
use crate::domain::{Currency, Money, Stage, TouchModel};
use crate::i18n::format::NOTHING;
use crate::i18n::{Format, Words};
use crate::say;

/// The minus sign, as wide as a digit.
const MINUS: &str = "−";

/// The value of a figure: `78.7 %`, `+60`, `$1.2M`, `4.5 h`; `–` where there is none.
pub fn value(words: &Words, format: &Format, figure: &Figure) -> String {
    figure.known().map_or_else(|| NOTHING.to_owned(), |value| amount(words, format, figure.unit, value))
}

/// A number in the unit of a figure.
pub fn amount(words: &Words, format: &Format, unit: Unit, value: f64) -> String {
    match unit {
        Unit::Share => format.share(value),
        Unit::Points => points(value),
        Unit::Mean | Unit::Count => format.decimal(value),
        Unit::Money(currency) => format.money(money(value, currency)),
        Unit::Hours => say!(words, "kpi-hours", n = tenths(format, value)),
        Unit::Days => say!(words, "kpi-days", n = tenths(format, value)),
    }
}

/// The same with all its digits, for where there is room.
pub fn full_amount(words: &Words, format: &Format, unit: Unit, value: f64) -> String {
    match unit {
        Unit::Money(currency) => format.full_money(money(value, currency)),
        _ => amount(words, format, unit, value),
    }
}

/// The 95 % interval: `83.5 % … 98.6 %`; empty where there is none.
pub fn interval(words: &Words, format: &Format, figure: &Figure) -> String {
    let ends = |interval: Interval| [interval.low, interval.high].map(|end| amount(words, format, figure.unit, end)).join(" … ");
    figure.interval.map(ends).unwrap_or_default()
}

/// A target in the unit of its figure.
pub fn target(words: &Words, format: &Format, kpi: Kpi, value: f64, currency: Currency) -> String {
    amount(words, format, unit(kpi, currency), value)
}

/// Returns the unit of a figure in a book's currency.
pub fn unit(kpi: Kpi, currency: Currency) -> Unit {
    match kpi.measure() {
        Measure::Share => Unit::Share,
        Measure::Points => Unit::Points,
        Measure::Mean => Unit::Mean,
        Measure::Money => Unit::Money(currency),
        Measure::Hours => Unit::Hours,
        Measure::Days => Unit::Days,
    }
}

/// How a figure differs from another: in points for shares and scores, else in its unit; empty where one of them has no value.
pub fn change(words: &Words, format: &Format, now: &Figure, before: &Figure) -> String {
    let by = now.known().zip(before.known()).map(|(now, before)| now - before);
    by.map(|by| signed(words, format, now.unit, by)).unwrap_or_default()
}

/// A difference with its sign: in points for shares and scores, else in its unit.
pub fn signed(words: &Words, format: &Format, unit: Unit, by: f64) -> String {
    let size = match unit {
        Unit::Share => say!(words, "kpi-points", n = format.decimal((by.abs() * 1000.0).round() / 10.0)),
        Unit::Points => format.decimal((by.abs() * 10.0).round() / 10.0),
        unit => amount(words, format, unit, by.abs()),
    };
    let sign = if by < 0.0 { MINUS } else { "+" };
    if by == 0.0 { "±0".to_owned() } else { format!("{sign}{size}") }
}

/// The formula of a figure in a sentence, with the definition that was chosen where there are several.
pub fn formula(words: &Words, kpi: Kpi, choices: &Choices) -> String {
    let sentence = words.get(&format!("kpi-formula-{}", kpi.as_str().replace('_', "-")));
    let is = |name: &ChoiceName| say!(words, "kpi-choice-is", name = words.word(*name), value = choice(words, *name, choices));
    let chosen: Vec<String> = choices_of(kpi).iter().map(is).collect();
    if chosen.is_empty() { sentence } else { say!(words, "kpi-chosen", formula = sentence, list = chosen.join(" · ")) }
}

/// Where the formula of a figure comes from.
pub fn source(words: &Words, kpi: Kpi) -> String {
    words.get(&format!("kpi-source-{}", kpi.as_str().replace('_', "-")))
}

/// The value of a choice in words: `by account`, `80 %`, `April`.
pub fn choice(words: &Words, name: ChoiceName, choices: &Choices) -> String {
    match name {
        ChoiceName::Retention => words.word(choices.retention),
        ChoiceName::Churn => words.word(choices.churn),
        ChoiceName::Cohort => words.word(choices.cohort),
        ChoiceName::Repeat => say!(words, "kpi-times", n = usize::from(choices.repeat)),
        ChoiceName::GrossMargin => {
            let percents = |share: f64| say!(words, "kpi-percent", n = ((share * 1000.0).round() / 10.0).to_string());
            choices.gross_margin.map_or_else(|| NOTHING.to_owned(), percents)
        }
        ChoiceName::YearBegins => say!(words, "kpi-month", n = choices.year_begins.to_string()),
        ChoiceName::Currency => choices.currency.map_or_else(|| NOTHING.to_owned(), |currency| currency.to_string()),
    }
}

/// A term of a figure: an amount where it is made of amounts, else a plain number.
pub fn term(words: &Words, format: &Format, kpi: Option<Kpi>, figure: &Figure, term: f64) -> String {
    let is_amount = matches!(kpi, Some(Kpi::Grr | Kpi::Nrr | Kpi::RenewalRate | Kpi::RenewalRateNet));
    match figure.unit {
        Unit::Money(_) if term == 1.0 => "1".to_owned(),
        Unit::Money(_) if kpi == Some(Kpi::Ltv) && term < 1.0 => format.share(term),
        _ if is_amount => format.whole(term.round() as i64),
        unit @ Unit::Money(_) => full_amount(words, format, unit, term),
        _ => format.decimal(term),
    }
}

/// How many rows are listed and do not count, and why: `2 still open`; empty where all count.
pub fn asides(words: &Words, figure: &Figure) -> String {
    let counts = Aside::ALL.iter().map(|why| (why, figure.asides(*why))).filter(|(_, n)| *n > 0);
    let told: Vec<String> = counts.map(|(why, n)| say!(words, "kpi-aside", n = n, why = words.word(*why))).collect();
    told.join(" · ")
}

/// What a group is called: a quarter by its months, words of the domain in the person's language.
pub fn group_name(words: &Words, format: &Format, name: Option<&str>, by: GroupBy) -> String {
    let Some(name) = name else { return say!(words, "kpi-no-group") };
    match by {
        GroupBy::TouchModel => name.parse::<TouchModel>().map_or_else(|_| name.to_owned(), |model| words.word(model)),
        GroupBy::Stage => name.parse::<Stage>().map_or_else(|_| name.to_owned(), |stage| words.word(stage)),
        GroupBy::StartQuarter => name.parse().map_or_else(|_| name.to_owned(), |day| quarter(format, Span::months(day, 3))),
        _ => name.to_owned(),
    }
}

/// A quarter by its months.
pub fn quarter(format: &Format, quarter: Span) -> String {
    format!("{} – {}", format.month(quarter.from), format.month(quarter.to))
}

/// A period by its first and last day.
pub fn span(format: &Format, span: Span) -> String {
    format!("{} – {}", format.plain_date(span.from), format.plain_date(span.to))
}

/// Returns the choices that change a figure.
fn choices_of(kpi: Kpi) -> &'static [ChoiceName] {
    match kpi {
        Kpi::Retention => &[ChoiceName::Retention, ChoiceName::Churn, ChoiceName::Cohort],
        Kpi::LogoRetention | Kpi::LogoChurn | Kpi::ActiveRetention | Kpi::Grr | Kpi::Nrr | Kpi::UpsellRate | Kpi::CrossSellRate => {
            &[ChoiceName::Churn, ChoiceName::Cohort]
        }
        Kpi::Arr => &[ChoiceName::Churn],
        Kpi::Ltv => &[ChoiceName::GrossMargin, ChoiceName::Churn, ChoiceName::Cohort],
        Kpi::RepeatRate => &[ChoiceName::Repeat],
        _ => &[],
    }
}

fn money(minor: f64, currency: Currency) -> Money {
    Money { minor: minor.round() as i64, currency }
}

fn tenths(format: &Format, value: f64) -> String {
    format.decimal((value * 10.0).round() / 10.0)
}

/// Points of a score always have their sign: `+60`, `−6.6`, `0`.
fn points(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    let sign = if tenths > 0.0 {
        "+"
    } else if tenths < 0.0 {
        MINUS
    } else {
        ""
    };
    format!("{sign}{}", tenths.abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::kpi::{Part, Undefined};
    use crate::domain::{AccountId, Lang, Zone};

    #[test]
    fn a_figure_reads_in_its_unit_and_its_change_in_points() {
        let today = "2026-11-22".parse().expect("a date");
        let at = |lang| (Words::new(lang), Format { lang, today, zone: Zone::utc() });
        let of = |unit, value: f64| {
            Figure::ratio(unit, vec![Part::counted(AccountId(1), AccountId(1), None, (value, 1.0))], Undefined::NoAnswers)
        };
        let ((words, format), (japanese, japan)) = (at(Lang::En), at(Lang::Ja));
        for (unit, number, english, expected) in [
            (Unit::Share, 0.7867, "78.7 %", "78.7%"),
            (Unit::Share, 1.0, "100 %", "100%"),
            (Unit::Points, -6.64, "−6.6", "−6.6"),
            (Unit::Points, 60.0, "+60", "+60"),
            (Unit::Money(Currency::JPY), 120_000_000.0, "¥120M", "1.2億円"),
            (Unit::Hours, 4.25, "4.3 h", "4.3時間"),
            (Unit::Days, 30.0, "30 d", "30日"),
        ] {
            assert_eq!(value(&words, &format, &of(unit, number)), english);
            assert_eq!(value(&japanese, &japan, &of(unit, number)), expected);
        }
        let (now, before) = (of(Unit::Share, 0.787), of(Unit::Share, 0.811));
        assert_eq!(change(&words, &format, &now, &before), "−2.4 pt");
        assert_eq!(change(&japanese, &japan, &before, &now), "+2.4ポイント");
        assert_eq!(change(&words, &format, &now, &now), "±0");
        let nothing = Figure::ratio(Unit::Share, Vec::new(), Undefined::EmptyCohort);
        assert_eq!((value(&words, &format, &nothing).as_str(), change(&words, &format, &now, &nothing).as_str()), ("–", ""));
    }

    #[test]
    fn every_figure_has_a_name_a_formula_and_a_source_in_both_languages() {
        for lang in Lang::ALL {
            let words = Words::new(*lang);
            for kpi in Kpi::ALL {
                for said in [words.word(*kpi), formula(&words, *kpi, &Choices::default()), source(&words, *kpi)] {
                    assert!(!said.starts_with('[') && !said.is_empty(), "{kpi}: {said}");
                }
            }
        }
    }
}
