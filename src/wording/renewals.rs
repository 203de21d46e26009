//! How renewals are worded: groups, sums with their interval, the outlook, changes, and how good forecasts were.

use crate::domain::kpi::{Figure, Undefined, Unit};
use crate::domain::renewal::calibration::{Calibration, CategoryCalibration};
use crate::domain::renewal::change::{Change, Moved};
use crate::domain::renewal::close::Timing;
use crate::domain::renewal::group::{Basis, Group, Window};
use crate::domain::renewal::outlook::{Outlook, Retention};
use crate::domain::renewal::totals::Totals;
use crate::domain::renewal::{Deal, Gap};
use crate::domain::{Forecast, Lang, Money};
use crate::i18n::format::NOTHING;
use crate::i18n::{Format, Words};
use crate::say;
use crate::wording::timeline::{Tone, tone_of_forecast};

/// A text and how it is to be taken.
pub type Said = (String, Tone);

/// What a group is called.
pub fn group(words: &Words, format: &Format, group: Group, basis: Basis) -> String {
    match group {
        Group::Window(Window::Past) if basis == Basis::Notice => say!(words, "renewals-group-notice-past"),
        Group::Window(window) => words.word(window),
        Group::Month(span) => format.month(span.from),
        Group::Quarter(_, year, number) => say!(words, "renewals-quarter", year = year.to_string(), quarter = number.to_string()),
    }
}

/// What a group comes to, most important first: due, committed, expected with its interval, at risk, and what is in no sum.
pub fn totals(words: &Words, format: &Format, totals: &Totals) -> Vec<Said> {
    let mut said = vec![
        (say!(words, "renewals-due", money = sum(format, &totals.due)), Tone::Plain),
        (expected(words, format, totals), Tone::Plain),
        (say!(words, "renewals-committed", money = sum(format, &totals.committed)), of_some(&totals.committed, Tone::Good)),
        (say!(words, "renewals-at-risk", money = sum(format, &totals.at_risk)), of_some(&totals.at_risk, Tone::Bad)),
    ];
    if totals.unforecast.n > 0 {
        let money = sum(format, &totals.unforecast);
        said.push((say!(words, "renewals-unforecast", n = totals.unforecast.n, money = money), Tone::Watch));
    }
    if totals.without_amount > 0 {
        said.push((say!(words, "renewals-without-amount", n = totals.without_amount), Tone::Watch));
    }
    let missing: Vec<String> = totals.without_rate.iter().map(|missing| missing.currency.to_string()).collect();
    if !missing.is_empty() {
        said.push((say!(words, "renewals-without-rate", currencies = words.list(&missing)), Tone::Watch));
    }
    said
}

/// Nothing is neither good nor bad news.
fn of_some(figure: &Figure, tone: Tone) -> Tone {
    if figure.numerator == 0.0 { Tone::Quiet } else { tone }
}

fn expected(words: &Words, format: &Format, totals: &Totals) -> String {
    let money = sum(format, &totals.expected);
    match totals.expected.interval {
        Some(interval) if interval.low < interval.high => {
            let ends = [interval.low, interval.high].map(|end| format.money(money_of(&totals.expected, end)));
            say!(words, "renewals-expected-within", money = money, low = ends[0].clone(), high = ends[1].clone())
        }
        _ => say!(words, "renewals-expected", money = money),
    }
}

/// A sum of money in short.
pub fn sum(format: &Format, figure: &Figure) -> String {
    format.money(money_of(figure, figure.numerator))
}

/// As `sum`; `–` where no row has an amount, as what is not known is not nothing.
pub fn sum_known(format: &Format, figure: &Figure) -> String {
    if figure.n > 0 { sum(format, figure) } else { NOTHING.to_owned() }
}

fn money_of(figure: &Figure, minor: f64) -> Money {
    let currency = match figure.unit {
        Unit::Money(currency) => currency,
        _ => crate::domain::Currency::USD,
    };
    Money { minor: minor.round() as i64, currency }
}

/// A share with one decimal: `78.7 %`; `–` where it is undefined.
pub fn share(format: &Format, figure: &Figure) -> String {
    figure.known().map_or_else(|| NOTHING.to_owned(), |share| tenths(format, share))
}

fn tenths(format: &Format, share: f64) -> String {
    let number = format.decimal((share * 1000.0).round() / 10.0);
    if format.lang == Lang::En { format!("{number} %") } else { format!("{number}%") }
}

/// The outlook of the quarter: one part for gross and one for net retention, each worst, expected and best.
pub fn outlook(words: &Words, format: &Format, outlook: &Outlook) -> Vec<Said> {
    if let Err(why) = outlook.expected.gross.value {
        let why = if why == Undefined::EmptyCohort { "renewals-outlook-no-cohort" } else { "renewals-outlook-no-amounts" };
        return vec![(words.get(why), Tone::Quiet)];
    }
    let three = |id: &str, pick: fn(&Retention) -> &Figure| {
        let [worst, expected, best] = [&outlook.worst, &outlook.expected, &outlook.best].map(|case| share(format, pick(case)));
        let values = [("worst", worst.into()), ("expected", expected.into()), ("best", best.into())];
        (words.with(id, &values), Tone::Plain)
    };
    let mut said = vec![
        three("renewals-outlook-grr", |retention| &retention.gross),
        three("renewals-outlook-nrr", |retention| &retention.net),
        (say!(words, "renewals-outlook-open", n = outlook.open), Tone::Quiet),
    ];
    if outlook.left_out > 0 {
        said.push((say!(words, "renewals-outlook-left-out", n = outlook.left_out), Tone::Watch));
    }
    said
}

