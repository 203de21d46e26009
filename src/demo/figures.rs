//! What a manager would have said about figures: targets, the gross margin, and rates of exchange by the quarter.

use super::Settings;
use crate::domain::kpi::{Kpi, choices::target_name};
use crate::domain::{ChoiceId, Currency, ExchangeRate, IdSource, Lang, RateId, Row};
use chrono::Months;

/// Names the ids of these rows apart from those of the accounts' rows.
const SEED: u64 = 0x6b70_6921;

/// Shares, hours and days that one aims at.
const TARGETS: &[(Kpi, f64)] = &[
    (Kpi::Grr, 0.9),
    (Kpi::Nrr, 1.05),
    (Kpi::LogoRetention, 0.92),
    (Kpi::Nps, 30.0),
    (Kpi::FirstResponseHours, 4.0),
    (Kpi::TimeToValueDays, 45.0),
];

/// What a euro or a pound is worth in dollars, a dollar or a euro in yen, from the newest quarter back. Invented.
const DOLLARS: &[(Currency, [f64; 4])] = &[(Currency::EUR, [1.09, 1.11, 1.08, 1.07])];
const YEN: &[(Currency, [f64; 4])] = &[(Currency::USD, [152.0, 148.5, 150.0, 146.0]), (Currency::EUR, [165.5, 164.0, 162.0, 157.5])];

/// Returns what was chosen, by its name as the book keeps it.
pub fn choices(settings: &Settings) -> Vec<(ChoiceId, String, String)> {
    let margin = ("gross_margin".to_owned(), "0.78".to_owned());
    let begins = (settings.lang == Lang::Ja).then(|| ("year_begins".to_owned(), "4".to_owned()));
    let targets = TARGETS.iter().map(|(kpi, target)| (target_name(*kpi), target.to_string()));
    let mut ids = ids(settings);
    let mut id = move || ids.next(millis(settings));
    std::iter::once(margin).chain(begins).chain(targets).map(|(name, value)| (ChoiceId(id()), name, value)).collect()
}

/// Returns the rates of the last year.
pub fn rates(settings: &Settings) -> Vec<Row<RateId, ExchangeRate>> {
    let (quote, table) = if settings.lang == Lang::Ja { (Currency::JPY, YEN) } else { (Currency::USD, DOLLARS) };
    let mut ids = ids(settings);
    let mut rates = Vec::new();
    for (currency, quarters) in table {
        for (back, rate) in (0_u32..).zip(quarters) {
            let from_on = settings.today.checked_sub_months(Months::new(3 * back + 1)).unwrap_or(settings.today);
            let id = RateId(ids.next(millis(settings)));
            rates.push(Row { id, fields: ExchangeRate { currency: *currency, quote, from_on, rate: *rate, source: None } });
        }
    }
    rates
}

fn ids(settings: &Settings) -> IdSource {
    IdSource::seeded(settings.seed ^ SEED)
}

fn millis(settings: &Settings) -> i64 {
    settings.today.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis()
}