/// A forecast with its chance, where that is one of its own: `likely 80 %`.
pub fn forecast(words: &Words, format: &Format, deal: &Deal) -> Said {
    let own = deal.own_probability.map(|chance| format.percent(chance));
    let text = match (deal.forecast, own) {
        (None, None) => return (say!(words, "renewals-no-forecast"), Tone::Watch),
        (None, Some(own)) => own,
        (Some(forecast), None) => words.word(forecast),
        (Some(forecast), Some(own)) => format!("{} {own}", words.word(forecast)),
    };
    (text, deal.forecast.map_or(Tone::Plain, tone_of_forecast))
}

/// What is missing of an end, but for the forecast, which its own column says.
pub fn gaps(words: &Words, deal: &Deal) -> Vec<String> {
    deal.gaps.iter().filter(|gap| **gap != Gap::Forecast).map(|gap| words.word(*gap)).collect()
}

/// How early or late a decision came.
pub fn timing(words: &Words, timing: Timing) -> String {
    match timing {
        Timing::Early(days) => say!(words, "renewals-early", days = days),
        Timing::OnTime => say!(words, "renewals-on-time"),
        Timing::Late(days) => say!(words, "renewals-late", days = days),
    }
}

/// What changed of an end: `likely → at risk; $100K → $80K`.
pub fn change(words: &Words, format: &Format, change: &Change) -> String {
    let moves: Vec<String> = change.moves.iter().map(|moved| moved_words(words, format, *moved)).collect();
    moves.join(if format.lang == Lang::En { "; " } else { "、" })
}

fn moved_words(words: &Words, format: &Format, moved: Moved) -> String {
    let or_none = |text: Option<String>| text.unwrap_or_else(|| NOTHING.to_owned());
    let (from, to) = match moved {
        Moved::New => return say!(words, "renewals-new"),
        Moved::Closed(outcome) => return words.word(outcome),
        Moved::Forecast(from, to) => {
            let word = |forecast: Option<Forecast>| forecast.map_or_else(|| say!(words, "renewals-no-forecast"), |found| words.word(found));
            (word(from), word(to))
        }
        Moved::Probability(from, to) => {
            (or_none(from.map(|chance| format.percent(chance))), or_none(to.map(|chance| format.percent(chance))))
        }
        Moved::Amount(from, to) => (or_none(from.map(|money| format.money(money))), or_none(to.map(|money| format.money(money)))),
        Moved::Due(from, to) => (format.short_date(from), format.short_date(to)),
    };
    format!("{from} → {to}")
}

/// How the forecasts that stood some days before did: the score, and what to compare it with.
pub fn calibration(words: &Words, calibration: &Calibration) -> Vec<Said> {
    let days = calibration.days_before;
    let Some((brier, reference)) = calibration.brier.zip(calibration.reference) else {
        return vec![(say!(words, "renewals-calibration-none", days = days, without = calibration.without), Tone::Quiet)];
    };
    let score = |value: f64| format!("{value:.3}");
    let (renewed, n) = (calibration.renewed, calibration.n);
    let mut said = vec![
        (say!(words, "renewals-calibration", days = days, n = n, renewed = renewed), Tone::Plain),
        (say!(words, "renewals-brier", brier = score(brier), reference = score(reference)), brier_tone(brier, reference)),
    ];
    if calibration.is_few() {
        said.push((say!(words, "renewals-few", n = n), Tone::Watch));
    }
    if calibration.without > 0 {
        said.push((say!(words, "renewals-calibration-without", n = calibration.without), Tone::Quiet));
    }
    said
}

fn brier_tone(brier: f64, reference: f64) -> Tone {
    if brier <= reference { Tone::Good } else { Tone::Watch }
}

/// Whether a category was too hopeful or too careful: `+12 %: too hopeful`.
pub fn bias(words: &Words, format: &Format, category: &CategoryCalibration) -> Said {
    let points = format.change((category.bias * 100.0).round() as i64);
    if category.is_few() {
        return (say!(words, "renewals-bias-few", points = points), Tone::Quiet);
    }
    match category.bias {
        bias if bias > FAR => (say!(words, "renewals-bias-hopeful", points = points), Tone::Watch),
        bias if bias < -FAR => (say!(words, "renewals-bias-careful", points = points), Tone::Watch),
        _ => (say!(words, "renewals-bias-fair", points = points), Tone::Good),
    }
}

/// A forecast further off than this is told to be.
const FAR: f64 = 0.1;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::kpi::Part;
    use crate::domain::{AccountId, Currency, RenewalId, Zone};

    #[test]
    fn what_nobody_knows_is_not_nothing() {
        let known = Part::counted(RenewalId(1), AccountId(1), None, (480_000.0, 1.0));
        let unknown = Part::listed(RenewalId(2), AccountId(1), None);
        let format = Format { lang: Lang::Ja, today: "2026-11-22".parse().expect("a date"), zone: Zone::utc() };
        for (parts, said) in [(vec![known.clone(), unknown.clone()], "48万円"), (vec![unknown], NOTHING), (Vec::new(), NOTHING)] {
            assert_eq!(sum_known(&format, &Figure::sum(Unit::Money(Currency::JPY), parts)), said);
        }
    }
}
